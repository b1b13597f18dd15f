#include "pdf_int.h"

#include <string.h>

#include <png.h>

#include "diag.h"
#include "image.h"

/* Logos.  A PNG is decoded by libpng, which survives a broken file, and
   drawn on white, so that no transparency gets into the document.  A JPEG
   goes into the file as it is. */

static const char *
image_keys(struct pdf *p, unsigned long w, unsigned long h,
    const char *colours)
{
	return arena_printf(p->arena, "/Type/XObject/Subtype/Image/Width %lu"
	    "/Height %lu/ColorSpace/%s/BitsPerComponent 8", w, h, colours);
}

struct pixels { unsigned char *v; size_t n, w, h; };

/* Three bytes a pixel, on white; the arena has them. */
static bool
decode_png(const struct logo *logo, struct arena *a, struct pixels *out)
{
	const png_color white = { 255, 255, 255 };
	png_image im;
	bool ok = false;

	memset(&im, 0, sizeof im);
	im.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(&im, logo->bytes, logo->len))
		return false;
	im.format = PNG_FORMAT_RGB;
	if (im.width <= IMAGE_MAX_PIXELS / im.height) {
		*out = (struct pixels){ arena_alloc(a, PNG_IMAGE_SIZE(im)),
		    PNG_IMAGE_SIZE(im), im.width, im.height };
		ok = png_image_finish_read(&im, &white, out->v, 0, NULL);
	}
	png_image_free(&im);
	return ok;
}

static void
read_png(struct pdf *p, struct pdf_image *out)
{
	struct pixels px;

	if (!decode_png(out->logo, p->arena, &px))
		return;
	out->object = pdf_stream(p, px.v, px.n, image_keys(p, px.w, px.h,
	    "DeviceRGB"));
	out->w = (double)px.w;
	out->h = (double)px.h;
}

bool
logo_is_sound(const struct logo *logo, struct arena *a)
{
	unsigned long w, h;
	unsigned components;
	struct pixels px;

	return image_jpeg_frame(logo->bytes, logo->len, &w, &h,
	    &components) || decode_png(logo, a, &px);
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

void
pdf_images_tell(const struct pdf *p, struct diags *ds)
{
	for (size_t i = 0; i < p->n_images; i++) {
		const struct pdf_image *im = &p->images[i];

		if (im->object != NULL || im->logo->at == NULL)
			continue;
		diag_add(ds, RULE_E020, *im->logo->at, NULL,
		    "The logo cannot be used: its pixels cannot be read");
		diag_help(ds, "Give a PNG or JPEG file that other programs "
		    "can show.");
	}
}
