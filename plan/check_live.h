#ifndef PLAN_CHECK_LIVE_H
#define PLAN_CHECK_LIVE_H

struct analysis;
struct diags;
struct plan;
struct rec;
struct val;

/* A check_fn: unknown live figures (E025) and pictures without words (M806)
   in the plan's rich text. */
void	check_live_figures(const struct plan *, const struct analysis *,
	    struct diags *);
/* The same of one text, which may stand outside the plan. */
void	check_live_text(const struct analysis *, struct diags *,
	    const struct val *, const struct rec *);

#endif
