#include "chapters.h"

#include <string.h>

#include "check_live.h"
#include "source.h"
#include "template.h"
#include "template_tree.h"

struct reader {
	struct tree_reader	 tree;
	struct chapters		*out;
	const struct node	**at;	/* where each chapter stands */
};

static const char *const yes_no[] = { "no", "yes", NULL };

const struct section *
section_find(const char *name)
{
	for (size_t i = 0; i < compose_n_sections; i++)
		if (strcmp(compose_sections[i].name, name) == 0)
			return &compose_sections[i];
	return NULL;
}

static void
unknown_section(struct reader *r, const struct node *n)
{
	const char **names = arena_array(r->tree.arena,
	    compose_n_sections + 1, sizeof *names);

	for (size_t i = 0; i < compose_n_sections; i++)
		names[i] = compose_sections[i].name;
	tree_unknown(&r->tree, RULE_E012, n->at,
	    "chapter of a delivery plan", n->s, names);
}

/* ---- one chapter ---- */

static void
text_val(struct reader *r, const struct node *map, const char *key,
    struct val *out)
{
	const struct node *n = tree_text(&r->tree, map, key);

	if (n == NULL)
		return;
	out->state = VAL_SET;
	out->raw = n->s;
	out->at = n->at;
}

static void
flag_of(struct reader *r, const struct node *map, const char *key, bool *out)
{
	int i = tree_word(&r->tree, map, key, yes_no);

	if (i >= 0)
		*out = i == 1;
}

/* What the built-in chapter and one's own may both have. */
static void
common(struct reader *r, const struct node *map, struct chapter *c)
{
	const struct node *heading = tree_text(&r->tree, map, "heading");

	if (heading != NULL)
		c->heading = heading->s;
	flag_of(r, map, "annex", &c->annex);
	flag_of(r, map, "new-page", &c->new_page);
}

static bool
built_in(struct reader *r, const struct node *name, struct chapter *c)
{
	c->section = section_find(name->s);
	if (c->section == NULL) {
		unknown_section(r, name);
		return false;
	}
	c->id = c->section->name;
	c->annex = c->section->annex;
	c->new_page = c->section->new_page;
	return true;
}

static bool
named(struct reader *r, const struct node *map, struct chapter *c)
{
	static const char *const keys[] = { "chapter", "heading", "intro",
		"annex", "new-page", NULL };
	const struct node *name = tree_text(&r->tree, map, "chapter");

	if (!tree_map(&r->tree, map, keys) || name == NULL ||
	    !built_in(r, name, c))
		return false;
	if (c->section->heading == NULL && map->n > 1) {
		diag_add(r->tree.diags, RULE_E009, map->at, NULL,
		    "The chapter “%s” stands as it is: it has no heading and "
		    "takes nothing else", c->id);
		diag_help(r->tree.diags, "Write “- %s”.", c->id);
		return false;
	}
	common(r, map, c);
	text_val(r, map, "intro", &c->intro);
	return true;
}

/* The full stop, which no name of a built-in chapter has, keeps ids apart. */
static bool
own(struct reader *r, const struct node *map, struct chapter *c)
{
	static const char *const keys[] = { "heading", "text", "annex",
		"new-page", NULL };

	if (!tree_map(&r->tree, map, keys))
		return false;
	common(r, map, c);
	text_val(r, map, "text", &c->text);
	c->id = arena_printf(r->tree.arena, "own.%zu", r->out->n + 1);
	if (c->heading == NULL)
		tree_missing(&r->tree, map, "heading", "A word from the chair");
	if (c->text.raw == NULL)
		tree_missing(&r->tree, map, "text", "What it says");
	return c->heading != NULL && c->text.raw != NULL;
}

static bool
read_chapter(struct reader *r, const struct node *n, struct chapter *c)
{
	if (n->kind == NODE_SCALAR)
		return built_in(r, n, c);
	if (n->kind == NODE_MAP && node_get(n, "chapter") != NULL)
		return named(r, n, c);
	return own(r, n, c);
}

/* ---- all of them ---- */

static bool
is_twice(struct reader *r, const struct node *n, const struct chapter *c)
{
	for (size_t i = 0; i < r->out->n; i++) {
		if (c->section == NULL || r->out->v[i].section != c->section)
			continue;
		diag_add(r->tree.diags, RULE_E004, n->at, NULL,
		    "The chapter “%s” stands in the list twice", c->id);
		diag_also(r->tree.diags, r->at[i]->at, "here already");
		diag_help(r->tree.diags, "Take one of them out.");
		return true;
	}
	return false;
}

static bool
has_section(const struct chapters *all, const char *name)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].section == section_find(name))
			return true;
	return false;
}

/* A plan is known by its cover, and says what is weak in it. */
static void
check_kept(struct reader *r, const struct node *list)
{
	static const char *const kept[] = { "cover", "findings", "accepted" };

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		if (has_section(r->out, kept[i]))
			continue;
		diag_add(r->tree.diags, RULE_E006, list->at, NULL,
		    "The chapter “%s” cannot be left out: the plan is known "
		    "by its cover, and tells what is open and accepted in it",
		    kept[i]);
		diag_help(r->tree.diags, "Add “- %s”.", kept[i]);
	}
	for (size_t i = 1; i < r->out->n; i++)
		if (r->out->v[i].section == section_find("cover")) {
			diag_add(r->tree.diags, RULE_E009, r->at[i]->at, NULL,
			    "The cover is not the first chapter");
			diag_help(r->tree.diags, "Put “- cover” at the head "
			    "of the list.");
		}
}

static void
read_list(struct reader *r, const struct node *list)
{
	struct chapters *all = r->out;

	if (!tree_list(&r->tree, list, "a list of chapters"))
		return;
	all->v = arena_array(r->tree.arena, list->n, sizeof *all->v);
	r->at = arena_array(r->tree.arena, list->n, sizeof *r->at);
	for (const struct node *n = list->first; n != NULL; n = n->next) {
		struct chapter c = { .section = NULL };

		if (!read_chapter(r, n, &c) || is_twice(r, n, &c))
			continue;
		r->at[all->n] = n;
		all->v[all->n++] = c;
	}
	check_kept(r, list);
}

void
chapters_read(struct template_reading *t)
{
	static const char *const keys[] = { "chapters", NULL };
	struct reader r = { .tree = { t->arena, t->diags, "an outline" } };
	const struct node *root, *list;

	r.out = arena_alloc(t->arena, sizeof *r.out);
	r.out->source = source_of(&t->templates->sources, t->own->file);
	root = yaml_parse(t->arena, t->arena, &t->templates->sources, t->own->file,
	    t->diags);
	if (root == NULL || !tree_map(&r.tree, root, keys))
		return;
	list = node_get(root, "chapters");
	if (list == NULL)
		tree_missing(&r.tree, root, "chapters", "[cover, page]");
	else
		read_list(&r, list);
	t->style->chapters = r.out;
}

const struct chapters *
chapters_of(struct arena *a, const struct house_style *style)
{
	struct chapters *all;

	if (style->chapters != NULL)
		return style->chapters;
	all = arena_alloc(a, sizeof *all);
	all->v = arena_array(a, compose_n_sections, sizeof *all->v);
	for (; all->n < compose_n_sections; all->n++) {
		const struct section *s = &compose_sections[all->n];

		all->v[all->n] = (struct chapter){ .section = s,
		    .id = s->name, .annex = s->annex,
		    .new_page = s->new_page };
	}
	return all;
}

/* ---- live figures ---- */

/* A plan's sources hold the same bytes under a number of their own. */
static uint32_t
number_of(const struct sources *all, const struct source *s)
{
	for (size_t i = all->n; i > 0; i--)
		if (all->v[i - 1].len == s->len &&
		    strcmp(all->v[i - 1].path, s->path) == 0)
			return (uint32_t)i;
	return 0;
}

static void
check_text(const struct chapters *all, const struct analysis *an,
    struct diags *ds, struct val v)
{
	if (v.raw == NULL || strstr(v.raw, "{{") == NULL)
		return;
	v.at.file = number_of(ds->sources, all->source);
	check_live_text(an, ds, &v, NULL);
}

void
chapters_check(const struct house_style *style, const struct analysis *an,
    struct diags *ds)
{
	const struct chapters *all = style->chapters;

	for (size_t i = 0; all != NULL && i < all->n; i++) {
		check_text(all, an, ds, all->v[i].intro);
		check_text(all, an, ds, all->v[i].text);
	}
}
