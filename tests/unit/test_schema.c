/* The reference page; the JSON Schema is tried by tests/peers/schema.t. */
#include "load_plan.h"

#include "buf.h"
#include "schema.h"

static const char *
reference(struct arena *a)
{
	struct buf out;

	buf_init(&out, a);
	schema_reference(a, &out);
	return buf_text(&out);
}

/* Cells are parted by bars, and a bar within a text is no end of it. */
static size_t
cells(const char *line, size_t n)
{
	size_t i, bars = 0;

	for (i = 0; i < n; i++)
		bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
	return bars - 1;
}

static void
rows_have_four_cells(void **state)
{
	const char *line = reference(*state);
	size_t n, rows = 0;

	for (; *line != '\0'; line += n + (line[n] == '\n')) {
		n = strcspn(line, "\n");
		if (*line != '|')
			continue;
		rows++;
		if (cells(line, n) != 4)
			fail_msg("%.*s", (int)n, line);
	}
	assert_true(rows > 400);
}

static void
what_happens_when_a_field_is_left_out(void **state)
{
	static const char *const said[] = {
		"| `title` | one line of text | needed |",
		"Default: draft.", "Default: en-GB.", "Default: GBP.",
		"Default: 1 April.", "Default: internal.", "Default: show.",
		"Default: fiscal.", "Default: fixed.",
		"Default: 10 percent of the distance.",
		"| `from` | a number |  | The worst score, higher than `to`",
		"The best score. Default: 5.",
	};
	const char *page = reference(*state);
	size_t i;

	for (i = 0; i < LEN(said); i++)
		if (strstr(page, said[i]) == NULL)
			fail_msg("the reference does not say: %s", said[i]);
}

/* Links within the page lead to a heading of it. */
static void
links_lead_somewhere(void **state)
{
	const char *page = reference(*state), *p = page;
	size_t n, links = 0;

	while ((p = strstr(p, "](#")) != NULL) {
		p += 3;
		n = strcspn(p, ")");
		links++;
		assert_non_null(strstr(page, arena_printf(*state,
		    "\n## %.*s\n", (int)n, p)));
	}
	assert_true(links > 50);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_have_four_cells),
		cmocka_unit_test(what_happens_when_a_field_is_left_out),
		cmocka_unit_test(links_lead_somewhere),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
