#include "workbook_indicators.h"

#include <math.h>
#include <string.h>

/*
 * A block for each indicator: its series in rows under the periods, with
 * room for readings to come, and below it what follows from them: gap, years
 * left, the pace that is needed, the colour.  A chart beside.
 */

#define FIRST_BLOCK	3
#define CHART_ROWS	23

/* ---- periods ---- */

static double
moment_of(const struct indicator_block *k, day first, day last)
{
	return k->cumulative ? period_end(last) : period_midpoint(first,
	    last);
}

static bool
same_days(const struct slot *slot, const struct period *p)
{
	return slot->first == p->first && slot->last == p->last;
}

static struct slot *
slot_of(struct indicator_block *k, const struct period *period)
{
	size_t at = k->n_slots;
	double t;

	for (size_t i = 0; i < k->n_slots; i++)
		if (same_days(&k->slots[i], period))
			return &k->slots[i];
	t = moment_of(k, period->first, period->last);
	while (at > 0 && k->slots[at - 1].t > t) {
		k->slots[at] = k->slots[at - 1];
		at--;
	}
	k->n_slots++;
	k->slots[at] = (struct slot){ .first = period->first,
		.last = period->last, .t = t, .label = period_value_text(
		    k->book->arena, period) };
	return &k->slots[at];
}

/* "2025/26" or "2025", for years to come. */
static const char *
year_label(struct book *b, enum date_grain grain, day first)
{
	int year, month, mday;

	day_split(first, &year, &month, &mday);
	if (grain == GRAIN_YEAR)
		return arena_printf(b->arena, "%d", year);
	return arena_printf(b->arena, "%d/%02d", year, (year + 1) % 100);
}

/* Years between the latest reading and the last target stand ready to be
   filled in. */
static void
add_years_to_come(struct indicator_block *k)
{
	const struct period *latest;
	day end;

	if (k->result->latest == NULL || k->result->final == NULL)
		return;
	latest = &k->result->latest->reading->period;
	end = k->result->final->target->period.last;
	if (latest->grain != GRAIN_YEAR && latest->grain != GRAIN_FISCAL &&
	    latest->grain != GRAIN_ACADEMIC)
		return;
	for (int n = 1; n <= 30; n++) {
		struct period p = *latest;
		struct slot *slot;

		p.first = day_add_months(latest->first, 12 * n);
		p.last = day_add_months(latest->last + 1, 12 * n) - 1;
		if (p.last > end)
			break;
		slot = slot_of(k, &p);
		slot->label = year_label(k->book, latest->grain, p.first);
	}
}

static void
find_slots(struct indicator_block *k)
{
	const struct indicator_result *r = k->result;
	size_t room = r->n_points + r->n_targets + 40;

	for (size_t i = 0; i < k->indicator->comparators.n; i++)
		room += k->indicator->comparators.items[i].history.readings.n;
	k->slots = arena_array(k->book->arena, room, sizeof(*k->slots));
	for (size_t i = 0; i < r->n_points; i++) {
		const struct point *p = &r->points[i];
		struct slot *slot = slot_of(k, &p->reading->period);

		slot->point = p;
		if (p->hole)
			slot->label = arena_printf(k->book->arena,
			    "%s (no figure)", slot->label);
	}
	add_years_to_come(k);
	for (size_t i = 0; i < r->n_targets; i++)
		if (is_set(r->targets[i].target->period))
			slot_of(k, &r->targets[i].target->period)->target =
			    &r->targets[i];
	for (size_t i = 0; i < k->indicator->comparators.n; i++) {
		const struct reading_list *list =
		    &k->indicator->comparators.items[i].history.readings;

		for (size_t j = 0; j < list->n; j++)
			if (is_set(list->items[j].period))
				slot_of(k, &list->items[j].period);
	}
}

/* ---- the rows of figures ---- */

lxw_col_t
slot_col(size_t i)
{
	return (lxw_col_t)(COL_PERIODS + i);
}

struct area
row_area(const struct indicator_block *k, lxw_row_t row)
{
	return (struct area){ row, COL_PERIODS, row,
		slot_col(k->n_slots > 0 ? k->n_slots - 1 : 0) };
}

static void
write_slot(struct indicator_block *k, size_t i)
{
	struct book *b = k->book;
	const struct slot *slot = &k->slots[i];
	const struct block_rows *rows = &k->rows;
	lxw_col_t col = slot_col(i);
	int d = k->result->decimals;
	double x;

	put_text(b, rows->periods, col, LOOK_HEAD, slot->label);
	put_number(b, rows->values, col, look_decimals(LOOK_IN_SERIES, d),
	    slot->point != NULL && !slot->point->hole ? slot->point->x : NAN);
	put_number(b, rows->path, col, look_decimals(LOOK_SERIES, d),
	    path_at(k->result, period_midpoint(slot->first, slot->last), &x) ?
	    x : NAN);
	put_number(b, rows->targets, col, look_decimals(LOOK_SERIES, d),
	    slot->target != NULL && slot->target->absent == NULL ?
	    slot->target->x : NAN);
	put_number(b, rows->moment, col, LOOK_NUMBER, slot->t);
}

static void
write_peer(struct indicator_block *k, size_t peer)
{
	const struct comparator *c = &k->indicator->comparators.items[peer];
	const struct reading_list *list = &c->history.readings;
	lxw_row_t row = k->rows.peers + (lxw_row_t)peer;

	put_text(k->book, row, 0, LOOK_TEXT, c->name.v.raw);
	for (size_t i = 0; i < k->n_slots; i++) {
		double x = NAN;

		for (size_t j = 0; j < list->n; j++)
			if (is_set(list->items[j].period) &&
			    is_set(list->items[j].value) &&
			    same_days(&k->slots[i], &list->items[j].period))
				x = list->items[j].value.x;
		put_number(k->book, row, slot_col(i), look_decimals(
		    LOOK_SERIES, k->result->decimals), x);
	}
}

static void
write_series(struct indicator_block *k)
{
	struct book *b = k->book;
	const struct block_rows *rows = &k->rows;

	put_text(b, rows->periods, 0, LOOK_HEAD, "Period");
	put_text(b, rows->values, 0, LOOK_BOLD, "This area");
	put_text(b, rows->path, 0, LOOK_TEXT, "Path to the target");
	put_text(b, rows->targets, 0, LOOK_TEXT, "Target");
	put_text(b, rows->moment, 0, LOOK_TEXT, "Moment, in years");
	for (size_t i = 0; i < k->n_slots; i++)
		write_slot(k, i);
	fit_row(b, rows->periods);
	for (size_t i = 0; i < k->indicator->comparators.n; i++)
		write_peer(k, i);
	row_height(b, rows->moment, 0);
}

/* ---- facts ---- */

const char *
fact_ref(const struct indicator_block *k, enum fact fact)
{
	return cell_ref(k->book, k->rows.facts + (lxw_row_t)fact, 1);
}

const char *
last_number(const struct indicator_block *k, lxw_row_t row)
{
	const char *area = area_ref(k->book, row_area(k, row));

	return arena_printf(k->book->arena, "SUMPRODUCT(MAX(ISNUMBER(%s)*"
	    "(COLUMN(%s)-%d)))", area, area, COL_PERIODS);
}

static const char *
at_last_number(const struct indicator_block *k, lxw_row_t row,
    lxw_row_t of)
{
	return arena_printf(k->book->arena, "IF(COUNT(%s)=0,\"\",INDEX(%s,"
	    "%s))", area_ref(k->book, row_area(k, of)), area_ref(k->book,
	    row_area(k, row)), last_number(k, of));
}

/* Figures of the indicator have its decimals; paces and years one more, at
   least two; people are whole. */
static int
fact_decimals(const struct indicator_block *k, enum fact fact)
{
	if (fact == FACT_PEOPLE || fact == FACT_PEOPLE_TREND)
		return 0;
	if (fact == FACT_YEARS)
		return 1;
	if (fact == FACT_PACE || fact == FACT_BEST || fact == FACT_SLOPE ||
	    fact == FACT_TOLERANCE || fact == FACT_PER)
		return 2;
	return k->result->decimals;
}

void
put_fact(struct indicator_block *k, enum fact fact, const char *label,
    const char *formula, const char *absent, double x)
{
	lxw_row_t row = k->rows.facts + (lxw_row_t)fact;
	int decimals = fact_decimals(k, fact);

	put_text(k->book, row, 0, LOOK_TEXT, label);
	if (formula != NULL && absent != NULL)
		put_formula_text(k->book, row, 1, LOOK_CALC_RIGHT, formula,
		    absent);
	else if (formula != NULL)
		put_formula(k->book, row, 1,
		    look_decimals(LOOK_CALC_SERIES, decimals), formula, x);
	else if (absent != NULL)
		put_text(k->book, row, 1, LOOK_RIGHT, absent);
	else
		put_number(k->book, row, 1,
		    look_decimals(LOOK_SERIES, decimals), x);
}

const struct slot *
target_slot(const struct indicator_block *k)
{
	for (size_t i = k->n_slots; i-- > 0;)
		if (k->slots[i].target != NULL &&
		    k->slots[i].target->absent == NULL)
			return &k->slots[i];
	return NULL;
}

static const struct slot *
latest_slot(const struct indicator_block *k)
{
	for (size_t i = k->n_slots; i-- > 0;)
		if (k->slots[i].point != NULL && !k->slots[i].point->hole)
			return &k->slots[i];
	return NULL;
}

static void
write_ends(struct indicator_block *k)
{
	const struct slot *latest = latest_slot(k), *target = target_slot(k);
	const struct block_rows *rows = &k->rows;
	const struct indicator *in = k->indicator;

	put_fact(k, FACT_BETTER, "Better when", NULL,
	    !is_set(in->better) ? "Not said" :
	    in->better.i == BETTER_HIGHER ? "Higher" : "Lower", 0);
	put_fact(k, FACT_LATEST_AT, "Latest reading",
	    at_last_number(k, rows->periods, rows->values),
	    latest != NULL ? latest->label : "", 0);
	put_fact(k, FACT_LATEST, "Latest figure",
	    at_last_number(k, rows->values, rows->values),
	    latest != NULL ? NULL : "", latest != NULL ? latest->point->x :
	    0);
	put_fact(k, FACT_TARGET_AT, "Target for",
	    at_last_number(k, rows->periods, rows->targets),
	    target != NULL ? target->label : "", 0);
	put_fact(k, FACT_TARGET, "Target",
	    at_last_number(k, rows->targets, rows->targets),
	    target != NULL ? NULL : "", target != NULL ? target->target->x :
	    0);
	put_fact(k, FACT_BASELINE, "Baseline figure", NULL,
	    k->result->no_baseline != NULL ? "–" : NULL,
	    k->result->baseline_x);
}

/* People are counted whole below 1,000, to 10 below 10,000, else to 100. */
static double
people_shown(double n)
{
	return fabs(n) < 1000 ? round_shown(n, 0) : fabs(n) < 10000 ?
	    round_shown(n, -1) : round_shown(n, -2);
}

static double
people_per_unit(const struct indicator_block *k, const struct gap_figure *gap)
{
	return gap->population / (is_set(k->indicator->per) ?
	    k->indicator->per.x : 100);
}

void
put_people(struct indicator_block *k, enum fact fact, enum fact gap_fact,
    const char *label, const struct gap_figure *gap)
{
	const char *per = fact_ref(k, FACT_PER), *in = fact_ref(k, gap_fact);
	bool people = gap->absent == NULL && gap->no_people == NULL &&
	    k->result->from_today.absent == NULL &&
	    k->result->from_today.no_people == NULL;

	put_fact(k, fact, label, arena_printf(k->book->arena,
	    "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),ROUND(%s*%s,IF(ABS(%s*%s)<1000,"
	    "0,IF(ABS(%s*%s)<10000,-1,-2))),\"\")", in, per, in, per, in, per,
	    in, per), people ? NULL : "", people_shown(people ? gap->unit *
	    people_per_unit(k, gap) : 0));
}

static void
write_gap(struct indicator_block *k)
{
	const struct gap_figure *gap = &k->result->from_today;
	struct arena *a = k->book->arena;
	bool known = gap->absent == NULL;
	bool people = known && gap->no_people == NULL;
	const char *better = fact_ref(k, FACT_BETTER);
	const char *latest = fact_ref(k, FACT_LATEST);
	const char *target = fact_ref(k, FACT_TARGET);

	put_fact(k, FACT_GAP, "Gap from today", arena_printf(a,
	    "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),IF(%s=\"Lower\",%s-%s,"
	    "IF(%s=\"Higher\",%s-%s,\"\")),\"\")", latest, target, better,
	    latest, target, better, target, latest), known ? NULL : "",
	    gap->unit);
	put_fact(k, FACT_PER, people ? arena_printf(a, "Number of %s per unit",
	    gap->noun) : "People per unit", NULL, people ? NULL : "–",
	    people ? people_per_unit(k, gap) : 0);
	put_people(k, FACT_PEOPLE, FACT_GAP, people ? arena_printf(a,
	    "Gap in %s", gap->noun) : "Gap in people", gap);
}

static void
write_paces(struct indicator_block *k)
{
	const struct slot *latest = latest_slot(k), *target = target_slot(k);
	const struct indicator_result *r = k->result;
	struct arena *a = k->book->arena;
	bool years = latest != NULL && target != NULL;
	double left = years ? target->t - latest->t : 0;
	bool paced = r->from_today.absent == NULL &&
	    r->from_today.unit > 1e-9 && left > 1e-9;

	put_fact(k, FACT_YEARS, "Years left", arena_printf(a,
	    "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),INDEX(%s,%s)-INDEX(%s,%s),"
	    "\"\")", fact_ref(k, FACT_LATEST), fact_ref(k, FACT_TARGET),
	    area_ref(k->book, row_area(k, k->rows.moment)),
	    last_number(k, k->rows.targets),
	    area_ref(k->book, row_area(k, k->rows.moment)),
	    last_number(k, k->rows.values)), years ? NULL : "", left);
	put_fact(k, FACT_PACE, "Needed a year", arena_printf(a,
	    "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),IF(AND(%s>0.000000001,"
	    "%s>0.000000001),%s/%s,\"\"),\"\")", fact_ref(k, FACT_GAP),
	    fact_ref(k, FACT_YEARS), fact_ref(k, FACT_GAP),
	    fact_ref(k, FACT_YEARS), fact_ref(k, FACT_GAP),
	    fact_ref(k, FACT_YEARS)), paced ? NULL : "",
	    paced ? r->from_today.unit / left : 0);
	put_fact(k, FACT_BEST, "Best a year on record", NULL,
	    r->best.absent != NULL ? "–" : NULL, r->best.a_year);
}

static void
write_colour(struct indicator_block *k)
{
	const struct indicator_result *r = k->result;
	struct arena *a = k->book->arena;
	bool can = r->no_baseline == NULL && r->final != NULL &&
	    is_set(k->indicator->better);
	double margin = can && r->final->kind == TARGET_MAINTAIN ?
	    r->final->target->value.x : 0;
	const char *path = arena_printf(a, "INDEX(%s,%s)", area_ref(k->book,
	    row_area(k, k->rows.path)), last_number(k, k->rows.values));
	const char *worse = arena_printf(a, "(IF(%s=\"Lower\",1,-1)*(%s-"
	    "IF(ISNUMBER(%s),%s,%s))-%.15g)", fact_ref(k, FACT_BETTER),
	    fact_ref(k, FACT_LATEST), path, path, fact_ref(k, FACT_TARGET),
	    margin);
	lxw_row_t row = k->rows.facts + FACT_RAG;

	put_fact(k, FACT_TOLERANCE, "Short of its path and still amber", NULL,
	    can ? NULL : "–", can ? amber_room(r) : 0);
	put_text(k->book, row, 0, LOOK_TEXT, "RAG");
	if (!can) {
		put_text(k->book, row, 1, LOOK_TEXT, "–");
		return;
	}
	put_formula_text(k->book, row, 1, LOOK_CALC_TEXT, arena_printf(a,
	    "IF(NOT(ISNUMBER(%s)),\"–\",IF(INDEX(%s,%s)<=%.15g,\"–\","
	    "IF(%s<=0.000000001,\"Green\",IF(%s<=%s+0.000000001,\"Amber\","
	    "\"Red\"))))", fact_ref(k, FACT_LATEST), area_ref(k->book,
	    row_area(k, k->rows.moment)), last_number(k, k->rows.values),
	    moment_of(k, r->baseline->reading->period.first,
		r->baseline->reading->period.last) + 1e-9, worse, worse,
	    fact_ref(k, FACT_TOLERANCE)), r->rag == RAG_NONE ? "–" :
	    rag_word(r->rag));
	colour_status(k->book, (struct area){ row, 1, row, 1 });
}

/* ---- chart ---- */

static const char *
chart_alt(const struct indicator_block *k)
{
	const struct slot *latest = latest_slot(k), *target = target_slot(k);
	struct book *b = k->book;
	struct buf alt;

	buf_init(&alt, b->arena);
	buf_printf(&alt, "%s.", rec_title(&k->indicator->rec));
	if (latest != NULL)
		buf_printf(&alt, " The latest figure is %s in %s.",
		    unit_text(b->arena, k->indicator, latest->point->x,
			k->result->decimals), latest->label);
	if (target != NULL)
		buf_printf(&alt, " The target is %s in %s.",
		    unit_text(b->arena, k->indicator, target->target->x,
			-1), target->label);
	buf_printf(&alt, " The rows above hold every figure.");
	return buf_text(&alt);
}

static lxw_chart_series *
add_line(struct indicator_block *k, lxw_chart *chart, lxw_row_t row)
{
	lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
	struct area a = row_area(k, row);

	chart_series_set_categories(s, sheet_name(k->book, SHEET_INDICATORS), k->rows.periods,
	    a.left, k->rows.periods, a.right);
	chart_series_set_values(s, sheet_name(k->book, SHEET_INDICATORS), row, a.left, row,
	    a.right);
	chart_series_set_name_range(s, sheet_name(k->book, SHEET_INDICATORS), row, 0);
	return s;
}

static void
draw_lines(struct indicator_block *k, lxw_chart *chart)
{
	lxw_chart_line own = { .color = COLOUR_ACCENT, .width = 2.25 };
	lxw_chart_line path = { .color = COLOUR_INK, .width = 1,
		.dash_type = LXW_CHART_LINE_DASH_DASH };
	lxw_chart_line trend = { .color = COLOUR_ACCENT, .width = 1.25,
		.dash_type = LXW_CHART_LINE_DASH_ROUND_DOT };
	lxw_chart_line none = { .none = 1 };
	lxw_chart_fill ink = { .color = COLOUR_INK };
	lxw_chart_series *s = add_line(k, chart, k->rows.values);

	chart_series_set_line(s, &own);
	chart_series_set_marker_type(s, LXW_CHART_MARKER_CIRCLE);
	chart_series_set_marker_size(s, 5);
	s = add_line(k, chart, k->rows.path);
	chart_series_set_line(s, &path);
	chart_series_set_marker_type(s, LXW_CHART_MARKER_NONE);
	s = add_line(k, chart, k->rows.targets);
	chart_series_set_line(s, &none);
	/* Not a dash: libxlsxwriter 1.1.4 writes both of them wrongly. */
	chart_series_set_marker_type(s, LXW_CHART_MARKER_SQUARE);
	chart_series_set_marker_size(s, 8);
	chart_series_set_marker_fill(s, &ink);
	if (k->result->trend.absent == NULL)
		chart_series_set_line(add_line(k, chart, k->rows.trend),
		    &trend);
	for (size_t i = 0; i < k->indicator->comparators.n; i++) {
		lxw_chart_line peer = { .color = COLOUR_EDGE, .width = 1.25,
			.dash_type = i == 0 ? LXW_CHART_LINE_DASH_SOLID :
			LXW_CHART_LINE_DASH_ROUND_DOT };

		s = add_line(k, chart, k->rows.peers + (lxw_row_t)i);
		chart_series_set_line(s, &peer);
		chart_series_set_marker_type(s, LXW_CHART_MARKER_NONE);
	}
}

static void
draw_chart(struct indicator_block *k)
{
	struct book *b = k->book;
	lxw_chart *chart = workbook_add_chart(b->file, LXW_CHART_LINE);
	lxw_chart_options place = { .x_scale = 1.5, .y_scale = 1.3,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = arena_strdup(b->arena, chart_alt(k)) };
	lxw_chart_font small = { .size = 9 };

	draw_lines(k, chart);
	chart_title_off(chart);
	chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_axis_set_num_font(chart->x_axis, &small);
	chart_axis_set_num_font(chart->y_axis, &small);
	worksheet_insert_chart_opt(b->sheet, k->rows.facts, 3, chart, &place);
}

/* ---- the sheet ---- */

/* Without a series there is but a line that says so. */
static bool
has_series(const struct indicator_result *r)
{
	bool any = r->n_points > 0;

	for (size_t i = 0; i < r->n_targets; i++)
		any |= is_set(r->targets[i].target->period);
	for (size_t i = 0; i < r->indicator->comparators.n; i++)
		any |= r->indicator->comparators.items[i].history.readings.n
		    > 0;
	return any;
}

static lxw_row_t
block_height(const struct indicator_result *r)
{
	if (!has_series(r))
		return 3;
	return 8 + (lxw_row_t)r->indicator->comparators.n + CHART_ROWS + 1;
}

static struct block_rows
block_rows(const struct analysis *analysis, size_t i)
{
	const struct plan *plan = analysis->plan;
	struct block_rows r = { .title = FIRST_BLOCK };

	for (size_t j = 0; j < i; j++)
		r.title += block_height(&analysis->indicators[j]);
	r.periods = r.title + 1;
	r.values = r.title + 2;
	r.path = r.title + 3;
	r.targets = r.title + 4;
	r.trend = r.title + 5;
	r.peers = r.title + 6;
	r.moment = r.peers +
	    (lxw_row_t)plan->indicators.items[i].comparators.n;
	r.taken = r.moment + 1;
	r.facts = r.taken + 1;
	return r;
}

static struct indicator_block
block_of(struct book *b, size_t i)
{
	struct indicator_block k = { .book = b,
		.result = &b->analysis->indicators[i],
		.indicator = &b->plan->indicators.items[i],
		.rows = block_rows(b->analysis, i) };

	k.cumulative = is_set(k.indicator->cumulative) &&
	    k.indicator->cumulative.yes;
	find_slots(&k);
	return k;
}

static void
write_block(struct book *b, size_t i)
{
	struct indicator_block k = block_of(b, i);
	const char *unit = is_given(k.indicator->unit) ?
	    k.indicator->unit.v.raw : "no unit given";

	put_textf(b, k.rows.title, 0, LOOK_SECTION, "%s (%s)",
	    rec_title(&k.indicator->rec), unit);
	if (k.n_slots == 0) {
		put_text(b, k.rows.periods, 0, LOOK_SUBTITLE,
		    "The plan holds no series for this indicator yet.");
		return;
	}
	write_series(&k);
	write_ends(&k);
	write_gap(&k);
	write_paces(&k);
	write_trend_rows(&k);
	write_trend_facts(&k);
	write_colour(&k);
	draw_chart(&k);
}

void
workbook_indicators(struct book *b)
{
	sheet_title(b, "Indicators", "Add a reading to a tinted cell: gap, "
	    "pace, colour and chart follow.");
	sheet_way_back(b);
	sheet_page(b, 0, 1);
	set_widths(b, 0, 0, 34);
	set_widths(b, 1, 40, 11);
	for (size_t i = 0; i < b->plan->indicators.n; i++)
		write_block(b, i);
}

/* ---- on the Summary ---- */

static void
write_summary_row(struct book *b, lxw_row_t row, size_t i)
{
	static const enum fact facts[] = { FACT_LATEST_AT, FACT_LATEST,
		FACT_TARGET_AT, FACT_TARGET, FACT_GAP, FACT_RAG };
	struct indicator_block k = block_of(b, i);
	const struct slot *latest = latest_slot(&k), *target =
	    target_slot(&k);
	const struct gap_figure *gap = &k.result->from_today;
	const char *words[] = { latest != NULL ? latest->label : "", NULL,
		target != NULL ? target->label : "", NULL, NULL,
		k.result->rag == RAG_NONE ? "–" : rag_word(k.result->rag) };
	double numbers[] = { 0, latest != NULL ? latest->point->x : NAN, 0,
		target != NULL ? target->target->x : NAN,
		gap->absent == NULL ? gap->unit : NAN, 0 };

	put_text(b, row, 0, LOOK_TEXT, rec_title(&k.indicator->rec));
	for (lxw_col_t c = 0; c < 6; c++) {
		const char *formula = arena_name(b->arena, "%s%s",
		    sheet_prefix(b, SHEET_INDICATORS), fact_ref(&k, facts[c]));

		if (words[c] != NULL || isnan(numbers[c]))
			put_formula_text(b, row, c + 1, LOOK_CALC_RIGHT,
			    formula, words[c] != NULL ? words[c] : "");
		else
			put_formula(b, row, c + 1, look_decimals(
			    LOOK_CALC_SERIES, k.result->decimals), formula,
			    numbers[c]);
	}
}

void
summary_indicators(struct book *b, lxw_row_t row)
{
	static const char *const heads[] = { "Indicator", "Latest for",
		"Figure", "Target for", "Target", "Gap from today", "RAG" };
	lxw_row_t first = row + 2;

	if (b->plan->indicators.n == 0)
		return;
	put_text(b, row, 0, LOOK_SECTION, "Where the indicators stand");
	for (lxw_col_t i = 0; i < 7; i++)
		put_text(b, row + 1, i, LOOK_HEAD, heads[i]);
	row = first;
	for (size_t i = 0; i < b->plan->indicators.n; i++) {
		struct indicator_block k = block_of(b, i);

		if (k.n_slots > 0)
			write_summary_row(b, row++, i);
	}
	if (row > first)
		colour_status(b, (struct area){ first, 6, row - 1, 6 });
}
