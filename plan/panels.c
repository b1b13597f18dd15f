/*
 * Panels (METHODS 2): each panel's weights, and its scores where it scored,
 * give a ranking of their own; and how far each input moves the lead.
 */
#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "methods.h"

#define SAME	1e-9

/* The panel's weights; those of all where it gave none. */
static double *
weights_of(struct arena *a, const struct appraisal *ap, const struct panel *p)
{
	double *w = arena_array(a, ap->criteria.n, sizeof *w);
	size_t i, j;

	for (j = 0; j < ap->criteria.n; j++) {
		const struct criterion *c = &ap->criteria.items[j];

		if (p->weights.n == 0)
			w[j] = is_set(c->weight) ? c->weight.x : NAN;
		for (i = 0; i < p->weights.n; i++)
			if (p->weights.items[i].criterion.to == &c->rec &&
			    is_set(p->weights.items[i].weight))
				w[j] = p->weights.items[i].weight.x;
	}
	return w;
}

/* The panel's scores, and behind them those of all, which count for the
   criteria that the panel did not score: the first that is found does. */
static struct score_list
own_first(struct arena *a, const struct score_list *own,
    const struct score_list *all)
{
	struct score_list both = { .n = own->n + all->n };
	size_t i;

	both.items = arena_array(a, both.n, sizeof *both.items);
	for (i = 0; i < both.n; i++)
		both.items[i] = i < own->n ? own->items[i] :
		    all->items[i - own->n];
	return both;
}

/* The appraisal with the panel's own scores where it gave any. */
static struct appraisal *
scored_by(struct arena *a, const struct appraisal *ap, const struct panel *p)
{
	struct appraisal *own = arena_alloc(a, sizeof *own);
	size_t i, k;

	*own = *ap;
	own->options.items = arena_array(a, ap->options.n,
	    sizeof *own->options.items);
	for (i = 0; i < ap->options.n; i++) {
		own->options.items[i] = ap->options.items[i];
		for (k = 0; k < p->scores.n; k++)
			if (p->scores.items[k].option.to ==
			    &ap->options.items[i].rec)
				own->options.items[i].scores = own_first(a,
				    &p->scores.items[k].scores,
				    &ap->options.items[i].scores);
	}
	return own;
}

static void
rank_panel(struct arena *a, const struct appraisal_result *r,
    struct panel_result *out)
{
	const struct appraisal *ap = r->appraisal;
	struct appraisal_result own = { 0 };
	size_t i;

	if (out->panel->weights.n == 0 && out->panel->scores.n == 0) {
		out->absent = "the panel gave neither weights nor scores";
		return;
	}
	appraise_weighted(a, scored_by(a, ap, out->panel),
	    weights_of(a, ap, out->panel), &own);
	out->absent = own.no_totals;
	out->total = arena_array(a, r->n_options, sizeof *out->total);
	out->rank = arena_array(a, r->n_options, sizeof *out->rank);
	for (i = 0; i < r->n_options; i++) {
		out->total[i] = own.options[i].total;
		out->rank[i] = own.options[i].rank;
	}
	if (own.leader == NULL)
		return;
	out->leader = &ap->options.items[own.leader - own.options];
	out->joint_leaders = own.joint_leaders;
	out->same_leader = r->leader != NULL && !own.joint_leaders &&
	    !r->joint_leaders && out->leader == r->leader->option;
}

void
panels_measure(struct arena *a, struct appraisal_result *r)
{
	const struct panel_list *list = &r->appraisal->panels;
	size_t i;

	r->panels = arena_array(a, list->n, sizeof *r->panels);
	for (i = 0; i < list->n; i++) {
		r->panels[i].panel = &list->items[i];
		rank_panel(a, r, &r->panels[i]);
	}
}

/* ---- swings ---- */

static void
find_runner_up(struct appraisal_result *r)
{
	size_t i;

	for (i = 0; r->leader != NULL && i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];

		if (o != r->leader && !isnan(o->total) &&
		    (r->runner_up == NULL ||
		    o->total > r->runner_up->total + SAME))
			r->runner_up = o;
	}
	if (r->runner_up != NULL)
		r->lead = r->leader->total - r->runner_up->total;
}

/* The lead when criterion k weighs t, the others in proportion. */
static double
lead_at(const struct appraisal_result *r, size_t k, double t)
{
	double at_k = r->leader->value[k] - r->runner_up->value[k];
	double w = r->weight[k];

	if (t > 1)
		t = 1;
	if (w >= 1)
		return at_k;
	return t * at_k + (1 - t) * (r->lead - w * at_k) / (1 - w);
}

static void
swing_weight(struct appraisal_result *r, size_t k)
{
	struct swing *s = &r->swings[r->n_swings++];
	double p = lead_at(r, k, 0.8 * r->weight[k]);
	double q = lead_at(r, k, 1.2 * r->weight[k]);

	s->criterion = k;
	s->lo = fmin(p, q);
	s->hi = fmax(p, q);
}

static void
swing_score(struct appraisal_result *r, size_t k,
    const struct option_result *o, double sign)
{
	const struct score *score = usable_score(o->option,
	    &r->appraisal->criteria.items[k]);
	struct swing *s;
	double half;

	if (score == NULL || score->lo == score->hi)
		return;
	half = sign * r->weight[k] * 100 * (score->hi - score->lo) / 2 /
	    (r->to[k] - r->from[k]);
	s = &r->swings[r->n_swings++];
	s->criterion = k;
	s->option = o->option;
	s->lo = r->lead - fabs(half);
	s->hi = r->lead + fabs(half);
}

/* Widest first; as they came where equal. */
static int
by_width(const void *a, const void *b)
{
	const struct swing *p = a, *q = b;
	double d = (q->hi - q->lo) - (p->hi - p->lo);

	if (fabs(d) > SAME)
		return d > 0 ? 1 : -1;
	if (p->criterion != q->criterion)
		return p->criterion < q->criterion ? -1 : 1;
	return p->option == q->option ? 0 : p->option == NULL ? -1 :
	    q->option == NULL ? 1 : p->option < q->option ? -1 : 1;
}

void
swings_measure(struct arena *a, struct appraisal_result *r)
{
	size_t k;

	find_runner_up(r);
	if (r->runner_up == NULL)
		return;
	r->swings = arena_array(a, 3 * r->n_criteria, sizeof *r->swings);
	for (k = 0; k < r->n_criteria; k++) {
		if (!r->separates[k])
			continue;
		swing_weight(r, k);
		swing_score(r, k, r->leader, 1);
		swing_score(r, k, r->runner_up, -1);
	}
	qsort(r->swings, r->n_swings, sizeof *r->swings, by_width);
}
