#include "pdf_int.h"

#include <math.h>
#include <string.h>

/* Where links lead, the links themselves, and the bookmarks. */

/* Written by hand: the library refuses "keep the zoom", which is 0. */
static void
aim(struct pdf *p, HPDF_Destination d, size_t page, double y)
{
	double top = p->layout->pages[page].h - y + 4;

	if (d == NULL)
		return;
	HPDF_Array_Clear(d);
	HPDF_Array_Add(d, p->pages[page]);
	HPDF_Array_AddName(d, "XYZ");
	HPDF_Array_AddNumber(d, 0);
	HPDF_Array_AddReal(d, (HPDF_REAL)top);
	HPDF_Array_AddNumber(d, 0);
}

void
pdf_make_destinations(struct pdf *p)
{
	const struct layout *o = p->layout;

	p->landings = arena_array(p->arena, o->n_landings,
	    sizeof *p->landings);
	p->headings = arena_array(p->arena, o->n_outline,
	    sizeof *p->headings);
	for (size_t i = 0; i < o->n_outline; i++)
		p->headings[i] = HPDF_Page_CreateDestination(
		    p->pages[o->outline[i].page]);
}

static HPDF_Destination
landing_of(struct pdf *p, const char *id, size_t *page)
{
	const struct landing *at = layout_find(p->layout, id);
	size_t i;

	if (at == NULL)
		return NULL;
	*page = at->page;
	i = (size_t)(at - p->layout->landings);
	if (p->landings[i] == NULL)
		p->landings[i] = HPDF_Page_CreateDestination(
		    p->pages[at->page]);
	return p->landings[i];
}

static HPDF_Destination
heading_of(struct pdf *p, const struct block *b, size_t *page)
{
	for (size_t i = 0; i < p->layout->n_outline; i++)
		if (p->layout->outline[i].block == b) {
			*page = p->layout->outline[i].page;
			return p->headings[i];
		}
	return NULL;
}

/* What reacts, from the lower left corner to the upper right, in whole
   points. */
static void
put_area(struct buf *b, const struct page *page, const struct item *it)
{
	double x = it->op.x + it->ox, y = page->h - it->op.y - it->oy;
	bool text = it->kind == ITEM_OP;
	double v[4] = { x, text ? y - 0.25 * it->op.size : y - it->op.h,
	    x + it->op.w, text ? y + 0.8 * it->op.size : y };

	buf_puts(b, "/Rect[");
	for (int i = 0; i < 4; i++) {
		pdf_put_number(b, i < 2 ? floor(v[i]) : ceil(v[i]));
		buf_putc(b, i < 3 ? ' ' : ']');
	}
}

static bool
is_web(const char *href)
{
	return href != NULL && (strncmp(href, "http://", 7) == 0 ||
	    strncmp(href, "https://", 8) == 0 ||
	    strncmp(href, "mailto:", 7) == 0);
}

/* What leads somewhere: to a destination in the file, or to the web.  It
   says where: the text that it covers is read in any case. */
static void
add_link(struct pdf *p, size_t n, const struct item *it, HPDF_Destination to,
    const char *where, HPDF_Array *all)
{
	HPDF_Dict a = pdf_object(p, NULL);
	struct buf b;

	if (*all == NULL)
		*all = HPDF_Array_New(p->hpdf->mmgr);
	if (a == NULL || *all == NULL)
		return;
	HPDF_Array_Add(*all, a);
	buf_init(&b, p->arena);
	buf_puts(&b, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
	put_area(&b, &p->layout->pages[n], it);
	buf_puts(&b, "/StructParent ");
	pdf_put_count(&b, pdf_mark_link(p, pdf_elem_of(p, it, n), n, a));
	if (to == NULL) {
		buf_puts(&b, "/A<</S/URI/URI");
		pdf_put_text(&b, where);
		buf_puts(&b, ">>");
	} else {
		buf_puts(&b, "/Dest ");
		pdf_put_ref(&b, to);
	}
	buf_puts(&b, "/Contents");
	pdf_put_text(&b, where);
	pdf_extend(a, buf_text(&b));
}

static const char *
page_name(struct pdf *p, size_t page)
{
	return arena_printf(p->arena, "Page %zu", page + 1);
}

void
pdf_links(struct pdf *p, size_t n)
{
	const struct page *page = &p->layout->pages[n];
	HPDF_Array all = NULL;

	for (size_t i = 0; i < page->n; i++) {
		const struct item *it = page->items[i];
		const struct inline_node *node = it->node;
		HPDF_Destination to = NULL;
		size_t at;

		if (it->kind == ITEM_LINK_AREA) {
			to = heading_of(p, it->page_of, &at);
			if (to != NULL)
				add_link(p, n, it, to, page_name(p, at),
				    &all);
			continue;
		}
		/* Each place once: not in the head that is repeated. */
		if (it->kind != ITEM_OP || it->op.kind != OP_TEXT ||
		    it->role == ROLE_REPEAT || node == NULL)
			continue;
		if (node->kind == INLINE_LINK && is_web(node->href))
			add_link(p, n, it, NULL, node->href, &all);
		else if (node->kind == INLINE_XREF && node->href != NULL &&
		    (to = landing_of(p, node->href, &at)) != NULL)
			add_link(p, n, it, to, page_name(p, at), &all);
	}
	if (all != NULL)
		HPDF_Dict_Add(p->pages[n], "Annots", all);
}

#define MAX_LEVEL	4

void
pdf_bookmarks(struct pdf *p)
{
	HPDF_Encoder utf8 = HPDF_GetEncoder(p->hpdf, "UTF-8");
	HPDF_Outline open[MAX_LEVEL + 1] = { NULL };
	const struct layout *o = p->layout;

	for (size_t i = 0; i < o->n_outline; i++) {
		const struct outline *v = &o->outline[i];
		HPDF_Outline parent = NULL, mark;
		int level = v->level < 1 ? 1 : v->level > MAX_LEVEL ?
		    MAX_LEVEL : v->level;

		aim(p, p->headings[i], v->page, v->y);
		if (level > 3)
			continue;
		for (int k = level - 1; k > 0 && parent == NULL; k--)
			parent = open[k];
		mark = HPDF_CreateOutline(p->hpdf, parent, v->title, utf8);
		if (mark == NULL)
			return;
		/* The library gives outline items a wrong type. */
		HPDF_Dict_RemoveElement(mark, "Type");
		HPDF_Dict_Add(mark, "Dest", p->headings[i]);
		HPDF_Outline_SetOpened(mark, HPDF_FALSE);
		open[level] = mark;
		for (int k = level + 1; k <= MAX_LEVEL; k++)
			open[k] = NULL;
	}
	for (size_t i = 0; i < o->n_landings; i++)
		aim(p, p->landings[i], o->landings[i].page,
		    o->landings[i].y);
}
