#include "breaks.h"

#include <stdbool.h>

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

/* The library takes a tenth of a document's time. */
void
breaks_find(const char *s, size_t n, char *marks)
{
	if (!plain_words(s, n, marks))
		set_linebreaks_utf8((const utf8_t *)s, n, "en", marks);
}
