#include "workbook.h"

#include <string.h>
#include <strings.h>

#include "wording.h"

/*
 * The tracker in other words.  Its formulas compare words and name columns
 * and sheets, so these are worded in formulas as they are in cells.
 */

/* ---- sheets ---- */

/* At most 31 characters, none of them a sign of formulas. */
static bool
may_be_sheet(const char *name)
{
	size_t n = 0;

	for (const char *s = name; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n > 0 && n <= 31 && strpbrk(name, "[]:*?/\\'") == NULL;
}

static bool
is_taken(const struct book *b, const char *name, const char *by_other_than)
{
	for (size_t i = 0; i < n_sheets; i++)
		if (strcmp(sheets[i].name, by_other_than) != 0 &&
		    (strcasecmp(sheets[i].name, name) == 0 || strcasecmp(
		    worded_copy(b->arena, sheets[i].name), name) == 0))
			return true;
	return false;
}

const char *
sheet_name(const struct book *b, const char *sheet)
{
	const char *name = worded_copy(b->arena, sheet);

	/* Formulas of that sheet call it by its inventor's name. */
	if (strcmp(sheet, SHEET_GANTT) == 0)
		return sheet;
	return name == sheet || !may_be_sheet(name) ||
	    is_taken(b, name, sheet) ? sheet : name;
}

const char *
sheet_prefix(const struct book *b, const char *sheet)
{
	const char *name = sheet_name(b, sheet);

	/* With more than letters a name stands in quotes. */
	return arena_name(b->arena, name[strspn(name,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")] ==
	    '\0' ? "%s!" : "'%s'!", name);
}

/* ---- columns of a table ---- */

/* Two columns of one name, and signs of formulas, break a table. */
void
heads_begin(struct book *b, const struct column_spec *column, size_t n)
{
	b->plain_heads = false;
	if (arena_wording(b->arena) == NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *head = worded_copy(b->arena, column[i].head);

		if (strpbrk(head, "[]#'@\n") != NULL)
			b->plain_heads = true;
		for (size_t j = 0; j < i; j++)
			if (strcasecmp(head, worded_copy(b->arena,
			    column[j].head)) == 0)
				b->plain_heads = true;
	}
}

const char *
head_words(const struct book *b, const char *head)
{
	return b->plain_heads ? head : worded_copy(b->arena, head);
}

/* ---- formulas ---- */

/* "Late" between its quotation marks; two of them stand for one. */
static const char *
put_constant(const struct book *b, struct buf *out, const char *s)
{
	struct buf text;
	const char *words;

	buf_init(&text, b->arena);
	for (s++; *s != '\0' && (*s != '"' || s[1] == '"'); s++) {
		s += *s == '"';
		buf_putc(&text, *s);
	}
	buf_putc(out, '"');
	for (words = worded_copy(b->arena, buf_text(&text)); *words != '\0';
	    words++) {
		if (*words == '"')
			buf_putc(out, '"');
		buf_putc(out, *words);
	}
	buf_putc(out, '"');
	return *s == '"' ? s + 1 : s;
}

/* The name of a column in its brackets, as in [@Due] or [@[Due now]]. */
static const char *
put_column(const struct book *b, struct buf *out, const char *s)
{
	size_t n;

	buf_putc(out, *s++);
	if (*s == '@')
		buf_putc(out, *s++);
	n = strcspn(s, "[]");
	if (s[n] == ']')
		buf_puts(out, head_words(b, arena_strndup(b->arena, s, n)));
	else
		n = 0;
	return s + n;
}

const char *
formula_words(const struct book *b, const char *formula)
{
	struct buf out;

	if (arena_wording(b->arena) == NULL)
		return formula;
	buf_init(&out, b->arena);
	while (*formula != '\0')
		if (*formula == '"')
			formula = put_constant(b, &out, formula);
		else if (*formula == '[')
			formula = put_column(b, &out, formula);
		else
			buf_putc(&out, *formula++);
	return buf_text(&out);
}
