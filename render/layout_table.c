#include "layout_int.h"

#include <string.h>

#include "arena.h"

/*
 * Tables.  Widths come from the shares that the document asks for, moved to
 * where the content needs them; without shares from the content alone.
 */

#define CELL_GAP	8.0	/* at the right of all columns but the last */
#define HEAT_GAP	2.0	/* between columns of shaded cells */
#define HEAT_LIKES	46.0	/* and takes no more for a longer name */
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

static enum align
column_align(const struct table *t, size_t i)
{
	return i < t->block->n_columns ? t->block->columns[i].align :
	    ALIGN_LEFT;
}

/* Shaded cells stand close together: their fills keep them apart. */
static double
column_gap(const struct table *t, size_t i)
{
	if (i + 1 >= t->n)
		return 0;
	return column_align(t, i) == ALIGN_CENTRE &&
	    column_align(t, i + 1) == ALIGN_CENTRE ? HEAT_GAP : CELL_GAP;
}

static struct type
cell_type(const struct table *t, const struct block *cell, size_t i)
{
	struct type type = type_table[TYPE_CELL];

	type.bold = cell->header;
	if (cell->tone == TONE_SEVERE || cell->heat == HEAT_STEPS)
		type.colour = palette.white;
	if (column_align(t, i) == ALIGN_CENTRE && t->f.small)
		type.size = type_table[TYPE_SMALL].size;
	return type;
}

/* Names over shaded cells are long for their width: they are set small. */
static struct type
head_type(const struct table *t, const struct block *cell, size_t i)
{
	struct type type = cell_type(t, cell, i);

	if (column_align(t, i) == ALIGN_CENTRE) {
		type.size = type_table[TYPE_SMALL].size;
		type.leading = type_table[TYPE_SMALL].leading;
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
			    head_type(t, c, i) : cell_type(t, c, i);

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

static void
table_widths(struct lay *l, struct table *t)
{
	double total = 0;

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

/* ---- rows ---- */

struct cell {
	const struct block	*block;
	double			 x, w;
	struct flow		 flow;
	size_t			 next;	/* strip that is not yet placed */
	size_t			 end;	/* of the part that is being placed */
	double			 h;	/* of that part */
};

static struct cell *
row_cells(struct lay *l, const struct table *t, const struct block *row)
{
	struct cell *cells = arena_array(l->arena, t->n, sizeof *cells);
	const struct block *c = row->first;
	double x = t->f.x;

	for (size_t i = 0; i < t->n; i++) {
		struct cell *cell = &cells[i];

		cell->x = x;
		cell->w = t->cols[i].width - column_gap(t, i);
		cell->flow = flow_new(l);
		if (c != NULL) {
			struct type type = cell_type(t, c, i);
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

/* White needs an edge to be seen as a step, not as a hole. */
static void
heat_fill(struct lay *l, const struct cell *cell, double h, struct strip *s)
{
	const struct palette *p = &palette;
	const struct colour *const steps[HEAT_STEPS] = { &p->white, &p->a1,
		&p->a2, &p->a4, &p->a7 };
	struct stroke edge = { p->rule, 0.5, { 0, 0 } };
	unsigned heat = cell->block->heat;

	if (heat == 1)
		canvas_rect(&l->canvas, cell->x + 0.25, 1.25, cell->w - 0.5,
		    h - 2.5, steps[0], &edge);
	else
		canvas_rect(&l->canvas, cell->x, 1, cell->w, h - 2,
		    steps[heat - 1], NULL);
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, cell->block, NULL);
}

static void
row_fills(struct lay *l, const struct cell *cells, size_t n, double h,
    struct strip *s)
{
	for (size_t i = 0; i < n; i++) {
		const struct colour *fill;
		double left = i == 0 ? 0 : 4, right = i + 1 == n ? 0 : 3;

		if (cells[i].block == NULL)
			continue;
		if (cells[i].block->heat > 0) {
			heat_fill(l, &cells[i], h, s);
			continue;
		}
		if ((fill = cell_fill(cells[i].block->tone)) == NULL)
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

/* How much of a cell comes into a part of `limit` height. */
static void
cell_part(struct cell *c, double limit)
{
	c->h = 0;
	for (c->end = c->next; c->end < c->flow.n; c->end++) {
		double more = c->flow.v[c->end].height +
		    (c->end > c->next ? c->flow.v[c->end].gap : 0);

		if (c->h + more > limit && c->end > c->next)
			break;
		c->h += more;
	}
}

/* What is shaded, or drawn, stands in the middle of its row. */
static bool
is_centred(const struct table *t, const struct cell *c, size_t i)
{
	return column_align(t, i) == ALIGN_CENTRE || (c->block != NULL &&
	    c->block->first != NULL && c->block->first->figure != NULL);
}

/*
 * The row's next part, at most `limit` high: all of it, unless it is taller
 * than a page.  Returns whether the row is done.
 */
static bool
row_part(struct lay *l, const struct table *t, struct cell *cells,
    double limit, struct strip *s)
{
	double most = type_table[TYPE_CELL].leading;
	struct strip *content = strip_new(l);
	bool done = true;

	for (size_t i = 0; i < t->n; i++) {
		cell_part(&cells[i], limit);
		if (cells[i].h > most)
			most = cells[i].h;
	}
	for (size_t i = 0; i < t->n; i++) {
		struct cell *c = &cells[i];

		strip_join(l, content, &c->flow, c->next, c->end, cell_pad(t) +
		    (is_centred(t, c, i) ? (most - c->h) / 2 : 0));
		c->next = c->end;
		done = done && c->end == c->flow.n;
	}
	s->height = most + 2 * cell_pad(t);
	row_fills(l, cells, t->n, s->height, s);
	strip_add(l, s, content, 0);
	return done;
}

static void
lay_row(struct lay *l, const struct table *t, const struct block *row,
    const struct strip *head, struct flow *out)
{
	struct cell *cells = row_cells(l, t, row);
	double limit = CONTENT_H - 2 * cell_pad(t) -
	    (head == NULL ? 0 : head->height);
	bool done = false;

	while (!done) {
		struct strip *s = flow_add(out, 0, 0);

		done = row_part(l, t, cells, limit, s);
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
	double leading = type_table[TYPE_CELL].leading, h = 0, x = t->f.x;
	struct lines *lines = arena_array(l->arena, t->n, sizeof *lines);
	const struct para **p = arena_array(l->arena, t->n, sizeof *p);
	const struct block *c = row->first;

	for (size_t i = 0; i < t->n && c != NULL; i++, c = c->next) {
		struct type type = head_type(t, c, i);
		double w = t->cols[i].width - column_gap(t, i);

		p[i] = para_new(l, c, c->text, &type);
		lines[i] = para_lines(l, p[i], w);
		if ((double)lines[i].n * leading > h)
			h = (double)lines[i].n * leading;
	}
	for (size_t i = 0; i < t->n; x += t->cols[i++].width) {
		double w = t->cols[i].width - column_gap(t, i);
		double y = top + 2 + h - (double)lines[i].n * leading;

		for (size_t k = 0; k < lines[i].n; k++) {
			const struct line *line = &lines[i].v[k];

			para_draw_line(l, p[i], line, s, line_x(line, x, w,
			    column_align(t, i)), y + (double)k * leading,
			    role);
		}
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
	s->keep = true;
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
	needs_settle(&t);
	table_widths(l, &t);
	head = lay_table_head(l, &t, out);
	at = out->n;
	for (const struct block *r = t.body; r != NULL; r = r->next)
		lay_row(l, &t, r, head, out);
	/* Neither the first nor the last row stands alone. */
	if (out->n >= at + 2)
		out->v[at].keep = out->v[out->n - 2].keep = true;
}
