#ifndef RENDER_LAYOUT_TABLE_H
#define RENDER_LAYOUT_TABLE_H

#include "layout_int.h"

/* Between the widths of a table's columns (layout_width.c) and its rows
   (layout_table.c). */

struct column_need {
	double	least;		/* the longest word */
	double	most;		/* the longest line, if none is broken */
	double	text;		/* all lines of a cell together */
	double	width;		/* what it gets */
};

struct table {
	const struct block	*block;
	struct frame		 f;
	size_t			 n;	/* columns */
	struct column_need	*cols;
	const struct block	*body;	/* first row that is not the head */
	bool			 has_head;
	double			*loads;	/* text of n_loads rows' cells */
	size_t			 n_loads;
};

enum align column_align(const struct table *, size_t column);
/* At the right of a column. */
double	column_gap(const struct table *, size_t column);
struct type cell_type(const struct lay *, const struct table *,
	    const struct block *cell, size_t column);
struct type head_type(const struct lay *, const struct table *,
	    const struct block *cell, size_t column);

/* Find what each column needs, and share the width. */
void	table_measure(struct lay *, struct table *);
/* About how many lines all rows take; gain[i] is what a point more for
   column i would save: only a row's fullest cell makes it high. */
double	rows_cost(const struct table *, double *gain);

#endif
