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
put_colour(struct pdf_writer *w, struct colour c, const char *operator)
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

static void
set_fill(struct pdf_writer *w, struct colour c)
{
	if (w->has_fill && same_colour(w->fill, c))
		return;
	put_colour(w, c, "rg\n");
	w->fill = c;
	w->has_fill = true;
}

static void
set_stroke(struct pdf_writer *w, const struct op *op)
{
	if (!w->has_stroke || !same_colour(w->stroke, op->stroke_colour))
		put_colour(w, op->stroke_colour, "RG\n");
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
	pdf_show(w, it->face, op->size, op->text);
}

static void
put_path(struct pdf_writer *w, const struct item *it, bool closed)
{
	for (size_t i = 0; i < it->op.n; i++) {
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
put_object(struct pdf_writer *w, HPDF_Dict object)
{
	buf_puts(&w->out, "/X");
	pdf_put_count(&w->out, pdf_id(object));
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

/* Runs of items that belong together are marked as one. */
static void
begin_mark(struct pdf_writer *w, const struct item *it)
{
	bool text = is_running_text(it);
	struct pdf_elem *e = is_content(it) ?
	    pdf_elem_of(w->pdf, it, w->number) : NULL;

	if (w->in_mark && w->elem == e && (e != NULL ||
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
	if (e == NULL) {
		buf_puts(&w->out, artifact(it->role));
		return;
	}
	buf_putc(&w->out, '/');
	buf_puts(&w->out, pdf_elem_type(e));
	buf_puts(&w->out, "<</MCID ");
	pdf_put_count(&w->out, pdf_mark(w->pdf, e, w->number));
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
	put_object(w, pdf_form(w->pdf, &w->pdf->layout->pages[w->number],
	    it->role));
}

void
pdf_draw(struct pdf_writer *w, const struct item *it)
{
	if (it->op.kind != OP_TEXT)
		write_shape(w, it);
	else if (it->op.text != NULL && *it->op.text != '\0')
		write_text(w, it);
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
		if (it->op.kind == OP_TEXT && (it->op.text == NULL ||
		    *it->op.text == '\0'))
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

/* All lines of one look are drawn as one path. */
static void
write_rules(struct pdf_writer *w, const struct page *page)
{
	struct item **rules = arena_array(w->pdf->arena, page->n,
	    sizeof *rules);
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

void
pdf_write_page(struct pdf *p, size_t n)
{
	const struct page *page = &p->layout->pages[n];
	struct pdf_writer w = { .pdf = p, .h = page->h, .number = n,
	    .face = -1, .line_width = 1 };
	HPDF_PageAttr attr = p->pages[n]->attr;

	w.out = p->content;
	w.out.len = 0;
	/* Lines are joined round, so that no corner sticks out. */
	buf_puts(&w.out, "1 j\n");
	for (size_t i = 0; i < page->n; i++)
		if (!is_rule(page->items[i]))
			write_item(&w, page->items[i]);
	end_mark(&w);
	pdf_end_text(&w);
	write_rules(&w, page);
	pdf_pack_stream(p, pdf_id(attr->contents), "", w.out.s, w.out.len,
	    true);
	p->content = w.out;
}
