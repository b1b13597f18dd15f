#include "scan.h"

#include <string.h>

#include "arena.h"
#include "value.h"

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
continues_word(char c)
{
	return scan_is_letter(c) || scan_is_digit(c);
}

static bool
starts_with(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* How long the mark is with which the text begins, of those beyond ASCII;
   0: it begins with none of them. */
static size_t
one_of(const char *const *wide, const char *s)
{
	if ((unsigned char)*s < 0x80)
		return 0;
	for (size_t i = 0; wide[i] != NULL; i++)
		if (starts_with(s, wide[i]))
			return strlen(wide[i]);
	return 0;
}

size_t
scan_blank(const char *s)
{
	static const char *const wide[] = {
		"\xc2\xa0",		/* no-break space */
		"\xe2\x80\xaf",		/* narrow no-break space */
		"\xe2\x80\x89",		/* thin space */
		"\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84",
		"\xe2\x80\x85", "\xe2\x80\x87", "\xe2\x80\x88",
		"\xe2\x80\x8a", "\xe2\x80\x8b", "\xef\xbb\xbf", NULL
	};

	if (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r')
		return 1;
	return one_of(wide, s);
}

size_t
scan_dash(const char *s)
{
	static const char *const wide[] = {
		"\xe2\x80\x90", "\xe2\x80\x91",	/* hyphens */
		"\xe2\x80\x92", "\xe2\x80\x93",	/* figure dash, en dash */
		"\xe2\x80\x94", "\xe2\x80\x95",	/* em dash, bar */
		"\xe2\x88\x92", NULL		/* minus */
	};

	if (*s == '-')
		return 1;
	return one_of(wide, s);
}

/* Two or three full stops, or an ellipsis. */
static size_t
dots(const char *s)
{
	if (starts_with(s, "\xe2\x80\xa6"))
		return 3;
	if (!starts_with(s, ".."))
		return 0;
	return s[2] == '.' ? 3 : 2;
}

static size_t
arrow(const char *s)
{
	if (starts_with(s, "->") || starts_with(s, "=>"))
		return 2;
	return starts_with(s, "\xe2\x86\x92") ? 3 : 0;
}

const char *
scan_skip(const char *s)
{
	size_t n;

	while ((n = scan_blank(s)) > 0)
		s += n;
	return s;
}

const char *
scan_trim(const char *s, const char *end)
{
	for (size_t n = 1; n <= 3 && (size_t)(end - s) >= n; n++)
		if (scan_blank(end - n) == n) {
			end -= n;
			n = 0;
		}
	return end;
}

bool
scan_at_end(const char *s)
{
	return *scan_skip(s) == '\0';
}

bool
scan_phrase(const char **s, const char *phrase)
{
	const char *p = scan_skip(*s), *from;
	char last = ' ';

	for (; *phrase != '\0'; last = *phrase++) {
		if (*phrase == ' ') {
			from = p;
			p = scan_skip(p);
			if (p == from)
				p += scan_dash(p);
			if (p == from)
				return false;
		} else if (lower(*p) == *phrase)
			p++;
		else
			return false;
	}
	if (continues_word(last) && continues_word(*p))
		return false;
	*s = scan_skip(p);
	return true;
}

int
scan_phrases(const char **s, const char *const *phrases)
{
	const char *p = scan_skip(*s);
	char first = lower(*p);

	/* Lists are long and most values hold none of them: the first letter
	   rules out nearly all. */
	for (int i = 0; phrases[i] != NULL; i++)
		if (phrases[i][0] == first && scan_phrase(&p, phrases[i])) {
			*s = p;
			return i;
		}
	return -1;
}

bool
scan_is_one_of(const char *s, const char *const *phrases)
{
	const char *p;
	char first;

	s = scan_skip(s);
	first = lower(*s);
	for (size_t i = 0; phrases[i] != NULL; i++) {
		p = s;
		if (phrases[i][0] != first || !scan_phrase(&p, phrases[i]))
			continue;
		if (*p == '.')
			p++;
		if (scan_at_end(p))
			return true;
	}
	return false;
}

bool
scan_between(const char **s)
{
	const char *p = scan_skip(*s);
	size_t n = dots(p);

	if (n == 0)
		n = scan_dash(p);
	if (n > 0) {
		*s = scan_skip(p + n);
		return true;
	}
	return scan_phrase(s, "to");
}

int
scan_count(const char **s)
{
	static const char *const words[] = {
		"one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve", NULL
	};
	const char *p = scan_skip(*s);
	int i, x = 0;

	if ((i = scan_phrases(s, words)) >= 0)
		return i + 1;
	while (scan_is_digit(*p) && x < 10000)
		x = x * 10 + (*p++ - '0');
	if (x == 0 || x > 9999)
		return 0;
	*s = scan_skip(p);
	return x;
}

const char *
scan_excerpt(const struct value_context *c, const char *s)
{
	const size_t most = 40;
	size_t n;

	s = scan_skip(s);
	n = strnlen(s, most + 1);
	if (n <= most)
		return arena_strndup(c->arena, s, n);
	/* Never cut a character in two. */
	for (n = most; n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80; n--)
		;
	return arena_printf(c->arena, "%.*s\xe2\x80\xa6", (int)n, s);
}

static size_t
read_token(const char *s, struct token *t)
{
	size_t n = 0;

	t->s = s;
	if (scan_is_digit(*s)) {
		t->kind = TOKEN_NUMBER;
		for (; scan_is_digit(s[n]); n++)
			if (n < 9)
				t->value = t->value * 10 + (s[n] - '0');
	} else if (scan_is_letter(*s)) {
		t->kind = TOKEN_WORD;
		while (scan_is_letter(s[n]))
			n++;
	} else if ((n = arrow(s)) > 0) {
		t->kind = TOKEN_ARROW;
	} else if ((n = scan_dash(s)) > 0) {
		t->kind = TOKEN_DASH;
	} else if ((n = dots(s)) > 0) {
		t->kind = TOKEN_DOTS;
	} else {
		t->kind = TOKEN_OTHER;
		t->c = *s;
		n = 1;
	}
	t->n = n;
	return n;
}

bool
scan_tokens(const char *s, struct tokens *out)
{
	const char *p;

	memset(out, 0, sizeof *out);
	for (p = scan_skip(s); *p != '\0'; ) {
		if (out->n == SCAN_TOKENS)
			return false;
		out->v[out->n].spaced = p != s;
		s = p + read_token(p, &out->v[out->n++]);
		p = scan_skip(s);
	}
	return true;
}

bool
token_is(const struct token *t, const char *word)
{
	if (t->kind != TOKEN_WORD || strlen(word) != t->n)
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (lower(t->s[i]) != word[i])
			return false;
	return true;
}

int
token_among(const struct token *t, const char *const *names)
{
	for (int i = 0; names[i] != NULL; i++)
		if (token_is(t, names[i]))
			return i + 1;
	return 0;
}
