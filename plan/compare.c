/*
 * Other areas and groups (METHODS 1): comparators at the latest period that
 * both have, inequality gaps and their course.
 */
#include <math.h>

#include "arena.h"
#include "change.h"
#include "methods.h"
#include "series.h"
#include "trend.h"

static const double z = 1.959963984540054;

#define SAME		1e-9

/* ---- comparators ---- */

static const struct point *
point_for(struct arena *a, const struct reading *r)
{
	struct point *p = arena_alloc(a, sizeof *p);

	p->reading = r;
	p->t = period_midpoint(r->period.first, r->period.last);
	p->x = r->value.x;
	return p;
}

static void
compare(struct arena *a, const struct indicator_result *r,
    struct comparison *c)
{
	bool higher;
	size_t i;

	for (i = r->n_points; i-- > 0 && c->change.to == NULL;) {
		const struct point *p = &r->points[i];
		const struct reading *theirs = p->hole ? NULL : reading_at(
		    &c->comparator->history, &p->reading->period);

		if (theirs == NULL)
			continue;
		c->change.to = p;
		c->change.from = point_for(a, theirs);
	}
	if (c->change.to == NULL) {
		c->change.absent = "the two have no period in common";
		return;
	}
	readings_compare(a, r->indicator, &c->change);
	c->better = better_known(r->indicator, &higher) &&
	    improvement(higher, c->change.from->x, c->change.to->x) > SAME;
}

void
comparisons_measure(struct arena *a, struct indicator_result *r)
{
	const struct comparator_list *list = &r->indicator->comparators;
	size_t i;

	r->comparisons = arena_array(a, list->n, sizeof *r->comparisons);
	for (i = 0; i < list->n; i++) {
		r->comparisons[i].comparator = &list->items[i];
		compare(a, r, &r->comparisons[i]);
	}
}

/* ---- a group against the rest, or against an indicator ---- */

bool
reading_counts(const struct indicator *in, const struct reading *r,
    double *hits, double *of)
{
	double per = is_set(in->per) && in->per.x > 0 ? in->per.x : 100;

	*of = is_set(r->denominator) ? r->denominator.x :
	    is_set(r->n) ? r->n.x : 0;
	*hits = is_set(r->numerator) ? r->numerator.x :
	    r->value.x / per * *of;
	return *of > 0;
}

/* Everybody who is not in the group. */
static const struct reading *
the_rest(struct arena *a, const struct indicator *in,
    const struct reading *all, const struct reading *group)
{
	double hits, of, group_hits, group_of;
	struct reading *r;

	if (!reading_counts(in, all, &hits, &of) ||
	    !reading_counts(in, group, &group_hits, &group_of) ||
	    of <= group_of || hits < group_hits)
		return NULL;
	r = arena_alloc(a, sizeof *r);
	r->period = all->period;
	r->value = r->numerator = r->denominator = all->value;
	r->numerator.x = hits - group_hits;
	r->denominator.x = of - group_of;
	r->value.x = r->numerator.x / r->denominator.x *
	    (is_set(in->per) && in->per.x > 0 ? in->per.x : 100);
	return r;
}

static void
set_errors(const struct indicator *in, const struct reading *group,
    const struct reading *other, struct inequality_at *at)
{
	struct estimate g, o;
	double se_g, se_o;

	at->se = at->se_log = NAN;
	if (!reading_limits(in, group, &g) || !reading_limits(in, other, &o))
		return;
	se_g = (g.hi - g.lo) / (2 * z);
	se_o = (o.hi - o.lo) / (2 * z);
	at->se = hypot(se_g, se_o);
	if (at->group > 0 && at->other > 0)
		at->se_log = hypot(se_g / at->group, se_o / at->other);
}

/* The gap of one period; false where the other side has no reading. */
static bool
gap_at(struct arena *a, const struct indicator *in,
    const struct inequality *q, const struct reading *group,
    struct inequality_at *at)
{
	const struct ref *ref = &q->breakdown->against;
	const struct series *s = ref->to != NULL ?
	    &((const struct indicator *)(const void *)ref->to)->history :
	    &in->history;
	const struct reading *other = reading_at(s, &group->period);

	if (other != NULL && ref->to == NULL)
		other = the_rest(a, in, other, group);
	if (other == NULL)
		return false;
	at->period = &group->period;
	at->group = group->value.x;
	at->other = other->value.x;
	at->absolute = at->group - at->other;
	at->relative = at->other != 0 ? at->group / at->other : NAN;
	set_errors(in, group, other, at);
	return true;
}

static enum gap_course
course(double first, double latest, double margin)
{
	double grown = fabs(latest) - fabs(first);

	if (fabs(grown) <= margin + SAME)
		return GAP_STABLE;
	return grown < 0 ? GAP_CLOSING : GAP_WIDENING;
}

static void
judge_course(const struct indicator *in, struct inequality *q)
{
	const struct inequality_at *f = &q->first, *l = &q->latest;
	bool ratios = f->group > 0 && f->other > 0 && l->group > 0 &&
	    l->other > 0;
	double margin, margin_log;

	if (f->period == l->period) {
		q->no_course = "there is only one period to go by";
		return;
	}
	if (!isnan(f->se) && !isnan(l->se)) {
		q->margin = "95% limits";
		margin = z * hypot(f->se, l->se);
		margin_log = z * hypot(f->se_log, l->se_log);
	} else if (is_set(in->tolerance) && !in->tolerance.percent) {
		q->margin = "the tolerance";
		margin = in->tolerance.x;
		margin_log = ratios ? margin / l->other : NAN;
	} else {
		q->no_course = "neither limits, numbers nor a tolerance say "
		    "what difference counts";
		return;
	}
	q->absolute = course(f->absolute, l->absolute, margin);
	if (ratios && !isnan(margin_log))
		q->relative = course(log(f->relative), log(l->relative),
		    margin_log);
	q->disagree = q->relative != GAP_UNKNOWN &&
	    q->relative != q->absolute;
}

/* Every period that both have, by time. */
static void
list_gaps(struct arena *a, const struct indicator *in, struct inequality *q)
{
	const struct reading_list *list = &q->breakdown->history.readings;
	struct inequality_at at;
	size_t i, k;

	q->at = arena_array(a, list->n, sizeof *q->at);
	for (i = 0; i < list->n; i++) {
		const struct reading *r = &list->items[i];

		if (!reading_usable(r) || !gap_at(a, in, q, r, &at))
			continue;
		at.t = period_midpoint(r->period.first, r->period.last);
		at.run = run_of(in, at.period);
		for (k = q->n_at; k > 0 && q->at[k - 1].t > at.t; k--)
			q->at[k] = q->at[k - 1];
		q->at[k] = at;
		q->n_at++;
	}
}

static void
measure_inequality(struct arena *a, const struct indicator *in,
    struct inequality *q)
{
	size_t i;

	q->against = q->breakdown->against.to == NULL ? "the rest" :
	    rec_title(q->breakdown->against.to);
	list_gaps(a, in, q);
	for (i = 0; i < q->n_at; i++)
		if (q->latest.period == NULL ||
		    q->at[i].period->last > q->latest.period->last)
			q->latest = q->at[i];
	if (q->latest.period == NULL) {
		q->absent = q->breakdown->against.to == NULL ?
		    "the rest cannot be worked out: give n, or numerator and "
		    "denominator, for the group and for all" :
		    "the two have no period in common";
		return;
	}
	q->first = q->latest;
	for (i = 0; i < q->n_at; i++)
		if (q->at[i].run == q->latest.run &&
		    q->at[i].period->first < q->first.period->first)
			q->first = q->at[i];
	judge_course(in, q);
}

void
inequalities_measure(struct arena *a, struct indicator_result *r)
{
	const struct breakdown_list *list = &r->indicator->breakdown;
	size_t i;

	r->inequalities = arena_array(a, list->n, sizeof *r->inequalities);
	for (i = 0; i < list->n; i++) {
		r->inequalities[i].breakdown = &list->items[i];
		measure_inequality(a, r->indicator, &r->inequalities[i]);
	}
}

const char *
gap_course_word(enum gap_course course)
{
	switch (course) {
	case GAP_CLOSING:
		return "closing";
	case GAP_STABLE:
		return "stable";
	case GAP_WIDENING:
		return "widening";
	case GAP_UNKNOWN:
		break;
	}
	return "";
}
