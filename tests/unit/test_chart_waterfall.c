#include "buf.h"
#include "chart_waterfall.h"
#include "drawing.h"

/* What is claimed against a gap. */

#define W	492.0

static const char plan_head[] =
    "plan: {title: A plan, area: Anytown, date: 2026-03-31, period: "
    "2026/27 .. 2028/29}\n"
    "outcomes: [{id: o, title: Children are healthy}]\n"
    "indicators:\n"
    "  - id: i\n"
    "    title: Children who are active\n"
    "    outcomes: o\n"
    "    unit: percent\n"
    "    better: higher\n"
    "    history: {2023/24: 50.0, 2024/25: 50.0}\n"
    "    baseline: 2024/25\n"
    "    targets: {2028/29: 60.0}\n"
    "actions:\n";

struct claimed { const char *title, *by; };

static struct doc *
document(struct arena *a, const struct claimed *v, size_t n)
{
	struct buf b;

	buf_init(&b, a);
	buf_puts(&b, plan_head);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "  - {id: a%zu, title: %s, outcomes: o, due: "
		    "2028-03-31, contributes: [{indicator: i, improves-by: "
		    "%s, by: 2028/29}]}\n", i, v[i].title, v[i].by);
	return composed(a, buf_text(&b));
}

static const struct figure *
figure(struct arena *a, const struct claimed *v, size_t n)
{
	return figure_of(document(a, v, n)->root, chart_waterfall);
}

/* The bars from the top: the gap, the claims, what is left. */
static size_t
bars(const struct canvas *c, const struct op **out, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n && n < most; i++)
		if (c->ops[i].kind == OP_RECT)
			out[n++] = &c->ops[i];
	return n;
}

static bool
near(double a, double b)
{
	return fabs(a - b) < 0.01;
}

/* 10 points, less 2 and 3: 5 are left, half as long as the gap. */
static void
test_falls_short(void **state)
{
	static const struct claimed v[] = {
		{ "Open the gyms", "2 .. 4 points" },
		{ "Walk to school", "3 points" },
	};
	const struct figure *f = figure(*state, v, 2);
	const struct op *bar[8];
	struct canvas c;

	assert_non_null(f);
	c = figure_drawn(*state, f, W);
	assert_drawing(&c);
	assert_int_equal(bars(&c, bar, 8), 4);
	assert_true(near(bar[1]->w, bar[0]->w * 0.2));
	assert_true(near(bar[1]->x + bar[1]->w, bar[0]->x + bar[0]->w));
	assert_true(near(bar[2]->w, bar[0]->w * 0.3));
	assert_true(near(bar[2]->x + bar[2]->w, bar[1]->x));
	assert_true(near(bar[3]->w, bar[0]->w * 0.5));
	assert_true(near(bar[3]->x, bar[0]->x));
	assert_int_equal(count_text(&c, "Open the gyms"), 1);
	assert_int_equal(count_text(&c, "3.0 to 5.0\u00A0points"), 1);
	assert_string_equal(f->title, "What the actions claim falls short of "
	    "the gap: even the high ends leave 3.0\u00A0points");
	assert_string_equal(f->alt, "Children who are active: what "
	    "2\u00A0actions claim to improve it by, against the gap to its "
	    "target. From the latest figure 10.0\u00A0points are missing; "
	    "there is no trend to judge by. The claims: “Open the gyms”, 2 "
	    "to 4\u00A0points and “Walk to school”, 3\u00A0points. Together "
	    "they add 5.0 to 7.0\u00A0points. That leaves 3.0 to "
	    "5.0\u00A0points. A table in the annex has every claim, and says "
	    "whether it counts.");
}

/* Over the gap: what is beyond the target lies on its other side. */
static void
test_beyond(void **state)
{
	static const struct claimed v[] = { { "Large", "8 points" },
		{ "Larger", "6 .. 9 points" } };
	const struct figure *f = figure(*state, v, 2);
	struct canvas c = figure_drawn(*state, f, W);
	const struct op *bar[8];

	assert_drawing(&c);
	assert_int_equal(bars(&c, bar, 8), 4);
	assert_true(near(bar[3]->w, bar[0]->w * 0.4));
	assert_true(near(bar[3]->x + bar[3]->w, bar[0]->x));
	assert_int_equal(count_text(&c, "Better than the target"), 1);
	assert_int_equal(count_text(&c, "By 4.0 to 7.0\u00A0points"), 1);
	assert_string_equal(f->title, "What the actions claim closes the "
	    "gap");
}

static void
test_may_close(void **state)
{
	static const struct claimed v[] = { { "One", "9 .. 12 points" } };
	const struct figure *f = figure(*state, v, 1);
	struct canvas c = figure_drawn(*state, f, W);

	assert_drawing(&c);
	assert_int_equal(count_text(&c, "At most 1.0\u00A0points"), 1);
	assert_non_null(strstr(f->alt, "Only their high ends close the gap"));
}

/* What makes it worse adds to the gap. */
static void
test_negative(void **state)
{
	static const struct claimed v[] = { { "Close a pool", "-3 points" },
		{ "Open a pool", "-1 .. 2 points" } };
	const struct figure *f = figure(*state, v, 2);
	const struct op *bar[8];
	struct canvas c;

	assert_non_null(f);
	c = figure_drawn(*state, f, W);
	assert_drawing(&c);
	assert_int_equal(bars(&c, bar, 8), 4);
	assert_true(bar[3]->w > bar[0]->w);
}

/* Many, with long names, of equal size; a narrow picture too. */
static void
test_many(void **state)
{
	struct arena *a = *state;
	struct claimed v[40];

	for (size_t i = 0; i < 40; i++)
		v[i] = (struct claimed){ arena_printf(a, "An action with a "
		    "name that takes up more than sixty letters, number %zu",
		    i), "0.1 .. 0.2 points" };
	for (size_t n = 1; n <= 40; n++) {
		const struct op *bar[64];
		struct canvas c = figure_drawn(a, figure(a, v, n), W);

		assert_drawing(&c);
		assert_int_equal(bars(&c, bar, 64), 2 + (n > 9 ? 9 : n));
		assert_true(c.h < 300);
		c = figure_drawn(a, figure(a, v, n), 300);
		assert_drawing(&c);
	}
}

/* The largest stand alone, wherever they are in the plan. */
static void
test_largest(void **state)
{
	struct arena *a = *state;
	struct claimed v[12];
	struct canvas c;

	for (size_t i = 0; i < 12; i++)
		v[i] = (struct claimed){ arena_printf(a, "Action %zu", i),
		    arena_printf(a, "0.%zu points", i % 10) };
	c = figure_drawn(a, figure(a, v, 12), W);
	assert_drawing(&c);
	assert_int_equal(count_text(&c, "Action 9"), 1);
	assert_int_equal(count_text(&c, "Action 2"), 1);
	assert_int_equal(count_text(&c, "Action 1"), 0);
	assert_int_equal(count_text(&c, "4\u00A0smaller claims"), 1);
	assert_int_equal(count_text(&c, "0.2\u00A0points"), 2);
}

/* Nothing that counts, no picture; the table says why. */
static void
test_none(void **state)
{
	static const struct claimed v[] = { { "Odd", "3 sheep" } };
	struct doc *d = document(*state, v, 1);

	assert_null(figure_of(d->root, chart_waterfall));
	assert_non_null(strstr(doc_plain(d, d->root),
	    "No: its unit is not that of the indicator"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_falls_short),
		cmocka_unit_test(test_beyond),
		cmocka_unit_test(test_may_close),
		cmocka_unit_test(test_negative),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_largest),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
