/*
 * The status of actions at the as-of date (METHODS 6): what the lead
 * declares, what dates and milestones say, and the worse of the two.
 * Updates dated up to the as-of date take the place of what the plan says.
 */
#include <strings.h>

#include "arena.h"
#include "methods.h"

#define SOON_DAYS	30	/* due so soon that an open milestone counts */
#define NO_PARENT	SIZE_MAX

/* What the passes below need of one action besides its result. */
struct work {
	size_t	parent;		/* index, or NO_PARENT */
	bool	late;		/* it, or a leaf of it, is overdue */
	bool	waits;		/* for something that is late */
	size_t	leaves[COMPUTED_CANCELLED + 1];	/* of a parent, by status */
};

struct pass {
	const struct plan	*plan;
	struct action_result	*v;
	struct work		*w;
	size_t			 n;
};

/* ---- updates ---- */

static bool
reports_status(const struct update *u)
{
	return is_set(u->status);
}

static bool
reports_due(const struct update *u)
{
	return is_set(u->new_due) && !u->new_due.ongoing;
}

static bool
reports_done(const struct update *u)
{
	return is_set(u->done) || u->done.v.state == VAL_WORD ||
	    (is_set(u->status) && u->status.i == DECLARED_COMPLETE);
}

/* The latest update about a record that reports something; of one day the
   last in the file, undated ones before all others. */
static const struct update *
latest_update(const struct plan *plan, const struct rec *about,
    bool (*reports)(const struct update *))
{
	const struct update *found = NULL;
	day found_on = DAY_NONE;
	size_t i;

	for (i = 0; i < plan->updates.n; i++) {
		const struct update *u = &plan->updates.items[i];
		const struct rec *on = u->milestone.to != NULL ?
		    u->milestone.to : u->action.to;
		day when = is_set(u->date) ? u->date.last : DAY_NONE;

		if (on != about || !reports(u))
			continue;
		if (plan->as_of != DAY_NONE && is_set(u->date) &&
		    u->date.first > plan->as_of)
			continue;
		if (found == NULL || when >= found_on) {
			found = u;
			found_on = when;
		}
	}
	return found;
}

/* ---- milestones ---- */

static day
deadline(const struct date *d)
{
	return is_set(*d) && !d->ongoing ? d->last : DAY_NONE;
}

/* "yes", or a day that has come by the as-of date. */
static bool
has_happened(const struct date *d, day as_of)
{
	if (d->v.state == VAL_WORD)
		return strcasecmp(d->v.raw, "yes") == 0;
	return is_set(*d) && !d->ongoing &&
	    (as_of == DAY_NONE || d->first <= as_of);
}

static bool
update_says_done(const struct update *u, day as_of)
{
	if (is_given(u->done))
		return has_happened(&u->done, as_of);
	return is_set(u->status) && u->status.i == DECLARED_COMPLETE;
}

static struct milestone_result
measure_milestone(const struct plan *plan, const struct milestone *m)
{
	struct milestone_result r = { .milestone = m };
	const struct update *u = latest_update(plan, &m->rec, reports_due);

	r.due = u != NULL ? u->new_due.last : deadline(&m->due);
	u = latest_update(plan, &m->rec, reports_done);
	r.done = u != NULL ? update_says_done(u, plan->as_of) :
	    has_happened(&m->done, plan->as_of);
	r.late = !r.done && r.due != DAY_NONE && plan->as_of != DAY_NONE &&
	    r.due < plan->as_of;
	return r;
}

/* ---- what each action says of itself ---- */

static void
read_declared(const struct plan *plan, struct action_result *r)
{
	const struct action *ac = r->action;
	const struct update *u = latest_update(plan, &ac->rec, reports_status);

	if (u == NULL)
		u = latest_update(plan, &ac->rec, reports_done);
	r->has_declared = true;
	if (u != NULL && is_set(u->status))
		r->declared = (enum declared_status)u->status.i;
	else if (u != NULL && update_says_done(u, plan->as_of))
		r->declared = DECLARED_COMPLETE;
	else if (is_set(ac->status))
		r->declared = (enum declared_status)ac->status.i;
	else
		r->has_declared = false;
}

static void
read_action(const struct plan *plan, struct arena *a,
    struct action_result *r)
{
	const struct action *ac = r->action;
	const struct update *u = latest_update(plan, &ac->rec, reports_due);
	size_t i;

	r->start = is_set(ac->start) && !ac->start.ongoing ? ac->start.first :
	    DAY_NONE;
	r->due = u != NULL ? u->new_due.last : deadline(&ac->due);
	read_declared(plan, r);
	r->milestones = arena_array(a, ac->milestones.n,
	    sizeof *r->milestones);
	for (i = 0; i < ac->milestones.n; i++) {
		r->milestones[i] = measure_milestone(plan,
		    &ac->milestones.items[i]);
		r->milestones_done += r->milestones[i].done;
		r->milestones_late += r->milestones[i].late;
	}
}

/* Index of the action that this record is; n if it is none of the plan. */
static size_t
index_of(const struct plan *plan, const struct rec *rec)
{
	const struct action *ac = (const struct action *)rec;

	if (rec == NULL || rec->kind != REC_ACTION || plan->actions.n == 0 ||
	    ac < plan->actions.items ||
	    ac >= plan->actions.items + plan->actions.n)
		return plan->actions.n;
	return (size_t)(ac - plan->actions.items);
}

static void
find_parents(struct pass *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		size_t up = index_of(p->plan, p->v[i].action->parent.to);

		p->w[i].parent = up < p->n && up != i ? up : NO_PARENT;
		if (p->w[i].parent != NO_PARENT)
			p->v[up].is_parent = true;
	}
}

/* ---- leaves ---- */

static bool
declares(const struct action_result *r, enum declared_status status)
{
	return r->has_declared && r->declared == status;
}

static bool
is_complete(const struct action_result *r)
{
	return declares(r, DECLARED_COMPLETE) &&
	    r->milestones_done == r->action->milestones.n;
}

static bool
is_overdue(const struct action_result *r, day as_of)
{
	return as_of != DAY_NONE && r->due != DAY_NONE && r->due < as_of &&
	    !declares(r, DECLARED_CANCELLED) && !is_complete(r);
}

static bool
milestone_is_late(const struct pass *p, const struct rec *rec)
{
	size_t owner = index_of(p->plan, rec->owner), i;

	for (i = 0; owner < p->n &&
	    i < p->v[owner].action->milestones.n; i++)
		if (&p->v[owner].milestones[i].milestone->rec == rec)
			return p->v[owner].milestones[i].late;
	return false;
}

static bool
waits_for_late(const struct pass *p, const struct action *ac)
{
	size_t i, on;

	for (i = 0; i < ac->after.n; i++) {
		const struct rec *to = ac->after.items[i].to;

		if (to == NULL)
			continue;
		on = index_of(p->plan, to);
		if (on < p->n ? p->w[on].late :
		    to->kind == REC_MILESTONE && milestone_is_late(p, to))
			return true;
	}
	return false;
}

static enum computed_status
compute(const struct pass *p, size_t i)
{
	const struct action_result *r = &p->v[i];
	day as_of = p->plan->as_of;

	if (declares(r, DECLARED_CANCELLED))
		return COMPUTED_CANCELLED;
	if (is_complete(r))
		return COMPUTED_COMPLETE;
	if (as_of == DAY_NONE)
		return COMPUTED_UNKNOWN;
	if (p->w[i].late)
		return COMPUTED_OVERDUE;
	if (r->milestones_late > 0 || p->w[i].waits ||
	    (r->due != DAY_NONE && r->due - as_of <= SOON_DAYS &&
	    r->milestones_done < r->action->milestones.n))
		return COMPUTED_AT_RISK;
	if (r->start != DAY_NONE && r->start > as_of)
		return COMPUTED_NOT_STARTED;
	/* Without a date to be late for, nothing can be said. */
	return r->due != DAY_NONE || r->action->milestones.n > 0 ?
	    COMPUTED_ON_TRACK : COMPUTED_UNKNOWN;
}

/* ---- parents: the sum of their leaves ---- */

static void
widen(struct action_result *up, const struct action_result *leaf)
{
	if (leaf->start != DAY_NONE &&
	    (up->start == DAY_NONE || leaf->start < up->start))
		up->start = leaf->start;
	if (leaf->due != DAY_NONE &&
	    (up->due == DAY_NONE || leaf->due > up->due))
		up->due = leaf->due;
}

/* Call fn for every ancestor of every leaf.  A circle of parents has no
   leaf below it, but a leaf may lead into one: n steps are enough. */
static void
each_ancestor(struct pass *p,
    void (*fn)(struct pass *, size_t leaf, size_t up))
{
	size_t i, up, steps;

	for (i = 0; i < p->n; i++) {
		if (p->v[i].is_parent)
			continue;
		up = p->w[i].parent;
		for (steps = 0; up != NO_PARENT && steps < p->n; steps++) {
			fn(p, i, up);
			up = p->w[up].parent;
		}
	}
}

static void
lend_dates(struct pass *p, size_t leaf, size_t up)
{
	widen(&p->v[up], &p->v[leaf]);
	p->w[up].late = p->w[up].late || p->w[leaf].late;
}

/* What holds back a parent holds back each of its leaves. */
static void
inherit_waiting(struct pass *p, size_t leaf, size_t up)
{
	if (waits_for_late(p, p->v[up].action))
		p->w[leaf].waits = true;
}

static void
count_leaf(struct pass *p, size_t leaf, size_t up)
{
	p->w[up].leaves[p->v[leaf].computed]++;
	if (p->v[leaf].days_late > p->v[up].days_late)
		p->v[up].days_late = p->v[leaf].days_late;
}

static enum computed_status
compute_parent(const struct action_result *r, const size_t *leaves)
{
	size_t n = 0, live;
	int i;

	if (declares(r, DECLARED_CANCELLED))
		return COMPUTED_CANCELLED;
	for (i = 0; i <= COMPUTED_CANCELLED; i++)
		n += leaves[i];
	live = n - leaves[COMPUTED_CANCELLED];
	if (n == 0)
		return COMPUTED_UNKNOWN;	/* a circle of parents */
	if (live == 0)
		return COMPUTED_CANCELLED;
	if (leaves[COMPUTED_COMPLETE] == live)
		return COMPUTED_COMPLETE;
	if (leaves[COMPUTED_OVERDUE] > 0)
		return COMPUTED_OVERDUE;
	if (leaves[COMPUTED_AT_RISK] > 0)
		return COMPUTED_AT_RISK;
	if (leaves[COMPUTED_NOT_STARTED] == live)
		return COMPUTED_NOT_STARTED;
	return leaves[COMPUTED_UNKNOWN] == live ? COMPUTED_UNKNOWN :
	    COMPUTED_ON_TRACK;
}

/* ---- the colour shown ---- */

/* One scale for both: a higher step is worse. */
enum step { STEP_UNKNOWN, STEP_COMPLETE, STEP_ON_TRACK, STEP_NOT_STARTED,
	STEP_AMBER, STEP_RED, STEP_CANCELLED };

static const struct shown { enum step step; enum rag rag; const char *word; }
shown_computed[] = {
	[COMPUTED_UNKNOWN] = { STEP_UNKNOWN, RAG_NONE, "Not known" },
	[COMPUTED_NOT_STARTED] = { STEP_NOT_STARTED, RAG_NOT_STARTED,
	    "Not started" },
	[COMPUTED_ON_TRACK] = { STEP_ON_TRACK, RAG_GREEN, "On track" },
	[COMPUTED_AT_RISK] = { STEP_AMBER, RAG_AMBER, "At risk" },
	[COMPUTED_OVERDUE] = { STEP_RED, RAG_RED, "Overdue" },
	[COMPUTED_COMPLETE] = { STEP_COMPLETE, RAG_COMPLETE, "Complete" },
	[COMPUTED_CANCELLED] = { STEP_CANCELLED, RAG_CANCELLED, "Cancelled" },
}, shown_declared[] = {
	[DECLARED_NOT_STARTED] = { STEP_NOT_STARTED, RAG_NOT_STARTED,
	    "Not started" },
	[DECLARED_ON_TRACK] = { STEP_ON_TRACK, RAG_GREEN, "On track" },
	[DECLARED_AT_RISK] = { STEP_AMBER, RAG_AMBER, "At risk" },
	[DECLARED_OFF_TRACK] = { STEP_RED, RAG_RED, "Off track" },
	[DECLARED_RESCHEDULED] = { STEP_AMBER, RAG_AMBER, "Rescheduled" },
	[DECLARED_COMPLETE] = { STEP_COMPLETE, RAG_COMPLETE, "Complete" },
	[DECLARED_CANCELLED] = { STEP_CANCELLED, RAG_CANCELLED, "Cancelled" },
};

static void
colour(struct action_result *r)
{
	struct shown computed = shown_computed[r->computed], worse = computed;

	if (r->has_declared) {
		struct shown declared = shown_declared[r->declared];

		if (declared.step > computed.step)
			worse = declared;
		/* Only trouble counts, or an end that is none: whether work
		   has begun is the lead's to say. */
		r->declared_better = computed.step != STEP_UNKNOWN &&
		    declared.step < computed.step &&
		    (computed.step >= STEP_AMBER ||
		    declared.step == STEP_COMPLETE);
	}
	r->rag = worse.rag;
	r->word = worse.word;
}

void
status_measure(const struct plan *plan, struct arena *a,
    struct action_result *v)
{
	struct pass p = { .plan = plan, .v = v, .n = plan->actions.n };
	size_t i;

	p.w = arena_array(a, p.n, sizeof *p.w);
	for (i = 0; i < p.n; i++) {
		v[i].action = &plan->actions.items[i];
		read_action(plan, a, &v[i]);
	}
	find_parents(&p);
	for (i = 0; i < p.n; i++) {
		if (v[i].is_parent)
			v[i].start = v[i].due = DAY_NONE;
		else
			p.w[i].late = is_overdue(&v[i], plan->as_of);
	}
	each_ancestor(&p, lend_dates);
	for (i = 0; i < p.n; i++)
		p.w[i].waits = waits_for_late(&p, v[i].action);
	each_ancestor(&p, inherit_waiting);
	for (i = 0; i < p.n; i++) {
		if (v[i].is_parent)
			continue;
		v[i].computed = compute(&p, i);
		if (v[i].computed == COMPUTED_OVERDUE)
			v[i].days_late = (int)(plan->as_of - v[i].due);
	}
	each_ancestor(&p, count_leaf);
	for (i = 0; i < p.n; i++) {
		if (v[i].is_parent)
			v[i].computed = compute_parent(&v[i], p.w[i].leaves);
		colour(&v[i]);
	}
}
