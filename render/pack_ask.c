#include "field.h"
#include "pack.h"

/* The questions that a plan provokes, as a reviewer reads them: what is
   asked, why it comes where it does, what in the plan gave cause. */

#define MAX_PLACES	8
#define FIRST		10

/* ---- what a record rests on ---- */

const struct refs *
pack_evidence_of(const struct rec *r)
{
	const struct field *f;

	for (; r != NULL; r = r->owner) {
		if (r->type == NULL)
			continue;
		for (f = r->type->fields; f->key != NULL; f++)
			if (f->kind == F_REFS && (f->refs & REC_EVIDENCE) != 0)
				return (const void *)((const char *)r +
				    f->off);
	}
	return NULL;
}

/* strong and moderate carry a plan; weak and unrated do not */
static enum weakness
of_refs(const struct refs *refs)
{
	enum weakness best = WEAKNESS_NONE;
	size_t i;

	for (i = 0; refs != NULL && i < refs->n; i++) {
		const struct rec *r = refs->items[i].to;
		const struct evidence *e = (const struct evidence *)r;

		if (r == NULL || r->kind != REC_EVIDENCE)
			continue;
		if (is_set(e->strength) && e->strength.i < 2)
			return WEAKNESS_FIRM;
		best = WEAKNESS_THIN;
	}
	return best;
}

/* The firmest of the needs and options that a record serves. */
static enum weakness
of_reasons(const struct refs *refs)
{
	enum weakness best = WEAKNESS_NONE, w;
	size_t i;

	for (i = 0; i < refs->n; i++) {
		if (refs->items[i].to == NULL)
			continue;
		w = of_refs(pack_evidence_of(refs->items[i].to));
		if (w < best)
			best = w;
	}
	return best;
}

static enum weakness
of_action(const struct action *a)
{
	const struct action *up = action_parent(a);
	enum weakness needs = of_reasons(&a->needs);
	enum weakness option = of_reasons(&a->option);

	if (needs == WEAKNESS_NONE && option == WEAKNESS_NONE && up != NULL)
		return of_action(up);
	return needs < option ? needs : option;
}

#define ENOUGH_READINGS	5

static enum weakness
of_indicator(const struct compose *c, const struct indicator *i)
{
	const struct indicator_result *r = result_of(c, i);

	if (r == NULL || r->latest == NULL)
		return WEAKNESS_NONE;
	return is_given(i->source) && r->n_points >= ENOUGH_READINGS ?
	    WEAKNESS_FIRM : WEAKNESS_THIN;
}

enum weakness
pack_weakness(const struct compose *c, const struct rec *r)
{
	const struct rec *top = r;
	const struct refs *refs;

	while (top != NULL && top->owner != NULL)
		top = top->owner;
	if (r == NULL)
		return WEAKNESS_THIN;
	if (top->kind == REC_ACTION)
		return of_action((const struct action *)top);
	if (top->kind == REC_INDICATOR)
		return of_indicator(c, (const struct indicator *)top);
	if (r->kind == REC_APPRAISAL)
		return of_reasons(
		    &((const struct appraisal *)r)->decision.favour);
	refs = pack_evidence_of(r);
	return refs == NULL ? WEAKNESS_THIN : of_refs(refs);
}

/* ---- why here ---- */

/* Whole sentences: they are to be translated. */
static const char *const reasons[3][3] = {
	{ "It stands here because little depends on it, and the plan shows "
	  "well what it rests on.",
	  "It stands here because little depends on it, though the plan shows "
	  "little that it rests on.",
	  "It stands here because little depends on it, though the plan cites "
	  "nothing for it." },
	{ "It stands here because something depends on it, while the plan "
	  "shows well what it rests on.",
	  "It stands here because something depends on it, and the plan shows "
	  "little that it rests on.",
	  "It stands here because something depends on it, and the plan cites "
	  "nothing for it." },
	{ "It stands here because much depends on it, while the plan shows "
	  "well what it rests on.",
	  "It stands here because much depends on it, and the plan shows "
	  "little that it rests on.",
	  "It stands here because much depends on it, and the plan cites "
	  "nothing for it." },
};

static void
why_here(struct pack *p, struct block *root, const struct provoked *q)
{
	struct block *b = doc_para(p->c.doc, root, PARA_SMALL, "%s",
	    reasons[q->consequence - CONSEQUENCE_LOW][q->v[0].weakness -
	    WEAKNESS_FIRM]);

	if (q->asking->question > 0)
		doc_text(p->c.doc, b, " It belongs to question %d of the "
		    "twelve, %s.", q->asking->question,
		    chain_question_short(q->asking->question));
}

/* ---- a question ---- */

static bool
is_record(const struct pack *p, const struct rec *r)
{
	return r != NULL && r != &p->c.plan->rec && r != &p->c.plan->plan.rec;
}

/* Where in the pack it stands, what was found, what it rests on. */
static void
place(struct pack *p, struct block *list, const struct provoked_place *v)
{
	struct compose *c = &p->c;
	const struct refs *evidence = is_record(p, v->item) ?
	    pack_evidence_of(v->item) : NULL;
	struct block *b = doc_add(c->doc, doc_add(c->doc, list, BLOCK_ITEM),
	    BLOCK_PARA);

	if (is_record(p, v->item)) {
		put_xref(c, b, v->item, rec_text(c, v->item));
		doc_text(c->doc, b, ": ");
	}
	doc_text(c->doc, b, "%s.", sentence_case(c, v->says));
	if (evidence != NULL && evidence->n > 0) {
		doc_text(c->doc, b, " Evidence: ");
		put_refs(c, b, evidence);
		doc_text(c->doc, b, ".");
	}
	if (v->accepted == NULL)
		return;
	doc_text(c->doc, b, " Accepted until %s by %s, because: ",
	    date_text(c, &v->accepted->until),
	    or_not_set(person_text(c, &v->accepted->by)));
	put_rich_inline(c, b, &v->accepted->because);
}

static void
places(struct pack *p, struct block *root, const struct provoked *q)
{
	struct block *list = doc_add(p->c.doc, root, BLOCK_LIST);
	size_t i;

	list->tight = true;
	for (i = 0; i < q->n && i < MAX_PLACES; i++)
		place(p, list, &q->v[i]);
	if (q->n > MAX_PLACES)
		doc_para(p->c.doc, doc_add(p->c.doc, list, BLOCK_ITEM),
		    PARA_BODY, "and %zu more of the kind", q->n - MAX_PLACES);
}

static void
question(struct pack *p, struct block *root, const struct provoked *q)
{
	struct compose *c = &p->c;
	struct block *b;

	doc_heading(c->doc, root, p->level + 1, q->answer, "%s", q->title);
	b = doc_add(c->doc, root, BLOCK_PARA);
	if (q->level != NULL) {
		doc_tag(c->doc, b, TONE_PLAIN, sentence_case(c, q->level));
		doc_text(c->doc, b, " · ");
	}
	doc_text(c->doc, b, "%s", q->ask);
	why_here(p, root, q);
	places(p, root, q);
	pack_answer(p, root, q->answer);
}

void
pack_provoked(struct pack *p, struct block *root, enum pack_part part)
{
	size_t i, n = 0;

	pack_section(p, root, arena_name(p->c.arena, "provoked-%d",
	    (int)part), "Questions this plan provokes");
	for (i = 0; i < p->provoked.n; i++) {
		if (p->provoked.v[i].part != part)
			continue;
		question(p, root, &p->provoked.v[i]);
		n++;
	}
	if (n == 0)
		doc_para(p->c.doc, root, PARA_BODY, "No open finding, no "
		    "result and no accepted weakness of this plan gives "
		    "cause to ask here. The checks look for stated faults "
		    "only; the questions above go further.");
}

/* Ten questions are ten different ones. */
static bool
asked_before(const struct pack *p, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++)
		if (p->provoked.v[k].asking == p->provoked.v[i].asking)
			return true;
	return false;
}

void
pack_first(struct pack *p, struct block *root)
{
	struct compose *c = &p->c;
	struct block *list, *b;
	size_t i, n;

	if (p->provoked.n == 0) {
		doc_para(c->doc, root, PARA_BODY, "This plan provokes none: "
		    "begin with the core questions of the first step.");
		return;
	}
	doc_para(c->doc, root, PARA_BODY, "Those on which most depends and "
	    "for which the plan shows least, of %s that it provokes.",
	    count_text(c, p->provoked.n, "question", "questions"));
	list = doc_add(c->doc, root, BLOCK_LIST);
	list->ordered = true;
	list->start = 1;
	list->tight = true;
	for (i = n = 0; i < p->provoked.n && n < FIRST; i++) {
		const struct provoked *q = &p->provoked.v[i];

		if (asked_before(p, i))
			continue;
		n++;
		b = doc_para(c->doc, doc_add(c->doc, list, BLOCK_ITEM),
		    PARA_BODY, "%s (", q->ask);
		doc_xref(c->doc, b, q->answer, pack_part_title(p, q->part));
		doc_text(c->doc, b, ")");
	}
}
