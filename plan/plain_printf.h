#ifndef PLAN_PLAIN_PRINTF_H
#define PLAN_PLAIN_PRINTF_H

#include <stdarg.h>
#include <stddef.h>

/*
 * vsnprintf() for formats of %s, %.*s, %d, %u, %zu, %c and %% alone, which
 * nearly all texts of documents are: the library's own takes a third of the
 * time in which a review pack is made.  Another conversion is left to it.
 */
int	plain_vprintf(char *to, size_t room, const char *fmt, va_list);

#endif
