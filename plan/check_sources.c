#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "check_util.h"

/* What the evidence itself is worth: V302, V304, V305, V309, V313, V314. */

/* ---- V302 ---- */

static void
without_period(struct diags *d, const struct evidence *e)
{
	if (is_set(e->period) || e->period.v.state == VAL_BAD)
		return;
	diag_add(d, RULE_V302,
	    is_given(e->period) ? e->period.v.at : e->rec.at, &e->rec,
	    "The evidence “%s” does not say which time it is about",
	    check_label(d, &e->rec));
	diag_help(d, "Add the period, as in “period: 2024/25”; the day of "
	    "publication goes under “published”.");
}

/* ---- V314 ---- */

/* The file lies beside the one that names it. */
static const char *
path_of(const struct plan *p, struct diags *d, const struct val *v)
{
	const struct source *src = source_of(p->sources, v->at.file);
	const char *slash = src != NULL ? strrchr(src->path, '/') : NULL;

	if (slash == NULL)
		return v->raw;
	return arena_printf(d->arena, "%.*s/%s", (int)(slash - src->path),
	    src->path, v->raw);
}

static void
file_missing(const struct plan *p, struct diags *d, const struct evidence *e)
{
	const struct val *v = &e->file.v;

	if (v->state != VAL_SET || access(path_of(p, d, v), R_OK) == 0)
		return;
	diag_add(d, RULE_V314, v->at, &e->rec,
	    "The file of the evidence “%s” is not there: “%s”",
	    check_label(d, &e->rec), v->raw);
	diag_help(d, "Put it into the plan's folder, correct the name, or give "
	    "a web address under “link”.");
}

/* ---- V304, V309: what an outcome's needs rest on ---- */

#define KIND_FEEDBACK	3
#define KIND_CONSULTATION 4

struct basis {
	size_t		 needs, cited;
	unsigned	 kinds;		/* a bit each */
	const struct evidence *some;
};

static void
add_need(struct basis *b, const struct need *n)
{
	size_t i;

	b->needs++;
	for (i = 0; i < n->evidence.n; i++) {
		const struct evidence *e =
		    (const void *)n->evidence.items[i].to;

		if (e == NULL || !is_set(e->kind))
			continue;
		b->cited++;
		b->kinds |= 1u << e->kind.i;
		b->some = e;
	}
}

static bool
is_single(unsigned bits)
{
	return bits != 0 && (bits & (bits - 1)) == 0;
}

static void
judge_basis(struct diags *d, const struct outcome *o, const struct basis *b)
{
	const unsigned voices = 1u << KIND_FEEDBACK | 1u << KIND_CONSULTATION;
	const char *name = check_label(d, &o->rec);

	/* A need that cites nothing is V301's. */
	if (b->cited == 0)
		return;
	if (is_single(b->kinds)) {
		diag_add(d, RULE_V304, o->rec.at, &o->rec,
		    "The needs of the outcome “%s” rest on one kind of "
		    "evidence alone, %s", name, choice_word(&b->some->kind));
		diag_help(d, "Add a source of another kind to one of them, "
		    "such as a survey, an evaluation or what users say.");
	}
	if ((b->kinds & voices) == 0) {
		diag_add(d, RULE_V309, o->rec.at, &o->rec,
		    "No need of the outcome “%s” rests on what the people "
		    "concerned say", name);
		diag_help(d, "Ask some of them, and add what they say with "
		    "“kind: feedback” or “kind: consultation”.");
	}
}

static void
basis_of_outcomes(const struct plan *p, struct diags *d)
{
	struct basis *b = arena_array(d->arena, p->outcomes.n + 1,
	    sizeof(*b));
	size_t i, j;

	for (i = 0; i < p->needs.n; i++) {
		const struct need *n = &p->needs.items[i];

		for (j = 0; j < n->outcomes.n; j++)
			if (n->outcomes.items[j].to != NULL)
				add_need(&b[n->outcomes.items[j].to->index],
				    n);
	}
	for (i = 0; i < p->outcomes.n; i++)
		judge_basis(d, &p->outcomes.items[i], &b[i]);
}

/* ---- V305, V313 ---- */

static void
unproven(const struct plan *p, struct diags *d, const struct option *o)
{
	const char *ids = CHECK_IDS(d, p->evidence);

	if (is_given(o->evidence) || !is_set(o->kind) ||
	    o->kind.i == OPTION_BASELINE || o->kind.i == OPTION_DO_LESS)
		return;
	diag_add(d, RULE_V305, o->rec.at, &o->rec,
	    "Nothing shows that the option “%s” would work",
	    check_label(d, &o->rec));
	if (ids != NULL)
		diag_help(d, "Add “evidence:” with what shows it, such as %s, "
		    "or a “pilot” that would find out.", ids);
	else
		diag_help(d, "Describe what shows it under “evidence” and "
		    "name its id here, or plan a “pilot” that would find "
		    "out.");
}

static void
without_assumptions(struct diags *d, const struct forecast *f)
{
	if (is_given(f->assumptions))
		return;
	diag_add(d, RULE_V313, f->rec.at, &f->rec,
	    "The forecast of “%s” does not say what it assumes",
	    f->indicator.to != NULL ? check_label(d, f->indicator.to) :
	    check_label(d, &f->rec));
	diag_help(d, "Say what must stay as it is for the forecast to hold, as "
	    "in “assumptions: No change in national policy”.");
}

void
check_evidence(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	size_t i, j;

	(void)a;
	for (i = 0; i < p->evidence.n; i++) {
		without_period(d, &p->evidence.items[i]);
		file_missing(p, d, &p->evidence.items[i]);
	}
	basis_of_outcomes(p, d);
	for (i = 0; i < p->appraisals.n; i++)
		for (j = 0; j < p->appraisals.items[i].options.n; j++)
			unproven(p, d,
			    &p->appraisals.items[i].options.items[j]);
	for (i = 0; i < p->forecasts.n; i++)
		without_assumptions(d, &p->forecasts.items[i]);
}
