#ifndef PLAN_UTF8_H
#define PLAN_UTF8_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* Text is UTF-8 everywhere; these are the few things done to it. */

#define UTF8_REPLACEMENT	0xfffd
#define UTF8_BOM		"\xef\xbb\xbf"	/* some editors put it first */

/* One character of at most n bytes (n > 0): its length in bytes, 1 and
   UTF8_REPLACEMENT for a byte that is no UTF-8. */
size_t	utf8_decode(const char *, size_t n, int32_t *c);
/* The bytes, of n, that so many characters of good UTF-8 take. */
size_t	utf8_skip(const char *, size_t n, size_t chars);
/* Offset of the first byte that is not UTF-8; n if all are. */
size_t	utf8_check(const char *, size_t n);
/* How many characters. */
size_t	utf8_count(const char *, size_t n);
/* Columns that one character takes on a terminal: 0, 1 or 2. */
unsigned utf8_columns(int32_t c);
/* Composed (NFC); the text itself where nothing changes. */
const char *utf8_compose(struct arena *, const char *, size_t n, size_t *len);
/* Letter case folded, for comparing. */
const char *utf8_fold(struct arena *, const char *);
/* Fit to be shown: bytes that are no UTF-8 and control characters other
   than newline become U+FFFD; the text itself where there are none. */
const char *utf8_shown(struct arena *, const char *);
/* The version of the library behind these. */
const char *utf8_library(void);

#endif
