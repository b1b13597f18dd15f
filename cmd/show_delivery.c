/* Chain, schedule, risks, money and status. */
#include "show.h"

#include <math.h>

#include "arena.h"

/* ---- the delivery chain ---- */

static const char *
answer_word(char c)
{
	return c == 'R' ? "red" : c == 'A' ? "amber" : c == 'G' ? "green" :
	    "not answered";
}

static void
say_total(struct report *r, struct table *t, const struct chain_result *c)
{
	if (c->lo == c->hi)
		put_note(r, t, "Total %s: %s.", number_text(r->arena, c->lo,
		    0), chain_band_words(c->band));
	else
		put_note(r, t, "%d of 12 answered; totals from %s to %s are "
		    "still possible.", c->answered, number_text(r->arena,
		    c->lo, 0), number_text(r->arena, c->hi, 0));
	if (c->footnote)
		put_note(r, t, "The source leaves a total of 2 in no band; "
		    "the more cautious one is used.");
}

void
show_chain(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "number", "", COLUMN_NUMBER },
		{ "question", "Question", COLUMN_WORDS },
		{ "answer", "Answer", COLUMN_WORD },
		{ "divergent", "Assessors", COLUMN_WORD },
		{ 0 }
	};
	struct table *t;
	size_t i;
	int k;

	for (i = 0; i < an->plan->delivery_chains.n; i++) {
		const struct chain_result *c = &an->chains[i];

		t = report_table(r, "chain", arena_printf(r->arena,
		    "Delivery chain %s", rec_label(r->arena,
		    &c->chain->rec)), columns);
		for (k = 0; k < 12; k++) {
			put_plain(r, t, k + 1, 0);
			put_words(r, t, chain_question_text(k + 1));
			put_words(r, t, answer_word(c->score[k]));
			put_words(r, t, c->divergent[k] ? "differ" : "");
		}
		say_total(r, t, c);
	}
	if (i == 0) {
		t = report_table(r, "chain", "Delivery chain", columns);
		put_note(r, t, "The plan has no delivery chain.");
	}
}

/* ---- schedule ---- */

static void
put_day(struct report *r, struct table *t, day d)
{
	if (d == DAY_NONE)
		put_none(r, t);
	else
		put_words(r, t, day_text(r->arena, d, false));
}

static void
path(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "action", "Action", COLUMN_WORDS },
		{ "start", "Start", COLUMN_WORD },
		{ "due", "Due", COLUMN_WORD },
		{ "float-days", "Float, days", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t = report_table(r, "critical-path", "Critical path",
	    columns);
	size_t i;

	for (i = 0; i < an->schedule.n_path; i++) {
		const struct action_result *x = &an->actions[
		    an->schedule.path[i] - an->plan->actions.items];

		put_words(r, t, rec_title(&x->action->rec));
		put_day(r, t, x->start);
		put_day(r, t, x->due);
		if (x->no_slack != NULL)
			put_none(r, t);
		else
			put_plain(r, t, x->slack, 0);
	}
	if (an->schedule.no_path != NULL)
		put_note(r, t, "No critical path: %s.", an->schedule.no_path);
}

static void
loads(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "lead", "Lead", COLUMN_WORDS },
		{ "actions", "Open", COLUMN_NUMBER },
		{ "at-once", "At once", COLUMN_NUMBER },
		{ "bar", "", COLUMN_PICTURE },
		{ "from", "From", COLUMN_WORD },
		{ 0 }
	};
	const struct schedule_result *s = &an->schedule;
	struct table *t;
	size_t i, most = 1;

	if (s->n_workloads == 0)
		return;
	t = report_table(r, "workload", "Load of each lead", columns);
	for (i = 0; i < s->n_workloads; i++)
		if (s->workloads[i].peak > most)
			most = s->workloads[i].peak;
	for (i = 0; i < s->n_workloads; i++) {
		const struct workload *w = &s->workloads[i];

		put_words(r, t, w->name);
		put_plain(r, t, (double)w->actions, 0);
		put_plain(r, t, (double)w->peak, 0);
		put_bar(r, t, (double)w->peak / (double)most);
		put_day(r, t, w->peak > 0 ? w->peak_on : DAY_NONE);
	}
}

static void
quarters(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "quarter-from", "Quarter from", COLUMN_WORD },
		{ "milestones", "Due", COLUMN_NUMBER },
		{ "bar", "", COLUMN_PICTURE },
		{ 0 }
	};
	const struct schedule_result *s = &an->schedule;
	struct table *t;
	size_t i, most = 1;

	if (s->n_quarters == 0)
		return;
	t = report_table(r, "milestones", "Milestones by quarter", columns);
	for (i = 0; i < s->n_quarters; i++)
		if (s->quarters[i].milestones > most)
			most = s->quarters[i].milestones;
	for (i = 0; i < s->n_quarters; i++) {
		double n = (double)s->quarters[i].milestones;

		put_day(r, t, s->quarters[i].first);
		put_plain(r, t, n, 0);
		put_bar(r, t, n / (double)most);
	}
}

void
show_schedule(struct report *r, const struct analysis *an)
{
	path(r, an);
	loads(r, an);
	quarters(r, an);
}

/* ---- risks ---- */

static void
put_risk(struct report *r, struct table *t, struct risk_bounds least,
    int score)
{
	if (score == 0) {
		put_none(r, t);
		put_words(r, t, "");
		return;
	}
	put_plain(r, t, score, 0);
	put_words(r, t, risk_band_word(risk_band_of(least, score)));
}

void
show_risks(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "risk", "Risk", COLUMN_WORDS },
		{ "score", "Score", COLUMN_NUMBER },
		{ "band", "Band", COLUMN_WORD },
		{ "residual-score", "After", COLUMN_NUMBER },
		{ "residual-band", "Band", COLUMN_WORD },
		{ "bar", "", COLUMN_PICTURE },
		{ 0 }
	};
	struct table *t = report_table(r, "risks", "Risks", columns);
	size_t i;

	for (i = 0; i < an->plan->risks.n; i++) {
		const struct risk_result *x = &an->risks[i];

		put_words(r, t, rec_title(&x->risk->rec));
		put_risk(r, t, an->risk_bounds, x->before);
		put_risk(r, t, an->risk_bounds, x->after);
		put_bar(r, t, (x->after > 0 ? x->after : x->before) / 25.0);
	}
	if (i == 0)
		put_note(r, t, "The plan has no risks.");
	else
		put_note(r, t, "Bands: %s.", risk_bounds_text(r->arena,
		    an->risk_bounds));
}

/* ---- money ---- */

static void
put_money(struct report *r, struct table *t, const struct analysis *an,
    double x)
{
	if (isnan(x))
		put_none(r, t);
	else
		put_number(r, t, x, money_text(an->plan, r->arena, x, false));
}

static void
sources(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "source", "Source", COLUMN_WORDS },
		{ "low", "Low", COLUMN_NUMBER },
		{ "high", "High", COLUMN_NUMBER },
		{ "available", "Available", COLUMN_NUMBER },
		{ 0 }
	};
	const struct money_result *m = &an->money;
	struct table *t;
	size_t i;

	if (m->n_sources == 0)
		return;
	t = report_table(r, "funding", "Money by source", columns);
	for (i = 0; i < m->n_sources; i++) {
		const struct source_sum *s = &m->sources[i];

		put_words(r, t, s->funding != NULL ?
		    rec_title(&s->funding->rec) : s->shared ?
		    "Several sources, not split" : "No source stated");
		put_money(r, t, an, s->lo);
		put_money(r, t, an, s->hi);
		if (s->funding == NULL)
			put_none(r, t);
		else
			put_money(r, t, an, s->available);
	}
}

static const char *
fiscal_year(const struct report *r, int year)
{
	return arena_printf(r->arena, "%d/%02d", year, (year + 1) % 100);
}

void
show_money(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "year", "Year", COLUMN_WORD },
		{ "low", "Low", COLUMN_NUMBER },
		{ "high", "High", COLUMN_NUMBER },
		{ "bar", "", COLUMN_PICTURE },
		{ 0 }
	};
	const struct money_result *m = &an->money;
	struct table *t = report_table(r, "money", "Money by year", columns);
	double most = 1;
	size_t i;

	for (i = 0; i < m->n_years; i++)
		most = fmax(most, m->years[i].hi);
	for (i = 0; i < m->n_years; i++) {
		put_words(r, t, fiscal_year(r, m->years[i].year));
		put_money(r, t, an, m->years[i].lo);
		put_money(r, t, an, m->years[i].hi);
		put_bar(r, t, m->years[i].hi / most);
	}
	put_note(r, t, "In all %s to %s. Actions unfunded: %zu, not costed: "
	    "%zu, from existing resources: %zu.",
	    money_text(an->plan, r->arena, m->lo, false),
	    money_text(an->plan, r->arena, m->hi, false), m->unfunded,
	    m->not_costed, m->existing);
	if (m->undated_hi > 0)
		put_note(r, t, "Of this %s to %s lies in no year: its actions "
		    "have no dates.", money_text(an->plan, r->arena,
		    m->undated_lo, false), money_text(an->plan, r->arena,
		    m->undated_hi, false));
	if (m->open_ended > 0)
		put_note(r, t, "Actions with a rate a year and no end, in no "
		    "total: %zu.", m->open_ended);
	sources(r, an);
}

/* ---- status ---- */

void
show_status(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "action", "Action", COLUMN_WORDS },
		{ "lead", "Lead", COLUMN_WORDS },
		{ "due", "Due", COLUMN_WORD },
		{ "milestones-done", "Done", COLUMN_NUMBER },
		{ "milestones", "of", COLUMN_NUMBER },
		{ "status", "Status", COLUMN_WORD },
		{ 0 }
	};
	struct table *t = report_table(r, "status", "Actions", columns);
	size_t i;

	for (i = 0; i < an->plan->actions.n; i++) {
		const struct action_result *x = &an->actions[i];
		const struct persons *lead = action_lead(x->action);
		double all = (double)x->action->milestones.n;

		put_words(r, t, rec_title(&x->action->rec));
		put_words(r, t, lead->n > 0 && lead->items[0].name != NULL ?
		    lead->items[0].name : "");
		put_day(r, t, x->due);
		put_number(r, t, (double)x->milestones_done, number_text(
		    r->arena, (double)x->milestones_done, 0));
		put_plain(r, t, all, 0);
		put_words(r, t, x->word);
	}
	put_note(r, t, "Red: %zu. Amber: %zu. Green: %zu.",
	    an->by_rag[RAG_RED], an->by_rag[RAG_AMBER],
	    an->by_rag[RAG_GREEN] + an->by_rag[RAG_COMPLETE]);
	put_note(r, t, "As of %s.", an->plan->as_of == DAY_NONE ?
	    "no date" : day_text(r->arena, an->plan->as_of, false));
}
