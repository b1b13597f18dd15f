#include <math.h>

#include "arena.h"
#include "check_util.h"
#include "check_words.h"

/*
 * Do targets ask for enough, and not for more than can be: T204, T205,
 * T207, T208, T209, T216, T217, T224.
 */

static const char *
gap_text(struct diags *d, const struct indicator_result *r, double x,
    int more)
{
	return unit_gap_text(d->arena, r->indicator, x, r->decimals + more);
}

static struct span
final_place(const struct indicator_result *r)
{
	return r->final->target->value.v.at;
}

/* ---- T204 ---- */

static void
beyond_best(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;

	if (r->required.absent != NULL || r->best.absent != NULL ||
	    r->required.a_year <= r->best.a_year ||
	    is_given(r->final->target->why) || is_given(ind->reached_by))
		return;
	if (r->best.a_year > 0)
		diag_add(d, RULE_T204, final_place(r), &ind->rec,
		    "The target of the indicator “%s” takes %s a year, more "
		    "than the best on record over three years, %s a year",
		    check_label(d, &ind->rec), gap_text(d, r,
		    r->required.a_year, 1), gap_text(d, r, r->best.a_year, 1));
	else
		diag_add(d, RULE_T204, final_place(r), &ind->rec,
		    "The target of the indicator “%s” takes %s a year, and it "
		    "has never improved over three years on record",
		    check_label(d, &ind->rec),
		    gap_text(d, r, r->required.a_year, 1));
	diag_help(d, "Say under “why:” of the target what will be different "
	    "this time, or set one that has been seen somewhere.");
}

/* ---- T205 ---- */

/* By how much two readings may differ by chance; NaN: nobody knows. */
static double
margin_of(const struct indicator_result *r)
{
	const struct reading *b = r->baseline != NULL ?
	    r->baseline->reading : NULL;

	if (r->since_baseline.absent == NULL && r->since_baseline.has_interval)
		return (r->since_baseline.hi - r->since_baseline.lo) / 2;
	if (r->since_previous.absent == NULL && r->since_previous.has_interval)
		return (r->since_previous.hi - r->since_previous.lo) / 2;
	if (b != NULL && is_set(b->low) && is_set(b->high))
		return (b->high.x - b->low.x) / 2;
	return NAN;
}

static void
inside_noise(struct diags *d, const struct indicator_result *r)
{
	double margin = margin_of(r), change;

	if (r->final == NULL || r->final->kind == TARGET_MAINTAIN ||
	    r->no_baseline != NULL || isnan(margin))
		return;
	change = fabs(r->final->x - r->baseline_x);
	if (!(change > 0) || change >= margin)
		return;
	diag_add(d, RULE_T205, final_place(r), &r->indicator->rec,
	    "The target of the indicator “%s” is a change of %s, less than "
	    "the %s by which two readings may differ by chance",
	    check_label(d, &r->indicator->rec), gap_text(d, r, change, 0),
	    gap_text(d, r, margin, 0));
	diag_help(d, "Judge it over several readings together, measure more "
	    "people, or set a target at least %s from the baseline.",
	    gap_text(d, r, margin, 0));
}

/* ---- T209 ---- */

static void
no_stretch(struct diags *d, const struct indicator_result *r)
{
	if (r->final == NULL || r->final->kind == TARGET_MAINTAIN ||
	    r->on_trend.absent != NULL || r->on_trend.unit > 0 ||
	    r->from_today.absent != NULL || !(r->from_today.unit > 0))
		return;
	diag_add(d, RULE_T209, final_place(r), &r->indicator->rec,
	    "The target of the indicator “%s” is met if its trend goes on: "
	    "that leads to %s", check_label(d, &r->indicator->rec),
	    unit_text(d->arena, r->indicator, r->outlook.mid, r->decimals));
	diag_help(d, "Set a target that the plan's own work must reach, or say "
	    "why the trend would not last without it.");
}

/* ---- T224 ---- */

/* Worse than the baseline is T206's. */
static bool
goes_back(const struct indicator_result *r)
{
	return r->no_baseline == NULL && is_set(r->indicator->better) &&
	    (r->indicator->better.i == BETTER_LOWER ?
	    r->final->x > r->baseline_x : r->final->x < r->baseline_x);
}

static void
already_met(struct diags *d, const struct indicator_result *r)
{
	const struct reading *now;

	if (r->final == NULL || r->final->kind == TARGET_MAINTAIN ||
	    r->from_today.absent != NULL || r->from_today.unit > 0 ||
	    r->latest == NULL || goes_back(r))
		return;
	now = r->latest->reading;
	diag_add(d, RULE_T224, final_place(r), &r->indicator->rec,
	    "The target of the indicator “%s”, %s, asks for nothing more: in "
	    "%s it stood at %s", check_label(d, &r->indicator->rec),
	    target_value_text(d->arena, r->indicator,
	    &r->final->target->value), now->period.v.raw,
	    unit_text(d->arena, r->indicator, r->latest->x, r->decimals));
	diag_help(d, "Set a target beyond %s, or, if holding it is the aim, "
	    "write “maintain within” and a margin.", unit_text(d->arena,
	    r->indicator, r->latest->x, r->decimals));
}

/* ---- T207 ---- */

static bool
wants_forecast(const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;

	return r->final != NULL && r->final->kind != TARGET_MAINTAIN &&
	    !(is_set(ind->cumulative) && ind->cumulative.yes) &&
	    !(is_set(ind->kind) && ind->kind.i == KIND_COUNT);
}

static void
no_forecasts(struct diags *d, const struct indicator *first, size_t n)
{
	diag_add(d, RULE_T207, first->rec.at, NULL,
	    "The plan has no forecast: nobody has said where its %zu "
	    "indicators with targets go if nothing changes", n);
	diag_help(d, "Begin with the one that matters most: “forecasts: "
	    "[{indicator: %s, assumptions: …, likelihood: …}]”.",
	    check_label(d, &first->rec));
}

static void
no_forecast(struct diags *d, const struct indicator *ind)
{
	const char *name = check_label(d, &ind->rec);

	diag_add(d, RULE_T207, ind->rec.at, &ind->rec,
	    "Nobody has said where the indicator “%s” goes if nothing changes",
	    name);
	diag_help(d, "Add a forecast: “forecasts: [{indicator: %s, "
	    "assumptions: …, likelihood: …}]”.", name);
}

static void
forecasts(const struct plan *p, const struct analysis *a, struct diags *d)
{
	bool *has = arena_array(d->arena, p->indicators.n + 1, sizeof(*has));
	const struct indicator *first = NULL;
	size_t i, n = 0;

	for (i = 0; i < p->forecasts.n; i++)
		if (p->forecasts.items[i].indicator.to != NULL)
			has[p->forecasts.items[i].indicator.to->index] = true;
	for (i = 0; i < p->indicators.n; i++) {
		if (has[i] || !wants_forecast(&a->indicators[i]))
			continue;
		if (n++ == 0)
			first = &p->indicators.items[i];
		if (p->forecasts.n > 0)
			no_forecast(d, &p->indicators.items[i]);
	}
	if (p->forecasts.n > 0 || n == 0)
		return;
	if (n == 1)
		no_forecast(d, first);
	else
		no_forecasts(d, first, n);
}

/* ---- T208 ---- */

static void
short_of_gap(struct diags *d, const struct indicator_result *r)
{
	const struct contributions *c = &r->contributions;
	const struct indicator *ind = r->indicator;
	size_t i;

	if (c->absent != NULL || c->closure != CLOSURE_FALLS_SHORT)
		return;
	diag_add(d, RULE_T208, ind->rec.at, &ind->rec,
	    "What the actions add to the indicator “%s” falls short of its "
	    "target by %s, even if all goes well", check_label(d, &ind->rec),
	    gap_text(d, r, c->short_by, 0));
	diag_help(d, "Add or enlarge an action that contributes, or set a "
	    "target that is %s nearer.", gap_text(d, r, c->short_by, 0));
	for (i = 0; i < c->n; i++)
		if (c->claims[i].left_out != NULL)
			diag_also(d, c->claims[i].contribution->rec.at,
			    "this does not count: %s", c->claims[i].left_out);
}

/* ---- T217 ---- */

static void
measures_disagree(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	size_t i;

	for (i = 0; i < ind->breakdown.n; i++) {
		const struct inequality *q = &r->inequalities[i];

		if (q->absent != NULL || q->no_course != NULL || !q->disagree)
			continue;
		diag_add(d, RULE_T217, ind->breakdown.items[i].rec.at,
		    &ind->rec, q->absolute == GAP_CLOSING ?
		    "The gap of “%s” to %s in the indicator “%s” closes in "
		    "points and widens as a ratio" :
		    "The gap of “%s” to %s in the indicator “%s” widens in "
		    "points and closes as a ratio",
		    ind->breakdown.items[i].group.to != NULL ?
		    check_label(d, ind->breakdown.items[i].group.to) : "",
		    q->against, check_label(d, &ind->rec));
		diag_help(d, "Tell both where the gap is spoken of, and say "
		    "which of them the plan is to change.");
	}
}

/* ---- T216 ---- */

static bool
shows_groups(const struct plan *p, const struct indicator *ind)
{
	struct words w;

	return ind->breakdown.n > 0 || (is_set(ind->title) &&
	    (words_find_phrase(ind->title.v.raw, "gap", &w) ||
	    words_find(ind->title.v.raw, PHRASES(p, GAP_WORD), &w)));
}

static void
gaps(const struct plan *p, struct diags *d)
{
	bool *shown = arena_array(d->arena, p->outcomes.n + 1, sizeof(*shown));
	bool *has = arena_array(d->arena, p->outcomes.n + 1, sizeof(*has));
	size_t i, j;

	for (i = 0; i < p->indicators.n; i++) {
		const struct indicator *ind = &p->indicators.items[i];

		for (j = 0; j < ind->outcomes.n; j++)
			if (ind->outcomes.items[j].to != NULL) {
				size_t k = ind->outcomes.items[j].to->index;

				has[k] = true;
				shown[k] = shown[k] || shows_groups(p, ind);
			}
	}
	for (i = 0; i < p->outcomes.n; i++) {
		const struct outcome *o = &p->outcomes.items[i];
		struct words w;

		if (!has[i] || shown[i] || !is_set(o->title) ||
		    !words_find(o->title.v.raw, PHRASES(p, GAP_WORD), &w))
			continue;
		diag_add(d, RULE_T216,
		    words_place(p, &o->title.v, w.at, w.len), &o->rec,
		    "The outcome “%s” is about a difference (“%.*s”), and its "
		    "indicators have one series each", check_label(d, &o->rec),
		    (int)w.len, w.at);
		diag_help(d, "Measure both sides: add “breakdown: [{group: …, "
		    "against: rest, history: …}]” to one of them.");
	}
}

void
check_ambition(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i;

	for (i = 0; i < p->indicators.n; i++) {
		const struct indicator_result *r = &a->indicators[i];

		beyond_best(d, r);
		inside_noise(d, r);
		no_stretch(d, r);
		already_met(d, r);
		short_of_gap(d, r);
		measures_disagree(d, r);
	}
	forecasts(p, a, d);
	gaps(p, d);
}
