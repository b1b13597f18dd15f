#ifndef RENDER_PDF_TAGS_H
#define RENDER_PDF_TAGS_H

#include "pdf_int.h"

/*
 * The structure tree while it grows: pdf_tags.c makes it, pdf_tags_write.c
 * writes it into the file.
 */

/* A long document has a hundred thousand of these: they are kept small, and
   name each other by number. */

enum kid_kind { KID_ELEM, KID_RUN, KID_LINK };

#define NONE	UINT32_MAX

struct kid {
	uint32_t	what;		/* element, run of the page, link */
	uint32_t	kind : 2, page : 30;
	uint32_t	next;		/* of the same parent, or NONE */
};

/* Attributes that many elements have, each an object. */
enum shared {
	SHARED_NONE, SHARED_DECIMAL, SHARED_DISC, SHARED_COLUMN, SHARED_ROW,
	SHARED_COUNT
};

struct elem {
	const char	*type;
	uint32_t	 parent;	/* NONE: it is the document */
	uint32_t	 first, last;	/* kids, or NONE */
	uint32_t	 number : 28, shared : 4;	/* of objects, from 0 */
};

/* What few elements have besides. */
struct detail {
	uint32_t	 elem;
	const char	*alt, *box;	/* of a picture: words, attributes */
	const char	*language;
};

struct entry;

/* The runs of a page, one after the other, and their list's number. */
struct page_runs { uint32_t from, n, number; };

#define DOCUMENT	0	/* the element of all */

struct pdf_tags {
	struct entry		*map;	/* open addressing; key 0: free */
	size_t			 n_map, cap_map;
	struct elem		*elems;	/* in the order of reading */
	size_t			 n_elems, cap_elems;
	struct kid		*kids;
	size_t			 n_kids, cap_kids;
	struct detail		*details;
	size_t			 n_details, cap_details;
	uint32_t		*runs;	/* their elements */
	size_t			 n_runs, cap_runs;
	struct page_runs	*pages;
	size_t			 n_pages, cap_pages;
	int			 level;		/* of the last heading */
	uint32_t		 n_objects;
	size_t			 first, first_link;	/* their numbers */
	struct pdf_object	*root;
	struct pdf_object	*shared[SHARED_COUNT];	/* NULL: not used */
};

#endif
