#ifndef PLAN_WORDING_H
#define PLAN_WORDING_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct plan;
struct template_reading;
struct templates;

/*
 * What documents are worded in, where it is not the English of the source:
 * a file of a partnership, templates/wording-cy.yaml, that says for English
 * sentences what stands in their place.  The English sentence is the key.
 *
 * An arena knows the wording of the texts that are made in it.  Then every
 * format is looked up, and so is every text that a %s prints if it is one
 * of ours; what is in an arena is the plan's, or has been worded already.
 * The sentences need no mark in the source: templates/wording-en.yaml lists
 * them, and a test holds the list against the source.
 */
struct wording;

/* A partnership's file, kept among its templates.  Faults are told: a key
   that is no sentence of ours, placeholders that are not the original's. */
void	wording_read(struct template_reading *);
/* The one for a plan: of its language, else the only one there is; NULL:
   English, as it is built in. */
const struct wording *wording_of_plan(const struct templates *,
	    const struct plan *);
/* Its language, as in the name of its file. */
const char *wording_language(const struct wording *);

/* What stands in place of a text, or NULL. */
const char *wording_find(const struct wording *, const char *english);
/* The text as the arena's documents word it, if it is one of ours. */
const char *worded(const struct arena *, const char *);
/* The same of a text that is known to be ours, wherever it is kept. */
const char *worded_copy(const struct arena *, const char *);

/* ---- wording_format.c ---- */

/* NULL if the translation takes the placeholders of the original, each as
   it is there, in its order or numbered: %2$s; else what is wrong. */
const char *wording_misfit(struct arena *, const char *english,
	    const char *translation);
/* Print a format as the arena's documents word it. */
void	wording_vprintf(struct buf *, const char *format, va_list)
	    __attribute__((format(printf, 2, 0)));

#endif
