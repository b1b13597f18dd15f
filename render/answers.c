#include "answers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmark.h>

#include "arena.h"
#include "buf.h"
#include "pack.h"
#include "wording.h"

/* A file of a pack that is being read. */
struct reader {
	struct arena		*arena;
	struct answers		*out;
	struct diags		*diags;
	uint32_t		 file;
	const struct source	*source;
	struct answer		 open;		/* id NULL: no space is open */
	bool			 filled;	/* something was written */
	bool			 read;		/* something to write in was
						   found */
};

static const char *const rating_words[RATINGS] = { "", "Strong", "Developing",
	"Weak", "Not seen" };

const char *
rating_word(enum rating r)
{
	return rating_words[r];
}

/* ---- places and texts ---- */

/* The bytes of lines first..last, counted from 1. */
static struct span
lines(const struct reader *r, int first, int last)
{
	const struct source *s = r->source;
	struct span at = { r->file, 0, 0 };
	size_t i;
	int line = 1;

	for (i = 0; i < s->len && line <= last; i++) {
		if (line < first)
			at.from = (uint32_t)i + 1;
		if (s->bytes[i] == '\n')
			line++;
		else if (s->bytes[i] != '\r')
			at.to = (uint32_t)i + 1;
	}
	if (at.to < at.from)
		at.to = at.from;
	return at;
}

static struct span
place(const struct reader *r, cmark_node *n)
{
	return lines(r, cmark_node_get_start_line(n),
	    cmark_node_get_end_line(n));
}

static const char *
trimmed(struct arena *a, const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	while (n > 0 && strchr(" \t\r\n", *s) != NULL) {
		s++;
		n--;
	}
	return arena_strndup(a, s, n);
}

/* A node as CommonMark. */
static const char *
text_of(struct arena *a, cmark_node *n)
{
	char *s = cmark_render_commonmark(n, CMARK_OPT_DEFAULT, 0);
	const char *text = trimmed(a, s, strlen(s));

	free(s);
	return text;
}

/* What stands in it. */
static const char *
text_in(struct arena *a, cmark_node *n)
{
	struct buf out;
	cmark_node *c;

	buf_init(&out, a);
	for (c = cmark_node_first_child(n); c != NULL; c = cmark_node_next(c))
		buf_printf(&out, "%s\n\n", text_of(a, c));
	return trimmed(a, buf_text(&out), out.len);
}

static bool
same_word(const char *word, const char *s, size_t n)
{
	return strlen(word) == n && strncasecmp(s, word, n) == 0;
}

/* In English, or as the pack has it. */
static enum rating
rating_of(const struct arena *a, const char *s)
{
	size_t n = strlen(s);
	int i;

	while (n > 0 && strchr(".*_ ", s[n - 1]) != NULL)
		n--;
	while (n > 0 && strchr("*_ ", *s) != NULL) {
		s++;
		n--;
	}
	for (i = RATING_STRONG; i < RATINGS; i++)
		if (same_word(rating_words[i], s, n) ||
		    same_word(worded_copy(a, rating_words[i]), s, n))
			return (enum rating)i;
	return RATING_NONE;
}

#define APPEND(a, list, n, cap) append((a), (list), (n), (cap), sizeof *(list))

static void *
append(struct arena *a, void *list, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return list;
	*cap = *cap == 0 ? 16 : 2 * *cap;
	return arena_grow(a, list, n, *cap, size);
}

/* ---- a list of lines to be filled in ---- */

/* Is it the line of the bank that rates?  That is always the last. */
static bool
is_rating_line(const struct reader *r, const char *label, size_t number)
{
	const struct texts *t = &r->out->bank->answers;

	if (t->n == 0 || strncmp(r->open.id, "findings/", 9) == 0)
		return false;
	return number == t->n || strcmp(label, t->v[t->n - 1]) == 0;
}

static void
take_line_rating(struct reader *r, cmark_node *item)
{
	struct answer *q = &r->open;

	q->rated = q->n;
	q->rating = rating_of(r->arena, q->text[q->n - 1]);
	if (q->rating != RATING_NONE)
		return;
	diag_add(r->diags, RULE_M817, place(r, item), NULL,
	    "“%.40s” is no rating", q->text[q->n - 1]);
	diag_help(r->diags, "Write strong, developing, weak or not seen; "
	    "reasons go into the lines above it.");
}

static void
add_line(struct reader *r, const char *label, const char *text)
{
	struct answer *q = &r->open;

	if (q->n == ANSWER_LINES)
		return;
	q->label[q->n] = label;
	q->text[q->n++] = text;
	if (*text != '\0')
		r->filled = true;
}

/* "Strengths: …": what is before and after the first colon. */
static void
answer_line(struct reader *r, cmark_node *item)
{
	const char *s = text_in(r->arena, item), *colon = strchr(s, ':');
	const char *label;

	if (colon == NULL) {
		if (*s != '\0')
			add_line(r, "Answer", s);
		return;
	}
	label = trimmed(r->arena, s, (size_t)(colon - s));
	add_line(r, label, trimmed(r->arena, colon + 1, strlen(colon + 1)));
	if (*r->open.text[r->open.n - 1] != '\0' &&
	    is_rating_line(r, label, r->open.n))
		take_line_rating(r, item);
}

static void
answer_lines(struct reader *r, cmark_node *list)
{
	cmark_node *item;

	r->read = true;
	for (item = cmark_node_first_child(list); item != NULL;
	    item = cmark_node_next(item))
		answer_line(r, item);
}

/* ---- tables ---- */

#define CELLS	8

struct row { const char *cell[CELLS]; size_t n; struct span at; };

/* A bar ends a cell unless a backslash is before it. */
static struct row
row_of(struct reader *r, struct span at)
{
	const char *s = r->source->bytes + at.from;
	const char *end = r->source->bytes + at.to;
	struct row row = { .at = at };
	struct buf cell;

	while (s < end && *s != '|')
		s++;
	while (s < end && row.n < CELLS) {
		buf_init(&cell, r->arena);
		for (s++; s < end && *s != '|'; s++) {
			if (*s == '\\' && s + 1 < end && s[1] == '|')
				s++;
			buf_putc(&cell, *s);
		}
		if (s == end && trimmed(r->arena, buf_text(&cell),
		    cell.len)[0] == '\0')
			break;
		row.cell[row.n++] = trimmed(r->arena, buf_text(&cell),
		    cell.len);
	}
	return row;
}

static const char *
cell_of(const struct row *row, size_t i)
{
	return i < row->n ? row->cell[i] : "";
}

static void
take_rating(struct reader *r, const struct row *row)
{
	struct answers *o = r->out;

	if (*cell_of(row, 1) == '\0' && *cell_of(row, 2) == '\0')
		return;
	r->filled = true;
	o->ratings = APPEND(r->arena, o->ratings, o->n_ratings,
	    &o->cap_ratings);
	o->ratings[o->n_ratings++] = (struct part_rating){ cell_of(row, 0),
	    cell_of(row, 1), cell_of(row, 2) };
	if (*cell_of(row, 1) == '\0' ||
	    rating_of(r->arena, cell_of(row, 1)) != RATING_NONE)
		return;
	diag_add(r->diags, RULE_M817, row->at, NULL, "“%.40s” is no rating",
	    cell_of(row, 1));
	diag_help(r->diags, "Write strong, developing, weak or not seen; the "
	    "reason goes into the column beside it.");
}

static void
take_recommendation(struct reader *r, const struct row *row)
{
	struct answers *o = r->out;
	const char *what = cell_of(row, 1), *owner = cell_of(row, 3);
	const char *by = cell_of(row, 4);

	if (*what == '\0')
		return;
	r->filled = true;
	o->advice = APPEND(r->arena, o->advice, o->n_advice, &o->cap_advice);
	o->advice[o->n_advice++] = (struct recommendation){ what,
	    cell_of(row, 2), owner, by };
	if (*owner != '\0' && *by != '\0')
		return;
	diag_add(r->diags, RULE_M816, row->at, NULL, *owner != '\0' ?
	    "The recommendation “%.60s” has no date" : *by != '\0' ?
	    "The recommendation “%.60s” has no owner" :
	    "The recommendation “%.60s” has neither owner nor date", what);
	diag_help(r->diags, "Agree with the partnership on who takes it up "
	    "and by when.");
}

static void
take_score(struct reader *r, const struct row *row)
{
	struct answers *o = r->out;

	if (*cell_of(row, 4) == '\0' && *cell_of(row, 5) == '\0')
		return;
	r->filled = true;
	o->scores = APPEND(r->arena, o->scores, o->n_scores, &o->cap_scores);
	o->scores[o->n_scores++] = (struct chain_score){ cell_of(row, 1),
	    cell_of(row, 2), cell_of(row, 4), cell_of(row, 5) };
}

static void
answer_paragraph(struct reader *r, cmark_node *n)
{
	int first = cmark_node_get_start_line(n);
	int last = cmark_node_get_end_line(n), i;
	const char *id = r->open.id;

	r->read = true;
	if (r->source->bytes[lines(r, first, first).from] != '|') {
		/* Somebody wrote below the lines, or in their place. */
		add_line(r, "Answer", text_of(r->arena, n));
		return;
	}
	for (i = first + 2; i <= last; i++) {
		struct row row = row_of(r, lines(r, i, i));

		if (strcmp(id, "findings/ratings") == 0)
			take_rating(r, &row);
		else if (strcmp(id, "findings/recommendations") == 0)
			take_recommendation(r, &row);
		else
			take_score(r, &row);
	}
}

/* ---- a file ---- */

/* The id in "<!-- answer core/1/trend -->", or NULL. */
static const char *
id_in(struct arena *a, const char *html, const char *word)
{
	const char *s = strstr(html, "<!--"), *end;

	if (s == NULL)
		return NULL;
	for (s += 4; *s == ' '; s++)
		;
	if (strncmp(s, word, strlen(word)) != 0 || s[strlen(word)] != ' ')
		return NULL;
	s += strlen(word) + 1;
	end = strstr(s, "-->");
	return end == NULL ? NULL : trimmed(a, s, (size_t)(end - s));
}

static void
close_space(struct reader *r)
{
	struct answers *o = r->out;

	if (r->open.id == NULL)
		return;
	if (r->read) {
		o->asked++;
		o->answered += r->filled;
		o->rated[r->open.rating]++;
	}
	if (r->filled && r->open.n > 0) {
		o->v = APPEND(r->arena, o->v, o->n, &o->cap);
		o->v[o->n++] = r->open;
	}
	if (!r->filled) {
		diag_add(r->diags, RULE_M809, r->open.at, NULL,
		    "The reviewers left “%.80s” without an answer",
		    answer_title(r->arena, o, &r->open));
		diag_help(r->diags, "Answer it between the two comments, or "
		    "rate it “not seen” if the team did not look at it.");
	}
	r->open.id = NULL;
}

static void
open_space(struct reader *r, const char *id, cmark_node *n)
{
	close_space(r);
	r->open = (struct answer){ .id = id, .at = place(r, n) };
	r->filled = r->read = false;
}

static void
top_node(struct reader *r, cmark_node *n)
{
	cmark_node_type type = cmark_node_get_type(n);
	const char *id;

	if (type == CMARK_NODE_HTML_BLOCK) {
		id = id_in(r->arena, cmark_node_get_literal(n), "answer");
		if (id != NULL)
			open_space(r, id, n);
		else if (id_in(r->arena, cmark_node_get_literal(n), "end") !=
		    NULL)
			close_space(r);
	} else if (r->open.id != NULL && type == CMARK_NODE_LIST) {
		answer_lines(r, n);
	} else if (r->open.id != NULL && type == CMARK_NODE_PARAGRAPH) {
		answer_paragraph(r, n);
	}
}

static void
read_file(struct reader *r)
{
	cmark_node *root = cmark_parse_document(r->source->bytes,
	    r->source->len, CMARK_OPT_VALIDATE_UTF8), *n;

	for (n = cmark_node_first_child(root); n != NULL;
	    n = cmark_node_next(n))
		top_node(r, n);
	close_space(r);
	cmark_node_free(root);
}

const struct answers *
answers_read(struct arena *a, const struct bank *bank, const uint32_t *files,
    size_t n, struct diags *diags)
{
	struct reader r = { .arena = a, .diags = diags };
	size_t i;

	r.out = arena_alloc(a, sizeof *r.out);
	r.out->bank = bank != NULL ? bank : bank_built_in(a);
	for (i = 0; i < n; i++) {
		r.file = files[i];
		r.source = source_of(diags->sources, files[i]);
		read_file(&r);
	}
	return r.out->asked > 0 ? r.out : NULL;
}

/* ---- what was asked ---- */

static const char *
title_in(const struct question_set *set, const char *id)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		if (strcmp(set->v[i].id, id) == 0)
			return set->v[i].title;
	return NULL;
}

static const char *
signal_title_of(const struct bank *b, const char *name)
{
	size_t i, n = strcspn(name, "/");

	for (i = 0; i < SIGNAL_COUNT; i++)
		if (strlen(signal_table[i].name) == n &&
		    strncmp(signal_table[i].name, name, n) == 0)
			return b->signals[i].title;
	return NULL;
}

const char *
answer_title(struct arena *a, const struct answers *all,
    const struct answer *q)
{
	const struct bank *b = all->bank;
	const char *id = q->id, *last = strrchr(id, '/'), *title = NULL;
	enum rule rule;

	last = last == NULL ? id : last + 1;
	if (strncmp(id, "core/chain/", 11) == 0)
		title = title_in(&b->chain, last);
	else if (strncmp(id, "core/", 5) == 0 && id[5] >= '1' &&
	    id[5] < '1' + STEPS)
		title = title_in(&b->steps[id[5] - '1'], last);
	else if (strncmp(id, "signal/", 7) == 0)
		title = signal_title_of(b, id + 7);
	else if (strcmp(id, "findings/ratings") == 0)
		title = "Rating of each part";
	else if (strcmp(id, "findings/recommendations") == 0)
		title = "Recommendations";
	else if (strncmp(id, "findings/", 9) == 0)
		title = title_in(&b->findings, last);
	else if (strncmp(id, "chain/", 6) == 0)
		title = "The twelve questions";
	else if ((rule = rule_find(last)) != RULE_NONE)
		title = strncmp(id, "accepted/", 9) == 0 ? arena_printf(a,
		    "Accepted: %s", rule_table[rule].summary) :
		    rule_table[rule].summary;
	return title != NULL ? title : id;
}
