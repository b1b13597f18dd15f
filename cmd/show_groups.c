/* Groups and localities, and what it would take to close a gap. */
#include "show.h"

#include <math.h>

#include "arena.h"

static const char *
course_word(enum gap_course course)
{
	return course == GAP_UNKNOWN ? "not known" : gap_course_word(course);
}

static const char *
course_words(const struct report *r, const struct inequality *q)
{
	if (q->no_course != NULL)
		return "not known";
	if (!q->disagree)
		return course_word(q->absolute);
	return arena_printf(r->arena, "%s; %s as a ratio",
	    course_word(q->absolute), course_word(q->relative));
}

static void
put_ratio(struct report *r, struct table *t, double x)
{
	if (isnan(x))
		put_none(r, t);
	else
		put_plain(r, t, x, 2);
}

static void
inequality_row(struct report *r, struct table *t,
    const struct indicator_result *in, const struct inequality *q)
{
	const struct inequality_at *f = &q->first, *l = &q->latest;

	put_words(r, t, indicator_name(r, in));
	put_words(r, t, q->breakdown->group.to != NULL ?
	    rec_title(q->breakdown->group.to) : "");
	put_words(r, t, q->against);
	put_plain(r, t, f->absolute, in->decimals);
	put_words(r, t, period_value_text(r->arena, f->period));
	put_plain(r, t, l->absolute, in->decimals);
	put_ratio(r, t, l->relative);
	put_words(r, t, period_value_text(r->arena, l->period));
	put_words(r, t, course_words(r, q));
}

static void
inequalities(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "group", "Group", COLUMN_WORDS },
		{ "against", "Against", COLUMN_WORDS },
		{ "first-gap", "First", COLUMN_NUMBER },
		{ "first-period", "In", COLUMN_WORD },
		{ "latest-gap", "Latest", COLUMN_NUMBER },
		{ "ratio", "Ratio", COLUMN_NUMBER },
		{ "latest-period", "In", COLUMN_WORD },
		{ "course", "Course", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_optional(r, "inequalities",
	    "Gaps between groups", columns);
	size_t i, k;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];

		for (k = 0; k < in->indicator->breakdown.n; k++) {
			if (in->inequalities[k].absent != NULL)
				continue;
			inequality_row(r, t, in, &in->inequalities[k]);
		}
	}
	put_note(r, t, "A gap is the group's figure minus the others'; the "
	    "ratio divides the two.");
}

static void
spreads(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "period", "Period", COLUMN_WORD },
		{ "localities", "Areas", COLUMN_NUMBER },
		{ "least", "Least", COLUMN_NUMBER },
		{ "least-in", "in", COLUMN_WORDS },
		{ "most", "Most", COLUMN_NUMBER },
		{ "most-in", "in", COLUMN_WORDS },
		{ "standard-deviation", "Standard deviation", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t = report_optional(r, "spread",
	    "Spread between localities", columns);
	size_t i;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct spread_result *s = &in->spread;

		if (s->absent != NULL)
			continue;
		put_words(r, t, indicator_name(r, in));
		put_words(r, t, period_value_text(r->arena, s->period));
		put_plain(r, t, (double)s->n, 0);
		put_unit(r, t, in, s->least);
		put_words(r, t, rec_title(&s->least_in->rec));
		put_unit(r, t, in, s->most);
		put_words(r, t, rec_title(&s->most_in->rec));
		put_plain(r, t, s->sd, in->decimals + 1);
	}
}

static const char *
place_words(int beyond)
{
	switch (beyond) {
	case -2:
		return "far below";
	case -1:
		return "below";
	case 1:
		return "above";
	case 2:
		return "far above";
	default:
		return "within";
	}
}

static void
place_row(struct report *r, struct table *t,
    const struct indicator_result *in, const struct funnel_place *p)
{
	const double limits[] = { p->lo95, p->hi95, p->lo998, p->hi998 };
	size_t i;

	put_words(r, t, indicator_name(r, in));
	put_words(r, t, rec_title(&p->in->rec));
	put_unit(r, t, in, p->x);
	for (i = 0; i < sizeof limits / sizeof *limits; i++)
		put_plain(r, t, limits[i], in->decimals + 1);
	put_words(r, t, place_words(p->beyond));
}

static void
funnels(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "locality", "Area", COLUMN_WORDS },
		{ "figure", "Figure", COLUMN_NUMBER },
		{ "low-95", "95% from", COLUMN_NUMBER },
		{ "high-95", "to", COLUMN_NUMBER },
		{ "low-99-8", "99.8% from", COLUMN_NUMBER },
		{ "high-99-8", "to", COLUMN_NUMBER },
		{ "verdict", "Verdict", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_optional(r, "funnel",
	    "Localities against all of them together", columns);
	size_t i, k;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct funnel_result *f = &in->funnel;

		if (f->absent != NULL)
			continue;
		for (k = 0; k < f->n; k++)
			place_row(r, t, in, &f->places[k]);
		put_note(r, t, "%s: %s in all of them together.",
		    indicator_name(r, in), unit_text(r->arena, in->indicator,
		    f->centre, in->decimals));
	}
	put_note(r, t, "Between its limits a place may differ from the "
	    "others by chance alone.");
}

static void
claim_row(struct report *r, struct table *t, const struct analysis *an,
    const struct indicator_result *in, const struct claim *c)
{
	put_words(r, t, indicator_name(r, in));
	put_words(r, t, rec_title(&c->action->rec));
	put_plain(r, t, c->reached, 0);
	put_plain(r, t, c->reach_lo, 0);
	put_plain(r, t, c->reach_hi, 0);
	if (c->no_cost != NULL) {
		put_none(r, t);
		put_none(r, t);
		return;
	}
	put_number(r, t, c->cost_lo, money_text(an->plan, r->arena,
	    c->cost_lo, false));
	put_number(r, t, c->cost_hi, money_text(an->plan, r->arena,
	    c->cost_hi, false));
}

static void
what_must_be_true(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "indicator", "Indicator", COLUMN_WORDS },
		{ "action", "Action", COLUMN_WORDS },
		{ "planned", "Planned", COLUMN_NUMBER },
		{ "reach-low", "Needed", COLUMN_NUMBER },
		{ "reach-high", "to", COLUMN_NUMBER },
		{ "cost-low", "Cost", COLUMN_NUMBER },
		{ "cost-high", "to", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t = report_optional(r, "what-must-be-true",
	    "What must be true, were one action to close the gap "
	    "alone", columns);
	size_t i, k;

	for (i = 0; i < an->plan->indicators.n; i++) {
		const struct indicator_result *in = &an->indicators[i];
		const struct contributions *all = &in->contributions;

		for (k = 0; all->absent == NULL && k < all->n; k++) {
			if (all->claims[k].no_reach != NULL)
				continue;
			claim_row(r, t, an, in, &all->claims[k]);
		}
	}
	put_note(r, t, "Planned and needed: people to reach. Cost: for all "
	    "who are needed, at what each costs as planned.");
}

void
show_groups(struct report *r, const struct analysis *an)
{
	inequalities(r, an);
	spreads(r, an);
	funnels(r, an);
	what_must_be_true(r, an);
}
