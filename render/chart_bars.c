#include "chart_bars.h"

#include "chart_label.h"
#include "mark.h"

#define PITCH		16.0
#define BAR_H		10.0
#define MARK_D		12.0
#define MARK_W		20.0
#define MAX_NAME	0.36	/* of the width */
#define NAME_GAP	10.0
#define NUMBER_GAP	6.0
#define WORDS_GAP	4.0
#define MIN_BAR		80.0	/* of the longest: else words stand below */
#define BELOW		11.0
#define BELOW_SIZE	8.0

struct bars {
	const struct bar_rows	*data;
	double			 name_x, name_w, left, w, most;
	double			 pitch;
	bool			 below;		/* the words */
};

static double
widest_name(const struct canvas *c, const struct bar_rows *b)
{
	double most = 0;

	for (size_t i = 0; i < b->n; i++) {
		double w = canvas_width(c, b->rows[i].name, NAME_SIZE,
		    false);

		if (w > most)
			most = w;
	}
	return most;
}

static bool
has_marks(const struct bar_rows *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->rows[i].mark != MARK_NONE)
			return true;
	return false;
}

/* Beside the longest bar the longest words find room. */
static double
words_width(const struct canvas *c, const struct bar_rows *b, bool numbers)
{
	double most = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct bar_row *r = &b->rows[i];
		double w = NUMBER_GAP + canvas_width(c, r->number, NAME_SIZE,
		    true);

		if (r->words != NULL && !numbers)
			w += WORDS_GAP + canvas_width(c, r->words, NAME_SIZE,
			    false);
		if (w > most)
			most = w;
	}
	/* What is measured twice may differ by a hair. */
	return most + 0.5;
}

static struct bars
find_room(const struct canvas *c, const struct bar_rows *data)
{
	struct bars b = { .data = data, .pitch = PITCH };

	b.name_x = has_marks(data) ? MARK_W : 0;
	b.name_w = widest_name(c, data);
	if (b.name_w > c->w * MAX_NAME) {
		b.name_w = c->w * MAX_NAME;
		b.pitch += 6;	/* two lines */
	}
	b.left = b.name_x + b.name_w + NAME_GAP;
	b.w = c->w - b.left - words_width(c, data, false);
	if (b.w < MIN_BAR) {
		b.below = true;
		b.pitch = PITCH + BELOW;
		b.w = c->w - b.left - words_width(c, data, true);
	}
	if (b.w < 0)
		b.w = 0;
	for (size_t i = 0; i < data->n; i++) {
		const struct bar_row *r = &data->rows[i];
		double most = r->count > r->all ? r->count : r->all;

		if (most > b.most)
			b.most = most;
	}
	return b;
}

double
bar_rows_height(const struct canvas *c, const void *data)
{
	const struct bar_rows *rows = data;

	return (double)rows->n * find_room(c, rows).pitch;
}

static void
draw_words(struct canvas *c, const struct bars *b, const struct bar_row *r,
    double x, double y)
{
	double size = b->below ? BELOW_SIZE : NAME_SIZE;

	if (r->words == NULL)
		return;
	if (b->below) {
		x = b->left;
		y += BELOW;
	}
	canvas_text(c, x, y + 0.36 * size, ANCHOR_START, size, false,
	    palette.ink2, canvas_cut(c, r->words, size, false, c->w - x));
}

static void
draw_bar(struct canvas *c, const struct bars *b, const struct bar_row *r,
    double y)
{
	struct stroke edge = { palette.a5, 0.75, { 0, 0 } };
	double unit = b->most > 0 ? b->w / b->most : 0;
	double most = r->count > r->all ? r->count : r->all, x;

	if (r->all > r->count)
		canvas_rect(c, b->left, y - BAR_H / 2, r->all * unit, BAR_H,
		    &palette.white, &edge);
	if (r->count > 0)
		canvas_rect(c, b->left, y - BAR_H / 2, r->count * unit, BAR_H,
		    r->hollow ? &palette.white : &palette.a5, &edge);
	x = b->left + most * unit + NUMBER_GAP;
	x += canvas_text(c, x, y + 0.36 * NAME_SIZE, ANCHOR_START, NAME_SIZE,
	    true, palette.ink, r->number);
	draw_words(c, b, r, x + WORDS_GAP, y);
}

void
chart_bars(struct canvas *c, const void *data)
{
	struct bars b = find_room(c, data);

	for (size_t i = 0; i < b.data->n; i++) {
		const struct bar_row *r = &b.data->rows[i];
		double y = ((double)i + 0.5) * b.pitch;

		mark_draw(c, r->mark, MARK_D / 2 + 1, y, MARK_D);
		label_name(c, r->name, false, b.name_x, y, b.name_w + 0.1);
		draw_bar(c, &b, r, b.below ? y - BELOW / 2 : y);
	}
}
