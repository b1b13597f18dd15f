#include <stdlib.h>

#include "chart_bars.h"
#include "compose.h"
#include "theme.h"

/* Plan on a page: what serves a board member who reads nothing else. */

#define MAX_MAIN	24	/* outcomes shown here at most */
#define MAX_CARDS	2	/* more become rows of a table */
#define ROW_SPARK_H	22	/* in a row: one page has to hold them all */
#define ROW_SPARK_W	80
#define MAX_MILESTONES	8
#define FEW_MILESTONES	6	/* beside several decisions */
#define MAX_RISKS	3

/* ---- the lead: three sentences ---- */

static void
say_outcomes(struct compose *c, struct block *p,
    const struct outcome *const *o, size_t n)
{
	size_t red = 0, amber = 0, green = 0;

	for (size_t i = 0; i < n; i++) {
		const struct indicator_result *r = headline_of(c, o[i]);

		if (r == NULL)
			continue;
		red += r->rag == RAG_RED;
		amber += r->rag == RAG_AMBER;
		green += r->rag == RAG_GREEN;
	}
	if (n == 0)
		doc_text(c->doc, p, "The plan names no outcome yet.");
	else if (red + amber + green == 0)
		doc_text(c->doc, p, "No outcome can be judged against its "
		    "path yet.");
	else if (red + amber == 0)
		doc_text(c->doc, p, "Every outcome that can be judged is on "
		    "or better than its path: %zu of %zu.", green, n);
	else
		doc_text(c->doc, p, "Of %s, %s.", count_text(c, n, "outcome",
		    "outcomes"), standing_text(c, red, amber, green,
		    n - red - amber - green));
}

static void
say_actions(struct compose *c, struct block *p)
{
	const size_t *n = c->an->by_rag;
	size_t all = n[RAG_NONE] + n[RAG_RED] + n[RAG_AMBER] + n[RAG_GREEN] +
	    n[RAG_COMPLETE] + n[RAG_NOT_STARTED] + n[RAG_CANCELLED];
	const char *of = count_text(c, all, "action", "actions");

	if (all == 0)
		doc_text(c->doc, p, " There are no actions yet.");
	else if (c->plan->as_of == DAY_NONE)
		doc_text(c->doc, p, " The plan has %s, and no date to judge "
		    "lateness by.", of);
	else if (n[RAG_RED] + n[RAG_AMBER] == 0)
		doc_text(c->doc, p, " No action is late or at risk, of %zu.",
		    all);
	else
		doc_text(c->doc, p, " Of %s, %s.", of, trouble_text(c,
		    n[RAG_RED], n[RAG_AMBER]));
}

static void
say_money(struct compose *c, struct block *p)
{
	const struct money_result *m = &c->an->money;

	if (m->hi > 0)
		doc_text(c->doc, p, " The actions that are costed come to %s.",
		    sum_text(c, m->lo, m->hi, true));
	if (m->unfunded > 0)
		doc_text(c->doc, p, " %s no funder yet.",
		    count_text(c, m->unfunded, "action has", "actions have"));
}

/* ---- outcomes ---- */

static void
card_figures(struct compose *c, struct block *card,
    const struct indicator_result *r)
{
	struct block *facts = facts_open(c, card);

	doc_fact(c->doc, facts, "Latest", "%s (%s)", point_text(c, r,
	    r->latest), period_value_text(c->arena,
	    &r->latest->reading->period));
	doc_fact(c->doc, facts, "Target", "%s", target_shown(c, r));
	if (r->from_today.absent != NULL)
		return;
	if (r->from_today.unit <= 0)
		doc_fact(c->doc, facts, "To go", "%s", "Target met");
	else
		doc_fact(c->doc, facts, "To go", "%s",
		    gap_text(c, r, &r->from_today));
}

static void
outcome_card(struct compose *c, struct block *parent, const struct outcome *o)
{
	const struct indicator_result *r = headline_of(c, o);
	struct block *card = doc_add(c->doc, parent, BLOCK_CARD);
	struct block *p, *halves;

	doc_text(c->doc, card, "%s", rec_text(c, &o->rec));
	if (r == NULL) {
		doc_para(c->doc, card, PARA_BODY,
		    "No indicator measures this outcome yet.");
		return;
	}
	p = doc_add(c->doc, card, BLOCK_PARA);
	p->role = PARA_SMALL;
	put_xref(c, p, &r->indicator->rec, rec_text(c, &r->indicator->rec));
	if (r->latest == NULL) {
		doc_para(c->doc, card, PARA_SMALL, "No reading yet.");
		return;
	}
	halves = doc_add(c->doc, card, BLOCK_COLUMNS);
	sparkline_figure(c, doc_add(c->doc, halves, BLOCK_COLUMN), r);
	card_figures(c, doc_add(c->doc, halves, BLOCK_COLUMN), r);
	rag_para(c, card, r);
}

/* Two cards side by side, read from left to right, row by row. */
static void
outcome_cards(struct compose *c, struct block *root,
    const struct outcome *const *o, size_t n)
{
	struct block *row = NULL;

	for (size_t i = 0; i < n; i++) {
		if (n == 1) {
			outcome_card(c, root, o[i]);
			return;
		}
		if (i % 2 == 0)
			row = doc_add(c->doc, root, BLOCK_COLUMNS);
		outcome_card(c, doc_add(c->doc, row, BLOCK_COLUMN), o[i]);
	}
}

/* The same parts as on a card, from left to right. */
static void
outcome_row(struct compose *c, struct block *table, const struct outcome *o)
{
	const struct indicator_result *r = headline_of(c, o);
	struct block *row = doc_row(c->doc, table), *cell;

	cell_heads(c, row, rec_text(c, &o->rec));
	if (r == NULL) {
		cell_text(c, row, "No indicator yet");
		for (int i = 0; i < 4; i++)
			cell_text(c, row, "");
		return;
	}
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_xref(c, cell, &r->indicator->rec, rec_text(c, &r->indicator->rec));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	if (r->latest != NULL) {
		sparkline_figure(c, cell, r);
		cell->first->figure->height = ROW_SPARK_H;
		cell->first->figure->width = ROW_SPARK_W;
	} else
		doc_text(c->doc, cell, "No reading");
	cell_text(c, row, r->latest != NULL ? point_text(c, r, r->latest) :
	    "");
	cell_text(c, row, target_shown(c, r));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_rag(c, cell, r->rag, judged_word(r));
}

static void
outcomes(struct compose *c, struct block *root,
    const struct outcome *const *o, size_t n)
{
	struct block *table;

	if (n == 0)
		return;
	if (n <= MAX_CARDS) {
		outcome_cards(c, root, o, n);
		return;
	}
	table = doc_table(c->doc, root, "page-outcomes",
	    "Outcomes and their headline indicators", "l5l5l4l3l3l3");
	doc_head(c->doc, table, "Outcome|Measured by|So far|Latest|Target|"
	    "Status");
	for (size_t i = 0; i < n; i++)
		outcome_row(c, table, o[i]);
}

/* ---- what the board is asked ---- */

static void
asks(struct compose *c, struct block *root)
{
	const struct ask_list *l = &c->plan->plan.asks;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, root, "asks", "What is to be decided",
	    "l6l5l5");
	doc_head(c->doc, t, "Decision|By whom and when|Why");
	for (size_t i = 0; i < l->n; i++) {
		const struct ask *a = &l->items[i];
		struct block *row = doc_row(c->doc, t);

		cell_rich(c, row, &a->what)->header = true;
		cell_text(c, row, arena_printf(c->arena, "%s, %s",
		    or_not_set(shown(c, &a->of.v)), date_text(c, &a->by)));
		cell_rich(c, row, &a->why);
	}
}

/* ---- money and status, side by side with milestones ---- */

static void
status(struct compose *c, struct block *p, enum rag rag, const char *word)
{
	size_t n = c->an->by_rag[rag];

	if (n == 0)
		return;
	doc_text(c->doc, p, "  ");
	put_rag(c, p, rag, arena_printf(c->arena, "%zu\u00a0%s", n, word));
}

/* Running text: a table would not leave room for the rest of the page. */
void
actions_by_status(struct compose *c, struct block *parent)
{
	struct block *p = doc_add(c->doc, parent, BLOCK_PARA);

	doc_strong(c->doc, p, "Actions:");
	status(c, p, RAG_RED, "overdue or off track");
	status(c, p, RAG_AMBER, "at risk or rescheduled");
	status(c, p, RAG_GREEN, "on track");
	status(c, p, RAG_COMPLETE, "complete");
	status(c, p, RAG_NOT_STARTED, "not started");
	status(c, p, RAG_CANCELLED, "cancelled");
	status(c, p, RAG_NONE, "of unknown status");
}

/* From done to not begun: what is in trouble stands in the middle. */
static const struct { enum rag rag; const char *word; } statuses[] = {
	{ RAG_COMPLETE, "Complete" }, { RAG_GREEN, "On track" },
	{ RAG_AMBER, "At risk" }, { RAG_RED, "Overdue" },
	{ RAG_NOT_STARTED, "Not started" }, { RAG_CANCELLED, "Cancelled" },
	{ RAG_NONE, "Not known" },
};
#define N_STATUSES	(sizeof(statuses) / sizeof(*statuses))

static const char *
status_alt(const struct compose *c)
{
	const char *part[N_STATUSES];
	size_t n = 0;

	for (size_t i = 0; i < N_STATUSES; i++)
		if (c->an->by_rag[statuses[i].rag] > 0)
			part[n++] = arena_printf(c->arena, "%s %zu",
			    statuses[i].word,
			    c->an->by_rag[statuses[i].rag]);
	return arena_printf(c->arena, "Actions by status: %s.",
	    list_text(c, part, n));
}

void
status_figure(struct compose *c, struct block *parent)
{
	struct bar_rows *data = arena_alloc(c->arena, sizeof(*data));
	struct figure *f;
	size_t all = 0;

	data->rows = arena_array(c->arena, N_STATUSES, sizeof(*data->rows));
	for (size_t i = 0; i < N_STATUSES; i++) {
		size_t n = c->an->by_rag[statuses[i].rag];

		all += n;
		if (n > 0)
			data->rows[data->n++] = (struct bar_row){
			    .mark = rag_mark(statuses[i].rag),
			    .name = statuses[i].word, .count = (double)n,
			    .number = number_text(c->arena, (double)n, 0),
			    .hollow = statuses[i].rag == RAG_NOT_STARTED ||
			    statuses[i].rag == RAG_CANCELLED };
	}
	if (all == 0)
		return;
	f = figure_add(c, parent, chart_bars, data);
	parent->last->unnumbered = true;
	f->fit = bar_rows_height;
	f->title = arena_printf(c->arena, "Actions: %zu by status", all);
	f->alt = status_alt(c);
}

struct coming {
	const struct milestone_result	*milestone;
	const struct action		*action;
	size_t				 order;
};

static int
by_due(const void *x, const void *y)
{
	const struct coming *a = x, *b = y;
	day d = a->milestone->due, e = b->milestone->due;

	if (d != e)
		return d < e ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

/* Open milestones with a date that is still to come, nearest first. */
static size_t
coming_milestones(const struct compose *c, struct coming **out)
{
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < c->plan->actions.n; i++)
		cap += c->plan->actions.items[i].milestones.n;
	*out = arena_array(c->arena, cap, sizeof(**out));
	for (size_t i = 0; i < c->plan->actions.n; i++) {
		const struct action *a = &c->plan->actions.items[i];

		for (size_t j = 0; j < a->milestones.n; j++) {
			const struct milestone_result *m =
			    &c->an->actions[i].milestones[j];

			if (m->due == DAY_NONE || m->done || m->late)
				continue;
			(*out)[n] = (struct coming){ m, a, n };
			n++;
		}
	}
	if (n > 1)
		qsort(*out, n, sizeof(**out), by_due);
	return n;
}

static bool
several_decisions(const struct compose *c)
{
	return c->plan->plan.asks.n > 1;
}

static void
milestones(struct compose *c, struct block *parent)
{
	struct coming *v;
	size_t n = coming_milestones(c, &v);
	size_t most = several_decisions(c) ? FEW_MILESTONES : MAX_MILESTONES;
	struct block *t, *cell;

	if (c->plan->actions.n == 0)
		return;
	if (n == 0) {
		doc_para(c->doc, parent, PARA_BODY,
		    "No milestone with a date is still to come.");
		return;
	}
	if (n > most)
		n = most;
	t = doc_table(c->doc, parent, "page-milestones", n == 1 ?
	    "Next milestone" : arena_printf(c->arena, "Next %zu milestones",
	    n), "l2l5");
	doc_head(c->doc, t, "Due|Milestone");
	for (size_t i = 0; i < n; i++) {
		struct block *row = doc_row(c->doc, t);

		cell_text(c, row, milestone_due_text(c, v[i].milestone));
		cell = doc_add(c->doc, row, BLOCK_CELL);
		put_xref(c, cell, &v[i].action->rec,
		    shown(c, &v[i].milestone->milestone->title.v));
	}
}

/* US Letter is 50 points lower than A4: beside several decisions its page
   holds no second picture.  In large print all this is several pages. */
static bool
has_status_figure(const struct compose *c)
{
	const struct doc_meta *m = &c->doc->meta;

	return m->large_print || m->theme == NULL || !m->theme->letter ||
	    !several_decisions(c);
}

static void
money_and_milestones(struct compose *c, struct block *root)
{
	struct block *columns, *left;

	if (c->plan->actions.n == 0)
		return;
	columns = doc_add(c->doc, root, BLOCK_COLUMNS);
	left = doc_add(c->doc, columns, BLOCK_COLUMN);
	money_strip(c, left);
	if (has_status_figure(c))
		status_figure(c, left);
	else
		actions_by_status(c, left);
	milestones(c, doc_add(c->doc, columns, BLOCK_COLUMN));
}

/* ---- who, how sure, when next ---- */

static const char *
confidence(const struct compose *c)
{
	const struct forecast_list *l = &c->plan->forecasts;

	for (size_t i = 0; i < l->n; i++) {
		const struct forecast *f = &l->items[i];

		if (!is_given(f->likelihood))
			continue;
		return arena_printf(c->arena, "The partnership judges the "
		    "chance of meeting the target for %s: %s.",
		    ref_text(c, &f->indicator),
		    choice_text(c, &f->likelihood));
	}
	return "The partnership has not yet said how likely it thinks it is "
	    "that the targets will be met.";
}

static void
next_data(struct compose *c, struct block *p)
{
	const struct indicator *best = NULL;

	for (size_t i = 0; i < c->plan->indicators.n; i++) {
		const struct indicator *ind = &c->plan->indicators.items[i];

		if (!is_set(ind->next_data))
			continue;
		if (best == NULL ||
		    ind->next_data.last < best->next_data.last)
			best = ind;
	}
	if (best != NULL)
		doc_text(c->doc, p, " Next figures: %s, on %s.",
		    date_in_text(c, &best->next_data),
		    rec_text(c, &best->rec));
}

static void
accountable(struct compose *c, struct block *root)
{
	const struct plan *plan = c->plan;
	const char *lead = person_text(c, &plan->plan.lead);
	const char *body = shown(c, &plan->monitoring.body.v);
	struct block *p = doc_add(c->doc, root, BLOCK_PARA);

	p->role = PARA_SMALL;
	if (*lead != '\0')
		doc_text(c->doc, p, "Accountable: %s.", lead);
	else
		doc_text(c->doc, p, "The plan does not say who is "
		    "accountable for it.");
	if (*body != '\0')
		doc_text(c->doc, p, " Reviewed by: %s.", body);
	if (plan->indicators.n > 0)
		doc_text(c->doc, p, " %s", confidence(c));
	next_data(c, p);
}

static void
colour_rule(struct compose *c, struct block *root)
{
	struct block *p;

	if (c->plan->indicators.n == 0)
		return;
	p = doc_add(c->doc, root, BLOCK_PARA);
	p->role = PARA_CAPTION;
	doc_text(c->doc, p, "Green: on the path to the target or better. "
	    "Amber: worse by up to the tolerance, or a tenth of the planned "
	    "change. Red: worse still.");
}

void
compose_page(struct compose *c, struct block *root)
{
	const struct outcome *o[MAX_MAIN];
	size_t n = main_outcomes(c, o, MAX_MAIN);
	struct block *lead = doc_add(c->doc, root, BLOCK_PARA);

	lead->role = PARA_LEAD;
	say_outcomes(c, lead, o, n);
	say_actions(c, lead);
	say_money(c, lead);
	put_summary(c, root, true);
	outcomes(c, root, o, n);
	asks(c, root);
	money_and_milestones(c, root);
	top_risks(c, root, "page-risks", MAX_RISKS, false);
	accountable(c, root);
	colour_rule(c, root);
}
