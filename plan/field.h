#ifndef PLAN_FIELD_H
#define PLAN_FIELD_H

#include <stddef.h>

#include "plan.h"

/*
 * Record descriptors: what fields a record has, where they go in its
 * struct, and what each takes.  One table a record (records.c) drives the
 * loader, the hints, the checks for missing fields, the JSON Schema and the
 * reference page.
 *
 * FIELD() takes the kind from the C type of the member, so that the table
 * cannot disagree with the struct.
 */

enum field_kind {
	F_LINE, F_RICH, F_ID, F_FLAG, F_CHOICE, F_NUMBER, F_LINES, F_CHOICES,
	F_DATE, F_PERIOD, F_RANGE, F_QUANTITY, F_MONEY, F_TARGET, F_TOLERANCE,
	F_FREQUENCY, F_LETTERS, F_REF, F_REFS, F_PERSON, F_PERSONS, F_DEPS,
	F_SERIES,
	F_RECORD,	/* a record inside this one */
	F_LIST		/* a list of records */
};

enum field_flag {
	FIELD_REQUIRED	= 1 << 0,	/* E006 when absent */
	FIELD_EXPECTED	= 1 << 1,	/* M813 when absent: a good plan has it */
	FIELD_OWN_RULE	= 1 << 2,	/* expected, but a rule of its own asks */
	FIELD_HIDDEN	= 1 << 3,	/* not a key: filled by a short form */
	FIELD_POINTER	= 1 << 4,	/* F_LIST held through a pointer */
	FIELD_OR_LABEL	= 1 << 5,	/* a word stands for a step of a scale */
	FIELD_OR_SERIES	= 1 << 6,	/* long form: a series, in the next row */
	FIELD_LINK	= 1 << 7,	/* a web address */
	FIELD_WHOLE	= 1 << 8,	/* F_NUMBER: 3, not 2.5 */
	FIELD_LANGUAGE	= 1 << 9	/* a language's code, as BCP 47 has it */
};

struct record_type {
	const char		*name;	/* "action": used in messages */
	const char		*plural;	/* "actions" */
	enum rec_kind		 kind;
	size_t			 size;
	const struct field	*fields;	/* ends with a NULL key */
	/* Short forms; keys of this record's own fields, or NULL. */
	const char		*scalar;	/* a bare value goes here */
	const char		*map_key;	/* `k: v` in place of a list: k … */
	const char		*map_value;	/* … and v, if v is not a map */
	const char		*title;	/* the field that names it in print */
	const char		*doc;	/* one sentence for the reference page */
};

struct field {
	const char		*key;	/* C member name; '_' is read as '-' */
	enum field_kind		 kind;
	size_t			 off;
	unsigned		 flags;
	const struct record_type *of;	/* F_RECORD, F_LIST, F_SERIES */
	const char *const	*choices;	/* F_CHOICE(S): ends with NULL */
	const char *const	*words;		/* taken instead of a value */
	unsigned		 refs;		/* enum rec_kind bits */
	double			 min, max;	/* F_NUMBER: when max > min */
	const char		*doc;		/* help text: hover, reference */
	const char		*example;	/* as a user would write it */
};

#define FIELD_LISTS(X) \
	X(acceptance) X(ask) X(approval) X(parent_plan) X(partner) X(person) \
	X(group) X(outcome) X(reading) X(target) X(series_break) \
	X(comparator) X(breakdown) X(indicator) X(late_reading) X(update) \
	X(evidence) X(need) X(intervention) X(gap) X(scenario) X(factor) \
	X(forecast) X(risk) X(criterion) X(score) X(option) X(panel_weight) \
	X(panel_scores) X(panel) X(appraisal) X(milestone) X(success) \
	X(contribution) X(action) X(funding) X(attendee) X(chain_node) \
	X(chain_link) X(assessment) X(chain_question) X(chain) \
	X(equality_row) X(duty) X(term) X(rule_setting)
#define FIELD_LIST_KIND(t)	struct t##_list: F_LIST,

/* clang-format off */
#define FIELD_KIND(m) _Generic((m), \
	FIELD_LISTS(FIELD_LIST_KIND) \
	struct acceptance_list *: F_LIST, \
	struct line: F_LINE, struct rich: F_RICH, struct id: F_ID, \
	struct flag: F_FLAG, struct choice: F_CHOICE, \
	struct number: F_NUMBER, struct lines: F_LINES, \
	struct choices: F_CHOICES, struct date: F_DATE, \
	struct period: F_PERIOD, struct range: F_RANGE, \
	struct quantity: F_QUANTITY, struct money: F_MONEY, \
	struct target_value: F_TARGET, struct tolerance: F_TOLERANCE, \
	struct frequency: F_FREQUENCY, struct letters: F_LETTERS, \
	struct ref: F_REF, struct refs: F_REFS, \
	struct person_ref: F_PERSON, struct persons: F_PERSONS, \
	struct dependencies: F_DEPS, struct series: F_SERIES, \
	default: F_RECORD)
#define WORDS(...)	(const char *const[]){ __VA_ARGS__, NULL }
#define FIELD(record, member, ...) { \
	.key = #member, .off = offsetof(struct record, member), \
	.kind = FIELD_KIND(((struct record *)0)->member), __VA_ARGS__ }
/* clang-format on */

/* Every list of records has this shape. */
struct any_list { void *items; size_t n; };

#define RECORD_TYPES(X) \
	X(acceptance) X(printed) X(ask) X(approval) X(parent_plan) X(process) X(risk_bands) \
	X(plan_info) X(partner) X(person) X(group) X(outcome) X(reading) \
	X(target) X(series_break) X(survey) X(comparator) X(breakdown) \
	X(indicator) X(late_reading) X(update) X(evidence) X(need) X(reach) \
	X(intervention) X(gap) X(scenario) X(factor) X(forecast) X(residual) \
	X(risk) X(criterion) X(cost) X(pilot) X(score) X(option) \
	X(panel_weight) X(panel_scores) X(panel) X(decision) X(appraisal) \
	X(milestone) X(resources) X(success) X(contribution) X(action) \
	X(funding) X(attendee) X(workshop) X(chain_node) X(chain_link) \
	X(assessment) X(chain_question) X(chain) X(equality_row) X(equality) \
	X(aims) X(rural) X(environment) X(duty) X(proofing) X(monitoring) \
	X(peer_review) X(term) X(rule_setting) X(plan)
#define RECORD_EXTERN(t) extern const struct record_type record_##t;
RECORD_TYPES(RECORD_EXTERN)
extern const struct field common_fields[];	/* of any record */
/* The protected characteristics, as the language spells them. */
extern const char *const characteristics[];

/* The key as users write it: '_' printed as '-'.  Arena copy if changed. */
const char *field_key(struct arena *, const struct field *);
bool field_named(const struct field *, const char *key);

/* Call fn for every record of the plan, owners before what they own; they
   are looked for once, when all are loaded. */
void plan_list_records(struct arena *, struct plan *);
void plan_each_record(const struct plan *,
	    void (*fn)(const struct rec *, void *), void *);

#endif
