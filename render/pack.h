#ifndef RENDER_PACK_H
#define RENDER_PACK_H

#include "compose.h"
#include "questions.h"

/*
 * The peer-review pack: what reviewers from another partnership read and
 * fill in.  A file each, or all in one; the words of the questions come
 * from the bank, everything else from the plan and its findings.
 */

/* The files, in the order in which they are read. */
enum pack_part { PACK_README, PACK_STEP1, PACK_STEP2, PACK_STEP3, PACK_STEP4,
	PACK_STEP5, PACK_CHAIN, PACK_EVIDENCE, PACK_FINDINGS, PACK_ACTIONS,
	PACK_PARTS };

/* A place in the plan that a question is about. */
struct provoked_place {
	const struct rec		*item;	/* NULL: the whole plan */
	const char			*says;	/* no full stop */
	const struct acceptance		*accepted;
	enum weakness			 weakness;
};

/* A question that the plan provokes. */
struct provoked {
	const struct asking	*asking;
	const char		*title, *ask;
	const char		*answer;	/* id of its answer */
	const char		*level;		/* of a finding, or NULL */
	enum pack_part		 part;
	enum consequence	 consequence;
	struct provoked_place	*v;		/* the weakest first */
	size_t			 n;
	size_t			 order;		/* in which it was found */
};

struct provoked_list { struct provoked *v; size_t n; };

struct pack {
	struct compose		 c;	/* of the file that is being made */
	const struct bank	*bank;
	struct provoked_list	 provoked;	/* what matters most first */
	int			 level;	/* of a section's heading */
	struct fonts		*fonts;	/* that charts are measured with */
	struct render_file	*charts;
	size_t			 n_charts, cap_charts;
};

/* The id that leads to the part. */
const char *pack_part_id(enum pack_part);
/* "Step 1: where are we now?" */
const char *pack_part_title(const struct pack *, enum pack_part);

/* ---- the parts: add to the root what stands below their title ---- */

void	pack_readme(struct pack *, struct block *);
void	pack_step(struct pack *, struct block *, int step);
void	pack_chain(struct pack *, struct block *);
void	pack_evidence(struct pack *, struct block *);
void	pack_findings(struct pack *, struct block *);
void	pack_actions(struct pack *, struct block *);

/* The curves of the indicators that step 1 shows in full. */
void	pack_charts(struct pack *, struct block *);
/* A delivery chain as a graph. */
void	pack_chain_chart(struct pack *, struct block *,
	    const struct chain_result *);
/* A picture beside the tables, as a file; none where all is one file. */
void	pack_chart(struct pack *, struct block *, const char *name,
	    void (*add)(struct compose *, struct block *));
void	pack_appraisal_charts(struct pack *, struct block *,
	    const struct appraisal_result *);
/* What the plan says, in short, at the head of a step. */
void	pack_plan_says(struct pack *, struct block *, int step);
/* The questions that a plan provokes, those of a part. */
void	pack_provoked(struct pack *, struct block *, enum pack_part);
/* The first ten of all parts. */
void	pack_first(struct pack *, struct block *);
/* Find them all: by findings, by signals and by what was accepted. */
struct provoked_list provoked_find(struct pack *);
/* How firmly a record rests on evidence, and on which. */
enum weakness pack_weakness(const struct compose *, const struct rec *);
const struct refs *pack_evidence_of(const struct rec *);
/* "In this plan: …" about the part that a question names, if it is one. */
void	pack_see(struct pack *, struct block *, const char *name);
bool	pack_can_see(const char *name);
/* The ten figures that come first. */
void	pack_headlines(struct pack *, struct block *);

/* ---- pack.c: what the parts have in common ---- */

struct block *pack_section(struct pack *, struct block *, const char *id,
	    const char *title);
/* The core questions of a set; `id` is what their answers' ids start with. */
void	pack_questions(struct pack *, struct block *,
	    const struct question_set *, const char *id, bool numbered,
	    int number);
void	pack_answer(struct pack *, struct block *, const char *id);
/* "No evidence in this plan." */
void	pack_none(struct pack *, struct block *, const char *what);
/* The words with {item}, {count} and the other placeholders filled in. */
const char *pack_words(struct pack *, const struct wording *, size_t count,
	    const char *item, const char *const *fills,
	    const char *const *values);

#endif
