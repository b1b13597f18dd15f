#include <ctype.h>
#include <math.h>
#include <string.h>

#include "buf.h"
#include "compose.h"
#include "wording.h"

/*
 * Wording shared by the chapters.  Every text of the plan passes through
 * shown(), which is where a public plan loses the names it must not print.
 */

/* What stands for a person whose name is hidden. */
static const char *
person_unnamed(const struct compose *c, const struct person *p)
{
	const struct rec *body = p->partner.to;

	if (is_given(p->job) && *p->job.v.raw != '\0')
		return p->job.v.raw;
	if (body != NULL)
		return arena_printf(c->arena, "%s (name withheld)",
		    ((const struct partner *)body)->name.v.raw);
	return "Name withheld";
}

/* Does a whole word of `text` start here?  Names are not parts of words. */
static bool
is_word(const char *text, const char *at, size_t len)
{
	if (at > text && isalnum((unsigned char)at[-1]))
		return false;
	return !isalnum((unsigned char)at[len]);
}

static const char *
without_name(const struct compose *c, const char *text, const struct person *p)
{
	const char *name = p->name.v.raw, *from = text, *at;
	struct buf b;
	size_t len;

	if (name == NULL || *name == '\0' || (is_set(p->post) && p->post.yes))
		return text;
	len = strlen(name);
	buf_init(&b, c->arena);
	while ((at = strstr(from, name)) != NULL) {
		buf_put(&b, from, (size_t)(at - from));
		if (is_word(text, at, len))
			buf_puts(&b, person_unnamed(c, p));
		else
			buf_put(&b, at, len);
		from = at + len;
	}
	if (from == text)
		return text;
	buf_puts(&b, from);
	return buf_text(&b);
}

const char *
publishable(const struct compose *c, const char *text)
{
	const struct plan *p = c->plan;

	if (!c->hide_names || text == NULL)
		return text;
	for (size_t i = 0; i < p->people.n; i++)
		text = without_name(c, text, &p->people.items[i]);
	for (size_t i = 0; i < p->declared_people.n; i++)
		text = without_name(c, text, p->declared_people.items[i]);
	return text;
}

const char *
shown(const struct compose *c, const struct val *v)
{
	if (v->state == VAL_ABSENT || v->raw == NULL)
		return "";
	return publishable(c, v->raw);
}

const char *
or_not_set(const char *s)
{
	return s == NULL || *s == '\0' ? "Not set" : s;
}

const char *
sentence_case(const struct compose *c, const char *s)
{
	char *t;

	s = worded(c->arena, s);
	if (!islower((unsigned char)*s))
		return s;
	t = arena_strdup(c->arena, s);
	*t = (char)toupper((unsigned char)*t);
	return t;
}

/* "scale up" for the word scale-up; what is written if it is no word. */
const char *
choice_text(const struct compose *c, const struct choice *ch)
{
	const char *word;
	char *t;

	if (!is_set(*ch))
		return shown(c, &ch->v);
	word = worded(c->arena, choice_word(ch));
	if (word != choice_word(ch))
		return word;
	t = arena_strdup(c->arena, word);
	for (char *p = t; *p != '\0'; p++)
		if (*p == '-')
			*p = ' ';
	return t;
}

/* The three letters say nothing to a reader; any other words stay. */
static const char *
tbc_text(const struct compose *c, const struct val *v)
{
	const char *raw = shown(c, v);

	return strlen(raw) == 3 ? "To be confirmed" : sentence_case(c, raw);
}

const char *
person_name(const struct compose *c, const struct person_ref *p)
{
	if (!is_given(*p))
		return "";
	if (p->v.state == VAL_TBC)
		return tbc_text(c, &p->v);
	if (p->person == NULL)
		return publishable(c, p->name != NULL ? p->name : p->v.raw);
	if (c->hide_names && !(is_set(p->person->post) && p->person->post.yes))
		return person_unnamed(c, p->person);
	return shown(c, &p->person->name.v);
}

/* With the partner: "Chair of the forum (Primary heads' forum)". */
const char *
person_text(const struct compose *c, const struct person_ref *p)
{
	const char *name = person_name(c, p);
	const char *body;

	if (p->person == NULL || p->partner == NULL)
		return name;
	body = shown(c, &p->partner->name.v);
	if (*body == '\0' || strstr(name, body) != NULL)
		return name;
	return arena_printf(c->arena, "%s (%s)", name, body);
}

/* "a", "a and b", "a, b and c". */
const char *
list_text(const struct compose *c, const char *const *items, size_t n)
{
	struct buf b;

	if (n == 0)
		return "";
	if (n == 1)
		return items[0];
	buf_init(&b, c->arena);
	for (size_t i = 0; i + 2 < n; i++)
		buf_printf(&b, "%s, ", items[i]);
	buf_printf(&b, "%s and %s", items[n - 2], items[n - 1]);
	return buf_text(&b);
}

static const char *
people_list(const struct compose *c, const struct persons *ps,
    const char *(*text)(const struct compose *, const struct person_ref *))
{
	const char **names = arena_array(c->arena, ps->n + 1, sizeof(*names));

	if (ps->n == 0)
		return shown(c, &ps->v);
	for (size_t i = 0; i < ps->n; i++)
		names[i] = text(c, &ps->items[i]);
	return list_text(c, names, ps->n);
}

const char *
persons_text(const struct compose *c, const struct persons *ps)
{
	return people_list(c, ps, person_text);
}

const char *
names_text(const struct compose *c, const struct persons *ps)
{
	return people_list(c, ps, person_name);
}

/* A record's printed number and title: "R1.2 Sign five schools". */
const char *
rec_text(const struct compose *c, const struct rec *r)
{
	const char *title = publishable(c, rec_title(r));
	const char *number = shown(c, &r->ref.v);

	if (title == NULL || *title == '\0')
		title = rec_label(c->arena, r);
	if (*number == '\0')
		return title;
	return arena_printf(c->arena, "%s %s", number, title);
}

const char *
name_within(const struct compose *c, const char *s, size_t bytes)
{
	size_t n = bytes;

	if (strlen(s) <= n)
		return s;
	while (n > 0 && s[n] != ' ')
		n--;
	if (n == 0)
		return s;
	return arena_printf(c->arena, "%.*s…", (int)n, s);
}

const char *
rec_brief(const struct compose *c, const struct rec *r)
{
	return name_within(c, rec_text(c, r), NAME_BRIEF);
}

const char *
refs_brief(const struct compose *c, const struct refs *rs)
{
	return name_within(c, refs_text(c, rs), 2 * NAME_BRIEF);
}

const char *
ref_text(const struct compose *c, const struct ref *r)
{
	if (r->to != NULL)
		return rec_text(c, r->to);
	return shown(c, &r->v);
}

const char *
refs_text(const struct compose *c, const struct refs *rs)
{
	const char **t = arena_array(c->arena, rs->n + 1, sizeof(*t));

	if (rs->n == 0)
		return shown(c, &rs->v);
	for (size_t i = 0; i < rs->n; i++)
		t[i] = ref_text(c, &rs->items[i]);
	return list_text(c, t, rs->n);
}

const char *
lines_text(const struct compose *c, const struct lines *ls)
{
	const char **t = arena_array(c->arena, ls->n + 1, sizeof(*t));

	if (ls->n == 0)
		return shown(c, &ls->v);
	for (size_t i = 0; i < ls->n; i++)
		t[i] = shown(c, &ls->items[i].v);
	return list_text(c, t, ls->n);
}

const char *
choices_text(const struct compose *c, const struct choices *cs)
{
	const char **t = arena_array(c->arena, cs->n + 1, sizeof(*t));

	if (cs->n == 0)
		return shown(c, &cs->v);
	for (size_t i = 0; i < cs->n; i++)
		t[i] = choice_text(c, &cs->items[i]);
	return list_text(c, t, cs->n);
}

const char *
count_text(const struct compose *c, size_t n, const char *one,
    const char *many)
{
	return arena_printf(c->arena, "%s\u00a0%s",
	    number_text(c->arena, (double)n, 0), n == 1 ? one : many);
}

const char *
date_text(const struct compose *c, const struct date *d)
{
	return is_given(*d) ? date_value_text(c->arena, d) : "Not set";
}

const char *
date_in_text(const struct compose *c, const struct date *d)
{
	if (is_set(*d) && !d->ongoing && d->grain == GRAIN_DAY)
		return day_text(c->arena, d->last, true);
	return date_text(c, d);
}

static bool
is_day(const struct date *d)
{
	return is_set(*d) && !d->ongoing;
}

/* Start and end as written; one of them alone is said to be that. */
const char *
span_text(const struct compose *c, const struct date *start,
    const struct date *due)
{
	if (is_day(start) && is_day(due))
		return arena_printf(c->arena, "%s to %s",
		    date_text(c, start), date_text(c, due));
	if (is_given(*start) && is_given(*due))
		return arena_printf(c->arena, "Start: %s; end: %s",
		    date_text(c, start), date_text(c, due));
	if (is_given(*start))
		return arena_printf(c->arena, "From %s; no end set",
		    date_text(c, start));
	if (is_given(*due))
		return arena_printf(c->arena, "By %s", date_text(c, due));
	return "Not set";
}

const char *
action_span_text(const struct compose *c, const struct action_result *r)
{
	const struct date *start = &r->action->start, *due = &r->action->due;

	if (r->is_parent && r->start != DAY_NONE && r->due != DAY_NONE)
		return arena_printf(c->arena, "%s to %s",
		    day_text(c->arena, r->start, false),
		    day_text(c->arena, r->due, false));
	if (r->is_parent || r->due == DAY_NONE || !is_set(*due) ||
	    due->last == r->due)
		return span_text(c, start, due);
	return arena_printf(c->arena, "%s, moved to %s",
	    span_text(c, start, due), day_text(c->arena, r->due, false));
}

/* The fiscal year that starts in `year`: "2026/27", or "2026". */
const char *
year_text(const struct compose *c, int year)
{
	const struct value_context *v = &c->plan->values;

	if (v->fiscal_month == 1 && v->fiscal_day == 1)
		return arena_printf(c->arena, "%d", year);
	return arena_printf(c->arena, "%d/%02d", year, (year + 1) % 100);
}

const char *
number_shown(const struct compose *c, const struct number *n)
{
	if (!is_set(*n))
		return shown(c, &n->v);
	return number_text(c->arena, n->x, n->decimals);
}

const char *
range_text(const struct compose *c, const struct range *r)
{
	const char *lo, *hi;

	if (!is_set(*r))
		return shown(c, &r->v);
	lo = number_text(c->arena, r->lo, r->decimals);
	hi = number_text(c->arena, r->hi, r->decimals);
	if (r->unit != NULL && *r->unit != '\0')
		hi = arena_printf(c->arena, "%s\u00a0%s", hi, r->unit);
	if (r->lo == r->hi)
		return hi;
	return arena_printf(c->arena, "%s to %s", lo, hi);
}

const char *
quantity_text(const struct compose *c, const struct quantity *q)
{
	if (!is_set(*q))
		return shown(c, &q->v);
	if (q->noun == NULL || *q->noun == '\0')
		return number_text(c->arena, q->x, -1);
	return arena_printf(c->arena, "%s\u00a0%s",
	    number_text(c->arena, q->x, -1), q->noun);
}

const char *
money_shown(const struct compose *c, const struct money *m)
{
	return is_given(*m) ? money_value_text(c->plan, c->arena, m) : "";
}

const char *
milestone_due_text(const struct compose *c, const struct milestone_result *m)
{
	const struct date *d = &m->milestone->due;

	if (m->due == DAY_NONE || (is_set(*d) && d->last == m->due))
		return date_text(c, d);
	return day_text(c->arena, m->due, false);
}

const char *
money_source_text(const struct compose *c, const struct source_sum *s)
{
	if (s->funding != NULL)
		return rec_text(c, &s->funding->rec);
	return s->shared ? "Several sources, not split" : "No source stated";
}

#define MILLION	1e6

const char *
sum_text(const struct compose *c, double lo, double hi, bool brief)
{
	const char *low;

	brief = brief && lo >= MILLION;
	low = money_text(c->plan, c->arena, lo, brief);
	if (lo == hi)
		return low;
	return arena_printf(c->arena, "%s to %s", low,
	    money_text(c->plan, c->arena, hi, brief));
}

static const char *
cost_without_prices(const struct compose *c, const struct cost *k)
{
	const char *set_up = money_shown(c, &k->set_up);
	const char *yearly = money_shown(c, &k->a_year);
	const char *years = number_shown(c, &k->years);

	if (is_given(k->amount))
		return money_shown(c, &k->amount);
	if (*yearly == '\0' && *set_up == '\0')
		return "";
	if (*yearly == '\0')
		return arena_printf(c->arena, "%s to set up", set_up);
	if (is_set(k->a_year) && !k->a_year.a_year)
		yearly = arena_printf(c->arena, "%s a year", yearly);
	if (*years != '\0')
		yearly = arena_printf(c->arena, "%s for %s years", yearly,
		    years);
	if (*set_up == '\0')
		return yearly;
	return arena_printf(c->arena, "%s to set up, then %s", set_up, yearly);
}

const char *
cost_text(const struct compose *c, const struct cost *k)
{
	const char *prices = shown(c, &k->price_base.v);
	const char *cost;

	if (!rec_given(*k))
		return "";
	cost = cost_without_prices(c, k);
	if (*prices == '\0' || *cost == '\0')
		return cost;
	return arena_printf(c->arena, "%s (%s prices)", cost, prices);
}

const char *
reach_text(const struct compose *c, const struct reach *r)
{
	const char *count = number_shown(c, &r->count);
	const char *of = number_shown(c, &r->of);
	const char *unit = shown(c, &r->unit.v);

	if (!rec_given(*r) || *count == '\0')
		return "";
	if (*of != '\0')
		return arena_printf(c->arena, "%s of %s %s", count, of, unit);
	return arena_printf(c->arena, "%s %s", count, unit);
}

const char *
point_text(const struct compose *c, const struct indicator_result *r,
    const struct point *p)
{
	return unit_text(c->arena, r->indicator, p->x, r->decimals);
}

/* "2.1 points (46 children)", or why it cannot be said. */
const char *
gap_text(const struct compose *c, const struct indicator_result *r,
    const struct gap_figure *g)
{
	const char *unit;

	if (g->absent != NULL)
		return g->absent;
	unit = unit_gap_text(c->arena, r->indicator, fabs(g->unit),
	    r->decimals);
	if (g->no_people != NULL || g->noun == NULL)
		return unit;
	return arena_printf(c->arena, "%s (%s)", unit,
	    people_text(c->arena, fabs(g->people), g->noun));
}

/* "23.0% by 2028/29". */
const char *
target_text(const struct compose *c, const struct indicator_result *r,
    const struct target *t)
{
	const char *value = target_value_text(c->arena, r->indicator,
	    &t->value);

	if (!is_set(t->value) && is_given(t->period))
		return arena_printf(c->arena, "%s (%s)", value,
		    period_value_text(c->arena, &t->period));
	if (!is_given(t->period))
		return arena_printf(c->arena, "%s, no date set", value);
	return arena_printf(c->arena, "%s by %s", value,
	    period_value_text(c->arena, &t->period));
}

const char *
target_shown(const struct compose *c, const struct indicator_result *r)
{
	const struct target_list *l = &r->indicator->targets;

	if (r->final != NULL)
		return target_text(c, r, r->final->target);
	if (l->n > 0)
		return target_text(c, r, &l->items[l->n - 1]);
	return "Not set";
}

enum mark
rag_mark(enum rag rag)
{
	switch (rag) {
	case RAG_NONE:
		return MARK_NONE;
	case RAG_RED:
		return MARK_RED;
	case RAG_AMBER:
		return MARK_AMBER;
	case RAG_GREEN:
		return MARK_GREEN;
	case RAG_COMPLETE:
		return MARK_COMPLETE;
	case RAG_NOT_STARTED:
		return MARK_NOT_STARTED;
	case RAG_CANCELLED:
		return MARK_CANCELLED;
	}
	return MARK_NONE;
}

const char *
judged_word(const struct indicator_result *r)
{
	return r->rag == RAG_NONE ? "Not judged" : rag_word(r->rag);
}

const char *
rag_sentence(const struct compose *c, const struct indicator_result *r)
{
	if (r->rag_why == NULL)
		return judged_word(r);
	return arena_printf(c->arena, "%s: %s", judged_word(r), r->rag_why);
}

/* "1 is worse than its path and 2 cannot be judged yet". */
const char *
standing_text(const struct compose *c, size_t red, size_t amber,
    size_t green, size_t none)
{
	const char *part[4];
	size_t n = 0;

	if (red > 0)
		part[n++] = count_text(c, red, "is worse than its path",
		    "are worse than their paths");
	if (amber > 0)
		part[n++] = count_text(c, amber, "is just short of its path",
		    "are just short of their paths");
	if (green > 0)
		part[n++] = count_text(c, green, "is on its path or better",
		    "are on their paths or better");
	if (none > 0)
		part[n++] = count_text(c, none, "cannot be judged yet",
		    "cannot be judged yet");
	return list_text(c, part, n);
}

/* "2 are late or off track and 1 is at risk"; "" if there is no trouble. */
const char *
trouble_text(const struct compose *c, size_t red, size_t amber)
{
	const char *part[2];
	size_t n = 0;

	if (red > 0)
		part[n++] = count_text(c, red, "is late or off track",
		    "are late or off track");
	if (amber > 0)
		part[n++] = count_text(c, amber, "is at risk", "are at risk");
	return list_text(c, part, n);
}
