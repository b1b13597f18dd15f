#ifndef CMD_DOCUMENTS_H
#define CMD_DOCUMENTS_H

#include <stdbool.h>

#include "render.h"

struct arena;
struct understood;

/*
 * All chosen documents of a plan, each made in a thread of its own over the
 * same plan and findings, which nobody changes meanwhile.  They do not
 * depend on each other or on which others are made.  false: one could not
 * be made, and the reason has been told.
 */
bool	documents_make(struct arena *, const struct render_module *,
	    const bool *chosen, struct understood *,
	    const struct render_job *, struct render_result *all);

#endif
