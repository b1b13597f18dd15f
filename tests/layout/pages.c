/*
 * pages [-l] PLAN...: lay out each plan's document as for its PDF, whole and
 * as a summary (-l: in large print), and say what the lint finds on the
 * pages.  Exit 0: nothing; 1: faults; 2: a plan that cannot be read.
 */
#include <stdio.h>
#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "check.h"
#include "doc.h"
#include "font.h"
#include "layout.h"
#include "lint.h"
#include "plan.h"
#include "render.h"

static const char *const names[] = {
	[VARIANT_FULL] = "", [VARIANT_SUMMARY] = " (summary)",
	[VARIANT_LARGE_PRINT] = " (large print)"
};

static bool
understand(struct arena *a, const char *path, struct render_job *job)
{
	struct sources *sources = arena_alloc(a, sizeof *sources);
	struct plan *plan;
	const char *why;
	uint32_t file;

	job->arena = a;
	job->stem = "plan";
	job->diags = arena_alloc(a, sizeof *job->diags);
	sources_init(sources, a);
	diags_init(job->diags, a, sources);
	if (source_open(sources, path, &file, &why) != SOURCE_OK) {
		fprintf(stderr, "%s: %s\n", path, why);
		return false;
	}
	plan = plan_load(a, sources, file, DAY_NONE, job->diags);
	job->analysis = analyse(plan, a);
	check_plan(plan, job->analysis, job->diags);
	diags_settle(job->diags, plan);
	sources_settle(sources);
	return true;
}

static size_t
judge_variant(const char *path, struct render_job *job, enum variant v)
{
	const struct doc *d;
	struct fonts *fonts = fonts_open(job->arena);
	struct buf out;
	size_t faults;

	buf_init(&out, job->arena);
	job->options.variant = v;
	d = compose_plan(job);
	faults = lint_layout(layout_doc(d, job->arena, fonts), d,
	    v == VARIANT_LARGE_PRINT ? &lint_large : &lint_standard,
	    job->arena, &out);
	fonts_close(fonts);
	if (faults > 0)
		printf("%s%s: %zu faults\n%s", path, names[v], faults,
		    buf_text(&out));
	return faults;
}

static int
judge(const char *path, bool large)
{
	struct arena *a = arena_new();
	struct render_job job = { 0 };
	size_t faults = 0;
	int code = 2;

	if (understand(a, path, &job)) {
		if (large)
			faults += judge_variant(path, &job,
			    VARIANT_LARGE_PRINT);
		else
			faults += judge_variant(path, &job, VARIANT_FULL) +
			    judge_variant(path, &job, VARIANT_SUMMARY);
		code = faults > 0;
	}
	arena_free(a);
	return code;
}

int
main(int argc, char **argv)
{
	bool large = argc > 1 && strcmp(argv[1], "-l") == 0;
	int worst = argc < 2 + large ? 2 : 0;

	for (int i = 1 + large; i < argc; i++) {
		int code = judge(argv[i], large);

		if (code > worst)
			worst = code;
	}
	return worst;
}
