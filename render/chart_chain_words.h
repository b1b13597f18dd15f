#ifndef RENDER_CHART_CHAIN_WORDS_H
#define RENDER_CHART_CHAIN_WORDS_H

#include "chart_chain.h"
#include "chart_plot.h"

/* The points that a tie goes through. */
struct chain_way { const struct xy *pts; size_t n; };

/* The kind of each tie, beside its line; what finds no room is left out,
   for the style of the line says it too. */
void	chain_words(struct plot *, const struct chain_graph *,
	    const struct chain_way *);

#endif
