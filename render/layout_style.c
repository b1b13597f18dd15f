#include "layout_int.h"
#include "theme.h"

/*
 * The measures of documents: the usual one, and large print, which is laid
 * out on a page of half the size and printed twice as large, so that every
 * gap, rule and mark grows with the type.
 */

#define INK	{ 0x16, 0x20, 0x2A }
#define INK2	{ 0x46, 0x52, 0x5E }
#define INK3	{ 0x59, 0x65, 0x71 }
#define ACCENT	{ 0x0F, 0x52, 0x66 }
#define WHITE	{ 0xFF, 0xFF, 0xFF }

static const struct style usual = {
	.page_w = 595.28, .page_h = 841.89,
	.margin = 51.64, .width = 492,
	.top = 58, .bottom = 787,
	.header_base = 34.6, .header_rule = 43,
	.footer_rule = 43, .footer_base = 30,
	.cover = { .panel = 436, .rule = 74, .names = 51, .title = 98 },
	.scale = 1, .line_scale = 1,
	.type = {
		[TYPE_COVER_TITLE] = { true, 34, 38, WHITE },
		[TYPE_COVER_SUBTITLE] = { false, 22, 26, WHITE },
		[TYPE_COVER_TEXT] = { false, 10.5, 15, WHITE },
		[TYPE_STATE] = { true, 15, 19, WHITE },
		[TYPE_H1] = { true, 22, 26, INK },
		[TYPE_H2] = { true, 15, 19, INK },
		[TYPE_H3] = { true, 10.5, 14, INK },
		[TYPE_FIGURE] = { true, 22, 26, INK },
		[TYPE_LEAD] = { false, 12.5, 17, INK2 },
		[TYPE_BODY] = { false, 10.5, 15, INK },
		[TYPE_CELL] = { false, 9, 12, INK },
		[TYPE_SUBTITLE] = { false, 9, 12, INK2 },
		[TYPE_KICKER] = { true, 9, 12, ACCENT },
		[TYPE_SMALL] = { false, 8, 10, INK2 },
		[TYPE_CAPTION] = { false, 8, 11, INK2 },
		[TYPE_RUNNING] = { false, 8, 10, INK3 },
	},
};

/* Lines of charts grow by 1.6 only: twice as wide they would be beams. */
static const struct style large = {
	.page_w = 595.28 / 2, .page_h = 841.89 / 2,
	.margin = 42.64 / 2, .width = 255,
	.top = 40, .bottom = 388,
	.header_base = 21.2, .header_rule = 30,
	.footer_rule = 26.5, .footer_base = 15.5,
	.cover = { .panel = 190, .rule = 33, .names = 14, .title = 44 },
	.scale = 2, .line_scale = 1.6,
	.one_column = true, .most_columns = 4,
	.type = {
		[TYPE_COVER_TITLE] = { true, 21, 24, WHITE },
		[TYPE_COVER_SUBTITLE] = { false, 12, 15, WHITE },
		[TYPE_COVER_TEXT] = { false, 9, 13, WHITE },
		[TYPE_STATE] = { true, 12, 15, WHITE },
		[TYPE_H1] = { true, 15, 18, INK },
		[TYPE_H2] = { true, 12, 15, INK },
		[TYPE_H3] = { true, 10, 13.5, INK },
		[TYPE_FIGURE] = { true, 17, 20, INK },
		[TYPE_LEAD] = { false, 10, 14, INK },
		[TYPE_BODY] = { false, 9, 13, INK },
		[TYPE_CELL] = { false, 9, 13, INK },
		[TYPE_SUBTITLE] = { false, 9, 13, INK2 },
		[TYPE_KICKER] = { true, 9, 13, ACCENT },
		[TYPE_SMALL] = { false, 8, 11, INK2 },
		[TYPE_CAPTION] = { false, 8, 11, INK2 },
		[TYPE_RUNNING] = { false, 8, 11, INK },
	},
};

/* US Letter: the same columns between other margins, on a shorter page. */
static void
letter(struct style *s)
{
	double w = 612 / s->scale, h = 792 / s->scale;

	s->bottom -= s->page_h - h;
	s->cover.panel -= s->page_h - h;
	s->margin += (w - s->page_w) / 2;
	s->page_w = w;
	s->page_h = h;
}

static void
settle(struct style *s)
{
	s->height = s->bottom - s->top;
	s->footer_rule = s->page_h - s->footer_rule;
	s->footer_base = s->page_h - s->footer_base;
}

struct style
style_of(const struct doc_meta *m)
{
	struct style s = m->large_print ? large : usual;

	if (m->theme != NULL && m->theme->letter)
		letter(&s);
	settle(&s);
	return s;
}

bool
style_wide(const struct doc_meta *m, struct style *s)
{
	bool us = m->theme != NULL && m->theme->letter;

	*s = usual;
	s->page_w = us ? 792 : 841.89;
	s->page_h = us ? 612 : 595.28;
	s->width = us ? 694.11 : 744;
	s->margin = (s->page_w - s->width) / 2;
	s->bottom = s->page_h - 55.28;
	settle(s);
	return !m->large_print;
}
