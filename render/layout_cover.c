#include "layout_int.h"

#include <string.h>

#include "arena.h"

/* The cover: a panel with the title, the state of the plan, its facts. */

#define PANEL_BOTTOM	436.0
#define STATE_H		46.0
#define STATE_TAG_W	84.0

/* The name of the partnership and the place; returns their height. */
static double
cover_names(struct lay *l, const struct block *b, struct strip *s)
{
	const struct doc_meta *m = &l->doc->meta;
	const struct type *t = &type_table[TYPE_COVER_TEXT];
	double right = MARGIN + CONTENT_W, w = CONTENT_W * 0.3;
	double left_h = t->leading, right_h = t->leading;

	if (m->partnership != NULL)
		left_h = para_into(l, para_plain(l, b, m->partnership, t),
		    MARGIN, CONTENT_W * 0.65, 51, ROLE_CONTENT, s);
	if (m->area != NULL) {
		struct para *p = para_plain(l, b, m->area, t);
		double x = right - (p->widest < w ? p->widest : w);

		right_h = para_into(l, p, x, right - x + 0.1, 51,
		    ROLE_CONTENT, s);
	}
	return left_h > right_h ? left_h : right_h;
}

/* Title and subtitle below y; a long title is set smaller. */
static double
cover_title(struct lay *l, const struct block *b, struct strip *s, double y)
{
	static const double sizes[] = { 34, 28, 24, 20, 17 };
	const struct doc_meta *m = &l->doc->meta;
	const struct type *below = &type_table[TYPE_COVER_SUBTITLE];
	double room = PANEL_BOTTOM - 24 - y - 4;
	struct para *sub = m->subtitle == NULL ? NULL : para_plain(l, b,
	    m->subtitle, below);

	if (sub != NULL)
		room -= (double)para_lines(l, sub, CONTENT_W).n *
		    below->leading;
	for (size_t i = 0; m->title != NULL; i++) {
		struct type t = type_table[TYPE_COVER_TITLE];
		struct para *p;

		t.size = sizes[i];
		t.leading = t.size + 4;
		p = para_plain(l, b, m->title, &t);
		if (i + 1 < sizeof sizes / sizeof *sizes && t.leading *
		    (double)para_lines(l, p, CONTENT_W).n > room)
			continue;
		y += para_into(l, p, MARGIN, para_balance(l, p, CONTENT_W), y,
		    ROLE_CONTENT, s);
		break;
	}
	if (sub != NULL)
		y += 4 + para_into(l, sub, MARGIN, CONTENT_W, y + 4,
		    ROLE_CONTENT, s);
	return y;
}

/* Returns where the panel ends. */
static double
cover_panel(struct lay *l, const struct block *b, struct strip *s)
{
	struct strip *words = strip_new(l);
	double rule = 59 + cover_names(l, b, words), bottom;

	bottom = 24 + cover_title(l, b, words, rule + 24);
	if (bottom < PANEL_BOTTOM)
		bottom = PANEL_BOTTOM;
	canvas_rect(&l->canvas, 0, 0, PAGE_W, bottom, &palette.a9, NULL);
	canvas_line(&l->canvas, MARGIN, rule, MARGIN + CONTENT_W, rule,
	    (struct stroke){ palette.a3, 0.75, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	strip_add(l, s, words, 0);
	return bottom;
}

/* Who may rely on the plan, and what is open. */
static double
cover_state(struct lay *l, const struct block *b, struct strip *s, double y)
{
	const struct doc_meta *m = &l->doc->meta;
	const struct type *tag = &type_table[TYPE_STATE];
	const char *word = m->status_word == NULL ? "" : m->status_word;
	double tag_w = lay_measure(l, word, tag->size, true) + 34, h;
	struct strip *text = strip_new(l);

	if (tag_w < STATE_TAG_W)
		tag_w = STATE_TAG_W;
	h = 16 + para_into(l, para_plain(l, b, m->status_line,
	    &type_table[TYPE_BODY]), MARGIN + tag_w + 14,
	    CONTENT_W - tag_w - 26, y + 8, ROLE_CONTENT, text);
	if (h < STATE_H)
		h = STATE_H;
	canvas_rect(&l->canvas, MARGIN, y, CONTENT_W, h, &palette.white,
	    &(struct stroke){ palette.ink, 1.25, { 0, 0 } });
	canvas_rect(&l->canvas, MARGIN, y, tag_w, h,
	    m->approved ? &palette.a7 : &palette.ink, NULL);
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	text_into(l, s, MARGIN + tag_w / 2, y + type_baseline(tag, h),
	    ANCHOR_MIDDLE, tag, word, ROLE_CONTENT, b);
	strip_add(l, s, text, 0);
	return h;
}

/* Facts side by side: a small label with the value below it. */
static double
cover_facts(struct lay *l, const struct block *facts, struct strip *s,
    double top)
{
	struct type bold = type_table[TYPE_BODY];
	double x = MARGIN, y = top, row = 0;

	bold.bold = true;
	for (const struct block *k = facts->first; k != NULL; k = k->next) {
		const char *label = k->label == NULL ? "" : k->label;
		struct para *p = para_new(l, k, k->text, &bold);
		double w = p->widest, h;
		double label_w = lay_measure(l, label,
		    type_table[TYPE_RUNNING].size, false);

		if (label_w > w)
			w = label_w;
		if (w > CONTENT_W)
			w = CONTENT_W;
		if (x > MARGIN && x + w > MARGIN + CONTENT_W + 0.1) {
			y += row + 8;
			x = MARGIN;
			row = 0;
		}
		text_into(l, s, x, y + 8, ANCHOR_START,
		    &type_table[TYPE_RUNNING], label, ROLE_LABEL, k);
		h = 12 + para_into(l, p, x, w, y + 11.7, ROLE_CONTENT, s);
		if (h > row)
			row = h;
		x += w + 32;
	}
	return y + row - top;
}

#define PLATE_W		114.0
#define PLATE_H		34.0

static double
cover_logos(struct lay *l, const struct block *b, struct strip *s, double y)
{
	const struct doc_meta *m = &l->doc->meta;
	double x = MARGIN;
	size_t rows = 0;

	for (size_t i = 0; i < m->n_logos; i++) {
		struct item *it;

		if (i % 4 == 0) {
			rows++;
			x = MARGIN;
		}
		canvas_rect(&l->canvas, x, y + (double)(rows - 1) * 46,
		    PLATE_W, PLATE_H, &palette.white, &(struct stroke){
		    palette.rule, 0.5, { 0, 0 } });
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
		it = strip_item(l, s, ITEM_IMAGE, ROLE_CONTENT, b);
		it->op.kind = OP_RECT;
		it->op.x = x + 4;
		it->op.y = y + (double)(rows - 1) * 46 + 3;
		it->op.w = PLATE_W - 8;
		it->op.h = PLATE_H - 6;
		it->logo = &m->logos[i];
		x += PLATE_W + GUTTER;
	}
	return (double)rows * 46;
}

/*
 * The strip is as high as a page's content; what the panel takes above the
 * content's top is drawn at negative heights.
 */
void
lay_cover(struct lay *l, const struct block *b, struct flow *out)
{
	struct frame f = { MARGIN, CONTENT_W, true };
	struct flow rest = flow_new(l);
	struct strip *s = strip_new(l), *page;
	const struct block *k = b->first;
	size_t i = 0;
	double y;

	strip_anchor(l, s, b);
	y = cover_panel(l, b, s) + 18;
	if (l->doc->meta.status_line != NULL)
		y += cover_state(l, b, s, y) + 18;
	for (; k != NULL && k->kind == BLOCK_FACTS; k = k->next)
		y += cover_facts(l, k, s, y) + 16;
	if (l->doc->meta.n_logos > 0)
		y += cover_logos(l, b, s, y) + 4;
	if (k != NULL) {
		struct block tail = *b;

		tail.first = (struct block *)k;
		lay_children(l, &tail, f, &rest);
	}
	/* What does not fit below the panel goes on to the next page. */
	for (; i < rest.n; i++) {
		if (i > 0)
			y += rest.v[i].gap;
		if (y + rest.v[i].height > PAGE_H - 43)
			break;
		strip_add(l, s, &rest.v[i], y);
		y += rest.v[i].height;
	}
	page = flow_add(out, 0, CONTENT_H);
	page->new_page = page->cover = true;
	strip_add(l, page, s, -CONTENT_TOP);
	for (; i < rest.n; i++)
		*flow_add(out, 0, 0) = rest.v[i];
}
