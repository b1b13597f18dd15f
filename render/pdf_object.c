#include "pdf_int.h"

#include <math.h>
#include <string.h>

#include "utf8.h"

/* Keys that are added to a dictionary which the library writes. */
static HPDF_STATUS
write_keys(HPDF_Dict d, HPDF_Stream stream)
{
	const char *keys = d->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)keys,
	    (HPDF_UINT)strlen(keys));
}

void
pdf_extend(HPDF_Dict d, const char *keys)
{
	/* The library reads attr no more; it only writes the dictionary. */
	d->attr = (void *)keys;
	d->write_fn = write_keys;
}

unsigned
pdf_library_number(HPDF_Dict d)
{
	return d->header.obj_id & 0x00FFFFFF;
}

void *
pdf_grown(struct pdf *p, const void *v, size_t n, size_t *cap, size_t size)
{
	size_t had = *cap;

	if (n < had)
		return (void *)v;
	*cap = had == 0 ? 64 : 2 * had;
	return arena_regrow(p->arena, v, had, *cap, size);
}

struct pdf_object *
pdf_object(struct pdf *p, const char *body)
{
	struct pdf_object *o = arena_alloc(p->arena, sizeof *o);

	p->objects = pdf_grown(p, p->objects, p->n_objects, &p->cap_objects,
	    sizeof *p->objects);
	o->number = (unsigned)(p->n_library + p->n_objects);
	o->body = body;
	p->objects[p->n_objects++] = o;
	return o;
}

struct pdf_object *
pdf_stream(struct pdf *p, const void *bytes, size_t n, const char *keys)
{
	struct pdf_object *o = pdf_object(p, NULL);

	pdf_pack_stream(p, o->number, keys, bytes, n, true);
	return o;
}

struct pdf_object *
pdf_stream_as_is(struct pdf *p, const void *bytes, size_t n, const char *keys)
{
	struct pdf_object *o = pdf_object(p, NULL);

	pdf_pack_stream(p, o->number, keys, bytes, n, false);
	return o;
}

/* printf takes most of the time where there are thousands of these. */
void
pdf_put_count(struct buf *b, size_t n)
{
	char s[24];
	size_t i = sizeof s;

	do
		s[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_put(b, s + i, sizeof s - i);
}

void
pdf_put_ref(struct buf *b, size_t number)
{
	pdf_put_count(b, number);
	buf_put(b, " 0 R", 4);
}

#define LIMIT	32767.0

/* Two decimals are a hundredth of a point; no locale is asked. */
void
pdf_put_number(struct buf *b, double x)
{
	char s[16];
	size_t i = sizeof s;
	bool negative = x < 0, fraction;
	unsigned long n;

	if (!isfinite(x))
		x = 0;
	x = fabs(x) > LIMIT ? LIMIT : fabs(x);
	n = (unsigned long)(x * 100 + 0.5);
	if (n == 0)
		negative = false;
	fraction = n % 100 != 0;
	if (fraction) {
		if (n % 10 != 0)
			s[--i] = (char)('0' + n % 10);
		s[--i] = (char)('0' + n / 10 % 10);
		s[--i] = '.';
	}
	n /= 100;
	if (n > 0 || !fraction)
		do
			s[--i] = (char)('0' + n % 10);
		while ((n /= 10) > 0);
	if (negative)
		s[--i] = '-';
	buf_put(b, s + i, sizeof s - i);
}

void
pdf_put_hex16(struct buf *b, unsigned x)
{
	static const char hex[] = "0123456789ABCDEF";
	char s[4] = { hex[x >> 12 & 15], hex[x >> 8 & 15], hex[x >> 4 & 15],
	    hex[x & 15] };

	buf_put(b, s, sizeof s);
}

static void
put_escaped(struct buf *b, unsigned char c)
{
	switch (c) {
	case '(':
	case ')':
	case '\\':
		buf_putc(b, '\\');
		break;
	}
	buf_putc(b, (char)c);
}

/* A CID within a string in round brackets. */
void
pdf_put_code(struct buf *b, unsigned cid)
{
	if (cid >= CID_WIDE) {
		cid = cid - CID_WIDE + (CID_WIDE << 8);
		put_escaped(b, (unsigned char)(cid >> 8));
		/* As it stands it would be read as a line feed. */
		if ((cid & 255) == '\r') {
			buf_puts(b, "\\r");
			return;
		}
	}
	put_escaped(b, (unsigned char)cid);
}

void
pdf_put_utf16(struct buf *b, const char *s, size_t n)
{
	while (n > 0) {
		int32_t c;
		size_t k = utf8_decode(s, n, &c);
		unsigned u = (unsigned)c;

		s += k;
		n -= k;
		if (u < 0x10000) {
			pdf_put_hex16(b, u);
			continue;
		}
		u -= 0x10000;
		pdf_put_hex16(b, 0xD800 + (u >> 10));
		pdf_put_hex16(b, 0xDC00 + (u & 0x3FF));
	}
}

/* PDFDocEncoding beyond Latin-1: the characters of 0x80 to 0x9E, and of
   0xA0. */
static const uint16_t pdf_doc_encoding[] = {
	0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044,
	0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018,
	0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160,
	0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0,
	0x20AC,
};

/* The character's byte in PDFDocEncoding; 0: it has none. */
static unsigned char
pdf_doc_byte(int32_t c)
{
	if ((c >= ' ' && c <= '~') || (c > 0xA0 && c <= 0xFF && c != 0xAD))
		return (unsigned char)c;
	for (size_t i = 0; c > 0xFF && i < sizeof pdf_doc_encoding /
	    sizeof pdf_doc_encoding[0]; i++)
		if (pdf_doc_encoding[i] == c)
			return (unsigned char)(0x80 + i);
	return 0;
}

/* The same text in a byte for each character, or NULL. */
static const char *
pdf_doc_text(struct arena *a, const char *s, size_t n)
{
	struct buf b;
	int32_t c;

	buf_init(&b, a);
	for (size_t k; n > 0; s += k, n -= k) {
		k = utf8_decode(s, n, &c);
		if (pdf_doc_byte(c) == 0)
			return NULL;
		/* These would be taken for the mark of another encoding. */
		if (b.len == 0 && (c == 0xFE || c == 0xEF))
			return NULL;
		buf_putc(&b, (char)pdf_doc_byte(c));
	}
	return buf_text(&b);
}

void
pdf_put_text(struct buf *b, const char *s)
{
	const char *bytes = pdf_doc_text(b->arena, s, strlen(s));

	if (bytes == NULL) {
		buf_puts(b, "<FEFF");
		pdf_put_utf16(b, s, strlen(s));
		buf_putc(b, '>');
		return;
	}
	buf_putc(b, '(');
	for (; *bytes != '\0'; bytes++)
		put_escaped(b, (unsigned char)*bytes);
	buf_putc(b, ')');
}

void
pdf_put_label(struct buf *b, const char *s)
{
	static const char kept[] = "\xC2\xA0";	/* together */
	struct buf plain;

	buf_init(&plain, b->arena);
	for (const char *at; (at = strstr(s, kept)) != NULL;
	    s = at + strlen(kept)) {
		buf_put(&plain, s, (size_t)(at - s));
		buf_putc(&plain, ' ');
	}
	buf_puts(&plain, s);
	pdf_put_text(b, buf_text(&plain));
}
