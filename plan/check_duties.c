#include "arena.h"
#include "check_util.h"
#include "check_words.h"
#include "duties.h"

/* Further duties of law and the care for small groups: P716, P717, P719. */

static struct span
duties_place(const struct plan *p)
{
	return rec_given(p->proofing) ? p->proofing.rec.at :
	    check_plan_place(p);
}

/* ---- P716 ---- */

static void
unnamed_ways(const struct plan *p, struct diags *d, const struct duty *answer)
{
	const struct phrases *ways = PHRASES(p, FIVE_WAYS);
	struct words w;
	struct buf b;
	size_t i, n = 0, k = 0;

	for (i = 0; i < ways->n; i++)
		n += !words_find_phrase(answer->text.v.raw, ways->v[i], &w);
	if (n == 0)
		return;
	buf_init(&b, d->arena);
	for (i = 0; i < ways->n; i++)
		if (!words_find_phrase(answer->text.v.raw, ways->v[i], &w))
			check_list(&b, k++, n, ways->v[i]);
	diag_add(d, RULE_P716, answer->text.v.at, NULL,
	    "What is said of the five ways of working does not speak of %s",
	    buf_text(&b));
	diag_help(d, "Say how the plan follows each of the five: long term, "
	    "prevention, integration, collaboration and involvement.");
	/* Reading prose is guessing. */
	diag_level(d, LEVEL_WARNING);
}

static void
five_ways(const struct plan *p, struct diags *d)
{
	const struct duty_row *duty = duty_of(p, DUTY_FIVE_WAYS);
	const struct duty *answer = duty_answer(p, DUTY_FIVE_WAYS);

	if (duty == NULL)
		return;
	if (answer != NULL && is_set(answer->text)) {
		unnamed_ways(p, d, answer);
		return;
	}
	diag_add(d, RULE_P716, duties_place(p), NULL,
	    "The plan does not say how it follows the five ways of working "
	    "(%s)", duty->law);
	diag_help(d, "Add it: “proofing: {duties: {five-ways: …}}”, with a word "
	    "on long term, prevention, integration, collaboration and "
	    "involvement.");
}

/* ---- P717 ---- */

static void
socio_economic(const struct plan *p, struct diags *d)
{
	const struct duty_row *duty = duty_of(p, DUTY_SOCIO_ECONOMIC);
	const struct duty *answer = duty_answer(p, DUTY_SOCIO_ECONOMIC);

	if (!is_set(p->plan.nation) || p->plan.nation.i == NATION_NONE ||
	    (answer != NULL && is_given(answer->text)))
		return;
	if (duty != NULL)
		diag_add(d, RULE_P717, duties_place(p), NULL,
		    "The plan does not say how it reduces inequalities that "
		    "come from being poor (%s)", duty->law);
	else
		diag_add(d, RULE_P717, duties_place(p), NULL,
		    "The plan does not say how it reduces inequalities that "
		    "come from being poor; no law asks for it here");
	diag_help(d, "Add it: “proofing: {duties: {socio-economic: Places are "
	    "given by deprivation first}}”.");
	if (duty != NULL)
		diag_level(d, LEVEL_ERROR);
}

/* ---- P719 ---- */

static bool
is_small(double x)
{
	return x >= 1 && x <= 4 && x == (double)(int)x;
}

static void
small(struct diags *d, const struct val *v, const struct rec *rec,
    const char *group)
{
	diag_add(d, RULE_P719, v->at, rec,
	    "A count of %s for the group “%s” is so small that people could be "
	    "recognised", v->raw, group);
	diag_help(d, "Write “fewer than 5”, as in “{as-written: fewer than 5}”, "
	    "or put several years or places together.");
}

static void
small_reading(struct diags *d, const struct indicator *ind,
    const struct breakdown *b, const struct reading *x)
{
	bool counts = is_set(ind->kind) && ind->kind.i == KIND_COUNT;
	const struct number *n = NULL;

	if (counts && is_set(x->value) && is_small(x->value.x))
		n = &x->value;
	else if (is_set(x->numerator) && is_small(x->numerator.x))
		n = &x->numerator;
	else if (is_set(x->n) && is_small(x->n.x))
		n = &x->n;
	if (n != NULL)
		small(d, &n->v, &ind->rec, b->group.to != NULL ?
		    check_label(d, b->group.to) : b->group.v.raw);
}

static void
small_numbers(const struct plan *p, struct diags *d)
{
	size_t i, j, k;

	for (i = 0; i < p->groups.n; i++) {
		const struct group *g = &p->groups.items[i];

		if (is_set(g->population) && is_small(g->population.x))
			small(d, &g->population.v, &g->rec,
			    check_label(d, &g->rec));
	}
	for (i = 0; i < p->indicators.n; i++) {
		const struct indicator *ind = &p->indicators.items[i];

		for (j = 0; j < ind->breakdown.n; j++) {
			const struct breakdown *b = &ind->breakdown.items[j];

			for (k = 0; k < b->history.readings.n; k++)
				small_reading(d, ind, b,
				    &b->history.readings.items[k]);
		}
	}
}

void
check_duties(const struct plan *p, const struct analysis *a, struct diags *d)
{
	(void)a;
	five_ways(p, d);
	socio_economic(p, d);
	small_numbers(p, d);
}
