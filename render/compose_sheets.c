#include "compose.h"

/* Action sheets: every field of an action that is given, one card each. */

/* "Tied to: option; need": where an action comes from. */
static void
origin(struct compose *c, struct block *facts, const struct action *a)
{
	const struct action *up = action_parent(a);

	if (up != NULL)
		fact_text(c, facts, "Part of", rec_text(c, &up->rec));
	fact_text(c, facts, "Outcome", refs_text(c, action_outcomes(a)));
	fact_refs(c, facts, "Need", &a->needs);
	fact_refs(c, facts, "From option", &a->option);
	fact_text(c, facts, "Kind of change", sentence_case(c, choice_text(c,
	    action_change(a))));
	fact_refs(c, facts, "Changes", &a->of);
	fact_text(c, facts, "Commitment", sentence_case(c, choice_text(c,
	    &a->commitment)));
}

static void
who_and_when(struct compose *c, struct block *facts, const struct action *a)
{
	const struct action_result *r = action_result_of(c, a);

	doc_fact(c->doc, facts, "Lead", "%s",
	    or_not_set(persons_text(c, action_lead(a))));
	fact_text(c, facts, "Support", persons_text(c, &a->support));
	fact_text(c, facts, "Place", shown(c, &a->place.v));
	doc_fact(c->doc, facts, "Runs", "%s", action_span_text(c, r));
	if (r->days_late > 0)
		doc_fact(c->doc, facts, "Late by", "%s", count_text(c,
		    (size_t)r->days_late, "day", "days"));
}

/* "action, milestone + 2 weeks" as links with their lag. */
static void
depends(struct compose *c, struct block *facts, const struct action *a)
{
	struct block *f;

	if (!is_given(a->after))
		return;
	f = doc_add(c->doc, facts, BLOCK_FACT);
	f->label = "Waits for";
	for (size_t i = 0; i < a->after.n; i++) {
		const struct dependency *d = &a->after.items[i];

		if (i > 0)
			doc_text(c->doc, f, "; ");
		if (d->to != NULL)
			put_xref(c, f, d->to, rec_text(c, d->to));
		else
			doc_text(c->doc, f, "%s", shown(c, &d->v));
		if (d->lag_days > 0)
			doc_text(c->doc, f, ", plus %s", count_text(c,
			    (size_t)d->lag_days, "day", "days"));
		if (d->lag_months > 0)
			doc_text(c->doc, f, ", plus %s", count_text(c,
			    (size_t)d->lag_months, "month", "months"));
	}
	if (a->after.n == 0)
		doc_text(c->doc, f, "%s", shown(c, &a->after.v));
}

/* How long it may slip before something that waits for it does. */
static void
slack(struct compose *c, struct block *facts, const struct action *a)
{
	const struct action_result *r = action_result_of(c, a);

	if (r->no_slack != NULL || r->is_parent)
		return;
	if (r->slack < 0)
		doc_fact(c->doc, facts, "Slack", "None: %s too late for what "
		    "waits for it", count_text(c, (size_t)-r->slack, "day",
		    "days"));
	else
		fact_text(c, facts, "Slack", count_text(c, (size_t)r->slack,
		    "day", "days"));
}

static void
by_year(struct compose *c, struct block *facts, const struct money *m)
{
	for (size_t i = 0; i < m->n; i++)
		doc_fact(c->doc, facts, "Money by year", "%s: %s",
		    period_value_text(c->arena, &m->parts[i].period),
		    sum_text(c, m->parts[i].lo, m->parts[i].hi, false));
}

static void
resources(struct compose *c, struct block *facts, const struct action *a)
{
	const struct resources *r = &a->resources;

	if (!rec_given(*r)) {
		doc_fact(c->doc, facts, "Resources", "%s", "Not set");
		return;
	}
	fact_text(c, facts, "Money", money_shown(c, &r->money));
	by_year(c, facts, &r->money);
	by_year(c, facts, &r->by_year);
	fact_text(c, facts, "Paid by", refs_text(c, &r->funding));
	fact_rich(c, facts, "People", &r->people);
	fact_rich(c, facts, "Time", &r->time);
	fact_rich(c, facts, "Assets", &r->assets);
}

static void
contributes(struct compose *c, struct block *facts, const struct action *a)
{
	for (size_t i = 0; i < a->contributes.n; i++) {
		const struct contribution *k = &a->contributes.items[i];
		struct block *f = doc_add(c->doc, facts, BLOCK_FACT);

		f->label = "Adds";
		doc_text(c->doc, f, "%s to ", range_text(c, &k->improves_by));
		if (k->indicator.to != NULL)
			put_xref(c, f, k->indicator.to,
			    rec_text(c, k->indicator.to));
		else
			doc_text(c->doc, f, "%s", shown(c, &k->indicator.v));
		if (is_given(k->by))
			doc_text(c->doc, f, ", by %s",
			    period_value_text(c->arena, &k->by));
	}
}

/* ---- milestones ---- */

static const char *
milestone_state(const struct compose *c, const struct milestone_result *r)
{
	if (r->done && is_set(r->milestone->done))
		return arena_printf(c->arena, "Done %s",
		    date_text(c, &r->milestone->done));
	if (r->done)
		return "Done";
	return r->late ? "Overdue" : "To come";
}

static void
milestone_row(struct compose *c, struct block *t,
    const struct milestone_result *r)
{
	const struct milestone *m = r->milestone;
	struct block *row = doc_row(c->doc, t), *cell;
	const char *lead = person_name(c, &m->lead);

	cell = doc_cell(c->doc, row, "%s", shown(c, &m->title.v));
	if (*lead != '\0') {
		put_break(c, cell);
		doc_text(c->doc, cell, "Lead: %s", lead);
	}
	if (is_given(m->evidence)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Shown by: %s",
		    shown(c, &m->evidence.v));
	}
	cell_text(c, row, is_given(m->was_due) ? arena_printf(c->arena,
	    "%s (was %s)", milestone_due_text(c, r),
	    date_text(c, &m->was_due)) : milestone_due_text(c, r));
	cell_text(c, row, milestone_state(c, r));
}

static void
milestones(struct compose *c, struct block *card, const struct action *a)
{
	struct block *t;

	if (a->milestones.n == 0)
		return;
	t = doc_table(c->doc, card, NULL, NULL, "l6l3l3");
	doc_head(c->doc, t, "Milestone|Due|State");
	for (size_t i = 0; i < a->milestones.n; i++)
		milestone_row(c, t, &action_result_of(c, a)->milestones[i]);
}

/* ---- how we will know ---- */

static const char *
success_target(const struct compose *c, const struct success *s)
{
	const char *unit = shown(c, &s->unit.v);
	const struct indicator *i = indicator_of(&s->indicator);
	const char *value;

	if (!is_set(s->target))
		return shown(c, &s->target.v);
	if (i != NULL)
		return target_value_text(c->arena, i, &s->target);
	value = s->target.kind == TARGET_VALUE ?
	    number_text(c->arena, s->target.x, s->target.decimals) :
	    shown(c, &s->target.v);
	if (*unit == '\0')
		return value;
	return arena_printf(c->arena, "%s\u00a0%s", value, unit);
}

static void
success_row(struct compose *c, struct block *t, const struct success *s)
{
	struct block *row = doc_row(c->doc, t), *cell;

	if (is_given(s->measure)) {
		cell_rich(c, row, &s->measure)->header = true;
	} else if (s->indicator.to != NULL) {
		cell = doc_add(c->doc, row, BLOCK_CELL);
		cell->header = true;
		put_xref(c, cell, s->indicator.to,
		    rec_text(c, s->indicator.to));
	} else {
		cell_heads(c, row, "Not said");
	}
	cell_text(c, row, success_target(c, s));
	cell_text(c, row, is_given(s->by) ? date_text(c, &s->by) : "");
}

/* Sentences are said above, among the facts; measures are a table. */
static void
sentences(struct compose *c, struct block *facts, const struct action *a)
{
	for (size_t i = 0; i < a->success.n; i++)
		fact_text(c, facts, "How we will know",
		    shown(c, &a->success.items[i].sentence.v));
	if (a->success.n == 0 && !action_result_of(c, a)->is_parent)
		fact_text(c, facts, "How we will know", "Not set");
}

static bool
has_measures(const struct action *a)
{
	for (size_t i = 0; i < a->success.n; i++)
		if (!is_given(a->success.items[i].sentence))
			return true;
	return false;
}

static void
measures(struct compose *c, struct block *card, const struct action *a)
{
	struct block *t;

	if (!has_measures(a))
		return;
	t = doc_table(c->doc, card, NULL, NULL, "l6l3l3");
	doc_head(c->doc, t, "How we will know|Target|By");
	for (size_t i = 0; i < a->success.n; i++)
		if (!is_given(a->success.items[i].sentence))
			success_row(c, t, &a->success.items[i]);
}

/* ---- progress ---- */

static bool
is_about(const struct update *u, const struct action *a)
{
	const struct rec *m = u->milestone.to;

	return u->action.to == &a->rec ||
	    (m != NULL && m->owner == &a->rec);
}

static void
updates(struct compose *c, struct block *card, const struct action *a)
{
	for (size_t i = 0; i < c->plan->updates.n; i++) {
		const struct update *u = &c->plan->updates.items[i];
		const char *by = person_name(c, &u->by);
		struct block *p;

		if (!is_about(u, a))
			continue;
		p = doc_add(c->doc, card, BLOCK_PARA);
		if (*by != '\0')
			doc_strong(c->doc, p, "Update, %s, %s.",
			    date_in_text(c, &u->date), by);
		else
			doc_strong(c->doc, p, "Update, %s.",
			    date_in_text(c, &u->date));
		doc_text(c->doc, p, " ");
		put_rich_inline(c, p, &u->said);
		if (!is_given(u->new_due))
			continue;
		put_break(c, p);
		doc_text(c->doc, p, "New date: %s. ",
		    date_in_text(c, &u->new_due));
		put_rich_inline(c, p, &u->why);
	}
}

static void
warnings(struct compose *c, struct block *card, const struct action *a)
{
	const struct action_result *r = action_result_of(c, a);
	struct block *box, *p;

	if (!r->declared_better)
		return;
	box = callout(c, card, TONE_WARNING);
	p = doc_add(c->doc, box, BLOCK_PARA);
	doc_strong(c->doc, p, "The dates and the lead disagree.");
	if (r->computed == COMPUTED_OVERDUE)
		doc_text(c->doc, p, " By its dates the action is overdue; the "
		    "lead reports better.");
	else
		doc_text(c->doc, p, " By its dates and milestones the action "
		    "stands worse than the lead reports.");
}

static void
sheet_facts(struct compose *c, struct block *parent, const struct action *a)
{
	struct block *facts = facts_open(c, parent);

	origin(c, facts, a);
	who_and_when(c, facts, a);
	if (a->milestones.n == 0 && !action_result_of(c, a)->is_parent)
		fact_text(c, facts, "Milestones", "Not set");
	resources(c, facts, a);
	depends(c, facts, a);
	slack(c, facts, a);
	contributes(c, facts, a);
	sentences(c, facts, a);
	fact_text(c, facts, "For whom", refs_text(c,
	    action_groups(a)));
	fact_rich(c, facts, "Why it is realistic", &a->realistic_because);
	fact_rich(c, facts, "Monitoring", &a->monitoring);
	fact_rich(c, facts, "Evaluation", &a->evaluation);
	fact_rich(c, facts, "Way out", &a->exit);
	fact_rich(c, facts, "Put right by", &a->corrective_action);
	fact_rich(c, facts, "Shown complete by", &a->completed_evidence);
}

static void
sheet(struct compose *c, struct block *root, const struct action *a)
{
	const struct action_result *r = action_result_of(c, a);
	struct block *card = doc_add(c->doc, root, BLOCK_CARD);
	struct block *halves, *half;

	card->id = anchor(c, &a->rec);
	doc_text(c->doc, card, "%s", rec_text(c, &a->rec));
	if (r->rag != RAG_NONE) {
		doc_text(c->doc, card, " ");
		doc_mark(c->doc, card, rag_mark(r->rag), r->word);
	}
	put_rich(c, card, &a->description);
	if (a->milestones.n > 0 || has_measures(a)) {
		halves = doc_add(c->doc, card, BLOCK_COLUMNS);
		sheet_facts(c, doc_add(c->doc, halves, BLOCK_COLUMN), a);
		half = doc_add(c->doc, halves, BLOCK_COLUMN);
		milestones(c, half, a);
		measures(c, half, a);
	} else {
		sheet_facts(c, card, a);
	}
	updates(c, card, a);
	warnings(c, card, a);
}

/* ---- where the money comes from ---- */

static void
funding(struct compose *c, struct block *root)
{
	const struct funding_list *l = &c->plan->funding;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, root, "funding", "Where the money comes from",
	    "l5l5l5l4");
	doc_head(c->doc, t, "Source|Partner|How much|When");
	for (size_t i = 0; i < l->n; i++) {
		const struct funding *f = &l->items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, rec_text(c, &f->rec));
		cell_text(c, row, ref_text(c, &f->partner));
		cell_text(c, row, is_given(f->money) ?
		    money_shown(c, &f->money) : money_shown(c, &f->by_year));
		cell_text(c, row, is_given(f->from) || is_given(f->to) ?
		    span_text(c, &f->from, &f->to) : "");
	}
}

/* ---- the sheets, one after the other ---- */

struct sheets {
	const struct action	**actions;	/* by outcome */
	const struct outcome	**outcomes;	/* of each; NULL: of none */
	size_t			 n;
};

static void
add_sheets(const struct compose *c, struct sheets *s, const struct outcome *o)
{
	size_t n = actions_under(c, o, s->actions + s->n);

	while (n-- > 0)
		s->outcomes[s->n++] = o;
}

/* An action each, and then the money. */
size_t
sheets_pieces(struct compose *c)
{
	const struct plan *p = c->plan;
	struct sheets *s = arena_alloc(c->arena, sizeof *s);

	s->actions = arena_array(c->arena, 2 * p->actions.n + 1,
	    sizeof *s->actions);
	s->outcomes = arena_array(c->arena, 2 * p->actions.n + 1,
	    sizeof *s->outcomes);
	for (size_t i = 0; i < p->outcomes.n; i++)
		add_sheets(c, s, &p->outcomes.items[i]);
	add_sheets(c, s, NULL);
	c->sheets = s;
	return s->n + 1;
}

static void
outcome_head(struct compose *c, struct block *root, size_t first)
{
	const struct sheets *s = c->sheets;
	const struct outcome *o = s->outcomes[first];
	size_t n = 1;

	while (first + n < s->n && s->outcomes[first + n] == o)
		n++;
	doc_heading(c->doc, root, 3, arena_printf(c->arena, "sheets-%zu",
	    o != NULL ? o->rec.index + 1 : 0), "%s",
	    outcome_summary(c, o));
	if (has_gantt(c))
		actions_table(c, root, o, s->actions + first, n);
}

void
compose_sheets(struct compose *c, struct block *root)
{
	const struct sheets *s = c->sheets;
	size_t i = c->piece;

	if (i == s->n) {
		funding(c, root);
		return;
	}
	if (i == 0)
		outcomes_table(c, root);
	if (i == 0 || s->outcomes[i] != s->outcomes[i - 1])
		outcome_head(c, root, i);
	sheet(c, root, s->actions[i]);
}
