#include <math.h>

#include "arena.h"
#include "check_util.h"
#include "check_words.h"

/* How options were weighed and scored: O407, O408, O409, O411, O412, O414. */

/* ---- O407, O408 ---- */

/* All options have this criterion's score, and it is the same. */
static bool
is_same_for_all(const struct appraisal_result *r, size_t k)
{
	size_t i;

	for (i = 0; i < r->n_options; i++)
		if (!r->options[i].has[k] ||
		    fabs(r->options[i].raw[k] - r->options[0].raw[k]) > 1e-9)
			return false;
	return r->n_options > 1;
}

static void
separates_nothing(struct diags *d, const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	size_t i;

	for (i = 0; i < r->n_criteria && i < ap->criteria.n; i++) {
		const struct criterion *c = &ap->criteria.items[i];

		if (is_given(c->ends) || !is_same_for_all(r, i))
			continue;
		diag_add(d, RULE_O407, c->rec.at, &ap->rec,
		    "Every option of the appraisal “%s” has the same score on "
		    "“%s”, so it decides nothing", check_label(d, &ap->rec),
		    check_label(d, &c->rec));
		diag_help(d, "Look again at those scores, or leave the "
		    "criterion out and give its weight to the others.");
	}
}

static void
weight_without_reason(struct diags *d, const struct appraisal *ap)
{
	const struct criterion *first = NULL;
	size_t i, k = 0, n = 0;
	struct buf b;

	for (i = 0; i < ap->criteria.n; i++)
		n += is_set(ap->criteria.items[i].weight) &&
		    !is_given(ap->criteria.items[i].why);
	if (n == 0)
		return;
	buf_init(&b, d->arena);
	for (i = 0; i < ap->criteria.n; i++) {
		const struct criterion *c = &ap->criteria.items[i];

		if (!is_set(c->weight) || is_given(c->why))
			continue;
		if (first == NULL)
			first = c;
		check_list(&b, k++, n, check_label(d, &c->rec));
	}
	diag_add(d, RULE_O408, first->weight.v.at, &ap->rec,
	    "The appraisal “%s” gives no reason for the weight of %s",
	    check_label(d, &ap->rec), buf_text(&b));
	diag_help(d, "Add “why:” to each: whose judgement it is, and what it "
	    "rests on.");
}

/* ---- O409 ---- */

static void
finely_balanced(struct diags *d, const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	const char *flip;

	if (!r->finely_balanced || r->leader == NULL)
		return;
	flip = appraisal_flip_text(d->arena, r);
	if (r->joint_leaders)
		diag_add(d, RULE_O409, ap->rec.at, &ap->rec,
		    "In the appraisal “%s” several options share the highest "
		    "total", check_label(d, &ap->rec));
	else
		diag_add(d, RULE_O409, ap->rec.at, &ap->rec,
		    "The appraisal “%s” is finely balanced: small changes of "
		    "the weights put another option than “%s” first",
		    check_label(d, &ap->rec),
		    check_label(d, &r->leader->option->rec));
	if (flip != NULL)
		diag_help(d, "Do not let the totals decide alone: %s", flip);
	else
		diag_help(d, "Do not let the totals decide alone; say under "
		    "“why:” of the decision what does.");
}

/* ---- O411 ---- */

static const struct criterion *
same_measure(const struct appraisal *ap, size_t i)
{
	const struct rec *m = ap->criteria.items[i].measures.to;
	size_t j;

	for (j = 0; m != NULL && j < i; j++)
		if (ap->criteria.items[j].measures.to == m)
			return &ap->criteria.items[j];
	return NULL;
}

static void
counted_twice(const struct plan *p, struct diags *d,
    const struct appraisal *ap)
{
	size_t i;
	struct words w;

	for (i = 0; i < ap->criteria.n; i++) {
		const struct criterion *c = &ap->criteria.items[i];
		const struct criterion *other = same_measure(ap, i);
		const char *name = check_label(d, &c->rec);

		if (other != NULL) {
			diag_add(d, RULE_O411, c->measures.v.at, &ap->rec,
			    "The criteria “%s” and “%s” measure the same "
			    "thing, so it counts twice",
			    check_label(d, &other->rec), name);
			diag_help(d, "Make one criterion of the two.");
			diag_also(d, other->measures.v.at, "the other one");
		} else if (is_set(ap->budget) && is_set(c->title) &&
		    !is_given(c->ends) &&
		    words_find(c->title.v.raw, PHRASES(p, COST_WORD), &w)) {
			diag_add(d, RULE_O411,
			    words_place(p, &c->title.v, w.at, w.len),
			    &ap->rec, "The criterion “%s” counts what the "
			    "budget of the appraisal “%s” decides already",
			    name, check_label(d, &ap->rec));
			diag_help(d, "Take cost out of the criteria and "
			    "compare it beside the totals, or leave “budget” "
			    "out.");
		}
	}
}

/* ---- O412, O414 ---- */

static bool
gives_a_reason(const struct option *o)
{
	size_t i;

	for (i = 0; i < o->scores.n; i++)
		if (is_given(o->scores.items[i].why))
			return true;
	return false;
}

/* The favoured option, or the leader where nothing is decided yet: the one
   whose scores will be asked about. */
static void
score_without_reason(struct diags *d, const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	const struct option *o = NULL;

	if (ap->decision.favour.n == 1)
		o = (const void *)ap->decision.favour.items[0].to;
	else if (ap->decision.favour.n == 0 && r->leader != NULL)
		o = r->leader->option;
	if (o == NULL || o->scores.n == 0 || gives_a_reason(o))
		return;
	diag_add(d, RULE_O412, o->rec.at, &o->rec,
	    "No score of the option “%s”, which is to be chosen, has a reason",
	    check_label(d, &o->rec));
	diag_help(d, "Say what its scores rest on, as in “%s: {score: 3, why: "
	    "…}”.", o->scores.items[0].criterion.to != NULL ?
	    check_label(d, o->scores.items[0].criterion.to) : "impact");
}

static bool
is_same_body(const struct rec *a, const struct rec *b)
{
	const struct partner *x = (const void *)a, *y = (const void *)b;

	return a == b || x->part_of.to == b || y->part_of.to == a;
}

static bool
is_provider(const struct option *o, const struct rec *body)
{
	size_t i;

	for (i = 0; body != NULL && i < o->provider.n; i++)
		if (o->provider.items[i].to != NULL &&
		    is_same_body(o->provider.items[i].to, body))
			return true;
	return false;
}

/* Nobody else scored it. */
static void
scored_by_provider(struct diags *d, const struct option *o)
{
	size_t i;

	if (o->scored_by.n == 0)
		return;
	for (i = 0; i < o->scored_by.n; i++) {
		const struct person_ref *who = &o->scored_by.items[i];
		const struct rec *body = who->partner != NULL ?
		    &who->partner->rec : NULL;

		if (body == NULL && who->person != NULL)
			body = who->person->partner.to;
		if (!is_provider(o, body))
			return;
	}
	diag_add(d, RULE_O414, o->scored_by.v.at, &o->rec,
	    "The option “%s” was scored by its own provider alone",
	    check_label(d, &o->rec));
	diag_help(d, "Have somebody score it who gains nothing from it, and "
	    "add them to “scored-by”.");
}

void
check_scoring(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i, j;

	for (i = 0; i < p->appraisals.n; i++) {
		const struct appraisal *ap = &p->appraisals.items[i];

		separates_nothing(d, &a->appraisals[i]);
		weight_without_reason(d, ap);
		finely_balanced(d, &a->appraisals[i]);
		counted_twice(p, d, ap);
		score_without_reason(d, &a->appraisals[i]);
		for (j = 0; j < ap->options.n; j++)
			scored_by_provider(d, &ap->options.items[j]);
	}
}
