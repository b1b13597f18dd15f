/*
 * A series as the methods see it (METHODS 1): points in the order of time,
 * runs between breaks in method, pools that overlap, holes, the baseline.
 */
#include "series.h"

#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "format.h"

bool
reading_usable(const struct reading *r)
{
	return is_set(r->period) && is_set(r->value) && isfinite(r->value.x);
}

const struct reading *
reading_at(const struct series *s, const struct period *p)
{
	size_t i;

	for (i = 0; i < s->readings.n; i++) {
		const struct reading *r = &s->readings.items[i];

		if (reading_usable(r) && r->period.first == p->first &&
		    r->period.last == p->last)
			return r;
	}
	return NULL;
}

bool
periods_overlap(const struct period *p, const struct period *q)
{
	return p->first <= q->last && q->first <= p->last;
}

int
run_of(const struct indicator *in, const struct period *p)
{
	size_t i;
	int run = 0;

	for (i = 0; i < in->breaks.n; i++) {
		const struct period *b = &in->breaks.items[i].period;

		if (!is_set(*b))
			continue;
		if (p->first >= b->first)
			run++;
		else if (p->last >= b->first)
			return -1;
	}
	return run;
}

const struct series_break *
run_break(const struct indicator *in, int run)
{
	size_t i;

	for (i = 0; i < in->breaks.n; i++) {
		const struct series_break *b = &in->breaks.items[i];

		if (is_set(b->period) && run_of(in, &b->period) == run)
			return b;
	}
	return NULL;
}

bool
measure_kind(const struct indicator *in, enum indicator_kind *kind)
{
	if (is_set(in->kind))
		*kind = (enum indicator_kind)in->kind.i;
	else if (unit_is_percent(in))
		*kind = KIND_PROPORTION;
	else if (is_set(in->per))
		*kind = KIND_RATE;
	else
		return false;
	return true;
}

bool
is_cumulative(const struct indicator *in)
{
	return is_set(in->cumulative) && in->cumulative.yes;
}

bool
better_known(const struct indicator *in, bool *higher)
{
	if (!is_set(in->better))
		return false;
	*higher = in->better.i == BETTER_HIGHER;
	return true;
}

const char *
value_missing(const struct val *v)
{
	switch (v->state) {
	case VAL_ABSENT:
		return "not given";
	case VAL_WORD:
	case VAL_AS_WRITTEN:
		return "given in words only";
	case VAL_TBC:
		return "still to be confirmed";
	case VAL_BAD:
		return "not readable";
	case VAL_SET:
		return NULL;
	}
	return NULL;
}

/* ---- points ---- */

/* A point and its place in the file, which settles equal moments. */
struct placed {
	struct point	p;
	size_t		order;
};

static struct point
point_of(const struct indicator *in, const struct reading *r)
{
	struct point p = { .reading = r };

	p.t = period_midpoint(r->period.first, r->period.last);
	p.hole = !is_set(r->value) || !isfinite(r->value.x);
	p.x = p.hole ? NAN : r->value.x;
	p.run = run_of(in, &r->period);
	return p;
}

/* By midpoint; of equal ones the longer first, so that the way back from
   the latest meets the shorter one first; then as in the file. */
static int
by_time(const void *a, const void *b)
{
	const struct placed *p = a, *q = b;
	day length_p = p->p.reading->period.last - p->p.reading->period.first;
	day length_q = q->p.reading->period.last - q->p.reading->period.first;

	if (p->p.t != q->p.t)
		return p->p.t < q->p.t ? -1 : 1;
	if (length_p != length_q)
		return length_p > length_q ? -1 : 1;
	return p->order < q->order ? -1 : p->order > q->order;
}

static size_t
collect(const struct indicator *in, struct placed *v)
{
	const struct reading_list *history = &in->history.readings;
	size_t i, n = 0;

	for (i = 0; i < history->n; i++) {
		if (!is_set(history->items[i].period))
			continue;
		v[n].p = point_of(in, &history->items[i]);
		v[n].order = n;
		n++;
	}
	return n;
}

/*
 * Going back from the latest of each run, a point is used only if its
 * period overlaps none already taken.  Those taken lie in the order of
 * time, so the one taken last is the only one to compare with.
 */
static void
mark_used(struct indicator_result *r)
{
	const struct point *taken = NULL;
	size_t i;

	if (is_cumulative(r->indicator))
		return;
	for (i = r->n_points; i-- > 0;) {
		struct point *p = &r->points[i];

		if (p->hole || p->run < 0)
			continue;
		if (taken != NULL && taken->run == p->run &&
		    periods_overlap(&taken->reading->period,
		    &p->reading->period))
			continue;
		p->used = true;
		taken = p;
	}
}

static void
find_latest(struct indicator_result *r)
{
	size_t i;

	for (i = r->n_points; i-- > 0;) {
		const struct point *p = &r->points[i];

		if (p->hole)
			continue;
		if (r->latest == NULL) {
			r->latest = p;
			if (p->run < 0)
				return;
		} else if (p->run == r->latest->run &&
		    !periods_overlap(&p->reading->period,
		    &r->latest->reading->period)) {
			r->previous = p;
			return;
		}
	}
}

/* ---- the baseline ---- */

static bool
same_period(const struct period *p, const struct period *q)
{
	return p->first == q->first && p->last == q->last;
}

static const struct point *
point_at(const struct indicator_result *r, const struct period *period)
{
	size_t i;

	for (i = 0; i < r->n_points; i++)
		if (same_period(&r->points[i].reading->period, period))
			return &r->points[i];
	return NULL;
}

/* Why there is no baseline; else NULL, and it is filled in. */
static const char *
read_baseline(struct arena *a, struct indicator_result *r)
{
	const struct reading *b = &r->indicator->baseline;
	const struct point *known;
	struct point *own;

	if (is_absent(b->period))
		return is_absent(b->value) ? "the plan names no baseline" :
		    "the baseline has no date";
	if (!is_set(b->period))
		return arena_printf(a, "the baseline's date is %s",
		    value_missing(&b->period.v));
	known = point_at(r, &b->period);
	if (is_set(b->value) && isfinite(b->value.x) &&
	    (known == NULL || known->hole || known->x != b->value.x)) {
		own = arena_alloc(a, sizeof *own);
		*own = point_of(r->indicator, b);
		known = own;
	}
	if (is_given(b->value) && !is_set(b->value))
		return arena_printf(a, "the baseline is %s",
		    value_missing(&b->value.v));
	if (known == NULL || known->hole)
		return arena_printf(a, "there is no reading for %s, the "
		    "baseline's period", period_value_text(a, &b->period));
	r->baseline = known;
	r->baseline_t = known->t;
	r->baseline_x = known->x;
	return NULL;
}

static int
most_decimals(const struct indicator_result *r)
{
	size_t i;
	int most = 0;

	for (i = 0; i < r->n_points; i++) {
		const struct number *v = &r->points[i].reading->value;

		if (is_set(*v) && v->decimals > most)
			most = v->decimals;
	}
	return most;
}

void
series_read(struct arena *a, struct indicator_result *r)
{
	size_t room = r->indicator->history.readings.n, i;
	struct placed *v = arena_array(a, room, sizeof *v);

	r->n_points = collect(r->indicator, v);
	if (r->n_points > 0)
		qsort(v, r->n_points, sizeof *v, by_time);
	r->points = arena_array(a, r->n_points, sizeof *r->points);
	for (i = 0; i < r->n_points; i++)
		r->points[i] = v[i].p;
	mark_used(r);
	find_latest(r);
	r->decimals = most_decimals(r);
	r->no_baseline = read_baseline(a, r);
}
