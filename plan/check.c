#include <string.h>

#include "check_util.h"

/*
 * The order of the run.  Findings are sorted by place in the end, so that
 * only those at one and the same place show it.
 */
static const struct {
	const char	*name;
	check_fn	*run;
} checks[] = {
	{ "leads",	check_leads },
	{ "dates",	check_dates },
	{ "milestones",	check_milestones },
	{ "success",	check_success },
	{ "resources",	check_resources },
	{ "cycles",	check_cycles },
	{ "outcomes",	check_outcomes },
	{ "baselines",	check_baselines },
	{ "sources",	check_sources },
	{ "targets",	check_targets },
	{ "claims",	check_claims },
	{ "stale",	check_stale },
	{ "uncited",	check_uncited },
	{ "options",	check_options },
	{ "chains",	check_chains },
	{ "risks",	check_risks },
	{ "proofing",	check_proofing },
	{ "monitoring",	check_monitoring },
	{ "complete",	check_complete },
};

void
check_plan(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	for (i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		checks[i].run(p, a, d);
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
