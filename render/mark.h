#ifndef RENDER_MARK_H
#define RENDER_MARK_H

#include "canvas.h"
#include "doc.h"

/* A status as a drawn shape with its letter, d high, around x, y. */
void	mark_draw(struct canvas *, enum mark, double x, double y, double d);
/* A level, kind or score in a small box whose top left corner is x, y. */
#define TAG_H	13.5
double	tag_width(const struct canvas *, const char *word);
/* A criterion's number in the colour of its bars. */
void	chip_draw(struct canvas *, unsigned series, const char *word,
	    double x, double y, double w);
#define CHIP_W	18.0
void	tag_draw(struct canvas *, enum tone, const char *word, double x,
	    double y, double w);

#endif
