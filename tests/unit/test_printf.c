#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plain_printf.h"

/* In rooms of all sizes, the same bytes and the same length as the
   library's. */
static void __attribute__((format(printf, 1, 2)))
assert_alike(const char *fmt, ...)
{
	char ours[64], theirs[64];
	va_list ap, again;
	size_t room;

	for (room = 0; room <= sizeof ours; room++) {
		int n, want;

		memset(ours, 'x', sizeof ours);
		memset(theirs, 'x', sizeof theirs);
		va_start(ap, fmt);
		va_copy(again, ap);
		n = plain_vprintf(ours, room, fmt, ap);
		want = vsnprintf(theirs, room, fmt, again);
		va_end(again);
		va_end(ap);
		assert_int_equal(n, want);
		/* What stands after the NUL is nobody's business. */
		if (room > 0)
			assert_string_equal(ours, theirs);
		assert_memory_equal(ours + room, theirs + room,
		    sizeof ours - room);
	}
}

static void
as_the_library(void **state)
{
	(void)state;
	assert_alike("nothing to fill in");
	assert_alike("%s", "£4.1m");
	assert_alike("%s of %s%%", "twelve", "40");
	assert_alike("%.*s|%.*s|%.*s", 3, "abcdef", 0, "abc", 9, "ab");
	assert_alike("%d %d %d %d", 0, -1, INT32_MAX, INT32_MIN);
	assert_alike("%u %zu %zu", UINT32_MAX, SIZE_MAX, (size_t)0);
	assert_alike("[%c%c]", 'a', 'z');
	/* These are the library's own. */
	assert_alike("%05d %x %.2f %-4s|%lu", 42, 255, 1.005, "a", 7UL);
	assert_alike("%s and %.3s", "mixed", "formats");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_the_library),
	};

	return cmocka_run_group_tests_name("printf", tests, NULL, NULL);
}
