#include "with_fonts.h"

#include <math.h>
#include <string.h>

#define LEFT	51.64
#define RIGHT	(51.64 + 492)
#define TOP	58
#define BOTTOM	787

static int
setup(void **state)
{
	struct bench *b;

	open_bench(state);
	b = *state;
	b->doc->meta.title = "A plan";
	b->doc->meta.status_word = "DRAFT";
	b->doc->meta.provenance = "Version 1";
	return 0;
}

static const struct layout *
laid(void **state)
{
	struct bench *b = *state;

	return layout_doc(b->doc, b->arena, b->fonts);
}

static const char sentence[] = "One in four children leaves primary school "
    "living with obesity, and the share has risen since the baseline. ";

static void
add_para(struct doc *d, struct block *parent, int sentences)
{
	struct block *p = doc_add(d, parent, BLOCK_PARA);

	while (sentences-- > 0)
		doc_text(d, p, "%s", sentence);
}

static bool
is_text(const struct item *it)
{
	return it->kind == ITEM_OP && it->op.kind == OP_TEXT &&
	    it->op.text != NULL && *it->op.text != '\0';
}

static double
item_x(const struct item *it)
{
	return it->op.x + it->ox;
}

static double
item_y(const struct item *it)
{
	return it->op.y + it->oy;
}

/* ---- what holds for every document ---- */

static void
check_text(const struct page *page, const struct item *it)
{
	assert_true(isfinite(item_x(it)) && isfinite(item_y(it)) &&
	    isfinite(it->op.w));
	assert_true(item_x(it) >= LEFT - 0.6);
	assert_true(item_x(it) + it->op.w <= RIGHT + 0.6);
	assert_true(it->op.size >= 8 || strlen(it->op.text) == 1);
	if (it->role == ROLE_CONTENT && !page->cover)
		assert_true(item_y(it) > TOP && item_y(it) < BOTTOM);
}

/* Do two texts on a page cover each other? */
static bool
overlap(const struct item *a, const struct item *b)
{
	double w = fmin(item_x(a) + a->op.w, item_x(b) + b->op.w) -
	    fmax(item_x(a), item_x(b));
	double top = fmax(item_y(a) - 0.73 * a->op.size,
	    item_y(b) - 0.73 * b->op.size);
	double bottom = fmin(item_y(a) + 0.2 * a->op.size,
	    item_y(b) + 0.2 * b->op.size);

	return w > 0.3 && bottom - top > 1.2;
}

static void
check_layout(const struct layout *o)
{
	for (size_t p = 0; p < o->n_pages; p++) {
		const struct page *page = &o->pages[p];

		for (size_t i = 0; i < page->n; i++) {
			if (!is_text(page->items[i]))
				continue;
			check_text(page, page->items[i]);
			for (size_t k = i + 1; k < page->n; k++)
				if (is_text(page->items[k]) && overlap(
				    page->items[i], page->items[k]))
					fail_msg("page %zu: \"%s\" covers "
					    "\"%s\"", p + 1,
					    page->items[i]->op.text,
					    page->items[k]->op.text);
		}
	}
}

/* Lines of a block's own text on a page. */
static size_t
lines_on(const struct page *page, const struct block *b)
{
	double last = -1;
	size_t n = 0;

	for (size_t i = 0; i < page->n; i++) {
		const struct item *it = page->items[i];

		if (it->block != b || !is_text(it) ||
		    it->role != ROLE_CONTENT)
			continue;
		if (fabs(item_y(it) - last) > 0.5)
			n++;
		last = item_y(it);
	}
	return n;
}

static size_t
page_of_block(const struct layout *o, const struct block *b)
{
	for (size_t p = 0; p < o->n_pages; p++)
		if (lines_on(&o->pages[p], b) > 0)
			return p;
	return o->n_pages;
}

/* ---- tests ---- */

static void
test_empty(void **state)
{
	const struct layout *o = laid(state);

	assert_int_equal(o->n_pages, 1);
	assert_int_equal(o->n_outline, 0);
	check_layout(o);
}

static void
test_paragraphs(void **state)
{
	struct bench *b = *state;
	const struct layout *o;

	for (int i = 0; i < 60; i++)
		add_para(b->doc, b->doc->root, 1 + i % 7);
	o = laid(state);
	assert_true(o->n_pages > 3);
	check_layout(o);
	/* No line of a longer paragraph stands alone on a page. */
	for (const struct block *k = b->doc->root->first; k != NULL;
	    k = k->next) {
		size_t total = 0;

		for (size_t p = 0; p < o->n_pages; p++)
			total += lines_on(&o->pages[p], k);
		for (size_t p = 0; p < o->n_pages && total > 1; p++)
			assert_int_not_equal(lines_on(&o->pages[p], k), 1);
	}
}

static void
test_long_word(void **state)
{
	struct bench *b = *state;
	char word[1201];
	struct block *t, *row;

	memset(word, 'w', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	doc_para(b->doc, b->doc->root, PARA_BODY, "%s", word);
	doc_heading(b->doc, b->doc->root, 1, "h", "%s", word);
	t = doc_table(b->doc, b->doc->root, "t", word, "l1l1r1");
	doc_head(b->doc, t, "A|B|C");
	row = doc_row(b->doc, t);
	doc_cell(b->doc, row, "%.60s", word);
	doc_cell(b->doc, row, "%.60s", word);
	doc_cell(b->doc, row, "%.60s", word);
	check_layout(laid(state));
}

/* Nothing is lost where a word is broken. */
static void
test_breaks_keep_text(void **state)
{
	struct bench *b = *state;
	const char *url = "https://example.org/a/very/long/address/that/does/"
	    "not/fit/on/one/line/of/the/page/because/it/goes/on/and/on";
	const struct layout *o;
	size_t n = 0;

	doc_para(b->doc, b->doc->root, PARA_BODY, "%s", url);
	o = laid(state);
	for (size_t i = 0; i < o->pages[0].n; i++) {
		const struct item *it = o->pages[0].items[i];

		if (!is_text(it) || it->role != ROLE_CONTENT)
			continue;
		assert_memory_equal(it->op.text, url + n,
		    strlen(it->op.text));
		n += strlen(it->op.text);
	}
	assert_int_equal(n, strlen(url));
}

static struct block *
add_table(struct doc *d, int rows, int sentences)
{
	struct block *t = doc_table(d, d->root, "t", "Many rows", "l2l5r1");

	doc_head(d, t, "Head one|Head two|Head three");
	for (int i = 0; i < rows; i++) {
		struct block *row = doc_row(d, t);

		doc_cell(d, row, "Row %d", i)->header = true;
		add_para(d, doc_add(d, row, BLOCK_CELL), sentences);
		doc_cell(d, row, "%d", 100 + i);
	}
	return t;
}

static size_t
count_role(const struct page *page, enum item_role role)
{
	size_t n = 0;

	for (size_t i = 0; i < page->n; i++)
		n += is_text(page->items[i]) && page->items[i]->role == role;
	return n;
}

static void
test_table(void **state)
{
	struct bench *b = *state;
	const struct block *t = add_table(b->doc, 70, 2);
	const struct layout *o = laid(state);

	check_layout(o);
	assert_true(o->n_pages > 2);
	assert_int_equal(count_role(&o->pages[0], ROLE_REPEAT), 0);
	for (size_t p = 1; p < o->n_pages; p++)
		assert_int_equal(count_role(&o->pages[p], ROLE_REPEAT), 3);
	/* All cells of a row stand on one page. */
	for (const struct block *r = t->first; r != NULL; r = r->next) {
		size_t page = page_of_block(o, r->first);
		const struct block *para;

		if (r->header)
			continue;
		para = r->first->next->first;
		assert_int_equal(page, page_of_block(o, para));
		assert_int_equal(page, page_of_block(o, r->last));
		if (page + 1 < o->n_pages)
			assert_int_equal(lines_on(&o->pages[page + 1], para),
			    0);
	}
}

/* A drawn number in a head is repeated with it, not read again. */
static void
test_head_with_tag(void **state)
{
	struct bench *b = *state;
	const struct block *t = add_table(b->doc, 70, 2);
	const struct layout *o;

	doc_tag(b->doc, t->first->last, TONE_PLAIN, "3")->series = 3;
	o = laid(state);
	assert_true(o->n_pages > 2);
	for (size_t p = 1; p < o->n_pages; p++)
		assert_int_equal(count_role(&o->pages[p], ROLE_REPEAT), 4);
}

static double
item_middle(const struct item *it)
{
	return it->ox + it->op.x + it->op.w / 2;
}

/* Shaded cells are of one width, their numbers in the middle of them. */
static void
test_shaded(void **state)
{
	struct bench *b = *state;
	struct block *t = doc_table(b->doc, b->doc->root, "t", "Heat",
	    "l4c3c3r2"), *row;
	const struct layout *o;
	double fill[2] = { 0, 0 }, mid[2], text[2];
	size_t n = 0, k = 0;

	doc_head(b->doc, t, "Name|A head of many words|B|Total");
	row = doc_row(b->doc, t);
	doc_cell(b->doc, row, "Row");
	doc_cell(b->doc, row, "100")->heat = 5;
	doc_cell(b->doc, row, "7")->heat = 2;
	doc_cell(b->doc, row, "54");
	o = laid(state);
	for (size_t i = 0; i < o->pages[0].n; i++) {
		const struct item *it = o->pages[0].items[i];

		if (it->block == NULL || it->block->heat == 0)
			continue;
		if (it->op.kind == OP_RECT) {
			fill[n] = it->op.w;
			mid[n++] = item_middle(it);
		} else if (is_text(it)) {
			text[k++] = item_middle(it);
		}
	}
	assert_int_equal(n, 2);
	assert_int_equal(k, 2);
	assert_float_equal(fill[0], fill[1], 0.01);
	for (size_t i = 0; i < 2; i++)
		assert_float_equal(text[i], mid[i], 0.01);
}

/* Only a row that no page could hold is cut. */
static void
test_tall_row(void **state)
{
	struct bench *b = *state;
	const struct block *t = add_table(b->doc, 2, 120);
	const struct layout *o = laid(state);
	const struct block *para = t->first->next->first->next->first;
	size_t lines = 0;

	check_layout(o);
	assert_true(o->n_pages >= 4);
	for (size_t p = 0; p < o->n_pages; p++)
		lines += lines_on(&o->pages[p], para);
	assert_true(lines > 100);
	assert_int_equal(count_role(&o->pages[1], ROLE_REPEAT), 3);
}

static void
test_headings(void **state)
{
	struct bench *b = *state;
	const struct layout *o;

	for (int i = 0; i < 90; i++) {
		doc_heading(b->doc, b->doc->root, 1 + i % 3, NULL,
		    "Heading %d of the plan", i);
		add_para(b->doc, b->doc->root, i % 5);
	}
	o = laid(state);
	check_layout(o);
	assert_int_equal(o->n_outline, 90);
	/* What follows a heading stands on its page. */
	for (size_t i = 0; i < o->n_outline; i++) {
		const struct block *h = o->outline[i].heading->block;

		if (h->next != NULL && h->next->text != NULL)
			assert_int_equal(page_of_block(o, h),
			    page_of_block(o, h->next));
	}
}

static void
test_contents(void **state)
{
	struct bench *b = *state;
	const struct layout *o;
	size_t seen = 0;

	doc_add(b->doc, b->doc->root, BLOCK_CONTENTS);
	for (int i = 0; i < 12; i++) {
		doc_add(b->doc, b->doc->root, BLOCK_PAGE_BREAK);
		doc_heading(b->doc, b->doc->root, 1, "a", "Part %d", i);
	}
	o = laid(state);
	check_layout(o);
	assert_int_equal(o->n_pages, 13);
	for (size_t i = 0; i < o->pages[0].n; i++) {
		const struct item *it = o->pages[0].items[i];
		char want[2][4] = { "2", "13" };

		if (!is_text(it) || !it->is_page)
			continue;
		if (seen == 0)
			assert_string_equal(it->op.text, want[0]);
		if (seen == 11)
			assert_string_equal(it->op.text, want[1]);
		/* Half of them in each of two columns. */
		assert_float_equal(item_x(it) + it->op.w, seen < 6 ?
		    RIGHT - 252 : RIGHT, 0.01);
		seen++;
	}
	assert_int_equal(seen, 12);
}

/* The number of a later page has room of its own, and words behind it. */
static void
test_late_number(void **state)
{
	struct bench *b = *state;
	struct block *p = doc_add(b->doc, b->doc->root, BLOCK_PARA);
	const struct layout *o;
	const struct item *late = NULL;
	size_t before = 0;

	doc_text(b->doc, p, "See ");
	doc_xref(b->doc, p, "r", "Risks");
	doc_page(b->doc, p, "r", ", page %s). And much more of it.");
	doc_add(b->doc, b->doc->root, BLOCK_PAGE_BREAK);
	doc_heading(b->doc, b->doc->root, 1, "r", "Risks");
	o = laid(state);
	for (size_t i = 0; i < o->pages[0].n; i++) {
		const struct item *it = o->pages[0].items[i];

		if (it->op.kind == OP_TEXT && it->is_late)
			late = it;
		else if (it->op.kind == OP_TEXT && it->op.text != NULL &&
		    strcmp(it->op.text, ", page ") == 0)
			before++;
	}
	assert_int_equal(before, 1);
	assert_non_null(late);
	assert_string_equal(late->op.text, "000).");
	assert_string_equal(late->node->href, "r");
	assert_int_equal(layout_find(o, late->node->href)->page, 1);
}

static void
test_annex_names(void **state)
{
	struct bench *b = *state;
	const struct layout *o;

	doc_heading(b->doc, b->doc->root, 1, "s", "Step 1");
	doc_heading(b->doc, b->doc->root, 1, "e", "Evidence")->annex = true;
	doc_heading(b->doc, b->doc->root, 1, "r", "Risks")->annex = true;
	o = laid(state);
	assert_string_equal(o->outline[0].title, "Step 1");
	assert_string_equal(o->outline[1].title, "Annex\u00A0A: Evidence");
	assert_string_equal(o->outline[2].title, "Annex\u00A0B: Risks");
	assert_non_null(layout_find(o, "r"));
	assert_null(layout_find(o, "nowhere"));
}

/* A card, with all that it holds, stands on one page. */
static void
test_cards(void **state)
{
	struct bench *b = *state;
	const struct layout *o;

	for (int i = 0; i < 14; i++) {
		struct block *card = doc_add(b->doc, b->doc->root,
		    BLOCK_CARD), *facts;

		doc_text(b->doc, card, "Action %d", i);
		doc_mark(b->doc, card, MARK_AMBER, "At risk");
		facts = doc_add(b->doc, card, BLOCK_FACTS);
		doc_fact(b->doc, facts, "Lead", "%s", "Head of schools");
		add_para(b->doc, card, 1 + i % 9);
	}
	o = laid(state);
	check_layout(o);
	for (const struct block *c = b->doc->root->first; c != NULL;
	    c = c->next) {
		size_t page = page_of_block(o, c);

		assert_int_equal(page, page_of_block(o, c->last));
		if (page + 1 < o->n_pages)
			assert_int_equal(lines_on(&o->pages[page + 1],
			    c->last), 0);
	}
}

/* Every kind of block, one inside the other. */
static void
test_mixture(void **state)
{
	struct bench *b = *state;
	struct doc *d = b->doc;
	struct block *columns, *column, *list, *item, *callout;
	const struct layout *o;

	doc_add(d, d->root, BLOCK_COVER);
	for (int i = 0; i < 2; i++) {
		columns = doc_add(d, d->root, BLOCK_COLUMNS);
		column = doc_add(d, columns, BLOCK_COLUMN);
		doc_text(d, doc_add(d, column, BLOCK_CARD), "%s", sentence);
		column = doc_add(d, columns, BLOCK_COLUMN);
		add_para(d, column, i == 0 ? 3 : 90);
	}
	list = doc_add(d, d->root, BLOCK_LIST);
	list->ordered = true;
	for (int i = 0; i < 12; i++) {
		item = doc_add(d, list, BLOCK_ITEM);
		add_para(d, item, 2);
		add_para(d, doc_add(d, doc_add(d, item, BLOCK_LIST),
		    BLOCK_ITEM), 1);
	}
	for (int tone = TONE_PLAIN; tone <= TONE_SEVERE; tone++) {
		callout = doc_add(d, d->root, BLOCK_CALLOUT);
		callout->tone = (enum tone)tone;
		add_para(d, callout, 1);
		add_para(d, doc_add(d, callout, BLOCK_QUOTE), tone * 3);
	}
	doc_add(d, d->root, BLOCK_CODE)->literal = "a:\n  b: c\n\nd";
	doc_add(d, d->root, BLOCK_RULE);
	doc_add(d, d->root, BLOCK_ANSWER)->label = "What did you see?";
	o = laid(state);
	assert_true(o->pages[0].cover);
	assert_false(o->pages[1].cover);
	check_layout(o);
}

static void
draw_nonsense(struct canvas *c, const void *data)
{
	double zero = *(const double *)data;

	canvas_line(c, 0, 0, 1 / zero, 0, (struct stroke){ palette.ink, 1,
	    { 0, 0 } });
	canvas_circle(c, zero / zero, 5, 2, &palette.ink, NULL);
	canvas_text(c, 5, 12, ANCHOR_START, 8, false, palette.ink, "kept");
}

/* Whatever a chart does, no number that is none gets on to a page. */
static void
test_drawing(void **state)
{
	struct bench *b = *state;
	static const double zero;
	struct block *f = doc_add(b->doc, b->doc->root, BLOCK_FIGURE);
	const struct layout *o;
	size_t ops = 0;

	f->figure = arena_alloc(b->arena, sizeof *f->figure);
	f->figure->title = "A finding";
	f->figure->height = 40;
	f->figure->draw = draw_nonsense;
	f->figure->data = &zero;
	o = laid(state);
	check_layout(o);
	for (size_t i = 0; i < o->pages[0].n; i++) {
		const struct item *it = o->pages[0].items[i];

		assert_true(isfinite(item_x(it)) && isfinite(item_y(it)));
		for (size_t k = 0; k < it->op.n; k++)
			assert_true(isfinite(it->op.pts[k].x));
		ops += is_text(it) && strcmp(it->op.text, "kept") == 0;
	}
	assert_int_equal(ops, 1);
}

/* A long table of many columns lies across, with its heading; what comes
   after it stands upright again. */
static void
test_wide_table(void **state)
{
	struct bench *b = *state;
	const struct layout *o;
	struct block *t;

	add_para(b->doc, b->doc->root, 1);
	doc_heading(b->doc, b->doc->root, 2, "h", "Everybody");
	t = doc_table(b->doc, b->doc->root, "t", "All", "l1l1l1l1l1l1");
	doc_head(b->doc, t, "A|B|C|D|E|F");
	for (int i = 0; i < 40; i++) {
		struct block *row = doc_row(b->doc, t);

		for (int k = 0; k < 6; k++)
			doc_cell(b->doc, row, "Words that take some room %d",
			    k);
	}
	add_para(b->doc, b->doc->root, 1);
	o = laid(state);
	assert_true(o->n_pages >= 4);
	for (size_t i = 0; i < o->n_pages; i++) {
		bool upright = i == 0 || i + 1 == o->n_pages;

		assert_true(upright == (o->pages[i].w < o->pages[i].h));
		for (size_t k = 0; k < o->pages[i].n; k++) {
			const struct item *it = o->pages[i].items[k];

			if (it->role == ROLE_CONTENT && !upright)
				assert_true(item_y(it) < 541);
		}
	}
	assert_int_equal(o->outline[0].page, 1);
}

/* A short one does not. */
static void
test_wide_but_short(void **state)
{
	struct bench *b = *state;
	struct block *t = doc_table(b->doc, b->doc->root, "t", "All",
	    "l1l1l1l1l1l1"), *row = doc_row(b->doc, t);

	for (int k = 0; k < 6; k++)
		doc_cell(b->doc, row, "Words that take some room %d", k);
	assert_true(laid(state)->pages[0].w < 600);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_empty, setup, close_bench),
		cmocka_unit_test_setup_teardown(test_wide_table, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_wide_but_short, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_paragraphs, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_long_word, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_breaks_keep_text, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_table, setup, close_bench),
		cmocka_unit_test_setup_teardown(test_head_with_tag, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_shaded, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_tall_row, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_late_number, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_headings, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_contents, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_annex_names, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_cards, setup, close_bench),
		cmocka_unit_test_setup_teardown(test_mixture, setup,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_drawing, setup,
		    close_bench),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
