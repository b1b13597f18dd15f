#include "check.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "known.h"
#include "module.h"
#include "out.h"
#include "plan.h"
#include "templates.h"
#include "understand.h"
#include "utf8.h"

static const char *const fail_words[] = { "structure", "error", "warning",
	NULL };

/*
 * How findings are written: the word of --format, and what does it.  NULL:
 * text for people, on stderr; all others are for programs, on stdout.
 */
#define FORMATS(X) \
	X("text",	NULL) \
	X("json",	print_json) \
	X("sarif",	diags_print_sarif) \
	X("github",	diags_print_github) \
	X("gitlab",	diags_print_gitlab) \
	X("junit",	diags_print_junit)

#define WORD(word, print) word,
static const char *const format_words[] = { FORMATS(WORD) NULL };
#undef WORD

const struct option_info options_of_check[] = {
	OPTION_TEXT("fail-on", 0, "LEVEL", fail_words, fail_on,
	    "what makes a plan fail (default: what its status says)"),
	OPTION_FLAG("strict", 0, strict, "fail on warnings and errors too"),
	OPTION_TEXT("format", 0, "FORMAT", format_words, format,
	    "how findings are written (default text)"),
	OPTION_TEXT("output", 0, "FILE", NULL, output,
	    "write the findings to FILE"),
	OPTION_TEXT("only", 0, "RULES", NULL, only,
	    "only these rules, by code or name, with commas"),
	OPTION_TEXT("known", 0, "FILE", NULL, known,
	    "let pass the findings that FILE counts"),
	OPTION_FLAG("update-known", 0, update_known,
	    "count all of today's findings in the file of --known"),
	OPTION_FLAG("all", 0, all,
	    "tell every finding, however often a rule fires"),
	OPTION_TEXT("answers", 0, "DIR", NULL, answers,
	    "a review pack that was filled in: say what is missing in it"),
	OPTION_TEXT("since", 0, "PLAN", NULL, since,
	    "an earlier version: say which targets have moved, and why not"),
	OPTION_TEXT("templates", 0, "DIR", NULL, templates,
	    "templates of your own; they are checked too"),
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

/* The plans that could be read, one after the other. */
struct report {
	const struct options	*options;
	struct arena		*arena;
	const struct diags	**plans;
	size_t			 n;
};

static void
print_text(const struct report *r, struct buf *out)
{
	struct diag_style style = { .all = r->options->all,
	    .colour = r->options->output == NULL && wants_colour() };
	size_t i;

	for (i = 0; i < r->n; i++) {
		if (r->options->n_args > 1)
			buf_printf(out, "%s:\n", utf8_shown(r->arena,
			    r->plans[i]->sources->v[0].path));
		diags_print_text(r->plans[i], style, out);
	}
}

static void
print_json(const struct diags *const *plans, size_t n, struct buf *out)
{
	size_t i;

	for (i = 0; i < n; i++)
		diags_print_json(plans[i], out);
}

#define ROW(word, print) { word, print },
static const struct format {
	const char	*word;
	void		(*print)(const struct diags *const *, size_t,
			    struct buf *);
} formats[] = { FORMATS(ROW) };
#undef ROW

/* The first is what is meant when nothing is said. */
static const struct format *
format_wanted(const struct options *o)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (o->format != NULL &&
		    strcmp(o->format, formats[i].word) == 0)
			return &formats[i];
	return &formats[0];
}

static bool
deliver(const struct report *r)
{
	const struct format *format = format_wanted(r->options);
	const char *why;
	struct buf out;

	buf_init(&out, r->arena);
	if (format->print != NULL)
		format->print(r->plans, r->n, &out);
	else
		print_text(r, &out);
	if (r->options->output != NULL) {
		if (out_file(r->arena, r->options->output, buf_text(&out),
		    out.len, &why))
			return true;
		complain("%s", utf8_shown(r->arena, why));
		return false;
	}
	if (format->print != NULL)
		say(&out);
	else
		fwrite(buf_text(&out), 1, out.len, stderr);
	return true;
}

int
check_run(struct arena *a, const struct options *o)
{
	struct understood *all = arena_array(a, o->n_args, sizeof *all);
	struct report report = { .options = o, .arena = a,
	    .plans = arena_array(a, o->n_args, sizeof *report.plans) };
	int code = EXIT_FINE;
	struct chosen chosen;
	struct known known;
	struct how how;
	size_t i;

	if (!how_read(a, o, &how) || !choose(a, o->only, &chosen))
		return EXIT_USAGE;
	if (o->update_known && o->known == NULL)
		return usage("--update-known needs --known FILE");
	if (!known_read(a, o, &known))
		return EXIT_WORLD;
	/* Answers are read by what makes documents. */
	if (o->answers != NULL && !module_wanted(a, &how))
		return EXIT_WORLD;
	code = (int)templates_read(a, o, &how);
	if (code != EXIT_FINE)
		return code;
	for (i = 0; i < o->n_args; i++) {
		if (!understand(a, o->args[i], &how, &all[i])) {
			code = EXIT_WORLD;
			continue;
		}
		keep_chosen(&all[i].diags, &chosen);
		known_apply(&known, &all[i], chosen.any ? chosen.rule : NULL);
		report.plans[report.n++] = &all[i].diags;
		if (code < EXIT_PLAN && plan_fails(&all[i], &how))
			code = EXIT_PLAN;
	}
	if (!known_write(&known))
		code = EXIT_WORLD;
	return deliver(&report) ? code : EXIT_WORLD;
}
