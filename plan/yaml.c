#include "yaml.h"

#include <string.h>

#include <yaml.h>

#include "arena.h"
#include "diag.h"
#include "utf8.h"
#include "yaml_faults.h"

/*
 * The events of the YAML library become a tree of nodes.  The library reads
 * on demand: it is stopped at the first thing that no plan needs (depth,
 * size, number), before it costs time or memory.
 */

/* A name given with `&`, and what it names. */
struct anchor {
	struct anchor	*next;
	const char	*name;
	struct node	*node;
	size_t		 from;	/* where its `&` stands */
	bool		 used;
};

/* A list or map that is being read. */
struct frame {
	struct node	*node;
	struct node	**tail;		/* where its next child goes */
	struct node	*key;		/* waits for its value */
};

struct reader {
	struct text_reader	 text;
	struct arena		*node_arena;
	yaml_parser_t		 parser;
	size_t			 base;		/* where the text begins */
	size_t			 fed;		/* bytes given to the parser */
	size_t			 done;		/* offset of the last event */
	size_t			 mark_chars;	/* a mark in characters … */
	size_t			 mark_bytes;	/* … and in bytes */
	struct node		*root;
	struct frame		 stack[YAML_MAX_DEPTH];
	size_t			 depth;
	struct anchor		*anchors;
	size_t			 nodes, copies;
	size_t			 documents;
	bool			 stopped;	/* the reason has been told */
	bool			 endless;	/* one value beyond any limit */
};

/* ---- from the library's marks to bytes ---- */

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Marks count characters; most lie a few bytes from the one before. */
static size_t
offset_of(struct reader *r, yaml_mark_t mark)
{
	const struct source *s = r->text.src;
	size_t at = r->mark_bytes;

	if (r->mark_chars < mark.index) {
		at += utf8_skip(s->bytes + at, s->len - at,
		    mark.index - r->mark_chars);
		r->mark_chars = mark.index;
	}
	while (r->mark_chars > mark.index && at > 0) {
		do
			at--;
		while (at > 0 && is_continuation(s->bytes[at]));
		r->mark_chars--;
	}
	r->mark_bytes = at;
	return at;
}

/* The library asks for more.  It is refused once it has swallowed more
   than a value may hold without coming to an end of it. */
static int
feed(void *data, unsigned char *out, size_t room, size_t *given)
{
	struct reader *r = data;
	const struct source *s = r->text.src;

	if (r->fed - r->done > 2 * (size_t)YAML_MAX_SCALAR) {
		r->endless = true;
		return 0;
	}
	*given = s->len - r->fed < room ? s->len - r->fed : room;
	memcpy(out, s->bytes + r->fed, *given);
	r->fed += *given;
	return 1;
}

/* ---- limits ---- */

static void
too_deep(struct reader *r, struct span at)
{
	diag_add(r->text.diags, RULE_E015, at, NULL, "Lists and fields are "
	    "nested more than %d deep here", YAML_MAX_DEPTH);
	diag_help(r->text.diags, "Look for brackets that are opened and never "
	    "closed; a plan needs fewer than ten levels.");
	r->stopped = true;
}

static void
value_too_long(struct reader *r, struct span at)
{
	diag_add(r->text.diags, RULE_E015, at, NULL, "One value, or one run "
	    "of comments, is longer than %u MB here", YAML_MAX_SCALAR >> 20);
	diag_help(r->text.diags, "Look for a quotation mark that is never "
	    "closed, or for a file pasted into the plan.");
	r->stopped = true;
}

static void
too_many_nodes(struct reader *r, struct span at)
{
	diag_add(r->text.diags, RULE_E015, at, NULL,
	    "The file holds more than %d values", YAML_MAX_NODES);
	diag_help(r->text.diags, "Keep long series in a CSV file and name "
	    "that file in the plan.");
	r->stopped = true;
}

static void
too_many_copies(struct reader *r, struct span at)
{
	diag_add(r->text.diags, RULE_E015, at, NULL, "The aliases (*name) of "
	    "this file stand for more than %d values", YAML_MAX_COPIES);
	diag_help(r->text.diags, "Write the values out in place of the "
	    "aliases; a plan refers to records by their id.");
	r->stopped = true;
}

/* ---- nodes and where they go ---- */

static struct node *
new_node(struct reader *r, enum node_kind kind, struct span at)
{
	struct node *n = arena_alloc(r->node_arena, sizeof *n);

	n->kind = kind;
	n->at = at;
	n->s = "";
	if (++r->nodes > YAML_MAX_NODES && !r->stopped)
		too_many_nodes(r, at);
	return n;
}

static bool
in_flow(const struct reader *r)
{
	return r->depth > 0 && r->stack[r->depth - 1].node->flow;
}

static void
append(struct frame *f, struct node *n)
{
	*f->tail = n;
	f->tail = &n->next;
	f->node->n++;
}

/* The node is what is read next: the top, an item, a key or its value. */
static void
place_node(struct reader *r, struct node *n)
{
	struct frame *f;

	if (r->depth == 0) {
		r->root = n;
		return;
	}
	f = &r->stack[r->depth - 1];
	if (f->node->kind == NODE_SEQ) {
		append(f, n);
		return;
	}
	if (f->key == NULL) {
		f->key = n;
		return;
	}
	n->key = f->key;
	f->key = NULL;
	if (n->key->kind != NODE_SCALAR || n->key->len == 0)
		bad_key(&r->text, n->key);
	else
		append(f, n);
}

/* ---- anchors, aliases and tags ---- */

/* Marks (`&name`, `!tag`) stand before the value they belong to. */
static size_t
after_marks(const struct source *s, size_t at, size_t end)
{
	while (at < end && (s->bytes[at] == '&' || s->bytes[at] == '!')) {
		while (at < end && !text_is_space(s->bytes[at]))
			at++;
		while (at < end && (text_is_space(s->bytes[at]) ||
		    s->bytes[at] == '#'))
			at = s->bytes[at] == '#' ? line_end(s, at) : at + 1;
	}
	return at;
}

/* Where the mark that begins with `sign` is, from `at` on. */
static size_t
mark_offset(const struct source *s, size_t at, size_t end, char sign)
{
	const char *p = memchr(s->bytes + at, sign, end - at);

	return p == NULL ? at : (size_t)(p - s->bytes);
}

static void
add_anchor(struct reader *r, struct node *n, const char *name, size_t from)
{
	struct anchor *a = arena_alloc(r->text.arena, sizeof *a);

	a->name = arena_strdup(r->text.arena, name);
	a->node = n;
	a->from = from;
	a->next = r->anchors;
	r->anchors = a;
}

/* `!word` before prose is lost text; `!!str` is YAML's own business. */
static void
bad_tag(struct reader *r, struct node *n, size_t from)
{
	const struct source *s = r->text.src;
	size_t end = from;

	if (n->kind == NODE_SCALAR && from + 1 < s->len &&
	    s->bytes[from + 1] != '!' && s->bytes[from + 1] != '<') {
		lost_mark(&r->text, n, from);
		return;
	}
	while (end < s->len && !text_is_space(s->bytes[end]))
		end++;
	diag_add(r->text.diags, RULE_E001, text_span(&r->text, from, end),
	    NULL, "\"%s\" is a tag, and plans have none",
	    text_piece(&r->text, from, end));
	diag_help(r->text.diags, "Take it out: the field itself says what "
	    "kind of value it takes.");
}

/* The anchor and tag of a value, which is known to begin at `from`. */
static void
read_marks(struct reader *r, struct node *n, const unsigned char *anchor,
    const unsigned char *tag, size_t from)
{
	const struct source *s = r->text.src;
	size_t value = n->at.from > from ? n->at.from : line_end(s, from);

	if (anchor != NULL)
		add_anchor(r, n, (const char *)anchor,
		    mark_offset(s, from, value, '&'));
	if (tag != NULL)
		bad_tag(r, n, mark_offset(s, from, value, '!'));
}

static void
unused_anchor(struct reader *r, const struct anchor *a)
{
	size_t end = a->from + 1 + strlen(a->name);

	if (a->node->kind == NODE_SCALAR) {
		lost_mark(&r->text, a->node, a->from);
		return;
	}
	diag_add(r->text.diags, RULE_E001, text_span(&r->text, a->from, end),
	    NULL, "\"&%s\" names something that no \"*%s\" uses", a->name,
	    a->name);
	diag_help(r->text.diags, "Take it out; records are referred to by "
	    "their id.");
}

static struct anchor *
find_anchor(const struct reader *r, const char *name)
{
	struct anchor *a = r->anchors;

	while (a != NULL && strcmp(a->name, name) != 0)
		a = a->next;
	return a;
}

static bool
is_open(const struct reader *r, const struct node *n)
{
	size_t i;

	for (i = 0; i < r->depth; i++)
		if (r->stack[i].node == n)
			return true;
	return false;
}

/* A copy whose every part has its place at the alias.  Depth and number
   are bounded, whatever the aliases name. */
static struct node *
copy_tree(struct reader *r, const struct node *from, struct span at,
    size_t depth)
{
	struct node *n = new_node(r, from->kind, at), **tail = &n->first;
	const struct node *child;

	n->quoted = from->quoted;
	n->block = from->block;
	n->flow = from->flow;
	n->s = from->s;
	n->len = from->len;
	n->n = from->n;
	if (++r->copies > YAML_MAX_COPIES && !r->stopped)
		too_many_copies(r, at);
	if (n->kind != NODE_SCALAR && depth > YAML_MAX_DEPTH && !r->stopped)
		too_deep(r, at);
	for (child = from->first; child != NULL && !r->stopped;
	    child = child->next) {
		*tail = copy_tree(r, child, at, depth + 1);
		if (child->key != NULL)
			(*tail)->key = copy_tree(r, child->key, at, depth + 1);
		tail = &(*tail)->next;
	}
	return n;
}

static void
read_alias(struct reader *r, const yaml_event_t *e)
{
	const char *name = (const char *)e->data.alias.anchor;
	size_t from = offset_of(r, e->start_mark);
	struct span at = text_span(&r->text, from,
	    offset_of(r, e->end_mark));
	struct anchor *a = find_anchor(r, name);
	struct node *n;

	r->done = at.to;
	if (a != NULL && !is_open(r, a->node)) {
		a->used = true;
		place_node(r, copy_tree(r, a->node, at, r->depth + 1));
		return;
	}
	n = new_node(r, NODE_SCALAR, at);
	n->s = arena_strndup(r->text.arena, r->text.src->bytes + at.from,
	    at.to - at.from);
	n->len = at.to - at.from;
	if (a == NULL) {
		diag_add(r->text.diags, RULE_E001, at, NULL, "YAML takes "
		    "\"*%s\" for an alias, but nothing is named \"&%s\"",
		    name, name);
		diag_help(r->text.diags, "If it is text, put the whole value "
		    "in quotes.");
	} else {
		a->used = true;
		diag_add(r->text.diags, RULE_E001, at, NULL, "\"*%s\" stands "
		    "inside the very thing that it names", name);
		diag_help(r->text.diags, "Write out what is meant.");
	}
	place_node(r, n);
}

/* ---- scalars, lists and maps ---- */

/* "\\0" or "\\e" in double quotes: legal YAML, but nothing that prints. */
static void
check_escapes(struct reader *r, struct node *n)
{
	size_t i;

	for (i = 0; i < n->len; i++) {
		unsigned char c = (unsigned char)n->s[i];

		if ((c >= 0x20 && c != 0x7f) || c == '\n' || c == '\t')
			continue;
		diag_add(r->text.diags, RULE_E002, n->at, NULL, "The text in "
		    "quotes holds the control character U+%04X, written as "
		    "an escape", (unsigned)c);
		diag_help(r->text.diags, "Take the escape out; in single "
		    "quotes a backslash is just a backslash.");
		n->len = n->at.to - n->at.from;
		n->s = arena_strndup(r->text.arena,
		    r->text.src->bytes + n->at.from, n->len);
		return;
	}
}

static void
read_scalar(struct reader *r, const yaml_event_t *e)
{
	size_t from = offset_of(r, e->start_mark);
	size_t to = offset_of(r, e->end_mark), len = e->data.scalar.length;
	const struct source *s = r->text.src;
	struct span at = text_span(&r->text, from, to);
	bool marked = e->data.scalar.anchor != NULL ||
	    e->data.scalar.tag != NULL;
	const char *text;
	struct node *n;

	r->done = to;
	if (marked)
		at.from = (uint32_t)after_marks(s, from, to);
	/* The library counts the blank lines after a block of text to it. */
	while (at.to > at.from && text_is_space(s->bytes[at.to - 1]))
		at.to--;
	if (len > YAML_MAX_SCALAR) {
		value_too_long(r, at);
		return;
	}
	n = new_node(r, NODE_SCALAR, at);
	text = arena_strndup(r->text.arena,
	    (const char *)e->data.scalar.value, len);
	n->s = utf8_compose(r->text.arena, text, len, &n->len);
	n->quoted = e->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	    e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	n->block = e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	    e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	if (n->quoted)
		check_escapes(r, n);
	else if (!n->block)
		lost_comment(&r->text, n, in_flow(r));
	if (marked)
		read_marks(r, n, e->data.scalar.anchor, e->data.scalar.tag,
		    from);
	place_node(r, n);
}

static void
begin(struct reader *r, const yaml_event_t *e, enum node_kind kind, bool flow,
    const unsigned char *anchor, const unsigned char *tag)
{
	size_t from = offset_of(r, e->start_mark);
	size_t to = offset_of(r, e->end_mark), value = from;
	struct frame *f;
	struct node *n;

	r->done = to;
	if (anchor != NULL || tag != NULL)
		value = after_marks(r->text.src, from, r->text.src->len);
	n = new_node(r, kind, text_span(&r->text, value,
	    to > value ? to : value));
	n->flow = flow;
	if (r->depth == YAML_MAX_DEPTH) {
		too_deep(r, text_span(&r->text, n->at.from, n->at.from + 1));
		return;
	}
	if (anchor != NULL || tag != NULL)
		read_marks(r, n, anchor, tag, from);
	place_node(r, n);
	f = &r->stack[r->depth++];
	f->node = n;
	f->tail = &n->first;
	f->key = NULL;
}

static size_t
last_byte(const struct node *n)
{
	size_t to = n->at.to;

	return n->key != NULL && n->key->at.to > to ? n->key->at.to : to;
}

static void
end(struct reader *r, const yaml_event_t *e)
{
	struct frame *f = &r->stack[--r->depth];
	struct node *n = f->node, *child;

	r->done = offset_of(r, e->end_mark);
	if (n->flow) {
		n->at.to = (uint32_t)r->done;
	} else {
		/* The library ends a block where the next thing begins. */
		for (child = n->first; child != NULL; child = child->next)
			if (last_byte(child) > n->at.to)
				n->at.to = (uint32_t)last_byte(child);
	}
	if (n->kind != NODE_MAP)
		return;
	if (n->flow)
		lost_entries(&r->text, n);
	check_keys(&r->text, n);
}

/* ---- documents ---- */

static void
second_document(struct reader *r, const yaml_event_t *e)
{
	size_t from = offset_of(r, e->start_mark);
	struct span at = text_span(&r->text, from,
	    line_text_end(r->text.src, from));

	diag_add(r->text.diags, RULE_E021, at, NULL,
	    "A second document begins here; a file holds one");
	diag_help(r->text.diags, "Take out the line \"---\", or put the "
	    "second part into a file of its own and include it.");
	r->root = NULL;
	r->stopped = true;
}

static void
no_document(struct reader *r)
{
	const struct source *s = r->text.src;
	struct span at = text_span(&r->text, 0, 0);
	size_t i = 0;

	while (i < s->len && text_is_space(s->bytes[i]))
		i++;
	if (i == s->len)
		diag_add(r->text.diags, RULE_E021, at, NULL,
		    "The file is empty");
	else
		diag_add(r->text.diags, RULE_E021, at, NULL,
		    "The file holds nothing but comments");
	diag_help(r->text.diags, "\"planpress init DIR\" writes a plan to "
	    "start from.");
	r->stopped = true;
}

/* A plan is fields; anything else at the top is told at once, before a
   long list or text is read. */
static void
check_top(struct reader *r, const struct node *top)
{
	struct span at = top->at;

	if (top->kind == NODE_MAP)
		return;
	if (top->kind == NODE_SCALAR && top->len == 0) {
		no_document(r);
		return;
	}
	at.to = (uint32_t)line_text_end(r->text.src, at.from);
	if (top->kind == NODE_SEQ)
		diag_add(r->text.diags, RULE_E021, at, NULL, "The file holds "
		    "a list; a plan begins with fields such as \"plan:\"");
	else
		diag_add(r->text.diags, RULE_E021, at, NULL, "The file holds "
		    "text; a plan begins with fields such as \"plan:\"");
	diag_help(r->text.diags, "Put the name of a field and a colon before "
	    "it, for example \"actions:\" above a list of actions.");
	r->root = NULL;
	r->stopped = true;
}

static void
handle(struct reader *r, const yaml_event_t *e)
{
	bool had_root = r->root != NULL;

	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (r->documents++ > 0)
			second_document(r, e);
		break;
	case YAML_SCALAR_EVENT:
		read_scalar(r, e);
		break;
	case YAML_ALIAS_EVENT:
		read_alias(r, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		begin(r, e, NODE_SEQ, e->data.sequence_start.style ==
		    YAML_FLOW_SEQUENCE_STYLE, e->data.sequence_start.anchor,
		    e->data.sequence_start.tag);
		break;
	case YAML_MAPPING_START_EVENT:
		begin(r, e, NODE_MAP, e->data.mapping_start.style ==
		    YAML_FLOW_MAPPING_STYLE, e->data.mapping_start.anchor,
		    e->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		end(r, e);
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
	if (!had_root && r->root != NULL && !r->stopped)
		check_top(r, r->root);
}

/* The library gives up: say why, in words that help. */
static void
give_up(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	const struct source *s = r->text.src;
	size_t at = r->done;
	struct syntax_fault fault;

	r->root = NULL;
	r->stopped = true;
	if (r->endless) {
		while (at + 1 < s->len && (text_is_space(s->bytes[at]) ||
		    s->bytes[at] == ':'))
			at++;
		value_too_long(r, text_span(&r->text, at, at + 1));
		return;
	}
	if (p->error == YAML_READER_ERROR) {
		bad_bytes(&r->text, r->base + p->problem_offset);
		return;
	}
	fault.problem = p->problem == NULL ? "" : p->problem;
	fault.context = p->context == NULL ? "" : p->context;
	fault.context_at = offset_of(r, p->context_mark);
	fault.at = offset_of(r, p->problem_mark);
	bad_syntax(&r->text, &fault);
}

static void
read_events(struct reader *r)
{
	yaml_event_t e;
	bool ended = false;

	while (!ended && !r->stopped) {
		if (!yaml_parser_parse(&r->parser, &e)) {
			give_up(r);
			return;
		}
		handle(r, &e);
		ended = e.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	if (!r->stopped && r->documents == 0)
		no_document(r);
}

struct node *
yaml_parse(struct arena *a, struct arena *nodes, const struct sources *ss,
    uint32_t file, struct diags *ds)
{
	struct reader r = {0};
	const struct anchor *anchor;

	r.text.arena = a;
	r.node_arena = nodes;
	r.text.diags = ds;
	r.text.src = source_of(ss, file);
	r.text.file = file;
	/* A mark that some editors put first is no character to the library. */
	if (strncmp(r.text.src->bytes, UTF8_BOM, 3) == 0)
		r.base = r.fed = r.done = r.mark_bytes = 3;
	if (!yaml_parser_initialize(&r.parser)) {
		diag_add(ds, RULE_E015, text_span(&r.text, 0, 0), NULL,
		    "The machine has no memory left to read the file");
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&r.parser, feed, &r);
	read_events(&r);
	yaml_parser_delete(&r.parser);
	if (r.stopped)
		return NULL;
	for (anchor = r.anchors; anchor != NULL; anchor = anchor->next)
		if (!anchor->used)
			unused_anchor(&r, anchor);
	return r.root;
}

struct node *
node_get(const struct node *map, const char *key)
{
	struct node *n;

	if (map == NULL || map->kind != NODE_MAP)
		return NULL;
	for (n = map->first; n != NULL; n = n->next)
		if (strcmp(n->key->s, key) == 0)
			return n;
	return NULL;
}

const char *
yaml_library(void)
{
	return yaml_get_version_string();
}
