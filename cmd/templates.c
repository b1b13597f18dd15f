#include "templates.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "folder.h"
#include "module.h"
#include "nearest.h"
#include "out.h"
#include "render.h"
#include "template.h"
#include "understand.h"
#include "utf8.h"

#define STARTERS	"starters"

struct house {
	struct arena		*arena;
	struct templates	*t;
	struct diags		 diags;
	bool			 world;		/* something is unreadable */
};

/* ---- what there is ---- */

static void
take(struct house *h, const char *name)
{
	const char *path = arena_printf(h->arena, "%s/%s", h->t->dir, name);
	struct template *new;
	const char *why = NULL;
	uint32_t file = 0;

	switch (source_include(&h->t->sources, path, &file, &why)) {
	case SOURCE_OK:
		h->t->v = arena_grow(h->arena, h->t->v, h->t->n,
		    h->t->n + 1, sizeof *h->t->v);
		new = &h->t->v[h->t->n++];
		*new = (struct template){ name, file };
		return;
	case SOURCE_OUTSIDE:
		complain("\"%s\" leads out of the folder of templates, and "
		    "nothing outside it is read", utf8_shown(h->arena, path));
		break;
	case SOURCE_MISSING:
	case SOURCE_TOO_LARGE:
	case SOURCE_UNREADABLE:
		complain("%s", utf8_shown(h->arena, why));
		break;
	}
	h->world = true;
}

static void
take_all(struct house *h)
{
	const char **names;
	size_t i, n = folder_list(h->arena, h->t->dir, ".yaml", &names);

	for (i = 0; i < n; i++)
		take(h, names[i]);
	n = folder_list(h->arena, arena_printf(h->arena, "%s/" STARTERS,
	    h->t->dir), ".yaml", &names);
	for (i = 0; i < n; i++)
		take(h, arena_printf(h->arena, STARTERS "/%s", names[i]));
}

/* ---- are they sound? ---- */

/* Each room has a table of the kinds that it reads. */
struct room { const struct template_kind *kinds; size_t n; };
#define ROOMS	2

#define MAX_KINDS	32

static void
unknown(struct house *h, const struct template *t, const struct room *rooms)
{
	const char *known[MAX_KINDS], *near;
	struct span at = { t->file, 0, 0 };
	size_t i, k, n = 0;
	struct buf list;

	buf_init(&list, h->arena);
	for (i = 0; i < ROOMS; i++)
		for (k = 0; k < rooms[i].n && n < MAX_KINDS; k++) {
			known[n++] = rooms[i].kinds[k].name;
			buf_printf(&list, "%s%s", n > 1 ? ", " : "",
			    known[n - 1]);
		}
	near = nearest(t->name, known, n);
	diag_add(&h->diags, RULE_E012, at, NULL,
	    "“%s” is no template", t->name);
	if (near != NULL)
		diag_help(&h->diags, "Did you mean “%s”?", near);
	else
		diag_help(&h->diags, "There are these: %s; take anything "
		    "else out of the folder.", buf_text(&list));
}

static void
check_all(struct house *h, struct how *how)
{
	const struct room rooms[ROOMS] = {
		{ plan_templates, plan_n_templates },
		{ how->module->templates, how->module->n_templates },
	};
	struct template_reading r = { .arena = h->arena, .templates = h->t,
	    .style = &how->style, .diags = &h->diags };
	const struct template_kind *kind;
	size_t i, k, n = h->t->n;

	for (i = 0; i < n; i++) {
		r.own = &h->t->v[i];
		kind = NULL;
		for (k = 0; k < ROOMS && kind == NULL; k++)
			kind = template_kind_of(rooms[k].kinds, rooms[k].n,
			    r.own->name);
		if (kind != NULL)
			kind->read(&r);
		else
			unknown(h, r.own, rooms);
	}
}

static enum exit_code
told(struct house *h)
{
	struct diag_style style = { .colour = wants_colour() };
	struct buf out;

	if (h->world)
		return EXIT_WORLD;
	if (h->diags.n == 0)
		return EXIT_FINE;
	diags_sort(&h->diags);
	buf_init(&out, h->arena);
	diags_print_text(&h->diags, style, &out);
	fwrite(buf_text(&out), 1, out.len, stderr);
	if (diags_count(&h->diags, LEVEL_ERROR) == 0)
		return EXIT_FINE;
	complain("Nothing was done with the templates of \"%s\"",
	    utf8_shown(h->arena, h->t->dir));
	return EXIT_PLAN;
}

enum exit_code
templates_read(struct arena *a, const struct options *o, struct how *how)
{
	struct house h = { .arena = a };

	if (o->templates == NULL)
		return EXIT_FINE;
	h.t = arena_alloc(a, sizeof *h.t);
	h.t->dir = o->templates;
	if (!module_wanted(a, how))
		return EXIT_WORLD;
	sources_init(&h.t->sources, a);
	diags_init(&h.diags, a, &h.t->sources);
	if (!source_keep_to(&h.t->sources, h.t->dir)) {
		complain("There is no folder \"%s\" of templates; planpress "
		    "init --templates writes one", utf8_shown(a, h.t->dir));
		return EXIT_WORLD;
	}
	h.t->sources.templates = h.t;
	take_all(&h);
	check_all(&h, how);
	how->templates = h.t;
	return told(&h);
}

enum exit_code
templates_write(struct arena *a, const char *dir)
{
	const char *why = NULL, *slash, *folder;
	struct buf out;
	size_t i;

	buf_init(&out, a);
	for (i = 0; i < embedded_count(); i++) {
		struct embedded e = embedded_at(i);

		if (strstr(e.name, ".yaml") == NULL)
			continue;	/* figures of the law */
		slash = strrchr(e.name, '/');
		folder = slash == NULL ? dir : arena_printf(a, "%s/%.*s", dir,
		    (int)(slash - e.name), e.name);
		if (out_new(a, folder, slash == NULL ? e.name : slash + 1,
		    e.bytes, e.len, &why) != OUT_OK) {
			complain("%s", utf8_shown(a, why));
			return EXIT_WORLD;
		}
		buf_printf(&out, "%s/%s\n", utf8_shown(a, dir), e.name);
	}
	buf_printf(&out, "\nChange what you like and take out the rest, "
	    "then:\n  planpress build --templates %s PLAN\n",
	    utf8_shown(a, dir));
	say(&out);
	return EXIT_FINE;
}
