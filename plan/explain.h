#ifndef PLAN_EXPLAIN_H
#define PLAN_EXPLAIN_H

#include "diag.h"

struct buf;
struct word_lists;

/* The rule table as people read it; CommonMark where nothing else is said. */

/* One rule: what it looks for, why, how to put it right, its basis, and the
   words by which it reads prose. */
void	explain_rule(enum rule, const struct word_lists *, struct buf *);
/* The same without heading, summary and level: why, remedy, basis. */
void	explain_help(enum rule, struct buf *);
/* All of them by family: the chapter of the manual. */
void	explain_all(const struct word_lists *, struct buf *);
/* All of them in short, as a section of the manual page in mdoc. */
void	explain_man(struct buf *);
/* A line a rule: code, level, name, what it looks for. */
void	explain_list(struct buf *);

#endif
