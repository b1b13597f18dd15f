#ifndef CMD_KNOWN_H
#define CMD_KNOWN_H

#include "diag.h"

struct arena;
struct options;
struct understood;

/*
 * The findings that were there when a team began to check: a file with a
 * line for each rule and file, "3 S106 actions.yaml".  As long as there are
 * no more than that, they are let pass.  The numbers fall by themselves;
 * they grow only when somebody says --update-known.
 */
struct known_count {
	const char	*file;		/* from the folder of the known file */
	enum rule	 rule;
	size_t		 known;		/* as read */
	size_t		 found;		/* the most in any plan of this run */
	bool		 judged;	/* the file was read, the rule run */
};

struct known {
	struct arena		*arena;
	const char		*path;	/* NULL: there is no --known */
	const char		*folder;	/* real path of where it lies */
	bool			 update, is_new;
	struct known_count	*v;
	size_t			 n, cap;
};

/* false: told why on stderr. */
bool	known_read(struct arena *, const struct options *, struct known *);
/* Mark the findings of a plan that are known.  rules: those that were asked
   for, or NULL for all. */
void	known_apply(struct known *, struct understood *, const bool *rules);
/* Write what has changed, and say so.  false: it could not be written. */
bool	known_write(struct known *);

#endif
