#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "check_util.h"

/* When an action runs, and what shows on the way that it does. */

/* What an action says of its own dates; DAY_NONE where it says nothing. */
struct run { day start, due; };

static day
first_day(const struct date *x)
{
	return is_set(*x) && !x->ongoing ? x->first : DAY_NONE;
}

static day
last_day(const struct date *x)
{
	return is_set(*x) && !x->ongoing ? x->last : DAY_NONE;
}

static bool
before(day x, day limit)
{
	return x != DAY_NONE && limit != DAY_NONE && x < limit;
}

static struct run
run_of(const struct action *act)
{
	struct run r = { first_day(&act->start), last_day(&act->due) };

	return r;
}

/* ---- S105: dates outside the plan's ---- */

static void
too_early(const struct plan *p, struct diags *d, const struct action *act,
    const struct date *when, day x)
{
	diag_add(d, RULE_S105, when->v.at, &act->rec,
	    "The action “%s” has a date of %s, before the plan starts on %s",
	    check_label(d, &act->rec), check_day(d, x),
	    check_day(d, p->first));
	diag_help(d, "Move it to %s or later, or let “period” of the plan "
	    "(%s) start earlier; what is done already belongs under "
	    "“interventions”.", check_day(d, p->first), p->plan.period.v.raw);
}

static void
too_late(const struct plan *p, struct diags *d, const struct action *act,
    const struct date *when, day x)
{
	diag_add(d, RULE_S105, when->v.at, &act->rec,
	    "The action “%s” has a date of %s, after the plan ends on %s",
	    check_label(d, &act->rec), check_day(d, x),
	    check_day(d, p->last));
	diag_help(d, "Move it to %s or earlier, or let “period” of the plan "
	    "(%s) end later.", check_day(d, p->last), p->plan.period.v.raw);
}

/* An action that lies outside altogether is one finding, not two. */
static void
action_outside(const struct plan *p, struct diags *d,
    const struct action *act)
{
	struct run r = run_of(act);

	if (before(p->last, r.due))
		too_late(p, d, act, &act->due, r.due);
	else if (before(p->last, r.start))
		too_late(p, d, act, &act->start, r.start);
	if (before(r.start, p->first))
		too_early(p, d, act, &act->start, r.start);
	else if (before(r.due, p->first))
		too_early(p, d, act, &act->due, r.due);
}

static void
milestone_outside_plan(const struct plan *p, struct diags *d,
    const struct action *act, const struct milestone *m)
{
	diag_add(d, RULE_S105, m->due.v.at, &m->rec,
	    "The milestone “%s” of the action “%s” falls on %s, outside the "
	    "plan's dates", check_label(d, &m->rec),
	    check_label(d, &act->rec), check_day(d, m->due.last));
	diag_help(d, "Give it a date between %s and %s, or change “period” of "
	    "the plan (%s).", check_day(d, p->first), check_day(d, p->last),
	    p->plan.period.v.raw);
}

static void
milestone_outside_action(struct diags *d, const struct action *act,
    const struct milestone *m)
{
	struct run r = run_of(act);
	const char *name = check_label(d, &act->rec);

	if (before(m->due.last, r.start)) {
		diag_add(d, RULE_S105, m->due.v.at, &m->rec,
		    "The milestone “%s” falls on %s, before its action “%s” "
		    "starts on %s", check_label(d, &m->rec),
		    check_day(d, m->due.last), name, check_day(d, r.start));
		diag_help(d, "Move the milestone to %s or later, or start "
		    "“%s” earlier.", check_day(d, r.start), name);
		diag_also(d, act->start.v.at, "the action starts here");
	} else {
		diag_add(d, RULE_S105, m->due.v.at, &m->rec,
		    "The milestone “%s” falls on %s, after its action “%s” "
		    "is due on %s", check_label(d, &m->rec),
		    check_day(d, m->due.last), name, check_day(d, r.due));
		diag_help(d, "Move the milestone to %s or earlier, or make "
		    "“%s” due later.", check_day(d, r.due), name);
		diag_also(d, act->due.v.at, "the action is due here");
	}
	diag_level(d, LEVEL_WARNING);
}

static void
milestone_outside(const struct plan *p, struct diags *d,
    const struct action *act, const struct milestone *m)
{
	struct run r = run_of(act);
	day x = last_day(&m->due);
	bool in_action = !before(x, r.start) && !before(r.due, x);

	if (before(x, p->first) || before(p->last, x)) {
		/* Within an action that is itself outside: said there. */
		if (in_action &&
		    (before(p->last, r.due) || before(r.start, p->first)))
			return;
		milestone_outside_plan(p, d, act, m);
	} else if (!in_action && !before(r.due, r.start))
		milestone_outside_action(d, act, m);
}

/* ---- S128, S129: no end, or one still to be settled ---- */

static void
no_end(const struct plan *p, struct diags *d, const struct action *act)
{
	const struct date *due = &act->due;
	const char *name = check_label(d, &act->rec);

	if (is_absent(*due))
		diag_add(d, RULE_S128, act->rec.at, &act->rec,
		    "The action “%s” has no due date", name);
	else
		diag_add(d, RULE_S128, due->v.at, &act->rec,
		    "The action “%s” has no end: it is due “%s”", name,
		    due->v.raw);
	if (p->last != DAY_NONE)
		diag_help(d, "Give the day, month or quarter by which this "
		    "stage is finished, no later than %s; a service that "
		    "simply runs on belongs under “interventions”.",
		    check_day(d, p->last));
	else
		diag_help(d, "Give the day, month or quarter by which this "
		    "stage is finished; a service that simply runs on belongs "
		    "under “interventions”.");
}

static void
settle_a_date(const struct plan *p, struct diags *d)
{
	if (p->first != DAY_NONE && p->last != DAY_NONE)
		diag_help(d, "Give at least a month or a quarter between %s "
		    "and %s, such as “Q3 2026/27”; it can be moved when more "
		    "is known.", check_day(d, p->first), check_day(d, p->last));
	else
		diag_help(d, "Give at least a month or a quarter, such as "
		    "“Q3 2026/27”; it can be moved when more is known.");
}

static void
date_to_be_confirmed(const struct plan *p, struct diags *d,
    const struct action *act)
{
	const char *name = check_label(d, &act->rec);

	if (act->start.v.state == VAL_TBC) {
		diag_add(d, RULE_S129, act->start.v.at, &act->rec,
		    "The start of the action “%s” is still to be confirmed",
		    name);
		settle_a_date(p, d);
	}
	if (act->due.v.state == VAL_TBC) {
		diag_add(d, RULE_S129, act->due.v.at, &act->rec,
		    "The due date of the action “%s” is still to be confirmed",
		    name);
		settle_a_date(p, d);
	}
}

static void
milestone_to_be_confirmed(const struct plan *p, struct diags *d,
    const struct action *act, const struct milestone *m)
{
	const char *name = check_label(d, &m->rec);

	if (m->due.v.state == VAL_TBC) {
		diag_add(d, RULE_S129, m->due.v.at, &m->rec,
		    "The date of the milestone “%s” of the action “%s” is "
		    "still to be confirmed", name,
		    check_label(d, &act->rec));
		settle_a_date(p, d);
	}
	if (m->lead.v.state == VAL_TBC) {
		diag_add(d, RULE_S129, m->lead.v.at, &m->rec,
		    "The lead of the milestone “%s” of the action “%s” is "
		    "still to be confirmed", name,
		    check_label(d, &act->rec));
		diag_help(d, "Name one person, or leave it out: then the "
		    "action's own lead answers for it.");
	}
}

static bool
has_no_end(const struct date *due)
{
	return is_absent(*due) || due->v.state == VAL_AS_WRITTEN ||
	    due->v.state == VAL_WORD || (is_set(*due) && due->ongoing);
}

void
check_dates(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i, j;

	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (!check_judges(a, i))
			continue;
		action_outside(p, d, act);
		for (j = 0; j < act->milestones.n; j++)
			milestone_outside(p, d, act,
			    &act->milestones.items[j]);
		if (check_complete_action(a, i))
			continue;
		if (has_no_end(&act->due))
			no_end(p, d, act);
		date_to_be_confirmed(p, d, act);
		for (j = 0; j < act->milestones.n; j++)
			milestone_to_be_confirmed(p, d, act,
			    &act->milestones.items[j]);
	}
}

/* ---- S106, S107: milestones on the way ---- */

/* "December 2026": the month in the middle, for an example. */
static const char *
middle_month(struct diags *d, day from, day to)
{
	const char *s = day_text(d->arena, from + (to - from) / 2, true);
	const char *space = strchr(s, ' ');

	return space != NULL ? space + 1 : s;
}

static void
no_milestone(const struct plan *p, struct diags *d, const struct action *act)
{
	struct run r = run_of(act);
	day from = r.start != DAY_NONE ? r.start : p->first;
	day to = r.due != DAY_NONE ? r.due : p->last;

	diag_add(d, RULE_S106, act->rec.at, &act->rec,
	    "The action “%s” has no milestone", check_label(d, &act->rec));
	if (from != DAY_NONE && to != DAY_NONE && from < to)
		diag_help(d, "Add at least one between %s and %s, as in "
		    "“milestones: {%s: Five schools signed}”.",
		    check_day(d, from), check_day(d, to),
		    middle_month(d, from, to));
	else
		diag_help(d, "Add at least one with a date, as in "
		    "“milestones: {July 2027: Five schools signed}”.");
}

/* A day on which something shows: the start, a milestone, the end. */
struct stop { day at; struct span where; };

static int
by_day(const void *a, const void *b)
{
	const struct stop *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* All stops within the run of an action by day; 0 if one is not known. */
static size_t
stops_of(struct diags *d, const struct action *act, struct stop **out)
{
	struct run r = run_of(act);
	struct stop *v;
	size_t i, n = 0;

	v = arena_array(d->arena, act->milestones.n + 2, sizeof(*v));
	if (r.start != DAY_NONE)
		v[n++] = (struct stop){ r.start, act->start.v.at };
	for (i = 0; i < act->milestones.n; i++) {
		const struct date *due = &act->milestones.items[i].due;
		day x = last_day(due);

		if (x == DAY_NONE)
			return 0;	/* said by S129, or unreadable */
		if (!before(x, r.start) && !before(r.due, x))
			v[n++] = (struct stop){ x, due->v.at };
	}
	if (r.due != DAY_NONE)
		v[n++] = (struct stop){ r.due, act->due.v.at };
	qsort(v, n, sizeof(*v), by_day);
	*out = v;
	return n;
}

static void
report_gap(struct diags *d, const struct action *act, const struct stop *from,
    const struct stop *to, int limit, size_t count)
{
	int days = to->at - from->at;
	int wanted = (days - 1) / limit;
	const char *name = check_label(d, &act->rec);
	const char *a = check_day(d, from->at), *b = check_day(d, to->at);

	if (count == 1)
		diag_add(d, RULE_S107, to->where, &act->rec,
		    "The action “%s” has no milestone for %d days, from %s "
		    "to %s", name, days, a, b);
	else
		diag_add(d, RULE_S107, to->where, &act->rec,
		    "The action “%s” has %zu stretches of more than %d days "
		    "without a milestone, the longest %d days, from %s to %s",
		    name, count, limit, days, a, b);
	if (wanted == 1)
		diag_help(d, "Add a milestone between %s and %s, so that "
		    "progress shows at least every %d days.", a, b, limit);
	else
		diag_help(d, "Add %d milestones between %s and %s, so that "
		    "progress shows at least every %d days.", wanted, a, b,
		    limit);
	diag_also(d, from->where, "the stretch starts here");
}

/* One finding an action: its longest gap, and how many there are. */
static void
gaps_of(struct diags *d, const struct action *act, int limit)
{
	struct stop *v = NULL;
	size_t n = stops_of(d, act, &v), i, longest = 0, count = 0;

	for (i = 1; i < n; i++) {
		day gap = v[i].at - v[i - 1].at;

		if (gap <= limit)
			continue;
		count++;
		if (longest == 0 || gap > v[longest].at - v[longest - 1].at)
			longest = i;
	}
	if (count > 0)
		report_gap(d, act, &v[longest - 1], &v[longest], limit,
		    count);
}

void
check_milestones(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	int limit = (int)check_threshold(p, RULE_S107, "days", 92);
	size_t i;

	if (limit < 1)
		limit = 1;
	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (!check_judges(a, i))
			continue;
		if (act->milestones.n == 0)
			no_milestone(p, d, act);
		else if (!check_complete_action(a, i))
			gaps_of(d, act, limit);
	}
}
