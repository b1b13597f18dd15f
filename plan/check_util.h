#ifndef PLAN_CHECK_UTIL_H
#define PLAN_CHECK_UTIL_H

#include "analysis.h"
#include "buf.h"
#include "check.h"

/*
 * What the checks have in common, and the checks themselves: each is a row
 * of checks[] in check.c.
 */

/* The name of a record inside a sentence: its id, else its title (cut when
   it is long), else "no. 3".  The sentence says what kind of record it is. */
const char *check_label(struct diags *, const struct rec *);

/* Where a finding about the plan as a whole points: at its title. */
struct span check_plan_place(const struct plan *);

/* "a", "a and b", "a, b and c": call for i = 0 … n - 1. */
void	check_list(struct buf *, size_t i, size_t n, const char *);

/*
 * The ids of a list of records, for a remedy: at most three, then how many
 * more there are; NULL when none of them has an id.
 */
const char *check_ids(struct diags *, const void *items, size_t n,
	    size_t size);
#define CHECK_IDS(d, list) \
	check_ids((d), (list).items, (list).n, sizeof(*(list).items))

/* "1 Sep 2026". */
const char *check_day(struct diags *, day);

/*
 * A parent is judged on its lead alone (its sub-actions do the work), and a
 * cancelled action on nothing; one that is complete needs no dates any more.
 */
bool	check_judges(const struct analysis *, size_t action);
bool	check_cancelled(const struct analysis *, size_t action);
bool	check_complete_action(const struct analysis *, size_t action);

/* The setting of a rule in `checks:`, or NULL; the plan's own file wins
   over one that it includes. */
const struct rule_setting *check_setting(const struct plan *, enum rule);

/* By index: is the outcome some other's parent? */
bool	*check_outcomes_with_parts(const struct plan *, struct diags *);

/* Is there a number in this text that is not part of a date or a label? */
bool	check_has_number(const struct plan *, const char *);

check_fn check_leads;		/* S102 S103 S129 */
check_fn check_dates;		/* S105 S128 S129 */
check_fn check_milestones;	/* S106 S107 */
check_fn check_success;		/* S110 */
check_fn check_resources;	/* S113 */
check_fn check_actions;		/* S104 S111 S125 S126 S127 S130 */
check_fn check_wording;		/* S101 S119 */
check_fn check_cycles;		/* S120 */
check_fn check_schedule;	/* S108 S115 S121 */
check_fn check_money;		/* S116 S117 */
check_fn check_outcomes;	/* S122 S123 */
check_fn check_baselines;	/* T201 */
check_fn check_sources;		/* T202 */
check_fn check_targets;		/* T206 T222 */
check_fn check_series;		/* T203 T210 … T215 T218 T219 T221 */
check_fn check_ambition;	/* T204 T205 T207 T209 T216 T224 */
check_fn check_totals;		/* T223 */
check_fn check_typed;		/* T225 */
check_fn check_claims;		/* V301 */
check_fn check_stale;		/* V303 */
check_fn check_uncited;		/* V310 */
check_fn check_evidence;	/* V302 V304 V305 V309 V313 V314 */
check_fn check_needs;		/* V307 V308 V311 V312 V315 V316 V317 */
check_fn check_options;		/* O401 O403 O404 O410 */
check_fn check_scoring;		/* O407 O408 O409 O411 O412 O414 */
check_fn check_appraisals;	/* O402 O405 O406 O415 … O419 O422 O423 */
check_fn check_chains;		/* D501 … D507 D515 D519 D521 */
check_fn check_network;		/* D508 … D514 D516 D517 D518 D520 */
check_fn check_risks;		/* R601 R602 */
check_fn check_register;	/* R603 … R608 */
check_fn check_proofing;	/* P701 P711 P714 */
check_fn check_effects;		/* P702 … P715 P721 */
check_fn check_duties;		/* P716 P717 P719 */
check_fn check_monitoring;	/* M801 */
check_fn check_progress;	/* M802 … M805 */
check_fn check_publish;		/* M807 M808 M810 M812 M815 */
check_fn check_complete;	/* M813 */

#endif
