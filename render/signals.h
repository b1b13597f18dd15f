#ifndef RENDER_SIGNALS_H
#define RENDER_SIGNALS_H

#include <stddef.h>

struct compose;
struct phrases;
struct rec;

/*
 * What makes a reviewer ask, though no check calls it a fault: a fine
 * balance, claims that may not close a gap, one lead who holds many
 * actions, something that is nowhere in the plan.  signals.def lists them;
 * the questions themselves are in the bank.
 */

#define SIGNAL_FILLS	3

enum signal {
#define SIGNAL(id, name, fills, rule)	SIGNAL_##id,
#include "signals.def"
#undef SIGNAL
	SIGNAL_COUNT
};

struct signal_info {
	const char	*name;
	const char	*fills[SIGNAL_FILLS + 1];	/* ends with NULL */
	const char	*rule;
};

extern const struct signal_info signal_table[SIGNAL_COUNT];

/* How little the plan shows that there is no need to worry. */
enum weakness { WEAKNESS_BY_ITEM, WEAKNESS_FIRM, WEAKNESS_THIN,
	WEAKNESS_NONE };

/* One place in the plan that gives cause to ask. */
struct found {
	enum signal		 signal;
	const struct rec	*item;	/* NULL: the plan as a whole */
	const struct rec	*about;	/* what the check would point at */
	const char		*says;	/* what the plan holds: no full stop */
	const char		*fill[SIGNAL_FILLS];
	enum weakness		 weakness;
};

struct signals {
	struct compose	*c;
	struct found	*v;
	size_t		 n, cap;
};

/* All of a plan, in the order of the list. */
struct signals signals_of(struct compose *);

/* ---- signals*.c ---- */

/* Add one; the fills are NULL where there are fewer. */
struct found *signal_add(struct signals *, enum signal, const struct rec *,
	    const char *says, const char *a, const char *b, const char *d);
/* A record's title in quotation marks. */
const char *signal_title(const struct signals *, const struct rec *);
/* The first of the words that a word of the text begins with, or NULL. */
const char *signal_word(const char *text, const struct phrases *);
void	signals_step1(struct signals *);
void	signals_step2(struct signals *);
void	signals_step3(struct signals *);
void	signals_step4(struct signals *);
void	signals_step5(struct signals *);
void	signals_words(struct signals *);
void	signals_chain(struct signals *);

#endif
