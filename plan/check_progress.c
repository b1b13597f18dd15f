#include "arena.h"
#include "check_util.h"

/* What the plan says of its own progress: M802 to M805. */

static struct span
status_place(const struct action *act)
{
	return is_given(act->status) ? act->status.v.at : act->rec.at;
}

/* ---- M802 ---- */

/* The day of the last report on each action. */
static day *
last_reports(const struct plan *p, struct diags *d)
{
	day *last = arena_array(d->arena, p->actions.n + 1, sizeof(*last));
	size_t i;

	for (i = 0; i < p->actions.n; i++)
		last[i] = DAY_NONE;
	for (i = 0; i < p->updates.n; i++) {
		const struct update *u = &p->updates.items[i];
		const struct rec *r = u->action.to;

		if (r == NULL && u->milestone.to != NULL)
			r = u->milestone.to->owner;
		if (r != NULL && is_set(u->date) && !u->date.ongoing &&
		    u->date.last > last[r->index])
			last[r->index] = u->date.last;
	}
	return last;
}

static void
overdue_update(const struct plan *p, struct diags *d,
    const struct action_result *r, day last)
{
	const struct frequency *cycle = &p->monitoring.cycle;
	const char *name = check_label(d, &r->action->rec);
	day from = last != DAY_NONE ? last : r->start;

	if (r->start == DAY_NONE || r->start > p->as_of ||
	    day_add_months(from, cycle->months) + cycle->days >= p->as_of)
		return;
	if (last == DAY_NONE)
		diag_add(d, RULE_M802, r->action->rec.at, &r->action->rec,
		    "Nothing has been reported on the action “%s” since it "
		    "started on %s, and progress is reviewed %s", name,
		    check_day(d, r->start), cycle->v.raw);
	else
		diag_add(d, RULE_M802, r->action->rec.at, &r->action->rec,
		    "Nothing has been reported on the action “%s” since %s, "
		    "and progress is reviewed %s", name, check_day(d, last),
		    cycle->v.raw);
	diag_help(d, "Ask its lead, and add what they say: “updates: [{action: "
	    "%s, date: …, said: …, status: on-track}]”.", name);
}

static void
reports(const struct plan *p, const struct analysis *a, struct diags *d)
{
	const day *last;
	size_t i;

	if (p->as_of == DAY_NONE || !is_set(p->monitoring.cycle))
		return;
	last = last_reports(p, d);
	for (i = 0; i < p->actions.n; i++)
		if (check_judges(a, i) && !check_complete_action(a, i))
			overdue_update(p, d, &a->actions[i], last[i]);
}

/* ---- M803 ---- */

static bool
is_judgement(enum declared_status s)
{
	return s == DECLARED_ON_TRACK || s == DECLARED_AT_RISK ||
	    s == DECLARED_OFF_TRACK;
}

static void
status_without_rule(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i;

	if (is_given(p->monitoring.rag_rule))
		return;
	for (i = 0; i < p->actions.n; i++) {
		const struct action_result *r = &a->actions[i];

		if (!r->has_declared || !is_judgement(r->declared))
			continue;
		diag_add(d, RULE_M803, status_place(r->action), NULL,
		    "Actions have a status, and nothing says what makes one "
		    "on track, at risk or off track");
		diag_help(d, "Say it under “monitoring: {rag-rule: …}”, for "
		    "example: amber a month late, red three months.");
		return;
	}
}

/* ---- M804, M805 ---- */

static void
too_hopeful(struct diags *d, const struct action_result *r)
{
	const struct action *act = r->action;
	const char *name = check_label(d, &act->rec);

	if (r->days_late > 0)
		diag_add(d, RULE_M804, status_place(act), &act->rec,
		    "The action “%s” is said to go better than its dates say: "
		    "it is %d days overdue", name, r->days_late);
	else if (r->milestones_late > 0)
		diag_add(d, RULE_M804, status_place(act), &act->rec,
		    "The action “%s” is said to go better than its dates say: "
		    "%zu of its milestones are late", name,
		    r->milestones_late);
	else
		diag_add(d, RULE_M804, status_place(act), &act->rec,
		    "The action “%s” is said to go better than its dates say",
		    name);
	if (r->days_late > 0)
		diag_help(d, "Write “status: off-track” and what is done about "
		    "it under “corrective-action:”, or move its date, %s, with "
		    "an update that says why.", check_day(d, r->due));
	else
		diag_help(d, "Write “status: at-risk”, or move the dates that "
		    "have gone by with an update that says why.");
}

static void
no_correction(struct diags *d, const struct action_result *r)
{
	const struct action *act = r->action;

	if (r->rag != RAG_RED || r->declared_better ||
	    is_given(act->corrective_action))
		return;
	diag_add(d, RULE_M805, status_place(act), &act->rec,
	    "The action “%s” is red, and nothing says what is done about it",
	    check_label(d, &act->rec));
	diag_help(d, "Add “corrective-action:” with who does what by when to "
	    "bring it back.");
}

void
check_progress(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i;

	reports(p, a, d);
	status_without_rule(p, a, d);
	for (i = 0; i < p->actions.n; i++) {
		if (!check_judges(a, i))
			continue;
		if (a->actions[i].declared_better)
			too_hopeful(d, &a->actions[i]);
		no_correction(d, &a->actions[i]);
	}
}
