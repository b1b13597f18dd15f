#include "signals.h"

#include <string.h>

#include "compose.h"

/* What the figures let a reviewer ask: steps 1 and 3. */

static bool
is_better(const struct indicator *i, double change)
{
	return is_set(i->better) &&
	    (i->better.i == BETTER_HIGHER ? change > 0 : change < 0);
}

static const char *
period_of(const struct signals *s, const struct point *p)
{
	return period_value_text(s->c->arena, &p->reading->period);
}

static void
changes(struct signals *s, const struct indicator_result *r)
{
	const struct change *last = &r->since_previous;
	const struct change *all = &r->since_baseline;
	struct compose *c = s->c;

	if (last->verdict == VERDICT_NOT_REAL &&
	    is_better(r->indicator, last->diff))
		signal_add(s, SIGNAL_NOT_REAL, &r->indicator->rec,
		    arena_printf(c->arena, "From %s in %s to %s in %s: a "
		    "change of this size can be chance (%s)",
		    point_text(c, r, last->from), period_of(s, last->from),
		    point_text(c, r, last->to), period_of(s, last->to),
		    last->method), point_text(c, r, last->from),
		    point_text(c, r, last->to), NULL);
	if (all->verdict == VERDICT_REAL && is_set(r->indicator->better) &&
	    all->diff != 0 && !is_better(r->indicator, all->diff))
		signal_add(s, SIGNAL_WORSE, &r->indicator->rec,
		    arena_printf(c->arena, "From %s in %s to %s in %s: more "
		    "than chance explains (%s)", point_text(c, r, all->from),
		    period_of(s, all->from), point_text(c, r, all->to),
		    period_of(s, all->to), all->method),
		    point_text(c, r, all->from), point_text(c, r, all->to),
		    NULL);
}

/* The place that does best of those that stand beside ours, if all do. */
static void
other_places(struct signals *s, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	const struct reading *theirs, *best = NULL;
	const char *name = NULL;
	const struct point *ours;
	bool all = true;
	size_t i;

	for (i = 0; i < ind->comparators.n; i++) {
		const struct comparator *k = &ind->comparators.items[i];

		if (!latest_shared(r, &k->history, &ours, &theirs))
			continue;
		all = all && is_better(ind, theirs->value.x - ours->x);
		if (best == NULL ||
		    is_better(ind, theirs->value.x - best->value.x)) {
			best = theirs;
			name = shown(s->c, &k->name.v);
		}
	}
	if (best == NULL)
		return;
	if (all)
		signal_add(s, SIGNAL_OTHERS, &ind->rec,
		    arena_printf(s->c->arena, "%s had %s in %s, and this area "
		    "%s", name, unit_text(s->c->arena, ind, best->value.x,
		    r->decimals), period_value_text(s->c->arena,
		    &best->period), unit_text(s->c->arena, ind, ours->x,
		    r->decimals)), name, NULL, NULL);
	if (r->final != NULL && target_is_number(r) &&
	    is_better(ind, best->value.x - r->final->x))
		signal_add(s, SIGNAL_BEHIND, &ind->rec,
		    arena_printf(s->c->arena, "%s had %s in %s; the last "
		    "target is %s", name, unit_text(s->c->arena, ind,
		    best->value.x, r->decimals),
		    period_value_text(s->c->arena, &best->period),
		    target_shown(s->c, r)), name, NULL, NULL);
}

/* How much worse off the group is than the area as a whole. */
static bool
group_gap(const struct indicator_result *r, const struct reading *g,
    double *gap)
{
	size_t i;

	for (i = 0; i < r->n_points; i++) {
		const struct reading *of = r->points[i].reading;

		if (r->points[i].hole || of == NULL ||
		    of->period.first != g->period.first ||
		    of->period.last != g->period.last)
			continue;
		*gap = is_better(r->indicator, 1) ?
		    r->points[i].x - g->value.x : g->value.x - r->points[i].x;
		return true;
	}
	return false;
}

/* Is there an action for the people concerned, at least? */
static enum weakness
group_weakness(const struct signals *s, const struct rec *group)
{
	const struct action_list *l = &s->c->plan->actions;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (refs_have(&l->items[i].groups, group))
			return WEAKNESS_THIN;
	return WEAKNESS_NONE;
}

static void
group_gaps(struct signals *s, const struct indicator_result *r)
{
	const struct breakdown_list *l = &r->indicator->breakdown;
	size_t i, k;

	for (i = 0; i < l->n; i++) {
		const struct series *h = &l->items[i].history;
		const struct reading *from = NULL, *to = NULL;
		double first = 0, last = 0, gap;
		struct arena *a = s->c->arena;

		for (k = 0; k < h->readings.n; k++) {
			const struct reading *g = &h->readings.items[k];

			if (!is_set(g->period) || !is_set(g->value) ||
			    !group_gap(r, g, &gap))
				continue;
			if (from == NULL || g->period.last < from->period.last) {
				from = g;
				first = gap;
			}
			if (to == NULL || g->period.last > to->period.last) {
				to = g;
				last = gap;
			}
		}
		if (from == to || last <= 0 || last <= first)
			continue;
		signal_add(s, SIGNAL_WIDER, &r->indicator->rec,
		    arena_printf(a, "The gap between “%s” and the area as a "
		    "whole was %s in %s and %s in %s",
		    ref_text(s->c, &l->items[i].group),
		    unit_gap_text(a, r->indicator, first, 1),
		    period_value_text(a, &from->period),
		    unit_gap_text(a, r->indicator, last, 1),
		    period_value_text(a, &to->period)),
		    arena_printf(a, "“%s”", ref_text(s->c,
		    &l->items[i].group)), NULL, NULL)->weakness =
		    group_weakness(s, l->items[i].group.to);
	}
}

static void
limits(struct signals *s, const struct indicator_result *r)
{
	const struct rec *rec = &r->indicator->rec;
	const char *target = target_shown(s->c, r);
	struct arena *a = s->c->arena;

	if (r->xmr.absent != NULL)
		return;
	if (r->xmr.trial)
		signal_add(s, SIGNAL_TRIAL, rec, arena_printf(a, "The limits "
		    "of ordinary variation rest on %zu readings, and count "
		    "as a trial below twelve", r->xmr.n), number_text(a,
		    (double)r->xmr.n, 0), NULL, NULL);
	if (r->xmr.assurance == ASSURANCE_CANNOT)
		signal_add(s, SIGNAL_CANNOT, rec, arena_printf(a, "As things "
		    "run, readings fall between %s and %s; the target is %s",
		    unit_text(a, r->indicator, r->xmr.lo, 1),
		    unit_text(a, r->indicator, r->xmr.hi, 1), target),
		    target, NULL, NULL);
	if (r->xmr.assurance == ASSURANCE_HIT_OR_MISS)
		signal_add(s, SIGNAL_HIT_OR_MISS, rec, arena_printf(a, "As "
		    "things run, readings fall between %s and %s, with the "
		    "target of %s among them", unit_text(a, r->indicator,
		    r->xmr.lo, 1), unit_text(a, r->indicator, r->xmr.hi, 1),
		    target), target, NULL, NULL);
}

static void
pace(struct signals *s, const struct indicator_result *r)
{
	struct arena *a = s->c->arena;
	const char *wanted, *best;

	if (r->required.absent != NULL || r->best.absent != NULL ||
	    r->required.a_year <= r->best.a_year || r->best.a_year <= 0)
		return;
	wanted = unit_gap_text(a, r->indicator, r->required.a_year, 1);
	best = unit_gap_text(a, r->indicator, r->best.a_year, 1);
	signal_add(s, SIGNAL_PACE, &r->indicator->rec, arena_printf(a, "The "
	    "target takes %s a year; the best three years on record gave %s "
	    "a year", wanted, best), wanted, best, NULL)->weakness =
	    is_given(r->final->target->why) ||
	    is_given(r->indicator->reached_by) ? WEAKNESS_THIN :
	    WEAKNESS_NONE;
}

void
signals_step1(struct signals *s)
{
	size_t i;

	for (i = 0; i < s->c->plan->indicators.n; i++) {
		const struct indicator_result *r = &s->c->an->indicators[i];

		changes(s, r);
		other_places(s, r);
		group_gaps(s, r);
		limits(s, r);
		pace(s, r);
	}
}

/* ---- step 3 ---- */

/* An action that alone claims more than half of what all claim. */
static void
one_claim(struct signals *s, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	size_t i;

	for (i = 0; i < k->n && k->n_counted > 1; i++) {
		const struct claim *claim = &k->claims[i];
		const char *title;

		if (claim->left_out != NULL || claim->hi * 2 <= k->hi)
			continue;
		title = signal_title(s, &claim->action->rec);
		signal_add(s, SIGNAL_ONE_CLAIM, &r->indicator->rec,
		    arena_printf(s->c->arena, "%s claims up to %s of the %s "
		    "that all actions claim at most", title,
		    unit_gap_text(s->c->arena, r->indicator, claim->hi,
		    r->decimals), unit_gap_text(s->c->arena, r->indicator,
		    k->hi, r->decimals)),
		    title, NULL, NULL)->weakness = WEAKNESS_THIN;
	}
}

/* What actions claim is typed in: nothing can be cited for it. */
static void
claims(struct signals *s, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	const struct rec *rec = &r->indicator->rec;
	struct arena *a = s->c->arena;
	const char *gap, *lo, *hi;

	/* Without claims there is no more to be worked out than the gap. */
	if (k->gap < 1e-9 || (k->absent != NULL && k->n > 0))
		return;
	gap = unit_gap_text(a, r->indicator, k->gap, r->decimals);
	lo = unit_gap_text(a, r->indicator, k->lo, r->decimals);
	hi = unit_gap_text(a, r->indicator, k->hi, r->decimals);
	if (k->n_counted == 0)
		signal_add(s, SIGNAL_NO_CLAIM, rec, arena_printf(a, "The gap "
		    "is %s, and no action says how much of it it closes "
		    "and by when", gap), gap, NULL, NULL)->weakness = WEAKNESS_NONE;
	else if (k->closure == CLOSURE_MAY_CLOSE)
		signal_add(s, SIGNAL_MAY_CLOSE, rec, arena_printf(a, "The "
		    "actions claim between %s and %s; the gap is %s", lo, hi,
		    gap), lo, hi, gap)->weakness = WEAKNESS_THIN;
	else if (k->closure == CLOSURE_FALLS_SHORT)
		signal_add(s, SIGNAL_SHORT, rec, arena_printf(a, "The "
		    "actions claim %s at most; the gap is %s", hi, gap),
		    unit_gap_text(a, r->indicator, k->short_by, r->decimals), NULL,
		    NULL)->weakness = WEAKNESS_NONE;
	one_claim(s, r);
}

static void
forecasts(struct signals *s, const struct indicator_result *r)
{
	const struct forecast *f = forecast_of(s->c, r->indicator);
	struct arena *a = s->c->arena;

	if (r->outlook.absent == NULL && r->outlook.extrapolated)
		signal_add(s, SIGNAL_FAR_AHEAD, &r->indicator->rec,
		    arena_printf(a, "The forecast looks further ahead than "
		    "half of the record that it rests on (%zu readings)",
		    r->trend.n), number_text(a, (double)r->trend.n, 0), NULL,
		    NULL);
	/* likely or very likely, in the order of the language */
	if (f != NULL && is_set(f->likelihood) && f->likelihood.i >= 3 &&
	    r->on_trend.absent == NULL && r->on_trend.unit > 0)
		signal_add(s, SIGNAL_OPTIMISM, &r->indicator->rec,
		    arena_printf(a, "The plan calls it %s that today's "
		    "efforts reach the target; the trend ends %s away from it",
		    choice_text(s->c, &f->likelihood), unit_gap_text(a,
		    r->indicator, r->on_trend.unit, r->decimals)),
		    choice_text(s->c, &f->likelihood), unit_gap_text(a,
		    r->indicator, r->on_trend.unit, r->decimals),
		    NULL)->weakness = WEAKNESS_THIN;
}

static void
factors(struct signals *s)
{
	const struct forecast_list *l = &s->c->plan->forecasts;
	size_t i, k;

	for (i = 0; i < l->n; i++)
		for (k = 0; k < l->items[i].factors.n; k++) {
			const struct factor *f = &l->items[i].factors.items[k];

			if (!is_set(f->critical) || !f->critical.yes ||
			    !is_set(f->local_influence) ||
			    f->local_influence.i != 2)
				continue;
			signal_add(s, SIGNAL_OUTSIDE, &f->rec,
			    "Critical, and beyond the partners' influence",
			    ref_text(s->c, &l->items[i].indicator), NULL,
			    NULL);
		}
}

static void
risks(struct signals *s)
{
	size_t i;

	for (i = 0; i < s->c->plan->risks.n; i++) {
		const struct risk_result *r = &s->c->an->risks[i];
		const char *score;

		if (r->after == 0)
			continue;
		score = number_text(s->c->arena, r->after, 0);
		if (risk_band_of(s->c->an->risk_bounds, r->after) ==
		    RISK_SEVERE)
			signal_add(s, SIGNAL_SEVERE, &r->risk->rec,
			    arena_printf(s->c->arena, "Scored %d before and "
			    "%s after all that is done about it", r->before,
			    score), score, NULL, NULL);
		else if (r->after == r->before && r->risk->actions.n > 0)
			signal_add(s, SIGNAL_UNMOVED, &r->risk->rec,
			    arena_printf(s->c->arena, "Scored %s both before "
			    "and after what is done about it", score), score,
			    NULL, NULL);
	}
}

void
signals_step3(struct signals *s)
{
	size_t i;

	for (i = 0; i < s->c->plan->indicators.n; i++) {
		claims(s, &s->c->an->indicators[i]);
		forecasts(s, &s->c->an->indicators[i]);
	}
	factors(s);
	risks(s);
}
