#include "handmade.h"

#include <string.h>

#include "methods.h"

/* ---- chains and risks ---- */

static struct chain_result
scored(struct assessment *v, size_t n)
{
	struct chain c = { .scores.items = v, .scores.n = n };
	struct chain_result r = { 0 };

	chain_score(&c, &r);
	return r;
}

static struct assessment
assessed(const char *who, const char *letters)
{
	struct assessment as = { .assessor.v = made(who),
	    .letters.v = made(letters) };

	memcpy(as.letters.s, letters, 13);
	return as;
}

static void
bands_at_their_edges(void **state)
{
	static const struct { const char *letters; enum chain_band band;
		bool footnote; } want[] = {
		{ "GGGGGGGGGGGG", BAND_EFFECTIVE, false },
		{ "GGGGGGGGGAAA", BAND_EFFECTIVE, false },	/* 9 */
		{ "GGGGGGGGAAAA", BAND_RISKS, false },		/* 8 */
		{ "GGGAAAAAAAAA", BAND_RISKS, false },		/* 3 */
		{ "GGAAAAAAAAAA", BAND_SIGNIFICANT, true },	/* 2 */
		{ "GAAAAAAAAAAA", BAND_SIGNIFICANT, false },
		{ "RRAAAAAAAAAA", BAND_SIGNIFICANT, false },	/* -2 */
		{ "RRRAAAAAAAAA", BAND_INEFFECTIVE, false },	/* -3 */
		{ "RRRRRRRRAAAA", BAND_INEFFECTIVE, false },	/* -8 */
		{ "RRRRRRRRRAAA", BAND_FAILURE, false },	/* -9 */
		{ "GGAAAAAAAAA-", BAND_NONE, false },		/* 1 to 3 */
		{ "GAAAAAAAAAA-", BAND_SIGNIFICANT, true },	/* 0 to 2 */
		{ "------------", BAND_NONE, false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(want); i++) {
		struct assessment as = assessed("agreed", want[i].letters);
		struct chain_result r = scored(&as, 1);

		assert_int_equal(r.band, want[i].band);
		assert_int_equal(r.footnote, want[i].footnote);
	}
}

/* Of those who answered everything, agreed answers aside. */
static void
own_totals_run_from_to(void **state)
{
	struct assessment as[] = {
		assessed("agreed", "GGGGGGGGGGGG"),
		assessed("a", "GGGAAAAAAAAA"), assessed("b", "RAAAAAAAAAAA"),
		assessed("c", "RRRRRRRRRRR-"),
	};
	struct chain_result r = scored(as, LEN(as));

	(void)state;
	assert_int_equal(r.n_own, 2);
	assert_int_equal(r.own_lo, -1);
	assert_int_equal(r.own_hi, 3);
}

/* 0 leads to 1, that to 2 and 3, and 2 to 4, to which 3 leads as well: only
   without 1 are two or more cut off.  5 and 6 are a circle of their own. */
static void
what_a_chain_hangs_on(void **state)
{
	static const size_t ends[][2] = { { 0, 1 }, { 1, 2 }, { 1, 3 },
		{ 2, 4 }, { 3, 4 }, { 5, 6 }, { 6, 5 }, { 4, 4 } };
	struct chain_node nodes[7] = { { .wanted.yes = false } };
	struct chain_link links[LEN(ends)] = { { .feedback.yes = false } };
	struct chain c = { .nodes = { nodes, LEN(nodes) },
	    .links = { links, LEN(links) } };
	struct chain_result r = { .chain = &c };
	size_t i;

	for (i = 0; i < LEN(nodes); i++) {
		nodes[i].rec.index = i;
		nodes[i].rec.owner = &c.rec;
	}
	for (i = 0; i < LEN(ends); i++) {
		links[i].from.to = &nodes[ends[i][0]].rec;
		links[i].to.to = &nodes[ends[i][1]].rec;
	}
	chain_reach(*state, &c, &r);
	for (i = 0; i < LEN(nodes); i++)
		assert_int_equal(r.single[i], i == 1);
	/* A second way to 2 and 3 takes the weight off 1. */
	links[5].from.to = &nodes[0].rec;
	links[5].to.to = &nodes[2].rec;
	chain_reach(*state, &c, &r);
	assert_false(r.single[1]);
}

static void
assessors_stand_in_for_agreement(void **state)
{
	struct assessment as[3] = {
		assessed("Agreed", "G-----------"),
		assessed("health", "RGRAG-AAAAAA"),
		assessed("schools", "GRAAGAAAAAAA"),
	};
	struct chain_result r = scored(as, 3);

	(void)state;
	assert_int_equal(r.score[0], 'G');	/* as agreed */
	assert_true(r.divergent[0]);		/* agreed or not */
	assert_int_equal(r.score[1], 'R');	/* the lower of two */
	assert_true(r.divergent[1]);
	assert_int_equal(r.score[2], 'R');
	assert_false(r.divergent[2]);
	assert_int_equal(r.score[4], 'G');
	assert_int_equal(r.score[5], 'A');	/* of those who answered */
	assert_int_equal(r.answered, 12);
	assert_int_equal(r.lo, 0);
	assert_int_equal(r.hi, 0);
	as[2] = assessed("schools", "GRAAG-AAAAAA");
	r = scored(as, 3);
	assert_int_equal(r.score[5], '-');
	assert_int_equal(r.answered, 11);
	assert_int_equal(r.lo, -1);
	assert_int_equal(r.hi, 1);
}

static void
questions_have_words(void **state)
{
	int q;

	(void)state;
	for (q = 1; q <= 12; q++) {
		const char *brief = chain_question_short(q);

		assert_int_equal(chain_question_text(q)[
		    strlen(chain_question_text(q)) - 1], '?');
		assert_non_null(strchr(brief, ' '));
		assert_ptr_equal(strchr(brief, ' '), strrchr(brief, ' '));
	}
	assert_string_equal(chain_question_text(13), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_at_their_edges),
		cmocka_unit_test(assessors_stand_in_for_agreement),
		cmocka_unit_test(own_totals_run_from_to),
		cmocka_unit_test(what_a_chain_hangs_on),
		cmocka_unit_test(questions_have_words),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
