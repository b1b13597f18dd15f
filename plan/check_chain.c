#include <string.h>

#include "arena.h"
#include "check_util.h"

/* The twelve questions of a delivery chain. */

/* The agreed letters, or NULL; agreement is an assessor called `agreed`. */
static const struct letters *
agreed_letters(const struct chain *c)
{
	size_t i;

	for (i = 0; i < c->scores.n; i++) {
		const struct assessment *x = &c->scores.items[i];
		if (is_given(x->letters) && is_given(x->assessor) &&
		    strcmp(x->assessor.v.raw, "agreed") == 0)
			return &x->letters;
	}
	return c->scores.n > 0 ? &c->scores.items[0].letters : NULL;
}

/* The letter of one question, where the text is as plain as it looks. */
static struct span
letter_place(const struct chain *c, int number)
{
	const struct letters *l = agreed_letters(c);
	struct span at;
	const char *s;
	int n = 0;

	if (l == NULL || !is_given(*l))
		return c->rec.at;
	at = l->v.at;
	if (at.to - at.from != strlen(l->v.raw))
		return at;
	for (s = l->v.raw; *s != '\0'; s++)
		if (*s != ' ' && ++n == number) {
			at.from += (uint32_t)(s - l->v.raw);
			at.to = at.from + 1;
			return at;
		}
	return at;
}

static const struct chain_question *
question(const struct chain *c, int number)
{
	size_t i;

	for (i = 0; i < c->questions.n; i++) {
		const struct chain_question *q = &c->questions.items[i];
		if (is_set(q->number) && (int)q->number.x == number)
			return q;
	}
	return NULL;
}

static bool
unreadable(const struct chain *c)
{
	size_t i;

	for (i = 0; i < c->scores.n; i++)
		if (c->scores.items[i].letters.v.state == VAL_BAD)
			return true;
	return false;
}

static void
unanswered(struct diags *d, const struct chain_result *r)
{
	const struct chain *c = r->chain;
	const char *name = check_label(d, &c->rec);
	size_t missing = 12 - (size_t)r->answered, k = 0;
	int i, first = 0;
	struct buf b;

	if (missing == 12) {
		diag_add(d, RULE_D501, c->rec.at, &c->rec,
		    "The delivery chain “%s” has no answer to any of the "
		    "twelve questions", name);
		diag_help(d, "Give the agreed answers in order, R, A or G "
		    "each, as in “scores: {agreed: GARRR AAAGG AA}”.");
		return;
	}
	buf_init(&b, d->arena);
	for (i = 0; i < 12; i++) {
		if (r->score[i] != '-')
			continue;
		if (first == 0)
			first = i + 1;
		check_list(&b, k++, missing,
		    arena_printf(d->arena, "%d", i + 1));
	}
	diag_add(d, RULE_D501, letter_place(c, first), &c->rec,
	    "The delivery chain “%s” has no answer to %zu of the twelve "
	    "questions: %s", name, missing, buf_text(&b));
	diag_help(d, "Answer each with R, A or G. Question %d: %s",
	    first, chain_question_text(first));
}

static void
red(const struct plan *p, struct diags *d, const struct chain *c, int number)
{
	const struct chain_question *q = question(c, number);
	const char *ids = CHECK_IDS(d, p->actions);

	if (q != NULL && (q->actions.n > 0 || q->actions.v.state == VAL_BAD))
		return;
	diag_add(d, RULE_D502,
	    q != NULL ? q->rec.at : letter_place(c, number), &c->rec,
	    "Question %d (%s) of the delivery chain “%s” is red and no action "
	    "answers it", number, chain_question_short(number),
	    check_label(d, &c->rec));
	if (ids != NULL)
		diag_help(d, "Name the action that will put it right, such as "
		    "%s: “questions: {%d: {actions: …}}”.", ids, number);
	else
		diag_help(d, "Add an action with an id, and name it in "
		    "“questions: {%d: {actions: …}}”.", number);
}

/* ---- D503, D504, D515: what is behind the scores ---- */

enum lack { LACKS_ACTION, LACKS_EVIDENCE, LACKS_IDEAL };

static bool
lacks(const struct chain_question *q, enum lack what)
{
	switch (what) {
	case LACKS_ACTION:
		return q == NULL || !is_given(q->actions);
	case LACKS_EVIDENCE:
		return q == NULL || !is_given(q->evidence);
	case LACKS_IDEAL:
		/* A red one that says nothing at all is D502's. */
		return q != NULL && is_given(q->actions) &&
		    !is_given(q->ideal);
	}
	return false;
}

/* The questions with this letter that lack it, as "2, 6 and 7". */
struct listed { size_t n; int first; const char *text; };

static struct listed
list_lacking(struct diags *d, const struct chain_result *r, char letter,
    enum lack what)
{
	struct listed l = { 0, 0, "" };
	struct buf b;
	size_t k = 0;
	int i;

	for (i = 12; i >= 1; i--)
		if (r->score[i - 1] == letter &&
		    lacks(question(r->chain, i), what)) {
			l.n++;
			l.first = i;
		}
	buf_init(&b, d->arena);
	for (i = 1; i <= 12; i++)
		if (r->score[i - 1] == letter &&
		    lacks(question(r->chain, i), what))
			check_list(&b, k++, l.n,
			    arena_printf(d->arena, "%d", i));
	l.text = buf_text(&b);
	return l;
}

static void
behind_scores(struct diags *d, const struct chain_result *r)
{
	const struct chain *c = r->chain;
	const char *name = check_label(d, &c->rec);
	struct listed l = list_lacking(d, r, 'A', LACKS_ACTION);

	if (l.n > 0) {
		diag_add(d, RULE_D503, letter_place(c, l.first), &c->rec,
		    "No action answers what is amber in the delivery chain "
		    "“%s”: %s", name, l.text);
		diag_help(d, "Name an action for each, as in “questions: {%d: "
		    "{actions: …}}”, or accept the finding and say which can "
		    "wait.", l.first);
	}
	l = list_lacking(d, r, 'G', LACKS_EVIDENCE);
	if (l.n > 0) {
		diag_add(d, RULE_D504, letter_place(c, l.first), &c->rec,
		    "Nothing shows what is green in the delivery chain “%s”: "
		    "%s", name, l.text);
		diag_help(d, "Say what it rests on, as in “questions: {%d: "
		    "{why: …, evidence: …}}”.", l.first);
	}
	l = list_lacking(d, r, 'R', LACKS_IDEAL);
	if (l.n > 0) {
		diag_add(d, RULE_D515, question(c, l.first)->rec.at, &c->rec,
		    "Nobody has said how it would be if it were right, for "
		    "what is red in the delivery chain “%s”: %s", name,
		    l.text);
		diag_help(d, "Add it, as in “questions: {%d: {ideal: One map "
		    "of people and money}}”; the action is then the way "
		    "there.", l.first);
	}
}

/* ---- D505 ---- */

/* What a check has found against a green answer. */
/* Of a slip that may happen to one record it takes two. */
static const struct {
	int number;
	enum rule rule;
	size_t times;
	const char *what;
} contradictions[] = {
	{ 2, RULE_V301, 2, "needs cite no evidence" },
	{ 3, RULE_S113, 2, "actions do not say what resources they need" },
	{ 5, RULE_S116, 1, "actions cost more than their funding" },
	{ 5, RULE_S117, 2, "funding ends before the actions do" },
	{ 8, RULE_R601, 1, "the plan has no risks" },
	{ 8, RULE_R602, 2, "risks have no owner" },
	{ 9, RULE_M801, 1, "nothing says how often progress is reviewed" },
	{ 10, RULE_S103, 2, "actions have no lead" },
};

/* The first finding of a rule that has so many. */
static const struct diag *
found(const struct diags *d, enum rule rule, size_t times)
{
	const struct diag *first = NULL;
	size_t i, n = 0;

	for (i = 0; i < d->n; i++)
		if (d->v[i].rule == rule && n++ == 0)
			first = &d->v[i];
	return n >= times ? first : NULL;
}

static void
contradicted(struct diags *d, const struct chain_result *r)
{
	int last = 0;
	size_t i;

	for (i = 0; i < sizeof(contradictions) / sizeof(contradictions[0]);
	    i++) {
		int number = contradictions[i].number;
		const struct diag *f = found(d, contradictions[i].rule,
		    contradictions[i].times);
		struct span at;

		if (f == NULL || r->score[number - 1] != 'G' ||
		    number == last)
			continue;
		at = f->at;
		last = number;
		diag_add(d, RULE_D505, letter_place(r->chain, number),
		    &r->chain->rec, "Question %d (%s) of the delivery chain "
		    "“%s” is green, and the plan itself says otherwise: %s",
		    number, chain_question_short(number),
		    check_label(d, &r->chain->rec), contradictions[i].what);
		diag_help(d, "Put that right, or score the question amber.");
		diag_also(d, at, "this speaks against it");
	}
}

/* ---- D506, D507, D519 ---- */

static size_t
assessors(const struct chain *c)
{
	size_t i, n = 0;

	for (i = 0; i < c->scores.n; i++)
		n += is_given(c->scores.items[i].assessor) &&
		    strcmp(c->scores.items[i].assessor.v.raw, "agreed") != 0;
	return n;
}

/* An agreed score of a workshop speaks for all who came. */
static bool
one_voice(const struct chain *c)
{
	size_t n = assessors(c);

	return n == 1 || (n == 0 && c->workshop.attendees.n < 2);
}

static void
divergent(struct diags *d, const struct chain_result *r)
{
	const struct chain *c = r->chain;
	int i;

	for (i = 1; i <= 12; i++) {
		const struct chain_question *q = question(c, i);

		if (!r->divergent[i - 1] || (q != NULL && is_given(q->why)))
			continue;
		diag_add(d, RULE_D519,
		    q != NULL ? q->rec.at : letter_place(c, i), &c->rec,
		    "Question %d (%s) of the delivery chain “%s” was scored "
		    "both red and green, and nothing says why", i,
		    chain_question_short(i), check_label(d, &c->rec));
		diag_help(d, "Ask the two sides what each sees, and write it "
		    "down: “questions: {%d: {why: …}}”.", i);
	}
}

static void
scoring(struct diags *d, const struct chain_result *r)
{
	const struct chain *c = r->chain;
	const char *name = check_label(d, &c->rec);

	if (r->answered == 12 && r->footnote && r->lo == r->hi) {
		diag_add(d, RULE_D506, letter_place(c, 1), &c->rec,
		    "The total of the delivery chain “%s”, +2, lies between "
		    "two bands, and is read as the lower one", name);
		diag_help(d, "Say in the text that one answer more would lift "
		    "it; look again at the amber ones.");
	}
	if (c->scores.n > 0 && r->answered > 0 && one_voice(c)) {
		diag_add(d, RULE_D507, c->scores.items[0].rec.at, &c->rec,
		    "The delivery chain “%s” was scored by one assessor",
		    name);
		diag_help(d, "Have each partner score it before they agree, "
		    "as in “scores: {agreed: …, health: …, schools: …}”, or "
		    "say who came to the workshop.");
	}
	divergent(d, r);
}

/* ---- D521 ---- */

static bool
shows_by(const struct analysis *a, const struct refs *actions, day limit)
{
	size_t i, j;

	for (i = 0; i < actions->n; i++) {
		const struct rec *to = actions->items[i].to;
		const struct action_result *r;

		if (to == NULL)
			return true;
		r = &a->actions[to->index];
		if (r->due != DAY_NONE && r->due <= limit)
			return true;
		for (j = 0; j < r->action->milestones.n; j++)
			if (r->milestones[j].due != DAY_NONE &&
			    r->milestones[j].due <= limit)
				return true;
	}
	return false;
}

static void
not_urgent(const struct plan *p, const struct analysis *a, struct diags *d,
    const struct chain_result *r)
{
	const struct date *held = &r->chain->workshop.date;
	int days = (int)check_threshold(p, RULE_D521, "days", 90), i;
	day limit;

	if (!is_set(*held) || held->ongoing)
		return;
	limit = held->last + days;
	for (i = 1; i <= 12; i++) {
		const struct chain_question *q = question(r->chain, i);

		if (r->score[i - 1] != 'R' || q == NULL ||
		    q->actions.n == 0 || shows_by(a, &q->actions, limit))
			continue;
		diag_add(d, RULE_D521, q->actions.v.at, &r->chain->rec,
		    "Question %d (%s) of the delivery chain “%s” is red, and "
		    "nothing is due within %d days of the workshop, by %s", i,
		    chain_question_short(i), check_label(d, &r->chain->rec),
		    days, check_day(d, limit));
		diag_help(d, "Give one of its actions (%s) a milestone by %s, "
		    "or add a first step that can be taken by then.",
		    q->actions.v.raw[0] != '\0' ? q->actions.v.raw :
		    q->actions.items[0].v.raw, check_day(d, limit));
	}
}

void
check_chains(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;
	int n;

	for (i = 0; i < p->delivery_chains.n; i++) {
		const struct chain_result *r = &a->chains[i];

		if (r->answered < 12 && !unreadable(r->chain))
			unanswered(d, r);
		for (n = 1; n <= 12; n++)
			if (r->score[n - 1] == 'R')
				red(p, d, r->chain, n);
		if (unreadable(r->chain))
			continue;
		behind_scores(d, r);
		contradicted(d, r);
		scoring(d, r);
		not_urgent(p, a, d, r);
	}
}
