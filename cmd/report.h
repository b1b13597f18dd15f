#ifndef CMD_REPORT_H
#define CMD_REPORT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;

/*
 * Tables for the terminal and, from the same cells, for programs: what is
 * text to people is a number or null in JSON.
 */

enum column_kind {
	COLUMN_WORDS,		/* may be broken over lines */
	COLUMN_WORD,		/* short, kept whole */
	COLUMN_NUMBER,		/* to the right */
	COLUMN_PICTURE		/* a bar or a line: not in JSON */
};

/* The last column of a table has no key. */
struct column {
	const char	*key;		/* in JSON */
	const char	*head;
	enum column_kind kind;
};

struct cell { const char *text; bool number, none; double x; };

struct table {
	struct table		*next;
	const char		*key, *title;
	const struct column	*columns;
	size_t			 n_columns;
	struct cell		*cells;
	size_t			 n;	/* filled row by row */
	const char		**notes;
	size_t			 n_notes;
	bool			 optional;	/* left out without rows */
};

struct report {
	struct arena	*arena;
	bool		 ascii;
	struct table	*first, **end;
};

void	report_init(struct report *, struct arena *, bool ascii);
struct table *report_table(struct report *, const char *key,
	    const char *title, const struct column *);
/* The same, left out with its notes if it gets no row. */
struct table *report_optional(struct report *, const char *key,
	    const char *title, const struct column *);
/* Cells follow each other through the columns, row after row. */
void	put_words(struct report *, struct table *, const char *);
void	put_number(struct report *, struct table *, double, const char *);
/* A number without a unit, to so many decimals. */
void	put_plain(struct report *, struct table *, double, int decimals);
/* No figure: a dash, and null. */
void	put_none(struct report *, struct table *);
/* 0..1 of a bar; and the course of n figures. */
void	put_bar(struct report *, struct table *, double share);
void	put_course(struct report *, struct table *, const double *, size_t n);
void	put_note(struct report *, struct table *, const char *, ...)
	    __attribute__((format(printf, 3, 4)));

/* width 0: as wide as it needs. */
void	report_print(const struct report *, unsigned width, struct buf *);
/* as_of NULL: none. */
void	report_json(const struct report *, const char *plan,
	    const char *as_of, struct buf *);

#endif
