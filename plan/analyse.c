/* Puts the working-out together: each method once, in the order in which
   they need each other. */
#include "analysis.h"

#include "arena.h"
#include "change.h"
#include "methods.h"
#include "series.h"
#include "trend.h"

void
indicator_measure(struct arena *a, const struct indicator *in,
    struct indicator_result *r)
{
	r->indicator = in;
	series_read(a, r);
	trend_fit(a, r);
	targets_read(a, r);
	gaps_measure(a, r);
	xmr_measure(a, r);
	changes_judge(a, r);
	comparisons_measure(a, r);
	inequalities_measure(a, r);
	localities_measure(a, r);
	releases_measure(a, r);
	indicator_colour(r);
}

static void
analyse_lists(const struct plan *plan, struct arena *a, struct analysis *an)
{
	size_t i;

	an->indicators = arena_array(a, plan->indicators.n,
	    sizeof *an->indicators);
	for (i = 0; i < plan->indicators.n; i++) {
		an->indicators[i].area = is_set(plan->plan.area) ?
		    plan->plan.area.v.raw : "";
		indicator_measure(a, &plan->indicators.items[i],
		    &an->indicators[i]);
	}
	an->appraisals = arena_array(a, plan->appraisals.n,
	    sizeof *an->appraisals);
	for (i = 0; i < plan->appraisals.n; i++) {
		struct appraisal_result *r = &an->appraisals[i];

		appraise(a, &plan->appraisals.items[i], r);
		stability_measure(a, r);
		appraisal_judge(a, r);
		costs_measure(a, plan->as_of, r);
		panels_measure(a, r);
		swings_measure(a, r);
		sets_measure(a, r);
	}
	an->chains = arena_array(a, plan->delivery_chains.n,
	    sizeof *an->chains);
	for (i = 0; i < plan->delivery_chains.n; i++)
		chain_score(&plan->delivery_chains.items[i], &an->chains[i]);
	an->risks = arena_array(a, plan->risks.n, sizeof *an->risks);
	for (i = 0; i < plan->risks.n; i++)
		risk_score(&plan->risks.items[i], &an->risks[i]);
}

static struct analysis *
measure(const struct plan *plan, struct arena *a)
{
	struct analysis *an = arena_alloc(a, sizeof *an);
	size_t i;

	an->plan = plan;
	analyse_lists(plan, a, an);
	an->actions = arena_array(a, plan->actions.n, sizeof *an->actions);
	status_measure(plan, a, an->actions);
	for (i = 0; i < plan->indicators.n; i++) {
		scenarios_measure(plan, a, &an->indicators[i]);
		contributions_measure(plan, a, an->actions,
		    &an->indicators[i]);
	}
	schedule_measure(plan, a, an->actions, &an->schedule);
	workload_measure(plan, a, an->actions, &an->schedule);
	money_measure(plan, a, an->actions, &an->money);
	for (i = 0; i < plan->actions.n; i++)
		if (!an->actions[i].is_parent)
			an->by_rag[an->actions[i].rag]++;
	return an;
}

const struct analysis *
analyse(const struct plan *plan, struct arena *a)
{
	struct analysis *an = measure(plan, a);
	size_t i;

	for (i = 0; i < plan->appraisals.n; i++) {
		appraisal_draw(a, &an->appraisals[i]);
		sets_draw(a, &an->appraisals[i]);
	}
	for (i = 0; i < plan->delivery_chains.n; i++)
		chain_reach(a, &plan->delivery_chains.items[i],
		    &an->chains[i]);
	return an;
}

const struct analysis *
analyse_for_checks(const struct plan *plan, struct arena *a)
{
	return measure(plan, a);
}
