#include "chart_plot.h"

#include <math.h>
#include <string.h>

#include "arena.h"

/* In at most so many steps and a part; rounding outwards adds one or two. */
static struct axis
axis_of(double least, double most, bool whole, double steps)
{
	static const double nice[] = { 1, 2, 2.5, 5, 10, 20, 50 };
	double range = most - least, unit;
	struct axis s;

	if (!(range > 0))
		range = fabs(most) > 0 ? fabs(most) * 0.2 : 1;
	unit = pow(10, floor(log10(range / 5)));
	if (whole && unit < 1)
		unit = 1;
	s.step = unit;
	for (size_t i = 0; i < sizeof nice / sizeof *nice; i++) {
		s.step = nice[i] * unit;
		if (whole && s.step != floor(s.step))
			continue;
		if (range / s.step <= steps)
			break;
	}
	/* Rounding must not add a step where the end lies on a line. */
	s.lo = floor(least / s.step + 1e-9) * s.step;
	s.hi = ceil(most / s.step - 1e-9) * s.step;
	if (s.hi <= s.lo)
		s.hi = s.lo + s.step;
	return s;
}

#define MOST_STEPS	6.5

struct axis
axis_around(double least, double most, bool whole)
{
	return axis_of(least, most, whole, MOST_STEPS);
}

#define TICK_PITCH	11.0	/* that labels of 8 points need */

struct axis
axis_in(double least, double most, bool whole, double height)
{
	struct axis s = axis_around(least, most, whole);

	for (double steps = MOST_STEPS - 1; steps > 0 &&
	    (s.hi - s.lo) / s.step * TICK_PITCH > height; steps--)
		s = axis_of(least, most, whole, steps);
	return s;
}

int
axis_decimals(struct axis s)
{
	for (int d = 0; d < 4; d++) {
		double scaled = s.step * pow(10, d);

		if (fabs(scaled - round(scaled)) < 1e-6)
			return d;
	}
	return 4;
}

double
plot_x(const struct plot *p, double t)
{
	if (p->t1 <= p->t0)
		return (p->left + p->right) / 2;
	return p->left + (t - p->t0) / (p->t1 - p->t0) * (p->right - p->left);
}

double
plot_y(const struct plot *p, double v)
{
	return p->bottom - (v - p->scale.lo) / (p->scale.hi - p->scale.lo) *
	    (p->bottom - p->top);
}

void
plot_avoid_box(struct plot *p, double x, double y, double w, double h)
{
	if (p->n_boxes == p->cap_boxes) {
		p->cap_boxes = p->cap_boxes == 0 ? 32 : p->cap_boxes * 2;
		p->boxes = arena_grow(p->c->arena, p->boxes, p->n_boxes,
		    p->cap_boxes, sizeof *p->boxes);
	}
	p->boxes[p->n_boxes++] = (struct box){ x, y, w, h };
}

void
plot_avoid_line(struct plot *p, struct xy a, struct xy b)
{
	if (p->n_segments == p->cap_segments) {
		p->cap_segments = p->cap_segments == 0 ? 64 :
		    p->cap_segments * 2;
		p->segments = arena_grow(p->c->arena, p->segments,
		    p->n_segments, p->cap_segments, sizeof *p->segments);
	}
	p->segments[p->n_segments++] =
	    (struct segment){ a.x, a.y, b.x, b.y };
}

void
plot_polyline(struct plot *p, const struct xy *pts, size_t n,
    struct stroke s)
{
	canvas_polyline(p->c, pts, n, s);
	for (size_t i = 1; i < n; i++)
		plot_avoid_line(p, pts[i - 1], pts[i]);
}

void
plot_dot(struct plot *p, double x, double y, double r, struct colour colour)
{
	canvas_circle(p->c, x, y, r, &colour, NULL);
	plot_avoid_box(p, x - r, y - r, 2 * r, 2 * r);
}

/* ---- labels ---- */

double
note_width(const struct plot *p, const struct note *n)
{
	double w = canvas_width(p->c, n->text, n->size, n->bold), second;

	if (n->second == NULL)
		return w;
	second = canvas_width(p->c, n->second, 8, false);
	return second > w ? second : w;
}

double
note_height(const struct note *n)
{
	return n->size * 0.93 + (n->second == NULL ? 0 : 10);
}

bool
boxes_meet(const struct box *a, const struct box *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w &&
	    a->y < b->y + b->h && b->y < a->y + a->h;
}

/* Whether a line enters a box (Liang and Barsky's clipping). */
static bool
segment_meets(const struct segment *s, const struct box *b)
{
	double from = 0, to = 1;
	double dx = s->x2 - s->x1, dy = s->y2 - s->y1;
	const double p[4] = { -dx, dx, -dy, dy };
	const double q[4] = { s->x1 - b->x, b->x + b->w - s->x1,
	    s->y1 - b->y, b->y + b->h - s->y1 };

	for (int i = 0; i < 4; i++) {
		double r;

		if (p[i] == 0) {
			if (q[i] < 0)
				return false;
			continue;
		}
		r = q[i] / p[i];
		if (p[i] < 0 && r > from)
			from = r;
		if (p[i] > 0 && r < to)
			to = r;
	}
	return from <= to;
}

bool
note_is_clear(const struct plot *p, const struct note *n, double x, double y,
    size_t *lines)
{
	struct box b = { x - 1, y - 1, note_width(p, n) + 2,
	    note_height(n) + 2 };

	if (x < p->left || x + b.w > p->label_right + 2 || y < p->top ||
	    y + b.h > p->bottom)
		return false;
	for (size_t i = 0; i < p->n_boxes; i++)
		if (boxes_meet(&b, &p->boxes[i]))
			return false;
	*lines = 0;
	for (size_t i = 0; i < p->n_segments; i++)
		*lines += segment_meets(&p->segments[i], &b);
	return true;
}

bool
note_fits(const struct plot *p, const struct note *n, double x, double y)
{
	size_t lines;

	return note_is_clear(p, n, x, y, &lines) && lines == 0;
}

static void
label_add(struct plot *p, double x, double baseline, double size, bool bold,
    struct colour colour, const char *text, bool plate)
{
	if (p->n_labels == p->cap_labels) {
		p->cap_labels = p->cap_labels == 0 ? 16 : p->cap_labels * 2;
		p->labels = arena_grow(p->c->arena, p->labels, p->n_labels,
		    p->cap_labels, sizeof *p->labels);
	}
	p->labels[p->n_labels++] = (struct label){ x, baseline, size, bold,
	    plate, colour, text };
}

/* x is the left end, middle or right end of the note as `anchor` says. */
void
note_put(struct plot *p, const struct note *n, double x, double y,
    enum anchor anchor, bool plate)
{
	double w = note_width(p, n);
	const char *lines[2] = { n->text, n->second };
	double left = anchor == ANCHOR_START ? x :
	    anchor == ANCHOR_MIDDLE ? x - w / 2 : x - w;

	for (int i = 0; i < 2 && lines[i] != NULL; i++) {
		double size = i == 0 ? n->size : 8;
		bool bold = i == 0 && n->bold;
		double line_w = canvas_width(p->c, lines[i], size, bold);
		double lx = anchor == ANCHOR_START ? left :
		    anchor == ANCHOR_MIDDLE ? left + (w - line_w) / 2 :
		    left + w - line_w;

		label_add(p, lx, y + n->size * 0.73 + i * 10, size, bold,
		    i == 0 ? n->colour : palette.ink2, lines[i], plate);
	}
	plot_avoid_box(p, left - 1, y - 1, w + 2, note_height(n) + 2);
}

bool
note_around(struct plot *p, const struct note *n, double x, double y)
{
	double w = note_width(p, n), h = note_height(n);
	const struct xy places[] = {
		{ x + 7, y - h / 2 }, { x - w / 2, y - 7 - h },
		{ x - w / 2, y + 7 }, { x - 7 - w, y - 3 - h },
		{ x - 7 - w, y - h / 2 }, { x - 7 - w, y + 4 },
		{ x + 5, y - 5 - h }, { x + 5, y + 6 },
		{ x - w / 2, y - 16 - h }, { x - w / 2, y + 16 },
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (note_fits(p, n, places[i].x, places[i].y)) {
			note_put(p, n, places[i].x, places[i].y,
			    ANCHOR_START, true);
			return true;
		}
	return false;
}

void
plot_paint_labels(struct plot *p)
{
	for (size_t i = 0; i < p->n_labels; i++) {
		const struct label *l = &p->labels[i];

		if (l->plate)
			canvas_rect(p->c, l->x - 1.5, l->baseline -
			    l->size * 0.78, canvas_width(p->c, l->text,
			    l->size, l->bold) + 3, l->size * 1.02,
			    &palette.white, NULL);
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		const struct label *l = &p->labels[i];

		canvas_text(p->c, l->x, l->baseline, ANCHOR_START, l->size,
		    l->bold, l->colour, l->text);
	}
}
