/*
 * How far each weight of an appraisal may move before another option leads
 * (METHODS 2, stability): exact, since totals are straight lines in one
 * weight when the others keep their proportion.
 */
#include <math.h>

#include "arena.h"
#include "methods.h"

#define SAME	1e-9

/* Total over the other criteria, in their proportion; where criterion k has
   all the weight the others share the rest equally. */
static double
rest_of(const struct appraisal_result *r, const struct option_result *o,
    size_t k)
{
	double sum = 0, weights = 0, plain = 0, others = 0;
	size_t j;

	for (j = 0; j < r->n_criteria; j++) {
		if (j == k || !r->separates[j])
			continue;
		sum += r->weight[j] * o->value[j];
		weights += r->weight[j];
		plain += o->value[j];
		others++;
	}
	return weights > 0 ? sum / weights : plain / others;
}

/* The lead of one option over another at the ends of a weight: 1 and 0. */
struct lead { double at_one, at_zero; };

static struct lead
lead_over(const struct appraisal_result *r, const struct option_result *b,
    size_t k)
{
	struct lead d;

	d.at_one = r->leader->value[k] - b->value[k];
	d.at_zero = rest_of(r, r->leader, k) - rest_of(r, b, k);
	return d;
}

/* Where the lead is nothing: (R_b − R_a)/((v_ak − v_bk) + (R_b − R_a)). */
static double
tie(struct lead d)
{
	return -d.at_zero / (d.at_one - d.at_zero);
}

/* Beyond one tie, or one shared by several, the rival that gains fastest
   leads; of equals the first in the file. */
static bool
takes_over(double t, double t_best, double end, double end_best, bool found)
{
	if (!found || fabs(t - t_best) > SAME)
		return true;
	return end < end_best - SAME;
}

/* Where the lead ends above the weight, or below it, and who leads beyond. */
static void
look(const struct appraisal_result *r, size_t k, bool up, struct stability *s)
{
	const struct option **rival = up ? &s->above : &s->below;
	double *at = up ? &s->hi : &s->lo, end_best = 0;
	size_t i;

	*at = up ? 1 : 0;
	for (i = 0; i < r->n_options; i++) {
		const struct option_result *b = &r->options[i];
		struct lead d;
		double end;

		if (b == r->leader || !b->scored)
			continue;
		d = lead_over(r, b, k);
		end = up ? d.at_one : d.at_zero;
		if (end >= -SAME || (up ? tie(d) > *at + SAME :
		    tie(d) < *at - SAME))
			continue;
		if (takes_over(tie(d), *at, end, end_best, *rival != NULL)) {
			*rival = b->option;
			end_best = end;
			*at = tie(d);
		}
	}
}

static void
keep_nearest(struct appraisal_result *r, size_t k, double t,
    const struct option *rival)
{
	double away = fabs(t - r->weight[k]);

	if (rival == NULL ||
	    (r->nearest.option != NULL && away >= r->nearest.away))
		return;
	r->nearest.option = rival;
	r->nearest.criterion = k;
	r->nearest.weight = t;
	r->nearest.away = away;
}

static const char *
no_interval(const struct appraisal_result *r, size_t k)
{
	size_t j, counted = 0;

	for (j = 0; j < r->n_criteria; j++)
		counted += r->separates[j];
	if (r->no_totals != NULL)
		return r->no_totals;
	if (r->joint_leaders)
		return "two or more options lead together";
	if (r->left_out[k] != NULL)
		return r->left_out[k];
	return counted < 2 ? "there is only one criterion" : NULL;
}

void
stability_measure(struct arena *a, struct appraisal_result *r)
{
	size_t k;

	r->stability = arena_array(a, r->n_criteria, sizeof *r->stability);
	for (k = 0; k < r->n_criteria; k++) {
		struct stability *s = &r->stability[k];

		s->absent = no_interval(r, k);
		if (s->absent != NULL)
			continue;
		look(r, k, true, s);
		look(r, k, false, s);
		keep_nearest(r, k, s->hi, s->above);
		keep_nearest(r, k, s->lo, s->below);
	}
}
