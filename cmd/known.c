#include "known.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "out.h"
#include "understand.h"
#include "utf8.h"

static const char heading[] =
    "# Known findings: how many, of which rule, in which file.  planpress\n"
    "# check --known lowers the numbers; only --update-known raises them.\n";

/* ---- files, as the known file names them ---- */

static const char *
real_folder(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	char out[PATH_MAX];

	if (slash == NULL)
		path = ".";
	else if (slash == path)
		path = "/";
	else
		path = arena_strndup(a, path, (size_t)(slash - path));
	return realpath(path, out) == NULL ? "" : arena_strdup(a, out);
}

/*
 * The way from one real folder to a real file: "../plans/actions.yaml".  So
 * it does not matter from where the command is run.
 */
static const char *
way_to(struct arena *a, const char *folder, const char *real)
{
	size_t i, shared = 0;
	struct buf way;

	for (i = 0; folder[i] != '\0' && folder[i] == real[i]; i++)
		if (folder[i] == '/')
			shared = i;
	if (folder[i] == '\0' && real[i] == '/')
		shared = i;
	buf_init(&way, a);
	for (i = shared; folder[i] != '\0'; i++)
		if (folder[i] == '/' && folder[i + 1] != '\0')
			buf_puts(&way, "../");
	buf_puts(&way, real + shared + 1);
	return buf_text(&way);
}

static const char *
name_of(const struct known *k, const struct source *s)
{
	const char *name = s->real == NULL ? s->path :
	    way_to(k->arena, k->folder, s->real);

	return utf8_shown(k->arena, name);
}

/* ---- reading ---- */

static struct known_count *
count_of(struct known *k, const char *file, enum rule rule)
{
	struct known_count *c;

	for (c = k->v; c < k->v + k->n; c++)
		if (c->rule == rule && strcmp(c->file, file) == 0)
			return c;
	if (k->n == k->cap) {
		k->cap = k->cap == 0 ? 64 : k->cap * 2;
		k->v = arena_grow(k->arena, k->v, k->n, k->cap, sizeof *k->v);
	}
	c = &k->v[k->n++];
	memset(c, 0, sizeof *c);
	c->file = file;
	c->rule = rule;
	return c;
}

/* "3 S106 actions.yaml"; a name may hold spaces. */
static bool
read_line(struct known *k, const char *line)
{
	const char *code = strchr(line, ' '), *file;
	unsigned long number;
	enum rule rule;
	char *end;

	if (*line < '1' || *line > '9' || code == NULL)
		return false;
	number = strtoul(line, &end, 10);
	file = strchr(code + 1, ' ');
	if (end != code || number > INT_MAX || file == NULL || file[1] == '\0')
		return false;
	rule = rule_find(arena_strndup(k->arena, code + 1,
	    (size_t)(file - code - 1)));
	if (rule == RULE_NONE)
		return false;
	count_of(k, file + 1, rule)->known = number;
	return true;
}

static bool
read_lines(struct known *k, const char *text)
{
	unsigned number = 1;
	const char *line;
	size_t n;

	for (; *text != '\0'; text += n + (text[n] == '\n'), number++) {
		n = strcspn(text, "\n");
		line = arena_strndup(k->arena, text,
		    n > 0 && text[n - 1] == '\r' ? n - 1 : n);
		if (*line == '\0' || *line == '#' || read_line(k, line))
			continue;
		complain("%s:%u: A line is a number, a rule and a file, such "
		    "as \"3 S106 plan.yaml\", not \"%s\"",
		    utf8_shown(k->arena, k->path), number,
		    utf8_shown(k->arena, line));
		return false;
	}
	return true;
}

bool
known_read(struct arena *a, const struct options *o, struct known *k)
{
	struct sources sources;
	const char *why;
	uint32_t file;

	memset(k, 0, sizeof *k);
	k->arena = a;
	k->path = o->known;
	k->update = o->update_known;
	if (k->path == NULL)
		return true;
	k->folder = real_folder(a, k->path);
	sources_init(&sources, a);
	switch (source_open(&sources, k->path, &file, &why)) {
	case SOURCE_OK:
		return read_lines(k, sources.v[0].bytes);
	case SOURCE_MISSING:
		k->is_new = k->update;
		if (k->update)
			return true;
		complain("%s; --update-known makes it", utf8_shown(a, why));
		return false;
	case SOURCE_OUTSIDE:
	case SOURCE_TOO_LARGE:
	case SOURCE_UNREADABLE:
		break;
	}
	complain("%s", utf8_shown(a, why));
	return false;
}

/* ---- one plan ---- */

/* What cannot be accepted cannot be known either. */
static bool
can_be_known(const struct diag *d)
{
	return diag_is_open(d) && (d->level != LEVEL_ERROR ||
	    rule_family(d->rule) != FAMILY_STRUCTURE);
}

/* Index in k->v, because that moves when it grows. */
static size_t
index_of(struct known *k, const char *const *names, const struct diag *d)
{
	uint32_t file = d->at.file == 0 ? 1 : d->at.file;

	return (size_t)(count_of(k, names[file - 1], d->rule) - k->v);
}

/* What is in the files of this plan, and could have been found. */
static void
judge(struct known *k, const char *const *names, size_t n, const bool *rules)
{
	size_t i, j;

	for (i = 0; i < k->n; i++)
		for (j = 0; j < n; j++)
			if (strcmp(k->v[i].file, names[j]) == 0 &&
			    (rules == NULL || rules[k->v[i].rule]))
				k->v[i].judged = true;
}

static void
tell_more(const struct known_count *c, size_t n)
{
	complain("%s: %zu findings of %s (%s), where %zu are known: all %zu "
	    "are told", c->file, n, rule_table[c->rule].code,
	    rule_table[c->rule].name, c->known, n);
}

/* Which of the many is new nobody can tell: all of them are told. */
static void
mark(struct known *k, struct diags *ds, const size_t *of)
{
	size_t *found = arena_array(k->arena, k->n + 1, sizeof *found), i;

	for (i = 0; i < ds->n; i++)
		if (can_be_known(&ds->v[i]))
			found[of[i]]++;
	for (i = 0; i < k->n; i++) {
		struct known_count *c = &k->v[i];

		if (found[i] > c->found)
			c->found = found[i];
		if (found[i] > c->known && c->known > 0 && !k->update)
			tell_more(c, found[i]);
	}
	for (i = 0; i < ds->n; i++)
		if (can_be_known(&ds->v[i]))
			ds->v[i].known = k->update ||
			    found[of[i]] <= k->v[of[i]].known;
}

void
known_apply(struct known *k, struct understood *u, const bool *rules)
{
	const char **names;
	size_t *of, i;

	if (k->path == NULL)
		return;
	names = arena_array(k->arena, u->sources.n, sizeof *names);
	of = arena_array(k->arena, u->diags.n + 1, sizeof *of);
	for (i = 0; i < u->sources.n; i++)
		names[i] = name_of(k, &u->sources.v[i]);
	for (i = 0; i < u->diags.n; i++)
		if (can_be_known(&u->diags.v[i]))
			of[i] = index_of(k, names, &u->diags.v[i]);
	/* Where the structure is broken much goes unseen, not mended. */
	if (!diags_has_structure_error(&u->diags))
		judge(k, names, u->sources.n, rules);
	mark(k, &u->diags, of);
}

/* ---- writing ---- */

static bool
is_gone(const struct known *k, const struct known_count *c)
{
	return access(arena_printf(k->arena, "%s/%s", k->folder, c->file),
	    F_OK) != 0;
}

/* What the file says from now on. */
static size_t
count_now(const struct known *k, const struct known_count *c)
{
	if (k->update && c->found > c->known)
		return c->found;
	if (c->judged)
		return c->found < c->known ? c->found : c->known;
	return c->known > 0 && is_gone(k, c) ? 0 : c->known;
}

static int
by_file(const void *x, const void *y)
{
	const struct known_count *a = x, *b = y;
	int order = strcmp(a->file, b->file);

	if (order != 0)
		return order;
	return a->rule < b->rule ? -1 : a->rule > b->rule;
}

static void
tell_growth(const struct known *k, const struct known_count *c)
{
	complain("%s: known findings of %s (%s) in %s grow from %zu to %zu",
	    utf8_shown(k->arena, k->path), rule_table[c->rule].code,
	    rule_table[c->rule].name, c->file, c->known, count_now(k, c));
}

static void
tell_total(const struct known *k, size_t before, size_t after)
{
	const char *path = utf8_shown(k->arena, k->path);

	if (k->is_new)
		complain("%s is made; known findings: %zu", path, after);
	else
		complain("%s: known findings: %zu, before this: %zu", path,
		    after, before);
}

bool
known_write(struct known *k)
{
	size_t i, now, before = 0, after = 0;
	bool changed = k->is_new;
	const char *why;
	struct buf out;

	if (k->path == NULL)
		return true;
	if (k->n > 1)
		qsort(k->v, k->n, sizeof *k->v, by_file);
	buf_init(&out, k->arena);
	buf_puts(&out, heading);
	for (i = 0; i < k->n; i++) {
		now = count_now(k, &k->v[i]);
		before += k->v[i].known;
		after += now;
		changed |= now != k->v[i].known;
		if (now > k->v[i].known && !k->is_new)
			tell_growth(k, &k->v[i]);
		if (now > 0)
			buf_printf(&out, "%zu %s %s\n", now,
			    rule_table[k->v[i].rule].code, k->v[i].file);
	}
	if (!changed)
		return true;
	if (!out_file(k->arena, k->path, buf_text(&out), out.len, &why)) {
		complain("%s", utf8_shown(k->arena, why));
		return false;
	}
	tell_total(k, before, after);
	return true;
}
