#ifndef RENDER_QUESTIONS_H
#define RENDER_QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "signals.h"
#include "template_tree.h"

struct arena;

/*
 * The bank of questions of the peer-review pack: templates/peer-review.yaml
 * as it is built in, and over it the file of a partnership that rewords,
 * drops and adds questions.
 */

struct question {
	const char	*id;	/* of its answer */
	const char	*title, *ask;
	struct texts	 also;	/* prompts under it */
	const char	*see;	/* the part of the plan to look at */
};

struct question_set {
	const char	*title, *about;
	struct question	*v;
	size_t		 n;
};

/* For one place and for several; {item} and {count} stand in them. */
struct wording { const char *one, *many; };

/* How much depends on the answer; of a finding, its level decides. */
enum consequence { CONSEQUENCE_BY_LEVEL, CONSEQUENCE_LOW, CONSEQUENCE_MEDIUM,
	CONSEQUENCE_HIGH };

struct colours { const char *red, *amber, *green; };

#define STEPS	5
#define CHAIN	(STEPS + 1)	/* where a step's number is wanted */
#define CHAIN_QUESTIONS	12

/* A question that a plan provokes. */
struct asking {
	struct wording		 words;
	const char		*title;		/* "" for a rule's */
	int			 step;		/* 1..STEPS, CHAIN; 0: where
						   the record belongs */
	int			 question;	/* strategic one, 1..12, or 0 */
	enum consequence	 consequence;
	bool			 dropped;
};

struct bank {
	struct texts		 guide;		/* how to use the pack */
	struct texts		 answers;	/* what an answer consists of */
	struct question_set	 steps[STEPS];
	struct question_set	 chain;
	struct colours		 colours[CHAIN_QUESTIONS];
	struct question_set	 findings;
	struct wording		 accepted, other;
	struct asking		 provoked[RULE_COUNT];
	struct asking		 signals[SIGNAL_COUNT];
};

/* The bank that is built in. */
const struct bank *bank_built_in(struct arena *);
/* The same as the file changes it.  Its faults are noted. */
const struct bank *bank_read(struct arena *, const struct sources *,
	    uint32_t file, struct diags *);
/* How many questions there are to ask, prompts left out. */
size_t	bank_size(const struct bank *);

#endif
