#include "chart_chain_words.h"

#include <math.h>

#include "arena.h"
#include "chart_chain_net.h"

#define CLEAR	4.0	/* of its own line, at least */
#define ALOOF	9.0	/* of others, where that can be had */

struct place {
	struct plot	*p;
	struct note	 note;
	double		 w, h;
	double		 aloof;		/* from what stands behind it */
};

/* With its left end there, away from its own line on the side that
   `behind` says: a word between two lines must not seem the other's. */
static bool
put_at(struct place *k, double x, double y, double behind)
{
	if (!note_fits(k->p, &k->note, x, y) ||
	    !note_fits(k->p, &k->note, x + behind * k->aloof, y))
		return false;
	note_put(k->p, &k->note, x, y, ANCHOR_START, false);
	return true;
}

/*
 * Beside one point of a line: to the right and left of a steep one, on the
 * outer upper side of a shallow one, or the lower.  Half the word's height
 * times the slope keeps it off the line.
 */
static bool
beside(struct place *k, double x, double y, double dx, double dy)
{
	double steep = fabs(dy) > 0 ? fabs(dx / dy) : HUGE_VAL;
	double off = CLEAR + steep * k->h / 2, side = dx * dy > 0 ? 1 : -1;
	double right = x + off, left = x - off - k->w, middle = y - k->h / 2;

	if (steep < 1.5)
		return put_at(k, right, middle, 1) ||
		    put_at(k, left, middle, -1) ||
		    put_at(k, right + 3, middle, 1) ||
		    put_at(k, left - 3, middle, -1);
	if (fabs(dy) < 1)
		return put_at(k, x - k->w / 2, y - k->h - CLEAR, 0) ||
		    put_at(k, x - k->w / 2, y + CLEAR, 0);
	right = x + CLEAR;
	left = x - CLEAR - k->w;
	return put_at(k, side > 0 ? right : left, y - k->h - 2, side) ||
	    put_at(k, side > 0 ? left : right, y + 2, -side);
}

static bool
along(struct place *k, struct xy a, struct xy b)
{
	static const double shares[] = { 0.46, 0.54, 0.38, 0.62, 0.3, 0.7,
		0.22, 0.78, 0.15, 0.85 };

	for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
		if (beside(k, a.x + (b.x - a.x) * shares[i],
		    a.y + (b.y - a.y) * shares[i], b.x - a.x, b.y - a.y))
			return true;
	return false;
}

static void
put_word(struct plot *p, const struct chain_tie *t,
    const struct chain_way *way)
{
	struct place k = { .p = p, .note = { .text = chain_tie_word(t->kind),
	    .size = CHAIN_SIZE, .colour = palette.ink } };

	k.w = note_width(p, &k.note);
	k.h = note_height(&k.note);
	for (k.aloof = ALOOF; k.aloof >= 0; k.aloof -= ALOOF)
		for (size_t i = 1; i < way->n; i++)
			if (along(&k, way->pts[i - 1], way->pts[i]))
				return;
}

/* Ties with the fewest places to choose from come first. */
void
chain_words(struct plot *p, const struct chain_graph *g,
    const struct chain_way *ways)
{
	size_t most = 0;

	for (size_t i = 0; i < g->n_ties; i++)
		most = ways[i].n > most ? ways[i].n : most;
	for (size_t n = 2; n <= most; n++)
		for (size_t i = 0; i < g->n_ties; i++)
			if (ways[i].n == n)
				put_word(p, &g->ties[i], &ways[i]);
}
