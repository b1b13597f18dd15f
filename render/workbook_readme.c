#include "workbook.h"

#include <string.h>

/*
 * How to use the tracker, what its colours and words mean, where it comes
 * from.
 */

static const char *const how[] = {
	"Tinted cells are yours to fill in; white cells come from the plan; "
	"grey cells work themselves out.",
	"Once a week: put the day in Done on Milestones, set your Declared "
	"status on Actions, add a line to Updates.",
	"A new date: leave Due as it is, put the date in New due and say why "
	"beside it. The old promise stays readable.",
	"A new action or milestone: type in the first row below the table, "
	"or insert a row within it, and copy the grey cells down.",
	"The status date is on the Summary: one fixed day, or today.",
	NULL
};

static const struct { enum rag rag; const char *meaning; } legend[] = {
	{ RAG_RED, "the due date has passed, or the lead says it is off "
	    "track" },
	{ RAG_AMBER, "a milestone is late, something it waits for is late, "
	    "it is due within 30 days with a milestone open, or the lead "
	    "says at risk or rescheduled" },
	{ RAG_GREEN, "on track by its dates and by its lead's word" },
	{ RAG_COMPLETE, "declared complete, all its milestones done" },
	{ RAG_NOT_STARTED, "its start lies ahead" },
	{ RAG_CANCELLED, "its lead has cancelled it" },
};

#define N_LEGEND	(sizeof(legend) / sizeof(legend[0]))

static lxw_row_t
write_paragraphs(struct book *b, lxw_row_t row)
{
	put_text(b, row++, 0, LOOK_SECTION, "How to use it");
	for (size_t i = 0; how[i] != NULL; i++) {
		put_text(b, row, 0, LOOK_PARA, how[i]);
		fit_row(b, row++);
	}
	return row + 1;
}

static lxw_row_t
write_legend(struct book *b, lxw_row_t row)
{
	lxw_row_t first = row + 2;

	put_text(b, row, 0, LOOK_SECTION, "What the words of RAG mean");
	put_text(b, row + 1, 0, LOOK_PARA, "The worse of two: what the lead "
	    "declares, and what dates and milestones say.");
	for (size_t i = 0; i < N_LEGEND; i++) {
		lxw_row_t at = first + (lxw_row_t)i;

		put_text(b, at, 0, LOOK_TEXT, arena_printf(b->arena,
		    "%s: %s", rag_word(legend[i].rag), legend[i].meaning));
		put_text(b, at, 1, LOOK_CENTRE, rag_word(legend[i].rag));
		fit_row(b, at);
	}
	colour_status(b, (struct area){ first, 1,
		first + (lxw_row_t)N_LEGEND - 1, 1 });
	return first + (lxw_row_t)N_LEGEND + 1;
}

static lxw_row_t
write_sheets(struct book *b, lxw_row_t row)
{
	put_text(b, row++, 0, LOOK_SECTION, "The sheets");
	for (size_t i = 0; i < n_sheets; i++) {
		if (sheets[i].purpose == NULL ||
		    !sheet_wanted(b, &sheets[i]))
			continue;
		put_text(b, row, 0, LOOK_TEXT, sheets[i].purpose);
		put_sheet_link(b, row, 1, sheets[i].name);
		fit_row(b, row++);
	}
	return row + 1;
}

void
workbook_readme(struct book *b)
{
	const struct plan_info *info = &b->plan->plan;
	static const char *const status[] = {
		[PLAN_DRAFT] = "Draft: not approved.",
		[PLAN_CONSULTATION] = "For consultation: not approved.",
		[PLAN_APPROVED] = "Approved.",
	};
	const char *title = is_given(info->title) ? info->title.v.raw :
	    "Delivery plan";
	lxw_row_t row = 3;

	sheet_title(b, title, "Action tracker");
	put_text(b, 2, 0, LOOK_SUBTITLE, status[is_set(info->status) ?
	    info->status.i : PLAN_DRAFT]);
	sheet_page(b, 0, 0);
	worksheet_set_portrait(b->sheet);
	set_widths(b, 0, 0, 88);
	set_widths(b, 1, 1, 20);
	row = write_paragraphs(b, row + 1);
	row = write_legend(b, row);
	row = write_sheets(b, row);
	put_text(b, row, 0, LOOK_SUBTITLE, provenance_of(b->job));
}
