#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;

/*
 * The command line.  commands[] in main.c and the options[] of each command
 * drive dispatch, --help and shell completion; nothing is said twice.
 */

enum exit_code {
	EXIT_FINE	= 0,
	EXIT_PLAN	= 1,	/* a plan fails */
	EXIT_USAGE	= 2,	/* wrong usage */
	EXIT_WORLD	= 3	/* could not read, write or render */
};

/* What was asked for; members that no option of the command sets stay 0. */
struct options {
	bool		 help;
	bool		 version;
	bool		 force;
	bool		 strict;
	bool		 single;
	bool		 quiet;
	bool		 all;
	bool		 reference;
	bool		 update_known;
	bool		 ascii;
	bool		 man;
	const char	*dir;
	const char	*only;
	const char	*as_of;
	const char	*depfile;
	const char	*fail_on;
	const char	*format;
	const char	*output;
	const char	*known;
	const char	*from;
	const char	*templates;
	const char	*variant;
	const char	*answers;
	const char	*since;
	char		*const *args;	/* what is no option */
	size_t		 n_args;
};

/* One row of a command's options; the last has no name. */
struct option_info {
	const char		*name;		/* "as-of" */
	char			 letter;	/* 'o', or '\0' */
	const char		*value;		/* "DATE"; NULL: a flag */
	const char *const	*choices;	/* ends with NULL; or NULL */
	size_t			 off;		/* in struct options */
	const char		*help;
	bool			 open;		/* other words may do too */
};

#define OPTION_FLAG(name, letter, member, help) \
	{ name, letter, NULL, NULL, offsetof(struct options, member), help, \
	    false }
#define OPTION_TEXT(name, letter, value, choices, member, help) \
	{ name, letter, value, choices, offsetof(struct options, member), \
	    help, false }
/* The same, where the choices are those that are known beforehand. */
#define OPTION_OPEN(name, letter, value, choices, member, help) \
	{ name, letter, value, choices, offsetof(struct options, member), \
	    help, true }

struct command {
	const char			*name;
	const char			*args;	/* "PLAN..." */
	const char			*summary;	/* one line */
	const struct option_info	*options;
	size_t				 min_args, max_args;
	int	(*run)(struct arena *, const struct options *);
};

extern const struct command commands[];		/* ends without a name */
extern const struct option_info no_options[];

int	check_run(struct arena *, const struct options *);
int	build_run(struct arena *, const struct options *);
int	explain_run(struct arena *, const struct options *);
int	schema_run(struct arena *, const struct options *);
int	init_run(struct arena *, const struct options *);
int	show_run(struct arena *, const struct options *);
int	completion_run(struct arena *, const struct options *);
extern const struct option_info options_of_check[], options_of_build[],
	options_of_explain[], options_of_schema[], options_of_init[], options_of_show[];

/* ---- args.c ---- */

/* Read argv behind the command's name.  false: told why on stderr. */
bool	args_read(const struct command *, int argc, char **argv,
	    struct options *);
const struct command *command_find(const char *name);
void	help_overview(struct buf *);
void	help_command(const struct command *, struct buf *);

/* ---- say.c: what the user sees besides findings ---- */

/* "planpress: …" on stderr. */
void	complain(const char *, ...) __attribute__((format(printf, 1, 2)));
/* The same, and the result is EXIT_USAGE. */
int	usage(const char *, ...) __attribute__((format(printf, 1, 2)));
void	say(const struct buf *);		/* on stdout */
bool	say_done(void);		/* all of it has arrived */
bool	wants_colour(void);	/* of what goes to stderr */

#endif
