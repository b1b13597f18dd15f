#include "bidi.h"

#include <string.h>

#include <fribidi.h>

#include "arena.h"
#include "utf8.h"

bool
bidi_is_rtl(uint32_t c)
{
	return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) ||
	    (c >= 0xFE70 && c < 0xFF00) || (c >= 0x10800 && c < 0x11000) ||
	    (c >= 0x1E800 && c < 0x1F000);
}

/* Marks, embeddings, overrides and isolates. */
static bool
is_turn(uint32_t c)
{
	return c == 0x200F || c == 0x202B || c == 0x202E || c == 0x2067;
}

bool
bidi_needed(const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end) {
		int32_t c;

		/* Below U+0590 is nothing of the kind. */
		if ((unsigned char)*s < 0xD6) {
			s++;
			continue;
		}
		s += utf8_decode(s, (size_t)(end - s), &c);
		if (bidi_is_rtl((uint32_t)c) || is_turn((uint32_t)c))
			return true;
	}
	return false;
}

bool
bidi_language(const char *tag)
{
	static const char *const all[] = { "ar", "ckb", "dv", "fa", "he",
		"ku-Arab", "pa-Arab", "ps", "sd", "ug", "ur", "yi" };

	for (size_t i = 0; tag != NULL && i < sizeof all / sizeof *all; i++) {
		size_t n = strlen(all[i]);

		if (strncmp(tag, all[i], n) == 0 &&
		    (tag[n] == '\0' || tag[n] == '-'))
			return strstr(tag, "-Latn") == NULL;
	}
	return false;
}

bool
bidi_levels(struct arena *a, const char *s, size_t n, bool rtl,
    unsigned char *levels)
{
	FriBidiChar *text = arena_array(a, n + 1, sizeof *text);
	size_t *at = arena_array(a, n + 1, sizeof *at), k = 0;
	FriBidiCharType *types = arena_array(a, n + 1, sizeof *types);
	FriBidiBracketType *brackets = arena_array(a, n + 1,
	    sizeof *brackets);
	FriBidiLevel *out = arena_array(a, n + 1, sizeof *out);
	FriBidiParType base = rtl ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;

	for (size_t i = 0; i < n; k++) {
		int32_t c;

		at[k] = i;
		i += utf8_decode(s + i, n - i, &c);
		text[k] = (FriBidiChar)c;
	}
	at[k] = n;
	fribidi_get_bidi_types(text, (int)k, types);
	fribidi_get_bracket_types(text, (int)k, types, brackets);
	/* It fails only for want of memory; then all runs one way. */
	if (fribidi_get_par_embedding_levels_ex(types, brackets, (int)k,
	    &base, out) == 0)
		memset(out, 0, k * sizeof *out);
	for (size_t i = 0; i < k; i++)
		memset(levels + at[i], out[i], at[i + 1] - at[i]);
	return FRIBIDI_IS_RTL(base);
}

static void
reverse(size_t *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		size_t t = v[i];

		v[i] = v[n - 1 - i];
		v[n - 1 - i] = t;
	}
}

void
bidi_order(const unsigned char *levels, size_t n, size_t *order)
{
	unsigned char most = 0;

	for (size_t i = 0; i < n; i++) {
		order[i] = i;
		if (levels[i] > most)
			most = levels[i];
	}
	for (unsigned char level = most; level > 0; level--)
		for (size_t i = 0, k; i < n; i = k + 1) {
			for (k = i; k < n && levels[order[k]] >= level; k++)
				;
			reverse(order + i, k - i);
		}
}
