/* The options appraisal: totals, how firm they are, and what they cost. */
#include "show.h"

#include <math.h>

#include "arena.h"

static const char *
percent(const struct report *r, double share)
{
	return arena_printf(r->arena, "%s%%", number_text(r->arena,
	    100 * share, 0));
}

static void
put_share(struct report *r, struct table *t, const double *ranks)
{
	if (ranks == NULL)
		put_none(r, t);
	else
		put_number(r, t, ranks[0], percent(r, ranks[0]));
}

static void
option_row(struct report *r, struct table *t, const struct analysis *an,
    const struct option_result *o)
{
	put_words(r, t, rec_title(&o->option->rec));
	if (isnan(o->total)) {
		put_none(r, t);
		put_words(r, t, "");
		put_none(r, t);
	} else {
		put_plain(r, t, o->total, 1);
		put_bar(r, t, o->total / 100);
		put_plain(r, t, o->rank, 0);
	}
	put_share(r, t, o->near);
	put_share(r, t, o->uniform);
	if (o->cost.absent != NULL) {
		put_none(r, t);
		put_none(r, t);
	} else {
		put_number(r, t, o->cost.hi, money_text(an->plan, r->arena,
		    o->cost.hi, true));
		put_number(r, t, o->cost.pv_hi, money_text(an->plan, r->arena,
		    o->cost.pv_hi, true));
	}
}

static void
say_set(struct report *r, struct table *t, const struct analysis *an,
    const char *which, const struct set_result *s)
{
	const char *names = "";
	size_t i;

	if (s->absent != NULL)
		return;
	for (i = 0; i < s->n; i++)
		names = arena_printf(r->arena, "%s%s%s", names,
		    i == 0 ? "" : ", ", rec_title(&s->options[i]->rec));
	put_note(r, t, "%s: %s (value %s, at most %s%s).", which, names,
	    number_text(r->arena, s->value, 1), money_text(an->plan, r->arena,
	    s->cost, true), s->within_budget ? "" : ", over the budget");
}

static void
say_verdict(struct report *r, struct table *t, const struct analysis *an,
    const struct appraisal_result *ap)
{
	const char *flip = appraisal_flip_text(r->arena, ap);

	if (ap->no_verdict != NULL) {
		put_note(r, t, "No verdict: %s.", ap->no_verdict);
		return;
	}
	put_note(r, t, "%s: %s.", appraisal_verdict_word(ap->verdict),
	    rec_title(&ap->leader->option->rec));
	if (flip != NULL)
		put_note(r, t, "%s", flip);
	say_set(r, t, an, "Best set within the budget", &ap->best_set);
	say_set(r, t, an, "Set that was favoured", &ap->favoured_set);
}

/* At level `selection`: how often an option is in the best set. */
static void
members(struct report *r, const struct appraisal_result *ap)
{
	static const struct column columns[] = {
		{ "option", "Option", COLUMN_WORDS },
		{ "in-best-set-near", "In the set", COLUMN_NUMBER },
		{ "in-best-set-any", "Any", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t;
	size_t i;

	if (ap->best_set.absent != NULL)
		return;
	t = report_table(r, "best-set", "How often each is in the best set",
	    columns);
	for (i = 0; i < ap->n_options; i++) {
		const struct option_result *o = &ap->options[i];

		if (!o->scored)
			continue;
		put_words(r, t, rec_title(&o->option->rec));
		put_number(r, t, o->in_set_near, percent(r, o->in_set_near));
		put_number(r, t, o->in_set_uniform, percent(r,
		    o->in_set_uniform));
	}
}

/* Who is never better than another, and who is good value. */
static void
say_dominance(struct report *r, struct table *t,
    const struct appraisal_result *ap)
{
	const char *names = NULL;
	size_t i, costed = 0;

	for (i = 0; i < ap->n_options; i++) {
		const struct option_result *o = &ap->options[i];
		const char *title = rec_title(&o->option->rec);

		if (o->dominated_by != NULL)
			put_note(r, t, "%s is no better than %s on any "
			    "criterion.", title, rec_title(
			    &o->dominated_by->rec));
		costed += o->scored && o->cost.absent == NULL;
		if (o->efficient)
			names = names == NULL ? title : arena_printf(r->arena,
			    "%s, %s", names, title);
	}
	if (costed > 1 && names != NULL)
		put_note(r, t, "None is worth as much for less: %s.", names);
}

static void
weights(struct report *r, const struct appraisal_result *ap)
{
	static const struct column columns[] = {
		{ "criterion", "Criterion", COLUMN_WORDS },
		{ "weight", "Weight", COLUMN_NUMBER },
		{ "stays-first-from", "First from", COLUMN_NUMBER },
		{ "stays-first-to", "to", COLUMN_NUMBER },
		{ "why", "", COLUMN_WORDS },
		{ 0 }
	};
	struct table *t = report_table(r, "weights",
	    "How far each weight may move", columns);
	size_t j;

	for (j = 0; j < ap->n_criteria; j++) {
		const struct stability *s = &ap->stability[j];

		put_words(r, t, rec_title(&ap->appraisal->criteria.items[j]
		    .rec));
		put_number(r, t, ap->weight[j], percent(r, ap->weight[j]));
		if (s->absent != NULL) {
			put_none(r, t);
			put_none(r, t);
		} else {
			put_number(r, t, s->lo, percent(r, s->lo));
			put_number(r, t, s->hi, percent(r, s->hi));
		}
		put_words(r, t, s->absent != NULL ? s->absent : "");
	}
}

#define MOST_SWINGS	10	/* the narrower ones decide nothing */

/* The only criterion weighs all whatever its weight. */
static bool
moves(const struct swing *s)
{
	return s->hi - s->lo > 1e-9;
}

static void
swings(struct report *r, const struct appraisal_result *ap)
{
	static const struct column columns[] = {
		{ "criterion", "Criterion", COLUMN_WORDS },
		{ "what", "What moves", COLUMN_WORDS },
		{ "lead-low", "Lead from", COLUMN_NUMBER },
		{ "lead-high", "to", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t;
	size_t i;

	if (ap->n_swings == 0 || !moves(&ap->swings[0]))
		return;
	t = report_table(r, "swings", "What moves the lead", columns);
	for (i = 0; i < ap->n_swings && i < MOST_SWINGS; i++) {
		const struct swing *s = &ap->swings[i];

		if (!moves(s))
			break;
		put_words(r, t, rec_title(&ap->appraisal->criteria.items[
		    s->criterion].rec));
		put_words(r, t, s->option == NULL ? "its weight" :
		    arena_printf(r->arena, "the score of %s",
		    rec_title(&s->option->rec)));
		put_plain(r, t, s->lo, 1);
		put_plain(r, t, s->hi, 1);
	}
	put_note(r, t, "%s leads %s by %s. Each weight is moved by 20%%, each "
	    "score to the ends of its range. Below 0 another option leads.",
	    rec_title(&ap->leader->option->rec),
	    rec_title(&ap->runner_up->option->rec),
	    number_text(r->arena, ap->lead, 1));
}

static void
panels(struct report *r, const struct appraisal_result *ap)
{
	static const struct column columns[] = {
		{ "panel", "Panel", COLUMN_WORDS },
		{ "first", "Ranks first", COLUMN_WORDS },
		{ "agrees", "As all", COLUMN_WORD },
		{ 0 }
	};
	size_t i, n = ap->appraisal->panels.n;
	struct table *t;

	if (n == 0)
		return;
	t = report_table(r, "panels", "Each panel for itself", columns);
	for (i = 0; i < n; i++) {
		const struct panel_result *p = &ap->panels[i];

		put_words(r, t, rec_title(&p->panel->rec));
		put_words(r, t, p->absent != NULL ? p->absent :
		    p->joint_leaders ? "two or more together" :
		    rec_title(&p->leader->rec));
		put_words(r, t, p->same_leader ? "yes" : "no");
	}
}

void
show_options(struct report *r, const struct analysis *an)
{
	static const struct column columns[] = {
		{ "option", "Option", COLUMN_WORDS },
		{ "total", "Total", COLUMN_NUMBER },
		{ "bar", "", COLUMN_PICTURE },
		{ "rank", "Rank", COLUMN_NUMBER },
		{ "first-near", "First", COLUMN_NUMBER },
		{ "first-any", "Any", COLUMN_NUMBER },
		{ "cost", "Cost", COLUMN_NUMBER },
		{ "present-value", "Now", COLUMN_NUMBER },
		{ 0 }
	};
	struct table *t;
	size_t i, k;

	for (i = 0; i < an->plan->appraisals.n; i++) {
		const struct appraisal_result *ap = &an->appraisals[i];

		t = report_table(r, "options", arena_printf(r->arena,
		    "Options: %s", rec_title(&ap->appraisal->rec)), columns);
		for (k = 0; k < ap->n_options; k++)
			option_row(r, t, an, &ap->options[k]);
		say_verdict(r, t, an, ap);
		say_dominance(r, t, ap);
		put_note(r, t, "First: share of draws with weights within "
		    "30%% of those agreed. Any: with any weights. Cost: over "
		    "its life, at most. Now: its present value, at %s%% a "
		    "year.", number_text(r->arena, 100 * ap->discount, -1));
		members(r, ap);
		weights(r, ap);
		swings(r, ap);
		panels(r, ap);
	}
	if (i == 0) {
		t = report_table(r, "options", "Options", columns);
		put_note(r, t, "The plan has no appraisal.");
	}
}
