#ifndef PLAN_YAML_FAULTS_H
#define PLAN_YAML_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "source.h"
#include "yaml.h"

/*
 * What goes wrong between a person's text and YAML, told in plain words.
 * Inner header of yaml*.c.
 */

struct text_reader {
	struct arena		*arena;
	struct diags		*diags;
	const struct source	*src;
	uint32_t		 file;
};

/* ---- yaml_bytes.c: the file is no text ---- */

/* E002 about the byte at `offset`, which no YAML file may hold. */
void	bad_bytes(const struct text_reader *, size_t offset);

/* ---- yaml_lost.c: YAML drops part of what is written ---- */

/*
 * Each looks at the bytes around a value that has been read, notes E024,
 * and mends the value to what its author meant, so that nothing else is
 * said about it.
 */

/* `title: Ward #3 work`: after a plain scalar. */
void	lost_comment(const struct text_reader *, struct node *, bool in_flow);
/* `name: &Co Partners`, `title: !important Call`: `from` is where the mark
   begins, the value follows it. */
void	lost_mark(const struct text_reader *, struct node *, size_t from);
/* `{money: £45,000}`, `{why: Nineteen, four evaluated}`: a finished map. */
void	lost_entries(const struct text_reader *, struct node *map);

/* ---- yaml_keys.c: names of fields ---- */

/* E001: the name of a field is empty, or a list or map. */
void	bad_key(const struct text_reader *, const struct node *key);

/* E004 for each later one, which is left out of the map. */
void	check_keys(const struct text_reader *, struct node *map);

/* ---- yaml_syntax.c: YAML cannot be read at all ---- */

struct syntax_fault {
	const char	*problem;	/* as the YAML library says it */
	const char	*context;	/* "" if none */
	size_t		 at;		/* offsets */
	size_t		 context_at;
};

void	bad_syntax(const struct text_reader *, const struct syntax_fault *);

/* ---- shared ---- */

bool	text_is_space(char);	/* blanks and line ends */
struct span text_span(const struct text_reader *, size_t from, size_t to);
/* A text, or a piece of the source, for a message: the start of it and "…"
   where it is long. */
const char *shortened(const struct text_reader *, const char *, size_t len);
const char *text_piece(const struct text_reader *, size_t from, size_t to);
#define SHORTENED	80	/* bytes */
/* Offset of the end of the line, and of the last thing written in it. */
size_t	line_end(const struct source *, size_t from);
size_t	line_text_end(const struct source *, size_t from);
size_t	line_start(const struct source *, size_t at);
/* If a ` #` follows that swallows text (a `#` glued to what stands behind
   it): its offset; else 0. */
size_t	glued_comment(const struct source *, size_t from, size_t to);

#endif
