#include "canvas.h"

#include <math.h>
#include <string.h>

#include "arena.h"
#include "wording.h"

const struct palette palette = {
	.ink = { 0x16, 0x20, 0x2A }, .ink2 = { 0x46, 0x52, 0x5E },
	.ink3 = { 0x59, 0x65, 0x71 }, .edge = { 0x78, 0x84, 0x8F },
	.rule = { 0xC3, 0xCA, 0xD1 }, .tint2 = { 0xE4, 0xE9, 0xED },
	.tint = { 0xF3, 0xF5, 0xF7 }, .white = { 0xFF, 0xFF, 0xFF },
	.a9 = { 0x0B, 0x3A, 0x47 }, .a7 = { 0x0F, 0x52, 0x66 },
	.a5 = { 0x2F, 0x7F, 0x93 }, .a4 = { 0x6F, 0xA7, 0xB6 },
	.a3 = { 0x8F, 0xBC, 0xC8 }, .a2 = { 0xBD, 0xD8, 0xDF },
	.a1 = { 0xDF, 0xED, 0xF0 }, .a0 = { 0xF1, 0xF7, 0xF8 },
	.red = { 0xA6, 0x1B, 0x12 }, .amber = { 0xF5, 0xB3, 0x35 },
	.green = { 0x00, 0x7A, 0x62 }, .high = { 0xEF, 0xA1, 0x5B },
	.moderate = { 0xFB, 0xE3, 0xB8 },
	.criteria = {
		{ 0x0F, 0x52, 0x66 }, { 0x9C, 0xC5, 0xCF },
		{ 0x76, 0x60, 0xA6 }, { 0xDC, 0xD3, 0xEA },
		{ 0x5C, 0x35, 0x19 }, { 0xE6, 0xCD, 0xB2 },
		{ 0x4A, 0x55, 0x60 }, { 0xC9, 0xD0, 0xD6 },
	},
};

void
canvas_init(struct canvas *c, struct arena *arena, double w, double h,
    double (*measure)(void *, const char *, double, bool), void *ctx)
{
	memset(c, 0, sizeof *c);
	c->arena = arena;
	c->w = w;
	c->h = h;
	c->measure = measure;
	c->measure_ctx = ctx;
}

static struct op *
op_add(struct canvas *c, enum op_kind kind)
{
	struct op *op;

	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 64 : c->cap * 2;
		c->ops = arena_grow(c->arena, c->ops, c->n, c->cap,
		    sizeof *c->ops);
	}
	op = &c->ops[c->n++];
	op->kind = kind;
	return op;
}

static void
op_paint(struct op *op, const struct colour *fill, const struct stroke *s)
{
	if (fill != NULL) {
		op->fill = true;
		op->fill_colour = *fill;
	}
	if (s != NULL) {
		op->stroke = true;
		op->stroke_colour = s->colour;
		op->line_width = s->width;
		op->dash[0] = s->dash[0];
		op->dash[1] = s->dash[1];
	}
}

static void
op_points(struct canvas *c, struct op *op, const struct xy *pts, size_t n)
{
	op->pts = arena_array(c->arena, n, sizeof *pts);
	if (n > 0)
		memcpy(op->pts, pts, n * sizeof *pts);
	op->n = n;
}

void
canvas_line(struct canvas *c, double x1, double y1, double x2, double y2,
    struct stroke s)
{
	struct xy pts[2] = { { x1, y1 }, { x2, y2 } };

	canvas_polyline(c, pts, 2, s);
}

void
canvas_polyline(struct canvas *c, const struct xy *pts, size_t n,
    struct stroke s)
{
	struct op *op;

	if (n < 2)
		return;
	op = op_add(c, OP_LINE);
	op_points(c, op, pts, n);
	op_paint(op, NULL, &s);
}

void
canvas_rect(struct canvas *c, double x, double y, double w, double h,
    const struct colour *fill, const struct stroke *s)
{
	struct op *op = op_add(c, OP_RECT);

	op->x = x;
	op->y = y;
	op->w = w;
	op->h = h;
	op_paint(op, fill, s);
}

void
canvas_poly(struct canvas *c, const struct xy *pts, size_t n,
    const struct colour *fill, const struct stroke *s)
{
	struct op *op;

	if (n < 3)
		return;
	op = op_add(c, OP_POLY);
	op_points(c, op, pts, n);
	op_paint(op, fill, s);
}

void
canvas_circle(struct canvas *c, double x, double y, double r,
    const struct colour *fill, const struct stroke *s)
{
	struct op *op = op_add(c, OP_CIRCLE);

	op->x = x;
	op->y = y;
	op->w = r;
	op_paint(op, fill, s);
}

double
canvas_text(struct canvas *c, double x, double y, enum anchor anchor,
    double size, bool bold, struct colour colour, const char *text)
{
	double w = canvas_width(c, text, size, bold);
	struct op *op = op_add(c, OP_TEXT);

	if (anchor == ANCHOR_MIDDLE)
		x -= w / 2;
	else if (anchor == ANCHOR_END)
		x -= w;
	op->x = x;
	op->y = y;
	op->w = w;
	op->text = arena_strdup(c->arena, worded(c->arena, text));
	op->size = size;
	op->bold = bold;
	op_paint(op, &colour, NULL);
	return w;
}

void
canvas_undo(struct canvas *c, size_t n)
{
	memset(c->ops + n, 0, (c->n - n) * sizeof *c->ops);
	c->n = n;
}

double
canvas_width(const struct canvas *c, const char *text, double size, bool bold)
{
	return c->measure(c->measure_ctx, worded(c->arena, text), size, bold);
}

/* Where the last word before n, or else the last character, begins. */
static size_t
cut_before(const char *s, size_t n)
{
	size_t k = n;

	while (k > 0 && s[k - 1] != ' ')
		k--;
	while (k > 0 && s[k - 1] == ' ')
		k--;
	if (k > 0)
		return k;
	while (n > 1 && ((unsigned char)s[n - 1] & 0xC0) == 0x80)
		n--;
	return n - 1;
}

const char *
canvas_cut(const struct canvas *c, const char *s, double size, bool bold,
    double w)
{
	const char *t = s = worded(c->arena, s);
	size_t n = strlen(s);

	while (n > 0 && canvas_width(c, t, size, bold) > w) {
		n = cut_before(s, n);
		t = arena_printf(c->arena, "%.*s…", (int)n, s);
	}
	return t;
}

void
op_scale(struct arena *a, struct op *op, double by, double line_by)
{
	struct xy *pts = NULL;

	/* Points may belong to several copies of an operation. */
	if (op->n > 0)
		pts = arena_array(a, op->n, sizeof *pts);
	for (size_t i = 0; i < op->n; i++)
		pts[i] = (struct xy){ op->pts[i].x * by, op->pts[i].y * by };
	op->pts = pts;
	op->x *= by;
	op->y *= by;
	op->w *= by;
	op->h *= by;
	op->size *= by;
	op->line_width *= line_by;
	for (int i = 0; i < 2; i++)
		op->dash[i] = op->dash[i] == 0 ? 0 : op->dash[i] * by < 1 ?
		    1 : (int)(op->dash[i] * by);
}

bool
op_is_finite(const struct op *op)
{
	for (size_t i = 0; i < op->n; i++)
		if (!isfinite(op->pts[i].x) || !isfinite(op->pts[i].y))
			return false;
	return isfinite(op->x) && isfinite(op->y) && isfinite(op->w) &&
	    isfinite(op->h) && isfinite(op->line_width) &&
	    isfinite(op->size);
}
