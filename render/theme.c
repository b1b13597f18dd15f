#include "theme.h"

#include <string.h>

#include "arena.h"
#include "image.h"
#include "render.h"
#include "source.h"
#include "template.h"
#include "template_tree.h"

/* theme.yaml: what is wrong in it is told at its place, the rest is kept. */

#define PRINTED	7.0	/* contrast on white that is wanted of an accent */
#define LEAST	4.5	/* WCAG 2.1 AA, for an accent that stays as it is */

struct reader {
	struct tree_reader	 tree;
	struct sources		*sources;
	const char		*dir;
	struct theme		*out;
};

static const char *const yes_no[] = { "no", "yes", NULL };

/* ---- colours ---- */

static void
refuse_accent(struct reader *r, const struct node *n, struct colour c)
{
	struct colour fit = colour_darkened(c, PRINTED);

	diag_add(r->tree.diags, RULE_E009, n->at, NULL, "The accent “%.20s” "
	    "has a contrast of %.1f to 1 on white; people with weak sight "
	    "need 4.5 to 1 at least (WCAG AA)", n->s,
	    colour_contrast(c, palette.white));
	diag_help(r->tree.diags, "Take “accent-as-is” out, and it is darkened "
	    "to %s, or write a darker one.", colour_text(r->tree.arena, fit));
}

static void
read_accent(struct reader *r, const struct node *root)
{
	const struct node *n = tree_text(&r->tree, root, "accent");
	bool as_is = tree_word(&r->tree, root, "accent-as-is", yes_no) == 1;
	struct colour c;

	if (n == NULL)
		return;
	if (!colour_read(n->s, &c)) {
		diag_add(r->tree.diags, RULE_E009, n->at, NULL,
		    "“%.40s” is no colour", n->s);
		diag_help(r->tree.diags, "Write red, green and blue as two "
		    "digits each, in quotation marks, as in “accent: "
		    "\"#0F5266\"”.");
		return;
	}
	if (as_is && colour_contrast(c, palette.white) < LEAST) {
		refuse_accent(r, n, c);
		return;
	}
	if (!as_is)
		c = colour_darkened(c, PRINTED);
	/* The built-in tints were chosen by eye: they stay with their own. */
	if (memcmp(&c, &palette.a7, sizeof c) == 0)
		return;
	r->out->has_accents = true;
	r->out->accents = accents_of(c);
}

/* ---- files of the folder ---- */

static const struct source *
read_file(struct reader *r, const struct node *name, enum rule rule)
{
	const char *why = NULL;
	uint32_t file;

	if (source_include(r->sources, arena_printf(r->tree.arena, "%s/%s",
	    r->dir, name->s), &file, &why) == SOURCE_OK)
		return source_of(r->sources, file);
	diag_add(r->tree.diags, rule, name->at, NULL, "%s", why);
	diag_help(r->tree.diags, "Name a file of the folder of templates.");
	return NULL;
}

static bool
read_logo(struct reader *r, const struct node *n, struct logo *out)
{
	static const char *const keys[] = { "file", "alt", NULL };
	const struct node *file, *alt;
	const struct source *s;
	const char *why = NULL;

	if (!tree_map(&r->tree, n, keys))
		return false;
	file = tree_text(&r->tree, n, "file");
	alt = tree_text(&r->tree, n, "alt");
	if (file == NULL)
		tree_missing(&r->tree, n, "file", "council.png");
	if (alt == NULL)
		tree_missing(&r->tree, n, "alt", "Crest of the council");
	if (file == NULL || alt == NULL ||
	    (s = read_file(r, file, RULE_E020)) == NULL)
		return false;
	*out = (struct logo){ .bytes = s->bytes, .len = s->len,
	    .alt = alt->s };
	if (image_is_usable(s, &why)) {
		if (logo_is_sound(out, r->tree.arena))
			return true;
		why = "its pixels cannot be read";
	}
	diag_add(r->tree.diags, RULE_E020, file->at, NULL,
	    "The logo cannot be used: %s", why);
	diag_help(r->tree.diags, "Give a PNG or JPEG file that other programs "
	    "can show.");
	return false;
}

static void
read_logos(struct reader *r, const struct node *list)
{
	struct theme *t = r->out;

	if (!tree_list(&r->tree, list, "a list of logos"))
		return;
	t->logos = arena_array(r->tree.arena, list->n, sizeof *t->logos);
	for (const struct node *n = list->first; n != NULL; n = n->next)
		t->n_logos += read_logo(r, n, &t->logos[t->n_logos]);
}

/* ---- fonts ---- */

static bool
read_font(struct reader *r, const struct node *name, struct font_file *out)
{
	const struct source *s = read_file(r, name, RULE_E022);
	const char *why = NULL;

	if (s == NULL)
		return false;
	*out = (struct font_file){ s->bytes, s->len };
	if (font_is_usable(out, &why))
		return true;
	diag_add(r->tree.diags, RULE_E022, name->at, NULL,
	    "The font cannot be used: %s", why);
	diag_help(r->tree.diags, "Give a TrueType font (.ttf) whose maker "
	    "allows it to be part of a document.");
	*out = (struct font_file){ NULL, 0 };
	return false;
}

/* - Amiri-Regular.ttf, or - {file: Amiri-Regular.ttf, bold: …} */
static void
read_other(struct reader *r, const struct node *n)
{
	static const char *const keys[] = { "file", "bold", NULL };
	struct font_set *set = &r->out->fonts;
	struct font_pair pair = { { NULL, 0 }, { NULL, 0 } };
	const struct node *file = n, *bold = NULL;

	if (n->kind != NODE_SCALAR) {
		if (!tree_map(&r->tree, n, keys))
			return;
		file = tree_text(&r->tree, n, "file");
		bold = tree_text(&r->tree, n, "bold");
		if (file == NULL)
			tree_missing(&r->tree, n, "file",
			    "Amiri-Regular.ttf");
	}
	if (file == NULL || !read_font(r, file, &pair.regular))
		return;
	if (bold != NULL)
		read_font(r, bold, &pair.bold);
	if (set->n_others < FONT_OTHERS) {
		set->others[set->n_others++] = pair;
		return;
	}
	diag_add(r->tree.diags, RULE_E015, n->at, NULL,
	    "A theme takes %d fonts for other scripts", FONT_OTHERS);
	diag_help(r->tree.diags, "Take out those that no plan of yours needs.");
}

static void
read_fonts(struct reader *r, const struct node *map)
{
	static const char *const keys[] = { "regular", "bold", "italic",
		"bold-italic", "others", NULL };
	const struct node *others, *n;

	if (!tree_map(&r->tree, map, keys))
		return;
	for (int i = 0; i < FACE_FALLBACK; i++)
		if ((n = tree_text(&r->tree, map, keys[i])) != NULL)
			read_font(r, n, &r->out->fonts.own[i]);
	others = node_get(map, "others");
	if (others == NULL || !tree_list(&r->tree, others, "a list of fonts"))
		return;
	for (n = others->first; n != NULL; n = n->next)
		read_other(r, n);
}

/* ---- all of it ---- */

void
theme_read(struct template_reading *t)
{
	static const char *const keys[] = { "accent", "accent-as-is", "page",
		"logos", "fonts", NULL };
	static const char *const papers[] = { "A4", "Letter", NULL };
	struct reader r = { .tree = { t->arena, t->diags, "a theme" },
	    .sources = &t->templates->sources, .dir = t->templates->dir };
	const struct node *root, *n;

	root = yaml_parse(t->arena, t->arena, r.sources, t->own->file,
	    t->diags);
	if (root == NULL || !tree_map(&r.tree, root, keys))
		return;
	t->style->theme = r.out = arena_alloc(t->arena, sizeof *r.out);
	read_accent(&r, root);
	r.out->letter = tree_word(&r.tree, root, "page", papers) == 1;
	if ((n = node_get(root, "logos")) != NULL)
		read_logos(&r, n);
	if ((n = node_get(root, "fonts")) != NULL)
		read_fonts(&r, n);
}
