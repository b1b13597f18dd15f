#ifndef TESTS_LAYOUT_LINT_SHAPE_H
#define TESTS_LAYOUT_LINT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "layout.h"

/* What the items of a page cover, in points from the page's top left. */

struct box { double x, y, w, h; };

bool	is_text(const struct item *);
/* What the letters of a line take: from tall letters to descenders. */
struct box text_box(const struct item *);
/* Whether the item paints that place. */
bool	fill_has(const struct item *, double x, double y);
/* What is painted at a place before the nth item is. */
struct colour ground(const struct page *, size_t n, double x, double y);
/* WCAG 2.1: from 1 to 21. */
double	contrast(struct colour, struct colour);
bool	same_colour(struct colour, struct colour);
/* Does its outline enter the box? */
bool	stroke_hits(const struct box *, const struct item *);

#endif
