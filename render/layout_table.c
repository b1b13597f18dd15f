#include "layout_table.h"

#include <math.h>

#include "arena.h"

/* Tables: their rows, and their heads, which are repeated. */

#define CELL_PAD	3.5	/* above and below; 3 where room is short */
#define HEAD_PAD	5.0

static double
cell_pad(const struct table *t)
{
	return t->f.small ? CELL_PAD - 0.5 : CELL_PAD;
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
			struct type type = cell_type(l, t, c, i);
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
	double most = l->style->type[TYPE_CELL].leading;
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

/* The first row stands below headings, which leave it less of a page; the
   room above the table is not in their height yet. */
#define LEAST_FIRST	0.15
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
		struct type type = head_type(l, t, c, i);
		double w = t->cols[i].width - column_gap(t, i);

		p[i] = para_new(l, c, c->text, &type);
		lines[i] = para_lines(l, p[i], w);
		if ((double)lines[i].n * leading > h)
			h = (double)lines[i].n * leading;
	}
	for (size_t i = 0; i < t->n; x += t->cols[i++].width) {
		double w = t->cols[i].width - column_gap(t, i);
		double y = top + 2 + h - (double)lines[i].n * leading;
		size_t first = s->n;

		for (size_t k = 0; k < lines[i].n; k++) {
			const struct line *line = &lines[i].v[k];

			para_draw_line(l, p[i], line, s, line_x(l, p[i],
			    line, x, w, column_align(t, i)), y + (double)k *
			    leading, role);
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

#define NARROW_COLUMN	90.0	/* what a column of text should have */
#define FEW_ROWS	4	/* are not worth a page that lies across */

/* A long table whose columns are narrower than that on upright paper. */
static bool
wants_wide(const struct lay *l, const struct table *t)
{
	double need = 0;
	size_t rows = 0;

	if (l->wide == NULL || t->f.small || t->f.w < l->style->width)
		return false;
	for (const struct block *r = t->body; r != NULL; r = r->next)
		rows++;
	for (size_t i = 0; i < t->n; i++)
		need += fmin(t->cols[i].most, NARROW_COLUMN);
	return rows > FEW_ROWS && need > t->f.w;
}

/* The table on pages that lie across. */
static void
lay_wide(struct lay *l, const struct block *b, struct flow *out)
{
	const struct style *upright = l->style, *wide = l->wide;
	size_t at = out->n;

	l->style = wide;
	l->wide = NULL;
	lay_table(l, b, (struct frame){ wide->margin, wide->width, false },
	    out);
	l->style = upright;
	l->wide = wide;
	for (; at < out->n; at++)
		out->v[at].wide = true;
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
	t.body = b->first;
	while (t.body != NULL && t.body->header)
		t.body = t.body->next;
	t.has_head = b->first != NULL && b->first->header && !b->bare;
	table_measure(l, &t);
	if (wants_wide(l, &t)) {
		lay_wide(l, b, out);
		return;
	}
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
