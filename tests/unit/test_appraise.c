#include "handmade.h"

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

/* Scaling all weights, or shuffling options, changes nothing. */
static void
totals_do_not_hang_on_form(void **state)
{
	struct appraisal ap = mental_health(*state);
	struct appraisal_result r = appraised(*state, &ap), s;
	struct option first = ap.options.items[0];
	size_t j;

	for (j = 0; j < CRITERIA; j++)
		ap.criteria.items[j].weight.x *= 37;
	ap.options.items[0] = ap.options.items[8];
	ap.options.items[8] = first;
	s = appraised(*state, &ap);
	assert_near(s.options[8].total, r.options[0].total, 1e-9);
	assert_near(s.options[0].total, r.options[8].total, 1e-9);
	assert_int_equal(s.options[8].rank, 1);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_totals),
		cmocka_unit_test(totals_do_not_hang_on_form),
		cmocka_unit_test(ties_are_shared),
		cmocka_unit_test(values_on_stated_ends),
		cmocka_unit_test(labels_stand_for_steps),
		cmocka_unit_test(local_ends_are_the_options_own),
		cmocka_unit_test(a_missing_score_means_no_total),
		cmocka_unit_test(criteria_of_unknown_ends_are_not_added),
		cmocka_unit_test(bad_weights_leave_dominance_alone),
		cmocka_unit_test(dominance_looks_at_every_criterion),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
