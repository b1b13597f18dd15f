#include <ctype.h>
#include <string.h>

#include "arena.h"
#include "check_util.h"
#include "check_words.h"

/*
 * S110: a success measure without a number.  The reading of prose here is
 * modest on purpose: what may be a number passes.
 */

static bool
word_char(unsigned char c)
{
	return isalnum(c) || c == '/' || c == '.' || c == ',' || c == '-' ||
	    c >= 0x80;
}

/* The next word at *s, without the points and commas that end it. */
static struct words
next_word(const char **s)
{
	struct words w;

	while (**s != '\0' && !isalnum((unsigned char)**s))
		(*s)++;
	w.at = *s;
	while (word_char((unsigned char)**s))
		(*s)++;
	w.len = (size_t)(*s - w.at);
	while (w.len > 0 && !isalnum((unsigned char)w.at[w.len - 1]))
		w.len--;
	return w;
}

static size_t
digits_at(struct words w, size_t i)
{
	size_t n = 0;

	while (i + n < w.len && isdigit((unsigned char)w.at[i + n]))
		n++;
	return n;
}

/* 2028, 2027/28, 2028-07-31, 31/07/2028. */
static bool
is_date_word(struct words w)
{
	size_t n = digits_at(w, 0);

	if (n == 4 && (w.at[0] == '1' || w.at[0] == '2') &&
	    (w.at[1] == '9' || w.at[1] == '0'))
		return w.len == 4 || w.at[4] == '/' || w.at[4] == '-';
	return n > 0 && n <= 2 && w.len >= 8 &&
	    (w.at[n] == '/' || w.at[n] == '.' || w.at[n] == '-') &&
	    digits_at(w, w.len - 4) == 4;
}

bool
check_has_number(const struct plan *p, const char *s)
{
	struct words prev = { "", 0 }, w, after;

	for (w = next_word(&s); w.len > 0; prev = w, w = next_word(&s)) {
		const char *ahead = s;

		if (words_have(PHRASES(p, NUMBER_WORD), w))
			return true;
		if (!isdigit((unsigned char)w.at[0]) || is_date_word(w))
			continue;
		after = next_word(&ahead);
		if (!words_have(PHRASES(p, MONTH_WORD), after) &&
		    !words_have(PHRASES(p, MONTH_WORD), prev) &&
		    !words_have(PHRASES(p, LABEL_WORD), prev))
			return true;
	}
	return false;
}

static void
ask_for_a_number(struct diags *d, const struct action *act)
{
	if (is_set(act->due) && !act->due.ongoing)
		diag_help(d, "Say how many of what by when, as in "
		    "“success: 20 schools meet the standard by %s”.",
		    day_text(d->arena, act->due.last, true));
	else
		diag_help(d, "Say how many of what by when, as in "
		    "“success: 20 schools meet the standard by July 2028”.");
}

static void
no_number(struct diags *d, const struct action *act, const struct val *v)
{
	diag_add(d, RULE_S110, v->at, &act->rec,
	    "The success of the action “%s” is told without a number: “%s”",
	    check_label(d, &act->rec), v->raw);
	ask_for_a_number(d, act);
}

static void
target_unsettled(struct diags *d, const struct action *act,
    const struct success *s)
{
	diag_add(d, RULE_S110, s->target.v.at, &act->rec,
	    "The success target of the action “%s” is not a number: “%s”",
	    check_label(d, &act->rec), s->target.v.raw);
	ask_for_a_number(d, act);
}

static void
success_of(const struct plan *p, struct diags *d, const struct action *act,
    const struct success *s)
{
	const char *name = check_label(d, &act->rec);

	if (s->target.v.state == VAL_TBC ||
	    s->target.v.state == VAL_AS_WRITTEN) {
		target_unsettled(d, act, s);
		return;
	}
	/* An indicator has targets of its own. */
	if (is_given(s->target) || is_given(s->indicator))
		return;
	if (is_set(s->sentence)) {
		if (!check_has_number(p, s->sentence.v.raw))
			no_number(d, act, &s->sentence.v);
	} else if (is_set(s->measure)) {
		if (!check_has_number(p, s->measure.v.raw))
			no_number(d, act, &s->measure.v);
	} else if (is_absent(s->sentence) && is_absent(s->measure)) {
		diag_add(d, RULE_S110, s->rec.at, &act->rec,
		    "A success measure of the action “%s” has neither a "
		    "target nor an indicator", name);
		ask_for_a_number(d, act);
	}
}

void
check_success(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i, j;

	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (!check_judges(a, i))
			continue;
		for (j = 0; j < act->success.n; j++)
			success_of(p, d, act, &act->success.items[j]);
	}
}
