#ifndef RENDER_THEME_H
#define RENDER_THEME_H

#include "canvas.h"
#include "doc.h"
#include "font.h"

struct template_reading;

/*
 * The looks of a partnership: theme.yaml of its templates.  Colours, paper,
 * logos and fonts; what a page holds is none of its business.
 */

/* The accent and what is made of its hue, dark to light. */
#define ACCENTS	8
struct accents { struct colour a9, a7, a5, a4, a3, a2, a1, a0; };

struct theme {
	bool		 has_accents;	/* other than the built-in ones */
	struct accents	 accents;
	bool		 letter;	/* paper; else A4 */
	struct logo	*logos;
	size_t		 n_logos;
	struct font_set	 fonts;
};

/* Read one and keep it in the house style. */
void	theme_read(struct template_reading *);

/* ---- theme_colour.c ---- */

/* Contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance). */
double	colour_contrast(struct colour, struct colour);
/* "#0F5266" or "0F5266"; false: it is none. */
bool	colour_read(const char *, struct colour *);
const char *colour_text(struct arena *, struct colour);
/* The colour, darkened until it has that contrast on white. */
struct colour colour_darkened(struct colour, double contrast);
/* All tints of an accent, at the lightness of the built-in ones. */
struct accents accents_of(struct colour);
/* A drawing's accents become those of the theme; NULL: they stay. */
void	theme_recolour(const struct theme *, struct op *);

#endif
