#ifndef TESTS_WITH_ARENA_H
#define TESTS_WITH_ARENA_H

/* cmocka, and one arena for all tests of a program: what is made in it goes
   at the end. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"

static inline int
make_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int
drop_arena(void **state)
{
	arena_free(*state);
	return 0;
}

#endif
