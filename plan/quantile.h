#ifndef PLAN_QUANTILE_H
#define PLAN_QUANTILE_H

/* Student's t: the point that a share p (over ½) lies below; df ≥ 1. */
double	t_quantile(double p, unsigned df);

/* Exact limits of a Poisson mean where O events were seen, O small, with
   this share outside on each side (0.025 for 95%): χ²(tail; 2O)/2 and
   χ²(1 − tail; 2O + 2)/2. */
double	poisson_exact_lower(double seen, double tail);
double	poisson_exact_upper(double seen, double tail);

#endif
