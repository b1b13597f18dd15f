#ifndef PLAN_IMAGE_H
#define PLAN_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

struct source;

#define IMAGE_MAX_SIDE	10000	/* pixels */
#define IMAGE_MAX_PIXELS (4096ul * 4096)	/* of a PNG, which is decoded */

/*
 * Is this a PNG or JPEG that can be printed: whole from head to end, of a
 * size that has room, and without damage as far as that shows before its
 * pixels are decoded, which is done only when a document is made?  If not,
 * *why is a clause for the user.
 */
bool	image_is_usable(const struct source *, const char **why);
/* Size and number of colour components of a JPEG; false: it is none. */
bool	image_jpeg_frame(const void *, size_t, unsigned long *w,
	    unsigned long *h, unsigned *components);

#endif
