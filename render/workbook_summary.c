#include "workbook.h"

#include <string.h>

/*
 * The first sheet that a lead or a chair opens: the as-of date that the
 * whole tracker follows, actions by status, what is due next, where the
 * indicators stand.  All of it by formula over the other sheets.
 */

#define ROW_AS_OF	3
#define ROW_FOLLOW	4
#define ROW_FIXED	5
#define ROW_COUNTS	8	/* head of the counts */
#define N_STATES	7
#define COL_TOTAL	(N_STATES + 1)
#define NEXT_SHOWN	8
#define CHART_ROWS	15

static const enum rag states[N_STATES] = {
	RAG_RED, RAG_AMBER, RAG_GREEN, RAG_COMPLETE, RAG_NOT_STARTED,
	RAG_CANCELLED, RAG_NONE
};

static const lxw_color_t state_colours[N_STATES] = {
	COLOUR_RED, COLOUR_AMBER, COLOUR_GREEN, COLOUR_ACCENT, 0xDFEDF0,
	COLOUR_RULE, COLOUR_EDGE
};

/* ---- as of ---- */

static void
name_cell(struct book *b, const char *name, lxw_row_t row, lxw_col_t col)
{
	name_area(b, name, SHEET_SUMMARY, (struct area){ row, col, row, col });
}

static void
write_as_of(struct book *b)
{
	put_text(b, ROW_AS_OF, 0, LOOK_BOLD, "Status as of");
	put_formula_day(b, ROW_AS_OF, 1, LOOK_CALC_DATE,
	    "IF(AsOfFollows=\"Today\",TODAY(),"
	    "IF(ISNUMBER(AsOfFixed),AsOfFixed,\"\"))", b->as_of);
	put_text(b, ROW_FOLLOW, 0, LOOK_TEXT, "follows");
	put_text(b, ROW_FOLLOW, 1, LOOK_IN_TEXT, "Fixed date");
	put_text(b, ROW_FIXED, 0, LOOK_TEXT, "fixed date");
	put_day(b, ROW_FIXED, 1, LOOK_IN_DATE, b->as_of);
	allow_list(b, (struct area){ ROW_FOLLOW, 1, ROW_FOLLOW, 1 },
	    "ListFollow", "As of", "Choose Today and every status follows "
	    "the calendar; choose Fixed date for a report of one day.");
	allow_dates(b, (struct area){ ROW_FIXED, 1, ROW_FIXED, 1 },
	    "Fixed date");
	name_cell(b, "AsOf", ROW_AS_OF, 1);
	name_cell(b, "AsOfFollows", ROW_FOLLOW, 1);
	name_cell(b, "AsOfFixed", ROW_FIXED, 1);
}

/* ---- counts ---- */

/* Which of an action's texts a block of counts goes by. */
enum count_by { BY_ALL, BY_OUTCOME, BY_PARTNER };

/* As the formulas count: the label is one of those joined by "; ". */
static void
count_states(const struct book *b, enum count_by by, const char *label,
    size_t counts[N_STATES])
{
	memset(counts, 0, N_STATES * sizeof(counts[0]));
	for (size_t i = 0; i < b->plan->actions.n; i++) {
		const struct tracked_action *t = &b->actions[i];

		if (t->n_parts > 0 || (by != BY_ALL && !joined_has(
		    by == BY_OUTCOME ? t->outcomes : t->partner, label)))
			continue;
		for (int j = 0; j < N_STATES; j++)
			counts[j] += t->result->rag == states[j];
	}
}

static const char *
count_formula(struct book *b, enum count_by by, lxw_row_t row, lxw_col_t col)
{
	const char *state = cell_ref(b, ROW_COUNTS, col);

	if (by == BY_ALL)
		return arena_printf(b->arena,
		    "COUNTIFS(ActionRAG,%s,ActionParts,0)", state);
	return arena_printf(b->arena, "SUMPRODUCT(ISNUMBER(FIND(\"; \"&%s&"
	    "\"; \",\"; \"&%s&\"; \"))*(ActionRAG=%s)*(ActionParts=0))",
	    cell_ref(b, row, 0), by == BY_OUTCOME ? "ActionOutcome" :
	    "ActionPartner", state);
}

static void
write_counts(struct book *b, lxw_row_t row, enum count_by by,
    const char *label)
{
	size_t counts[N_STATES], total = 0;

	label = cell_safe_text(b->arena, label);
	count_states(b, by, label, counts);
	put_text(b, row, 0, by == BY_ALL ? LOOK_BOLD : LOOK_TEXT, label);
	fit_row(b, row);
	for (lxw_col_t i = 0; i < N_STATES; i++) {
		total += counts[i];
		put_formula(b, row, i + 1, LOOK_CALC_COUNT,
		    count_formula(b, by, row, i + 1), (double)counts[i]);
	}
	put_formula(b, row, COL_TOTAL, LOOK_CALC_COUNT,
	    arena_printf(b->arena, "SUM(%s)", area_ref(b,
		(struct area){ row, 1, row, N_STATES })), (double)total);
}

static void
write_count_head(struct book *b)
{
	put_text(b, ROW_COUNTS - 1, 0, LOOK_SECTION, "Actions by status");
	put_text(b, ROW_COUNTS, 0, LOOK_HEAD, "Actions");
	for (lxw_col_t i = 0; i < N_STATES; i++)
		put_text(b, ROW_COUNTS, i + 1, LOOK_HEAD,
		    rag_word(states[i]));
	put_text(b, ROW_COUNTS, COL_TOTAL, LOOK_HEAD, "Total");
}

static lxw_row_t
write_partners(struct book *b, lxw_row_t row)
{
	for (size_t i = 0; i < b->n_lead_partners; i++)
		write_counts(b, row++, BY_PARTNER, b->lead_partners[i]);
	return row;
}

/* ---- charts ---- */

static const char *
counts_alt(struct book *b)
{
	size_t counts[N_STATES];
	struct buf alt;

	count_states(b, BY_ALL, "", counts);
	buf_init(&alt, b->arena);
	buf_printf(&alt, "Actions by status when the tracker was made:");
	for (int i = 0; i < N_STATES; i++)
		if (counts[i] > 0)
			buf_printf(&alt, " %s %zu,", rag_word(states[i]),
			    counts[i]);
	buf_printf(&alt, " by outcome in bars. The table beside it holds the "
	    "same figures.");
	return buf_text(&alt);
}

static void
draw_counts(struct book *b, lxw_row_t first, lxw_row_t last, lxw_row_t at)
{
	lxw_chart *chart = workbook_add_chart(b->file, LXW_CHART_BAR_STACKED);
	lxw_chart_options place = { .x_scale = 1.6, .y_scale = 0.9,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = arena_strdup(b->arena, counts_alt(b)) };

	for (lxw_col_t i = 0; i < N_STATES; i++) {
		lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
		lxw_chart_fill fill = { .color = state_colours[i] };
		lxw_chart_line edge = { .color = COLOUR_INK, .width = 0.5 };

		chart_series_set_categories(s, sheet_name(b, SHEET_SUMMARY), first, 0, last,
		    0);
		chart_series_set_values(s, sheet_name(b, SHEET_SUMMARY), first, i + 1, last,
		    i + 1);
		chart_series_set_name_range(s, sheet_name(b, SHEET_SUMMARY), ROW_COUNTS,
		    i + 1);
		chart_series_set_fill(s, &fill);
		chart_series_set_line(s, &edge);
	}
	chart_set_title(b, chart, "Actions by outcome and status");
	chart_axis_set_reverse(chart->y_axis);
	chart_axis_set_major_unit(chart->x_axis, 0);
	chart_axis_set_num_format(chart->x_axis, "0");
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_set_series_gap(chart, 60);
	worksheet_insert_chart_opt(b->sheet, at, 0, chart, &place);
}

/* ---- next milestones ---- */

/* The k-th open milestone by date (k from 0); n_milestones if none. */
static size_t
nth_milestone(const struct book *b, size_t k)
{
	double last = 0, order;
	size_t found = b->n_milestones;

	for (size_t round = 0; round <= k; round++) {
		double best = 0;

		found = b->n_milestones;
		for (size_t i = 0; i < b->n_milestones; i++)
			if (milestone_order(b, i, &order) && order > last &&
			    (found == b->n_milestones || order < best)) {
				best = order;
				found = i;
			}
		last = best;
		if (found == b->n_milestones)
			break;
	}
	return found;
}

static const char *
next_formula(struct book *b, size_t k, const char *column)
{
	return arena_printf(b->arena, "IFERROR(INDEX(%s,MATCH(SMALL("
	    "MilestoneOrder,%zu),MilestoneOrder,0))&\"\",\"\")", column,
	    k + 1);
}

static void
write_next(struct book *b, lxw_row_t row, size_t k)
{
	size_t i = nth_milestone(b, k);
	const struct tracked_milestone *m = i < b->n_milestones ?
	    &b->milestones[i] : NULL;
	const char *lead = m == NULL ? "" : milestone_lead(m);

	put_formula_text(b, row, 0, LOOK_CALC_TEXT, next_formula(b, k,
	    "MilestoneTitle"),
	    m != NULL ? rec_title(&m->result->milestone->rec) : "");
	put_formula_day(b, row, 1, LOOK_CALC_DATE, arena_printf(b->arena,
	    "IFERROR(INDEX(MilestoneDue,MATCH(SMALL(MilestoneOrder,%zu),"
	    "MilestoneOrder,0)),\"\")", k + 1),
	    m != NULL ? m->result->due : DAY_NONE);
	put_formula_text(b, row, 2, LOOK_CALC_TEXT, next_formula(b, k,
	    "MilestoneState"), m != NULL ? m->state : "");
	put_formula_text(b, row, 3, LOOK_CALC_TEXT, next_formula(b, k,
	    "MilestoneAction"), m != NULL ? m->owner->id : "");
	put_formula_text(b, row, 4, LOOK_CALC_TEXT, next_formula(b, k,
	    "MilestoneLead"), lead);
	fit_row(b, row);
}

static lxw_row_t
write_next_milestones(struct book *b, lxw_row_t row)
{
	static const char *const heads[] = { "Milestone", "Due", "State",
		"Action ID", "Lead" };
	struct area state = { row + 2, 2, row + 1 + NEXT_SHOWN, 2 };

	put_text(b, row, 0, LOOK_SECTION,
	    "Next milestones, late ones first");
	for (lxw_col_t i = 0; i < 5; i++)
		put_text(b, row + 1, i, LOOK_HEAD, heads[i]);
	for (size_t k = 0; k < NEXT_SHOWN; k++)
		write_next(b, row + 2 + (lxw_row_t)k, k);
	colour_word(b, state, "Late", LOOK_RED);
	colour_word(b, state, "Due soon", LOOK_AMBER);
	return row + 3 + NEXT_SHOWN;
}

void
workbook_summary(struct book *b)
{
	const struct outcome_list *outcomes = &b->plan->outcomes;
	lxw_row_t row = ROW_COUNTS + 1, first = row, last;

	sheet_title(b, "Summary", "Everything here follows from the other "
	    "sheets; only the tinted cells are to be changed.");
	sheet_page(b, 0, 0);
	worksheet_set_portrait(b->sheet);
	set_widths(b, 0, 0, 44);
	set_widths(b, 1, COL_TOTAL, 13);
	write_as_of(b);
	write_count_head(b);
	write_counts(b, row++, BY_ALL, "All actions");
	for (size_t i = 0; i < outcomes->n; i++)
		if (is_given(outcomes->items[i].title))
			write_counts(b, row++, BY_OUTCOME,
			    outcomes->items[i].title.v.raw);
	if (row > first + 1)
		first++;
	last = row - 1;
	put_text(b, row, 0, LOOK_HEAD, "By partner of the lead");
	row = write_partners(b, row + 1) + 1;
	draw_counts(b, first, last, row);
	row += CHART_ROWS;
	row = write_next_milestones(b, row);
	summary_indicators(b, row);
}
