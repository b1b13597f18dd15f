#ifndef PLAN_VALUE_H
#define PLAN_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "source.h"

struct arena;
struct rec;

/*
 * The values that a plan's fields hold.  Each starts with a struct val, so
 * every value has its place, its text as written and its state; a method or
 * check that needs a number first asks for VAL_SET and otherwise stays
 * silent: whoever found the value unreadable has already said so.
 */

enum val_state {
	VAL_ABSENT,	/* not in the plan */
	VAL_SET,	/* read and understood */
	VAL_WORD,	/* one of the words the field takes instead; `word` */
	VAL_TBC,	/* "tbc" and its kin: still to be settled */
	VAL_AS_WRITTEN,	/* {as-written: …}: printed, never calculated */
	VAL_BAD		/* could not be read; already reported */
};

/* A large plan has millions of them: packed. */
struct val {
	enum val_state	 state : 8;
	int		 word : 24;	/* index into the field's words, VAL_WORD */
	struct span	 at;
	const char	*raw;	/* as written; "" never NULL once present */
};

#define is_set(x)	((x).v.state == VAL_SET)
#define is_absent(x)	((x).v.state == VAL_ABSENT)
#define is_given(x)	((x).v.state != VAL_ABSENT)

struct line   { struct val v; };	/* one line of text: v.raw */
struct rich   { struct val v; };	/* CommonMark: v.raw */
struct id     { struct val v; };
struct flag   { struct val v; bool yes; };
struct choice { struct val v; int i; const char *word; };	/* index into the
				   field's choices, and how it spells it */
struct number { struct val v; double x; int decimals; };

struct lines   { struct val v; struct line *items; size_t n; };
struct choices { struct val v; struct choice *items; size_t n; };

/* A day is counted from 1 January 1970 (proleptic Gregorian calendar). */
typedef int32_t day;	/* a number, not a struct: the one typedef */
#define DAY_NONE INT32_MIN

enum date_grain {
	GRAIN_DAY, GRAIN_MONTH, GRAIN_QUARTER, GRAIN_YEAR, GRAIN_FISCAL,
	GRAIN_FISCAL_QUARTER, GRAIN_ACADEMIC, GRAIN_POOL
};

/*
 * A date as written covers first..last; a deadline means its last day, a
 * start its first.  "ongoing" and its kin are read with `ongoing` set and
 * no days.
 */
struct date {
	struct val	v;
	day		first, last;	/* both inclusive */
	enum date_grain	grain;
	bool		ongoing;
};

/* The period of a reading, or of a plan ("2026/27 .. 2028/29"). */
struct period {
	struct val	v;
	day		first, last;	/* both inclusive */
	enum date_grain	grain;
	bool		pooled;		/* several years put together */
};

/* `a .. b`; one number has lo == hi.  `unit` is what follows, or "". */
struct range {
	struct val	v;
	double		lo, hi;
	int		decimals;
	const char	*unit;
};

/* `2200 children`: x and the noun. */
struct quantity { struct val v; double x; const char *noun; };

enum money_kind {
	MONEY_AMOUNT, MONEY_EXISTING, MONEY_UNFUNDED, MONEY_NOT_COSTED
};

/* One period's share of a sum. */
struct money_part { struct period period; double lo, hi; };

/*
 * Money in whole units of the plan's currency (pounds, not pence or
 * thousands); never negative.  by-year parts, when given, add up to lo..hi.
 */
struct money {
	struct val		 v;
	enum money_kind		 kind;
	double			 lo, hi;
	bool			 a_year;	/* a rate, not a sum */
	struct money_part	*parts;
	size_t			 n;
};

enum target_kind {
	TARGET_VALUE, TARGET_AT_MOST, TARGET_AT_LEAST, TARGET_UNDER,
	TARGET_OVER, TARGET_MAINTAIN, TARGET_CHANGE
};

/*
 * What a target says: x in the indicator's unit; for TARGET_MAINTAIN the
 * tolerance in points; for TARGET_CHANGE percent on the baseline (-50).
 */
struct target_value {
	struct val		v;
	enum target_kind	kind;
	double			x;
	int			decimals;
};

/* `1 point` in the unit, or `10 percent of the distance`. */
struct tolerance { struct val v; double x; bool percent; };

/* monthly, quarterly, yearly, every N weeks/months/years. */
struct frequency { struct val v; int days, months; };

/* Twelve answers: 'R' 'A' 'G', '-' not answered. */
struct letters { struct val v; char s[13]; };

/* What a reference may name; bits, so that a field may take several. */
enum rec_kind {
	REC_PARTNER	= 1 << 0,
	REC_PERSON	= 1 << 1,
	REC_GROUP	= 1 << 2,
	REC_OUTCOME	= 1 << 3,
	REC_INDICATOR	= 1 << 4,
	REC_EVIDENCE	= 1 << 5,
	REC_NEED	= 1 << 6,
	REC_INTERVENTION = 1 << 7,
	REC_GAP		= 1 << 8,
	REC_RISK	= 1 << 9,
	REC_APPRAISAL	= 1 << 10,
	REC_ACTION	= 1 << 11,
	REC_FUNDING	= 1 << 12,
	REC_CHAIN	= 1 << 13,
	REC_MILESTONE	= 1 << 14,	/* scoped: action/id */
	REC_OPTION	= 1 << 15,	/* scoped: appraisal/id */
	REC_CRITERION	= 1 << 16,	/* scoped: appraisal/id */
	REC_NODE	= 1 << 17,	/* scoped: chain/id */
	REC_OTHER	= 1 << 18	/* records nothing refers to */
};

/* `to` is the record once resolved; NULL when unknown (already reported). */
struct ref  { struct val v; struct rec *to; };
struct refs { struct val v; struct ref *items; size_t n; };

enum person_kind {
	PERSON_REGISTERED,	/* an id of the register */
	PERSON_DECLARED,	/* `Name (Partner)`, declared in place */
	PERSON_PARTNER,		/* a partner's id: the body, nobody named */
	PERSON_TEXT		/* a post or team, as written */
};

/* `person` for the first two kinds, `partner` wherever one is known. */
struct person_ref {
	struct val		 v;
	enum person_kind	 kind;
	struct person		*person;
	struct partner		*partner;
	const char		*name;	/* what documents print */
};
struct persons { struct val v; struct person_ref *items; size_t n; };

/* `action` or `action/milestone + 2 weeks`. */
struct dependency {
	struct val	 v;
	struct rec	*to;		/* action or milestone, or NULL */
	int		 lag_days, lag_months;
};
struct dependencies { struct val v; struct dependency *items; size_t n; };

/* What a reader needs to know of the plan to read a value. */
struct value_context {
	struct arena	*arena;
	int		 fiscal_month, fiscal_day;	/* default 4, 1 */
	const char	*currency;			/* ISO 4217, "GBP" */
	int		 year;	/* of an indicator, enum year_kind */
};

enum year_kind { YEAR_UNSAID, YEAR_CALENDAR, YEAR_FISCAL, YEAR_ACADEMIC };

/*
 * The readers.  Each takes the text of a scalar and fills everything but
 * v.at and v.raw.  true: read.  false: the value is VAL_BAD; *why says what
 * was found, to follow "… cannot be read:" ("February 2026 has 28 days"),
 * and *want what would do ("Give a day, month, quarter or year, such as
 * 30 June 2026.").
 */
struct value_error { const char *why; const char *want; };

bool	read_date(const struct value_context *, const char *, struct date *,
	    struct value_error *);
bool	read_period(const struct value_context *, const char *,
	    struct period *, struct value_error *);
bool	read_number(const struct value_context *, const char *,
	    struct number *, struct value_error *);
bool	read_range(const struct value_context *, const char *,
	    struct range *, struct value_error *);
bool	read_quantity(const struct value_context *, const char *,
	    struct quantity *, struct value_error *);
bool	read_money(const struct value_context *, const char *,
	    struct money *, struct value_error *);
bool	read_target(const struct value_context *, const char *,
	    struct target_value *, struct value_error *);
bool	read_tolerance(const struct value_context *, const char *,
	    struct tolerance *, struct value_error *);
bool	read_frequency(const struct value_context *, const char *,
	    struct frequency *, struct value_error *);
bool	read_letters(const struct value_context *, const char *,
	    struct letters *, struct value_error *);
/* Splits `action/milestone + 2 weeks`; *name is the part before the lag. */
bool	read_dependency(const struct value_context *, const char *,
	    struct dependency *, const char **name, struct value_error *);
/* "tbc", "TBD", "to be confirmed", "to be agreed", "n/a yet" … */
bool	text_is_tbc(const char *);
/* NA, empty, "..", "*", "-": a reading that is missing on purpose. */
bool	text_is_missing(const char *);

day	day_of(int year, int month, int mday);
void	day_split(day, int *year, int *month, int *mday);
int	days_in_month(int year, int month);
day	day_add_months(day, int months);	/* same day, or month's last */
/* Moment on the time axis, in years (METHODS 1): start of that day. */
double	day_moment(day);
double	period_midpoint(day first, day last);
double	period_end(day last);			/* the end of that day */

#endif
