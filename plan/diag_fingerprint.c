#include "diag_formats.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "plan.h"

/* FNV-1a: short, the same everywhere, and no secret depends on it. */
#define FNV_BASIS	UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME	UINT64_C(0x100000001b3)

static uint64_t
add(uint64_t h, const char *s)
{
	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * FNV_PRIME;
	/* An end, so that "ab" "c" is not "a" "bc". */
	return (h ^ 0xff) * FNV_PRIME;
}

/* The record by its id, or its title, and those it is written in. */
static uint64_t
add_record(uint64_t h, const struct rec *r)
{
	for (; r != NULL; r = r->owner)
		h = add(add(h, rec_noun(r)), is_set(r->id) ? r->id.v.raw :
		    r->type != NULL ? rec_title(r) : "");
	return h;
}

static uint64_t
hash_of(const struct diags *ds, const struct diag *d)
{
	const char *path = source_place(ds->sources, d->at).path;
	uint64_t h = add(FNV_BASIS, rule_table[d->rule].code);

	return add_record(add(h, path != NULL ? path : ""), d->item);
}

struct seen { uint64_t hash; size_t index; };

static int
by_hash(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* Of several that are alike the second is told from the first by number. */
const char **
diags_fingerprints(const struct diags *ds)
{
	struct seen *v = arena_array(ds->arena, ds->n + 1, sizeof *v);
	const char **text = arena_array(ds->arena, ds->n + 1, sizeof *text);
	size_t i, nth = 0;

	for (i = 0; i < ds->n; i++)
		v[i] = (struct seen){ hash_of(ds, &ds->v[i]), i };
	qsort(v, ds->n, sizeof *v, by_hash);
	for (i = 0; i < ds->n; i++) {
		uint64_t h = v[i].hash;

		nth = i > 0 && v[i - 1].hash == h ? nth + 1 : 0;
		if (nth > 0)
			h = add(h, arena_printf(ds->arena, "%zu", nth));
		text[v[i].index] = arena_printf(ds->arena, "%016" PRIx64, h);
	}
	return text;
}
