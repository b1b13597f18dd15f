#ifndef RENDER_CHART_CURVE_H
#define RENDER_CHART_CURVE_H

#include "analysis.h"
#include "chart_plot.h"

/* Between the lines of the curve (chart_curve.c) and its words
   (chart_words.c). */

struct curve_line {
	struct xy	*pts;	/* on the page, by time */
	size_t		 n;
	double		 last;	/* value of the last one */
};

struct curve {
	const struct indicator_result	*r;
	struct plot			 plot;
	struct curve_line		*lines;	/* of the comparators */
	struct xy			*path;
	size_t				 n_path;
};

/* What has to be shown of an indicator, in time and value. */
struct extent { double t0, t1, least, most; };
struct extent curve_extent(const struct indicator_result *);

bool	curve_reading(const struct reading *, double *t, double *x);
bool	curve_has_fan(const struct indicator_result *);
void	curve_fan(struct plot *, const struct indicator_result *);
double	curve_fan_start(const struct indicator_result *);
const char *curve_value(const struct plot *, const struct indicator_result *,
	    double x, int decimals);
void	curve_gridlines(struct plot *, const struct indicator_result *);
void	curve_history(struct plot *, const struct indicator_result *,
	    struct stroke);
struct curve_line curve_comparator(struct plot *, const struct comparator *,
	    struct stroke);
size_t	curve_path(struct plot *, const struct indicator_result *,
	    struct stroke, struct xy **);

/* chart_words.c */
void	curve_periods(struct curve *);
void	curve_breaks(struct curve *);
void	curve_labels(struct curve *);
void	curve_spark_periods(struct plot *, const struct indicator_result *);

/* chart_gap.c */
void	curve_gap(struct curve *);

#endif
