/* Field tables of steps 4 and 5, delivery chains, proofing and monitoring. */
#include "field.h"

#define DECLARED	WORDS("not-started", "on-track", "at-risk", \
	"off-track", "rescheduled", "complete", "cancelled")
#define EFFECTS		WORDS("positive", "neutral", "adverse", "unknown")

/* clang-format off */
static const struct field criterion_fields[] = {
	FIELD(criterion, title, .doc = "What options are judged by."),
	FIELD(criterion, weight, .flags = FIELD_OWN_RULE, .min = -1e9, .max = 1e9, .doc = "How much it counts; weights are brought to a sum of 100%.", .example = "35"),
	FIELD(criterion, why, .doc = "Why it counts that much."),
	FIELD(criterion, from, .doc = "The worst score, higher than `to` where lower is better. Default: 0."),
	FIELD(criterion, to, .doc = "The best score. Default: 5."),
	FIELD(criterion, labels, .doc = "Words in place of numbers, worst to best.", .example = "[low, medium, high]"),
	FIELD(criterion, ends, .choices = WORDS("unknown"), .doc = "unknown: the ends are not known, so it is shown and not added."),
	FIELD(criterion, measures, .refs = REC_INDICATOR, .doc = "The indicator that it stands for."),
	{ .key = NULL }
};
const struct record_type record_criterion = {
	.name = "criterion", .plural = "criteria", .kind = REC_CRITERION,
	.size = sizeof(struct criterion), .fields = criterion_fields,
	.scalar = "title", .map_key = "title", .map_value = "weight", .title = "title",
	.doc = "Something that options are judged by. `five-steps` in place of the list means the guide's seven."
};

static const struct field cost_fields[] = {
	FIELD(cost, amount, .doc = "The whole cost in one sum."),
	FIELD(cost, set_up, .doc = "Cost of setting it up."),
	FIELD(cost, a_year, .doc = "Cost of running it for a year."),
	FIELD(cost, years, .min = 0, .max = 100, .doc = "How many years it runs."),
	FIELD(cost, price_base, .doc = "The year whose prices are used.", .example = "2026/27"),
	{ .key = NULL }
};
const struct record_type record_cost = {
	.name = "cost", .plural = "cost", .kind = REC_OTHER,
	.size = sizeof(struct cost), .fields = cost_fields, .scalar = "amount",
	.doc = "What an option costs over its life."
};

static const struct field pilot_fields[] = {
	FIELD(pilot, where, .doc = "Where it is tried out."),
	FIELD(pilot, evaluation, .doc = "How we shall tell whether it worked."),
	FIELD(pilot, decide_by, .doc = "When to go on, change or stop is decided."),
	{ .key = NULL }
};
const struct record_type record_pilot = {
	.name = "pilot", .plural = "pilot", .kind = REC_OTHER,
	.size = sizeof(struct pilot), .fields = pilot_fields, .scalar = "where",
	.doc = "A trial before the whole."
};

static const struct field score_fields[] = {
	FIELD(score, criterion, .refs = REC_CRITERION, .doc = "The criterion."),
	FIELD(score, score, .flags = FIELD_OR_LABEL, .doc = "The score, a range of scores, or one of the criterion's labels.", .example = "2 .. 4"),
	FIELD(score, why, .doc = "What the score rests on."),
	{ .key = NULL }
};
const struct record_type record_score = {
	.name = "score", .plural = "scores", .kind = REC_OTHER,
	.size = sizeof(struct score), .fields = score_fields,
	.map_key = "criterion", .map_value = "score", .title = "criterion",
	.doc = "How an option does on one criterion."
};

static const struct field option_fields[] = {
	FIELD(option, title, .flags = FIELD_EXPECTED, .doc = "The option."),
	FIELD(option, kind, .choices = WORDS("baseline", "do-more", "do-new", "do-better", "do-less"), .doc = "What kind of option it is; `baseline` is carrying on as now."),
	FIELD(option, of, .refs = REC_INTERVENTION, .doc = "The interventions that it changes."),
	FIELD(option, description, .doc = "What it would be."),
	FIELD(option, cost, .of = &record_cost, .doc = "What it would cost."),
	FIELD(option, saving, .doc = "What it would save."),
	FIELD(option, funding, .refs = REC_FUNDING, .doc = "What would pay for it."),
	FIELD(option, provider, .refs = REC_PARTNER, .doc = "Who would provide it."),
	FIELD(option, logic, .doc = "Why it should lead to the outcome."),
	FIELD(option, evidence, .refs = REC_EVIDENCE, .doc = "What shows that it works."),
	FIELD(option, side_effects, .doc = "What else it might do, wanted or not."),
	FIELD(option, risks, .refs = REC_RISK, .doc = "The risks that it carries."),
	FIELD(option, pilot, .of = &record_pilot, .doc = "How it would be tried out first."),
	FIELD(option, exit, .doc = "How what is wound down is wound down: staff, providers, users."),
	FIELD(option, scores, .flags = FIELD_OWN_RULE, .of = &record_score, .doc = "Its score on each criterion.", .example = "{impact: 3, equity: 4}"),
	FIELD(option, scored_by, .doc = "Who scored it."),
	{ .key = NULL }
};
const struct record_type record_option = {
	.name = "option", .plural = "options", .kind = REC_OPTION,
	.size = sizeof(struct option), .fields = option_fields, .title = "title",
	.map_key = "title", .map_value = "scores",
	.doc = "One of the ways that are compared."
};

static const struct field panel_weight_fields[] = {
	FIELD(panel_weight, criterion, .refs = REC_CRITERION, .doc = "The criterion."),
	FIELD(panel_weight, weight, .min = -1e9, .max = 1e9, .doc = "Its weight for this panel."),
	{ .key = NULL }
};
const struct record_type record_panel_weight = {
	.name = "panel weight", .plural = "weights", .kind = REC_OTHER,
	.size = sizeof(struct panel_weight), .fields = panel_weight_fields,
	.map_key = "criterion", .map_value = "weight", .title = "criterion",
	.doc = "The weight that a panel gives to a criterion."
};

static const struct field panel_scores_fields[] = {
	FIELD(panel_scores, option, .refs = REC_OPTION, .doc = "The option."),
	FIELD(panel_scores, scores, .of = &record_score, .doc = "The panel's scores for it."),
	{ .key = NULL }
};
const struct record_type record_panel_scores = {
	.name = "panel scores", .plural = "scores", .kind = REC_OTHER,
	.size = sizeof(struct panel_scores), .fields = panel_scores_fields,
	.map_key = "option", .map_value = "scores", .title = "option",
	.doc = "The scores that a panel gives to an option."
};

static const struct field panel_fields[] = {
	FIELD(panel, title, .doc = "Who sat on it."),
	FIELD(panel, size, .min = 0, .max = 1e6, .doc = "How many people."),
	FIELD(panel, weights, .of = &record_panel_weight, .doc = "Its weights."),
	FIELD(panel, scores, .of = &record_panel_scores, .doc = "Its scores, where it scored."),
	{ .key = NULL }
};
const struct record_type record_panel = {
	.name = "panel", .plural = "panels", .kind = REC_OTHER,
	.size = sizeof(struct panel), .fields = panel_fields,
	.map_key = "title", .map_value = "weights", .title = "title",
	.doc = "A group that weighed the criteria its own way."
};

static const struct field decision_fields[] = {
	FIELD(decision, favour, .flags = FIELD_EXPECTED, .refs = REC_OPTION, .doc = "The option that is favoured; a list when projects are selected."),
	FIELD(decision, why, .flags = FIELD_OWN_RULE, .doc = "Why this one is favoured."),
	FIELD(decision, date, .doc = "When it was decided."),
	FIELD(decision, despite, .doc = "What speaks against it and was weighed."),
	{ .key = NULL }
};
const struct record_type record_decision = {
	.name = "decision", .plural = "decision", .kind = REC_OTHER,
	.size = sizeof(struct decision), .fields = decision_fields, .scalar = "favour",
	.doc = "What was decided, and why."
};

static const struct field appraisal_fields[] = {
	FIELD(appraisal, question, .flags = FIELD_EXPECTED, .doc = "The question to be decided.", .example = "Where should the next £160k a year go?"),
	FIELD(appraisal, level, .flags = FIELD_EXPECTED, .choices = WORDS("strategic", "selection"), .doc = "strategic: one main choice; selection: the best set of projects."),
	FIELD(appraisal, outcomes, .flags = FIELD_EXPECTED, .refs = REC_OUTCOME, .doc = "The outcomes that it serves."),
	FIELD(appraisal, date, .doc = "When the appraisal was made."),
	FIELD(appraisal, scale, .choices = WORDS("fixed", "local"), .doc = "fixed: the criteria's stated ends; local: the worst and best of these options. Default: fixed."),
	FIELD(appraisal, printed, .of = &record_printed, .doc = "Totals that the source prints."),
	FIELD(appraisal, criteria, .flags = FIELD_EXPECTED, .of = &record_criterion, .doc = "What options are judged by."),
	FIELD(appraisal, budget, .doc = "What the chosen set may cost."),
	FIELD(appraisal, options, .flags = FIELD_OWN_RULE, .of = &record_option, .doc = "What is compared."),
	FIELD(appraisal, panels, .of = &record_panel, .doc = "Groups that weighed or scored for themselves."),
	FIELD(appraisal, decision, .of = &record_decision, .doc = "What was decided, and why."),
	{ .key = NULL }
};
const struct record_type record_appraisal = {
	.name = "appraisal", .plural = "appraisals", .kind = REC_APPRAISAL,
	.size = sizeof(struct appraisal), .fields = appraisal_fields, .title = "question",
	.doc = "A choice between options."
};

static const struct field milestone_fields[] = {
	FIELD(milestone, title, .flags = FIELD_EXPECTED, .doc = "What will have happened."),
	FIELD(milestone, due, .flags = FIELD_EXPECTED, .doc = "By when.", .example = "July 2027"),
	FIELD(milestone, lead, .doc = "Who answers for it, where it is not the action's lead."),
	FIELD(milestone, done, .words = WORDS("no", "yes"), .doc = "When it was reached."),
	FIELD(milestone, was_due, .doc = "The date before it was moved."),
	FIELD(milestone, evidence, .doc = "What shows that it was reached."),
	{ .key = NULL }
};
const struct record_type record_milestone = {
	.name = "milestone", .plural = "milestones", .kind = REC_MILESTONE,
	.size = sizeof(struct milestone), .fields = milestone_fields,
	.scalar = "title", .map_key = "due", .map_value = "title", .title = "title",
	.doc = "A point at which anyone can see how far an action has come."
};

static const struct field resources_fields[] = {
	FIELD(resources, money, .doc = "A sum, a range, a rate a year, `existing`, `unfunded` or `not-costed`.", .example = "£45,000"),
	FIELD(resources, by_year, .doc = "The sum year by year.", .example = "{2026/27: 160k, 2027/28: 160k}"),
	FIELD(resources, funding, .refs = REC_FUNDING, .doc = "The funding that pays for it."),
	FIELD(resources, people, .doc = "Staff."),
	FIELD(resources, time, .doc = "Time that partners give."),
	FIELD(resources, assets, .doc = "Buildings, vehicles, systems."),
	{ .key = NULL }
};
const struct record_type record_resources = {
	.name = "resources", .plural = "resources", .kind = REC_OTHER,
	.size = sizeof(struct resources), .fields = resources_fields, .scalar = "money",
	.doc = "What an action needs: money, people, time, assets."
};

static const struct field success_fields[] = {
	FIELD(success, sentence, .flags = FIELD_HIDDEN, .doc = "A sentence with a number and a date."),
	FIELD(success, measure, .doc = "What is measured."),
	FIELD(success, unit, .doc = "In what unit."),
	FIELD(success, indicator, .refs = REC_INDICATOR, .doc = "The indicator that shows it."),
	FIELD(success, target, .doc = "What is to be reached."),
	FIELD(success, by, .doc = "By when."),
	{ .key = NULL }
};
const struct record_type record_success = {
	.name = "success measure", .plural = "success", .kind = REC_OTHER,
	.size = sizeof(struct success), .fields = success_fields, .scalar = "sentence", .title = "measure",
	.doc = "How we shall know that an action has worked: a sentence, or measure, unit, target and date."
};

static const struct field contribution_fields[] = {
	FIELD(contribution, indicator, .refs = REC_INDICATOR, .doc = "The indicator that it moves."),
	FIELD(contribution, improves_by, .doc = "By how much: points, or people.", .example = "0.3 .. 0.8 points"),
	FIELD(contribution, by, .doc = "By which period."),
	{ .key = NULL }
};
const struct record_type record_contribution = {
	.name = "contribution", .plural = "contributes", .kind = REC_OTHER,
	.size = sizeof(struct contribution), .fields = contribution_fields,
	.map_key = "indicator", .map_value = "improves_by", .title = "indicator",
	.doc = "How much an action should move an indicator."
};

static const struct field action_fields[] = {
	FIELD(action, title, .flags = FIELD_EXPECTED, .doc = "What will be done, starting with a verb whose end can be seen.", .example = "Put the food standard in place in 20 schools"),
	FIELD(action, description, .doc = "What it involves."),
	FIELD(action, place, .doc = "Where."),
	FIELD(action, commitment, .choices = WORDS("proposed", "under-investigation", "decided", "funded"), .doc = "How firm it is."),
	FIELD(action, outcomes, .flags = FIELD_OWN_RULE, .refs = REC_OUTCOME, .doc = "The outcomes that it serves."),
	FIELD(action, needs, .refs = REC_NEED, .doc = "The needs that it answers."),
	FIELD(action, option, .refs = REC_OPTION, .doc = "The option that it carries out."),
	FIELD(action, change, .flags = FIELD_OWN_RULE, .choices = WORDS("new", "scale-up", "scale-down", "improve", "continue"), .doc = "Whether it is new, or changes something that runs today."),
	FIELD(action, of, .refs = REC_INTERVENTION, .doc = "The interventions that it changes."),
	FIELD(action, lead, .flags = FIELD_OWN_RULE, .doc = "The one person who answers for it.", .example = "C. Nurse (0-19 service)"),
	FIELD(action, support, .doc = "Who helps."),
	FIELD(action, start, .flags = FIELD_EXPECTED, .doc = "When it starts.", .example = "September 2026"),
	FIELD(action, due, .flags = FIELD_OWN_RULE, .doc = "When it is finished.", .example = "July 2028"),
	FIELD(action, milestones, .flags = FIELD_OWN_RULE, .of = &record_milestone, .doc = "Points on the way.", .example = "{July 2027: Five pilot schools signed}"),
	FIELD(action, resources, .flags = FIELD_OWN_RULE, .of = &record_resources, .doc = "What it needs; `existing` where nothing new is needed."),
	FIELD(action, success, .flags = FIELD_EXPECTED, .of = &record_success, .doc = "How we shall know that it has worked.", .example = "20 schools meet the standard by July 2028"),
	FIELD(action, contributes, .of = &record_contribution, .doc = "How much it should move which indicator."),
	FIELD(action, after, .doc = "What it waits for: an action, or a milestone, with a lag.", .example = "share-data + 2 weeks"),
	FIELD(action, groups, .refs = REC_GROUP, .doc = "Whom it is for, above all."),
	FIELD(action, exit, .doc = "How what it ends is ended: staff, providers, users."),
	FIELD(action, realistic_because, .doc = "Why it can be done."),
	FIELD(action, monitoring, .doc = "How it is followed, where differently from the rest."),
	FIELD(action, evaluation, .doc = "How its effect is judged."),
	FIELD(action, status, .choices = DECLARED, .doc = "How its lead judges it."),
	FIELD(action, corrective_action, .doc = "What is done to bring it back."),
	FIELD(action, completed_evidence, .doc = "What shows that it is complete."),
	FIELD(action, parent, .refs = REC_ACTION, .doc = "The action that it is a part of."),
	{ .key = NULL }
};
const struct record_type record_action = {
	.name = "action", .plural = "actions", .kind = REC_ACTION,
	.size = sizeof(struct action), .fields = action_fields, .title = "title",
	.doc = "Something that will be done, by one person, by a day."
};

static const struct field funding_fields[] = {
	FIELD(funding, title, .flags = FIELD_EXPECTED, .doc = "What it is called."),
	FIELD(funding, partner, .refs = REC_PARTNER, .doc = "Who gives it."),
	FIELD(funding, money, .doc = "How much."),
	FIELD(funding, by_year, .doc = "How much, year by year."),
	FIELD(funding, from, .doc = "From when it may be spent."),
	FIELD(funding, to, .doc = "Until when."),
	{ .key = NULL }
};
const struct record_type record_funding = {
	.name = "funding", .plural = "funding", .kind = REC_FUNDING,
	.size = sizeof(struct funding), .fields = funding_fields, .title = "title",
	.map_key = "title", .map_value = "money",
	.doc = "Money that the plan can draw on."
};

static const struct field attendee_fields[] = {
	FIELD(attendee, partner, .refs = REC_PARTNER, .doc = "The partner."),
	FIELD(attendee, strategic, .min = 0, .max = 1000, .doc = "How many people in strategic posts."),
	FIELD(attendee, executive, .min = 0, .max = 1000, .doc = "How many people in executive posts."),
	FIELD(attendee, operational, .min = 0, .max = 1000, .doc = "How many people in operational posts."),
	{ .key = NULL }
};
const struct record_type record_attendee = {
	.name = "attendee", .plural = "attendees", .kind = REC_OTHER,
	.size = sizeof(struct attendee), .fields = attendee_fields, .scalar = "partner", .title = "partner",
	.doc = "Who came to the workshop, by partner and seniority."
};

static const struct field workshop_fields[] = {
	FIELD(workshop, date, .doc = "When it was held."),
	FIELD(workshop, host, .doc = "Who hosted it."),
	FIELD(workshop, facilitator, .doc = "Who led it through."),
	FIELD(workshop, attendees, .of = &record_attendee, .doc = "Who came."),
	{ .key = NULL }
};
const struct record_type record_workshop = {
	.name = "workshop", .plural = "workshop", .kind = REC_OTHER,
	.size = sizeof(struct workshop), .fields = workshop_fields, .scalar = "date",
	.doc = "The delivery-chain workshop."
};

static const struct field chain_node_fields[] = {
	FIELD(chain_node, title, .flags = FIELD_EXPECTED, .doc = "Who or what it is."),
	FIELD(chain_node, partner, .refs = REC_PARTNER, .doc = "The partner that it belongs to."),
	FIELD(chain_node, level, .flags = FIELD_EXPECTED, .choices = WORDS("national", "strategic", "operational", "front-line", "community"), .doc = "Where in the chain it stands."),
	FIELD(chain_node, wanted, .doc = "yes: not there yet. Default: no."),
	{ .key = NULL }
};
const struct record_type record_chain_node = {
	.name = "node", .plural = "nodes", .kind = REC_NODE,
	.size = sizeof(struct chain_node), .fields = chain_node_fields,
	.map_key = "id", .map_value = "title", .title = "title",
	.doc = "A body, team or group in a delivery chain."
};

static const struct field chain_link_fields[] = {
	FIELD(chain_link, from, .flags = FIELD_EXPECTED, .refs = REC_NODE, .doc = "The node above."),
	FIELD(chain_link, to, .flags = FIELD_EXPECTED, .refs = REC_NODE, .doc = "The node below."),
	FIELD(chain_link, kind, .flags = FIELD_OWN_RULE, .choices = WORDS("internal", "contractual", "common-purpose", "community"), .doc = "What holds it: line management, a contract or rule, a common purpose, or influence alone."),
	FIELD(chain_link, feedback, .doc = "yes: news comes back up. Default: no."),
	FIELD(chain_link, lever, .doc = "What can be used to make it work."),
	{ .key = NULL }
};
const struct record_type record_chain_link = {
	.name = "link", .plural = "links", .kind = REC_OTHER,
	.size = sizeof(struct chain_link), .fields = chain_link_fields,
	.doc = "Who depends on whom in a delivery chain."
};

static const struct field assessment_fields[] = {
	FIELD(assessment, assessor, .doc = "Who scored; `agreed` is the score that all agreed on."),
	FIELD(assessment, letters, .doc = "Twelve letters, R, A, G or - for not answered; spaces are free.", .example = "GARRR AAAGG AA"),
	{ .key = NULL }
};
const struct record_type record_assessment = {
	.name = "assessment", .plural = "scores", .kind = REC_OTHER,
	.size = sizeof(struct assessment), .fields = assessment_fields,
	.map_key = "assessor", .map_value = "letters", .title = "assessor",
	.doc = "Twelve scores of one assessor, or those that all agreed on."
};

static const struct field chain_question_fields[] = {
	FIELD(chain_question, number, .flags = FIELD_WHOLE, .min = 1, .max = 12, .doc = "Number of the question, 1 to 12."),
	FIELD(chain_question, why, .doc = "Why it was scored so."),
	FIELD(chain_question, evidence, .refs = REC_EVIDENCE, .doc = "What shows it."),
	FIELD(chain_question, ideal, .doc = "How it would be if it were right."),
	FIELD(chain_question, actions, .refs = REC_ACTION, .doc = "The actions that bring it there."),
	{ .key = NULL }
};
const struct record_type record_chain_question = {
	.name = "question", .plural = "questions", .kind = REC_OTHER,
	.size = sizeof(struct chain_question), .fields = chain_question_fields,
	.map_key = "number", .map_value = "why", .title = "number",
	.doc = "What lies behind the score of one question."
};

static const struct field chain_fields[] = {
	FIELD(chain, outcomes, .flags = FIELD_EXPECTED, .refs = REC_OUTCOME, .doc = "The outcome that it delivers."),
	FIELD(chain, why, .doc = "Why this chain was looked at."),
	FIELD(chain, workshop, .of = &record_workshop, .doc = "The workshop at which it was scored."),
	FIELD(chain, nodes, .of = &record_chain_node, .doc = "Who is in it."),
	FIELD(chain, links, .of = &record_chain_link, .doc = "Who depends on whom."),
	FIELD(chain, scores, .of = &record_assessment, .doc = "Scores of the twelve questions: `agreed`, and each assessor's."),
	FIELD(chain, questions, .of = &record_chain_question, .doc = "What lies behind the scores, by number of the question."),
	FIELD(chain, priorities, .doc = "Numbers of the questions to work on first."),
	FIELD(chain, parked, .doc = "What was left for later."),
	{ .key = NULL }
};
const struct record_type record_chain = {
	.name = "delivery chain", .plural = "delivery-chains", .kind = REC_CHAIN,
	.size = sizeof(struct chain), .fields = chain_fields, .title = "outcomes",
	.doc = "Who depends on whom for an outcome, and the twelve questions about it."
};

static const struct field equality_row_fields[] = {
	FIELD(equality_row, group, .refs = REC_GROUP, .doc = "The groups that the row is about."),
	FIELD(equality_row, characteristic, .choices = characteristics, .doc = "The protected characteristic, where no group is named."),
	FIELD(equality_row, needs, .doc = "How needs differ."),
	FIELD(equality_row, take_up, .doc = "How use of services differs."),
	FIELD(equality_row, evidence, .refs = REC_EVIDENCE, .doc = "What shows it."),
	FIELD(equality_row, effect, .choices = EFFECTS, .doc = "What the plan does to them."),
	FIELD(equality_row, mitigation, .doc = "What is done about an adverse effect."),
	FIELD(equality_row, actions, .refs = REC_ACTION, .doc = "The actions that meet it."),
	FIELD(equality_row, consulted, .words = WORDS("no", "yes"), .doc = "When they were asked."),
	{ .key = NULL }
};
const struct record_type record_equality_row = {
	.name = "equality row", .plural = "rows", .kind = REC_OTHER,
	.size = sizeof(struct equality_row), .fields = equality_row_fields, .title = "group",
	.doc = "What the plan means for one group."
};

static const struct field equality_fields[] = {
	FIELD(equality, assessed, .flags = FIELD_EXPECTED, .doc = "When the assessment was made."),
	FIELD(equality, review, .flags = FIELD_OWN_RULE, .doc = "When it will be looked at again."),
	FIELD(equality, decided, .doc = "When the decision was taken that it informed."),
	FIELD(equality, rows, .of = &record_equality_row, .doc = "What the plan means for each group."),
	FIELD(equality, no_difference, .choices = characteristics, .doc = "Characteristics for which no difference was found."),
	FIELD(equality, because, .doc = "Why no difference is expected there."),
	{ .key = NULL }
};
const struct record_type record_equality = {
	.name = "equality assessment", .plural = "equality", .kind = REC_OTHER,
	.size = sizeof(struct equality), .fields = equality_fields,
	.doc = "What the plan means for people with protected characteristics and other groups."
};

static const struct field aims_fields[] = {
	FIELD(aims, discrimination, .doc = "How the plan helps to end discrimination."),
	FIELD(aims, opportunity, .doc = "How it advances equality of opportunity."),
	FIELD(aims, relations, .doc = "How it fosters good relations."),
	{ .key = NULL }
};
const struct record_type record_aims = {
	.name = "aims", .plural = "aims", .kind = REC_OTHER,
	.size = sizeof(struct aims), .fields = aims_fields,
	.doc = "The three aims of the public sector equality duty."
};

static const struct field rural_fields[] = {
	FIELD(rural, access, .doc = "How people in rural places get to it."),
	FIELD(rural, cost, .doc = "What distance adds to its cost."),
	FIELD(rural, digital, .doc = "What happens where the connection is poor."),
	FIELD(rural, effect, .choices = EFFECTS, .doc = "What the plan does to rural places."),
	FIELD(rural, mitigation, .doc = "What is done about an adverse effect."),
	FIELD(rural, evidence, .refs = REC_EVIDENCE, .doc = "What shows it."),
	{ .key = NULL }
};
const struct record_type record_rural = {
	.name = "rural proofing", .plural = "rural", .kind = REC_OTHER,
	.size = sizeof(struct rural), .fields = rural_fields,
	.doc = "What the plan means for rural places."
};

static const struct field environment_fields[] = {
	FIELD(environment, effect, .choices = EFFECTS, .doc = "What the plan does to the environment."),
	FIELD(environment, mitigation, .doc = "What is done about an adverse effect."),
	FIELD(environment, evidence, .refs = REC_EVIDENCE, .doc = "What shows it."),
	{ .key = NULL }
};
const struct record_type record_environment = {
	.name = "environment", .plural = "environment", .kind = REC_OTHER,
	.size = sizeof(struct environment), .fields = environment_fields, .scalar = "effect",
	.doc = "What the plan means for the environment."
};

static const struct field duty_fields[] = {
	FIELD(duty, duty, .doc = "Id of the duty, as the duty pack names it."),
	FIELD(duty, text, .doc = "How the plan meets it."),
	{ .key = NULL }
};
const struct record_type record_duty = {
	.name = "duty", .plural = "duties", .kind = REC_OTHER,
	.size = sizeof(struct duty), .fields = duty_fields,
	.map_key = "duty", .map_value = "text", .title = "duty",
	.doc = "How the plan meets a further legal duty."
};

static const struct field proofing_fields[] = {
	FIELD(proofing, equality, .of = &record_equality, .doc = "People with protected characteristics and other groups."),
	FIELD(proofing, aims, .of = &record_aims, .doc = "The three aims of the equality duty."),
	FIELD(proofing, rural, .of = &record_rural, .doc = "Rural places."),
	FIELD(proofing, environment, .of = &record_environment, .doc = "The environment."),
	FIELD(proofing, duties, .of = &record_duty, .doc = "Further duties.", .example = "{socio-economic: How the plan meets it}"),
	{ .key = NULL }
};
const struct record_type record_proofing = {
	.name = "proofing", .plural = "proofing", .kind = REC_OTHER,
	.size = sizeof(struct proofing), .fields = proofing_fields,
	.doc = "What the plan means for equality, rural places and the environment."
};

static const struct field monitoring_fields[] = {
	FIELD(monitoring, cycle, .flags = FIELD_OWN_RULE, .doc = "How often progress is reviewed.", .example = "quarterly"),
	FIELD(monitoring, body, .flags = FIELD_EXPECTED, .doc = "Who reviews it."),
	FIELD(monitoring, under_performance, .flags = FIELD_OWN_RULE, .doc = "When something counts as going wrong, and what happens then."),
	FIELD(monitoring, rag_rule, .doc = "The partnership's own rule for red, amber and green."),
	FIELD(monitoring, evaluation, .flags = FIELD_OWN_RULE, .doc = "How the plan's effect is judged."),
	FIELD(monitoring, selective, .doc = "What is followed closely and what is not, and why."),
	{ .key = NULL }
};
const struct record_type record_monitoring = {
	.name = "monitoring", .plural = "monitoring", .kind = REC_OTHER,
	.size = sizeof(struct monitoring), .fields = monitoring_fields,
	.doc = "How progress is followed."
};

static const struct field peer_review_fields[] = {
	FIELD(peer_review, team, .doc = "Who reviews."),
	FIELD(peer_review, dates, .doc = "When."),
	FIELD(peer_review, interviewees, .doc = "Whom the reviewers meet."),
	FIELD(peer_review, focus, .doc = "What they are asked to look at above all."),
	{ .key = NULL }
};
const struct record_type record_peer_review = {
	.name = "peer review", .plural = "peer-review", .kind = REC_OTHER,
	.size = sizeof(struct peer_review), .fields = peer_review_fields,
	.doc = "The peer review that is planned."
};
