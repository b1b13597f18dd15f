/* The pictures of step 5 and of the plan on a page: money and counts. */

#include "drawing.h"

#include "chart_bars.h"
#include "chart_money.h"

static const char long_name[] =
    "Combined neighbourhood infrastructure levy of the authority";

/* ---- money ---- */

static struct canvas
banked(struct arena *a, const struct money_chart *m, double w)
{
	return fitted(a, w, money_height, chart_money, m);
}

/* The width that each part of the first bar takes, with its gap. */
static size_t
parts_of(const struct canvas *c, double *widths, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n && n < max; i++)
		if (c->ops[i].kind == OP_RECT && c->ops[i].y < 2)
			widths[n++] = c->ops[i].w + (c->ops[i].stroke ?
			    c->ops[i].line_width : 0);
	return n;
}

static void
test_strip(void **state)
{
	struct money_chart m = { .n = 3, .parts = {
		{ "Council", "£1.18m", 118, false },
		{ "NHS", "£0.59m", 59, false },
		{ "No funder", "£0.59m", 59, true } } };
	struct canvas c = banked(*state, &m, 240);
	double w[3];

	assert_int_equal(parts_of(&c, w, 3), 3);
	assert_float_equal((w[0] + 1) / (w[1] + 1), 2, 0.01);
	/* Names under the bar; the last one ends with it. */
	assert_float_equal(c.h, 39, 0.01);
	for (size_t i = 0; i < c.n; i++)
		if (c.ops[i].kind == OP_TEXT &&
		    strcmp(c.ops[i].text, "No funder") == 0)
			assert_float_equal(c.ops[i].x + c.ops[i].w, 240,
			    0.01);
	/* What has no funder is dashed, and nothing else is. */
	for (size_t i = 0; i < c.n; i++)
		if (c.ops[i].kind == OP_RECT)
			assert_int_equal(c.ops[i].dash[0] == 3,
			    c.ops[i].x > 150);
}

/* One source with nearly all: the others are seen, and are named in a
   list. */
static void
test_slivers(void **state)
{
	struct money_chart m = { .n = 6, .parts = {
		{ long_name, "£99m", 99e6, false },
		{ "A", "£0.3m", 3e5, false }, { "B", "£0.3m", 3e5, false },
		{ "C", "£0.2m", 2e5, false }, { "D", "£0.1m", 1e5, false },
		{ "E", "£1", 1, true } } };
	struct canvas c = banked(*state, &m, 240);
	double w[6];

	assert_int_equal(parts_of(&c, w, 6), 6);
	for (size_t i = 0; i < 6; i++)
		assert_true(w[i] >= 1);
	assert_int_equal(count_text(&c, "£0.3m"), 2);
	assert_float_equal(c.h, 15 + 6 + 6 * 12, 0.01);
	banked(*state, &m, 492);
	banked(*state, &m, 114);
}

static void
test_years(void **state)
{
	struct money_year years[] = {
		{ "2026/27", "£100,000 to £200,000", { 100, 100 } },
		{ "2027/28", "£50,000", { 50, 0 } },
		{ "2028/29", "£0", { 0, 0 } } };
	struct money_chart m = { .n = 2, .years = years, .n_years = 3,
		.parts = { { "Council", "£150", 150, false },
		{ "NHS", "£100", 100, false } } };
	struct canvas c = banked(*state, &m, 492);
	double first = 0, second = 0;

	for (size_t i = 0; i < c.n; i++) {
		const struct op *op = &c.ops[i];

		if (op->kind == OP_RECT && op->h == 12 && first == 0)
			first = op->w + 1;
		else if (op->kind == OP_RECT && op->h == 12)
			second = op->w + 1;
	}
	/* The last bar of all: half of the first year's first part. */
	assert_float_equal(first / second, 2, 0.02);
	assert_int_equal(count_text(&c, "£0"), 1);
}

static void
test_no_money(void **state)
{
	struct money_chart none = { .n = 0 };
	struct money_chart zero = { .n = 1,
		.parts = { { "Council", "£0", 0, false } } };

	assert_int_equal(banked(*state, &none, 240).n, 0);
	assert_int_equal(banked(*state, &zero, 240).n, 0);
}

/* ---- counts ---- */

static struct canvas
counted(struct arena *a, struct bar_row *rows, size_t n, double w)
{
	struct bar_rows *data = arena_alloc(a, sizeof *data);

	*data = (struct bar_rows){ rows, n };
	return fitted(a, w, bar_rows_height, chart_bars, data);
}

static void
test_bars(void **state)
{
	struct bar_row rows[] = {
		{ MARK_COMPLETE, "Complete", 6, 0, false, "6", NULL },
		{ MARK_GREEN, "On track", 12, 0, false, "12", NULL },
		{ MARK_AMBER, "At risk", 3, 0, false, "3", NULL },
		{ MARK_NOT_STARTED, "Not started", 9, 0, true, "9", NULL },
	};
	struct canvas c = counted(*state, rows, 4, 240);
	double w[4];
	size_t n = 0;

	for (size_t i = 0; i < c.n; i++)
		if (c.ops[i].kind == OP_RECT && c.ops[i].h == 10)
			w[n++] = c.ops[i].w;
	assert_int_equal(n, 4);
	assert_float_equal(w[1] / w[0], 2, 1e-6);
	assert_float_equal(w[0] / w[2], 2, 1e-6);
	assert_float_equal(w[3] / w[2], 3, 1e-6);
}

static void
test_bars_odd(void **state)
{
	struct bar_row rows[30];

	for (size_t i = 0; i < 30; i++)
		rows[i] = (struct bar_row){ MARK_NONE, long_name,
		    (double)(i % 4), (double)i, false, "1,000",
		    "at once, from 31 Mar 2026; 2,000 in all" };
	counted(*state, rows, 30, 492);
	/* On a narrow page the words stand below the bars. */
	assert_true(counted(*state, rows, 30, 255).h > 30 * 22);
	for (size_t i = 0; i < 30; i++)
		rows[i].count = rows[i].all = 0;
	counted(*state, rows, 30, 492);
	counted(*state, rows, 0, 492);
}

/* ---- what is said of them ---- */

static const char plan[] =
    "plan: {title: A plan, date: 2026-03-31}\n"
    "outcomes: [{id: o, title: An outcome}]\n"
    "people: [{id: p, name: Ann Lee}]\n"
    "funding:\n"
    "  - {id: f, title: Public health grant, money: £90k}\n"
    "actions:\n"
    "  - {id: a, title: Walk, outcomes: o, lead: p, start: 2026-04-01,\n"
    "     due: 2027-03-31, resources: {money: £40k, funding: f}}\n"
    "  - {id: b, title: Ride, outcomes: o, lead: p, start: 2026-06-01,\n"
    "     due: 2027-03-31, resources: {money: £20k}}\n"
    "  - {id: c, title: Rest, outcomes: o, start: 2027-04-01,\n"
    "     due: 2028-03-31, resources: {money: £10k, funding: f}}\n";

static const struct figure *
nth_figure(const struct block *b, void (*draw)(struct canvas *, const void *),
    size_t *n)
{
	if (b->figure != NULL && b->figure->draw == draw && (*n)-- == 0)
		return b->figure;
	for (const struct block *k = b->first; k != NULL; k = k->next) {
		const struct figure *f = nth_figure(k, draw, n);

		if (f != NULL)
			return f;
	}
	return NULL;
}

static const struct figure *
figure_at(const struct doc *d, void (*draw)(struct canvas *, const void *),
    size_t n)
{
	const struct figure *f = nth_figure(d->root, draw, &n);

	assert_non_null(f);
	return f;
}

static void
test_words(void **state)
{
	const struct doc *d = composed(*state, plan);
	const struct figure *strip = figure_at(d, chart_money, 0);
	const struct figure *years = figure_at(d, chart_money, 1);
	const struct figure *status = figure_at(d, chart_bars, 0);
	const struct figure *load = figure_at(d, chart_bars, 1);

	assert_string_equal(strip->title, "Money: £70,000");
	assert_string_equal(strip->alt, "What the costed actions take, by "
	    "source. Public health grant: £50,000. No source stated: "
	    "£20,000.");
	assert_string_equal(years->title,
	    "Costed so far: £70,000 of the £90,000 there is");
	assert_string_equal(years->subtitle, "High ends by source and year; "
	    "most in 2026/27. Dashed: no source stated.");
	assert_non_null(strstr(years->alt,
	    "By year: 2026/27 £60,000, 2027/28 £10,000."));
	assert_string_equal(status->title, "Actions: 3 by status");
	assert_string_equal(status->alt,
	    "Actions by status: Not started 3.");
	assert_string_equal(load->alt, "Unfinished actions of each lead. "
	    "Ann Lee: 2 at once, from 1 Jun 2026; 2 in all.");
	for (int i = 0; i < 4; i++) {
		const struct figure *f = i == 0 ? strip : i == 1 ? years :
		    i == 2 ? status : load;
		struct canvas c = figure_drawn(*state, f, i % 2 == 0 ? 240 :
		    492);

		assert_true(c.n > 0);
		assert_drawing(&c);
	}
}

/* More sources than the bar has colours: the smallest are put together. */
static void
test_many_sources(void **state)
{
	const char *text = "plan: {title: A plan, date: 2026-03-31}\n"
	    "outcomes: [{id: o, title: An outcome}]\nfunding:\n";
	const struct figure *f;
	const struct doc *d;

	for (int i = 0; i < 9; i++)
		text = arena_printf(*state, "%s  - {id: f%d, title: Fund %d, "
		    "money: £900k}\n", text, i, i);
	text = arena_printf(*state, "%sactions:\n", text);
	for (int i = 0; i < 10; i++)
		text = arena_printf(*state, "%s  - {id: a%d, title: Act %d, "
		    "outcomes: o, start: 2026-04-01, due: 2027-03-31, "
		    "resources: {money: £%d0k%s}}\n", text, i, i, i + 1,
		    i == 9 ? "" : arena_printf(*state, ", funding: f%d", i));
	d = composed(*state, text);
	f = figure_at(d, chart_money, 0);
	assert_non_null(strstr(f->alt, " Fund 8: £90,000. Fund 7: £80,000. "
	    "Other sources: £280,000. No source stated: £100,000."));
	f = figure_at(d, chart_money, 1);
	assert_non_null(strstr(f->alt, " Fund 8: £90,000. Fund 7: £80,000. "
	    "Fund 6: £70,000. Fund 5: £60,000. Other sources: £150,000. No "
	    "source stated: £100,000."));
	figure_drawn(*state, f, 240);
}

/* In the annex years are columns as far as there is room, else rows. */
static void
test_many_years(void **state)
{
	struct arena *a = *state;
	const char *five, *nine;
	const char *text = "plan: {title: A plan, date: 2026-03-31}\n"
	    "outcomes: [{id: o, title: An outcome}]\nactions:\n"
	    "  - {id: a, title: Act, outcomes: o, start: 2026-04-01, "
	    "due: %d-03-31, resources: {money: £90k}}\n";

	five = tree_print(composed(a, arena_printf(a, text, 2031)), a);
	nine = tree_print(composed(a, arena_printf(a, text, 2035)), a);
	assert_null(strstr(five, "#money-years"));
	assert_non_null(strstr(nine, "#money-years"));
	assert_non_null(strstr(nine, "\"2034/35\""));
}

static void
test_no_figures(void **state)
{
	const struct doc *d = composed(*state, "plan: {title: A plan}\n");

	assert_null(figure_of(d->root, chart_money));
	assert_null(figure_of(d->root, chart_bars));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strip),
		cmocka_unit_test(test_slivers),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_no_money),
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_bars_odd),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_many_sources),
		cmocka_unit_test(test_many_years),
		cmocka_unit_test(test_no_figures),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
