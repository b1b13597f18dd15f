#ifndef RENDER_CHART_GANTT_H
#define RENDER_CHART_GANTT_H

#include <stdbool.h>
#include <stddef.h>

#include "doc.h"
#include "value.h"

struct canvas;

/*
 * The actions in time: a bar each, their milestones, and what waits for
 * what.  What is not known has no bar, rather than one made up.
 */

enum gantt_state { GANTT_DUE, GANTT_DONE, GANTT_MISSED };
struct gantt_milestone { day at; enum gantt_state state; };

struct gantt_row {
	const char		*group;		/* begins here; or NULL */
	const char		*id, *title;	/* id may be "" */
	enum mark		 mark;
	day			 start, due;	/* or DAY_NONE */
	bool			 critical;	/* nothing in it may slip */
	struct gantt_milestone	*milestones;
	size_t			 n_milestones;
	size_t			*after;		/* rows that it waits for */
	size_t			 n_after;
};

/* A part of the axis, a quarter; its year's name where the year begins. */
struct gantt_quarter { day first; const char *year; int number; };

struct gantt {
	struct gantt_row	*rows;
	size_t			 n_rows;
	struct gantt_quarter	*quarters;
	size_t			 n_quarters;
	day			 last;		/* day behind the last one */
	day			 as_of;
	const char		*flag;		/* "As of 31 Mar 2026" */
	bool			 narrow;	/* bars stand below the titles */
};

void	chart_gantt(struct canvas *, const void *gantt);
double	gantt_height(const struct gantt *);

#endif
