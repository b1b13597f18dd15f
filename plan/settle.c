/* What can be said only when the whole plan has been read. */
#include "load.h"

#include <string.h>
#include <strings.h>

#include "image.h"

static void
check_order(struct loader *l, const struct rec *rec, const struct date *from,
    const struct date *to)
{
	if (!is_set(*from) || !is_set(*to) || from->ongoing || to->ongoing ||
	    from->first <= to->last)
		return;
	diag_add(l->diags, RULE_E014, to->v.at, rec,
	    "The %s %s ends (%s) before it starts (%s)", rec_noun(rec),
	    rec_label(l->arena, rec), to->v.raw, from->v.raw);
	diag_also(l->diags, from->v.at, "the start");
	diag_help(l->diags, "Correct one of the two: the end is %s or later, "
	    "or the start %s or earlier.", from->v.raw, to->v.raw);
}

static void
check_dates(struct loader *l)
{
	struct plan *p = l->plan;
	size_t i;

	for (i = 0; i < p->actions.n; i++)
		check_order(l, &p->actions.items[i].rec,
		    &p->actions.items[i].start, &p->actions.items[i].due);
	for (i = 0; i < p->funding.n; i++)
		check_order(l, &p->funding.items[i].rec,
		    &p->funding.items[i].from, &p->funding.items[i].to);
}

/* ---- hierarchies must not run in a circle ---- */

/*
 * A record that only leads up into a circle is not to blame: those that form
 * it are, and the first of them is told.  There are n records of the kind.
 */
static void
cut_circle(struct loader *l, struct rec *rec, struct ref *up,
    struct ref *(*above)(struct rec *), size_t n)
{
	struct rec *r;

	for (r = up->to; r != NULL && r != rec && n > 0; n--)
		r = above(r)->to;
	if (r != rec)
		return;
	diag_add(l->diags, RULE_E012, up->v.at, rec,
	    "Going up from here leads round in a circle");
	diag_help(l->diags, "Take the reference out of one of the records in "
	    "the circle.");
	up->to = NULL;
	up->v.state = VAL_BAD;
}

static struct ref *
above_outcome(struct rec *r)
{
	return &((struct outcome *)(void *)r)->parent;
}

static struct ref *
above_action(struct rec *r)
{
	return &((struct action *)(void *)r)->parent;
}

static struct ref *
above_partner(struct rec *r)
{
	return &((struct partner *)(void *)r)->part_of;
}

static void
cut_circles(struct loader *l)
{
	struct plan *p = l->plan;
	size_t i;

	for (i = 0; i < p->outcomes.n; i++)
		cut_circle(l, &p->outcomes.items[i].rec,
		    &p->outcomes.items[i].parent, above_outcome,
		    p->outcomes.n);
	for (i = 0; i < p->actions.n; i++)
		cut_circle(l, &p->actions.items[i].rec,
		    &p->actions.items[i].parent, above_action, p->actions.n);
	for (i = 0; i < p->partners.n; i++)
		cut_circle(l, &p->partners.items[i].rec,
		    &p->partners.items[i].part_of, above_partner,
		    p->partners.n);
}

static void
mark_parents(struct plan *p)
{
	size_t i;

	for (i = 0; i < p->actions.n; i++)
		if (p->actions.items[i].parent.to != NULL)
			((struct action *)(void *)p->actions.items[i]
			    .parent.to)->has_parts = true;
}

/* ---- scores ---- */

/* A label's place on the scale: equal steps from 0 to 100. */
static bool
label_value(const struct criterion *c, const char *s, double *x)
{
	size_t i;

	for (i = 0; i < c->labels.n; i++)
		if (strcasecmp(c->labels.items[i].v.raw, s) == 0) {
			*x = c->labels.n < 2 ? 0 :
			    100.0 * (double)i / (double)(c->labels.n - 1);
			return true;
		}
	return false;
}

static void
report_score(struct loader *l, const struct score *s,
    const struct criterion *c, double from, double to)
{
	const char *title = rec_title(&c->rec);
	size_t i;
	const char *list = "";

	diag_add(l->diags, RULE_E017, s->score.v.at, &s->rec,
	    "The score %s is not on the scale of “%s”", s->score.v.raw, title);
	if (c->labels.n == 0) {
		diag_help(l->diags, "Give a score from %.6g to %.6g, or state "
		    "the criterion's ends with “from” and “to”; until then it "
		    "is left out of the totals.", from < to ? from : to,
		    from < to ? to : from);
		return;
	}
	for (i = 0; i < c->labels.n; i++)
		list = arena_printf(l->arena, "%s%s%s", list,
		    i == 0 ? "" : ", ", c->labels.items[i].v.raw);
	diag_help(l->diags, "Use one of its labels: %s.", list);
}

/* Local scores are measured against each other, so any number will do,
   unless the criterion says what its ends are. */
static bool
any_number_will_do(const struct appraisal *ap, const struct criterion *c)
{
	return is_set(ap->scale) && ap->scale.i == SCALE_LOCAL &&
	    is_absent(c->from) && is_absent(c->to);
}

static void
settle_score(struct loader *l, const struct appraisal *ap, struct score *s)
{
	const struct criterion *c = (const void *)s->criterion.to;
	double from = 0, to = 5, lo, hi;

	if (c == NULL)
		return;
	from = is_set(c->from) ? c->from.x : from;
	to = is_set(c->to) ? c->to.x : to;
	if (c->labels.n > 0 && (is_set(s->score) ||
	    s->score.v.state == VAL_WORD)) {
		s->has_value = label_value(c, s->score.v.raw, &s->lo);
		s->hi = s->lo;
		if (!s->has_value)
			report_score(l, s, c, from, to);
		return;
	}
	if (s->score.v.state == VAL_WORD) {
		report_score(l, s, c, from, to);
		return;
	}
	if (!is_set(s->score))
		return;
	lo = s->score.lo;
	hi = s->score.hi;
	if (!any_number_will_do(ap, c) &&
	    (lo < (from < to ? from : to) || hi > (from < to ? to : from))) {
		report_score(l, s, c, from, to);
		return;
	}
	s->has_value = true;
	s->lo = lo;
	s->hi = hi;
}

static void
settle_scores(struct loader *l, const struct appraisal *ap,
    struct score_list *scores)
{
	size_t i;

	for (i = 0; i < scores->n; i++)
		settle_score(l, ap, &scores->items[i]);
}

static void
settle_appraisals(struct loader *l)
{
	struct appraisal *a;
	size_t i, j, k;

	for (i = 0; i < l->plan->appraisals.n; i++) {
		a = &l->plan->appraisals.items[i];
		for (j = 0; j < a->options.n; j++)
			settle_scores(l, a, &a->options.items[j].scores);
		for (j = 0; j < a->panels.n; j++)
			for (k = 0; k < a->panels.items[j].scores.n; k++)
				settle_scores(l, a, &a->panels.items[j]
				    .scores.items[k].scores);
	}
}

/* ---- scenarios: `rises 0.28 a year`, `falls to 22.0` ---- */

static void
settle_scenario(struct loader *l, struct scenario *s)
{
	const char *t = s->changes.v.raw;
	bool rises, to;
	struct number n;
	struct value_error e;
	size_t len;

	if (!is_set(s->changes) || text_is_tbc(t))
		return;
	rises = strncasecmp(t, "rises ", 6) == 0;
	if (!rises && strncasecmp(t, "falls ", 6) != 0)
		goto bad;
	t += 6;
	to = strncasecmp(t, "to ", 3) == 0;
	t += to ? 3 : strncasecmp(t, "by ", 3) == 0 ? 3 : 0;
	len = strcspn(t, " %");
	memset(&n, 0, sizeof n);
	if (!read_number(&l->values, arena_strndup(l->arena, t, len), &n, &e))
		goto bad;
	if (!to && strstr(t + len, "year") == NULL)
		goto bad;
	s->change = to ? CHANGE_TO : rises ? CHANGE_RISES : CHANGE_FALLS;
	s->x = n.x;
	return;
bad:
	diag_add(l->diags, RULE_E008, s->changes.v.at, &s->rec,
	    "“changes: %.80s” does not say by how much", s->changes.v.raw);
	diag_help(l->diags, "Write “rises 0.28 a year” or “falls to 22.0”.");
}

/* ---- links and logos ---- */


static bool
link_is_safe(const char *s)
{
	return strncasecmp(s, "http://", 7) == 0 ||
	    strncasecmp(s, "https://", 8) == 0 ||
	    strncasecmp(s, "mailto:", 7) == 0;
}

static void
report_link(struct loader *l, struct span at, const struct rec *rec,
    const char *s)
{
	diag_add(l->diags, RULE_E023, at, rec,
	    "“%.80s” is no link to a web page or an e-mail address", s);
	diag_help(l->diags, "Start it with https://, http:// or mailto:.");
}

/*
 * A language's code as BCP 47 has it: parts of letters and digits with
 * hyphens, none over eight long, the first of letters alone.  A PDF with
 * another one is none that software can read aloud.
 */
static bool
is_language(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t n = strspn(s, letters);

	if (n < 2 || n > 8)
		return false;
	for (s += n; *s == '-'; s += n) {
		s++;
		for (n = 0; strchr(letters, s[n]) != NULL ||
		    (s[n] >= '0' && s[n] <= '9'); n++)
			if (s[n] == '\0')
				break;
		if (n < 1 || n > 8)
			return false;
	}
	return *s == '\0';
}

/* What no software would know is left out. */
static void
check_language(struct loader *l, struct val *v, const struct rec *rec)
{
	if (is_language(v->raw))
		return;
	diag_add(l->diags, RULE_E009, v->at, rec,
	    "“%.80s” is not the code of a language", v->raw);
	diag_help(l->diags, "Write en-GB for British English, cy for Welsh, gd "
	    "for Gaelic, ga for Irish, or the code of another language.");
	v->state = VAL_ABSENT;
}

/* The target of a CommonMark link that names a scheme of its own. */
static void
check_rich_links(struct loader *l, const struct val *v, const struct rec *rec)
{
	const char *p = v->raw;
	size_t n, scheme;

	while ((p = strstr(p, "](")) != NULL) {
		p += 2;
		p += *p == '<';
		n = strcspn(p, ") >\n");
		scheme = strspn(p, "abcdefghijklmnopqrstuvwxyz"
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
		if (scheme > 0 && scheme < n && p[scheme] == ':' &&
		    !link_is_safe(p))
			report_link(l, v->at, rec,
			    arena_strndup(l->arena, p, n));
	}
}

static void
check_links_of(const struct rec *rec, void *ctx)
{
	struct loader *l = ctx;
	const struct field *f;
	struct val *v;

	for (f = rec->type->fields; f->key != NULL; f++) {
		/* The plan is the loader's until it is done. */
		v = (struct val *)((const char *)rec + f->off);
		if (f->kind == F_RICH && v->state == VAL_SET)
			check_rich_links(l, v, rec);
		else if ((f->flags & FIELD_LINK) && v->state == VAL_SET &&
		    !link_is_safe(v->raw))
			report_link(l, v->at, rec, v->raw);
		else if ((f->flags & FIELD_LANGUAGE) && v->state == VAL_SET)
			check_language(l, v, rec);
	}
}

static void
check_logos(struct loader *l)
{
	struct plan_info *p = &l->plan->plan;
	const char *why = NULL;
	uint32_t file;
	size_t i;

	for (i = 0; i < p->logo.n; i++) {
		struct line *logo = &p->logo.items[i];

		if (!is_set(*logo))
			continue;
		if (source_include(l->sources, path_beside(l,
		    logo->v.at.file, logo->v.raw), &file, &why) != SOURCE_OK)
			diag_add(l->diags, RULE_E020, logo->v.at, &p->rec,
			    "%s", why);
		else if (!image_is_usable(source_of(l->sources, file), &why))
			diag_add(l->diags, RULE_E020, logo->v.at, &p->rec,
			    "The logo cannot be used: %s", why);
		else
			continue;
		diag_help(l->diags, "Give a PNG or JPEG file in the plan's "
		    "folder that other programs can show.");
		logo->v.state = VAL_BAD;
	}
}

/* ---- the plan as a whole ---- */

/* The highest step that the plan has a record of. */
static int
step_reached(const struct plan *p)
{
	if (is_set(p->plan.reached))
		return (int)p->plan.reached.x;
	if (p->actions.n > 0)
		return 5;
	if (p->appraisals.n > 0)
		return 4;
	if (p->forecasts.n > 0 || p->risks.n > 0)
		return 3;
	return p->needs.n > 0 ? 2 : 1;
}

void
settle_plan(struct loader *l, day as_of)
{
	struct plan *p = l->plan;
	size_t i, k;

	settle_series(l);
	check_dates(l);
	cut_circles(l);
	mark_parents(p);
	settle_appraisals(l);
	for (i = 0; i < p->forecasts.n; i++)
		for (k = 0; k < p->forecasts.items[i].scenarios.n; k++)
			settle_scenario(l,
			    &p->forecasts.items[i].scenarios.items[k]);
	plan_list_records(l->arena, p);
	plan_each_record(p, check_links_of, l);
	check_logos(l);
	p->as_of = as_of != DAY_NONE ? as_of : is_set(p->plan.date) &&
	    !p->plan.date.ongoing ? p->plan.date.last : DAY_NONE;
	p->first = is_set(p->plan.period) ? p->plan.period.first : DAY_NONE;
	p->last = is_set(p->plan.period) ? p->plan.period.last : DAY_NONE;
	p->reached = step_reached(p);
	/* Without a title there is no plan at all; said once, in record_end(),
	   when there is a `plan:`; here when there is none. */
	if (!rec_given(p->plan) && !diags_has_structure_error(l->diags)) {
		diag_add(l->diags, RULE_E006, p->rec.at, NULL,
		    "The plan has no title");
		diag_help(l->diags, "Begin with “plan:” and, below it, "
		    "“  title: …”.");
	}
}
