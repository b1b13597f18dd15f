#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "doc.h"
#include "font.h"

struct arena;

/*
 * A document tree laid out: pages of positioned items, in points, y running
 * down from the top of the page.  A back end draws the items in order and
 * takes no decision about where anything stands.
 *
 * Every item knows the block, and within it the inline node, that it came
 * from, and whether it is content or decoration, so that a back end can
 * tell a reader's software what the page means.
 */

enum item_kind {
	ITEM_OP,		/* a stroke, a fill, a text */
	ITEM_ANCHOR,		/* the place that links to `block` lead to */
	ITEM_LINK_AREA,		/* a rectangle that leads to `page_of` */
	ITEM_FIGURE,		/* where a picture begins, and its size */
	ITEM_IMAGE		/* `logo` in the rectangle of `op` */
};

enum item_role {
	ROLE_CONTENT,
	ROLE_LABEL,		/* of a list's item or a fact */
	ROLE_DRAWING,		/* part of a figure's picture */
	ROLE_LAYOUT,		/* rules, fills, marks beside their words */
	ROLE_REPEAT,		/* a table's head, on a later page */
	ROLE_HEADER, ROLE_FOOTER
};

struct item {
	enum item_kind			 kind;
	enum item_role			 role;
	struct op			 op;
	double				 ox, oy;	/* added to op's places */
	enum face			 face;		/* of a text */
	const struct block		*block;
	const struct inline_node	*node;		/* or NULL */
	unsigned			 para;		/* texts of one number
							   are read as one */
	float				 left, right;	/* of a line's column,
							   for tests; 0 0:
							   in none */
	const struct block		*page_of;	/* in the contents: the
							   heading */
	bool				 is_own;	/* in a header or
							   footer: of this
							   page alone */
	bool				 is_page;	/* text to come: the
							   number of its page */
	const struct logo		*logo;
};

struct page {
	double			 w, h;
	struct item		**items;
	size_t			 n, cap;
	const struct block	*section;	/* heading, for its header */
	bool			 cover;
};

struct outline {		/* a heading, for bookmarks */
	const struct block	*block;
	const char		*title;		/* with its number */
	int			 level;		/* from 1 */
	size_t			 page;
	double			 y;
};

struct landing {			/* where links to an id lead */
	const char	*id;
	size_t		 page;
	double		 y;
};

struct layout {
	struct page	*pages;
	size_t		 n_pages;
	struct outline	*outline;	/* in the order of the document */
	size_t		 n_outline;
	struct landing	*landings;	/* by id */
	size_t		 n_landings;
};

const struct layout *layout_doc(const struct doc *, struct arena *,
	    struct fonts *);

/* Where links to an id lead; NULL: no block has it. */
const struct landing *layout_find(const struct layout *, const char *id);

#endif
