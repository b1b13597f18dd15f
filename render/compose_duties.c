#include <assert.h>

#include "compose.h"
#include "duties.h"

/* Policy proofing: the duties of law in force on the plan's day, and what
   the plan says of them and of others. */

static const char *
nation_name(enum nation nation)
{
	switch (nation) {
	case NATION_ENGLAND:
		return "England";
	case NATION_WALES:
		return "Wales";
	case NATION_SCOTLAND:
		return "Scotland";
	case NATION_NORTHERN_IRELAND:
		return "Northern Ireland";
	case NATION_NONE:
		break;
	}
	assert(!"no duties without a nation");
	return "";
}

/* Where the plan speaks of a duty: its own text, else a part of this
   chapter. */
static const char *
duty_part(const struct proofing *p, size_t kind)
{
	if (kind == DUTY_EQUALITY)
		return rec_given(p->equality) ? "equality" : NULL;
	if (kind == DUTY_RURAL)
		return rec_given(p->rural) ? "rural" : NULL;
	if (kind == DUTY_ENVIRONMENT)
		return rec_given(p->environment) ? "environment" : NULL;
	return NULL;
}

static bool
is_addressed(const struct plan *p, size_t kind)
{
	const struct duty *said = duty_answer(p, kind);

	return (said != NULL && is_given(said->text)) ||
	    duty_part(&p->proofing, kind) != NULL;
}

static void
duty_cells(struct compose *c, struct block *t, const struct duty_row *r)
{
	struct block *row = doc_row(c->doc, t), *cell;
	const struct duty *said = duty_answer(c->plan, r->duty);
	const char *part = duty_part(&c->plan->proofing, r->duty);

	cell_heads(c, row, duty_name(c->plan, r->duty));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_link(c->doc, cell, r->source, r->law);
	cell_text(c, row, day_text(c->arena, r->from, false));
	if (said != NULL && is_given(said->text)) {
		cell_rich(c, row, &said->text);
		return;
	}
	cell = doc_add(c->doc, row, BLOCK_CELL);
	if (part != NULL)
		doc_xref(c->doc, cell, part, "In this chapter");
	else
		doc_tag(c->doc, cell, TONE_NOTE, "Not addressed");
}

static void
duties_in_force(struct compose *c, struct block *root)
{
	const struct plan *p = c->plan;
	size_t n = 0, missing = 0;
	struct block *t;
	const char *on = p->as_of == DAY_NONE ? "" : arena_printf(c->arena,
	    " on %s", day_text(c->arena, p->as_of, false));
	const char *where;
	size_t k;

	for (k = 0; k < duties_count(p); k++) {
		bool applies = duty_of(p, k) != NULL;

		n += applies;
		missing += applies && !is_addressed(p, k);
	}
	if (n == 0)
		return;
	where = nation_name((enum nation)p->plan.nation.i);
	t = doc_table(c->doc, root, "law", missing == 0 ?
	    arena_printf(c->arena, "Duties of law in force in %s%s: the plan "
	    "speaks of each", where, on) : arena_printf(c->arena, "Duties of "
	    "law in force in %s%s: the plan says nothing of %zu of %zu",
	    where, on, missing, n), "l4l6l3l8");
	doc_head(c->doc, t, "Duty|Law|In force from|What the plan says");
	for (k = 0; k < duties_count(p); k++) {
		const struct duty_row *r = duty_of(p, k);

		if (r != NULL)
			duty_cells(c, t, r);
	}
}

/* Is this the answer to a duty of law, printed beside it? */
static bool
is_of_law(const struct plan *p, const struct duty *x)
{
	for (size_t k = 0; k < duties_count(p); k++)
		if (duty_of(p, k) != NULL &&
		    duty_answer(p, k) == x)
			return true;
	return false;
}

static void
other_duties(struct compose *c, struct block *root)
{
	const struct duty_list *l = &c->plan->proofing.duties;
	struct block *facts = facts_open(c, root);

	for (size_t i = 0; i < l->n; i++)
		if (!is_of_law(c->plan, &l->items[i]))
			fact_rich(c, facts, sentence_case(c,
			    shown(c, &l->items[i].duty.v)),
			    &l->items[i].text);
	facts_close(root, facts);
}

void
compose_duties(struct compose *c, struct block *root)
{
	duties_in_force(c, root);
	other_duties(c, root);
}
