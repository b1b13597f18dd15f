#include "layout_int.h"

#include "theme.h"

/* What stands on every page, and what is done to a page that is full. */

/* The text, cut at a word's end where it is too wide. */
static const char *
cut_to(struct lay *l, const char *s, const struct type *t, double w)
{
	return canvas_cut(&l->canvas, s, t->size, t->bold, w);
}

static void
page_header(struct lay *l, const struct page *page, struct strip *s)
{
	const struct doc_meta *m = &l->doc->meta;
	const struct style *style = l->style;
	const struct type *t = &style->type[TYPE_RUNNING];
	struct stroke rule = { palette.edge, 0.5, { 3, 2 } };
	double x = style->margin, right = x + style->width, w = 0;
	double base = style->header_base;
	const char *title = m->title == NULL ? "" : m->title;

	if (m->approved) {
		rule.dash[0] = rule.dash[1] = 0;
	} else if (m->status_word != NULL) {
		double tag = 12 + lay_measure(l, m->status_word, 8, true);

		if (tag < 40)
			tag = 40;
		canvas_rect(&l->canvas, x, base - 9.6, tag, 13, &palette.ink,
		    NULL);
		canvas_text(&l->canvas, x + tag / 2, base, ANCHOR_MIDDLE, 8,
		    true, palette.white, m->status_word);
		x += tag + 8;
		if (!m->large_print)
			title = arena_printf(l->arena, "%s · not approved",
			    title);
	}
	canvas_line(&l->canvas, style->margin, style->header_rule, right,
	    style->header_rule, rule);
	strip_shapes(l, s, 0, 0, ROLE_HEADER, NULL, NULL);
	if (page->section != NULL && !m->large_print) {
		const struct heading *h = page->section;
		const char *name = *h->number == '\0' ? h->title :
		    arena_printf(l->arena, "%s: %s", h->number, h->title);

		w = 12 + text_into(l, s, right, base, ANCHOR_END, t,
		    cut_to(l, name, t, style->width * 0.45), ROLE_HEADER,
		    NULL);
		s->items[s->n - 1]->is_own = true;
	}
	text_into(l, s, x, base, ANCHOR_START, t,
	    cut_to(l, title, t, right - w - x), ROLE_HEADER, NULL);
}

static void
page_footer(struct lay *l, size_t number, struct strip *s)
{
	const struct doc_meta *m = &l->doc->meta;
	const struct style *style = l->style;
	const struct type *t = &style->type[TYPE_RUNNING];
	const char *left = m->large_print ? m->edition : m->provenance;
	struct type bold = style->type[TYPE_SMALL];
	double right = style->margin + style->width;

	bold.bold = true;
	bold.colour = palette.ink;
	canvas_line(&l->canvas, style->margin, style->footer_rule, right,
	    style->footer_rule, (struct stroke){ palette.rule, 0.5,
	    { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_FOOTER, NULL, NULL);
	if (left != NULL)
		text_into(l, s, style->margin, style->footer_base,
		    ANCHOR_START, t, cut_to(l, left, t, style->width - 32),
		    ROLE_FOOTER, NULL);
	text_into(l, s, right, style->footer_base, ANCHOR_END, &bold,
	    arena_printf(l->arena, "%zu", number), ROLE_FOOTER, NULL);
	s->items[s->n - 1]->is_own = true;
}

/* ---- from the measures of the style to those of the paper ---- */

static void
enlarge_item(struct lay *l, struct item *it, double by)
{
	op_scale(l->arena, &it->op, by, it->role == ROLE_DRAWING ?
	    l->style->line_scale : by);
	it->ox *= by;
	it->oy *= by;
	it->left *= (float)by;
	it->right *= (float)by;
}

static void
enlarge_page(struct lay *l, struct page *page)
{
	double by = l->style->scale;

	page->w *= by;
	page->h *= by;
	for (size_t i = 0; i < page->n; i++)
		enlarge_item(l, page->items[i], by);
}

/* ---- the whole ---- */

static void
fill_numbers(struct lay *l, struct page *page)
{
	for (size_t i = 0; i < page->n; i++) {
		struct item *it = page->items[i];

		if (!it->is_page)
			continue;
		it->op.text = it->page_of->page == NOT_SET ? "" :
		    arena_printf(l->arena, "%zu", it->page_of->page + 1);
		it->op.w = lay_measure(l, it->op.text, it->op.size,
		    it->op.bold);
		it->op.x -= it->op.w;
	}
}

static void
add_running(struct lay *l, struct page *page, size_t number)
{
	const struct style *upright = l->style;
	struct strip *s = strip_new(l);

	l->style = page->w > page->h ? l->wide : l->style;
	page_header(l, page, s);
	page_footer(l, number + 1, s);
	l->style = upright;
	page_put(l, page, s, 0);
}

void
lay_finish_page(struct lay *l, struct page *page, size_t number)
{
	const struct theme *theme = l->doc->meta.theme;

	fill_numbers(l, page);
	if (!page->cover)
		add_running(l, page, number);
	/* The built-in accents are what a theme's own stand in for. */
	for (size_t i = 0; i < page->n && theme != NULL; i++)
		theme_recolour(theme, &page->items[i]->op);
	if (l->rtl)
		page_mirror(page);
	if (l->style->scale != 1)
		enlarge_page(l, page);
}
