#include "image.h"

#include <string.h>

#include "source.h"

static unsigned long
be(const unsigned char *p, int bytes)
{
	unsigned long x = 0;

	while (bytes-- > 0)
		x = x << 8 | *p++;
	return x;
}

static bool
png_size(const unsigned char *p, size_t n, unsigned long *w, unsigned long *h)
{
	if (n < 33 || memcmp(p, "\x89PNG\r\n\x1a\n", 8) != 0 ||
	    memcmp(p + 12, "IHDR", 4) != 0)
		return false;
	*w = be(p + 16, 4);
	*h = be(p + 20, 4);
	return true;
}

/* The size stands in the first start-of-frame segment (C0 … CF, less the
   three of these that mark something else). */
bool
image_jpeg_frame(const void *bytes, size_t n, unsigned long *w,
    unsigned long *h, unsigned *components)
{
	const unsigned char *p = bytes;
	size_t at = 2;
	unsigned marker;

	if (n < 4 || p[0] != 0xff || p[1] != 0xd8)
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

bool
image_is_usable(const struct source *src, const char **why)
{
	const unsigned char *p = (const unsigned char *)src->bytes;
	unsigned long w = 0, h = 0;
	unsigned components;

	if (!png_size(p, src->len, &w, &h) &&
	    !image_jpeg_frame(p, src->len, &w, &h, &components)) {
		*why = "it is neither a PNG nor a JPEG image";
		return false;
	}
	if (w == 0 || h == 0 || w > IMAGE_MAX_SIDE || h > IMAGE_MAX_SIDE) {
		*why = "an image is from 1 to 10,000 pixels wide and high";
		return false;
	}
	return true;
}
