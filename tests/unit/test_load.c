/*
 * What a plan's lines become: long and short forms, and what is left open.
 * The spellings of dates, sums and targets have tests of their own beside
 * their readers.
 */
#include "load_plan.h"

#define ACTION	"actions:\n  - title: Do it\n    "

static const struct action *
action(struct arena *a, const char *rest)
{
	struct loaded *l = load_rest(a, arena_printf(a, ACTION "%s\n", rest));

	assert_fine(a, l);
	assert_int_equal(l->plan->actions.n, 1);
	return l->plan->actions.items;
}

static void
assert_days(const struct date *d, day first, day last)
{
	assert_int_equal(d->v.state, VAL_SET);
	assert_int_equal(d->first, first);
	assert_int_equal(d->last, last);
}

/* ---- text ---- */

static void
the_field_decides_not_yaml(void **state)
{
	struct loaded *l = load_text(*state, "plan:\n  title: 2009\n"
	    "  area: no\n  version: 1.10\n  partnership: 08\n"
	    "  vision: |\n    Two\n    lines\n"
	    "  summary: >\n    One\n    line\n");

	assert_fine(*state, l);
	assert_string_equal(l->plan->plan.title.v.raw, "2009");
	assert_string_equal(l->plan->plan.area.v.raw, "no");
	assert_string_equal(l->plan->plan.version.v.raw, "1.10");
	assert_string_equal(l->plan->plan.partnership.v.raw, "08");
	assert_string_equal(l->plan->plan.vision.v.raw, "Two\nlines\n");
	assert_string_equal(l->plan->plan.summary.v.raw, "One line\n");
}

static void
a_line_is_one_line(void **state)
{
	struct loaded *l = load_text(*state,
	    "plan:\n  title: |\n    A healthy\n    weight\n");

	assert_fine(*state, l);
	assert_string_equal(l->plan->plan.title.v.raw, "A healthy weight");
}

static void
keys_of_ones_own_are_left_alone(void **state)
{
	struct loaded *l = load_text(*state, "x-tool: [1, {a: b}]\nplan:\n"
	    "  title: A plan\n  x-colour: blue\n"
	    "actions: [{title: Do it, x-cost-code: 4711}]\n");

	assert_fine(*state, l);
	assert_int_equal(l->plan->actions.n, 1);
}

static void
words_are_read_in_any_case(void **state)
{
	const struct action *x = action(*state,
	    "change: Scale up\n    status: ON_TRACK\n    commitment: decided");

	assert_int_equal(x->change.i, ACTION_SCALE_UP);
	assert_string_equal(x->change.word, "scale-up");
	assert_int_equal(x->status.i, DECLARED_ON_TRACK);
	assert_string_equal(choice_word(&x->commitment), "decided");
}

static void
yes_and_no(void **state)
{
	struct loaded *l = load_rest(*state, "people:\n"
	    "  - {id: a, name: A, post: yes}\n  - {id: b, name: B, post: No}\n"
	    "  - {id: c, name: C, post: true}\n  - {id: d, name: D}\n"
	    "partners:\n  - {name: P, signed-up: no}\n"
	    "  - {name: Q, signed-up: 2026-02-10}\n"
	    "  - {name: R, signed-up: Yes}\n");
	const struct partner *p = l->plan->partners.items;

	assert_fine(*state, l);
	assert_true(l->plan->people.items[0].post.yes);
	assert_true(is_set(l->plan->people.items[1].post));
	assert_false(l->plan->people.items[1].post.yes);
	assert_true(l->plan->people.items[2].post.yes);
	assert_true(is_absent(l->plan->people.items[3].post));
	assert_int_equal(p[0].signed_up.v.state, VAL_WORD);
	assert_int_equal(p[0].signed_up.v.word, 0);
	assert_days(&p[1].signed_up, day_of(2026, 2, 10), day_of(2026, 2, 10));
	assert_int_equal(p[2].signed_up.v.word, 1);
}

/* ---- lists and single values ---- */

static void
a_list_takes_a_single_value(void **state)
{
	struct loaded *l = load_text(*state, "plan: {title: A, "
	    "asks: Agree the offer, parents: {title: The strategy}}\n"
	    "outcomes: {id: o, title: Better}\n"
	    "needs: {title: N, outcomes: o, tags: [a, b]}\n"
	    "gaps: Nobody knows\n"
	    "funding: {title: Grant, money: 5k}\n");

	assert_fine(*state, l);
	assert_int_equal(l->plan->plan.asks.n, 1);
	assert_string_equal(l->plan->plan.asks.items[0].what.v.raw,
	    "Agree the offer");
	assert_int_equal(l->plan->plan.parents.n, 1);
	assert_int_equal(l->plan->outcomes.n, 1);
	assert_int_equal(l->plan->needs.items[0].outcomes.n, 1);
	assert_int_equal(l->plan->needs.items[0].rec.tags.n, 2);
	assert_string_equal(l->plan->gaps.items[0].title.v.raw,
	    "Nobody knows");
	assert_int_equal(l->plan->funding.n, 1);
}

/* `- ` alone and `x:` alone are as good as no line at all. */
static void
blanks_count_for_nothing(void **state)
{
	struct loaded *l = load_rest(*state, "outcomes:\nneeds: ~\n"
	    "actions:\n  -\n  - title: One\n    lead:\n      -\n"
	    "      - C. Nurse (X)\n    due:\n    outcomes: [~]\n  - ~\n");
	const struct action *x = l->plan->actions.items;

	assert_fine(*state, l);
	assert_int_equal(l->plan->actions.n, 1);
	assert_int_equal(x->rec.index, 0);
	assert_int_equal(x->lead.n, 1);
	assert_true(is_absent(x->due));
	assert_int_equal(x->outcomes.n, 0);
	assert_int_equal(l->plan->outcomes.n, 0);
}

/* `k: v` in place of a list, where a record has two fields that matter. */
static void
maps_stand_for_lists(void **state)
{
	struct loaded *l = load_rest(*state,
	    "partners: {council: The Council, heads: {name: Heads, "
	    "sector: education}}\n"
	    "people: {dph: Director}\ngroups: {poor: The poorest fifth}\n"
	    "outcomes: {better: It is better}\n"
	    "glossary: {NCMP: The programme, x-ray: A picture}\n"
	    "checks: {S106: off, stale: {days: 1825, level: note}}\n"
	    "funding: {Grant: 10k, Gift: tbc}\n"
	    "proofing: {duties: {socio-economic: We looked at it}}\n");
	const struct plan *p = l->plan;

	assert_fine(*state, l);
	assert_int_equal(p->partners.n, 2);
	assert_string_equal(p->partners.items[0].rec.id.v.raw, "council");
	assert_string_equal(p->partners.items[1].sector.word, "education");
	assert_string_equal(p->people.items[0].name.v.raw, "Director");
	assert_string_equal(p->groups.items[0].title.v.raw,
	    "The poorest fifth");
	assert_string_equal(p->outcomes.items[0].rec.id.v.raw, "better");
	assert_int_equal(p->glossary.n, 2);
	assert_string_equal(p->glossary.items[1].term.v.raw, "x-ray");
	assert_string_equal(p->checks.items[0].rule.v.raw, "S106");
	assert_string_equal(p->checks.items[0].level.word, "off");
	assert_near(p->checks.items[1].days.x, 1825, 0);
	assert_string_equal(p->checks.items[1].level.word, "note");
	assert_near(p->funding.items[0].money.lo, 10000, 0);
	assert_int_equal(p->funding.items[1].money.v.state, VAL_TBC);
	assert_string_equal(p->proofing.duties.items[0].duty.v.raw,
	    "socio-economic");
}

static void
milestones_as_map_and_list(void **state)
{
	const struct action *x = action(*state, "milestones:\n"
	    "      July 2027: Five schools signed\n"
	    "      2028-07-31: {title: Twenty schools, done: no, id: all}\n"
	    "      tbc: Judged");
	const struct milestone *m = x->milestones.items;

	assert_int_equal(x->milestones.n, 3);
	assert_string_equal(m[0].title.v.raw, "Five schools signed");
	assert_days(&m[0].due, day_of(2027, 7, 1), day_of(2027, 7, 31));
	assert_string_equal(m[1].rec.id.v.raw, "all");
	assert_int_equal(m[1].done.v.state, VAL_WORD);
	assert_days(&m[1].due, day_of(2028, 7, 31), day_of(2028, 7, 31));
	assert_int_equal(m[2].due.v.state, VAL_TBC);
	assert_ptr_equal(m[2].rec.owner, &x->rec);

	x = action(*state, "milestones: [Kick-off, {title: End, due: 2028, "
	    "was-due: 2027}]");
	assert_int_equal(x->milestones.n, 2);
	assert_string_equal(x->milestones.items[0].title.v.raw, "Kick-off");
	assert_true(is_absent(x->milestones.items[0].due));
	assert_days(&x->milestones.items[1].was_due, day_of(2027, 1, 1),
	    day_of(2027, 12, 31));
	x = action(*state, "milestones: {title: End, due: 2028}");
	assert_int_equal(x->milestones.n, 1);
}

static void
success_as_sentence_and_in_parts(void **state)
{
	const struct action *x = action(*state,
	    "success: 20 schools by July 2028");

	assert_int_equal(x->success.n, 1);
	assert_string_equal(x->success.items[0].sentence.v.raw,
	    "20 schools by July 2028");
	x = action(*state, "success: [12 groups by 2027, {measure: Schools, "
	    "unit: schools, target: at least 20, by: July 2028}]");
	assert_int_equal(x->success.n, 2);
	assert_true(is_absent(x->success.items[1].sentence));
	assert_int_equal(x->success.items[1].target.kind, TARGET_AT_LEAST);
	x = action(*state, "success: {measure: Schools, target: tbc}");
	assert_int_equal(x->success.n, 1);
	assert_int_equal(x->success.items[0].target.v.state, VAL_TBC);
	x = action(*state, "success: {as-written: As agreed}");
	assert_string_equal(x->success.items[0].sentence.v.raw, "As agreed");
}

/* ---- money ---- */

static void
money_in_its_forms(void **state)
{
	static const struct {
		const char *text; enum money_kind kind; double lo, hi;
		bool a_year;
	} rows[] = {
		{ "£45,000", MONEY_AMOUNT, 45000, 45000, false },
		{ "{money: \"£45,000\"}", MONEY_AMOUNT, 45000, 45000, false },
		{ "45k", MONEY_AMOUNT, 45000, 45000, false },
		{ "£40k .. £60k", MONEY_AMOUNT, 40000, 60000, false },
		{ "£24.15-38.21m", MONEY_AMOUNT, 24150000, 38210000, false },
		{ "{money: £560k/year}", MONEY_AMOUNT, 560000, 560000, true },
		{ "existing", MONEY_EXISTING, 0, 0, false },
		{ "{money: unfunded}", MONEY_UNFUNDED, 0, 0, false },
		{ "not-costed", MONEY_NOT_COSTED, 0, 0, false },
		{ "{money: {2026/27: 160k, 2027/28: 150k .. 170k}}",
		    MONEY_AMOUNT, 310000, 330000, false },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		const struct money *m = &action(*state, arena_printf(*state,
		    "resources: %s", rows[i].text))->resources.money;

		assert_int_equal(m->v.state, VAL_SET);
		assert_int_equal(m->kind, rows[i].kind);
		assert_near(m->lo, rows[i].lo, 0.01);
		assert_near(m->hi, rows[i].hi, 0.01);
		assert_int_equal(m->a_year, rows[i].a_year);
	}
}

static void
money_by_year_keeps_its_parts(void **state)
{
	const struct resources *r = &action(*state, "resources: {by-year: "
	    "{2026/27: 160k, Q1 2027/28: £40k .. £50k}, people: 1 FTE}")
	    ->resources;

	assert_int_equal(r->by_year.n, 2);
	assert_int_equal(r->by_year.parts[0].period.first,
	    day_of(2026, 4, 1));
	assert_int_equal(r->by_year.parts[1].period.last, day_of(2027, 6, 30));
	assert_near(r->by_year.parts[1].hi, 50000, 0);
	assert_near(r->by_year.hi, 210000, 0);
	assert_string_equal(r->people.v.raw, "1 FTE");
	/* A year that is still open leaves the whole open. */
	r = &action(*state, "resources: {by-year: {2026/27: 160k, "
	    "2027/28: tbc}}")->resources;
	assert_int_equal(r->by_year.v.state, VAL_TBC);
	r = &action(*state, "resources: {by-year: {2026/27: {as-written: "
	    "see annex}, 2027/28: 1k}}")->resources;
	assert_int_equal(r->by_year.v.state, VAL_AS_WRITTEN);
	assert_string_equal(r->by_year.v.raw, "see annex");
}

static void
costs_of_options(void **state)
{
	struct loaded *l = load_rest(*state, "appraisals:\n"
	    "  - options:\n    - {title: A, cost: £90k a year}\n"
	    "    - {title: B, cost: {set-up: 20k, a-year: £140k .. £180k, "
	    "years: 3, price-base: 2026/27}}\n"
	    "    - {title: C, saving: £15k a year, cost: existing}\n");
	const struct option *o = l->plan->appraisals.items[0].options.items;

	assert_fine(*state, l);
	assert_true(o[0].cost.amount.a_year);
	assert_near(o[1].cost.a_year.hi, 180000, 0);
	assert_near(o[1].cost.years.x, 3, 0);
	assert_near(o[2].saving.lo, 15000, 0);
	assert_int_equal(o[2].cost.amount.kind, MONEY_EXISTING);
}

/* ---- dates, years and currency of the plan ---- */

static void
the_plan_says_when_its_year_starts(void **state)
{
	static const struct { const char *starts; int month, mday; } rows[] = {
		{ "1 April", 4, 1 }, { "1 January", 1, 1 },
		{ "1 September", 9, 1 }, { "6 April", 4, 6 }, { "July", 7, 1 },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		struct loaded *l = load_text(*state, arena_printf(*state,
		    "actions: [{title: A, due: 2026/27, start: Q1 2026/27}]\n"
		    "plan: {title: T, year-starts: %s}\n", rows[i].starts));
		const struct action *x = l->plan->actions.items;

		assert_fine(*state, l);
		assert_int_equal(x->due.first,
		    day_of(2026, rows[i].month, rows[i].mday));
		assert_int_equal(x->due.last,
		    day_of(2027, rows[i].month, rows[i].mday) - 1);
		assert_int_equal(x->start.first, x->due.first);
	}
}

static void
the_plan_says_in_what_money(void **state)
{
	struct loaded *l = load_text(*state, "plan: {title: T, currency: eur}\n"
	    "actions: [{title: A, resources: 560 k€ per year}]\n");

	assert_fine(*state, l);
	assert_string_equal(l->plan->values.currency, "EUR");
	assert_true(l->plan->actions.items[0].resources.money.a_year);
	l = load_text(*state, "plan:\n  title: T\n  currency: Pounds\n");
	assert_string_equal(told(*state, l), "E009 3:13 “currency: Pounds” "
	    "is no code of a currency\n");
	l = load_text(*state, "plan:\n  title: T\n  year-starts: in spring\n");
	assert_string_equal(told(*state, l), "E007 3:16 “year-starts: in "
	    "spring” is no day of the year\n");
}

static void
a_deadline_is_its_last_day_and_a_start_its_first(void **state)
{
	const struct action *x = action(*state, "start: September 2026\n"
	    "    due: Q1 2027");

	assert_days(&x->start, day_of(2026, 9, 1), day_of(2026, 9, 30));
	assert_days(&x->due, day_of(2027, 1, 1), day_of(2027, 3, 31));
	x = action(*state, "due: ongoing");
	assert_true(x->due.ongoing);
	/* One month for both is no reversal. */
	x = action(*state, "start: May 2026\n    due: 2026-05-10");
	assert_days(&x->due, day_of(2026, 5, 10), day_of(2026, 5, 10));
}

static void
the_day_that_the_plan_speaks_from(void **state)
{
	static const struct { const char *date; int year, month, mday; }
	rows[] = {
		{ "2026-03-31", 2026, 3, 31 }, { "June 2026", 2026, 6, 30 },
		{ "2026", 2026, 12, 31 }, { "2026/27", 2027, 3, 31 },
		{ "tbc", 0, 0, 0 }, { "ongoing", 0, 0, 0 },
	};
	struct sources sources;
	struct diags diags;
	uint32_t file;
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		struct loaded *l = load_text(*state, arena_printf(*state,
		    "plan: {title: T, date: %s}\n", rows[i].date));

		assert_int_equal(l->plan->as_of, rows[i].year == 0 ? DAY_NONE :
		    day_of(rows[i].year, rows[i].month, rows[i].mday));
	}
	assert_int_equal(load_rest(*state, "")->plan->as_of, DAY_NONE);
	/* The command line comes before the plan. */
	sources_init(&sources, *state);
	file = source_add(&sources, "p", "plan: {title: T, date: 2020}", 28);
	diags_init(&diags, *state, &sources);
	assert_int_equal(plan_load(*state, &sources, file,
	    day_of(2026, 1, 2), &diags)->as_of, day_of(2026, 1, 2));
}

static void
the_step_that_the_plan_has_reached(void **state)
{
	static const struct { const char *rest; int step; } rows[] = {
		{ "", 1 }, { "indicators: [{title: I}]\n", 1 },
		{ "needs: [{title: N}]\n", 2 },
		{ "risks: [{title: R}]\n", 3 },
		{ "forecasts: [{assumptions: none}]\n", 3 },
		{ "appraisals: [{question: Q}]\n", 4 },
		{ "actions: [{title: A}]\nneeds: [{title: N}]\n", 5 },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++)
		assert_int_equal(load_rest(*state, rows[i].rest)->plan->reached,
		    rows[i].step);
	assert_int_equal(load_text(*state, "plan: {title: T, reached: 2}\n"
	    "actions: [{title: A}]\n")->plan->reached, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_field_decides_not_yaml),
		cmocka_unit_test(a_line_is_one_line),
		cmocka_unit_test(keys_of_ones_own_are_left_alone),
		cmocka_unit_test(words_are_read_in_any_case),
		cmocka_unit_test(yes_and_no),
		cmocka_unit_test(a_list_takes_a_single_value),
		cmocka_unit_test(blanks_count_for_nothing),
		cmocka_unit_test(maps_stand_for_lists),
		cmocka_unit_test(milestones_as_map_and_list),
		cmocka_unit_test(success_as_sentence_and_in_parts),
		cmocka_unit_test(money_in_its_forms),
		cmocka_unit_test(money_by_year_keeps_its_parts),
		cmocka_unit_test(costs_of_options),
		cmocka_unit_test(the_plan_says_when_its_year_starts),
		cmocka_unit_test(the_plan_says_in_what_money),
		cmocka_unit_test(
		    a_deadline_is_its_last_day_and_a_start_its_first),
		cmocka_unit_test(the_day_that_the_plan_speaks_from),
		cmocka_unit_test(the_step_that_the_plan_has_reached),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
