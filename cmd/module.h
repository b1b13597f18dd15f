#ifndef CMD_MODULE_H
#define CMD_MODULE_H

#include <stdbool.h>

struct arena;
struct buf;
struct how;
struct render_module;

/*
 * What makes documents is a module beside the program, loaded only when
 * documents are made.  NULL and a sentence when it cannot be had.
 */
const struct render_module *module_load(struct arena *, const char **why);

/* Load it while something else is done, until it is wanted; every beginning
   has its end. */
void	module_begin(struct arena *, struct how *);
void	module_end(struct arena *, struct how *);
/* It is in `how` now, loaded once for a run; false: told why on stderr. */
bool	module_wanted(struct arena *, struct how *);

/* planpress and every library, a line each: --version. */
void	put_versions(struct arena *, struct buf *);

#endif
