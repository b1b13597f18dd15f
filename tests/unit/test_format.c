#include "handmade.h"

#define NBSP "\xc2\xa0"

static void
rounds_the_decimal_value(void **state)
{
	(void)state;
	/* A total whose double lies below 87.85 is still 87.85. */
	assert_true(round_shown(87.849999999999994, 1) == 87.9);
	assert_true(round_shown(0.1 + 0.2, 1) == 0.3);
	assert_true(round_shown(2.5, 0) == 3);
	assert_true(round_shown(-2.5, 0) == -3);
	assert_true(round_shown(1.005, 2) == 1.01);
	assert_true(round_shown(9.995, 2) == 10.0);
	assert_true(round_shown(99.99, 0) == 100);
	assert_true(round_shown(0.5, 0) == 1);
	assert_true(round_shown(0.04, 1) == 0);
	assert_true(round_shown(0.004, 1) == 0);
	assert_true(round_shown(1234, -2) == 1200);
	assert_true(round_shown(50, -2) == 100);
	assert_true(round_shown(4, -2) == 0);
	assert_true(round_shown(123456789012345678.0, 3) > 1.2e17);
	assert_false(signbit(round_shown(-0.04, 1)));
	assert_true(isnan(round_shown(NAN, 1)));
}

static void
writes_numbers(void **state)
{
	struct arena *a = *state;

	assert_string_equal(number_text(a, 24.5, 1), "24.5");
	assert_string_equal(number_text(a, 24, 1), "24.0");
	assert_string_equal(number_text(a, 1234, 0), "1,234");
	assert_string_equal(number_text(a, 999, 0), "999");
	assert_string_equal(number_text(a, 1234567.5, 2), "1,234,567.50");
	assert_string_equal(number_text(a, -3.2, 1), "\xe2\x88\x92" "3.2");
	assert_string_equal(number_text(a, -0.01, 1), "0.0");
	assert_string_equal(number_text(a, 2.25, -1), "2.25");
	assert_string_equal(number_text(a, 2, -1), "2");
	assert_string_equal(number_text(a, 2.00049, -1), "2");
	assert_string_equal(number_text(a, 1.0 / 3, -1), "0.333");
	assert_string_equal(number_text(a, 999999.5, 0), "1,000,000");
}

static void
writes_money(void **state)
{
	struct arena *a = *state;
	struct plan pounds = { .values.currency = "GBP" };
	struct plan kronor = { .values.currency = "SEK" };
	struct money m = { .v = made("x"), .kind = MONEY_AMOUNT };

	assert_string_equal(money_text(&pounds, a, 45000, false), "£45,000");
	assert_string_equal(money_text(&pounds, a, 45000.4, false), "£45,000");
	assert_string_equal(money_text(&pounds, a, 4.5, false), "£4.50");
	assert_string_equal(money_text(&pounds, a, 420000, true), "£0.42m");
	assert_string_equal(money_text(&pounds, a, 1.2e6, true), "£1.2m");
	assert_string_equal(money_text(&pounds, a, 9.99999e8, true), "£1bn");
	assert_string_equal(money_text(&pounds, a, 45000, true), "£45,000");
	assert_string_equal(money_text(&kronor, a, 1500, false),
	    "SEK" NBSP "1,500");
	m.lo = m.hi = 90000;
	m.a_year = true;
	assert_string_equal(money_value_text(&pounds, a, &m),
	    "£90,000 a year");
	m.a_year = false;
	m.lo = 40000;
	assert_string_equal(money_value_text(&pounds, a, &m),
	    "£40,000 to £90,000");
	m.kind = MONEY_NOT_COSTED;
	assert_string_equal(money_value_text(&pounds, a, &m), "Not costed");
	m.v = (struct val){ .state = VAL_AS_WRITTEN, .raw = "from ward" };
	assert_string_equal(money_value_text(&pounds, a, &m), "from ward");
	m.v.state = VAL_ABSENT;
	assert_string_equal(money_value_text(&pounds, a, &m), "Not set");
}

static void
writes_days(void **state)
{
	struct arena *a = *state;
	struct date d = on(2026, 3, 31);
	struct date none = { .first = DAY_NONE };
	struct date month = { .v = made("2026-07"), .grain = GRAIN_MONTH };

	assert_string_equal(day_text(a, d.first, false), "31 Mar 2026");
	assert_string_equal(day_text(a, d.first, true), "31 March 2026");
	assert_string_equal(date_value_text(a, &d), "31 Mar 2026");
	assert_string_equal(date_value_text(a, &none), "Not set");
	month.first = day_of(2026, 7, 1);
	assert_string_equal(date_value_text(a, &month), "July 2026");
	month.v.raw = "Jul 2026";
	assert_string_equal(date_value_text(a, &month), "Jul 2026");
}

static void
writes_periods(void **state)
{
	static const char *const as_read[][2] = {
		{ "2026/27 .. 2028/29", "2026/27 to 2028/29" },
		{ "2026/27..2028/29", "2026/27 to 2028/29" },
		{ "2015 - 17", "2015–17" },
		{ "2015-17", "2015–17" },
		{ "2015/16 - 2017/18", "2015/16 to 2017/18" },
		{ "Oct 2024 - Sep 2025", "Oct 2024 to Sep 2025" },
		{ "AY 2024/25", "AY 2024/25" },
		{ "2022/23 Q3", "2022/23 Q3" },
	};
	size_t i;

	for (i = 0; i < LEN(as_read); i++) {
		struct period p = { .v = made(as_read[i][0]),
		    .grain = GRAIN_FISCAL };

		assert_string_equal(period_value_text(*state, &p),
		    as_read[i][1]);
	}
}

static void
writes_units(void **state)
{
	struct arena *a = *state;
	struct indicator pc = indicator_in("percent", BETTER_LOWER);
	struct indicator years = indicator_in("years", BETTER_HIGHER);
	struct indicator pay = indicator_in("£", BETTER_HIGHER);

	pay.kind.v = made("money");
	pay.kind.i = KIND_MONEY;
	assert_string_equal(unit_text(a, &pc, 25.1, 1), "25.1%");
	assert_string_equal(unit_gap_text(a, &pc, 5.2, 1),
	    "5.2" NBSP "points");
	assert_string_equal(unit_gap_text(a, &pc, 1, 0), "1" NBSP "point");
	assert_string_equal(unit_text(a, &years, 13.4, 1),
	    "13.4" NBSP "years");
	assert_string_equal(unit_text(a, &pay, 1200, 0), "£1,200");
	assert_string_equal(unit_gap_text(a, &pay, -12.5, 2),
	    "\xe2\x88\x92£12.50");
}

static void
counts_people(void **state)
{
	struct arena *a = *state;

	assert_string_equal(people_text(a, 56.7, "children"),
	    "57" NBSP "children");
	assert_string_equal(people_text(a, 1, "children"), "1" NBSP "child");
	assert_string_equal(people_text(a, 999.4, "people"),
	    "999" NBSP "people");
	assert_string_equal(people_text(a, 999.6, "people"),
	    "1,000" NBSP "people");
	assert_string_equal(people_text(a, 1234, "people"),
	    "1,230" NBSP "people");
	assert_string_equal(people_text(a, 45678, "people"),
	    "45,700" NBSP "people");
}

/* A guess that might be wrong is not made. */
static void
counts_one_of_anything(void **state)
{
	static const char *const rows[][2] = {
		{ "schools", "school" }, { "children", "child" },
		{ "people", "person" }, { "women", "woman" },
		{ "families", "family" }, { "churches", "church" },
		{ "boxes", "box" }, { "places", "place" },
		{ "classes", "class" }, { "areas", "area" }, { "GPs", "GP" },
		{ "looked-after children", "looked-after child" },
		{ "older people", "older person" },
		{ "premises", "premises" }, { "series", "series" },
		{ "bus", "bus" }, { "gas", "gas" }, { "kg", "kg" },
		{ "points of a scale", "points of a scale" },
		{ "homes a year", "homes a year" }, { "s", "s" },
	};
	struct arena *a = *state;
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		assert_string_equal(people_text(a, 1, rows[i][0]),
		    arena_printf(a, "1" NBSP "%s", rows[i][1]));
		assert_string_equal(people_text(a, 2, rows[i][0]),
		    arena_printf(a, "2" NBSP "%s", rows[i][0]));
	}
}

static void
writes_targets(void **state)
{
	struct arena *a = *state;
	struct indicator in = indicator_in("percent", BETTER_LOWER);
	struct indicator homes = indicator_in("children", BETTER_LOWER);
	struct target_value t = { .v = made(""), .x = 23, .decimals = 1 };

	assert_string_equal(target_value_text(a, &in, &t), "23.0%");
	t.kind = TARGET_AT_MOST;
	t.x = 50;
	t.decimals = 0;
	assert_string_equal(target_value_text(a, &homes, &t),
	    "at most 50" NBSP "children");
	t.kind = TARGET_MAINTAIN;
	t.x = 1;
	assert_string_equal(target_value_text(a, &in, &t),
	    "maintain within 1" NBSP "point");
	t.kind = TARGET_CHANGE;
	t.x = -50;
	assert_string_equal(target_value_text(a, &in, &t),
	    "50% below the baseline");
	t.v.state = VAL_TBC;
	assert_string_equal(target_value_text(a, &in, &t), "To be confirmed");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounds_the_decimal_value),
		cmocka_unit_test(writes_numbers),
		cmocka_unit_test(writes_money),
		cmocka_unit_test(writes_days),
		cmocka_unit_test(writes_periods),
		cmocka_unit_test(writes_units),
		cmocka_unit_test(counts_people),
		cmocka_unit_test(counts_one_of_anything),
		cmocka_unit_test(writes_targets),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
