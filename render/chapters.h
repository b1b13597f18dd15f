#ifndef RENDER_CHAPTERS_H
#define RENDER_CHAPTERS_H

#include "compose.h"
#include "value.h"

struct template_reading;

/*
 * The outline of the delivery plan: templates/delivery-plan.yaml of a
 * partnership.  It says which chapters there are, in what order, under what
 * headings, and holds chapters of the partnership's own.  What is not in
 * its list is not in the document.
 */
struct chapter {
	const struct section	*section;	/* NULL: its own */
	const char		*id;		/* of the heading */
	const char		*heading;	/* NULL: the section's */
	struct val		 intro;		/* Markdown before the section's */
	struct val		 text;		/* of a chapter of its own */
	bool			 annex, new_page;
};

struct chapters {
	const struct source	*source;
	struct chapter		*v;
	size_t			 n;
};

/* Read one and keep it in the house style. */
void	chapters_read(struct template_reading *);
/* The document's own: that of the house style, or what is built in. */
const struct chapters *chapters_of(struct arena *, const struct house_style *);
/* Live figures in its texts that this plan does not have (E025). */
void	chapters_check(const struct house_style *, const struct analysis *,
	    struct diags *);
const struct section *section_find(const char *name);

#endif
