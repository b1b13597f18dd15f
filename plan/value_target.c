#include "value.h"

#include "scan.h"

#define WANT_TARGET \
	"Give a number such as 23.0, or one of: at most 50, at least 65, " \
	"under 10, over 90, maintain within 1 point, -50 percent on baseline."
#define WANT_TOLERANCE \
	"Give a number in the indicator's unit, such as 1 point, or " \
	"10 percent of the distance."
#define WANT_FREQUENCY \
	"Give monthly, quarterly or yearly, or every so many weeks, months " \
	"or years, such as every 6 months."

/* Words of one meaning. */
struct bound { enum target_kind kind; const char *const *words; };

static bool
take_bound(const char **s, const struct bound *bounds, size_t n,
    enum target_kind *kind)
{
	for (size_t i = 0; i < n; i++) {
		if (scan_phrases(s, bounds[i].words) < 0)
			continue;
		*kind = bounds[i].kind;
		return true;
	}
	return false;
}

/* What stands before the number, or after it. */
static bool
take_bound_before(const char **s, enum target_kind *kind)
{
	static const char *const most[] = {
		"at most", "no more than", "not more than", "up to",
		"maximum of", "maximum", "max", "<=", "=<", "≤", NULL
	};
	static const char *const least[] = {
		"at least", "no less than", "not less than", "no fewer than",
		"minimum of", "minimum", "min", ">=", "=>", "≥", NULL
	};
	static const char *const under[] = {
		"under", "below", "less than", "fewer than", "lower than",
		"<", NULL
	};
	static const char *const over[] = {
		"over", "above", "more than", "greater than",
		"higher than", ">", NULL
	};
	static const struct bound bounds[] = {
		{ TARGET_AT_MOST, most }, { TARGET_AT_LEAST, least },
		{ TARGET_UNDER, under }, { TARGET_OVER, over },
	};

	return take_bound(s, bounds, sizeof bounds / sizeof *bounds, kind);
}

static bool
take_bound_after(const char **s, enum target_kind *kind)
{
	static const char *const most[] = {
		"or less", "or fewer", "or lower", "or below", "or under",
		"at most", "maximum", NULL
	};
	static const char *const least[] = {
		"or more", "or higher", "or above", "or over", "or better",
		"at least", "minimum", "+", NULL
	};
	static const struct bound bounds[] = {
		{ TARGET_AT_MOST, most }, { TARGET_AT_LEAST, least },
	};

	return take_bound(s, bounds, sizeof bounds / sizeof *bounds, kind);
}

/* One number with the words that may stand before it and after it. */
static bool
read_bound(const char *text, struct target_value *out, struct value_error *e)
{
	const char *s = text;
	struct scanned n;
	bool bound = take_bound_before(&s, &out->kind);
	enum scan_fault fault = scan_number(&s, &n);

	if (fault != SCAN_OK)
		return scan_refuse(fault, WANT_TARGET, e);
	scan_percent(&s);
	if (!bound)
		take_bound_after(&s, &out->kind);
	out->x = n.x;
	out->decimals = n.decimals;
	if (scan_at_end(s))
		return true;
	if (scan_between(&s) && scan_number(&s, &n) == SCAN_OK)
		return value_refuse("there are two targets in it",
		    "Give the one that counts, such as at least 40; a further "
		    "one goes into “stretch”.", e);
	return value_refuse("there is more than a target", WANT_TARGET, e);
}

/* ---- maintain ---- */

/* A unit in one or two words; percent would be of something unsaid. */
static bool
skip_unit(const char *s)
{
	static const char *const points[] = {
		"% points", "percentage points", "percentage point", NULL
	};

	if (scan_phrases(&s, points) >= 0)
		return scan_at_end(s);
	if (scan_percent(&s))
		return false;
	for (int words = 0; words < 2 && scan_is_letter(*s); words++) {
		while (scan_is_letter(*s))
			s++;
		s = scan_skip(s);
	}
	return scan_at_end(s);
}

static bool
read_maintain(const char *s, struct target_value *out, struct value_error *e)
{
	static const char *const within[] = {
		"at current level within", "at current levels within",
		"at the current level within", "current level within",
		"within", "±", "+/-", "+-", "to within", NULL
	};
	struct scanned n;
	enum scan_fault fault;

	out->kind = TARGET_MAINTAIN;
	if (scan_phrases(&s, within) < 0)
		return value_refuse("it does not say how far it may move",
		    "Say how far, such as maintain within 1 point.", e);
	(void)scan_phrase(&s, "±");
	if ((fault = scan_number(&s, &n)) != SCAN_OK || n.negative)
		return scan_refuse(fault, WANT_TARGET, e);
	if (!skip_unit(scan_skip(s)))
		return value_refuse(
		    "the margin is neither in points nor in the indicator's "
		    "unit",
		    "Write maintain within 1 point, or another number of "
		    "points or of the indicator's unit.", e);
	out->x = n.x;
	out->decimals = n.decimals;
	return true;
}

/* ---- change on the baseline ---- */

/* Words of falling and of rising. */
struct direction { const char *const *falls, *const *rises; };

/* "reduce by 50 percent …"; "over 90" is a bound, so it is not here. */
static const struct direction before_number = {
	(const char *const []){
		"reduce by", "reduced by", "reduction of", "decrease by",
		"decrease of", "cut by", "cut of", "fall by", "falls by",
		"fall of", "down", NULL
	},
	(const char *const []){
		"increase by", "increased by", "increase of", "rise by",
		"rises by", "rise of", "grow by", "growth of", "raise by",
		"up", NULL
	}
};

/* "50 percent reduction …", "50 percent below …" */
static const struct direction after_number = {
	(const char *const []){
		"reduction", "decrease", "cut", "fall", "less", "lower",
		"below", "under", "down", NULL
	},
	(const char *const []){
		"increase", "rise", "growth", "more", "higher", "above",
		"over", "up", NULL
	}
};

/* -1 down, 1 up, 0 unsaid. */
static int
take_direction(const char **s, const struct direction *words)
{
	if (scan_phrases(s, words->falls) >= 0)
		return -1;
	return scan_phrases(s, words->rises) >= 0;
}

static bool
take_baseline(const char **s)
{
	static const char *const links[] = {
		"compared with", "compared to", "on", "from", "against",
		"than", "in", NULL
	};
	static const char *const baselines[] = {
		"baseline", "the baseline", "base line", NULL
	};
	const char *p = *s;

	(void)scan_phrases(&p, links);
	if (scan_phrases(&p, baselines) < 0)
		return false;
	*s = p;
	return true;
}

/* "halve", "double on baseline" need no number. */
static bool
read_times(const char *s, struct target_value *out)
{
	static const char *const halve[] = { "halve", "halved", NULL };
	static const char *const twice[] = { "double", "doubled", NULL };

	if (scan_phrases(&s, halve) >= 0)
		out->x = -50;
	else if (scan_phrases(&s, twice) >= 0)
		out->x = 100;
	else
		return false;
	(void)take_baseline(&s);
	out->kind = TARGET_CHANGE;
	return scan_at_end(s);
}

/*
 * `-50 percent on baseline`, `50% reduction on the baseline`.  Without the
 * word baseline a change might as well be meant in points or on another
 * year, and without the percent sign in the unit: neither is guessed.
 * *is_change is false where nothing speaks of a change.
 */
static bool
read_change(const char *text, struct target_value *out, bool *is_change,
    struct value_error *e)
{
	const char *s = text;
	struct scanned n;
	int way = take_direction(&s, &before_number);
	bool is_signed = scan_dash(s) > 0 || *scan_skip(s) == '+';
	bool percent, of, baseline;

	*is_change = false;
	if (scan_number(&s, &n) != SCAN_OK)
		return false;
	percent = scan_percent(&s);
	of = percent && way == 0 && scan_phrase(&s, "of");
	if (way == 0)
		way = take_direction(&s, &after_number);
	baseline = take_baseline(&s);
	*is_change = way != 0 || baseline;
	if (!*is_change)
		return false;
	if (!baseline || !percent || !scan_at_end(s) || (way != 0 && is_signed))
		return value_refuse(
		    "it does not say what the change is measured on",
		    "Write a change as, for example, -50 percent on baseline; "
		    "or give the number that is to be reached.", e);
	out->kind = TARGET_CHANGE;
	out->x = way < 0 ? -n.x : n.x;
	if (of && !is_signed)
		out->x -= 100;	/* "80 percent of baseline" is 20 off it */
	out->decimals = n.decimals;
	return true;
}

bool
read_target(const struct value_context *c, const char *text,
    struct target_value *out, struct value_error *e)
{
	static const char *const maintain[] = {
		"maintain", "maintained", "hold", "keep", NULL
	};
	const char *s = text;
	bool read, is_change;

	(void)c;	/* the same in every plan */
	out->v.state = VAL_BAD;
	out->kind = TARGET_VALUE;
	out->x = 0;
	out->decimals = 0;
	if (scan_phrases(&s, maintain) >= 0)
		read = read_maintain(s, out, e);
	else if (read_times(text, out))
		read = true;
	else {
		read = read_change(text, out, &is_change, e);
		if (!is_change)
			read = read_bound(text, out, e);
	}
	if (read)
		out->v.state = VAL_SET;
	return read;
}

bool
read_tolerance(const struct value_context *c, const char *text,
    struct tolerance *out, struct value_error *e)
{
	static const char *const within[] = { "within", "±", "+/-", NULL };
	static const char *const distance[] = {
		"of the distance", "of distance",
		"of the distance to the target", NULL
	};
	const char *s = text;
	struct scanned n;
	enum scan_fault fault;

	(void)c;	/* the same in every plan */
	out->v.state = VAL_BAD;
	out->x = 0;
	out->percent = false;
	(void)scan_phrases(&s, within);
	if ((fault = scan_number(&s, &n)) != SCAN_OK)
		return scan_refuse(fault, WANT_TOLERANCE, e);
	if (n.negative)
		return value_refuse("it is less than nothing",
		    WANT_TOLERANCE, e);
	out->x = n.x;
	if (skip_unit(scan_skip(s))) {
		out->v.state = VAL_SET;
		return true;
	}
	/* A bare percent sign may mean points or a share of the distance. */
	if (!scan_percent(&s) || !scan_is_one_of(s, distance))
		return value_refuse(
		    "it does not say what the tolerance is measured in",
		    WANT_TOLERANCE, e);
	out->percent = true;
	out->v.state = VAL_SET;
	return true;
}

/* ---- frequency ---- */

static bool
take_unit(const char **s, int n, struct frequency *out)
{
	static const struct {
		const char *one, *many, *adverb;
		int days, months;
	} units[] = {
		{ "day", "days", "daily", 1, 0 },
		{ "week", "weeks", "weekly", 7, 0 },
		{ "fortnight", "fortnights", "fortnightly", 14, 0 },
		{ "month", "months", "monthly", 0, 1 },
		{ "quarter", "quarters", "quarterly", 0, 3 },
		{ "year", "years", "yearly", 0, 12 },
	};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!scan_phrase(s, units[i].one) &&
		    !scan_phrase(s, units[i].many) &&
		    !scan_phrase(s, units[i].adverb))
			continue;
		out->days = n * units[i].days;
		out->months = n * units[i].months;
		return true;
	}
	return false;
}

/* Words that need no number beside them. */
static bool
read_frequency_word(const char *s, struct frequency *out)
{
	static const struct { const char *words; int days, months; } rows[] = {
		{ "annually", 0, 12 }, { "annual", 0, 12 },
		{ "once a year", 0, 12 }, { "half yearly", 0, 6 },
		{ "twice a year", 0, 6 }, { "twice yearly", 0, 6 },
		{ "four times a year", 0, 3 },
		{ "three times a year", 0, 4 }, { "every half year", 0, 6 },
		{ "once a month", 0, 1 }, { "once a week", 7, 0 },
		{ "biennially", 0, 24 }, { "biennial", 0, 24 },
		{ "every second year", 0, 24 }, { "every other year", 0, 24 },
		{ "every other month", 0, 2 }, { "every other week", 14, 0 },
		{ "every second week", 14, 0 },
		{ "every second month", 0, 2 },
	};
	const char *p;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		p = s;
		if (!scan_phrase(&p, rows[i].words) || !scan_at_end(p))
			continue;
		out->days = rows[i].days;
		out->months = rows[i].months;
		return true;
	}
	return false;
}

/*
 * `monthly`, `every 2 years`, `6-monthly`, `each quarter`.  "Bi-monthly"
 * and "biannual" mean two things each and are refused.
 */
bool
read_frequency(const struct value_context *c, const char *text,
    struct frequency *out, struct value_error *e)
{
	static const char *const every[] = {
		"every", "each", "per", "once every", NULL
	};
	const char *s = text;
	int n;

	(void)c;	/* the same in every plan */
	out->v.state = VAL_SET;
	out->days = out->months = 0;
	if (read_frequency_word(s, out))
		return true;
	(void)scan_phrases(&s, every);
	if ((n = scan_count(&s)) != 0)
		s += scan_dash(s);
	if (n <= 1000 && take_unit(&s, n == 0 ? 1 : n, out) &&
	    (scan_at_end(s) || (*s == '.' && scan_at_end(s + 1))))
		return true;
	out->v.state = VAL_BAD;
	out->days = out->months = 0;
	return value_refuse("it does not say how often", WANT_FREQUENCY, e);
}
