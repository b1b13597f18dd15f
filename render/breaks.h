#ifndef RENDER_BREAKS_H
#define RENDER_BREAKS_H

#include <stddef.h>

/*
 * Where a line may or must end, one of libunibreak's marks for each byte:
 * what it says for English text.  init_linebreak() has been called.
 */
void	breaks_find(const char *, size_t, char *marks);

#endif
