/*
 * The twelve strategic questions of a delivery chain (METHODS 3): agreed
 * scores, totals that are still possible, bands, divergence.
 */
#include <string.h>
#include <strings.h>

#include "methods.h"

#define QUESTIONS	12

static const struct { const char *text, *brief; } questions[QUESTIONS] = {
	{ "Do all partners mean the same thing by the outcome, and can they "
	  "tell when it is reached?", "Outcome clear" },
	{ "Is there enough sound evidence that what we do will work?",
	  "Evidence base" },
	{ "Have the partners between them the people, skills and means to do "
	  "it?", "Enough capacity" },
	{ "Do the partners work to one plan that says how services are "
	  "provided, and do those who provide them know it?", "Shared plan" },
	{ "Is there a plan for the money that fits what we want to achieve "
	  "and lasts as long?", "Funding plan" },
	{ "Do partners, from board to front line, talk often and on the basis "
	  "of figures they trust?", "Regular contact" },
	{ "Do the rewards and means of influence we have move each partner "
	  "the right way?", "Working levers" },
	{ "Do the partners know what could go wrong along the chain, and look "
	  "after it together?", "Risks managed" },
	{ "Can we see from the way performance is measured whether delivery "
	  "is on course?", "Progress tracked" },
	{ "Is it plain at every level who leads, and to whom they answer?",
	  "Clear leadership" },
	{ "Does what is learned travel up and down the chain, and change what "
	  "is done?", "Shared learning" },
	{ "Is the chain built to waste little, sharing services and assets "
	  "where that helps?", "Built-in efficiency" },
};

const char *
chain_question_text(int number)
{
	return number >= 1 && number <= QUESTIONS ?
	    questions[number - 1].text : "";
}

const char *
chain_question_short(int number)
{
	return number >= 1 && number <= QUESTIONS ?
	    questions[number - 1].brief : "";
}

const char *
chain_band_words(enum chain_band band)
{
	switch (band) {
	case BAND_NONE:
		return "No band yet";
	case BAND_FAILURE:
		return "High degree of failure";
	case BAND_INEFFECTIVE:
		return "Inefficient and ineffective";
	case BAND_SIGNIFICANT:
		return "Significant improvement needed";
	case BAND_RISKS:
		return "Risks to delivery and reduced efficiency";
	case BAND_EFFECTIVE:
		return "Effective and efficient";
	}
	return "";
}

/* The source leaves +2 in no band; it gets the more cautious one. */
static enum chain_band
band_of(int total)
{
	if (total >= 9)
		return BAND_EFFECTIVE;
	if (total >= 3)
		return BAND_RISKS;
	if (total >= -2)
		return BAND_SIGNIFICANT;
	return total >= -8 ? BAND_INEFFECTIVE : BAND_FAILURE;
}

static bool
is_agreed(const struct assessment *as)
{
	return is_given(as->assessor) &&
	    strcasecmp(as->assessor.v.raw, "agreed") == 0;
}

/* How many assessors gave red, amber and green to question q (from 0). */
struct votes { int red, amber, green; };

static struct votes
votes_on(const struct chain *c, int q)
{
	struct votes v = { 0, 0, 0 };
	size_t i;

	for (i = 0; i < c->scores.n; i++) {
		const struct assessment *as = &c->scores.items[i];

		if (!is_set(as->letters) || is_agreed(as))
			continue;
		v.red += as->letters.s[q] == 'R';
		v.amber += as->letters.s[q] == 'A';
		v.green += as->letters.s[q] == 'G';
	}
	return v;
}

static char
agreed_on(const struct chain *c, int q)
{
	size_t i;

	for (i = 0; i < c->scores.n; i++) {
		const struct assessment *as = &c->scores.items[i];

		if (is_set(as->letters) && is_agreed(as) &&
		    strchr("RAG", as->letters.s[q]) != NULL &&
		    as->letters.s[q] != '\0')
			return as->letters.s[q];
	}
	return '-';
}

/* Of an even number the worse of the two in the middle. */
static char
lower_median(struct votes v)
{
	int n = v.red + v.amber + v.green, middle = (n - 1) / 2;

	if (n == 0)
		return '-';
	if (middle < v.red)
		return 'R';
	return middle < v.red + v.amber ? 'A' : 'G';
}

/* The totals of the single assessors, of those who answered everything. */
static void
own_totals(struct chain_result *r)
{
	size_t i;
	int q;

	for (i = 0; i < r->chain->scores.n; i++) {
		const struct assessment *as = &r->chain->scores.items[i];
		int total = 0, answered = 0;

		if (!is_set(as->letters) || is_agreed(as))
			continue;
		for (q = 0; q < QUESTIONS; q++) {
			char s = as->letters.s[q];

			answered += s == 'R' || s == 'A' || s == 'G';
			total += (s == 'G') - (s == 'R');
		}
		if (answered < QUESTIONS)
			continue;
		if (r->n_own == 0 || total < r->own_lo)
			r->own_lo = total;
		if (r->n_own == 0 || total > r->own_hi)
			r->own_hi = total;
		r->n_own++;
	}
}

void
chain_score(const struct chain *chain, struct chain_result *r)
{
	int q, total = 0, open;

	r->chain = chain;
	for (q = 0; q < QUESTIONS; q++) {
		struct votes v = votes_on(chain, q);

		r->score[q] = agreed_on(chain, q);
		if (r->score[q] == '-')
			r->score[q] = lower_median(v);
		r->divergent[q] = v.red > 0 && v.green > 0;
		r->answered += r->score[q] != '-';
		total += (r->score[q] == 'G') - (r->score[q] == 'R');
	}
	open = QUESTIONS - r->answered;
	r->lo = total - open;
	r->hi = total + open;
	r->band = band_of(r->lo) == band_of(r->hi) ? band_of(r->lo) :
	    BAND_NONE;
	r->n_own = 0;
	own_totals(r);
	r->footnote = r->band != BAND_NONE && r->lo <= 2 && 2 <= r->hi;
}
