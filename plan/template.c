#include "template.h"

#include <string.h>

#include "check_words.h"
#include "diag.h"
#include "duties.h"
#include "plan.h"
#include "wording.h"

uint32_t
template_file(const struct templates *t, const char *name)
{
	size_t i;

	for (i = 0; t != NULL && i < t->n; i++)
		if (strcmp(t->v[i].name, name) == 0)
			return t->v[i].file;
	return 0;
}

struct embedded
template_find(const struct templates *t, const char *name)
{
	uint32_t file = template_file(t, name);
	const struct source *s;

	if (file == 0)
		return embedded_find(name);
	s = source_of(&t->sources, file);
	return (struct embedded){ s->path, s->bytes, s->len };
}

/* ---- kinds ---- */

/* "wording-*.yaml" stands for "wording-cy.yaml", not for a folder's. */
static bool
fits(const char *pattern, const char *name)
{
	size_t before = strcspn(pattern, "*"), n = strlen(name), after;

	if (pattern[before] == '\0')
		return strcmp(pattern, name) == 0;
	after = strlen(pattern + before + 1);
	return n > before + after && strncmp(pattern, name, before) == 0 &&
	    strcmp(pattern + before + 1, name + n - after) == 0 &&
	    memchr(name + before, '/', n - before) == NULL;
}

const struct template_kind *
template_kind_of(const struct template_kind *kinds, size_t n,
    const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (fits(kinds[i].name, name))
			return &kinds[i];
	return NULL;
}

/*
 * A plan is loaded for its own faults alone: what a starter leaves weak is
 * for its users to make good.
 */
static void
check_starter(struct template_reading *r)
{
	plan_load(r->arena, &r->templates->sources, r->own->file, DAY_NONE,
	    r->diags);
}

/* Criteria are read where a plan names them. */
static void
check_criteria(struct template_reading *r)
{
	static const char plan[] = "planpress: 1\nplan: {title: A plan}\n"
	    "appraisals: [{question: Which?, criteria: five-steps}]\n";

	plan_load(r->arena, &r->templates->sources, source_add(
	    &r->templates->sources, r->own->name, plan, sizeof plan - 1),
	    DAY_NONE, r->diags);
}

const struct template_kind plan_templates[] = {
	{ "criteria-five-steps.yaml", check_criteria },
	{ "duties.yaml", duties_read },
	{ "starters/*.yaml", check_starter },
	{ "wording-*.yaml", wording_read },
	{ "words.yaml", words_read },
};
const size_t plan_n_templates =
    sizeof plan_templates / sizeof plan_templates[0];
