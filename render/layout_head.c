#include "layout_int.h"

#include <math.h>
#include <string.h>

#include "arena.h"

/*
 * Headings: what annexes are called, and the list of contents.  Steps and
 * chapters carry their own names; only annexes are numbered.
 */

static void
heading_add(struct lay *l, const struct block *b, const char *number)
{
	struct heading *h;

	if (l->n_headings == l->cap_headings) {
		l->cap_headings = l->cap_headings == 0 ? 32 :
		    l->cap_headings * 2;
		l->headings = arena_grow(l->keep, l->headings,
		    l->n_headings, l->cap_headings, sizeof *l->headings);
	}
	h = &l->headings[l->n_headings++];
	h->number = number;
	h->title = arena_strdup(l->keep, para_new(l, b, b->text,
	    &l->style->type[TYPE_BODY])->text);
	h->level = b->level;
	h->annex = b->annex;
	h->page = NOT_SET;
}

static void
survey(struct lay *l, const struct block *b, unsigned *annexes)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == BLOCK_HEADING) {
			const char *number = "";

			/* After Z there is no letter left. */
			if (b->annex && b->level == 1 && !b->unnumbered &&
			    *annexes < 26)
				number = arena_printf(l->keep,
				    "Annex\302\240%c",
				    (char)('A' + (*annexes)++));
			heading_add(l, b, number);
		}
		survey(l, b->first, annexes);
	}
}

void
lay_survey_headings(struct lay *l, const struct doc *d, unsigned *annexes)
{
	survey(l, d->root->first, annexes);
}

static void
meet(struct lay *l, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == BLOCK_HEADING && l->n_met < l->n_headings)
			l->headings[l->n_met++].block = b;
		meet(l, b->first);
	}
}

void
lay_meet_headings(struct lay *l, const struct doc *d)
{
	meet(l, d->root->first);
}

/* The last ones are looked at first: where an older one was, another may be
   by now. */
struct heading *
lay_heading(const struct lay *l, const struct block *b)
{
	for (size_t i = l->n_met; i > 0; i--)
		if (l->headings[i - 1].block == b)
			return &l->headings[i - 1];
	return NULL;
}

#define NUMBER_W	28.0	/* for the page's number */

static void
contents_entry(struct lay *l, const struct block *b, const struct heading *h,
    struct frame f, struct flow *out)
{
	struct type t = l->style->type[TYPE_CELL];
	double x = f.x + (h->level == 1 ? 0 : 14), end, baseline;
	const char *title = *h->number == '\0' ?
	    arena_printf(l->arena, "%s ", h->title) :
	    arena_printf(l->arena, "%s: %s ", h->number, h->title);
	struct para *p;
	struct lines lines;
	struct strip *s = flow_add(out, h->level == 1 ? 6 : 1, 0);
	struct item *it;

	t.bold = h->level == 1;
	p = para_plain(l, b, title, &t);
	lines = para_lines(l, p, f.x + f.w - NUMBER_W - x);
	if (lines.n == 0)
		return;
	for (size_t i = 0; i < lines.n; i++)
		para_draw_line(l, p, &lines.v[i], s, x,
		    (double)i * t.leading, ROLE_CONTENT);
	s->height = (double)lines.n * t.leading;
	baseline = s->height - t.leading + type_baseline(&t, t.leading);
	end = x + lines.v[lines.n - 1].width;
	if (end + 12 < f.x + f.w - NUMBER_W) {
		canvas_line(&l->canvas, end + 6, baseline - 0.5,
		    f.x + f.w - NUMBER_W + 4, baseline - 0.5,
		    (struct stroke){ palette.edge, 0.75, { 1, 3 } });
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	}
	it = strip_item(l, s, ITEM_OP, ROLE_CONTENT, b);
	it->op = (struct op){ .kind = OP_TEXT, .x = f.x + f.w, .y = baseline,
	    .size = t.size, .bold = t.bold, .fill = true,
	    .fill_colour = t.colour };
	it->face = t.bold ? FACE_BOLD : FACE_REGULAR;
	it->is_page = true;
	it = strip_item(l, s, ITEM_LINK_AREA, ROLE_LAYOUT, b);
	it->op = (struct op){ .kind = OP_RECT, .x = f.x, .w = f.w,
	    .h = s->height, .text = title };
	for (size_t i = 0; i < s->n; i++)
		s->items[i]->page_of = h;
}

/* Every chapter and annex, in two columns: what their parts say is told
   where it is shown.  false: no page holds so many. */
static bool
contents_halves(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct frame half = { f.x, (f.w - GUTTER) / 2, f.small };
	struct flow all = flow_new(l);
	struct strip *s = strip_new(l);
	size_t n = 0, left = 0;
	double h;

	for (size_t i = 0; i < l->n_headings; i++)
		n += l->headings[i].level == 1;
	for (size_t i = 0; i < l->n_headings; i++) {
		if (l->headings[i].level != 1)
			continue;
		if (left++ == (n + 1) / 2)
			half.x += half.w + GUTTER;
		contents_entry(l, b, &l->headings[i], half, &all);
	}
	for (size_t i = 0; i < all.n; i++)
		all.v[i].gap = 3;
	left = (all.n + 1) / 2;
	h = strip_join(l, s, &all, 0, left, 0);
	s->height = fmax(h, strip_join(l, s, &all, left, all.n, 0));
	if (s->height > l->style->height)
		return false;
	*flow_add(out, 0, 0) = *s;
	return true;
}

void
lay_contents(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	if (!l->style->one_column && contents_halves(l, b, f, out))
		return;
	for (size_t i = 0; i < l->n_headings; i++)
		if (l->headings[i].level <= 2)
			contents_entry(l, b, &l->headings[i], f, out);
}
