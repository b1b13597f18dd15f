/*
 * Load (METHODS 5): how many unfinished actions each lead has open at once,
 * and how many milestones fall due in each quarter.
 */
#include <string.h>

#include "arena.h"
#include "methods.h"

/* An action that one lead has open, first to last day. */
struct stint { size_t lead; day first, last; };

struct roster {
	const struct plan	*plan;
	struct schedule_result	*r;
	struct stint		*stints;
	size_t			 n;
};

static const char *
name_of(const struct person_ref *p)
{
	return p->name != NULL ? p->name : p->v.raw;
}

static size_t
find_lead(const struct schedule_result *r, const struct person_ref *p)
{
	size_t i;

	for (i = 0; i < r->n_workloads; i++)
		if (r->workloads[i].person == p->person &&
		    (p->person != NULL ||
		    strcmp(r->workloads[i].name, name_of(p)) == 0))
			break;
	return i;
}

static bool
names_somebody(const struct person_ref *p)
{
	return p->v.state == VAL_SET && (p->person != NULL ||
	    name_of(p) != NULL);
}

/* Without a start, an action is open from the plan's first day; without a
   due date, to its last. */
static void
add_stints(struct roster *ro, const struct action_result *ac)
{
	const struct persons *leads = action_lead(ac->action);
	day first = ac->start != DAY_NONE ? ac->start : ro->plan->first;
	day last = ac->due != DAY_NONE ? ac->due : ro->plan->last;
	size_t i, lead;

	for (i = 0; i < leads->n; i++) {
		const struct person_ref *p = &leads->items[i];

		if (!names_somebody(p))
			continue;
		lead = find_lead(ro->r, p);
		if (lead == ro->r->n_workloads) {
			ro->r->workloads[lead].person = p->person;
			ro->r->workloads[lead].name = name_of(p);
			ro->r->workloads[lead].peak_on = DAY_NONE;
			ro->r->n_workloads++;
		}
		ro->r->workloads[lead].actions++;
		if (first != DAY_NONE && last != DAY_NONE && first <= last)
			ro->stints[ro->n++] = (struct stint){ lead, first,
			    last };
	}
}

static bool
is_unfinished(const struct action_result *ac)
{
	return !ac->is_parent && ac->rag != RAG_COMPLETE &&
	    ac->rag != RAG_CANCELLED;
}

/* A peak begins on the first day of some stint. */
static void
find_peaks(const struct roster *ro)
{
	size_t i, k;

	for (i = 0; i < ro->n; i++) {
		const struct stint *s = &ro->stints[i];
		struct workload *w = &ro->r->workloads[s->lead];
		size_t open = 0;

		for (k = 0; k < ro->n; k++)
			open += ro->stints[k].lead == s->lead &&
			    ro->stints[k].first <= s->first &&
			    s->first <= ro->stints[k].last;
		if (open > w->peak ||
		    (open == w->peak && s->first < w->peak_on)) {
			w->peak = open;
			w->peak_on = s->first;
		}
	}
}

static void
measure_leads(const struct plan *plan, struct arena *a,
    const struct action_result *v, struct schedule_result *r)
{
	struct roster ro = { .plan = plan, .r = r };
	size_t i, room = 0;

	for (i = 0; i < plan->actions.n; i++)
		room += action_lead(v[i].action)->n;
	r->workloads = arena_array(a, room, sizeof *r->workloads);
	ro.stints = arena_array(a, room, sizeof *ro.stints);
	for (i = 0; i < plan->actions.n; i++)
		if (is_unfinished(&v[i]))
			add_stints(&ro, &v[i]);
	find_peaks(&ro);
}

/* ---- milestones ---- */

static day
quarter_start(const struct value_context *c, day d)
{
	day start = fiscal_year_start(c, d);
	int q;

	for (q = 3; q > 0; q--)
		if (day_add_months(start, 3 * q) <= d)
			return day_add_months(start, 3 * q);
	return start;
}

static void
count_milestone(const struct plan *plan, struct schedule_result *r, day due)
{
	day q = quarter_start(&plan->values, due);
	size_t i = r->n_quarters;

	r->dated_milestones++;
	if (plan->first != DAY_NONE && plan->last > plan->first)
		r->last_quarter += due > plan->last -
		    (plan->last - plan->first + 1) / 4;
	while (i > 0 && r->quarters[i - 1].first > q)
		i--;
	if (i == 0 || r->quarters[i - 1].first != q) {
		memmove(r->quarters + i + 1, r->quarters + i,
		    (r->n_quarters - i) * sizeof *r->quarters);
		r->quarters[i++] = (struct quarter_sum){ .first = q };
		r->n_quarters++;
	}
	r->quarters[i - 1].milestones++;
}

static void
measure_milestones(const struct plan *plan, struct arena *a,
    const struct action_result *v, struct schedule_result *r)
{
	size_t i, k, room = 0;

	for (i = 0; i < plan->actions.n; i++)
		room += v[i].action->milestones.n;
	r->quarters = arena_array(a, room, sizeof *r->quarters);
	for (i = 0; i < plan->actions.n; i++) {
		if (v[i].rag == RAG_CANCELLED)
			continue;
		for (k = 0; k < v[i].action->milestones.n; k++)
			if (v[i].milestones[k].due != DAY_NONE)
				count_milestone(plan, r,
				    v[i].milestones[k].due);
	}
}

void
workload_measure(const struct plan *plan, struct arena *a,
    const struct action_result *v, struct schedule_result *r)
{
	measure_leads(plan, a, v, r);
	measure_milestones(plan, a, v, r);
}
