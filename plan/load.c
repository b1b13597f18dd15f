/* Files to one plan: reading, including, joining. */
#include "load.h"

#include <ctype.h>
#include <glob.h>
#include <string.h>

#include "check_words.h"
#include "duties.h"

/* One file that has been read, with the chain of files that led to it. */
struct part {
	uint32_t		 file;
	const struct node	*tree;		/* NULL: not usable */
	const struct part	*from;
	struct part		*next;
};

struct parts { struct part *first, **last; size_t n; };

#define MAX_FILES	1000
#define LANGUAGE_VERSION	1

static void read_includes(struct loader *, struct parts *,
    const struct part *);

const char *
path_beside(struct loader *l, uint32_t file, const char *path)
{
	const char *from = source_of(l->sources, file)->path;
	const char *slash = strrchr(from, '/');

	if (slash == NULL || *path == '/')
		return path;
	return arena_printf(l->arena, "%.*s/%s", (int)(slash - from), from,
	    path);
}

static struct part *
add_part(struct loader *l, struct parts *parts, uint32_t file,
    const struct part *from)
{
	struct part *p = arena_alloc(l->arena, sizeof *p);

	p->file = file;
	p->from = from;
	p->tree = yaml_parse(l->arena, l->nodes, l->sources, file, l->diags);
	*parts->last = p;
	parts->last = &p->next;
	parts->n++;
	if (p->tree != NULL)
		read_includes(l, parts, p);
	return p;
}

/* However its path is written, “./a.yaml” or “a.yaml”. */
static bool
same_file(const struct source *a, const struct source *b)
{
	return a->real != NULL && b->real != NULL &&
	    strcmp(a->real, b->real) == 0;
}

/* Has this file been read already: above this one, or beside it? */
static bool
read_before(struct loader *l, const struct parts *parts, uint32_t file,
    const struct part *from, bool *circle)
{
	const struct source *s = source_of(l->sources, file);
	const struct part *p;

	for (p = from; p != NULL; p = p->from)
		if (same_file(source_of(l->sources, p->file), s)) {
			*circle = true;
			return true;
		}
	*circle = false;
	for (p = parts->first; p != NULL; p = p->next)
		if (same_file(source_of(l->sources, p->file), s))
			return true;
	return false;
}

static void
include_file(struct loader *l, struct parts *parts, const char *path,
    const struct node *at, const struct part *from, bool pattern)
{
	const char *why = NULL;
	uint32_t file;
	bool circle;

	if (source_include(l->sources, path, &file, &why) != SOURCE_OK) {
		diag_add(l->diags, RULE_E013, at->at, NULL, "%s", why);
		diag_help(l->diags, "Name a file in the plan's folder, by its "
		    "path from the file that includes it.");
		return;
	}
	if (read_before(l, parts, file, from, &circle)) {
		if (pattern)	/* `*.yaml` may well match the plan itself */
			return;
		diag_add(l->diags, RULE_E013, at->at, NULL, circle ?
		    "“%s” includes itself, directly or through others" :
		    "“%s” is included twice", at->s);
		diag_help(l->diags, "Take this line out.");
		return;
	}
	if (parts->n >= MAX_FILES) {
		diag_add(l->diags, RULE_E015, at->at, NULL,
		    "The plan has more than %d files", MAX_FILES);
		diag_help(l->diags, "Put several lists into one file.");
		return;
	}
	add_part(l, parts, file, from);
}

static void
include_pattern(struct loader *l, struct parts *parts, const struct node *at,
    const struct part *from)
{
	const char *pattern = path_beside(l, from->file, at->s);
	glob_t g;
	size_t i;

	memset(&g, 0, sizeof g);
	if (glob(pattern, 0, NULL, &g) != 0) {
		diag_add(l->diags, RULE_E013, at->at, NULL,
		    "No file matches “%s”", at->s);
		diag_help(l->diags, "Name files in the plan's folder; * stands "
		    "for any name.");
	}
	for (i = 0; i < g.gl_pathc; i++)
		include_file(l, parts, arena_strdup(l->arena, g.gl_pathv[i]),
		    at, from, true);
	globfree(&g);
}

static void
read_include(struct loader *l, struct parts *parts, const struct node *at,
    const struct part *from)
{
	if (at->kind != NODE_SCALAR || node_is_blank(at))
		return;		/* load_field() reports it */
	if (strpbrk(at->s, "*?[") != NULL)
		include_pattern(l, parts, at, from);
	else
		include_file(l, parts, path_beside(l, from->file, at->s), at,
		    from, false);
}

static void
read_includes(struct loader *l, struct parts *parts, const struct part *from)
{
	const struct node *list = node_get(from->tree, "include"), *n;

	if (list == NULL)
		return;
	if (list->kind == NODE_SCALAR)
		read_include(l, parts, list, from);
	for (n = list->kind == NODE_SEQ ? list->first : NULL; n != NULL;
	    n = n->next)
		read_include(l, parts, n, from);
}

static void
read_currency(struct loader *l, const struct node *n)
{
	char *code = arena_strdup(l->arena, n->s), *p;

	if (text_is_tbc(n->s))
		return;
	for (p = code; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	if (strlen(code) == 3 &&
	    strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3) {
		l->values.currency = code;
		return;
	}
	diag_add(l->diags, RULE_E009, n->at, NULL,
	    "“currency: %.60s” is no code of a currency", n->s);
	diag_help(l->diags, "Give its three letters, such as GBP, EUR or SEK.");
}

static void
read_year_start(struct loader *l, const struct node *n)
{
	struct value_error e;
	struct date d;
	int year;

	memset(&d, 0, sizeof d);
	if (text_is_tbc(n->s))
		return;
	if (read_date(&l->values, arena_printf(l->arena, "%s 2001", n->s), &d,
	    &e)) {
		day_split(d.first, &year, &l->values.fiscal_month,
		    &l->values.fiscal_day);
		return;
	}
	diag_add(l->diags, RULE_E007, n->at, NULL,
	    "“year-starts: %.60s” is no day of the year", n->s);
	diag_help(l->diags, "Write it as “1 April”.");
}

/*
 * What dates and sums are read with stands in the plan itself, so it is
 * looked up before anything is loaded.
 */
static void
read_context(struct loader *l, const struct parts *parts)
{
	const struct part *p;
	const struct node *plan, *n;

	for (p = parts->first; p != NULL; p = p->next) {
		plan = p->tree == NULL ? NULL : node_get(p->tree, "plan");
		if (plan == NULL || plan->kind != NODE_MAP)
			continue;
		n = node_get(plan, "currency");
		if (n != NULL && n->kind == NODE_SCALAR && !node_is_blank(n))
			read_currency(l, n);
		n = node_get(plan, "year-starts");
		if (n != NULL && n->kind == NODE_SCALAR && !node_is_blank(n))
			read_year_start(l, n);
	}
}

static size_t
count_over_files(const struct parts *parts, const struct field *f)
{
	const struct part *p;
	const struct node *n;
	size_t total = 0;

	for (p = parts->first; p != NULL; p = p->next)
		for (n = p->tree == NULL ? NULL : p->tree->first; n != NULL;
		    n = n->next)
			if (field_written(f, n->key->s))
				total += list_count(f->of, n);
	return total;
}

/* The files' lists of one kind become one list, in reading order. */
static void
load_joined(struct loader *l, const struct parts *parts,
    const struct field *f)
{
	struct any_list list;
	const struct part *p;
	const struct node *n;
	size_t at = 0;

	list.n = count_over_files(parts, f);
	list.items = arena_array(l->arena, list.n, f->of->size);
	if (f->flags & FIELD_POINTER)
		return;
	memcpy((char *)l->plan + f->off, &list, sizeof list);
	for (p = parts->first; p != NULL; p = p->next) {
		l->file = p->file;
		for (n = p->tree == NULL ? NULL : p->tree->first; n != NULL;
		    n = n->next)
			if (field_written(f, n->key->s)) {
				load_list(l, f->of, n, list.items, at, NULL);
				at += list_count(f->of, n);
			}
	}
}

/* Each file may say in which version of the language it is written. */
static void
check_version(struct loader *l, const struct field *f, const struct node *n)
{
	const struct number *v = &l->plan->planpress;

	/* VAL_BAD has been reported; 0.5 and 2 are no versions we have. */
	if ((const char *)v != (const char *)l->plan + f->off || !is_set(*v) ||
	    v->x == LANGUAGE_VERSION)
		return;
	diag_add(l->diags, RULE_E018, n->at, NULL,
	    "The plan is written in version %s of the language, and this "
	    "program reads version %d", v->v.raw, LANGUAGE_VERSION);
	diag_help(l->diags, "Use a newer planpress, or write “planpress: %d”.",
	    LANGUAGE_VERSION);
}

/* What there can be only one of: the second file that has it is told. */
static void
load_single(struct loader *l, const struct parts *parts,
    const struct field *f)
{
	const struct part *p;
	const struct node *n, *had = NULL;

	for (p = parts->first; p != NULL; p = p->next) {
		l->file = p->file;
		n = p->tree == NULL ? NULL : node_get(p->tree,
		    field_key(l->arena, f));
		if (n == NULL || node_is_blank(n))
			continue;
		if (had != NULL && f->kind == F_RECORD) {
			diag_add(l->diags, RULE_E004, n->key->at, NULL,
			    "“%s” is given in two files",
			    field_key(l->arena, f));
			diag_also(l->diags, had->key->at, "here already");
			diag_help(l->diags, "Keep it in one file only.");
			continue;
		}
		load_field(l, f, n, &l->plan->rec);
		check_version(l, f, n);
		had = n;
	}
}

static void
report_unknown_tops(struct loader *l, const struct parts *parts)
{
	const struct part *p;
	const struct node *n;

	for (p = parts->first; p != NULL; p = p->next)
		for (n = p->tree == NULL ? NULL : p->tree->first; n != NULL;
		    n = n->next)
			if (strncmp(n->key->s, "x-", 2) != 0 &&
			    field_as_key(&record_plan, n->key->s) == NULL)
				report_unknown(l, &record_plan, n, NULL);
}

static void
load_parts(struct loader *l, const struct parts *parts)
{
	const struct field *f;

	report_unknown_tops(l, parts);
	for (f = record_plan.fields; f->key != NULL; f++) {
		if (f->kind == F_LIST)
			load_joined(l, parts, f);
		else
			load_single(l, parts, f);
	}
}

struct plan *
plan_load(struct arena *a, struct sources *sources, uint32_t file, day as_of,
    struct diags *diags)
{
	struct loader l = { .arena = a, .nodes = arena_new(), .sources = sources, .diags = diags,
	    .file = file, .values = { .arena = a, .fiscal_month = 4,
	    .fiscal_day = 1, .currency = "GBP" } };
	struct parts parts = { NULL, &parts.first, 0 };
	const struct part *main_part;

	l.plan = arena_alloc(a, sizeof *l.plan);
	l.plan->sources = sources;
	l.plan->words = words_of_run(a, sources->templates);
	record_begin(&l, &record_plan, &l.plan->rec,
	    (struct span){ file, 0, 0 }, NULL);
	main_part = add_part(&l, &parts, file, NULL);
	if (main_part->tree != NULL) {
		read_context(&l, &parts);
		load_parts(&l, &parts);
		resolve_all(&l);
	}
	l.plan->values = l.values;
	if (is_set(l.plan->plan.nation))
		l.plan->duties = duties_of_run(a, sources->templates);
	settle_plan(&l, as_of);
	arena_free(l.nodes);
	return l.plan;
}
