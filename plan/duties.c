#include "duties.h"

#include "check_words.h"

/* Which law counts for a plan, and what the plan says of it. */

/* A plan is held to the law of its own date, not to that of the reader. */
static day
day_of_law(const struct plan *p)
{
	return p->as_of != DAY_NONE ? p->as_of : p->last;
}

static bool
has_nation(const struct plan *p)
{
	return p->duties != NULL && is_set(p->plan.nation) &&
	    p->plan.nation.i != NATION_NONE;
}

size_t
duties_count(const struct plan *p)
{
	return p->duties == NULL ? 0 : p->duties->n_names;
}

const struct duty_row *
duty_of(const struct plan *p, size_t kind)
{
	const struct duty_row *found = NULL;
	day on = day_of_law(p);
	size_t i;

	if (!has_nation(p))
		return NULL;
	for (i = 0; i < p->duties->n_rows; i++) {
		const struct duty_row *r = &p->duties->rows[i];

		if (r->nation[p->plan.nation.i] && r->duty == kind &&
		    (on == DAY_NONE || r->from <= on))
			found = r;
	}
	return found == NULL || found->until == DAY_NONE ||
	    (on != DAY_NONE && on <= found->until) ? found : NULL;
}

const char *
duty_name(const struct plan *p, size_t kind)
{
	return p->duties->names[kind].name;
}

const struct duty *
duty_answer(const struct plan *p, size_t kind)
{
	const struct duty_list *l = &p->proofing.duties;
	const struct texts *t;
	struct words w;
	size_t i, k;

	if (p->duties == NULL)
		return NULL;
	t = &p->duties->names[kind].words;
	for (i = 0; i < l->n; i++)
		for (k = 0; k < t->n; k++)
			if (is_set(l->items[i].duty) && words_find_phrase(
			    l->items[i].duty.v.raw, t->v[k], &w))
				return &l->items[i];
	return NULL;
}

const struct texts *
duty_characteristics(const struct plan *p)
{
	return &p->duties->characteristics[p->plan.nation.i];
}
