#include "arena.h"
#include "check_util.h"
#include "check_words.h"

/* What the words of an action promise: S101 and S119. */

/* ---- S101 ---- */

/*
 * "Review and publish" has a verb whose end can be seen; "Support services"
 * has none that could be judged, as its first word is a noun.
 */
static bool
is_saved(const struct plan *p, struct words verb)
{
	const char *next = words_next(verb);
	struct words w;

	if (words_start(next, PHRASES(p, NOUN_AFTER), &w))
		return true;
	if (!words_find_phrase(next, "and", &w) || w.at != next)
		return false;
	next = words_next(w);
	return *next != '\0' && !words_start(next, PHRASES(p, VAGUE_VERB), &w);
}

static void
vague_verb(const struct plan *p, struct diags *d, const struct action *act)
{
	const char *s = act->title.v.raw;
	struct words w;

	while (words_start(s, PHRASES(p, LEAD_IN), &w))
		s = words_next(w);
	if (!words_start(s, PHRASES(p, VAGUE_VERB), &w) || is_saved(p, w))
		return;
	diag_add(d, RULE_S101, words_place(p, &act->title.v, w.at, w.len),
	    &act->rec, "The title of the action “%s” rests on “%.*s”, which "
	    "nobody can see finished", check_label(d, &act->rec),
	    (int)w.len, w.at);
	diag_help(d, "Start with what will be there at the end, and how many: "
	    "“Train 60 workers”, “Open 12 school grounds”, “Sign one "
	    "agreement”.");
}

/* ---- S119 ---- */

static void
hedge_in(const struct plan *p, struct diags *d, const struct action *act,
    const struct val *v, bool *found)
{
	struct words w;
	struct span at;

	if (v->state != VAL_SET || !words_find(v->raw, PHRASES(p, HEDGE), &w))
		return;
	at = words_place(p, v, w.at, w.len);
	if (*found) {
		diag_also(d, at, "and here");
		return;
	}
	diag_add(d, RULE_S119, at, &act->rec,
	    "The action “%s” promises only “%.*s”",
	    check_label(d, &act->rec), (int)w.len, w.at);
	diag_help(d, "Leave “%.*s” out and say what will be done; if something "
	    "must happen first, name it with “after:” or as a risk.",
	    (int)w.len, w.at);
	*found = true;
}

static void
hedged(const struct plan *p, struct diags *d, const struct action *act)
{
	bool found = false;
	size_t i;

	hedge_in(p, d, act, &act->title.v, &found);
	hedge_in(p, d, act, &act->description.v, &found);
	for (i = 0; i < act->milestones.n; i++)
		hedge_in(p, d, act, &act->milestones.items[i].title.v,
		    &found);
	for (i = 0; i < act->success.n; i++) {
		hedge_in(p, d, act, &act->success.items[i].sentence.v,
		    &found);
		hedge_in(p, d, act, &act->success.items[i].measure.v, &found);
	}
}

void
check_wording(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i;

	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (check_cancelled(a, i) || check_complete_action(a, i))
			continue;
		if (is_set(act->title))
			vague_verb(p, d, act);
		hedged(p, d, act);
	}
}
