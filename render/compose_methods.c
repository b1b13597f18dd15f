#include "compose.h"

/* A sentence on the method behind each kind of figure that is shown. */

static bool
any_indicator(const struct compose *c)
{
	return c->plan->indicators.n > 0;
}

static bool
any_appraisal(const struct compose *c)
{
	return c->plan->appraisals.n > 0;
}

static bool
any_chain(const struct compose *c)
{
	return c->plan->delivery_chains.n > 0;
}

static bool
any_risk(const struct compose *c)
{
	return c->plan->risks.n > 0;
}

static bool
any_action(const struct compose *c)
{
	return c->plan->actions.n > 0;
}

static const struct method {
	bool		(*used)(const struct compose *);
	const char	*figure;
	const char	*text;
} methods[] = {
	{ any_indicator, "To go",
	  "Target less latest figure, or the other way round where lower is "
	  "better. On trend, the forecast takes the place of the latest "
	  "figure. In people: the gap as a share of the population of the "
	  "target's period, or of the latest one known." },
	{ any_indicator, "Path",
	  "Straight lines from the baseline through the targets, unless the "
	  "plan gives its own." },
	{ any_indicator, "Trend and ranges",
	  "Least squares on at least five comparable readings since the last "
	  "break; the ranges are 80% and 95% prediction intervals." },
	{ any_indicator, "Pace",
	  "Needed: what is to go, divided by the years from the latest "
	  "reading to the target's period. Best on record: the fastest "
	  "improvement a year between two comparable readings three years "
	  "apart or more." },
	{ any_indicator, "Real change",
	  "A change is called real when its 95% interval leaves out zero, or "
	  "when a control chart marks the latest reading; the method is named "
	  "beside each verdict." },
	{ any_appraisal, "Option totals",
	  "Each score is put on a scale of 0 to 100, times the criterion's "
	  "share of all weights, and added up. A range counts at its middle. "
	  "An option that is not fully scored has no total." },
	{ any_appraisal, "How firm a choice is",
	  "Clear: first in at least 90% of draws with weights within 30% of "
	  "those agreed, and no weight within 10 points of its value would "
	  "change who leads. Supported: first in at least 60%. Else finely "
	  "balanced." },
	{ any_chain, "Delivery chain",
	  "Red counts −1, amber 0 and green +1 over twelve questions. The "
	  "agreed answer counts, or else the lower middle of the assessors' "
	  "answers. A single point of failure is a member without which two "
	  "others or more are no longer reached from the top." },
	{ any_risk, "Risk score",
	  "Likelihood times impact, each from 1 to 5." },
	{ any_action, "Status of actions",
	  "The worse of what the lead reports and what the dates and "
	  "milestones say on the as-of date." },
	{ any_action, "Money by year",
	  "As given by year, or else spread by days from start to due date." },
};

static void
as_of(struct compose *c, struct block *facts)
{
	if (c->plan->as_of == DAY_NONE)
		doc_fact(c->doc, facts, "As-of date", "Not set: nothing here "
		    "depends on today's date.");
	else
		doc_fact(c->doc, facts, "As-of date", "%s. Lateness is judged "
		    "on this date, never by a clock.",
		    day_text(c->arena, c->plan->as_of, true));
}

void
compose_methods(struct compose *c, struct block *root)
{
	struct block *facts = facts_open(c, root);

	as_of(c, facts);
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (methods[i].used(c))
			fact_text(c, facts, methods[i].figure,
			    methods[i].text);
	doc_para(c->doc, root, PARA_SMALL, "%s", provenance_line(c, true));
}
