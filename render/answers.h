#ifndef RENDER_ANSWERS_H
#define RENDER_ANSWERS_H

#include <stddef.h>
#include <stdint.h>

#include "questions.h"

struct sources;

/*
 * What reviewers wrote into a pack, read back by the hidden comments that
 * stand round every space for an answer.  All texts are CommonMark.
 */

enum rating { RATING_NONE, RATING_STRONG, RATING_DEVELOPING, RATING_WEAK,
	RATING_NOT_SEEN, RATINGS };

#define ANSWER_LINES	8

struct answer {
	const char	*id;	/* "core/1/trend" */
	const char	*label[ANSWER_LINES], *text[ANSWER_LINES];
	size_t		 n;
	enum rating	 rating;
	size_t		 rated;	/* the line that says so, from 1; or 0 */
	struct span	 at;	/* of the comment that opens it */
};

/* A row of a table that was filled in. */
struct part_rating { const char *part, *rating, *why; };
struct recommendation { const char *what, *why, *owner, *by; };
struct chain_score { const char *question, *own, *score, *seen; };

struct answers {
	const struct bank	*bank;		/* that they were read with */
	struct answer		*v;		/* those with any text */
	size_t			 n, cap;
	struct part_rating	*ratings;
	size_t			 n_ratings, cap_ratings;
	struct recommendation	*advice;
	size_t			 n_advice, cap_advice;
	struct chain_score	*scores;
	size_t			 n_scores, cap_scores;
	size_t			 asked;		/* spaces that were found */
	size_t			 answered;
	size_t			 rated[RATINGS];
};

/*
 * Read the files; NULL if there is no space for an answer in them.  Noted,
 * at their places, are questions without an answer (M809), recommendations
 * without an owner or a date (M816) and ratings that are none (M817).
 */
const struct answers *answers_read(struct arena *, const struct bank *,
	    const uint32_t *files, size_t n, struct diags *);

/* "Strong", "Developing", "Weak", "Not seen". */
const char *rating_word(enum rating);
/* The title of the question that was answered, as the bank has it. */
const char *answer_title(struct arena *, const struct answers *,
	    const struct answer *);

#endif
