#include "handmade.h"

#include <string.h>

#include "methods.h"

/* From 1 January 2026; the plan ends on day 1000. */
static struct plan
plan_of(struct arena *a, size_t n)
{
	struct plan p = { .as_of = DAY_NONE };
	size_t i;

	p.first = day_of(2026, 1, 1);
	p.last = p.first + 1000;
	p.values.fiscal_month = 4;
	p.values.fiscal_day = 1;
	p.actions.n = n;
	p.actions.items = arena_array(a, n, sizeof *p.actions.items);
	for (i = 0; i < n; i++)
		p.actions.items[i].rec.kind = REC_ACTION;
	return p;
}

static struct date
day_no(int n)
{
	struct date d = { .v = made("") };

	d.first = d.last = day_of(2026, 1, 1) + n;
	return d;
}

static void
runs(struct plan *p, size_t i, int start, int due)
{
	p->actions.items[i].start = day_no(start);
	p->actions.items[i].due = day_no(due);
}

static struct dependency *
waits(struct arena *a, struct plan *p, size_t i, size_t on)
{
	struct dependencies *after = &p->actions.items[i].after;

	after->items = arena_grow(a, after->items, after->n, after->n + 1,
	    sizeof *after->items);
	after->items[after->n].to = &p->actions.items[on].rec;
	return &after->items[after->n++];
}

static void
part_of(struct plan *p, size_t i, size_t parent)
{
	p->actions.items[i].parent.to = &p->actions.items[parent].rec;
}

struct outcome_of { struct action_result *v; struct schedule_result r; };

static struct outcome_of
measured(struct arena *a, const struct plan *p)
{
	struct outcome_of o = { 0 };

	o.v = arena_array(a, p->actions.n, sizeof *o.v);
	status_measure(p, a, o.v);
	schedule_measure(p, a, o.v, &o.r);
	workload_measure(p, a, o.v, &o.r);
	return o;
}

/* 0 → 1 → 3 and 2 → 3: the day a predecessor is due is float 0. */
static void
float_and_path_by_hand(void **state)
{
	struct plan p = plan_of(*state, 5);
	struct outcome_of o;

	runs(&p, 0, 0, 100);
	runs(&p, 1, 110, 200);
	runs(&p, 2, 0, 199);
	runs(&p, 3, 200, 900);
	runs(&p, 4, 0, 50);
	waits(*state, &p, 1, 0)->lag_days = 7;
	waits(*state, &p, 3, 2);
	waits(*state, &p, 3, 1);
	o = measured(*state, &p);
	assert_int_equal(o.v[0].slack, 3);
	assert_int_equal(o.v[1].slack, 0);
	assert_int_equal(o.v[2].slack, 1);
	assert_int_equal(o.v[3].slack, 100);
	assert_int_equal(o.v[4].slack, 950);
	assert_int_equal(o.r.n_path, 3);
	assert_ptr_equal(o.r.path[0], &p.actions.items[0]);
	assert_ptr_equal(o.r.path[1], &p.actions.items[1]);
	assert_ptr_equal(o.r.path[2], &p.actions.items[3]);
	assert_true(o.v[0].critical && !o.v[2].critical);
	/* A link without both dates is passed over. */
	p.actions.items[1].start.v.state = VAL_ABSENT;
	o = measured(*state, &p);
	assert_int_equal(o.v[0].slack, 900);
	assert_int_equal(o.r.n_path, 2);
}

/* One month after 31 January is 28 February. */
static void
a_month_later_is_the_months_last_day(void **state)
{
	struct plan p = plan_of(*state, 2);

	p.actions.items[0].due = on(2026, 1, 31);
	p.actions.items[1].start = on(2026, 3, 2);
	waits(*state, &p, 1, 0)->lag_months = 1;
	assert_int_equal(measured(*state, &p).v[0].slack, 2);
}

static void
milestones_have_float_of_their_own(void **state)
{
	struct plan p = plan_of(*state, 2);
	struct milestone m = { .due = day_no(60) };
	struct outcome_of o;

	m.rec.kind = REC_MILESTONE;
	m.rec.owner = &p.actions.items[0].rec;
	runs(&p, 0, 0, 300);
	runs(&p, 1, 65, 400);
	p.actions.items[0].milestones.items = &m;
	p.actions.items[0].milestones.n = 1;
	waits(*state, &p, 1, 0)->to = &m.rec;
	o = measured(*state, &p);
	assert_true(o.v[0].milestones[0].has_slack);
	assert_int_equal(o.v[0].milestones[0].slack, 5);
	assert_int_equal(o.v[0].slack, 700);
	assert_int_equal(o.r.n_path, 2);	/* through the action */
	assert_ptr_equal(o.r.path[0], &p.actions.items[0]);
}

/* 0 has the parts 1 and 2; 3 waits for 0, and 0 for 4. */
static void
parents_stand_for_their_leaves(void **state)
{
	struct plan p = plan_of(*state, 5);
	struct outcome_of o;

	part_of(&p, 1, 0);
	part_of(&p, 2, 0);
	runs(&p, 1, 50, 100);
	runs(&p, 2, 60, 120);
	runs(&p, 3, 150, 200);
	runs(&p, 4, 0, 40);
	waits(*state, &p, 3, 0);
	waits(*state, &p, 0, 4);
	o = measured(*state, &p);
	assert_int_equal(o.v[1].slack, 50);
	assert_int_equal(o.v[2].slack, 30);
	assert_int_equal(o.v[4].slack, 10);
	assert_string_equal(o.v[0].no_slack, "only its parts have float");
	assert_int_equal(o.r.n_path, 3);
	assert_ptr_equal(o.r.path[0], &p.actions.items[4]);
	assert_ptr_equal(o.r.path[1], &p.actions.items[2]);
}

static void
circles_take_float_away(void **state)
{
	struct plan p = plan_of(*state, 5);
	struct outcome_of o;
	size_t i;

	for (i = 0; i < 5; i++)
		runs(&p, i, (int)i * 10, (int)i * 10 + 5);
	waits(*state, &p, 1, 3);
	waits(*state, &p, 3, 2);
	waits(*state, &p, 2, 1);
	waits(*state, &p, 4, 1);
	waits(*state, &p, 1, 0);
	o = measured(*state, &p);
	assert_non_null(o.r.no_path);
	assert_int_equal(o.r.n_circle, 3);
	assert_ptr_equal(o.r.circle[0], &p.actions.items[1]);
	assert_ptr_equal(o.r.circle[1], &p.actions.items[3]);
	assert_ptr_equal(o.r.circle[2], &p.actions.items[2]);
	assert_string_equal(o.v[2].no_slack,
	    "it waits for itself in a circle");
	assert_null(o.v[0].no_slack);
	assert_null(o.v[4].no_slack);
}

/* Random networks against reachability (Warshall) and the definition. */
static void
random_networks(void **state)
{
	enum { N = 9, TRIES = 300 };
	unsigned seed = 7;
	int try, circles = 0;

	for (try = 0; try < TRIES; try++) {
		struct plan p = plan_of(*state, N);
		bool reach[N][N] = { { false } };
		int want[N];
		struct outcome_of o;
		size_t i, j, k;

		for (i = 0; i < N; i++) {
			int start = (int)(next_number(&seed) % 300);

			runs(&p, i, start,
			    start + (int)(next_number(&seed) % 200));
		}
		for (k = 0; k < 9; k++) {
			i = next_number(&seed) % N;
			j = next_number(&seed) % N;
			waits(*state, &p, i, j);
			reach[i][j] = true;
		}
		for (j = 0; j < N; j++) {
			bool waited = false;
			int least = 1000000;

			for (i = 0; i < N; i++) {
				int s = p.actions.items[i].start.first -
				    p.actions.items[j].due.last;

				if (reach[i][j] && s < least)
					least = s;
				waited = waited || reach[i][j];
			}
			want[j] = waited ? least : 1000 -
			    (p.actions.items[j].due.last - p.first);
		}
		for (k = 0; k < N; k++)
			for (i = 0; i < N; i++)
				for (j = 0; j < N; j++)
					reach[i][j] = reach[i][j] ||
					    (reach[i][k] && reach[k][j]);
		o = measured(*state, &p);
		for (i = 0; i < N; i++) {
			assert_int_equal(o.v[i].no_slack != NULL,
			    reach[i][i]);
			if (!reach[i][i])
				assert_int_equal(o.v[i].slack, want[i]);
			circles += reach[i][i];
		}
		assert_int_equal(o.r.no_path == NULL, o.r.n_circle == 0);
	}
	assert_in_range(circles, 100, N * TRIES - 100);
}

/* Days of work on the path: where no link has room, all of its days. */
static int
path_length(const struct outcome_of *o)
{
	int days = 0;
	size_t i;

	for (i = 0; i < o->r.n_path; i++)
		days += o->r.path[i]->due.last - o->r.path[i]->start.first;
	return days;
}

/* Actions one after the other, each on the day when all before it are done,
   as a plan is drawn up: a longer one moves whatever waits for it. */
static void
runs_early(struct plan *p, const int *length, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		const struct action *ac = &p->actions.items[i];
		int start = 0;

		for (k = 0; k < ac->after.n; k++) {
			const struct action *b = (const struct action *)
			    (const void *)ac->after.items[k].to;

			if (b->due.last - p->first > start)
				start = b->due.last - p->first;
		}
		runs(p, i, start, start + length[i]);
	}
}

static void
a_longer_action_never_shortens_the_path(void **state)
{
	enum { N = 8, TRIES = 300 };
	unsigned seed = 11;
	int try, grown = 0;

	for (try = 0; try < TRIES; try++) {
		struct plan p = plan_of(*state, N);
		int length[N], before, after;
		struct outcome_of o;
		size_t i, k;

		for (i = 0; i < N; i++)
			length[i] = 1 + (int)(next_number(&seed) % 50);
		for (i = 1; i < N; i++)
			for (k = 0; k < i; k++)
				if (next_number(&seed) % 3 == 0)
					waits(*state, &p, i, k);
		runs_early(&p, length, N);
		o = measured(*state, &p);
		before = path_length(&o);
		length[next_number(&seed) % N] += 20;
		runs_early(&p, length, N);
		o = measured(*state, &p);
		after = path_length(&o);
		assert_true(after >= before);
		grown += after > before;
	}
	assert_in_range(grown, TRIES / 10, TRIES);
}

static void
load_of_a_lead(void **state)
{
	struct plan p = plan_of(*state, 4);
	struct person nurse = { .name.v = made("C. Nurse") };
	struct person_ref who = { .v = made("nurse"), .person = &nurse,
	    .name = "C. Nurse" };
	struct person_ref team = { .v = made("A team"), .kind = PERSON_TEXT,
	    .name = "A team" };
	struct outcome_of o;
	size_t i;

	for (i = 0; i < 4; i++) {
		p.actions.items[i].lead.items = i == 3 ? &team : &who;
		p.actions.items[i].lead.n = 1;
	}
	runs(&p, 0, 0, 50);
	runs(&p, 1, 50, 60);
	runs(&p, 2, 55, 90);
	runs(&p, 3, 0, 900);
	o = measured(*state, &p);
	assert_int_equal(o.r.n_workloads, 2);
	assert_int_equal(o.r.workloads[0].actions, 3);
	assert_int_equal(o.r.workloads[0].peak, 2);
	assert_int_equal(o.r.workloads[0].peak_on, p.first + 50);
	assert_string_equal(o.r.workloads[1].name, "A team");
	assert_int_equal(o.r.workloads[1].peak, 1);
}

static void
milestones_by_quarter(void **state)
{
	struct plan p = plan_of(*state, 1);
	struct milestone m[3];
	struct outcome_of o;

	memset(m, 0, sizeof m);
	m[0].due = on(2027, 1, 1);
	m[1].due = on(2026, 6, 30);
	m[2].due = on(2026, 4, 1);
	p.actions.items[0].milestones.items = m;
	p.actions.items[0].milestones.n = 3;
	p.last = day_of(2027, 1, 31);
	o = measured(*state, &p);
	assert_int_equal(o.r.n_quarters, 2);
	assert_int_equal(o.r.quarters[0].first, day_of(2026, 4, 1));
	assert_int_equal(o.r.quarters[0].milestones, 2);
	assert_int_equal(o.r.quarters[1].first, day_of(2027, 1, 1));
	assert_int_equal(o.r.dated_milestones, 3);
	assert_int_equal(o.r.last_quarter, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(float_and_path_by_hand),
		cmocka_unit_test(a_month_later_is_the_months_last_day),
		cmocka_unit_test(milestones_have_float_of_their_own),
		cmocka_unit_test(parents_stand_for_their_leaves),
		cmocka_unit_test(circles_take_float_away),
		cmocka_unit_test(random_networks),
		cmocka_unit_test(a_longer_action_never_shortens_the_path),
		cmocka_unit_test(load_of_a_lead),
		cmocka_unit_test(milestones_by_quarter),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
