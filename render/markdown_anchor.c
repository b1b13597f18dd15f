#include "markdown.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "arena.h"
#include "doc.h"

/*
 * Headings and the addresses that code-hosting sites give them: small
 * letters, blanks as hyphens, punctuation left out, "-1" for the second of
 * a kind.  Computed before anything is printed, so that references may
 * lead forwards and to other files.
 */

static bool
in_slug(utf8proc_int32_t c)
{
	switch ((int)utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO: case UTF8PROC_CATEGORY_PC:
		return true;
	default:
		return c == '-';
	}
}

static const char *
slug_of(struct arena *a, const char *s)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	struct buf out;

	buf_init(&out, a);
	for (; *s != '\0'; s += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
		if (n <= 0)
			n = 1;
		else if (c == ' ')
			buf_putc(&out, '-');
		else if (in_slug(c))
			buf_put(&out, bytes, (size_t)utf8proc_encode_char(
			    utf8proc_tolower(c), bytes));
	}
	return buf_text(&out);
}

size_t
md_title_len(const char *s)
{
	size_t n = strlen(s);

	for (;;) {
		if (n > 0 && strchr(".,;:! ", s[n - 1]) != NULL)
			n--;
		else if (n > 1 && memcmp(s + n - 2, "\u00a0", 2) == 0)
			n -= 2;
		else
			break;
	}
	return n == 0 ? strlen(s) : n;	/* one of signs alone stays */
}

static void
add(struct arena *a, struct md_headings *h, const char *id, const char *text)
{
	struct md_heading *new;
	const char *words = md_words(a, text);

	words = arena_strndup(a, words, md_title_len(words));
	if (h->n == h->cap) {
		size_t cap = h->cap == 0 ? 16 : 2 * h->cap;

		h->v = arena_grow(a, h->v, h->n, cap, sizeof *h->v);
		h->cap = cap;
	}
	new = &h->v[h->n];
	new->id = id;
	new->text = words;
	new->order = h->n++;
}

static void
mention(struct arena *a, struct md_headings *h, const char *id)
{
	if (h->n_mentions == h->cap_mentions) {
		size_t cap = h->cap_mentions == 0 ? 16 : 2 * h->cap_mentions;

		h->mentions = arena_grow(a, h->mentions, h->n_mentions, cap,
		    sizeof *h->mentions);
		h->cap_mentions = cap;
	}
	h->mentions[h->n_mentions++] = (struct md_mention){ id, h->n - 1 };
}

static bool
is_heading(const struct block *b)
{
	return b->kind == BLOCK_HEADING || b->kind == BLOCK_CARD;
}

static void
collect(struct arena *a, struct md_headings *h, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		if (is_heading(b)) {
			struct block words = { .text = b->text };
			struct doc d = { .arena = a };

			add(a, h, b->id, doc_plain(&d, &words));
		} else if (b->id != NULL && h->n > 0) {
			mention(a, h, b->id);
		}
		collect(a, h, b->first);
	}
}

static int
by_text(const void *x, const void *y)
{
	const struct md_heading *a = x, *b = y;
	int c = strcmp(a->text, b->text);

	return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

static int
by_slug(const void *x, const void *y)
{
	const struct md_heading *a = x, *b = y;
	int c = strcmp(a->slug, b->slug);

	return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

static int
by_order(const void *x, const void *y)
{
	const struct md_heading *a = x, *b = y;

	return (a->order > b->order) - (a->order < b->order);
}

struct md_headings
md_headings(struct arena *a, const struct doc *d)
{
	struct md_headings h = { 0 };
	const char *last = NULL;
	size_t i, same = 0;

	if (d->meta.title != NULL)
		add(a, &h, d->root->id, d->meta.title);
	collect(a, &h, d->root->first);
	if (h.n == 0)
		return h;
	qsort(h.v, h.n, sizeof *h.v, by_text);
	for (i = 0; i < h.n; i++) {
		bool again = i > 0 && strcmp(h.v[i].text, last) == 0;

		last = h.v[i].text;
		h.v[i].copy = again ? h.v[i - 1].copy + 1 : 1;
		h.v[i].slug = slug_of(a, h.v[i].copy == 1 ? last :
		    arena_printf(a, "%s (%d)", last, h.v[i].copy));
	}
	qsort(h.v, h.n, sizeof *h.v, by_slug);
	for (i = 0; i < h.n; i++) {
		same = i > 0 && strcmp(h.v[i].slug, last) == 0 ? same + 1 : 0;
		last = h.v[i].slug;
		if (same > 0)
			h.v[i].slug = arena_printf(a, "%s-%zu", last, same);
	}
	qsort(h.v, h.n, sizeof *h.v, by_order);
	return h;
}

static int
by_id(const void *x, const void *y)
{
	const struct md_anchor *a = x, *b = y;

	return strcmp(a->id, b->id);
}

static void
anchor(struct md_links *links, const char *id, size_t file, const char *slug)
{
	if (id != NULL)
		links->v[links->n++] = (struct md_anchor){ id, slug, file };
}

struct md_links
md_anchors(struct arena *a, const struct markdown_file *files,
    const struct md_headings *h, size_t n_files)
{
	struct md_links links = { .arena = a, .files = files };
	size_t f, i, n = 0;

	for (f = 0; f < n_files; f++)
		n += h[f].n + h[f].n_mentions;
	links.v = arena_array(a, n, sizeof *links.v);
	for (f = 0; f < n_files; f++) {
		for (i = 0; i < h[f].n; i++)
			anchor(&links, h[f].v[i].id, f, h[f].v[i].slug);
		for (i = 0; i < h[f].n_mentions; i++)
			anchor(&links, h[f].mentions[i].id, f,
			    h[f].v[h[f].mentions[i].heading].slug);
	}
	if (links.n > 0)
		qsort(links.v, links.n, sizeof *links.v, by_id);
	return links;
}

const char *
md_anchor_find(const struct md_links *links, const char *id)
{
	struct md_anchor key = { .id = id }, *found;

	if (links->n == 0)
		return NULL;
	found = bsearch(&key, links->v, links->n, sizeof key, by_id);
	if (found == NULL)
		return NULL;
	return arena_printf(links->arena, "%s#%s", found->file ==
	    links->self ? "" : links->files[found->file].name, found->slug);
}
