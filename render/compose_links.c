#include <stdlib.h>
#include <string.h>

#include "compose.h"

/*
 * An outline may leave out the chapter that a link leads to.  Its words then
 * stay, and lead nowhere.
 */

struct ids { const char **v; size_t n, cap; };

static void
collect(struct arena *a, const struct block *b, struct ids *ids)
{
	for (; b != NULL; b = b->next) {
		if (b->id != NULL) {
			if (ids->n == ids->cap) {
				ids->cap = ids->cap == 0 ? 256 :
				    2 * ids->cap;
				ids->v = arena_grow(a, ids->v, ids->n,
				    ids->cap, sizeof *ids->v);
			}
			ids->v[ids->n++] = b->id;
		}
		collect(a, b->first, ids);
	}
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
release_text(struct inline_node *n, const struct ids *ids)
{
	for (; n != NULL; n = n->next) {
		release_text(n->first, ids);
		if (n->kind != INLINE_XREF || bsearch(&n->href, ids->v,
		    ids->n, sizeof *ids->v, by_name) != NULL)
			continue;
		/* What leads somewhere holds one run of text. */
		n->kind = INLINE_TEXT;
		n->text = n->first == NULL ? "" : n->first->text;
		n->href = NULL;
		n->first = n->last = NULL;
	}
}

static void
release(struct block *b, const struct ids *ids)
{
	for (; b != NULL; b = b->next) {
		release_text(b->text, ids);
		release(b->first, ids);
	}
}

void
release_links(struct compose *c)
{
	struct ids ids = { .n = 0 };

	collect(c->arena, c->doc->root, &ids);
	if (ids.n > 0)
		qsort(ids.v, ids.n, sizeof *ids.v, by_name);
	release(c->doc->root, &ids);
}
