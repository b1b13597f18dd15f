#include "load_plan.h"

#include "compose.h"
#include "signals.h"

/* How often the signal comes from a plan; the last of them in *last. */
static size_t
times(struct arena *a, const char *yaml, enum signal signal,
    struct found *last)
{
	struct loaded *l = load_sound(a, yaml);
	struct render_job job = { .arena = a, .stem = "p",
	    .diags = &l->diags, .analysis = analyse(l->plan, a) };
	struct compose c;
	struct signals s;
	size_t i, n = 0;

	compose_init(&c, &job);
	s = signals_of(&c);
	for (i = 0; i < s.n; i++) {
		if (s.v[i].signal != signal)
			continue;
		assert_non_null(s.v[i].says);
		*last = s.v[i];
		n++;
	}
	return n;
}

#define HEAD \
	"plan: {title: T, date: 2026-03-31, period: 2026/27, nation: england}\n" \
	"partners:\n" \
	"  - {id: pa, name: A, sector: council, signed-up: yes}\n" \
	"  - {id: pb, name: B, sector: health, signed-up: no}\n" \
	"  - {id: pc, name: C, sector: police, signed-up: yes}\n" \
	"people: [{id: pe, name: P, partner: pa}, {id: pf, name: F, partner: pb}]\n" \
	"groups: [{id: g, title: G}]\n" \
	"outcomes: [{id: o, title: O}]\n"
#define SERIES \
	"indicators:\n" \
	"  - {id: i, title: I, outcomes: o, unit: percent, better: lower,\n" \
	"     source: S, baseline: 2020, targets: {2027: 20}, history:\n" \
	"     {2020: 30, 2021: 30, 2022: 30, 2023: 30, 2024: 30, 2025: 30}"

/* A plan that gives a signal, and its neighbour that does not. */
static const struct pair {
	enum signal	 signal;
	const char	*yes, *no;
} pairs[] = {
	{ SIGNAL_OTHERS, SERIES ", comparators: [{name: X, history: {2025: 29}}]}\n",
	  SERIES ", comparators: [{name: X, history: {2025: 29}}, {name: Y, history: {2025: 31}}]}\n" },
	{ SIGNAL_BEHIND, SERIES ", comparators: [{name: X, history: {2025: 19}}]}\n",
	  SERIES ", comparators: [{name: X, history: {2025: 21}}]}\n" },
	{ SIGNAL_WIDER, SERIES ", breakdown: [{group: g, history: {2020: 35, 2025: 36}}]}\n",
	  SERIES ", breakdown: [{group: g, history: {2020: 35, 2025: 34}}]}\n" },
	{ SIGNAL_NO_CLAIM, SERIES "}\n", SERIES "}\n"
	  "actions: [{id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 1 .. 2 points, by: 2027}]}]\n" },
	{ SIGNAL_SHORT, SERIES "}\n"
	  "actions: [{id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 1 .. 2 points, by: 2027}]}]\n",
	  SERIES "}\nactions: [{id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 9 .. 12 points, by: 2027}]}]\n" },
	{ SIGNAL_MAY_CLOSE, SERIES "}\n"
	  "actions: [{id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 9 .. 12 points, by: 2027}]}]\n",
	  SERIES "}\nactions: [{id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 11 .. 12 points, by: 2027}]}]\n" },
	{ SIGNAL_ONE_CLAIM, SERIES "}\nactions:\n"
	  "  - {id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 1 .. 7 points, by: 2027}]}\n"
	  "  - {id: b, title: B, outcomes: o, contributes: [{indicator: i, improves-by: 1 .. 2 points, by: 2027}]}\n",
	  SERIES "}\nactions:\n"
	  "  - {id: a, title: A, outcomes: o, contributes: [{indicator: i, improves-by: 1 .. 2 points, by: 2027}]}\n"
	  "  - {id: b, title: B, outcomes: o, contributes: [{indicator: i, improves-by: 1 .. 2 points, by: 2027}]}\n" },
	{ SIGNAL_TOGETHER, "needs: [{title: N, causes: It is linked to poverty.}]\n",
	  "needs: [{title: N, causes: It comes of poverty.}]\n" },
	{ SIGNAL_ONE_SOURCE, "evidence: [{id: e, title: E}]\n"
	  "needs: [{title: A, evidence: e}, {title: B, evidence: e}, {title: C, evidence: e}]\n",
	  "evidence: [{id: e, title: E}]\n"
	  "needs: [{title: A, evidence: e}, {title: B, evidence: e}, {title: C}]\n" },
	{ SIGNAL_ENDING, "interventions: [{title: V, until: 2026-09-30}]\n",
	  "interventions: [{title: V, until: 2027-03-31}]\n" },
	{ SIGNAL_UNPROVEN, "interventions: [{title: V, effectiveness: unknown}]\n",
	  "interventions: [{title: V, effectiveness: promising}]\n" },
	{ SIGNAL_SEVERE, "risks: [{title: R, likelihood: 5, impact: 5, residual: {likelihood: 5, impact: 4}}]\n",
	  "risks: [{title: R, likelihood: 5, impact: 5, residual: {likelihood: 2, impact: 4}}]\n" },
	{ SIGNAL_NO_THIRD, "x-none: 1\n",
	  "partners: [{id: pd, name: D, sector: third}]\n" },
	{ SIGNAL_COVENANT, "actions: [{title: A}]\n", "actions: [{title: A}]\n"
	  "proofing: {duties: {armed-forces-covenant: Looked at.}}\n" },
	{ SIGNAL_SAME_WORDS, "proofing: {equality: {rows: [{characteristic: age, needs: As others.},"
	  " {characteristic: sex, needs: As others.}]}}\n",
	  "proofing: {equality: {rows: [{characteristic: age, needs: As others.},"
	  " {characteristic: sex, needs: Not as others.}]}}\n" },
	{ SIGNAL_CUMULATIVE, "actions: [{title: A, groups: g}, {title: B, groups: g}, {title: C, groups: g}]\n",
	  "actions: [{title: A, groups: g}, {title: B, groups: g}, {title: C}]\n" },
	{ SIGNAL_NO_LESS, "actions: [{title: A, change: new}, {title: B, change: new},"
	  " {title: C, change: new}, {title: D, change: new}]\n",
	  "actions: [{title: A, change: new}, {title: B, change: new},"
	  " {title: C, change: new}, {title: D, change: scale-down}]\n" },
	{ SIGNAL_NO_EARLY, "actions: [{title: A}, {title: B}, {title: C}, {title: D}, {title: E}]\n",
	  "actions: [{title: A}, {title: B}, {title: C}, {title: D}, {title: Prevent E}]\n" },
	{ SIGNAL_LEAD, "actions: [{title: A, lead: pe}, {title: B, lead: pe},"
	  " {title: C, lead: pe}, {title: D, lead: pe}, {title: E, lead: pe}]\n",
	  "actions: [{title: A, lead: pe}, {title: B, lead: pe},"
	  " {title: C, lead: pe}, {title: D, lead: pe}, {title: E, lead: pf}]\n" },
	{ SIGNAL_UNSIGNED, "actions: [{title: A, lead: pf}]\n",
	  "actions: [{title: A, lead: pe}]\n" },
	{ SIGNAL_UNFUNDED, "actions: [{title: A, resources: {money: unfunded}}]\n",
	  "actions: [{title: A, resources: existing}]\n" },
	{ SIGNAL_MONEY_ONLY, "actions: [{title: A, resources: {money: 20k}}]\n",
	  "actions: [{title: A, resources: {money: 20k, people: One}}]\n" },
	{ SIGNAL_MEETING, "actions: [{title: A, milestones: {May 2026: First meeting held}}]\n",
	  "actions: [{title: A, milestones: {May 2026: Ten schools meet it}}]\n" },
	{ SIGNAL_REPEATS, "actions: [{title: Train sixty liaison workers, success: Sixty liaison workers trained}]\n",
	  "actions: [{title: Train sixty liaison workers, success: Families say that they were listened to}]\n" },
	{ SIGNAL_SEVERAL, "actions: [{title: Map what there is and judge it and tell all}]\n",
	  "actions: [{title: Map what there is and judge it}]\n" },
	{ SIGNAL_ALIKE, "actions: [{title: Train sixty family liaison workers},"
	  " {title: Train family liaison workers from sixty}]\n",
	  "actions: [{title: Train sixty family liaison workers}, {title: Train sixty midwives}]\n" },
	{ SIGNAL_ASK, "x-none: 1\n", NULL },
	{ SIGNAL_DIVERGENT, "delivery-chains: [{outcomes: o, scores: {agreed: RAGRAGRAGRAG, a: RAGRAGRAGRAG, b: GAGRAGRAGRAG}}]\n",
	  "delivery-chains: [{outcomes: o, scores: {agreed: RAGRAGRAGRAG, a: RAGRAGRAGRAG, b: AAGRAGRAGRAG}}]\n" },
	{ SIGNAL_RED_LEFT, "delivery-chains: [{outcomes: o, scores: {agreed: RGGGGGGGGGGG}, priorities: [2]}]\n",
	  "delivery-chains: [{outcomes: o, scores: {agreed: RGGGGGGGGGGG}, priorities: [1]}]\n" },
	{ SIGNAL_WANTED, "delivery-chains: [{nodes: [{title: N, level: community, wanted: yes}]}]\n",
	  "delivery-chains: [{nodes: [{title: N, wanted: no}]}]\n" },
	{ SIGNAL_HUB, "delivery-chains: [{nodes: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}],"
	  " links: [{from: a, to: b}, {from: a, to: c}, {from: b, to: a}, {from: c, to: a}]}]\n",
	  "delivery-chains: [{nodes: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}],"
	  " links: [{from: a, to: b}, {from: a, to: c}, {from: b, to: a}]}]\n" },
};

static const char *
with_head(struct arena *a, const char *body)
{
	const char *head = HEAD;

	/* One list of partners a plan: theirs goes to the end of ours. */
	if (strncmp(body, "partners: [", 11) == 0)
		return arena_printf(a, "%.*s  - %.*s\n", (int)(strstr(head,
		    "people:") - head), head, (int)strlen(body) - 13,
		    body + 11);
	return arena_printf(a, "%s%s", head, body);
}

static void
test_pairs(void **state)
{
	struct found f;
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		const struct pair *p = &pairs[i];
		const char *name = signal_table[p->signal].name;

		if (p->no == NULL)
			continue;
		if (times(*state, with_head(*state, p->yes), p->signal,
		    &f) == 0)
			fail_msg("no %s in\n%s", name, p->yes);
		if (times(*state, with_head(*state, p->no), p->signal, &f) > 0)
			fail_msg("%s in\n%s: %s", name, p->no, f.says);
	}
}

/* Whatever a signal says has all the values that its question may use. */
static void
test_fills(void **state)
{
	struct found f;
	size_t i, k;

	for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		const struct pair *p = &pairs[i];

		if (p->no == NULL || times(*state, with_head(*state, p->yes),
		    p->signal, &f) == 0)
			continue;
		for (k = 0; signal_table[p->signal].fills[k] != NULL; k++)
			if (f.fill[k] == NULL || *f.fill[k] == '\0')
				fail_msg("%s has no {%s}",
				    signal_table[p->signal].name,
				    signal_table[p->signal].fills[k]);
	}
}

static void
test_lead_of_many(void **state)
{
	struct found f;

	assert_int_equal(times(*state, with_head(*state,
	    "actions: [{title: A, lead: pe}, {title: B, lead: pe},"
	    " {title: C, lead: pe}, {title: D, lead: pe},"
	    " {title: E, lead: pe}, {title: F, lead: pe}]\n"), SIGNAL_LEAD,
	    &f), 1);
	assert_string_equal(rec_title(f.item), "A");
	assert_string_equal(rec_title(f.about), "P");
	assert_string_equal(f.fill[1], "5");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_fills),
		cmocka_unit_test(test_lead_of_many),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
