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
rules(struct compose *c, struct block *facts)
{
	const struct monitoring *m = &c->plan->monitoring;

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

/* With a date, or with no more than how often they come. */
static void
figures_fact(struct compose *c, struct block *facts, const char *label,
    bool dated)
{
	const struct indicator_list *l = &c->plan->indicators;
	struct block *f = NULL;

	for (size_t i = 0; i < l->n; i++) {
		const struct indicator *ind = &l->items[i];
		const char *when = dated ? date_in_text(c, &ind->next_data) :
		    shown(c, &ind->frequency.v);

		if (is_given(ind->next_data) != dated || *when == '\0')
			continue;
		if (f == NULL) {
			f = doc_add(c->doc, facts, BLOCK_FACT);
			f->label = label;
		} else {
			doc_text(c->doc, f, "; ");
		}
		put_xref(c, f, &ind->rec, rec_text(c, &ind->rec));
		doc_text(c->doc, f, ", %s", when);
	}
}

void
compose_monitoring(struct compose *c, struct block *root)
{
	struct block *facts;

	if (rec_given(c->plan->monitoring))
		lead(c, root);
	else
		doc_para(c->doc, root, PARA_BODY, "The plan does not yet say "
		    "how it is followed up. This chapter would name who "
		    "reviews progress, how often, and what happens when "
		    "results fall behind.");
	facts = facts_open(c, root);
	if (rec_given(c->plan->monitoring))
		rules(c, facts);
	figures_fact(c, facts, "Next figures", true);
	figures_fact(c, facts, "Figures without a date", false);
	facts_close(root, facts);
}
