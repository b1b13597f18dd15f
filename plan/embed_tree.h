#ifndef PLAN_EMBED_TREE_H
#define PLAN_EMBED_TREE_H

#include <stdint.h>

struct arena;
struct node;

/*
 * The built-in templates as trees: each is read as YAML once, when the
 * program is made (templates/trees.c), and not each time that it runs.
 *
 * A tree is written as its name, a NUL, its length in four bytes (the least
 * first), and its nodes, owners before what they own.  A node is one byte,
 * its kind and how it was written; then a scalar's text and a NUL, or in
 * four bytes how many children follow.  A child of a map follows its key.
 */
#define TREE_KIND	0x03		/* enum node_kind */
#define TREE_QUOTED	0x04
#define TREE_BLOCK	0x08
#define TREE_FLOW	0x10

/* The nodes have no place, as nothing is wrong with them; texts stand in the
   program itself.  A name that is not there is our own mistake. */
struct node *embedded_tree(struct arena *, const char *name);

#endif
