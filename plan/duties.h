#ifndef PLAN_DUTIES_H
#define PLAN_DUTIES_H

#include "plan.h"
#include "template_tree.h"

struct template_reading;
struct templates;

/*
 * Duties that the law of a nation lays on a plan: dated data of
 * templates/duties.yaml, so that a change of law is a change of data.  A
 * partnership may add laws and duties of its own.
 */

/* Those that checks know; further ones of a partnership follow them. */
enum duty_kind {
	DUTY_EQUALITY, DUTY_SOCIO_ECONOMIC, DUTY_ARMED_FORCES, DUTY_FIVE_WAYS,
	DUTY_RURAL, DUTY_ENVIRONMENT,
	DUTY_KINDS
};

#define NATIONS	NATION_NONE	/* that have a law */

struct duty_name {
	const char	*id;		/* "armed-forces" */
	const char	*name;		/* "Armed Forces Covenant duty" */
	struct texts	 words;		/* by which a plan's text about it is
					   found; none where it has fields */
};

struct duty_row {
	bool		 nation[NATIONS];
	size_t		 duty;		/* in names */
	day		 from, until;	/* last day, or DAY_NONE */
	const char	*law;
	const char	*source;	/* its address */
};

struct duties {
	struct duty_name	*names;
	size_t			 n_names;
	struct duty_row		*rows;
	size_t			 n_rows;
	struct texts		 characteristics[NATIONS];
};

/* Those that hold for a run: of its own templates, or built in. */
const struct duties *duties_of_run(struct arena *, const struct templates *);
/* Read a partnership's own over the built-in ones. */
void	duties_read(struct template_reading *);

/* How many kinds there are for this plan; 0 where no nation is given. */
size_t	duties_count(const struct plan *);
/* NULL where the nation is not given or has no such duty on the plan's
   day. */
const struct duty_row *duty_of(const struct plan *, size_t kind);
const char *duty_name(const struct plan *, size_t kind);
/* What the plan says of it under `proofing: {duties: …}`, or NULL. */
const struct duty *duty_answer(const struct plan *, size_t kind);
/* The characteristics that the law of the plan's nation protects. */
const struct texts *duty_characteristics(const struct plan *);

#endif
