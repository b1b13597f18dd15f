#include <stdlib.h>
#include <string.h>

#include "compose.h"

/* Who carries the work, and how it lies in time. */

#define MAX_LEADS	15
#define MAX_NAME	48	/* bytes; a heading is no place for a list */
#define BACK_LOADED	0.6	/* share of milestones in the last quarter */

/* ---- load per lead ---- */

static int
by_load(const void *x, const void *y)
{
	const struct workload *a = *(const struct workload *const *)x;
	const struct workload *b = *(const struct workload *const *)y;

	if (a->peak != b->peak)
		return a->peak > b->peak ? -1 : 1;
	if (a->actions != b->actions)
		return a->actions > b->actions ? -1 : 1;
	return a < b ? -1 : a > b;
}

static const char *
lead_name(const struct compose *c, const struct workload *w)
{
	const struct person_ref p = {
		.v = { .state = VAL_SET, .raw = w->name },
		.person = (struct person *)w->person, .name = w->name };

	return person_name(c, &p);
}

static void
load_heading(struct compose *c, struct block *root, const struct workload *w)
{
	const char *name = lead_name(c, w);

	if (strlen(name) <= MAX_NAME)
		doc_heading(c->doc, root, 2, "load", "%s has most to carry: "
		    "%zu actions open at once", name, w->peak);
	else
		doc_heading(c->doc, root, 2, "load", "One lead has %zu "
		    "actions open at once", w->peak);
}

static void
load_row(struct compose *c, struct block *t, const struct workload *w)
{
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, lead_name(c, w));
	doc_cell(c->doc, row, "%zu", w->actions);
	doc_cell(c->doc, row, "%zu", w->peak);
	cell_text(c, row, w->peak_on != DAY_NONE ?
	    day_text(c->arena, w->peak_on, false) : "");
}

/* Nothing where no action has a lead; a sentence where nobody has two. */
void
compose_load(struct compose *c, struct block *root)
{
	const struct schedule_result *s = &c->an->schedule;
	const struct workload **v = arena_array(c->arena, s->n_workloads + 1,
	    sizeof(const struct workload *));
	struct block *t;

	if (s->n_workloads == 0)
		return;
	for (size_t i = 0; i < s->n_workloads; i++)
		v[i] = &s->workloads[i];
	qsort(v, s->n_workloads, sizeof(*v), by_load);
	if (v[0]->peak <= 1) {
		doc_para(c->doc, root, PARA_BODY, "No lead has more than one "
		    "action open at once.");
		return;
	}
	load_heading(c, root, v[0]);
	t = doc_table(c->doc, root, "load-table", "Unfinished actions by "
	    "lead; joint leads count for each", "l6r2r3r3");
	doc_head(c->doc, t, "Lead|Actions|Most open at once|From");
	for (size_t i = 0; i < s->n_workloads && i < MAX_LEADS; i++)
		load_row(c, t, v[i]);
	if (s->n_workloads > MAX_LEADS)
		doc_para(c->doc, root, PARA_CAPTION, "The %d leads with most "
		    "at once; %s less.", MAX_LEADS, count_text(c,
		    s->n_workloads - MAX_LEADS, "other has", "others have"));
}

/* ---- time ---- */

static void
critical_path(struct compose *c, struct block *root)
{
	const struct schedule_result *s = &c->an->schedule;
	struct block *p;

	if (s->n_path < 2)
		return;
	p = doc_add(c->doc, root, BLOCK_PARA);
	doc_text(c->doc, p, "What decides the end of the plan, each waiting "
	    "for the one before: ");
	for (size_t i = 0; i < s->n_path; i++) {
		if (i > 0)
			doc_text(c->doc, p, "; ");
		put_xref(c, p, &s->path[i]->rec,
		    rec_text(c, &s->path[i]->rec));
	}
	doc_text(c->doc, p, ".");
}

static void
circle(struct compose *c, struct block *root)
{
	const struct schedule_result *s = &c->an->schedule;
	struct block *box, *p;

	if (s->n_circle == 0)
		return;
	box = callout(c, root, TONE_WARNING);
	p = doc_add(c->doc, box, BLOCK_PARA);
	doc_strong(c->doc, p, "Some actions wait for each other.");
	doc_text(c->doc, p, " None of these can start: ");
	for (size_t i = 0; i < s->n_circle; i++) {
		if (i > 0)
			doc_text(c->doc, p, "; ");
		put_xref(c, p, &s->circle[i]->rec,
		    rec_text(c, &s->circle[i]->rec));
	}
	doc_text(c->doc, p, ".");
}

static void
milestones_in_time(struct compose *c, struct block *root)
{
	const struct schedule_result *s = &c->an->schedule;
	const struct quarter_sum *most = NULL;

	for (size_t i = 0; i < s->n_quarters; i++)
		if (most == NULL || s->quarters[i].milestones >
		    most->milestones)
			most = &s->quarters[i];
	if (most == NULL)
		return;
	if ((double)s->last_quarter > BACK_LOADED *
	    (double)s->dated_milestones)
		doc_para(c->doc, root, PARA_BODY, "Most milestones come late: "
		    "%zu of %zu in the last quarter of the plan's time.",
		    s->last_quarter, s->dated_milestones);
	else
		doc_para(c->doc, root, PARA_BODY, "The fullest three months "
		    "start on %s, with %zu of the %s that have a date.",
		    day_text(c->arena, most->first, true), most->milestones,
		    count_text(c, s->dated_milestones, "milestone",
		    "milestones"));
}

void
compose_timing(struct compose *c, struct block *root)
{
	circle(c, root);
	critical_path(c, root);
	milestones_in_time(c, root);
}
