/*
 * Quantiles that the methods need (METHODS 1: t right to 1e-12, exact
 * Poisson limits).  Both are found by halving an interval around closed
 * sums of positive terms: slow beside a rational approximation, but right
 * to the last digits and the same everywhere.  They end when no number lies
 * between the interval's ends.
 */
#include "quantile.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/*
 * The share within ±t for whole degrees of freedom: a finite sum in
 * cos θ, tan θ = t/√df (Abramowitz and Stegun 26.7.3 and 26.7.4).
 */
static double
t_within(double theta, unsigned df)
{
	double c = cos(theta), c2 = c * c, term, sum;
	unsigned k;

	if (df % 2 == 1) {
		term = df > 1 ? c : 0;
		sum = term;
		for (k = 3; k + 2 <= df; k += 2) {
			term *= c2 * (k - 1) / k;
			sum += term;
		}
		return (theta + sin(theta) * sum) * 2 / pi;
	}
	term = sum = 1;
	for (k = 2; k + 2 <= df; k += 2) {
		term *= c2 * (k - 1) / k;
		sum += term;
	}
	return sin(theta) * sum;
}

double
t_quantile(double p, unsigned df)
{
	double lo = 0, hi = pi / 2, mid;

	for (;;) {
		mid = (lo + hi) / 2;
		if (!(lo < mid && mid < hi))
			break;
		if (t_within(mid, df) < 2 * p - 1)
			lo = mid;
		else
			hi = mid;
	}
	return sqrt((double)df) * tan(mid);
}

/* The share of a gamma distribution of this shape below x: its series. */
static double
gamma_below(double shape, double x)
{
	double term = 1 / shape, sum = term, k;

	for (k = 1; term > sum * 1e-17; k++) {
		term *= x / (shape + k);
		sum += term;
	}
	return sum * exp(-x) * pow(x, shape) / tgamma(shape);
}

static double
gamma_quantile(double p, double shape)
{
	double lo = 0, hi = shape + 20 + 10 * sqrt(shape), mid;

	for (;;) {
		mid = (lo + hi) / 2;
		if (!(lo < mid && mid < hi))
			break;
		if (gamma_below(shape, mid) < p)
			lo = mid;
		else
			hi = mid;
	}
	return mid;
}

double
poisson_exact_lower(double seen, double tail)
{
	return seen > 0 ? gamma_quantile(tail, seen) : 0;
}

double
poisson_exact_upper(double seen, double tail)
{
	return gamma_quantile(1 - tail, seen + 1);
}
