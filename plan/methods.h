#ifndef PLAN_METHODS_H
#define PLAN_METHODS_H

#include "analysis.h"

/* The methods that analyse() calls in turn; what they fill is declared in
   analysis.h. */

void	indicator_measure(struct arena *, const struct indicator *,
	    struct indicator_result *);
void	appraise(struct arena *, const struct appraisal *,
	    struct appraisal_result *);
/* After appraise(): stability intervals and flips, then the verdict.  How
   often each option comes in each rank, near the agreed weights and at any
   weights, is for documents alone: no verdict hangs on it. */
void	stability_measure(struct arena *, struct appraisal_result *);
void	appraisal_judge(struct arena *, struct appraisal_result *);
void	appraisal_draw(struct arena *, struct appraisal_result *);
/* Costs, present value and what is efficient; as of a day. */
void	costs_measure(struct arena *, day, struct appraisal_result *);
/* Each panel's ranking, by its own weights and scores. */
void	panels_measure(struct arena *, struct appraisal_result *);
/* How far each weight and score moves the lead. */
void	swings_measure(struct arena *, struct appraisal_result *);
/* The best set within the budget; needs costs.  Then how often each option
   is in it when weights are drawn. */
void	sets_measure(struct arena *, struct appraisal_result *);
void	sets_draw(struct arena *, struct appraisal_result *);
/* appraise() with a panel's weights in place of the agreed ones: one for
   each criterion, 0 where it gave none. */
void	appraise_weighted(struct arena *, const struct appraisal *,
	    const double *weights, struct appraisal_result *);
void	chain_score(const struct chain *, struct chain_result *);
/* Which nodes the chain hangs on. */
void	chain_reach(struct arena *, const struct chain *,
	    struct chain_result *);
void	risk_score(const struct risk *, struct risk_result *);
/* Other areas, groups and localities; needs the points. */
void	comparisons_measure(struct arena *, struct indicator_result *);
void	inequalities_measure(struct arena *, struct indicator_result *);
void	localities_measure(struct arena *, struct indicator_result *);
/* When each target can be judged. */
void	releases_measure(struct arena *, struct indicator_result *);
/* All actions at once: they wait for and belong to each other. */
void	status_measure(const struct plan *, struct arena *,
	    struct action_result *);
/* Where the scenarios of its forecast lead; needs gaps. */
void	scenarios_measure(const struct plan *, struct arena *,
	    struct indicator_result *);
/* What actions claim to add to an indicator; needs gaps and statuses. */
void	contributions_measure(const struct plan *, struct arena *,
	    const struct action_result *, struct indicator_result *);
/* Float and critical path; then load.  Both need the statuses. */
void	schedule_measure(const struct plan *, struct arena *,
	    struct action_result *, struct schedule_result *);
void	workload_measure(const struct plan *, struct arena *,
	    const struct action_result *, struct schedule_result *);
void	money_measure(const struct plan *, struct arena *,
	    const struct action_result *, struct money_result *);

/* The option's score on a criterion if it can be used, or NULL. */
const struct score *usable_score(const struct option *,
	    const struct criterion *);

/* First day of the fiscal year that holds this day. */
day	fiscal_year_start(const struct value_context *, day);

#endif
