#include "pdf_int.h"

#include <string.h>

/*
 * Faces as Type 0 fonts of our own: a CID is a shape together with the text
 * that it stands for, in the order of first use, so that copied text equals
 * the plan's text even where letters are joined or a character has no shape.
 */

/* The next number that is free for a glyph of this text. */
static size_t
new_cid(struct pdf *p, struct pdf_face *f, const char *text, size_t len)
{
	unsigned char c = (unsigned char)*text;

	if (len == 1 && c >= ' ' && c < 0x7F && !f->glyphs[c].used)
		return c;
	if (f->n == f->cap) {
		f->cap *= 2;
		f->glyphs = arena_grow(p->arena, f->glyphs, f->n, f->cap,
		    sizeof *f->glyphs);
	}
	return f->n++;
}

static uint16_t
glyph_cid(struct pdf *p, const struct word *w, const struct glyph *g)
{
	struct pdf_face *f = &p->faces[g->face];
	const char *text = w->text + g->from;
	uint16_t cid;

	if (f->by_gid == NULL) {
		f->by_gid = arena_array(p->arena, 65536, sizeof *f->by_gid);
		f->cap = 2 * CID_OTHER;
		f->glyphs = arena_array(p->arena, f->cap, sizeof *f->glyphs);
		f->n = CID_OTHER;
	}
	for (cid = f->by_gid[g->gid]; cid != 0; cid = f->glyphs[cid].next)
		if (f->glyphs[cid].len == g->len &&
		    memcmp(f->glyphs[cid].text, text, g->len) == 0)
			return cid;
	if (f->n >= CID_LIMIT)
		return 0;
	cid = (uint16_t)new_cid(p, f, text, g->len);
	f->glyphs[cid] = (struct pdf_glyph){ g->gid, f->by_gid[g->gid],
	    g->natural, text, g->len, true };
	f->by_gid[g->gid] = cid;
	return cid;
}

/* ---- showing text ---- */

static bool
is_plain(const struct word *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->glyphs[i].face != w->face || w->glyphs[i].dx != 0 ||
		    w->glyphs[i].dy != 0)
			return false;
	return true;
}

/* The word as the inside of a string; the same at every size. */
static void
word_code(struct pdf *p, struct word *w)
{
	struct buf b;

	buf_init(&b, p->arena);
	for (size_t i = 0; i < w->n; i++) {
		const struct glyph *g = &w->glyphs[i];

		pdf_put_code(&b, glyph_cid(p, w, g));
		if (g->natural == g->advance)
			continue;
		buf_putc(&b, ')');
		pdf_put_number(&b, g->natural - g->advance);
		buf_putc(&b, '(');
	}
	w->code = buf_text(&b);
	w->code_len = b.len;
}

static void
set_face(struct pdf_writer *w, enum face face, double size)
{
	if (w->face == (int)face && w->size == size)
		return;
	if (w->pdf->faces[face].font == NULL)
		w->pdf->faces[face].font = pdf_object(w->pdf, NULL);
	buf_puts(&w->out, "/F");
	pdf_put_count(&w->out, (size_t)face);
	buf_putc(&w->out, ' ');
	pdf_put_number(&w->out, size);
	buf_puts(&w->out, " Tf\n");
	w->face = (int)face;
	w->size = size;
}

/* A word that needs a second face, or shapes off the line. */
static void
show_glyphs(struct pdf_writer *w, const struct word *word, double size)
{
	struct buf *b = &w->out;

	buf_puts(b, ")]TJ\n");
	for (size_t i = 0; i < word->n; i++) {
		const struct glyph *g = &word->glyphs[i];

		set_face(w, (enum face)g->face, size);
		if (g->dy != 0) {
			pdf_put_number(b, g->dy * size / 1000);
			buf_puts(b, " Ts\n");
		}
		buf_putc(b, '[');
		if (g->dx != 0)
			pdf_put_number(b, -g->dx);
		buf_putc(b, '(');
		pdf_put_code(b, glyph_cid(w->pdf, word, g));
		buf_putc(b, ')');
		pdf_put_number(b, g->natural - g->advance + g->dx);
		buf_puts(b, "]TJ\n");
		if (g->dy != 0)
			buf_puts(b, "0 Ts\n");
	}
	set_face(w, word->face, size);
	buf_puts(b, "[(");
}

/* What the glyphs up to the end say, for those who copy or read aloud what
   does not stand letter by letter. */
static void
begin_said(struct pdf_writer *w, const struct word *word)
{
	buf_puts(&w->out, "/Span<</ActualText");
	pdf_put_text(&w->out, word->text);
	buf_puts(&w->out, ">>BDC\n");
}

/* What is no content is not said at all. */
static bool
is_said(const struct pdf_writer *w, const struct word *word)
{
	return word->is_complex && w->elem != PDF_NO_ELEM;
}

/* The word within a TJ array. */
static void
show_word(struct pdf_writer *w, struct word *word, double size)
{
	struct buf *b = &w->out;

	if (word->code == NULL && is_plain(word))
		word_code(w->pdf, word);
	if (word->code != NULL)
		buf_put(b, word->code, word->code_len);
	else
		show_glyphs(w, word, size);
}

static void
show_spaces(struct pdf_writer *w, struct word *space, size_t n)
{
	if (n > 0 && space->code == NULL)
		word_code(w->pdf, space);
	while (n-- > 0)
		buf_put(&w->out, space->code, space->code_len);
}

void
pdf_show(struct pdf_writer *w, enum face face, double size, const char *s)
{
	struct fonts *fonts = w->pdf->fonts;
	size_t n = strlen(s);
	struct word *space = font_word(fonts, face, " ", 1);

	set_face(w, face, size);
	buf_puts(&w->out, "[(");
	while (n > 0) {
		size_t spaces, len = font_split(s, n, &spaces);
		struct word *word;

		if (len > 0) {
			word = font_word(fonts, face, s, len);
			if (is_said(w, word)) {
				buf_puts(&w->out, ")]TJ\n");
				begin_said(w, word);
				buf_puts(&w->out, "[(");
			}
			show_word(w, word, size);
			if (is_said(w, word))
				buf_puts(&w->out, ")]TJ\nEMC\n[(");
		}
		show_spaces(w, space, spaces);
		s += len + spaces;
		n -= len + spaces;
	}
	/* An array of one string is longer, and deflates better for being
	   like all others. */
	buf_puts(&w->out, ")]TJ\n");
}

/* The pen, in thousandths of the size from the text's left end. */
struct pen { long at; };

static void
begin_array(struct pdf_writer *w)
{
	buf_puts(&w->out, "[(");
}

static void
end_array(struct pdf_writer *w)
{
	buf_puts(&w->out, ")]TJ\n");
}

/* One glyph with its left end there, within an array. */
static void
show_at(struct pdf_writer *w, struct pen *pen, const struct word *word,
    const struct glyph *g, long to, double size)
{
	if (w->face != g->face || g->dy != 0) {
		end_array(w);
		set_face(w, (enum face)g->face, size);
		if (g->dy != 0) {
			pdf_put_number(&w->out, g->dy * size / 1000);
			buf_puts(&w->out, " Ts\n");
		}
		begin_array(w);
	}
	buf_putc(&w->out, ')');
	pdf_put_number(&w->out, (double)(pen->at - to));
	buf_putc(&w->out, '(');
	pdf_put_code(&w->out, glyph_cid(w->pdf, word, g));
	pen->at = to + g->natural;
	if (g->dy != 0) {
		end_array(w);
		buf_puts(&w->out, "0 Ts\n");
		begin_array(w);
	}
}

/* The letters from the first one, which stands at the right, on. */
static void
show_letters(struct pdf_writer *w, struct pen *pen, const struct word *word,
    long right, double size)
{
	for (size_t i = word->n; i > 0; i--) {
		const struct glyph *g = &word->glyphs[i - 1];

		right -= g->advance;
		show_at(w, pen, word, g, right + g->dx, size);
	}
}

static void
show_rtl_word(struct pdf_writer *w, struct pen *pen, const struct word *word,
    long right, double size)
{
	if (!is_said(w, word)) {
		show_letters(w, pen, word, right, size);
		return;
	}
	end_array(w);
	begin_said(w, word);
	begin_array(w);
	show_letters(w, pen, word, right, size);
	end_array(w);
	buf_puts(&w->out, "EMC\n");
	begin_array(w);
}

/* How wide it is, without the spaces at its end. */
static long
rtl_width(struct fonts *fonts, enum face face, const char *s, size_t n)
{
	long width = 0;
	size_t spaces, len;

	while (n > 0 && s[n - 1] == ' ')
		n--;
	for (; n > 0; s += len + spaces, n -= len + spaces) {
		len = font_split(s, n, &spaces);
		width += font_word_rtl(fonts, face, s, len)->width +
		    (long)spaces * font_space(fonts, face);
	}
	return width;
}

/*
 * Letters and words in the order in which they are read, each to the left
 * of the one before, so that who copies the text has it in that order.  A
 * space at the end stands beyond the line's left end.
 */
void
pdf_show_rtl(struct pdf_writer *w, enum face face, double size, const char *s)
{
	struct fonts *fonts = w->pdf->fonts;
	struct word *space = font_word(fonts, face, " ", 1);
	size_t n = strlen(s), spaces, len;
	long right = rtl_width(fonts, face, s, n);
	struct pen pen = { 0 };

	set_face(w, face, size);
	begin_array(w);
	for (; n > 0; s += len + spaces, n -= len + spaces) {
		len = font_split(s, n, &spaces);
		if (len > 0) {
			const struct word *word = font_word_rtl(fonts, face,
			    s, len);

			show_rtl_word(w, &pen, word, right, size);
			right -= word->width;
		}
		for (size_t i = 0; i < spaces; i++) {
			right -= space->width;
			show_at(w, &pen, space, space->glyphs, right, size);
		}
	}
	end_array(w);
}

/* ---- the font objects ---- */

#define CODE_SPACE \
	"begincodespacerange\n<20><BF><C000><FFFF>\nendcodespacerange\n"

/* From the bytes of a page's content to CIDs: the same for every face. */
static unsigned
codes(struct pdf *p)
{
	static const char map[] =
	    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n"
	    "/Ordering (Identity) def\n/Supplement 0 def\nend def\n"
	    "/CMapName /Planpress-H def\n/CMapType 1 def\n/WMode 0 def\n"
	    "2 " CODE_SPACE
	    "2 begincidrange\n<20><BF>32\n<C000><FFFF>192\nendcidrange\n"
	    "endcmap\nCMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n";

	if (p->codes == NULL)
		p->codes = pdf_stream(p, map, sizeof map - 1,
		    "/Type/CMap/CMapName/Planpress-H/WMode 0/CIDSystemInfo"
		    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\n");
	return p->codes->number;
}

/* Characters that the face has CIDs for, from the first one. */
static size_t
next_used(const struct pdf_face *f, size_t i)
{
	while (i < f->n && !f->glyphs[i].used)
		i++;
	return i;
}

static struct pdf_object *
to_unicode(struct pdf *p, const struct pdf_face *f)
{
	struct buf b;
	size_t left = 0;

	buf_init(&b, p->arena);
	buf_puts(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\n"
	    "begincmap\n/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)"
	    "/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
	    "/CMapType 2 def\n2 " CODE_SPACE);
	for (size_t i = next_used(f, 1); i < f->n; i = next_used(f, i + 1))
		left++;
	for (size_t i = next_used(f, 1), k = 0; i < f->n;
	    i = next_used(f, i + 1), k++) {
		if (k % 100 == 0)
			buf_printf(&b, "%zu beginbfchar\n",
			    left < 100 ? left : (size_t)100);
		buf_putc(&b, '<');
		if (i < CID_WIDE)
			buf_printf(&b, "%02X", (unsigned)i);
		else
			pdf_put_hex16(&b, (unsigned)i - CID_WIDE +
			    (CID_WIDE << 8));
		buf_puts(&b, "> <");
		/* A further shape of a letter that another one stands for
		   is a space without width. */
		if (f->glyphs[i].len == 0)
			pdf_put_hex16(&b, 0x200B);
		else
			pdf_put_utf16(&b, f->glyphs[i].text,
			    f->glyphs[i].len);
		buf_puts(&b, ">\n");
		if (k % 100 == 99 || left == 1)
			buf_puts(&b, "endbfchar\n");
		left--;
	}
	buf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource "
	    "pop\nend\nend\n");
	return pdf_stream(p, b.s, b.len, "");
}

static const char *
widths(struct pdf *p, const struct pdf_face *f)
{
	struct buf b;

	buf_init(&b, p->arena);
	for (size_t i = 0; i < f->n; i++)
		buf_printf(&b, i % 16 == 15 ? "%d\n" : "%d ",
		    f->glyphs[i].width);
	return buf_text(&b);
}

static const char *
descriptor(struct pdf *p, enum face face, const char *name,
    const struct pdf_object *file)
{
	struct face_info info = font_info(p->fonts, face);
	struct buf b;

	buf_init(&b, p->arena);
	buf_printf(&b, "/Type/FontDescriptor/FontName/%s/Flags %d\n"
	    "/FontBBox[%d %d %d %d]/ItalicAngle ", name,
	    info.italic_angle < 0 ? 4 | 64 : 4, info.bbox[0], info.bbox[1],
	    info.bbox[2], info.bbox[3]);
	pdf_put_number(&b, info.italic_angle);
	buf_printf(&b, "/Ascent %d/Descent %d/CapHeight %d/StemV %d\n"
	    "/FontFile2 %u 0 R\n", info.ascent, info.descent,
	    info.cap_height, info.stem, file->number);
	return buf_text(&b);
}

static bool
finish_face(struct pdf *p, enum face face)
{
	struct pdf_face *f = &p->faces[face];
	uint16_t *gids = arena_array(p->arena, f->n, sizeof *gids);
	uint16_t *to = arena_array(p->arena, f->n, sizeof *to);
	unsigned char *map = arena_array(p->arena, f->n, 2);
	const char *bytes, *name;
	size_t len;
	struct pdf_object *file, *desc, *cid, *unicode;

	for (size_t i = 0; i < f->n; i++)
		gids[i] = f->glyphs[i].gid;
	if (!font_subset(p->fonts, face, gids, f->n, to, &bytes, &len))
		return false;
	for (size_t i = 0; i < f->n; i++) {
		map[2 * i] = (unsigned char)(to[i] >> 8);
		map[2 * i + 1] = (unsigned char)to[i];
	}
	name = arena_printf(p->arena, "PLANP%c+%s", 'A' + (int)face,
	    font_info(p->fonts, face).name);
	file = pdf_stream(p, bytes, len, arena_printf(p->arena,
	    "/Length1 %zu\n", len));
	desc = pdf_object(p, descriptor(p, face, name, file));
	cid = pdf_object(p, arena_printf(p->arena,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s\n/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\n"
	    "/FontDescriptor %u 0 R/CIDToGIDMap %u 0 R/DW 1000\n/W[0[%s]]\n",
	    name, desc->number, pdf_stream(p, map, 2 * f->n, "")->number,
	    widths(p, f)));
	/* Before codes(), which may make an object too: compilers differ in
	   the order of arguments, and files must not. */
	unicode = to_unicode(p, f);
	f->font->body = arena_printf(p->arena,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding %u 0 R\n"
	    "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R\n", name, codes(p),
	    cid->number, unicode->number);
	return true;
}

bool
pdf_finish_faces(struct pdf *p)
{
	for (int i = 0; i < FACE_COUNT; i++)
		if (p->faces[i].font != NULL && p->faces[i].n > 0 &&
		    !finish_face(p, (enum face)i))
			return false;
	return true;
}
