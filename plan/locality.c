/*
 * Localities beside each other (METHODS 1): their spread in the latest
 * period that five of them share, and the limits of a funnel plot, which
 * say what chance alone leaves between places that are all alike
 * (Spiegelhalter, Statistics in Medicine 24, 2005; with Wilson's and Byar's
 * limits as in the technical briefings of the English public health
 * observatories).
 */
#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "change.h"
#include "methods.h"
#include "series.h"

#define LOCALITIES	5	/* fewer have no spread worth a figure */

static const struct group *
locality(const struct breakdown *b)
{
	const struct group *g = (const void *)b->group.to;

	return g != NULL && g->rec.kind == REC_GROUP && is_set(g->kind) &&
	    g->kind.word != NULL && g->kind.word[0] == 'l' ? g : NULL;
}

/* A locality's reading of the period; NULL: no locality, or none. */
static const struct reading *
local_reading(const struct breakdown *b, const struct period *p)
{
	return locality(b) != NULL ? reading_at(&b->history, p) : NULL;
}

/* ---- the spread ---- */

static void
spread_at(const struct indicator *in, const struct period *p,
    struct spread_result *s)
{
	double sum = 0, squares = 0;
	size_t i;

	*s = (struct spread_result){ .period = p };
	for (i = 0; i < in->breakdown.n; i++) {
		const struct breakdown *b = &in->breakdown.items[i];
		const struct reading *r = local_reading(b, p);

		if (r == NULL)
			continue;
		if (s->n == 0 || r->value.x < s->least) {
			s->least = r->value.x;
			s->least_in = locality(b);
		}
		if (s->n == 0 || r->value.x > s->most) {
			s->most = r->value.x;
			s->most_in = locality(b);
		}
		sum += r->value.x;
		s->n++;
	}
	for (i = 0; s->n > 1 && i < in->breakdown.n; i++) {
		const struct reading *r = local_reading(
		    &in->breakdown.items[i], p);

		if (r != NULL)
			squares += (r->value.x - sum / (double)s->n) *
			    (r->value.x - sum / (double)s->n);
	}
	s->sd = s->n > 1 ? sqrt(squares / (double)(s->n - 1)) : NAN;
}

/* The latest period for which five localities or more have a reading. */
static void
measure_spread(const struct indicator *in, struct spread_result *best)
{
	struct spread_result s;
	size_t i, k;

	best->absent = "fewer than five localities have a reading of one "
	    "period";
	for (i = 0; i < in->breakdown.n; i++) {
		const struct reading_list *v =
		    &in->breakdown.items[i].history.readings;

		for (k = 0; locality(&in->breakdown.items[i]) != NULL &&
		    k < v->n; k++) {
			if (!reading_usable(&v->items[k]) ||
			    (best->absent == NULL && v->items[k].period.last <=
			    best->period->last))
				continue;
			spread_at(in, &v->items[k].period, &s);
			if (s.n >= LOCALITIES)
				*best = s;
		}
	}
}

/* ---- the funnel ---- */

/* What a figure is made of: hits of so many, shown per `per`. */
struct make { bool proportion; double per, effect; };

/* Why the measure has no funnel; else NULL, and what it is made of. */
static const char *
no_funnel(const struct indicator *in, struct make *m)
{
	enum indicator_kind kind = KIND_AMOUNT;
	bool known = measure_kind(in, &kind);

	if (is_set(in->standardised) && in->standardised.yes)
		return "the rate is standardised for age";
	if (!known || (kind != KIND_PROPORTION && kind != KIND_RATE))
		return "only proportions and rates have one";
	m->proportion = kind == KIND_PROPORTION;
	m->per = is_set(in->per) && in->per.x > 0 ? in->per.x : 100;
	m->effect = m->proportion ? design_effect(in) : 1;
	return NULL;
}

/* The limits around a common share at a place with `of` people. */
static struct estimate
around(const struct make *m, double share, double of, struct confidence c)
{
	struct estimate e = m->proportion ?
	    wilson(share * of / m->effect, of / m->effect, c) :
	    poisson_limits(share * of, c);
	double by = m->proportion ? m->per : m->per / of;

	return (struct estimate){ e.x * by, e.lo * by, e.hi * by };
}

static struct funnel_place
place(const struct make *m, const struct group *in, double share, double hits,
    double of)
{
	struct estimate near = around(m, share, of, confidence_95);
	struct estimate far = around(m, share, of, confidence_998);
	struct funnel_place p = { .in = in, .x = hits / of * m->per,
		.lo95 = near.lo, .hi95 = near.hi, .lo998 = far.lo,
		.hi998 = far.hi };
	int size = p.x < p.lo998 || p.x > p.hi998 ? 2 :
	    p.x < p.lo95 || p.x > p.hi95 ? 1 : 0;

	p.beyond = p.x < near.x ? -size : size;
	return p;
}

/* All hits over all people: no place weighs more than its numbers. */
static size_t
pool(const struct indicator *in, const struct period *p, double *share)
{
	double hits, of, all_hits = 0, all = 0;
	size_t i, n = 0;

	for (i = 0; i < in->breakdown.n; i++) {
		const struct reading *r = local_reading(
		    &in->breakdown.items[i], p);

		if (r == NULL || !reading_counts(in, r, &hits, &of))
			continue;
		all_hits += hits;
		all += of;
		n++;
	}
	*share = n > 0 ? all_hits / all : NAN;
	return n;
}

static void
measure_funnel(struct arena *a, const struct indicator *in,
    const struct spread_result *s, struct funnel_result *f)
{
	struct make m;
	double share, hits, of;
	size_t i;

	f->absent = s->absent != NULL ? s->absent : no_funnel(in, &m);
	if (f->absent != NULL)
		return;
	if (pool(in, s->period, &share) < LOCALITIES || share < 0 ||
	    (m.proportion && share > 1)) {
		f->absent = "fewer than five localities give the numbers "
		    "behind their figures";
		return;
	}
	f->centre = share * m.per;
	f->places = arena_array(a, in->breakdown.n, sizeof *f->places);
	for (i = 0; i < in->breakdown.n; i++) {
		const struct breakdown *b = &in->breakdown.items[i];
		const struct reading *r = local_reading(b, s->period);

		if (r == NULL || !reading_counts(in, r, &hits, &of))
			continue;
		f->places[f->n] = place(&m, locality(b), share, hits, of);
		f->n_beyond += abs(f->places[f->n++].beyond) == 2;
	}
}

void
localities_measure(struct arena *a, struct indicator_result *r)
{
	measure_spread(r->indicator, &r->spread);
	measure_funnel(a, r->indicator, &r->spread, &r->funnel);
}
