#include "pdf_int.h"

#include <math.h>
#include <string.h>

#define LIMIT	32767.0		/* of a place on a page */

/* Where links lead, the links themselves, and the bookmarks. */

/* A place on a page, the zoom kept.  It is not worth an object: most are
   led to once or twice. */
static void
put_place(struct pdf *p, struct buf *b, size_t page, double y)
{
	buf_puts(b, "/Dest[");
	pdf_put_ref(b, p->pages[page].object->number);
	buf_puts(b, "/XYZ 0 ");
	pdf_put_number(b, round(p->pages[page].h - y + 4));
	buf_puts(b, " 0]");
}

/* What reacts: a box around the item. */
static void
set_area(struct pdf_link *l, const struct page *page, const struct item *it)
{
	double x = it->op.x + it->ox, y = page->h - it->op.y - it->oy;
	bool text = it->kind == ITEM_OP;
	/* A word may end in a sign of no width. */
	const double v[4] = { x, text ? y - 0.25 * it->op.size : y - it->op.h,
	    x + fmax(it->op.w, 1), text ? y + 0.8 * it->op.size : y };

	for (int i = 0; i < 4; i++)
		l->area[i] = (short)fmax(-LIMIT, fmin(LIMIT,
		    i < 2 ? floor(v[i]) : ceil(v[i])));
}

static bool
is_web(const char *href)
{
	return href != NULL && (strncmp(href, "http://", 7) == 0 ||
	    strncmp(href, "https://", 8) == 0 ||
	    strncmp(href, "mailto:", 7) == 0);
}

static struct pdf_link *
link_add(struct pdf *p, size_t number, const struct page *page,
    const struct item *it, const char *where)
{
	struct pdf_page *v = &p->pages[number];
	struct pdf_link *l;

	p->links = pdf_grown(p, p->links, p->n_links, &p->cap_links,
	    sizeof *p->links);
	l = &p->links[p->n_links];
	l->where = where == NULL ? NULL : arena_strdup(p->arena, where);
	l->number = PDF_NO_ELEM;
	set_area(l, page, it);
	l->elem = pdf_elem_of(p, it, page->h);
	pdf_mark_link(p, l->elem, number, p->n_links);
	if (v->n_links++ == 0)
		v->first_link = p->n_links;
	p->n_links++;
	return l;
}

void
pdf_links(struct pdf *p, const struct page *page, size_t number)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct item *it = page->items[i];
		const struct inline_node *node = it->node;

		if (it->kind == ITEM_LINK_AREA) {
			link_add(p, number, page, it, NULL)->heading =
			    it->page_of;
			continue;
		}
		/* Each place once: not in the head that is repeated. */
		if (it->kind != ITEM_OP || it->op.kind != OP_TEXT ||
		    it->role == ROLE_REPEAT || node == NULL)
			continue;
		if (node->kind == INLINE_LINK && is_web(node->href))
			link_add(p, number, page, it, node->href)->is_web =
			    true;
		else if (node->kind == INLINE_XREF && node->href != NULL)
			link_add(p, number, page, it, node->href);
	}
}

/* ---- where they lead ---- */

static const struct outline *
outline_of(const struct layout *o, const struct heading *h, size_t *at)
{
	/* The contents ask for headings in their order: the search goes on
	   where the last one ended. */
	for (size_t i = 0; i < o->n_outline; i++) {
		const struct outline *v = &o->outline[*at];

		if (v->heading == h)
			return v;
		*at = (*at + 1) % o->n_outline;
	}
	return NULL;
}

static bool
settle(struct pdf_link *l, const struct layout *o, size_t *at)
{
	const struct outline *v = l->heading == NULL ? NULL :
	    outline_of(o, l->heading, at);
	const struct landing *to = l->heading != NULL || l->is_web ? NULL :
	    layout_find(o, l->where);

	if (v != NULL) {
		l->to = (uint32_t)v->page;
		l->y = (float)v->y;
	} else if (to != NULL) {
		l->to = (uint32_t)to->page;
		l->y = (float)to->y;
	}
	return l->is_web || v != NULL || to != NULL;
}

size_t
pdf_settle_links(struct pdf *p, const struct layout *o)
{
	size_t at = 0;
	uint32_t n = 0;

	for (size_t i = 0; i < p->n_links; i++)
		if (settle(&p->links[i], o, &at))
			p->links[i].number = n++;
	return n;
}

void
pdf_put_annots(const struct pdf *p, struct buf *b, const struct pdf_page *v,
    size_t first_link)
{
	bool any = false;

	for (size_t i = v->first_link; i < v->first_link + v->n_links; i++) {
		if (p->links[i].number == PDF_NO_ELEM)
			continue;
		buf_puts(b, any ? " " : "/Annots[");
		pdf_put_ref(b, first_link + p->links[i].number);
		any = true;
	}
	if (any)
		buf_putc(b, ']');
}

/* It says where it leads: the text that it covers is read in any case. */
static void
put_target(struct pdf *p, struct buf *b, const struct pdf_link *l)
{
	if (l->is_web) {
		buf_puts(b, "/A<</S/URI/URI");
		pdf_put_text(b, l->where);
		buf_puts(b, ">>/Contents");
		pdf_put_text(b, l->where);
		return;
	}
	put_place(p, b, l->to, l->y);
	buf_printf(b, "/Contents(Page %zu)", (size_t)l->to + 1);
}

void
pdf_write_links(struct pdf *p, size_t first_link)
{
	struct buf b;

	buf_init(&b, p->arena);
	for (size_t i = 0; i < p->n_links; i++) {
		const struct pdf_link *l = &p->links[i];

		if (l->number == PDF_NO_ELEM)
			continue;
		b.len = 0;
		buf_puts(&b, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4"
		    "/Rect[");
		for (int k = 0; k < 4; k++) {
			pdf_put_number(&b, l->area[k]);
			buf_putc(&b, k < 3 ? ' ' : ']');
		}
		buf_puts(&b, "/StructParent ");
		pdf_put_count(&b, p->n_pages + l->number);
		put_target(p, &b, l);
		buf_puts(&b, ">>");
		pdf_pack_object(p, first_link + l->number, b.s, b.len);
	}
}

/* ---- bookmarks ---- */

#define MAX_LEVEL	3

/* A bookmark and where it hangs. */
struct bookmark {
	const struct outline	*heading;	/* NULL: the root of all */
	struct pdf_object	*object;
	struct bookmark		*parent, *prev, *next, *first, *last;
	size_t			 n;		/* below it, directly */
};

static void
mark_hang(struct bookmark *m, struct bookmark *parent)
{
	m->parent = parent;
	m->prev = parent->last;
	if (parent->last == NULL)
		parent->first = m;
	else
		parent->last->next = m;
	parent->last = m;
	parent->n++;
}

static void
put_mark(struct buf *b, const char *key, const struct bookmark *m)
{
	if (m == NULL)
		return;
	buf_puts(b, key);
	pdf_put_ref(b, m->object->number);
}

static void
write_mark(struct pdf *p, const struct bookmark *m)
{
	struct buf b;

	buf_init(&b, p->arena);
	if (m->heading == NULL) {
		buf_puts(&b, "/Type/Outlines");
	} else {
		buf_puts(&b, "/Title");
		pdf_put_label(&b, m->heading->title);
		put_place(p, &b, m->heading->page, m->heading->y);
	}
	put_mark(&b, "/Parent ", m->parent);
	put_mark(&b, "/Prev ", m->prev);
	put_mark(&b, "/Next ", m->next);
	put_mark(&b, "/First ", m->first);
	put_mark(&b, "/Last ", m->last);
	if (m->n > 0) {
		/* Below zero: it is closed. */
		buf_puts(&b, m->parent == NULL ? "/Count " : "/Count -");
		pdf_put_count(&b, m->n);
	}
	m->object->body = buf_text(&b);
}

struct pdf_object *
pdf_bookmarks(struct pdf *p, const struct layout *o)
{
	struct bookmark *marks = arena_array(p->arena, o->n_outline + 1,
	    sizeof *marks);
	struct bookmark *open[MAX_LEVEL + 1] = { marks };
	size_t n = 1;

	marks->object = pdf_object(p, NULL);
	for (size_t i = 0; i < o->n_outline; i++) {
		const struct outline *v = &o->outline[i];
		int level = v->level < 1 ? 1 : v->level, above = level - 1;
		struct bookmark *m = &marks[n];

		if (level > MAX_LEVEL)
			continue;
		while (open[above] == NULL)
			above--;
		m->heading = v;
		m->object = pdf_object(p, NULL);
		mark_hang(m, open[above]);
		open[level] = m;
		for (int k = level + 1; k <= MAX_LEVEL; k++)
			open[k] = NULL;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		write_mark(p, &marks[i]);
	return marks->object;
}
