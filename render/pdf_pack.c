#include "pdf_int.h"

#include <assert.h>
#include <string.h>

#include <zlib.h>

/*
 * The library writes every object by itself and a table of 20 bytes for
 * each, which for a tagged document is most of the file.  Here its bytes
 * are put together anew: what is no stream goes into object streams, and
 * the table becomes a stream as well (PDF 1.5, allowed in PDF/A-2).
 */

#define PER_STREAM	2000	/* objects; one is unpacked to read any */
#define LEVEL	1	/* 5 is smaller by a tenth, and slower by as much */
#define ROW		8	/* bytes in the table, the filter's included */

struct place {
	size_t	a, b;		/* offset; or stream and index in it */
	bool	packed, used;
};

struct packer {
	struct pdf	*pdf;
	const struct buf *raw;
	struct buf	*out;
	struct place	*places;	/* by number */
	size_t		 n, cap;
	struct buf	 index, bodies;	/* of the object stream to come */
	size_t		 n_packed;
	z_stream	 z;
};

static bool
is_stream(const void *object)
{
	const struct _HPDF_Dict_Rec *d = object;

	return (d->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	    d->stream != NULL;
}

static bool
is_number(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

/* One state serves all streams; the library makes one for each. */
static void
put_deflated(struct packer *k, const void *bytes, size_t n)
{
	struct buf *out = k->out;
	uLong bound = deflateBound(&k->z, (uLong)n);
	unsigned char *packed = arena_alloc(k->pdf->arena, bound);
	int rc;

	k->z.next_in = (Bytef *)bytes;
	k->z.avail_in = (uInt)n;
	k->z.next_out = packed;
	k->z.avail_out = (uInt)bound;
	rc = deflate(&k->z, Z_FINISH);
	assert(rc == Z_STREAM_END);
	(void)rc;
	buf_puts(out, "/Filter/FlateDecode/Length ");
	pdf_put_count(out, k->z.total_out);
	buf_puts(out, ">>\nstream\r\n");
	buf_put(out, packed, k->z.total_out);
	buf_puts(out, "\nendstream\nendobj\n");
	deflateReset(&k->z);
}

static void
put_stream(struct packer *k, size_t number, const char *keys,
    const struct buf *body)
{
	k->places[number] = (struct place){ .a = k->out->len, .used = true };
	buf_printf(k->out, "%zu 0 obj\n<<%s", number, keys);
	put_deflated(k, body->s, body->len);
}

static void
place_room(struct packer *k, size_t number)
{
	size_t had = k->cap;

	if (number < had)
		return;
	while (number >= k->cap)
		k->cap *= 2;
	k->places = arena_grow(k->pdf->arena, k->places, had, k->cap,
	    sizeof *k->places);
}

static void
close_stream(struct packer *k)
{
	struct buf body;
	size_t number = k->n;

	if (k->n_packed == 0)
		return;
	place_room(k, number);
	buf_init(&body, k->pdf->arena);
	buf_put(&body, k->index.s, k->index.len);
	buf_put(&body, k->bodies.s, k->bodies.len);
	put_stream(k, number, arena_printf(k->pdf->arena,
	    "/Type/ObjStm/N %zu/First %zu", k->n_packed, k->index.len),
	    &body);
	k->n++;
	k->n_packed = 0;
	k->index.len = k->bodies.len = 0;
}

static void
pack_object(struct packer *k, size_t number, const char *s, size_t n)
{
	/* The stream gets the next number that is free. */
	k->places[number] = (struct place){ .a = k->n,
	    .b = k->n_packed++, .packed = true, .used = true };
	pdf_put_count(&k->index, number);
	buf_putc(&k->index, ' ');
	pdf_put_count(&k->index, k->bodies.len);
	buf_putc(&k->index, ' ');
	buf_put(&k->bodies, s, n);
	buf_putc(&k->bodies, '\n');
}

/*
 * A stream of the library's.  Its length is an object of its own, which is
 * of no use here; what is not packed yet is packed now.
 */
static void
copy_stream(struct packer *k, size_t number, HPDF_Dict d, const char *s,
    size_t n)
{
	static const char key[] = "/Length ", begin[] = "stream\r\n";
	HPDF_Number length = HPDF_Dict_GetItem(d, "Length",
	    HPDF_OCLASS_NUMBER);
	const char *at = strstr(s, key), *end = s + n, *rest, *bytes;

	k->places[number] = (struct place){ .a = k->out->len, .used = true };
	assert(length != NULL && at != NULL && at < end);
	rest = at + sizeof key - 1;
	rest += strcspn(rest, "R") + 1;
	bytes = strstr(rest, begin) + sizeof begin - 1;
	buf_put(k->out, s, (size_t)(at - s));
	if (d->filter == HPDF_STREAM_FILTER_NONE && d != k->pdf->metadata) {
		const char *close = strstr(rest, ">>\nstream");

		buf_put(k->out, rest, (size_t)(close - rest));
		put_deflated(k, bytes, (size_t)length->value);
		return;
	}
	buf_put(k->out, key, sizeof key - 1);
	pdf_put_count(k->out, (size_t)length->value);
	buf_put(k->out, rest, (size_t)(end - rest));
}

/* A row: its kind, four bytes, two bytes; only what differs from the row
   before is written, which is hardly anything. */
static void
write_table(struct packer *k)
{
	struct buf rows;
	unsigned char was[ROW] = { 0 };
	char *keys = arena_printf(k->pdf->arena, "/Type/XRef/Size %zu"
	    "/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root %u 0 R"
	    "/Info %u 0 R%s", k->n + 1, pdf_id(k->pdf->hpdf->catalog),
	    pdf_id(k->pdf->hpdf->info), k->pdf->identity);
	size_t start = k->out->len;

	place_room(k, k->n);
	k->places[k->n] = (struct place){ .a = start, .used = true };
	buf_init(&rows, k->pdf->arena);
	for (size_t i = 0; i <= k->n; i++) {
		const struct place *p = &k->places[i];
		const unsigned char row[ROW] = { 2, !p->used ? 0 :
		    p->packed ? 2 : 1, (unsigned char)(p->a >> 24),
		    (unsigned char)(p->a >> 16), (unsigned char)(p->a >> 8),
		    (unsigned char)p->a, (unsigned char)(p->b >> 8),
		    (unsigned char)p->b };
		unsigned char diff[ROW] = { 2 };

		for (int c = 1; c < ROW; c++)
			diff[c] = (unsigned char)(row[c] - was[c]);
		buf_put(&rows, diff, sizeof diff);
		memcpy(was, row, sizeof was);
	}
	put_stream(k, k->n, keys, &rows);
	buf_printf(k->out, "startxref\n%zu\n%%%%EOF\n", start);
}

/* The bytes of an object between "obj" and "endobj". */
static void
pack_entry(struct packer *k, size_t number, HPDF_XrefEntry entry, size_t end)
{
	static const char last[] = "\nendobj\n";
	size_t from = entry->byte_offset, at = from;

	if (is_stream(entry->obj)) {
		copy_stream(k, number, entry->obj, k->raw->s + from,
		    end - from);
		return;
	}
	if (is_number(entry->obj))
		return;
	at += strcspn(k->raw->s + at, "\n") + 1;
	assert(end - at > sizeof last);
	if (k->n_packed == PER_STREAM)
		close_stream(k);
	pack_object(k, number, k->raw->s + at, end - at - (sizeof last - 1));
}

bool
pdf_pack(struct pdf *p, const struct buf *raw, struct buf *out)
{
	HPDF_Xref xref = p->hpdf->xref;
	size_t n = xref->entries->count;
	struct packer k = { .pdf = p, .raw = raw, .out = out, .n = n,
	    .cap = n + 16 };
	HPDF_XrefEntry first = HPDF_Xref_GetEntry(xref, 1);

	/* Memory is the only thing that it could lack. */
	if (deflateInit2(&k.z, LEVEL, Z_DEFLATED, MAX_WBITS, 9,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return false;

	k.places = arena_array(p->arena, k.cap, sizeof *k.places);
	k.places[0].b = 65535;
	buf_init(&k.index, p->arena);
	buf_init(&k.bodies, p->arena);
	buf_put(out, raw->s, first->byte_offset);
	for (size_t i = 1; i < n; i++)
		pack_entry(&k, i, HPDF_Xref_GetEntry(xref, (HPDF_UINT)i),
		    i + 1 < n ? HPDF_Xref_GetEntry(xref,
		    (HPDF_UINT)i + 1)->byte_offset : xref->addr);
	close_stream(&k);
	write_table(&k);
	deflateEnd(&k.z);
	return true;
}
