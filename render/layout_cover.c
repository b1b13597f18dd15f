#include "layout_int.h"

#include <math.h>
#include <string.h>

#include "arena.h"

/* The cover: a panel with the title, the state of the plan, its facts. */

#define STATE_H		46.0
#define STATE_TAG_W	84.0

/* The name of the partnership and the place; returns their height. */
static double
cover_names(struct lay *l, const struct block *b, struct strip *s)
{
	const struct doc_meta *m = &l->doc->meta;
	const struct style *style = l->style;
	const struct type *t = &style->type[TYPE_COVER_TEXT];
	double right = style->margin + style->width, w = style->width * 0.3;
	double left_h = t->leading, right_h = t->leading;

	if (m->partnership != NULL)
		left_h = para_into(l, para_plain(l, b, m->partnership, t),
		    style->margin, style->width * 0.65, style->cover.names,
		    ROLE_CONTENT, s);
	if (m->area != NULL) {
		struct para *p = para_plain(l, b, m->area, t);
		double x = right - (p->widest < w ? p->widest : w);

		right_h = para_into(l, p, x, right - x + 0.1,
		    style->cover.names, ROLE_CONTENT, s);
	}
	return left_h > right_h ? left_h : right_h;
}

/* Title and subtitle below y; a title that does not fit above `bottom` is
   set smaller. */
static double
cover_title(struct lay *l, const struct block *b, struct strip *s, double y,
    double bottom)
{
	static const double sizes[] = { 1, 0.82, 0.7, 0.6, 0.5 };
	const struct doc_meta *m = &l->doc->meta;
	const struct style *style = l->style;
	const struct type *below = &style->type[TYPE_COVER_SUBTITLE];
	struct para *sub = m->subtitle == NULL ? NULL : para_plain(l, b,
	    m->subtitle, below);

	if (sub != NULL)
		bottom -= 4 + below->leading *
		    (double)para_lines(l, sub, style->width).n;
	for (size_t i = 0; m->title != NULL; i++) {
		struct type t = style->type[TYPE_COVER_TITLE];
		struct para *p;

		t.size *= sizes[i];
		t.leading *= sizes[i];
		p = para_plain(l, b, m->title, &t);
		if (i + 1 < sizeof sizes / sizeof *sizes && y + t.leading *
		    (double)para_lines(l, p, style->width).n > bottom)
			continue;
		y += para_into(l, p, style->margin, para_balance(l, p,
		    style->width), y, ROLE_CONTENT, s);
		break;
	}
	if (sub != NULL)
		y += 4 + para_into(l, sub, style->margin, style->width, y + 4,
		    ROLE_CONTENT, s);
	return y;
}

#define MOTIF_GAP	16.0	/* above and below the picture */
#define LEAST_MOTIF	48.0	/* height: less would be a smear */
#define MOST_MOTIF	184.0	/* leaves the title alone */
#define MOTIF_LINES	4	/* behind it, from edge to edge */

static void
motif_drawing(struct lay *l, const struct block *b, struct strip *s, double y,
    double h)
{
	const struct style *style = l->style;
	const struct canvas c = l->canvas;
	size_t from;

	for (int i = 0; i < MOTIF_LINES; i++) {
		double at = y + h * i / (MOTIF_LINES - 1);

		canvas_line(&l->canvas, 0, at, style->page_w, at,
		    (struct stroke){ palette.a7, 0.75, { 0, 0 } });
	}
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	from = s->n;
	l->canvas.w = style->width;
	l->canvas.h = h;
	b->figure->draw(&l->canvas, b->figure->data);
	strip_shapes(l, s, style->margin, y, ROLE_LAYOUT, b, NULL);
	l->canvas.w = c.w;
	l->canvas.h = c.h;
	strip_as_drawn(l, s, from);
}

/* The line below the picture, which says what it is: whoever cannot see it
   has that.  NULL: there is no picture. */
static struct para *
motif_line(struct lay *l, const struct block *b)
{
	struct type t = l->style->type[TYPE_SMALL];

	t.colour = palette.white;
	return b->figure == NULL ? NULL : para_plain(l, b,
	    b->figure->caption, &t);
}

/* What the panel needs below its title. */
static double
motif_height(struct lay *l, const struct para *line)
{
	if (line == NULL)
		return MOTIF_GAP;
	return LEAST_MOTIF + 2.5 * MOTIF_GAP + line->type.leading *
	    (double)para_lines(l, line, l->style->width).n;
}

/* Between y and the panel's end. */
static void
cover_motif(struct lay *l, const struct block *b, struct strip *s,
    const struct para *line, double y, double bottom, struct strip *words)
{
	double more = bottom - y - motif_height(l, line);
	double h = fmin(LEAST_MOTIF + more, MOST_MOTIF);

	bottom -= motif_height(l, line) - LEAST_MOTIF - 2 * MOTIF_GAP;
	motif_drawing(l, b, s, bottom - MOTIF_GAP - h, h);
	para_into(l, line, l->style->margin, l->style->width, bottom,
	    ROLE_CONTENT, words);
}

/* The panel; returns where it ends. */
static double
cover_panel(struct lay *l, const struct block *b, struct strip *s)
{
	const struct style *style = l->style;
	const struct type *text = &style->type[TYPE_COVER_TEXT];
	double left = style->margin, bottom = style->cover.panel;
	const struct para *line = motif_line(l, b);
	struct strip *words = strip_new(l);
	/* What the names need beyond one line. */
	double more = cover_names(l, b, words) - text->leading;
	double rule = style->cover.rule + more;
	double y = cover_title(l, b, words, style->cover.title + more,
	    bottom - 16);

	/* A title that is still too long makes it higher. */
	bottom = fmax(bottom, y + motif_height(l, line));
	canvas_rect(&l->canvas, 0, 0, style->page_w, bottom, &palette.a9,
	    NULL);
	canvas_line(&l->canvas, left, rule, left + style->width, rule,
	    (struct stroke){ palette.a3, 0.75, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	if (line != NULL)
		cover_motif(l, b, s, line, y, bottom, words);
	strip_add(l, s, words, 0);
	return bottom;
}

/* Who may rely on the plan, and what is open. */
static double
cover_state(struct lay *l, const struct block *b, struct strip *s, double y)
{
	const struct doc_meta *m = &l->doc->meta;
	const struct style *style = l->style;
	const struct type *tag = &style->type[TYPE_STATE];
	const char *word = m->status_word == NULL ? "" : m->status_word;
	double tag_w = lay_measure(l, word, tag->size, true) + 34, h;
	double left = style->margin;
	struct strip *text = strip_new(l);

	if (tag_w < STATE_TAG_W)
		tag_w = STATE_TAG_W;
	h = 16 + para_into(l, para_plain(l, b, m->status_line,
	    &style->type[TYPE_BODY]), left + tag_w + 14,
	    style->width - tag_w - 26, y + 8, ROLE_CONTENT, text);
	if (h < STATE_H)
		h = STATE_H;
	canvas_rect(&l->canvas, left, y, style->width, h, &palette.white,
	    &(struct stroke){ palette.ink, 1.25, { 0, 0 } });
	canvas_rect(&l->canvas, left, y, tag_w, h,
	    m->approved ? &palette.a7 : &palette.ink, NULL);
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	text_into(l, s, left + tag_w / 2, y + type_baseline(tag, h),
	    ANCHOR_MIDDLE, tag, word, ROLE_CONTENT, b);
	strip_add(l, s, text, 0);
	return h;
}

/* Facts side by side, a small label with the value below it, in as many
   rows as they need. */
static void
cover_facts(struct lay *l, const struct block *facts, struct flow *out)
{
	const struct style *style = l->style;
	const struct type *small = &style->type[TYPE_RUNNING];
	struct type bold = style->type[TYPE_BODY];
	double left = style->margin, x = left;
	struct strip *s = NULL;

	bold.bold = true;
	for (const struct block *k = facts->first; k != NULL; k = k->next) {
		const char *label = k->label == NULL ? "" : k->label;
		struct para *p = para_new(l, k, k->text, &bold);
		double w = p->widest, h;
		double label_w = lay_measure(l, label, small->size, false);

		if (label_w > w)
			w = label_w;
		if (w > style->width)
			w = style->width;
		if (s == NULL || x + w > left + style->width + 0.1) {
			s = flow_add(out, s == NULL ? 16 : 8, 0);
			x = left;
		}
		text_into(l, s, x, 8, ANCHOR_START, small, label, ROLE_LABEL,
		    k);
		h = 12 + para_into(l, p, x, w, 11.7, ROLE_CONTENT, s);
		if (h > s->height)
			s->height = h;
		x += w + 32;
	}
}

#define PLATE_W		114.0
#define PLATE_H		34.0

static void
cover_logos(struct lay *l, const struct block *b, struct flow *out)
{
	const struct doc_meta *m = &l->doc->meta;
	size_t most = l->style->one_column ? 2 : 4;
	double x = 0;
	struct strip *s = NULL;

	for (size_t i = 0; i < m->n_logos; i++) {
		struct item *it;

		if (i % most == 0) {
			s = flow_add(out, i == 0 ? 16 : 12, PLATE_H);
			x = l->style->margin;
		}
		canvas_rect(&l->canvas, x, 0, PLATE_W, PLATE_H,
		    &palette.white, &(struct stroke){ palette.rule, 0.5,
		    { 0, 0 } });
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
		it = strip_item(l, s, ITEM_IMAGE, ROLE_CONTENT, b);
		it->op.kind = OP_RECT;
		it->op.x = x + 4;
		it->op.y = 3;
		it->op.w = PLATE_W - 8;
		it->op.h = PLATE_H - 6;
		it->logo = &m->logos[i];
		x += PLATE_W + GUTTER;
	}
}

/*
 * The strip is as high as a page's content; what the panel takes above the
 * content's top is drawn at negative heights.
 */
void
lay_cover(struct lay *l, const struct block *b, struct flow *out)
{
	const struct style *style = l->style;
	struct frame f = { style->margin, style->width, true };
	struct flow rest = flow_new(l);
	struct strip *s = strip_new(l), *page;
	struct block tail = *b;
	double y;
	size_t i = 0;

	strip_anchor(l, s, b);
	y = cover_panel(l, b, s) + 18;
	if (l->doc->meta.status_line != NULL)
		y += cover_state(l, b, s, y) + 2;
	for (; tail.first != NULL && tail.first->kind == BLOCK_FACTS;
	    tail.first = tail.first->next)
		cover_facts(l, tail.first, &rest);
	cover_logos(l, b, &rest);
	if (tail.first != NULL) {
		size_t at = rest.n;

		lay_children(l, &tail, f, &rest);
		if (rest.n > at)
			rest.v[at].gap = 16;
	}
	/* What does not fit below the panel goes on to the next page. */
	for (; i < rest.n; i++) {
		y += rest.v[i].gap;
		if (y + rest.v[i].height > style->footer_rule)
			break;
		strip_add(l, s, &rest.v[i], y);
		y += rest.v[i].height;
	}
	page = flow_add(out, 0, style->height);
	page->new_page = page->cover = true;
	strip_add(l, page, s, -style->top);
	for (; i < rest.n; i++)
		*flow_add(out, 0, 0) = rest.v[i];
}
