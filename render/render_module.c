#include "render.h"

#include <string.h>

#include <cmark.h>

#include "answers.h"
#include "arena.h"
#include "chapters.h"
#include "questions.h"
#include "template.h"
#include "theme.h"

/* The table of renderers: what --only takes, and what `build` makes. */

static bool
run_pdf(const struct render_job *job, struct render_result *out)
{
	const struct doc_parts parts = compose_parts(job);

	return pdf_render(&parts, job, out);
}

static bool
run_tree(const struct render_job *job, struct render_result *out)
{
	const char *text = tree_print(compose_plan(job), job->arena);

	out->files = arena_array(job->arena, 1, sizeof *out->files);
	out->files[0] = (struct render_file){
	    .name = arena_printf(job->arena, "%s.tree.txt", job->stem),
	    .bytes = text, .len = strlen(text) };
	out->n = 1;
	return true;
}

static const struct renderer renderers[] = {
	{ "pdf", "PDF delivery plan", true, false, run_pdf },
	{ "xlsx", "XLSX action tracker", true, true, workbook_render },
	{ "md", "Markdown peer-review pack", true, false, pack_render },
	{ "tree", "document tree, for tests", false, false, run_tree },
};

static const char *
versions(struct arena *a)
{
	return arena_printf(a, "%s, %s, cmark %s", pdf_versions(a),
	    workbook_version(a), cmark_version_string());
}

/* ---- templates ---- */

static void
read_questions(struct template_reading *r)
{
	r->style->bank = bank_read(r->arena, &r->templates->sources,
	    r->own->file, r->diags);
}

static const struct template_kind templates[] = {
	{ "delivery-plan.yaml", chapters_read },
	{ "peer-review.yaml", read_questions },
	{ "theme.yaml", theme_read },
};

const struct render_module planpress_render_module = {
	.abi = RENDER_ABI,
	.renderers = renderers,
	.n = sizeof renderers / sizeof renderers[0],
	.versions = versions,
	.templates = templates,
	.n_templates = sizeof templates / sizeof templates[0],
	.check_style = chapters_check,
	.answers = answers_read,
};
