#include "load.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "nearest.h"

/* What a value is, for "takes …" in messages. */
static const char *
want_of(enum field_kind kind)
{
	switch (kind) {
	case F_LINE: return "one line of text";
	case F_RICH: return "text";
	case F_ID: return "an id";
	case F_FLAG: return "yes or no";
	case F_CHOICE: case F_CHOICES: return "one of a few words";
	case F_NUMBER: return "a number";
	case F_LINES: return "a line of text, or a list of lines";
	case F_DATE: return "a date";
	case F_PERIOD: return "a period";
	case F_RANGE: return "a number or a range";
	case F_QUANTITY: return "a number and what is counted";
	case F_MONEY: return "a sum of money";
	case F_TARGET: return "a target";
	case F_TOLERANCE: return "a tolerance";
	case F_FREQUENCY: return "how often";
	case F_LETTERS: return "twelve letters";
	case F_REF: return "the id of a record";
	case F_REFS: return "the id of a record, or a list of ids";
	case F_PERSON: return "a person";
	case F_PERSONS: return "a person, or a list of people";
	case F_DEPS: return "the id of an action, or a list of ids";
	case F_SERIES: return "readings by period";
	case F_RECORD: return "fields";
	case F_LIST: return "a list";
	}
	return "something else";
}

static const char *
trim(struct arena *a, const char *s)
{
	size_t n;
	char *out, *p;

	s += strspn(s, " \t\r\n");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	if (s[n] == '\0' && memchr(s, '\n', n) == NULL)
		return s;
	out = arena_strndup(a, s, n);
	for (p = out; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	return out;
}

/* Letter case and the choice of space, hyphen or underscore do not count. */
static bool
same_word(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++) {
		char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
		char y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;

		if (x == ' ' || x == '_')
			x = '-';
		if (y == ' ' || y == '_')
			y = '-';
		if (x != y)
			return false;
	}
	return *a == *b;
}

static size_t
words_count(const char *const *w)
{
	size_t n = 0;

	while (w != NULL && w[n] != NULL)
		n++;
	return n;
}

static int
word_index(const char *const *words, const char *s)
{
	int i;

	for (i = 0; words != NULL && words[i] != NULL; i++)
		if (same_word(words[i], s))
			return i;
	return -1;
}

static bool
id_is_good(const char *s)
{
	return *s != '\0' && *s != '-' &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

const char *
id_suggestion(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *p = out;

	for (; *s != '\0'; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			*p++ = c;
		else if (p > out && p[-1] != '-')
			*p++ = '-';
	}
	while (p > out && p[-1] == '-')
		p--;
	*p = '\0';
	return *out == '\0' ? "a-short-name" : out;
}

static enum val_state
read_id(struct loader *l, const struct node *node, const char *s,
    const struct rec *rec)
{
	if (id_is_good(s))
		return VAL_SET;
	diag_add(l->diags, RULE_E010, node->at, rec,
	    "“%.80s” is no id: ids have small letters, digits and hyphens "
	    "only", s);
	diag_help(l->diags, "Write “id: %s”.",
	    id_suggestion(l->arena, s));
	return VAL_BAD;
}

static enum val_state
read_flag(struct loader *l, const struct field *f, const struct node *node,
    const char *s, struct flag *out, const struct rec *rec)
{
	static const char *const words[] = { "no", "yes", "false", "true",
	    NULL };
	int i = word_index(words, s);

	if (i >= 0) {
		out->yes = i & 1;
		return VAL_SET;
	}
	diag_add(l->diags, RULE_E009, node->at, rec,
	    "“%s” takes yes or no, not “%.60s”", field_key(l->arena, f), s);
	diag_help(l->diags, "Write “%s: yes” or “%s: no”.",
	    field_key(l->arena, f), field_key(l->arena, f));
	return VAL_BAD;
}

static const char *
word_list(struct arena *a, const char *const *words)
{
	const char *s = "";
	size_t i, n = words_count(words);

	for (i = 0; i < n; i++)
		s = arena_printf(a, "%s%s%s", s, i == 0 ? "" :
		    i + 1 == n ? " or " : ", ", words[i]);
	return s;
}

static enum val_state
read_choice(struct loader *l, const struct field *f, const struct node *node,
    const char *s, struct choice *out, const struct rec *rec)
{
	const char *near;

	if ((out->i = word_index(f->choices, s)) >= 0) {
		out->word = f->choices[out->i];
		return VAL_SET;
	}
	out->i = 0;
	diag_add(l->diags, RULE_E009, node->at, rec,
	    "“%s” takes %s, not “%.60s”", field_key(l->arena, f),
	    word_list(l->arena, f->choices), s);
	near = nearest(s, f->choices, words_count(f->choices));
	if (near != NULL)
		diag_help(l->diags, "Write “%s: %s”.", field_key(l->arena, f),
		    near);
	else
		diag_help(l->diags, "Take the word that comes nearest, and "
		    "say the rest in the text of the record.");
	return VAL_BAD;
}

static enum rule
rule_of(enum field_kind kind)
{
	if (kind == F_DATE || kind == F_PERIOD || kind == F_FREQUENCY)
		return RULE_E007;
	if (kind == F_LETTERS || kind == F_DEPS)
		return RULE_E005;
	return RULE_E008;
}

/* Out of the limits that the field's row states. */
static bool
out_of_range(struct loader *l, const struct field *f, const struct node *node,
    double x, const struct rec *rec)
{
	if ((f->flags & FIELD_WHOLE) && x != floor(x)) {
		diag_add(l->diags, RULE_E008, node->at, rec,
		    "“%s” takes a whole number, not %s",
		    field_key(l->arena, f), node->s);
		diag_help(l->diags, "%s", f->doc);
		return true;
	}
	if (f->max <= f->min || (x >= f->min && x <= f->max))
		return false;
	diag_add(l->diags, RULE_E008, node->at, rec,
	    "“%s” lies from %.10g to %.10g, so %s is not possible",
	    field_key(l->arena, f), f->min, f->max, node->s);
	diag_help(l->diags, "%s", f->doc);
	return true;
}

/* Hand the text to the reader of its kind. */
static bool
read_plain(struct loader *l, const struct field *f, const char *s,
    void *member, struct value_error *e)
{
	const struct value_context *c = &l->values;

	switch (f->kind) {
	case F_NUMBER: return read_number(c, s, member, e);
	case F_DATE: return read_date(c, s, member, e);
	case F_PERIOD: return read_period(c, s, member, e);
	case F_RANGE: return read_range(c, s, member, e);
	case F_QUANTITY: return read_quantity(c, s, member, e);
	case F_MONEY: return read_money(c, s, member, e);
	case F_TARGET: return read_target(c, s, member, e);
	case F_TOLERANCE: return read_tolerance(c, s, member, e);
	case F_FREQUENCY: return read_frequency(c, s, member, e);
	case F_LETTERS: return read_letters(c, s, member, e);
	case F_LINE: case F_RICH: case F_ID: case F_FLAG: case F_CHOICE:
	case F_LINES: case F_CHOICES: case F_REF: case F_REFS: case F_PERSON:
	case F_PERSONS: case F_DEPS: case F_SERIES: case F_RECORD:
	case F_LIST:
		break;
	}
	assert(!"a field of this kind has no reader");
	return false;
}

/* What would do; and how to keep the words as they are. */
static void
help_read(struct loader *l, const struct value_error *e, const char *s)
{
	diag_help(l->diags, "%s To print the words as they stand, write "
	    "{as-written: \"%.40s\"}.", e->want, s);
}

static enum val_state
read_measured(struct loader *l, const struct field *f,
    const struct node *node, const char *s, void *member,
    const struct rec *rec)
{
	struct value_error e = { NULL, NULL };

	if (read_plain(l, f, s, member, &e)) {
		if (f->kind == F_NUMBER &&
		    out_of_range(l, f, node, ((struct number *)member)->x, rec))
			return VAL_BAD;
		return VAL_SET;
	}
	if (f->flags & FIELD_OR_LABEL) {
		((struct val *)member)->word = -1;
		return VAL_WORD;	/* resolve.c looks the label up */
	}
	diag_add(l->diags, rule_of(f->kind), node->at, rec,
	    "“%s: %.80s” cannot be read: %s", field_key(l->arena, f), s,
	    e.why);
	help_read(l, &e, s);
	return VAL_BAD;
}

static bool
is_as_written(const struct node *node)
{
	return node->kind == NODE_MAP && node->n == 1 &&
	    node->first->kind == NODE_SCALAR &&
	    strcmp(node->first->key->s, "as-written") == 0;
}

static bool
takes_tbc(enum field_kind kind)
{
	return kind != F_LINE && kind != F_RICH && kind != F_ID &&
	    kind != F_REF && kind != F_DEPS && kind != F_FLAG;
}

/*
 * The words and holes that may stand for a value; true when one does.
 */
static bool
read_stand_in(const struct field *f, const char *s, struct val *v)
{
	int i = word_index(f->words, s);

	if (i < 0 && f->words != NULL && f->kind == F_NUMBER &&
	    text_is_missing(s))
		i = 0;
	if (i >= 0) {
		v->state = VAL_WORD;
		v->word = i;
		return true;
	}
	if (takes_tbc(f->kind) && text_is_tbc(s)) {
		v->state = VAL_TBC;
		return true;
	}
	return false;
}

/* One scalar, or {as-written: …}, into one value. */
static void
load_one(struct loader *l, const struct field *f, const struct node *node,
    void *member, struct rec *rec)
{
	struct val *v = member;
	const char *s;

	v->at = node->at;
	/* A sentence is as it was written anyway. */
	if (is_as_written(node) && (takes_tbc(f->kind) ||
	    (f->flags & FIELD_HIDDEN))) {
		v->state = takes_tbc(f->kind) ? VAL_AS_WRITTEN : VAL_SET;
		v->raw = node->first->s;
		return;
	}
	v->raw = "";
	v->state = VAL_BAD;
	if (node->kind != NODE_SCALAR) {
		report_wrong_type(l, f, node, rec, want_of(f->kind));
		return;
	}
	s = v->raw = node_is_blank(node) ? "" : f->kind == F_RICH ? node->s :
	    trim(l->arena, node->s);
	if (read_stand_in(f, s, v))
		return;
	switch (f->kind) {
	case F_LINE: case F_RICH: case F_LINES:
		v->state = VAL_SET;
		break;
	case F_ID:
		v->state = read_id(l, node, s, rec);
		break;
	case F_FLAG:
		v->state = read_flag(l, f, node, s, member, rec);
		break;
	case F_CHOICE: case F_CHOICES:
		v->state = read_choice(l, f, node, s, member, rec);
		break;
	case F_REF: case F_REFS:
		v->state = VAL_SET;
		pend(l, F_REF, member, f, rec, s);
		break;
	case F_PERSON: case F_PERSONS:
		v->state = VAL_SET;
		pend(l, F_PERSON, member, f, rec, s);
		break;
	case F_DEPS: {
		struct value_error e = { NULL, NULL };
		const char *name = s;

		if (read_dependency(&l->values, s, member, &name, &e)) {
			v->state = VAL_SET;
			pend(l, F_DEPS, member, f, rec, name);
			break;
		}
		diag_add(l->diags, RULE_E005, node->at, rec,
		    "“%s: %.80s” cannot be read: %s", field_key(l->arena, f),
		    s, e.why);
		diag_help(l->diags, "%s", e.want);
		break;
	}
	case F_NUMBER: case F_DATE: case F_PERIOD: case F_RANGE:
	case F_QUANTITY: case F_MONEY: case F_TARGET: case F_TOLERANCE:
	case F_FREQUENCY: case F_LETTERS:
		v->state = read_measured(l, f, node, s, member, rec);
		break;
	case F_SERIES: case F_RECORD: case F_LIST:
		assert(!"not a single value");
	}
}

/* A list of values; a single one stands for a list of one. */
static void *
load_many(struct loader *l, const struct field *f, const struct node *node,
    size_t size, struct val *v, size_t *n, struct rec *rec)
{
	const struct node *child;
	char *items;

	v->state = VAL_SET;
	v->at = node->at;
	v->raw = node->kind == NODE_SCALAR ? node->s : "";
	*n = 0;
	items = arena_array(l->arena, node->kind == NODE_SEQ ? node->n : 1,
	    size);
	if (node->kind != NODE_SEQ) {
		load_one(l, f, node, items, rec);
		*n = 1;
		return items;
	}
	for (child = node->first; child != NULL; child = child->next)
		if (!node_is_blank(child))
			load_one(l, f, child, items + size * (*n)++, rec);
	return items;
}

/*
 * Money by period: the parts add up to the whole.  Where one of them is
 * still open the whole is too, and stands in no total.
 */
static void
load_money_by_year(struct loader *l, const struct field *f,
    const struct node *map, struct money *m, struct rec *rec)
{
	static const struct field period = { .key = "period",
	    .kind = F_PERIOD, .doc = "A year of the plan, such as 2026/27." };
	const struct node *child;
	struct money part;

	m->v.state = VAL_SET;
	m->v.at = map->at;
	m->v.raw = "";
	m->kind = MONEY_AMOUNT;
	m->parts = arena_array(l->arena, map->n, sizeof *m->parts);
	for (child = map->first; child != NULL; child = child->next) {
		memset(&part, 0, sizeof part);
		load_one(l, &period, child->key, &m->parts[m->n].period, rec);
		load_one(l, f, child, &part, rec);
		m->parts[m->n].lo = part.lo;
		m->parts[m->n].hi = part.hi;
		if (is_set(part) && is_set(m->parts[m->n].period)) {
			m->lo += part.lo;
			m->hi += part.hi;
			m->n++;
		} else if (m->v.state != VAL_BAD) {
			m->v.state = is_set(part) ?
			    m->parts[m->n].period.v.state : part.v.state;
			m->v.raw = part.v.raw;
		}
	}
}

/* `2150 children` among the readings of a population: the noun is kept. */
static const struct node *
without_nouns(struct loader *l, const struct node *map, struct quantity *q)
{
	struct node *out = arena_alloc(l->arena, sizeof *out), **end, *to;
	const struct node *child;
	struct quantity one;
	struct value_error e;

	*out = *map;
	end = &out->first;
	for (child = map->first; child != NULL; child = child->next) {
		to = *end = arena_alloc(l->arena, sizeof *to);
		*to = *child;
		end = &to->next;
		memset(&one, 0, sizeof one);
		if (child->kind != NODE_SCALAR ||
		    !read_quantity(&l->values, child->s, &one, &e) ||
		    *one.noun == '\0')
			continue;
		q->noun = one.noun;
		to->s = arena_printf(l->arena, "%.15g", one.x);
		to->len = strlen(to->s);
	}
	return out;
}

static bool
names_data_file(const struct node *node)
{
	return node->kind == NODE_SCALAR && node->len > 4 &&
	    strcasecmp(node->s + node->len - 4, ".csv") == 0;
}

/* `2200 children`, or a series in any of its forms. */
static void
load_population(struct loader *l, const struct field *f,
    const struct node *node, struct quantity *q, struct rec *rec)
{
	const struct field *series = f + 1;

	if (names_data_file(node))
		load_field(l, series, node, rec);
	else if (node->kind == NODE_MAP && !is_as_written(node))
		load_field(l, series, without_nouns(l, node, q), rec);
	else
		load_one(l, f, node, q, rec);
}

/* Has it been said that YAML lost part of this text? */
static bool
is_lost(const struct diags *ds, size_t told, struct span at)
{
	size_t i;

	for (i = 0; i < told; i++)
		if (ds->v[i].rule == RULE_E024 &&
		    ds->v[i].at.file == at.file &&
		    ds->v[i].at.from < at.to && at.from < ds->v[i].at.to)
			return true;
	return false;
}

/* One fault, one finding: that what is left of a text cannot be read
   follows from what was lost of it. */
static void
drop_retold(struct diags *ds, size_t told)
{
	size_t i, n = told;

	for (i = told; i < ds->n; i++)
		if (!is_lost(ds, told, ds->v[i].at)) {
			ds->v[n] = ds->v[i];
			ds->v[n].order = n;
			n++;
		}
	ds->n = n;
}

static void
load_kind(struct loader *l, const struct field *f, const struct node *node,
    void *member, struct rec *rec)
{
#define MANY(type, item) { struct type *x = member; \
	x->items = load_many(l, f, node, sizeof(struct item), &x->v, \
	    &x->n, rec); }
	switch (f->kind) {
	case F_LINES: MANY(lines, line) break;
	case F_CHOICES: MANY(choices, choice) break;
	case F_REFS: MANY(refs, ref) break;
	case F_PERSONS: MANY(persons, person_ref) break;
	case F_DEPS: MANY(dependencies, dependency) break;
	case F_MONEY:
		if (node->kind == NODE_MAP && !is_as_written(node))
			load_money_by_year(l, f, node, member, rec);
		else
			load_one(l, f, node, member, rec);
		break;
	case F_QUANTITY:
		if (f->flags & FIELD_OR_SERIES)
			load_population(l, f, node, member, rec);
		else
			load_one(l, f, node, member, rec);
		break;
	case F_LINE: case F_RICH: case F_ID: case F_FLAG: case F_CHOICE:
	case F_NUMBER: case F_DATE: case F_PERIOD: case F_RANGE:
	case F_TARGET: case F_TOLERANCE: case F_FREQUENCY: case F_LETTERS:
	case F_REF: case F_PERSON:
		load_one(l, f, node, member, rec);
		break;
	case F_SERIES: case F_RECORD: case F_LIST:
		assert(!"not a value");
	}
#undef MANY
}

void
load_value(struct loader *l, const struct field *f, const struct node *node,
    void *member, struct rec *rec)
{
	size_t told = l->diags->n;

	load_kind(l, f, node, member, rec);
	if (l->diags->n > told)
		drop_retold(l->diags, told);
}
