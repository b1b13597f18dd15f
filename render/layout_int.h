#ifndef RENDER_LAYOUT_INT_H
#define RENDER_LAYOUT_INT_H

#include <stdint.h>

#include "arena.h"
#include "layout.h"

/*
 * Inside the layout.  Blocks become strips: pieces of a column that are
 * never cut, with rules about what may stand at a page's end.  Pages are
 * then filled with strips.  What must stay whole (a card, a table's row, a
 * figure) is laid out as strips of its own, which are joined to one.
 */

/* ---- type ---- */

enum type_role {
	TYPE_COVER_TITLE, TYPE_COVER_SUBTITLE, TYPE_COVER_TEXT, TYPE_STATE,
	TYPE_H1, TYPE_H2, TYPE_H3, TYPE_FIGURE, TYPE_LEAD, TYPE_BODY,
	TYPE_CELL, TYPE_SUBTITLE, TYPE_KICKER, TYPE_SMALL, TYPE_CAPTION, TYPE_RUNNING,
	TYPE_COUNT
};

struct type {
	bool		 bold;
	double		 size, leading;
	struct colour	 colour;
};

/* Where the baseline of one line stands in a box of its height. */
double	type_baseline(const struct type *, double height);

/* ---- the measures of the page, in points times 1/scale ---- */

#define GUTTER	12.0

struct style {
	double		 page_w, page_h, margin;
	double		 width, height;		/* of the content */
	double		 top, bottom;
	double		 header_base, header_rule;
	double		 footer_rule, footer_base;
	struct { double panel, rule, names, title; } cover;
	double		 scale;		/* of everything, when it is done */
	double		 line_scale;	/* of the lines of drawings */
	bool		 one_column;
	size_t		 most_columns;	/* of a table; 0: any */
	struct type	 type[TYPE_COUNT];
};

/* layout_style.c */
struct style style_of(const struct doc_meta *);
/* The same on paper that lies across; false: large print has none. */
bool	style_wide(const struct doc_meta *, struct style *);

/* ---- text ---- */

enum run_kind { RUN_TEXT, RUN_MARK, RUN_TAG };

/* A stretch of text of one look. */
struct run {
	const struct inline_node	*node;
	double				 width;	/* of a mark or tag */
	uint32_t			 from, to;
	enum run_kind			 kind;
	enum face			 face;
	struct colour			 colour;
	bool				 is_late;	/* see struct item */
};

/* Text that is not broken, and the spaces behind it. */
struct piece {
	double		 width, space;
	uint32_t	 from, to, run;
	bool		 may_break, must_break;	/* behind it */
	unsigned char	 level;		/* odd: from right to left */
};

struct para {
	unsigned		 number;
	const struct block	*block;
	const struct inline_node *nodes;	/* that it was made from */
	struct type		 type;
	const char		*text;
	size_t			 len;
	struct run		*runs;
	size_t			 n_runs;
	struct piece		*pieces;
	size_t			 n_pieces;
	double			 widest;	/* line, if never broken */
	double			 narrowest;	/* piece that is not broken */
	double			 total;		/* all lines together */
	const unsigned char	*levels;	/* of its bytes; NULL: all 0 */
	bool			 rtl;		/* begins at the right */
};

struct line {
	const struct piece	*pieces;
	size_t			 n;
	double			 width, height;
};
struct lines { struct line *v; size_t n; };

/* ---- strips ---- */

/* Whether the next strip must stand on the same page. */
enum keep {
	KEEP_NOT,
	KEEP_IF_ROOM,	/* unless no page holds all that is kept so */
	KEEP_WHOLE,	/* of one row: unless no page holds that alone, with
			   the headings above it */
	KEEP_ALWAYS	/* it says nothing without it, as a heading */
};

struct strip {
	double			 gap;	/* above it, unless it begins a page */
	double			 height;
	struct item		**items;
	size_t			 n, cap;
	enum keep		 keep;
	bool			 new_page;	/* begins a page */
	bool			 cover;		/* its page is the cover */
	bool			 wide;		/* its page lies across */
	const struct strip	*head;	/* repeated above it when it begins
					   a page */
	size_t			 batch;	/* that it is from */
};

struct flow {
	struct arena	*arena;
	struct strip	*v;
	size_t		 n, cap;
};

/* Where a block is laid out. */
struct frame {
	double	 x, w;
	bool	 small;		/* within tables, cards and columns */
};

/* Parts of the document, one after the other, that are laid out in one arena:
   until all pages are taken that something of them is on. */
struct batch {
	struct arena		*arena;		/* NULL: it is over */
	struct arena_mark	 empty;		/* the arena as it was */
	size_t			 first, last;	/* pages it has something on */
	unsigned		 paras;		/* numbered up to this */
	bool			 waits;		/* one of these pages does */
	bool			 is_full;	/* the next part has another */
};

#define LAY_KEPT	1024

/* What came before among blocks side by side. */
struct before {
	const struct block	*block;
	bool			 new_page;	/* a break stands behind it */
};

struct lay {
	struct arena		*arena;		/* of the parts laid out now */
	struct arena		*keep;		/* what outlasts them */
	struct fonts		*fonts;
	const struct doc	*doc;
	const struct style	*style;
	const struct style	*wide;	/* across; NULL: there is none */
	struct canvas		 canvas;	/* for shapes, emptied often */
	unsigned		 n_figures, n_tables, n_paras;
	const char		*number_room;	/* zeros: a later page's number
						   has no more digits */
	struct heading		*headings;
	size_t			 n_headings, cap_headings;
	size_t			 n_met;		/* headings laid out so far */
	struct batch		*batches;
	size_t			 n_batches;	/* the last is added to */
	struct para		*kept[LAY_KEPT];	/* made lately */
	bool			 rtl;	/* the document's language is */
};

double	lay_measure(void *lay, const char *, double size, bool bold);

/* layout_text.c */
struct para *para_new(struct lay *, const struct block *,
	    const struct inline_node *, const struct type *);
struct para *para_plain(struct lay *, const struct block *, const char *,
	    const struct type *);
struct lines para_lines(struct lay *, const struct para *, double width);
/* The narrowest width that gives no more lines: for headings. */
double	para_balance(struct lay *, const struct para *, double width);
void	para_draw_line(struct lay *, const struct para *, const struct line *,
	    struct strip *, double x, double top, enum item_role);
/* Where a line begins in a column from x, w wide. */
double	line_x(const struct lay *, const struct para *, const struct line *,
	    double x, double w, enum align);
/* Lines as strips, with no single line left behind or carried over. */
void	para_flow(struct lay *, const struct para *, double x, double w,
	    enum align, struct flow *);
/* All lines into one strip below `top`; returns their height. */
double	para_into(struct lay *, const struct para *, double x, double w,
	    double top, enum item_role, struct strip *);
/* A line of plain text; returns its width. */
double	text_into(struct lay *, struct strip *, double x, double baseline,
	    enum anchor, const struct type *, const char *, enum item_role,
	    const struct block *);

/* layout_bidi.c */
/* How the paragraph's letters run, if not all from left to right. */
void	para_bidi(struct lay *, struct para *);
/* Pieces of a line that are drawn as one text. */
struct stretch {
	size_t	 first, end;
	double	 x, w;
	bool	 rtl;
};
/* In the order in which they are read, the line beginning at x. */
size_t	line_stretches(struct lay *, const struct line *, double x,
	    struct stretch **);
/* What was added last is set as it runs. */
void	strip_bidi(struct lay *, struct strip *);
void	page_mirror(struct page *);
/* The items from there on are one picture, which looks the same when its
   page has been mirrored. */
void	strip_as_drawn(struct lay *, struct strip *, size_t from);

/* layout_strip.c */
struct flow flow_new(struct lay *);
struct strip *flow_add(struct flow *, double gap, double height);
/* A strip beside the flow, of no height yet. */
struct strip *strip_new(struct lay *);
struct item *strip_item(struct lay *, struct strip *, enum item_kind,
	    enum item_role, const struct block *);
/* What the canvas holds becomes items; the canvas is empty again. */
void	strip_shapes(struct lay *, struct strip *, double dx, double dy,
	    enum item_role, const struct block *, const struct inline_node *);
/* The item added last is read before all others. */
void	strip_last_first(struct strip *);
void	strip_anchor(struct lay *, struct strip *, const struct block *);
/* The items from the nth on were set in this column. */
void	strip_column(struct strip *, size_t n, double x, double w);
/* Take over the items of `from`, moved. */
void	strip_add(struct lay *, struct strip *, const struct strip *from,
	    double dy);
/* Strips from..to of the flow into one, one below the other. */
double	strip_join(struct lay *, struct strip *, const struct flow *,
	    size_t from, size_t to, double top);
double	flow_height(const struct flow *, size_t from, size_t to);
/* The height of the headings at its end, that what follows must join. */
double	flow_kept(const struct flow *);
/* All strips from there on stand on one page, as far as that. */
void	flow_keep(struct flow *, size_t from, enum keep);

/* layout_block.c */
void	lay_block(struct lay *, const struct block *, struct frame,
	    struct flow *);
void	lay_children(struct lay *, const struct block *, struct frame,
	    struct flow *);
/* The same, of blocks that stand behind others. */
void	lay_more(struct lay *, const struct block *, struct frame,
	    struct before *, struct flow *);
/* The room between two blocks, from the scale 2 4 6 8 12 16 24. */
double	lay_gap(const struct block *prev, const struct block *,
	    struct frame);
/* The text or blocks of a cell, a fact, an item. */
void	lay_content(struct lay *, const struct block *, struct frame,
	    const struct type *, enum align, struct flow *);
/* A rule, "Figure 7", the title and subtitle; returns the height. */
double	lay_title(struct lay *, struct strip *, const struct block *,
	    struct frame, const char *label, const char *title,
	    const char *subtitle);
/* A figure's drawing, w by h, with its top left corner at x, y. */
void	lay_drawing(struct lay *, struct strip *, const struct block *,
	    double x, double y, double w, double h);
const struct type *body_type(const struct lay *, struct frame);

/* layout_box.c */
void	lay_callout(struct lay *, const struct block *, struct frame,
	    struct flow *);
void	lay_card(struct lay *, const struct block *, struct frame,
	    struct flow *);
void	lay_columns(struct lay *, const struct block *, struct frame,
	    struct flow *);
void	lay_facts(struct lay *, const struct block *, struct frame,
	    struct flow *);
void	lay_answer(struct lay *, const struct block *, struct frame,
	    struct flow *);

/* layout_spark.c */
/* Small picture and figures of a card: the facts among them, or NULL. */
const struct block *lay_spark(struct lay *, const struct block *,
	    struct frame, struct flow *);
void	lay_spark_foot(struct lay *, const struct block *para,
	    const struct block *facts, struct frame, struct flow *);

/* layout_table.c */
void	lay_table(struct lay *, const struct block *, struct frame,
	    struct flow *);

/* layout_stack.c: rows as blocks, for a table too wide for large print */
void	lay_stack(struct lay *, const struct block *, struct frame,
	    struct flow *);

/* layout_head.c: numbers of headings, contents */
/* Take note of a part's headings, all parts in their order. */
void	lay_survey_headings(struct lay *, const struct doc *,
	    unsigned *annexes);
/* The part's headings are in memory again, for the layout. */
void	lay_meet_headings(struct lay *, const struct doc *);
struct heading *lay_heading(const struct lay *, const struct block *);
void	lay_contents(struct lay *, const struct block *, struct frame,
	    struct flow *);

/* layout_cover.c */
void	lay_cover(struct lay *, const struct block *, struct flow *);

/* layout_page.c: strips to pages */
struct pager {
	struct lay	*l;
	struct layout	*out;
	struct flow	 flow;		/* what is not on a page yet */
	size_t		 cap_pages, cap_outline, cap_landings;
	size_t		 stretch;	/* strips of the flow up to which gaps
					   are settled */
	bool		 is_long;	/* the stretch goes on behind them */
	bool		 begun;		/* a strip has been placed */
	double		 y;
	bool		 open;		/* something stands on the page */
	bool		 wide;		/* it lies across */
	const struct heading *section;
};

void	pager_open(struct pager *, struct lay *);
/* Fill pages from the flow: with all that can be, or with all. */
void	pager_fill(struct pager *, bool all);

/* Add a strip's items, y down from the page's top. */
void	page_put(struct lay *, struct page *, const struct strip *, double y);

/* layout_finish.c: what stands on every page, and the measures of paper */
void	lay_finish_page(struct lay *, struct page *, size_t number);

#endif
