#include "workbook.h"

#include <string.h>

/*
 * The words of the drop-downs, a column each, and the two numbers that
 * rules use.  Hidden; the names defined here are what other sheets use.
 */

static const struct list {
	const char	*name, *head;
	const char	*words[10];
} lists[] = {
	{ "ListStatus", "Declared status", { "Not started", "On track",
		"At risk", "Off track", "Rescheduled", "Complete",
		"Cancelled" } },
	/* From best to worst: the later of two is the one that is shown. */
	{ "StatusOrder", "Status, best to worst", { "Not known", "Complete",
		"On track", "Not started", "Rescheduled", "At risk",
		"Off track", "Overdue", "Cancelled" } },
	{ "StatusRAG", "RAG of the status", { "Not known", "Complete",
		"Green", "Not started", "Amber", "Amber", "Red", "Red",
		"Cancelled" } },
	{ "ListChange", "Change", { "New", "Scale up", "Scale down",
		"Improve", "Continue" } },
	{ "ListMoney", "Money is", { "In all", "A year" } },
	{ "ListFollow", "As of", { "Fixed date", "Today" } },
	{ "ListAnswer", "Answer", { "Red", "Amber", "Green" } },
	{ "ListDone", "Done", { "Yes", "No" } },
	{ "ListEffect", "Effect", { "Positive", "Neutral", "Adverse",
		"Unknown" } },
};

#define N_LISTS	(sizeof(lists) / sizeof(lists[0]))

static void
write_list(struct book *b, lxw_col_t col, const struct list *list)
{
	lxw_row_t n = 0;

	put_text(b, HEAD_ROW, col, LOOK_HEAD, list->head);
	for (; list->words[n] != NULL; n++)
		put_text(b, FIRST_ROW + n, col, LOOK_TEXT, list->words[n]);
	name_area(b, list->name, SHEET_LISTS, (struct area){ FIRST_ROW, col,
		FIRST_ROW + n - 1, col });
	set_widths(b, col, col, 18);
}

/* The ids of the actions there are: no blanks at the end of a drop-down. */
static void
name_action_list(struct book *b)
{
	struct area ids = table_column(0, b->plan->actions.n);

	workbook_define_name(b->file, "ListAction", arena_printf(b->arena,
	    "=%s:INDEX(%s,MAX(1,COUNTA(%s)))", sheet_ref(b, SHEET_ACTIONS,
	    (struct area){ ids.top, 0, ids.top, 0 }), sheet_ref(b,
	    SHEET_ACTIONS, ids), sheet_ref(b, SHEET_ACTIONS, ids)));
}

/* Most plans have no sub-actions, and need not look for them row by row. */
static void
write_parts_used(struct book *b, lxw_col_t col)
{
	size_t n = 0;

	for (size_t i = 0; i < b->plan->actions.n; i++)
		n += b->actions[i].part_of[0] != '\0';
	put_text(b, HEAD_ROW, col, LOOK_HEAD, "Actions that are part of one");
	put_formula(b, FIRST_ROW, col, LOOK_CALC_NUMBER,
	    "COUNTIF(ActionPartOf,\"?*\")", (double)n);
	name_area(b, "PartsUsed", SHEET_LISTS, (struct area){ FIRST_ROW, col,
		FIRST_ROW, col });
	set_widths(b, col, col, 18);
}

static void
write_leads(struct book *b, lxw_col_t col)
{
	put_text(b, HEAD_ROW, col, LOOK_HEAD, "Lead");
	for (size_t i = 0; i < b->n_leads; i++)
		put_text(b, FIRST_ROW + (lxw_row_t)i, col, LOOK_TEXT,
		    b->leads[i]);
	if (b->n_leads > 0)
		name_area(b, "ListLead", SHEET_LISTS, (struct area){
		    FIRST_ROW, col, FIRST_ROW + (lxw_row_t)b->n_leads - 1,
		    col });
	set_widths(b, col, col, 30);
}

void
workbook_lists(struct book *b)
{
	lxw_col_t col = N_LISTS;

	sheet_title(b, "Lists", "The words that the drop-downs of the other "
	    "sheets offer. Formulas know these words: do not change them.");
	sheet_page(b, FIRST_ROW, 0);
	for (lxw_col_t i = 0; i < N_LISTS; i++)
		write_list(b, i, &lists[i]);
	put_text(b, HEAD_ROW, col, LOOK_HEAD, "Days that count as soon");
	put_number(b, FIRST_ROW, col, LOOK_NUMBER, DUE_SOON_DAYS);
	name_area(b, "DueSoon", SHEET_LISTS, (struct area){ FIRST_ROW, col,
		FIRST_ROW, col });
	set_widths(b, col, col, 18);
	name_action_list(b);
	write_parts_used(b, col + 1);
	write_leads(b, col + 2);
}
