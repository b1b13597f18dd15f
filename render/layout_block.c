#include "layout_int.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "arena.h"

/* Deeper nesting than this is laid out no further to the right. */
#define BULLET_INDENT	14.0
#define MIN_W		60.0

const struct type *
body_type(const struct lay *l, struct frame f)
{
	return &l->style->type[f.small ? TYPE_CELL : TYPE_BODY];
}

/* ---- room above a block ---- */

static double
gap_para(const struct block *b, const struct block *prev, struct frame f)
{
	if (prev->kind == BLOCK_PARA && prev->role == PARA_KICKER)
		return 2;
	switch (b->role) {
	case PARA_BODY:
		return prev->kind == BLOCK_PARA || prev->kind == BLOCK_LIST ?
		    f.small ? 4 : 8 : f.small ? 6 : 12;
	case PARA_LEAD:
		return 4;
	case PARA_KICKER:
		return 24;
	case PARA_CAPTION:
	case PARA_SMALL:
		return 6;
	}
	return 8;
}

static double
gap_heading(const struct block *b, const struct block *prev)
{
	if (prev->kind == BLOCK_PARA && prev->role == PARA_KICKER)
		return 2;
	return b->level <= 2 ? 24 : b->level == 3 ? 16 : 12;
}

static double
gap_after_heading(const struct block *b, const struct block *heading)
{
	if (b->kind == BLOCK_PARA && b->role == PARA_LEAD)
		return 4;
	if (b->kind == BLOCK_HEADING)
		return 12;
	return heading->level == 1 ? 12 : heading->level == 2 ? 6 : 4;
}

double
lay_gap(const struct block *prev, const struct block *b, struct frame f)
{
	if (prev->kind == BLOCK_HEADING)
		return gap_after_heading(b, prev);
	switch (b->kind) {
	case BLOCK_HEADING:
		return gap_heading(b, prev);
	case BLOCK_PARA:
		return gap_para(b, prev, f);
	case BLOCK_LIST:
		return f.small ? 4 : 6;
	case BLOCK_CARD:
		return f.small ? 12 : 16;
	case BLOCK_TABLE:
	case BLOCK_FIGURE:
	case BLOCK_COLUMNS:
		return f.small ? 12 : 16;
	case BLOCK_ITEM:
	case BLOCK_FACT:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_COLUMN:
		return 4;
	case BLOCK_FACTS:
		return f.small ? 6 : 8;
	case BLOCK_ROOT:
	case BLOCK_COVER:
	case BLOCK_CONTENTS:
	case BLOCK_QUOTE:
	case BLOCK_CODE:
	case BLOCK_RULE:
	case BLOCK_CALLOUT:
	case BLOCK_PAGE_BREAK:
	case BLOCK_ANSWER:
		break;
	}
	return 12;
}

/* ---- paragraphs and headings ---- */

static const struct type *
para_type(const struct lay *l, const struct block *b, struct frame f)
{
	switch (b->role) {
	case PARA_BODY:
		return body_type(l, f);
	case PARA_LEAD:
		return &l->style->type[f.small ? TYPE_BODY : TYPE_LEAD];
	case PARA_KICKER:
		return &l->style->type[TYPE_KICKER];
	case PARA_CAPTION:
		return &l->style->type[TYPE_CAPTION];
	case PARA_SMALL:
		return &l->style->type[TYPE_SMALL];
	}
	return body_type(l, f);
}

/* On the page of what comes after them. */
static void
keep_strips(struct flow *out, size_t from)
{
	for (; from < out->n; from++)
		out->v[from].keep = KEEP_ALWAYS;
}

static void
lay_para(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	size_t at = out->n;

	para_flow(l, para_new(l, b, b->text, para_type(l, b, f)), f.x, f.w,
	    ALIGN_LEFT, out);
	if (out->n == at)
		return;
	strip_anchor(l, &out->v[at], b);
	if (b->role == PARA_KICKER)
		keep_strips(out, at);
}

/* A heading and the sentence below it do not end a page: the last words of
   a lead are on the page of what they lead to. */
static bool
is_lead_in(const struct block *prev, const struct block *b)
{
	return prev != NULL && prev->kind == BLOCK_HEADING &&
	    b->kind == BLOCK_PARA && b->role == PARA_LEAD;
}

#define LONG_LEAD	3	/* lines */

/* A long one may be parted where it must: it begins below its heading and
   ends above what it leads to. */
static void
keep_lead(struct flow *out, size_t from)
{
	keep_strips(out, from);
	if (out->n - from <= LONG_LEAD)
		return;
	for (size_t i = from + 1; i + 2 < out->n; i++)
		out->v[i].keep = KEEP_IF_ROOM;
}

static const struct type *
heading_type(const struct lay *l, const struct block *b, struct frame f)
{
	if (f.small)
		return &l->style->type[TYPE_H3];
	return &l->style->type[b->level == 1 ? TYPE_H1 :
	    b->level == 2 ? TYPE_H2 : TYPE_H3];
}

/* What would take much of a page is set smaller. */
#define MAX_LINES	4

static struct para *
heading_para(struct lay *l, const struct block *b, struct frame f)
{
	const struct type *type = l->style->type;
	const struct type *t = heading_type(l, b, f);
	struct para *p = para_new(l, b, b->text, t);

	if (t == &type[TYPE_H1] && para_lines(l, p, f.w).n > MAX_LINES)
		p = para_new(l, b, b->text, t = &type[TYPE_H2]);
	if (t == &type[TYPE_H2] && para_lines(l, p, f.w).n > MAX_LINES)
		p = para_new(l, b, b->text, &type[TYPE_H3]);
	return p;
}

static void
lay_heading_block(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct para *p = heading_para(l, b, f);
	const struct heading *h = lay_heading(l, b);
	size_t at = out->n;

	if (h != NULL && *h->number != '\0') {
		para_flow(l, para_plain(l, b, h->number,
		    &l->style->type[TYPE_KICKER]), f.x, f.w, ALIGN_LEFT, out);
		flow_add(out, 0, 2);
	}
	para_flow(l, p, f.x, para_balance(l, p, f.w), ALIGN_LEFT, out);
	if (out->n == at)
		return;
	strip_anchor(l, &out->v[at], b);
	keep_strips(out, at);
}

/* ---- lists, quotes, code ---- */

static const char *
item_label(struct lay *l, const struct block *list, int number)
{
	if (!list->ordered)
		return "•";
	return arena_printf(l->arena, "%d.", number);
}

static void
lay_list(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	const struct type *t = body_type(l, f);
	int number = b->start == 0 ? 1 : b->start;
	double indent = BULLET_INDENT;

	if (b->ordered) {
		int last = number;

		for (const struct block *it = b->first; it != NULL;
		    it = it->next)
			last++;
		indent = 6 + lay_measure(l, item_label(l, b, last), t->size,
		    false);
	}
	if (f.w - indent < MIN_W)
		indent = 0;
	for (const struct block *it = b->first; it != NULL; it = it->next) {
		struct frame in = { f.x + indent, f.w - indent, f.small };
		size_t at = out->n;

		lay_content(l, it, in, t, ALIGN_LEFT, out);
		if (out->n == at)
			flow_add(out, 0, t->leading);
		if (it != b->first)
			out->v[at].gap = b->tight || f.small ? 2 : 4;
		text_into(l, &out->v[at], b->ordered ? f.x + indent - 6 :
		    f.x + 3, type_baseline(t, t->leading), b->ordered ?
		    ANCHOR_END : ANCHOR_START, t,
		    item_label(l, b, number++), ROLE_LABEL, it);
		strip_last_first(&out->v[at]);
	}
}

/*
 * Strips with something painted behind them: the paint covers the gaps
 * between them as well, so that it has no holes.
 */
static void
flow_backed(struct lay *l, const struct flow *in, struct flow *out,
    const struct block *b, double x, double w, const struct colour *fill,
    const struct colour *bar)
{
	for (size_t i = 0; i < in->n; i++) {
		double gap = i == 0 ? 0 : in->v[i].gap;
		struct strip *s = flow_add(out, 0, gap + in->v[i].height);

		if (fill != NULL)
			canvas_rect(&l->canvas, x, 0, w, s->height, fill,
			    NULL);
		if (bar != NULL)
			canvas_rect(&l->canvas, x, 0, 2, s->height, bar,
			    NULL);
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
		strip_add(l, s, &in->v[i], gap);
		s->keep = in->v[i].keep;
	}
}

static void
lay_quote(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct flow in = flow_new(l);
	struct frame inner = { f.x + 12, f.w - 12, f.small };

	lay_content(l, b, inner, body_type(l, f), ALIGN_LEFT, &in);
	flow_backed(l, &in, out, b, f.x, f.w, NULL, &palette.a3);
}

static void
lay_code(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	const char *s = b->literal == NULL ? "" : b->literal;
	struct flow in = flow_new(l);

	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		if (n == 0)
			flow_add(&in, 0, l->style->type[TYPE_CELL].leading);
		para_flow(l, para_plain(l, b, arena_strndup(l->arena, s, n),
		    &l->style->type[TYPE_CELL]), f.x + 8, f.w - 16, ALIGN_LEFT,
		    &in);
		s += n + (s[n] == '\n');
	}
	flow_backed(l, &in, out, b, f.x, f.w, &palette.tint, NULL);
}

static void
lay_rule(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	struct strip *s = flow_add(out, 0, 1);

	canvas_line(&l->canvas, f.x, 0.5, f.x + f.w, 0.5,
	    (struct stroke){ palette.rule, 0.5, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
}

/* ---- figures ---- */

double
lay_title(struct lay *l, struct strip *s, const struct block *b,
    struct frame f, const char *label, const char *title,
    const char *subtitle)
{
	const struct type *h3 = &l->style->type[TYPE_H3];
	double x = f.x, y = 5;

	canvas_line(&l->canvas, f.x, 0, f.x + f.w, 0,
	    (struct stroke){ palette.ink, 0.75, { 0, 0 } });
	strip_shapes(l, s, 0, 0, ROLE_LAYOUT, b, NULL);
	if (label != NULL)
		x += 6 + text_into(l, s, x, 15.5, ANCHOR_START,
		    &l->style->type[TYPE_KICKER], label, ROLE_CONTENT, b);
	y += para_into(l, para_plain(l, b, title, h3), x, f.x + f.w - x, y,
	    ROLE_CONTENT, s);
	if (subtitle != NULL && *subtitle != '\0')
		y += 1 + para_into(l, para_plain(l, b, subtitle,
		    &l->style->type[TYPE_SUBTITLE]), x, f.x + f.w - x, y + 1,
		    ROLE_CONTENT, s);
	return y;
}

/* As high as it asks to be at that width. */
static double
figure_height(struct lay *l, const struct figure *fig, double w)
{
	struct canvas c;

	if (fig->fit == NULL)
		return fig->height;
	canvas_init(&c, l->arena, w, 0, lay_measure, l);
	return fig->fit(&c, fig->data);
}

/* Less high than that it is drawn smaller as a whole. */
static double
figure_least(struct lay *l, const struct figure *fig, double w)
{
	struct canvas c;

	if (fig->least == NULL)
		return figure_height(l, fig, w);
	canvas_init(&c, l->arena, w, 0, lay_measure, l);
	return fig->least(&c, fig->data);
}

void
lay_drawing(struct lay *l, struct strip *s, const struct block *b, double x,
    double y, double w, double h)
{
	double least = figure_least(l, b->figure, w);
	double shrink = b->figure->elastic || least <= h ? 1 : h / least;
	struct canvas c;
	struct item *box = strip_item(l, s, ITEM_FIGURE, ROLE_DRAWING, b);

	box->op.kind = OP_RECT;
	box->op.x = x;
	box->op.y = y;
	box->op.w = w;
	box->op.h = h;
	canvas_init(&c, l->arena, w / shrink, h / shrink, lay_measure, l);
	b->figure->draw(&c, b->figure->data);
	for (size_t i = 0; i < c.n; i++) {
		struct item *it;

		/* A number that is none would make the file unreadable. */
		if (!op_is_finite(&c.ops[i]))
			continue;
		it = strip_item(l, s, ITEM_OP, ROLE_DRAWING, b);
		it->op = c.ops[i];
		if (shrink < 1)
			op_scale(l->arena, &it->op, shrink, shrink);
		it->ox = x;
		it->oy = y;
		it->face = it->op.bold ? FACE_BOLD : FACE_REGULAR;
		strip_bidi(l, s);
	}
}

/* How much of a page a picture may take that could be less high. */
#define ELASTIC	0.45
#define FLATTEST	0.18	/* that still shows a curve */
#define LOWEST	90.0	/* that still has room for its words */

static double
drawing_least(struct lay *l, const struct figure *fig, double w)
{
	double page = l->style->height;

	return fmin(page, fig->elastic ? fmax(page * FLATTEST, LOWEST) :
	    figure_least(l, fig, w));
}

static double
drawing_most(struct lay *l, const struct figure *fig, double w)
{
	double page = l->style->height, h = figure_height(l, fig, w);

	return fmin(h, fig->elastic ? page * ELASTIC : page);
}

static const char *
figure_label(struct lay *l, const struct block *b)
{
	if (b->unnumbered)
		return NULL;
	if (b->figure->continued && l->n_figures > 0)
		return arena_printf(l->arena, "Figure\302\240%u, continued ",
		    l->n_figures);
	return arena_printf(l->arena, "Figure\302\240%u ", ++l->n_figures);
}

/* What stands above and below a drawing, and the room that both get. */
struct figure_words {
	const char	*label;
	struct strip	*title, *caption;	/* with all their lines */
	double		 above, below;		/* their heights */
};

static void
lay_caption(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	size_t at = out->n;

	para_flow(l, para_plain(l, b, b->figure->caption,
	    &l->style->type[TYPE_CAPTION]), f.x, f.w, ALIGN_LEFT, out);
	if (out->n > at)
		out->v[at].gap = 6;
}

/*
 * Words that leave no page enough of itself stand by themselves: the
 * subtitle, which may go on overleaf and ends above the drawing.
 */
static void
lay_subtitle(struct lay *l, const struct block *b, struct frame f,
    const struct figure_words *words, struct flow *out)
{
	struct strip *s = flow_add(out, 0, 0);
	size_t at = out->n;

	strip_anchor(l, s, b);
	s->height = lay_title(l, s, b, f, words->label, b->figure->title,
	    NULL);
	s->keep = KEEP_ALWAYS;
	if (b->figure->subtitle != NULL)
		para_flow(l, para_plain(l, b, b->figure->subtitle,
		    &l->style->type[TYPE_SUBTITLE]), f.x, f.w, ALIGN_LEFT,
		    out);
	/* No line of it is left behind or carried over alone. */
	for (; at < out->n; at++)
		if (out->v[at].keep == KEEP_IF_ROOM)
			out->v[at].keep = KEEP_WHOLE;
	out->v[out->n - 1].keep = KEEP_IF_ROOM;
}

static void
lay_parts(struct lay *l, const struct block *b, struct frame f, double room,
    const struct figure_words *words, struct flow *out)
{
	const struct figure *fig = b->figure;
	double h, least = drawing_least(l, fig, f.w), y = words->above;
	struct strip *s = words->title;

	if (y + least > room && words->label != NULL) {
		lay_subtitle(l, b, f, words, out);
		s = strip_new(l);
		room = l->style->height;
		y = fmin(8, room - least);
	}
	h = fmin(drawing_most(l, fig, f.w), fmax(least, room - y));
	lay_drawing(l, s, b, f.x, y, f.w, h);
	s->height = y + h;
	s->keep = KEEP_IF_ROOM;
	*flow_add(out, 0, 0) = *s;
	if (words->below > 0)
		lay_caption(l, b, f, out);
	else
		out->v[out->n - 1].keep = KEEP_NOT;
}

static struct figure_words
figure_words(struct lay *l, const struct block *b, struct frame f)
{
	const struct figure *fig = b->figure;
	struct figure_words w = { NULL, strip_new(l), strip_new(l), 0, 0 };

	strip_anchor(l, w.title, b);
	if (fig->title != NULL && *fig->title != '\0') {
		w.label = figure_label(l, b);
		w.above = 8 + lay_title(l, w.title, b, f, w.label,
		    fig->title, fig->subtitle);
	}
	if (fig->caption != NULL && *fig->caption != '\0')
		w.below = 6 + para_into(l, para_plain(l, b, fig->caption,
		    &l->style->type[TYPE_CAPTION]), f.x, f.w, 6,
		    ROLE_CONTENT, w.caption);
	return w;
}

static void
lay_figure(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	double kept = flow_kept(out), room = l->style->height, h;
	const struct figure *fig = b->figure;
	struct figure_words w;
	struct strip *s;

	if (fig == NULL || fig->draw == NULL)
		return;
	if (kept > 0 || fig->elastic)
		room -= kept + 16;
	w = figure_words(l, b, f);
	h = fmin(drawing_most(l, fig, f.w), room - w.above - w.below);
	if (h < drawing_least(l, fig, f.w)) {
		lay_parts(l, b, f, room, &w, out);
		return;
	}
	s = w.title;
	lay_drawing(l, s, b, f.x, w.above, f.w, h);
	strip_add(l, s, w.caption, w.above + h);
	s->height = w.above + h + w.below;
	*flow_add(out, 0, 0) = *s;
}

/* ---- the switch ---- */

void
lay_block(struct lay *l, const struct block *b, struct frame f,
    struct flow *out)
{
	switch (b->kind) {
	case BLOCK_ROOT:
	case BLOCK_ITEM:
	case BLOCK_CELL:
	case BLOCK_COLUMN:
	case BLOCK_FACT:
	case BLOCK_ROW:
		lay_content(l, b, f, body_type(l, f), ALIGN_LEFT, out);
		break;
	case BLOCK_COVER:
		lay_cover(l, b, out);
		break;
	case BLOCK_CONTENTS:
		lay_contents(l, b, f, out);
		break;
	case BLOCK_HEADING:
		lay_heading_block(l, b, f, out);
		break;
	case BLOCK_PARA:
		lay_para(l, b, f, out);
		break;
	case BLOCK_LIST:
		lay_list(l, b, f, out);
		break;
	case BLOCK_QUOTE:
		lay_quote(l, b, f, out);
		break;
	case BLOCK_CODE:
		lay_code(l, b, f, out);
		break;
	case BLOCK_RULE:
		lay_rule(l, b, f, out);
		break;
	case BLOCK_TABLE:
		lay_table(l, b, f, out);
		break;
	case BLOCK_FIGURE:
		lay_figure(l, b, f, out);
		break;
	case BLOCK_CALLOUT:
		lay_callout(l, b, f, out);
		break;
	case BLOCK_CARD:
		lay_card(l, b, f, out);
		break;
	case BLOCK_COLUMNS:
		lay_columns(l, b, f, out);
		break;
	case BLOCK_FACTS:
		lay_facts(l, b, f, out);
		break;
	case BLOCK_ANSWER:
		lay_answer(l, b, f, out);
		break;
	case BLOCK_PAGE_BREAK:
		break;
	}
}

void
lay_more(struct lay *l, const struct block *parent, struct frame f,
    struct before *before, struct flow *out)
{
	for (const struct block *b = parent->first; b != NULL; b = b->next) {
		const struct block *prev = before->block;
		size_t at = out->n;

		lay_block(l, b, f, out);
		if (b->kind == BLOCK_PAGE_BREAK)
			before->new_page = true;
		if (out->n == at)
			continue;
		if (prev != NULL)
			out->v[at].gap = lay_gap(prev, b, f);
		/* What explains a table stands below it, not overleaf. */
		if (prev != NULL && prev->kind == BLOCK_TABLE && at > 0 &&
		    b->kind == BLOCK_PARA && b->role == PARA_CAPTION)
			out->v[at - 1].keep = KEEP_IF_ROOM;
		if (is_lead_in(prev, b) && b->next != NULL)
			keep_lead(out, at);
		out->v[at].new_page |= before->new_page;
		*before = (struct before){ b, false };
	}
}

void
lay_children(struct lay *l, const struct block *parent, struct frame f,
    struct flow *out)
{
	struct before before = { NULL, false };

	lay_more(l, parent, f, &before, out);
}

void
lay_content(struct lay *l, const struct block *b, struct frame f,
    const struct type *t, enum align align, struct flow *out)
{
	if (b->text != NULL)
		para_flow(l, para_new(l, b, b->text, t), f.x, f.w, align,
		    out);
	lay_children(l, b, f, out);
}
