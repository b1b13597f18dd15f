#include "svg.h"

#include <math.h>
#include <string.h>

#include "buf.h"
#include "canvas.h"

/* Readers without Lato take another face; textLength keeps the width. */
#define FACES	"Lato, 'Helvetica Neue', Arial, sans-serif"

/* Larger on the screen than in print. */
#define ZOOM	1.5

/* To a hundredth of a point; no exponent, no minus zero.  printf() would
   take longer than everything else. */
static void
put_number(struct buf *out, double x)
{
	long hundredths = lround(x * 100), whole;
	char digits[24], *s = digits + sizeof digits;
	bool minus = hundredths < 0;

	if (minus)
		hundredths = -hundredths;
	whole = hundredths / 100;
	if (hundredths % 10 != 0)
		*--s = (char)('0' + hundredths % 10);
	if (hundredths % 100 != 0) {
		*--s = (char)('0' + hundredths / 10 % 10);
		*--s = '.';
	}
	do {
		*--s = (char)('0' + whole % 10);
		whole /= 10;
	} while (whole > 0);
	if (minus)
		*--s = '-';
	buf_put(out, s, (size_t)(digits + sizeof digits - s));
}

static void
put_attribute(struct buf *out, const char *name, double x)
{
	buf_putc(out, ' ');
	buf_puts(out, name);
	buf_puts(out, "=\"");
	put_number(out, x);
	buf_putc(out, '"');
}

/* Text as XML; control characters cannot stand in it at all. */
static void
put_words(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '&')
			buf_puts(out, "&amp;");
		else if (*s == '<')
			buf_puts(out, "&lt;");
		else if (*s == '>')
			buf_puts(out, "&gt;");
		else if ((unsigned char)*s >= ' ' || *s == '\n' || *s == '\t')
			buf_putc(out, *s);
	}
}

static void
put_colour(struct buf *out, const char *name, struct colour c)
{
	buf_printf(out, " %s=\"#%02x%02x%02x\"", name, c.r, c.g, c.b);
}

static void
put_paint(struct buf *out, const struct op *op)
{
	if (op->fill)
		put_colour(out, "fill", op->fill_colour);
	else
		buf_puts(out, " fill=\"none\"");
	if (!op->stroke)
		return;
	put_colour(out, "stroke", op->stroke_colour);
	put_attribute(out, "stroke-width", op->line_width);
	if (op->dash[0] > 0)
		buf_printf(out, " stroke-dasharray=\"%d %d\"", op->dash[0],
		    op->dash[1]);
}

static void
put_points(struct buf *out, const struct op *op)
{
	size_t i;

	buf_puts(out, " points=\"");
	for (i = 0; i < op->n; i++) {
		if (i > 0)
			buf_putc(out, ' ');
		put_number(out, op->pts[i].x);
		buf_putc(out, ',');
		put_number(out, op->pts[i].y);
	}
	buf_putc(out, '"');
}

static void
put_text(struct buf *out, const struct op *op)
{
	buf_puts(out, "<text");
	put_attribute(out, "x", op->x);
	put_attribute(out, "y", op->y);
	put_attribute(out, "font-size", op->size);
	if (op->bold)
		buf_puts(out, " font-weight=\"bold\"");
	if (op->w > 0) {
		put_attribute(out, "textLength", op->w);
		buf_puts(out, " lengthAdjust=\"spacingAndGlyphs\"");
	}
	put_colour(out, "fill", op->fill_colour);
	buf_putc(out, '>');
	put_words(out, op->text);
	buf_puts(out, "</text>\n");
}

static void
put_op(struct buf *out, const struct op *op)
{
	switch (op->kind) {
	case OP_LINE:
		buf_puts(out, "<polyline");
		put_points(out, op);
		break;
	case OP_POLY:
		buf_puts(out, "<polygon");
		put_points(out, op);
		break;
	case OP_RECT:
		buf_puts(out, "<rect");
		put_attribute(out, "x", op->x);
		put_attribute(out, "y", op->y);
		put_attribute(out, "width", op->w);
		put_attribute(out, "height", op->h);
		break;
	case OP_CIRCLE:
		buf_puts(out, "<circle");
		put_attribute(out, "cx", op->x);
		put_attribute(out, "cy", op->y);
		put_attribute(out, "r", op->w);
		break;
	case OP_TEXT:
		put_text(out, op);
		return;
	}
	put_paint(out, op);
	buf_puts(out, "/>\n");
}

const char *
svg_print(const struct canvas *c, const char *title, const char *description,
    struct arena *a)
{
	struct buf out;
	size_t i;

	buf_init(&out, a);
	buf_puts(&out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	put_attribute(&out, "width", c->w * ZOOM);
	put_attribute(&out, "height", c->h * ZOOM);
	buf_puts(&out, " viewBox=\"0 0 ");
	put_number(&out, c->w);
	buf_putc(&out, ' ');
	put_number(&out, c->h);
	buf_puts(&out, "\" role=\"img\" aria-labelledby=\"title text\" "
	    "font-family=\"" FACES "\">\n<title id=\"title\">");
	put_words(&out, title);
	buf_puts(&out, "</title>\n<desc id=\"text\">");
	put_words(&out, description);
	buf_puts(&out, "</desc>\n<rect width=\"100%\" height=\"100%\" "
	    "fill=\"#ffffff\"/>\n");
	for (i = 0; i < c->n; i++)
		if (op_is_finite(&c->ops[i]))
			put_op(&out, &c->ops[i]);
	buf_puts(&out, "</svg>\n");
	return buf_text(&out);
}
