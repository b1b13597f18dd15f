#include <assert.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "duties.h"
#include "embed_tree.h"
#include "field.h"
#include "template.h"

/* Reading templates/duties.yaml. */

#define FILE_NAME	"duties.yaml"

struct reader {
	struct tree_reader	 tree;
	struct duties		*out;
};

/* The ids of those that checks know, in the order of their enum. */
static const char *const known[DUTY_KINDS] = {
	[DUTY_EQUALITY] = "equality",
	[DUTY_SOCIO_ECONOMIC] = "socio-economic",
	[DUTY_ARMED_FORCES] = "armed-forces",
	[DUTY_FIVE_WAYS] = "five-ways",
	[DUTY_RURAL] = "rural",
	[DUTY_ENVIRONMENT] = "environment",
};

/* ---- what duties are called ---- */

static size_t
find_name(const struct duties *d, const char *id)
{
	size_t i;

	for (i = 0; i < d->n_names; i++)
		if (strcmp(d->names[i].id, id) == 0)
			return i;
	return d->n_names;
}

static void
read_name(struct reader *r, const struct node *n)
{
	static const char *const keys[] = { "name", "words", NULL };
	struct duties *d = r->out;
	size_t i = find_name(d, n->key->s);
	struct duty_name name = { .id = n->key->s };
	const struct node *said;

	if (!tree_map(&r->tree, n, keys))
		return;
	if (i < d->n_names)
		name = d->names[i];
	said = tree_text(&r->tree, n, "name");
	if (said != NULL)
		name.name = said->s;
	tree_some(&r->tree, n, "words", &name.words);
	if (name.name == NULL) {
		tree_missing(&r->tree, n, "name", "Duty to carers");
		return;
	}
	/* Otherwise nobody could ever answer it. */
	if (i >= DUTY_KINDS && name.words.n == 0) {
		tree_missing(&r->tree, n, "words", "carers");
		return;
	}
	if (i == d->n_names) {
		d->names = arena_grow(r->tree.arena, d->names, i, i + 1,
		    sizeof *d->names);
		d->n_names++;
	}
	d->names[i] = name;
}

static void
read_names(struct reader *r, const struct node *map)
{
	const struct node *n;

	if (map->kind != NODE_MAP) {
		tree_wrong(&r->tree, map, "duties, each with a colon");
		return;
	}
	for (n = map->first; n != NULL; n = n->next)
		read_name(r, n);
}

/* ---- nations ---- */

/* The words of `nation:` in a plan, "none" among them. */
static const char *const *
nation_words(void)
{
	const struct field *f = record_plan_info.fields;

	while (strcmp(f->key, "nation") != 0)
		f++;
	return f->choices;
}

/* false: none of them could be read. */
static bool
nations_of(struct reader *r, const struct node *map, bool nation[NATIONS])
{
	const char *some[NATIONS + 1] = { NULL };
	struct texts texts = { 0 };
	bool any = false;
	size_t i, k;

	memcpy(some, nation_words(), NATIONS * sizeof *some);
	if (node_get(map, "nations") == NULL)
		tree_missing(&r->tree, map, "nations", "[england, wales]");
	tree_some(&r->tree, map, "nations", &texts);
	for (i = 0; i < texts.n; i++) {
		for (k = 0; k < NATIONS; k++)
			if (strcmp(some[k], texts.v[i]) == 0)
				break;
		if (k < NATIONS)
			nation[k] = any = true;
		else
			tree_unknown(&r->tree, RULE_E009,
			    node_get(map, "nations")->at, "nation",
			    texts.v[i], some);
	}
	return any;
}

/* ---- characteristics ---- */

static bool
are_known(struct reader *r, const struct node *n, const struct texts *t)
{
	bool all = true;
	size_t i;

	for (i = 0; i < t->n; i++)
		if (!tree_knows(t->v[i], characteristics)) {
			tree_unknown(&r->tree, RULE_E009, tree_place(&r->tree,
			    n, t->v[i], strlen(t->v[i])), "characteristic "
			    "that a plan can look at", t->v[i],
			    characteristics);
			all = false;
		}
	return all;
}

static void
read_characteristics(struct reader *r, const struct node *list)
{
	static const char *const keys[] = { "nations", "are", NULL };
	const struct node *n;
	size_t i;

	if (!tree_list(&r->tree, list, "a list, one item for each law"))
		return;
	for (n = list->first; n != NULL; n = n->next) {
		bool nation[NATIONS] = { false };
		struct texts are = { 0 };

		if (!tree_map(&r->tree, n, keys) ||
		    !nations_of(r, n, nation))
			continue;
		tree_some(&r->tree, n, "are", &are);
		if (are.n == 0)
			tree_missing(&r->tree, n, "are", "[age, race]");
		else if (are_known(r, node_get(n, "are"), &are))
			for (i = 0; i < NATIONS; i++)
				if (nation[i])
					r->out->characteristics[i] = are;
	}
}

/* ---- laws ---- */

/* The day at a key: the first of a month or year. */
static bool
day_at(struct reader *r, const struct node *map, const char *key, day *out)
{
	const struct value_context context = { .arena = r->tree.arena,
	    .fiscal_month = 4, .fiscal_day = 1, .currency = "GBP" };
	const struct node *n = tree_text(&r->tree, map, key);
	struct value_error error = { NULL, NULL };
	struct date date;

	if (n == NULL)
		return node_get(map, key) == NULL;
	memset(&date, 0, sizeof date);
	if (read_date(&context, n->s, &date, &error) && !date.ongoing) {
		*out = date.first;
		return true;
	}
	diag_add(r->tree.diags, RULE_E007, n->at, NULL,
	    "“%.60s” is no day from which, or until which, a law counts",
	    n->s);
	diag_help(r->tree.diags, "Write it as in “%s: 2022-11-22”.", key);
	return false;
}

static bool
duty_at(struct reader *r, const struct node *map, size_t *out)
{
	const struct node *n = tree_text(&r->tree, map, "duty");
	const char **names;
	size_t i;

	if (n == NULL) {
		tree_missing(&r->tree, map, "duty", "equality");
		return false;
	}
	*out = find_name(r->out, n->s);
	if (*out < r->out->n_names)
		return true;
	names = arena_array(r->tree.arena, r->out->n_names + 1,
	    sizeof *names);
	for (i = 0; i < r->out->n_names; i++)
		names[i] = r->out->names[i].id;
	tree_unknown(&r->tree, RULE_E012, n->at, "duty that this file or the "
	    "built-in one names", n->s, names);
	return false;
}

static bool
source_at(struct reader *r, const struct node *map, const char **out)
{
	const struct node *n = tree_text(&r->tree, map, "source");

	if (n == NULL) {
		tree_missing(&r->tree, map, "source",
		    "https://www.legislation.gov.uk/ukpga/2010/15");
		return false;
	}
	*out = n->s;
	if (strncasecmp(n->s, "https://", 8) == 0 ||
	    strncasecmp(n->s, "http://", 7) == 0)
		return true;
	diag_add(r->tree.diags, RULE_E023, n->at, NULL,
	    "“%.60s” is no address that a reader could follow", n->s);
	diag_help(r->tree.diags, "Give the address of the law, which begins "
	    "with https://.");
	return false;
}

static bool
law_is_sound(struct reader *r, const struct node *n, struct duty_row *row)
{
	const struct node *law = tree_text(&r->tree, n, "law");
	bool sound;

	row->from = row->until = DAY_NONE;
	sound = nations_of(r, n, row->nation);
	sound = duty_at(r, n, &row->duty) && sound;
	sound = source_at(r, n, &row->source) && sound;
	sound = day_at(r, n, "from", &row->from) && sound;
	sound = day_at(r, n, "until", &row->until) && sound;
	if (law == NULL)
		tree_missing(&r->tree, n, "law", "Equality Act 2010");
	else
		row->law = law->s;
	if (node_get(n, "from") == NULL)
		tree_missing(&r->tree, n, "from", "2010-10-01");
	if (row->until == DAY_NONE || row->until >= row->from)
		return sound && law != NULL && row->from != DAY_NONE;
	diag_add(r->tree.diags, RULE_E014, node_get(n, "until")->at, NULL,
	    "This law ends before it begins");
	diag_help(r->tree.diags, "Put the two days right.");
	return false;
}

static void
read_laws(struct reader *r, const struct node *list)
{
	static const char *const keys[] = { "duty", "nations", "from",
		"until", "law", "source", NULL };
	struct duties *d = r->out;
	const struct node *n;

	if (!tree_list(&r->tree, list, "a list of laws"))
		return;
	d->rows = arena_grow(r->tree.arena, d->rows, d->n_rows,
	    d->n_rows + list->n, sizeof *d->rows);
	for (n = list->first; n != NULL; n = n->next) {
		struct duty_row row = { .law = "" };

		if (tree_map(&r->tree, n, keys) && law_is_sound(r, n, &row))
			d->rows[d->n_rows++] = row;
	}
}

/* ---- the whole ---- */

static void
read_tree(struct reader *r, const struct node *root)
{
	static const struct {
		const char	*key;
		void		(*read)(struct reader *, const struct node *);
	} parts[] = {
		{ "duties", read_names },	/* first: laws name them */
		{ "characteristics", read_characteristics },
		{ "laws", read_laws },
	};
	static const char *const keys[] = { "duties", "characteristics",
		"laws", NULL };
	size_t i;

	if (root == NULL || !tree_map(&r->tree, root, keys))
		return;
	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct node *n = node_get(root, parts[i].key);

		if (n != NULL)
			parts[i].read(r, n);
	}
}

static struct duties *
built_in(struct arena *a)
{
	struct diags diags;
	struct reader r = { .tree = { a, &diags, "" } };
	size_t i;

	r.out = arena_alloc(a, sizeof *r.out);
	r.out->names = arena_array(a, DUTY_KINDS, sizeof *r.out->names);
	for (; r.out->n_names < DUTY_KINDS; r.out->n_names++)
		r.out->names[r.out->n_names].id = known[r.out->n_names];
	diags_init(&diags, a, NULL);
	read_tree(&r, embedded_tree(a, FILE_NAME));
	assert(diags.n == 0);
	for (i = 0; i < DUTY_KINDS; i++)
		assert(r.out->names[i].name != NULL);
	return r.out;
}

void
duties_read(struct template_reading *t)
{
	struct reader r = { .tree = { t->arena, t->diags, "the duties of law" },
	    .out = built_in(t->arena) };

	read_tree(&r, yaml_parse(t->arena, t->arena, &t->templates->sources,
	    t->own->file, t->diags));
	t->templates->duties = r.out;
}

const struct duties *
duties_of_run(struct arena *a, const struct templates *t)
{
	return t != NULL && t->duties != NULL ? t->duties : built_in(a);
}
