#ifndef CMD_OUT_H
#define CMD_OUT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct render_file;
struct render_scratch;

/*
 * The only code that changes files.  A file is written beside its target
 * and takes the target's place when all of it has arrived.
 */

enum out_result {
	OUT_OK,
	OUT_REFUSED,	/* a file there holds what others typed */
	OUT_FAILED
};

/*
 * Put the documents of one plan in place, all or none.  DIR/.planpress
 * remembers what was written; a file with other bytes than those is not
 * replaced unless `force`.  Else than OK: *why is a sentence.
 */
enum out_result out_documents(struct arena *, const char *dir,
	    const struct render_file *, size_t n, bool force,
	    const char **why);

/* One file that the user has named: written, whatever was there. */
bool	out_file(struct arena *, const char *path, const char *bytes,
	    size_t len, const char **why);

/* One file in a folder, which is made if need be; nothing is replaced. */
enum out_result out_new(struct arena *, const char *dir, const char *name,
	    const char *bytes, size_t len, const char **why);

/* A file for a library that must have one: memory where the system has it,
   else a temporary file, gone when it is closed.  false: *why is a clause. */
bool	out_scratch_open(struct arena *, struct render_scratch *,
	    const char **why);
void	out_scratch_close(const struct render_scratch *);

#endif
