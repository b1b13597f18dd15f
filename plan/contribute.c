/*
 * Contributions against the gap (METHODS 1): do the claims of the actions,
 * taken together, close what is left on trend?
 */
#include <math.h>
#include <strings.h>

#include "arena.h"
#include "format.h"
#include "methods.h"

#define SAME	1e-9

static bool
is_one_of(const char *s, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcasecmp(s, words[i]) == 0)
			return true;
	return false;
}

/* Is this a difference in the indicator's own unit? */
static bool
is_in_unit(const struct indicator *in, const char *unit)
{
	static const char *const points[] = { "point", "points",
		"percentage point", "percentage points", "percent", "%" };

	if (unit[0] == '\0' ||
	    (is_set(in->unit) && strcasecmp(unit, in->unit.v.raw) == 0))
		return true;
	return unit_is_percent(in) &&
	    is_one_of(unit, points, sizeof points / sizeof points[0]);
}

static bool
is_in_people(const struct gap_figure *g, const char *unit)
{
	static const char *const people[] = { "person", "people", "child",
		"children" };

	return (g->noun != NULL && strcasecmp(unit, g->noun) == 0) ||
	    is_one_of(unit, people, sizeof people / sizeof people[0]);
}

/* Units that one head-count is worth; 0 where the gap has no head-count. */
static double
units_per_head(const struct indicator_result *r)
{
	const struct gap_figure *g = &r->from_today;

	if (g->absent != NULL || g->no_people != NULL || g->people == 0)
		return 0;
	return g->unit / g->people;
}

/* Why the claim does not count; else NULL, and it is in the unit. */
static const char *
measure_claim(struct claim *c, const struct indicator_result *r,
    const struct action_result *ac)
{
	const struct range *by = &c->contribution->improves_by;
	const char *unit = by->unit == NULL ? "" : by->unit;
	double each = 1;

	if (!is_set(*by))
		return "it does not say by how much";
	if (is_set(ac->action->change) &&
	    ac->action->change.i == ACTION_CONTINUE)
		return "the action only continues what is done already";
	if (ac->rag == RAG_CANCELLED)
		return "the action is cancelled";
	if (!is_set(c->contribution->by))
		return "it does not say by when";
	if (c->contribution->by.last > r->final->target->period.last)
		return "it comes after the target";
	if (!is_in_unit(r->indicator, unit)) {
		each = is_in_people(&r->from_today, unit) ?
		    units_per_head(r) : 0;
		if (each == 0)
			return "its unit is not that of the indicator";
	}
	c->lo = fmin(by->lo, by->hi) * each;
	c->hi = fmax(by->lo, by->hi) * each;
	return NULL;
}

/* ---- what must be true ---- */

/* How many people the action plans to reach; false: it counts no people. */
static bool
people_planned(const struct indicator_result *r, const struct action *ac,
    double *n)
{
	size_t i;

	for (i = 0; i < ac->success.n; i++) {
		const struct success *s = &ac->success.items[i];
		const char *unit = is_set(s->unit) ? s->unit.v.raw : "";

		if (!is_set(s->target) || s->target.x <= 0 ||
		    s->target.kind == TARGET_CHANGE ||
		    s->target.kind == TARGET_MAINTAIN ||
		    !is_in_people(&r->from_today, unit))
			continue;
		*n = s->target.x;
		return true;
	}
	return false;
}

static const char *
cost_planned(const struct action *ac, double *lo, double *hi)
{
	const struct resources *r = &ac->resources;
	const struct money *m = is_set(r->by_year) ? &r->by_year : &r->money;

	if (!is_set(*m) || m->kind != MONEY_AMOUNT)
		return "the action has no sum of money";
	if (m->a_year)
		return "the action's cost is a rate a year";
	*lo = m->lo;
	*hi = m->hi;
	return NULL;
}

/* Were this action to close the gap alone: gap ÷ effect per person reached,
   at what the action costs for each of them. */
static void
measure_reach(const struct contributions *all,
    const struct indicator_result *r, struct claim *c)
{
	double lo, hi;

	c->no_reach = c->left_out;
	c->no_cost = "it is not known how many people to reach";
	if (c->no_reach == NULL && c->lo <= 0)
		c->no_reach = "it may add nothing";
	else if (c->no_reach == NULL &&
	    !people_planned(r, c->action, &c->reached))
		c->no_reach = "its success is not counted in people";
	if (c->no_reach != NULL)
		return;
	c->reach_lo = all->gap / (c->hi / c->reached);
	c->reach_hi = all->gap / (c->lo / c->reached);
	c->no_cost = cost_planned(c->action, &lo, &hi);
	if (c->no_cost != NULL)
		return;
	c->cost_lo = lo / c->reached * c->reach_lo;
	c->cost_hi = hi / c->reached * c->reach_hi;
}

/* Claims on this indicator: how many, and, where there is room, which. */
static size_t
find_claims(const struct plan *plan, const struct indicator *in,
    struct claim *room)
{
	size_t i, k, n = 0;

	for (i = 0; i < plan->actions.n; i++) {
		const struct action *ac = &plan->actions.items[i];

		for (k = 0; k < ac->contributes.n; k++) {
			const struct contribution *c =
			    &ac->contributes.items[k];

			if (c->indicator.to != &in->rec)
				continue;
			if (room != NULL)
				room[n] = (struct claim){ .action = ac,
				    .contribution = c };
			n++;
		}
	}
	return n;
}

/* Why the claims cannot be held against a gap; else NULL, and there is
   one. */
static const char *
find_gap(const struct indicator_result *r, struct contributions *c)
{
	const struct gap_figure *g = &r->on_trend;

	if (r->from_today.absent != NULL)
		return r->from_today.absent;
	c->on_trend = g->absent == NULL;
	if (!c->on_trend)
		g = &r->from_today;
	c->gap = g->unit;
	if (c->gap <= SAME)
		return c->on_trend ? "on trend the target is met" :
		    "the target is met already";
	return c->n == 0 ? "no action says what it adds" : NULL;
}

void
contributions_measure(const struct plan *plan, struct arena *a,
    const struct action_result *actions, struct indicator_result *r)
{
	struct contributions *c = &r->contributions;
	size_t i;

	c->n = find_claims(plan, r->indicator, NULL);
	c->claims = arena_array(a, c->n, sizeof *c->claims);
	find_claims(plan, r->indicator, c->claims);
	c->absent = find_gap(r, c);
	if (c->absent != NULL)
		return;
	for (i = 0; i < c->n; i++) {
		struct claim *claim = &c->claims[i];

		claim->left_out = measure_claim(claim, r,
		    &actions[claim->action - plan->actions.items]);
		measure_reach(c, r, claim);
		if (claim->left_out != NULL)
			continue;
		c->n_counted++;
		c->lo += claim->lo;
		c->hi += claim->hi;
	}
	c->closure = c->lo >= c->gap - SAME ? CLOSURE_CLOSES :
	    c->hi >= c->gap - SAME ? CLOSURE_MAY_CLOSE : CLOSURE_FALLS_SHORT;
	c->short_by = fmax(c->gap - c->hi, 0);
}
