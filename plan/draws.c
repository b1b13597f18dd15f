/*
 * Would the choice change if we weighed things differently? (METHODS 2,
 * acceptability.)  Many draws of weights, and of scores that are ranges;
 * how often each option comes in each rank; the verdict in one word.
 */
#include <stdint.h>

#include "arena.h"
#include "draws.h"
#include "format.h"
#include "methods.h"

#define SAME	1e-9
/* ---- xoshiro256** (Blackman and Vigna), always from the same seed ---- */

static uint64_t
turn(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

static uint64_t
roll(struct dice *d)
{
	uint64_t out = turn(d->s[1] * 5, 7) * 9, t = d->s[1] << 17;

	d->s[2] ^= d->s[0];
	d->s[3] ^= d->s[1];
	d->s[1] ^= d->s[2];
	d->s[0] ^= d->s[3];
	d->s[2] ^= t;
	d->s[3] = turn(d->s[3], 45);
	return out;
}

/* Filled by splitmix64, as the generator's authors advise. */
struct dice
new_dice(void)
{
	struct dice d;
	uint64_t x = 20090401, z;
	int i;

	for (i = 0; i < 4; i++) {
		z = (x += UINT64_C(0x9e3779b97f4a7c15));
		z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
		d.s[i] = z ^ (z >> 31);
	}
	return d;
}

/* Uniform in 0..1, without 1.  (Signed numbers turn into doubles faster.) */
static double
uniform(struct dice *d)
{
	return (double)(int64_t)(roll(d) >> 11) * 0x1p-53;
}

/* ---- the table that the draws run over ---- */

/* A score as a value of 0 to 100. */
static double
value_of(const struct appraisal_result *r, size_t j, double x)
{
	return 100 * (x - r->from[j]) / (r->to[j] - r->from[j]);
}

static void
fill_row(struct table *t, const struct appraisal_result *r, size_t row)
{
	const struct option *o = t->option[row]->option;
	size_t j, at = row * t->m;

	for (j = 0; j < r->n_criteria; j++) {
		const struct score *s;

		if (!r->separates[j])
			continue;
		s = usable_score(o, &r->appraisal->criteria.items[j]);
		t->lo[at] = value_of(r, j, s->lo);
		t->width[at] = value_of(r, j, s->hi) - t->lo[at];
		t->ranges = t->ranges || t->width[at] != 0;
		at++;
	}
}

struct table
build_table(struct arena *a, const struct appraisal_result *r)
{
	struct table t = { 0 };
	size_t i, j;

	t.option = arena_array(a, r->n_options, sizeof *t.option);
	t.agreed = arena_array(a, r->n_criteria, sizeof *t.agreed);
	for (i = 0; i < r->n_options; i++)
		if (r->options[i].scored)
			t.option[t.n++] = &r->options[i];
	for (j = 0; j < r->n_criteria; j++)
		if (r->separates[j])
			t.agreed[t.m++] = r->weight[j];
	t.lo = arena_array(a, t.n * t.m, sizeof *t.lo);
	t.width = arena_array(a, t.n * t.m, sizeof *t.width);
	t.weight = arena_array(a, t.m + 1, sizeof *t.weight);
	t.total = arena_array(a, t.n, sizeof *t.total);
	t.order = arena_array(a, t.n, sizeof *t.order);
	for (i = 0; i < t.n; i++) {
		t.order[i] = i;
		fill_row(&t, r, i);
	}
	return t;
}

/* ---- one draw ---- */

/* Each agreed weight times its own draw from 0.7 to 1.3.  They are not made
   to add up to 1 again: no order of totals hangs on it. */
void
draw_near(struct table *t, struct dice *d)
{
	size_t j;

	for (j = 0; j < t->m; j++)
		t->weight[j] = t->agreed[j] * (0.7 + 0.6 * uniform(d));
}

/* Every set of weights alike: the spacings of sorted uniform draws. */
void
draw_any(struct table *t, struct dice *d)
{
	double *w = t->weight;
	size_t i, j;

	for (i = 0; i + 1 < t->m; i++) {
		double x = uniform(d);

		for (j = i; j > 0 && w[j - 1] > x; j--)
			w[j] = w[j - 1];
		w[j] = x;
	}
	w[t->m - 1] = 1;
	for (j = t->m - 1; j > 0; j--)
		w[j] -= w[j - 1];
}

void
add_totals(struct table *t, struct dice *d)
{
	const double *w = t->weight;
	size_t i, j;

	for (i = 0; i < t->n; i++) {
		const double *lo = t->lo + i * t->m;
		const double *width = t->width + i * t->m;
		double total = 0;

		for (j = 0; j < t->m; j++)
			total += w[j] * lo[j];
		for (j = 0; t->ranges && j < t->m; j++)
			if (width[j] != 0)
				total += w[j] * width[j] * uniform(d);
		t->total[i] = total;
	}
}

/* Best first.  The order of the draw before is nearly right already. */
static void
put_in_order(struct table *t)
{
	size_t i, j;

	for (i = 1; i < t->n; i++) {
		size_t moved = t->order[i];

		for (j = i; j > 0 &&
		    t->total[t->order[j - 1]] < t->total[moved]; j--)
			t->order[j] = t->order[j - 1];
		t->order[j] = moved;
	}
}

/* Equals share the ranks that they fill. */
static void
count_ranks(const struct table *t, double *shares)
{
	size_t from, to, i, rank;

	for (from = 0; from < t->n; from = to) {
		double best = t->total[t->order[from]];

		to = from + 1;
		while (to < t->n && best - t->total[t->order[to]] <= SAME)
			to++;
		if (to == from + 1) {
			shares[t->order[from] * t->n + from]++;
			continue;
		}
		for (i = from; i < to; i++)
			for (rank = from; rank < to; rank++)
				shares[t->order[i] * t->n + rank] +=
				    1.0 / (double)(to - from);
	}
}

/* Shares of options × ranks over all draws. */
static double *
draw_all(struct arena *a, struct table *t,
    void (*draw)(struct table *, struct dice *))
{
	double *shares = arena_array(a, t->n * t->n, sizeof *shares);
	struct dice d = new_dice();
	size_t i;

	for (i = 0; i < DRAWS; i++) {
		draw(t, &d);
		add_totals(t, &d);
		put_in_order(t);
		count_ranks(t, shares);
	}
	for (i = 0; i < t->n * t->n; i++)
		shares[i] /= DRAWS;
	return shares;
}

/* ---- the verdict ---- */

const char *
appraisal_verdict_word(enum appraisal_verdict v)
{
	switch (v) {
	case APPRAISAL_NO_VERDICT:
		return "No verdict";
	case APPRAISAL_CLEAR:
		return "Clear";
	case APPRAISAL_SUPPORTED:
		return "Supported";
	case APPRAISAL_FINELY_BALANCED:
		return "Finely balanced";
	}
	return "";
}

/* How often the leader must be first, of the draws near the agreed weights. */
#define CLEAR_SHARE	0.9
#define BALANCED_SHARE	0.6

static enum appraisal_verdict
verdict_of(const struct appraisal_result *r)
{
	if (r->finely_balanced)
		return APPRAISAL_FINELY_BALANCED;
	return r->leader->near[0] >= CLEAR_SHARE - SAME &&
	    (r->nearest.option == NULL || r->nearest.away > 0.1 + SAME) ?
	    APPRAISAL_CLEAR : APPRAISAL_SUPPORTED;
}

const char *
appraisal_flip_text(struct arena *a, const struct appraisal_result *r)
{
	const struct flip *f = &r->nearest;

	if (r->no_verdict != NULL)
		return NULL;
	if (r->joint_leaders)
		return "Two or more options lead together at the weights "
		    "agreed.";
	if (f->option == NULL)
		return arena_printf(a, "%s stays first whatever any one "
		    "criterion weighs.", rec_title(&r->leader->option->rec));
	return arena_printf(a, f->weight > r->weight[f->criterion] ?
	    "%s would lead if %s weighed more than %s%%, instead of %s%%." :
	    "%s would lead if %s weighed less than %s%%, instead of %s%%.",
	    rec_title(&f->option->rec),
	    rec_title(&r->appraisal->criteria.items[f->criterion].rec),
	    number_text(a, 100 * f->weight, 1),
	    number_text(a, 100 * r->weight[f->criterion], 1));
}

static size_t
row_of(const struct table *t, const struct option_result *o)
{
	size_t i = 0;

	while (t->option[i] != o)
		i++;
	return i;
}

/*
 * At most this share of all draws near the agreed weights puts another row
 * first.  A lead is a sum of uniform variables (0.7 to 1.3: variance 0.03),
 * so its distribution is symmetric with one peak, and Gauss's inequality
 * holds: beyond k standard deviations, k² ≥ 4/3, lies 2/9 ÷ k² on either
 * side.  The shares of the rivals are added.  1: it does not say.
 */
static double
share_not_first(const struct table *t, size_t first)
{
	double share = 0;
	size_t i, j;

	for (i = 0; i < t->n; i++) {
		double lead = 0, variance = 0;

		for (j = 0; i != first && j < t->m; j++) {
			double part = t->agreed[j] *
			    (t->lo[first * t->m + j] - t->lo[i * t->m + j]);

			lead += part;
			variance += 0.03 * part * part;
		}
		if (i == first)
			continue;
		if (lead <= SAME || lead * lead < 4.0 / 3 * variance)
			return 1;
		share += 2.0 / 9 * variance / (lead * lead);
	}
	return share;
}

/* The leader's part of the first place in the draw at hand. */
static double
part_of_first(const struct table *t, size_t leader)
{
	double best = t->total[0];
	size_t i, level = 0;

	for (i = 1; i < t->n; i++)
		if (t->total[i] > best)
			best = t->total[i];
	if (best - t->total[leader] > SAME)
		return 0;
	for (i = 0; i < t->n; i++)
		level += best - t->total[i] <= SAME;
	return 1.0 / (double)level;
}

/*
 * Whether the leader is too seldom first near the agreed weights.  Where the
 * bound is 0.05 below what is asked, so many draws cannot say otherwise
 * (Hoeffding: once in 10²⁰); else they are those of appraisal_draw, and end
 * when the rest can change nothing.
 */
static bool
seldom_first(struct table *t, size_t first)
{
	const double enough = (BALANCED_SHARE - SAME) * DRAWS;
	struct dice d = new_dice();
	double share = 0;
	size_t i;

	if (!t->ranges && share_not_first(t, first) < 0.95 - BALANCED_SHARE)
		return false;
	for (i = 0; i < DRAWS && share < enough &&
	    share + (double)(DRAWS - i) >= enough; i++) {
		draw_near(t, &d);
		add_totals(t, &d);
		share += part_of_first(t, first);
	}
	return share < enough;
}

void
appraisal_judge(struct arena *a, struct appraisal_result *r)
{
	struct table t;

	r->no_verdict = r->no_totals;
	if (r->no_verdict != NULL)
		return;
	t = build_table(a, r);
	if (t.n < 2)
		r->no_verdict = "only one option is scored on every criterion";
	else
		r->finely_balanced = r->joint_leaders ||
		    seldom_first(&t, row_of(&t, r->leader));
}

void
appraisal_draw(struct arena *a, struct appraisal_result *r)
{
	struct table t;
	double *near, *any;
	size_t i;

	if (r->no_verdict != NULL)
		return;
	t = build_table(a, r);
	near = draw_all(a, &t, draw_near);
	for (i = 0; i < t.n; i++)
		t.order[i] = i;
	any = draw_all(a, &t, draw_any);
	for (i = 0; i < t.n; i++) {
		t.option[i]->near = near + i * t.n;
		t.option[i]->uniform = any + i * t.n;
	}
	r->verdict = verdict_of(r);
}
