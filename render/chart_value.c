#include "chart_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "chart_label.h"
#include "chart_plot.h"

#define DOT		3.5
#define SIZE		8.0
#define TOP		6.0
#define FOOT		18.0	/* for the amounts */
#define NAME_W		96.0	/* of one line */

/* Both axes start at nothing: half the cost is half the way.  What lies
   below nothing is still shown. */
static struct axis
axis_from_zero(double least, double most)
{
	return axis_around(least < 0 ? least : 0, most > 0 ? most : 1, false);
}

struct scales { struct axis cost, total; };

static struct scales
find_scales(const struct value_chart *v)
{
	double cost[2] = { 0, 0 }, total[2] = { 0, 0 };

	for (size_t i = 0; i < v->n; i++) {
		cost[0] = fmin(cost[0], v->dots[i].cost);
		cost[1] = fmax(cost[1], v->dots[i].cost);
		total[0] = fmin(total[0], v->dots[i].total);
		total[1] = fmax(total[1], v->dots[i].total);
	}
	return (struct scales){ axis_from_zero(cost[0], cost[1]),
		axis_from_zero(total[0], total[1]) };
}

static void
draw_totals(struct plot *p)
{
	struct axis s = p->scale;
	long n = lround((s.hi - s.lo) / s.step);

	for (long i = 0; i <= n; i++) {
		double at = s.lo + (double)i * s.step, y = plot_y(p, at);
		struct stroke line = { palette.rule, 0.5, { 0, 0 } };

		if (i == 0)
			line = (struct stroke){ palette.ink2, 0.75, { 0, 0 } };
		canvas_line(p->c, p->left, y, p->right, y, line);
		canvas_text(p->c, p->left - 6, y + 2.9, ANCHOR_END, SIZE,
		    false, palette.ink2, number_text(p->c->arena, at,
		    axis_decimals(s)));
	}
}

/* Every amount, or every second one and so on: as many as have room. */
static void
draw_costs(struct plot *p, const struct value_chart *v, struct axis s)
{
	struct stroke tick = { palette.ink2, 0.75, { 0, 0 } };
	long n = lround((s.hi - s.lo) / s.step), every = 1;
	const char **text = arena_array(p->c->arena, (size_t)n + 1,
	    sizeof *text);
	double pitch = plot_x(p, s.lo + s.step) - p->left, widest = 0;

	for (long i = 0; i <= n; i++) {
		double w;

		text[i] = v->money(v->money_of, p->c->arena, s.lo +
		    (double)i * s.step);
		w = canvas_width(p->c, text[i], SIZE, false);
		widest = w > widest ? w : widest;
	}
	while ((double)every * pitch < widest + 8 && every < n)
		every++;
	for (long i = 0; i <= n; i++) {
		double x = plot_x(p, s.lo + (double)i * s.step);

		canvas_line(p->c, x, p->bottom, x, p->bottom + 3.5, tick);
		if (i % every == 0 && x + widest / 2 <= p->c->w)
			canvas_text(p->c, x, p->bottom + 13.5, ANCHOR_MIDDLE,
			    SIZE, false, palette.ink2, text[i]);
	}
}

static int
by_cost(const void *x, const void *y)
{
	const struct xy *a = x, *b = y;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return (a->y < b->y) - (a->y > b->y);
}

static void
draw_frontier(struct plot *p, const struct value_chart *v)
{
	struct xy *pts = arena_array(p->c->arena, v->n, sizeof *pts);
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		if (v->dots[i].efficient)
			pts[n++] = (struct xy){ plot_x(p, v->dots[i].cost),
			    plot_y(p, v->dots[i].total) };
	if (n > 1)
		qsort(pts, n, sizeof *pts, by_cost);
	plot_polyline(p, pts, n, (struct stroke){ palette.ink, 1.25,
	    { 0, 0 } });
}

static void
draw_dots(struct plot *p, const struct value_chart *v, bool efficient)
{
	struct stroke ring = { palette.a5, 1.25, { 0, 0 } };

	for (size_t i = 0; i < v->n; i++) {
		const struct value_dot *d = &v->dots[i];
		double x = plot_x(p, d->cost), y = plot_y(p, d->total);

		if (d->efficient != efficient)
			continue;
		canvas_circle(p->c, x, y, DOT, efficient ? &palette.a7 :
		    &palette.white, efficient ? NULL : &ring);
		plot_avoid_box(p, x - DOT, y - DOT, 2 * DOT, 2 * DOT);
	}
}

/* ---- names ---- */

/* The name whole, in one line or two; else the number alone. */
static void
label_dot(struct plot *p, const struct value_dot *d)
{
	double x = plot_x(p, d->cost), y = plot_y(p, d->total);
	struct note n = { .size = SIZE, .bold = d->efficient,
		.colour = palette.ink, .text = d->name };
	const char *lines[2];

	if (note_around(p, &n, x, y))
		return;
	if (label_lines(p->c, d->name, SIZE, d->efficient, NAME_W, lines,
	    2) == 2) {
		n.text = lines[0];
		n.second = lines[1];
		if (note_around(p, &n, x, y))
			return;
	}
	n.text = d->number;
	n.second = NULL;
	note_around(p, &n, x, y);
}

void
chart_value(struct canvas *c, const void *data)
{
	const struct value_chart *v = data;
	struct scales s = find_scales(v);
	struct plot p;

	memset(&p, 0, sizeof p);
	p.c = c;
	p.scale = s.total;
	p.t0 = s.cost.lo;
	p.t1 = s.cost.hi;
	p.left = 30;
	p.right = c->w - 16;
	p.label_right = c->w - 2;
	p.top = TOP;
	p.bottom = c->h - FOOT;
	draw_totals(&p);
	draw_costs(&p, v, s.cost);
	draw_frontier(&p, v);
	draw_dots(&p, v, false);
	draw_dots(&p, v, true);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < v->n; i++)
			if (v->dots[i].efficient == (pass == 0))
				label_dot(&p, &v->dots[i]);
	plot_paint_labels(&p);
}
