#ifndef TESTS_WITH_FONTS_H
#define TESTS_WITH_FONTS_H

/* An arena, the built-in faces and an empty document for each test. */

#include "with_arena.h"

#include "doc.h"
#include "font.h"
#include "layout.h"

struct bench {
	struct arena	*arena;
	struct fonts	*fonts;
	struct doc	*doc;
	struct layout	 pages;		/* for what a test lays out */
};

static inline int
open_bench(void **state)
{
	struct arena *a = arena_new();
	struct bench *b = arena_alloc(a, sizeof *b);

	b->arena = a;
	b->fonts = fonts_open(a);
	b->doc = doc_new(a);
	*state = b;
	return 0;
}

static inline int
close_bench(void **state)
{
	struct bench *b = *state;

	fonts_close(b->fonts);
	arena_free(b->arena);
	return 0;
}

#endif
