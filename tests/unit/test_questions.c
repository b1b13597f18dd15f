#include "with_arena.h"

#include <string.h>

#include "embed.h"
#include "pack.h"
#include "questions.h"

static size_t
check_set(const struct question_set *set)
{
	size_t i, k, n = 0;

	assert_string_not_equal(set->title, "");
	assert_string_not_equal(set->about, "");
	for (i = 0; i < set->n; i++) {
		const struct question *q = &set->v[i];

		assert_string_not_equal(q->title, "");
		assert_string_not_equal(q->id, "");
		assert_int_equal(q->ask[strlen(q->ask) - 1], '?');
		if (!pack_can_see(q->see))
			fail_msg("%s: nothing to see: %s", q->id, q->see);
		for (k = 0; k < i; k++)
			assert_string_not_equal(q->id, set->v[k].id);
		n += 1 + q->also.n;
	}
	return n;
}

static void
test_bank_is_whole(void **state)
{
	const struct bank *b = bank_built_in(*state);
	size_t i, n = 0;

	for (i = 0; i < STEPS; i++) {
		assert_true(b->steps[i].n >= 8);
		n += check_set(&b->steps[i]);
	}
	n += check_set(&b->chain);
	assert_true(n >= 60);
	assert_true(bank_size(b) >= 150);
	assert_int_equal(b->answers.n, 4);
	assert_true(b->guide.n > 0);
	assert_int_equal(b->findings.n, 3);
	for (i = 0; i < CHAIN_QUESTIONS; i++) {
		assert_string_not_equal(b->colours[i].red, "");
		assert_string_not_equal(b->colours[i].amber, "");
		assert_string_not_equal(b->colours[i].green, "");
	}
}

static void
check_asking(const char *name, const struct asking *q)
{
	if (*q->words.one == '\0' || *q->words.many == '\0')
		fail_msg("no question for %s", name);
	assert_false(q->dropped);
}

static void
test_all_provoke(void **state)
{
	const struct bank *b = bank_built_in(*state);
	size_t i;

	for (i = 1; i < RULE_COUNT; i++) {
		check_asking(rule_table[i].code, &b->provoked[i]);
		/* Where a rule is due, so is its question. */
		if (rule_table[i].step > 0 && rule_table[i].code[0] != 'D')
			assert_int_equal(b->provoked[i].step,
			    rule_table[i].step);
	}
	for (i = 0; i < SIGNAL_COUNT; i++) {
		check_asking(signal_table[i].name, &b->signals[i]);
		assert_string_not_equal(b->signals[i].title, "");
		assert_int_not_equal(b->signals[i].step, 0);
		assert_int_not_equal(b->signals[i].consequence,
		    CONSEQUENCE_BY_LEVEL);
	}
}

/* The bank asks about no rule that does not exist. */
static void
test_no_stale_questions(void **state)
{
	struct embedded file = embedded_find("peer-review.yaml");
	const char *s = strstr(file.bytes, "\nprovoked:\n");
	size_t n = 0;

	(void)state;
	assert_non_null(s);
	for (s += 11; strncmp(s, "  ", 2) == 0; s = strchr(s, '\n') + 1) {
		char code[5] = { s[2], s[3], s[4], s[5], '\0' };

		if (rule_find(code) == RULE_NONE)
			fail_msg("there is no rule %s", code);
		n++;
	}
	assert_int_equal(n, RULE_COUNT - 1);
}

/* A bank over the built-in one; the faults found in it. */
static const struct bank *
over(struct arena *a, const char *yaml, struct diags *diags)
{
	struct sources *sources = arena_alloc(a, sizeof *sources);

	sources_init(sources, a);
	diags_init(diags, a, sources);
	return bank_read(a, sources, source_add(sources, "mine.yaml", yaml,
	    strlen(yaml)), diags);
}

static void
test_reworded(void **state)
{
	struct diags ds;
	const struct bank *b = over(*state, "guide: [One]\n"
	    "steps:\n  - step: 1\n    questions:\n"
	    "      - {id: trend, ask: Up or down?}\n"
	    "      - {id: own, title: Ours, ask: What else?, see: needs}\n"
	    "provoked: {no-milestone: {one: 'Why, {item}?'}}\n"
	    "signals: {hub: {one: 'What of {item} and {links}?'}}\n"
	    "drop: [against-targets, S107, supported]\n", &ds);
	const struct bank *was = bank_built_in(*state);
	const struct question_set *set = &b->steps[0];
	size_t i;

	assert_int_equal(ds.n, 0);
	assert_int_equal(b->guide.n, 1);
	assert_int_equal(set->n, was->steps[0].n);
	assert_string_equal(set->title, was->steps[0].title);
	assert_string_equal(set->v[set->n - 1].id, "own");
	for (i = 0; i < set->n; i++) {
		assert_string_not_equal(set->v[i].id, "against-targets");
		if (strcmp(set->v[i].id, "trend") == 0)
			assert_string_equal(set->v[i].ask, "Up or down?");
	}
	assert_string_equal(b->provoked[RULE_S106].words.one, "Why, {item}?");
	assert_string_equal(b->provoked[RULE_S106].words.many,
	    was->provoked[RULE_S106].words.many);
	assert_string_equal(b->signals[SIGNAL_HUB].words.one,
	    "What of {item} and {links}?");
	assert_true(b->provoked[RULE_S107].dropped);
	assert_true(b->signals[SIGNAL_SUPPORTED].dropped);
	assert_int_equal(bank_size(b), bank_size(was) - 2);
}

static void
test_faults(void **state)
{
	static const struct {
		const char	*yaml;
		enum rule	 rule;
		unsigned	 line, col;
	} v[] = {
		{ "guides: [One]\n", RULE_E003, 1, 1 },
		{ "guide: One\n", RULE_E005, 1, 8 },
		{ "steps: [{title: A}]\n", RULE_E006, 1, 9 },
		{ "steps: [{step: 6}]\n", RULE_E009, 1, 16 },
		{ "steps: [{step: 1, questions: [{ask: A?}]}]\n", RULE_E006,
		  1, 31 },
		{ "steps:\n  - step: 1\n    questions:\n"
		  "      - {id: x, title: X, ask: Y?, see: nedes}\n",
		  RULE_E009, 4, 41 },
		{ "provoked:\n  S999: {one: A}\n", RULE_E012, 2, 3 },
		{ "provoked:\n  S106:\n    one: Is {itme} late?\n",
		  RULE_E009, 3, 13 },
		{ "provoked:\n  S106: {one: 'Of {links} what?'}\n",
		  RULE_E009, 2, 19 },
		{ "signals:\n  hub:\n    many: Of {links} what?\n",
		  RULE_E009, 3, 14 },
		{ "signals: {hubb: {one: A}}\n", RULE_E012, 1, 11 },
		{ "signals: {hub: {consequence: hgih}}\n", RULE_E009, 1, 30 },
		{ "signals: {hub: {question: 13}}\n", RULE_E009, 1, 27 },
		{ "chain: {colours: [{red: A}]}\n", RULE_E005, 1, 18 },
		{ "drop: [no-milstone]\n", RULE_E012, 1, 8 },
		{ "guide: [\n", RULE_E001, 1, 9 },
	};
	const struct bank *was = bank_built_in(*state);
	size_t i;

	for (i = 0; i < sizeof v / sizeof v[0]; i++) {
		struct diags ds;
		const struct bank *b = over(*state, v[i].yaml, &ds);
		struct place p;

		if (ds.n != 1)
			fail_msg("%zu faults in %s", ds.n, v[i].yaml);
		p = source_place(ds.sources, ds.v[0].at);
		if (ds.v[0].rule != v[i].rule || p.line != v[i].line ||
		    (p.col != v[i].col && v[i].rule != RULE_E001))
			fail_msg("%s at %u:%u in %s", ds.v[0].cause, p.line,
			    p.col, v[i].yaml);
		assert_true(bank_size(b) >= bank_size(was));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bank_is_whole),
		cmocka_unit_test(test_all_provoke),
		cmocka_unit_test(test_no_stale_questions),
		cmocka_unit_test(test_reworded),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
