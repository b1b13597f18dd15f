#include <string.h>

#include "arena.h"
#include "chart_chain_net.h"
#include "chart_label.h"

/* Which boxes stand side by side, and in which row. */

#define LEAST_BOX	44.0

/* ---- how large the boxes are ---- */

void
chain_measure_box(struct chain_net *net, size_t i, double wrap)
{
	const struct chain_box *b = &net->g->boxes[i];
	struct chain_text *t = &net->texts[i];
	double w = LEAST_BOX - CHAIN_PADDING;

	t->n = label_lines(net->c, b->title, CHAIN_SIZE, true, wrap, t->lines,
	    3);
	for (size_t k = 0; k < t->n; k++) {
		double line = canvas_width(net->c, t->lines[k], CHAIN_SIZE,
		    true);

		w = line > w ? line : w;
	}
	for (size_t k = 0; k < 2 && b->notes[k] != NULL; k++) {
		double line = canvas_width(net->c, b->notes[k], CHAIN_SIZE,
		    false);

		w = line > w ? line : w;
	}
	net->v[i].w = w + CHAIN_PADDING;
}

/* Does every level fit into one row? */
static bool
levels_fit(const struct chain_net *net)
{
	for (size_t k = 0; k < net->g->n_levels; k++) {
		double w = -CHAIN_GAP;

		for (size_t i = 0; i < net->g->n_boxes; i++)
			if (net->g->boxes[i].level == k)
				w += net->v[i].w + CHAIN_GAP;
		if (w > net->right - net->left)
			return false;
	}
	return true;
}

/* Titles break into narrower lines where a level would not fit otherwise. */
static void
measure_boxes(struct chain_net *net)
{
	static const double wraps[] = { 112, 92, 76 };

	for (size_t k = 0; k < sizeof wraps / sizeof *wraps; k++) {
		for (size_t i = 0; i < net->g->n_boxes; i++)
			chain_measure_box(net, i, wraps[k]);
		if (levels_fit(net))
			return;
	}
}

/* ---- side by side ---- */

static bool
joins(const struct chain_tie *t, size_t a, size_t b)
{
	return (t->from == a && t->to == b) || (t->from == b && t->to == a);
}

double
chain_between(const struct chain_net *net, size_t a, size_t b)
{
	double widest = 0;

	for (size_t i = 0; i < net->g->n_ties; i++) {
		const struct chain_tie *t = &net->g->ties[i];
		double w;

		if (!joins(t, a, b))
			continue;
		w = canvas_width(net->c, chain_tie_word(t->kind), CHAIN_SIZE,
		    false) + (t->feedback ? 26 : 18);
		widest = w > widest ? w : widest;
	}
	return widest;
}

static bool
tied(const struct chain_net *net, size_t a, size_t b)
{
	for (size_t i = 0; i < net->g->n_ties; i++)
		if (joins(&net->g->ties[i], a, b))
			return true;
	return false;
}

/* Would a tie between the units join two that are not neighbours then? */
static bool
tied_across(const struct chain_net *net, const struct chain_unit *p,
    const struct chain_unit *q)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < q->n; k++)
			if ((i + 1 < p->n || k > 0) &&
			    tied(net, p->v[i], q->v[k]))
				return true;
	return false;
}

/* Unit q to the right of p, whose last box is tied to q's first. */
static bool
join_units(struct chain_net *net, size_t p, size_t q)
{
	struct chain_unit *a = &net->units[p], *b = &net->units[q];
	double w = a->w + b->w + chain_between(net, a->v[a->n - 1], b->v[0]);

	if (w > net->right - net->left || tied_across(net, a, b))
		return false;
	for (size_t i = 0; i < b->n; i++) {
		a->v[a->n++] = b->v[i];
		net->v[b->v[i]].unit = p;
	}
	b->n = 0;
	a->w = w;
	return true;
}

static void
pair_up(struct chain_net *net, const struct chain_tie *t)
{
	size_t p = net->v[t->from].unit, q = net->v[t->to].unit;
	const struct chain_unit *a = &net->units[p], *b = &net->units[q];

	if (p == q || net->g->boxes[t->from].level !=
	    net->g->boxes[t->to].level)
		return;
	if (a->v[a->n - 1] == t->from && b->v[0] == t->to)
		join_units(net, p, q);
	else if (b->v[b->n - 1] == t->to && a->v[0] == t->from)
		join_units(net, q, p);
}

/* ---- below each other ---- */

enum { FRESH, BUSY, READY };

struct ranking { struct chain_net *net; size_t *rank; char *state; };

/* A unit stands below those of its level that are tied to it from above; of
   a circle one tie runs upward. */
static size_t
rank_of(struct ranking *k, size_t unit)
{
	const struct chain_graph *g = k->net->g;

	if (k->state[unit] != FRESH)
		return k->rank[unit];
	k->state[unit] = BUSY;
	for (size_t i = 0; i < g->n_ties; i++) {
		const struct chain_tie *t = &g->ties[i];
		size_t above = k->net->v[t->from].unit, rank;

		if (k->net->v[t->to].unit != unit || above == unit ||
		    g->boxes[t->from].level != g->boxes[t->to].level ||
		    k->state[above] == BUSY)
			continue;
		rank = rank_of(k, above) + 1;
		if (rank > k->rank[unit])
			k->rank[unit] = rank;
	}
	k->state[unit] = READY;
	return k->rank[unit];
}

/* The units of a level and rank take a row, or more where they are wide. */
static void
fill_rows(struct chain_net *net, const struct ranking *k, size_t level,
    size_t rank)
{
	double w = 0;
	bool any = false;

	for (size_t i = 0; i < net->n_units; i++) {
		struct chain_unit *u = &net->units[i];

		if (u->n == 0 || k->rank[i] != rank ||
		    net->g->boxes[u->v[0]].level != level)
			continue;
		if (any && w + CHAIN_GAP + u->w > net->right - net->left) {
			net->n_rows++;
			w = -CHAIN_GAP;
		}
		u->row = net->n_rows;
		w += u->w + (any ? CHAIN_GAP : 0);
		any = true;
	}
	net->n_rows += any;
}

static void
rank_units(struct chain_net *net)
{
	struct arena *a = net->c->arena;
	struct ranking k = { .net = net };
	size_t most = 0;

	k.rank = arena_array(a, net->n_units, sizeof(*k.rank));
	k.state = arena_alloc(a, net->n_units + 1);
	for (size_t i = 0; i < net->n_units; i++)
		if (net->units[i].n > 0 && rank_of(&k, i) > most)
			most = rank_of(&k, i);
	for (size_t level = 0; level < net->g->n_levels; level++)
		for (size_t rank = 0; rank <= most; rank++)
			fill_rows(net, &k, level, rank);
}

void
chain_units(struct chain_net *net)
{
	struct arena *a = net->c->arena;
	size_t n = net->g->n_boxes;

	net->v = arena_array(a, n, sizeof(*net->v));
	net->units = arena_array(a, n, sizeof(*net->units));
	net->texts = arena_array(a, n, sizeof(*net->texts));
	net->n_v = net->n_units = net->n_box_units = n;
	measure_boxes(net);
	for (size_t i = 0; i < n; i++) {
		net->v[i].box = net->v[i].unit = i;
		net->units[i].v = arena_array(a, n, sizeof(size_t));
		net->units[i].v[0] = i;
		net->units[i].n = 1;
		net->units[i].w = net->v[i].w;
	}
	for (size_t i = 0; i < net->g->n_ties; i++)
		pair_up(net, &net->g->ties[i]);
	rank_units(net);
}

/* ---- bends ---- */

static size_t
row_of(const struct chain_net *net, size_t box)
{
	return net->units[net->v[box].unit].row;
}

static size_t
span(const struct chain_net *net, const struct chain_tie *t)
{
	size_t a = row_of(net, t->from), b = row_of(net, t->to);

	return a > b ? a - b : b - a;
}

static size_t
add_bend(struct chain_net *net, size_t row, size_t tie)
{
	size_t u = net->n_units++, v = net->n_v++;

	net->v[v] = (struct chain_vertex){ .box = NO_BOX, .unit = u,
	    .tie = tie };
	net->units[u] = (struct chain_unit){ .v = arena_alloc(net->c->arena,
	    sizeof(size_t)), .n = 1, .row = row };
	net->units[u].v[0] = v;
	return v;
}

static void
add_route(struct chain_net *net, size_t tie)
{
	const struct chain_tie *t = &net->g->ties[tie];
	struct chain_route *r = &net->routes[tie];
	size_t n = span(net, t), from, row;

	*r = (struct chain_route){ .beside = n == 0,
	    .up = row_of(net, t->from) > row_of(net, t->to) };
	r->edges = arena_array(net->c->arena, n, sizeof(size_t));
	from = r->up ? t->to : t->from;
	row = row_of(net, from);
	for (size_t i = 0; i < n; i++) {
		size_t to = i + 1 < n ? add_bend(net, row + i + 1,
		    tie) :
		    r->up ? t->from : t->to;

		r->edges[r->n++] = net->n_edges;
		net->edges[net->n_edges++] = (struct chain_edge){
		    .upper = from, .lower = to, .tie = tie };
		from = to;
	}
}

static void
list_units(struct chain_net *net)
{
	struct arena *a = net->c->arena;

	net->rows = arena_array(a, net->n_rows, sizeof(*net->rows));
	for (size_t r = 0; r < net->n_rows; r++)
		net->rows[r].units = arena_array(a, net->n_units,
		    sizeof(size_t));
	for (size_t i = 0; i < net->n_units; i++) {
		const struct chain_unit *u = &net->units[i];
		struct chain_row *row = &net->rows[u->row];

		if (u->n == 0)
			continue;
		row->units[row->n++] = i;
		for (size_t k = 0; k < u->n; k++)
			net->v[u->v[k]].row = u->row;
		if (net->v[u->v[0]].box != NO_BOX)
			row->level = net->g->boxes[u->v[0]].level;
	}
}

/* Edges of one row stand together. */
static void
sort_edges(struct chain_net *net)
{
	size_t n = net->n_edges, at = 0;
	struct chain_edge *v = arena_array(net->c->arena, n, sizeof(*v));
	size_t *to = arena_array(net->c->arena, n, sizeof(*to));

	for (size_t r = 0; r < net->n_rows; r++) {
		net->rows[r].first_edge = at;
		for (size_t i = 0; i < n; i++)
			if (net->v[net->edges[i].upper].row == r) {
				to[i] = at;
				v[at++] = net->edges[i];
			}
		net->rows[r].n_edges = at - net->rows[r].first_edge;
	}
	for (size_t i = 0; i < net->g->n_ties; i++)
		for (size_t k = 0; k < net->routes[i].n; k++)
			net->routes[i].edges[k] =
			    to[net->routes[i].edges[k]];
	net->edges = v;
}

void
chain_rows(struct chain_net *net)
{
	struct arena *a = net->c->arena;
	size_t n = net->g->n_boxes, edges = 0;

	for (size_t i = 0; i < net->g->n_ties; i++)
		edges += span(net, &net->g->ties[i]);
	net->v = arena_grow(a, net->v, n, n + edges, sizeof(*net->v));
	net->units = arena_grow(a, net->units, n, n + edges,
	    sizeof(*net->units));
	net->n_v = net->n_units = n;
	net->n_edges = 0;
	net->edges = arena_array(a, edges, sizeof(*net->edges));
	net->routes = arena_array(a, net->g->n_ties, sizeof(*net->routes));
	for (size_t i = 0; i < net->g->n_ties; i++)
		add_route(net, i);
	list_units(net);
	sort_edges(net);
}

/* ---- rows that are too wide ---- */

static bool
split_row(struct chain_net *net, size_t r)
{
	const struct chain_row *row = &net->rows[r];
	double w = -CHAIN_GAP;
	size_t boxes = 0, kept = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct chain_unit *u = &net->units[row->units[i]];

		w += u->w + (u->w > 0 ? CHAIN_GAP : CHAIN_BEND);
		boxes += u->w > 0;
	}
	if (boxes < 2 || w <= net->right - net->left)
		return false;
	for (size_t i = 0; i < net->n_box_units; i++)
		net->units[i].row += net->units[i].row > r;
	for (size_t i = 0; i < row->n; i++)
		if (net->units[row->units[i]].w > 0 && kept++ >= boxes / 2)
			net->units[row->units[i]].row++;
	net->n_rows++;
	return true;
}

bool
chain_split(struct chain_net *net)
{
	for (size_t r = 0; r < net->n_rows; r++)
		if (split_row(net, r))
			return true;
	return false;
}
