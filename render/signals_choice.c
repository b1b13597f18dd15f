#include "signals.h"

#include <string.h>

#include "check_words.h"
#include "compose.h"
#include "duties.h"

/* What evidence, options and the people affected let a reviewer ask:
   steps 2 and 4. */

/* ---- step 2 ---- */

static const char *
together_in(const struct signals *s, const struct rich *r)
{
	return is_set(*r) ? signal_word(r->v.raw, PHRASES(s->c->plan,
	    CORRELATION)) : NULL;
}

static void
together(struct signals *s, const struct rec *item, const struct rich *text)
{
	const char *words = together_in(s, text);

	if (words != NULL)
		signal_add(s, SIGNAL_TOGETHER, item, arena_printf(s->c->arena,
		    "It is said in the words “%s…”", words), words, NULL,
		    NULL);
}

static void
told_as_cause(struct signals *s)
{
	const struct plan *p = s->c->plan;
	size_t i;

	for (i = 0; i < p->needs.n; i++)
		together(s, &p->needs.items[i].rec, &p->needs.items[i].causes);
	for (i = 0; i < p->indicators.n; i++)
		together(s, &p->indicators.items[i].rec,
		    &p->indicators.items[i].story);
	for (i = 0; i < p->evidence.n; i++)
		together(s, &p->evidence.items[i].rec,
		    &p->evidence.items[i].finding);
}

/* One piece of evidence that at least half of three and more needs cite. */
static void
one_source(struct signals *s)
{
	const struct need_list *l = &s->c->plan->needs;
	const struct evidence_list *e = &s->c->plan->evidence;
	size_t i, k, n;

	for (i = 0; i < e->n; i++) {
		for (k = n = 0; k < l->n; k++)
			n += refs_have(&l->items[k].evidence,
			    &e->items[i].rec);
		if (n < 3 || n * 2 < l->n)
			continue;
		signal_add(s, SIGNAL_ONE_SOURCE, &e->items[i].rec,
		    arena_printf(s->c->arena, "%zu of %zu needs cite it", n,
		    l->n), number_text(s->c->arena, (double)n, 0), NULL,
		    NULL);
	}
}

static void
services(struct signals *s)
{
	const struct plan *p = s->c->plan;
	struct arena *a = s->c->arena;
	size_t i;

	for (i = 0; i < p->interventions.n; i++) {
		const struct intervention *v = &p->interventions.items[i];
		const char *text;

		if (is_set(v->until) && !v->until.ongoing &&
		    p->last != DAY_NONE && p->first != DAY_NONE &&
		    v->until.last >= p->first && v->until.last < p->last) {
			text = date_in_text(s->c, &v->until);
			signal_add(s, SIGNAL_ENDING, &v->rec, arena_printf(a,
			    "It runs until %s; the plan until %s", text,
			    day_text(a, p->last, true)), text, NULL, NULL);
		}
		if (is_set(v->reach.count) && is_set(v->reach.of) &&
		    v->reach.count.x * 4 < v->reach.of.x) {
			text = reach_text(s->c, &v->reach);
			signal_add(s, SIGNAL_REACH, &v->rec, arena_printf(a,
			    "It reaches %s", text), text, NULL, NULL);
		}
		if (is_set(v->effectiveness) && v->effectiveness.i >= 2) {
			text = choice_text(s->c, &v->effectiveness);
			signal_add(s, SIGNAL_UNPROVEN, &v->rec, arena_printf(a,
			    "Whether it works: %s", text), text, NULL, NULL);
		}
	}
}

void
signals_step2(struct signals *s)
{
	told_as_cause(s);
	one_source(s);
	services(s);
}

/* ---- step 4 ---- */

/* The option that the leader has most reason to fear. */
static const struct option *
rival_of(const struct appraisal_result *r)
{
	size_t i;

	if (r->nearest.option != NULL && r->nearest.option !=
	    r->leader->option)
		return r->nearest.option;
	for (i = 0; i < r->n_options; i++)
		if (r->options[i].rank == 2 ||
		    (r->options[i].rank == 1 && &r->options[i] != r->leader))
			return r->options[i].option;
	return NULL;
}

static void
balance(struct signals *s, const struct appraisal_result *r)
{
	const char *flip = appraisal_flip_text(s->c->arena, r);
	const struct option *rival;
	size_t n;

	if (r->leader == NULL || (r->verdict != APPRAISAL_SUPPORTED &&
	    r->verdict != APPRAISAL_FINELY_BALANCED))
		return;
	rival = rival_of(r);
	if (rival == NULL)
		return;
	if (flip == NULL)
		flip = appraisal_verdict_word(r->verdict);
	n = strlen(flip);
	signal_add(s, r->verdict == APPRAISAL_SUPPORTED ? SIGNAL_SUPPORTED :
	    SIGNAL_BALANCED, &r->appraisal->rec, arena_strndup(s->c->arena,
	    flip, n > 0 && flip[n - 1] == '.' ? n - 1 : n),
	    signal_title(s, &r->leader->option->rec), signal_title(s,
	    &rival->rec), NULL);
}

/* Is everything that is cited weak or without a rating? */
static bool
is_weak(const struct refs *evidence)
{
	size_t i;

	for (i = 0; i < evidence->n; i++) {
		const struct rec *r = evidence->items[i].to;
		const struct evidence *e = (const struct evidence *)r;

		if (r != NULL && r->kind == REC_EVIDENCE &&
		    is_set(e->strength) && e->strength.i < 2)
			return false;
	}
	return true;
}

static void
favoured(struct signals *s, const struct appraisal *a)
{
	const struct refs *favour = &a->decision.favour;
	size_t i;

	for (i = 0; i < favour->n; i++) {
		const struct rec *r = favour->items[i].to;
		const struct option *o = (const struct option *)r;

		if (r == NULL || r->kind != REC_OPTION ||
		    !is_weak(&o->evidence))
			continue;
		signal_add(s, SIGNAL_WEAK_CHOICE, r, o->evidence.n == 0 ?
		    "It is favoured, and no evidence is cited for it" :
		    arena_printf(s->c->arena, "It is favoured on: %s",
		    refs_text(s->c, &o->evidence)),
		    signal_title(s, &a->rec), NULL, NULL);
	}
}

static const char *
count_of_actions(const struct signals *s)
{
	return number_text(s->c->arena, (double)s->c->plan->actions.n, 0);
}

/* Fewer actions say little about what a plan leaves out. */
#define ENOUGH_ACTIONS	4

static void
scaled_down(struct signals *s)
{
	const struct action_list *l = &s->c->plan->actions;
	size_t i, told = 0;

	for (i = 0; i < l->n; i++) {
		if (!is_set(l->items[i].change))
			continue;
		if (l->items[i].change.i == ACTION_SCALE_DOWN)
			return;
		told++;
	}
	if (told >= ENOUGH_ACTIONS)
		signal_add(s, SIGNAL_NO_LESS, NULL, arena_printf(s->c->arena,
		    "None of the %zu actions scales anything down or ends it",
		    l->n), count_of_actions(s), NULL, NULL);
}

static bool
leads_or_provides(const struct plan *p, const struct partner *who)
{
	size_t i, k, j;

	for (i = 0; i < p->actions.n; i++) {
		const struct persons *lead = action_lead(&p->actions.items[i]);

		for (k = 0; k < lead->n; k++)
			if (lead->items[k].partner == who)
				return true;
	}
	for (i = 0; i < p->appraisals.n; i++)
		for (j = 0; j < p->appraisals.items[i].options.n; j++)
			if (refs_have(&p->appraisals.items[i].options.items[j]
			    .provider, &who->rec))
				return true;
	return false;
}

/* third and community, in the order of the language */
static bool
is_third(const struct partner *p)
{
	return is_set(p->sector) && (p->sector.i == 8 || p->sector.i == 9);
}

static void
third_sector(struct signals *s)
{
	const struct partner_list *l = &s->c->plan->partners;
	size_t i, known = 0, third = 0;

	for (i = 0; i < l->n; i++) {
		known += is_set(l->items[i].sector);
		third += is_third(&l->items[i]);
		if (is_third(&l->items[i]) && s->c->plan->actions.n > 0 &&
		    !leads_or_provides(s->c->plan, &l->items[i]))
			signal_add(s, SIGNAL_THIRD_IDLE, &l->items[i].rec,
			    "It leads no action and provides no option",
			    choice_text(s->c, &l->items[i].sector), NULL,
			    NULL);
	}
	if (known >= 3 && third == 0)
		signal_add(s, SIGNAL_NO_THIRD, NULL, arena_printf(s->c->arena,
		    "None of the %zu partners is a voluntary or community "
		    "body", l->n), number_text(s->c->arena, (double)l->n, 0),
		    NULL, NULL);
}

static bool
speaks_early(const struct signals *s, const char *text)
{
	return text != NULL && signal_word(text, PHRASES(s->c->plan,
	    EARLY_WORD)) != NULL;
}

static void
early(struct signals *s)
{
	const struct action_list *l = &s->c->plan->actions;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (speaks_early(s, l->items[i].title.v.raw) ||
		    speaks_early(s, l->items[i].description.v.raw) ||
		    speaks_early(s, l->items[i].rec.id.v.raw))
			return;
	if (l->n > ENOUGH_ACTIONS)
		signal_add(s, SIGNAL_NO_EARLY, NULL, arena_printf(s->c->arena,
		    "None of the %zu actions speaks of acting early or of "
		    "preventing", l->n), count_of_actions(s), NULL, NULL);
}

/* ---- whom it touches ---- */

static const char *
row_name(const struct signals *s, const struct equality_row *r)
{
	return is_given(r->group) ? refs_text(s->c, &r->group) :
	    choice_text(s->c, &r->characteristic);
}

static bool
same_text(const struct rich *a, const struct rich *b)
{
	return is_set(*a) && is_set(*b) && strlen(a->v.raw) > 3 &&
	    strcasecmp(a->v.raw, b->v.raw) == 0;
}

static void
same_words(struct signals *s)
{
	const struct equality_row_list *l =
	    &s->c->plan->proofing.equality.rows;
	size_t i, k;

	for (i = 0; i < l->n; i++)
		for (k = i + 1; k < l->n; k++) {
			const struct equality_row *a = &l->items[i];
			const struct equality_row *b = &l->items[k];
			const char *names[2];

			if (!same_text(&a->needs, &b->needs) &&
			    !same_text(&a->take_up, &b->take_up) &&
			    !same_text(&a->mitigation, &b->mitigation))
				continue;
			names[0] = row_name(s, a);
			names[1] = row_name(s, b);
			signal_add(s, SIGNAL_SAME_WORDS, NULL,
			    arena_printf(s->c->arena, "Of %s the same is said, "
			    "word for word", list_text(s->c, names, 2)),
			    list_text(s->c, names, 2), NULL, NULL);
			return;
		}
}

static void
effects(struct signals *s)
{
	const struct equality_row_list *l =
	    &s->c->plan->proofing.equality.rows;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (is_set(l->items[i].effect) &&
		    l->items[i].effect.i == EFFECT_UNKNOWN)
			signal_add(s, SIGNAL_NO_EFFECT_KNOWN,
			    l->items[i].group.n > 0 ?
			    l->items[i].group.items[0].to : NULL,
			    arena_printf(s->c->arena,
			    "The effect on “%s” is given as unknown",
			    row_name(s, &l->items[i])),
			    arena_printf(s->c->arena, "“%s”", row_name(s,
			    &l->items[i])), NULL, NULL);
}

/* The group that most actions are meant for, when these are several. */
static void
cumulative(struct signals *s)
{
	const struct plan *p = s->c->plan;
	const struct group *most = NULL;
	size_t i, k, n, top = 2;

	for (i = 0; i < p->groups.n; i++) {
		for (k = n = 0; k < p->actions.n; k++)
			n += refs_have(&p->actions.items[k].groups,
			    &p->groups.items[i].rec);
		if (n > top) {
			top = n;
			most = &p->groups.items[i];
		}
	}
	if (most != NULL)
		signal_add(s, SIGNAL_CUMULATIVE, &most->rec,
		    arena_printf(s->c->arena, "%zu actions name this group",
		    top), number_text(s->c->arena, (double)top, 0), NULL,
		    NULL);
}

static void
covenant(struct signals *s)
{
	const struct plan *p = s->c->plan;

	if (duty_of(p, DUTY_ARMED_FORCES) == NULL || p->actions.n == 0 ||
	    duty_answer(p, DUTY_ARMED_FORCES) != NULL)
		return;
	signal_add(s, SIGNAL_COVENANT, NULL, "Nothing is said of the Armed "
	    "Forces Covenant", sentence_case(s->c, choice_text(s->c,
	    &p->plan.nation)), NULL, NULL);
}

void
signals_step4(struct signals *s)
{
	size_t i;

	for (i = 0; i < s->c->plan->appraisals.n; i++) {
		balance(s, &s->c->an->appraisals[i]);
		favoured(s, &s->c->plan->appraisals.items[i]);
	}
	scaled_down(s);
	third_sector(s);
	early(s);
	same_words(s);
	effects(s);
	cumulative(s);
	covenant(s);
}
