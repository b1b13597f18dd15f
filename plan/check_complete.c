#include <string.h>

#include "arena.h"
#include "check_util.h"
#include "field.h"

/*
 * M813: the fields that a good plan has, by the field tables' own word.
 * One finding a record; what a rule of its own asks for is left to it.
 * A report needs one of two fields, which the tables cannot say.
 */

struct walk {
	const struct plan	*p;
	const struct analysis	*a;
	struct diags		*d;
};

static bool
is_missing(const struct rec *r, const struct field *f)
{
	const char *at = (const char *)r + f->off;
	struct any_list list;

	switch (f->kind) {
	case F_RECORD:
		return ((const struct rec *)(const void *)at)->at.file == 0;
	case F_LIST:
		memcpy(&list, at, sizeof(list));
		return list.n == 0;
	case F_LINE: case F_RICH: case F_ID: case F_FLAG: case F_CHOICE:
	case F_NUMBER: case F_LINES: case F_CHOICES: case F_DATE:
	case F_PERIOD: case F_RANGE: case F_QUANTITY: case F_MONEY:
	case F_TARGET: case F_TOLERANCE: case F_FREQUENCY: case F_LETTERS:
	case F_REF: case F_REFS: case F_PERSON: case F_PERSONS: case F_DEPS:
	case F_SERIES:
		return ((const struct val *)(const void *)at)->state ==
		    VAL_ABSENT;
	}
	return false;
}

static const struct action *
as_action(const struct rec *r)
{
	return (const void *)r;
}

/* A sub-action has its outcomes, groups, lead and change from its parent. */
static bool
is_inherited(const struct rec *r, const struct field *f)
{
	const struct action *parent;
	const char *const shared[] = { "outcomes", "groups", "lead", "change" };
	size_t i;

	if (r->kind != REC_ACTION)
		return false;
	parent = action_parent(as_action(r));
	if (parent == NULL || is_missing(&parent->rec, f))
		return false;
	for (i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
		if (field_named(f, shared[i]))
			return true;
	return false;
}

/* Is this field asked for here, and not there? */
static bool
is_wanting(const struct rec *r, const struct field *f)
{
	return (f->flags & FIELD_EXPECTED) && !(f->flags & FIELD_OWN_RULE) &&
	    is_missing(r, f) && !is_inherited(r, f);
}

static bool
is_judged(const struct walk *w, const struct rec *r)
{
	const struct rec *top;

	if (r->type == NULL)
		return false;
	for (top = r; top->owner != NULL; top = top->owner)
		;
	if (top->kind == REC_ACTION && top->index < w->p->actions.n &&
	    &w->p->actions.items[top->index].rec == top)
		return check_judges(w->a, top->index);
	return true;
}

/* "kind", or "kind: survey" for the remedy. */
static const char *
field_text(struct diags *d, const struct field *f, bool with_example)
{
	const char *key = field_key(d->arena, f);

	if (!with_example)
		return key;
	return arena_printf(d->arena, "“%s: %s”", key,
	    f->example != NULL ? f->example : "…");
}

static const char *
wanting_list(struct diags *d, const struct rec *r, size_t n,
    bool with_examples)
{
	const struct field *f;
	struct buf b;
	size_t k = 0;

	buf_init(&b, d->arena);
	for (f = r->type->fields; f->key != NULL; f++)
		if (is_wanting(r, f))
			check_list(&b, k++, n,
			    field_text(d, f, with_examples));
	return buf_text(&b);
}

static void
complete(const struct rec *r, void *arg)
{
	struct walk *w = arg;
	struct diags *d = w->d;
	const struct field *f;
	size_t n = 0;

	if (!is_judged(w, r))
		return;
	for (f = r->type->fields; f->key != NULL; f++)
		n += is_wanting(r, f);
	if (n == 0)
		return;
	if (is_set(r->id) || r->type->title != NULL)
		diag_add(d, RULE_M813, r->at, r, "The %s “%s” lacks %s",
		    rec_noun(r), check_label(d, r),
		    wanting_list(d, r, n, false));
	else
		diag_add(d, RULE_M813, r->at, r, "The %s lacks %s",
		    rec_noun(r), wanting_list(d, r, n, false));
	diag_help(d, "Add %s.", wanting_list(d, r, n, true));
}

/* A report on nothing is joined to nothing. */
static void
aimless_updates(const struct plan *p, struct diags *d)
{
	size_t i;

	for (i = 0; i < p->updates.n; i++) {
		const struct update *u = &p->updates.items[i];

		if (is_given(u->action) || is_given(u->milestone))
			continue;
		diag_add(d, RULE_M813, u->rec.at, &u->rec, "The update “%s” "
		    "names neither an action nor a milestone, so that nothing "
		    "shows it", check_label(d, &u->rec));
		diag_help(d, "Say what it is about, as in “action: %s” or "
		    "“milestone: action/milestone”.",
		    p->actions.n > 0 && is_set(p->actions.items[0].rec.id) ?
		    p->actions.items[0].rec.id.v.raw : "its-id");
	}
}

void
check_complete(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	struct walk w = { p, a, d };

	plan_each_record(p, complete, &w);
	aimless_updates(p, d);
}
