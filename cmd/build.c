#include <stdio.h>
#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "documents.h"
#include "module.h"
#include "out.h"
#include "plan.h"
#include "render.h"
#include "template.h"
#include "templates.h"
#include "understand.h"
#include "utf8.h"

static const char *const variants[] = {
	[VARIANT_FULL] = "full",
	[VARIANT_SUMMARY] = "summary",
	[VARIANT_LARGE_PRINT] = "large-print",
	NULL
};

const struct option_info options_of_build[] = {
	OPTION_TEXT("output-dir", 'o', "DIR", NULL, dir,
	    "where the documents go (default build)"),
	OPTION_TEXT("only", 0, "FORMATS", NULL, only,
	    "only these: pdf, xlsx, md, with commas"),
	OPTION_TEXT("as-of", 0, "DATE", NULL, as_of,
	    "the date to check against (default: the plan's own)"),
	OPTION_FLAG("force", 0, force,
	    "replace documents that others have changed"),
	OPTION_FLAG("strict", 0, strict,
	    "make nothing while an error or warning stands"),
	OPTION_TEXT("variant", 0, "VARIANT", variants, variant,
	    "the PDF alone, as a summary of two pages or in large print"),
	OPTION_FLAG("single", 0, single, "the review pack as one file"),
	OPTION_TEXT("templates", 0, "DIR", NULL, templates,
	    "questions and other templates of your own, where DIR has them"),
	OPTION_TEXT("answers", 0, "DIR", NULL, answers,
	    "a review pack that was filled in: print what peers said"),
	OPTION_TEXT("depfile", 0, "FILE", NULL, depfile,
	    "write what the documents depend on, for make"),
	OPTION_FLAG("quiet", 'q', quiet,
	    "say nothing unless something is wrong"),
	{ 0 }
};

struct builder {
	struct arena			*arena;
	const struct options		*options;
	bool				*chosen;	/* of its renderers */
	const char			*dir;
	struct how			 how;
	struct buf			 depends;	/* the depfile so far */
};

/* ---- what to make ---- */

static bool
choose_one(struct builder *b, const char *name)
{
	size_t i;

	for (i = 0; i < b->how.module->n; i++)
		if (strcmp(b->how.module->renderers[i].name, name) == 0) {
			b->chosen[i] = true;
			return true;
		}
	complain("--only does not know \"%s\"; it takes:",
	    utf8_shown(b->arena, name));
	for (i = 0; i < b->how.module->n; i++)
		complain("    %s (%s)", b->how.module->renderers[i].name,
		    b->how.module->renderers[i].what);
	return false;
}

static enum variant
variant_of(const struct options *o)
{
	size_t i;

	for (i = 0; o->variant != NULL && variants[i] != NULL; i++)
		if (strcmp(variants[i], o->variant) == 0)
			return (enum variant)i;
	return VARIANT_FULL;
}

/* A variant is one of the PDF: the other documents have none. */
static bool
by_default(const struct builder *b, const struct renderer *r)
{
	if (variant_of(b->options) != VARIANT_FULL)
		return strcmp(r->name, "pdf") == 0;
	return r->by_default;
}

static bool
choose(struct builder *b)
{
	const char *list = b->options->only;
	size_t i, n;

	b->chosen = arena_array(b->arena, b->how.module->n, sizeof *b->chosen);
	if (list == NULL)
		for (i = 0; i < b->how.module->n; i++)
			b->chosen[i] = by_default(b, &b->how.module->renderers[i]);
	for (; list != NULL && *list != '\0'; list += n + (list[n] == ',')) {
		n = strcspn(list, ",");
		if (!choose_one(b, arena_strndup(b->arena, list, n)))
			return false;
	}
	return true;
}

/* "plans/city.yaml" makes city.pdf and so on; standard input plan.pdf. */
static const char *
stem_of(struct arena *a, const char *path)
{
	const char *name = strrchr(path, '/'), *dot;

	if (strcmp(path, "-") == 0)
		return "plan";
	name = name == NULL ? path : name + 1;
	dot = strrchr(name, '.');
	return dot == NULL || dot == name ? name :
	    arena_strndup(a, name, (size_t)(dot - name));
}

static bool
stems_differ(struct arena *a, const struct options *o)
{
	size_t i, j;

	for (i = 0; i < o->n_args; i++)
		for (j = i + 1; j < o->n_args; j++) {
			const char *stem = stem_of(a, o->args[i]);

			if (strcmp(stem, stem_of(a, o->args[j])) != 0)
				continue;
			complain("\"%s\" and \"%s\" would both be written as "
			    "%s.pdf: build them one by one, with an -o each",
			    utf8_shown(a, o->args[i]),
			    utf8_shown(a, o->args[j]), utf8_shown(a, stem));
			return false;
		}
	return true;
}

/* ---- what make needs to know ---- */

/* A file name as make reads it. */
static void
put_make_name(struct buf *b, const char *name)
{
	for (; *name != '\0'; name++) {
		if (*name == ' ' || *name == '#' || *name == '\\')
			buf_putc(b, '\\');
		else if (*name == '$')
			buf_putc(b, '$');
		buf_putc(b, *name);
	}
}

static void
note_sources(struct builder *b, const struct sources *ss)
{
	size_t i;

	for (i = 0; i < ss->n; i++) {
		if (ss->v[i].real == NULL)
			continue;
		buf_putc(&b->depends, ' ');
		put_make_name(&b->depends, ss->v[i].path);
	}
}

static void
note_depends(struct builder *b, const struct understood *u,
    const struct render_result *r)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		put_make_name(&b->depends, arena_printf(b->arena, "%s/%s",
		    b->dir, r->files[i].name));
		buf_putc(&b->depends, i + 1 < r->n ? ' ' : ':');
	}
	note_sources(b, &u->sources);
	if (b->how.templates != NULL)
		note_sources(b, &b->how.templates->sources);
	buf_putc(&b->depends, '\n');
}

static bool
write_depfile(struct builder *b)
{
	const char *why;

	if (b->options->depfile == NULL)
		return true;
	if (out_file(b->arena, b->options->depfile, buf_text(&b->depends),
	    b->depends.len, &why))
		return true;
	complain("%s", utf8_shown(b->arena, why));
	return false;
}

/* ---- one plan ---- */

static void
print_findings(const struct understood *u)
{
	struct diag_style style = { .colour = wants_colour() };
	struct buf out;

	buf_init(&out, u->arena);
	diags_print_text(&u->diags, style, &out);
	fwrite(buf_text(&out), 1, out.len, stderr);
}

/* A line for each document on stdout; how the plan stands on stderr. */
static void
report(struct builder *b, const struct understood *u,
    const struct render_result *r)
{
	const char *path = utf8_shown(b->arena, u->sources.v[0].path);
	struct buf out;
	size_t i;

	if (b->options->quiet)
		return;
	buf_init(&out, b->arena);
	for (i = 0; i < r->n; i++)
		buf_printf(&out, "%s/%s  %zu KB\n",
		    utf8_shown(b->arena, b->dir),
		    utf8_shown(b->arena, r->files[i].name),
		    (r->files[i].len + 1023) / 1024);
	say(&out);
	buf_init(&out, b->arena);
	diags_print_summary(&u->diags, &out);
	fprintf(stderr, "%s: %s", path, buf_text(&out));
}

static int
build_one(struct builder *b, const char *path)
{
	const char *why = NULL;
	struct understood u;
	struct render_result documents;
	struct render_job job = { .stem = stem_of(b->arena, path),
	    .style = b->how.style,
	    .options = { .single = b->options->single,
	    .variant = variant_of(b->options) } };

	if (!understand(b->arena, path, &b->how, &u))
		return EXIT_WORLD;
	if (b->chosen == NULL && !choose(b))
		return EXIT_USAGE;
	if (plan_fails(&u, &b->how)) {
		print_findings(&u);
		complain("No document was made of \"%s\"",
		    utf8_shown(b->arena, u.sources.v[0].path));
		return EXIT_PLAN;
	}
	job.analysis = u.analysis;
	job.answers = u.answers;
	if (!documents_make(b->arena, b->how.module, b->chosen, &u, &job,
	    &documents))
		return EXIT_WORLD;
	if (out_documents(b->arena, b->dir, documents.files, documents.n,
	    b->options->force, &why) != OUT_OK) {
		complain("%s", utf8_shown(b->arena, why));
		return EXIT_WORLD;
	}
	note_depends(b, &u, &documents);
	report(b, &u, &documents);
	return EXIT_FINE;
}

/* "docs/" is the folder "docs". */
static const char *
without_slash(struct arena *a, const char *dir)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return arena_strndup(a, dir, n);
}

static int
build_all(struct builder *b)
{
	struct arena *a = b->arena;
	const struct options *o = b->options;
	int code, one;
	size_t i;

	if (o->only != NULL) {
		if (!module_wanted(a, &b->how))
			return EXIT_WORLD;
		if (!choose(b))
			return EXIT_USAGE;
	}
	code = (int)templates_read(a, o, &b->how);
	if (code != EXIT_FINE)
		return code;
	buf_init(&b->depends, a);
	for (i = 0; i < o->n_args; i++) {
		one = build_one(b, o->args[i]);
		if (one > code)
			code = one;
	}
	return write_depfile(b) ? code : EXIT_WORLD;
}

int
build_run(struct arena *a, const struct options *o)
{
	struct builder b = { .arena = a, .options = o };
	int code;

	b.dir = o->dir == NULL ? "build" : without_slash(a, o->dir);
	if (!how_read(a, o, &b.how) || !stems_differ(a, o))
		return EXIT_USAGE;
	b.how.documents = true;
	module_begin(a, &b.how);
	code = build_all(&b);
	module_end(a, &b.how);
	return code;
}
