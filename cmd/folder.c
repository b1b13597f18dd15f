#include "folder.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_so(const char *name, const char *suffix)
{
	size_t n = strlen(name), k = strlen(suffix);

	return *name != '.' && n > k && strcmp(name + n - k, suffix) == 0;
}

size_t
folder_list(struct arena *a, const char *dir, const char *suffix,
    const char ***names)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	size_t n = 0, cap = 0;

	*names = NULL;
	while (d != NULL && (e = readdir(d)) != NULL) {
		if (!ends_so(e->d_name, suffix))
			continue;
		if (n == cap) {
			cap = cap == 0 ? 16 : 2 * cap;
			*names = arena_grow(a, *names, n, cap, sizeof **names);
		}
		(*names)[n++] = arena_strdup(a, e->d_name);
	}
	if (d != NULL)
		closedir(d);
	if (n > 1)
		qsort(*names, n, sizeof **names, by_name);
	return n;
}
