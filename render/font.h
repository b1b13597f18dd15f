#ifndef RENDER_FONT_H
#define RENDER_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * The faces that documents are set in, embedded in the program, and the
 * shaping of words: kerning, ligatures, marks, scripts that Lato does not
 * have.  Widths are in thousandths of the type size, so a word is shaped
 * once however often and however large it is set.
 */

enum face {
	FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC,
	FACE_FALLBACK,		/* for characters that the others lack */
	FACE_OTHER,		/* a theme's fonts for other scripts: regular
				   and bold of each */
	FACE_COUNT = FACE_OTHER + 2 * 6
};

#define FONT_OTHERS	((FACE_COUNT - FACE_OTHER) / 2)

/* A TrueType font as it was read; NULL: none is given. */
struct font_file { const char *bytes; size_t len; };
struct font_pair { struct font_file regular, bold; };

/* The fonts of a theme, in place of the built-in ones and beside them. */
struct font_set {
	struct font_file	own[FACE_FALLBACK];	/* by face */
	struct font_pair	others[FONT_OTHERS];
	size_t			n_others;
};

/* Can it be set in and be part of a document?  If not, *why is a clause. */
bool	font_is_usable(const struct font_file *, const char **why);

struct glyph {
	uint16_t	gid;
	uint16_t	cid;	/* of a back end; 0: not given yet */
	uint8_t		face;
	uint8_t		len;	/* bytes of text it stands for; 0: none */
	uint16_t	from;	/* where they begin in the word */
	int16_t		advance;	/* to the next, kerning included */
	int16_t		natural;	/* the face's own width of it */
	int16_t		dx, dy;		/* shift of the drawn shape */
};

/* Letters without a space among them, shaped. */
struct word {
	const char	*text;
	size_t		 len;
	struct glyph	*glyphs;
	size_t		 n;
	int		 width;
	enum face	 face;
	const char	*code;		/* a back end's text for it, or NULL */
	size_t		 code_len;
	bool		 is_asked_rtl;	/* it stands amid such words */
	bool		 rtl;		/* its glyphs stand from the right */
	bool		 is_complex;	/* they do not stand in the order of
					   the text, letter by letter */
};

/* A character that no face has; drawn as the replacement character. */
struct missing_glyph {
	uint32_t	 ch;
	const char	*word;		/* where it was first met */
};

/* What a back end must say of a face that it embeds. */
struct face_info {
	const char	*name;		/* PostScript name */
	int		 bbox[4], ascent, descent, cap_height, stem;
	double		 italic_angle;
};

struct fonts;

struct fonts	*fonts_open(struct arena *);
/* The same with fonts of a theme; NULL: it has none. */
struct fonts	*fonts_open_set(struct arena *, const struct font_set *);
void		 fonts_close(struct fonts *);

/* The text, which has no spaces, as shaped glyphs; the same text in the
   same face gives the same word. */
struct word	*font_word(struct fonts *, enum face, const char *, size_t);
/* The same within text that runs from right to left: brackets are turned. */
struct word	*font_word_rtl(struct fonts *, enum face, const char *,
		    size_t);
/* Width of a text; spaces in it are allowed. */
double		 font_width(struct fonts *, enum face, double size,
		    const char *, size_t);
/* The same without kerning, for those who do not set the text themselves:
   plain words need no shaping, which is most of the time of a picture. */
double		 font_rough_width(struct fonts *, enum face, double size,
		    const char *, size_t);
/* How many of its bytes fit, whole characters and at least one. */
size_t		 font_fit(struct fonts *, enum face, double size,
		    const char *, size_t, double width);
/* The word's next space-delimited part: its length; *spaces follow it. */
size_t		 font_split(const char *, size_t, size_t *spaces);
int		 font_space(struct fonts *, enum face);

const struct missing_glyph *fonts_missing(const struct fonts *, size_t *n);
struct face_info font_info(const struct fonts *, enum face);
/*
 * A font file with these glyphs alone; map[i] becomes the place of gids[i]
 * in it.  The bytes live in the arena.  false: the library failed.
 */
bool		 font_subset(struct fonts *, enum face, const uint16_t *gids,
		    size_t n, uint16_t *map, const char **bytes, size_t *len);
const char	*font_version(void);

#endif
