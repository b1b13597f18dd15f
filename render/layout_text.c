#include "layout_int.h"

#include <stdint.h>
#include <string.h>

#include <linebreak.h>

#include "arena.h"
#include "breaks.h"
#include "mark.h"

/* The object replacement character stands for a mark or tag while lines
   are broken; the word joiner ties a mark to its words. */
#define OBJECT	"\xEF\xBF\xBC"

double
type_baseline(const struct type *t, double height)
{
	return height / 2 + 0.36 * t->size;
}

double
lay_measure(void *ctx, const char *s, double size, bool bold)
{
	struct lay *l = ctx;

	return font_width(l->fonts, bold ? FACE_BOLD : FACE_REGULAR, size, s,
	    strlen(s));
}

/* ---- inline nodes to text and runs ---- */

struct gather {
	struct lay	*l;
	struct para	*p;
	char		*text;
	size_t		 len;
};

/* The look that a node inherits. */
struct look {
	bool				 bold, italic;
	struct colour			 colour;
	const struct inline_node	*node;	/* a link around it */
};

static struct run *
run_add(struct gather *g, enum run_kind kind, struct look look,
    const struct inline_node *node)
{
	struct run *r = &g->p->runs[g->p->n_runs++];

	r->kind = kind;
	r->face = look.italic ?
	    look.bold ? FACE_BOLD_ITALIC : FACE_ITALIC :
	    look.bold ? FACE_BOLD : FACE_REGULAR;
	r->colour = look.colour;
	r->node = look.node != NULL ? look.node : node;
	r->from = r->to = g->len;
	return r;
}

static void
gather_text(struct gather *g, const char *s, struct look look,
    const struct inline_node *node)
{
	struct run *r;

	if (s == NULL || *s == '\0')
		return;
	r = run_add(g, RUN_TEXT, look, node);
	for (; *s != '\0'; s++)
		g->text[g->len++] = *s == '\n' || *s == '\r' || *s == '\t' ?
		    ' ' : *s;
	r->to = g->len;
}

/* A page's number is not known yet: it gets room for most, and the points
   behind it follow it closely. */
#define POINTS	".,;:)"
#define MOST_POINTS	2

static void
gather_page(struct gather *g, struct look look, const struct inline_node *n)
{
	const char *words = doc_page_words(g->l->arena, n,
	    g->l->number_room);
	size_t before = (size_t)(strstr(n->text, "%s") - n->text);
	size_t room = strlen(g->l->number_room);
	size_t points = strspn(words + before + room, POINTS);

	room += points < MOST_POINTS ? points : MOST_POINTS;
	gather_text(g, arena_strndup(g->l->arena, words, before), look, n);
	gather_text(g, arena_strndup(g->l->arena, words + before, room), look,
	    n);
	g->p->runs[g->p->n_runs - 1].is_late = true;
	gather_text(g, words + before + room, look, n);
}

static void
gather_object(struct gather *g, enum run_kind kind, double width,
    struct look look, const struct inline_node *node)
{
	struct run *r = run_add(g, kind, look, node);

	r->node = node;
	r->width = width;
	memcpy(g->text + g->len, OBJECT, sizeof OBJECT - 1);
	g->len += sizeof OBJECT - 1;
	r->to = g->len;
}

static double
mark_height(double size)
{
	return size > 11 ? 14 : 13;
}

static void	gather(struct gather *, const struct inline_node *,
		    struct look);

static void
gather_node(struct gather *g, const struct inline_node *n, struct look look)
{
	struct run *r;

	switch (n->kind) {
	case INLINE_TEXT:
	case INLINE_CODE:
		break;
	case INLINE_EMPH:
		look.italic = true;
		break;
	case INLINE_STRONG:
		look.bold = true;
		break;
	case INLINE_LINK:
	case INLINE_XREF:
		look.colour = palette.a7;
		look.node = n;
		break;
	case INLINE_PAGE:
		gather_page(g, look, n);
		return;
	case INLINE_BREAK:
		r = run_add(g, RUN_TEXT, look, n);
		g->text[g->len++] = '\n';
		r->to = g->len;
		return;
	case INLINE_MARK:
		if (n->mark != MARK_NONE)
			gather_object(g, RUN_MARK,
			    mark_height(g->p->type.size) + 5, look, n);
		break;
	case INLINE_TAG:
		gather_object(g, RUN_TAG, n->series > 0 ? CHIP_W :
		    tag_width(&g->l->canvas, n->text == NULL ? "" : n->text),
		    look, n);
		return;
	}
	gather_text(g, n->text, look, n);
	gather(g, n->first, look);
}

static void
gather(struct gather *g, const struct inline_node *n, struct look look)
{
	for (; n != NULL; n = n->next)
		gather_node(g, n, look);
}

/* ---- text to pieces ---- */

/* An em dash stays with what stands before it, and so does an en dash
   between spaces: a line does not begin with a dash. */
static bool
dash_follows(const char *s, const char *end)
{
	while (s < end && *s == ' ')
		s++;
	if (end - s < 3 || (memcmp(s, "\xE2\x80\x94", 3) != 0 &&
	    memcmp(s, "\xE2\x80\x93", 3) != 0))
		return false;
	return (unsigned char)s[2] == 0x94 || end - s == 3 || s[3] == ' ';
}

static void
piece_add(struct lay *l, struct para *p, size_t run, size_t from, size_t to,
    char brk)
{
	const struct run *r = &p->runs[run];
	struct piece *q;
	size_t end = to;

	while (end > from && (p->text[end - 1] == ' ' ||
	    p->text[end - 1] == '\n'))
		end--;
	q = &p->pieces[p->n_pieces++];
	q->run = run;
	q->from = from;
	q->to = end;
	q->level = p->levels == NULL ? 0 : p->levels[from];
	q->must_break = brk == LINEBREAK_MUSTBREAK;
	q->may_break = q->must_break || (brk == LINEBREAK_ALLOWBREAK &&
	    r->kind != RUN_MARK && !dash_follows(p->text + to,
	    p->text + p->len));
	if (r->kind != RUN_TEXT) {
		q->width = r->width;
		return;
	}
	q->width = font_width(l->fonts, r->face, p->type.size,
	    p->text + from, end - from);
	if (p->text[to - 1] != '\n')
		q->space = (double)(to - end) * p->type.size *
		    font_space(l->fonts, r->face) / 1000;
}

static void
para_measure(struct para *p)
{
	double piece = 0, line = 0, trail = 0;

	for (size_t i = 0; i < p->n_pieces; i++) {
		const struct piece *q = &p->pieces[i];

		p->total += q->width + q->space;
		piece += q->width;
		line += trail + q->width;
		trail = q->space;
		if (piece > p->narrowest)
			p->narrowest = piece;
		if (line > p->widest)
			p->widest = line;
		if (q->may_break)
			piece = 0;
		else
			piece += q->space;
		if (q->must_break)
			line = trail = 0;
	}
}

/* Does what follows the byte run the other way? */
static bool
turns(const struct para *p, size_t i)
{
	return p->levels != NULL && i + 1 < p->len &&
	    p->levels[i] != p->levels[i + 1];
}

static void
para_pieces(struct lay *l, struct para *p)
{
	char *brks = arena_alloc(l->arena, p->len + 1);
	size_t n = p->n_runs;

	if (p->len == 0)
		return;
	para_bidi(l, p);
	breaks_find(p->text, p->len, brks);
	for (size_t i = 0; i < p->len; i++)
		n += brks[i] == LINEBREAK_MUSTBREAK ||
		    brks[i] == LINEBREAK_ALLOWBREAK || turns(p, i);
	p->pieces = arena_array(l->arena, n, sizeof *p->pieces);
	for (size_t r = 0; r < p->n_runs; r++) {
		size_t from = p->runs[r].from;

		for (size_t i = from; i < p->runs[r].to; i++) {
			bool last = i + 1 == p->runs[r].to;

			if (brks[i] != LINEBREAK_MUSTBREAK &&
			    brks[i] != LINEBREAK_ALLOWBREAK && !last &&
			    !turns(p, i))
				continue;
			/* The end of the text is no line break of its own. */
			piece_add(l, p, r, from, i + 1,
			    brks[i] == LINEBREAK_MUSTBREAK &&
			    p->text[i] != '\n' ? LINEBREAK_ALLOWBREAK :
			    brks[i]);
			from = i + 1;
		}
	}
	para_measure(p);
}

/* Upper bounds for what the nodes come to. */
static void
gather_size(const struct inline_node *n, size_t *bytes, size_t *runs)
{
	for (; n != NULL; n = n->next) {
		*bytes += sizeof OBJECT + (n->text == NULL ? 0 :
		    strlen(n->text));
		*runs += n->kind == INLINE_PAGE ? 3 :
		    n->kind == INLINE_MARK ? 2 : 1;
		gather_size(n->first, bytes, runs);
	}
}

static struct para *
para_make(struct lay *l, const struct block *b, const struct type *type,
    const struct inline_node *nodes, const char *plain)
{
	struct para *p = arena_alloc(l->arena, sizeof *p);
	struct gather g = { .l = l, .p = p };
	struct look look = { .bold = type->bold, .colour = type->colour };

	size_t bytes = 1 + (plain == NULL ? 0 : strlen(plain)), runs = 1;

	p->number = ++l->n_paras;
	p->block = b;
	p->type = *type;
	gather_size(nodes, &bytes, &runs);
	g.text = arena_alloc(l->arena, bytes);
	p->runs = arena_array(l->arena, runs, sizeof *p->runs);
	gather_text(&g, plain, look, NULL);
	gather(&g, nodes, look);
	p->text = g.text;
	p->len = g.len;
	para_pieces(l, p);
	return p;
}

struct para *
para_new(struct lay *l, const struct block *b,
    const struct inline_node *nodes, const struct type *type)
{
	struct para **kept = &l->kept[(uintptr_t)nodes / 16 %
	    LAY_KEPT], *p = *kept;

	/* A table's cells are measured first and set later. */
	if (p != NULL && nodes != NULL && p->nodes == nodes &&
	    p->type.size == type->size && p->type.bold == type->bold &&
	    memcmp(&p->type.colour, &type->colour, sizeof type->colour) == 0)
		return p;
	p = para_make(l, b, type, nodes, NULL);
	p->nodes = nodes;
	*kept = p;
	return p;
}

struct para *
para_plain(struct lay *l, const struct block *b, const char *text,
    const struct type *type)
{
	return para_make(l, b, type, NULL, text);
}

/* ---- pieces to lines ---- */

struct filler {
	struct lay		*l;
	const struct para	*p;
	double			 width;
	struct lines		 lines;
	size_t			 cap_lines;
	const struct piece	*cur;	/* n of them, one after another */
	size_t			 n;
	double			 x;	/* with the spaces behind the last */
};

static void
line_close(struct filler *f)
{
	struct line *line;

	if (f->lines.n == f->cap_lines) {
		f->cap_lines = f->cap_lines == 0 ? 2 : f->cap_lines * 2;
		f->lines.v = arena_grow(f->l->arena, f->lines.v, f->lines.n,
		    f->cap_lines, sizeof *f->lines.v);
	}
	line = &f->lines.v[f->lines.n++];
	line->pieces = f->cur;
	line->n = f->n;
	line->width = f->n == 0 ? 0 : f->x - f->cur[f->n - 1].space;
	line->height = f->p->type.leading;
	f->cur = NULL;
	f->n = 0;
	f->x = 0;
}

/* A line's pieces are the paragraph's own, as long as none was broken. */
static void
line_put(struct filler *f, const struct piece *q)
{
	struct piece *own;

	f->x += q->width + q->space;
	if (f->n == 0)
		f->cur = q;
	if (f->n == 0 || q == f->cur + f->n) {
		f->n++;
		return;
	}
	own = arena_grow(f->l->arena, f->cur, f->n, f->n + 1, sizeof *own);
	own[f->n++] = *q;
	f->cur = own;
}

static const struct piece *
piece_copy(struct filler *f, const struct piece *q)
{
	return arena_grow(f->l->arena, q, 1, 1, sizeof *q);
}

/* A piece that is wider than a line is broken between characters. */
static void
line_split(struct filler *f, struct piece q)
{
	const struct run *r = &f->p->runs[q.run];
	double size = f->p->type.size;

	while (r->kind == RUN_TEXT && q.width > f->width - f->x + 0.01) {
		struct piece part = q;
		size_t len = q.to - q.from, k;

		if (f->x > 0 && f->width - f->x < 2 * size) {
			line_close(f);
			continue;
		}
		k = font_fit(f->l->fonts, r->face, size,
		    f->p->text + q.from, len, f->width - f->x);
		if (k >= len)
			break;
		part.to = q.from + k;
		part.width = font_width(f->l->fonts, r->face, size,
		    f->p->text + part.from, k);
		part.space = 0;
		line_put(f, piece_copy(f, &part));
		line_close(f);
		q.from = part.to;
		q.width = font_width(f->l->fonts, r->face, size,
		    f->p->text + q.from, q.to - q.from);
	}
	line_put(f, piece_copy(f, &q));
}

#define MARK_ROOM	15.0

/* Marks and tags are higher than small text: one below the other they
   would touch. */
static void
lines_make_room(struct filler *f)
{
	for (size_t i = 0; i < f->lines.n; i++) {
		struct line *line = &f->lines.v[i];

		for (size_t k = 0; k < line->n; k++)
			if (f->p->runs[line->pieces[k].run].kind != RUN_TEXT &&
			    line->height < MARK_ROOM)
				line->height = MARK_ROOM;
	}
}

struct lines
para_lines(struct lay *l, const struct para *p, double width)
{
	struct filler f = { .l = l, .p = p, .width = width };

	for (size_t i = 0, j; i < p->n_pieces; i = j) {
		double w = 0;

		for (j = i; j < p->n_pieces; j++) {
			w += p->pieces[j].width;
			if (p->pieces[j].may_break)
				break;
			w += p->pieces[j].space;
		}
		if (j < p->n_pieces)
			j++;
		if (f.n > 0 && f.x + w > width + 0.01)
			line_close(&f);
		for (size_t k = i; k < j; k++)
			if (w > width + 0.01)
				line_split(&f, p->pieces[k]);
			else
				line_put(&f, &p->pieces[k]);
		if (p->pieces[j - 1].must_break)
			line_close(&f);
	}
	if (f.n > 0)
		line_close(&f);
	if (f.lines.n > 1)
		lines_make_room(&f);
	return f.lines;
}

double
para_balance(struct lay *l, const struct para *p, double width)
{
	double lo = width * 0.4, hi = width;
	size_t n;

	if (p->widest <= width)
		return width;
	n = para_lines(l, p, width).n;
	if (lo < p->narrowest)
		lo = p->narrowest;
	for (int i = 0; i < 8 && hi - lo > 2; i++) {
		double mid = (lo + hi) / 2;

		if (para_lines(l, p, mid).n > n)
			lo = mid;
		else
			hi = mid;
	}
	return hi;
}

/* ---- lines to items ---- */

static void
draw_object(struct lay *l, const struct para *p, const struct run *r,
    struct strip *s, double x, double baseline, enum item_role role)
{
	double size = p->type.size, mid = baseline - 0.36 * size;
	const char *word = r->node->text == NULL ? "" : r->node->text;

	if (r->kind == RUN_MARK) {
		double d = mark_height(size);

		mark_draw(&l->canvas, r->node->mark, x + d / 2, mid, d);
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, p->block, r->node);
	} else {
		if (r->node->series > 0)
			chip_draw(&l->canvas, r->node->series, word, x,
			    mid - TAG_H / 2, r->width);
		else
			tag_draw(&l->canvas, r->node->tone, word, x,
			    mid - TAG_H / 2, r->width);
		strip_shapes(l, s, 0, 0, role, p->block, r->node);
		s->items[s->n - 1]->para = p->number;
	}
}

static void
draw_text(struct lay *l, const struct para *p, const struct run *r,
    struct strip *s, size_t from, size_t to, const struct stretch *at,
    double baseline, enum item_role role)
{
	double x = at->x, w = at->w;
	struct item *it;

	if (from == to)
		return;
	it = strip_item(l, s, ITEM_OP, role, p->block);
	it->op.kind = OP_TEXT;
	it->op.text = arena_strndup(l->arena, p->text + from, to - from);
	it->op.x = x;
	it->op.y = baseline;
	it->op.w = w;
	it->op.size = p->type.size;
	it->op.fill = true;
	it->op.fill_colour = r->colour;
	it->op.bold = r->face == FACE_BOLD || r->face == FACE_BOLD_ITALIC;
	it->face = r->face;
	it->node = r->node;
	it->para = p->number;
	it->rtl = at->rtl;
	it->is_late = r->is_late && *it->op.text == '0';
	if (r->node != NULL && r->node->kind == INLINE_LINK) {
		canvas_line(&l->canvas, x, baseline + 1.5, x + w,
		    baseline + 1.5, (struct stroke){ r->colour, 0.5,
		    { 0, 0 } });
		strip_shapes(l, s, 0, 0, ROLE_LAYOUT, p->block, r->node);
	}
}

/* Pieces of one run are drawn as one text. */
static size_t
plain_stretches(struct lay *l, const struct line *line, double x,
    struct stretch **out)
{
	struct stretch *v = arena_array(l->arena, line->n, sizeof *v);
	const struct piece *q = line->pieces;
	size_t n = 0;

	for (size_t i = 0, j; i < line->n; i = j) {
		double w = 0;

		for (j = i; j < line->n && q[j].run == q[i].run; j++)
			w += q[j].width + q[j].space;
		v[n++] = (struct stretch){ i, j, x, w - q[j - 1].space,
		    false };
		x += w;
	}
	*out = v;
	return n;
}

void
para_draw_line(struct lay *l, const struct para *p, const struct line *line,
    struct strip *s, double x, double top, enum item_role role)
{
	double baseline = top + type_baseline(&p->type, line->height);
	struct stretch *v;
	size_t n = p->levels == NULL ? plain_stretches(l, line, x, &v) :
	    line_stretches(l, line, x, &v);

	for (size_t i = 0; i < n; i++) {
		const struct piece *from = &line->pieces[v[i].first];
		const struct piece *last = &line->pieces[v[i].end - 1];
		const struct run *r = &p->runs[from->run];

		/* The space behind goes with it, for those who copy it. */
		if (r->kind == RUN_TEXT)
			draw_text(l, p, r, s, from->from, last->to +
			    (last->space > 0), &v[i], baseline, role);
		else
			draw_object(l, p, r, s, v[i].x, baseline, role);
	}
}

/* What begins at the right stands at the right, also among other text. */
double
line_x(const struct lay *l, const struct para *p, const struct line *line,
    double x, double w, enum align align)
{
	bool turned = p->rtl && !l->rtl && align == ALIGN_LEFT;

	return align == ALIGN_RIGHT || turned ? x + w - line->width :
	    align == ALIGN_CENTRE ? x + (w - line->width) / 2 : x;
}

void
para_flow(struct lay *l, const struct para *p, double x, double w,
    enum align align, struct flow *out)
{
	struct lines lines = para_lines(l, p, w);

	for (size_t i = 0; i < lines.n; i++) {
		struct strip *s = flow_add(out, 0, lines.v[i].height);

		para_draw_line(l, p, &lines.v[i], s,
		    line_x(l, p, &lines.v[i], x, w, align), 0, ROLE_CONTENT);
		strip_column(s, 0, x, w);
		if (i + 1 < lines.n &&
		    (lines.n <= 3 || i == 0 || i + 2 == lines.n))
			s->keep = KEEP_IF_ROOM;
	}
}

double
para_into(struct lay *l, const struct para *p, double x, double w, double top,
    enum item_role role, struct strip *s)
{
	struct lines lines = para_lines(l, p, w);
	double y = top;
	size_t first = s->n;

	for (size_t i = 0; i < lines.n; i++) {
		para_draw_line(l, p, &lines.v[i], s, line_x(l, p,
		    &lines.v[i], x, w, ALIGN_LEFT), y, role);
		y += lines.v[i].height;
	}
	strip_column(s, first, x, w);
	return y - top;
}

double
text_into(struct lay *l, struct strip *s, double x, double baseline,
    enum anchor anchor, const struct type *t, const char *text,
    enum item_role role, const struct block *b)
{
	double w = canvas_text(&l->canvas, x, baseline, anchor, t->size,
	    t->bold, t->colour, text);
	size_t first = s->n;

	strip_shapes(l, s, 0, 0, role, b, NULL);
	l->n_paras++;
	for (; first < s->n; first++)
		s->items[first]->para = l->n_paras;
	return w;
}
