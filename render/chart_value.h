#ifndef RENDER_CHART_VALUE_H
#define RENDER_CHART_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"

/*
 * Cost against benefit: a dot an option, and the line of those that no
 * other betters for less.
 */

struct value_dot {
	const char	*name;
	const char	*number;	/* where the name finds no room */
	double		 cost, total;
	bool		 efficient;	/* on the line */
};

struct value_chart {
	struct value_dot	*dots;
	size_t			 n;
	/* An amount of money as the axis names it. */
	const char		*(*money)(const void *, struct arena *, double);
	const void		*money_of;
};

#define VALUE_HEIGHT	170.0

void	chart_value(struct canvas *, const void *value_chart);

#endif
