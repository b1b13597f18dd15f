#include "chart_questions.h"

#include <string.h>

#include "arena.h"
#include "canvas.h"
#include "chart_label.h"
#include "mark.h"

#define SIZE		8.0
#define MARK_D		17.0
#define LEAST_CELL	38.0	/* narrower ones go into two rows */
#define LETTER_PITCH	7.0
#define LETTERS		5	/* in a line */
#define LETTER_LINES	3
#define LINE_H		9.5
#define BAND_H		17.0
#define MORE_H		9.5	/* for a name in two lines */
#define ABOVE_BANDS	20.0	/* pointer and total */
#define TICKS_H		13.0
#define OWN_H		11.0
#define LINES		4	/* of a band's name */
#define BAND_PAD	1.0	/* beside it, left and right together */

/* ---- the strip ---- */

static size_t
cells_in_row(const struct canvas *c)
{
	return c->w / STRIP_CELLS >= LEAST_CELL ? STRIP_CELLS :
	    STRIP_CELLS / 2;
}

static size_t
letter_count(const struct strip_cell *x)
{
	size_t n = 0;

	for (const char *s = x->letters; *s != '\0'; s++)
		n += *s != ' ';
	return n;
}

/* Of many assessors the letters are counted: "R 12". */
static bool
is_counted(const struct strip_cell *x)
{
	return letter_count(x) > LETTERS * LETTER_LINES;
}

static size_t
letter_lines(const struct strip_cell *x)
{
	size_t n = letter_count(x);

	return is_counted(x) ? LETTER_LINES : (n + LETTERS - 1) / LETTERS;
}

static double
cell_height(const struct strip_score *s)
{
	size_t lines = 0;
	bool split = false;

	for (size_t i = 0; i < STRIP_CELLS; i++) {
		size_t n = letter_lines(&s->cells[i]);

		lines = n > lines ? n : lines;
		split |= s->cells[i].split;
	}
	return 60 + LINE_H * (double)(lines + split);
}

static void
draw_count(struct canvas *c, const struct strip_cell *cell, double x,
    double y)
{
	static const char kinds[] = "RAG";

	for (size_t k = 0; k < LETTER_LINES; k++) {
		int n = 0;

		for (const char *s = cell->letters; *s != '\0'; s++)
			n += *s == kinds[k];
		canvas_text(c, x, y + LINE_H * (double)k, ANCHOR_MIDDLE, SIZE,
		    true, palette.ink2, arena_printf(c->arena, "%c %d",
		    kinds[k], n));
	}
}

static void
draw_letters(struct canvas *c, const struct strip_cell *cell, double x,
    double y)
{
	size_t n = letter_count(cell), i = 0;

	if (is_counted(cell)) {
		draw_count(c, cell, x, y);
		return;
	}
	for (const char *s = cell->letters; *s != '\0'; s++) {
		size_t line = i / LETTERS, before = line * LETTERS;
		size_t in = n - before < LETTERS ? n - before : LETTERS;

		if (*s == ' ')
			continue;
		canvas_text(c, x + ((double)(i - before) -
		    (double)(in - 1) / 2) * LETTER_PITCH,
		    y + LINE_H * (double)line, ANCHOR_MIDDLE, SIZE, true,
		    palette.ink2, arena_printf(c->arena, "%c", *s));
		i++;
	}
}

static void
draw_cell(struct canvas *c, const struct strip_cell *cell, size_t number,
    double x, double y, double w, double h)
{
	struct stroke edge = { palette.edge, 0.5, { 0, 0 } };
	struct stroke split = { palette.ink, 1.5, { 0, 0 } };
	const char *words[2];
	size_t n = label_lines(c, cell->words, SIZE, false, w - 4, words, 2);
	double mid = x + w / 2;

	canvas_rect(c, x + 0.75, y + 0.75, w - 1.5, h - 1.5, &palette.white,
	    cell->split ? &split : &edge);
	canvas_text(c, mid, y + 11, ANCHOR_MIDDLE, SIZE, true, palette.ink,
	    arena_printf(c->arena, "%zu", number));
	if (cell->mark != MARK_NONE)
		mark_draw(c, cell->mark, mid, y + 24.5, MARK_D);
	else
		canvas_text(c, mid, y + 27.5, ANCHOR_MIDDLE, SIZE, false,
		    palette.ink2, "none");
	for (size_t i = 0; i < n; i++)
		canvas_text(c, mid, y + 45 + LINE_H * (double)i,
		    ANCHOR_MIDDLE, SIZE, false, palette.ink, words[i]);
	draw_letters(c, cell, mid, y + 66);
	if (cell->split)
		canvas_text(c, mid, y + h - 5, ANCHOR_MIDDLE, SIZE, true,
		    palette.ink, "split");
}

/* ---- the scale ---- */

static double
total_x(const struct canvas *c, double total)
{
	return (total - SCALE_LEAST + 0.5) / SCALE_STEPS * c->w;
}

static double
band_width(const struct canvas *c, const struct strip_band *b)
{
	return total_x(c, b->last + 0.5) - total_x(c, b->first - 0.5);
}

/* Where the band that is reached is too narrow for bold type its frame alone
   has to tell. */
static size_t
band_lines(const struct canvas *c, const struct strip_band *b,
    const char **lines, bool *bold)
{
	double w = band_width(c, b) - 1.5 - BAND_PAD;
	size_t n = label_lines(c, b->name, SIZE, b->reached, w, lines, LINES);

	*bold = b->reached && strstr(lines[n - 1], "…") == NULL;
	return *bold || !b->reached ? n :
	    label_lines(c, b->name, SIZE, false, w, lines, LINES);
}

static double
band_height(const struct canvas *c, const struct strip_score *s)
{
	const char *lines[LINES];
	size_t most = 1;
	bool bold;

	for (size_t i = 0; i < STRIP_BANDS; i++) {
		size_t n = band_lines(c, &s->bands[i], lines, &bold);

		most = n > most ? n : most;
	}
	return BAND_H + MORE_H * (double)(most - 1);
}

static void
draw_tick(struct canvas *c, int total, double y)
{
	const char *text = total < 0 ?
	    arena_printf(c->arena, "−%d", -total) :
	    arena_printf(c->arena, "+%d", total);
	double w = canvas_width(c, text, SIZE, false);
	double x = total_x(c, total) - w / 2;

	if (x + w > c->w)
		x = c->w - w;
	canvas_text(c, x < 0 ? 0 : x, y, ANCHOR_START, SIZE, false,
	    palette.ink2, text);
}

static void
draw_bands(struct canvas *c, const struct strip_score *s, double y, double h)
{
	for (size_t i = 0; i < STRIP_BANDS; i++) {
		const struct strip_band *b = &s->bands[i];
		double x = total_x(c, b->first - 0.5), w = band_width(c, b);
		struct stroke edge = { b->reached ? palette.a7 : palette.edge,
		    b->reached ? 1.25 : 0.5, { 0, 0 } };
		const char *lines[LINES];
		bool bold;
		size_t n = band_lines(c, b, lines, &bold);
		double at = y + h / 2 + 2.9 - MORE_H * (double)(n - 1) / 2;

		canvas_rect(c, x + 0.75, y, w - 1.5, h, b->reached ?
		    &palette.a2 : &palette.tint2, &edge);
		for (size_t k = 0; k < n; k++)
			canvas_text(c, x + w / 2, at + MORE_H * (double)k,
			    ANCHOR_MIDDLE, SIZE, bold, palette.ink,
			    lines[k]);
		draw_tick(c, b->first, y + h + 10.5);
		if (i == STRIP_BANDS - 1)
			draw_tick(c, b->last, y + h + 10.5);
	}
}

/* The words beside what reaches from x1 to x2: right of it, else left. */
static void
put_beside(struct canvas *c, double x1, double x2, double y, bool bold,
    const char *words)
{
	double w = canvas_width(c, words, SIZE, bold);
	bool right = x2 + 6 + w <= c->w;

	canvas_text(c, right ? x2 + 6 : x1 - 6, y, right ? ANCHOR_START :
	    ANCHOR_END, SIZE, bold, palette.ink, words);
}

static void
draw_span(struct canvas *c, double x1, double x2, double y, double width)
{
	struct stroke s = { palette.ink, width, { 0, 0 } };
	struct stroke cap = { palette.ink, 1.25, { 0, 0 } };

	if (x2 > x1)
		canvas_line(c, x1, y, x2, y, s);
	canvas_line(c, x1, y - 3, x1, y + 3, cap);
	canvas_line(c, x2, y - 3, x2, y + 3, cap);
}

/* Is there room for the words beside the span? */
static bool
fits_beside(const struct canvas *c, double x1, double x2, bool bold,
    const char *words)
{
	double w = canvas_width(c, words, SIZE, bold) + 6;

	return x2 + w <= c->w || x1 - w >= 0;
}

/* A total that is known is pointed at, others are a bar. */
static void
draw_total(struct canvas *c, const struct strip_score *s, double y)
{
	double x1 = total_x(c, s->lo), x2 = total_x(c, s->hi);
	const struct xy pointer[] = { { x1, y - 1 }, { x1 - 5, y - 9 },
		{ x1 + 5, y - 9 } };

	if (s->lo == s->hi) {
		canvas_poly(c, pointer, 3, &palette.ink, NULL);
		put_beside(c, x1 - 4, x1 + 4, y - 3.5, true, s->total);
		return;
	}
	draw_span(c, x1, x2, y - 5, 3);
	if (fits_beside(c, x1, x2, true, s->total))
		put_beside(c, x1, x2, y - 2, true, s->total);
	else
		canvas_text(c, (x1 + x2) / 2, y - 10, ANCHOR_MIDDLE, SIZE,
		    true, palette.ink, s->total);
}

static void
draw_own(struct canvas *c, const struct strip_score *s, double y)
{
	double x1 = total_x(c, s->own_lo), x2 = total_x(c, s->own_hi);

	draw_span(c, x1, x2, y, 1.25);
	if (fits_beside(c, x1, x2, false, s->own))
		put_beside(c, x1, x2, y + 3, false, s->own);
	else
		canvas_text(c, (x1 + x2) / 2, y + 11, ANCHOR_MIDDLE, SIZE,
		    false, palette.ink, s->own);
}

double
chart_questions_height(const struct canvas *c, const void *data)
{
	const struct strip_score *s = data;
	size_t rows = STRIP_CELLS / cells_in_row(c);

	return (double)rows * cell_height(s) + ABOVE_BANDS +
	    band_height(c, s) + TICKS_H + (s->own == NULL ? 0 :
	    fits_beside(c, total_x(c, s->own_lo), total_x(c, s->own_hi),
	    false, s->own) ? OWN_H : OWN_H + 6);
}

void
chart_questions(struct canvas *c, const void *data)
{
	const struct strip_score *s = data;
	size_t in_row = cells_in_row(c);
	double w = c->w / (double)in_row, h = cell_height(s), y, band_h;

	for (size_t i = 0; i < STRIP_CELLS; i++)
		draw_cell(c, &s->cells[i], i + 1, (double)(i % in_row) * w,
		    (double)(i / in_row) * h, w, h);
	y = h * (double)(STRIP_CELLS / in_row) + ABOVE_BANDS;
	band_h = band_height(c, s);
	draw_total(c, s, y);
	draw_bands(c, s, y, band_h);
	if (s->own != NULL)
		draw_own(c, s, y + band_h + TICKS_H + 5);
}
