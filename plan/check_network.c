#include "arena.h"
#include "check_util.h"

/*
 * Who is in the delivery chain and what holds it: D508, D509, D510, D512,
 * D513, D514, D516, D517, D518, D520.
 */

enum { LEVEL_FRONT_LINE = 3, LEVEL_COMMUNITY = 4, LINK_INTERNAL = 0 };

/* ---- links: D508, D513, D517 ---- */

/* "from public-health to nurses" */
static const char *
link_text(struct diags *d, const struct chain_link *l)
{
	return arena_printf(d->arena, "from “%s” to “%s”",
	    l->from.to != NULL ? check_label(d, l->from.to) : "",
	    l->to.to != NULL ? check_label(d, l->to.to) : "");
}

static void
link_of(struct diags *d, const struct chain *c, const struct chain_link *l)
{
	if (l->from.to == NULL || l->to.to == NULL)
		return;
	if (!is_given(l->kind)) {
		diag_add(d, RULE_D508, l->rec.at, &c->rec,
		    "The link %s does not say what holds it", link_text(d, l));
		diag_help(d, "Add “kind:” internal (one organisation), "
		    "contractual (a contract or rule), common-purpose or "
		    "community (influence alone).");
	} else if (!is_given(l->lever) && is_set(l->kind) &&
	    l->kind.i != LINK_INTERNAL) {
		diag_add(d, RULE_D517, l->rec.at, &c->rec,
		    "The link %s has nothing that could move it",
		    link_text(d, l));
		diag_help(d, "Name what could be used, as in “lever: Grant "
		    "conditions”; where there is nothing, that is a risk to "
		    "write down.");
	}
}

static void
links(struct diags *d, const struct chain *c)
{
	size_t i, up = 0;

	for (i = 0; i < c->links.n; i++) {
		const struct chain_link *l = &c->links.items[i];

		link_of(d, c, l);
		up += is_set(l->feedback) && l->feedback.yes;
	}
	if (c->links.n == 0 || up > 0)
		return;
	diag_add(d, RULE_D513, c->links.items[0].rec.at, &c->rec,
	    "No link of the delivery chain “%s” brings news back up",
	    check_label(d, &c->rec));
	diag_help(d, "Mark those that do with “feedback: yes”; if none does, "
	    "agree who tells whom how it goes.");
}

/* ---- nodes: D509, D512 ---- */

static void
nodes(struct diags *d, const struct chain *c, bool *told)
{
	bool front = false;
	size_t i;

	for (i = 0; i < c->nodes.n; i++) {
		const struct chain_node *n = &c->nodes.items[i];
		const struct partner *x = (const void *)n->partner.to;

		front = front || n->level.v.state == VAL_BAD ||
		    (is_set(n->level) && (n->level.i == LEVEL_FRONT_LINE ||
		    n->level.i == LEVEL_COMMUNITY));
		if (x == NULL || x->declared || is_given(x->role) ||
		    told[x->rec.index])
			continue;
		told[x->rec.index] = true;
		diag_add(d, RULE_D509, x->rec.at, &x->rec,
		    "The partner “%s” is part of the delivery chain “%s”, and "
		    "nothing says what it does there",
		    check_label(d, &x->rec), check_label(d, &c->rec));
		diag_help(d, "Add what it brings, as in “role: Commissions "
		    "weight management”.");
		diag_also(d, n->rec.at, "it stands here in the chain");
	}
	if (c->nodes.n == 0 || front)
		return;
	diag_add(d, RULE_D512, c->nodes.items[0].rec.at, &c->rec,
	    "The delivery chain “%s” ends before anybody who meets the people "
	    "it is for", check_label(d, &c->rec));
	diag_help(d, "Add who does, with “level: front-line” or “level: "
	    "community”, and the links to them.");
}

/* ---- D510 ---- */

static void
not_signed_up(struct diags *d, const struct partner *x)
{
	if (x->signed_up.v.state != VAL_WORD || x->signed_up.v.word != 0)
		return;
	diag_add(d, RULE_D510, x->signed_up.v.at, &x->rec,
	    "The partner “%s” has not signed up to the plan",
	    check_label(d, &x->rec));
	diag_help(d, "Agree with it what it promises, and by when; until then "
	    "count on nothing that needs it.");
}

/* ---- D514 ---- */

static void
no_accountable_lead(const struct plan *p, struct diags *d,
    const struct chain *c)
{
	size_t i;

	for (i = 0; i < c->outcomes.n; i++) {
		const struct outcome *o =
		    (const void *)c->outcomes.items[i].to;

		if (o == NULL || is_given(o->lead) || is_given(p->plan.lead))
			continue;
		diag_add(d, RULE_D514, c->outcomes.items[i].v.at, &c->rec,
		    "Nobody answers for the outcome “%s”, which the delivery "
		    "chain “%s” is to deliver", check_label(d, &o->rec),
		    check_label(d, &c->rec));
		diag_help(d, "Name one person with “lead:” on the outcome, or "
		    "on the plan.");
		diag_also(d, o->rec.at, "the outcome");
	}
}

/* ---- D516 ---- */

/* A year, and a few days for those who count generously. */
#define SHORT	370

static bool
is_short(const struct funding *f)
{
	return is_set(f->from) && is_set(f->to) && !f->from.ongoing &&
	    !f->to.ongoing && f->to.last - f->from.first <= SHORT;
}

static bool
overlap(const struct funding *a, const struct funding *b)
{
	return a->from.first <= b->to.last && b->from.first <= a->to.last;
}

static void
short_and_overlapping(struct diags *d, const struct action *act)
{
	const struct refs *r = &act->resources.funding;
	const struct funding *a, *b;
	size_t i;

	for (i = 1; i < r->n; i++) {
		a = (const void *)r->items[i - 1].to;
		b = (const void *)r->items[i].to;
		if (a == NULL || b == NULL || !is_short(a) || !is_short(b) ||
		    !overlap(a, b))
			continue;
		diag_add(d, RULE_D516, r->items[i - 1].v.at, &act->rec,
		    "The action “%s” lives on “%s” and “%s”, which both last a "
		    "year or less and overlap", check_label(d, &act->rec),
		    check_label(d, &a->rec), check_label(d, &b->rec));
		diag_help(d, "Ask the funders to join them into one of several "
		    "years, with one set of conditions.");
		return;
	}
}

/* ---- D518 ---- */

static void
no_sharing(const struct plan *p, struct diags *d)
{
	size_t i;

	for (i = 0; i < p->actions.n; i++) {
		const struct resources *r = &p->actions.items[i].resources;

		if (is_given(r->assets) || is_given(r->time))
			return;
	}
	diag_add(d, RULE_D518, p->delivery_chains.items[0].rec.at,
	    &p->delivery_chains.items[0].rec,
	    "No action makes use of what partners could share: buildings, "
	    "systems, staff time");
	diag_help(d, "Ask for each action what is there already, and write it "
	    "under “resources: {time: …, assets: …}”.");
}

/* ---- D520 ---- */

static double
people(const struct number *n)
{
	return is_set(*n) ? n->x : 0;
}

static void
workshop_size(const struct plan *p, struct diags *d, const struct chain *c)
{
	double limit = check_threshold(p, RULE_D520, "count", 20);
	double s = 0, e = 0, o = 0, all;
	size_t i;

	for (i = 0; i < c->workshop.attendees.n; i++) {
		const struct attendee *x = &c->workshop.attendees.items[i];

		s += people(&x->strategic);
		e += people(&x->executive);
		o += people(&x->operational);
	}
	all = s + e + o;
	if (all > limit) {
		diag_add(d, RULE_D520, c->workshop.rec.at, &c->rec,
		    "%s people came to the workshop on “%s”, more than the %s "
		    "that can talk with each other",
		    number_text(d->arena, all, 0), check_label(d, &c->rec),
		    number_text(d->arena, limit, 0));
		diag_help(d, "Divide it into two next time, or let some send "
		    "their scores beforehand.");
	} else if (all > 1 && (s == all || e == all || o == all)) {
		diag_add(d, RULE_D520, c->workshop.rec.at, &c->rec,
		    "Only one level of seniority came to the workshop on “%s”",
		    check_label(d, &c->rec));
		diag_help(d, "Ask the other levels for their scores: those who "
		    "decide and those who do the work see different things.");
	}
}

void
check_network(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	bool *told = arena_array(d->arena, p->partners.n + 1, sizeof(*told));
	size_t i;

	for (i = 0; i < p->delivery_chains.n; i++) {
		const struct chain *c = &p->delivery_chains.items[i];

		links(d, c);
		nodes(d, c, told);
		no_accountable_lead(p, d, c);
		workshop_size(p, d, c);
	}
	for (i = 0; i < p->partners.n; i++)
		not_signed_up(d, &p->partners.items[i]);
	for (i = 0; i < p->actions.n; i++)
		if (check_judges(a, i))
			short_and_overlapping(d, &p->actions.items[i]);
	if (p->delivery_chains.n > 0 && p->actions.n > 0)
		no_sharing(p, d);
}
