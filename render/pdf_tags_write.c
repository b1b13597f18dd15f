#include "pdf_tags.h"

#include <stdlib.h>

/* The structure tree as the file has it. */

static void
put_elem(const struct pdf_tags *t, struct buf *b, uint32_t elem)
{
	pdf_put_ref(b, t->first + t->elems[elem].number);
}

static void
put_page(const struct pdf *p, struct buf *b, size_t page)
{
	buf_puts(b, "/Pg ");
	pdf_put_ref(b, p->pages[page].object->number);
}

static void
write_kid(struct pdf *p, struct buf *b, const struct kid *k, size_t page)
{
	switch ((enum kid_kind)k->kind) {
	case KID_ELEM:
		put_elem(p->tags, b, k->what);
		buf_putc(b, ' ');
		break;
	case KID_RUN:
		if (k->page != page) {
			buf_puts(b, "<</Type/MCR");
			put_page(p, b, k->page);
			buf_puts(b, "/MCID ");
		}
		pdf_put_count(b, k->what);
		buf_puts(b, k->page == page ? " " : ">>");
		break;
	case KID_LINK:
		if (p->links[k->what].number == PDF_NO_ELEM)
			break;
		buf_puts(b, "<</Type/OBJR/Obj ");
		pdf_put_ref(b, p->tags->first_link +
		    p->links[k->what].number);
		if (k->page != page)
			put_page(p, b, k->page);
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
write_kids(struct pdf *p, struct buf *b, const struct elem *e, size_t page)
{
	const struct kid *kids = p->tags->kids;
	bool one = e->first != NONE && e->first == e->last;

	buf_puts(b, one ? "/K " : "/K[");
	for (uint32_t i = e->first; i != NONE; i = kids[i].next)
		write_kid(p, b, &kids[i], page);
	close_list(b, one ? ">>" : "]>>");
}

/* The page of the first run or link; NOT_SET: there is none. */
static size_t
elem_page(const struct pdf_tags *t, const struct elem *e)
{
	for (uint32_t i = e->first; i != NONE; i = t->kids[i].next)
		if (t->kids[i].kind != KID_ELEM)
			return t->kids[i].page;
	return NOT_SET;
}

static void
write_elem(struct pdf *p, const struct elem *e, const struct detail *detail,
    struct buf *b)
{
	const struct pdf_tags *t = p->tags;
	size_t page = elem_page(t, e);

	b->len = 0;
	buf_puts(b, "<</S/");
	buf_puts(b, e->type);
	buf_puts(b, "/P ");
	if (e->parent == NONE)
		pdf_put_ref(b, t->root->number);
	else
		put_elem(t, b, e->parent);
	if (page != NOT_SET)
		put_page(p, b, page);
	if (e->shared != SHARED_NONE) {
		buf_puts(b, "/A ");
		pdf_put_ref(b, t->shared[e->shared]->number);
	}
	if (detail != NULL && detail->language != NULL) {
		buf_puts(b, "/Lang");
		pdf_put_text(b, detail->language);
	} else if (detail != NULL) {
		buf_puts(b, "/A<<");
		buf_puts(b, detail->box);
		buf_puts(b, ">>/Alt");
		pdf_put_label(b, detail->alt);
	}
	write_kids(p, b, e, page);
	pdf_pack_object(p, t->first + e->number, b->s, b->len);
}

/* From the page's runs to their elements. */
static void
write_runs(struct pdf *p, const struct page_runs *r, struct buf *b)
{
	const struct pdf_tags *t = p->tags;

	b->len = 0;
	buf_putc(b, '[');
	for (size_t i = 0; i < r->n; i++) {
		put_elem(t, b, t->runs[r->from + i]);
		buf_putc(b, ' ');
	}
	close_list(b, "]");
	pdf_pack_object(p, t->first + r->number, b->s, b->len);
}

/* From runs and links back to elements, keys ascending. */
static const char *
parent_tree(struct pdf *p)
{
	const struct pdf_tags *t = p->tags;
	struct buf b;

	buf_init(&b, p->arena);
	for (size_t i = 0; i < t->n_pages; i++) {
		pdf_put_count(&b, i);
		buf_putc(&b, ' ');
		pdf_put_ref(&b, t->first + t->pages[i].number);
		buf_putc(&b, ' ');
	}
	for (size_t i = 0; i < p->n_links; i++) {
		const struct pdf_link *l = &p->links[i];

		if (l->number == PDF_NO_ELEM)
			continue;
		pdf_put_count(&b, t->n_pages + l->number);
		buf_putc(&b, ' ');
		put_elem(t, &b, l->elem);
		buf_putc(&b, ' ');
	}
	return buf_text(&b);
}

unsigned
pdf_tags_root(const struct pdf *p)
{
	return p->tags->root->number;
}

size_t
pdf_tags_count(const struct pdf *p)
{
	return p->tags->n_objects;
}

static int
by_elem(const void *x, const void *y)
{
	const struct detail *a = x, *b = y;

	return (a->elem > b->elem) - (a->elem < b->elem);
}

static void
write_elems(struct pdf *p)
{
	struct pdf_tags *t = p->tags;
	const struct detail *detail = t->details;
	size_t left = t->n_details, page = 0;
	struct buf b;

	/* Those of a page that waited were found later than they are read. */
	if (left > 1)
		qsort(t->details, left, sizeof *t->details, by_elem);
	buf_init(&b, p->arena);
	for (size_t i = 0; i < t->n_elems; i++) {
		bool has = left > 0 && detail->elem == i;

		for (; page < t->n_pages &&
		    t->pages[page].number < t->elems[i].number; page++)
			write_runs(p, &t->pages[page], &b);
		write_elem(p, &t->elems[i], has ? detail : NULL, &b);
		detail += has;
		left -= has;
	}
	for (; page < t->n_pages; page++)
		write_runs(p, &t->pages[page], &b);
}

void
pdf_tags_write(struct pdf *p, size_t first, size_t first_link)
{
	struct pdf_tags *t = p->tags;

	t->first = first;
	t->first_link = first_link;
	write_elems(p);
	t->root->body = arena_printf(p->arena, "/Type/StructTreeRoot/K[%zu 0 R]"
	    "/ParentTree<</Nums[%s]>>/ParentTreeNextKey %zu",
	    first + t->elems[DOCUMENT].number, parent_tree(p),
	    t->n_pages + p->n_links);
}
