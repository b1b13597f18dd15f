#include "csv.h"

#include <string.h>
#include <strings.h>

#include "arena.h"
#include "utf8.h"

struct reader {
	struct arena	*arena;
	const char	*s;
	size_t		 len, at;
	uint32_t	 file;
	unsigned	 line;
	struct csv	*out;
};

static bool
fail(struct reader *r, size_t from, const char *why)
{
	r->out->error = why;
	r->out->error_at = (struct span){ r->file, (uint32_t)from,
	    (uint32_t)(from + 1) };
	return false;
}

/* A cell in quotes: two quotes inside stand for one. */
static bool
read_quoted(struct reader *r, struct csv_cell *cell)
{
	size_t from = r->at++, n = 0;
	char *out = arena_alloc(r->arena, r->len - from + 1);

	for (;;) {
		if (r->at >= r->len)
			return fail(r, from,
			    "a quotation mark is opened here and never closed");
		if (r->s[r->at] == '"') {
			if (r->at + 1 < r->len && r->s[r->at + 1] == '"')
				r->at++;
			else
				break;
		}
		if (r->s[r->at] == '\n')
			r->line++;
		out[n++] = r->s[r->at++];
	}
	r->at++;
	cell->s = out;
	cell->at = (struct span){ r->file, (uint32_t)from, (uint32_t)r->at };
	if (r->at < r->len && strchr(",\r\n", r->s[r->at]) == NULL)
		return fail(r, r->at,
		    "after the closing quotation mark a comma is wanted");
	return true;
}

static bool
read_bare(struct reader *r, struct csv_cell *cell)
{
	size_t from = r->at, to;

	while (r->at < r->len && strchr(",\r\n", r->s[r->at]) == NULL)
		r->at++;
	to = r->at;
	while (from < to && (r->s[from] == ' ' || r->s[from] == '\t'))
		from++;
	while (to > from && (r->s[to - 1] == ' ' || r->s[to - 1] == '\t'))
		to--;
	cell->s = arena_strndup(r->arena, r->s + from, to - from);
	cell->at = (struct span){ r->file, (uint32_t)from, (uint32_t)to };
	return true;
}

static bool
read_row(struct reader *r, struct csv_row *row)
{
	size_t cap = 0;
	bool more = true;

	row->line = r->line;
	while (more) {
		if (row->n == cap) {
			row->cells = arena_grow(r->arena, row->cells, cap,
			    cap == 0 ? 8 : cap * 2, sizeof *row->cells);
			cap = cap == 0 ? 8 : cap * 2;
		}
		if (!(r->at < r->len && r->s[r->at] == '"' ? read_quoted :
		    read_bare)(r, &row->cells[row->n++]))
			return false;
		more = r->at < r->len && r->s[r->at] == ',';
		if (more)
			r->at++;
	}
	if (r->at < r->len && r->s[r->at] == '\r')
		r->at++;
	if (r->at < r->len && r->s[r->at] == '\n')
		r->at++;
	r->line++;
	return true;
}

bool
csv_parse(struct arena *a, const struct sources *sources, uint32_t file,
    struct csv *out)
{
	const struct source *src = source_of(sources, file);
	struct reader r = { a, src->bytes, src->len, 0, file, 1, out };
	struct csv_row row;
	size_t cap = 0;

	memset(out, 0, sizeof *out);
	if (r.len >= 3 && memcmp(r.s, "\xef\xbb\xbf", 3) == 0)
		r.at = 3;
	if (memchr(r.s, '\0', r.len) != NULL)
		return fail(&r, 0, "this is not a text file");
	if (utf8_check(r.s, r.len) < r.len)
		return fail(&r, utf8_check(r.s, r.len), "it is not saved as "
		    "UTF-8, and what is meant here can only be guessed");
	while (r.at < r.len) {
		memset(&row, 0, sizeof row);
		if (!read_row(&r, &row))
			return false;
		if (row.n == 1 && row.cells[0].s[0] == '\0')
			continue;
		if (out->n == cap) {
			out->rows = arena_grow(a, out->rows, cap,
			    cap == 0 ? 64 : cap * 2, sizeof *out->rows);
			cap = cap == 0 ? 64 : cap * 2;
		}
		out->rows[out->n++] = row;
	}
	if (out->n == 0)
		return fail(&r, 0, "the file is empty");
	if (out->rows[0].n == 1 && strpbrk(out->rows[0].cells[0].s, ";\t"))
		return fail(&r, out->rows[0].cells[0].at.from, "its columns "
		    "are not parted by commas");
	return true;
}

int
csv_column(const struct csv *csv, const char *name)
{
	size_t i;

	for (i = 0; i < csv->rows[0].n; i++)
		if (strcasecmp(csv->rows[0].cells[i].s, name) == 0)
			return (int)i;
	return -1;
}
