#include "workbook.h"
#include "wording.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "doc.h"

/* Limits of the file format. */
#define TEXT_MAX	32767	/* of a cell, in UTF-16 units */
#define URL_MAX		2079	/* after escaping */
#define LINKS_MAX	65530	/* of a sheet */

/*
 * Excel believes that 1900 had a 29 February; from 1 March 1900 on, all
 * programs agree.  Earlier days, and those after the year 9999, are text.
 */
#define SERIAL_OF_1970	25569.0
#define SERIAL_MIN	61.0
#define SERIAL_MAX	2958465.0

/* Bytes of the character at s and its UTF-16 units; 0 for broken UTF-8. */
static size_t
utf8_step(const unsigned char *s, size_t *units)
{
	size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 :
	    s[0] >= 0xE0 && s[0] < 0xF0 ? 3 : s[0] >= 0xC2 && s[0] < 0xE0 ?
	    2 : 0;

	for (size_t i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	*units = n == 4 ? 2 : 1;
	return n;
}

/* U+FFFE, U+FFFF and surrogates cannot stand in XML. */
static bool
not_in_xml(const unsigned char *s, size_t n)
{
	if (n == 1)
		return s[0] < 0x20 && s[0] != '\n' && s[0] != '\t';
	return n == 3 && ((s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE) ||
	    (s[0] == 0xED && s[1] >= 0xA0));
}

/* "_x0041_" in a cell would be read as an escaped "A". */
static bool
looks_escaped(const unsigned char *s)
{
	if (s[0] != '_' || s[1] != 'x')
		return false;
	for (int i = 2; i < 6; i++)
		if (strchr("0123456789abcdefABCDEF", s[i]) == NULL ||
		    s[i] == '\0')
			return false;
	return s[6] == '_';
}

static bool
is_plain(const char *text)
{
	size_t n = 0;

	for (; text[n] != '\0'; n++)
		if ((unsigned char)text[n] < 0x20 ||
		    (unsigned char)text[n] >= 0x7F || text[n] == '_')
			return false;
	return n <= TEXT_MAX;
}

const char *
cell_safe_text(struct arena *arena, const char *text)
{
	static const char cut[] = " … (cut: longer than a cell can hold)";
	const unsigned char *s = (const unsigned char *)text;
	size_t room = TEXT_MAX - sizeof(cut), kept = 0, used = 0;
	struct buf b;

	if (is_plain(text))
		return text;
	buf_init(&b, arena);
	while (*s != '\0') {
		size_t units = 0, n = utf8_step(s, &units);

		if (used <= room)
			kept = b.len;
		if (used + units > TEXT_MAX) {
			return arena_printf(arena, "%.*s%s", (int)kept,
			    buf_text(&b), cut);
		}
		if (n == 0 || not_in_xml(s, n)) {
			s += n == 0 ? 1 : n;
			continue;
		}
		if (looks_escaped(s)) {
			buf_puts(&b, "_x005F");
			used += 6;
		}
		buf_put(&b, s, n);
		used += units;
		s += n;
	}
	return buf_text(&b);
}

/* How many lines the text takes in its column.  Widths count digits of 11
   points; letters of 10 points take a little less. */
static void
count_lines(struct book *b, lxw_col_t col, enum look look, const char *text)
{
	double width = 1.25 * (col < WIDTHS && b->widths[col] > 0 ?
	    b->widths[col] : LXW_DEF_COL_WIDTH);
	unsigned lines = 1;
	double used = 0;

	if (!look_wraps(look))
		return;
	while (*text != '\0') {
		size_t word = strcspn(text, " \n"), letters = 0;

		for (size_t i = 0; i < word; i++)
			letters += (text[i] & 0xC0) != 0x80;
		if (used > 0 && used + (double)letters > width) {
			lines++;
			used = 0;
		}
		used += (double)letters + 1;
		for (; used > width + 1; used -= width)
			lines++;
		text += word;
		if (*text == '\n') {
			lines++;
			used = 0;
		}
		text += *text != '\0';
	}
	if (lines > b->lines)
		b->lines = lines;
}

void
put_text(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *text)
{
	text = worded(b->arena, text);
	if (text != NULL)
		count_lines(b, col, look, text);
	if (text == NULL || text[0] == '\0')
		rows_blank(b, row, col, look);
	else
		rows_text(b, row, col, look, cell_safe_text(b->arena, text));
}

void
put_textf(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_text(b, row, col, look, arena_vprintf(b->arena, format, args));
	va_end(args);
}

void
put_number(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    double x)
{
	if (isfinite(x))
		rows_number(b, row, col, look, x);
	else
		put_blank(b, row, col, look);
}

void
put_blank(struct book *b, lxw_row_t row, lxw_col_t col, enum look look)
{
	rows_blank(b, row, col, look);
}

bool
day_serial(day d, double *serial)
{
	if (d == DAY_NONE)
		return false;
	*serial = d + SERIAL_OF_1970;
	return *serial >= SERIAL_MIN && *serial <= SERIAL_MAX;
}

void
put_day(struct book *b, lxw_row_t row, lxw_col_t col, enum look look, day d)
{
	double serial;

	if (d == DAY_NONE)
		put_blank(b, row, col, look);
	else if (day_serial(d, &serial))
		put_number(b, row, col, look, serial);
	else
		put_text(b, row, col, look, day_text(b->arena, d, false));
}

void
put_date(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const struct date *date, bool deadline)
{
	if (is_set(*date) && !date->ongoing)
		put_day(b, row, col, look, deadline ? date->last :
		    date->first);
	else if (is_given(*date) && date->v.state != VAL_BAD)
		put_text(b, row, col, look, date->v.raw);
	else
		put_blank(b, row, col, look);
}

/* libxlsxwriter takes "internal:" and "external:" anywhere in an address
   for a scheme of its own; escaping may make a character three. */
static bool
is_link(const struct book *b, const char *url)
{
	size_t n = 0;

	if (strncmp(url, "https://", 8) != 0 &&
	    strncmp(url, "http://", 7) != 0 && strncmp(url, "mailto:", 7) != 0)
		return false;
	if (strstr(url, "internal:") != NULL ||
	    strstr(url, "external:") != NULL || b->n_links >= LINKS_MAX)
		return false;
	for (; *url != '\0'; url++) {
		if (*url == ' ' || (unsigned char)*url < 0x20)
			return false;
		n += strchr("\"<>[]`^{}%", *url) != NULL ||
		    (unsigned char)*url >= 0x80 ? 3 : 1;
	}
	return n <= URL_MAX;
}

/* The library keeps where the link leads; the cell is ours. */
static void
add_link(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *url, const char *text)
{
	b->n_links++;
	worksheet_write_url_opt(b->sheet, row, col, url, b->looks[look],
	    text, NULL);
	rows_text(b, row, col, look, text);
}

void
put_link(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *url, const char *text)
{
	text = worded(b->arena, text);
	count_lines(b, col, look, text);
	if (is_link(b, url))
		add_link(b, row, col, look, url,
		    cell_safe_text(b->arena, text));
	else
		put_text(b, row, col, look, text);
}

void
put_row_link(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *sheet, lxw_row_t to, const char *text)
{
	const char *place = sheet_ref(b, sheet, (struct area){ to, 0, to, 0 });

	text = worded(b->arena, text);
	count_lines(b, col, look, text);
	if (b->n_links < LINKS_MAX)
		add_link(b, row, col, look, arena_printf(b->arena,
		    "internal:%.*s", (int)strcspn(place, ":"), place),
		    cell_safe_text(b->arena, text));
	else
		put_text(b, row, col, look, text);
}

void
put_sheet_link(struct book *b, lxw_row_t row, lxw_col_t col,
    const char *sheet)
{
	sheet = sheet_name(b, sheet);
	add_link(b, row, col, LOOK_LINK, arena_name(b->arena,
	    "internal:'%s'!A1", sheet), sheet);
}

void
put_formula(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *formula, double result)
{
	rows_formula(b, row, col, look, formula_words(b, formula), result);
}

void
put_formula_text(struct book *b, lxw_row_t row, lxw_col_t col,
    enum look look, const char *formula, const char *result)
{
	result = worded(b->arena, result);
	count_lines(b, col, look, result);
	rows_formula_text(b, row, col, look, formula_words(b, formula),
	    cell_safe_text(b->arena, result));
}

void
put_formula_day(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *formula, day result)
{
	double serial;

	if (day_serial(result, &serial))
		put_formula(b, row, col, look, formula, serial);
	else
		put_formula_text(b, row, col, look, formula, "");
}

void
put_result(struct book *b, lxw_row_t row, lxw_col_t col, enum look look,
    const char *formula, double result)
{
	if (formula != NULL)
		put_formula(b, row, col, look, formula, result);
	else
		put_number(b, row, col, look, result);
}

void
put_result_text(struct book *b, lxw_row_t row, lxw_col_t col,
    enum look look, const char *formula, const char *result)
{
	if (formula != NULL)
		put_formula_text(b, row, col, look, formula, result);
	else
		put_text(b, row, col, look, result);
}

const char *
rich_text(struct book *b, const struct rich *rich)
{
	const char *text;
	struct doc *doc;
	struct block *para;

	if (!is_given(*rich) || rich->v.state == VAL_BAD)
		return "";
	text = live_expand(b->analysis, b->arena, rich->v.raw);
	/* Most fields are plain sentences, and need no parser. */
	if (strpbrk(text, "*_`[]<>#&\\\n!") == NULL)
		return text;
	doc = doc_new(b->arena);
	para = doc_add(doc, doc->root, BLOCK_PARA);
	doc_rich_inline(doc, para, text);
	return doc_plain(doc, para);
}

void
join(struct buf *buf, const char *item)
{
	if (item == NULL || item[0] == '\0')
		return;
	if (buf->len > 0)
		buf_puts(buf, "; ");
	buf_puts(buf, item);
}

/* As formulas find it: "; " + item + "; " in "; " + joined + "; ". */
bool
joined_has(const char *joined, const char *item)
{
	size_t len = strlen(item);
	const char *at = joined;

	if (len == 0)
		return joined[0] == '\0';
	while ((at = strstr(at, item)) != NULL) {
		bool starts = at == joined || (at - joined >= 2 &&
		    at[-2] == ';' && at[-1] == ' ');

		if (starts && (at[len] == '\0' || (at[len] == ';' &&
		    at[len + 1] == ' ')))
			return true;
		at++;
	}
	return false;
}

static const char *
ref(struct book *b, lxw_row_t row, bool row_stays, lxw_col_t col,
    bool col_stays)
{
	char s[LXW_MAX_CELL_NAME_LENGTH];

	lxw_rowcol_to_cell_abs(s, row, col, row_stays, col_stays);
	return arena_strdup(b->arena, s);
}

const char *
cell_ref(struct book *b, lxw_row_t row, lxw_col_t col)
{
	return ref(b, row, true, col, true);
}

const char *
moving_ref(struct book *b, lxw_row_t row, lxw_col_t col)
{
	return ref(b, row, false, col, true);
}

const char *
column_moving_ref(struct book *b, lxw_row_t row, lxw_col_t col)
{
	return ref(b, row, true, col, false);
}

const char *
area_ref(struct book *b, struct area a)
{
	char s[LXW_MAX_CELL_RANGE_LENGTH];

	lxw_rowcol_to_range_abs(s, a.top, a.left, a.bottom, a.right);
	return arena_strdup(b->arena, s);
}

const char *
sheet_ref(struct book *b, const char *sheet, struct area a)
{
	return arena_name(b->arena, "%s%s", sheet_prefix(b, sheet),
	    area_ref(b, a));
}
