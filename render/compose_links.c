#include <stdlib.h>
#include <string.h>

#include "compose.h"

/*
 * An outline may leave out the chapter that a link leads to.  Its words then
 * stay, and lead nowhere.
 */

struct link_ids {
	struct arena	*arena;
	const char	**v;
	size_t		 n, cap;
	bool		 sorted;
};

struct link_ids *
link_ids_new(struct arena *a)
{
	struct link_ids *ids = arena_alloc(a, sizeof *ids);

	ids->arena = a;
	return ids;
}

static void
collect(struct link_ids *ids, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->id != NULL) {
			if (ids->n == ids->cap) {
				ids->cap = ids->cap == 0 ? 256 :
				    2 * ids->cap;
				ids->v = arena_grow(ids->arena, ids->v,
				    ids->n, ids->cap, sizeof *ids->v);
			}
			ids->v[ids->n++] = arena_strdup(ids->arena, b->id);
		}
		collect(ids, b->first);
	}
}

void
link_ids_add(struct link_ids *ids, const struct doc *d)
{
	collect(ids, d->root->first);
	ids->sorted = false;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
release_text(struct inline_node *n, const struct link_ids *ids)
{
	for (; n != NULL; n = n->next) {
		release_text(n->first, ids);
		if ((n->kind != INLINE_XREF && n->kind != INLINE_PAGE) ||
		    bsearch(&n->href, ids->v, ids->n, sizeof *ids->v,
		    by_name) != NULL)
			continue;
		/* What leads somewhere holds one run of text. */
		n->text = n->kind == INLINE_PAGE ?
		    doc_page_words(ids->arena, n, NULL) :
		    n->first == NULL ? "" : n->first->text;
		n->kind = INLINE_TEXT;
		n->href = NULL;
		n->first = n->last = NULL;
	}
}

static void
release(struct block *b, const struct link_ids *ids)
{
	for (; b != NULL; b = b->next) {
		release_text(b->text, ids);
		release(b->first, ids);
	}
}

void
link_ids_release(struct link_ids *ids, struct doc *d)
{
	if (!ids->sorted && ids->n > 0)
		qsort(ids->v, ids->n, sizeof *ids->v, by_name);
	ids->sorted = true;
	release(d->root->first, ids);
}
