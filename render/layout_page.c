#include "layout_int.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "theme.h"

/* Strips to pages, and what stands on every page. */

struct pager {
	struct lay	*l;
	struct layout	*out;
	size_t		 cap_pages, cap_outline, cap_landings;
	double		 y;
	bool		 open;		/* something stands on the page */
	bool		 wide;		/* it lies across */
	const struct block *section;
};

static struct page *
page_now(struct pager *p)
{
	return &p->out->pages[p->out->n_pages - 1];
}

static const struct style *
style_on(const struct pager *p, bool wide)
{
	return wide ? p->l->wide : p->l->style;
}

/* The page, on which nothing stands, lies across or upright. */
static void
page_turn(struct pager *p, bool wide)
{
	page_now(p)->w = style_on(p, wide)->page_w;
	page_now(p)->h = style_on(p, wide)->page_h;
	p->y = style_on(p, wide)->top;
	p->wide = wide;
}

static void
page_begin(struct pager *p, bool wide)
{
	struct layout *o = p->out;
	struct page *page;

	if (o->n_pages == p->cap_pages) {
		p->cap_pages = p->cap_pages == 0 ? 32 : p->cap_pages * 2;
		o->pages = arena_grow(p->l->arena, o->pages, o->n_pages,
		    p->cap_pages, sizeof *o->pages);
	}
	page = &o->pages[o->n_pages++];
	page->section = p->section;
	p->open = false;
	page_turn(p, wide);
}

static void
note_anchor(struct pager *p, const struct block *b, double y)
{
	struct layout *o = p->out;
	struct landing *a;

	if (b->id == NULL)
		return;
	if (o->n_landings == p->cap_landings) {
		p->cap_landings = p->cap_landings == 0 ? 64 :
		    p->cap_landings * 2;
		o->landings = arena_grow(p->l->arena, o->landings,
		    o->n_landings, p->cap_landings, sizeof *o->landings);
	}
	a = &o->landings[o->n_landings++];
	a->id = b->id;
	a->page = o->n_pages - 1;
	a->y = y;
}

static void
note_heading(struct pager *p, const struct block *b, double y)
{
	const struct heading *h = lay_heading(p->l, b);
	struct layout *o = p->out;
	struct outline *v;

	if (h == NULL)
		return;
	if (o->n_outline == p->cap_outline) {
		p->cap_outline = p->cap_outline == 0 ? 32 :
		    p->cap_outline * 2;
		o->outline = arena_grow(p->l->arena, o->outline,
		    o->n_outline, p->cap_outline, sizeof *o->outline);
	}
	v = &o->outline[o->n_outline++];
	v->block = b;
	v->title = *h->number == '\0' ? h->title :
	    arena_printf(p->l->arena, "%s: %s", h->number, h->title);
	v->level = b->level;
	v->page = o->n_pages - 1;
	v->y = y;
	if (b->level == 1) {
		/* The page's header names what its reader sees first. */
		if (!p->open || p->section == NULL)
			page_now(p)->section = b;
		p->section = b;
	}
}

static void
page_put(struct pager *p, size_t n, const struct strip *s, double y)
{
	struct page *page = &p->out->pages[n];

	if (page->n + s->n > page->cap) {
		page->cap = (page->n + s->n) * 2;
		page->items = arena_grow(p->l->arena, page->items, page->n,
		    page->cap, sizeof *page->items);
	}
	for (size_t i = 0; i < s->n; i++) {
		struct item *it = s->items[i];

		page->items[page->n++] = it;
		it->oy += y;
		if (it->kind == ITEM_ANCHOR) {
			note_anchor(p, it->block, it->oy);
			if (it->block->kind == BLOCK_HEADING)
				note_heading(p, it->block, it->oy);
		}
	}
	page->cover = page->cover || s->cover;
}

/* The strips from i on that must stand on one page with it. */
static size_t
group_end(const struct flow *f, size_t i)
{
	while (f->v[i].keep != KEEP_NOT && i + 1 < f->n && !f->v[i + 1].new_page)
		i++;
	return i + 1;
}

/* A table's head stands on every page of the table. */
static const struct strip *
strip_copy(struct lay *l, const struct strip *from)
{
	struct strip *s = strip_new(l);

	*s = *from;
	s->items = arena_array(l->arena, from->n, sizeof(struct item *));
	for (size_t i = 0; i < from->n; i++)
		s->items[i] = arena_grow(l->arena, from->items[i], 1, 1,
		    sizeof(struct item));
	return s;
}

/* What was laid out for upright paper begins at the margin of this one. */
static void
shift_over(const struct pager *p, const struct strip *s)
{
	double dx = p->l->wide->margin - p->l->style->margin;

	for (size_t i = 0; i < s->n; i++) {
		struct item *it = s->items[i];

		it->ox += dx;
		if (it->left != 0 || it->right != 0) {
			it->left += (float)dx;
			it->right += (float)dx;
		}
	}
}

static void
place(struct pager *p, const struct flow *f, size_t i)
{
	const struct strip *s = &f->v[i];

	if (p->wide && !s->wide)
		shift_over(p, s);

	if (!p->open && s->head != NULL && i > 0) {
		page_put(p, p->out->n_pages - 1, strip_copy(p->l, s->head),
		    p->y);
		p->y += s->head->height;
	} else if (p->open) {
		p->y += s->gap;
	}
	page_put(p, p->out->n_pages - 1, s, p->y);
	p->y += s->height;
	p->open = true;
}

static double
strip_need(const struct pager *p, const struct strip *s)
{
	return p->open ? s->gap + s->height :
	    s->height + (s->head == NULL ? 0 : s->head->height);
}

/* Strips that stand on one page if a page can hold them. */
static void
place_together(struct pager *p, const struct flow *f, size_t from, size_t to,
    bool wide)
{
	const struct style *style = style_on(p, wide);
	double h = flow_height(f, from, to);
	bool starts_head = from > 0 && f->v[from].head != NULL;

	if (p->open && (f->v[from].new_page || p->wide != wide))
		page_begin(p, wide);
	if (p->wide != wide)
		page_turn(p, wide);
	if (p->open && p->y + f->v[from].gap + h > style->bottom &&
	    h + (starts_head ? f->v[from].head->height : 0) <= style->height)
		page_begin(p, wide);
	for (size_t i = from; i < to; i++) {
		/* A group that no page can hold is cut where it must be. */
		if (p->open && p->y + strip_need(p, &f->v[i]) >
		    style->bottom + 0.01)
			page_begin(p, wide);
		place(p, f, i);
		if (f->v[i].cover)
			page_begin(p, false);
	}
}

/* What stands with a wide table stands on its page. */
static bool
is_wide(const struct flow *f, size_t from, size_t to)
{
	for (; from < to; from++)
		if (f->v[from].wide)
			return true;
	return false;
}

/* One row that no page can hold: its headings and first line, then as much
   on every page as there is room for. */
static void
place_cut(struct pager *p, const struct flow *f, size_t from, size_t to)
{
	size_t end = from;

	if (p->open)
		page_begin(p, p->wide);
	while (from < to) {
		while (f->v[end].keep == KEEP_ALWAYS && end + 1 < to)
			end++;
		end++;
		place_together(p, f, from, end, is_wide(f, from, end));
		from = end;
	}
}

/* What no page can hold is parted where it may be. */
static void
place_group(struct pager *p, const struct flow *f, size_t from, size_t to)
{
	const struct strip *head = from > 0 ? f->v[from].head : NULL;
	bool wide = is_wide(f, from, to);
	size_t end = from;

	if (flow_height(f, from, to) + (head == NULL ? 0 : head->height) <=
	    style_on(p, wide)->height) {
		place_together(p, f, from, to, wide);
		return;
	}
	while (f->v[end].keep > KEEP_IF_ROOM && end + 1 < to)
		end++;
	if (end + 1 == to) {
		place_cut(p, f, from, to);
		return;
	}
	place_group(p, f, from, end + 1);
	place_group(p, f, end + 1, to);
}

/* ---- what stands on every page ---- */

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
		const struct heading *h = lay_heading(l, page->section);
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

static void
finish_page(struct pager *p, size_t i)
{
	const struct style *upright = p->l->style;
	struct layout *o = p->out;
	struct page *page = &o->pages[i];
	struct strip *s;

	for (size_t k = 0; k < page->n; k++) {
		struct item *it = page->items[k];

		if (!it->is_page)
			continue;
		it->op.text = "";
		for (size_t h = 0; h < o->n_outline; h++)
			if (o->outline[h].block == it->page_of)
				it->op.text = arena_printf(p->l->arena,
				    "%zu", o->outline[h].page + 1);
		it->op.w = lay_measure(p->l, it->op.text, it->op.size,
		    it->op.bold);
		it->op.x -= it->op.w;
	}
	if (page->cover)
		return;
	s = strip_new(p->l);
	p->l->style = style_on(p, page->w > page->h);
	page_header(p->l, page, s);
	page_footer(p->l, i + 1, s);
	p->l->style = upright;
	page_put(p, i, s, 0);
}

/* The built-in accents are what a theme's own stand in for. */
static void
recolour(struct lay *l, struct layout *o)
{
	const struct theme *t = l->doc->meta.theme;

	for (size_t i = 0; i < o->n_pages && t != NULL; i++)
		for (size_t k = 0; k < o->pages[i].n; k++)
			theme_recolour(t, &o->pages[i].items[k]->op);
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
enlarge(struct lay *l, struct layout *o)
{
	double by = l->style->scale;

	for (size_t i = 0; i < o->n_pages; i++) {
		struct page *page = &o->pages[i];

		page->w *= by;
		page->h *= by;
		for (size_t k = 0; k < page->n; k++)
			enlarge_item(l, page->items[k], by);
	}
	for (size_t i = 0; i < o->n_outline; i++)
		o->outline[i].y *= by;
	for (size_t i = 0; i < o->n_landings; i++)
		o->landings[i].y *= by;
}

static int
by_id(const void *x, const void *y)
{
	const struct landing *a = x, *b = y;
	int d = strcmp(a->id, b->id);

	if (d != 0)
		return d;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

#define TIGHTEST	0.35	/* of the usual gaps */

/*
 * What begins a page and comes to hardly more than that page is moved
 * closer together, so that a few lines do not take a page of their own.
 */
static void
tighten(const struct lay *l, struct flow *f, size_t from, size_t to)
{
	double gaps = 0, over = flow_height(f, from, to) - l->style->height;

	for (size_t i = from + 1; i < to; i++)
		gaps += f->v[i].gap;
	if (over <= 0 || over > gaps * (1 - TIGHTEST))
		return;
	for (size_t i = from + 1; i < to; i++)
		f->v[i].gap *= (gaps - over - 0.01) / gaps;
}

/* So are headings and what they are kept with. */
static void
tighten_kept(const struct lay *l, struct flow *f, size_t from, size_t to)
{
	for (size_t i = from, end; i < to; i = end) {
		end = i + 1;
		while (end < to && f->v[end - 1].keep > KEEP_IF_ROOM)
			end++;
		tighten(l, f, i, end);
	}
}

static void
tighten_pages(const struct lay *l, struct flow *f)
{
	for (size_t i = 0, end; i < f->n; i = end) {
		end = i + 1;
		while (end < f->n && !f->v[end].new_page)
			end++;
		tighten(l, f, i, end);
		tighten_kept(l, f, i, end);
	}
}

struct layout *
lay_pages(struct lay *l, struct flow *f)
{
	struct pager p = { .l = l };
	size_t end;

	p.out = arena_alloc(l->arena, sizeof *p.out);
	tighten_pages(l, f);
	page_begin(&p, false);
	for (size_t i = 0; i < f->n; i = end) {
		end = group_end(f, i);
		place_group(&p, f, i, end);
	}
	/* A cover that nothing follows leaves no empty page behind it. */
	if (!p.open && p.out->n_pages > 1)
		p.out->n_pages--;
	for (size_t i = 0; i < p.out->n_pages; i++)
		finish_page(&p, i);
	recolour(l, p.out);
	for (size_t i = 0; l->rtl && i < p.out->n_pages; i++)
		page_mirror(&p.out->pages[i]);
	if (l->style->scale != 1)
		enlarge(l, p.out);
	if (p.out->n_landings > 1)
		qsort(p.out->landings, p.out->n_landings,
		    sizeof *p.out->landings, by_id);
	return p.out;
}
