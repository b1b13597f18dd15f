#include "doc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "wording.h"
#include "buf.h"

struct doc *
doc_new(struct arena *a)
{
	struct doc *d = arena_alloc(a, sizeof *d);

	d->arena = a;
	d->root = arena_alloc(a, sizeof *d->root);
	d->root->kind = BLOCK_ROOT;
	return d;
}

static const char *
copy(struct doc *d, const char *s)
{
	return s == NULL ? NULL : arena_strdup(d->arena, s);
}

/* The same of what readers read. */
static const char *
words(struct doc *d, const char *s)
{
	return copy(d, worded(d->arena, s));
}

/* The blocks stay the children of the root that they were made for. */
static void
add_whole(void *ctx, struct doc *to, size_t part)
{
	const struct doc *whole = ctx;

	(void)part;
	to->root->first = whole->root->first;
	to->root->last = whole->root->last;
}

struct doc_parts
doc_as_parts(const struct doc *d)
{
	return (struct doc_parts){ &d->meta, 1, add_whole, (void *)d, false };
}

struct block *
doc_add(struct doc *d, struct block *parent, enum block_kind kind)
{
	struct block *b = arena_alloc(d->arena, sizeof *b);

	/* Blocks hold blocks or inline text, never both. */
	assert(parent->text == NULL || parent->kind == BLOCK_CARD);
	b->kind = kind;
	b->parent = parent;
	if (kind == BLOCK_CELL && parent->header)
		b->header = true;
	if (parent->last == NULL)
		parent->first = b;
	else
		parent->last->next = b;
	parent->last = b;
	return b;
}

struct inline_node *
doc_inline(struct doc *d, struct block *b, struct inline_node *parent,
    enum inline_kind kind)
{
	struct inline_node *n = arena_alloc(d->arena, sizeof *n);
	struct inline_node **first, **last;

	assert(b->first == NULL || b->kind == BLOCK_CARD);
	first = parent == NULL ? &b->text : &parent->first;
	last = parent == NULL ? &b->text_last : &parent->last;
	n->kind = kind;
	if (*last == NULL)
		*first = n;
	else
		(*last)->next = n;
	*last = n;
	return n;
}

/* Empty text leaves no node, so that `text == NULL` means "nothing". */
static struct inline_node *
add_text(struct doc *d, struct block *b, struct inline_node *parent,
    const char *text)
{
	struct inline_node *n;

	if (*text == '\0')
		return NULL;
	n = doc_inline(d, b, parent, INLINE_TEXT);
	n->text = text;
	return n;
}

static void
add_vtext(struct doc *d, struct block *b, const char *fmt, va_list ap)
{
	add_text(d, b, NULL, arena_vprintf(d->arena, fmt, ap));
}

struct block *
doc_heading(struct doc *d, struct block *parent, int level, const char *id,
    const char *fmt, ...)
{
	struct block *b = doc_add(d, parent, BLOCK_HEADING);
	va_list ap;

	assert(level >= 1 && level <= 4);
	b->level = level;
	b->id = copy(d, id);
	va_start(ap, fmt);
	add_vtext(d, b, fmt, ap);
	va_end(ap);
	return b;
}

struct block *
doc_para(struct doc *d, struct block *parent, enum para_role role,
    const char *fmt, ...)
{
	struct block *b = doc_add(d, parent, BLOCK_PARA);
	va_list ap;

	b->role = role;
	va_start(ap, fmt);
	add_vtext(d, b, fmt, ap);
	va_end(ap);
	return b;
}

struct block *
doc_table(struct doc *d, struct block *parent, const char *id,
    const char *caption, const char *shares)
{
	struct block *b = doc_add(d, parent, BLOCK_TABLE);
	size_t i;

	b->id = copy(d, id);
	b->caption = words(d, caption);
	b->n_columns = strlen(shares) / 2;
	assert(b->n_columns > 0 && strlen(shares) % 2 == 0);
	b->columns = arena_array(d->arena, b->n_columns, sizeof *b->columns);
	for (i = 0; i < b->n_columns; i++) {
		char side = shares[2 * i], weight = shares[2 * i + 1];

		assert(side == 'l' || side == 'r' || side == 'c');
		assert(weight >= '0' && weight <= '9');
		b->columns[i].align = side == 'r' ? ALIGN_RIGHT :
		    side == 'c' ? ALIGN_CENTRE : ALIGN_LEFT;
		b->columns[i].share = weight - '0';
	}
	return b;
}

struct block *
doc_row(struct doc *d, struct block *table)
{
	assert(table->kind == BLOCK_TABLE);
	return doc_add(d, table, BLOCK_ROW);
}

struct block *
doc_head(struct doc *d, struct block *table, const char *names)
{
	struct block *row = doc_row(d, table);
	const char *end;

	row->header = true;
	for (;; names = end + 1) {
		end = names + strcspn(names, "|");
		add_text(d, doc_add(d, row, BLOCK_CELL), NULL,
		    worded_copy(d->arena, arena_strndup(d->arena, names,
		    (size_t)(end - names))));
		if (*end == '\0')
			return row;
	}
}

struct block *
doc_cell(struct doc *d, struct block *row, const char *fmt, ...)
{
	struct block *b = doc_add(d, row, BLOCK_CELL);
	va_list ap;

	assert(row->kind == BLOCK_ROW);
	va_start(ap, fmt);
	add_vtext(d, b, fmt, ap);
	va_end(ap);
	return b;
}

struct block *
doc_fact(struct doc *d, struct block *facts, const char *label,
    const char *fmt, ...)
{
	struct block *b = doc_add(d, facts, BLOCK_FACT);
	va_list ap;

	b->label = words(d, label);
	va_start(ap, fmt);
	add_vtext(d, b, fmt, ap);
	va_end(ap);
	return b;
}

struct inline_node *
doc_text(struct doc *d, struct block *b, const char *fmt, ...)
{
	struct inline_node *n = doc_inline(d, b, NULL, INLINE_TEXT);
	va_list ap;

	va_start(ap, fmt);
	n->text = arena_vprintf(d->arena, fmt, ap);
	va_end(ap);
	return n;
}

struct inline_node *
doc_strong(struct doc *d, struct block *b, const char *fmt, ...)
{
	struct inline_node *n = doc_inline(d, b, NULL, INLINE_STRONG);
	va_list ap;

	va_start(ap, fmt);
	add_text(d, b, n, arena_vprintf(d->arena, fmt, ap));
	va_end(ap);
	return n;
}

struct inline_node *
doc_page(struct doc *d, struct block *b, const char *id, const char *words)
{
	struct inline_node *n = doc_inline(d, b, NULL, INLINE_PAGE);

	assert(strstr(words, "%s") != NULL);
	n->href = copy(d, id);
	n->text = copy(d, words);
	return n;
}

const char *
doc_page_words(struct arena *a, const struct inline_node *n,
    const char *number)
{
	const char *gap = strstr(n->text, "%s");

	if (number == NULL)
		return gap + 2;
	return arena_name(a, "%.*s%s%s", (int)(gap - n->text), n->text,
	    number, gap + 2);
}

void
doc_speaks(struct inline_node *n, const char *language)
{
	for (; n != NULL; n = n->first)
		n->language = language;
}

struct inline_node *
doc_mark(struct doc *d, struct block *b, enum mark mark, const char *word)
{
	struct inline_node *n = doc_inline(d, b, NULL, INLINE_MARK);

	n->mark = mark;
	n->text = words(d, word);
	return n;
}

struct inline_node *
doc_tag(struct doc *d, struct block *b, enum tone tone, const char *word)
{
	struct inline_node *n = doc_inline(d, b, NULL, INLINE_TAG);

	n->tone = tone;
	n->text = words(d, word);
	return n;
}

static struct inline_node *
add_link(struct doc *d, struct block *b, enum inline_kind kind,
    const char *to, const char *text)
{
	struct inline_node *n = doc_inline(d, b, NULL, kind);

	n->href = copy(d, to);
	add_text(d, b, n, words(d, text));
	return n;
}

struct inline_node *
doc_link(struct doc *d, struct block *b, const char *href, const char *text)
{
	return add_link(d, b, INLINE_LINK, href, text);
}

struct inline_node *
doc_xref(struct doc *d, struct block *b, const char *id, const char *text)
{
	return add_link(d, b, INLINE_XREF, id, text);
}

static void
plain_inline(struct buf *out, const struct inline_node *n)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == INLINE_BREAK)
			buf_putc(out, ' ');
		if (n->text != NULL)
			buf_puts(out, n->kind == INLINE_PAGE ?
			    doc_page_words(out->arena, n, NULL) : n->text);
		plain_inline(out, n->first);
	}
}

/* Parts that stand apart on paper are words apart in plain text. */
static void
plain_gap(struct buf *out)
{
	if (out->len > 0 && out->s[out->len - 1] != ' ')
		buf_putc(out, ' ');
}

static void
plain_part(struct buf *out, const char *s)
{
	if (s == NULL || *s == '\0')
		return;
	plain_gap(out);
	buf_puts(out, s);
}

static void
plain_block(struct buf *out, const struct block *b)
{
	const struct block *child;

	plain_part(out, b->label);
	plain_part(out, b->caption);
	plain_part(out, b->literal);
	if (b->figure != NULL) {
		plain_part(out, b->figure->title);
		plain_part(out, b->figure->alt);
	}
	if (b->text != NULL) {
		plain_gap(out);
		plain_inline(out, b->text);
	}
	for (child = b->first; child != NULL; child = child->next)
		plain_block(out, child);
}

const char *
doc_plain(struct doc *d, const struct block *b)
{
	struct buf out;

	buf_init(&out, d->arena);
	plain_block(&out, b);
	return buf_text(&out);
}

/* ---- in other words ---- */

static void
word_inline(const struct arena *a, struct inline_node *n)
{
	for (; n != NULL; n = n->next) {
		n->text = worded(a, n->text);
		word_inline(a, n->first);
	}
}

static void
word_figure(const struct arena *a, struct figure *f)
{
	if (f == NULL)
		return;
	f->title = worded(a, f->title);
	f->subtitle = worded(a, f->subtitle);
	f->caption = worded(a, f->caption);
	f->alt = worded(a, f->alt);
}

static void
word_blocks(const struct arena *a, struct block *b)
{
	for (; b != NULL; b = b->next) {
		b->label = worded(a, b->label);
		b->caption = worded(a, b->caption);
		word_inline(a, b->text);
		word_figure(a, b->figure);
		word_blocks(a, b->first);
	}
}

void
doc_word(struct doc *d)
{
	if (arena_wording(d->arena) == NULL)
		return;
	d->meta.title = worded(d->arena, d->meta.title);
	d->meta.subtitle = worded(d->arena, d->meta.subtitle);
	d->meta.status_word = worded(d->arena, d->meta.status_word);
	d->meta.status_line = worded(d->arena, d->meta.status_line);
	word_blocks(d->arena, d->root);
}
