#include "wording.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"

/*
 * Formats of ours in other words.  What a translator writes is never handed
 * to the library: the arguments are fetched by the original, and each is
 * printed where the translation wants it, by the original's own placeholder.
 */

#define MAX_ARGS	16
#define MAX_SPEC	32

enum arg_type { ARG_INT, ARG_LONG, ARG_SIZE, ARG_DOUBLE, ARG_TEXT, ARG_NONE };

struct spec {
	const char	*from;		/* after the % and a number */
	size_t		 len;		/* up to the letter, with it */
	size_t		 number;	/* as in %2$s, or 0 */
	size_t		 stars;		/* widths that are arguments */
	enum arg_type	 type;		/* ARG_NONE: no placeholder */
};

static enum arg_type
type_of(const char *length, size_t n, char letter)
{
	if (strchr("dioxXuc", letter) != NULL) {
		if (n == 0)
			return ARG_INT;
		if (n == 1 && *length == 'z')
			return ARG_SIZE;
		return n == 1 && *length == 'l' ? ARG_LONG : ARG_NONE;
	}
	if (n == 0 && strchr("fgeG", letter) != NULL)
		return ARG_DOUBLE;
	return n == 0 && letter == 's' ? ARG_TEXT : ARG_NONE;
}

/* The placeholder behind a %. */
static struct spec
spec_at(const char *s)
{
	struct spec spec = { .from = s, .type = ARG_NONE };
	size_t digits = strspn(s, "0123456789"), n;
	const char *length;

	if (digits > 0 && digits < 3 && s[digits] == '$') {
		for (; *s != '$'; s++)
			spec.number = spec.number * 10 + (size_t)(*s - '0');
		s++;
	}
	spec.from = s;
	n = strspn(s, "-+0#.*123456789");
	for (; n > 0; n--, s++)
		spec.stars += *s == '*';
	length = s;
	s += strspn(s, "lhzjt");
	spec.len = (size_t)(s - spec.from) + 1;
	if (*s != '\0' && spec.len < MAX_SPEC && spec.stars <= 1)
		spec.type = type_of(length, (size_t)(s - length), *s);
	return spec;
}

/* The placeholders of a format in their order; false: there is one that is
   not known, or too many. */
static bool
specs_of(const char *s, struct spec *out, size_t *n)
{
	*n = 0;
	while ((s = strchr(s, '%')) != NULL) {
		struct spec spec;

		s++;
		if (*s == '%') {
			s++;
			continue;
		}
		spec = spec_at(s);
		if (spec.type == ARG_NONE || *n == MAX_ARGS)
			return false;
		out[(*n)++] = spec;
		s = spec.from + spec.len;
	}
	return true;
}

/* ---- does a translation fit? ---- */

static bool
same_spec(const struct spec *a, const struct spec *b)
{
	return a->len == b->len && memcmp(a->from, b->from, a->len) == 0;
}

static const char *
misfit_at(struct arena *a, const struct spec *en, size_t n,
    const struct spec *given, size_t place)
{
	size_t want = given->number > 0 ? given->number - 1 : place;

	if (want >= n)
		return arena_printf(a, "The original has %zu placeholders, "
		    "and this one would be number %zu", n, want + 1);
	if (same_spec(given, &en[want]))
		return NULL;
	return arena_printf(a, "The original has “%%%.*s” where this has "
	    "“%%%.*s”", (int)en[want].len, en[want].from, (int)given->len,
	    given->from);
}

const char *
wording_misfit(struct arena *a, const char *english, const char *translation)
{
	struct spec en[MAX_ARGS], to[MAX_ARGS];
	bool used[MAX_ARGS] = { false };
	size_t n, m, i;

	/* What is no format of ours may hold any sign. */
	if (!specs_of(english, en, &n) || n == 0)
		return NULL;
	if (!specs_of(translation, to, &m))
		return "A “%” begins no placeholder of the original; for the "
		    "sign itself write “%%”";
	for (i = 0; i < m; i++) {
		const char *why = misfit_at(a, en, n, &to[i], i);

		if (why != NULL)
			return why;
		if ((to[i].number > 0) != (to[0].number > 0))
			return "Either all placeholders are numbered or none "
			    "is";
		used[to[i].number > 0 ? to[i].number - 1 : i] = true;
	}
	for (i = 0; i < n; i++)
		if (!used[i])
			return arena_printf(a, "“%%%.*s”, placeholder %zu of "
			    "the original, is missing", (int)en[i].len,
			    en[i].from, i + 1);
	return NULL;
}

/* ---- printing ---- */

struct arg {
	int	star;
	union { int i; long l; size_t z; double d; const char *s; } v;
};

static void
fetch(const struct arena *a, const struct spec *spec, size_t n,
    struct arg *out, va_list ap)
{
	for (size_t i = 0; i < n; i++) {
		out[i].star = spec[i].stars > 0 ? va_arg(ap, int) : 0;
		switch (spec[i].type) {
		case ARG_INT:
			out[i].v.i = va_arg(ap, int);
			break;
		case ARG_LONG:
			out[i].v.l = va_arg(ap, long);
			break;
		case ARG_SIZE:
			out[i].v.z = va_arg(ap, size_t);
			break;
		case ARG_DOUBLE:
			out[i].v.d = va_arg(ap, double);
			break;
		case ARG_TEXT:
			out[i].v.s = va_arg(ap, const char *);
			/* Of a text that is cut not all may be ours. */
			if (spec[i].stars == 0)
				out[i].v.s = worded(a, out[i].v.s);
			break;
		case ARG_NONE:
			assert(!"a placeholder that is none");
		}
	}
}

static void
put(struct buf *b, const char *form, ...)
{
	va_list ap;

	va_start(ap, form);
	buf_vprintf_plain(b, form, ap);
	va_end(ap);
}

#define PUT(b, form, stars, x, member) do { \
	if ((stars) > 0) \
		put(b, form, (x)->star, (x)->v.member); \
	else \
		put(b, form, (x)->v.member); \
} while (0)

static void
put_arg(struct buf *b, const struct spec *spec, const struct arg *x)
{
	char form[MAX_SPEC + 2] = "%";

	memcpy(form + 1, spec->from, spec->len);
	switch (spec->type) {
	case ARG_INT:
		PUT(b, form, spec->stars, x, i);
		return;
	case ARG_LONG:
		PUT(b, form, spec->stars, x, l);
		return;
	case ARG_SIZE:
		PUT(b, form, spec->stars, x, z);
		return;
	case ARG_DOUBLE:
		PUT(b, form, spec->stars, x, d);
		return;
	case ARG_TEXT:
		PUT(b, form, spec->stars, x, s);
		return;
	case ARG_NONE:
		return;
	}
}

/* Text with its placeholders, which were found to fit. */
static void
put_all(struct buf *b, const char *s, const struct spec *en, size_t n,
    const struct arg *args)
{
	const char *percent;
	size_t place = 0;

	for (; (percent = strchr(s, '%')) != NULL;) {
		struct spec spec;
		size_t i;

		buf_put(b, s, (size_t)(percent - s));
		s = percent + 1;
		if (*s == '%') {
			buf_putc(b, *s++);
			continue;
		}
		spec = spec_at(s);
		i = spec.number > 0 ? spec.number - 1 : place++;
		if (spec.type == ARG_NONE || i >= n) {
			buf_putc(b, '%');
			continue;
		}
		put_arg(b, &en[i], &args[i]);
		s = spec.from + spec.len;
	}
	buf_put(b, s, strlen(s));
}

void
wording_vprintf(struct buf *b, const char *format, va_list ap)
{
	const struct wording *w = arena_wording(b->arena);
	const char *translation = wording_find(w, format);
	struct spec spec[MAX_ARGS];
	struct arg args[MAX_ARGS];
	size_t n;

	if (!specs_of(format, spec, &n)) {
		buf_vprintf_plain(b, format, ap);
		return;
	}
	fetch(b->arena, spec, n, args, ap);
	put_all(b, translation != NULL ? translation : format, spec, n, args);
}
