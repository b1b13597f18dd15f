#include "layout_int.h"

#include <string.h>

/* Strips to pages. */

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
		o->pages = arena_grow(p->l->keep, o->pages, o->n_pages,
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
		o->landings = arena_grow(p->l->keep, o->landings,
		    o->n_landings, p->cap_landings, sizeof *o->landings);
	}
	a = &o->landings[o->n_landings++];
	a->id = arena_strdup(p->l->keep, b->id);
	a->page = o->n_pages - 1;
	a->y = y * p->l->style->scale;
}

static void
note_heading(struct pager *p, const struct block *b, double y)
{
	struct heading *h = lay_heading(p->l, b);
	struct layout *o = p->out;
	struct outline *v;

	if (h == NULL)
		return;
	if (o->n_outline == p->cap_outline) {
		p->cap_outline = p->cap_outline == 0 ? 32 :
		    p->cap_outline * 2;
		o->outline = arena_grow(p->l->keep, o->outline,
		    o->n_outline, p->cap_outline, sizeof *o->outline);
	}
	v = &o->outline[o->n_outline++];
	h->page = o->n_pages - 1;
	v->heading = h;
	v->title = *h->number == '\0' ? h->title :
	    arena_printf(p->l->keep, "%s: %s", h->number, h->title);
	v->level = b->level;
	v->page = h->page;
	v->y = y * p->l->style->scale;
	if (b->level == 1) {
		/* The page's header names what its reader sees first. */
		if (!p->open || p->section == NULL)
			page_now(p)->section = h;
		p->section = h;
	}
}

void
page_put(struct lay *l, struct page *page, const struct strip *s, double y)
{
	if (page->n + s->n > page->cap) {
		page->cap = (page->n + s->n) * 2;
		page->items = arena_grow(l->arena, page->items, page->n,
		    page->cap, sizeof *page->items);
	}
	for (size_t i = 0; i < s->n; i++) {
		page->items[page->n++] = s->items[i];
		s->items[i]->oy += y;
		page->waits = page->waits || s->items[i]->is_page;
	}
}

/* Something of the batch is on the page. */
static void
note_batch(struct pager *p, struct batch *batch)
{
	size_t page = p->out->n_pages - 1;

	if (batch->first > page)
		batch->first = page;
	batch->last = page;
}

/* On the page now being filled. */
static void
put(struct pager *p, const struct strip *s)
{
	page_put(p->l, page_now(p), s, p->y);
	page_now(p)->cover = page_now(p)->cover || s->cover;
	for (size_t i = 0; i < s->n; i++) {
		const struct item *it = s->items[i];

		if (it->kind != ITEM_ANCHOR)
			continue;
		note_anchor(p, it->block, it->oy);
		if (it->block->kind == BLOCK_HEADING)
			note_heading(p, it->block, it->oy);
	}
	note_batch(p, &p->l->batches[s->batch]);
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
place(struct pager *p, size_t i)
{
	const struct strip *s = &p->flow.v[i];
	struct arena *now = p->l->arena;

	/* It may be left from a batch before: what is made for it goes with
	   it. */
	p->l->arena = p->l->batches[s->batch].arena;
	if (p->wide && !s->wide)
		shift_over(p, s);

	if (!p->open && s->head != NULL && p->begun) {
		put(p, strip_copy(p->l, s->head));
		p->y += s->head->height;
	} else if (p->open) {
		p->y += s->gap;
	}
	put(p, s);
	p->y += s->height;
	p->open = p->begun = true;
	p->l->arena = now;
}

static double
strip_need(const struct pager *p, const struct strip *s)
{
	return p->open ? s->gap + s->height :
	    s->height + (s->head == NULL ? 0 : s->head->height);
}

/* The head that a strip has above it where it begins a page. */
static double
head_height(const struct pager *p, size_t i)
{
	const struct strip *head = p->flow.v[i].head;

	return p->begun && head != NULL ? head->height : 0;
}

/* Strips that stand on one page if a page can hold them. */
static void
place_together(struct pager *p, size_t from, size_t to, bool wide)
{
	const struct style *style = style_on(p, wide);
	const struct flow *f = &p->flow;
	double h = flow_height(f, from, to);

	if (p->open && (f->v[from].new_page || p->wide != wide))
		page_begin(p, wide);
	if (p->wide != wide)
		page_turn(p, wide);
	if (p->open && p->y + f->v[from].gap + h > style->bottom &&
	    h + head_height(p, from) <= style->height)
		page_begin(p, wide);
	for (size_t i = from; i < to; i++) {
		/* A group that no page can hold is cut where it must be. */
		if (p->open && p->y + strip_need(p, &f->v[i]) >
		    style->bottom + 0.01)
			page_begin(p, wide);
		place(p, i);
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
place_cut(struct pager *p, size_t from, size_t to)
{
	const struct flow *f = &p->flow;
	size_t end = from;

	if (p->open)
		page_begin(p, p->wide);
	while (from < to) {
		while (f->v[end].keep == KEEP_ALWAYS && end + 1 < to)
			end++;
		end++;
		place_together(p, from, end, is_wide(f, from, end));
		from = end;
	}
}

/* What no page can hold is parted where it may be. */
static void
place_group(struct pager *p, size_t from, size_t to)
{
	const struct flow *f = &p->flow;
	bool wide = is_wide(f, from, to);
	size_t end = from;

	if (flow_height(f, from, to) + head_height(p, from) <=
	    style_on(p, wide)->height) {
		place_together(p, from, to, wide);
		return;
	}
	while (f->v[end].keep > KEEP_IF_ROOM && end + 1 < to)
		end++;
	if (end + 1 == to) {
		place_cut(p, from, to);
		return;
	}
	place_group(p, from, end + 1);
	place_group(p, end + 1, to);
}

/* ---- gaps ---- */

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

/* How far strips go that do not begin a page, behind one that does. */
static size_t
stretch_end(const struct flow *f, size_t from)
{
	size_t end = from + 1;

	while (end < f->n && !f->v[end].new_page)
		end++;
	return end;
}

/*
 * Settle the gaps of the stretch that begins with the flow.  A stretch that
 * is much longer than a page, and so will not be tightened, need not be known
 * to its end.  False: more of it must come first.
 */
static bool
settle(struct pager *p, bool all)
{
	struct flow *f = &p->flow;
	size_t end = stretch_end(f, 0);
	bool known = all || end < f->n;

	if (f->v[0].new_page)
		p->is_long = false;
	if (!p->is_long && !known && flow_height(f, 0, end) <
	    2 * p->l->style->height)
		return false;
	if (!p->is_long && known)
		tighten(p->l, f, 0, end);
	p->is_long = !known || p->is_long;
	p->stretch = end;
	return true;
}

/* ---- the flow ---- */

static void
flow_drop(struct flow *f, size_t n)
{
	if (n == 0)
		return;
	memmove(f->v, f->v + n, (f->n - n) * sizeof *f->v);
	f->n -= n;
}

void
pager_open(struct pager *p, struct lay *l)
{
	p->l = l;
	p->out = arena_alloc(l->keep, sizeof *p->out);
	p->flow.arena = l->keep;
	page_begin(p, false);
}

void
pager_fill(struct pager *p, bool all)
{
	struct flow *f = &p->flow;
	size_t i = 0, end;

	while (i < f->n) {
		if (i >= p->stretch) {
			flow_drop(f, i);
			i = p->stretch = 0;
			if (!settle(p, all))
				break;
		}
		end = group_end(f, i);
		/* What comes next may belong to the last strips. */
		if (end == f->n && !all)
			break;
		tighten_kept(p->l, f, i, end);
		place_group(p, i, end);
		i = end;
	}
	flow_drop(f, i);
	p->stretch -= i < p->stretch ? i : p->stretch;
	/* A cover that nothing follows leaves no empty page behind it. */
	if (all && !p->open && p->out->n_pages > 1)
		p->out->n_pages--;
}
