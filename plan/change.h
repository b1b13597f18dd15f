#ifndef PLAN_CHANGE_H
#define PLAN_CHANGE_H

#include "analysis.h"

/* Limits of ordinary variation; needs the trend and the final target. */
void	xmr_measure(struct arena *, struct indicator_result *);
/* Real-change verdicts, latest against previous and against baseline. */
void	changes_judge(struct arena *, struct indicator_result *);

/* Two readings by the first of the rules 1 to 3 whose figures both carry;
   fills the verdict, or why there is none.  from and to are given. */
void	readings_compare(struct arena *, const struct indicator *,
	    struct change *);

/* An estimate and its 95% limits. */
struct estimate { double x, lo, hi; };

/* How wide limits are: the normal point, and the share beyond each. */
struct confidence { double z, tail; };
extern const struct confidence confidence_95, confidence_998;

/* Wilson's interval for `hits` of n, both divided by any design effect. */
struct estimate	wilson(double hits, double n, struct confidence);
/* Byar's approximation, or the exact limits below 10. */
struct estimate	poisson_limits(double seen, struct confidence);
/* Later minus earlier by square-and-add (Newcombe). */
struct estimate	square_and_add(struct estimate later, struct estimate earlier);

/* A reading with its 95% limits by the rules 1 to 3; false: none apply. */
bool	reading_limits(const struct indicator *, const struct reading *,
	    struct estimate *);

/* The survey's, or 1. */
double	design_effect(const struct indicator *);

#endif
