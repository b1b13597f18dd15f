#ifndef TESTS_LOAD_PLAN_H
#define TESTS_LOAD_PLAN_H

/* Plans read from text or from files of a folder, for tests of the loader. */

#include "handmade.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "diag.h"
#include "field.h"
#include "source.h"

struct loaded {
	struct sources	 sources;
	struct diags	 diags;
	struct plan	*plan;
	const struct analysis *analysis;	/* NULL: only loaded */
};

static inline struct loaded *
load_text(struct arena *a, const char *yaml)
{
	struct loaded *l = arena_alloc(a, sizeof *l);
	uint32_t file;

	sources_init(&l->sources, a);
	file = source_add(&l->sources, "plan.yaml", yaml, strlen(yaml));
	diags_init(&l->diags, a, &l->sources);
	l->plan = plan_load(a, &l->sources, file, DAY_NONE, &l->diags);
	return l;
}

/* Worked out and checked too, as `planpress check` does. */
static inline struct loaded *
load_checked(struct arena *a, const char *yaml)
{
	struct loaded *l = load_text(a, yaml);

	l->analysis = analyse(l->plan, a);
	check_plan(l->plan, l->analysis, &l->diags);
	diags_settle(&l->diags, l->plan);
	return l;
}

/* A plan that can be read to its end. */
static inline struct loaded *
load_sound(struct arena *a, const char *yaml)
{
	struct loaded *l = load_text(a, yaml);

	if (diags_has_structure_error(&l->diags))
		fail_msg("%s in\n%s", l->diags.v[0].cause, yaml);
	return l;
}

/* Its figures. */
static inline const struct analysis *
analysed(struct arena *a, const char *yaml)
{
	return analyse(load_sound(a, yaml)->plan, a);
}

/* The text as it is, with the two lines that every plan needs before it. */
static inline struct loaded *
load_rest(struct arena *a, const char *yaml)
{
	return load_text(a, arena_printf(a, "plan: {title: A plan}\n%s",
	    yaml));
}

/* "E007 2:14 the cause", one line a finding: to be compared whole. */
static inline const char *
told(struct arena *a, struct loaded *l)
{
	const char *out = "";
	size_t i;

	diags_sort(&l->diags);
	for (i = 0; i < l->diags.n; i++) {
		const struct diag *d = &l->diags.v[i];
		struct place at = source_place(&l->sources, d->at);

		out = arena_printf(a, "%s%s %u:%u %s\n", out,
		    rule_table[d->rule].code, at.line, at.col, d->cause);
	}
	return out;
}

static inline void
assert_fine(struct arena *a, struct loaded *l)
{
	assert_string_equal(told(a, l), "");
}

/* One plan, and what the loader has to say of it. */
struct refused { const char *yaml, *told; };

static inline void
assert_refused(struct arena *a, const struct refused *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		assert_string_equal(told(a, load_rest(a, rows[i].yaml)),
		    rows[i].told);
}

#endif
