#define _GNU_SOURCE	/* memfd_create */
/*
 * The action tracker: what cells can hold, and files from plans that have
 * nothing, too much, or text made to break them.  What a spreadsheet program
 * makes of the files is tested in tests/peers/workbook.t.
 */
#include "handmade.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "diag.h"
#include "render.h"
#include "workbook.h"

static struct arena *arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* ---- text ---- */

static void
plain_text_is_kept(void **state)
{
	(void)state;
	assert_string_equal(cell_safe_text(arena, "=SUM(A1)"), "=SUM(A1)");
	assert_string_equal(cell_safe_text(arena, "Café £5\nnext\ttab"),
	    "Café £5\nnext\ttab");
	assert_string_equal(cell_safe_text(arena, ""), "");
}

static void
what_xml_cannot_hold_is_dropped(void **state)
{
	(void)state;
	assert_string_equal(cell_safe_text(arena, "a\001b\x1b" "c\rd"), "abcd");
	assert_string_equal(cell_safe_text(arena, "x\xEF\xBF\xBEy"), "xy");
	assert_string_equal(cell_safe_text(arena, "x\xED\xA0\x80y"), "xy");
	assert_string_equal(cell_safe_text(arena, "bad \xC3( utf"), "bad ( utf");
}

/* Excel reads _x0041_ as an A. */
static void
escapes_are_escaped(void **state)
{
	(void)state;
	assert_string_equal(cell_safe_text(arena, "_x0041_"), "_x005F_x0041_");
	assert_string_equal(cell_safe_text(arena, "_x004_ _xyz_"), "_x004_ _xyz_");
}

/* In UTF-16 units, as the limit is counted. */
static size_t
units(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		if ((*s & 0xC0) != 0x80)
			n += (unsigned char)*s >= 0xF0 ? 2 : 1;
	return n;
}

static void
long_text_is_cut_at_a_character(void **state)
{
	struct buf b;
	const char *cut;

	(void)state;
	buf_init(&b, arena);
	for (int i = 0; i < 32767; i++)
		buf_putc(&b, 'x');
	assert_string_equal(cell_safe_text(arena, buf_text(&b)), buf_text(&b));
	buf_putc(&b, 'y');
	cut = cell_safe_text(arena, buf_text(&b));
	assert_true(units(cut) <= 32767);
	assert_non_null(strstr(cut, "cut"));

	buf_init(&b, arena);
	for (int i = 0; i < 20000; i++)
		buf_puts(&b, "\xF0\x9F\x8D\x8E");
	cut = cell_safe_text(arena, buf_text(&b));
	assert_true(units(cut) <= 32767 && units(cut) > 32000);
	assert_string_equal(cell_safe_text(arena, cut), cut);
}

/* ---- dates ---- */

static void
days_that_excel_holds(void **state)
{
	double serial;

	(void)state;
	assert_true(day_serial(day_of(2026, 3, 31), &serial));
	assert_true(serial == 46112);
	assert_true(day_serial(day_of(1900, 3, 1), &serial));
	assert_true(serial == 61);
	assert_false(day_serial(day_of(1900, 2, 28), &serial));
	assert_false(day_serial(day_of(10000, 1, 1), &serial));
	assert_false(day_serial(DAY_NONE, &serial));
}

/* ---- whole files ---- */

static struct plan *
empty_plan(void)
{
	struct plan *plan = arena_alloc(arena, sizeof(*plan));

	plan->values.arena = arena;
	plan->values.fiscal_month = 4;
	plan->values.fiscal_day = 1;
	plan->values.currency = "GBP";
	plan->as_of = plan->first = plan->last = DAY_NONE;
	return plan;
}

static struct render_file
render(const struct plan *plan)
{
	struct render_job job = { .arena = arena, .stem = "test",
		.analysis = analyse(plan, arena) };
	struct render_result result = { NULL, 0, NULL };

	job.scratch.fd = memfd_create("test", MFD_CLOEXEC);
	job.scratch.path = arena_printf(arena, "/proc/self/fd/%d",
	    job.scratch.fd);
	assert_true(workbook_render(&job, &result));
	close(job.scratch.fd);
	assert_int_equal(result.n, 1);
	assert_string_equal(result.files[0].name, "test-tracker.xlsx");
	assert_memory_equal(result.files[0].bytes, "PK\003\004", 4);
	return result.files[0];
}

static void
an_empty_plan_has_a_tracker(void **state)
{
	(void)state;
	assert_true(render(empty_plan()).len > 5000);
}

static struct plan *
plan_of_actions(size_t n)
{
	struct plan *plan = empty_plan();
	struct action *actions = arena_array(arena, n, sizeof(*actions));

	plan->as_of = day_of(2026, 3, 31);
	plan->plan.title.v = made("=1+1 & <b>");
	plan->actions.items = actions;
	plan->actions.n = n;
	for (size_t i = 0; i < n; i++) {
		actions[i].rec.kind = REC_ACTION;
		actions[i].rec.index = i;
		actions[i].title.v = made("@Call the office");
		actions[i].due = on(2026, 3, 1);
	}
	return plan;
}

static void
the_same_plan_gives_the_same_bytes(void **state)
{
	struct plan *plan = plan_of_actions(3);
	struct render_file first = render(plan), second;

	(void)state;
	sleep(1);
	second = render(plan);
	assert_int_equal(first.len, second.len);
	assert_memory_equal(first.bytes, second.bytes, first.len);
}

/* Lookups ignore the case of letters and do not tell two equal ids apart. */
static void
every_action_has_an_id_of_its_own(void **state)
{
	struct plan *plan = plan_of_actions(5);
	struct book b = { .arena = arena, .plan = plan,
		.analysis = analyse(plan, arena), .as_of = plan->as_of };

	(void)state;
	plan->actions.items[0].rec.ref.v = made("A1");
	plan->actions.items[1].rec.id.v = made("a1");
	plan->actions.items[2].rec.ref.v = made("a1");
	plan->actions.items[3].rec.ref.v = made("3; 4");
	track_plan(&b);
	assert_string_equal(b.actions[0].id, "Action 1");
	assert_string_equal(b.actions[1].id, "a1");
	assert_string_equal(b.actions[2].id, "Action 3");
	assert_string_equal(b.actions[3].id, "Action 4");
	assert_string_equal(b.actions[4].id, "Action 5");
}

/* No formula can follow a day that Excel does not know. */
static void
old_dates_are_not_left_to_formulas(void **state)
{
	struct plan *plan = plan_of_actions(2);
	struct book b = { .arena = arena, .plan = plan, .as_of = plan->as_of };

	(void)state;
	plan->actions.items[1].due = on(1850, 1, 1);
	b.analysis = analyse(plan, arena);
	track_plan(&b);
	assert_true(b.actions[0].by_formula);
	assert_false(b.actions[1].by_formula);
	assert_string_equal(b.actions[1].rag, "Red");
	render(plan);
}

/* libxlsxwriter complains on stderr of what it is given: it must never have
   reason to. */
static void
the_library_has_nothing_to_complain_of(void **state)
{
	struct plan *plan = plan_of_actions(3);
	FILE *caught = tmpfile();
	int keep = dup(STDERR_FILENO);
	struct buf b;

	(void)state;
	buf_init(&b, arena);
	for (int i = 0; i < 40000; i++)
		buf_puts(&b, "= + - @ \x02 https://internal: ");
	plan->actions.items[0].title.v = made(buf_text(&b));
	plan->actions.items[1].completed_evidence.v = made(buf_text(&b));
	plan->actions.items[2].title.v = made("\xFF\xFE");
	plan->plan.title.v = made(buf_text(&b));
	plan->plan.partnership.v = made(buf_text(&b));
	assert_non_null(caught);
	fflush(stderr);
	dup2(fileno(caught), STDERR_FILENO);
	render(plan);
	fflush(stderr);
	dup2(keep, STDERR_FILENO);
	close(keep);
	assert_int_equal(lseek(fileno(caught), 0, SEEK_END), 0);
	fclose(caught);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_is_kept),
		cmocka_unit_test(what_xml_cannot_hold_is_dropped),
		cmocka_unit_test(escapes_are_escaped),
		cmocka_unit_test(long_text_is_cut_at_a_character),
		cmocka_unit_test(days_that_excel_holds),
		cmocka_unit_test(an_empty_plan_has_a_tracker),
		cmocka_unit_test(the_same_plan_gives_the_same_bytes),
		cmocka_unit_test(every_action_has_an_id_of_its_own),
		cmocka_unit_test(old_dates_are_not_left_to_formulas),
		cmocka_unit_test(the_library_has_nothing_to_complain_of),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
