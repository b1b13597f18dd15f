#include "layout_table.h"

#include <math.h>
#include <string.h>

#include "arena.h"

/*
 * How wide a table's columns are.  Widths come from the shares that the
 * document asks for, moved to where the content needs them; without shares
 * from the content alone.
 */

#define CELL_GAP	8.0	/* at the right of all columns but the last */
#define HEAT_GAP	2.0	/* between columns of shaded cells */
#define HEAT_LIKES	54.0	/* and takes no more for a longer name */

/* Rows that are looked at when columns are balanced. */
#define MAX_LOADS	60

enum align
column_align(const struct table *t, size_t i)
{
	return i < t->block->n_columns ? t->block->columns[i].align :
	    ALIGN_LEFT;
}

/* Shaded cells stand close together: their fills keep them apart. */
double
column_gap(const struct table *t, size_t i)
{
	if (i + 1 >= t->n)
		return 0;
	return column_align(t, i) == ALIGN_CENTRE &&
	    column_align(t, i + 1) == ALIGN_CENTRE ? HEAT_GAP : CELL_GAP;
}

struct type
cell_type(const struct lay *l, const struct table *t,
    const struct block *cell, size_t i)
{
	struct type type = l->style->type[TYPE_CELL];

	type.bold = cell->header;
	if (cell->tone == TONE_SEVERE || cell->heat == HEAT_STEPS)
		type.colour = palette.white;
	if (column_align(t, i) == ALIGN_CENTRE && t->f.small)
		type.size = l->style->type[TYPE_SMALL].size;
	return type;
}

/* Names over shaded cells are long for their width: they are set small. */
struct type
head_type(const struct lay *l, const struct table *t,
    const struct block *cell, size_t i)
{
	struct type type = cell_type(l, t, cell, i);

	if (column_align(t, i) == ALIGN_CENTRE) {
		type.size = l->style->type[TYPE_SMALL].size;
		type.leading = l->style->type[TYPE_SMALL].leading;
		type.bold = false;
	}
	return type;
}

/* ---- how wide content would be ---- */

static void
extent_max(struct column_need *need, double least, double most)
{
	if (least > need->least)
		need->least = least;
	if (most > need->most)
		need->most = most;
}

static void
extent(struct lay *l, const struct block *b, const struct type *t,
    struct column_need *need)
{
	double indent = b->kind == BLOCK_ITEM ? 14 : 0;
	struct column_need in = { 0 };

	if (b->figure != NULL)
		in.least = in.most = b->figure->width;
	if (b->text != NULL) {
		const struct para *p = para_new(l, b, b->text, t);

		extent_max(&in, p->narrowest, p->widest);
		in.text = p->total;
	}
	for (const struct block *k = b->first; k != NULL; k = k->next)
		extent(l, k, t, &in);
	extent_max(need, in.least + indent, in.most + indent);
	need->text += in.text;
}

static void
table_needs(struct lay *l, struct table *t)
{
	for (const struct block *r = t->block->first; r != NULL;
	    r = r->next) {
		size_t i = 0;

		if (r->header && t->block->bare)
			continue;
		for (const struct block *c = r->first;
		    c != NULL && i < t->n; c = c->next, i++) {
			struct type type = r->header ?
			    head_type(l, t, c, i) : cell_type(l, t, c, i);

			t->cols[i].text = 0;
			extent(l, c, &type, &t->cols[i]);
			if (t->n_loads < MAX_LOADS)
				t->loads[t->n_loads * t->n + i] =
				    t->cols[i].text;
		}
		if (t->n_loads < MAX_LOADS)
			t->n_loads++;
	}
}

/* Columns of shaded cells are equally wide: they need what one does.  Then
   the room between columns comes on top. */
static void
needs_settle(struct table *t)
{
	struct column_need most = { 0 };

	for (size_t i = 0; i < t->n; i++)
		if (column_align(t, i) == ALIGN_CENTRE)
			extent_max(&most, t->cols[i].least, t->cols[i].most);
	if (most.most > HEAT_LIKES)
		most.most = most.least > HEAT_LIKES ? most.least : HEAT_LIKES;
	for (size_t i = 0; i < t->n; i++)
		if (column_align(t, i) == ALIGN_CENTRE) {
			t->cols[i].least = most.least;
			t->cols[i].most = most.most;
		}
	for (size_t i = 0; i < t->n; i++) {
		t->cols[i].least += column_gap(t, i);
		t->cols[i].most += column_gap(t, i);
	}
}

static void
widths_even(struct table *t)
{
	double all = 0;
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		if (column_align(t, i) == ALIGN_CENTRE) {
			all += t->cols[i].width - column_gap(t, i);
			n++;
		}
	for (size_t i = 0; i < t->n; i++)
		if (column_align(t, i) == ALIGN_CENTRE)
			t->cols[i].width = all / (double)n +
			    column_gap(t, i);
}

/* ---- how wide columns are ---- */

/* Take `total` from columns in proportion to what each can spare. */
static void
widths_shift(struct table *t, const double *spare, double total)
{
	double all = 0;

	for (size_t i = 0; i < t->n; i++)
		all += spare[i];
	if (all <= 0)
		return;
	for (size_t i = 0; i < t->n; i++)
		t->cols[i].width -= spare[i] * total / all;
}

/* From the content: as wide as it likes, or room shared by need. */
static void
widths_from_content(struct table *t)
{
	double most = 0, least = 0, room;

	for (size_t i = 0; i < t->n; i++) {
		most += t->cols[i].most;
		least += t->cols[i].least;
	}
	room = t->f.w - least;
	for (size_t i = 0; i < t->n; i++) {
		struct column_need *c = &t->cols[i];

		if (most <= t->f.w)
			c->width = most <= 0 ? t->f.w / (double)t->n :
			    c->most * t->f.w / most;
		else if (room <= 0)
			c->width = c->least * t->f.w / least;
		else
			c->width = c->least + room * (c->most - c->least) /
			    (most - least);
	}
}

static void
widths_from_shares(struct table *t, double total)
{
	double left = t->f.w;

	/* A column without a share takes what its content likes, within
	   reason; the others share the rest. */
	for (size_t i = 0; i < t->n; i++) {
		struct column_need *c = &t->cols[i];

		if (t->block->columns[i].share > 0)
			continue;
		c->width = c->most < t->f.w / (double)t->n ? c->most :
		    t->f.w / (double)t->n;
		left -= c->width;
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->block->columns[i].share > 0)
			t->cols[i].width = left *
			    t->block->columns[i].share / total;
}

/* Width that a column does not need goes to those that would use it. */
static void
widths_settle(struct lay *l, struct table *t)
{
	double *spare = arena_array(l->arena, t->n, sizeof *spare);
	double *want = arena_array(l->arena, t->n, sizeof *want);
	double spares = 0, wants = 0, lacks = 0, moved;

	for (size_t i = 0; i < t->n; i++) {
		double over = t->cols[i].width - t->cols[i].most;

		spare[i] = over > 0 ? over : 0;
		want[i] = over < 0 ? over : 0;
		spares += spare[i];
		wants -= want[i];
	}
	moved = spares < wants ? spares : wants;
	widths_shift(t, spare, moved);
	widths_shift(t, want, 0);
	for (size_t i = 0; i < t->n && wants > 0; i++)
		t->cols[i].width -= want[i] * moved / wants;
	/* No column is narrower than its longest word if it can be helped. */
	spares = 0;
	for (size_t i = 0; i < t->n; i++) {
		double over = t->cols[i].width - t->cols[i].least;

		spare[i] = over > 0 ? over : 0;
		spares += spare[i];
		lacks -= over < 0 ? over : 0;
	}
	if (lacks <= 0)
		return;
	if (lacks > spares) {
		widths_from_content(t);
		return;
	}
	widths_shift(t, spare, lacks);
	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].width < t->cols[i].least)
			t->cols[i].width = t->cols[i].least;
}

/* Short content, such as a date, is not broken to make room for others. */
#define SHORT	84.0
#define NARROW	60.0
#define STEP	3.0

static double
column_floor(const struct column_need *c)
{
	double least = c->least > NARROW ? c->least : NARROW;

	if (c->most <= SHORT)
		return c->most;
	return least < c->most ? least : c->most;
}

double
rows_cost(const struct table *t, double *gain)
{
	double cost = 0;

	memset(gain, 0, t->n * sizeof *gain);
	for (size_t r = 0; r < t->n_loads; r++) {
		double most = 1;
		size_t full = t->n;

		for (size_t i = 0; i < t->n; i++) {
			double w = t->cols[i].width - CELL_GAP;
			double lines = w <= 1 ? t->loads[r * t->n + i] :
			    t->loads[r * t->n + i] / w;

			if (lines > most) {
				most = lines;
				full = i;
			}
		}
		cost += most;
		if (full < t->n)
			gain[full] += most / t->cols[full].width;
	}
	return cost;
}

/* Width goes where it saves lines, as long as it does. */
static void
widths_balance(struct lay *l, struct table *t)
{
	double *gain = arena_array(l->arena, t->n, sizeof *gain);
	double cost = rows_cost(t, gain), now;

	for (int k = 0; k < 80; k++) {
		size_t full = 0, slack = t->n;

		for (size_t i = 0; i < t->n; i++) {
			if (gain[i] > gain[full])
				full = i;
			if (t->cols[i].width - STEP >=
			    column_floor(&t->cols[i]) &&
			    (slack == t->n || gain[i] < gain[slack]))
				slack = i;
		}
		if (slack == t->n || gain[full] <= gain[slack])
			return;
		t->cols[full].width += STEP;
		t->cols[slack].width -= STEP;
		now = rows_cost(t, gain);
		if (now >= cost) {
			t->cols[full].width -= STEP;
			t->cols[slack].width += STEP;
			return;
		}
		cost = now;
	}
}

/*
 * Words that together are wider than the table are broken: the longest
 * first, all to one width, so that no column starves beside another's.
 */
static void
needs_cap(struct table *t)
{
	double room = t->f.w, cap = 0;
	size_t left = t->n, was;

	/* Columns that need less than an equal share leave room to others. */
	do {
		was = left;
		cap = room / (double)left;
		room = t->f.w;
		left = t->n;
		for (size_t i = 0; i < t->n; i++)
			if (t->cols[i].least <= cap) {
				room -= t->cols[i].least;
				left--;
			}
	} while (left > 0 && left < was);
	for (size_t i = 0; i < t->n && left > 0; i++)
		if (t->cols[i].least > cap)
			t->cols[i].least = cap;
}

void
table_measure(struct lay *l, struct table *t)
{
	double total = 0;

	t->cols = arena_array(l->arena, t->n, sizeof *t->cols);
	t->loads = arena_array(l->arena, MAX_LOADS * t->n, sizeof *t->loads);
	table_needs(l, t);
	needs_settle(t);
	needs_cap(t);
	for (size_t i = 0; i < t->n && i < t->block->n_columns; i++)
		total += t->block->columns[i].share;
	if (total > 0) {
		widths_from_shares(t, total);
		widths_settle(l, t);
	} else {
		widths_from_content(t);
	}
	widths_balance(l, t);
	widths_even(t);
}
