#include "buf.h"
#include "chart_questions.h"
#include "compose.h"

/* The twelve answers as a picture, with its words. */

static const struct { enum chain_band band; int first, last; }
scale[STRIP_BANDS] = {
	{ BAND_FAILURE, -12, -9 }, { BAND_INEFFECTIVE, -8, -3 },
	{ BAND_SIGNIFICANT, -2, 2 }, { BAND_RISKS, 3, 8 },
	{ BAND_EFFECTIVE, 9, 12 },
};

static struct strip_score *
make_score(struct compose *c, const struct chain_result *r)
{
	struct strip_score *s = arena_alloc(c->arena, sizeof(*s));

	for (int i = 0; i < STRIP_CELLS; i++)
		s->cells[i] = (struct strip_cell){
			.mark = chain_answer_mark(r->score[i]),
			.words = chain_question_short(i + 1),
			.letters = chain_letters(c, r->chain, i),
			.split = r->divergent[i] };
	for (size_t i = 0; i < STRIP_BANDS; i++)
		s->bands[i] = (struct strip_band){ scale[i].first,
		    scale[i].last, chain_band_words(scale[i].band),
		    scale[i].band == r->band };
	s->lo = r->lo;
	s->hi = r->hi;
	s->total = r->lo == r->hi ? arena_printf(c->arena, "Total %s",
	    chain_total_text(c, r->lo)) : arena_printf(c->arena,
	    "Still possible: %s to %s", chain_total_text(c, r->lo),
	    chain_total_text(c, r->hi));
	if (r->n_own < 2)
		return s;
	s->own_lo = r->own_lo;
	s->own_hi = r->own_hi;
	s->own = r->own_lo == r->own_hi ? arena_printf(c->arena,
	    "Each assessor's own total: %s", chain_total_text(c,
	    r->own_lo)) : arena_printf(c->arena,
	    "Assessors' own totals: %s to %s", chain_total_text(c,
	    r->own_lo), chain_total_text(c, r->own_hi));
	return s;
}

/* " Red: 3 Enough capacity and 4 Shared plan." */
static void
say_answers(struct compose *c, struct buf *b, const struct chain_result *r,
    char answer)
{
	const char *v[STRIP_CELLS];
	size_t n = 0;

	for (int i = 0; i < STRIP_CELLS; i++)
		if (r->score[i] == answer)
			v[n++] = arena_printf(c->arena, "%d %s", i + 1,
			    chain_question_short(i + 1));
	if (n > 0)
		buf_printf(b, " %s: %s.", chain_answer_word(answer),
		    list_text(c, v, n));
}

static void
say_splits(struct compose *c, struct buf *b, const struct chain_result *r)
{
	const char *v[STRIP_CELLS];
	size_t n = 0;

	for (int i = 0; i < STRIP_CELLS; i++)
		if (r->divergent[i])
			v[n++] = arena_printf(c->arena, "%d", i + 1);
	if (n > 0)
		buf_printf(b, " On %s the assessors are split between red "
		    "and green.", list_text(c, v, n));
}

static const char *
alt_text(struct compose *c, const struct chain_result *r)
{
	static const char order[] = "RAG-";
	struct buf b;

	buf_init(&b, c->arena);
	buf_puts(&b, "Twelve questions about the delivery chain.");
	for (const char *s = order; *s != '\0'; s++)
		say_answers(c, &b, r, *s);
	say_splits(c, &b, r);
	if (r->lo == r->hi)
		buf_printf(&b, " The total is %s, between −12 and +12.",
		    chain_total_text(c, r->lo));
	else
		buf_printf(&b, " The total may still be anything from %s to "
		    "%s, between −12 and +12.", chain_total_text(c, r->lo),
		    chain_total_text(c, r->hi));
	if (r->band != BAND_NONE)
		buf_printf(&b, " Its band: %s.", chain_band_words(r->band));
	if (r->n_own > 1)
		buf_printf(&b, " The totals of %zu assessors run from %s to "
		    "%s.", r->n_own, chain_total_text(c, r->own_lo),
		    chain_total_text(c, r->own_hi));
	buf_puts(&b, " The annex has the questions in full.");
	return buf_text(&b);
}

static const char *
caption_text(const struct chain_result *r)
{
	return r->footnote ? "Red counts −1, amber 0, green +1. The published "
	    "bands leave +2 in none; this plan takes the more cautious one. "
	    "The annex has the questions in full." :
	    "Red counts −1, amber 0, green +1. The annex has the questions "
	    "in full.";
}

void
chain_score_figure(struct compose *c, struct block *parent,
    const struct chain_result *r)
{
	struct figure *f = figure_add(c, parent, chart_questions,
	    make_score(c, r));
	bool letters = false;

	for (int i = 0; i < STRIP_CELLS; i++)
		letters |= *chain_letters(c, r->chain, i) != '\0';
	f->fit = chart_questions_height;
	f->title = arena_printf(c->arena, "Twelve questions: %zu green, %zu "
	    "amber, %zu red", chain_count_answers(r, 'G'), chain_count_answers(r, 'A'),
	    chain_count_answers(r, 'R'));
	f->subtitle = letters ? "Agreed answer, and the assessors' own below "
	    "it, worst first. Split: at least one red and one green." :
	    "The answers as agreed.";
	f->caption = caption_text(r);
	f->alt = alt_text(c, r);
}
