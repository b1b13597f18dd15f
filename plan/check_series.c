#include "arena.h"
#include "check_util.h"
#include "check_words.h"
#include "format.h"

/*
 * What an indicator's figures can bear: T203, T210 to T215, T218, T219,
 * T221.
 */

/* ---- helpers ---- */

/* A proportion, rate or index can be compared with other places; a count of
   one's own work cannot. */
static bool
is_comparable(const struct indicator *ind)
{
	if (is_set(ind->kind))
		return ind->kind.i == KIND_PROPORTION ||
		    ind->kind.i == KIND_RATE || ind->kind.i == KIND_INDEX;
	return unit_is_percent(ind);
}

static bool
is_rate(const struct indicator *ind)
{
	return is_comparable(ind) &&
	    !(is_set(ind->kind) && ind->kind.i == KIND_INDEX);
}

static bool
counts_up(const struct indicator *ind)
{
	return is_set(ind->cumulative) && ind->cumulative.yes;
}

/* ---- T203 ---- */

static void
short_series(struct diags *d, const struct indicator_result *r, bool is_part)
{
	const struct indicator *ind = r->indicator;
	const char *name = check_label(d, &ind->rec);

	if (r->trend.absent == NULL || counts_up(ind) || is_part ||
	    ind->history.v.state == VAL_BAD)
		return;
	if (r->n_points == 0) {
		/* Without a baseline there is nothing at all: T201 says so. */
		if (r->no_baseline != NULL)
			return;
		diag_add(d, RULE_T203, ind->rec.at, &ind->rec,
		    "The indicator “%s” has no history, so nobody can see "
		    "where it is heading", name);
		diag_help(d, "Add what was measured before, at least five "
		    "readings, as in “history: {2023/24: 22.5, 2024/25: "
		    "25.1}”.");
	} else if (r->trend.n < 5) {
		diag_add(d, RULE_T203, ind->history.v.at, &ind->rec,
		    "The indicator “%s” has no trend: %zu of its readings can "
		    "be compared, and a trend takes 5", name, r->trend.n);
		diag_help(d, "Add to “history:” what was measured before, at "
		    "least %zu more, or take a measure of the same thing that "
		    "has been read for longer.", 5 - r->trend.n);
	}
}

/* ---- T210 ---- */

static bool
is_far(const struct plan *p, const struct indicator_result *r)
{
	day from = p->as_of;

	if (from == DAY_NONE && r->latest != NULL)
		from = r->latest->reading->period.last;
	return from != DAY_NONE && r->final->target->period.last >
	    day_add_months(from, 12);
}

static void
no_trajectory(const struct plan *p, struct diags *d,
    const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	const struct target *t;

	if (r->final == NULL || ind->targets.n != 1 ||
	    ind->trajectory.n > 0 || r->final->kind == TARGET_MAINTAIN ||
	    !is_set(r->final->target->period) || !is_far(p, r))
		return;
	t = r->final->target;
	diag_add(d, RULE_T210, t->value.v.at, &ind->rec,
	    "The indicator “%s” has a single target, for %s, and nothing on "
	    "the way to it", check_label(d, &ind->rec), t->period.v.raw);
	if (r->no_baseline == NULL)
		diag_help(d, "Add what it should be in between; halfway, a "
		    "straight line is at %s.", unit_text(d->arena, ind,
		    (r->baseline_x + r->final->x) / 2, r->decimals));
	else
		diag_help(d, "Add what it should be in between under "
		    "“targets:” or “trajectory:”.");
}

/* ---- T212, T214 ---- */

static void
rate_without_people(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;

	if (r->final == NULL || r->from_today.absent != NULL ||
	    r->from_today.no_people == NULL || !is_rate(ind) ||
	    is_given(ind->standardised) || is_given(ind->population) ||
	    is_given(ind->population_series))
		return;
	diag_add(d, RULE_T212, ind->rec.at, &ind->rec,
	    "The indicator “%s” does not say how many people its target is "
	    "about", check_label(d, &ind->rec));
	diag_help(d, "Give the number that it is a share of, as in "
	    "“population: 2200 children”; then documents say how many fewer "
	    "or more that is.");
}

static void
stale_denominator(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	const struct reading_list *pop = &ind->population_series.readings;
	const struct reading *last = NULL;
	size_t i;

	for (i = 0; i < pop->n; i++)
		if (is_set(pop->items[i].period) &&
		    is_set(pop->items[i].value) && (last == NULL ||
		    pop->items[i].period.last > last->period.last))
			last = &pop->items[i];
	if (last == NULL || r->latest == NULL || day_add_months(
	    last->period.last, 12) >= r->latest->reading->period.last)
		return;
	diag_add(d, RULE_T214, last->period.v.at, &ind->rec,
	    "The population behind the indicator “%s” is of %s, and its "
	    "latest reading of %s", check_label(d, &ind->rec),
	    last->period.v.raw, r->latest->reading->period.v.raw);
	diag_help(d, "Add the population of %s to “population:”.",
	    r->latest->reading->period.v.raw);
}

/* ---- T213 ---- */

static void
break_crossed(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	const struct period *base = &ind->baseline.period;
	size_t i;

	if (!is_set(*base) || r->final == NULL)
		return;
	for (i = 0; i < ind->breaks.n; i++) {
		const struct period *b = &ind->breaks.items[i].period;

		if (!is_set(*b) || b->first <= base->last)
			continue;
		diag_add(d, RULE_T213, base->v.at, &ind->rec,
		    "The target of the indicator “%s” is measured from %s, "
		    "before the way of measuring changed in %s",
		    check_label(d, &ind->rec), base->v.raw, b->v.raw);
		diag_help(d, "Take a baseline of %s or later, and set the "
		    "target by it.", b->v.raw);
		diag_also(d, b->v.at, "the break");
		return;
	}
}

/* ---- T215, T218, T219, T221 ---- */

static void
no_comparator(struct diags *d, const struct indicator *ind)
{
	if (!is_comparable(ind) || ind->comparators.n > 0)
		return;
	diag_add(d, RULE_T215, ind->rec.at, &ind->rec,
	    "The indicator “%s” is compared with no other place",
	    check_label(d, &ind->rec));
	diag_help(d, "Add a place that is like this one, and the nation, as in "
	    "“comparators: [{name: England, level: national, history: …}]”.");
}

static void
trial_limits(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;

	if (!r->xmr.trial)
		return;
	diag_add(d, RULE_T218, ind->history.v.at, &ind->rec,
	    "With %zu readings the limits of ordinary variation of the "
	    "indicator “%s” are a trial, and no verdict is drawn from them",
	    r->xmr.n, check_label(d, &ind->rec));
	diag_help(d, "With 12 readings they are firm: add %zu earlier ones if "
	    "there are any.", 12 - r->xmr.n);
}

static bool
has_size(const struct reading *x)
{
	return is_given(x->n) || is_given(x->denominator) ||
	    (is_given(x->low) && is_given(x->high));
}

static void
survey_without_n(struct diags *d, const struct indicator *ind)
{
	const struct reading_list *h = &ind->history.readings;
	size_t i;

	if (!rec_given(ind->survey) || h->n == 0)
		return;
	for (i = 0; i < h->n; i++)
		if (has_size(&h->items[i]))
			return;
	diag_add(d, RULE_T219, ind->survey.rec.at, &ind->rec,
	    "The indicator “%s” comes from a survey, and no reading says how "
	    "many people were asked", check_label(d, &ind->rec));
	diag_help(d, "Give the number or the published limits with each "
	    "reading, as in “2024/25: {value: 60.5, n: 490}”.");
}

/* As short as this a name says what, not why. */
#define PROXY_WORDS	40

static void
proxy_unexplained(const struct plan *p, struct diags *d,
    const struct indicator *ind)
{
	const char *name = check_label(d, &ind->rec);
	struct words w;

	if (is_set(ind->proxy_for)) {
		if (is_given(ind->assumptions) ||
		    is_given(ind->not_captured) ||
		    ind->proxy_for.v.at.to - ind->proxy_for.v.at.from >
		    PROXY_WORDS)
			return;
		diag_add(d, RULE_T221, ind->proxy_for.v.at, &ind->rec,
		    "The indicator “%s” stands in for something else, and "
		    "nothing says how well", name);
		diag_help(d, "Say under “assumptions:” why the one follows the "
		    "other, or under “not-captured:” what it misses.");
	} else if (is_set(ind->title) &&
	    words_find(ind->title.v.raw, PHRASES(p, PROXY_WORD), &w)) {
		diag_add(d, RULE_T221,
		    words_place(p, &ind->title.v, w.at, w.len), &ind->rec,
		    "The indicator “%s” is called a “%.*s” and does not say "
		    "of what", name, (int)w.len, w.at);
		diag_help(d, "Say with “proxy-for:” what it stands in for, "
		    "and why that is not measured itself.");
	}
}

/* Part of another indicator: the whole is judged. */
static bool *
parts(const struct plan *p, struct diags *d)
{
	bool *is = arena_array(d->arena, p->indicators.n + 1, sizeof(*is));
	size_t i, j;

	for (i = 0; i < p->indicators.n; i++) {
		const struct refs *r = &p->indicators.items[i].parts;

		for (j = 0; j < r->n; j++)
			if (r->items[j].to != NULL)
				is[r->items[j].to->index] = true;
	}
	return is;
}

/* ---- T211 ---- */

static void
lone_indicators(const struct plan *p, struct diags *d)
{
	size_t *count = arena_array(d->arena, p->outcomes.n + 1,
	    sizeof(*count));
	const struct indicator **only = arena_array(d->arena,
	    p->outcomes.n + 1, sizeof(const struct indicator *));
	const bool *has_parts = check_outcomes_with_parts(p, d);
	size_t i, j;

	for (i = 0; i < p->indicators.n; i++) {
		const struct refs *o = &p->indicators.items[i].outcomes;

		for (j = 0; j < o->n; j++)
			if (o->items[j].to != NULL) {
				count[o->items[j].to->index]++;
				only[o->items[j].to->index] =
				    &p->indicators.items[i];
			}
	}
	for (i = 0; i < p->outcomes.n; i++) {
		const struct outcome *o = &p->outcomes.items[i];
		const char *name = check_label(d, &o->rec);

		if (count[i] != 1 || has_parts[i])
			continue;
		diag_add(d, RULE_T211, o->rec.at, &o->rec,
		    "The outcome “%s” is judged by one indicator alone, “%s”",
		    name, check_label(d, &only[i]->rec));
		diag_help(d, "Add a second that would show it earlier or from "
		    "another side, with “outcomes: %s”.", name);
	}
}

void
check_series(const struct plan *p, const struct analysis *a, struct diags *d)
{
	const bool *is_part = parts(p, d);
	size_t i;

	for (i = 0; i < p->indicators.n; i++) {
		const struct indicator_result *r = &a->indicators[i];

		short_series(d, r, is_part[i]);
		if (!is_part[i])
			no_trajectory(p, d, r);
		rate_without_people(d, r);
		break_crossed(d, r);
		stale_denominator(d, r);
		no_comparator(d, r->indicator);
		trial_limits(d, r);
		survey_without_n(d, r->indicator);
		proxy_unexplained(p, d, r->indicator);
	}
	lone_indicators(p, d);
}
