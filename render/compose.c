#include <string.h>

#include "chapters.h"
#include "source.h"
#include "wording.h"
#include "theme.h"

/*
 * The document from the outside: its parts in order, what stands on every
 * page, and the line that says what it was made from.
 */

static bool
has_actions(const struct compose *c)
{
	return c->plan->actions.n > 0;
}

static bool
has_resources(const struct compose *c)
{
	return c->an->money.n_sources + c->an->schedule.n_workloads > 0;
}

static bool
has_needs(const struct compose *c)
{
	return c->plan->needs.n + c->plan->groups.n > 0;
}

static bool
has_proofing(const struct compose *c)
{
	return rec_given(c->plan->proofing);
}

static bool
has_chains(const struct compose *c)
{
	return c->plan->delivery_chains.n > 0;
}

static bool
has_appraisals(const struct compose *c)
{
	return c->plan->appraisals.n > 0;
}

static bool
has_indicators(const struct compose *c)
{
	return c->plan->indicators.n > 0;
}

static size_t
one_an_indicator(struct compose *c)
{
	return c->plan->indicators.n;
}

static size_t
one_a_chain(struct compose *c)
{
	return c->plan->delivery_chains.n;
}

/* And one for the groups of people. */
static size_t
one_a_need(struct compose *c)
{
	return c->plan->needs.n + 1;
}

static size_t
one_an_appraisal(struct compose *c)
{
	return c->plan->appraisals.n;
}

static bool
has_more_indicators(const struct compose *c)
{
	for (size_t i = 0; i < c->plan->indicators.n; i++)
		if (!indicator_in_body(c, &c->plan->indicators.items[i]))
			return true;
	return false;
}

const struct section compose_sections[] = {
	{ .name = "cover", .compose = compose_cover, .summary = true,
	  .doc = "The title, who is behind the plan, its period, version and "
	  "status, and how many findings are open." },
	{ .name = "page", .heading = "Plan on a page",
	  .compose = compose_page, .new_page = true, .summary = true,
	  .doc = "What a board member needs who reads nothing else." },
	{ .name = "contents", .heading = "Contents",
	  .compose = compose_contents, .new_page = true,
	  .doc = "The headings with their pages." },
	{ .name = "step1", .heading = "Step 1: Where are we now?",
	  .compose = compose_step1,
	  .doc = "Each indicator with its record, path, trend and gap." },
	{ .name = "step2", .heading = "Step 2: What do people need?",
	  .compose = compose_step2,
	  .doc = "Needs, the evidence for them, and what is done today." },
	{ .name = "step3", .heading = "Step 3: Will we get there?",
	  .compose = compose_step3,
	  .doc = "Forecasts against targets, what the actions add, and the "
	  "risks." },
	{ .name = "step4", .heading = "Step 4: How did we choose?",
	  .compose = compose_step4,
	  .doc = "Options, criteria, scores and the decision." },
	{ .name = "step5", .heading = "Step 5: What will we do?",
	  .compose = compose_step5,
	  .doc = "Actions by outcome, who carries them, and the money." },
	{ .name = "chain", .heading = "Delivery chain",
	  .compose = compose_chain,
	  .doc = "Who passes the work on to whom, and how well that works." },
	{ .name = "proofing", .heading = "Policy proofing",
	  .compose = compose_proofing,
	  .doc = "Effects on different people, on rural places and on the "
	  "environment." },
	{ .name = "monitoring", .heading = "Monitoring and evaluation",
	  .compose = compose_monitoring,
	  .doc = "How progress is followed and what happens when it stops." },
	{ .name = "peers", .heading = "What peers said",
	  .compose = compose_peers, .needed = peers_answered,
	  .doc = "What reviewers from another partnership wrote into the "
	  "review pack, when their answers are given." },
	{ .name = "sheets", .heading = "Action sheets", .annex = true,
	  .compose = compose_sheets, .pieces = sheets_pieces,
	  .needed = has_actions, .new_page = true,
	  .doc = "Everything that the plan says of each action." },
	{ .name = "resources", .heading = "Money and load in detail",
	  .compose = compose_resources, .needed = has_resources,
	  .annex = true,
	  .doc = "Every sum by source and year, and what each lead "
	  "carries." },
	{ .name = "needs-detail", .heading = "Needs in detail",
	  .compose = compose_needs, .pieces = one_a_need,
	  .needed = has_needs, .annex = true,
	  .doc = "Each need with its causes, barriers and evidence, and the "
	  "groups of people that the plan looks at." },
	{ .name = "chain-detail", .heading = "Delivery chain in detail",
	  .compose = compose_chain_detail, .pieces = one_a_chain,
	  .needed = has_chains, .annex = true,
	  .doc = "Who is in each chain, what links them, and what the "
	  "workshop wrote about each question." },
	{ .name = "proofing-detail", .heading = "Policy proofing in detail",
	  .compose = compose_proofing_detail, .needed = has_proofing,
	  .annex = true,
	  .doc = "What people need and take up, by group, on what evidence, "
	  "and the aims of the equality duty." },
	{ .name = "more-indicators", .heading = "Further indicators",
	  .compose = compose_more_indicators, .pieces = one_an_indicator,
	  .needed = has_more_indicators, .annex = true,
	  .doc = "The indicators that the body only lists." },
	{ .name = "figures", .heading = "Figures behind the charts",
	  .compose = compose_figures, .pieces = one_an_indicator,
	  .needed = has_indicators, .annex = true,
	  .doc = "The readings of every series, with their comparators." },
	{ .name = "options", .heading = "Options in detail",
	  .compose = compose_options, .pieces = one_an_appraisal,
	  .needed = has_appraisals, .annex = true,
	  .doc = "What each option is, costs and risks, and why it was scored "
	  "as it was." },
	{ .name = "evidence", .heading = "Evidence register", .annex = true,
	  .compose = compose_evidence,
	  .doc = "Every piece of evidence and what rests on it." },
	{ .name = "risks", .heading = "Risk register", .annex = true,
	  .compose = compose_risks,
	  .doc = "Every risk, most severe first, with its owner and answer." },
	{ .name = "people", .heading = "Partners and people", .annex = true,
	  .compose = compose_people,
	  .doc = "Who has signed up, in what role, and who to ask." },
	{ .name = "findings", .heading = "Open findings", .annex = true,
	  .compose = compose_findings,
	  .doc = "What the checks found and how to put it right." },
	{ .name = "accepted", .heading = "Accepted weaknesses", .annex = true,
	  .compose = compose_accepted,
	  .doc = "Findings that the partnership lives with, why and how long." },
	{ .name = "glossary", .heading = "Glossary", .annex = true,
	  .compose = compose_glossary,
	  .doc = "The plan's own terms." },
	{ .name = "methods", .heading = "How the figures are worked out",
	  .compose = compose_methods, .annex = true,
	  .doc = "A sentence on the method behind each kind of figure." },
};
const size_t compose_n_sections =
    sizeof(compose_sections) / sizeof(compose_sections[0]);

void
compose_contents(struct compose *c, struct block *root)
{
	doc_add(c->doc, root, BLOCK_CONTENTS);
}

static size_t
count_open(const struct compose *c, enum level level)
{
	const struct diags *ds = c->job->diags;
	size_t n = 0;

	for (size_t i = 0; ds != NULL && i < ds->n; i++)
		if (diag_is_open(&ds->v[i]) && ds->v[i].level == level)
			n++;
	return n;
}

/* "2 errors, 7 warnings and 1 note"; "" when nothing is open. */
const char *
open_findings_text(const struct compose *c)
{
	size_t errors = count_open(c, LEVEL_ERROR);
	size_t warnings = count_open(c, LEVEL_WARNING);
	size_t notes = count_open(c, LEVEL_NOTE);
	const char *part[3];
	size_t n = 0;

	if (errors > 0)
		part[n++] = count_text(c, errors, "error", "errors");
	if (warnings > 0)
		part[n++] = count_text(c, warnings, "warning", "warnings");
	if (notes > 0)
		part[n++] = count_text(c, notes, "note", "notes");
	return list_text(c, part, n);
}

static enum plan_status
plan_status_of(const struct plan *plan)
{
	const struct choice *s = &plan->plan.status;

	return is_set(*s) ? (enum plan_status)s->i : PLAN_DRAFT;
}

static const char *
status_word(enum plan_status s)
{
	switch (s) {
	case PLAN_DRAFT:
		return "DRAFT";
	case PLAN_CONSULTATION:
		return "CONSULTATION";
	case PLAN_APPROVED:
		return "APPROVED";
	}
	return "DRAFT";
}

/* Who approved it, as far as the plan says. */
static const char *
approval_sentence(const struct compose *c)
{
	const struct approval_list *l = &c->plan->plan.approvals;
	const struct approval *a;
	const char *minute;

	if (l->n == 0)
		return "Approved; the plan does not say by which body.";
	a = &l->items[l->n - 1];
	minute = shown(c, &a->minute.v);
	if (*minute != '\0')
		return arena_printf(c->arena,
		    "Approved by %s on %s, minute %s.",
		    shown(c, &a->body.v), date_in_text(c, &a->date), minute);
	return arena_printf(c->arena, "Approved by %s on %s.",
	    shown(c, &a->body.v), date_in_text(c, &a->date));
}

static const char *
status_sentence(const struct compose *c, enum plan_status s)
{
	switch (s) {
	case PLAN_DRAFT:
		return "This plan is a draft. No partner has approved it.";
	case PLAN_CONSULTATION:
		return "This plan is out for consultation. No partner has "
		    "approved it.";
	case PLAN_APPROVED:
		return approval_sentence(c);
	}
	return "";
}

static const char *
status_line(const struct compose *c, enum plan_status s)
{
	const char *open = open_findings_text(c);
	const char *where = c->alone ? NULL : chapter_heading(c, "findings");

	if (*open == '\0')
		return arena_printf(c->arena, "%s No finding is open.",
		    status_sentence(c, s));
	if (c->alone)
		return arena_printf(c->arena,
		    "%s Still open: %s; the full plan lists them.",
		    status_sentence(c, s), open);
	if (where == NULL)
		return arena_printf(c->arena, "%s Still open: %s.",
		    status_sentence(c, s), open);
	return arena_printf(c->arena,
	    "%s Still open: %s; the annex “%s” lists them.",
	    status_sentence(c, s), open, where);
}

static const char *
version_text(const struct compose *c)
{
	const char *version = shown(c, &c->plan->plan.version.v);

	return *version == '\0' ? "No version" :
	    arena_printf(c->arena, "Version %s", version);
}

static const char *
as_of_text(const struct compose *c)
{
	if (c->plan->as_of == DAY_NONE)
		return "no as-of date";
	return arena_printf(c->arena, "as of %s", day_text(c->arena,
	    c->plan->as_of, true));
}

/* Version, status, date and as-of date. */
static const char *
state_text(const struct compose *c)
{
	const struct plan_info *p = &c->plan->plan;
	const char *status = choice_text(c, &p->status);

	return arena_printf(c->arena, "%s · %s · %s · %s", version_text(c),
	    *status != '\0' ? status : "draft", is_given(p->date) ?
	    date_in_text(c, &p->date) : "not dated", as_of_text(c));
}

static const char *
title_text(const struct compose *c)
{
	const char *title = shown(c, &c->plan->plan.title.v);

	return *title != '\0' ? title : "Plan without a title";
}

/*
 * What this document was made from.  The same in all three documents; page
 * footers leave out the title, which stands in the header there.
 */
const char *
provenance_line(const struct compose *c, bool with_title)
{
	/* The digest is kept in the sources' own arena: not ours to change
	   in any other way. */
	struct sources *sources = (struct sources *)c->plan->sources;
	const char *line;

	line = arena_printf(c->arena, "%s · sources %s · planpress %s",
	    state_text(c), sources != NULL ? sources_digest(sources) : "none",
	    VERSION);
	if (!with_title)
		return line;
	return arena_printf(c->arena, "%s · %s", title_text(c), line);
}

const char *
provenance_of(const struct render_job *job)
{
	struct compose c;

	compose_init(&c, job);
	return provenance_line(&c, true);
}

void
compose_init(struct compose *c, const struct render_job *job)
{
	const struct plan *plan = job->analysis->plan;

	memset(c, 0, sizeof(*c));
	c->job = job;
	c->an = job->analysis;
	c->plan = plan;
	c->arena = job->arena;
	c->alone = job->options.variant == VARIANT_SUMMARY;
	c->chapters = chapters_of(c->arena, &job->style);
	/* publish: internal, public; names: show, hide. */
	c->hide_contacts = is_set(plan->plan.publish) &&
	    plan->plan.publish.i == 1;
	c->hide_names = c->hide_contacts && is_set(plan->plan.names) &&
	    plan->plan.names.i == 1;
}

static const char *
date_iso(const struct compose *c, day d)
{
	int y, m, md;

	if (d == DAY_NONE)
		return "";
	day_split(d, &y, &m, &md);
	return arena_printf(c->arena, "%04d-%02d-%02d", y, m, md);
}

static const char *
subtitle(const struct compose *c)
{
	const struct period *p = &c->plan->plan.period;

	if (!is_given(*p))
		return c->alone ? "Summary of the delivery plan" :
		    "Delivery plan";
	return arena_printf(c->arena, c->alone ?
	    "Summary of the delivery plan, %s" : "Delivery plan, %s",
	    period_value_text(c->arena, p));
}

static void
fill_meta(const struct compose *c, struct doc_meta *m)
{
	const struct plan_info *p = &c->plan->plan;
	enum plan_status s = plan_status_of(c->plan);

	m->title = title_text(c);
	m->subtitle = subtitle(c);
	m->area = shown(c, &p->area.v);
	m->partnership = shown(c, &p->partnership.v);
	m->language = shown(c, &p->language.v);
	if (*m->language == '\0')
		m->language = arena_wording(c->arena) == NULL ? "en-GB" :
		    wording_language(arena_wording(c->arena));
	m->status_word = status_word(s);
	m->status_line = status_line(c, s);
	m->approved = s == PLAN_APPROVED;
	m->provenance = provenance_line(c, false);
	m->edition = arena_printf(c->arena, "%s · %s", version_text(c),
	    as_of_text(c));
	m->large_print = c->job->options.variant == VARIANT_LARGE_PRINT;
	m->date_iso = date_iso(c, is_set(p->date) ? p->date.last :
	    c->plan->as_of);
	m->author = *m->partnership != '\0' ? m->partnership : m->area;
	m->theme = c->job->style.theme;
	compose_logos(c, m);
}

static const char *
heading_of(const struct chapter *ch)
{
	const char *built_in = ch->section == NULL ? NULL :
	    ch->section->heading;

	/* One that is as it is built in is worded as that. */
	return ch->heading == NULL || (built_in != NULL &&
	    strcmp(ch->heading, built_in) == 0) ? built_in : ch->heading;
}

const char *
chapter_heading(const struct compose *c, const char *name)
{
	const struct section *s = section_find(name);

	for (size_t i = 0; i < c->chapters->n; i++)
		if (c->chapters->v[i].section == s)
			return s->needed == NULL || s->needed(c) ?
			    heading_of(&c->chapters->v[i]) : NULL;
	return NULL;
}

/* Markdown of a partnership's outline. */
static void
put_own(const struct compose *c, struct block *root, const struct val *v)
{
	if (v->raw != NULL)
		doc_rich(c->doc, root, publishable(c, live_expand(c->an,
		    c->arena, v->raw)));
}

static void
add_heading(struct compose *c, struct block *root, const struct chapter *ch)
{
	const char *heading = heading_of(ch);
	struct block *h;

	if (ch->new_page)
		doc_add(c->doc, root, BLOCK_PAGE_BREAK);
	if (heading != NULL) {
		h = doc_heading(c->doc, root, 1, ch->id, "%s", heading);
		h->annex = ch->annex;
		h->unnumbered = !ch->annex;
	}
	put_own(c, root, &ch->intro);
	put_own(c, root, &ch->text);
}

static bool
in_summary(const struct chapter *ch)
{
	return ch->section != NULL && ch->section->summary;
}

static bool
is_needed(const struct compose *c, const struct chapter *ch)
{
	const struct section *s = ch->section;

	return (!c->alone || in_summary(ch)) &&
	    (s == NULL || s->needed == NULL || s->needed(c));
}

/* ---- the document in parts ---- */

struct part { const struct chapter *chapter; size_t piece; };

struct composer {
	struct compose	 c;
	struct doc_meta	 meta;
	struct part	*parts;
	size_t		 n;
	struct link_ids	*ids;		/* NULL: all links lead somewhere */
	size_t		 n_known;	/* parts whose ids are among them */
};

static void
find_parts(struct composer *m)
{
	const struct chapters *all = m->c.chapters;

	for (size_t i = 0; i < all->n; i++) {
		const struct chapter *ch = &all->v[i];
		size_t n;

		if (!is_needed(&m->c, ch))
			continue;
		n = ch->section == NULL || ch->section->pieces == NULL ? 1 :
		    ch->section->pieces(&m->c);
		m->parts = arena_grow(m->c.arena, m->parts, m->n, m->n + n,
		    sizeof *m->parts);
		for (size_t k = 0; k < n; k++)
			m->parts[m->n++] = (struct part){ ch, k };
	}
}

static struct composer *
composer_new(const struct render_job *job)
{
	struct composer *m = arena_alloc(job->arena, sizeof *m);

	compose_init(&m->c, job);
	fill_meta(&m->c, &m->meta);
	find_parts(m);
	if (m->c.alone || job->style.chapters != NULL)
		m->ids = link_ids_new(job->arena);
	return m;
}

static void
compose_piece(struct composer *m, struct doc *d, const struct part *part)
{
	const struct chapter *ch = part->chapter;

	m->c.doc = d;
	m->c.arena = d->arena;
	m->c.piece = part->piece;
	if (part->piece == 0)
		add_heading(&m->c, d->root, ch);
	if (ch->section != NULL)
		ch->section->compose(&m->c, d->root);
}

/* When a part is asked for the first time, those behind it may still bring
   what its links lead to; the second time all is known. */
static void
compose_part(void *ctx, struct doc *d, size_t i)
{
	struct composer *m = ctx;

	compose_piece(m, d, &m->parts[i]);
	if (m->ids != NULL && i == m->n_known) {
		link_ids_add(m->ids, d);
		m->n_known++;
	} else if (m->ids != NULL) {
		link_ids_release(m->ids, d);
	}
	doc_word(d);
}

struct doc_parts
compose_parts(const struct render_job *job)
{
	struct composer *m = composer_new(job);

	return (struct doc_parts){ &m->meta, m->n, compose_part, m,
		m->ids != NULL };
}

struct doc *
compose_plan(const struct render_job *job)
{
	struct composer *m = composer_new(job);
	struct doc *d = doc_new(job->arena);

	d->meta = m->meta;
	for (size_t i = 0; i < m->n; i++)
		compose_piece(m, d, &m->parts[i]);
	if (m->ids != NULL) {
		link_ids_add(m->ids, d);
		link_ids_release(m->ids, d);
	}
	doc_word(d);
	return d;
}
