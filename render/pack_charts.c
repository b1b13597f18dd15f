#include "canvas.h"
#include "font.h"
#include "pack.h"
#include "svg.h"

#include <string.h>

/* The charts that go with the pack, as files beside its pages. */

#define CHART_W	492.0	/* as wide as in the printed plan */

static double
measure(void *fonts, const char *s, double size, bool bold)
{
	return font_width(fonts, bold ? FACE_BOLD : FACE_REGULAR, size, s,
	    strlen(s));
}

static void
chart_file(struct pack *p, struct figure *f, const char *name, size_t number)
{
	struct arena *a = p->c.arena;
	struct render_file *file;
	struct canvas canvas;

	if (p->fonts == NULL)
		p->fonts = fonts_open(a);
	canvas_init(&canvas, a, CHART_W, f->height, measure, p->fonts);
	if (f->fit != NULL)
		canvas.h = f->fit(&canvas, f->data);
	f->draw(&canvas, f->data);
	f->file = arena_printf(a, "charts/%s-%zu.svg", name, number);
	if (p->n_charts == p->cap_charts) {
		size_t cap = p->cap_charts == 0 ? 8 : 2 * p->cap_charts;

		p->charts = arena_grow(a, p->charts, p->n_charts, cap,
		    sizeof *p->charts);
		p->cap_charts = cap;
	}
	file = &p->charts[p->n_charts++];
	file->name = f->file;
	file->bytes = svg_print(&canvas, f->title, f->alt, a);
	file->len = strlen(file->bytes);
}

/* One file has no others beside it: there the table has to do. */
void
pack_charts(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	size_t i;

	for (i = 0; i < c->plan->indicators.n; i++) {
		const struct indicator_result *r = &c->an->indicators[i];

		if (c->job->options.single || r->latest == NULL ||
		    !indicator_in_body(c, r->indicator))
			continue;
		curve_figure(c, root, r);
		chart_file(p, root->last->figure, "indicator", i + 1);
	}
}

static struct block *
next_of(struct block *parent, struct block *b)
{
	return b == NULL ? parent->first : b->next;
}

/* Without files beside it the words for a picture tell the chain. */
void
pack_chain_chart(struct pack *p, struct block *root,
    const struct chain_result *r)
{
	struct block *last = root->last, *b;
	const char *name = arena_printf(p->c.arena, "chain-%td",
	    r - p->c.an->chains + 1);
	size_t n = 0;

	chain_figures(&p->c, root, r, false);
	for (b = next_of(root, last); b != NULL; b = b->next) {
		struct figure *f = b->figure;

		if (p->c.job->options.single) {
			f->title = f->subtitle = NULL;
			continue;
		}
		chart_file(p, f, name, ++n);
	}
}
