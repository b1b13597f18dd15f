#include "handmade.h"

#include "methods.h"

/* Gateshead's Year 6 with a target of 23.0 in 2028/29, 2,200 children, and
   one action that claims something. */
struct made_up {
	struct plan		plan;
	struct indicator	in;
	struct target		target;
	struct action		actions[2];
	struct contribution	claims[2];
};

static struct made_up *
make(struct arena *a, const char *unit, double lo, double hi)
{
	struct made_up *m = arena_alloc(a, sizeof *m);
	size_t i;

	m->in = indicator_in("percent", BETTER_LOWER);
	give_gateshead(a, &m->in);
	m->target.period = academic(a, 2028);
	m->target.value = value_target(23);
	m->in.targets.items = &m->target;
	m->in.targets.n = 1;
	m->in.population = (struct quantity){ .v = made(""), .x = 2200,
	    .noun = "pupils" };
	m->plan.as_of = DAY_NONE;
	m->plan.first = m->plan.last = DAY_NONE;
	m->plan.indicators.items = &m->in;
	m->plan.indicators.n = 1;
	m->plan.actions.items = m->actions;
	m->plan.actions.n = 2;
	for (i = 0; i < 2; i++) {
		m->actions[i].rec.kind = REC_ACTION;
		m->actions[i].contributes.items = &m->claims[i];
		m->actions[i].contributes.n = 1;
		m->claims[i].indicator.to = &m->in.rec;
		m->claims[i].improves_by = (struct range){ .v = made(""),
		    .lo = lo, .hi = hi, .unit = unit };
		m->claims[i].by = academic(a, 2027);
	}
	return m;
}

static const struct contributions *
against(struct arena *a, const struct made_up *m)
{
	return &analyse(&m->plan, a)->indicators[0].contributions;
}

/* The gap on trend is 3.4295 points. */
static void
claims_against_the_gap_on_trend(void **state)
{
	struct made_up *m = make(*state, "points", 1, 1.5);
	const struct contributions *c = against(*state, m);

	assert_null(c->absent);
	assert_true(c->on_trend);
	assert_near(c->gap, 3.429476584022, 1e-9);
	assert_int_equal(c->n_counted, 2);
	assert_near(c->lo, 2, 1e-12);
	assert_int_equal(c->closure, CLOSURE_FALLS_SHORT);
	assert_near(c->short_by, 0.429476584022, 1e-9);
	m = make(*state, "", 1, 1.8);
	assert_int_equal(against(*state, m)->closure, CLOSURE_MAY_CLOSE);
	m = make(*state, "%", 1.8, 2);
	c = against(*state, m);
	assert_int_equal(c->closure, CLOSURE_CLOSES);
	assert_near(c->short_by, 0, 0);
}

/* 22 of 2,200 children are one point. */
static void
heads_are_turned_into_points(void **state)
{
	const struct contributions *c = against(*state,
	    make(*state, "pupils", 22, 44));

	assert_near(c->claims[0].lo, 1, 1e-9);
	assert_near(c->claims[1].hi, 2, 1e-9);
	c = against(*state, make(*state, "schools", 22, 44));
	assert_int_equal(c->n_counted, 0);
	assert_string_equal(c->claims[0].left_out,
	    "its unit is not that of the indicator");
}

static void
some_claims_do_not_count(void **state)
{
	struct made_up *m = make(*state, "points", 1, 2);
	const struct contributions *c;

	m->actions[0].change.v = made("continue");
	m->actions[0].change.i = ACTION_CONTINUE;
	m->claims[1].by = academic(*state, 2029);
	c = against(*state, m);
	assert_string_equal(c->claims[0].left_out,
	    "the action only continues what is done already");
	assert_string_equal(c->claims[1].left_out,
	    "it comes after the target");
	assert_near(c->hi, 0, 0);
}

static void
without_a_trend_from_today(void **state)
{
	struct made_up *m = make(*state, "points", 1, 2);
	struct series_break b = { .period = academic(*state, 2021) };
	const struct contributions *c;

	m->in.breaks.items = &b;
	m->in.breaks.n = 1;
	c = against(*state, m);
	assert_false(c->on_trend);
	assert_near(c->gap, 2.1, 1e-9);
	m->target.value = value_target(26);
	assert_string_equal(against(*state, m)->absent,
	    "the target is met already");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(claims_against_the_gap_on_trend),
		cmocka_unit_test(heads_are_turned_into_points),
		cmocka_unit_test(some_claims_do_not_count),
		cmocka_unit_test(without_a_trend_from_today),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
