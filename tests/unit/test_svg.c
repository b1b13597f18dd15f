#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "canvas.h"
#include "svg.h"

static double
measure(void *ctx, const char *s, double size, bool bold)
{
	(void)ctx;
	return size * (double)strlen(s) / (bold ? 1 : 2);
}

static struct canvas
blank(struct arena *a)
{
	struct canvas c;

	canvas_init(&c, a, 100, 50, measure, NULL);
	return c;
}

/* Every kind of stroke and fill comes out as an element of its own. */
static void
draws_all_kinds(void **state)
{
	struct arena *a = arena_new();
	struct canvas c = blank(a);
	struct stroke s = { palette.ink, 0.75, { 3, 2 } };
	struct xy corners[] = { { 0, 0 }, { 1, -0.001 }, { 0.125, 2 } };
	const char *svg;

	(void)state;
	canvas_line(&c, 1, 2, 3.456, -4, s);
	canvas_rect(&c, 1, 2, 30, 4, &palette.red, NULL);
	canvas_poly(&c, corners, 3, &palette.green, NULL);
	canvas_circle(&c, 5, 6, 7, NULL, &s);
	canvas_text(&c, 10, 20, ANCHOR_END, 8, true, palette.ink, "ab");
	svg = svg_print(&c, "T", "D", a);
	assert_non_null(strstr(svg, "viewBox=\"0 0 100 50\""));
	assert_non_null(strstr(svg, "<polyline points=\"1,2 3.46,-4\" "
	    "fill=\"none\" stroke=\"#16202a\" stroke-width=\"0.75\" "
	    "stroke-dasharray=\"3 2\"/>\n"));
	assert_non_null(strstr(svg, "<rect x=\"1\" y=\"2\" width=\"30\" "
	    "height=\"4\" fill=\"#a61b12\"/>\n"));
	assert_non_null(strstr(svg, "<polygon points=\"0,0 1,0 0.13,2\" "
	    "fill=\"#007a62\"/>\n"));
	assert_non_null(strstr(svg, "<circle cx=\"5\" cy=\"6\" r=\"7\" "));
	assert_non_null(strstr(svg, "<text x=\"-6\" y=\"20\" font-size=\"8\" "
	    "font-weight=\"bold\" textLength=\"16\" "
	    "lengthAdjust=\"spacingAndGlyphs\" fill=\"#16202a\">ab</text>\n"));
	arena_free(a);
}

static void
holds_any_words(void **state)
{
	struct arena *a = arena_new();
	struct canvas c = blank(a);
	const char *svg;

	(void)state;
	canvas_text(&c, 0, 0, ANCHOR_START, 8, false, palette.ink,
	    "a<b>&\"\x01]]>");
	svg = svg_print(&c, "T & <t>", "</desc>", a);
	assert_non_null(strstr(svg, ">a&lt;b&gt;&amp;\"]]&gt;</text>"));
	assert_non_null(strstr(svg, "<title id=\"title\">T &amp; &lt;t&gt;"
	    "</title>\n<desc id=\"text\">&lt;/desc&gt;</desc>\n"));
	arena_free(a);
}

/* A number that is none spoils its own stroke only. */
static void
leaves_out_what_is_no_number(void **state)
{
	struct arena *a = arena_new();
	struct canvas c = blank(a);
	struct stroke s = { palette.ink, 1, { 0, 0 } };
	const char *svg;

	(void)state;
	canvas_line(&c, 1, 2, NAN, 4, s);
	canvas_line(&c, 1, 2, 3, 4, s);
	svg = svg_print(&c, "T", "D", a);
	assert_null(strstr(svg, "nan"));
	assert_non_null(strstr(svg, "<polyline points=\"1,2 3,4\""));
	assert_null(strstr(strstr(svg, "<polyline") + 1, "<polyline"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_all_kinds),
		cmocka_unit_test(holds_any_words),
		cmocka_unit_test(leaves_out_what_is_no_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
