#ifndef RENDER_CHART_SCORES_H
#define RENDER_CHART_SCORES_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"

/*
 * Weighted totals as bars made of what each criterion adds, one row an
 * option.  In the score matrix every row of the table has a picture of one
 * row; alone, the rows have names.
 */

struct score_part {
	unsigned	 series;	/* its colour, from 1 */
	const char	*label;		/* the criterion's number */
	double		 points;	/* of 100 */
};

struct score_row {
	const char		*name;		/* or NULL */
	bool			 leads;
	struct score_part	*parts;
	size_t			 n_parts;
	const char		*total;		/* "87.9" */
};

struct score_rows { struct score_row *rows; size_t n; };

#define SCORE_BAR_W	116.0	/* in a table's cell, with the total */
#define SCORE_BAR_H	12.0

void	chart_scores(struct canvas *, const void *score_rows);
double	score_rows_height(const struct canvas *, const void *score_rows);

#endif
