#include "buf.h"
#include "chart_questions.h"
#include "drawing.h"

/* The twelve answers about a delivery chain, and their total. */

#define W	492.0

static const struct figure *
figure(struct arena *a, const char *scores)
{
	const struct doc *d = composed(a, arena_printf(a, "%s%s",
	    "plan: {title: A plan, area: Anytown, date: 2026-03-31}\n"
	    "outcomes: [{id: o, title: Children are healthy}]\n"
	    "delivery-chains:\n"
	    "  - outcomes: o\n"
	    "    scores:\n", scores));

	return figure_of(d->root, chart_questions);
}

static const char whole[] =
    "      agreed: GARRR AAAGG AA\n"
    "      health: GARAR AGAGG AA\n"
    "      schools: AARRA ARAGG AA\n"
    "      community: GRARR AAAGG AG\n";

static size_t
count_rects(const struct canvas *c, double line)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_RECT && c->ops[i].stroke &&
		    c->ops[i].line_width == line;
	return n;
}

/* Text stays within the box that it stands in. */
static void
assert_in_boxes(const struct canvas *c)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->n; k++) {
			const struct op *t = &c->ops[i], *r = &c->ops[k];
			double mid = t->x + t->w / 2;

			if (t->kind != OP_TEXT || r->kind != OP_RECT ||
			    !r->stroke || mid < r->x || mid > r->x + r->w ||
			    t->y < r->y || t->y > r->y + r->h)
				continue;
			assert_true(t->x >= r->x - 0.01 && t->x + t->w <=
			    r->x + r->w + 0.01 && t->y <= r->y + r->h - 1);
		}
}

static void
test_whole(void **state)
{
	const struct figure *f = figure(*state, whole);
	struct canvas c;

	assert_non_null(f);
	c = figure_drawn(*state, f, W);
	assert_drawing(&c);
	assert_in_boxes(&c);
	assert_int_equal(count_rects(&c, 1.5), 1);	/* split */
	assert_int_equal(count_rects(&c, 1.25), 1);	/* the band */
	assert_int_equal(count_text(&c, "split"), 1);
	assert_int_equal(count_text(&c, "Total 0"), 1);
	assert_int_equal(count_text(&c, "Assessors' own totals: −1 to +2"),
	    1);
	for (int i = 1; i <= 12; i++)
		assert_int_equal(count_text(&c, arena_printf(*state, "%d",
		    i)), 1);
	/* Marks and the assessors' letters: 3 + 3 of red and so on. */
	assert_int_equal(count_text(&c, "G"), 3 + 10);
	assert_string_equal(f->title,
	    "Twelve questions: 3 green, 6 amber, 3 red");
	assert_string_equal(f->alt, "Twelve questions about the delivery "
	    "chain. Red: 3 Enough capacity, 4 Shared plan and 5 Funding "
	    "plan. Amber: 2 Evidence base, 6 Regular contact, 7 Working "
	    "levers, 8 Risks managed, 11 Shared learning and 12 Built-in "
	    "efficiency. Green: 1 Outcome clear, 9 Progress tracked and 10 "
	    "Clear leadership. On 7 the assessors are split between red and "
	    "green. The total is 0, between −12 and +12. Its band: "
	    "Significant improvement needed. The totals of 3 assessors run "
	    "from −1 to +2. The annex has the questions in full.");
}

/* A total that is not decided has no pointer. */
static size_t
count_pointers(const struct canvas *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_POLY && c->ops[i].n == 3 &&
		    !c->ops[i].stroke;
	return n;
}

static void
test_unanswered(void **state)
{
	const struct figure *f = figure(*state,
	    "      agreed: G-RR- AAAGG AA\n");
	struct canvas c = figure_drawn(*state, f, W);

	assert_drawing(&c);
	assert_in_boxes(&c);
	assert_int_equal(count_pointers(&c), 0);
	assert_int_equal(count_text(&c, "none"), 2);
	assert_int_equal(count_text(&c, "Still possible: −1 to +3"), 1);
	assert_int_equal(count_rects(&c, 1.25), 0);
	assert_non_null(strstr(f->alt, "anything from −1 to +3"));
	assert_non_null(strstr(f->alt, "Not answered: 2 Evidence base and 5 "
	    "Funding plan."));
}

static void
test_ends(void **state)
{
	static const char *const scores[] = {
		"      agreed: GGGGG GGGGG GG\n",
		"      agreed: RRRRR RRRRR RR\n      a: RRRRR RRRRR RR\n"
		"      b: GGGGG GGGGG GG\n",
		"      agreed: G---- ----- --\n      a: RAAAA AAAAA AA\n"
		"      b: RAAAA AAAAA AA\n",
		"      agreed: R---- ----- --\n",
	};

	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
		struct canvas c = figure_drawn(*state, figure(*state,
		    scores[i]), W);

		assert_drawing(&c);
		assert_in_boxes(&c);
		assert_true(count_pointers(&c) <= 1);
	}
}

/* Many assessors are counted, and a narrow page takes two rows. */
static void
test_many(void **state)
{
	struct arena *a = *state;

	for (int n = 1; n < 40; n += 6) {
		struct buf b;
		struct canvas c;

		buf_init(&b, a);
		for (int i = 0; i < n; i++)
			buf_printf(&b, "      assessor%d: %s\n", i,
			    i % 3 == 0 ? "GARRR AAAGG AA" : "GGGAA RRRGA AA");
		c = figure_drawn(a, figure(a, buf_text(&b)), W);
		assert_drawing(&c);
		assert_in_boxes(&c);
		c = figure_drawn(a, figure(a, buf_text(&b)), 300);
		assert_drawing(&c);
		assert_in_boxes(&c);
	}
}

static void
test_none(void **state)
{
	assert_null(figure(*state, "      agreed: ----- ----- --\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_unanswered),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
