#include <string.h>

#include "arena.h"
#include "check_util.h"

/* A title longer than this is cut: a message should fit a line or two. */
#define LABEL_MAX 60

/* Cut at a word, and never inside a UTF-8 sequence. */
static const char *
shorten(struct diags *d, const char *s)
{
	size_t n = LABEL_MAX;

	if (strlen(s) <= LABEL_MAX + 3)
		return s;
	while (n > LABEL_MAX / 2 && s[n] != ' ')
		n--;
	while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(d->arena, "%.*s…", (int)n, s);
}

const char *
check_label(struct diags *d, const struct rec *r)
{
	const char *title;

	if (r->id.v.state == VAL_SET)
		return r->id.v.raw;
	title = rec_title(r);
	if (*title != '\0')
		return shorten(d, title);
	return arena_printf(d->arena, "no. %zu", r->index + 1);
}

struct span
check_plan_place(const struct plan *p)
{
	if (is_given(p->plan.title))
		return p->plan.title.v.at;
	return rec_given(p->plan) ? p->plan.rec.at : p->rec.at;
}

void
check_list(struct buf *b, size_t i, size_t n, const char *s)
{
	buf_printf(b, i == 0 ? "%s" : i + 1 == n ? " and %s" : ", %s", s);
}

static const struct rec *
nth(const void *items, size_t i, size_t size)
{
	return (const void *)((const char *)items + i * size);
}

const char *
check_ids(struct diags *d, const void *items, size_t n, size_t size)
{
	const char *three[3];
	size_t i, all = 0;

	for (i = 0; i < n; i++) {
		const struct rec *r = nth(items, i, size);
		if (!is_set(r->id))
			continue;
		if (all < 3)
			three[all] = r->id.v.raw;
		all++;
	}
	switch (all) {
	case 0:
		return NULL;
	case 1:
		return three[0];
	case 2:
		return arena_printf(d->arena, "%s or %s", three[0], three[1]);
	case 3:
		return arena_printf(d->arena, "%s, %s or %s", three[0],
		    three[1], three[2]);
	default:
		return arena_printf(d->arena, "%s, %s, %s or another of %zu",
		    three[0], three[1], three[2], all);
	}
}

const char *
check_day(struct diags *d, day x)
{
	return day_text(d->arena, x, false);
}

bool
check_cancelled(const struct analysis *a, size_t i)
{
	const struct action_result *r = &a->actions[i];

	return r->has_declared && r->declared == DECLARED_CANCELLED;
}

bool
check_complete_action(const struct analysis *a, size_t i)
{
	const struct action_result *r = &a->actions[i];

	return r->has_declared && r->declared == DECLARED_COMPLETE;
}

bool
check_judges(const struct analysis *a, size_t i)
{
	return !a->actions[i].is_parent && !check_cancelled(a, i);
}

const struct rule_setting *
check_setting(const struct plan *p, enum rule rule)
{
	const struct rule_setting *found = NULL;
	size_t i;

	for (i = 0; i < p->checks.n; i++) {
		const struct rule_setting *s = &p->checks.items[i];
		if (!is_set(s->rule) || !rule_is(rule, s->rule.v.raw))
			continue;
		if (s->rec.at.file == p->rec.at.file)
			return s;
		found = s;
	}
	return found;
}
