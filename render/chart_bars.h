#ifndef RENDER_CHART_BARS_H
#define RENDER_CHART_BARS_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "doc.h"

/*
 * Counts as bars of one scale, a row each: actions by status, and what each
 * lead carries.
 */

struct bar_row {
	enum mark	 mark;
	const char	*name;
	double		 count;		/* filled, or outlined if `hollow` */
	double		 all;		/* outlined behind it; 0: nothing */
	bool		 hollow;
	const char	*number;	/* beside the bar, bold … */
	const char	*words;		/* … and behind that; or NULL */
};

struct bar_rows { struct bar_row *rows; size_t n; };

void	chart_bars(struct canvas *, const void *bar_rows);
double	bar_rows_height(const struct canvas *, const void *bar_rows);

#endif
