#include "pdf_tags.h"

#include <stdint.h>
#include <string.h>

/*
 * The structure tree: what is a heading, a table, a list, for software that
 * reads the document aloud or turns it into something else.  It follows the
 * document tree; elements are made when the first of their content is
 * drawn, which is in reading order.
 */

/* Several elements may stand for one block: each has its part. */
enum part_of {
	PART_SELF, PART_LABEL, PART_BODY, PART_PARA, PART_LINK,
	PART_MASK = 7
};

struct entry { uintptr_t key; uint32_t elem; };

/* ---- the map ---- */

#define MAP_SIZE	1024	/* at first */

/* What is pointed to stands at multiples of eight. */
static uintptr_t
key_of(const void *thing, enum part_of part)
{
	return (uintptr_t)thing | (uintptr_t)part;
}

static struct entry *
map_slot(struct pdf_tags *t, uintptr_t key)
{
	uint64_t h = (uint64_t)key * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(h >> 32) & (t->cap_map - 1);

	while (t->map[i].key != 0 && t->map[i].key != key)
		i = (i + 1) & (t->cap_map - 1);
	return &t->map[i];
}

static void
map_double(struct pdf *p)
{
	struct pdf_tags *t = p->tags;
	const struct entry *old = t->map;
	size_t had = t->cap_map;

	t->cap_map *= 2;
	t->map = arena_array(p->arena, t->cap_map, sizeof *t->map);
	for (size_t i = 0; i < had; i++)
		if (old[i].key != 0)
			*map_slot(t, old[i].key) = old[i];
}

/* Paragraphs have their number as key: no address is so low. */
static bool
is_gone(uintptr_t key, const struct arena *arena, unsigned para)
{
	uintptr_t thing = key & ~(uintptr_t)PART_MASK;

	if ((key & PART_MASK) == PART_PARA)
		return thing / (PART_MASK + 1) <= para;
	return arena_owns(arena, (const void *)thing);
}

/* Where something of a page was, something else will be. */
void
pdf_tags_forget(struct pdf *p, const struct arena *arena, unsigned para)
{
	struct pdf_tags *t = p->tags;
	struct arena_mark mark = arena_mark(p->arena);
	struct entry *kept = arena_array(p->arena, t->n_map, sizeof *kept);
	size_t n = 0;

	for (size_t i = 0; i < t->cap_map; i++)
		if (t->map[i].key != 0 &&
		    !is_gone(t->map[i].key, arena, para))
			kept[n++] = t->map[i];
	memset(t->map, 0, t->cap_map * sizeof *t->map);
	t->n_map = n;
	while (n-- > 0)
		*map_slot(t, kept[n].key) = kept[n];
	arena_release(p->arena, mark);
}

/* ---- elements ---- */

static struct kid *
kid_add(struct pdf *p, uint32_t parent, enum kid_kind kind, uint32_t what)
{
	struct pdf_tags *t = p->tags;
	struct elem *e = &t->elems[parent];
	uint32_t n = (uint32_t)t->n_kids;

	t->kids = pdf_grown(p, t->kids, t->n_kids, &t->cap_kids,
	    sizeof *t->kids);
	t->kids[n].what = what;
	t->kids[n].kind = kind;
	t->kids[n].next = NONE;
	if (e->first == NONE)
		e->first = n;
	else
		t->kids[e->last].next = n;
	e->last = n;
	return &t->kids[t->n_kids++];
}

static uint32_t
elem_new(struct pdf *p, uint32_t parent, const char *type)
{
	struct pdf_tags *t = p->tags;
	uint32_t n = (uint32_t)t->n_elems;

	t->elems = pdf_grown(p, t->elems, t->n_elems, &t->cap_elems,
	    sizeof *t->elems);
	t->elems[t->n_elems++] = (struct elem){ .type = type,
	    .parent = parent, .first = NONE, .last = NONE,
	    .number = t->n_objects++ };
	if (parent != NONE)
		kid_add(p, parent, KID_ELEM, n);
	return n;
}

/* The element of a block, or NONE if there is none yet. */
static uint32_t
elem_get(const struct pdf *p, const struct block *b)
{
	const struct entry *slot = map_slot(p->tags, key_of(b, PART_SELF));

	return slot->key == 0 ? NONE : slot->elem;
}

/* The element of that part of a thing, made if there is none. */
static uint32_t
elem_part(struct pdf *p, const void *thing, enum part_of part,
    uint32_t parent, const char *type)
{
	struct pdf_tags *t = p->tags;
	uintptr_t key = key_of(thing, part);
	struct entry *slot = map_slot(t, key);

	if (slot->key != 0)
		return slot->elem;
	if (++t->n_map * 2 > t->cap_map) {
		map_double(p);
		slot = map_slot(t, key);
	}
	*slot = (struct entry){ key, elem_new(p, parent, type) };
	return slot->elem;
}

const char *
pdf_elem_type(const struct pdf *p, uint32_t elem)
{
	return p->tags->elems[elem].type;
}

void
pdf_tags_open(struct pdf *p)
{
	struct pdf_tags *t = arena_alloc(p->arena, sizeof *t);

	p->tags = t;
	t->cap_map = MAP_SIZE;
	t->map = arena_array(p->arena, t->cap_map, sizeof *t->map);
	t->root = pdf_object(p, NULL);
	elem_new(p, NONE, "Document");
}

/* ---- blocks to elements ---- */

static uint32_t elem_block(struct pdf *, const struct block *);

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
	    elem_get(p, table->first) == NONE;
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
share(struct pdf *p, uint32_t e, enum shared which)
{
	static const char *const bodies[SHARED_COUNT] = {
		[SHARED_DECIMAL] = "/O/List/ListNumbering/Decimal",
		[SHARED_DISC] = "/O/List/ListNumbering/Disc",
		[SHARED_COLUMN] = "/O/Table/Scope/Column",
		[SHARED_ROW] = "/O/Table/Scope/Row",
	};

	p->tags->elems[e].shared = which;
	if (which != SHARED_NONE && p->tags->shared[which] == NULL)
		p->tags->shared[which] = pdf_object(p, bodies[which]);
}

/* What the children of a block are children of. */
static uint32_t
elem_inside(struct pdf *p, const struct block *b)
{
	uint32_t e = elem_block(p, b);

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

static uint32_t
elem_block(struct pdf *p, const struct block *b)
{
	const struct block *parent;
	uint32_t e;

	if (b == NULL || b->kind == BLOCK_ROOT)
		return DOCUMENT;
	e = elem_get(p, b);
	if (e != NONE)
		return e;
	parent = b->parent;
	/* Columns are a matter of looks, and so is how facts are aligned. */
	if (b->kind == BLOCK_COLUMNS || b->kind == BLOCK_COLUMN ||
	    b->kind == BLOCK_FACTS)
		return elem_inside(p, parent);
	e = elem_part(p, b, PART_SELF, parent == NULL ? DOCUMENT :
	    elem_inside(p, parent), block_type(p, b));
	share(p, e, block_shared(p, b, parent));
	if (b->kind == BLOCK_ROW && parent != NULL)
		row_cells(p, b, parent);
	return e;
}

/* ---- items to elements ---- */

/* A paragraph within a block that itself only groups. */
static uint32_t
elem_para(struct pdf *p, const struct item *it, uint32_t parent,
    const char *type)
{
	/* Numbers count from 1; as keys they collide with no address. */
	return elem_part(p, (const void *)((uintptr_t)it->para * 8),
	    PART_PARA, parent, type);
}

static uint32_t
elem_text(struct pdf *p, const struct item *it)
{
	const struct block *b = it->block;
	uint32_t e;

	if (b == NULL)
		return elem_para(p, it, DOCUMENT, "P");
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
figure_box(struct pdf *p, const struct item *it, double page_h)
{
	double x = it->op.x + it->ox, y = page_h - it->op.y - it->oy;
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

/* What the element has besides, nothing at first. */
static struct detail *
detail_of(struct pdf *p, uint32_t e)
{
	struct pdf_tags *t = p->tags;

	for (size_t i = t->n_details; i > 0; i--)
		if (t->details[i - 1].elem == e)
			return &t->details[i - 1];
	t->details = pdf_grown(p, t->details, t->n_details, &t->cap_details,
	    sizeof *t->details);
	t->details[t->n_details] = (struct detail){ .elem = e };
	return &t->details[t->n_details++];
}

/* On a page that waits its place is not the last one yet. */
static void
picture_set(struct pdf *p, uint32_t e, const struct item *it, double page_h,
    const char *alt)
{
	struct detail *d = detail_of(p, e);

	if (d->alt == NULL)
		d->alt = alt == NULL || *alt == '\0' ? "Picture" :
		    arena_strdup(p->arena, alt);
	d->box = figure_box(p, it, page_h);
}

/* The element of words in a language of their own. */
static uint32_t
elem_speaks(struct pdf *p, uint32_t e, const char *language)
{
	struct detail *d;

	if (language == NULL)
		return e;
	d = detail_of(p, e);
	if (d->language == NULL)
		d->language = arena_strdup(p->arena, language);
	return e;
}

static uint32_t
elem_figure(struct pdf *p, const void *key, uint32_t parent,
    const struct item *it, double page_h, const char *alt)
{
	uint32_t e = elem_part(p, key, PART_BODY, parent, "Figure");

	if (it->kind == ITEM_FIGURE || it->kind == ITEM_IMAGE)
		picture_set(p, e, it, page_h, alt);
	return e;
}

uint32_t
pdf_elem_of(struct pdf *p, const struct item *it, double page_h)
{
	const struct inline_node *n = it->node;
	uint32_t e;

	if (it->kind == ITEM_IMAGE)
		return elem_figure(p, it->logo, elem_block(p, it->block), it,
		    page_h, it->logo->alt);
	if (it->role == ROLE_DRAWING)
		return elem_figure(p, it->block, elem_block(p, it->block), it,
		    page_h, it->block->figure->alt);
	e = elem_text(p, it);
	if (n != NULL && (n->kind == INLINE_LINK || n->kind == INLINE_XREF))
		return elem_speaks(p, elem_part(p, n, PART_LINK, e, "Link"),
		    n->language);
	if (n != NULL && n->language != NULL)
		return elem_speaks(p, elem_part(p, n, PART_SELF, e, "Span"),
		    n->language);
	return e;
}

static struct page_runs *
runs_of(struct pdf *p, size_t page)
{
	struct pdf_tags *t = p->tags;

	while (t->n_pages <= page) {
		t->pages = pdf_grown(p, t->pages, t->n_pages, &t->cap_pages,
		    sizeof *t->pages);
		t->pages[t->n_pages++] = (struct page_runs){ NONE, 0, NONE };
	}
	return &t->pages[page];
}

uint32_t
pdf_mark_place(struct pdf *p, uint32_t e, size_t page)
{
	kid_add(p, e, KID_RUN, 0)->page = (uint32_t)page;
	return (uint32_t)p->tags->n_kids - 1;
}

unsigned
pdf_mark(struct pdf *p, uint32_t e, size_t page, uint32_t place)
{
	struct pdf_tags *t = p->tags;
	struct page_runs *r = runs_of(p, page);

	/* A page is written whole before another one is begun. */
	if (r->from == NONE)
		r->from = (uint32_t)t->n_runs;
	t->runs = pdf_grown(p, t->runs, t->n_runs, &t->cap_runs,
	    sizeof *t->runs);
	t->runs[t->n_runs++] = e;
	if (place == PDF_NO_PLACE)
		kid_add(p, e, KID_RUN, r->n)->page = (uint32_t)page;
	else
		t->kids[place].what = r->n;
	return r->n++;
}

void
pdf_mark_link(struct pdf *p, uint32_t e, size_t page, size_t link)
{
	kid_add(p, e, KID_LINK, (uint32_t)link)->page = (uint32_t)page;
}

/* The page's list of elements stands right behind the elements, whose own
   lists of parts pack well with it. */
void
pdf_tags_page(struct pdf *p, size_t page)
{
	struct page_runs *r = runs_of(p, page);

	if (r->number == NONE)
		r->number = p->tags->n_objects++;
}
