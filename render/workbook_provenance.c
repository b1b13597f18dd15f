#include "workbook.h"

/*
 * For the way back: which records the rows came from, and what they said
 * when the tracker was made, so that what people have changed since can be
 * told from what the plan said.  Hidden, and not to be edited.
 */

enum provenance_column {
	COL_SHEET, COL_ID, COL_START, COL_DUE, COL_DONE, COL_STATUS, COL_VALUE,
	N_COLUMNS
};

static const struct column_spec columns[N_COLUMNS] = {
	[COL_SHEET] = { "Sheet", 16, LOOK_TEXT, NULL },
	[COL_ID] = { "Record", 34, LOOK_TEXT, NULL },
	[COL_START] = { "Start or period", 16, LOOK_DATE, NULL },
	[COL_DUE] = { "Due", 14, LOOK_DATE, NULL },
	[COL_DONE] = { "Done", 14, LOOK_DATE, NULL },
	[COL_STATUS] = { "Status", 14, LOOK_TEXT, NULL },
	[COL_VALUE] = { "Value", 14, LOOK_NUMBER, NULL },
};

static size_t
count_points(const struct book *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->plan->indicators.n; i++)
		n += b->analysis->indicators[i].n_points;
	return n;
}

/* Two figures of each risk, a weight of each criterion, a row of answers of
   each assessor. */
static size_t
count_judgements(const struct book *b)
{
	size_t n = 2 * b->plan->risks.n;

	for (size_t i = 0; i < b->plan->appraisals.n; i++)
		n += b->plan->appraisals.items[i].criteria.n;
	for (size_t i = 0; i < b->plan->delivery_chains.n; i++)
		n += b->plan->delivery_chains.items[i].scores.n;
	return n;
}

static void
write_action(struct book *b, lxw_row_t row, const struct tracked_action *t)
{
	const struct resources *r = &t->action->resources;
	const struct money *money = is_set(r->by_year) ? &r->by_year :
	    &r->money;

	put_text(b, row, COL_SHEET, LOOK_TEXT, SHEET_ACTIONS);
	put_text(b, row, COL_ID, LOOK_TEXT, t->id);
	put_date(b, row, COL_START, LOOK_DATE, &t->action->start, false);
	put_day(b, row, COL_DUE, LOOK_DATE, t->result->due);
	put_text(b, row, COL_STATUS, LOOK_TEXT, declared_words(t->result));
	if (is_set(*money) && money->kind == MONEY_AMOUNT)
		put_number(b, row, COL_VALUE, LOOK_NUMBER, money->hi);
}

static void
write_milestone(struct book *b, lxw_row_t row,
    const struct tracked_milestone *m)
{
	put_text(b, row, COL_SHEET, LOOK_TEXT, SHEET_MILESTONES);
	put_text(b, row, COL_ID, LOOK_TEXT, m->id);
	put_day(b, row, COL_DUE, LOOK_DATE, m->result->due);
	put_date(b, row, COL_DONE, LOOK_DATE, &m->result->milestone->done,
	    false);
	put_text(b, row, COL_STATUS, LOOK_TEXT, m->state);
}

static void
write_point(struct book *b, lxw_row_t row, const struct indicator *in,
    const struct point *p)
{
	put_text(b, row, COL_SHEET, LOOK_TEXT, SHEET_INDICATORS);
	put_text(b, row, COL_ID, LOOK_TEXT, rec_label(b->arena, &in->rec));
	put_text(b, row, COL_START, LOOK_DATE,
	    period_value_text(b->arena, &p->reading->period));
	if (!p->hole)
		put_number(b, row, COL_VALUE, LOOK_NUMBER, p->x);
}

/* ---- what people judged ---- */

static void
write_judgement(struct book *b, lxw_row_t row, const char *sheet,
    const char *record, const struct number *x)
{
	put_text(b, row, COL_SHEET, LOOK_TEXT, sheet);
	put_text(b, row, COL_ID, LOOK_TEXT, record);
	if (is_set(*x))
		put_number(b, row, COL_VALUE, LOOK_NUMBER, x->x);
}

static lxw_row_t
write_risks(struct book *b, lxw_row_t row)
{
	for (size_t i = 0; i < b->plan->risks.n; i++) {
		const struct risk *r = &b->plan->risks.items[i];
		const char *id = rec_label(b->arena, &r->rec);

		write_judgement(b, row++, SHEET_RISKS, arena_printf(b->arena,
		    "%s/likelihood", id), &r->likelihood);
		write_judgement(b, row++, SHEET_RISKS, arena_printf(b->arena,
		    "%s/impact", id), &r->impact);
	}
	return row;
}

static lxw_row_t
write_weights(struct book *b, lxw_row_t row)
{
	for (size_t i = 0; i < b->plan->appraisals.n; i++) {
		const struct appraisal *a = &b->plan->appraisals.items[i];

		for (size_t j = 0; j < a->criteria.n; j++)
			write_judgement(b, row++, SHEET_OPTIONS,
			    arena_printf(b->arena, "%s/%s",
				rec_label(b->arena, &a->rec),
				rec_label(b->arena,
				    &a->criteria.items[j].rec)),
			    &a->criteria.items[j].weight);
	}
	return row;
}

/* Without names: assessors have none where a plan is public. */
static lxw_row_t
write_answers(struct book *b, lxw_row_t row)
{
	for (size_t i = 0; i < b->plan->delivery_chains.n; i++) {
		const struct chain *c = &b->plan->delivery_chains.items[i];

		for (size_t j = 0; j < c->scores.n; j++, row++) {
			const struct letters *letters =
			    &c->scores.items[j].letters;

			put_text(b, row, COL_SHEET, LOOK_TEXT, SHEET_CHAIN);
			put_textf(b, row, COL_ID, LOOK_TEXT, "%s/%zu",
			    rec_label(b->arena, &c->rec), j + 1);
			if (is_set(*letters))
				put_textf(b, row, COL_STATUS, LOOK_TEXT,
				    "%.12s", letters->s);
		}
	}
	return row;
}

void
workbook_provenance(struct book *b)
{
	size_t n = b->plan->actions.n + b->n_milestones + count_points(b) +
	    count_judgements(b);
	lxw_row_t row = FIRST_ROW;

	sheet_title(b, "Provenance", provenance_of(b->job));
	sheet_page(b, FIRST_ROW, 0);
	add_table(b, SHEET_PROVENANCE, columns, N_COLUMNS, n);
	for (size_t i = 0; i < b->plan->actions.n; i++)
		write_action(b, row++, &b->actions[i]);
	for (size_t i = 0; i < b->n_milestones; i++)
		write_milestone(b, row++, &b->milestones[i]);
	for (size_t i = 0; i < b->plan->indicators.n; i++) {
		const struct indicator_result *r =
		    &b->analysis->indicators[i];

		for (size_t j = 0; j < r->n_points; j++)
			write_point(b, row++, r->indicator, &r->points[j]);
	}
	row = write_risks(b, row);
	row = write_weights(b, row);
	write_answers(b, row);
	b->lines = 0;
}
