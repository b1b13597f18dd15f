#include "render.h"

#include <xlsxwriter.h>

#include "arena.h"

const char *
workbook_version(struct arena *a)
{
	return arena_printf(a, "libxlsxwriter %s", lxw_version());
}
