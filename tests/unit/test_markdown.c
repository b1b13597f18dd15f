#include "with_arena.h"

#include <string.h>

#include "buf.h"
#include "doc.h"
#include "markdown.h"
#include "markdown_shape.h"
#include "render.h"

/* Every place in which a plan's words can stand, with the same words. */
static const char *
everywhere(struct arena *a, const char *words)
{
	struct doc *d = doc_new(a);
	struct block *b, *row;

	d->meta.title = "Title";
	doc_heading(d, d->root, 1, "h", "x %s", words);
	doc_para(d, d->root, PARA_BODY, "%s", words);
	b = doc_table(d, d->root, NULL, words, "l0r0");
	doc_head(d, b, "A|B");
	row = doc_row(d, b);
	doc_cell(d, row, "%s", words);
	doc_strong(d, doc_add(d, row, BLOCK_CELL), "%s", words);
	b = doc_add(d, d->root, BLOCK_LIST);
	b->tight = true;
	doc_text(d, doc_add(d, b, BLOCK_ITEM), "%s", words);
	doc_text(d, doc_add(d, b, BLOCK_ITEM), "%s", words);
	doc_para(d, doc_add(d, d->root, BLOCK_QUOTE), PARA_BODY, "%s", words);
	b = doc_add(d, d->root, BLOCK_PARA);
	doc_text(d, b, "%s", words);
	doc_inline(d, b, NULL, INLINE_BREAK);
	doc_text(d, b, "%s", words);
	doc_strong(d, b, "%s", words);
	doc_link(d, b, "https://example.org/", words);
	b = doc_add(d, d->root, BLOCK_FACTS);
	doc_fact(d, b, words, "%s", words);
	doc_para(d, d->root, PARA_BODY, "end");
	return markdown_print(d, a);
}

static void
test_hostile(void **state)
{
	const char *want = shape(*state, everywhere(*state, "word"));
	size_t i;

	assert_non_null(strstr(want, "heading"));
	assert_non_null(strstr(want, "3 bars"));
	for (i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		const char *md = everywhere(*state, hostile[i]);

		if (strcmp(shape(*state, md), want) != 0) {
			print_error("%s\n", md);
			assert_string_equal(shape(*state, md), want);
		}
	}
}

/* What was written is what is read again. */
static void
test_words_survive(void **state)
{
	size_t i;

	for (i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		struct doc *d = doc_new(*state), *again = doc_new(*state);
		const char *words = md_words(*state, hostile[i]);

		doc_para(d, d->root, PARA_BODY, "%s", hostile[i]);
		doc_rich(again, again->root, markdown_print(d, *state));
		assert_ptr_equal(again->root->first, again->root->last);
		assert_int_equal(again->root->first->kind, BLOCK_PARA);
		assert_null(again->root->first->text->next);
		assert_string_equal(doc_plain(again, again->root), words);
	}
}

static void
test_blocks(void **state)
{
	struct doc *d = doc_new(*state);
	struct block *b;

	d->meta.title = "The plan.";
	doc_heading(d, d->root, 1, NULL, "Same");
	doc_heading(d, d->root, 3, "b", "Same");
	b = doc_add(d, d->root, BLOCK_PARA);
	doc_mark(d, b, MARK_AMBER, "At risk");
	doc_text(d, b, ", see ");
	doc_xref(d, b, "b", "there");
	doc_text(d, b, " or ");
	doc_xref(d, b, "nowhere", "not");
	b = doc_table(d, d->root, NULL, "Two columns", "l0r0");
	doc_head(d, b, "Name|Number");
	doc_rich_inline(d, doc_add(d, doc_row(d, b), BLOCK_CELL),
	    "One `a|b`\n\n- x\n- y");
	doc_rich(d, d->root, "# Bold\n\n- a\n\n      code\tx\n- b\n\n7. c\n\n"
	    "> q\n");
	b = doc_add(d, d->root, BLOCK_ANSWER);
	b->id = "q/1 --><b>";
	doc_fact(d, b, "Strengths", "%s", "");
	doc_fact(d, b, "Rating", "%s", "");
	assert_string_equal(markdown_print(d, *state),
	    "# The plan\n\n"
	    "## Same\n\n"
	    "### Same (2)\n\n"
	    "▲ At risk, see [there](#same-2) or not\n\n"
	    "Two columns\n\n"
	    "| Name | Number |\n"
	    "| --- | ---: |\n"
	    "| One `a\\|b` • x • y | |\n\n"
	    "**Bold**:\n\n"
	    "- a\n\n"
	    "  ```text\n"
	    "  code    x\n"
	    "  ```\n\n"
	    "- b\n\n"
	    "<!-- -->\n\n"
	    "- 7\\. c\n\n"
	    "> q\n\n"
	    "<!-- answer q/1_--__b_ -->\n\n"
	    "- Strengths:\n"
	    "- Rating:\n\n"
	    "<!-- end q/1_--__b_ -->\n");
}

static void
test_files(void **state)
{
	struct doc *one = doc_new(*state), *two = doc_new(*state);
	struct markdown_file files[] = { { .name = "one.md", .doc = one },
		{ .name = "two.md", .doc = two } };

	doc_heading(one, one->root, 1, "a", "Été & so on");
	doc_xref(one, doc_add(one, one->root, BLOCK_PARA), "b", "other");
	doc_heading(two, two->root, 1, NULL, "So");
	doc_heading(two, two->root, 2, "b", "So");
	doc_xref(two, doc_add(two, two->root, BLOCK_PARA), "a", "back");
	markdown_files(files, 2, *state);
	assert_string_equal(files[0].text,
	    "# Été & so on\n\n[other](two.md#so-2)\n");
	assert_string_equal(files[1].text,
	    "# So\n\n## So (2)\n\n[back](one.md#été--so-on)\n");
}

/* Emphasis that readers would not see as such stands plain. */
static void
test_emphasis(void **state)
{
	struct doc *d = doc_new(*state);
	struct block *b = doc_para(d, d->root, PARA_BODY, "a");

	doc_strong(d, b, "(b)");
	doc_text(d, b, "c ");
	doc_strong(d, b, " d ");
	doc_text(d, b, "e");
	doc_strong(d, b, "f");
	doc_strong(d, b, "g");
	assert_string_equal(markdown_print(d, *state),
	    "a(b)c **d** e**f**g\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_words_survive),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_emphasis),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
