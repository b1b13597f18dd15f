/*
 * draw_time: the median processor time in milliseconds of the draws behind
 * an appraisal of 20 options by 12 criteria: 9,604 with weights within 30%
 * of those agreed, and 9,604 with any weights.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "draws.h"
#include "median.h"
#include "methods.h"
#include "plan.h"

#define RUNS		101
#define OPTIONS		20
#define CRITERIA	12

/* Scores that differ enough for no option to lead always. */
static const char *
appraisal_text(struct arena *a)
{
	struct buf b;
	int i, j;

	buf_init(&b, a);
	buf_puts(&b, "planpress: 1\nplan: {title: Draws}\nappraisals:\n"
	    "  - question: Which?\n    criteria:\n");
	for (j = 0; j < CRITERIA; j++)
		buf_printf(&b, "      - {id: c%d, title: C, weight: %d}\n", j,
		    1 + j % 5);
	buf_puts(&b, "    options:\n");
	for (i = 0; i < OPTIONS; i++) {
		buf_printf(&b, "      - {id: o%d, title: O, scores: {", i);
		for (j = 0; j < CRITERIA; j++)
			buf_printf(&b, "%sc%d: %d", j > 0 ? ", " : "", j,
			    (i * 7 + j * j * 3 + i * j) % 6);
		buf_puts(&b, "}}\n");
	}
	return buf_text(&b);
}

static const struct appraisal *
appraisal(struct arena *a)
{
	const char *text = appraisal_text(a);
	struct sources sources;
	struct diags diags;
	struct plan *plan;

	sources_init(&sources, a);
	diags_init(&diags, a, &sources);
	plan = plan_load(a, &sources, source_add(&sources, "draws.yaml", text,
	    strlen(text)), DAY_NONE, &diags);
	return &plan->appraisals.items[0];
}

static double
time_of(void (*draw)(struct arena *, struct appraisal_result *))
{
	double times[RUNS];
	int i;

	for (i = 0; i < RUNS; i++) {
		struct arena *a = arena_new();
		struct appraisal_result r = { 0 };
		double from;

		appraise(a, appraisal(a), &r);
		stability_measure(a, &r);
		if (r.n_scored != OPTIONS || r.n_criteria != CRITERIA)
			exit(1);
		from = now();
		draw(a, &r);
		times[i] = now() - from;
		arena_free(a);
	}
	qsort(times, RUNS, sizeof times[0], by_time);
	return times[RUNS / 2];
}

int
main(void)
{
	printf("%.1f ms (%d draws near and %d far from the weights agreed, "
	    "of %d options by %d criteria)\n", time_of(appraisal_draw), DRAWS,
	    DRAWS, OPTIONS, CRITERIA);
	return 0;
}
