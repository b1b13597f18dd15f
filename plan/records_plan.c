/*
 * Field tables of the plan itself and of who takes part.  The doc of a row
 * is what an editor shows on hover and what the reference page prints.
 */
#include "field.h"

/* Those of the Equality Act 2010, and the two that only the law of Northern
   Ireland has; templates/duties.yaml says which count where. */
const char *const characteristics[] = {
	"age", "disability", "gender reassignment",
	"marriage and civil partnership", "pregnancy and maternity", "race",
	"religion or belief", "sex", "sexual orientation",
	"political opinion", "dependants", NULL
};

/* clang-format off */
const struct field common_fields[] = {
	{ .key = "id", .kind = F_ID, .off = offsetof(struct rec, id),
	  .doc = "A short name by which other records refer to this one: small letters, digits and hyphens, unique in the plan.", .example = "school-food" },
	{ .key = "ref", .kind = F_LINE, .off = offsetof(struct rec, ref),
	  .doc = "The number that this item has in another document.", .example = "R1.1" },
	{ .key = "note", .kind = F_RICH, .off = offsetof(struct rec, note),
	  .doc = "A note among the authors; never printed in any document." },
	{ .key = "tags", .kind = F_LINES, .off = offsetof(struct rec, tags),
	  .doc = "Words of your own to group records by." },
	{ .key = "accept", .kind = F_LIST, .off = offsetof(struct rec, accept),
	  .flags = FIELD_POINTER, .of = &record_acceptance,
	  .doc = "Findings about this record that the partnership accepts, each with a reason and a name." },
	{ .key = NULL }
};

static const struct field acceptance_fields[] = {
	FIELD(acceptance, check, .flags = FIELD_REQUIRED, .doc = "Code or name of the check whose finding is accepted.", .example = "milestone-gap"),
	FIELD(acceptance, item, .doc = "Id of the record that it is about; leave out to accept it everywhere, or when written on the record itself."),
	FIELD(acceptance, because, .flags = FIELD_REQUIRED, .doc = "Why the partnership lives with it. Printed in the documents."),
	FIELD(acceptance, by, .flags = FIELD_REQUIRED, .doc = "The person who accepted it."),
	FIELD(acceptance, until, .doc = "The day from which it is a finding again.", .example = "2027-03-31"),
	{ .key = NULL }
};
const struct record_type record_acceptance = {
	.name = "acceptance", .plural = "accept", .kind = REC_OTHER,
	.size = sizeof(struct acceptance), .fields = acceptance_fields, .title = "check",
	.doc = "A finding that the partnership has seen and accepts, with its reason."
};

static const struct field printed_fields[] = {
	FIELD(printed, actions, .doc = "Number of actions that the source prints as its total.", .min = 0, .max = 1e6),
	FIELD(printed, value, .doc = "Total value that the source prints."),
	FIELD(printed, money, .doc = "Total of money that the source prints.", .example = "£56.2m"),
	{ .key = NULL }
};
const struct record_type record_printed = {
	.name = "printed totals", .plural = "printed", .kind = REC_OTHER,
	.size = sizeof(struct printed), .fields = printed_fields, .scalar = "value",
	.doc = "Totals that the source prints: the program adds up the parts and reports a disagreement."
};

static const struct field ask_fields[] = {
	FIELD(ask, of, .doc = "The board or body that is asked."),
	FIELD(ask, what, .doc = "What it is asked to decide."),
	FIELD(ask, by, .doc = "When the decision is needed.", .example = "July 2026"),
	FIELD(ask, why, .doc = "Why it must be decided, and by then."),
	{ .key = NULL }
};
const struct record_type record_ask = {
	.name = "ask", .plural = "asks", .kind = REC_OTHER, .size = sizeof(struct ask),
	.fields = ask_fields, .scalar = "what", .title = "what",
	.doc = "A decision that the plan asks a board to take."
};

static const struct field approval_fields[] = {
	FIELD(approval, body, .doc = "The body that approves the plan."),
	FIELD(approval, date, .doc = "When it approved it, or will decide."),
	FIELD(approval, minute, .doc = "Reference of the minute."),
	{ .key = NULL }
};
const struct record_type record_approval = {
	.name = "approval", .plural = "approvals", .kind = REC_OTHER,
	.size = sizeof(struct approval), .fields = approval_fields,
	.scalar = "body", .map_key = "body", .map_value = "date", .title = "body",
	.doc = "A body's approval of the plan."
};

static const struct field parent_plan_fields[] = {
	FIELD(parent_plan, title, .doc = "Title of the strategy or plan that this one serves."),
	FIELD(parent_plan, link, .flags = FIELD_LINK, .doc = "Where it can be read."),
	{ .key = NULL }
};
const struct record_type record_parent_plan = {
	.name = "parent plan", .plural = "parents", .kind = REC_OTHER,
	.size = sizeof(struct parent_plan), .fields = parent_plan_fields,
	.scalar = "title", .map_key = "title", .map_value = "link", .title = "title",
	.doc = "A strategy or plan above this one."
};

static const struct field process_fields[] = {
	FIELD(process, lead, .doc = "Who drives and co-ordinates the planning."),
	FIELD(process, sponsor, .doc = "The senior person who backs it."),
	FIELD(process, sessions, .doc = "How many planning sessions were held.", .min = 0, .max = 1000),
	FIELD(process, conflicts, .doc = "How conflicts of interest were handled, such as providers in the options appraisal."),
	FIELD(process, data_sharing, .doc = "The agreement under which partners share data."),
	{ .key = NULL }
};
const struct record_type record_process = {
	.name = "process", .plural = "process", .kind = REC_OTHER,
	.size = sizeof(struct process), .fields = process_fields,
	.doc = "How the plan was made."
};

static const struct field risk_bands_fields[] = {
	FIELD(risk_bands, moderate, .flags = FIELD_WHOLE, .min = 2, .max = 25, .doc = "The lowest score that is moderate. Default: 5.", .example = "5"),
	FIELD(risk_bands, high, .flags = FIELD_WHOLE, .min = 2, .max = 25, .doc = "The lowest score that is high. Default: 10.", .example = "8"),
	FIELD(risk_bands, severe, .flags = FIELD_WHOLE, .min = 2, .max = 25, .doc = "The lowest score that is severe. Default: 16.", .example = "15"),
	{ .key = NULL }
};
const struct record_type record_risk_bands = {
	.name = "set of risk bands", .plural = "risk bands", .kind = REC_OTHER,
	.size = sizeof(struct risk_bands), .fields = risk_bands_fields,
	.doc = "From which score, likelihood times impact, a risk counts as what."
};

static const struct field plan_info_fields[] = {
	FIELD(plan_info, title, .flags = FIELD_REQUIRED, .doc = "Title of the plan, as on the cover.", .example = "A healthy weight for every child"),
	FIELD(plan_info, area, .flags = FIELD_EXPECTED, .doc = "The place that the plan is for.", .example = "Gateshead"),
	FIELD(plan_info, partnership, .doc = "The partnership whose plan it is."),
	FIELD(plan_info, period, .flags = FIELD_EXPECTED, .doc = "The years that the plan runs for.", .example = "2026/27 .. 2028/29"),
	FIELD(plan_info, status, .choices = WORDS("draft", "consultation", "approved"), .doc = "How far the plan has come. A draft is printed with its open findings; an approved plan must have no errors. Default: draft."),
	FIELD(plan_info, version, .doc = "Version, as on the cover.", .example = "0.3"),
	FIELD(plan_info, date, .flags = FIELD_EXPECTED, .doc = "The day that the plan speaks from: progress and age are measured against it.", .example = "2026-03-31"),
	FIELD(plan_info, reached, .flags = FIELD_WHOLE, .min = 1, .max = 5, .doc = "Which of the five steps the plan has come to, 1 to 5; checks of later steps are not yet due. Left out: worked out from what is there."),
	FIELD(plan_info, lead, .doc = "The person who answers for the plan."),
	FIELD(plan_info, language, .flags = FIELD_LANGUAGE, .doc = "Language of the plan's own text, as in en-GB or cy. Default: en-GB.", .example = "en-GB"),
	FIELD(plan_info, nation, .choices = WORDS("england", "wales", "scotland", "northern-ireland", "none"), .doc = "Whose law applies: switches the duties on."),
	FIELD(plan_info, currency, .doc = "Currency of all sums, three letters. Default: GBP.", .example = "EUR"),
	FIELD(plan_info, year_starts, .doc = "First day of the financial year. Default: 1 April.", .example = "1 April"),
	FIELD(plan_info, publish, .choices = WORDS("internal", "public"), .doc = "Public documents leave out e-mail addresses and telephone numbers. Default: internal."),
	FIELD(plan_info, names, .choices = WORDS("show", "hide"), .doc = "In public documents: show people's names, or their posts only. Default: show."),
	FIELD(plan_info, summary, .doc = "What the plan says, in a few sentences."),
	FIELD(plan_info, vision, .doc = "What will be different for people when it has worked."),
	FIELD(plan_info, added_value, .doc = "What the partnership achieves that its partners would not achieve alone."),
	FIELD(plan_info, asks, .of = &record_ask, .doc = "What boards are asked to decide."),
	FIELD(plan_info, approvals, .of = &record_approval, .doc = "Who has approved the plan, or will."),
	FIELD(plan_info, parents, .of = &record_parent_plan, .doc = "Strategies and plans that this one serves."),
	FIELD(plan_info, risk_bands, .of = &record_risk_bands, .doc = "From which scores a risk is moderate, high and severe, where the partnership has bands of its own."),
	FIELD(plan_info, process, .of = &record_process, .doc = "How the plan was made."),
	FIELD(plan_info, logo, .doc = "Logos for the cover: PNG or JPEG files in the plan's folder. A file with the id or name of a partner, as in `council.png`, is read out by that partner's name."),
	FIELD(plan_info, printed, .of = &record_printed, .doc = "Totals that the source document prints."),
	{ .key = NULL }
};
const struct record_type record_plan_info = {
	.name = "plan", .plural = "plan", .kind = REC_OTHER,
	.size = sizeof(struct plan_info), .fields = plan_info_fields, .title = "title",
	.doc = "The plan as a whole: what stands on its cover and governs the rest."
};

static const struct field partner_fields[] = {
	FIELD(partner, name, .flags = FIELD_EXPECTED, .doc = "Name of the organisation."),
	FIELD(partner, language, .flags = FIELD_LANGUAGE, .doc = "Language of its name where that is not the plan's, for software that reads aloud.", .example = "cy"),
	FIELD(partner, sector, .choices = WORDS("council", "health", "police", "fire", "education", "housing", "central", "private", "third", "community", "other"), .doc = "What kind of organisation it is."),
	FIELD(partner, role, .doc = "What it brings to this plan."),
	FIELD(partner, signed_up, .words = WORDS("no", "yes"), .doc = "Whether, or when, it signed up to the plan.", .example = "2026-02-10"),
	FIELD(partner, decision_cycle, .doc = "When it takes its budget and planning decisions."),
	FIELD(partner, part_of, .refs = REC_PARTNER, .doc = "The partner that it is a department of."),
	{ .key = NULL }
};
const struct record_type record_partner = {
	.name = "partner", .plural = "partners", .kind = REC_PARTNER,
	.size = sizeof(struct partner), .fields = partner_fields,
	.scalar = "name", .map_key = "id", .map_value = "name", .title = "name",
	.doc = "An organisation that takes part."
};

static const struct field person_fields[] = {
	FIELD(person, name, .flags = FIELD_EXPECTED, .doc = "Name, or the post if `post: yes`."),
	FIELD(person, job, .doc = "Job title."),
	FIELD(person, partner, .flags = FIELD_OWN_RULE, .refs = REC_PARTNER, .doc = "The organisation that the person works for."),
	FIELD(person, post, .doc = "yes: this is a post, whoever holds it. Default: no."),
	FIELD(person, email, .doc = "E-mail address; left out of public documents."),
	FIELD(person, phone, .doc = "Telephone number; left out of public documents."),
	{ .key = NULL }
};
const struct record_type record_person = {
	.name = "person", .plural = "people", .kind = REC_PERSON,
	.size = sizeof(struct person), .fields = person_fields,
	.map_key = "id", .map_value = "name", .title = "name",
	.doc = "A person, or a post, that the plan names."
};

static const struct field group_fields[] = {
	FIELD(group, title, .flags = FIELD_EXPECTED, .doc = "What the group is called."),
	FIELD(group, kind, .choices = WORDS("characteristic", "locality", "rural", "user-group"), .doc = "What sets the group apart."),
	FIELD(group, characteristic, .choices = characteristics, .doc = "Which protected characteristic, where it is one."),
	FIELD(group, population, .doc = "How many people.", .example = "700"),
	{ .key = NULL }
};
const struct record_type record_group = {
	.name = "group", .plural = "groups", .kind = REC_GROUP,
	.size = sizeof(struct group), .fields = group_fields,
	.map_key = "id", .map_value = "title", .title = "title",
	.doc = "A group of people or a place whose needs may differ."
};

static const struct field term_fields[] = {
	FIELD(term, term, .doc = "The word or abbreviation."),
	FIELD(term, meaning, .doc = "What it means."),
	{ .key = NULL }
};
const struct record_type record_term = {
	.name = "term", .plural = "glossary", .kind = REC_OTHER,
	.size = sizeof(struct term), .fields = term_fields,
	.map_key = "term", .map_value = "meaning", .title = "term",
	.doc = "A word that readers may not know."
};

static const struct field rule_setting_fields[] = {
	FIELD(rule_setting, rule, .doc = "Code or name of the check."),
	FIELD(rule_setting, level, .choices = WORDS("off", "note", "warning", "error"), .doc = "How serious its findings are in this plan."),
	FIELD(rule_setting, days, .min = 0, .max = 36500, .doc = "Threshold in days."),
	FIELD(rule_setting, percent, .min = 0, .max = 100, .doc = "Threshold in per cent."),
	FIELD(rule_setting, count, .min = 0, .max = 1e6, .doc = "Threshold as a number."),
	{ .key = NULL }
};
const struct record_type record_rule_setting = {
	.name = "check setting", .plural = "checks", .kind = REC_OTHER,
	.size = sizeof(struct rule_setting), .fields = rule_setting_fields,
	.map_key = "rule", .map_value = "level", .title = "rule",
	.doc = "Level and thresholds of one check."
};

static const struct field plan_fields[] = {
	FIELD(plan, planpress, .min = 1, .max = 1e6, .doc = "Version of the language. Default: 1.", .example = "1"),
	FIELD(plan, include, .doc = "Other files of the plan, in its folder; * stands for any name.", .example = "[partners.yaml, outcomes/*.yaml]"),
	FIELD(plan, plan, .of = &record_plan_info, .doc = "The plan as a whole."),
	FIELD(plan, partners, .of = &record_partner, .doc = "The organisations that take part."),
	FIELD(plan, people, .of = &record_person, .doc = "The people and posts that the plan names."),
	FIELD(plan, groups, .of = &record_group, .doc = "Groups and places whose needs may differ."),
	FIELD(plan, outcomes, .of = &record_outcome, .doc = "What is to become better for people."),
	FIELD(plan, indicators, .of = &record_indicator, .doc = "The measures by which we shall know."),
	FIELD(plan, readings, .of = &record_late_reading, .doc = "Later readings of indicators, kept apart from the plan."),
	FIELD(plan, updates, .of = &record_update, .doc = "Progress reports on actions and milestones."),
	FIELD(plan, evidence, .of = &record_evidence, .doc = "What the plan rests on."),
	FIELD(plan, needs, .of = &record_need, .doc = "The needs that the plan answers."),
	FIELD(plan, interventions, .of = &record_intervention, .doc = "What partners do today."),
	FIELD(plan, gaps, .of = &record_gap, .doc = "What we do not know."),
	FIELD(plan, forecasts, .of = &record_forecast, .doc = "Where indicators are heading, and on what assumptions."),
	FIELD(plan, risks, .of = &record_risk, .doc = "What may go wrong."),
	FIELD(plan, appraisals, .of = &record_appraisal, .doc = "Choices between options."),
	FIELD(plan, actions, .of = &record_action, .doc = "What will be done."),
	FIELD(plan, funding, .of = &record_funding, .doc = "Where the money comes from."),
	FIELD(plan, delivery_chains, .of = &record_chain, .doc = "Who depends on whom, and the twelve delivery-chain questions."),
	FIELD(plan, proofing, .of = &record_proofing, .doc = "Effects on equality, rural places and the environment."),
	FIELD(plan, monitoring, .of = &record_monitoring, .doc = "How progress is followed."),
	FIELD(plan, peer_review, .of = &record_peer_review, .doc = "The peer review that is planned."),
	FIELD(plan, glossary, .of = &record_term, .doc = "Words that readers may not know."),
	FIELD(plan, checks, .of = &record_rule_setting, .doc = "Levels and thresholds of the checks in this plan."),
	FIELD(plan, accept, .of = &record_acceptance, .doc = "Findings that the partnership accepts."),
	{ .key = NULL }
};
const struct record_type record_plan = {
	.name = "plan file", .plural = "plan file", .kind = REC_OTHER,
	.size = sizeof(struct plan), .fields = plan_fields,
	.doc = "The top of a plan file."
};
