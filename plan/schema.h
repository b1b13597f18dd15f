#ifndef PLAN_SCHEMA_H
#define PLAN_SCHEMA_H

struct arena;
struct buf;

/*
 * The language, as machines and people read it, made from the same field
 * tables as the loader: a JSON Schema (draft 2020-12) for completion and
 * hover in editors, and the reference page in Markdown.
 */
void	schema_print(struct arena *, struct buf *);
void	schema_reference(struct arena *, struct buf *);

#endif
