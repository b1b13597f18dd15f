/* Names to records, once every record of every file is known. */
#include "load.h"

#include <string.h>

#define uthash_malloc(n)	arena_alloc(l->arena, (n))
#define uthash_free(p, n)	((void)0)
#define HASH_NONFATAL_OOM	0
#include <uthash.h>

#include "nearest.h"

/*
 * One table for all names.  The key is the scope's address followed by the
 * name: NULL for ids of the whole plan, the owner for ids that are unique
 * within it only, and two marks for lookups across all owners and for the
 * names of people and partners.
 */
struct id_entry {
	struct rec	*rec;
	bool		 several;	/* more than one owner has this id */
	UT_hash_handle	 hh;
};

static const char any_owner[32], by_name;	/* a byte for each kind */

#define SCOPED	((unsigned)(REC_CRITERION | REC_OPTION | REC_MILESTONE | \
	REC_NODE))

/* The mark for a kind of record, whoever the owner is. */
static const void *
whoever(unsigned kind)
{
	size_t bit = 0;

	while (kind >>= 1)
		bit++;
	return &any_owner[bit];
}

#define MAX_NAME	500	/* longer names are nobody's id */

/* Lay the key out; its size, or 0 if the name is too long for one. */
static size_t
make_key(char key[static sizeof(void *) + MAX_NAME], const void *scope,
    const char *name, size_t len)
{
	if (len > MAX_NAME)
		return 0;
	memcpy(key, &scope, sizeof scope);
	memcpy(key + sizeof scope, name, len);
	return sizeof scope + len;
}

static struct id_entry *
find(struct id_entry *ids, const void *scope, const char *name, size_t len)
{
	char key[sizeof scope + MAX_NAME];
	size_t size = make_key(key, scope, name, len);
	struct id_entry *e = NULL;

	if (size > 0)
		HASH_FIND(hh, ids, key, size, e);
	return e;
}

/* The entry that was there before, or NULL when this one is new. */
static struct id_entry *
put(struct loader *l, const void *scope, const char *name, size_t len,
    struct rec *rec)
{
	struct id_entry *e = find(l->ids, scope, name, len);
	char key[sizeof scope + MAX_NAME];
	size_t size = make_key(key, scope, name, len);
	char *kept;

	if (e != NULL || size == 0)
		return e;
	e = arena_alloc(l->arena, sizeof *e);
	e->rec = rec;
	kept = arena_strndup(l->arena, key, size);
	HASH_ADD_KEYPTR(hh, l->ids, kept, size, e);
	return NULL;
}

void
id_register(struct loader *l, struct rec *rec)
{
	const char *id = rec->id.v.raw;
	bool scoped = ((unsigned)rec->kind & SCOPED) && rec->owner != NULL;
	struct id_entry *had = put(l, scoped ? rec->owner : NULL, id,
	    strlen(id), rec);

	if (had != NULL && !is_set(had->rec->id)) {
		had->rec = rec;
		had = NULL;
	}
	if (had != NULL) {
		diag_add(l->diags, RULE_E011, rec->id.v.at, rec,
		    "The id “%s” is taken already", id);
		diag_also(l->diags, had->rec->id.v.at, "by this %s",
		    had->rec->type->name);
		diag_help(l->diags, "Give one of the two another id, and "
		    "change the references to it.");
		return;
	}
	if (scoped && (had = put(l, whoever((unsigned)rec->kind), id,
	    strlen(id), rec)) != NULL)
		had->several = true;
}

void
id_meant(struct loader *l, struct rec *rec, const char *name)
{
	bool scoped = ((unsigned)rec->kind & SCOPED) && rec->owner != NULL;

	put(l, scoped ? rec->owner : NULL, name, strlen(name), rec);
	if (scoped)
		put(l, whoever((unsigned)rec->kind), name, strlen(name), rec);
}

struct rec *
id_lookup(const struct loader *l, const struct rec *scope, const char *id,
    size_t len)
{
	struct id_entry *e = find(l->ids, scope, id, len);

	return e == NULL ? NULL : e->rec;
}

struct rec *
plan_find(const struct plan *p, const char *id)
{
	const char *slash = strchr(id, '/');
	struct id_entry *e = find(p->ids, NULL, id, slash == NULL ?
	    strlen(id) : (size_t)(slash - id));

	if (e != NULL && slash != NULL)
		e = find(p->ids, e->rec, slash + 1, strlen(slash + 1));
	return e == NULL ? NULL : e->rec;
}

static char *
small_letters(struct arena *a, const char *s, size_t len)
{
	char *out = arena_strndup(a, s, len), *p;

	for (p = out; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return out;
}

void
name_register(struct loader *l, struct rec *rec, const char *name)
{
	char *s = small_letters(l->arena, name, strlen(name));

	put(l, &by_name, s, strlen(s), rec);
}

struct rec *
name_lookup(const struct loader *l, const char *name, size_t len)
{
	char *s = small_letters(l->arena, name, len);
	struct id_entry *e = find(l->ids, &by_name, s, strlen(s));

	return e == NULL ? NULL : e->rec;
}

void
pend(struct loader *l, enum field_kind kind, void *value,
    const struct field *field, struct rec *owner, const char *name)
{
	if (l->n_pending == l->cap_pending) {
		size_t cap = l->cap_pending == 0 ? 256 : l->cap_pending * 2;

		l->pending = arena_grow(l->arena, l->pending, l->n_pending,
		    cap, sizeof *l->pending);
		l->cap_pending = cap;
	}
	l->pending[l->n_pending++] = (struct pending){ kind, value, field,
	    owner, name };
}

/* "an action or a milestone" */
static const char *
kind_nouns(struct arena *a, unsigned kinds)
{
	static const struct { unsigned kind; const char *noun; } nouns[] = {
		{ REC_PARTNER, "a partner" }, { REC_PERSON, "a person" },
		{ REC_GROUP, "a group" }, { REC_OUTCOME, "an outcome" },
		{ REC_INDICATOR, "an indicator" },
		{ REC_EVIDENCE, "a piece of evidence" }, { REC_NEED, "a need" },
		{ REC_INTERVENTION, "an intervention" },
		{ REC_GAP, "an information gap" }, { REC_RISK, "a risk" },
		{ REC_APPRAISAL, "an appraisal" }, { REC_ACTION, "an action" },
		{ REC_FUNDING, "a funding" }, { REC_CHAIN, "a delivery chain" },
		{ REC_MILESTONE, "a milestone" }, { REC_OPTION, "an option" },
		{ REC_CRITERION, "a criterion" }, { REC_NODE, "a node" }
	};
	const char *s = "";
	size_t i;

	for (i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (kinds & nouns[i].kind)
			s = arena_printf(a, "%s%s%s", s,
			    *s == '\0' ? "" : " or ", nouns[i].noun);
	return s;
}

static const char *
with_article(struct arena *a, const struct rec *rec)
{
	return rec->kind == REC_OTHER ? arena_printf(a, "a %s",
	    rec->type->name) : kind_nouns(a, (unsigned)rec->kind);
}

/*
 * Ids of the kinds that would do, with their owner's if that is how they
 * are asked for; a thousand are enough for a hint.
 */
static size_t
candidates(const struct loader *l, unsigned kinds, bool slash,
    const char **out, size_t max)
{
	struct id_entry *e;
	size_t n = 0;

	for (e = l->ids; e != NULL && n < max; e = e->hh.next) {
		const void *scope;

		memcpy(&scope, e->hh.key, sizeof scope);
		if (scope == (const void *)&by_name ||
		    scope == whoever((unsigned)e->rec->kind) ||
		    !is_set(e->rec->id) ||
		    !((unsigned)e->rec->kind & kinds))
			continue;
		out[n++] = e->rec->id.v.raw;
		if (slash && e->rec->owner != NULL &&
		    ((unsigned)e->rec->kind & SCOPED) &&
		    is_set(e->rec->owner->id))
			out[n - 1] = arena_printf(l->arena, "%s/%s",
			    e->rec->owner->id.v.raw, out[n - 1]);
	}
	return n;
}

/* Whoever writes “Gateshead Council” means the partner of that name. */
static const char *
id_of_named(struct loader *l, const char *name, unsigned kinds)
{
	const struct rec *rec = name_lookup(l, name, strlen(name));

	return rec != NULL && ((unsigned)rec->kind & kinds) &&
	    is_set(rec->id) ? rec->id.v.raw : NULL;
}

static void
report_unresolved(struct loader *l, const struct pending *p, const char *name,
    unsigned kinds, const struct id_entry *several)
{
	const char *ids[1000], *near, *list = "";
	const struct val *v = p->value;
	size_t i, n = candidates(l, kinds, strchr(name, '/') != NULL,
	    ids, 1000);

	if (several != NULL) {
		diag_add(l->diags, RULE_E012, v->at, p->owner,
		    "“%s” is the id of several records", name);
		diag_help(l->diags, "Say whose it is, as in “%s/%s”.",
		    several->rec->owner->id.v.raw == NULL ? "owner" :
		    several->rec->owner->id.v.raw, name);
		return;
	}
	if (l->records_lost)
		return;
	diag_add(l->diags, RULE_E012, v->at, p->owner,
	    "“%s: %.80s” names nothing in the plan; the id of %s is wanted",
	    field_key(l->arena, p->field), name, kind_nouns(l->arena, kinds));
	near = id_of_named(l, name, kinds);
	if (near == NULL)
		near = nearest(name, ids, n);
	for (i = 0; i < n && i < 6; i++)
		list = arena_printf(l->arena, "%s%s%s", list,
		    i == 0 ? "" : ", ", ids[i]);
	if (near != NULL)
		diag_help(l->diags, "Did you mean “%s”?", near);
	else if (n > 0)
		diag_help(l->diags, "The plan has: %s%s.", list,
		    n > 6 ? " …" : "");
	else
		diag_help(l->diags, "The plan has none yet: add the record "
		    "with “id: %.40s”, or take the reference out.", name);
}

/*
 * A bare id is looked for in the records around the one that names it, then
 * in the whole plan; `owner/id` says whose it is.
 */
static struct rec *
look_up(struct loader *l, const struct pending *p, const char *name,
    unsigned kinds, const struct id_entry **several)
{
	const char *slash = strchr(name, '/');
	const struct rec *scope;
	struct rec *rec;
	struct id_entry *e;

	if (slash != NULL) {
		rec = id_lookup(l, NULL, name, (size_t)(slash - name));
		return rec == NULL ? NULL : id_lookup(l, rec, slash + 1,
		    strlen(slash + 1));
	}
	for (scope = p->owner; (kinds & SCOPED) && scope != NULL;
	    scope = scope->owner)
		if ((rec = id_lookup(l, scope, name, strlen(name))) != NULL &&
		    ((unsigned)rec->kind & kinds))
			return rec;
	rec = id_lookup(l, NULL, name, strlen(name));
	if (rec != NULL && ((unsigned)rec->kind & kinds))
		return rec;
	e = kinds & SCOPED ? find(l->ids, whoever(kinds & SCOPED), name,
	    strlen(name)) : NULL;
	if (e != NULL && e->several)
		*several = e;
	return e != NULL && !e->several ? e->rec : rec;
}

static struct rec *
resolve_id(struct loader *l, const struct pending *p, const char *name,
    unsigned kinds)
{
	const struct id_entry *several = NULL;
	struct rec *rec = look_up(l, p, name, kinds, &several);
	const struct val *v = p->value;

	if (rec == NULL || several != NULL) {
		report_unresolved(l, p, name, kinds, several);
		return NULL;
	}
	if ((unsigned)rec->kind & kinds)
		return rec;
	diag_add(l->diags, RULE_E012, v->at, p->owner,
	    "“%s: %s” names %s, but the id of %s is wanted",
	    field_key(l->arena, p->field), name, with_article(l->arena, rec),
	    kind_nouns(l->arena, kinds));
	diag_also(l->diags, rec->id.v.at, "“%s” is declared here", name);
	diag_help(l->diags, "Name %s, or take the reference out.",
	    kind_nouns(l->arena, kinds));
	return NULL;
}

static void
resolve_one(struct loader *l, const struct pending *p)
{
	struct dependency *dep;
	struct ref *ref;

	if (p->kind == F_PERSON) {
		resolve_person(l, p->value, p->field, p->owner);
	} else if (p->kind == F_DEPS) {
		dep = p->value;
		dep->to = resolve_id(l, p, p->name,
		    REC_ACTION | REC_MILESTONE);
		if (dep->to == NULL)
			dep->v.state = VAL_BAD;
	} else {
		ref = p->value;
		ref->to = resolve_id(l, p, p->name, p->field->refs);
		if (ref->to == NULL)
			ref->v.state = VAL_BAD;
	}
}

/*
 * Have whole records been lost with a file that could not be read, or with a
 * list of a name that nobody knows?  What names one of them is not to blame.
 */
static bool
records_lost(const struct loader *l)
{
	size_t i;

	for (i = 0; i < l->diags->n; i++) {
		const struct diag *d = &l->diags->v[i];

		if (d->level == LEVEL_ERROR && (d->rule == RULE_E001 ||
		    d->rule == RULE_E002 || d->rule == RULE_E013 ||
		    d->rule == RULE_E015 || d->rule == RULE_E021 ||
		    ((d->rule == RULE_E003 || d->rule == RULE_E005) &&
		    (d->item == NULL || d->item == &l->plan->rec))))
			return true;
	}
	return false;
}

void
resolve_all(struct loader *l)
{
	size_t i;

	l->records_lost = records_lost(l);
	persons_begin(l);
	for (i = 0; i < l->n_pending; i++)
		resolve_one(l, &l->pending[i]);
	persons_end(l);
	l->plan->ids = l->ids;
}
