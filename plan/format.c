/*
 * Figures, sums, days and units as people read them (METHODS 0, VISUAL 7).
 * Every document takes its texts from here, so that none can round a figure
 * otherwise than its neighbour does.
 */
#include "format.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"

#define MINUS		"\xe2\x88\x92"
#define EN_DASH		"\xe2\x80\x93"
#define DIGITS		15	/* significant ones that a double holds */

static const char NOT_SET[] = "Not set";
static const char TO_CONFIRM[] = "To be confirmed";

/* The kept digits as a decimal number, one added to the last if `up`. */
static double
decimal_value(char *digits, int keep, int exponent, bool up)
{
	char text[DIGITS + 24];
	int i;

	for (i = keep - 1; up && i >= 0; i--) {
		up = digits[i] == '9';
		digits[i] = up ? '0' : (char)(digits[i] + 1);
	}
	/* A carry out of the first digit is a 1 before all the others. */
	snprintf(text, sizeof text, "%s%.*se%d", up ? "1" : "", keep, digits,
	    exponent - keep + 1);
	return strtod(text, NULL);
}

double
round_shown(double x, int decimals)
{
	char text[DIGITS + 16], digits[DIGITS + 1];
	int exponent, keep;
	double shown;

	if (!isfinite(x) || x == 0)
		return isfinite(x) ? 0 : x;
	if (decimals >= 0 && fabs(x) < 1e15 && x == trunc(x))
		return x;	/* nothing to round, and most are such */
	snprintf(text, sizeof text, "%.*e", DIGITS - 1, fabs(x));
	digits[0] = text[0];
	memcpy(digits + 1, text + 2, DIGITS - 1);
	digits[DIGITS] = '\0';
	exponent = (int)strtol(text + DIGITS + 2, NULL, 10);
	keep = decimals > 400 ? DIGITS : exponent + decimals + 1;
	if (keep < 0)
		return 0;
	if (keep >= DIGITS)
		shown = decimal_value(digits, DIGITS, exponent, false);
	else
		shown = decimal_value(digits, keep, exponent,
		    digits[keep] >= '5');
	return x < 0 && shown > 0 ? -shown : shown;
}

/* The fewest decimals, at most three, that lose nothing more. */
static int
decimals_needed(double x)
{
	double shown = round_shown(x, 3);
	int d;

	for (d = 0; d < 3; d++)
		if (round_shown(x, d) == shown)
			return d;
	return 3;
}

/* The digits of an amount that is not negative, in groups of three. */
static const char *
grouped(struct arena *a, double x, int decimals)
{
	const char *plain = arena_printf(a, "%.*f", decimals, x);
	size_t whole = strcspn(plain, "."), i;
	struct buf b;

	buf_init(&b, a);
	for (i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			buf_putc(&b, ',');
		buf_putc(&b, plain[i]);
	}
	buf_puts(&b, plain + whole);
	return buf_text(&b);
}

const char *
number_text(struct arena *a, double x, int decimals)
{
	if (!isfinite(x))
		return EN_DASH;
	if (decimals < 0)
		decimals = decimals_needed(x);
	x = round_shown(x, decimals);
	return arena_printf(a, "%s%s", x < 0 ? MINUS : "",
	    grouped(a, fabs(x), decimals));
}

/* ---- money ---- */

static const struct { const char *code, *sign; } currencies[] = {
	{ "GBP", "\xc2\xa3" }, { "EUR", "\xe2\x82\xac" }, { "USD", "$" },
};

/* "£", or "SEK " for a currency without a sign of its own. */
static const char *
currency_sign(struct arena *a, const char *code)
{
	size_t i;

	if (code == NULL || code[0] == '\0')
		code = "GBP";
	for (i = 0; i < sizeof currencies / sizeof currencies[0]; i++)
		if (strcasecmp(code, currencies[i].code) == 0)
			return currencies[i].sign;
	return arena_printf(a, "%s" NBSP, code);
}

static const char *
sum_text(struct arena *a, const char *sign, double x, bool short_form)
{
	const char *suffix = "";
	int decimals = 0;

	if (!isfinite(x))
		return EN_DASH;
	if (short_form && fabs(x) >= 1e5) {
		bool billions = round_shown(fabs(x), -4) >= 1e9;

		x = round_shown(x / (billions ? 1e9 : 1e6), 2);
		suffix = billions ? "bn" : "m";
		decimals = decimals_needed(x);
	} else if (fabs(x) < 100 && round_shown(x, 2) != round_shown(x, 0)) {
		decimals = 2;	/* a price for one, in pence */
	}
	x = round_shown(x, decimals);
	return arena_printf(a, "%s%s%s%s", x < 0 ? MINUS : "", sign,
	    grouped(a, fabs(x), decimals), suffix);
}

const char *
money_text(const struct plan *plan, struct arena *a, double x,
    bool short_form)
{
	return sum_text(a, currency_sign(a, plan->values.currency), x,
	    short_form);
}

/* What stands in place of a value that is not one; NULL if it is. */
static const char *
instead_of_value(const struct val *v)
{
	switch (v->state) {
	case VAL_ABSENT:
		return NOT_SET;
	case VAL_TBC:
		return TO_CONFIRM;
	case VAL_WORD:
	case VAL_AS_WRITTEN:
	case VAL_BAD:
		return v->raw == NULL || v->raw[0] == '\0' ? NOT_SET : v->raw;
	case VAL_SET:
		return NULL;
	}
	return NULL;
}

static const char *
amount_text(const struct plan *plan, struct arena *a, const struct money *m)
{
	const char *lo = money_text(plan, a, m->lo, false);
	const char *hi = money_text(plan, a, m->hi, false);

	if (m->lo == m->hi)
		return m->a_year ? arena_printf(a, "%s a year", lo) : lo;
	if (m->a_year)
		return arena_printf(a, "%s to %s a year", lo, hi);
	return arena_printf(a, "%s to %s", lo, hi);
}

const char *
money_value_text(const struct plan *plan, struct arena *a,
    const struct money *m)
{
	const char *instead = instead_of_value(&m->v);

	if (instead != NULL)
		return instead;
	switch (m->kind) {
	case MONEY_AMOUNT:
		return amount_text(plan, a, m);
	case MONEY_EXISTING:
		return "Existing resources";
	case MONEY_UNFUNDED:
		return "Unfunded";
	case MONEY_NOT_COSTED:
		return "Not costed";
	}
	return NOT_SET;
}

/* ---- days and periods ---- */

static const char *const months[12] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
};
static const char *const short_months[12] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
	"Nov", "Dec",
};

const char *
day_text(struct arena *a, day d, bool full)
{
	int year, month, mday;

	if (d == DAY_NONE)
		return NOT_SET;
	day_split(d, &year, &month, &mday);
	return arena_printf(a, "%d %s %d", mday, full ? months[month - 1] :
	    short_months[month - 1], year);
}

/* "2026-07" and its kin are for machines; people read "July 2026". */
static bool
is_numeric_month(enum date_grain grain, const char *raw)
{
	return grain == GRAIN_MONTH && isdigit((unsigned char)raw[0]) != 0;
}

static const char *
month_text(struct arena *a, day first)
{
	int year, month, mday;

	day_split(first, &year, &month, &mday);
	return arena_printf(a, "%s %d", months[month - 1], year);
}

const char *
date_value_text(struct arena *a, const struct date *d)
{
	const char *instead = instead_of_value(&d->v);

	if (instead != NULL)
		return instead;
	if (d->ongoing)
		return d->v.raw;
	if (d->grain == GRAIN_DAY)
		return day_text(a, d->first, false);
	if (is_numeric_month(d->grain, d->v.raw))
		return month_text(a, d->first);
	return d->v.raw;
}

/* Length of the mark that parts a range ("..", " - ", "–"), or 0. */
static size_t
range_mark(const char *s)
{
	static const char *const marks[] = { "..", EN_DASH, " - " };
	size_t i;

	for (i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

/* "2015 - 17" is a pool of years and stays short: "2015–17". */
static bool
is_short_pool(const char *from, size_t n, const char *to)
{
	return n == 4 && strspn(from, "0123456789") >= 4 &&
	    strlen(to) == 2 && strspn(to, "0123456789") == 2;
}

/* A range of periods with "to" between its ends; others as written. */
static const char *
span_text(struct arena *a, const char *raw)
{
	const char *mark = raw, *to;
	size_t n;

	if (strspn(raw, "0123456789") == 4 && raw[4] == '-' &&
	    is_short_pool(raw, 4, raw + 5))
		return arena_printf(a, "%.4s" EN_DASH "%s", raw, raw + 5);
	while (*mark != '\0' && range_mark(mark) == 0)
		mark++;
	if (*mark == '\0')
		return raw;
	to = mark + range_mark(mark);
	to += strspn(to, " ");
	for (n = (size_t)(mark - raw); n > 0 && raw[n - 1] == ' '; n--)
		;
	if (is_short_pool(raw, n, to))
		return arena_printf(a, "%.4s" EN_DASH "%s", raw, to);
	return arena_printf(a, "%.*s to %s", (int)n, raw, to);
}

const char *
period_value_text(struct arena *a, const struct period *p)
{
	const char *instead = instead_of_value(&p->v);

	if (instead != NULL)
		return instead;
	if (p->grain == GRAIN_DAY && p->first == p->last)
		return day_text(a, p->first, false);
	if (is_numeric_month(p->grain, p->v.raw))
		return month_text(a, p->first);
	return span_text(a, p->v.raw);
}

/* ---- units ---- */

static const char *
raw_unit(const struct indicator *in)
{
	return is_set(in->unit) ? in->unit.v.raw : "";
}

bool
unit_is_percent(const struct indicator *in)
{
	const char *u = raw_unit(in);

	return strcmp(u, "%") == 0 || strcasecmp(u, "percent") == 0 ||
	    strcasecmp(u, "per cent") == 0;
}

bool
unit_is_money(const struct indicator *in)
{
	return is_set(in->kind) && in->kind.i == KIND_MONEY;
}

const char *
unit_words(struct arena *a, const struct indicator *in)
{
	const char *u = raw_unit(in);

	if (unit_is_percent(in))
		return "points";
	if (u[0] == '\0' && is_set(in->per))
		return arena_printf(a, "per" NBSP "%s",
		    number_text(a, in->per.x, -1));
	return u;
}

/* "£" for a unit of "£", "GBP" or "pounds"; else as money of that code. */
static const char *
money_unit_sign(struct arena *a, const struct indicator *in)
{
	const char *u = raw_unit(in);
	size_t i;

	for (i = 0; i < sizeof currencies / sizeof currencies[0]; i++)
		if (strncmp(u, currencies[i].sign,
		    strlen(currencies[i].sign)) == 0)
			return currencies[i].sign;
	if (strncasecmp(u, "pound", 5) == 0)
		return currencies[0].sign;
	if (strncasecmp(u, "euro", 4) == 0)
		return currencies[1].sign;
	if (strncasecmp(u, "dollar", 6) == 0)
		return currencies[2].sign;
	return strlen(u) == 3 ? currency_sign(a, u) : NULL;
}

/* A money unit says no more than its sign: "£1,200". */
static const char *
money_unit_text(struct arena *a, const struct indicator *in, double x,
    int decimals)
{
	const char *sign = unit_is_money(in) ? money_unit_sign(a, in) : NULL;

	if (sign == NULL || !isfinite(x))
		return NULL;
	if (decimals < 0)
		decimals = decimals_needed(x);
	x = round_shown(x, decimals);
	return arena_printf(a, "%s%s%s", x < 0 ? MINUS : "", sign,
	    grouped(a, fabs(x), decimals));
}

static bool
ends_in(const char *word, const char *end)
{
	size_t n = strlen(word), m = strlen(end);

	return n >= m && strcmp(word + n - m, end) == 0;
}

/*
 * One of what a plain English plural names; other words stay as they are.
 * A wrong guess is worse than a plural, so the rule is short.
 */
static const char *
singular(struct arena *a, const char *word)
{
	static const char *const odd[][2] = {
		{ "children", "child" }, { "people", "person" },
		{ "women", "woman" }, { "men", "man" }, { "gas", "gas" },
		{ "premises", "premises" }
	};
	static const char *const kept[] = { "ss", "us", "is", "series",
		"species" };
	static const char *const with_e[] = { "ches", "shes", "sses", "xes" };
	size_t n = strlen(word), i;

	for (i = 0; i < sizeof odd / sizeof odd[0]; i++)
		if (strcmp(word, odd[i][0]) == 0)
			return odd[i][1];
	for (i = 0; i < sizeof kept / sizeof kept[0]; i++)
		if (ends_in(word, kept[i]))
			return word;
	for (i = 0; i < sizeof with_e / sizeof with_e[0]; i++)
		if (ends_in(word, with_e[i]))
			return arena_strndup(a, word, n - 2);
	if (ends_in(word, "ies"))
		return arena_printf(a, "%.*sy", (int)n - 3, word);
	return n > 2 && ends_in(word, "s") ?
	    arena_strndup(a, word, n - 1) : word;
}

/*
 * One of anything that is counted has no plural.  In “looked-after children”
 * the last word is what is counted; “points of a scale” and other phrases
 * are left alone unless they end in a word that can be nothing else.
 */
static const char *
count_words(struct arena *a, const char *number, const char *words)
{
	const char *last = strrchr(words, ' ');

	if (strcmp(number, "1") != 0)
		return words;
	if (last == NULL)
		return singular(a, words);
	last++;
	if (strcmp(last, "children") != 0 && strcmp(last, "people") != 0)
		return words;
	return arena_printf(a, "%.*s%s", (int)(last - words), words,
	    singular(a, last));
}

static const char *
with_unit(struct arena *a, const char *number, const char *words)
{
	if (words[0] == '\0')
		return number;
	return arena_printf(a, "%s" NBSP "%s", number,
	    count_words(a, number, words));
}

const char *
unit_text(struct arena *a, const struct indicator *in, double x,
    int decimals)
{
	const char *money = money_unit_text(a, in, x, decimals);
	const char *number = number_text(a, x, decimals);

	if (money != NULL)
		return money;
	if (unit_is_percent(in))
		return arena_printf(a, "%s%%", number);
	return with_unit(a, number, unit_words(a, in));
}

const char *
unit_gap_text(struct arena *a, const struct indicator *in, double x,
    int decimals)
{
	const char *money = money_unit_text(a, in, x, decimals);

	if (money != NULL)
		return money;
	return with_unit(a, number_text(a, x, decimals), unit_words(a, in));
}

const char *
people_text(struct arena *a, double n, const char *noun)
{
	double size = fabs(n);
	int decimals = size < 1000 ? 0 : size < 10000 ? -1 : -2;

	/* A count that rounds up to the next size is rounded as that one. */
	if (decimals == 0 && round_shown(size, 0) >= 1000)
		decimals = -1;
	return with_unit(a, number_text(a, round_shown(n, decimals), 0),
	    noun == NULL ? "" : noun);
}

const char *
target_value_text(struct arena *a, const struct indicator *in,
    const struct target_value *t)
{
	const char *instead = instead_of_value(&t->v);

	if (instead != NULL)
		return instead;
	switch (t->kind) {
	case TARGET_VALUE:
		return unit_text(a, in, t->x, t->decimals);
	case TARGET_AT_MOST:
		return arena_printf(a, "at most %s",
		    unit_text(a, in, t->x, t->decimals));
	case TARGET_AT_LEAST:
		return arena_printf(a, "at least %s",
		    unit_text(a, in, t->x, t->decimals));
	case TARGET_UNDER:
		return arena_printf(a, "under %s",
		    unit_text(a, in, t->x, t->decimals));
	case TARGET_OVER:
		return arena_printf(a, "over %s",
		    unit_text(a, in, t->x, t->decimals));
	case TARGET_MAINTAIN:
		return arena_printf(a, "maintain within %s",
		    unit_gap_text(a, in, t->x, t->decimals));
	case TARGET_CHANGE:
		return arena_printf(a, t->x < 0 ? "%s%% below the baseline" :
		    "%s%% above the baseline",
		    number_text(a, fabs(t->x), t->decimals));
	}
	return NOT_SET;
}

const char *
rag_word(enum rag rag)
{
	switch (rag) {
	case RAG_NONE:
		return "Not known";
	case RAG_RED:
		return "Red";
	case RAG_AMBER:
		return "Amber";
	case RAG_GREEN:
		return "Green";
	case RAG_COMPLETE:
		return "Complete";
	case RAG_NOT_STARTED:
		return "Not started";
	case RAG_CANCELLED:
		return "Cancelled";
	}
	return "";
}
