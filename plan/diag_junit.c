#include <string.h>

#include "arena.h"
#include "buf.h"
#include "diag_share.h"
#include "plan.h"
#include "utf8.h"

/*
 * JUnit XML, which nearly every build service reads: a suite a plan, a case
 * a finding.  Errors and warnings fail; a note is a case that passes and
 * says something; what is accepted, known or not yet due is skipped.
 * A plan without findings has one case, that it was read: readers take an
 * empty suite for a fault.  There is no time and no date in it.
 */

struct tally { size_t cases, failures, skipped; };

static bool
is_skipped(const struct diag *d)
{
	return d->accepted != NULL || d->not_yet_due || d->known;
}

static bool
is_failure(const struct diag *d)
{
	return !is_skipped(d) && d->level >= LEVEL_WARNING;
}

static void
count(const struct diags *ds, struct tally *t)
{
	size_t i, cases = 0;

	for (i = 0; i < ds->n; i++) {
		if (ds->v[i].level == LEVEL_OFF)
			continue;
		cases++;
		t->failures += is_failure(&ds->v[i]);
		t->skipped += is_skipped(&ds->v[i]);
	}
	t->cases += cases == 0 ? 1 : cases;
}

/* What XML keeps for itself, and the two characters that it forbids though
   they are UTF-8. */
static void
put_xml(struct buf *b, const char *words)
{
	for (; *words != '\0'; words++)
		if (*words == '&')
			buf_puts(b, "&amp;");
		else if (*words == '<')
			buf_puts(b, "&lt;");
		else if (*words == '>')
			buf_puts(b, "&gt;");
		else if (*words == '"')
			buf_puts(b, "&quot;");
		else if (*words == '\n')
			buf_puts(b, "&#10;");
		else if (strncmp(words, "\xef\xbf\xbe", 3) == 0 ||
		    strncmp(words, "\xef\xbf\xbf", 3) == 0) {
			buf_puts(b, "\xef\xbf\xbd");
			words += 2;
		} else {
			buf_putc(b, *words);
		}
}

static void
put_attribute(struct buf *b, const char *name, const char *words)
{
	buf_printf(b, " %s=\"", name);
	put_xml(b, words);
	buf_putc(b, '"');
}

static void
put_tally(struct buf *b, const struct tally *t)
{
	buf_printf(b, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
	    "skipped=\"%zu\" time=\"0\">\n", t->cases, t->failures,
	    t->skipped);
}

/* Rule and record: what stays the same from run to run. */
static const char *
case_name(const struct diags *ds, const struct diag *d, size_t twin)
{
	const char *name = diag_rule_words(ds, d->rule);

	if (d->item != NULL)
		name = arena_printf(ds->arena, "%s: %s", name,
		    utf8_shown(ds->arena, rec_label(ds->arena, d->item)));
	return twin == 0 ? name : arena_printf(ds->arena, "%s (%zu)", name,
	    twin + 1);
}

/* The whole finding, with its place first as editors read it. */
static void
put_story(struct buf *b, const struct diags *ds, const struct diag *d,
    const struct place *at)
{
	if (at->path != NULL)
		put_xml(b, arena_printf(ds->arena, "%s:%u:%u: ",
		    diag_path(ds, at->path), at->line, at->col));
	put_xml(b, diag_message(ds, d));
}

static void
put_outcome(struct buf *b, const struct diags *ds, const struct diag *d,
    const struct place *at)
{
	const struct acceptance *a = d->accepted;

	if (a != NULL) {
		buf_puts(b, "<skipped");
		put_attribute(b, "message", arena_printf(ds->arena,
		    "Accepted: %s", is_given(a->because) ?
		    utf8_shown(ds->arena, a->because.v.raw) : ""));
		buf_puts(b, "/>");
	} else if (d->not_yet_due) {
		buf_puts(b, "<skipped message=\"Not yet due\"/>");
	} else if (d->known) {
		buf_puts(b, "<skipped message=\"Known\"/>");
	} else if (is_failure(d)) {
		buf_puts(b, "<failure");
		put_attribute(b, "message", utf8_shown(ds->arena, d->cause));
		put_attribute(b, "type", level_word(d->level));
		buf_putc(b, '>');
		put_story(b, ds, d, at);
		buf_puts(b, "</failure>");
	} else {
		buf_puts(b, "<system-out>");
		put_story(b, ds, d, at);
		buf_puts(b, "</system-out>");
	}
}

static void
put_case(struct buf *b, const struct diags *ds, const struct diag *d,
    size_t twin)
{
	struct place at = source_place(ds->sources, d->at);

	buf_puts(b, "\t\t<testcase");
	put_attribute(b, "name", case_name(ds, d, twin));
	put_attribute(b, "classname", diag_path(ds, ds->sources->v[0].path));
	if (at.path != NULL) {
		put_attribute(b, "file", diag_path(ds, at.path));
		buf_printf(b, " line=\"%u\"", at.line);
	}
	buf_puts(b, " time=\"0\">");
	put_outcome(b, ds, d, &at);
	buf_puts(b, "</testcase>\n");
}

static void
put_suite(struct buf *b, const struct diags *ds)
{
	const struct diag_key *keys = diag_keys(ds);
	const char *path = diag_path(ds, ds->sources->v[0].path);
	struct tally t = {0};
	size_t i, told = 0;

	count(ds, &t);
	buf_puts(b, "\t<testsuite");
	put_attribute(b, "name", path);
	put_tally(b, &t);
	for (i = 0; i < ds->n; i++) {
		if (ds->v[i].level == LEVEL_OFF)
			continue;
		put_case(b, ds, &ds->v[i], keys[i].twin);
		told++;
	}
	if (told == 0) {
		buf_puts(b, "\t\t<testcase name=\"no findings\"");
		put_attribute(b, "classname", path);
		buf_puts(b, " time=\"0\"/>\n");
	}
	buf_puts(b, "\t</testsuite>\n");
}

void
diags_print_junit(const struct diags *const *plans, size_t n, struct buf *out)
{
	struct tally all = {0};
	size_t i;

	for (i = 0; i < n; i++)
		count(plans[i], &all);
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"planpress\"");
	put_tally(out, &all);
	for (i = 0; i < n; i++)
		put_suite(out, plans[i]);
	buf_puts(out, "</testsuites>\n");
}
