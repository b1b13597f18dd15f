#include "signals.h"

#include <stdint.h>
#include <string.h>

#include "check_words.h"
#include "compose.h"

/*
 * What the wording of actions lets a reviewer ask.  These are weak signs:
 * they would annoy as findings and do good as questions.
 */

/* ---- the words of a line that carry meaning ---- */

#define MAX_WORDS	24

struct word_set {
	uint32_t	v[MAX_WORDS];	/* each as a hash */
	size_t		n;
	uint64_t	mask;		/* a bit for each */
};

static bool
has(const struct word_set *w, uint32_t word)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (w->v[i] == word)
			return true;
	return false;
}

/* Words of four letters and more, without a plural's s; small ones bind. */
static struct word_set
words_of(const char *s)
{
	struct word_set w = { .n = 0 };
	uint32_t hash, last;
	size_t n;

	while (*s != '\0' && w.n < MAX_WORDS) {
		hash = last = 2166136261u;
		for (n = 0; (unsigned char)*s >= 0x80 ||
		    (*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') ||
		    (*s >= 'A' && *s <= 'Z'); s++, n++) {
			last = hash;
			hash = (hash ^ (unsigned char)(*s >= 'A' &&
			    *s <= 'Z' ? *s + 32 : *s)) * 16777619u;
		}
		if (n > 4 && s[-1] == 's')
			hash = last;
		if (n >= 4 && !has(&w, hash)) {
			w.v[w.n++] = hash;
			w.mask |= UINT64_C(1) << (hash % 64);
		}
		if (*s != '\0')
			s++;
	}
	return w;
}

static size_t
shared(const struct word_set *a, const struct word_set *b)
{
	size_t i, n = 0;

	if ((a->mask & b->mask) == 0)
		return 0;
	for (i = 0; i < a->n; i++)
		n += has(b, a->v[i]);
	return n;
}

/* ---- look-alikes ---- */

/* Seven of ten words in common, of four words at least. */
static void
look_alikes(struct signals *s, const struct word_set *titles)
{
	const struct action_list *l = &s->c->plan->actions;
	size_t i, k, both;

	for (i = 0; i < l->n; i++)
		for (k = i + 1; k < l->n; k++) {
			if (titles[i].n < 4 || titles[k].n < 4)
				continue;
			both = shared(&titles[i], &titles[k]);
			if (both * 10 < 7 * (titles[i].n + titles[k].n - both))
				continue;
			signal_add(s, SIGNAL_ALIKE, &l->items[i].rec,
			    arena_printf(s->c->arena, "“%s” and “%s” say "
			    "nearly the same", rec_text(s->c,
			    &l->items[i].rec), rec_text(s->c,
			    &l->items[k].rec)), signal_title(s,
			    &l->items[k].rec), NULL, NULL);
			break;
		}
}

/* ---- one action ---- */

static void
repeats(struct signals *s, const struct action *a, const struct word_set *title)
{
	size_t i;

	for (i = 0; i < a->success.n; i++) {
		const struct success *k = &a->success.items[i];
		const char *text = is_set(k->measure) ? k->measure.v.raw :
		    is_set(k->sentence) ? k->sentence.v.raw : "";
		struct word_set w = words_of(text);

		if (w.n < 3 || shared(&w, title) * 4 < w.n * 3)
			continue;
		signal_add(s, SIGNAL_REPEATS, &a->rec, arena_printf(
		    s->c->arena, "Success is “%s”, nearly the words of the "
		    "action", text), text, NULL, NULL);
		return;
	}
}

static size_t
occurrences(const char *s, const char *what)
{
	size_t n = 0;

	while ((s = strstr(s, what)) != NULL) {
		s += strlen(what);
		n++;
	}
	return n;
}

/* "Map what there is, and judge each activity" joins two pieces of work. */
static void
several(struct signals *s, const struct action *a)
{
	const char *title = a->title.v.raw;
	const struct phrases *words = PHRASES(s->c->plan, JOINT);
	size_t i, joints = 0;

	if (!is_set(a->title) || a->has_parts)
		return;
	for (i = 0; i < words->n; i++)
		joints += occurrences(title, words->v[i]);
	if (joints >= 2)
		signal_add(s, SIGNAL_SEVERAL, &a->rec, arena_printf(
		    s->c->arena, "Its title joins %zu things or more",
		    joints + (joints < 3)), or_not_set(names_text(s->c,
		    action_lead(a))), NULL, NULL);
}

static void
meetings(struct signals *s, const struct action *a)
{
	const struct phrases *words = PHRASES(s->c->plan, MEETING);
	size_t i;

	for (i = 0; i < a->milestones.n; i++) {
		const struct milestone *m = &a->milestones.items[i];

		if (!is_set(m->title) ||
		    signal_word(m->title.v.raw, words) == NULL)
			continue;
		signal_add(s, SIGNAL_MEETING, &m->rec, arena_printf(
		    s->c->arena, "It is a milestone of “%s”",
		    rec_text(s->c, &a->rec)), signal_title(s, &a->rec), NULL,
		    NULL);
	}
}

void
signals_words(struct signals *s)
{
	const struct action_list *l = &s->c->plan->actions;
	struct word_set *titles = arena_array(s->c->arena, l->n + 1,
	    sizeof *titles);
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct action *a = &l->items[i];

		if (is_set(a->title))
			titles[i] = words_of(a->title.v.raw);
		meetings(s, a);
		repeats(s, a, &titles[i]);
		several(s, a);
	}
	look_alikes(s, titles);
}
