#define _GNU_SOURCE	/* RTLD_NEXT */
#include <assert.h>
#include <dlfcn.h>
#include <string.h>

#include <zlib.h>

/*
 * A workbook is a zip archive of repetitive text.  libxlsxwriter leaves the
 * level of compression to zlib and offers no way to say another: at the level
 * that zlib takes, half of a tracker's time goes into an eighth of its size.
 * This function stands before zlib's own of the same name and asks that for
 * the fastest level, where the caller has left the choice and wants the bare
 * stream that zip archives hold.  Whoever asks for anything else gets it.
 * Were it not found by the linker, files would be smaller and nothing else.
 */

typedef int deflate_starter(z_streamp, int, int, int, int, int, const char *,
    int);

__attribute__((visibility("default"))) int
deflateInit2_(z_streamp stream, int level, int method, int window_bits,
    int memory, int strategy, const char *version, int size)
{
	deflate_starter *start = NULL;
	void *found = dlsym(RTLD_NEXT, "deflateInit2_");

	/* ISO C knows no cast from the one to the other. */
	assert(found != NULL && sizeof(found) == sizeof(start));
	memcpy(&start, &found, sizeof(start));
	if (level == Z_DEFAULT_COMPRESSION && window_bits < 0)
		level = Z_BEST_SPEED;
	return start(stream, level, method, window_bits, memory, strategy,
	    version, size);
}
