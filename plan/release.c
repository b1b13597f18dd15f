/*
 * When we shall know (METHODS 1): the first release whose reading reaches a
 * target's period.  The next release carries the period after the latest
 * reading; each later one follows at the measure's frequency.
 */
#include <math.h>

#include "arena.h"
#include "methods.h"
#include "series.h"

static double
years_between(const struct frequency *f)
{
	return f->months / 12.0 + f->days / 365.25;
}

static const char *
find_release(struct arena *a, const struct indicator_result *r,
    struct target_point *t)
{
	const struct indicator *in = r->indicator;
	const char *missing = value_missing(&in->next_data.v);
	double steps, wait;

	if (!is_set(t->target->period))
		return "the target has no date";
	if (r->latest == NULL)
		return "there is no reading yet";
	wait = period_end(t->target->period.last) -
	    period_end(r->latest->reading->period.last);
	if (wait <= 0)
		return "the latest reading reaches it";
	if (missing != NULL || in->next_data.ongoing)
		return arena_printf(a, "the next release is %s",
		    missing != NULL ? missing : "not dated");
	if (!is_set(in->frequency) || years_between(&in->frequency) <= 0)
		return "the plan does not say how often it is published";
	/* A twentieth of a step makes up for years of unequal length. */
	steps = ceil(wait / years_between(&in->frequency) - 0.05) - 1;
	if (!(steps < 1000))
		return "the target lies too far ahead";
	t->release = day_add_months(in->next_data.last,
	    (int)steps * in->frequency.months) +
	    (int)steps * in->frequency.days;
	return NULL;
}

void
releases_measure(struct arena *a, struct indicator_result *r)
{
	size_t i;

	for (i = 0; i < r->n_targets; i++)
		r->targets[i].no_release = find_release(a, r, &r->targets[i]);
}
