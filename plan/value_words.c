#include "value.h"

#include <string.h>

#include "arena.h"
#include "scan.h"

/*
 * "TBC", "to be agreed with the board", "n/a yet".  What follows the words
 * does not matter: it is what is hoped for, not what is settled.
 */
bool
text_is_tbc(const char *s)
{
	static const char *const leads[] = {
		"tbc", "tbd", "tba", "t.b.c", "t.b.d", "t.b.a",
		"to be confirmed", "to be decided", "to be determined",
		"to be agreed", "to be announced", "to be advised",
		"to be arranged", "to be identified", "to be appointed",
		"to be developed", "to be established", "to be set",
		"to be finalised", "to be defined", "to be assigned",
		"not yet known", "not yet agreed", "not yet decided",
		"not yet set", "not yet confirmed", "not yet available",
		"not yet appointed", "not yet identified",
		"yet to be", "still to be", "being developed",
		"under development", "in development", "n/a yet",
		"awaiting", NULL
	};
	static const char *const alone[] = {
		"pending", "awaited", "to follow", "not known", "?", "??",
		"???", NULL
	};

	if (scan_is_digit(*s))		/* as dates and money do */
		return false;
	return scan_phrases(&s, leads) >= 0 || scan_is_one_of(s, alone);
}

/*
 * The marks of statistics offices for a figure that is not there.  The
 * letters in brackets are those of the UK Government Statistical Service.
 */
bool
text_is_missing(const char *s)
{
	static const char *const marks[] = {
		"na", "n/a", "n.a", "nan", "null", "none", "n.d", "n/d",
		"nd", "#n/a", "..", "...", "…", "*", "**", "~", ":", ".",
		"#", "[x]", "[c]", "[z]", "[u]", "[w]", "[k]", "[low]",
		"not available", "not applicable", "no data", "missing",
		"suppressed", "not published", NULL
	};
	size_t n;

	s = scan_skip(s);
	if (*s == '\0' || scan_is_one_of(s, marks))
		return true;
	n = scan_dash(s);
	return n > 0 && scan_at_end(s + n);
}

/*
 * `GARRR AAAGG AA`: blanks and commas between the letters are the writer's
 * own; a question without an answer is a dash.
 */
bool
read_letters(const struct value_context *c, const char *text,
    struct letters *out, struct value_error *e)
{
	const char *s = scan_skip(text);
	size_t n = 0, step;

	out->v.state = VAL_BAD;
	memset(out->s, 0, sizeof out->s);
	e->want = "Give one letter for each of the twelve questions: R, A, G, "
	    "or - where there is no answer, such as GARRR AAAGG AA.";
	for (; *s != '\0'; s = scan_skip(s + step)) {
		char letter = *s & ~0x20;

		step = 1;
		if (*s == ',' || *s == '/' || *s == '|')
			continue;
		if ((step = scan_dash(s)) > 0)
			letter = '-';
		else if (letter == 'R' || letter == 'A' || letter == 'G')
			step = 1;
		else {
			e->why = "there is something other than R, A, G and -";
			return false;
		}
		if (n < 12)
			out->s[n] = letter;
		n++;
	}
	if (n != 12) {
		e->why = arena_printf(c->arena,
		    "it answers %zu questions, not twelve", n);
		return false;
	}
	out->v.state = VAL_SET;
	return true;
}

/* The last `+` or "plus" before a lag, or NULL. */
static const char *
find_lag(const char *s, const char **lag)
{
	const char *plus = strchr(s, '+');

	if (plus != NULL) {
		*lag = plus + 1;
		return plus;
	}
	for (; *s != '\0'; s++) {
		*lag = s;
		if (scan_blank(s) > 0 && scan_phrase(lag, "plus"))
			return s;
	}
	return NULL;
}

static bool
take_lag(const char *s, struct dependency *out)
{
	static const struct {
		const char *one, *many;
		int days, months;
	} units[] = {
		{ "day", "days", 1, 0 }, { "week", "weeks", 7, 0 },
		{ "month", "months", 0, 1 }, { "year", "years", 0, 12 },
	};
	int n = scan_count(&s);

	for (size_t i = 0; n != 0 && i < sizeof units / sizeof *units; i++) {
		if (!scan_phrase(&s, units[i].one) &&
		    !scan_phrase(&s, units[i].many))
			continue;
		out->lag_days = n * units[i].days;
		out->lag_months = n * units[i].months;
		return scan_at_end(s);
	}
	return false;
}

/* `action`, `action/milestone + 2 weeks`.  Whether it exists, others say. */
bool
read_dependency(const struct value_context *c, const char *text,
    struct dependency *out, const char **name, struct value_error *e)
{
	const char *s = scan_skip(text), *lag, *end = find_lag(s, &lag);

	out->v.state = VAL_BAD;
	out->to = NULL;
	out->lag_days = out->lag_months = 0;
	*name = "";
	e->want = "Give the id of an action or action/milestone, and a wait "
	    "if there is one, such as share-data + 2 weeks.";
	if (end != NULL && !take_lag(lag, out)) {
		e->why = "the wait is not a number of days, weeks, months or "
		    "years";
		return false;
	}
	if (end == NULL)
		end = s + strlen(s);
	end = scan_trim(s, end);
	if (end == s) {
		e->why = "it names no action";
		return false;
	}
	*name = arena_strndup(c->arena, s, (size_t)(end - s));
	out->v.state = VAL_SET;
	return true;
}
