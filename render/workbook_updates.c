#include "workbook.h"

/*
 * Progress line by line: what was said stays, and a new line is added below.
 * The Actions sheet shows the last one of each action.
 */

enum update_column {
	COL_DATE, COL_ACTION, COL_MILESTONE, COL_WHO, COL_SAID, COL_STATUS,
	COL_DONE, COL_NEW_DUE, COL_WHY,
	N_COLUMNS
};

static const struct column_spec columns[N_COLUMNS] = {
	[COL_DATE] = { "Date", 12, LOOK_IN_DATE, NULL },
	[COL_ACTION] = { "Action ID", 16, LOOK_IN_TEXT, NULL },
	[COL_MILESTONE] = { "Milestone ID", 22, LOOK_IN_TEXT, NULL },
	[COL_WHO] = { "Who", 24, LOOK_IN_TEXT, NULL },
	[COL_SAID] = { "Said", 60, LOOK_IN_TEXT, NULL },
	[COL_STATUS] = { "Declared status", 13, LOOK_IN_TEXT, NULL },
	[COL_DONE] = { "Done", 12, LOOK_IN_DATE, NULL },
	[COL_NEW_DUE] = { "New due", 12, LOOK_IN_DATE, NULL },
	[COL_WHY] = { "Why the date moved", 30, LOOK_IN_TEXT, NULL },
};

static void
write_update(struct book *b, lxw_row_t row, const struct update *u)
{
	const struct rec *about = u->milestone.to != NULL ? u->milestone.to :
	    u->action.to;

	put_date(b, row, COL_DATE, LOOK_IN_DATE, &u->date, false);
	put_text(b, row, COL_ACTION, LOOK_IN_TEXT, action_id_of(b, about));
	put_text(b, row, COL_MILESTONE, LOOK_IN_TEXT,
	    milestone_id_of(b, about));
	put_text(b, row, COL_WHO, LOOK_IN_TEXT, lead_name(&u->by));
	put_text(b, row, COL_SAID, LOOK_IN_TEXT, rich_text(b, &u->said));
	put_text(b, row, COL_STATUS, LOOK_IN_TEXT, is_set(u->status) ?
	    status_words((enum declared_status)u->status.i) : "");
	if (u->done.v.state == VAL_WORD)
		put_text(b, row, COL_DONE, LOOK_IN_DATE,
		    u->done.v.word == 1 ? "Yes" : "No");
	else
		put_date(b, row, COL_DONE, LOOK_IN_DATE, &u->done, false);
	put_date(b, row, COL_NEW_DUE, LOOK_IN_DATE, &u->new_due, true);
	put_text(b, row, COL_WHY, LOOK_IN_TEXT, rich_text(b, &u->why));
	fit_row(b, row);
}

void
workbook_updates(struct book *b)
{
	size_t n = b->plan->updates.n;

	sheet_title(b, "Updates", "Add a line below the last one; leave the "
	    "lines above as they are, so that history is kept.");
	sheet_way_back(b);
	sheet_page(b, FIRST_ROW, 0);
	add_table(b, SHEET_UPDATES, columns, N_COLUMNS, n);
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(b->arena);

		write_update(b, (lxw_row_t)(FIRST_ROW + i),
		    &b->plan->updates.items[i]);
		arena_release(b->arena, mark);
	}
	for (lxw_col_t col = 0; n == 0 && col < N_COLUMNS; col++)
		put_blank(b, FIRST_ROW, col, columns[col].look);
	allow_dates(b, table_column(COL_DATE, n), "Date");
	allow_list(b, table_column(COL_ACTION, n), "ListAction", "Action ID",
	    "The action that this line is about.");
	allow_list(b, table_column(COL_STATUS, n), "ListStatus",
	    "Declared status", "Set it on the Actions sheet too: the status "
	    "there is the one that counts.");
	allow_dates(b, table_column(COL_NEW_DUE, n), "New due");
	name_area(b, "UpdateAction", SHEET_UPDATES,
	    table_column(COL_ACTION, n));
	name_area(b, "UpdateSaid", SHEET_UPDATES, table_column(COL_SAID, n));
}
