#include "workbook.h"

/*
 * One row a milestone, tied to its action by the action's ID.  The date in
 * Done drives the state here and, through it, the action's RAG.
 */

enum milestone_column {
	COL_ID, COL_ACTION_ID, COL_ACTION, COL_MILESTONE, COL_LEAD, COL_DUE,
	COL_WAS_DUE, COL_DONE, COL_STATE, COL_DAYS_LATE, COL_EVIDENCE,
	COL_ORDER,
	N_COLUMNS
};

static const struct column_spec columns[N_COLUMNS] = {
	[COL_ID] = { "ID", 22, LOOK_BOLD, NULL },
	[COL_ACTION_ID] = { "Action ID", 14, LOOK_IN_TEXT, NULL },
	[COL_ACTION] = { "Action", 38, LOOK_CALC_TEXT,
	    "IFERROR(INDEX(ActionTitle,MATCH([@[Action ID]],ActionID,0))&\"\","
	    "\"\")" },
	[COL_MILESTONE] = { "Milestone", 38, LOOK_IN_TEXT, NULL },
	[COL_LEAD] = { "Lead", 22, LOOK_IN_TEXT, NULL },
	[COL_DUE] = { "Due", 12, LOOK_IN_DATE, NULL },
	[COL_WAS_DUE] = { "Was due", 12, LOOK_IN_DATE, NULL },
	[COL_DONE] = { "Done", 12, LOOK_IN_DATE, NULL },
	[COL_STATE] = { "State", 11, LOOK_CALC_TEXT,
	    "IF([@Milestone]=\"\",\"\",IF(IF(ISNUMBER([@Done]),"
	    "NOT([@Done]>AsOf),[@Done]=\"Yes\"),\"Done\","
	    "IF(COUNT([@Due],AsOf)<2,\"Open\",IF([@Due]<AsOf,\"Late\","
	    "IF([@Due]-AsOf<=DueSoon,\"Due soon\",\"Open\")))))" },
	[COL_DAYS_LATE] = { "Days late", 9, LOOK_CALC_COUNT,
	    "IF([@State]=\"Late\",AsOf-[@Due],0)" },
	[COL_EVIDENCE] = { "Evidence", 26, LOOK_IN_LINK, NULL },
	/* Open milestones by date; the row's share of a day keeps equal
	   dates apart. */
	[COL_ORDER] = { "Order", 10, LOOK_CALC_TENTH,
	    "IF(OR([@State]=\"\",[@State]=\"Done\",COUNT([@Due])=0),\"\","
	    "[@Due]+ROW()/10000000)" },
};

bool
milestone_order(const struct book *b, size_t i, double *order)
{
	const struct milestone_result *r = b->milestones[i].result;
	double serial;

	if (r->done || !day_serial(r->due, &serial) ||
	    is_absent(r->milestone->title))
		return false;
	*order = serial + (double)(FIRST_ROW + 1 + i) / 10000000;
	return true;
}

/* The plan's own word on Done, unless a later report has changed it. */
static bool
own_word_stands(const struct book *b, const struct milestone_result *r)
{
	const struct date *done = &r->milestone->done;
	bool said = done->v.state == VAL_WORD ? done->v.word == 1 :
	    is_set(*done) && (b->as_of == DAY_NONE ||
	    done->first <= b->as_of);

	return said == r->done;
}

/* The day of the last report that gives one and has come. */
static const struct date *
reported_day(const struct book *b, const struct milestone *m)
{
	const struct date *found = NULL;

	for (size_t i = 0; i < b->plan->updates.n; i++) {
		const struct update *u = &b->plan->updates.items[i];

		if (u->milestone.to == &m->rec && is_set(u->done) &&
		    (b->as_of == DAY_NONE || u->done.first <= b->as_of))
			found = &u->done;
	}
	return found;
}

static void
write_done(struct book *b, lxw_row_t row, const struct milestone_result *r)
{
	const struct date *own = &r->milestone->done;
	const struct date *reported = reported_day(b, r->milestone);
	bool stands = own_word_stands(b, r);
	double serial;

	if (stands && own->v.state != VAL_WORD &&
	    (!is_set(*own) || day_serial(own->first, &serial)))
		put_date(b, row, COL_DONE, LOOK_IN_DATE, own, false);
	else if (!stands && r->done && reported != NULL &&
	    day_serial(reported->first, &serial))
		put_day(b, row, COL_DONE, LOOK_IN_DATE, reported->first);
	else
		put_text(b, row, COL_DONE, LOOK_IN_DATE,
		    r->done ? "Yes" : "No");
}

static void
write_inputs(struct book *b, lxw_row_t row, const struct tracked_milestone *m)
{
	const struct milestone *milestone = m->result->milestone;
	put_text(b, row, COL_ID, LOOK_BOLD, m->id);
	put_text(b, row, COL_ACTION_ID, LOOK_IN_TEXT, m->owner->id);
	put_text(b, row, COL_MILESTONE, LOOK_IN_TEXT,
	    milestone->title.v.raw);
	put_text(b, row, COL_LEAD, LOOK_IN_TEXT, milestone_lead(m));
	if (m->result->due != DAY_NONE)
		put_day(b, row, COL_DUE, LOOK_IN_DATE, m->result->due);
	else
		put_date(b, row, COL_DUE, LOOK_IN_DATE, &milestone->due, true);
	put_date(b, row, COL_WAS_DUE, LOOK_IN_DATE, &milestone->was_due, true);
	write_done(b, row, m->result);
	if (is_given(milestone->evidence))
		put_link(b, row, COL_EVIDENCE, LOOK_IN_LINK,
		    milestone->evidence.v.raw, milestone->evidence.v.raw);
	else
		put_blank(b, row, COL_EVIDENCE, LOOK_IN_LINK);
}

static void
put_words(struct book *b, lxw_row_t row, enum milestone_column col,
    bool by_formula, const char *result)
{
	put_result_text(b, row, col, columns[col].look,
	    by_formula ? b->formulas[col] : NULL, result);
}

static void
put_figure(struct book *b, lxw_row_t row, enum milestone_column col,
    bool by_formula, double result)
{
	put_result(b, row, col, columns[col].look,
	    by_formula ? b->formulas[col] : NULL, result);
}

static void
write_results(struct book *b, lxw_row_t row, size_t i)
{
	const struct tracked_milestone *m = &b->milestones[i];
	const char *title = m->owner->action->title.v.raw;
	bool live = m->owner->by_formula;
	double order;

	put_words(b, row, COL_ACTION, true, title != NULL ? title : "");
	put_words(b, row, COL_STATE, live, m->state);
	put_figure(b, row, COL_DAYS_LATE, live,
	    m->result->late ? b->as_of - m->result->due : 0);
	if (milestone_order(b, i, &order))
		put_figure(b, row, COL_ORDER, live, order);
	else
		put_words(b, row, COL_ORDER, live, "");
}

static void
write_empty_row(struct book *b)
{
	for (lxw_col_t col = 0; col < N_COLUMNS; col++)
		if (columns[col].formula == NULL)
			put_blank(b, FIRST_ROW, col, columns[col].look);
	put_words(b, FIRST_ROW, COL_ACTION, true, "");
	put_words(b, FIRST_ROW, COL_STATE, true, "");
	put_figure(b, FIRST_ROW, COL_DAYS_LATE, true, 0);
	put_words(b, FIRST_ROW, COL_ORDER, true, "");
}

static void
set_rules(struct book *b, size_t n)
{
	struct area state = table_column(COL_STATE, n);

	allow_list(b, table_column(COL_ACTION_ID, n), "ListAction", "Action ID",
	    "The ID of the action that this milestone belongs to.");
	allow_dates(b, table_column(COL_DUE, n), "Due");
	allow_dates(b, table_column(COL_DONE, n), "Done");
	colour_word(b, state, "Done", LOOK_COMPLETE);
	colour_word(b, state, "Late", LOOK_RED);
	colour_word(b, state, "Due soon", LOOK_AMBER);
	name_area(b, "MilestoneID", SHEET_MILESTONES, table_column(COL_ID, n));
	name_area(b, "MilestoneAction", SHEET_MILESTONES,
	    table_column(COL_ACTION_ID, n));
	name_area(b, "MilestoneTitle", SHEET_MILESTONES,
	    table_column(COL_MILESTONE, n));
	name_area(b, "MilestoneLead", SHEET_MILESTONES,
	    table_column(COL_LEAD, n));
	name_area(b, "MilestoneState", SHEET_MILESTONES, state);
	name_area(b, "MilestoneOrder", SHEET_MILESTONES,
	    table_column(COL_ORDER, n));
	name_area(b, "MilestoneDue", SHEET_MILESTONES,
	    table_column(COL_DUE, n));
}

void
workbook_milestones(struct book *b)
{
	sheet_title(b, "Milestones", "Put the day in Done when a milestone is "
	    "reached: its state here and the RAG of its action follow.");
	sheet_way_back(b);
	sheet_page(b, FIRST_ROW, COL_ID + 1);
	add_table(b, SHEET_MILESTONES, columns, N_COLUMNS, b->n_milestones);
	fold_columns(b, COL_ORDER, COL_ORDER);
	for (size_t i = 0; i < b->n_milestones; i++) {
		lxw_row_t row = (lxw_row_t)(FIRST_ROW + i);
		struct arena_mark mark = arena_mark(b->arena);

		write_inputs(b, row, &b->milestones[i]);
		write_results(b, row, i);
		fit_row(b, row);
		arena_release(b->arena, mark);
	}
	if (b->n_milestones == 0)
		write_empty_row(b);
	set_rules(b, b->n_milestones);
}
