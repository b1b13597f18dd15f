#include <math.h>

#include "compose.h"

/* Step 5: what will we do, who carries it, and what does it cost? */

/* ---- which outcome an action stands under ---- */

static const struct outcome *
first_outcome(const struct action *a)
{
	const struct refs *o = action_outcomes(a);

	for (size_t i = 0; o != NULL && i < o->n; i++)
		if (o->items[i].to != NULL &&
		    o->items[i].to->kind == REC_OUTCOME)
			return (const struct outcome *)o->items[i].to;
	return NULL;
}

/*
 * The actions of an outcome (NULL: of none), each sub-action behind its
 * parent.  A sub-action whose parent stands elsewhere keeps its own place.
 */
size_t
actions_under(const struct compose *c, const struct outcome *o,
    const struct action **out)
{
	const struct action_list *l = &c->plan->actions;
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct action *a = &l->items[i];
		const struct action *up = action_parent(a);

		if (first_outcome(a) != o)
			continue;
		if (up != NULL && up != a && first_outcome(up) == o &&
		    action_parent(up) == NULL)
			continue;
		out[n++] = a;
		if (up != NULL)
			continue;
		for (size_t k = 0; k < l->n; k++)
			if (&l->items[k] != a &&
			    action_parent(&l->items[k]) == a &&
			    first_outcome(&l->items[k]) == o)
				out[n++] = &l->items[k];
	}
	return n;
}

/* ---- the table of an outcome ---- */

static void
action_row(struct compose *c, struct block *t, const struct action *a)
{
	const struct action_result *r = action_result_of(c, a);
	struct block *row = doc_row(c->doc, t), *cell;
	const struct action *up = action_parent(a);

	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = up == NULL;
	put_xref(c, cell, &a->rec, rec_text(c, &a->rec));
	if (up != NULL) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Part of: %s", rec_text(c, &up->rec));
	}
	cell_text(c, row, or_not_set(names_text(c, action_lead(a))));
	cell_text(c, row, action_span_text(c, r));
	cell_text(c, row, or_not_set(money_shown(c, &a->resources.money)));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_rag(c, cell, r->rag, r->word);
}

static void
outcome_heading(struct compose *c, struct block *root,
    const struct outcome *o, const struct action *const *v, size_t n)
{
	const char *title = o != NULL ? rec_text(c, &o->rec) :
	    "Tied to no outcome";
	const char *id = arena_printf(c->arena, "actions-%zu",
	    o != NULL ? o->rec.index + 1 : 0);
	size_t red = 0, amber = 0, leaves = 0;
	const char *of;

	/* An action that is made of others is not counted beside them. */
	for (size_t i = 0; i < n; i++) {
		const struct action_result *r = action_result_of(c, v[i]);

		leaves += !r->is_parent;
		red += !r->is_parent && r->rag == RAG_RED;
		amber += !r->is_parent && r->rag == RAG_AMBER;
	}
	of = count_text(c, leaves, "action", "actions");
	if (n == 0)
		doc_heading(c->doc, root, 2, id, "%s: no action yet", title);
	else if (red + amber == 0)
		doc_heading(c->doc, root, 2, id, "%s: %s", title, of);
	else
		doc_heading(c->doc, root, 2, id, "%s: %s; %s", title, of,
		    trouble_text(c, red, amber));
}

static void
outcome_actions(struct compose *c, struct block *root,
    const struct outcome *o, const struct action **v)
{
	size_t n = actions_under(c, o, v);
	struct block *t;

	if (n == 0 && o == NULL)
		return;
	outcome_heading(c, root, o, v, n);
	if (n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "action-table-%zu",
	    o != NULL ? o->rec.index + 1 : 0), "What we will do",
	    "l6l4l4l3l3");
	doc_head(c->doc, t, "Action|Lead|When|Money|Status");
	for (size_t i = 0; i < n; i++)
		action_row(c, t, v[i]);
}


/* ---- money ---- */

#define MAX_YEARS	5

static const struct year_sum *
year_of(const struct year_sum *v, size_t n, int year)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].year == year)
			return &v[i];
	return NULL;
}

/* Nine digits in a column say less than four. */
static bool
brief(const struct compose *c)
{
	return c->an->money.hi >= 1e7;
}

static void
money_row(struct compose *c, struct block *t, const struct source_sum *s)
{
	const struct money_result *m = &c->an->money;
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, money_source_text(c, s));
	for (size_t i = 0; m->n_years <= MAX_YEARS && i < m->n_years; i++) {
		const struct year_sum *y = year_of(s->years, s->n_years,
		    m->years[i].year);

		cell_text(c, row, y != NULL ?
		    sum_text(c, y->lo, y->hi, brief(c)) : "");
	}
	cell_text(c, row, sum_text(c, s->lo, s->hi, brief(c)));
	if (s->funding == NULL || s->available == 0)
		cell_text(c, row, "");
	else if (isnan(s->available))
		cell_text(c, row, "A sum a year, with no end set");
	else
		cell_text(c, row, sum_text(c, s->available, s->available,
		    brief(c)));
}

static void
money_total(struct compose *c, struct block *t)
{
	const struct money_result *m = &c->an->money;
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, "Total");
	for (size_t i = 0; m->n_years <= MAX_YEARS && i < m->n_years; i++)
		cell_text(c, row, sum_text(c, m->years[i].lo, m->years[i].hi,
		    brief(c)));
	cell_text(c, row, sum_text(c, m->lo, m->hi, brief(c)));
	cell_text(c, row, "");
}

static void
money_head(struct compose *c, struct block *t)
{
	const struct money_result *m = &c->an->money;
	struct block *row = doc_row(c->doc, t);

	row->header = true;
	cell_heads(c, row, "Source");
	for (size_t i = 0; m->n_years <= MAX_YEARS && i < m->n_years; i++)
		cell_heads(c, row, year_text(c, m->years[i].year));
	cell_heads(c, row, "Planned");
	cell_heads(c, row, "Available");
}

static void
say_uncosted(struct compose *c, struct block *root)
{
	const struct money_result *m = &c->an->money;

	if (m->unfunded > 0)
		doc_para(c->doc, root, PARA_BODY, "Without a funder: %s.",
		    count_text(c, m->unfunded, "action", "actions"));
	if (m->not_costed > 0)
		doc_para(c->doc, root, PARA_BODY, "Not costed yet: %s.",
		    count_text(c, m->not_costed, "action", "actions"));
	if (m->undated_hi > 0)
		doc_para(c->doc, root, PARA_BODY, "In the total but in no "
		    "year, for want of dates: %s.", sum_text(c,
		    m->undated_lo, m->undated_hi, false));
	if (m->open_ended > 0)
		doc_para(c->doc, root, PARA_BODY, "A sum a year without an "
		    "end, so in no total: %s.", count_text(c, m->open_ended,
		    "action", "actions"));
	if (m->existing > 0)
		doc_para(c->doc, root, PARA_BODY, "Within existing resources: "
		    "%s.", count_text(c, m->existing, "action", "actions"));
}

/* What is planned against what there is, where every source says. */
static void
money_heading(struct compose *c, struct block *root)
{
	const struct money_result *m = &c->an->money;
	const char *planned = sum_text(c, m->lo, m->hi, true);
	double available = 0;

	for (size_t i = 0; i < m->n_sources; i++)
		available += m->sources[i].available;
	if (available > 0 && m->hi > available)
		doc_heading(c->doc, root, 2, "money", "The actions cost %s, "
		    "more than the %s there is", planned,
		    sum_text(c, available, available, true));
	else if (available > 0)
		doc_heading(c->doc, root, 2, "money", "The actions that are "
		    "costed take %s of the %s there is", planned,
		    sum_text(c, available, available, true));
	else
		doc_heading(c->doc, root, 2, "money", "The actions that are "
		    "costed come to %s", planned);
}

/* What the plan prints of itself beside what its actions add up to. */
static void
printed(struct compose *c, struct block *root)
{
	const struct printed *p = &c->plan->plan.printed;
	const char *part[2];
	size_t n = 0;

	if (!rec_given(*p))
		return;
	if (is_given(p->actions))
		part[n++] = arena_printf(c->arena, "%s\u00a0actions",
		    number_shown(c, &p->actions));
	if (is_given(p->money))
		part[n++] = money_shown(c, &p->money);
	if (n > 0)
		doc_para(c->doc, root, PARA_BODY, "The plan itself prints %s.",
		    list_text(c, part, n));
}

static void
money(struct compose *c, struct block *root)
{
	static const char *const shares[MAX_YEARS + 1] = { "l5r3r3",
		"l5r3r3r3", "l5r3r3r3r3", "l5r3r3r3r3r3", "l4r3r3r3r3r3r3",
		"l3r2r2r2r2r2r2r2" };
	const struct money_result *m = &c->an->money;
	struct block *t;

	if (m->n_sources == 0) {
		doc_heading(c->doc, root, 2, "money",
		    "No sum of money is stated yet");
		say_uncosted(c, root);
		return;
	}
	money_heading(c, root);
	t = doc_table(c->doc, root, "money-table", "Money by source and year",
	    shares[m->n_years <= MAX_YEARS ? m->n_years : 0]);
	money_head(c, t);
	for (size_t i = 0; i < m->n_sources; i++)
		money_row(c, t, &m->sources[i]);
	money_total(c, t);
	doc_para(c->doc, root, PARA_CAPTION, "A sum that is not given by year "
	    "is spread over the days of its action. Ranges add as ranges.");
	say_uncosted(c, root);
	printed(c, root);
}

/* ---- the chapter ---- */

static void
lead(struct compose *c, struct block *root)
{
	size_t n = 0;
	const char *of, *sum;
	struct block *p;

	for (size_t i = 0; i < c->plan->actions.n; i++)
		n += !c->an->actions[i].is_parent;
	of = count_text(c, n, "action", "actions");
	sum = sum_text(c, c->an->money.lo, c->an->money.hi, true);
	if (c->an->money.hi > 0)
		p = doc_para(c->doc, root, PARA_LEAD, "%s, costed at %s so "
		    "far.", of, sum);
	else
		p = doc_para(c->doc, root, PARA_LEAD, "%s.", of);
	if (chapter_heading(c, "sheets") != NULL)
		doc_text(c->doc, p, " Each has a sheet of its own in the "
		    "annex.");
}

void
compose_step5(struct compose *c, struct block *root)
{
	const struct plan *p = c->plan;
	const struct action **v = arena_array(c->arena, 2 * p->actions.n + 1,
	    sizeof(const struct action *));

	if (p->actions.n == 0) {
		doc_para(c->doc, root, PARA_BODY, "The plan has no action "
		    "yet. This chapter would list, by outcome, who does what "
		    "by when, and what it costs.");
		return;
	}
	lead(c, root);
	compose_gantt(c, root);
	/* An outcome that is made of others need not have its own actions. */
	for (size_t i = 0; i < p->outcomes.n; i++)
		if (!outcome_has_children(c, &p->outcomes.items[i]) ||
		    actions_under(c, &p->outcomes.items[i], v) > 0)
			outcome_actions(c, root, &p->outcomes.items[i], v);
	outcome_actions(c, root, NULL, v);
	compose_timing(c, root);
	compose_load(c, root);
	money(c, root);
}
