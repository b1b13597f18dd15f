#include <zlib.h>

/*
 * The PDF library compresses with deflateInit() and lets nobody choose how
 * hard.  It finds this definition before zlib's own.  The fastest level
 * makes files 3% larger and saves a seventh of the time.  The workbook's
 * library calls deflateInit2() and is not affected.
 */
int
deflateInit_(z_streamp stream, int level, const char *version, int size)
{
	(void)level;
	return deflateInit2_(stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS,
	    MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY, version, size);
}
