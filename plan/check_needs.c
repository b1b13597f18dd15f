#include "arena.h"
#include "check_util.h"

/*
 * Are the needs understood, ranked and answered: V307, V308, V311, V312,
 * V315, V316, V317.
 */

static void
gap_without_action(const struct plan *p, struct diags *d, const struct gap *g)
{
	const char *ids = CHECK_IDS(d, p->actions);

	if (is_given(g->action))
		return;
	diag_add(d, RULE_V307, g->rec.at, &g->rec,
	    "Nobody is to find out what is not known: “%s”",
	    check_label(d, &g->rec));
	if (ids != NULL)
		diag_help(d, "Name the action that will find it out, such as "
		    "%s, with “action:”.", ids);
	else
		diag_help(d, "Add an action that will find it out, and name "
		    "it with “action:”.");
}

static void
need_without_cause(struct diags *d, const struct need *n)
{
	if (is_given(n->causes))
		return;
	diag_add(d, RULE_V308, n->rec.at, &n->rec,
	    "The need “%s” does not say what causes it",
	    check_label(d, &n->rec));
	diag_help(d, "Add “causes:”; an action that does not touch a cause "
	    "does not touch the need.");
}

/* ---- V317 ---- */

static void
mark(bool *answered, const struct refs *needs)
{
	size_t i;

	for (i = 0; i < needs->n; i++)
		if (needs->items[i].to != NULL)
			answered[needs->items[i].to->index] = true;
}

static void
unanswered_needs(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	bool *answered = arena_array(d->arena, p->needs.n + 1,
	    sizeof(*answered));
	size_t i;

	for (i = 0; i < p->actions.n; i++)
		if (!check_cancelled(a, i))
			mark(answered, &p->actions.items[i].needs);
	for (i = 0; i < p->interventions.n; i++)
		mark(answered, &p->interventions.items[i].needs);
	for (i = 0; i < p->needs.n; i++) {
		const struct need *n = &p->needs.items[i];
		const char *name = check_label(d, &n->rec);

		if (answered[i])
			continue;
		diag_add(d, RULE_V317, n->rec.at, &n->rec,
		    "No action and nothing done today answers the need “%s”",
		    name);
		if (is_set(n->rec.id))
			diag_help(d, "Add “needs: %s” to the action or "
			    "intervention that answers it, or say in the "
			    "plan why it must wait.", name);
		else
			diag_help(d, "Give it an id, and name that id under "
			    "“needs:” of the action or intervention that "
			    "answers it.");
	}
}

/* ---- V316 ---- */

static void
not_ranked(const struct plan *p, struct diags *d)
{
	const struct need *first = NULL;
	size_t i, n = 0;

	for (i = 0; i < p->needs.n; i++) {
		const struct need *x = &p->needs.items[i];

		if (is_given(x->priority))
			continue;
		if (n++ == 0)
			first = x;
	}
	if (n == 0 || p->needs.n < 2)
		return;
	if (n == p->needs.n)
		diag_add(d, RULE_V316, first->rec.at, NULL,
		    "None of the %zu needs says which comes first", n);
	else
		diag_add(d, RULE_V316, first->rec.at, NULL,
		    "%zu of the %zu needs have no priority; the first is “%s”",
		    n, p->needs.n, check_label(d, &first->rec));
	diag_help(d, "Agree an order, and write it down as “priority: 1”, "
	    "“priority: 2” and so on.");
}

/* ---- V315 ---- */

static bool
measures_group(const struct indicator *ind, const struct rec *group)
{
	size_t i;

	for (i = 0; i < ind->breakdown.n; i++)
		if (ind->breakdown.items[i].group.to == group)
			return true;
	return false;
}

static bool
names_outcome_of(const struct indicator *ind, const struct need *n)
{
	size_t i, j;

	for (i = 0; i < ind->outcomes.n; i++)
		for (j = 0; j < n->outcomes.n; j++)
			if (ind->outcomes.items[i].to != NULL &&
			    ind->outcomes.items[i].to ==
			    n->outcomes.items[j].to)
				return true;
	return false;
}

/* The first group of the need that no indicator of its outcomes shows;
   NULL: none, or there are no indicators to show it. */
static const struct rec *
unmeasured_group(const struct plan *p, const struct need *n)
{
	const struct rec *missing = NULL;
	bool any = false;
	size_t i, j;

	for (i = 0; i < n->groups.n; i++) {
		const struct rec *g = n->groups.items[i].to;

		for (j = 0; j < p->indicators.n; j++) {
			if (!names_outcome_of(&p->indicators.items[j], n))
				continue;
			any = true;
			if (measures_group(&p->indicators.items[j], g))
				return NULL;
		}
		if (missing == NULL)
			missing = g;
	}
	return any ? missing : NULL;
}

static void
no_breakdown(const struct plan *p, struct diags *d, const struct need *n)
{
	const struct rec *g = unmeasured_group(p, n);

	if (g == NULL)
		return;
	diag_add(d, RULE_V315, n->groups.v.at, &n->rec,
	    "The need “%s” is that of “%s”, and no indicator is measured for "
	    "that group", check_label(d, &n->rec), check_label(d, g));
	diag_help(d, "Add “breakdown: [{group: %s, against: rest, history: …}]” "
	    "to an indicator of the same outcome.", check_label(d, g));
}

/* ---- the plan as a whole: V311, V312 ---- */

static void
unmapped(const struct plan *p, struct diags *d)
{
	if (p->interventions.n > 0)
		return;
	diag_add(d, RULE_V311, check_plan_place(p), NULL,
	    "The plan does not say what is being done today");
	diag_help(d, "List it, with what it costs, whom it reaches and what "
	    "shows that it works: “interventions: [{id: …, title: …, "
	    "partner: …, outcomes: …}]”.");
}

static bool
is_evaluated(const struct plan *p)
{
	size_t i;

	if (is_given(p->monitoring.evaluation))
		return true;
	for (i = 0; i < p->actions.n; i++)
		if (is_given(p->actions.items[i].evaluation))
			return true;
	return false;
}

static void
no_evaluation(const struct plan *p, struct diags *d)
{
	if (is_evaluated(p))
		return;
	diag_add(d, RULE_V312,
	    rec_given(p->monitoring) ? p->monitoring.rec.at :
	    check_plan_place(p), NULL,
	    "Nothing says how it will be found out whether the plan has worked");
	diag_help(d, "Say who compares what with what, as in “monitoring: "
	    "{evaluation: Five pilot schools against five matched schools}”.");
}

void
check_needs(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	for (i = 0; i < p->gaps.n; i++)
		gap_without_action(p, d, &p->gaps.items[i]);
	for (i = 0; i < p->needs.n; i++) {
		need_without_cause(d, &p->needs.items[i]);
		no_breakdown(p, d, &p->needs.items[i]);
	}
	unanswered_needs(p, a, d);
	not_ranked(p, d);
	unmapped(p, d);
	no_evaluation(p, d);
}
