#include "workbook_indicators.h"

#include <math.h>

#include "format.h"
#include "trend.h"

/*
 * The trend of an indicator, live: least squares over the readings that are
 * comparable, its line under the periods and what it comes to at the target
 * (METHODS 1).  Every function used is in Excel 2016 and in LibreOffice 7.
 */

#define FEWEST_READINGS	"5"

/* The references that the formulas share. */
struct trend_refs {
	const char	*taken;		/* readings in the trend, or "" */
	const char	*moments;
	const char	*mean, *spread;	/* of their moments: t̄ and Sxx */
	const char	*target;	/* moment of the target */
};

static struct trend_refs
refs_of(const struct indicator_block *k)
{
	struct book *b = k->book;
	const struct block_rows *rows = &k->rows;
	const char *moments = area_ref(b, row_area(k, rows->moment));

	/* Two hidden cells behind the hidden row of moments. */
	return (struct trend_refs){
		.taken = area_ref(b, row_area(k, rows->taken)),
		.moments = moments,
		.mean = cell_ref(b, rows->moment, slot_col(k->n_slots)),
		.spread = cell_ref(b, rows->moment, slot_col(k->n_slots + 1)),
		.target = arena_printf(b->arena, "INDEX(%s,%s)", moments,
		    last_number(k, rows->targets)),
	};
}

/* Has the plan no figure there yet?  Then what is filled in will count. */
static bool
is_to_come(const struct indicator_block *k, size_t i)
{
	for (size_t j = i; j < k->n_slots; j++)
		if (k->slots[j].point != NULL)
			return false;
	return true;
}

static bool
is_taken(const struct indicator_block *k, const struct slot *slot)
{
	return slot->point != NULL && trend_takes(k->result, slot->point);
}

static void
write_taken(struct indicator_block *k, size_t i)
{
	struct book *b = k->book;
	const struct slot *slot = &k->slots[i];
	const char *value = cell_ref(b, k->rows.values, slot_col(i));
	const char *formula = arena_printf(b->arena, "IF(ISNUMBER(%s),%s,\"\")",
	    value, value);

	if (is_taken(k, slot))
		put_formula(b, k->rows.taken, slot_col(i), LOOK_CALC_NUMBER,
		    formula, slot->point->x);
	else if (is_to_come(k, i))
		put_formula_text(b, k->rows.taken, slot_col(i),
		    LOOK_CALC_NUMBER, formula, "");
	else
		put_blank(b, k->rows.taken, slot_col(i), LOOK_CALC_NUMBER);
}

static void
write_line(struct indicator_block *k, size_t i, const struct trend_refs *refs)
{
	struct book *b = k->book;
	const struct trend *trend = &k->result->trend;
	enum look look = look_decimals(LOOK_CALC_SERIES, k->result->decimals);
	const char *slope = fact_ref(k, FACT_SLOPE);
	const char *formula = arena_printf(b->arena,
	    "IF(ISNUMBER(%s),AVERAGE(%s)+%s*(%s-%s),\"\")", slope, refs->taken,
	    slope, cell_ref(b, k->rows.moment, slot_col(i)), refs->mean);

	if (trend->n == 0 || k->slots[i].t < trend->t_first)
		put_blank(b, k->rows.trend, slot_col(i), look);
	else if (trend->absent != NULL)
		put_formula_text(b, k->rows.trend, slot_col(i), look, formula,
		    "");
	else
		put_formula(b, k->rows.trend, slot_col(i), look, formula,
		    trend_at(trend, k->slots[i].t, false).mid);
}

void
write_trend_rows(struct indicator_block *k)
{
	struct book *b = k->book;
	const struct trend *trend = &k->result->trend;
	struct trend_refs refs = refs_of(k);
	lxw_col_t end = slot_col(k->n_slots);

	put_text(b, k->rows.trend, 0, LOOK_TEXT, "On trend");
	put_text(b, k->rows.taken, 0, LOOK_TEXT, "Readings in the trend");
	row_height(b, k->rows.taken, 0);
	if (k->cumulative)
		return;
	for (size_t i = 0; i < k->n_slots; i++) {
		write_taken(k, i);
		write_line(k, i, &refs);
	}
	put_formula(b, k->rows.moment, end, LOOK_CALC_NUMBER, arena_printf(
	    b->arena, "SUMPRODUCT(ISNUMBER(%s)*%s)/MAX(1,COUNT(%s))",
	    refs.taken, refs.moments, refs.taken),
	    trend->n > 0 ? trend->t_mean : 0);
	put_formula(b, k->rows.moment, end + 1, LOOK_CALC_NUMBER,
	    arena_printf(b->arena, "IF(ISNUMBER(%s),SUMPRODUCT(ISNUMBER(%s)*"
	    "(%s-%s)^2),0)", fact_ref(k, FACT_SLOPE), refs.taken,
	    refs.moments, refs.mean), trend->absent != NULL ? 0 : trend->sxx);
}

/* ---- what it comes to ---- */

/* An end of the 80% range: what is added to the middle has this sign. */
static void
put_end(struct indicator_block *k, const struct trend_refs *refs, int sign,
    const struct outlook *o)
{
	const char *middle = fact_ref(k, FACT_SLOPE);
	const char *end = arena_printf(k->book->arena, "AVERAGE(%s)+%s*(%s-%s)"
	    "%cTINV(0.2,COUNT(%s)-2)*STEYX(%s,%s)*SQRT(1+1/COUNT(%s)+"
	    "(%s-%s)^2/%s)", refs->taken, middle, refs->target, refs->mean,
	    sign < 0 ? '-' : '+', refs->taken, refs->taken, refs->moments,
	    refs->taken, refs->target, refs->mean, refs->spread);

	if (unit_is_percent(k->indicator))
		end = arena_printf(k->book->arena, "MAX(0,MIN(100,%s))", end);
	put_fact(k, sign < 0 ? FACT_LOW : FACT_HIGH, sign < 0 ?
	    "80% range on trend, from" : "80% range on trend, to",
	    arena_printf(k->book->arena, "IF(ISNUMBER(%s),%s,\"\")",
		fact_ref(k, FACT_FORECAST), end),
	    o->absent != NULL ? "" : NULL, sign < 0 ? o->lo80 : o->hi80);
}

static const char *
line_at_target(struct indicator_block *k, const struct trend_refs *refs)
{
	const char *slope = fact_ref(k, FACT_SLOPE);

	return arena_printf(k->book->arena, "AVERAGE(%s)+%s*(%s-%s)",
	    refs->taken, slope, refs->target, refs->mean);
}

static void
write_forecast(struct indicator_block *k, const struct trend_refs *refs)
{
	const struct outlook *o = &k->result->outlook;
	struct arena *a = k->book->arena;
	const char *slope = fact_ref(k, FACT_SLOPE);
	const char *target = fact_ref(k, FACT_TARGET);
	const char *at = line_at_target(k, refs);

	if (unit_is_percent(k->indicator))
		at = arena_printf(a, "MAX(0,MIN(100,%s))", at);
	put_fact(k, FACT_FORECAST, "On trend at the target", arena_printf(a,
	    "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s,\"\")", slope, target, at),
	    o->absent != NULL ? "" : NULL, o->mid);
	put_end(k, refs, -1, o);
	put_end(k, refs, 1, o);
	put_fact(k, FACT_REACH, "How far ahead that is", arena_printf(a,
	    "IF(ISNUMBER(%s),IF(%s-SUMPRODUCT(MAX(ISNUMBER(%s)*%s))>("
	    "SUMPRODUCT(MAX(ISNUMBER(%s)*%s))-9999+SUMPRODUCT(MAX(ISNUMBER(%s)"
	    "*(9999-%s))))/2+0.000000001,\"Extrapolation\",\"Within reach\"),"
	    "\"\")", fact_ref(k, FACT_FORECAST), refs->target, refs->taken,
	    refs->moments, refs->taken, refs->moments, refs->taken,
	    refs->moments), o->absent != NULL ? "" : o->extrapolated ?
	    "Extrapolation" : "Within reach", 0);
}

static void
write_gap_on_trend(struct indicator_block *k, const struct trend_refs *refs)
{
	const struct gap_figure *gap = &k->result->on_trend;
	const char *better = fact_ref(k, FACT_BETTER);
	const char *target = fact_ref(k, FACT_TARGET);
	const char *at = line_at_target(k, refs);

	put_fact(k, FACT_GAP_TREND, "Gap on trend", arena_printf(
	    k->book->arena, "IF(ISNUMBER(%s),IF(%s=\"Lower\",%s-%s,"
	    "IF(%s=\"Higher\",%s-(%s),\"\")),\"\")",
	    fact_ref(k, FACT_FORECAST), better, at, target, better, target,
	    at), gap->absent != NULL ? "" : NULL, gap->unit);
	put_people(k, FACT_PEOPLE_TREND, FACT_GAP_TREND, gap->absent == NULL &&
	    gap->no_people == NULL ? arena_printf(k->book->arena,
	    "Gap on trend in %s", gap->noun) : "Gap on trend in people", gap);
}

void
write_trend_facts(struct indicator_block *k)
{
	const struct trend *trend = &k->result->trend;
	struct trend_refs refs = refs_of(k);
	struct arena *a = k->book->arena;
	const char *formula = arena_printf(a, "IF(COUNT(%s)<" FEWEST_READINGS
	    ",\"Too few: \"&COUNT(%s),SLOPE(%s,%s))", refs.taken, refs.taken,
	    refs.taken, refs.moments);

	if (k->cumulative)
		formula = NULL;
	put_fact(k, FACT_SLOPE, "Change a year on trend", formula,
	    k->cumulative ? "–" : trend->absent != NULL ? arena_printf(a,
	    "%s%zu", "Too few: ", trend->n) : NULL, trend->slope);
	write_forecast(k, &refs);
	write_gap_on_trend(k, &refs);
}
