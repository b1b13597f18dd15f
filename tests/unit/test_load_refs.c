/* Names to records: references of every kind, people, ids, hierarchies. */
#include "load_plan.h"

static const char plan[] =
    "partners:\n"
    "  - {id: council, name: Gateshead Council}\n"
    "  - {id: hv, name: 0-19 service}\n"
    "people:\n"
    "  - {id: dph, name: Director of Public Health, partner: council}\n"
    "  - {id: jo, name: Jo Smith}\n";

/* ---- people ---- */

static const struct person_ref *
lead(struct arena *a, const char *text, struct loaded **l)
{
	*l = load_rest(a, arena_printf(a, "%sactions:\n  - title: A\n"
	    "    lead: %s\n", plan, text));
	return (*l)->plan->actions.items[0].lead.items;
}

static void
four_readings_of_a_person(void **state)
{
	static const struct {
		const char *text; enum person_kind kind;
		const char *name, *partner;
	} rows[] = {
		{ "dph", PERSON_REGISTERED, "Director of Public Health",
		    "Gateshead Council" },
		{ "Jo Smith", PERSON_REGISTERED, "Jo Smith", NULL },
		{ "jo smith", PERSON_REGISTERED, "Jo Smith", NULL },
		{ "Jo Smith (council)", PERSON_REGISTERED, "Jo Smith", NULL },
		{ "C. Nurse (0-19 service)", PERSON_DECLARED, "C. Nurse",
		    "0-19 service" },
		{ "C. Nurse (hv)", PERSON_DECLARED, "C. Nurse",
		    "0-19 service" },
		{ "C. Nurse (Food (North) Ltd)", PERSON_DECLARED, "C. Nurse",
		    "Food (North) Ltd" },
		{ "council", PERSON_PARTNER, "Gateshead Council",
		    "Gateshead Council" },
		{ "gateshead council", PERSON_PARTNER, "Gateshead Council",
		    "Gateshead Council" },
		{ "Public health team", PERSON_TEXT, "Public health team",
		    NULL },
		{ "Head of Food / Head of Play", PERSON_TEXT,
		    "Head of Food / Head of Play", NULL },
		{ "council/jo", PERSON_TEXT, "council/jo", NULL },
		{ "dhp", PERSON_TEXT, "dhp", NULL },
	};
	struct loaded *l;
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		const struct person_ref *p = lead(*state, rows[i].text, &l);

		assert_fine(*state, l);
		assert_int_equal(p->kind, rows[i].kind);
		assert_string_equal(p->name, rows[i].name);
		assert_int_equal(p->partner == NULL, rows[i].partner == NULL);
		if (rows[i].partner != NULL)
			assert_string_equal(p->partner->name.v.raw,
			    rows[i].partner);
	}
}

static void
people_still_to_be_found(void **state)
{
	struct loaded *l;
	const struct person_ref *p = lead(*state,
	    "[jo, tbc, {as-written: Whoever}]", &l);

	assert_fine(*state, l);
	assert_int_equal(l->plan->actions.items[0].lead.n, 3);
	assert_int_equal(p[1].v.state, VAL_TBC);
	assert_int_equal(p[2].v.state, VAL_AS_WRITTEN);
	assert_string_equal(p[2].v.raw, "Whoever");
}

/* However often, and however spaced, one person is declared once. */
static void
a_person_declared_in_place_is_one_person(void **state)
{
	struct loaded *l = load_rest(*state, "actions:\n"
	    "  - {title: A, lead: C. Nurse (Health), support: D. Cook (health)}\n"
	    "  - {title: B, lead: 'C. Nurse  ( Health )'}\n"
	    "  - {title: C, lead: c. nurse (Health)}\n");
	const struct action *x = l->plan->actions.items;

	assert_fine(*state, l);
	assert_ptr_equal(x[0].lead.items[0].person, x[1].lead.items[0].person);
	assert_ptr_equal(x[0].lead.items[0].person, x[2].lead.items[0].person);
	assert_ptr_equal(x[0].lead.items[0].partner,
	    x[0].support.items[0].partner);
	assert_int_equal(l->plan->declared_people.n, 2);
	assert_int_equal(l->plan->declared_partners.n, 1);
	assert_string_equal(l->plan->declared_people.items[0]->name.v.raw,
	    "C. Nurse");
}

static void
the_wrong_way_round_is_told(void **state)
{
	static const char *const texts[] = { "0-19 service (C. Nurse)",
	    "council (Somebody)", "Food Ltd (dph)", "Food Ltd (Jo Smith)" };
	struct loaded *l;
	size_t i;

	for (i = 0; i < LEN(texts); i++) {
		const struct person_ref *p = lead(*state, texts[i], &l);

		assert_string_equal(told(*state, l), arena_printf(*state,
		    "E005 10:11 “%s” names a partner first and a person in "
		    "brackets; the person comes first\n", texts[i]));
		assert_int_equal(p->v.state, VAL_BAD);
	}
	/* Both readings are shown. */
	assert_non_null(strstr(l->diags.v[0].help, "Jo Smith (Food Ltd)"));
	assert_non_null(strstr(l->diags.v[0].help, "“Food Ltd” is a person"));
}

/* ---- references ---- */

static const char linked[] =
    "partners: {council: Gateshead Council}\n"
    "outcomes: [{id: weight, title: Weight}, {id: play, title: Play}]\n"
    "indicators: [{id: y6, title: Y6}]\n"
    "actions:\n"
    "  - {id: food, title: A, milestones: [{id: pilot, title: P}]}\n"
    "  - {id: walk, title: B, milestones: [{id: start, title: S}, "
    "{id: pilot, title: P}]}\n"
    "delivery-chains:\n"
    "  - id: chain\n"
    "    nodes: [{id: start, title: N, level: national}]\n";

static const struct rec *
refer(struct arena *a, const char *rest, struct loaded **l)
{
	*l = load_rest(a, arena_printf(a, "%s%s\n", linked, rest));
	return (*l)->plan->updates.n > 0 ?
	    (*l)->plan->updates.items[0].milestone.to : NULL;
}

static void
references_of_records_within_records(void **state)
{
	struct loaded *l;
	const struct rec *m = refer(*state,
	    "updates: [{milestone: walk/pilot}]", &l);

	assert_fine(*state, l);
	assert_ptr_equal(m, &l->plan->actions.items[1].milestones.items[1].rec);
	assert_ptr_equal(plan_find(l->plan, "walk/pilot"), m);
	assert_null(plan_find(l->plan, "walk/nothing"));
	assert_null(plan_find(l->plan, "pilot"));
	assert_ptr_equal(plan_find(l->plan, "weight"),
	    &l->plan->outcomes.items[0].rec);
	/* Bare, where only one milestone has it; a node's counts for nothing. */
	m = refer(*state, "updates: [{milestone: start}]", &l);
	assert_fine(*state, l);
	assert_ptr_equal(m, &l->plan->actions.items[1].milestones.items[0].rec);
}

static void
waiting_for_actions_and_milestones(void **state)
{
	struct loaded *l = load_rest(*state, "actions:\n"
	    "  - {id: a, title: A, milestones: [{id: m, title: M}, "
	    "{id: own, title: O}]}\n"
	    "  - id: b\n    title: B\n    milestones: [{id: own, title: O}]\n"
	    "    after: [a, a/m + 2 weeks, m + 1 month, own]\n"
	    "  - {title: C, after: a + 10 days}\n");
	const struct action *x = l->plan->actions.items;
	const struct dependency *d = x[1].after.items;

	assert_fine(*state, l);
	assert_int_equal(x[1].after.n, 4);
	assert_ptr_equal(d[0].to, &x[0].rec);
	assert_ptr_equal(d[1].to, &x[0].milestones.items[0].rec);
	assert_int_equal(d[1].lag_days, 14);
	assert_ptr_equal(d[2].to, &x[0].milestones.items[0].rec);
	assert_int_equal(d[2].lag_months, 1);
	/* Of two with one id, that of the record itself. */
	assert_ptr_equal(d[3].to, &x[1].milestones.items[0].rec);
	assert_int_equal(x[2].after.items[0].lag_days, 10);
}

static void
references_that_lead_nowhere(void **state)
{
	static const struct { const char *rest, *told, *help; } rows[] = {
		{ "needs: [{title: N, outcomes: wieght}]", "E012 11:30 "
		    "“outcomes: wieght” names nothing in the plan; the id of "
		    "an outcome is wanted\n", "Did you mean “weight”?" },
		{ "needs: [{title: N, outcomes: [play, y6]}]", "E012 11:37 "
		    "“outcomes: y6” names an indicator, but the id of an "
		    "outcome is wanted\n", "Name an outcome" },
		{ "needs: [{title: N, outcomes: quite-another}]",
		    "E012 11:30 “outcomes: quite-another” names nothing in the "
		    "plan; the id of an outcome is wanted\n",
		    "The plan has: weight, play." },
		{ "needs: [{title: N, evidence: census}]", "E012 11:30 "
		    "“evidence: census” names nothing in the plan; the id of "
		    "a piece of evidence is wanted\n", "id: census" },
		{ "funding: [{title: F, partner: Gateshead Council}]",
		    "E012 11:31 “partner: Gateshead Council” names nothing in "
		    "the plan; the id of a partner is wanted\n",
		    "Did you mean “council”?" },
		{ "updates: [{milestone: pilot}]", "E012 11:23 “pilot” is the "
		    "id of several records\n", "“food/pilot”" },
		{ "updates: [{milestone: food/pliot}]", "E012 11:23 "
		    "“milestone: food/pliot” names nothing in the plan; the "
		    "id of a milestone is wanted\n",
		    "Did you mean “food/pilot”?" },
		{ "updates: [{milestone: fod/pilot}]", "E012 11:23 "
		    "“milestone: fod/pilot” names nothing in the plan; the "
		    "id of a milestone is wanted\n",
		    "Did you mean “food/pilot”?" },
		{ "gaps: [{title: G, action: walk/pilot}]", "E012 11:27 "
		    "“action: walk/pilot” names a milestone, but the id of an "
		    "action is wanted\n", "Name an action" },
	};
	struct loaded *l;
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		refer(*state, rows[i].rest, &l);
		assert_string_equal(told(*state, l), rows[i].told);
		assert_non_null(strstr(l->diags.v[0].help, rows[i].help));
	}
}

static void
waits_that_cannot_be_read(void **state)
{
	static const struct refused rows[] = {
		{ "actions: [{id: a, title: A}, {title: B, after: a + 3 moons}]\n",
		    "E005 2:48 “after: a + 3 moons” cannot be read: the wait "
		    "is not a number of days, weeks, months or years\n" },
		{ "outcomes: [{id: o, title: O}]\n"
		    "actions: [{title: B, after: o + 2 weeks}]\n",
		    "E012 3:29 “after: o” names an outcome, but the id of an "
		    "action or a milestone is wanted\n" },
	};

	assert_refused(*state, rows, LEN(rows));
}

/* ---- ids ---- */

static void
ids_are_unique_across_all_kinds(void **state)
{
	static const struct refused rows[] = {
		{ "outcomes: [{id: food, title: O}]\n"
		    "actions: [{id: food, title: A}]\n",
		    "E011 3:16 The id “food” is taken already\n" },
		{ "actions: [{id: a, title: A, milestones: "
		    "[{id: m, title: M}, {id: m, title: N}]}]\n",
		    "E011 2:66 The id “m” is taken already\n" },
		/* Within another owner, or beside a plan's own, it is free. */
		{ "actions:\n  - {id: a, title: A, milestones: "
		    "[{id: m, title: M}]}\n  - {id: m, title: B, milestones: "
		    "[{id: m, title: N}]}\n", "" },
		{ "partners: {a: A}\npeople: {a: B}\n",
		    "E011 3:10 The id “a” is taken already\n" },
	};

	assert_refused(*state, rows, LEN(rows));
}

/* ---- hierarchies ---- */

static void
circles_are_cut(void **state)
{
	static const struct refused rows[] = {
		{ "outcomes: [{id: a, title: A, parent: b}, "
		    "{id: b, title: B, parent: a}]\n",
		    "E012 2:38 Going up from here leads round in a circle\n" },
		{ "actions: [{id: a, title: A, parent: a}]\n",
		    "E012 2:37 Going up from here leads round in a circle\n" },
		{ "partners: [{id: a, name: A, part-of: b}, "
		    "{id: b, name: B, part-of: c}, {id: c, name: C, part-of: b}]\n",
		    "E012 2:68 Going up from here leads round in a circle\n" },
	};

	assert_refused(*state, rows, LEN(rows));
}

static void
a_part_takes_after_its_action(void **state)
{
	struct loaded *l = load_rest(*state,
	    "outcomes: [{id: o, title: O}]\ngroups: {g: Everybody}\n"
	    "actions:\n  - {id: a, title: A, outcomes: o, groups: g, "
	    "change: new, lead: Jo (X)}\n"
	    "  - {id: b, title: B, parent: a}\n"
	    "  - {title: C, parent: b, lead: D (X), change: improve}\n");
	const struct action *x = l->plan->actions.items;

	assert_fine(*state, l);
	assert_true(action_is_parent(l->plan, &x[0]));
	assert_true(action_is_parent(l->plan, &x[1]));
	assert_false(action_is_parent(l->plan, &x[2]));
	assert_ptr_equal(action_outcomes(&x[2]), &x[0].outcomes);
	assert_ptr_equal(action_groups(&x[2]), &x[0].groups);
	assert_ptr_equal(action_lead(&x[1]), &x[0].lead);
	assert_ptr_equal(action_lead(&x[2]), &x[2].lead);
	assert_ptr_equal(action_change(&x[1]), &x[0].change);
	assert_ptr_equal(action_change(&x[2]), &x[2].change);
}

static void
outcomes_form_a_hierarchy(void **state)
{
	struct loaded *l = load_rest(*state, "outcomes:\n"
	    "  - {id: a, title: A}\n  - {id: b, title: B, parent: a}\n"
	    "  - {id: c, title: C, parent: b}\n");
	const struct outcome *o = l->plan->outcomes.items;

	assert_fine(*state, l);
	assert_true(outcome_within(&o[2], &o[0]));
	assert_true(outcome_within(&o[1], &o[1]));
	assert_false(outcome_within(&o[0], &o[2]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_readings_of_a_person),
		cmocka_unit_test(people_still_to_be_found),
		cmocka_unit_test(a_person_declared_in_place_is_one_person),
		cmocka_unit_test(the_wrong_way_round_is_told),
		cmocka_unit_test(references_of_records_within_records),
		cmocka_unit_test(waiting_for_actions_and_milestones),
		cmocka_unit_test(references_that_lead_nowhere),
		cmocka_unit_test(waits_that_cannot_be_read),
		cmocka_unit_test(ids_are_unique_across_all_kinds),
		cmocka_unit_test(circles_are_cut),
		cmocka_unit_test(a_part_takes_after_its_action),
		cmocka_unit_test(outcomes_form_a_hierarchy),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
