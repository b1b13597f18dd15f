/*
 * Is a change real? (METHODS 1 and METHODS-DETAIL 1.)  Each comparison takes
 * the first rule whose figures both readings carry: published limits, a
 * proportion's n, a count's numerator, the XmR chart.
 */
#include "change.h"

#include <math.h>

#include "arena.h"
#include "format.h"
#include "quantile.h"
#include "series.h"

const struct confidence confidence_95 = { 1.959963984540054, 0.025 };
const struct confidence confidence_998 = { 3.090232306167813, 0.001 };

#define POINTS_FOR_XMR	12
#define POINTS_FOR_TRIAL 8

/* ---- limits ---- */

struct estimate
wilson(double hits, double n, struct confidence c)
{
	double z = c.z;
	double q = 1 - hits / n;
	double root = z * sqrt(z * z + 4 * hits * q);
	struct estimate e = { .x = hits / n };

	e.lo = (2 * hits + z * z - root) / (2 * (n + z * z));
	e.hi = (2 * hits + z * z + root) / (2 * (n + z * z));
	return e;
}

static double
byar(double events, double z)
{
	double f = 1 - 1 / (9 * events) + z / (3 * sqrt(events));

	return events * f * f * f;
}

struct estimate
poisson_limits(double seen, struct confidence c)
{
	struct estimate e = { .x = seen };

	if (seen < 10) {
		e.lo = poisson_exact_lower(seen, c.tail);
		e.hi = poisson_exact_upper(seen, c.tail);
	} else {
		e.lo = byar(seen, -c.z);
		e.hi = byar(seen + 1, c.z);
	}
	return e;
}

struct estimate
square_and_add(struct estimate later, struct estimate earlier)
{
	struct estimate d = { .x = later.x - earlier.x };

	d.lo = d.x - hypot(later.x - later.lo, earlier.hi - earlier.x);
	d.hi = d.x + hypot(later.hi - later.x, earlier.x - earlier.lo);
	return d;
}

/* ---- the rules, in their order ---- */

static struct estimate
scaled(struct estimate e, double by)
{
	e.x *= by;
	e.lo *= by;
	e.hi *= by;
	return e;
}

static bool
published(const struct reading *r, struct estimate *e)
{
	if (!is_set(r->low) || !is_set(r->high))
		return false;
	e->x = r->value.x;
	e->lo = r->low.x;
	e->hi = r->high.x;
	return true;
}

/* The sample behind a proportion: n, else the denominator. */
static bool
sample_size(const struct reading *r, double *n)
{
	*n = is_set(r->n) ? r->n.x : is_set(r->denominator) ?
	    r->denominator.x : 0;
	return *n > 0;
}

double
design_effect(const struct indicator *in)
{
	const struct number *d = &in->survey.design_effect;

	return is_set(*d) && d->x > 0 ? d->x : 1;
}

static bool
proportion(const struct indicator *in, const struct reading *r,
    struct estimate *e, double *n)
{
	double whole = is_set(in->per) && in->per.x > 0 ? in->per.x : 100;
	double share = r->value.x / whole, effect = design_effect(in);

	if (!sample_size(r, n) || share < 0 || share > 1)
		return false;
	*e = scaled(wilson(share * *n / effect, *n / effect,
	    confidence_95), whole);
	return true;
}

/* A count is its own numerator; a rate needs both its parts. */
static bool
events(const struct indicator *in, enum indicator_kind kind,
    const struct reading *r, struct estimate *e, double *seen)
{
	if (is_set(r->numerator))
		*seen = r->numerator.x;
	else if (kind == KIND_COUNT)
		*seen = r->value.x;
	else
		return false;
	if (*seen < 0)
		return false;
	*e = poisson_limits(*seen, confidence_95);
	if (kind == KIND_COUNT)
		return true;
	if (!is_set(r->denominator) || r->denominator.x <= 0 ||
	    !is_set(in->per) || in->per.x <= 0)
		return false;
	*e = scaled(*e, in->per.x / r->denominator.x);
	return true;
}

static void
settle(struct change *c, struct estimate later, struct estimate earlier,
    const char *method)
{
	struct estimate d = square_and_add(later, earlier);

	c->diff = d.x;
	c->lo = d.lo;
	c->hi = d.hi;
	c->has_interval = true;
	c->method = method;
	c->verdict = d.lo > 0 || d.hi < 0 ? VERDICT_REAL : VERDICT_NOT_REAL;
}

static bool
by_published_limits(struct change *c)
{
	struct estimate later, earlier;

	if (!published(c->to->reading, &later) ||
	    !published(c->from->reading, &earlier))
		return false;
	settle(c, later, earlier, "published 95% limits");
	return true;
}

static bool
by_proportion(struct arena *a, const struct indicator *in, struct change *c)
{
	struct estimate later, earlier;
	double n_later, n_earlier, effect = design_effect(in);
	const char *from, *to;

	if (!proportion(in, c->to->reading, &later, &n_later) ||
	    !proportion(in, c->from->reading, &earlier, &n_earlier))
		return false;
	from = number_text(a, n_earlier, 0);
	to = number_text(a, n_later, 0);
	settle(c, later, earlier, effect == 1 ?
	    arena_printf(a, "Wilson and Newcombe, n" NBSP "=" NBSP "%s and "
	    "%s", from, to) :
	    arena_printf(a, "Wilson and Newcombe, n" NBSP "=" NBSP "%s and "
	    "%s, design effect %s", from, to, number_text(a, effect, -1)));
	return true;
}

static bool
by_events(struct arena *a, const struct indicator *in,
    enum indicator_kind kind, struct change *c)
{
	struct estimate later, earlier;
	double seen_later, seen_earlier;
	const char *from, *to;

	if (is_set(in->standardised) && in->standardised.yes)
		return false;
	if (!events(in, kind, c->to->reading, &later, &seen_later) ||
	    !events(in, kind, c->from->reading, &earlier, &seen_earlier))
		return false;
	from = number_text(a, seen_earlier, -1);
	to = number_text(a, seen_later, -1);
	if (seen_later >= 10 && seen_earlier >= 10)
		settle(c, later, earlier, arena_printf(a,
		    "Byar's limits, n" NBSP "=" NBSP "%s and %s", from, to));
	else if (seen_later < 10 && seen_earlier < 10)
		settle(c, later, earlier, arena_printf(a, "exact Poisson "
		    "limits, n" NBSP "=" NBSP "%s and %s", from, to));
	else
		settle(c, later, earlier, arena_printf(a, "Byar's and exact "
		    "limits, n" NBSP "=" NBSP "%s and %s", from, to));
	return true;
}

/* By XmR both comparisons have one verdict: the latest point's. */
static void
by_xmr(struct arena *a, const struct xmr *x, struct change *c)
{
	if (x->absent != NULL) {
		c->absent = x->absent;
		return;
	}
	if (x->trial) {
		c->absent = arena_printf(a, "too little to tell: limits of "
		    "ordinary variation are on trial, with %zu of %d readings",
		    x->n, POINTS_FOR_XMR);
		return;
	}
	c->diff = c->to->x - c->from->x;
	c->method = arena_printf(a, "XmR chart, %zu readings", x->n);
	c->verdict = x->marked[x->n - 1] ? VERDICT_REAL : VERDICT_NOT_REAL;
}

static const char *
too_little(struct arena *a, bool known, enum indicator_kind kind, size_t n)
{
	size_t more = n < POINTS_FOR_XMR ? POINTS_FOR_XMR - n : 1;

	if (known && kind == KIND_PROPORTION)
		return arena_printf(a, "too little to tell: the number asked "
		    "or measured (n) at both readings, or %zu more "
		    "readings, would settle it", more);
	if (known && kind == KIND_RATE)
		return arena_printf(a, "too little to tell: the numerator and "
		    "denominator of both readings, or %zu more readings, "
		    "would settle it", more);
	return arena_printf(a, "too little to tell: published limits of both "
	    "readings, or %zu more readings, would settle it", more);
}

/* Why two readings cannot be compared at all; else NULL. */
static const char *
no_comparison(struct arena *a, const struct indicator *in,
    const struct point *from, const struct point *to)
{
	const struct series_break *b;

	if (from->run != to->run || from->run < 0) {
		b = run_break(in, to->run > 0 ? to->run : 1);
		return b == NULL ? "the measure changed between the readings" :
		    arena_printf(a, "the measure changed in %s",
		    period_value_text(a, &b->period));
	}
	if (periods_overlap(&from->reading->period, &to->reading->period))
		return "the two readings cover some of the same time";
	return NULL;
}

/* The rules that look at two readings alone. */
static bool
by_limits(struct arena *a, const struct indicator *in, struct change *c)
{
	enum indicator_kind kind = KIND_AMOUNT;
	bool known = measure_kind(in, &kind);

	if (by_published_limits(c))
		return true;
	if (known && kind == KIND_PROPORTION)
		return by_proportion(a, in, c);
	return known && (kind == KIND_RATE || kind == KIND_COUNT) &&
	    by_events(a, in, kind, c);
}

void
readings_compare(struct arena *a, const struct indicator *in,
    struct change *c)
{
	c->diff = c->to->x - c->from->x;
	if (!by_limits(a, in, c))
		c->absent = "too little to tell: neither limits nor numbers "
		    "are given for both";
}

bool
reading_limits(const struct indicator *in, const struct reading *r,
    struct estimate *e)
{
	enum indicator_kind kind = KIND_AMOUNT;
	bool known = measure_kind(in, &kind);
	double size;

	if (published(r, e))
		return true;
	if (known && kind == KIND_PROPORTION)
		return proportion(in, r, e, &size);
	return known && (kind == KIND_RATE || kind == KIND_COUNT) &&
	    !(is_set(in->standardised) && in->standardised.yes) &&
	    events(in, kind, r, e, &size);
}

static struct change
judge(struct arena *a, const struct indicator_result *r,
    const struct point *from)
{
	struct change c = { .from = from, .to = r->latest };
	const struct indicator *in = r->indicator;
	enum indicator_kind kind = KIND_AMOUNT;
	bool known = measure_kind(in, &kind);

	c.diff = c.to->x - c.from->x;
	c.absent = no_comparison(a, in, c.from, c.to);
	if (c.absent != NULL || by_limits(a, in, &c))
		return c;
	if (r->xmr.n >= POINTS_FOR_TRIAL)
		by_xmr(a, &r->xmr, &c);
	else
		c.absent = too_little(a, known, kind, r->xmr.n);
	return c;
}

/* Nothing before the latest reading, or nothing since a break. */
static const char *
no_previous(struct arena *a, const struct indicator_result *r)
{
	const struct series_break *b = run_break(r->indicator, r->latest->run);

	if (r->latest->run < 0)
		return "the measure changed within the latest reading";
	if (b == NULL)
		return "there is no earlier reading to compare with";
	return arena_printf(a, "there is no earlier reading since the measure "
	    "changed in %s", period_value_text(a, &b->period));
}

void
changes_judge(struct arena *a, struct indicator_result *r)
{
	if (r->latest == NULL) {
		r->since_previous.absent = "there is no reading yet";
		r->since_baseline.absent = "there is no reading yet";
		return;
	}
	if (r->previous != NULL)
		r->since_previous = judge(a, r, r->previous);
	else
		r->since_previous.absent = no_previous(a, r);
	if (r->baseline == NULL)
		r->since_baseline.absent = r->no_baseline;
	else if (r->baseline == r->latest)
		r->since_baseline.absent = "the baseline is the latest "
		    "reading";
	else if (r->baseline->t > r->latest->t)
		r->since_baseline.absent = "no reading has followed the "
		    "baseline yet";
	else
		r->since_baseline = judge(a, r, r->baseline);
}
