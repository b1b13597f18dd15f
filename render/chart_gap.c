#include <math.h>
#include <string.h>

#include "arena.h"
#include "chart_curve.h"
#include "chart_label.h"
#include "wording.h"

/*
 * The gap of a curve, in the gutter right of the plot: a bracket from the
 * forecast or the latest figure to the target, and what it comes to.
 */

#define BRACKET		14.0	/* right of the plot */
#define ROOMY		60.0	/* a bracket that has its words inside */

/* As large as fits, in two lines if it must; returns the height taken. */
static double
gutter_text(struct plot *p, double x, double baseline, double size,
    bool bold, struct colour colour, const char *text)
{
	double room = p->c->w - x;
	const char *cut;

	text = worded(p->c->arena, text);
	while (size > 8 && canvas_width(p->c, text, size, bold) > room)
		size -= 0.5;
	plot_avoid_box(p, x, baseline - size, room, size + 2);
	cut = strrchr(text, ' ');
	if (canvas_width(p->c, text, size, bold) <= room || cut == NULL) {
		canvas_text(p->c, x, baseline, ANCHOR_START, size, bold,
		    colour, canvas_cut(p->c, text, size, bold, room));
		return size * 1.25;
	}
	while (cut > text && canvas_width(p->c, arena_strndup(p->c->arena,
	    text, (size_t)(cut - text)), size, bold) > room) {
		do
			cut--;
		while (cut > text && *cut != ' ');
	}
	if (cut == text)
		cut = strrchr(text, ' ');
	canvas_text(p->c, x, baseline, ANCHOR_START, size, bold, colour,
	    canvas_cut(p->c, arena_strndup(p->c->arena, text,
	    (size_t)(cut - text)), size, bold, room));
	return size * 1.25 + gutter_text(p, x, baseline + size * 1.2, size,
	    bold, colour, cut + 1);
}

struct bracket {
	double			 from, target;	/* values */
	const char		*from_words, *target_words, *name;
	const struct gap_figure	*gap;	/* absent: there is none to draw */
	bool			 met;
};

static void
bracket_words(struct curve *k, const struct bracket *b, double x, double y)
{
	struct plot *p = &k->plot;
	struct arena *a = p->c->arena;

	y += gutter_text(p, x, y, 9, false, palette.ink, b->name);
	y += 2 + gutter_text(p, x, y + 2, 10.5, true, palette.ink,
	    unit_gap_text(a, k->r->indicator, b->gap->unit, k->r->decimals));
	if (b->gap->no_people == NULL)
		gutter_text(p, x, y + 1, 10.5, true, palette.ink,
		    people_text(a, b->gap->people, b->gap->noun));
}

/* Without room for more: the gap alone, within, above or below. */
static void
bracket_gap(struct curve *k, const struct bracket *b, double x, double high,
    double low, double low_text)
{
	struct plot *p = &k->plot;
	double y = low - high >= 26 ? (high + low) / 2 + 3.8 :
	    high - 11 >= p->top ? high - 11 : low_text + 13;

	if (y <= p->bottom)
		gutter_text(p, x, y, 10.5, true, palette.ink,
		    unit_gap_text(p->c->arena, k->r->indicator, b->gap->unit,
		    k->r->decimals));
}

/* The bracket itself; its right end is x. */
static void
draw_span(struct plot *p, double x, double high, double low)
{
	struct stroke s = { palette.ink, 1, { 0, 0 } };

	canvas_line(p->c, x, high, x, low, s);
	canvas_line(p->c, x - 5, high, x, high, s);
	canvas_line(p->c, x - 5, low, x, low, s);
}

/* Every word where it belongs. */
static void
draw_bracket(struct curve *k, const struct bracket *b)
{
	struct plot *p = &k->plot;
	double x = p->right + BRACKET;
	double yf = plot_y(p, b->from), yt = plot_y(p, b->target);
	double high = yf < yt ? yf : yt, low = yf < yt ? yt : yf;
	double mid = (high + low) / 2, low_text = low + 5;

	draw_span(p, x, high, low);
	if (low_text < high + 13)
		low_text = high + 13;
	gutter_text(p, x + 6, yf < yt ? high + 1 : low_text, 9, false,
	    palette.a7, b->from_words);
	gutter_text(p, x + 6, yf < yt ? low_text : high + 1, 9, true,
	    palette.ink, b->target_words);
	if (low - high >= ROOMY) {
		canvas_line(p->c, x, mid, x + 5, mid,
		    (struct stroke){ palette.ink, 1, { 0, 0 } });
		bracket_words(k, b, x + 9, mid - 6);
	} else if (low_text + 46 < p->bottom) {
		bracket_words(k, b, x + 6, low_text + 17);
	} else if (high - 44 >= p->top) {
		bracket_words(k, b, x + 6, high - 44);
	} else {
		bracket_gap(k, b, x + 6, high, low, low_text);
	}
}

/* ---- the same as one column of small words, for low plots ---- */

#define SMALL		8.0
#define LEADING		10.0
#define COLUMN		5	/* entries */

struct entry {
	const char	*text;
	bool		 bold;
	struct colour	 colour;
	bool		 spare;		/* may be left out */
};

struct column { struct entry v[COLUMN]; size_t n; };

static void
column_add(struct column *o, const char *text, bool bold,
    struct colour colour, bool spare)
{
	o->v[o->n++] = (struct entry){ text, bold, colour, spare };
}

/* A number and its noun may part rather than be cut. */
static const char *
breakable(struct arena *a, const char *text)
{
	char *s = arena_strdup(a, text), *to = s;

	for (const char *from = s; *from != '\0'; from++)
		if (strncmp(from, "\302\240", 2) == 0) {
			*to++ = ' ';
			from++;
		} else {
			*to++ = *from;
		}
	*to = '\0';
	return s;
}

/* In at most `most` lines each, from baseline y downwards, if they are to be
   drawn at all; returns how many lines there are. */
static size_t
column_lines(struct plot *p, const struct column *o, double x, double y,
    size_t most, bool draw)
{
	size_t all = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct entry *e = &o->v[i];
		const char *lines[2];
		const char *text = worded(p->c->arena, e->text);
		size_t n;

		if (canvas_width(p->c, text, SMALL, e->bold) > p->c->w - x)
			text = breakable(p->c->arena, text);
		n = label_lines(p->c, text, SMALL, e->bold, p->c->w - x,
		    lines, most);

		for (size_t j = 0; j < n && draw; j++)
			canvas_text(p->c, x, y + (double)(all + j) * LEADING,
			    ANCHOR_START, SMALL, e->bold, e->colour,
			    lines[j]);
		all += n;
	}
	return all;
}

static bool
column_drop(struct column *o)
{
	for (size_t i = o->n; i-- > 0;)
		if (o->v[i].spare) {
			memmove(&o->v[i], &o->v[i + 1],
			    (o->n - i - 1) * sizeof *o->v);
			o->n--;
			return true;
		}
	return false;
}

/* The names of periods reach into the gutter. */
static double
column_bottom(const struct plot *p, double x)
{
	double bottom = p->c->h;

	for (size_t i = 0; i < p->n_boxes; i++)
		if (p->boxes[i].y >= p->bottom &&
		    p->boxes[i].x + p->boxes[i].w > x - 2)
			bottom = fmin(bottom, p->boxes[i].y);
	return bottom;
}

/* As near to `mid` as there is room; what may be is left out first. */
static void
draw_column(struct plot *p, struct column *o, double x, double mid)
{
	double bottom = column_bottom(p, x), h;
	size_t most = 2;

	while ((h = LEADING * (double)column_lines(p, o, x, 0, most,
	    false)) > bottom && most > 1)
		if (!column_drop(o))
			most = 1;
	mid = fmax(h / 2, fmin(mid, bottom - h / 2));
	plot_avoid_box(p, x, mid - h / 2, p->c->w - x, h);
	column_lines(p, o, x, mid - h / 2 + 0.78 * LEADING, most, true);
}

static void
draw_in_column(struct curve *k, const struct bracket *b)
{
	struct plot *p = &k->plot;
	struct arena *a = p->c->arena;
	double x = p->right + BRACKET, yt = plot_y(p, b->target);
	double yf = b->met ? yt : plot_y(p, b->from);
	struct column o = { .n = 0 };

	if (!b->met && yf < yt)
		column_add(&o, b->from_words, false, palette.a7, false);
	column_add(&o, b->target_words, true, palette.ink, false);
	if (!b->met && yf >= yt)
		column_add(&o, b->from_words, false, palette.a7, false);
	if (b->name != NULL)
		column_add(&o, b->name, false, palette.ink, true);
	if (!b->met) {
		draw_span(p, x, fmin(yf, yt), fmax(yf, yt));
		column_add(&o, unit_gap_text(a, k->r->indicator, b->gap->unit,
		    k->r->decimals), true, palette.ink, false);
		if (b->gap->no_people == NULL)
			column_add(&o, people_text(a, b->gap->people,
			    b->gap->noun), true, palette.ink, true);
	}
	draw_column(p, &o, x + 6, (yf + yt) / 2);
}

/* ---- which of both ---- */

static struct box
letters(const struct op *op)
{
	return (struct box){ op->x, op->y - 0.73 * op->size, op->w,
		0.93 * op->size };
}

/* Whether the words from the nth operation on stand clear of each other, of
   what had its place before them, and of the canvas's edges. */
static bool
words_are_clear(const struct plot *p, size_t n, size_t n_boxes)
{
	const struct canvas *c = p->c;

	for (size_t i = n; i < c->n; i++) {
		struct box b = letters(&c->ops[i]), other;

		if (c->ops[i].kind != OP_TEXT)
			continue;
		if (b.y < 0 || b.y + b.h > c->h)
			return false;
		for (size_t j = 0; j < n_boxes; j++)
			if (boxes_meet(&b, &p->boxes[j]))
				return false;
		for (size_t j = i + 1; j < c->n; j++) {
			other = letters(&c->ops[j]);
			if (c->ops[j].kind == OP_TEXT &&
			    boxes_meet(&b, &other))
				return false;
		}
	}
	return true;
}

/* Both lines stand above the names of the periods. */
static void
draw_met(struct curve *k, const struct bracket *b)
{
	struct plot *p = &k->plot;
	double x = p->right + BRACKET;
	double y = fmin(plot_y(p, b->target), p->bottom - 11);

	gutter_text(p, x, y + 3, 9, true, palette.ink, b->target_words);
	if (b->name != NULL)
		gutter_text(p, x, y + 15, 9, false, palette.ink, b->name);
}

static struct bracket
find_bracket(const struct curve *k)
{
	const struct indicator_result *r = k->r;
	const struct plot *p = &k->plot;
	struct arena *a = p->c->arena;
	bool fan = curve_has_fan(r);
	struct bracket b = { .target = r->final->x, .from = fan ?
		r->outlook.mid : r->latest->x, .gap = fan ? &r->on_trend :
		&r->from_today };
	const char *from = curve_value(p, r, b.from, r->decimals);

	b.target_words = arena_printf(a, "%s target", curve_value(p, r,
	    b.target, r->decimals));
	b.from_words = fan ? arena_printf(a, "%s on trend", from) :
	    arena_printf(a, "%s latest", from);
	b.met = b.gap->absent != NULL || !(b.gap->unit > 0);
	if (!b.met)
		b.name = fan ? "Gap on trend" : "Gap from today";
	else if (b.gap->absent == NULL)
		b.name = fan ? "Trend meets the target" : "Target is met";
	return b;
}

void
curve_gap(struct curve *k)
{
	struct plot *p = &k->plot;
	size_t ops = p->c->n, boxes = p->n_boxes;
	struct bracket b;

	if (k->r->final == NULL)
		return;
	b = find_bracket(k);
	if (b.met)
		draw_met(k, &b);
	else
		draw_bracket(k, &b);
	if (words_are_clear(p, ops, boxes))
		return;
	canvas_undo(p->c, ops);
	p->n_boxes = boxes;
	draw_in_column(k, &b);
}
