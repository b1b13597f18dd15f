#ifndef PLAN_SERIES_H
#define PLAN_SERIES_H

#include "analysis.h"

/* A series as the methods see it (METHODS 1). */

/* Fill points, latest, previous, baseline and decimals of the result. */
void	series_read(struct arena *, struct indicator_result *);

/* Has it a period and a figure? */
bool	reading_usable(const struct reading *);
/* The usable reading of just this period, or NULL. */
const struct reading *reading_at(const struct series *, const struct period *);
/* How many were counted, of how many; false where it cannot be known. */
bool	reading_counts(const struct indicator *, const struct reading *,
	    double *hits, double *of);

bool	periods_overlap(const struct period *, const struct period *);
/* How many breaks lie before the period; −1 if it straddles one. */
int	run_of(const struct indicator *, const struct period *);
/* The break that begins this run (1, 2, …), or NULL. */
const struct series_break *run_break(const struct indicator *, int run);

/* What the indicator measures, said or plain from its unit; false: neither. */
bool	measure_kind(const struct indicator *, enum indicator_kind *);
bool	is_cumulative(const struct indicator *);
/* Is higher better?  false if the plan does not say which. */
bool	better_known(const struct indicator *, bool *higher);
/* Why a value is no number yet, for reasons: "still to be confirmed". */
const char *value_missing(const struct val *);

#endif
