#include <string.h>

#include "arena.h"
#include "check_util.h"
#include "duties.h"
#include "check_words.h"

/* What the proofing found, and what follows from it: P702 to P721. */

static const char *
row_label(struct diags *d, const struct equality_row *row)
{
	if (row->group.n > 0 && row->group.items[0].to != NULL)
		return check_label(d, row->group.items[0].to);
	if (is_given(row->characteristic))
		return choice_word(&row->characteristic);
	return check_label(d, &row->rec);
}

static bool
is_effect(const struct choice *c, enum effect e)
{
	return is_set(*c) && c->i == (int)e;
}

static const char *
action_ids(const struct plan *p, struct diags *d)
{
	const char *ids = CHECK_IDS(d, p->actions);

	return ids != NULL ? ids : "…";
}

/* ---- P702 ---- */

static void
aims(const struct plan *p, struct diags *d)
{
	const struct duty_row *duty = duty_of(p, DUTY_EQUALITY);
	const struct equality *e = &p->proofing.equality;
	const struct aims *a = &p->proofing.aims;
	bool d_missing, o_missing, r_missing;
	struct buf b;
	size_t n, k = 0;

	/* Where nobody has looked at all P701 says so. */
	if (duty == NULL || (!rec_given(*e) && !rec_given(*a)))
		return;
	d_missing = !is_given(a->discrimination) &&
	    p->plan.nation.i != NATION_NORTHERN_IRELAND;
	o_missing = !is_given(a->opportunity);
	r_missing = !is_given(a->relations);
	n = (size_t)d_missing + o_missing + r_missing;
	if (n == 0)
		return;
	buf_init(&b, d->arena);
	if (d_missing)
		check_list(&b, k++, n, "ending discrimination");
	if (o_missing)
		check_list(&b, k++, n, "advancing equality of opportunity");
	if (r_missing)
		check_list(&b, k++, n, "fostering good relations");
	diag_add(d, RULE_P702, rec_given(*a) ? a->rec.at : e->rec.at, NULL,
	    "The plan does not say what it does for %s (%s)", buf_text(&b),
	    duty->law);
	diag_help(d, "Add a sentence on each under “proofing: aims” "
	    "(“discrimination”, “opportunity”, “relations”).");
}

/* ---- rows: P703, P704, P705, P708, P709, P721 ---- */

static void
row_effect(const struct plan *p, struct diags *d,
    const struct equality_row *row)
{
	const char *name = row_label(d, row);

	if (is_effect(&row->effect, EFFECT_NEUTRAL) &&
	    !is_given(row->evidence)) {
		diag_add(d, RULE_P703, row->effect.v.at, &row->rec,
		    "The effect on “%s” is said to be neutral, and nothing "
		    "shows it", name);
		diag_help(d, "Add “evidence:” with what was looked at, or say "
		    "that it is unknown.");
	}
	if (is_effect(&row->effect, EFFECT_ADVERSE) &&
	    !is_given(row->mitigation) && !is_given(row->actions)) {
		diag_add(d, RULE_P704, row->effect.v.at, &row->rec,
		    "The effect on “%s” is adverse, and nothing is done about "
		    "it", name);
		diag_help(d, "Change the plan so that it is not, or add "
		    "“mitigation:” and the action that does it, such as %s.",
		    action_ids(p, d));
	}
	if (is_given(row->mitigation) && !is_given(row->actions)) {
		diag_add(d, RULE_P705, row->mitigation.v.at, &row->rec,
		    "The mitigation for “%s” is no action of the plan", name);
		diag_help(d, "Name the action that does it with “actions:”, "
		    "such as %s.", action_ids(p, d));
	}
	if (is_effect(&row->effect, EFFECT_UNKNOWN) &&
	    !is_given(row->actions)) {
		diag_add(d, RULE_P708, row->effect.v.at, &row->rec,
		    "The effect on “%s” is not known, and nobody is to find it "
		    "out", name);
		diag_help(d, "Name the action that will find it out with "
		    "“actions:”, such as %s.", action_ids(p, d));
	}
}

static void
row_people(struct diags *d, const struct equality_row *row)
{
	const char *name = row_label(d, row);

	if (is_absent(row->consulted) ||
	    (row->consulted.v.state == VAL_WORD &&
	    row->consulted.v.word == 0)) {
		diag_add(d, RULE_P709, is_given(row->consulted) ?
		    row->consulted.v.at : row->rec.at, &row->rec,
		    "The group “%s” has not been asked", name);
		diag_help(d, "Ask them, or a body that speaks for them, and "
		    "give the day: “consulted: 2026-05-12”.");
	}
	if (!is_given(row->take_up)) {
		diag_add(d, RULE_P721, row->rec.at, &row->rec,
		    "Nothing says whether “%s” use the services as much as "
		    "others do", name);
		diag_help(d, "Add “take-up:”, even if the answer is that it "
		    "is not recorded.");
	}
}

/* ---- the assessment: P703, P706, P710 ---- */

/* The day of the decision, or of the first one among options. */
static day
decided_on(const struct plan *p, struct span *at)
{
	const struct equality *e = &p->proofing.equality;
	day first = DAY_NONE;
	size_t i;

	if (is_set(e->decided)) {
		*at = e->decided.v.at;
		return e->decided.last;
	}
	for (i = 0; i < p->appraisals.n; i++) {
		const struct date *x = &p->appraisals.items[i].decision.date;

		if (!is_set(*x) || x->ongoing ||
		    (first != DAY_NONE && first <= x->last))
			continue;
		first = x->last;
		*at = x->v.at;
	}
	return first;
}

static void
assessment(const struct plan *p, struct diags *d)
{
	const struct equality *e = &p->proofing.equality;
	struct span at = e->rec.at;
	day decided = decided_on(p, &at);

	if (e->no_difference.n > 0 && !is_given(e->because)) {
		diag_add(d, RULE_P703, e->no_difference.v.at, NULL,
		    "No difference is expected for %zu characteristics, and "
		    "nothing says why", e->no_difference.n);
		diag_help(d, "Add “because:” with what was looked at.");
	}
	if (is_set(e->assessed) && decided != DAY_NONE &&
	    e->assessed.first > decided) {
		diag_add(d, RULE_P706, e->assessed.v.at, NULL,
		    "The effects were assessed on %s, after the decision of %s",
		    check_day(d, e->assessed.first), check_day(d, decided));
		diag_help(d, "Take the decision again with the assessment on "
		    "the table, and minute that it was read.");
		diag_also(d, at, "the decision");
	}
	if (rec_given(*e) && is_absent(e->review)) {
		diag_add(d, RULE_P710, e->rec.at, NULL,
		    "The equality assessment has no date on which it is looked "
		    "at again");
		diag_help(d, p->as_of == DAY_NONE ? "Add “review:”, a year "
		    "from now at the latest." : "Add “review:”, %s at the "
		    "latest.", check_day(d, day_add_months(p->as_of, 12)));
	}
}

/* ---- places: P704, P712, P713, P715 ---- */

static void
rural_blanks(struct diags *d, const struct rural *r)
{
	size_t n = (size_t)!is_given(r->access) + !is_given(r->cost) +
	    !is_given(r->digital), k = 0;
	struct buf b;

	if (!rec_given(*r) || n == 0 ||
	    (n == 3 && !is_given(r->effect)))
		return;
	buf_init(&b, d->arena);
	if (!is_given(r->access))
		check_list(&b, k++, n, "access");
	if (!is_given(r->cost))
		check_list(&b, k++, n, "cost");
	if (!is_given(r->digital))
		check_list(&b, k++, n, "digital");
	diag_add(d, RULE_P712, r->rec.at, NULL,
	    "The rural proofing says nothing of %s", buf_text(&b));
	diag_help(d, "Add them: how people in villages get there, what it "
	    "costs them more, and what they do without a connection.");
}

static bool
reaches(const struct plan *p, const struct rec *group)
{
	size_t i, j;

	for (i = 0; i < p->actions.n; i++)
		for (j = 0; j < p->actions.items[i].groups.n; j++)
			if (p->actions.items[i].groups.items[j].to == group)
				return true;
	return false;
}

static void
urban_only(const struct plan *p, struct diags *d)
{
	enum { GROUP_RURAL = 2 };
	const struct group *first = NULL;
	size_t i;

	if (p->actions.n == 0)
		return;
	for (i = 0; i < p->groups.n; i++) {
		const struct group *g = &p->groups.items[i];

		if (!is_set(g->kind) || g->kind.i != GROUP_RURAL)
			continue;
		if (reaches(p, &g->rec))
			return;
		if (first == NULL)
			first = g;
	}
	if (first == NULL)
		return;
	diag_add(d, RULE_P713, first->rec.at, &first->rec,
	    "No action is for the rural places that the plan names, such as "
	    "“%s”", check_label(d, &first->rec));
	diag_help(d, "Add “groups: %s” to the action that reaches them, or an "
	    "action that does.", check_label(d, &first->rec));
}

static void
harm(struct diags *d)
{
	diag_help(d, "Change the plan so that it does not, or add "
	    "“mitigation:” with what is done about it.");
}

static void
places(const struct plan *p, struct diags *d)
{
	const struct rural *r = &p->proofing.rural;
	const struct environment *e = &p->proofing.environment;

	if (is_effect(&r->effect, EFFECT_ADVERSE) &&
	    !is_given(r->mitigation)) {
		diag_add(d, RULE_P704, r->effect.v.at, NULL,
		    "The effect on rural places is adverse, and nothing is "
		    "done about it");
		harm(d);
	}
	if (is_effect(&e->effect, EFFECT_ADVERSE) &&
	    !is_given(e->mitigation)) {
		diag_add(d, RULE_P715, e->effect.v.at, NULL,
		    "The plan harms the environment, and nothing is done "
		    "about it");
		harm(d);
	}
	rural_blanks(d, r);
	urban_only(p, d);
}

void
check_effects(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	const struct equality *e = &p->proofing.equality;
	size_t i;

	(void)a;
	aims(p, d);
	for (i = 0; i < e->rows.n; i++) {
		row_effect(p, d, &e->rows.items[i]);
		row_people(d, &e->rows.items[i]);
	}
	assessment(p, d);
	places(p, d);
}
