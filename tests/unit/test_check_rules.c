/* The finer points of single rules; what each says is in tests/rules. */
#include "checked.h"

/* Where references are lost nothing is said of what nobody refers to. */
static void
test_lost_references(void **state)
{
	const char *good = HEAD OUTCOME PEOPLE
	    "needs: [{id: gap, title: Gap, outcomes: weight}]\n"
	    "actions:\n" GOOD("a");
	const char *bad = HEAD OUTCOME PEOPLE
	    "needs: [{id: gap, title: Gap, outcomes: weight}]\n"
	    "actions:\n" GOOD("a") "risks: [{title: X, actions: b}]\n";
	struct run r;

	(void)state;
	r = check(good);
	assert_int_equal(found(&r, RULE_V317), 1);
	arena_free(r.arena);
	r = check(bad);
	assert_int_equal(found(&r, RULE_E012), 1);
	assert_int_equal(found(&r, RULE_V317), 0);
	arena_free(r.arena);
}

/* One slip does not contradict a green answer; two do. */
static void
test_contradicted_green(void **state)
{
#define CHAIN	"delivery-chains: [{id: c, scores: {agreed: AAAAA AAGAA AA}}]\n"
#define RISK	"{title: X, likelihood: 1, impact: 1}"
	struct run r;

	(void)state;
	r = check(HEAD "risks: [" RISK "]\n" CHAIN);
	assert_int_equal(found(&r, RULE_R602), 1);
	assert_int_equal(found(&r, RULE_D505), 0);
	arena_free(r.arena);
	r = check(HEAD "risks: [" RISK ", " RISK "]\n" CHAIN);
	assert_int_equal(found(&r, RULE_D505), 1);
	arena_free(r.arena);
}

/* The law of Wales asks for five ways; saying nothing is an error, saying
   too little a warning, as the words are only read. */
static void
test_five_ways(void **state)
{
	struct run r;

	(void)state;
	r = check("plan: {title: T, date: 2026-03-31, nation: wales}\n");
	assert_int_equal(first(&r, RULE_P716)->level, LEVEL_ERROR);
	assert_int_equal(first(&r, RULE_P717)->level, LEVEL_ERROR);
	arena_free(r.arena);
	r = check("plan: {title: T, date: 2026-03-31, nation: wales}\n"
	    "proofing: {duties: {five-ways: Prevention}}\n");
	assert_int_equal(first(&r, RULE_P716)->level, LEVEL_WARNING);
	arena_free(r.arena);
	r = check("plan: {title: T, date: 2015-03-31, nation: wales}\n");
	assert_int_equal(found(&r, RULE_P716), 0);
	arena_free(r.arena);
	r = check("plan: {title: T, date: 2026-03-31, nation: england}\n");
	assert_int_equal(found(&r, RULE_P716), 0);
	assert_int_equal(first(&r, RULE_P717)->level, LEVEL_NOTE);
	arena_free(r.arena);
}

/* A verb is vague in all its forms, and no verb once it is a noun. */
static void
test_vague_verbs(void **state)
{
	static const struct { const char *title; size_t n; } cases[] = {
		{ "Support schools", 1 }, { "Supporting schools", 1 },
		{ "To promote walking", 1 }, { "Promotes walking", 1 },
		{ "Raising awareness of weight", 1 },
		{ "Support services for 20 schools", 0 },
		{ "Supportive housing", 0 }, { "Publish support", 0 },
		{ "Promote and print one map", 0 },
		{ "Promote and encourage walking", 1 },
	};
	struct run r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *a = arena_new();

		r = check(arena_printf(a, "plan: {title: T}\n"
		    "actions: [{title: %s}]\n", cases[i].title));
		if (found(&r, RULE_S101) != cases[i].n)
			fail_msg("%s", cases[i].title);
		arena_free(r.arena);
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lost_references),
		cmocka_unit_test(test_contradicted_green),
		cmocka_unit_test(test_five_ways),
		cmocka_unit_test(test_vague_verbs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
