#include "wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "plan.h"
#include "template.h"
#include "template_tree.h"

#define BUILT_IN	"wording-en.yaml"
#define BEFORE		"wording-"
#define AFTER		".yaml"
#define MAX_NEAREST	10	/* faults for which it is looked for */

struct pair { const char *english, *text; };

struct wording {
	const char	*language;
	struct pair	*v;	/* by their English */
	size_t		 n;
};

static int
by_english(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return strcmp(x->english, y->english);
}

const char *
wording_find(const struct wording *w, const char *english)
{
	const struct pair key = { english, NULL }, *found;

	if (w->n == 0)
		return NULL;
	found = bsearch(&key, w->v, w->n, sizeof *w->v, by_english);
	return found == NULL ? NULL : found->text;
}

const char *
worded_copy(const struct arena *a, const char *s)
{
	const struct wording *w = arena_wording(a);
	const char *text = w == NULL || s == NULL ? NULL :
	    wording_find(w, s);

	return text != NULL ? text : s;
}

const char *
worded(const struct arena *a, const char *s)
{
	if (arena_wording(a) == NULL || arena_holds(a, s))
		return s;
	return worded_copy(a, s);
}

const char *
wording_language(const struct wording *w)
{
	return w->language;
}

/* ---- reading ---- */

/* The sentences of ours, as the keys of the built-in file. */
static struct wording *
sentences(struct arena *a)
{
	struct embedded file = embedded_find(BUILT_IN);
	struct wording *w = arena_alloc(a, sizeof *w);
	struct sources sources;
	struct diags diags;
	const struct node *root, *n;

	sources_init(&sources, a);
	diags_init(&diags, a, &sources);
	root = yaml_parse(a, a, &sources, source_add(&sources, file.name,
	    file.bytes, file.len), &diags);
	assert(diags.n == 0 && root != NULL);
	w->v = arena_array(a, root->n, sizeof *w->v);
	for (n = root->first; n != NULL; n = n->next)
		w->v[w->n++] = (struct pair){ n->key->s, n->s };
	qsort(w->v, w->n, sizeof *w->v, by_english);
	return w;
}

static void
unknown(const struct tree_reader *r, const struct wording *ours,
    const struct node *key)
{
	const char **known = arena_array(r->arena, ours->n + 1,
	    sizeof *known);
	size_t i, n = r->diags->n < MAX_NEAREST ? ours->n : 0;

	for (i = 0; i < n; i++)
		known[i] = ours->v[i].english;
	tree_unknown(r, RULE_E003, key->at, "sentence of documents", key->s,
	    known);
	/* A later planpress may have other sentences: English stands where a
	   translation is not up to date. */
	diag_level(r->diags, LEVEL_WARNING);
}

static bool
fits(const struct tree_reader *r, const struct node *n)
{
	const char *why = wording_misfit(r->arena, n->key->s, n->s);

	if (why == NULL)
		return true;
	diag_add(r->diags, RULE_E009, n->at, NULL,
	    "The placeholders of this are not those of its original: %s",
	    why);
	diag_help(r->diags, "A placeholder, such as %%s, is where planpress "
	    "fills something in. Keep each as it is; number them where their "
	    "order changes, as in “%%2$s of %%1$s”.");
	return false;
}

static void
read_pairs(const struct tree_reader *r, const struct node *root,
    struct wording *out)
{
	const struct wording *ours = sentences(r->arena);
	const struct node *n;

	if (root->kind != NODE_MAP) {
		tree_wrong(r, root, "sentences, each with a colon");
		return;
	}
	out->v = arena_array(r->arena, root->n, sizeof *out->v);
	for (n = root->first; n != NULL; n = n->next) {
		if (strncmp(n->key->s, "x-", 2) == 0)
			continue;
		if (wording_find(ours, n->key->s) == NULL)
			unknown(r, ours, n->key);
		else if (n->kind != NODE_SCALAR || n->len == 0)
			tree_wrong(r, n, "what stands in its place");
		else if (fits(r, n) && strcmp(n->key->s, n->s) != 0)
			out->v[out->n++] = (struct pair){ n->key->s, n->s };
	}
	if (out->n > 0)
		qsort(out->v, out->n, sizeof *out->v, by_english);
}

/* "cy" of "wording-cy.yaml". */
static const char *
language_of(struct arena *a, const char *name)
{
	size_t before = strlen(BEFORE), after = strlen(AFTER);

	return arena_strndup(a, name + before,
	    strlen(name) - before - after);
}

void
wording_read(struct template_reading *t)
{
	struct tree_reader r = { t->arena, t->diags, "a wording" };
	struct wording *w = arena_alloc(t->arena, sizeof *w);
	struct templates *all = t->templates;
	const struct node *root = yaml_parse(t->arena, t->arena, &all->sources,
	    t->own->file, t->diags);

	w->language = language_of(t->arena, t->own->name);
	if (root != NULL)
		read_pairs(&r, root, w);
	all->wordings = arena_grow(t->arena, all->wordings, all->n_wordings,
	    all->n_wordings + 1, sizeof *all->wordings);
	all->wordings[all->n_wordings++] = w;
}

/* ---- choosing ---- */

static const struct wording *
of_language(const struct templates *t, const char *language, size_t len)
{
	size_t i;

	for (i = 0; i < t->n_wordings; i++)
		if (strlen(t->wordings[i]->language) == len &&
		    strncasecmp(t->wordings[i]->language, language, len) == 0)
			return t->wordings[i];
	return NULL;
}

/* "cy-GB" is worded by the file of cy-GB, else by that of cy. */
const struct wording *
wording_of_plan(const struct templates *t, const struct plan *p)
{
	const char *language = is_set(p->plan.language) ?
	    p->plan.language.v.raw : "en-GB";
	const struct wording *w;

	if (t == NULL || t->n_wordings == 0)
		return NULL;
	w = of_language(t, language, strlen(language));
	if (w == NULL)
		w = of_language(t, language, strcspn(language, "-"));
	if (w == NULL && is_absent(p->plan.language) && t->n_wordings == 1)
		w = t->wordings[0];
	return w != NULL && w->n > 0 ? w : NULL;
}
