/*
 * The gap in a scenario (METHODS 1): where the partnership says that an
 * indicator would stand by its final target if something happened, and what
 * would then be left to do.
 */
#include "methods.h"

#include "arena.h"
#include "series.h"
#include "trend.h"

/* The first forecast of the indicator, or NULL. */
static const struct forecast *
forecast_for(const struct plan *plan, const struct indicator *in)
{
	size_t i;

	for (i = 0; i < plan->forecasts.n; i++)
		if (plan->forecasts.items[i].indicator.to == &in->rec)
			return &plan->forecasts.items[i];
	return NULL;
}

/* Where the scenario leads; why that cannot be known, else NULL. */
static const char *
lead_of(const struct indicator_result *r, const struct scenario *s, double *x)
{
	double sign = s->change == CHANGE_FALLS ? -1 : 1;

	if (is_set(s->becomes)) {
		*x = s->becomes.x;
		return NULL;
	}
	switch (s->change) {
	case CHANGE_TO:
		*x = s->x;
		return NULL;
	case CHANGE_RISES:
	case CHANGE_FALLS:
		if (r->latest == NULL)
			return "there is no reading yet";
		if (r->final == NULL)
			return "there is no target to look ahead to";
		*x = r->latest->x + sign * s->x * r->years_left;
		return NULL;
	case CHANGE_NONE:
		break;
	}
	return "the scenario gives no figure";
}

static void
measure(struct arena *a, const struct indicator_result *r,
    struct scenario_result *s)
{
	bool higher;

	s->absent = lead_of(r, s->scenario, &s->x);
	if (s->absent != NULL)
		s->gap.absent = s->absent;
	else if (r->final == NULL)
		s->gap.absent = "the plan sets no target";
	else if (!better_known(r->indicator, &higher))
		s->gap.absent = "the plan does not say whether higher or "
		    "lower is better";
	else
		s->gap = gap_measure(a, r, improvement(higher, s->x,
		    r->final->x));
}

void
scenarios_measure(const struct plan *plan, struct arena *a,
    struct indicator_result *r)
{
	const struct forecast *f = forecast_for(plan, r->indicator);
	size_t i;

	if (f == NULL)
		return;
	r->n_scenarios = f->scenarios.n;
	r->scenarios = arena_array(a, r->n_scenarios, sizeof *r->scenarios);
	for (i = 0; i < r->n_scenarios; i++) {
		r->scenarios[i].scenario = &f->scenarios.items[i];
		measure(a, r, &r->scenarios[i]);
	}
}
