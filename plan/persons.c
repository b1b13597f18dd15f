/*
 * People, posts and teams as plans name them: by id of the register, as
 * `Name (Partner)` declared in place, by a partner's id, or as text.
 */
#include "load.h"

#include <string.h>

/* People and partners that were declared in place, newest first. */
struct declared {
	struct person	*person;
	struct partner	*partner;	/* new too, or NULL */
	struct declared	*next;
};

void
persons_begin(struct loader *l)
{
	struct plan *p = l->plan;
	size_t i;

	for (i = 0; i < p->people.n; i++)
		if (is_set(p->people.items[i].name))
			name_register(l, &p->people.items[i].rec,
			    p->people.items[i].name.v.raw);
	for (i = 0; i < p->partners.n; i++)
		if (is_set(p->partners.items[i].name))
			name_register(l, &p->partners.items[i].rec,
			    p->partners.items[i].name.v.raw);
}

/* A registered person or partner, by id or by name. */
static struct rec *
known(struct loader *l, const char *s, size_t len)
{
	struct rec *rec = id_lookup(l, NULL, s, len);

	if (rec != NULL && (rec->kind == REC_PERSON ||
	    rec->kind == REC_PARTNER))
		return rec;
	return name_lookup(l, s, len);
}

static void
set_text(struct line *line, struct span at, const char *s)
{
	line->v.state = VAL_SET;
	line->v.at = at;
	line->v.raw = s;
}

static struct partner *
declare_partner(struct loader *l, struct span at, const char *name)
{
	struct partner *p = arena_alloc(l->arena, sizeof *p);

	record_begin(l, &record_partner, &p->rec, at, NULL);
	set_text(&p->name, at, name);
	p->declared = true;
	name_register(l, &p->rec, name);
	return p;
}

static void
use_person(struct person_ref *ref, struct person *person,
    enum person_kind kind)
{
	ref->kind = kind;
	ref->person = person;
	ref->name = is_set(person->name) ? person->name.v.raw : ref->v.raw;
	ref->partner = (struct partner *)(void *)person->partner.to;
}

static void
use_partner(struct person_ref *ref, struct partner *partner)
{
	ref->kind = PERSON_PARTNER;
	ref->partner = partner;
	ref->name = is_set(partner->name) ? partner->name.v.raw : ref->v.raw;
}

static void
use_rec(struct person_ref *ref, struct rec *rec)
{
	if (rec->kind == REC_PERSON)
		use_person(ref, (struct person *)(void *)rec,
		    ((struct person *)(void *)rec)->declared ?
		    PERSON_DECLARED : PERSON_REGISTERED);
	else
		use_partner(ref, (struct partner *)(void *)rec);
}

/* `Partner (Person)`: the wrong way round, as far as the register tells. */
static bool
report_reversed(struct loader *l, struct person_ref *ref,
    const struct rec *outer, const struct rec *inner, const char *out,
    const char *in, struct rec *owner)
{
	bool reversed = (outer != NULL && outer->kind == REC_PARTNER) ||
	    (inner != NULL && inner->kind == REC_PERSON);

	if (!reversed)
		return false;
	diag_add(l->diags, RULE_E005, ref->v.at, owner,
	    "“%s” names a partner first and a person in brackets; the person "
	    "comes first", ref->v.raw);
	diag_help(l->diags, "Write “%s (%s)” if %s is the person; if “%s” is a "
	    "person after all, correct the register.", in, out, in, out);
	ref->v.state = VAL_BAD;
	ref->name = ref->v.raw;
	return true;
}

static void
declare_person(struct loader *l, struct person_ref *ref, const char *whole,
    const char *name, struct rec *inner, const char *partner_name)
{
	struct declared *d = arena_alloc(l->arena, sizeof *d);
	struct person *p = d->person = arena_alloc(l->arena, sizeof *p);

	record_begin(l, &record_person, &p->rec, ref->v.at, NULL);
	set_text(&p->name, ref->v.at, name);
	if (inner == NULL) {
		d->partner = declare_partner(l, ref->v.at, partner_name);
		inner = &d->partner->rec;
	}
	p->partner.v.state = VAL_SET;
	p->partner.v.at = ref->v.at;
	p->partner.v.raw = partner_name;
	p->partner.to = inner;
	p->declared = true;
	name_register(l, &p->rec, whole);
	d->next = l->declared;
	l->declared = d;
	use_person(ref, p, PERSON_DECLARED);
}

/* The text before the last bracket, and what stands in it. */
static bool
split_brackets(struct arena *a, const char *s, const char **out,
    const char **in)
{
	size_t n = strlen(s), m = n, to = n - 1;
	int depth = 0;

	if (n < 4 || s[to] != ')')
		return false;
	/* Back to the bracket that the last one closes. */
	do {
		m--;
		depth += (s[m] == ')') - (s[m] == '(');
	} while (depth > 0 && m > 0);
	if (depth != 0)
		return false;
	n = m + 1 + strspn(s + m + 1, " ");
	while (to > n && s[to - 1] == ' ')
		to--;
	while (m > 0 && s[m - 1] == ' ')
		m--;
	*out = arena_strndup(a, s, m);
	*in = to > n ? arena_strndup(a, s + n, to - n) : "";
	return m > 0 && **in != '\0';
}

void
resolve_person(struct loader *l, struct person_ref *ref,
    const struct field *field, struct rec *owner)
{
	const char *s = ref->v.raw, *out, *in;
	struct rec *rec = known(l, s, strlen(s)), *inner, *outer;

	(void)field;
	if (rec != NULL) {
		use_rec(ref, rec);
		return;
	}
	if (split_brackets(l->arena, s, &out, &in)) {
		/* However many spaces stand around the brackets. */
		s = arena_printf(l->arena, "%s (%s)", out, in);
		rec = name_lookup(l, s, strlen(s));
		if (rec != NULL) {
			use_rec(ref, rec);
			return;
		}
		outer = known(l, out, strlen(out));
		inner = known(l, in, strlen(in));
		if (report_reversed(l, ref, outer, inner, out, in, owner))
			return;
		if (outer != NULL)
			use_rec(ref, outer);
		else
			declare_person(l, ref, s, out, inner, in);
		return;
	}
	ref->kind = PERSON_TEXT;
	ref->name = s;
}

/* In the order in which the plan names them. */
void
persons_end(struct loader *l)
{
	struct plan *p = l->plan;
	struct declared *d;
	size_t people = 0, partners = 0;

	for (d = l->declared; d != NULL; d = d->next) {
		people++;
		partners += d->partner != NULL;
	}
	p->declared_people.n = people;
	p->declared_people.items = arena_array(l->arena, people,
	    sizeof(struct person *));
	p->declared_partners.n = partners;
	p->declared_partners.items = arena_array(l->arena, partners,
	    sizeof(struct partner *));
	for (d = l->declared; d != NULL; d = d->next) {
		p->declared_people.items[--people] = d->person;
		if (d->partner != NULL)
			p->declared_partners.items[--partners] = d->partner;
	}
}
