#include <string.h>

#include "compose.h"
#include "wording.h"

/* Small blocks that the chapters are put together from. */

/* The kinds of record that have a place of their own in the document. */
static const char *
anchor_kind(enum rec_kind kind)
{
	switch (kind) {
	case REC_PARTNER:
		return "partner";
	case REC_INDICATOR:
		return "indicator";
	case REC_EVIDENCE:
		return "evidence";
	case REC_NEED:
		return "need";
	case REC_INTERVENTION:
		return "intervention";
	case REC_RISK:
		return "risk";
	case REC_APPRAISAL:
		return "appraisal";
	case REC_ACTION:
		return "action";
	case REC_CHAIN:
		return "chain";
	case REC_OPTION:
		return "option";
	case REC_PERSON:
	case REC_GROUP:
	case REC_OUTCOME:
	case REC_GAP:
	case REC_FUNDING:
	case REC_MILESTONE:
	case REC_CRITERION:
	case REC_NODE:
	case REC_OTHER:
		return NULL;
	}
	return NULL;
}

/*
 * A record without an id is known by its place in the list; the full stop,
 * which no id has, keeps the two from meeting.
 */
const char *
anchor(const struct compose *c, const struct rec *r)
{
	const char *kind = anchor_kind(r->kind);
	const char *own;

	if (r->kind == REC_MILESTONE && r->owner != NULL)
		return anchor(c, r->owner);
	if (kind == NULL)
		return NULL;
	if (is_set(r->id))
		own = r->id.v.raw;
	else
		own = arena_name(c->arena, ".%zu", r->index + 1);
	if (r->kind != REC_OPTION || r->owner == NULL)
		return arena_name(c->arena, "%s-%s", kind, own);
	return arena_name(c->arena, "%s.%s",
	    anchor(c, r->owner), own);
}

void
put_xref(struct compose *c, struct block *b, const struct rec *r,
    const char *text)
{
	const char *id = anchor(c, r);

	if (id == NULL)
		doc_text(c->doc, b, "%s", text);
	else
		doc_xref(c->doc, b, id, text);
}

void
put_rag(struct compose *c, struct block *b, enum rag rag, const char *word)
{
	if (rag == RAG_NONE)
		doc_text(c->doc, b, "%s", word);
	else
		doc_mark(c->doc, b, rag_mark(rag), word);
}

void
put_see(struct compose *c, struct block *b, const char *chapter,
    const char *sentence)
{
	const char *heading = chapter_heading(c, chapter);
	const char *gap;

	if (heading == NULL)
		return;
	sentence = worded_copy(c->arena, sentence);
	gap = strstr(sentence, "%s");
	doc_text(c->doc, b, "%.*s", (int)(gap - sentence), sentence);
	doc_xref(c->doc, b, chapter, heading);
	doc_page(c->doc, b, chapter, arena_name(c->arena, "%s%s",
	    worded_copy(c->arena, ", page\u00a0%s"), gap + 2));
}

/* Titles hold commas, so a semicolon stands between them. */
void
put_refs(struct compose *c, struct block *b, const struct refs *rs)
{
	for (size_t i = 0; i < rs->n; i++) {
		const struct ref *r = &rs->items[i];

		if (i > 0)
			doc_text(c->doc, b, "; ");
		if (r->to != NULL)
			put_xref(c, b, r->to, rec_text(c, r->to));
		else
			doc_text(c->doc, b, "%s", shown(c, &r->v));
	}
	if (rs->n == 0)
		doc_text(c->doc, b, "%s", shown(c, &rs->v));
}

void
put_break(struct compose *c, struct block *b)
{
	struct inline_node *n = doc_text(c->doc, b, "\n");

	n->kind = INLINE_BREAK;
	n->text = NULL;
}

static const char *
rich_text(struct compose *c, const struct rich *r)
{
	if (!is_given(*r) || r->v.raw == NULL)
		return "";
	return publishable(c, live_expand(c->an, c->arena, r->v.raw));
}

void
put_rich(struct compose *c, struct block *parent, const struct rich *r)
{
	const char *md = rich_text(c, r);

	if (*md != '\0')
		doc_rich(c->doc, parent, md);
}

/*
 * The plan on a page has room for one paragraph; what more there is opens
 * step 1.
 */
void
put_summary(struct compose *c, struct block *parent, bool first)
{
	const char *md = rich_text(c, &c->plan->plan.summary);
	const char *end = strstr(md, "\n\n");

	if (first)
		md = end == NULL ? md : arena_strndup(c->arena, md,
		    (size_t)(end - md));
	else
		md = end == NULL ? "" : end + 2;
	if (*md != '\0')
		doc_rich(c->doc, parent, md);
}

void
put_rich_inline(struct compose *c, struct block *b, const struct rich *r)
{
	const char *md = rich_text(c, r);

	if (*md != '\0')
		doc_rich_inline(c->doc, b, md);
}

void
fact_text(struct compose *c, struct block *facts, const char *label,
    const char *text)
{
	if (text != NULL && *text != '\0')
		doc_fact(c->doc, facts, label, "%s", text);
}

static struct block *
fact_open(struct compose *c, struct block *facts, const char *label)
{
	struct block *f = doc_add(c->doc, facts, BLOCK_FACT);

	f->label = label;
	return f;
}

/* One paragraph runs on after its label; more are blocks of their own. */
void
fact_rich(struct compose *c, struct block *facts, const char *label,
    const struct rich *r)
{
	const char *md = rich_text(c, r);
	struct block *f;

	if (*md == '\0')
		return;
	f = fact_open(c, facts, label);
	if (strstr(md, "\n\n") != NULL || strstr(md, "\n- ") != NULL)
		doc_rich(c->doc, f, md);
	else
		doc_rich_inline(c->doc, f, md);
}

void
fact_refs(struct compose *c, struct block *facts, const char *label,
    const struct refs *rs)
{
	if (is_given(*rs))
		put_refs(c, fact_open(c, facts, label), rs);
}

struct block *
facts_open(struct compose *c, struct block *parent)
{
	return doc_add(c->doc, parent, BLOCK_FACTS);
}

void
facts_close(struct block *parent, struct block *facts)
{
	struct block *b;

	if (facts->first != NULL || parent->last != facts)
		return;
	if (parent->first == facts) {
		parent->first = parent->last = NULL;
		return;
	}
	for (b = parent->first; b->next != facts; b = b->next)
		;
	b->next = NULL;
	parent->last = b;
}

struct block *
cell_text(struct compose *c, struct block *row, const char *text)
{
	if (text == NULL || *text == '\0')
		text = "–";
	return doc_cell(c->doc, row, "%s", text);
}

struct block *
cell_heads(struct compose *c, struct block *row, const char *text)
{
	struct block *cell = cell_text(c, row, text);

	cell->header = true;
	return cell;
}

struct block *
cell_rich(struct compose *c, struct block *row, const struct rich *r)
{
	const char *md = rich_text(c, r);
	struct block *cell;

	if (*md == '\0')
		return cell_text(c, row, "");
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_rich_inline(c->doc, cell, md);
	return cell;
}

struct block *
cell_refs(struct compose *c, struct block *row, const struct refs *rs)
{
	struct block *cell;

	if (!is_given(*rs))
		return cell_text(c, row, "");
	cell = doc_add(c->doc, row, BLOCK_CELL);
	put_refs(c, cell, rs);
	return cell;
}

enum tone
risk_tone(enum risk_band band)
{
	switch (band) {
	case RISK_NONE:
		return TONE_PLAIN;
	case RISK_LOW:
		return TONE_LOW;
	case RISK_MODERATE:
		return TONE_MODERATE;
	case RISK_HIGH:
		return TONE_HIGH;
	case RISK_SEVERE:
		return TONE_SEVERE;
	}
	return TONE_PLAIN;
}

/* "12 High" as a tag; 0 is a risk that nobody scored. */
struct block *
cell_risk(struct compose *c, struct block *row, int score)
{
	enum risk_band band = risk_band_of(c->an->risk_bounds, score);
	struct block *cell;

	if (score == 0)
		return cell_text(c, row, "Not scored");
	cell = doc_add(c->doc, row, BLOCK_CELL);
	doc_tag(c->doc, cell, risk_tone(band), arena_printf(c->arena,
	    "%d\u00a0%s", score, risk_band_word(band)));
	return cell;
}

struct block *
callout(struct compose *c, struct block *parent, enum tone tone)
{
	struct block *b = doc_add(c->doc, parent, BLOCK_CALLOUT);

	b->tone = tone;
	return b;
}

void
strong_para(struct compose *c, struct block *parent, const char *text)
{
	struct block *p = doc_add(c->doc, parent, BLOCK_PARA);

	doc_strong(c->doc, p, "%s", text);
}

/* "Why: …" in one paragraph; nothing if there is nothing to say. */
void
labelled_para(struct compose *c, struct block *parent, const char *label,
    const struct rich *r)
{
	struct block *p;

	if (*rich_text(c, r) == '\0')
		return;
	p = doc_add(c->doc, parent, BLOCK_PARA);
	doc_strong(c->doc, p, "%s", label);
	doc_text(c->doc, p, " ");
	put_rich_inline(c, p, r);
}
