#ifndef PLAN_CHECK_WORDS_H
#define PLAN_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

struct plan;
struct val;

/* Looking for words in prose; the lists are in words.def. */
enum word_list { VAGUE_VERB, LEAD_IN, NOUN_AFTER, HEDGE, GAP_WORD,
	PROXY_WORD, COST_WORD, FIVE_WAYS };

/* What was found, in the text that was searched. */
struct words { const char *at; size_t len; };

/* Does the text start with a phrase of the list? */
bool	words_start(const char *, enum word_list, struct words *);
/* The first phrase of the list anywhere in the text. */
bool	words_find(const char *, enum word_list, struct words *);
/* This one phrase anywhere in the text. */
bool	words_find_phrase(const char *, const char *phrase, struct words *);
/* The n-th phrase of a list, or NULL. */
const char *words_nth(enum word_list, size_t n);
/* After these words and what parts them from the next. */
const char *words_next(struct words);

/*
 * Where words of a value stand: their own place, if the file has the text
 * as written; else that of the whole value.
 */
struct span words_place(const struct plan *, const struct val *,
	    const char *words, size_t len);

#endif
