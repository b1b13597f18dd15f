#include <math.h>
#include <string.h>

#include "arena.h"
#include "chart_chain_net.h"

/* Where boxes and bends stand, and where ties leave and reach them. */

#define MOST_GAP	28.0	/* that boxes are spread by */
#define PITCH_GAP	33.0	/* below a row: room for words */
#define CLOSE_GAP	22.0	/* where ties only pass */
#define BOX_H		27.0
#define LINE_H		10.0
#define PORT		10.0	/* between two ties */
#define ROUNDS		10

struct spread {
	double	*x;		/* out */
	double	*want, *weight;
	double	*sep;		/* from the one before */
	size_t	 n;
};

/*
 * In order, at least sep apart and within lo..hi, as near to where each
 * wants to be as can be: least squares, by pooling neighbours that are in
 * each other's way (isotonic regression).
 */
static void
spread_out(struct arena *a, struct spread *s, double lo, double hi)
{
	double *mean = arena_array(a, s->n, sizeof(*mean)), total = 0, sum;
	double *weight = arena_array(a, s->n, sizeof(*weight));
	size_t *count = arena_array(a, s->n, sizeof(*count)), n = 0;

	for (size_t i = 1; i < s->n; i++)
		total += s->sep[i];
	for (size_t i = 1; total > hi - lo && i < s->n; i++)
		s->sep[i] *= (hi - lo) / total;
	total = total > hi - lo ? hi - lo : total;
	sum = 0;
	for (size_t i = 0; i < s->n; i++) {
		sum += i > 0 ? s->sep[i] : 0;
		mean[n] = s->want[i] - sum;
		weight[n] = s->weight[i];
		count[n++] = 1;
		while (n > 1 && mean[n - 2] > mean[n - 1]) {
			mean[n - 2] = (mean[n - 2] * weight[n - 2] +
			    mean[n - 1] * weight[n - 1]) /
			    (weight[n - 2] + weight[n - 1]);
			weight[n - 2] += weight[n - 1];
			count[n - 2] += count[n - 1];
			n--;
		}
	}
	sum = 0;
	for (size_t b = 0, i = 0; b < n; b++)
		for (size_t k = 0; k < count[b]; k++, i++) {
			sum += i > 0 ? s->sep[i] : 0;
			s->x[i] = fmin(fmax(mean[b], lo), hi - total) + sum;
		}
}

static struct spread
spread_new(struct arena *a, size_t n)
{
	struct spread s = { .n = 0 };

	s.x = arena_array(a, n, sizeof(*s.x));
	s.want = arena_array(a, n, sizeof(*s.want));
	s.weight = arena_array(a, n, sizeof(*s.weight));
	s.sep = arena_array(a, n, sizeof(*s.sep));
	return s;
}

/* ---- across ---- */

/* What is left of a row when all have their least distance is shared. */
static double
share_of(const struct chain_net *net, const struct chain_row *row)
{
	double left = net->right - net->left;

	for (size_t i = 0; i < row->n; i++)
		left -= net->units[row->units[i]].w + CHAIN_GAP;
	return fmax(left / (double)(row->n + 1), 0);
}

/* Right of a bend there is room for the word of its tie. */
static double
word_width(const struct chain_net *net, const struct chain_vertex *bend)
{
	return canvas_width(net->c, chain_tie_word(
	    net->g->ties[bend->tie].kind), CHAIN_SIZE, false);
}

static double
separation(const struct chain_net *net, size_t a, size_t b, double share)
{
	const struct chain_vertex *p = &net->v[a], *q = &net->v[b];
	double half = (p->w + q->w) / 2;

	if (p->unit == q->unit)
		return half + chain_between(net, a, b);
	if (p->box == NO_BOX)
		return half + CHAIN_BEND + fmin(word_width(net, p), share);
	if (q->box == NO_BOX)
		return half + CHAIN_BEND;
	return half + CHAIN_GAP + fmin(share, MOST_GAP);
}

/* The mean place of what a vertex is tied to above or below. */
static bool
wanted(const struct chain_net *net, size_t v, bool above, bool below,
    double *x)
{
	double sum = 0, n = 0;

	for (size_t i = 0; i < net->n_edges; i++) {
		const struct chain_edge *e = &net->edges[i];

		if (above && e->lower == v) {
			sum += net->v[e->upper].x;
			n++;
		}
		if (below && e->upper == v) {
			sum += net->v[e->lower].x;
			n++;
		}
	}
	*x = n > 0 ? sum / n : net->v[v].x;
	return n > 0;
}

/* A bend needs room for the width of its line. */
static double
half_width(const struct chain_vertex *v)
{
	return v->box == NO_BOX ? CHAIN_BEND / 2 : v->w / 2;
}

static void
place_row(struct chain_net *net, size_t r, bool above, bool below)
{
	const struct chain_row *row = &net->rows[r];
	struct arena *a = net->c->arena;
	double share = share_of(net, row);
	size_t *v = arena_array(a, net->n_v, sizeof(*v));
	struct spread s = spread_new(a, net->n_v);

	for (size_t i = 0; i < row->n; i++)
		for (size_t k = 0; k < net->units[row->units[i]].n; k++) {
			size_t at = net->units[row->units[i]].v[k];
			bool tied = wanted(net, at, above, below,
			    &s.want[s.n]);

			s.weight[s.n] = !tied ? 0.1 :
			    net->v[at].box == NO_BOX ? 2 : 1;
			if (s.n > 0)
				s.sep[s.n] = separation(net, v[s.n - 1], at,
				    share);
			v[s.n++] = at;
		}
	spread_out(a, &s, net->left + half_width(&net->v[v[0]]),
	    net->right - half_width(&net->v[v[s.n - 1]]));
	for (size_t i = 0; i < s.n; i++)
		net->v[v[i]].x = s.x[i];
}

static void
place_across(struct chain_net *net)
{
	for (size_t i = 0; i < net->n_v; i++)
		net->v[i].x = (net->left + net->right) / 2;
	for (size_t r = 0; r < net->n_rows; r++)
		place_row(net, r, false, false);
	for (int k = 0; k < ROUNDS; k++)
		for (size_t i = 0; i < net->n_rows; i++) {
			bool both = k >= ROUNDS - 2, down = k % 2 == 0;
			size_t r = down ? i : net->n_rows - 1 - i;

			place_row(net, r, both || down, both || !down);
		}
}

/* Those whom all is for lie below everything. */
static void
widen_last(struct chain_net *net)
{
	const struct chain_row *row = &net->rows[net->n_rows - 1];
	struct chain_vertex *v = &net->v[net->units[row->units[0]].v[0]];
	size_t n = 0;

	if (net->n_rows < 2 || row->n != 1 || net->units[row->units[0]].n != 1)
		return;
	for (size_t i = 0; i < net->n_edges; i++)
		n += &net->v[net->edges[i].lower] == v;
	if (n < 3)
		return;
	chain_measure_box(net, v->box, net->right - net->left -
	    CHAIN_PADDING);
	v->x = (net->left + net->right) / 2;
	v->w = net->right - net->left;
}

/* ---- down ---- */

static bool
has_words_below(const struct chain_net *net, size_t r)
{
	for (size_t i = 0; i < net->g->n_ties; i++) {
		const struct chain_route *k = &net->routes[i];

		if (k->n == 1 && net->v[net->edges[k->edges[0]].upper].row ==
		    r)
			return true;
	}
	return false;
}

static void
place_down(struct chain_net *net)
{
	double y = 1;

	for (size_t r = 0; r < net->n_rows; r++) {
		struct chain_row *row = &net->rows[r];

		row->y = y;
		row->h = BOX_H;
		for (size_t i = 0; i < net->g->n_boxes; i++) {
			const struct chain_box *b = &net->g->boxes[i];
			size_t lines = net->texts[i].n +
			    (b->notes[0] != NULL) + (b->notes[1] != NULL);
			double h = 7 + LINE_H * (double)lines;

			if (net->v[i].row == r && h > row->h)
				row->h = h;
		}
		y += row->h + (has_words_below(net, r) ? PITCH_GAP :
		    CLOSE_GAP);
	}
}

double
chain_net_height(const struct chain_net *net)
{
	const struct chain_row *last = &net->rows[net->n_rows - 1];

	return last->y + last->h + 2;
}

/* ---- where ties end ---- */

/* The edges of a box on one side, sorted by where they lead to. */
static size_t
edges_of(const struct chain_net *net, size_t v, bool below,
    struct chain_edge **out)
{
	size_t n = 0;

	for (size_t i = 0; i < net->n_edges; i++) {
		struct chain_edge *e = &net->edges[i];
		double x = net->v[below ? e->lower : e->upper].x;
		size_t k = n;

		if ((below ? e->upper : e->lower) != v)
			continue;
		for (; k > 0 && net->v[below ? out[k - 1]->lower :
		    out[k - 1]->upper].x > x; k--)
			out[k] = out[k - 1];
		out[k] = e;
		n++;
	}
	return n;
}

static double
reach_of(const struct chain_vertex *v)
{
	return v->box == NO_BOX ? 0 : v->w / 2 - CHAIN_PADDING / 2;
}

/* Upright from the middle of the narrower one, where the wider one reaches
   so far; else as near to it as it does. */
static double
port_wanted(const struct chain_vertex *v, const struct chain_vertex *other)
{
	double reach = reach_of(v);

	if (reach < reach_of(other))
		return v->x;
	return fmin(fmax(other->x, v->x - reach), v->x + reach);
}

static void
place_ports(struct chain_net *net, size_t v, bool below)
{
	struct arena *a = net->c->arena;
	const struct chain_vertex *b = &net->v[v];
	struct chain_edge **e = arena_array(a, net->n_edges + 1,
	    sizeof(struct chain_edge *));
	struct spread s = spread_new(a, net->n_edges);
	double reach = reach_of(b);

	s.n = edges_of(net, v, below, e);
	for (size_t i = 0; i < s.n; i++) {
		s.want[i] = port_wanted(b, &net->v[below ? e[i]->lower :
		    e[i]->upper]);
		s.weight[i] = 1;
		s.sep[i] = PORT;
	}
	spread_out(a, &s, b->x - reach, b->x + reach);
	for (size_t i = 0; i < s.n; i++)
		*(below ? &e[i]->x1 : &e[i]->x2) = s.x[i];
}

void
chain_place(struct chain_net *net)
{
	place_across(net);
	widen_last(net);
	place_down(net);
	for (size_t i = 0; i < net->n_v; i++) {
		place_ports(net, i, false);
		place_ports(net, i, true);
	}
}
