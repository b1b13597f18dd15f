#include "compose.h"

/* Step 1: where are we now?  Also the annexes that carry its detail. */

static size_t
count_rag(const struct compose *c, enum rag rag)
{
	size_t n = 0;

	for (size_t i = 0; i < c->plan->indicators.n; i++)
		n += c->an->indicators[i].rag == rag;
	return n;
}

static void
lead(struct compose *c, struct block *root)
{
	size_t n = c->plan->indicators.n;
	size_t red = count_rag(c, RAG_RED), amber = count_rag(c, RAG_AMBER);
	size_t green = count_rag(c, RAG_GREEN);
	const char *of = count_text(c, n, "indicator", "indicators");

	if (red + amber + green == 0)
		doc_para(c->doc, root, PARA_LEAD, "No indicator can be judged "
		    "against its path yet: none has a reading that follows "
		    "its baseline.");
	else
		doc_para(c->doc, root, PARA_LEAD, "Of %s, %s.", of,
		    standing_text(c, red, amber, green,
		    n - red - amber - green));
}

/* What each outcome says of itself: before the sheets of its actions, or,
   without them, before the figures. */
void
outcomes_table(struct compose *c, struct block *root)
{
	const struct outcome_list *l = &c->plan->outcomes;
	struct block *t;
	bool any = false;

	for (size_t i = 0; i < l->n; i++)
		any |= is_given(l->items[i].statement) ||
		    is_given(l->items[i].priority_why) ||
		    is_given(l->items[i].lead);
	if (!any)
		return;
	t = doc_table(c->doc, root, "outcomes", "What we want for people, "
	    "and why it comes first", "l4l5l3");
	doc_head(c->doc, t, "Outcome|Why it comes first|Lead");
	for (size_t i = 0; i < l->n; i++) {
		const struct outcome *o = &l->items[i];
		struct block *row = doc_row(c->doc, t), *cell;

		cell_heads(c, row, rec_text(c, &o->rec));
		cell = doc_add(c->doc, row, BLOCK_CELL);
		put_rich_inline(c, cell, &o->statement);
		if (is_given(o->statement) && is_given(o->priority_why))
			put_break(c, cell);
		put_rich_inline(c, cell, &o->priority_why);
		if (cell->text == NULL)
			doc_text(c->doc, cell, "–");
		cell_text(c, row, or_not_set(person_name(c, &o->lead)));
	}
}

static const struct indicator_result **
all_results(const struct compose *c)
{
	size_t n = c->plan->indicators.n;
	const struct indicator_result **v = arena_array(c->arena, n + 1,
	    sizeof(const struct indicator_result *));

	for (size_t i = 0; i < n; i++)
		v[i] = &c->an->indicators[i];
	return v;
}

static void
see_annexes(struct compose *c, struct block *root)
{
	struct block *p;

	if (chapter_heading(c, "figures") == NULL &&
	    chapter_heading(c, "sheets") == NULL)
		return;
	p = doc_add(c->doc, root, BLOCK_PARA);
	p->role = PARA_CAPTION;
	put_see(c, p, "figures", "Why each target was set, what it assumes "
	    "and every reading: annex %s.");
	put_see(c, p, "sheets", " Why each outcome comes first, and who leads "
	    "it: annex %s.");
}

void
compose_step1(struct compose *c, struct block *root)
{
	size_t n = c->plan->indicators.n;

	if (n == 0) {
		doc_para(c->doc, root, PARA_BODY, "The plan has no indicator "
		    "yet. This chapter would show, for each, its record, the "
		    "path to its target and how far there is to go.");
		return;
	}
	lead(c, root);
	put_summary(c, root, false);
	put_rich(c, root, &c->plan->plan.vision);
	labelled_para(c, root, "What we achieve together:",
	    &c->plan->plan.added_value);
	if (chapter_heading(c, "sheets") == NULL)
		outcomes_table(c, root);
	if (n > 1)
		indicator_table(c, root, all_results(c), n);
	for (size_t i = 0; i < n; i++)
		if (indicator_in_body(c, &c->plan->indicators.items[i]))
			compose_indicator(c, root, &c->an->indicators[i], 2);
	see_annexes(c, root);
}

void
compose_more_indicators(struct compose *c, struct block *root)
{
	const struct indicator_result *r = &c->an->indicators[c->piece];

	if (indicator_in_body(c, r->indicator))
		return;
	compose_indicator(c, root, r, 3);
	compose_forecast(c, root, r, 3);
}

/* ---- the readings themselves ---- */

#define MAX_COMPARED	4	/* columns that a portrait page has room for */

static void
reading_cells(struct compose *c, struct block *row,
    const struct indicator_result *r, const struct point *p)
{
	const struct comparator_list *l = &r->indicator->comparators;

	for (size_t i = 0; i < l->n && i < MAX_COMPARED; i++) {
		const struct reading *q = same_period(&l->items[i].history,
		    &p->reading->period);

		cell_text(c, row, q != NULL ? number_shown(c, &q->value) : "");
	}
}

static void
figures_head(struct compose *c, struct block *t,
    const struct indicator_result *r)
{
	const struct comparator_list *l = &r->indicator->comparators;
	const char *area = shown(c, &c->plan->plan.area.v);
	struct block *row = doc_row(c->doc, t);

	row->header = true;
	cell_heads(c, row, "Period");
	cell_heads(c, row, *area != '\0' ? area : "Here");
	for (size_t i = 0; i < l->n && i < MAX_COMPARED; i++)
		cell_heads(c, row, shown(c, &l->items[i].name.v));
}

static void
figures_table(struct compose *c, struct block *root,
    const struct indicator_result *r)
{
	static const char *const shares[] = { "l2r2", "l2r2r2", "l2r2r2r2",
		"l2r2r2r2r2", "l2r2r2r2r2r2" };
	size_t k = r->indicator->comparators.n;
	const char *unit = shown(c, &r->indicator->unit.v);
	struct block *t;

	t = doc_table(c->doc, root, arena_printf(c->arena, "figures-%s",
	    anchor(c, &r->indicator->rec)), *unit == '\0' ? "Readings" :
	    arena_printf(c->arena, "Readings, %s", unit),
	    shares[k < MAX_COMPARED ? k : MAX_COMPARED]);
	figures_head(c, t, r);
	for (size_t i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];
		struct block *row;

		if (p->reading == NULL)
			continue;
		row = doc_row(c->doc, t);
		cell_heads(c, row, period_value_text(c->arena,
		    &p->reading->period));
		cell_text(c, row, p->hole ? "No figure" :
		    number_text(c->arena, p->x, r->decimals));
		reading_cells(c, row, r, p);
	}
}

void
compose_figures(struct compose *c, struct block *root)
{
	const struct indicator_result *r = &c->an->indicators[c->piece];

	doc_heading(c->doc, root, 3, NULL, "%s",
	    rec_text(c, &r->indicator->rec));
	indicator_facts(c, root, r);
	if (indicator_in_body(c, r->indicator))
		forecast_detail(c, root, r);
	if (r->n_points == 0)
		doc_para(c->doc, root, PARA_BODY, "No reading yet.");
	else
		figures_table(c, root, r);
	groups_table(c, root, r);
	claims_table(c, root, r);
}
