/*
 * XmR charts (METHODS 1, real change, rules 4 and 5): limits of a series'
 * ordinary variation, and the patterns that ordinary variation would not
 * make.
 */
#include <math.h>

#include "arena.h"
#include "change.h"
#include "series.h"
#include "trend.h"

#define FULL		12	/* points for a verdict */
#define TRIAL		8	/* points for limits on trial */
#define ROW		7	/* points in a row that make a signal */
#define STEP_SLACK	1e-6	/* of a year: equal steps, for arithmetic */

/*
 * The evenly spaced stretch of used points that ends at the latest reading,
 * by time.  All of one run, none overlapping.
 */
static size_t
stretch(struct arena *a, const struct indicator_result *r,
    const struct point ***out)
{
	const struct point **v = arena_array(a, r->n_points, sizeof *v);
	size_t i, n = 0, from = r->n_points;
	double step = 0;

	*out = v;
	if (r->latest == NULL || !r->latest->used)
		return 0;
	for (i = r->n_points; i-- > 0;) {
		const struct point *p = &r->points[i], *later;

		if (!p->used || p->run != r->latest->run)
			continue;
		if (n > 0) {
			later = v[from];
			if (n == 1)
				step = later->t - p->t;
			if (fabs(later->t - p->t - step) > STEP_SLACK)
				break;
		}
		v[--from] = p;
		n++;
	}
	*out = v + from;
	return n;
}

static double
mean_range(const struct xmr *x, double below, size_t *kept)
{
	double sum = 0;
	size_t i;

	*kept = 0;
	for (i = 1; i < x->n; i++) {
		double moved = fabs(x->points[i]->x - x->points[i - 1]->x);

		if (moved >= below)
			continue;
		sum += moved;
		++*kept;
	}
	return *kept > 0 ? sum / (double)*kept : 0;
}

/* False where the readings do not vary, before or after the one dropping
   of outsize moves: there are no limits then. */
static bool
limits(struct xmr *x)
{
	double sum = 0, range;
	size_t i, kept;

	for (i = 0; i < x->n; i++)
		sum += x->points[i]->x;
	x->mean = sum / (double)x->n;
	range = mean_range(x, INFINITY, &kept);
	if (range <= 0)
		return false;
	x->range = mean_range(x, 3.267 * range, &kept);
	if (x->range <= 0)
		return false;
	x->lo = x->mean - 2.66 * x->range;
	x->hi = x->mean + 2.66 * x->range;
	return true;
}

/* How far above the mean, in thirds of the way to the limit; what only
   arithmetic puts beside the mean lies on it. */
static double
thirds(const struct xmr *x, size_t i)
{
	double z = (x->points[i]->x - x->mean) / (2.66 * x->range) * 3;

	return fabs(z) < 1e-9 ? 0 : z;
}

static void
mark_outside(struct xmr *x)
{
	size_t i;

	for (i = 0; i < x->n; i++)
		if (fabs(thirds(x, i)) > 3 + 1e-9)
			x->marked[i] = true;
}

static void
mark_from(struct xmr *x, size_t from, size_t n)
{
	size_t i;

	for (i = 0; n >= ROW && i < n; i++)
		x->marked[from + i] = true;
}

/* Seven or more in a row on one side; a point on the mean ends the row. */
static void
mark_sides(struct xmr *x)
{
	size_t i, from = 0, n = 0;

	for (i = 0; i < x->n; i++) {
		double z = thirds(x, i);

		if (n > 0 && z != 0 && (z > 0) == (thirds(x, from) > 0)) {
			n++;
			continue;
		}
		mark_from(x, from, n);
		from = i;
		n = z != 0 ? 1 : 0;
	}
	mark_from(x, from, n);
}

/* Seven or more strictly rising, or falling for sign −1. */
static void
mark_climbs(struct xmr *x, double sign)
{
	size_t i, from = 0;

	for (i = 1; i < x->n; i++) {
		if (sign * (x->points[i]->x - x->points[i - 1]->x) > 0)
			continue;
		mark_from(x, from, i - from);
		from = i;
	}
	mark_from(x, from, x->n - from);
}

/* Of three in a row, two or more beyond two thirds of the way, one side. */
static void
mark_near_limit(struct xmr *x, double sign)
{
	size_t i, k;

	for (i = 0; i + 3 <= x->n; i++) {
		int beyond = 0;

		for (k = i; k < i + 3; k++)
			beyond += sign * thirds(x, k) > 2 + 1e-9;
		for (k = i; beyond >= 2 && k < i + 3; k++)
			if (sign * thirds(x, k) > 2 + 1e-9)
				x->marked[k] = true;
	}
}

static void
find_signals(struct xmr *x)
{
	size_t i;

	mark_outside(x);
	mark_sides(x);
	mark_climbs(x, 1);
	mark_climbs(x, -1);
	mark_near_limit(x, 1);
	mark_near_limit(x, -1);
	for (i = 0; i < x->n; i++)
		x->n_marked += x->marked[i];
}

/* What the process, left as it is, will do about the final target. */
static enum assurance
assure(const struct indicator_result *r)
{
	const struct xmr *x = &r->xmr;
	double target, worse, better;
	bool higher;

	if (x->is_trend || x->trial || r->final == NULL ||
	    r->final->kind == TARGET_MAINTAIN ||
	    !better_known(r->indicator, &higher))
		return ASSURANCE_NONE;
	target = r->final->x;
	worse = higher ? x->lo : x->hi;
	better = higher ? x->hi : x->lo;
	if (improvement(higher, target, worse) >= 0)
		return ASSURANCE_MET;
	if (improvement(higher, target, better) < 0)
		return ASSURANCE_CANNOT;
	return ASSURANCE_HIT_OR_MISS;
}

void
xmr_measure(struct arena *a, struct indicator_result *r)
{
	struct xmr *x = &r->xmr;

	x->n = stretch(a, r, &x->points);
	x->marked = arena_array(a, x->n, sizeof *x->marked);
	if (x->n < TRIAL) {
		x->absent = arena_printf(a, "limits take %d evenly spaced "
		    "readings, and there are %zu", TRIAL, x->n);
		return;
	}
	if (!limits(x)) {
		x->absent = "the readings do not vary";
		return;
	}
	x->trial = x->n < FULL;
	find_signals(x);
	x->is_trend = 2 * x->n_marked > x->n && trend_has_slope(&r->trend);
	x->assurance = assure(r);
}
