#include "diag_formats.h"

#include "buf.h"
#include "plan.h"
#include "utf8.h"

/*
 * JUnit has no schema of its own; this is what all readers of it take.  A
 * finding is a test that failed, a note one that passed and said something,
 * an accepted one was skipped.  A plan without findings is one test passed.
 */

static void
escaped(const struct diags *ds, struct buf *out, const char *s)
{
	for (s = utf8_shown(ds->arena, s); *s != '\0'; s++)
		switch (*s) {
		case '&':
			buf_puts(out, "&amp;");
			break;
		case '<':
			buf_puts(out, "&lt;");
			break;
		case '>':
			buf_puts(out, "&gt;");
			break;
		case '"':
			buf_puts(out, "&quot;");
			break;
		case '\n':
			buf_puts(out, "&#10;");
			break;
		default:
			buf_putc(out, *s);
		}
}

static bool
is_failure(const struct diag *d)
{
	return diag_is_open(d) && d->level != LEVEL_NOTE;
}

static void
outcome(const struct diags *ds, const struct diag *d, struct buf *out)
{
	if (is_failure(d)) {
		buf_printf(out, "<failure type=\"%s\" message=\"",
		    level_word(d->level));
		escaped(ds, out, d->cause);
		buf_puts(out, "\">");
		escaped(ds, out, d->help != NULL ? d->help : "");
		buf_puts(out, "</failure>");
	} else if (diag_is_open(d)) {
		buf_puts(out, "<system-out>");
		escaped(ds, out, d->cause);
		buf_puts(out, "</system-out>");
	} else {
		buf_puts(out, "<skipped message=\"");
		escaped(ds, out, d->accepted != NULL &&
		    d->accepted->because.v.raw != NULL ?
		    d->accepted->because.v.raw :
		    d->known ? "Known" : "Not yet due");
		buf_puts(out, "\"/>");
	}
}

static void
testcase(const struct diags *ds, const struct diag *d, struct buf *out)
{
	struct place at = source_place(ds->sources, d->at);

	buf_printf(out, "<testcase classname=\"%s %s\" name=\"",
	    rule_table[d->rule].code, rule_table[d->rule].name);
	if (at.path != NULL) {
		escaped(ds, out, at.path);
		buf_printf(out, ":%u:%u: ", at.line, at.col);
	}
	escaped(ds, out, d->cause);
	buf_puts(out, "\">");
	outcome(ds, d, out);
	buf_puts(out, "</testcase>\n");
}

void
diags_print_junit(const struct diags *ds, struct buf *out)
{
	size_t i, failures = 0, skipped = 0;

	for (i = 0; i < ds->n; i++) {
		failures += is_failure(&ds->v[i]);
		skipped += !diag_is_open(&ds->v[i]);
	}
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites>\n<testsuite name=\"");
	escaped(ds, out, ds->sources->n > 0 ? ds->sources->v[0].path :
	    "planpress");
	buf_printf(out, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
	    "skipped=\"%zu\">\n", ds->n > 0 ? ds->n : 1, failures, skipped);
	for (i = 0; i < ds->n; i++)
		testcase(ds, &ds->v[i], out);
	if (ds->n == 0)
		buf_puts(out, "<testcase classname=\"planpress\" "
		    "name=\"no findings\"/>\n");
	buf_puts(out, "</testsuite>\n</testsuites>\n");
}
