#include "check_util.h"
#include "field.h"

/*
 * The last step of a check: what the plan itself says about its findings.
 * Acceptances are matched first, on everything that was found, so that one
 * for a check that is switched off or not yet due does not look unused.
 */

struct settling {
	struct diags	*d;
	struct plan	*p;
	size_t		 found;		/* findings before ours are added */
	bool		 complete;	/* no structure error: all were found */
};

/* Is the finding about this record, or one written inside it? */
static bool
about(const struct diag *f, const struct rec *item)
{
	const struct rec *r;

	for (r = f->item; r != NULL; r = r->owner)
		if (r == item)
			return true;
	return false;
}

static bool
can_be_accepted(const struct diag *f)
{
	return rule_family(f->rule) != FAMILY_STRUCTURE ||
	    f->level != LEVEL_ERROR;
}

static bool
expired(const struct plan *p, const struct acceptance *a)
{
	return is_set(a->until) && !a->until.ongoing &&
	    p->as_of != DAY_NONE && a->until.last < p->as_of;
}

/* The record that an acceptance is about; NULL: wherever it is found. */
static const struct rec *
item_of(const struct settling *s, const struct acceptance *a,
    const struct rec *on)
{
	if (on != NULL)
		return on;
	return is_set(a->item) ? plan_find(s->p, a->item.v.raw) : NULL;
}

static void
report_unused(struct settling *s, const struct acceptance *a, enum rule rule,
    const struct rec *item)
{
	const char *name = rule_table[rule].name;

	if (item != NULL) {
		diag_add(s->d, RULE_E019, a->check.v.at, &a->rec,
		    "The acceptance of “%s” on “%s” matches no finding", name,
		    check_label(s->d, item));
		diag_help(s->d, "Remove it: the check finds nothing to "
		    "accept there.");
		return;
	}
	diag_add(s->d, RULE_E019, a->check.v.at, &a->rec,
	    "The acceptance of “%s” matches no finding", name);
	diag_help(s->d, "Remove it: the check finds nothing to accept in this "
	    "plan.");
}

static void
report_expired(struct settling *s, const struct acceptance *a,
    const struct diag *f)
{
	const char *name = rule_table[f->rule].name;
	struct span at = f->at;

	diag_add(s->d, RULE_M811, a->until.v.at, &a->rec,
	    "The acceptance of “%s” ran out on %s, and this check is as at %s",
	    name, check_day(s->d, a->until.last),
	    check_day(s->d, s->p->as_of));
	diag_help(s->d, "Put the weakness right, or agree a new “until” after "
	    "%s and say in “because” what has changed.",
	    check_day(s->d, s->p->as_of));
	diag_also(s->d, at, "the finding that it accepted");
}

static bool
matches(const struct diag *f, enum rule rule, const struct rec *item)
{
	if (f->rule != rule || !can_be_accepted(f))
		return false;
	return item == NULL || about(f, item);
}

/* Some need an earlier version, what reviewers wrote or the faces of a
   document: not to find them may only mean not to have looked. */
static bool
is_always_sought(enum rule rule)
{
	return rule != RULE_T220 && rule != RULE_M807 && rule != RULE_M809 &&
	    rule != RULE_M814 && rule != RULE_M816 && rule != RULE_M817;
}

/*
 * Where an acceptance has run out the weakness is an open finding again, and
 * M811 says once that somebody had promised to look at it by then.
 */
static void
apply(struct settling *s, struct acceptance *a, enum rule rule,
    const struct rec *item)
{
	bool late = expired(s->p, a);
	size_t i;

	for (i = 0; i < s->found; i++) {
		struct diag *f = &s->d->v[i];
		if (!matches(f, rule, item))
			continue;
		if (!late && f->accepted == NULL)
			f->accepted = a;
		if (late && a->used == ACCEPT_UNUSED)
			report_expired(s, a, f);
		a->used = late ? ACCEPT_EXPIRED : ACCEPT_USED;
	}
	if (a->used == ACCEPT_UNUSED && s->complete && is_always_sought(rule))
		report_unused(s, a, rule, item);
}

static void
report_unknown_check(struct settling *s, const struct acceptance *a)
{
	enum rule near = rule_nearest(a->check.v.raw);

	diag_add(s->d, RULE_E019, a->check.v.at, &a->rec,
	    "No check is called “%s”, so this acceptance matches no finding",
	    a->check.v.raw);
	if (near != RULE_NONE)
		diag_help(s->d, "Did you mean %s (%s)?",
		    rule_table[near].name, rule_table[near].code);
	else
		diag_help(s->d, "“planpress explain” lists the checks.");
}

static void
report_unknown_item(struct settling *s, const struct acceptance *a)
{
	diag_add(s->d, RULE_E019, a->item.v.at, &a->rec,
	    "No record has the id “%s”, so this acceptance matches no finding",
	    a->item.v.raw);
	diag_help(s->d, "Name the id of the record whose finding is accepted; "
	    "a milestone is named as action/milestone.");
}

static void
report_structure(struct settling *s, const struct acceptance *a,
    enum rule rule)
{
	diag_add(s->d, RULE_E019, a->check.v.at, &a->rec,
	    "“%s” is about the structure of the file and cannot be accepted",
	    rule_table[rule].name);
	diag_help(s->d, "Remove the acceptance; a finding of %s has to be put "
	    "right.", rule_table[rule].code);
}

/* on: the record that the acceptance is written on; NULL: on the plan. */
static void
accept_one(struct settling *s, struct acceptance *a, const struct rec *on)
{
	enum rule rule;

	if (!is_set(a->check))
		return;		/* already reported as missing or bad */
	rule = rule_find(a->check.v.raw);
	if (rule == RULE_NONE)
		report_unknown_check(s, a);
	else if (rule_family(rule) == FAMILY_STRUCTURE &&
	    rule_table[rule].level == LEVEL_ERROR)
		report_structure(s, a, rule);
	else if (on == NULL && is_set(a->item) &&
	    plan_find(s->p, a->item.v.raw) == NULL) {
		if (s->complete)
			report_unknown_item(s, a);
	} else
		apply(s, a, rule, item_of(s, a, on));
}

static void
accept_on_record(const struct rec *r, void *arg)
{
	struct settling *s = arg;
	const struct rec *on = r;
	size_t i;

	if (r->accept == NULL)
		return;
	if (r == &s->p->plan.rec)
		on = NULL;
	for (i = 0; i < r->accept->n; i++)
		accept_one(s, &r->accept->items[i], on);
}

static void
settle_acceptances(struct diags *d, struct plan *p)
{
	struct settling s = { d, p, d->n, !diags_has_structure_error(d) };
	size_t i;

	for (i = 0; i < p->accept.n; i++)
		accept_one(&s, &p->accept.items[i], NULL);
	plan_each_record(p, accept_on_record, &s);
}

static void
report_bad_settings(struct diags *d, const struct plan *p)
{
	size_t i;

	for (i = 0; i < p->checks.n; i++) {
		const struct rule_setting *c = &p->checks.items[i];
		enum rule near;

		if (!is_set(c->rule) || rule_find(c->rule.v.raw) != RULE_NONE)
			continue;
		near = rule_nearest(c->rule.v.raw);
		diag_add(d, RULE_E012, c->rule.v.at, &c->rec,
		    "No check is called “%s”", c->rule.v.raw);
		if (near != RULE_NONE)
			diag_help(d, "Did you mean %s (%s)?",
			    rule_table[near].name, rule_table[near].code);
		else
			diag_help(d, "“planpress explain” lists the checks.");
	}
}

/* A structure error stays one: no document can be made from such a file. */
static void
settle_levels(struct diags *d, const struct plan *p)
{
	const struct rule_setting *set[RULE_COUNT] = { NULL };
	size_t i, kept = 0;

	for (i = RULE_NONE + 1; i < RULE_COUNT; i++)
		set[i] = check_setting(p, (enum rule)i);
	for (i = 0; i < d->n; i++) {
		struct diag *f = &d->v[i];
		const struct rule_setting *c = set[f->rule];

		if (c != NULL && is_set(c->level) && can_be_accepted(f))
			f->level = (enum level)c->level.i;
		if (f->level == LEVEL_OFF)
			continue;
		d->v[kept++] = *f;
	}
	d->n = kept;
}

static void
settle_due(struct diags *d, const struct plan *p)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		d->v[i].not_yet_due =
		    rule_table[d->v[i].rule].step > p->reached;
}

void
diags_settle(struct diags *d, struct plan *p)
{
	settle_acceptances(d, p);
	report_bad_settings(d, p);
	if (p->checks.n > 0)
		settle_levels(d, p);
	settle_due(d, p);
	d->undated = p->as_of == DAY_NONE;
	diags_sort(d);
}

/* An acceptance of the whole plan's that has not run out. */
static const struct acceptance *
accepted_by(const struct plan *p, const struct diag *f)
{
	size_t i;

	for (i = 0; i < p->accept.n; i++) {
		const struct acceptance *a = &p->accept.items[i];

		if (is_set(a->check) && rule_is(f->rule, a->check.v.raw) &&
		    !is_set(a->item) && !expired(p, a))
			return a;
	}
	return NULL;
}

void
diags_settle_made(struct diags *d, const struct plan *p)
{
	size_t i, kept = 0;

	for (i = 0; i < d->n; i++) {
		struct diag *f = &d->v[i];
		const struct rule_setting *c = f->made ?
		    check_setting(p, f->rule) : NULL;

		if (c != NULL && is_set(c->level))
			f->level = (enum level)c->level.i;
		if (f->made && f->level == LEVEL_OFF)
			continue;
		if (f->made)
			f->accepted = accepted_by(p, f);
		d->v[kept++] = *f;
	}
	d->n = kept;
}
