#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <linebreak.h>

#include "breaks.h"

static void
same_as_library(const char *s, size_t n)
{
	char got[64], want[64];

	breaks_find(s, n, got);
	set_linebreaks_utf8((const utf8_t *)s, n, "en", want);
	for (size_t i = 0; i < n; i++)
		if (got[i] != want[i])
			fail_msg("byte %zu of \"%.*s\": %d, not %d", i,
			    (int)n, s, got[i], want[i]);
}

static void
words_and_points_break_as_the_library_says(void **state)
{
	static const char letters[] = "aZ09 .,:; aZ09 .,:;-%(";
	char s[12];
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 200000; round++) {
		size_t n = 1 + round % sizeof s;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			s[i] = letters[(seed >> 16) % (sizeof letters - 1)];
		}
		same_as_library(s, n);
	}
}

static void
breaks_follow_spaces(void **state)
{
	const char *s = "by 1.5, to  it";
	char marks[14];

	(void)state;
	breaks_find(s, 14, marks);
	for (size_t i = 0; i < 14; i++)
		assert_int_equal(marks[i], i == 13 ? LINEBREAK_MUSTBREAK :
		    i == 2 || i == 7 || i == 11 ? LINEBREAK_ALLOWBREAK :
		    LINEBREAK_NOBREAK);
}

/* Bytes after which a line may end, as marks under the text. */
static void
assert_breaks(const char *s, const char *want)
{
	size_t n = strlen(s);
	char marks[64];

	assert_int_equal(n, strlen(want));
	breaks_find(s, n, marks);
	for (size_t i = 0; i < n; i++)
		if ((marks[i] == LINEBREAK_ALLOWBREAK) != (want[i] == '|') ||
		    (marks[i] == LINEBREAK_MUSTBREAK) != (want[i] == '!'))
			fail_msg("byte %zu of \"%s\": %d", i, s, marks[i]);
}

/* The library cannot: an assertion of its own stops the program. */
static void
flags_are_kept_whole(void **state)
{
	(void)state;
	assert_breaks("\U0001F1EC\U0001F1E7", "       !");
	assert_breaks("a \U0001F1EC\U0001F1E7\U0001F1EB\U0001F1F7 b",
	    " |       |        |!");
	assert_breaks("a\U0001F1ECb\uFFFF", "        !");
	assert_breaks("a b\n\U0001F1EC", " | !   !");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_points_break_as_the_library_says),
		cmocka_unit_test(breaks_follow_spaces),
		cmocka_unit_test(flags_are_kept_whole),
	};

	init_linebreak();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
