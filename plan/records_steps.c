/* Field tables of steps 1 to 3: outcomes, indicators, evidence, needs, risks. */
#include "field.h"

#define LOCAL_INFLUENCE	WORDS("yes", "partly", "no")

/* clang-format off */
static const struct field outcome_fields[] = {
	FIELD(outcome, title, .flags = FIELD_EXPECTED, .doc = "What will be better, for whom.", .example = "More children are a healthy weight"),
	FIELD(outcome, kind, .choices = WORDS("theme", "priority", "objective", "outcome"), .doc = "Its place in the plan's hierarchy. Default: outcome."),
	FIELD(outcome, parent, .refs = REC_OUTCOME, .doc = "The theme, priority or objective that it belongs to."),
	FIELD(outcome, statement, .doc = "What it means, in a few sentences."),
	FIELD(outcome, priority_why, .doc = "Why it is a priority."),
	FIELD(outcome, lead, .doc = "The person who answers for it."),
	{ .key = NULL }
};
const struct record_type record_outcome = {
	.name = "outcome", .plural = "outcomes", .kind = REC_OUTCOME,
	.size = sizeof(struct outcome), .fields = outcome_fields,
	.map_key = "id", .map_value = "title", .title = "title",
	.doc = "A result for people that partners work for together."
};

#define READING_VALUES(type) \
	FIELD(type, value, .words = WORDS("NA"), .doc = "The reading; NA, '..', '*' or '-' where there is none.", .example = "25.1"), \
	FIELD(type, n, .doc = "How many people were measured.", .example = "2200", .min = 0, .max = 1e12), \
	FIELD(type, low, .doc = "Lower end of the published 95% interval."), \
	FIELD(type, high, .doc = "Upper end of the published 95% interval."), \
	FIELD(type, numerator, .doc = "The count above the line of a rate or proportion.", .min = 0, .max = 1e12), \
	FIELD(type, denominator, .doc = "The count below the line of a rate or proportion.", .min = 0, .max = 1e12)

static const struct field reading_fields[] = {
	FIELD(reading, period, .doc = "The period measured.", .example = "2024/25"),
	READING_VALUES(reading),
	{ .key = NULL }
};
const struct record_type record_reading = {
	.name = "reading", .plural = "history", .kind = REC_OTHER,
	.size = sizeof(struct reading), .fields = reading_fields,
	.scalar = "period", .map_key = "period", .map_value = "value", .title = "period",
	.doc = "One reading of an indicator."
};

static const struct field late_reading_fields[] = {
	FIELD(late_reading, indicator, .flags = FIELD_EXPECTED, .refs = REC_INDICATOR, .doc = "The indicator that was read."),
	FIELD(late_reading, period, .flags = FIELD_EXPECTED, .doc = "The period measured."),
	READING_VALUES(late_reading),
	{ .key = NULL }
};
const struct record_type record_late_reading = {
	.name = "later reading", .plural = "readings", .kind = REC_OTHER,
	.size = sizeof(struct late_reading), .fields = late_reading_fields, .title = "period",
	.doc = "A reading that came after the plan was written; joins the indicator's history."
};

static const struct field target_fields[] = {
	FIELD(target, period, .doc = "The period by which it is to be reached.", .example = "2028/29"),
	FIELD(target, value, .doc = "What is to be reached: a number, `at most 50`, `at least 65`, `under 10`, `maintain within 1 point`, `-50 percent on baseline`.", .example = "23.0"),
	FIELD(target, stretch, .doc = "A more ambitious value, hoped for but not promised."),
	FIELD(target, why, .doc = "Why this target, above all if it asks for more than was ever achieved."),
	{ .key = NULL }
};
const struct record_type record_target = {
	.name = "target", .plural = "targets", .kind = REC_OTHER,
	.size = sizeof(struct target), .fields = target_fields,
	.scalar = "value", .map_key = "period", .map_value = "value", .title = "period",
	.doc = "What an indicator is to reach, and by when."
};

static const struct field series_break_fields[] = {
	FIELD(series_break, period, .doc = "The first period measured in the new way."),
	FIELD(series_break, why, .doc = "What changed."),
	{ .key = NULL }
};
const struct record_type record_series_break = {
	.name = "break", .plural = "breaks", .kind = REC_OTHER,
	.size = sizeof(struct series_break), .fields = series_break_fields,
	.scalar = "period", .map_key = "period", .map_value = "why", .title = "period",
	.doc = "A change of method: readings before and after are not compared."
};

static const struct field survey_fields[] = {
	FIELD(survey, design_effect, .min = 0.1, .max = 100, .doc = "How much the survey's design widens its margins. Default: 1."),
	{ .key = NULL }
};
const struct record_type record_survey = {
	.name = "survey", .plural = "survey", .kind = REC_OTHER,
	.size = sizeof(struct survey), .fields = survey_fields, .scalar = "design_effect",
	.doc = "How a survey-based measure is taken."
};

static const struct field comparator_fields[] = {
	FIELD(comparator, name, .doc = "The area compared with.", .example = "England"),
	FIELD(comparator, level, .choices = WORDS("neighbour", "regional", "national"), .doc = "What kind of area it is."),
	FIELD(comparator, because, .doc = "Why it is a fair comparison."),
	FIELD(comparator, history, .of = &record_reading, .doc = "Its readings."),
	FIELD(comparator, target, .of = &record_target, .doc = "Its own targets."),
	{ .key = NULL }
};
const struct record_type record_comparator = {
	.name = "comparator", .plural = "comparators", .kind = REC_OTHER,
	.size = sizeof(struct comparator), .fields = comparator_fields,
	.map_key = "name", .map_value = "history", .title = "name",
	.doc = "Another area with the same measure."
};

static const struct field breakdown_fields[] = {
	FIELD(breakdown, group, .refs = REC_GROUP, .doc = "The group that was measured apart."),
	FIELD(breakdown, history, .of = &record_reading, .doc = "Its readings."),
	FIELD(breakdown, against, .refs = REC_INDICATOR, .words = WORDS("rest"), .doc = "What it is compared with: everybody else (rest), or an indicator."),
	{ .key = NULL }
};
const struct record_type record_breakdown = {
	.name = "breakdown", .plural = "breakdown", .kind = REC_OTHER,
	.size = sizeof(struct breakdown), .fields = breakdown_fields,
	.map_key = "group", .map_value = "history", .title = "group",
	.doc = "The same measure for one group or place."
};

static const struct field indicator_fields[] = {
	FIELD(indicator, title, .flags = FIELD_EXPECTED, .doc = "What is measured.", .example = "Year 6 obesity (including severe)"),
	FIELD(indicator, outcomes, .flags = FIELD_EXPECTED, .refs = REC_OUTCOME, .doc = "The outcomes that it stands for."),
	FIELD(indicator, lead, .doc = "The person who answers for it."),
	FIELD(indicator, code, .doc = "Its code in a national framework."),
	FIELD(indicator, unit, .flags = FIELD_EXPECTED, .doc = "Unit of its readings, such as percent, children or years.", .example = "percent"),
	FIELD(indicator, better, .flags = FIELD_EXPECTED, .choices = WORDS("higher", "lower"), .doc = "Which way is better."),
	FIELD(indicator, kind, .choices = WORDS("proportion", "rate", "count", "amount", "index", "money"), .doc = "What kind of figure it is; `percent` implies proportion, `per` a rate."),
	FIELD(indicator, cumulative, .doc = "yes: a running total, drawn and never in a trend. Default: no."),
	FIELD(indicator, parts, .refs = REC_INDICATOR, .doc = "Indicators that add up to this one."),
	FIELD(indicator, printed, .of = &record_printed, .doc = "The total that the source prints."),
	FIELD(indicator, per, .min = 0, .max = 1e9, .doc = "What a rate is per: 100, 1000, 100000. Default for a proportion: 100.", .example = "100000"),
	FIELD(indicator, standardised, .doc = "yes: age-standardised, so that there is no head-count behind it. Default: no."),
	FIELD(indicator, year, .choices = WORDS("calendar", "fiscal", "academic"), .doc = "What 2024/25 means here. Default: fiscal."),
	FIELD(indicator, population, .flags = FIELD_OR_SERIES, .doc = "How many people it is about: a number and a noun, or a series.", .example = "2200 children"),
	FIELD(indicator, population_series, .flags = FIELD_HIDDEN, .of = &record_reading, .doc = "The population, period by period."),
	FIELD(indicator, source, .flags = FIELD_OWN_RULE, .doc = "Who publishes it, and where."),
	FIELD(indicator, frequency, .doc = "How often it is published: monthly, quarterly, yearly, every 2 years.", .example = "yearly"),
	FIELD(indicator, next_data, .doc = "When the next reading is published."),
	FIELD(indicator, history, .flags = FIELD_OWN_RULE, .of = &record_reading, .doc = "Readings by period, or the path of a CSV file with the columns period and value.", .example = "{2023/24: 22.5, 2024/25: 25.1}"),
	FIELD(indicator, baseline, .flags = FIELD_OWN_RULE, .of = &record_reading, .doc = "The reading that targets start from: a period of the history, or {period, value}.", .example = "2024/25"),
	FIELD(indicator, targets, .flags = FIELD_OWN_RULE, .of = &record_target, .doc = "What is to be reached, by period.", .example = "{2028/29: 23.0}"),
	FIELD(indicator, trajectory, .of = &record_target, .doc = "The path from baseline to target, where it is no straight line."),
	FIELD(indicator, tolerance, .doc = "How far behind its path it may be and still be amber. Default: 10 percent of the distance.", .example = "1 point"),
	FIELD(indicator, survey, .of = &record_survey, .doc = "How a survey-based measure is taken."),
	FIELD(indicator, breaks, .of = &record_series_break, .doc = "Changes of method, by the first period measured in the new way."),
	FIELD(indicator, comparators, .of = &record_comparator, .doc = "Other areas with the same measure."),
	FIELD(indicator, breakdown, .of = &record_breakdown, .doc = "The same measure for groups and places."),
	FIELD(indicator, story, .doc = "What lies behind the trend."),
	FIELD(indicator, not_captured, .doc = "Progress that the figures do not show."),
	FIELD(indicator, proxy_for, .doc = "What it stands in for, where it is not the thing itself."),
	FIELD(indicator, assumptions, .doc = "What the figures take for granted."),
	FIELD(indicator, reached_by, .doc = "Why the target can be reached."),
	FIELD(indicator, targets_moved, .doc = "Why a target or the baseline is not what an earlier version of the plan said."),
	{ .key = NULL }
};
const struct record_type record_indicator = {
	.name = "indicator", .plural = "indicators", .kind = REC_INDICATOR,
	.size = sizeof(struct indicator), .fields = indicator_fields, .title = "title",
	.doc = "A measure of an outcome, with its history and targets."
};

static const struct field update_fields[] = {
	FIELD(update, action, .refs = REC_ACTION, .doc = "The action that is reported on."),
	FIELD(update, milestone, .refs = REC_MILESTONE, .doc = "The milestone that is reported on, as action/milestone."),
	FIELD(update, date, .doc = "The day of the report."),
	FIELD(update, by, .doc = "Who reports."),
	FIELD(update, said, .doc = "What is reported."),
	FIELD(update, status, .choices = WORDS("not-started", "on-track", "at-risk", "off-track", "rescheduled", "complete", "cancelled"), .doc = "How the lead judges it."),
	FIELD(update, done, .words = WORDS("no", "yes"), .doc = "When it was done."),
	FIELD(update, new_due, .doc = "The new date, where it has moved."),
	FIELD(update, why, .doc = "Why it has moved."),
	{ .key = NULL }
};
const struct record_type record_update = {
	.name = "update", .plural = "updates", .kind = REC_OTHER,
	.size = sizeof(struct update), .fields = update_fields, .title = "said",
	.doc = "A progress report, kept apart from the plan."
};

static const struct field evidence_fields[] = {
	FIELD(evidence, title, .flags = FIELD_EXPECTED, .doc = "What it is called."),
	FIELD(evidence, language, .flags = FIELD_LANGUAGE, .doc = "Language of its title where that is not the plan's, for software that reads aloud.", .example = "cy"),
	FIELD(evidence, kind, .flags = FIELD_EXPECTED, .choices = WORDS("administrative", "census", "survey", "feedback", "consultation", "research", "evaluation", "judgement"), .doc = "What kind of evidence it is."),
	FIELD(evidence, source, .flags = FIELD_EXPECTED, .doc = "Who made it."),
	FIELD(evidence, period, .flags = FIELD_OWN_RULE, .doc = "The time that it speaks of."),
	FIELD(evidence, published, .doc = "When it was published."),
	FIELD(evidence, link, .flags = FIELD_LINK, .doc = "Where it can be read."),
	FIELD(evidence, file, .doc = "A file in the plan's folder."),
	FIELD(evidence, strength, .choices = WORDS("strong", "moderate", "weak"), .doc = "How much it can carry."),
	FIELD(evidence, geography, .doc = "The place that it speaks of."),
	FIELD(evidence, groups, .refs = REC_GROUP, .doc = "The groups that it speaks of."),
	FIELD(evidence, finding, .flags = FIELD_EXPECTED, .doc = "What it shows."),
	FIELD(evidence, limits, .doc = "What it cannot show."),
	{ .key = NULL }
};
const struct record_type record_evidence = {
	.name = "piece of evidence", .plural = "evidence", .kind = REC_EVIDENCE,
	.size = sizeof(struct evidence), .fields = evidence_fields, .title = "title",
	.doc = "Something that the plan rests on."
};

static const struct field need_fields[] = {
	FIELD(need, title, .flags = FIELD_EXPECTED, .doc = "The need."),
	FIELD(need, priority, .flags = FIELD_WHOLE, .min = 1, .max = 1000, .doc = "Its rank among the needs; 1 comes first."),
	FIELD(need, outcomes, .flags = FIELD_EXPECTED, .refs = REC_OUTCOME, .doc = "The outcomes that it bears on."),
	FIELD(need, groups, .refs = REC_GROUP, .doc = "Whose need it is."),
	FIELD(need, size, .doc = "How many people have it.", .example = "300 children"),
	FIELD(need, causes, .doc = "What causes it."),
	FIELD(need, barriers, .doc = "What stands in the way."),
	FIELD(need, opportunities, .doc = "What could be made use of."),
	FIELD(need, evidence, .flags = FIELD_OWN_RULE, .refs = REC_EVIDENCE, .doc = "What shows it."),
	{ .key = NULL }
};
const struct record_type record_need = {
	.name = "need", .plural = "needs", .kind = REC_NEED,
	.size = sizeof(struct need), .fields = need_fields, .title = "title",
	.doc = "A need that the plan answers."
};

static const struct field reach_fields[] = {
	FIELD(reach, count, .min = 0, .max = 1e12, .doc = "How many are reached."),
	FIELD(reach, of, .min = 0, .max = 1e12, .doc = "Out of how many."),
	FIELD(reach, unit, .doc = "What is counted.", .example = "children"),
	FIELD(reach, groups, .refs = REC_GROUP, .doc = "Who is reached."),
	{ .key = NULL }
};
const struct record_type record_reach = {
	.name = "reach", .plural = "reach", .kind = REC_OTHER,
	.size = sizeof(struct reach), .fields = reach_fields, .scalar = "count",
	.doc = "How many an intervention reaches, out of how many."
};

static const struct field intervention_fields[] = {
	FIELD(intervention, title, .flags = FIELD_EXPECTED, .doc = "What is done today."),
	FIELD(intervention, kind, .choices = WORDS("strategy", "service", "project"), .doc = "What kind of thing it is."),
	FIELD(intervention, partner, .flags = FIELD_EXPECTED, .refs = REC_PARTNER, .doc = "Who does it."),
	FIELD(intervention, outcomes, .flags = FIELD_EXPECTED, .refs = REC_OUTCOME, .doc = "The outcomes that it serves."),
	FIELD(intervention, needs, .refs = REC_NEED, .doc = "The needs that it answers."),
	FIELD(intervention, reach, .of = &record_reach, .doc = "How many it reaches, out of how many."),
	FIELD(intervention, cost, .doc = "What it costs.", .example = "£90k a year"),
	FIELD(intervention, until, .doc = "When it ends."),
	FIELD(intervention, effectiveness, .choices = WORDS("proven", "promising", "unknown", "ineffective"), .doc = "How well it is known to work."),
	FIELD(intervention, evidence, .refs = REC_EVIDENCE, .doc = "What shows that it works."),
	{ .key = NULL }
};
const struct record_type record_intervention = {
	.name = "intervention", .plural = "interventions", .kind = REC_INTERVENTION,
	.size = sizeof(struct intervention), .fields = intervention_fields, .title = "title",
	.doc = "A strategy, service or project that runs today."
};

static const struct field gap_fields[] = {
	FIELD(gap, title, .flags = FIELD_EXPECTED, .doc = "What is not known."),
	FIELD(gap, action, .refs = REC_ACTION, .doc = "The action that will find out."),
	{ .key = NULL }
};
const struct record_type record_gap = {
	.name = "information gap", .plural = "gaps", .kind = REC_GAP,
	.size = sizeof(struct gap), .fields = gap_fields,
	.scalar = "title", .map_key = "title", .map_value = "action", .title = "title",
	.doc = "Something that the partnership does not know and ought to."
};

static const struct field scenario_fields[] = {
	FIELD(scenario, title, .doc = "What it is called."),
	FIELD(scenario, becomes, .doc = "The value at the target's period."),
	FIELD(scenario, changes, .doc = "How it moves: `rises 0.28 a year`, `falls to 22.0`.", .example = "rises 0.28 a year"),
	FIELD(scenario, why, .doc = "Why it might come so."),
	{ .key = NULL }
};
const struct record_type record_scenario = {
	.name = "scenario", .plural = "scenarios", .kind = REC_OTHER,
	.size = sizeof(struct scenario), .fields = scenario_fields,
	.map_key = "title", .map_value = "becomes", .title = "title",
	.doc = "One way in which an indicator might go."
};

static const struct field factor_fields[] = {
	FIELD(factor, title, .doc = "The factor."),
	FIELD(factor, kind, .choices = WORDS("policy", "economy", "partner", "demography", "other"), .doc = "What kind of factor it is."),
	FIELD(factor, critical, .doc = "yes: the target stands or falls with it. Default: no."),
	FIELD(factor, local_influence, .choices = LOCAL_INFLUENCE, .doc = "Whether local partners can influence it."),
	FIELD(factor, risk, .refs = REC_RISK, .doc = "The risk that carries it."),
	FIELD(factor, evidence, .flags = FIELD_OWN_RULE, .refs = REC_EVIDENCE, .doc = "What shows that it matters."),
	{ .key = NULL }
};
const struct record_type record_factor = {
	.name = "factor", .plural = "factors", .kind = REC_OTHER,
	.size = sizeof(struct factor), .fields = factor_fields, .scalar = "title", .title = "title",
	.doc = "Something that future performance depends on."
};

static const struct field forecast_fields[] = {
	FIELD(forecast, indicator, .flags = FIELD_EXPECTED, .refs = REC_INDICATOR, .doc = "The indicator that is forecast."),
	FIELD(forecast, assumptions, .flags = FIELD_OWN_RULE, .doc = "What the forecast takes for granted."),
	FIELD(forecast, scenarios, .of = &record_scenario, .doc = "Ways in which it might go."),
	FIELD(forecast, factors, .of = &record_factor, .doc = "What it depends on."),
	FIELD(forecast, likelihood, .choices = WORDS("very-unlikely", "unlikely", "even", "likely", "very-likely"), .doc = "How likely today's efforts alone reach the target."),
	{ .key = NULL }
};
const struct record_type record_forecast = {
	.name = "forecast", .plural = "forecasts", .kind = REC_OTHER,
	.size = sizeof(struct forecast), .fields = forecast_fields, .title = "indicator",
	.doc = "Where an indicator is heading, and on what assumptions."
};

static const struct field residual_fields[] = {
	FIELD(residual, likelihood, .min = 1, .max = 5, .doc = "Likelihood after mitigation, 1 to 5."),
	FIELD(residual, impact, .min = 1, .max = 5, .doc = "Impact after mitigation, 1 to 5."),
	{ .key = NULL }
};
const struct record_type record_residual = {
	.name = "residual risk", .plural = "residual", .kind = REC_OTHER,
	.size = sizeof(struct residual), .fields = residual_fields,
	.doc = "What is left of a risk after mitigation."
};

static const struct field risk_fields[] = {
	FIELD(risk, title, .flags = FIELD_EXPECTED, .doc = "What may happen."),
	FIELD(risk, cause, .doc = "Why it may happen."),
	FIELD(risk, effect, .doc = "What it would mean."),
	FIELD(risk, likelihood, .flags = FIELD_EXPECTED, .min = 1, .max = 5, .doc = "How likely, 1 to 5."),
	FIELD(risk, impact, .flags = FIELD_EXPECTED, .min = 1, .max = 5, .doc = "How bad, 1 to 5."),
	FIELD(risk, residual, .of = &record_residual, .doc = "Likelihood and impact after mitigation."),
	FIELD(risk, owner, .flags = FIELD_OWN_RULE, .doc = "The person who watches it."),
	FIELD(risk, local_influence, .choices = LOCAL_INFLUENCE, .doc = "Whether local partners can influence it."),
	FIELD(risk, mitigation, .doc = "What is done about it."),
	FIELD(risk, actions, .refs = REC_ACTION, .doc = "The actions that reduce it."),
	FIELD(risk, contingency, .doc = "What will be done if it happens."),
	FIELD(risk, shared_with, .refs = REC_PARTNER, .doc = "The partners that share it."),
	{ .key = NULL }
};
const struct record_type record_risk = {
	.name = "risk", .plural = "risks", .kind = REC_RISK,
	.size = sizeof(struct risk), .fields = risk_fields, .title = "title",
	.doc = "Something that may keep the plan from working."
};
