#include "pack.h"

#include <string.h>

/*
 * "In this plan: …" under a question: what the plan holds of the part that
 * the question is about, so that a reviewer knows where to look, or that
 * there is nothing to look at.
 */

#define MAX_NAMED	5

/* ---- parts that are lists of records ---- */

struct any { const char *items; size_t n; };

/*
 * `list` is a list of the plan, `inner` one inside each of its records, and
 * `given` a value without which a record does not count.
 */
static const struct listed {
	const char	*name;
	const char	*one, *many;
	size_t		 list, size;
	size_t		 inner, inner_size;
	size_t		 given;
	bool		 by_name;	/* England is one, however often */
} lists[] = {
#define LIST_OF(member, type) \
	.list = offsetof(struct plan, member), .size = sizeof(struct type)
#define INNER(type, member, of) \
	.inner = offsetof(struct type, member), \
	.inner_size = sizeof(struct of)
#define GIVEN(type, member)	.given = offsetof(struct type, member)
	{ "outcomes", "outcome", "outcomes", LIST_OF(outcomes, outcome) },
	{ "indicators", "indicator", "indicators",
	    LIST_OF(indicators, indicator) },
	{ "comparators", "comparator", "comparators",
	    LIST_OF(indicators, indicator),
	    INNER(indicator, comparators, comparator), .by_name = true },
	{ "breakdowns", "breakdown by group or place",
	    "breakdowns by group or place", LIST_OF(indicators, indicator),
	    INNER(indicator, breakdown, breakdown), .by_name = true },
	{ "stories", "account of what lies behind an indicator",
	    "accounts of what lies behind an indicator",
	    LIST_OF(indicators, indicator), GIVEN(indicator, story) },
	{ "not-captured", "word on what an indicator does not capture",
	    "words on what an indicator does not capture",
	    LIST_OF(indicators, indicator), GIVEN(indicator, not_captured) },
	{ "groups", "group of people", "groups of people",
	    LIST_OF(groups, group) },
	{ "needs", "need", "needs", LIST_OF(needs, need) },
	{ "evidence", "piece of evidence", "pieces of evidence",
	    LIST_OF(evidence, evidence) },
	{ "gaps", "gap in information", "gaps in information",
	    LIST_OF(gaps, gap) },
	{ "interventions", "service or project of today",
	    "services and projects of today",
	    LIST_OF(interventions, intervention) },
	{ "forecasts", "forecast", "forecasts", LIST_OF(forecasts, forecast) },
	{ "factors", "factor", "factors", LIST_OF(forecasts, forecast),
	    INNER(forecast, factors, factor) },
	{ "scenarios", "scenario", "scenarios", LIST_OF(forecasts, forecast),
	    INNER(forecast, scenarios, scenario) },
	{ "risks", "risk", "risks", LIST_OF(risks, risk) },
	{ "appraisals", "appraisal of options", "appraisals of options",
	    LIST_OF(appraisals, appraisal) },
	{ "options", "option", "options", LIST_OF(appraisals, appraisal),
	    INNER(appraisal, options, option) },
	{ "actions", "action", "actions", LIST_OF(actions, action) },
	{ "exits", "action with a plan for its end",
	    "actions with a plan for their end", LIST_OF(actions, action),
	    GIVEN(action, exit) },
	{ "funding", "source of funding", "sources of funding",
	    LIST_OF(funding, funding) },
	{ "partners", "partner", "partners", LIST_OF(partners, partner) },
	{ "chains", "delivery chain", "delivery chains",
	    LIST_OF(delivery_chains, chain) },
	{ "nodes", "place in a delivery chain", "places in a delivery chain",
	    LIST_OF(delivery_chains, chain), INNER(chain, nodes, chain_node) },
	{ "attendees", "body at a workshop", "bodies at a workshop",
	    LIST_OF(delivery_chains, chain),
	    INNER(chain, workshop.attendees, attendee) },
};

struct seen { const struct rec **v; size_t n; };

static void
see_one(struct seen *s, const char *item, size_t given)
{
	const struct val *v = (const void *)(item + given);

	if (given == 0 || v->state != VAL_ABSENT)
		s->v[s->n++] = (const void *)item;
}

static bool
is_named_before(const struct seen *s, const struct rec *r)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (strcmp(rec_title(s->v[i]), rec_title(r)) == 0)
			return true;
	return false;
}

static size_t
room_for(const struct listed *l, const struct any *outer)
{
	size_t i, n = 0;

	if (l->inner_size == 0)
		return outer->n;
	for (i = 0; i < outer->n; i++)
		n += ((const struct any *)(const void *)(outer->items +
		    i * l->size + l->inner))->n;
	return n;
}

static struct seen
records_of(const struct pack *p, const struct listed *l)
{
	const struct any *outer = (const void *)
	    ((const char *)p->c.plan + l->list), *inner;
	struct seen s = { 0 };
	size_t i, k;

	s.v = arena_array(p->c.arena, room_for(l, outer), sizeof *s.v);
	for (i = 0; i < outer->n; i++) {
		const char *item = outer->items + i * l->size;

		if (l->inner_size == 0) {
			see_one(&s, item, l->given);
			continue;
		}
		inner = (const void *)(item + l->inner);
		for (k = 0; k < inner->n; k++) {
			const char *one = inner->items + k * l->inner_size;

			if (!l->by_name || !is_named_before(&s,
			    (const void *)one))
				see_one(&s, one, 0);
		}
	}
	return s;
}

/* A chain has no title: it is known by what it is to bring about. */
static const char *
seen_text(const struct compose *c, const struct rec *r)
{
	const struct chain *k = (const struct chain *)r;

	return r->kind == REC_CHAIN && k->outcomes.n > 0 ?
	    refs_text(c, &k->outcomes) : rec_text(c, r);
}

static void
put_records(struct pack *p, struct block *root, const struct listed *l)
{
	struct compose *c = &p->c;
	struct seen s = records_of(p, l);
	struct block *b;
	size_t i;

	if (s.n == 0) {
		pack_none(p, root, l->many);
		return;
	}
	b = doc_para(c->doc, root, PARA_BODY, "In this plan: %s. ",
	    count_text(c, s.n, l->one, l->many));
	for (i = 0; i < s.n && i < MAX_NAMED; i++) {
		if (i > 0)
			doc_text(c->doc, b, "; ");
		put_xref(c, b, s.v[i], seen_text(c, s.v[i]));
	}
	if (s.n > MAX_NAMED)
		doc_text(c->doc, b, "; and %zu more", s.n - MAX_NAMED);
	doc_text(c->doc, b, ".");
}

/* ---- parts that are said in words ---- */

static bool
put_monitoring(struct pack *p, struct block *b)
{
	const struct monitoring *m = &p->c.plan->monitoring;

	if (!is_given(m->cycle) && !is_given(m->body))
		return false;
	doc_text(p->c.doc, b, "how often progress is reviewed: %s; by whom: "
	    "%s.", or_not_set(shown(&p->c, &m->cycle.v)),
	    or_not_set(shown(&p->c, &m->body.v)));
	return true;
}

static bool
put_words(struct pack *p, struct block *b, const struct rich *r)
{
	if (!is_given(*r))
		return false;
	put_rich_inline(&p->c, b, r);
	return true;
}

static bool
put_under_performance(struct pack *p, struct block *b)
{
	return put_words(p, b, &p->c.plan->monitoring.under_performance);
}

static bool
put_evaluation(struct pack *p, struct block *b)
{
	return put_words(p, b, &p->c.plan->monitoring.evaluation);
}

static bool
put_added_value(struct pack *p, struct block *b)
{
	return put_words(p, b, &p->c.plan->plan.added_value);
}

static bool
put_process(struct pack *p, struct block *b)
{
	const struct process *m = &p->c.plan->plan.process;

	if (!rec_given(*m))
		return false;
	doc_text(p->c.doc, b, "lead: %s; sponsor: %s; sessions held: %s.",
	    or_not_set(person_text(&p->c, &m->lead)),
	    or_not_set(person_text(&p->c, &m->sponsor)),
	    or_not_set(number_shown(&p->c, &m->sessions)));
	return true;
}

static bool
put_equality(struct pack *p, struct block *b)
{
	const struct equality *e = &p->c.plan->proofing.equality;

	if (e->rows.n + e->no_difference.n == 0)
		return false;
	doc_text(p->c.doc, b, "%s described one by one; %s said to make no "
	    "difference.", count_text(&p->c, e->rows.n, "group", "groups"),
	    count_text(&p->c, e->no_difference.n, "characteristic",
	    "characteristics"));
	return true;
}

static bool
put_effect(struct pack *p, struct block *b, const struct choice *effect,
    const struct rich *more)
{
	if (!is_given(*effect) && !is_given(*more))
		return false;
	doc_text(p->c.doc, b, "effect: %s. ",
	    or_not_set(choice_text(&p->c, effect)));
	put_rich_inline(&p->c, b, more);
	return true;
}

static bool
put_rural(struct pack *p, struct block *b)
{
	const struct rural *r = &p->c.plan->proofing.rural;

	return put_effect(p, b, &r->effect, &r->access);
}

static bool
put_environment(struct pack *p, struct block *b)
{
	const struct environment *e = &p->c.plan->proofing.environment;

	return put_effect(p, b, &e->effect, &e->mitigation);
}

static bool
put_pilots(struct pack *p, struct block *b)
{
	const struct appraisal_list *l = &p->c.plan->appraisals;
	size_t i, k, n = 0;

	for (i = 0; i < l->n; i++)
		for (k = 0; k < l->items[i].options.n; k++) {
			const struct option *o = &l->items[i].options.items[k];

			if (!rec_given(o->pilot))
				continue;
			doc_text(p->c.doc, b, n++ > 0 ? "; " : "to be tried "
			    "out: ");
			put_xref(&p->c, b, &o->rec, rec_text(&p->c, &o->rec));
		}
	return n > 0;
}

static bool
put_parked(struct pack *p, struct block *b)
{
	const struct chain_list *l = &p->c.plan->delivery_chains;
	size_t i, n = 0;

	for (i = 0; i < l->n; i++)
		if (l->items[i].parked.n > 0)
			doc_text(p->c.doc, b, n++ > 0 ? "; %s" :
			    "set aside: %s", lines_text(&p->c,
			    &l->items[i].parked));
	return n > 0;
}

static const struct said {
	const char	*name;
	const char	*what;	/* when there is none */
	bool		(*put)(struct pack *, struct block *);
} words[] = {
	{ "monitoring", "review cycle", put_monitoring },
	{ "under-performance", "rule for what falls behind",
	    put_under_performance },
	{ "evaluation", "arrangement for evaluation", put_evaluation },
	{ "added-value", "statement of what the partnership adds",
	    put_added_value },
	{ "process", "account of how it was made", put_process },
	{ "equality", "assessment of effects on groups of people",
	    put_equality },
	{ "rural", "assessment of effects on rural places", put_rural },
	{ "environment", "assessment of effects on the environment",
	    put_environment },
	{ "pilots", "pilot", put_pilots },
	{ "parked", "point set aside for later", put_parked },
};

static void
put_said(struct pack *p, struct block *root, const struct said *s)
{
	struct block *b = doc_para(p->c.doc, root, PARA_BODY,
	    "In this plan: ");

	if (s->put(p, b))
		return;
	/* The words that have begun become the sentence that says so. */
	b->text->text = arena_printf(p->c.arena, "No %s in this plan.",
	    s->what);
}

static const struct listed *
list_named(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (strcmp(lists[i].name, name) == 0)
			return &lists[i];
	return NULL;
}

static const struct said *
said_named(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].name, name) == 0)
			return &words[i];
	return NULL;
}

bool
pack_can_see(const char *name)
{
	return list_named(name) != NULL || said_named(name) != NULL;
}

void
pack_see(struct pack *p, struct block *root, const char *name)
{
	const struct listed *l = list_named(name);
	const struct said *s = said_named(name);

	if (l != NULL)
		put_records(p, root, l);
	else if (s != NULL)
		put_said(p, root, s);
}
