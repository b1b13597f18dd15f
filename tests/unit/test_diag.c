#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "nearest.h"
#include "plan.h"

struct bench {
	struct arena	*arena;
	struct sources	 sources;
	struct diags	 diags;
	uint32_t	 file;
};

static int
setup(void **state)
{
	struct arena *a = arena_new();
	struct bench *b = arena_alloc(a, sizeof *b);

	b->arena = a;
	sources_init(&b->sources, a);
	diags_init(&b->diags, a, &b->sources);
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	arena_free(((struct bench *)*state)->arena);
	return 0;
}

static void
source(struct bench *b, const char *text)
{
	b->file = source_add(&b->sources, "p.yaml", text, strlen(text));
}

/* The span of the first place where `what` stands in the source. */
static struct span
at(const struct bench *b, const char *what)
{
	const char *bytes = b->sources.v[b->file - 1].bytes;
	const char *p = strstr(bytes, what);
	struct span s;

	assert_non_null(p);
	s.file = b->file;
	s.from = (uint32_t)(p - bytes);
	s.to = s.from + (uint32_t)strlen(what);
	return s;
}

static const char *
printed(struct bench *b, bool all)
{
	struct diag_style style = { .all = all };
	struct buf out;

	buf_init(&out, b->arena);
	diags_sort(&b->diags);
	diags_print_text(&b->diags, style, &out);
	return buf_text(&out);
}

static const struct span nowhere;

static void
one_finding(void **state)
{
	struct bench *b = *state;

	source(b, "plan:\n  title: A plan\n  titel: Another\n");
	diag_add(&b->diags, RULE_E003, at(b, "titel"), NULL,
	    "there is no field \"%s\"", "titel");
	diag_help(&b->diags, "did you mean \"%s\"?", "title");
	diag_also(&b->diags, at(b, "title"), "it is given here");
	assert_string_equal(printed(b, false),
	    "p.yaml:3:3: error: there is no field \"titel\" "
	    "[E003 unknown-field]\n"
	    "  titel: Another\n"
	    "  ^~~~~\n"
	    "help: did you mean \"title\"?\n"
	    "p.yaml:2:3: also: it is given here\n"
	    "1 error\n");
}

static void
no_finding(void **state)
{
	struct bench *b = *state;

	assert_string_equal(printed(b, false), "no findings\n");
	assert_false(diags_has_structure_error(&b->diags));
}

static void
caret_under_what_is_seen(void **state)
{
	struct bench *b = *state;

	/* A tab, a wide letter (2 columns), a combining one (0). */
	source(b, "\ta: \xe6\x97\xa5 e\xcc\x81 here\n");
	diag_add(&b->diags, RULE_E001, at(b, "here"), NULL, "look");
	assert_string_equal(printed(b, false),
	    "p.yaml:1:10: error: look [E001 syntax]\n"
	    "        a: \xe6\x97\xa5 e\xcc\x81 here\n"
	    "                ^~~~\n"
	    "1 error\n");
}

static void
control_characters_are_not_obeyed(void **state)
{
	struct bench *b = *state;

	source(b, "a: \033[2J\377 x\n");
	diag_add(&b->diags, RULE_E001, at(b, "x"), NULL, "look \033[1m");
	assert_string_equal(printed(b, false),
	    "p.yaml:1:10: error: look \xef\xbf\xbd[1m [E001 syntax]\n"
	    "a: \xef\xbf\xbd[2J\xef\xbf\xbd x\n"
	    "         ^\n"
	    "1 error\n");
}

static void
long_lines_are_windowed(void **state)
{
	struct bench *b = *state;
	char line[1001];
	const char *out, *second, *caret;

	memset(line, 'x', 1000);
	line[1000] = '\0';
	memcpy(line + 500, "HERE", 4);
	source(b, line);
	diag_add(&b->diags, RULE_E001, at(b, "HERE"), NULL, "look");
	out = printed(b, false);
	second = strchr(out, '\n') + 1;
	caret = strchr(second, '\n') + 1;
	/* Two "…" of three bytes each at the cut ends. */
	assert_int_equal(caret - second, 100 + 6 + 1);
	assert_memory_equal(second, "…", 3);
	/* The "…" is one column wide and three bytes long. */
	assert_int_equal(strstr(second, "HERE") - second - 2,
	    strchr(caret, '^') - caret);
	assert_memory_equal(strchr(caret, '^'), "^~~~\n", 5);
}

static void
places_beyond_the_line(void **state)
{
	struct bench *b = *state;
	struct span s;

	source(b, "a: 'x\r\n  y'\r\nb: z");
	s = at(b, "'x");
	s.to = at(b, "b: z").from;
	diag_add(&b->diags, RULE_E005, s, NULL, "two lines");
	s = at(b, "z");
	s.from = ++s.to;
	diag_add(&b->diags, RULE_E001, s, NULL, "the end");
	assert_string_equal(printed(b, false),
	    "p.yaml:1:4: error: two lines [E005 wrong-type]\n"
	    "a: 'x\n"
	    "   ^~\n"
	    "p.yaml:3:5: error: the end [E001 syntax]\n"
	    "b: z\n"
	    "    ^\n"
	    "2 errors\n");
}

static void
sorted_by_place(void **state)
{
	struct bench *b = *state;

	source(b, "a: 1\nb: 2\n");
	diag_add(&b->diags, RULE_R601, nowhere, NULL, "none at all");
	diag_add(&b->diags, RULE_S106, at(b, "b"), NULL, "second");
	diag_add(&b->diags, RULE_S106, at(b, "a"), NULL, "first, later rule");
	diag_add(&b->diags, RULE_E003, at(b, "a"), NULL, "first, one");
	diag_add(&b->diags, RULE_E003, at(b, "a"), NULL, "first, two");
	assert_string_equal(printed(b, false),
	    "p.yaml:1:1: error: first, one [E003 unknown-field]\na: 1\n^\n"
	    "p.yaml:1:1: error: first, two [E003 unknown-field]\na: 1\n^\n"
	    "p.yaml:1:1: error: first, later rule [S106 no-milestone]\n"
	    "a: 1\n^\n"
	    "p.yaml:2:1: error: second [S106 no-milestone]\nb: 2\n^\n"
	    "error: none at all [R601 no-risks]\n"
	    "5 errors\n");
}

static void
one_rule_many_records(void **state)
{
	struct bench *b = *state;
	const char *all;
	int i;

	source(b, "a\nb\nc\nd\ne\n");
	for (i = 0; i < 5; i++) {
		struct span s = { b->file, (uint32_t)i * 2,
		    (uint32_t)i * 2 + 1 };

		diag_add(&b->diags, RULE_S106, s, NULL, "action %d", i + 1);
		diag_help(&b->diags, "help %d", i + 1);
	}
	diag_add(&b->diags, RULE_S107, at(b, "b"), NULL, "between");
	assert_string_equal(printed(b, false),
	    "p.yaml:1:1: error: action 1 [S106 no-milestone]\na\n^\n"
	    "help: help 1\n"
	    "p.yaml:2:1: error: action 2 [S106 no-milestone]\n"
	    "p.yaml:3:1: error: action 3 [S106 no-milestone]\n"
	    "and 2 more like these: --all shows them\n"
	    "p.yaml:2:1: warning: between [S107 milestone-gap]\nb\n^\n"
	    "5 errors, 1 warning\n");
	all = printed(b, true);
	assert_null(strstr(all, "more like these"));
	assert_non_null(strstr(all, "action 5"));
	assert_non_null(strstr(all, "help 4"));
}

static void
structure_errors_are_all_told(void **state)
{
	struct bench *b = *state;
	int i;

	source(b, "a\n");
	for (i = 0; i < 5; i++)
		diag_add(&b->diags, RULE_E003, at(b, "a"), NULL, "no %d", i);
	assert_non_null(strstr(printed(b, false), "no 4"));
	assert_true(diags_has_structure_error(&b->diags));
}

static void
accepted_and_not_yet_due(void **state)
{
	struct bench *b = *state;
	struct acceptance acceptance;

	memset(&acceptance, 0, sizeof acceptance);
	source(b, "a: 1\n");
	diag_add(&b->diags, RULE_S106, at(b, "a"), NULL, "accepted");
	b->diags.v[0].accepted = &acceptance;
	diag_add(&b->diags, RULE_S107, at(b, "a"), NULL, "later");
	b->diags.v[1].not_yet_due = true;
	diag_add(&b->diags, RULE_S107, at(b, "a"), NULL, "later");
	b->diags.v[2].not_yet_due = true;
	assert_string_equal(printed(b, false),
	    "1 check of step 5 is not yet due\n"
	    "no findings (1 accepted)\n");
	diag_add(&b->diags, RULE_O401, at(b, "a"), NULL, "later");
	b->diags.v[3].not_yet_due = true;
	diag_add(&b->diags, RULE_M813, at(b, "a"), NULL, "off");
	diag_level(&b->diags, LEVEL_OFF);
	diag_add(&b->diags, RULE_V310, nowhere, NULL, "advice");
	assert_string_equal(printed(b, false),
	    "note: advice [V310 uncited-evidence]\n"
	    "2 checks of steps 4 and 5 are not yet due\n"
	    "1 note (1 accepted)\n");
	assert_int_equal(diags_count(&b->diags, LEVEL_ERROR), 0);
}

static void
colours(void **state)
{
	struct bench *b = *state;
	struct diag_style style = { .colour = true };
	struct buf out;

	source(b, "a: 1\n");
	diag_add(&b->diags, RULE_S107, at(b, "a"), NULL, "look");
	buf_init(&out, b->arena);
	diags_print_text(&b->diags, style, &out);
	assert_string_equal(buf_text(&out),
	    "p.yaml:1:1: \033[1;35mwarning\033[0m: look "
	    "[S107 milestone-gap]\na: 1\n\033[1;32m^\033[0m\n1 warning\n");
}

static void
as_json(void **state)
{
	struct bench *b = *state;
	struct buf out;
	json_t *root, *one;

	source(b, "£: 1\nb: 2\n");
	diag_add(&b->diags, RULE_E004, at(b, "b"), NULL, "twice");
	diag_help(&b->diags, "keep one");
	diag_also(&b->diags, at(b, "1"), "first");
	diag_add(&b->diags, RULE_R601, nowhere, NULL, "no risks \377");
	buf_init(&out, b->arena);
	diags_print_json(&b->diags, &out);
	assert_int_equal(buf_text(&out)[out.len - 1], '\n');
	root = json_loads(buf_text(&out), 0, NULL);
	assert_non_null(root);
	assert_int_equal(json_integer_value(json_object_get(root,
	    "version")), 1);
	one = json_array_get(json_object_get(root, "findings"), 0);
	assert_string_equal(json_string_value(json_object_get(one, "code")),
	    "E004");
	assert_string_equal(json_string_value(json_object_get(one, "state")),
	    "open");
	assert_int_equal(json_integer_value(json_object_get(one, "line")), 2);
	assert_int_equal(json_integer_value(json_object_get(one, "offset")),
	    6);
	one = json_array_get(json_object_get(one, "also"), 0);
	assert_int_equal(json_integer_value(json_object_get(one, "column")),
	    4);
	one = json_array_get(json_object_get(root, "findings"), 1);
	assert_null(json_object_get(one, "file"));
	assert_string_equal(json_string_value(json_object_get(one, "cause")),
	    "no risks \xef\xbf\xbd");
	assert_int_equal(json_integer_value(json_object_get(
	    json_object_get(root, "summary"), "errors")), 2);
	json_decref(root);
}

static void
rules_by_name(void **state)
{
	(void)state;
	assert_int_equal(rule_find("S106"), RULE_S106);
	assert_int_equal(rule_find("s106"), RULE_S106);
	assert_int_equal(rule_find("No-Milestone"), RULE_S106);
	assert_int_equal(rule_find("no-mileston"), RULE_NONE);
	assert_int_equal(rule_nearest("no-mileston"), RULE_S106);
	assert_int_equal(rule_nearest("xyzzy"), RULE_NONE);
	assert_int_equal(rule_family(RULE_E014), FAMILY_STRUCTURE);
	assert_int_equal(rule_family(RULE_S106), FAMILY_QUALITY);
}

static void
spelling(void **state)
{
	static const char *const words[] = { "title", "milestones", "lead",
		"success", "due" };
	static const struct { const char *word, *meant; } cases[] = {
		{ "titel", "title" }, { "Title", "title" },
		{ "mile_stones", "milestones" }, { "milestone", "milestones" },
		{ "led", "lead" }, { "sucess", "success" }, { "deu", "due" },
		{ "xyz", NULL }, { "", NULL }, { "budget", NULL },
	};
	const char *found;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		found = nearest(cases[i].word, words, 5);
		if (cases[i].meant == NULL)
			assert_null(found);
		else
			assert_string_equal(found, cases[i].meant);
	}
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(one_finding), T(no_finding), T(caret_under_what_is_seen),
		T(control_characters_are_not_obeyed),
		T(long_lines_are_windowed), T(places_beyond_the_line),
		T(sorted_by_place), T(one_rule_many_records),
		T(structure_errors_are_all_told),
		T(accepted_and_not_yet_due), T(colours), T(as_json),
		cmocka_unit_test(rules_by_name), cmocka_unit_test(spelling),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
