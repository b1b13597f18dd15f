#include "workbook.h"

/*
 * The risk register, scored live, and the map that counts the risks in each
 * cell of likelihood and impact, before and after what is done about them.
 */

enum risk_column {
	COL_ID, COL_RISK, COL_CAUSE, COL_EFFECT, COL_LIKELIHOOD, COL_IMPACT,
	COL_SCORE, COL_LEVEL, COL_MITIGATION, COL_ACTIONS, COL_AFTER_L,
	COL_AFTER_I, COL_AFTER, COL_AFTER_LEVEL, COL_OWNER, COL_CONTINGENCY,
	N_COLUMNS
};

#define SCORE(l, i) \
	"IF(AND(ISNUMBER(" l "),ISNUMBER(" i "))," l "*" i ",\"\")"
#define LEVEL(score) \
	"IF(ISNUMBER(" score "),IF(" score ">=16,\"Severe\",IF(" score \
	">=10,\"High\",IF(" score ">=5,\"Moderate\",\"Low\"))),\"\")"

static const struct column_spec columns[N_COLUMNS] = {
	[COL_ID] = { "ID", 14, LOOK_BOLD, NULL },
	[COL_RISK] = { "Risk", 30, LOOK_IN_TEXT, NULL },
	[COL_CAUSE] = { "Cause", 22, LOOK_IN_TEXT, NULL },
	[COL_EFFECT] = { "Effect", 26, LOOK_IN_TEXT, NULL },
	[COL_LIKELIHOOD] = { "Likelihood", 10, LOOK_IN_NUMBER, NULL },
	[COL_IMPACT] = { "Impact", 10, LOOK_IN_NUMBER, NULL },
	[COL_SCORE] = { "Score", 8, LOOK_CALC_NUMBER,
	    SCORE("[@Likelihood]", "[@Impact]") },
	[COL_LEVEL] = { "Level", 11, LOOK_CALC_TEXT, LEVEL("[@Score]") },
	[COL_MITIGATION] = { "What is done", 28, LOOK_IN_TEXT, NULL },
	[COL_ACTIONS] = { "Actions", 16, LOOK_IN_TEXT, NULL },
	[COL_AFTER_L] = { "Likelihood after", 10, LOOK_IN_NUMBER, NULL },
	[COL_AFTER_I] = { "Impact after", 10, LOOK_IN_NUMBER, NULL },
	[COL_AFTER] = { "Score after", 8, LOOK_CALC_NUMBER,
	    SCORE("[@[Likelihood after]]", "[@[Impact after]]") },
	[COL_AFTER_LEVEL] = { "Level after", 11, LOOK_CALC_TEXT,
	    LEVEL("[@[Score after]]") },
	[COL_OWNER] = { "Owner", 22, LOOK_IN_TEXT, NULL },
	[COL_CONTINGENCY] = { "If it happens", 24, LOOK_IN_TEXT, NULL },
};

static const struct { enum risk_band band; enum look look; } levels[] = {
	{ RISK_SEVERE, LOOK_SEVERE }, { RISK_HIGH, LOOK_HIGH },
	{ RISK_MODERATE, LOOK_MODERATE }, { RISK_LOW, LOOK_LOW },
};

#define N_LEVELS	(sizeof(levels) / sizeof(levels[0]))

/* ---- register ---- */

static void
put_score(struct book *b, lxw_row_t row, enum risk_column score,
    enum risk_column level, int x)
{
	const char *formula = b->formulas[score];

	if (x > 0)
		put_formula(b, row, score, LOOK_CALC_NUMBER, formula, x);
	else
		put_formula_text(b, row, score, LOOK_CALC_NUMBER, formula,
		    "");
	put_formula_text(b, row, level, LOOK_CALC_TEXT,
	    b->formulas[level],
	    x > 0 ? risk_band_word(risk_band_of(x)) : "");
}

static void
put_step(struct book *b, lxw_row_t row, enum risk_column col,
    const struct number *n)
{
	if (is_set(*n))
		put_number(b, row, col, LOOK_IN_NUMBER, n->x);
	else
		put_text(b, row, col, LOOK_IN_NUMBER,
		    is_given(*n) ? n->v.raw : "");
}

static void
write_risk(struct book *b, lxw_row_t row, const struct risk_result *result)
{
	const struct risk *r = result->risk;

	put_text(b, row, COL_ID, LOOK_BOLD, is_set(r->rec.id) ?
	    r->rec.id.v.raw : arena_printf(b->arena, "Risk %zu",
		(size_t)(r - b->plan->risks.items) + 1));
	put_text(b, row, COL_RISK, LOOK_IN_TEXT, rec_title(&r->rec));
	put_text(b, row, COL_CAUSE, LOOK_IN_TEXT, rich_text(b, &r->cause));
	put_text(b, row, COL_EFFECT, LOOK_IN_TEXT, rich_text(b, &r->effect));
	put_step(b, row, COL_LIKELIHOOD, &r->likelihood);
	put_step(b, row, COL_IMPACT, &r->impact);
	put_score(b, row, COL_SCORE, COL_LEVEL, result->before);
	put_text(b, row, COL_MITIGATION, LOOK_IN_TEXT,
	    rich_text(b, &r->mitigation));
	put_text(b, row, COL_ACTIONS, LOOK_IN_TEXT,
	    action_ids(b, &r->actions));
	put_step(b, row, COL_AFTER_L, &r->residual.likelihood);
	put_step(b, row, COL_AFTER_I, &r->residual.impact);
	put_score(b, row, COL_AFTER, COL_AFTER_LEVEL, result->after);
	put_text(b, row, COL_OWNER, LOOK_IN_TEXT, lead_name(&r->owner));
	put_text(b, row, COL_CONTINGENCY, LOOK_IN_TEXT,
	    rich_text(b, &r->contingency));
	fit_row(b, row);
}

static void
colour_levels(struct book *b, struct area area)
{
	for (size_t i = 0; i < N_LEVELS; i++)
		colour_word(b, area, risk_band_word(levels[i].band),
		    levels[i].look);
}

void
workbook_risks(struct book *b)
{
	static const struct { const char *name; lxw_col_t col; } steps[] = {
		{ "RiskLikelihood", COL_LIKELIHOOD },
		{ "RiskImpact", COL_IMPACT },
		{ "RiskLikelihoodAfter", COL_AFTER_L },
		{ "RiskImpactAfter", COL_AFTER_I },
	};
	size_t n = b->plan->risks.n;

	sheet_title(b, "Risks", "Likelihood and impact from 1 to 5; the score "
	    "is one times the other. 16 and more is severe, 10 high, 5 "
	    "moderate.");
	sheet_way_back(b);
	sheet_page(b, FIRST_ROW, COL_ID + 1);
	add_table(b, SHEET_RISKS, columns, N_COLUMNS, n);
	for (size_t i = 0; i < n; i++)
		write_risk(b, (lxw_row_t)(FIRST_ROW + i),
		    &b->analysis->risks[i]);
	for (size_t i = 0; i < 4; i++) {
		allow_numbers(b, table_column(steps[i].col, n), 1, 5,
		    columns[steps[i].col].head);
		name_area(b, steps[i].name, SHEET_RISKS,
		    table_column(steps[i].col, n));
	}
	colour_levels(b, table_column(COL_LEVEL, n));
	colour_levels(b, table_column(COL_AFTER_LEVEL, n));
}

/* ---- map ---- */

#define MAP_ROW		4

static size_t
count_at(const struct book *b, bool after, int likelihood, int impact)
{
	size_t n = 0;

	for (size_t i = 0; i < b->plan->risks.n; i++) {
		const struct risk *r = &b->plan->risks.items[i];
		const struct number *l = after ? &r->residual.likelihood :
		    &r->likelihood;
		const struct number *m = after ? &r->residual.impact :
		    &r->impact;

		n += is_set(*l) && is_set(*m) && l->x == likelihood &&
		    m->x == impact;
	}
	return n;
}

static void
write_map(struct book *b, lxw_col_t left, bool after)
{
	const char *suffix = after ? "After" : "";

	put_text(b, MAP_ROW - 1, left, LOOK_SECTION,
	    after ? "After what is done" : "Before");
	put_text(b, MAP_ROW, left, LOOK_HEAD, "Likelihood, by impact");
	for (int impact = 1; impact <= 5; impact++)
		put_number(b, MAP_ROW, left + (lxw_col_t)impact, LOOK_HEAD,
		    impact);
	for (int likelihood = 5; likelihood >= 1; likelihood--) {
		lxw_row_t row = MAP_ROW + 6 - (lxw_row_t)likelihood;

		put_number(b, row, left, LOOK_HEAD, likelihood);
		row_height(b, row, 30);
		for (int impact = 1; impact <= 5; impact++)
			put_formula(b, row, left + (lxw_col_t)impact,
			    LOOK_CALC_COUNT, arena_name(b->arena,
			    "COUNTIFS(RiskLikelihood%s,%d,RiskImpact%s,%d)",
			    suffix, likelihood, suffix, impact),
			    (double)count_at(b, after, likelihood, impact));
	}
	/* A cell's ground is the level of its score; counts stand in it. */
	for (size_t i = 0; i < N_LEVELS; i++) {
		static const int least[] = { 16, 10, 5, 1 };
		struct area cells = { MAP_ROW + 1, left + 1, MAP_ROW + 5,
			left + 5 };

		colour_formula(b, cells, arena_printf(b->arena,
		    "%s*%s>=%d", moving_ref(b, MAP_ROW + 1, left),
		    column_moving_ref(b, MAP_ROW, left + 1), least[i]),
		    levels[i].look);
	}
}

void
workbook_risk_map(struct book *b)
{
	sheet_title(b, "Risk map", "How many risks stand where; the figures "
	    "follow the Risks sheet.");
	sheet_way_back(b);
	sheet_page(b, 0, 0);
	set_widths(b, 0, 0, 22);
	set_widths(b, 1, 5, 9);
	set_widths(b, 6, 6, 4);
	set_widths(b, 7, 7, 22);
	set_widths(b, 8, 12, 9);
	write_map(b, 0, false);
	write_map(b, 7, true);
	for (size_t i = 0; i < N_LEVELS; i++)
		put_text(b, MAP_ROW + 7 + (lxw_row_t)i, 0, LOOK_TEXT,
		    risk_band_word(levels[i].band));
	colour_levels(b, (struct area){ MAP_ROW + 7, 0, MAP_ROW + 10, 0 });
}
