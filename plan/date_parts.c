#include "date_parts.h"

#include <string.h>

#include "arena.h"

static const char *const month_names[] = {
	"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
	"oct", "nov", "dec", NULL
};

static const char *const month_titles[] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"
};

static const char *const weekday_names[] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL
};

static const char *const weekday_titles[] = {
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	"Sunday"
};

static int
month_of(const struct token *t)
{
	int i = token_among(t, month_names);

	if (token_is(t, "sept"))
		return 9;
	return i > 12 ? i - 12 : i;
}

/* The year that follows, in two digits or four. */
static bool
follows(int year, int next, size_t digits)
{
	return digits == 4 ? next == year + 1 :
	    digits == 2 && next == (year + 1) % 100;
}

static bool
is_number(const struct token *t, size_t least, size_t most)
{
	return t->kind == TOKEN_NUMBER && t->n >= least && t->n <= most;
}

static bool
is_slash(const struct token *t)
{
	return t->kind == TOKEN_OTHER && t->c == '/';
}

/* 1 January 1970 was a Thursday. */
static int
weekday_of(day d)
{
	int n = (int)(((int64_t)d + 3) % 7);

	return (n < 0 ? n + 7 : n) + 1;
}

static bool
refused(struct date_parts *p, enum date_fault fault)
{
	p->fault = fault;
	return false;
}

/*
 * 30/06/2026 is read as it is written here; 03/04/2026 may be either of two
 * days to whoever wrote or reads it, so neither is guessed.
 */
static bool
three_numbers(const struct token *t, struct date_parts *p)
{
	if (t[0].n == 4) {
		p->year = t[0].value;
		p->month = t[2].value;
		p->mday = t[4].value;
	} else {
		p->mday = t[0].value;
		p->month = t[2].value;
		p->year = t[4].value;
	}
	p->year_digits = 4;
	if (p->month < 1 || p->month > 12)
		return refused(p, DATE_NO_SUCH_MONTH);
	if (p->mday < 1 || p->mday > 31)
		return refused(p, DATE_NO_SUCH_DAY);
	if (t[0].n != 4 && p->mday <= 12 && p->mday != p->month)
		return refused(p, DATE_DAY_OR_MONTH);
	return true;
}

static bool
is_three_numbers(const struct token *t, size_t n)
{
	return n == 5 && t[1].kind == t[3].kind && t[1].c == t[3].c &&
	    (t[1].kind == TOKEN_DASH ||
	    (t[1].kind == TOKEN_OTHER && (t[1].c == '/' || t[1].c == '.'))) &&
	    !t[1].spaced && !t[2].spaced && !t[3].spaced && !t[4].spaced &&
	    is_number(&t[2], 1, 2) &&
	    ((is_number(&t[0], 4, 4) && is_number(&t[4], 1, 2)) ||
	    (is_number(&t[0], 1, 2) && is_number(&t[4], 4, 4)));
}

/*
 * `2023-04` is a month (ISO 8601), `2023-24` the year 2023/24 and `2015-17`
 * a pool, which is left to the reader of ranges.  In the first twelve years
 * of a century the first two cannot be told apart, unless the indicator
 * says what its years are.
 */
static bool
two_numbers(const struct value_context *c, const struct token *t,
    struct date_parts *p)
{
	bool month = t[2].value >= 1 && t[2].value <= 12;
	bool year = follows(t[0].value, t[2].value, 2);

	if (!month && !year)
		return refused(p, DATE_NOT_ONE);
	p->year = t[0].value;
	p->year_digits = 4;
	if (month && year && c->year == YEAR_UNSAID) {
		p->month = p->next = t[2].value;
		return refused(p, DATE_YEAR_OR_MONTH);
	}
	if (month && (!year || c->year == YEAR_CALENDAR))
		p->month = t[2].value;
	else {
		p->next = t[2].value;
		p->next_digits = 2;
	}
	return true;
}

static bool
is_two_numbers(const struct token *t, size_t n)
{
	return n == 3 && is_number(&t[0], 4, 4) && t[1].kind == TOKEN_DASH &&
	    is_number(&t[2], 2, 2) && !t[1].spaced && !t[2].spaced;
}

/* `2024/25`, `2024/2025`, `24/25`; with a dash only where it is clear. */
static size_t
take_year_pair(const struct token *t, size_t n, struct date_parts *p)
{
	if (n < 3 || p->year_digits != 0)
		return 0;
	if (is_slash(&t[1])) {
		if (!(is_number(&t[0], 4, 4) && is_number(&t[2], 2, 4)) &&
		    !(is_number(&t[0], 2, 2) && is_number(&t[2], 2, 2)))
			return 0;
	} else if (t[1].kind != TOKEN_DASH || t[1].spaced || t[2].spaced ||
	    !is_number(&t[0], 4, 4) || !is_number(&t[2], 2, 2) ||
	    !follows(t[0].value, t[2].value, 2))
		return 0;
	p->year = t[0].value;
	p->year_digits = (int)t[0].n;
	p->next = t[2].value;
	p->next_digits = (int)t[2].n;
	return 3;
}

/* A number by itself: a year, the day of a month, "3rd quarter". */
static size_t
take_number(const struct token *t, size_t n, struct date_parts *p)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", NULL };
	static const char *const quarters[] = {
		"quarter", "qtr", "q", NULL
	};
	size_t used = 1;

	if (is_number(t, 4, 4) && p->year_digits == 0) {
		p->year = t->value;
		p->year_digits = 4;
		return 1;
	}
	if (!is_number(t, 1, 2))
		return 0;
	if (n > 1 && !t[1].spaced && token_among(&t[1], endings) != 0)
		used++;
	if (n > used && token_among(&t[used], quarters) != 0 &&
	    p->quarter == 0) {
		p->quarter = t->value < 1 ? -1 : t->value;
		return used + 1;
	}
	if (p->mday != 0)
		return 0;
	/* A nought is kept apart from "none", to be refused as no day. */
	p->mday = t->value == 0 ? -1 : t->value;
	p->mday_digits = (int)t->n;
	p->day_after_month = p->month != 0;
	return used;
}

static size_t
take_quarter(const struct token *t, size_t n, struct date_parts *p)
{
	static const char *const names[] = { "q", "qtr", "quarter", NULL };
	static const char *const ordinals[] = {
		"first", "second", "third", "fourth", NULL
	};
	int i = token_among(t, ordinals);

	if (n < 2 || p->quarter != 0)
		return 0;
	if (i != 0 && token_among(&t[1], names) != 0) {
		p->quarter = i;
		return 2;
	}
	if (token_among(t, names) == 0 || !is_number(&t[1], 1, 2))
		return 0;
	p->quarter = t[1].value == 0 ? -1 : t[1].value;
	return 2;
}

static size_t
take_year_kind(const struct token *t, size_t n, struct date_parts *p)
{
	static const struct { const char *word; enum year_kind kind; } words[] = {
		{ "ay", YEAR_ACADEMIC }, { "academic", YEAR_ACADEMIC },
		{ "school", YEAR_ACADEMIC }, { "fy", YEAR_FISCAL },
		{ "financial", YEAR_FISCAL }, { "fiscal", YEAR_FISCAL },
		{ "cy", YEAR_CALENDAR }, { "calendar", YEAR_CALENDAR },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!token_is(t, words[i].word) || p->said != YEAR_UNSAID)
			continue;
		p->said = words[i].kind;
		return n > 1 && token_is(&t[1], "year") ? 2 : 1;
	}
	return 0;
}

static size_t
take_word(const struct token *t, size_t n, struct date_parts *p)
{
	static const char *const fillers[] = { "of", "the", "in", NULL };
	size_t used;
	int i;

	if ((i = month_of(t)) != 0 && p->month == 0) {
		p->month = i;
		/* "Sept." */
		return n > 1 && t[1].kind == TOKEN_OTHER && t[1].c == '.' ?
		    2 : 1;
	}
	if ((used = take_quarter(t, n, p)) != 0 ||
	    (used = take_year_kind(t, n, p)) != 0)
		return used;
	if ((i = token_among(t, weekday_names)) != 0 && p->weekday == 0) {
		p->weekday = i > 7 ? i - 7 : i;
		return 1;
	}
	return n > 1 && token_among(t, fillers) != 0 ? 1 : 0;
}

/* What may stand between two parts: `30-Jun-2026`, `June 30, 2026`. */
static bool
joins(const struct token *t, size_t i, size_t n)
{
	if (i == 0)
		return t->kind == TOKEN_OTHER && t->c == '(';
	if (t[i].kind == TOKEN_OTHER)
		return (t[i].c == ',' && i + 1 < n) || t[i].c == '(' ||
		    t[i].c == ')' || (t[i].c == '.' && i + 1 == n);
	return t[i].kind == TOKEN_DASH && i + 1 < n && !t[i].spaced &&
	    !t[i + 1].spaced &&
	    (t[i - 1].kind == TOKEN_WORD || t[i + 1].kind == TOKEN_WORD);
}

static size_t
take_part(const struct token *t, size_t n, struct date_parts *p)
{
	size_t used;

	if ((used = take_year_pair(t, n, p)) != 0)
		return used;
	if (t->kind == TOKEN_NUMBER)
		return take_number(t, n, p);
	return t->kind == TOKEN_WORD ? take_word(t, n, p) : 0;
}

/* Parts that no date has together. */
static bool
hangs_together(const struct date_parts *p)
{
	bool pair = p->next_digits != 0;

	if (p->year_digits == 0 && p->month == 0 && p->quarter == 0 &&
	    p->mday == 0)
		return false;
	if (p->mday != 0 && p->month == 0 &&
	    (p->year_digits != 0 || p->quarter != 0))
		return false;
	if (p->weekday != 0 && p->mday == 0)
		return false;
	return p->month == 0 || (p->quarter == 0 && !pair);
}

bool
date_parts_read(const struct value_context *c, const struct token *t,
    size_t n, struct date_parts *p)
{
	size_t i, used;

	memset(p, 0, sizeof *p);
	if (is_three_numbers(t, n))
		return three_numbers(t, p);
	if (is_two_numbers(t, n))
		return two_numbers(c, t, p);
	if (n == 3 && is_number(&t[0], 1, 2) && is_slash(&t[1]) &&
	    is_number(&t[2], 4, 4)) {
		p->month = t[0].value == 0 ? -1 : t[0].value;
		p->year = t[2].value;
		p->year_digits = 4;
		return true;
	}
	for (i = 0; i < n; i += used)
		if ((used = take_part(t + i, n - i, p)) == 0) {
			if (!joins(t, i, n))
				return refused(p, DATE_NOT_ONE);
			used = 1;
		}
	if (!hangs_together(p))
		return refused(p, DATE_NOT_ONE);
	return true;
}

/* 17 after 2015 is 2017; 01 after 1998 is 2001. */
static int
in_century_of(int year, int two_digits)
{
	int y = year - year % 100 + two_digits;

	return y < year && y + 100 - year <= 40 ? y + 100 : y;
}

static void
widen(const struct date_parts *from, struct date_parts *to)
{
	if (to->year_digits == 2) {
		to->year = in_century_of(from->year, to->year);
		to->year_digits = 4;
	} else if (to->year_digits == 0 && to->mday_digits == 2 &&
	    from->mday == 0 && from->quarter == 0 && from->next_digits == 0 &&
	    (from->month == 0 ? to->month == 0 : to->day_after_month)) {
		/* `2015 - 17`, `Apr 2024 - Mar 25` */
		to->year = in_century_of(from->year,
		    to->mday > 0 ? to->mday : 0);
		to->year_digits = 4;
		to->mday = 0;
	}
}

static void
lend_year(const struct date_parts *a, struct date_parts *b)
{
	b->year = a->year;
	b->year_digits = a->year_digits;
	b->next = a->next;
	b->next_digits = a->next_digits;
	if (b->said == YEAR_UNSAID)
		b->said = a->said;
}

void
date_parts_share(struct date_parts *from, struct date_parts *to)
{
	if (from->year_digits == 4)
		widen(from, to);
	if (from->year_digits == 0 && to->year_digits != 0) {
		/* The first of `Sept 24 - Oct 2025` may well be 2024. */
		if (from->mday != 0 && to->mday == 0)
			return;
		if (from->mday != 0 && from->month == 0)
			from->month = to->month;
		lend_year(to, from);
	} else if (to->year_digits == 0 && from->year_digits != 0 &&
	    (to->month != 0 || to->quarter != 0))
		lend_year(from, to);
	/* `AY 2015/16 - 2017/18` is said once for both. */
	if (to->said == YEAR_UNSAID && to->next_digits != 0)
		to->said = from->said;
}

/* What is still missing or cannot be, once nothing more can be lent. */
static enum date_fault
fault_of(const struct date_parts *p)
{
	if (p->year_digits == 0)
		return DATE_NO_YEAR;
	if (p->year_digits == 2)
		return DATE_SHORT_YEAR;
	if (p->year < 1000 || p->year > 9999)
		return DATE_NO_YEAR;
	if (!hangs_together(p))
		return DATE_NOT_ONE;
	if (p->next_digits != 0 &&
	    !follows(p->year, p->next, (size_t)p->next_digits))
		return DATE_NOT_ONE_YEAR;
	if (p->quarter < 0 || p->quarter > 4)
		return DATE_NO_SUCH_QUARTER;
	if (p->month < 0 || p->month > 12)
		return DATE_NO_SUCH_MONTH;
	if (p->mday < 0 ||
	    (p->mday > 0 && p->mday > days_in_month(p->year, p->month)))
		return DATE_NO_SUCH_DAY;
	if (p->next_digits == 0 &&
	    (p->said == YEAR_FISCAL || p->said == YEAR_ACADEMIC))
		return p->month == 0 ? DATE_WHICH_YEAR : DATE_NOT_ONE;
	return DATE_OK;
}

/*
 * The year `2024/25`, and its quarters.  Without a word beside it, it is
 * what the indicator's `year` says, else the plan's fiscal year:
 *   fiscal    from plan.year-starts in 2024, for twelve months;
 *   academic  1 September 2024 to 31 August 2025, as schools count;
 *   calendar  the years 2024 and 2025 put together, 1 January to
 *             31 December: whoever counts calendar years and writes
 *             2024/25 has pooled two of them.
 * A quarter of 2024/25 is one of the academic year where the years are
 * academic, else of the fiscal year: no calendar year has such a quarter.
 */
static void
pair_days(const struct value_context *c, const struct date_parts *p,
    day *first, day *last, enum date_grain *grain)
{
	enum year_kind kind = p->said != YEAR_UNSAID ?
	    p->said : (enum year_kind)c->year;
	int month = kind == YEAR_ACADEMIC ? 9 : c->fiscal_month;
	int mday = kind == YEAR_ACADEMIC ? 1 : c->fiscal_day;
	int most;

	if (kind == YEAR_CALENDAR && p->quarter == 0) {
		*first = day_of(p->year, 1, 1);
		*last = day_of(p->year + 1, 12, 31);
		*grain = GRAIN_POOL;
		return;
	}
	month = month >= 1 && month <= 12 ? month : 4;
	most = days_in_month(p->year, month);
	mday = mday < 1 ? 1 : mday > most ? most : mday;
	*first = day_of(p->year, month, mday);
	*last = day_add_months(*first, 12) - 1;
	*grain = kind == YEAR_ACADEMIC ? GRAIN_ACADEMIC : GRAIN_FISCAL;
	if (p->quarter != 0) {
		*last = day_add_months(*first, 3 * p->quarter) - 1;
		*first = day_add_months(*first, 3 * (p->quarter - 1));
		*grain = GRAIN_FISCAL_QUARTER;
	}
}

/* Without a second year, everything is of the calendar year. */
static void
calendar_days(const struct date_parts *p, day *first, day *last,
    enum date_grain *grain)
{
	int from = 1, months = 12;

	*grain = GRAIN_YEAR;
	if (p->month != 0) {
		from = p->month;
		months = 1;
		*grain = GRAIN_MONTH;
	} else if (p->quarter != 0) {
		from = 3 * p->quarter - 2;
		months = 3;
		*grain = GRAIN_QUARTER;
	}
	*first = day_of(p->year, from, 1);
	*last = day_add_months(*first, months) - 1;
	if (p->mday != 0) {
		*first = *last = day_of(p->year, p->month, p->mday);
		*grain = GRAIN_DAY;
	}
}

bool
date_parts_days(const struct value_context *c, struct date_parts *p,
    day *first, day *last, enum date_grain *grain)
{
	if ((p->fault = fault_of(p)) != DATE_OK)
		return false;
	if (p->next_digits != 0)
		pair_days(c, p, first, last, grain);
	else
		calendar_days(p, first, last, grain);
	if (p->weekday != 0 && p->weekday != weekday_of(*first))
		return refused(p, DATE_NOT_THAT_WEEKDAY);
	return true;
}

/* The faults whose wording needs what was written. */
static bool
refuse_day(const struct value_context *c, const struct date_parts *p,
    const char *want, struct value_error *e)
{
	int month = p->month >= 1 && p->month <= 12 ? p->month : 1;

	return value_refuse(arena_printf(c->arena, "%s %d has %d days",
	    month_titles[month - 1], p->year, days_in_month(p->year, month)),
	    want, e);
}

static bool
refuse_weekday(const struct value_context *c, const struct date_parts *p,
    struct value_error *e)
{
	int right = weekday_of(day_of(p->year, p->month, p->mday));

	return value_refuse(arena_printf(c->arena,
	    "%d %s %d is a %s", p->mday, month_titles[p->month - 1], p->year,
	    weekday_titles[right - 1]),
	    "Leave out the day of the week, or put the date right.", e);
}

static bool
refuse_pair(const struct value_context *c, const struct date_parts *p,
    struct value_error *e)
{
	int y = p->year, next = (y + 1) % 100, after = (y + 2) % 100;

	return value_refuse(arena_printf(c->arena,
	    "%d is followed by %02d in the name of one year", y, next),
	    arena_printf(c->arena,
	    "Write %d/%02d for one year, or %d/%02d .. %d/%02d for two.",
	    y, next, y, next, y + 1, after), e);
}

static bool
refuse_year_or_month(const struct value_context *c,
    const struct date_parts *p, struct value_error *e)
{
	const char *month = month_titles[p->month - 1];

	return value_refuse(arena_printf(c->arena,
	    "it may be %s %d or the year %d/%02d", month, p->year, p->year,
	    p->next), arena_printf(c->arena,
	    "Write %s %d or %d/%02d; or say for the whole indicator what its "
	    "years are, as in “year: fiscal”.",
	    month, p->year, p->year, p->next), e);
}

static bool
refuse_day_or_month(const struct value_context *c,
    const struct date_parts *p, struct value_error *e)
{
	return value_refuse(arena_printf(c->arena, "it may be %d %s or %d %s",
	    p->mday, month_titles[p->month - 1],
	    p->month, month_titles[p->mday - 1]), arena_printf(c->arena,
	    "Write %d-%02d-%02d or %d-%02d-%02d, year first.",
	    p->year, p->month, p->mday, p->year, p->mday, p->month), e);
}

bool
date_refuse(const struct value_context *c, const struct date_parts *p,
    const char *want, struct value_error *e)
{
	switch (p->fault) {
	case DATE_OK:
	case DATE_NOT_ONE:
		break;
	case DATE_NO_SUCH_DAY:
		return refuse_day(c, p, want, e);
	case DATE_NO_SUCH_MONTH:
		return value_refuse("there are twelve months", want, e);
	case DATE_NO_SUCH_QUARTER:
		return value_refuse("there are four quarters", want, e);
	case DATE_NOT_THAT_WEEKDAY:
		return refuse_weekday(c, p, e);
	case DATE_NO_YEAR:
		return value_refuse("it has no year in four digits", want, e);
	case DATE_SHORT_YEAR:
		return value_refuse("its year has two digits",
		    "Write the year in full, such as 2024/25.", e);
	case DATE_NOT_ONE_YEAR:
		return refuse_pair(c, p, e);
	case DATE_YEAR_OR_MONTH:
		return refuse_year_or_month(c, p, e);
	case DATE_DAY_OR_MONTH:
		return refuse_day_or_month(c, p, e);
	case DATE_WHICH_YEAR:
		return value_refuse("it may be the year that starts then or "
		    "the one that ends then",
		    "Write both years, such as 2024/25.", e);
	case DATE_VAGUE:
		return value_refuse("it does not say which month", want, e);
	case DATE_REVERSED:
		return value_refuse("it ends before it starts",
		    "Put the earlier end first, each with its year, such as "
		    "Oct 2024 - Sep 2025.", e);
	case DATE_SEVERAL:
		return value_refuse(
		    "it is a stretch of time, and one date is wanted",
		    "Give one date, such as 30 June 2026 or June 2026; an "
		    "action takes its first and last day in “start” and "
		    "“due”.", e);
	case DATE_ENDLESS:
		return value_refuse("it has no end",
		    "Give the end as well, such as 2020 - 2025.", e);
	}
	return value_refuse("it is not a date", want, e);
}
