/*
 * pages PLAN...: lay out each plan's document as for its PDF, in every
 * variant, and say what the lint finds on the pages.  Exit 0: nothing; 1: faults; 2: a plan that
 * cannot be read.
 */
#include <stdio.h>

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

static const struct doc *
document(struct arena *a, const char *path, enum variant variant)
{
	struct render_job job = { .arena = a, .stem = "plan",
	    .options = { .variant = variant } };
	struct sources *sources = arena_alloc(a, sizeof *sources);
	struct diags *diags = arena_alloc(a, sizeof *diags);
	struct plan *plan;
	const char *why;
	uint32_t file;

	sources_init(sources, a);
	diags_init(diags, a, sources);
	if (source_open(sources, path, &file, &why) != SOURCE_OK) {
		fprintf(stderr, "%s: %s\n", path, why);
		return NULL;
	}
	plan = plan_load(a, sources, file, DAY_NONE, diags);
	job.diags = diags;
	job.analysis = analyse(plan, a);
	check_plan(plan, job.analysis, diags);
	diags_settle(diags, plan);
	sources_settle(sources);
	return compose_plan(&job);
}

static int
judge(const char *path, enum variant variant)
{
	static const char *const names[] = { "", ", summary",
	    ", large print" };
	struct arena *a = arena_new();
	const struct doc *d = document(a, path, variant);
	struct fonts *fonts;
	struct buf out;
	size_t faults;

	if (d == NULL) {
		arena_free(a);
		return 2;
	}
	buf_init(&out, a);
	fonts = fonts_open(a);
	faults = lint_layout(layout_doc(d, a, fonts), d,
	    variant == VARIANT_LARGE_PRINT ? &lint_large : &lint_standard, a,
	    &out);
	fonts_close(fonts);
	if (faults > 0)
		printf("%s%s: %zu faults\n%s", path, names[variant], faults,
		    buf_text(&out));
	arena_free(a);
	return faults > 0;
}

int
main(int argc, char **argv)
{
	int worst = argc < 2 ? 2 : 0;

	for (int i = 1; i < argc; i++)
		for (int v = VARIANT_FULL; v <= VARIANT_LARGE_PRINT; v++) {
			int code = judge(argv[i], (enum variant)v);

			if (code > worst)
				worst = code;
		}
	return worst;
}
