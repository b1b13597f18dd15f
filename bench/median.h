#ifndef BENCH_MEDIAN_H
#define BENCH_MEDIAN_H

#include <time.h>

/* What the benches measure with: the processor's time in milliseconds, and
   the order of times for qsort(). */

static inline double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static inline int
by_time(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

#endif
