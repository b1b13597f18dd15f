#include "buf.h"

#include "arena.h"
#include "plain_printf.h"
#include "wording.h"

void
buf_init(struct buf *b, struct arena *a)
{
	b->arena = a;
	b->s = NULL;
	b->len = b->cap = 0;
	b->words = arena_wording(a) != NULL;
}

const char *
buf_worded(const struct buf *b, const char *s)
{
	return worded(b->arena, s);
}

/* With a byte more for the NUL. */
char *
buf_room(struct buf *b, size_t n)
{
	size_t cap = b->cap == 0 ? 64 : b->cap;

	if (b->s == NULL || b->cap - b->len <= n) {
		while (cap - b->len <= n)
			cap *= 2;
		if (b->s == NULL)
			b->s = arena_alloc(b->arena, cap);
		else if (!arena_extend(b->arena, b->s, b->cap, cap))
			b->s = arena_regrow(b->arena, b->s, b->cap, cap, 1);
		b->cap = cap;
	}
	return b->s + b->len;
}

void
buf_vprintf_plain(struct buf *b, const char *fmt, va_list ap)
{
	/* There is room for most, and then one pass is enough. */
	char *to = buf_room(b, 64);
	va_list again;
	int n;

	va_copy(again, ap);
	n = plain_vprintf(to, b->cap - b->len, fmt, ap);
	if (n > 0 && (size_t)n >= b->cap - b->len)
		plain_vprintf(buf_room(b, (size_t)n), (size_t)n + 1, fmt,
		    again);
	if (n > 0)
		b->len += (size_t)n;
	va_end(again);
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	if (arena_wording(b->arena) != NULL)
		wording_vprintf(b, fmt, ap);
	else
		buf_vprintf_plain(b, fmt, ap);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

const char *
buf_text(const struct buf *b)
{
	return b->s == NULL ? "" : b->s;
}
