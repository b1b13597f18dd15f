#ifndef PLAN_DATE_PARTS_H
#define PLAN_DATE_PARTS_H

#include "scan.h"
#include "value.h"

/*
 * One date in its parts, as written, before it is known what is missing:
 * in `Q1 - Q3 2022/23` the left end has a quarter alone.
 */

enum date_fault {
	DATE_OK,
	DATE_NOT_ONE,		/* no date; a range, perhaps */
	/* What follows settles the matter: no other reading is tried. */
	DATE_NO_SUCH_DAY,
	DATE_NO_SUCH_MONTH,
	DATE_NO_SUCH_QUARTER,
	DATE_NOT_THAT_WEEKDAY,
	DATE_NO_YEAR,
	DATE_SHORT_YEAR,	/* 24/25 */
	DATE_NOT_ONE_YEAR,	/* 2026/28 */
	DATE_YEAR_OR_MONTH,	/* 2011-12 */
	DATE_DAY_OR_MONTH,	/* 03/04/2026 */
	DATE_WHICH_YEAR,	/* FY 2025 */
	/* Noticed by the readers of whole values: */
	DATE_VAGUE,
	DATE_REVERSED,
	DATE_SEVERAL,		/* a range where one date is wanted */
	DATE_ENDLESS		/* no end where one is wanted */
};

struct date_parts {
	int		year, year_digits;	/* 0: none */
	int		next, next_digits;	/* after the slash; 0: none */
	int		quarter, month, mday;	/* 0: none */
	int		mday_digits;		/* 05 may be a year, 5 not */
	int		weekday;		/* 1 = Monday; 0: none */
	bool		day_after_month;	/* "Mar 25": a year, perhaps */
	enum year_kind	said;			/* "AY", "FY" beside it */
	enum date_fault	fault;
};

/* false: see parts->fault. */
bool	date_parts_read(const struct value_context *, const struct token *,
	    size_t n, struct date_parts *);
/* Each end of a range lends the other what it leaves out. */
void	date_parts_share(struct date_parts *from, struct date_parts *to);
bool	date_parts_days(const struct value_context *, struct date_parts *,
	    day *first, day *last, enum date_grain *);
/* Always false. */
bool	date_refuse(const struct value_context *, const struct date_parts *,
	    const char *want, struct value_error *);

#endif
