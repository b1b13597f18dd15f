#include "layout_int.h"

#include <math.h>
#include <string.h>

#include "arena.h"

/*
 * Tables.  Widths come from the shares that the document asks for, moved to
 * where the content needs them; without shares from the content alone.
 */

#define CELL_GAP	8.0	/* at the right of all columns but the last */
#define CELL_PAD	3.5	/* above and below; 3 where room is short */
#define HEAD_PAD	5.0

struct column_need {
	double	least;		/* the longest word */
	double	most;		/* the longest line, if none is broken */
	double	text;		/* all lines of a cell together */
	double	width;		/* what it gets */
};

/* Rows that are looked at when columns are balanced. */
#define MAX_LOADS	60

struct table {
	const struct block	*block;
	struct frame		 f;
	size_t			 n;	/* columns */
	struct column_need	*cols;
	const struct block	*body;	/* first row that is not the head */
	bool			 has_head;
	double			*loads;	/* text of n_loads rows' cells */
	size_t			 n_loads;
};

static double
cell_pad(const struct table *t)
{
	return t->f.small ? CELL_PAD - 0.5 : CELL_PAD;
}

static struct type
cell_type(const struct lay *l, const struct block *cell)
{
	struct type t = l->style->type[TYPE_CELL];

	t.bold = cell->header;
	if (cell->tone == TONE_SEVERE)
		t.colour = palette.white;
	return t;
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
			struct type type = cell_type(l, c);

			t->cols[i].text = 0;
			extent(l, c, &type, &t->cols[i]);
			if (t->n_loads < MAX_LOADS)
				t->loads[t->n_loads * t->n + i] =
				    t->cols[i].text;
		}
		if (t->n_loads < MAX_LOADS)
			t->n_loads++;
	}
	for (size_t i = 0; i + 1 < t->n; i++) {
		t->cols[i].least += CELL_GAP;
		t->cols[i].most += CELL_GAP;
	}
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

/*
 * About how many lines all rows take; gain[i] is what a point more for
 * column i would save: only a row's fullest cell makes it high.
 */
static double
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

static void
table_widths(struct lay *l, struct table *t)
{
	double total = 0;

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
}

/* ---- rows ---- */

struct cell {
	const struct block	*block;
	double			 x, w;
	struct flow		 flow;
	size_t			 next;	/* strip that is not yet placed */
};

static enum align
column_align(const struct table *t, size_t i)
{
	return i < t->block->n_columns ? t->block->columns[i].align :
	    ALIGN_LEFT;
}

static struct cell *
row_cells(struct lay *l, const struct table *t, const struct block *row)
{
	struct cell *cells = arena_array(l->arena, t->n, sizeof *cells);
	const struct block *c = row->first;
	double x = t->f.x;

	for (size_t i = 0; i < t->n; i++) {
		struct cell *cell = &cells[i];

		cell->x = x;
		cell->w = t->cols[i].width - (i + 1 < t->n ? CELL_GAP : 0);
		cell->flow = flow_new(l);
		if (c != NULL) {
			struct type type = cell_type(l, c);
			struct frame in = { x, cell->w, true };

			cell->block = c;
			lay_content(l, c, in, &type, column_align(t, i),
			    &cell->flow);
			c = c->next;
		}
		x += t->cols[i].width;
	}
	return cells;
}

static const struct colour *
cell_fill(enum tone tone)
{
	switch (tone) {
	case TONE_INFO:
		return &palette.a1;
	case TONE_LOW:
	case TONE_NOTE:
		return &palette.tint;
	case TONE_MODERATE:
	case TONE_WARNING:
		return &palette.moderate;
	case TONE_HIGH:
		return &palette.high;
	case TONE_SEVERE:
		return &palette.red;
	case TONE_PLAIN:
	case TONE_DECISION:
	case TONE_ERROR:
		break;
	}
	return NULL;
}

static void
row_fills(struct lay *l, const struct cell *cells, size_t n, double h,
    struct strip *s)
{
	for (size_t i = 0; i < n; i++) {
		const struct colour *fill;
		double left = i == 0 ? 0 : 4, right = i + 1 == n ? 0 : 3;

		if (cells[i].block == NULL ||
		    (fill = cell_fill(cells[i].block->tone)) == NULL)
			continue;
		canvas_rect(&l->canvas, cells[i].x - left, 1,
		    cells[i].w + left + right, h - 2, fill, NULL);
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, cells[i].block, NULL);
	}
}

static void
row_rule(struct lay *l, const struct table *t, struct strip *s, bool last)
{
	struct stroke stroke = { palette.rule, 0.5, { 0, 0 } };

	if (last)
		stroke = (struct stroke){ palette.edge, 0.75, { 0, 0 } };
	canvas_line(&l->canvas, t->f.x, s->height, t->f.x + t->f.w,
	    s->height, stroke);
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, t->block, NULL);
}

/*
 * The row's next part, at most `limit` high: all of it, unless it is taller
 * than a page.  Returns whether the row is done.
 */
static bool
row_part(struct lay *l, const struct table *t, struct cell *cells,
    double limit, struct strip *s)
{
	double most = l->style->type[TYPE_CELL].leading;
	struct strip *content = strip_new(l);
	bool done = true;

	for (size_t i = 0; i < t->n; i++) {
		struct cell *c = &cells[i];
		size_t to = c->next;
		double h = 0;

		while (to < c->flow.n) {
			double more = c->flow.v[to].height +
			    (to > c->next ? c->flow.v[to].gap : 0);

			if (h + more > limit && to > c->next)
				break;
			h += more;
			to++;
		}
		strip_join(l, content, &c->flow, c->next, to, cell_pad(t));
		c->next = to;
		done = done && to == c->flow.n;
		if (h > most)
			most = h;
	}
	s->height = most + 2 * cell_pad(t);
	row_fills(l, cells, t->n, s->height, s);
	strip_add(l, s, content, 0);
	return done;
}

/* The first row stands below headings, which leave it less of a page; the
   room above the table is not in their height yet. */
#define LEAST_FIRST	0.3
#define ABOVE_TABLE	16.0

static void
lay_row(struct lay *l, const struct table *t, const struct block *row,
    const struct strip *head, struct flow *out)
{
	struct cell *cells = row_cells(l, t, row);
	double limit = l->style->height - 2 * cell_pad(t) -
	    (head == NULL ? 0 : head->height);
	double first = row == t->body ? fmax(LEAST_FIRST * limit,
	    l->style->height - ABOVE_TABLE - 2 * cell_pad(t) -
	    flow_kept(out)) : limit;
	bool done = false;

	while (!done) {
		struct strip *s = flow_add(out, 0, 0);

		done = row_part(l, t, cells, first, s);
		first = limit;
		s->head = head;
		strip_anchor(l, s, row);
		row_rule(l, t, s, done && row->next == NULL);
	}
}

/* ---- the head ---- */

static void
lay_head_row(struct lay *l, const struct table *t, const struct block *row,
    struct strip *s, double top, enum item_role role)
{
	double leading = l->style->type[TYPE_CELL].leading, h = 0, x = t->f.x;
	struct lines *lines = arena_array(l->arena, t->n, sizeof *lines);
	const struct para **p = arena_array(l->arena, t->n, sizeof *p);
	const struct block *c = row->first;

	for (size_t i = 0; i < t->n && c != NULL; i++, c = c->next) {
		struct type type = cell_type(l, c);
		double w = t->cols[i].width - (i + 1 < t->n ? CELL_GAP : 0);

		p[i] = para_new(l, c, c->text, &type);
		lines[i] = para_lines(l, p[i], w);
		if ((double)lines[i].n * leading > h)
			h = (double)lines[i].n * leading;
	}
	for (size_t i = 0; i < t->n; x += t->cols[i++].width) {
		double w = t->cols[i].width - (i + 1 < t->n ? CELL_GAP : 0);
		double y = top + 2 + h - (double)lines[i].n * leading;
		size_t first = s->n;

		for (size_t k = 0; k < lines[i].n; k++) {
			const struct line *line = &lines[i].v[k];

			para_draw_line(l, p[i], line, s,
			    column_align(t, i) == ALIGN_RIGHT ?
			    x + w - line->width : x,
			    y + (double)k * leading, role);
		}
		strip_column(s, first, x, w);
	}
	s->height = top + h + HEAD_PAD;
}

static void
head_rule(struct lay *l, const struct table *t, struct strip *s)
{
	canvas_line(&l->canvas, t->f.x, s->height, t->f.x + t->f.w,
	    s->height, (struct stroke){ palette.ink, 1, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, t->block, NULL);
}

/* Title and column names, and below that the head that is repeated. */
static const struct strip *
lay_table_head(struct lay *l, struct table *t, struct flow *out)
{
	const struct block *b = t->block;
	const char *label = NULL;
	struct strip *s, *again = NULL;
	bool titled = b->caption != NULL && *b->caption != '\0';
	double y = 0;

	if (!titled && !t->has_head)
		return NULL;
	s = flow_add(out, 0, 0);
	s->keep = KEEP_ALWAYS;
	strip_anchor(l, s, b);
	if (titled) {
		if (!t->f.small)
			label = arena_printf(l->arena, "Table\302\240%u ",
			    ++l->n_tables);
		y = 3 + lay_title(l, s, b, t->f, label, b->caption, NULL);
	}
	s->height = y;
	if (!t->has_head)
		return NULL;
	again = strip_new(l);
	for (const struct block *r = b->first; r != NULL && r->header;
	    r = r->next) {
		lay_head_row(l, t, r, s, s->height, ROLE_CONTENT);
		lay_head_row(l, t, r, again, again->height, ROLE_REPEAT);
	}
	head_rule(l, t, s);
	head_rule(l, t, again);
	return again;
}

static size_t
count_columns(const struct block *b)
{
	size_t most = b->n_columns;

	for (const struct block *r = b->first; r != NULL; r = r->next) {
		size_t n = 0;

		for (const struct block *c = r->first; c != NULL; c = c->next)
			n++;
		if (b->n_columns == 0 && n > most)
			most = n;
	}
	return most;
}

/* About how many lines it takes with its cells one below the other. */
static double
stack_cost(const struct table *t)
{
	double cost = 0;

	for (size_t i = 0; i < t->n * t->n_loads; i++)
		cost += t->loads[i] > 0 ? ceil(t->loads[i] / t->f.w) : 0;
	return cost;
}

/*
 * Too many columns for large print, words that would have to break, or
 * narrow columns of many lines.
 */
static bool
is_crowded(struct lay *l, const struct table *t)
{
	double least = 0, *gain = arena_array(l->arena, t->n, sizeof *gain);

	for (size_t i = 0; i < t->n; i++)
		least += t->cols[i].least;
	return l->style->most_columns > 0 && t->n > 1 &&
	    (t->n > l->style->most_columns || least > t->f.w ||
	    rows_cost(t, gain) > 1.2 * stack_cost(t));
}

void
lay_table(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct table t = { .block = b, .f = f, .n = count_columns(b) };
	const struct strip *head;
	size_t at;

	if (t.n == 0)
		return;
	t.cols = arena_array(l->arena, t.n, sizeof *t.cols);
	t.loads = arena_array(l->arena, MAX_LOADS * t.n, sizeof *t.loads);
	t.body = b->first;
	while (t.body != NULL && t.body->header)
		t.body = t.body->next;
	t.has_head = b->first != NULL && b->first->header && !b->bare;
	table_needs(l, &t);
	table_widths(l, &t);
	if (is_crowded(l, &t)) {
		t.has_head = false;
		lay_table_head(l, &t, out);
		lay_stack(l, b, f, out);
		return;
	}
	head = lay_table_head(l, &t, out);
	at = out->n;
	for (const struct block *r = t.body; r != NULL; r = r->next)
		lay_row(l, &t, r, head, out);
	/* Neither the first nor the last row stands alone. */
	if (out->n >= at + 2)
		out->v[at].keep = out->v[out->n - 2].keep = KEEP_IF_ROOM;
}
