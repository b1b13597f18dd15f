#include "font_int.h"

#include <assert.h>
#include <string.h>

#include "arena.h"
#include "bidi.h"
#include "utf8.h"

/* The faces are part of the program, so that a plan looks the same
   wherever it is built. */
#define EMBED(name, file) \
	__asm__(".section .rodata\n" \
	    ".balign 16\n" \
	    ".hidden " #name "\n" \
	    ".globl " #name "\n" \
	    #name ":\n" \
	    ".incbin \"" FONTS "/" file "\"\n" \
	    ".hidden " #name "_end\n" \
	    ".globl " #name "_end\n" \
	    #name "_end:\n" \
	    ".byte 0\n" \
	    ".previous\n"); \
	extern const char name[], name##_end[]

EMBED(font_lato_regular, "lato/Lato-Regular.ttf");
EMBED(font_lato_bold, "lato/Lato-Bold.ttf");
EMBED(font_lato_italic, "lato/Lato-Italic.ttf");
EMBED(font_lato_bold_italic, "lato/Lato-BoldItalic.ttf");
EMBED(font_dejavu_sans, "dejavu/DejaVuSans.ttf");

const struct built_in font_built_in[FACE_OTHER] = {
	[FACE_REGULAR] = { font_lato_regular, font_lato_regular_end,
	    "Lato-Regular", 0, 80 },
	[FACE_BOLD] = { font_lato_bold, font_lato_bold_end,
	    "Lato-Bold", 0, 140 },
	[FACE_ITALIC] = { font_lato_italic, font_lato_italic_end,
	    "Lato-Italic", -8, 80 },
	[FACE_BOLD_ITALIC] = { font_lato_bold_italic,
	    font_lato_bold_italic_end, "Lato-BoldItalic", -8, 140 },
	[FACE_FALLBACK] = { font_dejavu_sans, font_dejavu_sans_end,
	    "DejaVuSans", 0, 80 },
};

#define MAX_WORD	4096	/* bytes shaped at a time */

/*
 * Letters move in hundredths of their size, which is a tenth of a point in
 * running text: nobody sees less, and few different moves make small files.
 */
static int
kern_seen(int kern)
{
	return (kern < 0 ? kern - 5 : kern + 5) / 10 * 10;
}

static void
choose_files(struct fonts *f, const struct font_set *set)
{
	for (int i = 0; i < FACE_OTHER; i++) {
		f->file[i] = (struct font_file){ font_built_in[i].bytes,
		    (size_t)(font_built_in[i].end - font_built_in[i].bytes) };
		if (set != NULL && i < FACE_FALLBACK &&
		    set->own[i].bytes != NULL)
			f->file[i] = set->own[i];
	}
	f->n_faces = FACE_OTHER;
	for (size_t i = 0; set != NULL && i < set->n_others; i++) {
		f->file[f->n_faces++] = set->others[i].regular;
		f->file[f->n_faces++] = set->others[i].bold.bytes == NULL ?
		    set->others[i].regular : set->others[i].bold;
	}
}

struct fonts *
fonts_open(struct arena *arena)
{
	return fonts_open_set(arena, NULL);
}

struct fonts *
fonts_open_set(struct arena *arena, const struct font_set *set)
{
	struct fonts *f = arena_alloc(arena, sizeof *f);

	f->arena = arena;
	choose_files(f, set);
	f->buffer = hb_buffer_create();
	f->cap_words = 4096;
	f->words = arena_array(arena, f->cap_words, sizeof *f->words);
	return f;
}

void
fonts_close(struct fonts *f)
{
	for (int i = 0; i < FACE_COUNT; i++) {
		hb_font_destroy(f->font[i]);
		hb_face_destroy(f->face[i]);
		f->font[i] = NULL;
		f->face[i] = NULL;
	}
	hb_buffer_destroy(f->buffer);
	f->buffer = NULL;
}

/* A face is opened when its first character is wanted. */
hb_font_t *
font_opened(struct fonts *f, enum face face)
{
	hb_blob_t *blob;

	if (f->font[face] != NULL)
		return f->font[face];
	blob = hb_blob_create(f->file[face].bytes,
	    (unsigned)f->file[face].len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	f->face[face] = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	f->font[face] = hb_font_create(f->face[face]);
	hb_font_set_scale(f->font[face], 1000, 1000);
	return f->font[face];
}

/* The character at *s, which moves on. */
static uint32_t
next_char(const char **s, const char *end)
{
	int32_t c;

	*s += utf8_decode(*s, (size_t)(end - *s), &c);
	return (uint32_t)c;
}

/* Control characters are not text: they are neither shaped nor drawn. */
static bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* Characters that steer the text and have no shape of their own. */
static bool
is_invisible(uint32_t c)
{
	return is_control(c) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
	    (c >= 0xE0000 && c <= 0xE0FFF);
}

/* What is drawn for a character that the faces know by another name. */
static uint32_t
stand_in(uint32_t c)
{
	if (c == 0x2011)	/* non-breaking hyphen */
		return '-';
	if (c == 0x202F || c == 0x2007 || c == '\t')
		return 0xA0;
	return c;
}

static void
note_missing(struct fonts *f, uint32_t ch, const char *word, size_t len)
{
	for (size_t i = 0; i < f->n_missing; i++)
		if (f->missing[i].ch == ch)
			return;
	if (f->n_missing == f->cap_missing) {
		f->cap_missing = f->cap_missing == 0 ? 8 : f->cap_missing * 2;
		f->missing = arena_grow(f->arena, f->missing, f->n_missing,
		    f->cap_missing, sizeof *f->missing);
	}
	f->missing[f->n_missing].ch = ch;
	f->missing[f->n_missing++].word = arena_strndup(f->arena, word, len);
}

static bool
face_has(struct fonts *f, enum face face, uint32_t c)
{
	hb_codepoint_t gid;
	unsigned char *known = c < sizeof f->has[0] ? &f->has[face][c] : NULL;
	bool has;

	if (known != NULL && *known != 0)
		return *known == 1;
	has = hb_font_get_nominal_glyph(font_opened(f, face), c, &gid);
	if (known != NULL)
		*known = has ? 1 : 2;
	return has;
}

/* The face that has the character: the wanted one, the fallback, or none. */
static enum face
face_for(struct fonts *f, enum face want, uint32_t c, bool *found)
{
	*found = true;
	if (is_invisible(c) || face_has(f, want, c))
		return want;
	/* A theme's own fonts come before the built-in one. */
	for (size_t i = FACE_OTHER; i < f->n_faces; i += 2) {
		enum face other = (enum face)(i + font_is_bold(want));

		if (face_has(f, other, c))
			return other;
	}
	*found = face_has(f, FACE_FALLBACK, c);
	return FACE_FALLBACK;
}

/* Add the glyphs of f->buffer, whose clusters are offsets into the word. */
static void
take_glyphs(struct fonts *f, struct word *w, enum face face, size_t end)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &n);
	const hb_glyph_position_t *pos =
	    hb_buffer_get_glyph_positions(f->buffer, &n);
	bool rtl = HB_DIRECTION_IS_BACKWARD(
	    hb_buffer_get_direction(f->buffer));

	w->glyphs = arena_grow(f->arena, w->glyphs, w->n, w->n + n,
	    sizeof *w->glyphs);
	for (unsigned i = 0; i < n; i++) {
		struct glyph *g = &w->glyphs[w->n++];
		unsigned from = info[i].cluster, to = (unsigned)end;

		/* The bytes up to the next cluster in reading order; of
		   several glyphs of one cluster the first has them. */
		if (!rtl) {
			for (unsigned k = i + 1; k < n; k++)
				if (info[k].cluster > from) {
					to = info[k].cluster;
					break;
				}
		} else {
			for (unsigned k = i; k > 0; k--)
				if (info[k - 1].cluster > from) {
					to = info[k - 1].cluster;
					break;
				}
		}
		g->gid = (uint16_t)info[i].codepoint;
		g->face = (uint8_t)face;
		g->from = (uint16_t)from;
		if (i == 0 || info[i - 1].cluster != from)
			g->len = (uint8_t)(to - from > 255 ? 255 : to - from);
		else
			w->is_complex = true;
		g->natural = (int16_t)hb_font_get_glyph_h_advance(
		    font_opened(f, face), g->gid);
		g->advance = (int16_t)(g->natural +
		    kern_seen(pos[i].x_advance - g->natural));
		g->dx = (int16_t)pos[i].x_offset;
		g->dy = (int16_t)pos[i].y_offset;
		w->width += g->advance;
	}
}

/* Shape bytes from..to of the word, all of which the face has. */
static void
shape_stretch(struct fonts *f, struct word *w, enum face face, size_t from,
    size_t to)
{
	const char *s = w->text + from, *end = w->text + to;

	hb_buffer_clear_contents(f->buffer);
	hb_buffer_set_content_type(f->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	while (s < end) {
		unsigned at = (unsigned)(s - w->text);
		uint32_t c = next_char(&s, end);
		bool found;

		c = stand_in(c);
		if (is_control(c))
			continue;
		face_for(f, face, c, &found);
		hb_buffer_add(f->buffer, found ? c : UTF8_REPLACEMENT,
		    at);
	}
	hb_buffer_guess_segment_properties(f->buffer);
	if (w->rtl)
		hb_buffer_set_direction(f->buffer, HB_DIRECTION_RTL);
	hb_buffer_set_cluster_level(f->buffer,
	    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(f->buffer,
	    HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_shape(font_opened(f, face), f->buffer, NULL, 0);
	take_glyphs(f, w, face, to);
}

/* ---- words of plain letters, put together from pairs ---- */

static struct ascii *
ascii_of(struct fonts *f, enum face face)
{
	hb_font_t *font = font_opened(f, face);
	struct ascii *t = f->ascii[face];

	if (t != NULL)
		return t;
	t = f->ascii[face] = arena_alloc(f->arena, sizeof *t);
	for (unsigned i = 0; i < ASCII_COUNT; i++) {
		hb_codepoint_t gid = 0;

		hb_font_get_nominal_glyph(font, ASCII_FIRST + i, &gid);
		t->glyph[i].gid = (uint16_t)gid;
		t->glyph[i].advance =
		    (int16_t)hb_font_get_glyph_h_advance(font, gid);
	}
	return t;
}

static bool
is_apart(const struct ascii *t, const struct word *w, unsigned a, unsigned b)
{
	const struct glyph *g = w->glyphs;

	return w->n == 2 && g[0].gid == t->glyph[a].gid && g[0].gid != 0 &&
	    g[1].gid == t->glyph[b].gid && g[1].gid != 0 &&
	    g[1].advance == t->glyph[b].advance &&
	    g[0].dx == 0 && g[0].dy == 0 && g[1].dx == 0 && g[1].dy == 0;
}

static const struct pair *
pair_of(struct fonts *f, enum face face, unsigned a, unsigned b)
{
	struct ascii *t = ascii_of(f, face);
	struct pair *p = &t->pair[a][b];
	char text[2] = { (char)(ASCII_FIRST + a), (char)(ASCII_FIRST + b) };
	struct word w = { .text = text, .len = 2, .face = face };

	if (p->state != PAIR_UNKNOWN)
		return p;
	shape_stretch(f, &w, face, 0, 2);
	if (is_apart(t, &w, a, b)) {
		p->state = PAIR_APART;
		p->kern = (int16_t)(w.glyphs[0].advance -
		    t->glyph[a].advance);
	} else {
		p->state = PAIR_JOINED;
	}
	return p;
}

/*
 * Most words are plain letters, each of which only moves nearer to or away
 * from the next.  Such a word is put together from its pairs, which saves a
 * third of the time that a document takes.  false: there is a ligature or
 * another character in it.
 */
static bool
shape_by_pairs(struct fonts *f, struct word *w)
{
	const struct ascii *t = ascii_of(f, w->face);
	int kern = 0;

	for (size_t i = 0; i < w->len; i++) {
		unsigned c = (unsigned char)w->text[i];

		if (c < ASCII_FIRST || c >= 0x7F)
			return false;
		if (i > 0 && pair_of(f, w->face, (unsigned char)w->text[i - 1]
		    - ASCII_FIRST, c - ASCII_FIRST)->state != PAIR_APART)
			return false;
		if (t->glyph[c - ASCII_FIRST].gid == 0)
			return false;
	}
	w->glyphs = arena_array(f->arena, w->len, sizeof *w->glyphs);
	for (size_t i = 0; i < w->len; i++) {
		unsigned c = (unsigned char)w->text[i] - ASCII_FIRST;
		struct glyph *g = &w->glyphs[w->n++];

		kern = i + 1 == w->len ? 0 : t->pair[c][(unsigned char)
		    w->text[i + 1] - ASCII_FIRST].kern;
		g->gid = t->glyph[c].gid;
		g->face = (uint8_t)w->face;
		g->from = (uint16_t)i;
		g->len = 1;
		g->natural = t->glyph[c].advance;
		g->advance = (int16_t)(g->natural + kern);
		w->width += g->advance;
	}
	return true;
}

/* Marks above and below letters, joiners and the like stay with them. */
static bool
belongs(struct fonts *f, enum face face, uint32_t c)
{
	hb_unicode_general_category_t kind;

	if (is_invisible(c))
		return true;
	kind = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
	return (kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	    kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK) &&
	    face_has(f, face, c);
}

struct part { size_t from, to; enum face face; };

/* Where the word changes to a fallback face, because the wanted one lacks a
   character, and back again. */
static size_t
word_parts(struct fonts *f, const struct word *w, struct part *v)
{
	const char *s = w->text, *end = w->text + w->len;
	size_t n = 0;
	bool seen = false;	/* what has a shape */

	while (s < end) {
		size_t at = (size_t)(s - w->text);
		uint32_t c = next_char(&s, end);
		enum face now;
		bool found = true;

		/* By itself it would be lost to those who copy the text. */
		if (n == 0 && is_invisible(c))
			now = w->face;
		else if (n > 0 && belongs(f, v[n - 1].face, c))
			now = v[n - 1].face;
		else
			now = face_for(f, w->face, stand_in(c), &found);
		if (!found)
			note_missing(f, c, w->text, w->len);
		if (n == 1 && !seen)
			v[0].face = now;
		seen = seen || !is_invisible(c);
		if (n == 0 || now != v[n - 1].face)
			v[n++] = (struct part){ at, at, now };
		v[n - 1].to = (size_t)(s - w->text);
	}
	return n;
}

static void
shape_word(struct fonts *f, struct word *w)
{
	struct part *v;
	size_t n;

	if (!w->rtl && shape_by_pairs(f, w))
		return;
	v = arena_array(f->arena, w->len + 1, sizeof *v);
	n = word_parts(f, w, v);
	/* What is read last stands at the left. */
	for (size_t i = 0; i < n; i++) {
		const struct part *p = &v[w->rtl ? n - 1 - i : i];

		shape_stretch(f, w, p->face, p->from, p->to);
	}
}

static uint32_t
hash_word(enum face face, bool rtl, const char *s, size_t n)
{
	uint32_t h = 2166136261u ^ (uint32_t)face ^ (uint32_t)rtl << 8;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h ^ h >> 15;
}

static struct word **
word_slot(struct fonts *f, enum face face, bool rtl, const char *s, size_t n)
{
	size_t mask = f->cap_words - 1;
	size_t i = hash_word(face, rtl, s, n) & mask;

	for (;; i = (i + 1) & mask) {
		struct word *w = f->words[i];

		if (w == NULL || (w->len == n && w->face == face &&
		    w->is_asked_rtl == rtl &&
		    memcmp(w->text, s, n) == 0))
			return &f->words[i];
	}
}

static void
words_grow(struct fonts *f)
{
	struct word **old = f->words;
	size_t had = f->cap_words;

	f->cap_words *= 2;
	f->words = arena_array(f->arena, f->cap_words, sizeof *f->words);
	for (size_t i = 0; i < had; i++)
		if (old[i] != NULL)
			*word_slot(f, old[i]->face, old[i]->is_asked_rtl,
			    old[i]->text, old[i]->len) = old[i];
}

static struct word *
find_word(struct fonts *f, enum face face, bool rtl, const char *s, size_t n)
{
	struct word **slot = word_slot(f, face, rtl, s, n), *w = *slot;

	if (w != NULL)
		return w;
	assert(n <= MAX_WORD);
	w = arena_alloc(f->arena, sizeof *w);
	w->text = arena_strndup(f->arena, s, n);
	w->len = n;
	w->face = face;
	w->is_asked_rtl = rtl;
	w->rtl = rtl || bidi_needed(s, n);
	shape_word(f, w);
	*slot = w;
	if (++f->n_words * 2 > f->cap_words)
		words_grow(f);
	return w;
}

struct word *
font_word(struct fonts *f, enum face face, const char *s, size_t n)
{
	return find_word(f, face, false, s, n);
}

struct word *
font_word_rtl(struct fonts *f, enum face face, const char *s, size_t n)
{
	return find_word(f, face, true, s, n);
}

int
font_space(struct fonts *f, enum face face)
{
	hb_codepoint_t gid;

	if (f->space[face] == 0 &&
	    hb_font_get_nominal_glyph(font_opened(f, face), ' ', &gid))
		f->space[face] = hb_font_get_glyph_h_advance(font_opened(f, face),
		    gid);
	return f->space[face];
}

size_t
font_split(const char *s, size_t n, size_t *spaces)
{
	const char *p = memchr(s, ' ', n);
	size_t len = p == NULL ? n : (size_t)(p - s), k = 0;

	if (len > MAX_WORD) {
		/* Never within a character. */
		len = MAX_WORD;
		while (len > 1 && ((unsigned char)s[len] & 0xC0) == 0x80)
			len--;
	}
	while (len + k < n && s[len + k] == ' ')
		k++;
	*spaces = k;
	return len;
}

double
font_width(struct fonts *f, enum face face, double size, const char *s,
    size_t n)
{
	long units = 0;

	while (n > 0) {
		size_t spaces, len = font_split(s, n, &spaces);

		if (len > 0)
			units += font_word(f, face, s, len)->width;
		if (spaces > 0)
			units += (long)spaces * font_space(f, face);
		s += len + spaces;
		n -= len + spaces;
	}
	return (double)units * size / 1000;
}

/* The advances of its letters; -1: not all of them are plain. */
static long
unkerned(struct fonts *f, enum face face, const char *s, size_t n)
{
	const struct ascii *t = ascii_of(f, face);
	long units = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned c = (unsigned char)s[i];

		if (c < ASCII_FIRST || c >= 0x7F ||
		    t->glyph[c - ASCII_FIRST].gid == 0)
			return -1;
		units += t->glyph[c - ASCII_FIRST].advance;
	}
	return units;
}

double
font_rough_width(struct fonts *f, enum face face, double size,
    const char *s, size_t n)
{
	long units = 0;

	while (n > 0) {
		size_t spaces, len = font_split(s, n, &spaces);
		long word = unkerned(f, face, s, len);

		units += word >= 0 ? word : font_word(f, face, s, len)->width;
		if (spaces > 0)
			units += (long)spaces * font_space(f, face);
		s += len + spaces;
		n -= len + spaces;
	}
	return (double)units * size / 1000;
}

/* The part of a word that is read from byte `at` on: where the next begins;
   *width grows by its glyphs.  Glyphs of some scripts stand in an order that
   is not that of the text. */
static size_t
cluster_end(const struct word *w, size_t at, int *width)
{
	size_t end = w->len;

	for (size_t i = 0; i < w->n; i++) {
		const struct glyph *g = &w->glyphs[i];

		if (g->from == at)
			*width += g->advance;
		else if (g->from > at && g->from < end)
			end = g->from;
	}
	return end;
}

size_t
font_fit(struct fonts *f, enum face face, double size, const char *s,
    size_t n, double width)
{
	size_t fits = 0, spaces;
	size_t len = font_split(s, n, &spaces);
	const struct word *word = font_word(f, face, s, len);
	int units = 0;

	while (fits < word->len) {
		size_t end = cluster_end(word, fits, &units);

		if (units * size / 1000 > width && fits > 0)
			return fits;
		fits = end;
	}
	return fits == 0 || fits > n ? n : fits;
}

const struct missing_glyph *
fonts_missing(const struct fonts *f, size_t *n)
{
	*n = f->n_missing;
	return f->missing;
}

const char *
font_version(void)
{
	return hb_version_string();
}
