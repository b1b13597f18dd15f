#include "duties.h"

#include "check_words.h"

static const struct duty_row duties[] = {
#define DUTY(nation, kind, year, month, mday, law, source) \
	{ NATION_##nation, DUTY_##kind, year, month, mday, law, source },
#include "duties.def"
#undef DUTY
};

static const struct { const char *name, *words; } kinds[] = {
#define DUTY_KIND(id, name, words) { name, words },
#include "duties.def"
#undef DUTY_KIND
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
duty_of(const struct plan *p, enum duty_kind kind)
{
	const struct duty_row *found = NULL;
	size_t i;

	if (!is_set(p->plan.nation))
		return NULL;
	for (i = 0; i < sizeof(duties) / sizeof(duties[0]); i++) {
		const struct duty_row *r = &duties[i];
		if ((int)r->nation == p->plan.nation.i && r->kind == kind &&
		    in_force(p, r))
			found = r;
	}
	return found;
}

const char *
duty_name(enum duty_kind kind)
{
	return kinds[kind].name;
}

const struct duty *
duty_answer(const struct plan *p, enum duty_kind kind)
{
	const struct duty_list *l = &p->proofing.duties;
	struct words w;
	size_t i;

	if (*kinds[kind].words == '\0')
		return NULL;
	for (i = 0; i < l->n; i++)
		if (is_set(l->items[i].duty) && words_find_phrase(
		    l->items[i].duty.v.raw, kinds[kind].words, &w))
			return &l->items[i];
	return NULL;
}
