#include <ctype.h>

#include "check_util.h"
#include "duties.h"

/* P701, P711, P714: has anybody looked?  What was found is for other rules. */

/* Letter case apart, and a hyphen is a space. */
static bool
same_words(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++) {
		int x = *a == '-' ? ' ' : tolower((unsigned char)*a);
		int y = *b == '-' ? ' ' : tolower((unsigned char)*b);
		if (x != y)
			return false;
	}
	return *a == *b;
}

static bool
is_about(const struct choice *c, const char *characteristic)
{
	return is_set(*c) && same_words(choice_word(c), characteristic);
}

static bool
row_is_about(const struct equality_row *row, const char *characteristic)
{
	size_t i;

	if (is_about(&row->characteristic, characteristic))
		return true;
	for (i = 0; i < row->group.n; i++) {
		const struct rec *g = row->group.items[i].to;

		if (g != NULL && g->kind == REC_GROUP && is_about(
		    &((const struct group *)(const void *)g)->characteristic,
		    characteristic))
			return true;
	}
	return false;
}

static bool
is_assessed(const struct equality *e, const char *characteristic)
{
	size_t i;

	for (i = 0; i < e->no_difference.n; i++)
		if (is_about(&e->no_difference.items[i], characteristic))
			return true;
	for (i = 0; i < e->rows.n; i++)
		if (row_is_about(&e->rows.items[i], characteristic))
			return true;
	return false;
}

static void
unassessed(const struct plan *p, struct diags *d, const struct duty_row *duty)
{
	const struct equality *e = &p->proofing.equality;
	const struct texts *all = duty_characteristics(p);
	size_t i, n = 0, k = 0;
	struct buf b;

	for (i = 0; i < all->n; i++)
		n += !is_assessed(e, all->v[i]);
	if (n == 0)
		return;
	/* Some of the names hold an "and", so commas alone part them. */
	buf_init(&b, d->arena);
	for (i = 0; i < all->n; i++)
		if (!is_assessed(e, all->v[i]))
			buf_printf(&b, "%s%s", k++ > 0 ? ", " : "",
			    all->v[i]);
	if (n == all->n)
		diag_add(d, RULE_P701,
		    rec_given(*e) ? e->rec.at : check_plan_place(p), NULL,
		    "The plan has not looked at its effects on any of the %zu "
		    "protected characteristics (%s)", n, duty->law);
	else
		diag_add(d, RULE_P701, e->rec.at, NULL,
		    "The plan has not looked at its effects on %zu of the %zu "
		    "protected characteristics: %s (%s)", n, all->n,
		    buf_text(&b), duty->law);
	diag_help(d, "Add a row for each under “proofing: equality: rows”; "
	    "those for whom nothing differs go into “no-difference: [%s]”, "
	    "with the reason in “because”.", buf_text(&b));
}

static void
equality(const struct plan *p, struct diags *d)
{
	const struct duty_row *duty = duty_of(p, DUTY_EQUALITY);

	if (duty != NULL) {
		unassessed(p, d, duty);
	} else if (is_absent(p->plan.nation)) {
		diag_add(d, RULE_P701, check_plan_place(p), NULL,
		    "The plan does not say which nation's law it is under, so "
		    "duties of law are not checked");
		diag_help(d, "Add “nation: england” (or wales, scotland, "
		    "northern-ireland, none) to “plan”.");
		diag_level(d, LEVEL_NOTE);
	}
}

static void
raise_to_duty(struct diags *d, const struct duty_row *duty)
{
	if (duty != NULL)
		diag_level(d, LEVEL_ERROR);
}

static void
rural(const struct plan *p, struct diags *d)
{
	const struct rural *r = &p->proofing.rural;
	const struct duty_row *duty = duty_of(p, DUTY_RURAL);

	if (is_given(r->access) || is_given(r->cost) ||
	    is_given(r->digital) || is_given(r->effect))
		return;
	if (duty != NULL)
		diag_add(d, RULE_P711, check_plan_place(p), NULL,
		    "The plan has not looked at its effects on rural places, "
		    "as the %s asks", duty->law);
	else
		diag_add(d, RULE_P711, check_plan_place(p), NULL,
		    "The plan has not looked at its effects on rural places");
	diag_help(d, "Say under “proofing: rural” how people far from a town "
	    "reach the service, what it costs them and what they can do "
	    "online: “{access: …, cost: …, digital: …, effect: neutral}”.");
	raise_to_duty(d, duty);
}

static void
environment(const struct plan *p, struct diags *d)
{
	const struct duty_row *duty = duty_of(p, DUTY_ENVIRONMENT);

	if (is_given(p->proofing.environment.effect))
		return;
	if (duty != NULL)
		diag_add(d, RULE_P714, check_plan_place(p), NULL,
		    "The plan has not looked at its effects on the "
		    "environment, as the %s asks", duty->law);
	else
		diag_add(d, RULE_P714, check_plan_place(p), NULL,
		    "The plan has not looked at its effects on the "
		    "environment");
	diag_help(d, "Say under “proofing: environment” whether the effect is "
	    "positive, neutral or adverse, and what was looked at: "
	    "“{effect: neutral, evidence: …}”.");
	raise_to_duty(d, duty);
}

void
check_proofing(const struct plan *p, const struct analysis *a,
    struct diags *d)
{
	(void)a;
	equality(p, d);
	rural(p, d);
	environment(p, d);
}
