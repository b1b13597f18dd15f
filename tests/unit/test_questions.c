#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "embed.h"
#include "pack.h"
#include "questions.h"

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* Every { of the text starts a placeholder that is known. */
static void
check_placeholders(const char *s)
{
	for (; (s = strchr(s, '{')) != NULL; s++)
		assert_true(strncmp(s, "{item}", 6) == 0 ||
		    strncmp(s, "{count}", 7) == 0);
}

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
test_every_rule_provokes(void **state)
{
	const struct bank *b = bank_built_in(*state);
	size_t i;

	for (i = 1; i < RULE_COUNT; i++) {
		const struct wording *w = &b->provoked[i];

		if (*w->one == '\0' || *w->many == '\0')
			fail_msg("no question for %s", rule_table[i].code);
		check_placeholders(w->one);
		check_placeholders(w->many);
	}
	check_placeholders(b->accepted.one);
	check_placeholders(b->accepted.many);
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

static void
test_changed_bank(void **state)
{
	static const char yaml[] = "guide: [One]\nsteps:\n  - {title: A}\n"
	    "provoked: {S106: {one: Why?}}\n";
	struct diags diags;
	const struct bank *b = bank_read(*state, yaml, sizeof yaml - 1,
	    &diags);

	assert_non_null(b);
	assert_int_equal(b->guide.n, 1);
	assert_string_equal(b->steps[0].title, "A");
	assert_int_equal(b->steps[0].n, 0);
	assert_string_equal(b->steps[1].title, "");
	assert_string_equal(b->provoked[RULE_S106].one, "Why?");
	assert_string_equal(b->provoked[RULE_S106].many, "");
	assert_string_equal(b->provoked[RULE_S107].one, "");
	assert_null(bank_read(*state, "[", 1, &diags));
	assert_int_not_equal(diags.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_bank_is_whole, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_every_rule_provokes,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_stale_questions,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(test_changed_bank, setup,
		    teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
