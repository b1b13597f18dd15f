#include "load.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "template.h"
#include "nearest.h"

/* Keys are compared with the C name of the member: '_' stands for '-'. */
bool
field_named(const struct field *f, const char *key)
{
	const char *k = f->key;

	for (; *k != '\0' && *key != '\0'; k++, key++)
		if (*k != *key && !(*k == '_' && *key == '-'))
			return false;
	return *k == *key;
}

const char *
field_key(struct arena *a, const struct field *f)
{
	char *key, *p;

	if (strchr(f->key, '_') == NULL)
		return f->key;
	key = arena_strdup(a, f->key);
	for (p = key; *p != '\0'; p++)
		if (*p == '_')
			*p = '-';
	return key;
}

static const struct field *
find_in(const struct field *f, const char *key)
{
	for (; f->key != NULL; f++)
		if (field_named(f, key))
			return f;
	return NULL;
}

const struct field *
field_find(const struct record_type *type, const char *key)
{
	const struct field *f = find_in(type->fields, key);

	if (f == NULL && type != &record_plan)
		f = find_in(common_fields, key);
	return f;
}

/* As users write keys: only hyphens stand between words. */
bool
field_written(const struct field *f, const char *key)
{
	return strchr(key, '_') == NULL && !(f->flags & FIELD_HIDDEN) &&
	    field_named(f, key);
}

/* A field that users may write as a key. */
const struct field *
field_as_key(const struct record_type *type, const char *key)
{
	const struct field *f = field_find(type, key);

	return f == NULL || !field_written(f, key) ? NULL : f;
}

const struct field *
report_unknown(struct loader *l, const struct record_type *type,
    const struct node *value, const struct rec *rec)
{
	const char *keys[96], *near;
	const struct field *f;
	size_t n = 0;

	for (f = type->fields; f->key != NULL && n < 90; f++)
		if (!(f->flags & FIELD_HIDDEN))
			keys[n++] = field_key(l->arena, f);
	for (f = common_fields; type != &record_plan && f->key != NULL; f++)
		keys[n++] = f->key;
	near = nearest(value->key->s, keys, n);
	diag_add(l->diags, RULE_E003, value->key->at, rec,
	    "%s has no field “%s”", type == &record_plan ?
	    "The top of a plan file" : arena_printf(l->arena, "The %s",
	    type->name), value->key->s);
	if (near != NULL) {
		l->misspelt = field_find(type, near);
		diag_help(l->diags, "Did you mean “%s”? A field of your own "
		    "starts with “x-”.", near);
		return l->misspelt;
	}
	diag_help(l->diags, "Take it out, or start its name with “x-” to keep "
	    "it for your own use.");
	return NULL;
}

void
report_wrong_type(struct loader *l, const struct field *f,
    const struct node *node, const struct rec *rec, const char *want)
{
	static const char *const found[] = {
		[NODE_SCALAR] = "a single value",
		[NODE_SEQ] = "a list",
		[NODE_MAP] = "a set of fields"
	};

	diag_add(l->diags, RULE_E005, node->at, rec, "“%s” holds %s, but "
	    "takes %s", field_key(l->arena, f), found[node->kind], want);
	if (f->example != NULL)
		diag_help(l->diags, "Write it like this: %s: %s",
		    field_key(l->arena, f), f->example);
	else
		diag_help(l->diags, "%s", f->doc);
}

void
record_begin(struct loader *l, const struct record_type *type,
    struct rec *rec, struct span at, struct rec *owner)
{
	(void)l;
	rec->kind = type->kind;
	rec->type = type;
	rec->at = at;
	rec->owner = owner;
}

static bool
value_given(const struct field *f, const struct rec *rec)
{
	const char *member = (const char *)rec + f->off;

	struct any_list list;

	if (f->kind == F_LIST) {
		memcpy(&list, member, sizeof list);
		return list.n > 0;
	}
	if (f->kind == F_RECORD)
		return ((const struct rec *)(const void *)member)->at.file != 0;
	return ((const struct val *)(const void *)member)->state != VAL_ABSENT;
}

void
record_end(struct loader *l, const struct record_type *type, struct rec *rec)
{
	const struct field *f;

	for (f = type->fields; f->key != NULL; f++) {
		if (!(f->flags & FIELD_REQUIRED) || value_given(f, rec) ||
		    f == l->misspelt)
			continue;
		diag_add(l->diags, RULE_E006, rec->at, rec,
		    "The %s has no “%s”", type->name,
		    field_key(l->arena, f));
		diag_help(l->diags, "Add a line such as “%s: %s”.",
		    field_key(l->arena, f),
		    f->example == NULL ? "…" : f->example);
	}
}

/* An empty value, `x:` or `x: ~`, is as good as no line at all. */
bool
node_is_blank(const struct node *node)
{
	return node->kind == NODE_SCALAR && !node->quoted && !node->block &&
	    (node->len == 0 || (node->len == 1 && node->s[0] == '~'));
}

/* An indicator's `year` says how the periods of its readings are meant. */
static int
year_of(const struct node *map)
{
	static const char *const years[] = {
		[YEAR_CALENDAR] = "calendar", [YEAR_FISCAL] = "fiscal",
		[YEAR_ACADEMIC] = "academic"
	};
	const struct node *year = node_get(map, "year");
	int i;

	if (year == NULL || year->kind != NODE_SCALAR)
		return YEAR_UNSAID;
	for (i = YEAR_CALENDAR; i <= YEAR_ACADEMIC; i++)
		if (strcasecmp(year->s, years[i]) == 0)
			return i;
	return YEAR_UNSAID;
}

static void
load_map(struct loader *l, const struct record_type *type,
    const struct node *map, struct rec *rec)
{
	const struct node *value;
	const struct field *f;
	int year = l->values.year;

	if (type == &record_indicator)
		l->values.year = year_of(map);
	for (value = map->first; value != NULL; value = value->next) {
		if (strncmp(value->key->s, "x-", 2) == 0)
			continue;
		f = field_as_key(type, value->key->s);
		if (f != NULL && !node_is_blank(value))
			load_field(l, f, value, rec);
		if (f != NULL)
			continue;
		f = report_unknown(l, type, value, rec);
		if (f != NULL && f->kind == F_ID && value->kind == NODE_SCALAR)
			id_meant(l, rec, value->s);
	}
	l->values.year = year;
}

/* What a record's short forms let a single value or a list stand for. */
static bool
load_short_form(struct loader *l, const struct record_type *type,
    const struct node *node, struct rec *rec)
{
	const struct field *f;

	if (type->scalar == NULL)
		return false;
	f = field_find(type, type->scalar);
	assert(f != NULL);
	if (node->kind == NODE_SEQ && f->kind != F_REFS && f->kind != F_LINES)
		return false;
	load_field(l, f, node, rec);
	return true;
}

static bool
is_as_written(const struct node *node)
{
	return node->kind == NODE_MAP && node->n == 1 &&
	    strcmp(node->first->key->s, "as-written") == 0;
}

static void
name_record(struct loader *l, struct rec *rec)
{
	if (is_set(rec->id)) {
		id_register(l, rec);
	} else if (rec->id.v.state == VAL_BAD && rec->id.v.raw != NULL) {
		id_meant(l, rec, rec->id.v.raw);
		id_meant(l, rec, id_suggestion(l->arena, rec->id.v.raw));
	}
}

void
load_record(struct loader *l, const struct record_type *type,
    const struct node *node, struct rec *rec, struct rec *owner)
{
	record_begin(l, type, rec, node->at, owner);
	if (node->kind == NODE_MAP && !(is_as_written(node) &&
	    type->scalar != NULL)) {
		load_map(l, type, node, rec);
	} else if (!load_short_form(l, type, node, rec)) {
		/* What it lacks would only be said twice. */
		diag_add(l->diags, RULE_E005, node->at, owner,
		    "The %s takes fields, one to a line, but here stands %s",
		    type->name, node->kind == NODE_SEQ ? "a list" :
		    arena_printf(l->arena, "“%.60s”", node->s));
		diag_help(l->diags, "Write its fields below it, such as "
		    "“%s: …”.", field_key(l->arena, &type->fields[0]));
		return;
	}
	record_end(l, type, rec);
	name_record(l, rec);
}

/*
 * `{England: {level: national, history: {…}}}` beside
 * `{England: {2023/24: 22.1}}`: is the value the record itself, or the
 * readings that it is short for?
 */
static bool
map_has_fields_only(const struct record_type *type, const struct node *map)
{
	const struct node *value;

	for (value = map->first; value != NULL; value = value->next)
		if (field_as_key(type, value->key->s) == NULL)
			return false;
	return true;
}

/*
 * `k: v` in place of a list: the key and the value fill two fields of one
 * record; a value that is itself a set of fields fills them by name.
 */
static void
load_pair(struct loader *l, const struct record_type *type,
    const struct node *value, struct rec *rec, struct rec *owner)
{
	const struct field *key = field_find(type, type->map_key);
	const struct field *val = field_find(type, type->map_value);
	struct span at = value->key->at;

	at.to = value->at.to > at.to ? value->at.to : at.to;
	record_begin(l, type, rec, at, owner);
	load_field(l, key, value->key, rec);
	if (value->kind == NODE_MAP && !is_as_written(value) &&
	    ((val->kind != F_SERIES && val->kind != F_LIST) ||
	    map_has_fields_only(type, value)))
		load_map(l, type, value, rec);
	else if (!node_is_blank(value) || val->words != NULL)
		load_field(l, val, value, rec);	/* no reading is one too */
	record_end(l, type, rec);
	name_record(l, rec);
}

/* No name of a field is a date or number, so none can be such a key. */
static bool
keys_are_words(const struct record_type *type)
{
	enum field_kind kind = field_find(type, type->map_key)->kind;

	return kind != F_PERIOD && kind != F_DATE && kind != F_NUMBER;
}

/*
 * In place of a list, is this map one record, or pairs?  It is one record
 * when a key names one of the two fields that pairs would fill.
 */
static bool
map_is_pairs(const struct record_type *type, const struct node *map)
{
	const struct node *value;
	const struct field *f;

	if (type->map_key == NULL || is_as_written(map))
		return false;
	for (value = map->first; value != NULL; value = value->next) {
		f = field_as_key(type, value->key->s);
		if (f != NULL && (!keys_are_words(type) ||
		    field_named(f, type->map_key) ||
		    field_named(f, type->map_value) ||
		    (type->scalar != NULL && field_named(f, type->scalar)) ||
		    (type->title != NULL && field_named(f, type->title))))
			return false;
	}
	return true;
}

size_t
list_count(const struct record_type *type, const struct node *node)
{
	const struct node *child;
	size_t n = 0;

	if (node->kind == NODE_SEQ) {
		for (child = node->first; child != NULL; child = child->next)
			n += !node_is_blank(child);
		return n;
	}
	if (node->kind == NODE_MAP && map_is_pairs(type, node))
		return node->n;
	return node_is_blank(node) ? 0 : 1;
}

void
load_list(struct loader *l, const struct record_type *type,
    const struct node *node, char *items, size_t first, struct rec *owner)
{
	const struct node *child;
	struct rec *rec;
	size_t i = first;
	bool pairs = node->kind == NODE_MAP && map_is_pairs(type, node);

	if (node->kind != NODE_SEQ && !pairs) {
		if (!node_is_blank(node)) {
			rec = (struct rec *)(void *)(items + i * type->size);
			rec->index = i;
			load_record(l, type, node, rec, owner);
		}
		return;
	}
	for (child = node->first; child != NULL; child = child->next) {
		if (!pairs && node_is_blank(child))
			continue;
		rec = (struct rec *)(void *)(items + i * type->size);
		rec->index = i++;
		if (pairs)
			load_pair(l, type, child, rec, owner);
		else
			load_record(l, type, child, rec, owner);
	}
}

/* `criteria: five-steps` stands for the guide's seven, kept as a template. */
static const struct node *
preset_list(struct loader *l, const struct record_type *type,
    const struct node *node)
{
	const struct node *tree, *criteria;
	struct embedded file;

	if (type != &record_criterion || node->kind != NODE_SCALAR ||
	    strcmp(node->s, "five-steps") != 0)
		return node;
	file = template_find(l->sources->templates,
	    "criteria-five-steps.yaml");
	tree = yaml_parse(l->arena, l->nodes, l->sources, source_add(
	    l->sources, file.name, file.bytes, file.len), l->diags);
	/* Of a partnership's own, the faults have been told. */
	criteria = tree == NULL || tree->kind != NODE_MAP ? NULL :
	    node_get(tree, "criteria");
	return criteria != NULL ? criteria : node;
}

static void
load_list_field(struct loader *l, const struct field *f,
    const struct node *node, struct rec *rec)
{
	char *member = (char *)rec + f->off;
	struct any_list list;
	void *box;

	node = preset_list(l, f->of, node);
	list.n = list_count(f->of, node);
	list.items = arena_array(l->arena, list.n, f->of->size);
	if (f->flags & FIELD_POINTER) {
		box = arena_alloc(l->arena, sizeof list);
		memcpy(box, &list, sizeof list);
		memcpy(member, &box, sizeof box);
	} else {
		memcpy(member, &list, sizeof list);
	}
	load_list(l, f->of, node, list.items, 0, rec);
}

void
load_field(struct loader *l, const struct field *f, const struct node *node,
    struct rec *rec)
{
	void *member = (char *)rec + f->off;

	switch (f->kind) {
	case F_RECORD:
		load_record(l, f->of, node, member, rec);
		break;
	case F_LIST:
		load_list_field(l, f, node, rec);
		break;
	case F_SERIES:
		load_series(l, f, node, member, rec);
		break;
	case F_LINE: case F_RICH: case F_ID: case F_FLAG: case F_CHOICE:
	case F_NUMBER: case F_LINES: case F_CHOICES: case F_DATE:
	case F_PERIOD: case F_RANGE: case F_QUANTITY: case F_MONEY:
	case F_TARGET: case F_TOLERANCE: case F_FREQUENCY: case F_LETTERS:
	case F_REF: case F_REFS: case F_PERSON: case F_PERSONS: case F_DEPS:
		load_value(l, f, node, member, rec);
		break;
	}
}
