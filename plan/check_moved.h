#ifndef PLAN_CHECK_MOVED_H
#define PLAN_CHECK_MOVED_H

struct analysis;
struct diags;

/*
 * T220: targets and baselines that are not what an earlier version of the
 * plan said, where the plan does not say why.  `was` is that version, worked
 * out; both live as long as the findings.
 */
void	check_moved(const struct analysis *was, const struct analysis *now,
	    struct diags *);

#endif
