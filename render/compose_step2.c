#include "compose.h"

/* Step 2: what people need, what shows it, and what is done today. */

static bool
is_answered(const struct compose *c, const struct need *n)
{
	for (size_t i = 0; i < c->plan->actions.n; i++)
		if (refs_have(&c->plan->actions.items[i].needs, &n->rec))
			return true;
	for (size_t i = 0; i < c->plan->interventions.n; i++)
		if (refs_have(&c->plan->interventions.items[i].needs, &n->rec))
			return true;
	return false;
}

static void
lead(struct compose *c, struct block *root)
{
	size_t n = c->plan->needs.n, open = 0;
	const char *needs = count_text(c, n, "need", "needs");

	for (size_t i = 0; i < n; i++)
		open += !is_answered(c, &c->plan->needs.items[i]);
	if (n == 0)
		doc_para(c->doc, root, PARA_LEAD, "No need has been written "
		    "down yet. This part would say what people need, why, "
		    "and on what evidence.");
	else if (open == 0)
		doc_para(c->doc, root, PARA_LEAD, "Every need that the plan "
		    "names has an action or a service that answers it.");
	else
		doc_para(c->doc, root, PARA_LEAD, "The plan names %s; %s no "
		    "action or service yet.", needs, count_text(c, open,
		    "has", "have"));
}

/* ---- needs ---- */

/* The actions and services that say they answer this need. */
static void
answers(struct compose *c, struct block *f, const struct need *n)
{
	const struct plan *p = c->plan;
	size_t found = 0;

	for (size_t i = 0; i < p->actions.n + p->interventions.n; i++) {
		bool action = i < p->actions.n;
		size_t k = action ? i : i - p->actions.n;
		const struct rec *r = action ? &p->actions.items[k].rec :
		    &p->interventions.items[k].rec;
		const struct refs *needs = action ?
		    &p->actions.items[k].needs :
		    &p->interventions.items[k].needs;

		if (!refs_have(needs, &n->rec))
			continue;
		if (found++ > 0)
			doc_text(c->doc, f, "; ");
		put_xref(c, f, r, rec_text(c, r));
	}
	if (found == 0)
		doc_text(c->doc, f, "Nothing yet");
}

/* How many they are, where the annex names them. */
static const char *
answers_text(const struct compose *c, const struct need *n)
{
	const struct plan *p = c->plan;
	size_t actions = 0, services = 0;
	const char *part[2];
	size_t k = 0;

	for (size_t i = 0; i < p->actions.n; i++)
		actions += refs_have(&p->actions.items[i].needs, &n->rec);
	for (size_t i = 0; i < p->interventions.n; i++)
		services += refs_have(&p->interventions.items[i].needs,
		    &n->rec);
	if (actions > 0)
		part[k++] = count_text(c, actions, "action", "actions");
	if (services > 0)
		part[k++] = count_text(c, services, "service or project",
		    "services or projects");
	return k > 0 ? list_text(c, part, k) : "Nothing yet";
}

static void
need(struct compose *c, struct block *root, const struct need *n)
{
	struct block *card = doc_add(c->doc, root, BLOCK_CARD);
	const char *priority = number_shown(c, &n->priority);
	struct block *facts, *f;

	card->id = anchor(c, &n->rec);
	doc_text(c->doc, card, "%s", rec_text(c, &n->rec));
	facts = facts_open(c, card);
	fact_text(c, facts, "Priority", priority);
	fact_text(c, facts, "Outcome", refs_text(c, &n->outcomes));
	fact_text(c, facts, "Who", refs_text(c, &n->groups));
	fact_text(c, facts, "How many", quantity_text(c, &n->size));
	fact_rich(c, facts, "Causes", &n->causes);
	fact_rich(c, facts, "Barriers", &n->barriers);
	fact_rich(c, facts, "Opportunities", &n->opportunities);
	if (is_given(n->evidence))
		fact_refs(c, facts, "Evidence", &n->evidence);
	else
		fact_text(c, facts, "Evidence", "None cited");
	f = doc_add(c->doc, facts, BLOCK_FACT);
	f->label = "Answered by";
	answers(c, f, n);
}

static void
need_row(struct compose *c, struct block *t, const struct need *n)
{
	struct block *row = doc_row(c->doc, t), *cell;

	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	put_xref(c, cell, &n->rec, rec_text(c, &n->rec));
	cell_text(c, row, refs_text(c, &n->groups));
	cell_text(c, row, quantity_text(c, &n->size));
	if (chapter_heading(c, "needs-detail") != NULL)
		cell_text(c, row, answers_text(c, n));
	else
		answers(c, doc_add(c->doc, row, BLOCK_CELL), n);
}

/* The need of the lowest priority number, or the only one. */
static const struct need *
first_need(const struct compose *c)
{
	const struct need_list *l = &c->plan->needs;
	const struct need *first = l->n == 1 ? &l->items[0] : NULL;

	for (size_t i = 0; i < l->n; i++)
		if (is_set(l->items[i].priority) && (first == NULL ||
		    l->items[i].priority.x < first->priority.x))
			first = &l->items[i];
	return first;
}

static void
needs(struct compose *c, struct block *root)
{
	const struct need *first = first_need(c);
	size_t n = c->plan->needs.n;
	struct block *t, *p;

	if (n == 0)
		return;
	t = doc_table(c->doc, root, "needs-table", first != NULL ?
	    arena_printf(c->arena, "The need that comes first: %s",
	    rec_text(c, &first->rec)) : arena_printf(c->arena, "%zu needs, "
	    "not yet put in order", n), "l6l5l3l5");
	doc_head(c->doc, t, "Need|Who|How many|Answered by");
	for (size_t i = 0; i < n; i++)
		need_row(c, t, &c->plan->needs.items[i]);
	if (chapter_heading(c, "needs-detail") == NULL)
		return;
	p = doc_add(c->doc, root, BLOCK_PARA);
	put_see(c, p, "needs-detail", "Causes, barriers, evidence and answers "
	    "to each need: annex %s.");
}

static void
groups(struct compose *c, struct block *root)
{
	const struct group_list *l = &c->plan->groups;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, root, "groups", "Who the plan looks at in "
	    "particular", "l6l3l3");
	doc_head(c->doc, t, "Group|Kind|How many");
	for (size_t i = 0; i < l->n; i++) {
		const struct group *g = &l->items[i];
		struct block *row = doc_row(c->doc, t);
		const char *what = choice_text(c, &g->characteristic);

		cell_heads(c, row, rec_text(c, &g->rec));
		cell_text(c, row, sentence_case(c, *what != '\0' ? what :
		    choice_text(c, &g->kind)));
		cell_text(c, row, quantity_text(c, &g->population));
	}
}

/* ---- evidence, in one sentence; the register is an annex ---- */

static const char *
strengths_text(const struct compose *c, size_t strong, size_t moderate,
    size_t weak, size_t unrated)
{
	const char *part[4];
	size_t n = 0;

	if (strong > 0)
		part[n++] = count_text(c, strong, "strong", "strong");
	if (moderate > 0)
		part[n++] = count_text(c, moderate, "moderate", "moderate");
	if (weak > 0)
		part[n++] = count_text(c, weak, "weak", "weak");
	if (unrated > 0)
		part[n++] = count_text(c, unrated, "not rated", "not rated");
	return list_text(c, part, n);
}

static void
evidence(struct compose *c, struct block *root)
{
	const struct evidence_list *l = &c->plan->evidence;
	size_t strong = 0, moderate = 0, weak = 0;
	struct block *p = doc_add(c->doc, root, BLOCK_PARA);

	if (l->n == 0) {
		doc_strong(c->doc, p, "No evidence is registered yet.");
		doc_text(c->doc, p, " Here the plan would say what its needs "
		    "and choices rest on.");
		return;
	}
	for (size_t i = 0; i < l->n; i++) {
		const struct choice *s = &l->items[i].strength;

		/* strong, moderate, weak */
		strong += is_set(*s) && s->i == 0;
		moderate += is_set(*s) && s->i == 1;
		weak += is_set(*s) && s->i == 2;
	}
	doc_strong(c->doc, p, "The plan rests on %s.", count_text(c, l->n,
	    "piece of evidence", "pieces of evidence"));
	doc_text(c->doc, p, " By its own judgement: %s.", strengths_text(c,
	    strong, moderate, weak, l->n - strong - moderate - weak));
	put_see(c, p, "evidence", " What each one shows, and its limits, is "
	    "in the annex %s.");
}

/* ---- what is done today ---- */

static void
intervention_row(struct compose *c, struct block *t,
    const struct intervention *v)
{
	struct block *row = doc_row(c->doc, t), *cell;
	const char *kind = sentence_case(c, choice_text(c, &v->kind));

	row->id = anchor(c, &v->rec);
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_strong(c->doc, cell, "%s", rec_text(c, &v->rec));
	if (is_given(v->kind) || is_given(v->until))
		put_break(c, cell);
	if (is_given(v->kind) && is_given(v->until))
		doc_text(c->doc, cell, "%s, until %s", kind,
		    date_text(c, &v->until));
	else if (is_given(v->kind))
		doc_text(c->doc, cell, "%s", kind);
	else if (is_given(v->until))
		doc_text(c->doc, cell, "Until %s", date_text(c, &v->until));
	cell_text(c, row, ref_text(c, &v->partner));
	cell_text(c, row, reach_text(c, &v->reach));
	cell_text(c, row, money_shown(c, &v->cost));
	cell_text(c, row, sentence_case(c, choice_text(c,
	    &v->effectiveness)));
	cell_refs(c, row, &v->evidence);
}

/* effectiveness: proven, promising, unknown, ineffective. */
static size_t
count_proven(const struct intervention_list *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += is_set(l->items[i].effectiveness) &&
		    l->items[i].effectiveness.i == 0;
	return n;
}

static void
interventions(struct compose *c, struct block *root)
{
	const struct intervention_list *l = &c->plan->interventions;
	struct block *t, *p;
	size_t proven;

	if (l->n == 0) {
		p = doc_add(c->doc, root, BLOCK_PARA);
		doc_strong(c->doc, p, "What is done today has not been mapped "
		    "yet.");
		doc_text(c->doc, p, " Here the plan would list today's "
		    "services and projects by partner, with how many people "
		    "each reaches and whether it works.");
		return;
	}
	proven = count_proven(l);
	t = doc_table(c->doc, root, "interventions", arena_printf(c->arena,
	    "What is done today: %s, %s", count_text(c, l->n,
	    "service or project", "services and projects"), proven == 0 ?
	    "none proven to work" : count_text(c, proven, "proven to work",
	    "proven to work")), "l7l5l3l3l3l5");
	doc_head(c->doc, t, "What|Partner|Reach|Cost|Does it work?|Evidence");
	for (size_t i = 0; i < l->n; i++)
		intervention_row(c, t, &l->items[i]);
}

static void
gaps(struct compose *c, struct block *root)
{
	const struct gap_list *l = &c->plan->gaps;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, root, "gaps-table", "What we do not know yet, "
	    "and what fills the gap", "l5l5");
	doc_head(c->doc, t, "What is missing|Action that fills it");
	for (size_t i = 0; i < l->n; i++) {
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, rec_text(c, &l->items[i].rec));
		if (is_given(l->items[i].action))
			cell_refs(c, row, &l->items[i].action);
		else
			cell_text(c, row, "No action yet");
	}
}

void
compose_step2(struct compose *c, struct block *root)
{
	lead(c, root);
	needs(c, root);
	evidence(c, root);
	interventions(c, root);
	gaps(c, root);
}

void
compose_needs(struct compose *c, struct block *root)
{
	if (c->piece < c->plan->needs.n)
		need(c, root, &c->plan->needs.items[c->piece]);
	else
		groups(c, root);
}
