#ifndef RENDER_CHART_H
#define RENDER_CHART_H

struct canvas;

/*
 * The charts.  Each takes the data that its figure carries and draws into a
 * canvas of the size that the layout found; text and numbers come from
 * analysis.h, so that a chart and the words beside it cannot disagree.
 */

/* Turning the curve: a struct indicator_result. */
void	chart_curve(struct canvas *, const void *indicator_result);
/* The same record in little, without labels. */
void	chart_sparkline(struct canvas *, const void *indicator_result);
/* The same on the dark panel of a cover: lines alone. */
void	chart_motif(struct canvas *, const void *indicator_result);

#endif
