#include "layout_int.h"

#include <string.h>

#include "arena.h"
#include "bidi.h"

/* Lines in which text runs from right to left, or both ways. */

/* ---- paragraphs ---- */

void
para_bidi(struct lay *l, struct para *p)
{
	unsigned char *levels;

	if (p->len == 0 || (!l->rtl && !bidi_needed(p->text, p->len)))
		return;
	levels = arena_alloc(l->arena, p->len);
	p->rtl = bidi_levels(l->arena, p->text, p->len, l->rtl, levels);
	p->levels = levels;
}

/* A line's last space is not there. */
static double
piece_space(const struct line *line, size_t i)
{
	return i + 1 < line->n ? line->pieces[i].space : 0;
}

/* Where the letters of each piece begin; spaces that follow letters from
   right to left stand at their left. */
static double *
piece_places(struct lay *l, const struct line *line, double x)
{
	double *at = arena_array(l->arena, line->n, sizeof *at);
	size_t *order = arena_array(l->arena, line->n, sizeof *order);
	unsigned char *levels = arena_alloc(l->arena, line->n + 1);

	for (size_t i = 0; i < line->n; i++)
		levels[i] = line->pieces[i].level;
	bidi_order(levels, line->n, order);
	for (size_t k = 0; k < line->n; k++) {
		size_t i = order[k];
		double space = piece_space(line, i);

		at[i] = x + (levels[i] % 2 == 1 ? space : 0);
		x += line->pieces[i].width + space;
	}
	return at;
}

/* Pieces from i on of one run and one direction, which stand together. */
static size_t
stretch_end(const struct line *line, size_t i)
{
	const struct piece *q = line->pieces;
	size_t k = i + 1;

	while (k < line->n && q[k].run == q[i].run &&
	    q[k].level == q[i].level)
		k++;
	return k;
}

size_t
line_stretches(struct lay *l, const struct line *line, double x,
    struct stretch **out)
{
	double *at = piece_places(l, line, x);
	struct stretch *v = arena_array(l->arena, line->n, sizeof *v);
	size_t n = 0;

	for (size_t i = 0, k; i < line->n; i = k) {
		struct stretch *s = &v[n++];
		double right;

		k = stretch_end(line, i);
		s->first = i;
		s->end = k;
		s->rtl = line->pieces[i].level % 2 == 1;
		s->x = at[s->rtl ? k - 1 : i];
		right = at[s->rtl ? i : k - 1] +
		    line->pieces[s->rtl ? i : k - 1].width;
		s->w = right - s->x;
		/* The page is turned round afterwards. */
		if (l->rtl)
			s->x = 2 * x + line->width - s->x - s->w;
	}
	*out = v;
	return n;
}

/* ---- texts of drawings, headers and labels ---- */

static struct item *
part_of(struct lay *l, struct strip *s, const struct item *whole,
    size_t from, size_t to, bool rtl)
{
	struct item *it = strip_item(l, s, ITEM_OP, whole->role, whole->block);

	*it = *whole;
	it->op.text = arena_strndup(l->arena, whole->op.text + from,
	    to - from);
	it->op.w = font_width(l->fonts, it->face, it->op.size, it->op.text,
	    to - from);
	it->rtl = rtl;
	return it;
}

/* Spaces behind the words stand at their left. */
static void
leave_spaces(struct lay *l, struct item *it)
{
	size_t n = strlen(it->op.text);
	double w = 0;

	for (; n > 0 && it->op.text[n - 1] == ' '; n--)
		w += font_space(l->fonts, it->face) * it->op.size / 1000;
	it->op.x += w;
	it->op.w -= w;
}

/* The item added last becomes one for each direction in its text, in the
   order in which they are read. */
void
strip_bidi(struct lay *l, struct strip *s)
{
	const struct item whole = *s->items[s->n - 1];
	const char *text = whole.op.text;
	size_t n, k = 0, first = s->n - 1, *order;
	unsigned char *levels, *runs;
	double x = whole.op.x;

	if (whole.kind != ITEM_OP || whole.op.kind != OP_TEXT ||
	    text == NULL || !bidi_needed(text, n = strlen(text)))
		return;
	levels = arena_alloc(l->arena, n);
	runs = arena_alloc(l->arena, n);
	order = arena_array(l->arena, n, sizeof *order);
	bidi_levels(l->arena, text, n, l->rtl, levels);
	s->n--;
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && levels[end] == levels[i]; end++)
			;
		runs[k++] = levels[i];
		part_of(l, s, &whole, i, end, levels[i] % 2 == 1);
	}
	bidi_order(runs, k, order);
	for (size_t i = 0; i < k; i++) {
		struct item *it = s->items[first + order[i]];

		it->op.x = x;
		x += it->op.w;
		if (it->rtl)
			leave_spaces(l, it);
		/* The page is turned round afterwards, its pictures not. */
		if (l->rtl && it->role != ROLE_DRAWING)
			it->op.x = 2 * whole.op.x + whole.op.w - it->op.x -
			    it->op.w;
	}
}

/* ---- pages that run from right to left ---- */

static double
middle_of(const struct op *op)
{
	double left, right;

	switch (op->kind) {
	case OP_LINE:
	case OP_POLY:
		left = right = op->n > 0 ? op->pts[0].x : 0;
		for (size_t i = 1; i < op->n; i++) {
			left = op->pts[i].x < left ? op->pts[i].x : left;
			right = op->pts[i].x > right ? op->pts[i].x : right;
		}
		return (left + right) / 2;
	case OP_CIRCLE:
		return op->x;
	case OP_RECT:
	case OP_TEXT:
		break;
	}
	return op->x + op->w / 2;
}

static void
item_mirror(struct item *it, double page_w)
{
	it->ox += page_w - 2 * (middle_of(&it->op) + it->ox);
}

void
strip_as_drawn(struct lay *l, struct strip *s, size_t from)
{
	for (; l->rtl && from < s->n; from++)
		item_mirror(s->items[from], l->style->page_w);
}

/*
 * Everything stands at the other side of the page: the first column at the
 * right, labels behind what they label.  Pictures and marks are moved as
 * they are.
 */
void
page_mirror(struct page *page)
{
	double shift = 0;

	for (size_t i = 0; i < page->n; i++) {
		struct item *it = page->items[i];
		float left = it->left;

		if (it->kind == ITEM_FIGURE)
			shift = page->w - 2 * (it->op.x + it->ox) - it->op.w;
		if (it->role == ROLE_DRAWING)
			it->ox += shift;
		else
			item_mirror(it, page->w);
		if (it->left == 0 && it->right == 0)
			continue;
		it->left = (float)page->w - it->right;
		it->right = (float)page->w - left;
	}
}
