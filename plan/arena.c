#define _GNU_SOURCE	/* mremap, MADV_HUGEPAGE */
#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "buf.h"
#include "plain_printf.h"
#include "wording.h"

#define HUGE_PAGE	((size_t)2 * 1024 * 1024)
#define LARGE		(HUGE_PAGE / 4)	/* may have a block of its own */
#define MUCH		(8 * HUGE_PAGE)	/* beyond it thrift counts more */
#define ALIGN		((size_t)16)

struct block {
	struct block	*next;
	size_t		 used, size;
	_Alignas(16) char bytes[];
};

struct arena {
	struct block		*top;
	size_t			 total;
	bool			 thrifty;
	const struct wording	*wording;
	const struct arena	*beside;
};

/* The one place that gives up when the machine has no memory left. */
static void
out_of_memory(void)
{
	fputs("planpress: the machine has no memory left\n", stderr);
	exit(3);
}

/* With the block's head, in whole huge pages; 0: too large. */
static size_t
size_for(size_t room)
{
	const size_t more = sizeof(struct block) + HUGE_PAGE - 1;

	return room > SIZE_MAX / 2 ? 0 : (room + more) / HUGE_PAGE * HUGE_PAGE;
}

/* Memory at a multiple of a huge page, or NULL. */
static void *
map_aligned(size_t n)
{
	char *p = mmap(NULL, n + HUGE_PAGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t before;

	if (p == MAP_FAILED)
		return NULL;
	before = (HUGE_PAGE - (uintptr_t)p % HUGE_PAGE) % HUGE_PAGE;
	if (before > 0)
		munmap(p, before);
	munmap(p + before + n, HUGE_PAGE - before);
	return p + before;
}

/*
 * The first blocks are huge pages: asking for each small page when it is first
 * touched is a third of the time of a build, and a huge one costs as much as
 * fifty of the five hundred that are in it.  What is left empty in a huge one
 * is taken all the same, so those of a large plan are small again.
 */
static struct block *
block_new(const struct arena *a, size_t room, struct block *next)
{
	size_t whole = size_for(room);
	struct block *b = whole == 0 ? NULL : map_aligned(whole);

	if (b == NULL) {
		out_of_memory();
		return NULL;	/* not reached */
	}
	/* A system that has none gives small pages as they are touched; so
	   does the end of a block that one large thing does not fill. */
	if (!a->thrifty && a->total < MUCH)
		madvise(b, room > HUGE_PAGE ?
		    room / HUGE_PAGE * HUGE_PAGE : whole, MADV_HUGEPAGE);
	b->size = whole - sizeof *b;
	b->next = next;
	return b;
}

static struct arena *
arena_make(bool thrifty)
{
	struct arena *a = calloc(1, sizeof *a);

	if (a == NULL) {
		out_of_memory();
		return NULL;	/* not reached */
	}
	a->thrifty = thrifty;
	a->top = block_new(a, 0, NULL);
	return a;
}

struct arena *
arena_new(void)
{
	return arena_make(false);
}

struct arena *
arena_new_thrifty(void)
{
	return arena_make(true);
}

/* The blocks from the first on, until the last, which stays. */
static void
blocks_free(struct block *first, const struct block *last)
{
	struct block *next;

	for (; first != last; first = next) {
		next = first->next;
		munmap(first, sizeof *first + first->size);
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	blocks_free(a->top, NULL);
	free(a);
}

struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->top, a->top->next, a->top->used,
		a->total };
}

void
arena_release(struct arena *a, struct arena_mark mark)
{
	struct block *top = mark.top;

	blocks_free(a->top, top);
	/* Those of large things stand behind the one that was filled. */
	blocks_free(top->next, mark.behind);
	top->next = mark.behind;
	memset(top->bytes + mark.used, 0, top->used - mark.used);
	top->used = mark.used;
	a->top = top;
	a->total = mark.total;
}

void
arena_take(struct arena *a, struct arena *other)
{
	struct block *last = other->top;

	while (last->next != NULL)
		last = last->next;
	/* Behind the block that is being filled. */
	last->next = a->top->next;
	a->top->next = other->top;
	a->total += other->total;
	free(other);
}

size_t
arena_used(const struct arena *a)
{
	return a->total;
}

void
arena_say(struct arena *a, const struct wording *w,
    const struct arena *beside)
{
	a->wording = w;
	a->beside = beside;
}

const struct wording *
arena_wording(const struct arena *a)
{
	return a->wording;
}

bool
arena_owns(const struct arena *a, const void *p)
{
	for (const struct block *b = a->top; b != NULL; b = b->next)
		if ((uintptr_t)p >= (uintptr_t)b->bytes &&
		    (uintptr_t)p < (uintptr_t)(b->bytes + b->size))
			return true;
	return false;
}

bool
arena_holds(const struct arena *a, const void *p)
{
	for (; a != NULL; a = a->beside)
		if (arena_owns(a, p))
			return true;
	return false;
}

static size_t
aligned(size_t n)
{
	if (n > SIZE_MAX - ALIGN)
		out_of_memory();
	return (n + ALIGN - 1) & ~(ALIGN - 1);
}

/* A block of its own, behind the one that is being filled. */
static void *
alloc_alone(struct arena *a, size_t n)
{
	struct block *b = a->top;

	b->next = block_new(a, n, b->next);
	b->next->used = n;
	return b->next->bytes;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct block *b = a->top;
	void *p;

	n = aligned(n);
	a->total += n;
	if (n > LARGE && b->size - b->used < n)
		return alloc_alone(a, n);
	if (b->size - b->used < n)
		b = a->top = block_new(a, LARGE, b);
	p = b->bytes + b->used;
	b->used += n;
	return p;
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		out_of_memory();
	return arena_alloc(a, n * size);
}

void *
arena_grow(struct arena *a, const void *old, size_t had, size_t n, size_t size)
{
	void *p = arena_array(a, n, size);

	if (had > 0)
		memcpy(p, old, had * size);
	return p;
}

/* The block that holds these bytes alone is moved whole: the system only
   changes its table of pages. */
static void *
block_regrow(struct arena *a, const void *old, size_t had, size_t n)
{
	struct block *b, **link = &a->top->next;
	size_t whole = size_for(n);

	while (*link != NULL && (*link)->bytes != old)
		link = &(*link)->next;
	b = *link;
	if (b == NULL || b->used != had || whole == 0)
		return NULL;
	if (b->size < n) {
		b = mremap(b, sizeof *b + b->size, whole, MREMAP_MAYMOVE);
		if (b == MAP_FAILED)
			return NULL;
		b->size = whole - sizeof *b;
	}
	a->total += n - had;
	b->used = n;
	*link = b;
	return b->bytes;
}

void *
arena_regrow(struct arena *a, const void *old, size_t had, size_t n,
    size_t size)
{
	void *p = NULL;

	if (size != 0 && n > SIZE_MAX / size - ALIGN)
		out_of_memory();
	if (n * size <= LARGE)
		return arena_grow(a, old, had, n, size);
	if (had * size > LARGE)
		p = block_regrow(a, old, aligned(had * size),
		    aligned(n * size));
	if (p == NULL) {
		/* Alone, so that it need not move the next time. */
		p = alloc_alone(a, aligned(n * size));
		a->total += aligned(n * size);
		if (had > 0)
			memcpy(p, old, had * size);
	}
	return p;
}

bool
arena_extend(struct arena *a, const void *p, size_t had, size_t n)
{
	struct block *b = a->top;
	size_t more = aligned(n) - aligned(had);

	if ((const char *)p + aligned(had) != b->bytes + b->used ||
	    b->size - b->used < more)
		return false;
	b->used += more;
	a->total += more;
	return true;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

static char *
print_plain(struct arena *a, const char *fmt, va_list ap)
{
	char brief[256];
	va_list again;
	char *p;
	int n;

	/* Documents are full of texts that are printed as they are. */
	if (strcmp(fmt, "%s") == 0)
		return arena_strdup(a, va_arg(ap, const char *));
	/* Most others are short, and then one pass is enough. */
	va_copy(again, ap);
	n = plain_vprintf(brief, sizeof brief, fmt, again);
	va_end(again);
	if (n < 0)
		return arena_strdup(a, "");
	if ((size_t)n < sizeof brief)
		return arena_strndup(a, brief, (size_t)n);
	p = arena_alloc(a, (size_t)n + 1);
	plain_vprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	struct buf b;

	if (a->wording == NULL)
		return print_plain(a, fmt, ap);
	buf_init(&b, a);
	wording_vprintf(&b, fmt, ap);
	return b.s != NULL ? b.s : arena_strdup(a, "");
}

char *
arena_name(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = print_plain(a, fmt, ap);
	va_end(ap);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}
