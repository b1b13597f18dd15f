#include "pdf_int.h"

#include <string.h>

/*
 * What stands the same in the header or footer of many pages is a form: it
 * is in the file once, and the pages, which are packed one by one, only
 * name it.
 */

static bool
is_shared(const struct item *it, enum item_role role)
{
	return it->role == role && !it->is_own && it->kind == ITEM_OP;
}

static const char *
form_keys(struct pdf *p, const struct page *page)
{
	struct buf b;

	buf_init(&b, p->arena);
	buf_puts(&b, "/Type/XObject/Subtype/Form/BBox[0 0 ");
	pdf_put_number(&b, page->w);
	buf_putc(&b, ' ');
	pdf_put_number(&b, page->h);
	buf_puts(&b, "]/Resources ");
	pdf_put_ref(&b, p->resources->number);
	return buf_text(&b);
}

static struct pdf_object *
form_of(struct pdf *p, const struct pdf_writer *w, const struct page *page)
{
	struct pdf_form *f;

	for (size_t i = 0; i < p->n_forms; i++) {
		f = &p->forms[i];
		if (f->len == w->out.len &&
		    memcmp(f->content, w->out.s, f->len) == 0)
			return f->object;
	}
	p->forms = arena_grow(p->arena, p->forms, p->n_forms, p->n_forms + 1,
	    sizeof *p->forms);
	f = &p->forms[p->n_forms++];
	f->content = arena_strndup(p->arena, w->out.s, w->out.len);
	f->len = w->out.len;
	f->object = pdf_stream(p, f->content, f->len, form_keys(p, page));
	return f->object;
}

bool
pdf_in_form(const struct item *it)
{
	return is_shared(it, ROLE_HEADER) || is_shared(it, ROLE_FOOTER);
}

struct pdf_object *
pdf_form(struct pdf *p, const struct page *page, enum item_role role)
{
	/* What the page has set before is not known: all is set anew. */
	struct pdf_writer w = { .pdf = p, .h = page->h, .out = p->form,
	    .face = -1, .line_width = -1, .dash = { -1, -1 } };

	w.out.len = 0;
	for (size_t i = 0; i < page->n; i++)
		if (is_shared(page->items[i], role))
			pdf_draw(&w, page->items[i]);
	pdf_end_text(&w);
	p->form = w.out;
	return form_of(p, &w, page);
}

static void
put_name(struct buf *b, const char *letter, size_t number,
    const struct pdf_object *object)
{
	buf_puts(b, letter);
	pdf_put_count(b, number);
	buf_putc(b, ' ');
	pdf_put_ref(b, object->number);
}

/* The colours that content calls by number, as one colour space. */
static void
put_colours(struct buf *b, const struct pdf *p)
{
	if (p->n_colours == 0)
		return;
	buf_puts(b, "/ColorSpace<</C[/Indexed/DeviceRGB ");
	pdf_put_count(b, p->n_colours - 1);
	buf_putc(b, '<');
	for (size_t i = 0; i < p->n_colours; i++)
		buf_printf(b, "%02X%02X%02X", p->colours[i].r,
		    p->colours[i].g, p->colours[i].b);
	buf_puts(b, ">]>>");
}

void
pdf_write_resources(struct pdf *p)
{
	struct buf b;

	buf_init(&b, p->arena);
	put_colours(&b, p);
	buf_puts(&b, "/Font<<");
	for (size_t i = 0; i < FACE_COUNT; i++)
		if (p->faces[i].font != NULL)
			put_name(&b, "/F", i, p->faces[i].font);
	buf_puts(&b, ">>/XObject<<");
	for (size_t i = 0; i < p->n_forms; i++)
		put_name(&b, "/X", p->forms[i].object->number,
		    p->forms[i].object);
	for (size_t i = 0; i < p->n_images; i++)
		if (p->images[i].object != NULL)
			put_name(&b, "/X", p->images[i].object->number,
			    p->images[i].object);
	buf_puts(&b, ">>/Properties<<"
	    "/H<</Type/Pagination/Subtype/Header/Attached[/Top]>>"
	    "/B<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>>>");
	p->resources->body = buf_text(&b);
}
