/* Risk scores and their bands (METHODS 4): likelihood × impact. */
#include "methods.h"

enum risk_band
risk_band_of(double score)
{
	if (!(score > 0))
		return RISK_NONE;
	if (score < 5)
		return RISK_LOW;
	if (score < 10)
		return RISK_MODERATE;
	return score < 16 ? RISK_HIGH : RISK_SEVERE;
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
