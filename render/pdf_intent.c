#include "pdf_int.h"

#include <string.h>

/*
 * What the colours mean: sRGB, as a profile of ICC's version 4 with the
 * primaries adapted to D50 and the exact curve.  Its facts are few, so it is
 * written here and not taken from a file.
 */

#define PROFILE_SIZE	480

struct tag_entry { const char *name; unsigned offset, size; };

static const struct tag_entry tags[] = {
	{ "desc", 252, 36 }, { "cprt", 288, 36 }, { "wtpt", 324, 20 },
	{ "chad", 344, 44 }, { "rXYZ", 388, 20 }, { "gXYZ", 408, 20 },
	{ "bXYZ", 428, 20 }, { "rTRC", 448, 32 }, { "gTRC", 448, 32 },
	{ "bTRC", 448, 32 },
};
#define N_TAGS	(sizeof tags / sizeof *tags)

/* All in 1/65536: white, red, green, blue; the adaptation; the curve. */
static const long white_and_primaries[4][3] = {
	{ 0xF6D6, 0x10000, 0xD32D }, { 0x6FA2, 0x38F5, 0x0390 },
	{ 0x6299, 0xB785, 0x18DA }, { 0x24A0, 0x0F84, 0xB6CF },
};
static const unsigned xyz_offset[4] = { 324, 388, 408, 428 };
static const long adaptation[9] = { 0x10C42, 0x5DE, -0xCDB, 0x793, 0xFD90,
	-0x45F, -0x25E, 0x3DC, 0xC06E };
static const long curve[5] = { 0x26666, 0xF2A7, 0xD59, 0x13D0, 0xA5B };

static void
put32(unsigned char *o, size_t at, long v)
{
	unsigned long u = (unsigned long)v;

	for (int i = 0; i < 4; i++)
		o[at + (size_t)i] = (unsigned char)(u >> (24 - 8 * i));
}

static void
put_name(unsigned char *o, size_t at, const char *name)
{
	memcpy(o + at, name, 4);
}

static void
put_words(unsigned char *o, size_t at, const char *text)
{
	put_name(o, at, "mluc");
	put32(o, at + 8, 1);
	put32(o, at + 12, 12);
	memcpy(o + at + 16, "enUS", 4);
	put32(o, at + 20, 8);
	put32(o, at + 24, 28);
	for (size_t i = 0; i < 4; i++)
		o[at + 29 + 2 * i] = (unsigned char)text[i];
}

static void
profile(unsigned char *o)
{
	memset(o, 0, PROFILE_SIZE);
	put32(o, 0, PROFILE_SIZE);
	put32(o, 8, 0x04200000);
	memcpy(o + 12, "mntrRGB XYZ ", 12);
	put32(o, 24, 0x07D00001);	/* 1 January 2000 */
	o[29] = 1;
	put_name(o, 36, "acsp");
	for (size_t i = 0; i < 3; i++)
		put32(o, 68 + 4 * i, white_and_primaries[0][i]);
	put32(o, 128, N_TAGS);
	for (size_t i = 0; i < N_TAGS; i++) {
		put_name(o, 132 + 12 * i, tags[i].name);
		put32(o, 136 + 12 * i, tags[i].offset);
		put32(o, 140 + 12 * i, tags[i].size);
	}
	put_words(o, 252, "sRGB");
	put_words(o, 288, "CC0 ");
	for (size_t i = 0; i < 4; i++) {
		put_name(o, xyz_offset[i], "XYZ ");
		for (size_t k = 0; k < 3; k++)
			put32(o, xyz_offset[i] + 8 + 4 * k,
			    white_and_primaries[i][k]);
	}
	put_name(o, 344, "sf32");
	for (size_t i = 0; i < 9; i++)
		put32(o, 352 + 4 * i, adaptation[i]);
	put_name(o, 448, "para");
	o[457] = 3;
	for (size_t i = 0; i < 5; i++)
		put32(o, 460 + 4 * i, curve[i]);
}

unsigned
pdf_intent(struct pdf *p)
{
	unsigned char bytes[PROFILE_SIZE];
	struct pdf_object *icc;

	profile(bytes);
	icc = pdf_stream(p, bytes, sizeof bytes, "/N 3\n");
	return pdf_object(p, arena_printf(p->arena,
	    "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)\n"
	    "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R\n",
	    icc->number))->number;
}
