#include <string.h>

#include "buf.h"
#include "chart_gantt.h"
#include "compose.h"
#include "methods.h"

/* The actions as a picture in time, with its words. */

/* What a page has room for, in rows, of which a group's head takes a part;
   the first page has a heading too. */
struct room { double first, rows, group; };

static const struct room room_usual = { 41, 48, 1.26 };
static const struct room room_large = { 5.4, 7.7, 0.62 };

struct planner {
	struct compose			*c;
	const struct action		**actions;	/* as shown */
	const struct outcome		**outcomes;	/* that each is under */
	size_t				 n;
};

static void
add_outcome(struct planner *p, const struct outcome *o)
{
	size_t n = actions_under(p->c, o, p->actions + p->n);

	for (size_t i = 0; i < n; i++)
		p->outcomes[p->n + i] = o;
	p->n += n;
}

/* ---- the axis ---- */

static void
widen(day d, day *first, day *last)
{
	if (d == DAY_NONE)
		return;
	if (*first == DAY_NONE || d < *first)
		*first = d;
	if (*last == DAY_NONE || d > *last)
		*last = d;
}

static bool
find_span(const struct planner *p, day *first, day *last)
{
	*first = *last = DAY_NONE;
	for (size_t i = 0; i < p->n; i++) {
		const struct action_result *r = action_result_of(p->c,
		    p->actions[i]);

		widen(r->start, first, last);
		widen(r->due, first, last);
		for (size_t k = 0; k < p->actions[i]->milestones.n; k++)
			widen(r->milestones[k].due, first, last);
	}
	return *first != DAY_NONE;
}

#define MAX_QUARTERS	200	/* fifty years */

static bool
make_axis(const struct planner *p, struct gantt *g)
{
	const struct value_context *v = &p->c->plan->values;
	struct gantt_quarter *q = arena_array(p->c->arena, MAX_QUARTERS,
	    sizeof(*q));
	day first, last, year;
	size_t n = 0;

	if (!find_span(p, &first, &last))
		return false;
	year = fiscal_year_start(v, first);
	for (day d = year; d <= last && n < MAX_QUARTERS; n++) {
		int number = (int)(n % 4) + 1, y, month, mday;

		day_split(d, &y, &month, &mday);
		q[n].first = d;
		q[n].number = number;
		q[n].year = number == 1 ? year_text(p->c, y) : NULL;
		d = day_add_months(year, 3 * (int)(n + 1));
	}
	/* The year is drawn to its end. */
	for (; n % 4 != 0 && n < MAX_QUARTERS; n++) {
		q[n].first = day_add_months(year, 3 * (int)n);
		q[n].number = (int)(n % 4) + 1;
	}
	g->quarters = q;
	g->n_quarters = n;
	g->last = day_add_months(year, 3 * (int)n);
	return true;
}

/* ---- rows ---- */

static void
add_milestones(const struct planner *p, struct gantt_row *row,
    const struct action *a, const struct action_result *r)
{
	row->milestones = arena_array(p->c->arena, a->milestones.n,
	    sizeof(*row->milestones));
	for (size_t i = 0; i < a->milestones.n; i++) {
		const struct milestone_result *m = &r->milestones[i];

		if (m->due == DAY_NONE)
			continue;
		row->milestones[row->n_milestones++] =
		    (struct gantt_milestone){ m->due, m->done ? GANTT_DONE :
		    m->late ? GANTT_MISSED : GANTT_DUE };
	}
}

/* Rows from..to are in the picture; others cannot be pointed to. */
static void
add_waits(const struct planner *p, struct gantt_row *row,
    const struct action *a, size_t from, size_t to)
{
	row->after = arena_array(p->c->arena, a->after.n,
	    sizeof(*row->after));
	for (size_t i = 0; i < a->after.n; i++) {
		const struct rec *r = a->after.items[i].to;

		if (r != NULL && r->kind == REC_MILESTONE)
			r = r->owner;
		for (size_t k = from; r != NULL && k < to; k++)
			if (&p->actions[k]->rec == r && p->actions[k] != a)
				row->after[row->n_after++] = k - from;
	}
}

static bool
is_group_start(const struct planner *p, size_t from, size_t i)
{
	return i == from || p->outcomes[i] != p->outcomes[i - 1];
}

static void
add_row(const struct planner *p, struct gantt_row *row, size_t i, size_t from,
    size_t to)
{
	const struct action *a = p->actions[i];
	const struct action_result *r = action_result_of(p->c, a);

	if (is_group_start(p, from, i))
		row->group = outcome_summary(p->c, p->outcomes[i]);
	row->id = shown(p->c, &a->rec.id.v);
	row->title = rec_text(p->c, &a->rec);
	row->mark = rag_mark(r->rag);
	row->start = r->start;
	row->due = r->due;
	row->critical = r->critical;
	add_milestones(p, row, a, r);
	add_waits(p, row, a, from, to);
}

/* ---- words ---- */

static const char *
title_text(const struct planner *p, size_t from, size_t to)
{
	struct compose *c = p->c;
	size_t missed = 0, overdue = 0;

	for (size_t i = from; i < to; i++) {
		const struct action_result *r = action_result_of(c,
		    p->actions[i]);

		missed += r->milestones_late;
		overdue += r->rag == RAG_RED;
	}
	if (missed > 0 && overdue > 0)
		return arena_printf(c->arena, "%s overdue, and %s missed",
		    count_text(c, overdue, "action is", "actions are"),
		    count_text(c, missed, "milestone is", "milestones are"));
	if (overdue > 0)
		return arena_printf(c->arena, "%s overdue",
		    count_text(c, overdue, "action is", "actions are"));
	if (missed > 0)
		return arena_printf(c->arena, "%s missed",
		    count_text(c, missed, "milestone is", "milestones are"));
	return "Every action, its milestones and what it waits for";
}

static void
say_chain(const struct planner *p, struct buf *b, size_t from, size_t to)
{
	const char **v = arena_array(p->c->arena, to - from + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		if (action_result_of(p->c, p->actions[i])->critical)
			v[n++] = rec_text(p->c, &p->actions[i]->rec);
	if (n > 0)
		buf_printf(b, " Without slack: %s.", list_text(p->c, v, n));
}

/* Counts by status, the span, what is missed, and the critical chain. */
static const char *
alt_text(const struct planner *p, size_t from, size_t to)
{
	struct compose *c = p->c;
	size_t by_rag[7] = { 0 }, missed = 0, n = 0;
	const char *part[8];
	day first = DAY_NONE, last = DAY_NONE;
	struct buf b;

	for (size_t i = from; i < to; i++) {
		const struct action_result *r = action_result_of(c,
		    p->actions[i]);

		by_rag[r->rag]++;
		missed += r->milestones_late;
		widen(r->start, &first, &last);
		widen(r->due, &first, &last);
	}
	for (int i = RAG_NONE; i <= RAG_CANCELLED; i++)
		if (by_rag[i] > 0)
			part[n++] = arena_printf(c->arena, "%zu %s",
			    by_rag[i], i == RAG_NONE ? "not judged" :
			    i == RAG_RED ? "overdue" : i == RAG_AMBER ?
			    "at risk" : i == RAG_GREEN ? "on track" :
			    i == RAG_COMPLETE ? "complete" :
			    i == RAG_NOT_STARTED ? "not started" :
			    "cancelled");
	buf_init(&b, c->arena);
	buf_printf(&b, "%s in time: %s.", count_text(c, to - from, "action",
	    "actions"), list_text(c, part, n));
	if (first != DAY_NONE)
		buf_printf(&b, " They run from %s to %s.",
		    day_text(c->arena, first, true),
		    day_text(c->arena, last, true));
	if (missed > 0)
		buf_printf(&b, " Missed: %s.", count_text(c, missed,
		    "milestone", "milestones"));
	say_chain(p, &b, from, to);
	buf_printf(&b, " The tables and the action sheets have every date.");
	return buf_text(&b);
}

/* ---- the pictures ---- */

static void
add_figure(const struct planner *p, struct block *parent, struct gantt g,
    size_t from, size_t to)
{
	struct compose *c = p->c;
	struct block *b = doc_add(c->doc, parent, BLOCK_FIGURE);
	struct gantt *own = arena_alloc(c->arena, sizeof(*own));

	*own = g;
	own->n_rows = to - from;
	own->rows = arena_array(c->arena, own->n_rows, sizeof(*own->rows));
	for (size_t i = from; i < to; i++)
		add_row(p, &own->rows[i - from], i, from, to);
	b->figure = arena_alloc(c->arena, sizeof(*b->figure));
	b->figure->draw = chart_gantt;
	b->figure->data = own;
	b->figure->height = gantt_height(own);
	b->figure->title = title_text(p, from, to);
	b->figure->subtitle = "A bar runs from start to due date; a diamond is "
	    "a milestone.";
	b->figure->alt = alt_text(p, from, to);
	b->figure->continued = from > 0;
}

/* A page's rows; it ends where a group does, if there is such an end. */
static size_t
page_end(const struct planner *p, size_t from)
{
	const struct room *r = p->c->doc->meta.large_print ? &room_large :
	    &room_usual;
	double room = from == 0 ? r->first : r->rows;
	size_t end = from, k;

	while (end < p->n && room >= 1) {
		room -= is_group_start(p, from, end) ? 1 + r->group : 1;
		end++;
	}
	if (room < 0)
		end--;
	if (end == p->n)
		return p->n;
	for (k = end; k > from; k--)
		if (is_group_start(p, from, k))
			return k;
	return end;
}

/* false: there is nothing to draw. */
static bool
gather(struct planner *p, struct gantt *g)
{
	struct compose *c = p->c;
	const struct outcome_list *l = &c->plan->outcomes;
	size_t most = 2 * c->plan->actions.n + 1;

	p->actions = arena_array(c->arena, most, sizeof(const struct action *));
	p->outcomes = arena_array(c->arena, most,
	    sizeof(const struct outcome *));
	for (size_t i = 0; i < l->n; i++)
		add_outcome(p, &l->items[i]);
	add_outcome(p, NULL);
	return p->n >= 2 && make_axis(p, g);
}

bool
has_gantt(struct compose *c)
{
	struct planner p = { .c = c };
	struct gantt g = { .as_of = c->plan->as_of };

	return gather(&p, &g);
}

void
compose_gantt(struct compose *c, struct block *parent)
{
	struct planner p = { .c = c };
	struct gantt g = { .as_of = c->plan->as_of };

	g.narrow = c->doc->meta.large_print;
	if (!gather(&p, &g))
		return;
	if (g.as_of != DAY_NONE)
		g.flag = arena_printf(c->arena, "As of %s",
		    day_text(c->arena, g.as_of, false));
	for (size_t i = 0, end; i < p.n; i = end) {
		end = page_end(&p, i);
		add_figure(&p, parent, g, i, end);
	}
}
