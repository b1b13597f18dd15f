#include "canvas.h"
#include "font.h"
#include "pack.h"
#include "svg.h"
#include "theme.h"
#include "wording.h"

#include <string.h>

/* The charts that go with the pack, as files beside its pages. */

#define CHART_W	492.0	/* as wide as in the printed plan */

static double
measure(void *fonts, const char *s, double size, bool bold)
{
	return font_rough_width(fonts, bold ? FACE_BOLD : FACE_REGULAR, size,
	    s, strlen(s));
}

static void
chart_file(struct pack *p, struct figure *f, const char *name, size_t number)
{
	struct arena *a = p->c.arena;
	const struct theme *theme = p->c.job->style.theme;
	struct render_file *file;
	struct canvas canvas;

	if (p->fonts == NULL)
		p->fonts = fonts_open_set(a, theme == NULL ? NULL :
		    &theme->fonts);
	canvas_init(&canvas, a, CHART_W, f->height, measure, p->fonts);
	if (f->fit != NULL)
		canvas.h = f->fit(&canvas, f->data);
	f->draw(&canvas, f->data);
	for (size_t i = 0; i < canvas.n; i++)
		theme_recolour(theme, &canvas.ops[i]);
	f->file = arena_printf(a, "charts/%s-%zu.svg", name, number);
	if (p->n_charts == p->cap_charts) {
		size_t cap = p->cap_charts == 0 ? 8 : 2 * p->cap_charts;

		p->charts = arena_grow(a, p->charts, p->n_charts, cap,
		    sizeof *p->charts);
		p->cap_charts = cap;
	}
	file = &p->charts[p->n_charts++];
	file->name = f->file;
	file->bytes = svg_print(&canvas, worded(a, f->title),
	    worded(a, f->alt), a);
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

/* The pictures of step 3 to 5, below the block `after`, become files. */
static void
chart_files(struct pack *p, struct block *root, struct block *after,
    const char *name, size_t number)
{
	struct block *b = after == NULL ? root->first : after->next;

	for (; b != NULL; b = b->next)
		if (b->figure != NULL)
			chart_file(p, b->figure, name, number);
}

void
pack_chart(struct pack *p, struct block *root, const char *name,
    void (*add)(struct compose *, struct block *))
{
	struct block *last = root->last;

	if (p->c.job->options.single)
		return;
	add(&p->c, root);
	chart_files(p, root, last, name, 1);
}

void
pack_waterfalls(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;

	if (c->job->options.single)
		return;
	for (size_t i = 0; i < c->plan->indicators.n; i++) {
		const struct indicator_result *r = &c->an->indicators[i];

		if (!has_waterfall(r) || !indicator_in_body(c, r->indicator))
			continue;
		waterfall_figure(c, root, r, false);
		chart_file(p, root->last->figure, "claims", i + 1);
	}
}

void
pack_appraisal_charts(struct pack *p, struct block *root,
    const struct appraisal_result *r)
{
	size_t number = (size_t)(r - p->c.an->appraisals) + 1;
	struct block *last = root->last;

	if (p->c.job->options.single || r->verdict == APPRAISAL_NO_VERDICT)
		return;
	scores_figure(&p->c, root, r);
	chart_files(p, root, last, "scores", number);
	last = root->last;
	if (has_weights_figure(r))
		weights_figure(&p->c, root, r);
	chart_files(p, root, last, "weights", number);
	last = root->last;
	if (has_value_figure(r))
		value_figure(&p->c, root, r);
	chart_files(p, root, last, "value", number);
}

/* Without files beside it the words for a picture tell the chain. */
void
pack_chain_chart(struct pack *p, struct block *root,
    const struct chain_result *r)
{
	const char *name = arena_printf(p->c.arena, "chain-%td",
	    r - p->c.an->chains + 1);
	struct block *last = root->last, *b;
	size_t n = 0;

	chain_figures(&p->c, root, r, false);
	b = last == NULL ? root->first : last->next;
	for (; b != NULL; b = b->next) {
		if (!p->c.job->options.single)
			chart_file(p, b->figure, name, ++n);
		else
			b->figure->title = b->figure->subtitle = NULL;
	}
}
