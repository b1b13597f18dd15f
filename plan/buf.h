#ifndef PLAN_BUF_H
#define PLAN_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

struct arena;

/*
 * Bytes that grow, in an arena.  `s` is always followed by a NUL that is
 * not counted in `len`; it is NULL until the first byte is put in.
 */
struct buf {
	struct arena	*arena;
	char		*s;
	size_t		 len;
	size_t		 cap;
};

void	buf_init(struct buf *, struct arena *);
/* Where n bytes may be written; the caller then adds to len what it wrote. */
char	*buf_room(struct buf *, size_t n);

/* Documents are put together from millions of short pieces: here the
   compiler sees how short. */
static inline void
buf_put(struct buf *b, const void *p, size_t n)
{
	char *to;

	if (n == 0)
		return;
	to = b->cap - b->len > n ? b->s + b->len : buf_room(b, n);
	memcpy(to, p, n);
	to[n] = '\0';
	b->len += n;
}

static inline void
buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

static inline void
buf_putc(struct buf *b, char c)
{
	buf_put(b, &c, 1);
}

void	buf_printf(struct buf *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
/* The same as the arena's documents word it, and just as it is given. */
void	buf_vprintf(struct buf *, const char *, va_list)
	    __attribute__((format(printf, 2, 0)));
void	buf_vprintf_plain(struct buf *, const char *, va_list)
	    __attribute__((format(printf, 2, 0)));
/* The text so far; "" when nothing was put in. */
const char *buf_text(const struct buf *);

#endif
