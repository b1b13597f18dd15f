/*
 * Options appraisal (METHODS 2): values on each criterion, weighted totals,
 * ranks and dominance.
 */
#include <math.h>

#include "arena.h"
#include "methods.h"

#define SAME	1e-9	/* totals and values that differ by less are equal */

/* What a score is measured between. */
struct ends { double from, to; };

static struct ends
stated_ends(const struct criterion *c)
{
	struct ends e = { 0, 5 };

	if (c->labels.n > 0) {
		/* Equal steps, already turned into 0 to 100. */
		e.to = 100;
		return e;
	}
	if (is_set(c->from))
		e.from = c->from.x;
	if (is_set(c->to))
		e.to = c->to.x;
	return e;
}

static bool
is_local(const struct appraisal *ap)
{
	return is_set(ap->scale) && ap->scale.i == SCALE_LOCAL;
}

const struct score *
usable_score(const struct option *o, const struct criterion *c)
{
	size_t i;

	for (i = 0; i < o->scores.n; i++) {
		const struct score *s = &o->scores.items[i];

		if (s->criterion.to == &c->rec && s->has_value)
			return s;
	}
	return NULL;
}

/* ---- which criteria count, and their ends ---- */

static void
leave_out_unmeasured(struct appraisal_result *r)
{
	size_t j;

	for (j = 0; j < r->n_criteria; j++) {
		const struct criterion *c = &r->appraisal->criteria.items[j];
		struct ends e = stated_ends(c);

		if (is_set(c->ends))
			r->left_out[j] = "its ends are not known: shown, not "
			    "added";
		else if (!is_local(r->appraisal) && e.from == e.to)
			r->left_out[j] = "its scale has no length";
	}
}

/* An option has a total only if every criterion that counts is scored. */
static void
find_scored(struct appraisal_result *r)
{
	size_t i, j, counted = 0;

	for (j = 0; j < r->n_criteria; j++)
		counted += r->left_out[j] == NULL;
	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		o->scored = counted > 0;
		for (j = 0; j < r->n_criteria; j++) {
			const struct score *s = usable_score(o->option,
			    &r->appraisal->criteria.items[j]);

			o->has[j] = s != NULL;
			o->raw[j] = s != NULL ? (s->lo + s->hi) / 2 : NAN;
			if (s == NULL && r->left_out[j] == NULL)
				o->scored = false;
		}
		r->n_scored += o->scored;
	}
}

/* The worst and best of all scores of the options that are in, both ends of
   ranges included; the stated direction stands. */
static struct ends
local_ends(const struct appraisal_result *r, size_t j)
{
	const struct criterion *c = &r->appraisal->criteria.items[j];
	struct ends stated = stated_ends(c), e;
	double least = INFINITY, most = -INFINITY;
	size_t i;

	for (i = 0; i < r->n_options; i++) {
		const struct score *s;

		if (!r->options[i].scored)
			continue;
		s = usable_score(r->options[i].option, c);
		least = fmin(least, fmin(s->lo, s->hi));
		most = fmax(most, fmax(s->lo, s->hi));
	}
	e.from = stated.from > stated.to ? most : least;
	e.to = stated.from > stated.to ? least : most;
	return e;
}

static void
set_values(struct appraisal_result *r, size_t j, struct ends e)
{
	size_t i;

	r->from[j] = e.from;
	r->to[j] = e.to;
	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];
		bool placed = o->has[j] && r->left_out[j] == NULL &&
		    (o->scored || !is_local(r->appraisal));

		o->value[j] = placed ? 100 * (o->raw[j] - e.from) /
		    (e.to - e.from) : NAN;
	}
}

static void
place_scores(struct appraisal_result *r)
{
	size_t j;

	for (j = 0; j < r->n_criteria; j++) {
		struct ends e;

		e = stated_ends(&r->appraisal->criteria.items[j]);
		if (is_local(r->appraisal) && r->left_out[j] == NULL) {
			e = local_ends(r, j);
			if (!(fabs(e.to - e.from) > SAME))
				r->left_out[j] = "it separates nothing: every "
				    "option has the same score";
		}
		r->separates[j] = r->left_out[j] == NULL;
		set_values(r, j, e);
	}
}

/* ---- weights and totals ---- */

/* Why the weights cannot be used; else NULL, and they are normalised over
   the criteria that are left. */
static const char *
normalise_weights(struct appraisal_result *r)
{
	size_t j, given = 0, counted = 0;
	double sum = 0;

	for (j = 0; j < r->n_criteria; j++) {
		double w = r->weight[j];

		if (!r->separates[j])
			continue;
		counted++;
		given += !isnan(w);
		if (w < 0)
			return "a weight is negative";
		sum += isnan(w) ? 0 : w;
	}
	if (counted == 0)
		return "no criterion separates the options";
	if (given == 0)
		return "the criteria have no weights";
	if (given < counted)
		return "some criteria have no weight";
	if (!(sum > 0) || !isfinite(sum))
		return "the weights add up to nothing";
	for (j = 0; j < r->n_criteria; j++)
		r->weight[j] = r->separates[j] ? r->weight[j] / sum : 0;
	return NULL;
}

static void
add_up(struct appraisal_result *r)
{
	size_t i, j;

	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		o->total = NAN;
		if (!o->scored || r->no_totals != NULL)
			continue;
		o->total = 0;
		for (j = 0; j < r->n_criteria; j++)
			if (r->separates[j])
				o->total += r->weight[j] * o->value[j];
	}
}

static void
rank(struct appraisal_result *r)
{
	size_t i, k, first = 0;

	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		if (isnan(o->total))
			continue;
		o->rank = 1;
		for (k = 0; k < r->n_options; k++)
			o->rank += r->options[k].total > o->total + SAME;
		if (o->rank == 1 && first++ == 0)
			r->leader = o;
	}
	r->joint_leaders = first > 1;
}

/* ---- dominance ---- */

/* At least as good on every criterion, those of weight 0 too, and better
   on one. */
static bool
dominates(const struct appraisal_result *r, const struct option_result *a,
    const struct option_result *b)
{
	bool better = false;
	size_t j;

	for (j = 0; j < r->n_criteria; j++) {
		if (!r->separates[j])
			continue;
		if (a->value[j] < b->value[j] - SAME)
			return false;
		better = better || a->value[j] > b->value[j] + SAME;
	}
	return better;
}

static void
find_dominated(struct appraisal_result *r)
{
	size_t i, k;

	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		for (k = 0; o->scored && k < r->n_options; k++) {
			if (k == i || !r->options[k].scored ||
			    !dominates(r, &r->options[k], o))
				continue;
			o->dominated_by = r->options[k].option;
			break;
		}
	}
}

static void
make_room(struct arena *a, struct appraisal_result *r)
{
	size_t i, n = r->n_criteria;

	r->weight = arena_array(a, n, sizeof *r->weight);
	r->separates = arena_array(a, n, sizeof *r->separates);
	r->from = arena_array(a, n, sizeof *r->from);
	r->to = arena_array(a, n, sizeof *r->to);
	r->left_out = arena_array(a, n, sizeof *r->left_out);
	r->options = arena_array(a, r->n_options, sizeof *r->options);
	for (i = 0; i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		o->option = &r->appraisal->options.items[i];
		o->value = arena_array(a, n, sizeof *o->value);
		o->raw = arena_array(a, n, sizeof *o->raw);
		o->has = arena_array(a, n, sizeof *o->has);
	}
}

void
appraise(struct arena *a, const struct appraisal *appraisal,
    struct appraisal_result *r)
{
	size_t j, n = appraisal->criteria.n;
	double *weights = arena_array(a, n, sizeof *weights);

	for (j = 0; j < n; j++) {
		const struct number *w = &appraisal->criteria.items[j].weight;

		weights[j] = is_set(*w) ? w->x : NAN;
	}
	appraise_weighted(a, appraisal, weights, r);
}

void
appraise_weighted(struct arena *a, const struct appraisal *appraisal,
    const double *weights, struct appraisal_result *r)
{
	size_t j;

	r->appraisal = appraisal;
	r->n_criteria = appraisal->criteria.n;
	r->n_options = appraisal->options.n;
	make_room(a, r);
	for (j = 0; j < r->n_criteria; j++)
		r->weight[j] = weights[j];
	leave_out_unmeasured(r);
	find_scored(r);
	place_scores(r);
	if (r->n_criteria == 0)
		r->no_totals = "the appraisal has no criteria";
	else if (r->n_scored == 0)
		r->no_totals = "no option is scored on every criterion";
	else
		r->no_totals = normalise_weights(r);
	for (j = 0; r->no_totals != NULL && j < r->n_criteria; j++)
		r->weight[j] = 0;
	add_up(r);
	rank(r);
	find_dominated(r);
}
