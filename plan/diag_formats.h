#ifndef PLAN_DIAG_FORMATS_H
#define PLAN_DIAG_FORMATS_H

#include "diag.h"

/* Findings as other programs read them. */

/* SARIF 2.1.0: rules with their help, places, suppressions. */
void	diags_print_sarif(const struct diags *, struct buf *);
/* Commands of GitHub Actions, the most serious first; what is over the
   number that GitHub shows is counted. */
void	diags_print_github(const struct diags *, struct buf *);
/* GitLab's report of code quality. */
void	diags_print_gitlab(const struct diags *, struct buf *);
/* JUnit XML: a finding is a test that failed. */
void	diags_print_junit(const struct diags *, struct buf *);

/*
 * What tells each finding from all others, from one version of the plan to
 * the next: made of its rule and record, not of its line.  16 hex digits,
 * in the order of the findings.
 */
const char **diags_fingerprints(const struct diags *);

#endif
