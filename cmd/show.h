#ifndef CMD_SHOW_H
#define CMD_SHOW_H

#include "analysis.h"
#include "report.h"

/* The parts of `planpress show`; each adds its tables. */
void	show_targets(struct report *, const struct analysis *);
/* Called by it: the path to each target and when it can be judged; the gap
   in each scenario; ordinary variation; groups, localities, and what must be
   true. */
void	show_paths(struct report *, const struct analysis *);
void	show_scenarios(struct report *, const struct analysis *);
void	show_variation(struct report *, const struct analysis *);
void	show_groups(struct report *, const struct analysis *);
void	show_options(struct report *, const struct analysis *);
void	show_chain(struct report *, const struct analysis *);
void	show_schedule(struct report *, const struct analysis *);
void	show_risks(struct report *, const struct analysis *);
void	show_money(struct report *, const struct analysis *);
void	show_status(struct report *, const struct analysis *);

/* ---- show_targets.c: what its tables share ---- */

const char *indicator_name(const struct report *,
	    const struct indicator_result *);
/* A figure with its unit, where there is room for that. */
void	put_unit(struct report *, struct table *,
	    const struct indicator_result *, double);

#endif
