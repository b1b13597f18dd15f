#ifndef RENDER_SVG_H
#define RENDER_SVG_H

struct arena;
struct canvas;

/*
 * A drawing as an SVG file that stands alone: white ground, real text, and
 * a title and description for those who have it read out.
 */
const char *svg_print(const struct canvas *, const char *title,
	    const char *description, struct arena *);

#endif
