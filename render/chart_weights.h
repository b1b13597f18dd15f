#ifndef RENDER_CHART_WEIGHTS_H
#define RENDER_CHART_WEIGHTS_H

#include <stddef.h>

#include "canvas.h"

/*
 * How far each weight may move before another option leads: a bar from
 * nothing to everything for each criterion, shaded where the leader stays
 * first, with the weight that is used marked on it.
 */

struct weight_row {
	const char	*name;
	double		 weight, lo, hi;	/* 0 to 1 */
	const char	*below, *above;		/* who leads there, or NULL */
};

struct weight_rows { struct weight_row *rows; size_t n; };

void	chart_weights(struct canvas *, const void *weight_rows);
double	weight_rows_height(const struct canvas *, const void *weight_rows);

#endif
