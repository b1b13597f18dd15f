/* E025: every {{…}} in the plan names a figure that exists. */
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

void
check_live_text(const struct analysis *an, struct diags *d,
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
