#include "check_words.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "plan.h"
#include "scan.h"

static const struct { enum word_list list; const char *phrase; } phrases[] = {
#define PHRASE(list, phrase) { list, phrase },
#include "words.def"
#undef PHRASE
};
#define PHRASES	(sizeof(phrases) / sizeof(phrases[0]))

static bool
in_word(const char *s)
{
	return scan_is_letter(*s) || scan_is_digit(*s) ||
	    (unsigned char)*s >= 0x80;
}

static size_t
word_length(const char *s)
{
	size_t n = 0;

	while (in_word(s + n) || (s[n] == '\'' && in_word(s + n + 1)))
		n++;
	return n;
}

static bool
ends_as(const char *s, size_t n, const char *end)
{
	return n == strlen(end) && strncasecmp(s, end, n) == 0;
}

/* The word itself, or with -s, -ed or -ing. */
static bool
inflected(const char *s, size_t n, const char *word, size_t len)
{
	if (n < len - 1 || strncasecmp(s, word, len - 1) != 0)
		return false;
	/* promote, promoting; identify, identifies */
	if (len > 1 && word[len - 1] == 'e' &&
	    ends_as(s + len - 1, n - len + 1, "ing"))
		return true;
	if (len > 1 && word[len - 1] == 'y' &&
	    (ends_as(s + len - 1, n - len + 1, "ies") ||
	    ends_as(s + len - 1, n - len + 1, "ied")))
		return true;
	if (n < len || strncasecmp(s, word, len) != 0)
		return false;
	s += len;
	n -= len;
	return n == 0 || ends_as(s, n, "s") || ends_as(s, n, "d") ||
	    ends_as(s, n, "ed") || ends_as(s, n, "ing");
}

static const char *
skip_blanks(const char *s)
{
	while (*s == ' ' || *s == '\n' || *s == '-')
		s++;
	return s;
}

/* The length of the phrase at s, or 0. */
static size_t
phrase_at(const char *s, const char *phrase)
{
	const char *from = s;
	bool first = true;

	for (;; first = false) {
		size_t n = word_length(s), len = strcspn(phrase, " ");

		if (n == 0 || (first ? !inflected(s, n, phrase, len) :
		    n != len || strncasecmp(s, phrase, n) != 0))
			return 0;
		s += n;
		phrase += len;
		if (*phrase == '\0')
			return (size_t)(s - from);
		phrase++;
		s = skip_blanks(s);
	}
}

/* A bit for each letter of the alphabet, whatever its case. */
static uint32_t
letter(char c)
{
	return scan_is_letter(c) ? (uint32_t)1 << (c & 31) : 0;
}

/* A list: its phrases stand together in the table. */
struct list {
	size_t		 from, to;
	uint32_t	 letters;	/* with which its phrases begin */
};

static struct list
list_of(enum word_list which)
{
	struct list l = { 0 };

	while (phrases[l.from].list != which)
		l.from++;
	for (l.to = l.from; l.to < PHRASES && phrases[l.to].list == which;
	    l.to++)
		l.letters |= letter(phrases[l.to].phrase[0]);
	return l;
}

/* Few words of a text share their first two letters with one of a list; the
   second of a short one may change ("try", "tries"). */
static bool
begins_alike(const char *s, const char *phrase)
{
	return (*s | 0x20) == phrase[0] && ((s[1] | 0x20) == phrase[1] ||
	    phrase[1] == '\0' || phrase[1] == ' ' || phrase[2] == '\0' ||
	    phrase[2] == ' ');
}

static bool
found_at(const char *s, struct list l, struct words *out)
{
	size_t i;

	for (i = l.from; i < l.to; i++) {
		if (!begins_alike(s, phrases[i].phrase))
			continue;
		out->at = s;
		out->len = phrase_at(s, phrases[i].phrase);
		if (out->len > 0)
			return true;
	}
	return false;
}

bool
words_start(const char *s, enum word_list list, struct words *out)
{
	while (*s != '\0' && !in_word(s))
		s++;
	return found_at(s, list_of(list), out);
}

/* The next word after s, or NULL. */
static const char *
next_word(const char *s)
{
	s += word_length(s);
	while (*s != '\0' && !in_word(s))
		s++;
	return *s != '\0' ? s : NULL;
}

bool
words_find(const char *s, enum word_list list, struct words *out)
{
	struct list l = list_of(list);

	if (*s != '\0' && !in_word(s))
		s = next_word(s);
	for (; s != NULL && *s != '\0'; s = next_word(s))
		if ((letter(*s) & l.letters) != 0 && found_at(s, l, out))
			return true;
	return false;
}

bool
words_find_phrase(const char *s, const char *phrase, struct words *out)
{
	if (*s != '\0' && !in_word(s))
		s = next_word(s);
	for (; s != NULL && *s != '\0'; s = next_word(s)) {
		out->at = s;
		out->len = phrase_at(s, phrase);
		if (out->len > 0)
			return true;
	}
	return false;
}

const char *
words_nth(enum word_list list, size_t n)
{
	size_t i;

	for (i = 0; i < PHRASES; i++)
		if (phrases[i].list == list && n-- == 0)
			return phrases[i].phrase;
	return NULL;
}

const char *
words_next(struct words w)
{
	const char *s = w.at + w.len;

	while (*s != '\0' && !in_word(s))
		s++;
	return s;
}

struct span
words_place(const struct plan *p, const struct val *v, const char *words,
    size_t len)
{
	const struct source *src = source_of(p->sources, v->at.file);
	struct span at = v->at;
	size_t i;

	for (i = v->at.from; src != NULL && i + len <= v->at.to; i++)
		if (memcmp(src->bytes + i, words, len) == 0) {
			at.from = (uint32_t)i;
			at.to = (uint32_t)(i + len);
			break;
		}
	return at;
}
