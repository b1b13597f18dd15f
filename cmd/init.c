#include <string.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "out.h"
#include "template.h"
#include "templates.h"
#include "understand.h"
#include "utf8.h"

#define PLAN	"plan.yaml"

static const char *const starters[] = { "minimal", "five-steps",
	"delivery-chain", NULL };

const struct option_info options_of_init[] = {
	OPTION_TEXT("templates", 0, "DIR", NULL, templates,
	    "write a copy of all templates to DIR, or take a starter from it"),
	OPTION_OPEN("from", 0, "STARTER", starters, from,
	    "which plan to start from (default minimal)"),
	{ 0 }
};

/* A starter of that name; its name is NULL when there is none. */
static struct embedded
starter_of(struct arena *a, const struct templates *t, const char *name)
{
	const char *path = arena_printf(a, "starters/%s.yaml", name);
	const char *const *known;

	if (template_file(t, path) != 0)
		return template_find(t, path);
	for (known = starters; *known != NULL; known++)
		if (strcmp(*known, name) == 0)
			return embedded_find(path);
	complain("--from does not know the starter \"%s\"; there is:",
	    utf8_shown(a, name));
	for (known = starters; *known != NULL; known++)
		complain("    %s", *known);
	return (struct embedded){ NULL, NULL, 0 };
}

int
init_run(struct arena *a, const struct options *o)
{
	const char *from = o->from == NULL ? starters[0] : o->from;
	struct how how = { .as_of = DAY_NONE };
	struct embedded starter;
	const char *dir, *why = NULL;
	enum exit_code code;
	struct buf out;

	if (o->templates != NULL && o->n_args == 0)
		return (int)templates_write(a, o->templates);
	if (o->n_args == 0)
		return usage("init needs a folder for the plan, or "
		    "--templates DIR; see planpress init --help");
	dir = o->args[0];
	code = templates_read(a, o, &how);
	if (code != EXIT_FINE)
		return (int)code;
	starter = starter_of(a, how.templates, from);
	if (starter.name == NULL)
		return EXIT_USAGE;
	if (out_new(a, dir, PLAN, starter.bytes, starter.len, &why) !=
	    OUT_OK) {
		complain("%s", utf8_shown(a, why));
		return EXIT_WORLD;
	}
	dir = utf8_shown(a, dir);
	buf_init(&out, a);
	buf_printf(&out, "%s/" PLAN "\n\nWrite your plan in it, then:\n"
	    "  planpress check %s/" PLAN "\n"
	    "  planpress build -o %s/build %s/" PLAN "\n", dir, dir, dir,
	    dir);
	say(&out);
	return EXIT_FINE;
}
