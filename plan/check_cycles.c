#include "arena.h"
#include "check_util.h"

/*
 * S120: actions that wait for each other in a circle.
 *
 * Every action is two events, its start (2i) and its end (2i + 1), and each
 * event waits for others: the end for the action's own start, a parent's end
 * for the ends of its sub-actions, the start of a sub-action for that of its
 * parent (what the parent waits for, all parts of it wait for), and a start
 * for whatever `after` names: the end of an action, or, for a milestone,
 * only the start of the action that has it.  A circle of events is one that
 * can never begin.  The search keeps its own stack, as a plan may chain more
 * actions than a C stack holds.
 */

enum colour { NEW, OPEN, DONE };

struct search {
	const struct plan	*p;
	struct diags		*d;
	size_t			*first_child;	/* of action i: index + 1 */
	size_t			*next_child;	/* after action i: index + 1 */
	unsigned char		*colour;	/* of each event */
	size_t			*stack;		/* events that are open */
	size_t			*next;		/* their next edge */
	size_t			 depth;
	bool			*told;		/* action i is in a circle */
};

static size_t
start_of(size_t action)
{
	return 2 * action;
}

static size_t
end_of(size_t action)
{
	return 2 * action + 1;
}

static bool
is_action(const struct rec *r)
{
	return r != NULL && r->kind == REC_ACTION;
}

/* The event that one `after` waits for; false if it names nothing known. */
static bool
waits_for(const struct dependency *dep, size_t *event)
{
	if (is_action(dep->to))
		*event = end_of(dep->to->index);
	else if (dep->to != NULL && is_action(dep->to->owner))
		*event = start_of(dep->to->owner->index);
	else
		return false;
	return true;
}

/* The n-th event that this start waits for. */
static bool
start_edge(const struct search *s, size_t i, size_t n, size_t *to)
{
	const struct action *act = &s->p->actions.items[i];

	if (n < act->after.n) {
		if (!waits_for(&act->after.items[n], to))
			*to = SIZE_MAX;
		return true;
	}
	if (n > act->after.n || !is_action(act->parent.to))
		return false;
	*to = start_of(act->parent.to->index);
	return true;
}

/*
 * The n-th event that this event waits for; *to is SIZE_MAX for an edge to
 * nowhere, and the result false when there are no more.  `child` walks the
 * sub-actions of a parent: 0 before the first, then index + 1.
 */
static bool
edge(const struct search *s, size_t event, size_t *cursor, size_t *to)
{
	size_t i = event / 2;

	if (event == start_of(i))
		return start_edge(s, i, (*cursor)++, to);
	/* An end: its own start first, then the ends of its sub-actions. */
	if (*cursor == 0) {
		*to = start_of(i);
		*cursor = s->first_child[i] > 0 ? s->first_child[i] : SIZE_MAX;
		return true;
	}
	if (*cursor == SIZE_MAX)
		return false;
	*to = end_of(*cursor - 1);
	*cursor = s->next_child[*cursor - 1];
	if (*cursor == 0)
		*cursor = SIZE_MAX;
	return true;
}

static void
push(struct search *s, size_t event)
{
	s->colour[event] = OPEN;
	s->stack[s->depth] = event;
	s->next[s->depth] = 0;
	s->depth++;
}

/* Where in `after` of this action the next one of the circle is named. */
static const struct dependency *
dependency_on(const struct action *act, const struct rec *next)
{
	size_t i;

	for (i = 0; i < act->after.n; i++) {
		const struct rec *to = act->after.items[i].to;
		if (to != NULL && (to == next || to->owner == next))
			return &act->after.items[i];
	}
	return act->after.n > 0 ? &act->after.items[0] : NULL;
}

static void
report(const struct search *s, const size_t *ring, size_t n)
{
	const struct action *v = s->p->actions.items;
	const struct action *act = &v[ring[0]];
	const struct rec *then = &v[ring[n > 1 ? 1 : 0]].rec;
	const struct dependency *dep = dependency_on(act, then);
	struct span at = dep != NULL ? dep->v.at : act->rec.at;
	struct buf b;
	size_t i;

	if (n == 1) {
		diag_add(s->d, RULE_S120, at, &act->rec,
		    "The action “%s” waits for itself",
		    check_label(s->d, &act->rec));
		diag_help(s->d, "Take it out of its own “after”.");
		return;
	}
	buf_init(&b, s->d->arena);
	for (i = 0; i < n; i++)
		buf_printf(&b, "“%s”, ", check_label(s->d, &v[ring[i]].rec));
	diag_add(s->d, RULE_S120, at, &act->rec,
	    "These actions wait for each other in a circle, so none can "
	    "start: %sand back to the first", buf_text(&b));
	diag_help(s->d, "Break the circle at the weakest link, for example "
	    "take “%s” out of “after” of “%s”.", check_label(s->d, then),
	    check_label(s->d, &act->rec));
}

/*
 * The circle is the stack from `event` up, as actions: from the first of the
 * file on, each followed by what it waits for.
 */
static void
circle(struct search *s, size_t event)
{
	size_t from = s->depth, n = 0, i, least = 0, *v, *ring;

	while (s->stack[from - 1] != event)
		from--;
	v = arena_array(s->d->arena, s->depth, sizeof(*v));
	for (i = from - 1; i < s->depth; i++) {
		size_t act = s->stack[i] / 2;

		if (s->told[act])
			return;
		if (n == 0 || v[n - 1] != act)
			v[n++] = act;
	}
	if (n > 1 && v[n - 1] == v[0])
		n--;
	for (i = 0; i < n; i++) {
		s->told[v[i]] = true;
		if (v[i] < v[least])
			least = i;
	}
	ring = arena_array(s->d->arena, n, sizeof(*ring));
	for (i = 0; i < n; i++)
		ring[i] = v[(least + i) % n];
	report(s, ring, n);
}

static void
visit(struct search *s, size_t event)
{
	push(s, event);
	while (s->depth > 0) {
		size_t top = s->depth - 1, to = SIZE_MAX;

		if (!edge(s, s->stack[top], &s->next[top], &to)) {
			s->colour[s->stack[top]] = DONE;
			s->depth--;
		} else if (to == SIZE_MAX || s->colour[to] == DONE)
			continue;
		else if (s->colour[to] == OPEN)
			circle(s, to);
		else
			push(s, to);
	}
}

/* Sub-actions in a list for each parent; an own parent is no parent. */
static void
link_children(struct search *s)
{
	size_t i;

	for (i = s->p->actions.n; i-- > 0;) {
		const struct rec *up = s->p->actions.items[i].parent.to;

		if (!is_action(up) || up->index == i)
			continue;
		s->next_child[i] = s->first_child[up->index];
		s->first_child[up->index] = i + 1;
	}
}

void
check_cycles(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t n = p->actions.n, i;
	struct search s = { .p = p, .d = d };

	(void)a;
	s.first_child = arena_array(d->arena, n, sizeof(size_t));
	s.next_child = arena_array(d->arena, n, sizeof(size_t));
	s.colour = arena_array(d->arena, 2 * n, 1);
	s.stack = arena_array(d->arena, 2 * n, sizeof(size_t));
	s.next = arena_array(d->arena, 2 * n, sizeof(size_t));
	s.told = arena_array(d->arena, n, sizeof(bool));
	link_children(&s);
	for (i = 0; i < 2 * n; i++)
		if (s.colour[i] == NEW)
			visit(&s, i);
}
