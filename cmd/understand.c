#include "understand.h"

#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "buf.h"
#include "check_moved.h"
#include "cmd.h"
#include "nearest.h"
#include "plan.h"
#include "template.h"
#include "utf8.h"
#include "wording.h"

/* A date of the command line is read as those in plans are. */
static bool
read_as_of(struct arena *a, const char *text, day *as_of)
{
	struct value_context context = { .arena = a, .fiscal_month = 4,
	    .fiscal_day = 1, .currency = "GBP" };
	struct value_error error = {0};
	struct date date;

	memset(&date, 0, sizeof date);
	if (!read_date(&context, text, &date, &error) || date.ongoing) {
		complain("--as-of takes a date such as 2026-06-30, not "
		    "\"%s\"", utf8_shown(a, text));
		return false;
	}
	*as_of = date.last;
	return true;
}

bool
how_read(struct arena *a, const struct options *o, struct how *how)
{
	how->as_of = DAY_NONE;
	how->strict = o->strict;
	how->documents = false;
	how->templates = NULL;
	memset(&how->style, 0, sizeof how->style);
	how->module = NULL;
	how->answers = o->answers;
	how->since = o->since;
	if (o->since != NULL && o->n_args > 1) {
		complain("--since PLAN belongs to one plan: name one only");
		return false;
	}
	if (o->answers != NULL && o->n_args > 1) {
		complain("--answers DIR belongs to one plan: name one only");
		return false;
	}
	how->fail_on = FAIL_DEFAULT;
	if (o->fail_on != NULL)
		how->fail_on = strcmp(o->fail_on, "structure") == 0 ?
		    FAIL_STRUCTURE : strcmp(o->fail_on, "error") == 0 ?
		    FAIL_ERROR : FAIL_WARNING;
	return o->as_of == NULL || read_as_of(a, o->as_of, &how->as_of);
}

/* What the plan said before; what is wrong with that is told no more. */
static bool
compare_with_earlier(struct understood *u, const struct how *how)
{
	struct sources *sources = arena_alloc(u->arena, sizeof *sources);
	const char *why = NULL;
	struct diags diags;
	struct plan *plan;
	uint32_t file;

	sources_init(sources, u->arena);
	diags_init(&diags, u->arena, sources);
	if (source_open(sources, how->since, &file, &why) != SOURCE_OK) {
		complain("%s", utf8_shown(u->arena, why));
		return false;
	}
	plan = plan_load(u->arena, sources, file, how->as_of, &diags);
	if (plan->indicators.n == 0 && diags_has_structure_error(&diags)) {
		complain("The earlier version \"%s\" cannot be read: run "
		    "planpress check on it", utf8_shown(u->arena,
		    how->since));
		return false;
	}
	check_moved(analyse_for_checks(plan, u->arena), u->analysis,
	    &u->diags);
	return true;
}

/*
 * What documents are made like is part of what they are made from.  A copy
 * that says what is built in changes nothing, and nor does a starter.
 */
static void
add_templates(struct understood *u, const struct templates *t)
{
	size_t i;

	for (i = 0; t != NULL && i < t->n; i++) {
		const struct source *s = source_of(&t->sources, t->v[i].file);

		if (strchr(t->v[i].name, '/') == NULL && !embedded_is(t->v[i].name, s->bytes, s->len))
			source_add(&u->sources, s->path, s->bytes, s->len);
	}
}

bool
understand(struct arena *a, const char *path, const struct how *how,
    struct understood *u)
{
	const char *why = NULL;
	uint32_t file;

	memset(u, 0, sizeof *u);
	u->arena = a;
	sources_init(&u->sources, a);
	u->sources.templates = how->templates;
	diags_init(&u->diags, a, &u->sources);
	if (source_open(&u->sources, path, &file, &why) != SOURCE_OK) {
		complain("%s", utf8_shown(a, why));
		return false;
	}
	u->plan = plan_load(a, &u->sources, file, how->as_of, &u->diags);
	/* What is found goes into documents, worded as they are. */
	u->wording = wording_of_plan(how->templates, u->plan);
	arena_say(a, u->wording, NULL);
	u->analysis = how->documents ? analyse(u->plan, a) :
	    analyse_for_checks(u->plan, a);
	check_plan(u->plan, u->analysis, &u->diags);
	if (how->since != NULL && !compare_with_earlier(u, how))
		return false;
	add_templates(u, how->templates);
	if (how->module != NULL)
		how->module->check_style(&how->style, u->analysis, &u->diags);
	if (how->answers != NULL && !understand_answers(u, how))
		return false;
	diags_settle(&u->diags, u->plan);
	arena_say(a, NULL, NULL);
	return true;
}

bool
plan_fails(const struct understood *u, const struct how *how)
{
	return diags_fail(&u->diags, u->plan, how->strict, how->fail_on);
}

/* The word between hyphens that is nearest in any rule's name, or NULL. */
static const char *
nearest_part(struct arena *a, const char *name)
{
	const char *parts[8 * RULE_COUNT], *from;
	size_t n = 0, len;
	int i;

	for (i = RULE_NONE + 1; i < RULE_COUNT; i++)
		for (from = rule_table[i].name; *from != '\0' &&
		    n < 8 * RULE_COUNT; from += len + (from[len] == '-')) {
			len = strcspn(from, "-");
			/* "of" is near to anything. */
			if (len > 3)
				parts[n++] = arena_strndup(a, from, len);
		}
	return nearest(name, parts, n);
}

static bool
has_part(const char *name, const char *part)
{
	size_t len;

	for (; *name != '\0'; name += len + (name[len] == '-')) {
		len = strcspn(name, "-");
		if (len == strlen(part) && memcmp(name, part, len) == 0)
			return true;
	}
	return false;
}

/* "milestone" is no rule, but two rules speak of it. */
static void
complain_of_part(struct arena *a, const char *name, const char *part)
{
	struct buf list;
	int i;

	buf_init(&list, a);
	for (i = RULE_NONE + 1; i < RULE_COUNT; i++)
		if (has_part(rule_table[i].name, part))
			buf_printf(&list, "%s%s (%s)", list.len > 0 ? ", " :
			    "", rule_table[i].code, rule_table[i].name);
	complain("There is no rule \"%s\"; there is %s", utf8_shown(a, name),
	    buf_text(&list));
}

enum rule
rule_wanted(struct arena *a, const char *name)
{
	enum rule rule = rule_find(name), near;
	const char *part;

	if (rule != RULE_NONE)
		return rule;
	near = rule_nearest(name);
	part = nearest_part(a, name);
	if (part != NULL && (near == RULE_NONE || strcmp(part, name) == 0))
		complain_of_part(a, name, part);
	else if (near != RULE_NONE)
		complain("There is no rule \"%s\"; did you mean %s (%s)?",
		    utf8_shown(a, name), rule_table[near].code,
		    rule_table[near].name);
	else
		complain("There is no rule \"%s\"; planpress explain lists "
		    "them", utf8_shown(a, name));
	return RULE_NONE;
}
