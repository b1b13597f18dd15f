#include "pdf_int.h"

#include <assert.h>
#include <string.h>

#include <libdeflate.h>

/*
 * The library writes every object by itself and a table of 20 bytes for
 * each, which for a tagged document is most of the file.  Here streams go
 * into the file as they are made, what is no stream goes into object
 * streams, and the table becomes a stream as well (PDF 1.5, allowed in
 * PDF/A-2).
 */

#define PER_STREAM	5000	/* objects; one is unpacked to read any */
#define LEVEL		6
#define LEVEL_PACKED	7	/* pays where much is alike */
#define ROW		8	/* bytes in the table, the filter's included */

struct place {
	uint32_t	a;		/* offset; or stream */
	uint16_t	b;		/* index in the stream */
	bool		packed, used;
};

struct entry { size_t number, offset; };	/* of a packed object */

struct pdf_packer {
	struct arena	*arena;
	struct buf	*out;
	struct place	*places;	/* by number */
	size_t		 n, cap;
	struct buf	 bodies;	/* of the object stream to come */
	struct entry	*entries;	/* the same stream's */
	struct buf	 index, rows;	/* the same stream's, put together */
	struct buf	 room;		/* for what is deflated */
	size_t		 n_packed;
	HPDF_MD5_CTX	*digest;
	struct libdeflate_compressor *z, *z_packed;
};

bool
pdf_pack_open(struct pdf *p, struct buf *out)
{
	struct pdf_packer *k = arena_alloc(p->arena, sizeof *k);

	p->packer = k;
	k->arena = p->arena;
	k->digest = &p->digest;
	k->out = out;
	k->n = 1;
	k->cap = 1024;
	k->places = arena_array(p->arena, k->cap, sizeof *k->places);
	k->places[0].b = 65535;
	k->entries = arena_array(p->arena, PER_STREAM, sizeof *k->entries);
	buf_init(&k->bodies, p->arena);
	buf_init(&k->index, p->arena);
	buf_init(&k->rows, p->arena);
	buf_init(&k->room, p->arena);
	/* The second line tells programs that files are no text. */
	buf_puts(out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
	k->z = libdeflate_alloc_compressor(LEVEL);
	k->z_packed = libdeflate_alloc_compressor(LEVEL_PACKED);
	return k->z != NULL && k->z_packed != NULL;
}

void
pdf_pack_free(struct pdf *p)
{
	if (p->packer == NULL)
		return;
	libdeflate_free_compressor(p->packer->z);
	libdeflate_free_compressor(p->packer->z_packed);
}

/* The entry of a number, which may be higher than all before it. */
static struct place *
place_of(struct pdf_packer *k, size_t number)
{
	size_t had = k->cap;

	while (number >= k->cap)
		k->cap *= 2;
	if (k->cap > had)
		k->places = arena_regrow(k->arena, k->places, had, k->cap,
		    sizeof *k->places);
	if (number >= k->n)
		k->n = number + 1;
	k->places[number].used = true;
	return &k->places[number];
}

static void
put_deflated(struct pdf_packer *k, struct libdeflate_compressor *z,
    const void *bytes, size_t n)
{
	size_t bound = libdeflate_zlib_compress_bound(z, n), len;

	k->room.len = 0;
	len = libdeflate_zlib_compress(z, bytes, n,
	    buf_room(&k->room, bound), bound);
	assert(len > 0);
	buf_puts(k->out, "/Filter/FlateDecode/Length ");
	pdf_put_count(k->out, len);
	buf_puts(k->out, ">>stream\r\n");
	buf_put(k->out, k->room.s, len);
	HPDF_MD5Update(k->digest, (const HPDF_BYTE *)k->room.s,
	    (HPDF_UINT32)len);
}

/* Without a compressor the bytes are written as they are. */
static void
put_stream(struct pdf_packer *k, size_t number, const char *keys,
    const void *bytes, size_t n, struct libdeflate_compressor *z)
{
	place_of(k, number)->a = (uint32_t)k->out->len;
	pdf_put_count(k->out, number);
	buf_puts(k->out, " 0 obj\n<<");
	buf_puts(k->out, keys);
	if (z != NULL) {
		put_deflated(k, z, bytes, n);
	} else {
		buf_puts(k->out, "/Length ");
		pdf_put_count(k->out, n);
		buf_puts(k->out, ">>stream\r\n");
		buf_put(k->out, bytes, n);
	}
	buf_puts(k->out, "\nendstream\nendobj\n");
}

void
pdf_pack_stream(struct pdf *p, size_t number, const char *keys,
    const void *bytes, size_t n, bool deflated)
{
	put_stream(p->packer, number, keys, bytes, n,
	    deflated ? p->packer->z : NULL);
}

static int
digits(size_t n)
{
	int count = 1;

	for (; n >= 10; n /= 10)
		count++;
	return count;
}

/* The number, right-aligned, and a space. */
static void
put_aligned(struct buf *b, size_t n, int width)
{
	for (int i = digits(n); i < width; i++)
		buf_putc(b, ' ');
	pdf_put_count(b, n);
	buf_putc(b, ' ');
}

/* Bytes as a row of a picture whose points have that many: each is written
   as its difference from the one a point to the left, or as it is. */
static void
put_row(struct buf *b, const char *s, size_t n, size_t point)
{
	char *to;

	buf_putc(b, point > 0 ? 1 : 0);
	to = buf_room(b, n);
	memcpy(to, s, n);
	for (size_t i = point; i < n && point > 0; i++)
		to[i] = (char)((unsigned char)s[i] -
		    (unsigned char)s[i - point]);
	b->len += n;
}

/* The stream's list of numbers and offsets, each in as much room. */
static size_t
put_index(struct pdf_packer *k, int wide, int far)
{
	k->index.len = 0;
	for (size_t i = 0; i < k->n_packed; i++) {
		put_aligned(&k->index, k->entries[i].number, wide);
		put_aligned(&k->index, k->entries[i].offset, far);
	}
	return k->index.len;
}

/*
 * The stream of what was packed gets the next number that is free.  Its
 * list of numbers and offsets never repeats itself, and so would hardly
 * deflate: it is filtered like a picture's row, an entry a point, which
 * leaves little but the steps from one to the next.  The bodies are the
 * rows below, as they are.
 */
static void
close_stream(struct pdf_packer *k)
{
	struct buf *rows = &k->rows;
	int wide = digits(k->n), far = digits(k->bodies.len);
	size_t number = k->n, point = (size_t)(wide + far + 2), row;

	if (k->n_packed == 0)
		return;
	row = put_index(k, wide, far);
	rows->len = 0;
	put_row(rows, k->index.s, row, point);
	while (k->bodies.len % row != 0)
		buf_putc(&k->bodies, ' ');
	for (size_t i = 0; i < k->bodies.len; i += row)
		put_row(rows, k->bodies.s + i, row, 0);
	put_stream(k, number, arena_printf(k->arena,
	    "/Type/ObjStm/N %zu/First %zu/DecodeParms<</Predictor 15/Colors "
	    "%zu/Columns %zu>>", k->n_packed, row, point, k->n_packed),
	    rows->s, rows->len, k->z_packed);
	k->n_packed = 0;
	k->bodies.len = 0;
}

void
pdf_pack_object(struct pdf *p, size_t number, const char *body, size_t n)
{
	struct pdf_packer *k = p->packer;
	struct place *place = place_of(k, number);

	/* The stream gets the next number that is free. */
	place->a = (uint32_t)k->n;
	place->b = (uint16_t)k->n_packed;
	place->packed = true;
	k->entries[k->n_packed++] = (struct entry){ number, k->bodies.len };
	buf_put(&k->bodies, body, n);
	if (k->n_packed == PER_STREAM)
		close_stream(k);
}

/* A row: its kind, four bytes, two bytes; only what differs from the row
   before is written, which is hardly anything. */
static void
write_table(struct pdf *p)
{
	struct pdf_packer *k = p->packer;
	struct buf rows;
	unsigned char was[ROW] = { 0 };
	size_t start = k->out->len, number = k->n;
	char *keys = arena_printf(p->arena, "/Type/XRef/Size %zu"
	    "/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Root %u 0 R"
	    "/Info %u 0 R%s", number + 1, pdf_library_number(p->hpdf->catalog),
	    pdf_library_number(p->hpdf->info), p->identity);

	place_of(k, number)->a = (uint32_t)start;
	buf_init(&rows, p->arena);
	for (size_t i = 0; i <= number; i++) {
		const struct place *at = &k->places[i];
		const unsigned char row[ROW] = { 2, !at->used ? 0 :
		    at->packed ? 2 : 1, (unsigned char)(at->a >> 24),
		    (unsigned char)(at->a >> 16), (unsigned char)(at->a >> 8),
		    (unsigned char)at->a, (unsigned char)(at->b >> 8),
		    (unsigned char)at->b };
		unsigned char diff[ROW] = { 2 };

		for (int c = 1; c < ROW; c++)
			diff[c] = (unsigned char)(row[c] - was[c]);
		buf_put(&rows, diff, sizeof diff);
		memcpy(was, row, sizeof was);
	}
	put_stream(k, number, keys, rows.s, rows.len, k->z_packed);
	buf_printf(k->out, "startxref\n%zu\n%%%%EOF\n", start);
}

static void
pack_keys(struct pdf *p, size_t number, const char *keys)
{
	struct buf *b = &p->packer->room;

	b->len = 0;
	buf_puts(b, "<<");
	buf_puts(b, keys);
	buf_puts(b, ">>");
	pdf_pack_object(p, number, b->s, b->len);
}

/* An object of the library's: what it wrote, without the lines around it. */
static void
pack_entry(struct pdf *p, size_t number, const struct buf *raw)
{
	static const char last[] = "\nendobj\n";
	HPDF_Xref xref = p->hpdf->xref;
	HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, (HPDF_UINT)number);
	size_t at = entry->byte_offset, end = number + 1 < p->n_library ?
	    HPDF_Xref_GetEntry(xref, (HPDF_UINT)number + 1)->byte_offset :
	    xref->addr;

	if (entry->obj == p->hpdf->root_pages) {
		pack_keys(p, number, p->root_keys);
		return;
	}
	at += strcspn(raw->s + at, "\n") + 1;
	assert(end - at > sizeof last);
	pdf_pack_object(p, number, raw->s + at, end - at - (sizeof last - 1));
}

void
pdf_pack_close(struct pdf *p, const struct layout *o, const struct buf *raw)
{
	/* Behind all numbers those of the tree, then those of the links, and
	   then those of the streams that are packed here. */
	size_t n = p->n_library + p->n_objects, tags = pdf_tags_count(p);
	size_t links = pdf_settle_links(p, o);

	assert(p->hpdf->xref->entries->count == p->n_library);
	place_of(p->packer, n + tags + links - 1);
	pdf_finish_pages(p, n + tags);
	pdf_tags_write(p, n, n + tags);
	pdf_write_links(p, n + tags);
	for (size_t i = 1; i < p->n_library; i++)
		pack_entry(p, i, raw);
	for (size_t i = 0; i < p->n_objects; i++)
		if (p->objects[i]->body != NULL)
			pack_keys(p, p->objects[i]->number,
			    p->objects[i]->body);
	close_stream(p->packer);
	write_table(p);
}
