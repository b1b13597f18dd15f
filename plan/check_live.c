/*
 * What rich texts hold beside words: every {{…}} names a figure that exists
 * (E025), and every picture has words for those who cannot see it (M806).
 */
#include "check_live.h"

#include <string.h>

#include "analysis.h"
#include "arena.h"
#include "check_words.h"
#include "diag.h"
#include "field.h"

struct walk {
	const struct analysis	*analysis;
	struct diags		*diags;
};

static void
check_figures(const struct analysis *an, struct diags *d,
    const struct val *v, const struct rec *rec)
{
	const char *open = v->raw, *close, *why;
	struct arena *a = d->arena;

	while ((open = strstr(open, "{{")) != NULL &&
	    (close = strstr(open, "}}")) != NULL) {
		why = NULL;
		if (live_figure(an, a, arena_strndup(a, open + 2,
		    (size_t)(close - open - 2)), &why) == NULL) {
			diag_add(d, RULE_E025, words_place(an->plan, v,
			    open, (size_t)(close + 2 - open)), rec,
			    "“%.*s” is no figure of this plan",
			    (int)(close + 2 - open), open);
			diag_help(d, "%s", why);
		}
		open = close + 2;
	}
}

/* Behind a run of code that starts here: up to as many backticks again. */
static const char *
skip_code(const char *s)
{
	size_t n = strspn(s, "`");
	const char *end = s + n;

	while ((end = strchr(end, '`')) != NULL) {
		size_t k = strspn(end, "`");

		if (k == n)
			return end + k;
		end += k;
	}
	return s + n;
}

/* The next picture without words, "![](…": its brackets may hold blanks. */
static const char *
bare_picture(const char *s)
{
	while (*s != '\0') {
		if (*s == '`') {
			s = skip_code(s);
		} else if (*s == '\\' && s[1] != '\0') {
			s += 2;
		} else if (s[0] == '!' && s[1] == '[') {
			size_t blank = strspn(s + 2, " \t\n");

			if (s[2 + blank] == ']' && s[3 + blank] == '(')
				return s;
			s += 2;
		} else {
			s++;
		}
	}
	return NULL;
}

static void
check_pictures(const struct analysis *an, struct diags *d,
    const struct val *v, const struct rec *rec)
{
	const char *s = v->raw;

	while ((s = bare_picture(s)) != NULL) {
		size_t n = strcspn(s, ")");

		n += s[n] == ')';
		diag_add(d, RULE_M806, words_place(an->plan, v,
		    s, n), rec, "The picture “%.*s” has no words for those "
		    "who cannot see it", (int)n, s);
		diag_help(d, "Say between the square brackets what it "
		    "shows, as in “![Obesity by ward: highest in the "
		    "east]%.*s”.", (int)(n - strcspn(s, "(")),
		    s + strcspn(s, "("));
		s += n;
	}
}

void
check_live_text(const struct analysis *an, struct diags *d,
    const struct val *v, const struct rec *rec)
{
	check_figures(an, d, v, rec);
	check_pictures(an, d, v, rec);
}

static void
check_record(const struct rec *rec, void *ctx)
{
	const struct walk *w = ctx;
	const struct field *f;

	for (f = rec->type->fields; f->key != NULL; f++)
		if (f->kind == F_RICH) {
			const struct val *v = (const void *)
			    ((const char *)rec + f->off);

			if (v->state == VAL_SET)
				check_live_text(w->analysis, w->diags, v, rec);
		}
}

void
check_live_figures(const struct plan *p, const struct analysis *an,
    struct diags *d)
{
	struct walk w = { an, d };

	plan_each_record(p, check_record, &w);
}
