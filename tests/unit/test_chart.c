#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analysis.h"
#include "arena.h"
#include "chart.h"
#include "chart_plot.h"
#include "diag.h"
#include "plan.h"
#include "source.h"

/* Letters of one width will do to see where labels stand. */
static double
measure(void *ctx, const char *s, double size, bool bold)
{
	(void)ctx;
	return (double)strlen(s) * size * (bold ? 0.56 : 0.52);
}

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static const char head[] =
    "planpress: 1\n"
    "plan: {title: A plan, area: Gateshead, date: 2026-03-31}\n"
    "outcomes: [{id: o, title: An outcome}]\n"
    "indicators:\n"
    "  - id: i\n"
    "    title: Children living with obesity\n"
    "    outcomes: o\n"
    "    unit: percent\n"
    "    better: lower\n"
    "    population: 2200 children\n";

static const char long_record[] =
    "    history: {2014/15: 20.0, 2015/16: 23.1, 2016/17: 24.6, "
    "2017/18: 23.0, 2018/19: 24.1, 2019/20: 24.9, 2020/21: NA, "
    "2021/22: 27.5, 2022/23: {value: 24.1, low: 22.3, high: 26.0}, "
    "2023/24: 22.5, 2024/25: {value: 25.1, low: 23.3, high: 27.0}}\n"
    "    baseline: 2022/23\n"
    "    targets: {2027/28: 21.0}\n"
    "    comparators:\n"
    "      - {name: England, history: {2014/15: 19.1, 2019/20: 21.0, "
    "2021/22: 23.4, 2022/23: 22.7, 2023/24: 22.1, 2024/25: 22.2}}\n";

static const struct indicator_result *
result(struct arena *a, const char *series)
{
	const char *text = arena_printf(a, "%s%s", head, series);
	struct sources *s = arena_alloc(a, sizeof *s);
	struct diags *d = arena_alloc(a, sizeof *d);
	const struct plan *plan;

	sources_init(s, a);
	diags_init(d, a, s);
	plan = plan_load(a, s, source_add(s, "plan.yaml", text, strlen(text)),
	    DAY_NONE, d);
	assert_int_equal(plan->indicators.n, 1);
	return &analyse(plan, a)->indicators[0];
}

static struct canvas
drawn(struct arena *a, const struct indicator_result *r, double w, double h)
{
	struct canvas c;

	canvas_init(&c, a, w, h, measure, NULL);
	chart_curve(&c, r);
	return c;
}

static bool
has_text(const struct canvas *c, const char *text)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].kind == OP_TEXT &&
		    strcmp(c->ops[i].text, text) == 0)
			return true;
	return false;
}

static void
check_texts(const struct canvas *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct op *a = &c->ops[i];

		for (size_t k = 0; k < a->n; k++)
			assert_true(isfinite(a->pts[k].x) &&
			    isfinite(a->pts[k].y));
		assert_true(isfinite(a->x) && isfinite(a->y));
		if (a->kind != OP_TEXT)
			continue;
		assert_true(a->size >= 8);
		assert_true(a->x >= -20 && a->x + a->w <= c->w + 20);
		for (size_t k = i + 1; k < c->n; k++) {
			const struct op *b = &c->ops[k];
			double dx = fmin(a->x + a->w, b->x + b->w) -
			    fmax(a->x, b->x);

			if (b->kind == OP_TEXT && dx > 1 &&
			    fabs(a->y - b->y) < 6)
				fail_msg("\"%s\" covers \"%s\"", a->text,
				    b->text);
		}
	}
}

static void
test_curve(void **state)
{
	const struct indicator_result *r = result(*state, long_record);
	struct canvas c = drawn(*state, r, 492, 274);

	check_texts(&c);
	assert_null(r->trend.absent);
	assert_true(has_text(&c, "25.1%"));
	assert_true(has_text(&c, "21.0% target"));
	assert_true(has_text(&c, "Gap on trend"));
	assert_true(has_text(&c, "Gateshead"));
	assert_true(has_text(&c, "England"));
	assert_true(has_text(&c, "No figure"));
	assert_true(has_text(&c, "for 2020/21"));
	assert_true(has_text(&c, "2027/28"));
}

/* The line of this area: 2.25 wide.  No part of it bridges the hole. */
static void
test_hole(void **state)
{
	const struct indicator_result *r = result(*state, long_record);
	struct canvas c = drawn(*state, r, 492, 274);
	size_t lines = 0, points = 0;

	for (size_t i = 0; i < c.n; i++)
		if (c.ops[i].kind == OP_LINE && c.ops[i].line_width == 2.25) {
			lines++;
			points += c.ops[i].n;
		}
	assert_int_equal(lines, 2);
	assert_int_equal(points, 10);
}

static void
test_no_trend(void **state)
{
	const struct indicator_result *r = result(*state,
	    "    history: {2022/23: 24.1, 2023/24: 22.5, 2024/25: 25.1}\n"
	    "    baseline: 2022/23\n"
	    "    targets: {2027/28: 21.0}\n");
	struct canvas c = drawn(*state, r, 492, 274);

	check_texts(&c);
	assert_true(has_text(&c, "Gap from today"));
	assert_true(has_text(&c, "4.1\u00A0points"));
	assert_false(has_text(&c, "95% range"));
}

/* A long title leaves little height, and large print little width: ticks and
   words become fewer, but what the picture is for is never left out. */
static void
test_low(void **state)
{
	static const char *const series[] = { long_record,
	    "    history: {2021/22: 93507254, 2022/23: 96507254, 2023/24: "
	    "{value: 99507254, low: 9, high: 199507254}}\n"
	    "    baseline: 2022/23\n"
	    "    breaks: {2022/23: Other schools are counted}\n"
	    "    targets: {2027/28: 81640000}\n" };

	for (int i = 0; i < 2; i++) {
		const struct indicator_result *r = result(*state, series[i]);

		for (double h = 90; h < 280; h += 7) {
			struct canvas c = drawn(*state, r, 255, h);

			check_texts(&c);
			for (size_t k = 0; k < c.n; k++)
				assert_true(c.ops[k].kind != OP_TEXT ||
				    c.ops[k].y <= h);
			assert_true(has_text(&c, i == 0 ? "25.1%" :
			    "99,507,254%"));
			/* At the worst the number and its noun part. */
			assert_true(has_text(&c, i == 0 ? "5.2\u00A0points" :
			    "17,867,254\u00A0points") || (i == 1 &&
			    has_text(&c, "17,867,254")));
		}
	}
}

/* One reading, no target, a narrow canvas: drawn all the same. */
static void
test_little(void **state)
{
	const struct indicator_result *r = result(*state,
	    "    history: {2024/25: 25.1}\n");
	struct canvas c = drawn(*state, r, 240, 120), spark;

	check_texts(&c);
	assert_true(c.n > 0);
	canvas_init(&spark, *state, 96, 54, measure, NULL);
	chart_sparkline(&spark, r);
	check_texts(&spark);
	assert_true(spark.n > 0);
}

/* What is drawn in little has all of the height, and no more: the way to a
   target may lead above everything else. */
static void
test_sparkline(void **state)
{
	const struct indicator_result *r = result(*state,
	    "    history: {2014/15: 20.0, 2015/16: 21.1, 2016/17: 20.6, "
	    "2017/18: 21.0, 2018/19: 20.1, 2019/20: {value: 20.9, low: 3, "
	    "high: 60}}\n"
	    "    baseline: 2019/20\n"
	    "    targets: {2025/26: 20.5}\n"
	    "    trajectory: {2022/23: 30.0}\n"
	    "    comparators:\n"
	    "      - {name: England, history: {2014/15: 19.1, 2019/20: "
	    "21.0}}\n"
	    "      - {name: Mars, history: {2014/15: 99, 2019/20: 99}}\n");
	double top = 54, bottom = 0;
	struct canvas c;

	assert_null(r->trend.absent);
	canvas_init(&c, *state, 96, 54, measure, NULL);
	chart_sparkline(&c, r);
	for (size_t i = 0; i < c.n; i++)
		for (size_t k = 0; k < c.ops[i].n; k++) {
			top = fmin(top, c.ops[i].pts[k].y);
			bottom = fmax(bottom, c.ops[i].pts[k].y);
		}
	assert_true(top >= 0 && top < 5);
	assert_true(bottom > 30 && bottom <= 54 - 16);
}

/* A level record runs through the middle. */
static void
test_level(void **state)
{
	const struct indicator_result *r = result(*state,
	    "    history: {2023/24: 20.0, 2024/25: 20.0}\n");
	struct canvas c;

	canvas_init(&c, *state, 96, 38, measure, NULL);
	chart_sparkline(&c, r);
	assert_true(c.n > 0);
	for (size_t i = 0; i < c.n; i++)
		for (size_t k = 0; k < c.ops[i].n; k++)
			assert_true(fabs(c.ops[i].pts[k].y - 19) < 0.01);
}

static bool
is_one_of(struct colour c, const struct colour *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (memcmp(&c, &v[i], sizeof c) == 0)
			return true;
	return false;
}

/* On the dark panel everything is white or an accent, which a theme has its
   own of, and nothing is written. */
static void
test_motif(void **state)
{
	const struct colour ours[] = { palette.white, palette.a4, palette.a5,
		palette.a7 };
	const struct indicator_result *r = result(*state, long_record);
	double right = 0, bottom = 0;
	struct canvas c;

	canvas_init(&c, *state, 492, 180, measure, NULL);
	chart_motif(&c, r);
	assert_true(c.n > 4);
	for (size_t i = 0; i < c.n; i++) {
		const struct op *op = &c.ops[i];

		assert_int_not_equal(op->kind, OP_TEXT);
		assert_true(!op->fill || is_one_of(op->fill_colour, ours, 4));
		assert_true(!op->stroke || is_one_of(op->stroke_colour, ours,
		    4));
		for (size_t k = 0; k < op->n; k++) {
			right = fmax(right, op->pts[k].x);
			bottom = fmax(bottom, op->pts[k].y);
			assert_true(op->pts[k].x >= 0 && op->pts[k].y >= 0);
		}
	}
	assert_true(right > 450 && right <= 492);
	assert_true(bottom > 100 && bottom <= 180);
	canvas_init(&c, *state, 492, 180, measure, NULL);
	chart_motif(&c, result(*state, "    history: {2024/25: NA}\n"));
	assert_int_equal(c.n, 0);
}

static void
test_nothing(void **state)
{
	const struct indicator_result *r = result(*state,
	    "    history: {2024/25: NA}\n");
	struct canvas c = drawn(*state, r, 492, 274);

	assert_int_equal(c.n, 0);
}

static void
check_axis(double least, double most, bool whole, double lo, double hi,
    double step)
{
	struct axis a = axis_around(least, most, whole);

	assert_float_equal(a.lo, lo, 1e-9);
	assert_float_equal(a.hi, hi, 1e-9);
	assert_float_equal(a.step, step, 1e-9);
}

static void
test_axis(void **state)
{
	(void)state;
	check_axis(19.1, 31.6, false, 18, 32, 2);
	check_axis(0, 15, true, 0, 15, 5);
	check_axis(0, 15, false, 0, 15, 2.5);
	check_axis(0, 3, true, 0, 3, 1);
	check_axis(0.1, 0.4, false, 0.1, 0.4, 0.05);
	assert_int_equal(axis_decimals((struct axis){ 0, 15, 2.5 }), 1);
	assert_int_equal(axis_decimals((struct axis){ 0, 100, 20 }), 0);
	/* All values the same, or none: still a scale. */
	assert_true(axis_around(5, 5, false).hi > 5);
	assert_true(axis_around(0, 0, false).hi > 0);
	/* In a low plot fewer steps, but one at least. */
	assert_float_equal(axis_in(19.1, 31.6, false, 200).step, 2, 1e-9);
	assert_float_equal(axis_in(19.1, 31.6, false, 50).step, 5, 1e-9);
	assert_float_equal(axis_in(19.1, 31.6, false, 12).step, 50, 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_curve, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hole, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_trend, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_low, setup, teardown),
		cmocka_unit_test_setup_teardown(test_little, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sparkline, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_level, setup, teardown),
		cmocka_unit_test_setup_teardown(test_motif, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nothing, setup,
		    teardown),
		cmocka_unit_test(test_axis),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
