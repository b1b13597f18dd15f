#include <string.h>

#include "arena.h"
#include "methods.h"
#include "plan.h"

/* Larger chains are not searched: that would take its time, and nobody
   could read the answer off a picture. */
#define MOST_NODES	100

struct walk {
	const struct chain	*chain;
	size_t			*queue;
	bool			*seen;
};

static bool
joined(const struct chain *c, const struct chain_link *l,
    const struct rec **from, const struct rec **to)
{
	*from = l->from.to;
	*to = l->to.to;
	return *from != NULL && *to != NULL && *from != *to &&
	    (*from)->owner == &c->rec && (*to)->owner == &c->rec;
}

/* Nodes that no link leads to; in a chain that is all circles, the first. */
static void
find_tops(const struct chain *c, bool *top)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nodes.n; i++)
		top[i] = true;
	for (size_t i = 0; i < c->links.n; i++) {
		const struct rec *from, *to;

		if (joined(c, &c->links.items[i], &from, &to))
			top[to->index] = false;
	}
	for (size_t i = 0; i < c->nodes.n; i++)
		n += top[i];
	if (n == 0 && c->nodes.n > 0)
		top[0] = true;
}

/* How many are reached from the tops; `without` passes nothing on. */
static size_t
count_reached(struct walk *w, const bool *top, size_t without)
{
	const struct chain *c = w->chain;
	size_t n = 0;

	memset(w->seen, 0, c->nodes.n * sizeof(*w->seen));
	for (size_t i = 0; i < c->nodes.n; i++)
		if (top[i]) {
			w->seen[i] = true;
			w->queue[n++] = i;
		}
	for (size_t at = 0; at < n; at++)
		for (size_t i = 0; i < c->links.n; i++) {
			const struct rec *from, *to;

			if (!joined(c, &c->links.items[i], &from, &to) ||
			    from->index != w->queue[at] ||
			    from->index == without || w->seen[to->index])
				continue;
			w->seen[to->index] = true;
			w->queue[n++] = to->index;
		}
	return n;
}

void
chain_reach(struct arena *a, const struct chain *chain,
    struct chain_result *r)
{
	size_t n = chain->nodes.n, all;
	struct walk w = { .chain = chain };
	bool *top = arena_array(a, n, sizeof(*top));

	r->single = arena_array(a, n, sizeof(*r->single));
	if (n > MOST_NODES || chain->links.n > 4 * MOST_NODES)
		return;
	w.queue = arena_array(a, n, sizeof(*w.queue));
	w.seen = arena_array(a, n, sizeof(*w.seen));
	find_tops(chain, top);
	all = count_reached(&w, top, n);
	for (size_t i = 0; i < n; i++)
		r->single[i] = !top[i] && all >= 2 +
		    count_reached(&w, top, i);
}
