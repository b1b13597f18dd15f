#include "handmade.h"

#include <string.h>

#include "methods.h"

#define CRITERIA	5
#define OPTIONS		9

/*
 * A published appraisal of mental-health interventions (Frontiers in Health
 * Services 2023, doi 10.3389/frhs.2023.1204207, table 5): weights that add
 * up to 100, scores from 0 to 100.
 */
static const double weights[CRITERIA] = { 21.5, 16.7, 19.0, 23.8, 19.0 };
static const double scores[CRITERIA][OPTIONS] = {
	{ 70, 100, 100, 90, 50, 70, 30, 0, 20 },
	{ 100, 0, 80, 20, 90, 70, 65, 100, 10 },
	{ 100, 81, 0, 25, 38, 50, 25, 13, 100 },
	{ 100, 50, 70, 80, 70, 0, 20, 70, 30 },
	{ 70, 100, 70, 80, 0, 20, 30, 0, 20 },
};

static struct appraisal
appraisal_of(struct arena *a, size_t n_criteria, size_t n_options)
{
	struct appraisal ap = { .criteria.n = n_criteria,
	    .options.n = n_options };
	size_t i, j;

	ap.criteria.items = arena_array(a, n_criteria,
	    sizeof *ap.criteria.items);
	ap.options.items = arena_array(a, n_options,
	    sizeof *ap.options.items);
	for (i = 0; i < n_options; i++) {
		struct score_list *s = &ap.options.items[i].scores;

		s->n = n_criteria;
		s->items = arena_array(a, n_criteria, sizeof *s->items);
		for (j = 0; j < n_criteria; j++)
			s->items[j].criterion.to =
			    &ap.criteria.items[j].rec;
	}
	return ap;
}

static void
give(struct appraisal *ap, size_t option, size_t criterion, double lo,
    double hi)
{
	struct score *s = &ap->options.items[option].scores.items[criterion];

	s->has_value = true;
	s->lo = lo;
	s->hi = hi;
}

static struct appraisal
mental_health(struct arena *a)
{
	struct appraisal ap = appraisal_of(a, CRITERIA, OPTIONS);
	size_t i, j;

	for (j = 0; j < CRITERIA; j++) {
		ap.criteria.items[j].weight = num(weights[j]);
		ap.criteria.items[j].to = num(100);
		for (i = 0; i < OPTIONS; i++)
			give(&ap, i, j, scores[j][i], scores[j][i]);
	}
	return ap;
}

static struct appraisal_result
appraised(struct arena *a, const struct appraisal *ap)
{
	struct appraisal_result r = { 0 };

	appraise(a, ap, &r);
	stability_measure(a, &r);
	appraisal_judge(a, &r);
	appraisal_draw(a, &r);
	return r;
}

static void
published_totals(void **state)
{
	static const char *const want[OPTIONS] = { "87.9", "67.8", "64.8",
		"61.7", "49.7", "40.0", "32.5", "35.8", "35.9" };
	static const char *const printed[OPTIONS] = { "88", "68", "65", "62",
		"50", "40", "33", "36", "36" };
	static const int ranks[OPTIONS] = { 1, 2, 3, 4, 5, 6, 9, 8, 7 };
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r = appraised(*state, &ap);
	size_t i;

	assert_null(r.no_totals);
	for (i = 0; i < OPTIONS; i++) {
		assert_string_equal(number_text(*state, r.options[i].total, 1),
		    want[i]);
		assert_string_equal(number_text(*state, r.options[i].total, 0),
		    printed[i]);
		assert_int_equal(r.options[i].rank, ranks[i]);
	}
	assert_ptr_equal(r.leader, &r.options[0]);
	assert_false(r.joint_leaders);
	/* 30 65 25 20 30 is beaten everywhere by 70 100 100 100 70; the
	   second option is not: 100 on the first criterion. */
	assert_ptr_equal(r.options[6].dominated_by, &ap.options.items[0]);
	assert_null(r.options[1].dominated_by);
}

static struct appraisal
any_appraisal(struct arena *a, unsigned *seed, size_t m, size_t n)
{
	struct appraisal ap = appraisal_of(a, m, n);
	size_t i, j;

	for (j = 0; j < m; j++) {
		ap.criteria.items[j].weight = num(1 + next_number(seed) % 40);
		ap.criteria.items[j].to = num(100);
		for (i = 0; i < n; i++) {
			double x = next_number(seed) % 101;

			give(&ap, i, j, x, x);
		}
	}
	return ap;
}

/* Scaling all weights changes nothing; nor does the options' order. */
static void
totals_do_not_hang_on_form(void **state)
{
	enum { M = 5, N = 7, TRIES = 200 };
	unsigned seed = 3;
	int try;

	for (try = 0; try < TRIES; try++) {
		struct appraisal ap = any_appraisal(*state, &seed, M, N);
		double by = (1 + next_number(&seed) % 1000) / 37.0;
		size_t turn = next_number(&seed) % N, i, j;
		struct option was[N];
		struct appraisal_result r = { 0 }, s = { 0 };

		appraise(*state, &ap, &r);
		memcpy(was, ap.options.items, sizeof was);
		for (j = 0; j < M; j++)
			ap.criteria.items[j].weight.x *= by;
		for (i = 0; i < N; i++)
			ap.options.items[i] = was[(i + turn) % N];
		appraise(*state, &ap, &s);
		for (i = 0; i < N; i++) {
			const struct option_result *o =
			    &r.options[(i + turn) % N];

			assert_near(s.options[i].total, o->total, 1e-9);
			assert_int_equal(s.options[i].rank, o->rank);
		}
	}
}

static void
ties_are_shared(void **state)
{
	static const double x[4] = { 2, 5, 2, 1 };
	struct appraisal ap = appraisal_of(*state, 1, 4);
	struct appraisal_result r;
	size_t i;

	ap.criteria.items[0].weight = num(1);
	for (i = 0; i < 4; i++)
		give(&ap, i, 0, x[i], x[i]);
	give(&ap, 2, 0, 2 + 1e-12, 2 + 1e-12);
	r = appraised(*state, &ap);
	assert_int_equal(r.options[0].rank, 2);
	assert_int_equal(r.options[1].rank, 1);
	assert_int_equal(r.options[2].rank, 2);
	assert_int_equal(r.options[3].rank, 4);
	give(&ap, 3, 0, 5, 5);
	r = appraised(*state, &ap);
	assert_true(r.joint_leaders);
	assert_ptr_equal(r.leader, &r.options[1]);
}

/* `from` above `to`: lower is better; a range counts at its midpoint. */
static void
values_on_stated_ends(void **state)
{
	struct appraisal ap = appraisal_of(*state, 2, 2);
	struct appraisal_result r;

	ap.criteria.items[0].weight = num(3);
	ap.criteria.items[1].weight = num(1);
	ap.criteria.items[1].from = num(200);
	ap.criteria.items[1].to = num(100);
	give(&ap, 0, 0, 2, 4);
	give(&ap, 0, 1, 125, 125);
	give(&ap, 1, 0, 0, 0);
	give(&ap, 1, 1, 200, 200);
	r = appraised(*state, &ap);
	assert_near(r.options[0].raw[0], 3, 0);
	assert_near(r.options[0].value[0], 60, 1e-12);
	assert_near(r.options[0].value[1], 75, 1e-12);
	assert_near(r.options[0].total, 63.75, 1e-12);
	assert_near(r.options[1].total, 0, 1e-12);
}

static void
labels_stand_for_steps(void **state)
{
	struct appraisal ap = appraisal_of(*state, 1, 1);

	ap.criteria.items[0].labels.n = 3;
	ap.criteria.items[0].weight = num(1);
	give(&ap, 0, 0, 50, 50);
	assert_near(appraised(*state, &ap).options[0].total, 50, 1e-12);
}

static void
local_ends_are_the_options_own(void **state)
{
	struct appraisal ap = appraisal_of(*state, 2, 3);
	struct appraisal_result r;

	ap.scale.v = made("local");
	ap.scale.i = SCALE_LOCAL;
	ap.criteria.items[0].weight = num(1);
	ap.criteria.items[1].weight = num(1);
	give(&ap, 0, 0, 1, 3);
	give(&ap, 1, 0, 2, 2);
	give(&ap, 2, 0, 4, 5);
	give(&ap, 0, 1, 2, 2);
	give(&ap, 1, 1, 2, 2);
	give(&ap, 2, 1, 2, 2);
	r = appraised(*state, &ap);
	assert_false(r.separates[1]);
	assert_non_null(r.left_out[1]);
	assert_near(r.weight[0], 1, 0);
	assert_near(r.weight[1], 0, 0);
	/* Ends 1 and 5, from the ends of the ranges. */
	assert_near(r.options[0].total, 25, 1e-12);
	assert_near(r.options[2].total, 87.5, 1e-12);
	/* An option that is not fully scored does not stretch the ends. */
	ap.options.items[2].scores.items[1].has_value = false;
	r = appraised(*state, &ap);
	assert_near(r.options[1].total, 50, 1e-12);
	assert_true(isnan(r.options[2].value[0]));
}

static void
a_missing_score_means_no_total(void **state)
{
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r;

	ap.options.items[0].scores.items[2].has_value = false;
	r = appraised(*state, &ap);
	assert_false(r.options[0].scored);
	assert_true(isnan(r.options[0].total));
	assert_int_equal(r.options[0].rank, 0);
	assert_int_equal(r.options[1].rank, 1);
	assert_null(r.options[6].dominated_by);
}

static void
criteria_of_unknown_ends_are_not_added(void **state)
{
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r;

	ap.criteria.items[4].ends.v = made("unknown");
	ap.criteria.items[4].weight.v.state = VAL_ABSENT;
	r = appraised(*state, &ap);
	assert_null(r.no_totals);
	assert_false(r.separates[4]);
	assert_near(r.weight[0], 21.5 / 81, 1e-12);
}

static void
bad_weights_leave_dominance_alone(void **state)
{
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r;
	size_t j;

	ap.criteria.items[2].weight.x = -1;
	r = appraised(*state, &ap);
	assert_string_equal(r.no_totals, "a weight is negative");
	assert_null(r.leader);
	ap.criteria.items[2].weight.v.state = VAL_ABSENT;
	r = appraised(*state, &ap);
	assert_string_equal(r.no_totals, "some criteria have no weight");
	for (j = 0; j < CRITERIA; j++)
		ap.criteria.items[j].weight = num(0);
	r = appraised(*state, &ap);
	assert_string_equal(r.no_totals, "the weights add up to nothing");
	for (j = 0; j < CRITERIA; j++)
		ap.criteria.items[j].weight.v.state = VAL_ABSENT;
	r = appraised(*state, &ap);
	assert_string_equal(r.no_totals, "the criteria have no weights");
	assert_ptr_equal(r.options[6].dominated_by, &ap.options.items[0]);
}

/* A criterion of weight 0 still saves an option from being dominated. */
static void
dominance_looks_at_every_criterion(void **state)
{
	struct appraisal ap = appraisal_of(*state, 2, 2);

	ap.criteria.items[0].weight = num(1);
	ap.criteria.items[1].weight = num(0);
	give(&ap, 0, 0, 5, 5);
	give(&ap, 0, 1, 1, 1);
	give(&ap, 1, 0, 1, 1);
	give(&ap, 1, 1, 2, 2);
	assert_null(appraised(*state, &ap).options[1].dominated_by);
	give(&ap, 1, 1, 1, 1);
	assert_ptr_equal(appraised(*state, &ap).options[1].dominated_by,
	    &ap.options.items[0]);
	/* Equals do not dominate each other. */
	give(&ap, 1, 0, 5, 5);
	assert_null(appraised(*state, &ap).options[1].dominated_by);
}

/* ---- how firm the choice is ---- */

static void
the_published_choice_is_clear(void **state)
{
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r = appraised(*state, &ap);

	assert_int_equal(r.verdict, APPRAISAL_CLEAR);
	assert_true(r.options[0].near[0] > 0.99);
	assert_near(r.options[0].uniform[0], 0.83, 0.015);
	assert_string_equal(appraisal_verdict_word(r.verdict), "Clear");
}

/* Who is first when criterion k weighs t, the others in proportion. */
static size_t
first_at(const struct appraisal_result *r, size_t k, double t)
{
	double best = -1;
	size_t i, j, first = 0;

	for (i = 0; i < r->n_options; i++) {
		double total = t * r->options[i].value[k];

		for (j = 0; j < r->n_criteria; j++)
			if (j != k)
				total += (1 - t) * r->weight[j] /
				    (1 - r->weight[k]) *
				    r->options[i].value[j];
		if (total > best) {
			best = total;
			first = i;
		}
	}
	return first;
}

/* On a fine grid the leader is first inside its interval and not just
   outside it, and the one named leads there. */
static void
intervals_agree_with_a_grid(void **state)
{
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r = appraised(*state, &ap);
	size_t k, i;

	for (k = 0; k < CRITERIA; k++) {
		const struct stability *s = &r.stability[k];

		assert_null(s->absent);
		for (i = 0; i <= 10000; i++) {
			double t = (double)i / 10000;

			assert_int_equal(first_at(&r, k, t) == 0,
			    t >= s->lo && t <= s->hi);
		}
		if (s->above != NULL)
			assert_ptr_equal(&ap.options.items[first_at(&r, k,
			    s->hi + 1e-6)], s->above);
		if (s->below != NULL)
			assert_ptr_equal(&ap.options.items[first_at(&r, k,
			    s->lo - 1e-6)], s->below);
	}
}

/* a = (5, 0), b = (0, 3) of 5, equal weights: level at 3/8. */
static struct appraisal
two_by_two(struct arena *a)
{
	struct appraisal ap = appraisal_of(a, 2, 2);

	ap.criteria.items[0].weight = num(1);
	ap.criteria.items[1].weight = num(1);
	give(&ap, 0, 0, 5, 5);
	give(&ap, 0, 1, 0, 0);
	give(&ap, 1, 0, 0, 0);
	give(&ap, 1, 1, 3, 3);
	return ap;
}

static void
flips_are_exact(void **state)
{
	struct appraisal ap = two_by_two(*state);
	struct appraisal_result r = appraised(*state, &ap);

	assert_near(r.stability[0].lo, 0.375, 1e-12);
	assert_near(r.stability[0].hi, 1, 0);
	assert_null(r.stability[0].above);
	assert_near(r.stability[1].hi, 0.625, 1e-12);
	assert_ptr_equal(r.nearest.option, &ap.options.items[1]);
	assert_near(r.nearest.away, 0.125, 1e-12);
	/* All weight on one criterion: the only other takes the rest. */
	ap.criteria.items[1].weight = num(0);
	r = appraised(*state, &ap);
	assert_near(r.stability[0].lo, 0.375, 1e-12);
	assert_near(r.stability[1].hi, 0.625, 1e-12);
}

/* Shares of any weights by geometry: ⅝ of a line; ¼ of a triangle. Near
   weights by an integral: 1 − (0.104 − 0.1184/1.2)/0.36. */
static void
shares_agree_with_geometry(void **state)
{
	struct appraisal ap = two_by_two(*state);
	struct appraisal_result r = appraised(*state, &ap);
	size_t j;

	assert_near(r.options[0].uniform[0], 0.625, 0.015);
	assert_near(r.options[0].near[0], 0.985185, 0.005);
	assert_near(r.options[0].near[0] + r.options[0].near[1], 1, 1e-9);
	assert_int_equal(r.verdict, APPRAISAL_CLEAR);
	ap = appraisal_of(*state, 3, 2);
	for (j = 0; j < 3; j++) {
		ap.criteria.items[j].weight = num(1);
		give(&ap, 0, j, j == 0 ? 5 : 0, j == 0 ? 5 : 0);
		give(&ap, 1, j, 2.5, 2.5);
	}
	r = appraised(*state, &ap);
	assert_near(r.options[0].uniform[0], 0.25, 0.015);
	assert_near(r.options[1].uniform[0], 0.75, 0.015);
}

/* A score of 1 .. 5 against 2: first in three draws of four. */
static void
ranges_are_drawn(void **state)
{
	struct appraisal ap = appraisal_of(*state, 1, 2);
	struct appraisal_result r;

	ap.criteria.items[0].weight = num(1);
	give(&ap, 0, 0, 1, 5);
	give(&ap, 1, 0, 2, 2);
	r = appraised(*state, &ap);
	assert_near(r.options[0].near[0], 0.75, 0.015);
	assert_int_equal(r.verdict, APPRAISAL_SUPPORTED);
	assert_string_equal(r.stability[0].absent,
	    "there is only one criterion");
}

static void
joint_leaders_are_finely_balanced(void **state)
{
	struct appraisal ap = two_by_two(*state);
	struct appraisal_result r;

	give(&ap, 1, 0, 5, 5);
	give(&ap, 1, 1, 0, 0);
	r = appraised(*state, &ap);
	assert_int_equal(r.verdict, APPRAISAL_FINELY_BALANCED);
	assert_non_null(r.stability[0].absent);
	assert_near(r.options[0].near[0], 0.5, 1e-9);
	assert_near(r.options[1].near[1], 0.5, 1e-9);
	ap.options.items[1].scores.items[0].has_value = false;
	r = appraised(*state, &ap);
	assert_int_equal(r.verdict, APPRAISAL_NO_VERDICT);
	assert_non_null(r.no_verdict);
}

/* A check says whether the options are finely balanced without all the draws
   that a document shows, and must never say otherwise than they. */
static void
balance_agrees_with_the_draws(void **state)
{
	enum { TRIES = 60 };
	unsigned seed = 11;
	int try, balanced = 0;

	for (try = 0; try < TRIES; try++) {
		struct appraisal ap = any_appraisal(*state, &seed, 4, 3);
		struct appraisal_result r;
		bool ranges = try % 3 == 0;
		size_t i;

		for (i = 0; ranges && i < 3; i++)
			give(&ap, i, i, 30, 70);
		r = appraised(*state, &ap);
		assert_int_equal(r.finely_balanced, r.joint_leaders ||
		    r.leader->near[0] < 0.6);
		balanced += r.finely_balanced;
	}
	assert_in_range(balanced, 1, TRIES - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_totals),
		cmocka_unit_test(totals_do_not_hang_on_form),
		cmocka_unit_test(balance_agrees_with_the_draws),
		cmocka_unit_test(ties_are_shared),
		cmocka_unit_test(values_on_stated_ends),
		cmocka_unit_test(labels_stand_for_steps),
		cmocka_unit_test(local_ends_are_the_options_own),
		cmocka_unit_test(a_missing_score_means_no_total),
		cmocka_unit_test(criteria_of_unknown_ends_are_not_added),
		cmocka_unit_test(bad_weights_leave_dominance_alone),
		cmocka_unit_test(dominance_looks_at_every_criterion),
		cmocka_unit_test(the_published_choice_is_clear),
		cmocka_unit_test(intervals_agree_with_a_grid),
		cmocka_unit_test(flips_are_exact),
		cmocka_unit_test(shares_agree_with_geometry),
		cmocka_unit_test(ranges_are_drawn),
		cmocka_unit_test(joint_leaders_are_finely_balanced),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
