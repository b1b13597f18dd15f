#include <math.h>

#include "buf.h"
#include "chart_waterfall.h"
#include "compose.h"

/* What the actions claim against the gap: a picture, and its table. */

#define MANY_CLAIMS	8	/* the smaller ones are drawn together */
#define LARGE_CLAIMS	5	/* that a page of large print has room for */
#define NAMED		4	/* in the words for the picture */

static const char *
points_text(struct compose *c, const struct indicator_result *r, double x)
{
	return unit_gap_text(c->arena, r->indicator, x, r->decimals);
}

static const char *
span_of(struct compose *c, const struct indicator_result *r, double lo,
    double hi)
{
	if (round_shown(lo, r->decimals) == round_shown(hi, r->decimals))
		return points_text(c, r, hi);
	return arena_printf(c->arena, "%s to %s", number_text(c->arena, lo,
	    r->decimals), points_text(c, r, hi));
}

/* ---- from the analysis to the picture ---- */

/* Is it one of the largest?  Of equal ones the first in the plan are. */
static bool
stands_alone(const struct compose *c, const struct contributions *k,
    const struct claim *x)
{
	size_t larger = 0, most = c->doc->meta.large_print ? LARGE_CLAIMS :
	    MANY_CLAIMS;

	if (k->n_counted <= most + 1)
		return true;
	for (size_t i = 0; i < k->n; i++) {
		const struct claim *y = &k->claims[i];

		larger += y->left_out == NULL && (y->hi > x->hi ||
		    (y->hi == x->hi && y < x));
	}
	return larger < most;
}

static void
add_claims(struct compose *c, struct waterfall *w,
    const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	struct waterfall_row rest = { .lo = 0 };
	size_t more = 0;

	w->claims = arena_array(c->arena, MANY_CLAIMS + 1,
	    sizeof(*w->claims));
	for (size_t i = 0; i < k->n; i++) {
		const struct claim *x = &k->claims[i];

		if (x->left_out != NULL)
			continue;
		if (stands_alone(c, k, x)) {
			w->claims[w->n++] = (struct waterfall_row){
			    rec_text(c, &x->action->rec), range_text(c,
			    &x->contribution->improves_by), x->lo, x->hi };
			continue;
		}
		rest.lo += x->lo;
		rest.hi += x->hi;
		more++;
	}
	if (more == 0)
		return;
	rest.name = count_text(c, more, "smaller claim", "smaller claims");
	rest.text = span_of(c, r, rest.lo, rest.hi);
	w->claims[w->n++] = rest;
}

static void
find_left(struct compose *c, struct waterfall *w,
    const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	double lo = k->gap - k->hi, hi = k->gap - k->lo;
	const char *words = "Still left";

	w->left = (struct waterfall_row){ .name = words,
	    .lo = lo, .hi = hi };
	if (round_shown(hi, r->decimals) > 0 &&
	    round_shown(lo, r->decimals) > 0) {
		w->left.text = span_of(c, r, lo, hi);
	} else if (round_shown(hi, r->decimals) > 0) {
		w->left.text = arena_printf(c->arena, "At most %s",
		    points_text(c, r, hi));
	} else if (round_shown(lo, r->decimals) == 0) {
		w->left.text = "Nothing";
	} else {
		w->left.name = "Better than the target";
		w->left.text = round_shown(hi, r->decimals) == 0 ?
		    arena_printf(c->arena, "By up to %s", points_text(c, r,
		    -lo)) : arena_printf(c->arena, "By %s", span_of(c, r, -hi,
		    -lo));
	}
}

static struct waterfall *
make_waterfall(struct compose *c, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	struct waterfall *w = arena_alloc(c->arena, sizeof(*w));

	w->gap = (struct waterfall_row){ k->on_trend ? "Gap on trend" :
	    "Gap from today", gap_text(c, r, k->on_trend ? &r->on_trend :
	    &r->from_today), k->gap, k->gap };
	w->zero = "Target";
	add_claims(c, w, r);
	find_left(c, w, r);
	return w;
}

/* ---- words ---- */

static const char *
title_text(struct compose *c, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;

	switch (k->closure) {
	case CLOSURE_NONE:
		break;
	case CLOSURE_CLOSES:
		return "What the actions claim closes the gap";
	case CLOSURE_MAY_CLOSE:
		return "What the actions claim may close the gap: only the "
		    "high ends reach it";
	case CLOSURE_FALLS_SHORT:
		return arena_printf(c->arena, "What the actions claim falls "
		    "short of the gap: even the high ends leave %s",
		    points_text(c, r, k->short_by));
	}
	return "What the actions claim against the gap";
}

static const char *
caption_text(struct compose *c, const struct indicator_result *r,
    bool tables)
{
	const struct contributions *k = &r->contributions;
	size_t out = k->n - k->n_counted;

	if (out == 0 || !tables)
		return "Claims of the action sheets; no one is taken to be "
		    "reached, or counted, twice.";
	return arena_printf(c->arena, "Claims of the action sheets; no one is "
	    "taken to be reached, or counted, twice. %s not counted: the "
	    "annex says why.",
	    count_text(c, out, "claim is", "claims are"));
}

/* The first few by name. */
static void
say_claims(struct compose *c, struct buf *b, const struct waterfall *w)
{
	const char *v[NAMED + 1];
	size_t n = 0;

	for (; n < w->n && n < NAMED; n++)
		v[n] = arena_printf(c->arena, "“%s”, %s", w->claims[n].name,
		    w->claims[n].text);
	if (w->n > NAMED)
		v[n++] = arena_printf(c->arena, "%zu others", w->n - NAMED);
	buf_printf(b, " The claims: %s.", list_text(c, v, n));
}

static const char *
alt_text(struct compose *c, const struct indicator_result *r,
    const struct waterfall *w, bool tables)
{
	const struct contributions *k = &r->contributions;
	const char *title = rec_text(c, &r->indicator->rec);
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "%s: what %s to improve it by, against the gap to its "
	    "target.", title, count_text(c, k->n_counted, "action claims",
	    "actions claim"));
	if (k->on_trend)
		buf_printf(&b, " If things go on as they are, %s are missing.",
		    w->gap.text);
	else
		buf_printf(&b, " From the latest figure %s are missing; there "
		    "is no trend to judge by.", w->gap.text);
	say_claims(c, &b, w);
	buf_printf(&b, " Together they add %s.", span_of(c, r, k->lo, k->hi));
	if (k->closure == CLOSURE_CLOSES)
		buf_printf(&b, " That closes the gap even at their low ends.");
	else if (k->closure == CLOSURE_MAY_CLOSE)
		buf_printf(&b, " Only their high ends close the gap; at their "
		    "low ends %s are left.", points_text(c, r, k->gap -
		    k->lo));
	else
		buf_printf(&b, " That leaves %s.", w->left.text);
	if (tables)
		buf_printf(&b, " A table in the annex has every claim, and says "
		    "whether it counts.");
	return buf_text(&b);
}

bool
has_waterfall(const struct indicator_result *r)
{
	return r->contributions.absent == NULL &&
	    r->contributions.n_counted > 0;
}

void
waterfall_figure(struct compose *c, struct block *parent,
    const struct indicator_result *r, bool tables)
{
	struct waterfall *w = make_waterfall(c, r);
	struct figure *f = figure_add(c, parent, chart_waterfall, w);

	f->fit = chart_waterfall_height;
	f->title = title_text(c, r);
	f->subtitle = "Dark: the gap. Each bar below takes the low end of a "
	    "claim away from it; the thin line runs on to the high end.";
	f->caption = caption_text(c, r, tables);
	f->alt = alt_text(c, r, w, tables);
}

/* ---- the table ---- */

static void
claim_row(struct compose *c, struct block *t, const struct claim *k)
{
	struct block *row = doc_row(c->doc, t), *cell;

	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	put_xref(c, cell, &k->action->rec, rec_text(c, &k->action->rec));
	cell_text(c, row, range_text(c, &k->contribution->improves_by));
	cell_text(c, row, is_given(k->contribution->by) ?
	    period_value_text(c->arena, &k->contribution->by) : "Not set");
	cell_text(c, row, k->left_out == NULL ? "Yes" :
	    arena_printf(c->arena, "No: %s", k->left_out));
}

void
claims_table(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	struct block *t;

	if (k->n == 0)
		return;
	t = doc_table(c->doc, parent, arena_printf(c->arena, "claims-%s",
	    anchor(c, &r->indicator->rec)), "What the actions claim to add",
	    "l6l3l2l4");
	doc_head(c->doc, t, "Action|Improves it by|By|Counted?");
	for (size_t i = 0; i < k->n; i++)
		claim_row(c, t, &k->claims[i]);
}
