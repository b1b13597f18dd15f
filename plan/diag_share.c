#include "diag_share.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

#include "arena.h"
#include "buf.h"
#include "plan.h"
#include "utf8.h"

#define FINGERPRINT	32	/* hex digits: enough, and short */

json_t *
json_text(const struct diags *ds, const char *s)
{
	return s == NULL ? json_null() : json_string(utf8_shown(ds->arena, s));
}

json_t *
json_count(size_t n)
{
	return json_integer((json_int_t)n);
}

static int
into_buf(const char *bytes, size_t n, void *out)
{
	buf_put(out, bytes, n);
	return 0;
}

void
json_put(json_t *root, size_t flags, struct buf *out)
{
	json_dump_callback(root, into_buf, out, flags | JSON_SORT_KEYS);
	json_decref(root);
	buf_putc(out, '\n');
}

const char *
diag_item_id(const struct diag *d)
{
	return d->item != NULL && is_set(d->item->id) ? d->item->id.v.raw :
	    NULL;
}

const char *
diag_path(const struct diags *ds, const char *path)
{
	while (path[0] == '.' && path[1] == '/')
		path += 2;
	return utf8_shown(ds->arena, path);
}

const char *
diag_message(const struct diags *ds, const struct diag *d)
{
	const char *cause = utf8_shown(ds->arena, d->cause);

	return d->help == NULL ? cause : arena_printf(ds->arena, "%s.\n%s",
	    cause, utf8_shown(ds->arena, d->help));
}

const char *
diag_rule_words(const struct diags *ds, enum rule rule)
{
	return arena_printf(ds->arena, "%s %s", rule_table[rule].code,
	    rule_table[rule].name);
}

/* ---- fingerprints ---- */

/* A record by its id, else by what it is called, within the record that it
   is written in; its number counts only where it has neither. */
static void
put_record(struct buf *b, const struct rec *r)
{
	if (r->owner != NULL)
		put_record(b, r->owner);
	if (is_set(r->id))
		buf_printf(b, "/%s", r->id.v.raw);
	else if (*rec_title(r) != '\0')
		buf_printf(b, "/%s=%s", rec_noun(r), rec_title(r));
	else
		buf_printf(b, "/%s %zu", rec_noun(r), r->index);
}

/* Where no record is known, the words that the finding points at stand for
   it: they move with the text around them. */
static void
put_words(struct buf *b, const struct diags *ds, const struct diag *d)
{
	const struct source *s = source_of(ds->sources, d->at.file);
	size_t to;

	if (s == NULL || d->at.from >= s->len)
		return;
	to = d->at.to < s->len ? d->at.to : s->len;
	if (to > d->at.from)
		buf_put(b, s->bytes + d->at.from, to - d->at.from);
}

/* The file counts by its name alone: folders differ between machines. */
static const char *
file_name(const struct diags *ds, uint32_t file)
{
	const struct source *s = source_of(ds->sources, file);
	const char *slash = s == NULL ? NULL : strrchr(s->path, '/');

	return s == NULL ? "" : slash == NULL ? s->path : slash + 1;
}

static const char *
key_of(const struct diags *ds, const struct diag *d)
{
	struct buf b;

	buf_init(&b, ds->arena);
	buf_printf(&b, "%s\n%s\n", file_name(ds, 1), rule_table[d->rule].code);
	if (d->item != NULL) {
		put_record(&b, d->item);
	} else {
		buf_printf(&b, "%s\n", file_name(ds, d->at.file));
		put_words(&b, ds, d);
	}
	return buf_text(&b);
}

struct keyed { const char *key; size_t i; };

static int
by_key(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : a->i < b->i ? -1 : a->i > b->i;
}

static const char *
hash_of(const struct diags *ds, const char *key, size_t twin)
{
	char hex[HASH_HEX + 1];
	const char *all = arena_printf(ds->arena, "%s\n%zu", key, twin);

	hash_bytes(all, strlen(all), hex);
	return arena_strndup(ds->arena, hex, FINGERPRINT);
}

/* Findings of one rule about one record are told apart by their order. */
struct diag_key *
diag_keys(const struct diags *ds)
{
	struct diag_key *all = arena_array(ds->arena, ds->n + 1, sizeof *all);
	struct keyed *keys = arena_array(ds->arena, ds->n + 1, sizeof *keys);
	size_t i, twin = 0;

	for (i = 0; i < ds->n; i++) {
		keys[i].key = key_of(ds, &ds->v[i]);
		keys[i].i = i;
	}
	if (ds->n > 1)
		qsort(keys, ds->n, sizeof *keys, by_key);
	for (i = 0; i < ds->n; i++) {
		twin = i > 0 && strcmp(keys[i - 1].key, keys[i].key) == 0 ?
		    twin + 1 : 0;
		all[keys[i].i].print = hash_of(ds, keys[i].key, twin);
		all[keys[i].i].twin = twin;
	}
	return all;
}
