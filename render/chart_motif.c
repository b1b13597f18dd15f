#include <string.h>

#include "chart.h"
#include "chart_curve.h"

/* The curve of an indicator as the picture on a cover, without a word. */

static bool
same(struct colour a, struct colour b)
{
	return memcmp(&a, &b, sizeof a) == 0;
}

/* What stands out from white paper, in the colour that stands out as far
   from the darkest accent. */
static struct colour
on_dark(struct colour c)
{
	const struct { struct colour from, to; } table[] = {
		{ palette.a1, palette.a7 }, { palette.a2, palette.a5 },
		{ palette.a5, palette.a4 }, { palette.edge, palette.a4 },
		{ palette.a7, palette.white }, { palette.ink, palette.white },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (same(c, table[i].from))
			return table[i].to;
	return c;
}

static void
lines(struct plot *p, const struct indicator_result *r)
{
	const struct comparator_list *l = &r->indicator->comparators;
	struct xy *path;

	if (curve_has_fan(r))
		curve_fan(p, r);
	for (size_t i = 0; i < l->n; i++)
		curve_comparator(p, &l->items[i], (struct stroke){
		    palette.edge, 1.25, { 0, 0 } });
	curve_path(p, r, (struct stroke){ palette.ink, 1.1, { 5, 3 } }, &path);
	curve_history(p, r, (struct stroke){ palette.a7, 2.25, { 0, 0 } });
	plot_dot(p, plot_x(p, r->latest->t), plot_y(p, r->latest->x), 4.2,
	    palette.a7);
	if (r->final != NULL)
		canvas_rect(p->c, plot_x(p, r->final->t) - 8,
		    plot_y(p, r->final->x) - 1.5, 16, 3, &palette.ink, NULL);
}

void
chart_motif(struct canvas *c, const void *data)
{
	const struct indicator_result *r = data;
	struct extent e;
	struct plot p;

	if (r->latest == NULL)
		return;
	memset(&p, 0, sizeof p);
	e = curve_extent(r);
	if (!(e.t0 < e.t1) || !(e.least <= e.most))
		return;
	if (!(e.least < e.most)) {	/* level: in the middle */
		e.least -= 0.5;
		e.most += 0.5;
	}
	p.c = c;
	p.t0 = e.t0;
	p.t1 = e.t1;
	p.scale = (struct axis){ e.least, e.most, 1 };
	p.right = c->w - 8;
	p.top = 4;
	p.bottom = c->h - 4;
	lines(&p, r);
	for (size_t i = 0; i < c->n; i++) {
		c->ops[i].fill_colour = on_dark(c->ops[i].fill_colour);
		c->ops[i].stroke_colour = on_dark(c->ops[i].stroke_colour);
	}
}
