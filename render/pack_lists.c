#include <string.h>

#include "field.h"
#include "pack.h"

/* The lists of the pack: evidence, actions, and the page of findings. */

/* ---- who cites what ---- */

struct citing {
	struct arena		*arena;
	struct cited {
		const struct rec	**by;
		size_t			 n, cap;
	}			*cited;	/* as the plan's evidence */
};

static void
cite(const struct evidence *e, const struct rec *by, void *arg)
{
	struct citing *c = arg;
	struct cited *k = &c->cited[e->rec.index];

	if (k->n == k->cap) {
		size_t cap = k->cap == 0 ? 4 : 2 * k->cap;

		k->by = arena_grow(c->arena, k->by, k->n, cap, sizeof *k->by);
		k->cap = cap;
	}
	k->by[k->n++] = by;
}

/* What tells a record without a title from others of its kind: "age". */
static const char *
first_word(const struct compose *c, const struct rec *r)
{
	const struct field *f;

	for (f = r->type->fields; f->key != NULL; f++) {
		const struct val *v = (const void *)((const char *)r +
		    f->off);

		if ((f->kind == F_CHOICE || f->kind == F_LINE) &&
		    v->state == VAL_SET)
			return shown(c, v);
	}
	return "";
}

static bool
is_named(const struct rec *r)
{
	return *rec_title(r) != '\0' || is_set(r->id);
}

/*
 * A part of a record, such as a score, is known by what it is part of; a
 * chapter of the plan, such as rural proofing, by what it is.
 */
static void
put_citing(struct compose *c, struct block *cell, const struct rec *by)
{
	const struct rec *r = by;

	while (!is_named(r) && r->owner != NULL)
		r = r->owner;
	if (!is_named(r)) {
		doc_text(c->doc, cell, "%s", rec_noun(by));
		if (*first_word(c, by) != '\0')
			doc_text(c->doc, cell, " %s", first_word(c, by));
		return;
	}
	doc_text(c->doc, cell, "%s ", rec_noun(r));
	put_xref(c, cell, r, rec_text(c, r));
}

static void
cited_cell(struct pack *p, struct block *row, const struct cited *k)
{
	struct compose *c = &p->c;
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	size_t i;

	if (k->n == 0)
		doc_text(c->doc, cell, "Nothing in the plan");
	for (i = 0; i < k->n; i++) {
		if (i > 0)
			doc_text(c->doc, cell, "; ");
		put_citing(c, cell, k->by[i]);
	}
}

static void
evidence_row(struct pack *p, struct block *t, const struct evidence *e,
    const struct cited *k)
{
	struct compose *c = &p->c;
	struct block *row = doc_row(c->doc, t), *cell;

	row->id = anchor(c, &e->rec);
	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	if (is_set(e->link))
		doc_link(c->doc, cell, e->link.v.raw, rec_text(c, &e->rec));
	else
		doc_text(c->doc, cell, "%s", rec_text(c, &e->rec));
	cell_rich(c, row, &e->source);
	cell_text(c, row, sentence_case(c, choice_text(c, &e->kind)));
	cell_text(c, row, is_given(e->period) ?
	    period_value_text(c->arena, &e->period) : "Not set");
	cell_text(c, row, sentence_case(c, choice_text(c, &e->strength)));
	cited_cell(p, row, k);
}

void
pack_evidence(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct evidence_list *l = &c->plan->evidence;
	struct citing citing = { .arena = c->arena };
	struct block *t;
	size_t i;

	doc_para(c->doc, root, PARA_BODY, "Every piece of evidence that the "
	    "plan registers, and what rests on it.");
	if (l->n == 0) {
		pack_none(p, root, "evidence");
		return;
	}
	citing.cited = arena_array(c->arena, l->n, sizeof *citing.cited);
	plan_each_citation(c->plan, cite, &citing);
	t = doc_table(c->doc, root, NULL, NULL, "l4l4l2l2l2l5");
	doc_head(c->doc, t, "Evidence|Source|Kind|Period|Strength|Cited by");
	for (i = 0; i < l->n; i++)
		evidence_row(p, t, &l->items[i], &citing.cited[i]);
}

/* ---- the action plan, in the six columns of the source ---- */

/* What a workshop said the ideal would be, else the needs that it meets. */
static void
issue_cell(struct pack *p, struct block *row, const struct action *a)
{
	struct compose *c = &p->c;
	const struct chain_list *l = &c->plan->delivery_chains;
	const struct action *up = action_parent(a);
	const struct refs *needs = !is_given(a->needs) && up != NULL ?
	    &up->needs : &a->needs;
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	size_t i, k;

	for (i = 0; i < l->n; i++)
		for (k = 0; k < l->items[i].questions.n; k++) {
			const struct chain_question *q =
			    &l->items[i].questions.items[k];

			if (!is_given(q->ideal) ||
			    !refs_have(&q->actions, &a->rec))
				continue;
			if (cell->text != NULL)
				put_break(c, cell);
			doc_text(c->doc, cell, "Ideal: ");
			put_rich_inline(c, cell, &q->ideal);
		}
	if (cell->text == NULL && is_given(*needs))
		put_refs(c, cell, needs);
	if (cell->text == NULL)
		doc_text(c->doc, cell, "Not stated");
}

static void
who_cell(struct pack *p, struct block *row, const struct action *a)
{
	struct compose *c = &p->c;
	struct block *cell = cell_text(c, row, or_not_set(persons_text(c,
	    action_lead(a))));

	if (!is_given(a->support))
		return;
	put_break(c, cell);
	doc_text(c->doc, cell, "Support: %s", persons_text(c, &a->support));
}

static void
resource(struct pack *p, struct block *cell, const char *label,
    const struct rich *r)
{
	struct compose *c = &p->c;

	if (!is_given(*r))
		return;
	if (cell->text != NULL)
		put_break(c, cell);
	doc_text(c->doc, cell, "%s: ", label);
	put_rich_inline(c, cell, r);
}

static void
resources_cell(struct pack *p, struct block *row, const struct resources *r)
{
	struct compose *c = &p->c;
	const char *money = money_shown(c, &r->money);
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	if (*money != '\0')
		doc_text(c->doc, cell, "%s", money);
	resource(p, cell, "People", &r->people);
	resource(p, cell, "Time", &r->time);
	resource(p, cell, "Buildings and other assets", &r->assets);
	if (cell->text == NULL)
		doc_text(c->doc, cell, "Not set");
}

static void
action_row(struct pack *p, struct block *t, const struct action *a)
{
	struct compose *c = &p->c;
	struct block *row = doc_row(c->doc, t);

	row->id = anchor(c, &a->rec);
	issue_cell(p, row, a);
	cell_heads(c, row, rec_text(c, &a->rec));
	cell_text(c, row, span_text(c, &a->start, &a->due));
	who_cell(p, row, a);
	resources_cell(p, row, &a->resources);
	action_know_cell(c, row, a);
}

static void
actions_of(struct pack *p, struct block *root, const struct outcome *o,
    const struct action **v)
{
	struct compose *c = &p->c;
	size_t i, n = actions_under(c, o, v);
	struct block *t;

	if (n == 0 && o == NULL)
		return;
	pack_section(p, root, NULL, o != NULL ? rec_text(c, &o->rec) :
	    "Actions without an outcome");
	if (n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No action serves this "
		    "outcome directly.");
		return;
	}
	t = doc_table(c->doc, root, NULL, NULL, "l4l5l3l3l3l4");
	doc_head(c->doc, t, "Issue or ideal position|Action|When|Who|"
	    "Resource implications|How we will know");
	for (i = 0; i < n; i++)
		action_row(p, t, v[i]);
}

void
pack_actions(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct action **v;
	size_t i;

	if (c->plan->actions.n == 0) {
		pack_none(p, root, "action");
		return;
	}
	v = arena_array(c->arena, c->plan->actions.n,
	    sizeof(const struct action *));
	for (i = 0; i < c->plan->outcomes.n; i++)
		actions_of(p, root, &c->plan->outcomes.items[i], v);
	actions_of(p, root, NULL, v);
}

/* ---- the page of findings ---- */

#define RECOMMENDATIONS	6

static void
ratings(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct block *space = doc_add(c->doc, root, BLOCK_ANSWER), *t, *row;
	int i;

	space->id = "findings/ratings";
	t = doc_table(c->doc, space, NULL, NULL, "l4l2l4");
	doc_head(c->doc, t, "Part|Rating|In a word, why");
	for (i = PACK_STEP1; i <= PACK_CHAIN; i++) {
		row = doc_row(c->doc, t);
		doc_xref(c->doc, doc_add(c->doc, row, BLOCK_CELL),
		    pack_part_id((enum pack_part)i),
		    pack_part_title(p, (enum pack_part)i));
		doc_add(c->doc, row, BLOCK_CELL);
		doc_add(c->doc, row, BLOCK_CELL);
	}
}

static void
recommendations(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct block *space = doc_add(c->doc, root, BLOCK_ANSWER), *t, *row;
	int i, k;

	space->id = "findings/recommendations";
	t = doc_table(c->doc, space, NULL, NULL, "l1l5l4l3l2");
	doc_head(c->doc, t, "No.|Recommendation|Why|Owner|By when");
	for (i = 1; i <= RECOMMENDATIONS; i++) {
		row = doc_row(c->doc, t);
		doc_cell(c->doc, row, "%d", i);
		for (k = 0; k < 4; k++)
			doc_add(c->doc, row, BLOCK_CELL);
	}
}

void
pack_findings(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	const struct question_set *set = &p->bank->findings;
	struct block *space;
	size_t i;

	doc_para(c->doc, root, PARA_BODY, "%s", set->about);
	for (i = 0; i < set->n; i++) {
		pack_section(p, root, NULL, set->v[i].title);
		doc_para(c->doc, root, PARA_BODY, "%s", set->v[i].ask);
		space = doc_add(c->doc, root, BLOCK_ANSWER);
		space->id = arena_name(c->arena, "findings/%s",
		    set->v[i].id);
		doc_add(c->doc, space, BLOCK_FACT)->label = "Answer";
	}
	pack_section(p, root, "findings-ratings", "Rating of each part");
	ratings(p, root);
	pack_section(p, root, "findings-recommendations", "Recommendations");
	recommendations(p, root);
}
