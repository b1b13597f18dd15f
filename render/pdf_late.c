#include "pdf_int.h"

#include <assert.h>
#include <string.h>

/*
 * Numbers of pages among words, such as "annex Risks, page 48": the page may
 * be a later one.  Its content is kept with a hole until all are known.
 */

/* Its room in the content, in bytes, is filled with what shows the number and
   a point or two, should each be in another face. */
#define HOLE	192

void
pdf_leave_hole(struct pdf_writer *w, const struct item *it)
{
	struct pdf *p = w->pdf;
	const char *behind = it->op.text + strspn(it->op.text, "0");

	p->holes = pdf_grown(p, p->holes, p->n_holes, &p->cap_holes,
	    sizeof *p->holes);
	p->holes[p->n_holes++] = (struct pdf_hole){ w->out.len,
	    arena_strdup(p->arena, it->node->href),
	    arena_strdup(p->arena, behind), it->face, it->op.size };
	memset(buf_room(&w->out, HOLE), ' ', HOLE);
	w->out.len += HOLE;
	w->face = -1;
}

void
pdf_keep_page(struct pdf *p, unsigned number, const struct buf *content)
{
	struct pdf_late *late;

	p->late = pdf_grown(p, p->late, p->n_late, &p->cap_late,
	    sizeof *p->late);
	late = &p->late[p->n_late++];
	late->number = number;
	late->content = arena_strndup(p->arena, content->s, content->len);
	late->len = content->len;
	late->holes = arena_grow(p->arena, p->holes, p->n_holes, p->n_holes,
	    sizeof *p->holes);
	late->n = p->n_holes;
}

static void
fill_hole(struct pdf *p, const struct layout *o, const struct pdf_late *page,
    const struct pdf_hole *hole)
{
	const struct landing *to = layout_find(o, hole->id);
	struct pdf_writer w = { .pdf = p, .face = -1, .elem = PDF_NO_ELEM };

	buf_init(&w.out, p->arena);
	pdf_show(&w, hole->face, hole->size, to == NULL ? hole->behind :
	    arena_printf(p->arena, "%zu%s", to->page + 1, hole->behind));
	assert(w.out.len <= HOLE);
	memcpy(page->content + hole->at, w.out.s, w.out.len);
}

void
pdf_fill_numbers(struct pdf *p, const struct layout *o)
{
	for (size_t i = 0; i < p->n_late; i++) {
		const struct pdf_late *page = &p->late[i];

		for (size_t k = 0; k < page->n; k++)
			fill_hole(p, o, page, &page->holes[k]);
		pdf_pack_stream(p, page->number, "", page->content, page->len,
		    true);
	}
}
