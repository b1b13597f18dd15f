#include "pdf_int.h"

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
landing_of(struct pdf *p, const char *id)
{
	const struct landing *at = layout_find(p->layout, id);
	size_t i;

	if (at == NULL)
		return NULL;
	i = (size_t)(at - p->layout->landings);
	if (p->landings[i] == NULL)
		p->landings[i] = HPDF_Page_CreateDestination(
		    p->pages[at->page]);
	return p->landings[i];
}

static HPDF_Destination
heading_of(struct pdf *p, const struct block *b)
{
	for (size_t i = 0; i < p->layout->n_outline; i++)
		if (p->layout->outline[i].block == b)
			return p->headings[i];
	return NULL;
}

static HPDF_Rect
text_area(const struct page *page, const struct item *it)
{
	double x = it->op.x + it->ox, y = page->h - it->op.y - it->oy;

	return (HPDF_Rect){ (float)x, (float)(y - 0.25 * it->op.size),
	    (float)(x + it->op.w), (float)(y + 0.8 * it->op.size) };
}

static HPDF_Rect
box_area(const struct page *page, const struct item *it)
{
	double x = it->op.x + it->ox, y = page->h - it->op.y - it->oy;

	return (HPDF_Rect){ (float)x, (float)(y - it->op.h),
	    (float)(x + it->op.w), (float)y };
}

static bool
is_web(const char *href)
{
	return href != NULL && (strncmp(href, "http://", 7) == 0 ||
	    strncmp(href, "https://", 8) == 0 ||
	    strncmp(href, "mailto:", 7) == 0);
}

static void
dress(struct pdf *p, size_t page, const struct item *it, HPDF_Annotation a,
    const char *contents)
{
	struct buf b;

	if (a == NULL)
		return;
	HPDF_LinkAnnot_SetBorderStyle(a, 0, 0, 0);
	buf_init(&b, p->arena);
	buf_printf(&b, "/F 4/StructParent %u/Contents", pdf_mark_link(p,
	    pdf_elem_of(p, it, page), page, a));
	pdf_put_text(&b, contents);
	pdf_extend(a, buf_text(&b));
}

void
pdf_links(struct pdf *p, size_t n)
{
	const struct page *page = &p->layout->pages[n];

	for (size_t i = 0; i < page->n; i++) {
		const struct item *it = page->items[i];
		const struct inline_node *node = it->node;
		HPDF_Destination to = NULL;

		if (it->kind == ITEM_LINK_AREA) {
			to = heading_of(p, it->page_of);
			if (to != NULL)
				dress(p, n, it, HPDF_Page_CreateLinkAnnot(
				    p->pages[n], box_area(page, it), to),
				    it->op.text);
			continue;
		}
		/* Each place once: not in the head that is repeated. */
		if (it->kind != ITEM_OP || it->op.kind != OP_TEXT ||
		    it->role == ROLE_REPEAT || node == NULL)
			continue;
		if (node->kind == INLINE_LINK && is_web(node->href))
			dress(p, n, it, HPDF_Page_CreateURILinkAnnot(
			    p->pages[n], text_area(page, it), node->href),
			    node->href);
		else if (node->kind == INLINE_XREF && node->href != NULL &&
		    (to = landing_of(p, node->href)) != NULL)
			dress(p, n, it, HPDF_Page_CreateLinkAnnot(
			    p->pages[n], text_area(page, it), to),
			    it->op.text);
	}
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
