#include "chart_waterfall.h"

#include <math.h>

#include "canvas.h"
#include "chart_label.h"

#define HEAD_H		12.0
#define ROW_H		22.0
#define BAR_H		13.0
#define SIZE		8.0
#define NAME_SHARE	0.34	/* of the width */
#define GAP		10.0
#define WHISKER		2.5	/* half of its cap */

struct frame {
	struct canvas			*c;
	const struct waterfall		*w;
	double				 name_w, left, right;
	double				 least, most;
};

static void
widen(struct frame *f, double x)
{
	f->least = fmin(f->least, x);
	f->most = fmax(f->most, x);
}

/* From where a claim starts to where its low and high ends lead. */
static void
find_extent(struct frame *f)
{
	const struct waterfall *w = f->w;
	double at = w->gap.hi;

	f->least = 0;
	f->most = 0;
	widen(f, at);
	for (size_t i = 0; i < w->n; i++) {
		widen(f, at - w->claims[i].hi);
		at -= w->claims[i].lo;
		widen(f, at);
	}
	widen(f, w->left.lo);
	widen(f, w->left.hi);
	if (!(f->most > f->least))
		f->most = f->least + 1;
}

static double
text_width(const struct frame *f, const struct waterfall_row *r, bool bold)
{
	return canvas_width(f->c, r->text, SIZE, bold);
}

static void
make_frame(struct frame *f)
{
	const struct waterfall *w = f->w;
	double text = fmax(text_width(f, &w->gap, true),
	    text_width(f, &w->left, true));

	for (size_t i = 0; i < w->n; i++)
		text = fmax(text, text_width(f, &w->claims[i], false));
	f->name_w = NAME_SHARE * f->c->w;
	f->left = f->name_w + GAP;
	f->right = fmax(f->c->w - text - GAP, f->left + 40);
	find_extent(f);
}

static double
at_x(const struct frame *f, double v)
{
	return f->left + WHISKER + (v - f->least) / (f->most - f->least) *
	    (f->right - f->left - 2 * WHISKER);
}

static double
row_y(size_t row)
{
	return HEAD_H + ROW_H * ((double)row + 0.5);
}

static void
draw_words(const struct frame *f, const struct waterfall_row *r, size_t row,
    bool bold)
{
	double y = row_y(row);

	label_name(f->c, r->name, bold, 0, y, f->name_w);
	canvas_text(f->c, f->c->w, y + 2.9, ANCHOR_END, SIZE, bold,
	    palette.ink, canvas_cut(f->c, r->text, SIZE, bold,
	    f->c->w - f->right));
	canvas_line(f->c, 0, y + ROW_H / 2, f->c->w, y + ROW_H / 2,
	    (struct stroke){ palette.rule, 0.5, { 0, 0 } });
}

static void
draw_bar(const struct frame *f, double from, double to, size_t row,
    const struct colour *fill, struct stroke edge)
{
	double x1 = at_x(f, fmin(from, to)), x2 = at_x(f, fmax(from, to));

	if (x2 - x1 < 1)
		x2 = x1 + 1;
	canvas_rect(f->c, x1, row_y(row) - BAR_H / 2, x2 - x1, BAR_H, fill,
	    &edge);
}

static void
draw_whisker(const struct frame *f, double lo, double hi, size_t row)
{
	struct stroke s = { palette.ink, 0.75, { 0, 0 } };
	double x1 = at_x(f, lo), x2 = at_x(f, hi), y = row_y(row);

	if (fabs(x2 - x1) < 0.5)
		return;
	canvas_line(f->c, x1, y, x2, y, s);
	canvas_line(f->c, x2, y - WHISKER, x2, y + WHISKER, s);
}

/* From the end of one bar to the start of the next. */
static void
draw_join(const struct frame *f, double v, size_t row)
{
	canvas_line(f->c, at_x(f, v), row_y(row) + BAR_H / 2, at_x(f, v),
	    row_y(row + 1) - BAR_H / 2,
	    (struct stroke){ palette.edge, 0.5, { 0, 0 } });
}

static void
draw_zero(const struct frame *f)
{
	const char *text = f->w->zero;
	double x = at_x(f, 0), w = canvas_width(f->c, text, SIZE, false);

	canvas_line(f->c, x, HEAD_H, x, row_y(f->w->n + 1) + ROW_H / 2,
	    (struct stroke){ palette.ink2, 0.75, { 0, 0 } });
	if (x + w > f->c->w)
		x = f->c->w - w;
	canvas_text(f->c, x, 8, ANCHOR_START, SIZE, false, palette.ink2,
	    text);
}

void
chart_waterfall(struct canvas *c, const void *data)
{
	const struct waterfall *w = data;
	struct frame f = { .c = c, .w = w };
	struct stroke none = { palette.a7, 0.5, { 0, 0 } };
	struct stroke claim = { palette.a5, 0.5, { 0, 0 } };
	struct stroke left = { palette.ink, 1, { 0, 0 } };
	double at = w->gap.hi;

	make_frame(&f);
	draw_words(&f, &w->gap, 0, true);
	draw_bar(&f, 0, at, 0, &palette.a7, none);
	for (size_t i = 0; i < w->n; i++) {
		const struct waterfall_row *r = &w->claims[i];

		draw_words(&f, r, i + 1, false);
		draw_join(&f, at, i);
		draw_bar(&f, at, at - r->lo, i + 1, &palette.a2, claim);
		draw_whisker(&f, at - r->lo, at - r->hi, i + 1);
		at -= r->lo;
	}
	draw_words(&f, &w->left, w->n + 1, true);
	draw_join(&f, at, w->n);
	draw_bar(&f, 0, at, w->n + 1, &palette.white, left);
	draw_whisker(&f, w->left.hi, w->left.lo, w->n + 1);
	draw_zero(&f);
}

double
chart_waterfall_height(const struct canvas *c, const void *data)
{
	const struct waterfall *w = data;

	(void)c;
	return HEAD_H + ROW_H * (double)(w->n + 2) + 1;
}
