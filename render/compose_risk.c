#include <stdlib.h>

#include "compose.h"

/* Risks: the worst few, the map and the register. */

static int
by_severity(const void *x, const void *y)
{
	const struct risk_result *a = *(const struct risk_result *const *)x;
	const struct risk_result *b = *(const struct risk_result *const *)y;
	int p = a->after != 0 ? a->after : a->before;
	int q = b->after != 0 ? b->after : b->before;

	if (p != q)
		return p > q ? -1 : 1;
	if (a->before != b->before)
		return a->before > b->before ? -1 : 1;
	return a->risk->rec.index < b->risk->rec.index ? -1 : 1;
}

const struct risk_result **
risks_by_severity(const struct compose *c)
{
	size_t n = c->plan->risks.n;
	const struct risk_result **v = arena_array(c->arena, n + 1,
	    sizeof(const struct risk_result *));

	for (size_t i = 0; i < n; i++)
		v[i] = &c->an->risks[i];
	if (n > 1)
		qsort(v, n, sizeof(const struct risk_result *), by_severity);
	return v;
}

void
top_risks(struct compose *c, struct block *parent, const char *id, size_t max)
{
	const struct risk_result **v = risks_by_severity(c);
	struct block *t, *row, *cell;

	if (c->plan->risks.n == 0) {
		doc_para(c->doc, parent, PARA_BODY,
		    "No risk has been recorded yet.");
		return;
	}
	t = doc_table(c->doc, parent, id, "Top risks after what is done "
	    "about them", "l2l6l4");
	doc_head(c->doc, t, "Score|Risk|Owner");
	for (size_t i = 0; i < c->plan->risks.n && i < max; i++) {
		row = doc_row(c->doc, t);
		cell_risk(c, row, v[i]->after != 0 ? v[i]->after :
		    v[i]->before);
		cell = doc_add(c->doc, row, BLOCK_CELL);
		put_xref(c, cell, &v[i]->risk->rec,
		    rec_text(c, &v[i]->risk->rec));
		cell_text(c, row, or_not_set(person_name(c,
		    &v[i]->risk->owner)));
	}
}

/* ---- the map: a table whose cells are shaded by band ---- */

static int
whole(const struct number *n)
{
	return is_set(*n) && n->x >= 1 && n->x <= 5 ? (int)n->x : 0;
}

/* Where a risk stands once all that is planned is done. */
static void
place_after(const struct risk *r, int *likelihood, int *impact)
{
	*likelihood = whole(&r->residual.likelihood);
	*impact = whole(&r->residual.impact);
	if (*likelihood == 0 || *impact == 0) {
		*likelihood = whole(&r->likelihood);
		*impact = whole(&r->impact);
	}
}

static void
map_cell(struct compose *c, struct block *row, int likelihood, int impact)
{
	enum risk_band band = risk_band_of(likelihood * impact);
	struct block *cell;
	size_t n = 0;
	int l, i;

	for (size_t k = 0; k < c->plan->risks.n; k++) {
		place_after(&c->plan->risks.items[k], &l, &i);
		n += l == likelihood && i == impact;
	}
	if (n == 0)
		cell = doc_cell(c->doc, row, "%d", likelihood * impact);
	else
		cell = doc_cell(c->doc, row, "%d: %s", likelihood * impact,
		    count_text(c, n, "risk", "risks"));
	cell->tone = risk_tone(band);
}

void
risk_map(struct compose *c, struct block *parent)
{
	struct block *t = doc_table(c->doc, parent, "risk-map",
	    "Where the risks stand after what is done about them",
	    "l4l3l3l3l3l3");

	doc_head(c->doc, t, "Likelihood|Impact 1 (slight)|Impact 2|Impact 3|"
	    "Impact 4|Impact 5 (very serious)");
	for (int likelihood = 5; likelihood >= 1; likelihood--) {
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, likelihood == 5 ? "5 (almost certain)" :
		    likelihood == 1 ? "1 (rare)" :
		    arena_printf(c->arena, "%d", likelihood));
		for (int impact = 1; impact <= 5; impact++)
			map_cell(c, row, likelihood, impact);
	}
}

/* ---- the register, in the annex ---- */

/* What is done about it: words, actions, and what if it happens. */
static void
answer_cell(struct compose *c, struct block *row, const struct risk *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	bool said = false;

	if (is_given(r->mitigation)) {
		put_rich_inline(c, cell, &r->mitigation);
		said = true;
	}
	if (is_given(r->actions)) {
		if (said)
			doc_text(c->doc, cell, " ");
		doc_text(c->doc, cell, "Actions: ");
		put_refs(c, cell, &r->actions);
		said = true;
	}
	if (is_given(r->contingency)) {
		if (said)
			put_break(c, cell);
		doc_text(c->doc, cell, "If it happens: ");
		put_rich_inline(c, cell, &r->contingency);
		said = true;
	}
	if (!said)
		doc_text(c->doc, cell, "Nothing is planned");
}

/* Title, then what brings it about and what it does. */
static void
risk_cell(struct compose *c, struct block *row, const struct risk *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	doc_strong(c->doc, cell, "%s", rec_text(c, &r->rec));
	if (is_given(r->cause)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Cause: ");
		put_rich_inline(c, cell, &r->cause);
	}
	if (is_given(r->effect)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Effect: ");
		put_rich_inline(c, cell, &r->effect);
	}
}

static void
owner_cell(struct compose *c, struct block *row, const struct risk *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	doc_text(c->doc, cell, "%s", or_not_set(person_text(c, &r->owner)));
	if (is_given(r->shared_with)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Shared with %s",
		    refs_text(c, &r->shared_with));
	}
}

static void
register_row(struct compose *c, struct block *t, const struct risk_result *v)
{
	struct block *row = doc_row(c->doc, t);

	row->id = anchor(c, &v->risk->rec);
	risk_cell(c, row, v->risk);
	cell_risk(c, row, v->before);
	if (v->after != 0)
		cell_risk(c, row, v->after);
	else
		cell_text(c, row, "");
	owner_cell(c, row, v->risk);
	answer_cell(c, row, v->risk);
	cell_text(c, row, sentence_case(c, choice_text(c,
	    &v->risk->local_influence)));
}

void
compose_risks(struct compose *c, struct block *root)
{
	const struct risk_result **v = risks_by_severity(c);
	struct block *t;

	if (c->plan->risks.n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No risk has been recorded "
		    "yet. This register would list each with its cause, "
		    "score, owner and answer.");
		return;
	}
	t = doc_table(c->doc, root, "risk-register",
	    "Risk register, most severe first", "l6l2l2l3l5l2");
	doc_head(c->doc, t, "Risk|Before|After|Owner|What we do about it|"
	    "Ours to influence?");
	for (size_t i = 0; i < c->plan->risks.n; i++)
		register_row(c, t, v[i]);
	doc_para(c->doc, root, PARA_CAPTION, "Score is likelihood times "
	    "impact, each from 1 to 5: low to 4, moderate to 9, high to 15, "
	    "severe from 16. “After” counts what is planned as done.");
}
