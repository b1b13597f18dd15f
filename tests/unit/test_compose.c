/* The delivery plan as a document tree: chapters, draft marks, what is
   never published, and links that lead somewhere. */

#include "load_plan.h"

#include "compose.h"
#include "doc.h"
#include "render.h"

/* One plan, from its text to its tree; all of it in one arena. */
struct made {
	struct arena	*arena;
	struct loaded	*loaded;
	struct doc	*doc;
	const char	*tree;
};

static struct made
make_in(struct arena *a, const char *text)
{
	struct made m = { .arena = a, .loaded = load_checked(a, text) };
	struct render_job job = { .arena = a, .stem = "plan",
	    .diags = &m.loaded->diags, .analysis = m.loaded->analysis };

	m.doc = compose_plan(&job);
	m.tree = tree_print(m.doc, m.arena);
	return m;
}

static bool
has(const struct made *m, const char *text)
{
	return strstr(m->tree, text) != NULL;
}

/* Every kind of record, each with a note that must not come out. */
static const char first_half[] =
"planpress: 1\n"
"plan:\n"
"  title: A healthy weight\n"
"  area: Gateshead\n"
"  period: 2026/27 .. 2028/29\n"
"  version: 0.3\n"
"  date: 2026-10-31\n"
"  lead: dph\n"
"  nation: england\n"
"  note: HIDDEN-NOTE\n"
"  summary: Now {{y6.latest}}; Ann Smith leads.\n"
"  asks: [{of: The board, what: Agree the offer, by: July 2026}]\n"
"  approvals: [{body: The board, date: 2026-09-01, minute: 7}]\n"
"  process: {lead: ann, sessions: 4}\n"
"partners:\n"
"  - {id: council, name: The Council, sector: council, role: Leads,\n"
"     signed-up: yes, note: HIDDEN-NOTE}\n"
"  - {id: vcs, name: Connected Voice, sector: third, signed-up: no}\n"
"people:\n"
"  - {id: dph, name: Director of Public Health, partner: council, post: yes}\n"
"  - {id: ann, name: Ann Smith, job: Schools lead, partner: council,\n"
"     email: ann@example.org, phone: 0191 496 0000}\n"
"groups: [{id: fifth, title: The poorest fifth, kind: locality}]\n"
"outcomes:\n"
"  - {id: weight, title: More children are a healthy weight, lead: dph,\n"
"     note: HIDDEN-NOTE}\n"
"indicators:\n"
"  - id: y6\n"
"    title: Year 6 obesity\n"
"    outcomes: weight\n"
"    unit: percent\n"
"    better: lower\n"
"    year: academic\n"
"    population: 2200 children\n"
"    source: NHS England\n"
"    note: HIDDEN-NOTE\n"
"    history: {2014/15: 20.0, 2015/16: 20.5, 2016/17: 21.6, 2017/18: 22.0,\n"
"      2018/19: 23.1, 2019/20: NA, 2022/23: 24.1, 2024/25: 25.1}\n"
"    baseline: 2022/23\n"
"    targets: {2028/29: 23.0}\n"
"    comparators: [{name: England, level: national, history: {2024/25: 22.2}}]\n"
"evidence:\n"
"  - {id: ncmp, title: Measurement programme, kind: administrative,\n"
"     source: OHID, period: 2024/25, finding: It rises., note: HIDDEN-NOTE}\n"
"needs:\n"
"  - {id: gap, title: Obesity doubles, outcomes: weight, causes: Cheap food,\n"
"     evidence: ncmp, groups: fifth, note: HIDDEN-NOTE}\n"
"interventions:\n"
"  - {id: tier2, title: Weight management, kind: service, partner: council,\n"
"     needs: gap, reach: {count: 120, of: 550, unit: children}}\n"
"gaps: [{title: Special schools are not measured, action: share}]\n"
"forecasts:\n"
"  - indicator: y6\n"
"    assumptions: No change in policy\n"
"    likelihood: unlikely\n"
"    scenarios: [{title: We hold, becomes: 25.1, why: As now}]\n"
"    factors: [{title: Cost of food, critical: yes, risk: prices}]\n"
"risks:\n"
"  - {id: prices, title: Prices rise, likelihood: 4, impact: 5, owner: ann,\n"
"     residual: {likelihood: 3, impact: 4}, actions: food,\n"
"     contingency: Holiday food, note: HIDDEN-NOTE}\n";
static const char second_half[] =
"appraisals:\n"
"  - id: choice\n"
"    question: Where should the money go?\n"
"    level: strategic\n"
"    outcomes: weight\n"
"    criteria:\n"
"      - {id: effect, title: Effect, weight: 60, why: It is the outcome}\n"
"      - {id: reach, title: Reach, weight: 40, why: The gap is there}\n"
"    options:\n"
"      - {id: now, title: As now, kind: baseline, scores: {effect: 1, reach: 2}}\n"
"      - {id: school, title: Whole schools, kind: do-new, funding: grant,\n"
"         cost: {set-up: 20k, a-year: 140k, years: 3},\n"
"         scores: {effect: {score: 2 .. 4, why: Small but wide}, reach: 4}}\n"
"    decision: {favour: school, why: Best reach}\n"
"funding: [{id: grant, title: Public health grant, by-year: {2026/27: 160k}}]\n"
"actions:\n"
"  - id: food\n"
"    title: Meet the food standard in 20 schools\n"
"    outcomes: weight\n"
"    needs: gap\n"
"    option: choice/school\n"
"    change: new\n"
"    lead: ann\n"
"    support: vcs\n"
"    note: HIDDEN-NOTE\n"
"    start: September 2026\n"
"    due: July 2028\n"
"    milestones: [{id: five, title: Five signed, due: September 2026},\n"
"      {title: Twenty meet it, due: July 2028}]\n"
"    resources: {money: \"£45,000\", funding: grant}\n"
"    success: [{measure: Schools at the standard, unit: schools, target: 20}]\n"
"    contributes: [{indicator: y6, improves-by: 0.3 .. 0.8 points}]\n"
"  - id: share\n"
"    title: Share one set of figures\n"
"    outcomes: weight\n"
"    change: improve\n"
"    lead: tbc\n"
"    start: April 2026\n"
"    due: {as-written: after the summer}\n"
"    resources: existing\n"
"    after: [food/five + 2 weeks]\n"
"updates:\n"
"  - {action: food, date: 2026-10-20, by: ann, said: Four have signed}\n"
"delivery-chains:\n"
"  - id: links\n"
"    outcomes: weight\n"
"    nodes:\n"
"      - {id: ph, title: Public health, partner: council, level: strategic}\n"
"      - {id: sch, title: Schools, level: front-line}\n"
"    links: [{from: ph, to: sch, kind: community, lever: An award}]\n"
"    scores: {agreed: GARRR AAAGG AA, health: GARAR AGAGG AA,\n"
"      schools: AARRA ARAGG AA}\n"
"    questions: {3: {why: No picture, ideal: One map, actions: share}}\n"
"    priorities: [3]\n"
"proofing:\n"
"  equality:\n"
"    assessed: 2026-02-01\n"
"    rows: [{group: fifth, needs: Twice the rate, effect: adverse,\n"
"      mitigation: Grants, actions: food}]\n"
"  rural: {access: In school, effect: neutral}\n"
"monitoring: {cycle: quarterly, body: The board,\n"
"  under-performance: It goes to the board}\n"
"glossary: {tier 2: Help with weight in a group}\n";

/* The plan, with other lines under `plan:`. */
static struct made
make_full(const char *lines)
{
	static const char at[] = "plan:\n";
	const char *rest = strstr(first_half, at) + sizeof(at) - 1;
	struct arena *a = arena_new();

	return make_in(a, arena_printf(a, "%.*s%s%s%s",
	    (int)(rest - first_half), first_half, lines, rest, second_half));
}

/* ---- the tree, walked ---- */

struct ids {
	const char	*v[2000];
	size_t		 n;
};

static void
collect_ids(const struct block *b, struct ids *ids)
{
	if (b->id != NULL) {
		assert_true(ids->n < sizeof(ids->v) / sizeof(ids->v[0]));
		ids->v[ids->n++] = b->id;
	}
	for (b = b->first; b != NULL; b = b->next)
		collect_ids(b, ids);
}

static bool
known(const struct ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (strcmp(ids->v[i], id) == 0)
			return true;
	return false;
}

static size_t
check_xrefs(const struct block *b, const struct ids *ids)
{
	size_t n = 0;

	for (const struct inline_node *t = b->text; t != NULL; t = t->next) {
		if (t->kind != INLINE_XREF)
			continue;
		if (!known(ids, t->href))
			fail_msg("no block has the id %s", t->href);
		n++;
	}
	for (b = b->first; b != NULL; b = b->next)
		n += check_xrefs(b, ids);
	return n;
}

static const struct block *
heading(const struct block *b, const char *id)
{
	for (b = b->first; b != NULL; b = b->next)
		if (b->kind == BLOCK_HEADING && b->level == 1 &&
		    strcmp(b->id, id) == 0)
			return b;
	return NULL;
}

/* A row without a cell for each column would break every back end. */
static size_t
check_tables(const struct block *b)
{
	size_t rows = 0;

	if (b->kind == BLOCK_ROW)
		return 1;
	for (const struct block *k = b->first; k != NULL; k = k->next) {
		if (b->kind == BLOCK_TABLE) {
			size_t n = 0;

			for (const struct block *c = k->first; c != NULL;
			    c = c->next)
				n++;
			assert_int_equal(n, b->n_columns);
		}
		rows += check_tables(k);
	}
	return rows;
}

/* ---- tests ---- */

static void
an_empty_plan_has_every_chapter(void **state)
{
	struct made m = make_in(arena_new(), "");

	(void)state;
	for (size_t i = 0; i < compose_n_sections; i++) {
		const struct section *s = &compose_sections[i];

		if (s->heading != NULL && s->needed == NULL)
			assert_non_null(heading(m.doc->root, s->name));
		if (s->needed != NULL)
			assert_null(heading(m.doc->root, s->name));
	}
	assert_true(has(&m, "The plan has no action yet."));
	assert_true(has(&m, "No options appraisal has been recorded."));
	assert_string_equal(m.doc->meta.title, "Plan without a title");
	assert_string_equal(m.doc->meta.status_word, "DRAFT");
	arena_free(m.arena);
}

static void
a_full_plan_has_every_chapter(void **state)
{
	struct made m = make_full("");

	(void)state;
	assert_false(diags_has_structure_error(&m.loaded->diags));
	for (size_t i = 0; i < compose_n_sections; i++) {
		const struct section *s = &compose_sections[i];

		/* Peers speak where their answers are given (answers.t). */
		if (s->heading != NULL && strcmp(s->name, "peers") != 0 &&
		    strcmp(s->name, "more-indicators") != 0)
			assert_non_null(heading(m.doc->root, s->name));
	}
	arena_free(m.arena);
}

static void
every_link_leads_somewhere(void **state)
{
	struct made m = make_full("");
	struct ids ids = { .n = 0 };

	(void)state;
	collect_ids(m.doc->root, &ids);
	for (size_t i = 0; i < ids.n; i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(ids.v[i], ids.v[k]);
	assert_true(check_xrefs(m.doc->root, &ids) > 20);
	arena_free(m.arena);
}

static void
rows_fill_their_tables(void **state)
{
	struct made m = make_full("");

	(void)state;
	assert_true(check_tables(m.doc->root) > 60);
	arena_free(m.arena);
}

static void
a_draft_says_so_and_counts_its_findings(void **state)
{
	struct made m = make_full("");
	const char *line = m.doc->meta.status_line;

	(void)state;
	assert_string_equal(m.doc->meta.status_word, "DRAFT");
	assert_false(m.doc->meta.approved);
	assert_non_null(strstr(line, "No partner has approved it."));
	assert_non_null(strstr(line, arena_printf(m.arena, "%zu\u00a0error",
	    diags_count(&m.loaded->diags, LEVEL_ERROR))));
	assert_true(diags_count(&m.loaded->diags, LEVEL_ERROR) > 0);
	arena_free(m.arena);
}

static void
an_approved_plan_names_body_and_minute(void **state)
{
	struct made m = make_full("  status: approved\n");

	(void)state;
	assert_true(m.doc->meta.approved);
	assert_string_equal(m.doc->meta.status_word, "APPROVED");
	assert_non_null(strstr(m.doc->meta.status_line,
	    "Approved by The board on 1 September 2026, minute 7."));
	arena_free(m.arena);
}

static void
notes_are_never_published(void **state)
{
	struct made m = make_full("");

	(void)state;
	assert_non_null(strstr(first_half, "HIDDEN-NOTE"));
	assert_false(has(&m, "HIDDEN-NOTE"));
	arena_free(m.arena);
}

static void
a_public_plan_hides_contacts(void **state)
{
	struct made internal = make_full("");
	struct made open = make_full("  publish: public\n");

	(void)state;
	assert_true(has(&internal, "ann@example.org"));
	assert_true(has(&internal, "0191 496 0000"));
	assert_true(has(&internal, "Assessors: health and schools."));
	assert_false(has(&open, "ann@example.org"));
	assert_false(has(&open, "0191 496 0000"));
	assert_false(has(&open, "Assessors: health and schools."));
	assert_true(has(&open, "Ann Smith"));
	arena_free(internal.arena);
	arena_free(open.arena);
}

static void
hidden_names_are_hidden_in_prose_too(void **state)
{
	struct made m = make_full("  publish: public\n  names: hide\n");

	(void)state;
	assert_false(has(&m, "Ann Smith"));
	assert_true(has(&m, "Now 25.1%; Schools lead leads."));
	assert_true(has(&m, "Director of Public Health"));
	arena_free(m.arena);
}

static void
what_is_not_settled_stands_as_written(void **state)
{
	struct made m = make_full("");

	(void)state;
	assert_true(has(&m, "after the summer"));
	assert_true(has(&m, "tbc"));
	arena_free(m.arena);
}

static void
figures_come_from_the_analysis(void **state)
{
	struct made m = make_full("");

	(void)state;
	/* 25.1 to 23.0 of 2,200 children; England is at 22.2. */
	assert_true(has(&m, "2.1\u00a0points (46\u00a0children)"));
	assert_true(has(&m, "2.9\u00a0points higher"));
	assert_true(has(&m, "There is no figure for 2019/20."));
	/* (0.6 × 60 + 0.8 × 40) and (0.2 × 60 + 0.4 × 40) of 100. */
	assert_true(has(&m, "\"68.0\""));
	assert_true(has(&m, "\"28.0\""));
	/* Three reds, three greens. */
	assert_true(has(&m, "It scores 0, between −12 and +12"));
	/* 4 × 5 before, 3 × 4 after. */
	assert_true(has(&m, "20\u00a0Severe"));
	assert_true(has(&m, "12\u00a0High"));
	arena_free(m.arena);
}

/* The figures are worked through in docs/methods.md. */
static void
verdicts_are_said_in_words(void **state)
{
	static const char text[] =
"plan: {title: X, date: 2026-03-31}\n"
"outcomes: {o: Weight}\n"
"indicators:\n"
"  - id: y6\n"
"    title: Year 6\n"
"    outcomes: o\n"
"    unit: percent\n"
"    better: lower\n"
"    year: academic\n"
"    population: 2000 children\n"
"    history: {2024/25: {value: 25.0, n: 2200}}\n"
"    targets: {2028/29: 23.0}\n"
"    comparators:\n"
"      England: {history: {2024/25: {value: 22.2, n: 600000}}}\n"
"      Derby: {history: {2024/25: {value: 24.0, n: 3000}}}\n"
"      Leeds: {history: {2024/25: {value: 29.0, n: 3000}}}\n"
"      Wigan: {history: {2024/25: 20.0}}\n"
"actions:\n"
"  - id: clubs\n"
"    title: Clubs\n"
"    success: [{measure: Children, unit: children, target: 200}]\n"
"    resources: {money: 40k}\n"
"    contributes: [{indicator: y6, improves-by: 0.5 .. 1 points,\n"
"      by: 2028/29}]\n"
"appraisals:\n"
"  - question: Which?\n"
"    criteria: [{id: reach, title: Reach, weight: 60},\n"
"      {id: ease, title: Ease, weight: 40}]\n"
"    options:\n"
"      - {id: a, title: A, scores: {reach: 5, ease: 3},\n"
"         cost: {set-up: 10k, a-year: 20k, years: 3}}\n"
"      - {id: b, title: B, scores: {reach: 1, ease: 5}, cost: 80k}\n";
	struct made m = make_in(arena_new(), text);

	(void)state;
	assert_true(has(&m, "2.8\u00a0points higher: worse, and more than chance"));
	assert_true(has(&m, "1.0\u00a0points higher, which may be chance"));
	assert_true(has(&m, "4.0\u00a0points lower: better, and more than chance"));
	assert_true(has(&m, "5.0\u00a0points higher, with too little to tell"));
	assert_true(has(&m, "“Clubs” would have to reach at least "
	    "400\u00a0children, for £80,000, and at most 800\u00a0children, "
	    "for £0.16m; it plans to reach 200\u00a0children."));
	assert_true(has(&m, "“A” leads “B” by 32.0. Nothing moves this lead "
	    "more than the weight of “Reach”: a fifth less or more of it "
	    "makes it 17.6 to 46.4."));
	assert_true(has(&m, "none is worth as much for less than these: A "
	    "(84.0 points; at most £70,000, of present value £67,994). Present "
	    "value takes 3.5% a year off what comes later."));
	arena_free(m.arena);
}

static void
provenance_names_what_it_was_made_from(void **state)
{
	struct made m = make_full("");

	(void)state;
	assert_true(has(&m, "A healthy weight · Version 0.3 · draft · "
	    "31 October 2026 · as of 31 October 2026 · sources "));
	assert_non_null(strstr(m.doc->meta.provenance,
	    "planpress " VERSION));
	assert_string_equal(m.doc->meta.date_iso, "2026-10-31");
	arena_free(m.arena);
}

/* Words for those who cannot see a logo: whose it is, if its file says. */
static void
a_logo_is_named_by_its_file(void **state)
{
	static const struct { const char *file, *alt; } v[] = {
		{ "council.png", "Logo of Leeds City Council" },
		{ "data/Leeds_City_Council-logo.png",
		  "Logo of Leeds City Council" },
		{ "logo-foodbank.jpg", "Logo of Foodbank" },
		{ "partnership.png", "Logo of Leeds Together" },
		{ "leeds-together.png", "Logo of Leeds Together" },
		{ "image3.png", "Logo 1" },
		{ "logo.png", "Logo 1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct arena *a = arena_new();
		struct sources s;
		struct diags diags;
		struct render_job job = { .arena = a, .stem = "plan" };
		const char *text = arena_printf(a, "plan: {title: A, "
		    "partnership: Leeds Together, logo: %s}\npartners:\n"
		    "  - {id: council, name: Leeds City Council}\n"
		    "  - {id: bank, name: Foodbank}\n", v[i].file);
		struct plan *p;
		struct doc *d;

		sources_init(&s, a);
		diags_init(&diags, a, &s);
		p = plan_load(a, &s, source_add(&s, "p.yaml", text,
		    strlen(text)), DAY_NONE, &diags);
		source_add(&s, v[i].file, "", 0);
		p->plan.logo.items[0].v.state = VAL_SET; /* as if it were */
		job.analysis = analyse(p, a);
		job.diags = &diags;
		d = compose_plan(&job);
		assert_int_equal(d->meta.n_logos, 1);
		assert_string_equal(d->meta.logos[0].alt, v[i].alt);
		arena_free(a);
	}
}

static void
the_same_plan_gives_the_same_tree(void **state)
{
	struct made a = make_full(""), b = make_full("");

	(void)state;
	assert_string_equal(a.tree, b.tree);
	arena_free(a.arena);
	arena_free(b.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_plan_has_every_chapter),
		cmocka_unit_test(a_full_plan_has_every_chapter),
		cmocka_unit_test(every_link_leads_somewhere),
		cmocka_unit_test(rows_fill_their_tables),
		cmocka_unit_test(a_draft_says_so_and_counts_its_findings),
		cmocka_unit_test(an_approved_plan_names_body_and_minute),
		cmocka_unit_test(notes_are_never_published),
		cmocka_unit_test(a_public_plan_hides_contacts),
		cmocka_unit_test(hidden_names_are_hidden_in_prose_too),
		cmocka_unit_test(what_is_not_settled_stands_as_written),
		cmocka_unit_test(figures_come_from_the_analysis),
		cmocka_unit_test(verdicts_are_said_in_words),
		cmocka_unit_test(provenance_names_what_it_was_made_from),
		cmocka_unit_test(a_logo_is_named_by_its_file),
		cmocka_unit_test(the_same_plan_gives_the_same_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
