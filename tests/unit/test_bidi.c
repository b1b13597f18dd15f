#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "bidi.h"
#include "font.h"
#include "layout.h"

#define HEBREW	"\u05E9\u05DC\u05D5\u05DD"	/* four letters */

static void
test_needed(void **state)
{
	(void)state;
	assert_false(bidi_needed("", 0));
	assert_false(bidi_needed("Zażółć Ελλάδα Привет \u09AC", 33));
	assert_true(bidi_needed("a " HEBREW, 10));
	assert_true(bidi_needed("\u0627", 2));
	assert_true(bidi_needed("a\u202Eb", 5));
	assert_true(bidi_language("ur"));
	assert_true(bidi_language("ar-EG"));
	assert_true(bidi_language("pa-Arab-PK"));
	assert_false(bidi_language("ur-Latn"));
	assert_false(bidi_language("arn"));
	assert_false(bidi_language("en-GB"));
	assert_false(bidi_language(NULL));
}

/* Levels as digits, one a character that begins. */
static const char *
levels_of(struct arena *a, const char *s, bool base, bool *rtl)
{
	size_t n = strlen(s), k = 0;
	unsigned char *levels = arena_alloc(a, n + 1);
	char *out = arena_alloc(a, n + 1);

	*rtl = bidi_levels(a, s, n, base, levels);
	for (size_t i = 0; i < n; i++)
		if (((unsigned char)s[i] & 0xC0) != 0x80)
			out[k++] = (char)('0' + levels[i]);
	return out;
}

/* By the rules of UAX #9, worked out by hand. */
static void
test_levels(void **state)
{
	struct arena *a = arena_new();
	bool rtl;

	(void)state;
	assert_string_equal(levels_of(a, "ab " HEBREW ".", false, &rtl),
	    "00011110");
	assert_false(rtl);
	assert_string_equal(levels_of(a, HEBREW " ab.", false, &rtl),
	    "11111221");
	assert_true(rtl);
	assert_string_equal(levels_of(a, HEBREW " 12 " HEBREW, false, &rtl),
	    "111112211111");
	/* No letter: the document decides. */
	assert_string_equal(levels_of(a, "12", true, &rtl), "22");
	assert_true(rtl);
	assert_string_equal(levels_of(a, "12", false, &rtl), "00");
	/* A pair of brackets runs as what stands in it. */
	assert_string_equal(levels_of(a, HEBREW " (ab)", false, &rtl),
	    "111111221");
	arena_free(a);
}

static void
test_order(void **state)
{
	const unsigned char levels[] = { 0, 1, 1, 2, 2, 1, 0 };
	const size_t want[] = { 0, 5, 3, 4, 2, 1, 6 };
	size_t order[7];

	(void)state;
	bidi_order(levels, 7, order);
	assert_memory_equal(order, want, sizeof want);
}

/* A bracket among letters from right to left is the one that opens there. */
static void
test_brackets(void **state)
{
	struct arena *a = arena_new();
	struct fonts *f = fonts_open(a);
	const struct word *turned = font_word_rtl(f, FACE_REGULAR, "(", 1);
	const struct word *close = font_word(f, FACE_REGULAR, ")", 1);

	(void)state;
	assert_int_equal(turned->n, 1);
	assert_int_equal(turned->glyphs[0].gid, close->glyphs[0].gid);
	assert_int_not_equal(turned->glyphs[0].gid,
	    font_word(f, FACE_REGULAR, "(", 1)->glyphs[0].gid);
	fonts_close(f);
	arena_free(a);
}

static const struct item *
text_item(const struct page *p, const char *text)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i]->op.kind == OP_TEXT &&
		    p->items[i]->op.text != NULL &&
		    strcmp(p->items[i]->op.text, text) == 0)
			return p->items[i];
	fail_msg("no text \"%s\"", text);
	return NULL;
}

static double
left_of(const struct item *it)
{
	return it->op.x + it->ox;
}

static const struct page *
laid(struct arena *a, struct fonts *f, const char *language)
{
	struct doc *d = doc_new(a);
	struct block *t, *row;

	d->meta.language = language;
	doc_para(d, d->root, PARA_BODY, HEBREW " abc " HEBREW HEBREW " end");
	doc_para(d, d->root, PARA_BODY, "in front " HEBREW " behind");
	t = doc_table(d, d->root, "t", "", "l1l1");
	row = doc_row(d, t);
	doc_cell(d, row, "first");
	doc_cell(d, row, "second");
	return &layout_doc(d, a, f)->pages[0];
}

#define MIDDLE	(595.28 / 2)

/* Items in the order in which they are read, places as they are seen. */
static void
test_line(void **state)
{
	struct arena *a = arena_new();
	struct fonts *f = fonts_open(a);
	const struct page *p = laid(a, f, "en-GB");
	const struct item *one = text_item(p, HEBREW " ");
	const struct item *two = text_item(p, "abc");
	const struct item *three = text_item(p, " " HEBREW HEBREW " ");
	const struct item *four = text_item(p, "end");

	(void)state;
	assert_true(one->rtl && three->rtl && !two->rtl && !four->rtl);
	/* It begins at the right, at the margin. */
	assert_float_equal(left_of(one) + one->op.w, 51.64 + 492, 0.01);
	assert_true(left_of(two) + two->op.w < left_of(one));
	assert_true(left_of(three) + three->op.w < left_of(two) + 0.01);
	assert_true(left_of(four) + four->op.w < left_of(three));
	/* Amid other text it stands where it is read. */
	assert_float_equal(left_of(text_item(p, "in front ")), 51.64, 0.01);
	assert_true(left_of(text_item(p, HEBREW)) >
	    left_of(text_item(p, "in front ")));
	assert_true(left_of(text_item(p, " behind")) >
	    left_of(text_item(p, HEBREW)));
	assert_true(left_of(text_item(p, "first")) <
	    left_of(text_item(p, "second")));
	fonts_close(f);
	arena_free(a);
}

/* A document in such a language: its first column stands at the right. */
static void
test_mirrored(void **state)
{
	struct arena *a = arena_new();
	struct fonts *f = fonts_open(a);
	const struct page *p = laid(a, f, "he");
	const struct item *one = text_item(p, HEBREW " ");
	const struct item *first = text_item(p, "first");

	(void)state;
	assert_float_equal(left_of(one) + one->op.w, 51.64 + 492, 0.01);
	assert_true(left_of(text_item(p, "abc")) < left_of(one));
	assert_true(left_of(text_item(p, "end")) <
	    left_of(text_item(p, "abc")));
	assert_float_equal(left_of(first) + first->op.w, 51.64 + 492, 0.01);
	assert_true(left_of(text_item(p, "second")) < MIDDLE);
	fonts_close(f);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_needed),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_line),
		cmocka_unit_test(test_mirrored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
