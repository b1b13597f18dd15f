#include "workbook.h"

#include <string.h>
#include <strings.h>

/*
 * The twelve questions of a delivery chain: an agreed answer, a column for
 * each assessor and for two more, and what follows: the answer that counts,
 * splits, the total, the band.
 */

#define QUESTIONS	12
#define SPARE_COLUMNS	2
#define FIRST_BLOCK	3
#define COL_NUMBER	0
#define COL_QUESTION	1
#define COL_AGREED	2
#define COL_ASSESSORS	3

struct chain_block {
	struct book			*book;
	const struct chain_result	*result;
	const struct chain		*chain;
	size_t		 n_assessors;	/* spare ones included */
	lxw_row_t	 title, total, band, head, first, last, end;
	lxw_col_t	 answer, points, split;
};

static bool
is_agreed(const struct assessment *a)
{
	return is_given(a->assessor) &&
	    strcasecmp(a->assessor.v.raw, "agreed") == 0;
}

static struct chain_block
block_of(struct book *b, size_t i, lxw_row_t top)
{
	struct chain_block k = { .book = b,
		.result = &b->analysis->chains[i],
		.chain = &b->plan->delivery_chains.items[i] };

	k.n_assessors = SPARE_COLUMNS;
	for (size_t j = 0; j < k.chain->scores.n; j++)
		k.n_assessors += !is_agreed(&k.chain->scores.items[j]);
	k.title = top;
	k.total = top + 1;
	k.band = top + 2;
	k.head = top + 4;
	k.first = top + 5;
	k.last = k.first + QUESTIONS - 1;
	k.end = k.last + 3;
	k.answer = (lxw_col_t)(COL_ASSESSORS + k.n_assessors);
	k.points = k.answer + 1;
	k.split = k.answer + 2;
	return k;
}

static const char *
answer_words(char letter)
{
	return letter == 'R' ? "Red" : letter == 'A' ? "Amber" :
	    letter == 'G' ? "Green" : "";
}

/* ---- answers ---- */

static void
write_assessor(struct chain_block *k, lxw_col_t col, const char *name,
    const struct assessment *a)
{
	struct book *b = k->book;

	put_text(b, k->head, col, LOOK_HEAD, name);
	for (lxw_row_t q = 0; q < QUESTIONS; q++)
		put_text(b, k->first + q, col, LOOK_IN_CENTRE,
		    a != NULL && is_set(a->letters) ?
		    answer_words(a->letters.s[q]) : "");
}

/* In public documents assessors have no names. */
static void
write_assessors(struct chain_block *k)
{
	struct book *b = k->book;
	bool named = strcmp(choice_word(&b->plan->plan.publish), "public")
	    != 0;
	const struct assessment *agreed = NULL;
	lxw_col_t col = COL_ASSESSORS;
	int number = 1;

	for (size_t i = 0; i < k->chain->scores.n; i++) {
		const struct assessment *a = &k->chain->scores.items[i];
		const char *name = arena_printf(b->arena, "Assessor %d",
		    number);

		if (is_agreed(a)) {
			agreed = agreed != NULL ? agreed : a;
			continue;
		}
		if (named && is_given(a->assessor))
			name = a->assessor.v.raw;
		write_assessor(k, col++, name, a);
		number++;
	}
	for (; col < k->answer; col++)
		write_assessor(k, col, arena_printf(b->arena, "Assessor %d",
		    number++), NULL);
	write_assessor(k, COL_AGREED, "Agreed", agreed);
}

/* ---- what follows ---- */

/* Counts of one answer among the assessors of a question. */
static const char *
votes(struct chain_block *k, lxw_row_t row, const char *answer)
{
	return arena_printf(k->book->arena, "COUNTIF(%s,\"%s\")",
	    area_ref(k->book, (struct area){ row, COL_ASSESSORS, row,
		k->answer - 1 }), answer);
}

/* The agreed answer, else the lower median of the assessors. */
static const char *
answer_formula(struct chain_block *k, lxw_row_t row)
{
	const char *agreed = cell_ref(k->book, row, COL_AGREED);
	const char *red = votes(k, row, "Red");
	const char *amber = votes(k, row, "Amber");
	const char *green = votes(k, row, "Green");

	return arena_printf(k->book->arena, "IF(OR(%s=\"Red\",%s=\"Amber\","
	    "%s=\"Green\"),%s,IF(%s+%s+%s=0,\"\",IF(INT((%s+%s+%s-1)/2)<%s,"
	    "\"Red\",IF(INT((%s+%s+%s-1)/2)<%s+%s,\"Amber\",\"Green\"))))",
	    agreed, agreed, agreed, agreed, red, amber, green, red, amber,
	    green, red, red, amber, green, red, amber);
}

static void
write_question(struct chain_block *k, int q)
{
	struct book *b = k->book;
	lxw_row_t row = k->first + (lxw_row_t)q;
	const char *answer = cell_ref(b, row, k->answer);
	char letter = k->result->score[q];
	const char *points = arena_printf(b->arena, "IF(%s=\"Red\",-1,"
	    "IF(%s=\"Amber\",0,IF(%s=\"Green\",1,\"\")))", answer, answer,
	    answer);

	put_number(b, row, COL_NUMBER, LOOK_CENTRE, q + 1);
	put_text(b, row, COL_QUESTION, LOOK_TEXT,
	    chain_question_text(q + 1));
	put_formula_text(b, row, k->answer, LOOK_CALC_CENTRE,
	    answer_formula(k, row), answer_words(letter));
	if (answer_words(letter)[0] == '\0')
		put_formula_text(b, row, k->points, LOOK_CALC_CENTRE, points,
		    "");
	else
		put_formula(b, row, k->points, LOOK_CALC_CENTRE, points,
		    letter == 'R' ? -1 : letter == 'G');
	put_formula_text(b, row, k->split, LOOK_CALC_CENTRE,
	    arena_printf(b->arena, "IF(AND(%s>0,%s>0),\"Split\",\"\")",
		votes(k, row, "Red"), votes(k, row, "Green")),
	    k->result->divergent[q] ? "Split" : "");
	fit_row(b, row);
}

static const char *
band_formula(struct chain_block *k, const char *total)
{
	return arena_printf(k->book->arena, "IF(%s>=9,\"%s\",IF(%s>=3,\"%s\","
	    "IF(%s>=-2,\"%s\",IF(%s>=-8,\"%s\",\"%s\"))))", total,
	    chain_band_words(BAND_EFFECTIVE), total,
	    chain_band_words(BAND_RISKS), total,
	    chain_band_words(BAND_SIGNIFICANT), total,
	    chain_band_words(BAND_INEFFECTIVE),
	    chain_band_words(BAND_FAILURE));
}

static void
write_result(struct chain_block *k)
{
	struct book *b = k->book;
	const struct chain_result *r = k->result;
	const char *points = area_ref(b, (struct area){ k->first, k->points,
		k->last, k->points });
	const char *open = arena_printf(b->arena, "(12-COUNT(%s))", points);
	const char *lowest = arena_printf(b->arena, "(SUM(%s)-%s)", points,
	    open);
	const char *highest = arena_printf(b->arena, "(SUM(%s)+%s)", points,
	    open);
	const char *total = arena_printf(b->arena, "IF(COUNT(%s)=12,SUM(%s),"
	    "\"between \"&%s&\" and \"&%s)", points, points, lowest, highest);

	put_text(b, k->total, COL_QUESTION, LOOK_BOLD, "Total, -12 to +12");
	if (r->answered == QUESTIONS)
		put_formula(b, k->total, COL_AGREED, LOOK_LEADER, total,
		    r->lo);
	else
		put_formula_text(b, k->total, COL_AGREED, LOOK_LEADER, total,
		    arena_printf(b->arena, "between %d and %d", r->lo,
		    r->hi));
	put_text(b, k->band, COL_QUESTION, LOOK_BOLD, "Band");
	put_formula_text(b, k->band, COL_AGREED, LOOK_LEADER,
	    arena_printf(b->arena, "IF(%s=%s,%s,\"%s\")",
		band_formula(k, lowest), band_formula(k, highest),
		band_formula(k, lowest), chain_band_words(BAND_NONE)),
	    chain_band_words(r->band));
	put_text(b, k->last + 1, COL_QUESTION, LOOK_SUBTITLE, "The published "
	    "bands leave a total of +2 in none; here it takes the more "
	    "cautious one.");
}

/* ---- the sheet ---- */

static const char *
chain_title(struct book *b, const struct chain *chain)
{
	const char *outcomes = refs_titles(b, &chain->outcomes);

	return outcomes[0] != '\0' ? outcomes : "Delivery chain";
}

static void
write_block(struct chain_block *k)
{
	struct book *b = k->book;
	struct area answers = { k->first, COL_AGREED, k->last,
		k->answer - 1 };
	struct area shown = { k->first, COL_AGREED, k->last, k->answer };

	put_text(b, k->title, 0, LOOK_SECTION, chain_title(b, k->chain));
	put_text(b, k->head, COL_NUMBER, LOOK_HEAD, "No.");
	put_text(b, k->head, COL_QUESTION, LOOK_HEAD, "Question");
	write_assessors(k);
	put_text(b, k->head, k->answer, LOOK_HEAD, "Counts as");
	put_text(b, k->head, k->points, LOOK_HEAD, "Points");
	put_text(b, k->head, k->split, LOOK_HEAD, "Split");
	fit_row(b, k->head);
	for (int q = 0; q < QUESTIONS; q++)
		write_question(k, q);
	write_result(k);
	allow_list(b, answers, "ListAnswer", "Answer",
	    "Red: no. Amber: in part. Green: yes. Leave it empty if you "
	    "cannot tell.");
	colour_word(b, shown, "Red", LOOK_RED);
	colour_word(b, shown, "Amber", LOOK_AMBER);
	colour_word(b, shown, "Green", LOOK_GREEN);
	colour_word(b, (struct area){ k->first, k->split, k->last,
		k->split }, "Split", LOOK_STRONG);
}

void
workbook_chain(struct book *b)
{
	lxw_row_t top = FIRST_BLOCK;

	sheet_title(b, "Delivery chain", "Choose an answer in a tinted cell: "
	    "the answer that counts, the total and the band follow.");
	sheet_way_back(b);
	sheet_page(b, 0, 0);
	worksheet_fit_to_pages(b->sheet, 1,
	    (uint16_t)(b->plan->delivery_chains.n < 50 ?
	    b->plan->delivery_chains.n : 0));
	set_widths(b, COL_NUMBER, COL_NUMBER, 5);
	set_widths(b, COL_QUESTION, COL_QUESTION, 62);
	set_widths(b, COL_AGREED, 40, 11);
	for (size_t i = 0; i < b->plan->delivery_chains.n; i++) {
		struct chain_block k = block_of(b, i, top);

		write_block(&k);
		top = k.end;
	}
}
