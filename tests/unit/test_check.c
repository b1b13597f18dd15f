/* The checks, and what a plan may say of its own findings. */
#include "check_words.h"
#include "checked.h"
#include "explain.h"

static size_t
count(const char *yaml, enum rule rule)
{
	struct run r = check(yaml);
	size_t n = found(&r, rule);

	arena_free(r.arena);
	return n;
}

/* ---- the rule table ---- */

static void
test_every_rule_is_explained(void **state)
{
	int i;

	(void)state;
	for (i = RULE_NONE + 1; i < RULE_COUNT; i++) {
		const struct rule_info *r = &rule_table[i];
		size_t len = strlen(r->remedy);

		assert_true(r->why[0] != '\0' && r->basis[0] != '\0');
		assert_true(r->summary[strlen(r->summary) - 1] != '.');
		assert_non_null(strstr(r->remedy, "Before"));
		assert_non_null(strstr(r->remedy, "After:\n\n    "));
		assert_int_equal(r->remedy[len - 1], '\n');
	}
}

static void
test_explain(void **state)
{
	struct arena *a = arena_new();
	struct buf one, all, list;
	int i;

	(void)state;
	buf_init(&one, a);
	buf_init(&all, a);
	buf_init(&list, a);
	explain_rule(RULE_S106, words_of_run(a, NULL), &one);
	explain_all(words_of_run(a, NULL), &all);
	explain_list(&list);
	assert_int_equal(strncmp(buf_text(&one), "# S106 no-milestone\n", 20),
	    0);
	assert_non_null(strstr(buf_text(&one), "step 5"));
	for (i = RULE_NONE + 1; i < RULE_COUNT; i++) {
		char *head = arena_printf(a, "\n### %s %s\n",
		    rule_table[i].code, rule_table[i].name);

		assert_non_null(strstr(buf_text(&all), head));
		assert_non_null(strstr(buf_text(&list), rule_table[i].name));
	}
	arena_free(a);
}

/* ---- numbers in prose ---- */

static void
test_numbers(void **state)
{
	static const char *const with[] = {
		"20 schools by July 2028", "Twelve groups meet weekly",
		"80% take-up", "£45k raised by volunteers",
		"Every school signs", "Obesity halved", "1,200 visits a year",
	};
	static const char *const without[] = {
		"Better food in schools", "Improved by July 2028",
		"In place by 31 March 2027", "Year 6 pupils eat better",
		"Signed in 2027/28", "Signed by 31/03/2027",
		"Signed by 2027-03-31", "Phase 2 complete", "KS2 results up",
		"Done by the end of Q3", "",
	};
	struct arena *a = arena_new();
	struct plan p = { .words = words_of_run(a, NULL) };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(with) / sizeof(with[0]); i++)
		if (!check_has_number(&p, with[i]))
			fail_msg("no number seen in: %s", with[i]);
	for (i = 0; i < sizeof(without) / sizeof(without[0]); i++)
		if (check_has_number(&p, without[i]))
			fail_msg("a number seen in: %s", without[i]);
	arena_free(a);
}

/* ---- actions ---- */

static void
test_good_action_is_silent(void **state)
{
	struct run r = check(HEAD PEOPLE OUTCOME "actions:\n" GOOD("a"));
	size_t i;

	(void)state;
	for (i = 0; i < r.diags.n; i++)
		if (rule_table[r.diags.v[i].rule].code[0] == 'S')
			fail_msg("%s", r.diags.v[i].cause);
	arena_free(r.arena);
}

static void
test_parent_and_parts(void **state)
{
	/* The parent has lead and outcome only, its part all the rest. */
	static const char *const yaml = HEAD PEOPLE OUTCOME "actions:\n"
	    "  - {id: p, title: Schools, outcomes: weight, lead: dph}\n"
	    "  - {id: c, title: Sign, parent: p, " DATES ", " STONE ", "
	    REST "}\n";
	/* A parent without lead is told so, and its part is not. */
	static const char *const orphans = HEAD PEOPLE OUTCOME "actions:\n"
	    "  - {id: p, title: Schools}\n"
	    "  - {id: c, title: Sign, parent: p, " DATES ", " STONE ", "
	    REST "}\n";
	struct run r = check(yaml);

	(void)state;
	assert_int_equal(found(&r, RULE_S103) + found(&r, RULE_S106) +
	    found(&r, RULE_S113) + found(&r, RULE_S122) +
	    found(&r, RULE_S128) + found(&r, RULE_M813), 0);
	arena_free(r.arena);
	r = check(orphans);
	assert_int_equal(found(&r, RULE_S103), 1);
	assert_string_equal(first(&r, RULE_S103)->item->id.v.raw, "p");
	assert_int_equal(found(&r, RULE_S122), 1);
	assert_string_equal(first(&r, RULE_S122)->item->id.v.raw, "c");
	arena_free(r.arena);
}

static void
test_shared_money_is_a_resource(void **state)
{
	(void)state;
	assert_int_equal(count(HEAD OUTCOME "actions:\n"
	    "  - {id: p, title: Schools, resources: 40k}\n"
	    "  - {id: c, title: Sign, parent: p}\n", RULE_S113), 0);
	assert_int_equal(count(HEAD OUTCOME "actions:\n"
	    "  - {id: p, title: Schools, resources: not-costed}\n"
	    "  - {id: c, title: Sign, parent: p}\n", RULE_S113), 1);
}

static void
test_cancelled_is_not_judged(void **state)
{
	struct run r = check(HEAD OUTCOME "actions:\n"
	    "  - {id: a, title: Run a fun day, outcomes: weight, "
	    "status: cancelled}\n");

	(void)state;
	assert_int_equal(found(&r, RULE_S103) + found(&r, RULE_S106) +
	    found(&r, RULE_S113) + found(&r, RULE_S128), 0);
	assert_int_equal(found(&r, RULE_S123), 1);
	arena_free(r.arena);
}

static void
test_to_be_confirmed_is_said_once(void **state)
{
	struct run r = check(HEAD PEOPLE OUTCOME "actions:\n"
	    "  - {id: a, title: Sign, outcomes: weight, lead: tbc, "
	    "start: tbc, due: tbc, milestones: [{title: Half, due: tbc}], "
	    REST "}\n");

	(void)state;
	assert_int_equal(found(&r, RULE_S129), 4);
	assert_int_equal(found(&r, RULE_S102) + found(&r, RULE_S103) +
	    found(&r, RULE_S106) + found(&r, RULE_S107) +
	    found(&r, RULE_S128), 0);
	arena_free(r.arena);
}

#define LATE(what) HEAD PEOPLE OUTCOME "actions:\n" \
	"  - {id: a, title: Sign, outcomes: weight, lead: dph, " what ", " \
	REST "}\n"

static void
test_outside_is_said_once(void **state)
{
	struct run r;

	(void)state;
	/* Its milestone is late because the action is. */
	assert_int_equal(count(LATE("start: 2029-01-01, due: 2029-05-31, "
	    "milestones: {2029-04-15: Half}"), RULE_S105), 1);
	/* Wholly outside is one fault. */
	assert_int_equal(count(LATE("start: 2029-05-01, due: 2029-07-31, "
	    "milestones: {2029-06-15: Half}"), RULE_S105), 1);
	/* A milestone outside its action alone is a warning. */
	r = check(LATE(DATES ", milestones: {2026-12-15: Half}"));
	assert_int_equal(found(&r, RULE_S105), 1);
	assert_int_equal(first(&r, RULE_S105)->level, LEVEL_WARNING);
	arena_free(r.arena);
}

static void
test_gap_and_its_limit(void **state)
{
#define GAP LATE("start: 2026-06-01, due: 2026-11-30, " \
	"milestones: {2026-09-01: Half}")
	(void)state;
	/* 92 days from June to September, 90 on to November. */
	assert_int_equal(count(GAP, RULE_S107), 0);
	assert_int_equal(count(GAP "checks: {S107: {days: 91}}\n",
	    RULE_S107), 1);
	assert_int_equal(count(GAP "checks: {milestone-gap: {days: 60}}\n",
	    RULE_S107), 1);
	assert_int_equal(count(GAP "checks: {milestone-gap: {days: 60, "
	    "level: off}}\n", RULE_S107), 0);
}

/* ---- circles ---- */

#define AFTER(id, after) \
	"  - {id: " id ", title: Do, after: [" after "]}\n"

static void
test_circles(void **state)
{
	struct run r;

	(void)state;
	assert_int_equal(count(HEAD "actions:\n" AFTER("a", "b")
	    AFTER("b", "c") "  - {id: c, title: Do}\n", RULE_S120), 0);
	/* Two circles that share nothing are two findings. */
	r = check(HEAD "actions:\n" AFTER("x", "b") AFTER("b", "x")
	    AFTER("c", "d") AFTER("d", "c") AFTER("e", "e"));
	assert_int_equal(found(&r, RULE_S120), 3);
	/* It is told from its first action in the file. */
	assert_string_equal(first(&r, RULE_S120)->item->id.v.raw, "x");
	arena_free(r.arena);
}

static void
test_circles_through_parents(void **state)
{
	(void)state;
	/* A part that waits for its whole. */
	assert_int_equal(count(HEAD "actions:\n  - {id: p, title: All}\n"
	    "  - {id: c, title: Part, parent: p, after: [p]}\n",
	    RULE_S120), 1);
	/* x waits for all of p, of which c waits for x. */
	assert_int_equal(count(HEAD "actions:\n  - {id: p, title: All}\n"
	    "  - {id: c, title: Part, parent: p, after: [x]}\n"
	    AFTER("x", "p"), RULE_S120), 1);
	/* What the parent waits for, its part waits for. */
	assert_int_equal(count(HEAD "actions:\n"
	    "  - {id: p, title: All, after: [x]}\n"
	    "  - {id: c, title: Part, parent: p}\n"
	    AFTER("x", "c"), RULE_S120), 1);
	/* Two parts of one whole, one after the other, are no circle. */
	assert_int_equal(count(HEAD "actions:\n  - {id: p, title: All}\n"
	    "  - {id: c, title: Part, parent: p}\n"
	    "  - {id: d, title: Part, parent: p, after: [c]}\n",
	    RULE_S120), 0);
}

static void
test_circle_through_milestones(void **state)
{
	(void)state;
	/* Each can begin only when the other is half done. */
	assert_int_equal(count(HEAD "actions:\n"
	    "  - {id: a, title: Do, after: [b/m], milestones: "
	    "[{id: m, title: Half, due: 2026-10-01}]}\n"
	    "  - {id: b, title: Do, after: [a/m], milestones: "
	    "[{id: m, title: Half, due: 2026-10-01}]}\n", RULE_S120), 1);
	/* An end that waits for nothing of the other is none. */
	assert_int_equal(count(HEAD "actions:\n"
	    "  - {id: a, title: Do, milestones: "
	    "[{id: m, title: Half, due: 2026-10-01}]}\n"
	    "  - {id: b, title: Do, after: [a/m]}\n", RULE_S120), 0);
}

static void
test_long_chain_needs_no_stack(void **state)
{
	struct arena *a = arena_new();
	struct buf b;
	int i;

	(void)state;
	buf_init(&b, a);
	buf_puts(&b, HEAD "actions:\n");
	for (i = 0; i < 4000; i++)
		buf_printf(&b, "  - {id: a%d, title: Do, after: [a%d]}\n", i,
		    (i + 1) % 4000);
	assert_int_equal(count(buf_text(&b), RULE_S120), 1);
	arena_free(a);
}

/* ---- a finding that follows from another ---- */

static void
test_no_followers(void **state)
{
	struct run r = check(HEAD PEOPLE OUTCOME "actions:\n"
	    "  - {id: a, title: Sign, outcomes: weight, lead: dph, " DATES
	    ", mile-stones: {2026-10-15: Half}, " REST "}\n"
	    "  - {id: b, title: Sign, outcomes: weight, lead: dph, " DATES
	    ", " REST "}\n");

	(void)state;
	assert_int_equal(found(&r, RULE_E003), 1);
	assert_int_equal(found(&r, RULE_S106), 1);
	assert_string_equal(first(&r, RULE_S106)->item->id.v.raw, "b");
	arena_free(r.arena);
	/* The outcome has no action because its name is misspelt there. */
	r = check(HEAD PEOPLE OUTCOME "actions:\n"
	    "  - {id: a, title: Sign, outcomes: wieght, lead: dph}\n");
	assert_int_equal(found(&r, RULE_E012), 1);
	assert_int_equal(found(&r, RULE_S122) + found(&r, RULE_S123), 0);
	assert_int_equal(found(&r, RULE_S106), 1);
	arena_free(r.arena);
	/* Nothing is judged of a file that could not be read. */
	r = check("plan: [\n");
	assert_true(found(&r, RULE_E001) > 0);
	assert_int_equal(found(&r, RULE_R601) + found(&r, RULE_M801), 0);
	arena_free(r.arena);
}

/* ---- levels ---- */

#define BARE HEAD PEOPLE OUTCOME "actions:\n" \
	"  - {id: a, title: Sign, outcomes: weight, lead: dph, " DATES ", " \
	REST "}\n"

static void
test_levels(void **state)
{
	struct run r = check(BARE "checks: {no-milestone: note, R601: off}\n");

	(void)state;
	assert_int_equal(first(&r, RULE_S106)->level, LEVEL_NOTE);
	assert_int_equal(found(&r, RULE_R601), 0);
	arena_free(r.arena);
	/* No document can be made of what cannot be understood. */
	r = check(HEAD "outcomes: [{id: No Id, title: A}]\n"
	    "checks: {bad-id: off}\n");
	assert_int_equal(found(&r, RULE_E010), 1);
	assert_int_equal(first(&r, RULE_E010)->level, LEVEL_ERROR);
	arena_free(r.arena);
	r = check(BARE "checks: {no-milestones: note}\n");
	assert_int_equal(found(&r, RULE_E012), 1);
	assert_non_null(strstr(first(&r, RULE_E012)->help, "no-milestone"));
	arena_free(r.arena);
}

static void
test_not_yet_due(void **state)
{
	struct run r = check(HEAD "  reached: 2\n" OUTCOME);

	(void)state;
	assert_true(first(&r, RULE_R601)->not_yet_due);
	assert_true(first(&r, RULE_S123)->not_yet_due);
	assert_int_equal(diags_count(&r.diags, LEVEL_ERROR), 0);
	arena_free(r.arena);
	r = check(HEAD "  reached: 3\n" OUTCOME);
	assert_false(first(&r, RULE_R601)->not_yet_due);
	assert_true(first(&r, RULE_S123)->not_yet_due);
	assert_int_equal(diags_count(&r.diags, LEVEL_ERROR), 1);
	arena_free(r.arena);
}

/* ---- acceptances ---- */

#define ACCEPT(what) \
	"accept: [{check: " what ", because: Heads decide in May, by: dph}]\n"

static void
test_acceptance(void **state)
{
	static const char *const on_record = HEAD PEOPLE OUTCOME "actions:\n"
	    "  - {id: a, title: Sign, outcomes: weight, lead: dph, " DATES
	    ", " REST ", accept: {check: S106, because: Heads decide in May, "
	    "by: dph}}\n";
	struct run r = check(BARE ACCEPT("no-milestone, item: a"));

	(void)state;
	assert_non_null(first(&r, RULE_S106)->accepted);
	assert_int_equal(found(&r, RULE_E019), 0);
	assert_int_equal(r.plan->accept.items[0].used, ACCEPT_USED);
	arena_free(r.arena);
	r = check(on_record);
	assert_non_null(first(&r, RULE_S106)->accepted);
	assert_int_equal(found(&r, RULE_E019), 0);
	arena_free(r.arena);
	/* Without an item it holds wherever the check finds something. */
	r = check(BARE ACCEPT("R601"));
	assert_non_null(first(&r, RULE_R601)->accepted);
	assert_null(first(&r, RULE_S106)->accepted);
	arena_free(r.arena);
	/* One on another record does not. */
	r = check(BARE ACCEPT("S106, item: weight"));
	assert_null(first(&r, RULE_S106)->accepted);
	assert_int_equal(found(&r, RULE_E019), 1);
	arena_free(r.arena);
}

static void
test_acceptance_of_a_part(void **state)
{
	/* The finding is about a milestone, the acceptance on its action. */
	struct run r = check(LATE(DATES ", milestones: {2026-12-15: Half}")
	    ACCEPT("S105, item: a"));

	(void)state;
	assert_non_null(first(&r, RULE_S105)->accepted);
	arena_free(r.arena);
}

static void
test_acceptance_runs_out(void **state)
{
	struct run r = check(BARE ACCEPT("S106, item: a, until: 2026-03-30"));

	(void)state;
	assert_int_equal(found(&r, RULE_M811), 1);
	assert_null(first(&r, RULE_S106)->accepted);
	assert_int_equal(found(&r, RULE_E019), 0);
	assert_int_equal(r.plan->accept.items[0].used, ACCEPT_EXPIRED);
	arena_free(r.arena);
	/* The last day still counts. */
	r = check(BARE ACCEPT("S106, item: a, until: 2026-03-31"));
	assert_int_equal(found(&r, RULE_M811), 0);
	assert_non_null(first(&r, RULE_S106)->accepted);
	arena_free(r.arena);
}

static void
test_acceptance_that_cannot_be(void **state)
{
	struct run r = check(BARE "x: 1\n" ACCEPT("E003"));

	(void)state;
	assert_null(first(&r, RULE_E003)->accepted);
	assert_int_equal(found(&r, RULE_E019), 1);
	arena_free(r.arena);
	/* It may only seem unused while the plan cannot be read whole. */
	assert_int_equal(count(BARE "needs: [{titel: A}]\n"
	    ACCEPT("S103, item: a"), RULE_E019), 0);
	assert_int_equal(count(BARE ACCEPT("S103, item: a"), RULE_E019), 1);
	assert_int_equal(count(BARE "accept: [{check: S106, item: a}]\n",
	    RULE_E006), 2);
}

/* ---- what fails when ---- */

/* Two lines of plans: draft and approved; four columns of findings. */
static void
test_fail_table(void **state)
{
	static const char *const status[] = { "draft", "approved" };
	enum { STRUCTURE, ERROR, WARNING, NOTE };
	static const struct {
		bool		 strict;
		enum fail_on	 on;
		bool		 fails[2][4];
	} table[] = {
		{ false, FAIL_DEFAULT, {{1, 0, 0, 0}, {1, 1, 0, 0}} },
		{ true, FAIL_DEFAULT, {{1, 1, 1, 0}, {1, 1, 1, 0}} },
		{ false, FAIL_STRUCTURE, {{1, 0, 0, 0}, {1, 1, 0, 0}} },
		{ false, FAIL_ERROR, {{1, 1, 0, 0}, {1, 1, 0, 0}} },
		{ false, FAIL_WARNING, {{1, 1, 1, 0}, {1, 1, 1, 0}} },
	};
	static const struct { enum rule rule; enum level level; } kinds[] = {
		[STRUCTURE] = { RULE_E001, LEVEL_ERROR },
		[ERROR] = { RULE_S106, LEVEL_ERROR },
		[WARNING] = { RULE_E014, LEVEL_WARNING },
		[NOTE] = { RULE_V310, LEVEL_NOTE },
	};
	size_t i, s, k;

	(void)state;
	for (s = 0; s < 2; s++)
		for (k = 0; k < 4; k++) {
			char yaml[256];
			struct run r;

			snprintf(yaml, sizeof(yaml), HEAD "  status: %s\n",
			    status[s]);
			r = check(yaml);
			r.diags.n = 0;
			diag_add(&r.diags, kinds[k].rule,
			    (struct span){ 1, 0, 1 }, NULL, "x");
			diag_level(&r.diags, kinds[k].level);
			for (i = 0; i < 5; i++)
				assert_int_equal(diags_fail(&r.diags, r.plan,
				    table[i].strict, table[i].on),
				    table[i].fails[s][k]);
			arena_free(r.arena);
		}
}

static void
test_accepted_does_not_fail(void **state)
{
	struct run r = check(HEAD "  status: approved\n  reached: 1\n" PEOPLE
	    "indicators:\n  - {id: i, title: Obesity, outcomes: weight, "
	    "unit: percent, better: lower, source: NHS, "
	    "history: {2024/25: 25.1}, targets: {2028/29: 23}}\n" OUTCOME
	    ACCEPT("no-baseline, item: i"));

	(void)state;
	assert_false(diags_fail(&r.diags, r.plan, false, FAIL_DEFAULT));
	arena_free(r.arena);
}

/* ---- duties by nation and day ---- */

static void
test_duties(void **state)
{
	struct run r = check(HEAD "  reached: 4\n" OUTCOME);

	(void)state;
	/* Nobody's law: one note. */
	assert_int_equal(found(&r, RULE_P701), 1);
	assert_int_equal(first(&r, RULE_P701)->level, LEVEL_NOTE);
	arena_free(r.arena);
	assert_int_equal(count(HEAD "  nation: none\n" OUTCOME, RULE_P701),
	    0);
	r = check(HEAD "  nation: scotland\n  reached: 4\n" OUTCOME);
	assert_int_equal(first(&r, RULE_P701)->level, LEVEL_ERROR);
	assert_int_equal(first(&r, RULE_P711)->level, LEVEL_WARNING);
	assert_int_equal(first(&r, RULE_P714)->level, LEVEL_ERROR);
	arena_free(r.arena);
	/* Before the Rural Needs Act. */
	r = check("plan: {title: A, nation: northern-ireland, "
	    "date: 2017-05-31}\n");
	assert_int_equal(first(&r, RULE_P711)->level, LEVEL_WARNING);
	arena_free(r.arena);
	r = check("plan: {title: A, nation: northern-ireland, "
	    "date: 2017-06-01}\n");
	assert_int_equal(first(&r, RULE_P711)->level, LEVEL_ERROR);
	arena_free(r.arena);
	/* The law of Northern Ireland has dependants, and no pregnancy. */
#define ASSESSED(nation, more) "plan: {title: A, nation: " nation "}\n" \
	"proofing:\n  equality:\n    no-difference: [age, disability, " \
	"marriage and civil partnership, race, religion or belief, sex, " \
	"sexual orientation, " more "]\n"
	assert_int_equal(count(ASSESSED("northern-ireland",
	    "political opinion, dependants"), RULE_P701), 0);
	assert_int_equal(count(ASSESSED("england",
	    "political opinion, dependants"), RULE_P701), 1);
	assert_int_equal(count(ASSESSED("england", "gender reassignment, "
	    "pregnancy and maternity"), RULE_P701), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_rule_is_explained),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_good_action_is_silent),
		cmocka_unit_test(test_parent_and_parts),
		cmocka_unit_test(test_shared_money_is_a_resource),
		cmocka_unit_test(test_cancelled_is_not_judged),
		cmocka_unit_test(test_to_be_confirmed_is_said_once),
		cmocka_unit_test(test_outside_is_said_once),
		cmocka_unit_test(test_gap_and_its_limit),
		cmocka_unit_test(test_circles),
		cmocka_unit_test(test_circles_through_parents),
		cmocka_unit_test(test_circle_through_milestones),
		cmocka_unit_test(test_long_chain_needs_no_stack),
		cmocka_unit_test(test_no_followers),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_not_yet_due),
		cmocka_unit_test(test_acceptance),
		cmocka_unit_test(test_acceptance_of_a_part),
		cmocka_unit_test(test_acceptance_runs_out),
		cmocka_unit_test(test_acceptance_that_cannot_be),
		cmocka_unit_test(test_fail_table),
		cmocka_unit_test(test_accepted_does_not_fail),
		cmocka_unit_test(test_duties),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
