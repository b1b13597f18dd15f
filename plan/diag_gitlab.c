#include <assert.h>

#include "diag_share.h"

/*
 * GitLab's code quality report: a list of open findings.  Each must have a
 * file and a line; one without a place is shown at the top of its plan.
 */

static const char *
severity_of(const struct diag *d)
{
	switch (d->level) {
	case LEVEL_ERROR:
		return rule_family(d->rule) == FAMILY_STRUCTURE ? "blocker" :
		    "major";
	case LEVEL_WARNING:
		return "minor";
	case LEVEL_NOTE:
	case LEVEL_OFF:
		return "info";
	}
	assert(!"a level");
	return "";
}

static json_t *
finding(const struct diags *ds, const struct diag *d, const char *print)
{
	struct place at = source_place(ds->sources, d->at);

	if (at.path == NULL) {
		at.path = ds->sources->v[0].path;
		at.line = 1;
	}
	return json_pack("{s:s, s:o, s:s, s:s, s:{s:o, s:{s:i}}}",
	    "check_name", diag_rule_words(ds, d->rule),
	    "description", json_text(ds, diag_message(ds, d)),
	    "fingerprint", print, "severity", severity_of(d),
	    "location", "path", json_text(ds, diag_path(ds, at.path)),
	    "lines", "begin", (int)at.line);
}

void
diags_print_gitlab(const struct diags *const *plans, size_t n,
    struct buf *out)
{
	json_t *list = json_array();
	const struct diag_key *keys;
	size_t i, j;

	for (i = 0; i < n; i++) {
		keys = diag_keys(plans[i]);
		for (j = 0; j < plans[i]->n; j++)
			if (diag_is_open(&plans[i]->v[j]))
				json_array_append_new(list, finding(plans[i],
				    &plans[i]->v[j], keys[j].print));
	}
	json_put(list, JSON_INDENT(2), out);
}
