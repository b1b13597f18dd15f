#include "chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "chart_curve.h"
#include "format.h"

/*
 * Turning the curve: what was, what would come by itself, and where the
 * plan wants to be.  Paint order: gridlines, tints and their edges,
 * comparators, path, this area, marks, and labels on top.
 */

/* ---- what has to be shown ---- */

static void
extend(struct extent *e, double t, double x)
{
	if (!isfinite(t) || !isfinite(x))
		return;
	if (t < e->t0)
		e->t0 = t;
	if (t > e->t1)
		e->t1 = t;
	if (x < e->least)
		e->least = x;
	if (x > e->most)
		e->most = x;
}

static bool
has_interval(const struct reading *r)
{
	return r != NULL && is_set(r->low) && is_set(r->high);
}

static void
extend_points(struct extent *e, const struct indicator_result *r,
    bool intervals)
{
	for (size_t i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];

		if (p->hole)
			continue;
		extend(e, p->t, p->x);
		if (intervals && has_interval(p->reading)) {
			extend(e, p->t, p->reading->low.x);
			extend(e, p->t, p->reading->high.x);
		}
	}
}

bool
curve_reading(const struct reading *r, double *t, double *x)
{
	if (!is_set(r->value) || !is_set(r->period))
		return false;
	*t = period_midpoint(r->period.first, r->period.last);
	*x = r->value.x;
	return isfinite(*t) && isfinite(*x);
}

/* The first few comparators. */
static void
extend_comparators(struct extent *e, const struct indicator_result *r,
    size_t most, double from)
{
	const struct comparator_list *l = &r->indicator->comparators;

	for (size_t i = 0; i < l->n && i < most; i++)
		for (size_t k = 0; k < l->items[i].history.readings.n; k++) {
			double t, x;

			if (curve_reading(&l->items[i].history.readings.items[k],
			    &t, &x) && t >= from - 0.01)
				extend(e, t, x);
		}
}

bool
curve_has_fan(const struct indicator_result *r)
{
	return r->trend.absent == NULL && r->final != NULL &&
	    r->outlook.absent == NULL && r->latest != NULL &&
	    r->final->t > r->latest->t;
}

/* From the baseline to the targets, and what lies on the way. */
static void
extend_path(struct extent *e, const struct indicator_result *r)
{
	if (r->no_baseline == NULL)
		extend(e, r->baseline_t, r->baseline_x);
	for (size_t i = 0; i < r->n_targets; i++)
		if (r->targets[i].absent == NULL)
			extend(e, r->targets[i].t, r->targets[i].x);
	for (size_t i = 0; i < r->n_path; i++)
		if (r->path[i].absent == NULL)
			extend(e, r->path[i].t, r->path[i].x);
}

struct extent
curve_extent(const struct indicator_result *r)
{
	struct extent e = { HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL };

	extend_points(&e, r, true);
	extend_comparators(&e, r, r->indicator->comparators.n, e.t0);
	extend_path(&e, r);
	if (curve_has_fan(r)) {
		extend(&e, r->outlook.t, r->outlook.lo95);
		extend(&e, r->outlook.t, r->outlook.hi95);
	}
	return e;
}

/* ---- the lines ---- */

/* The history as unbroken lines: a hole and a break end one. */
void
curve_history(struct plot *p, const struct indicator_result *r,
    struct stroke s)
{
	struct xy *pts = arena_array(p->c->arena, r->n_points + 1,
	    sizeof *pts);
	size_t n = 0;

	for (size_t i = 0; i < r->n_points; i++) {
		const struct point *q = &r->points[i];

		if (n > 0 && (q->hole || q->run != r->points[i - 1].run)) {
			plot_polyline(p, pts, n, s);
			n = 0;
		}
		if (!q->hole)
			pts[n++] = (struct xy){ plot_x(p, q->t),
			    plot_y(p, q->x) };
	}
	plot_polyline(p, pts, n, s);
}

static int
by_x(const void *a, const void *b)
{
	const struct xy *p = a, *q = b;

	return (p->x > q->x) - (p->x < q->x);
}

/* Over this many years without a reading are a hole in a comparator. */
#define HOLE_YEARS	2.1

/* The comparator as far as it lies on the chart. */
struct curve_line
curve_comparator(struct plot *p, const struct comparator *k,
    struct stroke s)
{
	const struct reading_list *l = &k->history.readings;
	struct xy *at = arena_array(p->c->arena, l->n + 1, sizeof *at);
	struct xy *pts = arena_array(p->c->arena, l->n + 1, sizeof *pts);
	size_t n = 0, from = 0;

	for (size_t i = 0; i < l->n; i++) {
		double t, x;

		if (curve_reading(&l->items[i], &t, &x) &&
		    t >= p->t0 - 0.01 && t <= p->t1 + 0.01)
			at[n++] = (struct xy){ t, x };
	}
	if (n > 1)
		qsort(at, n, sizeof *at, by_x);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && at[i].x - at[i - 1].x > HOLE_YEARS) {
			plot_polyline(p, pts + from, i - from, s);
			from = i;
		}
		pts[i] = (struct xy){ plot_x(p, at[i].x),
		    plot_y(p, at[i].y) };
	}
	plot_polyline(p, pts + from, n - from, s);
	return (struct curve_line){ pts, n, n == 0 ? 0 : at[n - 1].y };
}

#define PATH_STEPS	48

size_t
curve_path(struct plot *p, const struct indicator_result *r,
    struct stroke s, struct xy **out)
{
	struct xy *pts = arena_array(p->c->arena, PATH_STEPS + 1,
	    sizeof *pts);
	size_t n = 0;

	*out = pts;
	if (r->no_baseline != NULL || r->final == NULL)
		return 0;
	for (int i = 0; i <= PATH_STEPS; i++) {
		double t = r->baseline_t + (r->final->t - r->baseline_t) *
		    i / PATH_STEPS, x;

		if (path_at(r, t, &x))
			pts[n++] = (struct xy){ plot_x(p, t), plot_y(p, x) };
	}
	plot_polyline(p, pts, n, s);
	return n;
}

/* ---- the fan of the trend ---- */

#define FAN_STEPS	12

static double
fan_edge(const struct outlook *o, bool wide, bool upper)
{
	if (wide)
		return upper ? o->hi95 : o->lo95;
	return upper ? o->hi80 : o->lo80;
}

static void
fan_band(struct plot *p, const struct indicator_result *r, double from,
    bool wide)
{
	struct xy pts[2 * (FAN_STEPS + 1)];
	struct stroke edge = { palette.a5, 0.5, { 0, 0 } };
	bool percent = unit_is_percent(r->indicator);
	size_t n = FAN_STEPS + 1;

	for (size_t i = 0; i < n; i++) {
		double t = from + (r->final->t - from) * (double)i /
		    FAN_STEPS;
		struct outlook o = trend_at(&r->trend, t, percent);

		pts[i] = (struct xy){ plot_x(p, t),
		    plot_y(p, fan_edge(&o, wide, true)) };
		pts[2 * n - 1 - i] = (struct xy){ plot_x(p, t),
		    plot_y(p, fan_edge(&o, wide, false)) };
	}
	canvas_poly(p->c, pts, 2 * n, wide ? &palette.a1 : &palette.a2, NULL);
	plot_polyline(p, pts, n, edge);
	plot_polyline(p, pts + n, n, edge);
}

double
curve_fan_start(const struct indicator_result *r)
{
	const struct period *q = &r->latest->reading->period;
	double from = r->latest->t;

	if (is_set(*q))
		from += (period_end(q->last) - period_midpoint(q->first,
		    q->last));
	return from < r->final->t ? from : r->latest->t;
}

void
curve_fan(struct plot *p, const struct indicator_result *r)
{
	double from = curve_fan_start(r);
	bool percent = unit_is_percent(r->indicator);
	struct outlook a = trend_at(&r->trend, from, percent);
	struct outlook b = trend_at(&r->trend, r->final->t, percent);
	struct xy mid[2] = {
		{ plot_x(p, from), plot_y(p, a.mid) },
		{ plot_x(p, r->final->t), plot_y(p, b.mid) },
	};

	fan_band(p, r, from, true);
	fan_band(p, r, from, false);
	plot_polyline(p, mid, 2, (struct stroke){ palette.a7, 1.5,
	    { 2, 2 } });
	/* No label stands half on the fan. */
	plot_avoid_line(p, (struct xy){ mid[0].x, p->top },
	    (struct xy){ mid[0].x, p->bottom });
}

/* ---- axes ---- */

/* The value in a chart's own short way: with % or £, else bare. */
const char *
curve_value(const struct plot *p, const struct indicator_result *r, double x,
    int decimals)
{
	if (unit_is_percent(r->indicator) || unit_is_money(r->indicator))
		return unit_text(p->c->arena, r->indicator, x, decimals);
	return number_text(p->c->arena, x, decimals);
}

void
curve_gridlines(struct plot *p, const struct indicator_result *r)
{
	int decimals = axis_decimals(p->scale);
	long n = lround((p->scale.hi - p->scale.lo) / p->scale.step);

	for (long i = 0; i <= n; i++) {
		double v = p->scale.lo + (double)i * p->scale.step;
		double y = plot_y(p, v);
		struct stroke s = { palette.rule, 0.5, { 0, 0 } };

		if (i == 0)
			s = (struct stroke){ palette.ink2, 0.75, { 0, 0 } };
		canvas_line(p->c, p->left, y, p->right, y, s);
		canvas_text(p->c, p->left - 6, y + 2.9, ANCHOR_END, 8, false,
		    palette.ink2, i == n ? curve_value(p, r, v, decimals) :
		    number_text(p->c->arena, v, decimals));
	}
}

/* ---- marks ---- */

static void
draw_error_bar(struct plot *p, const struct point *q)
{
	struct stroke s = { palette.a7, 0.75, { 0, 0 } };
	double x = plot_x(p, q->t);
	double lo = plot_y(p, q->reading->low.x);
	double hi = plot_y(p, q->reading->high.x);
	struct xy bar[2] = { { x, lo }, { x, hi } };

	plot_polyline(p, bar, 2, s);
	canvas_line(p->c, x - 2.5, lo, x + 2.5, lo, s);
	canvas_line(p->c, x - 2.5, hi, x + 2.5, hi, s);
}

static void
draw_points(struct plot *p, const struct indicator_result *r)
{
	for (size_t i = 0; i < r->n_points; i++) {
		const struct point *q = &r->points[i];

		if (q->hole)
			continue;
		if (has_interval(q->reading))
			draw_error_bar(p, q);
		plot_dot(p, plot_x(p, q->t), plot_y(p, q->x),
		    q == r->latest ? 3.6 : 2, palette.a7);
	}
}

static void
draw_targets(struct plot *p, const struct indicator_result *r)
{
	for (size_t i = 0; i < r->n_targets; i++) {
		double x, y;

		if (r->targets[i].absent != NULL)
			continue;
		x = plot_x(p, r->targets[i].t);
		y = plot_y(p, r->targets[i].x);
		canvas_rect(p->c, x - 8, y - 1.5, 16, 3, &palette.ink, NULL);
		plot_avoid_box(p, x - 8, y - 1.5, 16, 3);
	}
}

static void
draw_baseline(struct plot *p, const struct indicator_result *r)
{
	struct stroke ring = { palette.ink, 1.25, { 0, 0 } };
	double x = plot_x(p, r->baseline_t), y = plot_y(p, r->baseline_x);

	if (r->no_baseline != NULL)
		return;
	canvas_circle(p->c, x, y, 4, &palette.white, &ring);
	plot_avoid_box(p, x - 4.6, y - 4.6, 9.2, 9.2);
}

/* ---- the charts ---- */

static bool
curve_frame(struct plot *p, const struct indicator_result *r,
    struct canvas *c)
{
	struct extent e = curve_extent(r);
	double gutter = c->w > 360 ? 104 : 88;

	if (!(e.t0 <= e.t1) || !(e.least <= e.most))
		return false;
	memset(p, 0, sizeof *p);
	p->c = c;
	p->t0 = e.t0;
	p->t1 = e.t1;
	p->top = 6;
	p->bottom = c->h - 18;
	p->scale = axis_in(e.least, e.most, r->decimals == 0,
	    p->bottom - p->top);
	if (e.least >= 0 && p->scale.lo < 0)
		p->scale.lo = 0;
	p->left = 26;
	for (double v = p->scale.lo; v <= p->scale.hi + p->scale.step / 2;
	    v += p->scale.step) {
		double w = 8 + canvas_width(c, curve_value(p, r, v,
		    axis_decimals(p->scale)), 8, false);

		if (w > p->left)
			p->left = w;
	}
	p->right = c->w - gutter;
	return p->right > p->left && p->bottom > p->top;
}

void
chart_curve(struct canvas *c, const void *data)
{
	const struct indicator_result *r = data;
	const struct comparator_list *l = &r->indicator->comparators;
	struct curve k = { .r = r };
	struct plot *p = &k.plot;

	if (r->latest == NULL || !curve_frame(p, r, c))
		return;
	curve_gridlines(p, r);
	curve_periods(&k);
	if (curve_has_fan(r))
		curve_fan(p, r);
	curve_breaks(&k);
	k.lines = arena_array(c->arena, l->n, sizeof *k.lines);
	for (size_t i = 0; i < l->n; i++) {
		struct curve_line *line = &k.lines[i];

		*line = curve_comparator(p, &l->items[i], (struct stroke){
		    palette.edge, i == 0 ? 1.5 : 1, { 0, 0 } });
		if (line->n > 0)
			plot_dot(p, line->pts[line->n - 1].x,
			    line->pts[line->n - 1].y, 2.2, palette.edge);
	}
	k.n_path = curve_path(p, r, (struct stroke){ palette.ink, 1.1,
	    { 5, 3 } }, &k.path);
	draw_targets(p, r);
	curve_history(p, r, (struct stroke){ palette.a7, 2.25, { 0, 0 } });
	draw_points(p, r);
	draw_baseline(p, r);
	curve_gap(&k);
	curve_labels(&k);
	plot_paint_labels(p);
}

/* In little there are neither ranges nor further comparators: the lines have
   all the room. */
static struct extent
spark_extent(const struct indicator_result *r)
{
	struct extent e = { HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL };

	extend_points(&e, r, false);
	extend_comparators(&e, r, 1, e.t0);
	extend_path(&e, r);
	return e;
}

#define SPARK_FOOT	16.0	/* for the periods below it */

void
chart_sparkline(struct canvas *c, const void *data)
{
	const struct indicator_result *r = data;
	const struct comparator_list *l = &r->indicator->comparators;
	struct extent e;
	struct plot p;
	struct xy *pts;
	bool words = c->h >= 38 + SPARK_FOOT;

	if (r->latest == NULL)
		return;
	memset(&p, 0, sizeof p);
	e = spark_extent(r);
	p.c = c;
	p.t0 = e.t0;
	p.t1 = e.t1;
	if (!(e.most > e.least)) {	/* level: in the middle */
		e.least -= 0.5;
		e.most += 0.5;
	}
	p.scale = (struct axis){ e.least, e.most, 1 };
	p.left = 3;
	p.right = c->w - 6;
	p.top = 3;
	p.bottom = words ? c->h - SPARK_FOOT : c->h - 3;
	if (l->n > 0)
		curve_comparator(&p, &l->items[0], (struct stroke){
		    palette.edge, 1, { 0, 0 } });
	curve_path(&p, r, (struct stroke){ palette.ink2, 0.9, { 3, 2 } },
	    &pts);
	curve_history(&p, r, (struct stroke){ palette.a7, 1.5, { 0, 0 } });
	plot_dot(&p, plot_x(&p, r->latest->t), plot_y(&p, r->latest->x), 2.6,
	    palette.a7);
	if (r->final != NULL)
		canvas_rect(c, plot_x(&p, r->final->t) - 5,
		    plot_y(&p, r->final->x) - 1.125, 10, 2.25, &palette.ink,
		    NULL);
	if (words)
		curve_spark_periods(&p, r);
}
