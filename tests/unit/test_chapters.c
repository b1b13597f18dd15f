#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chapters.h"
#include "embed.h"
#include "template.h"

/* An outline, and the faults found in it. */
struct read {
	struct arena		*arena;
	struct templates	 templates;
	struct house_style	 style;
	struct diags		 diags;
};

static void
read_outline(struct read *r, const char *yaml, size_t len)
{
	struct sources *ss = &r->templates.sources;
	struct template own = { .name = "delivery-plan.yaml" };
	struct template_reading reading = { .templates = &r->templates,
	    .style = &r->style, .own = &own, .diags = &r->diags };

	memset(r, 0, sizeof *r);
	reading.arena = r->arena = arena_new();
	sources_init(ss, r->arena);
	diags_init(&r->diags, r->arena, ss);
	own.file = source_add(ss, own.name, yaml, len);
	chapters_read(&reading);
}

/* The copy to start from says what is so without it. */
static void
the_built_in_outline_is_the_table(void **state)
{
	struct embedded e = embedded_find("delivery-plan.yaml");
	const struct chapters *all;
	struct read r;

	(void)state;
	read_outline(&r, e.bytes, e.len);
	assert_int_equal(r.diags.n, 0);
	all = r.style.chapters;
	assert_non_null(all);
	assert_int_equal(all->n, compose_n_sections);
	for (size_t i = 0; i < all->n; i++) {
		const struct section *s = &compose_sections[i];

		assert_ptr_equal(all->v[i].section, s);
		assert_int_equal(all->v[i].annex, s->annex);
		assert_int_equal(all->v[i].new_page, s->new_page);
		if (s->heading != NULL)
			assert_string_equal(all->v[i].heading, s->heading);
		else
			assert_null(all->v[i].heading);
	}
	arena_free(r.arena);
}

#define KEPT	"- findings\n- accepted\n"

static void
each_fault_is_told(void **state)
{
	static const struct { const char *yaml; enum rule rule; } cases[] = {
		{ "chapters:\n- cover\n" KEPT, RULE_NONE },
		{ "chapters:\n- chapter: cover\n" KEPT, RULE_NONE },
		{ "x-ours: 1\nchapters:\n- cover\n" KEPT, RULE_NONE },
		{ "chapters: cover\n", RULE_E005 },
		{ "{}\n", RULE_E006 },
		{ "chapters:\n- cover\n- findings\n", RULE_E006 },
		{ "chapters:\n- page\n- cover\n" KEPT, RULE_E009 },
		{ "chapters:\n- cover\n- covers\n" KEPT, RULE_E012 },
		{ "chapters:\n- cover\n- page\n- page\n" KEPT, RULE_E004 },
		{ "chapters:\n- cover\n- {heading: A}\n" KEPT, RULE_E006 },
		{ "chapters:\n- cover\n- {text: A}\n" KEPT, RULE_E006 },
		{ "chapters:\n- cover\n- [page]\n" KEPT, RULE_E005 },
		{ "chapters:\n- {chapter: cover, heading: A}\n" KEPT,
		  RULE_E009 },
		{ "chapters:\n- cover\n- {chapter: page, text: A}\n" KEPT,
		  RULE_E003 },
		{ "chapters:\n- cover\n- {chapter: page, annex: 1}\n" KEPT,
		  RULE_E009 },
		{ "chapters:\n- cover\n- {chapter: page, intro: [a]}\n" KEPT,
		  RULE_E005 },
	};
	struct read r;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		read_outline(&r, cases[i].yaml, strlen(cases[i].yaml));
		if (cases[i].rule == RULE_NONE && r.diags.n > 0)
			fail_msg("%s%s", cases[i].yaml, r.diags.v[0].cause);
		if (cases[i].rule != RULE_NONE && (r.diags.n == 0 ||
		    r.diags.v[0].rule != cases[i].rule))
			fail_msg("%s", cases[i].yaml);
		arena_free(r.arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_built_in_outline_is_the_table),
		cmocka_unit_test(each_fault_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
