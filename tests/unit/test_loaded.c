/* The working-out on plans as they are written, from YAML to figures. */
#include "load_plan.h"

#include "methods.h"

/* 2.1 points of 1,900 and 1,950 children: 39.9 and 40.95. */
static void
populations_by_period(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "indicators:\n"
	    "  - id: y6\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    population: {2024/25: 1950, 2028/29: 1900}\n"
	    "    history: {2024/25: 25.1}\n"
	    "    targets: {2028/29: 23.0}\n"
	    "  - id: reception\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    population: {2023/24: 1900, 2024/25: 1950}\n"
	    "    history: {2024/25: 25.1}\n"
	    "    targets: {2028/29: 23.0}\n");

	assert_near(an->indicators[0].from_today.people, 39.9, 1e-9);
	assert_null(an->indicators[0].from_today.population_of);
	assert_near(an->indicators[1].from_today.people, 40.95, 1e-9);
	assert_string_equal(an->indicators[1].from_today.population_of,
	    "2024/25");
}

/* Local scores need no ends: 40 to 200 children, and more pounds are worse
   where the ends say so. */
static void
local_scores_of_any_size(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "appraisals:\n"
	    "  - question: Which?\n"
	    "    scale: local\n"
	    "    criteria:\n"
	    "      - {id: reach, title: Children, weight: 60}\n"
	    "      - {id: ease, title: Ease, weight: 40}\n"
	    "    options:\n"
	    "      - {id: a, title: A, scores: {reach: 40, ease: -3}}\n"
	    "      - {id: b, title: B, scores: {reach: 200, ease: -7}}\n"
	    "      - {id: c, title: C, scores: {reach: 120, ease: -4}}\n");
	const struct appraisal_result *r = &an->appraisals[0];

	assert_int_equal(r->n_scored, 3);
	assert_near(r->options[0].total, 40, 1e-9);
	assert_near(r->options[1].total, 60, 1e-9);
	assert_near(r->options[2].total, 60, 1e-9);
}

/* Other areas at the latest period both have, never another silently. */
static void
comparators_at_one_period(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "indicators:\n"
	    "  - id: y6\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    history: {2022/23: 24.1, 2023/24: {value: 25.1, n: 2200},\n"
	    "      2024/25: 25.0}\n"
	    "    comparators:\n"
	    "      - {name: England, history: {2023/24: {value: 22.2,\n"
	    "         n: 600000}}}\n"
	    "      - {name: Derby, history: {2022/23: 26.6}}\n"
	    "      - {name: Dorset, history: {2019/20: 15.0}}\n");
	const struct comparison *c = an->indicators[0].comparisons;

	assert_string_equal(c[0].change.to->reading->period.v.raw, "2023/24");
	assert_near(c[0].change.diff, 2.9, 1e-9);
	assert_int_equal(c[0].change.verdict, VERDICT_REAL);
	assert_false(c[0].better);
	assert_string_equal(c[1].change.to->reading->period.v.raw, "2022/23");
	assert_true(c[1].better);
	assert_non_null(c[1].change.absent);
	assert_string_equal(c[2].change.absent,
	    "the two have no period in common");
	assert_null(c[2].change.to);
}

/* 60 of 200 in the group, 240 of 1,200 in all: 180 of 1,000 in the rest.
   Later 50 of 200 against 240 of 1,000 in the rest: 25% against 24%. */
static void
groups_against_the_rest(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "groups: [{id: poor, title: Poorest fifth, kind: locality}]\n"
	    "indicators:\n"
	    "  - id: y6\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    tolerance: 1 point\n"
	    "    history: {2020: {value: 20, n: 1200},\n"
	    "      2024: {value: 24.1666666667, n: 1200}}\n"
	    "    breakdown:\n"
	    "      - group: poor\n"
	    "        against: rest\n"
	    "        history: {2020: {value: 30, n: 200},\n"
	    "          2024: {value: 25, n: 200}}\n"
	    "      - {group: poor, against: all, history: {2020: 30, 2024: 25}}\n"
	    "      - {group: poor, history: {2020: 30}}\n"
	    "  - {id: all, unit: percent, history: {2020: 20, 2024: 24}}\n");
	const struct inequality *q = an->indicators[0].inequalities;

	assert_null(q[0].absent);
	assert_near(q[0].first.other, 18, 1e-9);
	assert_near(q[0].first.absolute, 12, 1e-9);
	assert_near(q[0].first.relative, 30 / 18.0, 1e-9);
	assert_near(q[0].latest.other, 24, 1e-6);
	assert_string_equal(q[0].margin, "95% limits");
	/* From 12 points to 1, with a margin of about 9. */
	assert_int_equal(q[0].absolute, GAP_CLOSING);
	assert_string_equal(q[1].margin, "the tolerance");
	assert_int_equal(q[1].absolute, GAP_CLOSING);
	assert_near(q[1].latest.absolute, 1, 1e-9);
	assert_non_null(q[2].absent);
	assert_string_equal(an->indicators[0].spread.absent, "fewer than five "
	    "localities have a reading of one period");
}

#define LOCALITIES \
	"planpress: 1\n" \
	"plan: {title: A plan}\n" \
	"groups:\n" \
	"  - {id: a, title: Ash, kind: locality}\n" \
	"  - {id: b, title: Birch, kind: locality}\n" \
	"  - {id: c, title: Cedar, kind: locality}\n" \
	"  - {id: d, title: Dene, kind: locality}\n" \
	"  - {id: e, title: Elm, kind: locality}\n"

/* Reference values: scipy's chi-square below 10 expected, Byar's formula
   above, around 109 of 6,500. */
static void
rates_have_a_funnel(void **state)
{
	static const struct { double lo95, hi95, lo998, hi998; int beyond; }
	    want[] = {
		{ 9.721912773037511, 26.935555334651323, 6.845846853151713,
			33.724566906517076, -2 },
		{ 9.022761748448222, 28.444894035258393, 6.0141575605384565,
			36.354780459685784, -1 },
		{ 11.579392721772313, 23.487310266675326, 9.20612032367189,
			27.804786143901303, 0 },
		{ 10.865291063268831, 24.726622474290156, 8.274110311802584,
			29.916673882161582, -2 },
		{ 10.256253825036719, 25.8661379948728, 7.5031671921862735,
			31.874479830824484, 2 },
	};
	const struct analysis *an = analysed(*state, LOCALITIES
	    "indicators:\n"
	    "  - id: falls\n"
	    "    unit: per 1000\n"
	    "    kind: rate\n"
	    "    per: 1000\n"
	    "    better: lower\n"
	    "    history: {2024: 17}\n"
	    "    breakdown:\n"
	    "      - {group: a, history: {2024: {value: 4.0, numerator: 4, denominator: 1000}}}\n"
	    "      - {group: b, history: {2024: {value: 7.5, numerator: 6, denominator: 800}}}\n"
	    "      - {group: c, history: {2024: {value: 15, numerator: 30, denominator: 2000}}}\n"
	    "      - {group: d, history: {2024: {value: 6, numerator: 9, denominator: 1500}}}\n"
	    "      - {group: e, history: {2024: {value: 50, numerator: 60, denominator: 1200}}}\n");
	const struct funnel_result *f = &an->indicators[0].funnel;
	size_t i;

	assert_null(f->absent);
	assert_near(f->centre, 16.76923076923077, 1e-12);
	assert_int_equal(f->n, 5);
	assert_int_equal(f->n_beyond, 3);
	for (i = 0; i < f->n; i++) {
		assert_near(f->places[i].lo95, want[i].lo95, 1e-9);
		assert_near(f->places[i].hi95, want[i].hi95, 1e-9);
		assert_near(f->places[i].lo998, want[i].lo998, 1e-9);
		assert_near(f->places[i].hi998, want[i].hi998, 1e-9);
		assert_int_equal(f->places[i].beyond, want[i].beyond);
	}
}

/* A spread needs figures alone, a funnel the numbers behind them too. */
static void
a_funnel_needs_numbers(void **state)
{
	const struct analysis *an = analysed(*state, LOCALITIES
	    "indicators:\n"
	    "  - id: some\n"
	    "    unit: percent\n"
	    "    breakdown:\n"
	    "      - {group: a, history: {2024: 10}}\n"
	    "      - {group: b, history: {2024: {value: 12, n: 90}}}\n"
	    "      - {group: c, history: {2024: {value: 14, n: 90}}}\n"
	    "      - {group: d, history: {2024: {value: 16, n: 90}}}\n"
	    "      - {group: e, history: {2024: {value: 18, n: 90}}}\n"
	    "  - {id: none, unit: percent}\n");
	const struct indicator_result *r = &an->indicators[0];

	assert_null(r->spread.absent);
	assert_near(r->spread.sd, 3.1622776601683795, 1e-12);
	assert_string_equal(r->funnel.absent, "fewer than five localities give "
	    "the numbers behind their figures");
	assert_string_equal(an->indicators[1].funnel.absent,
	    an->indicators[1].spread.absent);
}

/* The usual bands, and a partnership's own, which the checks follow too. */
static void
risks_have_bands(void **state)
{
	static const char risks[] = "risks:\n"
	    "  - {title: A, likelihood: 3, impact: 5}\n"
	    "  - {title: B, likelihood: 4}\n";
	const struct analysis *an = analysed(*state, arena_printf(*state,
	    "planpress: 1\nplan: {title: P}\n%s", risks));
	struct risk_bounds usual = an->risk_bounds, own;

	assert_int_equal(an->risks[0].before, 15);
	assert_int_equal(an->risks[0].after, 0);
	assert_int_equal(an->risks[1].before, 0);
	assert_int_equal(risk_band_of(usual, 4), RISK_LOW);
	assert_int_equal(risk_band_of(usual, 5), RISK_MODERATE);
	assert_int_equal(risk_band_of(usual, 9), RISK_MODERATE);
	assert_int_equal(risk_band_of(usual, 10), RISK_HIGH);
	assert_int_equal(risk_band_of(usual, 15), RISK_HIGH);
	assert_int_equal(risk_band_of(usual, 16), RISK_SEVERE);
	assert_int_equal(risk_band_of(usual, 0), RISK_NONE);
	assert_string_equal(risk_band_word(RISK_SEVERE), "Severe");
	own = analysed(*state, arena_printf(*state, "planpress: 1\n"
	    "plan: {title: P, risk-bands: {severe: 15}}\n%s", risks))
	    ->risk_bounds;
	assert_int_equal(risk_band_of(own, 15), RISK_SEVERE);
	assert_int_equal(risk_band_of(own, 14), RISK_HIGH);
	assert_string_equal(risk_bounds_text(*state, own), "low to 4, "
	    "moderate to 9, high to 14, severe from 15");
}

/* Readings to 2024/25, yearly, the next in November 2026. */
static void
releases_follow_the_frequency(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "indicators:\n"
	    "  - id: y6\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    frequency: yearly\n"
	    "    next-data: November 2026\n"
	    "    history: {2024/25: 25.0}\n"
	    "    targets: {2024/25: 26, 2025/26: 25, 2028/29: 23}\n");
	const struct target_point *t = an->indicators[0].targets;

	assert_string_equal(t[0].no_release, "the latest reading reaches it");
	assert_int_equal(t[1].release, day_of(2026, 11, 30));
	assert_null(t[2].no_release);
	assert_int_equal(t[2].release, day_of(2029, 11, 30));
}

/* 2.0 points to close; 400 children reached add 0.5 to 1.0 points: 800 to
   1,600 children, at £100 each. */
static void
what_must_be_true(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "indicators:\n"
	    "  - id: y6\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    population: 2000 children\n"
	    "    history: {2024/25: 25.0}\n"
	    "    targets: {2028/29: 23}\n"
	    "actions:\n"
	    "  - id: clubs\n"
	    "    title: Run clubs\n"
	    "    due: 2028-07-31\n"
	    "    resources: {money: 40k}\n"
	    "    success: [{measure: Reached, unit: children, target: 400}]\n"
	    "    contributes: [{indicator: y6, improves-by: 0.5 .. 1 points,\n"
	    "      by: 2028/29}]\n");
	const struct claim *c = an->indicators[0].contributions.claims;

	assert_null(c->no_reach);
	assert_near(c->reach_lo, 800, 1e-9);
	assert_near(c->reach_hi, 1600, 1e-9);
	assert_null(c->no_cost);
	assert_near(c->cost_lo, 80000, 1e-6);
	assert_near(c->cost_hi, 160000, 1e-6);
}

static const char selection[] =
    "planpress: 1\n"
    "plan: {title: A plan, date: 2026-03-31}\n"
    "appraisals:\n"
    "  - question: Which?\n"
    "    level: selection\n"
    "    budget: 100k\n"
    "    criteria:\n"
    "      - {id: x, title: X, weight: 60}\n"
    "      - {id: y, title: Y, weight: 40}\n"
    "    options:\n"
    "      - {id: n, title: As now, kind: baseline, cost: 1k,\n"
    "         scores: {x: 5, y: 5}}\n"
    "      - {id: a, title: A, cost: 60k, scores: {x: 5, y: 4}}\n"
    "      - {id: b, title: B, cost: 50k, scores: {x: 3, y: 3}}\n"
    "      - {id: c, title: C, cost: 50k, scores: {x: 3, y: 2 .. 4}}\n"
    "      - {id: d, title: D, cost: not costed, scores: {x: 5, y: 5}}\n"
    "      - {id: e, title: E, cost: {set-up: 10k, a-year: 10k .. 20k,\n"
    "         years: 3}, scores: {x: 1, y: 0}}\n"
    "    panels:\n"
    "      - {title: Parents, weights: {x: 0, y: 10}}\n"
    "      - title: Heads\n"
    "        weights: {x: 1}\n"
    "        scores: {b: {x: 5}, a: {x: 2}, c: {x: 1}, d: {x: 1},\n"
    "          e: {x: 1}, n: {x: 1}}\n"
    "    decision: {favour: [a, e]}\n";

/* A is worth 92 for 60k; B and C 60 each for 50k: B with C, 120, goes
   before A with nothing else that fits, 92. */
static void
best_set_in_the_budget(void **state)
{
	const struct analysis *an = analysed(*state, selection);
	const struct appraisal_result *r = &an->appraisals[0];

	assert_null(r->best_set.absent);
	assert_int_equal(r->best_set.n, 2);
	assert_ptr_equal(r->best_set.options[0], r->options[2].option);
	assert_ptr_equal(r->best_set.options[1], r->options[3].option);
	assert_near(r->best_set.value, 120, 1e-9);
	assert_near(r->best_set.cost, 100000, 1e-9);
	assert_near(r->options[2].in_set_near, 1, 0.02);
	assert_near(r->options[1].in_set_near, 0, 0.02);
	assert_near(r->options[0].in_set_near, 0, 0);
	assert_int_equal(r->favoured_set.n, 2);
	assert_near(r->favoured_set.value, 92 + 12, 1e-9);
	assert_near(r->favoured_set.cost, 130000, 1e-9);
	assert_false(r->favoured_set.within_budget);
}

/* 20k + 20k/1.035 + 20k/1.035² on top of 10k. */
static void
costs_over_a_life(void **state)
{
	const struct analysis *an = analysed(*state, selection);
	const struct appraisal_result *r = &an->appraisals[0];
	const struct option_cost *c = &r->options[5].cost;

	assert_near(r->discount, 0.035, 1e-12);
	assert_null(c->absent);
	assert_near(c->lo, 40000, 1e-9);
	assert_near(c->hi, 70000, 1e-9);
	assert_near(c->pv_hi, 10000 + 20000 * (1 + 1 / 1.035 +
	    1 / (1.035 * 1.035)), 1e-6);
	assert_string_equal(r->options[4].cost.absent, "it is not costed");
	/* As now is worth 100 for 1k: nothing else is efficient. */
	assert_true(r->options[0].efficient);
	assert_false(r->options[1].efficient);
}

static void
panels_rank_for_themselves(void **state)
{
	const struct analysis *an = analysed(*state, selection);
	const struct panel_result *p = an->appraisals[0].panels;

	assert_null(p[0].absent);
	assert_near(p[0].total[1], 80, 1e-9);
	assert_int_equal(p[0].rank[1], 3);
	assert_true(p[0].joint_leaders);
	assert_null(p[1].absent);
	assert_near(p[1].total[2], 100, 1e-9);
	assert_ptr_equal(p[1].leader, an->appraisals[0].options[2].option);
	assert_false(p[1].same_leader);
}

/* A against B: 5 3 and 1 4 at 60 and 40 percent; the lead is 40 points.
   X at 72%: 0.72·80 − 0.28·20 = 52; at 48%: 28.  B's y of 3 to 5 moves it
   by 8 either way. */
static void
swings_of_the_lead(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "appraisals:\n"
	    "  - question: Which?\n"
	    "    criteria:\n"
	    "      - {id: x, title: X, weight: 60}\n"
	    "      - {id: y, title: Y, weight: 40}\n"
	    "    options:\n"
	    "      - {id: a, title: A, scores: {x: 5, y: 3}}\n"
	    "      - {id: b, title: B, scores: {x: 1, y: 3 .. 5}}\n");
	const struct appraisal_result *r = &an->appraisals[0];

	assert_near(r->lead, 40, 1e-9);
	assert_int_equal(r->n_swings, 3);
	assert_null(r->swings[0].option);
	assert_int_equal(r->swings[0].criterion, 0);
	assert_near(r->swings[0].lo, 28, 1e-9);
	assert_near(r->swings[0].hi, 52, 1e-9);
	assert_ptr_equal(r->swings[1].option, NULL);
	assert_near(r->swings[1].hi - r->swings[1].lo, 16, 1e-9);
	assert_ptr_equal(r->swings[2].option, r->options[1].option);
	assert_near(r->swings[2].lo, 32, 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(populations_by_period),
		cmocka_unit_test(local_scores_of_any_size),
		cmocka_unit_test(comparators_at_one_period),
		cmocka_unit_test(groups_against_the_rest),
		cmocka_unit_test(rates_have_a_funnel),
		cmocka_unit_test(a_funnel_needs_numbers),
		cmocka_unit_test(risks_have_bands),
		cmocka_unit_test(releases_follow_the_frequency),
		cmocka_unit_test(what_must_be_true),
		cmocka_unit_test(best_set_in_the_budget),
		cmocka_unit_test(costs_over_a_life),
		cmocka_unit_test(panels_rank_for_themselves),
		cmocka_unit_test(swings_of_the_lead),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
