#define _GNU_SOURCE	/* memfd_create */
/*
 * part_time PART PLAN: the median processor time in milliseconds of one
 * document alone, from the checked plan to the bytes of its files.  PART is
 * "pack", the review pack, as a folder and as one file, with the reading of
 * its questions, which is done before; "tracker", the workbook; or "pdf",
 * with the share of each page and of its layout.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "analysis.h"
#include "arena.h"
#include "check.h"
#include "layout.h"
#include "median.h"
#include "plan.h"
#include "questions.h"
#include "render.h"

#define RUNS	101

static bool
make_folder(struct render_job *job)
{
	struct render_result r = { 0 };

	return pack_render(job, &r);
}

static bool
make_file(struct render_job *job)
{
	job->options.single = true;
	return make_folder(job);
}

static bool
read_questions(struct render_job *job)
{
	return bank_built_in(job->arena) != NULL;
}

static bool
make_tracker(struct render_job *job)
{
	struct render_result r = { 0 };
	bool done;

	job->scratch.fd = memfd_create("bench", MFD_CLOEXEC);
	job->scratch.path = arena_printf(job->arena, "/proc/self/fd/%d",
	    job->scratch.fd);
	done = workbook_render(job, &r);
	close(job->scratch.fd);
	return done;
}

static bool
make_pdf(struct render_job *job)
{
	struct render_result r = { 0 };
	const struct doc_parts parts = compose_parts(job);

	return pdf_render(&parts, job, &r);
}

static size_t
lay_out(struct render_job *job)
{
	struct fonts *fonts = fonts_open(job->arena);
	size_t n = layout_doc(compose_plan(job), job->arena, fonts)->n_pages;

	fonts_close(fonts);
	return n;
}

static bool
make_layout(struct render_job *job)
{
	return lay_out(job) > 0;
}

static double
median_of(const struct render_job *plan, bool (*what)(struct render_job *))
{
	double times[RUNS];
	int i;

	for (i = 0; i < RUNS; i++) {
		struct render_job job = *plan;
		double from;

		job.arena = arena_new();
		from = now();
		if (!what(&job))
			exit(1);
		times[i] = now() - from;
		arena_free(job.arena);
	}
	qsort(times, RUNS, sizeof times[0], by_time);
	return times[RUNS / 2];
}

static void
time_pdf(struct render_job *job)
{
	double all = median_of(job, make_pdf);
	double layout = median_of(job, make_layout);
	struct render_job once = *job;
	size_t n;

	once.arena = arena_new();
	n = lay_out(&once);
	arena_free(once.arena);
	printf("%.2f ms, %zu pages: %.3f ms a page, %.3f of it before the "
	    "file\n", all, n, all / (double)n, layout / (double)n);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct sources sources;
	struct diags diags;
	struct render_job job = { .diags = &diags, .stem = "plan" };
	struct plan *plan;
	const char *why;
	uint32_t file;

	sources_init(&sources, a);
	diags_init(&diags, a, &sources);
	if (argc != 3 || source_open(&sources, argv[2], &file, &why) !=
	    SOURCE_OK) {
		fprintf(stderr, "usage: part_time pack|pdf|tracker PLAN\n");
		return 2;
	}
	plan = plan_load(a, &sources, file, DAY_NONE, &diags);
	job.analysis = analyse(plan, a);
	check_plan(plan, job.analysis, &diags);
	diags_settle(&diags, plan);
	sources_settle(&sources);
	job.style.bank = bank_built_in(a);
	if (strcmp(argv[1], "tracker") == 0)
		printf("%.2f ms\n", median_of(&job, make_tracker));
	else if (strcmp(argv[1], "pdf") == 0)
		time_pdf(&job);
	else
		printf("%.2f ms, in one file %.2f ms, its questions %.2f ms\n",
		    median_of(&job, make_folder), median_of(&job, make_file),
		    median_of(&job, read_questions));
	arena_free(a);
	return 0;
}
