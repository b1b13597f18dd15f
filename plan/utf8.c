#include "utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "arena.h"
#include "buf.h"

size_t
utf8_decode(const char *s, size_t n, int32_t *c)
{
	utf8proc_ssize_t got;

	if ((unsigned char)s[0] < 0x80) {
		*c = s[0];
		return 1;
	}
	got = utf8proc_iterate((const utf8proc_uint8_t *)s,
	    n > 4 ? 4 : (utf8proc_ssize_t)n, c);
	if (got < 1) {
		*c = UTF8_REPLACEMENT;
		return 1;
	}
	return (size_t)got;
}

/* How many bytes at the start are plain ASCII; eight looked at a time. */
static size_t
ascii_run(const char *s, size_t n)
{
	uint64_t eight;
	size_t i;

	for (i = 0; i + sizeof eight <= n; i += sizeof eight) {
		memcpy(&eight, s + i, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t
utf8_skip(const char *s, size_t n, size_t chars)
{
	size_t i = 0, plain;

	while (chars > 0 && i < n) {
		plain = ascii_run(s + i, chars < n - i ? chars : n - i);
		i += plain;
		chars -= plain;
		if (chars == 0 || i == n)
			break;
		for (i++; i < n && ((unsigned char)s[i] & 0xc0) == 0x80; )
			i++;
		chars--;
	}
	return i;
}

size_t
utf8_check(const char *s, size_t n)
{
	utf8proc_ssize_t got;
	int32_t c;
	size_t i = 0;

	while ((i += ascii_run(s + i, n - i)) < n) {
		got = utf8proc_iterate((const utf8proc_uint8_t *)s + i,
		    n - i > 4 ? 4 : (utf8proc_ssize_t)(n - i), &c);
		if (got < 1)
			return i;
		i += (size_t)got;
	}
	return n;
}

size_t
utf8_count(const char *s, size_t n)
{
	size_t i, count = 0;
	int32_t c;

	for (i = 0; i < n; i += utf8_decode(s + i, n - i, &c))
		count++;
	return count;
}

unsigned
utf8_columns(int32_t c)
{
	int width;

	if (c >= 0x20 && c < 0x7f)
		return 1;
	width = utf8proc_charwidth(c);
	return width < 0 ? 0 : (unsigned)width;
}

/* Only marks, jamo and compatibility forms change under NFC; the marks of
   ordinary prose (dashes, quotation marks, £, €) lie elsewhere. */
static bool
may_compose(const char *s, size_t n)
{
	size_t i = 0;
	int32_t c;

	while ((i += ascii_run(s + i, n - i)) < n) {
		i += utf8_decode(s + i, n - i, &c);
		if (c >= 0x300 && !(c >= 0x2010 && c <= 0x20cf))
			return true;
	}
	return false;
}

/* utf8proc gives memory of its own; it is copied and released here. */
static const char *
mapped(struct arena *a, const char *s, size_t n, utf8proc_option_t options,
    size_t *len)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t got;
	const char *copy;

	got = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    &out, options);
	if (got < 0) {
		*len = n;
		return s;
	}
	*len = (size_t)got;
	copy = arena_strndup(a, (const char *)out, *len);
	free(out);
	return copy;
}

const char *
utf8_compose(struct arena *a, const char *s, size_t n, size_t *len)
{
	if (may_compose(s, n))
		return mapped(a, s, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE, len);
	*len = n;
	return s;
}

const char *
utf8_fold(struct arena *a, const char *s)
{
	size_t len;

	return mapped(a, s, strlen(s),
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD, &len);
}

static bool
is_control(int32_t c)
{
	return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
}

const char *
utf8_shown(struct arena *a, const char *s)
{
	size_t i, n = strlen(s), step;
	struct buf b;
	bool changed = false;
	int32_t c;

	buf_init(&b, a);
	for (i = 0; i < n; i += step) {
		step = utf8_decode(s + i, n - i, &c);
		if (is_control(c) || (step == 1 && c == UTF8_REPLACEMENT)) {
			if (!changed)
				buf_put(&b, s, i);
			changed = true;
			buf_puts(&b, "\xef\xbf\xbd");
		} else if (changed) {
			buf_put(&b, s + i, step);
		}
	}
	return changed ? buf_text(&b) : s;
}

const char *
utf8_library(void)
{
	return utf8proc_version();
}
