#include "layout_int.h"

#include <string.h>

#include <linebreak.h>

#include "arena.h"
#include "bidi.h"

const struct layout *
layout_doc(const struct doc *doc, struct arena *arena, struct fonts *fonts)
{
	struct style style = style_of(&doc->meta), wide;
	struct lay l = { .arena = arena, .fonts = fonts, .doc = doc,
	    .style = &style, .rtl = bidi_language(doc->meta.language) };
	struct frame f = { style.margin, style.width, false };
	struct flow flow = { .arena = arena };

	if (style_wide(&doc->meta, &wide))
		l.wide = &wide;
	canvas_init(&l.canvas, arena, style.width, style.height, lay_measure,
	    &l);
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
