<<<<<<< HEAD
=======
#include "diag_formats.h"

#include <jansson.h>
>>>>>>> rules
#include <string.h>

#include "arena.h"
#include "buf.h"
<<<<<<< HEAD
#include "diag_share.h"
#include "explain.h"
#include "plan.h"

/*
 * SARIF 2.1.0, for code hosts and editors.  One run holds all plans: a code
 * host that gets several runs of one tool takes only the last.  Findings of
 * steps not yet reached are no results; accepted and known ones are suppressed ones.
 */

#define SCHEMA	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/" \
	"os/schemas/sarif-schema-2.1.0.json"

struct sarif {
	const struct diags	*ds;
	const struct diag_key	*keys;
	json_t			*rules, *results;
	size_t			 index[RULE_COUNT];	/* in rules, from 1 */
};

static json_t *
message(const struct diags *ds, const char *words)
{
	return json_pack("{s:o}", "text", json_text(ds, words));
}

/* A path as a reference: bytes with a meaning of their own are escaped. */
static const char *
uri_of(const struct diags *ds, const char *path)
{
	struct buf b;

	buf_init(&b, ds->arena);
	if (*path == '/')
		buf_puts(&b, "file://");
	for (path = diag_path(ds, path); *path != '\0'; path++)
		if ((*path & 0x80) != 0 || *path <= ' ' ||
		    strchr("\"#%:<>?[\\]^`{|}\177", *path) != NULL)
			buf_printf(&b, "%%%02X", (unsigned char)*path);
		else
			buf_putc(&b, *path);
	return buf_text(&b);
}

/* Columns are characters, and the end is one past the last: as ours. */
static json_t *
physical(const struct diags *ds, const struct place *at)
{
	json_t *file = json_pack("{s:s}", "uri", uri_of(ds, at->path));
	json_t *region = json_pack("{s:i, s:i, s:i}",
	    "startLine", (int)at->line, "startColumn", (int)at->col,
	    "endColumn", (int)(at->end_col > at->col ? at->end_col : at->col));

	if (*at->path != '/')
		json_object_set_new(file, "uriBaseId",
		    json_string("%SRCROOT%"));
	return json_pack("{s:o, s:o}", "artifactLocation", file,
	    "region", region);
}

=======
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

>>>>>>> rules
/* NULL: it has no place. */
static json_t *
location(const struct diags *ds, struct span span)
{
	struct place at = source_place(ds->sources, span);

<<<<<<< HEAD
	return at.path == NULL ? NULL :
	    json_pack("{s:o}", "physicalLocation", physical(ds, &at));
}

static json_t *
locations(const struct diags *ds, const struct diag *d)
{
	json_t *one = location(ds, d->at), *list = json_array();
	const char *id = diag_item_id(d);

	if (one == NULL)
		return list;
	if (id != NULL)
		json_object_set_new(one, "logicalLocations",
		    json_pack("[{s:o, s:s}]", "fullyQualifiedName",
		    json_text(ds, id), "kind", rec_noun(d->item)));
	json_array_append_new(list, one);
	return list;
=======
	if (at.path == NULL)
		return NULL;
	return json_pack("{s:{s:{s:s}, s:{s:I, s:I, s:I}}}",
	    "physicalLocation",
	    "artifactLocation", "uri", uri(ds, at.path),
	    "region", "startLine", (json_int_t)at.line,
	    "startColumn", (json_int_t)at.col,
	    "endColumn", (json_int_t)(at.end_col > at.col ? at.end_col :
	    at.col + 1));
>>>>>>> rules
}

static json_t *
related(const struct diags *ds, const struct diag *d)
{
<<<<<<< HEAD
	const struct diag_also *also;
	json_t *list = json_array(), *one;
	int id = 1;

	for (also = d->also; also != NULL; also = also->next) {
		one = location(ds, also->at);
		if (one == NULL)
			one = json_object();
		json_object_set_new(one, "id", json_integer(id++));
		json_object_set_new(one, "message", message(ds, also->text));
		json_array_append_new(list, one);
	}
	return list;
}

/* All results have the list or none has: an empty one says "stands". */
static json_t *
suppressions(const struct diags *ds, const struct diag *d)
{
	const struct acceptance *a = d->accepted;
	json_t *list = json_array(), *one, *by;

	if (d->known)
		json_array_append_new(list, json_pack("{s:s, s:s}",
		    "kind", "external", "status", "accepted"));
	if (a == NULL)
		return list;
	by = json_object();
	if (is_given(a->by))
		json_object_set_new(by, "by", json_text(ds, a->by.name != NULL ?
		    a->by.name : a->by.v.raw));
	if (is_given(a->until))
		json_object_set_new(by, "until", json_text(ds, a->until.v.raw));
	one = json_pack("{s:s, s:s, s:o}", "kind", "inSource",
	    "status", "accepted", "properties", by);
	if (is_given(a->because))
		json_object_set_new(one, "justification",
		    json_text(ds, a->because.v.raw));
	if (location(ds, a->rec.at) != NULL)
		json_object_set_new(one, "location", location(ds, a->rec.at));
	json_array_append_new(list, one);
	return list;
}

/* What the table says of a rule; only rules that found something are in the
   file, which would else be as long as the manual. */
static json_t *
descriptor(const struct diags *ds, enum rule rule)
{
	const struct rule_info *r = &rule_table[rule];
	struct buf help;

	buf_init(&help, ds->arena);
	explain_help(rule, &help);
	return json_pack("{s:s, s:s, s:o, s:o, s:{s:s, s:s}, s:{s:s}, "
	    "s:{s:[s], s:i}}",
	    "id", r->code, "name", r->name,
	    "shortDescription", message(ds, r->summary),
	    "fullDescription", message(ds, r->why),
	    "help", "text", buf_text(&help), "markdown", buf_text(&help),
	    "defaultConfiguration", "level", level_word(r->level),
	    "properties", "tags", rule_family(rule) == FAMILY_STRUCTURE ?
	    "structure" : "quality", "step", r->step);
}

static size_t
rule_index(struct sarif *s, enum rule rule)
{
	if (s->index[rule] == 0) {
		json_array_append_new(s->rules, descriptor(s->ds, rule));
		s->index[rule] = json_array_size(s->rules);
	}
	return s->index[rule] - 1;
}

static json_t *
result(struct sarif *s, size_t i)
{
	const struct diag *d = &s->ds->v[i];
	json_t *one = json_pack("{s:s, s:o, s:s, s:o, s:o, s:o, s:{s:s}}",
	    "ruleId", rule_table[d->rule].code,
	    "ruleIndex", json_count(rule_index(s, d->rule)),
	    "level", level_word(d->level),
	    "message", message(s->ds, diag_message(s->ds, d)),
	    "locations", locations(s->ds, d),
	    "suppressions", suppressions(s->ds, d),
	    "partialFingerprints", "ruleAndRecord/v1", s->keys[i].print);

	if (d->also != NULL)
		json_object_set_new(one, "relatedLocations",
		    related(s->ds, d));
	return one;
}

static void
put_plan(struct sarif *s, const struct diags *ds)
{
	size_t i;

	s->ds = ds;
	s->keys = diag_keys(ds);
	for (i = 0; i < ds->n; i++)
		if (diag_is_open(&ds->v[i]) || ds->v[i].known ||
		    ds->v[i].accepted != NULL)
			json_array_append_new(s->results, result(s, i));
}

void
diags_print_sarif(const struct diags *const *plans, size_t n, struct buf *out)
{
	struct sarif s = { .rules = json_array(), .results = json_array() };
	json_t *root;
	size_t i;

	for (i = 0; i < n; i++)
		put_plan(&s, plans[i]);
	root = json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:s, s:o}}, s:s, "
	    "s:[{s:b}], s:o}]}",
	    "$schema", SCHEMA, "version", "2.1.0", "runs",
	    "tool", "driver", "name", "planpress", "semanticVersion", VERSION,
	    "version", VERSION, "rules", s.rules,
	    "columnKind", "unicodeCodePoints",
	    "invocations", "executionSuccessful", 1,
	    "results", s.results);
	json_put(root, JSON_INDENT(2), out);
=======
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
>>>>>>> rules
}
