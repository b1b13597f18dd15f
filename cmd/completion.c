#include <string.h>

#include "buf.h"
#include "cmd.h"

/*
 * Completion scripts, made from the same tables as --help: names of
 * commands, options and the words that an option takes; else file names.
 */

static void
put_words(struct buf *b, const char *const *words)
{
	const char *const *w;

	for (w = words; *w != NULL; w++)
		buf_printf(b, "%s%s", w == words ? "" : " ", *w);
}

static void
put_commands(struct buf *b)
{
	const struct command *c;

	for (c = commands; c->name != NULL; c++)
		buf_printf(b, "%s%s", c == commands ? "" : " ", c->name);
}

/* ---- bash ---- */

static void
put_bash_command(struct buf *b, const struct command *c)
{
	const struct option_info *o;

	buf_printf(b, "\t%s)\n", c->name);
	for (o = c->options; o->name != NULL; o++) {
		if (o->choices == NULL)
			continue;
		buf_printf(b, "\t\tif [ \"$before\" = --%s ]; then\n"
		    "\t\t\tCOMPREPLY=($(compgen -W '", o->name);
		put_words(b, o->choices);
		buf_puts(b, "' -- \"$word\")); return\n\t\tfi\n");
	}
	buf_puts(b, "\t\twords='--help");
	for (o = c->options; o->name != NULL; o++)
		buf_printf(b, " --%s", o->name);
	buf_puts(b, "' ;;\n");
}

static void
put_bash(struct buf *b)
{
	const struct command *c;

	buf_puts(b, "_planpress() {\n"
	    "\tlocal word=${COMP_WORDS[COMP_CWORD]} words=\n"
	    "\tlocal before=${COMP_WORDS[COMP_CWORD-1]}\n"
	    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
	    "\t\tCOMPREPLY=($(compgen -W '");
	put_commands(b);
	buf_puts(b, " --help --version' -- \"$word\")); return\n\tfi\n"
	    "\tcase ${COMP_WORDS[1]} in\n");
	for (c = commands; c->name != NULL; c++)
		put_bash_command(b, c);
	buf_puts(b, "\tesac\n"
	    "\tcase $word in\n"
	    "\t-*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
	    "\t*) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
	    "\tesac\n}\n"
	    "complete -o filenames -F _planpress planpress\n");
}

/* ---- zsh and fish quote text in '…' ---- */

static void
put_quoted(struct buf *b, const char *text, const char *apostrophe)
{
	for (; *text != '\0'; text++)
		if (*text == '\'')
			buf_puts(b, apostrophe);
		else if (*text == ':' || *text == '[' || *text == ']')
			buf_printf(b, "\\%c", *text);
		else
			buf_putc(b, *text);
}

static void
put_zsh_option(struct buf *b, const struct option_info *o)
{
	buf_printf(b, " \\\n\t\t\t'--%s%s[", o->name,
	    o->value == NULL ? "" : "=");
	put_quoted(b, o->help, "'\\''");
	buf_putc(b, ']');
	if (o->choices != NULL) {
		buf_printf(b, ":%s:(", o->value);
		put_words(b, o->choices);
		buf_putc(b, ')');
	} else if (o->value != NULL) {
		buf_printf(b, ":%s:_files", o->value);
	}
	buf_putc(b, '\'');
}

static void
put_zsh(struct buf *b)
{
	const struct command *c;
	const struct option_info *o;

	buf_puts(b, "#compdef planpress\n_planpress() {\n"
	    "\tlocal -a commands\n\tcommands=(\n");
	for (c = commands; c->name != NULL; c++) {
		buf_printf(b, "\t\t'%s:", c->name);
		put_quoted(b, c->summary, "'\\''");
		buf_puts(b, "'\n");
	}
	buf_puts(b, "\t)\n\tif (( CURRENT == 2 )); then\n"
	    "\t\t_describe command commands\n\t\treturn\n\tfi\n"
	    "\tlocal command=$words[2]\n\tshift words\n"
	    "\t(( CURRENT-- ))\n\tcase $command in\n");
	for (c = commands; c->name != NULL; c++) {
		buf_printf(b, "\t%s)\n\t\t_arguments '--help[say this]'",
		    c->name);
		for (o = c->options; o->name != NULL; o++)
			put_zsh_option(b, o);
		buf_puts(b, " '*:file:_files' ;;\n");
	}
	buf_puts(b, "\tesac\n}\n_planpress \"$@\"\n");
}

static void
put_fish_option(struct buf *b, const struct command *c,
    const struct option_info *o)
{
	buf_printf(b, "complete -c planpress -n "
	    "'__fish_seen_subcommand_from %s' -l %s", c->name, o->name);
	if (o->letter != '\0')
		buf_printf(b, " -s %c", o->letter);
	if (o->choices != NULL) {
		buf_puts(b, " -xa '");
		put_words(b, o->choices);
		buf_putc(b, '\'');
	} else if (o->value != NULL) {
		buf_puts(b, " -r");
	}
	buf_puts(b, " -d '");
	put_quoted(b, o->help, "\\'");
	buf_puts(b, "'\n");
}

static void
put_fish(struct buf *b)
{
	const struct command *c;
	const struct option_info *o;

	for (c = commands; c->name != NULL; c++) {
		buf_printf(b, "complete -c planpress -f -n "
		    "__fish_use_subcommand -a %s -d '", c->name);
		put_quoted(b, c->summary, "\\'");
		buf_puts(b, "'\n");
		for (o = c->options; o->name != NULL; o++)
			put_fish_option(b, c, o);
	}
}

int
completion_run(struct arena *a, const struct options *o)
{
	static const struct {
		const char *shell;
		void (*put)(struct buf *);
	} shells[] = {
		{ "bash", put_bash }, { "zsh", put_zsh }, { "fish", put_fish }
	};
	struct buf out;
	size_t i;

	for (i = 0; i < sizeof shells / sizeof *shells; i++)
		if (strcmp(o->args[0], shells[i].shell) == 0) {
			buf_init(&out, a);
			shells[i].put(&out);
			say(&out);
			return EXIT_FINE;
		}
	return usage("completion knows bash, zsh and fish, not \"%s\"",
	    o->args[0]);
}
