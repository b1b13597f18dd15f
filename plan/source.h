#ifndef PLAN_SOURCE_H
#define PLAN_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct templates;

/*
 * The bytes that a plan is read from, and the way from a byte back to the
 * line and column that a person sees.  Only offsets are stored; lines are
 * counted when a message is printed.
 */

/* A run of bytes in one source.  `file` counts from 1; 0 means "no place". */
struct span {
	uint32_t	file;
	uint32_t	from;	/* first byte */
	uint32_t	to;	/* one past the last */
};

struct source {
	const char	*path;	/* as named by the user or the include */
	const char	*bytes;	/* NUL after the last; kept for the run */
	size_t		 len;
	const char	*real;	/* real path: tells one file from another;
				   NULL for standard input and templates */
	uint32_t	*lines;	/* where each line starts; made when a
				   place is first asked for */
	size_t		 n_lines;
};

struct sources {
	struct arena	*arena;
	const char	*root;	/* real path of the folder of the plan:
				   nothing outside it is read */
	struct source	*v;	/* v[span.file - 1] */
	size_t		 n;
	const char	*digest;	/* once asked for; NULL again when a
					   source is added */
	const struct templates *templates;	/* that plans go by, or NULL */
};

/* A place as people count: lines and columns from 1, columns in characters. */
struct place {
	const char	*path;
	unsigned	 line;
	unsigned	 col;
	unsigned	 end_col;	/* one past the span, on the same line */
	const char	*text;		/* start of the line, not terminated */
	size_t		 text_len;	/* without the line end */
};

enum source_result {
	SOURCE_OK,
	SOURCE_OUTSIDE,		/* lies outside the plan's folder */
	SOURCE_MISSING,		/* no such file */
	SOURCE_TOO_LARGE,	/* over SOURCE_MAX bytes */
	SOURCE_UNREADABLE	/* a folder, or the system says no */
};

#define SOURCE_MAX	(32u << 20)

void	sources_init(struct sources *, struct arena *);
/* Read only what lies in this folder; false: there is no such folder. */
bool	source_keep_to(struct sources *, const char *dir);
/*
 * Read the plan itself; "-" is standard input.  Sets sources->root.  On
 * failure *why is a sentence for the user.
 */
enum source_result source_open(struct sources *, const char *path,
	    uint32_t *file, const char **why);
/*
 * Read a file that a plan names (an include, a CSV, a logo).  The path is
 * from the current folder: source_beside() makes it of the name that is
 * written in a plan.
 */
enum source_result source_include(struct sources *, const char *path,
	    uint32_t *file, const char **why);
/* Add bytes that are already in memory (built-in templates, tests). */
uint32_t source_add(struct sources *, const char *path, const void *, size_t);

struct place source_place(const struct sources *, struct span);
const struct source *source_of(const struct sources *, uint32_t file);
/* Work out all that is kept for later: from then on threads may share it. */
void	sources_settle(struct sources *);
/* First 12 hex digits of the SHA-256 over all sources, in reading order. */
const char *sources_digest(struct sources *);

#endif
