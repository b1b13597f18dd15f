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

/* "More children walk: 12 actions; 1 is at risk". */
static const char *
outcome_text(struct compose *c, const struct outcome *o,
    const struct action *const *v, size_t n)
{
	const char *title = o != NULL ? rec_text(c, &o->rec) :
	    "Tied to no outcome";
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
		return arena_printf(c->arena, "%s: no action yet", title);
	if (red + amber == 0)
		return arena_printf(c->arena, "%s: %s", title, of);
	return arena_printf(c->arena, "%s: %s; %s", title, of,
	    trouble_text(c, red, amber));
}

void
actions_table(struct compose *c, struct block *root, const struct outcome *o,
    const struct action *const *v, size_t n)
{
	struct block *t;

	t = doc_table(c->doc, root, arena_printf(c->arena, "action-table-%zu",
	    o != NULL ? o->rec.index + 1 : 0), "What we will do",
	    "l6l4l4l3l3");
	doc_head(c->doc, t, "Action|Lead|When|Money|Status");
	for (size_t i = 0; i < n; i++)
		action_row(c, t, v[i]);
}

const char *
outcome_summary(struct compose *c, const struct outcome *o)
{
	const struct action **v = arena_array(c->arena,
	    2 * c->plan->actions.n + 1, sizeof(const struct action *));

	return outcome_text(c, o, v, actions_under(c, o, v));
}

/* Without a picture in time the actions stand here as tables; with it an
   outcome is spoken of here that is not in it. */
static void
outcome_actions(struct compose *c, struct block *root, bool drawn,
    const struct outcome *o, const struct action **v)
{
	size_t n = actions_under(c, o, v);
	const char *text = outcome_text(c, o, v, n);

	/* An outcome that is made of others need not have its own actions. */
	if (n == 0 && (o == NULL || outcome_has_children(c, o)))
		return;
	if (drawn) {
		if (n == 0)
			doc_para(c->doc, root, PARA_BODY, "%s.", text);
		return;
	}
	/* Nothing stands below it that it could be the heading of. */
	if (n == 0) {
		doc_para(c->doc, root, PARA_BODY, "%s: no action yet.",
		    rec_text(c, &o->rec));
		return;
	}
	doc_heading(c->doc, root, 2, arena_printf(c->arena, "actions-%zu",
	    o != NULL ? o->rec.index + 1 : 0), "%s", text);
	actions_table(c, root, o, v, n);
}

static void
by_outcome(struct compose *c, struct block *root, bool drawn)
{
	const struct plan *p = c->plan;
	const struct action **v = arena_array(c->arena, 2 * p->actions.n + 1,
	    sizeof(const struct action *));

	for (size_t i = 0; i < p->outcomes.n; i++)
		outcome_actions(c, root, drawn, &p->outcomes.items[i], v);
	outcome_actions(c, root, drawn, NULL, v);
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
		doc_text(c->doc, p, " Each has a sheet in the annex.");
}

/* Two pictures side by side, where there are two. */
static void
load_and_money(struct compose *c, struct block *root)
{
	struct block *left = root, *right = root;

	if (has_load_figure(c) && c->an->money.hi > 0) {
		struct block *halves = doc_add(c->doc, root, BLOCK_COLUMNS);

		left = doc_add(c->doc, halves, BLOCK_COLUMN);
		right = doc_add(c->doc, halves, BLOCK_COLUMN);
	}
	compose_load(c, left);
	compose_timing(c, left);
	compose_money(c, right);
}

void
compose_step5(struct compose *c, struct block *root)
{
	if (c->plan->actions.n == 0) {
		doc_para(c->doc, root, PARA_BODY, "The plan has no action "
		    "yet. This chapter would list, by outcome, who does what "
		    "by when, and what it costs.");
		return;
	}
	lead(c, root);
	by_outcome(c, root, has_gantt(c));
	compose_gantt(c, root);
	circle_warning(c, root);
	load_and_money(c, root);
}
