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
	return font_width(fonts, bold ? FACE_BOLD : FACE_REGULAR, size, s,
	    strlen(s));
}

static void
chart_file(struct pack *p, struct figure *f, size_t number)
{
	struct arena *a = p->c.arena;
	const struct theme *theme = p->c.job->style.theme;
	struct render_file *file;
	struct canvas canvas;

	if (p->fonts == NULL)
		p->fonts = fonts_open_set(a, theme == NULL ? NULL :
		    &theme->fonts);
	canvas_init(&canvas, a, CHART_W, f->height, measure, p->fonts);
	f->draw(&canvas, f->data);
	for (size_t i = 0; i < canvas.n; i++)
		theme_recolour(theme, &canvas.ops[i]);
	f->file = arena_printf(a, "charts/indicator-%zu.svg", number);
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
		chart_file(p, root->last->figure, i + 1);
	}
}
