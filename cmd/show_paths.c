/* The path from the baseline through the targets, when each of them can be
   judged, and where scenarios lead; what readings ordinarily do. */
#include "show.h"

#include "arena.h"
#include "series.h"

/* The target that falls where the path does: a trajectory may be given
   through it, and the path was drawn before releases were known. */
static const struct target_point *
target_of(const struct indicator_result *in, const struct target_point *p)
{
	size_t i;

	for (i = 0; p->target != NULL && i < in->n_targets; i++)
		if (in->targets[i].absent == NULL && in->targets[i].t == p->t)
			return &in->targets[i];
	return NULL;
}

static const struct period *
period_of(const struct indicator_result *in, const struct target_point *p)
{
	return p->target != NULL ? &p->target->period :
	    in->baseline != NULL ? &in->baseline->reading->period :
	    &in->indicator->baseline.period;
}

static void
put_figure(struct report *r, struct table *t,
    const struct indicator_result *in, const struct reading *reading)
{
	if (reading == NULL)
		put_none(r, t);
	else
		put_unit(r, t, in, reading->value.x);
}

static void
path_row(struct report *r, struct table *t, const struct indicator_result *in,
    const struct target_point *p)
{
	const struct target_point *target = target_of(in, p);
	const struct period *period = period_of(in, p);

	put_words(r, t, indicator_name(r, in));
	put_words(r, t, p->target == NULL ? "baseline" : target != NULL ?
	    "target" : "on the way");
	put_words(r, t, period_value_text(r->arena, period));
	put_unit(r, t, in, p->x);
	put_figure(r, t, in, reading_at(&in->indicator->history, period));
	if (target == NULL || target->no_release != NULL)
		put_none(r, t);
	else
		put_words(r, t, day_text(r->arena, target->release, false));
}

/* Where the path stood when the latest reading was taken. */
static void
latest_row(struct report *r, struct table *t,
    const struct indicator_result *in)
{
	double x;

	if (!path_at(in, in->latest->t, &x))
		return;
	put_words(r, t, indicator_name(r, in));
	put_words(r, t, "latest");
	put_words(r, t, period_value_text(r->arena,
	    &in->latest->reading->period));
	put_unit(r, t, in, x);
	put_unit(r, t, in, in->latest->x);
	put_none(r, t);
}

static void
path(struct report *r, struct table *t, const struct indicator_result *in)
{
	const struct point *last = in->latest;
	size_t i;

	for (i = 0; i < in->n_path; i++) {
		if (i > 0 && last != NULL && in->path[i - 1].t < last->t &&
		    last->t < in->path[i].t)
			latest_row(r, t, in);
		path_row(r, t, in, &in->path[i]);
	}
	if (in->final->no_release != NULL)
		put_note(r, t, "%s: when the final target can be judged is "
		    "not known: %s.", indicator_name(r, in),
		    in->final->no_release);
}

void
show_paths(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "point", "Point", COLUMN_WORD },
		{ "period", "Period", COLUMN_WORD },
		{ "path", "Path", COLUMN_NUMBER },
		{ "reading", "Reading", COLUMN_NUMBER },
		{ "judged", "Can be judged", COLUMN_WORD },
		{ 0 }
	};
	struct table *t = report_optional(r, "paths",
	    "Paths to the targets", columns);
	size_t i;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];

		if (in->final == NULL || in->n_path < 2)
			continue;
		path(r, t, in);
	}
}

static void
scenario_row(struct report *r, struct table *t,
    const struct indicator_result *in, const struct scenario_result *s)
{
	const struct gap_figure *g = &s->gap;

	put_words(r, t, indicator_name(r, in));
	put_words(r, t, rec_title(&s->scenario->rec));
	if (s->absent != NULL)
		put_none(r, t);
	else
		put_unit(r, t, in, s->x);
	if (g->absent != NULL)
		put_none(r, t);
	else
		put_plain(r, t, g->unit, in->decimals);
	if (g->absent != NULL || g->no_people != NULL)
		put_none(r, t);
	else
		put_number(r, t, g->people, people_text(r->arena, g->people,
		    ""));
}

void
show_scenarios(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "scenario", "Scenario", COLUMN_WORDS },
		{ "leads-to", "Leads to", COLUMN_NUMBER },
		{ "gap", "Gap", COLUMN_NUMBER },
		{ "people", "People", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t = report_optional(r, "scenarios",
	    "Gaps in each scenario", columns);
	size_t i, k;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];

		for (k = 0; k < in->n_scenarios; k++) {
			scenario_row(r, t, in, &in->scenarios[k]);
		}
	}
}

static const char *
variation_words(const struct xmr *x)
{
	if (x->is_trend)
		return "a trend";
	if (x->trial)
		return "limits on trial";
	switch (x->assurance) {
	case ASSURANCE_NONE:
		break;
	case ASSURANCE_MET:
		return "target reliably met";
	case ASSURANCE_CANNOT:
		return "target cannot be met without change";
	case ASSURANCE_HIT_OR_MISS:
		return "target hit or missed";
	}
	return "";
}

void
show_variation(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "readings", "Readings", COLUMN_NUMBER },
		{ "signals", "Signals", COLUMN_NUMBER },
		{ "mean", "Mean", COLUMN_NUMBER },
		{ "low", "From", COLUMN_NUMBER },
		{ "high", "to", COLUMN_NUMBER },
		{ "verdict", "Verdict", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_optional(r, "variation",
	    "Ordinary variation", columns);
	size_t i, k;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct xmr *x = &in->xmr;
		const double v[] = { x->mean, x->lo, x->hi };

		if (x->absent != NULL)
			continue;
		put_words(r, t, indicator_name(r, in));
		put_plain(r, t, (double)x->n, 0);
		put_plain(r, t, (double)x->n_marked, 0);
		for (k = 0; k < sizeof v / sizeof *v; k++)
			put_plain(r, t, v[k], in->decimals + 2);
		put_words(r, t, variation_words(x));
	}
}
