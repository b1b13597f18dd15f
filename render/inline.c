#include "doc.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include <cmark.h>

#include "arena.h"
#include "buf.h"
#include "render.h"

/*
 * CommonMark of rich fields into the document tree.  The walk is a loop over
 * cmark's iterator, not recursion, and the tree that it makes is never
 * deeper than DEPTH: a thousand nested quotes are text that somebody wrote
 * to break us, and back ends do recurse.
 */
#define DEPTH	8

struct walk {
	struct doc		*doc;
	struct block		*block[DEPTH + 1];	/* open ones */
	int			 depth;
	int			 skipped;	/* open blocks beyond DEPTH */
	struct inline_node	*span[DEPTH + 1];	/* open spans */
	int			 spans;
	int			 spans_skipped;
	int			 links;	/* open ones: links do not nest */
	struct block		*para;	/* where inline text goes, or NULL */
	struct buf		 held;	/* text that may go on */
	bool			 flat;	/* doc_rich_inline: one run of text */
	bool			 begun;	/* flat: something stands before */
};

static struct inline_node *
put(struct walk *w, enum inline_kind kind)
{
	return doc_inline(w->doc, w->para,
	    w->spans == 0 ? NULL : w->span[w->spans], kind);
}

/* Text is held back so that what reads as one run is one node. */
static void
flush(struct walk *w)
{
	if (w->held.len == 0)
		return;
	put(w, INLINE_TEXT)->text = w->held.s;
	buf_init(&w->held, w->doc->arena);
}

static void
put_text(struct walk *w, const char *text)
{
	if (text != NULL)
		buf_puts(&w->held, text);
}

static void
put_code(struct walk *w, const char *text)
{
	flush(w);
	if (text != NULL && *text != '\0')
		put(w, INLINE_CODE)->text =
		    arena_strdup(w->doc->arena, text);
}

static void
put_break(struct walk *w)
{
	flush(w);
	put(w, INLINE_BREAK);
}

static void
span_open(struct walk *w, enum inline_kind kind, const char *href)
{
	struct inline_node *n;

	flush(w);
	if (w->spans == DEPTH) {
		w->spans_skipped++;
		return;
	}
	n = put(w, kind);
	n->href = href;
	w->span[++w->spans] = n;
}

static void
span_close(struct walk *w)
{
	flush(w);
	if (w->spans_skipped > 0)
		w->spans_skipped--;
	else if (w->spans > 0)
		w->spans--;
}

/* Only what a reader may follow without harm becomes a link. */
static bool
safe_scheme(const char *url)
{
	return strncasecmp(url, "http://", 7) == 0 ||
	    strncasecmp(url, "https://", 8) == 0 ||
	    strncasecmp(url, "mailto:", 7) == 0;
}

/*
 * Blanks, brackets and what Markdown reads in an address are written as
 * percent codes, so that no reader sees another address than we do.
 */
const char *
doc_href(struct arena *a, const char *url)
{
	struct buf out;

	if (url == NULL || !safe_scheme(url))
		return NULL;
	buf_init(&out, a);
	for (; *url != '\0'; url++) {
		if ((unsigned char)*url <= ' ' || *url == 0x7f ||
		    strchr("<>\"\\^`{|}()[]*", *url) != NULL)
			buf_printf(&out, "%%%02X", (unsigned char)*url);
		else
			buf_putc(&out, *url);
	}
	return buf_text(&out);
}

/* HTML and code keep their line ends; a run of text has none. */
static const char *
one_line(struct arena *a, const char *s, char instead)
{
	size_t n = s == NULL ? 0 : strlen(s);
	char *t, *p;

	while (n > 0 && s[n - 1] == '\n')
		n--;
	t = arena_strndup(a, n == 0 ? "" : s, n);
	for (p = t; *p != '\0'; p++)
		if (*p == '\n')
			*p = instead;
	return t;
}

/* Of an image its words remain, and the way to it. */
static void
walk_link(struct walk *w, cmark_node *node, bool enter)
{
	const char *href = doc_href(w->doc->arena, cmark_node_get_url(node));

	if (href == NULL)
		return;
	if (enter && w->links++ == 0)
		span_open(w, INLINE_LINK, href);
	if (enter && cmark_node_first_child(node) == NULL)
		put_text(w, href);
	if (!enter && --w->links == 0)
		span_close(w);
}

static void
walk_inline(struct walk *w, cmark_node *node, bool enter)
{
	struct arena *a = w->doc->arena;
	const char *literal = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		put_text(w, literal);
		return;
	case CMARK_NODE_HTML_INLINE:
		put_text(w, one_line(a, literal, ' '));
		return;
	case CMARK_NODE_SOFTBREAK:
		put_text(w, " ");
		return;
	case CMARK_NODE_LINEBREAK:
		put_break(w);
		return;
	case CMARK_NODE_CODE:
		put_code(w, literal);
		return;
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		if (!enter)
			span_close(w);
		else if (cmark_node_get_type(node) == CMARK_NODE_EMPH)
			span_open(w, INLINE_EMPH, NULL);
		else
			span_open(w, INLINE_STRONG, NULL);
		return;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		walk_link(w, node, enter);
		return;
	case CMARK_NODE_NONE:
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_LIST:
	case CMARK_NODE_ITEM:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_CUSTOM_INLINE:
		return;
	}
}

static struct block *
leaf(struct walk *w, enum block_kind kind)
{
	w->spans = w->spans_skipped = 0;
	return doc_add(w->doc, w->block[w->depth], kind);
}

/* `room`: how many levels there must be left for this one to open. */
static struct block *
container(struct walk *w, bool enter, enum block_kind kind, int room)
{
	struct block *b;

	if (!enter) {
		if (w->skipped > 0)
			w->skipped--;
		else
			w->depth--;
		return NULL;
	}
	if (w->skipped > 0 || w->depth + room > DEPTH) {
		w->skipped++;
		return NULL;
	}
	b = leaf(w, kind);
	w->block[++w->depth] = b;
	return b;
}

static void
walk_list(struct walk *w, cmark_node *node, bool enter)
{
	/* A list and its items open together or not at all. */
	struct block *b = container(w, enter, BLOCK_LIST, 2);

	if (b == NULL)
		return;
	b->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	b->start = b->ordered ? cmark_node_get_list_start(node) : 0;
	b->tight = cmark_node_get_list_tight(node) != 0;
}

static void
walk_para(struct walk *w, bool enter, bool heading)
{
	if (!enter) {
		flush(w);
		return;
	}
	w->para = leaf(w, BLOCK_PARA);
	if (heading)
		span_open(w, INLINE_STRONG, NULL);
}

static void
walk_block(struct walk *w, cmark_node *node, bool enter)
{
	struct arena *a = w->doc->arena;
	const char *literal = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		container(w, enter, BLOCK_QUOTE, 1);
		return;
	case CMARK_NODE_LIST:
		walk_list(w, node, enter);
		return;
	case CMARK_NODE_ITEM:
		container(w, enter, BLOCK_ITEM, 1);
		return;
	case CMARK_NODE_CODE_BLOCK:
		leaf(w, BLOCK_CODE)->literal = one_line(a, literal, '\n');
		return;
	case CMARK_NODE_HTML_BLOCK:
		walk_para(w, true, false);
		put_text(w, one_line(a, literal, ' '));
		walk_para(w, false, false);
		return;
	case CMARK_NODE_PARAGRAPH:
		walk_para(w, enter, false);
		return;
	case CMARK_NODE_HEADING:
		walk_para(w, enter, true);
		return;
	case CMARK_NODE_THEMATIC_BREAK:
		leaf(w, BLOCK_RULE);
		return;
	case CMARK_NODE_NONE:
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_CUSTOM_INLINE:
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return;
	}
}

/* In one run of text blocks are told apart by a new line. */
static void
flat_begin(struct walk *w)
{
	flush(w);
	w->spans = w->spans_skipped = 0;
	if (w->begun)
		put_break(w);
	w->begun = true;
}

static int
item_number(cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	int n = cmark_node_get_list_start(list);

	while ((item = cmark_node_previous(item)) != NULL)
		n++;
	return n;
}

/* "• " or "2. " before the first block of a list item. */
static void
flat_label(struct walk *w, cmark_node *node)
{
	cmark_node *item = cmark_node_parent(node);

	if (item == NULL || cmark_node_get_type(item) != CMARK_NODE_ITEM ||
	    cmark_node_previous(node) != NULL)
		return;
	if (cmark_node_get_list_type(cmark_node_parent(item)) ==
	    CMARK_ORDERED_LIST)
		put_text(w, arena_printf(w->doc->arena, "%d. ",
		    item_number(item)));
	else
		put_text(w, "• ");
}

static void
walk_flat(struct walk *w, cmark_node *node, bool enter)
{
	struct arena *a = w->doc->arena;
	const char *literal = cmark_node_get_literal(node);
	cmark_node_type type = cmark_node_get_type(node);

	if (!enter)
		return;
	if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
	    type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK) {
		flat_begin(w);
		flat_label(w, node);
	}
	if (type == CMARK_NODE_CODE_BLOCK)
		put_code(w, one_line(a, literal, ' '));
	else if (type == CMARK_NODE_HTML_BLOCK)
		put_text(w, one_line(a, literal, ' '));
	else if (type == CMARK_NODE_HEADING)
		span_open(w, INLINE_STRONG, NULL);
}

static void
walk(struct walk *w, const char *md)
{
	cmark_node *root, *node;
	cmark_iter *iter;
	cmark_event_type event;

	buf_init(&w->held, w->doc->arena);
	root = cmark_parse_document(md, strlen(md), CMARK_OPT_VALIDATE_UTF8);
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(iter);
		if (cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE)
			walk_inline(w, node, event == CMARK_EVENT_ENTER);
		else if (w->flat)
			walk_flat(w, node, event == CMARK_EVENT_ENTER);
		else
			walk_block(w, node, event == CMARK_EVENT_ENTER);
	}
	flush(w);
	cmark_iter_free(iter);
	cmark_node_free(root);
}

void
doc_rich(struct doc *d, struct block *parent, const char *md)
{
	struct walk w = { .doc = d };

	w.block[0] = parent;
	walk(&w, md);
	assert(w.depth == 0 && w.skipped == 0);
}

void
doc_rich_inline(struct doc *d, struct block *b, const char *md)
{
	struct walk w = { .doc = d, .flat = true };

	w.para = b;
	walk(&w, md);
}

const char *
rich_library(void)
{
	return cmark_version_string();
}
