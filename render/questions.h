#ifndef RENDER_QUESTIONS_H
#define RENDER_QUESTIONS_H

#include <stddef.h>

#include "diag.h"

struct arena;

/*
 * The bank of questions of the peer-review pack: templates/peer-review.yaml
 * as it is built in.  Its words are data, so that a partnership can change
 * them; what is missing in a changed bank is "" or a list of none.
 */

struct texts { const char **v; size_t n; };

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

struct colours { const char *red, *amber, *green; };

#define STEPS	5
#define CHAIN_QUESTIONS	12

struct bank {
	struct texts		 guide;		/* how to use the pack */
	struct texts		 answers;	/* what an answer consists of */
	struct question_set	 steps[STEPS];
	struct question_set	 chain;
	struct colours		 colours[CHAIN_QUESTIONS];
	struct question_set	 findings;
	struct wording		 accepted;
	struct wording		 provoked[RULE_COUNT];
};

/* From bytes of YAML; NULL when they cannot be read.  Faults are noted. */
const struct bank *bank_read(struct arena *, const char *yaml, size_t len,
	    struct diags *);
/* The one that is built in. */
const struct bank *bank_built_in(struct arena *);

#endif
