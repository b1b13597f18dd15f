#include "pdf_int.h"

#include <stdint.h>
#include <string.h>

/*
 * The structure tree: what is a heading, a table, a list, for software that
 * reads the document aloud or turns it into something else.  It follows the
 * document tree; elements are made when the first of their content is
 * drawn, which is in reading order.
 */

enum kid_kind { KID_ELEM, KID_RUN, KID_LINK };

struct kid {
	const void	*what;		/* element, annotation */
	enum kid_kind	 kind;
	uint32_t	 page, run;
};

/* Attributes that many elements have, each an object. */
enum shared {
	SHARED_NONE, SHARED_DECIMAL, SHARED_DISC, SHARED_COLUMN, SHARED_ROW,
	SHARED_COUNT
};

struct pdf_elem {
	const char	*type;
	const char	*box;		/* of a figure: its attributes */
	const char	*alt;
	enum shared	 shared;	/* attributes that many have */
	struct pdf_elem	*parent, *next;	/* next: of all, in order */
	struct kid	*kids;
	uint32_t	 n, cap;
	uint32_t	 number;	/* from 0; objects have it from the
					   tree's first on */
};

/* Several elements may stand for one block: each has its part. */
enum part {
	PART_SELF, PART_LABEL, PART_BODY, PART_PARA, PART_LINK
};

struct entry { uintptr_t key; struct pdf_elem *value; };

struct page_runs {
	struct pdf_elem	**elems;
	uint32_t	  n, cap, number;
};

struct pdf_tags {
	struct entry		*map;	/* open addressing */
	size_t			 n, cap;
	struct pdf_elem		*document, *last;	/* first, last of all */
	struct page_runs	*pages;
	struct pdf_elem		**links;	/* by key, after the pages */
	size_t			 n_links, cap_links;
	int			 level;		/* of the last heading */
	uint32_t		 n_objects;
	size_t			 first;		/* number of them */
	HPDF_Dict		 root;
	HPDF_Dict		 shared[SHARED_COUNT];	/* NULL: not used */
};

/* ---- the map ---- */

#define MAP_SIZE	1024	/* at first */

/* What is pointed to stands at multiples of eight. */
static uintptr_t
key_of(const void *thing, enum part part)
{
	return (uintptr_t)thing | (uintptr_t)part;
}

static struct entry *
map_slot(struct pdf_tags *t, uintptr_t key)
{
	uint64_t h = (uint64_t)key * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(h >> 32) & (t->cap - 1);

	while (t->map[i].key != 0 && t->map[i].key != key)
		i = (i + 1) & (t->cap - 1);
	return &t->map[i];
}

static void
map_double(struct pdf *p)
{
	struct pdf_tags *t = p->tags;
	const struct entry *old = t->map;
	size_t had = t->cap;

	t->cap *= 2;
	t->map = arena_array(p->arena, t->cap, sizeof *t->map);
	for (size_t i = 0; i < had; i++)
		if (old[i].key != 0)
			*map_slot(t, old[i].key) = old[i];
}

/* ---- elements ---- */

static struct kid *
kid_add(struct pdf *p, struct pdf_elem *e, enum kid_kind kind,
    const void *what)
{
	if (e->n == e->cap) {
		e->cap = e->cap == 0 ? 1 : e->cap * 2;
		e->kids = arena_grow(p->arena, e->kids, e->n, e->cap,
		    sizeof *e->kids);
	}
	e->kids[e->n].kind = kind;
	e->kids[e->n].what = what;
	return &e->kids[e->n++];
}

static struct pdf_elem *
elem_new(struct pdf *p, struct pdf_elem *parent, const char *type)
{
	struct pdf_elem *e = arena_alloc(p->arena, sizeof *e);

	e->type = type;
	e->parent = parent;
	e->number = p->tags->n_objects++;
	if (parent != NULL)
		kid_add(p, parent, KID_ELEM, e);
	if (p->tags->last != NULL)
		p->tags->last->next = e;
	p->tags->last = e;
	return e;
}

/* The element of a block, if there is one yet. */
static struct pdf_elem *
elem_get(const struct pdf *p, const struct block *b)
{
	return map_slot(p->tags, key_of(b, PART_SELF))->value;
}

/* The element of that part of a thing, made if there is none. */
static struct pdf_elem *
elem_part(struct pdf *p, const void *key, enum part part,
    struct pdf_elem *parent, const char *type)
{
	struct pdf_tags *t = p->tags;
	struct entry *slot = map_slot(t, key_of(key, part));

	if (slot->value != NULL)
		return slot->value;
	if (++t->n * 2 > t->cap) {
		map_double(p);
		slot = map_slot(t, key_of(key, part));
	}
	*slot = (struct entry){ key_of(key, part), elem_new(p, parent, type) };
	return slot->value;
}

const char *
pdf_elem_type(const struct pdf_elem *e)
{
	return e->type;
}

void
pdf_tags_open(struct pdf *p)
{
	struct pdf_tags *t = arena_alloc(p->arena, sizeof *t);

	p->tags = t;
	t->cap = MAP_SIZE;
	t->map = arena_array(p->arena, t->cap, sizeof *t->map);
	t->pages = arena_array(p->arena, p->layout->n_pages,
	    sizeof *t->pages);
	t->root = pdf_object(p, NULL);
	t->document = elem_new(p, NULL, "Document");
}

/* ---- blocks to elements ---- */

static struct pdf_elem *elem_block(struct pdf *, const struct block *);

/* No level is left out on the way down. */
static const char *
heading_type(struct pdf_tags *t, int level)
{
	static const char *const types[] = { "H1", "H2", "H3", "H4" };

	if (level > t->level + 1)
		level = t->level + 1;
	t->level = level;
	return types[level < 1 ? 0 : level > 4 ? 3 : level - 1];
}

/*
 * A cell that heads its column or row.  Where a table's head is not drawn,
 * because every cell says what it is, the first of a row stands for it.
 */
static bool
is_head_cell(struct pdf *p, const struct block *cell)
{
	const struct block *row = cell->parent, *table;

	if (cell->header || row == NULL || row->first != cell)
		return cell->header;
	for (const struct block *c = row->first; c != NULL; c = c->next)
		if (c->header)
			return false;
	table = row->parent;
	return table != NULL && table->first->header &&
	    elem_get(p, table->first) == NULL;
}

static const char *
block_type(struct pdf *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		return heading_type(p->tags, b->level);
	case BLOCK_PARA:
	case BLOCK_CODE:
		return "P";
	case BLOCK_LIST:
		return "L";
	case BLOCK_ITEM:
		return "LI";
	case BLOCK_FACT:
		/* What it is called is read before it, as one text. */
		return b->first == NULL ? "P" : "Div";
	case BLOCK_QUOTE:
		return "BlockQuote";
	case BLOCK_TABLE:
		return "Table";
	case BLOCK_ROW:
		return "TR";
	case BLOCK_CELL:
		return is_head_cell(p, b) ? "TH" : "TD";
	case BLOCK_CONTENTS:
		return "TOC";
	case BLOCK_COVER:
	case BLOCK_CARD:
		return "Sect";
	case BLOCK_ROOT:
	case BLOCK_RULE:
	case BLOCK_FIGURE:
	case BLOCK_CALLOUT:
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
	case BLOCK_FACTS:
	case BLOCK_PAGE_BREAK:
	case BLOCK_ANSWER:
		break;
	}
	return "Div";
}

static enum shared
block_shared(struct pdf *p, const struct block *b, const struct block *parent)
{
	if (b->kind == BLOCK_LIST)
		return b->ordered ? SHARED_DECIMAL : SHARED_DISC;
	if (b->kind == BLOCK_CELL && is_head_cell(p, b))
		return parent != NULL && parent->header ? SHARED_COLUMN :
		    SHARED_ROW;
	return SHARED_NONE;
}

static void
share(struct pdf *p, struct pdf_elem *e, enum shared which)
{
	static const char *const bodies[SHARED_COUNT] = {
		[SHARED_DECIMAL] = "/O/List/ListNumbering/Decimal",
		[SHARED_DISC] = "/O/List/ListNumbering/Disc",
		[SHARED_COLUMN] = "/O/Table/Scope/Column",
		[SHARED_ROW] = "/O/Table/Scope/Row",
	};

	e->shared = which;
	if (which != SHARED_NONE && p->tags->shared[which] == NULL)
		p->tags->shared[which] = pdf_object(p, bodies[which]);
}

/* What the children of a block are children of. */
static struct pdf_elem *
elem_inside(struct pdf *p, const struct block *b)
{
	struct pdf_elem *e = elem_block(p, b);

	if (b->kind == BLOCK_ITEM)
		return elem_part(p, b, PART_BODY, e, "LBody");
	return e;
}

/* A row has all its cells from the start, empty ones as well. */
static void
row_cells(struct pdf *p, const struct block *row, const struct block *table)
{
	size_t n = 0;

	for (const struct block *c = row->first; c != NULL &&
	    (n < table->n_columns || table->n_columns == 0); c = c->next) {
		elem_block(p, c);
		n++;
	}
	for (; n < table->n_columns; n++)
		elem_new(p, elem_block(p, row), "TD");
}

static struct pdf_elem *
elem_block(struct pdf *p, const struct block *b)
{
	const struct block *parent;
	struct pdf_elem *e;

	if (b == NULL || b->kind == BLOCK_ROOT)
		return p->tags->document;
	e = elem_get(p, b);
	if (e != NULL)
		return e;
	parent = b->parent;
	/* Columns are a matter of looks, and so is how facts are aligned. */
	if (b->kind == BLOCK_COLUMNS || b->kind == BLOCK_COLUMN ||
	    b->kind == BLOCK_FACTS)
		return elem_inside(p, parent);
	e = elem_part(p, b, PART_SELF, parent == NULL ? p->tags->document :
	    elem_inside(p, parent), block_type(p, b));
	share(p, e, block_shared(p, b, parent));
	if (b->kind == BLOCK_ROW && parent != NULL)
		row_cells(p, b, parent);
	return e;
}

/* ---- items to elements ---- */

/* A paragraph within a block that itself only groups. */
static struct pdf_elem *
elem_para(struct pdf *p, const struct item *it, struct pdf_elem *parent,
    const char *type)
{
	/* Numbers count from 1; as keys they collide with no address. */
	return elem_part(p, (const void *)((uintptr_t)it->para * 8),
	    PART_PARA, parent, type);
}

static struct pdf_elem *
elem_text(struct pdf *p, const struct item *it)
{
	const struct block *b = it->block;
	struct pdf_elem *e;

	if (b == NULL)
		return elem_para(p, it, p->tags->document, "P");
	e = elem_block(p, b);
	switch (b->kind) {
	case BLOCK_ITEM:
		if (it->role == ROLE_LABEL)
			return elem_part(p, b, PART_LABEL, e, "Lbl");
		return elem_inside(p, b);
	case BLOCK_TABLE:
		return elem_part(p, b, PART_LABEL, e, "Caption");
	case BLOCK_CONTENTS:
		if (it->page_of == NULL)
			return elem_para(p, it, e, "P");
		e = elem_part(p, it->page_of, PART_LABEL, e, "TOCI");
		return elem_part(p, it->page_of, PART_LINK, e, "Link");
	case BLOCK_HEADING:
	case BLOCK_PARA:
	case BLOCK_CODE:
	case BLOCK_CELL:
		return e;
	case BLOCK_ROOT:
	case BLOCK_COVER:
	case BLOCK_LIST:
	case BLOCK_QUOTE:
	case BLOCK_RULE:
	case BLOCK_ROW:
	case BLOCK_FIGURE:
	case BLOCK_CALLOUT:
	case BLOCK_CARD:
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
	case BLOCK_FACTS:
	case BLOCK_PAGE_BREAK:
	case BLOCK_ANSWER:
		break;
	case BLOCK_FACT:
		if (b->first == NULL)
			return e;
		break;
	}
	return elem_para(p, it, e, "P");
}

/* Where a picture stands on its page, from the lower left corner. */
static const char *
figure_box(struct pdf *p, const struct item *it, size_t page)
{
	double x = it->op.x + it->ox, y = p->layout->pages[page].h -
	    it->op.y - it->oy;
	const double v[4] = { x, y - it->op.h, x + it->op.w, y };
	struct buf b;

	buf_init(&b, p->arena);
	buf_puts(&b, "/O/Layout/Placement/Block/BBox[");
	for (int i = 0; i < 4; i++) {
		pdf_put_number(&b, v[i]);
		buf_putc(&b, i < 3 ? ' ' : ']');
	}
	return buf_text(&b);
}

static struct pdf_elem *
elem_figure(struct pdf *p, const void *key, struct pdf_elem *parent,
    const struct item *it, size_t page, const char *alt)
{
	struct pdf_elem *e = elem_part(p, key, PART_BODY, parent, "Figure");

	if (e->alt == NULL && (it->kind == ITEM_FIGURE ||
	    it->kind == ITEM_IMAGE)) {
		e->alt = alt == NULL || *alt == '\0' ? "Picture" : alt;
		e->box = figure_box(p, it, page);
	}
	return e;
}

struct pdf_elem *
pdf_elem_of(struct pdf *p, const struct item *it, size_t page)
{
	struct pdf_elem *e;

	if (it->kind == ITEM_IMAGE)
		return elem_figure(p, it->logo, elem_block(p, it->block), it,
		    page, it->logo->alt);
	if (it->role == ROLE_DRAWING)
		return elem_figure(p, it->block, elem_block(p, it->block), it,
		    page, it->block->figure->alt);
	e = elem_text(p, it);
	if (it->node != NULL && (it->node->kind == INLINE_LINK ||
	    it->node->kind == INLINE_XREF))
		return elem_part(p, it->node, PART_LINK, e, "Link");
	return e;
}

unsigned
pdf_mark(struct pdf *p, struct pdf_elem *e, size_t page)
{
	struct page_runs *r = &p->tags->pages[page];
	struct kid *k = kid_add(p, e, KID_RUN, NULL);

	if (r->n == r->cap) {
		r->cap = r->cap == 0 ? 32 : r->cap * 2;
		r->elems = arena_grow(p->arena, r->elems, r->n, r->cap,
		    sizeof(struct pdf_elem *));
	}
	k->page = (uint32_t)page;
	k->run = r->n;
	r->elems[r->n++] = e;
	return k->run;
}

unsigned
pdf_mark_link(struct pdf *p, struct pdf_elem *e, size_t page,
    const void *a)
{
	struct pdf_tags *t = p->tags;

	if (t->n_links == t->cap_links) {
		t->cap_links = t->cap_links == 0 ? 32 : t->cap_links * 2;
		t->links = arena_grow(p->arena, t->links, t->n_links,
		    t->cap_links, sizeof(struct pdf_elem *));
	}
	kid_add(p, e, KID_LINK, a)->page = (uint32_t)page;
	t->links[t->n_links++] = e;
	return (unsigned)(p->layout->n_pages + t->n_links - 1);
}

/* The page's list of elements stands right behind the elements, whose own
   lists of parts pack well with it. */
void
pdf_tags_page(struct pdf *p, size_t page)
{
	p->tags->pages[page].number = p->tags->n_objects++;
}

/* ---- writing ---- */

static void
put_ref(const struct pdf_tags *t, struct buf *b, size_t number)
{
	pdf_put_count(b, t->first + number);
	buf_put(b, " 0 R", 4);
}

static void
write_kid(struct pdf *p, struct buf *b, const struct kid *k, size_t page)
{
	switch (k->kind) {
	case KID_ELEM:
		put_ref(p->tags, b, ((const struct pdf_elem *)k->what)->number);
		buf_putc(b, ' ');
		break;
	case KID_RUN:
		if (k->page != page) {
			buf_puts(b, "<</Type/MCR/Pg ");
			pdf_put_ref(b, p->pages[k->page]);
			buf_puts(b, "/MCID ");
		}
		pdf_put_count(b, k->run);
		buf_puts(b, k->page == page ? " " : ">>");
		break;
	case KID_LINK:
		buf_puts(b, "<</Type/OBJR/Obj ");
		pdf_put_ref(b, k->what);
		if (k->page != page) {
			buf_puts(b, "/Pg ");
			pdf_put_ref(b, p->pages[k->page]);
		}
		buf_puts(b, ">>");
		break;
	}
}

/* A list's last space has nothing to divide. */
static void
close_list(struct buf *b, const char *end)
{
	if (b->s[b->len - 1] == ' ')
		b->len--;
	buf_puts(b, end);
}

static void
write_elem(struct pdf *p, const struct pdf_elem *e, struct buf *b)
{
	size_t page = SIZE_MAX;

	b->len = 0;
	for (size_t i = 0; i < e->n && page == SIZE_MAX; i++)
		if (e->kids[i].kind != KID_ELEM)
			page = e->kids[i].page;
	buf_puts(b, "<</S/");
	buf_puts(b, e->type);
	buf_puts(b, "/P ");
	if (e->parent == NULL)
		pdf_put_ref(b, p->tags->root);
	else
		put_ref(p->tags, b, e->parent->number);
	if (page != SIZE_MAX) {
		buf_puts(b, "/Pg ");
		pdf_put_ref(b, p->pages[page]);
	}
	if (e->shared != SHARED_NONE) {
		buf_puts(b, "/A ");
		pdf_put_ref(b, p->tags->shared[e->shared]);
	}
	if (e->box != NULL) {
		buf_puts(b, "/A<<");
		buf_puts(b, e->box);
		buf_puts(b, ">>");
	}
	if (e->alt != NULL) {
		buf_puts(b, "/Alt");
		pdf_put_label(b, e->alt);
	}
	buf_puts(b, e->n == 1 ? "/K " : "/K[");
	for (size_t i = 0; i < e->n; i++)
		write_kid(p, b, &e->kids[i], page);
	close_list(b, e->n == 1 ? ">>" : "]>>");
	pdf_pack_object(p, p->tags->first + e->number, b->s, b->len);
}

/* From the page's runs to their elements. */
static void
write_runs(struct pdf *p, const struct page_runs *r, struct buf *b)
{
	b->len = 0;
	buf_putc(b, '[');
	for (size_t i = 0; i < r->n; i++) {
		put_ref(p->tags, b, r->elems[i]->number);
		buf_putc(b, ' ');
	}
	close_list(b, "]");
	pdf_pack_object(p, p->tags->first + r->number, b->s, b->len);
}

/* From runs and links back to elements, keys ascending. */
static const char *
parent_tree(struct pdf *p)
{
	const struct pdf_tags *t = p->tags;
	struct buf b;

	buf_init(&b, p->arena);
	for (size_t i = 0; i < p->layout->n_pages; i++) {
		pdf_put_count(&b, i);
		buf_putc(&b, ' ');
		put_ref(t, &b, t->pages[i].number);
		buf_putc(&b, ' ');
	}
	for (size_t i = 0; i < t->n_links; i++) {
		pdf_put_count(&b, p->layout->n_pages + i);
		buf_putc(&b, ' ');
		put_ref(t, &b, t->links[i]->number);
		buf_putc(&b, ' ');
	}
	return buf_text(&b);
}

unsigned
pdf_tags_root(const struct pdf *p)
{
	return pdf_id(p->tags->root);
}

size_t
pdf_tags_count(const struct pdf *p)
{
	return p->tags->n_objects;
}

void
pdf_tags_write(struct pdf *p, size_t first)
{
	struct pdf_tags *t = p->tags;
	size_t page = 0;
	struct buf b;

	t->first = first;
	buf_init(&b, p->arena);
	for (const struct pdf_elem *e = t->document; e != NULL; e = e->next) {
		for (; page < p->layout->n_pages &&
		    t->pages[page].number < e->number; page++)
			write_runs(p, &t->pages[page], &b);
		write_elem(p, e, &b);
	}
	for (; page < p->layout->n_pages; page++)
		write_runs(p, &t->pages[page], &b);
	pdf_extend(t->root, arena_printf(p->arena, "/Type/StructTreeRoot"
	    "/K[%zu 0 R]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %zu",
	    first + t->document->number, parent_tree(p),
	    p->layout->n_pages + t->n_links));
}
