#include "value.h"

#include <string.h>

#include "arena.h"
#include "scan.h"

#define WANT_MONEY \
	"Give a sum such as £45,000, 45k, £1.2m, £40k .. £60k or " \
	"£90k a year; or one of: existing, unfunded, not-costed."

/* Signs and names, and the currencies that each may stand for. */
static const struct {
	const char	*sign;
	const char	*codes;
} currencies[] = {
	{ "US$", "USD" }, { "£", "GBP" }, { "€", "EUR" },
	{ "$", "USD AUD CAD NZD SGD HKD" }, { "¥", "JPY CNY" },
	{ "₹", "INR" }, { "kr", "SEK NOK DKK ISK" }, { "zł", "PLN" },
	{ "pounds sterling", "GBP" }, { "pounds", "GBP" },
	{ "pound", "GBP" }, { "euros", "EUR" }, { "euro", "EUR" },
	{ "dollars", "USD AUD CAD NZD SGD HKD" },
};

/* Codes that people write; a plan's own is known beyond these. */
static const char known_codes[] =
    "GBP EUR USD SEK NOK DKK ISK CHF PLN CZK HUF RON BGN TRY UAH CAD AUD NZD "
    "JPY CNY INR SGD HKD ZAR BRL MXN";

static bool
has_code(const char *codes, const char *code)
{
	return strlen(code) == 3 && strstr(codes, code) != NULL;
}

/* A sign, which needs no end of a word, or a name, which does. */
static bool
take_sign(const char **s, const char *sign)
{
	const char *p = scan_skip(*s);
	size_t n = strlen(sign);

	if (scan_is_letter(sign[0]) && scan_is_letter(sign[n - 1]))
		return scan_phrase(s, sign);
	if (strncmp(p, sign, n) != 0)
		return false;
	*s = scan_skip(p + n);
	return true;
}

/*
 * Step over a currency.  *other becomes what was found when that is not
 * the plan's.
 */
static bool
take_currency(const struct value_context *c, const char **s,
    const char **other)
{
	const char *p = scan_skip(*s);
	char code[4] = "";

	if (scan_is_digit(*p))
		return false;
	for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
		if (!take_sign(s, currencies[i].sign))
			continue;
		if (!has_code(currencies[i].codes, c->currency))
			*other = currencies[i].sign;
		return true;
	}
	for (size_t i = 0; i < 3 && scan_is_letter(p[i]); i++)
		code[i] = p[i] >= 'a' ? (char)(p[i] - 'a' + 'A') : p[i];
	if (strlen(code) != 3 || scan_is_letter(p[3]))
		return false;
	if (strcmp(code, c->currency) != 0) {
		if (!has_code(known_codes, code))
			return false;
		*other = arena_strdup(c->arena, code);
	}
	*s = scan_skip(p + 3);
	return true;
}

static bool
take_rate(const char **s)
{
	static const char *const rates[] = {
		"a year", "per year", "each year", "every year", "per annum",
		"a yr", "per yr", "p.a.", "p.a", "pa", "annually", "yearly",
		"/year", "/ year", "/yr", "/ yr", "/y", NULL
	};

	return scan_phrases(s, rates) >= 0;
}

/* One end of a range, or the whole. */
struct sum {
	struct scanned	 n;
	int		 scale;		/* power of ten, 0 = none written */
	bool		 rate;
	const char	*other;		/* a currency not the plan's */
};

static enum scan_fault
take_sum(const struct value_context *c, const char **s, struct sum *out)
{
	const char *p = scan_skip(*s);
	bool currency, minus;
	enum scan_fault fault;

	memset(out, 0, sizeof *out);
	/* `-£500` and `£-500` alike. */
	p += scan_dash(p);
	minus = p != scan_skip(*s) && take_currency(c, &p, &out->other);
	if (minus)
		*s = p;
	currency = minus || take_currency(c, s, &out->other);
	if ((fault = scan_number(s, &out->n)) != SCAN_OK)
		return fault;
	out->n.negative = out->n.negative || minus;
	for (;;) {
		if (!out->rate && take_rate(s))
			out->rate = true;
		else if (!currency && take_currency(c, s, &out->other))
			currency = true;
		else if (out->scale != 0 ||
		    (out->scale = scan_scale(s)) == 0)
			return SCAN_OK;
	}
}

/*
 * What is wrong with one end.  Three decimals of a pound are another
 * country's thousands (1.500), so they are not rounded away.
 */
static bool
check_sum(const struct value_context *c, const struct sum *sum,
    struct value_error *e)
{
	if (sum->other != NULL)
		return value_refuse(arena_printf(c->arena,
		    "it is in %s, and the plan's currency is %s",
		    sum->other, c->currency), arena_printf(c->arena,
		    "Give the sum in %s, or set “currency” in the plan.",
		    c->currency), e);
	if (sum->n.negative)
		return value_refuse("it is less than nothing",
		    "Give a positive sum; what an option saves goes into its "
		    "“saving”.", e);
	if (sum->scale == 0 && sum->n.decimals > 2)
		return value_refuse("a sum of money has two decimals at most",
		    "Put commas between thousands, as in 1,500, and a full "
		    "stop before pence, as in 1.50.", e);
	if (scan_scaled(&sum->n, sum->scale) > SCAN_LARGEST)
		return scan_refuse(SCAN_TOO_LONG, WANT_MONEY, e);
	return true;
}

/* What stands after a sum and is no part of it. */
static bool
refuse_rest(const struct value_context *c, const char *rest,
    struct value_error *e)
{
	static const char *const others[] = {
		"a month", "per month", "/month", "monthly", "a week",
		"per week", "/week", "weekly", "a day", "per day", NULL
	};
	const char *s = rest;

	if (scan_phrases(&s, others) >= 0)
		return value_refuse("it is not a sum by the year",
		    "Give what it comes to in a year, such as £90k a year.",
		    e);
	return value_refuse(arena_printf(c->arena,
	    "“%s” after the sum is not understood", scan_excerpt(c, rest)),
	    "Give the sum alone, such as £45,000 or £40k .. £60k; years go "
	    "into “by-year”, remarks into “note”.", e);
}

/* The one word that takes the place of a sum. */
static bool
read_money_word(const char *text, struct money *out)
{
	static const char *const existing[] = {
		"existing", "existing resources", "existing resource",
		"existing budget", "existing budgets", "existing funding",
		"within existing resources", "within existing budget",
		"within existing budgets", "from existing resources",
		"from existing budgets", NULL
	};
	static const char *const unfunded[] = {
		"unfunded", "not funded", "no funding", NULL
	};
	static const char *const not_costed[] = {
		"not costed", "uncosted", "not yet costed", NULL
	};

	if (scan_is_one_of(text, existing))
		out->kind = MONEY_EXISTING;
	else if (scan_is_one_of(text, unfunded))
		out->kind = MONEY_UNFUNDED;
	else if (scan_is_one_of(text, not_costed))
		out->kind = MONEY_NOT_COSTED;
	else
		return false;
	return true;
}

/*
 * Both ends, with a suffix written once belonging to both: `£24.15-38.21m`.
 * `up to £50k` runs from nothing.
 */
static bool
read_sums(const struct value_context *c, const char *text, struct money *out,
    struct value_error *e)
{
	static const char *const up_to[] = { "up to", NULL };
	const char *s = text;
	bool between = scan_phrase(&s, "between");
	bool most = !between && scan_phrases(&s, up_to) >= 0;
	struct sum lo, hi;
	enum scan_fault fault = take_sum(c, &s, &lo);

	hi = lo;
	if (fault == SCAN_OK && between && !scan_phrase(&s, "and"))
		return value_refuse("“between” is not followed by “and” and "
		    "the other end", WANT_MONEY, e);
	if (fault == SCAN_OK && (between || (!most && scan_between(&s))))
		fault = take_sum(c, &s, &hi);
	if (fault != SCAN_OK)
		return scan_refuse(fault, WANT_MONEY, e);
	if (!scan_at_end(s))
		return refuse_rest(c, s, e);
	if (lo.scale == 0)
		lo.scale = hi.scale;
	else if (hi.scale == 0)
		hi.scale = lo.scale;
	if (!check_sum(c, &lo, e) || !check_sum(c, &hi, e))
		return false;
	out->a_year = lo.rate || hi.rate;
	out->lo = most ? 0 : scan_scaled(&lo.n, lo.scale);
	out->hi = scan_scaled(&hi.n, hi.scale);
	if (out->lo > out->hi)
		return value_refuse("the larger sum comes first",
		    "Put the smaller sum first, and k or m after both where "
		    "they differ, such as £900k .. £1.2m.", e);
	return true;
}

bool
read_money(const struct value_context *c, const char *text, struct money *out,
    struct value_error *e)
{
	out->v.state = VAL_BAD;
	out->kind = MONEY_AMOUNT;
	out->lo = out->hi = 0;
	out->a_year = false;
	out->parts = NULL;
	out->n = 0;
	if (!read_money_word(text, out) && !read_sums(c, text, out, e)) {
		out->lo = out->hi = 0;
		out->a_year = false;
		return false;
	}
	out->v.state = VAL_SET;
	return true;
}
