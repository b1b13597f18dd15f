#include "compose.h"

/* The cover: title and status are in the document's meta; this is the rest. */

static void
control_facts(struct compose *c, struct block *cover)
{
	const struct plan_info *p = &c->plan->plan;
	struct block *facts = facts_open(c, cover);

	doc_fact(c->doc, facts, "Period", "%s", is_given(p->period) ?
	    period_value_text(c->arena, &p->period) : "Not set");
	doc_fact(c->doc, facts, "Version", "%s",
	    or_not_set(shown(c, &p->version.v)));
	doc_fact(c->doc, facts, "Plan dated", "%s", date_in_text(c, &p->date));
	doc_fact(c->doc, facts, "Progress as of", "%s",
	    c->plan->as_of == DAY_NONE ? "Not set" :
	    day_text(c->arena, c->plan->as_of, true));
	doc_fact(c->doc, facts, "Lead", "%s",
	    or_not_set(person_text(c, &p->lead)));
}

static void
approvals(struct compose *c, struct block *cover)
{
	const struct approval_list *l = &c->plan->plan.approvals;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, cover, "approvals", "Approval", "l5l3l2");
	doc_head(c->doc, t, "Body|Date|Minute");
	for (size_t i = 0; i < l->n; i++) {
		const struct approval *a = &l->items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, shown(c, &a->body.v));
		cell_text(c, row, date_text(c, &a->date));
		cell_text(c, row, shown(c, &a->minute.v));
	}
}

/* The plans that this one serves. */
static void
parents(struct compose *c, struct block *cover)
{
	const struct parent_plan_list *l = &c->plan->plan.parents;
	struct block *p;

	if (l->n == 0)
		return;
	p = doc_add(c->doc, cover, BLOCK_PARA);
	doc_text(c->doc, p, "This plan serves: ");
	for (size_t i = 0; i < l->n; i++) {
		const struct parent_plan *q = &l->items[i];
		const char *title = shown(c, &q->title.v);

		if (i > 0)
			doc_text(c->doc, p, "; ");
		if (is_set(q->link))
			doc_link(c->doc, p, q->link.v.raw, title);
		else
			doc_text(c->doc, p, "%s", title);
	}
}

/* signed-up: a date, or one of the words no, yes. */
static bool
has_signed(const struct partner *p)
{
	return is_set(p->signed_up) ||
	    (p->signed_up.v.state == VAL_WORD && p->signed_up.v.word == 1);
}

static void
signed_up(struct compose *c, struct block *cover)
{
	const struct partner_list *l = &c->plan->partners;
	const char **names = arena_array(c->arena, l->n + 1, sizeof(*names));
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (has_signed(&l->items[i]))
			names[n++] = shown(c, &l->items[i].name.v);
	if (l->n == 0)
		return;
	if (n == 0)
		doc_para(c->doc, cover, PARA_BODY,
		    "No partner is recorded as signed up to this plan.");
	else if (n == l->n)
		doc_para(c->doc, cover, PARA_BODY, "Every partner has signed "
		    "up to this plan: %s.", list_text(c, names, n));
	else
		doc_para(c->doc, cover, PARA_BODY, "Signed up to this plan, "
		    "%zu of %zu partners: %s.", n, l->n,
		    list_text(c, names, n));
}

void
compose_cover(struct compose *c, struct block *root)
{
	struct block *cover = doc_add(c->doc, root, BLOCK_COVER);

	control_facts(c, cover);
	approvals(c, cover);
	signed_up(c, cover);
	parents(c, cover);
	doc_para(c->doc, cover, PARA_SMALL, "%s", provenance_line(c, true));
}
