#include "pdf_int.h"

#include <string.h>

#include <png.h>
#include <zlib.h>

/* Logos.  Decoded by libpng, which survives a broken file; drawn on white,
   so that no transparency gets into the document. */

#define MAX_SIDE	4096

static HPDF_Dict
image_object(struct pdf *p, const png_image *im, const void *pixels)
{
	return pdf_stream(p, pixels, PNG_IMAGE_SIZE(*im), arena_printf(
	    p->arena, "/Type/XObject/Subtype/Image/Width %lu/Height %lu\n"
	    "/ColorSpace/DeviceRGB/BitsPerComponent 8\n",
	    (unsigned long)im->width, (unsigned long)im->height));
}

static void
read_image(struct pdf *p, struct pdf_image *out)
{
	const png_color white = { 255, 255, 255 };
	png_image im;
	void *pixels;

	memset(&im, 0, sizeof im);
	im.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(&im, out->logo->bytes,
	    out->logo->len))
		return;
	im.format = PNG_FORMAT_RGB;
	if (im.width <= MAX_SIDE && im.height <= MAX_SIDE) {
		pixels = arena_alloc(p->arena, PNG_IMAGE_SIZE(im));
		if (png_image_finish_read(&im, &white, pixels, 0, NULL)) {
			out->object = image_object(p, &im, pixels);
			out->w = im.width;
			out->h = im.height;
		}
	}
	png_image_free(&im);
}

const struct pdf_image *
pdf_image_of(struct pdf *p, const struct logo *logo)
{
	struct pdf_image *im;

	for (size_t i = 0; i < p->n_images; i++)
		if (p->images[i].logo == logo)
			return p->images[i].object == NULL ? NULL :
			    &p->images[i];
	p->images = arena_grow(p->arena, p->images, p->n_images,
	    p->n_images + 1, sizeof *p->images);
	im = &p->images[p->n_images++];
	im->logo = logo;
	read_image(p, im);
	return im->object == NULL ? NULL : im;
}
