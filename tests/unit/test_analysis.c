#include "handmade.h"

#include <string.h>

#include "methods.h"

/* ---- status ---- */

static struct plan
plan_at(struct arena *a, size_t n_actions, int year, int month, int mday)
{
	struct plan p = { .first = DAY_NONE, .last = DAY_NONE };
	size_t i;

	p.as_of = day_of(year, month, mday);
	p.values.currency = "GBP";
	p.values.fiscal_month = 4;
	p.values.fiscal_day = 1;
	p.actions.n = n_actions;
	p.actions.items = arena_array(a, n_actions, sizeof *p.actions.items);
	for (i = 0; i < n_actions; i++)
		p.actions.items[i].rec.kind = REC_ACTION;
	return p;
}

static void
declare(struct action *ac, enum declared_status status)
{
	ac->status.v = made("");
	ac->status.i = (int)status;
}

static void
add_milestone(struct arena *a, struct action *ac, struct date due, bool done)
{
	struct milestone *m;

	ac->milestones.items = arena_grow(a, ac->milestones.items,
	    ac->milestones.n, ac->milestones.n + 1,
	    sizeof *ac->milestones.items);
	m = &ac->milestones.items[ac->milestones.n++];
	m->rec.kind = REC_MILESTONE;
	m->rec.owner = &ac->rec;
	m->due = due;
	m->done.v.state = VAL_WORD;
	m->done.v.raw = done ? "yes" : "no";
}

static void
wait_for(struct arena *a, struct action *ac, struct rec *to)
{
	ac->after.items = arena_grow(a, ac->after.items, ac->after.n,
	    ac->after.n + 1, sizeof *ac->after.items);
	ac->after.items[ac->after.n++].to = to;
}

static void
child_of(struct action *ac, struct action *parent)
{
	ac->parent.v = made("");
	ac->parent.to = &parent->rec;
}

static struct action_result *
status_of(struct arena *a, const struct plan *p)
{
	struct action_result *v = arena_array(a, p->actions.n, sizeof *v);

	status_measure(p, a, v);
	return v;
}

static void
dates_decide(void **state)
{
	struct plan p = plan_at(*state, 5, 2026, 6, 30);
	struct action *ac = p.actions.items;
	struct action_result *r;

	ac[0].due = on(2026, 6, 29);
	ac[1].due = on(2026, 6, 30);
	ac[2].start = on(2026, 7, 1);
	ac[2].due = on(2027, 7, 1);
	ac[3].due = on(2027, 7, 1);
	add_milestone(*state, &ac[3], on(2026, 6, 1), false);
	r = status_of(*state, &p);
	assert_int_equal(r[0].computed, COMPUTED_OVERDUE);
	assert_int_equal(r[0].days_late, 1);
	assert_int_equal(r[0].rag, RAG_RED);
	assert_string_equal(r[0].word, "Overdue");
	assert_int_equal(r[1].computed, COMPUTED_ON_TRACK);
	assert_int_equal(r[1].days_late, 0);
	assert_int_equal(r[2].rag, RAG_NOT_STARTED);
	assert_int_equal(r[3].computed, COMPUTED_AT_RISK);
	assert_int_equal(r[3].milestones_late, 1);
	assert_int_equal(r[4].computed, COMPUTED_UNKNOWN);
	assert_int_equal(r[4].rag, RAG_NONE);
}

static void
thirty_days_before_the_end(void **state)
{
	struct plan p = plan_at(*state, 2, 2026, 6, 1);
	struct action *ac = p.actions.items;
	struct action_result *r;

	ac[0].due = on(2026, 7, 1);	/* 30 days */
	add_milestone(*state, &ac[0], on(2026, 7, 1), false);
	ac[1].due = on(2026, 7, 2);	/* 31 days */
	add_milestone(*state, &ac[1], on(2026, 7, 2), false);
	r = status_of(*state, &p);
	assert_int_equal(r[0].computed, COMPUTED_AT_RISK);
	assert_int_equal(r[1].computed, COMPUTED_ON_TRACK);
	ac[0].milestones.items[0].done = on(2026, 5, 30);
	r = status_of(*state, &p);
	assert_int_equal(r[0].computed, COMPUTED_ON_TRACK);
	assert_int_equal(r[0].milestones_done, 1);
	/* A day that is still to come has not come. */
	ac[0].milestones.items[0].done = on(2026, 6, 2);
	assert_int_equal(status_of(*state, &p)[0].computed,
	    COMPUTED_AT_RISK);
}

static void
the_worse_of_the_two_is_shown(void **state)
{
	static const struct {
		enum declared_status declared;
		int due_year;		/* as-of is 2026 */
		enum rag rag;
		const char *word;
		bool better;
	} want[] = {
		{ DECLARED_ON_TRACK, 2025, RAG_RED, "Overdue", true },
		{ DECLARED_OFF_TRACK, 2028, RAG_RED, "Off track", false },
		{ DECLARED_OFF_TRACK, 2025, RAG_RED, "Overdue", false },
		{ DECLARED_RESCHEDULED, 2028, RAG_AMBER, "Rescheduled",
		    false },
		{ DECLARED_RESCHEDULED, 2025, RAG_RED, "Overdue", true },
		{ DECLARED_COMPLETE, 2025, RAG_COMPLETE, "Complete", false },
		{ DECLARED_CANCELLED, 2025, RAG_CANCELLED, "Cancelled",
		    false },
		{ DECLARED_NOT_STARTED, 2028, RAG_NOT_STARTED, "Not started",
		    false },
		{ DECLARED_ON_TRACK, 2028, RAG_GREEN, "On track", false },
	};
	struct plan p = plan_at(*state, LEN(want), 2026, 6, 1);
	struct action_result *r;
	size_t i;

	for (i = 0; i < LEN(want); i++) {
		p.actions.items[i].due = on(want[i].due_year, 1, 1);
		declare(&p.actions.items[i], want[i].declared);
	}
	r = status_of(*state, &p);
	for (i = 0; i < LEN(want); i++) {
		assert_int_equal(r[i].rag, want[i].rag);
		assert_string_equal(r[i].word, want[i].word);
		assert_int_equal(r[i].declared_better, want[i].better);
	}
}

static void
complete_takes_all_milestones(void **state)
{
	struct plan p = plan_at(*state, 1, 2026, 6, 1);
	struct action *ac = p.actions.items;
	struct action_result *r;

	ac[0].due = on(2027, 6, 1);
	declare(&ac[0], DECLARED_COMPLETE);
	add_milestone(*state, &ac[0], on(2027, 1, 1), false);
	r = status_of(*state, &p);
	assert_int_equal(r[0].computed, COMPUTED_ON_TRACK);
	assert_string_equal(r[0].word, "On track");
	assert_true(r[0].declared_better);
	ac[0].milestones.items[0].done.v.raw = "yes";
	assert_int_equal(status_of(*state, &p)[0].rag, RAG_COMPLETE);
}

static void
updates_override_the_plan(void **state)
{
	struct plan p = plan_at(*state, 1, 2026, 6, 1);
	struct action *ac = p.actions.items;
	struct update u[4];
	struct action_result *r;

	memset(u, 0, sizeof u);
	ac[0].due = on(2026, 1, 1);
	declare(&ac[0], DECLARED_ON_TRACK);
	add_milestone(*state, &ac[0], on(2026, 3, 1), false);
	u[0].action.to = u[1].action.to = u[3].action.to = &ac[0].rec;
	u[0].date = on(2026, 5, 1);
	u[0].status.v = made("");
	u[0].status.i = DECLARED_RESCHEDULED;
	u[0].new_due = on(2027, 1, 1);
	u[1].date = on(2026, 2, 1);	/* earlier, though later in the file */
	u[1].status.v = made("");
	u[1].status.i = DECLARED_OFF_TRACK;
	u[2].milestone.to = &ac[0].milestones.items[0].rec;
	u[2].date = on(2026, 4, 1);
	u[2].done = on(2026, 3, 20);
	u[3].date = on(2026, 6, 2);	/* after the as-of date */
	u[3].status.v = made("");
	u[3].status.i = DECLARED_CANCELLED;
	p.updates.items = u;
	p.updates.n = LEN(u);
	r = status_of(*state, &p);
	assert_int_equal(r[0].declared, DECLARED_RESCHEDULED);
	assert_int_equal(r[0].due, day_of(2027, 1, 1));
	assert_true(r[0].milestones[0].done);
	assert_int_equal(r[0].computed, COMPUTED_ON_TRACK);
	assert_string_equal(r[0].word, "Rescheduled");
	u[2].new_due = on(2026, 8, 1);
	u[2].done.v.state = VAL_ABSENT;
	r = status_of(*state, &p);
	assert_false(r[0].milestones[0].done);
	assert_int_equal(r[0].milestones[0].due, day_of(2026, 8, 1));
}

static void
a_late_predecessor_is_a_risk(void **state)
{
	struct plan p = plan_at(*state, 4, 2026, 6, 1);
	struct action *ac = p.actions.items;
	struct action_result *r;

	ac[0].due = on(2026, 5, 1);
	ac[1].due = ac[2].due = ac[3].due = on(2027, 5, 1);
	wait_for(*state, &ac[1], &ac[0].rec);
	add_milestone(*state, &ac[2], on(2026, 4, 1), false);
	wait_for(*state, &ac[3], &ac[2].milestones.items[0].rec);
	r = status_of(*state, &p);
	assert_int_equal(r[1].computed, COMPUTED_AT_RISK);
	assert_int_equal(r[3].computed, COMPUTED_AT_RISK);
	declare(&ac[0], DECLARED_COMPLETE);
	ac[2].milestones.items[0].done.v.raw = "yes";
	r = status_of(*state, &p);
	assert_int_equal(r[1].computed, COMPUTED_ON_TRACK);
	assert_int_equal(r[3].computed, COMPUTED_ON_TRACK);
}

/* 0 has the parts 1 and 2; 2 has the part 3; 4 waits for 0. */
static void
parents_are_the_sum_of_their_leaves(void **state)
{
	struct plan p = plan_at(*state, 5, 2026, 6, 1);
	struct action *ac = p.actions.items;
	const struct analysis *an;
	struct action_result *r;

	ac[0].due = on(2020, 1, 1);	/* its own dates are not used */
	child_of(&ac[1], &ac[0]);
	child_of(&ac[2], &ac[0]);
	child_of(&ac[3], &ac[2]);
	ac[1].start = on(2026, 2, 1);
	ac[1].due = on(2026, 12, 1);
	ac[3].start = on(2026, 7, 1);
	ac[3].due = on(2027, 3, 1);
	ac[4].due = on(2028, 1, 1);
	wait_for(*state, &ac[4], &ac[0].rec);
	r = status_of(*state, &p);
	assert_true(r[0].is_parent && r[2].is_parent && !r[3].is_parent);
	assert_int_equal(r[0].start, day_of(2026, 2, 1));
	assert_int_equal(r[0].due, day_of(2027, 3, 1));
	assert_int_equal(r[0].computed, COMPUTED_ON_TRACK);
	assert_int_equal(r[2].computed, COMPUTED_NOT_STARTED);
	assert_int_equal(r[4].computed, COMPUTED_ON_TRACK);
	ac[3].due = on(2026, 5, 22);
	r = status_of(*state, &p);
	assert_int_equal(r[0].computed, COMPUTED_OVERDUE);
	assert_int_equal(r[0].days_late, 10);
	assert_int_equal(r[4].computed, COMPUTED_AT_RISK);
	declare(&ac[1], DECLARED_COMPLETE);
	declare(&ac[3], DECLARED_CANCELLED);
	r = status_of(*state, &p);
	assert_int_equal(r[0].computed, COMPUTED_COMPLETE);
	assert_int_equal(r[2].computed, COMPUTED_CANCELLED);
	an = analyse(&p, *state);
	assert_int_equal(an->by_rag[RAG_COMPLETE], 1);
	assert_int_equal(an->by_rag[RAG_CANCELLED], 1);
	assert_int_equal(an->by_rag[RAG_GREEN], 1);
	assert_int_equal(an->by_rag[RAG_RED], 0);
}

static void
parents_hold_back_their_leaves(void **state)
{
	struct plan p = plan_at(*state, 3, 2026, 6, 1);
	struct action *ac = p.actions.items;

	child_of(&ac[1], &ac[0]);
	ac[1].due = on(2027, 1, 1);
	ac[2].due = on(2026, 1, 1);
	wait_for(*state, &ac[0], &ac[2].rec);
	assert_int_equal(status_of(*state, &p)[1].computed,
	    COMPUTED_AT_RISK);
}

static void
circles_of_parents_end(void **state)
{
	struct plan p = plan_at(*state, 3, 2026, 6, 1);
	struct action *ac = p.actions.items;

	child_of(&ac[0], &ac[1]);
	child_of(&ac[1], &ac[0]);
	child_of(&ac[2], &ac[0]);
	ac[2].due = on(2027, 1, 1);
	assert_int_equal(status_of(*state, &p)[2].computed,
	    COMPUTED_ON_TRACK);
}

static void
without_a_date_only_words_count(void **state)
{
	struct plan p = plan_at(*state, 2, 2026, 6, 1);
	struct action_result *r;

	p.as_of = DAY_NONE;
	p.actions.items[0].due = on(2020, 1, 1);
	p.actions.items[1].due = on(2020, 1, 1);
	declare(&p.actions.items[1], DECLARED_AT_RISK);
	r = status_of(*state, &p);
	assert_int_equal(r[0].rag, RAG_NONE);
	assert_string_equal(r[0].word, "Not known");
	assert_int_equal(r[1].rag, RAG_AMBER);
}

/* ---- money ---- */

static struct money
pounds(double lo, double hi)
{
	return (struct money){ .v = made(""), .kind = MONEY_AMOUNT, .lo = lo,
	    .hi = hi };
}

static void
funded_by(struct arena *a, struct action *ac, struct funding *f)
{
	struct refs *r = &ac->resources.funding;

	r->items = arena_grow(a, r->items, r->n, r->n + 1, sizeof *r->items);
	r->items[r->n++].to = &f->rec;
}

/* 365 days from 1 January: 90 in 2025/26, 275 in 2026/27. */
static void
sums_are_spread_by_days(void **state)
{
	struct plan p = plan_at(*state, 1, 2026, 1, 1);
	struct action *ac = p.actions.items;
	const struct money_result *m;

	ac->start = on(2026, 1, 1);
	ac->due = on(2026, 12, 31);
	ac->resources.money = pounds(36500, 73000);
	m = &analyse(&p, *state)->money;
	assert_near(m->lo, 36500, 0);
	assert_near(m->hi, 73000, 0);
	assert_int_equal(m->n_years, 2);
	assert_int_equal(m->years[0].year, 2025);
	assert_near(m->years[0].lo, 9000, 1e-9);
	assert_near(m->years[1].lo, 27500, 1e-9);
	assert_near(m->years[1].hi, 55000, 1e-9);
	assert_int_equal(m->n_sources, 1);
	assert_null(m->sources[0].funding);
	assert_false(m->sources[0].shared);
}

static void
rates_count_by_the_days_of_each_year(void **state)
{
	struct plan p = plan_at(*state, 2, 2026, 1, 1);
	struct action *ac = p.actions.items;
	const struct money_result *m;

	ac[0].start = on(2026, 4, 1);
	ac[0].due = on(2027, 9, 30);	/* one year, then 183 of 366 days */
	ac[0].resources.money = pounds(100000, 100000);
	ac[0].resources.money.a_year = true;
	ac[1] = ac[0];
	ac[1].due.v.state = VAL_ABSENT;
	m = &analyse(&p, *state)->money;
	assert_int_equal(m->n_years, 2);
	assert_near(m->years[0].lo, 100000, 1e-9);
	assert_near(m->years[1].lo, 50000, 1e-9);
	assert_near(m->lo, 150000, 1e-9);
	assert_int_equal(m->open_ended, 1);
}

static void
by_year_wins_over_the_sum(void **state)
{
	struct plan p = plan_at(*state, 1, 2026, 1, 1);
	struct money_part part = { .lo = 5, .hi = 7 };
	struct resources *res = &p.actions.items[0].resources;
	const struct money_result *m;

	part.period.first = day_of(2027, 4, 1);
	part.period.last = day_of(2028, 3, 31);
	res->money = pounds(100, 100);
	res->by_year = pounds(5, 7);
	res->by_year.parts = &part;
	res->by_year.n = 1;
	m = &analyse(&p, *state)->money;
	assert_near(m->hi, 7, 0);
	assert_int_equal(m->n_years, 1);
	assert_int_equal(m->years[0].year, 2027);
	assert_near(m->years[0].hi, 7, 1e-12);
}

static void
sources_are_kept_apart(void **state)
{
	struct plan p = plan_at(*state, 6, 2026, 1, 1);
	struct action *ac = p.actions.items;
	struct funding f[2];
	const struct money_result *m;
	size_t i;

	memset(f, 0, sizeof f);
	f[0].rec.kind = f[1].rec.kind = REC_FUNDING;
	f[0].money = pounds(50, 60);
	f[0].from = on(2026, 4, 1);
	f[0].to = on(2027, 3, 31);
	p.funding.items = f;
	p.funding.n = 2;
	for (i = 0; i < 3; i++) {
		ac[i].start = on(2026, 4, 1);
		ac[i].due = on(2026, 4, 30);
		ac[i].resources.money = pounds(10, 20);
	}
	funded_by(*state, &ac[0], &f[0]);
	funded_by(*state, &ac[1], &f[0]);
	funded_by(*state, &ac[1], &f[1]);
	ac[3].resources.money.v = ac[4].resources.money.v =
	    ac[5].resources.money.v = made("");
	ac[3].resources.money.kind = MONEY_UNFUNDED;
	ac[4].resources.money.kind = MONEY_NOT_COSTED;
	ac[5].resources.money.kind = MONEY_EXISTING;
	m = &analyse(&p, *state)->money;
	assert_near(m->hi, 60, 0);
	assert_int_equal(m->n_sources, 4);
	assert_ptr_equal(m->sources[0].funding, &f[0]);
	assert_near(m->sources[0].hi, 20, 0);
	assert_near(m->sources[0].available, 60, 0);
	assert_int_equal(m->sources[0].n_funds, 1);
	assert_int_equal(m->sources[0].funds[0].year, 2026);
	assert_ptr_equal(m->sources[1].funding, &f[1]);
	assert_near(m->sources[1].hi, 0, 0);
	assert_true(m->sources[2].shared);
	assert_near(m->sources[2].hi, 20, 0);
	assert_null(m->sources[3].funding);
	assert_int_equal(m->unfunded, 1);
	assert_int_equal(m->not_costed, 1);
	assert_int_equal(m->existing, 1);
}

/* A parent's own money is a further sum over its leaves' span. */
static void
money_counts_once_where_it_is_written(void **state)
{
	struct plan p = plan_at(*state, 3, 2026, 1, 1);
	struct action *ac = p.actions.items;
	const struct money_result *m;

	child_of(&ac[1], &ac[0]);
	ac[0].resources.money = pounds(365, 365);
	ac[1].start = on(2026, 1, 1);
	ac[1].due = on(2026, 12, 31);
	ac[1].resources.money = pounds(730, 730);
	ac[2].resources.money = pounds(9, 9);
	m = &analyse(&p, *state)->money;
	assert_near(m->hi, 1104, 0);
	assert_near(m->undated_hi, 9, 0);
	assert_near(m->years[0].hi, 270, 1e-9);
	assert_near(m->years[1].hi, 825, 1e-9);
}

/* ---- an empty plan ---- */

static void
nothing_is_worked_out_from_nothing(void **state)
{
	struct plan p = { .as_of = DAY_NONE, .first = DAY_NONE,
	    .last = DAY_NONE };
	const struct analysis *an = analyse(&p, *state);
	const char *why;

	assert_int_equal(an->money.n_sources, 0);
	assert_string_equal(live_figure(an, *state, "actions", &why), "0");
	assert_string_equal(live_figure(an, *state, "money", &why),
	    "(no figure: no action states a sum)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_decide),
		cmocka_unit_test(thirty_days_before_the_end),
		cmocka_unit_test(the_worse_of_the_two_is_shown),
		cmocka_unit_test(complete_takes_all_milestones),
		cmocka_unit_test(updates_override_the_plan),
		cmocka_unit_test(a_late_predecessor_is_a_risk),
		cmocka_unit_test(parents_are_the_sum_of_their_leaves),
		cmocka_unit_test(parents_hold_back_their_leaves),
		cmocka_unit_test(circles_of_parents_end),
		cmocka_unit_test(without_a_date_only_words_count),
		cmocka_unit_test(sums_are_spread_by_days),
		cmocka_unit_test(rates_count_by_the_days_of_each_year),
		cmocka_unit_test(by_year_wins_over_the_sum),
		cmocka_unit_test(sources_are_kept_apart),
		cmocka_unit_test(money_counts_once_where_it_is_written),
		cmocka_unit_test(nothing_is_worked_out_from_nothing),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
