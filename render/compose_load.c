#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "chart_bars.h"
#include "compose.h"

/* Who carries the work, and how it lies in time. */

#define MIN_SHOWN	3	/* one bar alone has nothing beside it */
#define MAX_SHOWN	8	/* leads; the annex has them all */
#define MAX_NAME	48	/* bytes; a title is no place for a list */
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

/* Most at once first. */
static const struct workload **
loads_by_peak(const struct compose *c)
{
	const struct schedule_result *s = &c->an->schedule;
	const struct workload **v = arena_array(c->arena, s->n_workloads + 1,
	    sizeof(const struct workload *));

	for (size_t i = 0; i < s->n_workloads; i++)
		v[i] = &s->workloads[i];
	if (s->n_workloads > 1)
		qsort(v, s->n_workloads, sizeof(*v), by_load);
	return v;
}

static const char *
load_words(const struct compose *c, const struct workload *w)
{
	const char *all = number_text(c->arena, (double)w->actions, 0);

	if (w->peak_on == DAY_NONE)
		return arena_printf(c->arena, "at once, %s in all", all);
	return arena_printf(c->arena, "at once, from %s; %s in all",
	    day_text(c->arena, w->peak_on, false), all);
}

static const char *
load_alt(const struct compose *c, const struct workload *const *v, size_t n)
{
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "Unfinished actions of each lead.");
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, " %s: %zu %s.", lead_name(c, v[i]),
		    v[i]->peak, load_words(c, v[i]));
	return buf_text(&b);
}

/* Who has most, or how many have several where no name is short enough. */
static const char *
load_title(const struct compose *c, const struct workload *most)
{
	const struct schedule_result *s = &c->an->schedule;
	const char *name = lead_name(c, most);
	size_t busy = 0;

	if (strlen(name) <= MAX_NAME)
		return arena_printf(c->arena, "%s has most to carry: %zu "
		    "actions open at once", name, most->peak);
	for (size_t i = 0; i < s->n_workloads; i++)
		busy += s->workloads[i].peak > 1;
	return arena_printf(c->arena, "Of %s, %s several actions open at "
	    "once", count_text(c, s->n_workloads, "lead", "leads"),
	    count_text(c, busy, "has", "have"));
}

/* How many of the leads, most at once first, the picture shows. */
static size_t
n_shown(const struct compose *c, const struct workload *const *v)
{
	size_t n = 0;

	if (c->an->schedule.n_workloads == 0 || v[0]->peak <= 1)
		return 0;
	while (n < c->an->schedule.n_workloads && n < MAX_SHOWN &&
	    (v[n]->peak > 1 || n < MIN_SHOWN))
		n++;
	return n;
}

bool
has_load_figure(const struct compose *c)
{
	return n_shown(c, loads_by_peak(c)) > 0;
}

void
load_figure(struct compose *c, struct block *root)
{
	struct bar_rows *data = arena_alloc(c->arena, sizeof(*data));
	const struct workload **v = loads_by_peak(c);
	size_t n = n_shown(c, v);
	struct figure *f;

	if (n == 0)
		return;
	data->n = n;
	data->rows = arena_array(c->arena, n, sizeof(*data->rows));
	for (size_t i = 0; i < n; i++)
		data->rows[i] = (struct bar_row){ .name = lead_name(c, v[i]),
		    .count = (double)v[i]->peak, .all = (double)v[i]->actions,
		    .number = number_text(c->arena, (double)v[i]->peak, 0),
		    .words = load_words(c, v[i]) };
	f = figure_add(c, root, chart_bars, data);
	f->fit = bar_rows_height;
	f->title = load_title(c, v[0]);
	f->subtitle = "Unfinished actions by lead. Filled: the most that are "
	    "open at once; outlined: all. Joint leads count for each.";
	f->alt = load_alt(c, v, n);
}

/* Nothing where no action has a lead; a sentence where nobody has two. */
void
compose_load(struct compose *c, struct block *root)
{
	const struct workload **v = loads_by_peak(c);
	size_t n = c->an->schedule.n_workloads, left = n - n_shown(c, v);

	if (n == 0)
		return;
	if (v[0]->peak <= 1) {
		doc_para(c->doc, root, PARA_BODY, "No lead has more than one "
		    "action open at once.");
		return;
	}
	load_figure(c, root);
	if (left > 0)
		doc_para(c->doc, root, PARA_CAPTION, "%s less; the annex has "
		    "them all.", count_text(c, left, "other has",
		    "others have"));
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

void
load_table(struct compose *c, struct block *root)
{
	const struct workload **v = loads_by_peak(c);
	size_t n = c->an->schedule.n_workloads;
	struct block *t;

	if (n == 0)
		return;
	t = doc_table(c->doc, root, "load-table", "Unfinished actions by "
	    "lead; joint leads count for each", "l6r2r3r3");
	doc_head(c->doc, t, "Lead|Actions|Most open at once|From");
	for (size_t i = 0; i < n; i++)
		load_row(c, t, v[i]);
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

void
circle_warning(struct compose *c, struct block *root)
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
	critical_path(c, root);
	milestones_in_time(c, root);
}

/* ---- the annex ---- */

void
compose_resources(struct compose *c, struct block *root)
{
	money_table(c, root);
	load_table(c, root);
}
