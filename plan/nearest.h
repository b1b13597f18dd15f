#ifndef PLAN_NEAREST_H
#define PLAN_NEAREST_H

#include <stddef.h>

/*
 * The candidate nearest in spelling to a word, for "did you mean"; NULL
 * when none is near enough to be worth saying.  Letter case does not
 * count, nor whether parts are joined by "-", "_" or a space.  Of equally
 * near ones the first is taken.
 */
const char *nearest(const char *word, const char *const *candidates,
	    size_t n);

#endif
