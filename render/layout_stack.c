#include "layout_int.h"

#include <string.h>

#include "arena.h"

/*
 * Tables in large print: where a table has more columns than fit side by
 * side, each row becomes a block of its own, a cell below the other, and
 * every cell says what its column is called.  For software that reads
 * aloud it is the table that it was.
 */

#define ROW_GAP		5.0	/* on both sides of the rule */
#define CELL_BELOW	2.0

/* What the columns are called: the last row of the head. */
static const struct block *
column_names(const struct block *table)
{
	const struct block *names = NULL;

	if (table->bare)
		return NULL;
	for (const struct block *r = table->first; r != NULL && r->header;
	    r = r->next)
		names = r->first;
	return names;
}

static struct inline_node *
label_node(struct lay *l, const struct block *name,
    const struct inline_node *behind)
{
	struct inline_node *strong = arena_alloc(l->arena, sizeof *strong);
	struct inline_node *text = arena_alloc(l->arena, sizeof *text);
	const char *words = para_new(l, name, name->text,
	    &l->style->type[TYPE_CELL])->text;

	size_t n = strlen(words);

	/* A drawn number may stand behind the name. */
	while (n > 0 && words[n - 1] == ' ')
		n--;
	if (n == 0)
		return NULL;
	strong->kind = INLINE_STRONG;
	strong->first = strong->last = text;
	strong->next = (struct inline_node *)behind;
	text->kind = INLINE_TEXT;
	text->text = arena_printf(l->arena, "%.*s: ", (int)n, words);
	return strong;
}

static void
lay_cell(struct lay *l, const struct block *cell, const struct block *name,
    struct frame f, struct flow *out)
{
	const struct type *type = &l->style->type[cell->header ? TYPE_H3 :
	    TYPE_CELL];
	const struct inline_node *nodes = cell->text;
	size_t at = out->n;

	if (cell->text == NULL && cell->first == NULL)
		return;
	if (name != NULL) {
		const struct inline_node *label = label_node(l, name, nodes);

		nodes = label == NULL ? nodes : label;
	}
	if (nodes != NULL)
		para_flow(l, para_new(l, cell, nodes, type), f.x, f.w,
		    ALIGN_LEFT, out);
	/* A picture stands below its column's name. */
	if (out->n > at && cell->first != NULL)
		out->v[out->n - 1].keep = KEEP_ALWAYS;
	lay_children(l, cell, f, out);
	if (out->n > at)
		out->v[at].gap = CELL_BELOW;
}

static void
lay_row(struct lay *l, const struct block *row, const struct block *names,
    struct frame f, struct flow *out)
{
	struct stroke rule = { palette.rule, 0.5, { 0, 0 } };
	const struct block *name = names;
	struct strip *last;
	size_t at = out->n;

	if (row->next == NULL)
		rule = (struct stroke){ palette.edge, 0.75, { 0, 0 } };
	for (const struct block *c = row->first; c != NULL; c = c->next) {
		lay_cell(l, c, name, f, out);
		name = name == NULL ? NULL : name->next;
	}
	if (out->n == at)
		return;
	out->v[at].gap = ROW_GAP;
	strip_anchor(l, &out->v[at], row);
	last = &out->v[out->n - 1];
	last->height += ROW_GAP;
	canvas_line(&l->canvas, f.x, last->height, f.x + f.w, last->height,
	    rule);
	strip_shapes(l, last, 0, 0, ROLE_LAYOUT, row, NULL);
	if (flow_height(out, at, out->n) <= l->style->height)
		flow_keep(out, at, KEEP_WHOLE);
}

void
lay_stack(struct lay *l, const struct block *table, struct frame f,
    struct flow *out)
{
	const struct block *names = column_names(table);
	struct frame inner = { f.x, f.w, true };

	for (const struct block *r = table->first; r != NULL; r = r->next)
		if (!r->header)
			lay_row(l, r, names, inner, out);
}
