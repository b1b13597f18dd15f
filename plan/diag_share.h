#ifndef PLAN_DIAG_SHARE_H
#define PLAN_DIAG_SHARE_H

#include <jansson.h>

#include "diag.h"

/* What the printers of findings for programs share. */

/* A text fit to be shown; NULL becomes null. */
json_t	*json_text(const struct diags *, const char *);
json_t	*json_count(size_t);
/* Print with sorted keys, and let go of it. */
void	json_put(json_t *, size_t flags, struct buf *);

/*
 * What each finding is known by from one run to the next: hex digits over
 * its rule and the record that it is about.  Neither the line nor the words
 * of the message count, so that text above may come and go.
 */
struct diag_key {
	const char	*print;
	size_t		 twin;	/* findings before it that are of the same
				   rule and record */
};
/* One for each finding, in their order. */
struct diag_key *diag_keys(const struct diags *);

/* The path without "./" in front: services compare it with those of the
   repository. */
const char *diag_path(const struct diags *, const char *path);
/* The id of the record it is about, or NULL. */
const char *diag_item_id(const struct diag *);
/* Cause and remedy, a line each, as plain text. */
const char *diag_message(const struct diags *, const struct diag *);
/* "S106 no-milestone" */
const char *diag_rule_words(const struct diags *, enum rule);

#endif
