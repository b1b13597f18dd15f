/*
 * The lint of tests/layout can fail: each fault is put into pages that have
 * none, and it alone is seen.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../layout/lint.h"

#include "arena.h"
#include "buf.h"
#include "doc.h"
#include "font.h"
#include "layout.h"

struct bench {
	struct arena	*arena;
	struct fonts	*fonts;
	struct doc	*doc;
	struct layout	 pages;
};

static void
draw(struct canvas *c, const void *data)
{
	(void)data;
	canvas_line(c, 0, 0, 100, 80, (struct stroke){ palette.a7, 2,
	    { 0, 0 } });
	canvas_rect(c, 35, 30, 40, 20, &palette.white, NULL);
	canvas_text(c, 40, 44, ANCHOR_START, 9, false, palette.ink, "North");
	/* A ring that touches a dot is still seen. */
	canvas_circle(c, 116, 20, 2, &palette.a7, NULL);
	canvas_circle(c, 120, 20, 4, &palette.white, &(struct stroke){
	    palette.ink, 1.25, { 0, 0 } });
}

static struct figure figure = { .title = "It rises", .alt = "It rises.",
	.height = 100, .draw = draw };

static void
rows(struct doc *d, struct block *table, int n)
{
	while (n-- > 0) {
		struct block *row = doc_row(d, table);

		doc_cell(d, row, "A name that is read");
		doc_cell(d, row, "What is said of it, at some length");
	}
}

/* A heading, a callout, a picture, and a table of two pages. */
static int
setup(void **state)
{
	struct arena *a = arena_new();
	struct bench *b = arena_alloc(a, sizeof *b);
	struct block *k;

	b->arena = a;
	b->fonts = fonts_open(a);
	b->doc = doc_new(a);
	b->doc->meta.title = "A plan";
	b->doc->meta.status_word = "DRAFT";
	doc_heading(b->doc, b->doc->root, 1, "one", "The first");
	doc_para(b->doc, b->doc->root, PARA_LEAD, "What it comes to.");
	k = doc_add(b->doc, b->doc->root, BLOCK_CALLOUT);
	doc_para(b->doc, k, PARA_BODY, "Look here.");
	doc_add(b->doc, b->doc->root, BLOCK_FIGURE)->figure = &figure;
	k = doc_table(b->doc, b->doc->root, "table", "Readings", "l2l3");
	doc_head(b->doc, k, "Name|What");
	rows(b->doc, k, 50);
	b->pages = *layout_doc(b->doc, a, b->fonts);
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	struct bench *b = *state;

	fonts_close(b->fonts);
	arena_free(b->arena);
	return 0;
}

static const char *
found(struct bench *b)
{
	struct buf out;

	buf_init(&out, b->arena);
	lint_layout(&b->pages, b->doc, &lint_standard, b->arena, &out);
	return buf_text(&out);
}

/* There is such a fault, and nothing else is wrong. */
static void
assert_found(struct bench *b, const char *kind)
{
	const char *s = found(b);

	assert_string_not_equal(s, "");
	for (; *s != '\0'; s += strcspn(s, "\n") + 1) {
		const char *at = strstr(s, ": ");

		assert_non_null(at);
		if (strncmp(at + 2, kind, strlen(kind)) != 0)
			fail_msg("%s was wanted: %s", kind, s);
	}
}

static struct item *
text_of(struct bench *b, const char *text)
{
	for (size_t p = 0; p < b->pages.n_pages; p++)
		for (size_t i = 0; i < b->pages.pages[p].n; i++) {
			struct item *it = b->pages.pages[p].items[i];

			if (it->kind == ITEM_OP && it->op.kind == OP_TEXT &&
			    strncmp(it->op.text, text, strlen(text)) == 0)
				return it;
		}
	fail_msg("\"%s\" is not on the pages", text);
	return NULL;
}

static struct item *
shape_of(struct bench *b, enum item_role role, enum op_kind kind)
{
	for (size_t i = 0; i < b->pages.pages[0].n; i++) {
		struct item *it = b->pages.pages[0].items[i];

		if (it->kind == ITEM_OP && it->role == role &&
		    it->op.kind == kind)
			return it;
	}
	fail_msg("no such shape");
	return NULL;
}

static void
nothing_in_good_pages(void **state)
{
	struct bench *b = *state;

	assert_true(b->pages.n_pages >= 2);
	assert_string_equal(found(b), "");
}

static void
texts_that_cover_each_other(void **state)
{
	struct bench *b = *state;
	struct item *it = text_of(b, "What it comes to");

	it->oy = text_of(b, "The first")->oy;
	assert_found(b, "overlap: \"The first\" and \"What it comes to.\"");
}

static void
text_beside_the_margin(void **state)
{
	struct bench *b = *state;
	struct item *it = text_of(b, "The first");

	it->ox -= 2;
	it->left -= 2;
	assert_found(b, "margin: \"The first\"");
}

static void
text_below_the_content(void **state)
{
	struct bench *b = *state;

	text_of(b, "The first")->oy = 780;
	b->pages.pages[0].n = 2;
	b->pages.n_pages = 1;
	assert_non_null(strstr(found(b), "page: \"The first\""));
}

static void
small_type(void **state)
{
	struct bench *b = *state;

	text_of(b, "North")->op.size = 7.5;
	assert_found(b, "small: \"North\" in 7.5 pt");
	/* The letter of a mark may be smaller: its shape says the same. */
	text_of(b, "North")->op.text = "N";
	assert_string_equal(found(b), "");
}

static void
line_wider_than_its_column(void **state)
{
	struct bench *b = *state;

	text_of(b, "What it comes to")->right = 100;
	assert_found(b, "wide: \"What it comes to.\"");
}

static void
faint_text(void **state)
{
	struct bench *b = *state;

	text_of(b, "North")->op.fill_colour = palette.edge;
	assert_found(b, "contrast: \"North\" 3.8");
}

static void
text_on_a_dark_fill(void **state)
{
	struct bench *b = *state;

	shape_of(b, ROLE_DRAWING, OP_RECT)->op.fill_colour = palette.a7;
	assert_found(b, "contrast: \"North\"");
}

static void
line_through_text(void **state)
{
	struct bench *b = *state;

	/* Without its plate the word stands on the line. */
	shape_of(b, ROLE_DRAWING, OP_RECT)->op.fill = false;
	assert_found(b, "line: #0F5266 through \"North\"");
}

static void
line_painted_over_text(void **state)
{
	struct bench *b = *state;
	struct page *p = &b->pages.pages[0];

	for (size_t i = 0; i < p->n; i++)
		if (p->items[i]->kind == ITEM_OP && p->items[i]->role ==
		    ROLE_DRAWING && p->items[i]->op.kind == OP_LINE) {
			p->items[p->n++] = p->items[i];
			break;
		}
	assert_true(p->n <= p->cap);
	assert_found(b, "line: #0F5266 through \"North\"");
}

static void
faint_stroke(void **state)
{
	struct bench *b = *state;
	struct item *it = shape_of(b, ROLE_DRAWING, OP_LINE);

	it->op.stroke_colour = palette.a2;
	assert_found(b, "stroke: #BDD8DF");
	/* What only divides may be pale. */
	it->op.stroke_colour = palette.rule;
	assert_string_equal(found(b), "");
}

static void
faint_ring(void **state)
{
	struct bench *b = *state;
	struct page *p = &b->pages.pages[0];

	for (size_t i = 0; i < p->n; i++)
		if (p->items[i]->op.kind == OP_CIRCLE &&
		    p->items[i]->op.stroke)
			p->items[i]->op.stroke_colour = palette.a2;
	assert_found(b, "stroke: #BDD8DF");
}

static void
a_place_that_is_none(void **state)
{
	struct bench *b = *state;

	text_of(b, "North")->ox = NAN;
	assert_found(b, "number:");
}

static void
words_outside_their_box(void **state)
{
	struct bench *b = *state;

	text_of(b, "Look here")->oy -= 14;
	assert_found(b, "box: \"Look here.\"");
}

static void
picture_without_words(void **state)
{
	struct bench *b = *state;

	figure.alt = "";
	assert_found(b, "figure:");
	figure.alt = "It rises.";
}

/* The last words of the first page go to the head of the second. */
static void
end_page_before(struct bench *b, const char *text)
{
	struct page *p = &b->pages.pages[0], *q = &b->pages.pages[1];
	const struct item *first = text_of(b, text);
	size_t at = 0;

	while (p->items[at] != first)
		at++;
	q->items = p->items + at;
	q->n = 0;
	p->n = at;
}

static void
heading_at_the_foot(void **state)
{
	struct bench *b = *state;

	end_page_before(b, "What it comes to");
	b->pages.n_pages = 1;
	assert_found(b, "foot: \"The first\"");
}

static void
lead_at_the_foot(void **state)
{
	struct bench *b = *state;

	end_page_before(b, "Look here");
	b->pages.n_pages = 1;
	assert_found(b, "foot: \"What it comes to.\"");
}

/* One that goes on overleaf only announces what is there when it ends. */
static void
lead_on_two_pages(void **state)
{
	struct bench *b = *state;
	struct item *end = arena_alloc(b->arena, sizeof *end);

	*end = *text_of(b, "What it comes to");
	end_page_before(b, "Look here");
	assert_non_null(strstr(found(b), "foot: \"What it comes to.\""));
	b->pages.pages[1].items[0] = end;
	b->pages.pages[1].n = 1;
	assert_null(strstr(found(b), "page 1: foot:"));
}

static void
title_of_a_figure_at_the_foot(void **state)
{
	struct bench *b = *state;
	struct page *p = &b->pages.pages[0];
	size_t at = 0;

	while (p->items[at] != text_of(b, "It rises"))
		at++;
	p->n = at + 1;
	b->pages.n_pages = 1;
	assert_found(b, "foot: \"It rises\"");
}

static void
head_of_a_table_at_the_foot(void **state)
{
	struct bench *b = *state;

	end_page_before(b, "A name");
	b->pages.n_pages = 1;
	assert_found(b, "foot: \"What\"");
}

static void
empty_page(void **state)
{
	struct bench *b = *state;

	b->pages.pages[1].n = 0;
	assert_non_null(strstr(found(b), "page 2: empty:"));
}

static void
row_on_two_pages(void **state)
{
	struct bench *b = *state;
	struct page *p = &b->pages.pages[0], *q = &b->pages.pages[1];
	struct item *last = NULL;

	/* The second cell of the first row of page 2 stays on page 1. */
	for (size_t i = 0; i < q->n && last == NULL; i++)
		if (q->items[i]->role == ROLE_CONTENT &&
		    strncmp(q->items[i]->op.text == NULL ? "" :
		    q->items[i]->op.text, "What is said", 12) == 0)
			last = q->items[i];
	assert_non_null(last);
	last->oy = 700;
	p->items[p->n - 1] = last;
	for (size_t i = 0; i < q->n; i++)
		if (q->items[i] == last)
			q->items[i] = q->items[q->n - 1];
	assert_non_null(strstr(found(b), "row: \"What is said"));
}

static void
first_row_on_two_pages(void **state)
{
	struct bench *b = *state;
	size_t n = b->pages.pages[0].n;

	end_page_before(b, "What is said");
	b->pages.pages[1].n = n - b->pages.pages[0].n;
	assert_non_null(strstr(found(b), "row: \"A name"));
	/* Together with what stands above it, it is higher than a page. */
	text_of(b, "Readings")->oy -= 700;
	assert_null(strstr(found(b), "row:"));
}

int
main(void)
{
#define WITH_PAGES(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		WITH_PAGES(nothing_in_good_pages),
		WITH_PAGES(texts_that_cover_each_other),
		WITH_PAGES(text_beside_the_margin),
		WITH_PAGES(text_below_the_content),
		WITH_PAGES(small_type),
		WITH_PAGES(line_wider_than_its_column),
		WITH_PAGES(faint_text),
		WITH_PAGES(text_on_a_dark_fill),
		WITH_PAGES(line_through_text),
		WITH_PAGES(line_painted_over_text),
		WITH_PAGES(faint_stroke),
		WITH_PAGES(faint_ring),
		WITH_PAGES(a_place_that_is_none),
		WITH_PAGES(words_outside_their_box),
		WITH_PAGES(picture_without_words),
		WITH_PAGES(heading_at_the_foot),
		WITH_PAGES(lead_at_the_foot),
		WITH_PAGES(lead_on_two_pages),
		WITH_PAGES(title_of_a_figure_at_the_foot),
		WITH_PAGES(head_of_a_table_at_the_foot),
		WITH_PAGES(empty_page),
		WITH_PAGES(row_on_two_pages),
		WITH_PAGES(first_row_on_two_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
