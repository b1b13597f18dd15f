#include "workbook.h"

#include <string.h>

/*
 * The sheet that leads live in.  One table; the grey columns follow from
 * what people type, by the table of statuses that all documents use: what
 * the lead declares, what the dates and milestones say, and the worse of
 * the two is shown.
 */

enum action_column {
	COL_ID, COL_OUTCOME, COL_ACTION, COL_CHANGE, COL_LEAD, COL_PARTNER,
	COL_SUPPORT, COL_START, COL_DUE, COL_NEW_DUE, COL_REASON, COL_MONEY,
	COL_PER, COL_RESOURCES, COL_FUNDING, COL_SUCCESS, COL_INDICATOR, COL_TARGET,
	COL_DEPENDS, COL_DECLARED, COL_RAG, COL_STATUS, COL_DAYS_LATE,
	COL_SAID, COL_EVIDENCE, COL_RESTS_ON, COL_PART_OF,
	/* Working columns, folded away at the right. */
	COL_BY_DATES, COL_DUE_NOW, COL_MILESTONES, COL_DONE, COL_LATE,
	COL_LATE_WAITS, COL_SUB_ACTIONS, COL_OWN_STATE, COL_OWN_LATE,
	COL_OWN_DUE,
	N_COLUMNS
};

/* Ids are looked for with what sets them off, so that "data" is not found
   in "share-data". */
#define WAITED_FOR(ids) \
	"ISNUMBER(FIND(\"; \"&" ids "&\";\",\"; \"&" \
	"SUBSTITUTE([@[Depends on]],\" (\",\";(\")&\";\"))"
#define PARTS \
	"ISNUMBER(FIND(\"; \"&[@ID]&\"; \",\"; \"&ActionPartOf&\"; \"))"
#define LEAVES		PARTS "*(ActionParts=0)"
#define LEAVES_ARE(s)	"SUMPRODUCT(" LEAVES "*(ActionOwnState=\"" s "\"))"
#define LIVE_LEAVES \
	"SUMPRODUCT(" LEAVES "*(ActionOwnState<>\"Cancelled\"))"
#define DECLARED	"[@[Declared status]]"
#define FINISHED \
	"OR(" DECLARED "=\"Cancelled\",AND(" DECLARED "=\"Complete\"," \
	"[@Done]=[@Milestones]))"

/* What dates and milestones say of an action without parts. */
#define DAYS_LATE(due) \
	"IF(AND(COUNT(AsOf)=1," due ">0,NOT(" FINISHED ")),MAX(0,AsOf-" due \
	"),0)"
#define STATE(due, late) \
	"IF(" FINISHED "," DECLARED ",IF(COUNT(AsOf)=0,\"Not known\"," \
	"IF(" late ">0,\"Overdue\",IF(OR([@Late]+[@[Late waits]]>0," \
	"AND(" due ">0,[@Done]<[@Milestones]," due "-AsOf<=DueSoon))," \
	"\"At risk\",IF(N([@Start])>AsOf,\"Not started\"," \
	"IF(" due "+[@Milestones]>0,\"On track\",\"Not known\"))))))"
#define DUE	"IF(COUNT([@[New due]])=1,[@[New due]],N([@Due]))"
#define IF_ROW(formula)	"IF([@ID]=\"\",\"\"," formula ")"

static const struct column_spec columns[N_COLUMNS] = {
	[COL_ID] = { "ID", 14, LOOK_BOLD, NULL },
	[COL_OUTCOME] = { "Outcome", 20, LOOK_IN_TEXT, NULL },
	[COL_ACTION] = { "Action", 32, LOOK_IN_TEXT, NULL },
	[COL_CHANGE] = { "Change", 10, LOOK_IN_TEXT, NULL },
	[COL_LEAD] = { "Lead", 16, LOOK_IN_TEXT, NULL },
	[COL_PARTNER] = { "Partner", 16, LOOK_IN_TEXT, NULL },
	[COL_SUPPORT] = { "Support", 16, LOOK_IN_TEXT, NULL },
	[COL_START] = { "Start", 12, LOOK_IN_DATE, NULL },
	[COL_DUE] = { "Due", 12, LOOK_IN_DATE, NULL },
	[COL_NEW_DUE] = { "New due", 12, LOOK_IN_DATE, NULL },
	[COL_REASON] = { "Reason for new date", 15, LOOK_IN_TEXT, NULL },
	[COL_MONEY] = { "Money", 13, LOOK_IN_MONEY, NULL },
	[COL_PER] = { "Money is", 9, LOOK_IN_TEXT, NULL },
	[COL_RESOURCES] = { "Resources", 20, LOOK_IN_TEXT, NULL },
	[COL_FUNDING] = { "Funding", 16, LOOK_IN_TEXT, NULL },
	[COL_SUCCESS] = { "Success measure", 22, LOOK_IN_TEXT, NULL },
	[COL_INDICATOR] = { "Indicator", 14, LOOK_IN_TEXT, NULL },
	[COL_TARGET] = { "Target", 10, LOOK_IN_TEXT, NULL },
	[COL_DEPENDS] = { "Depends on", 16, LOOK_IN_TEXT, NULL },
	[COL_DECLARED] = { "Declared status", 12, LOOK_IN_TEXT, NULL },
	/* The worse of what is declared and what the dates say; the list
	   runs from the best to the worst. */
	[COL_RAG] = { "RAG", 14, LOOK_CALC_TEXT,
	    IF_ROW("INDEX(StatusRAG,MATCH([@Status],StatusOrder,0))") },
	[COL_STATUS] = { "Status", 12, LOOK_CALC_TEXT,
	    IF_ROW("INDEX(StatusOrder,MAX(MATCH([@[By dates]],StatusOrder,0),"
	    "IFERROR(MATCH(" DECLARED ",StatusOrder,0),1)))") },
	[COL_DAYS_LATE] = { "Days late", 8, LOOK_CALC_COUNT,
	    DAYS_LATE("[@[Due now]]") },
	[COL_SAID] = { "Last update", 22, LOOK_CALC_TEXT,
	    "IFERROR(LOOKUP(2,1/(UpdateAction=[@ID]),UpdateSaid)&\"\",\"\")" },
	[COL_EVIDENCE] = { "Evidence link", 16, LOOK_IN_LINK, NULL },
	[COL_RESTS_ON] = { "Rests on", 20, LOOK_IN_LINK, NULL },
	[COL_PART_OF] = { "Part of", 12, LOOK_IN_TEXT, NULL },
	[COL_BY_DATES] = { "By dates", 11, LOOK_CALC_TEXT,
	    IF_ROW(STATE("[@[Due now]]", "[@[Days late]]")) },
	[COL_DUE_NOW] = { "Due now", 12, LOOK_CALC_DATE, DUE },
	[COL_MILESTONES] = { "Milestones", 10, LOOK_CALC_COUNT,
	    "SUMPRODUCT((MilestoneAction=[@ID])*([@ID]<>\"\"))" },
	[COL_DONE] = { "Done", 8, LOOK_CALC_COUNT,
	    "SUMPRODUCT((MilestoneAction=[@ID])*(MilestoneState=\"Done\"))" },
	[COL_LATE] = { "Late", 8, LOOK_CALC_COUNT,
	    "SUMPRODUCT((MilestoneAction=[@ID])*(MilestoneState=\"Late\"))" },
	[COL_LATE_WAITS] = { "Late waits", 8, LOOK_CALC_COUNT,
	    "IF([@[Depends on]]=\"\",0,"
	    "SUMPRODUCT(" WAITED_FOR("ActionID") "*(ActionDaysLate>0))+"
	    "SUMPRODUCT(" WAITED_FOR("MilestoneID") "*"
	    "(MilestoneState=\"Late\")))" },
	[COL_SUB_ACTIONS] = { "Sub-actions", 10, LOOK_CALC_COUNT,
	    "IF(OR([@ID]=\"\",PartsUsed=0),0,SUMPRODUCT(--" PARTS "))" },
	/* Only where some actions are parts of others: */
	[COL_OWN_STATE] = { "Own state", 11, LOOK_CALC_TEXT,
	    "IF(OR([@ID]=\"\",[@[Sub-actions]]>0),\"\","
	    STATE("[@[Own due]]", "[@[Own days late]]") ")" },
	[COL_OWN_LATE] = { "Own days late", 9, LOOK_CALC_COUNT,
	    "IF([@[Sub-actions]]>0,0," DAYS_LATE("[@[Own due]]") ")" },
	[COL_OWN_DUE] = { "Own due", 12, LOOK_CALC_DATE, DUE },
};

/* Parents add up their parts in these columns. */
static const char *
formula_with_parts(enum action_column col)
{
	if (col == COL_DAYS_LATE)
		return "IF([@[Sub-actions]]=0,[@[Own days late]],"
		    "SUMPRODUCT(MAX(" LEAVES "*ActionOwnLate)))";
	if (col == COL_DUE_NOW)
		return "IF([@[Sub-actions]]=0,[@[Own due]],"
		    "SUMPRODUCT(MAX(" LEAVES "*ActionOwnDue)))";
	if (col == COL_BY_DATES)
		return "IF([@[Sub-actions]]=0,[@[Own state]],"
		    "IF(OR(" DECLARED "=\"Cancelled\"," LIVE_LEAVES "=0),"
		    "\"Cancelled\","
		    "IF(" LEAVES_ARE("Complete") "=" LIVE_LEAVES ","
		    "\"Complete\","
		    "IF(" LEAVES_ARE("Overdue") ">0,\"Overdue\","
		    "IF(" LEAVES_ARE("At risk") ">0,\"At risk\","
		    "IF(" LEAVES_ARE("Not started") "=" LIVE_LEAVES ","
		    "\"Not started\","
		    "IF(" LEAVES_ARE("Not known") "=" LIVE_LEAVES ","
		    "\"Not known\",\"On track\")))))))";
	return columns[col].formula;
}

static lxw_col_t
columns_used(const struct book *b)
{
	return b->has_parts ? N_COLUMNS : COL_OWN_STATE;
}

static const char *
change_words(const struct choice *change)
{
	static const char *const words[] = {
		[ACTION_NEW] = "New", [ACTION_SCALE_UP] = "Scale up",
		[ACTION_SCALE_DOWN] = "Scale down",
		[ACTION_IMPROVE] = "Improve",
		[ACTION_CONTINUE] = "Continue",
	};

	if (is_set(*change))
		return words[change->i];
	return is_given(*change) ? change->v.raw : "";
}

/* ---- what people fill in ---- */

static void
write_who(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct action *parent = action_parent(t->action);
	const struct choice *change = is_absent(t->action->change) &&
	    parent != NULL ? &parent->change : &t->action->change;

	put_text(b, row, COL_ID, LOOK_BOLD, t->id);
	put_text(b, row, COL_OUTCOME, LOOK_IN_TEXT, t->outcomes);
	put_text(b, row, COL_ACTION, LOOK_IN_TEXT, t->action->title.v.raw);
	put_text(b, row, COL_CHANGE, LOOK_IN_TEXT, change_words(change));
	put_text(b, row, COL_LEAD, LOOK_IN_TEXT, t->lead);
	put_text(b, row, COL_PARTNER, LOOK_IN_TEXT, t->partner);
	put_text(b, row, COL_SUPPORT, LOOK_IN_TEXT,
	    persons_names(b, &t->action->support));
	put_text(b, row, COL_DEPENDS, LOOK_IN_TEXT, t->waits);
	put_text(b, row, COL_DECLARED, LOOK_IN_TEXT,
	    declared_words(t->result));
	put_text(b, row, COL_PART_OF, LOOK_IN_TEXT, t->part_of);
}

/* The last reported new date; NULL where the plan's date stands. */
static const struct update *
new_date_of(const struct book *b, const struct tracked_action *t)
{
	const struct update *found = NULL;

	for (size_t i = 0; i < b->plan->updates.n; i++) {
		const struct update *u = &b->plan->updates.items[i];

		if (u->action.to == &t->action->rec && is_set(u->new_due) &&
		    u->new_due.last == t->result->due)
			found = u;
	}
	return found;
}

static void
write_when(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct update *moved = new_date_of(b, t);

	put_date(b, row, COL_START, LOOK_IN_DATE, &t->action->start, false);
	put_date(b, row, COL_DUE, LOOK_IN_DATE, &t->action->due, true);
	put_day(b, row, COL_NEW_DUE, LOOK_IN_DATE,
	    moved != NULL ? moved->new_due.last : DAY_NONE);
	put_text(b, row, COL_REASON, LOOK_IN_TEXT,
	    moved != NULL ? rich_text(b, &moved->why) : "");
}

static const char *
resources_words(struct book *b, const struct resources *r)
{
	struct buf buf;

	buf_init(&buf, b->arena);
	if (is_set(r->money) && r->money.kind == MONEY_AMOUNT &&
	    r->money.lo < r->money.hi)
		join(&buf, money_value_text(b->plan, b->arena, &r->money));
	join(&buf, rich_text(b, &r->people));
	join(&buf, rich_text(b, &r->time));
	join(&buf, rich_text(b, &r->assets));
	return buf_text(&buf);
}

static void
write_money(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct resources *r = &t->action->resources;
	const struct money *money = is_set(r->by_year) ? &r->by_year :
	    &r->money;

	if (is_set(*money) && money->kind == MONEY_AMOUNT)
		put_number(b, row, COL_MONEY, LOOK_IN_MONEY, money->hi);
	else if (is_given(*money) && money->v.state != VAL_BAD)
		put_text(b, row, COL_MONEY, LOOK_IN_MONEY,
		    money_value_text(b->plan, b->arena, money));
	else
		put_blank(b, row, COL_MONEY, LOOK_IN_MONEY);
	/* A rate is counted on the Resources sheet over the years that the
	   action runs. */
	put_text(b, row, COL_PER, LOOK_IN_TEXT, !is_set(*money) ||
	    money->kind != MONEY_AMOUNT ? "" : money->a_year ? "A year" :
	    "In all");
	put_text(b, row, COL_RESOURCES, LOOK_IN_TEXT, resources_words(b, r));
	put_text(b, row, COL_FUNDING, LOOK_IN_TEXT,
	    refs_titles(b, &r->funding));
}

/* An action may have several measures: one line of the cell each. */
static void
add_line(struct buf *buf, size_t i, const char *text)
{
	if (i > 0)
		buf_putc(buf, '\n');
	buf_puts(buf, text == NULL || text[0] == '\0' ? "–" : text);
}

static const char *
success_target(struct book *b, const struct success *s)
{
	const struct indicator *indicator = s->indicator.to != NULL &&
	    s->indicator.to->kind == REC_INDICATOR ?
	    (const struct indicator *)s->indicator.to : NULL;

	if (!is_given(s->target))
		return "";
	if (indicator != NULL && is_set(s->target))
		return target_value_text(b->arena, indicator, &s->target);
	return s->target.v.raw;
}

static void
write_success(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct success_list *list = &t->action->success;
	struct buf measure, indicator, target;

	buf_init(&measure, b->arena);
	buf_init(&indicator, b->arena);
	buf_init(&target, b->arena);
	for (size_t i = 0; i < list->n; i++) {
		const struct success *s = &list->items[i];

		add_line(&measure, i, is_given(s->measure) ?
		    rich_text(b, &s->measure) : s->sentence.v.raw);
		add_line(&indicator, i, s->indicator.to != NULL ?
		    rec_title(s->indicator.to) : s->indicator.v.raw);
		add_line(&target, i, success_target(b, s));
	}
	put_text(b, row, COL_SUCCESS, LOOK_IN_TEXT, buf_text(&measure));
	put_text(b, row, COL_INDICATOR, LOOK_IN_TEXT,
	    strspn(buf_text(&indicator), "–\n") == indicator.len ? "" :
	    buf_text(&indicator));
	put_text(b, row, COL_TARGET, LOOK_IN_TEXT,
	    strspn(buf_text(&target), "–\n") == target.len ? "" :
	    buf_text(&target));
}

/* Where it says that it can be seen: the first web address in the text. */
static const char *
address_in(struct book *b, const struct rich *rich)
{
	static const char *const starts[] = { "https://", "http://",
		"mailto:" };
	const char *found = NULL;
	size_t n;

	for (size_t i = 0; is_given(*rich) && i < 3; i++) {
		const char *at = strstr(rich->v.raw, starts[i]);

		if (at != NULL && (found == NULL || at < found))
			found = at;
	}
	if (found == NULL)
		return NULL;
	/* What ends a sentence is no part of it. */
	n = strcspn(found, " \t\n<>()[]\"|");
	while (strchr(".,;:!?", found[n - 1]) != NULL)
		n--;
	return arena_strndup(b->arena, found, n);
}

/* What shows that it is done, and what the needs that it serves rest on. */
static void
write_evidence(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct rich *done = &t->action->completed_evidence;
	const char *address = address_in(b, done);
	struct refs all = { .n = 0 };

	if (address != NULL)
		put_link(b, row, COL_EVIDENCE, LOOK_IN_LINK, address,
		    rich_text(b, done));
	else
		put_text(b, row, COL_EVIDENCE, LOOK_IN_TEXT,
		    rich_text(b, done));
	for (size_t i = 0; i < t->action->needs.n; i++) {
		const struct rec *need = t->action->needs.items[i].to;

		if (need != NULL && need->kind == REC_NEED)
			add_evidence(b, &all,
			    &((const struct need *)need)->evidence);
	}
	put_evidence(b, row, COL_RESTS_ON, &all);
}

/* ---- what follows ---- */

static void
put_words(struct book *b, lxw_row_t row, enum action_column col,
    const struct tracked_action *t, const char *result)
{
	put_result_text(b, row, col, columns[col].look,
	    t->by_formula ? b->formulas[col] : NULL, result);
}

static void
put_count(struct book *b, lxw_row_t row, enum action_column col,
    const struct tracked_action *t, double result)
{
	put_result(b, row, col, columns[col].look,
	    t->by_formula ? b->formulas[col] : NULL, result);
}

/* 0 stands for no date, so that sums and greatest values work. */
static double
due_number(day due)
{
	double serial;

	return day_serial(due, &serial) ? serial : 0;
}

/* The last line about the action on the Updates sheet. */
static const char *
last_said(struct book *b, const struct rec *action)
{
	const char *said = "";

	for (size_t i = 0; i < b->plan->updates.n; i++) {
		const struct update *u = &b->plan->updates.items[i];
		const struct rec *about = u->milestone.to != NULL ?
		    u->milestone.to->owner : u->action.to;

		if (about == action)
			said = rich_text(b, &u->said);
	}
	return said;
}

static void
write_status(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct action_result *r = t->result;
	const struct update *moved = new_date_of(b, t);
	bool leaf = !r->is_parent;
	const struct date *own = &t->action->due;
	day own_due = leaf ? r->due : moved != NULL ? moved->new_due.last :
	    is_set(*own) && !own->ongoing ? own->last : DAY_NONE;

	put_words(b, row, COL_RAG, t, t->rag);
	put_words(b, row, COL_STATUS, t, r->word);
	put_count(b, row, COL_DAYS_LATE, t, r->days_late);
	put_formula_text(b, row, COL_SAID, LOOK_CALC_TEXT,
	    b->formulas[COL_SAID], last_said(b, &t->action->rec));
	put_words(b, row, COL_BY_DATES, t, computed_words(r->computed));
	put_count(b, row, COL_DUE_NOW, t, due_number(r->due));
	put_count(b, row, COL_MILESTONES, t,
	    (double)t->action->milestones.n);
	put_count(b, row, COL_DONE, t, (double)r->milestones_done);
	put_count(b, row, COL_LATE, t, (double)r->milestones_late);
	put_count(b, row, COL_LATE_WAITS, t, (double)t->late_waits);
	put_count(b, row, COL_SUB_ACTIONS, t, (double)t->n_parts);
	if (!b->has_parts)
		return;
	put_words(b, row, COL_OWN_STATE, t,
	    leaf ? computed_words(r->computed) : "");
	put_count(b, row, COL_OWN_LATE, t, leaf ? r->days_late : 0);
	put_count(b, row, COL_OWN_DUE, t, due_number(own_due));
}

/* A plan without actions still has a row to start with. */
static void
write_empty_row(struct book *b)
{
	static const struct tracked_action nothing = { .by_formula = true };

	for (lxw_col_t i = 0; i < columns_used(b); i++) {
		enum action_column col = (enum action_column)i;

		if (columns[i].formula == NULL)
			put_blank(b, FIRST_ROW, i, columns[i].look);
		else if (columns[i].look == LOOK_CALC_TEXT)
			put_words(b, FIRST_ROW, col, &nothing, "");
		else
			put_count(b, FIRST_ROW, col, &nothing, 0);
	}
}

/* ---- drop-downs, colours, names ---- */

static void
set_rules(struct book *b, size_t n)
{
	allow_list(b, table_column(COL_CHANGE, n), "ListChange", "Change",
	    "New, or a change to something that runs today.");
	allow_list(b, table_column(COL_DECLARED, n), "ListStatus",
	    "Declared status",
	    "What you, the lead, say. RAG shows the worse of this and of "
	    "what the dates and milestones say.");
	allow_list(b, table_column(COL_PER, n), "ListMoney", "Money is",
	    "A sum in all, or so much a year for as long as the action runs.");
	allow_dates(b, table_column(COL_START, n), "Start");
	allow_dates(b, table_column(COL_DUE, n), "Due");
	allow_dates(b, table_column(COL_NEW_DUE, n), "New due");
	colour_status(b, table_column(COL_RAG, n));
	colour_formula(b, table_column(COL_DAYS_LATE, n),
	    arena_printf(b->arena, "N($%c%d)>0", 'A' + COL_DAYS_LATE,
	    FIRST_ROW + 1), LOOK_LATE);
}

static void
name_columns(struct book *b, size_t n)
{
	static const struct { const char *name; lxw_col_t col; } names[] = {
		{ "ActionID", COL_ID }, { "ActionTitle", COL_ACTION },
		{ "ActionOutcome", COL_OUTCOME }, { "ActionLead", COL_LEAD },
		{ "ActionPartner", COL_PARTNER },
		{ "ActionStart", COL_START }, { "ActionDue", COL_DUE_NOW },
		{ "ActionMoney", COL_MONEY }, { "ActionMoneyIs", COL_PER },
		{ "ActionFunding", COL_FUNDING }, { "ActionRAG", COL_RAG },
		{ "ActionStatus", COL_STATUS },
		{ "ActionDaysLate", COL_DAYS_LATE },
		{ "ActionPartOf", COL_PART_OF },
		{ "ActionParts", COL_SUB_ACTIONS },
		{ "ActionOwnState", COL_OWN_STATE },
		{ "ActionOwnLate", COL_OWN_LATE },
		{ "ActionOwnDue", COL_OWN_DUE },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].col < columns_used(b))
			name_area(b, names[i].name, SHEET_ACTIONS,
			    table_column(names[i].col, n));
}

/* The columns with the formulas that this plan needs. */
static const struct column_spec *
in_use(struct book *b)
{
	struct column_spec *specs = arena_array(b->arena, N_COLUMNS,
	    sizeof(*specs));

	for (int i = 0; i < N_COLUMNS; i++) {
		specs[i] = columns[i];
		if (b->has_parts)
			specs[i].formula = formula_with_parts(
			    (enum action_column)i);
	}
	return specs;
}

void
workbook_actions(struct book *b)
{
	size_t n = b->plan->actions.n;

	sheet_title(b, "Actions", "Fill in the tinted cells; grey cells work "
	    "themselves out. Sort, filter and add rows as you like.");
	sheet_way_back(b);
	sheet_page(b, FIRST_ROW, COL_ID + 1);
	worksheet_set_paper(b->sheet, 8);	/* A3: many columns */
	add_table(b, SHEET_ACTIONS, in_use(b), columns_used(b), n);
	fold_columns(b, b->has_parts ? COL_BY_DATES : COL_PART_OF,
	    columns_used(b) - 1);
	for (size_t i = 0; i < n; i++) {
		const struct tracked_action *t = &b->actions[i];
		lxw_row_t row = (lxw_row_t)(FIRST_ROW + i);
		struct arena_mark mark = arena_mark(b->arena);

		write_who(b, row, t);
		write_when(b, row, t);
		write_money(b, row, t);
		write_success(b, row, t);
		write_evidence(b, row, t);
		write_status(b, row, t);
		fit_row(b, row);
		arena_release(b->arena, mark);
	}
	if (n == 0)
		write_empty_row(b);
	set_rules(b, n);
	name_columns(b, n);
}
