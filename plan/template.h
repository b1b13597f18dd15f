#ifndef PLAN_TEMPLATE_H
#define PLAN_TEMPLATE_H

#include "embed.h"
#include "source.h"

struct arena;
struct diags;
struct duties;
struct house_style;
struct wording;
struct word_lists;

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
	/* What plans are checked by, where the folder has it; else NULL. */
	const struct duties	*duties;
	const struct word_lists	*words;
	const struct wording	**wordings;
	size_t			 n_wordings;
};

/* Its own file of that name: 0 if it has none. */
uint32_t template_file(const struct templates *, const char *name);
/* The same, or the one that is built in; NULL templates: the latter. */
struct embedded template_find(const struct templates *, const char *name);

/*
 * What reads one kind of template.  Each room has a table of those that it
 * understands: plan/ of what plans are checked by, render/ of what documents
 * are made like.  Faults are noted at their place; what is left of the file
 * is kept.
 */
struct template_reading {
	struct arena		*arena;
	struct templates	*templates;	/* plan/ keeps its results here;
						   further files of the folder
						   are read by its sources */
	struct house_style	*style;		/* render/ keeps its own here */
	const struct template	*own;		/* the file to be read */
	struct diags		*diags;
};

struct template_kind {
	const char	*name;	/* "duties.yaml"; a star in it stands for
				   any word: "wording-*.yaml" */
	void		(*read)(struct template_reading *);
};

/* The row for a file of that name, or NULL. */
const struct template_kind *template_kind_of(const struct template_kind *,
	    size_t n, const char *name);

extern const struct template_kind plan_templates[];
extern const size_t plan_n_templates;

#endif
