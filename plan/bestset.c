/*
 * The best set within a budget, for appraisals at the level `selection`
 * (METHODS 2): exact, by branch and bound with the fractional bound.  Value
 * is the sum of totals, cost the high end; baseline options and those
 * without a cost are never in.
 */
#include <math.h>
#include <stdint.h>

#include "arena.h"
#include "draws.h"
#include "methods.h"

#define SAME	1e-9
#define MOST	20	/* options; more would not be exact in time */

struct search {
	size_t		 n;
	const double	*value, *cost;		/* in the order of the plan */
	size_t		 order[MOST];		/* best value for money first */
	double		 budget;
	uint32_t	 best;
	double		 best_value, best_cost;
};

static unsigned
members(uint32_t set)
{
	unsigned n = 0;

	for (; set != 0; set &= set - 1)
		n++;
	return n;
}

/* Of sets equal in value the cheaper, then the smaller, then the one whose
   members come first in the file. */
static void
offer(struct search *s, uint32_t set, double value, double cost)
{
	uint32_t differ = set ^ s->best;

	if (value < s->best_value - SAME)
		return;
	if (value <= s->best_value + SAME) {
		if (cost > s->best_cost + SAME)
			return;
		if (cost >= s->best_cost - SAME &&
		    (members(set) > members(s->best) ||
		    (members(set) == members(s->best) &&
		    (set & differ & -differ) == 0)))
			return;
	}
	s->best = set;
	s->best_value = value;
	s->best_cost = cost;
}

/* What could still be gained if the last option could be taken in part. */
static double
bound(const struct search *s, size_t from, double left)
{
	double sum = 0;
	size_t i;

	for (i = from; i < s->n; i++) {
		size_t k = s->order[i];

		if (s->cost[k] > left)
			return sum + (s->cost[k] > 0 ?
			    s->value[k] * left / s->cost[k] : 0);
		sum += s->value[k];
		left -= s->cost[k];
	}
	return sum;
}

static void
branch(struct search *s, size_t i, uint32_t set, double value, double cost)
{
	size_t k;

	if (i == s->n) {
		offer(s, set, value, cost);
		return;
	}
	if (value + bound(s, i, s->budget - cost) < s->best_value - SAME)
		return;
	k = s->order[i];
	if (cost + s->cost[k] <= s->budget + SAME)
		branch(s, i + 1, set | UINT32_C(1) << k, value + s->value[k],
		    cost + s->cost[k]);
	/* Worth nothing, it can only cost. */
	branch(s, i + 1, set, value, cost);
}

/* Insertion: the order of the draw before is nearly right already. */
static void
solve(struct search *s)
{
	size_t i, j;

	for (i = 1; i < s->n; i++) {
		size_t k = s->order[i];

		for (j = i; j > 0 && s->value[s->order[j - 1]] * s->cost[k] <
		    s->value[k] * s->cost[s->order[j - 1]]; j--)
			s->order[j] = s->order[j - 1];
		s->order[j] = k;
	}
	s->best = 0;
	s->best_value = s->best_cost = 0;
	branch(s, 0, 0, 0, 0);
}

/* ---- the appraisal as a search ---- */

static bool
may_be_chosen(const struct option_result *o)
{
	return o->scored && o->cost.absent == NULL &&
	    !(is_set(o->option->kind) &&
	    o->option->kind.i == OPTION_BASELINE);
}

static const char *
no_set(const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	size_t i, n = 0;

	if (!is_set(ap->level) || ap->level.i != APPRAISAL_SELECTION)
		return "the appraisal seeks one choice, not a set";
	if (r->no_totals != NULL)
		return r->no_totals;
	if (!is_set(ap->budget) || ap->budget.kind != MONEY_AMOUNT)
		return "the appraisal has no budget";
	for (i = 0; i < r->n_options; i++)
		n += may_be_chosen(&r->options[i]);
	if (n == 0)
		return "no option has both a total and a cost";
	return n > MOST ? "there are more than 20 options to choose from" :
	    NULL;
}

struct candidates {
	size_t	 n, row[MOST];		/* row in the table of draws */
	struct option_result *option[MOST];
	double	 value[MOST], cost[MOST];
};

static void
collect(struct appraisal_result *r, struct candidates *c)
{
	size_t i, row = 0;

	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		if (may_be_chosen(o)) {
			c->option[c->n] = o;
			c->row[c->n] = row;
			c->value[c->n] = o->total;
			c->cost[c->n++] = o->cost.hi;
		}
		row += o->scored;
	}
}

static void
name_set(struct arena *a, const struct candidates *c, const struct search *s,
    struct set_result *out)
{
	size_t i;

	out->options = arena_array(a, c->n, sizeof *out->options);
	for (i = 0; i < c->n; i++)
		if (s->best >> i & 1)
			out->options[out->n++] = c->option[i]->option;
	out->value = s->best_value;
	out->cost = s->best_cost;
	out->within_budget = true;
}

static void
draw_sets(struct table *t, struct candidates *c, struct search *s,
    void (*draw)(struct table *, struct dice *), double *share)
{
	struct dice d = new_dice();
	size_t i, k;

	for (i = 0; i < c->n; i++)
		share[i] = 0;
	for (k = 0; k < DRAWS; k++) {
		draw(t, &d);
		add_totals(t, &d);
		for (i = 0; i < c->n; i++)
			c->value[i] = t->total[c->row[i]];
		solve(s);
		for (i = 0; i < c->n; i++)
			share[i] += s->best >> i & 1;
	}
	for (i = 0; i < c->n; i++)
		share[i] /= DRAWS;
}

/* What was decided, by the same figures. */
static void
measure_favoured(struct arena *a, const struct appraisal_result *r,
    struct set_result *out)
{
	const struct refs *favour = &r->appraisal->decision.favour;
	size_t i, k;

	out->options = arena_array(a, favour->n, sizeof *out->options);
	for (i = 0; i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];

		for (k = 0; k < favour->n; k++)
			if (favour->items[k].to == &o->option->rec)
				break;
		if (k == favour->n)
			continue;
		if (isnan(o->total) || o->cost.absent != NULL) {
			out->absent = "an option that was favoured has no "
			    "total or no cost";
			continue;
		}
		out->options[out->n++] = o->option;
		out->value += o->total;
		out->cost += o->cost.hi;
	}
	if (out->n == 0 && out->absent == NULL)
		out->absent = "no option was favoured";
	out->within_budget = out->cost <= r->appraisal->budget.hi + SAME;
}

/* The options that may be chosen, and the best set at the agreed weights. */
static void
find_best(struct appraisal_result *r, struct candidates *c, struct search *s)
{
	size_t i;

	collect(r, c);
	s->n = c->n;
	s->value = c->value;
	s->cost = c->cost;
	s->budget = r->appraisal->budget.hi;
	for (i = 0; i < s->n; i++)
		s->order[i] = i;
	solve(s);
}

void
sets_measure(struct arena *a, struct appraisal_result *r)
{
	struct candidates c = { 0 };
	struct search s = { 0 };

	r->best_set.absent = r->favoured_set.absent = no_set(r);
	if (r->best_set.absent != NULL)
		return;
	find_best(r, &c, &s);
	name_set(a, &c, &s, &r->best_set);
	measure_favoured(a, r, &r->favoured_set);
}

void
sets_draw(struct arena *a, struct appraisal_result *r)
{
	struct candidates c = { 0 };
	struct search s = { 0 };
	double near[MOST], any[MOST];
	struct table t;
	size_t i;

	if (r->best_set.absent != NULL)
		return;
	find_best(r, &c, &s);
	t = build_table(a, r);
	draw_sets(&t, &c, &s, draw_near, near);
	draw_sets(&t, &c, &s, draw_any, any);
	for (i = 0; i < c.n; i++) {
		c.option[i]->in_set_near = near[i];
		c.option[i]->in_set_uniform = any[i];
	}
}
