#include "made.h"

#include <string.h>

#include <harfbuzz/hb.h>

#include "analysis.h"
#include "arena.h"
#include "diag.h"
#include "font.h"
#include "layout.h"
#include "plan.h"
#include "render.h"
#include "source.h"
#include "utf8.h"

/* ---- M814: letters ---- */

/* Characters that no font of the document has, told once a script. */

static const struct script {
	hb_script_t	 script;
	const char	*name, *font;
} scripts[] = {
	{ HB_SCRIPT_ARABIC, "Arabic", "NotoNaskhArabic-Regular.ttf" },
	{ HB_SCRIPT_ARMENIAN, "Armenian", "NotoSansArmenian-Regular.ttf" },
	{ HB_SCRIPT_BENGALI, "Bengali", "NotoSansBengali-Regular.ttf" },
	{ HB_SCRIPT_DEVANAGARI, "Devanagari",
	  "NotoSansDevanagari-Regular.ttf" },
	{ HB_SCRIPT_ETHIOPIC, "Ethiopic", "NotoSansEthiopic-Regular.ttf" },
	{ HB_SCRIPT_GEORGIAN, "Georgian", "NotoSansGeorgian-Regular.ttf" },
	{ HB_SCRIPT_GUJARATI, "Gujarati", "NotoSansGujarati-Regular.ttf" },
	{ HB_SCRIPT_GURMUKHI, "Gurmukhi", "NotoSansGurmukhi-Regular.ttf" },
	{ HB_SCRIPT_HAN, "Chinese", "NotoSansSC-Regular.ttf" },
	{ HB_SCRIPT_HANGUL, "Korean", "NotoSansKR-Regular.ttf" },
	{ HB_SCRIPT_HEBREW, "Hebrew", "NotoSansHebrew-Regular.ttf" },
	{ HB_SCRIPT_HIRAGANA, "Japanese", "NotoSansJP-Regular.ttf" },
	{ HB_SCRIPT_KATAKANA, "Japanese", "NotoSansJP-Regular.ttf" },
	{ HB_SCRIPT_KANNADA, "Kannada", "NotoSansKannada-Regular.ttf" },
	{ HB_SCRIPT_KHMER, "Khmer", "NotoSansKhmer-Regular.ttf" },
	{ HB_SCRIPT_LAO, "Lao", "NotoSansLao-Regular.ttf" },
	{ HB_SCRIPT_MALAYALAM, "Malayalam",
	  "NotoSansMalayalam-Regular.ttf" },
	{ HB_SCRIPT_MYANMAR, "Burmese", "NotoSansMyanmar-Regular.ttf" },
	{ HB_SCRIPT_SINHALA, "Sinhala", "NotoSansSinhala-Regular.ttf" },
	{ HB_SCRIPT_TAMIL, "Tamil", "NotoSansTamil-Regular.ttf" },
	{ HB_SCRIPT_TELUGU, "Telugu", "NotoSansTelugu-Regular.ttf" },
	{ HB_SCRIPT_THAI, "Thai", "NotoSansThai-Regular.ttf" },
	{ HB_SCRIPT_TIBETAN, "Tibetan", "NotoSerifTibetan-Regular.ttf" },
};

/* NULL: signs and pictures, and scripts that the table does not have. */
static const struct script *
script_of(uint32_t c)
{
	hb_script_t script = hb_unicode_script(
	    hb_unicode_funcs_get_default(), c);

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (scripts[i].script == script)
			return &scripts[i];
	return NULL;
}

/* Pictures are what they are in bytes: they hold no text. */
static bool
is_text(const struct source *s)
{
	return memchr(s->bytes, '\0', s->len) == NULL;
}

/* Where the plan first has the character; nowhere if it is written in
   another way, as an escape is. */
static struct span
place_of(const struct sources *all, const char *letter)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct source *s = &all->v[i];
		const char *p = is_text(s) ? strstr(s->bytes, letter) : NULL;
		uint32_t at;

		if (p == NULL)
			continue;
		at = (uint32_t)(p - s->bytes);
		return (struct span){ (uint32_t)i + 1, at,
		    at + (uint32_t)strlen(letter) };
	}
	return (struct span){ 0, 0, 0 };
}

/* Its bytes, from the word that it was met in. */
static const char *
letter_of(struct arena *a, const struct missing_glyph *m)
{
	const char *s = m->word, *end = s + strlen(s);

	while (s < end) {
		int32_t c;
		size_t n = utf8_decode(s, (size_t)(end - s), &c);

		if ((uint32_t)c == m->ch)
			return arena_strndup(a, s, n);
		s += n;
	}
	return "";
}

static void
tell_letter(struct diags *ds, struct arena *a, const struct script *script,
    const struct missing_glyph *m, size_t n)
{
	const char *letter = letter_of(a, m);
	struct span at = place_of(ds->sources, letter);

	if (script == NULL) {
		diag_add(ds, RULE_M814, at, NULL, n == 1 ?
		    "The PDF has no shape for “%s” (U+%04X)" :
		    "The PDF has no shape for “%s” (U+%04X) and other signs",
		    letter, m->ch);
		diag_help(ds, "Write it in words, which everybody can read, or "
		    "give a TrueType font that has it in theme.yaml, as in "
		    "“fonts: {others: [NotoSansSymbols2-Regular.ttf]}”.");
		return;
	}
	diag_add(ds, RULE_M814, at, NULL, n == 1 ?
	    "The PDF has no shape for “%s” (U+%04X), a letter of %s" :
	    "The PDF has no shape for “%s” (U+%04X) and other letters of %s",
	    letter, m->ch, script->name);
	diag_help(ds, "Give a TrueType font that has them in theme.yaml, as in "
	    "“fonts: {others: [%s]}”; planpress init --templates writes one "
	    "to start from.", script->font);
}

static void
letters(const struct fonts *fonts, struct diags *ds,
    struct arena *a)
{
	size_t n;
	const struct missing_glyph *v = fonts_missing(fonts, &n);
	bool *told = arena_array(a, n + 1, sizeof *told);

	for (size_t i = 0; i < n; i++) {
		const struct script *script = script_of(v[i].ch);
		size_t same = 1;

		if (told[i])
			continue;
		for (size_t k = i + 1; k < n; k++)
			if (script_of(v[k].ch) == script) {
				told[k] = true;
				same++;
			}
		tell_letter(ds, a, script, &v[i], same);
	}
}

/* ---- M807: pages ---- */

#define BODY_PAGES	12	/* that a board reads before a meeting */

struct chapter_pages {
	size_t		 body;		/* pages before the first annex */
	size_t		 most;		/* of one chapter */
	const char	*longest;	/* its heading */
};

static struct chapter_pages
count_pages(const struct layout *o)
{
	struct chapter_pages c = { o->n_pages, 0, NULL };
	const struct outline *last = NULL;

	for (size_t i = 0; i <= o->n_outline; i++) {
		const struct outline *v = i < o->n_outline ? &o->outline[i] :
		    NULL;
		size_t end = v == NULL ? o->n_pages : v->page;

		if (v != NULL && v->level != 1)
			continue;
		if (last != NULL && end - last->page > c.most) {
			c.most = end - last->page;
			c.longest = last->title;
		}
		if (v != NULL && v->heading->annex) {
			c.body = v->page;
			break;
		}
		last = v;
	}
	return c;
}

static void
pages(const struct layout *o, const struct plan *p, struct diags *ds)
{
	struct chapter_pages c = count_pages(o);

	if (c.body <= BODY_PAGES || c.longest == NULL)
		return;
	diag_add(ds, RULE_M807, p->plan.title.v.at, &p->plan.rec,
	    "The plan has %zu pages before its annexes; a board reads about "
	    "%d", c.body, BODY_PAGES);
	diag_help(ds, "Shorten the longest chapter, “%s” with %zu pages, or "
	    "make an annex of one in delivery-plan.yaml.", c.longest, c.most);
}

void
made_tell(const struct layout *o, const struct fonts *fonts,
    const struct render_job *job)
{
	if (job->options.variant == VARIANT_FULL)
		pages(o, job->analysis->plan, job->diags);
	letters(fonts, job->diags, job->arena);
}
