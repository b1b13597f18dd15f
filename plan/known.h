#ifndef PLAN_KNOWN_H
#define PLAN_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"

struct arena;
struct buf;

/*
 * Findings that were there when somebody began to use the checks: how many
 * of each rule in each file, a line each, as in
 *	S106 12 actions.yaml
 * They are told by number, not by line, so that an edit elsewhere changes
 * nothing.  As long as there are no more than that they are not open; with
 * one more all of them are, as nobody can say which is new.
 */
struct known_row { enum rule rule; size_t n; const char *file; };
struct known { struct known_row *v; size_t n; };

/* false: *why is a sentence that names the line. */
bool	known_read(struct arena *, const char *text, struct known *,
	    const char **why);
/* After diags_settle().  Structure errors are never known. */
void	known_apply(const struct known *, struct diags *);
/* All that is open, to begin with. */
void	known_begin(const struct diags *, struct buf *);
/* The rows with no more than is found now; true if any has shrunk, and the
   file should be written anew.  It never grows. */
bool	known_shrink(const struct known *, const struct diags *,
	    struct buf *);

#endif
