#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "doc.h"

/* Links within a document that does not have all that they lead to. */

struct ids { const char **v; size_t n, cap; };

static void
collect_ids(struct arena *a, const struct block *b, struct ids *ids)
{
	for (; b != NULL; b = b->next) {
		if (b->id != NULL) {
			if (ids->n == ids->cap) {
				ids->cap = ids->cap == 0 ? 64 : ids->cap * 2;
				ids->v = arena_grow(a, ids->v, ids->n,
				    ids->cap, sizeof *ids->v);
			}
			ids->v[ids->n++] = b->id;
		}
		collect_ids(a, b->first, ids);
	}
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
leads_nowhere(const struct inline_node *n, const struct ids *ids)
{
	return n->kind == INLINE_XREF && (n->href == NULL || ids->n == 0 ||
	    bsearch(&n->href, ids->v, ids->n, sizeof *ids->v, by_name) ==
	    NULL);
}

/* A link that leads nowhere leaves its words in its place. */
static void
settle_nodes(struct inline_node **first, struct inline_node **last,
    const struct ids *ids)
{
	struct inline_node **at = first;

	*last = NULL;
	while (*at != NULL) {
		struct inline_node *n = *at;

		settle_nodes(&n->first, &n->last, ids);
		if (leads_nowhere(n, ids)) {
			if (n->first != NULL) {
				n->last->next = n->next;
				*at = n->first;
			} else {
				*at = n->next;
			}
			continue;
		}
		*last = n;
		at = &n->next;
	}
}

static void
settle_blocks(struct block *b, const struct ids *ids)
{
	for (; b != NULL; b = b->next) {
		settle_nodes(&b->text, &b->text_last, ids);
		settle_blocks(b->first, ids);
	}
}

void
doc_settle_links(struct doc *d)
{
	struct ids ids = { 0 };

	collect_ids(d->arena, d->root, &ids);
	if (ids.n > 1)
		qsort(ids.v, ids.n, sizeof *ids.v, by_name);
	settle_blocks(d->root, &ids);
}
