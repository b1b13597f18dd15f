#ifndef CMD_FOLDER_H
#define CMD_FOLDER_H

#include <stddef.h>

struct arena;

/* The names in a folder that end so, in their order; hidden ones are left
   out.  None if there is no such folder. */
size_t	folder_list(struct arena *, const char *dir, const char *suffix,
	    const char ***names);

#endif
