#include "check_util.h"

/* R601 and R602. */

static void
owner_of(const struct plan *p, struct diags *d, const struct risk *r)
{
	const char *ids = CHECK_IDS(d, p->people);
	const char *name = check_label(d, &r->rec);

	if (is_absent(r->owner))
		diag_add(d, RULE_R602, r->rec.at, &r->rec,
		    "The risk “%s” has no owner", name);
	else if (r->owner.v.state == VAL_TBC)
		diag_add(d, RULE_R602, r->owner.v.at, &r->rec,
		    "The owner of the risk “%s” is still to be confirmed",
		    name);
	else
		return;
	if (ids != NULL)
		diag_help(d, "Name who watches it with “owner:”, such as %s.", ids);
	else
		diag_help(d, "Name who watches it, as in "
		    "“owner: C. Nurse (0-19 service)”.");
}

void
check_risks(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	(void)a;
	if (p->risks.n == 0) {
		diag_add(d, RULE_R601, check_plan_place(p), NULL,
		    "The plan has no risks");
		diag_help(d, "Write down at least what would stop the plan, "
		    "as in “risks: [{id: food-prices, title: Food prices keep "
		    "rising, likelihood: 4, impact: 4, owner: …}]”.");
	}
	for (i = 0; i < p->risks.n; i++)
		owner_of(p, d, &p->risks.items[i]);
}
