#include "arena.h"
#include "check_util.h"

/* Step 1: where each indicator starts, where it comes from, where it goes. */

/* The latest reading that is a number, or NULL. */
static const struct reading *
latest_reading(const struct indicator_result *r)
{
	return r->latest != NULL ? r->latest->reading : NULL;
}

/* ---- T201 ---- */

static void
help_with_baseline(struct diags *d, const struct indicator_result *r)
{
	const struct reading *last = latest_reading(r);

	if (last != NULL)
		diag_help(d, "Name a period of the history to measure from; "
		    "the latest is “baseline: %s” (%s).",
		    last->period.v.raw, last->value.v.raw);
	else
		diag_help(d, "Give the figure that the work starts from, as in "
		    "“baseline: {period: 2024/25, value: 25.1}”.");
}

static void
no_baseline(struct diags *d, const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	const struct reading *b = &ind->baseline;
	const char *name = check_label(d, &ind->rec);

	if (!rec_given(*b))
		diag_add(d, RULE_T201, ind->rec.at, &ind->rec,
		    "The indicator “%s” has no baseline", name);
	else if (b->value.v.state == VAL_TBC || b->period.v.state == VAL_TBC)
		diag_add(d, RULE_T201, b->rec.at, &ind->rec,
		    "The baseline of the indicator “%s” is still to be "
		    "settled", name);
	else if (is_set(b->period) && !is_given(b->value))
		diag_add(d, RULE_T201, b->period.v.at, &ind->rec,
		    "The baseline of the indicator “%s” is %s, and its "
		    "history has no figure for that period", name,
		    b->period.v.raw);
	else
		diag_add(d, RULE_T201, b->rec.at, &ind->rec,
		    "The baseline of the indicator “%s” is not a number",
		    name);
	help_with_baseline(d, r);
}

void
check_baselines(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i;

	for (i = 0; i < p->indicators.n; i++) {
		const struct indicator_result *r = &a->indicators[i];
		const struct reading *b = &r->indicator->baseline;

		if (r->no_baseline == NULL || b->value.v.state == VAL_BAD ||
		    b->period.v.state == VAL_BAD)
			continue;
		/* A value without its period is T202's. */
		if (is_set(b->value) && !is_given(b->period))
			continue;
		no_baseline(d, r);
	}
}

/* ---- T202 ---- */

static bool
is_settled(const struct val *v)
{
	return v->state != VAL_ABSENT && v->state != VAL_TBC;
}

static void
source_of_indicator(struct diags *d, const struct indicator *ind)
{
	const struct reading *b = &ind->baseline;
	const char *name = check_label(d, &ind->rec);

	if (!is_settled(&ind->source.v)) {
		diag_add(d, RULE_T202,
		    is_given(ind->source) ? ind->source.v.at : ind->rec.at,
		    &ind->rec, "The indicator “%s” does not say where its "
		    "figures come from", name);
		diag_help(d, "Name the publisher and the collection, as in "
		    "“source: NHS England, National Child Measurement "
		    "Programme”.");
	}
	if (is_set(b->value) && !is_settled(&b->period.v)) {
		diag_add(d, RULE_T202, b->value.v.at, &ind->rec,
		    "The baseline of the indicator “%s” does not say which "
		    "period it is for", name);
		diag_help(d, "Write the period beside the figure, as in "
		    "“baseline: {period: 2024/25, value: %s}”.",
		    b->value.v.raw);
	}
}

void
check_sources(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	(void)a;
	for (i = 0; i < p->indicators.n; i++)
		source_of_indicator(d, &p->indicators.items[i]);
}

/* ---- T206 ---- */

/* A ceiling where more is better, or a floor where less is. */
static bool
wrong_bound(const struct indicator *ind, enum target_kind kind)
{
	bool higher = ind->better.i == BETTER_HIGHER;

	switch (kind) {
	case TARGET_AT_MOST:
	case TARGET_UNDER:
		return higher;
	case TARGET_AT_LEAST:
	case TARGET_OVER:
		return !higher;
	case TARGET_VALUE:
	case TARGET_MAINTAIN:
	case TARGET_CHANGE:
		return false;
	}
	return false;
}

static bool
goes_wrong_way(const struct indicator_result *r, const struct target_point *t)
{
	const struct indicator *ind = r->indicator;

	if (t->absent != NULL || t->kind == TARGET_MAINTAIN)
		return false;
	if (wrong_bound(ind, t->kind))
		return true;
	if (r->no_baseline != NULL)
		return false;
	return ind->better.i == BETTER_HIGHER ? t->x < r->baseline_x :
	    t->x > r->baseline_x;
}

static const char *
better_word(const struct indicator *ind)
{
	return ind->better.i == BETTER_HIGHER ? "higher" : "lower";
}

static const char *
other_word(const struct indicator *ind)
{
	return ind->better.i == BETTER_HIGHER ? "lower" : "higher";
}

static void
report_wrong_way(struct diags *d, const struct indicator_result *r,
    const struct target_point *t)
{
	const struct indicator *ind = r->indicator;
	const char *name = check_label(d, &ind->rec);
	const char *target = target_value_text(d->arena, ind,
	    &t->target->value);

	if (wrong_bound(ind, t->kind)) {
		diag_add(d, RULE_T206, t->target->value.v.at, &ind->rec,
		    "The target of the indicator “%s”, %s, sets the limit on "
		    "the wrong side: %s is better", name, target,
		    better_word(ind));
		diag_help(d, "Turn the limit round, or say “better: %s”.",
		    other_word(ind));
		return;
	}
	diag_add(d, RULE_T206, t->target->value.v.at, &ind->rec,
	    "The target of the indicator “%s”, %s, is worse than its baseline "
	    "of %s, as %s is better", name, target,
	    unit_text(d->arena, ind, r->baseline_x, r->decimals),
	    better_word(ind));
	diag_help(d, "Set a target that is %s than %s, or, if the figure "
	    "should go the other way, say “better: %s”.", better_word(ind),
	    unit_text(d->arena, ind, r->baseline_x, r->decimals),
	    other_word(ind));
}

/* One finding an indicator: when one target goes the wrong way it is mostly
   `better` that is, and then all of them do. */
static void
direction_of(struct diags *d, const struct indicator_result *r)
{
	bool found = false;
	size_t i;

	for (i = 0; i < r->n_targets; i++) {
		const struct target_point *t = &r->targets[i];

		if (!goes_wrong_way(r, t))
			continue;
		if (!found)
			report_wrong_way(d, r, t);
		else
			diag_also(d, t->target->value.v.at, "so is this one");
		found = true;
	}
}

/* ---- T222 ---- */

static bool
cannot_be_measured(const struct target *t)
{
	const struct target_value *v = &t->value;

	if (v->v.state == VAL_BAD || t->period.v.state == VAL_BAD)
		return false;
	return !is_set(*v) || !is_set(t->period);
}

static void
no_target(struct diags *d, const struct indicator *ind)
{
	diag_add(d, RULE_T222, ind->rec.at, &ind->rec,
	    "The indicator “%s” has no target", check_label(d, &ind->rec));
	diag_help(d, "Say what the figure should be and when, as in "
	    "“targets: {2028/29: 23.0}”.");
}

static void
report_unmeasured(struct diags *d, const struct indicator *ind,
    const struct target *t)
{
	const struct target_value *v = &t->value;
	const char *name = check_label(d, &ind->rec);

	if (v->v.state == VAL_TBC) {
		diag_add(d, RULE_T222, v->v.at, &ind->rec,
		    "The target of the indicator “%s” is still to be "
		    "confirmed", name);
		diag_help(d, "Give a number; it can be revised with a reason, "
		    "and a plan without one cannot be judged.");
	} else if (is_set(*v)) {
		diag_add(d, RULE_T222, v->v.at, &ind->rec,
		    "The target of the indicator “%s”, %s, has no date", name,
		    v->v.raw);
		diag_help(d, "Write the period that it is for, as in "
		    "“targets: {2028/29: %s}”.", v->v.raw);
	} else {
		diag_add(d, RULE_T222,
		    is_given(*v) ? v->v.at : t->rec.at, &ind->rec,
		    "The target of the indicator “%s” cannot be measured: "
		    "“%s”", name, is_given(*v) ? v->v.raw : "");
		diag_help(d, "Put a number to it, as in “at least 65”, "
		    "“under 10” or “-50 percent on baseline”.");
	}
}

static void
targets_of(struct diags *d, const struct indicator *ind)
{
	size_t i, found = 0;

	if (ind->targets.n == 0) {
		no_target(d, ind);
		return;
	}
	for (i = 0; i < ind->targets.n; i++) {
		const struct target *t = &ind->targets.items[i];

		if (!cannot_be_measured(t))
			continue;
		if (found++ == 0)
			report_unmeasured(d, ind, t);
		else
			diag_also(d, is_given(t->value) ? t->value.v.at :
			    t->rec.at, "nor can this one be measured");
	}
}

void
check_targets(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	for (i = 0; i < p->indicators.n; i++) {
		if (is_set(p->indicators.items[i].better))
			direction_of(d, &a->indicators[i]);
		targets_of(d, &p->indicators.items[i]);
	}
}
