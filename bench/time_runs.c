/*
 * time_runs N COMMAND...: run it N times after one warm-up, output thrown
 * away, and print the median and the fastest wall time in milliseconds, and
 * the most memory that a run had.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
run_once(char **argv)
{
	double from = now();
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 ||
	    !WIFEXITED(status) || WEXITSTATUS(status) >= 2) {
		fprintf(stderr, "time_runs: %s did not run\n", argv[0]);
		exit(1);
	}
	return now() - from;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	int n = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0, i;
	double *t = n > 0 ? calloc((size_t)n, sizeof *t) : NULL;
	struct rusage used;

	if (t == NULL) {
		fprintf(stderr, "usage: time_runs N COMMAND...\n");
		return 2;
	}
	run_once(argv + 2);
	for (i = 0; i < n; i++)
		t[i] = run_once(argv + 2);
	qsort(t, (size_t)n, sizeof *t, by_size);
	getrusage(RUSAGE_CHILDREN, &used);
	printf("%8.2f ms median %8.2f ms fastest of %d, %.1f MB\n", t[n / 2],
	    t[0], n, (double)used.ru_maxrss / 1024);
	free(t);
	return 0;
}
