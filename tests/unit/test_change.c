#include "handmade.h"

#include <string.h>

#include "change.h"
#include "methods.h"
#include "quantile.h"

static struct indicator_result
measured(struct arena *a, struct indicator *in, struct reading *v, size_t n)
{
	struct indicator_result r = { 0 };

	in->history.readings.items = v;
	in->history.readings.n = n;
	indicator_measure(a, in, &r);
	return r;
}

/* Calendar years from 2000 on. */
static struct reading *
yearly(struct arena *a, const double *x, size_t n)
{
	struct reading *v = arena_array(a, n, sizeof *v);
	size_t i;

	for (i = 0; i < n; i++) {
		v[i] = reading_of(calendar(a, 2000 + (int)i, 2000 + (int)i),
		    "0");
		v[i].value.x = x[i];
	}
	return v;
}

/* Newcombe (1998), method 10: the published example. */
static void
newcombe_as_published(void **state)
{
	struct estimate p = wilson(56, 70, confidence_95);
	struct estimate q = wilson(48, 80, confidence_95);
	struct estimate d = square_and_add(p, q);

	(void)state;
	assert_near(p.lo, 0.6918335550374694, 1e-12);
	assert_near(p.hi, 0.8769526075163705, 1e-12);
	assert_near(d.x, 0.2, 1e-12);
	assert_near(d.lo, 0.0524314724023649, 1e-12);
	assert_near(d.hi, 0.333872654036906, 1e-12);
}

/* Reference values: mpmath, 30 digits. */
static void
poisson_limits_are_right(void **state)
{
	static const struct { double seen, lo, hi; } want[] = {
		{ 0, 0, 3.688879454113936 },
		{ 1, 0.02531780798428988, 5.571643390938899 },
		{ 2, 0.2422092785439649, 7.224687667723961 },
		{ 5, 1.623486390118421, 11.66833207932267 },
		{ 9, 4.115373097378332, 17.08480345141917 },
		{ 9.5, 4.453258240993986, 17.73943795286363 },
		{ 10, 4.787449913967562, 18.39145860575647 },
		{ 25, 16.17426592165721, 36.90645069218535 },
		{ 100, 81.36210549052786, 121.6279375792065 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(want); i++) {
		struct estimate e = poisson_limits(want[i].seen,
		    confidence_95);

		assert_near(e.lo, want[i].lo, 1e-9);
		assert_near(e.hi, want[i].hi, 1e-9);
	}
}

static struct change
gateshead_at(struct arena *a, double n)
{
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct indicator_result r = { 0 };

	give_gateshead(a, &in);
	in.history.readings.items[9].n = num(n);
	in.history.readings.items[10].n = num(n);
	indicator_measure(a, &in, &r);
	return r.since_previous;
}

/* 22.5% → 25.1%: real for 2,200 children measured, not for 2,000. */
static void
size_decides_whether_a_rise_is_real(void **state)
{
	struct change c = gateshead_at(*state, 2200);

	assert_int_equal(c.verdict, VERDICT_REAL);
	assert_near(c.diff, 2.6, 1e-9);
	assert_near(c.lo, 0.083091276704642, 1e-9);
	assert_near(c.hi, 5.1129247256004, 1e-9);
	assert_non_null(strstr(c.method, "2,200 and 2,200"));
	c = gateshead_at(*state, 2000);
	assert_int_equal(c.verdict, VERDICT_NOT_REAL);
	assert_near(c.lo, -0.039802071068438, 1e-9);
	assert_near(c.hi, 5.2354199408072, 1e-9);
}

static void
a_design_effect_widens(void **state)
{
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct reading v[2];
	struct change c;

	v[0] = reading_of(calendar(*state, 2023, 2023), "22.5");
	v[1] = reading_of(calendar(*state, 2024, 2024), "25.1");
	v[0].denominator = v[1].n = num(2200);
	c = measured(*state, &in, v, 2).since_previous;
	assert_int_equal(c.verdict, VERDICT_REAL);
	in.survey.design_effect = num(1.1);
	c = measured(*state, &in, v, 2).since_previous;
	assert_int_equal(c.verdict, VERDICT_NOT_REAL);
	assert_near(c.lo, -0.039802071068438, 1e-9);	/* 2200 / 1.1 */
	assert_non_null(strstr(c.method, "design effect 1.1"));
}

static void
published_limits_come_first(void **state)
{
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct reading v[2];
	struct change c;

	v[0] = reading_of(calendar(*state, 2023, 2023), "20");
	v[1] = reading_of(calendar(*state, 2024, 2024), "26");
	v[0].n = v[1].n = num(100000);
	v[0].low = num(16);
	v[0].high = num(23);
	v[1].low = num(21);
	v[1].high = num(30);
	c = measured(*state, &in, v, 2).since_previous;
	assert_string_equal(c.method, "published 95% limits");
	/* 6 − √(5² + 3²), 6 + √(4² + 4²) */
	assert_near(c.lo, 6 - sqrt(34), 1e-12);
	assert_near(c.hi, 6 + sqrt(32), 1e-12);
	assert_int_equal(c.verdict, VERDICT_REAL);
	/* One side alone does not do: then n decides. */
	v[0].high.v.state = VAL_ABSENT;
	c = measured(*state, &in, v, 2).since_previous;
	assert_non_null(strstr(c.method, "Newcombe"));
}

static void
rates_need_both_parts(void **state)
{
	struct indicator in = indicator_in("per 1,000", BETTER_LOWER);
	struct reading v[2];
	struct change c;

	in.per = num(1000);
	v[0] = reading_of(calendar(*state, 2023, 2023), "10");
	v[1] = reading_of(calendar(*state, 2024, 2024), "2.5");
	v[0].numerator = num(100);
	v[1].numerator = num(5);
	c = measured(*state, &in, v, 2).since_previous;
	assert_non_null(strstr(c.absent, "numerator and denominator"));
	v[0].denominator = num(10000);
	v[1].denominator = num(2000);
	c = measured(*state, &in, v, 2).since_previous;
	assert_string_equal(c.method, "Byar's and exact limits, "
	    "n\xc2\xa0=\xc2\xa0" "100 and 5");
	assert_near(c.diff, -7.5, 1e-12);
	assert_near(c.lo, -7.5 - hypot((5 - 1.623486390118421) / 2,
	    (121.6279375792065 - 100) / 10), 1e-9);
	assert_near(c.hi, -7.5 + hypot((11.66833207932267 - 5) / 2,
	    (100 - 81.36210549052786) / 10), 1e-9);
	assert_int_equal(c.verdict, VERDICT_REAL);
	in.standardised = (struct flag){ .v = made("yes"), .yes = true };
	c = measured(*state, &in, v, 2).since_previous;
	assert_non_null(c.absent);
}

static void
counts_are_their_own_numerators(void **state)
{
	struct indicator in = indicator_in("households", BETTER_LOWER);
	struct reading v[2];
	struct change c;

	in.kind.v = made("count");
	in.kind.i = KIND_COUNT;
	v[0] = reading_of(calendar(*state, 2023, 2023), "100");
	v[1] = reading_of(calendar(*state, 2024, 2024), "25");
	c = measured(*state, &in, v, 2).since_previous;
	assert_int_equal(c.verdict, VERDICT_REAL);
	assert_near(c.diff, -75, 0);
	/* Measured amounts have no counting statistics. */
	in.kind.i = KIND_AMOUNT;
	c = measured(*state, &in, v, 2).since_previous;
	assert_string_equal(c.absent, "too little to tell: published limits "
	    "of both readings, or 10 more readings, would settle it");
}

static void
no_verdict_across_a_break(void **state)
{
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct series_break b = { .period = calendar(*state, 2024, 2024) };
	struct reading v[2];
	struct indicator_result r;

	v[0] = reading_of(calendar(*state, 2023, 2023), "20");
	v[1] = reading_of(calendar(*state, 2024, 2024), "26");
	v[0].n = v[1].n = num(100000);
	in.breaks.items = &b;
	in.breaks.n = 1;
	in.baseline.period = v[0].period;
	r = measured(*state, &in, v, 2);
	assert_string_equal(r.since_previous.absent, "there is no earlier "
	    "reading since the measure changed in 2024");
	assert_string_equal(r.since_baseline.absent,
	    "the measure changed in 2024");
	assert_int_equal(r.since_baseline.verdict, VERDICT_NONE);
}

static const double steady[12] = { 10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11,
	12 };

/* Mean 137/12; moves 2 1 2 3 2 1 1 2 3 2 1, mean 20/11. */
static void
xmr_limits_by_hand(void **state)
{
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r;

	in.baseline.period = calendar(*state, 2000, 2000);
	r = measured(*state, &in, yearly(*state, steady, 12), 12);
	assert_null(r.xmr.absent);
	assert_false(r.xmr.trial);
	assert_near(r.xmr.mean, 137.0 / 12, 1e-12);
	assert_near(r.xmr.range, 20.0 / 11, 1e-12);
	assert_near(r.xmr.hi, 137.0 / 12 + 2.66 * 20 / 11, 1e-12);
	assert_int_equal(r.xmr.n_marked, 0);
	assert_int_equal(r.since_previous.verdict, VERDICT_NOT_REAL);
	assert_int_equal(r.since_baseline.verdict, VERDICT_NOT_REAL);
	assert_false(r.since_previous.has_interval);
	assert_string_equal(r.since_previous.method,
	    "XmR chart, 12 readings");
}

static void
xmr_on_trial(void **state)
{
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r = measured(*state, &in,
	    yearly(*state, steady, 11), 11);

	assert_true(r.xmr.trial);
	assert_int_equal(r.since_previous.verdict, VERDICT_NONE);
	assert_string_equal(r.since_previous.absent, "too little to tell: "
	    "limits of ordinary variation are on trial, with 11 of 12 "
	    "readings");
	r = measured(*state, &in, yearly(*state, steady, 7), 7);
	assert_non_null(r.xmr.absent);
	assert_string_equal(r.since_previous.absent, "too little to tell: "
	    "published limits of both readings, or 5 more readings, would "
	    "settle it");
}

/* The outsize move to 30 (18 ≥ 3.267 × mean) is dropped once. */
static void
xmr_outlier_is_marked(void **state)
{
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct reading *v = yearly(*state, steady, 12);
	struct indicator_result r;

	v[11].value.x = 30;
	r = measured(*state, &in, v, 12);
	assert_near(r.xmr.range, 19.0 / 10, 1e-12);
	assert_int_equal(r.xmr.n_marked, 1);
	assert_true(r.xmr.marked[11]);
	assert_int_equal(r.since_previous.verdict, VERDICT_REAL);
}

static void
xmr_without_variation(void **state)
{
	double same[12];
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r;
	size_t i;

	for (i = 0; i < 12; i++)
		same[i] = 4;
	r = measured(*state, &in, yearly(*state, same, 12), 12);
	assert_string_equal(r.xmr.absent, "the readings do not vary");
	assert_string_equal(r.since_previous.absent,
	    "the readings do not vary");
	/* One jump alone is dropped, and nothing is left. */
	same[11] = 9;
	r = measured(*state, &in, yearly(*state, same, 12), 12);
	assert_string_equal(r.xmr.absent, "the readings do not vary");
}

static void
marks_are(struct arena *a, const double *x, size_t n, const char *want)
{
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r = measured(a, &in, yearly(a, x, n), n);
	char got[32] = "";
	size_t i;

	assert_null(r.xmr.absent);
	for (i = 0; i < n; i++)
		got[i] = r.xmr.marked[i] ? 'x' : '.';
	assert_string_equal(got, want);
}

/* Each pattern alone, and just short of it; limits worked out by hand. */
static void
xmr_patterns(void **state)
{
	/* Mean 10; moves 2 (10×) and 4; seven on one side, then five. */
	static const double seven[14] = { 11, 12, 11, 12, 11, 12, 11, 9, 8, 9,
	    8, 9, 8, 9 };
	/* The fourth lies on the mean and ends the row. */
	static const double broken[14] = { 11, 12, 11, 10, 11, 12, 11, 9, 8,
	    9, 10, 9, 8, 9 };
	/* Six on one side and six on the other. */
	static const double six[12] = { 11, 12, 11, 12, 11, 12, 9, 8, 9, 8,
	    9, 8 };
	/* Seven strictly rising in the middle of large swings. */
	static const double rising[13] = { 20, 0, 20, 4, 6, 8, 10, 12, 14, 16,
	    0, 20, 0 };
	/* Six rising only. */
	static const double climb6[13] = { 20, 0, 20, 6, 8, 10, 12, 14, 16, 0,
	    20, 0, 4 };

	marks_are(*state, seven, 14, "xxxxxxxxxxxxxx");
	marks_are(*state, broken, 14, "..............");
	marks_are(*state, six, 12, "............");
	marks_are(*state, rising, 13, "...xxxxxxx...");
	marks_are(*state, climb6, 13, ".............");
}

/* Two of three high, but within two thirds of the way: ordinary. */
static void
xmr_pair_within_two_thirds(void **state)
{
	static const double x[13] = { 99, 101, 99, 101, 99, 101, 99, 101, 99,
	    105, 101, 105, 99 };
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r = measured(*state, &in,
	    yearly(*state, x, 13), 13);
	double third;

	/* Moves: eight of 2, 6, 4, 4, 6 → 36/12 = 3. */
	assert_near(r.xmr.mean, 1309.0 / 13, 1e-9);
	assert_near(r.xmr.range, 3, 1e-9);
	third = 1309.0 / 13 + 2.66 * 3 * 2 / 3;
	assert_true(105 < third);
	marks_are(*state, x, 13, ".............");
}

static void
xmr_near_limit_pair(void **state)
{
	static const double x[16] = { 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9,
	    11, 9, 15, 14.9, 9 };
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r = measured(*state, &in,
	    yearly(*state, x, 16), 16);

	/* Moves: twelve of 2, 6, 0.1, 5.9 → 36/15 = 2.4; 6 and 5.9 stay. */
	assert_near(r.xmr.range, 2.4, 1e-9);
	assert_near(r.xmr.mean, 167.9 / 16, 1e-9);
	/* Two thirds of the way lies at 14.75, the limit at 16.88. */
	marks_are(*state, x, 16, ".............xx.");
}

static void
xmr_says_whether_a_target_is_met(void **state)
{
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct target t = { .period = calendar(*state, 2020, 2020) };
	struct reading *v = yearly(*state, steady, 12);

	in.targets.items = &t;
	in.targets.n = 1;
	t.value = value_target(6);
	assert_int_equal(measured(*state, &in, v, 12).xmr.assurance,
	    ASSURANCE_MET);
	t.value = value_target(12);
	assert_int_equal(measured(*state, &in, v, 12).xmr.assurance,
	    ASSURANCE_HIT_OR_MISS);
	t.value = value_target(17);
	assert_int_equal(measured(*state, &in, v, 12).xmr.assurance,
	    ASSURANCE_CANNOT);
	in.better.i = BETTER_LOWER;
	assert_int_equal(measured(*state, &in, v, 12).xmr.assurance,
	    ASSURANCE_MET);
}

static void
xmr_knows_a_trend(void **state)
{
	static const double x[14] = { 1, 2.1, 3, 4.2, 5, 6.1, 7, 8.2, 9, 10.1,
	    11, 12.2, 13, 14.1 };
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct indicator_result r = measured(*state, &in,
	    yearly(*state, x, 14), 14);

	assert_true(r.xmr.is_trend);
	assert_int_equal(r.xmr.assurance, ASSURANCE_NONE);
	assert_int_equal(r.since_previous.verdict, VERDICT_REAL);
}

/* A hole leaves an uneven step: the stretch begins after it. */
static void
xmr_takes_the_even_stretch(void **state)
{
	struct indicator in = indicator_in("index", BETTER_HIGHER);
	struct reading *v = yearly(*state, steady, 12);

	v[2].value.v.state = VAL_WORD;
	assert_int_equal(measured(*state, &in, v, 12).xmr.n, 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newcombe_as_published),
		cmocka_unit_test(poisson_limits_are_right),
		cmocka_unit_test(size_decides_whether_a_rise_is_real),
		cmocka_unit_test(a_design_effect_widens),
		cmocka_unit_test(published_limits_come_first),
		cmocka_unit_test(rates_need_both_parts),
		cmocka_unit_test(counts_are_their_own_numerators),
		cmocka_unit_test(no_verdict_across_a_break),
		cmocka_unit_test(xmr_limits_by_hand),
		cmocka_unit_test(xmr_on_trial),
		cmocka_unit_test(xmr_outlier_is_marked),
		cmocka_unit_test(xmr_without_variation),
		cmocka_unit_test(xmr_patterns),
		cmocka_unit_test(xmr_pair_within_two_thirds),
		cmocka_unit_test(xmr_near_limit_pair),
		cmocka_unit_test(xmr_says_whether_a_target_is_met),
		cmocka_unit_test(xmr_knows_a_trend),
		cmocka_unit_test(xmr_takes_the_even_stretch),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
