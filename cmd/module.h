#ifndef CMD_MODULE_H
#define CMD_MODULE_H

struct arena;
struct buf;
struct render_module;

/*
 * What makes documents is a module beside the program, loaded only when
 * documents are made.  NULL and a sentence when it cannot be had.
 */
const struct render_module *module_load(struct arena *, const char **why);

/* planpress and every library, a line each: --version. */
void	put_versions(struct arena *, struct buf *);

#endif
