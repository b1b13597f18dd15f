#include "buf.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"

void
buf_init(struct buf *b, struct arena *a)
{
	b->arena = a;
	b->s = NULL;
	b->len = b->cap = 0;
}

/* Room for n more bytes and the NUL. */
static void
buf_reserve(struct buf *b, size_t n)
{
	size_t cap = b->cap == 0 ? 64 : b->cap;

	if (b->s != NULL && b->cap - b->len > n)
		return;
	while (cap - b->len <= n)
		cap *= 2;
	if (b->s == NULL || !arena_extend(b->arena, b->s, b->cap, cap))
		b->s = arena_grow(b->arena, b->s, b->len, cap, 1);
	b->cap = cap;
}

char *
buf_room(struct buf *b, size_t n)
{
	buf_reserve(b, n);
	return b->s + b->len;
}

void
buf_put(struct buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	buf_reserve(b, n);
	memcpy(b->s + b->len, p, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_put(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n > 0) {
		buf_reserve(b, (size_t)n);
		vsnprintf(b->s + b->len, (size_t)n + 1, fmt, ap);
		b->len += (size_t)n;
	}
	va_end(ap);
}

const char *
buf_text(const struct buf *b)
{
	return b->s == NULL ? "" : b->s;
}
