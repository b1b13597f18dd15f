#include "arena.h"
#include "check_util.h"

/* Step 4: is the appraisal one, and does the decision follow from it? */

/* ---- O401 ---- */

static void
too_few_options(struct diags *d, const struct appraisal *ap)
{
	const char *name = check_label(d, &ap->rec);

	if (ap->options.n == 0)
		diag_add(d, RULE_O401, ap->rec.at, &ap->rec,
		    "The appraisal “%s” has no options", name);
	else
		diag_add(d, RULE_O401, ap->options.items[0].rec.at, &ap->rec,
		    "The appraisal “%s” has a single option, so there is "
		    "nothing to choose between", name);
	diag_help(d, "Add what else could be done; the first to add is "
	    "carrying on as now: “{id: as-now, title: Carry on as now, "
	    "kind: baseline}”.");
}

/* ---- O403 ---- */

struct weights {
	size_t	 given, missing, zero;
	bool	 bad;				/* reported already */
	const struct criterion *negative;	/* first of each */
	const struct criterion *without;
};

static struct weights
weights_of(const struct appraisal *ap)
{
	struct weights w = { 0 };
	size_t i;

	for (i = 0; i < ap->criteria.n; i++) {
		const struct criterion *c = &ap->criteria.items[i];

		if (c->weight.v.state == VAL_BAD)
			w.bad = true;
		else if (!is_set(c->weight)) {
			w.missing++;
			if (w.without == NULL)
				w.without = c;
		} else {
			w.given++;
			w.zero += c->weight.x == 0;
			if (c->weight.x < 0 && w.negative == NULL)
				w.negative = c;
		}
	}
	return w;
}

static void
no_weights(struct diags *d, const struct appraisal *ap)
{
	diag_add(d, RULE_O403, ap->rec.at, &ap->rec,
	    "No criterion of the appraisal “%s” has a weight, so it has no "
	    "totals; only options that are beaten on every criterion are "
	    "shown", check_label(d, &ap->rec));
	diag_help(d, "Give each of the %zu criteria a weight, as in "
	    "“weight: 25”; they need not add up to 100.", ap->criteria.n);
	diag_level(d, LEVEL_NOTE);
}

static void
some_weights(struct diags *d, const struct appraisal *ap,
    const struct weights *w)
{
	const struct criterion *c = w->without;
	struct span at = is_given(c->weight) ? c->weight.v.at : c->rec.at;

	if (w->missing == 1)
		diag_add(d, RULE_O403, at, &ap->rec,
		    "The criterion “%s” of the appraisal “%s” has no weight, "
		    "and the others have", check_label(d, &c->rec),
		    check_label(d, &ap->rec));
	else
		diag_add(d, RULE_O403, at, &ap->rec,
		    "%zu of the %zu criteria of the appraisal “%s” have no "
		    "weight; the first is “%s”", w->missing, ap->criteria.n,
		    check_label(d, &ap->rec), check_label(d, &c->rec));
	diag_help(d, "Give each criterion a weight beside those of the "
	    "others; 0 if it should not count.");
}

static void
weights(struct diags *d, const struct appraisal *ap)
{
	struct weights w = weights_of(ap);
	const char *name = check_label(d, &ap->rec);

	if (w.bad || ap->criteria.n == 0)
		return;
	if (w.negative != NULL) {
		diag_add(d, RULE_O403, w.negative->weight.v.at, &ap->rec,
		    "The criterion “%s” of the appraisal “%s” has the "
		    "negative weight %s", check_label(d, &w.negative->rec),
		    name, w.negative->weight.v.raw);
		diag_help(d, "Weights are 0 or more; where a lower score is "
		    "better say so with the ends of the score, as in "
		    "“from: 5, to: 0”.");
	} else if (w.given == 0)
		no_weights(d, ap);
	else if (w.without != NULL)
		some_weights(d, ap, &w);
	else if (w.zero == w.given) {
		diag_add(d, RULE_O403, ap->criteria.items[0].weight.v.at,
		    &ap->rec, "All weights of the appraisal “%s” are 0, so "
		    "nothing counts", name);
		diag_help(d, "Give at least one of the %zu criteria a weight "
		    "above 0.", ap->criteria.n);
	}
}

/* ---- O404 ---- */

static const struct score *
score_on(const struct option *o, const struct criterion *c)
{
	size_t i;

	for (i = 0; i < o->scores.n; i++)
		if (o->scores.items[i].criterion.to == &c->rec)
			return &o->scores.items[i];
	return NULL;
}

/* A score that is off the scale is E017's, an unreadable one the loader's;
   a criterion without ends is shown but enters no total. */
static bool
score_missing(const struct option *o, const struct criterion *c)
{
	const struct score *s = score_on(o, c);

	if (is_given(c->ends))
		return false;
	return s == NULL || s->score.v.state == VAL_ABSENT ||
	    s->score.v.state == VAL_TBC ||
	    s->score.v.state == VAL_AS_WRITTEN;
}

static size_t
missing_scores(const struct appraisal *ap, const struct option *o)
{
	size_t i, n = 0;

	for (i = 0; i < ap->criteria.n; i++)
		n += score_missing(o, &ap->criteria.items[i]);
	return n;
}

static void
option_not_scored(struct diags *d, const struct appraisal *ap,
    const struct option *o, size_t missing)
{
	struct buf names;
	size_t i, k = 0;

	buf_init(&names, d->arena);
	for (i = 0; i < ap->criteria.n; i++)
		if (score_missing(o, &ap->criteria.items[i]))
			check_list(&names, k++, missing,
			    check_label(d, &ap->criteria.items[i].rec));
	diag_add(d, RULE_O404, o->rec.at, &o->rec,
	    "The option “%s” of the appraisal “%s” has no score for %s",
	    check_label(d, &o->rec), check_label(d, &ap->rec),
	    buf_text(&names));
	diag_help(d, "Add to its scores a number for %s, or a range such as "
	    "“2 .. 4” where nobody is sure; until then the option has no "
	    "total.", buf_text(&names));
}

static void
scores(struct diags *d, const struct appraisal *ap)
{
	size_t i, scored = 0;

	for (i = 0; i < ap->options.n; i++)
		scored += ap->options.items[i].scores.n;
	if (scored == 0) {
		diag_add(d, RULE_O404, ap->rec.at, &ap->rec,
		    "None of the %zu options of the appraisal “%s” is scored",
		    ap->options.n, check_label(d, &ap->rec));
		diag_help(d, "Score each option on each of the %zu criteria, "
		    "as in “scores: {%s: 3}”.", ap->criteria.n,
		    check_label(d, &ap->criteria.items[0].rec));
		return;
	}
	for (i = 0; i < ap->options.n; i++) {
		const struct option *o = &ap->options.items[i];
		size_t missing = missing_scores(ap, o);

		if (missing > 0)
			option_not_scored(d, ap, o, missing);
	}
}

/* ---- O410 ---- */

static const struct option_result *
result_of(const struct appraisal_result *r, const struct rec *o)
{
	size_t i;

	for (i = 0; i < r->n_options; i++)
		if (&r->options[i].option->rec == o)
			return &r->options[i];
	return NULL;
}

/*
 * At the strategic level one option is favoured and should come first.  At
 * selection a set is, which is judged against its budget and not by rank.
 */
static void
favoured(struct diags *d, const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	const struct refs *favour = &ap->decision.favour;
	const struct option_result *o;
	const char *first;

	if (r->no_totals != NULL || r->leader == NULL || favour->n != 1 ||
	    (is_set(ap->level) && ap->level.i == APPRAISAL_SELECTION) ||
	    is_given(ap->decision.despite))
		return;
	o = result_of(r, favour->items[0].to);
	/* Beaten on every criterion is O405's. */
	if (o == NULL || !o->scored || o->rank == 1 || o->dominated_by != NULL)
		return;
	first = check_label(d, &r->leader->option->rec);
	diag_add(d, RULE_O410, favour->items[0].v.at, &ap->rec,
	    "The favoured option “%s” is number %d of %zu, with a total of %s; "
	    "“%s” has %s", check_label(d, &o->option->rec), o->rank,
	    r->n_options, number_text(d->arena, o->total, 1), first,
	    number_text(d->arena, r->leader->total, 1));
	diag_help(d, "Favour “%s”, or say under “despite:” of the decision "
	    "why the lower total was chosen.", first);
	diag_also(d, r->leader->option->rec.at, "the option with the highest "
	    "total");
}

void
check_options(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	for (i = 0; i < p->appraisals.n; i++) {
		const struct appraisal *ap = &p->appraisals.items[i];

		weights(d, ap);
		if (ap->options.n < 2)
			too_few_options(d, ap);
		if (ap->options.n > 0 && ap->criteria.n > 0)
			scores(d, ap);
		favoured(d, &a->appraisals[i]);
	}
}
