#include "pdf_int.h"

#include <math.h>
#include <string.h>

/* Where links lead, the links themselves, and the bookmarks. */

/* A place on a page, the zoom kept.  It is not worth an object: most are
   led to once or twice. */
struct place { size_t page; double y; };

static void
put_place(struct pdf *p, struct buf *b, const struct place *at)
{
	double top = p->layout->pages[at->page].h - at->y + 4;

	buf_puts(b, "/Dest[");
	pdf_put_ref(b, p->pages[at->page]);
	buf_puts(b, "/XYZ 0 ");
	pdf_put_number(b, round(top));
	buf_puts(b, " 0]");
}

static bool
landing_of(const struct pdf *p, const char *id, struct place *at)
{
	const struct landing *l = id == NULL ? NULL :
	    layout_find(p->layout, id);

	if (l == NULL)
		return false;
	*at = (struct place){ l->page, l->y };
	return true;
}

/* The contents ask for headings in their order: the search goes on where
   the last one ended. */
static bool
heading_of(struct pdf *p, const struct block *block, struct place *at)
{
	const struct layout *o = p->layout;

	for (size_t i = 0; i < o->n_outline; i++) {
		const struct outline *v = &o->outline[p->last_heading];

		if (v->block == block) {
			*at = (struct place){ v->page, v->y };
			return true;
		}
		p->last_heading = (p->last_heading + 1) % o->n_outline;
	}
	return false;
}

/* What reacts, from the lower left corner to the upper right, in whole
   points. */
static void
put_area(struct buf *b, const struct page *page, const struct item *it)
{
	double x = it->op.x + it->ox, y = page->h - it->op.y - it->oy;
	bool text = it->kind == ITEM_OP;
	/* A word may end in a sign of no width. */
	double v[4] = { x, text ? y - 0.25 * it->op.size : y - it->op.h,
	    x + fmax(it->op.w, 1), text ? y + 0.8 * it->op.size : y };

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
add_link(struct pdf *p, size_t n, const struct item *it,
    const struct place *to, const char *where, HPDF_Array *all)
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
		put_place(p, &b, to);
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
		struct place to;

		if (it->kind == ITEM_LINK_AREA) {
			if (heading_of(p, it->page_of, &to))
				add_link(p, n, it, &to, page_name(p, to.page),
				    &all);
			continue;
		}
		/* Each place once: not in the head that is repeated. */
		if (it->kind != ITEM_OP || it->op.kind != OP_TEXT ||
		    it->role == ROLE_REPEAT || node == NULL)
			continue;
		if (node->kind == INLINE_LINK && is_web(node->href))
			add_link(p, n, it, NULL, node->href, &all);
		else if (node->kind == INLINE_XREF &&
		    landing_of(p, node->href, &to))
			add_link(p, n, it, &to, page_name(p, to.page), &all);
	}
	if (all != NULL)
		HPDF_Dict_Add(p->pages[n], "Annots", all);
}

/* ---- bookmarks ---- */

#define MAX_LEVEL	3

/* A bookmark and where it hangs. */
struct bookmark {
	const struct outline	*heading;	/* NULL: the root of all */
	HPDF_Dict		 object;
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
	pdf_put_ref(b, m->object);
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
		put_place(p, &b, &(struct place){ m->heading->page,
		    m->heading->y });
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
	pdf_extend(m->object, buf_text(&b));
}

HPDF_Dict
pdf_bookmarks(struct pdf *p)
{
	const struct layout *o = p->layout;
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
