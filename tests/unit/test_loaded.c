/* The working-out on plans as they are written, from YAML to figures. */
#include "handmade.h"

#include <string.h>

#include "diag.h"
#include "methods.h"
#include "source.h"

static const struct analysis *
analysed(struct arena *a, const char *yaml)
{
	struct sources *sources = arena_alloc(a, sizeof *sources);
	struct diags diags;
	struct plan *plan;
	uint32_t file;

	sources_init(sources, a);
	file = source_add(sources, "plan.yaml", yaml, strlen(yaml));
	diags_init(&diags, a, sources);
	plan = plan_load(a, sources, file, DAY_NONE, &diags);
	assert_false(diags_has_structure_error(&diags));
	return analyse(plan, a);
}

/* 2.1 points of 1,900 and 1,950 children: 39.9 and 40.95. */
static void
populations_by_period(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "indicators:\n"
	    "  - id: y6\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    population: {2024/25: 1950, 2028/29: 1900}\n"
	    "    history: {2024/25: 25.1}\n"
	    "    targets: {2028/29: 23.0}\n"
	    "  - id: reception\n"
	    "    unit: percent\n"
	    "    better: lower\n"
	    "    year: academic\n"
	    "    population: {2023/24: 1900, 2024/25: 1950}\n"
	    "    history: {2024/25: 25.1}\n"
	    "    targets: {2028/29: 23.0}\n");

	assert_near(an->indicators[0].from_today.people, 39.9, 1e-9);
	assert_null(an->indicators[0].from_today.population_of);
	assert_near(an->indicators[1].from_today.people, 40.95, 1e-9);
	assert_string_equal(an->indicators[1].from_today.population_of,
	    "2024/25");
}

/* Local scores need no ends: 40 to 200 children, and more pounds are worse
   where the ends say so. */
static void
local_scores_of_any_size(void **state)
{
	const struct analysis *an = analysed(*state,
	    "planpress: 1\n"
	    "plan: {title: A plan}\n"
	    "appraisals:\n"
	    "  - question: Which?\n"
	    "    scale: local\n"
	    "    criteria:\n"
	    "      - {id: reach, title: Children, weight: 60}\n"
	    "      - {id: ease, title: Ease, weight: 40}\n"
	    "    options:\n"
	    "      - {id: a, title: A, scores: {reach: 40, ease: -3}}\n"
	    "      - {id: b, title: B, scores: {reach: 200, ease: -7}}\n"
	    "      - {id: c, title: C, scores: {reach: 120, ease: -4}}\n");
	const struct appraisal_result *r = &an->appraisals[0];

	assert_int_equal(r->n_scored, 3);
	assert_near(r->options[0].total, 40, 1e-9);
	assert_near(r->options[1].total, 60, 1e-9);
	assert_near(r->options[2].total, 60, 1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(populations_by_period),
		cmocka_unit_test(local_scores_of_any_size),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
