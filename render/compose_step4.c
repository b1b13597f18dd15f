#include "compose.h"

/* Step 4: how did we choose?  Criteria, scores, totals and the decision. */

static const struct appraisal_result *
result(const struct compose *c, const struct appraisal *a)
{
	return &c->an->appraisals[a - c->plan->appraisals.items];
}

static const struct option_result *
runner_up(const struct appraisal_result *r)
{
	const struct option_result *best = NULL;

	for (size_t i = 0; i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];

		if (!o->scored || o == r->leader)
			continue;
		if (best == NULL || o->total > best->total)
			best = o;
	}
	return best;
}

static const char *
total_text(const struct compose *c, double total)
{
	return number_text(c->arena, total, 1);
}

/* The finding: who leads, and by how much. */
static void
finding(struct compose *c, struct block *p, const struct appraisal_result *r)
{
	const struct option_result *first = r->leader, *second;

	if (r->no_totals != NULL || first == NULL) {
		doc_text(c->doc, p, "No total can be worked out: %s.",
		    r->no_totals != NULL ? r->no_totals :
		    "no option is fully scored");
		return;
	}
	second = runner_up(r);
	if (r->joint_leaders)
		doc_text(c->doc, p, "Several options share the first place "
		    "with %s of 100; the choice is finely balanced.",
		    total_text(c, first->total));
	else if (second == NULL)
		doc_text(c->doc, p, "%s has %s of 100; no other option is "
		    "fully scored.", rec_brief(c, &first->option->rec),
		    total_text(c, first->total));
	else
		doc_text(c->doc, p, "%s comes first with %s of 100. It is %s "
		    "points ahead of: %s.", rec_brief(c, &first->option->rec),
		    total_text(c, first->total),
		    total_text(c, first->total - second->total),
		    rec_brief(c, &second->option->rec));
}

/* The same, and what would change it. */
static void
verdict(struct compose *c, struct block *box, const struct appraisal_result *r)
{
	struct block *p = doc_add(c->doc, box, BLOCK_PARA);

	if (r->verdict != APPRAISAL_NO_VERDICT && r->leader != NULL) {
		doc_strong(c->doc, p, "How firm is this? %s.",
		    appraisal_verdict_word(r->verdict));
		doc_text(c->doc, p, " ");
	}
	finding(c, p, r);
	robust_verdict(c, p, r);
}

/* ---- the decision ---- */

static const char *
not_chosen_text(struct compose *c, const struct appraisal_result *r,
    const struct option_result *o)
{
	const char *title = rec_text(c, &o->option->rec);

	if (o->dominated_by != NULL)
		return arena_printf(c->arena, "%s, no better than “%s” on any "
		    "criterion", title, rec_text(c, &o->dominated_by->rec));
	if (o->scored && r->no_totals == NULL)
		return arena_printf(c->arena, "%s, %s of 100", title,
		    total_text(c, o->total));
	return arena_printf(c->arena, "%s, not fully scored", title);
}

#define MAX_NOT_CHOSEN	4	/* the annex has every option */

/* The best of them first. */
static void
not_chosen(struct compose *c, struct block *box,
    const struct appraisal_result *r)
{
	const struct option_result **v = options_by_rank(c, r);
	const struct refs *favour = &r->appraisal->decision.favour;
	struct block *p = NULL;
	size_t n = 0;

	for (size_t i = 0; i < r->n_options; i++) {
		if (refs_have(favour, &v[i]->option->rec) ||
		    ++n > MAX_NOT_CHOSEN)
			continue;
		if (p == NULL) {
			p = doc_add(c->doc, box, BLOCK_PARA);
			doc_strong(c->doc, p, "Not chosen:");
		}
		doc_text(c->doc, p, n == 1 ? " %s" : "; %s",
		    not_chosen_text(c, r, v[i]));
	}
	if (n > MAX_NOT_CHOSEN)
		doc_text(c->doc, p, "; %s, in the annex.", count_text(c,
		    n - MAX_NOT_CHOSEN, "other", "others"));
	else if (p != NULL)
		doc_text(c->doc, p, ".");
}

static void
decision(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct decision *d = &r->appraisal->decision;
	struct block *box, *halves, *why;

	if (!rec_given(*d) || !is_given(d->favour)) {
		doc_para(c->doc, root, PARA_LEAD,
		    "No decision has been recorded yet.");
		verdict(c, callout(c, root, TONE_INFO), r);
		return;
	}
	box = callout(c, root, TONE_DECISION);
	if (is_given(d->date))
		strong_para(c, box, arena_printf(c->arena,
		    "Decision of %s: %s", date_in_text(c, &d->date),
		    refs_text(c, &d->favour)));
	else
		strong_para(c, box, arena_printf(c->arena, "Decision: %s",
		    refs_text(c, &d->favour)));
	halves = doc_add(c->doc, box, BLOCK_COLUMNS);
	why = doc_add(c->doc, halves, BLOCK_COLUMN);
	if (is_given(d->why))
		labelled_para(c, why, "Why:", &d->why);
	else
		doc_para(c->doc, why, PARA_BODY, "No reason is recorded.");
	labelled_para(c, why, "Despite:", &d->despite);
	not_chosen(c, doc_add(c->doc, halves, BLOCK_COLUMN), r);
	verdict(c, doc_add(c->doc, doc_add(c->doc, box, BLOCK_COLUMNS),
	    BLOCK_COLUMN), r);
}

/* For what, when it was appraised, and for how much. */
static void
occasion(struct compose *c, struct block *root, const struct appraisal *a)
{
	const char *budget = money_shown(c, &a->budget);
	struct block *p;

	if (!is_given(a->outcomes) && !is_given(a->date) && *budget == '\0')
		return;
	p = doc_add(c->doc, root, BLOCK_PARA);
	p->role = PARA_KICKER;
	if (is_given(a->outcomes))
		doc_text(c->doc, p, "Options for: %s. ",
		    refs_brief(c, &a->outcomes));
	if (is_given(a->date))
		doc_text(c->doc, p, "Appraised on %s. ",
		    date_in_text(c, &a->date));
	if (*budget != '\0')
		doc_text(c->doc, p, "Budget: %s.", budget);
}

/*
 * How far the weights may move, and who comes where when they are drawn,
 * side by side; cost against benefit below who comes where, which is the
 * shorter of the two.
 */
static void
firmness(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	bool weights = has_weights_figure(r), value = has_value_figure(r);
	struct block *halves, *left, *right;

	if (r->verdict == APPRAISAL_NO_VERDICT)
		return;
	if (!weights && !value) {
		ranks_table(c, root, r);
		return;
	}
	halves = doc_add(c->doc, root, BLOCK_COLUMNS);
	left = doc_add(c->doc, halves, BLOCK_COLUMN);
	right = doc_add(c->doc, halves, BLOCK_COLUMN);
	if (weights)
		weights_figure(c, left, r);
	ranks_table(c, right, r);
	if (value)
		value_figure(c, weights ? right : left, r);
}

static void
appraisal(struct compose *c, struct block *root, const struct appraisal *a)
{
	const struct appraisal_result *r = result(c, a);

	occasion(c, root, a);
	doc_heading(c->doc, root, 2, anchor(c, &a->rec), "%s",
	    rec_text(c, &a->rec));
	decision(c, root, r);
	scores_matrix(c, root, r);
	firmness(c, root, r);
}

void
compose_step4(struct compose *c, struct block *root)
{
	const struct appraisal_list *l = &c->plan->appraisals;

	if (l->n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No options appraisal has "
		    "been recorded. This chapter would show the options, what "
		    "they were judged on, and why one was chosen.");
		return;
	}
	for (size_t i = 0; i < l->n; i++)
		appraisal(c, root, &l->items[i]);
}

/* ---- the annex: each option in full ---- */

static void
score_reasons(struct compose *c, struct block *facts, const struct option *o)
{
	for (size_t i = 0; i < o->scores.n; i++) {
		const struct score *s = &o->scores.items[i];
		struct block *f;

		if (!is_given(s->why))
			continue;
		f = doc_add(c->doc, facts, BLOCK_FACT);
		f->label = "Why the score";
		doc_text(c->doc, f, "%s, %s: ", ref_text(c, &s->criterion),
		    score_text(c, s));
		put_rich_inline(c, f, &s->why);
	}
}

static void
pilot_fact(struct compose *c, struct block *facts, const struct pilot *p)
{
	if (!rec_given(*p))
		return;
	fact_rich(c, facts, "Pilot", &p->where);
	fact_rich(c, facts, "Pilot judged by", &p->evaluation);
	if (is_given(p->decide_by))
		fact_text(c, facts, "Decide by", date_text(c, &p->decide_by));
}

static const char *
kind_text(const struct compose *c, const struct choice *kind)
{
	if (!is_set(*kind))
		return shown(c, &kind->v);
	switch ((enum option_kind)kind->i) {
	case OPTION_BASELINE:
		return "What happens if nothing is changed";
	case OPTION_DO_MORE:
		return "More of what is done now";
	case OPTION_DO_NEW:
		return "Something new";
	case OPTION_DO_BETTER:
		return "What is done now, done better";
	case OPTION_DO_LESS:
		return "Less of what is done now";
	}
	return "";
}

static void
option_card(struct compose *c, struct block *root, const struct option *o)
{
	struct block *card = doc_add(c->doc, root, BLOCK_CARD);
	struct block *facts;

	card->id = anchor(c, &o->rec);
	doc_text(c->doc, card, "%s", rec_text(c, &o->rec));
	facts = facts_open(c, card);
	fact_text(c, facts, "Kind", kind_text(c, &o->kind));
	fact_refs(c, facts, "Builds on", &o->of);
	fact_rich(c, facts, "What it is", &o->description);
	fact_rich(c, facts, "Why it would work", &o->logic);
	fact_text(c, facts, "Cost", cost_text(c, &o->cost));
	fact_text(c, facts, "Saving", money_shown(c, &o->saving));
	fact_text(c, facts, "Funding", refs_text(c, &o->funding));
	fact_text(c, facts, "Provider", refs_text(c, &o->provider));
	fact_refs(c, facts, "Evidence", &o->evidence);
	fact_rich(c, facts, "Side effects", &o->side_effects);
	fact_refs(c, facts, "Risks", &o->risks);
	pilot_fact(c, facts, &o->pilot);
	fact_rich(c, facts, "Way out", &o->exit);
	score_reasons(c, facts, o);
	fact_text(c, facts, "Scored by", persons_text(c, &o->scored_by));
	facts_close(card, facts);
}

/* ---- panels, side by side ---- */

static void
panel_rows(struct compose *c, struct block *t, const struct panel *p)
{
	const char *name = rec_text(c, &p->rec);

	if (is_given(p->size))
		name = arena_printf(c->arena, "%s (%s people)", name,
		    number_shown(c, &p->size));
	for (size_t i = 0; i < p->weights.n; i++) {
		const struct panel_weight *w = &p->weights.items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, name);
		cell_text(c, row, ref_text(c, &w->criterion));
		cell_text(c, row, number_shown(c, &w->weight));
	}
}

static void
panels(struct compose *c, struct block *root, const struct appraisal *a)
{
	struct block *t;

	if (a->panels.n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "panels-%s",
	    anchor(c, &a->rec)), "Weights that each panel gave", "l4l5r2");
	doc_head(c->doc, t, "Panel|Criterion|Weight");
	for (size_t i = 0; i < a->panels.n; i++)
		panel_rows(c, t, &a->panels.items[i]);
}

void
compose_options(struct compose *c, struct block *root)
{
	const struct appraisal *a = &c->plan->appraisals.items[c->piece];

	doc_heading(c->doc, root, 3, arena_printf(c->arena, "options-%s",
	    anchor(c, &a->rec)), "%s", rec_text(c, &a->rec));
	scores_criteria(c, root, result(c, a));
	scores_as_given(c, root, result(c, a));
	for (size_t k = 0; k < a->options.n; k++)
		option_card(c, root, &a->options.items[k]);
	robust_weights(c, root, result(c, a));
	robust_ranks(c, root, result(c, a));
	robust_set(c, root, result(c, a));
	robust_lead(c, root, result(c, a));
	robust_swings(c, root, result(c, a));
	robust_value(c, root, result(c, a));
	panels(c, root, a);
	robust_panels(c, root, result(c, a));
}
