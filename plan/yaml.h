#ifndef PLAN_YAML_H
#define PLAN_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

struct arena;
struct diags;

/*
 * One YAML document as a tree whose every node knows its place.  Nothing is
 * interpreted here: `no`, `08` and `2009` are text until a field says what
 * it wants.  Aliases are copies of the node they name; their place is the
 * alias, so that a message points at what the user can change.
 */

enum node_kind { NODE_SCALAR, NODE_SEQ, NODE_MAP };

struct node {
	enum node_kind	 kind;
	bool		 quoted;	/* '…' or "…": never "absent" */
	bool		 block;		/* | or > */
	bool		 flow;		/* {…} or […] */
	struct span	 at;		/* of the value itself */
	const char	*s;		/* scalar text, NUL-terminated */
	size_t		 len;
	struct node	*key;		/* in a map: the scalar before it */
	struct node	*first;		/* children of a seq or map */
	struct node	*next;
	size_t		 n;		/* number of children */
};

#define YAML_MAX_DEPTH	64
#define YAML_MAX_NODES	500000		/* in one file: some 8 MB of plan */
#define YAML_MAX_COPIES	100000		/* of them made by aliases */
#define YAML_MAX_SCALAR	(1u << 20)	/* bytes in one value */

/*
 * Parse one source: nodes go into the second arena, their texts, which may
 * be wanted longer, into the first.  NULL when there is no usable tree (E001, E002, E015,
 * E018 not, E021); otherwise faults that leave a tree (E004, E024, unused
 * anchors, tags, tabs) are noted and the tree is returned.
 */
struct node *yaml_parse(struct arena *, struct arena *nodes,
	    const struct sources *, uint32_t file, struct diags *);

/* The version of the library that reads it. */
const char *yaml_library(void);

struct node *node_get(const struct node *map, const char *key);

#endif
