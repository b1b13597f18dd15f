#ifndef RENDER_CHART_CHAIN_NET_H
#define RENDER_CHART_CHAIN_NET_H

#include "canvas.h"
#include "chart_chain.h"

/*
 * A chain laid out: between what finds the rows (chart_chain_rows.c), the
 * order in them (chart_chain_order.c), the places (chart_chain_place.c) and
 * what draws (chart_chain.c).
 *
 * Boxes of a level that are tied to each other stand side by side as one
 * unit where they can, else in rows below each other.  A tie that passes a
 * row bends there; the bend is a vertex, and a unit, of its own.
 */

#define NO_BOX		((size_t)-1)
#define CHAIN_SIZE	8.0	/* of all words */
#define CHAIN_PADDING	16.0	/* of a box, left and right together */
#define CHAIN_GAP	12.0	/* between boxes, at least */
#define CHAIN_BEND	10.0	/* between a bend and what is beside it */

struct chain_vertex {
	size_t	 box;		/* vertex i < n_boxes is box i */
	size_t	 unit, row;
	size_t	 tie;		/* of a bend */
	double	 x, w;		/* its middle */
	double	 pos;		/* in its row, 0 to 1 */
};

struct chain_unit {
	size_t	*v;		/* from left to right */
	size_t	 n;
	size_t	 row;
	double	 w;		/* with what is between */
	double	 key;		/* barycentre of what it is tied to */
};

struct chain_row {
	size_t	*units;		/* from left to right */
	size_t	 n;
	size_t	 level;
	double	 y, h;
	size_t	 first_edge, n_edges;	/* to the row below */
};

/* A part of a tie, from one row to the next. */
struct chain_edge { size_t upper, lower, tie; double x1, x2; };

/* The edges of a tie from the upper end to the lower; none where both stand
   side by side. */
struct chain_route { size_t *edges; size_t n; bool up, beside; };

struct chain_text { const char *lines[3]; size_t n; };

struct chain_net {
	const struct canvas		*c;
	const struct chain_graph	*g;
	double				 left, right;	/* of the boxes */
	struct chain_text		*texts;		/* of the boxes */
	struct chain_vertex		*v;
	size_t				 n_v;
	struct chain_unit		*units;
	size_t				 n_units, n_box_units;
	struct chain_row		*rows;
	size_t				 n_rows;
	struct chain_edge		*edges;		/* by row */
	size_t				 n_edges;
	struct chain_route		*routes;	/* as the ties */
};

/* All of it; what follows are its steps. */
void	chain_net_make(struct chain_net *, const struct canvas *,
	    const struct chain_graph *);
double	chain_net_height(const struct chain_net *);

/* Break its words into lines no wider than that, and find its width. */
void	chain_measure_box(struct chain_net *, size_t box, double wrap);
/* Boxes to units to rows, with a bend wherever a tie passes a row. */
void	chain_units(struct chain_net *);
void	chain_rows(struct chain_net *);
/* Move the right half of a row that is too wide to a row of its own; false:
   there is none, or nothing to move. */
bool	chain_split(struct chain_net *);
void	chain_order(struct chain_net *);
void	chain_place(struct chain_net *);
/* Room between two boxes that are tied side by side. */
double	chain_between(const struct chain_net *, size_t a, size_t b);

#endif
