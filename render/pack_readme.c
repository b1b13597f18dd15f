#include <string.h>

#include "pack.h"

/* The first page: who, what and why, ten figures, how to use the pack. */

#define MAX_FIGURES	10
#define MAX_INDICATORS	4

/* ---- ten figures ---- */

struct figures {
	struct pack	*p;
	struct block	*table;
	size_t		 n;
};

/* PACK_PARTS: it is found in each step. */
static void
figure_row(struct figures *f, const char *what, const char *text,
    enum pack_part where)
{
	struct compose *c = &f->p->c;
	struct block *row;

	if (f->n == MAX_FIGURES)
		return;
	f->n++;
	row = doc_row(c->doc, f->table);
	cell_heads(c, row, what);
	cell_text(c, row, text);
	if (where == PACK_PARTS) {
		doc_cell(c->doc, row, "The end of each step");
		return;
	}
	doc_xref(c->doc, doc_add(c->doc, row, BLOCK_CELL),
	    pack_part_id(where), pack_part_title(f->p, where));
}

static const char *
indicator_text(struct compose *c, const struct indicator_result *r)
{
	const char *latest, *target, *left;

	if (r->latest == NULL)
		return "No reading yet";
	latest = arena_printf(c->arena, "%s in %s", point_text(c, r,
	    r->latest), period_value_text(c->arena,
	    &r->latest->reading->period));
	if (r->final == NULL)
		return arena_printf(c->arena, "%s; no target that can be "
		    "measured", latest);
	target = target_text(c, r, r->final->target);
	if (r->from_today.absent != NULL)
		return arena_printf(c->arena, "%s; target %s", latest, target);
	left = r->from_today.unit <= 0 ? "nothing" :
	    gap_text(c, r, &r->from_today);
	return arena_printf(c->arena, "%s; target %s; still to go: %s",
	    latest, target, left);
}

static bool
is_among(const struct indicator_result *const *v, size_t n,
    const struct indicator_result *r)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (v[i] == r)
			return true;
	return false;
}

/* The headline of each main outcome, then others while there is room. */
static void
indicator_figures(struct figures *f)
{
	struct compose *c = &f->p->c;
	const struct indicator_result *v[MAX_INDICATORS], *r;
	const struct outcome *o[MAX_INDICATORS];
	size_t i, n = 0, outcomes = main_outcomes(c, o, MAX_INDICATORS);

	for (i = 0; i < outcomes && n < MAX_INDICATORS; i++) {
		r = headline_of(c, o[i]);
		if (r != NULL && !is_among(v, n, r))
			v[n++] = r;
	}
	for (i = 0; i < c->plan->indicators.n && n < MAX_INDICATORS; i++)
		if (!is_among(v, n, &c->an->indicators[i]))
			v[n++] = &c->an->indicators[i];
	for (i = 0; i < n; i++)
		figure_row(f, rec_text(c, &v[i]->indicator->rec),
		    indicator_text(c, v[i]), PACK_STEP1);
	if (n == 0)
		figure_row(f, "Indicators", "No indicator in this plan",
		    PACK_STEP1);
}

/* A parent is judged by its parts, so it is not counted beside them. */
static const char *
actions_text(struct compose *c)
{
	const size_t *n = c->an->by_rag;
	size_t all = n[RAG_NONE] + n[RAG_RED] + n[RAG_AMBER] + n[RAG_GREEN] +
	    n[RAG_COMPLETE] + n[RAG_NOT_STARTED] + n[RAG_CANCELLED];

	if (c->plan->actions.n == 0)
		return "No action in this plan";
	return arena_printf(c->arena, "%s: %zu complete, %zu on track, %zu at "
	    "risk, %zu late or off track, %zu not started, %zu cancelled, "
	    "%zu not known", count_text(c, all, "action", "actions"),
	    n[RAG_COMPLETE], n[RAG_GREEN], n[RAG_AMBER], n[RAG_RED],
	    n[RAG_NOT_STARTED], n[RAG_CANCELLED], n[RAG_NONE]);
}

static const char *
money_words(struct compose *c)
{
	const struct money_result *m = &c->an->money;

	if (m->hi <= 0)
		return "No sum of money in this plan";
	return arena_printf(c->arena, "%s planned; actions without a funder: "
	    "%zu", sum_text(c, m->lo, m->hi, true), m->unfunded);
}

static const char *
risks_text(struct compose *c)
{
	size_t i, grave = 0, n = c->plan->risks.n;

	if (n == 0)
		return "No risk in this plan";
	for (i = 0; i < n; i++) {
		const struct risk_result *r = &c->an->risks[i];

		grave += risk_band_of(c->an->risk_bounds, r->after != 0 ?
		    r->after : r->before) >= RISK_HIGH;
	}
	return arena_printf(c->arena, "%s; high or severe even after what is "
	    "done: %zu", count_text(c, n, "risk", "risks"), grave);
}

static const char *
evidence_text(struct compose *c)
{
	const struct evidence_list *l = &c->plan->evidence;
	size_t i, n[3] = { 0 };	/* strong moderate weak */

	if (l->n == 0)
		return "No evidence in this plan";
	for (i = 0; i < l->n; i++)
		if (is_set(l->items[i].strength) &&
		    l->items[i].strength.i < 3)
			n[l->items[i].strength.i]++;
	return arena_printf(c->arena, "%s: %zu strong, %zu moderate, %zu "
	    "weak, %zu not rated", count_text(c, l->n, "piece", "pieces"),
	    n[0], n[1], n[2], l->n - n[0] - n[1] - n[2]);
}

static const char *
chain_text(struct compose *c)
{
	const struct chain_result *r = c->an->chains;

	if (c->plan->delivery_chains.n == 0)
		return "No delivery chain in this plan";
	if (r->answered < CHAIN_QUESTIONS)
		return arena_printf(c->arena, "%d of 12 questions answered; "
		    "the total may be anything from %s to %s", r->answered,
		    chain_total_text(c, r->lo), chain_total_text(c, r->hi));
	return arena_printf(c->arena, "%s, between −12 and +12: %s",
	    chain_total_text(c, r->lo), chain_band_words(r->band));
}

static const char *
findings_text(struct compose *c)
{
	const struct diags *ds = c->job->diags;
	const char *open = open_findings_text(c);
	size_t i, accepted = 0;

	for (i = 0; i < ds->n; i++)
		accepted += ds->v[i].accepted != NULL;
	return arena_printf(c->arena, "open: %s; accepted: %zu",
	    *open == '\0' ? "none" : open, accepted);
}

static const char *
partners_text(struct compose *c)
{
	size_t n = c->plan->partners.n + c->plan->declared_partners.n;

	return n == 0 ? "No partner in this plan" :
	    count_text(c, n, "partner", "partners");
}

void
pack_headlines(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct figures f = { .p = p };

	f.table = doc_table(c->doc, root, NULL, NULL, "l4l6l3");
	doc_head(c->doc, f.table, "What|How it stands|More in");
	indicator_figures(&f);
	figure_row(&f, "Actions", actions_text(c), PACK_STEP5);
	figure_row(&f, "Money", money_words(c), PACK_STEP5);
	figure_row(&f, "Risks", risks_text(c), PACK_STEP3);
	figure_row(&f, "Evidence", evidence_text(c), PACK_EVIDENCE);
	figure_row(&f, "Delivery chain", chain_text(c), PACK_CHAIN);
	figure_row(&f, "Findings of the checks", sentence_case(c,
	    findings_text(c)), PACK_PARTS);
	figure_row(&f, "Partners", partners_text(c), PACK_STEP5);
	figure_row(&f, "Needs", count_text(c, c->plan->needs.n, "need",
	    "needs"), PACK_STEP2);
	figure_row(&f, "Options weighed", count_text(c,
	    c->plan->appraisals.n, "appraisal", "appraisals"), PACK_STEP4);
}

/* ---- who, what and why ---- */

static const char *
outcomes_text(struct compose *c)
{
	const struct outcome_list *l = &c->plan->outcomes;
	const char **v = arena_array(c->arena, l->n + 1, sizeof *v);
	const struct outcome **o = arena_array(c->arena, l->n + 1,
	    sizeof(const struct outcome *));
	size_t i, n = main_outcomes(c, o, l->n);

	for (i = 0; i < n; i++)
		v[i] = rec_text(c, &o[i]->rec);
	return n == 0 ? "No outcome in this plan" : list_text(c, v, n);
}

static void
who_and_what(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct plan_info *i = &c->plan->plan;
	struct block *facts = facts_open(c, root);

	fact_text(c, facts, "Plan", or_not_set(shown(c, &i->title.v)));
	fact_text(c, facts, "Area", or_not_set(shown(c, &i->area.v)));
	fact_text(c, facts, "Partnership",
	    or_not_set(shown(c, &i->partnership.v)));
	fact_text(c, facts, "Period", is_given(i->period) ?
	    period_value_text(c->arena, &i->period) : "Not set");
	fact_text(c, facts, "Lead", or_not_set(person_text(c, &i->lead)));
	fact_text(c, facts, "Partners", partners_text(c));
	fact_text(c, facts, "Outcomes", outcomes_text(c));
	fact_rich(c, facts, "Vision", &i->vision);
	fact_rich(c, facts, "What partners add by acting together",
	    &i->added_value);
	put_rich(c, root, &i->summary);
}

static void
bullets(struct pack *p, struct block *root, const char *const *v, size_t n)
{
	struct block *list = doc_add(p->c.doc, root, BLOCK_LIST);
	size_t i;

	list->tight = true;
	for (i = 0; i < n; i++)
		doc_para(p->c.doc, doc_add(p->c.doc, list, BLOCK_ITEM),
		    PARA_BODY, "%s", v[i]);
}

static void
review_team(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct peer_review *r = &c->plan->peer_review;
	struct block *facts;

	if (!is_given(r->team) && !is_given(r->focus) &&
	    r->interviewees.n == 0) {
		pack_none(p, root, "review team or focus");
		return;
	}
	facts = facts_open(c, root);
	fact_rich(c, facts, "Team", &r->team);
	fact_rich(c, facts, "What to look at above all", &r->focus);
	if (r->interviewees.n > 0)
		fact_text(c, facts, "People to talk to", persons_text(c,
		    &r->interviewees));
	facts_close(root, facts);
}

static void
timetable(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct lines *dates = &c->plan->peer_review.dates;
	const char **v = arena_array(c->arena, dates->n + 1, sizeof *v);
	size_t i;

	for (i = 0; i < dates->n; i++) {
		struct date d = { 0 };
		struct value_error error;

		v[i] = shown(c, &dates->items[i].v);
		if (read_date(&c->plan->values, v[i], &d, &error)) {
			d.v.state = VAL_SET;
			d.v.raw = v[i];
			v[i] = date_value_text(c->arena, &d);
		}
	}
	if (dates->n == 0)
		pack_none(p, root, "date for the review");
	else
		bullets(p, root, v, dates->n);
}

static void
contents(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct block *list = doc_add(c->doc, root, BLOCK_LIST), *b;
	int i;

	list->tight = true;
	for (i = PACK_STEP1; i < PACK_PARTS; i++) {
		b = doc_add(c->doc, doc_add(c->doc, list, BLOCK_ITEM),
		    BLOCK_PARA);
		doc_xref(c->doc, b, pack_part_id((enum pack_part)i),
		    pack_part_title(p, (enum pack_part)i));
	}
}

void
pack_readme(struct pack *p, struct block *root)
{
	const struct bank *bank = p->bank;

	pack_section(p, root, "who", "Who, what and why");
	who_and_what(p, root);
	pack_section(p, root, "figures", "Ten figures");
	pack_headlines(p, root);
	if (peers_answered(&p->c)) {
		pack_section(p, root, "peers", "What peers said");
		peers_in_short(&p->c, root);
	}
	pack_section(p, root, "first", "Ten questions to begin with");
	pack_first(p, root);
	pack_section(p, root, "guide", "How to use this pack");
	bullets(p, root, bank->guide.v, bank->guide.n);
	pack_section(p, root, "review", "The review");
	review_team(p, root);
	pack_section(p, root, "timetable", "Timetable");
	timetable(p, root);
	pack_section(p, root, "contents", "What is in the pack");
	contents(p, root);
}
