#include "image.h"

#include <stdint.h>
#include <string.h>

#include "source.h"

/* Pictures are held against their formats without a decoder, which would
   make every run start slower: PNG has a checksum for each of its parts. */

static unsigned long
be(const unsigned char *p, int bytes)
{
	unsigned long x = 0;

	while (bytes-- > 0)
		x = x << 8 | *p++;
	return x;
}

/* ---- PNG ---- */

#define PNG_HEAD	8	/* signature */
#define PNG_AROUND	12	/* length, name and checksum of a chunk */

static bool
png_size(const unsigned char *p, size_t n, unsigned long *w, unsigned long *h)
{
	if (n < 33 || memcmp(p, "\x89PNG\r\n\x1a\n", PNG_HEAD) != 0 ||
	    memcmp(p + 12, "IHDR", 4) != 0)
		return false;
	*w = be(p + 16, 4);
	*h = be(p + 20, 4);
	return true;
}

/* CRC-32 of ISO 3309, four bits at a time (PNG, third edition, annex D). */
static uint32_t
crc32_of(const unsigned char *p, size_t n)
{
	static const uint32_t step[16] = {
		0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac,
		0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
		0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
		0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c
	};
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		crc = crc >> 4 ^ step[crc & 15];
		crc = crc >> 4 ^ step[crc & 15];
	}
	return ~crc;
}

static bool
png_is_whole(const unsigned char *p, size_t n, const char **why)
{
	size_t at = PNG_HEAD;

	while (n - at >= PNG_AROUND) {
		size_t len = be(p + at, 4);

		if (len > n - at - PNG_AROUND)
			break;
		if (crc32_of(p + at + 4, len + 4) != be(p + at + 8 + len, 4)) {
			*why = "the file is damaged";
			return false;
		}
		if (memcmp(p + at + 4, "IEND", 4) == 0)
			return true;
		at += PNG_AROUND + len;
	}
	*why = "it breaks off before its end";
	return false;
}

/* ---- JPEG ---- */

enum {			/* second bytes of markers (ITU-T T.81, table B.1) */
	JPEG_RST0 = 0xd0, JPEG_RST7 = 0xd7, JPEG_SOI = 0xd8, JPEG_EOI = 0xd9,
	JPEG_SOS = 0xda
};

/* The size stands in the first start-of-frame segment (C0 … CF, less the
   three of these that mark something else). */
bool
image_jpeg_frame(const void *bytes, size_t n, unsigned long *w,
    unsigned long *h, unsigned *components)
{
	const unsigned char *p = bytes;
	size_t at = 2;
	unsigned marker;

	if (n < 4 || p[0] != 0xff || p[1] != JPEG_SOI)
		return false;
	while (at + 9 < n && p[at] == 0xff) {
		marker = p[at + 1];
		if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
		    marker != 0xc8 && marker != 0xcc) {
			*h = be(p + at + 5, 2);
			*w = be(p + at + 7, 2);
			*components = p[at + 9];
			return true;
		}
		at += 2 + be(p + at + 2, 2);
	}
	return false;
}

/* Where the coded pixels end that start here: at the next marker that does
   not belong to them. */
static size_t
jpeg_scan_end(const unsigned char *p, size_t n, size_t at)
{
	while (at + 1 < n && (p[at] != 0xff || p[at + 1] == 0 ||
	    p[at + 1] == 0xff || (p[at + 1] >= JPEG_RST0 &&
	    p[at + 1] <= JPEG_RST7)))
		at++;
	return at;
}

static bool
jpeg_is_whole(const unsigned char *p, size_t n, const char **why)
{
	bool scanned = false;
	size_t at = 2;

	*why = "it breaks off before its end";
	while (at + 1 < n) {
		if (p[at] != 0xff) {
			*why = "the file is damaged";
			return false;
		}
		if (p[at + 1] == JPEG_EOI)
			return scanned;
		if (p[at + 1] == 0xff) {	/* a fill byte */
			at++;
			continue;
		}
		if (n - at < 4)
			break;
		scanned |= p[at + 1] == JPEG_SOS;
		at += p[at + 1] != JPEG_SOS ? 2 + be(p + at + 2, 2) :
		    jpeg_scan_end(p, n, at + 2 + be(p + at + 2, 2)) - at;
	}
	return false;
}

/* ---- both ---- */

bool
image_is_usable(const struct source *src, const char **why)
{
	const unsigned char *p = (const unsigned char *)src->bytes;
	unsigned long w = 0, h = 0;
	unsigned components = 3;
	bool png = png_size(p, src->len, &w, &h);

	if (!png && !image_jpeg_frame(p, src->len, &w, &h, &components)) {
		*why = "it is neither a PNG nor a JPEG image";
		return false;
	}
	if (w == 0 || h == 0 || w > IMAGE_MAX_SIDE || h > IMAGE_MAX_SIDE) {
		*why = "an image is from 1 to 10,000 pixels wide and high";
		return false;
	}
	if (png && w > IMAGE_MAX_PIXELS / h) {
		*why = "a PNG image has 16 million pixels at most";
		return false;
	}
	if (components != 1 && components != 3) {
		*why = "it has the colours of a printing press; save it in RGB";
		return false;
	}
	return png ? png_is_whole(p, src->len, why) :
	    jpeg_is_whole(p, src->len, why);
}
