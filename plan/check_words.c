#include "check_words.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "buf.h"
#include "embed_tree.h"
#include "plan.h"
#include "scan.h"
#include "template.h"
#include "template_tree.h"

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

/* A bit for each letter of the alphabet, whatever its case, and one for all
   others. */
static uint32_t
letter(char c)
{
	if ((unsigned char)c >= 0x80)
		return 1;
	return scan_is_letter(c) ? (uint32_t)1 << (c & 31) : 0;
}

/* Letter case apart; what is no ASCII may be anything. */
static bool
alike(char a, char b)
{
	return (a | 0x20) == (b | 0x20) || (unsigned char)b >= 0x80;
}

/* Few words of a text share their first two letters with one of a list; the
   second of a short one may change ("try", "tries"). */
static bool
begins_alike(const char *s, const char *phrase)
{
	return alike(s[0], phrase[0]) && (alike(s[1], phrase[1]) ||
	    phrase[1] == '\0' || phrase[1] == ' ' || phrase[2] == '\0' ||
	    phrase[2] == ' ');
}

static bool
found_at(const char *s, const struct phrases *l, struct words *out)
{
	size_t i;

	if ((letter(*s) & l->letters) == 0)
		return false;
	for (i = 0; i < l->n; i++) {
		if (!begins_alike(s, l->v[i]))
			continue;
		out->at = s;
		out->len = phrase_at(s, l->v[i]);
		if (out->len > 0)
			return true;
	}
	return false;
}

bool
words_start(const char *s, const struct phrases *l, struct words *out)
{
	while (*s != '\0' && !in_word(s))
		s++;
	return found_at(s, l, out);
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
words_find(const char *s, const struct phrases *l, struct words *out)
{
	if (*s != '\0' && !in_word(s))
		s = next_word(s);
	for (; s != NULL && *s != '\0'; s = next_word(s))
		if (found_at(s, l, out))
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

bool
words_have(const struct phrases *l, struct words w)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (strlen(l->v[i]) == w.len &&
		    strncasecmp(l->v[i], w.at, w.len) == 0)
			return true;
	return false;
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

/* ---- the lists ---- */

#define FILE_NAME	"words.yaml"

/* What a list is called in the file, and which rule reads it. */
static const struct {
	const char	*key;
	enum rule	 rule;
	const char	*what;
} lists[WORD_LISTS] = {
	[VAGUE_VERB] = { "vague-verbs", RULE_S101, "Vague verbs" },
	[LEAD_IN] = { "lead-ins", RULE_S101, "May stand before them" },
	[NOUN_AFTER] = { "nouns-after", RULE_S101,
	    "Make nouns of them when they follow" },
	[HEDGE] = { "hedges", RULE_S119, "Ways out" },
	[GAP_WORD] = { "gaps", RULE_T216, "Words for a difference" },
	[PROXY_WORD] = { "proxies", RULE_T221, "Words for a stand-in" },
	[COST_WORD] = { "costs", RULE_O411, "Words for cost" },
	[FIVE_WAYS] = { "ways-of-working", RULE_P716,
	    "The five ways of working" },
	[NUMBER_WORD] = { "numbers", RULE_S110, "Words that are numbers" },
	[MONTH_WORD] = { "months", RULE_S110, "Beside a number, a date" },
	[LABEL_WORD] = { "labels", RULE_S110, "Before a number, a name" },
	[CORRELATION] = { "correlations", RULE_NONE, "" },
	[EARLY_WORD] = { "early", RULE_NONE, "" },
	[MEETING] = { "meetings", RULE_NONE, "" },
	[JOINT] = { "joints", RULE_NONE, "" },
};

static void
read_lists(const struct tree_reader *r, const struct node *root,
    struct word_lists *out)
{
	const char *keys[WORD_LISTS + 1] = { NULL };
	struct texts texts;
	size_t i, k;

	for (i = 0; i < WORD_LISTS; i++)
		keys[i] = lists[i].key;
	if (root == NULL || !tree_map(r, root, keys))
		return;
	for (i = 0; i < WORD_LISTS; i++) {
		struct phrases *l = &out->list[i];

		texts = (struct texts){ l->v, l->n };
		tree_texts(r, root, keys[i], &texts);
		*l = (struct phrases){ texts.v, texts.n, 0 };
		for (k = 0; k < l->n; k++)
			l->letters |= letter(l->v[k][0]);
	}
}

static struct word_lists *
built_in(struct arena *a)
{
	struct word_lists *out = arena_alloc(a, sizeof *out);
	struct diags diags;
	struct tree_reader r = { a, &diags, "" };

	diags_init(&diags, a, NULL);
	read_lists(&r, embedded_tree(a, FILE_NAME), out);
	assert(diags.n == 0);
	return out;
}

void
words_read(struct template_reading *t)
{
	struct word_lists *out = built_in(t->arena);
	struct tree_reader r = { t->arena, t->diags, "the lists of words" };

	read_lists(&r, yaml_parse(t->arena, t->arena, &t->templates->sources,
	    t->own->file, t->diags), out);
	t->templates->words = out;
}

const struct word_lists *
words_of_run(struct arena *a, const struct templates *t)
{
	return t != NULL && t->words != NULL ? t->words : built_in(a);
}

void
words_explain(const struct word_lists *all, enum rule rule, struct buf *b)
{
	size_t i, k;

	for (i = 0; i < WORD_LISTS; i++) {
		if (lists[i].rule != rule)
			continue;
		buf_printf(b, "\n%s (`%s` in " FILE_NAME "): ",
		    lists[i].what, lists[i].key);
		for (k = 0; k < all->list[i].n; k++)
			buf_printf(b, "%s%s", k > 0 ? ", " : "",
			    all->list[i].v[k]);
		buf_puts(b, ".\n");
	}
}
