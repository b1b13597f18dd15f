#ifndef RENDER_CHART_PLOT_H
#define RENDER_CHART_PLOT_H

#include "canvas.h"

/*
 * What charts over time share: the frame with its scales, and labels that
 * keep out of each other's way.
 */

/* A round scale: from lo to hi in 5 to 8 steps of 1, 2, 2.5 or 5 × 10ⁿ;
   whole: what is counted has no halves. */
struct axis { double lo, hi, step; };
struct axis	axis_around(double least, double most, bool whole);
/* In fewer steps where a plot is too low for the labels of so many. */
struct axis	axis_in(double least, double most, bool whole, double height);
int		axis_decimals(struct axis);

struct box { double x, y, w, h; };	/* from its top left corner */
struct segment { double x1, y1, x2, y2; };
bool	boxes_meet(const struct box *, const struct box *);

/* A label that is placed but not yet painted. */
struct label {
	double		 x, baseline;	/* its left end */
	double		 size;
	bool		 bold, plate;
	struct colour	 colour;
	const char	*text;
};

struct plot {
	struct canvas	*c;
	double		 left, right, top, bottom;
	double		 label_right;	/* labels end here */
	double		 t0, t1;	/* of the axis of time */
	struct axis	 scale;
	/* What labels must not cover. */
	struct box	*boxes;
	size_t		 n_boxes, cap_boxes;
	struct segment	*segments;
	size_t		 n_segments, cap_segments;
	struct label	*labels;
	size_t		 n_labels, cap_labels;
};

double	plot_x(const struct plot *, double t);
double	plot_y(const struct plot *, double value);

/* Draw, and remember that labels keep off. */
void	plot_polyline(struct plot *, const struct xy *, size_t,
	    struct stroke);
void	plot_dot(struct plot *, double x, double y, double r, struct colour);
void	plot_avoid_box(struct plot *, double x, double y, double w, double h);
void	plot_avoid_line(struct plot *, struct xy, struct xy);

/* One or two lines of text that belong together; `second` may be NULL. */
struct note {
	const char	*text, *second;
	bool		 bold;		/* of the first line */
	double		 size;
	struct colour	 colour;
};

double	note_width(const struct plot *, const struct note *);
double	note_height(const struct note *);
/* Is there room for it with its top left corner there? */
bool	note_fits(const struct plot *, const struct note *, double x,
	    double y);
/* … if its plate may cover lines, though neither marks nor words; how many
   would it? */
bool	note_is_clear(const struct plot *, const struct note *, double x,
	    double y, size_t *lines);
void	note_put(struct plot *, const struct note *, double x, double y,
	    enum anchor, bool plate);
/* At the first of the places around a point that is free, if there is one. */
bool	note_around(struct plot *, const struct note *, double x, double y);
/* Paint what was placed; plates first. */
void	plot_paint_labels(struct plot *);

#endif
