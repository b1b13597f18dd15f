#include "value.h"

#include <assert.h>

/*
 * The calendar (METHODS 1): proleptic Gregorian, days counted from
 * 1 January 1970.  A year is taken to begin on 1 March, so that the leap
 * day is its last and every month before it has a fixed place.
 */

#define DAYS_400_YEARS	146097
#define DAYS_TO_1970	719468		/* from 1 March of year 0 */

static int64_t
days_of(int64_t year, int month, int64_t mday)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t in_era = y - era * 400;
	int64_t in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 +
	    mday - 1;

	return era * DAYS_400_YEARS + in_era * 365 + in_era / 4 -
	    in_era / 100 + in_year - DAYS_TO_1970;
}

day
day_of(int year, int month, int mday)
{
	assert(month >= 1 && month <= 12);
	assert(year > -100000 && year < 100000);
	assert(mday >= -100000 && mday <= 100000);
	return (day)days_of(year, month, mday);
}

void
day_split(day d, int *year, int *month, int *mday)
{
	int64_t n = (int64_t)d + DAYS_TO_1970;
	int64_t era = (n >= 0 ? n : n - (DAYS_400_YEARS - 1)) / DAYS_400_YEARS;
	int64_t in_era = n - era * DAYS_400_YEARS;
	int64_t y = (in_era - in_era / 1460 + in_era / 36524 -
	    in_era / 146096) / 365;
	int64_t in_year = in_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * in_year + 2) / 153;

	*mday = (int)(in_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(era * 400 + y + (*month <= 2));
}

int
days_in_month(int year, int month)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};

	assert(month >= 1 && month <= 12);
	if (month == 2 && year % 4 == 0 &&
	    (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

/* A lag in months never leaves the years that a plan may name by far. */
day
day_add_months(day d, int months)
{
	int year, month, mday, most;
	int64_t count;

	if (d == DAY_NONE)
		return DAY_NONE;
	day_split(d, &year, &month, &mday);
	count = (int64_t)year * 12 + month - 1 + months;
	if (count < 0)
		count = 0;
	if (count > 99999 * 12 - 1)
		count = 99999 * 12 - 1;
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	most = days_in_month(year, month);
	return day_of(year, month, mday < most ? mday : most);
}

double
day_moment(day d)
{
	int year, month, mday;

	assert(d != DAY_NONE);
	day_split(d, &year, &month, &mday);
	return year + (month - 1) / 12.0 +
	    (mday - 1) / (12.0 * days_in_month(year, month));
}

double
period_midpoint(day first, day last)
{
	return (day_moment(first) + period_end(last)) / 2;
}

double
period_end(day last)
{
	return day_moment(last + 1);
}
