#include "layout_int.h"

#include <string.h>

#include "arena.h"

struct flow
flow_new(struct lay *l)
{
	return (struct flow){ .arena = l->arena };
}

struct strip *
flow_add(struct flow *f, double gap, double height)
{
	struct strip *s;

	if (f->n == f->cap) {
		f->cap = f->cap == 0 ? 2 : f->cap * 2;
		f->v = arena_grow(f->arena, f->v, f->n, f->cap, sizeof *f->v);
	}
	s = &f->v[f->n++];
	memset(s, 0, sizeof *s);
	s->gap = gap;
	s->height = height;
	return s;
}

struct strip *
strip_new(struct lay *l)
{
	return arena_alloc(l->arena, sizeof(struct strip));
}

static void
strip_reserve(struct lay *l, struct strip *s, size_t more)
{
	size_t cap = s->cap * 2;

	if (s->n + more <= s->cap)
		return;
	/* Most strips are one line, or are joined from others at once. */
	if (cap < s->n + more)
		cap = s->n + more;
	s->items = arena_grow(l->arena, s->items, s->n, cap,
	    sizeof *s->items);
	s->cap = cap;
}

struct item *
strip_item(struct lay *l, struct strip *s, enum item_kind kind,
    enum item_role role, const struct block *b)
{
	struct item *it;

	strip_reserve(l, s, 1);
	it = s->items[s->n++] = arena_alloc(l->arena, sizeof *it);
	it->kind = kind;
	it->role = role;
	it->block = b;
	return it;
}

void
strip_shapes(struct lay *l, struct strip *s, double dx, double dy,
    enum item_role role, const struct block *b,
    const struct inline_node *node)
{
	strip_reserve(l, s, l->canvas.n);
	for (size_t i = 0; i < l->canvas.n; i++) {
		struct item *it = strip_item(l, s, ITEM_OP, role, b);

		it->op = l->canvas.ops[i];
		it->ox = dx;
		it->oy = dy;
		it->node = node;
		it->face = it->op.bold ? FACE_BOLD : FACE_REGULAR;
		strip_bidi(l, s);
	}
	/* The items own copies; only their points and texts are shared. */
	memset(l->canvas.ops, 0, l->canvas.n * sizeof *l->canvas.ops);
	l->canvas.n = 0;
}

void
strip_last_first(struct strip *s)
{
	struct item *last = s->items[s->n - 1];

	memmove(s->items + 1, s->items, (s->n - 1) * sizeof(struct item *));
	s->items[0] = last;
}

void
strip_anchor(struct lay *l, struct strip *s, const struct block *b)
{
	if (b->id != NULL || b->kind == BLOCK_HEADING)
		strip_item(l, s, ITEM_ANCHOR, ROLE_LAYOUT, b);
}

void
strip_column(struct strip *s, size_t n, double x, double w)
{
	for (; n < s->n; n++) {
		s->items[n]->left = (float)x;
		s->items[n]->right = (float)(x + w);
	}
}

void
strip_add(struct lay *l, struct strip *s, const struct strip *from, double dy)
{
	strip_reserve(l, s, from->n);
	for (size_t i = 0; i < from->n; i++) {
		s->items[s->n++] = from->items[i];
		from->items[i]->oy += dy;
	}
}

double
flow_height(const struct flow *f, size_t from, size_t to)
{
	double h = 0;

	for (size_t i = from; i < to; i++)
		h += f->v[i].height + (i > from ? f->v[i].gap : 0);
	return h;
}

void
flow_keep(struct flow *f, size_t from, enum keep keep)
{
	for (size_t i = from; i + 1 < f->n; i++)
		if (f->v[i].keep < keep)
			f->v[i].keep = keep;
}

double
flow_kept(const struct flow *f)
{
	size_t from = f->n;

	while (from > 0 && f->v[from - 1].keep == KEEP_ALWAYS)
		from--;
	return flow_height(f, from, f->n);
}

double
strip_join(struct lay *l, struct strip *s, const struct flow *f, size_t from,
    size_t to, double top)
{
	double y = top;
	size_t items = 0;

	for (size_t i = from; i < to; i++)
		items += f->v[i].n;
	strip_reserve(l, s, items);
	for (size_t i = from; i < to; i++) {
		if (i > from)
			y += f->v[i].gap;
		strip_add(l, s, &f->v[i], y);
		y += f->v[i].height;
	}
	return y - top;
}
