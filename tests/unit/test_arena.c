/*
 * The arena: what is given back may be handed out again and is clean, and
 * large arrays grow without losing what they hold.
 */
#include "handmade.h"

#include <string.h>

static bool
is_clean(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != 0)
			return false;
	return true;
}

static void
released_memory_is_clean(void **state)
{
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept"), *p;
	struct arena_mark mark = arena_mark(a);
	size_t used = arena_used(a);

	(void)state;
	p = arena_alloc(a, 1000);
	memset(p, 'x', 1000);
	arena_release(a, mark);
	assert_int_equal(arena_used(a), used);
	assert_ptr_equal(arena_alloc(a, 1000), p);
	assert_true(is_clean(p, 1000));
	assert_string_equal(kept, "kept");
	arena_free(a);
}

static void
whole_blocks_are_released(void **state)
{
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");
	char *large = arena_alloc(a, 300000);
	struct arena_mark mark = arena_mark(a);

	(void)state;
	memset(large, 'y', 300000);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 40; i++)
			memset(arena_alloc(a, 60000), 'x', 60000);
		memset(arena_alloc(a, 500000), 'x', 500000);
		arena_release(a, mark);
		assert_true(is_clean(arena_alloc(a, 200), 200));
		arena_release(a, mark);
	}
	assert_string_equal(kept, "kept");
	assert_true(large[0] == 'y' && large[299999] == 'y');
	arena_free(a);
}

static void
arrays_grow_where_they_are(void **state)
{
	struct arena *a = arena_new();
	int *v = NULL;
	size_t cap = 0;

	(void)state;
	for (int n = 0; n < 3000000; n++) {
		if ((size_t)n == cap) {
			size_t more = cap == 0 ? 16 : 2 * cap;

			v = arena_regrow(a, v, cap, more, sizeof(*v));
			cap = more;
			assert_true(is_clean((const char *)(v + n),
			    (cap - (size_t)n) * sizeof(*v)));
			arena_alloc(a, 40);
		}
		v[n] = n;
	}
	for (int n = 0; n < 3000000; n++)
		assert_int_equal(v[n], n);
	/* Not twice as much, which is what copies that stay would take. */
	assert_true(arena_used(a) < 1.5 * (double)cap * sizeof(*v));
	arena_free(a);
}

/* An array of another arena is copied, and stays as it was. */
static void
arrays_of_others_are_copied(void **state)
{
	struct arena *a = arena_new(), *b = arena_new();
	char *old = arena_array(a, 100000, 1), *new;

	(void)state;
	memset(old, 'o', 100000);
	new = arena_regrow(b, old, 100000, 200000, 1);
	new[0] = 'n';
	assert_true(old[0] == 'o' && new[99999] == 'o');
	assert_true(is_clean(new + 100000, 100000));
	arena_free(b);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(released_memory_is_clean),
		cmocka_unit_test(whole_blocks_are_released),
		cmocka_unit_test(arrays_grow_where_they_are),
		cmocka_unit_test(arrays_of_others_are_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
