#include "show.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "nearest.h"
#include "templates.h"
#include "understand.h"

static const char *const formats[] = { "text", "json", NULL };

const struct option_info options_of_show[] = {
	OPTION_TEXT("format", 0, "FORMAT", formats, format,
	    "tables to read, or JSON for programs (default text)"),
	OPTION_FLAG("ascii", 0, ascii, "draw with plain letters only"),
	OPTION_TEXT("as-of", 0, "DATE", NULL, as_of,
	    "the date to work with (default: the plan's own)"),
	OPTION_TEXT("templates", 0, "DIR", NULL, templates,
	    "work with the criteria and other templates that DIR has"),
	{ 0 }
};

static const struct {
	const char *name;
	void (*show)(struct report *, const struct analysis *);
} parts[] = {
	{ "targets", show_targets }, { "options", show_options },
	{ "chain", show_chain }, { "schedule", show_schedule },
	{ "risks", show_risks }, { "money", show_money },
	{ "status", show_status },
};
#define N_PARTS	(sizeof parts / sizeof *parts)

/* The part of that name; N_PARTS: told why on stderr. */
static size_t
part_named(const char *name)
{
	const char *names[N_PARTS], *near;
	size_t i;

	for (i = 0; i < N_PARTS; i++) {
		names[i] = parts[i].name;
		if (strcmp(parts[i].name, name) == 0)
			return i;
	}
	near = nearest(name, names, N_PARTS);
	if (near != NULL)
		usage("show has no part \"%s\"; did you mean %s?", name, near);
	else
		usage("show has no part \"%s\"; it has targets, options, "
		    "chain, schedule, risks, money and status", name);
	return N_PARTS;
}

/* COLUMNS, else the terminal's; into a pipe nothing is narrowed. */
static unsigned
width_of_output(void)
{
	const char *given = getenv("COLUMNS");
	struct winsize size;
	long n = given != NULL ? strtol(given, NULL, 10) : 0;

	if (n > 0 && n <= 10000)
		return (unsigned)n;
	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

/* 2026-03-31; NULL without a date. */
static const char *
iso_day(struct arena *a, day d)
{
	int year, month, mday;

	if (d == DAY_NONE)
		return NULL;
	day_split(d, &year, &month, &mday);
	return arena_printf(a, "%04d-%02d-%02d", year, month, mday);
}

int
show_run(struct arena *a, const struct options *o)
{
	bool json = o->format != NULL && strcmp(o->format, "json") == 0;
	size_t i, only = N_PARTS;
	struct understood u;
	enum exit_code code;
	struct report r;
	struct how how;
	struct buf out;

	if (o->n_args > 1 && (only = part_named(o->args[1])) == N_PARTS)
		return EXIT_USAGE;
	if (!how_read(a, o, &how))
		return EXIT_USAGE;
	how.documents = true;
	code = templates_read(a, o, &how);
	if (code != EXIT_FINE)
		return (int)code;
	if (!understand(a, o->args[0], &how, &u))
		return EXIT_WORLD;
	report_init(&r, a, o->ascii);
	for (i = 0; i < N_PARTS; i++)
		if (only == N_PARTS || only == i)
			parts[i].show(&r, u.analysis);
	buf_init(&out, a);
	if (json)
		report_json(&r, rec_title(&u.plan->plan.rec),
		    iso_day(a, u.plan->as_of), &out);
	else
		report_print(&r, width_of_output(), &out);
	say(&out);
	if (!diags_has_structure_error(&u.diags))
		return EXIT_FINE;
	complain("The plan has faults that these figures may suffer from; see "
	    "planpress check");
	return EXIT_PLAN;
}
