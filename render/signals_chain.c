#include "signals.h"

#include "compose.h"

/* What the delivery chains let a reviewer ask. */

static void
scores(struct signals *s, const struct chain_result *r)
{
	struct arena *a = s->c->arena;
	const char *total;
	int i;

	for (i = 0; i < 12; i++)
		if (r->divergent[i])
			signal_add(s, SIGNAL_DIVERGENT, &r->chain->rec,
			    arena_printf(a, "On question %d, %s, the "
			    "assessors gave %s", i + 1, chain_question_short(
			    i + 1), chain_letters(s->c, r->chain, i)),
			    arena_printf(a, "%d, %s", i + 1,
			    chain_question_short(i + 1)),
			    chain_letters(s->c, r->chain, i), NULL);
	if (r->band != BAND_FAILURE && r->band != BAND_INEFFECTIVE &&
	    r->band != BAND_SIGNIFICANT)
		return;
	total = chain_total_text(s->c, r->lo);
	signal_add(s, SIGNAL_BAND, &r->chain->rec, arena_printf(a, "The "
	    "partnership's own total is %s: %s", total,
	    chain_band_words(r->band)), total, chain_band_words(r->band),
	    NULL);
}

static bool
is_priority(const struct chain *k, int number)
{
	const struct lines *l = &k->priorities;
	size_t i;
	int n;

	for (i = 0; i < l->n; i++) {
		const char *p = l->items[i].v.raw;

		for (n = 0; p != NULL && *p >= '0' && *p <= '9' && n < 100;
		    p++)
			n = 10 * n + (*p - '0');
		if (n == number)
			return true;
	}
	return false;
}

/* Reds that were not among those that the room chose to work on. */
static void
reds(struct signals *s, const struct chain_result *r)
{
	int i;

	if (r->chain->priorities.n == 0)
		return;
	for (i = 0; i < 12; i++)
		if (r->score[i] == 'R' && !is_priority(r->chain, i + 1))
			signal_add(s, SIGNAL_RED_LEFT, &r->chain->rec,
			    arena_printf(s->c->arena, "Question %d, %s, is "
			    "red and not among those chosen for closer work",
			    i + 1, chain_question_short(i + 1)),
			    arena_printf(s->c->arena, "%d, %s", i + 1,
			    chain_question_short(i + 1)), NULL, NULL);
}

/* The place that at least half of five or more links pass through. */
static void
hub(struct signals *s, const struct chain *k)
{
	const char *some, *all;
	size_t i, j, n;

	for (i = 0; i < k->nodes.n; i++) {
		const struct rec *node = &k->nodes.items[i].rec;

		for (j = n = 0; j < k->links.n; j++)
			n += k->links.items[j].from.to == node ||
			    k->links.items[j].to.to == node;
		if (n < 4 || n * 2 < k->links.n)
			continue;
		some = number_text(s->c->arena, (double)n, 0);
		all = number_text(s->c->arena, (double)k->links.n, 0);
		signal_add(s, SIGNAL_HUB, node, arena_printf(s->c->arena,
		    "%s of %s links begin or end there", some, all), some,
		    all, NULL);
	}
}

static void
wanted(struct signals *s, const struct chain *k)
{
	size_t i;

	for (i = 0; i < k->nodes.n; i++) {
		const struct chain_node *n = &k->nodes.items[i];

		if (is_set(n->wanted) && n->wanted.yes)
			signal_add(s, SIGNAL_WANTED, &n->rec, "It is drawn "
			    "as wanted: it is not there yet",
			    choice_text(s->c, &n->level), NULL, NULL);
	}
}

void
signals_chain(struct signals *s)
{
	size_t i;

	for (i = 0; i < s->c->plan->delivery_chains.n; i++) {
		const struct chain_result *r = &s->c->an->chains[i];

		scores(s, r);
		reds(s, r);
		hub(s, r->chain);
		wanted(s, r->chain);
	}
}
