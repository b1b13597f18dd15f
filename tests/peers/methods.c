/*
 * Reads one case a line from standard input and prints what the program
 * works out for it, for methods.py to compare:
 *
 *	t P DF			wilson HITS N		wide HITS N
 *	newcombe H1 N1 H2 N2	poisson SEEN		exact SEEN TAIL
 *	trend T0 N T1 X1 T2 X2 ...
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "change.h"
#include "quantile.h"
#include "trend.h"

/* The numbers behind the first word of a line. */
static size_t
numbers(const char *s, double *v, size_t room)
{
	size_t n = 0;
	char *end;

	for (; n < room; s = end) {
		v[n] = strtod(s, &end);
		if (end == s)
			break;
		n++;
	}
	return n;
}

static void
trend(struct arena *a, const double *v, size_t n)
{
	struct indicator in = { 0 };
	struct indicator_result r = { .indicator = &in };
	struct outlook o;
	size_t i;

	assert(n == 2 + 2 * (size_t)v[1]);
	r.n_points = (size_t)v[1];
	r.points = arena_array(a, r.n_points, sizeof *r.points);
	for (i = 0; i < r.n_points; i++) {
		r.points[i].t = v[2 + 2 * i];
		r.points[i].x = v[3 + 2 * i];
		r.points[i].used = true;
	}
	trend_fit(a, &r);
	assert(r.trend.absent == NULL);
	o = trend_at(&r.trend, v[0], false);
	printf("%.17g %.17g %.17g %.17g %.17g %.17g\n", r.trend.slope, o.mid,
	    o.lo80, o.hi80, o.lo95, o.hi95);
}

static void
limits(struct estimate e)
{
	printf("%.17g %.17g %.17g\n", e.x, e.lo, e.hi);
}

/* Is this the first word of the line? */
static bool
is(const char *line, const char *word)
{
	size_t n = strlen(word);

	return strncmp(line, word, n) == 0 && line[n] == ' ';
}

static void
work_out(struct arena *a, const char *line)
{
	double v[256];
	size_t word = strcspn(line, " "), n;

	n = numbers(line + word, v, sizeof v / sizeof *v);
	if (is(line, "trend"))
		trend(a, v, n);
	else if (is(line, "t") && n == 2)
		printf("%.17g\n", t_quantile(v[0], (unsigned)v[1]));
	else if (is(line, "wilson") && n == 2)
		limits(wilson(v[0], v[1], confidence_95));
	else if (is(line, "newcombe") && n == 4)
		limits(square_and_add(wilson(v[0], v[1], confidence_95),
		    wilson(v[2], v[3], confidence_95)));
	else if (is(line, "wide") && n == 2)
		limits(wilson(v[0], v[1], confidence_998));
	else if (is(line, "poisson") && n == 1)
		limits(poisson_limits(v[0], confidence_95));
	else if (is(line, "exact") && n == 2)
		printf("%.17g %.17g\n", poisson_exact_lower(v[0], v[1]),
		    poisson_exact_upper(v[0], v[1]));
	else
		assert(!"a case that nobody knows");
}

int
main(void)
{
	struct arena *a = arena_new();
	static char line[65536];

	while (fgets(line, sizeof line, stdin) != NULL)
		work_out(a, line);
	arena_free(a);
	return 0;
}
