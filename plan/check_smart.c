#include "arena.h"
#include "check_util.h"

/* Who leads an action and what it has to work with. */

/* ---- S102, S103, S129: the lead ---- */

static const char *
name_a_person(const struct plan *p, struct diags *d)
{
	const char *ids = CHECK_IDS(d, p->people);

	if (ids == NULL)
		return "Name one person and the partner they work for, as in "
		    "“lead: C. Nurse (0-19 service)”.";
	return arena_printf(d->arena, "Name one person, such as %s of the "
	    "register, or a new one with their partner, as in "
	    "“lead: C. Nurse (0-19 service)”.", ids);
}

static void
no_lead(const struct plan *p, struct diags *d, const struct action *act)
{
	diag_add(d, RULE_S103, act->rec.at, &act->rec,
	    "The action “%s” has no lead", check_label(d, &act->rec));
	diag_help(d, "%s", name_a_person(p, d));
}

static const char *
person_text(const struct person_ref *r)
{
	return r->v.raw;
}

/* LANGUAGE: a list of leads is joint leads, and none of them is first. */
static void
joint_leads(struct diags *d, const struct action *act)
{
	const struct persons *lead = &act->lead;
	struct buf rest;
	size_t i;

	buf_init(&rest, d->arena);
	for (i = 1; i < lead->n; i++)
		check_list(&rest, i - 1, lead->n - 1,
		    person_text(&lead->items[i]));
	diag_add(d, RULE_S103, lead->v.at, &act->rec,
	    "The action “%s” has %zu joint leads and none of them is first",
	    check_label(d, &act->rec), lead->n);
	diag_help(d, "Keep one as “lead”, such as %s, and move the others to "
	    "“support” (%s).", person_text(&lead->items[0]), buf_text(&rest));
}

static void
lead_to_be_confirmed(const struct plan *p, struct diags *d,
    const struct action *act, struct span at)
{
	diag_add(d, RULE_S129, at, &act->rec,
	    "The lead of the action “%s” is still to be confirmed",
	    check_label(d, &act->rec));
	diag_help(d, "%s", name_a_person(p, d));
}

/* A person of the register who works for this partner, or NULL. */
static const struct person *
person_of(const struct plan *p, const struct partner *partner)
{
	size_t i;

	for (i = 0; i < p->people.n; i++) {
		const struct person *x = &p->people.items[i];
		if (is_set(x->rec.id) && x->partner.to == &partner->rec)
			return x;
	}
	return NULL;
}

static void
partner_leads(const struct plan *p, struct diags *d, const struct action *act,
    const struct person_ref *lead)
{
	const struct person *someone = NULL;

	diag_add(d, RULE_S102, lead->v.at, &act->rec,
	    "The lead of the action “%s” is the partner “%s”, not one person",
	    check_label(d, &act->rec), lead->v.raw);
	if (lead->partner != NULL)
		someone = person_of(p, lead->partner);
	if (someone != NULL)
		diag_help(d, "Name one person there, such as “lead: %s”, and "
		    "put %s in “support”.", someone->rec.id.v.raw,
		    lead->v.raw);
	else
		diag_help(d, "Add the person who answers for it to “people”, "
		    "with “partner: %s”, and name them as “lead”.",
		    lead->v.raw);
}

/*
 * A post that is entered in the register is one entry with one partner
 * behind it, and passes; a post or team written as text is nobody's.
 */
static void
text_leads(struct diags *d, const struct action *act,
    const struct person_ref *lead)
{
	diag_add(d, RULE_S102, lead->v.at, &act->rec,
	    "The lead of the action “%s”, “%s”, is a team or post and not "
	    "one person of the register", check_label(d, &act->rec),
	    lead->v.raw);
	diag_help(d, "Write the name and the partner, as in "
	    "“lead: C. Nurse (0-19 service)”, or add the post to “people” "
	    "and name it here by its id.");
}

static void
one_lead(const struct plan *p, struct diags *d, const struct action *act,
    const struct person_ref *lead)
{
	switch (lead->v.state) {
	case VAL_TBC:
		lead_to_be_confirmed(p, d, act, lead->v.at);
		return;
	case VAL_AS_WRITTEN:
		text_leads(d, act, lead);
		return;
	case VAL_SET:
	case VAL_WORD:
		break;
	case VAL_ABSENT:
	case VAL_BAD:
		return;
	}
	switch (lead->kind) {
	case PERSON_REGISTERED:
	case PERSON_DECLARED:
		return;
	case PERSON_PARTNER:
		partner_leads(p, d, act, lead);
		return;
	case PERSON_TEXT:
		text_leads(d, act, lead);
		return;
	}
}

static void
lead_of(const struct plan *p, struct diags *d, const struct action *act)
{
	const struct persons *lead = &act->lead;
	size_t i, settled = 0;

	if (is_absent(*lead)) {
		/* A sub-action has its parent's lead, which is judged there. */
		if (action_parent(act) == NULL)
			no_lead(p, d, act);
		return;
	}
	if (lead->v.state == VAL_TBC) {
		lead_to_be_confirmed(p, d, act, lead->v.at);
		return;
	}
	for (i = 0; i < lead->n; i++)
		settled += lead->items[i].v.state != VAL_TBC;
	if (settled > 1) {
		joint_leads(d, act);
		return;
	}
	for (i = 0; i < lead->n; i++)
		one_lead(p, d, act, &lead->items[i]);
}

void
check_leads(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	for (i = 0; i < p->actions.n; i++)
		if (!check_cancelled(a, i))
			lead_of(p, d, &p->actions.items[i]);
}

/* ---- S113: resources ---- */

static bool
states_a_sum(const struct money *m)
{
	return is_set(*m) && m->kind != MONEY_NOT_COSTED;
}

static bool
has_resources(const struct resources *r)
{
	return states_a_sum(&r->money) || states_a_sum(&r->by_year) ||
	    r->money.v.state == VAL_BAD || r->by_year.v.state == VAL_BAD ||
	    is_given(r->funding) || is_given(r->people) ||
	    is_given(r->time) || is_given(r->assets);
}

static void
resources_of(struct diags *d, const struct action *act)
{
	const struct resources *r = &act->resources;
	const struct action *parent = action_parent(act);
	const char *name = check_label(d, &act->rec);

	/* What a parent has is a further sum that its sub-actions share. */
	if (has_resources(r) ||
	    (parent != NULL && has_resources(&parent->resources)))
		return;
	if (!is_given(r->money))
		diag_add(d, RULE_S113, act->rec.at, &act->rec,
		    "The action “%s” does not say what resources it needs",
		    name);
	else if (r->money.v.state == VAL_SET)
		diag_add(d, RULE_S113, r->money.v.at, &act->rec,
		    "The action “%s” is not costed, and names no people, time "
		    "or assets either", name);
	else
		diag_add(d, RULE_S113, r->money.v.at, &act->rec,
		    "The money for the action “%s” is still to be settled, "
		    "and it names no people, time or assets", name);
	diag_help(d, "Give a sum or a range and what else it takes, as in "
	    "“resources: {money: 40k .. 60k, people: 0.5 FTE}”, or say "
	    "“resources: existing” if it is done with what is there.");
}

void
check_resources(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i;

	for (i = 0; i < p->actions.n; i++)
		if (check_judges(a, i))
			resources_of(d, &p->actions.items[i]);
}

/* ---- S122, S123: actions and outcomes serve each other ---- */

static void
orphan(const struct plan *p, struct diags *d, const struct action *act)
{
	const struct action *parent = action_parent(act);
	const char *ids = CHECK_IDS(d, p->outcomes);

	diag_add(d, RULE_S122, act->rec.at, &act->rec,
	    "The action “%s” serves no outcome", check_label(d, &act->rec));
	if (ids == NULL)
		diag_help(d, "Give the outcome that it serves an id under "
		    "“outcomes”, and name that id here.");
	else if (parent != NULL)
		diag_help(d, "Name the outcome that it serves with "
		    "“outcomes:” (%s), here or on “%s”, whose outcomes its "
		    "sub-actions share.", ids,
		    check_label(d, &parent->rec));
	else
		diag_help(d, "Name the outcome that it serves with "
		    "“outcomes:” (%s); an action that serves none belongs in "
		    "another plan.", ids);
}

/* Mark an outcome and all that it is part of as served. */
static void
mark_served(const struct plan *p, bool *served, const struct rec *r)
{
	while (r != NULL && r->kind == REC_OUTCOME && !served[r->index]) {
		served[r->index] = true;
		r = p->outcomes.items[r->index].parent.to;
	}
}

static void
mark_action(const struct plan *p, bool *served, const struct action *act)
{
	const struct refs *o = action_outcomes(act);
	size_t i;

	for (i = 0; i < o->n; i++)
		mark_served(p, served, o->items[i].to);
}

static bool
names_nothing(const struct refs *r)
{
	return r->n == 0 && r->v.state != VAL_BAD;
}

bool *
check_outcomes_with_parts(const struct plan *p, struct diags *d)
{
	bool *has = arena_array(d->arena, p->outcomes.n, sizeof(*has));
	size_t i;

	for (i = 0; i < p->outcomes.n; i++) {
		const struct rec *up = p->outcomes.items[i].parent.to;
		if (up != NULL && up->kind == REC_OUTCOME)
			has[up->index] = true;
	}
	return has;
}

/*
 * Only outcomes without parts are judged: where a theme has no action, each
 * of its objectives says so already.
 */
static void
unserved_outcomes(const struct plan *p, struct diags *d, const bool *served)
{
	const bool *has_parts = check_outcomes_with_parts(p, d);
	size_t i;

	for (i = 0; i < p->outcomes.n; i++) {
		const struct outcome *o = &p->outcomes.items[i];
		const char *name = check_label(d, &o->rec);

		if (served[i] || has_parts[i])
			continue;
		diag_add(d, RULE_S123, o->rec.at, &o->rec,
		    "The outcome “%s” has no action", name);
		if (is_set(o->rec.id))
			diag_help(d, "Add an action with “outcomes: %s”, or "
			    "name %s in one that helps it already.", name,
			    name);
		else
			diag_help(d, "Give it an id, such as “id: "
			    "healthy-weight”, and name that id in the "
			    "“outcomes” of the actions that serve it.");
	}
}

void
check_outcomes(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	bool *served = arena_array(d->arena, p->outcomes.n, sizeof(*served));
	size_t i;

	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (check_cancelled(a, i))
			continue;
		mark_action(p, served, act);
		if (check_judges(a, i) && names_nothing(action_outcomes(act)))
			orphan(p, d, act);
	}
	unserved_outcomes(p, d, served);
}
