#ifndef RENDER_PDF_INT_H
#define RENDER_PDF_INT_H

#include <hpdf.h>

#include "arena.h"
#include "buf.h"
#include "layout.h"

/*
 * Inside the PDF back end.  The library keeps the objects, their numbers
 * and the file's frame; what stands in fonts, pages and dictionaries is
 * written here, because the library's own text path has no kerning, no
 * ligatures and no characters beyond the first plane.
 */

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
	HPDF_Dict		 font;	/* NULL until the face is used; the
					   resources call it F and its number */
	struct pdf_glyph	*glyphs;	/* by CID; [0] is .notdef */
	size_t			 n, cap;
	uint16_t		*by_gid;	/* first CID of a shape, or 0 */
};

struct pdf_image {
	const struct logo	*logo;
	HPDF_Dict		 object;	/* NULL: could not be read */
	double			 w, h;		/* in pixels */
};

/* What stands the same on many pages, drawn once. */
struct pdf_form {
	const char	*content;
	size_t		 len;
	HPDF_Dict	 object;
};

#define PDF_COLOURS	256	/* in the list; others are spelt out */

struct diags;
struct pdf_tags;
struct pdf_elem;
struct pdf_packer;

struct pdf {
	struct arena		*arena;
	struct pdf_tags		*tags;
	struct pdf_packer	*packer;
	struct fonts		*fonts;
	const struct doc	*doc;
	const struct layout	*layout;
	HPDF_Doc		 hpdf;
	HPDF_Page		*pages;
	size_t			 last_heading;	/* that a link led to */
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
	HPDF_Dict		 bookmarks;
	HPDF_Dict		 resources;	/* of all pages */
	HPDF_Dict		 codes;		/* bytes to CIDs; NULL: not yet */
	HPDF_STATUS		 error;		/* the first; 0: none */
	const char		*identity;	/* key and value for the end */
};

/* pdf_object.c: objects whose body is written here */
HPDF_Dict	pdf_object(struct pdf *, const char *body);
/* What was written of such an object; NULL: the library writes it. */
const char	*pdf_body(HPDF_Dict);
/* A stream; `keys` has further keys of its dictionary.  It is in the file
   at once, deflated; the other one as it is. */
HPDF_Dict	pdf_stream(struct pdf *, const void *, size_t,
		    const char *keys);
HPDF_Dict	pdf_stream_as_is(struct pdf *, const void *, size_t,
		    const char *keys);
unsigned	pdf_id(const void *object);
/* Keys that are added to an object of the library's. */
void		pdf_extend(HPDF_Dict, const char *body);
void		pdf_put_number(struct buf *, double);
void		pdf_put_count(struct buf *, size_t);
/* "12 0 R" */
void		pdf_put_ref(struct buf *, const void *object);
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
struct pdf_elem	*pdf_elem_of(struct pdf *, const struct item *, size_t page);
const char	*pdf_elem_type(const struct pdf_elem *);
/* A run of content on a page becomes part of it; returns the run's number. */
unsigned	pdf_mark(struct pdf *, struct pdf_elem *, size_t page);
/* The same for a link; returns its key. */
unsigned	pdf_mark_link(struct pdf *, struct pdf_elem *, size_t page,
		    const void *annotation);
/* All runs of the page are known. */
void		pdf_tags_page(struct pdf *, size_t page);
/* The number of the tree's root. */
unsigned	pdf_tags_root(const struct pdf *);
/* How many objects the tree takes, and they themselves, from a number on. */
size_t		pdf_tags_count(const struct pdf *);
void		pdf_tags_write(struct pdf *, size_t first);

/* pdf_page.c */
struct pdf_writer {
	struct pdf	*pdf;
	double		 h;		/* of the page */
	struct buf	 out;
	size_t		 number;	/* of the page, from 0 */
	bool		 in_text, in_mark;
	bool		 mark_in_text;	/* the mark began within the text */
	long		 text_x, text_y; /* of its line, in tenths */
	const struct pdf_elem *elem;	/* that is open; NULL: an artifact */
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
void		pdf_write_page(struct pdf *, size_t page);

/* pdf_form.c: what is drawn once for many pages */
bool		pdf_in_form(const struct item *);
/* What the page's header or footer shares with those of others. */
HPDF_Dict	pdf_form(struct pdf *, const struct page *, enum item_role);
/* What pages and forms call by name: faces, images, forms, colours. */
void		pdf_write_resources(struct pdf *);

/* pdf_link.c */
void		pdf_links(struct pdf *, size_t page);
/* The root of all bookmarks. */
HPDF_Dict	pdf_bookmarks(struct pdf *);

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
void		pdf_pack_close(struct pdf *, const struct buf *raw);

/* pdf_image.c */
const struct pdf_image *pdf_image_of(struct pdf *, const struct logo *);
/* Note the plan's logos that were not drawn because they are broken. */
void		pdf_images_tell(const struct pdf *, struct diags *);

#endif
