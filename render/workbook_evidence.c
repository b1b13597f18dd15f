#include "workbook.h"

#include <string.h>

/*
 * The register of evidence: a row for each piece, which the Actions and
 * Proofing sheets lead to.
 */

enum evidence_column {
	COL_ID, COL_TITLE, COL_KIND, COL_SOURCE, COL_PERIOD, COL_STRENGTH,
	COL_FINDING, COL_LIMITS, COL_LINK,
	N_COLUMNS
};

static const struct column_spec columns[N_COLUMNS] = {
	[COL_ID] = { "ID", 16, LOOK_BOLD, NULL },
	[COL_TITLE] = { "Evidence", 32, LOOK_IN_TEXT, NULL },
	[COL_KIND] = { "Kind", 14, LOOK_IN_TEXT, NULL },
	[COL_SOURCE] = { "Source", 28, LOOK_IN_TEXT, NULL },
	[COL_PERIOD] = { "Period", 14, LOOK_IN_TEXT, NULL },
	[COL_STRENGTH] = { "Strength", 11, LOOK_IN_TEXT, NULL },
	[COL_FINDING] = { "What it shows", 46, LOOK_IN_TEXT, NULL },
	[COL_LIMITS] = { "What it cannot show", 30, LOOK_IN_TEXT, NULL },
	[COL_LINK] = { "Where to read it", 30, LOOK_IN_LINK, NULL },
};

/* ---- links from other sheets ---- */

static const struct evidence *
evidence_of(const struct ref *ref)
{
	return ref->to != NULL && ref->to->kind == REC_EVIDENCE ?
	    (const struct evidence *)ref->to : NULL;
}

void
add_evidence(struct book *b, struct refs *all, const struct refs *more)
{
	for (size_t i = 0; i < more->n; i++) {
		bool known = false;

		for (size_t j = 0; j < all->n; j++)
			known |= all->items[j].to == more->items[i].to;
		if (known || evidence_of(&more->items[i]) == NULL)
			continue;
		all->items = arena_grow(b->arena, all->items, all->n,
		    all->n + 1, sizeof(*all->items));
		all->items[all->n++] = more->items[i];
	}
}

void
put_evidence(struct book *b, lxw_row_t row, lxw_col_t col,
    const struct refs *refs)
{
	const char *titles = refs_titles(b, refs);
	const struct evidence *first = NULL;

	for (size_t i = refs->n; i-- > 0;)
		if (evidence_of(&refs->items[i]) != NULL)
			first = evidence_of(&refs->items[i]);
	if (first == NULL)
		put_text(b, row, col, LOOK_IN_TEXT, titles);
	else if (refs->n == 1 && is_set(first->link))
		put_link(b, row, col, LOOK_IN_LINK, first->link.v.raw,
		    titles);
	else
		put_row_link(b, row, col, LOOK_IN_LINK, SHEET_EVIDENCE,
		    (lxw_row_t)(FIRST_ROW + (size_t)(first -
		    b->plan->evidence.items)), titles);
}

/* ---- the sheet ---- */

static const char *
evidence_id(struct book *b, const struct evidence *e)
{
	return is_set(e->rec.id) ? e->rec.id.v.raw : arena_printf(b->arena,
	    "Evidence %zu", (size_t)(e - b->plan->evidence.items) + 1);
}

static void
write_evidence(struct book *b, lxw_row_t row, const struct evidence *e)
{
	put_text(b, row, COL_ID, LOOK_BOLD, evidence_id(b, e));
	put_text(b, row, COL_TITLE, LOOK_IN_TEXT, rec_title(&e->rec));
	put_text(b, row, COL_KIND, LOOK_IN_TEXT, is_given(e->kind) ?
	    choice_word(&e->kind) : "");
	put_text(b, row, COL_SOURCE, LOOK_IN_TEXT, rich_text(b, &e->source));
	put_text(b, row, COL_PERIOD, LOOK_IN_TEXT, is_given(e->period) ?
	    period_value_text(b->arena, &e->period) : "");
	put_text(b, row, COL_STRENGTH, LOOK_IN_TEXT, is_given(e->strength) ?
	    choice_word(&e->strength) : "");
	put_text(b, row, COL_FINDING, LOOK_IN_TEXT,
	    rich_text(b, &e->finding));
	put_text(b, row, COL_LIMITS, LOOK_IN_TEXT, rich_text(b, &e->limits));
	if (is_set(e->link))
		put_link(b, row, COL_LINK, LOOK_IN_LINK, e->link.v.raw,
		    e->link.v.raw);
	else
		put_text(b, row, COL_LINK, LOOK_IN_TEXT, is_set(e->file) ?
		    e->file.v.raw : "");
	fit_row(b, row);
}

void
workbook_evidence(struct book *b)
{
	size_t n = b->plan->evidence.n;

	sheet_title(b, "Evidence", "What the plan rests on, how far it "
	    "carries, and where it can be read.");
	sheet_way_back(b);
	sheet_page(b, FIRST_ROW, COL_ID + 1);
	add_table(b, SHEET_EVIDENCE, columns, N_COLUMNS, n);
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(b->arena);

		write_evidence(b, (lxw_row_t)(FIRST_ROW + i),
		    &b->plan->evidence.items[i]);
		arena_release(b->arena, mark);
	}
}
