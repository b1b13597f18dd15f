#include "schema.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "diag_share.h"
#include "field.h"

#define RECORD_ADDRESS(t) &record_##t,
static const struct record_type *const all_records[] = {
	RECORD_TYPES(RECORD_ADDRESS)
};
#define N_RECORDS	(sizeof all_records / sizeof *all_records)

/* Names of $defs: the plural is unique only together with the name. */
static const char *
def_name(struct arena *a, const struct record_type *t)
{
	char *s = arena_strdup(a, t->name), *p;

	for (p = s; *p != '\0'; p++)
		if (*p == ' ')
			*p = '-';
	return s;
}

static json_t *
ref_to(struct arena *a, const struct record_type *t)
{
	return json_pack("{s:s}", "$ref", arena_printf(a, "#/$defs/%s",
	    def_name(a, t)));
}

static json_t *
any_of(json_t *a, json_t *b)
{
	return json_pack("{s:[o,o]}", "anyOf", a, b);
}

/* What many fields take is described once. */
static json_t *
text(void)
{
	return json_pack("{s:s}", "$ref", "#/$defs/text");
}

static json_t *
as_written(void)
{
	return json_pack("{s:s}", "$ref", "#/$defs/as-written");
}

static json_t *
figure(void)
{
	return json_pack("{s:s}", "$ref", "#/$defs/figure");
}

static json_t *
list_of(json_t *item)
{
	return json_pack("{s:s,s:o}", "type", "array", "items", item);
}

static json_t *
one_or_more(json_t *item)
{
	return any_of(json_incref(item), list_of(item));
}

/* A set of values under keys of the user's own: years, ids, titles. */
static json_t *
map_of(json_t *value, const char *doc)
{
	return json_pack("{s:s,s:o,s:s}", "type", "object",
	    "additionalProperties", value, "description", doc);
}

/* What editors take for a truth is a word of ours. */
static bool
is_yes_or_no(const char *word)
{
	return strcmp(word, "yes") == 0 || strcmp(word, "no") == 0 ||
	    strcmp(word, "on") == 0 || strcmp(word, "off") == 0;
}

static json_t *
choice_schema(const char *const *words)
{
	json_t *list = json_array();
	bool truth = false;

	for (; *words != NULL; words++) {
		json_array_append_new(list, json_string(*words));
		truth |= is_yes_or_no(*words);
	}
	json_array_append_new(list, json_null());
	if (truth) {
		json_array_append_new(list, json_true());
		json_array_append_new(list, json_false());
	}
	return any_of(json_pack("{s:o}", "enum", list),
	    any_of(json_pack("{s:s,s:s}", "type", "string", "pattern",
	    "^(tbc|TBC|to be .*)$"), as_written()));
}

static const struct field *
field_of(const struct record_type *t, const char *key)
{
	const struct field *f = t->fields;

	while (f->key != NULL && !field_named(f, key))
		f++;
	return f->key != NULL ? f : common_fields;	/* else its id */
}

/* The record, or the value that may stand for it. */
static json_t *
record_schema(struct arena *a, const struct record_type *t)
{
	enum field_kind kind;
	json_t *item;

	if (t->scalar == NULL)
		return ref_to(a, t);
	kind = field_of(t, t->scalar)->kind;
	item = figure();
	return any_of(ref_to(a, t), kind == F_REFS || kind == F_LINES ?
	    one_or_more(item) : item);
}

static json_t *value_schema(struct arena *, const struct field *);

/*
 * `{July 2027: Five schools signed}` in place of a list.  A key that names
 * one of the fields which tell a record from such a map is no key of it.
 */
static json_t *
pairs_schema(struct arena *a, const struct record_type *t)
{
	const char *const own[] = { t->map_key, t->map_value, t->title,
	    t->scalar };
	json_t *names = json_array(), *s;
	size_t i;

	for (i = 0; i < sizeof own / sizeof own[0]; i++)
		if (own[i] != NULL)
			json_array_append_new(names, json_string(field_key(a,
			    &(struct field){ .key = own[i] })));
	s = map_of(any_of(ref_to(a, t), value_schema(a, field_of(t,
	    t->map_value))), arena_printf(a, "In place of a list: %s: %s.",
	    field_key(a, &(struct field){ .key = t->map_key }),
	    field_key(a, &(struct field){ .key = t->map_value })));
	json_object_set_new(s, "propertyNames", json_pack("{s:{s:o}}", "not",
	    "enum", names));
	return s;
}

/* A list of records, or one of its short forms. */
static json_t *
list_schema(struct arena *a, const struct record_type *t)
{
	json_t *s = one_or_more(record_schema(a, t));

	return t->map_key == NULL ? s : any_of(s, pairs_schema(a, t));
}

/* {file, where, period, value}: readings of a table that holds more. */
static json_t *
data_file_schema(void)
{
	json_t *keys = json_pack("{s:{s:s},s:{s:s},s:{s:s}}",
	    "file", "description", "Path of a CSV file, from the folder of "
	    "this one.",
	    "period", "description", "The column that holds the periods. "
	    "Default: period.",
	    "value", "description", "The column that holds the readings. "
	    "Default: value.");

	json_object_set_new(keys, "where", map_of(text(), "Columns, and the "
	    "text that a row must have there to be taken."));
	return json_pack("{s:s,s:s,s:[s],s:o,s:{s:{}},s:b}", "type", "object",
	    "description", "Readings kept in a CSV file.", "required", "file",
	    "properties", keys, "patternProperties", "^x-",
	    "additionalProperties", 0);
}

static json_t *
series_schema(struct arena *a, const struct field *f)
{
	json_t *files = any_of(text(), data_file_schema());
	json_t *readings = any_of(list_of(ref_to(a, f->of)),
	    pairs_schema(a, f->of));

	return any_of(files, any_of(readings, ref_to(a, f->of)));
}

static json_t *
value_schema(struct arena *a, const struct field *f)
{
	switch (f->kind) {
	case F_LINE: case F_RICH: case F_REF:
		return text();
	case F_ID:
		return json_pack("{s:[s,s,s],s:s}", "type", "string", "number",
		    "null", "pattern", "^[a-z0-9][a-z0-9-]*$");
	case F_FLAG:
		return json_pack("{s:[b,b,n,s,s,s,s]}", "enum", 1, 0, "yes",
		    "no", "true", "false");
	case F_CHOICE:
		return choice_schema(f->choices);
	case F_CHOICES:
		return one_or_more(choice_schema(f->choices));
	case F_LINES: case F_REFS: case F_DEPS:
		return one_or_more(text());
	case F_PERSONS:
		return one_or_more(figure());
	case F_MONEY:
		return any_of(figure(),
		    map_of(figure(),
		    "The sum period by period."));
	case F_QUANTITY:
		return any_of(figure(),
		    f->flags & FIELD_OR_SERIES ? series_schema(a, f + 1) :
		    json_false());
	case F_NUMBER: case F_DATE: case F_PERIOD: case F_RANGE:
	case F_TARGET: case F_TOLERANCE: case F_FREQUENCY: case F_LETTERS:
	case F_PERSON:
		return figure();
	case F_SERIES:
		return series_schema(a, f);
	case F_RECORD:
		return record_schema(a, f->of);
	case F_LIST:
		return list_schema(a, f->of);
	}
	return json_object();
}

static json_t *
field_schema(struct arena *a, const struct field *f)
{
	json_t *s = value_schema(a, f);

	json_object_set_new(s, "description", json_string(f->doc));
	if (f->example != NULL)
		json_object_set_new(s, "examples",
		    json_pack("[s]", f->example));
	return s;
}

static void
add_fields(struct arena *a, json_t *properties, const struct field *f)
{
	for (; f->key != NULL; f++)
		if (!(f->flags & FIELD_HIDDEN))
			json_object_set_new(properties, field_key(a, f),
			    field_schema(a, f));
}

static json_t *
required_fields(struct arena *a, const struct field *f)
{
	json_t *list = json_array();

	for (; f->key != NULL; f++)
		if (f->flags & FIELD_REQUIRED)
			json_array_append_new(list,
			    json_string(field_key(a, f)));
	return list;
}

static json_t *
object_schema(struct arena *a, const struct record_type *t)
{
	json_t *properties = json_object();
	json_t *required = required_fields(a, t->fields);
	json_t *s;

	add_fields(a, properties, t->fields);
	if (t != &record_plan)
		add_fields(a, properties, common_fields);
	s = json_pack("{s:s,s:s,s:o,s:b,s:{s:o}}", "type", "object",
	    "description", t->doc, "properties", properties,
	    "additionalProperties", 0, "patternProperties", "^x-",
	    json_object());
	if (json_array_size(required) > 0)
		json_object_set_new(s, "required", required);
	else
		json_decref(required);
	return s;
}

static json_t *
whole_schema(struct arena *a)
{
	json_t *defs = json_object(), *root = object_schema(a, &record_plan);
	size_t i;

	for (i = 0; i < N_RECORDS; i++)
		if (all_records[i] != &record_plan)
			json_object_set_new(defs, def_name(a, all_records[i]),
			    object_schema(a, all_records[i]));
	/* YAML guesses that `0.3` is a number and `yes` a truth. */
	json_object_set_new(defs, "text", json_pack("{s:[s,s,s,s]}", "type",
	    "string", "number", "boolean", "null"));
	json_object_set_new(defs, "figure", any_of(text(), as_written()));
	json_object_set_new(defs, "as-written", json_pack(
	    "{s:s,s:s,s:{s:o},s:[s],s:b}", "type", "object",
	    "description", "Printed as it stands; never calculated with.",
	    "properties", "as-written", text(), "required", "as-written",
	    "additionalProperties", 0));
	json_object_set_new(root, "$defs", defs);
	json_object_set_new(root, "$schema",
	    json_string("https://json-schema.org/draft/2020-12/schema"));
	json_object_set_new(root, "title",
	    json_string("A delivery plan for planpress"));
	return root;
}

void
schema_print(struct arena *a, struct buf *out)
{
	json_put(whole_schema(a), JSON_INDENT(2), out);
}

/* ---- the reference page ---- */

static const char *
takes(struct arena *a, const struct field *f)
{
	const char *s = "";
	size_t i;

	switch (f->kind) {
	case F_LINE: return "one line of text";
	case F_RICH: return "text";
	case F_ID: return "an id";
	case F_FLAG: return "yes or no";
	case F_NUMBER: return "a number";
	case F_LINES: return "lines";
	case F_DATE: return "a date";
	case F_PERIOD: return "a period";
	case F_RANGE: return "a number or range";
	case F_QUANTITY: return "a number and a noun";
	case F_MONEY: return "money";
	case F_TARGET: return "a target";
	case F_TOLERANCE: return "a tolerance";
	case F_FREQUENCY: return "how often";
	case F_LETTERS: return "twelve letters";
	case F_REF: return "an id";
	case F_REFS: return "ids";
	case F_PERSON: return "a person";
	case F_PERSONS: return "people";
	case F_DEPS: return "ids, with a lag";
	case F_SERIES: return "readings";
	case F_RECORD:
		return arena_printf(a, "[%s](#%s)", f->of->name,
		    def_name(a, f->of));
	case F_LIST:
		return arena_printf(a, "list of [%s](#%s)", f->of->name,
		    def_name(a, f->of));
	case F_CHOICE: case F_CHOICES:
		break;
	}
	for (i = 0; f->choices[i] != NULL; i++)
		s = arena_printf(a, "%s%s%s", s, i == 0 ? "" : ", ",
		    f->choices[i]);
	return s;
}

static const char *
mark(const struct field *f)
{
	if (f->flags & FIELD_REQUIRED)
		return "needed";
	return f->flags & (FIELD_EXPECTED | FIELD_OWN_RULE) ? "expected" : "";
}

/* A bar would end the cell. */
static void
put_cell(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '|')
			buf_putc(out, '\\');
		buf_putc(out, *s);
	}
}

static void
print_fields(struct arena *a, const struct field *f, struct buf *out)
{
	buf_puts(out, "| field | takes | | |\n| --- | --- | --- | --- |\n");
	for (; f->key != NULL; f++) {
		if (f->flags & FIELD_HIDDEN)
			continue;
		buf_printf(out, "| `%s` | %s | %s | ", field_key(a, f),
		    takes(a, f), mark(f));
		put_cell(out, f->doc);
		if (f->example != NULL)
			put_cell(out, arena_printf(a, " Example: `%s`",
			    f->example));
		buf_puts(out, " |\n");
	}
	buf_putc(out, '\n');
}

void
schema_reference(struct arena *a, struct buf *out)
{
	const struct record_type *t;
	size_t i;

	buf_puts(out, "# Reference of the plan language\n\n"
	    "Made from the program's own tables by `planpress schema "
	    "--reference`. A field that is *needed* is an error when missing; "
	    "one that is *expected* is a finding.\n\n"
	    "## plan file\n\n");
	print_fields(a, record_plan.fields, out);
	buf_puts(out, "## fields of any record\n\n");
	print_fields(a, common_fields, out);
	for (i = 0; i < N_RECORDS; i++) {
		t = all_records[i];
		if (t == &record_plan)
			continue;
		buf_printf(out, "## %s\n\n%s\n\n", def_name(a, t), t->doc);
		if (t->scalar != NULL)
			buf_printf(out, "A bare value stands for `%s`.\n\n",
			    field_key(a, &(struct field){ .key = t->scalar }));
		if (t->map_key != NULL)
			buf_printf(out, "In place of a list: `%s: %s`.\n\n",
			    field_key(a, &(struct field){ .key = t->map_key }),
			    field_key(a, &(struct field){ .key =
			    t->map_value }));
		print_fields(a, t->fields, out);
	}
}
