#include "render.h"

#include <string.h>

#include "arena.h"
#include "font.h"

/* What the program finds in the module: every kind of document there is. */

static bool
make_pdf(const struct render_job *job, struct render_result *result)
{
	return pdf_render(compose_plan(job), job, result);
}

static bool
make_tree(const struct render_job *job, struct render_result *result)
{
	const char *text = tree_print(compose_plan(job), job->arena);

	result->files = arena_array(job->arena, 1, sizeof *result->files);
	result->files[0] = (struct render_file){
	    .name = arena_printf(job->arena, "%s.tree.txt", job->stem),
	    .bytes = text, .len = strlen(text) };
	result->n = 1;
	return true;
}

static const struct renderer renderers[] = {
	{ "pdf", "PDF delivery plan", true, make_pdf },
	{ "xlsx", "XLSX action tracker", true, workbook_render },
	{ "md", "Markdown review pack", true, pack_render },
	{ "tree", "document tree, for tests", false, make_tree },
};

static const char *
versions(struct arena *a)
{
	return arena_printf(a, "cmark %s, libharu %s, HarfBuzz %s, "
	    "libxlsxwriter %s", rich_library(), pdf_library(),
	    font_version(), workbook_library());
}

const struct render_module planpress_render_module = {
	.abi = RENDER_ABI,
	.renderers = renderers,
	.n = sizeof renderers / sizeof *renderers,
	.versions = versions,
};
