#include "breaks.h"

#include <stdbool.h>
#include <string.h>

#include <linebreak.h>

#include "scan.h"

/* Letters, digits and the points that follow them: these never part from
   what stands beside them. */
static bool
is_glued(const char *s, size_t i)
{
	if (scan_is_letter(s[i]) || scan_is_digit(s[i]))
		return true;
	return (s[i] == '.' || s[i] == ',' || s[i] == ':' || s[i] == ';') &&
	    i > 0 && s[i - 1] != ' ';
}

/* Most texts are plain words between spaces, and a line may end after the
   last space of each.  false: there is more to this one. */
static bool
plain_words(const char *s, size_t n, char *marks)
{
	size_t i;

	if (n == 0 || s[0] == ' ')
		return false;
	for (i = 0; i < n; i++) {
		if (s[i] != ' ' && !is_glued(s, i))
			return false;
		marks[i] = s[i] == ' ' && i + 1 < n && s[i + 1] != ' ' ?
		    LINEBREAK_ALLOWBREAK : LINEBREAK_NOBREAK;
	}
	marks[n - 1] = LINEBREAK_MUSTBREAK;
	return true;
}

/*
 * The library stops the program when it meets the letters of which flags
 * are made (U+1F1E6 to U+1F1FF), or U+FFFF: how long such a character is.
 */
static size_t
unknown_at(const char *s, size_t n, size_t i)
{
	if (n - i >= 4 && memcmp(s + i, "\xF0\x9F\x87", 3) == 0 &&
	    (unsigned char)s[i + 3] >= 0xA6)
		return 4;
	return n - i >= 3 && memcmp(s + i, "\xEF\xBF\xBF", 3) == 0 ? 3 : 0;
}

/* Two letters are a flag; a line may end between flags and after the spaces
   behind them.  Returns where something else begins. */
static size_t
flags_end(const char *s, size_t n, size_t i, char *marks)
{
	size_t letters = 0, k;

	for (; i < n && (k = unknown_at(s, n, i)) > 0; i += k) {
		if (letters > 0 && letters % 2 == 0)
			marks[i - 1] = LINEBREAK_ALLOWBREAK;
		memset(marks + i, LINEBREAK_NOBREAK, k);
		letters++;
	}
	for (; i < n && s[i] == ' '; i++)
		marks[i] = i + 1 < n && s[i + 1] == ' ' ?
		    LINEBREAK_NOBREAK : LINEBREAK_ALLOWBREAK;
	if (i == n)
		marks[n - 1] = LINEBREAK_MUSTBREAK;
	return i;
}

/* The library takes a tenth of a document's time. */
void
breaks_find(const char *s, size_t n, char *marks)
{
	size_t from, to;

	if (plain_words(s, n, marks))
		return;
	for (from = 0; from < n; from = flags_end(s, n, to, marks)) {
		for (to = from; to < n && unknown_at(s, n, to) == 0; to++)
			continue;
		if (to > from)
			set_linebreaks_utf8((const utf8_t *)s + from,
			    to - from, "en", marks + from);
		if (to > from && to < n && s[to - 1] != '\n')
			marks[to - 1] = s[to - 1] == ' ' ?
			    LINEBREAK_ALLOWBREAK : LINEBREAK_NOBREAK;
	}
}
