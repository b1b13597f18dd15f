/* Indicators: where we are, where we are heading, what closes the gap. */
#include "show.h"

#include <math.h>
#include <string.h>

#include "arena.h"

#define SHORT	9	/* bytes of a figure with its unit */

const char *
indicator_name(const struct report *r, const struct indicator_result *i)
{
	const char *title = rec_title(&i->indicator->rec);

	return *title != '\0' ? title : rec_label(r->arena,
	    &i->indicator->rec);
}

static const char *
colour_word(enum rag rag)
{
	switch (rag) {
	case RAG_RED:
		return "red";
	case RAG_AMBER:
		return "amber";
	case RAG_GREEN:
		return "green";
	case RAG_NONE: case RAG_COMPLETE: case RAG_NOT_STARTED:
	case RAG_CANCELLED:
		return "none";
	}
	return "none";
}

void
put_unit(struct report *r, struct table *t, const struct indicator_result *i,
    double x)
{
	const char *s = unit_text(r->arena, i->indicator, x, i->decimals);

	/* "198.9 per 100,000" would leave no room for words. */
	if (strlen(s) > SHORT)
		s = number_text(r->arena, x, i->decimals);
	put_number(r, t, x, s);
}

static void
put_gap(struct report *r, struct table *t, const struct indicator_result *i,
    const struct gap_figure *g)
{
	if (g->absent != NULL)
		put_none(r, t);
	else
		put_plain(r, t, g->unit, i->decimals);
}

static void
put_history(struct report *r, struct table *t,
    const struct indicator_result *i)
{
	double *v = arena_array(r->arena, i->n_points, sizeof *v);
	size_t k, from = i->n_points > 16 ? i->n_points - 16 : 0;

	for (k = from; k < i->n_points; k++)
		v[k - from] = i->points[k].hole ? NAN : i->points[k].x;
	put_course(r, t, v, i->n_points - from);
}

static void
put_latest(struct report *r, struct table *t,
    const struct indicator_result *i)
{
	if (i->latest == NULL) {
		put_none(r, t);
		put_none(r, t);
		return;
	}
	put_unit(r, t, i, i->latest->x);
	put_words(r, t, period_value_text(r->arena,
	    &i->latest->reading->period));
}

static void
put_target(struct report *r, struct table *t,
    const struct indicator_result *i)
{
	if (i->final == NULL) {
		put_none(r, t);
		put_none(r, t);
		return;
	}
	put_unit(r, t, i, i->final->x);
	put_words(r, t, period_value_text(r->arena,
	    &i->final->target->period));
}

static void
gaps(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "latest", "Latest", COLUMN_NUMBER },
		{ "period", "Period", COLUMN_WORD },
		{ "history", "History", COLUMN_PICTURE },
		{ "target", "Target", COLUMN_NUMBER },
		{ "by", "By", COLUMN_WORD },
		{ "gap-from-today", "Gap", COLUMN_NUMBER },
		{ "gap-on-trend", "On trend", COLUMN_NUMBER },
		{ "people", "People", COLUMN_NUMBER },
		{ "colour", "Colour", COLUMN_WORD },
		{ 0 }
	};
	struct table *t = report_table(r, "targets", "Targets and gaps",
	    columns);
	size_t i;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct gap_figure *g = &in->from_today;

		put_words(r, t, indicator_name(r, in));
		put_latest(r, t, in);
		put_history(r, t, in);
		put_target(r, t, in);
		put_gap(r, t, in, g);
		put_gap(r, t, in, &in->on_trend);
		if (g->absent != NULL || g->no_people != NULL)
			put_none(r, t);
		else
			put_plain(r, t, g->people, 0);
		put_words(r, t, colour_word(in->rag));
	}
	if (t->n == 0)
		put_note(r, t, "The plan has no indicators.");
	else
		put_note(r, t, "A gap is improvement still to make, from the "
		    "latest reading and from the trend.");
}

static void
put_pace(struct report *r, struct table *t, const struct indicator_result *i,
    const struct pace *p)
{
	if (p->absent != NULL)
		put_none(r, t);
	else
		put_plain(r, t, p->a_year, i->decimals + 1);
}

static const char *
verdict_words(const struct change *c)
{
	/* What it would take is a matter for the documents. */
	if (c->absent != NULL)
		return c->from == NULL ? "nothing to compare with" :
		    "too little to tell";
	return c->verdict == VERDICT_REAL ? "a real change" :
	    "within what chance explains";
}

static const struct target_point *
next_judged(const struct indicator_result *in)
{
	size_t i;

	for (i = 0; i < in->n_targets; i++)
		if (in->targets[i].no_release == NULL)
			return &in->targets[i];
	return NULL;
}

static void
paces(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "pace-needed", "Needed/year", COLUMN_NUMBER },
		{ "pace-best", "Best/year", COLUMN_NUMBER },
		{ "forecast", "Forecast", COLUMN_NUMBER },
		{ "forecast-95", "95% range", COLUMN_WORDS },
		{ "since-previous", "Latest change", COLUMN_WORDS },
		{ "next-judged", "Next judged", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_table(r, "paces", "Paces and forecasts",
	    columns);
	size_t i;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct outlook *o = &in->outlook;
		const struct target_point *next = next_judged(in);

		put_words(r, t, indicator_name(r, in));
		put_pace(r, t, in, &in->required);
		put_pace(r, t, in, &in->best);
		if (o->absent != NULL) {
			put_none(r, t);
			put_none(r, t);
		} else {
			put_unit(r, t, in, o->mid);
			put_words(r, t, arena_printf(r->arena, "%s to %s",
			    number_text(r->arena, o->lo95, in->decimals),
			    number_text(r->arena, o->hi95, in->decimals)));
		}
		put_words(r, t, verdict_words(&in->since_previous));
		if (next != NULL)
			put_words(r, t, day_text(r->arena, next->release,
			    false));
		else
			put_none(r, t);
	}
}

static const char *
closure_words(enum closure c)
{
	switch (c) {
	case CLOSURE_CLOSES:
		return "closes the gap";
	case CLOSURE_MAY_CLOSE:
		return "may close the gap";
	case CLOSURE_FALLS_SHORT:
		return "falls short";
	case CLOSURE_NONE:
		break;
	}
	return "";
}

static void
claims(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "gap", "Gap", COLUMN_NUMBER },
		{ "low", "Low", COLUMN_NUMBER },
		{ "high", "High", COLUMN_NUMBER },
		{ "verdict", "Verdict", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_optional(r, "contributions",
	    "What the actions add", columns);
	size_t i;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct contributions *c = &in->contributions;

		if (c->absent != NULL)
			continue;
		put_words(r, t, indicator_name(r, in));
		put_plain(r, t, c->gap, in->decimals);
		put_plain(r, t, c->lo, 2);
		put_plain(r, t, c->hi, 2);
		put_words(r, t, closure_words(c->closure));
	}
	put_note(r, t, "Nobody is assumed to be reached twice.");
}

static void
others(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "with", "Against", COLUMN_WORDS },
		{ "period", "Period", COLUMN_WORD },
		{ "ours", "Ours", COLUMN_NUMBER },
		{ "theirs", "Theirs", COLUMN_NUMBER },
		{ "verdict", "Verdict", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_optional(r, "comparators",
	    "Other areas, in the same period", columns);
	size_t i, k;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];

		for (k = 0; k < in->indicator->comparators.n; k++) {
			const struct change *c = &in->comparisons[k].change;

			if (c->to == NULL)
				continue;
			put_words(r, t, indicator_name(r, in));
			put_words(r, t, rec_title(&in->comparisons[k]
			    .comparator->rec));
			put_words(r, t, period_value_text(r->arena,
			    &c->to->reading->period));
			put_unit(r, t, in, c->to->x);
			put_unit(r, t, in, c->from->x);
			put_words(r, t, c->absent != NULL ?
			    "too little to tell" : c->verdict == VERDICT_NOT_REAL ?
			    "no real difference" :
			    !is_set(in->indicator->better) ? "different" :
			    in->comparisons[k].better ? "better" : "worse");
		}
	}
}

void
show_targets(struct report *r, const struct analysis *an)
{
	gaps(r, an);
	if (an->plan->indicators.n == 0)
		return;
	paces(r, an);
	show_variation(r, an);
	show_paths(r, an);
	show_scenarios(r, an);
	claims(r, an);
	others(r, an);
	show_groups(r, an);
}
