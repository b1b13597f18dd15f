#ifndef PLAN_CSV_H
#define PLAN_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

struct arena;

/*
 * A table of text with the place of every cell (RFC 4180: commas, quotes
 * doubled inside quotes, lines ended by LF or CRLF; a byte order mark is
 * passed over; empty lines are no rows).
 */
struct csv_cell { const char *s; struct span at; };
struct csv_row { struct csv_cell *cells; size_t n; unsigned line; };
struct csv {
	struct csv_row	*rows;	/* rows[0] is the header */
	size_t		 n;
	const char	*error;	/* a sentence, and where */
	struct span	 error_at;
};

bool	csv_parse(struct arena *, const struct sources *, uint32_t file,
	    struct csv *);
/* Column of a header, letter case ignored; -1 if there is none. */
int	csv_column(const struct csv *, const char *name);

#endif
