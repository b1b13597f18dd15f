/*
 * Every field of every record, as the tables name them: each takes what it
 * promises to, and refuses the rest at the place where it stands.
 */
#include "load_plan.h"

/* Where a field is, as lines of YAML above it, and how deep. */
struct path { const char *above; int depth; bool item; };

typedef void (*try_field)(struct arena *, const struct path *,
    const struct field *);

static void
each_field_of(struct arena *a, const struct record_type *type,
    const struct path *path, try_field fn)
{
	const struct field *f;
	struct path in;

	for (f = type->fields; f->key != NULL; f++) {
		if (f->flags & FIELD_HIDDEN)
			continue;
		fn(a, path, f);
		if (f->of == NULL || f->of == &record_plan)
			continue;
		in.above = arena_printf(a, "%s%*s%s%s:\n", path->above,
		    path->depth * 4 - (path->item ? 2 : 0), "",
		    path->item ? "- " : "", field_key(a, f));
		in.depth = path->depth + 1;
		in.item = f->kind != F_RECORD;
		each_field_of(a, f->of, &in, fn);
	}
}

static void
each_field(struct arena *a, try_field fn)
{
	const struct path top = { "", 0, false };

	each_field_of(a, &record_plan, &top, fn);
}

/* Load the field with this value; what is found at the value itself. */
static const char *
found_at_value(struct arena *a, const struct path *path,
    const struct field *f, const char *value, size_t *n)
{
	const char *before = arena_printf(a, "%s%*s%s%s: ", path->above,
	    path->depth * 4 - (path->item ? 2 : 0), "",
	    path->item ? "- " : "", field_key(a, f));
	struct loaded *l = load_text(a, arena_printf(a, "%s%s\n", before,
	    value));
	const char *out = "";
	size_t i;

	*n = 0;
	for (i = 0; i < l->diags.n; i++) {
		const struct diag *d = &l->diags.v[i];

		if (d->at.file == 0 || d->at.from < strlen(before) ||
		    d->rule == RULE_E006)
			continue;
		out = arena_printf(a, "%s%s: %s\n", before,
		    rule_table[d->rule].code, d->cause);
		(*n)++;
	}
	return out;
}

static void
refuses(struct arena *a, const struct path *path, const struct field *f,
    const char *value)
{
	size_t n;

	found_at_value(a, path, f, value, &n);
	if (n == 0)
		fail_msg("%s%s takes %s without a word", path->above, f->key,
		    value);
}

static void
takes(struct arena *a, const struct path *path, const struct field *f,
    const char *value)
{
	size_t n;

	assert_string_equal(found_at_value(a, path, f, value, &n), "");
}

/* ---- what nothing takes ---- */

static void
try_wrong_kinds(struct arena *a, const struct path *path,
    const struct field *f)
{
	refuses(a, path, f, "[[zz zz]]");
	refuses(a, path, f, "{zz zz: {zz: {zz: zz}}}");
}

static void
wrong_kinds_are_refused_everywhere(void **state)
{
	each_field(*state, try_wrong_kinds);
}

/* ---- a word where a figure, a date or a choice belongs ---- */

/* A few lines of text have a form to keep: files, codes, rates. */
static bool
is_any_text(const struct field *f)
{
	return !(f->flags & (FIELD_LINK | FIELD_LANGUAGE)) &&
	    !field_named(f, "include") &&
	    !field_named(f, "logo") && !field_named(f, "currency") &&
	    !field_named(f, "year-starts") && !field_named(f, "changes");
}

static void
try_word(struct arena *a, const struct path *path, const struct field *f)
{
	switch (f->kind) {
	case F_LINE: case F_LINES: case F_RICH: case F_PERSON: case F_PERSONS:
		if (is_any_text(f))
			takes(a, path, f, "zz zz");
		else
			refuses(a, path, f, "zz zz");
		break;
	case F_RANGE:
		if (f->flags & FIELD_OR_LABEL)
			break;	/* a label of the criterion, once known */
		refuses(a, path, f, "zz zz");
		break;
	case F_RECORD: case F_LIST:
		if (f->of->scalar != NULL)
			break;	/* tried as the field that it stands for */
		refuses(a, path, f, "zz zz");
		break;
	case F_ID: case F_FLAG: case F_CHOICE: case F_CHOICES: case F_NUMBER:
	case F_DATE: case F_PERIOD: case F_QUANTITY: case F_MONEY:
	case F_TARGET: case F_TOLERANCE: case F_FREQUENCY: case F_LETTERS:
	case F_REF: case F_REFS: case F_DEPS: case F_SERIES:
		refuses(a, path, f, "zz zz");
		break;
	}
}

static void
words_are_no_figures(void **state)
{
	each_field(*state, try_word);
}

/* ---- tbc and as-written ---- */

static bool
may_stay_open(enum field_kind kind)
{
	return kind == F_DATE || kind == F_PERIOD || kind == F_MONEY ||
	    kind == F_NUMBER || kind == F_RANGE || kind == F_QUANTITY ||
	    kind == F_TARGET || kind == F_TOLERANCE || kind == F_FREQUENCY ||
	    kind == F_LETTERS || kind == F_PERSON || kind == F_PERSONS ||
	    kind == F_CHOICE || kind == F_CHOICES;
}

static const struct field *
short_form_of(const struct record_type *type)
{
	const struct field *f = type->fields;

	while (!field_named(f, type->scalar))
		f++;
	return f;
}

static void
try_open(struct arena *a, const struct path *path, const struct field *f)
{
	if (f->of != NULL && f->of->scalar != NULL &&
	    may_stay_open(short_form_of(f->of)->kind)) {
		takes(a, path, f, "{as-written: \"Much, later #1\"}");
	} else if (may_stay_open(f->kind)) {
		takes(a, path, f, "tbc");
		takes(a, path, f, "To be confirmed");
		takes(a, path, f, "{as-written: \"Much, later #1\"}");
	}
	if (f->kind == F_PERSONS || f->kind == F_CHOICES)
		takes(a, path, f, "[tbc, {as-written: Somebody}]");
	if (f->kind == F_MONEY)
		takes(a, path, f, "{2026/27: tbc, 2027/28: {as-written: x}}");
}

static void
anything_measured_may_stay_open(void **state)
{
	each_field(*state, try_open);
}

/* ---- nothing at all ---- */

static void
try_blank(struct arena *a, const struct path *path, const struct field *f)
{
	takes(a, path, f, "");
	takes(a, path, f, "~");
	if (f->kind == F_LIST || f->kind == F_REFS || f->kind == F_LINES ||
	    f->kind == F_PERSONS || f->kind == F_CHOICES || f->kind == F_DEPS)
		takes(a, path, f, "[~, ~]");
}

static void
blank_is_no_value(void **state)
{
	each_field(*state, try_blank);
}

/* ---- the reference's own examples ---- */

/* What is said of it, but that it names a record or file this plan lacks. */
static void
try_example(struct arena *a, const struct path *path, const struct field *f)
{
	const char *said;
	size_t n;

	if (f->example == NULL)
		return;
	said = found_at_value(a, path, f, f->example, &n);
	if (strstr(said, "E012: ") == NULL && strstr(said, "E013: ") == NULL)
		assert_string_equal(said, "");
}

static void
examples_of_the_reference_are_read(void **state)
{
	each_field(*state, try_example);
}

/* ---- the tables themselves ---- */

static void
check_row(struct arena *a, const struct path *path, const struct field *f)
{
	size_t n = f->doc == NULL ? 0 : strlen(f->doc);

	(void)a;
	if (n < 5 || f->doc[n - 1] != '.')
		fail_msg("%s%s has no sentence of its own", path->above,
		    f->key);
	if ((f->kind == F_REF || f->kind == F_REFS) && f->refs == 0)
		fail_msg("%s%s names no kind of record", path->above, f->key);
	if ((f->kind == F_CHOICE || f->kind == F_CHOICES) &&
	    f->choices == NULL)
		fail_msg("%s%s has no words to choose from", path->above,
		    f->key);
	if ((f->kind == F_LIST || f->kind == F_RECORD ||
	    f->kind == F_SERIES) && f->of == NULL)
		fail_msg("%s%s holds no known record", path->above, f->key);
}

static void
every_row_is_whole(void **state)
{
	each_field(*state, check_row);
}

static size_t fields_seen;

static void
count_field(struct arena *a, const struct path *path, const struct field *f)
{
	(void)a;
	(void)path;
	(void)f;
	fields_seen++;
}

/* Were the walk to stop early, the rest would pass by trying nothing. */
static void
the_walk_reaches_every_record(void **state)
{
	fields_seen = 0;
	each_field(*state, count_field);
	assert_true(fields_seen > 400);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_walk_reaches_every_record),
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(wrong_kinds_are_refused_everywhere),
		cmocka_unit_test(words_are_no_figures),
		cmocka_unit_test(anything_measured_may_stay_open),
		cmocka_unit_test(blank_is_no_value),
		cmocka_unit_test(examples_of_the_reference_are_read),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
