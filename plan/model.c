/* Small questions about the model that every room asks. */
#include <string.h>

#include "arena.h"
#include "field.h"

static const struct val *
value_of(const struct rec *rec, const struct field *f)
{
	return (const void *)((const char *)rec + f->off);
}

const char *
rec_title(const struct rec *rec)
{
	const struct record_type *type = rec->type;
	const struct field *f;

	if (type == NULL || type->title == NULL)
		return "";
	for (f = type->fields; f->key != NULL; f++) {
		const struct val *v = value_of(rec, f);

		if (!field_named(f, type->title))
			continue;
		if (f->kind == F_REF && ((const struct ref *)v)->to != NULL)
			return rec_title(((const struct ref *)v)->to);
		return v->state == VAL_ABSENT || v->raw == NULL ? "" : v->raw;
	}
	return "";
}

const char *
rec_noun(const struct rec *rec)
{
	return rec->type == NULL ? "record" : rec->type->name;
}

const char *
rec_label(struct arena *a, const struct rec *rec)
{
	const char *title;

	if (rec->id.v.state == VAL_SET)
		return rec->id.v.raw;
	title = rec_title(rec);
	if (*title != '\0')
		return arena_printf(a, "“%s”", title);
	return arena_printf(a, "%s %zu", rec_noun(rec), rec->index + 1);
}

const char *
choice_word(const struct choice *c)
{
	if (is_set(*c))
		return c->word;
	return is_absent(*c) ? "" : c->v.raw;
}

static void each_in(const struct rec *, void (*)(const struct rec *, void *),
    void *);

static void
each_of_list(const struct rec *rec, const struct field *f,
    void (*fn)(const struct rec *, void *), void *ctx)
{
	const char *member = (const char *)rec + f->off;
	struct any_list list = { NULL, 0 };
	const void *box;
	size_t i;

	if (f->flags & FIELD_POINTER) {
		memcpy(&box, member, sizeof box);
		if (box != NULL)
			memcpy(&list, box, sizeof list);
	} else if (f->kind == F_SERIES) {
		memcpy(&list, member + offsetof(struct series, readings),
		    sizeof list);
	} else {
		memcpy(&list, member, sizeof list);
	}
	for (i = 0; i < list.n; i++)
		each_in((const void *)((const char *)list.items +
		    i * f->of->size), fn, ctx);
}

static void
each_field(const struct rec *rec, const struct field *f,
    void (*fn)(const struct rec *, void *), void *ctx)
{
	const struct rec *inner;

	for (; f->key != NULL; f++) {
		if (f->kind == F_LIST || f->kind == F_SERIES) {
			each_of_list(rec, f, fn, ctx);
		} else if (f->kind == F_RECORD) {
			inner = (const void *)((const char *)rec + f->off);
			if (inner->at.file != 0)
				each_in(inner, fn, ctx);
		}
	}
}

static void
each_in(const struct rec *rec, void (*fn)(const struct rec *, void *),
    void *ctx)
{
	fn(rec, ctx);
	each_field(rec, rec->type->fields, fn, ctx);
	if (rec->type != &record_plan)
		each_field(rec, common_fields, fn, ctx);
}

/* So many at a time: a small plan has some hundred records. */
#define BATCH	255

struct rec_batch {
	struct rec_batch	*next;
	size_t			 n;
	const struct rec	*rec[BATCH];
};

struct collector {
	struct arena		*arena;
	struct rec_batch	*last;
};

static void
collect(const struct rec *rec, void *ctx)
{
	struct collector *c = ctx;

	if (c->last->n == BATCH)
		c->last = c->last->next = arena_alloc(c->arena,
		    sizeof *c->last);
	c->last->rec[c->last->n++] = rec;
}

void
plan_list_records(struct arena *a, struct plan *plan)
{
	struct collector c = { a, arena_alloc(a, sizeof *c.last) };

	plan->records = c.last;
	each_field(&plan->rec, record_plan.fields, collect, &c);
}

void
plan_each_record(const struct plan *plan,
    void (*fn)(const struct rec *, void *), void *ctx)
{
	const struct rec_batch *b;
	size_t i;

	for (b = plan->records; b != NULL; b = b->next)
		for (i = 0; i < b->n; i++)
			fn(b->rec[i], ctx);
}

struct citations {
	void	(*fn)(const struct evidence *, const struct rec *, void *);
	void	*ctx;
};

static void
cite(const struct citations *c, const struct ref *r, const struct rec *by)
{
	if (r->to != NULL && r->to->kind == REC_EVIDENCE)
		c->fn((const void *)r->to, by, c->ctx);
}

/* The field tables know every place where evidence may be named. */
static void
cite_from(const struct rec *rec, void *ctx)
{
	const struct field *f;
	size_t i;

	if (rec->type == NULL)
		return;
	for (f = rec->type->fields; f->key != NULL; f++) {
		const void *at = (const char *)rec + f->off;
		const struct refs *refs = at;

		if ((f->refs & REC_EVIDENCE) == 0)
			continue;
		if (f->kind == F_REF)
			cite(ctx, at, rec);
		else if (f->kind == F_REFS)
			for (i = 0; i < refs->n; i++)
				cite(ctx, &refs->items[i], rec);
	}
}

void
plan_each_citation(const struct plan *plan,
    void (*fn)(const struct evidence *, const struct rec *, void *),
    void *ctx)
{
	struct citations c = { fn, ctx };

	plan_each_record(plan, cite_from, &c);
}

const struct action *
action_parent(const struct action *a)
{
	return (const void *)a->parent.to;
}

const struct refs *
action_outcomes(const struct action *a)
{
	const struct action *up = action_parent(a);

	return is_absent(a->outcomes) && up != NULL ? action_outcomes(up) :
	    &a->outcomes;
}

const struct refs *
action_groups(const struct action *a)
{
	const struct action *up = action_parent(a);

	return is_absent(a->groups) && up != NULL ? action_groups(up) :
	    &a->groups;
}

const struct choice *
action_change(const struct action *a)
{
	const struct action *up = action_parent(a);

	return is_absent(a->change) && up != NULL ? action_change(up) :
	    &a->change;
}

const struct persons *
action_lead(const struct action *a)
{
	const struct action *up = action_parent(a);

	return is_absent(a->lead) && up != NULL ? action_lead(up) : &a->lead;
}

bool
action_is_parent(const struct plan *p, const struct action *a)
{
	(void)p;
	return a->has_parts;
}

bool
outcome_within(const struct outcome *o, const struct outcome *above)
{
	while (o != NULL && o != above)
		o = (const void *)o->parent.to;
	return o != NULL;
}
