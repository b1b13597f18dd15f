#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "chart.h"
#include "compose.h"
#include "theme.h"

/* The cover: title and status are in the document's meta; this is the rest. */

static void
control_facts(struct compose *c, struct block *cover)
{
	const struct plan_info *p = &c->plan->plan;
	struct block *facts = facts_open(c, cover);

	doc_fact(c->doc, facts, "Period", "%s", is_given(p->period) ?
	    period_value_text(c->arena, &p->period) : "Not set");
	doc_fact(c->doc, facts, "Version", "%s",
	    or_not_set(shown(c, &p->version.v)));
	doc_fact(c->doc, facts, "Plan dated", "%s", date_in_text(c, &p->date));
	doc_fact(c->doc, facts, "Progress as of", "%s",
	    c->plan->as_of == DAY_NONE ? "Not set" :
	    day_text(c->arena, c->plan->as_of, true));
	doc_fact(c->doc, facts, "Lead", "%s",
	    or_not_set(person_text(c, &p->lead)));
}

static void
approvals(struct compose *c, struct block *cover)
{
	const struct approval_list *l = &c->plan->plan.approvals;
	struct block *t;

	if (l->n == 0)
		return;
	t = doc_table(c->doc, cover, "approvals", "Approval", "l5l3l2");
	doc_head(c->doc, t, "Body|Date|Minute");
	for (size_t i = 0; i < l->n; i++) {
		const struct approval *a = &l->items[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, shown(c, &a->body.v));
		cell_text(c, row, date_text(c, &a->date));
		cell_text(c, row, shown(c, &a->minute.v));
	}
}

/* The plans that this one serves. */
static void
parents(struct compose *c, struct block *cover)
{
	const struct parent_plan_list *l = &c->plan->plan.parents;
	struct block *p;

	if (l->n == 0)
		return;
	p = doc_add(c->doc, cover, BLOCK_PARA);
	doc_text(c->doc, p, "This plan serves: ");
	for (size_t i = 0; i < l->n; i++) {
		const struct parent_plan *q = &l->items[i];
		const char *title = shown(c, &q->title.v);

		if (i > 0)
			doc_text(c->doc, p, "; ");
		if (is_set(q->link))
			doc_link(c->doc, p, q->link.v.raw, title);
		else
			doc_text(c->doc, p, "%s", title);
	}
}

/* signed-up: a date, or one of the words no, yes. */
static bool
has_signed(const struct partner *p)
{
	return is_set(p->signed_up) ||
	    (p->signed_up.v.state == VAL_WORD && p->signed_up.v.word == 1);
}

static void
signed_up(struct compose *c, struct block *cover)
{
	const struct partner_list *l = &c->plan->partners;
	const char **names = arena_array(c->arena, l->n + 1, sizeof(*names));
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (has_signed(&l->items[i]))
			names[n++] = shown(c, &l->items[i].name.v);
	if (l->n == 0)
		return;
	if (n == 0)
		doc_para(c->doc, cover, PARA_BODY,
		    "No partner is recorded as signed up to this plan.");
	else if (n == l->n)
		doc_para(c->doc, cover, PARA_BODY, "Every partner has signed "
		    "up to this plan: %s.", list_text(c, names, n));
	else
		doc_para(c->doc, cover, PARA_BODY, "Signed up to this plan, "
		    "%zu of %zu partners: %s.", n, l->n,
		    list_text(c, names, n));
}

/* What the picture shows, in the words of whoever asks for it. */
static const char *
motif_caption(const struct compose *c, const struct indicator_result *r)
{
	const char *name = rec_text(c, &r->indicator->rec);
	const char *area = shown(c, &c->plan->plan.area.v);
	const char *by = r->final == NULL ? "" :
	    period_value_text(c->arena, &r->final->target->period);
	bool trend = r->outlook.absent == NULL && r->trend.absent == NULL;

	if (*by == '\0')
		return *area == '\0' ? name : arena_printf(c->arena,
		    "%s in %s", name, area);
	if (*area == '\0')
		return arena_printf(c->arena, trend ? "%s, its trend and the "
		    "path to the target for %s" : "%s and the path to the "
		    "target for %s", name, by);
	return arena_printf(c->arena, trend ? "%s in %s, its trend and the "
	    "path to the target for %s" : "%s in %s and the path to the "
	    "target for %s", name, area, by);
}

/* The headline of the first outcome, if it has been read more than once. */
static void
motif(struct compose *c, struct block *cover)
{
	const struct outcome *first;
	const struct indicator_result *r;
	size_t n = 0;

	if (main_outcomes(c, &first, 1) == 0)
		return;
	r = headline_of(c, first);
	for (size_t i = 0; r != NULL && i < r->n_points; i++)
		n += !r->points[i].hole;
	if (n < 2)
		return;
	cover->figure = arena_alloc(c->arena, sizeof(*cover->figure));
	cover->figure->draw = chart_motif;
	cover->figure->data = r;
	cover->figure->caption = motif_caption(c, r);
}

void
compose_cover(struct compose *c, struct block *root)
{
	struct block *cover = doc_add(c->doc, root, BLOCK_COVER);

	motif(c, cover);

	control_facts(c, cover);
	approvals(c, cover);
	signed_up(c, cover);
	parents(c, cover);
	doc_para(c->doc, cover, PARA_SMALL, "%s", provenance_line(c, true));
}

/* ---- logos ---- */

static const struct source *
source_named(const struct sources *all, const char *path)
{
	size_t want = strlen(path);

	for (size_t i = 0; all != NULL && i < all->n; i++) {
		const char *p = all->v[i].path;
		size_t have = strlen(p);

		if (have >= want && strcmp(p + have - want, path) == 0 &&
		    (have == want || p[have - want - 1] == '/'))
			return &all->v[i];
	}
	return NULL;
}

/* Its letters and figures alone: "Leeds_Council" is "LeedsCouncil". */
static const char *
squeezed(struct arena *a, const char *s, size_t n)
{
	char *out = arena_strndup(a, s, n), *to = out;

	for (const char *p = out; *p != '\0'; p++)
		if ((unsigned char)*p >= 0x80 || isalnum((unsigned char)*p))
			*to++ = *p;
	*to = '\0';
	return out;
}

/* The name of a logo's file without its folder, ending and "logo". */
static const char *
logo_stem(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
	const char *s = slash == NULL ? path : slash + 1;
	size_t n;

	s = squeezed(a, s, dot == NULL || dot < s ? strlen(s) :
	    (size_t)(dot - s));
	n = strlen(s);
	if (n > 4 && strncasecmp(s, "logo", 4) == 0)
		return s + 4;
	if (n > 4 && strcasecmp(s + n - 4, "logo") == 0)
		return arena_strndup(a, s, n - 4);
	return s;
}

static bool
is_stem(const struct compose *c, const char *stem, const char *name)
{
	return name != NULL && *stem != '\0' &&
	    strcasecmp(stem, squeezed(c->arena, name, strlen(name))) == 0;
}

/* Whose logo it is by the name of its file; NULL: that does not tell. */
static const char *
logo_owner(const struct compose *c, const char *path)
{
	const struct plan *p = c->plan;
	const char *stem = logo_stem(c->arena, path);
	const char *partnership = shown(c, &p->plan.partnership.v);

	for (size_t i = 0; i < p->partners.n + p->declared_partners.n; i++) {
		const struct partner *x = i < p->partners.n ?
		    &p->partners.items[i] :
		    p->declared_partners.items[i - p->partners.n];
		const char *name = shown(c, &x->name.v);

		if (*name != '\0' && (is_stem(c, stem, x->rec.id.v.raw) ||
		    is_stem(c, stem, name)))
			return name;
	}
	if (*partnership != '\0' && (is_stem(c, stem, partnership) ||
	    strcasecmp(stem, "partnership") == 0))
		return partnership;
	return NULL;
}

void
compose_logos(const struct compose *c, struct doc_meta *m)
{
	const struct lines *paths = &c->plan->plan.logo;
	size_t more = m->theme == NULL ? 0 : m->theme->n_logos;

	m->logos = arena_array(c->arena, paths->n + more, sizeof(*m->logos));
	for (size_t i = 0; i < paths->n; i++) {
		const struct val *v = &paths->items[i].v;
		const struct source *s;
		const char *owner;

		if (!is_set(paths->items[i]))
			continue;
		s = source_named(c->plan->sources, v->raw);
		if (s == NULL)
			continue;
		owner = logo_owner(c, v->raw);
		m->logos[m->n_logos++] = (struct logo){ .bytes = s->bytes,
		    .len = s->len, .at = &v->at, .alt = owner == NULL ?
		    arena_printf(c->arena, "Logo %zu", i + 1) :
		    arena_printf(c->arena, "Logo of %s", owner) };
	}
	for (size_t i = 0; i < more; i++)
		m->logos[m->n_logos++] = m->theme->logos[i];
}
