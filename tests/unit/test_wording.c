/* Sentences in other words: which translations fit, how they are printed,
   and that the plan's own words are left alone. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "plan.h"
#include "template.h"
#include "wording.h"

static void
placeholders_have_to_fit(void **state)
{
	static const struct { const char *english, *text; bool fits; } v[] = {
		{ "Plan on a page", "Cynllun ar dudalen", true },
		{ "Plan on a page", "100 % of it, %s and %d", true },
		{ "%s of %zu", "%s o %zu", true },
		{ "%s of %zu", "%2$zu o %1$s", true },
		{ "%s of %zu", "%1$s, %2$zu, %1$s", true },
		{ "%d%% of %s", "%2$s: %1$d%%", true },
		{ "%.*s then %d", "%.*s wedyn %d", true },
		{ "%s of %zu", "%zu o %s", false },
		{ "%s of %zu", "%s", false },
		{ "%s of %zu", "%s o %s", false },
		{ "%s of %zu", "%1$s o %zu", false },
		{ "%s of %zu", "%s o %zu %d", false },
		{ "%s of %zu", "%1$s o %3$zu", false },
		{ "%s of %zu", "%2$zu", false },
		{ "%s of %zu", "%s o %d", false },
		{ "%s of %zu", "%s o %zu %n", false },
		{ "%.2f of %s", "%f o %s", false },
		{ "%d%% of %s", "%d% o %s", false },
		{ "%.60s here", "%s yma", false },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof *v; i++)
		if ((wording_misfit(a, v[i].english, v[i].text) == NULL) !=
		    v[i].fits)
			fail_msg("%s: %s", v[i].english, v[i].text);
	arena_free(a);
}

/* ---- a wording of these sentences ---- */

struct made {
	struct arena		*arena, *doc;
	struct templates	 templates;
	struct diags		 diags;
};

static void
word(struct made *m, const char *name, const char *yaml)
{
	struct template own = { .name = name };
	struct template_reading r = { .templates = &m->templates,
	    .own = &own, .diags = &m->diags };

	if (m->arena == NULL) {
		m->arena = arena_new();
		m->doc = arena_new();
		sources_init(&m->templates.sources, m->arena);
		diags_init(&m->diags, m->arena, &m->templates.sources);
	}
	r.arena = m->arena;
	own.file = source_add(&m->templates.sources, name, yaml,
	    strlen(yaml));
	wording_read(&r);
}

static void
end(struct made *m)
{
	arena_free(m->doc);
	arena_free(m->arena);
}

#define DUE	"The action “%s” has no milestone for %d days, from %s to %s"

static void
sentences_are_printed_in_other_words(void **state)
{
	struct made m = { .arena = NULL };
	struct plan plan = { .plan.language = { .v = { .state = VAL_SET,
	    .raw = "cy-GB" } } };
	const char *theirs, *text;
	struct buf b;

	(void)state;
	word(&m, "wording-cy.yaml", "\"" DUE "\":\n  \"%4$s, %3$s, %2$d "
	    "(100%%): %1$s\"\nRed: Coch\nNot set: Heb ei osod\n");
	assert_int_equal(m.diags.n, 0);
	theirs = arena_strdup(m.arena, "Red");
	arena_say(m.doc, wording_of_plan(&m.templates, &plan), m.arena);
	assert_string_equal(arena_printf(m.doc, DUE, "Red", 9, theirs,
	    "May"), "May, Red, 9 (100%): Coch");
	assert_string_equal(arena_printf(m.doc, "%s and %-5s| %5.1f %+d %lu "
	    "%c", "Not set", "Red", 2.25, 3, 4ul, '!'),
	    "Heb ei osod and Coch |   2.2 +3 4 !");
	assert_string_equal(arena_printf(m.doc, "%.*s %.2s", 2, "Red",
	    "Red"), "Re Co");
	assert_string_equal(arena_printf(m.doc, "%s", theirs), "Red");
	assert_string_equal(arena_name(m.doc, "%s-%d", "Red", 1), "Red-1");
	assert_string_equal(worded(m.doc, "Red"), "Coch");
	assert_ptr_equal(worded(m.doc, theirs), theirs);
	text = arena_strdup(m.doc, "Red");
	assert_ptr_equal(worded(m.doc, text), text);
	assert_string_equal(worded_copy(m.doc, text), "Coch");
	assert_null(worded(m.doc, NULL));
	buf_init(&b, m.doc);
	buf_printf(&b, "%s%s", "Red", "!");
	assert_string_equal(buf_text(&b), "Coch!");
	arena_say(m.doc, NULL, NULL);
	assert_string_equal(arena_printf(m.doc, "%s", "Red"), "Red");
	end(&m);
}

static void
the_language_of_the_plan_decides(void **state)
{
	struct made m = { .arena = NULL };
	struct plan plan = { .plan.language = { .v = { .state = VAL_SET,
	    .raw = "cy" } } };
	const struct wording *w;

	(void)state;
	assert_null(wording_of_plan(NULL, &plan));
	word(&m, "wording-cy.yaml", "Red: Coch\n");
	word(&m, "wording-pl.yaml", "Red: Czerwony\n");
	w = wording_of_plan(&m.templates, &plan);
	assert_string_equal(wording_language(w), "cy");
	plan.plan.language.v.raw = "pl-PL";
	w = wording_of_plan(&m.templates, &plan);
	assert_string_equal(wording_find(w, "Red"), "Czerwony");
	plan.plan.language.v.raw = "en-GB";
	assert_null(wording_of_plan(&m.templates, &plan));
	plan.plan.language.v.state = VAL_ABSENT;
	assert_null(wording_of_plan(&m.templates, &plan));
	m.templates.n_wordings = 1;
	w = wording_of_plan(&m.templates, &plan);
	assert_string_equal(wording_language(w), "cy");
	end(&m);
}

static void
faults_are_told(void **state)
{
	static const struct { const char *yaml; enum rule rule; } v[] = {
		{ "Redd: Coch\n", RULE_E003 },
		{ "\"" DUE "\":\n  \"%d o gamau\"\n", RULE_E009 },
		{ "Red: [Coch]\n", RULE_E005 },
		{ "Red: Coch\nRed: Coch\n", RULE_E004 },
		{ "[Red]\n", RULE_E021 },
		{ "x-mine: 1\nRed: Coch\n", RULE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct made m = { .arena = NULL };

		word(&m, "wording-cy.yaml", v[i].yaml);
		if (v[i].rule == RULE_NONE ? m.diags.n > 0 :
		    m.diags.n == 0 || m.diags.v[0].rule != v[i].rule)
			fail_msg("%s", v[i].yaml);
		end(&m);
	}
}

/* The copy to start from says what is so without it. */
static void
the_built_in_list_is_english(void **state)
{
	struct embedded e = embedded_find("wording-en.yaml");
	struct made m = { .arena = NULL };
	struct plan plan = { .plan.language = { .v = { .state = VAL_ABSENT }
	    } };

	(void)state;
	word(&m, "wording-en.yaml", e.bytes);
	assert_int_equal(m.diags.n, 0);
	assert_null(wording_of_plan(&m.templates, &plan));
	end(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(placeholders_have_to_fit),
		cmocka_unit_test(sentences_are_printed_in_other_words),
		cmocka_unit_test(the_language_of_the_plan_decides),
		cmocka_unit_test(faults_are_told),
		cmocka_unit_test(the_built_in_list_is_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
