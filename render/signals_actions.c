#include "signals.h"

#include "compose.h"

/* What actions, those who lead them and their money let a reviewer ask:
   step 5.  What their wording does is in signals_words.c. */

static bool
is_over(const struct action_result *r)
{
	return r->computed == COMPUTED_COMPLETE ||
	    r->computed == COMPUTED_CANCELLED;
}

/* ---- one lead who holds many ---- */

#define MANY_ACTIONS	5

/* The action of theirs that most depends on: a critical one, else the
   first that is not finished. */
static const struct action *
action_of(const struct signals *s, const struct person *who)
{
	const struct action *first = NULL;
	size_t i;

	for (i = 0; i < s->c->plan->actions.n; i++) {
		const struct action_result *r = &s->c->an->actions[i];
		const struct persons *lead = action_lead(r->action);

		if (is_over(r) || r->is_parent || lead->n == 0 ||
		    lead->items[0].person != who)
			continue;
		if (r->critical)
			return r->action;
		if (first == NULL)
			first = r->action;
	}
	return first;
}

static void
leads(struct signals *s)
{
	const struct schedule_result *t = &s->c->an->schedule;
	size_t i;

	for (i = 0; i < t->n_workloads; i++) {
		const struct workload *w = &t->workloads[i];
		const struct action *act;
		const char *others;
		struct found *f;

		if (w->person == NULL || w->actions < MANY_ACTIONS)
			continue;
		act = action_of(s, w->person);
		if (act == NULL)
			continue;
		others = number_text(s->c->arena, (double)w->actions - 1, 0);
		f = signal_add(s, SIGNAL_LEAD, &act->rec, arena_printf(
		    s->c->arena, "%s leads it and %s other actions that are "
		    "not finished; at most %zu run at once, from %s",
		    persons_text(s->c, action_lead(act)), others, w->peak,
		    day_text(s->c->arena, w->peak_on, true)),
		    persons_text(s->c, action_lead(act)), others, NULL);
		f->about = &w->person->rec;
		f->weakness = act->support.n > 0 ? WEAKNESS_THIN :
		    WEAKNESS_NONE;
	}
}

/* ---- time ---- */

static void
path(struct signals *s)
{
	const struct schedule_result *t = &s->c->an->schedule;
	const char *n;

	if (t->no_path != NULL || t->n_path < 3)
		return;
	n = number_text(s->c->arena, (double)t->n_path, 0);
	signal_add(s, SIGNAL_PATH, &t->path[0]->rec, arena_printf(s->c->arena,
	    "%s actions follow each other without room, and “%s” comes last",
	    n, rec_text(s->c, &t->path[t->n_path - 1]->rec)), n,
	    signal_title(s, &t->path[t->n_path - 1]->rec),
	    NULL)->weakness = WEAKNESS_THIN;
}

static void
late(struct signals *s, const struct action_result *r)
{
	size_t i;

	for (i = 0; i < r->action->milestones.n; i++) {
		const struct milestone_result *m = &r->milestones[i];
		const char *title, *due;

		if (!m->late)
			continue;
		title = signal_title(s, &m->milestone->rec);
		due = milestone_due_text(s->c, m);
		signal_add(s, SIGNAL_LATE, &r->action->rec, arena_printf(
		    s->c->arena, "%s was due %s and is not reported done",
		    title, due), title, due, NULL)->weakness = WEAKNESS_THIN;
		return;
	}
}

static const char *
declared_word(enum declared_status d)
{
	switch (d) {
	case DECLARED_NOT_STARTED:
		return "not started";
	case DECLARED_ON_TRACK:
		return "on track";
	case DECLARED_AT_RISK:
		return "at risk";
	case DECLARED_OFF_TRACK:
		return "off track";
	case DECLARED_RESCHEDULED:
		return "rescheduled";
	case DECLARED_COMPLETE:
		return "complete";
	case DECLARED_CANCELLED:
		return "cancelled";
	}
	return "";
}

static void
status(struct signals *s, const struct action_result *r)
{
	const char *word;

	if (!r->has_declared)
		return;
	word = declared_word(r->declared);
	if (r->declared_better)
		signal_add(s, SIGNAL_ROSY, &r->action->rec, arena_printf(
		    s->c->arena, "Its lead calls it %s; by its dates it is "
		    "%s", word, r->word), word, r->word,
		    NULL)->weakness = WEAKNESS_NONE;
	else if (r->declared == DECLARED_RESCHEDULED ||
	    r->declared == DECLARED_OFF_TRACK)
		signal_add(s, SIGNAL_MOVED, &r->action->rec, arena_printf(
		    s->c->arena, "Its lead calls it %s", word), word, NULL,
		    NULL)->weakness = is_given(r->action->corrective_action) ?
		    WEAKNESS_THIN : WEAKNESS_NONE;
}

/* ---- money and partners ---- */

static void
money(struct signals *s, const struct action_result *r)
{
	const struct resources *m = &r->action->resources;
	const char *lead = or_not_set(names_text(s->c,
	    action_lead(r->action)));

	if (is_over(r) || !is_set(m->money))
		return;
	if (m->money.kind == MONEY_UNFUNDED)
		signal_add(s, SIGNAL_UNFUNDED, &r->action->rec,
		    "Its money is marked as unfunded", lead, NULL,
		    NULL)->weakness = WEAKNESS_NONE;
	else if (m->money.kind == MONEY_NOT_COSTED)
		signal_add(s, SIGNAL_NOT_COSTED, &r->action->rec,
		    "Nobody has worked out what it costs", lead, NULL, NULL);
	else if (m->money.kind == MONEY_AMOUNT && !is_given(m->people) &&
	    !is_given(m->time) && !is_given(m->assets))
		signal_add(s, SIGNAL_MONEY_ONLY, &r->action->rec,
		    arena_printf(s->c->arena, "Of resources it names %s and "
		    "nothing else", money_shown(s->c, &m->money)),
		    money_shown(s->c, &m->money), NULL, NULL);
}

static void
sources(struct signals *s)
{
	const struct money_result *m = &s->c->an->money;
	size_t i;

	for (i = 0; i < m->n_sources; i++) {
		const struct source_sum *k = &m->sources[i];
		const char *wanted, *have;

		if (k->funding == NULL || !(k->hi > k->available))
			continue;
		wanted = sum_text(s->c, k->hi, k->hi, false);
		have = sum_text(s->c, k->available, k->available, false);
		signal_add(s, SIGNAL_SOURCE, &k->funding->rec, arena_printf(
		    s->c->arena, "Actions take up to %s of it, and it holds "
		    "%s", wanted, have), wanted, have,
		    NULL)->weakness = WEAKNESS_NONE;
	}
}

static void
unsigned_partners(struct signals *s)
{
	const struct plan *p = s->c->plan;
	size_t i, k, n;

	for (i = 0; i < p->partners.n; i++) {
		const struct partner *who = &p->partners.items[i];

		/* no, yes */
		if (who->signed_up.v.state != VAL_WORD ||
		    who->signed_up.v.word != 0)
			continue;
		for (k = n = 0; k < p->actions.n; k++) {
			const struct persons *l =
			    action_lead(&p->actions.items[k]);

			n += l->n > 0 && l->items[0].partner == who;
		}
		if (n > 0)
			signal_add(s, SIGNAL_UNSIGNED, &who->rec,
			    arena_printf(s->c->arena, "It has not signed up "
			    "and leads %s", count_text(s->c, n, "action",
			    "actions")), count_text(s->c, n, "action",
			    "actions"), NULL, NULL);
	}
}

static void
asks(struct signals *s)
{
	const struct ask_list *l = &s->c->plan->plan.asks;
	size_t i;

	for (i = 0; i < l->n; i++) {
		const char *by = is_given(l->items[i].by) ?
		    date_in_text(s->c, &l->items[i].by) : "a date not set";

		if (!is_given(l->items[i].of))
			continue;
		signal_add(s, SIGNAL_ASK, NULL, arena_printf(s->c->arena,
		    "Asked of %s by %s: %s", shown(s->c, &l->items[i].of.v),
		    by, shown(s->c, &l->items[i].what.v)),
		    shown(s->c, &l->items[i].of.v),
		    shown(s->c, &l->items[i].what.v), NULL);
	}
}

void
signals_step5(struct signals *s)
{
	size_t i;

	leads(s);
	path(s);
	for (i = 0; i < s->c->plan->actions.n; i++) {
		late(s, &s->c->an->actions[i]);
		status(s, &s->c->an->actions[i]);
		money(s, &s->c->an->actions[i]);
	}
	sources(s);
	unsigned_partners(s);
	asks(s);
}
