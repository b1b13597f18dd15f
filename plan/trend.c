/*
 * The trend of an indicator (METHODS 1): ordinary least squares on the
 * points after the last break, and forecasts with prediction intervals.
 */
#include "trend.h"

#include <math.h>

#include "arena.h"
#include "format.h"
#include "quantile.h"
#include "series.h"

#define FEWEST_POINTS	5	/* for a trend */

/* The run that later readings will belong to: after every break. */
static int
last_run(const struct indicator *in)
{
	size_t i;
	int run = 0;

	for (i = 0; i < in->breaks.n; i++)
		if (is_set(in->breaks.items[i].period))
			run++;
	return run;
}

static const char *
too_few(struct arena *a, const struct indicator *in, size_t n)
{
	const struct series_break *b = run_break(in, last_run(in));

	if (is_cumulative(in))
		return "a running total has no trend";
	if (b == NULL)
		return arena_printf(a, "too few comparable points: %zu", n);
	return arena_printf(a, "too few comparable points: %zu since %s", n,
	    period_value_text(a, &b->period));
}

static bool
in_trend(const struct point *p, int run)
{
	return p->used && p->run == run;
}

bool
trend_takes(const struct indicator_result *r, const struct point *p)
{
	return in_trend(p, last_run(r->indicator));
}

/* Means, and the first and last point, of what the trend rests on. */
static void
centre(const struct indicator_result *r, int run, struct trend *trend)
{
	double sum_t = 0, sum_x = 0;
	size_t i;

	for (i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];

		if (!in_trend(p, run))
			continue;
		if (trend->n++ == 0) {
			trend->from = p->reading;
			trend->t_first = p->t;
		}
		trend->to = p->reading;
		trend->t_last = p->t;
		sum_t += p->t;
		sum_x += p->x;
	}
	if (trend->n > 0) {
		trend->t_mean = sum_t / (double)trend->n;
		trend->x_mean = sum_x / (double)trend->n;
	}
}

static void
least_squares(const struct indicator_result *r, int run, struct trend *trend)
{
	double sxy = 0, left = 0;
	size_t i;

	for (i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];

		if (!in_trend(p, run))
			continue;
		trend->sxx += (p->t - trend->t_mean) * (p->t - trend->t_mean);
		sxy += (p->t - trend->t_mean) * (p->x - trend->x_mean);
	}
	trend->slope = sxy / trend->sxx;
	trend->intercept = trend->x_mean - trend->slope * trend->t_mean;
	for (i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];
		double e = p->x - trend->x_mean -
		    trend->slope * (p->t - trend->t_mean);

		if (in_trend(p, run))
			left += e * e;
	}
	trend->s = sqrt(left / (double)(trend->n - 2));
	trend->t80 = t_quantile(0.9, (unsigned)trend->n - 2);
	trend->t95 = t_quantile(0.975, (unsigned)trend->n - 2);
}

void
trend_fit(struct arena *a, struct indicator_result *r)
{
	struct trend *trend = &r->trend;
	int run = last_run(r->indicator);

	centre(r, run, trend);
	if (trend->n < FEWEST_POINTS)
		trend->absent = too_few(a, r->indicator, trend->n);
	else
		least_squares(r, run, trend);
}

bool
trend_has_slope(const struct trend *trend)
{
	if (trend->absent != NULL)
		return false;
	return fabs(trend->slope) > trend->t95 * trend->s / sqrt(trend->sxx);
}

static void
clamp(double *x, bool *clamped)
{
	double kept = *x < 0 ? 0 : *x > 100 ? 100 : *x;

	*clamped = *clamped || kept != *x;
	*x = kept;
}

struct outlook
trend_at(const struct trend *trend, double t, bool percent)
{
	struct outlook o = { .absent = trend->absent, .t = t };
	double away = t - trend->t_mean, spread, half80, half95;

	if (trend->absent != NULL)
		return o;
	spread = trend->s * sqrt(1 + 1 / (double)trend->n +
	    away * away / trend->sxx);
	half80 = trend->t80 * spread;
	half95 = trend->t95 * spread;
	o.mid = trend->x_mean + trend->slope * away;
	o.lo80 = o.mid - half80;
	o.hi80 = o.mid + half80;
	o.lo95 = o.mid - half95;
	o.hi95 = o.mid + half95;
	o.extrapolated = t - trend->t_last >
	    (trend->t_last - trend->t_first) / 2 + 1e-9;
	if (percent) {
		clamp(&o.mid, &o.clamped);
		clamp(&o.lo80, &o.clamped);
		clamp(&o.hi80, &o.clamped);
		clamp(&o.lo95, &o.clamped);
		clamp(&o.hi95, &o.clamped);
	}
	return o;
}
