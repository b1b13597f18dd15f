/*
 * Float and critical path (METHODS 5 and METHODS-DETAIL 5).  Calendar days;
 * a link is finish-to-start plus lag.  Parents have no dates of their own:
 * what they wait for, and what waits for them, holds for each of their
 * leaves.
 */
#include "arena.h"
#include "methods.h"

#define NONE	SIZE_MAX

/* One leaf waits for another, or for a milestone of it. */
struct link {
	size_t			 from;		/* leaf; NONE: a milestone of
						   a parent */
	struct milestone_result	*milestone;	/* or NULL */
	bool			 dated;
	day			 due;		/* of what is waited for */
	int			 slack;		/* start − lag − due */
};

struct network {
	const struct plan	*plan;
	struct arena		*arena;
	struct action_result	*v;
	size_t			 n;
	struct link		*links;		/* those of leaf i are … */
	size_t			*first;		/* first[i] to first[i + 1] */
	size_t			 n_links, cap;
	bool			*circular;	/* leaf i is in a circle */
};

/* ---- links ---- */

static size_t
parent_of(const struct network *g, size_t i)
{
	const struct rec *up = g->v[i].action->parent.to;

	return up == NULL ? NONE :
	    (size_t)((const struct action *)up - g->plan->actions.items);
}

static bool
is_under(const struct network *g, size_t i, size_t parent)
{
	size_t steps;

	for (steps = 0; i != NONE && steps <= g->n; steps++) {
		if (i == parent)
			return true;
		i = parent_of(g, i);
	}
	return false;
}

/* Cancelled actions hold nobody up and have no float. */
static bool
is_leaf(const struct network *g, size_t i)
{
	return !g->v[i].is_parent && g->v[i].rag != RAG_CANCELLED;
}

static void
add_link(struct network *g, size_t leaf, struct link l,
    const struct dependency *dep)
{
	day start = g->v[leaf].start;

	if (g->n_links == g->cap) {
		g->cap = g->cap == 0 ? 64 : 2 * g->cap;
		g->links = arena_grow(g->arena, g->links, g->n_links, g->cap,
		    sizeof *g->links);
	}
	l.dated = start != DAY_NONE && l.due != DAY_NONE;
	if (l.dated)
		l.slack = (int)(start - dep->lag_days -
		    day_add_months(l.due, dep->lag_months));
	g->links[g->n_links++] = l;
}

static struct milestone_result *
milestone_of(struct network *g, size_t owner, const struct rec *rec)
{
	size_t i;

	for (i = 0; i < g->v[owner].action->milestones.n; i++)
		if (&g->v[owner].milestones[i].milestone->rec == rec)
			return &g->v[owner].milestones[i];
	return NULL;
}

static void
link_dependency(struct network *g, size_t leaf, const struct dependency *dep)
{
	const struct rec *to = dep->to, *owner;
	struct link l = { .from = NONE };
	size_t on, i;

	if (to == NULL)
		return;
	owner = to->kind == REC_MILESTONE ? to->owner : to;
	if (owner == NULL || owner->kind != REC_ACTION)
		return;
	on = (size_t)((const struct action *)owner - g->plan->actions.items);
	if (owner != to) {
		l.milestone = milestone_of(g, on, to);
		if (l.milestone == NULL || g->v[on].rag == RAG_CANCELLED)
			return;
		l.from = g->v[on].is_parent ? NONE : on;
		l.due = l.milestone->due;
		add_link(g, leaf, l, dep);
		return;
	}
	for (i = g->v[on].is_parent ? 0 : on; i < g->n; i++) {
		if (is_leaf(g, i) && is_under(g, i, on)) {
			l.from = i;
			l.due = g->v[i].due;
			add_link(g, leaf, l, dep);
		}
		if (!g->v[on].is_parent)
			break;
	}
}

static void
build_links(struct network *g)
{
	size_t i, up, k, steps;

	g->first = arena_array(g->arena, g->n + 1, sizeof *g->first);
	for (i = 0; i < g->n; i++) {
		g->first[i] = g->n_links;
		up = is_leaf(g, i) ? i : NONE;
		for (steps = 0; up != NONE && steps <= g->n; steps++) {
			const struct dependencies *after =
			    &g->v[up].action->after;

			for (k = 0; k < after->n; k++)
				link_dependency(g, i, &after->items[k]);
			up = parent_of(g, up);
		}
	}
	g->first[g->n] = g->n_links;
}

/* ---- circles ---- */

/*
 * The shortest way from a leaf along what it waits for back to itself:
 * before[i] is the leaf that the search came to i from.  False: none.
 */
static bool
way_back(const struct network *g, size_t leaf, size_t *before, size_t *queue)
{
	size_t i, k, head = 0, tail = 0;

	for (i = 0; i < g->n; i++)
		before[i] = NONE;
	queue[tail++] = leaf;
	while (head < tail) {
		i = queue[head++];
		for (k = g->first[i]; k < g->first[i + 1]; k++) {
			size_t to = g->links[k].from;

			if (to == NONE || before[to] != NONE)
				continue;
			before[to] = i;
			if (to == leaf)
				return true;
			queue[tail++] = to;
		}
	}
	return false;
}

/* Does a leaf wait only for what is known to be in no circle? */
static bool
waits_for_plain(const struct network *g, size_t i, const bool *plain)
{
	size_t k;

	for (k = g->first[i]; k < g->first[i + 1]; k++)
		if (g->links[k].from != NONE && !plain[g->links[k].from])
			return false;
	return true;
}

/*
 * Leaves that wait, in the end, only for what waits for nothing are in no
 * circle; only the others are worth a search of their own.  Sweeps go to
 * and fro, so that a chain written in either order takes one of them.
 */
static void
settle_plain(const struct network *g, bool *plain)
{
	bool more = true, back = false;
	size_t i, k;

	for (; more; back = !back) {
		more = false;
		for (k = 0; k < g->n; k++) {
			i = back ? g->n - 1 - k : k;
			if (plain[i] || !waits_for_plain(g, i, plain))
				continue;
			plain[i] = more = true;
		}
	}
}

/* The circle read from its first action: each is followed by what it waits
   for. */
static void
keep_circle(const struct network *g, size_t leaf, const size_t *before,
    struct schedule_result *r)
{
	size_t i = leaf, n = 0;

	do {
		n++;
		i = before[i];
	} while (i != leaf);
	r->circle = arena_array(g->arena, n, sizeof *r->circle);
	r->n_circle = n;
	r->circle[0] = g->v[leaf].action;
	for (i = before[leaf]; i != leaf; i = before[i])
		r->circle[--n] = g->v[i].action;
}

static void
find_circles(struct network *g, struct schedule_result *r)
{
	size_t *before = arena_array(g->arena, g->n, sizeof *before);
	size_t *queue = arena_array(g->arena, g->n + 1, sizeof *queue);
	bool *plain = arena_array(g->arena, g->n, sizeof *plain);
	size_t i;

	g->circular = arena_array(g->arena, g->n, sizeof *g->circular);
	settle_plain(g, plain);
	for (i = 0; i < g->n; i++) {
		if (plain[i] || !way_back(g, i, before, queue))
			continue;
		g->circular[i] = true;
		if (r->n_circle == 0)
			keep_circle(g, i, before, r);
	}
}

/* ---- float ---- */

static void
tighten(bool *has, int *slack, int by)
{
	if (!*has || by < *slack)
		*slack = by;
	*has = true;
}

static void
measure_slack(struct network *g)
{
	bool *has = arena_array(g->arena, g->n, sizeof *has);
	size_t i;

	for (i = 0; i < g->n_links; i++) {
		const struct link *l = &g->links[i];

		if (!l->dated)
			continue;
		if (l->milestone != NULL)
			tighten(&l->milestone->has_slack,
			    &l->milestone->slack, l->slack);
		else
			tighten(&has[l->from], &g->v[l->from].slack,
			    l->slack);
	}
	for (i = 0; i < g->n; i++) {
		struct action_result *r = &g->v[i];

		if (r->is_parent)
			r->no_slack = "only its parts have float";
		else if (!is_leaf(g, i))
			r->no_slack = "it is cancelled";
		else if (g->circular[i])
			r->no_slack = "it waits for itself in a circle";
		else if (r->due == DAY_NONE)
			r->no_slack = "it has no due date";
		else if (!has[i] && g->plan->last == DAY_NONE)
			r->no_slack = "nothing waits for it, and the plan "
			    "has no end";
		else if (!has[i])
			r->slack = (int)(g->plan->last - r->due);
		if (r->no_slack != NULL)
			r->slack = 0;
	}
}

/* ---- the critical path ---- */

/* The action due last; of equals the smaller float, then the file. */
static size_t
path_end(const struct network *g)
{
	size_t i, end = NONE;

	for (i = 0; i < g->n; i++) {
		const struct action_result *r = &g->v[i];

		if (!is_leaf(g, i) || r->due == DAY_NONE)
			continue;
		if (end == NONE || r->due > g->v[end].due ||
		    (r->due == g->v[end].due && r->no_slack == NULL &&
		    r->slack < g->v[end].slack))
			end = i;
	}
	return end;
}

/* The link of smallest slack; of equals the later due, then the file. */
static const struct link *
tightest(const struct network *g, size_t leaf)
{
	const struct link *best = NULL;
	size_t k;

	for (k = g->first[leaf]; k < g->first[leaf + 1]; k++) {
		const struct link *l = &g->links[k];

		if (!l->dated)
			continue;
		if (best == NULL || l->slack < best->slack ||
		    (l->slack == best->slack && (l->due > best->due ||
		    (l->due == best->due && l->from < best->from))))
			best = l;
	}
	return best;
}

static void
find_path(struct network *g, struct schedule_result *r)
{
	size_t *back = arena_array(g->arena, g->n, sizeof *back);
	size_t at = path_end(g), n = 0, i;

	if (r->n_circle > 0)
		r->no_path = "some actions wait for each other in a circle";
	else if (at == NONE)
		r->no_path = "no action has a due date";
	if (r->no_path != NULL)
		return;
	while (at != NONE) {
		const struct link *l = tightest(g, at);

		back[n++] = at;
		at = l == NULL ? NONE : l->from;
	}
	r->n_path = n;
	r->path = arena_array(g->arena, n, sizeof *r->path);
	for (i = 0; i < n; i++) {
		g->v[back[i]].critical = true;
		r->path[n - 1 - i] = g->v[back[i]].action;
	}
}

void
schedule_measure(const struct plan *plan, struct arena *a,
    struct action_result *v, struct schedule_result *r)
{
	struct network g = { .plan = plan, .arena = a, .v = v,
	    .n = plan->actions.n };

	build_links(&g);
	find_circles(&g, r);
	measure_slack(&g);
	find_path(&g, r);
}
