#include "workbook.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 * Actions and milestones as the sheets show them: each has an identifier of
 * its own, which formulas on other sheets look up, and the words of its
 * status.
 */

/* As in the drop-down. */
const char *
status_words(enum declared_status status)
{
	switch (status) {
	case DECLARED_NOT_STARTED:
		return "Not started";
	case DECLARED_ON_TRACK:
		return "On track";
	case DECLARED_AT_RISK:
		return "At risk";
	case DECLARED_OFF_TRACK:
		return "Off track";
	case DECLARED_RESCHEDULED:
		return "Rescheduled";
	case DECLARED_COMPLETE:
		return "Complete";
	case DECLARED_CANCELLED:
		return "Cancelled";
	}
	return "";
}

/* "" where nobody has declared any. */
const char *
declared_words(const struct action_result *result)
{
	return result->has_declared ? status_words(result->declared) : "";
}

const char *
computed_words(enum computed_status status)
{
	switch (status) {
	case COMPUTED_UNKNOWN:
		return "Not known";
	case COMPUTED_NOT_STARTED:
		return "Not started";
	case COMPUTED_ON_TRACK:
		return "On track";
	case COMPUTED_AT_RISK:
		return "At risk";
	case COMPUTED_OVERDUE:
		return "Overdue";
	case COMPUTED_COMPLETE:
		return "Complete";
	case COMPUTED_CANCELLED:
		return "Cancelled";
	}
	return "";
}

const char *
refs_titles(struct book *b, const struct refs *refs)
{
	struct buf buf;

	buf_init(&buf, b->arena);
	for (size_t i = 0; i < refs->n; i++)
		join(&buf, refs->items[i].to != NULL ?
		    rec_title(refs->items[i].to) : refs->items[i].v.raw);
	return buf_text(&buf);
}

const char *
persons_names(struct book *b, const struct persons *persons)
{
	struct buf buf;

	buf_init(&buf, b->arena);
	for (size_t i = 0; i < persons->n; i++)
		join(&buf, lead_name(&persons->items[i]));
	return buf_text(&buf);
}

const char *
lead_name(const struct person_ref *person)
{
	if (!is_given(*person) || person->v.state == VAL_BAD)
		return "";
	return is_set(*person) && person->name != NULL ? person->name :
	    person->v.raw;
}

/* The partners behind persons, each once. */
static const char *
persons_partners(struct book *b, const struct persons *persons)
{
	struct buf buf;

	buf_init(&buf, b->arena);
	for (size_t i = 0; i < persons->n; i++) {
		const struct partner *partner = persons->items[i].partner;
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again |= persons->items[j].partner == partner;
		if (partner != NULL && !again)
			join(&buf, partner->name.v.raw);
	}
	return buf_text(&buf);
}

/* ---- identifiers ---- */

static int
by_id(const void *a, const void *b)
{
	const struct tracked_action *const *x = a, *const *y = b;
	int order = strcasecmp((*x)->id, (*y)->id);

	/* Of equals the one with an id of its own comes first. */
	if (order == 0)
		order = is_set((*y)->action->rec.id) -
		    is_set((*x)->action->rec.id);
	return order != 0 ? order : (*x > *y) - (*x < *y);
}

/* Ids are looked for in lists such as "a; b (+ 14 days)". */
static bool
fit_for_id(const char *ref)
{
	return strpbrk(ref, ";(") == NULL && strlen(ref) < 60 &&
	    strncasecmp(ref, "Action ", 7) != 0;
}

/*
 * The id of the plan, else the number printed elsewhere, else "Action 3".
 * Lookups ignore the case of letters, so no two may differ in it alone.
 */
static void
name_actions(struct book *b)
{
	size_t n = b->plan->actions.n;
	struct tracked_action **sorted = arena_array(b->arena, n + 1,
	    sizeof(*sorted));

	for (size_t i = 0; i < n; i++) {
		struct tracked_action *t = &b->actions[i];
		const struct rec *rec = &t->action->rec;

		sorted[i] = t;
		if (is_set(rec->id))
			t->id = rec->id.v.raw;
		else if (is_set(rec->ref) && fit_for_id(rec->ref.v.raw))
			t->id = cell_safe_text(b->arena, rec->ref.v.raw);
		else
			t->id = arena_printf(b->arena, "Action %zu", i + 1);
	}
	qsort(sorted, n, sizeof(*sorted), by_id);
	for (size_t i = 1, kept = 0; i < n; i++) {
		if (strcasecmp(sorted[i]->id, sorted[kept]->id) != 0)
			kept = i;
		else
			sorted[i]->id = arena_printf(b->arena, "Action %zu",
			    (size_t)(sorted[i] - b->actions) + 1);
	}
}

/* ---- milestones ---- */

static struct tracked_action *
tracked_action_of(struct book *b, const struct rec *rec)
{
	const struct action *action = (const struct action *)rec;

	if (rec == NULL || rec->kind != REC_ACTION)
		return NULL;
	return &b->actions[action - b->plan->actions.items];
}

static struct tracked_milestone *
tracked_milestone_of(struct book *b, const struct rec *rec)
{
	const struct milestone *milestone = (const struct milestone *)rec;
	const struct tracked_action *owner;

	if (rec == NULL || rec->kind != REC_MILESTONE)
		return NULL;
	owner = tracked_action_of(b, rec->owner);
	if (owner == NULL)
		return NULL;
	return &b->milestones[owner->first_milestone +
	    (size_t)(milestone - owner->action->milestones.items)];
}

/* The rule of the Milestones sheet's State column. */
static const char *
milestone_state(const struct book *b, const struct milestone_result *r)
{
	if (r->done)
		return "Done";
	if (r->late)
		return "Late";
	return r->due != DAY_NONE && b->as_of != DAY_NONE &&
	    r->due - b->as_of <= DUE_SOON_DAYS ? "Due soon" : "Open";
}

static void
track_milestones(struct book *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->plan->actions.n; i++)
		n += b->plan->actions.items[i].milestones.n;
	b->milestones = arena_array(b->arena, n + 1, sizeof(*b->milestones));
	for (size_t i = 0; i < b->plan->actions.n; i++) {
		struct tracked_action *owner = &b->actions[i];
		const struct milestone_list *list = &owner->action->milestones;

		owner->first_milestone = b->n_milestones;
		for (size_t j = 0; j < list->n; j++) {
			struct tracked_milestone *m =
			    &b->milestones[b->n_milestones++];
			const struct id *id = &list->items[j].rec.id;

			m->result = &owner->result->milestones[j];
			m->owner = owner;
			m->id = is_set(*id) ? arena_printf(b->arena, "%s/%s",
			    owner->id, id->v.raw) : arena_printf(b->arena,
			    "%s/%zu", owner->id, j + 1);
			m->state = milestone_state(b, m->result);
		}
	}
}

const char *
milestone_lead(const struct tracked_milestone *m)
{
	const char *own = lead_name(&m->result->milestone->lead);

	return own[0] != '\0' ? own : m->owner->lead;
}

const char *
milestone_due_shown(struct book *b, const struct tracked_milestone *m)
{
	const struct date *due = &m->result->milestone->due;

	if (m->result->due != DAY_NONE)
		return day_text(b->arena, m->result->due, false);
	return is_given(*due) && due->v.state != VAL_BAD ? due->v.raw : "";
}

const char *
action_id_of(struct book *b, const struct rec *rec)
{
	const struct tracked_milestone *milestone =
	    tracked_milestone_of(b, rec);
	const struct tracked_action *action = milestone != NULL ?
	    milestone->owner : tracked_action_of(b, rec);

	return action != NULL ? action->id : "";
}

const char *
milestone_id_of(struct book *b, const struct rec *rec)
{
	const struct tracked_milestone *milestone =
	    tracked_milestone_of(b, rec);

	return milestone != NULL ? milestone->id : "";
}

const char *
action_ids(struct book *b, const struct refs *refs)
{
	struct buf buf;

	buf_init(&buf, b->arena);
	for (size_t i = 0; i < refs->n; i++)
		join(&buf, action_id_of(b, refs->items[i].to));
	return buf_text(&buf);
}

/* ---- what actions wait for, and what they are part of ---- */

static const struct action *
parent_of(const struct book *b, const struct action *action)
{
	const struct rec *up = action->parent.to;

	return up != NULL && up->kind == REC_ACTION && up != &action->rec &&
	    b->plan->actions.n > 0 ? (const struct action *)up : NULL;
}

static bool
is_late(struct book *b, const struct rec *rec)
{
	const struct tracked_action *action = tracked_action_of(b, rec);
	const struct tracked_milestone *milestone =
	    tracked_milestone_of(b, rec);

	return (action != NULL && action->result->days_late > 0) ||
	    (milestone != NULL && milestone->result->late);
}

static const char *
waited_for_id(struct book *b, const struct dependency *d)
{
	const struct tracked_action *action = tracked_action_of(b, d->to);
	const struct tracked_milestone *milestone =
	    tracked_milestone_of(b, d->to);

	return action != NULL ? action->id : milestone != NULL ?
	    milestone->id : d->v.raw;
}

/* Formulas find an id by the bracket behind it. */
static void
put_lag(struct buf *text, const char *lag)
{
	buf_printf(text, " (%s)", lag);
}

/* Adds "share-data; school-food/pilot-signed (+ 14 days)". */
static void
add_waits(struct book *b, struct tracked_action *t, struct buf *text,
    const struct dependencies *after)
{
	for (size_t i = 0; i < after->n; i++) {
		const struct dependency *d = &after->items[i];
		const char *id = waited_for_id(b, d);
		const char *known = arena_printf(b->arena, "; %s;", id);
		const char *before = arena_printf(b->arena, "; %s;",
		    buf_text(text));

		join(text, id);
		if (d->lag_months != 0)
			put_lag(text, arena_printf(b->arena, "+ %d months",
			    d->lag_months));
		if (d->lag_days != 0)
			put_lag(text, arena_printf(b->arena, "+ %d days",
			    d->lag_days));
		/* A thing waited for twice is late once. */
		if (strstr(before, known) == NULL)
			t->late_waits += is_late(b, d->to);
	}
}

/* What holds back a parent holds back its parts too.  A circle of parents
   ends after as many steps as there are actions. */
static void
track_links(struct book *b, struct tracked_action *t)
{
	const struct action *up = t->action;
	struct buf waits, parents;

	buf_init(&waits, b->arena);
	buf_init(&parents, b->arena);
	add_waits(b, t, &waits, &up->after);
	for (size_t i = 0; i < b->plan->actions.n; i++) {
		struct tracked_action *parent;

		up = parent_of(b, up);
		if (up == NULL)
			break;
		parent = tracked_action_of(b, &up->rec);
		join(&parents, parent->id);
		parent->n_parts++;
		b->has_parts = true;
		add_waits(b, t, &waits, &up->after);
	}
	t->waits = buf_text(&waits);
	t->part_of = buf_text(&parents);
}

/* ---- dates that formulas can follow ---- */

static bool
can_follow(const struct book *b, const struct tracked_action *t)
{
	const struct action_result *r = t->result;
	double serial;

	if (b->as_of != DAY_NONE && !day_serial(b->as_of, &serial))
		return false;
	for (size_t i = 0; i < t->action->milestones.n; i++)
		if (r->milestones[i].due != DAY_NONE &&
		    !day_serial(r->milestones[i].due, &serial))
			return false;
	return (r->start == DAY_NONE || day_serial(r->start, &serial)) &&
	    (r->due == DAY_NONE || day_serial(r->due, &serial));
}

/* Add a name to a list unless it is there. */
static void
add_name(struct book *b, const char ***list, size_t *n, const char *name)
{
	if (name == NULL || name[0] == '\0')
		return;
	name = cell_safe_text(b->arena, name);
	for (size_t i = 0; i < *n; i++)
		if (strcmp((*list)[i], name) == 0)
			return;
	if ((*n & (*n - 1)) == 0)
		*list = arena_grow(b->arena, *list, *n, *n == 0 ? 1 : 2 * *n,
		    sizeof(**list));
	(*list)[(*n)++] = name;
}

static void
add_lead(struct book *b, const struct person_ref *person)
{
	add_name(b, &b->leads, &b->n_leads, lead_name(person));
}

static void
find_leads(struct book *b)
{
	for (size_t i = 0; i < b->plan->actions.n; i++) {
		const struct action *action = &b->plan->actions.items[i];
		const struct persons *leads = action_lead(action);

		for (size_t j = 0; j < leads->n; j++)
			add_lead(b, &leads->items[j]);
		for (size_t j = 0; j < leads->n; j++)
			if (leads->items[j].partner != NULL)
				add_name(b, &b->lead_partners,
				    &b->n_lead_partners,
				    leads->items[j].partner->name.v.raw);
		for (size_t j = 0; j < action->milestones.n; j++)
			add_lead(b, &action->milestones.items[j].lead);
	}
}

void
track_plan(struct book *b)
{
	size_t n = b->plan->actions.n;

	b->actions = arena_array(b->arena, n + 1, sizeof(*b->actions));
	for (size_t i = 0; i < n; i++) {
		b->actions[i].action = &b->plan->actions.items[i];
		b->actions[i].result = &b->analysis->actions[i];
	}
	name_actions(b);
	track_milestones(b);
	for (size_t i = 0; i < n; i++) {
		struct tracked_action *t = &b->actions[i];

		t->outcomes = refs_titles(b, action_outcomes(t->action));
		t->lead = persons_names(b, action_lead(t->action));
		t->partner = persons_partners(b, action_lead(t->action));
		t->rag = rag_word(t->result->rag);
		t->by_formula = can_follow(b, t);
		track_links(b, t);
	}
	find_leads(b);
}
