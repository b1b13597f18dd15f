#ifndef PLAN_DIAG_H
#define PLAN_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

struct arena;
struct buf;
struct rec;

enum level { LEVEL_OFF, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

/* What a rule belongs to; decides what fails and when it is due. */
enum family { FAMILY_STRUCTURE, FAMILY_QUALITY };

enum rule {
	RULE_NONE,
#define RULE(code, name, level, step, summary, why, remedy, basis) \
	RULE_##code,
#include "rules.def"
#undef RULE
	RULE_COUNT
};

/* One row of the rule table: the only list of rules there is. */
struct rule_info {
	const char	*code;		/* "S106" */
	const char	*name;		/* "no-milestone" */
	enum level	 level;		/* unless the plan sets another */
	int		 step;		/* 1..5 of the guide; 0 = always due */
	const char	*summary;	/* what it looks for, one sentence */
	const char	*why;		/* why it matters to the plan's people */
	const char	*remedy;	/* how to put it right, before/after */
	const char	*basis;		/* the source it rests on */
};

extern const struct rule_info rule_table[RULE_COUNT];

/* By code or name, letter case ignored; RULE_NONE if unknown. */
enum rule	rule_find(const char *);
bool		rule_is(enum rule, const char *);
/* The rule whose code or name is nearest in spelling; RULE_NONE if far. */
enum rule	rule_nearest(const char *);
enum family	rule_family(enum rule);

/* A second place that helps to understand a finding. */
struct diag_also {
	struct span		 at;
	const char		*text;
	struct diag_also	*next;
};

struct diag {
	enum rule		 rule : 16;
	enum level		 level : 8;
	/* Filled by diags_settle(): */
	bool			 not_yet_due : 1;	/* of a step not reached */
	bool			 known : 1;	/* let pass by check --known */
	struct span		 at;
	const struct acceptance	*accepted;	/* or NULL */
	const struct rec	*item;	/* record it is about, or NULL */
	const char		*cause;	/* one sentence, no full stop */
	const char		*help;	/* one concrete remedy, or NULL */
	struct diag_also	*also;
	size_t			 order;		/* in which it was found */
};

struct diags {
	struct arena		*arena;
	const struct sources	*sources;
	struct diag		*v;
	size_t			 n;
	size_t			 cap;
	const char		*helps[RULE_COUNT];	/* said last */
	const char		*alsos[RULE_COUNT];
	bool			 undated;	/* rules that need to know what
						   day it is were silent */
};

void	diags_init(struct diags *, struct arena *, const struct sources *);
/*
 * Note a finding at the rule's own level.  The result is valid until the
 * next call; help and second places are added to it with the two below.
 */
struct diag *diag_add(struct diags *, enum rule, struct span,
	    const struct rec *item, const char *cause, ...)
	    __attribute__((format(printf, 5, 6)));
void	diag_help(struct diags *, const char *, ...)	/* to the last one */
	    __attribute__((format(printf, 2, 3)));
void	diag_also(struct diags *, struct span, const char *, ...)
	    __attribute__((format(printf, 3, 4)));
void	diag_level(struct diags *, enum level);		/* of the last one */

/*
 * A list that starts with the same findings and grows on its own, so that
 * several may at once; and what it grew by, put back.
 */
struct diags	diags_fork(const struct diags *, struct arena *);
void		diags_join(struct diags *, const struct diags *fork, size_t had);

/* Neither accepted, switched off, known nor of a step not yet reached. */
bool	diag_is_open(const struct diag *);
size_t	diags_count(const struct diags *, enum level);	/* open ones only */
bool	diags_has_structure_error(const struct diags *);
/* Sort by source, place, rule; stable. */
void	diags_sort(struct diags *);

struct diag_style {
	bool	colour;
	bool	all;	/* every finding, not three places a rule */
};

/* Findings as people read them; the summary line is the last. */
void	diags_print_text(const struct diags *, struct diag_style, struct buf *);
/* Its last line alone: "2 errors, 1 note (1 accepted)". */
void	diags_print_summary(const struct diags *, struct buf *);
/* Sorted keys, fixed format; documented in docs/json.md. */
void	diags_print_json(const struct diags *, struct buf *);

/*
 * For the services that show findings beside a plan: the findings of n
 * plans together, because such a file is one whole.
 */
void	diags_print_sarif(const struct diags *const *, size_t n, struct buf *);
void	diags_print_github(const struct diags *const *, size_t n, struct buf *);
void	diags_print_gitlab(const struct diags *const *, size_t n, struct buf *);
void	diags_print_junit(const struct diags *const *, size_t n, struct buf *);

/* The version of the library that writes it. */
const char *diag_json_library(void);

const char *level_word(enum level);	/* "error", "warning", "note" */

#endif
