#ifndef PLAN_ARENA_H
#define PLAN_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * One arena a run: everything that a plan, its findings and its documents
 * are made of is allocated here and released together at the end.  Nothing
 * is freed singly.  Memory is zeroed and aligned for any type.  When the
 * machine has no memory left the program says so and exits with 3; callers
 * never see NULL.
 *
 * An arena belongs to one thread.
 */
struct arena;

struct arena	*arena_new(void);
/* One that takes no more of the machine's memory than it hands out, at the
   cost of a little time. */
struct arena	*arena_new_thrifty(void);
void		 arena_free(struct arena *);
/* The second's memory now belongs to the first, and ends with it. */
void		 arena_take(struct arena *, struct arena *);
size_t		 arena_used(const struct arena *);	/* bytes handed out */

/*
 * What texts that are made in it are worded in (wording.h), NULL for English
 * as it is in the source.  `beside`, or NULL, is another arena that holds
 * texts of theirs: the plan's, where this one is a document's.
 */
struct wording;
void	arena_say(struct arena *, const struct wording *,
	    const struct arena *beside);
const struct wording *arena_wording(const struct arena *);
/* Is this in the arena itself? */
bool	arena_owns(const struct arena *, const void *);
/* Is this in the arena, or in the one beside it? */
bool	arena_holds(const struct arena *, const void *);

void	*arena_alloc(struct arena *, size_t);
/* An array of n zeroed items; exits when n * size overflows. */
void	*arena_array(struct arena *, size_t n, size_t size);
/* The old items followed by zeroed room for n in all. */
void	*arena_grow(struct arena *, const void *old, size_t had, size_t n,
	    size_t size);
/* The same, where nobody looks at the old place any more: a large array of
   this arena keeps its memory.  The old one must be full. */
void	*arena_regrow(struct arena *, const void *old, size_t had, size_t n,
	    size_t size);
/*
 * Make room for n bytes where p, of `had`, stands, if it was the last to be
 * handed out and there is room behind it; else false, and nothing happens.
 */
bool	arena_extend(struct arena *, const void *p, size_t had, size_t n);
/*
 * For long work in small steps: what has been handed out since the mark is
 * given back, and may be handed out again.  What was handed out before must
 * not have grown in between (arena_extend).
 */
struct arena_mark { void *top, *behind; size_t used, total; };
struct arena_mark arena_mark(const struct arena *);
void	 arena_release(struct arena *, struct arena_mark);
char	*arena_strndup(struct arena *, const char *, size_t);
char	*arena_strdup(struct arena *, const char *);
char	*arena_printf(struct arena *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
/* The same of a name for programs, an id or a file's: it is never worded. */
char	*arena_name(struct arena *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
char	*arena_vprintf(struct arena *, const char *, va_list)
	    __attribute__((format(printf, 2, 0)));

#endif
