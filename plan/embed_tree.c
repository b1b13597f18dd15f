#include "embed_tree.h"

#include <assert.h>
#include <string.h>

#include "arena.h"
#include "yaml.h"

__asm__(".section .rodata\n"
    ".global embed_trees, embed_trees_end\n"
    "embed_trees:\n"
    ".incbin \"trees\"\n"
    "embed_trees_end:\n"
    ".byte 0\n"
    ".previous\n");
extern const char embed_trees[], embed_trees_end[];

static uint32_t
take_number(const char **s)
{
	const unsigned char *b = (const unsigned char *)*s;

	*s += 4;
	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	    (uint32_t)b[3] << 24;
}

static struct node *
take_node(struct arena *a, const char **s)
{
	struct node *n = arena_alloc(a, sizeof *n), *key = NULL;
	struct node **tail = &n->first;
	unsigned char how = (unsigned char)*(*s)++;
	size_t i;

	n->kind = how & TREE_KIND;
	n->quoted = (how & TREE_QUOTED) != 0;
	n->block = (how & TREE_BLOCK) != 0;
	n->flow = (how & TREE_FLOW) != 0;
	if (n->kind == NODE_SCALAR) {
		n->s = *s;
		n->len = strlen(n->s);
		*s += n->len + 1;
		return n;
	}
	n->n = take_number(s);
	for (i = 0; i < n->n; i++) {
		if (n->kind == NODE_MAP)
			key = take_node(a, s);
		*tail = take_node(a, s);
		(*tail)->key = key;
		tail = &(*tail)->next;
	}
	return n;
}

struct node *
embedded_tree(struct arena *a, const char *name)
{
	const char *s = embed_trees;

	for (;;) {
		bool found = strcmp(s, name) == 0;
		uint32_t len;

		s += strlen(s) + 1;
		len = take_number(&s);
		if (found)
			return take_node(a, &s);
		s += len;
		assert(s < embed_trees_end);
	}
}
