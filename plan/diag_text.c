#include "diag.h"

#include <assert.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "utf8.h"

/*
 * Findings as people read them:
 *
 *	plan.yaml:12:5: error: the cause [S106 no-milestone]
 *	  - title: Put the food standard in place
 *	    ^~~~~
 *	help: what to do
 */

#define TAB_STOP	8
#define WINDOW		100	/* columns shown of a long line */
#define LEAD_IN		30	/* of them before the place itself */

/* A rule is told at most this often; the rest is a count. */
#define SHOWN		3
#define MANY_WEAK	3	/* … once it has more findings than this */
#define MANY_BROKEN	20	/* each structure error needs mending */

struct printer {
	const struct diags	*diags;
	struct diag_style	 style;
	struct buf		*out;
	size_t			 found[RULE_COUNT][LEVEL_ERROR + 1];
};

#define RED	"\033[1;31m"
#define MAGENTA	"\033[1;35m"
#define CYAN	"\033[1;36m"
#define GREEN	"\033[1;32m"
#define PLAIN	"\033[0m"

static const char *
level_colour(enum level level)
{
	switch (level) {
	case LEVEL_ERROR:
		return RED;
	case LEVEL_WARNING:
		return MAGENTA;
	case LEVEL_NOTE:
	case LEVEL_OFF:
		return CYAN;
	}
	assert(!"a level");
	return "";
}

/* Words in a colour, if colours are wanted. */
static void
put_coloured(struct printer *p, const char *colour, const char *words)
{
	if (p->style.colour)
		buf_printf(p->out, "%s%s" PLAIN, colour, words);
	else
		buf_puts(p->out, words);
}

static void
put_shown(struct printer *p, const char *text)
{
	buf_puts(p->out, utf8_shown(p->diags->arena, text));
}

/* One character of a line as a terminal shows it. */
struct cell {
	int32_t		c;
	size_t		bytes;
	unsigned	columns;
};

static struct cell
cell_at(const struct place *at, size_t i, size_t column)
{
	struct cell cell;

	cell.bytes = utf8_decode(at->text + i, at->text_len - i, &cell.c);
	if (cell.c == '\t') {
		cell.columns = (unsigned)(TAB_STOP - column % TAB_STOP);
		return cell;
	}
	/* A terminal would obey these; a byte that is no UTF-8 decodes to
	   the replacement already. */
	if (cell.c < 0x20 || (cell.c >= 0x7f && cell.c < 0xa0))
		cell.c = UTF8_REPLACEMENT;
	cell.columns = utf8_columns(cell.c);
	return cell;
}

/* Where in the shown line the place begins and ends; width of it all, or as
   much of it as can matter. */
struct extent { size_t from, to, width; };

static struct extent
measure(const struct place *at)
{
	struct extent e = {0};
	struct cell cell;
	unsigned n = 1;
	size_t i;

	for (i = 0; i < at->text_len; i += cell.bytes, n++) {
		cell = cell_at(at, i, e.width);
		if (n == at->col)
			e.from = e.width;
		if (n == at->end_col)
			e.to = e.width;
		e.width += cell.columns;
		if (n > at->end_col && n > at->col &&
		    e.width > e.from + 2 * WINDOW)
			break;
	}
	if (at->col >= n)
		e.from = e.width;
	if (at->end_col >= n)
		e.to = e.width;
	if (e.to <= e.from)
		e.to = e.from + 1;
	return e;
}

/* The columns first..last of the line, tabs as spaces. */
static void
put_window(struct printer *p, const struct place *at, size_t first,
    size_t last)
{
	size_t i, j, column = 0;
	struct cell cell;

	for (i = 0; i < at->text_len && column <= last; i += cell.bytes) {
		cell = cell_at(at, i, column);
		if (column >= first && column + cell.columns <= last) {
			if (cell.c == '\t')
				for (j = 0; j < cell.columns; j++)
					buf_putc(p->out, ' ');
			else if (cell.c == UTF8_REPLACEMENT)
				buf_puts(p->out, "\xef\xbf\xbd");
			else
				buf_put(p->out, at->text + i, cell.bytes);
		}
		column += cell.columns;
	}
}

static bool
is_blank(const struct place *at)
{
	size_t i;

	for (i = 0; i < at->text_len; i++)
		if (at->text[i] != ' ' && at->text[i] != '\t')
			return false;
	return true;
}

/* The line, and a caret under exactly what is meant. */
static void
put_excerpt(struct printer *p, const struct place *at)
{
	struct extent e;
	size_t first = 0, last, i;

	if (is_blank(at))
		return;
	e = measure(at);
	last = e.width;
	if (e.width > WINDOW) {
		if (e.from > LEAD_IN)
			first = e.from - LEAD_IN;
		if (first + WINDOW < last)
			last = first + WINDOW;
	}
	if (first > 0)
		buf_puts(p->out, "…");
	put_window(p, at, first, last);
	if (last < e.width)
		buf_puts(p->out, "…");
	buf_putc(p->out, '\n');

	for (i = first; i < e.from + (first > 0); i++)
		buf_putc(p->out, ' ');
	if (p->style.colour)
		buf_puts(p->out, GREEN);
	buf_putc(p->out, '^');
	for (i = e.from + 1; i < e.to && i < last; i++)
		buf_putc(p->out, '~');
	if (p->style.colour)
		buf_puts(p->out, PLAIN);
	buf_putc(p->out, '\n');
}

static void
put_place(struct printer *p, const struct place *at)
{
	if (at->path == NULL)
		return;
	put_shown(p, at->path);
	buf_printf(p->out, ":%u:%u: ", at->line, at->col);
}

/* Place, level, cause, rule: the line that editors jump by. */
static void
put_head(struct printer *p, const struct diag *d, const struct place *at)
{
	const struct rule_info *rule = &rule_table[d->rule];

	put_place(p, at);
	put_coloured(p, level_colour(d->level), level_word(d->level));
	buf_puts(p->out, ": ");
	put_shown(p, d->cause);
	buf_printf(p->out, " [%s %s]\n", rule->code, rule->name);
}

static void
put_diag(struct printer *p, const struct diag *d)
{
	struct place at = source_place(p->diags->sources, d->at);
	const struct diag_also *also;

	put_head(p, d, &at);
	put_excerpt(p, &at);
	if (d->help != NULL) {
		put_coloured(p, GREEN, "help:");
		buf_putc(p->out, ' ');
		put_shown(p, d->help);
		buf_putc(p->out, '\n');
	}
	for (also = d->also; also != NULL; also = also->next) {
		at = source_place(p->diags->sources, also->at);
		put_place(p, &at);
		put_coloured(p, CYAN, "also:");
		buf_putc(p->out, ' ');
		put_shown(p, also->text);
		buf_putc(p->out, '\n');
	}
}

static bool
too_many(const struct printer *p, const struct diag *d)
{
	size_t n = p->found[d->rule][d->level];

	return !p->style.all && n > (rule_family(d->rule) == FAMILY_STRUCTURE ?
	    MANY_BROKEN : MANY_WEAK);
}

/* All that one rule finds, as one block where the first of them stands. */
static void
put_block(struct printer *p, const struct diag *first)
{
	const struct diag *d, *end = p->diags->v + p->diags->n;
	size_t shown = 1, more = p->found[first->rule][first->level] - SHOWN;
	struct place at;

	put_diag(p, first);
	for (d = first + 1; d < end && shown < SHOWN; d++) {
		if (!diag_is_open(d) || d->rule != first->rule ||
		    d->level != first->level)
			continue;
		at = source_place(p->diags->sources, d->at);
		put_head(p, d, &at);
		shown++;
	}
	if (more == 1)
		buf_puts(p->out, "and 1 more like these: --all shows it\n");
	else
		buf_printf(p->out, "and %zu more like these: --all shows "
		    "them\n", more);
	/* The others of this rule have been told. */
	p->found[first->rule][first->level] = 0;
}

/* "12 checks of steps 4 and 5 are not yet due" */
static void
put_not_yet_due(struct printer *p)
{
	bool due_later[RULE_COUNT] = {false}, step[6] = {false};
	size_t i, checks = 0, steps = 0, told = 0;
	struct buf list;

	for (i = 0; i < p->diags->n; i++) {
		const struct diag *d = &p->diags->v[i];

		if (!d->not_yet_due || due_later[d->rule])
			continue;
		due_later[d->rule] = true;
		checks++;
		if (!step[rule_table[d->rule].step])
			steps++;
		step[rule_table[d->rule].step] = true;
	}
	if (checks == 0)
		return;
	buf_init(&list, p->diags->arena);
	for (i = 0; i < 6; i++) {
		if (!step[i])
			continue;
		if (told > 0)
			buf_puts(&list, told + 1 == steps ? " and " : ", ");
		buf_printf(&list, "%zu", i);
		told++;
	}
	if (checks == 1)
		buf_printf(p->out, "1 check of step %s is not yet due\n",
		    buf_text(&list));
	else if (steps == 1)
		buf_printf(p->out, "%zu checks of step %s are not yet due\n",
		    checks, buf_text(&list));
	else
		buf_printf(p->out, "%zu checks of steps %s are not yet due\n",
		    checks, buf_text(&list));
}

/* "3 warnings" with what parts it from what stands before it. */
static void
put_count(const struct diags *ds, enum level level, bool *any,
    struct buf *out)
{
	size_t n = diags_count(ds, level);

	if (n == 0)
		return;
	buf_printf(out, "%s%zu %s%s", *any ? ", " : "", n,
	    level_word(level), n == 1 ? "" : "s");
	*any = true;
}

void
diags_print_summary(const struct diags *ds, struct buf *out)
{
	size_t i, accepted = 0, known = 0;
	bool any = false;

	for (i = 0; i < ds->n; i++) {
		accepted += ds->v[i].accepted != NULL;
		known += ds->v[i].known;
	}
	put_count(ds, LEVEL_ERROR, &any, out);
	put_count(ds, LEVEL_WARNING, &any, out);
	put_count(ds, LEVEL_NOTE, &any, out);
	if (!any)
		buf_puts(out, "no findings");
	if (accepted > 0 && known > 0)
		buf_printf(out, " (%zu accepted, %zu known)", accepted, known);
	else if (accepted > 0)
		buf_printf(out, " (%zu accepted)", accepted);
	else if (known > 0)
		buf_printf(out, " (%zu known)", known);
	buf_putc(out, '\n');
}

void
diags_print_text(const struct diags *ds, struct diag_style style,
    struct buf *out)
{
	struct printer p = { .diags = ds, .style = style, .out = out };
	const struct diag *d, *end = ds->v + ds->n;

	for (d = ds->v; d < end; d++)
		if (diag_is_open(d))
			p.found[d->rule][d->level]++;
	for (d = ds->v; d < end; d++) {
		if (!diag_is_open(d) || p.found[d->rule][d->level] == 0)
			continue;
		if (too_many(&p, d))
			put_block(&p, d);
		else
			put_diag(&p, d);
	}
	put_not_yet_due(&p);
	if (ds->undated && !diags_has_structure_error(ds))
		buf_puts(out, "the plan has no date, so checks that need one "
		    "are silent: give “date” under “plan”, or --as-of\n");
	diags_print_summary(ds, out);
}
