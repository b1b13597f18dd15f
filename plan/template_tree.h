#ifndef PLAN_TEMPLATE_TREE_H
#define PLAN_TEMPLATE_TREE_H

#include "diag.h"
#include "yaml.h"

/*
 * What the readers of templates have in common: taking texts and lists from
 * a tree, and telling at their place what is not as it should be.  `what` is
 * the word for a template in messages: "a bank of questions".
 */
struct tree_reader {
	struct arena	*arena;
	struct diags	*diags;
	const char	*what;
};

struct texts { const char **v; size_t n; };

/* A map with these keys alone; keys of one's own start with x-. */
bool	tree_map(const struct tree_reader *, const struct node *,
	    const char *const *keys);
/* A list; the sentence says what is wanted instead of what is there. */
bool	tree_list(const struct tree_reader *, const struct node *,
	    const char *want);
/* The text of a key, if it has one; anything else is told. */
const struct node *tree_text(const struct tree_reader *,
	    const struct node *map, const char *key);
/* The list of texts of a key; *out stays where there is none. */
void	tree_texts(const struct tree_reader *, const struct node *map,
	    const char *key, struct texts *out);
/* The same, where a single one may stand without a list. */
void	tree_some(const struct tree_reader *, const struct node *map,
	    const char *key, struct texts *out);
/* Which of the words stands at a key; -1 where none does, or another. */
int	tree_word(const struct tree_reader *, const struct node *map,
	    const char *key, const char *const *words);
/* A key that has to be there is not. */
void	tree_missing(const struct tree_reader *, const struct node *,
	    const char *key, const char *example);
void	tree_wrong(const struct tree_reader *, const struct node *,
	    const char *want);
/* "“{itme}” is no …", and the nearest of those that are known. */
void	tree_unknown(const struct tree_reader *, enum rule, struct span,
	    const char *what, const char *given, const char *const *known);
/* Where these bytes stand in a value, if the file has them as they are. */
struct span tree_place(const struct tree_reader *, const struct node *,
	    const char *from, size_t len);

/* Is the text among these?  NULL ends them. */
bool	tree_knows(const char *, const char *const *);

#endif
