#ifndef PLAN_TREND_H
#define PLAN_TREND_H

#include "analysis.h"

/* Forecasts, targets and gaps of one indicator (METHODS 1); each fills its
   part of the result and needs those above it. */

void	trend_fit(struct arena *, struct indicator_result *);
/* Targets as numbers, and the path from the baseline through them. */
void	targets_read(struct arena *, struct indicator_result *);
/* Outlook, gaps and paces at the final target. */
void	gaps_measure(struct arena *, struct indicator_result *);
/* The indicator's colour and its reason. */
void	indicator_colour(struct indicator_result *);

/* Is the point one of those that the trend rests on? */
bool	trend_takes(const struct indicator_result *, const struct point *);
/* Does the slope of the line differ from 0 at 95%? */
bool	trend_has_slope(const struct trend *);
/* Improvement still to make, with its head-count at the final target. */
struct gap_figure gap_measure(struct arena *, const struct indicator_result *,
	    double gap);
/* Improvement from one figure to another: positive is better. */
double	improvement(bool higher, double from, double to);

#endif
