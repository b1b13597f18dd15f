#ifndef CHECKED_H
#define CHECKED_H

/* A plan as text, read and checked: for the tests of the checks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "check_util.h"

struct run {
	struct arena	*arena;
	struct sources	 sources;
	struct diags	 diags;
	struct plan	*plan;
};

#define HEAD \
	"planpress: 1\n" \
	"plan:\n" \
	"  title: Fewer children obese at 11\n" \
	"  area: Gateshead\n" \
	"  period: 2026/27 .. 2028/29\n" \
	"  date: 2026-03-31\n"
#define OUTCOME \
	"outcomes: [{id: weight, title: A healthy weight}]\n"
#define PEOPLE \
	"people: [{id: dph, name: Director, partner: council}]\n" \
	"partners: [{id: council, name: Council}]\n"
/* An action with nothing amiss; what is given first wins. */
#define DATES "start: 2026-09-01, due: 2026-11-30"
#define STONE "milestones: {2026-10-15: Half signed}"
#define REST "change: new, resources: existing, success: 20 schools sign"
#define GOOD(id) \
	"  - {id: " id ", title: Sign, outcomes: weight, lead: dph, " \
	DATES ", " STONE ", " REST "}\n"

static struct run
check(const char *yaml)
{
	struct run r;
	uint32_t file;

	r.arena = arena_new();
	sources_init(&r.sources, r.arena);
	diags_init(&r.diags, r.arena, &r.sources);
	file = source_add(&r.sources, "plan.yaml", yaml, strlen(yaml));
	r.plan = plan_load(r.arena, &r.sources, file, DAY_NONE, &r.diags);
	check_plan(r.plan, analyse(r.plan, r.arena), &r.diags);
	diags_settle(&r.diags, r.plan);
	return r;
}

static size_t
found(const struct run *r, enum rule rule)
{
	size_t i, n = 0;

	for (i = 0; i < r->diags.n; i++)
		n += r->diags.v[i].rule == rule;
	return n;
}

static const struct diag *
first(const struct run *r, enum rule rule)
{
	size_t i;

	for (i = 0; i < r->diags.n; i++)
		if (r->diags.v[i].rule == rule)
			return &r->diags.v[i];
	fail_msg("no finding of %s", rule_table[rule].code);
	return NULL;
}

#endif
