#include "chart_gantt.h"

#include <string.h>

#include "arena.h"
#include "canvas.h"
#include "mark.h"

#define ID_X		18.0
#define TITLE_X		41.0
#define TIME_X		202.0
#define TIME_MARGIN	6.0	/* to the right edge */
#define FLAG_H		14.0
#define HEAD_H		31.0	/* years and quarters */
#define GROUP_H		14.5
#define GROUP_GAP	1.5
#define KEY_H		18.0
#define KEY_LINES	3	/* of a narrow one */
#define KEY_LEADING	13.0
#define BAR_H		6.4
#define MARK_D		11.5
#define MILESTONE	3.6
#define SIZE		8.0
#define FEW_ROWS	25	/* have more room each */

struct frame {
	struct canvas		*c;
	const struct gantt	*g;
	double			 left, right, top, bottom;
	double			*y;	/* middle of each row */
	double			 row_h;
	bool			 has_ids;
};

static double
row_height(const struct gantt *g)
{
	if (g->narrow)
		return 24.5;
	return g->n_rows < FEW_ROWS ? 16 : 12.75;
}

static size_t
n_groups(const struct gantt *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n_rows; i++)
		n += g->rows[i].group != NULL;
	return n;
}

double
gantt_height(const struct gantt *g)
{
	return FLAG_H + HEAD_H + (double)g->n_rows * row_height(g) +
	    (double)n_groups(g) * (GROUP_H + GROUP_GAP) + KEY_H +
	    (g->narrow ? (KEY_LINES - 1) * KEY_LEADING : 0);
}

static double
day_x(const struct frame *f, day d)
{
	day first = f->g->quarters[0].first;
	double share = (double)(d - first) / (double)(f->g->last - first);

	if (share < 0)
		share = 0;
	if (share > 1)
		share = 1;
	return f->left + share * (f->right - f->left);
}

/* The middle of a row's bar, and of its words. */
static double
bar_y(const struct frame *f, size_t row)
{
	return f->y[row] + (f->g->narrow ? 6 : 0);
}

static double
words_y(const struct frame *f, size_t row)
{
	return f->y[row] - (f->g->narrow ? 5 : 0);
}

/* ---- the frame ---- */

static void
draw_years(struct frame *f)
{
	const struct gantt *g = f->g;
	double quarter = (f->right - f->left) / (double)g->n_quarters;

	for (size_t i = 0; i < g->n_quarters; i++) {
		const struct gantt_quarter *q = &g->quarters[i];
		double x = day_x(f, q->first);

		if (q->year != NULL) {
			size_t k = i + 1;
			double end;

			while (k < g->n_quarters && g->quarters[k].year == NULL)
				k++;
			end = day_x(f, k < g->n_quarters ?
			    g->quarters[k].first : g->last);
			if (canvas_width(f->c, q->year, SIZE, true) + 4 <
			    end - x)
				canvas_text(f->c, (x + end) / 2, f->top - 18,
				    ANCHOR_MIDDLE, SIZE, true, palette.ink,
				    q->year);
		}
		if (quarter >= 20)
			canvas_text(f->c, x + quarter / 2, f->top - 5,
			    ANCHOR_MIDDLE, SIZE, false, palette.ink2,
			    arena_printf(f->c->arena, "Q%d", q->number));
	}
	if (!g->narrow)
		canvas_text(f->c, 0, f->top - 5, ANCHOR_START, SIZE, true,
		    palette.ink, "Action");
}

static void
draw_grid(struct frame *f)
{
	const struct gantt *g = f->g;
	double quarter = (f->right - f->left) / (double)g->n_quarters;

	for (size_t i = 0; i <= g->n_quarters; i++) {
		bool end = i == g->n_quarters;
		bool year = end || g->quarters[i].year != NULL;
		double x = end ? f->right : day_x(f, g->quarters[i].first);
		struct stroke s = { year ? palette.edge : palette.tint2, 0.5,
		    { 0, 0 } };

		/* Many quarters: the year and its half. */
		if (!year && quarter < 20 && g->quarters[i].number != 3)
			continue;
		canvas_line(f->c, x, f->top - (year ? 27 : 4), x, f->bottom,
		    s);
	}
}

static void
draw_band(struct frame *f, double row_y)
{
	canvas_rect(f->c, 0, row_y - f->row_h / 2 - GROUP_H, f->c->w,
	    GROUP_H - 1, &palette.tint2, NULL);
}

/* Its plate hides the lines that run down through the band. */
static void
draw_group(struct frame *f, const char *title, double row_y)
{
	const char *text = canvas_cut(f->c, title, SIZE, true, f->c->w - 12);
	double y = row_y - f->row_h / 2 - GROUP_H;

	canvas_rect(f->c, 6, y, canvas_width(f->c, text, SIZE, true),
	    GROUP_H - 1, &palette.tint2, NULL);
	canvas_text(f->c, 6, y + 9.8, ANCHOR_START, SIZE, true, palette.ink,
	    text);
}

static void
place_rows(struct frame *f)
{
	const struct gantt *g = f->g;
	double y = f->top;

	f->y = arena_array(f->c->arena, g->n_rows, sizeof *f->y);
	for (size_t i = 0; i < g->n_rows; i++) {
		if (g->rows[i].group != NULL)
			y += GROUP_H + GROUP_GAP;
		f->y[i] = y + f->row_h / 2;
		y += f->row_h;
	}
	f->bottom = y;
}

static void
draw_as_of(struct frame *f)
{
	const struct gantt *g = f->g;
	double x, w, at;

	if (g->as_of == DAY_NONE || g->as_of < g->quarters[0].first ||
	    g->as_of >= g->last)
		return;
	x = day_x(f, g->as_of);
	w = canvas_width(f->c, g->flag, SIZE, true) + 8;
	at = x - w / 2;
	if (at + w > f->c->w)
		at = f->c->w - w;
	canvas_line(f->c, x, FLAG_H - 2, x, f->bottom,
	    (struct stroke){ palette.a5, 1.25, { 0, 0 } });
	canvas_rect(f->c, at, 0, w, 12, &palette.a7, NULL);
	canvas_text(f->c, at + 4, 8.9, ANCHOR_START, SIZE, true,
	    palette.white, g->flag);
}

/* ---- what waits for what ---- */

static bool
has_bar(const struct gantt_row *r)
{
	return r->due != DAY_NONE;
}

/* Two points of the bar; without a start it is as long as it is high. */
static void
bar_ends(const struct frame *f, const struct gantt_row *r, double *x1,
    double *x2)
{
	*x2 = day_x(f, r->due + 1);
	*x1 = r->start == DAY_NONE ? *x2 - BAR_H : day_x(f, r->start);
	if (*x2 - *x1 < 2)
		*x1 = *x2 - 2;
}

static void
draw_wait(struct frame *f, size_t from, size_t to)
{
	const struct gantt_row *a = &f->g->rows[from], *b = &f->g->rows[to];
	bool critical = a->critical && b->critical, up = to < from;
	struct colour colour = critical ? palette.ink : palette.edge;
	double a1, a2, b1, b2, x, tip, base;

	bar_ends(f, a, &a1, &a2);
	bar_ends(f, b, &b1, &b2);
	x = b1 + 3 > a2 + 3 ? b1 + 3 : a2 + 3;
	if (x > f->c->w - 3)
		x = f->c->w - 3;
	tip = bar_y(f, to) + (up ? 2.6 : -2.6);
	base = bar_y(f, to) + (up ? 6.4 : -6.4);
	canvas_polyline(f->c, (struct xy[]){ { a2, bar_y(f, from) },
	    { x, bar_y(f, from) }, { x, base } }, 3,
	    (struct stroke){ colour, critical ? 1.75 : 0.9, { 0, 0 } });
	canvas_poly(f->c, (struct xy[]){ { x, tip }, { x - 2.6, base },
	    { x + 2.6, base } }, 3, &colour, NULL);
}

/* The critical ones are painted last. */
static void
draw_waits(struct frame *f, bool critical)
{
	for (size_t i = 0; i < f->g->n_rows; i++) {
		const struct gantt_row *r = &f->g->rows[i];

		for (size_t k = 0; k < r->n_after; k++) {
			const struct gantt_row *a = &f->g->rows[r->after[k]];

			if (has_bar(r) && has_bar(a) &&
			    (r->critical && a->critical) == critical)
				draw_wait(f, r->after[k], i);
		}
	}
}

/* ---- rows ---- */

static void
draw_bar(struct frame *f, const struct gantt_row *r, double y)
{
	struct stroke edge = { palette.a5, 0.6, { 0, 0 } };
	const struct colour *fill = r->mark == MARK_COMPLETE ? &palette.a5 :
	    r->mark == MARK_NOT_STARTED || r->mark == MARK_CANCELLED ?
	    &palette.white : &palette.a2;
	static const char none[] = "No date set";
	double x1, x2;

	if (!has_bar(r)) {
		if (r->n_milestones > 0)
			return;
		/* The lines of the years and of today run behind it. */
		canvas_rect(f->c, f->left + 2, y - SIZE / 2, 4 +
		    canvas_width(f->c, none, SIZE, false), SIZE,
		    &palette.white, NULL);
		canvas_text(f->c, f->left + 4, y + 2.9, ANCHOR_START, SIZE,
		    false, palette.ink2, none);
		return;
	}
	bar_ends(f, r, &x1, &x2);
	canvas_rect(f->c, x1, y - BAR_H / 2, x2 - x1, BAR_H, fill, &edge);
	if (r->critical)
		canvas_rect(f->c, x1 - 0.3, y + BAR_H / 2, x2 - x1 + 0.6, 1.8,
		    &palette.ink, NULL);
}

static void
draw_milestone(struct canvas *c, enum gantt_state state, double x, double y)
{
	const double r = MILESTONE;
	struct xy pts[] = { { x, y - r }, { x + r, y }, { x, y + r },
	    { x - r, y } };
	struct stroke due = { palette.ink, 1, { 0, 0 } };
	struct stroke missed = { palette.red, 1.5, { 0, 0 } };

	switch (state) {
	case GANTT_DONE:
		canvas_poly(c, pts, 4, &palette.ink, NULL);
		break;
	case GANTT_DUE:
		canvas_poly(c, pts, 4, &palette.white, &due);
		break;
	case GANTT_MISSED:
		canvas_poly(c, pts, 4, &palette.white, &missed);
		canvas_line(c, x, y - 1.6, x, y + 1.6, missed);
		break;
	}
}

static void
draw_row_ground(struct frame *f, size_t row)
{
	double y = f->y[row] + f->row_h / 2;

	if (f->g->rows[row].group != NULL)
		draw_band(f, f->y[row]);
	canvas_line(f->c, 0, y, f->c->w, y,
	    (struct stroke){ palette.tint2, 0.4, { 0, 0 } });
}

static void
draw_row_words(struct frame *f, size_t row)
{
	const struct gantt_row *r = &f->g->rows[row];
	double x = f->has_ids ? TITLE_X : ID_X, y = words_y(f, row);
	double end = f->g->narrow ? f->c->w : TIME_X - 4;
	const char *title = canvas_cut(f->c, r->title, SIZE, r->critical,
	    end - x);

	/* They stand on the lines of the years, and of what waits. */
	if (f->g->narrow)
		canvas_rect(f->c, 0, y - 5, x + 1.5 +
		    canvas_width(f->c, title, SIZE, r->critical), 9.4,
		    &palette.white, NULL);
	mark_draw(f->c, r->mark, 6.5, y, MARK_D);
	if (f->has_ids && *r->id != '\0')
		canvas_text(f->c, ID_X, y + 2.9, ANCHOR_START, SIZE,
		    r->critical, r->critical ? palette.ink : palette.ink2,
		    r->id);
	canvas_text(f->c, x, y + 2.9, ANCHOR_START, SIZE, r->critical,
	    palette.ink, title);
}

static void
draw_rows(struct frame *f)
{
	const struct gantt *g = f->g;

	/* The bands of the groups, with their titles, cover its line. */
	draw_as_of(f);
	for (size_t i = 0; i < g->n_rows; i++)
		draw_row_ground(f, i);
	draw_waits(f, false);
	draw_waits(f, true);
	for (size_t i = 0; i < g->n_rows; i++)
		draw_row_words(f, i);
	for (size_t i = 0; i < g->n_rows; i++)
		if (g->rows[i].group != NULL)
			draw_group(f, g->rows[i].group, f->y[i]);
	for (size_t i = 0; i < g->n_rows; i++)
		draw_bar(f, &g->rows[i], bar_y(f, i));
	for (size_t i = 0; i < g->n_rows; i++)
		for (size_t k = 0; k < g->rows[i].n_milestones; k++) {
			const struct gantt_milestone *m =
			    &g->rows[i].milestones[k];

			draw_milestone(f->c, m->state, day_x(f, m->at),
			    bar_y(f, i));
		}
}

/* ---- the key ---- */

struct key { double x, y; };

/* Begins a new line where the shape, w wide, and its word do not fit. */
static void
key_room(struct frame *f, struct key *k, double w, const char *word)
{
	if (k->x + w + 4 + canvas_width(f->c, word, SIZE, false) <= f->c->w)
		return;
	k->x = 0;
	k->y += KEY_LEADING;
}

static void
key_word(struct frame *f, struct key *k, double w, const char *word)
{
	k->x += w + 4;
	k->x += canvas_text(f->c, k->x, k->y + 2.9, ANCHOR_START, SIZE, false,
	    palette.ink2, word) + 8;
}

static void
draw_key(struct frame *f)
{
	static const struct { enum mark mark; const char *word; } marks[] = {
		{ MARK_COMPLETE, "complete" }, { MARK_GREEN, "on track" },
		{ MARK_AMBER, "at risk" }, { MARK_RED, "overdue" },
		{ MARK_NOT_STARTED, "not started" },
	};
	static const char *const points[] = { "due", "done", "missed" };
	struct key k = { 0, f->bottom + 11 };
	struct stroke edge = { palette.a5, 0.6, { 0, 0 } };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		key_room(f, &k, 11, marks[i].word);
		mark_draw(f->c, marks[i].mark, k.x + 5.5, k.y, MARK_D - 1);
		key_word(f, &k, 11, marks[i].word);
	}
	for (int i = GANTT_DUE; i <= GANTT_MISSED; i++) {
		key_room(f, &k, 8, points[i]);
		draw_milestone(f->c, (enum gantt_state)i, k.x + 4, k.y);
		key_word(f, &k, 8, points[i]);
	}
	key_room(f, &k, 16, "no slack");
	canvas_rect(f->c, k.x, k.y - BAR_H / 2, 16, BAR_H, &palette.a2, &edge);
	canvas_rect(f->c, k.x, k.y + BAR_H / 2, 16, 1.8, &palette.ink, NULL);
	key_word(f, &k, 16, "no slack");
	key_room(f, &k, 14, "waits for");
	canvas_line(f->c, k.x, k.y, k.x + 10, k.y,
	    (struct stroke){ palette.edge, 0.9, { 0, 0 } });
	canvas_poly(f->c, (struct xy[]){ { k.x + 14, k.y },
	    { k.x + 9.6, k.y - 2.6 }, { k.x + 9.6, k.y + 2.6 } }, 3,
	    &palette.edge, NULL);
	key_word(f, &k, 14, "waits for");
}

void
chart_gantt(struct canvas *c, const void *data)
{
	struct frame f = { .c = c, .g = data, .left = TIME_X,
	    .right = c->w - TIME_MARGIN, .top = FLAG_H + HEAD_H };

	if (f.g->n_quarters == 0)
		return;
	if (f.g->narrow)
		f.left = TIME_MARGIN;
	f.row_h = row_height(f.g);
	f.has_ids = true;
	for (size_t i = 0; i < f.g->n_rows; i++)
		if (canvas_width(c, f.g->rows[i].id, SIZE, true) >
		    TITLE_X - ID_X - 2)
			f.has_ids = false;
	place_rows(&f);
	draw_grid(&f);
	draw_years(&f);
	draw_rows(&f);
	draw_key(&f);
}
