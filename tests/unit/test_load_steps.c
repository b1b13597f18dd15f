/* What indicators, appraisals and delivery chains become when they are read. */
#include "load_plan.h"

#define INDICATOR	"indicators:\n  - id: i\n    title: Rate\n    "

static const struct indicator *
indicator(struct arena *a, const char *rest)
{
	struct loaded *l = load_rest(a, arena_printf(a, INDICATOR "%s\n",
	    rest));

	assert_fine(a, l);
	assert_int_equal(l->plan->indicators.n, 1);
	return l->plan->indicators.items;
}

/* ---- indicators ---- */

static void
readings_and_their_holes(void **state)
{
	const struct indicator *in = indicator(*state, "history:\n"
	    "      2019/20: 20.0\n      2020/21: NA\n      2021/22: ..\n"
	    "      2022/23: '*'\n      2023/24:\n      2024/25: '-'\n"
	    "      2025/26: {value: 25.1, n: 2200, low: 23.3, high: 27.0, "
	    "numerator: 552, denominator: 2200}");
	const struct reading *r = in->history.readings.items;
	size_t i;

	assert_int_equal(in->history.readings.n, 7);
	assert_near(r[0].value.x, 20, 0);
	assert_int_equal(r[0].value.decimals, 1);
	for (i = 1; i < 6; i++)
		assert_int_equal(r[i].value.v.state, VAL_WORD);
	assert_near(r[6].value.x, 25.1, 0);
	assert_near(r[6].n.x, 2200, 0);
	assert_near(r[6].low.x, 23.3, 0);
	assert_near(r[6].high.x, 27, 0);
	assert_near(r[6].numerator.x, 552, 0);
	assert_near(r[6].denominator.x, 2200, 0);
}

static void
the_year_of_an_indicator(void **state)
{
	static const struct { const char *year; int month; } rows[] = {
		{ "fiscal", 4 }, { "academic", 9 }, { "Academic", 9 },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		const struct indicator *in = indicator(*state, arena_printf(
		    *state, "history: {2024/25: 3}\n    targets: "
		    "{2028/29: 2}\n    comparators: {England: {2024/25: 4}}\n"
		    "    year: %s", rows[i].year));

		assert_int_equal(in->history.readings.items[0].period.first,
		    day_of(2024, rows[i].month, 1));
		assert_int_equal(in->targets.items[0].period.first,
		    day_of(2028, rows[i].month, 1));
		assert_int_equal(in->comparators.items[0].history.readings
		    .items[0].period.first, day_of(2024, rows[i].month, 1));
	}
}

static void
targets_with_and_without_a_period(void **state)
{
	static const struct { const char *text; enum target_kind kind; double x; }
	rows[] = {
		{ "23.0", TARGET_VALUE, 23 }, { "at most 50", TARGET_AT_MOST, 50 },
		{ "at least 65", TARGET_AT_LEAST, 65 },
		{ "under 10", TARGET_UNDER, 10 },
		{ "maintain within 1 point", TARGET_MAINTAIN, 1 },
		{ "-50 percent on baseline", TARGET_CHANGE, -50 },
		{ "{value: 23, stretch: 21, why: Once reached}",
		    TARGET_VALUE, 23 },
	};
	const struct target_list *t;
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		t = &indicator(*state, arena_printf(*state, "targets: %s",
		    rows[i].text))->targets;
		assert_int_equal(t->n, 1);
		assert_true(is_absent(t->items[0].period));
		assert_int_equal(t->items[0].value.kind, rows[i].kind);
		assert_near(t->items[0].value.x, rows[i].x, 0);
		t = &indicator(*state, arena_printf(*state,
		    "targets: {2028/29: %s}", rows[i].text))->targets;
		assert_int_equal(t->n, 1);
		assert_true(is_set(t->items[0].period));
		assert_int_equal(t->items[0].value.kind, rows[i].kind);
	}
	t = &indicator(*state, "targets: {why: To be agreed in May}")->targets;
	assert_int_equal(t->n, 1);
	assert_true(is_absent(t->items[0].value));
	t = &indicator(*state, "targets: {2028/29: {as-written: Reduced}, "
	    "2030/31: tbc}")->targets;
	assert_int_equal(t->items[0].value.v.state, VAL_AS_WRITTEN);
	assert_string_equal(t->items[0].value.v.raw, "Reduced");
	assert_int_equal(t->items[1].value.v.state, VAL_TBC);
}

static void
baselines(void **state)
{
	const struct reading *b = &indicator(*state,
	    "baseline: 2024/25")->baseline;

	assert_true(is_set(b->period));
	assert_true(is_absent(b->value));
	b = &indicator(*state, "baseline: {period: 2024, value: 25.1}")
	    ->baseline;
	assert_near(b->value.x, 25.1, 0);
	b = &indicator(*state, "baseline: tbc")->baseline;
	assert_int_equal(b->period.v.state, VAL_TBC);
}

static void
a_population_is_a_number_or_a_series(void **state)
{
	const struct indicator *in = indicator(*state,
	    "population: 2200 children");

	assert_near(in->population.x, 2200, 0);
	assert_string_equal(in->population.noun, "children");
	in = indicator(*state, "population: {2021/22: 2150 children, "
	    "2024/25: \"2,200\", 2025/26: NA}");
	assert_true(is_absent(in->population));
	assert_string_equal(in->population.noun, "children");
	assert_int_equal(in->population_series.readings.n, 3);
	assert_near(in->population_series.readings.items[0].value.x, 2150, 0);
	assert_near(in->population_series.readings.items[1].value.x, 2200, 0);
	assert_int_equal(in->population_series.readings.items[2].value.v.state,
	    VAL_WORD);
	in = indicator(*state, "population: {as-written: All of them}");
	assert_int_equal(in->population.v.state, VAL_AS_WRITTEN);
}

static void
the_rest_of_an_indicator(void **state)
{
	const struct indicator *in = indicator(*state,
	    "trajectory: {2026/27: 24.5, 2027/28: 24}\n"
	    "    breaks: {2021/22: New scales}\n    survey: 1.5\n"
	    "    tolerance: 10 percent of the distance\n"
	    "    frequency: every 2 years\n    printed: 103\n"
	    "    comparators:\n"
	    "      England: {level: national, history: {2024/25: 22.2}}\n"
	    "      Derby: {2024/25: 25.2}\n"
	    "    breakdown: [{against: rest, history: {2024/25: 30}}]");

	assert_int_equal(in->trajectory.n, 2);
	assert_near(in->trajectory.items[1].value.x, 24, 0);
	assert_string_equal(in->breaks.items[0].why.v.raw, "New scales");
	assert_near(in->survey.design_effect.x, 1.5, 0);
	assert_true(in->tolerance.percent);
	assert_int_equal(in->frequency.months, 24);
	assert_near(in->printed.value.x, 103, 0);
	assert_int_equal(in->comparators.n, 2);
	assert_string_equal(in->comparators.items[0].level.word, "national");
	assert_string_equal(in->comparators.items[1].name.v.raw, "Derby");
	assert_int_equal(in->comparators.items[1].history.readings.n, 1);
	assert_int_equal(in->breakdown.items[0].against.v.state, VAL_WORD);
}

static void
scenarios_say_by_how_much(void **state)
{
	static const struct {
		const char *text; enum change_kind kind; double x;
	} rows[] = {
		{ "rises 0.28 a year", CHANGE_RISES, 0.28 },
		{ "falls by 1.5 points a year", CHANGE_FALLS, 1.5 },
		{ "falls to 22.0", CHANGE_TO, 22 },
		{ "Rises to 30%", CHANGE_TO, 30 },
		{ "tbc", CHANGE_NONE, 0 },
	};
	struct loaded *l;
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		const struct scenario *s;

		l = load_rest(*state, arena_printf(*state, "forecasts: "
		    "[{scenarios: [{changes: %s}]}]\n", rows[i].text));
		assert_fine(*state, l);
		s = l->plan->forecasts.items[0].scenarios.items;
		assert_int_equal(s->change, rows[i].kind);
		assert_near(s->x, rows[i].x, 1e-9);
	}
	l = load_rest(*state, "forecasts: [{scenarios: {We hold: 25.1}}]\n");
	assert_near(l->plan->forecasts.items[0].scenarios.items[0].becomes.x,
	    25.1, 0);
}

/* ---- options appraisal ---- */

#define APPRAISAL \
	"appraisals:\n  - id: choice\n    criteria:\n" \
	"      - {id: impact, title: Impact, weight: 60}\n" \
	"      - {id: cost, title: Cost, weight: 20, from: 500, to: 0}\n" \
	"      - {id: ease, title: Ease, weight: 20, labels: [low, mid, high]}\n"

static const struct score *
scores_of(struct arena *a, const char *scores, struct loaded **l)
{
	*l = load_rest(a, arena_printf(a, APPRAISAL
	    "    options:\n      - {id: o, title: O, scores: %s}\n", scores));
	return (*l)->plan->appraisals.items[0].options.items[0].scores.items;
}

static void
scores_on_their_scales(void **state)
{
	struct loaded *l;
	const struct score *s = scores_of(*state, "{impact: {score: 2 .. 4, "
	    "why: Small}, cost: 120, ease: Mid}", &l);

	assert_fine(*state, l);
	assert_true(s[0].has_value);
	assert_near(s[0].lo, 2, 0);
	assert_near(s[0].hi, 4, 0);
	assert_string_equal(s[0].why.v.raw, "Small");
	assert_near(s[1].lo, 120, 0);
	assert_near(s[2].lo, 50, 0);
	s = scores_of(*state, "{impact: tbc, cost: {as-written: dear}}", &l);
	assert_fine(*state, l);
	assert_false(s[0].has_value);
	assert_false(s[1].has_value);
	scores_of(*state, "{impact: 7, cost: 501, ease: awful}", &l);
	assert_string_equal(told(*state, l),
	    "E017 9:44 The score 7 is not on the scale of “Impact”\n"
	    "E017 9:53 The score 501 is not on the scale of “Cost”\n"
	    "E017 9:64 The score awful is not on the scale of “Ease”\n");
	scores_of(*state, "{impact: good}", &l);
	assert_string_equal(told(*state, l),
	    "E017 9:44 The score good is not on the scale of “Impact”\n");
}

static void
five_steps_stands_for_seven_criteria(void **state)
{
	struct loaded *l = load_rest(*state, "appraisals:\n"
	    "  - {id: a, criteria: five-steps}\n"
	    "  - {id: b, criteria: five-steps}\n");
	const struct criterion_list *c;
	size_t i;

	assert_fine(*state, l);
	c = &l->plan->appraisals.items[1].criteria;
	assert_int_equal(c->n, 7);
	for (i = 0; i < c->n; i++)
		assert_true(is_set(c->items[i].title));
}

static void
panels_weigh_and_score(void **state)
{
	struct loaded *l = load_rest(*state, APPRAISAL
	    "    options: [{id: o, title: O}]\n"
	    "    panels:\n      Parents: {impact: 80, ease: 20}\n"
	    "      Heads: {size: 12, weights: {impact: 50}, "
	    "scores: {o: {impact: 3}}}\n"
	    "    decision: o\n");
	const struct panel_list *p = &l->plan->appraisals.items[0].panels;

	assert_fine(*state, l);
	assert_int_equal(p->n, 2);
	assert_int_equal(p->items[0].weights.n, 2);
	assert_near(p->items[0].weights.items[0].weight.x, 80, 0);
	assert_near(p->items[1].size.x, 12, 0);
	assert_near(p->items[1].scores.items[0].scores.items[0].lo, 3, 0);
	assert_int_equal(l->plan->appraisals.items[0].decision.favour.n, 1);
}

/* ---- delivery chains ---- */

static void
letters_of_a_chain(void **state)
{
	struct loaded *l = load_rest(*state, "delivery-chains:\n"
	    "  - workshop: 2026-01-22\n"
	    "    scores: {agreed: GARRR AAAGG AA, heads: garr-aaagg-a}\n"
	    "    questions: {3: No shared picture, 12: {why: x}}\n"
	    "    priorities: [3, 12]\n    parked: Marketing\n");
	const struct chain *c = l->plan->delivery_chains.items;

	assert_fine(*state, l);
	assert_int_equal(c->scores.n, 2);
	assert_string_equal(c->scores.items[0].letters.s, "GARRRAAAGGAA");
	assert_string_equal(c->scores.items[1].letters.s, "GARR-AAAGG-A");
	assert_near(c->questions.items[1].number.x, 12, 0);
	assert_string_equal(c->questions.items[0].why.v.raw,
	    "No shared picture");
	assert_int_equal(c->priorities.n, 2);
	assert_int_equal(c->parked.n, 1);
	assert_true(is_set(c->workshop.date));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readings_and_their_holes),
		cmocka_unit_test(the_year_of_an_indicator),
		cmocka_unit_test(targets_with_and_without_a_period),
		cmocka_unit_test(baselines),
		cmocka_unit_test(a_population_is_a_number_or_a_series),
		cmocka_unit_test(the_rest_of_an_indicator),
		cmocka_unit_test(scenarios_say_by_how_much),
		cmocka_unit_test(scores_on_their_scales),
		cmocka_unit_test(five_steps_stands_for_seven_criteria),
		cmocka_unit_test(panels_weigh_and_score),
		cmocka_unit_test(letters_of_a_chain),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
