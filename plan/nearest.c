#include "nearest.h"

#include <string.h>

#define LONGEST	64	/* longer words are names of nothing of ours */

/* A letter as it is compared. */
static char
same_letter(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '_' || c == ' ' ? '-' : c;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/*
 * Edits that make one word of the other, two neighbours swapped being one
 * edit (optimal string alignment); three rows of the table are enough.
 */
static unsigned
distance(const char *a, size_t na, const char *b, size_t nb)
{
	unsigned rows[3][LONGEST + 1];
	unsigned *before = rows[0], *last = rows[1], *now = rows[2], *spare;
	size_t i, j;

	for (j = 0; j <= nb; j++)
		last[j] = (unsigned)j;
	for (i = 1; i <= na; i++) {
		now[0] = (unsigned)i;
		for (j = 1; j <= nb; j++) {
			char x = same_letter(a[i - 1]);
			char y = same_letter(b[j - 1]);

			now[j] = least(last[j - 1] + (x != y),
			    least(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && x == same_letter(b[j - 2]) &&
			    y == same_letter(a[i - 2]))
				now[j] = least(now[j], before[j - 2] + 1);
		}
		spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[nb];
}

const char *
nearest(const char *word, const char *const *candidates, size_t n)
{
	size_t i, len = strlen(word), other;
	const char *best = NULL;
	unsigned d, limit;

	if (len == 0 || len > LONGEST)
		return NULL;
	/* A third of the letters may be wrong: "mileston", "benificiary". */
	limit = len < 3 ? 1 : (unsigned)(len + 2) / 3;
	for (i = 0; i < n; i++) {
		other = strlen(candidates[i]);
		if (other > LONGEST)
			continue;
		d = distance(word, len, candidates[i], other);
		/* All letters wrong is no likeness, however short. */
		if (d <= limit && d < other) {
			best = candidates[i];
			if (d == 0)
				break;
			limit = d - 1;
		}
	}
	return best;
}
