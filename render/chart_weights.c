#include "chart_weights.h"

#include <stdbool.h>

#include "analysis.h"
#include "arena.h"
#include "chart_label.h"

#define PITCH		26.0
#define BAR_H		15.0
#define OVER		3.0	/* of the mark, beyond the bar */
#define AXIS_H		18.0
#define NAME_SHARE	0.37	/* of the width; at most MAX_NAME */
#define MAX_NAME	150.0
#define SIZE		8.0
#define PAD		4.0	/* between words and what is beside them */

/* A row's bar, and where the words in it may stand. */
struct bar {
	struct canvas			*c;
	const struct weight_row		*row;
	double				 left, right, mid;
};

static double
bar_x(const struct bar *b, double share)
{
	share = share < 0 ? 0 : share > 1 ? 1 : share;
	return b->left + share * (b->right - b->left);
}

static const char *
percent(const struct bar *b, double share)
{
	return arena_printf(b->c->arena, "%s%%",
	    number_text(b->c->arena, 100 * share, 1));
}

/* Words between x1 and x2, beside the mark of the weight if that stands
   there: in the wider part, from its outer end. */
static bool
put_words(const struct bar *b, double x1, double x2, const char *words,
    struct colour colour, bool cut)
{
	double at = bar_x(b, b->row->weight), room;
	enum anchor anchor = ANCHOR_START;
	double w = canvas_width(b->c, words, SIZE, false);

	x1 += PAD;
	x2 -= PAD;
	if (at > x1 - PAD && at < x2 + PAD) {
		if (at - x1 > x2 - at) {
			x2 = at - PAD;
		} else {
			x1 = at + PAD;
			anchor = ANCHOR_END;
		}
	}
	room = x2 - x1;
	if (w > room && (!cut || room < 4 * SIZE))
		return false;
	words = canvas_cut(b->c, words, SIZE, false, room);
	canvas_text(b->c, anchor == ANCHOR_START ? x1 : x2,
	    b->mid + 0.36 * SIZE, anchor, SIZE, false, colour, words);
	return true;
}

static const char *
stays_text(const struct bar *b)
{
	const struct weight_row *r = b->row;

	if (r->below == NULL && r->above == NULL)
		return "first at any weight";
	if (r->below == NULL)
		return arena_printf(b->c->arena, "to %s", percent(b, r->hi));
	if (r->above == NULL)
		return arena_printf(b->c->arena, "from %s",
		    percent(b, r->lo));
	return arena_printf(b->c->arena, "%s to %s", percent(b, r->lo),
	    percent(b, r->hi));
}

static void
draw_words(const struct bar *b)
{
	const struct weight_row *r = b->row;
	double lo = bar_x(b, r->lo), hi = bar_x(b, r->hi);

	bool said = put_words(b, lo, hi, stays_text(b), palette.ink, false);

	if (r->below != NULL)
		put_words(b, b->left, lo, said ? arena_printf(b->c->arena,
		    "first %s", r->below) : arena_printf(b->c->arena,
		    "to %s %s", percent(b, r->lo), r->below), palette.ink2,
		    true);
	if (r->above != NULL)
		put_words(b, hi, b->right, said ? arena_printf(b->c->arena,
		    "then %s", r->above) : arena_printf(b->c->arena,
		    "from %s %s", percent(b, r->hi), r->above), palette.ink2,
		    true);
}

static void
draw_bar(const struct bar *b)
{
	struct stroke rim = { palette.edge, 0.5, { 0, 0 } };
	struct stroke edge = { palette.a5, 0.5, { 0, 0 } };
	struct stroke mark = { palette.ink, 2, { 0, 0 } };
	double top = b->mid - BAR_H / 2, lo = bar_x(b, b->row->lo);
	double at = bar_x(b, b->row->weight);

	canvas_rect(b->c, b->left, top, b->right - b->left, BAR_H,
	    &palette.white, &rim);
	canvas_rect(b->c, lo, top, bar_x(b, b->row->hi) - lo, BAR_H,
	    &palette.a2, &edge);
	canvas_line(b->c, at, top - OVER, at, top + BAR_H + OVER, mark);
	draw_words(b);
}

static void
draw_axis(struct canvas *c, double left, double right, double y)
{
	static const char *const words[] = { "0%", "50%", "100%" };
	static const enum anchor anchors[] = { ANCHOR_START, ANCHOR_MIDDLE,
		ANCHOR_END };
	struct stroke line = { palette.ink2, 0.75, { 0, 0 } };

	canvas_line(c, left, y, right, y, line);
	for (int i = 0; i < 3; i++) {
		double x = left + i * (right - left) / 2;

		canvas_line(c, x, y, x, y + 3.5, line);
		canvas_text(c, x, y + 12.5, anchors[i], SIZE, false,
		    palette.ink2, words[i]);
	}
}

double
weight_rows_height(const struct canvas *c, const void *data)
{
	const struct weight_rows *w = data;

	(void)c;
	return (double)w->n * PITCH + AXIS_H;
}

void
chart_weights(struct canvas *c, const void *data)
{
	const struct weight_rows *w = data;
	double name_w = c->w * NAME_SHARE, left;

	if (name_w > MAX_NAME)
		name_w = MAX_NAME;
	left = name_w + 6;
	for (size_t i = 0; i < w->n; i++) {
		struct bar b = { c, &w->rows[i], left, c->w - 1,
			((double)i + 0.5) * PITCH };

		label_name(c, w->rows[i].name, false, 0, b.mid, name_w);
		draw_bar(&b);
	}
	draw_axis(c, left, c->w - 1, (double)w->n * PITCH + 2);
}
