/* The maps of risks: discs, counts, and what is said of them. */

#include "drawing.h"

#include "chart_risk.h"

static struct canvas
mapped(struct arena *a, struct risk_spot *spots, size_t n, bool after)
{
	struct risk_map *map = arena_alloc(a, sizeof *map);
	struct canvas c;

	*map = (struct risk_map){ spots, n, true, after, { 5, 10, 16 } };
	canvas_init(&c, a, 492, 0, letters, NULL);
	c.h = risk_map_height(&c, map);
	chart_risk(&c, map);
	assert_drawing(&c);
	return c;
}

static size_t
count_discs(const struct canvas *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_CIRCLE;
	return n;
}

static void
test_two_maps(void **state)
{
	struct risk_spot spots[] = {
		{ "R1", { 4, 4 }, { 3, 4 } }, { "R2", { 4, 4 }, { 3, 3 } },
		{ "R3", { 5, 4 }, { 4, 4 } },
	};
	struct canvas c = mapped(*state, spots, 3, true);

	assert_int_equal(count_discs(&c), 6);
	assert_int_equal(count_text(&c, "R1"), 2);
	assert_int_equal(count_text(&c, "After mitigation"), 1);
	/* The score stands in every field of both. */
	assert_int_equal(count_text(&c, "25"), 2);
	assert_int_equal(count_text(&c, "20"), 4);
}

/* Cells are 43.6 wide and 28 high; likelihood runs upwards. */
static void
test_places(void **state)
{
	struct risk_spot spots[] = { { "7", { 1, 5 }, { 5, 1 } } };
	struct canvas c = mapped(*state, spots, 1, true);
	const struct op *disc[2];
	size_t n = 0;

	for (size_t i = 0; i < c.n; i++)
		if (c.ops[i].kind == OP_CIRCLE)
			disc[n++] = &c.ops[i];
	assert_int_equal(n, 2);
	assert_float_equal(disc[0]->x, 22 + 4 * 43.6 + 21.05, 0.01);
	assert_float_equal(disc[1]->x, 252 + 22 + 21.05, 0.01);
	assert_float_equal(disc[0]->y - disc[1]->y, 4 * 28, 0.01);
}

static void
test_one_map(void **state)
{
	struct risk_spot spots[] = { { "R1", { 4, 4 }, { 4, 4 } } };
	struct canvas c = mapped(*state, spots, 1, false);

	assert_int_equal(count_discs(&c), 1);
	assert_int_equal(count_text(&c, "After mitigation"), 0);
}

/* Two fit into a field; from three on they are counted. */
static void
test_crowd(void **state)
{
	struct risk_spot spots[40];
	struct canvas c;

	for (size_t i = 0; i < 40; i++)
		spots[i] = (struct risk_spot){ "199", { 5, 5 },
		    { i < 2 ? 1 : 5, 5 } };
	c = mapped(*state, spots, 40, true);
	assert_int_equal(count_text(&c, "40 risks"), 1);
	assert_int_equal(count_text(&c, "38 risks"), 1);
	assert_int_equal(count_discs(&c), 2);
}

/* A narrow page has room for one of them. */
static void
test_narrow(void **state)
{
	struct risk_spot spots[] = { { "R1", { 5, 5 }, { 1, 1 } },
		{ "R2", { 5, 5 }, { 1, 1 } } };
	struct risk_map map = { spots, 2, false, true,
	    { 5, 10, 16 } };
	struct canvas c;

	canvas_init(&c, *state, 255, 0, letters, NULL);
	c.h = risk_map_height(&c, &map);
	chart_risk(&c, &map);
	assert_drawing(&c);
	assert_int_equal(count_discs(&c), 2);
	assert_int_equal(count_text(&c, "Before mitigation"), 0);
	assert_int_equal(count_text(&c, "25"), 1);
}

/* Below a long title the cells are lower; nothing in them is lost. */
static void
test_low(void **state)
{
	struct risk_spot spots[] = { { "R1", { 5, 5 }, { 4, 4 } },
		{ "R2", { 5, 5 }, { 4, 4 } }, { "R3", { 1, 1 }, { 4, 4 } },
		{ "R4", { 2, 2 }, { 2, 1 } } };
	struct risk_map map = { spots, 4, true, false, { 5, 10, 16 } };
	struct canvas c;

	for (int after = 0; after < 2; after++) {
		map.before = after == 0;
		map.after = after == 1;
		canvas_init(&c, *state, 255, 0, letters, NULL);
		c.h = risk_map_least(&c, &map);
		assert_true(c.h < risk_map_height(&c, &map) - 20);
		chart_risk(&c, &map);
		assert_drawing(&c);
		assert_int_equal(count_discs(&c), after == 0 ? 4 : 1);
		assert_int_equal(count_text(&c, "3 risks"), after);
	}
}

static void
test_nothing_scored(void **state)
{
	struct risk_spot spots[] = { { "R1", { 0, 0 }, { 0, 0 } } };
	struct canvas c = mapped(*state, spots, 1, true);

	assert_int_equal(count_discs(&c), 0);
}

static const char risks[] =
    "plan: {title: A plan}\n"
    "risks:\n"
    "  - {id: a, title: Prices rise, likelihood: 4, impact: 5,\n"
    "     residual: {likelihood: 3, impact: 4}}\n"
    "  - {id: b, title: Staff leave, likelihood: 4, impact: 4}\n"
    "  - {id: c, title: Rain, likelihood: 1, impact: 2,\n"
    "     residual: {likelihood: 1, impact: 1}}\n"
    "  - {id: d, title: Nobody knows}\n";

static void
test_words(void **state)
{
	const struct figure *f = figure_of(composed(*state, risks)->root,
	    chart_risk);
	struct canvas c;

	assert_non_null(f);
	assert_string_equal(f->title,
	    "What is done about the risks takes the severe ones from 2 to 1; "
	    "the worst left is “Staff leave”, at 16");
	assert_string_equal(f->alt, "4\u00a0risks by likelihood and impact. "
	    "Before mitigation: 2 severe, 1 low and 1 without a score. After "
	    "mitigation: 1 severe, 1 high, 1 low and 1 without a score; the "
	    "worst is “Staff leave”, with a score of 16. The risk register "
	    "has both scores of each.");
	assert_string_equal(f->caption, "Not scored, so not on the map: "
	    "1\u00a0risk. Not scored again, so where they were: "
	    "1\u00a0risk.");
	c = figure_drawn(*state, f, 492);
	assert_drawing(&c);
	/* By their place in the register; what has no score has none here. */
	assert_int_equal(count_discs(&c), 6);
}

/* Numbers that the plan prints itself are kept, if all of them fit. */
static void
test_own_numbers(void **state)
{
	const struct figure *f = figure_of(composed(*state,
	    "plan: {title: A plan}\nrisks:\n"
	    "  - {title: A, ref: R7, likelihood: 4, impact: 5}\n"
	    "  - {title: B, ref: R12, likelihood: 4, impact: 4}\n")->root,
	    chart_risk);
	struct canvas c;

	assert_non_null(f);
	c = figure_drawn(*state, f, 492);
	assert_int_equal(count_text(&c, "R7"), 1);
	assert_int_equal(count_text(&c, "R12"), 1);
	assert_int_equal(count_text(&c, "After mitigation"), 0);
	assert_non_null(strstr(f->title, "nothing is scored after"));
}

static void
test_no_map(void **state)
{
	assert_null(figure_of(composed(*state, "plan: {title: A plan}\n")
	    ->root, chart_risk));
	assert_null(figure_of(composed(*state, "plan: {title: A plan}\n"
	    "risks: [{title: Nobody knows}]\n")->root, chart_risk));
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_two_maps), TEST(test_places), TEST(test_one_map),
		TEST(test_crowd), TEST(test_narrow), TEST(test_low),
		TEST(test_nothing_scored), TEST(test_words),
		TEST(test_own_numbers), TEST(test_no_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
