#include "known.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "scan.h"

/* ---- reading ---- */

/* Step over a whole number; false: there is none, or a silly one. */
static bool
read_count(const char **s, size_t *n)
{
	size_t digits = 0;

	for (*n = 0; scan_is_digit(**s); (*s)++, digits++)
		*n = *n * 10 + (size_t)(**s - '0');
	return digits > 0 && digits < 10 && **s == ' ';
}

static bool
read_row(struct arena *a, const char *line, struct known_row *row)
{
	size_t len = strcspn(line, " ");

	row->rule = rule_find(arena_strndup(a, line, len));
	line += len;
	if (row->rule == RULE_NONE || *line++ != ' ' ||
	    !read_count(&line, &row->n))
		return false;
	row->file = line + 1;
	return row->file[0] != '\0';
}

bool
known_read(struct arena *a, const char *text, struct known *k,
    const char **why)
{
	size_t cap = 0, number = 0, len;

	k->v = NULL;
	k->n = 0;
	for (; *text != '\0'; text += len + (text[len] == '\n')) {
		const char *line;

		len = strcspn(text, "\n");
		line = arena_strndup(a, text, len);
		number++;
		if (len == 0 || line[0] == '#')
			continue;
		if (k->n == cap) {
			cap = cap == 0 ? 16 : 2 * cap;
			k->v = arena_grow(a, k->v, k->n, cap, sizeof *k->v);
		}
		if (!read_row(a, line, &k->v[k->n++])) {
			*why = arena_printf(a, "line %zu is not a rule, a "
			    "number and a file: “%.60s”", number, line);
			return false;
		}
	}
	return true;
}

/* ---- counting ---- */

static const char *
file_of(const struct diags *ds, const struct diag *d)
{
	const char *path = source_place(ds->sources, d->at).path;

	return path != NULL ? path : "-";
}

static bool
may_be_known(const struct diag *d)
{
	return diag_is_open(d) && (d->level != LEVEL_ERROR ||
	    rule_family(d->rule) != FAMILY_STRUCTURE);
}

static int
by_file_and_rule(const void *a, const void *b)
{
	const struct known_row *x = a, *y = b;
	int c = strcmp(x->file, y->file);

	return c != 0 ? c : (x->rule > y->rule) - (x->rule < y->rule);
}

/* What is found now, sorted, a row for each rule and file. */
static struct known
count(const struct diags *ds)
{
	struct known k = { arena_array(ds->arena, ds->n + 1, sizeof *k.v), 0 };
	size_t i, n = 0;

	for (i = 0; i < ds->n; i++)
		if (may_be_known(&ds->v[i]) || ds->v[i].known)
			k.v[n++] = (struct known_row){ ds->v[i].rule, 1,
			    file_of(ds, &ds->v[i]) };
	qsort(k.v, n, sizeof *k.v, by_file_and_rule);
	for (i = 0; i < n; i++) {
		if (k.n > 0 && by_file_and_rule(&k.v[k.n - 1], &k.v[i]) == 0)
			k.v[k.n - 1].n++;
		else
			k.v[k.n++] = k.v[i];
	}
	return k;
}

static const struct known_row *
row_of(const struct known *sorted, enum rule rule, const char *file)
{
	struct known_row key = { rule, 0, file };

	return sorted->n == 0 ? NULL : bsearch(&key, sorted->v, sorted->n,
	    sizeof key, by_file_and_rule);
}

void
known_apply(const struct known *k, struct diags *ds)
{
	struct known now = count(ds);
	const struct known_row *row;
	size_t i;

	for (i = 0; i < k->n; i++) {
		row = row_of(&now, k->v[i].rule, k->v[i].file);
		if (row != NULL && row->n > k->v[i].n)
			now.v[row - now.v].n = 0;	/* one is new */
	}
	for (i = 0; i < ds->n; i++) {
		struct diag *d = &ds->v[i];
		size_t j;

		if (!may_be_known(d))
			continue;
		row = row_of(&now, d->rule, file_of(ds, d));
		for (j = 0; j < k->n && row != NULL && row->n > 0; j++)
			if (by_file_and_rule(&k->v[j], row) == 0)
				d->known = true;
	}
}

/* ---- writing ---- */

static void
put_head(struct buf *out)
{
	buf_puts(out, "# Findings that are known: rule, how many, file.  "
	    "This file shrinks by itself\n# and never grows.\n");
}

static void
put_row(struct buf *out, enum rule rule, size_t n, const char *file)
{
	if (n > 0)
		buf_printf(out, "%s %zu %s\n", rule_table[rule].code, n, file);
}

void
known_begin(const struct diags *ds, struct buf *out)
{
	struct known now = count(ds);
	size_t i;

	put_head(out);
	for (i = 0; i < now.n; i++)
		put_row(out, now.v[i].rule, now.v[i].n, now.v[i].file);
}

bool
known_shrink(const struct known *k, const struct diags *ds, struct buf *out)
{
	struct known now = count(ds);
	bool shrunk = false;
	size_t i;

	put_head(out);
	for (i = 0; i < k->n; i++) {
		const struct known_row *row = row_of(&now, k->v[i].rule,
		    k->v[i].file);
		size_t n = row != NULL ? row->n : 0;

		shrunk = shrunk || n < k->v[i].n;
		put_row(out, k->v[i].rule, n < k->v[i].n ? n : k->v[i].n,
		    k->v[i].file);
	}
	return shrunk;
}
