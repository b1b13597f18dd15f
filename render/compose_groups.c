#include <math.h>
#include <string.h>

#include "compose.h"

/* An indicator by group: the latest figures, how gaps have moved, and how
   localities lie beside each other. */

static const struct reading *
last_reading(const struct series *s)
{
	const struct reading *best = NULL;

	for (size_t i = 0; i < s->readings.n; i++) {
		const struct reading *r = &s->readings.items[i];

		if (is_set(r->period) && is_set(r->value) &&
		    (best == NULL || r->period.last > best->period.last))
			best = r;
	}
	return best;
}

static void
breakdown_row(struct compose *c, struct block *t,
    const struct indicator_result *r, const struct breakdown *b)
{
	const struct reading *theirs = last_reading(&b->history);
	const struct point *ours;
	struct block *row = doc_row(c->doc, t);
	bool both = latest_shared(r, &b->history, &ours, &theirs);

	cell_heads(c, row, ref_text(c, &b->group));
	if (theirs == NULL) {
		cell_text(c, row, "No reading");
		cell_text(c, row, "");
		cell_text(c, row, "");
		return;
	}
	cell_text(c, row, period_value_text(c->arena, &theirs->period));
	cell_text(c, row, unit_text(c->arena, r->indicator, theirs->value.x,
	    r->decimals));
	cell_text(c, row, both ? point_text(c, r, ours) : "");
}

void
groups_table(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct breakdown_list *l = &r->indicator->breakdown;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, parent, arena_printf(c->arena, "groups-%s",
	    anchor(c, &r->indicator->rec)), "By group, latest period that "
	    "both have", "l5l3r2r2");
	doc_head(c->doc, t, "Group|Period|Group|Everyone");
	for (size_t i = 0; i < l->n; i++)
		breakdown_row(c, t, r, &l->items[i]);
}

/* ---- localities ---- */

/* How far localities lie apart, and how far chance alone would set them. */
static void
spread(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct spread_result *s = &r->spread;

	if (s->absent != NULL)
		return;
	doc_para(c->doc, parent, PARA_BODY, "Across %zu localities the figure "
	    "in %s ran from %s (%s) to %s (%s), with a standard deviation of "
	    "%s.", s->n, period_value_text(c->arena, s->period),
	    unit_text(c->arena, r->indicator, s->least, r->decimals),
	    rec_text(c, &s->least_in->rec),
	    unit_text(c->arena, r->indicator, s->most, r->decimals),
	    rec_text(c, &s->most_in->rec), unit_gap_text(c->arena,
	    r->indicator, s->sd, r->decimals + 1));
}

static const char *
places_beyond(const struct compose *c, const struct funnel_result *f,
    int side)
{
	const char **v = arena_array(c->arena, f->n + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		if (f->places[i].beyond == 2 * side)
			v[n++] = rec_text(c, &f->places[i].in->rec);
	return list_text(c, v, n);
}

static void
funnel(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	const struct funnel_result *f = &r->funnel;
	const char *centre, *above, *below;

	if (f->absent != NULL)
		return;
	centre = unit_text(c->arena, r->indicator, f->centre, r->decimals);
	above = places_beyond(c, f, 1);
	below = places_beyond(c, f, -1);
	if (f->n_beyond == 0)
		doc_para(c->doc, parent, PARA_BODY, "By the limits of a funnel "
		    "plot around %s, the figure of all of them together, "
		    "chance alone could explain that they differ.", centre);
	else if (*below == '\0')
		doc_para(c->doc, parent, PARA_BODY, "By the limits of a funnel "
		    "plot around %s, the figure of all of them together, "
		    "chance alone does not explain what is higher: %s "
		    "(99.8%% limits).", centre, above);
	else if (*above == '\0')
		doc_para(c->doc, parent, PARA_BODY, "By the limits of a funnel "
		    "plot around %s, the figure of all of them together, "
		    "chance alone does not explain what is lower: %s "
		    "(99.8%% limits).", centre, below);
	else
		doc_para(c->doc, parent, PARA_BODY, "By the limits of a funnel "
		    "plot around %s, the figure of all of them together, "
		    "chance alone explains neither what is higher, %s, nor "
		    "what is lower, %s (99.8%% limits).", centre, above,
		    below);
}

void
group_figures(struct compose *c, struct block *parent,
    const struct indicator_result *r)
{
	spread(c, parent, r);
	funnel(c, parent, r);
}

/* ---- gaps ---- */

/* How each gap has moved; one measure can close while the other widens. */
void
group_facts(struct compose *c, struct block *facts,
    const struct indicator_result *r)
{
	for (size_t i = 0; i < r->indicator->breakdown.n; i++) {
		const struct inequality *q = &r->inequalities[i];
		const char *first, *latest, *note = "";

		if (q->absent != NULL || q->no_course != NULL)
			continue;
		first = unit_gap_text(c->arena, r->indicator,
		    fabs(q->first.absolute), r->decimals);
		latest = unit_gap_text(c->arena, r->indicator,
		    fabs(q->latest.absolute), r->decimals);
		if (q->disagree)
			note = arena_printf(c->arena, " As a ratio it is %s.",
			    gap_course_word(q->relative));
		doc_fact(c->doc, facts, "Gap between groups", "%s in %s, %s "
		    "in %s: %s, by %s.%s", first, period_value_text(c->arena,
		    q->first.period), latest, period_value_text(c->arena,
		    q->latest.period), gap_course_word(q->absolute), q->margin,
		    note);
	}
}
