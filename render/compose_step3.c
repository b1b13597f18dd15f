#include <math.h>

#include "compose.h"

#define MAX_RISKS	8	/* the register has them all */

/* Step 3: will we get there?  Forecasts, scenarios, contributions, risks. */

static const char *
outlook_text(const struct compose *c, size_t miss, size_t meet, size_t none)
{
	const char *part[3];
	size_t n = 0;

	if (miss > 0)
		part[n++] = count_text(c, miss, "misses its target",
		    "miss their targets");
	if (meet > 0)
		part[n++] = count_text(c, meet, "meets its target",
		    "meet their targets");
	if (none > 0)
		part[n++] = count_text(c, none, "has no trend to judge by",
		    "have no trend to judge by");
	return list_text(c, part, n);
}

static void
lead(struct compose *c, struct block *root)
{
	size_t n = c->plan->indicators.n, miss = 0, meet = 0;

	for (size_t i = 0; i < n; i++) {
		const struct gap_figure *g = &c->an->indicators[i].on_trend;

		miss += g->absent == NULL && g->unit > 0;
		meet += g->absent == NULL && g->unit <= 0;
	}
	if (n == 0)
		doc_para(c->doc, root, PARA_LEAD, "Without an indicator there "
		    "is nothing to forecast. This chapter would set each "
		    "trend against its target.");
	else if (miss + meet == 0)
		doc_para(c->doc, root, PARA_LEAD, "No indicator has enough "
		    "comparable readings for a trend, so the plan cannot yet "
		    "say where things are heading on their own.");
	else
		doc_para(c->doc, root, PARA_LEAD, "If things go on as they "
		    "are, of %s %s.", count_text(c, n, "indicator",
		    "indicators"), outlook_text(c, miss, meet,
		    n - miss - meet));
}

const struct forecast *
forecast_of(const struct compose *c, const struct indicator *i)
{
	for (size_t k = 0; k < c->plan->forecasts.n; k++)
		if (c->plan->forecasts.items[k].indicator.to == &i->rec)
			return &c->plan->forecasts.items[k];
	return NULL;
}

/* ---- the trend ---- */

/* Of a long name the whole stands with the readings: here it could push what
   follows off the page. */
static void
heading(struct compose *c, struct block *root,
    const struct indicator_result *r, int level)
{
	const char *title = rec_brief(c, &r->indicator->rec);
	const char *id = arena_printf(c->arena, "forecast-%s",
	    anchor(c, &r->indicator->rec));

	if (r->on_trend.absent != NULL)
		doc_heading(c->doc, root, level, id, "%s: no trend to the target "
		    "yet", title);
	else if (r->on_trend.unit > 0)
		doc_heading(c->doc, root, level, id, "%s: on trend the target is "
		    "missed by %s", title, gap_text(c, r, &r->on_trend));
	else
		doc_heading(c->doc, root, level, id, "%s: on trend the target is "
		    "met", title);
}

/* Why there is no forecast; NULL if there is one. */
static const char *
no_forecast(const struct indicator_result *r)
{
	if (r->trend.absent != NULL)
		return r->trend.absent;
	if (r->outlook.absent != NULL)
		return r->outlook.absent;
	if (r->on_trend.absent != NULL)
		return r->on_trend.absent;
	return r->final == NULL ? "no target is set" : NULL;
}

static void
say_trend(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	const struct outlook *o = &r->outlook;
	const struct indicator *i = r->indicator;

	if (no_forecast(r) != NULL) {
		doc_para(c->doc, root, PARA_BODY, "No forecast can be "
		    "read from the record (%s).", no_forecast(r));
		return;
	}
	doc_para(c->doc, root, PARA_BODY, "The trend of %zu readings leads to "
	    "%s. The target: %s. Four in five outcomes would lie "
	    "between %s and %s, and nineteen in twenty between %s and %s.%s%s",
	    r->trend.n, unit_text(c->arena, i, o->mid, r->decimals),
	    target_text(c, r, r->final->target),
	    unit_text(c->arena, i, o->lo80, r->decimals),
	    unit_text(c->arena, i, o->hi80, r->decimals),
	    unit_text(c->arena, i, o->lo95, r->decimals),
	    unit_text(c->arena, i, o->hi95, r->decimals),
	    o->extrapolated ? " The target lies so far beyond the record that "
	    "this is an extrapolation." : "", o->clamped ? " What would lie "
	    "below 0% or above 100% is cut off there." : "");
}

/* ---- scenarios ---- */

static void
scenario_row(struct compose *c, struct block *t,
    const struct indicator_result *r, const struct scenario_result *s,
    bool why)
{
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, rec_text(c, &s->scenario->rec));
	cell_text(c, row, s->absent != NULL ?
	    shown(c, &s->scenario->changes.v) : unit_text(c->arena,
	    r->indicator, s->x, r->decimals));
	cell_text(c, row, s->gap.absent != NULL ? "" :
	    round_shown(s->gap.unit, r->decimals) <= 0 ?
	    "None: the target is met" : gap_text(c, r, &s->gap));
	if (why)
		cell_rich(c, row, &s->scenario->why);
}

static void
scenarios(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	struct block *t;

	if (r->n_scenarios == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "scenarios-%s",
	    anchor(c, &r->indicator->rec)), "Where each scenario leads by "
	    "the target's date", "l4l2l4l5");
	doc_head(c->doc, t, "Scenario|Leads to|Left to do|Why");
	for (size_t i = 0; i < r->n_scenarios; i++)
		scenario_row(c, t, r, &r->scenarios[i], true);
}

static bool
is_critical(const struct factor *k)
{
	return is_set(k->critical) && k->critical.yes;
}

static void
factor_risk(struct compose *c, struct block *row, const struct factor *k)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	if (k->risk.to != NULL)
		put_xref(c, cell, k->risk.to, rec_text(c, k->risk.to));
	else
		doc_text(c->doc, cell, "%s", is_given(k->risk) ?
		    shown(c, &k->risk.v) : "–");
}

static void
factors(struct compose *c, struct block *root,
    const struct indicator_result *r, const struct forecast *f)
{
	struct block *t;

	if (f->factors.n == 0)
		return;
	t = doc_table(c->doc, root, arena_printf(c->arena, "factors-%s",
	    anchor(c, &r->indicator->rec)), "What could change the forecast",
	    "l5l2l3l4l4");
	doc_head(c->doc, t, "Factor|Kind|Ours to influence?|Evidence|Risk");
	for (size_t i = 0; i < f->factors.n; i++) {
		const struct factor *k = &f->factors.items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, !is_critical(k) ? rec_text(c, &k->rec) :
		    arena_printf(c->arena, "%s (critical)",
		    rec_text(c, &k->rec)));
		cell_text(c, row, sentence_case(c, choice_text(c, &k->kind)));
		cell_text(c, row, sentence_case(c, choice_text(c,
		    &k->local_influence)));
		cell_refs(c, row, &k->evidence);
		factor_risk(c, row, k);
	}
}


/* ---- the same in brief, side by side ---- */

static void
scenarios_in_brief(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	struct block *t = doc_table(c->doc, root, arena_printf(c->arena,
	    "scenarios-in-brief-%s", anchor(c, &r->indicator->rec)),
	    "Where each scenario leads", "l6l3l5");

	doc_head(c->doc, t, "Scenario|Leads to|Left to do");
	for (size_t i = 0; i < r->n_scenarios; i++)
		scenario_row(c, t, r, &r->scenarios[i], false);
}

/* The critical ones, where the plan says which they are. */
static void
factors_in_brief(struct compose *c, struct block *root,
    const struct indicator_result *r, const struct forecast *f)
{
	size_t critical = 0;
	struct block *t;

	for (size_t i = 0; i < f->factors.n; i++)
		critical += is_critical(&f->factors.items[i]);
	t = doc_table(c->doc, root, arena_printf(c->arena,
	    "factors-in-brief-%s", anchor(c, &r->indicator->rec)),
	    critical > 0 ? "What is critical to it" : "What could change it",
	    "l4l3l6");
	doc_head(c->doc, t, "Factor|Ours?|Risk");
	for (size_t i = 0; i < f->factors.n; i++) {
		const struct factor *k = &f->factors.items[i];
		struct block *row;

		if (critical > 0 && !is_critical(k))
			continue;
		row = doc_row(c->doc, t);
		cell_heads(c, row, rec_text(c, &k->rec));
		cell_text(c, row, sentence_case(c, choice_text(c,
		    &k->local_influence)));
		factor_risk(c, row, k);
	}
}

static void
tables_in_brief(struct compose *c, struct block *root,
    const struct indicator_result *r, const struct forecast *f)
{
	struct block *left = root, *right = root;

	if (r->n_scenarios > 0 && f->factors.n > 0) {
		struct block *halves = doc_add(c->doc, root, BLOCK_COLUMNS);

		left = doc_add(c->doc, halves, BLOCK_COLUMN);
		right = doc_add(c->doc, halves, BLOCK_COLUMN);
	}
	if (r->n_scenarios > 0)
		scenarios_in_brief(c, left, r);
	if (f->factors.n > 0)
		factors_in_brief(c, right, r, f);
}

/* ---- what the actions add ---- */

static void
contributions(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;

	if (k->n == 0)
		doc_para(c->doc, root, PARA_BODY, "No action says how much it "
		    "adds to this target.");
	else if (k->absent != NULL)
		doc_para(c->doc, root, PARA_BODY, "What the actions claim to "
		    "add is held against no gap: %s.", k->absent);
	else if (has_waterfall(r))
		waterfall_figure(c, root, r,
		    chapter_heading(c, "figures") != NULL);
	else
		doc_para(c->doc, root, PARA_BODY, "Actions claim to add to "
		    "this target, but none of the claims can be counted.");
}

void
compose_forecast(struct compose *c, struct block *root,
    const struct indicator_result *r, int level)
{
	const struct forecast *f = forecast_of(c, r->indicator);
	struct block *facts;

	heading(c, root, r, level);
	say_trend(c, root, r);
	if (f == NULL && r->contributions.n == 0) {
		doc_para(c->doc, root, PARA_BODY, "The partnership has made "
		    "no forecast of its own, and no action says how much it "
		    "adds.");
		return;
	}
	if (f == NULL) {
		doc_para(c->doc, root, PARA_BODY, "The partnership has made "
		    "no forecast of its own.");
	} else {
		facts = facts_open(c, root);
		fact_text(c, facts, "Chance of meeting the target",
		    sentence_case(c, choice_text(c, &f->likelihood)));
		fact_rich(c, facts, "Assumptions", &f->assumptions);
		facts_close(root, facts);
		scenarios(c, root, r);
		factors(c, root, r, f);
	}
	contributions(c, root, r);
}

void
forecast_detail(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	const struct forecast *f = forecast_of(c, r->indicator);

	say_trend(c, root, r);
	if (f != NULL) {
		scenarios(c, root, r);
		factors(c, root, r, f);
	}
	if (r->contributions.n > 0 && !has_waterfall(r))
		contributions(c, root, r);
}

/* ---- all forecasts in brief, where an annex has the rest ---- */

static const char *
outlook_of(const struct compose *c, const struct indicator_result *r)
{
	const char *mid;

	if (no_forecast(r) != NULL)
		return arena_printf(c->arena, "No trend: %s", no_forecast(r));
	mid = unit_text(c->arena, r->indicator, r->outlook.mid, r->decimals);
	if (r->on_trend.unit <= 0)
		return arena_printf(c->arena, "%s: the target is met", mid);
	return arena_printf(c->arena, "%s: short by %s", mid,
	    gap_text(c, r, &r->on_trend));
}

static const char *
claimed_of(const struct compose *c, const struct indicator_result *r)
{
	const struct contributions *k = &r->contributions;

	if (k->n == 0)
		return "No action says";
	if (k->absent != NULL || k->n_counted == 0)
		return "Not countable";
	return claimed_text(c, r);
}

static void
outlook_row(struct compose *c, struct block *t,
    const struct indicator_result *r)
{
	const struct forecast *f = forecast_of(c, r->indicator);
	struct block *row = doc_row(c->doc, t), *cell;

	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	put_xref(c, cell, &r->indicator->rec, rec_text(c, &r->indicator->rec));
	cell_text(c, row, outlook_of(c, r));
	cell_text(c, row, claimed_of(c, r));
	cell_text(c, row, f == NULL ? "Not set" : or_not_set(sentence_case(c,
	    choice_text(c, &f->likelihood))));
	if (f == NULL)
		cell_text(c, row, "");
	else
		cell_rich(c, row, &f->assumptions);
}

/* Scenarios, factors and the claims against the gap, where it has them. */
static void
outlook_detail(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	const struct forecast *f = forecast_of(c, r->indicator);
	bool tables = f != NULL && r->n_scenarios + f->factors.n > 0;

	if (!tables && !has_waterfall(r))
		return;
	doc_heading(c->doc, root, 3, NULL, "%s",
	    rec_text(c, &r->indicator->rec));
	if (tables)
		tables_in_brief(c, root, r, f);
	if (has_waterfall(r))
		waterfall_figure(c, root, r, true);
}

static void
outlooks(struct compose *c, struct block *root)
{
	const struct indicator_list *l = &c->plan->indicators;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, root, "outlooks", "Where things are heading, "
	    "and how likely the partnership thinks it is to meet the target",
	    "l5l6l3l3l5");
	doc_head(c->doc, t, "Indicator|On its trend|Our actions claim|"
	    "Chance to meet it|We assume");
	for (size_t i = 0; i < l->n; i++)
		if (indicator_in_body(c, &l->items[i]))
			outlook_row(c, t, &c->an->indicators[i]);
	for (size_t i = 0; i < l->n; i++)
		if (indicator_in_body(c, &l->items[i]))
			outlook_detail(c, root, &c->an->indicators[i]);
}

/* ---- risks, in brief ---- */

static void
risks(struct compose *c, struct block *root)
{
	struct block *p;

	if (c->plan->risks.n == 0) {
		p = doc_add(c->doc, root, BLOCK_PARA);
		doc_strong(c->doc, p, "No risk has been recorded yet.");
		doc_text(c->doc, p, " Here the plan would show what could "
		    "stop it, how bad that would be, and who watches it.");
		return;
	}
	risk_map_figure(c, root);
	if (!has_risk_map(c) || chapter_heading(c, "risks") == NULL)
		top_risks(c, root, "step3-risks", MAX_RISKS, true);
	else
		risk_key(c, root, MAX_RISKS);
}

void
compose_step3(struct compose *c, struct block *root)
{
	bool brief = chapter_heading(c, "figures") != NULL;

	lead(c, root);
	if (brief)
		outlooks(c, root);
	for (size_t i = 0; !brief && i < c->plan->indicators.n; i++)
		if (indicator_in_body(c, &c->plan->indicators.items[i]))
			compose_forecast(c, root, &c->an->indicators[i], 2);
	risks(c, root);
}
