/*
 * What options cost over their life, as present value, and which are
 * efficient (METHODS 2, cost).  Set-up and the first year's cost fall in
 * year 0 and are not discounted.
 */
#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "csv.h"
#include "embed.h"
#include "methods.h"

#define SAME	1e-9

/* The rate in force on a day, of the dated list; without a day, the last. */
static double
rate_on(struct arena *a, day on)
{
	struct embedded e = embedded_find("discount-rates.csv");
	struct value_context context = { .arena = a, .fiscal_month = 4,
	    .fiscal_day = 1, .currency = "GBP" };
	struct value_error why;
	struct sources sources;
	struct csv csv;
	double rate = NAN;
	size_t i;

	sources_init(&sources, a);
	csv_parse(a, &sources, source_add(&sources, e.name, e.bytes, e.len),
	    &csv);
	for (i = 1; i < csv.n; i++) {
		struct date from = { 0 };
		struct number x = { 0 };

		if (read_date(&context, csv.rows[i].cells[0].s, &from, &why) &&
		    read_number(&context, csv.rows[i].cells[1].s, &x, &why) &&
		    (isnan(rate) || on == DAY_NONE || from.first <= on))
			rate = x.x / 100;
	}
	return rate;
}

/* Is the money a sum that can be added?  Absent money is nothing. */
static const char *
no_sum(const struct money *m)
{
	if (is_absent(*m))
		return NULL;
	if (!is_set(*m))
		return "its cost is still open";
	switch (m->kind) {
	case MONEY_AMOUNT:
		return NULL;
	case MONEY_EXISTING:
		return "it is met from existing resources";
	case MONEY_UNFUNDED:
		return "its cost is not known";
	case MONEY_NOT_COSTED:
		return "it is not costed";
	}
	return NULL;
}

/* What £1 in each of these years is worth now; part of a year counts as
   that part. */
static double
annuity(double rate, double years)
{
	double sum = 0, t;

	for (t = 0; t < years; t++)
		sum += fmin(1, years - t) / pow(1 + rate, t);
	return sum;
}

static void
add_yearly(struct option_cost *c, const struct money *m, double years,
    double rate)
{
	double now = annuity(rate, years);

	c->years = years;
	c->lo += m->lo * years;
	c->hi += m->hi * years;
	c->pv_lo += m->lo * now;
	c->pv_hi += m->hi * now;
}

static void
add_once(struct option_cost *c, const struct money *m)
{
	c->lo += m->lo;
	c->hi += m->hi;
	c->pv_lo += m->lo;
	c->pv_hi += m->hi;
}

static void
cost_option(const struct cost *cost, double rate, struct option_cost *c)
{
	const struct money *parts[] = { &cost->amount, &cost->set_up,
		&cost->a_year };
	size_t i;

	if (is_absent(cost->amount) && is_absent(cost->set_up) &&
	    is_absent(cost->a_year))
		c->absent = "the plan gives no cost";
	for (i = 0; i < 3; i++) {
		bool yearly = parts[i]->a_year || i == 2;

		if (c->absent == NULL)
			c->absent = no_sum(parts[i]);
		if (c->absent == NULL && is_set(*parts[i]) && yearly &&
		    !is_set(cost->years))
			c->absent = "the plan does not say for how many years";
		if (c->absent != NULL)
			return;
		if (!is_set(*parts[i]))
			continue;
		if (yearly)
			add_yearly(c, parts[i], cost->years.x, rate);
		else
			add_once(c, parts[i]);
	}
}

static bool
has_both(const struct option_result *o)
{
	return o->cost.absent == NULL && !isnan(o->total);
}

/* None is at least as good for no more, and better or cheaper. */
static void
find_efficient(struct appraisal_result *r)
{
	size_t i, k;

	for (i = 0; r->no_totals == NULL && i < r->n_options; i++) {
		struct option_result *o = &r->options[i];

		o->efficient = has_both(o);
		for (k = 0; o->efficient && k < r->n_options; k++) {
			const struct option_result *p = &r->options[k];

			if (has_both(p) && p->total >= o->total - SAME &&
			    p->cost.hi <= o->cost.hi + SAME &&
			    (p->total > o->total + SAME ||
			    p->cost.hi < o->cost.hi - SAME))
				o->efficient = false;
		}
	}
}

void
costs_measure(struct arena *a, day as_of, struct appraisal_result *r)
{
	const struct date *when = &r->appraisal->date;
	size_t i;

	r->discount = rate_on(a, is_set(*when) && !when->ongoing ?
	    when->last : as_of);
	for (i = 0; i < r->n_options; i++)
		cost_option(&r->options[i].option->cost, r->discount,
		    &r->options[i].cost);
	find_efficient(r);
}
