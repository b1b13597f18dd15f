#include "arena.h"
#include "check_util.h"

/* How the actions lie beside each other in time: S108, S115, S121. */

/* ---- S108 ---- */

/* Fewer say nothing about how a plan is spread. */
#define MIN_MILESTONES	4

static void
back_loaded(const struct plan *p, struct diags *d, size_t late, size_t all,
    day from)
{
	double limit = check_threshold(p, RULE_S108, "percent", 60);
	size_t allowed = (size_t)(limit * (double)all / 100);
	size_t move = late - allowed;

	if ((double)late * 100 <= limit * (double)all)
		return;
	diag_add(d, RULE_S108, p->plan.period.v.at, NULL,
	    "%zu of the plan's %zu milestones fall in its last quarter, from "
	    "%s", late, all, check_day(d, from));
	diag_help(d, "Bring at least %zu of them forward, or add what should "
	    "show before %s: what only shows at the end cannot be put right.",
	    move, check_day(d, from));
}

static void
spread(const struct plan *p, const struct analysis *a, struct diags *d)
{
	const struct schedule_result *r = &a->schedule;

	if (p->first == DAY_NONE || p->last == DAY_NONE ||
	    r->dated_milestones < MIN_MILESTONES)
		return;
	back_loaded(p, d, r->last_quarter, r->dated_milestones,
	    p->last - (p->last - p->first + 1) / 4 + 1);
}

/* ---- S115 ---- */

static const struct person *
leader_of(const struct action *act)
{
	const struct persons *lead = action_lead(act);

	return lead->n == 1 ? lead->items[0].person : NULL;
}

static bool
is_open_on(const struct analysis *a, size_t i, day at)
{
	const struct action_result *r = &a->actions[i];

	return check_judges(a, i) && !check_complete_action(a, i) &&
	    r->start != DAY_NONE && r->due != DAY_NONE && r->start <= at &&
	    at <= r->due;
}

static void
overloaded(const struct plan *p, const struct analysis *a, struct diags *d,
    const struct person *who, day at, size_t n, size_t limit)
{
	const char *name = check_label(d, &who->rec);
	size_t i, shown = 0;

	diag_add(d, RULE_S115, who->rec.at, &who->rec,
	    "“%s” leads %zu actions at once on %s, more than %zu", name, n,
	    check_day(d, at), limit);
	diag_help(d, "Give at least %zu of them to somebody else, or let them "
	    "start when others are finished.", n - limit);
	for (i = 0; i < p->actions.n && shown < 3; i++) {
		const struct action *act = &p->actions.items[i];

		if (leader_of(act) != who || !is_open_on(a, i, at))
			continue;
		diag_also(d, act->rec.at, "“%s” is one of them",
		    check_label(d, &act->rec));
		shown++;
	}
}

/* A team or post as text is S102's. */
static void
load(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t limit = (size_t)check_threshold(p, RULE_S115, "count", 8);
	size_t i;

	for (i = 0; i < a->schedule.n_workloads; i++) {
		const struct workload *w = &a->schedule.workloads[i];

		if (w->person != NULL && w->peak > limit)
			overloaded(p, a, d, w->person, w->peak_on, w->peak,
			    limit);
	}
}

/* ---- S121 ---- */

/* The day on which what is waited for is there; DAY_NONE: it is already,
   or nobody knows. */
static day
ready_on(const struct analysis *a, const struct dependency *dep)
{
	const struct rec *to = dep->to;
	day x;

	if (to == NULL)
		return DAY_NONE;
	if (to->kind == REC_ACTION) {
		if (check_cancelled(a, to->index) ||
		    check_complete_action(a, to->index))
			return DAY_NONE;
		x = a->actions[to->index].due;
	} else {
		const struct milestone_result *m =
		    &a->actions[to->owner->index].milestones[to->index];
		x = m->done ? DAY_NONE : m->due;
	}
	if (x == DAY_NONE)
		return x;
	return day_add_months(x, dep->lag_months) + dep->lag_days;
}

static void
starts_before(struct diags *d, const struct action *act,
    const struct dependency *dep, day start, day ready)
{
	const char *name = check_label(d, &act->rec);

	diag_add(d, RULE_S121, act->start.v.at, &act->rec,
	    "The action “%s” starts on %s, before what it waits for, “%s”, is "
	    "due on %s", name, check_day(d, start), dep->v.raw,
	    check_day(d, ready));
	diag_help(d, "Start it on %s or later, bring “%s” forward, or wait for "
	    "an earlier milestone of it.", check_day(d, ready), dep->v.raw);
	diag_also(d, dep->v.at, "it waits for this");
}

static bool
in_a_circle(const struct diags *d)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->v[i].rule == RULE_S120)
			return true;
	return false;
}

/* In a circle something always starts too early: S120 says that. */
static void
order(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i, j;

	if (in_a_circle(d))
		return;
	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];
		day start = a->actions[i].start;

		if (start == DAY_NONE || !is_set(act->start) ||
		    check_cancelled(a, i) || check_complete_action(a, i))
			continue;
		for (j = 0; j < act->after.n; j++) {
			const struct dependency *dep = &act->after.items[j];
			day ready = ready_on(a, dep);

			if (ready != DAY_NONE && start < ready) {
				starts_before(d, act, dep, start, ready);
				break;
			}
		}
	}
}

void
check_schedule(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	spread(p, a, d);
	load(p, a, d);
	order(p, a, d);
}
