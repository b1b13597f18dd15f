#include <string.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "embed.h"
#include "out.h"
#include "templates.h"
#include "utf8.h"

#define PLAN	"plan.yaml"

static const char *const starters[] = { "minimal", "five-steps",
	"delivery-chain", NULL };

const struct option_info options_of_init[] = {
	OPTION_TEXT("templates", 0, "DIR", NULL, templates,
	    "write a copy of all templates to DIR, to make them your own"),
	OPTION_TEXT("from", 0, "STARTER", starters, from,
	    "which plan to start from (default minimal)"),
	{ 0 }
};

int
init_run(struct arena *a, const struct options *o)
{
	const char *from = o->from == NULL ? starters[0] : o->from;
	struct embedded starter = embedded_find(arena_printf(a,
	    "starters/%s.yaml", from));
	const char *dir, *why = NULL;
	struct buf out;

	if (o->templates != NULL && o->n_args > 0)
		return usage("init --templates DIR writes templates and no "
		    "plan: take \"%s\" out", utf8_shown(a, o->args[0]));
	if (o->templates != NULL)
		return (int)templates_write(a, o->templates);
	if (o->n_args == 0)
		return usage("init needs a folder for the plan, or "
		    "--templates DIR; see planpress init --help");
	dir = o->args[0];

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
