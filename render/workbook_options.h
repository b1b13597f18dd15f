#ifndef RENDER_WORKBOOK_OPTIONS_H
#define RENDER_WORKBOOK_OPTIONS_H

#include "workbook.h"

/*
 * One appraisal on the Options sheet: where its rows are, and what its
 * formulas come to.  Worked out in workbook_weigh.c by the same steps as the
 * formulas, written by workbook_options.c and workbook_stability.c.
 */

#define SAME	1e-9	/* totals that differ by less are equal */

/* A figure that formulas may leave empty: "" or "–" in words. */
struct figure_cell {
	const char	*words;		/* or NULL: x */
	double		 x;
};

struct options_block {
	struct book			*book;
	const struct appraisal		*appraisal;
	const struct appraisal_result	*result;
	size_t		 n_criteria, n_options;
	/* Rows: */
	lxw_row_t	 title, leader, head, weight, worst, best, counts,
			 share, stays, scores, values, order, chart, others,
			 ties, end;
	/* Columns after the criteria: */
	lxw_col_t	 total, rank, place;
	/* What the formulas come to: */
	double		*from, *to;		/* NaN: not known */
	struct figure_cell *shares;		/* a criterion each */
	struct figure_cell *value;		/* option × criterion */
	struct figure_cell *totals;		/* an option each */
	int		*ranks, *places;	/* 0: none */
};

/* The block whose title is in this row. */
struct options_block options_block_of(struct book *, size_t i,
	    lxw_row_t title);
/* The score of option i on criterion j, if it can be used, or NULL. */
const struct score *option_score(const struct options_block *, size_t i,
	    size_t j);
struct figure_cell *option_value(const struct options_block *, size_t i,
	    size_t j);
bool	criterion_counts(const struct options_block *, size_t j);

/* A row of the criteria; a column of the options beside their values. */
const char *criteria_ref(const struct options_block *, lxw_row_t);
const char *options_ref(const struct options_block *, lxw_col_t);
void	put_figure(struct options_block *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, struct figure_cell);
void	write_option_heads(struct options_block *, lxw_row_t,
	    const char *title, bool results);

/* Between which weights the first option stays first, and the working. */
void	write_stability(struct options_block *);

#endif
