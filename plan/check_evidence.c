#include "arena.h"
#include "check_util.h"
#include "field.h"

/* Step 2: what the plan claims, and what it rests the claims on. */

static bool
cites_nothing(const struct refs *r)
{
	return r->n == 0 && r->v.state != VAL_BAD;
}

static void
offer_evidence(const struct plan *p, struct diags *d)
{
	const char *ids = CHECK_IDS(d, p->evidence);

	if (ids != NULL)
		diag_help(d, "Add “evidence:” with what it rests on, such as "
		    "%s, or describe a new source under “evidence”.", ids);
	else
		diag_help(d, "Describe the source under “evidence” with an "
		    "id, and name that id here as “evidence:”.");
}

/* V301.  Of the factors those that the plan itself calls critical. */
void
check_claims(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i, j;

	(void)a;
	for (i = 0; i < p->needs.n; i++) {
		const struct need *n = &p->needs.items[i];

		if (!cites_nothing(&n->evidence))
			continue;
		diag_add(d, RULE_V301, n->rec.at, &n->rec,
		    "The need “%s” cites no evidence",
		    check_label(d, &n->rec));
		offer_evidence(p, d);
	}
	for (i = 0; i < p->forecasts.n; i++) {
		const struct forecast *f = &p->forecasts.items[i];

		for (j = 0; j < f->factors.n; j++) {
			const struct factor *x = &f->factors.items[j];

			if (!is_set(x->critical) || !x->critical.yes ||
			    !cites_nothing(&x->evidence))
				continue;
			diag_add(d, RULE_V301, x->rec.at, &x->rec,
			    "The critical factor “%s” cites no evidence",
			    check_label(d, &x->rec));
			offer_evidence(p, d);
		}
	}
}

/* ---- V303 ---- */

/* The last day that a piece of evidence is about. */
static day
evidence_day(const struct evidence *e, struct span *at)
{
	if (is_set(e->period)) {
		*at = e->period.v.at;
		return e->period.last;
	}
	if (is_set(e->published) && !e->published.ongoing) {
		*at = e->published.v.at;
		return e->published.last;
	}
	return DAY_NONE;
}

static int
whole_years(day from, day to)
{
	int years = 0;

	while (day_add_months(from, 12 * (years + 1)) <= to)
		years++;
	return years;
}

static void
stale(struct diags *d, const struct plan *p, const struct evidence *e,
    day last, struct span at)
{
	diag_add(d, RULE_V303, at, &e->rec,
	    "The evidence “%s” is of %s, %d years before the day of this check, "
	    "%s", check_label(d, &e->rec), check_day(d, last),
	    whole_years(last, p->as_of), check_day(d, p->as_of));
	diag_help(d, "Look for a later release; if this is still the best "
	    "there is, accept the finding and say why it still holds.");
}

void
check_stale(const struct plan *p, const struct analysis *a, struct diags *d)
{
	double days = check_threshold(p, RULE_V303, "days", -1);
	size_t i;

	(void)a;
	if (p->as_of == DAY_NONE)
		return;
	for (i = 0; i < p->evidence.n; i++) {
		const struct evidence *e = &p->evidence.items[i];
		struct span at = e->rec.at;
		day last = evidence_day(e, &at), limit;

		if (last == DAY_NONE)
			continue;
		limit = days < 0 ? day_add_months(last, 36) :
		    last + (day)days;
		if (limit < p->as_of)
			stale(d, p, e, last, at);
	}
}

/* ---- V310 ---- */

static void
mark_cited(const struct evidence *e, const struct rec *by, void *cited)
{
	(void)by;
	((bool *)cited)[e->rec.index] = true;
}

void
check_uncited(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	bool *cited;
	size_t i;

	(void)a;
	if (p->evidence.n == 0)
		return;
	cited = arena_array(d->arena, p->evidence.n, sizeof(bool));
	plan_each_citation(p, mark_cited, cited);
	for (i = 0; i < p->evidence.n; i++) {
		const struct evidence *e = &p->evidence.items[i];
		const char *name = check_label(d, &e->rec);

		if (cited[i])
			continue;
		diag_add(d, RULE_V310, e->rec.at, &e->rec,
		    "Nothing in the plan cites the evidence “%s”", name);
		if (is_set(e->rec.id))
			diag_help(d, "Add %s to the “evidence” of the need, "
			    "option or answer that rests on it, or leave it "
			    "out.", name);
		else
			diag_help(d, "Give it an id and name that id in the "
			    "“evidence” of the need, option or answer that "
			    "rests on it, or leave it out.");
	}
}
