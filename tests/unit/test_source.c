#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "source.h"

struct bench {
	struct arena	*arena;
	struct sources	 sources;
	char		 dir[32];
	uint32_t	 file;
	const char	*why;
};

static const char *
path(struct bench *b, const char *name)
{
	return arena_printf(b->arena, "%s/%s", b->dir, name);
}

static void
put(struct bench *b, const char *name, const char *text)
{
	FILE *f = fopen(path(b, name), "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* dir/plans/p.yaml is the plan; dir/secret.yaml lies outside its folder. */
static int
setup(void **state)
{
	struct arena *a = arena_new();
	struct bench *b = arena_alloc(a, sizeof *b);

	b->arena = a;
	memcpy(b->dir, "/tmp/planpress-XXXXXX", 22);
	*state = b;
	if (mkdtemp(b->dir) == NULL ||
	    mkdir(path(b, "plans"), 0777) != 0 ||
	    mkdir(path(b, "plans/sub"), 0777) != 0)
		return 1;
	put(b, "plans/p.yaml", "a: 1\n");
	put(b, "plans/sub/x.yaml", "b: 2\n");
	put(b, "secret.yaml", "c: 3\n");
	put(b, "plansx.yaml", "d: 4\n");
	sources_init(&b->sources, a);
	return 0;
}

static int
teardown(void **state)
{
	static const char *const names[] = { "plans/link.yaml",
		"plans/inner.yaml", "plans/sub/x.yaml", "plans/p.yaml",
		"plans/pipe", "secret.yaml", "plansx.yaml" };
	struct bench *b = *state;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		unlink(path(b, names[i]));
	rmdir(path(b, "plans/sub"));
	rmdir(path(b, "plans"));
	rmdir(b->dir);
	arena_free(b->arena);
	return 0;
}

static enum source_result
open_plan(struct bench *b, const char *name)
{
	return source_open(&b->sources, path(b, name), &b->file, &b->why);
}

/* What a plan's file gets that names `name`. */
static enum source_result
include(struct bench *b, const char *name)
{
	return source_include(&b->sources, path(b, name), &b->file, &b->why);
}

static void
files_below_the_plan(void **state)
{
	struct bench *b = *state;

	assert_int_equal(open_plan(b, "plans/p.yaml"), SOURCE_OK);
	assert_string_equal(source_of(&b->sources, b->file)->bytes,
	    "a: 1\n");
	assert_int_equal(include(b, "plans/sub/x.yaml"), SOURCE_OK);
	assert_int_equal(b->file, 2);
	assert_int_equal(include(b, "plans/sub/../sub/x.yaml"), SOURCE_OK);
	assert_string_equal(source_of(&b->sources, 2)->real,
	    source_of(&b->sources, 3)->real);
	assert_null(source_of(&b->sources, 0));
	assert_null(source_of(&b->sources, 4));
}

static void
files_outside_the_folder(void **state)
{
	struct bench *b = *state;

	assert_int_equal(open_plan(b, "plans/p.yaml"), SOURCE_OK);
	assert_int_equal(include(b, "plans/../secret.yaml"), SOURCE_OUTSIDE);
	assert_non_null(strstr(b->why, "outside the plan's folder"));
	assert_int_equal(include(b, "plansx.yaml"), SOURCE_OUTSIDE);
	assert_int_equal(symlink("../secret.yaml",
	    path(b, "plans/link.yaml")), 0);
	assert_int_equal(include(b, "plans/link.yaml"), SOURCE_OUTSIDE);
	assert_int_equal(symlink("sub/x.yaml", path(b, "plans/inner.yaml")),
	    0);
	assert_int_equal(include(b, "plans/inner.yaml"), SOURCE_OK);
}

static void
what_cannot_be_read(void **state)
{
	struct bench *b = *state;

	assert_int_equal(open_plan(b, "plans"), SOURCE_UNREADABLE);
	assert_non_null(strstr(b->why, "is a folder"));
	assert_int_equal(open_plan(b, "none.yaml"), SOURCE_MISSING);
	assert_non_null(strstr(b->why, "There is no file"));
	assert_int_equal(open_plan(b, "plans/p.yaml"), SOURCE_OK);
	assert_int_equal(include(b, "plans/none.yaml"), SOURCE_MISSING);
	assert_int_equal(include(b, "plans/sub"), SOURCE_UNREADABLE);
	assert_int_equal(mkfifo(path(b, "plans/pipe"), 0666), 0);
	assert_int_equal(include(b, "plans/pipe"), SOURCE_UNREADABLE);
	assert_non_null(strstr(b->why, "no ordinary file"));
	assert_int_equal(truncate(path(b, "plans/p.yaml"),
	    (off_t)SOURCE_MAX + 1), 0);
	assert_int_equal(open_plan(b, "plans/p.yaml"), SOURCE_TOO_LARGE);
	assert_non_null(strstr(b->why, "32 MB"));
	assert_int_equal(source_open(&b->sources, "/dev/zero", &b->file,
	    &b->why), SOURCE_TOO_LARGE);
}

static void
lines_and_columns(void **state)
{
	struct bench *b = *state;
	const char *text = "\xef\xbb\xbf" "one\ntwo\r\n\r\xc2\xa3 four";
	uint32_t file = source_add(&b->sources, "x", text, strlen(text));
	static const struct { uint32_t from, to; unsigned line, col, end; }
	cases[] = {
		{ 3, 6, 1, 1, 4 }, { 0, 0, 1, 1, 1 }, { 6, 7, 1, 4, 4 },
		{ 7, 10, 2, 1, 4 }, { 12, 12, 3, 1, 1 }, { 13, 15, 4, 1, 2 },
		{ 16, 20, 4, 3, 7 }, { 20, 20, 4, 7, 7 }, { 99, 99, 4, 7, 7 },
		{ 7, 20, 2, 1, 4 },
	};
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct span s = { file, cases[i].from, cases[i].to };
		struct place p = source_place(&b->sources, s);

		assert_int_equal(p.line, cases[i].line);
		assert_int_equal(p.col, cases[i].col);
		assert_int_equal(p.end_col, cases[i].end);
	}
}

static void
digest(void **state)
{
	struct bench *b = *state;

	/* As `printf abc | sha256sum` prints it, however it is cut up. */
	source_add(&b->sources, "x", "a", 1);
	source_add(&b->sources, "y", "bc", 2);
	assert_string_equal(sources_digest(&b->sources), "ba7816bf8f01");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(files_below_the_plan), T(files_outside_the_folder),
		T(what_cannot_be_read), T(lines_and_columns), T(digest),
	};

	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
