#ifndef RENDER_BIDI_H
#define RENDER_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * Text in which letters run from right to left, as in Arabic, Urdu and
 * Hebrew, also amid others (Unicode's bidirectional algorithm, UAX #9).
 */

bool	bidi_is_rtl(uint32_t c);	/* a letter of such a script */
/* Is there such a letter, or a character that turns the direction? */
bool	bidi_needed(const char *, size_t);
/* Is the language, as BCP 47 writes it, written from right to left? */
bool	bidi_language(const char *);
/*
 * The level of each byte's character: odd ones run from right to left.
 * The paragraph runs as its first letter does; without one, as `rtl` says.
 * Returns how it runs.
 */
bool	bidi_levels(struct arena *, const char *, size_t, bool rtl,
	    unsigned char *levels);
/* The order in which parts of a line stand, from the left (rule L2). */
void	bidi_order(const unsigned char *levels, size_t n, size_t *order);

#endif
