#include "buf.h"
#include "chart_chain.h"
#include "drawing.h"

/* The delivery chain as a graph. */

#define W	492.0

static const char plan_head[] =
    "plan: {title: A plan, area: Anytown, date: 2026-03-31}\n"
    "partners: [{id: p, name: Partner, signed-up: no}]\n"
    "outcomes: [{id: o, title: Children are healthy}]\n"
    "delivery-chains:\n"
    "  - outcomes: o\n";

static const char small[] =
    "    nodes:\n"
    "      - {id: board, title: Board, level: strategic}\n"
    "      - {id: nhs, title: Care board, level: strategic}\n"
    "      - {id: service, title: Health service, level: operational}\n"
    "      - {id: nurses, title: School nurses, level: front-line}\n"
    "      - {id: clubs, title: Clubs, level: front-line, partner: p}\n"
    "      - {id: families, title: Families, level: community}\n"
    "    links:\n"
    "      - {from: board, to: nhs, kind: common-purpose}\n"
    "      - {from: board, to: service, kind: contractual, feedback: yes}\n"
    "      - {from: nhs, to: service, kind: contractual}\n"
    "      - {from: service, to: nurses, kind: internal}\n"
    "      - {from: service, to: clubs, kind: internal}\n"
    "      - {from: nurses, to: families, kind: community}\n";

static const struct figure *
figure(struct arena *a, const char *chain)
{
	const struct doc *d = composed(a, arena_printf(a, "%s%s", plan_head,
	    chain));

	return figure_of(d->root, chart_chain);
}

static bool
dashed(const struct op *op, int on, int off)
{
	return op->stroke && op->dash[0] == on && op->dash[1] == off;
}

static size_t
count_lines(const struct canvas *c, double width, int on, int off)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_LINE &&
		    c->ops[i].line_width == width &&
		    dashed(&c->ops[i], on, off);
	return n;
}

static size_t
count_boxes(const struct canvas *c, double width, int on)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_RECT &&
		    c->ops[i].line_width == width && c->ops[i].dash[0] == on;
	return n;
}

static size_t
count_tips(const struct canvas *c, bool open)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_POLY && c->ops[i].stroke == open;
	return n;
}

static bool
holds(double x, double y, double w, double h, double px, double py)
{
	return px > x && px < x + w && py > y && py < y + h;
}

/* No tie runs through the rectangle. */
static void
assert_clear(const struct canvas *c, double x, double y, double w, double h,
    const char *what)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if (op->kind == OP_CIRCLE && holds(x, y, w, h, op->x, op->y))
			fail_msg("a dot in \"%s\"", what);
		for (size_t k = 1; op->kind == OP_LINE && k < op->n; k++)
			for (double s = 0; s <= 1; s += 0.02) {
				const struct xy *p = &op->pts[k - 1];

				if (holds(x, y, w, h, p[0].x + s *
				    (p[1].x - p[0].x), p[0].y + s *
				    (p[1].y - p[0].y)))
					fail_msg("a line through \"%s\"",
					    what);
			}
	}
}

/* Is a filled box painted over what is below the text? */
static bool
in_box(const struct canvas *c, const struct op *t)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if (op->kind == OP_RECT && op->fill && t->x >= op->x &&
		    t->x + t->w <= op->x + op->w && t->y >= op->y &&
		    t->y <= op->y + op->h)
			return true;
	}
	return false;
}

static void
assert_boxes_apart(const struct canvas *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = i + 1; k < c->n; k++) {
			const struct op *a = &c->ops[i], *b = &c->ops[k];

			if (a->kind != OP_RECT || b->kind != OP_RECT)
				continue;
			assert_true(a->x + a->w <= b->x || b->x + b->w <=
			    a->x || a->y + a->h <= b->y || b->y + b->h <=
			    a->y);
		}
}

static void
assert_graph(const struct canvas *c)
{
	assert_drawing(c);
	assert_boxes_apart(c);
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if (op->kind == OP_RECT)
			assert_clear(c, op->x + 3, op->y + 3, op->w - 6,
			    op->h - 6, "a box");
		if (op->kind == OP_TEXT && !in_box(c, op))
			assert_clear(c, op->x, op->y - 0.7 * op->size, op->w,
			    0.7 * op->size, op->text);
	}
}

static void
test_small(void **state)
{
	const struct figure *f = figure(*state, small);
	struct canvas c;

	assert_non_null(f);
	c = figure_drawn(*state, f, W);
	assert_graph(&c);
	assert_string_equal(f->title, "The chain hangs on Health service");
	assert_int_equal(count_text(&c, "single point of failure"), 1);
	assert_int_equal(count_text(&c, "not signed up"), 1);
	assert_int_equal(count_text(&c, "contract"), 2);
	assert_int_equal(count_text(&c, "internal"), 2);
	assert_int_equal(count_text(&c, "common purpose"), 1);
	assert_int_equal(count_text(&c, "influence"), 1);
	assert_int_equal(count_text(&c, "Community"), 1);
	assert_int_equal(count_text(&c, "National"), 0);
	/* Each kind in its own style. */
	assert_int_equal(count_lines(&c, 0.9, 0, 0), 4);
	assert_int_equal(count_lines(&c, 1.5, 0, 0), 2);
	assert_int_equal(count_lines(&c, 1.4, 7, 4), 1);
	assert_int_equal(count_boxes(&c, 2, 0), 1);
	assert_int_equal(count_boxes(&c, 0.9, 3), 1);
	assert_int_equal(count_tips(&c, false), 6);
	assert_int_equal(count_tips(&c, true), 1);
}

/* Levels run down; those of a level that are tied stand side by side. */
static void
test_levels(void **state)
{
	struct canvas c = figure_drawn(*state, figure(*state, small), W);
	const struct op *board = text_op(&c, "Board");
	const struct op *nhs = text_op(&c, "Care board");
	const struct op *service = text_op(&c, "Health service");
	const struct op *families = text_op(&c, "Families");

	assert_true(fabs(board->y - nhs->y) < 0.01);
	assert_true(service->y > board->y + 20);
	assert_true(families->y > service->y + 60);
	assert_true(fabs(board->y - text_op(&c, "Strategic")->y) < 0.01);
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += *s != ' ' && (s[1] == ' ' || s[1] == '\0');
	return n;
}

static void
test_alt(void **state)
{
	const struct figure *f = figure(*state, small);

	assert_string_equal(f->alt, "Delivery chain for Children are healthy: "
	    "6\u00A0members, from the top down. Strategic: Board and Care board. "
	    "Operational: Health service. Front line: School nurses and "
	    "Clubs. Community: Families. 6\u00A0links between them: "
	    "2\u00A0internal, 2\u00A0by contract, 1\u00A0by common purpose and "
	    "1\u00A0by influence. News comes "
	    "back on 1 of them. Single points of failure, without which "
	    "others are cut off: Health service. Not signed up or not there "
	    "yet: Clubs. Tables in the annex name every member and link.");
	assert_true(count_words(f->alt) >= 60 && count_words(f->alt) <= 120);
}

/* An order without crossings is found where there is one. */
static void
test_crossings(void **state)
{
	static const char text[] =
	    "    nodes:\n"
	    "      - {id: a, title: A, level: strategic}\n"
	    "      - {id: b, title: B, level: strategic}\n"
	    "      - {id: c, title: C, level: strategic}\n"
	    "      - {id: x, title: X, level: operational}\n"
	    "      - {id: y, title: Y, level: operational}\n"
	    "      - {id: z, title: Z, level: operational}\n"
	    "    links:\n"
	    "      - {from: a, to: z, kind: internal}\n"
	    "      - {from: b, to: x, kind: internal}\n"
	    "      - {from: c, to: y, kind: internal}\n"
	    "      - {from: a, to: y, kind: internal}\n";
	struct canvas c = figure_drawn(*state, figure(*state, text), W);

	for (size_t i = 0; i < c.n; i++)
		for (size_t k = i + 1; k < c.n; k++) {
			const struct op *a = &c.ops[i], *b = &c.ops[k];

			if (a->kind == OP_LINE && b->kind == OP_LINE)
				if ((a->pts[0].x - b->pts[0].x) *
				    (a->pts[1].x - b->pts[1].x) <= 0)
					fail_msg("two ties cross");
		}
	assert_graph(&c);
}

static const char *const levels[] = { "national", "strategic",
	"operational", "front-line", "community" };
static const char *const kinds[] = { "internal", "contractual",
	"common-purpose", "community" };

static unsigned
next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7fff;
}

static const char *
random_chain(struct arena *a, unsigned seed, size_t nodes, size_t links,
    const char *title)
{
	struct buf b;

	buf_init(&b, a);
	buf_puts(&b, "    nodes:\n");
	for (size_t i = 0; i < nodes; i++)
		buf_printf(&b, "      - {id: n%zu, title: %s %zu, level: "
		    "%s%s}\n", i, title, i, levels[next(&seed) % 5],
		    next(&seed) % 4 == 0 ? ", partner: p" : "");
	buf_puts(&b, "    links:\n");
	for (size_t i = 0; i < links; i++)
		buf_printf(&b, "      - {from: n%zu, to: n%zu, kind: %s, "
		    "feedback: %s}\n", next(&seed) % nodes,
		    next(&seed) % nodes, kinds[next(&seed) % 4],
		    next(&seed) % 2 == 0 ? "yes" : "no");
	return buf_text(&b);
}

static void
walk(struct arena *a, const struct block *b, size_t *n)
{
	for (; b != NULL; b = b->next) {
		walk(a, b->first, n);
		if (b->figure != NULL && b->figure->draw == chart_chain) {
			struct canvas c = figure_drawn(a, b->figure, W);

			assert_graph(&c);
			assert_true(c.h < 660);
			assert_true(count_words(b->figure->alt) <= 120);
			(*n)++;
		}
	}
}

/* Whatever is tied to what, in circles too. */
static void
test_any(void **state)
{
	static const struct { size_t nodes, links; const char *title; }
	sizes[] = {
		{ 2, 6, "B" }, { 7, 9, "Body" }, { 12, 16, "Body" },
		{ 20, 26, "Body number" }, { 30, 36, "Body" },
		{ 12, 14, "A body with a name that needs sixty letters in "
		    "all no" },
		{ 30, 30, "A body with a name that needs sixty letters in "
		    "all no" },
		{ 10, 12, "Verylongwordwithoutanyspacethatmightbebrokensome"
		    "where" },
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (unsigned seed = 1; seed <= 6; seed++) {
			struct arena *a = arena_new();

			walk(a, composed(a, arena_printf(a, "%s%s", plan_head,
			    random_chain(a, seed, sizes[i].nodes,
			    sizes[i].links, sizes[i].title)))->root, &n);
			arena_free(a);
		}
	(void)state;
	assert_true(n > 30);
}

/* Over twenty nodes: a picture for each branch, the top in each. */
static void
test_branches(void **state)
{
	struct arena *a = *state;
	const struct doc *d;
	const struct block *k;
	struct buf b;
	size_t n = 0;

	buf_init(&b, a);
	buf_puts(&b, "    nodes:\n      - {id: top, title: Top, level: "
	    "national}\n");
	for (int i = 0; i < 3; i++) {
		buf_printf(&b, "      - {id: b%d, title: Branch %d, level: "
		    "strategic}\n", i, i);
		for (int j = 0; j < 7; j++)
			buf_printf(&b, "      - {id: l%d%d, title: Leaf "
			    "%d.%d, level: front-line}\n", i, j, i, j);
	}
	buf_puts(&b, "    links:\n");
	for (int i = 0; i < 3; i++) {
		buf_printf(&b, "      - {from: top, to: b%d, kind: "
		    "internal}\n", i);
		for (int j = 0; j < 7; j++)
			buf_printf(&b, "      - {from: b%d, to: l%d%d, kind: "
			    "contractual}\n", i, i, j);
	}
	d = composed(a, arena_printf(a, "%s%s", plan_head, buf_text(&b)));
	for (k = d->root->first; k != NULL; k = k->next) {
		struct canvas c;

		if (k->figure == NULL || k->figure->draw != chart_chain)
			continue;
		c = figure_drawn(a, k->figure, W);
		assert_graph(&c);
		assert_int_equal(count_text(&c, "Top"), 1);
		assert_int_equal(count_text(&c, arena_printf(a, "Branch %zu",
		    n)), 1);
		n++;
	}
	assert_int_equal(n, 3);
}

/* One node is no picture; too many links are none either. */
static void
test_none(void **state)
{
	assert_null(figure(*state, "    nodes:\n"
	    "      - {id: a, title: Alone, level: strategic}\n"));
	assert_null(figure(*state, random_chain(*state, 3, 15, 120, "B")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_alt),
		cmocka_unit_test(test_crossings),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_branches),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
