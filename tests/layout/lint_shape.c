#include "lint_shape.h"

#include <math.h>

bool
is_text(const struct item *it)
{
	return it->kind == ITEM_OP && it->op.kind == OP_TEXT &&
	    it->op.text != NULL && *it->op.text != '\0';
}

/* What the letters of a line take: from tall letters to descenders. */
struct box
text_box(const struct item *it)
{
	double size = it->op.size;

	return (struct box){ it->op.x + it->ox,
	    it->op.y + it->oy - 0.73 * size, it->op.w, 0.93 * size };
}

static bool
box_has(const struct box *b, double x, double y)
{
	return x >= b->x && x <= b->x + b->w && y >= b->y && y <= b->y + b->h;
}

static bool
poly_has(const struct item *it, double x, double y)
{
	const struct xy *p = it->op.pts;
	bool in = false;

	for (size_t i = 0, j = it->op.n - 1; i < it->op.n; j = i++) {
		double ax = p[i].x + it->ox, ay = p[i].y + it->oy;
		double bx = p[j].x + it->ox, by = p[j].y + it->oy;

		if ((ay > y) != (by > y) &&
		    x < (bx - ax) * (y - ay) / (by - ay) + ax)
			in = !in;
	}
	return in;
}

bool
fill_has(const struct item *it, double x, double y)
{
	const struct op *op = &it->op;
	const struct box b = { op->x + it->ox, op->y + it->oy, op->w, op->h };

	if (it->kind != ITEM_OP || !op->fill)
		return false;
	switch (op->kind) {
	case OP_RECT:
		return box_has(&b, x, y);
	case OP_POLY:
		return poly_has(it, x, y);
	case OP_CIRCLE:
		return hypot(x - b.x, y - b.y) <= op->w;
	case OP_LINE:
	case OP_TEXT:
		break;
	}
	return false;
}

/* What is painted at a place before the nth item is. */
struct colour
ground(const struct page *p, size_t n, double x, double y)
{
	while (n-- > 0)
		if (fill_has(p->items[n], x, y))
			return p->items[n]->op.fill_colour;
	return (struct colour){ 255, 255, 255 };
}

/* WCAG 2.1: relative luminance, contrast ratio. */
static double
luminance(struct colour c)
{
	const unsigned char v[3] = { c.r, c.g, c.b };
	static const double share[3] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double x = v[i] / 255.0;

		sum += share[i] * (x <= 0.03928 ? x / 12.92 :
		    pow((x + 0.055) / 1.055, 2.4));
	}
	return sum;
}

double
contrast(struct colour a, struct colour b)
{
	double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

bool
same_colour(struct colour a, struct colour b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* ---- does a line enter a box? ---- */

/* Does any part of the segment lie within the box? (Liang and Barsky) */
static bool
segment_hits(const struct box *b, struct xy p, struct xy q)
{
	const double d[2] = { q.x - p.x, q.y - p.y };
	const double near[4] = { p.x - b->x, b->x + b->w - p.x, p.y - b->y,
	    b->y + b->h - p.y };
	double from = 0, to = 1;

	for (int i = 0; i < 4; i++) {
		double along = i % 2 == 0 ? -d[i / 2] : d[i / 2];

		if (along == 0) {
			if (near[i] <= 0)
				return false;
		} else if (along < 0) {
			from = fmax(from, near[i] / along);
		} else {
			to = fmin(to, near[i] / along);
		}
	}
	return from < to;
}

static bool
outline_hits(const struct box *b, const struct item *it)
{
	const struct op *op = &it->op;
	struct xy p, q;

	for (size_t i = 0; i < op->n; i++) {
		if (i == 0 && op->kind == OP_LINE)
			continue;
		p = op->pts[i == 0 ? op->n - 1 : i - 1];
		q = op->pts[i];
		p = (struct xy){ p.x + it->ox, p.y + it->oy };
		q = (struct xy){ q.x + it->ox, q.y + it->oy };
		if (segment_hits(b, p, q))
			return true;
	}
	return false;
}

static bool
rect_hits(const struct box *b, const struct item *it)
{
	double x = it->op.x + it->ox, y = it->op.y + it->oy;
	const struct xy at[4] = { { x, y }, { x + it->op.w, y },
	    { x + it->op.w, y + it->op.h }, { x, y + it->op.h } };

	for (int i = 0; i < 4; i++)
		if (segment_hits(b, at[i], at[(i + 1) % 4]))
			return true;
	return false;
}

static bool
circle_hits(const struct box *b, const struct item *it)
{
	double x = it->op.x + it->ox, y = it->op.y + it->oy;
	double near = hypot(x - fmax(b->x, fmin(x, b->x + b->w)),
	    y - fmax(b->y, fmin(y, b->y + b->h)));
	double far = hypot(fmax(fabs(x - b->x), fabs(x - b->x - b->w)),
	    fmax(fabs(y - b->y), fabs(y - b->y - b->h)));

	return near < it->op.w && far > it->op.w;
}

bool
stroke_hits(const struct box *b, const struct item *it)
{
	switch (it->op.kind) {
	case OP_LINE:
	case OP_POLY:
		return outline_hits(b, it);
	case OP_RECT:
		return rect_hits(b, it);
	case OP_CIRCLE:
		return circle_hits(b, it);
	case OP_TEXT:
		break;
	}
	return false;
}
