/* The pictures of an appraisal: bars of scores, weights, cost and benefit. */

#include "drawing.h"

#include "chart_label.h"
#include "chart_scores.h"
#include "chart_value.h"
#include "chart_weights.h"

static const char long_name[] =
    "Neighbourhood walking infrastructure improved for everybody";

/* ---- bars ---- */

static struct canvas
barred(struct arena *a, struct score_row *rows, size_t n)
{
	struct score_rows *data = arena_alloc(a, sizeof *data);

	*data = (struct score_rows){ rows, n };
	return fitted(a, rows[0].name == NULL ? SCORE_BAR_W : 492,
	    score_rows_height, chart_scores, data);
}

static const struct op *
nth_rect(const struct canvas *c, size_t n)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].kind == OP_RECT && n-- == 0)
			return &c->ops[i];
	return NULL;
}

/* A part is as long as its share of a hundred points. */
static void
test_bar(void **state)
{
	struct score_part parts[] = { { 1, "1", 30 }, { 3, "2", 15 },
		{ 5, "3", 0 } };
	struct score_row row = { .parts = parts, .n_parts = 3,
		.total = "45.0" };
	struct canvas c = barred(*state, &row, 1);
	const struct op *one = nth_rect(&c, 0), *two = nth_rect(&c, 1);

	assert_null(nth_rect(&c, 2));
	assert_float_equal((one->w + 1.1) / (two->w + 1.1), 2, 1e-6);
	assert_int_equal(count_text(&c, "1"), 1);
	assert_int_equal(count_text(&c, "3"), 0);
	assert_int_equal(count_text(&c, "45.0"), 1);
}

/* Scores beyond their scale: the bar stays in its room. */
static void
test_beyond(void **state)
{
	struct score_part parts[] = { { 1, "1", -40 }, { 2, "2", 190 } };
	struct score_row row = { .parts = parts, .n_parts = 2,
		.total = "150.0" };
	struct canvas c = barred(*state, &row, 1);

	assert_non_null(nth_rect(&c, 0));
	assert_null(nth_rect(&c, 1));
}

static void
test_many_rows(void **state)
{
	struct score_part parts[12];
	struct score_row rows[30];
	struct canvas c;

	for (size_t i = 0; i < 12; i++)
		parts[i] = (struct score_part){ (unsigned)i % 8 + 1, "12",
		    100.0 / 12 };
	for (size_t i = 0; i < 30; i++)
		rows[i] = (struct score_row){ .name = long_name,
		    .leads = i == 0, .parts = parts, .n_parts = 12,
		    .total = "100.0" };
	c = barred(*state, rows, 30);
	assert_int_equal(count_text(&c, "100.0"), 30);
}

/* ---- weights ---- */

static struct canvas
weighed(struct arena *a, struct weight_row *rows, size_t n, double w)
{
	struct weight_rows *data = arena_alloc(a, sizeof *data);

	*data = (struct weight_rows){ rows, n };
	return fitted(a, w, weight_rows_height, chart_weights, data);
}

static void
test_weights(void **state)
{
	struct weight_row rows[] = {
		{ "Clinically effective", 0.215, 0, 0.53, NULL, "PhysChks" },
		{ "Patients involved", 0.167, 0, 1, NULL, NULL },
		{ "Sustainable", 0.9, 0.4, 1, "Peers", NULL },
		{ "Implementable", 0.5, 0.2, 0.9, "Peers", "Schools" },
	};
	struct canvas c = weighed(*state, rows, 4, 240);

	assert_int_equal(count_text(&c, "to 53.0%"), 1);
	assert_int_equal(count_text(&c, "then PhysChks"), 1);
	assert_int_equal(count_text(&c, "first at any weight"), 1);
	assert_int_equal(count_text(&c, "first Peers"), 1);
	assert_int_equal(count_text(&c, "from 40.0%"), 1);
}

/* Nothing touches the upright mark of the weight, wherever that stands. */
static void
test_mark(void **state)
{
	for (int at = 0; at <= 100; at++) {
		struct weight_row row = { long_name, at / 100.0,
			at / 200.0, 0.5 + at / 200.0, long_name, long_name };
		struct canvas c = weighed(*state, &row, 1, 240);
		double x = -1;

		for (size_t i = 0; i < c.n; i++)
			if (c.ops[i].kind == OP_LINE &&
			    c.ops[i].line_width == 2)
				x = c.ops[i].pts[0].x;
		assert_true(x >= 0);
		for (size_t i = 0; i < c.n; i++)
			if (c.ops[i].kind == OP_TEXT && c.ops[i].y < 22 &&
			    c.ops[i].size == 8)
				assert_true(c.ops[i].x + c.ops[i].w < x - 1 ||
				    c.ops[i].x > x + 1);
	}
}

/* ---- cost and benefit ---- */

static const char *
pounds(const void *of, struct arena *a, double x)
{
	return arena_printf(a, "%s%.0f", (const char *)of, x);
}

static struct canvas
valued(struct arena *a, struct value_dot *dots, size_t n, double w)
{
	struct value_chart v = { dots, n, pounds, "£" };
	struct canvas c = drawn(a, w, VALUE_HEIGHT, chart_value, &v);

	assert_drawing(&c);
	return c;
}

static size_t
count_dots(const struct canvas *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_CIRCLE;
	return n;
}

static void
test_value(void **state)
{
	struct value_dot dots[] = {
		{ "A", "1", 100, 80, true }, { "B", "2", 50, 60, true },
		{ "C", "3", 90, 30, false },
	};
	struct canvas c = valued(*state, dots, 3, 240);
	const struct op *line = NULL;

	assert_int_equal(count_dots(&c), 3);
	assert_int_equal(count_text(&c, "A") + count_text(&c, "B") +
	    count_text(&c, "C"), 3);
	for (size_t i = 0; i < c.n; i++)
		if (c.ops[i].kind == OP_LINE && c.ops[i].line_width == 1.25)
			line = &c.ops[i];
	/* From the cheaper to the dearer, upwards. */
	assert_non_null(line);
	assert_int_equal(line->n, 2);
	assert_true(line->pts[0].x < line->pts[1].x);
	assert_true(line->pts[0].y > line->pts[1].y);
}

static void
test_value_odd(void **state)
{
	struct value_dot dots[30];

	for (size_t i = 0; i < 30; i++)
		dots[i] = (struct value_dot){ long_name, "17",
		    1e6 * (double)(i % 5), 50 + (double)(i % 3), i == 0 };
	valued(*state, dots, 30, 240);
	valued(*state, dots, 30, 492);
	/* One place for all, no money, less than nothing. */
	for (size_t i = 0; i < 30; i++)
		dots[i] = (struct value_dot){ "X", "1", 0, 0, true };
	valued(*state, dots, 30, 240);
	dots[0].total = -20;
	dots[1].cost = -5;
	valued(*state, dots, 3, 240);
	valued(*state, dots, 1, 240);
	valued(*state, dots, 0, 240);
}

/* ---- words on fills, names beside bars ---- */

static void
test_label(void **state)
{
	const char *lines[2];
	struct canvas c;

	canvas_init(&c, *state, 100, 10, letters, NULL);
	assert_string_equal(canvas_cut(&c, "One two three", 10, false, 60),
	    "One two…");
	assert_string_equal(canvas_cut(&c, "Short", 10, false, 60), "Short");
	/* A word that is too long by itself is cut within, not at a byte. */
	assert_string_equal(canvas_cut(&c, "éééééééééééééé", 10, false, 30),
	    "éééé…");
	assert_int_equal(label_lines(&c, "One two three four", 10, false, 60,
	    lines, 2), 2);
	assert_string_equal(lines[0], "One two");
	assert_string_equal(lines[1], "three four");
	assert_int_equal(colour_on(palette.a7).r, 0xFF);
	assert_int_equal(colour_on(palette.a4).r, palette.ink.r);
	assert_int_equal(colour_on(palette.amber).r, palette.ink.r);
	assert_int_equal(colour_on(palette.red).r, 0xFF);
}

/* ---- what is said of them ---- */

static const char plan[] =
    "plan: {title: A plan, date: 2026-03-31}\n"
    "outcomes: [{id: o, title: An outcome}]\n"
    "appraisals:\n"
    "  - id: a\n"
    "    question: Which?\n"
    "    outcomes: o\n"
    "    date: 2026-02-02\n"
    "    criteria:\n"
    "      - {id: x, title: Effect, weight: 60}\n"
    "      - {id: y, title: Ease, weight: 40}\n"
    "    options:\n"
    "      - {id: p, title: Walk, cost: £10k, scores: {x: 5, y: 2}}\n"
    "      - {id: q, title: Ride, cost: £20k, scores: {x: 3, y: 4}}\n"
    "      - {id: r, title: Rest, cost: £30k, scores: {x: 1, y: 1}}\n";

static void
test_words(void **state)
{
	const struct doc *d = composed(*state, plan);
	const struct figure *bar = figure_of(d->root, chart_scores);
	const struct figure *w = figure_of(d->root, chart_weights);
	const struct figure *v = figure_of(d->root, chart_value);

	assert_non_null(bar);
	assert_string_equal(bar->alt, "76.0 of 100: Effect 60.0, Ease 16.0.");
	assert_non_null(w);
	assert_string_equal(w->title, "2 of 2\u00a0weights could put another "
	    "option first");
	assert_string_equal(w->alt, "How far the weight of each of "
	    "2\u00a0criteria can move, the others in proportion, with “Walk” "
	    "still first. Effect weighs 60.0%. Below 50.0%, “Ride” leads. "
	    "Ease weighs 40.0%. Above 50.0%, “Ride” leads.");
	assert_non_null(v);
	assert_string_equal(v->title, "1 of 3\u00a0options with a cost cannot "
	    "be had for less");
	assert_non_null(strstr(v->alt, "“Walk”: 76.0 points for £10,000; none "
	    "is worth as much for less."));
	for (int i = 0; i < 3; i++) {
		const struct figure *f = i == 0 ? bar : i == 1 ? w : v;
		struct canvas c = figure_drawn(*state, f, i == 0 ?
		    SCORE_BAR_W : 240);

		assert_true(c.n > 0);
		assert_drawing(&c);
	}
}

/* A page holds twelve criteria; those that could change who leads are
   among them. */
static void
test_many_criteria(void **state)
{
	const char *text = "plan: {title: A plan, date: 2026-03-31}\n"
	    "outcomes: [{id: o, title: An outcome}]\nappraisals:\n"
	    "  - id: a\n    question: Which?\n    outcomes: o\n"
	    "    criteria:\n", *a = "", *b = "";
	const struct figure *f;
	struct canvas c;

	for (int i = 0; i < 15; i++) {
		text = arena_printf(*state, "%s      - {id: k%d, title: "
		    "Criterion %d, weight: 10}\n", text, i, i);
		a = arena_printf(*state, "%sk%d: %d, ", a, i, i < 13 ? 3 : 2);
		b = arena_printf(*state, "%sk%d: %d, ", b, i, i < 13 ? 2 : 4);
	}
	text = arena_printf(*state, "%s    options:\n"
	    "      - {id: p, title: Walk, scores: {%s}}\n"
	    "      - {id: q, title: Ride, scores: {%s}}\n", text, a, b);
	f = figure_of(composed(*state, text)->root, chart_weights);
	assert_non_null(f);
	assert_string_equal(f->caption, "Not drawn for want of room: "
	    "3\u00a0criteria.");
	c = figure_drawn(*state, f, 240);
	assert_drawing(&c);
	assert_int_equal(count_text(&c, "Criterion 13"), 1);
	assert_int_equal(count_text(&c, "Criterion 14"), 1);
	assert_int_equal(count_text(&c, "Criterion 12"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bar),
		cmocka_unit_test(test_beyond),
		cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_value),
		cmocka_unit_test(test_value_odd),
		cmocka_unit_test(test_label),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_many_criteria),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
