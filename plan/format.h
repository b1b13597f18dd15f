#ifndef PLAN_FORMAT_H
#define PLAN_FORMAT_H

#include <stdbool.h>

#include "plan.h"

/* What the methods and the texts must agree on; the texts themselves are
   declared in analysis.h. */

/* U+00A0, between a number and what it counts. */
#define NBSP	"\xc2\xa0"

/* Does the indicator count in percent? */
bool	unit_is_percent(const struct indicator *);
/* Does it count in money, so that its unit goes before the figure? */
bool	unit_is_money(const struct indicator *);
/* The unit after a figure: "points", "children", "per 1,000"; "" if none. */
const char *unit_words(struct arena *, const struct indicator *);

#endif
