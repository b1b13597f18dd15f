#include "layout_int.h"

#include <string.h>

#include "arena.h"

/* What a card says of an indicator: its curve in little and its figures. */

/*
 * A column with a small picture beside a column of facts, as cards have
 * them.  false: it is something else.
 */
static bool
spark_parts(const struct block *b, const struct block **figure,
    const struct block **facts)
{
	const struct block *left = b->first;

	if (b->kind != BLOCK_COLUMNS || left == NULL || left->next == NULL ||
	    left->next->next != NULL || left->first == NULL ||
	    left->next->first == NULL)
		return false;
	*figure = left->first;
	*facts = left->next->first;
	return (*figure)->kind == BLOCK_FIGURE && (*figure)->next == NULL &&
	    (*figure)->figure != NULL && (*figure)->figure->draw != NULL &&
	    (*figure)->figure->title == NULL &&
	    (*facts)->kind == BLOCK_FACTS && (*facts)->next == NULL;
}

#define CARD_W		220.0	/* within a card beside others */
#define SPARK_W		96.0
#define SPARK_GAP	13.0
#define SPARK_H		54.0	/* with the periods below it */

/* The figure large and what is said of it below; false: there is no room. */
static bool
spark_figure(struct lay *l, const struct block *fact, struct strip *s,
    double x, double w, struct type big, const char *text)
{
	const struct type *small = &l->style->type[TYPE_SMALL];
	size_t n = strcspn(text, " "), rest;
	const char *more = text + n + (text[n] == ' ');

	if (strcspn(text, "0123456789") >= n)
		return false;
	/* With the space, for those who copy it. */
	text = arena_strndup(l->arena, text, n + (text[n] == ' '));
	rest = strlen(more);
	if (rest > 1 && more[0] == '(' && more[rest - 1] == ')') {
		more++;
		rest -= 2;
	}
	more = arena_strndup(l->arena, more, rest);
	while (big.size > 12 && lay_measure(l, text, big.size, big.bold) > w)
		big.size -= 0.5;
	if (lay_measure(l, text, big.size, big.bold) > w ||
	    lay_measure(l, more, small->size, false) > w)
		return false;
	text_into(l, s, x, 30, ANCHOR_START, &big, text, ROLE_CONTENT, fact);
	if (rest > 0)
		text_into(l, s, x, 44, ANCHOR_START, small, more,
		    ROLE_CONTENT, fact);
	return true;
}

/* "25.1% (2024/25)" as a figure; what is no single figure in plain lines. */
static void
spark_fact(struct lay *l, const struct block *fact, struct strip *s, double x,
    double w, bool first)
{
	struct type big = l->style->type[TYPE_FIGURE];
	const struct para *p = para_new(l, fact, fact->text,
	    &l->style->type[TYPE_CELL]);

	if (!first) {
		big.bold = false;
		big.size = 15;
	}
	text_into(l, s, x, 7, ANCHOR_START, &l->style->type[TYPE_SMALL],
	    fact->label == NULL ? "" : fact->label, ROLE_LABEL, fact);
	if (!spark_figure(l, fact, s, x, w, big, p->text)) {
		double h = 14 + para_into(l, p, x, w, 14, ROLE_CONTENT, s);

		if (h > s->height)
			s->height = h;
	}
}

/* The picture, the latest figure and the target side by side. */
const struct block *
lay_spark(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	const struct block *figure, *facts;
	struct strip *s;
	double picture = f.w > 2 * CARD_W ? 1.5 * SPARK_W : SPARK_W;
	double x = f.x + picture + SPARK_GAP, w = f.x + f.w - x;
	bool first = true;

	if (!spark_parts(b, &figure, &facts))
		return NULL;
	if (w > 0.75 * CARD_W)
		w = 0.75 * CARD_W;
	s = flow_add(out, 0, SPARK_H);
	lay_drawing(l, s, figure, f.x, 0, picture, s->height);
	for (const struct block *k = facts->first; k != NULL; k = k->next) {
		/* The third is the distance; it has a line of its own. */
		spark_fact(l, k, s, x, first ? w * 0.54 : w * 0.46, first);
		if (!first)
			break;
		x += w * 0.56;
		first = false;
	}
	return facts;
}

/* "To go 2.1 points": at the right if there is room, else on a line of its
   own; returns its width. */
static double
spark_distance(struct lay *l, const struct block *fact, struct frame f,
    double beside, struct strip *s)
{
	struct type bold = l->style->type[TYPE_CELL];
	const char *label = fact->label == NULL ? "" : arena_printf(l->arena,
	    "%s ", fact->label);
	double w = lay_measure(l, label, bold.size, false), all, x;
	const struct para *p;

	bold.bold = true;
	p = para_new(l, fact, fact->text, &bold);
	all = w + p->widest;
	x = all + beside + 6 > f.w ? f.x : f.x + f.w - all;
	text_into(l, s, x, 6 + type_baseline(&bold, bold.leading),
	    ANCHOR_START, &l->style->type[TYPE_CELL], label, ROLE_LABEL, fact);
	para_into(l, p, x + w, f.x + f.w - x - w + 1, 6, ROLE_CONTENT, s);
	return all;
}

/* The mark and its reason at the left, the distance to go at the right. */
void
lay_spark_foot(struct lay *l, const struct block *para,
    const struct block *facts, struct frame f, struct flow *out)
{
	struct strip *s = flow_add(out, 8, 0);
	const struct para *mine = para_new(l, para, para->text,
	    &l->style->type[TYPE_CELL]);
	const struct block *go = facts->first;
	double right = 0;

	canvas_line(&l->canvas, f.x, 0, f.x + f.w, 0,
	    (struct stroke){ palette.rule, 0.5, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, para, NULL);
	for (int i = 0; go != NULL && i < 2; i++)
		go = go->next;
	if (go != NULL)
		right = spark_distance(l, go, f, mine->widest, s);
	if (mine->widest + right + 6 > f.w)
		s->height = l->style->type[TYPE_CELL].leading + 2;
	s->height += 10 + para_into(l, mine, f.x, f.w, s->height + 6,
	    ROLE_CONTENT, s);
}
