#ifndef TESTS_LAYOUT_LINT_H
#define TESTS_LAYOUT_LINT_H

#include <stddef.h>

struct arena;
struct buf;
struct doc;
struct layout;

/*
 * What a careful eye would find wrong on laid out pages, found by rule:
 * texts that cover each other or leave their place, lines through words,
 * colours too near to each other, headings at a page's foot.  It reads the
 * positioned items alone and takes no measure from the layout's own code.
 */

/* The measures of a variant on its paper, in points. */
struct lint_rules {
	double	w, h;		/* of the paper */
	double	margin;		/* on both sides */
	double	top, bottom;	/* of the content, from the page's top */
	double	smallest;	/* type */
	/* Of pages that lie across, for wide tables; NULL: there are none. */
	const struct lint_rules	*across;
};

/* On A4, and on US Letter. */
extern const struct lint_rules lint_standard, lint_large;
extern const struct lint_rules lint_letter, lint_letter_large;

/* A line a fault, "page 3: overlap: ...", into the buffer; how many. */
size_t	lint_layout(const struct layout *, const struct doc *,
	    const struct lint_rules *, struct arena *, struct buf *);

#endif
