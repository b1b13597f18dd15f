#include "yaml_faults.h"

#include <string.h>

#include "arena.h"
#include "diag.h"

/*
 * The YAML library says what it did not expect; a person wants to know what
 * to change.  Each row knows one of its messages; `explain` looks at the
 * text around the place and tells the accidents apart that end in it.
 */

struct teller {
	const struct text_reader	*r;
	const struct syntax_fault	*fault;
};

typedef void explain_fn(const struct teller *);

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What stands at an offset; '\0' at the end of the file. */
static char
byte_at(const struct teller *t, size_t at)
{
	return at < t->r->src->len ? t->r->src->bytes[at] : '\0';
}

/* First thing written in the line. */
static size_t
first_in_line(const struct teller *t, size_t at)
{
	at = line_start(t->r->src, at);
	while (is_blank(byte_at(t, at)))
		at++;
	return at;
}

/* The value from `at` to the end of its line, without a comment. */
static size_t
value_end(const struct teller *t, size_t at)
{
	size_t end = line_text_end(t->r->src, at), i;

	for (i = at; i + 1 < end; i++)
		if (is_blank(byte_at(t, i)) && byte_at(t, i + 1) == '#' &&
		    (i + 2 == end || is_blank(byte_at(t, i + 2))))
			end = i;
	while (end > at && is_blank(byte_at(t, end - 1)))
		end--;
	return end;
}

static void
tell(const struct teller *t, size_t from, size_t to, const char *cause,
    const char *help)
{
	diag_add(t->r->diags, RULE_E001, text_span(t->r, from, to), NULL,
	    "%s", cause);
	diag_help(t->r->diags, "%s", help);
}

/* A text that YAML reads as something else: the cure is quotation marks. */
static void
tell_quotes(const struct teller *t, size_t from, size_t to,
    const char *cause)
{
	const char *text = text_piece(t->r, from, to);

	diag_add(t->r->diags, RULE_E001, text_span(t->r, from, to), NULL,
	    "%s", cause);
	if (to - from > SHORTENED)
		diag_help(t->r->diags, "Put the whole value in quotes.");
	else if (strchr(text, '"') == NULL)
		diag_help(t->r->diags, "Put it in quotes: \"%s\"", text);
	else if (strchr(text, '\'') == NULL)
		diag_help(t->r->diags, "Put it in quotes: '%s'", text);
	else
		diag_help(t->r->diags, "Put the whole value in quotes; a "
		    "quotation mark inside them is written twice: ''");
}

/* Where the value starts that `at` is part of: behind `name: ` or `- `. */
static size_t
value_start(const struct teller *t, size_t at)
{
	size_t i = first_in_line(t, at);
	size_t end = line_end(t->r->src, i);

	while (i < at && byte_at(t, i) == '-' && is_blank(byte_at(t, i + 1)))
		for (i++; is_blank(byte_at(t, i)); )
			i++;
	for (; i + 1 < end && i < at; i++)
		if (byte_at(t, i) == ':' && is_blank(byte_at(t, i + 1))) {
			for (i++; is_blank(byte_at(t, i)); )
				i++;
			return i <= at ? i : at;
		}
	i = first_in_line(t, at);
	while (i < at && byte_at(t, i) == '-' && is_blank(byte_at(t, i + 1)))
		for (i++; is_blank(byte_at(t, i)); )
			i++;
	return i <= at ? i : at;
}

static void
explain_tab(const struct teller *t)
{
	size_t from = line_start(t->r->src, t->fault->at), to;

	while (byte_at(t, from) == ' ')
		from++;
	if (byte_at(t, from) != '\t')
		from = t->fault->at;
	for (to = from; byte_at(t, to) == '\t'; )
		to++;
	tell(t, from, to, "This line is indented with a tab, which YAML does "
	    "not allow", "Use spaces: two for each level (most editors can "
	    "be told to).");
}

static void
explain_start(const struct teller *t)
{
	size_t at = t->fault->at;
	char c = byte_at(t, at);

	if (c == '\t') {
		explain_tab(t);
		return;
	}
	tell_quotes(t, at, value_end(t, at), c == '%' ?
	    "A value cannot begin with \"%\"; for a unit there is the word "
	    "percent" : c == '@' ?
	    "A value cannot begin with \"@\"" :
	    "A value cannot begin with \"`\"");
}

/* `A: b: c`, or a field that is indented below a field with a value. */
static void
explain_colon(const struct teller *t)
{
	size_t at = t->fault->at, from = value_start(t, at);
	size_t first = first_in_line(t, at);

	while (byte_at(t, first) == '-' && is_blank(byte_at(t, first + 1)))
		for (first++; is_blank(byte_at(t, first)); )
			first++;
	if (from > first && from < at) {
		tell_quotes(t, from, value_end(t, at), "This value has a "
		    "colon in it, which YAML takes for the end of a field's "
		    "name");
		return;
	}
	tell(t, first, at, "This line is indented as if it belonged to the "
	    "field above, which already has a value", "Give it the same "
	    "indentation as the field above it; if it is the rest of a "
	    "text, put the whole text in quotes.");
}

static void
explain_no_colon(const struct teller *t)
{
	size_t at = t->fault->context_at, end = line_text_end(t->r->src, at);
	size_t hash = glued_comment(t->r->src, at, end);

	if (hash > 0) {
		diag_add(t->r->diags, RULE_E024, text_span(t->r, hash, end),
		    NULL, "YAML takes \"%s\" for a comment and drops it",
		    text_piece(t->r, hash, end));
		diag_help(t->r->diags, "Put the whole name or value in "
		    "quotes.");
		return;
	}
	tell(t, at, end, "This line is neither \"name: value\" nor the rest "
	    "of the text above it", "Put a colon and a space behind the "
	    "name; text that goes on in a new line is indented more than "
	    "the name of its field.");
}

/* The character before the fault, blanks left out; 0 at a line's start. */
static char
before(const struct teller *t, size_t at)
{
	size_t start = line_start(t->r->src, at);

	while (at > start && is_blank(byte_at(t, at - 1)))
		at--;
	return at > start ? byte_at(t, at - 1) : '\0';
}

static bool
text_follows(const struct teller *t, const char *ends)
{
	char c = before(t, t->fault->at);

	return c != '\0' && strchr(ends, c) != NULL;
}

/* A block of fields or items ends where something else stands. */
static void
explain_block(const struct teller *t)
{
	size_t at = t->fault->at, from = value_start(t, at);
	size_t first = first_in_line(t, at);

	if (text_follows(t, "\"") && from < at) {
		tell_quotes(t, from, value_end(t, at), "Text goes on behind "
		    "the closing quotation mark");
		return;
	}
	if (text_follows(t, "'") || (from < at && byte_at(t, from) == '\'')) {
		tell(t, from, value_end(t, at), "Text goes on behind the "
		    "closing quotation mark", "Inside '…' a single quotation "
		    "mark is written twice: 'it''s'");
		return;
	}
	if (text_follows(t, "]}") && from < at) {
		tell_quotes(t, from, value_end(t, at), "Text goes on behind "
		    "the closing bracket, so this is no list or map");
		return;
	}
	if (text_follows(t, "*") || byte_at(t, from) == '*') {
		tell_quotes(t, from, value_end(t, at), "A value cannot begin "
		    "with \"*\", which YAML takes for an alias");
		return;
	}
	if (strstr(t->fault->problem, "'-'") != NULL)
		tell(t, first, line_text_end(t->r->src, first), "This line "
		    "stands among the items of a list but does not begin "
		    "with \"- \"", "Check its indentation: a field of the "
		    "item above stands below the first letter behind the "
		    "\"- \".");
	else
		tell(t, first, line_text_end(t->r->src, first), "This line "
		    "does not fit the indentation of the lines above it",
		    "Give fields that belong together the same number of "
		    "spaces at the start of the line.");
	diag_also(t->r->diags, text_span(t->r, t->fault->context_at,
	    line_text_end(t->r->src, t->fault->context_at)),
	    "the block it would belong to begins here");
}

/* A comment that hid the closing bracket; told already if the value before
   it was read. */
static void
tell_hidden(const struct teller *t, size_t hash)
{
	size_t end = line_text_end(t->r->src, hash), i;

	for (i = 0; i < t->r->diags->n; i++)
		if (t->r->diags->v[i].rule == RULE_E024 &&
		    t->r->diags->v[i].at.from == hash)
			return;
	diag_add(t->r->diags, RULE_E024, text_span(t->r, hash, end), NULL,
	    "YAML takes \"%s\" for a comment and drops it, and the closing "
	    "bracket with it", text_piece(t->r, hash, end));
	diag_help(t->r->diags, "Put the value in quotes.");
}

/* The entry of a { } or [ ] that holds `at`, without its name. */
static size_t
entry_start(const struct teller *t, size_t open, size_t at)
{
	size_t from = at, i;

	while (from > open + 1 && strchr(",{[", byte_at(t, from - 1)) == NULL)
		from--;
	for (i = from; i + 1 < at; i++)
		if (byte_at(t, i) == ':' && is_blank(byte_at(t, i + 1))) {
			from = i + 1;
			break;
		}
	while (from < at && is_blank(byte_at(t, from)))
		from++;
	return from;
}

static size_t
entry_end(const struct teller *t, size_t at)
{
	size_t end = line_text_end(t->r->src, at), i = at;

	while (i < end && strchr(",}]", byte_at(t, i)) == NULL)
		i++;
	return i;
}

static bool
on_one_line(const struct teller *t, size_t from, size_t to)
{
	return line_end(t->r->src, from) >= to;
}

/* Inside { } or [ ]. */
static void
explain_flow(const struct teller *t)
{
	size_t open = t->fault->context_at, at = t->fault->at;
	size_t hash = glued_comment(t->r->src, open, at);
	size_t from = entry_start(t, open, at);
	char c = byte_at(t, at);

	if (hash > 0) {
		tell_hidden(t, hash);
		return;
	}
	if (!on_one_line(t, from, at) || c == '\0') {
		tell(t, open, open + 1, "This bracket is not closed, or a "
		    "comma is missing after an entry", "Check that { closes "
		    "with } and [ with ], and that commas stand between the "
		    "entries.");
		return;
	}
	if (c == ':')
		tell_quotes(t, from, entry_end(t, at), "This value has a "
		    "colon in it, which YAML takes for the end of a field's "
		    "name");
	else if (text_follows(t, "\"'"))
		tell(t, from, at + 1, "Text goes on behind the closing "
		    "quotation mark", "Put the whole value in quotes of the "
		    "other kind, or put a comma before what follows.");
	else
		tell(t, from, at + 1, "A bracket here ends the value, or does "
		    "not match the one that was opened", "Put a value that "
		    "has brackets in it in quotes; else check that { closes "
		    "with } and [ with ].");
	diag_also(t->r->diags, text_span(t->r, open, open + 1),
	    "the bracket was opened here");
}

static void
explain_open_quote(const struct teller *t)
{
	size_t at = t->fault->context_at;

	tell(t, at, line_text_end(t->r->src, at), "The quotation mark that "
	    "begins this text is never closed", "Close it; inside '…' a "
	    "single quotation mark is written twice: ''");
}

static void
explain_escape(const struct teller *t)
{
	size_t at = t->fault->at;

	tell(t, at, at + 2, "A backslash in double quotes begins an escape, "
	    "and this one is unknown", "Use single quotes, in which a "
	    "backslash is just a backslash.");
}

static void
explain_alias(const struct teller *t)
{
	size_t at = t->fault->context_at;

	tell_quotes(t, at, value_end(t, at), byte_at(t, at) == '*' ?
	    "A value cannot begin with \"*\", which YAML takes for an alias" :
	    "A value cannot begin with \"&\", which YAML takes for a mark of "
	    "its own");
}

static void
explain_tag(const struct teller *t)
{
	size_t at = t->fault->context_at;

	if (byte_at(t, at) != '!')
		at = t->fault->at;
	tell_quotes(t, at, value_end(t, at), "A value cannot begin with "
	    "\"!\", which YAML takes for a mark of its own");
}

static void
explain_item(const struct teller *t)
{
	size_t at = t->fault->at, first = first_in_line(t, at);

	if (first < at)
		tell_quotes(t, at, value_end(t, at), "A \"- \" behind the "
		    "name of a field begins no list; a list begins on the "
		    "next line");
	else
		tell(t, at, line_text_end(t->r->src, at), "This list item is "
		    "indented as if it belonged to the field above, which "
		    "already has a value", "Check its indentation and the "
		    "line above it.");
}

static void
explain_question(const struct teller *t)
{
	size_t at = t->fault->at;

	tell_quotes(t, at, value_end(t, at), "A value cannot begin with "
	    "\"? \", which YAML takes for a mark of its own");
}

static void
explain_block_text(const struct teller *t)
{
	size_t at = t->fault->context_at;

	tell_quotes(t, at, value_end(t, at), byte_at(t, at) == '|' ?
	    "Behind \"|\" nothing may follow in the line: the text begins on "
	    "the next one" :
	    "Behind \">\" nothing may follow in the line: the text begins on "
	    "the next one");
}

static void
explain_after_end(const struct teller *t)
{
	size_t at = t->fault->at, above = at;

	while (above > 0 && strchr("\r\n", byte_at(t, above - 1)) != NULL)
		above--;
	above = line_start(t->r->src, above);
	if (strncmp(t->r->src->bytes + above, "...", 3) == 0) {
		tell(t, above, above + 3, "A line of \"...\" ends the file for "
		    "YAML, but more follows", "Take the line out.");
		return;
	}
	if (text_follows(t, "]}\"'")) {
		tell(t, at, line_text_end(t->r->src, at), "Text goes on "
		    "behind the closing bracket or quotation mark",
		    "Put it before the closing one, or take it out.");
		return;
	}
	tell(t, at, line_text_end(t->r->src, at), "This line belongs to no "
	    "field: it is indented less than the file's first line",
	    "Begin all of the file's own fields in the first column.");
}

static void
explain_missing(const struct teller *t)
{
	size_t at = t->fault->at;

	tell(t, at, at + 1, "A value is missing here", "Write it, or take "
	    "the comma or colon out; a text with brackets or commas in it "
	    "needs quotes.");
}

static void
explain_directive(const struct teller *t)
{
	size_t at = t->fault->context_at;

	tell(t, at, line_text_end(t->r->src, at), "A line that begins with "
	    "\"%\" is an instruction to YAML itself, and this one is none",
	    "Indent the line if it belongs to a text, or take it out.");
}

static void
explain_rule_line(const struct teller *t)
{
	size_t at = t->fault->at;

	tell(t, at, at + 3, "A line of \"---\" or \"...\" ends the file for "
	    "YAML, here in the middle of a text in quotes", "Indent the "
	    "line, or close the quotation mark before it.");
}

static void
explain_deep_colon(const struct teller *t)
{
	size_t at = t->fault->at;

	tell(t, at, at + 1, "A colon here is directly followed by a bracket "
	    "or comma", "Put a space behind the colon, or the whole value in "
	    "quotes.");
}

/* Looked through from the top; an empty context fits any. */
static const struct {
	const char	*problem, *context;
	explain_fn	*explain;
} sayings[] = {
	{ "cannot start any token", "", explain_start },
	{ "tab character", "", explain_tab },
	{ "mapping values are not allowed", "", explain_colon },
	{ "mapping keys are not allowed", "", explain_question },
	{ "block sequence entries are not allowed", "", explain_item },
	{ "could not find expected ':'", "", explain_no_colon },
	{ "did not find expected key", "", explain_block },
	{ "did not find expected '-'", "", explain_block },
	{ "did not find expected ','", "", explain_flow },
	{ "unexpected end of stream", "quoted", explain_open_quote },
	{ "unexpected document indicator", "", explain_rule_line },
	{ "escape", "quoted", explain_escape },
	{ "hexdecimal", "quoted", explain_escape },
	{ "alphabetic", "alias", explain_alias },
	{ "alphabetic", "anchor", explain_alias },
	{ "", "directive", explain_directive },
	{ "", "tag", explain_tag },
	{ "tag handle", "", explain_tag },
	{ "", "block scalar", explain_block_text },
	{ "<document start>", "", explain_after_end },
	{ "node content", "", explain_missing },
	{ "unexpected ':'", "", explain_deep_colon },
};

void
bad_syntax(const struct text_reader *r, const struct syntax_fault *fault)
{
	const struct teller t = { r, fault };
	size_t i;

	for (i = 0; i < sizeof sayings / sizeof *sayings; i++)
		if (strstr(fault->problem, sayings[i].problem) != NULL &&
		    strstr(fault->context, sayings[i].context) != NULL) {
			sayings[i].explain(&t);
			return;
		}
	diag_add(r->diags, RULE_E001, text_span(r, fault->at, fault->at + 1),
	    NULL, "YAML cannot read on here (%s)", fault->problem);
	diag_help(r->diags, "Check the indentation, and put text that has "
	    ": # & ! * %% or brackets in it in quotes.");
}
