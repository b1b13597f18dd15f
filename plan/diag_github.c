#include "diag_formats.h"

#include <string.h>

#include "buf.h"
#include "utf8.h"

/* GitHub shows so many of a level in one step, and drops the rest. */
#define SHOWN	10

/* What would end the command, or one of its properties, is written as %XX. */
static void
escaped(struct buf *out, const char *s, const char *ends)
{
	for (; *s != '\0'; s++)
		if (*s == '%' || *s == '\r' || *s == '\n' ||
		    strchr(ends, *s) != NULL)
			buf_printf(out, "%%%02X", (unsigned char)*s);
		else
			buf_putc(out, *s);
}

static const char *
command(enum level level)
{
	return level == LEVEL_NOTE ? "notice" : level_word(level);
}

static void
annotation(const struct diags *ds, const struct diag *d, struct buf *out)
{
	struct place at = source_place(ds->sources, d->at);
	const struct rule_info *rule = &rule_table[d->rule];

	buf_printf(out, "::%s ", command(d->level));
	if (at.path != NULL) {
		buf_puts(out, "file=");
		escaped(out, utf8_shown(ds->arena, at.path), ":,");
		buf_printf(out, ",line=%u,col=%u,endColumn=%u,", at.line,
		    at.col, at.end_col);
	}
	buf_printf(out, "title=%s %s::", rule->code, rule->name);
	escaped(out, utf8_shown(ds->arena, d->cause), "");
	if (d->help != NULL) {
		buf_puts(out, "%0A");
		escaped(out, utf8_shown(ds->arena, d->help), "");
	}
	buf_putc(out, '\n');
}

/* One of the ten must say that there are more. */
static void
of_level(const struct diags *ds, enum level level, struct buf *out)
{
	size_t all = diags_count(ds, level), shown = 0, i;
	size_t limit = all > SHOWN ? SHOWN - 1 : SHOWN;

	for (i = 0; i < ds->n && shown < limit; i++)
		if (diag_is_open(&ds->v[i]) && ds->v[i].level == level) {
			annotation(ds, &ds->v[i], out);
			shown++;
		}
	if (all > limit)
		buf_printf(out, "::%s title=planpress::%zu more findings of "
		    "the level “%s” are not shown here\n", command(level),
		    all - limit, level_word(level));
}

void
diags_print_github(const struct diags *ds, struct buf *out)
{
	of_level(ds, LEVEL_ERROR, out);
	of_level(ds, LEVEL_WARNING, out);
	of_level(ds, LEVEL_NOTE, out);
}
