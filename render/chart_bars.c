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

struct bars {
	struct canvas		*c;
	const struct bar_rows	*data;
	double			 name_x, name_w, left, w, most;
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
words_width(const struct canvas *c, const struct bar_rows *b)
{
	double most = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct bar_row *r = &b->rows[i];
		double w = NUMBER_GAP + canvas_width(c, r->number, NAME_SIZE,
		    true);

		if (r->words != NULL)
			w += WORDS_GAP + canvas_width(c, r->words, NAME_SIZE,
			    false);
		if (w > most)
			most = w;
	}
	/* What is measured twice may differ by a hair. */
	return most + 0.5;
}

static struct bars
find_room(struct canvas *c, const struct bar_rows *data)
{
	struct bars b = { .c = c, .data = data };

	b.name_x = has_marks(data) ? MARK_W : 0;
	b.name_w = widest_name(c, data);
	if (b.name_w > c->w * MAX_NAME)
		b.name_w = c->w * MAX_NAME;
	b.left = b.name_x + b.name_w + NAME_GAP;
	b.w = c->w - b.left - words_width(c, data);
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

static double
pitch_of(const struct canvas *c, const struct bar_rows *b)
{
	return widest_name(c, b) > c->w * MAX_NAME ? PITCH + 6 : PITCH;
}

double
bar_rows_height(const struct canvas *c, const void *data)
{
	const struct bar_rows *b = data;

	return (double)b->n * pitch_of(c, b);
}

static void
draw_bar(const struct bars *b, const struct bar_row *r, double y)
{
	struct stroke edge = { palette.a5, 0.75, { 0, 0 } };
	double unit = b->most > 0 ? b->w / b->most : 0;
	double most = r->count > r->all ? r->count : r->all, x;

	if (r->all > r->count)
		canvas_rect(b->c, b->left, y - BAR_H / 2, r->all * unit,
		    BAR_H, &palette.white, &edge);
	if (r->count > 0)
		canvas_rect(b->c, b->left, y - BAR_H / 2, r->count * unit,
		    BAR_H, r->hollow ? &palette.white : &palette.a5, &edge);
	x = b->left + most * unit + NUMBER_GAP;
	x += canvas_text(b->c, x, y + 0.36 * NAME_SIZE, ANCHOR_START,
	    NAME_SIZE, true, palette.ink, r->number);
	if (r->words != NULL)
		canvas_text(b->c, x + WORDS_GAP, y + 0.36 * NAME_SIZE,
		    ANCHOR_START, NAME_SIZE, false, palette.ink2, label_cut(
		    b->c, r->words, NAME_SIZE, false, b->c->w - x -
		    WORDS_GAP));
}

void
chart_bars(struct canvas *c, const void *data)
{
	struct bars b = find_room(c, data);
	double pitch = pitch_of(c, b.data);

	for (size_t i = 0; i < b.data->n; i++) {
		const struct bar_row *r = &b.data->rows[i];
		double y = ((double)i + 0.5) * pitch;

		mark_draw(c, r->mark, MARK_D / 2 + 1, y, MARK_D);
		label_name(c, r->name, false, b.name_x, y, b.name_w + 0.1);
		draw_bar(&b, r, y);
	}
}
