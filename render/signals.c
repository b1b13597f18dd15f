#include "signals.h"

#include <string.h>
#include <strings.h>

#include "check_words.h"
#include "compose.h"

const struct signal_info signal_table[SIGNAL_COUNT] = {
#define FILLS(...)	{ __VA_ARGS__ }
#define SIGNAL(id, name, fills, rule)	[SIGNAL_##id] = { name, fills, rule },
#include "signals.def"
#undef SIGNAL
#undef FILLS
};

struct found *
signal_add(struct signals *s, enum signal signal, const struct rec *item,
    const char *says, const char *a, const char *b, const char *d)
{
	struct found *f;

	if (s->n == s->cap) {
		size_t cap = s->cap == 0 ? 32 : 2 * s->cap;

		s->v = arena_grow(s->c->arena, s->v, s->n, cap, sizeof *s->v);
		s->cap = cap;
	}
	f = &s->v[s->n++];
	*f = (struct found){ .signal = signal, .item = item, .about = item,
	    .says = says, .fill = { a, b, d } };
	return f;
}

const char *
signal_title(const struct signals *s, const struct rec *r)
{
	return arena_printf(s->c->arena, "“%s”", rec_text(s->c, r));
}

static bool
is_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

const char *
signal_word(const char *text, const struct phrases *words)
{
	const char *s;
	size_t i;

	for (s = text; *s != '\0'; s++) {
		if (!is_letter(*s) || (s > text && is_letter(s[-1])))
			continue;
		for (i = 0; i < words->n; i++)
			if ((*s | 0x20) == (*words->v[i] | 0x20) &&
			    strncasecmp(s, words->v[i],
			    strlen(words->v[i])) == 0)
				return words->v[i];
	}
	return NULL;
}

struct signals
signals_of(struct compose *c)
{
	struct signals s = { .c = c };

	signals_step1(&s);
	signals_step2(&s);
	signals_step3(&s);
	signals_step4(&s);
	signals_step5(&s);
	signals_words(&s);
	signals_chain(&s);
	return s;
}
