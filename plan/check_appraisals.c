#include "arena.h"
#include "check_util.h"

/*
 * Options and what was decided among them: O402, O405, O406, O415 to O419,
 * O422, O423.
 */

static bool
is_selection(const struct appraisal *ap)
{
	return is_set(ap->level) && ap->level.i == APPRAISAL_SELECTION;
}

static bool
is_favoured(const struct appraisal *ap, const struct rec *o)
{
	size_t i;

	for (i = 0; i < ap->decision.favour.n; i++)
		if (ap->decision.favour.items[i].to == o)
			return true;
	return false;
}

static bool
is_baseline(const struct option *o)
{
	return is_set(o->kind) && o->kind.i == OPTION_BASELINE;
}

/* ---- O402 ---- */

/* With fewer than two options O401 has said what to add. */
static void
no_baseline_option(struct diags *d, const struct appraisal *ap)
{
	size_t i;

	if (ap->options.n < 2)
		return;
	for (i = 0; i < ap->options.n; i++)
		if (is_baseline(&ap->options.items[i]) ||
		    ap->options.items[i].kind.v.state == VAL_BAD)
			return;
	diag_add(d, RULE_O402, ap->options.items[0].rec.at, &ap->rec,
	    "The appraisal “%s” does not look at carrying on as now",
	    check_label(d, &ap->rec));
	diag_help(d, "Add it: “{id: as-now, title: Carry on as now, kind: "
	    "baseline}”, with its cost and its scores.");
}

/* ---- O405, O406 ---- */

static void
dominated(struct diags *d, const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	size_t i;

	for (i = 0; i < r->n_options; i++) {
		const struct option_result *x = &r->options[i];
		const struct option *o = x->option;
		const char *name = check_label(d, &o->rec), *by;

		if (x->dominated_by == NULL)
			continue;
		by = check_label(d, &x->dominated_by->rec);
		if (is_favoured(ap, &o->rec)) {
			diag_add(d, RULE_O405, o->rec.at, &o->rec,
			    "The favoured option “%s” is beaten by “%s”, which "
			    "is as good on every criterion and better on one",
			    name, by);
			diag_help(d, "Favour “%s”, or add the criterion that "
			    "speaks for “%s”.", by, name);
		} else if (!is_baseline(o)) {
			diag_add(d, RULE_O406, o->rec.at, &o->rec,
			    "The option “%s” is beaten by “%s”, which is as "
			    "good on every criterion and better on one",
			    name, by);
			diag_help(d, "Leave it out, or add the criterion that "
			    "speaks for it.");
		}
	}
}

/* ---- O415 ---- */

static void
unaffordable(const struct plan *p, struct diags *d,
    const struct appraisal_result *r)
{
	const struct appraisal *ap = r->appraisal;
	const struct refs *favour = &ap->decision.favour;
	double cost = 0;
	size_t i;

	if (!is_set(ap->budget) || ap->budget.kind != MONEY_AMOUNT ||
	    ap->budget.a_year)
		return;
	for (i = 0; i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];

		if (is_favoured(ap, &o->option->rec) &&
		    o->cost.absent == NULL)
			cost += o->cost.hi;
	}
	if (cost <= ap->budget.hi)
		return;
	diag_add(d, RULE_O415, favour->v.at, &ap->rec,
	    "What the appraisal “%s” favours costs up to %s, and its budget is "
	    "%s", check_label(d, &ap->rec),
	    money_text(p, d->arena, cost, false), ap->budget.v.raw);
	diag_help(d, "Find %s more, make it smaller, or favour what can be "
	    "paid for.", money_text(p, d->arena, cost - ap->budget.hi,
	    false));
	diag_also(d, ap->budget.v.at, "the budget");
}

/* ---- O416, O417, O419 ---- */

static void
option(struct diags *d, const struct option *o)
{
	const char *name = check_label(d, &o->rec);

	if (rec_given(o->pilot) && !is_given(o->pilot.evaluation)) {
		diag_add(d, RULE_O417, o->pilot.rec.at, &o->rec,
		    "The pilot of the option “%s” is not evaluated", name);
		diag_help(d, "Say what it is compared with, and when it is "
		    "decided: “pilot: {where: …, evaluation: Against five "
		    "matched schools, decide-by: July 2027}”.");
	}
	if (is_baseline(o))
		return;
	if (!is_given(o->risks)) {
		diag_add(d, RULE_O416, o->rec.at, &o->rec,
		    "The option “%s” names no risk", name);
		diag_help(d, "Add “risks:” with the ids of what could go wrong "
		    "with it, from the plan's risks.");
	}
	if (!is_given(o->side_effects)) {
		diag_add(d, RULE_O419, o->rec.at, &o->rec,
		    "The option “%s” does not say what else it might do",
		    name);
		diag_help(d, "Add “side-effects:”: who might lose by it, what "
		    "might move elsewhere.");
	}
}

/* ---- O418 ---- */

static void
levels_mixed(struct diags *d, const struct appraisal *ap)
{
	if (!is_set(ap->level) || is_selection(ap) ||
	    ap->decision.favour.n < 2)
		return;
	diag_add(d, RULE_O418, ap->decision.favour.v.at, &ap->rec,
	    "The appraisal “%s” is strategic, and picks %zu options as if they "
	    "were projects", check_label(d, &ap->rec),
	    ap->decision.favour.n);
	diag_help(d, "Favour one main option and appraise the projects under "
	    "it in an appraisal of their own, with “level: selection” and a "
	    "budget.");
	diag_also(d, ap->level.v.at, "the level");
}

/* ---- O422, O423 ---- */

static void
decision_without_reason(struct diags *d, const struct appraisal *ap)
{
	const struct decision *x = &ap->decision;

	if (x->favour.n == 0 || is_given(x->why))
		return;
	diag_add(d, RULE_O422, x->favour.v.at, &ap->rec,
	    "The appraisal “%s” favours %s and does not say why",
	    check_label(d, &ap->rec), x->favour.v.raw);
	diag_help(d, "Say it in one sentence: “decision: {favour: %s, why: "
	    "…}”.", x->favour.v.raw);
}

static bool
names_option(const struct action *act, const struct rec *o)
{
	size_t i;

	for (i = 0; i < act->option.n; i++)
		if (act->option.items[i].to == o)
			return true;
	return false;
}

static void
favoured_without_action(const struct plan *p, const struct analysis *a,
    struct diags *d, const struct appraisal *ap)
{
	const struct refs *favour = &ap->decision.favour;
	size_t i, j;

	for (i = 0; i < favour->n; i++) {
		const struct rec *o = favour->items[i].to;
		bool found = o == NULL ||
		    is_baseline((const void *)o);

		for (j = 0; !found && j < p->actions.n; j++)
			found = !check_cancelled(a, j) &&
			    names_option(&p->actions.items[j], o);
		if (found)
			continue;
		diag_add(d, RULE_O423, favour->items[i].v.at, &ap->rec,
		    "No action carries out the favoured option “%s”",
		    check_label(d, o));
		diag_help(d, "Add “option: %s/%s” to the action that does, or "
		    "add the action.", check_label(d, &ap->rec),
		    check_label(d, o));
	}
}

void
check_appraisals(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i, j;

	for (i = 0; i < p->appraisals.n; i++) {
		const struct appraisal *ap = &p->appraisals.items[i];

		no_baseline_option(d, ap);
		dominated(d, &a->appraisals[i]);
		unaffordable(p, d, &a->appraisals[i]);
		for (j = 0; j < ap->options.n; j++)
			option(d, &ap->options.items[j]);
		levels_mixed(d, ap);
		decision_without_reason(d, ap);
		favoured_without_action(p, a, d, ap);
	}
}
