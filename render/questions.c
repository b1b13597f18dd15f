#include "questions.h"

#include <assert.h>
#include <string.h>

#include "arena.h"
#include "embed_tree.h"
#include "pack.h"
#include "template.h"

#define WHAT	"a bank of questions"

/*
 * Reading a bank.  What is wrong in a file is told at its place, and the
 * question that is built in is asked in its stead.
 */

struct reader {
	struct tree_reader	 tree;
	struct bank		*bank;
};

/* ---- texts and their placeholders ---- */

static const char *const no_fills[] = { NULL };

static bool
placeholders_fit(struct reader *r, const struct node *n,
    const char *const *fills)
{
	const char *s = n->s, *end, *name;
	bool fit = true;

	while ((s = strchr(s, '{')) != NULL) {
		end = s + strcspn(s, "} ");
		name = arena_strndup(r->tree.arena, s + 1,
		    end > s ? (size_t)(end - s) - 1 : 0);
		if (*end != '}' || !tree_knows(name, fills)) {
			tree_unknown(&r->tree, RULE_E009, tree_place(&r->tree, n, s,
			    (size_t)(end - s) + (*end == '}')),
			    "placeholder of this question", name,
			    fills);
			fit = false;
		}
		s++;
	}
	return fit;
}

static void
text_of(struct reader *r, const struct node *map, const char *key,
    const char *const *fills, const char **out)
{
	const struct node *n = tree_text(&r->tree, map, key);

	if (n != NULL && placeholders_fit(r, n, fills))
		*out = n->s;
}

/* A number from 1 to `most`, or the word, which stands for most + 1. */
static void
number_of(struct reader *r, const struct node *map, const char *key, int most,
    const char *word, int *out)
{
	const struct node *n = node_get(map, key);
	const char *s;
	int x = 0;

	if (n == NULL)
		return;
	if (n->kind == NODE_SCALAR && word != NULL && strcmp(n->s, word) == 0) {
		*out = most + 1;
		return;
	}
	s = n->kind == NODE_SCALAR ? n->s : "";
	for (; *s >= '0' && *s <= '9' && x <= most; s++)
		x = 10 * x + (*s - '0');
	if (n->kind == NODE_SCALAR && *s == '\0' && x >= 1 && x <= most) {
		*out = x;
		return;
	}
	diag_add(r->tree.diags, RULE_E009, n->at, NULL, word == NULL ?
	    "“%s” takes a number from 1 to %d" :
	    "“%s” takes a number from 1 to %d, or “chain”", key, most);
	diag_help(r->tree.diags, "Write “%s: 1”.", key);
}

/* ---- core questions ---- */

static const char *const question_keys[] = { "id", "title", "ask", "also",
	"see", NULL };

static struct question *
question_with(struct reader *r, struct question_set *set, const char *id)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		if (strcmp(set->v[i].id, id) == 0)
			return &set->v[i];
	set->v = arena_grow(r->tree.arena, set->v, set->n, set->n + 1,
	    sizeof *set->v);
	set->v[set->n] = (struct question){ .id = id, .title = "", .ask = "",
	    .see = "" };
	return &set->v[set->n++];
}

static bool
is_whole(struct reader *r, const struct node *n, const struct question *q)
{
	if (*q->title != '\0' && *q->ask != '\0')
		return true;
	diag_add(r->tree.diags, RULE_E006, n->at, NULL, "The question “%.60s” "
	    "needs a title and what it asks", q->id);
	diag_help(r->tree.diags, "Add “title:” and “ask:”.");
	return false;
}

static void
see_of(struct reader *r, const struct node *n, struct question *q)
{
	const struct node *see = node_get(n, "see");

	if (see == NULL)
		return;
	if (see->kind == NODE_SCALAR && pack_can_see(see->s)) {
		q->see = see->s;
		return;
	}
	tree_unknown(&r->tree, RULE_E009, see->at, "part of a plan that a question can "
	    "look at", see->kind == NODE_SCALAR ? see->s : "see",
	    (const char *const[]){ "actions", "indicators", "evidence",
	    "needs", "risks", "outcomes", "options", "chains", NULL });
}

static void
read_question(struct reader *r, const struct node *n,
    struct question_set *set)
{
	const char *id = "";
	struct question *q;

	if (!tree_map(&r->tree, n, question_keys))
		return;
	text_of(r, n, "id", no_fills, &id);
	if (*id == '\0') {
		diag_add(r->tree.diags, RULE_E006, n->at, NULL, "A question has no "
		    "“id”, by which its answers are found again");
		diag_help(r->tree.diags, "Add “id:” with a short word.");
		return;
	}
	q = question_with(r, set, id);
	text_of(r, n, "title", no_fills, &q->title);
	text_of(r, n, "ask", no_fills, &q->ask);
	tree_texts(&r->tree, n, "also", &q->also);
	see_of(r, n, q);
	if (!is_whole(r, n, q))
		set->n--;
}

static void
read_set(struct reader *r, const struct node *map, const char *key,
    struct question_set *set)
{
	const struct node *list = node_get(map, key), *n;

	text_of(r, map, "title", no_fills, &set->title);
	text_of(r, map, "about", no_fills, &set->about);
	if (list != NULL && list->kind != NODE_SEQ)
		tree_wrong(&r->tree, list, "a list of questions");
	else if (list != NULL)
		for (n = list->first; n != NULL; n = n->next)
			read_question(r, n, set);
}

static void
read_steps(struct reader *r, const struct node *list)
{
	static const char *const keys[] = { "step", "title", "about",
		"questions", NULL };
	const struct node *n;
	int step;

	if (list->kind != NODE_SEQ) {
		tree_wrong(&r->tree, list, "a list of steps");
		return;
	}
	for (n = list->first; n != NULL; n = n->next) {
		step = 0;
		if (!tree_map(&r->tree, n, keys))
			continue;
		number_of(r, n, "step", STEPS, NULL, &step);
		if (step > 0) {
			read_set(r, n, "questions",
			    &r->bank->steps[step - 1]);
		} else if (node_get(n, "step") == NULL) {
			diag_add(r->tree.diags, RULE_E006, n->at, NULL,
			    "A list of questions does not say which step it "
			    "belongs to");
			diag_help(r->tree.diags, "Add “step: 1” at its head.");
		}
	}
}

static void
read_colours(struct reader *r, const struct node *list)
{
	static const char *const keys[] = { "red", "amber", "green", NULL };
	const struct node *n;
	struct colours *k = r->bank->colours;

	if (list->kind != NODE_SEQ || list->n != CHAIN_QUESTIONS) {
		tree_wrong(&r->tree, list, "a list of twelve, one a question");
		return;
	}
	for (n = list->first; n != NULL; n = n->next, k++) {
		if (!tree_map(&r->tree, n, keys))
			continue;
		text_of(r, n, "red", no_fills, &k->red);
		text_of(r, n, "amber", no_fills, &k->amber);
		text_of(r, n, "green", no_fills, &k->green);
	}
}

static void
read_chain(struct reader *r, const struct node *map)
{
	static const char *const keys[] = { "title", "about", "questions",
		"colours", NULL };
	const struct node *colours = node_get(map, "colours");

	if (!tree_map(&r->tree, map, keys))
		return;
	read_set(r, map, "questions", &r->bank->chain);
	if (colours != NULL)
		read_colours(r, colours);
}

static void
read_findings(struct reader *r, const struct node *map)
{
	static const char *const keys[] = { "about", "overall", NULL };

	if (tree_map(&r->tree, map, keys))
		read_set(r, map, "overall", &r->bank->findings);
}

/* ---- provoked questions ---- */

static const char *const asking_keys[] = { "step", "question", "consequence",
	"title", "one", "many", NULL };
static const char *const item_and_count[] = { "item", "count", NULL };

static void
consequence_of(struct reader *r, const struct node *map,
    enum consequence *out)
{
	static const char *const words[] = { "low", "medium", "high", NULL };
	const struct node *n = node_get(map, "consequence");
	size_t i;

	if (n == NULL)
		return;
	for (i = 0; n->kind == NODE_SCALAR && words[i] != NULL; i++)
		if (strcmp(n->s, words[i]) == 0) {
			*out = (enum consequence)(CONSEQUENCE_LOW + i);
			return;
		}
	tree_unknown(&r->tree, RULE_E009, n->at, "consequence (low, medium, high)",
	    n->kind == NODE_SCALAR ? n->s : "this", words);
}

/* Of several places no single value can be said, so `many` takes none. */
static void
read_asking(struct reader *r, const struct node *n, struct asking *q,
    const char *const *fills)
{
	if (!tree_map(&r->tree, n, asking_keys))
		return;
	number_of(r, n, "step", STEPS, "chain", &q->step);
	number_of(r, n, "question", CHAIN_QUESTIONS, NULL, &q->question);
	consequence_of(r, n, &q->consequence);
	text_of(r, n, "title", no_fills, &q->title);
	text_of(r, n, "one", fills, &q->words.one);
	text_of(r, n, "many", item_and_count, &q->words.many);
}

static void
read_wording(struct reader *r, const struct node *n, struct wording *w)
{
	static const char *const keys[] = { "one", "many", NULL };

	if (!tree_map(&r->tree, n, keys))
		return;
	text_of(r, n, "one", item_and_count, &w->one);
	text_of(r, n, "many", item_and_count, &w->many);
}

static void
read_provoked(struct reader *r, const struct node *map)
{
	const struct node *n;
	enum rule rule;

	if (map->kind != NODE_MAP) {
		tree_wrong(&r->tree, map, "the codes of rules, each with a colon");
		return;
	}
	for (n = map->first; n != NULL; n = n->next) {
		rule = rule_find(n->key->s);
		if (rule != RULE_NONE) {
			read_asking(r, n, &r->bank->provoked[rule],
			    item_and_count);
			continue;
		}
		rule = rule_nearest(n->key->s);
		diag_add(r->tree.diags, RULE_E012, n->key->at, NULL,
		    "There is no rule “%.60s”", n->key->s);
		if (rule != RULE_NONE)
			diag_help(r->tree.diags, "Did you mean %s (%s)?",
			    rule_table[rule].code, rule_table[rule].name);
	}
}

static int
signal_find(const char *name)
{
	int i;

	for (i = 0; i < SIGNAL_COUNT; i++)
		if (strcmp(signal_table[i].name, name) == 0)
			return i;
	return -1;
}

static void
unknown_signal(struct reader *r, enum rule rule, const struct node *n,
    const char *what)
{
	const char *names[SIGNAL_COUNT + 1] = { NULL };
	int i;

	for (i = 0; i < SIGNAL_COUNT; i++)
		names[i] = signal_table[i].name;
	tree_unknown(&r->tree, rule, n->at, what, n->s, names);
}

static void
read_signals(struct reader *r, const struct node *map)
{
	const char *fills[SIGNAL_FILLS + 3];
	const struct node *n;
	int i;
	size_t k;

	if (map->kind != NODE_MAP) {
		tree_wrong(&r->tree, map, "the names of signals, each with a colon");
		return;
	}
	for (n = map->first; n != NULL; n = n->next) {
		i = signal_find(n->key->s);
		if (i < 0) {
			unknown_signal(r, RULE_E012, n->key,
			    "signal that a plan can give");
			continue;
		}
		for (k = 0; signal_table[i].fills[k] != NULL; k++)
			fills[k] = signal_table[i].fills[k];
		fills[k++] = "item";
		fills[k++] = "count";
		fills[k] = NULL;
		read_asking(r, n, &r->bank->signals[i], fills);
	}
}

/* ---- what is not to be asked ---- */

static bool
drop_core(struct question_set *set, const char *id)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		if (strcmp(set->v[i].id, id) == 0) {
			memmove(&set->v[i], &set->v[i + 1],
			    (set->n - i - 1) * sizeof *set->v);
			set->n--;
			return true;
		}
	return false;
}

static bool
drop_one(struct bank *b, const char *name)
{
	enum rule rule = rule_find(name);
	int i = signal_find(name);
	bool found = rule != RULE_NONE || i >= 0;

	if (rule != RULE_NONE)
		b->provoked[rule].dropped = true;
	if (i >= 0)
		b->signals[i].dropped = true;
	for (i = 0; i < STEPS; i++)
		found = drop_core(&b->steps[i], name) || found;
	return drop_core(&b->chain, name) || found;
}

static void
read_drop(struct reader *r, const struct node *list)
{
	const struct node *n;

	if (list->kind != NODE_SEQ) {
		tree_wrong(&r->tree, list, "a list of questions to leave out");
		return;
	}
	for (n = list->first; n != NULL; n = n->next)
		if (n->kind != NODE_SCALAR)
			tree_wrong(&r->tree, n, "names of questions");
		else if (!drop_one(r->bank, n->s))
			unknown_signal(r, RULE_E012, n, "question of the "
			    "bank, by its id, its rule or its signal");
}

/* ---- the whole ---- */

static const struct {
	const char	*key;
	void		(*read)(struct reader *, const struct node *);
} parts[] = {
	{ "steps", read_steps },
	{ "chain", read_chain },
	{ "findings", read_findings },
	{ "signals", read_signals },
	{ "provoked", read_provoked },
	{ "drop", read_drop },
};

static void
read_over(struct reader *r, const struct node *root)
{
	static const char *const keys[] = { "guide", "answers", "steps",
		"chain", "findings", "accepted", "other", "signals",
		"provoked", "drop", NULL };
	const struct node *n;
	size_t i;

	if (root == NULL || !tree_map(&r->tree, root, keys))
		return;
	tree_texts(&r->tree, root, "guide", &r->bank->guide);
	tree_texts(&r->tree, root, "answers", &r->bank->answers);
	n = node_get(root, "accepted");
	if (n != NULL)
		read_wording(r, n, &r->bank->accepted);
	n = node_get(root, "other");
	if (n != NULL)
		read_wording(r, n, &r->bank->other);
	for (i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		n = node_get(root, parts[i].key);
		if (n != NULL)
			parts[i].read(r, n);
	}
}

static struct question_set
empty_set(void)
{
	return (struct question_set){ .title = "", .about = "" };
}

static struct bank *
read_built_in(struct arena *a)
{
	const struct asking asking = { .words = { "", "" }, .title = "" };
	struct diags diags;
	struct reader r = { .tree = { a, &diags, WHAT } };
	size_t i;

	r.bank = arena_alloc(a, sizeof *r.bank);
	for (i = 0; i < STEPS; i++)
		r.bank->steps[i] = empty_set();
	r.bank->chain = r.bank->findings = empty_set();
	for (i = 0; i < RULE_COUNT; i++)
		r.bank->provoked[i] = asking;
	for (i = 0; i < SIGNAL_COUNT; i++)
		r.bank->signals[i] = asking;
	diags_init(&diags, a, NULL);
	read_over(&r, embedded_tree(a, "peer-review.yaml"));
	assert(diags.n == 0);
	return r.bank;
}

const struct bank *
bank_built_in(struct arena *a)
{
	return read_built_in(a);
}

const struct bank *
bank_read(struct arena *a, const struct sources *sources, uint32_t file,
    struct diags *diags)
{
	struct reader r = { .tree = { a, diags, WHAT } };

	assert(diags->sources == sources);
	r.bank = read_built_in(a);
	read_over(&r, yaml_parse(a, a, sources, file, diags));
	return r.bank;
}

static size_t
count_asked(const struct asking *v, size_t n)
{
	size_t i, asked = 0;

	for (i = 0; i < n; i++)
		asked += !v[i].dropped && *v[i].words.one != '\0';
	return asked;
}

size_t
bank_size(const struct bank *b)
{
	size_t i, n = b->chain.n + b->findings.n;

	for (i = 0; i < STEPS; i++)
		n += b->steps[i].n;
	return n + count_asked(b->provoked, RULE_COUNT) +
	    count_asked(b->signals, SIGNAL_COUNT);
}
