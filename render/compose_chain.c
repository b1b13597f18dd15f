#include <string.h>

#include "compose.h"

/* The delivery chain: who, what links them, twelve answers, what next. */

#define QUESTIONS	12
#define FEW		5	/* reds that the lead names */

static const struct chain_result *
result(const struct compose *c, const struct chain *k)
{
	return &c->an->chains[k - c->plan->delivery_chains.items];
}

enum mark
chain_answer_mark(char a)
{
	switch (a) {
	case 'R':
		return MARK_RED;
	case 'A':
		return MARK_AMBER;
	case 'G':
		return MARK_GREEN;
	default:
		return MARK_NONE;
	}
}

const char *
chain_answer_word(char a)
{
	switch (a) {
	case 'R':
		return "Red";
	case 'A':
		return "Amber";
	case 'G':
		return "Green";
	default:
		return "Not answered";
	}
}

/* "+2", "−3", "0": signed, with a true minus. */
const char *
chain_total_text(const struct compose *c, int n)
{
	if (n > 0)
		return arena_printf(c->arena, "+%d", n);
	return number_text(c->arena, n, 0);
}

/* ---- the finding ---- */

size_t
chain_count_answers(const struct chain_result *r, char a)
{
	size_t n = 0;

	for (int i = 0; i < QUESTIONS; i++)
		n += r->score[i] == a;
	return n;
}

static void
heading(struct compose *c, struct block *root, const struct chain_result *r)
{
	const char *id = anchor(c, &r->chain->rec);
	const char *for_what = refs_brief(c, &r->chain->outcomes);

	if (*for_what != '\0')
		doc_para(c->doc, root, PARA_KICKER, "Delivery chain: %s",
		    for_what);
	if (r->band != BAND_NONE)
		doc_heading(c->doc, root, 2, id, "%s",
		    sentence_case(c, chain_band_words(r->band)));
	else if (r->answered == 0)
		doc_heading(c->doc, root, 2, id, "The twelve questions have "
		    "not been answered yet");
	else
		doc_heading(c->doc, root, 2, id, "%d of the twelve questions "
		    "are answered: too few to judge the chain", r->answered);
}

static const char *
red_questions(const struct compose *c, const struct chain_result *r)
{
	const char *v[QUESTIONS];
	size_t n = 0;

	for (int i = 0; i < QUESTIONS; i++)
		if (r->score[i] == 'R')
			v[n++] = arena_printf(c->arena, "%d\u00a0%s",
			    i + 1, chain_question_short(i + 1));
	return list_text(c, v, n);
}

static void
finding(struct compose *c, struct block *root, const struct chain_result *r)
{
	struct block *p = doc_add(c->doc, root, BLOCK_PARA);

	p->role = PARA_LEAD;
	if (r->answered == QUESTIONS)
		doc_text(c->doc, p, "It scores %s, between −12 and +12: %zu "
		    "green, %zu amber, %zu red.", chain_total_text(c, r->lo),
		    chain_count_answers(r, 'G'), chain_count_answers(r, 'A'),
		    chain_count_answers(r, 'R'));
	else
		doc_text(c->doc, p, "With %d of 12 questions answered, the "
		    "total may still be anything from %s to %s.", r->answered,
		    chain_total_text(c, r->lo), chain_total_text(c, r->hi));
	if (chain_count_answers(r, 'R') > 0 && chain_count_answers(r, 'R') <= FEW)
		doc_text(c->doc, p, " Red: %s.", red_questions(c, r));
}

/* ---- workshop ---- */

static const char *
attendee_text(const struct compose *c, const struct attendee *a)
{
	const struct number *v[] = { &a->strategic, &a->executive,
		&a->operational };
	static const char *const word[] = { "strategic", "executive",
		"operational" };
	const char *part[3];
	size_t n = 0;

	for (size_t i = 0; i < 3; i++)
		if (is_given(*v[i]))
			part[n++] = arena_printf(c->arena, "%s %s",
			    number_shown(c, v[i]), word[i]);
	if (n == 0)
		return ref_text(c, &a->partner);
	return arena_printf(c->arena, "%s (%s)", ref_text(c, &a->partner),
	    list_text(c, part, n));
}

static void
workshop(struct compose *c, struct block *root, const struct chain *k)
{
	const struct workshop *w = &k->workshop;
	const char **v = arena_array(c->arena, w->attendees.n + 1,
	    sizeof(*v));
	struct block *facts = facts_open(c, root);

	if (is_given(w->date))
		fact_text(c, facts, "Workshop", date_in_text(c, &w->date));
	fact_text(c, facts, "Host", person_text(c, &w->host));
	if (!c->hide_names)
		fact_text(c, facts, "Facilitator",
		    shown(c, &w->facilitator.v));
	for (size_t i = 0; i < w->attendees.n; i++)
		v[i] = attendee_text(c, &w->attendees.items[i]);
	fact_text(c, facts, "Who came", list_text(c, v, w->attendees.n));
	facts_close(root, facts);
}

/* ---- the chain itself ---- */

const char *
chain_node_signed(const struct compose *c, const struct chain_node *n)
{
	const struct partner *p = n->partner.to != NULL ?
	    (const struct partner *)n->partner.to : NULL;

	if (is_set(n->wanted) && n->wanted.yes)
		return "Not there yet";
	if (p == NULL || !is_given(p->signed_up))
		return "";
	if (p->signed_up.v.state == VAL_WORD)
		return p->signed_up.v.word == 1 ? "Yes" : "No";
	return date_text(c, &p->signed_up);
}

static void
nodes(struct compose *c, struct block *root, const struct chain *k)
{
	struct block *t;

	if (k->nodes.n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "nodes-%s",
	    anchor(c, &k->rec)), "Who is in the chain", "l4l3l4l3");
	doc_head(c->doc, t, "Who|Level|Partner|Signed up");
	for (size_t i = 0; i < k->nodes.n; i++) {
		const struct chain_node *n = &k->nodes.items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, rec_text(c, &n->rec));
		cell_text(c, row, sentence_case(c, choice_text(c,
		    &n->level)));
		cell_text(c, row, ref_text(c, &n->partner));
		cell_text(c, row, chain_node_signed(c, n));
	}
}

static void
links(struct compose *c, struct block *root, const struct chain *k)
{
	struct block *t;

	if (k->links.n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "links-%s",
	    anchor(c, &k->rec)), "What links them", "l4l4l3l4l2");
	doc_head(c->doc, t, "From|To|Kind of link|Lever|Answers back?");
	for (size_t i = 0; i < k->links.n; i++) {
		const struct chain_link *l = &k->links.items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, ref_text(c, &l->from));
		cell_text(c, row, ref_text(c, &l->to));
		cell_text(c, row, sentence_case(c, choice_text(c, &l->kind)));
		cell_text(c, row, shown(c, &l->lever.v));
		cell_text(c, row, is_set(l->feedback) && l->feedback.yes ?
		    "Yes" : "No");
	}
}

/* Who they are and what ties them; the annex has the tables. */
static void
members(struct compose *c, struct block *root, const struct chain_result *r)
{
	const struct chain *k = r->chain;

	if (k->nodes.n == 0)
		return;
	if (!chain_figures(c, root, r,
	    chapter_heading(c, "chain-detail") != NULL))
		doc_para(c->doc, root, PARA_CAPTION, "The chain has %s and "
		    "%s. What is not drawn would be too crowded to read.",
		    count_text(c, k->nodes.n, "member", "members"),
		    count_text(c, k->links.n, "link", "links"));
}

/* ---- the twelve questions ---- */

static bool
is_agreed(const struct assessment *a)
{
	return is_given(a->assessor) &&
	    strcmp(a->assessor.v.raw, "agreed") == 0;
}

/* The assessors' letters on one question, worst first: no one is named. */
const char *
chain_letters(const struct compose *c, const struct chain *k, int q)
{
	static const char order[] = "RAG-";
	char *s = arena_alloc(c->arena, 2 * k->scores.n + 1), *p = s;

	for (const char *o = order; *o != '\0'; o++)
		for (size_t i = 0; i < k->scores.n; i++) {
			const struct assessment *a = &k->scores.items[i];

			if (is_agreed(a) || !is_set(a->letters) ||
			    a->letters.s[q] != *o)
				continue;
			if (p > s)
				*p++ = ' ';
			*p++ = *o;
		}
	*p = '\0';
	return s;
}

const struct chain_question *
chain_question_of(const struct chain *k, int number)
{
	for (size_t i = 0; i < k->questions.n; i++)
		if (is_set(k->questions.items[i].number) &&
		    (int)k->questions.items[i].number.x == number)
			return &k->questions.items[i];
	return NULL;
}

static void
question_row(struct compose *c, struct block *t, const struct chain_result *r,
    int i)
{
	struct block *row = doc_row(c->doc, t), *cell;

	doc_cell(c->doc, row, "%d", i + 1);
	cell_heads(c, row, chain_question_text(i + 1));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	if (chain_answer_mark(r->score[i]) == MARK_NONE)
		doc_text(c->doc, cell, "%s", chain_answer_word(r->score[i]));
	else
		doc_mark(c->doc, cell, chain_answer_mark(r->score[i]),
		    chain_answer_word(r->score[i]));
	cell = cell_text(c, row, chain_letters(c, r->chain, i));
	if (r->divergent[i]) {
		doc_text(c->doc, cell, " ");
		doc_tag(c->doc, cell, TONE_WARNING, "Split");
	}
}

static void
assessors(struct compose *c, struct block *root, const struct chain *k)
{
	const char **v = arena_array(c->arena, k->scores.n + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < k->scores.n; i++)
		if (!is_agreed(&k->scores.items[i]))
			v[n++] = shown(c, &k->scores.items[i].assessor.v);
	if (n == 0)
		return;
	if (c->hide_contacts)
		doc_para(c->doc, root, PARA_CAPTION, "Answers of %s, worst "
		    "first. Split: at least one red and one green.",
		    count_text(c, n, "assessor", "assessors"));
	else
		doc_para(c->doc, root, PARA_CAPTION, "Assessors: %s. Their "
		    "answers stand worst first. Split: at least one red and "
		    "one green.", list_text(c, v, n));
}

static void
questions(struct compose *c, struct block *root, const struct chain_result *r)
{
	struct block *t;

	if (r->answered == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "questions-%s",
	    anchor(c, &r->chain->rec)), "The twelve questions and how they "
	    "were answered", "l1l7l2l3");
	doc_head(c->doc, t, "No.|Question|Agreed|Assessors");
	for (int i = 0; i < QUESTIONS; i++)
		question_row(c, t, r, i);
	assessors(c, root, r->chain);
}

/* ---- the action planning framework ---- */

static void
issue_cell(struct compose *c, struct block *row, int number,
    const struct chain_question *q)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	doc_strong(c->doc, cell, "%d\u00a0%s", number,
	    chain_question_short(number));
	if (q == NULL)
		return;
	if (is_given(q->why)) {
		put_break(c, cell);
		put_rich_inline(c, cell, &q->why);
	}
	if (is_given(q->ideal)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Ideal: ");
		put_rich_inline(c, cell, &q->ideal);
	}
}

void
action_know_cell(struct compose *c, struct block *row, const struct action *a)
{
	const struct success *s = a->success.items;

	if (a->success.n == 0)
		cell_text(c, row, "Not set");
	else if (is_given(s->sentence))
		cell_text(c, row, shown(c, &s->sentence.v));
	else if (is_given(s->measure))
		cell_rich(c, row, &s->measure);
	else
		cell_text(c, row, ref_text(c, &s->indicator));
}

static void
framework_row(struct compose *c, struct block *t, int number,
    const struct chain_question *q, const struct rec *answer, bool first)
{
	struct block *row = doc_row(c->doc, t), *cell;
	const struct action *a = (const struct action *)answer;

	issue_cell(c, row, number, first ? q : NULL);
	if (answer == NULL || answer->kind != REC_ACTION) {
		cell_text(c, row, "No action yet");
		for (int i = 0; i < 4; i++)
			cell_text(c, row, "Not set");
		return;
	}
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_xref(c, cell, answer, rec_text(c, answer));
	cell_text(c, row, date_text(c, &a->due));
	cell_text(c, row, or_not_set(names_text(c, action_lead(a))));
	cell_text(c, row, or_not_set(money_shown(c, &a->resources.money)));
	action_know_cell(c, row, a);
}

static void
framework_question(struct compose *c, struct block *t,
    const struct chain_result *r, int number)
{
	const struct chain_question *q = chain_question_of(r->chain, number);

	if (q == NULL || q->actions.n == 0) {
		framework_row(c, t, number, q, NULL, true);
		return;
	}
	for (size_t i = 0; i < q->actions.n; i++)
		framework_row(c, t, number, q, q->actions.items[i].to, i == 0);
}

static bool
is_priority(const struct chain *k, int number)
{
	for (size_t i = 0; i < k->priorities.n; i++) {
		const char *raw = k->priorities.items[i].v.raw;
		int n = 0;

		for (; raw != NULL && *raw >= '0' && *raw <= '9' && n < 100;
		    raw++)
			n = 10 * n + (*raw - '0');
		if (n == number)
			return true;
	}
	return false;
}

/* A question that only explains its score has nothing to plan. */
static bool
is_planned(const struct chain_question *q)
{
	return q != NULL && (is_given(q->ideal) || is_given(q->actions));
}

/* Priorities first, then the other reds; the annex has the rest. */
static size_t
framework_order(const struct chain_result *r, int out[QUESTIONS])
{
	size_t n = 0;

	for (int pass = 0; pass < 3; pass++)
		for (int q = 1; q <= QUESTIONS; q++) {
			bool prior = is_priority(r->chain, q);
			bool red = r->score[q - 1] == 'R';
			bool said = is_planned(chain_question_of(r->chain,
			    q));
			int wanted = prior ? 0 : red ? 1 : said ? 2 : 3;

			if (wanted == pass)
				out[n++] = q;
		}
	return n;
}

void
chain_framework(struct compose *c, struct block *root, const struct chain_result *r)
{
	int order[QUESTIONS];
	size_t n = framework_order(r, order);
	struct block *t;

	if (n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "framework-%s",
	    anchor(c, &r->chain->rec)), "Action planning: priorities first, "
	    "then what is red", "l6l5l3l4l3l4");
	doc_head(c->doc, t, "Issue and ideal position|Action|When|Who|"
	    "Resources|How we will know");
	for (size_t i = 0; i < n; i++)
		framework_question(c, t, r, order[i]);
}

static void
parked(struct compose *c, struct block *root, const struct chain *k)
{
	const char *what = lines_text(c, &k->parked);

	if (*what != '\0')
		doc_para(c->doc, root, PARA_BODY,
		    "Left for another time: %s.", what);
}

static void
chain(struct compose *c, struct block *root, const struct chain *k)
{
	const struct chain_result *r = result(c, k);

	heading(c, root, r);
	if (r->answered > 0)
		finding(c, root, r);
	labelled_para(c, root, "Why this chain:", &k->why);
	if (chapter_heading(c, "chain-detail") == NULL)
		workshop(c, root, k);
	members(c, root, r);
	if (r->answered > 0)
		chain_score_figure(c, root, r);
	if (chapter_heading(c, "chain-detail") != NULL) {
		put_see(c, doc_add(c->doc, root, BLOCK_PARA), "chain-detail",
		    "Workshop, partners, levers, and actions for each question: "
		    "annex %s.");
		return;
	}
	chain_framework(c, root, r);
	parked(c, root, k);
}

void
compose_chain(struct compose *c, struct block *root)
{
	const struct chain_list *l = &c->plan->delivery_chains;

	if (l->n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No delivery chain has been "
		    "described. This chapter would show who passes the work "
		    "on to whom, and answer twelve questions on how well "
		    "that works.");
		return;
	}
	for (size_t i = 0; i < l->n; i++)
		chain(c, root, &l->items[i]);
}

/* ---- the annex ---- */

static void
detail_row(struct compose *c, struct block *t, const struct chain_question *q)
{
	int number = is_set(q->number) ? (int)q->number.x : 0;
	struct block *row = doc_row(c->doc, t);

	if (number >= 1 && number <= QUESTIONS)
		cell_heads(c, row, arena_printf(c->arena, "%d\u00a0%s",
		    number, chain_question_short(number)));
	else
		cell_heads(c, row, number_shown(c, &q->number));
	cell_rich(c, row, &q->why);
	cell_rich(c, row, &q->ideal);
	cell_refs(c, row, &q->evidence);
	cell_refs(c, row, &q->actions);
}

static void
chain_detail(struct compose *c, struct block *root, const struct chain *k)
{
	struct block *t;

	workshop(c, root, k);
	parked(c, root, k);
	questions(c, root, result(c, k));
	chain_framework(c, root, result(c, k));
	nodes(c, root, k);
	links(c, root, k);
	if (k->questions.n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "detail-%s",
	    anchor(c, &k->rec)), "What the workshop wrote about each question",
	    "l4l5l5l5l5");
	doc_head(c->doc, t, "Question|Why|Ideal position|Evidence|Actions");
	for (size_t i = 0; i < k->questions.n; i++)
		detail_row(c, t, &k->questions.items[i]);
}

void
compose_chain_detail(struct compose *c, struct block *root)
{
	const struct chain_list *l = &c->plan->delivery_chains;
	const struct chain *chain = &l->items[c->piece];

	if (l->n > 1)
		doc_heading(c->doc, root, 3, NULL, "%s",
		    refs_text(c, &chain->outcomes));
	chain_detail(c, root, chain);
}
