#define _GNU_SOURCE	/* fopencookie, RTLD_NEXT */
#include "workbook.h"

#include <assert.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * libxlsxwriter writes each of the fifty parts of a workbook into a temporary
 * file of its own, and then reads it back.  To make, fill and delete them
 * takes the system a quarter of a tracker's time.  This function stands before
 * the library's own of the same name: files that it would make in the folder
 * which is named below are kept in memory.  All others, and those of a large
 * plan are such, are made as it would make them.  Were it not found by the
 * linker, the files would be real ones, in that folder.
 */

const char parts_in_memory[] = "/dev/shm";

struct part {
	char	*bytes;
	size_t	 len, room, at;
};

static ssize_t
part_read(void *cookie, char *to, size_t n)
{
	struct part *p = cookie;

	if (p->at >= p->len)
		return 0;
	if (n > p->len - p->at)
		n = p->len - p->at;
	memcpy(to, p->bytes + p->at, n);
	p->at += n;
	return (ssize_t)n;
}

/* 0 is how a cookie says that it failed. */
static ssize_t
part_write(void *cookie, const char *from, size_t n)
{
	struct part *p = cookie;
	size_t room = p->room == 0 ? 16384 : p->room;
	char *bytes = p->bytes;

	if (n > SIZE_MAX / 4 - p->at)
		return 0;
	while (room < p->at + n)
		room *= 2;
	if (room > p->room && (bytes = realloc(p->bytes, room)) == NULL)
		return 0;
	p->bytes = bytes;
	p->room = room;
	memcpy(p->bytes + p->at, from, n);
	p->at += n;
	if (p->len < p->at)
		p->len = p->at;
	return (ssize_t)n;
}

/* Never past the end: nobody who writes a part leaves a hole in it. */
static int
part_seek(void *cookie, off64_t *offset, int whence)
{
	struct part *p = cookie;
	off64_t to = *offset + (whence == SEEK_CUR ? (off64_t)p->at :
	    whence == SEEK_END ? (off64_t)p->len : 0);

	if (to < 0 || to > (off64_t)p->len)
		return -1;
	p->at = (size_t)to;
	*offset = to;
	return 0;
}

static int
part_close(void *cookie)
{
	struct part *p = cookie;

	free(p->bytes);
	free(p);
	return 0;
}

static FILE *
library_tmpfile(char *tmpdir)
{
	FILE *(*make)(char *) = NULL;
	void *found = dlsym(RTLD_NEXT, "lxw_tmpfile");

	/* ISO C knows no cast from the one to the other. */
	assert(found != NULL && sizeof(found) == sizeof(make));
	memcpy(&make, &found, sizeof(make));
	return make(tmpdir);
}

__attribute__((visibility("default"))) FILE *
lxw_tmpfile(char *tmpdir)
{
	static const cookie_io_functions_t calls = { part_read, part_write,
		part_seek, part_close };
	struct part *p;
	FILE *file;

	if (tmpdir == NULL || strcmp(tmpdir, parts_in_memory) != 0)
		return library_tmpfile(tmpdir);
	p = calloc(1, sizeof(*p));
	file = p != NULL ? fopencookie(p, "w+", calls) : NULL;
	if (file == NULL)
		free(p);
	return file;
}
