#include <math.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "check_util.h"
#include "check_words.h"
#include "format.h"
#include "scan.h"

/* T223 and T225: figures that were typed against those of the plan. */

/* ---- T223 ---- */

static double
half_unit(int decimals)
{
	return 0.5 * pow(10, -decimals) + 1e-9;
}

static void
printed_actions(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	const struct number *n = &p->plan.printed.actions;
	size_t i, leaves = 0, tops = 0;

	if (!is_set(*n))
		return;
	for (i = 0; i < p->actions.n; i++) {
		leaves += !a->actions[i].is_parent;
		tops += !is_given(p->actions.items[i].parent);
	}
	if (n->x == (double)leaves || n->x == (double)tops ||
	    n->x == (double)p->actions.n)
		return;
	diag_add(d, RULE_T223, n->v.at, &p->plan.rec,
	    "The printed number of actions is %s, and the plan has %zu",
	    n->v.raw, leaves);
	diag_help(d, "Look for what is missing or was counted twice, or "
	    "correct it to %zu.", leaves);
}

/* Sums are printed to as many figures as the writer liked. */
static bool
same_sum(const struct plan *p, struct diags *d, double x, double y)
{
	return fabs(x - y) <= 0.5 || strcmp(
	    money_text(p, d->arena, x, true),
	    money_text(p, d->arena, y, true)) == 0;
}

static void
printed_money(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	const struct money *m = &p->plan.printed.money;
	const char *lo, *hi;

	if (!is_set(*m) || m->kind != MONEY_AMOUNT ||
	    (same_sum(p, d, m->lo, a->money.lo) &&
	    same_sum(p, d, m->hi, a->money.hi)))
		return;
	lo = money_text(p, d->arena, a->money.lo, false);
	hi = money_text(p, d->arena, a->money.hi, false);
	if (a->money.lo == a->money.hi)
		diag_add(d, RULE_T223, m->v.at, &p->plan.rec,
		    "The printed total is %s, and the actions add up to %s",
		    m->v.raw, lo);
	else
		diag_add(d, RULE_T223, m->v.at, &p->plan.rec,
		    "The printed total is %s, and the actions add up to %s to "
		    "%s", m->v.raw, lo, hi);
	diag_help(d, "Look for an action whose sum is missing or was counted "
	    "twice, or correct the total.");
}

/* The part's figure for the period of the whole's latest; NaN: none. */
static double
part_at(const struct indicator_result *r, double t)
{
	size_t i;

	for (i = 0; i < r->n_points; i++)
		if (!r->points[i].hole && fabs(r->points[i].t - t) < 1e-9)
			return r->points[i].x;
	return NAN;
}

static void
parts_of(const struct analysis *a, struct diags *d,
    const struct indicator_result *r)
{
	const struct indicator *ind = r->indicator;
	const struct number *printed = &ind->printed.value;
	double sum = 0, whole;
	size_t i;

	if (ind->parts.n == 0 || r->latest == NULL)
		return;
	for (i = 0; i < ind->parts.n; i++) {
		if (ind->parts.items[i].to == NULL)
			return;
		sum += part_at(&a->indicators[ind->parts.items[i].to->index],
		    r->latest->t);
	}
	whole = is_set(*printed) ? printed->x : r->latest->x;
	if (isnan(sum) || fabs(sum - whole) <= half_unit(r->decimals))
		return;
	diag_add(d, RULE_T223,
	    is_set(*printed) ? printed->v.at : r->latest->reading->value.v.at,
	    &ind->rec, "The indicator “%s” is %s in %s, and its parts add up "
	    "to %s", check_label(d, &ind->rec),
	    unit_text(d->arena, ind, whole, r->decimals),
	    r->latest->reading->period.v.raw,
	    unit_text(d->arena, ind, sum, r->decimals));
	diag_help(d, "Look for a part that is missing or was counted twice, or "
	    "correct the total.");
}

void
check_totals(const struct plan *p, const struct analysis *a, struct diags *d)
{
	size_t i;

	printed_actions(p, a, d);
	printed_money(p, a, d);
	for (i = 0; i < p->indicators.n; i++)
		parts_of(a, d, &a->indicators[i]);
}

/* ---- T225 ---- */

/* Names shorter than this are words like any other. */
#define MIN_NAME	8

struct name { const char *s; size_t len; };	/* of each indicator */
struct figure { const char *at; size_t len; double x; int decimals; };

/* The title up to what is in brackets. */
static struct name
name_of(const struct indicator *ind)
{
	struct name n = { ind->title.v.raw, 0 };

	if (!is_set(ind->title))
		return n;
	n.len = strcspn(n.s, "(,;");
	while (n.len > 0 && n.s[n.len - 1] == ' ')
		n.len--;
	return n;
}

static const char *
find_name(const char *text, struct name n)
{
	const char either[] = { (char)(n.s[0] | 0x20),
		(char)(n.s[0] & ~0x20), '\0' };
	const char *s;

	/* Either case of its first letter; what is none is itself. */
	for (s = text; (s = strpbrk(s, scan_is_letter(n.s[0]) ? either :
	    (char[]){ n.s[0], '\0' })) != NULL; s++)
		if (strncasecmp(s, n.s, n.len) == 0 &&
		    (s == text || !scan_is_letter(s[-1])) &&
		    !scan_is_letter(s[n.len]))
			return s + n.len;
	return NULL;
}

/* Does the indicator's unit follow the number? */
static bool
unit_follows(struct diags *d, const struct indicator *ind, const char *s)
{
	const char *unit;

	if (unit_is_percent(ind))
		return scan_percent(&s);
	unit = unit_words(d->arena, ind);
	s = scan_skip(s);
	return *unit != '\0' && strncasecmp(s, unit, strlen(unit)) == 0 &&
	    !scan_is_letter(s[strlen(unit)]);
}

/* The first number with its unit in the rest of the sentence. */
static bool
figure_after(struct diags *d, const struct indicator *ind, const char *s,
    struct figure *f)
{
	struct scanned n;
	const char *end;

	for (; *s != '\0' && *s != ';' && *s != '\n'; s++) {
		if (*s == '.' && !scan_is_digit(s[1]))
			return false;
		if (!scan_is_digit(*s) || scan_is_letter(s[-1]) ||
		    s[-1] == '/')
			continue;
		end = s;
		if (scan_number(&end, &n) != SCAN_OK)
			return false;
		if (unit_follows(d, ind, end)) {
			f->at = s;
			f->len = (size_t)(end - s);
			f->x = scan_scaled(&n, 0);
			f->decimals = n.decimals;
			return true;
		}
		s = end - 1;
	}
	return false;
}

static bool
is_near(const struct figure *f, double x)
{
	return fabs(f->x - x) <= half_unit(f->decimals);
}

static bool
in_series(const struct figure *f, const struct series *h)
{
	size_t i;

	for (i = 0; i < h->readings.n; i++)
		if (is_set(h->readings.items[i].value) &&
		    is_near(f, h->readings.items[i].value.x))
			return true;
	return false;
}

static bool
is_known(const struct indicator_result *r, const struct figure *f)
{
	const struct indicator *ind = r->indicator;
	size_t i;

	for (i = 0; i < r->n_targets; i++)
		if (r->targets[i].absent == NULL &&
		    is_near(f, r->targets[i].x))
			return true;
	for (i = 0; i < ind->comparators.n; i++)
		if (in_series(f, &ind->comparators.items[i].history))
			return true;
	for (i = 0; i < ind->breakdown.n; i++)
		if (in_series(f, &ind->breakdown.items[i].history))
			return true;
	return in_series(f, &ind->history) ||
	    (r->no_baseline == NULL && is_near(f, r->baseline_x));
}

static void
typed_figures(const struct analysis *a, struct diags *d, const struct val *v,
    const struct rec *rec)
{
	const struct plan *p = a->plan;
	size_t i;

	if (v->state != VAL_SET || strpbrk(v->raw, "0123456789") == NULL)
		return;
	for (i = 0; i < p->indicators.n; i++) {
		const struct indicator *ind = &p->indicators.items[i];
		struct name name = name_of(ind);
		const char *after;
		struct figure f;

		if (name.len < MIN_NAME ||
		    (after = find_name(v->raw, name)) == NULL ||
		    !figure_after(d, ind, after, &f) ||
		    is_known(&a->indicators[i], &f))
			continue;
		diag_add(d, RULE_T225, words_place(p, v, f.at, f.len), rec,
		    "The text gives %.*s for “%s”, a figure that is not "
		    "among its readings or targets", (int)f.len, f.at,
		    check_label(d, &ind->rec));
		if (is_set(ind->rec.id))
			diag_help(d, "Correct it, or let the program put the "
			    "figure in: “{{%s.latest}}”.",
			    ind->rec.id.v.raw);
		else
			diag_help(d, "Correct it, or give the indicator an id "
			    "and let the program put the figure in.");
	}
}

void
check_typed(const struct plan *p, const struct analysis *a, struct diags *d)
{
	const struct plan_info *i = &p->plan;
	size_t k;

	typed_figures(a, d, &i->summary.v, &i->rec);
	typed_figures(a, d, &i->vision.v, &i->rec);
	typed_figures(a, d, &i->added_value.v, &i->rec);
	for (k = 0; k < p->outcomes.n; k++) {
		const struct outcome *o = &p->outcomes.items[k];

		typed_figures(a, d, &o->statement.v, &o->rec);
		typed_figures(a, d, &o->priority_why.v, &o->rec);
	}
	for (k = 0; k < p->needs.n; k++) {
		const struct need *n = &p->needs.items[k];

		typed_figures(a, d, &n->title.v, &n->rec);
		typed_figures(a, d, &n->causes.v, &n->rec);
	}
	for (k = 0; k < p->evidence.n; k++)
		typed_figures(a, d, &p->evidence.items[k].finding.v,
		    &p->evidence.items[k].rec);
}
