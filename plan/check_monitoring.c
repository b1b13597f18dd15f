#include "check_util.h"

/* M801: how often does anybody look? */
void
check_monitoring(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	const struct monitoring *m = &p->monitoring;

	(void)a;
	if (is_set(m->cycle) || m->cycle.v.state == VAL_BAD)
		return;
	if (!rec_given(*m))
		diag_add(d, RULE_M801, check_plan_place(p), NULL,
		    "The plan does not say how often its progress is "
		    "reviewed");
	else if (is_absent(m->cycle))
		diag_add(d, RULE_M801, m->rec.at, NULL,
		    "The monitoring does not say how often progress is "
		    "reviewed");
	else
		diag_add(d, RULE_M801, m->cycle.v.at, NULL,
		    "How often progress is reviewed is still to be settled");
	diag_help(d, "Say who reviews it and how often, as in “monitoring: "
	    "{cycle: quarterly, body: Health and Wellbeing Board}”.");
}
