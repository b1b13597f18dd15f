#include "cmd.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "module.h"
#include "nearest.h"

const struct command commands[] = {
	{ "init", "DIR", "Write a plan to start from, which builds at once",
	    options_of_init, 0, 1, init_run },
	{ "check", "PLAN...", "Say what is wrong or weak in plans; write "
	    "nothing", options_of_check, 1, SIZE_MAX, check_run },
	{ "build", "PLAN...", "Check plans and make their PDF, XLSX and "
	    "Markdown documents", options_of_build, 1, SIZE_MAX, build_run },
	{ "explain", "[RULE]", "Say what a rule looks for, why, and how to "
	    "put it right", options_of_explain, 0, 1, explain_run },
	{ "show", "PLAN [PART]", "Show the working-out: targets, options, "
	    "chain, schedule, risks, money, status", options_of_show, 1, 2,
	    show_run },
	{ "schema", "", "Print the JSON Schema of the language, for editors",
	    options_of_schema, 0, 0, schema_run },
	{ "completion", "bash|zsh|fish", "Print the completion script for a "
	    "shell", no_options, 1, 1, completion_run },
	{ 0 }
};

static int
unknown_command(const char *given)
{
	const char *names[sizeof commands / sizeof *commands], *near;
	const struct command *c;
	size_t n = 0;

	for (c = commands; c->name != NULL; c++)
		names[n++] = c->name;
	near = nearest(given, names, n);
	if (near != NULL)
		return usage("There is no command \"%s\"; did you mean "
		    "planpress %s?", given, near);
	return usage("There is no command \"%s\"; see planpress --help",
	    given);
}

static int
run(struct arena *a, int argc, char **argv)
{
	const struct command *c;
	struct options options;
	struct buf out;

	buf_init(&out, a);
	if (argc < 2 || strcmp(argv[1], "--help") == 0 ||
	    strcmp(argv[1], "-h") == 0) {
		help_overview(&out);
		if (argc >= 2)
			say(&out);
		else
			fputs(buf_text(&out), stderr);
		return argc >= 2 ? EXIT_FINE : EXIT_USAGE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		put_versions(a, &out);
		say(&out);
		return EXIT_FINE;
	}
	c = command_find(argv[1]);
	if (c == NULL)
		return unknown_command(argv[1]);
	if (!args_read(c, argc - 1, argv + 1, &options))
		return EXIT_USAGE;
	if (options.help) {
		help_command(c, &out);
		say(&out);
		return EXIT_FINE;
	}
	return c->run(a, &options);
}

int
main(int argc, char **argv)
{
	struct arena *a;
	int code;

	/* Giving memory back to the system only to ask for it again is an
	   eighth of the time of a build. */
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_TOP_PAD, 16 << 20);
	mallopt(M_MMAP_THRESHOLD, 256 << 20);
	a = arena_new();
	code = run(a, argc, argv);
	arena_free(a);
	if (!say_done() && code < EXIT_WORLD)
		code = EXIT_WORLD;
	return code;
}
