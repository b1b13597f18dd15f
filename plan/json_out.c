#include "json_out.h"

#include "buf.h"
#include "utf8.h"

json_t *
json_text(struct arena *a, const char *s)
{
	return json_string(utf8_shown(a, s));
}

static int
into_buf(const char *bytes, size_t n, void *out)
{
	buf_put(out, bytes, n);
	return 0;
}

void
json_out(json_t *root, struct buf *out)
{
	json_dump_callback(root, into_buf, out, JSON_COMPACT | JSON_SORT_KEYS);
	json_decref(root);
	buf_putc(out, '\n');
}
