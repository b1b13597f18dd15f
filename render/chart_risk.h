#ifndef RENDER_CHART_RISK_H
#define RENDER_CHART_RISK_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis.h"
#include "canvas.h"

/*
 * Where risks stand on likelihood and impact, before and after what is done
 * about them.  Its equal in words is the register.
 */

#define RISK_STEPS	5

struct risk_place { int likelihood, impact; };	/* 1 to RISK_STEPS; 0: none */

struct risk_spot {
	const char		*label;		/* three letters at most */
	struct risk_place	 before, after;
};

struct risk_map {
	struct risk_spot	*spots;
	size_t			 n;
	bool			 before, after;	/* which maps are drawn */
	struct risk_bounds	 bounds;
};

/* Both side by side, or one in half of the width; where that is narrow, in
   all of it. */
void	chart_risk(struct canvas *, const void *risk_map);
double	risk_map_height(const struct canvas *, const void *risk_map);
/* With cells as low as a disc lets them be. */
double	risk_map_least(const struct canvas *, const void *risk_map);

#endif
