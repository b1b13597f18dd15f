#include "module.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "diag.h"
#include "render.h"
#include "understand.h"
#include "utf8.h"
#include "yaml.h"

#define MODULE	"planpress-render.so"

/* The folder that the running program lies in. */
static const char *
program_folder(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	while (n > 0 && path[n - 1] != '/')
		n--;
	return n > 1 ? arena_strndup(a, path, (size_t)n - 1) : ".";
}

/* Beside the program where it was built; in ../lib once installed. */
static void *
open_module(struct arena *a)
{
	static const char *const places[] = {
		"/" MODULE, "/../lib/planpress/" MODULE
	};
	const char *folder = program_folder(a), *path;
	size_t i;

	for (i = 0; i < sizeof places / sizeof *places; i++) {
		path = arena_printf(a, "%s%s", folder, places[i]);
		if (access(path, F_OK) == 0)
			return dlopen(path, RTLD_NOW | RTLD_LOCAL);
	}
	return NULL;
}

/* It is never closed: the leak report of a sanitizer needs its names. */
const struct render_module *
module_load(struct arena *a, const char **why)
{
	void *handle = open_module(a);
	const struct render_module *m;
	const char *reason;

	if (handle == NULL) {
		reason = dlerror();
		*why = reason == NULL ? "The part of planpress that makes "
		    "documents (" MODULE ") is missing: install planpress "
		    "again" : arena_printf(a, "The part of planpress that "
		    "makes documents cannot be loaded: %s", reason);
		return NULL;
	}
	m = dlsym(handle, "planpress_render_module");
	if (m == NULL || m->abi != RENDER_ABI) {
		*why = "The part of planpress that makes documents ("
		    MODULE ") is of another version: install planpress again";
		return NULL;
	}
	return m;
}

struct loading {
	struct arena			*arena;
	const struct render_module	*module;
	const char			*why;	/* it is NULL */
	pthread_t			 thread;
};

static void *
load(void *data)
{
	struct loading *l = data;

	l->module = module_load(l->arena, &l->why);
	return NULL;
}

/* Where there is no thread for it, it is loaded when it is wanted. */
void
module_begin(struct arena *a, struct how *how)
{
	struct loading *l = arena_alloc(a, sizeof *l);

	l->arena = arena_new();
	if (pthread_create(&l->thread, NULL, load, l) == 0)
		how->loading = l;
	else
		arena_free(l->arena);
}

void
module_end(struct arena *a, struct how *how)
{
	if (how->loading == NULL)
		return;
	pthread_join(how->loading->thread, NULL);
	arena_take(a, how->loading->arena);
	how->module = how->loading->module;
	how->why_no_module = how->loading->why;
	how->loading = NULL;
}

bool
module_wanted(struct arena *a, struct how *how)
{
	module_end(a, how);
	if (how->module == NULL && how->why_no_module == NULL)
		how->module = module_load(a, &how->why_no_module);
	if (how->module == NULL)
		complain("%s", how->why_no_module);
	return how->module != NULL;
}

void
put_versions(struct arena *a, struct buf *out)
{
	const struct render_module *m;
	const char *why;

	buf_printf(out, "planpress %s\nlibyaml %s, utf8proc %s, jansson %s\n",
	    VERSION, yaml_library(), utf8_library(), diag_json_library());
	m = module_load(a, &why);
	buf_printf(out, "%s\n", m == NULL ? why : m->versions(a));
}
