#ifndef RENDER_CHART_MONEY_H
#define RENDER_CHART_MONEY_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"

/*
 * Money by source as one bar, and the same sources year by year below it.
 * What nobody pays for yet is white with a dashed edge.
 */

#define MONEY_PARTS	6	/* at most; smaller ones are put together */

struct money_slice {
	const char	*name;
	const char	*text;		/* the sum, in words */
	double		 sum;
	bool		 unfunded;
};

struct money_year {
	const char	*name;		/* "2026/27" */
	const char	*text;
	double		 sums[MONEY_PARTS];	/* as parts */
};

struct money_chart {
	struct money_slice	 parts[MONEY_PARTS];
	size_t			 n;
	struct money_year	*years;
	size_t			 n_years;	/* 0: the bar alone */
};

void	chart_money(struct canvas *, const void *money_chart);
double	money_height(const struct canvas *, const void *money_chart);

#endif
