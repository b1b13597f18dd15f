#ifndef PLAN_DUTIES_H
#define PLAN_DUTIES_H

#include "plan.h"

/* Duties that the law of a nation lays on a plan (duties.def). */

enum duty_kind {
#define DUTY_KIND(id, name, words) DUTY_##id,
#include "duties.def"
#undef DUTY_KIND
	DUTY_KINDS
};

struct duty_row {
	enum nation	 nation;
	enum duty_kind	 kind;
	int		 year, month, mday;	/* in force from */
	const char	*law;
	const char	*source;
};

/* NULL where the nation is not given or has no such duty on the plan's
   day. */
const struct duty_row *duty_of(const struct plan *, enum duty_kind);
const char *duty_name(enum duty_kind);
/* What the plan says of it under `proofing: {duties: …}`, or NULL. */
const struct duty *duty_answer(const struct plan *, enum duty_kind);
/* The characteristics that the nation's law protects; ends with NULL. */
const char *const *duty_characteristics(enum nation);

#endif
