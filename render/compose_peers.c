#include "answers.h"
#include "compose.h"

/* What peers said: the answers that reviewers wrote into an earlier pack. */

static bool
has_text(const struct answers *a)
{
	return a != NULL && (a->answered > 0 || a->n_advice > 0);
}

bool
peers_answered(const struct compose *c)
{
	return has_text(c->job->answers);
}

static struct block *
cell_md(struct compose *c, struct block *row, const char *md)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	doc_rich_inline(c->doc, cell, md);
	return cell;
}

static void
in_short(struct compose *c, struct block *root, const struct answers *a)
{
	doc_para(c->doc, root, PARA_LEAD, "Reviewers from outside the "
	    "partnership answered %zu of %zu questions that were put to "
	    "them. They rated %zu strong, %zu developing, %zu weak, and "
	    "found nothing to go by in %zu.", a->answered, a->asked,
	    a->rated[RATING_STRONG], a->rated[RATING_DEVELOPING],
	    a->rated[RATING_WEAK], a->rated[RATING_NOT_SEEN]);
}

static void
ratings(struct compose *c, struct block *root, const struct answers *a)
{
	struct block *t, *row;
	size_t i;

	if (a->n_ratings == 0)
		return;
	t = doc_table(c->doc, root, NULL, "How they rate each part",
	    "l4l2l5");
	doc_head(c->doc, t, "Part|Rating|Why");
	for (i = 0; i < a->n_ratings; i++) {
		row = doc_row(c->doc, t);
		cell_md(c, row, a->ratings[i].part)->header = true;
		cell_md(c, row, a->ratings[i].rating);
		cell_md(c, row, a->ratings[i].why);
	}
}

static void
advice(struct compose *c, struct block *root, const struct answers *a)
{
	struct block *t, *row;
	size_t i;

	if (a->n_advice == 0) {
		doc_para(c->doc, root, PARA_BODY, "They made no "
		    "recommendation.");
		return;
	}
	t = doc_table(c->doc, root, NULL, "What they recommend",
	    "l5l4l3l2");
	doc_head(c->doc, t, "Recommendation|Why|Owner|By when");
	for (i = 0; i < a->n_advice; i++) {
		row = doc_row(c->doc, t);
		cell_md(c, row, a->advice[i].what)->header = true;
		cell_md(c, row, a->advice[i].why);
		cell_md(c, row, or_not_set(a->advice[i].owner));
		cell_md(c, row, or_not_set(a->advice[i].by));
	}
}

void
peers_in_short(struct compose *c, struct block *root)
{
	const struct answers *a = c->job->answers;

	in_short(c, root, a);
	ratings(c, root, a);
	advice(c, root, a);
}

/* ---- question by question ---- */

/* All that was written in one space but the rating, line by line. */
static void
said(struct compose *c, struct block *row, const struct answer *q)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	size_t i;

	for (i = 0; i < q->n; i++) {
		if (*q->text[i] == '\0' || (i + 1 == q->rated &&
		    q->rating != RATING_NONE))
			continue;
		if (cell->text != NULL)
			put_break(c, cell);
		doc_text(c->doc, cell, "%s: ", q->label[i]);
		doc_rich_inline(c->doc, cell, q->text[i]);
	}
}

/* What deserves work comes first. */
static void
answers_rated(struct compose *c, struct block *t, enum rating rating)
{
	const struct answers *a = c->job->answers;
	struct block *row;
	size_t i;

	for (i = 0; i < a->n; i++) {
		if (a->v[i].rating != rating)
			continue;
		row = doc_row(c->doc, t);
		cell_heads(c, row, answer_title(c->arena, a, &a->v[i]));
		cell_text(c, row, rating == RATING_NONE ? "Not rated" :
		    rating_word(rating));
		said(c, row, &a->v[i]);
	}
}

static void
answers_table(struct compose *c, struct block *root)
{
	static const enum rating order[] = { RATING_WEAK, RATING_DEVELOPING,
		RATING_NONE, RATING_STRONG, RATING_NOT_SEEN };
	struct block *t;
	size_t i;

	if (c->job->answers->n == 0)
		return;
	t = doc_table(c->doc, root, NULL, "What they wrote, the weakest "
	    "first", "l3l2l6");
	doc_head(c->doc, t, "Question|Rating|What they wrote");
	for (i = 0; i < sizeof order / sizeof order[0]; i++)
		answers_rated(c, t, order[i]);
}

static void
scores(struct compose *c, struct block *root)
{
	const struct answers *a = c->job->answers;
	struct block *t, *row;
	size_t i;

	if (a->n_scores == 0)
		return;
	t = doc_table(c->doc, root, NULL, "Delivery chain: their scores "
	    "beside ours", "l5l2l2l4");
	doc_head(c->doc, t, "Question|Own score|Reviewers' score|What they "
	    "saw");
	for (i = 0; i < a->n_scores; i++) {
		row = doc_row(c->doc, t);
		cell_md(c, row, a->scores[i].question)->header = true;
		cell_md(c, row, a->scores[i].own);
		cell_md(c, row, a->scores[i].score);
		cell_md(c, row, a->scores[i].seen);
	}
}

void
compose_peers(struct compose *c, struct block *root)
{
	peers_in_short(c, root);
	answers_table(c, root);
	scores(c, root);
}
