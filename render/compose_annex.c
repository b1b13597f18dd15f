#include <stdlib.h>
#include <string.h>

#include "compose.h"

/* The annexes that are registers: evidence, people, findings, terms. */

/* The code of a language that the plan gives, or NULL. */
static const char *
language_of(const struct line *l)
{
	return is_set(*l) ? l->v.raw : NULL;
}

/* ---- evidence ---- */

static void
evidence_cell(struct compose *c, struct block *row, const struct evidence *e)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	const char *title = rec_text(c, &e->rec);

	doc_speaks(is_set(e->link) ?
	    doc_link(c->doc, cell, e->link.v.raw, title) :
	    doc_strong(c->doc, cell, "%s", title), language_of(&e->language));
	if (is_given(e->source)) {
		put_break(c, cell);
		put_rich_inline(c, cell, &e->source);
	}
	if (is_given(e->file)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "File: %s", shown(c, &e->file.v));
	}
	if (is_given(e->published)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Published %s",
		    date_text(c, &e->published));
	}
}

static void
finding_cell(struct compose *c, struct block *row, const struct evidence *e)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	put_rich_inline(c, cell, &e->finding);
	if (is_given(e->limits)) {
		if (cell->text != NULL)
			put_break(c, cell);
		doc_text(c->doc, cell, "Limits: ");
		put_rich_inline(c, cell, &e->limits);
	}
	if (is_given(e->groups)) {
		if (cell->text != NULL)
			put_break(c, cell);
		doc_text(c->doc, cell, "About: %s", refs_text(c, &e->groups));
	}
	if (cell->text == NULL)
		doc_text(c->doc, cell, "–");
}

static const char *
where_and_when(struct compose *c, const struct evidence *e)
{
	const char *place = shown(c, &e->geography.v);
	const char *when = is_given(e->period) ?
	    period_value_text(c->arena, &e->period) : "";

	if (*place == '\0')
		return or_not_set(when);
	if (*when == '\0')
		return place;
	return arena_printf(c->arena, "%s, %s", place, when);
}

void
compose_evidence(struct compose *c, struct block *root)
{
	const struct evidence_list *l = &c->plan->evidence;
	struct block *t;

	if (l->n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No evidence is registered "
		    "yet. This register would list each piece with its "
		    "source, period, strength and limits.");
		return;
	}
	t = doc_table(c->doc, root, "evidence-table", "Every piece of "
	    "evidence that the plan cites", "l5l3l3l2l6");
	doc_head(c->doc, t, "What and whose|Kind|Period|Strength|"
	    "What it shows");
	for (size_t i = 0; i < l->n; i++) {
		const struct evidence *e = &l->items[i];
		struct block *row = doc_row(c->doc, t);

		row->id = anchor(c, &e->rec);
		evidence_cell(c, row, e);
		cell_text(c, row, sentence_case(c, choice_text(c, &e->kind)));
		cell_text(c, row, where_and_when(c, e));
		cell_text(c, row, sentence_case(c, choice_text(c,
		    &e->strength)));
		finding_cell(c, row, e);
	}
}

/* ---- partners and people ---- */

static const char *
signed_text(const struct compose *c, const struct partner *p)
{
	if (is_set(p->signed_up))
		return date_text(c, &p->signed_up);
	if (p->signed_up.v.state == VAL_WORD)
		return p->signed_up.v.word == 1 ? "Yes" : "No";
	return or_not_set(shown(c, &p->signed_up.v));
}

static void
partner_row(struct compose *c, struct block *t, const struct partner *p)
{
	struct block *row = doc_row(c->doc, t), *cell;

	row->id = anchor(c, &p->rec);
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_speaks(doc_strong(c->doc, cell, "%s", shown(c, &p->name.v)),
	    language_of(&p->language));
	if (is_given(p->part_of)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Part of %s", ref_text(c,
		    &p->part_of));
	}
	cell_text(c, row, sentence_case(c, choice_text(c, &p->sector)));
	cell_rich(c, row, &p->role);
	cell_text(c, row, signed_text(c, p));
	cell_rich(c, row, &p->decision_cycle);
}

static void
partners(struct compose *c, struct block *root)
{
	const struct partner_list *l = &c->plan->partners;
	size_t declared = c->plan->declared_partners.n;
	struct block *t;

	if (l->n + declared == 0) {
		doc_para(c->doc, root, PARA_BODY, "The plan names no partner "
		    "yet. This annex would say who they are, what each one "
		    "does and whether it has signed up.");
		return;
	}
	t = doc_table(c->doc, root, "partners-table", "Partners",
	    "l5l2l6l3l4");
	doc_head(c->doc, t, "Partner|Sector|Part in the plan|Signed up|"
	    "When it decides");
	for (size_t i = 0; i < l->n; i++)
		partner_row(c, t, &l->items[i]);
	for (size_t i = 0; i < declared; i++)
		partner_row(c, t, c->plan->declared_partners.items[i]);
}

static void
contact_cell(struct compose *c, struct block *row, const struct person *p)
{
	const char *email = shown(c, &p->email.v);
	const char *phone = shown(c, &p->phone.v);

	if (*email != '\0' && *phone != '\0')
		doc_cell(c->doc, row, "%s; %s", email, phone);
	else
		cell_text(c, row, *email != '\0' ? email : phone);
}

static void
person_row(struct compose *c, struct block *t, const struct person *p)
{
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, shown(c, &p->name.v));
	cell_text(c, row, shown(c, &p->job.v));
	cell_text(c, row, ref_text(c, &p->partner));
	if (!c->hide_contacts)
		contact_cell(c, row, p);
}

/* A register of hidden names would be a list of posts: it is left out. */
static void
people(struct compose *c, struct block *root)
{
	const struct person_list *l = &c->plan->people;
	size_t declared = c->plan->declared_people.n;
	struct block *t;

	if (c->hide_names || l->n + declared == 0)
		return;
	t = doc_table(c->doc, root, "people-table", "People and posts",
	    c->hide_contacts ? "l4l4l4" : "l4l3l4l5");
	doc_head(c->doc, t, c->hide_contacts ? "Who|Job|Partner" :
	    "Who|Job|Partner|Contact");
	for (size_t i = 0; i < l->n; i++)
		person_row(c, t, &l->items[i]);
	for (size_t i = 0; i < declared; i++)
		person_row(c, t, c->plan->declared_people.items[i]);
}

/* ---- how the plan was made ---- */

static void
process(struct compose *c, struct block *root)
{
	const struct process *p = &c->plan->plan.process;
	struct block *facts;

	if (!rec_given(*p))
		return;
	doc_heading(c->doc, root, 3, "process", "How the plan was made");
	facts = facts_open(c, root);
	fact_text(c, facts, "Led by", person_text(c, &p->lead));
	fact_text(c, facts, "Sponsor", person_text(c, &p->sponsor));
	fact_text(c, facts, "Sessions", number_shown(c, &p->sessions));
	fact_rich(c, facts, "Conflicts of interest", &p->conflicts);
	fact_rich(c, facts, "Data sharing", &p->data_sharing);
	facts_close(root, facts);
}

static void
peer_review(struct compose *c, struct block *root)
{
	const struct peer_review *p = &c->plan->peer_review;
	struct block *facts;

	if (!rec_given(*p))
		return;
	doc_heading(c->doc, root, 3, "peer-review", "Peer review");
	facts = facts_open(c, root);
	fact_rich(c, facts, "Team", &p->team);
	fact_text(c, facts, "Dates", lines_text(c, &p->dates));
	fact_text(c, facts, "To be interviewed",
	    persons_text(c, &p->interviewees));
	fact_rich(c, facts, "Focus", &p->focus);
	facts_close(root, facts);
}

void
compose_people(struct compose *c, struct block *root)
{
	partners(c, root);
	people(c, root);
	process(c, root);
	peer_review(c, root);
}

/* ---- glossary ---- */

void
compose_glossary(struct compose *c, struct block *root)
{
	const struct term_list *l = &c->plan->glossary;
	struct block *facts;

	if (l->n == 0) {
		doc_para(c->doc, root, PARA_BODY, "The plan explains no terms "
		    "of its own. They would stand here.");
		return;
	}
	facts = facts_open(c, root);
	for (size_t i = 0; i < l->n; i++)
		fact_rich(c, facts, shown(c, &l->items[i].term.v),
		    &l->items[i].meaning);
	facts_close(root, facts);
}
