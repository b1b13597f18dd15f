#ifndef PLAN_TEMPLATE_H
#define PLAN_TEMPLATE_H

#include "embed.h"
#include "source.h"

/*
 * The templates of a partnership: files of its own that take the place of
 * those that are built in.  Whatever it does not have is taken from these.
 */
struct templates {
	const char	*dir;		/* as the user names it */
	struct sources	 sources;	/* nothing outside dir is read */
	struct template {
		const char	*name;	/* below dir: "peer-review.yaml" */
		uint32_t	 file;
	}		*v;
	size_t		 n;
};

/* Its own file of that name: 0 if it has none. */
uint32_t template_file(const struct templates *, const char *name);
/* The same, or the one that is built in; NULL templates: the latter. */
struct embedded template_find(const struct templates *, const char *name);

#endif
