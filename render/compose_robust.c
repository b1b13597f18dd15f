#include "buf.h"
#include "compose.h"

/*
 * How firm a choice is: the verdict with what it rests on, how far each
 * weight may move, and who comes where when the weights are drawn.
 */

static const char *
share_text(const struct compose *c, double share)
{
	return arena_printf(c->arena, "%s%%",
	    number_text(c->arena, 100 * share, 0));
}

void
robust_verdict(struct compose *c, struct block *p,
    const struct appraisal_result *r)
{
	const struct option_result *o = r->leader;
	const char *flip = appraisal_flip_text(c->arena, r);

	if (r->verdict == APPRAISAL_NO_VERDICT || o == NULL)
		return;
	if (o->near != NULL && o->uniform != NULL && r->joint_leaders)
		doc_text(c->doc, p, " %s comes first in %s of draws with "
		    "weights within 30%% of those agreed, and in %s with any "
		    "weights at all.", rec_text(c, &o->option->rec),
		    share_text(c, o->near[0]), share_text(c, o->uniform[0]));
	else if (o->near != NULL && o->uniform != NULL)
		doc_text(c->doc, p, " It comes first in %s of draws with "
		    "weights within 30%% of those agreed, and in %s with any "
		    "weights at all.", share_text(c, o->near[0]),
		    share_text(c, o->uniform[0]));
	if (flip != NULL)
		doc_text(c->doc, p, " %s", flip);
}

/* ---- how far each weight may move ---- */

static const char *
weight_text(const struct compose *c, double weight)
{
	return arena_printf(c->arena, "%s%%",
	    number_text(c->arena, 100 * weight, 1));
}

static const char *
range_of(const struct compose *c, const struct stability *s)
{
	if (s->below == NULL)
		return arena_printf(c->arena, "Up to %s",
		    weight_text(c, s->hi));
	if (s->above == NULL)
		return arena_printf(c->arena, "From %s up",
		    weight_text(c, s->lo));
	return arena_printf(c->arena, "%s to %s", weight_text(c, s->lo),
	    weight_text(c, s->hi));
}

static const char *
beyond(const struct compose *c, const struct stability *s)
{
	if (s->below != NULL && s->above != NULL && s->below != s->above)
		return arena_printf(c->arena, "Below: %s; above: %s",
		    rec_text(c, &s->below->rec), rec_text(c, &s->above->rec));
	return rec_text(c, s->above != NULL ? &s->above->rec :
	    &s->below->rec);
}

/* Can this weight alone change who leads? */
static bool
can_flip(const struct appraisal_result *r, size_t i)
{
	const struct stability *s = &r->stability[i];

	return r->separates[i] && s->absent == NULL &&
	    (s->below != NULL || s->above != NULL);
}

void
robust_weights(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct appraisal *a = r->appraisal;
	struct block *t = NULL, *row;

	if (r->stability == NULL || r->leader == NULL || r->joint_leaders ||
	    r->no_totals != NULL)
		return;
	for (size_t i = 0; i < r->n_criteria; i++) {
		if (!can_flip(r, i))
			continue;
		if (t == NULL) {
			t = doc_table(c->doc, root, arena_printf(c->arena,
			    "weights-%s", anchor(c, &a->rec)), "How far a "
			    "weight can move before another option leads; "
			    "no other weight can change it", "l5r2l3l5");
			doc_head(c->doc, t, "Criterion|Weight|Leader stays "
			    "first|Who leads beyond");
		}
		row = doc_row(c->doc, t);
		cell_heads(c, row, rec_text(c, &a->criteria.items[i].rec));
		cell_text(c, row, weight_text(c, r->weight[i]));
		cell_text(c, row, range_of(c, &r->stability[i]));
		cell_text(c, row, beyond(c, &r->stability[i]));
	}
}

/* ---- who comes where in the draws ---- */

#define MAX_RANKS	6	/* columns; what is further down is lower still */

static void
rank_row(struct compose *c, struct block *t, const struct option_result *o,
    size_t ranks)
{
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, rec_text(c, &o->option->rec));
	for (size_t k = 0; k < ranks; k++)
		cell_text(c, row, o->near[k] < 0.005 ? "" :
		    share_text(c, o->near[k]));
	cell_text(c, row, share_text(c, o->uniform[0]));
}

static void
rank_head(struct compose *c, struct block *t, size_t ranks)
{
	struct block *row = doc_row(c->doc, t);

	row->header = true;
	cell_heads(c, row, "Option");
	for (size_t k = 0; k < ranks; k++)
		cell_heads(c, row, arena_printf(c->arena, "Rank %zu", k + 1));
	cell_heads(c, row, "First at any weights");
}

void
robust_ranks(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	static const char *const shares[MAX_RANKS + 1] = { "l6r4",
		"l6r3r4", "l6r3r3r4", "l6r3r3r3r4", "l6r2r2r2r2r3",
		"l6r2r2r2r2r2r3", "l6r2r2r2r2r2r2r3" };
	size_t ranks = r->n_scored < MAX_RANKS ? r->n_scored : MAX_RANKS;
	struct block *t;

	if (r->verdict == APPRAISAL_NO_VERDICT)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "ranks-%s",
	    anchor(c, &r->appraisal->rec)), "Share of draws in which each "
	    "option takes each rank, weights within 30% of those agreed",
	    shares[ranks]);
	rank_head(c, t, ranks);
	for (size_t i = 0; i < r->n_options; i++)
		if (r->options[i].near != NULL)
			rank_row(c, t, &r->options[i], ranks);
}

/* ---- options to be taken together ---- */

static const char *
set_text(const struct compose *c, const struct set_result *s)
{
	const char **v = arena_array(c->arena, s->n + 1, sizeof(*v));

	for (size_t i = 0; i < s->n; i++)
		v[i] = rec_text(c, &s->options[i]->rec);
	return s->n > 0 ? list_text(c, v, s->n) : "none of the options";
}

static void
say_favoured_set(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct set_result *best = &r->best_set, *own = &r->favoured_set;
	const char *value = number_text(c->arena, own->value, 1);
	const char *cost = money_text(c->plan, c->arena, own->cost, true);

	if (own->absent != NULL)
		return;
	if (!own->within_budget)
		doc_para(c->doc, root, PARA_BODY, "The set that is favoured "
		    "comes to %s points for at most %s, which is over the "
		    "budget.", value, cost);
	else if (own->value >= best->value - 1e-9)
		doc_para(c->doc, root, PARA_BODY, "The set that is favoured "
		    "is worth as much: %s points for at most %s.", value,
		    cost);
	else
		doc_para(c->doc, root, PARA_BODY, "The set that is favoured "
		    "is worth less: %s points for at most %s.", value, cost);
}

static void
member_rows(struct compose *c, struct block *t,
    const struct appraisal_result *r)
{
	for (size_t i = 0; i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];
		struct block *row;

		if (!o->scored)
			continue;
		row = doc_row(c->doc, t);
		cell_heads(c, row, rec_text(c, &o->option->rec));
		cell_text(c, row, share_text(c, o->in_set_near));
		cell_text(c, row, share_text(c, o->in_set_uniform));
	}
}

void
robust_set(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct set_result *best = &r->best_set;
	struct block *t;

	if (best->absent != NULL)
		return;
	doc_para(c->doc, root, PARA_BODY, "Within the budget no set of options "
	    "is worth more than this one: %s (%s points together, for at most "
	    "%s).", set_text(c, best), number_text(c->arena, best->value, 1),
	    money_text(c->plan, c->arena, best->cost, true));
	say_favoured_set(c, root, r);
	t = doc_table(c->doc, root, arena_printf(c->arena, "sets-%s",
	    anchor(c, &r->appraisal->rec)), "Share of draws in which each "
	    "option is in the best set", "l6r4r4");
	doc_head(c->doc, t, "Option|Weights within 30%|Any weights");
	member_rows(c, t, r);
}

/* ---- each panel for itself ---- */

/* "1. A; 2. B; 2. C": best first, those without a rank left out. */
static const char *
order_text(const struct compose *c, const struct appraisal_result *r,
    const int *rank)
{
	struct buf b;

	buf_init(&b, c->arena);
	for (int k = 1; k <= (int)r->n_options; k++)
		for (size_t i = 0; i < r->n_options; i++)
			if (rank[i] == k)
				buf_printf(&b, "%s%d. %s", b.len > 0 ? "; " : "",
				    k, rec_text(c, &r->options[i].option->rec));
	return buf_text(&b);
}

void
robust_panels(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	size_t n = r->appraisal->panels.n;
	struct block *t, *row;

	if (n == 0 || r->panels == NULL)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "orders-%s",
	    anchor(c, &r->appraisal->rec)), "Each panel's own order of the "
	    "options; none is averaged away", "l4l9l3");
	doc_head(c->doc, t, "Panel|Order|First as agreed?");
	for (size_t i = 0; i < n; i++) {
		const struct panel_result *p = &r->panels[i];

		row = doc_row(c->doc, t);
		cell_heads(c, row, rec_text(c, &p->panel->rec));
		cell_text(c, row, p->absent != NULL ?
		    sentence_case(c, p->absent) : order_text(c, r, p->rank));
		cell_text(c, row, p->absent != NULL ? "" :
		    p->same_leader ? "Yes" : "No");
	}
}

/* ---- what moves the lead, and what is good value ---- */

void
robust_lead(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct swing *s = r->swings;
	const char *first, *second, *what, *lead, *lo, *hi;

	if (r->n_swings == 0 || r->joint_leaders || s->hi - s->lo <= 1e-9)
		return;
	first = rec_text(c, &r->leader->option->rec);
	second = rec_text(c, &r->runner_up->option->rec);
	what = rec_text(c, &r->appraisal->criteria.items[s->criterion].rec);
	lead = number_text(c->arena, r->lead, 1);
	lo = number_text(c->arena, s->lo, 1);
	hi = number_text(c->arena, s->hi, 1);
	if (s->option == NULL)
		doc_para(c->doc, root, PARA_BODY, "“%s” leads “%s” by %s. "
		    "Nothing moves this lead more than the weight of “%s”: "
		    "a fifth less or more of it makes it %s to %s.", first,
		    second, lead, what, lo, hi);
	else
		doc_para(c->doc, root, PARA_BODY, "“%s” leads “%s” by %s. "
		    "Nothing moves this lead more than the score of “%s” on "
		    "“%s”: the ends of its range make it %s to %s.", first,
		    second, lead, rec_text(c, &s->option->rec), what, lo, hi);
}

#define MOST_SWINGS	10	/* the narrower ones decide nothing */

static const char *
swing_text(const struct compose *c, const struct appraisal_result *r,
    const struct swing *s)
{
	const char *criterion = rec_text(c,
	    &r->appraisal->criteria.items[s->criterion].rec);

	if (s->option == NULL)
		return arena_printf(c->arena, "Weight of “%s”, a fifth less or "
		    "more", criterion);
	return arena_printf(c->arena, "Score of “%s” on “%s”, to the ends of "
	    "its range", rec_text(c, &s->option->rec), criterion);
}

void
robust_swings(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	struct block *t = NULL, *row;

	if (r->joint_leaders)
		return;
	for (size_t i = 0; i < r->n_swings && i < MOST_SWINGS; i++) {
		const struct swing *s = &r->swings[i];

		if (s->hi - s->lo <= 1e-9)
			break;
		if (t == NULL) {
			t = doc_table(c->doc, root, arena_printf(c->arena,
			    "swings-%s", anchor(c, &r->appraisal->rec)),
			    "What moves the lead, widest first; below 0 the "
			    "second option leads", "l9r2r2");
			doc_head(c->doc, t, "What moves|Lead from|To");
		}
		row = doc_row(c->doc, t);
		cell_heads(c, row, swing_text(c, r, s));
		cell_text(c, row, number_text(c->arena, s->lo, 1));
		cell_text(c, row, number_text(c->arena, s->hi, 1));
	}
}

static bool
has_value_and_cost(const struct option_result *o)
{
	return o->cost.absent == NULL && o->scored;
}

/* With one cost alone there is nothing to compare. */
void
robust_value(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const char **v = arena_array(c->arena, r->n_options + 1, sizeof(*v));
	size_t n = 0, costed = 0;

	for (size_t i = 0; i < r->n_options; i++) {
		const struct option_result *o = &r->options[i];

		costed += has_value_and_cost(o);
		if (o->efficient)
			v[n++] = arena_printf(c->arena, "%s (%s points; at "
			    "most %s, of present value %s)", rec_text(c,
			    &o->option->rec), number_text(c->arena, o->total,
			    1), money_text(c->plan, c->arena, o->cost.hi,
			    true), money_text(c->plan, c->arena,
			    o->cost.pv_hi, true));
	}
	if (costed > 1 && n > 0)
		doc_para(c->doc, root, PARA_BODY, "Of the options with a cost, "
		    "none is worth as much for less than these: %s. Present "
		    "value takes %s%% a year off what comes later.",
		    list_text(c, v, n), number_text(c->arena,
		    100 * r->discount, -1));
}
