#ifndef PLAN_QUANTILE_H
#define PLAN_QUANTILE_H

/* Student's t: the point that a share p (over ½) lies below; df ≥ 1. */
double	t_quantile(double p, unsigned df);

/* Exact 95% limits of a Poisson mean where O events were seen, O small:
   χ²(0.025; 2O)/2 and χ²(0.975; 2O + 2)/2. */
double	poisson_exact_lower(double seen);
double	poisson_exact_upper(double seen);

#endif
