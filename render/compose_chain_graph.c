#include <string.h>

#include "buf.h"
#include "canvas.h"
#include "chart_chain.h"
#include "compose.h"
#include "utf8.h"

/* The delivery chain as pictures, with its words. */

#define MANY_BOXES	20	/* in one picture; else one a branch */
#define FEW_BOXES	12	/* of several small branches together */
#define MANY_WORDS	30	/* of names, in the words for a picture */
#define FEW_WORDS	9

/* What a page has room for beside the title; large print is laid out at half
   its size. */
#define PAGE_W		492.0
#define PAGE_H		600.0
#define LARGE_W		255.0
#define LARGE_H		225.0

#define N_LEVELS	6

static const char *const level_names[N_LEVELS] = { "National", "Strategic",
	"Operational", "Front line", "Community", "Level not set" };

struct branch {
	struct compose			*c;
	const struct chain_result	*r;
	bool				*in;	/* per node of the chain */
	const struct chain_node		*only;	/* ties from this one; or
						   NULL: all */
	bool				 tables;	/* stand beside it */
	struct chain_graph		*g;
	const struct chain_node		**nodes;	/* as the boxes */
	size_t				 n_open, n_singles;
};

/* ---- from the plan to the picture ---- */

static size_t
node_index(const struct chain *k, const struct ref *r)
{
	const struct rec *to = r->to;

	return to != NULL && to->kind == REC_NODE && to->owner == &k->rec ?
	    to->index : k->nodes.n;
}

static size_t
node_level(const struct chain_node *n)
{
	return is_set(n->level) && n->level.i >= 0 &&
	    n->level.i < N_LEVELS - 1 ? (size_t)n->level.i : N_LEVELS - 1;
}

static enum chain_tie_kind
tie_kind(const struct chain_link *l)
{
	static const char *const words[] = { "internal", "contractual",
		"common-purpose", "community" };

	for (size_t i = 0; is_set(l->kind) && i < 4; i++)
		if (strcmp(choice_word(&l->kind), words[i]) == 0)
			return (enum chain_tie_kind)i;
	return TIE_UNSTATED;
}

static const char *
open_note(const struct compose *c, const struct chain_node *n)
{
	const char *s = chain_node_signed(c, n);

	if (strcmp(s, "No") == 0)
		return "not signed up";
	return strcmp(s, "Not there yet") == 0 ? "not there yet" : NULL;
}

static void
add_box(struct branch *b, size_t i)
{
	struct chain_graph *g = b->g;
	const struct chain_node *n = &b->r->chain->nodes.items[i];
	const char *open = open_note(b->c, n);
	struct chain_box *x = &g->boxes[g->n_boxes];
	size_t k = 0;

	x->title = rec_text(b->c, &n->rec);
	x->level = node_level(n);
	x->people = is_set(n->level) && n->level.i == N_LEVELS - 2;
	x->single = b->r->single != NULL && b->r->single[i];
	x->open = open != NULL;
	if (x->single)
		x->notes[k++] = "single point of failure";
	if (open != NULL)
		x->notes[k++] = open;
	b->n_open += x->open;
	b->n_singles += x->single;
	b->nodes[g->n_boxes++] = n;
}

static void
make_graph(struct branch *b)
{
	const struct chain *k = b->r->chain;
	struct arena *a = b->c->arena;
	size_t *at = arena_array(a, k->nodes.n + 1, sizeof(*at));

	b->g = arena_alloc(a, sizeof(*b->g));
	b->g->levels = level_names;
	b->g->n_levels = N_LEVELS;
	b->g->boxes = arena_array(a, k->nodes.n, sizeof(*b->g->boxes));
	b->g->ties = arena_array(a, k->links.n, sizeof(*b->g->ties));
	b->nodes = arena_array(a, k->nodes.n,
	    sizeof(const struct chain_node *));
	b->n_open = b->n_singles = 0;
	for (size_t i = 0; i < k->nodes.n; i++) {
		at[i] = b->g->n_boxes;
		if (b->in[i])
			add_box(b, i);
	}
	for (size_t i = 0; i < k->links.n; i++) {
		const struct chain_link *l = &k->links.items[i];
		size_t from = node_index(k, &l->from);
		size_t to = node_index(k, &l->to);

		if (from != to && from < k->nodes.n && to < k->nodes.n &&
		    b->in[from] && b->in[to] && (b->only == NULL ||
		    b->only == &k->nodes.items[from]))
			b->g->ties[b->g->n_ties++] = (struct chain_tie){
			    at[from], at[to], tie_kind(l),
			    is_set(l->feedback) && l->feedback.yes };
	}
}

/* ---- words ---- */

static const char *
names_where(const struct branch *b, bool single)
{
	const char **v = arena_array(b->c->arena, b->g->n_boxes + 1,
	    sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < b->g->n_boxes; i++)
		if (single ? b->g->boxes[i].single : b->g->boxes[i].open)
			v[n++] = b->g->boxes[i].title;
	return list_text(b->c, v, n);
}

static const char *
title_text(const struct branch *b)
{
	struct compose *c = b->c;

	if (b->n_singles > 0 && b->n_singles <= 2)
		return arena_printf(c->arena, "The chain hangs on %s",
		    name_within(c, names_where(b, true), 2 * NAME_BRIEF));
	if (b->n_singles > 2)
		return arena_printf(c->arena, "The chain hangs on %zu single "
		    "points of failure", b->n_singles);
	if (b->n_open > 0)
		return count_text(c, b->n_open,
		    "member has not signed up or is not there yet",
		    "members have not signed up or are not there yet");
	return "Who works with whom";
}

static void
count_kinds(const struct branch *b, size_t n[N_TIE_KINDS])
{
	memset(n, 0, N_TIE_KINDS * sizeof(*n));
	for (size_t i = 0; i < b->g->n_ties; i++)
		n[b->g->ties[i].kind]++;
}

static size_t
count_feedback(const struct branch *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->g->n_ties; i++)
		n += b->g->ties[i].feedback;
	return n;
}

/* How to read the lines; only those that are drawn. */
static const char *
subtitle_text(const struct branch *b)
{
	static const char *const styles[N_TIE_KINDS] = {
		"single line: within one body", "double: by contract",
		"dashed: by common purpose", "dotted: by influence",
		"thin: kind not stated" };
	const char *v[N_TIE_KINDS];
	size_t n[N_TIE_KINDS], k = 0;

	count_kinds(b, n);
	for (size_t i = 0; i < N_TIE_KINDS; i++)
		if (n[i] > 0)
			v[k++] = styles[i];
	if (k == 0)
		return "No link between them is described.";
	if (count_feedback(b) == 0)
		return arena_printf(b->c->arena, "%s.", sentence_case(b->c,
		    list_text(b->c, v, k)));
	return arena_printf(b->c->arena, "%s. Open arrowhead: news comes "
	    "back.", sentence_case(b->c, list_text(b->c, v, k)));
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += *s != ' ' && (s[1] == ' ' || s[1] == '\0');
	return n;
}

/* Who stands at each level; of many only how many. */
static void
say_levels(const struct branch *b, struct buf *out)
{
	const struct chain_graph *g = b->g;
	const char **v = arena_array(b->c->arena, g->n_boxes + 1, sizeof(*v));
	size_t words = 0;

	for (size_t i = 0; i < g->n_boxes; i++)
		words += count_words(g->boxes[i].title);
	for (size_t k = 0; k < g->n_levels; k++) {
		size_t n = 0;

		for (size_t i = 0; i < g->n_boxes; i++)
			if (g->boxes[i].level == k)
				v[n++] = g->boxes[i].title;
		if (n > 0 && words > MANY_WORDS)
			buf_printf(out, " %s: %zu.", g->levels[k], n);
		else if (n > 0)
			buf_printf(out, " %s: %s.", g->levels[k],
			    list_text(b->c, v, n));
	}
}

static void
say_ties(const struct branch *b, struct buf *out)
{
	static const char *const words[N_TIE_KINDS] = { "internal",
		"by contract", "by common purpose", "by influence",
		"of a kind not stated" };
	const char *v[N_TIE_KINDS];
	size_t n[N_TIE_KINDS], k = 0, back = count_feedback(b);

	count_kinds(b, n);
	for (size_t i = 0; i < N_TIE_KINDS; i++)
		if (n[i] > 0)
			v[k++] = count_text(b->c, n[i], words[i], words[i]);
	if (k == 0) {
		buf_printf(out, " No link is described.");
		return;
	}
	buf_printf(out, " %s between them: %s.", count_text(b->c,
	    b->g->n_ties, "link", "links"), list_text(b->c, v, k));
	if (back == 0)
		buf_printf(out, " No news comes back up on any of them.");
	else
		buf_printf(out, " News comes back on %zu of them.", back);
}

/* Names, unless they are many. */
static void
say_singles(const struct branch *b, struct buf *out)
{
	const char *names = names_where(b, true);

	if (b->n_singles == 0)
		buf_printf(out, " None is a single point of failure.");
	else if (count_words(names) <= FEW_WORDS)
		buf_printf(out, " Single points of failure, without which "
		    "others are cut off: %s.", names);
	else
		buf_printf(out, " %zu are single points of failure.",
		    b->n_singles);
}

static void
say_open(const struct branch *b, struct buf *out)
{
	const char *names = names_where(b, false);

	if (b->n_open > 0 && count_words(names) <= FEW_WORDS)
		buf_printf(out, " Not signed up or not there yet: %s.",
		    names);
	else if (b->n_open > 0)
		buf_printf(out, " %zu are not signed up or not there yet.",
		    b->n_open);
}

static const char *
alt_text(const struct branch *b)
{
	struct compose *c = b->c;
	const char *about = refs_text(c, &b->r->chain->outcomes);
	struct buf out;

	buf_init(&out, c->arena);
	if (*about != '\0' && count_words(about) <= 2 * FEW_WORDS)
		buf_printf(&out, "Delivery chain for %s: %s, from the top "
		    "down.", about, count_text(c, b->g->n_boxes, "member",
		    "members"));
	else
		buf_printf(&out, "Delivery chain: %s, from the top down.",
		    count_text(c, b->g->n_boxes, "member", "members"));
	say_levels(b, &out);
	say_ties(b, &out);
	say_singles(b, &out);
	say_open(b, &out);
	if (b->tables)
		buf_printf(&out, " Tables in the annex name every member and "
		    "link.");
	return buf_text(&out);
}

/* ---- one picture ---- */

/* About as wide as the true letters; broad ones count twice. */
static double
rough_width(void *ctx, const char *s, double size, bool bold)
{
	size_t n = strlen(s), columns = 0;

	(void)ctx;
	while (n > 0) {
		int32_t ch;
		size_t len = utf8_decode(s, n, &ch);

		columns += utf8_columns(ch);
		s += len;
		n -= len;
	}
	return (double)columns * size * (bold ? 0.57 : 0.53);
}

static bool
is_drawable(const struct branch *b)
{
	bool large = b->c->doc->meta.large_print;
	struct canvas page;

	if (b->g->n_boxes > 2 * MANY_BOXES ||
	    b->g->n_ties > 2 * b->g->n_boxes + 8)
		return false;
	canvas_init(&page, b->c->arena, large ? LARGE_W : PAGE_W, 0,
	    rough_width, NULL);
	return chart_chain_height(&page, b->g) <= (large ? LARGE_H : PAGE_H);
}

static struct figure *
put_figure(struct branch *b, struct block *parent)
{
	struct figure *f = figure_add(b->c, parent, chart_chain, b->g);

	f->fit = chart_chain_height;
	f->title = title_text(b);
	f->subtitle = subtitle_text(b);
	f->alt = alt_text(b);
	return f;
}

/* ---- in large print ---- */

struct parts {
	struct block	*parent;
	const char	*title, *subtitle;	/* of the whole */
	size_t		 n;
};

static void
put_part(struct branch *b, struct parts *p)
{
	struct figure *f = put_figure(b, p->parent);

	f->title = p->n == 0 ? p->title : arena_printf(b->c->arena,
	    "From %s", rec_brief(b->c, &b->only->rec));
	f->subtitle = p->n == 0 ? p->subtitle : NULL;
	f->continued = p->n++ > 0;
}

/* A node with as many of those that it is tied to as there is room for, then
   with the others. */
static void
put_star(struct branch *b, struct parts *p, const bool *whole)
{
	const struct chain *k = b->r->chain;
	bool any = false;

	memset(b->in, 0, k->nodes.n * sizeof(*b->in));
	b->in[b->only->rec.index] = true;
	for (size_t i = 0; i < k->links.n; i++) {
		size_t to = node_index(k, &k->links.items[i].to);

		if (k->links.items[i].from.to != &b->only->rec ||
		    to >= k->nodes.n || !whole[to] || b->in[to])
			continue;
		b->in[to] = true;
		make_graph(b);
		if (any && !is_drawable(b)) {
			b->in[to] = false;
			make_graph(b);
			put_part(b, p);
			memset(b->in, 0, k->nodes.n * sizeof(*b->in));
			b->in[b->only->rec.index] = b->in[to] = true;
			make_graph(b);
		}
		any = true;
	}
	if (any)
		put_part(b, p);
}

/* Node by node, what each is tied to; false if nothing is tied. */
static bool
add_parts(struct branch *b, struct block *parent)
{
	const struct chain *k = b->r->chain;
	struct parts p = { .parent = parent, .title = title_text(b),
	    .subtitle = subtitle_text(b) };
	bool *whole = arena_array(b->c->arena, k->nodes.n, sizeof(*whole));

	memcpy(whole, b->in, k->nodes.n * sizeof(*whole));
	for (size_t i = 0; i < k->nodes.n; i++)
		if (whole[i]) {
			b->only = &k->nodes.items[i];
			put_star(b, &p, whole);
		}
	b->only = NULL;
	memcpy(b->in, whole, k->nodes.n * sizeof(*whole));
	return p.n > 0;
}

static bool
add_figure(struct branch *b, struct block *parent)
{
	make_graph(b);
	if (is_drawable(b))
		put_figure(b, parent);
	else if (b->c->doc->meta.large_print)
		return add_parts(b, parent);
	else
		return false;
	return true;
}

/* ---- branches ---- */

struct branches {
	const struct chain	*k;
	bool			*head;	/* per node: a branch begins here */
	bool			*root;	/* stands above all branches */
	bool			*done;
};

/* Nodes that nothing leads to; below a single one, those that it leads to. */
static void
find_heads(struct branches *b)
{
	const struct chain *k = b->k;
	size_t n = 0, top = 0;

	for (size_t i = 0; i < k->nodes.n; i++)
		b->head[i] = true;
	for (size_t i = 0; i < k->links.n; i++) {
		size_t to = node_index(k, &k->links.items[i].to);

		if (to < k->nodes.n &&
		    to != node_index(k, &k->links.items[i].from))
			b->head[to] = false;
	}
	for (size_t i = 0; i < k->nodes.n; i++)
		if (b->head[i]) {
			n++;
			top = i;
		}
	if (n != 1)
		return;
	b->head[top] = false;
	b->root[top] = true;
	for (size_t i = 0; i < k->links.n; i++) {
		size_t to = node_index(k, &k->links.items[i].to);

		if (to < k->nodes.n && to != top &&
		    node_index(k, &k->links.items[i].from) == top)
			b->head[to] = true;
	}
}

/* All that links lead to from what is in. */
static size_t
grow(const struct chain *k, bool *in)
{
	size_t n = 0;
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < k->links.n; i++) {
			size_t from = node_index(k, &k->links.items[i].from);
			size_t to = node_index(k, &k->links.items[i].to);

			if (from < k->nodes.n && to < k->nodes.n &&
			    in[from] && !in[to])
				in[to] = more = true;
		}
	}
	for (size_t i = 0; i < k->nodes.n; i++)
		n += in[i];
	return n;
}

/* The next branches, as many as one picture holds; what begins nowhere comes
   last.  Returns how many nodes they have, 0 when all are done. */
static size_t
next_branches(struct compose *c, struct branches *b, bool *in)
{
	size_t n = b->k->nodes.n, have = 0;
	bool *more = arena_array(c->arena, n, sizeof(*more));

	memset(in, 0, n * sizeof(*in));
	for (size_t i = 0; i < n; i++) {
		size_t grown;

		if (!b->head[i] || b->done[i])
			continue;
		memcpy(more, in, n * sizeof(*more));
		more[i] = true;
		grown = grow(b->k, more);
		if (have > 0 && grown > FEW_BOXES)
			break;
		memcpy(in, more, n * sizeof(*in));
		have = grown;
		b->head[i] = false;
	}
	for (size_t i = 0; i < n && have == 0; i++)
		in[i] = !b->done[i] && !b->root[i];
	for (size_t i = 0; i < n; i++)
		if (in[i]) {
			b->done[i] = true;
			have++;
		}
	for (size_t i = 0; i < n && have > 0; i++)
		in[i] |= b->root[i];
	return have;
}

static bool
draw_branches(struct branch *b, struct block *parent)
{
	struct compose *c = b->c;
	struct branches s = { .k = b->r->chain };
	size_t n = s.k->nodes.n;
	bool *in = arena_array(c->arena, n, sizeof(*in)), all = true;

	s.head = arena_array(c->arena, n, sizeof(*s.head));
	s.root = arena_array(c->arena, n, sizeof(*s.root));
	s.done = arena_array(c->arena, n, sizeof(*s.done));
	find_heads(&s);
	b->in = in;
	while (next_branches(c, &s, in) > 0)
		all &= add_figure(b, parent);
	return all;
}

bool
chain_figures(struct compose *c, struct block *parent,
    const struct chain_result *r, bool tables)
{
	size_t n = r->chain->nodes.n;
	struct branch b = { .c = c, .r = r, .tables = tables };
	bool *in = arena_array(c->arena, n, sizeof(*in));

	if (n < 2 || n > 10 * MANY_BOXES)
		return n < 2;
	memset(in, true, n * sizeof(*in));
	b.in = in;
	return n <= MANY_BOXES ? add_figure(&b, parent) :
	    draw_branches(&b, parent);
}
