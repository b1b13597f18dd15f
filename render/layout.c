#include "layout_int.h"

#include <string.h>

#include <linebreak.h>

#include "arena.h"

const struct layout *
layout_doc(const struct doc *doc, struct arena *arena, struct fonts *fonts)
{
	struct lay l = { .arena = arena, .fonts = fonts, .doc = doc };
	struct frame f = { MARGIN, CONTENT_W, false };
	struct flow flow = { .arena = arena };

	canvas_init(&l.canvas, arena, CONTENT_W, CONTENT_H, lay_measure, &l);
	init_linebreak();
	lay_number_headings(&l);
	lay_children(&l, doc->root, f, &flow);
	return lay_pages(&l, &flow);
}

const struct landing *
layout_find(const struct layout *o, const char *id)
{
	size_t lo = 0, hi = o->n_landings;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(o->landings[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == o->n_landings || strcmp(o->landings[lo].id, id) != 0)
		return NULL;
	return &o->landings[lo];
}
