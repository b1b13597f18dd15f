#ifndef RENDER_PDF_INT_H
#define RENDER_PDF_INT_H

#include <hpdf.h>

#include "arena.h"
#include "buf.h"
#include "layout.h"

/*
 * Inside the PDF back end.  The library makes the file's frame: the catalog,
 * the information dictionary, the root of the pages.  What stands in fonts,
 * pages and dictionaries is written here, because the library's own text path
 * has no kerning, no ligatures and no characters beyond the first plane, and
 * because it keeps kilobytes for each page, link and element until the end.
 *
 * Pages are written as they come from the layout, and forgotten; of links
 * and the structure tree a few bytes each are kept.
 */

/* An object with a number of its own; its body is known by the end. */
struct pdf_object {
	unsigned	 number;
	const char	*body;		/* the keys; NULL: it is in the file */
};

struct pdf_glyph {			/* one CID of a face */
	uint16_t	 gid;
	uint16_t	 next;		/* CID of the same shape, other text */
	int		 width;
	const char	*text;
	size_t		 len;
	bool		 used;
};

/*
 * A glyph that stands for one ASCII character has its number as CID, and
 * what follows is numbered as it comes.  CIDs below CID_WIDE take one byte
 * of a page's content, the others two.
 */
#define CID_OTHER	0x80
#define CID_WIDE	0xC0
#define CID_LIMIT	(0x4000 + CID_WIDE)

struct pdf_face {
	struct pdf_object	*font;	/* NULL until the face is used; the
					   resources call it F and its number */
	struct pdf_glyph	*glyphs;	/* by CID; [0] is .notdef */
	size_t			 n, cap;
	uint16_t		*by_gid;	/* first CID of a shape, or 0 */
};

struct pdf_image {
	const struct logo	*logo;
	struct pdf_object	*object;	/* NULL: could not be read */
	double			 w, h;		/* in pixels */
};

/* What stands the same on many pages, drawn once. */
struct pdf_form {
	const char		*content;
	size_t			 len;
	struct pdf_object	*object;
};

struct pdf_page {
	double			 w, h;
	struct pdf_object	*object, *content;
	size_t			 first_link, n_links;
};

/* An element of the structure tree, from 0 in the order of reading. */
#define PDF_NO_ELEM	UINT32_MAX

/* A page that waits for numbers of later ones: its items' elements. */
struct pdf_waiting { size_t page; uint32_t *elems, *places; };

/* A page with numbers of pages among its words, which may be later ones. */
struct pdf_hole {
	size_t				 at;	/* in the page's content */
	const char			*id;	/* of a block on that page */
	const char			*behind;	/* the number */
	enum face			 face;
	double				 size;
};

struct pdf_late {
	unsigned	 number;	/* of its content */
	char		*content;
	size_t		 len;
	struct pdf_hole	*holes;
	size_t		 n;
};

#define PDF_COLOURS	256	/* in the list; others are spelt out */

struct diags;
struct pdf_link;
struct pdf_tags;
struct pdf_packer;

struct pdf {
	struct arena		*arena;
	struct pdf_tags		*tags;
	struct pdf_packer	*packer;
	struct fonts		*fonts;
	const struct doc_meta	*meta;
	HPDF_Doc		 hpdf;
	size_t			 n_library;	/* objects of the library's,
						   and the one without use */
	struct pdf_object	**objects;	/* all others, by number */
	size_t			 n_objects, cap_objects;
	struct pdf_page		*pages;
	size_t			 n_pages, cap_pages;
	const char		*root_keys;	/* of the root of all pages */
	const struct item	**rules;	/* of one page after the other */
	size_t			 cap_rules;
	struct pdf_waiting	*waiting;
	size_t			 n_waiting;
	struct pdf_hole		*holes;		/* of one page after the other */
	size_t			 n_holes, cap_holes;
	struct pdf_late		*late;
	size_t			 n_late, cap_late;
	struct pdf_link		*links;		/* in the order of pages */
	size_t			 n_links, cap_links;
	struct pdf_face		 faces[FACE_COUNT];
	struct pdf_image	*images;
	size_t			 n_images;
	struct colour		 colours[PDF_COLOURS];
	size_t			 n_colours;
	struct pdf_form		*forms;
	size_t			 n_forms;
	struct buf		 content;	/* of one page after the other */
	struct buf		 form;		/* of one form after the other */
	HPDF_MD5_CTX		 digest;	/* of what the pages say */
	struct pdf_object	*bookmarks;
	struct pdf_object	*resources;	/* of all pages */
	struct pdf_object	*codes;		/* bytes to CIDs; NULL: not yet */
	HPDF_STATUS		 error;		/* the first; 0: none */
	const char		*identity;	/* key and value for the end */
};

/* pdf_object.c */
struct pdf_object *pdf_object(struct pdf *, const char *body);
/* A stream; `keys` has further keys of its dictionary.  It is in the file
   at once, deflated; the other one as it is. */
struct pdf_object *pdf_stream(struct pdf *, const void *, size_t,
		    const char *keys);
struct pdf_object *pdf_stream_as_is(struct pdf *, const void *, size_t,
		    const char *keys);
/* Keys that are added to an object of the library's. */
void		pdf_extend(HPDF_Dict, const char *keys);
unsigned	pdf_library_number(HPDF_Dict);
/* Room for one more item behind n of an array that grows. */
void		*pdf_grown(struct pdf *, const void *, size_t n, size_t *cap,
		    size_t size);
void		pdf_put_number(struct buf *, double);
void		pdf_put_count(struct buf *, size_t);
/* "12 0 R" */
void		pdf_put_ref(struct buf *, size_t number);
/* A text string with its brackets, in UTF-16 where it must be. */
void		pdf_put_text(struct buf *, const char *);
/* The same for what is no part of a line: spaces that keep words together
   are plain ones, for which a byte a character often does. */
void		pdf_put_label(struct buf *, const char *);
/* The same without byte-order mark and brackets. */
void		pdf_put_utf16(struct buf *, const char *, size_t);
void		pdf_put_code(struct buf *, unsigned);
void		pdf_put_hex16(struct buf *, unsigned);

/* pdf_font.c */
/* Show text at the current place: TJ operators, with the changes of face
   that they need; `name` gives the page's name of a face. */
struct pdf_writer;
void		pdf_show(struct pdf_writer *, enum face, double size,
		    const char *);
/* The same for text that runs from right to left. */
void		pdf_show_rtl(struct pdf_writer *, enum face, double size,
		    const char *);
bool		pdf_finish_faces(struct pdf *);

/* pdf_tags.c: what the page means, for software that reads it out */
void		pdf_tags_open(struct pdf *);
/* The element that an item of content belongs to. */
uint32_t	pdf_elem_of(struct pdf *, const struct item *, double page_h);
const char	*pdf_elem_type(const struct pdf *, uint32_t elem);
/* A run of content on a page becomes part of it; returns the run's number. */
/* `place` is one kept by pdf_mark_place(), or PDF_NO_PLACE: the end. */
#define PDF_NO_PLACE	UINT32_MAX
unsigned	pdf_mark(struct pdf *, uint32_t elem, size_t page,
		    uint32_t place);
/* Text of a page that is written later stands here among what its element
   holds: to be called where one begins, as the page will be read. */
uint32_t	pdf_mark_place(struct pdf *, uint32_t elem, size_t page);
/* The same for a link. */
void		pdf_mark_link(struct pdf *, uint32_t elem, size_t page,
		    size_t link);
/* All runs of the page are known. */
void		pdf_tags_page(struct pdf *, size_t page);
/* What is in that arena comes no more, nor paragraphs up to that number. */
void		pdf_tags_forget(struct pdf *, const struct arena *,
		    unsigned para);
/* The number of the tree's root. */
unsigned	pdf_tags_root(const struct pdf *);
/* How many objects the tree takes, and they themselves, from a number on;
   links have theirs from another. */
size_t		pdf_tags_count(const struct pdf *);
void		pdf_tags_write(struct pdf *, size_t first, size_t first_link);

/* pdf_page.c */
struct pdf_writer {
	struct pdf	*pdf;
	double		 h;		/* of the page */
	struct buf	 out;
	size_t		 number;	/* of the page, from 0 */
	bool		 in_text, in_mark;
	bool		 mark_in_text;	/* the mark began within the text */
	long		 text_x, text_y; /* of its line, in tenths */
	const struct page *page;
	const uint32_t	*elems;		/* of its items; NULL: not found yet */
	const uint32_t	*places;	/* of the marks that items begin */
	size_t		 item;		/* that is written now */
	uint32_t	 elem;		/* that is open; none: an artifact */
	enum item_role	 role;		/* of the artifact */
	int		 face;		/* set now; -1: none */
	double		 size, line_width;
	struct colour	 fill, stroke;
	bool		 has_fill, has_stroke;
	bool		 is_listed[2];	/* of fill, stroke: set by number */
	int		 dash[2];
	bool		 has_form[2];	/* the header's, the footer's */
};
/* A text or shape, without a mark around it. */
void		pdf_draw(struct pdf_writer *, const struct item *);
void		pdf_end_text(struct pdf_writer *);
/* Find the elements of a page that is written later. */
void		pdf_find_elems(struct pdf *, const struct page *, size_t number);
void		pdf_write_page(struct pdf *, const struct page *,
		    size_t number);
/* The objects of all pages, and their root's keys; links have numbers from
   that one on. */
void		pdf_finish_pages(struct pdf *, size_t first_link);

/* pdf_late.c: numbers of pages among words */
/* In place of the item's text. */
void		pdf_leave_hole(struct pdf_writer *, const struct item *);
/* The content goes into the file, as the object of that number, when all
   pages are known. */
void		pdf_keep_page(struct pdf *, unsigned number,
		    const struct buf *content);
void		pdf_fill_numbers(struct pdf *, const struct layout *);

/* pdf_form.c: what is drawn once for many pages */
bool		pdf_in_form(const struct item *);
/* What the page's header or footer shares with those of others. */
struct pdf_object *pdf_form(struct pdf *, const struct page *, enum item_role);
/* What pages and forms call by name: faces, images, forms, colours. */
void		pdf_write_resources(struct pdf *);

/* pdf_link.c */
struct pdf_link {
	const char		*where;		/* on the web, or an id here */
	const struct heading	*heading;	/* that it leads to, or NULL */
	bool			 is_web;
	short			 area[4];	/* in whole points, from the
						   page's lower left corner */
	uint32_t		 elem;
	uint32_t		 number;	/* from 0, of those that lead
						   somewhere; or PDF_NO_ELEM */
	uint32_t		 to;		/* page */
	float			 y;		/* on it, down */
};

/* Take note of the links on a page. */
void		pdf_links(struct pdf *, const struct page *, size_t number);
/* All pages are known: find out where links lead.  How many do. */
size_t		pdf_settle_links(struct pdf *, const struct layout *);
void		pdf_put_annots(const struct pdf *, struct buf *,
		    const struct pdf_page *, size_t first_link);
void		pdf_write_links(struct pdf *, size_t first_link);
/* The root of all bookmarks. */
struct pdf_object *pdf_bookmarks(struct pdf *, const struct layout *);

/* pdf_meta.c: title, dates, language, identity */
void		pdf_write_meta(struct pdf *);

/* pdf_intent.c: what the colours mean; the object's number */
unsigned	pdf_intent(struct pdf *);

/* pdf_pack.c: the file */
/* Its first bytes; false: memory is short. */
bool		pdf_pack_open(struct pdf *, struct buf *out);
/* A stream as object of that number. */
void		pdf_pack_stream(struct pdf *, size_t number, const char *keys,
		    const void *, size_t, bool deflated);
/* What is no stream goes into an object stream. */
void		pdf_pack_object(struct pdf *, size_t number, const char *body,
		    size_t);
void		pdf_pack_free(struct pdf *);
/* The rest, of which the library wrote its own part into `raw`. */
void		pdf_pack_close(struct pdf *, const struct layout *,
		    const struct buf *raw);

/* pdf_image.c */
const struct pdf_image *pdf_image_of(struct pdf *, const struct logo *);
/* Note the plan's logos that were not drawn because they are broken. */
void		pdf_images_tell(const struct pdf *, struct diags *);

#endif
