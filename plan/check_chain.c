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
	}
}
