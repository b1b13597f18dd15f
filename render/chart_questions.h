#ifndef RENDER_CHART_QUESTIONS_H
#define RENDER_CHART_QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "doc.h"

struct canvas;

/*
 * The twelve answers about a delivery chain in a strip, and below it where
 * their total stands on its scale.
 */

#define STRIP_CELLS	12
#define STRIP_BANDS	5
#define SCALE_LEAST	(-12)
#define SCALE_STEPS	25	/* totals from −12 to +12 */

struct strip_cell {
	enum mark	 mark;		/* MARK_NONE: not answered */
	const char	*words;		/* two */
	const char	*letters;	/* of the assessors, "R A G"; or "" */
	bool		 split;
};

struct strip_band { int first, last; const char *name; bool reached; };

struct strip_score {
	struct strip_cell	 cells[STRIP_CELLS];
	struct strip_band	 bands[STRIP_BANDS];
	int			 lo, hi;	/* totals still possible */
	const char		*total;		/* "Total +2", "Still …" */
	const char		*own;		/* of the assessors; or NULL */
	int			 own_lo, own_hi;
};

void	chart_questions(struct canvas *, const void *strip_score);
double	chart_questions_height(const struct canvas *,
	    const void *strip_score);

#endif
