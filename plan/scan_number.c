#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value.h"

/*
 * Numbers.  The program never sets a locale, so strtod() always takes a
 * full stop for the decimal point; it only ever sees text made up here.
 */

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (scan_is_digit(s[n]))
		n++;
	return n;
}

/* Digits go to the copy; false when there are more than it holds. */
static bool
keep(struct scanned *out, size_t *len, const char *s, size_t n)
{
	if (n > SCAN_DIGITS - *len)
		return false;
	memcpy(out->text + *len, s, n);
	*len += n;
	out->text[*len] = '\0';
	return true;
}

/*
 * What parts the groups of digits at s, if anything does.  A comma before
 * digits must group them; a blank may just as well end the number, so it
 * counts only before exactly three digits.
 */
static size_t
group_mark(const char *s)
{
	size_t n;

	if (*s == ',' && scan_is_digit(s[1]))
		return 1;
	n = scan_blank(s);
	if (n > 0 && digits(s + n) == 3)
		return n;
	return 0;
}

/*
 * `17,0857,867` and `250,00` are slips of the hand, `1,5` and `0,250` are
 * another country's decimals: all would be read as something else than was
 * meant, so groups are threes after one to three digits or are refused.
 */
static enum scan_fault
whole_part(const char **s, struct scanned *out, size_t *len)
{
	const char *p = *s;
	size_t n = digits(p), mark, first;
	char kind;

	if (!keep(out, len, p, n))
		return SCAN_TOO_LONG;
	p += n;
	mark = group_mark(p);
	kind = *p;
	first = n;
	if (mark > 0 && kind != ',' && (first == 0 || first > 3))
		mark = 0;	/* two numbers beside each other */
	while (mark > 0 && *p == kind) {
		if (first == 0 || first > 3 || **s == '0')
			return SCAN_GROUPS;
		p += mark;
		if (digits(p) != 3)
			return SCAN_GROUPS;
		if (!keep(out, len, p, 3))
			return SCAN_TOO_LONG;
		p += 3;
		mark = group_mark(p);
	}
	if (mark > 0)
		return SCAN_GROUPS;	/* commas and blanks together */
	*s = p;
	return SCAN_OK;
}

static enum scan_fault
decimal_part(const char **s, struct scanned *out, size_t *len)
{
	const char *p = *s;
	size_t n;

	if (*p != '.' || !scan_is_digit(p[1]))
		return SCAN_OK;
	n = digits(p + 1);
	if (!keep(out, len, p, n + 1))
		return SCAN_TOO_LONG;
	out->decimals = (int)n;
	p += n + 1;
	if (*p == '.' && scan_is_digit(p[1]))
		return SCAN_POINTS;
	if (*p == ',' && scan_is_digit(p[1]))
		return SCAN_GROUPS;	/* 1.234,50 */
	*s = p;
	return SCAN_OK;
}

/* `1.2e-05`, as statistical programs write into CSV files. */
static void
exponent_part(const char **s, struct scanned *out, size_t *len)
{
	const char *p = *s + 1;
	bool minus = false;
	size_t n;
	int e = 0;

	if (**s != 'e' && **s != 'E')
		return;
	if (*p == '+' || *p == '-')
		minus = *p++ == '-';
	n = digits(p);
	if (n == 0 || n > 2)
		return;
	for (size_t i = 0; i < n; i++)
		e = e * 10 + (p[i] - '0');
	e = minus ? -e : e;
	*len += (size_t)snprintf(out->text + *len,
	    sizeof out->text - *len, "e%d", e);
	out->decimals = out->decimals > e ? out->decimals - e : 0;
	*s = p + n;
}

enum scan_fault
scan_number(const char **s, struct scanned *out)
{
	const char *p = scan_skip(*s);
	size_t len = 0, n = scan_dash(p);
	enum scan_fault fault;

	memset(out, 0, sizeof *out);
	out->negative = n > 0;
	if (*p == '+')
		n = 1;
	p += n;
	if (n > 1)
		p = scan_skip(p);	/* a typographer's minus */
	if (!scan_is_digit(*p) && !(*p == '.' && scan_is_digit(p[1])))
		return SCAN_NO_NUMBER;
	if (out->negative)
		keep(out, &len, "-", 1);
	if ((fault = whole_part(&p, out, &len)) != SCAN_OK ||
	    (fault = decimal_part(&p, out, &len)) != SCAN_OK)
		return fault;
	exponent_part(&p, out, &len);
	out->x = strtod(out->text, NULL);
	if (out->x > SCAN_LARGEST || out->x < -SCAN_LARGEST)
		return SCAN_TOO_LONG;
	if (out->x == 0)
		out->x = 0;	/* never minus nought in print */
	if (out->decimals > 15)
		out->decimals = 15;	/* a double holds no more */
	*s = p;
	return SCAN_OK;
}

double
scan_scaled(const struct scanned *n, int exponent)
{
	char text[sizeof n->text + 16];

	/* In text, so that 24.15m is not 24149999.999999996. */
	if (exponent == 0 || strchr(n->text, 'e') != NULL) {
		double x = n->x;

		for (; exponent > 0; exponent--)
			x *= 10;
		return x;
	}
	snprintf(text, sizeof text, "%se%d", n->text, exponent);
	return strtod(text, NULL);
}

bool
scan_percent(const char **s)
{
	const char *p = scan_skip(*s);

	if (*p == '%') {
		*s = scan_skip(p + 1);
		return true;
	}
	return scan_phrase(s, "percent") || scan_phrase(s, "per cent");
}

int
scan_scale(const char **s)
{
	static const struct { const char *word; int exponent; } scales[] = {
		{ "k", 3 }, { "thousand", 3 }, { "m", 6 }, { "mn", 6 },
		{ "mln", 6 }, { "million", 6 }, { "millions", 6 },
		{ "b", 9 }, { "bn", 9 }, { "billion", 9 },
		{ "billions", 9 },
	};

	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (scan_phrase(s, scales[i].word))
			return scales[i].exponent;
	return 0;
}

bool
value_refuse(const char *why, const char *want, struct value_error *e)
{
	e->why = why;
	e->want = want;
	return false;
}

bool
scan_refuse(enum scan_fault fault, const char *want, struct value_error *e)
{
	switch (fault) {
	case SCAN_OK:
	case SCAN_NO_NUMBER:
		break;
	case SCAN_GROUPS:
		return value_refuse(
		    "the digits are not in groups of three",
		    "Put commas or spaces between thousands only, as in "
		    "17,085,867, and a full stop before decimals, as in 1.5.",
		    e);
	case SCAN_POINTS:
		return value_refuse("there is more than one decimal point",
		    "Put commas between thousands, as in 13,281,527, and one "
		    "full stop before decimals, as in 1.5.", e);
	case SCAN_TOO_LONG:
		return value_refuse(
		    "the number is too large, or has too many digits",
		    "Give a number below 1,000,000,000,000,000 with fewer "
		    "than 60 digits.", e);
	}
	return value_refuse("there is no number where one is wanted", want, e);
}
