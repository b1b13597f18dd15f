#include "arena.h"
#include "check_util.h"

/* What the risk register says of each risk: R603 to R608. */

static void
mitigation(struct diags *d, const struct risk_result *r)
{
	const struct risk *x = r->risk;
	const char *name = check_label(d, &x->rec);

	if (is_given(x->actions))
		return;
	if (is_given(x->mitigation))
		diag_add(d, RULE_R603, x->mitigation.v.at, &x->rec,
		    "The mitigation of the risk “%s” is no action of the plan",
		    name);
	else if (risk_band_of(r->before) >= RISK_HIGH)
		diag_add(d, RULE_R603, x->rec.at, &x->rec,
		    "Nothing is done about the risk “%s”, which is scored %d",
		    name, r->before);
	else
		return;
	diag_help(d, "Name the action that reduces it with “actions:”, or add "
	    "one, with a lead and a date.");
}

static void
residual(struct diags *d, const struct risk_result *r)
{
	const struct risk *x = r->risk;

	if (r->before == 0 || r->after <= r->before)
		return;
	diag_add(d, RULE_R604, x->residual.rec.at, &x->rec,
	    "The risk “%s” is larger after its mitigation, %d, than before, %d",
	    check_label(d, &x->rec), r->after, r->before);
	diag_help(d, "Correct the scores: what is left can be %d at most.",
	    r->before);
}

static void
contingency(struct diags *d, const struct risk_result *r)
{
	const struct risk *x = r->risk;

	if (risk_band_of(r->before) != RISK_SEVERE ||
	    is_given(x->contingency))
		return;
	diag_add(d, RULE_R605, x->rec.at, &x->rec,
	    "The risk “%s” is severe (%d), and nothing says what will be done "
	    "if it comes", check_label(d, &x->rec), r->before);
	diag_help(d, "Add “contingency:” with the first thing to be done, and "
	    "who decides it.");
}

static void
influence(struct diags *d, const struct risk *x)
{
	if (is_given(x->local_influence))
		return;
	diag_add(d, RULE_R606, x->rec.at, &x->rec,
	    "The risk “%s” does not say whether local partners can influence "
	    "it", check_label(d, &x->rec));
	diag_help(d, "Add “local-influence: yes”, partly or no; what nobody "
	    "here can influence needs a contingency, not a mitigation.");
}

static const struct rec *
body_of(const struct person_ref *r)
{
	if (r->partner != NULL)
		return &r->partner->rec;
	return r->person != NULL ? r->person->partner.to : NULL;
}

/* The first partner who is not the owner's own, or NULL. */
static const char *
another_partner(const struct plan *p, const struct rec *own)
{
	size_t i;

	for (i = 0; i < p->partners.n; i++)
		if (&p->partners.items[i].rec != own &&
		    is_set(p->partners.items[i].rec.id))
			return p->partners.items[i].rec.id.v.raw;
	return NULL;
}

static void
shared(const struct plan *p, struct diags *d, const struct risk *x)
{
	const struct rec *own = body_of(&x->owner);
	const char *other = another_partner(p, own);
	size_t i;

	for (i = 0; i < x->shared_with.n; i++)
		if (x->shared_with.items[i].to == NULL ||
		    x->shared_with.items[i].to != own)
			return;
	diag_add(d, RULE_R607,
	    is_given(x->shared_with) ? x->shared_with.v.at : x->rec.at,
	    &x->rec, "The risk “%s” is its owner's alone",
	    check_label(d, &x->rec));
	diag_help(d, other == NULL ? "Name under “shared-with:” another partner "
	    "whom it would hit or who could help." : "Name under "
	    "“shared-with:” another partner whom it would hit or who could "
	    "help, such as %s.", other);
}

static void
critical_factor(const struct plan *p, struct diags *d,
    const struct factor *f)
{
	const char *ids = CHECK_IDS(d, p->risks);

	if (!is_set(f->critical) || !f->critical.yes || is_given(f->risk))
		return;
	diag_add(d, RULE_R608, f->rec.at, &f->rec,
	    "The factor “%s” is critical, and no risk is kept for it",
	    check_label(d, &f->rec));
	if (ids != NULL)
		diag_help(d, "Name the risk that it would go wrong, such as "
		    "%s, with “risk:”, or add one.", ids);
	else
		diag_help(d, "Add the risk that it goes wrong, and name it "
		    "with “risk:”.");
}

void
check_register(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i, j;

	for (i = 0; i < p->risks.n; i++) {
		const struct risk_result *r = &a->risks[i];

		mitigation(d, r);
		residual(d, r);
		contingency(d, r);
		influence(d, r->risk);
		shared(p, d, r->risk);
	}
	for (i = 0; i < p->forecasts.n; i++)
		for (j = 0; j < p->forecasts.items[i].factors.n; j++)
			critical_factor(p, d,
			    &p->forecasts.items[i].factors.items[j]);
}
