#include "with_arena.h"

#include <string.h>

#include "buf.h"
#include "doc.h"
#include "render.h"

/* A rich field as the tree that it makes, without the line of the root. */
static const char *
rich_tree(struct arena *a, const char *md)
{
	struct doc *d = doc_new(a);

	doc_rich(d, d->root, md);
	return tree_print(d, a);
}

static const char *
flat_tree(struct arena *a, const char *md)
{
	struct doc *d = doc_new(a);

	doc_rich_inline(d, doc_para(d, d->root, PARA_BODY, "%s", ""), md);
	return tree_print(d, a);
}

static void
test_builders(void **state)
{
	struct doc *d = doc_new(*state);
	struct block *t, *row, *facts;

	doc_heading(d, d->root, 2, "step-1", "Step %d", 1);
	t = doc_table(d, d->root, "t", "Readings", "l2r1");
	doc_head(d, t, "Year|Value");
	row = doc_row(d, t);
	doc_cell(d, row, "%s", "2024/25");
	doc_mark(d, doc_cell(d, row, "%s ", "25.1%"), MARK_RED, "Red");
	facts = doc_add(d, d->root, BLOCK_FACTS);
	doc_fact(d, facts, "Lead", "%s", "A. Person");
	assert_string_equal(tree_print(d, *state),
	    "root\n"
	    "  heading 2 #step-1\n"
	    "    \"Step 1\"\n"
	    "  table #t columns=l2r1 caption=\"Readings\"\n"
	    "    row header\n"
	    "      cell header\n"
	    "        \"Year\"\n"
	    "      cell header\n"
	    "        \"Value\"\n"
	    "    row\n"
	    "      cell\n"
	    "        \"2024/25\"\n"
	    "      cell\n"
	    "        \"25.1% \"\n"
	    "        mark red \"Red\"\n"
	    "  facts\n"
	    "    fact label=\"Lead\"\n"
	    "      \"A. Person\"\n");
	assert_string_equal(doc_plain(d, d->root),
	    "Step 1 Readings Year Value 2024/25 25.1% Red Lead A. Person");
}

static void
test_rich_blocks(void **state)
{
	assert_string_equal(rich_tree(*state,
	    "# Head *on*\n\nOne\ntwo  \nthree\n\n3. a\n4. b\n\n   > c\n\n---\n\n"
	    "```\nx < y\nz\n```\n\n<div>\nraw\n</div>\n"),
	    "root\n"
	    "  para body\n"
	    "    strong\n"
	    "      \"Head \"\n"
	    "      emph\n"
	    "        \"on\"\n"
	    "  para body\n"
	    "    \"One two\"\n"
	    "    break\n"
	    "    \"three\"\n"
	    "  list ordered start=3\n"
	    "    item\n"
	    "      para body\n"
	    "        \"a\"\n"
	    "    item\n"
	    "      para body\n"
	    "        \"b\"\n"
	    "      quote\n"
	    "        para body\n"
	    "          \"c\"\n"
	    "  rule\n"
	    "  code\n"
	    "    | x < y\n"
	    "    | z\n"
	    "  para body\n"
	    "    \"<div> raw </div>\"\n");
}

static void
test_links(void **state)
{
	assert_string_equal(rich_tree(*state,
	    "[a](https://x.org/a\\|b) [b](javascript:x) <mailto:a@b.org> "
	    "![pic](http://x/y.png) ![](data:z) "
	    "[![in](http://i/)](HTTP://o/) <b>"),
	    "root\n"
	    "  para body\n"
	    "    link <https://x.org/a%7Cb>\n"
	    "      \"a\"\n"
	    "    \" b \"\n"
	    "    link <mailto:a@b.org>\n"
	    "      \"mailto:a@b.org\"\n"
	    "    \" \"\n"
	    "    link <http://x/y.png>\n"
	    "      \"pic\"\n"
	    "    \"  \"\n"
	    "    link <HTTP://o/>\n"
	    "      \"in\"\n"
	    "    \" <b>\"\n");
}

static void
test_flat(void **state)
{
	assert_string_equal(flat_tree(*state,
	    "One **two**\n\n- a\n- b\n\n2. c\n\n# H\n\nrest"),
	    "root\n"
	    "  para body\n"
	    "    \"One \"\n"
	    "    strong\n"
	    "      \"two\"\n"
	    "    break\n"
	    "    \"• a\"\n"
	    "    break\n"
	    "    \"• b\"\n"
	    "    break\n"
	    "    \"2. c\"\n"
	    "    break\n"
	    "    strong\n"
	    "      \"H\"\n"
	    "    break\n"
	    "    \"rest\"\n");
}

/* The number of a page is known to a back end with pages alone. */
static void
test_page(void **state)
{
	struct doc *d = doc_new(*state);
	struct block *b = doc_add(d, d->root, BLOCK_PARA);
	const struct inline_node *n;

	doc_text(d, b, "See ");
	doc_xref(d, b, "costs", "Costs");
	n = doc_page(d, b, "costs", ", page %s.");
	assert_string_equal(doc_page_words(*state, n, "12"), ", page 12.");
	assert_string_equal(doc_page_words(*state, n, NULL), ".");
	assert_string_equal(doc_plain(d, b), "See Costs.");
	assert_non_null(strstr(markdown_print(d, *state), "See Costs."));
}

static int
block_depth(const struct block *b)
{
	int deepest = 0, n;

	for (; b != NULL; b = b->next)
		if ((n = 1 + block_depth(b->first)) > deepest)
			deepest = n;
	return deepest;
}

/* Whatever is nested in a field, the tree stays shallow and keeps the text. */
static void
test_depth(void **state)
{
	static const char *const unit[] = { "> ", "- ", "1. ", "> - ", "*a **b" };
	size_t i, k;

	for (i = 0; i < sizeof unit / sizeof unit[0]; i++) {
		struct doc *d = doc_new(*state);
		struct buf md;

		buf_init(&md, *state);
		for (k = 0; k < 300; k++)
			buf_puts(&md, unit[i]);
		buf_puts(&md, "core\n\nafter\n");
		doc_rich(d, d->root, buf_text(&md));
		assert_true(block_depth(d->root) <= 10);
		assert_non_null(strstr(doc_plain(d, d->root), "core"));
		assert_non_null(strstr(doc_plain(d, d->root), "after"));
		assert_string_equal(d->root->last->text->text, "after");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_builders),
		cmocka_unit_test(test_rich_blocks),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_flat),
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
