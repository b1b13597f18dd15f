#ifndef CMD_TEMPLATES_H
#define CMD_TEMPLATES_H

#include "cmd.h"

struct how;

/*
 * The folder of --templates.  Its files are read and checked once, before
 * any plan is, and stay for the run: what is wrong is told on stderr, as
 * for plans.  Without the option nothing is done.
 */
enum exit_code	templates_read(struct arena *, const struct options *,
		    struct how *);
/* A copy of the built-in ones to start from; nothing is replaced. */
enum exit_code	templates_write(struct arena *, const char *dir);

#endif
