#include "buf.h"
#include "chart_inequality.h"
#include "drawing.h"

/* A group against others over time. */

#define W	240.0

static const char plan_head[] =
    "plan: {title: A plan, area: Anytown, date: 2026-03-31}\n"
    "outcomes: [{id: o, title: Children are healthy}]\n"
    "groups: [{id: g, title: %s}]\n"
    "indicators:\n"
    "  - id: all\n"
    "    title: Everybody\n"
    "    outcomes: o\n"
    "    unit: percent\n"
    "    better: lower\n"
    "    history: {%s}\n"
    "  - id: i\n"
    "    title: Children living with obesity\n"
    "    outcomes: o\n"
    "    unit: percent\n"
    "    better: lower\n"
    "    tolerance: 1 point\n"
    "    history: {%s}\n"
    "    breakdown: [{group: g, against: all, history: {%s}}]\n";

static const struct figure *
figure(struct arena *a, const char *group, const char *others,
    const char *series)
{
	return figure_of(composed(a, arena_printf(a, plan_head, group, others,
	    others, series))->root, chart_inequality);
}

static size_t
count_lines(const struct canvas *c, double width)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_LINE &&
		    c->ops[i].line_width == width;
	return n;
}

static void
test_widening(void **state)
{
	const struct figure *f = figure(*state, "The most deprived fifth",
	    "2014/15: 14.0, 2019/20: 15.5, 2024/25: 15.0",
	    "2014/15: 23.9, 2019/20: 28.0, 2024/25: 30.2");
	struct canvas c;

	assert_non_null(f);
	c = figure_drawn(*state, f, W);
	assert_drawing(&c);
	assert_int_equal(count_lines(&c, 2), 1);
	assert_int_equal(count_lines(&c, 1.5), 1);
	assert_int_equal(count_lines(&c, 1), 2);	/* both gaps */
	assert_int_equal(count_text(&c, "9.9\u00A0points"), 1);
	assert_int_equal(count_text(&c, "Gap 15.2\u00A0points"), 1);
	assert_int_equal(count_text(&c, "was 9.9"), 1);
	assert_int_equal(count_text(&c, "2014/15"), 1);
	assert_int_equal(count_text(&c, "2024/25"), 1);
	assert_true(text_op(&c, "30.2%")->y < text_op(&c, "15.0%")->y);
	assert_string_equal(f->title, "The gap is widening");
	assert_string_equal(f->alt, "Children living with obesity: “The most "
	    "deprived fifth” against Everybody, 2014/15 to 2024/25. It went "
	    "from 23.9% to 30.2% for the group, and from 14.0% to 15.0% for "
	    "the others. 9.9\u00A0points apart in 2014/15, 15.2\u00A0points "
	    "in 2024/25. As a ratio: 1.71, then 2.01. Judged by the "
	    "tolerance, the gap is widening. There are 3 periods that both "
	    "have. A table in the annex has the latest figures of every "
	    "group.");
}

/* The group may be the better one, both may be the same, or be nothing. */
static void
test_strange(void **state)
{
	static const char *const v[][2] = {
		{ "2014/15: 30, 2024/25: 32", "2014/15: 20, 2024/25: 31" },
		{ "2014/15: 20, 2024/25: 20", "2014/15: 20, 2024/25: 20" },
		{ "2014/15: 0, 2024/25: 0", "2014/15: 0, 2024/25: 0" },
		{ "2014/15: 0.001, 2024/25: 0.002",
		  "2014/15: 0.001, 2024/25: 0.0021" },
		{ "2014/15: 10, 2024/25: 90", "2014/15: 90, 2024/25: 10" },
		{ "2014/15: 99.9, 2024/25: 99.8",
		  "2014/15: 99.8, 2024/25: 99.9" },
		{ "2014/15: 10, 2015/16: 11, 2016/17: 90, 2017/18: 12",
		  "2014/15: 12, 2015/16: 13, 2016/17: 9, 2017/18: 8" },
	};

	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		const struct figure *f = figure(*state, "A group with a name "
		    "that takes more than sixty letters in this test", v[i][0],
		    v[i][1]);
		struct canvas c;

		assert_non_null(f);
		c = figure_drawn(*state, f, W);
		assert_drawing(&c);
		c = figure_drawn(*state, f, 492);
		assert_drawing(&c);
	}
}

/* A single period has no course. */
static void
test_none(void **state)
{
	assert_null(figure(*state, "G", "2024/25: 20", "2024/25: 30"));
	assert_null(figure(*state, "G", "2024/25: 20", "2023/24: 30"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_widening),
		cmocka_unit_test(test_strange),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
