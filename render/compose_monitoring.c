#include "compose.h"

/* Monitoring and evaluation: how progress is followed, and by whom. */

static void
lead(struct compose *c, struct block *root)
{
	const struct monitoring *m = &c->plan->monitoring;
	const char *cycle = shown(c, &m->cycle.v);
	const char *body = shown(c, &m->body.v);

	if (*cycle != '\0' && *body != '\0')
		doc_para(c->doc, root, PARA_LEAD, "Progress is reviewed %s, "
		    "by: %s.", cycle, body);
	else if (*cycle != '\0')
		doc_para(c->doc, root, PARA_LEAD, "Progress is reviewed %s; "
		    "the plan does not say by whom.", cycle);
	else if (*body != '\0')
		doc_para(c->doc, root, PARA_LEAD, "Progress is reviewed by "
		    "%s; the plan does not say how often.", body);
	else
		doc_para(c->doc, root, PARA_LEAD, "The plan does not yet say "
		    "who reviews progress, or how often.");
}

static void
rules(struct compose *c, struct block *root)
{
	const struct monitoring *m = &c->plan->monitoring;
	struct block *facts = facts_open(c, root);

	fact_rich(c, facts, "When results fall behind", &m->under_performance);
	if (is_given(m->rag_rule))
		fact_rich(c, facts, "Red, amber, green", &m->rag_rule);
	else
		doc_fact(c->doc, facts, "Red, amber, green", "Actions: red "
		    "when overdue or off track, amber when at risk or "
		    "rescheduled, green when on track. The worse of what the "
		    "lead says and what the dates say is shown. Indicators: "
		    "by their path, as on the plan on a page.");
	if (is_given(m->evaluation))
		fact_rich(c, facts, "Evaluation", &m->evaluation);
	else
		doc_fact(c->doc, facts, "Evaluation", "%s", "Not planned yet");
	fact_rich(c, facts, "Where we look closer", &m->selective);
}

/* ---- when figures come ---- */

static bool
is_dated(const struct indicator *i)
{
	return is_given(i->next_data) || is_given(i->frequency);
}

static void
next_figures(struct compose *c, struct block *root)
{
	const struct indicator_list *l = &c->plan->indicators;
	struct block *t = NULL;

	for (size_t i = 0; i < l->n; i++) {
		const struct indicator *ind = &l->items[i];
		struct block *row, *cell;

		if (!is_dated(ind))
			continue;
		if (t == NULL) {
			t = doc_table(c->doc, root, "next-figures",
			    "When the next figures come", "l5l3l3");
			doc_head(c->doc, t, "Indicator|Published|Next");
		}
		row = doc_row(c->doc, t);
		cell = doc_add(c->doc, row, BLOCK_CELL);
		cell->header = true;
		put_xref(c, cell, &ind->rec, rec_text(c, &ind->rec));
		cell_text(c, row, sentence_case(c,
		    shown(c, &ind->frequency.v)));
		cell_text(c, row, date_text(c, &ind->next_data));
	}
}

static bool
has_next_figures(const struct compose *c)
{
	for (size_t i = 0; i < c->plan->indicators.n; i++)
		if (is_dated(&c->plan->indicators.items[i]))
			return true;
	return false;
}

void
compose_monitoring(struct compose *c, struct block *root)
{
	struct block *halves;

	if (!rec_given(c->plan->monitoring))
		doc_para(c->doc, root, PARA_BODY, "The plan does not yet say "
		    "how it is followed up. This chapter would name who "
		    "reviews progress, how often, and what happens when "
		    "results fall behind.");
	else
		lead(c, root);
	if (!rec_given(c->plan->monitoring)) {
		next_figures(c, root);
		return;
	}
	if (!has_next_figures(c)) {
		rules(c, root);
		return;
	}
	halves = doc_add(c->doc, root, BLOCK_COLUMNS);
	rules(c, doc_add(c->doc, halves, BLOCK_COLUMN));
	next_figures(c, doc_add(c->doc, halves, BLOCK_COLUMN));
}
