#ifndef RENDER_CHART_LABEL_H
#define RENDER_CHART_LABEL_H

#include "canvas.h"

/*
 * Words in pictures made of rows: names that have to fit beside a bar, and
 * text on a fill.
 */

/* Broken into at most `most` lines, of which the last one is cut; returns
   how many there are. */
size_t	label_lines(const struct canvas *, const char *, double size,
	    bool bold, double w, const char **lines, size_t most);

/* A row's name in one line or two, its middle at y. */
#define NAME_SIZE	9.0
void	label_name(struct canvas *, const char *, bool bold, double x,
	    double y, double w);

/* Ink or white, whichever stands out more. */
struct colour colour_on(struct colour fill);

/* A bar in the colour of criterion `series`, from 1; pale ones are edged in
   their dark partner. */
#define N_SERIES	8
void	series_rect(struct canvas *, unsigned series, double x, double y,
	    double w, double h);

#endif
