#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "font.h"
#include "layout.h"
#include "theme.h"

static struct colour
colour(const char *s)
{
	struct colour c;

	assert_true(colour_read(s, &c));
	return c;
}

static void
test_read(void **state)
{
	struct arena *a = arena_new();
	struct colour c;

	(void)state;
	assert_string_equal(colour_text(a, colour("#0F5266")), "#0F5266");
	assert_string_equal(colour_text(a, colour("c2185b")), "#C2185B");
	assert_false(colour_read("#0F526", &c));
	assert_false(colour_read("#0F52666", &c));
	assert_false(colour_read("##F5266", &c));
	assert_false(colour_read("0x5266", &c));
	assert_false(colour_read("blue", &c));
	assert_false(colour_read("", &c));
	arena_free(a);
}

/* The ends of the scale, and figures of the WCAG working group's tools. */
static void
test_contrast(void **state)
{
	(void)state;
	assert_float_equal(colour_contrast(colour("#000000"),
	    colour("#FFFFFF")), 21, 1e-9);
	assert_float_equal(colour_contrast(colour("#FFFFFF"),
	    colour("#FFFFFF")), 1, 1e-9);
	assert_float_equal(colour_contrast(colour("#777777"),
	    colour("#FFFFFF")), 4.48, 0.005);
	assert_float_equal(colour_contrast(colour("#FFFFFF"),
	    colour("#FF0000")), 4.00, 0.005);
}

static const char *const samples[] = { "#FFFFFF", "#F5B335", "#C2185B",
	"#00FF00", "#0000FF", "#808080", "#007A62", "#FF00FF", "#0F5266",
	"#111111" };
#define N_SAMPLES	(sizeof samples / sizeof *samples)

/* Enough, and no more than is needed; what is dark enough stays. */
static void
test_darkened(void **state)
{
	struct colour white = { 255, 255, 255 }, a7 = colour("#0F5266"), c;

	(void)state;
	c = colour_darkened(a7, 7);
	assert_memory_equal(&c, &a7, sizeof c);
	for (size_t i = 0; i < N_SAMPLES; i++) {
		double before = colour_contrast(colour(samples[i]), white);
		double after;

		c = colour_darkened(colour(samples[i]), 7);
		after = colour_contrast(c, white);
		assert_true(after >= 7);
		assert_true(before >= 7 ? after == before : after < 7.4);
	}
}

/* What is written on or beside a tint can be read on every one. */
static void
test_accents(void **state)
{
	struct colour white = { 255, 255, 255 };

	(void)state;
	for (size_t i = 0; i < N_SAMPLES; i++) {
		struct accents t = accents_of(colour_darkened(
		    colour(samples[i]), 7));

		assert_true(colour_contrast(t.a9, white) > 11);
		assert_true(colour_contrast(t.a9, white) >=
		    colour_contrast(t.a7, white));
		assert_true(colour_contrast(t.a5, white) > 4.2);
		assert_true(colour_contrast(t.a5, t.a2) > 2.9);
		assert_true(colour_contrast(palette.ink, t.a4) > 5.5);
		assert_true(colour_contrast(palette.ink, t.a3) > 7);
		assert_true(colour_contrast(palette.ink2, t.a2) > 4.9);
		assert_true(colour_contrast(t.a0, white) < 1.15);
	}
}

static void
test_recolour(void **state)
{
	struct theme t = { .has_accents = true,
	    .accents = accents_of(colour("#7A0E3B")) };
	struct op op = { .fill_colour = palette.a7,
	    .stroke_colour = palette.red };

	(void)state;
	theme_recolour(NULL, &op);
	assert_memory_equal(&op.fill_colour, &palette.a7, sizeof palette.a7);
	theme_recolour(&t, &op);
	assert_memory_equal(&op.fill_colour, &t.accents.a7, sizeof t.accents.a7);
	assert_memory_equal(&op.stroke_colour, &palette.red,
	    sizeof palette.red);
}

/* Letter: every text within its margins, on its own paper. */
static void
test_letter(void **state)
{
	struct arena *a = arena_new();
	struct fonts *fonts = fonts_open(a);
	struct doc *d = doc_new(a);
	struct theme t = { .letter = true };
	const struct layout *o;

	(void)state;
	d->meta.theme = &t;
	d->meta.title = "A plan";
	doc_add(d, d->root, BLOCK_COVER);
	for (int i = 0; i < 90; i++)
		doc_para(d, d->root, PARA_BODY, "Line %d.", i);
	o = layout_doc(d, a, fonts);
	assert_int_equal(o->n_pages, 5);
	for (size_t p = 0; p < o->n_pages; p++) {
		assert_float_equal(o->pages[p].w, 612, 1e-9);
		assert_float_equal(o->pages[p].h, 792, 1e-9);
		for (size_t i = 0; i < o->pages[p].n; i++) {
			const struct item *it = o->pages[p].items[i];

			if (it->op.kind != OP_TEXT)
				continue;
			assert_true(it->op.x + it->ox >= 59.9);
			assert_true(it->op.y + it->oy < 792 - 29);
		}
	}
	fonts_close(fonts);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test(test_darkened),
		cmocka_unit_test(test_accents),
		cmocka_unit_test(test_recolour),
		cmocka_unit_test(test_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
