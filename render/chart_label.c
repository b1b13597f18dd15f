#include "chart_label.h"

#include <math.h>
#include <string.h>

#include "arena.h"

/* The longest part of s, n bytes at most, that fits; behind a whole word if
   there is one, never within a character. */
static size_t
fitting(const struct canvas *c, const char *s, size_t n, double size,
    bool bold, double w, const char *tail)
{
	size_t word = n;

	while (n > 0) {
		if (canvas_width(c, arena_printf(c->arena, "%.*s%s", (int)n,
		    s, tail), size, bold) <= w)
			return n;
		while (word > 0 && s[word - 1] != ' ')
			word--;
		while (word > 0 && s[word - 1] == ' ')
			word--;
		if (word > 0) {
			n = word;
			continue;
		}
		do
			n--;
		while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80);
	}
	return 0;
}

size_t
label_lines(const struct canvas *c, const char *s, double size, bool bold,
    double w, const char **lines, size_t most)
{
	size_t n = 0;

	while (n + 1 < most && canvas_width(c, s, size, bold) > w) {
		size_t cut = fitting(c, s, strlen(s), size, bold, w, "");

		if (cut == 0 || s[cut] != ' ')
			break;
		lines[n++] = arena_strndup(c->arena, s, cut);
		s += cut + strspn(s + cut, " ");
	}
	lines[n++] = canvas_cut(c, s, size, bold, w);
	return n;
}

#define NAME_LEADING	10.0

void
label_name(struct canvas *c, const char *s, bool bold, double x, double y,
    double w)
{
	const char *lines[2];
	size_t n = label_lines(c, s, NAME_SIZE, bold, w, lines, 2);

	y += 0.36 * NAME_SIZE - (double)(n - 1) * NAME_LEADING / 2;
	for (size_t i = 0; i < n; i++)
		canvas_text(c, x, y + (double)i * NAME_LEADING, ANCHOR_START,
		    NAME_SIZE, bold, palette.ink, lines[i]);
}

/* ---- colours ---- */

static double
linear(unsigned char v)
{
	double x = v / 255.0;

	return x <= 0.03928 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

/* Relative luminance: WCAG 2.1. */
static double
luminance(struct colour c)
{
	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) +
	    0.0722 * linear(c.b);
}

struct colour
colour_on(struct colour fill)
{
	double on = luminance(fill) + 0.05;

	return on / (luminance(palette.ink) + 0.05) >= 1.05 / on ?
	    palette.ink : palette.white;
}

void
series_rect(struct canvas *c, unsigned series, double x, double y, double w,
    double h)
{
	const struct colour *fill = &palette.criteria[(series - 1) %
	    N_SERIES];
	struct stroke edge = { .width = 0.5 };

	if (series % 2 != 0 || w < 1) {
		canvas_rect(c, x, y, w, h, fill, NULL);
		return;
	}
	edge.colour = palette.criteria[(series - 2) % N_SERIES];
	canvas_rect(c, x + 0.25, y + 0.25, w - 0.5, h - 0.5, fill, &edge);
}
