#include <stdlib.h>
#include <string.h>

#include "chart_risk.h"
#include "compose.h"

/* Risks: the worst few, the map and the register. */

static int
by_severity(const void *x, const void *y)
{
	const struct risk_result *a = *(const struct risk_result *const *)x;
	const struct risk_result *b = *(const struct risk_result *const *)y;
	int p = a->after != 0 ? a->after : a->before;
	int q = b->after != 0 ? b->after : b->before;

	if (p != q)
		return p > q ? -1 : 1;
	if (a->before != b->before)
		return a->before > b->before ? -1 : 1;
	return a->risk->rec.index < b->risk->rec.index ? -1 : 1;
}

const struct risk_result **
risks_by_severity(const struct compose *c)
{
	size_t n = c->plan->risks.n;
	const struct risk_result **v = arena_array(c->arena, n + 1,
	    sizeof(const struct risk_result *));

	for (size_t i = 0; i < n; i++)
		v[i] = &c->an->risks[i];
	if (n > 1)
		qsort(v, n, sizeof(const struct risk_result *), by_severity);
	return v;
}

/* ---- the numbers on the map ---- */

#define DISC_LETTERS	3	/* that fit on a disc of the map */

/* The plan's own numbers, if it gives every risk a short one. */
static bool
has_own_numbers(const struct compose *c)
{
	for (size_t i = 0; i < c->plan->risks.n; i++) {
		const char *s = shown(c, &c->plan->risks.items[i].rec.ref.v);

		if (*s == '\0' || strlen(s) > DISC_LETTERS)
			return false;
	}
	return true;
}

const char *
risk_number(const struct compose *c, const struct risk_result *r, size_t i)
{
	if (has_own_numbers(c))
		return shown(c, &r->risk->rec.ref.v);
	return arena_printf(c->arena, "%zu", i + 1);
}

/* ---- the map ---- */

static int
whole(const struct number *n)
{
	return is_set(*n) && n->x >= 1 && n->x <= RISK_STEPS ? (int)n->x : 0;
}

static struct risk_place
risk_place(const struct number *likelihood, const struct number *impact)
{
	struct risk_place p = { whole(likelihood), whole(impact) };

	return p.likelihood == 0 || p.impact == 0 ?
	    (struct risk_place){ 0, 0 } : p;
}

/* What nobody has scored again stands where it stood. */
static struct risk_map *
map_data(const struct compose *c, const struct risk_result **v)
{
	struct risk_map *map = arena_alloc(c->arena, sizeof(*map));

	map->bounds = c->an->risk_bounds;
	map->n = c->plan->risks.n;
	map->before = true;
	map->spots = arena_array(c->arena, map->n, sizeof(*map->spots));
	for (size_t i = 0; i < map->n; i++) {
		const struct risk *r = v[i]->risk;
		struct risk_spot *s = &map->spots[i];

		s->label = risk_number(c, v[i], i);
		s->before = risk_place(&r->likelihood, &r->impact);
		s->after = risk_place(&r->residual.likelihood,
		    &r->residual.impact);
		if (s->after.likelihood == 0)
			s->after = s->before;
		else
			map->after = true;
	}
	return map;
}

static size_t
count_places(const struct risk_map *map, bool after, enum risk_band band)
{
	size_t n = 0;

	for (size_t i = 0; i < map->n; i++) {
		struct risk_place p = after ? map->spots[i].after :
		    map->spots[i].before;
		int score = p.likelihood * p.impact;

		n += risk_band_of(map->bounds, score) == band;
	}
	return n;
}

static const char *
bands_text(const struct compose *c, const struct risk_map *map, bool after)
{
	static const char *const words[] = { "without a score", "low",
		"moderate", "high", "severe" };
	const char *part[RISK_SEVERE + 1];
	size_t n = 0;

	for (int b = RISK_SEVERE; b >= RISK_NONE; b--) {
		size_t k = count_places(map, after, (enum risk_band)b);

		if (k > 0)
			part[n++] = arena_printf(c->arena, "%zu %s", k,
			    words[b]);
	}
	return list_text(c, part, n);
}

/* The worst one first: what the eye goes to on the map. */
static const char *
map_alt(const struct compose *c, const struct risk_map *map,
    const struct risk_result **v)
{
	const char *before = bands_text(c, map, false), *worst;

	worst = v[0]->before == 0 ? "none is scored" : arena_printf(c->arena,
	    "the worst is “%s”, with a score of %d", rec_text(c,
	    &v[0]->risk->rec), v[0]->after != 0 ? v[0]->after :
	    v[0]->before);
	if (!map->after)
		return arena_printf(c->arena, "%s by likelihood and impact: "
		    "%s; %s. The risk register has the score of each.",
		    count_text(c, map->n, "risk", "risks"), before, worst);
	return arena_printf(c->arena, "%s by likelihood and impact. Before "
	    "mitigation: %s. After mitigation: %s; %s. The risk register has "
	    "both scores of each.", count_text(c, map->n, "risk", "risks"),
	    before, bands_text(c, map, true), worst);
}

static const char *
map_title(const struct compose *c, const struct risk_map *map,
    const struct risk_result **v)
{
	const char *name = rec_brief(c, &v[0]->risk->rec);
	size_t before = count_places(map, false, RISK_SEVERE);
	size_t after = count_places(map, true, RISK_SEVERE);

	if (map->after && before > after && after > 0)
		return arena_printf(c->arena, "What is done about the risks "
		    "takes the severe ones from %zu to %zu; the worst left is "
		    "“%s”, at %d", before, after, name, v[0]->after != 0 ?
		    v[0]->after : v[0]->before);
	if (map->after && before > after)
		return arena_printf(c->arena, "What is done about the risks "
		    "takes the severe ones from %zu to %zu", before, after);
	if (map->after && after > 0)
		return arena_printf(c->arena, "Of %s, %s", count_text(c,
		    map->n, "risk", "risks"), count_text(c, after,
		    "is severe and stays so", "are severe and stay so"));
	if (!map->after)
		return arena_printf(c->arena, "The worst is “%s”, at %d; "
		    "nothing is scored after mitigation", name, v[0]->before);
	return arena_printf(c->arena, "After mitigation the worst is “%s”, at "
	    "%d", name, v[0]->after != 0 ? v[0]->after : v[0]->before);
}

static const char *
map_caption(const struct compose *c, const struct risk_map *map,
    const struct risk_result **v)
{
	size_t none = count_places(map, false, RISK_NONE), same = 0;

	for (size_t i = 0; i < map->n; i++)
		same += v[i]->before != 0 && v[i]->after == 0;
	if (!map->after)
		same = 0;
	if (none > 0 && same > 0)
		return arena_printf(c->arena, "Not scored, so not on the map: "
		    "%s. Not scored again, so where they were: %s.",
		    count_text(c, none, "risk", "risks"),
		    count_text(c, same, "risk", "risks"));
	if (none > 0)
		return arena_printf(c->arena, "Not scored, so not on the map: "
		    "%s.", count_text(c, none, "risk", "risks"));
	if (same > 0)
		return arena_printf(c->arena, "Not scored again, so where "
		    "they were: %s.", count_text(c, same, "risk", "risks"));
	return NULL;
}

/* In large print one map is as wide as the page: the other follows. */
static void
part_maps(struct compose *c, struct block *parent, struct figure *f,
    struct risk_map *map)
{
	struct risk_map *rest = arena_alloc(c->arena, sizeof(*rest));
	struct figure *g;

	*rest = *map;
	map->after = rest->before = false;
	g = figure_add(c, parent, chart_risk, rest);
	g->fit = risk_map_height;
	g->least = risk_map_least;
	g->continued = true;
	g->title = f->title;
	g->caption = f->caption;
	g->alt = arena_printf(c->arena, "The same risks after mitigation: "
	    "%s.", bands_text(c, rest, true));
	f->caption = NULL;
}

bool
has_risk_map(const struct compose *c)
{
	const struct risk_map *map = map_data(c, risks_by_severity(c));

	return count_places(map, false, RISK_NONE) < map->n;
}

/* Nothing where no risk is scored. */
void
risk_map_figure(struct compose *c, struct block *parent)
{
	const struct risk_result **v = risks_by_severity(c);
	struct risk_map *map = map_data(c, v);
	struct figure *f;

	if (count_places(map, false, RISK_NONE) == map->n)
		return;
	f = figure_add(c, parent, chart_risk, map);
	f->fit = risk_map_height;
	f->least = risk_map_least;
	f->title = map_title(c, map, v);
	f->subtitle = "Numbers are those of the risk register; where three or "
	    "more risks share a field, it counts them.";
	f->caption = map_caption(c, map, v);
	f->alt = map_alt(c, map, v);
	if (map->after && c->doc->meta.large_print)
		part_maps(c, parent, f, map);
}

/* ---- the worst few ---- */

void
top_risks(struct compose *c, struct block *parent, const char *id, size_t max,
    bool numbered)
{
	const struct risk_result **v = risks_by_severity(c);
	struct block *t, *row, *cell;

	if (c->plan->risks.n == 0) {
		doc_para(c->doc, parent, PARA_BODY,
		    "No risk has been recorded yet.");
		return;
	}
	t = doc_table(c->doc, parent, id, "Top risks after what is done "
	    "about them", numbered ? "l1l2l6l4" : "l2l6l4");
	doc_head(c->doc, t, numbered ? "No.|Score|Risk|Owner" :
	    "Score|Risk|Owner");
	for (size_t i = 0; i < c->plan->risks.n && i < max; i++) {
		row = doc_row(c->doc, t);
		if (numbered)
			cell_text(c, row, risk_number(c, v[i], i));
		cell_risk(c, row, v[i]->after != 0 ? v[i]->after :
		    v[i]->before);
		cell = doc_add(c->doc, row, BLOCK_CELL);
		put_xref(c, cell, &v[i]->risk->rec,
		    rec_text(c, &v[i]->risk->rec));
		cell_text(c, row, or_not_set(person_name(c,
		    &v[i]->risk->owner)));
	}
}

/* What the numbers on the map stand for, with the score that is left. */
void
risk_key(struct compose *c, struct block *parent, size_t max)
{
	const struct risk_result **v = risks_by_severity(c);
	struct block *p = doc_add(c->doc, parent, BLOCK_PARA);

	p->role = PARA_CAPTION;
	for (size_t i = 0; i < c->plan->risks.n && i < max; i++) {
		doc_strong(c->doc, p, i == 0 ? "%s" : "; %s",
		    risk_number(c, v[i], i));
		doc_text(c->doc, p, "\u00a0");
		put_xref(c, p, &v[i]->risk->rec,
		    rec_text(c, &v[i]->risk->rec));
		if (v[i]->after != 0)
			doc_text(c->doc, p, "\u00a0(%d)", v[i]->after);
	}
	doc_text(c->doc, p, ".");
}

/* ---- the register, in the annex ---- */

/* What is done about it: words, actions, and what if it happens. */
static void
answer_cell(struct compose *c, struct block *row, const struct risk *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	bool said = false;

	if (is_given(r->mitigation)) {
		put_rich_inline(c, cell, &r->mitigation);
		said = true;
	}
	if (is_given(r->actions)) {
		if (said)
			doc_text(c->doc, cell, " ");
		doc_text(c->doc, cell, "Actions: ");
		put_refs(c, cell, &r->actions);
		said = true;
	}
	if (is_given(r->contingency)) {
		if (said)
			put_break(c, cell);
		doc_text(c->doc, cell, "If it happens: ");
		put_rich_inline(c, cell, &r->contingency);
		said = true;
	}
	if (!said)
		doc_text(c->doc, cell, "Nothing is planned");
}

/* Title, then what brings it about and what it does. */
static void
risk_cell(struct compose *c, struct block *row, const struct risk *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	doc_strong(c->doc, cell, "%s", rec_text(c, &r->rec));
	if (is_given(r->cause)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Cause: ");
		put_rich_inline(c, cell, &r->cause);
	}
	if (is_given(r->effect)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Effect: ");
		put_rich_inline(c, cell, &r->effect);
	}
}

static void
owner_cell(struct compose *c, struct block *row, const struct risk *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	doc_text(c->doc, cell, "%s", or_not_set(person_text(c, &r->owner)));
	if (is_given(r->shared_with)) {
		put_break(c, cell);
		doc_text(c->doc, cell, "Shared with %s",
		    refs_text(c, &r->shared_with));
	}
}

static void
register_row(struct compose *c, struct block *t, const struct risk_result *v,
    size_t i)
{
	struct block *row = doc_row(c->doc, t);

	row->id = anchor(c, &v->risk->rec);
	cell_text(c, row, risk_number(c, v, i));
	risk_cell(c, row, v->risk);
	cell_risk(c, row, v->before);
	if (v->after != 0)
		cell_risk(c, row, v->after);
	else
		cell_text(c, row, "");
	owner_cell(c, row, v->risk);
	answer_cell(c, row, v->risk);
	cell_text(c, row, sentence_case(c, choice_text(c,
	    &v->risk->local_influence)));
}

void
compose_risks(struct compose *c, struct block *root)
{
	const struct risk_result **v = risks_by_severity(c);
	struct block *t;

	if (c->plan->risks.n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No risk has been recorded "
		    "yet. This register would list each with its cause, "
		    "score, owner and answer.");
		return;
	}
	t = doc_table(c->doc, root, "risk-register",
	    "Risk register, most severe first", "l1l6l2l2l3l5l2");
	doc_head(c->doc, t, "No.|Risk|Before|After|Owner|What we do about it|"
	    "Ours to influence?");
	for (size_t i = 0; i < c->plan->risks.n; i++)
		register_row(c, t, v[i], i);
	doc_para(c->doc, root, PARA_CAPTION, "Score is likelihood times "
	    "impact, each from 1 to 5: %s. “After” counts what is planned as "
	    "done.", risk_bounds_text(c->arena, c->an->risk_bounds));
}
