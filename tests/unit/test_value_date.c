#include "value_reading.h"

/*
 * Dates and periods as people write them.  A row holds the text, the first
 * and the last day it means (as in ISO 8601) and the grain.
 */

static const char *
iso(day d)
{
	int year, month, mday;

	if (d == DAY_NONE)
		return "none";
	day_split(d, &year, &month, &mday);
	return arena_printf(arena, "%04d-%02d-%02d", year, month, mday);
}

static const char *const grains[] = {
	"day", "month", "quarter", "year", "fiscal", "fiscal quarter",
	"academic", "pool"
};

struct row { const char *text, *first, *last, *grain; };

static int
compare(const struct row *r, day first, day last, enum date_grain grain)
{
	if (strcmp(iso(first), r->first) == 0 &&
	    strcmp(iso(last), r->last) == 0 &&
	    strcmp(grains[grain], r->grain) == 0)
		return 0;
	print_message("“%s”: %s..%s %s, not %s..%s %s\n", r->text, iso(first),
	    iso(last), grains[grain], r->first, r->last, r->grain);
	return 1;
}

static const struct row dates[] = {
	{ "2026-06-30", "2026-06-30", "2026-06-30", "day" },
	{ " 2026-06-30 ", "2026-06-30", "2026-06-30", "day" },
	{ "2026-6-3", "2026-06-03", "2026-06-03", "day" },
	{ "2026/06/30", "2026-06-30", "2026-06-30", "day" },
	{ "2024-02-29", "2024-02-29", "2024-02-29", "day" },
	{ "2000-02-29", "2000-02-29", "2000-02-29", "day" },
	{ "1000-01-01", "1000-01-01", "1000-01-01", "day" },
	{ "9999-12-31", "9999-12-31", "9999-12-31", "day" },
	{ "2026‑06‑30", "2026-06-30", "2026-06-30", "day" },
	{ "30/06/2026", "2026-06-30", "2026-06-30", "day" },
	{ "30.06.2026", "2026-06-30", "2026-06-30", "day" },
	{ "30-06-2026", "2026-06-30", "2026-06-30", "day" },
	{ "06/06/2026", "2026-06-06", "2026-06-06", "day" },
	{ "30 June 2026", "2026-06-30", "2026-06-30", "day" },
	{ "30 june 2026", "2026-06-30", "2026-06-30", "day" },
	{ "30 JUNE 2026", "2026-06-30", "2026-06-30", "day" },
	{ "30 June 2026.", "2026-06-30", "2026-06-30", "day" },
	{ "30\tJune\n2026", "2026-06-30", "2026-06-30", "day" },
	{ "30\xc2\xa0June\xc2\xa0""2026", "2026-06-30", "2026-06-30", "day" },
	{ "30th June 2026", "2026-06-30", "2026-06-30", "day" },
	{ "1st of June 2026", "2026-06-01", "2026-06-01", "day" },
	{ "the 22nd of June, 2026", "2026-06-22", "2026-06-22", "day" },
	{ "3rd June 2026", "2026-06-03", "2026-06-03", "day" },
	{ "June 30, 2026", "2026-06-30", "2026-06-30", "day" },
	{ "June 30 2026", "2026-06-30", "2026-06-30", "day" },
	{ "30-Jun-2026", "2026-06-30", "2026-06-30", "day" },
	{ "30 Sept 2026", "2026-09-30", "2026-09-30", "day" },
	{ "30 Sept. 2026", "2026-09-30", "2026-09-30", "day" },
	{ "30Sep2026", "2026-09-30", "2026-09-30", "day" },
	{ "2026 June 30", "2026-06-30", "2026-06-30", "day" },
	{ "Tuesday 30 June 2026", "2026-06-30", "2026-06-30", "day" },
	{ "Tue, 30 Jun 2026", "2026-06-30", "2026-06-30", "day" },
	{ "Thursday 1 January 1970", "1970-01-01", "1970-01-01", "day" },
	{ "Monday 1 January 1900", "1900-01-01", "1900-01-01", "day" },
	{ "June 2026", "2026-06-01", "2026-06-30", "month" },
	{ "february 2028", "2028-02-01", "2028-02-29", "month" },
	{ "Feb 1900", "1900-02-01", "1900-02-28", "month" },
	{ "May 2026", "2026-05-01", "2026-05-31", "month" },
	{ "Sept 2026", "2026-09-01", "2026-09-30", "month" },
	{ "Dec. 2026", "2026-12-01", "2026-12-31", "month" },
	{ "2026 June", "2026-06-01", "2026-06-30", "month" },
	{ "Jun-2026", "2026-06-01", "2026-06-30", "month" },
	{ "2026-06", "2026-06-01", "2026-06-30", "month" },
	{ "06/2026", "2026-06-01", "2026-06-30", "month" },
	{ "by December 2020", "2020-12-01", "2020-12-31", "month" },
	{ "Up to 2025", "2025-01-01", "2025-12-31", "year" },
	{ "until March 2027", "2027-03-01", "2027-03-31", "month" },
	{ "no later than 31 May 2026", "2026-05-31", "2026-05-31", "day" },
	{ "end of March 2026", "2026-03-31", "2026-03-31", "day" },
	{ "by the end of 2025/26", "2026-03-31", "2026-03-31", "day" },
	{ "by end 2026", "2026-12-31", "2026-12-31", "day" },
	{ "start of 2026/27", "2026-04-01", "2026-04-01", "day" },
	{ "Q1 2026/27", "2026-04-01", "2026-06-30", "fiscal quarter" },
	{ "q4 2026/27", "2027-01-01", "2027-03-31", "fiscal quarter" },
	{ "2022/23 Q3", "2022-10-01", "2022-12-31", "fiscal quarter" },
	{ "Q3 of 2022/23", "2022-10-01", "2022-12-31", "fiscal quarter" },
	{ "3rd quarter 2022/23", "2022-10-01", "2022-12-31",
	    "fiscal quarter" },
	{ "third quarter of 2022/23", "2022-10-01", "2022-12-31",
	    "fiscal quarter" },
	{ "Quarter 3, 2022/23", "2022-10-01", "2022-12-31",
	    "fiscal quarter" },
	{ "2022-23 Q3", "2022-10-01", "2022-12-31", "fiscal quarter" },
	{ "Q1 2026", "2026-01-01", "2026-03-31", "quarter" },
	{ "2026 Q4", "2026-10-01", "2026-12-31", "quarter" },
	{ "2026Q4", "2026-10-01", "2026-12-31", "quarter" },
	{ "2026-Q4", "2026-10-01", "2026-12-31", "quarter" },
	{ "2026/27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "2026/2027", "2026-04-01", "2027-03-31", "fiscal" },
	{ "2026 / 27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "2026-27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "2026–27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "1999/00", "1999-04-01", "2000-03-31", "fiscal" },
	{ "1999/2000", "1999-04-01", "2000-03-31", "fiscal" },
	{ "2012-13", "2012-04-01", "2013-03-31", "fiscal" },
	{ "FY 2026/27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "FY2026/27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "financial year 2026/27", "2026-04-01", "2027-03-31", "fiscal" },
	{ "AY 2024/25", "2024-09-01", "2025-08-31", "academic" },
	{ "2024/25 academic year", "2024-09-01", "2025-08-31", "academic" },
	{ "AY 2009-10", "2009-09-01", "2010-08-31", "academic" },
	{ "2026", "2026-01-01", "2026-12-31", "year" },
	{ "calendar year 2026", "2026-01-01", "2026-12-31", "year" },
};

static void
test_dates(void **state)
{
	struct value_context c = context("GBP", YEAR_UNSAID);
	struct value_error e = { "", "" };
	struct date d = { 0 };
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		if (!read_date(&c, dates[i].text, &d, &e)) {
			print_message("“%s”: %s\n", dates[i].text, e.why);
			bad++;
			continue;
		}
		assert_int_equal(d.v.state, VAL_SET);
		assert_false(d.ongoing);
		bad += compare(&dates[i], d.first, d.last, d.grain);
	}
	assert_int_equal(bad, 0);
}

/* Also read by read_period(), like all of the rows above without a "by". */
static const struct row periods[] = {
	{ "2015 - 17", "2015-01-01", "2017-12-31", "pool" },
	{ "2015 – 17", "2015-01-01", "2017-12-31", "pool" },
	{ "2015-17", "2015-01-01", "2017-12-31", "pool" },
	{ "2010 - 12", "2010-01-01", "2012-12-31", "pool" },
	{ "2015 - 16", "2015-01-01", "2016-12-31", "pool" },
	{ "1998 - 01", "1998-01-01", "2001-12-31", "pool" },
	{ "1998 - 00", "1998-01-01", "2000-12-31", "pool" },
	{ "2015-2017", "2015-01-01", "2017-12-31", "pool" },
	{ "2020–2025", "2020-01-01", "2025-12-31", "pool" },
	{ "2020—2025", "2020-01-01", "2025-12-31", "pool" },
	{ "2022 to 23", "2022-01-01", "2023-12-31", "pool" },
	{ "2015 to 2017", "2015-01-01", "2017-12-31", "pool" },
	{ "from 2015 to 2017", "2015-01-01", "2017-12-31", "pool" },
	{ "between 2015 and 2017", "2015-01-01", "2017-12-31", "pool" },
	{ "2015 .. 2017", "2015-01-01", "2017-12-31", "pool" },
	{ "2015..2017", "2015-01-01", "2017-12-31", "pool" },
	{ "2015 … 2017", "2015-01-01", "2017-12-31", "pool" },
	{ "2015/16 - 2017/18", "2015-04-01", "2018-03-31", "pool" },
	{ "2015/16-2017/18", "2015-04-01", "2018-03-31", "pool" },
	{ "2015/16-17/18", "2015-04-01", "2018-03-31", "pool" },
	{ "2020/21 - 24/25", "2020-04-01", "2025-03-31", "pool" },
	{ "1998/99 - 00/01", "1998-04-01", "2001-03-31", "pool" },
	{ "2026/27 .. 2028/29", "2026-04-01", "2029-03-31", "pool" },
	{ "2026/27 to 2028/29", "2026-04-01", "2029-03-31", "pool" },
	{ "2015-16 - 2017-18", "2015-04-01", "2018-03-31", "pool" },
	{ "2015-16 to 2017-18", "2015-04-01", "2018-03-31", "pool" },
	{ "AY 2015/16 - 2017/18", "2015-09-01", "2018-08-31", "pool" },
	{ "AY 2015/16 - AY 2017/18", "2015-09-01", "2018-08-31", "pool" },
	{ "Oct 2024 - Sep 2025", "2024-10-01", "2025-09-30", "pool" },
	{ "Oct 2024-Sep 2025", "2024-10-01", "2025-09-30", "pool" },
	{ "Oct 2024 – Sept 2025", "2024-10-01", "2025-09-30", "pool" },
	{ "Oct2024-Sep2025", "2024-10-01", "2025-09-30", "pool" },
	{ "Oct-2024-Sep-2025", "2024-10-01", "2025-09-30", "pool" },
	{ "Oct-2024 - Sep-2025", "2024-10-01", "2025-09-30", "pool" },
	{ "October 2024 to September 2025", "2024-10-01", "2025-09-30",
	    "pool" },
	{ "January 2008 - December 2010", "2008-01-01", "2010-12-31",
	    "pool" },
	{ "Apr 2024 - Mar 25", "2024-04-01", "2025-03-31", "pool" },
	{ "Sept 2024 - 24 Oct", "2024-09-01", "2024-10-24", "pool" },
	{ "Apr-Jun 2024", "2024-04-01", "2024-06-30", "pool" },
	{ "April - June 2024", "2024-04-01", "2024-06-30", "pool" },
	{ "Jan 2024 - Mar", "2024-01-01", "2024-03-31", "pool" },
	{ "2024-04 - 2025-03", "2024-04-01", "2025-03-31", "pool" },
	{ "2024-04 .. 2025-03", "2024-04-01", "2025-03-31", "pool" },
	{ "2024-04-01 .. 2025-03-31", "2024-04-01", "2025-03-31", "pool" },
	{ "2024-04-01 - 2025-03-31", "2024-04-01", "2025-03-31", "pool" },
	{ "2024-04-01-2025-03-31", "2024-04-01", "2025-03-31", "pool" },
	{ "1 April 2024 - 31 March 2025", "2024-04-01", "2025-03-31",
	    "pool" },
	{ "1 - 15 June 2026", "2026-06-01", "2026-06-15", "pool" },
	{ "1-15 June 2026", "2026-06-01", "2026-06-15", "pool" },
	{ "1 May - 15 June 2026", "2026-05-01", "2026-06-15", "pool" },
	{ "2021/22 Q1 - 2025/26 Q3", "2021-04-01", "2025-12-31", "pool" },
	{ "Q1 2021/22 to Q3 2025/26", "2021-04-01", "2025-12-31", "pool" },
	{ "Q1-Q3 2022/23", "2022-04-01", "2022-12-31", "pool" },
	{ "2022/23 Q1-Q3", "2022-04-01", "2022-12-31", "pool" },
	{ "2022/23 Q1 - Q3", "2022-04-01", "2022-12-31", "pool" },
	{ "Q1 2022 - Q3 2023", "2022-01-01", "2023-09-30", "pool" },
	{ "Q1-Q2 2022", "2022-01-01", "2022-06-30", "pool" },
	{ "2024/25 - 2026", "2024-04-01", "2026-12-31", "pool" },
	{ "Year ending March 2024", "2023-04-01", "2024-03-31", "pool" },
	{ "YE Dec 2024", "2024-01-01", "2024-12-31", "pool" },
	{ "12 months to September 2025", "2024-10-01", "2025-09-30",
	    "pool" },
	{ "quarter ending June 2024", "2024-04-01", "2024-06-30", "pool" },
};

static void
test_periods(void **state)
{
	struct value_context c = context("GBP", YEAR_UNSAID);
	struct value_error e = { "", "" };
	struct period p = { 0 };
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
		if (!read_period(&c, periods[i].text, &p, &e)) {
			print_message("“%s”: %s\n", periods[i].text, e.why);
			bad++;
			continue;
		}
		assert_int_equal(p.v.state, VAL_SET);
		bad += compare(&periods[i], p.first, p.last, p.grain);
	}
	assert_int_equal(bad, 0);
}

/* A period is any date form. */
static void
test_dates_as_periods(void **state)
{
	struct value_context c = context("GBP", YEAR_UNSAID);
	struct value_error e;
	struct period p = { 0 };
	struct date d = { 0 };
	size_t same = 0;

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		if (strstr(dates[i].text, "by ") != NULL ||
		    strstr(dates[i].text, "nd of") != NULL ||
		    strstr(dates[i].text, "start of") != NULL ||
		    strncmp(dates[i].text, "u", 1) == 0 ||
		    strncmp(dates[i].text, "U", 1) == 0 ||
		    strncmp(dates[i].text, "no", 2) == 0)
			continue;
		assert_true(read_date(&c, dates[i].text, &d, &e));
		if (!read_period(&c, dates[i].text, &p, &e))
			fail_msg("“%s”: %s", dates[i].text, e.why);
		assert_int_equal(p.first, d.first);
		assert_int_equal(p.last, d.last);
		assert_int_equal(p.grain, d.grain);
		assert_false(p.pooled);
		same++;
	}
	assert_true(same > 60);
}

/* What 2024/25 means hangs on the plan and on the indicator. */
static void
test_kinds_of_year(void **state)
{
	static const struct { int year, month, mday; struct row row; } rows[] = {
		{ YEAR_FISCAL, 4, 1,
		    { "2024/25", "2024-04-01", "2025-03-31", "fiscal" } },
		{ YEAR_UNSAID, 9, 1,
		    { "2024/25", "2024-09-01", "2025-08-31", "fiscal" } },
		{ YEAR_UNSAID, 4, 6,
		    { "2024/25", "2024-04-06", "2025-04-05", "fiscal" } },
		{ YEAR_UNSAID, 4, 6,
		    { "Q2 2024/25", "2024-07-06", "2024-10-05",
		    "fiscal quarter" } },
		{ YEAR_UNSAID, 1, 1,
		    { "2024/25", "2024-01-01", "2024-12-31", "fiscal" } },
		{ YEAR_ACADEMIC, 4, 1,
		    { "2024/25", "2024-09-01", "2025-08-31", "academic" } },
		{ YEAR_ACADEMIC, 4, 1,
		    { "2022/23 - 2024/25", "2022-09-01", "2025-08-31",
		    "pool" } },
		{ YEAR_ACADEMIC, 4, 1,
		    { "Q1 2024/25", "2024-09-01", "2024-11-30",
		    "fiscal quarter" } },
		{ YEAR_ACADEMIC, 4, 1,
		    { "FY 2024/25", "2024-04-01", "2025-03-31", "fiscal" } },
		{ YEAR_ACADEMIC, 4, 1,
		    { "2024", "2024-01-01", "2024-12-31", "year" } },
		{ YEAR_ACADEMIC, 4, 1,
		    { "2011-12", "2011-09-01", "2012-08-31", "academic" } },
		{ YEAR_FISCAL, 4, 1,
		    { "2011-12", "2011-04-01", "2012-03-31", "fiscal" } },
		{ YEAR_CALENDAR, 4, 1,
		    { "2011-12", "2011-12-01", "2011-12-31", "month" } },
		{ YEAR_CALENDAR, 4, 1,
		    { "2024/25", "2024-01-01", "2025-12-31", "pool" } },
		{ YEAR_CALENDAR, 4, 1,
		    { "2024-25", "2024-01-01", "2025-12-31", "pool" } },
		{ YEAR_CALENDAR, 4, 1,
		    { "Q1 2024/25", "2024-04-01", "2024-06-30",
		    "fiscal quarter" } },
		{ YEAR_CALENDAR, 4, 1,
		    { "AY 2024/25", "2024-09-01", "2025-08-31",
		    "academic" } },
		{ YEAR_UNSAID, 2, 29,
		    { "2024/25", "2024-02-29", "2025-02-27", "fiscal" } },
	};
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct value_context c = context("GBP", rows[i].year);
		struct period p = { 0 };
		struct value_error e;

		c.fiscal_month = rows[i].month;
		c.fiscal_day = rows[i].mday;
		assert_true(read_period(&c, rows[i].row.text, &p, &e));
		bad += compare(&rows[i].row, p.first, p.last, p.grain);
	}
	assert_int_equal(bad, 0);
}

static void
test_pooled(void **state)
{
	static const struct { const char *text; bool pooled; } rows[] = {
		{ "2024/25", false }, { "Oct 2024 - Sep 2025", false },
		{ "Q1 2024", false }, { "2015 - 17", true },
		{ "2023 - 24", true }, { "Oct 2023 - Sep 2025", true },
	};
	struct value_context c = context("GBP", YEAR_UNSAID);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p = { 0 };
		struct value_error e;

		assert_true(read_period(&c, rows[i].text, &p, &e));
		assert_int_equal(p.pooled, rows[i].pooled);
	}
}

static void
test_without_an_end(void **state)
{
	static const char *const rows[] = {
		"ongoing", "Ongoing", "on-going", "On going", "ONGOING.",
		"continuous", "Continuously", "continuing", "rolling",
		"open-ended", "no end date", "as required", "indefinitely",
		"2010- no end date", "2021- ongoing", "2021 - ongoing",
		"2021 – ongoing", "2021 ongoing", "2021, ongoing",
		"2021 and ongoing", "June 2021 to ongoing",
		"ongoing from 2021", "ongoing since June 2021",
		"ongoing, with a review each year", "Ongoing (weekly)",
		"2020 →", "2020 ->", "2020-", "2020 –", "2020 - ",
		"2020/21 →", "June 2020 onwards", "2021 onward",
		"from 2021 onwards", "from 2021/22 and ongoing", "since 2021",
		"since June 2021", "2026-06-01 - no end", NULL
	};
	struct value_context c = context("GBP", YEAR_UNSAID);
	struct value_error e;
	int bad = 0;

	(void)state;
	for (size_t i = 0; rows[i] != NULL; i++) {
		struct date d = { 0 };
		struct period p = { 0 };

		if (!read_date(&c, rows[i], &d, &e) || !d.ongoing ||
		    d.first != DAY_NONE || d.last != DAY_NONE) {
			print_message("“%s” is not ongoing\n", rows[i]);
			bad++;
		}
		if (read_period(&c, rows[i], &p, &e)) {
			print_message("“%s” is a period\n", rows[i]);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
}

static const struct bad bad_dates[] = {
	{ "", "not a date" }, { "   ", "not a date" }, { "soon", "month" },
	{ "31 February 2026", "February 2026 has 28 days" },
	{ "30 February 2028", "February 2028 has 29 days" },
	{ "2026-02-31", "February 2026 has 28 days" },
	{ "2023-02-29", "28 days" }, { "1900-02-29", "28 days" },
	{ "31 June 2026", "30 days" }, { "0 June 2026", "30 days" },
	{ "32 June 2026", "30 days" }, { "2026-06-00", "30 days" },
	{ "2026-13-01", "twelve months" }, { "2026-00-01", "twelve months" },
	{ "30/13/2026", "twelve months" }, { "13/2026", "twelve months" },
	{ "06/30/2026", "twelve months" }, { "00/2026", "twelve months" },
	{ "03/04/2026", "3 April or 4 March" },
	{ "3.4.2026", "3 April or 4 March" },
	{ "2011-12", "December 2011 or the year 2011/12" },
	{ "2009-10", "October 2009 or the year 2009/10" },
	{ "Monday 30 June 2026", "30 June 2026 is a Tuesday" },
	{ "Q5 2026", "four quarters" }, { "Q0 2026/27", "four quarters" },
	{ "5th quarter 2026", "four quarters" },
	{ "2026/28", "2026 is followed by 27" },
	{ "2026/26", "2026 is followed by 27" },
	{ "2026/06", "2026 is followed by 27" },
	{ "2026/2028", "2026 is followed by 27" },
	{ "1999/01", "1999 is followed by 00" },
	{ "Q1 2026/28", "2026 is followed by 27" },
	{ "24/25", "two digits" }, { "Q1 24/25", "two digits" },
	{ "June", "no year" }, { "30 June", "no year" }, { "30", "no year" },
	{ "Q1", "no year" }, { "Sept 04", "no year" }, { "Jun-26", "no year" },
	{ "0999", "no year" }, { "0000-01-01", "no year" },
	{ "FY 2025", "ends then" }, { "AY 2025", "ends then" },
	{ "FY Q1 2025", "ends then" },
	{ "early 2026", "which month" }, { "mid-2026", "which month" },
	{ "Spring 2026", "which month" }, { "autumn term 2026", "month" },
	{ "early Sept 2004", "which month" },
	{ "2020–2025", "one date is wanted" },
	{ "2026/27 .. 2028/29", "one date is wanted" },
	{ "Oct 2024 - Sep 2025", "one date is wanted" },
	{ "2023, 2026, 2029", "not a date" }, { "2022 2022", "not a date" },
	{ "99999", "not a date" }, { "20260630", "not a date" },
	{ "2026-06-", "not a date" }, { "June 2026/27", "not a date" },
	{ "June June 2026", "not a date" }, { "Q1 June 2026", "not a date" },
	{ "Junes 2026", "not a date" }, { "30 2026", "not a date" },
	{ "Monday June 2026", "not a date" }, { "of 2026 of", "not a date" },
	{ "when funds allow", "not a date" },
	{ "ongoing until March 2026", "not a date" },
	{ "99999999999999999999", "not a date" },
	{ "\xff\xfe", "not a date" }, { "2026-06-30\x01", "not a date" },
	{ "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 "
	    "25 26 27 28 29 30 31 32 33 34", "not a date" },
};

static void
test_bad_dates(void **state)
{
	struct value_context c = context("GBP", YEAR_UNSAID);
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof bad_dates / sizeof *bad_dates; i++) {
		struct value_error e = { "", NULL };
		struct date d = { 0 };
		bool read = read_date(&c, bad_dates[i].text, &d, &e);

		bad += check_why(&bad_dates[i], read, &d.v, &e);
	}
	assert_int_equal(bad, 0);
}

static void
test_bad_periods(void **state)
{
	static const struct bad rows[] = {
		{ "2026/28", "2026 is followed by 27" },
		{ "2011-12", "December 2011 or the year" },
		{ "2028/29 .. 2026/27", "ends before it starts" },
		{ "2017 - 15", "ends before it starts" },
		{ "2026-13", "ends before it starts" },
		{ "9999 - 01", "no year" }, { "1999 - 1", "no year" },
		{ "Oct - Sep 2025", "ends before it starts" },
		{ "Q3 - Q1 2022/23", "ends before it starts" },
		{ "2015/16 - 2017/19", "2017 is followed by 18" },
		{ "2015/17 - 2018/19", "2015 is followed by 16" },
		{ "June 2026 - 31 September 2026", "30 days" },
		{ "24/25", "two digits" },
		{ "24/25 - 2026/27", "two digits" },
		{ "Sept 24 - Oct 2025", "no year" },
		{ "Oct 24 - Sep 25", "no year" },
		{ "Apr - Jun", "no year" },
		{ "1 April - June 2026", "no year" },
		{ "Q1 - Q5 2022", "four quarters" },
		{ "2015 -", "no end" }, { "2020 →", "no end" },
		{ "ongoing", "no end" }, { "2015 - ongoing", "no end" },
		{ "- 2015", "not a date" }, { "2015 -- 2017", "not a date" },
		{ "2015 - 2016 - 2017", "not a date" },
		{ "2015 .. 2016 .. 2017", "not a date" },
		{ "April - June 2024/25", "not a date" },
		{ "year 1 (2022 to 23)", "not a date" },
		{ "year ending 2015 - 17", "not a date" },
		{ "", "not a date" }, { "-", "not a date" },
		{ "..", "not a date" }, { "to", "not a date" },
		{ "between and", "not a date" },
	};
	struct value_context c = context("GBP", YEAR_UNSAID);
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct value_error e = { "", NULL };
		struct period p = { 0 };
		bool read = read_period(&c, rows[i].text, &p, &e);

		bad += check_why(&rows[i], read, &p.v, &e);
	}
	assert_int_equal(bad, 0);
}

/* Whole messages, as users see them. */
static void
test_wording(void **state)
{
	struct value_context c = context("GBP", YEAR_UNSAID);
	struct value_error e;
	struct date d;

	(void)state;
	assert_false(read_date(&c, "2026/28", &d, &e));
	assert_string_equal(e.why,
	    "2026 is followed by 27 in the name of one year");
	assert_string_equal(e.want,
	    "Write 2026/27 for one year, or 2026/27 .. 2027/28 for two.");
	assert_false(read_date(&c, "03/04/2026", &d, &e));
	assert_string_equal(e.want,
	    "Write 2026-04-03 or 2026-03-04, year first.");
	assert_false(read_date(&c, "2011-12", &d, &e));
	assert_string_equal(e.want, "Write December 2011 or 2011/12; or say "
	    "for the whole indicator what its years are, as in "
	    "“year: fiscal”.");
	assert_false(read_date(&c, "31 February 2026", &d, &e));
	assert_string_equal(e.want, "Give a day, month, quarter or year, such "
	    "as 30 June 2026, June 2026, Q1 2026/27 or 2026/27.");
}

/* ---- the calendar ---- */

static void
test_days(void **state)
{
	static const struct { int y, m, d; day n; } rows[] = {
		{ 1970, 1, 1, 0 }, { 1969, 12, 31, -1 }, { 2000, 3, 1, 11017 },
		{ 2026, 6, 30, 20634 }, { 1900, 1, 1, -25567 },
		{ 1000, 1, 1, -354285 }, { 9999, 12, 31, 2932896 },
	};
	int year = 1000, month = 1, mday = 1, y, m, d;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(day_of(rows[i].y, rows[i].m, rows[i].d),
		    rows[i].n);
	/* Every day that a plan can name, counted by hand. */
	for (day n = -354285; n <= 2932896; n++) {
		day_split(n, &y, &m, &d);
		if (y != year || m != month || d != mday ||
		    day_of(y, m, d) != n)
			fail_msg("day %d is %d-%d-%d, not %d-%d-%d", (int)n,
			    y, m, d, year, month, mday);
		if (++mday > days_in_month(year, month)) {
			mday = 1;
			month++;
		}
		if (month > 12) {
			month = 1;
			year++;
		}
	}
}

static void
test_add_months(void **state)
{
	static const struct { const char *from; int n; const char *to; } rows[] = {
		{ "2026-01-31", 1, "2026-02-28" },
		{ "2028-01-31", 1, "2028-02-29" },
		{ "2026-02-28", 1, "2026-03-28" },
		{ "2026-12-31", 2, "2027-02-28" },
		{ "2026-03-31", -1, "2026-02-28" },
		{ "2026-01-15", -13, "2024-12-15" },
		{ "2024-02-29", 12, "2025-02-28" },
		{ "2026-06-30", 0, "2026-06-30" },
		{ "2026-06-30", 1200, "2126-06-30" },
	};
	struct value_context c = context("GBP", YEAR_UNSAID);

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct value_error e;
		struct date d;

		assert_true(read_date(&c, rows[i].from, &d, &e));
		assert_string_equal(iso(day_add_months(d.first, rows[i].n)),
		    rows[i].to);
	}
	assert_int_equal(day_add_months(DAY_NONE, 3), DAY_NONE);
	/* No month too many makes the count run over. */
	assert_true(day_add_months(0, INT32_MAX) > 0);
	assert_true(day_add_months(0, INT32_MIN) < 0);
}

static bool
near(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

/* METHODS 1, worked by hand. */
static void
test_moments(void **state)
{
	(void)state;
	assert_true(day_moment(day_of(2024, 1, 1)) == 2024.0);
	assert_true(near(day_moment(day_of(2024, 7, 1)), 2024.5));
	assert_true(near(day_moment(day_of(2024, 2, 15)),
	    2024 + 1 / 12.0 + 14 / (12.0 * 29)));
	assert_true(near(period_midpoint(day_of(2024, 1, 1),
	    day_of(2024, 12, 31)), 2024.5));
	assert_true(near(period_midpoint(day_of(2024, 4, 1),
	    day_of(2025, 3, 31)), 2024.75));
	assert_true(near(period_midpoint(day_of(2015, 1, 1),
	    day_of(2017, 12, 31)), 2016.5));
	assert_true(near(period_end(day_of(2025, 3, 31)), 2025.25));
	assert_true(period_end(day_of(2025, 12, 31)) == 2026.0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_dates_as_periods),
		cmocka_unit_test(test_kinds_of_year),
		cmocka_unit_test(test_pooled),
		cmocka_unit_test(test_without_an_end),
		cmocka_unit_test(test_bad_dates),
		cmocka_unit_test(test_bad_periods),
		cmocka_unit_test(test_wording),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_add_months),
		cmocka_unit_test(test_moments),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
