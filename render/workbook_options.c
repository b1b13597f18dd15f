#include "workbook.h"

#include <math.h>
#include <string.h>

#include "methods.h"

/*
 * An appraisal that can be argued with: weights, ends and scores are there
 * to be changed, and shares, values, totals, ranks, the leader and the
 * chart follow.
 */

#define FIRST_BLOCK	3
#define CHART_ROWS	17
#define SAME		1e-9	/* totals that differ by less are equal */

/* A figure that formulas may leave empty: "" or "–" in words. */
struct figure_cell {
	const char	*words;		/* or NULL: x */
	double		 x;
};

struct options_block {
	struct book			*book;
	const struct appraisal		*appraisal;
	const struct appraisal_result	*result;
	size_t		 n_criteria, n_options;
	/* Rows: */
	lxw_row_t	 title, leader, head, weight, counts, share, worst,
			 best, scores, values, order, chart, end;
	/* Columns after the criteria: */
	lxw_col_t	 total, rank, place;
	/* What the formulas come to: */
	double		*from, *to;		/* NaN: not known */
	struct figure_cell *shares;		/* a criterion each */
	struct figure_cell *value;		/* option × criterion */
	struct figure_cell *totals;		/* an option each */
	int		*ranks, *places;	/* 0: none */
};

/* ---- the same working-out as the formulas ---- */

static const struct score *
score_of(const struct options_block *k, size_t i, size_t j)
{
	return usable_score(&k->appraisal->options.items[i],
	    &k->appraisal->criteria.items[j]);
}

static bool
is_local(const struct appraisal *appraisal)
{
	return is_set(appraisal->scale) && appraisal->scale.i == SCALE_LOCAL;
}

/* The worst and the best score of the options that are fully scored. */
static void
local_ends(struct options_block *k, size_t j)
{
	double least = INFINITY, most = -INFINITY;
	bool down = k->from[j] > k->to[j];

	for (size_t i = 0; i < k->n_options; i++) {
		const struct score *s = score_of(k, i, j);

		if (!k->result->options[i].scored || s == NULL)
			continue;
		least = fmin(least, fmin(s->lo, s->hi));
		most = fmax(most, fmax(s->lo, s->hi));
	}
	k->from[j] = isinf(least) ? NAN : down ? most : least;
	k->to[j] = isinf(least) ? NAN : down ? least : most;
}

static void
find_ends(struct options_block *k)
{
	for (size_t j = 0; j < k->n_criteria; j++) {
		const struct criterion *c = &k->appraisal->criteria.items[j];

		k->from[j] = k->to[j] = NAN;
		if (is_set(c->ends))
			continue;
		k->from[j] = c->labels.n > 0 || !is_set(c->from) ? 0 :
		    c->from.x;
		k->to[j] = c->labels.n > 0 ? 100 : is_set(c->to) ? c->to.x :
		    5;
		if (is_local(k->appraisal))
			local_ends(k, j);
	}
}

static bool
counts(const struct options_block *k, size_t j)
{
	return fabs(k->to[j] - k->from[j]) > SAME;
}

static void
find_shares(struct options_block *k)
{
	const struct criterion *c = k->appraisal->criteria.items;
	double sum = 0;
	bool usable = true;

	for (size_t j = 0; j < k->n_criteria; j++) {
		if (!counts(k, j))
			continue;
		usable &= is_set(c[j].weight) && c[j].weight.x >= 0;
		sum += is_set(c[j].weight) ? c[j].weight.x : 0;
	}
	for (size_t j = 0; j < k->n_criteria; j++) {
		if (!counts(k, j))
			k->shares[j].words = "–";
		else if (!usable || !(sum > 0))
			k->shares[j].words = "";
		else
			k->shares[j].x = c[j].weight.x / sum;
	}
}

static struct figure_cell *
value_of(const struct options_block *k, size_t i, size_t j)
{
	return &k->value[i * k->n_criteria + j];
}

static void
find_totals(struct options_block *k)
{
	for (size_t i = 0; i < k->n_options; i++) {
		bool complete = false;
		double total = 0;

		for (size_t j = 0; j < k->n_criteria; j++)
			complete |= k->shares[j].words == NULL;
		for (size_t j = 0; j < k->n_criteria; j++) {
			const struct score *s = score_of(k, i, j);
			struct figure_cell *v = value_of(k, i, j);

			if (!counts(k, j)) {
				v->words = "–";
				continue;
			}
			if (s == NULL) {
				v->words = "";
				complete = false;
				continue;
			}
			v->x = 100 * ((s->lo + s->hi) / 2 - k->from[j]) /
			    (k->to[j] - k->from[j]);
			total += k->shares[j].x * v->x;
		}
		k->totals[i] = complete ? (struct figure_cell){ NULL, total } :
		    (struct figure_cell){ "", 0 };
	}
}

static void
find_ranks(struct options_block *k)
{
	for (size_t i = 0; i < k->n_options; i++) {
		if (k->totals[i].words != NULL)
			continue;
		k->ranks[i] = 1;
		for (size_t o = 0; o < k->n_options; o++)
			k->ranks[i] += k->totals[o].words == NULL &&
			    k->totals[o].x > k->totals[i].x + SAME;
	}
	for (size_t i = 0; i < k->n_options; i++) {
		k->places[i] = k->ranks[i];
		for (size_t o = 0; o < i && k->ranks[i] > 0; o++)
			k->places[i] += k->ranks[o] == k->ranks[i];
	}
}

static struct options_block
block_of(struct book *b, size_t i, lxw_row_t top)
{
	struct options_block k = { .book = b,
		.appraisal = &b->plan->appraisals.items[i],
		.result = &b->analysis->appraisals[i] };
	lxw_row_t n = (lxw_row_t)k.appraisal->options.n;
	size_t m = k.appraisal->criteria.n;

	k.n_criteria = m;
	k.n_options = n;
	k.title = top;
	k.leader = top + 1;
	k.head = top + 3;
	k.weight = top + 4;
	k.worst = top + 5;
	k.best = top + 6;
	k.counts = top + 7;
	k.share = top + 8;
	k.scores = top + 11;		/* each under a head of its own */
	k.values = k.scores + n + 2;
	k.order = k.values + n + 2;
	k.chart = k.order + n + 1;
	k.end = k.chart + CHART_ROWS + 1;
	k.total = (lxw_col_t)(m + 1);
	k.rank = (lxw_col_t)(m + 2);
	k.place = (lxw_col_t)(m + 3);
	k.from = arena_array(b->arena, m + 1, sizeof(*k.from));
	k.to = arena_array(b->arena, m + 1, sizeof(*k.to));
	k.shares = arena_array(b->arena, m + 1, sizeof(*k.shares));
	k.value = arena_array(b->arena, m * n + 1, sizeof(*k.value));
	k.totals = arena_array(b->arena, n + 1u, sizeof(*k.totals));
	k.ranks = arena_array(b->arena, n + 1u, sizeof(*k.ranks));
	k.places = arena_array(b->arena, n + 1u, sizeof(*k.places));
	find_ends(&k);
	find_shares(&k);
	find_totals(&k);
	find_ranks(&k);
	return k;
}

/* ---- references ---- */

static const char *
row_ref(const struct options_block *k, lxw_row_t row)
{
	return area_ref(k->book, (struct area){ row, 1, row,
		(lxw_col_t)k->n_criteria });
}

/* A column beside the values, all options. */
static const char *
column_ref(const struct options_block *k, lxw_col_t col)
{
	return area_ref(k->book, (struct area){ k->values, col,
		k->values + (lxw_row_t)k->n_options - 1, col });
}

static void
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
	const char *used = row_ref(k, k->counts);
	const char *weights = row_ref(k, k->weight);

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
	    counts(k, j));
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
	const struct score *s = score_of(k, i, j);
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
	    cell_ref(b, k->best, col), worst), *value_of(k, i, j));
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
	const char *shares = row_ref(k, k->share), *values = row_ref(k, row);
	const char *total = cell_ref(b, row, k->total);
	const char *rank = cell_ref(b, row, k->rank);
	const char *totals = column_ref(k, k->total);
	const char *ranks = column_ref(k, k->rank);

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

static void
write_heads(struct options_block *k, lxw_row_t row, const char *title,
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
	    column_ref(k, k->place));
	struct figure_cell none = { "", 0 };

	put_formula_text(b, row, 0, LOOK_CALC_TEXT, arena_printf(b->arena,
	    "IFERROR(INDEX(%s,%s)&\"\",\"\")", column_ref(k, 0), match),
	    there ? rec_title(&k->appraisal->options.items[i].rec) : "");
	for (size_t j = 0; j < k->n_criteria; j++) {
		lxw_col_t col = (lxw_col_t)(j + 1);
		struct figure_cell part = { NULL, 0 };

		if (there && counts(k, j))
			part.x = k->shares[j].x * value_of(k, i, j)->x;
		put_figure(k, row, col, LOOK_CALC_TENTH,
		    arena_printf(b->arena, "IF(ISNUMBER(%s),IFERROR(%s*"
		    "INDEX(%s,%s),\"\"),IFERROR(0*%s,\"\"))",
		    cell_ref(b, k->share, col), cell_ref(b, k->share, col),
		    column_ref(k, col), match, match), there ? part : none);
	}
	fit_row(b, row);
	put_figure(k, row, k->total, LOOK_CALC_TENTH, arena_printf(b->arena,
	    "IFERROR(INDEX(%s,%s),\"\")", column_ref(k, k->total), match),
	    there ? k->totals[i] : none);
}

static void
write_leader(struct options_block *k)
{
	struct book *b = k->book;
	const char *ranks = column_ref(k, k->rank);
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
	    ranks, column_ref(k, 0), ranks), leader);
}

/* ---- chart ---- */

static const char *
chart_alt(const struct options_block *k)
{
	struct buf alt;

	buf_init(&alt, k->book->arena);
	buf_puts(&alt, "Options in order of their weighted totals when the "
	    "tracker was made:");
	for (int place = 1; place <= (int)k->n_options; place++) {
		size_t i = option_at(k, place);

		if (i < k->n_options && alt.len < 900)
			buf_printf(&alt, " %s %s;", rec_title(&k->appraisal->
			    options.items[i].rec), number_text(
			    k->book->arena, k->totals[i].x, 1));
	}
	buf_puts(&alt, " each bar is made of the criteria's points.");
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

		chart_series_set_categories(s, SHEET_OPTIONS, k->order, 0,
		    last, 0);
		chart_series_set_values(s, SHEET_OPTIONS, k->order, col, last,
		    col);
		chart_series_set_name_range(s, SHEET_OPTIONS, k->head, col);
		chart_series_set_fill(s, &fill);
		chart_series_set_line(s, &edge);
		chart_without_cache(s);
	}
	chart_set_title(chart, "Weighted totals, best option first");
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
	write_heads(k, k->scores - 1, "Scores", false);
	write_heads(k, k->values - 1, "Values, 0 to 100", true);
	for (size_t i = 0; i < k->n_options; i++)
		write_option(k, i);
	write_heads(k, k->order - 1, "In order: points of each criterion",
	    false);
	put_text(b, k->order - 1, k->total, LOOK_HEAD, "Total");
	for (int place = 1; place <= (int)k->n_options; place++)
		write_place(k, place);
	colour_formula(b, rows, arena_printf(b->arena, "%s=1",
	    moving_ref(b, k->values, k->rank)), LOOK_STRONG);
	draw_chart(k);
}

void
workbook_options(struct book *b)
{
	lxw_row_t top = FIRST_BLOCK;

	sheet_title(b, "Options", "Change a weight or a score in a tinted "
	    "cell: totals, ranks and the leader follow.");
	sheet_page(b, 0, 1);
	worksheet_fit_to_pages(b->sheet, 1,
	    (uint16_t)(b->plan->appraisals.n < 50 ? b->plan->appraisals.n : 0));
	set_widths(b, 0, 0, 44);
	set_widths(b, 1, 30, 14);
	for (size_t i = 0; i < b->plan->appraisals.n; i++) {
		struct options_block k = block_of(b, i, top);

		write_block(&k);
		top = k.end;
	}
}
