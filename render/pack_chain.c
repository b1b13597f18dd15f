#include "pack.h"

/* The delivery chain: the partnership's score beside an empty one. */

static void
question_row(struct pack *p, struct block *t, const struct chain_result *r,
    int i)
{
	struct compose *c = &p->c;
	struct block *row = doc_row(c->doc, t), *cell;
	char answer = r == NULL ? '-' : r->score[i];

	doc_cell(c->doc, row, "%d", i + 1);
	cell_heads(c, row, chain_question_text(i + 1));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	if (chain_answer_mark(answer) == MARK_NONE)
		doc_text(c->doc, cell, "%s", chain_answer_word(answer));
	else
		doc_mark(c->doc, cell, chain_answer_mark(answer),
		    chain_answer_word(answer));
	cell = cell_text(c, row, r == NULL ? "" :
	    chain_letters(c, r->chain, i));
	if (r != NULL && r->divergent[i])
		doc_text(c->doc, cell, " (split)");
	doc_add(c->doc, row, BLOCK_CELL);	/* theirs to fill in */
	doc_add(c->doc, row, BLOCK_CELL);
}

/* Twelve rows; r is NULL where the plan describes no chain. */
static void
grid(struct pack *p, struct block *root, const struct chain_result *r)
{
	struct compose *c = &p->c;
	struct block *space = doc_add(c->doc, root, BLOCK_ANSWER), *t;
	int i;

	space->id = arena_printf(c->arena, "chain/%s/scores",
	    r == NULL ? "none" : anchor(c, &r->chain->rec));
	t = doc_table(c->doc, space, NULL, NULL, "l1l6l2l2l2l3");
	doc_head(c->doc, t, "No.|Question|Own score|Assessors|"
	    "Reviewers' score|What you saw");
	for (i = 0; i < CHAIN_QUESTIONS; i++)
		question_row(p, t, r, i);
}

static void
total(struct pack *p, struct block *root, const struct chain_result *r)
{
	struct compose *c = &p->c;

	if (r->answered == CHAIN_QUESTIONS)
		doc_para(c->doc, root, PARA_BODY, "The partnership's own "
		    "total is %s, between −12 and +12: %s.",
		    chain_total_text(c, r->lo), chain_band_words(r->band));
	else
		doc_para(c->doc, root, PARA_BODY, "The partnership has "
		    "answered %d of 12 questions; its total may still be "
		    "anything from %s to %s.", r->answered,
		    chain_total_text(c, r->lo), chain_total_text(c, r->hi));
}

/* What was written about single answers, and what they rest on. */
static void
reasons(struct pack *p, struct block *root, const struct chain_result *r)
{
	struct compose *c = &p->c;
	struct block *facts = facts_open(c, root), *f;
	int i;

	for (i = 1; i <= CHAIN_QUESTIONS; i++) {
		const struct chain_question *q = chain_question_of(r->chain,
		    i);

		if (q == NULL || (!is_given(q->why) && !is_given(q->evidence)))
			continue;
		f = doc_fact(c->doc, facts, arena_printf(c->arena, "%d %s",
		    i, chain_question_short(i)), "%s", "");
		put_rich_inline(c, f, &q->why);
		if (!is_given(q->evidence))
			continue;
		if (f->text != NULL)
			put_break(c, f);
		doc_text(c->doc, f, "Evidence: ");
		put_refs(c, f, &q->evidence);
	}
	facts_close(root, facts);
}

static void
chain(struct pack *p, struct block *root, const struct chain_result *r)
{
	struct compose *c = &p->c;
	const char *about = refs_text(c, &r->chain->outcomes);

	doc_heading(c->doc, root, p->level, anchor(c, &r->chain->rec),
	    "Twelve questions: %s", *about != '\0' ? about :
	    rec_text(c, &r->chain->rec));
	pack_chain_chart(p, root, r);
	grid(p, root, r);
	total(p, root, r);
	reasons(p, root, r);
	chain_framework(c, root, r);
}

/* In our own words: what red, amber and green look like. */
static void
colours(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct block *t, *row;
	int i;

	pack_section(p, root, "chain-colours", "What the colours look like");
	t = doc_table(c->doc, root, NULL, NULL, "l3l4l4l4");
	doc_head(c->doc, t, "Question|Red|Amber|Green");
	for (i = 0; i < CHAIN_QUESTIONS; i++) {
		const struct colours *k = &p->bank->colours[i];

		row = doc_row(c->doc, t);
		cell_heads(c, row, arena_printf(c->arena, "%d %s", i + 1,
		    chain_question_short(i + 1)));
		cell_text(c, row, k->red);
		cell_text(c, row, k->amber);
		cell_text(c, row, k->green);
	}
}

void
pack_chain(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	size_t i, n = c->plan->delivery_chains.n;

	doc_para(c->doc, root, PARA_BODY, "%s", p->bank->chain.about);
	if (n == 0) {
		pack_section(p, root, "chain-none", "Twelve questions");
		doc_para(c->doc, root, PARA_BODY, "No delivery chain in this "
		    "plan. The reviewers may score the plan as a whole.");
		grid(p, root, NULL);
	}
	for (i = 0; i < n; i++)
		chain(p, root, &c->an->chains[i]);
	colours(p, root);
	pack_section(p, root, "core-chain", "Questions about the chain");
	pack_questions(p, root, &p->bank->chain, "core/chain", false, 0);
	pack_provoked(p, root, PACK_CHAIN);
}
