#include "workbook_options.h"

#include <math.h>

/*
 * How far each weight can move, the others keeping their proportion, before
 * another option comes first.  At weight t of a criterion an option's total
 * is t × its value + (1 − t) × its total on the other criteria; two options
 * tie where the difference of these lines is 0.
 *
 * Below the chart stand the totals on the other criteria and the ties; the
 * four rows under the weights read the answer from them.
 */

#define NO_TIE	-1.0	/* of the leader with itself, or of lines side by side */

struct weight_ties {
	struct options_block	*k;
	double			*others;	/* option × criterion; NaN */
	double			*ties;
	size_t			 leader;	/* n_options: none, or joint */
	size_t			 n_counted;
};

static size_t
at(const struct weight_ties *s, size_t i, size_t j)
{
	return i * s->k->n_criteria + j;
}

/* ---- the working-out ---- */

/* An option's total on the criteria other than j; where these have no weight
   left, they share it equally. */
static double
total_on_others(const struct weight_ties *s, size_t i, size_t j)
{
	const struct options_block *k = s->k;
	double w = k->shares[j].x, sum = 0;

	if (k->totals[i].words != NULL || k->shares[j].words != NULL ||
	    s->n_counted < 2)
		return NAN;
	if (1 - w > 1e-12)
		return (k->totals[i].x - w * option_value(k, i, j)->x) /
		    (1 - w);
	for (size_t c = 0; c < k->n_criteria; c++)
		if (criterion_counts(k, c) && c != j)
			sum += option_value(k, i, c)->x;
	return sum / (double)(s->n_counted - 1);
}

static double
tie_with_leader(const struct weight_ties *s, size_t i, size_t j)
{
	const struct options_block *k = s->k;
	double gap, lead;

	if (s->leader == k->n_options || i == s->leader ||
	    isnan(s->others[at(s, i, j)]))
		return NO_TIE;
	gap = s->others[at(s, i, j)] - s->others[at(s, s->leader, j)];
	lead = option_value(k, s->leader, j)->x - option_value(k, i, j)->x;
	return lead + gap == 0 ? NO_TIE : gap / (lead + gap);
}

static struct weight_ties
work_out(struct options_block *k)
{
	struct weight_ties s = { .k = k, .leader = k->n_options };
	size_t n = k->n_options * k->n_criteria + 1;
	int first = 0;

	s.others = arena_array(k->book->arena, n, sizeof(*s.others));
	s.ties = arena_array(k->book->arena, n, sizeof(*s.ties));
	for (size_t j = 0; j < k->n_criteria; j++)
		s.n_counted += criterion_counts(k, j);
	for (size_t i = 0; i < k->n_options; i++) {
		first += k->ranks[i] == 1;
		if (k->places[i] == 1)
			s.leader = i;
	}
	if (first != 1)
		s.leader = k->n_options;
	for (size_t i = 0; i < k->n_options; i++)
		for (size_t j = 0; j < k->n_criteria; j++)
			s.others[at(&s, i, j)] = total_on_others(&s, i, j);
	for (size_t i = 0; i < k->n_options; i++)
		for (size_t j = 0; j < k->n_criteria; j++)
			s.ties[at(&s, i, j)] = tie_with_leader(&s, i, j);
	return s;
}

/* The nearest tie below or above the weight; the option it is with. */
static double
nearest(const struct weight_ties *s, size_t j, bool above, size_t *rival)
{
	double w = s->k->shares[j].x, best = above ? 1 : 0;

	*rival = s->k->n_options;
	for (size_t i = 0; i < s->k->n_options; i++) {
		double t = s->ties[at(s, i, j)];

		if (above ? t >= w && t < best : t <= w && t > best) {
			best = t;
			*rival = i;
		}
	}
	return best;
}

/* ---- the working, below ---- */

static const char *
block_column(const struct options_block *k, lxw_row_t top, lxw_col_t col)
{
	return area_ref(k->book, (struct area){ top, col,
		top + (lxw_row_t)k->n_options - 1, col });
}

static void
write_other(const struct weight_ties *s, size_t i, size_t j)
{
	struct options_block *k = s->k;
	struct book *b = k->book;
	lxw_row_t values = k->values + (lxw_row_t)i;
	lxw_col_t col = (lxw_col_t)(j + 1);
	const char *share = cell_ref(b, k->share, col);
	const char *total = cell_ref(b, values, k->total);
	const char *value = cell_ref(b, values, col);
	double x = s->others[at(s, i, j)];

	put_figure(k, k->others + (lxw_row_t)i, col, LOOK_CALC_TENTH,
	    arena_printf(b->arena, "IF(AND(COUNT(%s,%s)=2,SUM(%s)>1),"
	    "IF(1-N(%s)>0.000000000001,(N(%s)-N(%s)*N(%s))/(1-N(%s)),"
	    "(SUM(%s)-N(%s))/(SUM(%s)-1)),\"\")", share, total,
	    criteria_ref(k, k->counts), share, total, share, value, share,
	    criteria_ref(k, values), value, criteria_ref(k, k->counts)),
	    isnan(x) ? (struct figure_cell){ "", 0 } :
	    (struct figure_cell){ NULL, x });
}

/* The leader's cell in a column of options. */
static const char *
of_leader(const struct options_block *k, const char *column)
{
	return arena_printf(k->book->arena, "INDEX(%s,MATCH(1,%s,0))",
	    column, options_ref(k, k->place));
}

static void
write_tie(const struct weight_ties *s, size_t i, size_t j)
{
	struct options_block *k = s->k;
	struct book *b = k->book;
	lxw_col_t col = (lxw_col_t)(j + 1);
	const char *gap = arena_printf(b->arena, "(%s-%s)",
	    cell_ref(b, k->others + (lxw_row_t)i, col),
	    of_leader(k, block_column(k, k->others, col)));
	const char *lead = arena_printf(b->arena, "(%s-%s)",
	    of_leader(k, block_column(k, k->values, col)),
	    cell_ref(b, k->values + (lxw_row_t)i, col));

	put_formula(b, k->ties + (lxw_row_t)i, col, LOOK_CALC_PERCENT,
	    arena_printf(b->arena, "IFERROR(IF(AND(%s>1,COUNTIF(%s,1)=1),"
	    "%s/(%s+%s),-1),-1)", cell_ref(b, k->values + (lxw_row_t)i,
		k->place), options_ref(k, k->rank), gap, lead, gap),
	    s->ties[at(s, i, j)]);
}

static void
write_working(const struct weight_ties *s)
{
	struct options_block *k = s->k;
	struct book *b = k->book;

	put_text(b, k->others - 2, 0, LOOK_SUBTITLE, "Working for the weights "
	    "between which the first option stays first");
	write_option_heads(k, k->others - 1, "Total on the other criteria",
	    false);
	write_option_heads(k, k->ties - 1, "Weight of a tie with the first", false);
	for (size_t i = 0; i < k->n_options; i++) {
		const char *title = rec_title(&k->appraisal->options.items[i].
		    rec);
		const char *name = cell_ref(b, k->scores + (lxw_row_t)i, 0);

		put_formula_text(b, k->others + (lxw_row_t)i, 0,
		    LOOK_CALC_TEXT, name, title);
		put_formula_text(b, k->ties + (lxw_row_t)i, 0,
		    LOOK_CALC_TEXT, name, title);
		for (size_t j = 0; j < k->n_criteria; j++) {
			write_other(s, i, j);
			write_tie(s, i, j);
		}
		b->lines = 0;
	}
}

/* ---- the answer, under the weights ---- */

/* Can the question be asked: one leader, a criterion that counts, another. */
static const char *
asked(const struct options_block *k, lxw_col_t col)
{
	return arena_printf(k->book->arena,
	    "AND(COUNTIF(%s,1)=1,ISNUMBER(%s),SUM(%s)>1)",
	    options_ref(k, k->rank), cell_ref(k->book, k->share, col),
	    criteria_ref(k, k->counts));
}

static const char *
bound_formula(const struct options_block *k, lxw_col_t col, bool above)
{
	const char *ties = block_column(k, k->ties, col);
	const char *share = cell_ref(k->book, k->share, col);

	if (above)
		return arena_printf(k->book->arena, "IF(%s,1-SUMPRODUCT(MAX("
		    "(%s>=N(%s))*(%s<1)*(1-%s))),\"–\")", asked(k, col),
		    ties, share, ties, ties);
	return arena_printf(k->book->arena, "IF(%s,SUMPRODUCT(MAX((%s<=N(%s))"
	    "*(%s>0)*%s)),\"–\")", asked(k, col), ties, share, ties, ties);
}

/* Who ties at the bound that the row two above holds: the first of them, so
   the greatest when counted from the end. */
static const char *
rival_formula(const struct options_block *k, lxw_row_t row, lxw_col_t col)
{
	const char *ties = block_column(k, k->ties, col);
	const char *found = arena_printf(k->book->arena,
	    "SUMPRODUCT(MAX((ABS(%s-%s)<0.000000001)*(%s>0)*(%s<1)*"
	    "(%zu-ROW(%s))))", ties, cell_ref(k->book, row - 2, col), ties,
	    ties, k->ties + k->n_options + 1, ties);

	return arena_printf(k->book->arena, "IFERROR(IF(%s=0,\"–\","
	    "INDEX(%s,%zu-%s)),\"–\")", found,
	    block_column(k, k->scores, 0), k->n_options + 1, found);
}

static void
write_bound(const struct weight_ties *s, size_t j, bool above)
{
	struct options_block *k = s->k;
	struct book *b = k->book;
	lxw_row_t row = k->stays + above;
	lxw_col_t col = (lxw_col_t)(j + 1);
	bool can = s->leader < k->n_options && k->shares[j].words == NULL &&
	    s->n_counted > 1;
	size_t rival = k->n_options;
	double bound = can ? nearest(s, j, above, &rival) : 0;

	put_figure(k, row, col, LOOK_CALC_PERCENT, bound_formula(k, col,
	    above), can ? (struct figure_cell){ NULL, bound } :
	    (struct figure_cell){ "–", 0 });
	put_formula_text(b, row + 2, col, LOOK_CALC_TEXT,
	    rival_formula(k, row + 2, col), rival < k->n_options ?
	    rec_title(&k->appraisal->options.items[rival].rec) : "–");
}

void
write_stability(struct options_block *k)
{
	struct weight_ties s = work_out(k);
	struct book *b = k->book;

	put_text(b, k->stays, 0, LOOK_TEXT, "First stays first from");
	put_text(b, k->stays + 1, 0, LOOK_TEXT, "… to");
	put_text(b, k->stays + 2, 0, LOOK_TEXT, "Below it, first would be");
	put_text(b, k->stays + 3, 0, LOOK_TEXT, "Above it, first would be");
	b->lines = 0;
	for (size_t j = 0; j < k->n_criteria; j++) {
		write_bound(&s, j, false);
		write_bound(&s, j, true);
	}
	b->lines = b->lines > 3 ? 3 : b->lines;
	fit_row(b, k->stays + 2);
	fit_row(b, k->stays + 3);
	write_working(&s);
}
