#include "workbook.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The rows of a sheet as the file holds them.  libxlsxwriter keeps every cell
 * as an object until the end and then prints it in many small pieces, which
 * is most of the time of a tracker and, in a large plan, of its memory.  So
 * cells are printed here as they come, and the library gets the rows of a
 * sheet in one piece, by the door that it keeps for rows which do not wait
 * in memory: a stream that it copies into the sheet.
 */

#define SPILL	((size_t)240 * 1024)	/* bytes that a sheet may keep */

void
rows_begin(struct book *b, bool in_order)
{
	struct sheet_rows *r = &b->rows;

	r->in_order = in_order;
	r->cells.arena = b->keep;
	r->cells.len = r->n = r->n_heights = 0;
	/* Rows that wait in memory need their buffer till the file is made. */
	if (r->spill == NULL)
		buf_init(&r->out, b->keep);
	r->spill = NULL;
}

/* ---- bytes ---- */

static void
put_whole(struct buf *buf, unsigned long long n)
{
	char s[24], *p = s + sizeof(s);

	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_put(buf, p, (size_t)(s + sizeof(s) - p));
}

static void
put_double(struct buf *buf, double x)
{
	char s[32];

	if (x >= 0 && x < 1e15 && x == (double)(unsigned long long)x)
		put_whole(buf, (unsigned long long)x);
	else
		buf_put(buf, s, (size_t)snprintf(s, sizeof(s), "%.16G", x));
}

/* Text between tags. */
static void
put_escaped(struct buf *buf, const char *s)
{
	for (;;) {
		size_t n = strcspn(s, "&<>");

		buf_put(buf, s, n);
		s += n;
		if (*s == '\0')
			return;
		buf_puts(buf, *s == '&' ? "&amp;" : *s == '<' ? "&lt;" :
		    "&gt;");
		s++;
	}
}

/* "AB12" for row 11, column 27. */
static void
put_place(struct buf *buf, lxw_row_t row, lxw_col_t col)
{
	char s[4], *p = s + sizeof(s);
	unsigned n = col + 1u;

	for (; n > 0; n = (n - 1) / 26)
		*--p = (char)('A' + (n - 1) % 26);
	buf_put(buf, p, (size_t)(s + sizeof(s) - p));
	put_whole(buf, row + 1ull);
}

/* ---- rows ---- */

static int
by_place(const void *a, const void *b)
{
	const struct sheet_cell *x = a, *y = b;

	if (x->row != y->row)
		return (x->row > y->row) - (x->row < y->row);
	if (x->col != y->col)
		return (x->col > y->col) - (x->col < y->col);
	return (x->at > y->at) - (x->at < y->at);
}

/* Most sheets come nearly in order, and then little has to move. */
static void
sort_cells(struct sheet_cell *v, size_t n)
{
	size_t moves = 0;

	for (size_t i = 1; i < n; i++) {
		struct sheet_cell cell = v[i];
		size_t j = i;

		for (; j > 0 && by_place(&v[j - 1], &cell) > 0; j--)
			v[j] = v[j - 1];
		v[j] = cell;
		moves += i - j;
		if (moves > 64 * n) {
			qsort(v, n, sizeof(*v), by_place);
			return;
		}
	}
}

/* As set by row_height() for a row that comes next, or NULL. */
static const struct sheet_height *
height_of(const struct sheet_rows *r, lxw_row_t row)
{
	for (size_t i = r->n_heights; i-- > 0;)
		if (r->heights[i].row == row)
			return &r->heights[i];
	return NULL;
}

static void
open_row(struct sheet_rows *r, lxw_row_t row)
{
	const struct sheet_height *h = height_of(r, row);

	buf_puts(&r->out, "<row r=\"");
	put_whole(&r->out, row + 1ull);
	buf_putc(&r->out, '"');
	if (h != NULL && h->points <= 0)
		buf_puts(&r->out, " hidden=\"1\"");
	else if (h != NULL)
		buf_printf(&r->out, " ht=\"%g\" customHeight=\"1\"",
		    h->points);
	buf_putc(&r->out, '>');
}

/* Of a sheet with more than a little: what is done waits on disk. */
static void
spill(struct book *b)
{
	struct sheet_rows *r = &b->rows;

	if (r->spill == NULL)
		r->spill = lxw_tmpfile(b->file->options.tmpdir);
	if (r->spill == NULL || fwrite(r->out.s, 1, r->out.len, r->spill) !=
	    r->out.len)
		r->failed = true;
	r->out.len = 0;
}

static void
note_extent(lxw_worksheet *sheet, const struct sheet_cell *c)
{
	if (sheet->dim_rowmin > c->row)
		sheet->dim_rowmin = c->row;
	if (sheet->dim_rowmax < c->row)
		sheet->dim_rowmax = c->row;
	if (sheet->dim_colmin > c->col)
		sheet->dim_colmin = c->col;
	if (sheet->dim_colmax < c->col)
		sheet->dim_colmax = c->col;
}

/* Rows that have gone out need their heights no more. */
static void
forget_heights(struct sheet_rows *r, lxw_row_t done)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->n_heights; i++)
		if (r->heights[i].row > done)
			r->heights[kept++] = r->heights[i];
	r->n_heights = kept;
}

/* The cells so far, in the order of the sheet; of two in one place the
   later. */
static void
flush_cells(struct book *b)
{
	struct sheet_rows *r = &b->rows;

	for (size_t i = 0; i < r->n; i++)
		r->v[i].len = (i + 1 < r->n ? r->v[i + 1].at : r->cells.len) -
		    r->v[i].at;
	sort_cells(r->v, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct sheet_cell *c = &r->v[i], *next = c + 1;
		bool last = i + 1 == r->n || next->row != c->row;

		if (i == 0 || c[-1].row != c->row)
			open_row(r, c->row);
		note_extent(b->sheet, c);
		if (last || next->col != c->col)
			buf_put(&r->out, r->cells.s + c->at, c->len);
		if (last)
			buf_puts(&r->out, "</row>");
	}
	if (r->in_order && r->n > 0)
		forget_heights(r, r->v[r->n - 1].row);
	r->cells.len = r->n = 0;
	if (r->out.len > SPILL)
		spill(b);
}

void
row_height(struct book *b, lxw_row_t row, double points)
{
	struct sheet_rows *r = &b->rows;

	if (r->n_heights == r->room_heights) {
		size_t room = r->room_heights == 0 ? 64 : 2 * r->room_heights;

		r->heights = arena_grow(b->keep, r->heights, r->n_heights,
		    room, sizeof(*r->heights));
		r->room_heights = room;
	}
	r->heights[r->n_heights++] = (struct sheet_height){ row, points };
	/* Where charts stand, the library counts the rows above them. */
	if (!r->in_order)
		worksheet_set_row(b->sheet, row, points, NULL);
}

void
rows_end(struct book *b)
{
	struct sheet_rows *r = &b->rows;
	FILE *stream = r->spill;

	flush_cells(b);
	if (r->spill != NULL) {
		spill(b);
		stream = r->spill;
	} else if (r->out.len > 0) {
		stream = fmemopen(r->out.s, r->out.len, "r");
		r->failed |= stream == NULL;
	}
	if (stream == NULL)
		return;
	b->sheet->optimize = LXW_TRUE;
	b->sheet->optimize_tmpfile = stream;
}

/* ---- cells ---- */

static struct buf *
begin_cell(struct book *b, lxw_row_t row, lxw_col_t col, enum look look)
{
	struct sheet_rows *r = &b->rows;

	if (r->in_order && r->n > 0 && r->v[r->n - 1].row != row) {
		assert(r->v[r->n - 1].row < row);
		flush_cells(b);
	}
	if (r->n == r->room) {
		size_t room = r->room == 0 ? 256 : 2 * r->room;

		r->v = arena_grow(b->keep, r->v, r->n, room, sizeof(*r->v));
		r->room = room;
	}
	r->v[r->n++] = (struct sheet_cell){ row, col, r->cells.len, 0 };
	buf_puts(&r->cells, "<c r=\"");
	put_place(&r->cells, row, col);
	buf_puts(&r->cells, "\" s=\"");
	put_whole(&r->cells, (unsigned)lxw_format_get_xf_index(
	    b->looks[look]));
	return &r->cells;
}

void
rows_blank(struct book *b, lxw_row_t row, lxw_col_t col, enum look look)
{
	buf_puts(begin_cell(b, row, col, look), "\"/>");
}

void
rows_number(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    double x)
{
	struct buf *buf = begin_cell(b, row, col, look);

	buf_puts(buf, "\"><v>");
	put_double(buf, x);
	buf_puts(buf, "</v></c>");
}

/* Texts are shared, so that each is there once; in a large plan the table of
   them would be most of the memory, and each cell has its own. */
void
rows_text(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *text)
{
	struct buf *buf = begin_cell(b, row, col, look);
	const struct sst_element *shared = b->large ? NULL :
	    lxw_get_sst_index(b->sheet->sst, text, LXW_FALSE);

	if (shared != NULL) {
		b->n_shared++;
		buf_puts(buf, "\" t=\"s\"><v>");
		put_whole(buf, shared->index);
		buf_puts(buf, "</v></c>");
		return;
	}
	buf_puts(buf, "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
	put_escaped(buf, text);
	buf_puts(buf, "</t></is></c>");
}

void
rows_formula(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *formula, double result)
{
	struct buf *buf = begin_cell(b, row, col, look);

	buf_puts(buf, "\"><f>");
	put_escaped(buf, formula);
	buf_puts(buf, "</f><v>");
	put_double(buf, result);
	buf_puts(buf, "</v></c>");
}

void
rows_formula_text(struct book *b, lxw_row_t row, lxw_col_t col,
    enum look look, const char *formula, const char *result)
{
	struct buf *buf = begin_cell(b, row, col, look);

	buf_puts(buf, "\" t=\"str\"><f>");
	put_escaped(buf, formula);
	buf_puts(buf, "</f><v>");
	put_escaped(buf, result);
	buf_puts(buf, "</v></c>");
}
