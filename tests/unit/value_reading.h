#ifndef TESTS_VALUE_READING_H
#define TESTS_VALUE_READING_H

/* What the tests of values share: how they are read, and those that cannot
   be. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "value.h"

static struct arena *arena;

static inline int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Money is in this currency, and fiscal years begin on 1 April. */
static inline struct value_context
context(const char *currency, enum year_kind year)
{
	struct value_context c = {
		.arena = arena, .fiscal_month = 4, .fiscal_day = 1,
		.currency = currency, .year = year
	};

	return c;
}

/* `why` is a piece of the reason that is given. */
struct bad { const char *text, *why; };

static inline int
check_why(const struct bad *row, bool read, const struct val *v,
    const struct value_error *e)
{
	if (read) {
		print_message("“%s” was read\n", row->text);
		return 1;
	}
	assert_int_equal(v->state, VAL_BAD);
	assert_non_null(e->want);
	if (strstr(e->why, row->why) != NULL)
		return 0;
	print_message("“%s”: “%s” has no “%s”\n", row->text, e->why, row->why);
	return 1;
}

#endif
