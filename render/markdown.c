#include "markdown.h"

#include <assert.h>
#include <string.h>

#include "arena.h"
#include "doc.h"
#include "render.h"

/*
 * Blocks.  Every line is written by put_line(), which knows what it stands
 * in (quotes, items); a paragraph is one line.  The result passes the
 * common lint rules: blank lines round blocks, one title, headings that
 * differ and go down one level at a time.
 */

enum last { LAST_NONE, LAST_BLOCK, LAST_LIST, LAST_QUOTE };

/* One file that is being written. */
struct markdown {
	struct arena		*arena;
	struct buf		 out;
	struct buf		 prefix;	/* of every line: "> ", "  " */
	struct buf		 lead;		/* of the next line: "- " */
	bool			 led;		/* lead holds a marker */
	bool			 gap;		/* a blank line is due */
	bool			 tight;		/* in an item of a tight list */
	enum last		 last;		/* what stands before */
	int			 level;		/* of the last heading */
	int			 shift;		/* levels below the title */
	struct md_links		 links;
	struct md_headings	 headings;
	size_t			 next_heading;
};

static void	blocks(struct markdown *, const struct block *);

static void
trim(struct buf *b)
{
	while (b->len > 0 && b->s[b->len - 1] == ' ')
		b->s[--b->len] = '\0';
}

static void
cut(struct buf *b, size_t len)
{
	b->len = len;
	if (b->s != NULL)
		b->s[len] = '\0';
}

/* The blank line that is due between two blocks. */
static void
close_gap(struct markdown *m)
{
	if (!m->gap)
		return;
	buf_puts(&m->out, buf_text(&m->prefix));
	trim(&m->out);
	buf_putc(&m->out, '\n');
	m->gap = false;
}

static void
put_line(struct markdown *m, const char *s)
{
	buf_puts(&m->out, buf_text(&m->lead));
	buf_puts(&m->out, s);
	trim(&m->out);
	buf_putc(&m->out, '\n');
	cut(&m->lead, 0);
	buf_puts(&m->lead, buf_text(&m->prefix));
	m->led = false;
}

/* A block of lines, with a blank line before and one due after it. */
static void
put_lines(struct markdown *m, const char *s)
{
	size_t n;

	close_gap(m);
	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		put_line(m, arena_strndup(m->arena, s, n));
		if (s[n] == '\0')
			break;
	}
	m->gap = true;
	m->last = LAST_BLOCK;
}

/* Go into a quote or item: `marker` once, then `indent` on each line. */
static size_t
enter(struct markdown *m, const char *marker, const char *indent)
{
	size_t outer = m->prefix.len;

	buf_puts(&m->lead, marker);
	buf_puts(&m->prefix, indent);
	m->led = true;
	m->last = LAST_NONE;
	return outer;
}

static void
leave(struct markdown *m, size_t outer, enum last last)
{
	if (m->led)
		put_line(m, "");	/* there was nothing in it */
	cut(&m->prefix, outer);
	cut(&m->lead, 0);
	buf_puts(&m->lead, buf_text(&m->prefix));
	m->gap = true;
	m->last = last;
}

/* Two lists, or two quotes, would be read as one. */
static void
keep_apart(struct markdown *m, enum last kind)
{
	if (m->last == kind)
		put_lines(m, "<!-- -->");
	close_gap(m);
}

static const char *
words(struct markdown *m, const struct block *b, enum md_place place)
{
	return md_inline(m->arena, &m->links, b->text, place);
}

static bool
ends_sentence(const char *s)
{
	size_t n = strlen(s);

	while (n > 0 && s[n - 1] == '*')
		n--;
	return n == 0 || strchr(".,;:!?", s[n - 1]) != NULL;
}

static void
paragraph(struct markdown *m, const struct block *b)
{
	const char *s = words(m, b, MD_LINE);
	const struct inline_node *only = b->text;

	if (*s == '\0')
		return;
	/* Alone on its line emphasis would pass for a heading. */
	if (only->next == NULL && *s == '*' && !ends_sentence(s) &&
	    (only->kind == INLINE_STRONG || only->kind == INLINE_EMPH ||
	     only->kind == INLINE_TAG))
		s = arena_printf(m->arena, "%s%s", s,
		    only->kind == INLINE_EMPH ? "." : ":");
	put_lines(m, s);
}

/* As md_headings() has it, without the end of a sentence. */
static const char *
title(struct markdown *m, const struct block *b)
{
	char *s = arena_strdup(m->arena, words(m, b, MD_HEADING));
	size_t n = md_title_len(s), slashes = 0;

	while (slashes < n && s[n - slashes - 1] == '\\')
		slashes++;
	s[n - slashes % 2] = '\0';
	return s;
}

static void
heading_line(struct markdown *m, int level, const char *s)
{
	const struct md_heading *h;

	assert(m->next_heading < m->headings.n);
	h = &m->headings.v[m->next_heading++];
	if (*s == '\0')
		return;
	put_lines(m, h->copy == 1 ?
	    arena_printf(m->arena, "%.*s %s", level, "######", s) :
	    arena_printf(m->arena, "%.*s %s (%d)", level, "######", s,
	    h->copy));
}

static void
heading(struct markdown *m, const struct block *b)
{
	int level = b->level + m->shift;

	if (level > m->level + 1)
		level = m->level + 1;
	heading_line(m, level, title(m, b));
	m->level = level;
}

/* A card's title is a heading below the last one; cards stand in a row. */
static void
card(struct markdown *m, const struct block *b)
{
	heading_line(m, m->level < 6 ? m->level + 1 : 6, title(m, b));
	blocks(m, b->first);
}

static void
quote(struct markdown *m, const struct block *b)
{
	const bool tight = m->tight;
	size_t outer;

	keep_apart(m, LAST_QUOTE);
	outer = enter(m, "> ", "> ");
	m->tight = false;
	if (b->text != NULL)
		paragraph(m, b);
	blocks(m, b->first);
	m->tight = tight;
	leave(m, outer, LAST_QUOTE);
}

/*
 * Numbers that start elsewhere than at 0 or 1 stand as text in a plain
 * list: some readers begin every list anew.
 */
static void
item(struct markdown *m, const struct block *b, const char *number)
{
	const struct block *first = b->text != NULL ? b : b->first;

	if (first != NULL && first->text != NULL) {
		put_lines(m, arena_printf(m->arena, "%s%s", number,
		    words(m, first, MD_LINE)));
		first = first->next;
	} else if (*number != '\0') {
		put_lines(m, number);
	}
	if (b->text == NULL)
		blocks(m, first);
}

static void
list(struct markdown *m, const struct block *b)
{
	const bool numbers = b->ordered && b->start <= 1, outer = m->tight;
	const struct block *child;
	int i = b->start;

	if (outer && b->tight && m->last == LAST_BLOCK)
		m->gap = false;
	keep_apart(m, LAST_LIST);
	for (child = b->first; child != NULL; child = child->next, i++) {
		const char *mark = arena_printf(m->arena, "%d. ", i);
		size_t before;

		if (b->tight)
			m->gap = false;
		close_gap(m);
		m->tight = b->tight;
		before = enter(m, numbers ? mark : "- ", numbers ?
		    arena_printf(m->arena, "%*s", (int)strlen(mark), "") :
		    "  ");
		item(m, child, !b->ordered || numbers ? "" :
		    arena_printf(m->arena, "%d\\. ", i));
		leave(m, before, LAST_LIST);
	}
	m->tight = outer;
}

static void
code(struct markdown *m, const struct block *b)
{
	size_t ticks = md_longest_run(b->literal, '`') + 1;
	struct buf text, fence;
	const char *s;

	buf_init(&fence, m->arena);
	while (fence.len < ticks || fence.len < 3)
		buf_putc(&fence, '`');
	buf_init(&text, m->arena);
	for (s = b->literal; *s != '\0'; s++) {
		if (*s == '\t')
			buf_puts(&text, "    ");
		else if ((unsigned char)*s >= ' ' || *s == '\n')
			buf_putc(&text, *s);
	}
	put_lines(m, arena_printf(m->arena, "%stext\n%s\n%s",
	    buf_text(&fence), buf_text(&text), buf_text(&fence)));
}

/* ---- tables ---- */

static void
cell_part(struct buf *out, const char *s, const char *between)
{
	if (*s == '\0')
		return;
	if (out->len > 0)
		buf_puts(out, between);
	buf_puts(out, s);
}

/* What a cell holds has to stand on one line. */
static void
cell_words(struct markdown *m, const struct block *b, struct buf *out)
{
	const struct block *child;

	cell_part(out, b->kind == BLOCK_FACT && b->label != NULL ?
	    arena_printf(m->arena, "%s:",
	    md_plain(m->arena, b->label, MD_CELL)) : "", " · ");
	cell_part(out, words(m, b, MD_CELL),
	    b->kind == BLOCK_FACT ? " " : " · ");
	if (b->literal != NULL)
		cell_part(out, md_code(m->arena, b->literal, MD_CELL), " · ");
	for (child = b->first; child != NULL; child = child->next)
		cell_words(m, child, out);
}

static void
table_row(struct markdown *m, const struct block *table,
    const struct block *row)
{
	const struct block *cell = row == NULL ? NULL : row->first;
	struct buf line, text;
	size_t i;

	buf_init(&line, m->arena);
	buf_putc(&line, '|');
	for (i = 0; i < table->n_columns; i++) {
		buf_init(&text, m->arena);
		if (cell != NULL) {
			cell_words(m, cell, &text);
			cell = cell->next;
		}
		if (text.len > 0)
			buf_putc(&line, ' ');
		buf_puts(&line, buf_text(&text));
		buf_puts(&line, " |");
	}
	put_line(m, buf_text(&line));
}

static void
table(struct markdown *m, const struct block *b)
{
	const struct block *row = b->first;
	struct buf line;
	size_t i;

	if (b->caption != NULL)
		put_lines(m, md_plain(m->arena, b->caption, MD_LINE));
	close_gap(m);
	/* A table without a head has an empty one: the format wants it. */
	if (row != NULL && row->header && !b->bare) {
		table_row(m, b, row);
		row = row->next;
	} else {
		table_row(m, b, NULL);
		if (row != NULL && row->header)
			row = row->next;
	}
	buf_init(&line, m->arena);
	buf_putc(&line, '|');
	for (i = 0; i < b->n_columns; i++)
		buf_puts(&line, b->columns[i].align == ALIGN_RIGHT ?
		    " ---: |" : " --- |");
	put_line(m, buf_text(&line));
	for (; row != NULL; row = row->next)
		table_row(m, b, row);
	m->gap = true;
	m->last = LAST_BLOCK;
}

/* ---- facts, figures, answers ---- */

static void
fact(struct markdown *m, const struct block *b)
{
	const char *s = words(m, b, MD_CELL);
	size_t outer = enter(m, "- ", "  ");

	if (b->label != NULL)
		s = arena_printf(m->arena, "%s: %s",
		    md_plain(m->arena, b->label, MD_LINE), s);
	put_lines(m, s);
	blocks(m, b->first);
	leave(m, outer, LAST_LIST);
}

static void
facts(struct markdown *m, const struct block *b)
{
	const bool tight = m->tight;
	const struct block *child;

	keep_apart(m, LAST_LIST);
	for (child = b->first; child != NULL; child = child->next) {
		m->gap = false;
		m->tight = true;
		fact(m, child);
	}
	m->tight = tight;
}

static void
figure(struct markdown *m, const struct figure *f)
{
	const char *alt = f->alt == NULL ? "" : f->alt;
	const char *const parts[] = { f->title, f->subtitle,
		f->file != NULL ? arena_printf(m->arena, "![%s](%s)",
		    md_plain(m->arena, alt, MD_CELL), f->file) : md_plain(
		    m->arena, alt, MD_LINE), f->caption };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (parts[i] != NULL && *parts[i] != '\0')
			put_lines(m, i == 2 ? parts[i] :
			    md_plain(m->arena, parts[i], MD_LINE));
}

/*
 * A space that a reviewer fills in.  The comments are not shown; they say
 * whose answer stands between them, so that it can be read back.
 */
static const char *
answer_comment(struct markdown *m, const char *what, const char *id)
{
	char *safe = arena_strdup(m->arena, id), *p;

	for (p = safe; *p != '\0'; p++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX"
		    "YZ0123456789-_./:", *p) == NULL)
			*p = '_';
	return arena_name(m->arena, "<!-- %s %s -->", what, safe);
}

static void
answer(struct markdown *m, const struct block *b)
{
	put_lines(m, answer_comment(m, "answer", b->id));
	if (b->first != NULL && b->first->kind == BLOCK_FACT)
		facts(m, b);
	else
		blocks(m, b->first);
	put_lines(m, answer_comment(m, "end", b->id));
}

static void
contents(struct markdown *m)
{
	size_t i;

	close_gap(m);
	for (i = m->next_heading; i < m->headings.n; i++) {
		const struct md_heading *h = &m->headings.v[i];

		if (*h->slug != '\0')
			put_line(m, arena_printf(m->arena, "- [%s](#%s)",
			    md_plain(m->arena, h->text, MD_CELL), h->slug));
	}
	m->gap = true;
	m->last = LAST_LIST;
}

static void
block(struct markdown *m, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_ROOT:
	case BLOCK_COVER:
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
		blocks(m, b->first);
		return;
	case BLOCK_CONTENTS:
		contents(m);
		return;
	case BLOCK_HEADING:
		heading(m, b);
		return;
	case BLOCK_PARA:
		paragraph(m, b);
		return;
	case BLOCK_LIST:
		list(m, b);
		return;
	case BLOCK_QUOTE:
	case BLOCK_CALLOUT:
		quote(m, b);
		return;
	case BLOCK_CODE:
		code(m, b);
		return;
	case BLOCK_RULE:
		put_lines(m, "***");
		return;
	case BLOCK_TABLE:
		table(m, b);
		return;
	case BLOCK_FIGURE:
		figure(m, b->figure);
		return;
	case BLOCK_CARD:
		card(m, b);
		return;
	case BLOCK_FACTS:
		facts(m, b);
		return;
	case BLOCK_ANSWER:
		answer(m, b);
		return;
	case BLOCK_PAGE_BREAK:
		return;
	case BLOCK_ITEM:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_FACT:
		assert(0);	/* printed by what they stand in */
		return;
	}
}

static void
blocks(struct markdown *m, const struct block *b)
{
	for (; b != NULL; b = b->next)
		block(m, b);
}

static const char *
print(const struct doc *d, struct arena *a, struct md_links links,
    struct md_headings headings)
{
	struct markdown m = { .arena = a, .links = links,
	    .headings = headings };

	buf_init(&m.out, a);
	buf_init(&m.prefix, a);
	buf_init(&m.lead, a);
	if (d->meta.title != NULL) {
		struct inline_node n = { .kind = INLINE_TEXT,
		    .text = d->meta.title };
		struct block b = { .text = &n };

		heading_line(&m, 1, title(&m, &b));
		m.level = m.shift = 1;
	}
	blocks(&m, d->root->first);
	return buf_text(&m.out);
}

void
markdown_files(struct markdown_file *files, size_t n, struct arena *a)
{
	struct md_headings *h = arena_array(a, n, sizeof *h);
	struct md_links links;
	size_t i;

	for (i = 0; i < n; i++)
		h[i] = md_headings(a, files[i].doc);
	links = md_anchors(a, files, h, n);
	for (i = 0; i < n; i++) {
		links.self = i;
		files[i].text = print(files[i].doc, a, links, h[i]);
	}
}

const char *
markdown_print(const struct doc *d, struct arena *a)
{
	struct markdown_file f = { .doc = d };

	markdown_files(&f, 1, a);
	return f.text;
}
