#include "workbook.h"

#include <string.h>

/*
 * The actions along time, drawn by formula in the order of the Actions
 * sheet: a bar from start to due, a diamond where a milestone falls due.
 * Move a date there and the bar moves here.
 */

#define ROW_FIRST	4	/* where the first period is chosen */
#define ROW_HEAD	6
#define ROW_BARS	7
#define SHOWN_MOST	200	/* rows; more than anybody reads at once */
#define SPARE		5
#define PERIODS_MOST	48
#define BAR		"■"
#define MARK		"◆"

enum gantt_column { COL_ID, COL_ACTION, COL_LEAD, COL_RAG, COL_START,
	COL_DUE, COL_PERIODS };

struct gantt {
	struct book	*book;
	day		 first;		/* of the first period */
	int		 step;		/* months to a period */
	lxw_col_t	 n;		/* periods */
	day		 starts[PERIODS_MOST + 1];	/* and the last's end */
	lxw_row_t	 rows;
};

/* Months as long as they all fit, else quarters, else years. */
static struct gantt
gantt_of(struct book *b)
{
	struct gantt g = { .book = b, .step = 1 };
	day first = b->plan->first, last = b->plan->last;
	int year, month, mday, to_year, to_month;
	int months;
	double serial;

	for (size_t i = 0; i < b->plan->actions.n; i++) {
		const struct action_result *r = b->actions[i].result;

		if (first == DAY_NONE && r->start != DAY_NONE)
			first = r->start;
		if (last == DAY_NONE && r->due != DAY_NONE)
			last = r->due;
	}
	if (first == DAY_NONE)
		first = b->as_of;
	if (!day_serial(first, &serial))
		first = day_of(2000, 1, 1);
	if (!day_serial(last, &serial) || last < first)
		last = day_add_months(first, 11);
	day_split(first, &year, &month, &mday);
	day_split(last, &to_year, &to_month, &mday);
	months = (to_year - year) * 12 + to_month - month + 1;
	if (months > PERIODS_MOST)
		g.step = months > 3 * PERIODS_MOST ? 12 : 3;
	months = (months + g.step - 1) / g.step;
	g.n = (lxw_col_t)(months > PERIODS_MOST ? PERIODS_MOST : months);
	g.first = day_of(year, month, 1);
	for (lxw_col_t i = 0; i <= g.n; i++)
		g.starts[i] = day_add_months(g.first, g.step * i);
	g.rows = (lxw_row_t)(b->plan->actions.n > SHOWN_MOST ? SHOWN_MOST :
	    b->plan->actions.n) + SPARE;
	return g;
}

/* ---- head ---- */

static void
write_head(struct gantt *g)
{
	static const char *const heads[] = { "ID", "Action", "Lead", "RAG",
		"Start", "Due" };
	struct book *b = g->book;

	put_text(b, ROW_FIRST - 1, 0, LOOK_TEXT, "Shown from");
	put_day(b, ROW_FIRST - 1, 1, LOOK_IN_DATE, g->first);
	put_text(b, ROW_FIRST, 0, LOOK_TEXT, "Months a column");
	put_number(b, ROW_FIRST, 1, LOOK_IN_NUMBER, g->step);
	allow_dates(b, (struct area){ ROW_FIRST - 1, 1, ROW_FIRST - 1, 1 },
	    "Shown from");
	allow_numbers(b, (struct area){ ROW_FIRST, 1, ROW_FIRST, 1 }, 1, 12,
	    "Months a column");
	for (lxw_col_t i = 0; i < COL_PERIODS; i++)
		put_text(b, ROW_HEAD, i, LOOK_HEAD, heads[i]);
	/* One more than is shown: where the last period ends. */
	for (lxw_col_t i = 0; i <= g->n; i++)
		put_formula_day(b, ROW_HEAD, COL_PERIODS + i, LOOK_HEAD_MONTH,
		    i == 0 ? cell_ref(b, ROW_FIRST - 1, 1) :
		    arena_printf(b->arena, "EDATE(%s,%s)", cell_ref(b,
			ROW_HEAD, COL_PERIODS + i - 1), cell_ref(b, ROW_FIRST,
			1)), g->starts[i]);
	row_height(b, ROW_HEAD, 42);
}

/* Names that mean the cell's own row and column keep its formula short. */
static void
define_names(struct gantt *g)
{
	lxw_row_t head = ROW_HEAD + 1;

	workbook_define_name(g->book->file, "GanttRuns",
	    arena_printf(g->book->arena, "=AND(Gantt!$E1<Gantt!B$%u,"
		"Gantt!$F1>=Gantt!A$%u)", head, head));
	workbook_define_name(g->book->file, "GanttMarks",
	    arena_printf(g->book->arena, "=SUMPRODUCT((MilestoneAction="
		"Gantt!$A1)*(MilestoneDue>=Gantt!A$%u)*(MilestoneDue<"
		"Gantt!B$%u))", head, head));
	workbook_define_name(g->book->file, "GanttCell", "=IF(GanttMarks>0,\""
	    MARK "\",IF(GanttRuns,\"" BAR "\",\"\"))");
}

/* ---- rows ---- */

static const char *
index_of(struct gantt *g, const char *name, size_t k)
{
	return arena_printf(g->book->arena, "INDEX(%s,%zu)&\"\"", name,
	    k + 1);
}

/* An action without a start stands where it is due. */
static day
bar_start(const struct tracked_action *t)
{
	const struct date *start = &t->action->start;

	return is_set(*start) && !start->ongoing ? start->first :
	    t->result->due;
}

static void
write_facts(struct gantt *g, lxw_row_t row, size_t k)
{
	static const struct tracked_action none = { .id = "", .lead = "",
		.rag = "" };
	struct book *b = g->book;
	bool there = k < b->plan->actions.n;
	const struct tracked_action *t = there ? &b->actions[k] : &none;

	put_formula_text(b, row, COL_ID, LOOK_CALC_TEXT,
	    index_of(g, "ActionID", k), t->id);
	put_formula_text(b, row, COL_ACTION, LOOK_CALC_CUT,
	    index_of(g, "ActionTitle", k),
	    there ? rec_title(&t->action->rec) : "");
	put_formula_text(b, row, COL_LEAD, LOOK_CALC_CUT,
	    index_of(g, "ActionLead", k), t->lead);
	put_formula_text(b, row, COL_RAG, LOOK_CALC_TEXT,
	    index_of(g, "ActionRAG", k), t->rag);
	put_formula_day(b, row, COL_START, LOOK_CALC_DATE,
	    arena_printf(b->arena, "IF(ISNUMBER(INDEX(ActionStart,%zu)),"
		"INDEX(ActionStart,%zu),%s)", k + 1, k + 1,
		cell_ref(b, row, COL_DUE)),
	    there ? bar_start(t) : DAY_NONE);
	put_formula_day(b, row, COL_DUE, LOOK_CALC_DATE,
	    arena_printf(b->arena, "IF(N(INDEX(ActionDue,%zu))>0,"
		"INDEX(ActionDue,%zu),\"\")", k + 1, k + 1),
	    there ? t->result->due : DAY_NONE);
}

static bool
has_mark(const struct gantt *g, const struct tracked_action *t,
    lxw_col_t i)
{
	const struct action_result *r = t->result;

	for (size_t j = 0; j < t->action->milestones.n; j++)
		if (r->milestones[j].due != DAY_NONE &&
		    r->milestones[j].due >= g->starts[i] &&
		    r->milestones[j].due < g->starts[i + 1])
			return true;
	return false;
}

static const char *
bar_of(const struct gantt *g, const struct tracked_action *t, lxw_col_t i)
{
	day start = bar_start(t);
	double serial;

	if (has_mark(g, t, i))
		return MARK;
	return day_serial(start, &serial) &&
	    day_serial(t->result->due, &serial) &&
	    start < g->starts[i + 1] &&
	    t->result->due >= g->starts[i] ? BAR : "";
}

static void
write_bars(struct gantt *g, lxw_row_t row, size_t k)
{
	struct book *b = g->book;
	const struct tracked_action *t = k < b->plan->actions.n ?
	    &b->actions[k] : NULL;

	for (lxw_col_t i = 0; i < g->n; i++)
		put_formula_text(b, row, COL_PERIODS + i, LOOK_BAR,
		    "GanttCell", t != NULL ? bar_of(g, t, i) : "");
}

/* A bar takes the colour of its action's status; a milestone on it keeps the
   bar's ground.  The first rule that fits is the one that counts. */
static void
colour_periods(struct gantt *g, struct area bars)
{
	static const struct { enum rag rag; enum look bar, mark; } looks[] = {
		{ RAG_RED, LOOK_BAR_RED, LOOK_MARK_RED },
		{ RAG_AMBER, LOOK_BAR_AMBER, LOOK_MARK_AMBER },
		{ RAG_GREEN, LOOK_BAR_GREEN, LOOK_MARK_GREEN },
		{ RAG_COMPLETE, LOOK_BAR_COMPLETE, LOOK_MARK_COMPLETE },
	};
	struct book *b = g->book;
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	const char *rag = moving_ref(b, ROW_BARS, COL_RAG), *runs;

	lxw_rowcol_to_cell(cell, ROW_BARS, COL_PERIODS);
	runs = arena_printf(b->arena, "%s=\"" MARK "\",%s<%s,%s>=%s", cell,
	    moving_ref(b, ROW_BARS, COL_START),
	    column_moving_ref(b, ROW_HEAD, COL_PERIODS + 1),
	    moving_ref(b, ROW_BARS, COL_DUE),
	    column_moving_ref(b, ROW_HEAD, COL_PERIODS));
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		colour_formula(b, bars, arena_printf(b->arena,
		    "AND(%s=\"" BAR "\",%s=\"%s\")", cell, rag,
		    rag_word(looks[i].rag)), looks[i].bar);
		colour_formula(b, bars, arena_printf(b->arena,
		    "AND(%s,%s=\"%s\")", runs, rag,
		    rag_word(looks[i].rag)), looks[i].mark);
	}
	colour_word(b, bars, BAR, LOOK_BAR_OTHER);
	colour_formula(b, bars, arena_printf(b->arena, "AND(%s)", runs),
	    LOOK_MARK_OTHER);
}

static void
colour_bars(struct gantt *g)
{
	struct book *b = g->book;
	lxw_row_t last = ROW_BARS + g->rows - 1;

	colour_periods(g, (struct area){ ROW_BARS, COL_PERIODS, last,
		COL_PERIODS + g->n - 1 });
	colour_status(b, (struct area){ ROW_BARS, COL_RAG, last, COL_RAG });
	colour_formula(b, (struct area){ ROW_HEAD, COL_PERIODS, ROW_HEAD,
	    COL_PERIODS + g->n - 1 }, arena_printf(b->arena,
	    "AND(ISNUMBER(AsOf),AsOf>=%s,AsOf<%s)",
	    column_moving_ref(b, ROW_HEAD, COL_PERIODS),
	    column_moving_ref(b, ROW_HEAD, COL_PERIODS + 1)), LOOK_NOW);
}

void
workbook_gantt(struct book *b)
{
	struct gantt g = gantt_of(b);

	sheet_title(b, "Gantt", "Bars run from start to due, " MARK " is a "
	    "milestone; the period of the status date is marked in the head. "
	    "All of it follows Actions and Milestones.");
	sheet_way_back(b);
	sheet_page(b, ROW_BARS, COL_LEAD);
	set_widths(b, COL_ID, COL_ID, 16);
	set_widths(b, COL_ACTION, COL_ACTION, 34);
	set_widths(b, COL_LEAD, COL_LEAD, 18);
	set_widths(b, COL_RAG, COL_DUE, 13);
	set_widths(b, COL_PERIODS, COL_PERIODS + g.n - 1, 3.3);
	/* Only formulas want to know when the last period ends. */
	worksheet_set_column_opt(b->sheet, COL_PERIODS + g.n,
	    COL_PERIODS + g.n, 3.3, NULL, &(lxw_row_col_options){
		.hidden = 1 });
	define_names(&g);
	write_head(&g);
	for (size_t k = 0; k < g.rows; k++) {
		lxw_row_t row = ROW_BARS + (lxw_row_t)k;
		struct arena_mark mark = arena_mark(b->arena);

		write_facts(&g, row, k);
		write_bars(&g, row, k);
		b->lines = 0;
		arena_release(b->arena, mark);
	}
	colour_bars(&g);
}
