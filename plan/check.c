#include <string.h>

#include "check_live.h"
#include "check_util.h"

/*
 * The order of the run.  Findings are sorted by place in the end, so that
 * only those at one and the same place show it.  The delivery chains come last:
 * their answers are held against what the others have found.
 */
static const struct {
	const char	*name;
	check_fn	*run;
} checks[] = {
	{ "live",	check_live_figures },
	{ "leads",	check_leads },
	{ "dates",	check_dates },
	{ "milestones",	check_milestones },
	{ "success",	check_success },
	{ "resources",	check_resources },
	{ "actions",	check_actions },
	{ "wording",	check_wording },
	{ "cycles",	check_cycles },
	{ "schedule",	check_schedule },
	{ "money",	check_money },
	{ "outcomes",	check_outcomes },
	{ "baselines",	check_baselines },
	{ "sources",	check_sources },
	{ "targets",	check_targets },
	{ "series",	check_series },
	{ "ambition",	check_ambition },
	{ "totals",	check_totals },
	{ "typed",	check_typed },
	{ "claims",	check_claims },
	{ "stale",	check_stale },
	{ "uncited",	check_uncited },
	{ "evidence",	check_evidence },
	{ "needs",	check_needs },
	{ "options",	check_options },
	{ "scoring",	check_scoring },
	{ "appraisals",	check_appraisals },
	{ "risks",	check_risks },
	{ "register",	check_register },
	{ "proofing",	check_proofing },
	{ "effects",	check_effects },
	{ "duties",	check_duties },
	{ "monitoring",	check_monitoring },
	{ "progress",	check_progress },
	{ "publish",	check_publish },
	{ "chains",	check_chains },
	{ "network",	check_network },
	{ "complete",	check_complete },
};

/* ---- a finding that follows from another is not reported ---- */

/*
 * A value that could not be read is marked so, and checks pass over it.
 * These faults lose more: a whole field, or a series, seems to be absent.
 */
static bool
loses_fields(enum rule rule)
{
	return rule == RULE_E003 || rule == RULE_E005 || rule == RULE_E013 ||
	    rule == RULE_E016 || rule == RULE_E022;
}

static bool
loses_references(enum rule rule)
{
	return rule == RULE_E010 || rule == RULE_E011 || rule == RULE_E012;
}

/* What is found because nothing refers to something. */
static bool
rests_on_references(enum rule rule)
{
	static const enum rule rules[] = { RULE_S123, RULE_T207, RULE_T208,
		RULE_T211, RULE_T216, RULE_V304, RULE_V309, RULE_V310,
		RULE_V315, RULE_V317, RULE_O423, RULE_D505, RULE_P713 };
	size_t i;

	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i] == rule)
			return true;
	return false;
}

static bool
is_structure_error(const struct diag *f)
{
	return f->level == LEVEL_ERROR &&
	    rule_family(f->rule) == FAMILY_STRUCTURE;
}

/* A fault of no known record may have lost anything: nothing can be judged
   until it is mended. */
static bool
anything_lost(const struct diags *d)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (is_structure_error(&d->v[i]) && d->v[i].item == NULL)
			return true;
	return false;
}

static bool
is_within(const struct rec *r, const struct rec *whole)
{
	for (; r != NULL; r = r->owner)
		if (r == whole)
			return true;
	return false;
}

/* Does the finding follow from a structure error among the first n? */
static bool
follows(const struct diags *d, size_t n, const struct diag *f)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct diag *e = &d->v[i];

		if (!is_structure_error(e))
			continue;
		if (loses_fields(e->rule) && f->item != NULL &&
		    (is_within(e->item, f->item) ||
		    is_within(f->item, e->item)))
			return true;
		if (loses_references(e->rule) &&
		    rests_on_references(f->rule))
			return true;
	}
	return false;
}

static void
drop_followers(struct diags *d, size_t n)
{
	size_t i, kept = n;

	for (i = n; i < d->n; i++)
		if (is_structure_error(&d->v[i]) || !follows(d, n, &d->v[i]))
			d->v[kept++] = d->v[i];
	d->n = kept;
}

void
check_plan(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i, n = d->n;

	if (anything_lost(d))
		return;
	for (i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		checks[i].run(p, a, d);
	if (n > 0)
		drop_followers(d, n);
}

double
check_threshold(const struct plan *p, enum rule rule, const char *name,
    double fallback)
{
	const struct rule_setting *s = check_setting(p, rule);
	const struct number *n;

	if (s == NULL)
		return fallback;
	if (strcmp(name, "days") == 0)
		n = &s->days;
	else if (strcmp(name, "percent") == 0)
		n = &s->percent;
	else
		n = &s->count;
	return is_set(*n) ? n->x : fallback;
}

/*
 * CHECKS, the table of what fails when.  A plan that calls itself approved
 * is never let off its errors, whatever is asked for.
 */
bool
diags_fail(const struct diags *d, const struct plan *p, bool strict,
    enum fail_on on)
{
	bool errors = false, warnings = strict;

	switch (on) {
	case FAIL_DEFAULT:
	case FAIL_STRUCTURE:
		break;
	case FAIL_ERROR:
		errors = true;
		break;
	case FAIL_WARNING:
		warnings = true;
		break;
	}
	if (is_set(p->plan.status) && p->plan.status.i == PLAN_APPROVED)
		errors = true;
	if (diags_has_structure_error(d))
		return true;
	if ((errors || warnings) && diags_count(d, LEVEL_ERROR) > 0)
		return true;
	return warnings && diags_count(d, LEVEL_WARNING) > 0;
}
