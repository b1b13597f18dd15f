#include <math.h>

#include "buf.h"
#include "chart_inequality.h"
#include "compose.h"

/* Groups against others: a picture each. */

#define HEIGHT		132.0
#define MOST_PICTURES	3	/* the annex has them all in a table */

static const char *
gap_size(struct compose *c, const struct indicator_result *r, double gap)
{
	return unit_gap_text(c->arena, r->indicator, fabs(gap), r->decimals);
}

static const char *
period_of(struct compose *c, const struct inequality_at *at)
{
	return period_value_text(c->arena, at->period);
}

static const char *
value_text(struct compose *c, const struct indicator_result *r, double x)
{
	return unit_text(c->arena, r->indicator, x, r->decimals);
}

static struct inequality_picture *
make_picture(struct compose *c, const struct indicator_result *r,
    const struct inequality *q)
{
	struct inequality_picture *d = arena_alloc(c->arena, sizeof(*d));

	d->r = r;
	d->q = q;
	d->names[0] = ref_text(c, &q->breakdown->group);
	d->names[1] = sentence_case(c, q->against);
	d->values[0] = value_text(c, r, q->latest.group);
	d->values[1] = value_text(c, r, q->latest.other);
	d->gap = arena_printf(c->arena, "Gap %s", gap_size(c, r,
	    q->latest.absolute));
	d->first_gap = gap_size(c, r, q->first.absolute);
	d->was = arena_printf(c->arena, "was %s", number_text(c->arena,
	    fabs(q->first.absolute), r->decimals));
	d->from = period_of(c, &q->first);
	d->to = period_of(c, &q->latest);
	return d;
}

/* ---- words ---- */

static const char *
title_text(struct compose *c, const struct inequality_picture *d)
{
	switch (d->q->absolute) {
	case GAP_CLOSING:
		return "The gap is closing";
	case GAP_WIDENING:
		return "The gap is widening";
	case GAP_STABLE:
		return "The gap has not clearly moved";
	case GAP_UNKNOWN:
		break;
	}
	return arena_printf(c->arena, "%s apart from the others", gap_size(c,
	    d->r, d->q->latest.absolute));
}

/* Both ways of measuring: they can disagree. */
static void
say_course(struct compose *c, struct buf *b, const struct inequality *q)
{
	if (!isnan(q->first.relative) && !isnan(q->latest.relative))
		buf_printf(b, " As a ratio: %s, then %s.", number_text(
		    c->arena, q->first.relative, 2), number_text(c->arena,
		    q->latest.relative, 2));
	if (q->no_course != NULL) {
		buf_printf(b, " Whether that is more than chance cannot be "
		    "said: %s.", q->no_course);
		return;
	}
	buf_printf(b, " Judged by %s, the gap is %s.", q->margin,
	    gap_course_word(q->absolute));
	if (q->disagree)
		buf_printf(b, " As a ratio it is %s.",
		    gap_course_word(q->relative));
}

static const char *
caption_text(struct compose *c, const struct inequality_picture *d)
{
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "%s apart in %s, %s in %s.", d->first_gap, d->from,
	    gap_size(c, d->r, d->q->latest.absolute), d->to);
	say_course(c, &b, d->q);
	return buf_text(&b);
}

static const char *
alt_text(struct compose *c, const struct inequality_picture *d)
{
	const struct inequality *q = d->q;
	const char *title = rec_text(c, &d->r->indicator->rec);
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "%s: “%s” against %s, %s to %s. It went from %s to %s "
	    "for the group, and from %s to %s for the others.", title,
	    d->names[0], q->against, d->from, d->to, value_text(c, d->r,
	    q->first.group), d->values[0], value_text(c, d->r,
	    q->first.other), d->values[1]);
	buf_printf(&b, " %s", caption_text(c, d));
	if (q->n_at > 2)
		buf_printf(&b, " There are %zu periods that both have.",
		    q->n_at);
	if (chapter_heading(c, "figures") != NULL)
		buf_printf(&b, " A table in the annex has the latest figures of "
		    "every group.");
	return buf_text(&b);
}

static const char *
subtitle_text(struct compose *c, const struct inequality_picture *d)
{
	const char *title = rec_text(c, &d->r->indicator->rec);
	const char *unit = shown(c, &d->r->indicator->unit.v);

	if (*unit == '\0')
		return arena_printf(c->arena, "%s: “%s” against %s.", title,
		    d->names[0], d->q->against);
	return arena_printf(c->arena, "%s, %s: “%s” against %s.", title, unit,
	    d->names[0], d->q->against);
}

/* ---- the pictures ---- */

static void
add_figure(struct compose *c, struct block *parent,
    const struct indicator_result *r, const struct inequality *q)
{
	struct inequality_picture *d = make_picture(c, r, q);
	struct figure *f = figure_add(c, parent, chart_inequality, d);

	f->height = HEIGHT;
	f->title = title_text(c, d);
	f->subtitle = subtitle_text(c, d);
	f->caption = caption_text(c, d);
	f->alt = alt_text(c, d);
}

/* One period is no course. */
static bool
is_drawn(const struct inequality *q)
{
	return q->absent == NULL && q->first.period != q->latest.period;
}

/* The nth that is drawn, from 0; NULL if there are fewer. */
static const struct inequality *
drawn(const struct indicator_result *r, size_t n)
{
	for (size_t i = 0; i < r->indicator->breakdown.n; i++)
		if (is_drawn(&r->inequalities[i]) && n-- == 0)
			return &r->inequalities[i];
	return NULL;
}

bool
has_inequality_figure(const struct indicator_result *r)
{
	return drawn(r, 0) != NULL;
}

void
inequality_figure(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	add_figure(c, parent, r, drawn(r, 0));
}

void
inequality_figures(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct inequality *q;
	struct block *row = NULL;

	for (size_t n = 1; n < MOST_PICTURES && (q = drawn(r, n)) != NULL;
	    n++) {
		if (n % 2 == 1)
			row = doc_add(c->doc, parent, BLOCK_COLUMNS);
		add_figure(c, doc_add(c->doc, row, BLOCK_COLUMN), r, q);
	}
	/* A picture without a neighbour is still half as wide. */
	if (row != NULL && row->first == row->last)
		doc_add(c->doc, row, BLOCK_COLUMN);
}
