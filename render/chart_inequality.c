#include "chart_inequality.h"

#include <math.h>
#include <string.h>

#include "arena.h"
#include "chart_curve.h"
#include "chart_label.h"

#define SIZE		8.0
#define LINE_H		9.5
#define GUTTER		78.0	/* for the words at the latest period, at
				   least */
#define WORDS_GAP	9.0
#define LINES		2	/* of a name */
#define APART		4.0	/* between words */

/* A block of words at the right, from the top of its first line. */
struct words {
	const char	*lines[LINES + 1];
	size_t		 n, bold;	/* so many lines are bold */
	struct colour	 colour;
	double		 y, h;
};

struct frame {
	struct plot				 p;
	const struct inequality_picture		*d;
};

static double
value_of(const struct inequality_at *at, bool group)
{
	return group ? at->group : at->other;
}

static bool
make_frame(struct frame *f, struct canvas *c)
{
	const struct inequality *q = f->d->q;
	double least = HUGE_VAL, most = -HUGE_VAL, tick;
	struct plot *p = &f->p;

	for (size_t i = 0; i < q->n_at; i++) {
		least = fmin(least, fmin(q->at[i].group, q->at[i].other));
		most = fmax(most, fmax(q->at[i].group, q->at[i].other));
	}
	if (!isfinite(least) || !isfinite(most))
		return false;
	p->c = c;
	p->t0 = q->at[0].t;
	p->t1 = q->at[q->n_at - 1].t;
	p->scale = axis_around(least, most, f->d->r->decimals == 0);
	p->left = 26;
	for (double v = p->scale.lo; v <= p->scale.hi + p->scale.step / 2;
	    v += p->scale.step) {
		tick = 8 + canvas_width(c, curve_value(p, f->d->r, v,
		    axis_decimals(p->scale)), SIZE, false);
		p->left = fmax(p->left, tick);
	}
	p->right = c->w - fmax(GUTTER, WORDS_GAP + canvas_width(c,
	    f->d->gap, SIZE, true));
	p->label_right = p->right - 4;
	p->top = 8;
	p->bottom = c->h - 18;
	return p->right - p->left > 20 && p->bottom > p->top;
}

/* A break in the way of measuring, or a period without both, ends a line. */
static void
draw_line(struct frame *f, bool group)
{
	struct plot *p = &f->p;
	const struct inequality *q = f->d->q;
	struct xy *pts = arena_array(p->c->arena, q->n_at, sizeof(*pts));
	struct stroke s = { group ? palette.a7 : palette.edge,
	    group ? 2 : 1.5, { 0, 0 } };
	size_t n = 0;

	for (size_t i = 0; i < q->n_at; i++) {
		if (n > 0 && q->at[i].run != q->at[i - 1].run) {
			plot_polyline(p, pts, n, s);
			n = 0;
		}
		pts[n++] = (struct xy){ plot_x(p, q->at[i].t),
		    plot_y(p, value_of(&q->at[i], group)) };
	}
	plot_polyline(p, pts, n, s);
	for (size_t i = 0; i < q->n_at; i++)
		plot_dot(p, plot_x(p, q->at[i].t), plot_y(p, value_of(
		    &q->at[i], group)), 2, s.colour);
}

static void
draw_rule(struct frame *f, const struct inequality_at *at)
{
	struct plot *p = &f->p;
	const struct xy pts[] = {
		{ plot_x(p, at->t), plot_y(p, at->group) },
		{ plot_x(p, at->t), plot_y(p, at->other) },
	};

	plot_polyline(p, pts, 2, (struct stroke){ palette.ink, 1, { 0, 0 } });
}

/* ---- words at the latest period ---- */

static struct words
end_words(const struct frame *f, bool group)
{
	const struct inequality_picture *d = f->d;
	struct words w = { .colour = group ? palette.a7 : palette.ink2 };

	w.n = label_lines(f->p.c, d->names[!group], SIZE, group,
	    f->p.c->w - f->p.right - WORDS_GAP, w.lines, LINES);
	w.lines[w.n++] = d->values[!group];
	w.bold = group ? w.n : 0;
	w.h = LINE_H * (double)w.n;
	w.y = plot_y(&f->p, value_of(&d->q->latest, group)) - w.h / 2;
	return w;
}

static struct words
gap_words(const struct frame *f)
{
	const struct inequality_at *at = &f->d->q->latest;
	struct words w = { .colour = palette.ink, .bold = 1 };

	w.lines[w.n++] = f->d->gap;
	w.lines[w.n++] = f->d->was;
	w.h = LINE_H * (double)w.n;
	w.y = plot_y(&f->p, (at->group + at->other) / 2) - w.h / 2;
	return w;
}

/* From the top down, each below the one before; what runs off the end is
   pushed back up. */
static void
push_apart(const struct frame *f, struct words *w[3])
{
	double bottom = f->p.bottom + 4;

	w[0]->y = fmax(w[0]->y, 0);
	for (size_t i = 1; i < 3; i++)
		w[i]->y = fmax(w[i]->y, w[i - 1]->y + w[i - 1]->h + APART);
	for (size_t i = 3; i-- > 0; bottom = w[i]->y - APART)
		w[i]->y = fmin(w[i]->y, bottom - w[i]->h);
}

static void
draw_words(const struct frame *f, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		canvas_text(f->p.c, f->p.right + WORDS_GAP, w->y + 7.5 +
		    LINE_H * (double)i, ANCHOR_START, SIZE, i < w->bold,
		    w->colour, w->lines[i]);
}

static void
draw_end(struct frame *f)
{
	struct words group = end_words(f, true), other = end_words(f, false);
	struct words gap = gap_words(f);
	const struct inequality_at *at = &f->d->q->latest;
	bool above = at->group >= at->other;
	struct words *order[3] = { above ? &group : &other, &gap,
	    above ? &other : &group };

	push_apart(f, order);
	for (size_t i = 0; i < 3; i++)
		draw_words(f, order[i]);
}

/* ---- words at the first period ---- */

static void
draw_first(struct frame *f)
{
	static const double beside[] = { 5, 12, 20, 30, 40, 52, 64 };
	struct plot *p = &f->p;
	const struct inequality_at *at = &f->d->q->first;
	double x = plot_x(p, at->t), high, low, mid;
	struct note n = { .text = f->d->first_gap, .bold = true,
	    .size = SIZE, .colour = palette.ink };
	double h = note_height(&n);

	high = fmin(plot_y(p, at->group), plot_y(p, at->other));
	low = fmax(plot_y(p, at->group), plot_y(p, at->other));
	mid = (high + low) / 2 - h / 2;
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		const double ys[] = { mid, high - h - beside[i],
		    low + beside[i] };

		for (size_t k = 0; k < 3; k++) {
			double left = x + (k == 0 ? beside[i] : 3);

			if (!note_fits(p, &n, left, ys[k]))
				continue;
			note_put(p, &n, left, ys[k], ANCHOR_START, true);
			return;
		}
	}
}

static void
draw_periods(const struct frame *f)
{
	const struct plot *p = &f->p;
	struct canvas *c = p->c;
	double y = p->bottom + 13, x = plot_x(p, f->d->q->latest.t);
	double w = canvas_width(c, f->d->to, SIZE, false);
	double first = plot_x(p, f->d->q->first.t);

	x = fmin(x - w / 2, c->w - w);
	canvas_text(c, x, y, ANCHOR_START, SIZE, false, palette.ink2,
	    f->d->to);
	w = canvas_width(c, f->d->from, SIZE, false);
	first = fmax(first - w / 2, 0);
	if (first + w + 8 <= x)
		canvas_text(c, first, y, ANCHOR_START, SIZE, false,
		    palette.ink2, f->d->from);
}

void
chart_inequality(struct canvas *c, const void *data)
{
	struct frame f = { .d = data };

	if (f.d->q->n_at == 0 || !make_frame(&f, c))
		return;
	curve_gridlines(&f.p, f.d->r);
	draw_line(&f, false);
	draw_line(&f, true);
	draw_rule(&f, &f.d->q->latest);
	draw_rule(&f, &f.d->q->first);
	draw_first(&f);
	draw_periods(&f);
	draw_end(&f);
	plot_paint_labels(&f.p);
}
