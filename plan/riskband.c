/* Risk scores and their bands (METHODS 4): likelihood × impact. */
#include "arena.h"
#include "methods.h"

static int
bound(const struct number *own, int usual)
{
	return is_set(*own) ? (int)own->x : usual;
}

struct risk_bounds
risk_bounds_of(const struct plan *plan)
{
	const struct risk_bands *own = &plan->plan.risk_bands;

	return (struct risk_bounds){ bound(&own->moderate, 5),
	    bound(&own->high, 10), bound(&own->severe, 16) };
}

enum risk_band
risk_band_of(struct risk_bounds least, double score)
{
	if (!(score > 0))
		return RISK_NONE;
	return score >= least.severe ? RISK_SEVERE :
	    score >= least.high ? RISK_HIGH :
	    score >= least.moderate ? RISK_MODERATE : RISK_LOW;
}

const char *
risk_bounds_text(struct arena *a, struct risk_bounds least)
{
	return arena_printf(a, "low to %d, moderate to %d, high to %d, severe "
	    "from %d", least.moderate - 1, least.high - 1, least.severe - 1,
	    least.severe);
}

const char *
risk_band_word(enum risk_band band)
{
	switch (band) {
	case RISK_NONE:
		return "Not scored";
	case RISK_LOW:
		return "Low";
	case RISK_MODERATE:
		return "Moderate";
	case RISK_HIGH:
		return "High";
	case RISK_SEVERE:
		return "Severe";
	}
	return "";
}

/* 0 unless both are whole steps of the five. */
static int
product(const struct number *likelihood, const struct number *impact)
{
	int l, i;

	if (!is_set(*likelihood) || !is_set(*impact))
		return 0;
	if (!(likelihood->x >= 1 && likelihood->x <= 5 && impact->x >= 1 &&
	    impact->x <= 5))
		return 0;
	l = (int)likelihood->x;
	i = (int)impact->x;
	return l == likelihood->x && i == impact->x ? l * i : 0;
}

void
risk_score(const struct risk *risk, struct risk_result *r)
{
	r->risk = risk;
	r->before = product(&risk->likelihood, &risk->impact);
	r->after = product(&risk->residual.likelihood,
	    &risk->residual.impact);
}
