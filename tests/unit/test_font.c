#include "with_fonts.h"

#include <string.h>

#include <harfbuzz/hb.h>

static const struct word *
shaped(void **state, enum face face, const char *s)
{
	struct bench *b = *state;

	return font_word(b->fonts, face, s, strlen(s));
}

static void
test_same_word(void **state)
{
	assert_ptr_equal(shaped(state, FACE_BOLD, "weight"),
	    shaped(state, FACE_BOLD, "weight"));
	assert_ptr_not_equal(shaped(state, FACE_BOLD, "weight"),
	    shaped(state, FACE_REGULAR, "weight"));
}

static void
test_kerning(void **state)
{
	const struct word *w = shaped(state, FACE_REGULAR, "AV");

	assert_int_equal(w->n, 2);
	assert_true(w->glyphs[0].advance < w->glyphs[0].natural);
	assert_int_equal(w->width, w->glyphs[0].advance +
	    w->glyphs[1].advance);
}

/* Figures stand in columns: each is as wide as any other. */
static void
test_figures_align(void **state)
{
	for (int face = FACE_REGULAR; face <= FACE_BOLD; face++) {
		char s[] = "0";

		for (; *s <= '9'; ++*s)
			assert_int_equal(shaped(state, (enum face)face,
			    s)->width, 580);
	}
}

/* A joined shape stands for both letters, so that they can be copied. */
static void
test_ligature(void **state)
{
	const struct word *w = shaped(state, FACE_REGULAR, "action");
	size_t bytes = 0, joined = 0;

	assert_int_equal(w->n, 5);
	for (size_t i = 0; i < w->n; i++) {
		assert_int_equal(w->glyphs[i].from, bytes);
		bytes += w->glyphs[i].len;
		joined += w->glyphs[i].len == 2;
	}
	assert_int_equal(bytes, 6);
	assert_int_equal(joined, 1);
}

static void
test_fallback(void **state)
{
	struct bench *b = *state;
	const struct word *w = shaped(state, FACE_BOLD, "a✓b");
	size_t n;

	assert_int_equal(w->n, 3);
	assert_int_equal(w->glyphs[0].face, FACE_BOLD);
	assert_int_equal(w->glyphs[1].face, FACE_FALLBACK);
	assert_int_equal(w->glyphs[1].len, 3);
	assert_int_equal(w->glyphs[2].face, FACE_BOLD);
	fonts_missing(b->fonts, &n);
	assert_int_equal(n, 0);
}

static void
test_missing(void **state)
{
	struct bench *b = *state;
	const struct word *w = shaped(state, FACE_REGULAR, "x中y");
	const struct missing_glyph *m;
	size_t n;

	shaped(state, FACE_BOLD, "中");
	m = fonts_missing(b->fonts, &n);
	assert_int_equal(n, 1);
	assert_int_equal(m[0].ch, 0x4E2D);
	assert_string_equal(m[0].word, "x中y");
	/* It is seen, and still stands for the character itself. */
	assert_int_equal(w->n, 3);
	assert_int_not_equal(w->glyphs[1].gid, 0);
	assert_true(w->glyphs[1].advance > 0);
	assert_int_equal(w->glyphs[1].len, 3);
}

/* Nothing of the text is lost to those who copy it: not the characters that
   have no shape, whatever faces stand beside them. */
static void
test_all_is_said(void **state)
{
	static const char *const words[] = { "a\u200D\u0628x",
		"\u0628\u200D\u0628", "\u200Da", "\u2764\uFE0Fa",
		"\U0001F469\u200D\U0001F467", "soft\u00ADhyphen" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const struct word *w = shaped(state, FACE_REGULAR, words[i]);
		size_t said = 0;

		for (size_t k = 0; k < w->n; k++)
			said += w->glyphs[k].len;
		assert_int_equal(said, strlen(words[i]));
	}
}

/* Where a word that is read from the right is cut, its first part fits. */
static void
test_fit_from_the_right(void **state)
{
	struct bench *b = *state;
	const char *s = "\u05D9\u05DC\u05D3\u05D9\u05DD";
	double all = font_width(b->fonts, FACE_REGULAR, 10, s, strlen(s));
	size_t n = font_fit(b->fonts, FACE_REGULAR, 10, s, strlen(s),
	    all / 2);

	assert_true(n > 0 && n < strlen(s));
	assert_true(font_width(b->fonts, FACE_REGULAR, 10, s, n) <=
	    all / 2 + 0.01);
}

static void
test_stand_ins(void **state)
{
	struct bench *b = *state;
	size_t n;

	assert_int_equal(shaped(state, FACE_REGULAR, "a\u2011b")->width,
	    shaped(state, FACE_REGULAR, "a-b")->width);
	assert_true(shaped(state, FACE_REGULAR, "5\u202F%")->n == 3);
	fonts_missing(b->fonts, &n);
	assert_int_equal(n, 0);
}

/* A control character is no text, whatever the plan says. */
static void
test_control(void **state)
{
	assert_int_equal(shaped(state, FACE_REGULAR, "a\001b")->n, 2);
	assert_int_equal(shaped(state, FACE_REGULAR, "")->n, 0);
}

static void
test_width_and_fit(void **state)
{
	struct bench *b = *state;
	const char *s = "delivery plan";
	double w = font_width(b->fonts, FACE_REGULAR, 10, s, strlen(s));
	double first = font_width(b->fonts, FACE_REGULAR, 10, s, 8);
	double last = font_width(b->fonts, FACE_REGULAR, 10, s + 9, 4);
	size_t fits;

	assert_float_equal(w, first + last +
	    font_space(b->fonts, FACE_REGULAR) / 100.0, 0.001);
	fits = font_fit(b->fonts, FACE_REGULAR, 10, s, 8, first / 2);
	assert_in_range(fits, 3, 5);
	assert_true(font_width(b->fonts, FACE_REGULAR, 10, s, fits) <=
	    first / 2 + 1);
	/* Nothing fits: one whole character all the same. */
	assert_int_equal(font_fit(b->fonts, FACE_REGULAR, 10, "éa", 3, 0),
	    2);
}

/* ---- words put together from pairs are what the shaper makes of them ---- */

static const char words[] =
    "Whole-school food and activity in 20 schools, Gateshead; AVATAR To. "
    "VAWATY Te, (2025/26) 10.5% £45,000 \"quoted\" it's we'll P. T. Y. F. "
    "waiting effective office fluffy efficient fjord attic betting ttf tf "
    "first flow shift craft after soft fit action! why? rv. y, w. r, f' f\" "
    "AT AV AW AY LT LV LY PA TA VA YA kern Kyoto Type Wave Yes r/s a&b x+y "
    "C1-C4 http://example.org/a_b?c=d#e 1/2 3/4 11 17 71 *a* {b} [c] ~d |e "
    "A\\B f(x) f) f] (j [j \"A A\" 'V V' -T T- -Y Y- .V V. ,W W, :T ;T";

static void
check_word(struct bench *b, hb_font_t *font, hb_buffer_t *buf, enum face face,
    const char *s, size_t len)
{
	const struct word *w = font_word(b->fonts, face, s, len);
	const hb_glyph_position_t *pos;
	const hb_glyph_info_t *info;
	unsigned n;

	hb_buffer_clear_contents(buf);
	hb_buffer_add_utf8(buf, s, (int)len, 0, (int)len);
	hb_buffer_guess_segment_properties(buf);
	hb_shape(font, buf, NULL, 0);
	info = hb_buffer_get_glyph_infos(buf, &n);
	pos = hb_buffer_get_glyph_positions(buf, &n);
	assert_int_equal(w->n, n);
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(w->glyphs[i].gid, info[i].codepoint);
		/* Moved in hundredths of the size. */
		assert_int_equal((w->glyphs[i].advance -
		    w->glyphs[i].natural) % 10, 0);
		assert_in_range(w->glyphs[i].advance - pos[i].x_advance + 5,
		    0, 10);
	}
}

static void
test_pairs_are_exact(void **state)
{
	static const char *const files[] = { FONTS "/lato/Lato-Regular.ttf",
	    FONTS "/lato/Lato-Bold.ttf", FONTS "/lato/Lato-Italic.ttf",
	    FONTS "/lato/Lato-BoldItalic.ttf" };

	for (int i = 0; i < 4; i++) {
		hb_blob_t *blob = hb_blob_create_from_file(files[i]);
		hb_face_t *face = hb_face_create(blob, 0);
		hb_font_t *font = hb_font_create(face);
		hb_buffer_t *buf = hb_buffer_create();
		const char *s = words;

		hb_font_set_scale(font, 1000, 1000);
		while (*s != '\0') {
			size_t n = strcspn(s, " ");

			check_word(*state, font, buf, (enum face)i, s, n);
			s += n + (s[n] == ' ');
		}
		hb_buffer_destroy(buf);
		hb_font_destroy(font);
		hb_face_destroy(face);
		hb_blob_destroy(blob);
	}
}

static void
test_subset(void **state)
{
	struct bench *b = *state;
	const struct word *w = shaped(state, FACE_REGULAR, "plan");
	uint16_t gids[5] = { 0 }, map[5];
	const char *bytes;
	size_t len;

	for (size_t i = 0; i < 4; i++)
		gids[i + 1] = w->glyphs[i].gid;
	assert_true(font_subset(b->fonts, FACE_REGULAR, gids, 5, map, &bytes,
	    &len));
	assert_in_range(len, 500, 20000);
	assert_memory_equal(bytes, "\0\1\0\0", 4);
	assert_int_equal(map[0], 0);
	for (size_t i = 1; i < 5; i++)
		assert_in_range(map[i], 1, 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_same_word, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_kerning, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_figures_align, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_ligature, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_fallback, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_missing, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_stand_ins, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_all_is_said, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_fit_from_the_right,
		    open_bench, close_bench),
		cmocka_unit_test_setup_teardown(test_control, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_width_and_fit, open_bench,
		    close_bench),
		cmocka_unit_test_setup_teardown(test_pairs_are_exact,
		    open_bench, close_bench),
		cmocka_unit_test_setup_teardown(test_subset, open_bench,
		    close_bench),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
