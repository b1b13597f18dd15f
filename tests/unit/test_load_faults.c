/* What is refused, in which words, and at which line and column. */
#include "load_plan.h"

#define INDICATOR	"indicators:\n  - id: i\n    title: Rate\n    "

/* ---- what is refused, and where ---- */

static void
refused_in_its_place(void **state)
{
	static const struct refused rows[] = {
		{ "actoins: []\n", "E003 2:1 The top of a plan file has no "
		    "field “actoins”\n" },
		{ "next_data: 1\n", "E003 2:1 The top of a plan file has no "
		    "field “next_data”\n" },
		{ "indicators:\n  - {title: I, next_data: 2027}\n",
		    "E003 3:16 The indicator has no field “next_data”\n" },
		{ "actions:\n  - title: é\n    dew: July 2027\n",
		    "E003 4:5 The action has no field “dew”\n" },
		{ "actions:\n  - {title: Ünïcode, due: 31 June 2026}\n",
		    "E007 3:27 “due: 31 June 2026” cannot be read: "
		    "June 2026 has 30 days\n" },
		{ "outcomes: Better\n", "E005 2:11 The outcome takes fields, "
		    "one to a line, but here stands “Better”\n" },
		{ "actions:\n  - [a]\n", "E005 3:5 The action takes fields, "
		    "one to a line, but here stands a list\n" },
		{ "actions:\n  - title: {a: b}\n", "E005 3:12 “title” holds a "
		    "set of fields, but takes one line of text\n" },
		{ "actions:\n  - {title: A, change: expand}\n",
		    "E009 3:24 “change” takes new, scale-up, scale-down, "
		    "improve or continue, not “expand”\n" },
		{ "people: [{id: a, name: A, post: perhaps}]\n",
		    "E009 2:33 “post” takes yes or no, not “perhaps”\n" },
		{ "evidence: [{title: E, language: Welsh language}]\n",
		    "E009 2:33 “Welsh language” is not the code of a "
		    "language\n" },
		{ "evidence: [{title: E, language: zh-Hant-TW}]\n", "" },
		{ "evidence: [{title: E, language: en_GB}]\n",
		    "E009 2:33 “en_GB” is not the code of a language\n" },
		{ "partners: [{name: P, language: c}]\n",
		    "E009 2:32 “c” is not the code of a language\n" },
		{ "actions:\n  - {id: School Food, title: A}\n",
		    "E010 3:10 “School Food” is no id: ids have small "
		    "letters, digits and hyphens only\n" },
		{ "risks:\n  - {title: R, likelihood: 6}\n",
		    "E008 3:28 “likelihood” lies from 1 to 5, so 6 is not "
		    "possible\n" },
		{ "delivery-chains: [{questions: {13: x}}]\n",
		    "E008 2:32 “number” lies from 1 to 12, so 13 is not "
		    "possible\n" },
		{ "delivery-chains: [{questions: {1.5: x}}]\n",
		    "E008 2:32 “number” takes a whole number, not 1.5\n" },
		{ "delivery-chains: [{scores: {agreed: GARR}}]\n",
		    "E005 2:37 “letters: GARR” cannot be read: it answers 4 "
		    "questions, not twelve\n" },
		{ "funding: [{title: F, money: \"£250,00\"}]\n",
		    "E008 2:29 “money: £250,00” cannot be read: the digits "
		    "are not in groups of three\n" },
		{ "funding: [{title: F, money: {soon: 5k}}]\n",
		    "E007 2:30 “period: soon” cannot be read: it does not "
		    "say which month\n" },
		{ "accept: [{check: S106}]\n",
		    "E006 2:10 The acceptance has no “because”\n"
		    "E006 2:10 The acceptance has no “by”\n" },
		{ "accept: [{check: S106, becuase: x, by: y}]\n",
		    "E003 2:24 The acceptance has no field “becuase”\n" },
		{ "evidence: [{title: E, link: \"file:///S:/r.pdf\"}]\n",
		    "E023 2:29 “file:///S:/r.pdf” is no link to a web page or "
		    "an e-mail address\n" },
		{ "monitoring: {cycle: now and then}\n",
		    "E007 2:21 “cycle: now and then” cannot be read: "
		    "it does not say how often\n" },
		{ "actions: [{title: A, start: 2027, due: 2026}]\n",
		    "E014 2:40 The action “A” ends (2026) before it starts "
		    "(2027)\n" },
		{ INDICATOR "history: {2023/24: 1, 2023/24: 2, 2022/23: 3}\n",
		    "E004 5:27 \"2023/24\" is given twice here\n"
		    "E016 5:39 The period 2022/23 is earlier than the one "
		    "before it\n" },
		{ INDICATOR "history: {2023/24: 1, 2022/23: 3, FY 2023/24: 2}\n",
		    "E016 5:27 The period 2022/23 is earlier than the one "
		    "before it\nE016 5:39 The period FY 2023/24 has two "
		    "readings\n" },
	};

	assert_refused(*state, rows, LEN(rows));
}

static void
a_plan_needs_a_title_and_no_more(void **state)
{
	struct loaded *l = load_text(*state, "planpress: 1\n");

	assert_string_equal(told(*state, l), "E006 1:1 The plan has no title\n");
	l = load_text(*state, "plan:\n  area: Gateshead\n");
	assert_string_equal(told(*state, l),
	    "E006 2:3 The plan has no “title”\n");
	l = load_text(*state, "plan:\n  titel: x\n");
	assert_string_equal(told(*state, l),
	    "E003 2:3 The plan has no field “titel”\n");
	l = load_text(*state, "plan: x\n");
	assert_string_equal(told(*state, l), "E005 1:7 The plan takes fields, "
	    "one to a line, but here stands “x”\n");
	assert_fine(*state, load_text(*state, "plan: {title: T}\n"));
}

static void
other_versions_are_refused(void **state)
{
	static const struct { const char *version, *told; } rows[] = {
		{ "1", "" },
		{ "2", "E018 1:12 The plan is written in version 2 of the "
		    "language, and this program reads version 1\n" },
		{ "0", "E008 1:12 “planpress” lies from 1 to 1000000, so 0 is "
		    "not possible\n" },
		{ "one", "E008 1:12 “planpress: one” cannot be read: there "
		    "is no number where one is wanted\n" },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++)
		assert_string_equal(told(*state, load_text(*state,
		    arena_printf(*state, "planpress: %s\nplan: {title: T}\n",
		    rows[i].version))), rows[i].told);
}

/* One run tells everything, and what could be read is there. */
static void
reading_goes_on_after_a_fault(void **state)
{
	struct loaded *l = load_rest(*state, "actions:\n"
	    "  - {title: A, due: never, lead: C. Nurse (X)}\n"
	    "  - {title: B, due: July 2027, chnage: new}\n"
	    "risks: 3\n");

	assert_int_equal(l->diags.n, 3);
	assert_int_equal(l->plan->actions.n, 2);
	assert_int_equal(l->plan->actions.items[0].due.v.state, VAL_BAD);
	assert_int_equal(l->plan->actions.items[0].lead.n, 1);
	assert_true(is_set(l->plan->actions.items[1].due));
	assert_true(diags_has_structure_error(&l->diags));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refused_in_its_place),
		cmocka_unit_test(a_plan_needs_a_title_and_no_more),
		cmocka_unit_test(other_versions_are_refused),
		cmocka_unit_test(reading_goes_on_after_a_fault),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
