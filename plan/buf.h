#ifndef PLAN_BUF_H
#define PLAN_BUF_H

#include <stdarg.h>
#include <stddef.h>

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
void	buf_put(struct buf *, const void *, size_t);
/* Where n bytes may be written; the caller then adds to len what it wrote. */
char	*buf_room(struct buf *, size_t n);
void	buf_puts(struct buf *, const char *);
void	buf_putc(struct buf *, char);
void	buf_printf(struct buf *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
/* The text so far; "" when nothing was put in. */
const char *buf_text(const struct buf *);

#endif
