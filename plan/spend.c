/*
 * Money by year and source (METHODS 5).  A sum is counted once wherever it
 * is written; ranges add as ranges; shares of a year are not rounded.
 */
#include <math.h>
#include <string.h>

#include "arena.h"
#include "methods.h"

/* Sums by fiscal year, in the order of the years. */
struct ledger {
	struct arena	*arena;
	struct year_sum	*v;
	size_t		 n, cap;
};

struct spread { double lo, hi; };

static void
ledger_add(struct ledger *l, int year, double lo, double hi)
{
	size_t i = l->n;

	while (i > 0 && l->v[i - 1].year > year)
		i--;
	if (i == 0 || l->v[i - 1].year != year) {
		if (l->n == l->cap) {
			l->cap = l->cap == 0 ? 8 : 2 * l->cap;
			l->v = arena_grow(l->arena, l->v, l->n, l->cap,
			    sizeof *l->v);
		}
		memmove(l->v + i + 1, l->v + i, (l->n - i) * sizeof *l->v);
		l->v[i] = (struct year_sum){ .year = year };
		l->n++;
		i++;
	}
	l->v[i - 1].lo += lo;
	l->v[i - 1].hi += hi;
}

/* ---- fiscal years ---- */

static day
year_start(const struct value_context *c, int year)
{
	int month = c->fiscal_month, mday = c->fiscal_day;

	if (month < 1 || month > 12 || mday < 1 || mday > 28) {
		month = 4;
		mday = 1;
	}
	return day_of(year, month, mday);
}

static int
fiscal_year(const struct value_context *c, day d)
{
	int year, month, mday;

	day_split(d, &year, &month, &mday);
	return d < year_start(c, year) ? year - 1 : year;
}

day
fiscal_year_start(const struct value_context *c, day d)
{
	return year_start(c, fiscal_year(c, d));
}

/*
 * Spread money over first..last, both days included: a sum by the share of
 * its days in each year, a rate a year by the share of the year's days.
 * Returns what came of it in all.
 */
static struct spread
spread_days(const struct value_context *c, struct ledger *l, day first,
    day last, struct spread sum, bool a_year)
{
	struct spread all = { 0, 0 };
	int year, end = fiscal_year(c, last);

	for (year = fiscal_year(c, first); year <= end; year++) {
		day from = year_start(c, year), to = year_start(c, year + 1);
		double days = a_year ? to - from : (double)last - first + 1;
		day begin = from > first ? from : first;
		day stop = to - 1 < last ? to - 1 : last;
		double share = ((double)stop - begin + 1) / days;

		ledger_add(l, year, sum.lo * share, sum.hi * share);
		all.lo += sum.lo * share;
		all.hi += sum.hi * share;
	}
	return all;
}

/* ---- one amount ---- */

/* What placing an amount came to. */
struct placed {
	bool		open_ended;	/* a rate without an end: no sum */
	bool		undated;	/* a sum that falls in no year */
	struct spread	sum;
};

static bool
is_amount(const struct money *m)
{
	return is_set(*m) && m->kind == MONEY_AMOUNT && isfinite(m->lo) &&
	    isfinite(m->hi);
}

static void
place_parts(const struct value_context *c, struct ledger *l,
    const struct money *m, struct placed *out)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		const struct money_part *part = &m->parts[i];
		struct spread sum = { part->lo, part->hi };

		spread_days(c, l, part->period.first, part->period.last, sum,
		    false);
		out->sum.lo += sum.lo;
		out->sum.hi += sum.hi;
	}
}

/* first and last may be DAY_NONE; without a start, from the plan's first
   day. */
static struct placed
place(const struct plan *plan, struct ledger *l, const struct money *m,
    day first, day last)
{
	struct placed out = { .sum = { 0, 0 } };
	struct spread sum = { m->lo, m->hi };

	if (m->n > 0) {
		place_parts(&plan->values, l, m, &out);
		return out;
	}
	if (first == DAY_NONE && last != DAY_NONE && plan->first != DAY_NONE)
		first = plan->first < last ? plan->first : last;
	if (first != DAY_NONE && last != DAY_NONE && first <= last) {
		out.sum = spread_days(&plan->values, l, first, last, sum,
		    m->a_year);
		if (!m->a_year)
			out.sum = sum;	/* not the sum of rounded shares */
		return out;
	}
	out.open_ended = m->a_year;
	out.undated = !m->a_year;
	if (out.undated)
		out.sum = sum;
	return out;
}

/* ---- sources ---- */

struct book {
	const struct plan	*plan;
	struct arena		*arena;
	struct money_result	*r;
	struct ledger		 all;
	struct ledger		*by_source;	/* as r->sources */
	size_t			 shared, unstated;	/* their indexes */
	bool			*seen;		/* as r->sources */
};

static size_t
source_of_action(const struct book *b, const struct resources *res)
{
	size_t i, found = b->unstated;

	for (i = 0; i < res->funding.n; i++) {
		const struct funding *f =
		    (const struct funding *)res->funding.items[i].to;

		if (f == NULL || f->rec.kind != REC_FUNDING)
			continue;
		if (found != b->unstated)
			return b->shared;
		found = (size_t)(f - b->plan->funding.items);
	}
	return found;
}

static void
open_sources(struct book *b)
{
	struct money_result *r = b->r;
	size_t i, n = b->plan->funding.n;

	b->shared = n;
	b->unstated = n + 1;
	r->n_sources = n + 2;
	r->sources = arena_array(b->arena, n + 2, sizeof *r->sources);
	b->by_source = arena_array(b->arena, n + 2, sizeof *b->by_source);
	b->seen = arena_array(b->arena, n + 2, sizeof *b->seen);
	for (i = 0; i < n + 2; i++)
		b->by_source[i].arena = b->arena;
	r->sources[b->shared].shared = true;
	for (i = 0; i < n; i++) {
		const struct funding *f = &b->plan->funding.items[i];
		struct source_sum *s = &r->sources[i];
		const struct money *m = is_amount(&f->by_year) ? &f->by_year :
		    &f->money;
		struct ledger funds = { .arena = b->arena };
		struct placed p;

		s->funding = f;
		b->seen[i] = true;
		if (!is_amount(m))
			continue;
		p = place(b->plan, &funds, m,
		    is_set(f->from) ? f->from.first : DAY_NONE,
		    is_set(f->to) ? f->to.last : b->plan->last);
		s->available = p.open_ended ? NAN : p.sum.hi;
		s->funds = funds.v;
		s->n_funds = funds.n;
	}
}

/* Sources that nothing came from are left out, save those of the plan. */
static void
close_sources(struct book *b)
{
	struct money_result *r = b->r;
	size_t i, kept = 0;

	for (i = 0; i < r->n_sources; i++) {
		if (!b->seen[i])
			continue;
		r->sources[kept] = r->sources[i];
		r->sources[kept].years = b->by_source[i].v;
		r->sources[kept].n_years = b->by_source[i].n;
		kept++;
	}
	r->n_sources = kept;
	r->years = b->all.v;
	r->n_years = b->all.n;
}

/* ---- actions ---- */

static void
book_amount(struct book *b, const struct action_result *ac,
    const struct money *m)
{
	size_t at = source_of_action(b, &ac->action->resources), i;
	struct ledger years = { .arena = b->arena };
	struct money_result *r = b->r;
	struct placed p = place(b->plan, &years, m, ac->start, ac->due);

	if (p.open_ended) {
		r->open_ended++;
		return;
	}
	b->seen[at] = true;
	r->lo += p.sum.lo;
	r->hi += p.sum.hi;
	r->sources[at].lo += p.sum.lo;
	r->sources[at].hi += p.sum.hi;
	if (p.undated) {
		r->undated_lo += p.sum.lo;
		r->undated_hi += p.sum.hi;
	}
	for (i = 0; i < years.n; i++) {
		ledger_add(&b->all, years.v[i].year, years.v[i].lo,
		    years.v[i].hi);
		ledger_add(&b->by_source[at], years.v[i].year, years.v[i].lo,
		    years.v[i].hi);
	}
}

static void
book_action(struct book *b, const struct action_result *ac)
{
	const struct resources *res = &ac->action->resources;
	const struct money *m = is_amount(&res->by_year) ? &res->by_year :
	    &res->money;

	if (!is_set(*m))
		return;
	switch (m->kind) {
	case MONEY_AMOUNT:
		if (is_amount(m))
			book_amount(b, ac, m);
		return;
	case MONEY_EXISTING:
		b->r->existing++;
		return;
	case MONEY_UNFUNDED:
		b->r->unfunded++;
		return;
	case MONEY_NOT_COSTED:
		b->r->not_costed++;
		return;
	}
}

void
money_measure(const struct plan *plan, struct arena *a,
    const struct action_result *actions, struct money_result *r)
{
	struct book b = { .plan = plan, .arena = a, .r = r };
	size_t i;

	b.all.arena = a;
	open_sources(&b);
	for (i = 0; i < plan->actions.n; i++)
		book_action(&b, &actions[i]);
	close_sources(&b);
}
