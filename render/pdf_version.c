#include "render.h"

#include <harfbuzz/hb.h>
#include <hpdf.h>

#include "arena.h"

const char *
pdf_versions(struct arena *a)
{
	return arena_printf(a, "libharu %s, HarfBuzz %s", HPDF_GetVersion(),
	    hb_version_string());
}
