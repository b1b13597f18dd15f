#include "template.h"

#include <string.h>

uint32_t
template_file(const struct templates *t, const char *name)
{
	size_t i;

	for (i = 0; t != NULL && i < t->n; i++)
		if (strcmp(t->v[i].name, name) == 0)
			return t->v[i].file;
	return 0;
}

struct embedded
template_find(const struct templates *t, const char *name)
{
	uint32_t file = template_file(t, name);
	const struct source *s;

	if (file == 0)
		return embedded_find(name);
	s = source_of(&t->sources, file);
	return (struct embedded){ s->path, s->bytes, s->len };
}
