#include "font_int.h"

#include <string.h>

#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb-subset.h>

#include "arena.h"

/* Fonts as files: what a document says of them, the part that it holds of
   them, and whether one can be used at all. */

static int
read_i16(const char *p)
{
	return (int16_t)((unsigned char)p[0] << 8 | (unsigned char)p[1]);
}

#define MAX_NAME	63

/* The font's PostScript name, without what a name may not have. */
static const char *
own_name(const struct fonts *f, enum face face)
{
	char name[MAX_NAME + 1] = "", *to = name;
	unsigned n = sizeof name;

	if (f->face[face] != NULL)
		hb_ot_name_get_utf8(f->face[face],
		    HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n,
		    name);
	for (const char *s = name; *s != '\0'; s++)
		if ((*s >= '0' && *s <= '9') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= 'a' && *s <= 'z') || *s == '-')
			*to++ = *s;
	*to = '\0';
	return *name == '\0' ? arena_printf(f->arena, "Font%d", (int)face) :
	    arena_strdup(f->arena, name);
}

struct face_info
font_info(const struct fonts *f, enum face face)
{
	struct face_info info = { 0 };
	hb_font_t *font = f->font[face];
	hb_blob_t *head;
	hb_position_t v;
	unsigned len;
	const char *p;
	int em;

	if (face < FACE_OTHER &&
	    f->file[face].bytes == font_built_in[face].bytes) {
		info.name = font_built_in[face].name;
		info.italic_angle = font_built_in[face].italic_angle;
		info.stem = font_built_in[face].stem;
	} else {
		info.name = own_name(f, face);
		info.italic_angle = face == FACE_ITALIC ||
		    face == FACE_BOLD_ITALIC ? -8 : 0;
		info.stem = font_is_bold(face) ? 140 : 80;
	}
	if (font == NULL)
		return info;
	em = (int)hb_face_get_upem(f->face[face]);
	head = hb_face_reference_table(f->face[face],
	    HB_TAG('h', 'e', 'a', 'd'));
	p = hb_blob_get_data(head, &len);
	for (int i = 0; i < 4 && len >= 44; i++)
		info.bbox[i] = read_i16(p + 36 + 2 * i) * 1000 / em;
	hb_blob_destroy(head);
	if (hb_ot_metrics_get_position(font,
	    HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &v))
		info.ascent = v;
	if (hb_ot_metrics_get_position(font,
	    HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &v))
		info.descent = v;
	if (hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT,
	    &v))
		info.cap_height = v;
	return info;
}

/* What a printed page has no use for is left out of the subset. */
static void
drop_tables(hb_subset_input_t *in)
{
	static const hb_tag_t tags[] = {
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
		HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
		HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
		HB_TAG('F', 'F', 'T', 'M'), HB_TAG('g', 'a', 's', 'p'),
		HB_TAG('D', 'S', 'I', 'G'), HB_TAG('h', 'd', 'm', 'x'),
		HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
		HB_TAG('m', 'e', 't', 'a'), HB_TAG('M', 'A', 'T', 'H'),
		/* Of a font with axes the usual instance is printed. */
		HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'),
		HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'),
		HB_TAG('H', 'V', 'A', 'R'), HB_TAG('M', 'V', 'A', 'R'),
		HB_TAG('S', 'T', 'A', 'T'),
	};
	hb_set_t *drop = hb_subset_input_set(in,
	    HB_SUBSET_SETS_DROP_TABLE_TAG);

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		hb_set_add(drop, tags[i]);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
}

bool
font_subset(struct fonts *f, enum face face, const uint16_t *gids, size_t n,
    uint16_t *map, const char **bytes, size_t *len)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan = NULL;
	hb_face_t *out = NULL;
	hb_blob_t *blob;
	unsigned k;

	font_opened(f, face);
	if (in != NULL) {
		drop_tables(in);
		for (size_t i = 0; i < n; i++)
			hb_set_add(hb_subset_input_glyph_set(in), gids[i]);
		plan = hb_subset_plan_create_or_fail(f->face[face], in);
	}
	if (plan != NULL)
		out = hb_subset_plan_execute_or_fail(plan);
	if (out != NULL) {
		const hb_map_t *to =
		    hb_subset_plan_old_to_new_glyph_mapping(plan);

		for (size_t i = 0; i < n; i++)
			map[i] = (uint16_t)hb_map_get(to, gids[i]);
		blob = hb_face_reference_blob(out);
		*bytes = hb_blob_get_data(blob, &k);
		*bytes = arena_strndup(f->arena, *bytes, k);
		*len = k;
		hb_blob_destroy(blob);
	}
	hb_face_destroy(out);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(in);
	return out != NULL;
}

/* ---- is it a font? ---- */

static bool
has_table(hb_face_t *face, hb_tag_t tag, unsigned least)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) >= least;

	hb_blob_destroy(blob);
	return has;
}

/* Bit 1 of OS/2's fsType: "restricted licence embedding". */
static bool
is_forbidden(hb_face_t *face)
{
	hb_blob_t *blob = hb_face_reference_table(face,
	    HB_TAG('O', 'S', '/', '2'));
	unsigned len;
	const char *p = hb_blob_get_data(blob, &len);
	bool forbidden = len >= 10 && (read_i16(p + 8) & 0xE) == 2;

	hb_blob_destroy(blob);
	return forbidden;
}

static const char *
unusable(hb_face_t *face)
{
	if (has_table(face, HB_TAG('C', 'F', 'F', ' '), 1) ||
	    has_table(face, HB_TAG('C', 'F', 'F', '2'), 1))
		return "its outlines are PostScript, not TrueType";
	if (hb_face_get_glyph_count(face) == 0 ||
	    !has_table(face, HB_TAG('h', 'e', 'a', 'd'), 54) ||
	    !has_table(face, HB_TAG('g', 'l', 'y', 'f'), 1) ||
	    !has_table(face, HB_TAG('h', 'm', 't', 'x'), 4) ||
	    !has_table(face, HB_TAG('c', 'm', 'a', 'p'), 4))
		return "it is no TrueType font, or is broken";
	if (is_forbidden(face))
		return "its maker forbids that it becomes part of a document";
	return NULL;
}

bool
font_is_usable(const struct font_file *file, const char **why)
{
	hb_blob_t *blob = hb_blob_create(file->bytes, (unsigned)file->len,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);

	*why = unusable(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return *why == NULL;
}
