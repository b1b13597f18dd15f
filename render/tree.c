#include "render.h"

#include <string.h>

#include "buf.h"
#include "doc.h"

/*
 * A document tree as text, a node a line, indented by depth: what golden
 * tests compare, and what a person reads to see what compose made.  Only
 * what differs from the usual is printed, so that a new member of struct
 * block does not touch every golden file.
 */

static const char *
block_word(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_ROOT: return "root";
	case BLOCK_COVER: return "cover";
	case BLOCK_CONTENTS: return "contents";
	case BLOCK_HEADING: return "heading";
	case BLOCK_PARA: return "para";
	case BLOCK_LIST: return "list";
	case BLOCK_ITEM: return "item";
	case BLOCK_QUOTE: return "quote";
	case BLOCK_CODE: return "code";
	case BLOCK_RULE: return "rule";
	case BLOCK_TABLE: return "table";
	case BLOCK_ROW: return "row";
	case BLOCK_CELL: return "cell";
	case BLOCK_FIGURE: return "figure";
	case BLOCK_CALLOUT: return "callout";
	case BLOCK_CARD: return "card";
	case BLOCK_COLUMNS: return "columns";
	case BLOCK_COLUMN: return "column";
	case BLOCK_FACTS: return "facts";
	case BLOCK_FACT: return "fact";
	case BLOCK_PAGE_BREAK: return "page-break";
	case BLOCK_ANSWER: return "answer";
	}
	return "?";
}

static const char *
inline_word(enum inline_kind kind)
{
	switch (kind) {
	case INLINE_TEXT: return "text";
	case INLINE_EMPH: return "emph";
	case INLINE_STRONG: return "strong";
	case INLINE_CODE: return "code";
	case INLINE_LINK: return "link";
	case INLINE_XREF: return "xref";
	case INLINE_PAGE: return "page";
	case INLINE_BREAK: return "break";
	case INLINE_MARK: return "mark";
	case INLINE_TAG: return "tag";
	}
	return "?";
}

static const char *const mark_words[] = { "none", "red", "amber", "green",
	"complete", "not-started", "cancelled" };
static const char *const tone_words[] = { "plain", "info", "warning",
	"decision", "error", "note", "low", "moderate", "high", "severe" };
static const char *const role_words[] = { "body", "lead", "kicker", "caption",
	"small" };

static void
indent(struct buf *out, int depth)
{
	while (depth-- > 0)
		buf_puts(out, "  ");
}

/* Quoted on one line: a new line in a text must not look like a node. */
static void
quoted(struct buf *out, const char *s)
{
	buf_putc(out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '\n')
			buf_puts(out, "\\n");
		else if (*s == '"' || *s == '\\')
			buf_printf(out, "\\%c", *s);
		else
			buf_putc(out, *s);
	}
	buf_putc(out, '"');
}

static void
named(struct buf *out, const char *name, const char *s)
{
	if (s == NULL)
		return;
	buf_printf(out, " %s=", name);
	quoted(out, s);
}

static void
word_if(struct buf *out, bool yes, const char *word)
{
	if (yes)
		buf_printf(out, " %s", word);
}

static void
print_inline(struct buf *out, const struct inline_node *n, int depth)
{
	for (; n != NULL; n = n->next) {
		indent(out, depth);
		if (n->kind != INLINE_TEXT)
			buf_puts(out, inline_word(n->kind));
		if (n->kind == INLINE_MARK)
			buf_printf(out, " %s", mark_words[n->mark]);
		if (n->tone != TONE_PLAIN)
			buf_printf(out, " %s", tone_words[n->tone]);
		if (n->series > 0)
			buf_printf(out, " series=%u", n->series);
		if (n->language != NULL && n->first == NULL)
			buf_printf(out, "language=%s ", n->language);
		if (n->href != NULL)
			buf_printf(out, n->kind == INLINE_XREF ||
			    n->kind == INLINE_PAGE ? " #%s" : " <%s>", n->href);
		if (n->text != NULL && n->kind != INLINE_TEXT)
			buf_putc(out, ' ');
		if (n->text != NULL)
			quoted(out, n->text);
		buf_putc(out, '\n');
		print_inline(out, n->first, depth + 1);
	}
}

static void
print_columns(struct buf *out, const struct block *b)
{
	size_t i;

	if (b->n_columns > 0)
		buf_puts(out, " columns=");
	for (i = 0; i < b->n_columns; i++)
		buf_printf(out, "%c%g",
		    b->columns[i].align == ALIGN_RIGHT ? 'r' :
		    b->columns[i].align == ALIGN_CENTRE ? 'c' : 'l',
		    b->columns[i].share);
}

static void
print_attributes(struct buf *out, const struct block *b)
{
	if (b->kind == BLOCK_HEADING)
		buf_printf(out, " %d", b->level);
	if (b->kind == BLOCK_PARA)
		buf_printf(out, " %s", role_words[b->role]);
	if (b->id != NULL)
		buf_printf(out, " #%s", b->id);
	word_if(out, b->tone != TONE_PLAIN, tone_words[b->tone]);
	if (b->heat > 0)
		buf_printf(out, " heat=%u", b->heat);
	word_if(out, b->ordered, "ordered");
	if (b->ordered && b->start != 1)
		buf_printf(out, " start=%d", b->start);
	word_if(out, b->tight, "tight");
	word_if(out, b->header, "header");
	word_if(out, b->annex, "annex");
	word_if(out, b->unnumbered, "unnumbered");
	word_if(out, b->bare, "bare");
	print_columns(out, b);
	named(out, "label", b->label);
	named(out, "caption", b->caption);
	buf_putc(out, '\n');
}

static void
print_literal(struct buf *out, const char *s, int depth)
{
	size_t n;

	if (s == NULL)
		return;
	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		indent(out, depth);
		buf_puts(out, n == 0 ? "|" : "| ");
		buf_put(out, s, n);
		buf_putc(out, '\n');
		if (s[n] == '\0')
			return;
	}
}

static void
print_figure_line(struct buf *out, const char *name, const char *s, int depth)
{
	if (s == NULL)
		return;
	indent(out, depth);
	buf_printf(out, "%s ", name);
	quoted(out, s);
	buf_putc(out, '\n');
}

static void
print_block(struct buf *out, const struct block *b, int depth)
{
	const struct block *child;

	indent(out, depth);
	buf_puts(out, block_word(b->kind));
	print_attributes(out, b);
	print_inline(out, b->text, depth + 1);
	print_literal(out, b->literal, depth + 1);
	if (b->figure != NULL) {
		print_figure_line(out, "title", b->figure->title, depth + 1);
		print_figure_line(out, "subtitle", b->figure->subtitle,
		    depth + 1);
		print_figure_line(out, "caption", b->figure->caption,
		    depth + 1);
		print_figure_line(out, "alt", b->figure->alt, depth + 1);
	}
	for (child = b->first; child != NULL; child = child->next)
		print_block(out, child, depth + 1);
}

const char *
tree_print(const struct doc *d, struct arena *a)
{
	struct buf out;

	buf_init(&out, a);
	print_block(&out, d->root, 0);
	return buf_text(&out);
}
