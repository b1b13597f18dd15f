#include <math.h>
#include <string.h>

#include "buf.h"
#include "chart_label.h"
#include "chart_scores.h"
#include "compose.h"

/*
 * The scores of an appraisal: the matrix with its ranked bars, one block
 * whose rows both share, and for the annex the criteria and the scores as
 * they were given.
 */

#define MAX_NAMED	5	/* more criteria than this are numbered, … */
#define MAX_NAME	40	/* … and those with longer names (bytes) */
#define MAX_COLUMNS	12	/* more than this have no room at all */
#define MAX_ROWS	12	/* the annex has every option */
#define MAX_GIVEN	4	/* named columns of the scores as given */

/* ---- options by rank ---- */

/* Best first; those without a rank last, in the order of the file. */
const struct option_result **
options_by_rank(struct compose *c, const struct appraisal_result *r)
{
	const struct option_result **v = arena_array(c->arena,
	    r->n_options + 1, sizeof(const struct option_result *));
	size_t n = 0;

	for (int rank = 1; rank <= (int)r->n_options; rank++)
		for (size_t i = 0; i < r->n_options; i++)
			if (r->options[i].rank == rank)
				v[n++] = &r->options[i];
	for (size_t i = 0; i < r->n_options; i++)
		if (r->options[i].rank == 0)
			v[n++] = &r->options[i];
	return v;
}

static const char *
rank_text(const struct compose *c, const struct option_result *o)
{
	return o->scored && o->rank > 0 ? number_text(c->arena, o->rank, 0) :
	    "–";
}

static const char *
total_text(const struct compose *c, double total)
{
	return number_text(c->arena, total, 1);
}

static const char *
criterion_number(const struct compose *c, size_t i)
{
	return arena_printf(c->arena, "%zu", i + 1);
}

static const char *
criterion_name(const struct compose *c, const struct appraisal_result *r,
    size_t i)
{
	return rec_text(c, &r->appraisal->criteria.items[i].rec);
}

static const char *
criterion_weight(const struct compose *c, const struct appraisal_result *r,
    size_t i)
{
	return arena_printf(c->arena, "%s%%",
	    number_text(c->arena, r->weight[i] * 100, 1));
}

/* ---- the colours of criteria ---- */

/*
 * The colour of each criterion that counts, from 1.  Where there are more
 * than colours the smallest weights share the last one.
 */
static unsigned *
criterion_series(struct compose *c, const struct appraisal_result *r)
{
	unsigned *series = arena_array(c->arena, r->n_criteria,
	    sizeof(*series));
	size_t counted = 0;
	unsigned next = 1;

	for (size_t i = 0; i < r->n_criteria; i++)
		counted += r->separates[i];
	for (size_t i = 0; i < r->n_criteria; i++) {
		size_t heavier = 0;

		if (!r->separates[i])
			continue;
		for (size_t k = 0; k < r->n_criteria; k++)
			heavier += r->separates[k] && (r->weight[k] >
			    r->weight[i] || (k < i && r->weight[k] >=
			    r->weight[i]));
		series[i] = counted > N_SERIES && heavier >= N_SERIES - 1 ?
		    N_SERIES : next++;
	}
	return series;
}

/* ---- the bar of an option ---- */

static const char *
bar_alt(struct compose *c, const struct appraisal_result *r,
    const struct option_result *o)
{
	struct buf b;
	const char *before = " of 100:";

	buf_init(&b, c->arena);
	buf_puts(&b, total_text(c, o->total));
	for (size_t i = 0; i < r->n_criteria; i++) {
		if (!r->separates[i])
			continue;
		buf_printf(&b, "%s %s %s", before, criterion_name(c, r, i),
		    number_text(c->arena, r->weight[i] * o->value[i], 1));
		before = ",";
	}
	buf_putc(&b, '.');
	return buf_text(&b);
}

/* Do the names of the criteria stand in the head of the matrix? */
static bool
head_is_named(const struct compose *c, const struct appraisal_result *r,
    size_t counted)
{
	for (size_t i = 0; i < r->n_criteria; i++)
		if (r->separates[i] &&
		    strlen(criterion_name(c, r, i)) > MAX_NAME)
			return false;
	return counted <= MAX_NAMED;
}

static struct score_row
bar_row(struct compose *c, const struct appraisal_result *r,
    const struct option_result *o, const unsigned *series)
{
	struct score_row row = { .leads = o->rank == 1,
		.total = total_text(c, o->total) };

	row.parts = arena_array(c->arena, r->n_criteria, sizeof(*row.parts));
	for (size_t i = 0; i < r->n_criteria; i++)
		if (r->separates[i])
			row.parts[row.n_parts++] = (struct score_part){
			    series[i], criterion_number(c, i),
			    r->weight[i] * o->value[i] };
	return row;
}

static void
bar_cell(struct compose *c, struct block *row,
    const struct appraisal_result *r, const struct option_result *o,
    const unsigned *series)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	struct score_rows *data;
	struct figure *f;

	if (!o->scored || r->no_totals != NULL) {
		doc_text(c->doc, cell, "%s", "Not fully scored");
		return;
	}
	data = arena_alloc(c->arena, sizeof(*data));
	data->n = 1;
	data->rows = arena_alloc(c->arena, sizeof(*data->rows));
	*data->rows = bar_row(c, r, o, series);
	f = figure_add(c, cell, chart_scores, data);
	f->height = SCORE_BAR_H;
	f->width = SCORE_BAR_W;
	f->alt = bar_alt(c, r, o);
}

/* ---- the matrix ---- */

/* By what is printed, so that 80 is never in the tint of 79. */
static unsigned
heat_of(double value)
{
	double shown_as = round_shown(value, 0);

	return 1 + (shown_as >= 20) + (shown_as >= 40) + (shown_as >= 60) +
	    (shown_as >= 80);
}

static void
value_cell(struct compose *c, struct block *row, double value, bool leads)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);
	const char *text = isnan(value) ? "–" :
	    number_text(c->arena, value, 0);

	if (!isnan(value))
		cell->heat = heat_of(value);
	if (leads)
		doc_strong(c->doc, cell, "%s", text);
	else
		doc_text(c->doc, cell, "%s", text);
}

static void
matrix_row(struct compose *c, struct block *t,
    const struct appraisal_result *r, const struct option_result *o,
    const unsigned *series, bool values)
{
	struct block *row = doc_row(c->doc, t), *cell;

	cell_text(c, row, rank_text(c, o));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = o->rank == 1;
	put_xref(c, cell, &o->option->rec, rec_text(c, &o->option->rec));
	for (size_t i = 0; values && i < r->n_criteria; i++)
		if (r->separates[i])
			value_cell(c, row, o->value[i], o->rank == 1);
	bar_cell(c, row, r, o, series);
}

/* Name, weight and number; the number in the colour of the bars. */
static void
matrix_head(struct compose *c, struct block *t,
    const struct appraisal_result *r, const unsigned *series, size_t columns)
{
	struct block *row = doc_row(c->doc, t), *cell;
	bool named = head_is_named(c, r, columns);

	row->header = true;
	cell_heads(c, row, "Rank");
	cell_heads(c, row, "Option");
	for (size_t i = 0; columns > 0 && i < r->n_criteria; i++) {
		if (!r->separates[i])
			continue;
		cell = doc_add(c->doc, row, BLOCK_CELL);
		cell->header = true;
		if (named) {
			doc_text(c->doc, cell, "%s ", criterion_name(c, r, i));
			put_break(c, cell);
		}
		doc_text(c->doc, cell, "%s ", named ?
		    criterion_weight(c, r, i) : number_text(c->arena,
		    r->weight[i] * 100, 1));
		put_break(c, cell);
		doc_tag(c->doc, cell, TONE_PLAIN, criterion_number(c, i))->
		    series = series[i];
	}
	cell_heads(c, row, "Weighted total of 100");
}

/* Rank, option, a shaded column for each criterion, and the bar. */
static const char *
matrix_shares(struct compose *c, size_t columns)
{
	char *s = arena_alloc(c->arena, 2 * columns + 7), *p = s;

	memcpy(p, "l1l5", 4);
	p += 4;
	for (size_t i = 0; i < columns; i++, p += 2)
		memcpy(p, "c3", 2);
	memcpy(p, "l6", 2);
	return s;
}

/* On how many of the criteria that count does the leader come first? */
static const char *
matrix_title(struct compose *c, const struct appraisal_result *r,
    size_t counted)
{
	size_t best = 0;

	if (r->leader == NULL || r->joint_leaders)
		return "How the options score on each criterion";
	for (size_t i = 0; i < r->n_criteria; i++) {
		bool first = r->separates[i];

		for (size_t k = 0; first && k < r->n_options; k++)
			first = !(r->options[k].value[i] >
			    r->leader->value[i]);
		best += first;
	}
	return arena_printf(c->arena, "“%s” has the best score on %zu of %s",
	    rec_brief(c, &r->leader->option->rec), best, count_text(c,
	    counted, "criterion", "criteria"));
}

/* ---- what stands below it ---- */

static void
say_left_out(struct compose *c, struct block *p,
    const struct appraisal_result *r)
{
	const char **v = arena_array(c->arena, r->n_criteria, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < r->n_criteria; i++)
		if (!r->separates[i])
			v[n++] = criterion_name(c, r, i);
	if (n > 0)
		doc_text(c->doc, p, " Not counted: %s.",
		    list_text(c, v, n));
}

static const char *
names_and_weights(struct compose *c, const struct appraisal_result *r)
{
	const char **v = arena_array(c->arena, r->n_criteria, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < r->n_criteria; i++)
		if (r->separates[i])
			v[n++] = arena_printf(c->arena, "%zu\u00a0%s "
			    "(%s)", i + 1, criterion_name(c, r, i),
			    criterion_weight(c, r, i));
	return arena_printf(c->arena, "The criteria and their weights: %s",
	    list_text(c, v, n));
}

static void
matrix_caption(struct compose *c, struct block *root,
    const struct appraisal_result *r, size_t counted)
{
	const struct appraisal *a = r->appraisal;
	struct block *p = doc_add(c->doc, root, BLOCK_PARA);

	p->role = PARA_CAPTION;
	if (is_set(a->scale) && a->scale.i == SCALE_LOCAL)
		doc_text(c->doc, p, "On each criterion the worst option has 0 "
		    "and the best 100; tints change at 20, 40, 60 and 80.");
	else
		doc_text(c->doc, p, "Scores from 0, the worst that can be, to "
		    "100; tints change at 20, 40, 60 and 80.");
	doc_text(c->doc, p, " Bars are made of score times weight, numbered "
	    "by criterion.");
	if (!head_is_named(c, r, counted))
		doc_text(c->doc, p, " %s.", names_and_weights(c, r));
	say_left_out(c, p, r);
	if (r->n_options > MAX_ROWS)
		doc_text(c->doc, p, " The %d highest of %zu options: the "
		    "annex has them all.", MAX_ROWS, r->n_options);
}

static void
see_annex(struct compose *c, struct block *root)
{
	if (chapter_heading(c, "options") == NULL)
		return;
	put_see(c, doc_add(c->doc, root, BLOCK_PARA), "options", "What the "
	    "options are, and the scores that they have, is in the annex "
	    "%s.");
}

void
scores_matrix(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct option_result **v = options_by_rank(c, r);
	const unsigned *series = criterion_series(c, r);
	size_t counted = 0, columns;
	struct block *t;

	if (r->n_options == 0 || r->n_criteria == 0 ||
	    r->no_totals != NULL) {
		see_annex(c, root);
		return;
	}
	for (size_t i = 0; i < r->n_criteria; i++)
		counted += r->separates[i];
	columns = counted <= MAX_COLUMNS ? counted : 0;
	t = doc_table(c->doc, root, arena_printf(c->arena, "matrix-%s",
	    anchor(c, &r->appraisal->rec)), matrix_title(c, r, counted),
	    matrix_shares(c, columns));
	matrix_head(c, t, r, series, columns);
	for (size_t i = 0; i < r->n_options && i < MAX_ROWS; i++)
		matrix_row(c, t, r, v[i], series, columns > 0);
	matrix_caption(c, root, r, counted);
}

/* ---- the bars alone, where no table stands beside them ---- */

static const char *
bars_alt(struct compose *c, const struct appraisal_result *r,
    const struct option_result *const *v, size_t n)
{
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "Weighted total of each option and what each criterion "
	    "adds to it.");
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, " %s: %s", rec_text(c, &v[i]->option->rec),
		    bar_alt(c, r, v[i]));
	return buf_text(&b);
}

void
scores_figure(struct compose *c, struct block *parent,
    const struct appraisal_result *r)
{
	const struct option_result **v = options_by_rank(c, r);
	const unsigned *series = criterion_series(c, r);
	struct score_rows *data = arena_alloc(c->arena, sizeof(*data));
	struct figure *f;

	data->rows = arena_array(c->arena, MAX_ROWS, sizeof(*data->rows));
	while (data->n < r->n_options && data->n < MAX_ROWS &&
	    v[data->n]->rank > 0) {
		struct score_row *row = &data->rows[data->n];

		*row = bar_row(c, r, v[data->n], series);
		row->name = rec_text(c, &v[data->n]->option->rec);
		data->n++;
	}
	if (data->n == 0)
		return;
	f = figure_add(c, parent, chart_scores, data);
	f->fit = score_rows_height;
	f->title = "Weighted totals, and what each criterion adds";
	f->subtitle = arena_printf(c->arena, "Of 100 points. %s.",
	    names_and_weights(c, r));
	f->alt = bars_alt(c, r, v, data->n);
}

/* ---- the annex: criteria ---- */

static const char *
scale_text(const struct compose *c, const struct criterion *k)
{
	if (k->labels.n > 0)
		return arena_printf(c->arena, "%s (equal steps assumed)",
		    lines_text(c, &k->labels));
	return arena_printf(c->arena, "%s to %s",
	    is_given(k->from) ? number_shown(c, &k->from) : "0",
	    is_given(k->to) ? number_shown(c, &k->to) : "5");
}

static void
criterion_row(struct compose *c, struct block *t,
    const struct appraisal_result *r, size_t i)
{
	const struct criterion *k = &r->appraisal->criteria.items[i];
	struct block *row = doc_row(c->doc, t);
	const char *weight = number_shown(c, &k->weight);
	const char *left_out = r->left_out != NULL ? r->left_out[i] : NULL;

	cell_text(c, row, criterion_number(c, i));
	cell_heads(c, row, rec_text(c, &k->rec));
	if (left_out != NULL)
		cell_text(c, row, "Not counted");
	else if (r->weight != NULL && r->no_totals == NULL)
		cell_text(c, row, criterion_weight(c, r, i));
	else
		cell_text(c, row, weight);
	if (left_out != NULL)
		cell_text(c, row, sentence_case(c, left_out));
	else
		cell_text(c, row, scale_text(c, k));
	cell_rich(c, row, &k->why);
}

void
scores_criteria(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct criterion_list *l = &r->appraisal->criteria;
	struct block *t;

	if (l->n == 0) {
		doc_para(c->doc, root, PARA_BODY, "The appraisal names no "
		    "criteria yet.");
		return;
	}
	t = doc_table(c->doc, root, arena_printf(c->arena, "criteria-%s",
	    anchor(c, &r->appraisal->rec)), "What counts, and how much",
	    "l1l5r2l3l5");
	doc_head(c->doc, t, "No.|Criterion|Weight|Scores run|Why");
	for (size_t i = 0; i < l->n; i++)
		criterion_row(c, t, r, i);
}

/* ---- the annex: scores as given ---- */

static const struct score *
score_on(const struct option *o, const struct criterion *k)
{
	for (size_t i = 0; i < o->scores.n; i++)
		if (o->scores.items[i].criterion.to == &k->rec)
			return &o->scores.items[i];
	return NULL;
}

const char *
score_text(const struct compose *c, const struct score *s)
{
	if (s == NULL)
		return "";
	if (is_set(s->score))
		return range_text(c, &s->score);
	return shown(c, &s->score.v);
}

static void
option_row(struct compose *c, struct block *t,
    const struct appraisal_result *r, const struct option_result *o)
{
	const struct criterion_list *l = &r->appraisal->criteria;
	struct block *row = doc_row(c->doc, t), *cell;

	cell_text(c, row, rank_text(c, o));
	cell = doc_add(c->doc, row, BLOCK_CELL);
	cell->header = true;
	put_xref(c, cell, &o->option->rec, rec_text(c, &o->option->rec));
	for (size_t k = 0; k < l->n; k++)
		cell_text(c, row, score_text(c, score_on(o->option,
		    &l->items[k])));
	cell_text(c, row, o->scored && r->no_totals == NULL ?
	    total_text(c, o->total) : "Not fully scored");
}

/* "l2l6", a "r3" for each criterion, "r3". */
static const char *
given_shares(struct compose *c, size_t criteria)
{
	char *s = arena_alloc(c->arena, 2 * criteria + 7);
	char *p = s;

	memcpy(p, "l2l6", 4);
	p += 4;
	for (size_t i = 0; i <= criteria; i++, p += 2)
		memcpy(p, "r3", 2);
	return s;
}

static void
given_head(struct compose *c, struct block *t, const struct appraisal *a)
{
	struct block *row = doc_row(c->doc, t);

	row->header = true;
	cell_heads(c, row, "Rank");
	cell_heads(c, row, "Option");
	for (size_t k = 0; k < a->criteria.n; k++)
		cell_heads(c, row, a->criteria.n <= MAX_GIVEN ?
		    rec_text(c, &a->criteria.items[k].rec) :
		    criterion_number(c, k));
	cell_heads(c, row, "Total of 100");
}

void
scores_as_given(struct compose *c, struct block *root,
    const struct appraisal_result *r)
{
	const struct option_result **v = options_by_rank(c, r);
	const struct appraisal *a = r->appraisal;
	struct block *t;

	if (a->options.n == 0) {
		doc_para(c->doc, root, PARA_BODY,
		    "The appraisal has no options yet.");
		return;
	}
	t = doc_table(c->doc, root, arena_printf(c->arena, "scores-%s",
	    anchor(c, &a->rec)), "Scores as given, with weighted totals",
	    given_shares(c, a->criteria.n));
	given_head(c, t, a);
	for (size_t i = 0; i < r->n_options; i++)
		option_row(c, t, r, v[i]);
	if (is_set(a->scale) && a->scale.i == SCALE_LOCAL)
		doc_para(c->doc, root, PARA_CAPTION, "In the totals each "
		    "criterion runs from the worst score that any option has "
		    "to the best.");
	if (a->criteria.n > MAX_GIVEN)
		doc_para(c->doc, root, PARA_CAPTION, "Columns are numbered as "
		    "the criteria are in the table above.");
}
