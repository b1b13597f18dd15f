#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "arena.h"
#include "diag.h"
#include "embed.h"
#include "embed_tree.h"
#include "yaml.h"

struct bench {
	struct arena	*arena;
	struct sources	 sources;
	struct diags	 diags;
	struct node	*tree;
};

static int
setup(void **state)
{
	struct bench *b;
	struct arena *a = arena_new();

	b = arena_alloc(a, sizeof *b);
	b->arena = a;
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	arena_free(((struct bench *)*state)->arena);
	return 0;
}

static struct node *
parse_bytes(struct bench *b, const char *bytes, size_t n)
{
	uint32_t file;

	sources_init(&b->sources, b->arena);
	diags_init(&b->diags, b->arena, &b->sources);
	file = source_add(&b->sources, "p.yaml", bytes, n);
	b->tree = yaml_parse(b->arena, b->arena, &b->sources, file, &b->diags);
	diags_sort(&b->diags);
	return b->tree;
}

static struct node *
parse(struct bench *b, const char *text)
{
	return parse_bytes(b, text, strlen(text));
}

/* The source under a span. */
static const char *
under(const struct bench *b, struct span at)
{
	return arena_strndup(b->arena,
	    b->sources.v[at.file - 1].bytes + at.from, at.to - at.from);
}

/* Exactly one finding: this rule, over this text, with these words. */
static void
assert_one(const struct bench *b, enum rule rule, const char *over,
    const char *cause, const char *help)
{
	const struct diag *d = b->diags.v;

	assert_int_equal(b->diags.n, 1);
	assert_string_equal(rule_table[d->rule].code, rule_table[rule].code);
	assert_string_equal(under(b, d->at), over);
	if (strstr(d->cause, cause) == NULL)
		assert_string_equal(d->cause, cause);
	assert_non_null(d->help);
	if (strstr(d->help, help) == NULL)
		assert_string_equal(d->help, help);
}

static const char *
text_of(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	assert_non_null(n);
	assert_int_equal(n->kind, NODE_SCALAR);
	return n->s;
}

static void
tree_knows_its_places(void **state)
{
	struct bench *b = *state;
	struct node *top = parse(b, "plan:\n  title: 'A £ plan'\n"
	    "  asks:\n    - {of: Board, why: tbc}\n  text: |\n    One\n"
	    "    two\n\nno: 08\n");
	struct node *plan, *ask;

	assert_int_equal(b->diags.n, 0);
	assert_int_equal(top->n, 2);
	assert_string_equal(text_of(top, "no"), "08");
	plan = node_get(top, "plan");
	assert_string_equal(under(b, node_get(plan, "title")->at),
	    "'A £ plan'");
	assert_true(node_get(plan, "title")->quoted);
	assert_string_equal(text_of(plan, "text"), "One\ntwo\n");
	assert_true(node_get(plan, "text")->block);
	assert_string_equal(under(b, node_get(plan, "text")->at),
	    "|\n    One\n    two");
	ask = node_get(plan, "asks")->first;
	assert_true(ask->flow);
	assert_string_equal(under(b, ask->at), "{of: Board, why: tbc}");
	assert_string_equal(under(b, node_get(ask, "why")->key->at), "why");
	assert_string_equal(under(b, node_get(plan, "asks")->at),
	    "- {of: Board, why: tbc}");
}

static void
absent_and_quoted_empty_differ(void **state)
{
	struct bench *b = *state;
	struct node *top = parse(b, "a:\nb: ''\nc: ~\n");

	assert_int_equal(node_get(top, "a")->len, 0);
	assert_false(node_get(top, "a")->quoted);
	assert_true(node_get(top, "b")->quoted);
	assert_string_equal(text_of(top, "c"), "~");
}

static void
text_is_composed(void **state)
{
	struct bench *b = *state;
	struct node *top = parse(b, "\xef\xbb\xbf" "a: Cafe\xcc\x81\nb: x\n");

	assert_string_equal(text_of(top, "a"), "Caf\xc3\xa9");
	assert_string_equal(under(b, node_get(top, "b")->at), "x");
	assert_int_equal(source_place(&b->sources,
	    node_get(top, "a")->key->at).col, 1);
}

static void
aliases_are_copies(void **state)
{
	struct bench *b = *state;
	struct node *top = parse(b, "a: &x {k: v, l: [1, 2]}\nb: *x\n");
	struct node *copy = node_get(top, "b");

	assert_int_equal(b->diags.n, 0);
	assert_string_equal(text_of(copy, "k"), "v");
	assert_string_equal(under(b, node_get(copy, "k")->at), "*x");
	assert_int_equal(node_get(copy, "l")->n, 2);
}

/* ---- text that YAML drops ---- */

static void
comment_glued_to_text(void **state)
{
	struct bench *b = *state;

	assert_non_null(parse(b, "title: Ward #3 work\n"));
	assert_one(b, RULE_E024, "#3 work", "for a comment and drops it",
	    "Put it in quotes: \"Ward #3 work\"");
	assert_string_equal(text_of(b->tree, "title"), "Ward #3 work");
	parse(b, "- x\n");
	assert_non_null(parse(b, "a: #3\n"));
	assert_one(b, RULE_E024, "#3", "comment", "\"#3\"");
}

static void
true_comments_stay(void **state)
{
	struct bench *b = *state;

	assert_non_null(parse(b, "a: b # a remark\nb: c  ## one\nc: d #\n"
	    "# whole line\nd: # above a list\n  - C#3 and x#y\n"
	    "e: 'x' #glued to quotes\nf: |\n  text #3\n"));
	assert_int_equal(b->diags.n, 0);
}

static void
comment_that_eats_the_brace(void **state)
{
	struct bench *b = *state;

	assert_null(parse(b, "a: {title: Ward #3 work, b: c}\nd: e\n"));
	assert_one(b, RULE_E024, "#3 work, b: c}", "comment", "in quotes");
}

static void
anchor_that_vanishes(void **state)
{
	struct bench *b = *state;

	assert_non_null(parse(b, "name: &Co Partners\n"));
	assert_one(b, RULE_E024, "&Co", "drops it",
	    "Put it in quotes: \"&Co Partners\"");
	assert_string_equal(text_of(b->tree, "name"), "&Co Partners");
	assert_non_null(parse(b, "name: Smith &Co\n"));
	assert_int_equal(b->diags.n, 0);
	assert_non_null(parse(b, "name: &base\n  x: y\n"));
	assert_one(b, RULE_E001, "&base", "no \"*base\" uses", "Take it out");
}

static void
tags(void **state)
{
	struct bench *b = *state;

	assert_non_null(parse(b, "a: !important Call\n"));
	assert_one(b, RULE_E024, "!important", "drops it",
	    "\"!important Call\"");
	assert_string_equal(text_of(b->tree, "a"), "!important Call");
	assert_non_null(parse(b, "a: !!str 08\n"));
	assert_one(b, RULE_E001, "!!str", "is a tag", "Take it out");
	assert_non_null(parse(b, "a: !map\n  b: c\n"));
	assert_one(b, RULE_E001, "!map", "is a tag", "Take it out");
}

static void
comma_in_braces(void **state)
{
	struct bench *b = *state;
	struct node *map;

	assert_non_null(parse(b, "a: {money: £45,000, x: y}\n"));
	assert_one(b, RULE_E024, "£45,000", "cuts this text at the comma",
	    "Put it in quotes: money: \"£45,000\"");
	map = node_get(b->tree, "a");
	assert_int_equal(map->n, 2);
	assert_string_equal(text_of(map, "money"), "£45,000");
	assert_string_equal(text_of(map, "x"), "y");

	assert_non_null(parse(b, "a: {why: Nineteen, four evaluated, two}\n"));
	assert_one(b, RULE_E024, "Nineteen, four evaluated, two",
	    "\"four evaluated\" becomes a field", "\"Nineteen, four");
	assert_int_equal(node_get(b->tree, "a")->n, 1);

	assert_non_null(parse(b, "a: {b, c: d}\n"));
	assert_one(b, RULE_E024, "b", "has no value", "use [ ]");
	assert_non_null(parse(b, "a: {b: , c: , d: 'x', e: [1, 2],}\n"));
	assert_int_equal(b->diags.n, 0);
}

/* ---- what YAML cannot read ---- */

static void
syntax(void **state)
{
	static const struct {
		const char *text, *over, *cause, *help;
	} cases[] = {
		{ "unit: %\n", "%", "percent", "Put it in quotes: \"%\"" },
		{ "a:\n  A: b: c # x\n", "b: c", "a colon in it",
		    "Put it in quotes: \"b: c\"" },
		{ "- - x\na: b\n", NULL, NULL, NULL },
		{ "a:\n\tb: c\n", "\t", "indented with a tab", "Use spaces" },
		{ "a: 1\n b: 2\n", "b", "already has a value",
		    "same indentation" },
		{ "a:\n  b: 1\n c: 2\n", "c: 2", "does not fit",
		    "same number of spaces" },
		{ "a:\n  - b\n  c: 1\n", "c: 1", "does not begin with \"- \"",
		    "indentation" },
		{ "a: 1\nwords\nb: 2\n", "words", "neither \"name: value\"",
		    "a colon" },
		{ "a: *one* two\n", "*one* two", "takes for an alias",
		    "\"*one* two\"" },
		{ "a: *one\n", "*one", "nothing is named \"&one\"", "quotes" },
		{ "a: \"One\" two\n", "\"One\" two", "closing quotation mark",
		    "'\"One\" two'" },
		{ "a: [x] y\n", "[x] y", "closing bracket", "\"[x] y\"" },
		{ "a: 'x\n", "'x", "never closed", "Close it" },
		{ "a: \"C:\\plan\"\n", "\\p", "backslash", "single quotes" },
		{ "a: {b: c: d}\n", "c: d", "colon in it", "\"c: d\"" },
		{ "a: {b: c\nd: e\n", "{", "not closed", "closes with }" },
		{ "a: - b\n", "- b", "begins no list", "\"- b\"" },
		{ "a: > 5\n", "> 5", "nothing may follow", "\"> 5\"" },
		{ "a: @x\n", "@x", "cannot begin with \"@\"", "\"@x\"" },
		{ "a: !x!y z\n", "!x!y z", "cannot begin with \"!\"",
		    "\"!x!y z\"" },
		{ "? [a]\n: b\n", "[a]", "name of a field is wanted",
		    "name: value" },
		{ "a: b\n...\nc: d\n", "...", "ends the file", "Take the" },
		{ "a: &x [*x]\n", "*x", "inside the very thing", "Write" },
	};
	struct bench *b = *state;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		parse(b, cases[i].text);
		if (cases[i].over != NULL)
			assert_one(b, RULE_E001, cases[i].over,
			    cases[i].cause, cases[i].help);
		else
			assert_int_equal(b->diags.v[0].rule, RULE_E021);
	}
}

static void
given_twice(void **state)
{
	struct bench *b = *state;
	const struct diag *d;

	assert_non_null(parse(b, "a: 1\nb: 2\na: 3\n"));
	assert_one(b, RULE_E004, "a", "given twice", "Keep one");
	d = b->diags.v;
	assert_int_equal(d->at.from, 10);
	assert_non_null(d->also);
	assert_int_equal(d->also->at.from, 0);
	assert_string_equal(text_of(b->tree, "a"), "1");
	assert_int_equal(b->tree->n, 2);

	assert_non_null(parse(b, "m: {July 2027: Five schools signed, "
	    "July 2027: Six schools signed}\n"));
	assert_one(b, RULE_E004, "July 2027", "given twice",
	    "- {title: \"Six schools signed\", due: July 2027}");
}

static void
many_fields_given_twice(void **state)
{
	struct bench *b = *state;
	char text[60 * 8 + 1] = "";
	size_t n = 0;
	int i;

	for (i = 0; i < 60; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "k%d: 1\n",
		    i == 59 ? 7 : i);
	assert_non_null(parse(b, text));
	assert_one(b, RULE_E004, "k7", "given twice", "Keep one");
	assert_int_equal(b->tree->n, 59);
}

/* ---- files that are no plan ---- */

static void
no_plan(void **state)
{
	struct bench *b = *state;

	assert_null(parse(b, ""));
	assert_one(b, RULE_E021, "", "The file is empty", "planpress init");
	assert_null(parse(b, " \n\n"));
	assert_one(b, RULE_E021, "", "The file is empty", "planpress init");
	assert_null(parse(b, "# one\n#two\n"));
	assert_one(b, RULE_E021, "", "nothing but comments", "init");
	assert_null(parse(b, "---\n"));
	assert_one(b, RULE_E021, "", "nothing but comments", "init");
	assert_null(parse(b, "a: 1\n---\nb: 2\n"));
	assert_one(b, RULE_E021, "---", "second document", "include");
	assert_null(parse(b, "- a\n- b\n"));
	assert_one(b, RULE_E021, "- a", "holds a list", "actions:");
	assert_null(parse(b, "Dear all,\nhello\n"));
	assert_one(b, RULE_E021, "Dear all,", "holds text", "name of a");
}

static void
no_text(void **state)
{
	struct bench *b = *state;

	assert_null(parse_bytes(b, "a: b\0c\n", 7));
	assert_one(b, RULE_E002, arena_strndup(b->arena, "\0", 1), "NUL byte",
	    "Delete it");
	assert_int_equal(b->diags.v[0].at.from, 4);
	assert_null(parse(b, "\xef\xbb\xbf" "a: £\x1b[1m\n"));
	assert_one(b, RULE_E002, "\x1b", "U+001B", "Delete it");
	assert_null(parse(b, "a: caf\xe9 x\n"));
	assert_one(b, RULE_E002, "\xe9", "it is \"é\"", "UTF-8");
	assert_null(parse_bytes(b, "\377\376a\0:\0 \0b\0\n\0", 12));
	assert_one(b, RULE_E002, "", "UTF-16", "encoding UTF-8");
	assert_null(parse_bytes(b, "a\0:\0 \0b\0\n\0", 10));
	assert_one(b, RULE_E002, "", "UTF-16", "encoding UTF-8");
	assert_null(parse_bytes(b, "PK\003\004\0\0\xff", 7));
	assert_one(b, RULE_E002, "", "Word, Excel or ZIP", "YAML file");
	assert_non_null(parse(b, "a: \"x\\0y\"\n"));
	assert_one(b, RULE_E002, "\"x\\0y\"", "U+0000", "escape");
}

/* ---- limits ---- */

static char *
repeat(struct arena *a, const char *before, const char *piece, size_t n)
{
	size_t head = strlen(before), len = strlen(piece), i;
	char *s = arena_alloc(a, head + n * len + 1);

	memcpy(s, before, head);
	for (i = 0; i < n; i++)
		memcpy(s + head + i * len, piece, len);
	return s;
}

static void
limits(void **state)
{
	struct bench *b = *state;
	clock_t start = clock();

	assert_null(parse(b, repeat(b->arena, "a: ", "[", 40000)));
	assert_one(b, RULE_E015, "[", "more than 64 deep", "brackets");
	assert_null(parse(b, repeat(b->arena, "a:\n", " - - ", 200)));
	assert_int_equal(b->diags.v[0].rule, RULE_E015);
	assert_null(parse(b, repeat(b->arena, "a: ", "xxxxxxxx", 200000)));
	assert_int_equal(b->diags.v[0].rule, RULE_E015);
	assert_non_null(strstr(b->diags.v[0].cause, "longer than 1 MB"));
	/* Stopped long before the end of 30 MB. */
	assert_null(parse(b, repeat(b->arena, "a: \"", "xxxxxxxx", 3750000)));
	assert_one(b, RULE_E015, "\"", "longer than 1 MB", "quotation mark");
	assert_null(parse(b, repeat(b->arena, "a: [", "1,", 600000)));
	assert_int_equal(b->diags.v[0].rule, RULE_E015);
	assert_non_null(strstr(b->diags.v[0].cause, "500000 values"));
	/* Processor time, and sanitizers take a good deal of it. */
#ifdef __SANITIZE_ADDRESS__
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 40.0);
#else
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 5.0);
#endif
}

static void
depth_of_a_plan_is_free(void **state)
{
	struct bench *b = *state;
	char *text = repeat(b->arena, "a: ", "[", 63);

	text = repeat(b->arena, text, "]", 63);
	assert_non_null(parse(b, text));
	assert_int_equal(b->diags.n, 0);
}

static void
alias_bomb(void **state)
{
	struct bench *b = *state;
	const char *text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
	int i;

	for (i = 1; i < 12; i++)
		text = arena_printf(b->arena, "%sa%d: &a%d [*a%d,*a%d,*a%d,"
		    "*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", text, i, i,
		    i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1,
		    i - 1, i - 1);
	assert_null(parse(b, text));
	assert_one(b, RULE_E015, "*a3", "more than 100000 values",
	    "Write the values out");
	/* One level an alias: depth is bounded too. */
	text = "a0: &a0 [x]\n";
	for (i = 1; i < 80; i++)
		text = arena_printf(b->arena, "%sa%d: &a%d [*a%d]\n", text, i,
		    i, i - 1);
	assert_null(parse(b, text));
	assert_one(b, RULE_E015, "*a62", "more than 64 deep", "levels");
}

static void
assert_same(const struct node *a, const struct node *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->quoted, b->quoted);
	assert_int_equal(a->block, b->block);
	assert_int_equal(a->flow, b->flow);
	assert_int_equal(a->n, b->n);
	assert_int_equal(a->len, b->len);
	if (a->kind == NODE_SCALAR)
		assert_string_equal(a->s, b->s);
	for (a = a->first, b = b->first; a != NULL; a = a->next, b = b->next) {
		assert_int_equal(a->key == NULL, b->key == NULL);
		if (a->key != NULL)
			assert_same(a->key, b->key);
		assert_same(a, b);
	}
}

/* The trees made with the program are those of the files. */
static void
built_in_trees(void **state)
{
	static const char *const names[] = { "duties.yaml",
	    "peer-review.yaml", "words.yaml" };
	struct bench *b = *state;

	for (size_t i = 0; i < 3; i++) {
		struct embedded file = embedded_find(names[i]);

		assert_non_null(parse_bytes(b, file.bytes, file.len));
		assert_same(embedded_tree(b->arena, names[i]), b->tree);
	}
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(tree_knows_its_places), T(absent_and_quoted_empty_differ),
		T(text_is_composed), T(aliases_are_copies),
		T(comment_glued_to_text), T(true_comments_stay),
		T(comment_that_eats_the_brace), T(anchor_that_vanishes),
		T(tags), T(comma_in_braces), T(syntax), T(given_twice),
		T(many_fields_given_twice), T(no_plan), T(no_text),
		T(limits), T(depth_of_a_plan_is_free), T(alias_bomb),
		T(built_in_trees),
	};

	return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
