#include "value.h"

#include "date_parts.h"

#define WANT_DATE \
	"Give a day, month, quarter or year, such as 30 June 2026, " \
	"June 2026, Q1 2026/27 or 2026/27."
#define WANT_PERIOD \
	"Give a year, quarter, month or several years, such as 2024/25, " \
	"AY 2024/25, Q1 2024/25, Oct 2024 - Sep 2025 or 2015 - 17."

static bool
same(const struct token *t, size_t i, size_t n, const char *word)
{
	return i < n && token_is(&t[i], word);
}

/* ---- without an end ---- */

static const char *const endless[] = {
	"ongoing", "on going", "continuous", "continuously", "continuing",
	"continual", "continually", "rolling", "permanent", "permanently",
	"open ended", "no end", "no end date", "without end", "indefinite",
	"indefinitely", "as required", "as needed", "as and when",
	"throughout", NULL
};

/* "ongoing", "Continuously (weekly)", "ongoing since 2021". */
static bool
says_endless(const char *s)
{
	static const char *const since[] = { "since", "from", NULL };

	if (scan_is_digit(*s))		/* as nearly all dates do */
		return false;
	if (scan_is_one_of(s, endless))
		return true;
	return scan_phrases(&s, endless) >= 0 && (*s == ',' || *s == ';' ||
	    *s == '(' || *s == ':' || scan_dash(s) > 0 ||
	    scan_phrases(&s, since) >= 0);
}

/* What follows the start at t[i]: "onwards", an arrow, "- ongoing". */
static bool
runs_on(const struct token *t, size_t i, size_t n)
{
	static const char *const onwards[] = {
		"onwards", "onward", "on", NULL
	};
	bool last = i + 1 == n;
	bool link = t[i].kind == TOKEN_ARROW || t[i].kind == TOKEN_DASH ||
	    t[i].kind == TOKEN_DOTS || (t[i].kind == TOKEN_OTHER &&
	    t[i].c == ',') || token_is(&t[i], "to") || token_is(&t[i], "and");

	if (last && token_among(&t[i], onwards) != 0)
		return true;
	if (last && t[i].kind == TOKEN_ARROW)
		return true;
	/* `2026-06-` is a day half typed; `2020-` and `2020 -` are not. */
	if (last && (t[i].kind == TOKEN_DASH || t[i].kind == TOKEN_DOTS))
		return t[i].spaced || i == 1;
	return says_endless(t[i].s) || (link && !last && says_endless(t[i + 1].s));
}

/* `2010- no end date`, `2020 →`, `from 2021 onwards`, `since 2021`. */
static bool
starts_only(const struct value_context *c, const struct token *t, size_t n)
{
	struct date_parts p;

	if (same(t, 0, n, "since"))
		return date_parts_read(c, t + 1, n - 1, &p);
	if (same(t, 0, n, "from")) {
		t++;
		n--;
	}
	for (size_t i = 1; i < n; i++)
		if (runs_on(t, i, n) && date_parts_read(c, t, i, &p))
			return true;
	return false;
}

static bool
is_endless(const struct value_context *c, const char *s,
    const struct tokens *t)
{
	return says_endless(s) || starts_only(c, t->v, t->n);
}

/* ---- from one date to another ---- */

struct stretch {
	day		first, last;
	enum date_grain	grain;
	struct date_parts parts;	/* of the end that is at fault */
};

enum strength { LINK_SURE, LINK_SPACED, LINK_ANY };

/* Whether t[i] may stand between two dates; a bare hyphen may not. */
static bool
links(const struct token *t, size_t i, enum strength strength)
{
	static const char *const words[] = {
		"to", "until", "till", "through", NULL
	};
	bool dash = t[i].kind == TOKEN_DASH || t[i].kind == TOKEN_ARROW;

	switch (strength) {
	case LINK_SURE:
		return t[i].kind == TOKEN_DOTS ||
		    token_among(&t[i], words) != 0 ||
		    (token_is(&t[0], "between") && token_is(&t[i], "and"));
	case LINK_SPACED:
		return dash && (t[i].spaced || t[i + 1].spaced);
	case LINK_ANY:
		return dash;
	}
	return false;
}

/* Both sides of t[i] are dates, if they may share what they leave out. */
static bool
split_at(const struct value_context *c, const struct token *t, size_t i,
    size_t n, struct stretch *out)
{
	struct date_parts from, to;
	size_t lead = token_is(&t[0], "between") || token_is(&t[0], "from");
	enum date_grain grain;
	day unused;

	if (i <= lead || !date_parts_read(c, t + lead, i - lead, &from) ||
	    !date_parts_read(c, t + i + 1, n - i - 1, &to))
		return false;
	date_parts_share(&from, &to);
	out->grain = GRAIN_POOL;
	out->parts = from;
	if (!date_parts_days(c, &out->parts, &out->first, &unused, &grain))
		return true;
	out->parts = to;
	if (date_parts_days(c, &out->parts, &unused, &out->last, &grain) &&
	    out->last < out->first)
		out->parts.fault = DATE_REVERSED;
	return true;
}

static bool
split(const struct value_context *c, const struct tokens *t,
    struct stretch *out)
{
	static const enum strength order[] = {
		LINK_SURE, LINK_SPACED, LINK_ANY
	};

	for (size_t k = 0; k < 3; k++)
		for (size_t i = 1; i + 1 < t->n; i++)
			if (links(t->v, i, order[k]) &&
			    split_at(c, t->v, i, t->n, out))
				return true;
	return false;
}

static bool
read_one(const struct value_context *c, const struct token *t, size_t n,
    struct stretch *out)
{
	return date_parts_read(c, t, n, &out->parts) &&
	    date_parts_days(c, &out->parts, &out->first, &out->last,
	    &out->grain);
}

/*
 * One date, or from one to another.  A fault that settles the matter stops
 * the search: `2011-12` must not pass for a pool because its two readings
 * as a year and as a month exclude each other.
 */
static bool
read_stretch(const struct value_context *c, const struct tokens *t,
    struct stretch *out)
{
	if (read_one(c, t->v, t->n, out))
		return true;
	if (out->parts.fault != DATE_NOT_ONE)
		return false;
	return split(c, t, out) && out->parts.fault == DATE_OK;
}

/* ---- the two readers ---- */

enum edge { EDGE_NONE, EDGE_FIRST, EDGE_LAST };

/*
 * "by December 2020" is December 2020; "by the end of 2025/26" is the last
 * day of it.
 */
static enum edge
skip_edge(const char **s)
{
	static const char *const by[] = {
		"by", "no later than", "not later than", "until", "till",
		"up to", "due", NULL
	};
	static const char *const last[] = {
		"the end of", "end of", "end", NULL
	};
	static const char *const first[] = {
		"the start of", "start of", "start", "the beginning of",
		"beginning of", NULL
	};

	(void)scan_phrases(s, by);
	if (scan_phrases(s, last) >= 0)
		return EDGE_LAST;
	return scan_phrases(s, first) >= 0 ? EDGE_FIRST : EDGE_NONE;
}

static bool
is_vague(const struct tokens *t)
{
	static const char *const words[] = {
		"early", "mid", "middle", "late", "spring", "summer",
		"autumn", "fall", "winter", "christmas", "easter", "soon",
		"asap", "around", "about", "circa", "term", NULL
	};

	for (size_t i = 0; i < t->n; i++)
		if (token_among(&t->v[i], words) != 0)
			return true;
	return false;
}

bool
read_date(const struct value_context *c, const char *text, struct date *out,
    struct value_error *e)
{
	struct stretch found = { .parts.fault = DATE_NOT_ONE };
	const char *s = text;
	enum edge edge = skip_edge(&s);
	struct tokens t;

	out->first = out->last = DAY_NONE;
	out->grain = GRAIN_DAY;
	out->ongoing = false;
	out->v.state = VAL_BAD;
	if (!scan_tokens(s, &t) || t.n == 0)
		return date_refuse(c, &found.parts, WANT_DATE, e);
	if (edge == EDGE_NONE && is_endless(c, s, &t)) {
		out->ongoing = true;
		out->v.state = VAL_SET;
		return true;
	}
	if (!read_one(c, t.v, t.n, &found)) {
		if (found.parts.fault == DATE_NOT_ONE && is_vague(&t))
			found.parts.fault = DATE_VAGUE;
		else if (found.parts.fault == DATE_NOT_ONE &&
		    read_stretch(c, &t, &found))
			found.parts.fault = DATE_SEVERAL;
		return date_refuse(c, &found.parts, WANT_DATE, e);
	}
	out->first = edge == EDGE_LAST ? found.last : found.first;
	out->last = edge == EDGE_FIRST ? found.first : found.last;
	out->grain = edge == EDGE_NONE ? found.grain : GRAIN_DAY;
	out->v.state = VAL_SET;
	return true;
}

/*
 * "Year ending March 2024", as the statistics offices write, is the twelve
 * months up to the last day of March.  The months, or 0.
 */
static int
skip_ending(const char **s)
{
	static const struct { const char *words; int months; } endings[] = {
		{ "year ending", 12 }, { "year ended", 12 },
		{ "year to", 12 }, { "ye", 12 }, { "12 months to", 12 },
		{ "12 months ending", 12 }, { "twelve months to", 12 },
		{ "quarter ending", 3 }, { "quarter to", 3 },
		{ "3 months to", 3 }, { "three months to", 3 },
		{ "6 months to", 6 }, { "six months to", 6 },
	};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (scan_phrase(s, endings[i].words))
			return endings[i].months;
	return 0;
}

bool
read_period(const struct value_context *c, const char *text,
    struct period *out, struct value_error *e)
{
	struct stretch found = { .parts.fault = DATE_NOT_ONE };
	const char *s = text;
	int months = skip_ending(&s);
	struct tokens t;

	out->first = out->last = DAY_NONE;
	out->grain = GRAIN_DAY;
	out->pooled = false;
	out->v.state = VAL_BAD;
	if (!scan_tokens(s, &t) || t.n == 0)
		return date_refuse(c, &found.parts, WANT_PERIOD, e);
	if (months > 0 ? !read_one(c, t.v, t.n, &found) :
	    !read_stretch(c, &t, &found)) {
		if (found.parts.fault == DATE_NOT_ONE && is_vague(&t))
			found.parts.fault = DATE_VAGUE;
		else if (found.parts.fault == DATE_NOT_ONE &&
		    is_endless(c, s, &t))
			found.parts.fault = DATE_ENDLESS;
		return date_refuse(c, &found.parts, WANT_PERIOD, e);
	}
	if (months > 0) {
		found.first = day_add_months(found.last + 1, -months);
		found.grain = GRAIN_POOL;
	}
	out->first = found.first;
	out->last = found.last;
	out->grain = found.grain;
	out->pooled = found.last >= day_add_months(found.first, 12);
	out->v.state = VAL_SET;
	return true;
}
