#include "diag_formats.h"
#include "json_out.h"

/* GitLab's code quality report: a list, of open findings only. */

static const char *
severity(const struct diag *d)
{
	switch (d->level) {
	case LEVEL_OFF:
	case LEVEL_NOTE:
		return "info";
	case LEVEL_WARNING:
		return "minor";
	case LEVEL_ERROR:
		return rule_family(d->rule) == FAMILY_STRUCTURE ? "blocker" :
		    "major";
	}
	return "info";
}

void
diags_print_gitlab(const struct diags *ds, struct buf *out)
{
	const char **prints = diags_fingerprints(ds);
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < ds->n; i++) {
		const struct diag *d = &ds->v[i];
		struct place at = source_place(ds->sources, d->at);

		/* It takes none without a place. */
		if (!diag_is_open(d) || at.path == NULL)
			continue;
		json_array_append_new(list, json_pack(
		    "{s:o, s:s, s:s, s:s, s:{s:o, s:{s:I}}}",
		    "description", json_text(ds->arena, d->cause),
		    "check_name", rule_table[d->rule].name,
		    "fingerprint", prints[i], "severity", severity(d),
		    "location", "path", json_text(ds->arena, at.path),
		    "lines", "begin", (json_int_t)at.line));
	}
	json_out(list, out);
}
