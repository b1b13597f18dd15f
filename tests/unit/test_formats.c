/* Findings as other programs read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "check.h"
#include "diag_formats.h"
#include "known.h"

#define HEAD \
	"plan: {title: 'A, <b> & c', area: B, period: 2026/27,\n" \
	"  date: 2026-03-31, reached: 5, nation: none}\n" \
	"outcomes: [{id: weight, title: A healthy weight}]\n"
#define ACTION(id) \
	"  - {id: " id ", title: Sign, outcomes: weight, change: new,\n" \
	"     lead: C. Nurse (Service), start: 2026-09-01,\n" \
	"     due: 2026-11-30, resources: existing, success: 20 sign}\n"

struct run {
	struct arena	*arena;
	struct sources	 sources;
	struct diags	 diags;
	struct buf	 out;
};

static void
check(struct run *r, const char *yaml)
{
	struct plan *p;
	uint32_t file;

	r->arena = arena_new();
	sources_init(&r->sources, r->arena);
	diags_init(&r->diags, r->arena, &r->sources);
	buf_init(&r->out, r->arena);
	file = source_add(&r->sources, "my plan.yaml", yaml, strlen(yaml));
	p = plan_load(r->arena, &r->sources, file, DAY_NONE, &r->diags);
	check_plan(p, analyse(p, r->arena), &r->diags);
	diags_settle(&r->diags, p);
}

/* The first finding of a rule. */
static size_t
first(const struct run *r, enum rule rule)
{
	size_t i;

	for (i = 0; i < r->diags.n; i++)
		if (r->diags.v[i].rule == rule)
			return i;
	fail_msg("no finding of %s", rule_table[rule].code);
	return 0;
}

static const char *
string_at(json_t *root, size_t index, const char *key)
{
	return json_string_value(json_object_get(json_array_get(root, index),
	    key));
}

#define TWO	HEAD "actions:\n" ACTION("a") ACTION("b")

static void
test_fingerprints(void **state)
{
	struct run r, moved;
	const char **v, **w;
	size_t i, j;

	(void)state;
	check(&r, TWO);
	check(&moved, HEAD "\n\n# More lines.\n\nactions:\n" ACTION("new")
	    ACTION("a") ACTION("b"));
	v = diags_fingerprints(&r.diags);
	w = diags_fingerprints(&moved.diags);
	for (i = 0; i < r.diags.n; i++) {
		assert_int_equal(strlen(v[i]), 16);
		for (j = 0; j < i; j++)
			assert_string_not_equal(v[i], v[j]);
		for (j = 0; j < moved.diags.n; j++)
			if (strcmp(v[i], w[j]) == 0)
				break;
		if (j == moved.diags.n)
			fail_msg("%s: another fingerprint after a move",
			    r.diags.v[i].cause);
	}
	arena_free(r.arena);
	arena_free(moved.arena);
}

static void
test_sarif(void **state)
{
	struct run r;
	json_t *root, *run, *rules, *results, *one;
	size_t i, k;

	(void)state;
	check(&r, TWO "accept: [{check: no-milestone, item: a, because: Soon,\n"
	    "  by: C. Nurse (Service)}]\n");
	diags_print_sarif(&r.diags, &r.out);
	root = json_loads(buf_text(&r.out), 0, NULL);
	assert_non_null(root);
	assert_string_equal(json_string_value(json_object_get(root,
	    "version")), "2.1.0");
	run = json_array_get(json_object_get(root, "runs"), 0);
	rules = json_object_get(json_object_get(json_object_get(run, "tool"),
	    "driver"), "rules");
	results = json_object_get(run, "results");
	assert_int_equal(json_array_size(results), r.diags.n);
	for (i = 0; i < r.diags.n; i++) {
		k = (size_t)json_integer_value(json_object_get(
		    json_array_get(results, i), "ruleIndex"));
		assert_string_equal(string_at(rules, k, "id"),
		    string_at(results, i, "ruleId"));
	}
	k = first(&r, RULE_S106);
	one = json_array_get(results, k);
	assert_string_equal(json_string_value(json_object_get(json_array_get(
	    json_object_get(one, "suppressions"), 0), "justification")),
	    "Soon");
	one = json_object_get(json_array_get(json_object_get(one,
	    "locations"), 0), "physicalLocation");
	assert_string_equal(json_string_value(json_object_get(json_object_get(
	    one, "artifactLocation"), "uri")), "my%20plan.yaml");
	assert_true(json_integer_value(json_object_get(json_object_get(one,
	    "region"), "startLine")) > 3);
	json_decref(root);
	arena_free(r.arena);
}

static void
test_gitlab(void **state)
{
	struct run r;
	json_t *root;
	size_t i;

	(void)state;
	check(&r, TWO);
	diags_print_gitlab(&r.diags, &r.out);
	root = json_loads(buf_text(&r.out), 0, NULL);
	assert_non_null(root);
	assert_int_equal(json_array_size(root), r.diags.n);
	i = first(&r, RULE_S106);
	assert_string_equal(string_at(root, i, "check_name"), "no-milestone");
	assert_string_equal(string_at(root, i, "severity"), "major");
	assert_string_equal(json_string_value(json_object_get(json_object_get(
	    json_array_get(root, i), "location"), "path")), "my plan.yaml");
	json_decref(root);
	arena_free(r.arena);
}

/* Twelve errors of one rule: nine are shown, and the rest counted. */
static void
test_github(void **state)
{
	struct run r;
	const char *s;
	size_t n = 0;

	(void)state;
	check(&r, HEAD "risks: [{title: X, likelihood: 1, impact: 1}]\n"
	    "actions:\n" ACTION("a") ACTION("b") ACTION("c") ACTION("d")
	    ACTION("e") ACTION("f") ACTION("g") ACTION("h") ACTION("i")
	    ACTION("j") ACTION("k") ACTION("l"));
	diags_print_github(&r.diags, &r.out);
	s = buf_text(&r.out);
	assert_int_equal(strncmp(s, "::error file=my plan.yaml,line=", 31), 0);
	for (; (s = strstr(s, "::error ")) != NULL; s++)
		n++;
	assert_int_equal(n, 10);
	assert_non_null(strstr(buf_text(&r.out),
	    "more findings of the level “error”"));
	assert_non_null(strstr(buf_text(&r.out), "::notice "));
	assert_true(strstr(buf_text(&r.out), "::error ") <
	    strstr(buf_text(&r.out), "::warning "));
	assert_null(strstr(buf_text(&r.out), "\n\n"));
	arena_free(r.arena);
}

static void
test_junit(void **state)
{
	struct run r;
	const char *s;
	char want[80];
	size_t n = 0, failures;

	(void)state;
	check(&r, HEAD "actions:\n" ACTION("a")
	    "accept: [{check: no-milestone, item: a, because: 'So < on',\n"
	    "  by: C. Nurse (Service)}]\n");
	diags_print_junit(&r.diags, &r.out);
	failures = diags_count(&r.diags, LEVEL_ERROR) +
	    diags_count(&r.diags, LEVEL_WARNING);
	for (s = buf_text(&r.out); (s = strstr(s, "<testcase ")) != NULL; s++)
		n++;
	assert_int_equal(n, r.diags.n);
	snprintf(want, sizeof want, "tests=\"%zu\" failures=\"%zu\"",
	    r.diags.n, failures);
	assert_non_null(strstr(buf_text(&r.out), want));
	assert_non_null(strstr(buf_text(&r.out),
	    "<skipped message=\"So &lt; on\"/>"));
	arena_free(r.arena);
}

/* Known findings are told by number; one more, and all are open again. */
static void
test_known(void **state)
{
	const char *one = HEAD "actions:\n" ACTION("a");
	const char *why = NULL;
	struct known k;
	struct run r, more, less;

	(void)state;
	check(&r, TWO);
	known_begin(&r.diags, &r.out);
	assert_non_null(strstr(buf_text(&r.out), "\nS106 2 my plan.yaml\n"));
	assert_true(known_read(r.arena, buf_text(&r.out), &k, &why));
	known_apply(&k, &r.diags);
	assert_int_equal(diags_count(&r.diags, LEVEL_ERROR), 0);
	buf_init(&r.out, r.arena);
	assert_false(known_shrink(&k, &r.diags, &r.out));

	check(&more, HEAD "actions:\n" ACTION("a") ACTION("b") ACTION("c"));
	known_apply(&k, &more.diags);
	assert_true(diag_is_open(&more.diags.v[first(&more, RULE_S106)]));
	assert_false(known_shrink(&k, &more.diags, &more.out));
	assert_non_null(strstr(buf_text(&more.out), "\nS106 2 my plan.yaml\n"));

	check(&less, one);
	known_apply(&k, &less.diags);
	assert_false(diag_is_open(&less.diags.v[first(&less, RULE_S106)]));
	assert_true(known_shrink(&k, &less.diags, &less.out));
	assert_non_null(strstr(buf_text(&less.out), "\nS106 1 my plan.yaml\n"));
	arena_free(r.arena);
	arena_free(more.arena);
	arena_free(less.arena);
}

static void
test_known_that_cannot_be_read(void **state)
{
	const char *const bad[] = { "S106", "S106 2", "S106 x a.yaml",
		"Q999 1 a.yaml", "S106 2 ", NULL };
	struct arena *a = arena_new();
	const char *why;
	struct known k;
	size_t i;

	(void)state;
	for (i = 0; bad[i] != NULL; i++) {
		why = NULL;
		assert_false(known_read(a, arena_printf(a, "# ours\n%s\n",
		    bad[i]), &k, &why));
		assert_non_null(strstr(why, "line 2"));
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_sarif),
		cmocka_unit_test(test_gitlab),
		cmocka_unit_test(test_github),
		cmocka_unit_test(test_junit),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_known_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
