#ifndef PLAN_EMBED_H
#define PLAN_EMBED_H

#include <stdbool.h>
#include <stddef.h>

/* Files of templates/ that are part of the program. */
struct embedded {
	const char	*name;		/* below templates/ */
	const char	*bytes;		/* a NUL after the last */
	size_t		 len;
};

/* A name that is not there is our own mistake. */
struct embedded embedded_find(const char *name);
/* Is there one of that name, and are these its bytes? */
bool	embedded_is(const char *name, const char *bytes, size_t len);
/* All of them, one by one. */
size_t	embedded_count(void);
struct embedded embedded_at(size_t);

#endif
