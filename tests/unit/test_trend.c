#include "handmade.h"

#include <string.h>

#include "methods.h"
#include "quantile.h"
#include "series.h"

/* The published series with the targets of the design's sketch. */
static struct indicator
year_six(struct arena *a)
{
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct target *t = arena_array(a, 2, sizeof *t);

	give_gateshead(a, &in);
	in.baseline.period = academic(a, 2024);
	t[0].period = academic(a, 2026);
	t[0].value = value_target(24.5);
	t[1].period = academic(a, 2028);
	t[1].value = value_target(23.0);
	in.targets.items = t;
	in.targets.n = 2;
	in.population = (struct quantity){ .v = made(""), .x = 2200,
	    .noun = "children" };
	return in;
}

static struct indicator_result
measured(struct arena *a, const struct indicator *in)
{
	struct indicator_result r = { 0 };

	indicator_measure(a, in, &r);
	return r;
}

static void
add_break(struct arena *a, struct indicator *in, int year)
{
	struct series_break *b = arena_alloc(a, sizeof *b);

	b->period = academic(a, year);
	in->breaks.items = b;
	in->breaks.n = 1;
}

/* Reference values: mpmath, 30 digits, by the incomplete beta function. */
static void
t_quantiles_are_right(void **state)
{
	static const struct { unsigned df; double p90, p975; } want[] = {
		{ 1, 3.0776835371752534, 12.7062047361747046 },
		{ 2, 1.88561808316412673, 4.30265272974946385 },
		{ 3, 1.63774435369621011, 3.18244630528370959 },
		{ 4, 1.53320627405894391, 2.77644510519779436 },
		{ 8, 1.39681530974386472, 2.30600413520416668 },
		{ 9, 1.38302873839663231, 2.26215716279820554 },
		{ 17, 1.33337938972162693, 2.10981557783331709 },
		{ 100, 1.29007476134651597, 1.98397151852355229 },
		{ 1000, 1.28239872146092444, 1.96233908082640848 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(want); i++) {
		assert_near(t_quantile(0.9, want[i].df), want[i].p90, 1e-12);
		assert_near(t_quantile(0.975, want[i].df), want[i].p975,
		    1e-12);
	}
}

/* 26.4 in 2028/29, 95% 20.8 to 32.1 (more digits from mpmath). */
static void
trend_on_all_points(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r = measured(*state, &in);

	assert_null(r.trend.absent);
	assert_int_equal(r.trend.n, 10);
	assert_near(r.trend.slope, 0.279063360881543, 1e-9);
	assert_near(r.trend.s, 1.80652513346791, 1e-9);
	assert_null(r.outlook.absent);
	assert_near(r.outlook.mid, 26.429476584022, 1e-9);
	assert_near(r.outlook.lo80, 22.9876516600606, 1e-9);
	assert_near(r.outlook.hi80, 29.8713015079835, 1e-9);
	assert_near(r.outlook.lo95, 20.7473635287468, 1e-9);
	assert_near(r.outlook.hi95, 32.1115896392973, 1e-9);
	assert_string_equal(unit_text(*state, &in, r.outlook.mid, 1),
	    "26.4%");
	assert_false(r.outlook.extrapolated);
	assert_true(trend_at(&r.trend, r.trend.t_last + 5.1, true)
	    .extrapolated);
	assert_false(r.outlook.clamped);
}

static void
no_trend_on_four_points(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r;

	add_break(*state, &in, 2020);
	r = measured(*state, &in);
	assert_string_equal(r.trend.absent,
	    "too few comparable points: 4 since 2020/21");
	assert_string_equal(r.outlook.absent, r.trend.absent);
	assert_string_equal(r.on_trend.absent, r.trend.absent);
	assert_int_equal(r.n_points, 11);
	assert_true(r.points[6].hole);
	assert_int_equal(r.points[5].run, 0);
	assert_int_equal(r.points[7].run, 1);
	/* Of either run: 27.5 to 25.1 over three years after the break;
	   before it every span of three years was a rise. */
	assert_near(r.best.a_year, 0.8, 1e-9);
}

static void
three_gaps_are_named_apart(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r = measured(*state, &in);

	assert_near(r.from_today.unit, 2.1, 1e-9);
	assert_near(r.from_today.people, 46.2, 1e-9);
	assert_string_equal(r.from_today.noun, "children");
	assert_null(r.from_today.population_of);
	assert_near(r.on_trend.unit, 3.429476584022, 1e-9);
	assert_near(r.on_trend.people, 75.448484848, 1e-6);
	assert_near(r.years_left, 4, 1e-9);
	assert_near(r.required.a_year, 0.525, 1e-9);
	assert_near(r.best.a_year, 0.8, 1e-9);
	assert_int_equal(r.decimals, 1);
}

static void
no_colour_before_a_new_reading(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r = measured(*state, &in);

	assert_int_equal(r.rag, RAG_NONE);
	assert_string_equal(r.rag_why,
	    "no reading has followed the baseline yet");
}

/* From 24.1 in 2022/23 to 23.0 in 2028/29: 23.7333 in 2024/25. */
static void
colour_follows_the_path(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r;
	double x;

	in.baseline.period = academic(*state, 2022);
	in.targets.items++;
	in.targets.n = 1;
	r = measured(*state, &in);
	assert_true(path_at(&r, r.latest->t, &x));
	assert_near(x, 24.1 - 1.1 * 2 / 6, 1e-9);
	assert_int_equal(r.rag, RAG_RED);
	assert_string_equal(r.rag_why, "worse than its path");
	in.tolerance = (struct tolerance){ .v = made(""), .x = 1.5 };
	assert_int_equal(measured(*state, &in).rag, RAG_AMBER);
	in.history.readings.items[10].value.x = 23.0;
	assert_int_equal(measured(*state, &in).rag, RAG_GREEN);
	assert_false(path_at(&r, r.latest->t + 9, &x));
	assert_false(path_at(&r, r.baseline_t - 1, &x));
}

static void
trajectory_replaces_the_straight_line(void **state)
{
	struct indicator in = year_six(*state);
	struct target late = { .period = academic(*state, 2027),
	    .value = value_target(25) };
	struct indicator_result r;
	double x;

	in.trajectory.items = &late;
	in.trajectory.n = 1;
	r = measured(*state, &in);
	assert_int_equal(r.n_path, 3);
	assert_true(path_at(&r, r.latest->t + 3, &x));
	assert_near(x, 25, 1e-9);
	assert_true(path_at(&r, r.latest->t + 2, &x));
	assert_near(x, 25.1 - 0.1 * 2 / 3, 1e-9);
}

/* Three-year pools that overlap: every third one, back from the latest. */
static void
pools_enter_once(void **state)
{
	struct indicator in = indicator_in("years", BETTER_HIGHER);
	struct reading v[9];
	struct indicator_result r;
	size_t i;

	for (i = 0; i < LEN(v); i++)
		v[i] = reading_of(calendar(*state, 2015 + (int)i,
		    2017 + (int)i), "81.4");
	in.history.readings.items = v;
	in.history.readings.n = LEN(v);
	r = measured(*state, &in);
	for (i = 0; i < LEN(v); i++)
		assert_int_equal(r.points[i].used, i % 3 == 2);
	assert_string_equal(r.trend.absent, "too few comparable points: 3");
	assert_ptr_equal(r.previous, &r.points[5]);
}

static void
a_pool_across_a_break_is_in_no_run(void **state)
{
	struct indicator in = indicator_in("years", BETTER_HIGHER);
	struct series_break b = { .period = calendar(*state, 2017, 2017) };
	struct reading v[3];
	struct indicator_result r;

	v[0] = reading_of(calendar(*state, 2014, 2016), "80.0");
	v[1] = reading_of(calendar(*state, 2015, 2017), "81.0");
	v[2] = reading_of(calendar(*state, 2017, 2019), "82.0");
	in.history.readings.items = v;
	in.history.readings.n = 3;
	in.breaks.items = &b;
	in.breaks.n = 1;
	r = measured(*state, &in);
	assert_int_equal(r.points[0].run, 0);
	assert_int_equal(r.points[1].run, -1);
	assert_int_equal(r.points[2].run, 1);
	assert_false(r.points[1].used);
	assert_null(r.previous);
}

static void
points_are_put_in_order(void **state)
{
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct reading v[3];
	struct indicator_result r;

	/* The pool has the midpoint of its middle year: the year is first
	   on the way back, so it stands behind. */
	v[0] = reading_of(calendar(*state, 2017, 2017), "3");
	v[1] = reading_of(calendar(*state, 2016, 2018), "2");
	v[2] = reading_of(calendar(*state, 2014, 2014), "1");
	in.history.readings.items = v;
	in.history.readings.n = 3;
	r = measured(*state, &in);
	assert_true(r.points[0].x == 1);
	assert_true(r.points[1].x == 2);
	assert_true(r.points[2].x == 3);
	assert_true(r.points[2].used);
	assert_false(r.points[1].used);
}

static void
figures_that_cannot_be_are_absent(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r;

	in.population.v.state = VAL_ABSENT;
	r = measured(*state, &in);
	assert_string_equal(r.from_today.no_people,
	    "no head-count: the plan gives no population");
	in.standardised = (struct flag){ .v = made("yes"), .yes = true };
	r = measured(*state, &in);
	assert_string_equal(r.from_today.no_people,
	    "no head-count: the rate is standardised for age");
	in.unit.v.raw = "years";
	in.standardised.yes = false;
	r = measured(*state, &in);
	assert_string_equal(r.from_today.no_people,
	    "no head-count: measured in years");
	in.baseline.period = academic(*state, 2020);
	r = measured(*state, &in);
	assert_string_equal(r.no_baseline, "there is no reading for 2020/21, "
	    "the baseline's period");
	in.better.v.state = VAL_ABSENT;
	r = measured(*state, &in);
	assert_non_null(strstr(r.from_today.absent, "higher or lower"));
	in.targets.n = 0;
	in.better.v.state = VAL_SET;
	r = measured(*state, &in);
	assert_string_equal(r.from_today.absent, "the plan sets no target");
	assert_null(r.final);
	in.history.readings.n = 0;
	r = measured(*state, &in);
	assert_null(r.latest);
	assert_string_equal(r.rag_why, "there is no reading yet");
}

static void
no_pace_once_the_target_is_met(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r;

	in.targets.items[1].value = value_target(26);
	r = measured(*state, &in);
	assert_near(r.from_today.unit, -0.9, 1e-9);
	assert_string_equal(r.required.absent, "the target is met already");
}

static void
targets_rest_on_the_baseline(void **state)
{
	struct indicator in = year_six(*state);
	struct indicator_result r;

	in.targets.items[1].value.kind = TARGET_CHANGE;
	in.targets.items[1].value.x = -50;
	r = measured(*state, &in);
	assert_near(r.final->x, 12.55, 1e-9);
	in.targets.items[1].value.kind = TARGET_MAINTAIN;
	in.targets.items[1].value.x = 1;
	r = measured(*state, &in);
	assert_near(r.final->x, 25.1, 1e-9);
	assert_string_equal(r.required.absent,
	    "the target is to stay where we are");
}

static void
the_population_of_another_period_is_named(void **state)
{
	struct indicator in = year_six(*state);
	struct reading v[2];
	struct indicator_result r;

	v[0] = reading_of(academic(*state, 2023), "2100");
	v[1] = reading_of(academic(*state, 2024), "2150");
	in.population_series.readings.items = v;
	in.population_series.readings.n = 2;
	r = measured(*state, &in);
	assert_near(r.from_today.population, 2150, 0);
	assert_string_equal(r.from_today.population_of, "2024/25");
	v[0] = reading_of(academic(*state, 2028), "2300");
	r = measured(*state, &in);
	assert_near(r.from_today.population, 2300, 0);
	assert_null(r.from_today.population_of);
}

static void
running_totals_have_no_trend(void **state)
{
	struct indicator in = indicator_in("homes", BETTER_HIGHER);
	struct target t = { .value = value_target(200) };
	struct reading v[2];
	struct indicator_result r;

	in.cumulative = (struct flag){ .v = made("yes"), .yes = true };
	v[0] = reading_of(calendar(*state, 2023, 2023), "50");
	v[1] = reading_of(calendar(*state, 2023, 2024), "90");
	t.period = calendar(*state, 2023, 2027);
	in.history.readings.items = v;
	in.history.readings.n = 2;
	in.targets.items = &t;
	in.targets.n = 1;
	r = measured(*state, &in);
	assert_string_equal(r.trend.absent, "a running total has no trend");
	/* From the end of 2024 to the end of 2027, not between midpoints. */
	assert_near(r.years_left, 3, 1e-9);
	assert_near(r.required.a_year, 110.0 / 3, 1e-9);
}

/* Forecasts move with the unit they are measured in. */
static void
forecasts_follow_the_unit(void **state)
{
	static const double scale[] = { 3, 0.01, 1000, 1.8 };
	static const double shift[] = { 7, 0, -250, 32 };
	struct indicator in = year_six(*state);
	struct indicator_result r = measured(*state, &in), s;
	const struct reading_list *was = &in.history.readings;
	size_t i, k;

	for (k = 0; k < 4; k++) {
		struct indicator other = in;
		struct reading_list *v = &other.history.readings;
		double a = scale[k], b = shift[k], near = 1e-9 * (1 + a);

		v->items = arena_array(*state, v->n, sizeof *v->items);
		memcpy(v->items, was->items, v->n * sizeof *v->items);
		for (i = 0; i < v->n; i++)
			v->items[i].value.x = a * v->items[i].value.x + b;
		other.unit.v.raw = "index";
		s = measured(*state, &other);
		assert_near(s.outlook.mid, a * r.outlook.mid + b, near);
		assert_near(s.outlook.lo80, a * r.outlook.lo80 + b, near);
		assert_near(s.outlook.hi80, a * r.outlook.hi80 + b, near);
		assert_near(s.outlook.lo95, a * r.outlook.lo95 + b, near);
		assert_near(s.outlook.hi95, a * r.outlook.hi95 + b, near);
	}
}

static void
percentages_are_clamped_and_say_so(void **state)
{
	struct trend t = { .n = 10, .slope = 5, .x_mean = 90, .s = 4,
	    .t_mean = 2020, .sxx = 82.5, .t80 = 1.397, .t95 = 2.306,
	    .t_first = 2015, .t_last = 2025 };
	struct outlook o = trend_at(&t, 2030, true);

	(void)state;
	assert_true(o.clamped);
	assert_true(o.mid == 100 && o.hi95 == 100);
	assert_false(trend_at(&t, 2030, false).clamped);
	assert_true(trend_at(&t, 2030, false).mid == 140);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(t_quantiles_are_right),
		cmocka_unit_test(trend_on_all_points),
		cmocka_unit_test(no_trend_on_four_points),
		cmocka_unit_test(three_gaps_are_named_apart),
		cmocka_unit_test(no_colour_before_a_new_reading),
		cmocka_unit_test(colour_follows_the_path),
		cmocka_unit_test(trajectory_replaces_the_straight_line),
		cmocka_unit_test(pools_enter_once),
		cmocka_unit_test(a_pool_across_a_break_is_in_no_run),
		cmocka_unit_test(points_are_put_in_order),
		cmocka_unit_test(figures_that_cannot_be_are_absent),
		cmocka_unit_test(no_pace_once_the_target_is_met),
		cmocka_unit_test(targets_rest_on_the_baseline),
		cmocka_unit_test(the_population_of_another_period_is_named),
		cmocka_unit_test(running_totals_have_no_trend),
		cmocka_unit_test(forecasts_follow_the_unit),
		cmocka_unit_test(percentages_are_clamped_and_say_so),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
