/* Readings: written in the plan, or in a CSV file that the plan names. */
#include "load.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "nearest.h"

/* How a series is found in a data file: {file, where, period, value}. */
struct data_file {
	const char		*path;
	struct span		 at;
	const char		*period, *value;	/* column names */
	const struct node	*where;			/* {column: text} */
};

static const char *
text_or(const struct node *map, const char *key, const char *fallback)
{
	const struct node *n = node_get(map, key);

	return n != NULL && n->kind == NODE_SCALAR ? n->s : fallback;
}

static bool
open_data(struct loader *l, const struct data_file *d, struct csv *csv,
    const struct rec *rec)
{
	const char *why = NULL;
	uint32_t file;

	switch (source_include(l->sources, path_beside(l, l->file, d->path), &file, &why)) {
	case SOURCE_OK:
		break;
	case SOURCE_OUTSIDE: case SOURCE_MISSING:
		diag_add(l->diags, RULE_E013, d->at, rec, "%s", why);
		diag_help(l->diags, "Put the data file into the plan's folder "
		    "and give its path from there.");
		return false;
	case SOURCE_TOO_LARGE:
		diag_add(l->diags, RULE_E015, d->at, rec, "%s", why);
		diag_help(l->diags, "Keep only the rows that the plan needs.");
		return false;
	case SOURCE_UNREADABLE:
		diag_add(l->diags, RULE_E022, d->at, rec, "%s", why);
		return false;
	}
	if (csv_parse(l->arena, l->sources, file, csv))
		return true;
	diag_add(l->diags, RULE_E022, csv->error_at, rec,
	    "The data file cannot be read: %s", csv->error);
	diag_help(l->diags, "Save it again as CSV with the columns period and "
	    "value.");
	return false;
}

static int
need_column(struct loader *l, const struct data_file *d,
    const struct csv *csv, const char *name, const struct rec *rec)
{
	int c = csv_column(csv, name);
	const char *have = "";
	size_t i;

	if (c >= 0)
		return c;
	for (i = 0; i < csv->rows[0].n && i < 12; i++)
		have = arena_printf(l->arena, "%s%s%s", have,
		    i == 0 ? "" : ", ", csv->rows[0].cells[i].s);
	diag_add(l->diags, RULE_E022, csv->rows[0].cells[0].at, rec,
	    "%s has no column “%s”", d->path, name);
	diag_help(l->diags, "Its columns are: %s. Say which to take with "
	    "{file: %s, period: …, value: …}.", have, d->path);
	return -1;
}

/* Does this row belong to the area (or whatever) that is asked for? */
static bool
row_matches(const struct data_file *d, const struct csv *csv,
    const struct csv_row *row)
{
	const struct node *w;
	int c;

	for (w = d->where == NULL ? NULL : d->where->first; w != NULL;
	    w = w->next) {
		c = csv_column(csv, w->key->s);
		if (c < 0 || (size_t)c >= row->n ||
		    strcmp(row->cells[c].s, w->s) != 0)
			return false;
	}
	return true;
}

/* A cell as if it had been written in the plan, at its own place. */
static void
load_cell(struct loader *l, const char *key, const struct csv_cell *cell,
    struct reading *r)
{
	struct node node = { .kind = NODE_SCALAR, .quoted = true,
	    .at = cell->at, .s = cell->s, .len = strlen(cell->s) };

	load_field(l, field_find(&record_reading, key), &node, &r->rec);
}

static bool
row_is_short(struct loader *l, const struct csv_row *row, int need,
    const struct rec *rec)
{
	if (row->n > (size_t)need)
		return false;
	diag_add(l->diags, RULE_E022, row->cells[0].at, rec,
	    "Line %u ends before column %d, where its reading should be",
	    row->line, need + 1);
	diag_help(l->diags, "Complete the line; a reading that there is none "
	    "of is written NA.");
	return true;
}

static void
take_rows(struct loader *l, const struct data_file *d, const struct csv *csv,
    struct series *out, struct rec *rec)
{
	static const char *const extra[] = { "n", "low", "high", "numerator",
	    "denominator" };
	int p = need_column(l, d, csv, d->period, rec);
	int v = p < 0 ? -1 : need_column(l, d, csv, d->value, rec);
	size_t i, k;
	struct reading *r;
	int c;

	if (p < 0 || v < 0)
		return;
	out->readings.items = arena_array(l->arena, csv->n, sizeof *r);
	for (i = 1; i < csv->n; i++) {
		const struct csv_row *row = &csv->rows[i];

		if (!row_matches(d, csv, row) ||
		    row_is_short(l, row, p > v ? p : v, rec))
			continue;
		r = &out->readings.items[out->readings.n];
		r->rec.index = out->readings.n++;
		record_begin(l, &record_reading, &r->rec, row->cells[p].at,
		    rec);
		load_cell(l, "period", &row->cells[p], r);
		load_cell(l, "value", &row->cells[v], r);
		for (k = 0; k < sizeof extra / sizeof *extra; k++) {
			c = csv_column(csv, extra[k]);
			if (c >= 0 && (size_t)c < row->n &&
			    row->cells[c].s[0] != '\0')
				load_cell(l, extra[k], &row->cells[c], r);
		}
	}
}

static void
load_data_file(struct loader *l, const struct data_file *d,
    struct series *out, struct rec *rec)
{
	const struct node *w;
	struct csv csv;
	size_t told;

	out->from_file = d->path;
	if (!open_data(l, d, &csv, rec))
		return;
	for (w = d->where == NULL ? NULL : d->where->first; w != NULL;
	    w = w->next)
		if (need_column(l, d, &csv, w->key->s, rec) < 0)
			return;
	told = l->diags->n;
	take_rows(l, d, &csv, out, rec);
	if (out->readings.n > 0 || l->diags->n > told)
		return;
	if (d->where == NULL) {
		diag_add(l->diags, RULE_E022, d->at, rec,
		    "%s holds no readings", d->path);
		diag_help(l->diags, "Write a line for each period below the "
		    "first line, such as “2024/25,25.1”.");
		return;
	}
	diag_add(l->diags, RULE_E022, d->at, rec,
	    "%s holds no reading that is asked for", d->path);
	diag_help(l->diags, "Compare the words after “where” with the "
	    "file: they must be the same to the letter.");
}

static void
report_data_field(struct loader *l, const struct node *n,
    const struct rec *rec)
{
	diag_add(l->diags, RULE_E005, n->at, rec,
	    strcmp(n->key->s, "where") == 0 ?
	    "“%s” takes the columns to look in, each with the text to look for"
	    : "“%s” takes one name", n->key->s);
	diag_help(l->diags, "Write it like this: {file: data/rates.csv, where: "
	    "{area: Trafford}, period: year, value: rate}.");
}

/* Only what is known, each a single word; `where` a set of columns. */
static bool
data_file_is_sound(struct loader *l, const struct node *map,
    const struct rec *rec)
{
	static const char *const keys[] = { "file", "where", "period",
	    "value" };
	const struct node *n, *w;
	const char *near;
	size_t told = l->diags->n, i;

	for (n = map->first; n != NULL; n = n->next) {
		for (i = 0; i < 4 && strcmp(n->key->s, keys[i]) != 0; i++)
			;
		near = nearest(n->key->s, keys, 4);
		if (i == 4 && strncmp(n->key->s, "x-", 2) != 0) {
			diag_add(l->diags, RULE_E003, n->key->at, rec,
			    "A data file has no field “%s”", n->key->s);
			diag_help(l->diags, near != NULL ? "Did you mean “%s”?"
			    : "Give file, and where needed where, period and "
			    "value.", near);
		} else if (i < 4 && n->kind !=
		    (i == 1 ? NODE_MAP : NODE_SCALAR)) {
			report_data_field(l, n, rec);
		}
		for (w = i == 1 ? n->first : NULL; w != NULL; w = w->next)
			if (n->kind == NODE_MAP && w->kind != NODE_SCALAR)
				report_data_field(l, n, rec);
	}
	return l->diags->n == told;
}

void
load_series(struct loader *l, const struct field *f, const struct node *node,
    struct series *out, struct rec *rec)
{
	struct data_file d = { NULL, node->at, "period", "value", NULL };
	const struct node *file;

	out->v.at = node->at;
	out->v.raw = node->kind == NODE_SCALAR ? node->s : "";
	out->v.state = VAL_SET;
	if (node->kind == NODE_SCALAR) {
		d.path = node->s;
		load_data_file(l, &d, out, rec);
		return;
	}
	file = node->kind == NODE_MAP ? node_get(node, "file") : NULL;
	if (file != NULL) {
		d.path = file->s;
		d.at = file->at;
		d.period = text_or(node, "period", d.period);
		d.value = text_or(node, "value", d.value);
		d.where = node_get(node, "where");
		if (data_file_is_sound(l, node, rec))
			load_data_file(l, &d, out, rec);
		return;
	}
	out->readings.n = list_count(f->of, node);
	out->readings.items = arena_array(l->arena, out->readings.n,
	    sizeof *out->readings.items);
	load_list(l, f->of, node, (char *)out->readings.items, 0, rec);
}

/* ---- once everything has been read ---- */

static void
copy_reading(struct reading *to, const struct late_reading *from)
{
	to->rec = from->rec;
	to->rec.type = &record_reading;
	to->rec.id.v.state = VAL_ABSENT;
	to->period = from->period;
	to->value = from->value;
	to->n = from->n;
	to->low = from->low;
	to->high = from->high;
	to->numerator = from->numerator;
	to->denominator = from->denominator;
}

/* Later readings go behind those of the plan. */
static void
join_late(struct loader *l, struct late_reading *late)
{
	struct value_context c = l->values;
	struct value_error e;
	struct indicator *in;
	struct reading_list *h;

	if (late->indicator.to == NULL)
		return;
	in = (struct indicator *)(void *)late->indicator.to;
	h = &in->history.readings;
	/* Only now is it known what kind of year the indicator has. */
	c.year = is_set(in->year) ? in->year.i + YEAR_CALENDAR : YEAR_UNSAID;
	if (is_set(late->period) && c.year != YEAR_UNSAID)
		read_period(&c, late->period.v.raw, &late->period, &e);
	h->items = arena_grow(l->arena, h->items, h->n, h->n + 1,
	    sizeof *h->items);
	copy_reading(&h->items[h->n], late);
	h->items[h->n].rec.index = h->n;
	h->n++;
	if (is_absent(in->history)) {
		in->history.v.state = VAL_SET;
		in->history.v.at = late->rec.at;
	}
}

static bool
same_period(const struct period *a, const struct period *b)
{
	return a->first == b->first && a->last == b->last;
}

static void
report_twice(struct loader *l, const struct reading *a,
    const struct reading *b, const struct rec *rec)
{
	diag_add(l->diags, RULE_E016, b->period.v.at, rec,
	    "The period %s has two readings", b->period.v.raw);
	diag_also(l->diags, a->period.v.at, "%s stands here",
	    a->period.v.raw);
	diag_help(l->diags, "Keep the reading that is right and take the "
	    "other out.");
}

/* Neighbours in the file: is the second later, and by itself? */
static void
report_order(struct loader *l, const struct reading *a,
    const struct reading *b, const struct rec *rec)
{
	bool earlier = b->period.first < a->period.first;

	if (!earlier && (b->period.first > a->period.last ||
	    a->period.pooled || b->period.pooled))
		return;
	diag_add(l->diags, RULE_E016, b->period.v.at, rec, earlier ?
	    "The period %s is earlier than the one before it" :
	    "The period %s overlaps the one before it", b->period.v.raw);
	diag_also(l->diags, a->period.v.at, "%s stands here",
	    a->period.v.raw);
	diag_level(l->diags, LEVEL_WARNING);
	diag_help(l->diags, "Put the readings in order of time, each period "
	    "once.");
}

static int
by_period(const void *x, const void *y)
{
	const struct reading *a = *(const struct reading *const *)x;
	const struct reading *b = *(const struct reading *const *)y;

	if (a->period.first != b->period.first)
		return a->period.first < b->period.first ? -1 : 1;
	if (a->period.last != b->period.last)
		return a->period.last < b->period.last ? -1 : 1;
	return a < b ? -1 : a > b;
}

static bool
in_order(const struct reading_list *list)
{
	const struct reading *prev = NULL, *r;
	size_t i;

	for (i = 0; i < list->n; i++) {
		r = &list->items[i];
		if (!is_set(r->period))
			continue;
		if (prev != NULL && r->period.first <= prev->period.first)
			return false;
		prev = r;
	}
	return true;
}

/*
 * For each reading the first one that has the same period, or NULL.  Sorted,
 * because a published file may hold a long series with the newest first.
 */
static const struct reading **
find_twins(struct arena *a, const struct reading_list *list)
{
	const struct reading **twins = arena_array(a, list->n + 1,
	    sizeof *twins), **sorted, *first = NULL;
	size_t i, n = 0;

	if (in_order(list))
		return twins;
	sorted = arena_array(a, list->n, sizeof *sorted);
	for (i = 0; i < list->n; i++)
		if (is_set(list->items[i].period))
			sorted[n++] = &list->items[i];
	qsort(sorted, n, sizeof *sorted, by_period);
	for (i = 0; i < n; i++) {
		if (first == NULL ||
		    !same_period(&first->period, &sorted[i]->period))
			first = sorted[i];
		else
			twins[sorted[i] - list->items] = first;
	}
	return twins;
}

/* Kept apart from the file that the series is read from. */
static bool
is_late(const struct series *s, const struct reading *r)
{
	return r->period.v.at.file != s->readings.items[0].period.v.at.file;
}

/* Published files often have the newest reading first: that is an order. */
static bool
newest_first(const struct series *s)
{
	const struct reading *prev = NULL, *r;
	size_t i;

	for (i = 0; i < s->readings.n; i++) {
		r = &s->readings.items[i];
		if (!is_set(r->period) || is_late(s, r))
			continue;
		if (prev != NULL && r->period.first >= prev->period.first)
			return false;
		prev = r;
	}
	return s->from_file != NULL;
}

static void
look_over(struct loader *l, const struct series *s, const struct rec *rec)
{
	const struct reading **twins = find_twins(l->arena, &s->readings);
	const struct reading *prev = NULL, *r;
	bool back = newest_first(s);
	size_t i;

	for (i = 0; i < s->readings.n; i++) {
		r = &s->readings.items[i];
		if (!is_set(r->period))
			continue;
		if (back && is_late(s, r)) {
			prev = &s->readings.items[0];
			back = false;
		}
		if (twins[i] != NULL)
			report_twice(l, twins[i], r, rec);
		else if (prev != NULL)
			report_order(l, back ? r : prev, back ? prev : r,
			    rec);
		prev = r;
	}
}

void
settle_series(struct loader *l)
{
	struct plan *p = l->plan;
	size_t i, k;

	for (i = 0; i < p->readings.n; i++)
		join_late(l, &p->readings.items[i]);
	for (i = 0; i < p->indicators.n; i++) {
		struct indicator *in = &p->indicators.items[i];

		look_over(l, &in->history, &in->rec);
		look_over(l, &in->population_series, &in->rec);
		for (k = 0; k < in->comparators.n; k++)
			look_over(l, &in->comparators.items[k].history,
			    &in->rec);
		for (k = 0; k < in->breakdown.n; k++)
			look_over(l, &in->breakdown.items[k].history,
			    &in->rec);
	}
}
