#include "pdf_int.h"

#include <math.h>
#include <string.h>

/* Positioned items to the operators of a page's content. */

/* Tenths of a point are finer than eyes. */
static double
tenths(double x)
{
	return round(x * 10) / 10;
}

static void
put_xy(struct pdf_writer *w, double x, double y)
{
	pdf_put_number(&w->out, tenths(x));
	buf_putc(&w->out, ' ');
	pdf_put_number(&w->out, tenths(w->h - y));
	buf_putc(&w->out, ' ');
}

/* Colours are bytes; three decimals tell all 256 apart. */
static void
put_rgb(struct pdf_writer *w, struct colour c, const char *operator)
{
	const unsigned char v[3] = { c.r, c.g, c.b };

	for (int i = 0; i < 3; i++) {
		unsigned n = (v[i] * 1000u + 127) / 255;

		char s[5] = { '.', (char)('0' + n / 100),
		    (char)('0' + n / 10 % 10), (char)('0' + n % 10), ' ' };

		if (n == 0 || n == 1000)
			buf_puts(&w->out, n == 0 ? "0 " : "1 ");
		else
			buf_put(&w->out, s, sizeof s);
	}
	buf_puts(&w->out, operator);
}

static bool
same_colour(struct colour a, struct colour b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* The colour's place in the file's list, or PDF_COLOURS: it is full. */
static size_t
colour_index(struct pdf *p, struct colour c)
{
	for (size_t i = 0; i < p->n_colours; i++)
		if (same_colour(p->colours[i], c))
			return i;
	if (p->n_colours == PDF_COLOURS)
		return PDF_COLOURS;
	p->colours[p->n_colours] = c;
	return p->n_colours++;
}

/* A document has few colours: its pages name them by number. */
static void
put_colour(struct pdf_writer *w, struct colour c, bool stroke)
{
	size_t i = colour_index(w->pdf, c);
	bool *listed = &w->is_listed[stroke];

	if (i == PDF_COLOURS) {
		put_rgb(w, c, stroke ? "RG\n" : "rg\n");
		*listed = false;
		return;
	}
	if (!*listed)
		buf_puts(&w->out, stroke ? "/C CS\n" : "/C cs\n");
	*listed = true;
	pdf_put_count(&w->out, i);
	buf_puts(&w->out, stroke ? " SC\n" : " sc\n");
}

static void
set_fill(struct pdf_writer *w, struct colour c)
{
	if (w->has_fill && same_colour(w->fill, c))
		return;
	put_colour(w, c, false);
	w->fill = c;
	w->has_fill = true;
}

static void
set_stroke(struct pdf_writer *w, const struct op *op)
{
	if (!w->has_stroke || !same_colour(w->stroke, op->stroke_colour))
		put_colour(w, op->stroke_colour, true);
	w->stroke = op->stroke_colour;
	w->has_stroke = true;
	if (w->line_width != op->line_width) {
		pdf_put_number(&w->out, op->line_width);
		buf_puts(&w->out, " w\n");
		w->line_width = op->line_width;
	}
	if (w->dash[0] != op->dash[0] || w->dash[1] != op->dash[1]) {
		if (op->dash[0] == 0)
			buf_puts(&w->out, "[]0 d\n");
		else
			buf_printf(&w->out, "[%d %d]0 d\n", op->dash[0],
			    op->dash[1]);
		w->dash[0] = op->dash[0];
		w->dash[1] = op->dash[1];
	}
}

void
pdf_end_text(struct pdf_writer *w)
{
	if (w->in_text)
		buf_puts(&w->out, "ET\n");
	w->in_text = false;
}

static void
begin_text(struct pdf_writer *w)
{
	if (w->in_text)
		return;
	buf_puts(&w->out, "BT\n");
	w->in_text = true;
	w->text_x = w->text_y = 0;
}

/* Relative to the line before: steps repeat, places do not. */
static void
move_to(struct pdf_writer *w, double x, double y)
{
	long tx = lround(x * 10), ty = lround((w->h - y) * 10);

	pdf_put_number(&w->out, (double)(tx - w->text_x) / 10);
	buf_putc(&w->out, ' ');
	pdf_put_number(&w->out, (double)(ty - w->text_y) / 10);
	buf_puts(&w->out, " Td\n");
	w->text_x = tx;
	w->text_y = ty;
}

static void
write_text(struct pdf_writer *w, const struct item *it)
{
	const struct op *op = &it->op;

	set_fill(w, op->fill_colour);
	begin_text(w);
	move_to(w, op->x + it->ox, op->y + it->oy);
	if (it->is_late)
		pdf_leave_hole(w, it);
	else if (it->rtl)
		pdf_show_rtl(w, it->face, op->size, op->text);
	else
		pdf_show(w, it->face, op->size, op->text);
}

#define LONGEST_LINE	64	/* points looked at for one line */

/* The points between two lie on the line from one to the other, as nearly
   as places are told apart. */
static bool
is_straight(const struct xy *pts, size_t from, size_t to)
{
	double dx = pts[to].x - pts[from].x, dy = pts[to].y - pts[from].y;
	double length = hypot(dx, dy), was = 0;

	for (size_t i = from + 1; i < to; i++) {
		double x = pts[i].x - pts[from].x, y = pts[i].y - pts[from].y;
		double along = x * dx + y * dy;

		if (fabs(x * dy - y * dx) > 0.05 * length || along < was ||
		    along > length * length)
			return false;
		was = along;
	}
	return true;
}

/* Curves come as many short lines: those that go on straight are one. */
static size_t
line_end(const struct op *op, size_t from)
{
	size_t to = from + 1;

	while (to + 1 < op->n && to - from < LONGEST_LINE &&
	    is_straight(op->pts, from, to + 1))
		to++;
	return to;
}

static void
put_path(struct pdf_writer *w, const struct item *it, bool closed)
{
	for (size_t i = 0; i < it->op.n; i = line_end(&it->op, i)) {
		put_xy(w, it->op.pts[i].x + it->ox,
		    it->op.pts[i].y + it->oy);
		buf_puts(&w->out, i == 0 ? "m\n" : "l\n");
	}
	if (closed)
		buf_puts(&w->out, "h\n");
}

static void
put_pair(struct buf *b, double x, double y)
{
	pdf_put_number(b, x);
	buf_putc(b, ' ');
	pdf_put_number(b, y);
	buf_putc(b, ' ');
}

static void
put_curve(struct buf *b, double x1, double y1, double x2, double y2,
    double x3, double y3)
{
	put_pair(b, x1, y1);
	put_pair(b, x2, y2);
	put_pair(b, x3, y3);
	buf_puts(b, "c\n");
}

/* Four Bézier curves; k makes them round to 0.03%.  They are drawn around
   the origin, so that circles of one size have one text. */
static void
put_circle(struct pdf_writer *w, double x, double y, double r)
{
	struct buf *b = &w->out;
	double k = 0.5523 * r;

	buf_puts(b, "q\n1 0 0 1 ");
	put_xy(w, x, y);
	buf_puts(b, "cm\n");
	put_pair(b, r, 0);
	buf_puts(b, "m\n");
	put_curve(b, r, k, k, r, 0, r);
	put_curve(b, -k, r, -r, k, -r, 0);
	put_curve(b, -r, -k, -k, -r, 0, -r);
	put_curve(b, k, -r, r, -k, r, 0);
	buf_puts(b, "h\n");
}

static void
put_rect(struct pdf_writer *w, const struct item *it)
{
	put_xy(w, it->op.x + it->ox, it->op.y + it->oy + it->op.h);
	put_pair(&w->out, tenths(it->op.w), tenths(it->op.h));
	buf_puts(&w->out, "re\n");
}

static void
write_shape(struct pdf_writer *w, const struct item *it)
{
	const struct op *op = &it->op;

	if (!op->fill && !op->stroke)
		return;
	pdf_end_text(w);
	if (op->fill)
		set_fill(w, op->fill_colour);
	if (op->stroke)
		set_stroke(w, op);
	switch (op->kind) {
	case OP_LINE:
		put_path(w, it, false);
		break;
	case OP_POLY:
		put_path(w, it, true);
		break;
	case OP_RECT:
		put_rect(w, it);
		break;
	case OP_CIRCLE:
		put_circle(w, op->x + it->ox, op->y + it->oy, op->w);
		break;
	case OP_TEXT:
		break;
	}
	buf_puts(&w->out, op->fill ? op->stroke ? "B\n" : "f\n" : "S\n");
	if (op->kind == OP_CIRCLE)
		buf_puts(&w->out, "Q\n");
}

/* Draw an image or a form: the resources call it by its number. */
static void
put_object(struct pdf_writer *w, const struct pdf_object *object)
{
	buf_puts(&w->out, "/X");
	pdf_put_count(&w->out, object->number);
	buf_puts(&w->out, " Do\n");
}

static void
write_image(struct pdf_writer *w, const struct item *it)
{
	const struct pdf_image *im = pdf_image_of(w->pdf, it->logo);
	double scale, iw, ih;

	if (im == NULL || im->w <= 0 || im->h <= 0)
		return;
	scale = it->op.w / im->w < it->op.h / im->h ? it->op.w / im->w :
	    it->op.h / im->h;
	iw = im->w * scale;
	ih = im->h * scale;
	pdf_end_text(w);
	buf_puts(&w->out, "q\n");
	pdf_put_number(&w->out, iw);
	buf_puts(&w->out, " 0 0 ");
	pdf_put_number(&w->out, ih);
	buf_putc(&w->out, ' ');
	put_xy(w, it->op.x + it->ox + (it->op.w - iw) / 2,
	    it->op.y + it->oy + (it->op.h + ih) / 2);
	buf_puts(&w->out, "cm\n");
	put_object(w, im->object);
	buf_puts(&w->out, "Q\n");
}

/* ---- what is content, and of what ---- */

static const char *
artifact(enum item_role role)
{
	switch (role) {
	case ROLE_HEADER:
		return "/Artifact/H BDC\n";
	case ROLE_FOOTER:
		return "/Artifact/B BDC\n";
	case ROLE_REPEAT:
		return "/Artifact<</Type/Pagination>>BDC\n";
	case ROLE_CONTENT:
	case ROLE_LABEL:
	case ROLE_DRAWING:
	case ROLE_LAYOUT:
		break;
	}
	return "/Artifact BMC\n";
}

static bool
is_content(const struct item *it)
{
	return it->role == ROLE_CONTENT || it->role == ROLE_LABEL ||
	    it->role == ROLE_DRAWING;
}

static void
end_mark(struct pdf_writer *w)
{
	if (!w->in_mark)
		return;
	if (!w->mark_in_text)
		pdf_end_text(w);
	buf_puts(&w->out, "EMC\n");
	w->in_mark = false;
}

/* Text that is read is marked within one long text object, so that each
   piece begins where the one before it did. */
static bool
is_running_text(const struct item *it)
{
	return it->kind == ITEM_OP && it->op.kind == OP_TEXT &&
	    (it->role == ROLE_CONTENT || it->role == ROLE_LABEL);
}

static uint32_t
elem_of(struct pdf_writer *w, const struct item *it)
{
	if (!is_content(it))
		return PDF_NO_ELEM;
	/* Of a picture the place is asked for, too. */
	if (w->elems != NULL && it->kind == ITEM_OP)
		return w->elems[w->item];
	return pdf_elem_of(w->pdf, it, w->h);
}

/* Runs of items that belong together are marked as one. */
static void
begin_mark(struct pdf_writer *w, const struct item *it)
{
	bool text = is_running_text(it);
	uint32_t e = elem_of(w, it);

	if (w->in_mark && w->elem == e && (e != PDF_NO_ELEM ||
	    w->role == it->role) && (text || !w->mark_in_text))
		return;
	end_mark(w);
	if (text)
		begin_text(w);
	else
		pdf_end_text(w);
	w->in_mark = true;
	w->mark_in_text = text;
	w->elem = e;
	w->role = it->role;
	if (e == PDF_NO_ELEM) {
		buf_puts(&w->out, artifact(it->role));
		return;
	}
	buf_putc(&w->out, '/');
	buf_puts(&w->out, pdf_elem_type(w->pdf, e));
	buf_puts(&w->out, "<</MCID ");
	pdf_put_count(&w->out, pdf_mark(w->pdf, e, w->number,
	    w->places == NULL ? PDF_NO_PLACE : w->places[w->item]));
	buf_puts(&w->out, ">>BDC\n");
}

/* A header's or footer's first item has what all pages have drawn. */
static void
write_form(struct pdf_writer *w, const struct item *it)
{
	if (w->has_form[it->role == ROLE_FOOTER])
		return;
	w->has_form[it->role == ROLE_FOOTER] = true;
	begin_mark(w, it);
	pdf_end_text(w);
	put_object(w, pdf_form(w->pdf, w->page, it->role));
}

void
pdf_draw(struct pdf_writer *w, const struct item *it)
{
	if (it->op.kind != OP_TEXT)
		write_shape(w, it);
	else if (it->op.text != NULL && *it->op.text != '\0')
		write_text(w, it);
}

/* Texts may be empty. */
static bool
is_drawn(const struct item *it)
{
	return it->kind != ITEM_OP || it->op.kind != OP_TEXT ||
	    (it->op.text != NULL && *it->op.text != '\0');
}

static void
write_item(struct pdf_writer *w, const struct item *it)
{
	switch (it->kind) {
	case ITEM_OP:
		if (pdf_in_form(it)) {
			write_form(w, it);
			break;
		}
		if (!is_drawn(it))
			break;
		begin_mark(w, it);
		pdf_draw(w, it);
		break;
	case ITEM_IMAGE:
		if (pdf_image_of(w->pdf, it->logo) == NULL)
			break;
		begin_mark(w, it);
		write_image(w, it);
		break;
	case ITEM_FIGURE:
		begin_mark(w, it);
		break;
	case ITEM_ANCHOR:
	case ITEM_LINK_AREA:
		break;
	}
}

/* Lines that only divide: nothing is painted over them. */
static bool
is_rule(const struct item *it)
{
	return it->kind == ITEM_OP && it->op.kind == OP_LINE &&
	    it->role == ROLE_LAYOUT;
}

static bool
same_stroke(const struct op *a, const struct op *b)
{
	return same_colour(a->stroke_colour, b->stroke_colour) &&
	    a->line_width == b->line_width && a->dash[0] == b->dash[0] &&
	    a->dash[1] == b->dash[1];
}

static const struct item **
room_for_rules(struct pdf *p, size_t n)
{
	if (p->cap_rules < n) {
		p->cap_rules = 2 * n;
		p->rules = arena_array(p->arena, p->cap_rules,
		    sizeof *p->rules);
	}
	return p->rules;
}

/* All lines of one look are drawn as one path. */
static void
write_rules(struct pdf_writer *w, const struct page *page)
{
	const struct item **rules = room_for_rules(w->pdf, page->n);
	size_t n = 0, left;

	for (size_t i = 0; i < page->n; i++)
		if (is_rule(page->items[i]))
			rules[n++] = page->items[i];
	if (n > 0)
		begin_mark(w, rules[0]);
	for (; n > 0; n = left) {
		const struct op first = rules[0]->op;

		left = 0;
		set_stroke(w, &first);
		for (size_t i = 0; i < n; i++)
			if (same_stroke(&rules[i]->op, &first))
				put_path(w, rules[i], false);
			else
				rules[left++] = rules[i];
		buf_puts(&w->out, "S\n");
	}
	end_mark(w);
}

/* ---- pages ---- */

static struct pdf_page *
page_of(struct pdf *p, size_t number)
{
	struct pdf_page *v;

	if (number < p->n_pages)
		return &p->pages[number];
	p->pages = pdf_grown(p, p->pages, p->n_pages, &p->cap_pages,
	    sizeof *p->pages);
	v = &p->pages[p->n_pages++];
	v->content = pdf_object(p, NULL);
	v->object = pdf_object(p, NULL);
	return v;
}

void
pdf_find_elems(struct pdf *p, const struct page *page, size_t number)
{
	struct pdf_waiting *w;
	uint32_t last = PDF_NO_ELEM;

	page_of(p, number);
	p->waiting = arena_grow(p->arena, p->waiting, p->n_waiting,
	    p->n_waiting + 1, sizeof *p->waiting);
	w = &p->waiting[p->n_waiting++];
	w->page = number;
	w->elems = arena_array(p->arena, page->n, sizeof *w->elems);
	w->places = arena_array(p->arena, page->n, sizeof *w->places);
	for (size_t i = 0; i < page->n; i++) {
		const struct item *it = page->items[i];
		bool has = is_content(it) && (is_drawn(it) || it->is_page);
		uint32_t e = has ? pdf_elem_of(p, it, page->h) : PDF_NO_ELEM;

		w->elems[i] = e;
		/* Where another element's text begins, so does a mark. */
		w->places[i] = has && e != last && is_running_text(it) ?
		    pdf_mark_place(p, e, number) : PDF_NO_PLACE;
		if (has)
			last = e;
	}
}

static struct pdf_waiting
found_elems(const struct pdf *p, size_t number)
{
	for (size_t i = 0; i < p->n_waiting; i++)
		if (p->waiting[i].page == number)
			return p->waiting[i];
	return (struct pdf_waiting){ .page = number };
}

void
pdf_write_page(struct pdf *p, const struct page *page, size_t number)
{
	const struct pdf_waiting found = found_elems(p, number);
	struct pdf_writer w = { .pdf = p, .page = page, .h = page->h,
	    .number = number, .elems = found.elems, .places = found.places,
	    .face = -1, .line_width = 1 };
	struct pdf_page *v = page_of(p, number);

	v->w = page->w;
	v->h = page->h;
	p->n_holes = 0;
	w.out = p->content;
	w.out.len = 0;
	/* Lines are joined round, so that no corner sticks out. */
	buf_puts(&w.out, "1 j\n");
	for (w.item = 0; w.item < page->n; w.item++)
		if (!is_rule(page->items[w.item]))
			write_item(&w, page->items[w.item]);
	end_mark(&w);
	pdf_end_text(&w);
	write_rules(&w, page);
	if (p->n_holes > 0)
		pdf_keep_page(p, v->content->number, &w.out);
	else
		pdf_pack_stream(p, v->content->number, "", w.out.s,
		    w.out.len, true);
	p->content = w.out;
}

static const char *
page_body(struct pdf *p, size_t number, size_t first_link)
{
	const struct pdf_page *v = &p->pages[number];
	struct buf b;

	buf_init(&b, p->arena);
	buf_puts(&b, "/Type/Page/Parent ");
	pdf_put_ref(&b, pdf_library_number(p->hpdf->root_pages));
	buf_puts(&b, "/MediaBox[0 0 ");
	put_pair(&b, v->w, v->h);
	b.len--;
	buf_puts(&b, "]/Contents ");
	pdf_put_ref(&b, v->content->number);
	buf_puts(&b, "/Resources ");
	pdf_put_ref(&b, p->resources->number);
	buf_puts(&b, "/Tabs/S/StructParents ");
	pdf_put_count(&b, number);
	pdf_put_annots(p, &b, v, first_link);
	return buf_text(&b);
}

void
pdf_finish_pages(struct pdf *p, size_t first_link)
{
	struct buf b;

	buf_init(&b, p->arena);
	buf_puts(&b, "/Type/Pages/Count ");
	pdf_put_count(&b, p->n_pages);
	buf_puts(&b, "/Kids[");
	for (size_t i = 0; i < p->n_pages; i++) {
		p->pages[i].object->body = page_body(p, i, first_link);
		pdf_put_ref(&b, p->pages[i].object->number);
		buf_putc(&b, ' ');
	}
	b.len--;
	buf_putc(&b, ']');
	p->root_keys = buf_text(&b);
}
