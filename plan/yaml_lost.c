#include "yaml_faults.h"

#include <string.h>

#include "arena.h"
#include "diag.h"

/*
 * Four ways in which YAML quietly drops part of a sentence.  They are no
 * faults to YAML, so they can only be seen in the source bytes around a
 * value that was read well.
 */

struct span
text_span(const struct text_reader *r, size_t from, size_t to)
{
	struct span at = { r->file, (uint32_t)from, (uint32_t)to };

	return at;
}

const char *
shortened(const struct text_reader *r, const char *s, size_t len)
{
	size_t n = SHORTENED;

	if (len <= SHORTENED)
		return arena_strndup(r->arena, s, len);
	while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(r->arena, "%.*s…", (int)n, s);
}

const char *
text_piece(const struct text_reader *r, size_t from, size_t to)
{
	return shortened(r, r->src->bytes + from, to - from);
}

size_t
line_end(const struct source *s, size_t from)
{
	while (from < s->len && s->bytes[from] != '\n' &&
	    s->bytes[from] != '\r')
		from++;
	return from;
}

size_t
line_text_end(const struct source *s, size_t from)
{
	size_t end = line_end(s, from);

	while (end > from && (s->bytes[end - 1] == ' ' ||
	    s->bytes[end - 1] == '\t'))
		end--;
	return end;
}

size_t
line_start(const struct source *s, size_t at)
{
	while (at > 0 && s->bytes[at - 1] != '\n' && s->bytes[at - 1] != '\r')
		at--;
	return at;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool
text_is_space(char c)
{
	return is_blank(c) || c == '\n' || c == '\r';
}

/*
 * People write a remark as `# remark` and a number as `#3`: a `#` with
 * something directly behind it is taken for lost text, one with a space (or
 * another `#`) behind it for a true comment.
 */
size_t
glued_comment(const struct source *s, size_t from, size_t to)
{
	size_t i;
	char next;

	for (i = from; i + 1 < to; i++) {
		if (s->bytes[i] != '#' || i == 0 || !is_blank(s->bytes[i - 1]))
			continue;
		next = s->bytes[i + 1];
		if (!text_is_space(next) && next != '#')
			return i;
	}
	return 0;
}

/* The value becomes the text from..to as it stands in the source. */
static void
mend(const struct text_reader *r, struct node *n, size_t from, size_t to)
{
	n->s = arena_strndup(r->arena, r->src->bytes + from, to - from);
	n->len = to - from;
	n->at.from = (uint32_t)from;
	n->at.to = (uint32_t)to;
}

/* Short enough to show it in quotes as it stands. */
static bool
can_quote(const struct source *s, size_t from, size_t to)
{
	return to - from <= SHORTENED &&
	    memchr(s->bytes + from, '\n', to - from) == NULL &&
	    memchr(s->bytes + from, '"', to - from) == NULL;
}

void
lost_comment(const struct text_reader *r, struct node *n, bool in_flow)
{
	const struct source *s = r->src;
	size_t hash = n->at.to, from = n->at.from, end;

	while (hash < s->len && is_blank(s->bytes[hash]))
		hash++;
	if (hash == s->len || s->bytes[hash] != '#' ||
	    glued_comment(s, hash, s->len) != hash)
		return;
	if (n->len == 0)
		from = hash;
	end = line_text_end(s, hash);
	diag_add(r->diags, RULE_E024, text_span(r, hash, end), NULL,
	    "YAML takes \"%s\" for a comment and drops it",
	    text_piece(r, hash, end));
	if (!in_flow && can_quote(s, from, end))
		diag_help(r->diags, "Put it in quotes: \"%s\"; if it is "
		    "meant as a comment, put a space after the #.",
		    text_piece(r, from, end));
	else
		diag_help(r->diags, "Put the whole value in quotes; if it "
		    "is meant as a comment, put a space after the #.");
	/* In braces the dropped text holds the closing brace as well. */
	if (!in_flow)
		mend(r, n, from, end);
}

void
lost_mark(const struct text_reader *r, struct node *n, size_t from)
{
	const struct source *s = r->src;
	size_t end = from;

	while (end < s->len && !text_is_space(s->bytes[end]))
		end++;
	diag_add(r->diags, RULE_E024, text_span(r, from, end), NULL,
	    "YAML takes \"%s\" for a mark of its own and drops it",
	    text_piece(r, from, end));
	if (n->quoted || n->block || !can_quote(s, from, n->at.to)) {
		diag_help(r->diags, "Take \"%s\" out, or put the whole value "
		    "in quotes.", text_piece(r, from, end));
		return;
	}
	diag_help(r->diags, "Put it in quotes: \"%s\"",
	    text_piece(r, from, n->at.to));
	mend(r, n, from, n->at.to);
}

/* `key` without a colon behind it, as only braces allow. */
static bool
lacks_colon(const struct source *s, const struct node *n)
{
	size_t i = n->key->at.to;

	if (n->kind != NODE_SCALAR || n->quoted || n->len > 0)
		return false;
	while (i < s->len && (text_is_space(s->bytes[i]) || s->bytes[i] == '#'))
		i = s->bytes[i] == '#' ? line_end(s, i) : i + 1;
	return i < s->len && s->bytes[i] != ':';
}

/* An entry that is no remainder of the value before it. */
static void
entry_without_value(const struct text_reader *r, const struct node *n)
{
	diag_add(r->diags, RULE_E024, n->key->at, NULL,
	    "\"%s\" has no value: in braces every entry is a name, a colon "
	    "and a value", shortened(r, n->key->s, n->key->len));
	diag_help(r->diags, "If it belongs to a text, put the whole text in "
	    "quotes; for a list, use [ ] in place of { }");
}

/* The value `n` and the pieces that a comma cut off, up to `last`. */
static void
value_cut(const struct text_reader *r, struct node *n,
    const struct node *first, const struct node *last)
{
	size_t from = n->at.from, to = last->key->at.to;

	diag_add(r->diags, RULE_E024, text_span(r, from, to), NULL,
	    "YAML cuts this text at the comma: \"%s\" is left of it, and "
	    "\"%s\" becomes a field without a value",
	    shortened(r, n->s, n->len),
	    shortened(r, first->key->s, first->key->len));
	if (can_quote(r->src, from, to))
		diag_help(r->diags, "Put it in quotes: %s: \"%s\"",
		    n->key->s, text_piece(r, from, to));
	else
		diag_help(r->diags, "Put the whole value in quotes.");
	mend(r, n, from, to);
}

void
lost_entries(const struct text_reader *r, struct node *map)
{
	struct node *n, *before = NULL, *last, **link = &map->first;

	while ((n = *link) != NULL) {
		if (!lacks_colon(r->src, n)) {
			before = n;
			link = &n->next;
			continue;
		}
		last = n;
		map->n--;
		if (before != NULL && before->kind == NODE_SCALAR &&
		    !before->quoted && before->len > 0) {
			while (last->next != NULL &&
			    lacks_colon(r->src, last->next)) {
				last = last->next;
				map->n--;
			}
			value_cut(r, before, n, last);
		} else {
			entry_without_value(r, n);
		}
		*link = last->next;
	}
}
