#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "chart_chain_net.h"

/*
 * The order in the rows.  Sweeping down and up, each unit moves to the mean
 * place of what it is tied to; the best order seen is kept, and neighbours
 * are exchanged as long as that takes crossings away.
 */

#define SWEEPS		16
#define EXCHANGES	10

static void
number_row(struct chain_net *net, size_t r)
{
	const struct chain_row *row = &net->rows[r];
	size_t n = 0, at = 0;

	for (size_t i = 0; i < row->n; i++)
		n += net->units[row->units[i]].n;
	for (size_t i = 0; i < row->n; i++) {
		const struct chain_unit *u = &net->units[row->units[i]];

		for (size_t k = 0; k < u->n; k++)
			net->v[u->v[k]].pos = ((double)at++ + 0.5) /
			    (double)n;
	}
}

static bool
cross(const struct chain_net *net, const struct chain_edge *a,
    const struct chain_edge *b)
{
	double upper = net->v[a->upper].pos - net->v[b->upper].pos;
	double lower = net->v[a->lower].pos - net->v[b->lower].pos;

	return upper * lower < 0;
}

/* In the gap below the row. */
static size_t
crossings_below(const struct chain_net *net, size_t r)
{
	const struct chain_row *row = &net->rows[r];
	const struct chain_edge *e = net->edges + row->first_edge;
	size_t n = 0;

	for (size_t i = 0; i < row->n_edges; i++)
		for (size_t k = i + 1; k < row->n_edges; k++)
			n += cross(net, &e[i], &e[k]);
	return n;
}

static size_t
crossings(const struct chain_net *net)
{
	size_t n = 0;

	for (size_t r = 0; r < net->n_rows; r++)
		n += crossings_below(net, r);
	return n;
}

/* ---- sweeps ---- */

static void
add_edge_keys(struct chain_net *net, size_t r, bool above, double *count)
{
	size_t from = above ? r - 1 : r;
	const struct chain_row *row = &net->rows[from];

	for (size_t i = 0; i < row->n_edges; i++) {
		const struct chain_edge *e = &net->edges[row->first_edge + i];
		size_t own = above ? e->lower : e->upper;
		size_t other = above ? e->upper : e->lower;

		net->units[net->v[own].unit].key += net->v[other].pos;
		count[net->v[own].unit]++;
	}
}

/* What is tied to nothing there stays where it is. */
static void
find_keys(struct chain_net *net, size_t r, bool above, double *count)
{
	const struct chain_row *row = &net->rows[r];

	for (size_t i = 0; i < row->n; i++) {
		net->units[row->units[i]].key = 0;
		count[row->units[i]] = 0;
	}
	add_edge_keys(net, r, above, count);
	for (size_t i = 0; i < row->n; i++) {
		struct chain_unit *u = &net->units[row->units[i]];

		if (count[row->units[i]] > 0)
			u->key /= count[row->units[i]];
		else
			u->key = net->v[u->v[0]].pos;
	}
}

/* By insertion.  Equal ones keep their order or, so that other orders are
   tried too, turn it round. */
static void
sort_row(struct chain_net *net, size_t r, bool turn)
{
	struct chain_row *row = &net->rows[r];

	for (size_t i = 1; i < row->n; i++) {
		size_t u = row->units[i], k = i;

		for (; k > 0; k--) {
			double before = net->units[row->units[k - 1]].key;

			if (before < net->units[u].key ||
			    (before == net->units[u].key && !turn))
				break;
			row->units[k] = row->units[k - 1];
		}
		row->units[k] = u;
	}
	number_row(net, r);
}

static void
sweep(struct chain_net *net, bool down, bool turn, double *count)
{
	for (size_t i = 1; i < net->n_rows; i++) {
		size_t r = down ? i : net->n_rows - 1 - i;

		find_keys(net, r, down, count);
		sort_row(net, r, turn);
	}
}

/* ---- exchanges ---- */

static size_t
crossings_at(const struct chain_net *net, size_t r)
{
	return crossings_below(net, r) +
	    (r > 0 ? crossings_below(net, r - 1) : 0);
}

static void
swap_units(struct chain_net *net, size_t r, size_t i)
{
	size_t *u = net->rows[r].units, keep = u[i];

	u[i] = u[i + 1];
	u[i + 1] = keep;
	number_row(net, r);
}

static bool
exchange(struct chain_net *net)
{
	bool better = false;

	for (size_t r = 0; r < net->n_rows; r++)
		for (size_t i = 0; i + 1 < net->rows[r].n; i++) {
			size_t before = crossings_at(net, r);

			if (before == 0)
				break;
			swap_units(net, r, i);
			if (crossings_at(net, r) < before)
				better = true;
			else
				swap_units(net, r, i);
		}
	return better;
}

/* ---- the best order seen ---- */

static void
copy_order(struct chain_net *net, size_t *kept, bool back)
{
	for (size_t r = 0; r < net->n_rows; r++) {
		size_t *units = net->rows[r].units, n = net->rows[r].n;

		if (back)
			memcpy(units, kept, n * sizeof(*units));
		else
			memcpy(kept, units, n * sizeof(*units));
		if (back)
			number_row(net, r);
		kept += n;
	}
}

void
chain_order(struct chain_net *net)
{
	struct arena *a = net->c->arena;
	double *count = arena_array(a, net->n_units, sizeof(*count));
	size_t *kept = arena_array(a, net->n_units, sizeof(*kept)), best;

	for (size_t r = 0; r < net->n_rows; r++)
		number_row(net, r);
	best = crossings(net);
	copy_order(net, kept, false);
	for (int i = 0; i < SWEEPS && best > 0; i++) {
		size_t n;

		sweep(net, i % 2 == 0, i % 4 > 1, count);
		n = crossings(net);
		if (n < best) {
			best = n;
			copy_order(net, kept, false);
		}
	}
	copy_order(net, kept, true);
	for (int i = 0; i < EXCHANGES && exchange(net); i++)
		continue;
}
