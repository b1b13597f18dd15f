#include <string.h>

#include "pack.h"

/* What the plan says, in short: a table or two at the head of each step. */

/* ---- step 1 ---- */

static void
says_indicators(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct indicator_result **v;
	struct block *row;
	size_t i, n = c->plan->indicators.n;

	if (n == 0) {
		pack_none(p, root, "indicator");
		return;
	}
	v = arena_array(c->arena, n, sizeof(const struct indicator_result *));
	for (i = 0; i < n; i++)
		v[i] = &c->an->indicators[i];
	indicator_table(c, root, v, n);
	/* Other parts of the pack refer to the rows. */
	for (row = root->last->first, i = 0; row != NULL; row = row->next)
		if (!row->header)
			row->id = anchor(c, &v[i++]->indicator->rec);
	pack_charts(p, root);
}

/* ---- step 2 ---- */

static void
says_needs(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct need_list *l = &c->plan->needs;
	struct block *t, *row;
	size_t i;

	if (l->n == 0) {
		pack_none(p, root, "need");
		return;
	}
	t = doc_table(c->doc, root, NULL, "Needs", "l5l1l2l3l4");
	doc_head(c->doc, t, "Need|Priority|Size|For whom|Evidence");
	for (i = 0; i < l->n; i++) {
		const struct need *n = &l->items[i];

		row = doc_row(c->doc, t);
		row->id = anchor(c, &n->rec);
		cell_heads(c, row, rec_text(c, &n->rec));
		cell_text(c, row, number_shown(c, &n->priority));
		cell_text(c, row, quantity_text(c, &n->size));
		cell_text(c, row, refs_text(c, &n->groups));
		cell_refs(c, row, &n->evidence);
	}
}

static void
says_interventions(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct intervention_list *l = &c->plan->interventions;
	struct block *t, *row;
	size_t i;

	if (l->n == 0) {
		pack_none(p, root, "service or project of today");
		return;
	}
	t = doc_table(c->doc, root, NULL, "What is done today",
	    "l5l3l3l2");
	doc_head(c->doc, t, "What|Partner|Reach|Does it work?");
	for (i = 0; i < l->n; i++) {
		const struct intervention *v = &l->items[i];

		row = doc_row(c->doc, t);
		row->id = anchor(c, &v->rec);
		cell_heads(c, row, rec_text(c, &v->rec));
		cell_text(c, row, ref_text(c, &v->partner));
		cell_text(c, row, reach_text(c, &v->reach));
		cell_text(c, row, sentence_case(c, choice_text(c,
		    &v->effectiveness)));
	}
}

/* ---- step 3 ---- */

static void
says_forecasts(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct block *t, *row;
	size_t i;

	if (c->plan->indicators.n == 0) {
		pack_none(p, root, "target");
		return;
	}
	t = doc_table(c->doc, root, NULL, "If nothing changes", "l5l3l4l3");
	doc_head(c->doc, t, "Indicator|Target|Left to do if the trend goes "
	    "on|Likelihood, in the plan's own view");
	for (i = 0; i < c->plan->indicators.n; i++) {
		const struct indicator_result *r = &c->an->indicators[i];
		const struct forecast *f = forecast_of(c, r->indicator);

		row = doc_row(c->doc, t);
		cell_heads(c, row, rec_text(c, &r->indicator->rec));
		cell_text(c, row, r->final != NULL ?
		    target_text(c, r, r->final->target) : "Not set");
		cell_text(c, row, r->on_trend.absent == NULL &&
		    r->on_trend.unit <= 0 ? "Nothing" :
		    sentence_case(c, gap_text(c, r, &r->on_trend)));
		cell_text(c, row, f != NULL ? sentence_case(c,
		    choice_text(c, &f->likelihood)) : "Not stated");
	}
}

static void
says_risks(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct risk_result **v = risks_by_severity(c);
	struct block *t, *row;
	size_t i;

	if (c->plan->risks.n == 0) {
		pack_none(p, root, "risk");
		return;
	}
	pack_chart(p, root, "risks", risk_map_figure);
	t = doc_table(c->doc, root, NULL, "Risks, the worst first",
	    "l1l5l2l2l3l4");
	doc_head(c->doc, t, "No.|Risk|Before|After what is done|Owner|"
	    "Actions");
	for (i = 0; i < c->plan->risks.n; i++) {
		row = doc_row(c->doc, t);
		row->id = anchor(c, &v[i]->risk->rec);
		cell_text(c, row, risk_number(c, v[i], i));
		cell_heads(c, row, rec_text(c, &v[i]->risk->rec));
		cell_risk(c, row, v[i]->before);
		cell_risk(c, row, v[i]->after);
		cell_text(c, row, or_not_set(person_text(c,
		    &v[i]->risk->owner)));
		cell_refs(c, row, &v[i]->risk->actions);
	}
}

/* ---- step 4 ---- */

static void
option_row(struct pack *p, struct block *t, const struct option_result *o)
{
	struct compose *c = &p->c;
	struct block *row = doc_row(c->doc, t);

	row->id = anchor(c, &o->option->rec);
	cell_heads(c, row, rec_text(c, &o->option->rec));
	cell_text(c, row, sentence_case(c, choice_text(c,
	    &o->option->kind)));
	cell_text(c, row, cost_text(c, &o->option->cost));
	cell_text(c, row, o->scored ? number_text(c->arena, o->total, 1) :
	    "Not fully scored");
	cell_text(c, row, o->rank > 0 ? arena_printf(c->arena, "%d",
	    o->rank) : "");
}

static void
says_appraisal(struct pack *p, struct block *root,
    const struct appraisal_result *r)
{
	struct compose *c = &p->c;
	const struct decision *d = &r->appraisal->decision;
	struct block *t, *b;
	size_t i;

	doc_heading(c->doc, root, p->level + 1, anchor(c,
	    &r->appraisal->rec), "%s", rec_text(c, &r->appraisal->rec));
	if (r->n_options == 0) {
		pack_none(p, root, "option to this question");
		return;
	}
	t = doc_table(c->doc, root, NULL, NULL, "l5l2l3r2r1");
	doc_head(c->doc, t, "Option|Kind|Cost|Score of 100|Rank");
	for (i = 0; i < r->n_options; i++)
		option_row(p, t, &r->options[i]);
	pack_appraisal_charts(p, root, r);
	if (r->no_totals != NULL)
		doc_para(c->doc, root, PARA_BODY, "No total can be worked "
		    "out: %s.", r->no_totals);
	if (!is_given(d->favour)) {
		doc_para(c->doc, root, PARA_BODY, "No decision is recorded.");
		return;
	}
	b = doc_para(c->doc, root, PARA_BODY, "Favoured: %s. ",
	    refs_text(c, &d->favour));
	put_rich_inline(c, b, &d->why);
}

static void
says_appraisals(struct pack *p, struct block *root)
{
	size_t i, n = p->c.plan->appraisals.n;

	if (n == 0)
		pack_none(p, root, "appraisal of options");
	for (i = 0; i < n; i++)
		says_appraisal(p, root, &p->c.an->appraisals[i]);
}

/* ---- step 5 ---- */

static void
says_actions(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct money_result *m = &c->an->money;
	struct block *b;

	if (c->plan->actions.n == 0) {
		pack_none(p, root, "action");
		return;
	}
	actions_by_status(c, root);
	pack_chart(p, root, "load", load_figure);
	pack_chart(p, root, "money", money_figure);
	b = doc_para(c->doc, root, PARA_BODY, "Money planned: %s. Actions "
	    "without a funder: %zu; not costed: %zu. Every action stands in "
	    "the ", m->hi > 0 ? sum_text(c, m->lo, m->hi, true) :
	    "none stated", m->unfunded, m->not_costed);
	doc_xref(c->doc, b, pack_part_id(PACK_ACTIONS), "action plan");
	doc_text(c->doc, b, ".");
}

void
pack_plan_says(struct pack *p, struct block *root, int step)
{
	switch (step) {
	case 1:
		says_indicators(p, root);
		break;
	case 2:
		says_needs(p, root);
		says_interventions(p, root);
		break;
	case 3:
		says_forecasts(p, root);
		says_risks(p, root);
		break;
	case 4:
		says_appraisals(p, root);
		break;
	case 5:
		says_actions(p, root);
		break;
	default:
		break;
	}
}
