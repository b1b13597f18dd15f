#include "cmd.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"

static void
vcomplain(const char *fmt, va_list ap)
{
	fputs("planpress: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void
complain(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vcomplain(fmt, ap);
	va_end(ap);
}

int
usage(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vcomplain(fmt, ap);
	va_end(ap);
	return EXIT_USAGE;
}

void
say(const struct buf *b)
{
	fwrite(buf_text(b), 1, b->len, stdout);
}

/* A full disk shows only when the last byte is pushed out. */
bool
say_done(void)
{
	bool failed = ferror(stdout) != 0;

	if (fclose(stdout) != 0)
		failed = true;
	if (failed)
		complain("Standard output cannot be written: %s",
		    strerror(errno));
	return !failed;
}

bool
wants_colour(void)
{
	const char *no = getenv("NO_COLOR");

	return (no == NULL || *no == '\0') && isatty(STDERR_FILENO);
}
