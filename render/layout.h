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
	unsigned			 para;		/* texts of one number
							   are read as one */
	enum face			 face;		/* of a text */
	float				 left, right;	/* of a line's column,
							   for tests; 0 0:
							   in none */
	bool				 is_own;	/* in a header or
							   footer: of this
							   page alone */
	bool				 is_page;	/* text to come: the
							   number of its page */
	bool				 is_late;	/* the same, of a text
							   that begins with as
							   many zeros: of the
							   page that `node`
							   is about */
	struct op			 op;
	double				 ox, oy;	/* added to op's places */
	const struct block		*block;
	const struct inline_node	*node;		/* or NULL */
	const struct heading		*page_of;	/* in the contents */
	const struct logo		*logo;
	bool				 rtl;		/* text that runs from
							   right to left */
};

struct page {
	double			 w, h;
	struct item		**items;
	size_t			 n, cap;
	const struct heading	*section;	/* for its header */
	bool			 cover;
	bool			 waits;		/* for the numbers of pages */
};

#define NOT_SET	((size_t)-1)

struct heading {
	const struct block	*block;		/* in its part's arena */
	const char		*number;	/* "2.1", "Annex A", or "" */
	const char		*title;
	int			 level;		/* from 1 */
	bool			 annex;
	size_t			 page;		/* or NOT_SET: it has no words */
};

struct outline {		/* a heading, for bookmarks */
	const struct heading	*heading;
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

/* All pages of a document, in the arena. */
const struct layout *layout_doc(const struct doc *, struct arena *,
	    struct fonts *);

/*
 * A long document is laid out part by part, each in an arena of its own that
 * is emptied when its pages have been taken.
 */
struct page_taker {
	void	*ctx;
	/* Pages come in their order, but for those that wait. */
	void	(*page)(void *ctx, const struct page *, size_t number);
	/* This page lacks numbers of later ones; it comes when all the others
	   have come. */
	void	(*wait)(void *ctx, const struct page *, size_t number);
	/* What is in the arena comes no more, nor do paragraphs of that number
	   and below, but on pages that wait. */
	void	(*forget)(void *ctx, const struct arena *, unsigned para);
};

/* The parts are asked for twice: for the headings, and to be laid out; once
   where the document is short and its parts do not settle.  What is returned
   has no items on its pages. */
const struct layout *layout_parts(const struct doc_parts *, struct arena *,
	    struct fonts *, const struct page_taker *);

/* Where links to an id lead; NULL: no block has it. */
const struct landing *layout_find(const struct layout *, const char *id);

#endif
