#ifndef PLAN_CHECK_WORDS_H
#define PLAN_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"
#include "source.h"

struct arena;
struct buf;
struct plan;
struct template_reading;
struct templates;
struct val;

/*
 * Looking for words in prose.  The lists are data, templates/words.yaml, and
 * a partnership may have some of its own.
 */
enum word_list { VAGUE_VERB, LEAD_IN, NOUN_AFTER, HEDGE, GAP_WORD,
	PROXY_WORD, COST_WORD, FIVE_WAYS, NUMBER_WORD, MONTH_WORD, LABEL_WORD,
	/* For questions, not for findings: */
	CORRELATION, EARLY_WORD, MEETING, JOINT,
	WORD_LISTS };

struct phrases {
	const char	**v;
	size_t		 n;
	uint32_t	 letters;	/* with which they begin */
};

struct word_lists { struct phrases list[WORD_LISTS]; };

/* The lists that hold for a run: of its own templates, or built in. */
const struct word_lists *words_of_run(struct arena *,
	    const struct templates *);
/* Read a partnership's lists over the built-in ones. */
void	words_read(struct template_reading *);
/* The lists that a rule reads, as `explain` prints them; else nothing. */
void	words_explain(const struct word_lists *, enum rule, struct buf *);

/* The list that a plan is checked by. */
#define PHRASES(plan, which)	(&(plan)->words->list[which])

/* What was found, in the text that was searched. */
struct words { const char *at; size_t len; };

/* Does the text start with a phrase of the list? */
bool	words_start(const char *, const struct phrases *, struct words *);
/* The first phrase of the list anywhere in the text. */
bool	words_find(const char *, const struct phrases *, struct words *);
/* This one phrase anywhere in the text. */
bool	words_find_phrase(const char *, const char *phrase, struct words *);
/* Is this one word, as it stands, in the list?  Letter case apart. */
bool	words_have(const struct phrases *, struct words);
/* After these words and what parts them from the next. */
const char *words_next(struct words);

/*
 * Where words of a value stand: their own place, if the file has the text
 * as written; else that of the whole value.
 */
struct span words_place(const struct plan *, const struct val *,
	    const char *words, size_t len);

#endif
