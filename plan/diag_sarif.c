#include "diag_formats.h"

#include <jansson.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "json_out.h"
#include "plan.h"

/* SARIF 2.1.0, OASIS Standard of 27 March 2020. */
#define SCHEMA	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/" \
	"sarif-schema-2.1.0.json"

static json_t *
message(const struct diags *ds, const char *s)
{
	return json_pack("{s:o}", "text", json_text(ds->arena, s));
}

/* A path as the reference of a URI. */
static const char *
uri(const struct diags *ds, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	struct buf b;

	buf_init(&b, ds->arena);
	for (; *path != '\0'; path++)
		if (strchr(plain, *path) != NULL)
			buf_putc(&b, *path);
		else
			buf_printf(&b, "%%%02X", (unsigned char)*path);
	return buf_text(&b);
}

/* NULL: it has no place. */
static json_t *
location(const struct diags *ds, struct span span)
{
	struct place at = source_place(ds->sources, span);

	if (at.path == NULL)
		return NULL;
	return json_pack("{s:{s:{s:s}, s:{s:I, s:I, s:I}}}",
	    "physicalLocation",
	    "artifactLocation", "uri", uri(ds, at.path),
	    "region", "startLine", (json_int_t)at.line,
	    "startColumn", (json_int_t)at.col,
	    "endColumn", (json_int_t)(at.end_col > at.col ? at.end_col :
	    at.col + 1));
}

static json_t *
related(const struct diags *ds, const struct diag *d)
{
	json_t *list = json_array(), *one;
	const struct diag_also *also;

	for (also = d->also; also != NULL; also = also->next)
		if ((one = location(ds, also->at)) != NULL) {
			json_object_set_new(one, "message",
			    message(ds, also->text));
			json_array_append_new(list, one);
		}
	return list;
}

static const char *
sarif_level(enum level level)
{
	return level == LEVEL_OFF ? "none" : level_word(level);
}

/* Accepted by somebody, known, or of a step not come to yet. */
static json_t *
suppressions(const struct diags *ds, const struct diag *d)
{
	const char *why;

	if (d->accepted != NULL)
		why = d->accepted->because.v.raw;
	else if (d->known)
		why = "Known when the checks were first used";
	else if (d->not_yet_due)
		why = arena_printf(ds->arena, "Not yet due: a check of step %d",
		    rule_table[d->rule].step);
	else
		return json_array();
	return json_pack("[{s:s, s:s, s:o}]", "kind", "inSource",
	    "status", "accepted", "justification",
	    json_text(ds->arena, why != NULL ? why : ""));
}

static json_t *
result(const struct diags *ds, const struct diag *d, int index,
    const char *fingerprint)
{
	const char *said = d->cause;
	json_t *one, *where = location(ds, d->at);

	if (d->help != NULL)
		said = arena_printf(ds->arena, "%s. %s", d->cause, d->help);
	one = json_pack("{s:s, s:i, s:s, s:o, s:o, s:{s:s}, s:o, s:o}",
	    "ruleId", rule_table[d->rule].code, "ruleIndex", index,
	    "level", sarif_level(d->level), "message", message(ds, said),
	    "relatedLocations", related(ds, d),
	    "partialFingerprints", "ruleAndRecord/v1", fingerprint,
	    "suppressions", suppressions(ds, d),
	    "locations", where != NULL ? json_pack("[o]", where) :
	    json_array());
	return one;
}

static json_t *
rule(const struct diags *ds, enum rule r)
{
	const struct rule_info *i = &rule_table[r];
	const char *help = arena_printf(ds->arena, "%s\n\n%s", i->why,
	    i->remedy);

	return json_pack("{s:s, s:s, s:o, s:o, s:{s:o, s:o}, s:{s:s}}",
	    "id", i->code, "name", i->name,
	    "shortDescription", message(ds, i->summary),
	    "fullDescription", message(ds, i->why),
	    "help", "text", json_text(ds->arena, help),
	    "markdown", json_text(ds->arena, help),
	    "defaultConfiguration", "level", sarif_level(i->level));
}

/* The rules that fired, and where each stands in the list. */
static json_t *
rules(const struct diags *ds, int *index)
{
	json_t *list = json_array();
	bool used[RULE_COUNT] = { false };
	size_t i;
	int r, n = 0;

	for (i = 0; i < ds->n; i++)
		used[ds->v[i].rule] = true;
	for (r = RULE_NONE + 1; r < RULE_COUNT; r++)
		if (used[r]) {
			index[r] = n++;
			json_array_append_new(list, rule(ds, (enum rule)r));
		}
	return list;
}

void
diags_print_sarif(const struct diags *ds, struct buf *out)
{
	const char **prints = diags_fingerprints(ds);
	json_t *results = json_array(), *used;
	int index[RULE_COUNT] = { 0 };
	size_t i;

	used = rules(ds, index);
	for (i = 0; i < ds->n; i++)
		json_array_append_new(results, result(ds, &ds->v[i],
		    index[ds->v[i].rule], prints[i]));
	json_out(json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:s, s:o}]}",
	    "$schema", SCHEMA, "version", "2.1.0", "runs",
	    "tool", "driver", "name", "planpress", "semanticVersion", VERSION,
	    "rules", used, "columnKind", "unicodeCodePoints",
	    "results", results), out);
}
