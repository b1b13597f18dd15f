#include "workbook_options.h"

#include <math.h>
#include <string.h>

/*
 * An appraisal that can be argued with: weights, ends and scores are there
 * to be changed, and shares, values, totals, ranks, the leader and the
 * chart follow.
 */

#define FIRST_BLOCK	3

/* ---- references ---- */

const char *
criteria_ref(const struct options_block *k, lxw_row_t row)
{
	return area_ref(k->book, (struct area){ row, 1, row,
		(lxw_col_t)k->n_criteria });
}

/* A column beside the values, all options. */
const char *
options_ref(const struct options_block *k, lxw_col_t col)
{
	return area_ref(k->book, (struct area){ k->values, col,
		k->values + (lxw_row_t)k->n_options - 1, col });
}

void
put_figure(struct options_block *k, lxw_row_t row, lxw_col_t col,
    enum look look, const char *formula, struct figure_cell figure)
{
	if (figure.words != NULL)
		put_formula_text(k->book, row, col, look, formula,
		    figure.words);
	else
		put_formula(k->book, row, col, look, formula, figure.x);
}

/* ---- weights and ends ---- */

static void
write_criterion(struct options_block *k, size_t j)
{
	struct book *b = k->book;
	const struct criterion *c = &k->appraisal->criteria.items[j];
	lxw_col_t col = (lxw_col_t)(j + 1);
	const char *worst = cell_ref(b, k->worst, col);
	const char *best = cell_ref(b, k->best, col);
	const char *used = criteria_ref(k, k->counts);
	const char *weights = criteria_ref(k, k->weight);

	put_text(b, k->head, col, LOOK_HEAD, rec_title(&c->rec));
	if (is_set(c->weight) || !is_given(c->weight))
		put_number(b, k->weight, col, LOOK_IN_NUMBER,
		    is_set(c->weight) ? c->weight.x : NAN);
	else
		put_text(b, k->weight, col, LOOK_IN_NUMBER, c->weight.v.raw);
	put_number(b, k->worst, col, LOOK_IN_NUMBER, k->from[j]);
	put_number(b, k->best, col, LOOK_IN_NUMBER, k->to[j]);
	put_formula(b, k->counts, col, LOOK_CALC_NUMBER,
	    arena_printf(b->arena, "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),"
	    "IF(ABS(%s-%s)>0.000000001,1,0),0)", worst, best, best, worst),
	    criterion_counts(k, j));
	put_figure(k, k->share, col, LOOK_CALC_PERCENT,
	    arena_printf(b->arena, "IF(%s=1,IF(AND(COUNTIFS(%s,1,%s,\">=0\")="
	    "SUM(%s),SUMIF(%s,1,%s)>0),%s/SUMIF(%s,1,%s),\"\"),\"–\")",
	    cell_ref(b, k->counts, col), used, weights, used, used, weights,
	    cell_ref(b, k->weight, col), used, weights), k->shares[j]);
}

static void
write_criteria(struct options_block *k)
{
	struct book *b = k->book;
	struct area weights = { k->weight, 1, k->weight,
		(lxw_col_t)k->n_criteria };

	put_text(b, k->head, 0, LOOK_HEAD, "Criteria");
	put_text(b, k->weight, 0, LOOK_BOLD, "Weight");
	put_text(b, k->worst, 0, LOOK_TEXT, "Score worth 0");
	put_text(b, k->best, 0, LOOK_TEXT, "Score worth 100");
	put_text(b, k->counts, 0, LOOK_TEXT, "Counts (1) or only shown (0)");
	put_text(b, k->share, 0, LOOK_TEXT, "Share of all weight");
	for (size_t j = 0; j < k->n_criteria; j++)
		write_criterion(k, j);
	fit_row(b, k->head);
	allow_numbers(b, weights, 0, 1000000, "Weight");
}

/* ---- scores, values, totals ---- */

static const char *
score_text(const struct option *option, const struct criterion *c)
{
	for (size_t i = 0; i < option->scores.n; i++)
		if (option->scores.items[i].criterion.to == &c->rec)
			return option->scores.items[i].score.v.raw;
	return "";
}

static void
write_score(struct options_block *k, size_t i, size_t j)
{
	struct book *b = k->book;
	const struct score *s = option_score(k, i, j);
	lxw_row_t row = k->scores + (lxw_row_t)i;
	lxw_row_t values = k->values + (lxw_row_t)i;
	lxw_col_t col = (lxw_col_t)(j + 1);
	const char *score = cell_ref(b, row, col);
	const char *worst = cell_ref(b, k->worst, col);

	if (s != NULL)
		put_number(b, row, col, LOOK_IN_NUMBER, (s->lo + s->hi) / 2);
	else
		put_text(b, row, col, LOOK_IN_NUMBER, score_text(
		    &k->appraisal->options.items[i],
		    &k->appraisal->criteria.items[j]));
	put_figure(k, values, col, LOOK_CALC_TENTH, arena_printf(b->arena,
	    "IF(%s=1,IF(ISNUMBER(%s),100*(%s-%s)/(%s-%s),\"\"),\"–\")",
	    cell_ref(b, k->counts, col), score, score, worst,
	    cell_ref(b, k->best, col), worst), *option_value(k, i, j));
}

static struct figure_cell
whole(int n)
{
	return n == 0 ? (struct figure_cell){ "", 0 } :
	    (struct figure_cell){ NULL, n };
}

static void
write_option(struct options_block *k, size_t i)
{
	struct book *b = k->book;
	lxw_row_t row = k->values + (lxw_row_t)i;
	const char *title = rec_title(&k->appraisal->options.items[i].rec);
	const char *shares = criteria_ref(k, k->share), *values = criteria_ref(k, row);
	const char *total = cell_ref(b, row, k->total);
	const char *rank = cell_ref(b, row, k->rank);
	const char *totals = options_ref(k, k->total);
	const char *ranks = options_ref(k, k->rank);

	put_text(b, k->scores + (lxw_row_t)i, 0, LOOK_BOLD, title);
	put_formula_text(b, row, 0, LOOK_CALC_TEXT,
	    cell_ref(b, k->scores + (lxw_row_t)i, 0), title);
	for (size_t j = 0; j < k->n_criteria; j++)
		write_score(k, i, j);
	fit_row(b, row);
	put_figure(k, row, k->total, LOOK_CALC_TENTH, arena_printf(b->arena,
	    "IF(AND(COUNT(%s)>0,COUNT(%s)=COUNT(%s)),SUMPRODUCT(%s,%s),\"\")",
	    shares, values, shares, shares, values), k->totals[i]);
	put_figure(k, row, k->rank, LOOK_CALC_NUMBER, arena_printf(b->arena,
	    "IF(ISNUMBER(%s),1+SUMPRODUCT(ISNUMBER(%s)*(%s>%s+0.000000001)),"
	    "\"\")", total, totals, totals, total), whole(k->ranks[i]));
	put_figure(k, row, k->place, LOOK_CALC_NUMBER, arena_printf(b->arena,
	    "IF(ISNUMBER(%s),%s+SUMPRODUCT((%s=%s)*(ROW(%s)<ROW())),\"\")",
	    rank, rank, ranks, rank, ranks), whole(k->places[i]));
}

void
write_option_heads(struct options_block *k, lxw_row_t row, const char *title,
    bool results)
{
	struct book *b = k->book;

	put_text(b, row, 0, LOOK_HEAD, title);
	for (size_t j = 0; j < k->n_criteria; j++)
		put_text(b, row, (lxw_col_t)(j + 1), LOOK_HEAD,
		    rec_title(&k->appraisal->criteria.items[j].rec));
	fit_row(b, row);
	if (!results)
		return;
	put_text(b, row, k->total, LOOK_HEAD, "Total");
	put_text(b, row, k->rank, LOOK_HEAD, "Rank");
	put_text(b, row, k->place, LOOK_HEAD, "Place in chart");
}

/* ---- in order of rank ---- */

static size_t
option_at(const struct options_block *k, int place)
{
	for (size_t i = 0; i < k->n_options; i++)
		if (k->places[i] == place)
			return i;
	return k->n_options;
}

/* Points that each criterion adds to the total, the best option first. */
static void
write_place(struct options_block *k, int place)
{
	struct book *b = k->book;
	lxw_row_t row = k->order + (lxw_row_t)place - 1;
	size_t i = option_at(k, place);
	bool there = i < k->n_options;
	const char *match = arena_printf(b->arena, "MATCH(%d,%s,0)", place,
	    options_ref(k, k->place));
	struct figure_cell none = { "", 0 };

	put_formula_text(b, row, 0, LOOK_CALC_TEXT, arena_printf(b->arena,
	    "IFERROR(INDEX(%s,%s)&\"\",\"\")", options_ref(k, 0), match),
	    there ? rec_title(&k->appraisal->options.items[i].rec) : "");
	for (size_t j = 0; j < k->n_criteria; j++) {
		lxw_col_t col = (lxw_col_t)(j + 1);
		struct figure_cell part = { NULL, 0 };

		if (there && criterion_counts(k, j))
			part.x = k->shares[j].x * option_value(k, i, j)->x;
		put_figure(k, row, col, LOOK_CALC_TENTH,
		    arena_printf(b->arena, "IF(ISNUMBER(%s),IFERROR(%s*"
		    "INDEX(%s,%s),\"\"),IFERROR(0*%s,\"\"))",
		    cell_ref(b, k->share, col), cell_ref(b, k->share, col),
		    options_ref(k, col), match, match), there ? part : none);
	}
	fit_row(b, row);
	put_figure(k, row, k->total, LOOK_CALC_TENTH, arena_printf(b->arena,
	    "IFERROR(INDEX(%s,%s),\"\")", options_ref(k, k->total), match),
	    there ? k->totals[i] : none);
}

static void
write_leader(struct options_block *k)
{
	struct book *b = k->book;
	const char *ranks = options_ref(k, k->rank);
	size_t first = option_at(k, 1);
	int joint = 0;
	const char *leader = "No option is scored on every criterion";

	for (size_t i = 0; i < k->n_options; i++)
		joint += k->ranks[i] == 1;
	if (joint > 1)
		leader = arena_printf(b->arena, "%d options share the first "
		    "place", joint);
	else if (first < k->n_options)
		leader = rec_title(&k->appraisal->options.items[first].rec);
	put_text(b, k->leader, 0, LOOK_BOLD, "First on these weights");
	put_formula_text(b, k->leader, 1, LOOK_LEADER,
	    arena_printf(b->arena, "IF(COUNTIF(%s,1)=0,\"No option is scored "
	    "on every criterion\",IF(COUNTIF(%s,1)>1,COUNTIF(%s,1)&\" options "
	    "share the first place\",INDEX(%s,MATCH(1,%s,0))))", ranks, ranks,
	    ranks, options_ref(k, 0), ranks), leader);
}

/* ---- chart ---- */

static const char *
chart_alt(const struct options_block *k)
{
	struct buf alt;

	buf_init(&alt, k->book->arena);
	buf_printf(&alt, "Options in order of their weighted totals when the "
	    "tracker was made:");
	for (int place = 1; place <= (int)k->n_options; place++) {
		size_t i = option_at(k, place);

		if (i < k->n_options && alt.len < 900)
			buf_printf(&alt, " %s %s;", rec_title(&k->appraisal->
			    options.items[i].rec), number_text(
			    k->book->arena, k->totals[i].x, 1));
	}
	buf_printf(&alt, " each bar is made of the criteria's points.");
	return buf_text(&alt);
}

static void
draw_chart(struct options_block *k)
{
	struct book *b = k->book;
	lxw_chart *chart = workbook_add_chart(b->file, LXW_CHART_BAR_STACKED);
	lxw_row_t last = k->order + (lxw_row_t)k->n_options - 1;
	lxw_chart_options place = { .x_scale = 1.7, .y_scale = 1.1,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.y_offset = 8,
		.description = arena_strdup(b->arena, chart_alt(k)) };
	lxw_chart_line edge = { .color = COLOUR_INK, .width = 0.5 };

	for (size_t j = 0; j < k->n_criteria; j++) {
		lxw_chart_series *s = chart_add_series(chart, NULL, NULL);
		lxw_col_t col = (lxw_col_t)(j + 1);
		lxw_chart_fill fill = { .color = criterion_colours[j % 8] };

		chart_series_set_categories(s, sheet_name(k->book, SHEET_OPTIONS), k->order, 0,
		    last, 0);
		chart_series_set_values(s, sheet_name(k->book, SHEET_OPTIONS), k->order, col, last,
		    col);
		chart_series_set_name_range(s, sheet_name(k->book, SHEET_OPTIONS), k->head, col);
		chart_series_set_fill(s, &fill);
		chart_series_set_line(s, &edge);
	}
	chart_set_title(k->book, chart, "Weighted totals, best option first");
	chart_axis_set_reverse(chart->y_axis);
	chart_axis_set_min(chart->x_axis, 0);
	chart_axis_set_max(chart->x_axis, 100);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_set_series_gap(chart, 50);
	worksheet_insert_chart_opt(b->sheet, k->chart, 0, chart, &place);
}

/* ---- the sheet ---- */

static void
write_block(struct options_block *k)
{
	struct book *b = k->book;
	struct area rows = { k->values, 0, k->values +
		(lxw_row_t)k->n_options - 1, k->place };

	put_text(b, k->title, 0, LOOK_SECTION, rec_title(&k->appraisal->rec));
	if (k->n_options == 0 || k->n_criteria == 0) {
		put_text(b, k->leader, 0, LOOK_PARA, "The plan holds no "
		    "options with criteria for this question yet.");
		return;
	}
	write_leader(k);
	write_criteria(k);
	write_option_heads(k, k->scores - 1, "Scores", false);
	write_option_heads(k, k->values - 1, "Values, 0 to 100", true);
	for (size_t i = 0; i < k->n_options; i++)
		write_option(k, i);
	write_option_heads(k, k->order - 1, "In order: points of each criterion",
	    false);
	put_text(b, k->order - 1, k->total, LOOK_HEAD, "Total");
	for (int place = 1; place <= (int)k->n_options; place++)
		write_place(k, place);
	colour_formula(b, rows, arena_printf(b->arena, "%s=1",
	    moving_ref(b, k->values, k->rank)), LOOK_STRONG);
	draw_chart(k);
	write_stability(k);
}

void
workbook_options(struct book *b)
{
	lxw_row_t top = FIRST_BLOCK;

	sheet_title(b, "Options", "Change a weight or a score in a tinted "
	    "cell: totals, ranks and the leader follow.");
	sheet_way_back(b);
	sheet_page(b, 0, 1);
	worksheet_fit_to_pages(b->sheet, 1,
	    (uint16_t)(b->plan->appraisals.n < 50 ? b->plan->appraisals.n : 0));
	set_widths(b, 0, 0, 44);
	set_widths(b, 1, 30, 14);
	for (size_t i = 0; i < b->plan->appraisals.n; i++) {
		struct options_block k = options_block_of(b, i, top);

		write_block(&k);
		top = k.end;
	}
}
