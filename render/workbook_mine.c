#include "workbook.h"

#include <string.h>

/*
 * One lead's work: choose a name, and the actions and open milestones of
 * that lead are listed.
 */

#define ROW_NAME	3
#define ROW_ACTIONS	6
#define SHOWN		20
#define ROW_MILESTONES	(ROW_ACTIONS + SHOWN + 3)
#define COL_PLACE	0	/* hidden: which row of the table */
#define MINE(leads)	"(MyName<>\"\")*ISNUMBER(FIND(\"; \"&MyName&\"; \",\"; \"&" leads \
			"&\"; \"))"

struct mine_column {
	const char	*head, *name;	/* the named range it shows */
	enum look	 look;
};

static const struct mine_column action_columns[] = {
	{ "ID", "ActionID", LOOK_CALC_TEXT },
	{ "Action", "ActionTitle", LOOK_CALC_TEXT },
	{ "Due", "ActionDue", LOOK_CALC_DATE },
	{ "RAG", "ActionRAG", LOOK_CALC_TEXT },
	{ "Status", "ActionStatus", LOOK_CALC_TEXT },
	{ "Days late", "ActionDaysLate", LOOK_CALC_COUNT },
};

static const struct mine_column milestone_columns[] = {
	{ "Milestone ID", "MilestoneID", LOOK_CALC_TEXT },
	{ "Milestone", "MilestoneTitle", LOOK_CALC_TEXT },
	{ "Due", "MilestoneDue", LOOK_CALC_DATE },
	{ "State", "MilestoneState", LOOK_CALC_TEXT },
};

#define N_ACTION_COLUMNS \
	(sizeof(action_columns) / sizeof(action_columns[0]))
#define N_MILESTONE_COLUMNS \
	(sizeof(milestone_columns) / sizeof(milestone_columns[0]))

/* ---- whose ---- */

static bool
is_mine(const char *leads, const char *name)
{
	return name[0] != '\0' && joined_has(leads, name);
}

/*
 * The row of the next of mine after the row above: counted from the end, so
 * that the greatest is the first.  0 makes an error, and so an empty cell.
 */
static const char *
next_place(struct book *b, lxw_row_t row, bool first, const char *mine,
    const char *leads, size_t n)
{
	size_t rows = n + SPARE_ROWS + 1;
	const char *place = arena_printf(b->arena, "(ROW(%s)-%d)", leads,
	    FIRST_ROW);

	return arena_printf(b->arena, "IFERROR(ROUND(%zu-1/(1/SUMPRODUCT("
	    "MAX(%s*(%s>%s)*(%zu-%s)))),0),\"\")", rows, mine, place,
	    first ? "0" : cell_ref(b, row - 1, COL_PLACE), rows, place);
}

static void
put_place(struct book *b, lxw_row_t row, const char *formula, size_t place)
{
	if (place > 0)
		put_formula(b, row, COL_PLACE, LOOK_CALC_NUMBER, formula,
		    (double)place);
	else
		put_formula_text(b, row, COL_PLACE, LOOK_CALC_NUMBER, formula,
		    "");
}

static void
write_heads(struct book *b, lxw_row_t row, const struct mine_column *columns,
    size_t n)
{
	put_text(b, row, COL_PLACE, LOOK_HEAD, "Row");
	for (size_t i = 0; i < n; i++)
		put_text(b, row, (lxw_col_t)(i + 1), LOOK_HEAD,
		    columns[i].head);
}

static const char *
show_formula(struct book *b, lxw_row_t row, const struct mine_column *column)
{
	const char *place = cell_ref(b, row, COL_PLACE);

	return arena_printf(b->arena, "IF(ISNUMBER(%s),INDEX(%s,%s)%s,\"\")",
	    place, column->name, place,
	    column->look == LOOK_CALC_TEXT ? "&\"\"" : "");
}

/* ---- actions ---- */

static void
write_action(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const char *words[] = { t == NULL ? "" : t->id,
		t == NULL ? "" : rec_title(&t->action->rec), NULL,
		t == NULL ? "" : t->rag, t == NULL ? "" : t->result->word,
		NULL };
	double serial, due = t != NULL && day_serial(t->result->due,
	    &serial) ? serial : 0;
	double numbers[] = { 0, 0, due, 0, 0,
		t == NULL ? 0 : t->result->days_late };

	for (size_t i = 0; i < N_ACTION_COLUMNS; i++) {
		lxw_col_t col = (lxw_col_t)(i + 1);
		const char *formula = show_formula(b, row,
		    &action_columns[i]);

		if (words[i] != NULL || t == NULL)
			put_formula_text(b, row, col, action_columns[i].look,
			    formula, words[i] != NULL ? words[i] : "");
		else
			put_formula(b, row, col, action_columns[i].look,
			    formula, numbers[i]);
	}
}

static void
write_actions(struct book *b, const char *name)
{
	size_t at = 0, n = b->plan->actions.n;

	put_text(b, ROW_ACTIONS - 1, 1, LOOK_SECTION, "Actions");
	write_heads(b, ROW_ACTIONS, action_columns, N_ACTION_COLUMNS);
	for (lxw_row_t k = 0; k < SHOWN; k++) {
		lxw_row_t row = ROW_ACTIONS + 1 + k;

		while (at < n && !is_mine(b->actions[at].lead, name))
			at++;
		put_place(b, row, next_place(b, row, k == 0,
		    MINE("ActionLead"), "ActionLead", n), at < n ? at + 1 : 0);
		write_action(b, row, at < n ? &b->actions[at] : NULL);
		fit_row(b, row);
		at += at < n;
	}
	colour_status(b, (struct area){ ROW_ACTIONS + 1, 4,
		ROW_ACTIONS + SHOWN, 4 });
}

/* ---- milestones ---- */

static bool
is_my_milestone(const struct tracked_milestone *m, const char *name)
{
	return strcmp(m->state, "Done") != 0 &&
	    is_mine(milestone_lead(m), name);
}

static void
write_milestone(struct book *b, lxw_row_t row,
    const struct tracked_milestone *m)
{
	const struct mine_column *c = milestone_columns;
	double serial;

	put_formula_text(b, row, 1, c[0].look, show_formula(b, row, &c[0]),
	    m == NULL ? "" : m->id);
	put_formula_text(b, row, 2, c[1].look, show_formula(b, row, &c[1]),
	    m == NULL ? "" : rec_title(&m->result->milestone->rec));
	if (m != NULL && day_serial(m->result->due, &serial))
		put_formula(b, row, 3, c[2].look, show_formula(b, row, &c[2]),
		    serial);
	else if (m != NULL && milestone_due_shown(b, m)[0] == '\0')
		/* An empty cell counts as 0 for INDEX. */
		put_formula(b, row, 3, c[2].look, show_formula(b, row, &c[2]),
		    0);
	else if (m == NULL)
		put_formula_text(b, row, 3, c[2].look,
		    show_formula(b, row, &c[2]), "");
	else
		put_formula_text(b, row, 3, c[2].look, show_formula(b, row,
		    &c[2]), milestone_due_shown(b, m));
	put_formula_text(b, row, 4, c[3].look, show_formula(b, row, &c[3]),
	    m == NULL ? "" : m->state);
}

static void
write_milestones(struct book *b, const char *name)
{
	size_t at = 0, n = b->n_milestones;
	struct area state = { ROW_MILESTONES + 1, 4, ROW_MILESTONES + SHOWN,
		4 };

	put_text(b, ROW_MILESTONES - 1, 1, LOOK_SECTION, "Open milestones");
	write_heads(b, ROW_MILESTONES, milestone_columns,
	    N_MILESTONE_COLUMNS);
	for (lxw_row_t k = 0; k < SHOWN; k++) {
		lxw_row_t row = ROW_MILESTONES + 1 + k;

		while (at < n && !is_my_milestone(&b->milestones[at], name))
			at++;
		put_place(b, row, next_place(b, row, k == 0,
		    MINE("MilestoneLead") "*(MilestoneState<>\"Done\")",
		    "MilestoneLead", n), at < n ? at + 1 : 0);
		write_milestone(b, row, at < n ? &b->milestones[at] : NULL);
		fit_row(b, row);
		at += at < n;
	}
	colour_word(b, state, "Late", LOOK_RED);
	colour_word(b, state, "Due soon", LOOK_AMBER);
}

void
workbook_mine(struct book *b)
{
	lxw_row_col_options hidden = { .hidden = 1 };
	const char *name = b->n_leads > 0 ? b->leads[0] : "";

	sheet_title(b, "My actions", "Choose a name: the actions and open "
	    "milestones of that lead are listed.");
	sheet_page(b, 0, 0);
	worksheet_set_portrait(b->sheet);
	worksheet_set_column_opt(b->sheet, COL_PLACE, COL_PLACE, 6, NULL,
	    &hidden);
	set_widths(b, 1, 1, 22);
	set_widths(b, 2, 2, 50);
	set_widths(b, 3, 6, 14);
	/* Column A is hidden, so the title stands again beside it. */
	put_text(b, 0, 1, LOOK_TITLE, "My actions");
	put_text(b, 1, 1, LOOK_SUBTITLE, "Choose a name: the actions and "
	    "open milestones of that lead are listed.");
	put_text(b, ROW_NAME, 1, LOOK_BOLD, "Name");
	put_text(b, ROW_NAME, 2, LOOK_IN_TEXT, name);
	b->lines = 0;
	name_area(b, "MyName", SHEET_MINE, (struct area){ ROW_NAME, 2,
		ROW_NAME, 2 });
	if (b->n_leads > 0)
		allow_list(b, (struct area){ ROW_NAME, 2, ROW_NAME, 2 },
		    "ListLead", "Name", "A lead of an action or milestone.");
	write_actions(b, name);
	write_milestones(b, name);
}
