#include "buf.h"
#include "diag_share.h"

/* The shape is documented in docs/json.md; a change of meaning there or
   here is a new number. */
#define JSON_VERSION	1

/* Where it is, as keys of the object itself; nothing for "no place". */
static void
put_place(const struct diags *ds, json_t *object, struct span span)
{
	struct place at = source_place(ds->sources, span);

	if (at.path == NULL)
		return;
	json_object_set_new(object, "file", json_text(ds, at.path));
	json_object_set_new(object, "line", json_count(at.line));
	json_object_set_new(object, "column", json_count(at.col));
	json_object_set_new(object, "end-column", json_count(at.end_col));
	json_object_set_new(object, "offset", json_count(span.from));
	json_object_set_new(object, "length", json_count(span.to > span.from ?
	    span.to - span.from : 0));
}

static json_t *
also_list(const struct diags *ds, const struct diag *d)
{
	json_t *list = json_array(), *one;
	const struct diag_also *also;

	for (also = d->also; also != NULL; also = also->next) {
		one = json_object();
		put_place(ds, one, also->at);
		json_object_set_new(one, "text", json_text(ds, also->text));
		json_array_append_new(list, one);
	}
	return list;
}

/* "open" ones count; the others are told for completeness. */
static const char *
state_of(const struct diag *d)
{
	if (d->accepted != NULL)
		return "accepted";
	if (d->known)
		return "known";
	return d->not_yet_due ? "not-yet-due" : "open";
}

static json_t *
finding(const struct diags *ds, const struct diag *d)
{
	const struct rule_info *rule = &rule_table[d->rule];
	json_t *one = json_object();

	put_place(ds, one, d->at);
	json_object_set_new(one, "code", json_text(ds, rule->code));
	json_object_set_new(one, "name", json_text(ds, rule->name));
	json_object_set_new(one, "family",
	    json_text(ds, rule_family(d->rule) == FAMILY_STRUCTURE ? "structure" :
	    "quality"));
	json_object_set_new(one, "level", json_text(ds, level_word(d->level)));
	json_object_set_new(one, "cause", json_text(ds, d->cause));
	json_object_set_new(one, "state", json_text(ds, state_of(d)));
	if (d->help != NULL)
		json_object_set_new(one, "help", json_text(ds, d->help));
	if (diag_item_id(d) != NULL)
		json_object_set_new(one, "item",
		    json_text(ds, diag_item_id(d)));
	if (d->also != NULL)
		json_object_set_new(one, "also", also_list(ds, d));
	return one;
}

static json_t *
summary(const struct diags *ds)
{
	json_t *object = json_object();
	size_t i, accepted = 0, known = 0, later = 0;

	for (i = 0; i < ds->n; i++) {
		accepted += ds->v[i].accepted != NULL;
		known += ds->v[i].known;
		later += ds->v[i].accepted == NULL && ds->v[i].not_yet_due;
	}
	json_object_set_new(object, "errors",
	    json_count(diags_count(ds, LEVEL_ERROR)));
	json_object_set_new(object, "warnings",
	    json_count(diags_count(ds, LEVEL_WARNING)));
	json_object_set_new(object, "notes",
	    json_count(diags_count(ds, LEVEL_NOTE)));
	json_object_set_new(object, "accepted", json_count(accepted));
	json_object_set_new(object, "known", json_count(known));
	json_object_set_new(object, "not-yet-due", json_count(later));
	json_object_set_new(object, "dated", json_boolean(!ds->undated));
	return object;
}

const char *
diag_json_library(void)
{
	return jansson_version_str();
}

void
diags_print_json(const struct diags *ds, struct buf *out)
{
	json_t *root = json_object(), *list = json_array();
	size_t i;

	for (i = 0; i < ds->n; i++)
		if (ds->v[i].level != LEVEL_OFF)
			json_array_append_new(list, finding(ds, &ds->v[i]));
	json_object_set_new(root, "version", json_integer(JSON_VERSION));
	if (ds->sources->n > 0)
		json_object_set_new(root, "plan",
		    json_text(ds, ds->sources->v[0].path));
	json_object_set_new(root, "findings", list);
	json_object_set_new(root, "summary", summary(ds));
	json_put(root, JSON_COMPACT, out);
}
