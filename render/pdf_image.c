#include "pdf_int.h"

#include <string.h>

#include <png.h>

#include "image.h"

/* Logos.  A PNG is decoded by libpng, which survives a broken file, and
   drawn on white, so that no transparency gets into the document.  A JPEG
   goes into the file as it is. */

#define MAX_PIXELS	(4096ul * 4096)

static const char *
image_keys(struct pdf *p, unsigned long w, unsigned long h,
    const char *colours)
{
	return arena_printf(p->arena, "/Type/XObject/Subtype/Image/Width %lu"
	    "/Height %lu/ColorSpace/%s/BitsPerComponent 8", w, h, colours);
}

static void
read_png(struct pdf *p, struct pdf_image *out)
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
	if (im.width <= MAX_PIXELS / im.height) {
		pixels = arena_alloc(p->arena, PNG_IMAGE_SIZE(im));
		if (png_image_finish_read(&im, &white, pixels, 0, NULL)) {
			out->object = pdf_stream(p, pixels,
			    PNG_IMAGE_SIZE(im), image_keys(p, im.width,
			    im.height, "DeviceRGB"));
			out->w = im.width;
			out->h = im.height;
		}
	}
	png_image_free(&im);
}

/* Printers' colours have no meaning beside the file's sRGB. */
static void
read_image(struct pdf *p, struct pdf_image *out)
{
	const struct logo *logo = out->logo;
	unsigned long w, h;
	unsigned components;

	if (!image_jpeg_frame(logo->bytes, logo->len, &w, &h, &components)) {
		read_png(p, out);
		return;
	}
	if (w == 0 || h == 0 || (components != 1 && components != 3))
		return;
	out->object = pdf_stream_as_is(p, logo->bytes, logo->len,
	    image_keys(p, w, h, components == 3 ?
	    "DeviceRGB/Filter/DCTDecode" : "DeviceGray/Filter/DCTDecode"));
	out->w = (double)w;
	out->h = (double)h;
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
