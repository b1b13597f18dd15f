#ifndef RENDER_WORKBOOK_INDICATORS_H
#define RENDER_WORKBOOK_INDICATORS_H

#include "workbook.h"

/*
 * The Indicators sheet, shared by its parts: workbook_indicators.c has the
 * series, gaps, paces and charts, workbook_trend.c what follows on trend.
 */

#define COL_PERIODS	1	/* first column of periods */

/* A column of the series: a period, and what is known of it. */
struct slot {
	const char		*label;
	day			 first, last;
	double			 t;
	const struct point	*point;
	const struct target_point *target;
};

struct block_rows {
	lxw_row_t	title, periods, values, path, targets, trend, peers,
			moment, taken, facts;
};

/* The facts below a series, in order.  Formulas name each other's cells. */
enum fact {
	FACT_BETTER, FACT_LATEST_AT, FACT_LATEST, FACT_TARGET_AT,
	FACT_TARGET, FACT_GAP, FACT_PER, FACT_PEOPLE, FACT_YEARS, FACT_PACE,
	FACT_BEST, FACT_SLOPE, FACT_FORECAST, FACT_LOW, FACT_HIGH,
	FACT_REACH, FACT_GAP_TREND, FACT_PEOPLE_TREND, FACT_TOLERANCE,
	FACT_BASELINE, FACT_RAG,
	N_FACTS
};

struct indicator_block {
	struct book			*book;
	const struct indicator_result	*result;
	const struct indicator		*indicator;
	struct block_rows		 rows;
	struct slot			*slots;
	size_t				 n_slots;
	bool				 cumulative;
};

lxw_col_t	slot_col(size_t i);
/* The cells of a row under the periods. */
struct area	row_area(const struct indicator_block *, lxw_row_t);
/* "$B$14" */
const char	*fact_ref(const struct indicator_block *, enum fact);
/* Which column of the row holds its last number, by formula: 0 for none. */
const char	*last_number(const struct indicator_block *, lxw_row_t);
/* The last period with a usable target; NULL if there is none. */
const struct slot *target_slot(const struct indicator_block *);
/* A fact by formula, or as it is where that is NULL; `absent` is what stands
   in its place where there is none, else NULL. */
void	put_fact(struct indicator_block *, enum fact, const char *label,
	    const char *formula, const char *absent, double x);
/* Adds what a gap, in whose cell it stands, comes to in people. */
void	put_people(struct indicator_block *, enum fact fact, enum fact gap_fact,
	    const char *label, const struct gap_figure *);

/* ---- workbook_trend.c ---- */

/* The rows of the trend and of the readings that it rests on. */
void	write_trend_rows(struct indicator_block *);
void	write_trend_facts(struct indicator_block *);

#endif
