#include <stdlib.h>
#include <string.h>

#include "pack.h"

/*
 * Questions that the plan itself provokes: by a rule that found something,
 * by a signal, and by weaknesses that the partnership has accepted.  They
 * are ranked by how much depends on the answer and by how little the plan
 * shows for it.
 */

#define MAX_APART	2	/* places of a signal that are asked singly */

struct finder {
	struct pack		*p;
	struct provoked_list	 out;
	size_t			 cap;
	bool			*skip;	/* findings that a signal asks about */
};

/* ---- where a question belongs ---- */

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
part_of(const struct asking *q, const struct rec *item)
{
	return q->step == 0 ? part_of_kind(item) : (enum pack_part)q->step;
}

static bool
is_whole_plan(const struct pack *p, const struct rec *r)
{
	return r == NULL || r == &p->c.plan->rec || r == &p->c.plan->plan.rec;
}

static const char *
item_words(struct pack *p, const struct rec *item)
{
	if (is_whole_plan(p, item))
		return "the plan";
	return arena_printf(p->c.arena, "“%s”", rec_text(&p->c, item));
}

static struct provoked *
add(struct finder *f, const struct asking *q, size_t room)
{
	struct provoked *new;

	if (f->out.n == f->cap) {
		size_t cap = f->cap == 0 ? 64 : 2 * f->cap;

		f->out.v = arena_grow(f->p->c.arena, f->out.v, f->out.n, cap,
		    sizeof *f->out.v);
		f->cap = cap;
	}
	new = &f->out.v[f->out.n];
	new->asking = q;
	new->consequence = q->consequence;
	new->v = arena_array(f->p->c.arena, room, sizeof *new->v);
	new->order = f->out.n++;
	return new;
}

static void
add_place(struct finder *f, struct provoked *q, const struct rec *item,
    const char *says, const struct acceptance *accepted,
    enum weakness weakness)
{
	struct provoked_place place = { .item = item, .says = says,
	    .accepted = accepted, .weakness = weakness != WEAKNESS_BY_ITEM ?
	    weakness : pack_weakness(&f->p->c, item) };
	size_t i = q->n++;

	/* The weakest first; otherwise as they came. */
	for (; i > 0 && q->v[i - 1].weakness < place.weakness; i--)
		q->v[i] = q->v[i - 1];
	q->v[i] = place;
}

/* ---- findings ---- */

static enum consequence
consequence_of(enum level level)
{
	switch (level) {
	case LEVEL_ERROR:
		return CONSEQUENCE_HIGH;
	case LEVEL_WARNING:
		return CONSEQUENCE_MEDIUM;
	case LEVEL_NOTE:
	case LEVEL_OFF:
		return CONSEQUENCE_LOW;
	}
	return CONSEQUENCE_LOW;
}

static void
name_finding(struct finder *f, struct provoked *q, enum rule rule,
    enum level level, bool accepted)
{
	const struct rule_info *info = &rule_table[rule];
	const struct wording *w = accepted ? &f->p->bank->accepted :
	    *q->asking->words.one != '\0' ? &q->asking->words :
	    &f->p->bank->other;
	struct arena *a = f->p->c.arena;

	q->title = arena_printf(a, accepted ? "Accepted: %s (%s)" : "%s (%s)",
	    info->summary, info->code);
	q->ask = pack_words(f->p, w, q->n, item_words(f->p, q->v[0].item),
	    NULL, NULL);
	q->answer = arena_name(a, "%s/%d/%s", accepted ? "accepted" :
	    "provoked", (int)q->part, info->code);
	q->level = accepted ? NULL : level_word(level);
	if (q->consequence == CONSEQUENCE_BY_LEVEL)
		q->consequence = consequence_of(level);
}

/* What one rule found, as one question for each part of the pack. */
static void
rule_questions(struct finder *f, enum rule rule, const size_t *of, size_t n,
    bool accepted)
{
	const struct diags *ds = f->p->c.job->diags;
	const struct asking *asking = &f->p->bank->provoked[rule];
	enum level worst[PACK_PARTS] = { LEVEL_OFF };
	struct provoked *q;
	size_t i, at[PACK_PARTS] = { 0 };

	for (i = 0; i < n; i++) {
		const struct diag *d = &ds->v[of[i]];
		enum pack_part part = part_of(asking, d->item);

		if (accepted ? d->accepted == NULL :
		    !diag_is_open(d) || f->skip[of[i]])
			continue;
		if (at[part] == 0) {
			add(f, asking, n)->part = part;
			at[part] = f->out.n;
		}
		q = &f->out.v[at[part] - 1];
		add_place(f, q, d->item, publishable(&f->p->c, d->cause),
		    d->accepted, WEAKNESS_BY_ITEM);
		if (d->level > worst[part])
			worst[part] = d->level;
	}
	for (i = 0; i < PACK_PARTS; i++)
		if (at[i] > 0)
			name_finding(f, &f->out.v[at[i] - 1], rule, worst[i],
			    accepted);
}

static void
findings(struct finder *f)
{
	const struct diags *ds = f->p->c.job->diags;
	size_t *start = arena_array(f->p->c.arena, RULE_COUNT + 1,
	    sizeof *start);
	size_t *of = arena_array(f->p->c.arena, ds->n + 1, sizeof *of), i, n;
	int accepted;

	/* Sorted by rule, each rule's in their order. */
	for (i = 0; i < ds->n; i++)
		start[ds->v[i].rule + 1]++;
	for (i = 0; i < RULE_COUNT; i++)
		start[i + 1] += start[i];
	for (i = ds->n; i-- > 0;)
		of[--start[ds->v[i].rule + 1]] = i;
	for (accepted = 0; accepted < 2; accepted++)
		for (i = 1; i < RULE_COUNT; i++) {
			n = (i + 1 < RULE_COUNT ? start[i + 2] : ds->n) -
			    start[i + 1];
			if (n > 0 && (accepted ||
			    !f->p->bank->provoked[i].dropped))
				rule_questions(f, (enum rule)i,
				    of + start[i + 1], n, accepted);
		}
}

/* ---- signals ---- */

/* The finding of the rule that asks the same of the same record. */
static bool
is_accepted(struct finder *f, const struct found *s)
{
	const struct diags *ds = f->p->c.job->diags;
	enum rule rule = rule_find(signal_table[s->signal].rule);
	size_t i;

	for (i = 0; rule != RULE_NONE && i < ds->n; i++) {
		if (ds->v[i].rule != rule || ds->v[i].item != s->about)
			continue;
		if (ds->v[i].accepted != NULL)
			return true;
		f->skip[i] = true;
	}
	return false;
}

static bool
is_due(const struct pack *p, const struct asking *q)
{
	return !q->dropped && *q->words.one != '\0' &&
	    (q->step > STEPS || q->step <= p->c.plan->reached);
}

static void
name_signal(struct finder *f, struct provoked *q, const struct found *s,
    size_t nth)
{
	const struct signal_info *info = &signal_table[s->signal];
	const char *own = s->item == NULL ? NULL : anchor(&f->p->c, s->item);
	struct arena *a = f->p->c.arena;

	q->title = *q->asking->title != '\0' ? q->asking->title : info->name;
	q->ask = pack_words(f->p, &q->asking->words, q->n,
	    item_words(f->p, s->item), info->fills, s->fill);
	q->answer = q->n > 1 ? arena_name(a, "signal/%s", info->name) :
	    arena_name(a, "signal/%s/%zu-%s", info->name, nth,
	    own != NULL ? own : "plan");
	if (q->consequence == CONSEQUENCE_BY_LEVEL)
		q->consequence = CONSEQUENCE_LOW;
}

/* The n places of one signal: a question each, or one for all. */
static void
signal_questions(struct finder *f, const struct found *v, size_t n)
{
	const struct asking *asking = &f->p->bank->signals[v->signal];
	struct provoked *q = NULL;
	size_t i, kept = 0;
	bool *keep = arena_array(f->p->c.arena, n, sizeof *keep);

	for (i = 0; i < n; i++)
		kept += keep[i] = !is_accepted(f, &v[i]);
	for (i = 0; i < n; i++) {
		if (!keep[i])
			continue;
		if (q == NULL || kept <= MAX_APART) {
			q = add(f, asking, kept);
			q->part = part_of(asking, v[i].item);
		}
		add_place(f, q, v[i].item, v[i].says, NULL, v[i].weakness);
		if (q->n == kept || kept <= MAX_APART)
			name_signal(f, q, &v[i], i + 1);
	}
}

static void
signals(struct finder *f)
{
	struct signals s = signals_of(&f->p->c);
	struct found *v;
	size_t i, signal, n;

	v = arena_array(f->p->c.arena, s.n + 1, sizeof *v);
	for (signal = 0; signal < SIGNAL_COUNT; signal++) {
		for (i = n = 0; i < s.n; i++)
			if (s.v[i].signal == (enum signal)signal)
				v[n++] = s.v[i];
		if (n > 0 && is_due(f->p, &f->p->bank->signals[signal]))
			signal_questions(f, v, n);
	}
}

/* ---- ranking ---- */

static int
weight_of(const struct provoked *q)
{
	return (int)q->consequence * (int)q->v[0].weakness;
}

static int
by_weight(const void *x, const void *y)
{
	const struct provoked *a = x, *b = y;

	if (weight_of(a) != weight_of(b))
		return weight_of(b) - weight_of(a);
	if (a->consequence != b->consequence)
		return (int)b->consequence - (int)a->consequence;
	return a->order < b->order ? -1 : a->order > b->order;
}

struct provoked_list
provoked_find(struct pack *p)
{
	struct finder f = { .p = p };

	f.skip = arena_array(p->c.arena, p->c.job->diags->n + 1,
	    sizeof *f.skip);
	signals(&f);
	findings(&f);
	if (f.out.n > 1)
		qsort(f.out.v, f.out.n, sizeof *f.out.v, by_weight);
	return f.out;
}
