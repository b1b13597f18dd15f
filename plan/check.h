#ifndef PLAN_CHECK_H
#define PLAN_CHECK_H

#include "diag.h"
#include "plan.h"

struct analysis;

/*
 * The checks.  Each looks at the finished plan (and its analysis) and adds
 * findings; none changes anything.  A check skips what is absent or could
 * not be read: somebody else reports that.
 */
typedef void check_fn(const struct plan *, const struct analysis *,
	    struct diags *);

/* Run all in table order. */
void	check_plan(const struct plan *, const struct analysis *,
	    struct diags *);

/*
 * Last step: levels and thresholds of `checks:`, acceptances, steps not yet
 * reached; then sort.
 */
void	diags_settle(struct diags *, struct plan *);

/* The same for what documents found when they were made. */
void	diags_settle_made(struct diags *, const struct plan *);

/* A threshold from `checks:`, or the default. */
double	check_threshold(const struct plan *, enum rule, const char *name,
	    double fallback);

enum fail_on { FAIL_DEFAULT, FAIL_STRUCTURE, FAIL_ERROR, FAIL_WARNING };
/* The table of what fails when: does this plan fail? */
bool	diags_fail(const struct diags *, const struct plan *, bool strict,
	    enum fail_on);

#endif
