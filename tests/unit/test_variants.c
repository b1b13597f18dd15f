#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "check.h"
#include "diag.h"
#include "doc.h"
#include "font.h"
#include "layout.h"
#include "plan.h"
#include "render.h"
#include "source.h"
#include "theme.h"

/* The variants of the PDF, made from the largest example. */

#define EXAMPLE	"examples/healthy-weight/healthy-weight.yaml"

struct bench {
	struct arena		*arena;
	struct fonts		*fonts;
	struct sources		 sources;
	struct diags		 diags;
	struct render_job	 job;
};

static int
setup(void **state)
{
	struct arena *a = arena_new();
	struct bench *b = arena_alloc(a, sizeof *b);
	const char *why;
	struct plan *plan;
	uint32_t file;

	b->arena = a;
	b->fonts = fonts_open(a);
	sources_init(&b->sources, a);
	if (source_open(&b->sources, EXAMPLE, &file, &why) != SOURCE_OK)
		fail_msg("%s", why);
	diags_init(&b->diags, a, &b->sources);
	plan = plan_load(a, &b->sources, file, DAY_NONE, &b->diags);
	b->job.arena = a;
	b->job.stem = "plan";
	b->job.analysis = analyse(plan, a);
	check_plan(plan, b->job.analysis, &b->diags);
	diags_settle(&b->diags, plan);
	b->job.diags = &b->diags;
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

static const struct layout *
laid(struct bench *b, enum variant variant)
{
	b->job.options.variant = variant;
	return layout_doc(compose_plan(&b->job), b->arena, b->fonts);
}

static bool
is_text(const struct item *it)
{
	return it->kind == ITEM_OP && it->op.kind == OP_TEXT &&
	    !it->is_page && it->op.text != NULL && *it->op.text != '\0';
}

/* ---- the words of a layout, in order ---- */

struct words { const char **v; size_t n; };

static bool
is_said(const struct item *it, bool drawing)
{
	return is_text(it) && (drawing ? it->role == ROLE_DRAWING :
	    it->role == ROLE_CONTENT || it->role == ROLE_LABEL);
}

/* Texts of one paragraph go on where the one before ended. */
static const char *
all_text(struct bench *b, const struct layout *o, bool drawing)
{
	unsigned last = 0;
	struct buf out;

	buf_init(&out, b->arena);
	for (size_t p = 0; p < o->n_pages; p++)
		for (size_t i = 0; i < o->pages[p].n; i++) {
			const struct item *it = o->pages[p].items[i];

			if (!is_said(it, drawing))
				continue;
			if (it->para == 0 || it->para != last)
				buf_putc(&out, ' ');
			buf_puts(&out, it->op.text);
			last = it->para;
		}
	return buf_text(&out);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, and without what stands around words in a sentence: a column's
   name is followed by a colon, a figure of a picture is in brackets. */
static struct words
words_of(struct bench *b, const struct layout *o, bool drawing)
{
	const char *s = all_text(b, o, drawing);
	struct words w = { arena_array(b->arena, strlen(s) + 1,
	    sizeof(const char *)), 0 };

	while (*s != '\0') {
		size_t n = strcspn(s, " "), from = s[0] == '(', to = n;

		while (to > from && strchr(":;,.)", s[to - 1]) != NULL)
			to--;
		if (to > from)
			w.v[w.n++] = arena_strndup(b->arena, s + from,
			    to - from);
		s += n + (s[n] == ' ');
	}
	qsort(w.v, w.n, sizeof *w.v, by_name);
	return w;
}

/* Where the word first stands among the sorted ones; n: nowhere. */
static size_t
find(const struct words *w, const char *word)
{
	size_t lo = 0, hi = w->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(w->v[mid], word) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < w->n && strcmp(w->v[lo], word) == 0 ? lo : w->n;
}

static size_t
count(const struct words *w, const char *word)
{
	size_t n = 0;

	for (size_t i = find(w, word); i < w->n &&
	    strcmp(w->v[i], word) == 0; i++)
		n++;
	return n;
}

/* ---- tests ---- */

/* Every word of the text, as often as in the usual edition. */
static void
test_no_word_lost(void **state)
{
	struct bench *b = *state;
	struct words usual = words_of(b, laid(b, VARIANT_FULL), false);
	struct words large = words_of(b, laid(b, VARIANT_LARGE_PRINT), false);

	assert_true(usual.n > 4000);
	for (size_t i = 0; i < usual.n; i++)
		if (count(&large, usual.v[i]) < count(&usual, usual.v[i]))
			fail_msg("\"%s\" stands %zu times in the plan, %zu "
			    "times in large print", usual.v[i],
			    count(&usual, usual.v[i]),
			    count(&large, usual.v[i]));
}

static bool
is_cut(const char *word)
{
	size_t n = strlen(word);

	return n >= 3 && strcmp(word + n - 3, "…") == 0;
}

/* And every word of a picture, be it in the picture or in its table. */
static void
test_no_label_lost(void **state)
{
	struct bench *b = *state;
	const struct layout *o = laid(b, VARIANT_LARGE_PRINT);
	struct words usual = words_of(b, laid(b, VARIANT_FULL), true);
	struct words drawn = words_of(b, o, true);
	struct words said = words_of(b, o, false);

	assert_true(usual.n > 100);
	for (size_t i = 0; i < usual.n; i++)
		if (count(&drawn, usual.v[i]) + count(&said, usual.v[i]) ==
		    0 && !is_cut(usual.v[i]))
			fail_msg("\"%s\" of a picture is lost", usual.v[i]);
}

/* Sixteen points at least, but for the letter in a mark. */
static void
test_large(void **state)
{
	struct bench *b = *state;
	const struct layout *o = laid(b, VARIANT_LARGE_PRINT);

	for (size_t p = 0; p < o->n_pages; p++) {
		const struct page *page = &o->pages[p];

		assert_float_equal(page->w, 595.28, 0.001);
		assert_float_equal(page->h, 841.89, 0.001);
		for (size_t i = 0; i < page->n; i++) {
			const struct item *it = page->items[i];

			if (!is_text(it) || strlen(it->op.text) == 1)
				continue;
			if (it->op.size < 16 || it->op.x + it->ox < 42 ||
			    it->op.x + it->ox + it->op.w > 553)
				fail_msg("page %zu: \"%s\", %g points, from "
				    "%g to %g", p + 1, it->op.text,
				    it->op.size, it->op.x + it->ox,
				    it->op.x + it->ox + it->op.w);
			if (it->role == ROLE_CONTENT && !page->cover)
				assert_true(it->op.y + it->oy < 780);
		}
	}
}

static void
find_xrefs(const struct inline_node *n, const struct layout *o)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == INLINE_XREF)
			assert_non_null(layout_find(o, n->href));
		find_xrefs(n->first, o);
	}
}

static void
walk(const struct block *b, const struct layout *o)
{
	for (; b != NULL; b = b->next) {
		find_xrefs(b->text, o);
		walk(b->first, o);
	}
}

/* Two pages, and no link that leads out of them. */
static void
test_summary(void **state)
{
	static const struct theme letter = { .letter = true };
	struct bench *b = *state;
	const struct layout *o;
	struct doc *doc;
	const char *text;

	/* Two pages on either paper. */
	b->job.style.theme = &letter;
	assert_int_equal(laid(b, VARIANT_SUMMARY)->n_pages, 2);
	b->job.style.theme = NULL;
	b->job.options.variant = VARIANT_SUMMARY;
	doc = compose_plan(&b->job);
	o = layout_doc(doc, b->arena, b->fonts);
	assert_int_equal(o->n_pages, 2);
	walk(doc->root, o);
	text = all_text(b, o, false);
	assert_non_null(strstr(text, "Summary of the delivery plan, "));
	assert_non_null(strstr(text, "the full plan lists them"));
	assert_non_null(strstr(text, "Food prices keep rising"));
	assert_null(strstr(text, "Contents"));
	assert_null(strstr(text, "annex"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_word_lost),
		cmocka_unit_test(test_no_label_lost),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_summary),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
