/*
 * pages [-w] [-u] [-l | -s] PLAN...: lay out each plan's document as for its
 * PDF, whole and as a summary (-l: in large print; -s: as a summary alone),
 * on A4 or with -u on US Letter, and say what the lint finds on the pages.
 * -w: do not lay it out; print its words, a block a line, in the order in
 * which they are to be read: all of them, or those of the variant.
 *
 * Exit 0: nothing; 1: faults; 2: a plan that cannot be read.
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
#include "theme.h"

static const char *const names[] = {
	[VARIANT_FULL] = "", [VARIANT_SUMMARY] = " (summary)",
	[VARIANT_LARGE_PRINT] = " (large print)"
};

static const struct theme letter = { .letter = true };

static const struct lint_rules *
rules_of(const struct render_job *job, enum variant v)
{
	if (job->style.theme == &letter)
		return v == VARIANT_LARGE_PRINT ? &lint_letter_large :
		    &lint_letter;
	return v == VARIANT_LARGE_PRINT ? &lint_large : &lint_standard;
}

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
	    rules_of(job, v), job->arena, &out);
	fonts_close(fonts);
	if (faults > 0)
		printf("%s%s: %zu faults\n%s", path, names[v], faults,
		    buf_text(&out));
	return faults;
}

/* ---- words ---- */

static void
print_words(const char *s)
{
	bool space = false;

	for (; s != NULL && *s != '\0'; s++) {
		if (*s == '\n' && space)
			continue;
		space = *s == '\n';
		putchar(space ? ' ' : *s);
	}
	putchar('\n');
}

/* The number of each page that words name. */
static void
fill_numbers(struct arena *a, const struct layout *o, struct inline_node *n)
{
	for (; n != NULL; n = n->next) {
		const struct landing *to = n->kind == INLINE_PAGE ?
		    layout_find(o, n->href) : NULL;

		if (to != NULL) {
			n->text = doc_page_words(a, n, arena_printf(a, "%zu",
			    to->page + 1));
			n->kind = INLINE_TEXT;
		}
		fill_numbers(a, o, n->first);
	}
}

static void
fill_block(struct arena *a, const struct layout *o, struct block *b)
{
	for (; b != NULL; b = b->next) {
		fill_numbers(a, o, b->text);
		fill_block(a, o, b->first);
	}
}

static void
print_block(struct arena *a, const struct block *b, bool large)
{
	struct block alone = *b;
	struct doc d = { .arena = a };

	/* In large print the names of columns may stand in every row. */
	if (large && b->kind == BLOCK_ROW && b->header)
		return;

	/* With a text of its own it is told with that. */
	if (b->text == NULL && b->kind != BLOCK_ANSWER)
		print_words(b->label);
	print_words(b->kind == BLOCK_TABLE ? b->caption : NULL);
	alone.first = alone.last = NULL;
	if (b->text != NULL && b->kind != BLOCK_CARD)
		print_words(doc_plain(&d, &alone));
	if (b->literal != NULL)
		for (const char *s = b->literal; *s != '\0';) {
			size_t n = strcspn(s, "\n");

			print_words(arena_strndup(a, s, n));
			s += n + (s[n] == '\n');
		}
	if (b->figure != NULL && b->figure->title != NULL) {
		print_words(b->figure->title);
		print_words(b->figure->subtitle);
		print_words(b->figure->caption);
	}
	for (const struct block *k = b->first; k != NULL; k = k->next)
		print_block(a, k, large);
}

static int
print_document(const char *path, enum variant v)
{
	struct arena *a = arena_new();
	struct render_job job = { 0 };
	bool ok = understand(a, path, &job);

	job.options.variant = v;
	if (ok) {
		struct fonts *fonts = fonts_open(a);
		struct doc *d = compose_plan(&job);

		fill_block(a, layout_doc(d, a, fonts), d->root);
		print_block(a, d->root, v == VARIANT_LARGE_PRINT);
		fonts_close(fonts);
	}
	arena_free(a);
	return ok ? 0 : 2;
}

static int
judge(const char *path, enum variant v, const struct theme *theme)
{
	struct arena *a = arena_new();
	struct render_job job = { .style.theme = theme };
	size_t faults = 0;
	int code = 2;

	if (understand(a, path, &job)) {
		faults += judge_variant(path, &job, v);
		if (v == VARIANT_FULL)
			faults += judge_variant(path, &job, VARIANT_SUMMARY);
		code = faults > 0;
	}
	arena_free(a);
	return code;
}

int
main(int argc, char **argv)
{
	const struct theme *theme = NULL;
	enum variant v = VARIANT_FULL;
	bool words = false;
	int first = 1, worst;

	for (; first < argc && argv[first][0] == '-'; first++) {
		words |= strcmp(argv[first], "-w") == 0;
		if (strcmp(argv[first], "-u") == 0)
			theme = &letter;
		if (strcmp(argv[first], "-l") == 0)
			v = VARIANT_LARGE_PRINT;
		if (strcmp(argv[first], "-s") == 0)
			v = VARIANT_SUMMARY;
	}
	worst = argc <= first ? 2 : 0;
	for (int i = first; i < argc; i++) {
		int code = words ? print_document(argv[i], v) :
		    judge(argv[i], v, theme);

		if (code > worst)
			worst = code;
	}
	return worst;
}
