/* Plans of several files, and series kept in data files. */
#include "load_plan.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/planpress-load-XXXXXX";

static int
make_folder(void **state)
{
	return mkdtemp(folder) == NULL ? -1 : make_arena(state);
}

/* What the tests put there, so that all of it can be taken away again. */
static const char *const names[] = { "plan.yaml", "a.yaml", "b.yaml",
	"sub/c.yaml", "sub/d.csv", "d.csv", "e.csv", "logo.png", "sub" };

static const char *
in_folder(struct arena *a, const char *name)
{
	return arena_printf(a, "%s/%s", folder, name);
}

static int
drop_folder(void **state)
{
	size_t i;

	for (i = 0; i < LEN(names); i++)
		remove(in_folder(*state, names[i]));
	remove(folder);
	return drop_arena(state);
}

static void
put(struct arena *a, const char *name, const char *text)
{
	FILE *f;

	if (strncmp(name, "sub/", 4) == 0)
		mkdir(in_folder(a, "sub"), 0700);
	f = fopen(in_folder(a, name), "wb");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static struct loaded *
load_file(struct arena *a, const char *text)
{
	struct loaded *l = arena_alloc(a, sizeof *l);
	const char *why = NULL;
	uint32_t file;

	put(a, "plan.yaml", text);
	sources_init(&l->sources, a);
	assert_int_equal(source_open(&l->sources, in_folder(a, "plan.yaml"),
	    &file, &why), SOURCE_OK);
	diags_init(&l->diags, a, &l->sources);
	l->plan = plan_load(a, &l->sources, file, DAY_NONE, &l->diags);
	return l;
}

/* Findings with the file that each is about, and the folder left out. */
static const char *
told_with_files(struct arena *a, struct loaded *l)
{
	const char *out = "", *cause, *at;
	size_t i, n = strlen(folder) + 1;

	diags_sort(&l->diags);
	for (i = 0; i < l->diags.n; i++) {
		const struct diag *d = &l->diags.v[i];
		struct place p = source_place(&l->sources, d->at);

		cause = d->cause;
		at = strstr(cause, folder);
		if (at != NULL)
			cause = arena_printf(a, "%.*s%s", (int)(at - cause),
			    cause, at + n);
		out = arena_printf(a, "%s%s:%u:%u %s %s\n", out, p.path + n,
		    p.line, p.col, rule_table[d->rule].code, cause);
	}
	return out;
}

/* ---- include ---- */

static void
lists_of_all_files_are_joined(void **state)
{
	struct loaded *l;

	put(*state, "a.yaml", "include: sub/c.yaml\n"
	    "actions: [{id: two, title: Two, after: one}]\n"
	    "outcomes: {better: Better}\n");
	put(*state, "sub/c.yaml", "plan: {title: From within, "
	    "year-starts: 1 January}\n"
	    "actions: {title: Three, outcomes: better, due: 2026/27}\n"
	    "indicators: [{title: I, history: d.csv}]\n");
	put(*state, "sub/d.csv", "period,value\n2024,3\n");
	l = load_file(*state, "include: a.yaml\n"
	    "actions: [{id: one, title: One}]\n");
	assert_string_equal(told_with_files(*state, l), "");
	assert_int_equal(l->plan->actions.n, 3);
	assert_string_equal(l->plan->actions.items[0].title.v.raw, "One");
	assert_string_equal(l->plan->actions.items[2].title.v.raw, "Three");
	assert_int_equal(l->plan->actions.items[2].rec.index, 2);
	assert_string_equal(l->plan->plan.title.v.raw, "From within");
	/* The plan's year is the same in every file. */
	assert_int_equal(l->plan->actions.items[2].due.first,
	    day_of(2026, 1, 1));
	/* A path starts from the folder of the file that names it. */
	assert_int_equal(l->plan->indicators.items[0].history.readings.n, 1);
}

static void
patterns_take_what_is_there(void **state)
{
	struct loaded *l;

	put(*state, "a.yaml", "actions: [{title: A}]\n");
	put(*state, "b.yaml", "actions: [{title: B}]\n");
	/* The plan itself, and a file named before, match and are passed. */
	l = load_file(*state, "plan: {title: T}\n"
	    "include: [a.yaml, \"*.yaml\", \"?.yaml\"]\n"
	    "actions: [{title: P}]\n");
	assert_string_equal(told_with_files(*state, l), "");
	assert_int_equal(l->plan->actions.n, 3);
	l = load_file(*state, "plan: {title: T}\n"
	    "include: \"none-*.yaml\"\n");
	assert_string_equal(told_with_files(*state, l), "plan.yaml:2:10 E013 "
	    "No file matches “none-*.yaml”\n");
}

static void
includes_that_cannot_be(void **state)
{
	static const struct { const char *plan, *a, *told; } rows[] = {
		{ "include: nowhere.yaml\n", "", "plan.yaml:2:10 E013 There is "
		    "no file \"nowhere.yaml\"\n" },
		{ "include: [a.yaml, ./a.yaml]\n", "x-a: 1\n",
		    "plan.yaml:2:19 E013 “./a.yaml” is included twice\n" },
		{ "include: plan.yaml\n", "", "plan.yaml:2:10 E013 "
		    "“plan.yaml” includes itself, directly or through "
		    "others\n" },
		{ "include: a.yaml\n", "include: plan.yaml\n", "a.yaml:1:10 "
		    "E013 “plan.yaml” includes itself, directly or through "
		    "others\n" },
		{ "include: ../../etc/passwd\n", "", "plan.yaml:2:10 E013 "
		    "\"../../etc/passwd\" lies outside the plan's folder\n" },
		{ "include: /etc/passwd\n", "", "plan.yaml:2:10 E013 "
		    "\"/etc/passwd\" lies outside the plan's folder\n" },
		{ "include: {a: a.yaml}\n", "", "plan.yaml:2:10 E005 "
		    "“include” holds a set of fields, but takes a line of "
		    "text, or a list of lines\n" },
		{ "include: a.yaml\n", "plan: {title: Another}\n",
		    "a.yaml:1:1 E004 “plan” is given in two files\n" },
		{ "include: a.yaml\nmonitoring: {body: B}\n",
		    "monitoring: {body: C}\n",
		    "a.yaml:1:1 E004 “monitoring” is given in two files\n" },
		{ "include: a.yaml\n", "actions: [{title: A, due: never}]\n",
		    "a.yaml:1:27 E007 “due: never” cannot be read: "
		    "it is not a date\n" },
		{ "include: a.yaml\n", "planpress: 2\n", "a.yaml:1:12 E018 The "
		    "plan is written in version 2 of the language, and this "
		    "program reads version 1\n" },
		{ "include: a.yaml\n", "actions: [\n", "a.yaml:1:11 E001 "
		    "A value is missing here\n" },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		put(*state, "a.yaml", rows[i].a);
		assert_string_equal(told_with_files(*state, load_file(*state,
		    arena_printf(*state, "plan: {title: T}\n%s",
		    rows[i].plan))), rows[i].told);
	}
}

/* The version is asked of each file, whichever comes last. */
static void
an_old_file_does_not_hide_a_new_one(void **state)
{
	put(*state, "a.yaml", "planpress: 1\n");
	assert_string_equal(told_with_files(*state, load_file(*state,
	    "planpress: 3\nplan: {title: T}\ninclude: a.yaml\n")),
	    "plan.yaml:1:12 E018 The plan is written in version 3 of the "
	    "language, and this program reads version 1\n");
}

static void
a_fault_in_one_file_does_not_stop_the_others(void **state)
{
	struct loaded *l;

	put(*state, "a.yaml", "actions: [\n");
	put(*state, "b.yaml", "actions: [{title: B}]\n");
	l = load_file(*state, "plan: {title: T}\n"
	    "include: [a.yaml, b.yaml]\nactions: [{title: P, lead: [[x]]}]\n");
	assert_int_equal(l->diags.n, 2);
	assert_int_equal(l->plan->actions.n, 2);
}

/* ---- data files ---- */

#define HISTORY(text)	"plan: {title: T}\nindicators:\n" \
	"  - {id: i, title: I, history: " text "}\n"

static const struct reading_list *
read_csv(struct arena *a, const char *csv, const char *plan)
{
	struct loaded *l;

	put(a, "d.csv", csv);
	l = load_file(a, plan);
	assert_string_equal(told_with_files(a, l), "");
	return &l->plan->indicators.items[0].history.readings;
}

static void
readings_of_a_data_file(void **state)
{
	static const char *const same[] = {
		"period,value\n2023/24,22.5\n2024/25,NA\n2025/26,25.1\n",
		"\xef\xbb\xbfPeriod,Value\r\n2023/24,22.5\r\n2024/25,\r\n"
		    "\r\n2025/26,25.1",
		"area,period,value\n\"Gateshead, Tyne\",2023/24, 22.5 \n"
		    "x,\"2024/25\",..\ny,2025/26,\"25.1\"\n",
		"value,period,source\n22.5,2023/24,\"a \"\"good\"\" one\n"
		    "in two lines\"\n*,2024/25\n25.1,2025/26,\n",
	};
	const struct reading_list *r;
	size_t i;

	for (i = 0; i < LEN(same); i++) {
		r = read_csv(*state, same[i], HISTORY("d.csv"));
		assert_int_equal(r->n, 3);
		assert_near(r->items[0].value.x, 22.5, 0);
		assert_int_equal(r->items[1].value.v.state, VAL_WORD);
		assert_near(r->items[2].value.x, 25.1, 0);
		assert_int_equal(r->items[2].period.first,
		    day_of(2025, 4, 1));
	}
}

static void
columns_and_rows_of_a_published_file(void **state)
{
	const struct reading_list *r = read_csv(*state,
	    "Area,Sex,Year,Rate,n,Low,High,Numerator,Denominator\n"
	    "Trafford,All,2024,21.0,900,20,22,189,900\n"
	    "Gateshead,All,2024,25.1,2200,23.3,27.0,552,2200\n"
	    "Gateshead,Boys,2024,26.0,1100,,,,\n"
	    "Source: OHID\n",
	    HISTORY("{file: d.csv, where: {area: Gateshead, sex: All}, "
	    "period: year, value: rate}"));

	assert_int_equal(r->n, 1);
	assert_near(r->items[0].value.x, 25.1, 0);
	assert_near(r->items[0].n.x, 2200, 0);
	assert_near(r->items[0].low.x, 23.3, 0);
	assert_near(r->items[0].high.x, 27, 0);
	assert_near(r->items[0].numerator.x, 552, 0);
	assert_near(r->items[0].denominator.x, 2200, 0);
}

/* Newest first is an order; a later reading then follows the newest. */
static void
published_files_may_begin_with_the_newest(void **state)
{
	static const char plan[] = HISTORY("d.csv")
	    "readings:\n  - {indicator: i, period: 2025/26, value: 24.8}\n";
	struct loaded *l;

	put(*state, "d.csv", "period,value\n2024/25,25.1\n2023/24,22.5\n"
	    "2022/23,24.1\n");
	l = load_file(*state, plan);
	assert_string_equal(told_with_files(*state, l), "");
	assert_int_equal(l->plan->indicators.items[0].history.readings.n, 4);
	put(*state, "d.csv", "period,value\n2024/25,25.1\n2022/23,24.1\n"
	    "2023/24,22.5\n");
	l = load_file(*state, plan);
	assert_string_equal(told_with_files(*state, l), "d.csv:3:1 E016 The "
	    "period 2022/23 is earlier than the one before it\n");
}

static void
populations_and_comparators_have_data_files_too(void **state)
{
	struct loaded *l;
	const struct indicator *in;

	put(*state, "d.csv", "period,value\n2024,2200\n");
	l = load_file(*state, "plan: {title: T}\nindicators:\n"
	    "  - title: I\n    population: d.csv\n    year: calendar\n"
	    "    comparators: {England: d.csv, Derby: {file: d.csv}}\n");
	assert_string_equal(told_with_files(*state, l), "");
	in = l->plan->indicators.items;
	assert_near(in->population_series.readings.items[0].value.x, 2200, 0);
	assert_int_equal(in->comparators.items[0].history.readings.n, 1);
	assert_int_equal(in->comparators.items[1].history.readings.n, 1);
}

static void
data_files_that_cannot_be_read(void **state)
{
	static const struct { const char *csv, *plan, *told; } rows[] = {
		{ "", HISTORY("d.csv"), "d.csv:1:1 E022 The data file cannot "
		    "be read: the file is empty\n" },
		{ "period;value\n2024;3\n", HISTORY("d.csv"), "d.csv:1:1 E022 "
		    "The data file cannot be read: its columns are not parted "
		    "by commas\n" },
		{ "area,period,value\nCaf\xe9,2024,3\n", HISTORY("d.csv"),
		    "d.csv:2:4 E022 The data file cannot be read: it is not "
		    "saved as UTF-8, and what is meant here can only be "
		    "guessed\n" },
		{ "period,value\n", HISTORY("d.csv"), "plan.yaml:3:32 E022 "
		    "d.csv holds no readings\n" },
		{ "year,rate\n2024,3\n", HISTORY("d.csv"), "d.csv:1:1 E022 "
		    "d.csv has no column “period”\n" },
		{ "period,rate\n2024,3\n", HISTORY("d.csv"), "d.csv:1:1 E022 "
		    "d.csv has no column “value”\n" },
		{ "period,value\n2024,3\n",
		    HISTORY("{file: d.csv, where: {town: X}}"),
		    "d.csv:1:1 E022 d.csv has no column “town”\n" },
		{ "period,value,town\n2024,3,Y\n",
		    HISTORY("{file: d.csv, where: {town: X}}"),
		    "plan.yaml:3:39 E022 d.csv holds no reading that is asked "
		    "for\n" },
		{ "period,value\n2024,3\n2025\n", HISTORY("d.csv"),
		    "d.csv:3:1 E022 Line 3 ends before column 2, where its "
		    "reading should be\n" },
		{ "period,value\n2024,3\nsoon,4\n", HISTORY("d.csv"),
		    "d.csv:3:1 E007 “period: soon” cannot be read: it does "
		    "not say which month\n" },
		{ "period,value\n2024,high\n", HISTORY("d.csv"),
		    "d.csv:2:6 E008 “value: high” cannot be read: there is "
		    "no number where one is wanted\n" },
		{ "period,value\n\"2024,3\n", HISTORY("d.csv"), "d.csv:2:1 "
		    "E022 The data file cannot be read: a quotation mark is "
		    "opened here and never closed\n" },
		{ "period,value\n\"2024\"x,3\n", HISTORY("d.csv"), "d.csv:2:7 "
		    "E022 The data file cannot be read: after the closing "
		    "quotation mark a comma is wanted\n" },
		{ "", HISTORY("e.csv"), "plan.yaml:3:32 E013 There is no file "
		    "\"e.csv\"\n" },
		{ "", HISTORY("../../etc/passwd"), "plan.yaml:3:32 E013 "
		    "\"../../etc/passwd\" lies outside the plan's folder\n" },
		{ "", HISTORY("{file: d.csv, wher: {a: b}}"), "plan.yaml:3:46 "
		    "E003 A data file has no field “wher”\n" },
		{ "", HISTORY("{file: d.csv, where: Trafford}"),
		    "plan.yaml:3:53 E005 “where” takes the columns to look "
		    "in, each with the text to look for\n" },
		{ "", HISTORY("{file: [d.csv]}"), "plan.yaml:3:39 E005 “file” "
		    "takes one name\n" },
		{ "period,value\n2024,3\n2024,4\n", HISTORY("d.csv"),
		    "d.csv:3:1 E016 The period 2024 has two readings\n" },
	};
	size_t i;

	for (i = 0; i < LEN(rows); i++) {
		put(*state, "d.csv", rows[i].csv);
		assert_string_equal(told_with_files(*state, load_file(*state,
		    rows[i].plan)), rows[i].told);
	}
}

/* ---- readings that came later ---- */

static void
later_readings_join_the_history(void **state)
{
	struct loaded *l = load_file(*state, "plan: {title: T}\n"
	    "readings:\n"
	    "  - {indicator: i, period: 2025/26, value: 24.8, n: 2100}\n"
	    "  - {indicator: none-yet, period: 2025, value: 3}\n"
	    "indicators:\n"
	    "  - {id: i, title: I, year: academic, history: {2024/25: 25.1}}\n"
	    "  - {id: none-yet, title: N}\n");
	const struct indicator *in = l->plan->indicators.items;
	const struct reading *r = &in->history.readings.items[1];

	assert_string_equal(told_with_files(*state, l), "");
	assert_int_equal(in->history.readings.n, 2);
	assert_int_equal(r->period.first, day_of(2025, 9, 1));
	assert_near(r->value.x, 24.8, 0);
	assert_near(r->n.x, 2100, 0);
	assert_ptr_equal(r->rec.type, &record_reading);
	assert_true(is_set(in[1].history));
	assert_int_equal(in[1].history.readings.n, 1);
}

static void
later_readings_that_do_not_fit(void **state)
{
	struct loaded *l = load_file(*state, "plan: {title: T}\n"
	    "indicators: [{id: i, title: I, history: {2024/25: 25.1}}]\n"
	    "readings:\n  - {indicator: i, period: 2024/25, value: 24.8}\n"
	    "  - {indicator: j, period: 2025/26, value: 24.8}\n");

	assert_string_equal(told_with_files(*state, l),
	    "plan.yaml:4:28 E016 The period 2024/25 has two readings\n"
	    "plan.yaml:5:17 E012 “indicator: j” names nothing in the plan; "
	    "the id of an indicator is wanted\n");
}

/* ---- logos ---- */

/* One white pixel. */
static const unsigned char png[] = {
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
	0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
	0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00,
	0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xf8, 0x0f, 0x00, 0x01,
	0x01, 0x01, 0x00, 0x1c, 0xb0, 0x8c, 0x99, 0x00, 0x00, 0x00, 0x00, 0x49,
	0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
};

static void
logos(void **state)
{
	static const struct { const char *text, *told; } rows[] = {
		{ "logo.png", "" },
		{ "d.csv", "plan.yaml:1:24 E020 The logo cannot be used: it "
		    "is neither a PNG nor a JPEG image\n" },
		{ "none.png", "plan.yaml:1:24 E020 There is no file "
		    "\"none.png\"\n" },
		{ "/etc/passwd", "plan.yaml:1:24 E020 \"/etc/passwd\" lies "
		    "outside the plan's folder\n" },
	};
	FILE *f = fopen(in_folder(*state, "logo.png"), "wb");
	size_t i;

	assert_non_null(f);
	assert_int_equal(fwrite(png, 1, sizeof png, f), sizeof png);
	assert_int_equal(fclose(f), 0);
	put(*state, "d.csv", "period,value\n");
	for (i = 0; i < LEN(rows); i++)
		assert_string_equal(told_with_files(*state, load_file(*state,
		    arena_printf(*state, "plan: {title: T, logo: %s}\n",
		    rows[i].text))), rows[i].told);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_of_all_files_are_joined),
		cmocka_unit_test(patterns_take_what_is_there),
		cmocka_unit_test(includes_that_cannot_be),
		cmocka_unit_test(an_old_file_does_not_hide_a_new_one),
		cmocka_unit_test(a_fault_in_one_file_does_not_stop_the_others),
		cmocka_unit_test(readings_of_a_data_file),
		cmocka_unit_test(columns_and_rows_of_a_published_file),
		cmocka_unit_test(published_files_may_begin_with_the_newest),
		cmocka_unit_test(
		    populations_and_comparators_have_data_files_too),
		cmocka_unit_test(data_files_that_cannot_be_read),
		cmocka_unit_test(later_readings_join_the_history),
		cmocka_unit_test(later_readings_that_do_not_fit),
		cmocka_unit_test(logos),
	};

	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
