#include "report.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "diag_share.h"
#include "utf8.h"

#define BETWEEN		2	/* columns of the terminal between cells */
#define GOOD_WIDTH	16	/* of a column of words … */
#define LEAST_WIDTH	8	/* … and where there is no other way */
#define MOST_COLUMNS	12
#define BAR_WIDTH	20

void
report_init(struct report *r, struct arena *a, bool ascii)
{
	*r = (struct report){ .arena = a, .ascii = ascii };
	r->end = &r->first;
}

struct table *
report_table(struct report *r, const char *key, const char *title,
    const struct column *columns)
{
	struct table *t = arena_alloc(r->arena, sizeof *t);

	t->key = key;
	t->title = title;
	t->columns = columns;
	while (columns[t->n_columns].key != NULL)
		t->n_columns++;
	assert(t->n_columns <= MOST_COLUMNS);
	*r->end = t;
	r->end = &t->next;
	return t;
}

struct table *
report_optional(struct report *r, const char *key, const char *title,
    const struct column *columns)
{
	struct table *t = report_table(r, key, title, columns);

	t->optional = true;
	return t;
}

/* The tables that are shown, one after the other; NULL: the first. */
static const struct table *
next_table(const struct report *r, const struct table *t)
{
	t = t == NULL ? r->first : t->next;
	while (t != NULL && t->optional && t->n == 0)
		t = t->next;
	return t;
}

/* ---- cells ---- */

/* Our own signs in plain letters; what the plan's authors wrote stays. */
static const char *
plain(struct arena *a, const char *s)
{
	static const char *const pairs[][2] = {
		{ "\xc2\xa0", " " }, { "\u2212", "-" }, { "\u2013", "-" },
		{ "\u2014", "-" }, { "\u2026", "..." }, { "\u201c", "\"" },
		{ "\u201d", "\"" }, { "\u2019", "'" }, { "\u00a3", "GBP " },
		{ "\u20ac", "EUR " }, { "\u00d7", "x" }, { "\u00b1", "+-" },
	};
	struct buf b;
	size_t i, n;

	buf_init(&b, a);
	while (*s != '\0') {
		for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
			n = strlen(pairs[i][0]);
			if (strncmp(s, pairs[i][0], n) == 0)
				break;
		}
		if (i < sizeof pairs / sizeof *pairs) {
			buf_puts(&b, pairs[i][1]);
			s += n;
		} else {
			buf_putc(&b, *s++);
		}
	}
	return buf_text(&b);
}

static const char *
shown(const struct report *r, const char *s)
{
	s = utf8_shown(r->arena, s);
	return r->ascii ? plain(r->arena, s) : s;
}

static void
put(struct report *r, struct table *t, struct cell c)
{
	if (t->n % t->n_columns == 0)
		t->cells = arena_grow(r->arena, t->cells, t->n,
		    t->n + t->n_columns, sizeof *t->cells);
	t->cells[t->n++] = c;
}

void
put_words(struct report *r, struct table *t, const char *s)
{
	put(r, t, (struct cell){ .text = s });
}

void
put_number(struct report *r, struct table *t, double x, const char *s)
{
	put(r, t, (struct cell){ .text = s, .number = true, .x = x });
}

void
put_plain(struct report *r, struct table *t, double x, int decimals)
{
	put_number(r, t, x, number_text(r->arena, x, decimals));
}

void
put_none(struct report *r, struct table *t)
{
	put(r, t, (struct cell){ .text = r->ascii ? "-" : "\u2013",
	    .none = true });
}

void
put_bar(struct report *r, struct table *t, double share)
{
	static const char *const eighths[] = { "", "\u258f", "\u258e",
		"\u258d", "\u258c", "\u258b", "\u258a", "\u2589" };
	int n, i;
	struct buf b;

	buf_init(&b, r->arena);
	share = share > 0 ? fmin(share, 1) : 0;
	n = (int)(share * BAR_WIDTH * 8 + 0.5);
	if (r->ascii)
		n = (n + 4) / 8 * 8;
	for (i = 0; i < n / 8; i++)
		buf_puts(&b, r->ascii ? "#" : "\u2588");
	buf_puts(&b, eighths[n % 8]);
	put_words(r, t, buf_text(&b));
}

void
put_course(struct report *r, struct table *t, const double *v, size_t n)
{
	static const char *const steps[] = { "\u2581", "\u2582", "\u2583",
		"\u2584", "\u2585", "\u2586", "\u2587", "\u2588" };
	static const char plain_steps[] = "_.,-=+*#";
	double least = INFINITY, most = -INFINITY;
	struct buf b;
	size_t i;

	buf_init(&b, r->arena);
	for (i = 0; i < n; i++) {
		least = isnan(v[i]) ? least : fmin(least, v[i]);
		most = isnan(v[i]) ? most : fmax(most, v[i]);
	}
	for (i = 0; i < n; i++) {
		int k = most > least ? (int)((v[i] - least) /
		    (most - least) * 7 + 0.5) : 3;

		if (isnan(v[i]))
			buf_putc(&b, ' ');
		else if (r->ascii)
			buf_putc(&b, plain_steps[k]);
		else
			buf_puts(&b, steps[k]);
	}
	put_words(r, t, buf_text(&b));
}

void
put_note(struct report *r, struct table *t, const char *fmt, ...)
{
	va_list ap;

	t->notes = arena_grow(r->arena, t->notes, t->n_notes, t->n_notes + 1,
	    sizeof *t->notes);
	va_start(ap, fmt);
	t->notes[t->n_notes++] = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
}

/* ---- on a terminal ---- */

/* The columns of the terminal that n bytes take. */
static unsigned
columns_of(const char *s, size_t n)
{
	unsigned sum = 0;
	size_t i = 0;
	int32_t c;

	while (i < n) {
		i += utf8_decode(s + i, n - i, &c);
		sum += utf8_columns(c);
	}
	return sum;
}

/* How many bytes go on a line of this width: up to the last space that
   fits, else as many characters as do. */
static size_t
line_of(const char *s, unsigned width)
{
	size_t i = 0, space = 0, len = strlen(s);
	unsigned sum = 0;
	int32_t c;

	while (i < len) {
		size_t n = utf8_decode(s + i, len - i, &c);

		if (sum + utf8_columns(c) > width)
			return space > 0 ? space : i > 0 ? i : n;
		if (s[i] == ' ')
			space = i;
		sum += utf8_columns(c);
		i += n;
	}
	return len;
}

static void
spaces(struct buf *out, unsigned n)
{
	while (n-- > 0)
		buf_putc(out, ' ');
}

/* One row: each cell as many lines as it needs, side by side. */
static void
print_row(const struct table *t, const char **text, const unsigned *width,
    struct buf *out)
{
	bool more = true;
	size_t j;

	while (more) {
		unsigned owed = 0;

		more = false;
		for (j = 0; j < t->n_columns; j++) {
			size_t n = line_of(text[j], width[j]);
			unsigned w;
			bool right;

			if (width[j] == 0)
				continue;
			w = columns_of(text[j], n);
			right = t->columns[j].kind == COLUMN_NUMBER;

			if (n > 0) {
				spaces(out, owed + (right ? width[j] - w : 0));
				buf_put(out, text[j], n);
				owed = right ? 0 : width[j] - w;
			} else {
				owed += width[j];
			}
			owed += BETWEEN;
			text[j] += n;
			text[j] += strspn(text[j], " ");
			more = more || *text[j] != '\0';
		}
		buf_putc(out, '\n');
	}
}

static unsigned
whole_width(const struct table *t, const unsigned *width)
{
	unsigned sum = 0;
	size_t j;

	for (j = 0; j < t->n_columns; j++)
		if (width[j] > 0)
			sum += width[j] + (sum > 0 ? BETWEEN : 0);
	return sum;
}

/* Narrow the widest column of words, down to `least`, until all fit. */
static bool
narrow(const struct table *t, unsigned *width, unsigned limit, unsigned least)
{
	while (whole_width(t, width) > limit) {
		size_t j, widest = t->n_columns;

		for (j = 0; j < t->n_columns; j++)
			if (t->columns[j].kind == COLUMN_WORDS &&
			    width[j] > least && (widest == t->n_columns ||
			    width[j] > width[widest]))
				widest = j;
		if (widest == t->n_columns)
			return false;
		width[widest]--;
	}
	return true;
}

/* Rather no picture than words that are broken to pieces. */
static void
fit(const struct table *t, unsigned *width, unsigned limit)
{
	size_t j;

	if (limit == 0 || narrow(t, width, limit, GOOD_WIDTH))
		return;
	for (j = 0; j < t->n_columns; j++)
		if (t->columns[j].kind == COLUMN_PICTURE)
			width[j] = 0;
	narrow(t, width, limit, LEAST_WIDTH);
}

static void
measure(const struct report *r, const struct table *t, unsigned *width)
{
	size_t i, j;

	for (j = 0; j < t->n_columns; j++)
		width[j] = columns_of(t->columns[j].head,
		    strlen(t->columns[j].head));
	for (i = 0; i < t->n; i++) {
		const char *s = shown(r, t->cells[i].text);
		unsigned w = columns_of(s, strlen(s));

		if (w > width[i % t->n_columns])
			width[i % t->n_columns] = w;
	}
}

static void
print_rows(const struct report *r, const struct table *t, unsigned limit,
    struct buf *out)
{
	const char *text[MOST_COLUMNS];
	unsigned width[MOST_COLUMNS];
	size_t i, j;

	measure(r, t, width);
	fit(t, width, limit);
	for (j = 0; j < t->n_columns; j++)
		text[j] = t->columns[j].head;
	print_row(t, text, width, out);
	for (i = 0; i < t->n; i += t->n_columns) {
		for (j = 0; j < t->n_columns; j++)
			text[j] = shown(r, t->cells[i + j].text);
		print_row(t, text, width, out);
	}
}

static void
print_note(const char *s, unsigned limit, struct buf *out)
{
	while (*s != '\0') {
		size_t n = line_of(s, limit == 0 ? 78 : limit);

		buf_put(out, s, n);
		buf_putc(out, '\n');
		s += n;
		s += strspn(s, " ");
	}
}

void
report_print(const struct report *r, unsigned width, struct buf *out)
{
	const struct table *t = NULL;
	size_t i;

	while ((t = next_table(r, t)) != NULL) {
		const char *title = shown(r, t->title);

		if (t != next_table(r, NULL))
			buf_putc(out, '\n');
		buf_printf(out, "%s\n", title);
		for (i = columns_of(title, strlen(title)); i > 0; i--)
			buf_puts(out, r->ascii ? "-" : "\u2500");
		buf_putc(out, '\n');
		if (t->n > 0)
			print_rows(r, t, width, out);
		for (i = 0; i < t->n_notes; i++)
			print_note(shown(r, t->notes[i]), width, out);
	}
}

/* ---- for programs ---- */

static json_t *
json_cell(const struct report *r, const struct cell *c)
{
	if (c->none || (c->number && !isfinite(c->x)))
		return json_null();
	return c->number ? json_real(c->x) :
	    json_string(utf8_shown(r->arena, c->text));
}

static json_t *
json_table(const struct report *r, const struct table *t)
{
	json_t *o = json_object(), *rows = json_array();
	json_t *notes = json_array(), *row = NULL;
	size_t i;

	for (i = 0; i < t->n; i++) {
		const struct column *c = &t->columns[i % t->n_columns];

		if (i % t->n_columns == 0) {
			row = json_object();
			json_array_append_new(rows, row);
		}
		if (c->kind != COLUMN_PICTURE)
			json_object_set_new(row, c->key,
			    json_cell(r, &t->cells[i]));
	}
	for (i = 0; i < t->n_notes; i++)
		json_array_append_new(notes, json_string(utf8_shown(r->arena,
		    t->notes[i])));
	json_object_set_new(o, "table", json_string(t->key));
	json_object_set_new(o, "title", json_string(utf8_shown(r->arena,
	    t->title)));
	json_object_set_new(o, "rows", rows);
	json_object_set_new(o, "notes", notes);
	return o;
}

void
report_json(const struct report *r, const char *plan, const char *as_of,
    struct buf *out)
{
	json_t *root = json_object(), *tables = json_array();
	const struct table *t = NULL;

	json_object_set_new(root, "version", json_integer(1));
	json_object_set_new(root, "plan", json_string(utf8_shown(r->arena,
	    plan)));
	json_object_set_new(root, "as-of", as_of == NULL ?
	    json_null() : json_string(as_of));
	while ((t = next_table(r, t)) != NULL)
		json_array_append_new(tables, json_table(r, t));
	json_object_set_new(root, "tables", tables);
	json_put(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15), out);
}
