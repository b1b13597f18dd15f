#include <string.h>

#include "arena.h"
#include "check_util.h"

/* What an action must say of itself: S104, S111, S125, S126, S127, S130. */

/* ---- S104 ---- */

static void
lead_without_partner(const struct plan *p, struct diags *d, bool *told,
    const struct action *act)
{
	const struct persons *lead = &act->lead;
	const char *ids = CHECK_IDS(d, p->partners);
	size_t i;

	for (i = 0; i < lead->n; i++) {
		const struct person *who = lead->items[i].person;

		if (who == NULL || lead->items[i].kind != PERSON_REGISTERED ||
		    is_given(who->partner) || told[who->rec.index])
			continue;
		told[who->rec.index] = true;
		diag_add(d, RULE_S104, who->rec.at, &who->rec,
		    "“%s” leads the action “%s”, and nothing says for which "
		    "partner", check_label(d, &who->rec),
		    check_label(d, &act->rec));
		if (ids != NULL)
			diag_help(d, "Add “partner:” with the one they work "
			    "for, such as %s.", ids);
		else
			diag_help(d, "Add whom they work for to “partners” "
			    "with an id, and name it here with “partner:”.");
		diag_also(d, lead->items[i].v.at, "the lead is named here");
	}
}

/* ---- S111 ---- */

static bool
says_percent(const char *s)
{
	return strchr(s, '%') != NULL || strstr(s, "percent") != NULL ||
	    strstr(s, "per cent") != NULL;
}

static void
success_without_measure(struct diags *d, const struct action *act)
{
	size_t i;

	for (i = 0; i < act->success.n; i++) {
		const struct success *s = &act->success.items[i];

		if (!is_set(s->target) || is_given(s->unit) ||
		    is_given(s->indicator) || says_percent(s->target.v.raw))
			continue;
		diag_add(d, RULE_S111, s->target.v.at, &act->rec,
		    "The success target of the action “%s”, %s, does not say "
		    "what is counted", check_label(d, &act->rec),
		    s->target.v.raw);
		diag_help(d, "Add what it counts, as in “unit: schools”, or "
		    "the indicator that shows it.");
	}
}

/* ---- S125 ---- */

static bool
has_evidence(const struct action *act)
{
	size_t i;

	if (is_given(act->completed_evidence))
		return true;
	for (i = 0; i < act->milestones.n; i++)
		if (is_given(act->milestones.items[i].evidence))
			return true;
	return false;
}

static void
complete_without_evidence(struct diags *d, const struct action *act)
{
	if (has_evidence(act))
		return;
	diag_add(d, RULE_S125,
	    is_set(act->status) ? act->status.v.at : act->rec.at, &act->rec,
	    "The action “%s” is said to be complete, and nothing shows it",
	    check_label(d, &act->rec));
	diag_help(d, "Say where one can see it, as in “completed-evidence: "
	    "Minutes of the board, 24 April 2026”.");
}

/* ---- S126, S127 ---- */

static void
no_kind_of_change(struct diags *d, const struct action *act)
{
	const struct action *parent = action_parent(act);

	if (is_given(act->change) ||
	    (parent != NULL && is_given(parent->change)))
		return;
	diag_add(d, RULE_S126, act->rec.at, &act->rec,
	    "The action “%s” does not say whether it is new or changes what "
	    "is there", check_label(d, &act->rec));
	diag_help(d, "Add “change: new”, or scale-up, scale-down, improve or "
	    "continue, and name under “of:” what it changes.");
}

static void
no_exit(struct diags *d, const struct action *act)
{
	if (!is_set(act->change) || act->change.i != ACTION_SCALE_DOWN ||
	    is_given(act->exit))
		return;
	diag_add(d, RULE_S127, act->change.v.at, &act->rec,
	    "The action “%s” winds something down and does not say how",
	    check_label(d, &act->rec));
	diag_help(d, "Say under “exit:” what becomes of the staff, the "
	    "provider and the people who use it.");
}

static void
option_without_exit(struct diags *d, const struct appraisal *ap)
{
	size_t i;

	for (i = 0; i < ap->options.n; i++) {
		const struct option *o = &ap->options.items[i];

		if (!is_set(o->kind) || o->kind.i != OPTION_DO_LESS ||
		    is_given(o->exit))
			continue;
		diag_add(d, RULE_S127, o->kind.v.at, &o->rec,
		    "The option “%s” of the appraisal “%s” winds something "
		    "down and does not say how", check_label(d, &o->rec),
		    check_label(d, &ap->rec));
		diag_help(d, "Say under “exit:” what becomes of the staff, "
		    "the provider and the people who use it.");
	}
}

/* ---- S130 ---- */

static bool
action_says_why(const struct plan *p, const struct indicator *ind)
{
	size_t i, j;

	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (!is_given(act->realistic_because))
			continue;
		for (j = 0; j < act->contributes.n; j++)
			if (act->contributes.items[j].indicator.to ==
			    &ind->rec)
				return true;
		for (j = 0; j < act->success.n; j++)
			if (act->success.items[j].indicator.to == &ind->rec)
				return true;
	}
	return false;
}

/* Challenging: the trend alone does not get there. */
static void
realism(const struct plan *p, struct diags *d,
    const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;

	if (r->final == NULL || r->final->kind == TARGET_MAINTAIN ||
	    r->on_trend.absent != NULL ||
	    !(r->on_trend.unit > 0) || is_given(ind->reached_by) ||
	    is_given(r->final->target->why) || action_says_why(p, ind))
		return;
	/* Beyond the best on record is T204, which asks the same. */
	if (r->required.absent == NULL && r->best.absent == NULL &&
	    r->required.a_year > r->best.a_year)
		return;
	diag_add(d, RULE_S130, r->final->target->value.v.at, &ind->rec,
	    "The target of the indicator “%s” is %s better than its trend "
	    "leads to, and nothing says why it can be reached",
	    check_label(d, &ind->rec), unit_gap_text(d->arena, ind,
	    r->on_trend.unit, r->decimals));
	diag_help(d, "Say under “reached-by:” what will make the difference, "
	    "or under “realistic-because:” of an action that contributes.");
}

void
check_actions(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	bool *told = arena_array(d->arena, p->people.n + 1, sizeof(*told));
	size_t i;

	for (i = 0; i < p->actions.n; i++) {
		const struct action *act = &p->actions.items[i];

		if (check_cancelled(a, i))
			continue;
		lead_without_partner(p, d, told, act);
		no_kind_of_change(d, act);
		no_exit(d, act);
		if (!check_judges(a, i))
			continue;
		success_without_measure(d, act);
		if (check_complete_action(a, i))
			complete_without_evidence(d, act);
	}
	for (i = 0; i < p->appraisals.n; i++)
		option_without_exit(d, &p->appraisals.items[i]);
	for (i = 0; i < p->indicators.n; i++)
		realism(p, d, &a->indicators[i]);
}
