#ifndef PLAN_JSON_OUT_H
#define PLAN_JSON_OUT_H

#include <jansson.h>

struct arena;
struct buf;

/* A text that any reader of JSON takes. */
json_t	*json_text(struct arena *, const char *);
/* On one line with sorted keys; the value is given away. */
void	json_out(json_t *, struct buf *);

#endif
