#include "workbook_options.h"

#include <math.h>

#include "methods.h"

/* What the formulas of the Options sheet come to, by the same steps. */

#define CHART_ROWS	17

const struct score *
option_score(const struct options_block *k, size_t i, size_t j)
{
	return usable_score(&k->appraisal->options.items[i],
	    &k->appraisal->criteria.items[j]);
}

static bool
is_local(const struct appraisal *appraisal)
{
	return is_set(appraisal->scale) && appraisal->scale.i == SCALE_LOCAL;
}

/* The worst and the best score of the options that are fully scored. */
static void
local_ends(struct options_block *k, size_t j)
{
	double least = INFINITY, most = -INFINITY;
	bool down = k->from[j] > k->to[j];

	for (size_t i = 0; i < k->n_options; i++) {
		const struct score *s = option_score(k, i, j);

		if (!k->result->options[i].scored || s == NULL)
			continue;
		least = fmin(least, fmin(s->lo, s->hi));
		most = fmax(most, fmax(s->lo, s->hi));
	}
	k->from[j] = isinf(least) ? NAN : down ? most : least;
	k->to[j] = isinf(least) ? NAN : down ? least : most;
}

static void
find_ends(struct options_block *k)
{
	for (size_t j = 0; j < k->n_criteria; j++) {
		const struct criterion *c = &k->appraisal->criteria.items[j];

		k->from[j] = k->to[j] = NAN;
		if (is_set(c->ends))
			continue;
		k->from[j] = c->labels.n > 0 || !is_set(c->from) ? 0 :
		    c->from.x;
		k->to[j] = c->labels.n > 0 ? 100 : is_set(c->to) ? c->to.x :
		    5;
		if (is_local(k->appraisal))
			local_ends(k, j);
	}
}

bool
criterion_counts(const struct options_block *k, size_t j)
{
	return fabs(k->to[j] - k->from[j]) > SAME;
}

static void
find_shares(struct options_block *k)
{
	const struct criterion *c = k->appraisal->criteria.items;
	double sum = 0;
	bool usable = true;

	for (size_t j = 0; j < k->n_criteria; j++) {
		if (!criterion_counts(k, j))
			continue;
		usable &= is_set(c[j].weight) && c[j].weight.x >= 0;
		sum += is_set(c[j].weight) ? c[j].weight.x : 0;
	}
	for (size_t j = 0; j < k->n_criteria; j++) {
		if (!criterion_counts(k, j))
			k->shares[j].words = "–";
		else if (!usable || !(sum > 0))
			k->shares[j].words = "";
		else
			k->shares[j].x = c[j].weight.x / sum;
	}
}

struct figure_cell *
option_value(const struct options_block *k, size_t i, size_t j)
{
	return &k->value[i * k->n_criteria + j];
}

static void
find_totals(struct options_block *k)
{
	for (size_t i = 0; i < k->n_options; i++) {
		bool complete = false;
		double total = 0;

		for (size_t j = 0; j < k->n_criteria; j++)
			complete |= k->shares[j].words == NULL;
		for (size_t j = 0; j < k->n_criteria; j++) {
			const struct score *s = option_score(k, i, j);
			struct figure_cell *v = option_value(k, i, j);

			if (!criterion_counts(k, j)) {
				v->words = "–";
				continue;
			}
			if (s == NULL) {
				v->words = "";
				complete = false;
				continue;
			}
			v->x = 100 * ((s->lo + s->hi) / 2 - k->from[j]) /
			    (k->to[j] - k->from[j]);
			total += k->shares[j].x * v->x;
		}
		k->totals[i] = complete ? (struct figure_cell){ NULL, total } :
		    (struct figure_cell){ "", 0 };
	}
}

static void
find_ranks(struct options_block *k)
{
	for (size_t i = 0; i < k->n_options; i++) {
		if (k->totals[i].words != NULL)
			continue;
		k->ranks[i] = 1;
		for (size_t o = 0; o < k->n_options; o++)
			k->ranks[i] += k->totals[o].words == NULL &&
			    k->totals[o].x > k->totals[i].x + SAME;
	}
	for (size_t i = 0; i < k->n_options; i++) {
		k->places[i] = k->ranks[i];
		for (size_t o = 0; o < i && k->ranks[i] > 0; o++)
			k->places[i] += k->ranks[o] == k->ranks[i];
	}
}

struct options_block
options_block_of(struct book *b, size_t i, lxw_row_t top)
{
	struct options_block k = { .book = b,
		.appraisal = &b->plan->appraisals.items[i],
		.result = &b->analysis->appraisals[i] };
	lxw_row_t n = (lxw_row_t)k.appraisal->options.n;
	size_t m = k.appraisal->criteria.n;

	k.n_criteria = m;
	k.n_options = n;
	k.title = top;
	k.leader = top + 1;
	k.head = top + 3;
	k.weight = top + 4;
	k.worst = top + 5;
	k.best = top + 6;
	k.counts = top + 7;
	k.share = top + 8;
	k.stays = top + 9;		/* four rows */
	k.scores = top + 15;		/* each under a head of its own */
	k.values = k.scores + n + 2;
	k.order = k.values + n + 2;
	k.chart = k.order + n + 1;
	k.others = k.chart + CHART_ROWS + 3;
	k.ties = k.others + n + 2;
	k.end = k.ties + n + 2;
	k.total = (lxw_col_t)(m + 1);
	k.rank = (lxw_col_t)(m + 2);
	k.place = (lxw_col_t)(m + 3);
	k.from = arena_array(b->arena, m + 1, sizeof(*k.from));
	k.to = arena_array(b->arena, m + 1, sizeof(*k.to));
	k.shares = arena_array(b->arena, m + 1, sizeof(*k.shares));
	k.value = arena_array(b->arena, m * n + 1, sizeof(*k.value));
	k.totals = arena_array(b->arena, n + 1u, sizeof(*k.totals));
	k.ranks = arena_array(b->arena, n + 1u, sizeof(*k.ranks));
	k.places = arena_array(b->arena, n + 1u, sizeof(*k.places));
	find_ends(&k);
	find_shares(&k);
	find_totals(&k);
	find_ranks(&k);
	return k;
}
