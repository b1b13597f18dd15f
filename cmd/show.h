#ifndef CMD_SHOW_H
#define CMD_SHOW_H

#include "analysis.h"
#include "report.h"

/* The parts of `planpress show`; each adds its tables. */
void	show_targets(struct report *, const struct analysis *);
void	show_options(struct report *, const struct analysis *);
void	show_chain(struct report *, const struct analysis *);
void	show_schedule(struct report *, const struct analysis *);
void	show_risks(struct report *, const struct analysis *);
void	show_money(struct report *, const struct analysis *);
void	show_status(struct report *, const struct analysis *);

#endif
