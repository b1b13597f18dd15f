#ifndef PLAN_IMAGE_H
#define PLAN_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

struct source;

#define IMAGE_MAX_SIDE	10000	/* pixels */

/*
 * Is this a PNG or JPEG whose head states a size that can be printed?  The
 * pixels are decoded only when a document is made.  If not, *why is a
 * clause for the user.
 */
bool	image_is_usable(const struct source *, const char **why);
/* Size and number of colour components of a JPEG; false: it is none. */
bool	image_jpeg_frame(const void *, size_t, unsigned long *w,
	    unsigned long *h, unsigned *components);

#endif
