#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

struct arena;
struct block;
struct doc;
struct inline_node;

/*
 * CommonMark with GFM tables.  Several documents are printed as files of
 * one folder, so that references lead from file to file.
 */
struct markdown_file {
	const char		*name;	/* "findings.md" */
	const struct doc	*doc;
	const char		*text;	/* filled */
};

void	markdown_files(struct markdown_file *, size_t n, struct arena *);

/* ---- inside the back end: markdown*.c ---- */

/* A heading as it will be printed; the headings of one file differ. */
struct md_heading {
	const char	*id;
	const char	*text;	/* plain */
	int		 copy;	/* 1; 2 for the second of that text … */
	const char	*slug;	/* what readers make an address of */
	size_t		 order;
};

/* Any other block with an id is found under the heading that it follows. */
struct md_mention { const char *id; size_t heading; };

struct md_headings {
	struct md_heading	*v;
	size_t			 n, cap;
	struct md_mention	*mentions;
	size_t			 n_mentions, cap_mentions;
};

struct md_anchor { const char *id, *slug; size_t file; };
struct md_links {
	struct arena			*arena;
	const struct markdown_file	*files;
	size_t				 self;	/* the file that refers */
	struct md_anchor		*v;
	size_t				 n;
};

/* Where words stand; decides what must be escaped. */
enum md_place { MD_LINE, MD_HEADING, MD_CELL };

/*
 * Inline nodes as Markdown without blanks at its ends.  Hard breaks are new
 * lines in it; the caller indents them.  "" when nothing is to be seen.
 */
const char *md_inline(struct arena *, const struct md_links *,
	    const struct inline_node *, enum md_place);
/* One text, in the same way. */
const char *md_plain(struct arena *, const char *, enum md_place);
/* A code span; `bar`: inside a table. */
const char *md_code(struct arena *, const char *, enum md_place);
/* Text as it will be read: blanks collapsed, what is no text left out. */
const char *md_words(struct arena *, const char *);
/* A title does not end like a sentence: its length without that end. */
size_t	md_title_len(const char *);
size_t	md_longest_run(const char *, char);

/* The title and all headings of a document, in the order of print. */
struct md_headings md_headings(struct arena *, const struct doc *);
/* All of all files, sorted by id. */
struct md_links md_anchors(struct arena *, const struct markdown_file *,
	    const struct md_headings *, size_t n_files);
/* "#slug" or "file.md#slug"; NULL when nothing has that id. */
const char *md_anchor_find(const struct md_links *, const char *id);

#endif
