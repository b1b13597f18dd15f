/*
 * Targets, the path to them, gaps, paces and the colour of an indicator
 * (METHODS 1 and the last paragraph of 6).
 */
#include <math.h>
#include <stdlib.h>

#include "arena.h"
#include "format.h"
#include "series.h"
#include "trend.h"

#define SAME		1e-9	/* what arithmetic alone may differ by */
#define PACE_YEARS	3.0	/* least span of a pace on record */

double
improvement(bool higher, double from, double to)
{
	return higher ? to - from : from - to;
}

/* ---- targets and path ---- */

static void
resolve(struct arena *a, const struct indicator_result *r,
    const struct target *target, struct target_point *out)
{
	const char *missing = value_missing(&target->value.v);
	const char *no_date = value_missing(&target->period.v);

	out->target = target;
	out->kind = target->value.kind;
	if (no_date != NULL) {
		out->absent = arena_printf(a, "the target's date is %s",
		    no_date);
		return;
	}
	out->t = period_midpoint(target->period.first, target->period.last);
	if (missing != NULL) {
		out->absent = arena_printf(a, "the target is %s", missing);
		return;
	}
	switch (out->kind) {
	case TARGET_VALUE:
	case TARGET_AT_MOST:
	case TARGET_AT_LEAST:
	case TARGET_UNDER:
	case TARGET_OVER:
		out->x = target->value.x;
		return;
	case TARGET_MAINTAIN:
		out->absent = r->no_baseline;
		out->x = r->baseline_x;
		return;
	case TARGET_CHANGE:
		out->absent = r->no_baseline;
		out->x = r->baseline_x * (1 + target->value.x / 100);
		return;
	}
}

static int
target_by_time(const void *a, const void *b)
{
	const struct target_point *p = a, *q = b;

	if (p->t != q->t)
		return p->t < q->t ? -1 : 1;
	return p->target < q->target ? -1 : p->target > q->target;
}

static struct target_point *
resolve_list(struct arena *a, const struct indicator_result *r,
    const struct target_list *list)
{
	struct target_point *v = arena_array(a, list->n, sizeof *v);
	size_t i;

	for (i = 0; i < list->n; i++)
		resolve(a, r, &list->items[i], &v[i]);
	if (list->n > 1)
		qsort(v, list->n, sizeof *v, target_by_time);
	return v;
}

/* Add those that can be used and lie later than the path so far. */
static void
path_extend(struct indicator_result *r, const struct target_point *v,
    size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (v[i].absent == NULL && (r->n_path == 0 ||
		    v[i].t > r->path[r->n_path - 1].t))
			r->path[r->n_path++] = v[i];
}

/*
 * Straight lines from the baseline through the targets.  A trajectory that
 * the plan gives takes the place of the targets as far as it reaches.
 */
static void
build_path(struct arena *a, struct indicator_result *r)
{
	const struct target_list *given = &r->indicator->trajectory;
	struct target_point *v = resolve_list(a, r, given);
	struct target_point start = { .t = r->baseline_t, .x = r->baseline_x };

	r->path = arena_array(a, 1 + given->n + r->n_targets, sizeof *r->path);
	if (r->no_baseline == NULL)
		path_extend(r, &start, 1);
	path_extend(r, v, given->n);
	path_extend(r, r->targets, r->n_targets);
}

void
targets_read(struct arena *a, struct indicator_result *r)
{
	size_t i;

	r->n_targets = r->indicator->targets.n;
	r->targets = resolve_list(a, r, &r->indicator->targets);
	for (i = 0; i < r->n_targets; i++)
		if (r->targets[i].absent == NULL)
			r->final = &r->targets[i];
	build_path(a, r);
}

bool
path_at(const struct indicator_result *r, double t, double *x)
{
	size_t i;

	for (i = 0; i < r->n_path; i++) {
		const struct target_point *q = &r->path[i], *p = q - 1;

		if (fabs(q->t - t) <= SAME) {
			*x = q->x;
			return true;
		}
		if (i > 0 && p->t < t && t < q->t) {
			*x = p->x + (q->x - p->x) * (t - p->t) / (q->t - p->t);
			return true;
		}
	}
	return false;
}

/* ---- gaps ---- */

/* The population of the target's period; without one, the latest known. */
static bool
population_at(struct arena *a, const struct indicator *in,
    const struct period *target, struct gap_figure *g)
{
	const struct reading_list *v = &in->population_series.readings;
	const struct reading *found = NULL;
	double t = period_midpoint(target->first, target->last);
	size_t i;

	for (i = 0; i < v->n; i++) {
		const struct reading *r = &v->items[i];

		if (!is_set(r->period) || !is_set(r->value))
			continue;
		if (day_moment(r->period.first) <= t &&
		    t <= period_end(r->period.last)) {
			g->population = r->value.x;
			return true;
		}
		if (found == NULL || r->period.last > found->period.last)
			found = r;
	}
	if (found != NULL) {
		g->population = found->value.x;
		g->population_of = period_value_text(a, &found->period);
		return true;
	}
	g->population = in->population.x;
	return is_set(in->population);
}

/* Out of how many the figure is; false: it is no share of people, and the
   gap says why there is no head-count. */
static bool
head_count_base(struct arena *a, const struct indicator *in,
    struct gap_figure *g, double *per)
{
	enum indicator_kind kind;
	bool known = measure_kind(in, &kind);

	if (is_set(in->standardised) && in->standardised.yes) {
		g->no_people = "no head-count: the rate is standardised for age";
		return false;
	}
	if (known && kind == KIND_COUNT) {
		g->no_people = "no head-count: the figure is a count already";
		return false;
	}
	if (!known || (kind != KIND_PROPORTION && kind != KIND_RATE)) {
		g->no_people = is_set(in->unit) ?
		    arena_printf(a, "no head-count: measured in %s",
		    in->unit.v.raw) : "no head-count: the unit is not given";
		return false;
	}
	if (is_set(in->per) && in->per.x > 0) {
		*per = in->per.x;
	} else if (kind == KIND_PROPORTION) {
		*per = 100;
	} else {
		g->no_people = "no head-count: the plan does not say per how "
		    "many people the rate is";
		return false;
	}
	return true;
}

struct gap_figure
gap_measure(struct arena *a, const struct indicator_result *r, double gap)
{
	struct gap_figure g = { .unit = gap };
	const struct indicator *in = r->indicator;
	double per;

	if (!head_count_base(a, in, &g, &per))
		return g;
	if (!population_at(a, in, &r->final->target->period, &g)) {
		g.no_people = "no head-count: the plan gives no population";
		return g;
	}
	g.people = gap / per * g.population;
	g.noun = in->population.noun != NULL && in->population.noun[0] != '\0'
	    ? in->population.noun : "people";
	return g;
}

static const char *
no_final_target(const struct indicator_result *r)
{
	return r->n_targets > 0 ? r->targets[r->n_targets - 1].absent :
	    "the plan sets no target";
}

/* ---- paces ---- */

static double
years_left(const struct indicator_result *r)
{
	const struct period *target = &r->final->target->period;

	/* Running totals share their first day: only their ends differ. */
	if (is_cumulative(r->indicator))
		return period_end(target->last) -
		    period_end(r->latest->reading->period.last);
	return r->final->t - r->latest->t;
}

static struct pace
required_pace(const struct indicator_result *r)
{
	struct pace p = { 0 };

	if (r->from_today.absent != NULL)
		p.absent = r->from_today.absent;
	else if (r->final->kind == TARGET_MAINTAIN)
		p.absent = "the target is to stay where we are";
	else if (r->from_today.unit <= SAME)
		p.absent = "the target is met already";
	else if (r->years_left <= SAME)
		p.absent = "no time is left: the latest reading is as late "
		    "as the target";
	else
		p.a_year = r->from_today.unit / r->years_left;
	return p;
}

/* Two readings of one run that a pace may be taken between. */
static bool
make_a_pace(const struct point *p, const struct point *q)
{
	return !p->hole && !q->hole && p->run >= 0 && p->run == q->run &&
	    q->t - p->t >= PACE_YEARS - SAME &&
	    !periods_overlap(&p->reading->period, &q->reading->period);
}

static struct pace
best_pace(const struct indicator_result *r, bool higher)
{
	struct pace best = { .absent = "no two comparable readings lie three "
	    "or more years apart" };
	size_t i, j;

	for (i = 0; i < r->n_points; i++) {
		for (j = i + 1; j < r->n_points; j++) {
			const struct point *p = &r->points[i];
			const struct point *q = &r->points[j];
			double pace;

			if (!make_a_pace(p, q))
				continue;
			pace = improvement(higher, p->x, q->x) / (q->t - p->t);
			if (best.absent != NULL || pace > best.a_year)
				best.a_year = pace;
			best.absent = NULL;
		}
	}
	return best;
}

/* The same reason for everything that a missing direction takes away. */
static void
no_direction(struct indicator_result *r)
{
	static const char why[] = "the plan does not say whether higher or "
	    "lower is better";

	r->from_today.absent = r->on_trend.absent = why;
	r->required.absent = r->best.absent = why;
}

void
gaps_measure(struct arena *a, struct indicator_result *r)
{
	const char *missing = r->final == NULL ? no_final_target(r) : NULL;
	bool higher;

	if (missing != NULL)
		r->outlook.absent = missing;
	else
		r->outlook = trend_at(&r->trend, r->final->t,
		    unit_is_percent(r->indicator));
	if (missing == NULL && r->latest != NULL)
		r->years_left = years_left(r);
	if (!better_known(r->indicator, &higher)) {
		no_direction(r);
		return;
	}
	if (missing == NULL && r->latest == NULL)
		r->from_today.absent = "there is no reading yet";
	else if (missing != NULL)
		r->from_today.absent = missing;
	else
		r->from_today = gap_measure(a, r,
		    improvement(higher, r->latest->x, r->final->x));
	if (r->outlook.absent != NULL)
		r->on_trend.absent = r->outlook.absent;
	else
		/* From the line itself: clamping is for display alone. */
		r->on_trend = gap_measure(a, r, improvement(higher,
		    trend_at(&r->trend, r->final->t, false).mid, r->final->x));
	r->required = required_pace(r);
	r->best = best_pace(r, higher);
}

/* ---- colour ---- */

double
amber_room(const struct indicator_result *r)
{
	const struct tolerance *t = &r->indicator->tolerance;
	double distance = fabs(r->final->x - r->baseline_x);

	if (!is_set(*t))
		return distance * 0.1;
	return t->percent ? distance * t->x / 100 : t->x;
}

static const char *
no_colour(const struct indicator_result *r, bool direction)
{
	if (r->latest == NULL)
		return "there is no reading yet";
	if (r->no_baseline != NULL)
		return r->no_baseline;
	if (r->final == NULL)
		return no_final_target(r);
	if (!direction)
		return "the plan does not say whether higher or lower is "
		    "better";
	if (r->latest->t <= r->baseline_t + SAME)
		return "no reading has followed the baseline yet";
	return NULL;
}

void
indicator_colour(struct indicator_result *r)
{
	bool higher = false, direction = better_known(r->indicator, &higher);
	bool maintain;
	double path, worse;

	r->rag = RAG_NONE;
	r->rag_why = no_colour(r, direction);
	if (r->rag_why != NULL)
		return;
	/* After its last target an indicator is held to that target. */
	if (!path_at(r, r->latest->t, &path))
		path = r->final->x;
	worse = improvement(higher, r->latest->x, path);
	/* To maintain within a margin is to be within it. */
	maintain = r->final->kind == TARGET_MAINTAIN;
	if (maintain)
		worse -= r->final->target->value.x;
	if (worse <= SAME) {
		r->rag = RAG_GREEN;
		r->rag_why = maintain ? "within its margin" :
		    worse < -SAME ? "better than its path" : "on its path";
	} else if (worse <= amber_room(r) + SAME) {
		r->rag = RAG_AMBER;
		r->rag_why = "just short of its path";
	} else {
		r->rag = RAG_RED;
		r->rag_why = "worse than its path";
	}
}
