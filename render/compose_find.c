#include <string.h>

#include "compose.h"

/* Looking things up between a plan and what was worked out from it. */

const struct indicator_result *
result_of(const struct compose *c, const struct indicator *i)
{
	return &c->an->indicators[i - c->plan->indicators.items];
}

const struct indicator *
indicator_of(const struct ref *r)
{
	if (r->to == NULL || r->to->kind != REC_INDICATOR)
		return NULL;
	return (const struct indicator *)r->to;
}

const struct action_result *
action_result_of(const struct compose *c, const struct action *a)
{
	return &c->an->actions[a - c->plan->actions.items];
}

bool
refs_have(const struct refs *rs, const struct rec *r)
{
	for (size_t i = 0; i < rs->n; i++)
		if (rs->items[i].to == r)
			return true;
	return false;
}

bool
refs_serve(const struct refs *rs, const struct outcome *o)
{
	for (size_t i = 0; i < rs->n; i++)
		if (rs->items[i].to != NULL &&
		    rs->items[i].to->kind == REC_OUTCOME &&
		    outcome_within((const struct outcome *)rs->items[i].to,
		    o))
			return true;
	return false;
}

/* The first indicator of an outcome; one with readings goes before others. */
const struct indicator_result *
headline_of(const struct compose *c, const struct outcome *o)
{
	const struct indicator_result *first = NULL;

	for (size_t i = 0; i < c->plan->indicators.n; i++) {
		const struct indicator *ind = &c->plan->indicators.items[i];

		if (!refs_serve(&ind->outcomes, o))
			continue;
		if (c->an->indicators[i].latest != NULL)
			return &c->an->indicators[i];
		if (first == NULL)
			first = &c->an->indicators[i];
	}
	return first;
}

bool
outcome_has_children(const struct compose *c, const struct outcome *o)
{
	for (size_t i = 0; i < c->plan->outcomes.n; i++)
		if (c->plan->outcomes.items[i].parent.to == &o->rec)
			return true;
	return false;
}

#define MANY_OUTCOMES	8

size_t
main_outcomes(const struct compose *c, const struct outcome **out, size_t max)
{
	const struct outcome_list *all = &c->plan->outcomes;
	size_t leaves = 0, n = 0;
	bool many;

	for (size_t i = 0; i < all->n; i++)
		leaves += !outcome_has_children(c, &all->items[i]);
	many = leaves > MANY_OUTCOMES;
	for (size_t i = 0; i < all->n && n < max; i++) {
		const struct outcome *o = &all->items[i];

		if (many ? o->parent.to == NULL : !outcome_has_children(c, o))
			out[n++] = o;
	}
	return n;
}

const struct reading *
same_period(const struct series *s, const struct period *of)
{
	for (size_t i = 0; i < s->readings.n; i++) {
		const struct reading *r = &s->readings.items[i];

		if (is_set(r->period) && is_set(r->value) &&
		    r->period.first == of->first && r->period.last == of->last)
			return r;
	}
	return NULL;
}

bool
latest_shared(const struct indicator_result *r, const struct series *s,
    const struct point **ours, const struct reading **theirs)
{
	for (size_t i = r->n_points; i-- > 0;) {
		const struct point *p = &r->points[i];

		if (p->hole || p->reading == NULL)
			continue;
		*theirs = same_period(s, &p->reading->period);
		if (*theirs != NULL) {
			*ours = p;
			return true;
		}
	}
	return false;
}
