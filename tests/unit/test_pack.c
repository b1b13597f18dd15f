#include "load_plan.h"

#include "markdown_shape.h"
#include "render.h"

/* From the text of a plan to the files of its pack. */
static struct render_result
pack_of(struct arena *a, const char *yaml, bool single)
{
	struct loaded *l = load_checked(a, yaml);
	struct render_job job = { .arena = a, .stem = "p",
	    .diags = &l->diags, .analysis = l->analysis,
	    .options.single = single };
	struct render_result r = { 0 };

	if (diags_has_structure_error(&l->diags))
		fail_msg("%s in\n%s", l->diags.v[0].cause, yaml);
	assert_true(pack_render(&job, &r));
	return r;
}

static const char *
file_of(const struct render_result *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (strcmp(r->files[i].name, name) == 0)
			return r->files[i].bytes;
	fail_msg("no file %s", name);
	return NULL;
}

/* Words as a YAML value. */
static const char *
quoted(struct arena *a, const char *s)
{
	struct buf out;

	buf_init(&out, a);
	buf_putc(&out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_printf(&out, "\\%c", *s);
		else if ((unsigned char)*s < ' ')
			buf_printf(&out, "\\x%02x", (unsigned char)*s);
		else
			buf_putc(&out, *s);
	}
	buf_putc(&out, '"');
	return buf_text(&out);
}

/* A plan that says the words wherever a line of text is taken; W stands
   for them. */
static const char *
plan_saying(struct arena *a, const char *words)
{
	static const char form[] =
	    "plan: {title: W, area: W, partnership: W, date: 2026-03-31,\n"
	    "  period: 2026/27, lead: {as-written: W}}\n"
	    "partners: [{id: pa, name: W, sector: council}]\n"
	    "people: [{id: pe, name: W, job: W, partner: pa}]\n"
	    "outcomes: [{id: ou, title: W}]\n"
	    "groups: [{id: gr, title: W}]\n"
	    "indicators:\n"
	    "  - {id: ia, title: W, outcomes: ou, unit: percent, source: x,\n"
	    "     better: lower, history: {2023: 3, 2024: 4}}\n"
	    "evidence: [{id: ev, title: W, kind: survey, period: 2020}]\n"
	    "needs: [{id: ne, title: W, outcomes: ou, groups: gr}]\n"
	    "interventions: [{id: iv, title: W, partner: pa}]\n"
	    "gaps: [{title: W}]\n"
	    "risks: [{id: ri, title: W, likelihood: 4, impact: 4}]\n"
	    "appraisals:\n"
	    "  - {id: ap, question: W, options: [{id: oa, title: W}]}\n"
	    "actions:\n"
	    "  - {id: ac, title: W, outcomes: ou, needs: ne, lead: pe,\n"
	    "     start: 2026-04, due: 2027-03,\n"
	    "     success: Ten of 10 schools}\n"
	    "  - {id: ad, title: W}\n"
	    "delivery-chains:\n"
	    "  - {id: ch, outcomes: ou, scores: {agreed: RAGRAGRAGRAG},\n"
	    "     nodes: [{id: na, title: W}], parked: [W, W]}\n"
	    "peer-review: {dates: [W], team: x}\n";
	const char *s, *w = quoted(a, words);
	struct buf out;

	buf_init(&out, a);
	for (s = form; *s != '\0'; s++) {
		if (*s == 'W')
			buf_puts(&out, w);
		else
			buf_putc(&out, *s);
	}
	return buf_text(&out);
}

static void
test_no_words_break_it(void **state)
{
	struct render_result want = pack_of(*state, plan_saying(*state,
	    "word"), false), got;
	size_t i, k;

	for (i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		/* What a plan cannot hold is tested elsewhere. */
		if (strpbrk(hostile[i], "\001\r\n\013") != NULL ||
		    strstr(hostile[i], "{{") != NULL)
			continue;
		got = pack_of(*state, plan_saying(*state, hostile[i]), false);
		assert_int_equal(got.n, want.n);
		for (k = 0; k < want.n; k++) {
			const char *a = shape(*state, want.files[k].bytes);
			const char *b = shape(*state, got.files[k].bytes);

			if (strcmp(a, b) != 0)
				fail_msg("%s breaks %s:\n%s", hostile[i],
				    want.files[k].name, got.files[k].bytes);
		}
	}
}

/* A plan with nothing in it still makes every file, and says so. */
static void
test_empty_plan(void **state)
{
	struct render_result r = pack_of(*state, "plan: {title: T}\n", false);
	const char *s;

	assert_int_equal(r.n, 10);
	s = file_of(&r, "p-review/evidence-index.md");
	assert_non_null(strstr(s, "\nNo evidence in this plan.\n"));
	s = file_of(&r, "p-review/action-plan.md");
	assert_non_null(strstr(s, "\nNo action in this plan.\n"));
	s = file_of(&r, "p-review/delivery-chain.md");
	assert_non_null(strstr(s, "No delivery chain in this plan."));
	assert_non_null(strstr(s, "| 12 | "));
	s = file_of(&r, "p-review/1-where-are-we-now.md");
	assert_non_null(strstr(s, "\nNo indicator in this plan.\n"));
	s = file_of(&r, "p-review/README.md");
	assert_non_null(strstr(s, "# Peer-review pack: T\n"));
	assert_non_null(strstr(s, "](findings.md#"));
}

static const char provoking[] =
    "plan: {title: T, date: 2026-03-31, period: 2026/27}\n"
    "outcomes: [{id: ou, title: Better}]\n"
    "partners: [{id: pa, name: Council}]\n"
    "people: [{id: pe, name: A. Person, partner: pa}]\n"
    "actions:\n"
    "  - {id: aa, title: First, outcomes: ou, lead: pe, start: 2026-04,\n"
    "     due: 2027-03, resources: existing}\n"
    "  - {id: ab, title: Second, outcomes: ou, lead: pe, start: 2026-04,\n"
    "     due: 2027-03, resources: existing,\n"
    "     accept: [{check: no-milestone, because: It is small, by: pe,\n"
    "       until: 2027-03-31}]}\n"
    "  - {id: ac, title: Third, outcomes: ou, lead: pe, start: 2026-04,\n"
    "     due: 2027-03, resources: existing}\n";

static void
test_provoked(void **state)
{
	struct render_result r = pack_of(*state, provoking, false);
	const char *s = file_of(&r, "p-review/5-what-are-we-going-to-do.md");
	const char *open, *accepted;

	open = strstr(s, "\n### An action has no milestone (S106)\n\n"
	    "**Error** · 2 actions have no milestone. ");
	assert_non_null(open);
	assert_non_null(strstr(open, "\n- [First](action-plan.md#better): "));
	assert_non_null(strstr(open, "\n<!-- answer provoked/5/S106 -->\n\n"
	    "- Strengths:\n- Areas to explore:\n- Evidence seen:\n"));
	accepted = strstr(s, "\n### Accepted: An action has no milestone "
	    "(S106)\n");
	assert_non_null(accepted);
	assert_true(accepted > open);
	assert_non_null(strstr(accepted, "because: It is small"));
	/* Errors before warnings, and nothing of another step. */
	assert_true(strstr(s, "**Error** ·") != NULL);
	assert_true(strstr(s, "**Warning** ·") == NULL ||
	    strstr(s, "**Warning** ·") > strstr(s, "**Error** ·"));
	assert_null(strstr(s, "(R601)"));
}

/* One file holds the same spaces for answers as the folder. */
static void
test_single(void **state)
{
	struct render_result many = pack_of(*state, provoking, false);
	struct render_result one = pack_of(*state, provoking, true);
	size_t i, answers = 0;
	const char *s;

	assert_int_equal(one.n, 1);
	assert_string_equal(one.files[0].name, "p-review.md");
	for (i = 0; i < many.n; i++)
		for (s = many.files[i].bytes;
		    (s = strstr(s, "<!-- answer ")) != NULL; s++) {
			size_t n = (size_t)(strstr(s, "-->") - s);

			assert_non_null(strstr(one.files[0].bytes,
			    arena_strndup(*state, s, n)));
			answers++;
		}
	assert_true(answers > 60);
	assert_null(strstr(one.files[0].bytes, ".md#"));
}

static const char pictured[] =
    "planpress: 1\n"
    "plan: {title: A plan, date: 2026-03-31}\n"
    "outcomes: [{id: o, title: An outcome}]\n"
    "people: [{id: p, name: Ann Lee}]\n"
    "risks: [{id: r, title: Prices rise, likelihood: 4, impact: 5}]\n"
    "appraisals:\n"
    "  - id: a\n"
    "    question: Which?\n"
    "    outcomes: o\n"
    "    criteria: [{id: x, title: Effect, weight: 60},\n"
    "      {id: y, title: Ease, weight: 40}]\n"
    "    options:\n"
    "      - {id: w, title: Walk, cost: £10k, scores: {x: 5, y: 2}}\n"
    "      - {id: q, title: Ride, cost: £20k, scores: {x: 3, y: 4}}\n"
    "      - {id: s, title: Rest, cost: £30k, scores: {x: 1, y: 1}}\n"
    "actions:\n"
    "  - {id: b, title: Walk more, outcomes: o, lead: p, start: 2026-04-01,\n"
    "     due: 2027-03-31, resources: {money: £40k}}\n"
    "  - {id: c, title: Ride more, outcomes: o, lead: p, start: 2026-06-01,\n"
    "     due: 2027-03-31, resources: {money: £20k}}\n";

/* Each picture is a file beside the page that shows it; where all is one
   file there are none. */
static void
test_pictures(void **state)
{
	static const struct { const char *page, *chart; } shown[] = {
		{ "p-review/3-where-are-we-trying-to-reach.md", "risks-1" },
		{ "p-review/4-how-will-we-get-there.md", "scores-1" },
		{ "p-review/4-how-will-we-get-there.md", "weights-1" },
		{ "p-review/4-how-will-we-get-there.md", "value-1" },
		{ "p-review/5-what-are-we-going-to-do.md", "load-1" },
		{ "p-review/5-what-are-we-going-to-do.md", "money-1" },
	};
	struct render_result many = pack_of(*state, pictured, false);
	struct render_result one = pack_of(*state, pictured, true);

	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		const char *svg = file_of(&many, arena_printf(*state,
		    "p-review/charts/%s.svg", shown[i].chart));

		assert_non_null(strstr(svg, "<desc"));
		assert_non_null(strstr(file_of(&many, shown[i].page),
		    arena_printf(*state, "](charts/%s.svg)",
		    shown[i].chart)));
	}
	assert_int_equal(one.n, 1);
	assert_null(strstr(one.files[0].bytes, ".svg"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_words_break_it),
		cmocka_unit_test(test_empty_plan),
		cmocka_unit_test(test_provoked),
		cmocka_unit_test(test_single),
		cmocka_unit_test(test_pictures),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
