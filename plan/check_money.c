#include <math.h>

#include "arena.h"
#include "check_util.h"

/* S116 and S117: is the money there, and for long enough? */

static const char *
sum_text(const struct plan *p, struct diags *d, double x)
{
	return money_text(p, d->arena, x, false);
}

static void
too_dear(const struct plan *p, struct diags *d, const struct source_sum *s)
{
	const char *name = check_label(d, &s->funding->rec);

	diag_add(d, RULE_S116, s->funding->rec.at, &s->funding->rec,
	    "Actions draw up to %s on the funding “%s”, which has %s",
	    sum_text(p, d, s->hi), name, sum_text(p, d, s->available));
	diag_help(d, "Find %s more, name another source for some of the "
	    "actions, or make them smaller.",
	    sum_text(p, d, s->hi - s->available));
}

static double
funds_of(const struct source_sum *s, int year)
{
	size_t i;

	for (i = 0; i < s->n_funds; i++)
		if (s->funds[i].year == year)
			return s->funds[i].hi;
	return 0;
}

static void
too_dear_in(const struct plan *p, struct diags *d, const struct source_sum *s,
    const struct year_sum *y)
{
	const char *name = check_label(d, &s->funding->rec);
	double has = funds_of(s, y->year);

	diag_add(d, RULE_S116, s->funding->rec.at, &s->funding->rec,
	    "In the year from %d actions draw up to %s on the funding “%s”, "
	    "which has %s for that year", y->year, sum_text(p, d, y->hi),
	    name, sum_text(p, d, has));
	diag_help(d, "Move %s of the spending into another year or to another "
	    "source, or have the funding spread differently.",
	    sum_text(p, d, y->hi - has));
}

/* A penny is no shortfall: years are shares of days. */
static bool
exceeds(double cost, double funds)
{
	return cost > funds + 0.5;
}

static void
source(const struct plan *p, struct diags *d, const struct source_sum *s)
{
	size_t i;

	if (s->funding == NULL || s->shared)
		return;
	if (!isnan(s->available) && !is_given(s->funding->money) &&
	    !is_given(s->funding->by_year))
		return;
	if (!isnan(s->available) && exceeds(s->hi, s->available)) {
		too_dear(p, d, s);
		return;
	}
	if (s->n_funds == 0 || !is_given(s->funding->by_year))
		return;
	for (i = 0; i < s->n_years; i++)
		if (exceeds(s->years[i].hi, funds_of(s, s->years[i].year))) {
			too_dear_in(p, d, s, &s->years[i]);
			return;
		}
}

/* ---- S117 ---- */

/* The last day of the funding that lasts longest; DAY_NONE: no end. */
static const struct funding *
lasts_longest(const struct refs *funding)
{
	const struct funding *best = NULL;
	size_t i;

	for (i = 0; i < funding->n; i++) {
		const struct funding *f =
		    (const void *)funding->items[i].to;

		if (f == NULL || !is_set(f->to) || f->to.ongoing)
			return NULL;
		if (best == NULL || f->to.last > best->to.last)
			best = f;
	}
	return best;
}

static void
funding_ends(struct diags *d, const struct action_result *r)
{
	const struct action *act = r->action;
	const struct funding *f = lasts_longest(&act->resources.funding);
	const char *name = check_label(d, &act->rec);

	if (f == NULL || r->due == DAY_NONE || f->to.last >= r->due)
		return;
	diag_add(d, RULE_S117, act->resources.funding.v.at, &act->rec,
	    "The funding “%s” ends on %s, before the action “%s” is due on %s",
	    check_label(d, &f->rec), check_day(d, f->to.last), name,
	    check_day(d, r->due));
	diag_help(d, "Finish “%s” by %s, or name what pays for the time after "
	    "it.", name, check_day(d, f->to.last));
	diag_also(d, f->to.v.at, "the funding ends here");
}

void
check_money(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	for (i = 0; i < a->money.n_sources; i++)
		source(p, d, &a->money.sources[i]);
	for (i = 0; i < p->actions.n; i++)
		if (check_judges(a, i) && !check_complete_action(a, i))
			funding_ends(d, &a->actions[i]);
}
