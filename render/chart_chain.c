#include "chart_chain.h"

#include <math.h>
#include <string.h>

#include "arena.h"
#include "chart_chain_net.h"
#include "chart_chain_words.h"
#include "chart_plot.h"

#define NAMES_GAP	10.0	/* between the levels' names and the boxes */
#define TIP		7.0	/* arrowheads: their length … */
#define TIP_HALF	3.4
#define BACK		8.0	/* … and that of feedback */
#define BACK_HALF	4.0
#define DOT		1.0
#define DOT_PITCH	4.0

const char *
chain_tie_word(enum chain_tie_kind kind)
{
	switch (kind) {
	case TIE_INTERNAL:
		return "internal";
	case TIE_CONTRACT:
		return "contract";
	case TIE_PURPOSE:
		return "common purpose";
	case TIE_COMMUNITY:
		return "influence";
	case TIE_UNSTATED:
	case N_TIE_KINDS:
		break;
	}
	return "not stated";
}

void
chain_net_make(struct chain_net *net, const struct canvas *c,
    const struct chain_graph *g)
{
	double names = 0;

	memset(net, 0, sizeof(*net));
	net->c = c;
	net->g = g;
	for (size_t i = 0; i < g->n_levels; i++) {
		double w = canvas_width(c, g->levels[i], CHAIN_SIZE, false);

		names = w > names ? w : names;
	}
	net->left = names + NAMES_GAP;
	net->right = c->w - 1;
	chain_units(net);
	do {
		chain_rows(net);
		chain_order(net);
	} while (chain_split(net));
	chain_place(net);
}

double
chart_chain_height(const struct canvas *c, const void *data)
{
	const struct chain_graph *g = data;
	struct chain_net net;

	if (g->n_boxes == 0)
		return 0;
	chain_net_make(&net, c, g);
	return chain_net_height(&net);
}

/* ---- the way of a tie ---- */

/* Straight from box to box, and straight down past the rows between. */
static size_t
route_points(const struct chain_net *net, size_t tie, struct xy *pts)
{
	const struct chain_route *r = &net->routes[tie];
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct chain_edge *e = &net->edges[r->edges[i]];
		const struct chain_row *row = &net->rows[net->v[e->upper].row];

		pts[n++] = (struct xy){ e->x1, row->y + row->h };
		pts[n++] = (struct xy){ e->x2, row[1].y };
	}
	return n;
}

/* From side to side; several between the same two stand below each other. */
static size_t
beside_points(const struct chain_net *net, size_t tie, struct xy *pts)
{
	const struct chain_tie *t = &net->g->ties[tie];
	const struct chain_vertex *a = &net->v[t->from], *b = &net->v[t->to];
	const struct chain_row *row = &net->rows[a->row];
	double y = row->y + row->h / 2, side = a->x < b->x ? 1 : -1;
	size_t before = 0, all = 0;

	for (size_t i = 0; i < net->g->n_ties; i++) {
		const struct chain_tie *k = &net->g->ties[i];

		if ((k->from != t->from || k->to != t->to) &&
		    (k->from != t->to || k->to != t->from))
			continue;
		before += i < tie;
		all++;
	}
	if (all > 1)
		y += (row->h - 8) * ((double)before / (double)(all - 1) - 0.5);
	pts[0] = (struct xy){ a->x + side * a->w / 2, y };
	pts[1] = (struct xy){ b->x - side * b->w / 2, y };
	return 2;
}

/* From the end that ties to the one that is tied. */
static size_t
tie_points(const struct chain_net *net, size_t tie, struct xy *pts)
{
	const struct chain_route *r = &net->routes[tie];
	size_t n;

	if (r->beside)
		return beside_points(net, tie, pts);
	n = route_points(net, tie, pts);
	for (size_t i = 0; r->up && i < n / 2; i++) {
		struct xy keep = pts[i];

		pts[i] = pts[n - 1 - i];
		pts[n - 1 - i] = keep;
	}
	return n;
}

/* ---- lines ---- */

/* The point, moved by `along` towards `to` and by `aside` to its right. */
static struct xy
moved(struct xy from, struct xy to, double along, double aside)
{
	double dx = to.x - from.x, dy = to.y - from.y, l = hypot(dx, dy);

	if (!(l > 0))
		return from;
	return (struct xy){ from.x + (dx * along - dy * aside) / l,
	    from.y + (dy * along + dx * aside) / l };
}

/* Beside the line of points; in a bend on the line that halves it. */
static void
draw_aside(struct plot *p, const struct xy *pts, size_t n, double aside)
{
	struct xy *out = arena_array(p->c->arena, n, sizeof(*out));

	for (size_t i = 0; i < n; i++) {
		size_t a = i > 0 ? i - 1 : i, b = i + 1 < n ? i + 1 : i;
		double dx = pts[b].x - pts[a].x, dy = pts[b].y - pts[a].y;
		double l = hypot(dx, dy);

		out[i] = pts[i];
		if (l > 0) {
			out[i].x -= dy / l * aside;
			out[i].y += dx / l * aside;
		}
	}
	plot_polyline(p, out, n, (struct stroke){ palette.ink, 0.9, { 0, 0 } });
}

static void
draw_dots(struct plot *p, const struct xy *pts, size_t n)
{
	double at = 0;

	for (size_t i = 1; i < n; i++) {
		double l = hypot(pts[i].x - pts[i - 1].x,
		    pts[i].y - pts[i - 1].y);

		for (; at <= l && l > 0; at += DOT_PITCH) {
			struct xy q = moved(pts[i - 1], pts[i], at, 0);

			plot_dot(p, q.x, q.y, DOT, palette.ink);
		}
		at -= l;
	}
}

static void
draw_line(struct plot *p, enum chain_tie_kind kind, const struct xy *pts,
    size_t n)
{
	switch (kind) {
	case TIE_INTERNAL:
		plot_polyline(p, pts, n, (struct stroke){ palette.ink, 1.5,
		    { 0, 0 } });
		break;
	case TIE_CONTRACT:
		draw_aside(p, pts, n, 1.5);
		draw_aside(p, pts, n, -1.5);
		break;
	case TIE_PURPOSE:
		plot_polyline(p, pts, n, (struct stroke){ palette.ink, 1.4,
		    { 7, 4 } });
		break;
	case TIE_COMMUNITY:
		draw_dots(p, pts, n);
		break;
	case TIE_UNSTATED:
	case N_TIE_KINDS:
		plot_polyline(p, pts, n, (struct stroke){ palette.edge, 0.9,
		    { 0, 0 } });
		break;
	}
}

static void
avoid_points(struct plot *p, const struct xy *pts, size_t n)
{
	struct xy least = pts[0], most = pts[0];

	for (size_t i = 1; i < n; i++) {
		least.x = fmin(least.x, pts[i].x);
		least.y = fmin(least.y, pts[i].y);
		most.x = fmax(most.x, pts[i].x);
		most.y = fmax(most.y, pts[i].y);
	}
	plot_avoid_box(p, least.x, least.y, most.x - least.x,
	    most.y - least.y);
}

static void
draw_tip(struct plot *p, struct xy tip, struct xy from, bool back)
{
	double l = back ? BACK : TIP, half = back ? BACK_HALF : TIP_HALF;
	const struct xy pts[] = { tip, moved(tip, from, l, half),
		moved(tip, from, l, -half) };
	struct stroke edge = { palette.ink, 1, { 0, 0 } };

	if (back)
		canvas_poly(p->c, pts, 3, &palette.white, &edge);
	else
		canvas_poly(p->c, pts, 3, &palette.ink, NULL);
	avoid_points(p, pts, 3);
}

static void
draw_tie(struct plot *p, const struct chain_net *net, size_t tie,
    struct chain_way *way)
{
	const struct chain_tie *t = &net->g->ties[tie];
	struct xy *pts = arena_array(p->c->arena, 2 * net->n_rows + 2,
	    sizeof(*pts)), *line;
	size_t n = tie_points(net, tie, pts);

	way->pts = pts;
	way->n = n;
	line = arena_array(p->c->arena, n, sizeof(*line));
	memcpy(line, pts, n * sizeof(*line));
	/* The line ends within its arrowheads. */
	line[n - 1] = moved(pts[n - 1], pts[n - 2], 5, 0);
	if (t->feedback)
		line[0] = moved(pts[0], pts[1], BACK - 1, 0);
	draw_line(p, t->kind, line, n);
	draw_tip(p, pts[n - 1], pts[n - 2], false);
	if (t->feedback)
		draw_tip(p, pts[0], pts[1], true);
}

/* ---- boxes ---- */

static void
draw_box(struct plot *p, const struct chain_net *net, size_t i)
{
	const struct chain_box *b = &net->g->boxes[i];
	const struct chain_vertex *v = &net->v[i];
	const struct chain_row *row = &net->rows[v->row];
	const struct chain_text *t = &net->texts[i];
	struct stroke edge = { b->single ? palette.ink : palette.a7,
	    b->single ? 2 : 0.9, { b->open ? 3 : 0, b->open ? 2 : 0 } };
	size_t notes = (b->notes[0] != NULL) + (b->notes[1] != NULL);
	double y = row->y + row->h / 2 + 3 - 5 * ((double)(t->n + notes) - 1);

	canvas_rect(p->c, v->x - v->w / 2, row->y, v->w, row->h,
	    b->people ? &palette.tint2 : &palette.a0, &edge);
	plot_avoid_box(p, v->x - v->w / 2, row->y, v->w, row->h);
	for (size_t k = 0; k < t->n; k++, y += 10)
		canvas_text(p->c, v->x, y, ANCHOR_MIDDLE, CHAIN_SIZE, true,
		    palette.ink, t->lines[k]);
	for (size_t k = 0; k < notes; k++, y += 10)
		canvas_text(p->c, v->x, y, ANCHOR_MIDDLE, CHAIN_SIZE, false,
		    palette.ink, b->notes[k]);
}

static void
draw_levels(struct plot *p, const struct chain_net *net)
{
	for (size_t r = 0; r < net->n_rows; r++) {
		const struct chain_row *row = &net->rows[r];

		if (r == 0 || row->level != row[-1].level)
			canvas_text(p->c, 0, row->y + row->h / 2 + 3,
			    ANCHOR_START, CHAIN_SIZE, false, palette.ink2,
			    net->g->levels[row->level]);
	}
}

void
chart_chain(struct canvas *c, const void *data)
{
	const struct chain_graph *g = data;
	struct plot p = { .c = c };
	struct chain_net net;
	struct chain_way *ways;

	if (g->n_boxes == 0)
		return;
	chain_net_make(&net, c, g);
	p.left = net.left;
	p.right = p.label_right = net.right;
	p.bottom = chain_net_height(&net);
	draw_levels(&p, &net);
	ways = arena_array(c->arena, g->n_ties, sizeof(*ways));
	for (size_t i = 0; i < g->n_ties; i++)
		draw_tie(&p, &net, i, &ways[i]);
	for (size_t i = 0; i < g->n_boxes; i++)
		draw_box(&p, &net, i);
	chain_words(&p, g, ways);
	plot_paint_labels(&p);
}
