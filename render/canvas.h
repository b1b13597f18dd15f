#ifndef RENDER_CANVAS_H
#define RENDER_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * The display list: what charts are drawn on.  A list of strokes, fills and
 * texts in points, y running down from the top; a back end replays it (PDF
 * now, SVG later) and lint tests read it.  Nothing here knows of plans.
 */

struct colour { unsigned char r, g, b; };

extern const struct palette {
	struct colour ink, ink2, ink3, edge, rule, tint2, tint, white;
	struct colour a9, a7, a5, a4, a3, a2, a1, a0;
	struct colour red, amber, green, high, moderate;
	struct colour criteria[8];
} palette;

enum op_kind { OP_LINE, OP_RECT, OP_POLY, OP_CIRCLE, OP_TEXT };

struct xy { double x, y; };

struct op {
	enum op_kind	 kind;
	int		 dash[2];	/* 0 0: solid */
	bool		 fill, stroke, bold;
	struct colour	 fill_colour, stroke_colour;
	struct xy	*pts;		/* line, poly: n of them */
	size_t		 n;
	double		 x, y, w, h;	/* rect; circle: w = radius;
					   text: x, baseline y, w = width */
	double		 line_width;
	const char	*text;
	double		 size;		/* of the text */
};

struct canvas {
	struct arena	*arena;
	double		 w, h;
	struct op	*ops;
	size_t		 n, cap;
	double		(*measure)(void *ctx, const char *text, double size,
			    bool bold);
	void		*measure_ctx;
};

struct stroke { struct colour colour; double width; int dash[2]; };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

void	canvas_init(struct canvas *, struct arena *, double w, double h,
	    double (*measure)(void *, const char *, double, bool), void *);
void	canvas_line(struct canvas *, double x1, double y1, double x2,
	    double y2, struct stroke);
void	canvas_polyline(struct canvas *, const struct xy *, size_t,
	    struct stroke);
/* NULL stroke: none; NULL fill: none. */
void	canvas_rect(struct canvas *, double x, double y, double w, double h,
	    const struct colour *fill, const struct stroke *);
void	canvas_poly(struct canvas *, const struct xy *, size_t,
	    const struct colour *fill, const struct stroke *);
void	canvas_circle(struct canvas *, double x, double y, double r,
	    const struct colour *fill, const struct stroke *);
/* Returns the width. */
double	canvas_text(struct canvas *, double x, double y, enum anchor,
	    double size, bool bold, struct colour, const char *);
/* What was drawn after the first n operations was not. */
void	canvas_undo(struct canvas *, size_t n);
/* Everything about it `by` times as large, lines `line_by` times as wide. */
void	op_scale(struct arena *, struct op *, double by, double line_by);
/* A number that is none would make a file unreadable. */
bool	op_is_finite(const struct op *);
/* The text, or as much of it as fits with "…" behind it: whole words, or a
   part of the first. */
const char *canvas_cut(const struct canvas *, const char *, double size,
	    bool bold, double w);
double	canvas_width(const struct canvas *, const char *, double size,
	    bool bold);

#endif
