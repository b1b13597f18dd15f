#ifndef PLAN_DRAWS_H
#define PLAN_DRAWS_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis.h"

/* Draws of weights and scores, for all that asks "how often?". */

#define DRAWS	9604	/* a share is then within a point, 95 times of 100 */

struct dice { uint64_t s[4]; };
struct dice	new_dice(void);		/* always from the same seed */

/* Only options with a total and criteria that count, without holes. */
struct table {
	size_t		 n, m;		/* options, criteria */
	struct option_result **option;
	double		*lo, *width;	/* n × m: values, width of ranges */
	double		*agreed;	/* m weights */
	bool		 ranges;
	/* Of the draw at hand: */
	double		*weight, *total;
	size_t		*order;		/* of options, best first */
};

struct table	build_table(struct arena *, const struct appraisal_result *);
void	draw_near(struct table *, struct dice *);
void	draw_any(struct table *, struct dice *);
/* Totals at the weights drawn, with scores drawn from their ranges. */
void	add_totals(struct table *, struct dice *);

#endif
