#include "template_tree.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "nearest.h"

static size_t
count_of(const char *const *v)
{
	size_t n = 0;

	while (v[n] != NULL)
		n++;
	return n;
}

bool
tree_knows(const char *s, const char *const *v)
{
	for (; *v != NULL; v++)
		if (strcmp(s, *v) == 0)
			return true;
	return false;
}

#define MAX_LISTED	6

/* "a, b, c" of those that are known, the first few. */
static const char *
listed(const struct tree_reader *r, const char *const *known)
{
	struct buf out;
	size_t i;

	buf_init(&out, r->arena);
	for (i = 0; i < MAX_LISTED && known[i] != NULL; i++)
		buf_printf(&out, "%s%s", i > 0 ? ", " : "", known[i]);
	return arena_printf(r->arena, "%s%s", buf_text(&out),
	    known[i] != NULL ? " …" : "");
}

void
tree_unknown(const struct tree_reader *r, enum rule rule, struct span at,
    const char *what, const char *given, const char *const *known)
{
	const char *near = nearest(given, known, count_of(known));

	diag_add(r->diags, rule, at, NULL, "“%.60s” is no %s", given, what);
	if (near != NULL)
		diag_help(r->diags, "Did you mean “%s”?", near);
	else if (known[0] == NULL)
		diag_help(r->diags, "Nothing like it is known here: take it "
		    "out, or write it as text.");
	else
		diag_help(r->diags, "It may be one of these: %s",
		    listed(r, known));
}

void
tree_wrong(const struct tree_reader *r, const struct node *n,
    const char *want)
{
	diag_add(r->diags, RULE_E005, n->at, NULL, "“%.60s” takes %s",
	    n->key != NULL ? n->key->s : "this list", want);
	diag_help(r->diags, "Write it as the built-in file does, which "
	    "planpress init --templates writes out.");
}

void
tree_missing(const struct tree_reader *r, const struct node *n,
    const char *key, const char *example)
{
	diag_add(r->diags, RULE_E006, n->at, NULL, "“%s” is missing here",
	    key);
	diag_help(r->diags, "Add it, as in “%s: %s”.", key, example);
}

bool
tree_map(const struct tree_reader *r, const struct node *map,
    const char *const *keys)
{
	const struct node *n;

	if (map->kind != NODE_MAP) {
		tree_wrong(r, map, "fields, each with a name and a colon");
		return false;
	}
	for (n = map->first; n != NULL; n = n->next)
		if (!tree_knows(n->key->s, keys) &&
		    strncmp(n->key->s, "x-", 2) != 0)
			tree_unknown(r, RULE_E003, n->key->at,
			    arena_printf(r->arena, "field of %s", r->what),
			    n->key->s, keys);
	return true;
}

bool
tree_list(const struct tree_reader *r, const struct node *n,
    const char *want)
{
	if (n->kind == NODE_SEQ)
		return true;
	tree_wrong(r, n, want);
	return false;
}

const struct node *
tree_text(const struct tree_reader *r, const struct node *map,
    const char *key)
{
	const struct node *n = node_get(map, key);

	if (n == NULL)
		return NULL;
	if (n->kind == NODE_SCALAR && n->len > 0)
		return n;
	tree_wrong(r, n, "a text");
	return NULL;
}

void
tree_texts(const struct tree_reader *r, const struct node *map,
    const char *key, struct texts *out)
{
	const struct node *list = node_get(map, key), *n;
	struct texts t = { 0 };

	if (list == NULL || !tree_list(r, list, "a list of texts"))
		return;
	t.v = arena_array(r->arena, list->n, sizeof *t.v);
	for (n = list->first; n != NULL; n = n->next)
		if (n->kind == NODE_SCALAR && n->len > 0)
			t.v[t.n++] = n->s;
		else
			tree_wrong(r, n, "texts");
	*out = t;
}

void
tree_some(const struct tree_reader *r, const struct node *map,
    const char *key, struct texts *out)
{
	const struct node *n = node_get(map, key);

	if (n == NULL || n->kind != NODE_SCALAR || n->len == 0) {
		tree_texts(r, map, key, out);
		return;
	}
	out->v = arena_array(r->arena, 1, sizeof *out->v);
	out->v[0] = n->s;
	out->n = 1;
}

int
tree_word(const struct tree_reader *r, const struct node *map,
    const char *key, const char *const *words)
{
	const struct node *n = tree_text(r, map, key);
	int i;

	for (i = 0; n != NULL && words[i] != NULL; i++)
		if (strcmp(n->s, words[i]) == 0)
			return i;
	if (n != NULL)
		tree_unknown(r, RULE_E009, n->at, arena_printf(r->arena,
		    "value of “%s”", key), n->s, words);
	return -1;
}

struct span
tree_place(const struct tree_reader *r, const struct node *n,
    const char *from, size_t len)
{
	const struct source *s = source_of(r->diags->sources, n->at.file);
	size_t i;

	for (i = n->at.from; s != NULL && i + len <= n->at.to; i++)
		if (memcmp(s->bytes + i, from, len) == 0)
			return (struct span){ n->at.file, (uint32_t)i,
			    (uint32_t)(i + len) };
	return n->at;
}
