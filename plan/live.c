/*
 * Live figures: {{indicator.latest}}, {{action.due}}, {{money}} in the
 * plan's own prose, always as the documents print them (LANGUAGE).
 */
#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "format.h"

static const char indicator_fields[] =
    "latest, baseline, target, gap, people, change, period";
static const char action_fields[] = "due, lead, status";

/* A figure that there is a name for, but no value. */
static const char *
none(struct arena *a, const char *why)
{
	return arena_printf(a, "(no figure: %s)", why);
}

/* ---- indicators ---- */

static const char *
live_change(struct arena *a, const struct indicator_result *r)
{
	double d;

	if (r->latest == NULL || r->previous == NULL)
		return none(a, r->since_previous.absent);
	d = round_shown(r->latest->x - r->previous->x, r->decimals);
	if (d == 0)
		return "unchanged";
	return arena_printf(a, d > 0 ? "up %s" : "down %s",
	    unit_gap_text(a, r->indicator, d > 0 ? d : -d, r->decimals));
}

static const char *
live_people(struct arena *a, const struct gap_figure *g)
{
	if (g->absent != NULL)
		return none(a, g->absent);
	if (g->no_people != NULL)
		return arena_printf(a, "(%s)", g->no_people);
	return people_text(a, g->people, g->noun);
}

static const char *
live_target(struct arena *a, const struct indicator_result *r)
{
	if (r->final != NULL)
		return target_value_text(a, r->indicator,
		    &r->final->target->value);
	return none(a, r->n_targets > 0 ?
	    r->targets[r->n_targets - 1].absent : "the plan sets no target");
}

/* NULL: indicators have no such field. */
static const char *
live_indicator(struct arena *a, const struct indicator_result *r,
    const char *field)
{
	if (strcmp(field, "latest") == 0)
		return r->latest == NULL ? none(a, "there is no reading yet") :
		    unit_text(a, r->indicator, r->latest->x, r->decimals);
	if (strcmp(field, "period") == 0)
		return r->latest == NULL ? none(a, "there is no reading yet") :
		    period_value_text(a, &r->latest->reading->period);
	if (strcmp(field, "baseline") == 0)
		return r->no_baseline != NULL ? none(a, r->no_baseline) :
		    unit_text(a, r->indicator, r->baseline_x, r->decimals);
	if (strcmp(field, "target") == 0)
		return live_target(a, r);
	if (strcmp(field, "gap") == 0)
		return r->from_today.absent != NULL ?
		    none(a, r->from_today.absent) : unit_gap_text(a,
		    r->indicator, r->from_today.unit, r->decimals);
	if (strcmp(field, "people") == 0)
		return live_people(a, &r->from_today);
	if (strcmp(field, "change") == 0)
		return live_change(a, r);
	return NULL;
}

/* ---- actions ---- */

static const char *
live_leads(struct arena *a, const struct action *ac)
{
	const struct persons *leads = action_lead(ac);
	struct buf b;
	size_t i;

	buf_init(&b, a);
	for (i = 0; leads != NULL && i < leads->n; i++) {
		const struct person_ref *p = &leads->items[i];

		buf_printf(&b, i == 0 ? "%s" : i + 1 == leads->n ?
		    " and %s" : ", %s", p->name != NULL ? p->name : p->v.raw);
	}
	return b.len > 0 ? buf_text(&b) : none(a, "no lead is named");
}

/* The date as the plan has it, unless an update or a parent's span moved
   it. */
static const char *
live_due(struct arena *a, const struct action_result *r)
{
	const struct date *d = &r->action->due;

	if (!r->is_parent && (r->due == DAY_NONE ||
	    (is_set(*d) && d->last == r->due)))
		return is_absent(*d) ? none(a, "no due date is set") :
		    date_value_text(a, d);
	return r->due == DAY_NONE ? none(a, "no due date is set") :
	    day_text(a, r->due, false);
}

/* NULL: actions have no such field. */
static const char *
live_action(struct arena *a, const struct action_result *r, const char *field)
{
	if (strcmp(field, "due") == 0)
		return live_due(a, r);
	if (strcmp(field, "lead") == 0)
		return live_leads(a, r->action);
	if (strcmp(field, "status") == 0)
		return r->word;
	return NULL;
}

/* ---- totals ---- */

static const char *
live_money(const struct analysis *an, struct arena *a)
{
	const struct money_result *m = &an->money;
	struct money sum = { .v = { .state = VAL_SET, .raw = "" } };

	sum.kind = MONEY_AMOUNT;
	sum.lo = m->lo;
	sum.hi = m->hi;
	return m->hi > 0 ? money_value_text(an->plan, a, &sum) :
	    none(a, "no action states a sum");
}

static size_t
count_actions(const struct analysis *an)
{
	size_t i, n = 0;

	for (i = 0; i < an->plan->actions.n; i++)
		n += !an->actions[i].is_parent;
	return n;
}

static const char *
live_total(const struct analysis *an, struct arena *a, const char *name,
    const char **why)
{
	if (strcmp(name, "money") == 0)
		return live_money(an, a);
	if (strcmp(name, "actions") == 0)
		return number_text(a, (double)count_actions(an), 0);
	*why = arena_printf(a, "There is no total “%s”; the totals are money "
	    "and actions, and a figure of a record is written id.field.", name);
	return NULL;
}

/* ---- the expression ---- */

static const char *
live_field(const struct analysis *an, struct arena *a, const char *id,
    const char *field, const char **why)
{
	const struct plan *plan = an->plan;
	const struct rec *rec = plan_find(plan, id);
	const char *text = NULL, *known = NULL, *noun = NULL;

	if (rec != NULL && rec->kind == REC_INDICATOR) {
		text = live_indicator(a, &an->indicators[
		    (const struct indicator *)rec - plan->indicators.items],
		    field);
		noun = "An indicator";
		known = indicator_fields;
	} else if (rec != NULL && rec->kind == REC_ACTION) {
		text = live_action(a, &an->actions[
		    (const struct action *)rec - plan->actions.items], field);
		noun = "An action";
		known = action_fields;
	}
	if (rec == NULL)
		*why = arena_printf(a, "Nothing in the plan has the id “%s”.",
		    id);
	else if (known == NULL)
		*why = arena_printf(a, "“%s” is neither an indicator nor an "
		    "action.", id);
	else if (text == NULL)
		*why = arena_printf(a, "%s has no figure “%s”; it has %s.",
		    noun, field, known);
	return text;
}

const char *
live_figure(const struct analysis *an, struct arena *a,
    const char *expression, const char **why)
{
	const char *from = expression + strspn(expression, " \t\n"), *dot;
	size_t n = strlen(from);
	const char *name;

	*why = NULL;
	while (n > 0 && strchr(" \t\n", from[n - 1]) != NULL)
		n--;
	name = arena_strndup(a, from, n);
	dot = strchr(name, '.');
	if (dot == NULL)
		return live_total(an, a, name, why);
	return live_field(an, a, arena_strndup(a, name, (size_t)(dot - name)),
	    dot + 1, why);
}

const char *
live_expand(const struct analysis *an, struct arena *a, const char *text)
{
	const char *open, *close, *figure, *why;
	struct buf b;

	open = strstr(text, "{{");
	if (open == NULL)
		return text;
	buf_init(&b, a);
	for (; open != NULL; open = strstr(text, "{{")) {
		close = strstr(open, "}}");
		if (close == NULL)
			break;
		buf_put(&b, text, (size_t)(open - text));
		figure = live_figure(an, a, arena_strndup(a, open + 2,
		    (size_t)(close - open - 2)), &why);
		if (figure != NULL)
			buf_puts(&b, figure);
		else
			buf_put(&b, open, (size_t)(close + 2 - open));
		text = close + 2;
	}
	buf_puts(&b, text);
	return buf_text(&b);
}
