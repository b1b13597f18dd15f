#include <string.h>

#include "arena.h"
#include "cmd.h"
#include "folder.h"
#include "render.h"
#include "understand.h"
#include "utf8.h"

/* --answers: the pack that reviewers have filled in. */

/*
 * Files are read from their own folder only, and then stand beside the
 * plan's own: findings lead to them, and they are part of what documents
 * are made of.
 */
static bool
read_file(struct understood *u, struct sources *theirs, const char *path,
    uint32_t *out)
{
	const struct source *s;
	const char *why = NULL;
	uint32_t file;

	if (source_include(theirs, path, &file, &why) == SOURCE_OUTSIDE) {
		complain("\"%s\" leads out of the folder of answers, and "
		    "nothing outside it is read", utf8_shown(u->arena, path));
		return false;
	}
	if (why != NULL) {
		complain("%s", utf8_shown(u->arena, why));
		return false;
	}
	s = source_of(theirs, file);
	*out = source_add(&u->sources, s->path, s->bytes, s->len);
	u->sources.v[*out - 1].real = s->real;
	return true;
}

bool
understand_answers(struct understood *u, const struct how *how)
{
	const char *dir = how->answers, **names;
	struct sources theirs;
	uint32_t *files;
	size_t i, n;

	sources_init(&theirs, u->arena);
	if (!source_keep_to(&theirs, dir)) {
		complain("There is no folder \"%s\" of answers: name the "
		    "folder of the review pack that was filled in",
		    utf8_shown(u->arena, dir));
		return false;
	}
	n = folder_list(u->arena, dir, ".md", &names);
	files = arena_array(u->arena, n + 1, sizeof *files);
	for (i = 0; i < n; i++)
		if (!read_file(u, &theirs, arena_printf(u->arena, "%s/%s",
		    dir, names[i]), &files[i]))
			return false;
	u->answers = how->module->answers(u->arena, how->style.bank, files, n,
	    &u->diags);
	if (u->answers != NULL)
		return true;
	complain("\"%s\" holds no space for an answer: is it the folder of a "
	    "review pack?", utf8_shown(u->arena, dir));
	return false;
}
