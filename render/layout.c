#include "layout_int.h"

#include <stdlib.h>
#include <string.h>

#include <linebreak.h>

#include "bidi.h"

/*
 * The way of a document through its layout.  A few parts at a time are laid
 * out in an arena of their own: what they come to on their pages is many
 * times the plan that they were made from, and none of it is needed when the
 * pages are written.
 */

#define SPARE	2		/* arenas that wait to be used again */
#define MANY	400		/* parts: there may be a page 1000 */
#define BATCH	((size_t)1024 * 1024)	/* bytes, then another is begun */
#define SHORT	(4 * BATCH)	/* documents, whose parts are composed once */

struct laying {
	struct lay		 lay;
	struct pager		 pager;
	struct style		 style, wide;
	struct before		 before;
	size_t			 before_batch;	/* that before.block is in */
	const struct doc_parts	*doc;
	const struct page_taker	*taker;		/* NULL: all is kept */
	const struct doc	**composed;	/* the parts of a short one */
	struct batch		 kept;		/* where those are */
	struct batch		 spare[SPARE];
	size_t			 n_spare;
	size_t			 taken;		/* pages, or left waiting */
	size_t			 n_over;	/* batches, from the first on, that
						   are over or wait */
};

static void
run_open(struct laying *r, const struct doc_parts *d, struct arena *keep,
    struct fonts *fonts)
{
	struct lay *l = &r->lay;
	struct doc *head = doc_new(keep);

	head->meta = *d->meta;
	r->doc = d;
	r->style = style_of(d->meta);
	*l = (struct lay){ .arena = keep, .keep = keep, .fonts = fonts,
	    .doc = head, .style = &r->style,
	    .number_room = d->n > MANY ? "0000" : "000",
	    .rtl = bidi_language(d->meta->language) };
	if (style_wide(d->meta, &r->wide))
		l->wide = &r->wide;
	l->batches = arena_array(keep, d->n, sizeof *l->batches);
	canvas_init(&l->canvas, keep, r->style.width, r->style.height,
	    lay_measure, l);
	init_linebreak();
}

/* ---- the arenas of batches ---- */

static void
batch_open(struct laying *r, struct batch *p)
{
	*p = (struct batch){ .first = NOT_SET };
	if (r->taker == NULL) {
		p->arena = r->lay.keep;
	} else if (r->n_spare > 0) {
		p->arena = r->spare[--r->n_spare].arena;
		p->empty = r->spare[r->n_spare].empty;
	} else {
		p->arena = arena_new_thrifty();
		arena_say(p->arena, arena_wording(r->lay.keep), r->lay.keep);
		p->empty = arena_mark(p->arena);
	}
}

static void
batch_close(struct laying *r, struct batch *p)
{
	if (r->taker == NULL)
		return;
	arena_release(p->arena, p->empty);
	if (r->n_spare < SPARE)
		r->spare[r->n_spare++] = *p;
	else
		arena_free(p->arena);
	p->arena = NULL;
}

static size_t
in_use(const struct batch *b)
{
	return arena_used(b->arena) - b->empty.total;
}

static const struct doc *
part_compose(struct laying *r, size_t i, struct arena *a)
{
	struct doc *d = doc_new(a);

	d->meta = *r->doc->meta;
	r->doc->add(r->doc->ctx, d, i);
	return d;
}

/* Nothing that was remembered of another part stands where it stood. */
static void
lay_enter(struct lay *l, struct arena *a)
{
	l->arena = a;
	l->canvas.arena = a;
	l->canvas.ops = NULL;
	l->canvas.n = l->canvas.cap = 0;
	memset(l->kept, 0, sizeof l->kept);
}

/* It is a long one: what was kept of it is more than it saves. */
static void
drop_composed(struct laying *r)
{
	batch_close(r, &r->kept);
	r->kept.arena = NULL;
	r->composed = NULL;
}

static void
survey_part(struct laying *r, size_t i, unsigned *annexes)
{
	bool keep = r->composed != NULL;
	struct batch b = r->kept;
	const struct doc *d;

	if (!keep)
		batch_open(r, &b);
	lay_enter(&r->lay, b.arena);
	d = part_compose(r, i, b.arena);
	lay_survey_headings(&r->lay, d, annexes);
	if (!keep) {
		batch_close(r, &b);
		return;
	}
	r->composed[i] = d;
	if (in_use(&r->kept) > SHORT)
		drop_composed(r);
}

static void
survey(struct laying *r)
{
	unsigned annexes = 0;

	if (!r->doc->settles) {
		batch_open(r, &r->kept);
		r->composed = arena_array(r->lay.keep, r->doc->n,
		    sizeof *r->composed);
	}
	for (size_t i = 0; i < r->doc->n; i++)
		survey_part(r, i, &annexes);
}

/* ---- pages to their taker ---- */

static void
note_wait(struct laying *r, size_t page)
{
	for (size_t i = 0; i < r->lay.n_batches; i++) {
		struct batch *b = &r->lay.batches[i];

		b->waits = b->waits || (b->first <= page && page <= b->last);
	}
}

static void
give(struct laying *r, size_t n)
{
	struct page *page = &r->pager.out->pages[n];

	lay_finish_page(&r->lay, page, n);
	if (r->taker == NULL)
		return;
	r->taker->page(r->taker->ctx, page, n);
	page->items = NULL;
	page->n = page->cap = 0;
}

/* The pages before `end` are full. */
static void
give_until(struct laying *r, size_t end)
{
	for (; r->taken < end; r->taken++) {
		const struct page *page = &r->pager.out->pages[r->taken];

		if (!page->waits) {
			give(r, r->taken);
			continue;
		}
		note_wait(r, r->taken);
		if (r->taker != NULL)
			r->taker->wait(r->taker->ctx, page, r->taken);
	}
}

static void
give_waiting(struct laying *r)
{
	for (size_t i = 0; i < r->pager.out->n_pages; i++)
		if (r->pager.out->pages[i].waits)
			give(r, i);
}

static bool
is_pending(const struct flow *f, size_t batch)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].batch == batch)
			return true;
	return false;
}

/* All that is on pages has been taken, and nothing looks back at it. */
static bool
is_over(const struct laying *r, size_t batch)
{
	const struct batch *b = &r->lay.batches[batch];

	return batch + 1 < r->lay.n_batches && batch != r->before_batch &&
	    !b->waits && (b->first == NOT_SET || b->last < r->taken) &&
	    !is_pending(&r->pager.flow, batch);
}

static void
forget_batches(struct laying *r)
{
	for (size_t i = r->n_over; i < r->lay.n_batches; i++) {
		struct batch *b = &r->lay.batches[i];

		if (i == r->n_over && (b->arena == NULL || b->waits))
			r->n_over++;
		if (b->arena == NULL || !is_over(r, i))
			continue;
		if (r->taker != NULL)
			r->taker->forget(r->taker->ctx, b->arena, b->paras);
		batch_close(r, b);
	}
}

/* The batch that the next part belongs to. */
static struct batch *
batch_now(struct laying *r)
{
	struct lay *l = &r->lay;
	struct batch *b = l->n_batches == 0 ? NULL :
	    &l->batches[l->n_batches - 1];

	if (b != NULL && !b->is_full)
		return b;
	b = &l->batches[l->n_batches++];
	batch_open(r, b);
	lay_enter(l, b->arena);
	return b;
}

/* The contents wait for the end, and what else is in the batch with them. */
static bool
is_full(const struct batch *b, const struct doc *added)
{
	for (const struct block *k = added->root->first; k != NULL;
	    k = k->next)
		if (k->kind == BLOCK_CONTENTS)
			return true;
	return in_use(b) >= BATCH;
}

static void
lay_part(struct laying *r, size_t i)
{
	struct lay *l = &r->lay;
	struct batch *b = batch_now(r);
	struct flow *f = &r->pager.flow;
	const struct block *was = r->before.block;
	struct frame frame = { l->style->margin, l->style->width, false };
	size_t at = f->n;
	const struct doc *d = r->composed != NULL ? r->composed[i] :
	    part_compose(r, i, b->arena);

	lay_meet_headings(l, d);
	lay_more(l, d->root, frame, &r->before, f);
	if (r->before.block != was)
		r->before_batch = l->n_batches - 1;
	for (; at < f->n; at++)
		f->v[at].batch = l->n_batches - 1;
	b->paras = l->n_paras;
	b->is_full = r->taker != NULL && is_full(b, d);
	pager_fill(&r->pager, false);
	give_until(r, r->pager.out->n_pages - 1);
	forget_batches(r);
}

static int
by_id(const void *x, const void *y)
{
	const struct landing *a = x, *b = y;
	int d = strcmp(a->id, b->id);

	if (d != 0)
		return d;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

static const struct layout *
run_all(struct laying *r)
{
	struct layout *o;

	survey(r);
	pager_open(&r->pager, &r->lay);
	o = r->pager.out;
	for (size_t i = 0; i < r->doc->n; i++)
		lay_part(r, i);
	lay_enter(&r->lay, r->lay.keep);
	pager_fill(&r->pager, true);
	give_until(r, o->n_pages);
	give_waiting(r);
	if (o->n_landings > 1)
		qsort(o->landings, o->n_landings, sizeof *o->landings, by_id);
	return o;
}

static void
run_close(struct laying *r)
{
	if (r->taker == NULL)
		return;
	arena_free(r->kept.arena);
	for (size_t i = 0; i < r->lay.n_batches; i++)
		arena_free(r->lay.batches[i].arena);
	for (size_t i = 0; i < r->n_spare; i++)
		arena_free(r->spare[i].arena);
}

const struct layout *
layout_parts(const struct doc_parts *d, struct arena *keep,
    struct fonts *fonts, const struct page_taker *taker)
{
	struct laying *r = arena_alloc(keep, sizeof *r);
	const struct layout *o;

	r->taker = taker;
	run_open(r, d, keep, fonts);
	o = run_all(r);
	run_close(r);
	return o;
}

const struct layout *
layout_doc(const struct doc *d, struct arena *arena, struct fonts *fonts)
{
	const struct doc_parts parts = doc_as_parts(d);

	return layout_parts(&parts, arena, fonts, NULL);
}

/* ---- where links lead ---- */

const struct landing *
layout_find(const struct layout *o, const char *id)
{
	size_t lo = 0, hi = o->n_landings;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(o->landings[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == o->n_landings || strcmp(o->landings[lo].id, id) != 0)
		return NULL;
	return &o->landings[lo];
}
