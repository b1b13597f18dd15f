#include <math.h>
#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "chart_curve.h"

/* The words of a curve: periods, what the marks mean, the gap. */

/* ---- the axis of time ---- */

static double
typical_step(const struct indicator_result *r)
{
	double best = 0;

	/* The smallest step that occurs: holes make steps longer. */
	for (size_t i = 1; i < r->n_points; i++) {
		double d = r->points[i].t - r->points[i - 1].t;

		if (d > 0.02 && (best == 0 || d < best))
			best = d;
	}
	return best == 0 ? 1 : best;
}

/* A period like `like`, `years` earlier; NULL if it has no plain name. */
static const char *
earlier_period(struct arena *a, const struct period *like, int years)
{
	int y, m, d, y2, m2, d2;

	if (!is_set(*like))
		return NULL;
	day_split(like->first, &y, &m, &d);
	day_split(like->last, &y2, &m2, &d2);
	switch (like->grain) {
	case GRAIN_YEAR:
		return arena_printf(a, "%d", y - years);
	case GRAIN_FISCAL:
	case GRAIN_ACADEMIC:
		return arena_printf(a, "%d/%02d", y - years,
		    (y2 - years) % 100);
	case GRAIN_POOL:
		return arena_printf(a, "%d–%02d", y - years,
		    (y2 - years) % 100);
	case GRAIN_DAY:
	case GRAIN_MONTH:
	case GRAIN_QUARTER:
	case GRAIN_FISCAL_QUARTER:
		break;
	}
	return NULL;
}

/* What stands under the axis at moment t, which is i steps back. */
static const char *
period_name(const struct curve *k, double t, int i, double step)
{
	struct arena *a = k->plot.c->arena;
	const struct indicator_result *r = k->r;
	const struct period *last = r->final != NULL ?
	    &r->final->target->period : &r->latest->reading->period;
	const char *name;
	double years = i * step;

	if (i == 0 && (name = earlier_period(a, last, 0)) != NULL)
		return name;
	for (size_t j = 0; j < r->n_points; j++) {
		const struct reading *reading = r->points[j].reading;

		if (reading == NULL || fabs(r->points[j].t - t) > 0.3 * step)
			continue;
		name = earlier_period(a, &reading->period, 0);
		return name != NULL ? name :
		    period_value_text(a, &reading->period);
	}
	if (i == 0)
		return period_value_text(a, last);
	if (fabs(years - round(years)) > 0.05)
		return NULL;
	return earlier_period(a, last, (int)lround(years));
}

#define MAX_PERIODS	400

/* Counted back from the target, so that its period is always named. */
void
curve_periods(struct curve *k)
{
	struct plot *p = &k->plot;
	double step = typical_step(k->r), widest = 0, pitch;
	double end = k->r->final != NULL ? k->r->final->t : k->r->latest->t;
	int n = (int)((end - p->t0) / step + 0.3) + 1, every;
	const char **names;

	n = n < 1 ? 1 : n > MAX_PERIODS ? MAX_PERIODS : n;
	names = arena_array(p->c->arena, (size_t)n, sizeof *names);
	for (int i = 0; i < n; i++) {
		double w;

		names[i] = period_name(k, end - i * step, i, step);
		if (names[i] == NULL)
			continue;
		w = canvas_width(p->c, names[i], 8, false);
		if (w > widest)
			widest = w;
	}
	pitch = plot_x(p, end) - plot_x(p, end - step);
	every = pitch <= 0 ? n : (int)ceil((widest + 8) / pitch);
	for (int i = 0; i < n; i += every < 1 ? 1 : every) {
		double x = plot_x(p, end - i * step), w;

		if (names[i] == NULL)
			continue;
		canvas_line(p->c, x, p->bottom, x, p->bottom + 3.5,
		    (struct stroke){ palette.ink2, 0.75, { 0, 0 } });
		w = canvas_text(p->c, x, p->bottom + 13.5, ANCHOR_MIDDLE, 8,
		    false, palette.ink2, names[i]);
		plot_avoid_box(p, x - w / 2, p->bottom + 7.6, w, 7.5);
	}
}

void
curve_spark_periods(struct plot *p, const struct indicator_result *r)
{
	struct arena *a = p->c->arena;
	const struct period *first = &r->points[0].reading->period;
	const struct period *last = r->final != NULL ?
	    &r->final->target->period : &r->latest->reading->period;
	const char *from = earlier_period(a, first, 0);
	const char *to = earlier_period(a, last, 0);
	double y = p->c->h - 2;

	if (from == NULL)
		from = period_value_text(a, first);
	if (to == NULL)
		to = period_value_text(a, last);
	if (canvas_width(p->c, from, 8, false) +
	    canvas_width(p->c, to, 8, false) + 6 <= p->c->w)
		canvas_text(p->c, 0, y, ANCHOR_START, 8, false, palette.ink2,
		    from);
	canvas_text(p->c, p->c->w, y, ANCHOR_END, 8, false, palette.ink2, to);
}

/* ---- breaks ---- */

/* Whether one way of measuring ends before the ith point; x: where. */
static bool
break_before(struct curve *k, size_t i, double *x)
{
	const struct point *a = &k->r->points[i - 1], *b = &k->r->points[i];

	*x = plot_x(&k->plot, (a->t + b->t) / 2);
	/* A record may begin with periods that have no figure. */
	return a->run != b->run && *x > k->plot.left;
}

/* Where one way of measuring ends and the next begins. */
void
curve_breaks(struct curve *k)
{
	struct plot *p = &k->plot;
	double x;

	for (size_t i = 1; i < k->r->n_points; i++)
		if (break_before(k, i, &x))
			plot_polyline(p, (struct xy[]){ { x, p->top },
			    { x, p->bottom } }, 2, (struct stroke){
			    palette.ink2, 0.75, { 3, 2 } });
}

/* ---- labels in the plot ---- */

static bool
on_gridline(const struct plot *p, double y, double h)
{
	struct axis a = p->scale;

	for (double v = a.lo; v <= a.hi + a.step / 2; v += a.step) {
		double at = plot_y(p, v);

		if (at > y && at < y + h)
			return true;
	}
	return false;
}

/* The name of a line, beside one of its points, the middle ones first. */
static bool
place_along(struct plot *p, const struct note *n, const struct xy *pts,
    size_t n_pts, bool plate)
{
	double w = note_width(p, n), h = note_height(n);

	for (int away = 5; away <= 17; away += 6)
		for (size_t i = 0; i < n_pts; i++) {
			size_t half = (i + 1) / 2;
			size_t at = i % 2 == 1 ? n_pts / 2 - half :
			    n_pts / 2 + half;
			double x;

			if (at >= n_pts)
				continue;
			x = pts[at].x - w / 2;
			for (int below = 0; below < 2; below++) {
				double y = below ? pts[at].y + away :
				    pts[at].y - away - h;

				if (!note_fits(p, n, x, y) || (!plate &&
				    on_gridline(p, y, h)))
					continue;
				note_put(p, n, x, y, ANCHOR_START, plate);
				return true;
			}
		}
	return false;
}

/* From a point to its label. */
static void
draw_leader(struct plot *p, double x1, double y1, double x2, double y2)
{
	plot_polyline(p, (struct xy[]){ { x1, y1 }, { x2, y2 } }, 2,
	    (struct stroke){ palette.ink2, 0.5, { 0, 0 } });
}

/* Straight above or below, farther and farther, with a leader. */
static bool
place_above_below(struct plot *p, const struct note *n, double x, double y)
{
	double w = note_width(p, n), h = note_height(n);

	for (int away = 9; away < 130; away += 7)
		for (int below = 0; below < 2; below++) {
			double top = below ? y + away : y - away - h;

			if (!note_fits(p, n, x - w / 2, top))
				continue;
			if (away > 16)
				draw_leader(p, x, below ? y + 5 : y - 5, x,
				    below ? top - 2 : top + h + 2);
			note_put(p, n, x, top, ANCHOR_MIDDLE, true);
			return true;
		}
	return false;
}

/* Anywhere near, the nearest first, with a leader. */
static bool
place_near(struct plot *p, const struct note *n, double x, double y)
{
	double w = note_width(p, n), h = note_height(n);

	for (int away = 8; away <= 128; away += 8)
		for (int right = 1; right >= 0; right--)
			for (int dy = -away; dy <= away; dy += 8) {
				double left = right ? x + away :
				    x - away - w, mid = y + dy;

				if (!note_fits(p, n, left, mid - h / 2))
					continue;
				draw_leader(p, right ? x + 5 : x - 5, y,
				    right ? left - 2 : left + w + 2, mid);
				note_put(p, n, left, mid - h / 2,
				    ANCHOR_START, true);
				return true;
			}
	return false;
}

static double
between(double x, double lo, double hi)
{
	return x > hi ? hi : x < lo ? lo : x;
}

/* false: it finds no place that is free, and must have one none the less. */
static bool
label_latest(struct curve *k, bool must)
{
	const struct indicator_result *r = k->r;
	struct plot *p = &k->plot;
	double x = plot_x(p, r->latest->t), y = plot_y(p, r->latest->x);
	bool base = r->no_baseline == NULL &&
	    fabs(r->baseline_t - r->latest->t) < 0.01;
	struct note n = { .size = 9, .bold = true, .colour = palette.a7,
	    .text = curve_value(p, r, r->latest->x, r->decimals),
	    .second = base ? "Latest and baseline" : "Latest" };

	if (note_around(p, &n, x, y) || place_above_below(p, &n, x, y) ||
	    place_near(p, &n, x, y))
		return true;
	/* Never left out: at the worst it covers part of a line. */
	if (must)
		note_put(p, &n, between(x - 7 - note_width(p, &n), p->left,
		    p->label_right), between(y - 3 - note_height(&n), p->top,
		    p->bottom - note_height(&n)), ANCHOR_START, true);
	return false;
}

/* At the top, left of its line or right of it, or else lower down. */
static bool
place_beside(struct plot *p, const struct note *n, double x)
{
	double w = note_width(p, n);

	for (double y = p->top + 3; y < p->bottom; y += 4)
		for (int right = 0; right < 2; right++) {
			double left = right ? x + 4 : x - 4 - w;

			if (!note_fits(p, n, left, y))
				continue;
			note_put(p, n, right ? left : left + w, y, right ?
			    ANCHOR_START : ANCHOR_END, true);
			return true;
		}
	return false;
}

/* On its line, where its plate covers the fewest others. */
static void
place_upon(struct plot *p, const struct note *n, double x)
{
	double w = note_width(p, n), at = 0;
	double left = between(x - w / 2, p->left, p->label_right - w);
	size_t least = SIZE_MAX, lines;

	for (double y = p->top + 3; y < p->bottom; y += 2)
		if (note_is_clear(p, n, left, y, &lines) && lines < least) {
			least = lines;
			at = y;
		}
	if (least < SIZE_MAX)
		note_put(p, n, left, at, ANCHOR_START, true);
}

static void
label_breaks(struct curve *k)
{
	struct plot *p = &k->plot;

	for (size_t i = 1; i < k->r->n_points; i++) {
		struct note n = { .size = 8, .colour = palette.ink2,
		    .text = "Measured differently" };
		double x;

		if (!break_before(k, i, &x))
			continue;
		n.second = arena_printf(p->c->arena, "from %s",
		    period_value_text(p->c->arena,
		    &k->r->points[i].reading->period));
		if (!place_beside(p, &n, x))
			place_upon(p, &n, x);
	}
}

static void
label_baseline(struct curve *k)
{
	const struct indicator_result *r = k->r;
	struct plot *p = &k->plot;
	struct arena *a = p->c->arena;
	struct note n = { .size = 9, .bold = true, .colour = palette.ink };
	const struct period *period = &r->indicator->baseline.period;
	double x, y;

	if (r->no_baseline != NULL || fabs(r->baseline_t - r->latest->t) <
	    0.01)
		return;
	n.text = arena_printf(a, "Baseline %s", curve_value(p, r,
	    r->baseline_x, r->decimals));
	if (is_given(*period))
		n.second = period_value_text(a, period);
	x = plot_x(p, r->baseline_t);
	y = plot_y(p, r->baseline_x);
	if (!place_above_below(p, &n, x, y))
		note_around(p, &n, x, y);
}

/* The points of this area that are there, as places on the page. */
static size_t
own_points(struct curve *k, struct xy **out)
{
	const struct indicator_result *r = k->r;
	size_t n = 0;

	*out = arena_array(k->plot.c->arena, r->n_points, sizeof **out);
	for (size_t i = 0; i < r->n_points; i++)
		if (!r->points[i].hole)
			(*out)[n++] = (struct xy){
			    plot_x(&k->plot, r->points[i].t),
			    plot_y(&k->plot, r->points[i].x) };
	return n;
}

static void
label_lines(struct curve *k)
{
	const struct comparator_list *l = &k->r->indicator->comparators;
	struct note n = { .size = 9, .bold = true, .colour = palette.a7 };
	struct xy *pts;
	size_t n_pts = own_points(k, &pts);

	if (k->r->area != NULL && *k->r->area != '\0' && n_pts > 1) {
		n.text = k->r->area;
		place_along(&k->plot, &n, pts, n_pts, true);
	}
	n.bold = false;
	n.colour = palette.ink2;
	for (size_t i = 0; i < l->n; i++) {
		if (k->lines[i].n == 0 || !is_given(l->items[i].name))
			continue;
		n.text = l->items[i].name.v.raw;
		place_along(&k->plot, &n, k->lines[i].pts, k->lines[i].n,
		    true);
	}
}

/* From the bottom of the plot upwards, at x or close beside it. */
static void
place_under(struct plot *p, const struct note *n, double x)
{
	double w = note_width(p, n);
	const double lefts[] = { x - w / 2, x - 5 - w, x + 5 };

	for (double y = p->bottom - 24; y > p->top; y -= 6)
		for (size_t i = 0; i < sizeof lefts / sizeof *lefts; i++)
			if (note_fits(p, n, lefts[i], y)) {
				note_put(p, n, lefts[i] + w / 2, y,
				    ANCHOR_MIDDLE, true);
				return;
			}
}

static void
label_holes(struct curve *k)
{
	const struct indicator_result *r = k->r;
	struct plot *p = &k->plot;
	struct arena *a = p->c->arena;

	for (size_t i = 0, j; i < r->n_points; i = j) {
		struct note n = { .size = 8, .colour = palette.ink2,
		    .text = "No figure" };
		double x;

		j = i + 1;
		if (!r->points[i].hole || r->points[i].reading == NULL)
			continue;
		while (j < r->n_points && r->points[j].hole &&
		    r->points[j].reading != NULL)
			j++;
		n.second = j == i + 1 ? arena_printf(a, "for %s",
		    period_value_text(a, &r->points[i].reading->period)) :
		    arena_printf(a, "for %s to %s", period_value_text(a,
		    &r->points[i].reading->period), period_value_text(a,
		    &r->points[j - 1].reading->period));
		x = plot_x(p, (r->points[i].t + r->points[j - 1].t) / 2);
		place_under(p, &n, x);
	}
}

/* Inside its band, where that is high enough for words. */
static void
label_range(struct curve *k, const char *words, double upper, double lower)
{
	struct plot *p = &k->plot;
	struct note n = { .size = 8, .colour = palette.ink2, .text = words };
	double top = plot_y(p, upper), bottom = plot_y(p, lower);
	double x = plot_x(p, k->r->final->t) - 5 - note_width(p, &n);

	if (bottom - top < 14)
		return;
	for (double y = top + 3; y + note_height(&n) < bottom - 2; y += 3)
		if (note_fits(p, &n, x, y)) {
			note_put(p, &n, x, y, ANCHOR_START, false);
			return;
		}
}

static void
label_path(struct curve *k)
{
	struct note n = { .size = 8, .colour = palette.ink,
	    .text = "Path to target" };

	if (k->n_path > 1)
		place_along(&k->plot, &n, k->path, k->n_path,
		    !curve_has_fan(k->r));
}

static void
label_comparator_values(struct curve *k)
{
	const struct comparator_list *l = &k->r->indicator->comparators;
	struct plot *p = &k->plot;

	for (size_t i = 0; i < l->n; i++) {
		const struct curve_line *line = &k->lines[i];
		struct note n = { .size = 9, .colour = palette.ink2 };
		const struct xy *end;

		if (line->n == 0)
			continue;
		end = &line->pts[line->n - 1];
		n.text = curve_value(p, k->r, line->last, k->r->decimals);
		note_around(p, &n, end->x, end->y);
	}
}

/* A line that does not start at zero says so. */
static void
label_axis(struct curve *k)
{
	struct plot *p = &k->plot;
	double x = p->right + 8, y = p->bottom + 2;
	const char *text = arena_printf(p->c->arena, "Axis from %s",
	    curve_value(p, k->r, p->scale.lo, axis_decimals(p->scale)));
	double w = canvas_width(p->c, text, 8, false);

	if (p->scale.lo == 0 || x + w > p->c->w)
		return;
	for (size_t i = 0; i < p->n_boxes; i++) {
		const struct box *b = &p->boxes[i];

		if (b->x < x + w && x < b->x + b->w && b->y < y + 2 &&
		    y - 8 < b->y + b->h)
			return;
	}
	canvas_text(p->c, x, y, ANCHOR_START, 8, false, palette.ink2, text);
}

/* In order of rank: what finds no room is left out from the end. */
void
curve_labels(struct curve *k)
{
	const struct outlook *o = &k->r->outlook;
	struct plot *p = &k->plot;
	bool fan = curve_has_fan(k->r);
	size_t n_boxes = p->n_boxes;

	/* Only the words of the fan stand on it. */
	p->label_right = fan ? plot_x(p, curve_fan_start(k->r)) : p->right;
	label_breaks(k);
	if (!label_latest(k, false)) {
		/* What else stands there gives way. */
		p->n_labels = 0;
		p->n_boxes = n_boxes;
		label_latest(k, true);
		label_breaks(k);
	}
	label_baseline(k);
	label_lines(k);
	label_holes(k);
	label_comparator_values(k);
	p->label_right = p->right;
	if (fan) {
		label_range(k, o->extrapolated ? "95%, extrapolated" :
		    "95% range", o->hi95, o->hi80);
		label_range(k, "80% range", o->hi80, o->mid);
	}
	label_path(k);
	label_axis(k);
}
