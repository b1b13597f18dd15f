#include "markdown.h"

#include <string.h>
#include <strings.h>

#include <utf8proc.h>

#include "arena.h"
#include "doc.h"

/*
 * Inline text.  What comes from a plan is data: every character that some
 * reader of Markdown takes for markup is escaped where it would have that
 * meaning, and left alone elsewhere so that the source stays readable.
 */

#define NBSP	0xa0

struct run {
	struct arena		*arena;
	const struct md_links	*anchors;
	enum md_place		 place;
	struct buf		 out;
	bool			 bol;	/* nothing on this line yet */
	bool			 brk;	/* a new line is due before more */
	int			 spans, links;	/* open ones */
	size_t			 star;	/* out.len after a closing star */
};

static void	inlines(struct run *, const struct inline_node *);

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* One blank, unless there is one or the line is empty. */
static void
space(struct run *r)
{
	if (r->bol || r->brk)
		return;
	if (r->out.len == 0 || r->out.s[r->out.len - 1] != ' ')
		buf_putc(&r->out, ' ');
}

/* Called before anything that can be seen is put out. */
static void
visible(struct run *r)
{
	if (r->brk && !r->bol) {
		while (r->out.len > 0 && r->out.s[r->out.len - 1] == ' ')
			r->out.s[--r->out.len] = '\0';
		if (r->place == MD_CELL)
			buf_puts(&r->out, " · ");
		else if (r->place == MD_HEADING || r->spans + r->links > 0)
			buf_putc(&r->out, ' ');
		else
			buf_puts(&r->out, "\\\n");
		r->bol = r->place == MD_LINE && r->spans + r->links == 0;
	}
	r->brk = false;
}

/*
 * Characters that are no text: control characters, line ends of all kinds
 * (as a blank), and the directional overrides, embeddings and isolates,
 * which would let one cell rearrange the rest of its line.
 */
static bool
is_no_text(utf8proc_int32_t c, bool *blank)
{
	*blank = c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 ||
	    c == 0x2028 || c == 0x2029;
	return *blank || c < ' ' || (c >= 0x7f && c < 0xa0) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
	    c == 0xfeff;
}

/*
 * Most texts have nothing in them to be cleaned: printed ASCII, letters and
 * signs of Latin-1 (C3; C2 from A1 on), dashes and quotation marks (E2 80 90
 * to A7).
 */
static bool
is_clean(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;

	for (; *s != '\0'; s++) {
		if (*s == ' ' ? s[1] == ' ' : *s < ' ' || *s == 0x7f)
			return false;
		if (*s < 0x80)
			continue;
		if ((*s == 0xc3 && (s[1] & 0xc0) == 0x80) ||
		    (*s == 0xc2 && s[1] > 0xa0))
			s++;
		else if (*s == 0xe2 && s[1] == 0x80 && s[2] >= 0x90 &&
		    s[2] <= 0xa7)
			s += 2;
		else
			return false;
	}
	return true;
}

/*
 * Text as it will be read: blanks are single, what is no text is gone.  A
 * no-break space that ties nothing to nothing is a blank too.
 */
static const char *
clean(struct arena *a, const char *text)
{
	const char *s = text;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	struct buf out;
	bool blank;

	if (is_clean(text))
		return text;
	buf_init(&out, a);
	for (; *s != '\0'; s += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
		if (n <= 0) {
			n = 1;	/* not UTF-8: cannot come from a plan */
			continue;
		}
		if (c == NBSP && (out.len == 0 || s[n] == '\0' ||
		    is_blank(s[n]) || out.s[out.len - 1] == ' '))
			blank = true;
		else if (!is_no_text(c, &blank))
			buf_put(&out, s, (size_t)n);
		if (blank && (out.len == 0 || out.s[out.len - 1] != ' '))
			buf_putc(&out, ' ');
	}
	return buf_text(&out);
}

const char *
md_words(struct arena *a, const char *s)
{
	char *words = arena_strdup(a, clean(a, s));
	size_t n = strlen(words);

	if (n > 0 && words[n - 1] == ' ')
		words[n - 1] = '\0';
	return words[0] == ' ' ? words + 1 : words;
}

/* "&copy;" and "&#169;" would become a character. */
static bool
is_entity(const char *s)
{
	size_t n = 1;

	while (is_word(s[n]) || s[n] == '#')
		n++;
	return n > 1 && s[n] == ';';
}

/* What makes a list, a heading or a rule of a line that starts with it. */
static bool
starts_block(const char *s)
{
	if (*s == '+' || *s == '-')
		return s[1] == '\0' || s[1] == *s || is_blank(s[1]);
	return strchr("#=>:", *s) != NULL;
}

/*
 * "12. " at the start of a line is not the twelfth item of a list.  The
 * number may stand in what was put out before.
 */
static bool
ends_number(const struct run *r, const char *s)
{
	size_t i = r->out.len;

	if (r->place != MD_LINE || (s[1] != '\0' && !is_blank(s[1])))
		return false;
	while (i > 0 && r->out.s[i - 1] >= '0' && r->out.s[i - 1] <= '9')
		i--;
	return i == 0 || (i < r->out.len && r->out.s[i - 1] == '\n');
}

/* Addresses that some readers turn into links by themselves. */
static bool
starts_address(const char *start, const char *s)
{
	if (*s == ':')
		return s[1] == '/' && s[2] == '/';
	if (*s == '.')
		return s - start >= 3 && strncasecmp(s - 3, "www", 3) == 0;
	return *s == '@' && s > start && is_word(s[-1]) && is_word(s[1]);
}

static bool
wants_escape(const struct run *r, const char *start, const char *s)
{
	switch (*s) {
	case '\\': case '`': case '*': case '[': case ']': case '<':
	case '|': case '~': case '$':
		return true;
	case '_':
		return s == start || !is_word(s[-1]) || !is_word(s[1]);
	case '#':
		return r->bol || r->place == MD_HEADING;
	case '&':
		return is_entity(s);
	case '.': case ')':
		if (ends_number(r, s))
			return true;
		break;
	default:
		break;
	}
	switch (*s) {
	case ':': case '.': case '@':
		if (starts_address(start, s))
			return true;
		break;
	default:
		break;
	}
	return r->bol && starts_block(s);
}

/* Letters and figures, which are never escaped. */
static size_t
plain_length(const char *s)
{
	size_t n = 0;

	while (is_word(s[n]) || (unsigned char)s[n] >= 0x80)
		n++;
	return n;
}

static void
put_text(struct run *r, const char *raw)
{
	const char *text = clean(r->arena, raw), *s;
	size_t n;

	for (s = text; *s != '\0'; s++) {
		if (*s == ' ') {
			space(r);
			continue;
		}
		visible(r);
		n = plain_length(s);
		if (n > 0) {
			buf_put(&r->out, s, n);
			r->bol = false;
			s += n - 1;
			continue;
		}
		if (wants_escape(r, text, s))
			buf_putc(&r->out, '\\');
		buf_putc(&r->out, *s);
		r->bol = false;
	}
}

size_t
md_longest_run(const char *s, char c)
{
	size_t run = 0, most = 0;

	for (; *s != '\0'; s++) {
		run = *s == c ? run + 1 : 0;
		if (run > most)
			most = run;
	}
	return most;
}

/*
 * The inside of a code span, where nothing is escaped but a table's bar.
 * Bars are found before the code is, with backslashes counted in pairs.
 */
static const char *
code_text(struct arena *a, const char *s, enum md_place place)
{
	size_t slashes = 0;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	struct buf out;
	bool blank;

	buf_init(&out, a);
	for (; *s != '\0'; s += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
		if (n <= 0) {
			n = 1;
		} else if (is_no_text(c, &blank)) {
			if (blank && out.len > 0)
				buf_putc(&out, ' ');
		} else if (c == NBSP) {
			buf_puts(&out, out.len > 0 ? " " : "");
		} else {
			if (c == '|' && place == MD_CELL)
				buf_puts(&out, slashes % 2 ? "\\\\" : "\\");
			buf_put(&out, s, (size_t)n);
		}
		slashes = c == '\\' ? slashes + 1 : 0;
	}
	while (out.len > 0 && out.s[out.len - 1] == ' ')
		out.s[--out.len] = '\0';
	return buf_text(&out);
}

const char *
md_code(struct arena *a, const char *literal, enum md_place place)
{
	const char *text = code_text(a, literal, place);
	size_t i, ticks = md_longest_run(text, '`') + 1, len = strlen(text);
	const char *pad;
	struct buf out;

	if (len == 0)
		return "";
	pad = text[0] == '`' || text[len - 1] == '`' ? " " : "";
	buf_init(&out, a);
	for (i = 0; i < ticks; i++)
		buf_putc(&out, '`');
	buf_printf(&out, "%s%s%s", pad, text, pad);
	for (i = 0; i < ticks; i++)
		buf_putc(&out, '`');
	return buf_text(&out);
}

enum char_class { CLASS_BLANK, CLASS_MARK, CLASS_WORD, CLASS_UNSURE };

/* Readers differ on what punctuation is outside ASCII. */
static enum char_class
class_first(const char *s)
{
	utf8proc_int32_t c = 0;

	if (*s == '\0' || is_blank(*s))
		return CLASS_BLANK;
	if ((unsigned char)*s < 0x80)
		return is_word(*s) ? CLASS_WORD : CLASS_MARK;
	if (utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c) <= 0)
		return CLASS_UNSURE;
	switch ((int)utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
		return CLASS_WORD;
	case UTF8PROC_CATEGORY_ZS:
		return CLASS_BLANK;
	default:
		return CLASS_UNSURE;
	}
}

static enum char_class
class_last(const char *s, size_t len)
{
	if (len == 0)
		return CLASS_BLANK;
	do {
		len--;
	} while (len > 0 && ((unsigned char)s[len] & 0xc0) == 0x80);
	return class_first(s + len);
}

/* What follows a span, as its closing delimiter will see it. */
static enum char_class
class_after(const struct run *r, const struct inline_node *n)
{
	if (n->next == NULL)
		return r->links > 0 ? CLASS_MARK : CLASS_BLANK;
	switch (n->next->kind) {
	case INLINE_TEXT:
		return class_first(clean(r->arena, n->next->text));
	case INLINE_PAGE:
		return class_first(clean(r->arena, doc_page_words(r->arena,
		    n->next, NULL)));
	case INLINE_CODE:
	case INLINE_LINK:
		return CLASS_MARK;
	case INLINE_BREAK:
	case INLINE_TAG:
		return CLASS_BLANK;
	case INLINE_EMPH:
	case INLINE_STRONG:
	case INLINE_XREF:
	case INLINE_MARK:
		return CLASS_WORD;
	}
	return CLASS_WORD;
}

/* The children without blanks at their ends: these belong outside. */
static const char *
inner(struct run *r, const struct inline_node *n, bool *before, bool *after)
{
	struct run in = *r;
	size_t len;
	char *s;

	buf_init(&in.out, r->arena);
	in.bol = r->bol || (r->brk && r->place == MD_LINE);
	in.brk = false;
	in.star = (size_t)-1;
	inlines(&in, n->first);
	s = arena_strdup(r->arena, buf_text(&in.out));
	len = in.out.len;
	*before = *s == ' ';
	*after = len > 0 && s[len - 1] == ' ';
	if (*after)
		s[len - 1] = '\0';
	return *before && *s != '\0' ? s + 1 : s;
}

/*
 * Emphasis, where every reader will see it as such: next to letters a
 * delimiter that touches punctuation does not count as one.  Where in
 * doubt the words stand plain.
 */
static void
put_emphasis(struct run *r, const struct inline_node *n, const char *stars)
{
	bool before, after, open, close, delimit;
	enum char_class c;
	const char *s;

	r->spans++;
	s = inner(r, n, &before, &after);
	r->spans--;
	if (before)
		space(r);
	if (*s != '\0') {
		visible(r);
		c = class_first(s);
		open = c == CLASS_WORD || r->bol ||
		    (r->out.len == 0 && r->links > 0) ||
		    class_last(buf_text(&r->out), r->out.len) <= CLASS_MARK;
		c = class_last(s, strlen(s));
		close = c == CLASS_WORD || after ||
		    class_after(r, n) <= CLASS_MARK;
		delimit = open && close && r->spans == 0 &&
		    r->star != r->out.len && class_first(s) != CLASS_BLANK &&
		    c != CLASS_BLANK;
		buf_printf(&r->out, "%s%s%s", delimit ? stars : "", s,
		    delimit ? stars : "");
		r->star = delimit ? r->out.len : r->star;
		r->bol = false;
	}
	if (after)
		space(r);
}

static void
bracket(struct run *r, const char *words, const char *href)
{
	/* "!" before a bracket would make an image of the link. */
	if (r->out.len > 0 && r->out.s[r->out.len - 1] == '!') {
		r->out.s[r->out.len - 1] = '\\';
		buf_putc(&r->out, '!');
	}
	buf_printf(&r->out, "[%s](", words);
	for (; *href != '\0'; href++) {
		buf_putc(&r->out, *href);
		if (*href == '&' && is_entity(href))
			buf_puts(&r->out, "amp;");
	}
	buf_putc(&r->out, ')');
}

static void
put_link(struct run *r, const struct inline_node *n, const char *href)
{
	bool before, after;
	const char *s;

	r->links++;
	s = inner(r, n, &before, &after);
	r->links--;
	if (before)
		space(r);
	if (*s == '\0' && href != NULL)
		s = md_plain(r->arena, href, MD_CELL);
	if (*s != '\0') {
		visible(r);
		if (href != NULL && r->links == 0)
			bracket(r, s, href);
		else
			buf_puts(&r->out, s);
		r->bol = false;
	}
	if (after)
		space(r);
}

/* The shapes of the printed plan, as far as text has them. */
static const char *const mark_shapes[] = { "", "■ ", "▲ ", "● ", "✔ ", "○ ",
	"✕ " };

static void
put_mark(struct run *r, const struct inline_node *n)
{
	visible(r);
	if (r->place != MD_HEADING)
		buf_puts(&r->out, mark_shapes[n->mark]);
	r->bol = false;
	put_text(r, n->text);
}

static void
put_tag(struct run *r, const struct inline_node *n)
{
	const char *s = md_plain(r->arena, n->text, MD_CELL);

	visible(r);
	space(r);
	buf_printf(&r->out, r->place == MD_LINE ? "**%s**" : "%s", s);
	r->bol = false;
	space(r);
}

static void
put_code(struct run *r, const char *text)
{
	const char *s = md_code(r->arena, text, r->place);

	if (*s == '\0')
		return;
	visible(r);
	buf_puts(&r->out, s);
	r->bol = false;
}

/* Texts that follow each other are escaped as the one text they make. */
static const struct inline_node *
put_texts(struct run *r, const struct inline_node *n)
{
	struct buf all;

	/* A bullet tells two lines of a cell apart. */
	if (r->brk && strncmp(n->text, "• ", 4) == 0 && r->place == MD_CELL) {
		r->brk = false;
		space(r);
	}
	if (n->next == NULL || n->next->kind != INLINE_TEXT) {
		put_text(r, n->text);
		return n;
	}
	buf_init(&all, r->arena);
	buf_puts(&all, n->text);
	for (; n->next != NULL && n->next->kind == INLINE_TEXT; n = n->next)
		buf_puts(&all, n->next->text);
	put_text(r, buf_text(&all));
	return n;
}

static void
inlines(struct run *r, const struct inline_node *n)
{
	for (; n != NULL; n = n->next) {
		switch (n->kind) {
		case INLINE_TEXT:
			n = put_texts(r, n);
			break;
		case INLINE_EMPH:
			put_emphasis(r, n, "*");
			break;
		case INLINE_STRONG:
			put_emphasis(r, n, "**");
			break;
		case INLINE_CODE:
			put_code(r, n->text);
			break;
		case INLINE_LINK:
			put_link(r, n, doc_href(r->arena, n->href));
			break;
		case INLINE_XREF:
			put_link(r, n, md_anchor_find(r->anchors, n->href));
			break;
		case INLINE_PAGE:
			put_text(r, doc_page_words(r->arena, n, NULL));
			break;
		case INLINE_BREAK:
			r->brk = true;
			break;
		case INLINE_MARK:
			put_mark(r, n);
			break;
		case INLINE_TAG:
			put_tag(r, n);
			break;
		}
	}
}

const char *
md_inline(struct arena *a, const struct md_links *anchors,
    const struct inline_node *n, enum md_place place)
{
	struct run r = { .arena = a, .anchors = anchors, .place = place };

	buf_init(&r.out, a);
	r.bol = true;
	r.star = (size_t)-1;
	if (place != MD_LINE) {
		/* Something stands before on the line, but no blank. */
		r.bol = false;
		buf_putc(&r.out, ' ');
	}
	inlines(&r, n);
	while (r.out.len > 0 && r.out.s[r.out.len - 1] == ' ')
		r.out.s[--r.out.len] = '\0';
	return buf_text(&r.out) + (place != MD_LINE && r.out.len > 0 ? 1 : 0);
}

const char *
md_plain(struct arena *a, const char *text, enum md_place place)
{
	struct inline_node n = { .kind = INLINE_TEXT, .text = text };
	struct md_links none = { 0 };

	return md_inline(a, &none, &n, place);
}
