#include "check_util.h"

static const struct duty_row duties[] = {
#define DUTY(nation, rule, year, month, mday, law, source) \
	{ nation, rule, year, month, mday, law, source },
#include "duties.def"
#undef DUTY
};

/* Equality Act 2010, section 149(7), and marriage and civil partnership,
   which counts for the first aim of the duty only. */
static const char *const equality_act[] = {
	"age", "disability", "gender reassignment",
	"marriage and civil partnership", "pregnancy and maternity", "race",
	"religion or belief", "sex", "sexual orientation", NULL
};

/* Northern Ireland Act 1998, section 75(1), in the language's own words. */
static const char *const section_75[] = {
	"age", "dependants", "disability", "marriage and civil partnership",
	"political opinion", "race", "religion or belief", "sex",
	"sexual orientation", NULL
};

const char *const *
duty_characteristics(enum nation nation)
{
	return nation == NATION_NORTHERN_IRELAND ? section_75 : equality_act;
}

/* A plan is held to the law of its own date, not to that of the reader. */
static bool
in_force(const struct plan *p, const struct duty_row *r)
{
	day from = day_of(r->year, r->month, r->mday);

	if (p->as_of != DAY_NONE)
		return from <= p->as_of;
	return p->last == DAY_NONE || from <= p->last;
}

const struct duty_row *
duty_of(const struct plan *p, enum rule rule)
{
	size_t i;

	if (!is_set(p->plan.nation))
		return NULL;
	for (i = 0; i < sizeof(duties) / sizeof(duties[0]); i++) {
		const struct duty_row *r = &duties[i];
		if ((int)r->nation == p->plan.nation.i && r->rule == rule &&
		    in_force(p, r))
			return r;
	}
	return NULL;
}
