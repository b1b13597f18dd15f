/*
 * trees: reads the built-in templates as YAML and prints them as trees for
 * plan/embed_tree.h.  It runs while the program is made; a fault in one of
 * them ends that.
 */
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "embed.h"
#include "embed_tree.h"
#include "yaml.h"

static const char *const names[] = {
	"duties.yaml", "peer-review.yaml", "words.yaml",
};

/* What this program makes is not there yet, and nothing here asks for it. */
struct node *
embedded_tree(struct arena *a, const char *name)
{
	(void)a;
	(void)name;
	return NULL;
}

static void
put_number(struct buf *b, size_t n)
{
	for (int i = 0; i < 4; i++)
		buf_putc(b, (char)(n >> 8 * i & 0xff));
}

static void
put_node(struct buf *b, const struct node *n)
{
	buf_putc(b, (char)((unsigned)n->kind | (n->quoted ? TREE_QUOTED : 0) |
	    (n->block ? TREE_BLOCK : 0) | (n->flow ? TREE_FLOW : 0)));
	if (n->kind == NODE_SCALAR) {
		buf_put(b, n->s, strlen(n->s) + 1);
		return;
	}
	put_number(b, n->n);
	for (n = n->first; n != NULL; n = n->next) {
		if (n->key != NULL)
			put_node(b, n->key);
		put_node(b, n);
	}
}

static bool
put_tree(struct arena *a, const char *name)
{
	struct embedded file = embedded_find(name);
	struct sources sources;
	const struct node *tree;
	struct diags diags;
	struct buf b;

	sources_init(&sources, a);
	diags_init(&diags, a, &sources);
	buf_init(&b, a);
	tree = yaml_parse(a, a, &sources, source_add(&sources, name,
	    file.bytes, file.len), &diags);
	if (tree == NULL || diags.n > 0) {
		fprintf(stderr, "templates/%s: %s\n", name,
		    diags.n > 0 ? diags.v[0].cause : "it is empty");
		return false;
	}
	put_node(&b, tree);
	fwrite(name, 1, strlen(name) + 1, stdout);
	for (int i = 0; i < 4; i++)
		putchar((int)(b.len >> 8 * i & 0xff));
	fwrite(buf_text(&b), 1, b.len, stdout);
	return true;
}

int
main(void)
{
	struct arena *a = arena_new();
	bool well = true;

	for (size_t i = 0; well && i < sizeof names / sizeof names[0]; i++)
		well = put_tree(a, names[i]);
	arena_free(a);
	return well && fflush(stdout) == 0 ? 0 : 1;
}
