#include <math.h>

#include "buf.h"
#include "chart.h"
#include "compose.h"

/*
 * The pictures of an indicator, with the words for those who cannot see
 * them.  Alternative text follows one pattern: what, where and when; first
 * and latest; the comparator; target and path; forecast; gap; what is
 * missing.
 */

#define CURVE_HEIGHT	274
#define SPARK_HEIGHT	38

static const char *
point_period(const struct compose *c, const struct point *p)
{
	return period_value_text(c->arena, &p->reading->period);
}

static const struct point *
first_point(const struct indicator_result *r)
{
	for (size_t i = 0; i < r->n_points; i++)
		if (!r->points[i].hole)
			return &r->points[i];
	return NULL;
}

static const char *
target_period(const struct compose *c, const struct indicator_result *r)
{
	const struct period *p = &r->final->target->period;

	return is_given(*p) ? period_value_text(c->arena, p) :
	    "the target's date";
}

static const char *
in_unit(const struct compose *c, const struct indicator_result *r, double x)
{
	return unit_text(c->arena, r->indicator, x, r->decimals);
}

static void
say_record(struct compose *c, struct buf *b, const struct indicator_result *r)
{
	const struct point *first = first_point(r), *last = r->latest;
	const char *title = rec_text(c, &r->indicator->rec);
	const char *area = shown(c, &c->plan->plan.area.v);
	const char *from = point_period(c, first), *to = point_period(c, last);

	if (first == last) {
		buf_printf(b, "%s: one reading, %s in %s.", title,
		    point_text(c, r, last), to);
		return;
	}
	if (*area != '\0')
		buf_printf(b, "%s in %s, %s to %s.", title, area, from, to);
	else
		buf_printf(b, "%s, %s to %s.", title, from, to);
	if (last->x > first->x)
		buf_printf(b, " It rose from %s to %s.",
		    point_text(c, r, first), point_text(c, r, last));
	else if (last->x < first->x)
		buf_printf(b, " It fell from %s to %s.",
		    point_text(c, r, first), point_text(c, r, last));
	else
		buf_printf(b, " It began and ended at %s.",
		    point_text(c, r, last));
}

static void
say_holes(struct compose *c, struct buf *b, const struct indicator_result *r)
{
	const char **p = arena_array(c->arena, r->n_points + 1, sizeof(*p));
	size_t n = 0;

	for (size_t i = 0; i < r->n_points; i++)
		if (r->points[i].hole && r->points[i].reading != NULL)
			p[n++] = point_period(c, &r->points[i]);
	if (n > 0)
		buf_printf(b, " There is no figure for %s.",
		    list_text(c, p, n));
}

static void
say_breaks(struct compose *c, struct buf *b, const struct indicator_result *r)
{
	const struct series_break_list *l = &r->indicator->breaks;

	for (size_t i = 0; i < l->n; i++)
		buf_printf(b, " Figures from %s on are measured in another "
		    "way.", period_value_text(c->arena, &l->items[i].period));
}

static void
say_comparators(struct compose *c, struct buf *b,
    const struct indicator_result *r)
{
	const struct comparator_list *l = &r->indicator->comparators;

	for (size_t i = 0; i < l->n; i++) {
		const struct point *ours;
		const struct reading *theirs;

		if (!latest_shared(r, &l->items[i].history, &ours, &theirs))
			continue;
		buf_printf(b, " %s stood at %s in %s.",
		    shown(c, &l->items[i].name.v),
		    in_unit(c, r, theirs->value.x), point_period(c, ours));
	}
}

static void
say_target(struct compose *c, struct buf *b, const struct indicator_result *r)
{
	const struct reading *base = &r->indicator->baseline;

	if (r->no_baseline == NULL && is_given(base->period))
		buf_printf(b, " The baseline is %s in %s.",
		    in_unit(c, r, r->baseline_x),
		    period_value_text(c->arena, &base->period));
	if (r->indicator->targets.n == 0)
		buf_printf(b, " No target is set.");
	else
		buf_printf(b, " The target: %s.", target_shown(c, r));
}

static void
say_outlook(struct compose *c, struct buf *b, const struct indicator_result *r)
{
	const struct outlook *o = &r->outlook;

	if (r->trend.absent != NULL) {
		buf_printf(b, " No trend is drawn (%s).", r->trend.absent);
		return;
	}
	if (r->final == NULL || o->absent != NULL)
		return;
	buf_printf(b, " On trend the figure in %s is %s (80%% range %s to %s, "
	    "95%% range %s to %s).", target_period(c, r),
	    in_unit(c, r, o->mid), in_unit(c, r, o->lo80),
	    in_unit(c, r, o->hi80), in_unit(c, r, o->lo95),
	    in_unit(c, r, o->hi95));
}

static void
say_gap(struct compose *c, struct buf *b, const struct indicator_result *r)
{
	const struct gap_figure *trend = &r->on_trend, *now = &r->from_today;

	if (now->absent == NULL && now->unit > 0)
		buf_printf(b, " From the latest figure to the target there "
		    "are %s to go.", gap_text(c, r, now));
	else if (now->absent == NULL)
		buf_printf(b, " The latest figure meets the target.");
	if (trend->absent == NULL && trend->unit > 0)
		buf_printf(b, " On trend %s would be left.",
		    gap_text(c, r, trend));
}

const char *
curve_alt(struct compose *c, const struct indicator_result *r)
{
	struct buf b;

	if (r->latest == NULL)
		return "No reading yet.";
	buf_init(&b, c->arena);
	say_record(c, &b, r);
	say_holes(c, &b, r);
	say_breaks(c, &b, r);
	say_comparators(c, &b, r);
	say_target(c, &b, r);
	say_outlook(c, &b, r);
	say_gap(c, &b, r);
	return buf_text(&b);
}

/* ---- the finding above the picture ---- */

static bool
beyond_record(const struct indicator_result *r)
{
	return r->required.absent == NULL && r->best.absent == NULL &&
	    round_shown(r->required.a_year, r->decimals) >
	    round_shown(r->best.a_year, r->decimals);
}

static const char *
curve_title(struct compose *c, const struct indicator_result *r)
{
	const char *now = point_text(c, r, r->latest);
	const char *period = point_period(c, r->latest);

	if (r->indicator->targets.n == 0)
		return arena_printf(c->arena, "%s in %s, with no target to "
		    "steer by", now, period);
	if (r->from_today.absent == NULL && r->from_today.unit <= 0)
		return arena_printf(c->arena, "%s in %s: the target is met",
		    now, period);
	if (beyond_record(r))
		return "It has to improve faster than it ever has to meet the "
		    "target";
	if (r->on_trend.absent == NULL && r->on_trend.unit <= 0)
		return "On its trend it meets the target";
	if (r->on_trend.absent == NULL)
		return "On its trend it misses the target";
	if (!target_is_number(r))
		return arena_printf(c->arena, "%s in %s; the target: %s",
		    now, period, target_shown(c, r));
	return arena_printf(c->arena, "From %s in %s to a target of %s", now,
	    period, target_shown(c, r));
}

static const char *
comparator_names(struct compose *c, const struct indicator *i)
{
	size_t n = i->comparators.n;
	const char **v = arena_array(c->arena, n + 2, sizeof(*v));
	const char *area = shown(c, &c->plan->plan.area.v);
	size_t k = 0;

	if (*area != '\0')
		v[k++] = area;
	for (size_t j = 0; j < n; j++)
		v[k++] = shown(c, &i->comparators.items[j].name.v);
	return list_text(c, v, k);
}

static const char *
curve_subtitle(struct compose *c, const struct indicator_result *r)
{
	const struct indicator *i = r->indicator;
	const char *unit = shown(c, &i->unit.v);
	const char *places = comparator_names(c, i);
	const char *title = rec_text(c, &i->rec);

	if (*unit != '\0' && *places != '\0')
		return arena_printf(c->arena, "%s, %s: %s. Dashed: the path "
		    "to the target.", title, unit, places);
	if (*unit != '\0')
		return arena_printf(c->arena, "%s, %s. Dashed: the path to "
		    "the target.", title, unit);
	return arena_printf(c->arena, "%s. Dashed: the path to the target.",
	    title);
}

static const char *
curve_caption(struct compose *c, const struct indicator_result *r)
{
	const char *source = shown(c, &r->indicator->source.v);

	if (*source == '\0')
		source = "not stated";
	if (r->trend.absent != NULL)
		return arena_printf(c->arena, "Source: %s. Path and target: "
		    "this plan. No trend is drawn (%s).", source,
		    r->trend.absent);
	return arena_printf(c->arena, "Source: %s. Path and target: this "
	    "plan. Trend: least squares on %zu readings, with the ranges "
	    "that 80%% and 95%% of outcomes would fall in.", source,
	    r->trend.n);
}

struct figure *
figure_add(struct compose *c, struct block *parent,
    void (*draw)(struct canvas *, const void *), const void *data)
{
	struct block *b = doc_add(c->doc, parent, BLOCK_FIGURE);

	if (b->figure == NULL)
		b->figure = arena_alloc(c->arena, sizeof(*b->figure));
	b->figure->draw = draw;
	b->figure->data = data;
	return b->figure;
}

void
curve_figure(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	struct figure *f;

	if (r->latest == NULL)
		return;
	f = figure_add(c, parent, chart_curve, r);
	f->height = CURVE_HEIGHT;
	f->elastic = true;
	f->title = curve_title(c, r);
	f->subtitle = curve_subtitle(c, r);
	f->caption = curve_caption(c, r);
	f->alt = curve_alt(c, r);
}

void
sparkline_figure(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	struct figure *f = figure_add(c, parent, chart_sparkline, r);

	f->height = SPARK_HEIGHT;
	if (r->indicator->targets.n > 0)
		f->alt = arena_printf(c->arena, "From %s in %s to %s in %s; "
		    "the target: %s.", point_text(c, r, first_point(r)),
		    point_period(c, first_point(r)),
		    point_text(c, r, r->latest), point_period(c, r->latest),
		    target_shown(c, r));
	else
		f->alt = arena_printf(c->arena, "From %s in %s to %s in %s; "
		    "no target is set.", point_text(c, r, first_point(r)),
		    point_period(c, first_point(r)),
		    point_text(c, r, r->latest), point_period(c, r->latest));
}
