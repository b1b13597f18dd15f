#include "chart.h"
#include "drawing.h"

/* The picture on the cover: the headline of the first outcome. */

#define PLAN(history) \
	"plan: {title: A plan, area: Leeds, date: 2026-03-31}\n" \
	"outcomes: [{id: o, title: First}, {id: p, title: Second}]\n" \
	"indicators:\n" \
	"  - {id: b, title: Falls, outcomes: p, unit: percent,\n" \
	"     better: lower, history: {2023: 4, 2024: 5}}\n" \
	"  - {id: a, title: Walking, outcomes: o, unit: percent,\n" \
	"     better: higher, history: {" history "},\n" \
	"     baseline: 2024, targets: {2028: 30}}\n"

static void
test_first_outcome(void **state)
{
	const struct doc *d = composed(*state, PLAN("2023: 20, 2024: 21"));
	const struct figure *f = figure_of(d->root, chart_motif);
	struct canvas c;

	assert_non_null(f);
	assert_string_equal(f->caption,
	    "Walking in Leeds and the path to the target for 2028");
	/* An ornament: what it shows is told by the line below it. */
	assert_null(f->alt);
	c = drawn(*state, 492, 180, f->draw, f->data);
	assert_true(c.n > 0);
}

static void
test_no_series(void **state)
{
	const struct doc *one = composed(*state, PLAN("2024: 21"));
	const struct doc *none = composed(*state, PLAN("2024: NA"));
	const struct doc *bare = composed(*state, "plan: {title: A plan}\n");

	assert_null(figure_of(one->root, chart_motif));
	assert_null(figure_of(none->root, chart_motif));
	assert_null(figure_of(bare->root, chart_motif));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_outcome),
		cmocka_unit_test(test_no_series),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
