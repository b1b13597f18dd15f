#include "value.h"

#include <string.h>

#include "arena.h"
#include "scan.h"

#define WANT_NUMBER "Give a number, such as 21.4 or 1,234."
#define WANT_RANGE \
	"Give a number or a range, such as 0.3 .. 0.8 points or " \
	"7 .. 18 children."
#define WANT_QUANTITY \
	"Give a number and what it counts, such as 2200 children."

bool
read_number(const struct value_context *c, const char *text,
    struct number *out, struct value_error *e)
{
	const char *s = text;
	struct scanned n;
	enum scan_fault fault = scan_number(&s, &n);

	out->v.state = VAL_BAD;
	out->x = 0;
	out->decimals = 0;
	(void)c;	/* a number is the same in every plan */
	if (fault != SCAN_OK)
		return scan_refuse(fault, WANT_NUMBER, e);
	(void)scan_percent(&s);
	if (!scan_at_end(s))
		return value_refuse("there is more than a number",
		    "Give the number alone, such as 21.4 or 1,234; units and "
		    "remarks have fields of their own.", e);
	out->x = n.x;
	out->decimals = n.decimals;
	out->v.state = VAL_SET;
	return true;
}

#define NOT_A_RANGE "it is neither a number nor a range of numbers"
#define UNIT_MAX	80	/* bytes; longer is a sentence, not a unit */

static bool
take_link(const char **s, bool between)
{
	return between ? scan_phrase(s, "and") : scan_between(s);
}

/* Where the second number's link stands, or the end of the text. */
static const char *
unit_end(const char *s, bool between)
{
	struct scanned n;
	const char *p, *after;

	for (p = s; *p != '\0' && p - s < UNIT_MAX; p++) {
		after = p;
		if (p > s && scan_is_letter(p[-1]) && scan_is_letter(*p))
			continue;	/* "to" may end a word */
		if (take_link(&after, between) &&
		    scan_number(&after, &n) != SCAN_NO_NUMBER)
			return p;
	}
	return p;
}

/*
 * The unit as written, but for percent and points, which have many
 * spellings and one meaning.  NULL: it cannot be a unit.
 */
static const char *
unit_of(const struct value_context *c, const char *s, const char *end)
{
	static const char *const percent[] = {
		"%", "percent", "per cent", NULL
	};
	static const char *const points[] = {
		"point", "points", "percentage point", "percentage points",
		"pp", "ppt", "ppts", "% point", "% points",
		"percent points", NULL
	};
	char *unit;

	s = scan_skip(s);
	if (end <= s || (end = scan_trim(s, end)) == s)
		return "";
	unit = arena_strndup(c->arena, s, (size_t)(end - s));
	if (scan_is_one_of(unit, percent))
		return "percent";
	if (scan_is_one_of(unit, points))
		return "points";
	/* Words, or a sign such as £ or °. */
	return scan_is_letter(*unit) || *unit == '%' || *unit == '$' ||
	    (scan_dash(unit) == 0 && (unsigned char)*unit >= 0x80) ?
	    unit : NULL;
}

struct range_end {
	struct scanned	 n;
	const char	*unit;
};

static enum scan_fault
take_end(const struct value_context *c, const char **s, bool between,
    struct range_end *out)
{
	enum scan_fault fault = scan_number(s, &out->n);
	const char *end;

	if (fault != SCAN_OK)
		return fault;
	end = unit_end(*s, between);
	out->unit = unit_of(c, *s, end);
	*s = end;
	return SCAN_OK;
}

/* One unit for both ends, written once or twice. */
static const char *
common_unit(const char *lo, const char *hi)
{
	if (lo == NULL || hi == NULL)
		return NULL;
	if (*lo == '\0' || strcmp(lo, hi) == 0)
		return hi;
	return *hi == '\0' ? lo : NULL;
}

bool
read_range(const struct value_context *c, const char *text, struct range *out,
    struct value_error *e)
{
	const char *s = text;
	bool between = scan_phrase(&s, "between");
	struct range_end lo, hi;
	enum scan_fault fault;

	out->v.state = VAL_BAD;
	out->lo = out->hi = 0;
	out->decimals = 0;
	out->unit = "";
	if ((fault = take_end(c, &s, between, &lo)) != SCAN_OK)
		return scan_refuse(fault, WANT_RANGE, e);
	hi = lo;
	if (take_link(&s, between)) {
		if ((fault = take_end(c, &s, between, &hi)) != SCAN_OK)
			return scan_refuse(fault, WANT_RANGE, e);
	} else if (between)
		return value_refuse(NOT_A_RANGE, WANT_RANGE, e);
	out->unit = common_unit(lo.unit, hi.unit);
	if (*s != '\0' || out->unit == NULL) {
		out->unit = "";
		return value_refuse(NOT_A_RANGE, WANT_RANGE, e);
	}
	if (lo.n.x > hi.n.x)
		return value_refuse("the larger number comes first",
		    "Put the smaller number first, such as 0.3 .. 0.8.", e);
	out->lo = lo.n.x;
	out->hi = hi.n.x;
	out->decimals = lo.n.decimals > hi.n.decimals ?
	    lo.n.decimals : hi.n.decimals;
	out->v.state = VAL_SET;
	return true;
}

/*
 * `2200 children`, `45k residents`, `1.2 million people`.  A lone letter
 * after a blank is no scale: `300 m of hedge`.
 */
bool
read_quantity(const struct value_context *c, const char *text,
    struct quantity *out, struct value_error *e)
{
	const char *s = text, *after;
	struct scanned n;
	enum scan_fault fault = scan_number(&s, &n);
	int scale = 0;

	out->v.state = VAL_BAD;
	out->x = 0;
	out->noun = "";
	if (fault != SCAN_OK)
		return scan_refuse(fault, WANT_QUANTITY, e);
	after = scan_skip(s);
	if (after == s || (scan_is_letter(*after) && scan_is_letter(after[1])))
		scale = scan_scale(&s);
	s = scan_skip(s);
	if (n.negative || strnlen(s, UNIT_MAX) == UNIT_MAX ||
	    (out->noun = unit_of(c, s, s + strlen(s))) == NULL ||
	    strcmp(out->noun, "percent") == 0) {
		out->noun = "";
		return value_refuse("it is not a number of something",
		    WANT_QUANTITY, e);
	}
	if (scan_scaled(&n, scale) > SCAN_LARGEST)
		return scan_refuse(SCAN_TOO_LONG, WANT_QUANTITY, e);
	out->x = scan_scaled(&n, scale);
	out->v.state = VAL_SET;
	return true;
}
