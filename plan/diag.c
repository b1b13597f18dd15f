#include "diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "nearest.h"
#include "plain_printf.h"

const struct rule_info rule_table[RULE_COUNT] = {
	[RULE_NONE] = { .code = "", .name = "", .summary = "", .why = "",
	    .remedy = "", .basis = "" },
#define RULE(code_, name_, level_, step_, summary_, why_, remedy_, basis_) \
	[RULE_##code_] = { .code = #code_, .name = name_, .level = level_, \
	    .step = step_, .summary = summary_, .why = why_, \
	    .remedy = remedy_, .basis = basis_ },
#include "rules.def"
#undef RULE
};

bool
rule_is(enum rule rule, const char *name)
{
	const struct rule_info *r = &rule_table[rule];

	/* The first letter tells most rules apart. */
	return ((*name | 0x20) == (*r->code | 0x20) &&
	    strcasecmp(name, r->code) == 0) ||
	    ((*name | 0x20) == *r->name && strcasecmp(name, r->name) == 0);
}

enum rule
rule_find(const char *name)
{
	int i;

	for (i = RULE_NONE + 1; i < RULE_COUNT; i++)
		if (rule_is((enum rule)i, name))
			return (enum rule)i;
	return RULE_NONE;
}

enum rule
rule_nearest(const char *name)
{
	const char *words[2 * RULE_COUNT];
	const char *found;
	size_t n = 0;
	int i;

	for (i = RULE_NONE + 1; i < RULE_COUNT; i++) {
		words[n++] = rule_table[i].code;
		words[n++] = rule_table[i].name;
	}
	found = nearest(name, words, n);
	return found == NULL ? RULE_NONE : rule_find(found);
}

enum family
rule_family(enum rule rule)
{
	return rule_table[rule].code[0] == 'E' ? FAMILY_STRUCTURE :
	    FAMILY_QUALITY;
}

const char *
level_word(enum level level)
{
	switch (level) {
	case LEVEL_OFF:
		return "off";
	case LEVEL_NOTE:
		return "note";
	case LEVEL_WARNING:
		return "warning";
	case LEVEL_ERROR:
		return "error";
	}
	assert(!"a level");
	return "";
}

void
diags_init(struct diags *ds, struct arena *a, const struct sources *ss)
{
	memset(ds, 0, sizeof *ds);
	ds->arena = a;
	ds->sources = ss;
}

static struct diag *
next_of(struct diags *ds)
{
	if (ds->n == ds->cap) {
		ds->cap = ds->cap == 0 ? 16 : ds->cap * 2;
		ds->v = arena_regrow(ds->arena, ds->v, ds->n, ds->cap,
		    sizeof *ds->v);
	}
	return &ds->v[ds->n++];
}

struct diag *
diag_add(struct diags *ds, enum rule rule, struct span at,
    const struct rec *item, const char *cause, ...)
{
	struct diag *d = next_of(ds);
	va_list ap;

	memset(d, 0, sizeof *d);
	d->rule = rule;
	d->level = rule_table[rule].level;
	d->at = at;
	d->item = item;
	d->order = ds->n - 1;
	va_start(ap, cause);
	d->cause = arena_vprintf(ds->arena, cause, ap);
	va_end(ap);
	return d;
}

/*
 * What a rule says is mostly what it said the last time.  A sentence without
 * anything to fill in stands in the program itself.
 */
static const char *
sentence(struct diags *ds, const char **last, const char *fmt, va_list ap)
{
	char brief[512];
	va_list again;
	int n;

	if (arena_wording(ds->arena) != NULL)
		return arena_vprintf(ds->arena, fmt, ap);
	if (strchr(fmt, '%') == NULL)
		return fmt;
	va_copy(again, ap);
	n = plain_vprintf(brief, sizeof brief, fmt, again);
	va_end(again);
	if (n < 0 || (size_t)n >= sizeof brief)
		return arena_vprintf(ds->arena, fmt, ap);
	if (*last == NULL || strcmp(*last, brief) != 0)
		*last = arena_strndup(ds->arena, brief, (size_t)n);
	return *last;
}

static struct diag *
last_of(struct diags *ds)
{
	assert(ds->n > 0);
	return &ds->v[ds->n - 1];
}

void
diag_help(struct diags *ds, const char *help, ...)
{
	va_list ap;

	va_start(ap, help);
	last_of(ds)->help = sentence(ds, &ds->helps[last_of(ds)->rule], help,
	    ap);
	va_end(ap);
}

void
diag_also(struct diags *ds, struct span at, const char *text, ...)
{
	struct diag_also *also = arena_alloc(ds->arena, sizeof *also);
	struct diag_also **tail = &last_of(ds)->also;
	va_list ap;

	also->at = at;
	va_start(ap, text);
	also->text = sentence(ds, &ds->alsos[last_of(ds)->rule], text, ap);
	va_end(ap);
	while (*tail != NULL)
		tail = &(*tail)->next;
	*tail = also;
}

void
diag_level(struct diags *ds, enum level level)
{
	last_of(ds)->level = level;
}

struct diags
diags_fork(const struct diags *ds, struct arena *a)
{
	struct diags fork = *ds;

	fork.arena = a;
	/* Full, so that the first that is added moves it to the new arena. */
	fork.cap = fork.n;
	return fork;
}

void
diags_join(struct diags *ds, const struct diags *fork, size_t had)
{
	for (; had < fork->n; had++) {
		struct diag *d = next_of(ds);

		*d = fork->v[had];
		d->order = ds->n - 1;
	}
}

bool
diag_is_open(const struct diag *d)
{
	return d->level != LEVEL_OFF && d->accepted == NULL &&
	    !d->not_yet_due && !d->known;
}

size_t
diags_count(const struct diags *ds, enum level level)
{
	size_t i, n = 0;

	for (i = 0; i < ds->n; i++)
		n += diag_is_open(&ds->v[i]) && ds->v[i].level == level;
	return n;
}

bool
diags_has_structure_error(const struct diags *ds)
{
	size_t i;

	for (i = 0; i < ds->n; i++)
		if (ds->v[i].level == LEVEL_ERROR &&
		    rule_family(ds->v[i].rule) == FAMILY_STRUCTURE)
			return true;
	return false;
}

/* Findings that have no place in a file come last. */
static int
by_place(const void *x, const void *y)
{
	const struct diag *a = x, *b = y;

	if (a->at.file != b->at.file)
		return a->at.file - 1 < b->at.file - 1 ? -1 : 1;
	if (a->at.from != b->at.from)
		return a->at.from < b->at.from ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

void
diags_sort(struct diags *ds)
{
	if (ds->n > 1)
		qsort(ds->v, ds->n, sizeof *ds->v, by_place);
}
