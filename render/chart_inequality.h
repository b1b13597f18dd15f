#ifndef RENDER_CHART_INEQUALITY_H
#define RENDER_CHART_INEQUALITY_H

#include "analysis.h"

struct canvas;

/*
 * A group against others over time, two periods at least: two lines, and what lies between them
 * written at both ends.
 */

struct inequality_picture {
	const struct indicator_result	*r;
	const struct inequality		*q;
	const char			*names[2];	/* group, the others */
	const char			*values[2];	/* of both at the end */
	const char			*gap, *was;	/* "Gap 9.2 points",
							   "was 7.1" */
	const char			*first_gap;
	const char			*from, *to;	/* periods */
};

void	chart_inequality(struct canvas *, const void *inequality_picture);

#endif
