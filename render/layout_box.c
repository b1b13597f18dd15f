#include "layout_int.h"

#include <string.h>

#include "arena.h"

/* ---- callouts ---- */

struct callout_look {
	const struct colour	*fill, *bar;
};

static struct callout_look
callout_look(enum tone tone)
{
	const struct palette *p = &palette;

	switch (tone) {
	case TONE_WARNING:
	case TONE_ERROR:
	case TONE_HIGH:
	case TONE_SEVERE:
		return (struct callout_look){ &p->tint, &p->red };
	case TONE_NOTE:
	case TONE_LOW:
		return (struct callout_look){ &p->tint, &p->edge };
	case TONE_PLAIN:
	case TONE_INFO:
	case TONE_DECISION:
	case TONE_MODERATE:
		break;
	}
	return (struct callout_look){ &p->a0, &p->a7 };
}

#define CALLOUT_LEFT	14.0
#define CALLOUT_RIGHT	10.0
#define CALLOUT_PAD	9.0

/* A long callout may be cut between its lines; each part has its own fill. */
static void
callout_parts(struct lay *l, const struct block *b, struct frame f,
    const struct flow *in, struct flow *out)
{
	struct callout_look look = callout_look(b->tone);

	for (size_t i = 0; i < in->n; i++) {
		double top = i == 0 ? CALLOUT_PAD : in->v[i].gap;
		double bottom = i + 1 == in->n ? CALLOUT_PAD : 0;
		struct strip *s = flow_add(out, 0, top + in->v[i].height +
		    bottom);

		canvas_rect(&l->canvas, f.x, 0, f.w, s->height, look.fill,
		    NULL);
		canvas_rect(&l->canvas, f.x, 0, 3, s->height, look.bar, NULL);
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
		strip_add(l, s, &in->v[i], top);
		s->keep = in->v[i].keep;
	}
}

/* Whether strips may be joined to one that is never cut. */
static bool
may_stay_whole(const struct lay *l, const struct flow *in)
{
	return flow_height(in, 0, in->n) <= l->style->height * 0.6;
}

#define DECISION_HEAD	21.0

/* A box whose first paragraph is its head: what was decided. */
static void
lay_decision(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	const struct stroke edge = { palette.ink, 1.25, { 0, 0 } };
	struct block rest = *b;
	struct flow in = flow_new(l);
	struct type white = l->style->type[TYPE_H3];
	struct strip *s = strip_new(l), *box;
	double h = DECISION_HEAD, height;

	white.colour = palette.white;
	if (b->first != NULL && b->first->text != NULL) {
		h = para_into(l, para_new(l, b->first, b->first->text,
		    &white), f.x + 12, f.w - 24, 3.5, ROLE_CONTENT, s) + 7;
		rest.first = b->first->next;
	}
	lay_children(l, &rest, (struct frame){ f.x + 12, f.w - 24, f.small },
	    &in);
	height = h;
	if (in.n > 0)
		height += 16 + strip_join(l, s, &in, 0, in.n, h + 8);
	box = flow_add(out, 0, height);
	canvas_rect(&l->canvas, f.x, 0, f.w, h, &palette.ink, NULL);
	canvas_rect(&l->canvas, f.x + 0.625, 0.625, f.w - 1.25,
	    height - 1.25, NULL, &edge);
	strip_shapes(l, box, 0, 0, ROLE_LAYOUT, b, NULL);
	strip_anchor(l, box, b);
	strip_add(l, box, s, 0);
}

void
lay_callout(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct frame inner = { f.x + CALLOUT_LEFT,
	    f.w - CALLOUT_LEFT - CALLOUT_RIGHT, f.small };
	struct flow in = flow_new(l);
	size_t at = out->n;

	lay_content(l, b, inner, body_type(l, f), ALIGN_LEFT, &in);
	if (b->tone == TONE_DECISION && may_stay_whole(l, &in)) {
		lay_decision(l, b, f, out);
		return;
	}
	callout_parts(l, b, f, &in, out);
	if (out->n > at)
		strip_anchor(l, &out->v[at], b);
	if (may_stay_whole(l, &in))
		flow_keep(out, at, KEEP_IF_ROOM);
}

/* ---- cards ---- */

#define CARD_HEAD	24.0

/* A mark among the title's words goes to the right end of the head. */
static void
card_head(struct lay *l, const struct block *b, struct frame f,
    struct strip *s)
{
	struct type t = l->style->type[TYPE_H3];
	const struct inline_node *n, *mark = NULL;
	struct inline_node *copy, *first = NULL, **end = &first;
	double right = 0, h;
	struct para *p;

	for (n = b->text; n != NULL; n = n->next) {
		if (n->kind == INLINE_MARK || n->kind == INLINE_TAG) {
			mark = n;
			break;
		}
		copy = arena_alloc(l->arena, sizeof *copy);
		*copy = *n;
		copy->next = NULL;
		*end = copy;
		end = &copy->next;
	}
	p = para_new(l, b, first, &t);
	if (mark != NULL) {
		struct type small = l->style->type[TYPE_CELL];
		struct para *q;

		small.bold = true;
		q = para_new(l, b, mark, &small);
		right = q->widest + 8;
		para_into(l, q, f.x + f.w - right, q->widest + 1, 2 + 6,
		    ROLE_CONTENT, s);
	}
	h = para_into(l, p, f.x + 8, f.w - 16 - right, 7, ROLE_CONTENT, s);
	s->height = h + 12 < CARD_HEAD + 2 ? CARD_HEAD + 2 : h + 12;
}

static void
card_children(struct lay *l, const struct block *b, struct frame f,
    struct flow *in)
{
	const struct block *k, *facts = NULL, *prev = NULL;

	for (k = b->first; k != NULL; k = k->next) {
		size_t at = in->n;

		if (facts != NULL && k->kind == BLOCK_PARA && k->next == NULL)
			lay_spark_foot(l, k, facts, f, in);
		else if (facts != NULL || (facts = lay_spark(l, k, f, in)) ==
		    NULL)
			lay_block(l, k, f, in);
		if (in->n == at)
			continue;
		in->v[at].gap = prev == NULL ? 2 : facts != NULL ? 8 :
		    lay_gap(prev, k, f);
		prev = k;
	}
}

/* A record across the page: a tinted head, then what it holds. */
static void
card_wide(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct strip *words = strip_new(l), *s;
	struct flow in = flow_new(l);
	struct frame inner = { f.x + 8, f.w - 16, true };
	size_t at = out->n;

	card_head(l, b, f, words);
	s = flow_add(out, 0, words->height);
	canvas_rect(&l->canvas, f.x, 0, f.w, words->height, &palette.tint,
	    NULL);
	canvas_rect(&l->canvas, f.x, 0, f.w, 2, &palette.a7, NULL);
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	strip_anchor(l, s, b);
	strip_add(l, s, words, 0);
	s->keep = KEEP_ALWAYS;
	card_children(l, b, inner, &in);
	for (size_t i = 0; i < in.n; i++) {
		*flow_add(out, 0, 0) = in.v[i];
		if (i == 0)
			out->v[out->n - 1].gap = 6;
	}
	if (flow_height(out, at, out->n) <= l->style->height)
		flow_keep(out, at, KEEP_IF_ROOM);
}

/* A boxed record beside others; `least` high. */
static double
card_boxed(struct lay *l, const struct block *b, struct frame f, double least,
    struct flow *out)
{
	struct frame inner = { f.x + 10, f.w - 20, true };
	struct flow in = flow_new(l);
	struct strip *words = strip_new(l), *s;
	double y = 10, h;

	y += para_into(l, para_new(l, b, b->text, &l->style->type[TYPE_H3]),
	    inner.x, inner.w, y, ROLE_CONTENT, words);
	card_children(l, b, inner, &in);
	if (in.n > 0) {
		/* What is last stands at the foot, whatever is above it. */
		y += in.v[0].gap;
		y += strip_join(l, words, &in, 0, in.n - 1, y);
		if (in.n > 1)
			y += in.v[in.n - 1].gap;
		h = y + in.v[in.n - 1].height + 4;
		if (h < least)
			y += least - h;
		strip_add(l, words, &in.v[in.n - 1], y);
		y += in.v[in.n - 1].height;
	}
	h = y + 4 < least ? least : y + 4;
	s = flow_add(out, 0, h);
	canvas_rect(&l->canvas, f.x + 0.375, 0.375, f.w - 0.75, h - 0.75,
	    NULL, &(struct stroke){ palette.rule, 0.75, { 0, 0 } });
	canvas_rect(&l->canvas, f.x, 0, f.w, 3, &palette.a7, NULL);
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	strip_anchor(l, s, b);
	strip_add(l, s, words, 0);
	return h;
}

/* In a box, unless that would be higher than a page. */
static void
lay_boxed(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	size_t at = out->n;

	if (card_boxed(l, b, f, 0, out) <= l->style->height)
		return;
	out->n = at;
	card_wide(l, b, f, out);
}

void
lay_card(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	if (f.w < l->style->width * 0.6)
		lay_boxed(l, b, f, out);
	else
		card_wide(l, b, f, out);
}

/* ---- columns ---- */

static bool
is_card_column(const struct block *column)
{
	return column->first != NULL && column->first == column->last &&
	    column->first->kind == BLOCK_CARD;
}

/* Cards side by side are equally high.  false: they are too high. */
static bool
lay_card_row(struct lay *l, const struct block *b, struct frame f, size_t n,
    struct flow *out)
{
	double w = (f.w - GUTTER * (double)(n - 1)) / (double)n, least = 0;
	const struct block *k;
	struct strip *s;

	for (int pass = 0; pass < 2; pass++) {
		struct frame in = { f.x, w, true };
		struct flow cards = flow_new(l);

		for (k = b->first; k != NULL; k = k->next) {
			double h = card_boxed(l, k->first, in, least, &cards);

			if (h > least)
				least = h;
			in.x += w + GUTTER;
		}
		if (least > l->style->height)
			return false;
		if (pass == 0)
			continue;
		s = flow_add(out, 0, least);
		for (size_t i = 0; i < cards.n; i++)
			strip_add(l, s, &cards.v[i], 0);
	}
	return true;
}

/* One after another: there is no room for two. */
static void
lay_in_turn(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	for (const struct block *k = b->first; k != NULL; k = k->next) {
		size_t at = out->n;

		if (is_card_column(k))
			lay_boxed(l, k->first, f, out);
		else
			lay_content(l, k, f, body_type(l, f), ALIGN_LEFT,
			    out);
		if (out->n > at && at > 0)
			out->v[at].gap = GUTTER;
	}
}

void
lay_columns(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	size_t n = 0, cards = 0;
	double w, height = 0;
	struct frame in = { f.x, 0, true };
	struct strip *s = strip_new(l);
	unsigned n_figures = l->n_figures, n_tables = l->n_tables;

	for (const struct block *k = b->first; k != NULL; k = k->next) {
		n++;
		cards += is_card_column(k);
	}
	if (l->style->one_column) {
		in.w = f.w;
		lay_in_turn(l, b, in, out);
		return;
	}
	if (n == 0)
		return;
	/* A card that has no neighbour is still half as wide. */
	if (cards == n && lay_card_row(l, b, f, n < 2 ? 2 : n, out))
		return;
	in.w = w = (f.w - GUTTER * (double)(n - 1)) / (double)n;
	for (const struct block *k = b->first; k != NULL; k = k->next) {
		struct flow column = flow_new(l);
		double h;

		lay_content(l, k, in, body_type(l, in), ALIGN_LEFT, &column);
		h = strip_join(l, s, &column, 0, column.n, 0);
		if (h > height)
			height = h;
		in.x += w + GUTTER;
	}
	if (height <= l->style->height) {
		s->height = height;
		*flow_add(out, 0, 0) = *s;
		return;
	}
	/* Too long to stand side by side on a page: one after another. */
	l->n_figures = n_figures;
	l->n_tables = n_tables;
	lay_in_turn(l, b, f, out);
}

/* ---- facts ---- */

void
lay_facts(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	const struct type *small = &l->style->type[TYPE_SMALL];
	const struct type *value = &l->style->type[TYPE_CELL];
	double label_w = 58;
	size_t at = out->n;

	for (const struct block *k = b->first; k != NULL; k = k->next) {
		double w = k->label == NULL ? 0 :
		    lay_measure(l, k->label, small->size, false) + 10;

		if (w > label_w)
			label_w = w;
	}
	if (label_w > f.w * 0.4)
		label_w = f.w * 0.4;
	for (const struct block *k = b->first; k != NULL; k = k->next) {
		struct frame in = { f.x + label_w, f.w - label_w, true };
		struct strip *label = strip_new(l);
		struct flow v = flow_new(l);
		double h;

		h = k->label == NULL ? 0 : para_into(l, para_plain(l, k,
		    k->label, small), f.x, label_w - 8, 1.4, ROLE_LABEL,
		    label) + 2;
		lay_content(l, k, in, value, ALIGN_LEFT, &v);
		if (v.n == 0)
			flow_add(&v, 0, value->leading);
		if (h > flow_height(&v, 0, v.n))
			v.v[v.n - 1].height += h - flow_height(&v, 0, v.n);
		for (size_t i = 0; i < v.n; i++) {
			struct strip *s = flow_add(out, i > 0 ? v.v[i].gap :
			    k == b->first ? 0 : 4, v.v[i].height);

			/* What it is called is not cut. */
			h -= v.v[i].height + v.v[i].gap;
			s->keep = h > 0 ? KEEP_WHOLE : v.v[i].keep;
			if (i == 0)
				strip_add(l, s, label, 0);
			strip_add(l, s, &v.v[i], 0);
		}
	}
	/* Neither the first nor the last stands alone. */
	if (out->n >= at + 2)
		out->v[at].keep = out->v[out->n - 2].keep = KEEP_IF_ROOM;
}

/* ---- answers: a space to be filled in ---- */

void
lay_answer(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct strip *s = flow_add(out, 0, 60);

	canvas_rect(&l->canvas, f.x + 0.375, 0.375, f.w - 0.75, 59.25, NULL,
	    &(struct stroke){ palette.edge, 0.75, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	strip_anchor(l, s, b);
	if (b->label != NULL)
		para_into(l, para_plain(l, b, b->label,
		    &l->style->type[TYPE_SMALL]), f.x + 6, f.w - 12, 5,
		    ROLE_CONTENT, s);
}
