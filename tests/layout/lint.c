#include "lint.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "layout.h"
#include "lint_shape.h"

const struct lint_rules lint_standard = { 51.64, 58, 787, 8 };
const struct lint_rules lint_large = { 42.64, 80, 776, 16 };

/* Paper that lies across, for wide tables. */
static const struct lint_rules across = { 48.95, 58, 540, 8 };

#define PI		3.14159265358979323846

/* Edges may touch; what covers more than this is seen. */
#define NEAR_X		0.3
#define NEAR_Y		1.2
#define SLACK		0.6

struct kin { const struct block *block, *parent; };

struct lint {
	const struct layout	*layout;
	const struct lint_rules	*rules;
	struct arena		*arena;
	struct buf		*out;
	size_t			 faults;
	const struct page	*page;
	size_t			 number;	/* of the page, from 1 */
	struct kin		*kin;		/* by block */
	size_t			 n_kin, cap_kin;
};

static void	fault(struct lint *, const char *, ...)
		    __attribute__((format(printf, 2, 3)));

static void
fault(struct lint *l, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_printf(l->out, "page %zu: %s\n", l->number,
	    arena_vprintf(l->arena, format, args));
	va_end(args);
	l->faults++;
}

/* ---- the tree: what a block stands in ---- */

static void
kin_below(struct lint *l, const struct block *parent)
{
	for (const struct block *b = parent->first; b != NULL; b = b->next) {
		if (l->n_kin == l->cap_kin) {
			size_t had = l->cap_kin;

			l->cap_kin = had == 0 ? 1024 : had * 2;
			l->kin = arena_grow(l->arena, l->kin, had,
			    l->cap_kin, sizeof *l->kin);
		}
		l->kin[l->n_kin++] = (struct kin){ b, parent };
		kin_below(l, b);
	}
}

static int
by_block(const void *x, const void *y)
{
	const struct kin *a = x, *b = y;

	return ((uintptr_t)a->block > (uintptr_t)b->block) -
	    ((uintptr_t)a->block < (uintptr_t)b->block);
}

static const struct block *
parent_of(const struct lint *l, const struct block *b)
{
	const struct kin key = { b, NULL };
	const struct kin *k = b == NULL || l->n_kin == 0 ? NULL :
	    bsearch(&key, l->kin, l->n_kin, sizeof key, by_block);

	return k == NULL ? NULL : k->parent;
}

/* The block itself or what it stands in, of that kind; or NULL. */
static const struct block *
within(const struct lint *l, const struct block *b, enum block_kind kind)
{
	while (b != NULL && b->kind != kind)
		b = parent_of(l, b);
	return b;
}

/* ---- one text ---- */

static bool
is_running(const struct item *it)
{
	return it->role == ROLE_HEADER || it->role == ROLE_FOOTER;
}

static void
check_place(struct lint *l, const struct item *it, const struct box *b)
{
	const struct lint_rules *r = l->rules;
	const char *s = it->op.text;

	if (b->x < r->margin - SLACK ||
	    b->x + b->w > l->page->w - r->margin + SLACK)
		fault(l, "margin: \"%s\" from %.1f to %.1f", s, b->x,
		    b->x + b->w);
	if (is_running(it) ? b->y < 18 || b->y + b->h > l->page->h - 18 :
	    !l->page->cover && (b->y < r->top - SLACK ||
	    b->y + b->h > r->bottom + SLACK))
		fault(l, "page: \"%s\" from %.1f to %.1f", s, b->y,
		    b->y + b->h);
	if (it->op.size < r->smallest - 0.01 && strlen(s) > 1)
		fault(l, "small: \"%s\" in %.1f pt", s, it->op.size);
	if (it->right > it->left && (b->x < it->left - SLACK ||
	    b->x + b->w > it->right + SLACK))
		fault(l, "wide: \"%s\" from %.1f to %.1f in %.1f to %.1f", s,
		    b->x, b->x + b->w, it->left, it->right);
}

static void
check_contrast(struct lint *l, size_t n, const struct box *b)
{
	static const double at[3] = { 0.02, 0.5, 0.98 };
	const struct op *op = &l->page->items[n]->op;

	for (int i = 0; i < 3; i++) {
		double c = contrast(op->fill_colour, ground(l->page, n,
		    b->x + at[i] * b->w, b->y + b->h / 2));

		if (c < 4.5) {
			fault(l, "contrast: \"%s\" %.2f", op->text, c);
			return;
		}
	}
}

static void
check_overlap(struct lint *l, size_t n, const struct box *b)
{
	const struct page *p = l->page;

	for (size_t i = n + 1; i < p->n; i++) {
		struct box c;
		double w, h;

		if (!is_text(p->items[i]))
			continue;
		c = text_box(p->items[i]);
		w = fmin(b->x + b->w, c.x + c.w) - fmax(b->x, c.x);
		h = fmin(b->y + b->h, c.y + c.h) - fmax(b->y, c.y);
		if (w > NEAR_X && h > NEAR_Y)
			fault(l, "overlap: \"%s\" and \"%s\"",
			    p->items[n]->op.text, p->items[i]->op.text);
	}
}

/* ---- lines through text ---- */

/* A fill between the line and the text that hides the line behind it. */
static bool
has_plate(const struct lint *l, const struct box *b, size_t from, size_t to)
{
	while (++from < to)
		if (fill_has(l->page->items[from], b->x + 1, b->y + 1) &&
		    fill_has(l->page->items[from], b->x + b->w - 1,
		    b->y + b->h - 1))
			return true;
	return false;
}

static void
check_lines(struct lint *l, size_t n, const struct box *text)
{
	const struct page *p = l->page;
	/* What lines may touch: the edge of the letters' box. */
	double edge = 0.11 * p->items[n]->op.size;
	const struct box b = { text->x + edge, text->y + edge,
	    text->w - 2 * edge, text->h - 2 * edge };

	for (size_t i = 0; i < p->n; i++) {
		const struct item *it = p->items[i];

		if (it->kind != ITEM_OP || !it->op.stroke ||
		    !stroke_hits(&b, it) || (i < n && has_plate(l, &b, i, n)))
			continue;
		fault(l, "line: #%02X%02X%02X through \"%s\"",
		    it->op.stroke_colour.r, it->op.stroke_colour.g,
		    it->op.stroke_colour.b, p->items[n]->op.text);
		return;
	}
}

/* ---- strokes that mean something ---- */

/* The side of a shape, and a place on it: 0 its start, 1 its end. */
static struct xy
along(const struct item *it, size_t side, double t)
{
	const struct op *op = &it->op;
	double x = it->ox, y = it->oy;

	if (op->kind == OP_LINE || op->kind == OP_POLY) {
		const struct xy *p = &op->pts[side],
		    *q = &op->pts[(side + 1) % op->n];

		return (struct xy){ x + p->x + t * (q->x - p->x),
		    y + p->y + t * (q->y - p->y) };
	}
	/* Just outside: the shape's own fill is painted with its stroke. */
	if (op->kind == OP_CIRCLE)
		return (struct xy){ x + op->x + (op->w + 0.3) *
		    cos(2 * PI * t), y + op->y + (op->w + 0.3) *
		    sin(2 * PI * t) };
	return (struct xy){ x + op->x - 0.3, y + op->y + t * op->h };
}

/* Gridlines and rules between rows. */
static bool
only_divides(struct colour c)
{
	return same_colour(c, palette.rule) || same_colour(c, palette.tint2);
}

/* Everything else that is drawn within a picture is to be seen, over most
   of its length: it may pass a mark on its way. */
static void
check_stroke(struct lint *l, size_t n)
{
	const struct item *it = l->page->items[n];
	size_t sides, faint = 0, seen = 0;
	struct xy at = { 0, 0 };

	if (it->kind != ITEM_OP || !it->op.stroke ||
	    it->role != ROLE_DRAWING || only_divides(it->op.stroke_colour))
		return;
	sides = it->op.kind == OP_LINE ? it->op.n - 1 :
	    it->op.kind == OP_POLY ? it->op.n : 1;
	for (size_t i = 0; i < sides; i++)
		for (int k = 1; k < 10; k++) {
			at = along(it, i, k / 10.0);
			if (contrast(it->op.stroke_colour, ground(l->page, n,
			    at.x, at.y)) < 3)
				faint++;
			else
				seen++;
		}
	if (faint > seen)
		fault(l, "stroke: #%02X%02X%02X near %.0f, %.0f",
		    it->op.stroke_colour.r, it->op.stroke_colour.g,
		    it->op.stroke_colour.b, at.x, at.y);
}

static bool
is_finite(const struct item *it)
{
	return it->kind != ITEM_OP || (op_is_finite(&it->op) &&
	    isfinite(it->ox) && isfinite(it->oy));
}

/* ---- blocks on pages ---- */

/* What a block paints behind or around its words. */
static bool
frame_of(const struct lint *l, const struct block *b, struct box *out)
{
	bool found = false;

	for (size_t i = 0; i < l->page->n; i++) {
		const struct item *it = l->page->items[i];
		double x = it->op.x + it->ox, y = it->op.y + it->oy;
		double right = x + it->op.w, bottom = y + it->op.h;

		if (it->kind != ITEM_OP || it->op.kind != OP_RECT ||
		    it->block != b || it->role != ROLE_LAYOUT ||
		    it->node != NULL)
			continue;
		if (found) {
			right = fmax(right, out->x + out->w);
			bottom = fmax(bottom, out->y + out->h);
			x = fmin(x, out->x);
			y = fmin(y, out->y);
		}
		*out = (struct box){ x, y, right - x, bottom - y };
		found = true;
	}
	return found;
}

static bool
is_framed(const struct block *b)
{
	return b->kind == BLOCK_CALLOUT || b->kind == BLOCK_CODE ||
	    b->kind == BLOCK_ANSWER || b->kind == BLOCK_CELL;
}

/* Words stay within what is painted for them. */
static void
check_frames(struct lint *l, const struct item *it, const struct box *t)
{
	for (const struct block *b = it->block; b != NULL;
	    b = parent_of(l, b)) {
		struct box f;

		if (!is_framed(b) || !frame_of(l, b, &f))
			continue;
		if (t->x < f.x - SLACK || t->x + t->w > f.x + f.w + 5 ||
		    t->y < f.y - SLACK || t->y + t->h > f.y + f.h + SLACK)
			fault(l, "box: \"%s\" leaves its box", it->op.text);
	}
}

/* What was said last on a page, above its foot. */
static const struct item *
last_content(const struct page *p)
{
	for (size_t i = p->n; i-- > 0;) {
		const struct item *it = p->items[i];

		if ((it->role == ROLE_CONTENT || it->role == ROLE_LABEL ||
		    it->role == ROLE_DRAWING) && (is_text(it) ||
		    it->kind == ITEM_FIGURE || it->kind == ITEM_IMAGE))
			return it;
	}
	return NULL;
}

static const struct block *
before(const struct lint *l, const struct block *b)
{
	const struct block *parent = parent_of(l, b), *k;

	for (k = parent == NULL ? NULL : parent->first; k != NULL &&
	    k->next != b; k = k->next)
		continue;
	return k;
}

/* Whether text of the block stands on the page that follows. */
static bool
goes_on(const struct lint *l, const struct block *b)
{
	const struct page *p = l->page + 1;

	if (l->number >= l->layout->n_pages)
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (is_text(p->items[i]) && p->items[i]->block == b)
			return true;
	return false;
}

static bool
has_drawing(const struct page *p, const struct block *figure)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i]->kind == ITEM_FIGURE &&
		    p->items[i]->block == figure)
			return true;
	return false;
}

/* Whether this only announces what comes below it. */
static bool
announces(const struct lint *l, const struct item *it)
{
	const struct block *b = it->block, *row, *prev;

	if (b == NULL)
		return false;
	if (b->kind == BLOCK_HEADING)
		return true;
	if (b->kind == BLOCK_FIGURE)
		return it->op.bold && !has_drawing(l->page, b);
	row = within(l, b, BLOCK_ROW);
	if (b->kind == BLOCK_TABLE || (row != NULL && row->header))
		return true;
	if (b->kind != BLOCK_PARA || b->next == NULL ||
	    b->next->kind == BLOCK_PAGE_BREAK)
		return false;
	prev = before(l, b);
	return b->role == PARA_KICKER || (b->role == PARA_LEAD &&
	    prev != NULL && prev->kind == BLOCK_HEADING);
}

/* A heading does not end a page, nor does the lead below it, unless it is so
   long that it goes on overleaf. */
static void
check_foot(struct lint *l)
{
	const struct item *it = last_content(l->page);

	if (it == NULL)
		fault(l, "empty: nothing stands on the page");
	else if (announces(l, it) && (it->block->kind != BLOCK_PARA ||
	    !goes_on(l, it->block)))
		fault(l, "foot: \"%s\" stands last",
		    it->op.text == NULL ? "" : it->op.text);
}

/* How high the row's words reach on a page; 0: it is not there. */
static double
row_height(const struct lint *l, const struct page *p,
    const struct block *row)
{
	double top = INFINITY, bottom = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct item *it = p->items[i];
		struct box b;

		if (!is_text(it) || is_running(it) ||
		    it->role == ROLE_REPEAT ||
		    within(l, it->block, BLOCK_ROW) != row)
			continue;
		b = text_box(it);
		top = fmin(top, b.y);
		bottom = fmax(bottom, b.y + b.h);
	}
	return bottom > top ? bottom - top : 0;
}

static double
repeat_height(const struct lint *l, const struct page *p)
{
	double bottom = l->rules->top;

	for (size_t i = 0; i < p->n; i++)
		if (is_text(p->items[i]) &&
		    p->items[i]->role == ROLE_REPEAT) {
			struct box b = text_box(p->items[i]);

			bottom = fmax(bottom, b.y + b.h);
		}
	return bottom - l->rules->top;
}

/* How high what announces the row stands above it on its first page. */
static double
announced_height(const struct lint *l, const struct block *row)
{
	const struct page *p = l->page;
	double top = 0, start = 0;
	size_t i = 0;

	while (i < p->n && (!is_text(p->items[i]) ||
	    within(l, p->items[i]->block, BLOCK_ROW) != row))
		i++;
	if (i < p->n)
		top = start = text_box(p->items[i]).y;
	while (i-- > 0) {
		if (!is_text(p->items[i]))
			continue;
		if (!announces(l, p->items[i]))
			break;
		start = fmin(start, text_box(p->items[i]).y);
	}
	return top - start;
}

/* A row on two pages is only right when one page cannot hold it together
   with the headings that must stand above it. */
static void
check_row(struct lint *l)
{
	const struct item *it = last_content(l->page);
	const struct block *row = it == NULL ? NULL :
	    within(l, it->block, BLOCK_ROW);
	double all = 0, room = l->rules->bottom - l->rules->top;

	if (row == NULL || l->number >= l->layout->n_pages ||
	    row_height(l, l->page + 1, row) <= 0)
		return;
	room -= fmax(announced_height(l, row), repeat_height(l, l->page + 1));
	for (size_t i = 0; i < l->layout->n_pages; i++)
		all += row_height(l, &l->layout->pages[i], row);
	if (all + 3 * l->rules->smallest <= room)
		fault(l, "row: \"%s\" is cut", it->op.text);
}

static void
check_page(struct lint *l)
{
	const struct page *p = l->page;

	for (size_t i = 0; i < p->n; i++)
		if (!is_finite(p->items[i])) {
			fault(l, "number: a place that is none");
			return;
		}
	for (size_t i = 0; i < p->n; i++) {
		const struct item *it = p->items[i];
		struct box b;

		check_stroke(l, i);
		if (it->kind == ITEM_FIGURE && (it->block->figure->alt ==
		    NULL || *it->block->figure->alt == '\0'))
			fault(l, "figure: it has no words");
		if (!is_text(it))
			continue;
		b = text_box(it);
		check_place(l, it, &b);
		check_contrast(l, i, &b);
		check_overlap(l, i, &b);
		check_lines(l, i, &b);
		check_frames(l, it, &b);
	}
	if (!p->cover) {
		check_foot(l);
		check_row(l);
	}
}

size_t
lint_layout(const struct layout *o, const struct doc *d,
    const struct lint_rules *rules, struct arena *arena, struct buf *out)
{
	struct lint l = { .layout = o, .rules = rules, .arena = arena,
	    .out = out };

	kin_below(&l, d->root);
	if (l.n_kin > 0)
		qsort(l.kin, l.n_kin, sizeof *l.kin, by_block);
	for (size_t i = 0; i < o->n_pages; i++) {
		l.page = &o->pages[i];
		l.rules = l.page->w > l.page->h ? &across : rules;
		l.number = i + 1;
		check_page(&l);
	}
	return l.faults;
}
