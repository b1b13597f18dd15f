#ifndef RENDER_DOC_H
#define RENDER_DOC_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct canvas;
struct span;
struct theme;

/*
 * The document tree: what a document says, free of any format.  compose_*
 * builds it from a plan and its analysis; back ends print it and decide
 * nothing about plans.  If a back end would have to ask "is this late?",
 * the tree lacks a tone: add it here.
 *
 * Blocks hold blocks or inline text, never both.
 */

enum block_kind {
	BLOCK_ROOT,
	BLOCK_COVER,		/* children: the facts under the title */
	BLOCK_CONTENTS,		/* made by the back end from the headings */
	BLOCK_HEADING,		/* level 1..4; `id` for links */
	BLOCK_PARA,
	BLOCK_LIST,		/* items; ordered or not */
	BLOCK_ITEM,
	BLOCK_QUOTE,
	BLOCK_CODE,		/* literal text in `literal` */
	BLOCK_RULE,
	BLOCK_TABLE,		/* rows; columns[] */
	BLOCK_ROW,
	BLOCK_CELL,		/* inline text, or blocks */
	BLOCK_FIGURE,		/* `figure` */
	BLOCK_CALLOUT,		/* blocks; `tone` */
	BLOCK_CARD,		/* a boxed record: text is its title */
	BLOCK_COLUMNS,		/* children side by side where there is room */
	BLOCK_COLUMN,
	BLOCK_FACTS,		/* children: BLOCK_FACT */
	BLOCK_FACT,		/* `label`, and the value as text or blocks */
	BLOCK_PAGE_BREAK,
	BLOCK_ANSWER		/* pack: a space that a reviewer fills in:
				   facts without a value, or a table */
};

enum inline_kind {
	INLINE_TEXT, INLINE_EMPH, INLINE_STRONG, INLINE_CODE,
	INLINE_LINK,		/* `href`: http, https or mailto */
	INLINE_XREF,		/* `href`: the id of a block */
	INLINE_PAGE,		/* `href`: the id of a block; `text`: words with
				   %s for the number of its page.  Where there
				   are no pages only what is behind the %s */
	INLINE_BREAK,		/* a new line */
	INLINE_MARK,		/* `mark`, then `text` in words */
	INLINE_TAG		/* a level or kind in a small box: `text`, tone */
};

/* A status, always drawn as shape + letter and followed by words. */
enum mark { MARK_NONE, MARK_RED, MARK_AMBER, MARK_GREEN, MARK_COMPLETE,
	MARK_NOT_STARTED, MARK_CANCELLED };

enum tone { TONE_PLAIN, TONE_INFO, TONE_WARNING, TONE_DECISION,
	TONE_ERROR, TONE_NOTE, TONE_LOW, TONE_MODERATE, TONE_HIGH, TONE_SEVERE };

enum para_role { PARA_BODY, PARA_LEAD, PARA_KICKER, PARA_CAPTION, PARA_SMALL };

/* Centred are cells that are shaded by what they hold, and no others. */
enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

/* How much of the whole a cell shows: 1 to HEAT_STEPS, from white to the
   darkest tint; 0: it is not shaded. */
#define HEAT_STEPS	5

/*
 * TEXT, CODE, MARK and TAG carry `text`; EMPH, STRONG, LINK and XREF carry
 * nodes, first..last, and no text of their own; BREAK carries nothing.
 */
struct inline_node {
	enum inline_kind	 kind;
	const char		*text;
	const char		*href;
	const char		*language;	/* BCP 47; NULL: that of what
						   is around it */
	enum mark		 mark;
	enum tone		 tone;
	unsigned		 series;	/* tag: in the colour that this
						   criterion's bars have, from
						   1; 0: by its tone */
	struct inline_node	*first, *last, *next;
};

struct column {
	enum align	 align;
	double		 share;	/* of the width, relative; 0: from content */
};

/*
 * A picture: drawn into a canvas when its size is known.  alt is made from
 * the data, 60 to 120 words; caption says the sources.
 */
struct figure {
	const char	*title;		/* the finding */
	const char	*subtitle;	/* what is measured, how to read it */
	const char	*caption;
	const char	*alt;
	double		 height;	/* points, for full width; 0: `fit`
					   says it */
	double		(*fit)(const struct canvas *, const void *data);
	/* How low it can be drawn on a canvas as wide; NULL: as `fit`. */
	double		(*least)(const struct canvas *, const void *data);
	double		 width;		/* that it takes in a table's cell */
	bool		 elastic;	/* may be drawn less high */
	bool		 continued;	/* the rest of the figure before */
	const char	*file;		/* that holds the drawing, or NULL */
	void		(*draw)(struct canvas *, const void *data);
	const void	*data;
};

struct block {
	enum block_kind		 kind;
	struct block		*parent, *first, *last, *next;
	struct inline_node	*text, *text_last;
	const char		*id;	/* of a heading, table, card, answer */
	int			 level;	/* heading */
	enum para_role		 role;	/* paragraph */
	enum tone		 tone;	/* callout, cell, card */
	unsigned		 heat;	/* cell: see HEAT_STEPS */
	bool			 ordered, tight;	/* list */
	int			 start;		/* ordered list */
	const char		*literal;	/* code */
	const char		*label;		/* fact, answer */
	const char		*caption;	/* table: its title */
	struct column		*columns;	/* table */
	size_t			 n_columns;
	bool			 header;	/* row of a table's head; cell
						   that heads its row */
	bool			 annex;		/* heading of an annex */
	bool			 unnumbered;	/* heading, or figure */
	bool			 bare;		/* table whose head is not shown */
	struct figure		*figure;
};

/* What stands on every page, and in the file's properties. */
struct doc_meta {
	const char	*title;		/* "A healthy weight …" */
	const char	*subtitle;	/* "Delivery plan, 2026/27 to 2028/29" */
	const char	*area, *partnership;
	const char	*language;	/* BCP 47 */
	const char	*status_word;	/* "DRAFT", "CONSULTATION", "APPROVED" */
	const char	*status_line;	/* who may rely on it, what is open */
	bool		 approved;
	bool		 large_print;	/* 18 points, one column */
	const char	*provenance;	/* version · date · as of · sources · program */
	const char	*edition;	/* version · as of: for large print */
	const char	*date_iso;	/* "2026-03-31": file dates; never a clock */
	const char	*author;
	struct logo {
		const char	*bytes;
		size_t		 len;
		const char	*alt;
		const struct span *at;	/* in the plan; NULL: the theme's */
	} *logos;
	size_t		 n_logos;
	const struct theme *theme;	/* NULL: what is built in */
};

struct doc {
	struct arena	*arena;
	struct doc_meta	 meta;
	struct block	*root;
};

/*
 * A document in parts, chapters or pieces of them, for those who need not have
 * all of it in memory at once.  A part may be asked for more than once.
 */
struct doc_parts {
	const struct doc_meta	*meta;
	size_t			 n;
	/* Add the blocks of a part to an empty document; what they hold is in
	   that document's arena. */
	void			(*add)(void *ctx, struct doc *, size_t part);
	void			*ctx;
	/* A part may differ when all have been asked for once. */
	bool			 settles;
};

/* A whole document as its only part. */
struct doc_parts doc_as_parts(const struct doc *);

/* ---- builders: each adds at the end and returns the new node ---- */

struct doc	*doc_new(struct arena *);
struct block	*doc_add(struct doc *, struct block *parent, enum block_kind);
struct block	*doc_heading(struct doc *, struct block *, int level,
		    const char *id, const char *, ...)
		    __attribute__((format(printf, 5, 6)));
struct block	*doc_para(struct doc *, struct block *, enum para_role,
		    const char *, ...) __attribute__((format(printf, 4, 5)));
/* shares: one letter a column, 'l', 'r' or 'c' (centred), then a weight digit:
   "l2l5r1".  Digits 0: width from content. */
struct block	*doc_table(struct doc *, struct block *, const char *id,
		    const char *caption, const char *shares);
/* A head row from "Name|Due|Lead". */
struct block	*doc_head(struct doc *, struct block *table, const char *names);
struct block	*doc_row(struct doc *, struct block *table);
struct block	*doc_cell(struct doc *, struct block *row, const char *, ...)
		    __attribute__((format(printf, 3, 4)));
struct block	*doc_fact(struct doc *, struct block *facts, const char *label,
		    const char *, ...) __attribute__((format(printf, 4, 5)));

struct inline_node *doc_text(struct doc *, struct block *, const char *, ...)
		    __attribute__((format(printf, 3, 4)));
struct inline_node *doc_strong(struct doc *, struct block *, const char *, ...)
		    __attribute__((format(printf, 3, 4)));
struct inline_node *doc_mark(struct doc *, struct block *, enum mark,
		    const char *word);
struct inline_node *doc_tag(struct doc *, struct block *, enum tone,
		    const char *word);
struct inline_node *doc_link(struct doc *, struct block *, const char *href,
		    const char *text);
struct inline_node *doc_xref(struct doc *, struct block *, const char *id,
		    const char *text);

/* ", page %s." of the page that the block with that id is on. */
struct inline_node *doc_page(struct doc *, struct block *, const char *id,
		    const char *words);
/* Its words with that number; NULL: there are no pages. */
const char	*doc_page_words(struct arena *, const struct inline_node *,
		    const char *number);

/* It and what it carries are in that language; NULL: nobody says which. */
void		 doc_speaks(struct inline_node *, const char *language);

/* Any other inline node, at the end of `parent` (NULL: of the block). */
struct inline_node *doc_inline(struct doc *, struct block *,
		    struct inline_node *parent, enum inline_kind);

/* CommonMark of a rich field, after live figures: blocks under parent.
   Headings are demoted to bold paragraphs, HTML shows as text. */
void		 doc_rich(struct doc *, struct block *parent, const char *md);
/* The same as one run of inline text, for table cells. */
void		 doc_rich_inline(struct doc *, struct block *, const char *md);

/* An address as it may be linked: http, https and mailto, with what could
   end it early as percent codes; NULL for anything else. */
const char	*doc_href(struct arena *, const char *url);

/* What was put in without being printed, as the document is worded: to be
   called when all is in it. */
void		 doc_word(struct doc *);
/* Can the pixels be read of what image_is_usable() lets pass?
   (pdf_image.c) */
bool		 logo_is_sound(const struct logo *, struct arena *);

/* All text below a block, for alt text, bookmarks and tests. */
const char	*doc_plain(struct doc *, const struct block *);

#endif
