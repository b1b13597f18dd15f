#ifndef RENDER_WORKBOOK_H
#define RENDER_WORKBOOK_H

#include <xlsxwriter.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "plan.h"
#include "render.h"

/*
 * The action tracker: one file a sheet (workbook_<sheet>.c), the table of
 * sheets in workbook.c, and what all sheets share, declared here.
 *
 * Sheets write cells through the put_* functions alone.  Those know what the
 * format cannot hold (control characters, over-long text, dates before 1900,
 * numbers that are not finite), because libxlsxwriter would only complain on
 * stderr.  Every formula is written with the value that a recalculation
 * gives, so that a viewer that does not calculate shows the truth.
 */

/* How a cell looks; workbook_looks.c holds the table. */
enum look {
	LOOK_TITLE, LOOK_SUBTITLE, LOOK_SECTION, LOOK_PARA, LOOK_LINK,
	LOOK_HEAD,
	/* From the plan: */
	LOOK_TEXT, LOOK_BOLD, LOOK_NUMBER, LOOK_DATE, LOOK_MONEY,
	LOOK_CENTRE, LOOK_RIGHT,
	/* A series: 0, 1 or 2 decimals, in this order. */
	LOOK_SERIES, LOOK_SERIES_1, LOOK_SERIES_2,
	/* Tinted, for people to fill in: */
	LOOK_IN_TEXT, LOOK_IN_NUMBER, LOOK_IN_DATE, LOOK_IN_MONEY,
	LOOK_IN_CENTRE, LOOK_IN_LINK,
	LOOK_IN_SERIES, LOOK_IN_SERIES_1, LOOK_IN_SERIES_2,
	/* Worked out by a formula: */
	LOOK_CALC_TEXT, LOOK_CALC_NUMBER, LOOK_CALC_TENTH, LOOK_CALC_COUNT,
	LOOK_CALC_DATE, LOOK_CALC_MONEY, LOOK_CALC_PERCENT,
	LOOK_CALC_CENTRE, LOOK_CALC_RIGHT, LOOK_LEADER,
	LOOK_CALC_SERIES, LOOK_CALC_SERIES_1, LOOK_CALC_SERIES_2,
	LOOK_CALC_CUT,	/* one line, however long */
	LOOK_BAR, LOOK_HEAD_MONTH,
	/* Laid over a cell by its value: */
	LOOK_RED, LOOK_AMBER, LOOK_GREEN, LOOK_COMPLETE, LOOK_NOT_STARTED,
	LOOK_CANCELLED, LOOK_STRONG, LOOK_LATE,
	LOOK_LOW, LOOK_MODERATE, LOOK_HIGH, LOOK_SEVERE,
	LOOK_BAR_RED, LOOK_BAR_AMBER, LOOK_BAR_GREEN, LOOK_BAR_COMPLETE,
	LOOK_BAR_OTHER, LOOK_MARK_RED, LOOK_MARK_AMBER, LOOK_MARK_GREEN,
	LOOK_MARK_COMPLETE, LOOK_MARK_OTHER, LOOK_NOW,
	LOOK_COUNT
};

/* Cells, ends included; rows and columns from 0. */
struct area {
	lxw_row_t	top;
	lxw_col_t	left;
	lxw_row_t	bottom;
	lxw_col_t	right;
};

/* A column of a sheet that holds one table. */
struct column_spec {
	const char	*head;
	double		 width;
	enum look	 look;
	const char	*formula;	/* "[@Due]" is this row's Due */
};

/* An action as its row says it, for all sheets. */
struct tracked_action {
	const struct action		*action;
	const struct action_result	*result;
	const char	*id;		/* of its row: unique, never empty */
	const char	*outcomes, *lead, *partner;	/* joined by "; " */
	const char	*waits;		/* ids of what it depends on */
	const char	*part_of;	/* ids of its parents, nearest first */
	const char	*rag;		/* in words */
	size_t		 late_waits;	/* late things that it waits for */
	size_t		 n_parts;	/* actions below it */
	size_t		 first_milestone;	/* in book.milestones */
	/* Excel holds no day before 1900.  An action with one shows what was
	   worked out when the tracker was made, and no formulas. */
	bool		 by_formula;
};

struct tracked_milestone {
	const struct milestone_result	*result;
	const struct tracked_action	*owner;
	const char	*id;		/* "action/milestone" */
	const char	*state;		/* "Done", "Late", "Due soon", "Open" */
};

/* A cell as workbook_rows.c keeps it: where, and its bytes. */
struct sheet_cell {
	lxw_row_t	row;
	lxw_col_t	col;
	size_t		at, len;
};

struct sheet_height {
	lxw_row_t	row;
	double		points;		/* 0: hidden */
};

/* The rows of the sheet that is being written. */
struct sheet_rows {
	bool		 in_order;	/* cells come row by row */
	bool		 failed;	/* no room on disk or in memory */
	struct buf	 cells;		/* those that are not in `out` yet */
	struct sheet_cell *v;
	size_t		 n, room;
	struct sheet_height *heights;
	size_t		 n_heights, room_heights;
	struct buf	 out;
	FILE		*spill;		/* what was in `out` before, or NULL */
};

/* Columns whose widths are kept, to tell how high a row must be. */
#define WIDTHS	64

struct book {
	struct arena			*arena;
	struct arena			*keep;	/* rows, till the file is made */
	const struct render_job		*job;
	const struct analysis		*analysis;
	const struct plan		*plan;
	day				 as_of;		/* or DAY_NONE */
	lxw_workbook			*file;
	lxw_format			*looks[LOOK_COUNT];
	lxw_worksheet			*sheet;		/* being written */
	struct tracked_action		*actions;	/* as plan->actions */
	struct tracked_milestone	*milestones;
	size_t				 n_milestones;
	bool				 has_parts;	/* sub-actions */
	const char			**leads;	/* each name once */
	size_t				 n_leads;
	const char			**lead_partners;
	size_t				 n_lead_partners;
	size_t				 n_links;	/* on this sheet */
	double				 widths[WIDTHS];	/* of its columns */
	unsigned			 lines;	/* that its row needs */
	const char			**formulas;	/* of its table */
	bool				 plain_heads;	/* its columns keep
							   their English */
	struct sheet_rows		 rows;
	unsigned			 n_shared;	/* uses of shared texts */
	bool				 large;	/* memory before size */
};

/* ---- workbook.c: the table of sheets ---- */

struct sheet_kind {
	const char	*name;
	const char	*purpose;	/* for the Read me */
	bool		(*wanted)(const struct plan *);	/* NULL: always */
	void		(*write)(struct book *);
	lxw_color_t	 colour;	/* of its tab */
	unsigned	 flags;		/* enum sheet_flag */
};

enum sheet_flag {
	HIDDEN		= 1 << 0,
	GUARDED		= 1 << 1,	/* only tinted cells can be changed */
	IN_ORDER	= 1 << 2	/* its rows are written from the top */
};

extern const struct sheet_kind sheets[];
extern const size_t n_sheets;
bool	sheet_wanted(const struct book *, const struct sheet_kind *);

/* ---- workbook_parts.c: the files behind the library ---- */

extern const char parts_in_memory[];	/* the folder that is none */
/* ---- workbook_words.c: sheets, columns and formulas in other words ---- */

const char *sheet_name(const struct book *, const char *sheet);
/* Before a place on it: "Actions!". */
const char *sheet_prefix(const struct book *, const char *sheet);
void	heads_begin(struct book *, const struct column_spec *, size_t n);
const char *head_words(const struct book *, const char *head);
const char *formula_words(const struct book *, const char *formula);

/* ---- sheets: the names that other sheets' formulas use ---- */

#define SHEET_ACTIONS		"Actions"
#define SHEET_MILESTONES	"Milestones"
#define SHEET_SUMMARY		"Summary"
#define SHEET_LISTS		"Lists"
#define SHEET_INDICATORS	"Indicators"
#define SHEET_OPTIONS		"Options"
#define SHEET_RISKS		"Risks"
#define SHEET_RISK_MAP		"Risk map"
#define SHEET_CHAIN		"Delivery chain"
#define SHEET_GANTT		"Gantt"
#define SHEET_MINE		"My actions"
#define SHEET_RESOURCES		"Resources"
#define SHEET_PROOFING		"Proofing"
#define SHEET_PROVENANCE	"Provenance"
#define SHEET_UPDATES		"Updates"
#define SHEET_EVIDENCE		"Evidence"

/* Sheets that are one table have its head in this row. */
#define HEAD_ROW	3
#define FIRST_ROW	(HEAD_ROW + 1)
/* Rows below a table that formulas and drop-downs already cover. */
#define SPARE_ROWS	200

void	workbook_readme(struct book *);
void	workbook_summary(struct book *);
void	workbook_actions(struct book *);
void	workbook_milestones(struct book *);
void	workbook_indicators(struct book *);
void	workbook_options(struct book *);
void	workbook_gantt(struct book *);
void	workbook_mine(struct book *);
void	workbook_updates(struct book *);
void	workbook_risks(struct book *);
void	workbook_risk_map(struct book *);
void	workbook_chain(struct book *);
void	workbook_resources(struct book *);
void	workbook_proofing(struct book *);
void	workbook_evidence(struct book *);
void	workbook_provenance(struct book *);
void	workbook_lists(struct book *);

/* Version, dates, sources, program: the same line in every document. */
/* Where the indicators stand, for the Summary, from this row on. */
void	summary_indicators(struct book *, lxw_row_t);

/* Those of the second that the first does not hold yet. */
void	add_evidence(struct book *, struct refs *, const struct refs *);
/* Their titles; a link to the source of one, to the first of several on the
   Evidence sheet. */
void	put_evidence(struct book *, lxw_row_t, lxw_col_t,
	    const struct refs *);

/* ---- workbook_looks.c ---- */

void	looks_make(struct book *);
bool	look_wraps(enum look);
/* The look of a family for figures with so many decimals. */
enum look look_decimals(enum look, int decimals);
extern const lxw_color_t criterion_colours[8];
#define COLOUR_RED	0xA61B12
#define COLOUR_AMBER	0xF5B335
#define COLOUR_GREEN	0x007A62
#define COLOUR_ACCENT	0x0F5266
#define COLOUR_INK	0x16202A
#define COLOUR_INK2	0x46525E
#define COLOUR_EDGE	0x78848F
#define COLOUR_RULE	0xC3CAD1

/* ---- workbook_cells.c: values into cells ---- */

/* What the format can hold of a text. */
const char *cell_safe_text(struct arena *, const char *);
void	put_text(struct book *, lxw_row_t, lxw_col_t, enum look, const char *);
void	put_textf(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *, ...) __attribute__((format(printf, 5, 6)));
void	put_number(struct book *, lxw_row_t, lxw_col_t, enum look, double);
void	put_blank(struct book *, lxw_row_t, lxw_col_t, enum look);
void	put_day(struct book *, lxw_row_t, lxw_col_t, enum look, day);
/* A date as the plan has it: a true date where it can be one, else text. */
void	put_date(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const struct date *, bool deadline);
/* A text that leads to a web address, if the format can hold that; else it
   is but a text. */
void	put_link(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *url, const char *text);
/* To a row of another sheet. */
void	put_row_link(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *sheet, lxw_row_t to, const char *text);
void	put_sheet_link(struct book *, lxw_row_t, lxw_col_t,
	    const char *sheet);
/* Formulas with what they come to.  Sums of days are counted as Excel does. */
void	put_formula(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, double result);
void	put_formula_text(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, const char *result);
void	put_formula_day(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, day result);	/* "" for DAY_NONE */
/* The same where no formula can follow the plan (NULL): the result alone. */
void	put_result(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, double result);
void	put_result_text(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, const char *result);

/* The number that Excel and LibreOffice both give a day; false if none. */
bool	day_serial(day, double *);
/* A CommonMark field as plain text, live figures filled in. */
const char *rich_text(struct book *, const struct rich *);
/* Items joined by "; ". */
void	join(struct buf *, const char *);
/* Is the item one of those joined? */
bool	joined_has(const char *joined, const char *item);

/* "$C5" and "C$5", for rules that move with their row or column. */
const char *moving_ref(struct book *, lxw_row_t, lxw_col_t);
const char *column_moving_ref(struct book *, lxw_row_t, lxw_col_t);
/* "$C$5", "$C$5:$D$9", "'Delivery chain'!$C$5:$D$9". */
const char *cell_ref(struct book *, lxw_row_t, lxw_col_t);
const char *area_ref(struct book *, struct area);
const char *sheet_ref(struct book *, const char *sheet, struct area);

/* ---- workbook_rows.c: cells into the bytes of a sheet ---- */

void	rows_begin(struct book *, bool in_order);
void	rows_end(struct book *);
/* In points; 0 hides the row.  Before the next row's first cell. */
void	row_height(struct book *, lxw_row_t, double);
/* What is given must be fit for a cell: see put_*. */
void	rows_blank(struct book *, lxw_row_t, lxw_col_t, enum look);
void	rows_number(struct book *, lxw_row_t, lxw_col_t, enum look, double);
void	rows_text(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *);
void	rows_formula(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, double result);
void	rows_formula_text(struct book *, lxw_row_t, lxw_col_t, enum look,
	    const char *formula, const char *result);

/* ---- workbook_table.c: tables, rules and the page ---- */

void	sheet_title(struct book *, const char *title, const char *subtitle);
/* A way back to the Summary, under the title. */
void	sheet_way_back(struct book *);
void	set_widths(struct book *, lxw_col_t first, lxw_col_t last, double width);
/*
 * Make the row that has just been written as high as its text needs.
 * Programs that do not do so on opening would hide most of it.
 */
void	fit_row(struct book *, lxw_row_t);
/* Landscape A4, fit to width; rows and columns that stay and repeat. */
void	sheet_page(struct book *, lxw_row_t rows, lxw_col_t columns);
/*
 * A named table with its head in HEAD_ROW, n rows (at least one is made) and
 * the columns of specs.  Cells of formula columns are written afterwards, with
 * their results, from b->formulas.
 */
void	add_table(struct book *, const char *name,
	    const struct column_spec *specs, lxw_col_t n_columns, size_t n);
/* Rows of a table and those below that formulas look at. */
struct area table_column(lxw_col_t, size_t n);
void	name_area(struct book *, const char *name, const char *sheet,
	    struct area);

/* Columns put away behind a "+" at the top. */
void	fold_columns(struct book *, lxw_col_t first, lxw_col_t last);

void	allow_list(struct book *, struct area, const char *named_list,
	    const char *title, const char *message);
void	allow_dates(struct book *, struct area, const char *title);
void	allow_numbers(struct book *, struct area, double min, double max,
	    const char *title);
/* Cells whose text is `word` take a look. */
void	colour_word(struct book *, struct area, const char *word, enum look);
void	colour_formula(struct book *, struct area, const char *formula,
	    enum look);
void	chart_set_title(const struct book *, lxw_chart *, const char *);
/* The six status words, each with its look. */
void	colour_status(struct book *, struct area);

/* ---- workbook_track.c: actions and milestones as the sheets show them ---- */

#define DUE_SOON_DAYS	30	/* METHODS 6 */

void	track_plan(struct book *);
const char *declared_words(const struct action_result *);
const char *computed_words(enum computed_status);
const char *status_words(enum declared_status);
/* The id of the action that a reference names, or of the milestone's owner. */
const char *action_id_of(struct book *, const struct rec *);
const char *milestone_id_of(struct book *, const struct rec *);
/* Those ids joined by "; ". */
const char *action_ids(struct book *, const struct refs *);
/* Who leads a milestone: else those who lead its action. */
const char *milestone_lead(const struct tracked_milestone *);
/* Its due date as a cell shows it where it is no date. */
const char *milestone_due_shown(struct book *,
	    const struct tracked_milestone *);
/* Where an open milestone with a date stands among all; else false. */
bool	milestone_order(const struct book *, size_t i, double *order);
const char *refs_titles(struct book *, const struct refs *);
const char *lead_name(const struct person_ref *);
const char *persons_names(struct book *, const struct persons *);

#endif
