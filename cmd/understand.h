#ifndef CMD_UNDERSTAND_H
#define CMD_UNDERSTAND_H

#include <stdbool.h>

#include "check.h"
#include "diag.h"
#include "render.h"
#include "source.h"

struct analysis;
struct answers;
struct arena;
struct options;
struct plan;
struct templates;
struct wording;

/* One plan of the command line, read and checked. */
struct understood {
	struct arena		*arena;
	struct sources		 sources;
	struct diags		 diags;
	struct plan		*plan;
	const struct analysis	*analysis;
	const struct answers	*answers;	/* of reviewers, or NULL */
	const struct wording	*wording;	/* of its documents, or NULL */
};

/* The options that all who read plans take, checked once for all plans. */
struct how {
	day		as_of;		/* DAY_NONE: the plan's own date */
	enum fail_on	fail_on;
	bool		strict;
	/* Of --templates and --answers; NULL without them. */
	const struct templates	*templates;
	struct house_style	 style;
	const char		*answers;
	const char		*since;		/* an earlier version */
	/* What makes documents, where it has been loaded: it reads both. */
	const struct render_module *module;
	bool		documents;	/* are to be made of it */
};

/* false: told why on stderr. */
bool	how_read(struct arena *, const struct options *, struct how *);
/* false: it could not be read at all; told why on stderr. */
bool	understand(struct arena *, const char *path, const struct how *,
	    struct understood *);
/* What reviewers wrote, when it was asked for; false: told why. */
bool	understand_answers(struct understood *, const struct how *);
/* The rule of that code or name; RULE_NONE: told why on stderr. */
enum rule	rule_wanted(struct arena *, const char *name);
bool	plan_fails(const struct understood *, const struct how *);

#endif
