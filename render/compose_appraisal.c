#include <math.h>
#include <string.h>

#include "buf.h"
#include "chart_value.h"
#include "chart_weights.h"
#include "compose.h"

/*
 * The pictures of an appraisal: how far each weight may move, who comes
 * where when the weights are drawn, and cost against benefit.
 */

static const char *
share_text(const struct compose *c, double share, int decimals)
{
	return arena_printf(c->arena, "%s%%",
	    number_text(c->arena, 100 * share, decimals));
}

static const char *
option_text(const struct compose *c, const struct option *o)
{
	return o == NULL ? NULL : rec_text(c, &o->rec);
}

/* ---- how far a weight may move ---- */

static struct weight_rows *
weight_data(struct compose *c, const struct appraisal_result *r)
{
	struct weight_rows *w = arena_alloc(c->arena, sizeof(*w));

	w->rows = arena_array(c->arena, r->n_criteria, sizeof(*w->rows));
	for (size_t i = 0; i < r->n_criteria; i++) {
		const struct stability *s = &r->stability[i];

		if (!r->separates[i] || s->absent != NULL)
			continue;
		w->rows[w->n++] = (struct weight_row){ rec_text(c,
		    &r->appraisal->criteria.items[i].rec), r->weight[i],
		    s->lo, s->hi, option_text(c, s->below),
		    option_text(c, s->above) };
	}
	return w;
}

static size_t
count_moving(const struct weight_rows *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		n += w->rows[i].below != NULL || w->rows[i].above != NULL;
	return n;
}

#define MAX_WEIGHTS	12	/* on a page */
#define FEW_WEIGHTS	7	/* in large print */

/* As many as a page holds, those that can change who leads first; returns
   how many are left out. */
static size_t
limit_weights(struct compose *c, struct weight_rows *w)
{
	size_t most = c->doc->meta.large_print ? FEW_WEIGHTS : MAX_WEIGHTS;
	struct weight_row *rows = arena_array(c->arena, w->n, sizeof(*rows));
	size_t n = 0, all = w->n;

	if (all <= most)
		return 0;
	for (int moving = 1; moving >= 0; moving--)
		for (size_t i = 0; i < all; i++) {
			const struct weight_row *r = &w->rows[i];

			if ((r->below != NULL || r->above != NULL) == moving)
				rows[n++] = *r;
		}
	w->rows = rows;
	w->n = most;
	return all - most;
}

static void
say_weight(struct compose *c, struct buf *b, const struct weight_row *w)
{
	const char *used = share_text(c, w->weight, 1);

	if (w->below == NULL && w->above == NULL)
		return;
	buf_printf(b, " %s weighs %s.", w->name, used);
	if (w->below != NULL)
		buf_printf(b, " Below %s, “%s” leads.",
		    share_text(c, w->lo, 1), w->below);
	if (w->above != NULL)
		buf_printf(b, " Above %s, “%s” leads.",
		    share_text(c, w->hi, 1), w->above);
}

static const char *
weights_alt(struct compose *c, const struct appraisal_result *r,
    const struct weight_rows *w)
{
	size_t moving = count_moving(w);
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "How far the weight of each of %s can move, the others "
	    "in proportion, with “%s” still first.", count_text(c, w->n,
	    "criterion", "criteria"), rec_text(c, &r->leader->option->rec));
	for (size_t i = 0; i < w->n; i++)
		say_weight(c, &b, &w->rows[i]);
	if (moving == 0)
		buf_printf(&b, " It stays first at any weight of each.");
	else if (moving < w->n)
		buf_printf(&b, " It stays first at any weight of the "
		    "others.");
	return buf_text(&b);
}

static const char *
weights_title(const struct compose *c, const struct weight_rows *w)
{
	size_t moving = count_moving(w);

	if (moving == 0)
		return "No single weight decides who leads";
	return arena_printf(c->arena, "%zu of %s could put another option "
	    "first", moving, count_text(c, w->n, "weight", "weights"));
}

bool
has_weights_figure(const struct appraisal_result *r)
{
	if (r->stability == NULL || r->leader == NULL || r->no_totals != NULL)
		return false;
	for (size_t i = 0; i < r->n_criteria; i++)
		if (r->separates[i] && r->stability[i].absent == NULL)
			return true;
	return false;
}

void
weights_figure(struct compose *c, struct block *parent,
    const struct appraisal_result *r)
{
	struct weight_rows *w = weight_data(c, r);
	struct figure *f = figure_add(c, parent, chart_weights, w);
	size_t left;

	f->fit = weight_rows_height;
	f->title = weights_title(c, w);
	f->subtitle = "Shaded: the leader stays first. Upright mark: the "
	    "weight that is used.";
	f->alt = weights_alt(c, r, w);
	left = limit_weights(c, w);
	if (left > 0)
		f->caption = arena_printf(c->arena, "Not drawn for want of "
		    "room: %s.", count_text(c, left, "criterion",
		    "criteria"));
}

/* ---- who comes where ---- */

#define MAX_RANKS	10	/* beyond: the first three, and lower */
#define FEW_RANKS	3
#define MAX_ROWS	12	/* the annex has every option */

/* By what is printed: nothing below half of a hundredth. */
static void
share_cell(struct compose *c, struct block *row, double share)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	double percent = round_shown(100 * share, 0);

	cell->heat = 1 + (percent >= 1) + (percent >= 10) + (percent >= 25) +
	    (percent >= 40);
	if (percent >= 1)
		doc_text(c->doc, cell, "%s", number_text(c->arena, percent,
		    0));
}

#define SHORT_NAME	36	/* bytes; the matrix has it whole */

static void
rank_row(struct compose *c, struct block *t, const struct option_result *o,
    size_t ranks, size_t all)
{
	struct block *row = doc_row(c->doc, t), *cell;
	double lower = 0;

	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	doc_text(c->doc, cell, "%s", name_within(c, rec_text(c,
	    &o->option->rec), SHORT_NAME));
	for (size_t k = 0; k < ranks; k++)
		share_cell(c, row, o->near[k]);
	for (size_t k = ranks; k < all; k++)
		lower += o->near[k];
	if (ranks < all)
		share_cell(c, row, lower);
}

static struct block *
rank_table(struct compose *c, struct block *parent,
    const struct appraisal_result *r, size_t ranks)
{
	size_t columns = ranks + (ranks < r->n_scored);
	char *shares = arena_alloc(c->arena, 2 * columns + 3), *p = shares;
	const struct option_result *first = r->leader;
	struct block *t, *row;

	memcpy(p, "l5", 2);
	for (size_t i = 0; i < columns; i++)
		memcpy(p += 2, "c2", 2);
	t = doc_table(c->doc, parent, arena_printf(c->arena, "places-%s",
	    anchor(c, &r->appraisal->rec)), first == NULL ?
	    "Who comes where when the weights are drawn" :
	    arena_printf(c->arena, "“%s” comes first in %s of draws",
	    rec_text(c, &first->option->rec), share_text(c, first->near[0],
	    0)), shares);
	row = doc_row(c->doc, t);
	row->header = true;
	cell_heads(c, row, "Option and rank");
	for (size_t k = 0; k < ranks; k++)
		cell_heads(c, row, arena_printf(c->arena, "%zu", k + 1));
	if (ranks < r->n_scored)
		cell_heads(c, row, arena_printf(c->arena, "%zu or lower",
		    ranks + 1));
	return t;
}

void
ranks_table(struct compose *c, struct block *parent,
    const struct appraisal_result *r)
{
	const struct option_result **v = options_by_rank(c, r);
	size_t ranks = r->n_scored > MAX_RANKS ? FEW_RANKS : r->n_scored;
	size_t rows = 0;
	struct block *t;

	if (r->verdict == APPRAISAL_NO_VERDICT || r->leader == NULL ||
	    r->leader->near == NULL)
		return;
	t = rank_table(c, parent, r, ranks);
	for (size_t i = 0; i < r->n_options && rows < MAX_ROWS; i++)
		if (v[i]->near != NULL) {
			rank_row(c, t, v[i], ranks, r->n_scored);
			rows++;
		}
	doc_para(c->doc, parent, PARA_CAPTION, "Share of draws in which each "
	    "option takes each rank, %%, with weights within 30%% of those "
	    "agreed. Tints change at 1, 10, 25 and 40.");
}

/* ---- cost against benefit ---- */

static const char *
axis_money(const void *plan, struct arena *a, double x)
{
	return money_text(plan, a, x, fabs(x) >= 1e6);
}

static struct value_chart *
value_data(struct compose *c, const struct appraisal_result *r)
{
	struct value_chart *v = arena_alloc(c->arena, sizeof(*v));

	v->money = axis_money;
	v->money_of = c->plan;
	v->dots = arena_array(c->arena, r->n_options, sizeof(*v->dots));
	for (size_t i = 0; i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];

		if (o->cost.absent == NULL && o->scored)
			v->dots[v->n++] = (struct value_dot){
			    rec_text(c, &o->option->rec),
			    number_text(c->arena, o->rank, 0), o->cost.hi,
			    o->total, o->efficient };
	}
	return v;
}

static const char *
value_alt(struct compose *c, const struct value_chart *v)
{
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "Cost and weighted total of each option that has "
	    "both.");
	for (size_t i = 0; i < v->n; i++) {
		const struct value_dot *d = &v->dots[i];

		buf_printf(&b, d->efficient ? " “%s”: %s points for %s; none "
		    "is worth as much for less." : " “%s”: %s points for %s.",
		    d->name, number_text(c->arena, d->total, 1),
		    money_text(c->plan, c->arena, d->cost, true));
	}
	return buf_text(&b);
}

#define MIN_DOTS	3	/* two need no picture to be compared */

bool
has_value_figure(const struct appraisal_result *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_options; i++)
		n += r->options[i].cost.absent == NULL &&
		    r->options[i].scored;
	return r->no_totals == NULL && n >= MIN_DOTS;
}

void
value_figure(struct compose *c, struct block *parent,
    const struct appraisal_result *r)
{
	struct value_chart *v = value_data(c, r);
	size_t efficient = 0;
	struct figure *f;

	for (size_t i = 0; i < v->n; i++)
		efficient += v->dots[i].efficient;
	f = figure_add(c, parent, chart_value, v);
	f->height = VALUE_HEIGHT;
	f->title = arena_printf(c->arena, "%zu of %s with a cost cannot be had "
	    "for less", efficient, count_text(c, v->n, "option", "options"));
	f->subtitle = "Weighted total (upwards) against cost over its life, at "
	    "the high end. White: another gives as much for less. A number "
	    "stands for the option of that rank.";
	f->alt = value_alt(c, v);
}
