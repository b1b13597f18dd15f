#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "doc.h"
#include "font.h"
#include "layout.h"

/*
 * A document that is laid out part by part comes to the same pages as one
 * that is laid out whole, and its parts do not stay in memory.
 */

#define PARTS	120
#define WORDS	"Walking groups meet in each of the five areas every week, and " \
    "their numbers are told to the board four times a year. "

static void
fill(struct doc *d, size_t part)
{
	struct block *t;

	if (part == 0)
		doc_add(d, d->root, BLOCK_COVER);
	if (part == 1) {
		doc_heading(d, d->root, 1, "contents", "Contents");
		doc_add(d, d->root, BLOCK_CONTENTS);
	}
	if (part % 7 == 2)
		doc_add(d, d->root, BLOCK_PAGE_BREAK);
	if (part % 5 == 4)
		return;		/* an empty part */
	doc_heading(d, d->root, part % 4 == 0 ? 1 : 2, arena_printf(d->arena,
	    "part-%zu", part), "Part %zu", part)->annex = part > 60;
	for (size_t i = 0; i < part % 9; i++)
		doc_para(d, d->root, i == 0 ? PARA_LEAD : PARA_BODY, "%s%s",
		    WORDS, WORDS);
	doc_xref(d, doc_add(d, d->root, BLOCK_PARA), "part-3", "part 3");
	t = doc_table(d, d->root, NULL, "Readings", "l2r1");
	doc_head(d, t, "Year|Value");
	for (size_t i = 0; i < part % 11 * 6; i++) {
		struct block *row = doc_row(d, t);

		doc_cell(d, row, "%zu", 2000 + i);
		doc_cell(d, row, "%zu.%zu%%", part, i);
	}
}

static void
add_part(void *ctx, struct doc *d, size_t part)
{
	size_t *asked = ctx;

	asked[part]++;
	fill(d, part);
}

static void
add_all(void *ctx, struct doc *d, size_t part)
{
	(void)ctx;
	(void)part;
	for (size_t i = 0; i < PARTS; i++)
		fill(d, i);
}

/* ---- pages as text ---- */

struct reader {
	struct arena	*arena;
	const char	*pages[400];
	size_t		 n, n_waiting, next;
	size_t		 held, freed;	/* bytes of arenas that were forgotten */
	bool		 waited_early;
};

static void
put_item(struct buf *b, const struct item *it)
{
	buf_printf(b, "%d %d %.3f %.3f %.3f %s\n", (int)it->kind,
	    (int)it->role, it->op.x + it->ox, it->op.y + it->oy, it->op.w,
	    it->op.text == NULL ? "" : it->op.text);
}

static void
take(void *ctx, const struct page *page, size_t number)
{
	struct reader *r = ctx;
	struct buf b;

	assert_true(number < 400 && r->pages[number] == NULL);
	buf_init(&b, r->arena);
	buf_printf(&b, "%.2f x %.2f\n", page->w, page->h);
	for (size_t i = 0; i < page->n; i++)
		put_item(&b, page->items[i]);
	r->pages[number] = buf_text(&b);
	r->n++;
	/* In their order, but for those that wait. */
	while (r->pages[r->next] != NULL)
		r->next++;
	assert_true(number < r->next || r->n_waiting > 0);
}

static void
wait(void *ctx, const struct page *page, size_t number)
{
	struct reader *r = ctx;
	bool has = false;

	assert_null(r->pages[number]);
	for (size_t i = 0; i < page->n; i++)
		has = has || page->items[i]->is_page;
	assert_true(has);
	r->n_waiting++;
}

static void
forget(void *ctx, const struct arena *arena, unsigned para)
{
	struct reader *r = ctx;

	assert_true(para > 0);
	r->freed += arena_used(arena);
}

static const struct layout *
laid(struct reader *r, const struct doc_parts *parts, struct fonts *fonts)
{
	const struct page_taker taker = { r, take, wait, forget };

	return layout_parts(parts, r->arena, fonts, &taker);
}

static void
test_same_pages(void **state)
{
	struct arena *a = arena_new();
	struct fonts *fonts = fonts_open(a);
	struct doc_meta meta = { .title = "A plan", .status_word = "DRAFT" };
	size_t asked[PARTS] = { 0 };
	struct reader *whole = arena_alloc(a, sizeof *whole);
	struct reader *split = arena_alloc(a, sizeof *split);
	const struct doc_parts one = { &meta, 1, add_all, NULL, false };
	const struct doc_parts many = { &meta, PARTS, add_part, asked, true };
	const struct layout *l, *m;

	(void)state;
	whole->arena = split->arena = a;
	l = laid(whole, &one, fonts);
	m = laid(split, &many, fonts);
	assert_int_equal(whole->n, l->n_pages);
	assert_int_equal(split->n, whole->n);
	assert_true(split->n > 60);
	for (size_t i = 0; i < split->n; i++)
		assert_string_equal(split->pages[i], whole->pages[i]);
	assert_int_equal(split->n_waiting, whole->n_waiting);
	assert_true(split->n_waiting > 0);
	assert_int_equal(m->n_outline, l->n_outline);
	for (size_t i = 0; i < l->n_outline; i++) {
		assert_string_equal(m->outline[i].title, l->outline[i].title);
		assert_int_equal(m->outline[i].page, l->outline[i].page);
	}
	assert_int_equal(layout_find(m, "part-3")->page,
	    layout_find(l, "part-3")->page);
	for (size_t i = 0; i < PARTS; i++)
		assert_int_equal(asked[i], 2);
	fonts_close(fonts);
	arena_free(a);
}

/* What little there is need not be made twice, unless it may differ. */
static void
test_short(void **state)
{
	struct arena *a = arena_new();
	struct fonts *fonts = fonts_open(a);
	struct doc_meta meta = { .title = "A plan", .status_word = "DRAFT" };
	struct reader *once = arena_alloc(a, sizeof *once);
	struct reader *twice = arena_alloc(a, sizeof *twice);
	size_t asked[PARTS] = { 0 }, again[PARTS] = { 0 };
	const struct doc_parts few = { &meta, 20, add_part, asked, false };
	const struct doc_parts same = { &meta, 20, add_part, again, true };

	(void)state;
	once->arena = twice->arena = a;
	laid(once, &few, fonts);
	laid(twice, &same, fonts);
	for (size_t i = 0; i < 20; i++) {
		assert_int_equal(asked[i], 1);
		assert_int_equal(again[i], 2);
	}
	assert_int_equal(once->n, twice->n);
	for (size_t i = 0; i < once->n; i++)
		assert_string_equal(once->pages[i], twice->pages[i]);
	fonts_close(fonts);
	arena_free(a);
}

/* What a page comes to is far more than what is kept of it. */
static void
test_memory(void **state)
{
	struct arena *a = arena_new(), *b = arena_new();
	struct fonts *fonts = fonts_open(a);
	struct doc_meta meta = { .title = "A plan", .status_word = "DRAFT" };
	size_t asked[PARTS] = { 0 };
	struct reader *r = arena_alloc(a, sizeof *r);
	const struct doc_parts many = { &meta, PARTS, add_part, asked, true };
	const struct page_taker taker = { r, take, wait, forget };
	const struct layout *l;

	(void)state;
	r->arena = a;
	l = layout_parts(&many, b, fonts, &taker);
	assert_true(r->freed > 4 * 1024 * 1024);
	assert_true(arena_used(b) < l->n_pages * 4096);
	for (size_t i = 0; i < l->n_pages; i++)
		assert_int_equal(l->pages[i].n, 0);
	fonts_close(fonts);
	arena_free(b);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_pages),
		cmocka_unit_test(test_short),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
