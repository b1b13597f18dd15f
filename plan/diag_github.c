#include <string.h>

#include "buf.h"
#include "diag_share.h"

/*
 * Annotations of GitHub's workflows: commands on standard output.  A step
 * shows ten of each kind and drops the rest without a word, so the rest is
 * counted in one notice, for which a place is kept.
 */

#define SHOWN	10

struct github {
	struct buf	*out;
	size_t		 shown[LEVEL_ERROR + 1], left[LEVEL_ERROR + 1];
};

static const char *
kind_of(enum level level)
{
	return level == LEVEL_NOTE ? "notice" : level_word(level);
}

/* `special`: what else than the percent sign and line ends has a meaning. */
static void
put_escaped(struct buf *b, const char *words, const char *special)
{
	for (; *words != '\0'; words++)
		if (strchr("%\r\n", *words) != NULL ||
		    strchr(special, *words) != NULL)
			buf_printf(b, "%%%02X", (unsigned char)*words);
		else
			buf_putc(b, *words);
}

static void
put_finding(struct buf *b, const struct diags *ds, const struct diag *d)
{
	struct place at = source_place(ds->sources, d->at);

	buf_printf(b, "::%s title=", kind_of(d->level));
	put_escaped(b, diag_rule_words(ds, d->rule), ":,");
	if (at.path != NULL) {
		buf_puts(b, ",file=");
		put_escaped(b, diag_path(ds, at.path), ":,");
		buf_printf(b, ",line=%u,endLine=%u,col=%u,endColumn=%u",
		    at.line, at.line, at.col, at.end_col);
	}
	buf_puts(b, "::");
	put_escaped(b, diag_message(ds, d), "");
	buf_putc(b, '\n');
}

static void
put_level(struct github *g, const struct diags *ds, enum level level,
    size_t most)
{
	size_t i;

	for (i = 0; i < ds->n; i++) {
		const struct diag *d = &ds->v[i];

		if (!diag_is_open(d) || d->level != level)
			continue;
		if (g->shown[level] == most) {
			g->left[level]++;
			continue;
		}
		g->shown[level]++;
		put_finding(g->out, ds, d);
	}
}

static void
put_left(struct buf *b, size_t n, enum level level, bool *any)
{
	if (n == 0)
		return;
	buf_printf(b, "%s%zu %s%s", *any ? ", " : "", n, level_word(level),
	    n == 1 ? "" : "s");
	*any = true;
}

static void
put_overflow(const struct github *g)
{
	bool any = false;

	if (g->left[LEVEL_ERROR] + g->left[LEVEL_WARNING] +
	    g->left[LEVEL_NOTE] == 0)
		return;
	buf_puts(g->out, "::notice title=planpress::Not shown here: ");
	put_left(g->out, g->left[LEVEL_ERROR], LEVEL_ERROR, &any);
	put_left(g->out, g->left[LEVEL_WARNING], LEVEL_WARNING, &any);
	put_left(g->out, g->left[LEVEL_NOTE], LEVEL_NOTE, &any);
	buf_puts(g->out, ". “planpress check --all” tells them\n");
}

void
diags_print_github(const struct diags *const *plans, size_t n,
    struct buf *out)
{
	struct github g = { .out = out };
	size_t i, notes = 0;

	for (i = 0; i < n; i++)
		put_level(&g, plans[i], LEVEL_ERROR, SHOWN);
	for (i = 0; i < n; i++)
		put_level(&g, plans[i], LEVEL_WARNING, SHOWN);
	for (i = 0; i < n; i++)
		notes += diags_count(plans[i], LEVEL_NOTE);
	/* The tenth notice is the one that counts the rest, if any is left. */
	if (g.left[LEVEL_ERROR] + g.left[LEVEL_WARNING] > 0 || notes > SHOWN)
		notes = SHOWN - 1;
	for (i = 0; i < n; i++)
		put_level(&g, plans[i], LEVEL_NOTE, notes);
	put_overflow(&g);
}
