#ifndef TESTS_DRAWING_H
#define TESTS_DRAWING_H

/* What holds of every picture, and the way from a plan to its pictures. */

#include "load_plan.h"

#include "canvas.h"
#include "doc.h"
#include "render.h"

/* Letters of one width, a little wider than those of the true face. */
static inline double
letters(void *ctx, const char *s, double size, bool bold)
{
	double n = 0;

	(void)ctx;
	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n * size * (bold ? 0.56 : 0.52);
}

static inline struct canvas
drawn(struct arena *a, double w, double h,
    void (*draw)(struct canvas *, const void *), const void *data)
{
	struct canvas c;

	canvas_init(&c, a, w, h, letters, NULL);
	draw(&c, data);
	return c;
}

static inline size_t
count_text(const struct canvas *c, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->ops[i].kind == OP_TEXT &&
		    strcmp(c->ops[i].text, text) == 0;
	return n;
}

/* The smallest rectangle around what an operation paints. */
static inline void
op_extent(const struct op *op, double *x1, double *y1, double *x2, double *y2)
{
	double half = op->stroke ? op->line_width / 2 : 0;

	*x1 = op->x;
	*y1 = op->y;
	*x2 = op->x + op->w;
	*y2 = op->y + op->h;
	if (op->kind == OP_TEXT) {
		*y1 = op->y - 0.73 * op->size;
		*y2 = op->y + 0.2 * op->size;
	} else if (op->kind == OP_CIRCLE) {
		*x1 = op->x - op->w;
		*y1 = op->y - op->w;
		*y2 = op->y + op->w;
	}
	for (size_t i = 0; i < op->n; i++) {
		*x1 = i == 0 ? op->pts[i].x : fmin(*x1, op->pts[i].x);
		*x2 = i == 0 ? op->pts[i].x : fmax(*x2, op->pts[i].x);
		*y1 = i == 0 ? op->pts[i].y : fmin(*y1, op->pts[i].y);
		*y2 = i == 0 ? op->pts[i].y : fmax(*y2, op->pts[i].y);
	}
	*x1 -= half;
	*y1 -= half;
	*x2 += half;
	*y2 += half;
}

static inline void
assert_inside(const struct canvas *c, const struct op *op)
{
	double x1, y1, x2, y2;

	assert_true(op_is_finite(op));
	op_extent(op, &x1, &y1, &x2, &y2);
	if (x1 < -0.6 || y1 < -0.6 || x2 > c->w + 0.6 || y2 > c->h + 0.6)
		fail_msg("%s of %g,%g to %g,%g leaves the box %g × %g",
		    op->kind == OP_TEXT ? op->text : "a shape", x1, y1, x2,
		    y2, c->w, c->h);
}

/* Finite, within the box, readable, and no text on another. */
static inline void
assert_drawing(const struct canvas *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct op *a = &c->ops[i];
		double ax1, ay1, ax2, ay2;

		assert_inside(c, a);
		if (a->kind == OP_RECT)
			assert_true(a->w >= 0 && a->h >= 0);
		if (a->kind != OP_TEXT)
			continue;
		assert_true(a->size >= 8 || strlen(a->text) == 1);
		op_extent(a, &ax1, &ay1, &ax2, &ay2);
		for (size_t k = i + 1; k < c->n; k++) {
			const struct op *b = &c->ops[k];
			double bx1, by1, bx2, by2;

			if (b->kind != OP_TEXT)
				continue;
			op_extent(b, &bx1, &by1, &bx2, &by2);
			if (fmin(ax2, bx2) - fmax(ax1, bx1) > 0.3 &&
			    fmin(ay2, by2) - fmax(ay1, by1) > 1.2)
				fail_msg("\"%s\" covers \"%s\"", a->text,
				    b->text);
		}
	}
}

/* As high as what is drawn needs it, and right. */
static inline struct canvas
fitted(struct arena *a, double w,
    double (*fit)(const struct canvas *, const void *),
    void (*draw)(struct canvas *, const void *), const void *data)
{
	struct canvas c;

	canvas_init(&c, a, w, 0, letters, NULL);
	c.h = fit(&c, data);
	draw(&c, data);
	assert_drawing(&c);
	return c;
}

/* The words, which must be there. */
static inline const struct op *
text_op(const struct canvas *c, const char *text)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].kind == OP_TEXT &&
		    strcmp(c->ops[i].text, text) == 0)
			return &c->ops[i];
	fail_msg("\"%s\" is not drawn", text);
	return NULL;
}

/* ---- from a plan ---- */

static inline struct doc *
composed(struct arena *a, const char *yaml)
{
	struct loaded *l = load_checked(a, arena_printf(a, "planpress: 1\n%s",
	    yaml));
	struct render_job job = { .arena = a, .stem = "plan",
	    .diags = &l->diags, .analysis = l->analysis };

	return compose_plan(&job);
}

/* The first picture below a block that is drawn so, or NULL. */
static inline const struct figure *
figure_of(const struct block *b, void (*draw)(struct canvas *, const void *))
{
	if (b->figure != NULL && b->figure->draw == draw)
		return b->figure;
	for (const struct block *k = b->first; k != NULL; k = k->next) {
		const struct figure *f = figure_of(k, draw);

		if (f != NULL)
			return f;
	}
	return NULL;
}

static inline struct canvas
figure_drawn(struct arena *a, const struct figure *f, double w)
{
	struct canvas c;

	canvas_init(&c, a, w, f->height, letters, NULL);
	if (f->fit != NULL)
		c.h = f->fit(&c, f->data);
	f->draw(&c, f->data);
	return c;
}

#endif
