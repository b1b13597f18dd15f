/*
 * The methods against slower ones that cannot go wrong: fractions of whole
 * numbers, and the enumeration of every path.
 */
#include "handmade.h"

#include <time.h>

#include "methods.h"
#include "trend.h"

#define ROUNDS	2000

/* The same numbers on every machine (Park and Miller). */
static unsigned
below(unsigned *seed, unsigned n)
{
	*seed = (unsigned)((unsigned long long)*seed * 48271 % 2147483647);
	return *seed % n;
}

/* ---- stability and flips ---- */

__extension__ typedef __int128 wide;

struct fraction { wide up, down; };	/* down > 0 */

static bool
less(struct fraction p, struct fraction q)
{
	return p.up * q.down < q.up * p.down;
}

static double
as_double(struct fraction f)
{
	return (double)f.up / (double)f.down;
}

#define MOST	5

struct whole {		/* an appraisal in whole numbers */
	size_t	 n, m;
	int	 weight[MOST], score[MOST][MOST];
};

static int
total_of(const struct whole *w, size_t i)
{
	int sum = 0;
	size_t j;

	for (j = 0; j < w->m; j++)
		sum += w->weight[j] * w->score[i][j];
	return sum;
}

static struct whole
random_whole(unsigned *seed)
{
	struct whole w = { .n = 2 + below(seed, 4), .m = 2 + below(seed, 4) };
	size_t i, j;

	for (j = 0; j < w.m; j++) {
		w.weight[j] = 1 + (int)below(seed, 20);
		for (i = 0; i < w.n; i++)
			w.score[i][j] = (int)below(seed, 6);
	}
	return w;
}

static struct appraisal
appraisal_of(struct arena *a, const struct whole *w)
{
	struct appraisal ap = { .criteria.n = w->m, .options.n = w->n };
	size_t i, j;

	ap.criteria.items = arena_array(a, w->m, sizeof *ap.criteria.items);
	ap.options.items = arena_array(a, w->n, sizeof *ap.options.items);
	for (j = 0; j < w->m; j++)
		ap.criteria.items[j].weight = num(w->weight[j]);
	for (i = 0; i < w->n; i++) {
		struct score_list *s = &ap.options.items[i].scores;

		s->n = w->m;
		s->items = arena_array(a, w->m, sizeof *s->items);
		for (j = 0; j < w->m; j++)
			s->items[j] = (struct score){ .has_value = true,
			    .criterion.to = &ap.criteria.items[j].rec,
			    .lo = w->score[i][j], .hi = w->score[i][j] };
	}
	return ap;
}

/* The tie of leader and rival in the weight of k, as a fraction, and which
   of them leads at both ends of it. */
static struct fraction
tie_of(const struct whole *w, size_t a, size_t b, size_t k, wide *at_zero,
    wide *at_one)
{
	wide rest = 0;
	struct fraction t;
	size_t j;

	*at_zero = 0;
	for (j = 0; j < w->m; j++) {
		if (j == k)
			continue;
		rest += w->weight[j];
		*at_zero += w->weight[j] * (w->score[a][j] - w->score[b][j]);
	}
	*at_one = rest * (w->score[a][k] - w->score[b][k]);
	t.up = *at_one > *at_zero ? -*at_zero : *at_zero;
	t.down = *at_one > *at_zero ? *at_one - *at_zero :
	    *at_zero - *at_one;
	return t;
}

static void
interval_of(const struct whole *w, size_t a, size_t k, struct fraction *lo,
    struct fraction *hi)
{
	wide at_zero, at_one;
	struct fraction t;
	size_t b;

	*lo = (struct fraction){ 0, 1 };
	*hi = (struct fraction){ 1, 1 };
	for (b = 0; b < w->n; b++) {
		if (b == a)
			continue;
		t = tie_of(w, a, b, k, &at_zero, &at_one);
		if (at_one < 0 && less(t, *hi))
			*hi = t;
		if (at_zero < 0 && less(*lo, t))
			*lo = t;
	}
}

/* The first of the greatest; n: several share it. */
static size_t
leader_of(const struct whole *w)
{
	size_t i, best = 0, shared = 0;

	for (i = 1; i < w->n; i++) {
		if (total_of(w, i) > total_of(w, best)) {
			best = i;
			shared = 0;
		} else if (total_of(w, i) == total_of(w, best)) {
			shared++;
		}
	}
	return shared > 0 ? w->n : best;
}

static void
check_intervals(struct arena *a, const struct whole *w, size_t leader)
{
	struct appraisal ap = appraisal_of(a, w);
	struct appraisal_result r = { 0 };
	double sum = 0, nearest = 2;
	struct fraction lo, hi;
	size_t k;

	appraise(a, &ap, &r);
	stability_measure(a, &r);
	assert_ptr_equal(r.leader, &r.options[leader]);
	for (k = 0; k < w->m; k++)
		sum += w->weight[k];
	for (k = 0; k < w->m; k++) {
		double at = w->weight[k] / sum;

		interval_of(w, leader, k, &lo, &hi);
		assert_near(r.stability[k].lo, as_double(lo), 1e-12);
		assert_near(r.stability[k].hi, as_double(hi), 1e-12);
		if (r.stability[k].above != NULL)
			nearest = fmin(nearest, as_double(hi) - at);
		if (r.stability[k].below != NULL)
			nearest = fmin(nearest, at - as_double(lo));
	}
	if (r.nearest.option != NULL)
		assert_near(r.nearest.away, nearest, 1e-12);
	else
		assert_true(nearest == 2);
}

static void
stability_agrees_with_fractions(void **state)
{
	unsigned seed = 7;
	int i, checked = 0;

	for (i = 0; i < ROUNDS; i++) {
		struct whole w = random_whole(&seed);
		struct appraisal ap = appraisal_of(*state, &w);
		struct appraisal_result r = { 0 };
		size_t leader = leader_of(&w);

		if (leader < w.n) {
			check_intervals(*state, &w, leader);
			checked++;
			continue;
		}
		appraise(*state, &ap, &r);
		assert_true(r.joint_leaders);
	}
	assert_true(checked > ROUNDS / 2);
}

/* ---- the critical path ---- */

#define MOST_ACTIONS	8

struct graph {		/* each waits for some of those before it */
	size_t	 n;
	int	 days[MOST_ACTIONS];
	int	 lag[MOST_ACTIONS][MOST_ACTIONS];	/* −1: no link */
};

static struct graph
random_graph(unsigned *seed)
{
	struct graph g = { .n = 1 + below(seed, MOST_ACTIONS) };
	size_t i, j;

	for (i = 0; i < g.n; i++) {
		g.days[i] = (int)below(seed, 60);
		for (j = 0; j < i; j++)
			g.lag[i][j] = below(seed, 3) > 0 ? -1 :
			    (int)below(seed, 30);
	}
	return g;
}

/* Every way back from i, one after the other. */
static int
longest_to(const struct graph *g, size_t i)
{
	int best = 0;
	size_t j;

	for (j = 0; j < i; j++)
		if (g->lag[i][j] >= 0) {
			int way = longest_to(g, j) + g->lag[i][j];

			best = way > best ? way : best;
		}
	return best + g->days[i];
}

static struct date
day_no(int n)
{
	struct date d = { .v = made("") };

	d.first = d.last = day_of(2026, 1, 1) + n;
	return d;
}

/* As a plan in which everything starts as early as it may. */
static struct plan
plan_of(struct arena *a, const struct graph *g)
{
	struct plan p = { .as_of = DAY_NONE, .first = day_of(2026, 1, 1),
	    .last = day_of(2030, 1, 1), .values.fiscal_month = 4,
	    .values.fiscal_day = 1, .actions.n = g->n };
	size_t i, j;

	p.actions.items = arena_array(a, g->n, sizeof *p.actions.items);
	for (i = 0; i < g->n; i++) {
		struct action *ac = &p.actions.items[i];
		int due = longest_to(g, i);

		ac->rec.kind = REC_ACTION;
		ac->start = day_no(due - g->days[i]);
		ac->due = day_no(due);
		ac->after.items = arena_array(a, i,
		    sizeof *ac->after.items);
		for (j = 0; j < i; j++)
			if (g->lag[i][j] >= 0)
				ac->after.items[ac->after.n++] =
				    (struct dependency){
				    .to = &p.actions.items[j].rec,
				    .lag_days = g->lag[i][j] };
	}
	return p;
}

/* The length of the path that the program finds. */
static int
path_length(struct arena *a, const struct graph *g)
{
	struct plan p = plan_of(a, g);
	struct action_result *v = arena_array(a, g->n, sizeof *v);
	struct schedule_result r = { 0 };
	int sum = 0;
	size_t i;

	status_measure(&p, a, v);
	schedule_measure(&p, a, v, &r);
	assert_null(r.no_path);
	for (i = 0; i < r.n_path; i++) {
		size_t at = (size_t)(r.path[i] - p.actions.items);

		sum += g->days[at];
		if (i > 0) {
			size_t to = (size_t)(r.path[i - 1] -
			    p.actions.items);

			assert_true(g->lag[at][to] >= 0);
			sum += g->lag[at][to];
		}
	}
	return sum;
}

static int
longest(const struct graph *g)
{
	int best = 0;
	size_t i;

	for (i = 0; i < g->n; i++)
		best = longest_to(g, i) > best ? longest_to(g, i) : best;
	return best;
}

static void
critical_path_is_the_longest(void **state)
{
	unsigned seed = 11;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		struct graph g = random_graph(&seed);
		int before = path_length(*state, &g);

		assert_int_equal(before, longest(&g));
		/* It never shrinks when something takes longer. */
		g.days[below(&seed, (unsigned)g.n)] += 17;
		assert_true(path_length(*state, &g) >= before);
	}
}

/* ---- how long draws take ---- */

/* 20 options × 12 criteria, both kinds of draws, in 25 ms of a processor;
   the best of five, since others use the machine too. */
static void
draws_are_fast(void **state)
{
	struct appraisal ap = { .criteria.n = 12, .options.n = 20 };
	double best = INFINITY;
	size_t i, j;

	ap.criteria.items = arena_array(*state, 12,
	    sizeof *ap.criteria.items);
	ap.options.items = arena_array(*state, 20, sizeof *ap.options.items);
	for (j = 0; j < 12; j++)
		ap.criteria.items[j].weight = num(10 + (double)j);
	for (i = 0; i < 20; i++) {
		struct score_list *s = &ap.options.items[i].scores;

		s->n = 12;
		s->items = arena_array(*state, 12, sizeof *s->items);
		for (j = 0; j < 12; j++) {
			double x = (double)((i * 7 + j * 13 + i * j * 5) % 6);

			s->items[j] = (struct score){ .has_value = true,
			    .criterion.to = &ap.criteria.items[j].rec,
			    .lo = x, .hi = x };
		}
	}
	for (i = 0; i < 5; i++) {
		struct appraisal_result r = { 0 };
		clock_t from = clock();

		appraise(*state, &ap, &r);
		stability_measure(*state, &r);
		appraisal_judge(*state, &r);
		appraisal_draw(*state, &r);
		best = fmin(best, (double)(clock() - from) / CLOCKS_PER_SEC);
		assert_int_equal(r.n_scored, 20);
	}
#ifndef __SANITIZE_ADDRESS__
	assert_true(best < 0.025);
#endif
}

/* ---- forecasts ---- */

static struct outlook
forecast(struct arena *a, const double *x, size_t n, double times,
    double plus)
{
	struct indicator in = { 0 };
	struct indicator_result r = { .indicator = &in, .n_points = n };
	size_t i;

	r.points = arena_array(a, n, sizeof *r.points);
	for (i = 0; i < n; i++)
		r.points[i] = (struct point){ .used = true,
		    .t = 2010.5 + (double)i, .x = times * x[i] + plus };
	trend_fit(a, &r);
	return trend_at(&r.trend, 2030.5, false);
}

/* In pence or in pounds, in °F or in °C: the same forecast. */
static void
forecasts_follow_the_unit(void **state)
{
	double x[12];
	unsigned seed = 3;
	int i;
	size_t k;

	for (i = 0; i < 300; i++) {
		size_t n = 5 + below(&seed, 8);
		double times = 1 + below(&seed, 200) / 10.0;
		double plus = below(&seed, 1000) / 7.0;
		struct outlook o, p;

		for (k = 0; k < n; k++)
			x[k] = below(&seed, 1000) / 10.0;
		o = forecast(*state, x, n, 1, 0);
		p = forecast(*state, x, n, times, plus);
		assert_near(p.mid, times * o.mid + plus, 1e-8);
		assert_near(p.lo95, times * o.lo95 + plus, 1e-8);
		assert_near(p.hi80, times * o.hi80 + plus, 1e-8);
		/* What is worse one way is better the other. */
		p = forecast(*state, x, n, -times, plus);
		assert_near(p.hi95, -times * o.lo95 + plus, 1e-8);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stability_agrees_with_fractions),
		cmocka_unit_test(critical_path_is_the_longest),
		cmocka_unit_test(draws_are_fast),
		cmocka_unit_test(forecasts_follow_the_unit),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
