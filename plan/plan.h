#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "value.h"

/*
 * The typed model of a plan: what LANGUAGE (docs/language.md) calls records,
 * one struct each.  Members are named as the keys are, with `_` for `-`.
 * Everything lives in the run's arena and is constant once plan_load() has
 * returned.  The tables that fill these structs are in records.c; a member
 * without a row there does not exist for the user.
 */

/* A list of records: `items` is an array of n. */
#define LIST(type) struct type##_list { struct type *items; size_t n; }

struct acceptance_list;

/* What any record may carry.  First member of every record. */
struct rec {
	enum rec_kind		 kind;
	struct span		 at;	/* the whole record; .file 0 = absent */
	const struct record_type *type;
	struct rec		*owner;	/* record it is written in, or NULL */
	size_t			 index;	/* from 0, within its list */
	struct id		 id;
	struct line		 ref;	/* number printed elsewhere */
	struct rich		 note;	/* internal, never published */
	struct lines		 tags;
	struct acceptance_list	*accept;	/* or NULL */
};

#define rec_given(r)	((r).rec.at.file != 0)

/* ---- small records that stand inside others ---- */

struct acceptance {
	struct rec		 rec;
	struct line		 check;		/* code or name */
	struct line		 item;
	struct rich		 because;
	struct person_ref	 by;
	struct date		 until;
	enum { ACCEPT_UNUSED, ACCEPT_USED, ACCEPT_EXPIRED } used;
};
LIST(acceptance);

struct printed { struct rec rec; struct number actions, value; struct money money; };
struct ask { struct rec rec; struct line of; struct rich what; struct date by; struct rich why; };
LIST(ask);
struct approval { struct rec rec; struct line body; struct date date; struct line minute; };
LIST(approval);
struct parent_plan { struct rec rec; struct line title, link; };
LIST(parent_plan);
/* The lowest score of each band of risks; below `moderate` it is low. */
struct risk_bands { struct rec rec; struct number moderate, high, severe; };
struct process {
	struct rec rec;
	struct person_ref lead, sponsor;
	struct number sessions;
	struct rich conflicts, data_sharing;
};

enum plan_status { PLAN_DRAFT, PLAN_CONSULTATION, PLAN_APPROVED };
enum nation { NATION_ENGLAND, NATION_WALES, NATION_SCOTLAND,
	NATION_NORTHERN_IRELAND, NATION_NONE };

struct plan_info {
	struct rec		 rec;
	struct line		 title, area, partnership;
	struct period		 period;
	struct choice		 status;	/* enum plan_status */
	struct line		 version;
	struct date		 date;
	struct number		 reached;	/* 1..5 */
	struct person_ref	 lead;
	struct line		 language;
	struct choice		 nation;	/* enum nation */
	struct line		 currency;
	struct line		 year_starts;	/* "1 April" */
	struct choice		 publish;	/* internal, public */
	struct choice		 names;		/* show, hide */
	struct rich		 summary, vision, added_value;
	struct ask_list		 asks;
	struct approval_list	 approvals;
	struct parent_plan_list	 parents;
	struct process		 process;
	struct lines		 logo;
	struct printed		 printed;
	struct risk_bands	 risk_bands;
};

/* ---- who ---- */

struct partner {
	struct rec rec;
	struct line name, language;
	struct choice sector;
	struct rich role;
	struct date signed_up;		/* words: no, yes */
	struct rich decision_cycle;
	struct ref part_of;
	bool declared;			/* in place, not in the register */
};
LIST(partner);
struct person {
	struct rec rec;
	struct line name, job;
	struct ref partner;
	struct flag post;
	struct line email, phone;
	bool declared;
};
LIST(person);
struct group {
	struct rec rec;
	struct line title;
	struct choice kind;	/* characteristic locality rural user-group */
	struct choice characteristic;
	struct quantity population;
};
LIST(group);

/* ---- step 1: outcomes and indicators ---- */

struct outcome {
	struct rec rec;
	struct line title;
	struct choice kind;	/* theme priority objective outcome */
	struct ref parent;
	struct rich statement, priority_why;
	struct person_ref lead;
};
LIST(outcome);

/* One reading of a series.  A hole (NA) has value VAL_WORD. */
struct reading {
	struct rec rec;
	struct period period;
	struct number value, n, low, high, numerator, denominator;
};
LIST(reading);
/* Readings in the order of the file; from_file names the CSV or is NULL. */
struct series { struct val v; struct reading_list readings; const char *from_file; };

struct target {
	struct rec rec;
	struct period period;
	struct target_value value;
	struct number stretch;
	struct rich why;
};
LIST(target);
struct series_break { struct rec rec; struct period period; struct rich why; };
LIST(series_break);
struct survey { struct rec rec; struct number design_effect; };
struct comparator {
	struct rec rec;
	struct line name;
	struct choice level;	/* neighbour regional national */
	struct rich because;
	struct series history;
	struct target_list target;
};
LIST(comparator);
struct breakdown {
	struct rec rec;
	struct ref group;
	struct series history;
	struct ref against;	/* an indicator, or the word "rest" */
};
LIST(breakdown);

enum better { BETTER_HIGHER, BETTER_LOWER };
enum indicator_kind { KIND_PROPORTION, KIND_RATE, KIND_COUNT, KIND_AMOUNT,
	KIND_INDEX, KIND_MONEY };

struct indicator {
	struct rec		 rec;
	struct line		 title;
	struct refs		 outcomes;
	struct person_ref	 lead;
	struct line		 code, unit;
	struct choice		 better;	/* enum better */
	struct choice		 kind;		/* enum indicator_kind */
	struct flag		 cumulative;
	struct refs		 parts;
	struct printed		 printed;
	struct number		 per;
	struct flag		 standardised;
	struct choice		 year;		/* calendar fiscal academic */
	struct quantity		 population;
	struct series		 population_series;	/* long form */
	struct rich		 source;
	struct frequency	 frequency;
	struct date		 next_data;
	struct series		 history;
	struct reading		 baseline;	/* period alone, or both */
	struct target_list	 targets;
	struct target_list	 trajectory;
	struct tolerance	 tolerance;
	struct survey		 survey;
	struct series_break_list breaks;
	struct comparator_list	 comparators;
	struct breakdown_list	 breakdown;
	struct rich		 story, not_captured, proxy_for, assumptions;
	struct rich		 reached_by, targets_moved;
};
LIST(indicator);

/* `readings:` kept apart from the plan; joined to the indicator's history. */
struct late_reading {
	struct rec rec;
	struct ref indicator;
	struct period period;
	struct number value, n, low, high, numerator, denominator;
};
LIST(late_reading);
struct update {
	struct rec rec;
	struct ref action, milestone;
	struct date date;
	struct person_ref by;
	struct rich said;
	struct choice status;	/* enum declared_status */
	struct date done, new_due;
	struct rich why;
};
LIST(update);

/* ---- step 2: evidence and needs ---- */

struct evidence {
	struct rec rec;
	struct line title;
	struct choice kind;
	struct line language;
	struct rich source;
	struct period period;
	struct date published;
	struct line link, file;
	struct choice strength;	/* strong moderate weak */
	struct line geography;
	struct refs groups;
	struct rich finding, limits;
};
LIST(evidence);
struct need {
	struct rec rec;
	struct line title;
	struct number priority;
	struct refs outcomes, groups;
	struct quantity size;
	struct rich causes, barriers, opportunities;
	struct refs evidence;
};
LIST(need);
struct reach { struct rec rec; struct number count, of; struct line unit; struct refs groups; };
struct intervention {
	struct rec rec;
	struct line title;
	struct choice kind;	/* strategy service project */
	struct ref partner;
	struct refs outcomes, needs;
	struct reach reach;
	struct money cost;
	struct date until;
	struct choice effectiveness;
	struct refs evidence;
};
LIST(intervention);
struct gap { struct rec rec; struct line title; struct refs action; };
LIST(gap);

/* ---- step 3: forecasts and risks ---- */

enum change_kind { CHANGE_NONE, CHANGE_RISES, CHANGE_FALLS, CHANGE_TO };
/* `rises 0.28 a year` (x per year) or `falls to 22.0` (x = where). */
struct scenario {
	struct rec rec;
	struct line title;
	struct number becomes;
	struct line changes;
	struct rich why;
	enum change_kind change;	/* read from `changes` */
	double x;
};
LIST(scenario);
struct factor {
	struct rec rec;
	struct line title;
	struct choice kind;
	struct flag critical;
	struct choice local_influence;	/* yes partly no */
	struct ref risk;
	struct refs evidence;
};
LIST(factor);
struct forecast {
	struct rec rec;
	struct ref indicator;
	struct rich assumptions;
	struct scenario_list scenarios;
	struct factor_list factors;
	struct choice likelihood;	/* very-unlikely .. very-likely */
};
LIST(forecast);

struct residual { struct rec rec; struct number likelihood, impact; };
struct risk {
	struct rec rec;
	struct line title;
	struct rich cause, effect;
	struct number likelihood, impact;	/* 1..5 */
	struct residual residual;
	struct person_ref owner;
	struct choice local_influence;
	struct rich mitigation;
	struct refs actions;
	struct rich contingency;
	struct refs shared_with;
};
LIST(risk);

/* ---- step 4: options appraisal ---- */

struct criterion {
	struct rec rec;
	struct line title;
	struct number weight;
	struct rich why;
	struct number from, to;	/* ends of the score; default 0..5 */
	struct lines labels;	/* worst to best */
	struct choice ends;	/* unknown: shown, not added */
	struct ref measures;
};
LIST(criterion);
struct cost {
	struct rec rec;
	struct money amount;	/* short form */
	struct money set_up, a_year;
	struct number years;
	struct line price_base;
};
struct pilot { struct rec rec; struct rich where, evaluation; struct date decide_by; };
struct score {
	struct rec rec;
	struct ref criterion;
	struct range score;	/* or a label: VAL_WORD via labels, see value */
	struct rich why;
	bool has_value;		/* value is usable */
	double lo, hi;		/* on the criterion's own scale */
};
LIST(score);
enum option_kind { OPTION_BASELINE, OPTION_DO_MORE, OPTION_DO_NEW,
	OPTION_DO_BETTER, OPTION_DO_LESS };
struct option {
	struct rec rec;
	struct line title;
	struct choice kind;	/* enum option_kind */
	struct refs of;
	struct rich description;
	struct cost cost;
	struct money saving;
	struct refs funding;
	struct refs provider;
	struct rich logic;
	struct refs evidence;
	struct rich side_effects;
	struct refs risks;
	struct pilot pilot;
	struct rich exit;
	struct score_list scores;
	struct persons scored_by;
};
LIST(option);
struct panel_weight { struct rec rec; struct ref criterion; struct number weight; };
LIST(panel_weight);
struct panel_scores { struct rec rec; struct ref option; struct score_list scores; };
LIST(panel_scores);
struct panel {
	struct rec rec;
	struct line title;
	struct number size;
	struct panel_weight_list weights;
	struct panel_scores_list scores;
};
LIST(panel);
struct decision {
	struct rec rec;
	struct refs favour;
	struct rich why;
	struct date date;
	struct rich despite;
};
enum appraisal_level { APPRAISAL_STRATEGIC, APPRAISAL_SELECTION };
enum scale { SCALE_FIXED, SCALE_LOCAL };
struct appraisal {
	struct rec rec;
	struct line question;
	struct choice level;	/* enum appraisal_level */
	struct refs outcomes;
	struct date date;
	struct choice scale;	/* enum scale; absent = fixed */
	struct printed printed;
	struct criterion_list criteria;
	struct money budget;
	struct option_list options;
	struct panel_list panels;
	struct decision decision;
};
LIST(appraisal);

/* ---- step 5: actions ---- */

struct milestone {
	struct rec rec;
	struct line title;
	struct date due;
	struct person_ref lead;
	struct date done;	/* words: no, yes */
	struct date was_due;
	struct line evidence;
};
LIST(milestone);
struct resources {
	struct rec rec;
	struct money money;	/* carries by-year parts too */
	struct money by_year;
	struct refs funding;
	struct rich people, time, assets;
};
struct success {
	struct rec rec;
	struct line sentence;	/* short form */
	struct rich measure;
	struct line unit;
	struct ref indicator;
	struct target_value target;
	struct date by;
};
LIST(success);
struct contribution {
	struct rec rec;
	struct ref indicator;
	struct range improves_by;	/* unit: points, children … */
	struct period by;
};
LIST(contribution);

enum action_change { ACTION_NEW, ACTION_SCALE_UP, ACTION_SCALE_DOWN,
	ACTION_IMPROVE, ACTION_CONTINUE };
enum declared_status { DECLARED_NOT_STARTED, DECLARED_ON_TRACK,
	DECLARED_AT_RISK, DECLARED_OFF_TRACK, DECLARED_RESCHEDULED,
	DECLARED_COMPLETE, DECLARED_CANCELLED };

struct action {
	struct rec		 rec;
	struct line		 title;
	struct rich		 description;
	struct line		 place;
	struct choice		 commitment;
	struct refs		 outcomes, needs, option;
	struct choice		 change;	/* enum action_change */
	struct refs		 of;
	struct persons		 lead, support;
	struct date		 start, due;
	struct milestone_list	 milestones;
	struct resources	 resources;
	struct success_list	 success;
	struct contribution_list contributes;
	struct dependencies	 after;
	struct refs		 groups;
	struct rich		 exit, realistic_because, monitoring, evaluation;
	struct choice		 status;	/* enum declared_status */
	struct rich		 corrective_action, completed_evidence;
	struct ref		 parent;
	bool			 has_parts;	/* it is some action's parent */
};
LIST(action);
struct funding {
	struct rec rec;
	struct line title;
	struct ref partner;
	struct money money, by_year;
	struct date from, to;
};
LIST(funding);

/* ---- delivery chains ---- */

struct attendee { struct rec rec; struct ref partner; struct number strategic, executive, operational; };
LIST(attendee);
struct workshop {
	struct rec rec;
	struct date date;
	struct person_ref host;
	struct line facilitator;
	struct attendee_list attendees;
};
struct chain_node {
	struct rec rec;
	struct line title;
	struct ref partner;
	struct choice level;	/* national .. community */
	struct flag wanted;
};
LIST(chain_node);
struct chain_link {
	struct rec rec;
	struct ref from, to;
	struct choice kind;	/* internal contractual common-purpose community */
	struct flag feedback;
	struct line lever;
};
LIST(chain_link);
struct assessment { struct rec rec; struct line assessor; struct letters letters; };
LIST(assessment);
struct chain_question {
	struct rec rec;
	struct number number;	/* 1..12 */
	struct rich why;
	struct refs evidence;
	struct rich ideal;
	struct refs actions;
};
LIST(chain_question);
struct chain {
	struct rec rec;
	struct refs outcomes;
	struct rich why;
	struct workshop workshop;
	struct chain_node_list nodes;
	struct chain_link_list links;
	struct assessment_list scores;	/* "agreed" among the assessors */
	struct chain_question_list questions;
	struct lines priorities;	/* question numbers */
	struct lines parked;
};
LIST(chain);

/* ---- proofing, monitoring, the rest ---- */

enum effect { EFFECT_POSITIVE, EFFECT_NEUTRAL, EFFECT_ADVERSE, EFFECT_UNKNOWN };
struct equality_row {
	struct rec rec;
	struct refs group;
	struct choice characteristic;
	struct rich needs, take_up;
	struct refs evidence;
	struct choice effect;	/* enum effect */
	struct rich mitigation;
	struct refs actions;
	struct date consulted;	/* words: no, yes */
};
LIST(equality_row);
struct equality {
	struct rec rec;
	struct date assessed, review, decided;
	struct equality_row_list rows;
	struct choices no_difference;
	struct rich because;
};
struct aims { struct rec rec; struct rich discrimination, opportunity, relations; };
struct rural {
	struct rec rec;
	struct rich access, cost, digital;
	struct choice effect;
	struct rich mitigation;
	struct refs evidence;
};
struct environment { struct rec rec; struct choice effect; struct rich mitigation; struct refs evidence; };
struct duty { struct rec rec; struct line duty; struct rich text; };
LIST(duty);
struct proofing {
	struct rec rec;
	struct equality equality;
	struct aims aims;
	struct rural rural;
	struct environment environment;
	struct duty_list duties;
};
struct monitoring {
	struct rec rec;
	struct frequency cycle;
	struct line body;
	struct rich under_performance, rag_rule, evaluation, selective;
};
struct peer_review { struct rec rec; struct rich team; struct lines dates; struct persons interviewees; struct rich focus; };
struct term { struct rec rec; struct line term; struct rich meaning; };
LIST(term);
struct rule_setting {
	struct rec rec;
	struct line rule;
	struct choice level;	/* off note warning error */
	struct number days, percent, count;
};
LIST(rule_setting);

struct id_entry;

/* The whole plan: the top of the file and everything it includes. */
struct plan {
	struct rec		 rec;
	struct number		 planpress;	/* version of the language */
	struct lines		 include;
	struct plan_info	 plan;
	struct partner_list	 partners;
	struct person_list	 people;
	struct group_list	 groups;
	struct outcome_list	 outcomes;
	struct indicator_list	 indicators;
	struct late_reading_list readings;
	struct update_list	 updates;
	struct evidence_list	 evidence;
	struct need_list	 needs;
	struct intervention_list interventions;
	struct gap_list		 gaps;
	struct forecast_list	 forecasts;
	struct risk_list	 risks;
	struct appraisal_list	 appraisals;
	struct action_list	 actions;
	struct funding_list	 funding;
	struct chain_list	 delivery_chains;
	struct proofing		 proofing;
	struct monitoring	 monitoring;
	struct peer_review	 peer_review;
	struct term_list	 glossary;
	struct rule_setting_list checks;
	struct acceptance_list	 accept;

	/* What its prose is read by. */
	const struct word_lists	*words;
	/* Duties of law: NULL where the plan names no nation. */
	const struct duties	*duties;

	/* Worked out while loading: */
	/* Named in place only; the lists hold pointers, which leads share. */
	struct { struct person **items; size_t n; } declared_people;
	struct { struct partner **items; size_t n; } declared_partners;
	struct id_entry		*ids;		/* for plan_find() */
	struct rec_batch	*records;	/* for plan_each_record() */
	const struct sources	*sources;
	struct value_context	 values;
	day			 as_of;		/* DAY_NONE: no date at all */
	int			 reached;	/* 1..5, stated or worked out */
	day			 first, last;	/* plan.period, or DAY_NONE */
};

struct arena;
struct diags;
struct sources;

/*
 * Read the plan that starts with `file` and all that it includes.  Faults
 * are noted and reading goes on; the result is always a plan, however
 * empty, and is fit for documents only if diags holds no structure error.
 * as_of: DAY_NONE to take plan.date.
 */
struct plan *plan_load(struct arena *, struct sources *, uint32_t file,
	    day as_of, struct diags *);

/* The record with this id ("action/milestone" for scoped ones), or NULL. */
struct rec *plan_find(const struct plan *, const char *id);

/* What people call a record: its id, else its title, else "action 3". */
const char *rec_label(struct arena *, const struct rec *);
/* Its title (or name, question …) for print; "" if it has none. */
const char *rec_title(const struct rec *);
const char *rec_noun(const struct rec *);	/* "action", "need" … */
/* The words of a choice: its text as the language spells it. */
const char *choice_word(const struct choice *);

/* Effective values, where a sub-action inherits from its parent. */
const struct action *action_parent(const struct action *);
const struct refs *action_outcomes(const struct action *);
const struct refs *action_groups(const struct action *);
const struct choice *action_change(const struct action *);
const struct persons *action_lead(const struct action *);
bool action_is_parent(const struct plan *, const struct action *);
/* Is it, or an outcome above it, the other?  Outcomes form a hierarchy. */
bool outcome_within(const struct outcome *, const struct outcome *above);

#endif
