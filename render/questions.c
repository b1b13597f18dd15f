#include "questions.h"

#include <assert.h>
#include <string.h>

#include "arena.h"
#include "embed.h"
#include "source.h"
#include "yaml.h"

static const char *
text_of(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n != NULL && n->kind == NODE_SCALAR ? n->s : "";
}

static struct texts
texts_of(struct arena *a, const struct node *map, const char *key)
{
	const struct node *list = node_get(map, key), *n;
	struct texts t = { 0 };

	if (list == NULL || list->kind != NODE_SEQ)
		return t;
	t.v = arena_array(a, list->n, sizeof *t.v);
	for (n = list->first; n != NULL; n = n->next)
		if (n->kind == NODE_SCALAR)
			t.v[t.n++] = n->s;
	return t;
}

static struct question
question_of(struct arena *a, const struct node *n)
{
	return (struct question){
		.id = text_of(n, "id"), .title = text_of(n, "title"),
		.ask = text_of(n, "ask"), .see = text_of(n, "see"),
		.also = texts_of(a, n, "also")
	};
}

static struct question_set
set_of(struct arena *a, const struct node *map, const char *key)
{
	struct question_set set = { .title = "", .about = "" };
	const struct node *list, *n;

	set.title = text_of(map, "title");
	set.about = text_of(map, "about");
	list = node_get(map, key);
	if (list == NULL || list->kind != NODE_SEQ)
		return set;
	set.v = arena_array(a, list->n, sizeof *set.v);
	for (n = list->first; n != NULL; n = n->next)
		if (n->kind == NODE_MAP)
			set.v[set.n++] = question_of(a, n);
	return set;
}

static struct wording
wording_of(const struct node *n)
{
	if (n == NULL || n->kind != NODE_MAP)
		return (struct wording){ "", "" };
	return (struct wording){ text_of(n, "one"), text_of(n, "many") };
}

/* The records of a list, as far as there is room; NULL for the rest. */
static void
maps_of(const struct node *map, const char *key, const struct node **out,
    size_t room)
{
	const struct node *list = node_get(map, key);
	const struct node *n = list != NULL && list->kind == NODE_SEQ ?
	    list->first : NULL;
	size_t i;

	for (i = 0; i < room; i++, n = n == NULL ? NULL : n->next)
		out[i] = n;
}

const struct bank *
bank_read(struct arena *a, const char *yaml, size_t len, struct diags *diags)
{
	struct bank *b = arena_alloc(a, sizeof *b);
	struct sources *sources = arena_alloc(a, sizeof *sources);
	const struct node *root, *chain, *v[CHAIN_QUESTIONS], *rules;
	size_t i;

	sources_init(sources, a);
	diags_init(diags, a, sources);
	root = yaml_parse(a, sources,
	    source_add(sources, "peer-review.yaml", yaml, len), diags);
	if (root == NULL || root->kind != NODE_MAP)
		return NULL;
	b->guide = texts_of(a, root, "guide");
	b->answers = texts_of(a, root, "answers");
	maps_of(root, "steps", v, STEPS);
	for (i = 0; i < STEPS; i++)
		b->steps[i] = set_of(a, v[i], "questions");
	chain = node_get(root, "chain");
	b->chain = set_of(a, chain, "questions");
	maps_of(chain, "colours", v, CHAIN_QUESTIONS);
	for (i = 0; i < CHAIN_QUESTIONS; i++)
		b->colours[i] = (struct colours){ text_of(v[i], "red"),
		    text_of(v[i], "amber"), text_of(v[i], "green") };
	b->findings = set_of(a, node_get(root, "findings"), "overall");
	b->accepted = wording_of(node_get(root, "accepted"));
	rules = node_get(root, "provoked");
	for (i = 1; i < RULE_COUNT; i++)
		b->provoked[i] = wording_of(node_get(rules,
		    rule_table[i].code));
	return b;
}

const struct bank *
bank_built_in(struct arena *a)
{
	struct diags diags;
	struct embedded file = embedded_find("peer-review.yaml");
	const struct bank *b = bank_read(a, file.bytes, file.len, &diags);

	assert(b != NULL && diags.n == 0);
	return b;
}
