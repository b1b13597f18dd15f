#include "understand.h"

#include <string.h>

#include "analysis.h"
#include "cmd.h"
#include "plan.h"
#include "utf8.h"

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
	how->fail_on = FAIL_DEFAULT;
	if (o->fail_on != NULL)
		how->fail_on = strcmp(o->fail_on, "structure") == 0 ?
		    FAIL_STRUCTURE : strcmp(o->fail_on, "error") == 0 ?
		    FAIL_ERROR : FAIL_WARNING;
	return o->as_of == NULL || read_as_of(a, o->as_of, &how->as_of);
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
	diags_init(&u->diags, a, &u->sources);
	if (source_open(&u->sources, path, &file, &why) != SOURCE_OK) {
		complain("%s", utf8_shown(a, why));
		return false;
	}
	u->plan = plan_load(a, &u->sources, file, how->as_of, &u->diags);
	u->analysis = how->documents ? analyse(u->plan, a) :
	    analyse_for_checks(u->plan, a);
	check_plan(u->plan, u->analysis, &u->diags);
	diags_settle(&u->diags, u->plan);
	return true;
}

bool
plan_fails(const struct understood *u, const struct how *how)
{
	return diags_fail(&u->diags, u->plan, how->strict, how->fail_on);
}

enum rule
rule_wanted(struct arena *a, const char *name)
{
	enum rule rule = rule_find(name), near;

	if (rule != RULE_NONE)
		return rule;
	near = rule_nearest(name);
	if (near != RULE_NONE)
		complain("There is no rule \"%s\"; did you mean %s (%s)?",
		    utf8_shown(a, name), rule_table[near].code,
		    rule_table[near].name);
	else
		complain("There is no rule \"%s\"; planpress explain lists "
		    "them", utf8_shown(a, name));
	return RULE_NONE;
}
