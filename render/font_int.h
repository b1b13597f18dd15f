#ifndef RENDER_FONT_INT_H
#define RENDER_FONT_INT_H

#include <harfbuzz/hb.h>

#include "font.h"

/* Inside the fonts: shaping (font.c) and files (font_file.c). */

/* Two letters that follow each other. */
enum { PAIR_UNKNOWN, PAIR_APART, PAIR_JOINED };
struct pair { int16_t state, kern; };

#define ASCII_FIRST	0x21
#define ASCII_COUNT	(0x7F - ASCII_FIRST)

struct ascii {			/* what is known of a face's letters */
	struct { uint16_t gid; int16_t advance; } glyph[ASCII_COUNT];
	struct pair pair[ASCII_COUNT][ASCII_COUNT];
};

struct fonts {
	struct arena		*arena;
	struct font_file	 file[FACE_COUNT];
	size_t			 n_faces;	/* of them in use */
	struct ascii		*ascii[FACE_COUNT];
	hb_face_t		*face[FACE_COUNT];
	hb_font_t		*font[FACE_COUNT];
	hb_buffer_t		*buffer;
	int			 space[FACE_COUNT];
	unsigned char		 has[FACE_COUNT][0x250];	/* 1 yes, 2 no */
	struct word		**words;	/* open addressing */
	size_t			 n_words, cap_words;
	struct missing_glyph	*missing;
	size_t			 n_missing, cap_missing;
};

extern const struct built_in {
	const char	*bytes, *end, *name;
	double		 italic_angle;
	int		 stem;
} font_built_in[FACE_OTHER];

/* A face is opened when its first character is wanted. */
hb_font_t	*font_opened(struct fonts *, enum face);

static inline bool
font_is_bold(enum face face)
{
	return face == FACE_BOLD || face == FACE_BOLD_ITALIC;
}

#endif
