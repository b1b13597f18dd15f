#include "render.h"

#include "arena.h"
#include "font.h"

/* What the program finds in the module: every kind of document there is. */

static bool
make_pdf(const struct render_job *job, struct render_result *result)
{
	return pdf_render(compose_plan(job), job, result);
}

static const struct renderer renderers[] = {
	{ "pdf", "PDF delivery plan", true, make_pdf },
	{ "xlsx", "XLSX action tracker", true, workbook_render },
	{ "md", "Markdown review pack", true, pack_render },
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
