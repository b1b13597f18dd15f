#include "load_plan.h"

#define NBSP "\xc2\xa0"

static const char yaml[] =
    "planpress: 1\n"
    "plan: {title: A plan, period: 2026/27 .. 2028/29, date: 2026-06-01}\n"
    "outcomes: [{id: weight, title: Healthy weight}]\n"
    "indicators:\n"
    "  - id: y6\n"
    "    title: Year 6 obesity\n"
    "    outcomes: weight\n"
    "    unit: percent\n"
    "    better: lower\n"
    "    year: academic\n"
    "    population: 2200 children\n"
    "    history: {2022/23: 24.1, 2023/24: 22.5, 2024/25: 25.1}\n"
    "    baseline: 2024/25\n"
    "    targets: {2028/29: 23.0}\n"
    "  - {id: bare, title: Nothing known, outcomes: weight}\n"
    "actions:\n"
    "  - id: share\n"
    "    title: Share data\n"
    "    outcomes: weight\n"
    "    lead: [C. Nurse (0-19 service), Public health team]\n"
    "    start: April 2026\n"
    "    due: September 2026\n"
    "    resources: {money: 40k .. 60k}\n"
    "  - {id: part, title: A part of it, parent: share, due: 2026-05-01}\n"
    "  - {id: moved, title: Moved, due: May 2026}\n"
    "updates:\n"
    "  - {action: moved, date: 2026-05-20, new-due: 2026-12-18}\n";

static void
figures_as_documents_print_them(void **state)
{
	static const char *const want[][2] = {
		{ "y6.latest", "25.1%" },
		{ " y6.latest ", "25.1%" },
		{ "y6.period", "2024/25" },
		{ "y6.baseline", "25.1%" },
		{ "y6.target", "23.0%" },
		{ "y6.gap", "2.1" NBSP "points" },
		{ "y6.people", "46" NBSP "children" },
		{ "y6.change", "up 2.6" NBSP "points" },
		{ "share.lead", "C. Nurse and Public health team" },
		{ "share.due", "1 May 2026" },
		{ "part.status", "Overdue" },
		{ "moved.due", "18 Dec 2026" },
		{ "moved.status", "On track" },
		{ "money", "£40,000 to £60,000" },
		{ "actions", "2" },
		{ "bare.latest", "(no figure: there is no reading yet)" },
		{ "bare.target", "(no figure: the plan sets no target)" },
		{ "moved.lead", "(no figure: no lead is named)" },
	};
	const struct analysis *an = analysed(*state, yaml);
	const char *why;
	size_t i;

	for (i = 0; i < LEN(want); i++) {
		assert_string_equal(live_figure(an, *state, want[i][0], &why),
		    want[i][1]);
		assert_null(why);
	}
}

static void
unknown_figures_say_what_is_known(void **state)
{
	const struct analysis *an = analysed(*state, yaml);
	const char *why;

	assert_null(live_figure(an, *state, "y6.latst", &why));
	assert_string_equal(why, "An indicator has no figure “latst”; it has "
	    "latest, baseline, target, gap, people, change, period.");
	assert_null(live_figure(an, *state, "y7.latest", &why));
	assert_string_equal(why, "Nothing in the plan has the id “y7”.");
	assert_null(live_figure(an, *state, "weight.latest", &why));
	assert_string_equal(why,
	    "“weight” is neither an indicator nor an action.");
	assert_null(live_figure(an, *state, "", &why));
	assert_non_null(why);
}

static void
expands_what_it_knows(void **state)
{
	const struct analysis *an = analysed(*state, yaml);

	assert_string_equal(live_expand(an, *state, "Now {{y6.latest}} in "
	    "{{ y6.period }}; {{what}} stays, {{y6.latest"),
	    "Now 25.1% in 2024/25; {{what}} stays, {{y6.latest");
	assert_string_equal(live_expand(an, *state, "plain"), "plain");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_as_documents_print_them),
		cmocka_unit_test(unknown_figures_say_what_is_known),
		cmocka_unit_test(expands_what_it_knows),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
