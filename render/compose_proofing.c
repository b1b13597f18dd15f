#include "compose.h"

/* Policy proofing: who could lose out, and what is done about it. */

static size_t
count_effect(const struct equality *e, enum effect effect)
{
	size_t n = 0;

	for (size_t i = 0; i < e->rows.n; i++)
		n += is_set(e->rows.items[i].effect) &&
		    e->rows.items[i].effect.i == (int)effect;
	return n;
}

static void
put_effect(struct compose *c, struct block *b, const struct choice *effect)
{
	if (!is_set(*effect)) {
		doc_tag(c->doc, b, TONE_NOTE, "Not assessed");
		return;
	}
	switch ((enum effect)effect->i) {
	case EFFECT_POSITIVE:
		doc_tag(c->doc, b, TONE_INFO, "Positive");
		break;
	case EFFECT_NEUTRAL:
		doc_tag(c->doc, b, TONE_PLAIN, "Neutral");
		break;
	case EFFECT_ADVERSE:
		doc_tag(c->doc, b, TONE_ERROR, "Adverse");
		break;
	case EFFECT_UNKNOWN:
		doc_tag(c->doc, b, TONE_NOTE, "Unknown");
		break;
	}
}

static void
effect_fact(struct compose *c, struct block *facts,
    const struct choice *effect)
{
	struct block *f = doc_add(c->doc, facts, BLOCK_FACT);

	f->label = "Effect";
	put_effect(c, f, effect);
}

/* ---- equality ---- */

static const char *
who(struct compose *c, const struct equality_row *r)
{
	const char *groups = refs_text(c, &r->group);

	if (*groups != '\0')
		return groups;
	return or_not_set(sentence_case(c, choice_text(c,
	    &r->characteristic)));
}

/* no, yes or a date. */
static const char *
consulted_text(const struct compose *c, const struct date *d)
{
	if (is_set(*d))
		return date_text(c, d);
	if (d->v.state == VAL_WORD)
		return d->v.word == 1 ? "yes" : "no";
	return is_given(*d) ? shown(c, &d->v) : "not said";
}

static void
answer_cell(struct compose *c, struct block *row,
    const struct equality_row *r)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	put_rich_inline(c, cell, &r->mitigation);
	if (is_given(r->mitigation) && is_given(r->actions))
		doc_text(c->doc, cell, " ");
	if (is_given(r->actions))
		put_refs(c, cell, &r->actions);
	if (cell->text == NULL)
		doc_text(c->doc, cell, "–");
}

static void
equality_cells(struct compose *c, struct block *t,
    const struct equality_row *r)
{
	struct block *row = doc_row(c->doc, t), *cell;

	cell_heads(c, row, who(c, r));
	cell_rich(c, row, &r->needs);
	cell_rich(c, row, &r->take_up);
	cell = doc_add(c->doc, row, BLOCK_CELL);
	if (is_given(r->evidence))
		put_refs(c, cell, &r->evidence);
	else
		doc_text(c->doc, cell, "None cited");
	put_break(c, cell);
	doc_text(c->doc, cell, "Asked: %s", consulted_text(c, &r->consulted));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_effect(c, cell, &r->effect);
	answer_cell(c, row, r);
}

/* The check knows which characteristics count in this nation. */
static void
unassessed(struct compose *c, struct block *root)
{
	for (size_t i = 0; i < c->job->diags->n; i++) {
		const struct diag *d = &c->job->diags->v[i];
		struct block *p;

		if (!diag_is_open(d) || d->rule != RULE_P701)
			continue;
		p = doc_para(c->doc, root, PARA_BODY, "%s.",
		    publishable(c, d->cause));
		put_see(c, p, "findings", " See the annex %s.");
	}
}

static const char *
equality_title(const struct compose *c, const struct equality *e)
{
	size_t bad = count_effect(e, EFFECT_ADVERSE);
	size_t unknown = count_effect(e, EFFECT_UNKNOWN);

	if (bad + unknown == 0)
		return "Equality: no effect is adverse or unknown";
	if (unknown == 0)
		return arena_printf(c->arena, "Equality: %s", count_text(c,
		    bad, "effect is adverse", "effects are adverse"));
	if (bad == 0)
		return arena_printf(c->arena, "Equality: no effect is known to "
		    "be adverse, %s", count_text(c, unknown, "is unknown",
		    "are unknown"));
	return arena_printf(c->arena, "Equality: %s, %s", count_text(c, bad,
	    "effect is adverse", "effects are adverse"), count_text(c,
	    unknown, "is unknown", "are unknown"));
}

static void
no_difference(struct compose *c, struct block *root, const struct equality *e)
{
	struct block *p;

	if (!is_given(e->no_difference))
		return;
	p = doc_add(c->doc, root, BLOCK_PARA);
	doc_strong(c->doc, p, "No difference found:");
	doc_text(c->doc, p, " %s. ", choices_text(c, &e->no_difference));
	put_rich_inline(c, p, &e->because);
}

static void
equality_dates(struct compose *c, struct block *root,
    const struct equality *e)
{
	struct block *facts = facts_open(c, root);

	fact_text(c, facts, "Assessed", date_in_text(c, &e->assessed));
	if (is_given(e->decided))
		fact_text(c, facts, "Decided", date_in_text(c, &e->decided));
	fact_text(c, facts, "Next review", date_in_text(c, &e->review));
}

static void
equality_table(struct compose *c, struct block *root, const struct equality *e)
{
	struct block *t;

	if (e->rows.n == 0)
		return;
	t = doc_table(c->doc, root, "equality-table",
	    "Effect of the plan on people who share a characteristic",
	    "l4l4l4l4l3l5");
	doc_head(c->doc, t, "Who|Need|Take-up|Evidence|Effect|"
	    "What we will do");
	for (size_t i = 0; i < e->rows.n; i++)
		equality_cells(c, t, &e->rows.items[i]);
}

static void
equality(struct compose *c, struct block *root)
{
	const struct equality *e = &c->plan->proofing.equality;

	if (!rec_given(*e)) {
		doc_heading(c->doc, root, 2, "equality",
		    "Equality: not assessed yet");
		doc_para(c->doc, root, PARA_BODY, "Here the plan would say, "
		    "for each protected characteristic, what people need and "
		    "what the plan does to them.");
		return;
	}
	doc_heading(c->doc, root, 2, "equality", "%s", equality_title(c, e));
	equality_table(c, root, e);
	no_difference(c, root, e);
	unassessed(c, root);
	equality_dates(c, root, e);
}

/* ---- aims, rural, environment ---- */

static void
aims(struct compose *c, struct block *root)
{
	const struct aims *a = &c->plan->proofing.aims;
	struct block *facts;

	if (!rec_given(*a))
		return;
	doc_heading(c->doc, root, 3, "aims", "The three aims of the equality "
	    "duty");
	facts = facts_open(c, root);
	fact_rich(c, facts, "Discrimination", &a->discrimination);
	fact_rich(c, facts, "Opportunity", &a->opportunity);
	fact_rich(c, facts, "Good relations", &a->relations);
	facts_close(root, facts);
}

/* "Rural places: neutral", or that nobody has looked. */
static void
effect_heading(struct compose *c, struct block *root, const char *id,
    const char *about, bool given, const struct choice *effect)
{
	if (!given)
		doc_heading(c->doc, root, 3, id, "%s: not assessed yet",
		    about);
	else if (!is_given(*effect))
		doc_heading(c->doc, root, 3, id, "%s: effect not stated",
		    about);
	else
		doc_heading(c->doc, root, 3, id, "%s: %s", about,
		    choice_text(c, effect));
}

static void
rural(struct compose *c, struct block *root, const char *id)
{
	const struct rural *r = &c->plan->proofing.rural;
	struct block *facts;

	effect_heading(c, root, id, "Rural places", rec_given(*r),
	    &r->effect);
	if (!rec_given(*r)) {
		doc_para(c->doc, root, PARA_BODY, "Here the plan would say "
		    "how people in rural places reach it, what that costs "
		    "them and what must be done online.");
		return;
	}
	facts = facts_open(c, root);
	effect_fact(c, facts, &r->effect);
	fact_rich(c, facts, "Getting there", &r->access);
	fact_rich(c, facts, "Cost", &r->cost);
	fact_rich(c, facts, "Online", &r->digital);
	fact_rich(c, facts, "What we will do", &r->mitigation);
	fact_refs(c, facts, "Evidence", &r->evidence);
}

static void
environment(struct compose *c, struct block *root, const char *id)
{
	const struct environment *e = &c->plan->proofing.environment;
	struct block *facts;

	effect_heading(c, root, id, "Environment", rec_given(*e),
	    &e->effect);
	if (!rec_given(*e)) {
		doc_para(c->doc, root, PARA_BODY, "Here the plan would say "
		    "what it does to the environment and what is done about "
		    "any harm.");
		return;
	}
	facts = facts_open(c, root);
	effect_fact(c, facts, &e->effect);
	fact_rich(c, facts, "What we will do", &e->mitigation);
	fact_refs(c, facts, "Evidence", &e->evidence);
}

/* ---- all of it in brief, where an annex has the detail ---- */

static struct block *
brief_row(struct compose *c, struct block *t, const char *about,
    const struct choice *effect)
{
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, about);
	put_effect(c, doc_add(c->doc, row, BLOCK_CELL), effect);
	return row;
}

/* Who or what, what happens to them and what is done; the annex says why. */
static void
effects_table(struct compose *c, struct block *root)
{
	const struct proofing *p = &c->plan->proofing;
	const struct equality *e = &p->equality;
	struct block *t, *row;

	t = doc_table(c->doc, root, "equality", rec_given(*e) ?
	    equality_title(c, e) : "Equality: not assessed yet", "l5l3l9");
	doc_head(c->doc, t, "Who or what|Effect|What we will do");
	for (size_t i = 0; i < e->rows.n; i++)
		answer_cell(c, brief_row(c, t, who(c, &e->rows.items[i]),
		    &e->rows.items[i].effect), &e->rows.items[i]);
	row = brief_row(c, t, "Rural places", &p->rural.effect);
	row->id = arena_name(c->arena, "rural");
	cell_rich(c, row, &p->rural.mitigation);
	row = brief_row(c, t, "Environment", &p->environment.effect);
	row->id = arena_name(c->arena, "environment");
	cell_rich(c, row, &p->environment.mitigation);
}

static void
in_brief(struct compose *c, struct block *root)
{
	const struct equality *e = &c->plan->proofing.equality;

	effects_table(c, root);
	if (rec_given(*e)) {
		no_difference(c, root, e);
		unassessed(c, root);
	}
	put_see(c, doc_add(c->doc, root, BLOCK_PARA), "proofing-detail",
	    "What people need and take up, and on what evidence, is in the "
	    "annex %s.");
}

static void
lead(struct compose *c, struct block *root)
{
	const struct proofing *p = &c->plan->proofing;
	const struct equality *e = &p->equality;
	size_t bad = count_effect(e, EFFECT_ADVERSE);

	if (bad > 0)
		doc_para(c->doc, root, PARA_LEAD, "Someone could lose out: "
		    "%s.", count_text(c, bad, "effect is adverse",
		    "effects are adverse"));
	else if (count_effect(e, EFFECT_UNKNOWN) > 0)
		doc_para(c->doc, root, PARA_LEAD, "No effect is known to be "
		    "adverse, but not every effect is known.");
	else if (rec_given(*e))
		doc_para(c->doc, root, PARA_LEAD, "No adverse effect has been "
		    "found.");
}

void
compose_proofing(struct compose *c, struct block *root)
{
	if (!rec_given(c->plan->proofing)) {
		doc_para(c->doc, root, PARA_BODY, "The plan has not been "
		    "looked at for its effects yet. This chapter would say "
		    "what it does to people who share a protected "
		    "characteristic, to rural places and to the "
		    "environment.");
		compose_duties(c, root);
		return;
	}
	lead(c, root);
	if (chapter_heading(c, "proofing-detail") != NULL) {
		in_brief(c, root);
	} else {
		equality(c, root);
		aims(c, root);
		rural(c, root, "rural");
		environment(c, root, "environment");
	}
	compose_duties(c, root);
}

/* ---- the annex ---- */

void
compose_proofing_detail(struct compose *c, struct block *root)
{
	const struct proofing *p = &c->plan->proofing;

	if (rec_given(p->equality)) {
		equality_table(c, root, &p->equality);
		equality_dates(c, root, &p->equality);
	}
	aims(c, root);
	rural(c, root, "rural-detail");
	environment(c, root, "environment-detail");
}
