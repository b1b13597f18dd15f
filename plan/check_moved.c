#include "check_moved.h"

#include <math.h>
#include <string.h>

#include "arena.h"
#include "check_util.h"
#include "format.h"

/*
 * Targets that have moved since an earlier version of the plan.  An
 * indicator is found again by its id, or by its title where it has none; a
 * target by its period.
 */

#define SAME	1e-9

struct moved {
	const struct analysis	*was, *now;
	struct diags		*diags;
};

static bool
same_indicator(const struct indicator *p, const struct indicator *q)
{
	if (is_set(p->rec.id) || is_set(q->rec.id))
		return is_set(p->rec.id) && is_set(q->rec.id) &&
		    strcmp(p->rec.id.v.raw, q->rec.id.v.raw) == 0;
	return is_set(p->title) && is_set(q->title) &&
	    strcmp(p->title.v.raw, q->title.v.raw) == 0;
}

static const struct indicator_result *
same_in(const struct analysis *an, const struct indicator *in)
{
	size_t i;

	for (i = 0; i < an->plan->indicators.n; i++)
		if (same_indicator(&an->plan->indicators.items[i], in))
			return &an->indicators[i];
	return NULL;
}

/* A reason that the earlier version gave already tells of an earlier move. */
static bool
has_reason(const struct indicator *was, const struct indicator *now)
{
	return is_given(now->targets_moved) && (!is_given(was->targets_moved) ||
	    strcmp(was->targets_moved.v.raw, now->targets_moved.v.raw) != 0);
}

static bool
same_period(const struct period *p, const struct period *q)
{
	return is_set(*p) && is_set(*q) && p->first == q->first &&
	    p->last == q->last;
}

static bool
same_value(const struct target_value *p, const struct target_value *q)
{
	if (!is_set(*p) || !is_set(*q))
		return is_given(*p) && is_given(*q) &&
		    p->v.raw != NULL && q->v.raw != NULL &&
		    strcmp(p->v.raw, q->v.raw) == 0;
	return p->kind == q->kind && fabs(p->x - q->x) <= SAME;
}

static const struct target *
target_at(const struct target_list *list, const struct period *period)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (same_period(&list->items[i].period, period))
			return &list->items[i];
	return NULL;
}

/* The same value at a date for which nothing was set before. */
static const struct target *
moved_to(const struct target_list *was, const struct target_list *now,
    const struct target *t)
{
	size_t i;

	for (i = 0; i < now->n; i++)
		if (is_set(now->items[i].period) &&
		    same_value(&now->items[i].value, &t->value) &&
		    target_at(was, &now->items[i].period) == NULL)
			return &now->items[i];
	return NULL;
}

static const char *
value_text(const struct moved *m, const struct indicator *in,
    const struct target *t)
{
	return target_value_text(m->diags->arena, in, &t->value);
}

static const char *
period_text(const struct moved *m, const struct period *p)
{
	return period_value_text(m->diags->arena, p);
}

static void
ask_why(const struct moved *m)
{
	diag_help(m->diags, "Say why with “targets-moved: …” on the indicator, "
	    "or put back what was agreed.");
}

static void
compare_target(const struct moved *m, const struct indicator *was,
    const struct indicator *now, const struct target *t)
{
	const struct target *same = target_at(&now->targets, &t->period);
	const char *name = check_label(m->diags, &now->rec);
	const char *period = period_text(m, &t->period);
	const char *value = value_text(m, was, t);

	if (same != NULL && (same_value(&same->value, &t->value) ||
	    same->value.v.state == VAL_BAD))
		return;
	if (same != NULL) {
		diag_add(m->diags, RULE_T220, same->value.v.at, &now->rec,
		    "The target of the indicator “%s” for %s was %s and is "
		    "%s now", name, period, value, value_text(m, now, same));
	} else if ((same = moved_to(&was->targets, &now->targets, t)) !=
	    NULL) {
		diag_add(m->diags, RULE_T220, same->period.v.at, &now->rec,
		    "The target of the indicator “%s”, %s, was set for %s and "
		    "is set for %s now", name, value, period,
		    period_text(m, &same->period));
	} else {
		diag_add(m->diags, RULE_T220, now->rec.at, &now->rec,
		    "The target of the indicator “%s” for %s, %s, has gone",
		    name, period, value);
	}
	ask_why(m);
}

static void
compare_baseline(const struct moved *m, const struct indicator_result *was,
    const struct indicator_result *now)
{
	const struct reading *p = &was->indicator->baseline;
	const struct reading *q = &now->indicator->baseline;
	const char *name = check_label(m->diags, &now->indicator->rec);
	struct arena *a = m->diags->arena;

	/* Without a baseline T201 speaks. */
	if (was->no_baseline != NULL || now->no_baseline != NULL ||
	    (same_period(&p->period, &q->period) &&
	    fabs(was->baseline_x - now->baseline_x) <= SAME))
		return;
	diag_add(m->diags, RULE_T220, q->period.v.at, &now->indicator->rec,
	    "The baseline of the indicator “%s” was %s in %s and is %s in %s "
	    "now", name, unit_text(a, was->indicator, was->baseline_x,
	    was->decimals), period_text(m, &p->period),
	    unit_text(a, now->indicator, now->baseline_x, now->decimals),
	    period_text(m, &q->period));
	ask_why(m);
}

/* With its indicator gone, nothing but an acceptance can say why. */
static void
tell_dropped(const struct moved *m, const struct indicator *was)
{
	const struct plan *p = m->now->plan;

	if (was->targets.n == 0)
		return;
	diag_add(m->diags, RULE_T220, check_plan_place(p), NULL,
	    "The indicator “%s” has gone with its targets",
	    check_label(m->diags, &was->rec));
	diag_help(m->diags, "Put it back, or accept this with the reason: "
	    "“accept: [{check: target-moved-unexplained, because: …, "
	    "by: …}]”.");
}

void
check_moved(const struct analysis *was, const struct analysis *now,
    struct diags *d)
{
	struct moved m = { was, now, d };
	size_t i, k;

	/* What could not be read only seems to have gone. */
	if (diags_has_structure_error(d))
		return;
	for (i = 0; i < was->plan->indicators.n; i++) {
		const struct indicator *old = &was->plan->indicators.items[i];
		const struct indicator_result *r = same_in(now, old);

		if (r == NULL) {
			tell_dropped(&m, old);
			continue;
		}
		if (has_reason(old, r->indicator))
			continue;
		for (k = 0; k < old->targets.n; k++)
			if (is_set(old->targets.items[k].period) &&
			    is_given(old->targets.items[k].value))
				compare_target(&m, old, r->indicator,
				    &old->targets.items[k]);
		compare_baseline(&m, &was->indicators[i], r);
	}
}
