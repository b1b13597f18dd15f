#include "cmd.h"

#include <getopt.h>
#include <string.h>

#include "buf.h"
#include "nearest.h"

#define MAX_OPTIONS	32

/* Every command takes these. */
static const struct option_info common_options[] = {
	OPTION_FLAG("help", 'h', help, "say this"),
	{ 0 }
};

const struct option_info no_options[] = { { 0 } };

const struct command *
command_find(const char *name)
{
	const struct command *c;

	for (c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

/* The rows of a command and the common ones, one after the other. */
static size_t
all_options(const struct command *c, const struct option_info **rows)
{
	const struct option_info *o;
	size_t n = 0;

	for (o = c->options; o->name != NULL && n < MAX_OPTIONS; o++)
		rows[n++] = o;
	for (o = common_options; o->name != NULL && n < MAX_OPTIONS; o++)
		rows[n++] = o;
	return n;
}

/* A word that is not known, with the nearest one that is. */
static bool
unknown_option(const struct command *c, const char *given)
{
	const struct option_info *rows[MAX_OPTIONS];
	const char *names[MAX_OPTIONS], *near = NULL;
	size_t i, n = all_options(c, rows);

	for (i = 0; i < n; i++)
		names[i] = rows[i]->name;
	if (strncmp(given, "--", 2) == 0)
		near = nearest(given + 2, names, n);
	if (near != NULL)
		usage("%s has no option \"%s\"; did you mean --%s?", c->name,
		    given, near);
	else
		usage("%s has no option \"%s\"; see planpress %s --help",
		    c->name, given, c->name);
	return false;
}

/* "text, json" */
static bool
unknown_choice(const struct option_info *o, const char *given)
{
	const char *const *c = o->choices;

	complain("--%s takes one of these words, not \"%s\":", o->name, given);
	for (; *c != NULL; c++)
		complain("    %s", *c);
	return false;
}

static bool
set(const struct option_info *o, const char *value, struct options *out)
{
	char *member = (char *)out + o->off;
	const char *const *c;
	bool yes = true;

	if (o->value == NULL) {
		memcpy(member, &yes, sizeof yes);
		return true;
	}
	for (c = o->choices; c != NULL && *c != NULL; c++)
		if (strcmp(*c, value) == 0)
			break;
	if (c != NULL && *c == NULL && !o->open)
		return unknown_choice(o, value);
	memcpy(member, &value, sizeof value);
	return true;
}

static bool
count_fits(const struct command *c, size_t n)
{
	if (n < c->min_args) {
		usage("%s needs %s; see planpress %s --help", c->name, c->args,
		    c->name);
		return false;
	}
	if (n > c->max_args) {
		usage("%s takes no more than %zu of %s; see planpress %s "
		    "--help", c->name, c->max_args, c->args, c->name);
		return false;
	}
	return true;
}

/* What getopt_long() needs to know of the rows. */
static void
fill_getopt(const struct option_info **rows, size_t n, struct option *longs,
    char *letters)
{
	size_t i;

	*letters++ = ':';
	for (i = 0; i < n; i++) {
		longs[i].name = rows[i]->name;
		longs[i].has_arg = rows[i]->value == NULL ? no_argument :
		    required_argument;
		longs[i].val = 256 + (int)i;
		if (rows[i]->letter == '\0')
			continue;
		*letters++ = rows[i]->letter;
		if (rows[i]->value != NULL)
			*letters++ = ':';
	}
	*letters = '\0';
}

static const struct option_info *
row_of(const struct option_info **rows, size_t n, int got)
{
	size_t i;

	if (got >= 256)
		return rows[got - 256];
	for (i = 0; i < n; i++)
		if (rows[i]->letter == got)
			return rows[i];
	return NULL;
}

bool
args_read(const struct command *c, int argc, char **argv, struct options *out)
{
	const struct option_info *rows[MAX_OPTIONS], *o;
	struct option longs[MAX_OPTIONS + 1] = { { 0 } };
	char letters[2 * MAX_OPTIONS + 2];
	size_t n = all_options(c, rows);
	int got;

	memset(out, 0, sizeof *out);
	fill_getopt(rows, n, longs, letters);
	opterr = 0;
	while ((got = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (got == ':') {
			usage("%s needs a value behind it", argv[optind - 1]);
			return false;
		}
		o = got == '?' ? NULL : row_of(rows, n, got);
		if (o == NULL)
			return unknown_option(c, argv[optind - 1]);
		if (!set(o, optarg, out))
			return false;
	}
	out->args = argv + optind;
	out->n_args = (size_t)(argc - optind);
	return out->help || count_fits(c, out->n_args);
}

/* ---- --help ---- */

static void
put_option(const struct option_info *o, struct buf *b)
{
	const char *const *c;
	size_t from = b->len;

	if (o->letter != '\0')
		buf_printf(b, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(b, "      --%s", o->name);
	if (o->choices != NULL) {
		buf_putc(b, ' ');
		for (c = o->choices; *c != NULL; c++)
			buf_printf(b, "%s%s", c == o->choices ? "" : "|", *c);
	} else if (o->value != NULL) {
		buf_printf(b, " %s", o->value);
	}
	if (b->len - from > 26) {
		buf_putc(b, '\n');
		from = b->len;
	}
	buf_printf(b, "%*s%s\n", (int)(28 - (b->len - from)), "", o->help);
}

void
help_command(const struct command *c, struct buf *b)
{
	const struct option_info *rows[MAX_OPTIONS];
	size_t i, n = all_options(c, rows);

	buf_printf(b, "Usage: planpress %s [options]%s%s\n\n%s.\n\nOptions:\n",
	    c->name, *c->args == '\0' ? "" : " ", c->args, c->summary);
	for (i = 0; i < n; i++)
		put_option(rows[i], b);
}

void
help_overview(struct buf *b)
{
	const struct command *c;

	buf_puts(b, "Usage: planpress COMMAND [options] ...\n\n"
	    "Checks a delivery plan written in YAML, and makes a PDF plan, an "
	    "Excel action\ntracker and a Markdown peer-review pack of it.\n\n"
	    "Commands:\n");
	for (c = commands; c->name != NULL; c++)
		buf_printf(b, "  %-12s%s\n", c->name, c->summary);
	buf_puts(b, "\n      --help      say this; planpress COMMAND --help "
	    "tells a command's options\n"
	    "      --version   the version of the program and of its "
	    "libraries\n\n"
	    "Exit status: 0 fine, 1 a plan fails, 2 wrong usage, 3 something "
	    "could not be\nread, written or made.\n");
}
