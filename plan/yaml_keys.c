#include "yaml_faults.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "diag.h"

/* Names of fields: absent, no name at all, or given twice. */

void
bad_key(const struct text_reader *r, const struct node *key)
{
	if (key->kind != NODE_SCALAR) {
		diag_add(r->diags, RULE_E001, key->at, NULL,
		    "A list or a map stands where the name of a field is "
		    "wanted");
		diag_help(r->diags, "Write \"name: value\"; a text that "
		    "begins with [ or { needs quotes.");
		return;
	}
	diag_add(r->diags, RULE_E001, key->at, NULL,
	    "A field has a value but no name");
	diag_help(r->diags, "Write the name before the colon: "
	    "\"name: value\".");
}

static int
by_key(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x;
	const struct node *b = *(const struct node *const *)y;
	int c = strcmp(a->key->s, b->key->s);

	if (c != 0)
		return c;
	return a->key->at.from < b->key->at.from ? -1 :
	    a->key->at.from > b->key->at.from;
}

/* "2026/27", "July 2027", "Q1 2026/27": keys that are dates. */
static bool
looks_like_date(const char *key)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	size_t i;

	if (strlen(key) < 4)
		return false;
	if (strspn(key, "0123456789") >= 4 || strncmp(key, "AY ", 3) == 0 ||
	    (key[0] == 'Q' && key[1] >= '1' && key[1] <= '4'))
		return true;
	for (i = 0; i < 36; i += 3)
		if (strncmp(key, months + i, 3) == 0)
			return strpbrk(key, "0123456789") != NULL;
	return false;
}

static void
duplicate(const struct text_reader *r, const struct node *first,
    const struct node *again)
{
	const char *name = shortened(r, again->key->s,
	    again->key->len);

	diag_add(r->diags, RULE_E004, again->key->at, NULL,
	    "\"%s\" is given twice here", name);
	if (!looks_like_date(again->key->s))
		diag_help(r->diags, "Keep one of the two.");
	else if (again->kind == NODE_SCALAR && strpbrk(again->s, " ") == NULL)
		diag_help(r->diags, "Keep one of the two values.");
	else
		diag_help(r->diags, "Where two fall on one date, write "
		    "them as a list: - {title: \"%s\", due: %s}",
		    again->kind == NODE_SCALAR ? shortened(r, again->s,
		    again->len) : "…", name);
	diag_also(r->diags, first->key->at, "\"%s\" is first given here",
	    name);
}

/* Of fields with one name the first stays; the others are left out, so that
   nothing more is said of them. */
static void
check_keys_sorted(const struct text_reader *r, struct node *map)
{
	struct node **all = arena_array(r->arena, map->n, sizeof *all);
	struct node *n, *first, **link;
	size_t i = 0, total = map->n;

	for (n = map->first; n != NULL; n = n->next)
		all[i++] = n;
	qsort(all, total, sizeof *all, by_key);
	for (first = all[0], i = 1; i < total; i++) {
		if (strcmp(first->key->s, all[i]->key->s) == 0) {
			duplicate(r, first, all[i]);
			all[i]->key = NULL;
			map->n--;
		} else {
			first = all[i];
		}
	}
	for (link = &map->first; *link != NULL; )
		if ((*link)->key == NULL)
			*link = (*link)->next;
		else
			link = &(*link)->next;
}

static bool
same_key(const struct node *a, const struct node *b)
{
	return a->key->len == b->key->len &&
	    memcmp(a->key->s, b->key->s, a->key->len) == 0;
}

/* Most maps have a handful of fields: comparing each with each is quick
   and finds them all different. */
void
check_keys(const struct text_reader *r, struct node *map)
{
	const struct node *a, *b;

	if (map->n > 32) {
		check_keys_sorted(r, map);
		return;
	}
	for (a = map->first; a != NULL; a = a->next)
		for (b = a->next; b != NULL; b = b->next)
			if (same_key(a, b)) {
				check_keys_sorted(r, map);
				return;
			}
}
