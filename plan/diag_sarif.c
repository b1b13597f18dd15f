#include <string.h>

#include "arena.h"
#include "buf.h"
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

/* NULL: it has no place. */
static json_t *
location(const struct diags *ds, struct span span)
{
	struct place at = source_place(ds->sources, span);

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
}

static json_t *
related(const struct diags *ds, const struct diag *d)
{
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
	json_t *list = json_array(), *one, *by, *at;

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
	at = location(ds, a->rec.at);
	if (at != NULL)
		json_object_set_new(one, "location", at);
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
}
