#include <stdlib.h>

#include "pack.h"

/*
 * Questions that the plan itself provokes: one for each rule that found
 * something, worst first, then one for each kind of weakness that the
 * partnership has accepted.  A finding is asked about in the step that it
 * belongs to; one that is always due belongs where its record does.
 */

#define MAX_PLACES	8

struct provoked {
	enum rule		 rule;
	enum level		 level;	/* the worst in it */
	const struct diag	**v;
	size_t			 n;
};

static enum pack_part
part_of_kind(const struct rec *r)
{
	while (r != NULL && r->owner != NULL)
		r = r->owner;
	if (r == NULL)
		return PACK_STEP5;
	switch (r->kind) {
	case REC_OUTCOME:
	case REC_INDICATOR:
	case REC_GROUP:
		return PACK_STEP1;
	case REC_EVIDENCE:
	case REC_NEED:
	case REC_INTERVENTION:
	case REC_GAP:
		return PACK_STEP2;
	case REC_RISK:
		return PACK_STEP3;
	case REC_APPRAISAL:
	case REC_OPTION:
	case REC_CRITERION:
		return PACK_STEP4;
	case REC_CHAIN:
	case REC_NODE:
		return PACK_CHAIN;
	case REC_PARTNER:
	case REC_PERSON:
	case REC_ACTION:
	case REC_FUNDING:
	case REC_MILESTONE:
	case REC_OTHER:
		return PACK_STEP5;
	}
	return PACK_STEP5;
}

static enum pack_part
part_of(const struct diag *d)
{
	const struct rule_info *rule = &rule_table[d->rule];

	if (rule->code[0] == 'D')
		return PACK_CHAIN;
	if (rule->step >= 1 && rule->step <= STEPS)
		return (enum pack_part)rule->step;
	return part_of_kind(d->item);
}

static int
by_weight(const void *x, const void *y)
{
	const struct provoked *a = x, *b = y;

	if (a->level != b->level)
		return a->level > b->level ? -1 : 1;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return a->rule < b->rule ? -1 : 1;
}

static void
add_to(struct arena *a, struct provoked *g, const struct diag *d, size_t room)
{
	if (g->v == NULL)
		g->v = arena_array(a, room, sizeof *g->v);
	g->rule = d->rule;
	g->v[g->n++] = d;
	if (d->level > g->level)
		g->level = d->level;
}

/* Findings of a part by rule; the groups that hold some come first. */
static size_t
groups_of(struct pack *p, enum pack_part part, bool accepted,
    struct provoked **out)
{
	const struct diags *ds = p->c.job->diags;
	size_t *count = arena_array(p->c.arena, RULE_COUNT, sizeof *count);
	size_t i, n = 0;

	*out = arena_array(p->c.arena, RULE_COUNT, sizeof **out);
	for (i = 0; i < ds->n; i++)
		count[ds->v[i].rule]++;
	for (i = 0; i < ds->n; i++) {
		const struct diag *d = &ds->v[i];

		if (accepted ? d->accepted != NULL : diag_is_open(d))
			if (part_of(d) == part)
				add_to(p->c.arena, &(*out)[d->rule], d,
				    count[d->rule]);
	}
	for (i = 0; i < RULE_COUNT; i++)
		if ((*out)[i].n > 0)
			(*out)[n++] = (*out)[i];
	if (n > 1)
		qsort(*out, n, sizeof **out, by_weight);
	return n;
}

static bool
is_whole_plan(const struct pack *p, const struct rec *r)
{
	return r == NULL || r == &p->c.plan->rec || r == &p->c.plan->plan.rec;
}

static const char *
item_words(struct pack *p, const struct diag *d)
{
	if (is_whole_plan(p, d->item))
		return "the plan";
	return arena_printf(p->c.arena, "“%s”", rec_text(&p->c, d->item));
}

/* Where in the pack it stands, what was found, and why it is accepted. */
static void
place(struct pack *p, struct block *list, const struct diag *d)
{
	struct compose *c = &p->c;
	struct block *b = doc_add(c->doc, doc_add(c->doc, list, BLOCK_ITEM),
	    BLOCK_PARA);

	if (!is_whole_plan(p, d->item)) {
		put_xref(c, b, d->item, rec_text(c, d->item));
		doc_text(c->doc, b, ": ");
	}
	doc_text(c->doc, b, "%s.", publishable(c, sentence_case(c,
	    d->cause)));
	if (d->accepted == NULL)
		return;
	doc_text(c->doc, b, " Accepted until %s by %s, because: ",
	    date_text(c, &d->accepted->until),
	    or_not_set(person_text(c, &d->accepted->by)));
	put_rich_inline(c, b, &d->accepted->because);
}

static void
places(struct pack *p, struct block *root, const struct provoked *g)
{
	struct block *list = doc_add(p->c.doc, root, BLOCK_LIST);
	size_t i;

	list->tight = true;
	for (i = 0; i < g->n && i < MAX_PLACES; i++)
		place(p, list, g->v[i]);
	if (g->n > MAX_PLACES)
		doc_para(p->c.doc, doc_add(p->c.doc, list, BLOCK_ITEM),
		    PARA_BODY, "and %zu more of the kind",
		    g->n - MAX_PLACES);
}

static void
question(struct pack *p, struct block *root, const struct provoked *g,
    enum pack_part part, bool accepted)
{
	const struct rule_info *rule = &rule_table[g->rule];
	const struct wording *w = accepted ? &p->bank->accepted :
	    &p->bank->provoked[g->rule];
	struct compose *c = &p->c;
	struct block *b;

	doc_heading(c->doc, root, p->level + 1, NULL, accepted ?
	    "Accepted: %s (%s)" : "%s (%s)", rule->summary, rule->code);
	b = doc_add(c->doc, root, BLOCK_PARA);
	if (!accepted) {
		doc_tag(c->doc, b, TONE_PLAIN, sentence_case(c,
		    level_word(g->level)));
		doc_text(c->doc, b, " · ");
	}
	doc_text(c->doc, b, "%s", pack_words(p, w, g->n,
	    item_words(p, g->v[0])));
	places(p, root, g);
	pack_answer(p, root, arena_printf(c->arena, "%s/%d/%s",
	    accepted ? "accepted" : "provoked", (int)part, rule->code));
}

void
pack_provoked(struct pack *p, struct block *root, enum pack_part part)
{
	struct provoked *open, *accepted;
	size_t n_open = groups_of(p, part, false, &open), i;
	size_t n_accepted = groups_of(p, part, true, &accepted);

	pack_section(p, root, arena_printf(p->c.arena, "provoked-%d",
	    (int)part), "Questions this plan provokes");
	if (n_open + n_accepted == 0)
		doc_para(p->c.doc, root, PARA_BODY, "No open finding and no "
		    "accepted weakness of this plan belongs here. The checks "
		    "look for stated faults only; the questions above go "
		    "further.");
	for (i = 0; i < n_open; i++)
		question(p, root, &open[i], part, false);
	for (i = 0; i < n_accepted; i++)
		question(p, root, &accepted[i], part, true);
}
