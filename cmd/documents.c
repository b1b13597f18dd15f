#include "documents.h"

#include <pthread.h>
#include <string.h>

#include "arena.h"
#include "cmd.h"
#include "out.h"
#include "understand.h"
#include "utf8.h"

struct task {
	const struct renderer	*renderer;
	struct render_job	 job;
	struct diags		 diags;
	struct render_result	 result;
	bool			 ok;
	pthread_t		 thread;
	bool			 started;
};

static void *
run(void *data)
{
	struct task *t = data;

	if (!t->renderer->needs_file) {
		t->ok = t->renderer->run(&t->job, &t->result);
	} else if (out_scratch_open(t->job.arena, &t->job.scratch,
	    &t->result.error)) {
		t->result.error = NULL;
		t->ok = t->renderer->run(&t->job, &t->result);
		out_scratch_close(&t->job.scratch);
	}
	return NULL;
}

static void
run_all(struct task *tasks, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		tasks[i].started = pthread_create(&tasks[i].thread, NULL, run,
		    &tasks[i]) == 0;
	/* This thread makes one as well, and what no thread was left for. */
	for (i = 0; i < n; i++)
		if (!tasks[i].started)
			run(&tasks[i]);
	for (i = 0; i < n; i++)
		if (tasks[i].started)
			pthread_join(tasks[i].thread, NULL);
}

static void
append(struct arena *a, struct render_result *all,
    const struct render_result *more)
{
	all->files = arena_grow(a, all->files, all->n, all->n + more->n,
	    sizeof *all->files);
	if (more->n > 0)
		memcpy(all->files + all->n, more->files,
		    more->n * sizeof *more->files);
	all->n += more->n;
}

/* What a thread made and found, in the order of the renderers. */
static bool
collect(struct arena *a, struct understood *u, struct task *t, size_t had,
    struct render_result *all)
{
	size_t before;

	arena_take(a, t->job.arena);
	if (!t->ok) {
		complain("The %s of \"%s\" cannot be made: %s",
		    t->renderer->what, utf8_shown(a, u->sources.v[0].path),
		    t->result.error);
		return false;
	}
	before = u->diags.n;
	diags_join(&u->diags, &t->diags, had);
	for (; before < u->diags.n; before++)
		u->diags.v[before].made = true;
	append(a, all, &t->result);
	return true;
}

bool
documents_make(struct arena *a, const struct render_module *module,
    const bool *chosen, struct understood *u, const struct render_job *job,
    struct render_result *all)
{
	struct task *tasks = arena_array(a, module->n, sizeof *tasks);
	size_t i, n = 0, had = u->diags.n;
	bool ok = true;

	memset(all, 0, sizeof *all);
	sources_settle(&u->sources);
	for (i = 0; i < module->n; i++) {
		struct task *t = &tasks[n];

		if (!chosen[i])
			continue;
		t->renderer = &module->renderers[i];
		t->job = *job;
		t->job.arena = arena_new();
		arena_say(t->job.arena, u->wording, a);
		t->diags = diags_fork(&u->diags, t->job.arena);
		t->job.diags = &t->diags;
		n++;
	}
	run_all(tasks, n);
	for (i = 0; i < n; i++)
		ok = collect(a, u, &tasks[i], had, all) && ok;
	diags_settle_made(&u->diags, u->plan);
	diags_sort(&u->diags);
	return ok;
}
