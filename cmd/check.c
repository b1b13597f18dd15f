#include "check.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "out.h"
#include "plan.h"
#include "understand.h"
#include "utf8.h"

static const char *const fail_words[] = { "structure", "error", "warning",
	NULL };
static const char *const formats[] = { "text", "json", NULL };

const struct option_info options_of_check[] = {
	OPTION_TEXT("fail-on", 0, "LEVEL", fail_words, fail_on,
	    "what makes a plan fail (default: what its status says)"),
	OPTION_FLAG("strict", 0, strict, "fail on warnings and errors too"),
	OPTION_TEXT("format", 0, "FORMAT", formats, format,
	    "how findings are written (default text)"),
	OPTION_TEXT("output", 0, "FILE", NULL, output,
	    "write the findings to FILE"),
	OPTION_TEXT("only", 0, "RULES", NULL, only,
	    "only these rules, by code or name, with commas"),
	OPTION_FLAG("all", 0, all,
	    "tell every finding, however often a rule fires"),
	OPTION_TEXT("as-of", 0, "DATE", NULL, as_of,
	    "the date to check against (default: the plan's own)"),
	{ 0 }
};

/* The rules of --only: one flag each. */
struct chosen { bool any, rule[RULE_COUNT]; };

static bool
choose(struct arena *a, const char *list, struct chosen *chosen)
{
	enum rule rule;
	size_t n;

	memset(chosen, 0, sizeof *chosen);
	for (; list != NULL && *list != '\0'; list += n + (list[n] == ',')) {
		n = strcspn(list, ",");
		rule = rule_wanted(a, arena_strndup(a, list, n));
		if (rule == RULE_NONE)
			return false;
		chosen->any = chosen->rule[rule] = true;
	}
	return true;
}

/* Structure errors stay: without them the rest means little. */
static void
keep_chosen(struct diags *ds, const struct chosen *chosen)
{
	size_t i, n = 0;

	for (i = 0; i < ds->n; i++)
		if (!chosen->any || chosen->rule[ds->v[i].rule] ||
		    (rule_family(ds->v[i].rule) == FAMILY_STRUCTURE &&
		    ds->v[i].level == LEVEL_ERROR))
			ds->v[n++] = ds->v[i];
	ds->n = n;
}

static void
print_findings(const struct options *o, const struct understood *u,
    struct buf *out)
{
	struct diag_style style = { .all = o->all,
	    .colour = o->output == NULL && wants_colour() };

	if (o->format != NULL && strcmp(o->format, "json") == 0) {
		diags_print_json(&u->diags, out);
		return;
	}
	if (o->n_args > 1)
		buf_printf(out, "%s:\n", utf8_shown(u->arena,
		    u->sources.v[0].path));
	diags_print_text(&u->diags, style, out);
}

/* Findings for people go to stderr, those for programs to stdout. */
static bool
deliver(struct arena *a, const struct options *o, const struct buf *out)
{
	const char *why;

	if (o->output != NULL) {
		if (out_file(a, o->output, buf_text(out), out->len, &why))
			return true;
		complain("%s", utf8_shown(a, why));
		return false;
	}
	if (o->format != NULL && strcmp(o->format, "json") == 0)
		say(out);
	else
		fwrite(buf_text(out), 1, out->len, stderr);
	return true;
}

int
check_run(struct arena *a, const struct options *o)
{
	int code = EXIT_FINE;
	struct understood u;
	struct chosen chosen;
	struct how how;
	struct buf out;
	size_t i;

	if (!how_read(a, o, &how) || !choose(a, o->only, &chosen))
		return EXIT_USAGE;
	buf_init(&out, a);
	for (i = 0; i < o->n_args; i++) {
		if (!understand(a, o->args[i], &how, &u)) {
			code = EXIT_WORLD;
			continue;
		}
		keep_chosen(&u.diags, &chosen);
		print_findings(o, &u, &out);
		if (code < EXIT_PLAN && plan_fails(&u, &how))
			code = EXIT_PLAN;
	}
	return deliver(a, o, &out) ? code : EXIT_WORLD;
}
