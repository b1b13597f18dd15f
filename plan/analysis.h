#ifndef PLAN_ANALYSIS_H
#define PLAN_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>

#include "plan.h"

/*
 * The working-out: every figure that the documents and checks use, computed
 * once from a constant plan.  Each has one definition (docs/methods.md);
 * what cannot be computed is absent with a reason in plain words, never
 * zero.  All results live in the arena that is given.
 */

/* Rounding for print, everywhere: to 15 significant digits, then half away
   from zero to `decimals` places (METHODS 0). */
double	round_shown(double x, int decimals);
/* "24.5", "1,234", "−3.2" (U+2212); decimals < 0: as many as needed, ≤ 3. */
const char *number_text(struct arena *, double x, int decimals);
/* "£45,000", "£1.2m" when short_form; the plan's currency. */
const char *money_text(const struct plan *, struct arena *, double x,
	    bool short_form);
/* A range or one sum, "existing resources", "not costed" …; as written. */
const char *money_value_text(const struct plan *, struct arena *,
	    const struct money *);
/* "31 Mar 2026", or "31 March 2026" when full. */
const char *day_text(struct arena *, day, bool full);
/* A date or period as people read it; "Not set" when absent. */
const char *date_value_text(struct arena *, const struct date *);
const char *period_value_text(struct arena *, const struct period *);
/* "23.0%", "at most 50 children", "maintain within 1 point" … */
const char *target_value_text(struct arena *, const struct indicator *,
	    const struct target_value *);
/* x in the indicator's unit: "25.1%", "13.4 years", "£1,200". */
const char *unit_text(struct arena *, const struct indicator *, double x,
	    int decimals);
/* A difference in the unit: "5.2 points" for percentages. */
const char *unit_gap_text(struct arena *, const struct indicator *, double x,
	    int decimals);
/* People are counted whole below 1,000, to 10 below 10,000, else to 100. */
const char *people_text(struct arena *, double n, const char *noun);

/* ---- indicators ---- */

/* The colour shown, whether of an action or of an indicator. */
enum rag { RAG_NONE, RAG_RED, RAG_AMBER, RAG_GREEN, RAG_COMPLETE,
	RAG_NOT_STARTED, RAG_CANCELLED };

/* In a word, for print; of an indicator that has none, say "Not judged". */
const char *rag_word(enum rag);

struct point {
	const struct reading	*reading;
	double			 t;	/* midpoint, years (METHODS 1) */
	double			 x;
	bool			 hole;	/* NA: x is not a number */
	int			 run;	/* counts breaks passed: 0, 1, … */
	bool			 used;	/* enters trends and paces */
};

struct trend {
	const char	*absent;	/* why there is none; NULL: there is */
	size_t		 n;
	double		 slope, intercept;	/* x = intercept + slope·t */
	double		 s, t_mean, sxx;	/* of the residuals; of t */
	double		 x_mean;		/* the line's value at t_mean */
	double		 t80, t95;		/* Student's t for the bands */
	double		 t_first, t_last;	/* midpoints used */
	const struct reading *from, *to;
};

struct outlook {
	const char	*absent;
	double		 t, mid, lo80, hi80, lo95, hi95;
	bool		 extrapolated;	/* beyond half the record's length */
	bool		 clamped;	/* shown within 0..100 */
};

/* Positive = improvement still to make. */
struct gap_figure {
	const char	*absent;
	double		 unit;		/* in the indicator's unit */
	const char	*no_people;	/* why there is no head-count */
	double		 people;
	const char	*noun;
	double		 population;	/* that the head-count rests on … */
	const char	*population_of;	/* … and its period, where that is not
					   the target's; else NULL */
};

struct pace { const char *absent; double a_year; };

/* A target resolved to a number in the indicator's unit. */
struct target_point {
	const struct target	*target;
	const char		*absent;	/* e.g. word target */
	double			 t, x;
	enum target_kind	 kind;
	const char		*no_release;	/* why; NULL: `release` is … */
	day			 release;	/* … when we shall know */
};

enum verdict { VERDICT_NONE, VERDICT_REAL, VERDICT_NOT_REAL };

struct change {
	const char	*absent;	/* too little to tell, and what would do */
	enum verdict	 verdict;
	double		 diff, lo, hi;	/* later minus earlier, 95% interval */
	bool		 has_interval;	/* lo and hi are there: not by XmR */
	const char	*method;	/* named beside every verdict */
	const struct point *from, *to;
};

/* Limits of ordinary variation (METHODS 1, rules 4 and 5). */
enum assurance { ASSURANCE_NONE, ASSURANCE_MET, ASSURANCE_CANNOT,
	ASSURANCE_HIT_OR_MISS };

struct xmr {
	const char		*absent;
	bool			 trial;	/* 8 to 11 readings: no verdict */
	const struct point	**points;	/* the stretch, by time */
	bool			*marked;	/* part of a signal */
	size_t			 n, n_marked;
	double			 mean, range;	/* of x; of what moved */
	double			 lo, hi;
	bool			 is_trend;	/* not special causes */
	enum assurance		 assurance;	/* against the final target */
};

/* The third of the gaps: what is left where a scenario leads. */
struct scenario_result {
	const struct scenario	*scenario;
	const char		*absent;
	double			 x;	/* in the final target's period */
	struct gap_figure	 gap;
};

/* What one action says that it adds, in the indicator's unit. */
struct claim {
	const struct action	*action;
	const struct contribution *contribution;
	const char		*left_out;	/* why it does not count */
	double			 lo, hi;
	/* What must be true, were this action to close the gap alone. */
	const char		*no_reach;	/* why; NULL: people to reach */
	double			 reached;	/* what the action plans */
	double			 reach_lo, reach_hi;
	const char		*no_cost;	/* why; NULL: at its unit cost */
	double			 cost_lo, cost_hi;
};

enum closure { CLOSURE_NONE, CLOSURE_CLOSES, CLOSURE_MAY_CLOSE,
	CLOSURE_FALLS_SHORT };

/* Claims against the gap on trend; from today where there is no trend. */
struct contributions {
	const char		*absent;
	struct claim		*claims;	/* in the order of the plan */
	size_t			 n, n_counted;
	bool			 on_trend;
	double			 gap, lo, hi;
	enum closure		 closure;
	double			 short_by;	/* even if all highs come true */
};

/* Another area at the latest period that both have: ours minus theirs. */
struct comparison {
	const struct comparator	*comparator;
	struct change		 change;	/* from theirs to ours */
	bool			 better;	/* ours is the better one */
};

enum gap_course { GAP_UNKNOWN, GAP_CLOSING, GAP_STABLE, GAP_WIDENING };
/* "closing", "stable", "widening"; "" for one that is not known. */
const char *gap_course_word(enum gap_course);

/* A group against others in one period. */
struct inequality_at {
	const struct period	*period;
	double			 group, other;
	double			 absolute;	/* group minus other */
	double			 relative;	/* group ÷ other; NaN at 0 */
	double			 se, se_log;	/* of both; NaN: not known */
	double			 t;		/* midpoint, years */
	int			 run;		/* counts breaks passed */
};

struct inequality {
	const struct breakdown	*breakdown;
	const char		*against;	/* "the rest", a title */
	const char		*absent;
	struct inequality_at	*at;		/* all, by time */
	size_t			 n_at;
	struct inequality_at	 latest, first;	/* of one run */
	const char		*no_course;	/* why; NULL: there is one */
	const char		*margin;	/* what stable is measured by */
	enum gap_course		 absolute, relative;
	bool			 disagree;	/* one closes, one widens */
};

/* Five localities or more at one period. */
struct spread_result {
	const char		*absent;
	const struct period	*period;
	size_t			 n;
	double			 least, most, sd;
	const struct group	*least_in, *most_in;
};

/* A locality held against all of them together. */
struct funnel_place {
	const struct group	*in;
	double			 x, lo95, hi95, lo998, hi998;
	int			 beyond;	/* 0 within, ±1 outside 95%, ±2
						   outside 99.8%; + is above */
};

/* What chance alone leaves between localities that are all alike. */
struct funnel_result {
	const char		*absent;
	double			 centre;	/* of all of them together */
	struct funnel_place	*places;	/* as breakdown in the plan */
	size_t			 n, n_beyond;	/* beyond: outside 99.8% */
};

struct indicator_result {
	const struct indicator	*indicator;
	const char		*area;		/* of the plan; "" if unnamed */
	int			 decimals;	/* as in the source */
	struct point		*points;	/* by time; holes included */
	size_t			 n_points;
	const struct point	*latest;	/* last that is no hole */
	const struct point	*previous;
	const char		*no_baseline;	/* why; NULL: there is one */
	double			 baseline_t, baseline_x;
	const struct point	*baseline;	/* the same as a point, or NULL */
	struct target_point	*targets;	/* by time */
	size_t			 n_targets;
	const struct target_point *final;	/* last usable, or NULL */
	struct target_point	*path;		/* what the lines join, by time */
	size_t			 n_path;
	struct trend		 trend;
	struct outlook		 outlook;	/* at the final target */
	struct gap_figure	 from_today, on_trend;
	struct pace		 required, best;
	double			 years_left;
	struct scenario_result	*scenarios;	/* as in its forecast */
	size_t			 n_scenarios;
	struct contributions	 contributions;
	struct xmr		 xmr;
	struct change		 since_previous, since_baseline;
	struct comparison	*comparisons;	/* as in the plan */
	struct inequality	*inequalities;	/* as breakdown in the plan */
	struct spread_result	 spread;
	struct funnel_result	 funnel;	/* in the spread's period */
	enum rag		 rag;		/* RAG_NONE: see rag_why */
	const char		*rag_why;	/* "worse than its path" … */
};

/* Forecast with prediction intervals at moment t. */
struct outlook	trend_at(const struct trend *, double t, bool percent);
/* The path baseline → targets at moment t; false outside it. */
bool		path_at(const struct indicator_result *, double t, double *x);
/* How far worse than its path a reading may be and still be amber; there is
   a baseline and a final target. */
double		amber_room(const struct indicator_result *);

/* ---- options appraisal ---- */

/* What an option costs over its life, and as present value. */
struct option_cost {
	const char		*absent;
	double			 lo, hi;
	double			 pv_lo, pv_hi;
	double			 years;		/* 0: one sum, no rate a year */
};

struct option_result {
	const struct option	*option;
	bool			 scored;	/* every criterion counted */
	double			*value;		/* 0..100, per criterion */
	double			*raw;		/* midpoint of the score */
	bool			*has;
	double			 total;		/* only if scored */
	int			 rank;		/* 1, 2, 2, 4; 0 if unscored */
	const struct option	*dominated_by;
	/* Share of the draws in each rank, n_scored of them (NULL: none):
	   weights within ±30% of those agreed, and any weights. */
	double			*near, *uniform;
	struct option_cost	 cost;
	bool			 efficient;	/* none is as good for less */
	/* At level `selection`: share of the draws in whose best set it is. */
	double			 in_set_near, in_set_uniform;
};

/* Options to be taken together. */
struct set_result {
	const char		*absent;
	const struct option	**options;	/* in the order of the plan */
	size_t			 n;
	double			 value, cost;	/* cost at the high end */
	bool			 within_budget;
};

/* How far one input moves the lead of the first over the runner-up. */
struct swing {
	size_t			 criterion;
	const struct option	*option;	/* whose score; NULL: the
						   criterion's weight */
	double			 lo, hi;	/* the lead at both ends */
};

/* A panel's own ranking; no panel is averaged away. */
struct panel_result {
	const struct panel	*panel;
	const char		*absent;
	double			*total;		/* per option; NaN: none */
	int			*rank;		/* per option; 0: none */
	const struct option	*leader;
	bool			 joint_leaders, same_leader;
};

/* How far one criterion's weight may move, the others in proportion. */
struct stability {
	const char		*absent;
	double			 lo, hi;	/* leader stays first; 0..1 */
	const struct option	*below, *above;	/* who leads beyond; NULL:
						   nobody, first to the end */
};

/* A tie beyond which a rival leads; option NULL: there is none. */
struct flip {
	const struct option	*option;
	size_t			 criterion;
	double			 weight;	/* of the criterion, at the tie */
	double			 away;		/* from its agreed weight */
};

enum appraisal_verdict { APPRAISAL_NO_VERDICT, APPRAISAL_CLEAR,
	APPRAISAL_SUPPORTED, APPRAISAL_FINELY_BALANCED };

struct appraisal_result {
	const struct appraisal	*appraisal;
	const char		*no_totals;	/* why; NULL: there are */
	double			*weight;	/* normalised, per criterion */
	bool			*separates;	/* per criterion: it counts */
	const char		**left_out;	/* per criterion: why it does
						   not; NULL: it does */
	double			*from, *to;	/* per criterion: the scores
						   that are worth 0 and 100 */
	size_t			 n_criteria;
	struct option_result	*options;
	size_t			 n_options, n_scored;
	const struct option_result *leader;	/* or NULL; first of ties */
	bool			 joint_leaders;
	struct stability	*stability;	/* per criterion */
	struct flip		 nearest;
	const char		*no_verdict;	/* why; NULL: there is one */
	bool			 finely_balanced;
	enum appraisal_verdict	 verdict;	/* by analyse() alone */
	const struct option_result *runner_up;	/* or NULL */
	double			 lead;		/* over the runner-up */
	struct swing		*swings;	/* widest first */
	size_t			 n_swings;
	struct panel_result	*panels;	/* as in the plan */
	double			 discount;	/* rate a year, 0.035 */
	struct set_result	 best_set, favoured_set;
};

/* "Clear", "Supported", "Finely balanced". */
const char *appraisal_verdict_word(enum appraisal_verdict);
/* The nearest flip as a sentence, or that there is none; NULL without a
   verdict. */
const char *appraisal_flip_text(struct arena *, const struct appraisal_result *);

/* ---- delivery chain ---- */

enum chain_band { BAND_NONE, BAND_FAILURE, BAND_INEFFECTIVE,
	BAND_SIGNIFICANT, BAND_RISKS, BAND_EFFECTIVE };

struct chain_result {
	const struct chain	*chain;
	char			 score[12];	/* 'R' 'A' 'G' or '-' */
	bool			 divergent[12];
	int			 answered;
	int			 lo, hi;	/* totals still possible */
	enum chain_band		 band;		/* BAND_NONE if undecided */
	bool			 footnote;	/* +2 is among the totals */
	int			 own_lo, own_hi;	/* totals of those who
							   answered all … */
	size_t			 n_own;		/* … of whom there are so many */
	bool			*single;	/* per node: without it links lead
						   from the top to two others
						   or more no longer */
};

const char *chain_band_words(enum chain_band);
/* The twelve questions in our own words, 1..12; short: two words. */
const char *chain_question_text(int number);
const char *chain_question_short(int number);

/* ---- actions ---- */

enum computed_status { COMPUTED_UNKNOWN, COMPUTED_NOT_STARTED,
	COMPUTED_ON_TRACK, COMPUTED_AT_RISK, COMPUTED_OVERDUE,
	COMPUTED_COMPLETE, COMPUTED_CANCELLED };

/* A milestone after updates; late: due before the as-of date, not done. */
struct milestone_result {
	const struct milestone	*milestone;
	day			 due;		/* DAY_NONE: no date */
	bool			 done, late;
	bool			 has_slack;	/* something waits for it … */
	int			 slack;		/* … this many days later */
};

struct action_result {
	const struct action	*action;
	bool			 is_parent;
	enum declared_status	 declared;	/* last update, else the plan */
	bool			 has_declared;
	enum computed_status	 computed;
	enum rag		 rag;		/* the worse of the two */
	const char		*word;		/* "On track", "Overdue" … */
	bool			 declared_better;	/* than the dates say */
	day			 start, due;	/* leaves' span for a parent;
						   after updates */
	int			 days_late;	/* 0 unless overdue */
	struct milestone_result	*milestones;	/* as in the plan */
	size_t			 milestones_done, milestones_late;
	const char		*no_slack;	/* why; NULL: slack is days */
	int			 slack;		/* float: what may slip */
	bool			 critical;	/* on the critical path */
};

/* ---- the schedule as a whole ---- */

/* Actions of one lead, not yet finished, and how many run at once. */
struct workload {
	const struct person	*person;	/* or NULL */
	const char		*name;
	size_t			 actions, peak;
	day			 peak_on;	/* first day of the peak */
};

struct quarter_sum { day first; size_t milestones; };

struct schedule_result {
	const char		*no_path;
	const struct action	**path;		/* critical, first to last */
	size_t			 n_path;
	const struct action	**circle;	/* each waits for the next */
	size_t			 n_circle;
	struct workload		*workloads;	/* in the order of the plan */
	size_t			 n_workloads;
	struct quarter_sum	*quarters;	/* of the fiscal year, by time */
	size_t			 n_quarters;
	size_t			 dated_milestones;
	size_t			 last_quarter;	/* of them, in the last
						   of four of the plan */
};

/* ---- risks ---- */

enum risk_band { RISK_NONE, RISK_LOW, RISK_MODERATE, RISK_HIGH, RISK_SEVERE };
/* The lowest score of each band. */
struct risk_bounds { int moderate, high, severe; };
struct risk_bounds risk_bounds_of(const struct plan *);
enum risk_band	risk_band_of(struct risk_bounds, double score);
/* "low to 4, moderate to 9, high to 15, severe from 16". */
const char	*risk_bounds_text(struct arena *, struct risk_bounds);
const char	*risk_band_word(enum risk_band);	/* "High" */
struct risk_result { const struct risk *risk; int before, after; /* 0: none */ };

/* ---- money ---- */

struct year_sum { int year; /* fiscal year that starts in it */ double lo, hi; };
struct source_sum {
	const struct funding	*funding;	/* NULL: none stated, or … */
	bool			 shared;	/* … several, not split */
	double			 lo, hi;
	double			 available;	/* NaN: a rate without an end */
	struct year_sum		*years;		/* what actions take */
	size_t			 n_years;
	struct year_sum		*funds;		/* what the source gives */
	size_t			 n_funds;
};

struct money_result {
	double			 lo, hi;	/* all actions with a sum */
	struct year_sum		*years;
	size_t			 n_years;
	struct source_sum	*sources;
	size_t			 n_sources;
	size_t			 unfunded, not_costed, existing;	/* actions */
	double			 undated_lo, undated_hi;	/* of the total,
						   in no year */
	size_t			 open_ended;	/* actions with a rate a year
						   and no end: in no total */
};

struct analysis {
	const struct plan	*plan;
	struct indicator_result	*indicators;	/* as plan->indicators */
	struct appraisal_result	*appraisals;
	struct chain_result	*chains;
	struct action_result	*actions;
	struct risk_result	*risks;
	struct risk_bounds	 risk_bounds;
	struct money_result	 money;
	struct schedule_result	 schedule;
	size_t			 by_rag[7];	/* actions, parents left out */
};

/* `plan` must be free of structure errors for the figures to mean much, but
   any plan is safe. */
const struct analysis *analyse(const struct plan *, struct arena *);
/* The same without what only documents show and takes half of the time: how
   options fare under weights nobody has agreed, and in drawn sets. */
const struct analysis *analyse_for_checks(const struct plan *, struct arena *);

/* Live figures: `y6-obesity.latest`, `money`; NULL if unknown, and then
   *why says what is wrong and what is known. */
const char *live_figure(const struct analysis *, struct arena *,
	    const char *expression, const char **why);
/* The text with every {{…}} replaced; unknown ones left as they stand. */
const char *live_expand(const struct analysis *, struct arena *,
	    const char *text);

#endif
