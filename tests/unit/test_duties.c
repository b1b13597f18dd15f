/* Duties of law: which one counts where and when, and the chapter that
   prints them. */

#include "load_plan.h"

#include "compose.h"
#include "duties.h"
#include "template.h"

struct made { struct arena *arena; struct plan *plan; const char *tree; };

static struct made
make(const char *text)
{
	struct made m = { .arena = arena_new() };
	struct loaded *l = load_text(m.arena, text);
	struct render_job job = { .arena = m.arena, .stem = "plan",
	    .diags = &l->diags };

	assert_int_equal(l->diags.n, 0);
	m.plan = l->plan;
	job.analysis = analyse(m.plan, m.arena);
	m.tree = tree_print(compose_plan(&job), m.arena);
	return m;
}

static const struct duty_row *
row(const struct made *m, enum duty_kind kind)
{
	return duty_of(m->plan, kind);
}

#define PLAN(nation, date) "planpress: 1\nplan: {title: A, area: B, " \
	"nation: " nation ", date: " date "}\n"

static void
each_nation_has_its_own(void **state)
{
	static const struct {
		const char *text;
		bool has[DUTY_KINDS];
	} v[] = {
		{ PLAN("england", "2026-03-31"), { [DUTY_EQUALITY] = true,
		  [DUTY_ARMED_FORCES] = true } },
		{ PLAN("wales", "2026-03-31"), { [DUTY_EQUALITY] = true,
		  [DUTY_ARMED_FORCES] = true, [DUTY_SOCIO_ECONOMIC] = true,
		  [DUTY_FIVE_WAYS] = true } },
		{ PLAN("scotland", "2026-03-31"), { [DUTY_EQUALITY] = true,
		  [DUTY_ARMED_FORCES] = true, [DUTY_SOCIO_ECONOMIC] = true,
		  [DUTY_ENVIRONMENT] = true } },
		{ PLAN("northern-ireland", "2026-03-31"),
		  { [DUTY_EQUALITY] = true, [DUTY_ARMED_FORCES] = true,
		  [DUTY_RURAL] = true } },
		{ PLAN("none", "2026-03-31"), { false } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct made m = make(v[i].text);

		for (int k = 0; k < DUTY_KINDS; k++) {
			const struct duty_row *r = row(&m, (enum duty_kind)k);

			assert_int_equal(r != NULL, v[i].has[k]);
			if (r == NULL)
				continue;
			assert_int_equal(strncmp(r->source,
			    "https://www.legislation.gov.uk/", 31), 0);
			assert_int_not_equal(r->from, DAY_NONE);
			assert_non_null(strstr(m.tree, r->law));
			assert_non_null(strstr(m.tree, r->source));
		}
		arena_free(m.arena);
	}
}

static void
the_law_of_the_day_counts(void **state)
{
	struct made m = make(PLAN("wales", "2022-11-21"));

	(void)state;
	assert_null(row(&m, DUTY_ARMED_FORCES));
	assert_null(strstr(m.tree, "Covenant"));
	assert_non_null(strstr(m.tree, "in force in Wales on 21 Nov 2022"));
	arena_free(m.arena);
	m = make(PLAN("wales", "2022-11-22"));
	assert_non_null(row(&m, DUTY_ARMED_FORCES));
	assert_non_null(strstr(m.tree, "says nothing of 4 of 4"));
	arena_free(m.arena);
	m = make(PLAN("none", "2022-11-22"));
	assert_null(strstr(m.tree, "Duties of law"));
	arena_free(m.arena);
}

/* A later law takes the place of an earlier one on the day it comes. */
static void
laws_follow_each_other(void **state)
{
	static const struct {
		const char *text;
		enum duty_kind duty;
		const char *law;	/* NULL: none yet */
	} v[] = {
		{ PLAN("wales", "2011-04-05"), DUTY_EQUALITY, "section 149" },
		{ PLAN("wales", "2011-04-06"), DUTY_EQUALITY,
		  "(Wales) Regulations 2011" },
		{ PLAN("scotland", "2012-05-26"), DUTY_EQUALITY,
		  "section 149" },
		{ PLAN("scotland", "2012-05-27"), DUTY_EQUALITY,
		  "(Scotland) Regulations 2012" },
		{ PLAN("england", "2026-03-31"), DUTY_EQUALITY,
		  "section 149" },
		{ PLAN("northern-ireland", "2017-05-31"), DUTY_RURAL, NULL },
		{ PLAN("northern-ireland", "2017-06-01"), DUTY_RURAL,
		  "(departments and councils)" },
		{ PLAN("northern-ireland", "2018-06-01"), DUTY_RURAL,
		  "(departments and councils since 1 June 2017)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct made m = make(v[i].text);
		const struct duty_row *r = row(&m, v[i].duty);
		const char *at = v[i].law == NULL || r == NULL ? NULL :
		    strstr(r->law, v[i].law);

		assert_int_equal(r == NULL, v[i].law == NULL);
		/* It ends with it: nothing of the next one follows. */
		if (r != NULL)
			assert_true(at != NULL && at[strlen(v[i].law)] == 0);
		arena_free(m.arena);
	}
}

/* ---- a partnership's own ---- */

struct own { struct arena *arena; struct templates templates;
	struct diags diags; };

static void
read_own(struct own *o, const char *yaml)
{
	struct template file = { .name = "duties.yaml" };
	struct template_reading r = { .templates = &o->templates,
	    .own = &file, .diags = &o->diags };

	memset(o, 0, sizeof *o);
	r.arena = o->arena = arena_new();
	sources_init(&o->templates.sources, o->arena);
	diags_init(&o->diags, o->arena, &o->templates.sources);
	file.file = source_add(&o->templates.sources, file.name, yaml,
	    strlen(yaml));
	duties_read(&r);
}

#define LAW	"laws:\n  - {duty: rural, nations: wales, from: 2020-01-01, " \
	"law: A law, source: 'https://example.org/law'"

static void
a_partnership_adds_laws_and_duties(void **state)
{
	struct own o;
	struct sources s;
	struct diags diags;
	struct plan *p;
	const char *text = PLAN("wales", "2026-03-31")
	    "proofing: {duties: {Young carers: They are asked.}}\n";

	(void)state;
	read_own(&o, "duties:\n  carers: {name: Duty to carers, "
	    "words: [carers]}\n  rural: {name: Rural proofing}\n"
	    LAW ", until: 2025-12-31}\n"
	    "  - {duty: carers, nations: [wales, england], from: 2016, "
	    "law: Care, source: 'https://example.org'}\n"
	    "characteristics: [{nations: wales, are: [age, sex]}]\n");
	assert_int_equal(o.diags.n, 0);
	sources_init(&s, o.arena);
	s.templates = &o.templates;
	diags_init(&diags, o.arena, &s);
	p = plan_load(o.arena, &s, source_add(&s, "p.yaml", text,
	    strlen(text)), DAY_NONE, &diags);
	assert_int_equal(duties_count(p), DUTY_KINDS + 1);
	assert_string_equal(duty_of(p, DUTY_KINDS)->law, "Care");
	assert_non_null(duty_answer(p, DUTY_KINDS));
	assert_string_equal(duty_name(p, DUTY_RURAL), "Rural proofing");
	assert_null(duty_of(p, DUTY_RURAL));	/* it has ended */
	assert_non_null(duty_of(p, DUTY_EQUALITY));
	assert_int_equal(duty_characteristics(p)->n, 2);
	p->as_of = day_of(2025, 12, 31);
	assert_non_null(duty_of(p, DUTY_RURAL));
	arena_free(o.arena);
}

static void
faults_in_them_are_told(void **state)
{
	static const struct { const char *yaml; enum rule rule; } v[] = {
		{ LAW "}\n", RULE_NONE },
		{ "law: []\n", RULE_E003 },
		{ "laws: x\n", RULE_E005 },
		{ LAW ", untl: 2021}\n", RULE_E003 },
		{ LAW ", until: soon}\n", RULE_E007 },
		{ LAW ", until: 2019}\n", RULE_E014 },
		{ "laws: [{duty: rurall, nations: wales, from: 2020, "
		  "law: A, source: 'http://a.b'}]\n", RULE_E012 },
		{ "laws: [{duty: rural, nations: walles, from: 2020, "
		  "law: A, source: 'http://a.b'}]\n", RULE_E009 },
		{ "laws: [{duty: rural, nations: wales, from: 2020, "
		  "law: A, source: a book}]\n", RULE_E023 },
		{ "laws: [{duty: rural, nations: wales, law: A, "
		  "source: 'http://a.b'}]\n", RULE_E006 },
		{ "duties: {carers: {words: carers}}\n", RULE_E006 },
		{ "duties: {carers: {name: Carers}}\n", RULE_E006 },
		{ "duties: [rural]\n", RULE_E005 },
		{ "characteristics: [{nations: wales, are: [aeg]}]\n",
		  RULE_E009 },
		{ "characteristics: [{nations: wales}]\n", RULE_E006 },
	};
	struct own o;

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		read_own(&o, v[i].yaml);
		if (v[i].rule == RULE_NONE ? o.diags.n > 0 :
		    o.diags.n == 0 || o.diags.v[0].rule != v[i].rule)
			fail_msg("%s%s", v[i].yaml, o.diags.n > 0 ?
			    o.diags.v[0].cause : "nothing");
		arena_free(o.arena);
	}
}

static void
the_plan_answers(void **state)
{
	struct made m = make(PLAN("england", "2026-03-31") "proofing:\n"
	    "  equality: {assessed: 2026-01-05}\n"
	    "  duties:\n    Armed Forces Covenant: Places are kept.\n"
	    "    five-ways: Not the law here.\n");
	const char *law = strstr(m.tree, "#law"), *other;

	(void)state;
	assert_non_null(duty_answer(m.plan, DUTY_ARMED_FORCES));
	assert_non_null(duty_answer(m.plan, DUTY_FIVE_WAYS));
	assert_null(duty_answer(m.plan, DUTY_SOCIO_ECONOMIC));
	assert_null(duty_answer(m.plan, DUTY_EQUALITY));
	assert_non_null(strstr(m.tree, "the plan speaks of each"));
	/* Each text is printed once, beside its law or among the others. */
	assert_non_null(law);
	other = strstr(law, "Five-ways");
	assert_non_null(other);
	assert_true(strstr(law, "Places are kept.") < other);
	assert_null(strstr(other, "Places are kept."));
	assert_non_null(strstr(other, "Not the law here."));
	arena_free(m.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_nation_has_its_own),
		cmocka_unit_test(the_law_of_the_day_counts),
		cmocka_unit_test(laws_follow_each_other),
		cmocka_unit_test(the_plan_answers),
		cmocka_unit_test(a_partnership_adds_laws_and_duties),
		cmocka_unit_test(faults_in_them_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
