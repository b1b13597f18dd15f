#ifndef RENDER_CHART_WATERFALL_H
#define RENDER_CHART_WATERFALL_H

#include <stdbool.h>
#include <stddef.h>

struct canvas;

/*
 * What is claimed against a gap: the gap, then claim by claim what is left
 * of it, each bar as long as the low end of its claim and a thin line on to
 * the high end.  Bars lie, so that names of actions can be read.
 */

struct waterfall_row {
	const char	*name;
	const char	*text;		/* the figure */
	double		 lo, hi;	/* of a claim; below 0 it adds */
};

struct waterfall {
	struct waterfall_row	 gap;	/* lo = hi: all there is to close */
	struct waterfall_row	*claims;
	size_t			 n;
	struct waterfall_row	 left;	/* lo and hi of what remains */
	const char		*zero;	/* what the line at 0 is */
};

void	chart_waterfall(struct canvas *, const void *waterfall);
double	chart_waterfall_height(const struct canvas *, const void *waterfall);

#endif
