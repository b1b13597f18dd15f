#ifndef TESTS_HANDMADE_H
#define TESTS_HANDMADE_H

/*
 * Values and records made by hand, for tests of the methods: what they look
 * at is set, everything else is absent.
 */

#include "with_arena.h"

#include <math.h>
#include <stdlib.h>

#include "analysis.h"

#define LEN(v)	(sizeof(v) / sizeof((v)[0]))

static inline struct val
made(const char *raw)
{
	return (struct val){ .state = VAL_SET, .raw = raw };
}

static inline struct number
num(double x)
{
	return (struct number){ .v = made(""), .x = x };
}

/* A number with as many decimals as its text. */
static inline struct number
num_text(const char *text)
{
	struct number n = { .v = made(text), .x = strtod(text, NULL) };
	const char *dot = text;

	while (*dot != '\0' && *dot != '.')
		dot++;
	while (*dot != '\0' && *++dot != '\0')
		n.decimals++;
	return n;
}

static inline struct date
on(int year, int month, int mday)
{
	struct date d = { .v = made("a day"), .grain = GRAIN_DAY };

	d.first = d.last = day_of(year, month, mday);
	return d;
}

/* The academic year that starts in September of this year. */
static inline struct period
academic(struct arena *a, int year)
{
	struct period p = { .grain = GRAIN_ACADEMIC };

	p.v = made(arena_printf(a, "%d/%02d", year, (year + 1) % 100));
	p.first = day_of(year, 9, 1);
	p.last = day_of(year + 1, 8, 31);
	return p;
}

/* Calendar years, put together if there are several. */
static inline struct period
calendar(struct arena *a, int from, int to)
{
	struct period p = { .grain = GRAIN_YEAR, .pooled = from != to };

	p.v = made(from == to ? arena_printf(a, "%d", from) :
	    arena_printf(a, "%d - %02d", from, to % 100));
	p.first = day_of(from, 1, 1);
	p.last = day_of(to, 12, 31);
	return p;
}

static inline struct reading
reading_of(struct period p, const char *value)
{
	struct reading r = { .period = p };

	if (value != NULL)
		r.value = num_text(value);
	else
		r.value.v = (struct val){ .state = VAL_WORD, .raw = "NA" };
	return r;
}

static inline struct target_value
value_target(double x)
{
	return (struct target_value){ .v = made(""), .kind = TARGET_VALUE,
	    .x = x, .decimals = 1 };
}

static inline struct indicator
indicator_in(const char *unit, enum better better)
{
	struct indicator in = { .unit.v = made(unit) };

	in.rec.kind = REC_INDICATOR;
	in.better.v = made("");
	in.better.i = better;
	return in;
}

/* Gateshead, Year 6 obesity (NCMP, OHID Fingertips 90323), as published. */
static const char *const gateshead[] = { "20.0", "23.1", "24.6", "23.0",
	"24.1", "24.9", NULL, "27.5", "24.1", "22.5", "25.1" };

static inline void
give_gateshead(struct arena *a, struct indicator *in)
{
	size_t i;

	in->history.readings.n = LEN(gateshead);
	in->history.readings.items = arena_array(a, LEN(gateshead),
	    sizeof(struct reading));
	for (i = 0; i < LEN(gateshead); i++)
		in->history.readings.items[i] = reading_of(
		    academic(a, 2014 + (int)i), gateshead[i]);
}

/* A small generator: any numbers will do. */
static inline unsigned
next_number(unsigned *x)
{
	*x = *x * 1664525u + 1013904223u;
	return *x >> 16;
}

#define assert_near(x, want, within) \
	assert_true(fabs((x) - (want)) <= (within))

#endif
