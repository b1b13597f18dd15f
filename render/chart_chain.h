#ifndef RENDER_CHART_CHAIN_H
#define RENDER_CHART_CHAIN_H

#include <stdbool.h>
#include <stddef.h>

struct canvas;

/*
 * A delivery chain as a graph: who stands at which level, and what ties
 * each to those below.  Levels run from top to bottom; within them the order
 * is found that lets few ties cross (barycentres, then exchanging
 * neighbours: Sugiyama, Tagawa and Toda 1981).
 */

/* What holds a tie; told apart by the style of the line and by a word. */
enum chain_tie_kind { TIE_INTERNAL, TIE_CONTRACT, TIE_PURPOSE, TIE_COMMUNITY,
	TIE_UNSTATED, N_TIE_KINDS };

struct chain_box {
	const char	*title;
	const char	*notes[2];	/* below it; NULL: none */
	size_t		 level;		/* into `levels`, 0 is the top */
	bool		 single;	/* a single point of failure */
	bool		 open;		/* not there, or not signed up */
	bool		 people;	/* those whom the chain is for */
};

struct chain_tie {
	size_t			 from, to;	/* boxes */
	enum chain_tie_kind	 kind;
	bool			 feedback;	/* news comes back */
};

struct chain_graph {
	struct chain_box	*boxes;
	size_t			 n_boxes;
	struct chain_tie	*ties;
	size_t			 n_ties;
	const char *const	*levels;	/* their names */
	size_t			 n_levels;
};

void	chart_chain(struct canvas *, const void *chain_graph);
/* How high it becomes on a canvas as wide as this one. */
double	chart_chain_height(const struct canvas *, const void *chain_graph);
/* The word beside a tie: "contract". */
const char *chain_tie_word(enum chain_tie_kind);

#endif
