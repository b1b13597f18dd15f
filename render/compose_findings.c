#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "compose.h"
#include "wording.h"
#include "source.h"

/* What the checks found: open, not yet due, and accepted for a while. */

#define MAX_PLACES	3

static enum tone
level_tone(enum level level)
{
	switch (level) {
	case LEVEL_ERROR:
		return TONE_ERROR;
	case LEVEL_WARNING:
		return TONE_WARNING;
	case LEVEL_NOTE:
		return TONE_NOTE;
	case LEVEL_OFF:
		return TONE_PLAIN;
	}
	return TONE_PLAIN;
}

/* Worst first, then by rule, then as they were sorted. */
static int
by_level(const void *x, const void *y)
{
	const struct diag *a = *(const struct diag *const *)x;
	const struct diag *b = *(const struct diag *const *)y;

	if (a->level != b->level)
		return a->level > b->level ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return a < b ? -1 : a > b;
}

static size_t
open_findings(const struct compose *c, const struct diag ***out)
{
	const struct diags *ds = c->job->diags;
	size_t n = 0;

	*out = arena_array(c->arena, ds->n + 1, sizeof(**out));
	for (size_t i = 0; i < ds->n; i++)
		if (diag_is_open(&ds->v[i]))
			(*out)[n++] = &ds->v[i];
	if (n > 1)
		qsort(*out, n, sizeof(**out), by_level);
	return n;
}

static const char *
item_text(const struct compose *c, const struct diag *d)
{
	if (d->item == NULL || d->item == &c->plan->rec ||
	    d->item == &c->plan->plan.rec)
		return "";
	return publishable(c, rec_label(c->arena, d->item));
}

/*
 * The path below the plan's folder, so that a document does not depend on
 * where the plan was built.
 */
static const char *
path_in_plan(const struct sources *all, uint32_t file, const char *path)
{
	const struct source *s = source_of(all, file);
	size_t root = all->root != NULL ? strlen(all->root) : 0;
	const char *slash;

	if (s != NULL && s->real != NULL && root > 0 &&
	    strncmp(s->real, all->root, root) == 0 && s->real[root] == '/')
		return s->real + root + 1;
	slash = strrchr(path, '/');
	return slash != NULL ? slash + 1 : path;
}

/* "school-food, actions.yaml:12". */
static const char *
place_text(const struct compose *c, const struct diag *d)
{
	const char *item = item_text(c, d);
	const char *path;
	struct place p;

	if (d->at.file == 0 || c->plan->sources == NULL)
		return item;
	p = source_place(c->plan->sources, d->at);
	path = path_in_plan(c->plan->sources, d->at.file, p.path);
	if (*item == '\0')
		return arena_printf(c->arena, "%s:%u", path, p.line);
	return arena_printf(c->arena, "%s, %s:%u", item, path, p.line);
}

static void
where_cell(struct compose *c, struct block *row, const struct diag *const *v,
    size_t n)
{
	struct block *cell = doc_add(c->doc, row, BLOCK_CELL);

	for (size_t i = 0; i < n && i < MAX_PLACES; i++) {
		const char *place = place_text(c, v[i]);

		if (i > 0)
			put_break(c, cell);
		doc_text(c->doc, cell, "%s", *place == '\0' ? "The plan" :
		    place);
	}
	if (n > MAX_PLACES) {
		put_break(c, cell);
		doc_text(c->doc, cell, "and %s", count_text(c,
		    n - MAX_PLACES, "other place", "other places"));
	}
}

/*
 * The help of a finding is about its own record and may name people by
 * their ids; for several findings, and where names are hidden, what the
 * rule itself advises stands instead: its first paragraph.
 */
static void
remedy_cell(struct compose *c, struct block *row, const struct diag *d,
    size_t n)
{
	const char *remedy = rule_table[d->rule].remedy;
	const char *end = strstr(remedy, "\n\n");
	struct block *cell;

	if (end != NULL)
		remedy = worded_copy(c->arena, arena_strndup(c->arena,
		    remedy, (size_t)(end - remedy)));

	if (d->help != NULL && n == 1 && !c->hide_names) {
		cell_text(c, row, sentence_case(c, d->help));
		return;
	}
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_rich_inline(c->doc, cell, remedy);
}

/* Findings of one rule and level are one row: the places, then a count. */
static void
finding_row(struct compose *c, struct block *t, const struct diag *const *v,
    size_t n)
{
	const struct rule_info *rule = &rule_table[v[0]->rule];
	struct block *row = doc_row(c->doc, t), *cell;
	const char *cause = n == 1 ? v[0]->cause : rule->summary;

	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_tag(c->doc, cell, level_tone(v[0]->level), sentence_case(c,
	    level_word(v[0]->level)));
	cell = cell_heads(c, row, rule->code);
	where_cell(c, row, v, n);
	cell_text(c, row, publishable(c, sentence_case(c, cause)));
	remedy_cell(c, row, v[0], n);
}

static void
not_due(struct compose *c, struct block *root)
{
	const struct diags *ds = c->job->diags;
	size_t n = 0;

	for (size_t i = 0; i < ds->n; i++)
		n += ds->v[i].not_yet_due && ds->v[i].accepted == NULL;
	if (n > 0)
		doc_para(c->doc, root, PARA_BODY, "Not yet due, because the "
		    "plan has come to step %d of 5: %s.", c->plan->reached,
		    count_text(c, n, "finding", "findings"));
}

void
compose_findings(struct compose *c, struct block *root)
{
	const struct diag **v;
	size_t n = open_findings(c, &v), to;
	struct block *t;

	if (n == 0) {
		doc_para(c->doc, root, PARA_BODY, "No finding is open. The "
		    "checks look for stated faults; that none was found does "
		    "not make a plan a good one.");
		not_due(c, root);
		return;
	}
	doc_para(c->doc, root, PARA_LEAD, "Open: %s. Errors must be put right "
	    "before the plan can be approved; warnings and notes are for the "
	    "partnership to judge.", open_findings_text(c));
	t = doc_table(c->doc, root, "findings-table",
	    "What was found and how to put it right", "l3l2l5l6l6");
	doc_head(c->doc, t, "Level|Rule|Where|What was found|"
	    "How to put it right");
	for (size_t from = 0; from < n; from = to) {
		for (to = from + 1; to < n && v[to]->rule == v[from]->rule &&
		    v[to]->level == v[from]->level; to++)
			;
		finding_row(c, t, v + from, to - from);
	}
	not_due(c, root);
}

/* ---- accepted ---- */

static void
accepted_row(struct compose *c, struct block *t, const struct diag *d)
{
	const struct acceptance *a = d->accepted;
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, rule_table[d->rule].code);
	cell_text(c, row, or_not_set(item_text(c, d)));
	cell_text(c, row, publishable(c, sentence_case(c, d->cause)));
	cell_rich(c, row, &a->because);
	cell_text(c, row, or_not_set(person_text(c, &a->by)));
	cell_text(c, row, date_text(c, &a->until));
}

void
compose_accepted(struct compose *c, struct block *root)
{
	const struct diags *ds = c->job->diags;
	struct block *t = NULL;

	for (size_t i = 0; i < ds->n; i++) {
		if (ds->v[i].accepted == NULL)
			continue;
		if (t == NULL) {
			t = doc_table(c->doc, root, "accepted-table",
			    "Weaknesses accepted until a date",
			    "l2l3l5l5l4l3");
			doc_head(c->doc, t, "Rule|Where|What was found|"
			    "Why it is accepted|By|Until");
		}
		accepted_row(c, t, &ds->v[i]);
	}
	if (t == NULL)
		doc_para(c->doc, root, PARA_BODY, "No weakness has been "
		    "accepted. One that is would stand here with the reason, "
		    "the person who accepted it and the date it runs out.");
}
