#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "check_util.h"
#include "check_words.h"
#include "field.h"
#include "scan.h"
#include "utf8.h"

/* The plan as a document: M807, M808, M810, M812, M815. */

/* ---- M807 ---- */

enum { SUMMARY_WORDS = 250, TITLE_CHARACTERS = 120 };

static size_t
count_words(const char *s)
{
	size_t n = 0;

	for (s += strspn(s, " \t\n"); *s != '\0'; s += strspn(s, " \t\n")) {
		n++;
		s += strcspn(s, " \t\n");
	}
	return n;
}

static void
long_title(struct diags *d, const struct action *x)
{
	const struct val *v = &x->title.v;
	size_t n = utf8_count(v->raw, strlen(v->raw));

	if (n <= TITLE_CHARACTERS)
		return;
	diag_add(d, RULE_M807, v->at, &x->rec, "The title of the action “%s” "
	    "has %zu characters; the tracker and the schedule have room for "
	    "about %d", check_label(d, &x->rec), n, TITLE_CHARACTERS);
	diag_help(d, "Keep what is done and for whom in the title, and move "
	    "the rest to “description”.");
}

static void
lengths(const struct plan *p, struct diags *d)
{
	const struct val *v = &p->plan.summary.v;
	double limit = check_threshold(p, RULE_M807, "count", SUMMARY_WORDS);
	size_t i, n = v->state == VAL_SET ? count_words(v->raw) : 0;

	if ((double)n > limit) {
		diag_add(d, RULE_M807, v->at, &p->plan.rec, "The summary has "
		    "%zu words; more than %.0f are too many for a first page",
		    n, limit);
		diag_help(d, "Take out %.0f words or more, or raise the "
		    "limit: “checks: {too-long: {count: %zu}}”.",
		    (double)n - limit, n);
	}
	for (i = 0; i < p->actions.n; i++)
		if (is_set(p->actions.items[i].title))
			long_title(d, &p->actions.items[i]);
}

/* ---- M808 ---- */

static bool
in_address(char c)
{
	return scan_is_letter(c) || scan_is_digit(c) || c == '.' ||
	    c == '-' || c == '_' || c == '+';
}

static bool
find_address(const char *s, struct words *w)
{
	const char *at, *from, *to;

	for (at = strchr(s, '@'); at != NULL; at = strchr(at + 1, '@')) {
		for (from = at; from > s && in_address(from[-1]); from--)
			;
		for (to = at + 1; in_address(*to); to++)
			;
		while (to > at && to[-1] == '.')
			to--;
		if (from == at || memchr(at, '.', (size_t)(to - at)) == NULL)
			continue;
		w->at = from;
		w->len = (size_t)(to - from);
		return true;
	}
	return false;
}

/* Ten digits or more that start with 0 or +, blanks and brackets among
   them; a date or a sum has none of this. */
static bool
find_telephone(const char *s, struct words *w)
{
	const char *p, *end;
	size_t digits;

	for (p = s; *p != '\0'; p++) {
		if ((*p != '0' && *p != '+') ||
		    (p > s && in_address(p[-1])))
			continue;
		digits = 0;
		end = p;
		for (const char *q = p; scan_is_digit(*q) || *q == ' ' ||
		    *q == '(' || *q == ')' || (*q == '+' && q == p); q++)
			if (scan_is_digit(*q)) {
				digits++;
				end = q + 1;
			}
		if (digits < 10 || digits > 13)
			continue;
		w->at = p;
		w->len = (size_t)(end - p);
		return true;
	}
	return false;
}

struct walk { const struct plan *p; struct diags *d; };

static void
contact_in(struct walk *k, const struct val *v, const struct rec *rec)
{
	struct diags *d = k->d;
	struct words w;

	if (v->state != VAL_SET || strpbrk(v->raw, "@0+") == NULL ||
	    (!find_address(v->raw, &w) && !find_telephone(v->raw, &w)))
		return;
	diag_add(d, RULE_M808, words_place(k->p, v, w.at, w.len), rec,
	    "The plan is public, and this text has a personal contact in it: "
	    "“%.*s”", (int)w.len, w.at);
	diag_help(d, "Take it out; contacts belong under “email” and “phone” "
	    "of a person, which public documents leave out.");
}

static void
name_in(struct walk *k, const struct val *v, const struct rec *rec)
{
	struct diags *d = k->d;
	size_t i;

	if (v->state != VAL_SET)
		return;
	for (i = 0; i < k->p->people.n; i++) {
		const struct person *x = &k->p->people.items[i];
		struct words w;

		if (&x->rec == rec || !is_set(x->name) ||
		    (is_set(x->post) && x->post.yes) ||
		    !words_find_phrase(v->raw, x->name.v.raw, &w))
			continue;
		diag_add(d, RULE_M808, words_place(k->p, v, w.at, w.len), rec,
		    "Names are to be hidden, and this text has one in it: "
		    "“%.*s”", (int)w.len, w.at);
		diag_help(d, "Write the post or the organisation instead.");
		return;
	}
}

/* What is printed: all text but internal notes, links, and the fields that
   public documents leave out. */
static void
published(const struct rec *rec, void *arg)
{
	struct walk *k = arg;
	bool hide = is_set(k->p->plan.names) && k->p->plan.names.i == 1;
	const struct field *f;

	for (f = rec->type->fields; f->key != NULL; f++) {
		const struct val *v =
		    (const void *)((const char *)rec + f->off);

		if ((f->kind != F_LINE && f->kind != F_RICH) ||
		    (f->flags & FIELD_LINK) || rec->kind == REC_PERSON)
			continue;
		contact_in(k, v, rec);
		if (hide)
			name_in(k, v, rec);
	}
}

static void
contacts(const struct plan *p, struct diags *d)
{
	struct walk k = { p, d };

	if (is_set(p->plan.publish) && p->plan.publish.i == 1)
		plan_each_record(p, published, &k);
}

/* ---- M810, M812 ---- */

static void
governance(const struct plan *p, struct diags *d)
{
	const struct monitoring *m = &p->monitoring;
	const struct plan_info *i = &p->plan;
	const char *people = CHECK_IDS(d, p->people);

	/* Without any monitoring M801 says so. */
	if (rec_given(*m) && !is_given(m->under_performance)) {
		diag_add(d, RULE_M810, m->rec.at, NULL,
		    "Nothing says what happens when the plan falls behind");
		diag_help(d, "Say when it counts as behind and who then does "
		    "what, as in “under-performance: One red or two quarters "
		    "amber goes to the board”.");
	}
	if (!is_given(i->lead) && !is_given(i->process.lead) &&
	    !is_given(i->process.sponsor)) {
		diag_add(d, RULE_M812, check_plan_place(p), &i->rec,
		    "Nobody is named who answers for the plan as a whole");
		if (people == NULL)
			diag_help(d, "Add “lead:” to “plan”, with one person, "
			    "as in “lead: C. Nurse (0-19 service)”.");
		else
			diag_help(d, "Add “lead:” to “plan”, with one person, "
			    "such as %s.", people);
	}
}

/* ---- M815 ---- */

struct refs_seen { const struct rec **v; size_t n, cap; struct arena *arena; };

static void
collect(const struct rec *rec, void *arg)
{
	struct refs_seen *s = arg;

	if (!is_set(rec->ref))
		return;
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 16 : 2 * s->cap;
		s->v = arena_grow(s->arena, s->v, s->n, s->cap,
		    sizeof(*s->v));
	}
	s->v[s->n++] = rec;
}

static int
by_ref(const void *a, const void *b)
{
	const struct rec *x = *(const struct rec *const *)a;
	const struct rec *y = *(const struct rec *const *)b;
	int c = (int)(x->kind > y->kind) - (int)(x->kind < y->kind);

	if (c == 0)
		c = strcmp(x->ref.v.raw, y->ref.v.raw);
	if (c == 0)
		c = (int)(x->index > y->index) - (int)(x->index < y->index);
	return c;
}

static void
repeated_refs(const struct plan *p, struct diags *d)
{
	struct refs_seen s = { NULL, 0, 0, d->arena };
	size_t i;

	plan_each_record(p, collect, &s);
	if (s.n < 2)
		return;
	qsort(s.v, s.n, sizeof(*s.v), by_ref);
	for (i = 1; i < s.n; i++) {
		const struct rec *a = s.v[i - 1], *b = s.v[i];

		if (a->kind != b->kind ||
		    strcmp(a->ref.v.raw, b->ref.v.raw) != 0)
			continue;
		diag_add(d, RULE_M815, b->ref.v.at, b,
		    "The number “%s” is printed on two records, “%s” and “%s”",
		    b->ref.v.raw, check_label(d, a), check_label(d, b));
		diag_help(d, "Give one of them another “ref”, so that readers "
		    "find the one that is meant.");
		diag_also(d, a->ref.v.at, "it stands here too");
	}
}

void
check_publish(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	(void)a;
	lengths(p, d);
	contacts(p, d);
	governance(p, d);
	repeated_refs(p, d);
}
