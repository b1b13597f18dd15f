#include <math.h>
#include <string.h>

#include "compose.h"

/* One indicator: finding, colour, verdict, picture, tests, the rest. */

#define FEW_INDICATORS	2
#define MOST_OUTCOMES	6	/* whose headline is shown in full */
#define LOW_CURVE	180.0	/* where others follow it */

/*
 * Step 1 shows both indicators of a plan that has two; of a plan that has
 * more, the headline of each main outcome, and the annex has the others.
 */
bool
indicator_in_body(const struct compose *c, const struct indicator *ind)
{
	const struct outcome *o[MOST_OUTCOMES];
	size_t n = main_outcomes(c, o, MOST_OUTCOMES);
	bool any = false;

	if (c->plan->indicators.n <= FEW_INDICATORS)
		return true;
	for (size_t i = 0; i < n; i++) {
		const struct indicator_result *r = headline_of(c, o[i]);

		if (r != NULL && r->indicator == ind)
			return true;
		any |= r != NULL;
	}
	return !any && ind < c->plan->indicators.items + FEW_INDICATORS;
}

/* The mark with its reason; before any reading follows the baseline, why. */
struct block *
rag_para(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	struct block *p = doc_add(c->doc, parent, BLOCK_PARA);

	put_rag(c, p, r->rag, rag_sentence(c, r));
	return p;
}

bool
target_is_number(const struct indicator_result *r)
{
	return r->final != NULL && r->final->kind != TARGET_MAINTAIN &&
	    r->final->kind != TARGET_CHANGE;
}

static void
heading(struct compose *c, struct block *parent,
    const struct indicator_result *r, int level)
{
	const char *title = rec_text(c, &r->indicator->rec);
	const char *id = anchor(c, &r->indicator->rec);
	const char *now;

	if (r->latest == NULL) {
		doc_heading(c->doc, parent, level, id, "%s: no reading yet",
		    title);
		return;
	}
	now = point_text(c, r, r->latest);
	if (r->indicator->targets.n == 0)
		doc_heading(c->doc, parent, level, id, "%s: %s, and no target "
		    "to measure against", title, now);
	else if (r->from_today.absent == NULL && r->from_today.unit <= 0)
		doc_heading(c->doc, parent, level, id, "%s: %s, and the target "
		    "is met", title, now);
	else if (target_is_number(r))
		doc_heading(c->doc, parent, level, id, "%s: %s against a target "
		    "of %s", title, now, target_shown(c, r));
	else
		doc_heading(c->doc, parent, level, id, "%s: %s; the target: %s",
		    title, now, target_shown(c, r));
}

/* Stands above the heading: mark and reason are seen before the title. */
static void
kicker(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct refs *o = &r->indicator->outcomes;
	struct block *p = doc_add(c->doc, parent, BLOCK_PARA);

	p->role = PARA_KICKER;
	if (is_given(*o))
		doc_text(c->doc, p, "Outcome: %s. ", refs_brief(c, o));
	put_rag(c, p, r->rag, rag_sentence(c, r));
}

/* ---- the verdict ---- */

static const char *
point_period(const struct compose *c, const struct point *p)
{
	return period_value_text(c->arena, &p->reading->period);
}

/* "The 95% interval of the change is 0.1 to 5.1 points", where there is one. */
static void
say_interval(struct compose *c, struct block *p,
    const struct indicator_result *r, const struct change *k)
{
	if (k->has_interval)
		doc_text(c->doc, p, " The 95%% interval of the change is %s "
		    "to %s.", number_text(c->arena, k->lo, r->decimals),
		    unit_gap_text(c->arena, r->indicator, k->hi,
		    r->decimals));
}

static void
say_change(struct compose *c, struct block *parent,
    const struct indicator_result *r, const struct change *k)
{
	struct block *p = doc_add(c->doc, parent, BLOCK_PARA);
	const char *size = unit_gap_text(c->arena, r->indicator,
	    fabs(k->diff), r->decimals);
	const char *from = point_period(c, k->from);
	const char *to = point_period(c, k->to);

	if (k->diff > 0)
		doc_text(c->doc, p, "Up %s from %s to %s.", size, from, to);
	else if (k->diff < 0)
		doc_text(c->doc, p, "Down %s from %s to %s.", size, from, to);
	else
		doc_text(c->doc, p, "No difference between %s and %s.", from,
		    to);
	if (k->verdict == VERDICT_REAL)
		doc_text(c->doc, p, " Chance alone is an unlikely cause.");
	else
		doc_text(c->doc, p, " Chance alone could have made this "
		    "difference.");
	say_interval(c, p, r, k);
}

static const char *
verdict_title(const struct compose *c, const struct indicator_result *r,
    const struct change *k)
{
	const char *since = point_period(c, k->from);
	bool better;

	if (k->verdict != VERDICT_REAL)
		return arena_printf(c->arena, "No real change since %s",
		    since);
	better = is_set(r->indicator->better) &&
	    (k->diff > 0) == (r->indicator->better.i == BETTER_HIGHER);
	if (better)
		return arena_printf(c->arena, "A real improvement since %s",
		    since);
	return arena_printf(c->arena, "A real worsening since %s", since);
}

static bool
told(const struct change *k)
{
	return k->absent == NULL && k->verdict != VERDICT_NONE &&
	    k->from != NULL && k->to != NULL;
}

/* The same two readings need no second verdict. */
static bool
same_readings(const struct indicator_result *r)
{
	return told(&r->since_previous) && told(&r->since_baseline) &&
	    r->since_previous.from == r->since_baseline.from;
}

/* The limits of ordinary variation, and how far to trust them. */
static void
variation(struct compose *c, struct block *box,
    const struct indicator_result *r)
{
	const struct xmr *x = &r->xmr;
	const char *lo, *hi;

	if (x->absent != NULL)
		return;
	lo = unit_text(c->arena, r->indicator, x->lo, r->decimals);
	hi = unit_text(c->arena, r->indicator, x->hi, r->decimals);
	if (x->is_trend)
		doc_para(c->doc, box, PARA_BODY, "The readings follow a "
		    "trend rather than vary around one level.");
	else if (x->trial)
		doc_para(c->doc, box, PARA_BODY, "Readings would ordinarily "
		    "lie between %s and %s: limits on trial, from %zu "
		    "readings.", lo, hi, x->n);
	else
		doc_para(c->doc, box, PARA_BODY, "Readings ordinarily lie "
		    "between %s and %s, from %zu readings.", lo, hi, x->n);
}

/* What the control chart says of the target, where it says anything. */
static void
assurance(struct compose *c, struct block *box,
    const struct indicator_result *r)
{
	switch (r->xmr.assurance) {
	case ASSURANCE_NONE:
		return;
	case ASSURANCE_MET:
		doc_para(c->doc, box, PARA_BODY, "If nothing changes, the "
		    "target will be met reliably: even a bad reading meets "
		    "it.");
		return;
	case ASSURANCE_CANNOT:
		doc_para(c->doc, box, PARA_BODY, "If nothing changes, the "
		    "target cannot be met: even a good reading falls short.");
		return;
	case ASSURANCE_HIT_OR_MISS:
		doc_para(c->doc, box, PARA_BODY, "If nothing changes, the "
		    "target will be hit or missed by chance.");
		return;
	}
}

static void
verdict(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct change *prev = &r->since_previous;
	const struct change *base = &r->since_baseline;
	struct block *box = callout(c, parent, TONE_INFO);

	if (!told(prev) && !told(base)) {
		strong_para(c, box, "Has it really changed?");
		if (prev->absent != NULL)
			doc_para(c->doc, box, PARA_BODY, "%s.",
			    sentence_case(c, prev->absent));
		return;
	}
	strong_para(c, box, verdict_title(c, r, told(prev) ? prev : base));
	if (told(prev))
		say_change(c, box, r, prev);
	if (told(base) && !same_readings(r))
		say_change(c, box, r, base);
	else if (!told(base) && base->absent != NULL)
		doc_para(c->doc, box, PARA_BODY, "Since the baseline: %s.",
		    base->absent);
	variation(c, box, r);
	assurance(c, box, r);
}

/* ---- the tests ---- */

static void
test_row(struct compose *c, struct block *t, const char *what,
    const char *result)
{
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, what);
	cell_text(c, row, result);
}

static void
path_row(struct compose *c, struct block *t, const struct indicator_result *r)
{
	struct block *row, *cell;
	const char *size;
	double x, worse;

	if (r->rag == RAG_NONE || !path_at(r, r->latest->t, &x))
		return;
	worse = r->latest->x - x;
	if (is_set(r->indicator->better) &&
	    r->indicator->better.i == BETTER_HIGHER)
		worse = -worse;
	size = unit_gap_text(c->arena, r->indicator, fabs(worse),
	    r->decimals);
	row = doc_row(c->doc, t);
	cell_heads(c, row, arena_printf(c->arena, "Against the path (%s)",
	    unit_text(c->arena, r->indicator, x, r->decimals)));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_mark(c->doc, cell, rag_mark(r->rag), judged_word(r));
	doc_text(c->doc, cell, ": ");
	if (round_shown(fabs(worse), r->decimals) == 0)
		doc_text(c->doc, cell, "on the path");
	else if (worse > 0)
		doc_text(c->doc, cell, "%s worse", size);
	else
		doc_text(c->doc, cell, "%s better", size);
}

static const char *
pace_text(const struct compose *c, const struct indicator_result *r,
    const struct pace *p)
{
	if (p->absent != NULL)
		return sentence_case(c, p->absent);
	if (p->a_year <= 0)
		return "It has never improved over three years or more";
	return arena_printf(c->arena, "%s a year",
	    unit_gap_text(c->arena, r->indicator, p->a_year, r->decimals));
}

static const char *
to_go_text(const struct compose *c, const struct indicator_result *r,
    const struct gap_figure *g)
{
	if (g->absent != NULL)
		return sentence_case(c, g->absent);
	if (g->unit > 0)
		return gap_text(c, r, g);
	if (round_shown(g->unit, r->decimals) == 0)
		return "None: the target is met";
	return arena_printf(c->arena, "None: better than the target by %s",
	    gap_text(c, r, g));
}

const char *
claimed_text(const struct compose *c, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;
	const char *hi = unit_gap_text(c->arena, r->indicator, k->hi,
	    r->decimals);

	return k->lo == k->hi ? hi : arena_printf(c->arena, "%s to %s",
	    number_text(c->arena, k->lo, r->decimals), hi);
}

static void
claim_row(struct compose *c, struct block *t, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;

	if (k->absent == NULL && k->n_counted > 0)
		test_row(c, t, "Our actions claim", claimed_text(c, r));
}

/* Higher or lower, and whether chance alone could make it so. */
static const char *
difference_text(const struct compose *c, const struct indicator_result *r,
    const struct comparison *k, const char *size, bool higher)
{
	if (k->change.absent != NULL || k->change.verdict == VERDICT_NONE)
		return arena_printf(c->arena, higher ?
		    "%s higher, with too little to tell if by chance" :
		    "%s lower, with too little to tell if by chance", size);
	if (k->change.verdict == VERDICT_NOT_REAL)
		return arena_printf(c->arena, higher ?
		    "%s higher, which may be chance" :
		    "%s lower, which may be chance", size);
	if (!is_set(r->indicator->better))
		return arena_printf(c->arena, higher ?
		    "%s higher, and more than chance" :
		    "%s lower, and more than chance", size);
	if (k->better)
		return arena_printf(c->arena, higher ?
		    "%s higher: better, and more than chance" :
		    "%s lower: better, and more than chance", size);
	return arena_printf(c->arena, higher ?
	    "%s higher: worse, and more than chance" :
	    "%s lower: worse, and more than chance", size);
}

static void
comparator_rows(struct compose *c, struct block *t,
    const struct indicator_result *r)
{
	const struct comparator_list *l = &r->indicator->comparators;

	for (size_t i = 0; i < l->n; i++) {
		const char *name = shown(c, &l->items[i].name.v), *size;
		const struct point *ours;
		const struct reading *theirs;
		double d;

		if (!latest_shared(r, &l->items[i].history, &ours, &theirs)) {
			test_row(c, t, arena_printf(c->arena, "Against %s",
			    name), "No period that both have");
			continue;
		}
		d = ours->x - theirs->value.x;
		size = unit_gap_text(c->arena, r->indicator, fabs(d),
		    r->decimals);
		test_row(c, t, arena_printf(c->arena, "Against %s, %s (%s)",
		    name, point_period(c, ours), unit_text(c->arena,
		    r->indicator, theirs->value.x, r->decimals)),
		    round_shown(d, r->decimals) == 0 ? "The same" :
		    difference_text(c, r, &r->comparisons[i], size, d > 0));
	}
}

static void
tests(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	struct block *t = doc_table(c->doc, parent, arena_printf(c->arena,
	    "tests-%s", anchor(c, &r->indicator->rec)), "How it stands", "l4l5");

	doc_head(c->doc, t, "Test|Result");
	path_row(c, t, r);
	test_row(c, t, "To go from today", to_go_text(c, r, &r->from_today));
	/* Step 3 says why there is no trend. */
	if (r->on_trend.absent == NULL)
		test_row(c, t, "To go on trend",
		    to_go_text(c, r, &r->on_trend));
	test_row(c, t, "Pace needed", pace_text(c, r, &r->required));
	test_row(c, t, "Best pace so far", pace_text(c, r, &r->best));
	claim_row(c, t, r);
	comparator_rows(c, t, r);
}

/* ---- what else the plan says ---- */

static void
why_comparators(struct compose *c, struct block *facts,
    const struct indicator *i)
{
	size_t n = 0;
	const char **v = arena_array(c->arena, i->comparators.n + 1,
	    sizeof(*v));

	for (size_t k = 0; k < i->comparators.n; k++) {
		const struct comparator *m = &i->comparators.items[k];

		if (is_given(m->because))
			v[n++] = arena_printf(c->arena, "%s (%s)",
			    shown(c, &m->name.v), shown(c, &m->because.v));
	}
	fact_text(c, facts, "Compared with", list_text(c, v, n));
}

static void
all_targets(struct compose *c, struct block *facts,
    const struct indicator_result *r)
{
	const struct target_list *l = &r->indicator->targets;
	const char **v = arena_array(c->arena, l->n + 1, sizeof(*v));

	for (size_t i = 0; i < l->n; i++) {
		const struct target *t = &l->items[i];

		v[i] = target_text(c, r, t);
		if (is_set(t->stretch))
			v[i] = arena_printf(c->arena, "%s (stretch %s)", v[i],
			    unit_text(c->arena, r->indicator, t->stretch.x,
			    t->stretch.decimals));
	}
	fact_text(c, facts, "Targets", list_text(c, v, l->n));
}

static void
baseline_fact(struct compose *c, struct block *facts,
    const struct indicator_result *r)
{
	const struct period *p = &r->indicator->baseline.period;

	if (r->no_baseline != NULL)
		fact_text(c, facts, "Baseline",
		    sentence_case(c, r->no_baseline));
	else if (is_given(*p))
		doc_fact(c->doc, facts, "Baseline", "%s in %s",
		    unit_text(c->arena, r->indicator, r->baseline_x,
		    r->decimals), period_value_text(c->arena, p));
}

/* Releases are foreseen by the month. */
static const char *
month_of(struct compose *c, day d)
{
	const char *s = day_text(c->arena, d, true);

	return s + strspn(s, "0123456789 ");
}

/* Whom an action would have to reach, were it to close the gap alone. */
static void
what_must_be_true(struct compose *c, struct block *facts,
    const struct indicator_result *r, const struct claim *k)
{
	const char *noun = r->from_today.noun;
	const char *action = rec_text(c, &k->action->rec);
	const char *planned = people_text(c->arena, k->reached, noun);
	const char *least = people_text(c->arena, k->reach_lo, noun);
	const char *most = people_text(c->arena, k->reach_hi, noun);

	if (k->no_cost != NULL)
		doc_fact(c->doc, facts, "What must be true", "To close the gap "
		    "alone, “%s” would have to reach at least %s and at most "
		    "%s; it plans to reach %s.", action, least, most, planned);
	else
		doc_fact(c->doc, facts, "What must be true", "To close the gap "
		    "alone, “%s” would have to reach at least %s, for %s, and "
		    "at most %s, for %s; it plans to reach %s.", action, least,
		    money_text(c->plan, c->arena, k->cost_lo, true), most,
		    money_text(c->plan, c->arena, k->cost_hi, true), planned);
}

/* How it was found out whether a change is real. */
static void
method_fact(struct compose *c, struct block *facts, const struct change *k)
{
	if (told(k) && k->method != NULL)
		doc_fact(c->doc, facts, "Change tested by", "%s, %s to %s",
		    k->method, point_period(c, k->from),
		    point_period(c, k->to));
}

/* What the plan says of its figures, but for the story behind them. */
static void
details(struct compose *c, struct block *facts,
    const struct indicator_result *r)
{
	const struct indicator *i = r->indicator;

	baseline_fact(c, facts, r);
	method_fact(c, facts, &r->since_previous);
	if (!same_readings(r))
		method_fact(c, facts, &r->since_baseline);
	if (i->targets.n > 1 ||
	    (i->targets.n == 1 && is_given(i->targets.items[0].stretch)))
		all_targets(c, facts, r);
	for (size_t k = 0; k < i->targets.n; k++)
		fact_rich(c, facts, "Why this target",
		    &i->targets.items[k].why);
	fact_rich(c, facts, "Why it has moved", &i->targets_moved);
	fact_rich(c, facts, "Why it can be reached", &i->reached_by);
	for (size_t k = 0; r->contributions.absent == NULL &&
	    k < r->contributions.n; k++)
		if (r->contributions.claims[k].no_reach == NULL)
			what_must_be_true(c, facts, r,
			    &r->contributions.claims[k]);
	fact_rich(c, facts, "Not captured", &i->not_captured);
	fact_rich(c, facts, "Stands for", &i->proxy_for);
	fact_rich(c, facts, "Assumptions", &i->assumptions);
}

static const char *
trajectory_text(const struct compose *c, const struct indicator_result *r)
{
	const struct target_list *l = &r->indicator->trajectory;
	const char **v = arena_array(c->arena, l->n + 1, sizeof(*v));

	for (size_t i = 0; i < l->n; i++)
		v[i] = target_text(c, r, &l->items[i]);
	return list_text(c, v, l->n);
}

/* What only someone who works with the figures asks: stands in the annex. */
void
indicator_facts(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct indicator *i = r->indicator;
	struct block *facts = facts_open(c, parent);

	details(c, facts, r);
	fact_text(c, facts, "Population", quantity_text(c, &i->population));
	if (r->from_today.absent == NULL && r->from_today.no_people == NULL &&
	    r->from_today.population_of != NULL)
		doc_fact(c->doc, facts, "Head-counts rest on", "%s in %s, the "
		    "latest known", people_text(c->arena,
		    r->from_today.population, r->from_today.noun),
		    r->from_today.population_of);
	fact_text(c, facts, "Rate per", number_shown(c, &i->per));
	if (is_set(i->standardised) && i->standardised.yes)
		fact_text(c, facts, "Standardised", "Yes, for age: no head-"
		    "count can be made of it");
	fact_text(c, facts, "Path as given", trajectory_text(c, r));
	fact_text(c, facts, "Design effect of the survey",
	    number_shown(c, &i->survey.design_effect));
	why_comparators(c, facts, i);
	for (size_t k = 0; k < i->breaks.n; k++)
		doc_fact(c->doc, facts, "Break in the series", "%s: %s",
		    period_value_text(c->arena, &i->breaks.items[k].period),
		    shown(c, &i->breaks.items[k].why.v));
	fact_rich(c, facts, "Source", &i->source);
	fact_text(c, facts, "Code", shown(c, &i->code.v));
	fact_text(c, facts, "Published", sentence_case(c,
	    shown(c, &i->frequency.v)));
	if (is_given(i->next_data))
		fact_text(c, facts, "Next figures",
		    date_in_text(c, &i->next_data));
	if (r->final != NULL && r->final->no_release == NULL)
		fact_text(c, facts, "Final target can be judged in",
		    month_of(c, r->final->release));
	group_facts(c, facts, r);
	fact_refs(c, facts, "Adds up", &i->parts);
	fact_text(c, facts, "Lead", person_text(c, &i->lead));
	facts_close(parent, facts);
}

static void
story(struct compose *c, struct block *parent, const struct indicator_result *r)
{
	labelled_para(c, parent, "Behind the figures:", &r->indicator->story);
}

/* Has it changed, how does it stand, and for whom: half a page at most. */
static void
findings(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	struct block *halves = doc_add(c->doc, parent, BLOCK_COLUMNS);
	struct block *left = doc_add(c->doc, halves, BLOCK_COLUMN);
	struct block *right = doc_add(c->doc, halves, BLOCK_COLUMN);

	verdict(c, left, r);
	if (has_inequality_figure(r)) {
		tests(c, left, r);
		inequality_figure(c, right, r);
		story(c, right, r);
		inequality_figures(c, parent, r);
	} else {
		story(c, left, r);
		tests(c, right, r);
	}
}

void
compose_indicator(struct compose *c, struct block *parent,
    const struct indicator_result *r, int level)
{
	struct block *facts;

	kicker(c, parent, r);
	heading(c, parent, r, level);
	if (r->latest != NULL) {
		curve_figure(c, parent, r);
		if (c->plan->indicators.n > 1)
			parent->last->figure->height = LOW_CURVE;
		findings(c, parent, r);
		group_figures(c, parent, r);
	} else {
		story(c, parent, r);
	}
	if (chapter_heading(c, "figures") != NULL)
		return;
	facts = facts_open(c, parent);
	details(c, facts, r);
	facts_close(parent, facts);
}

/* ---- the list of them ---- */

static void
table_row(struct compose *c, struct block *t, const struct indicator_result *r)
{
	struct block *row = doc_row(c->doc, t), *cell;

	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	put_xref(c, cell, &r->indicator->rec, rec_text(c, &r->indicator->rec));
	cell_text(c, row, r->latest != NULL ? arena_printf(c->arena,
	    "%s (%s)", point_text(c, r, r->latest),
	    point_period(c, r->latest)) : "No reading");
	cell_text(c, row, target_shown(c, r));
	cell_text(c, row, r->from_today.absent != NULL ? "" :
	    to_go_text(c, r, &r->from_today));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_rag(c, cell, r->rag, judged_word(r));
}

void
indicator_table(struct compose *c, struct block *parent,
    const struct indicator_result *const *v, size_t n)
{
	struct block *t = doc_table(c->doc, parent, "indicators",
	    "Every indicator at a glance", "l5l3l3l4l2");

	doc_head(c->doc, t, "Indicator|Latest|Target|To go|Status");
	for (size_t i = 0; i < n; i++)
		table_row(c, t, v[i]);
}
