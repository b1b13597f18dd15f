#include "pack.h"

#include <string.h>

#include "buf.h"
#include "font.h"
#include "markdown.h"

/* The parts of the pack, and what they have in common. */

static void
step1(struct pack *p, struct block *root)
{
	pack_step(p, root, 1);
}

static void
step2(struct pack *p, struct block *root)
{
	pack_step(p, root, 2);
}

static void
step3(struct pack *p, struct block *root)
{
	pack_step(p, root, 3);
}

static void
step4(struct pack *p, struct block *root)
{
	pack_step(p, root, 4);
}

static void
step5(struct pack *p, struct block *root)
{
	pack_step(p, root, 5);
}

static const struct part {
	const char	*file;
	const char	*id;
	const char	*title;		/* NULL: from the bank */
	void		(*fill)(struct pack *, struct block *);
} parts[PACK_PARTS] = {
	[PACK_README] = { "README.md", "pack-readme", "Peer-review pack",
	    pack_readme },
	[PACK_STEP1] = { "1-where-are-we-now.md", "pack-step-1", NULL,
	    step1 },
	[PACK_STEP2] = { "2-what-evidence-do-we-have.md", "pack-step-2", NULL,
	    step2 },
	[PACK_STEP3] = { "3-where-are-we-trying-to-reach.md", "pack-step-3",
	    NULL, step3 },
	[PACK_STEP4] = { "4-how-will-we-get-there.md", "pack-step-4", NULL,
	    step4 },
	[PACK_STEP5] = { "5-what-are-we-going-to-do.md", "pack-step-5", NULL,
	    step5 },
	[PACK_CHAIN] = { "delivery-chain.md", "pack-chain", NULL,
	    pack_chain },
	[PACK_EVIDENCE] = { "evidence-index.md", "pack-evidence",
	    "Evidence index", pack_evidence },
	[PACK_FINDINGS] = { "findings.md", "pack-findings",
	    "Findings of the review", pack_findings },
	[PACK_ACTIONS] = { "action-plan.md", "pack-actions", "Action plan",
	    pack_actions },
};

const char *
pack_part_id(enum pack_part part)
{
	return parts[part].id;
}

const char *
pack_part_title(const struct pack *p, enum pack_part part)
{
	if (parts[part].title != NULL)
		return parts[part].title;
	if (part == PACK_CHAIN)
		return p->bank->chain.title;
	return arena_printf(p->c.arena, "Step %d: %s", (int)part,
	    p->bank->steps[part - PACK_STEP1].title);
}

struct block *
pack_section(struct pack *p, struct block *root, const char *id,
    const char *title)
{
	return doc_heading(p->c.doc, root, p->level, id, "%s", title);
}

void
pack_none(struct pack *p, struct block *root, const char *what)
{
	doc_para(p->c.doc, root, PARA_BODY, "No %s in this plan.", what);
}

/* The value of the placeholder that starts here; its end in *end. */
static const char *
filled(struct pack *p, const char *s, size_t count, const char *item,
    const char *const *fills, const char *const *values, const char **end)
{
	size_t i, n = strcspn(s, "}");

	*end = s + n + (s[n] == '}');
	if (n == 5 && strncmp(s, "{item", n) == 0)
		return item;
	if (n == 6 && strncmp(s, "{count", n) == 0)
		return number_text(p->c.arena, (double)count, 0);
	for (i = 0; fills != NULL && fills[i] != NULL; i++)
		if (n == strlen(fills[i]) + 1 &&
		    strncmp(s + 1, fills[i], n - 1) == 0)
			return values[i] != NULL ? values[i] : "";
	*end = s + 1;
	return "{";
}

const char *
pack_words(struct pack *p, const struct wording *w, size_t count,
    const char *item, const char *const *fills, const char *const *values)
{
	const char *s = count == 1 ? w->one : w->many;
	struct buf out;

	buf_init(&out, p->c.arena);
	while (*s != '\0') {
		if (*s == '{')
			buf_puts(&out, filled(p, s, count, item, fills,
			    values, &s));
		else
			buf_putc(&out, *s++);
	}
	return sentence_case(&p->c, buf_text(&out));
}

void
pack_answer(struct pack *p, struct block *root, const char *id)
{
	struct block *b = doc_add(p->c.doc, root, BLOCK_ANSWER);
	size_t i;

	b->id = id;
	for (i = 0; i < p->bank->answers.n; i++)
		doc_add(p->c.doc, b, BLOCK_FACT)->label =
		    p->bank->answers.v[i];
}

static void
one_question(struct pack *p, struct block *root, const struct question *q,
    const char *title, const char *id)
{
	struct compose *c = &p->c;
	struct block *list;
	size_t i;

	doc_heading(c->doc, root, p->level + 1, NULL, "%s", title);
	doc_para(c->doc, root, PARA_BODY, "%s", q->ask);
	if (q->also.n > 0) {
		list = doc_add(c->doc, root, BLOCK_LIST);
		list->tight = true;
		for (i = 0; i < q->also.n; i++)
			doc_para(c->doc, doc_add(c->doc, list, BLOCK_ITEM),
			    PARA_BODY, "%s", q->also.v[i]);
	}
	pack_see(p, root, q->see);
	pack_answer(p, root, id);
}

void
pack_questions(struct pack *p, struct block *root,
    const struct question_set *set, const char *id, bool numbered,
    int number)
{
	struct arena *a = p->c.arena;
	size_t i;

	for (i = 0; i < set->n; i++)
		one_question(p, root, &set->v[i], numbered ?
		    arena_printf(a, "%d.%zu %s", number, i + 1,
		    set->v[i].title) : set->v[i].title,
		    arena_printf(a, "%s/%s", id, set->v[i].id));
}

void
pack_step(struct pack *p, struct block *root, int step)
{
	const struct question_set *set = &p->bank->steps[step - 1];
	struct arena *a = p->c.arena;

	doc_para(p->c.doc, root, PARA_BODY, "%s", set->about);
	pack_section(p, root, arena_printf(a, "says-%d", step),
	    "What the plan says");
	pack_plan_says(p, root, step);
	pack_section(p, root, arena_printf(a, "core-%d", step),
	    "Core questions");
	pack_questions(p, root, set, arena_printf(a, "core/%d", step), true,
	    step);
	pack_provoked(p, root, (enum pack_part)step);
}

/* ---- files ---- */

static void
provenance(struct pack *p, struct block *root)
{
	doc_para(p->c.doc, root, PARA_SMALL, "%s",
	    provenance_line(&p->c, true));
}

static const char *
pack_title(struct pack *p)
{
	const char *title = shown(&p->c, &p->c.plan->plan.title.v);

	return arena_printf(p->c.arena, "Peer-review pack: %s",
	    *title == '\0' ? "plan without a title" : title);
}

/* All parts in one file: each is a chapter under the pack's title. */
static void
one_file(struct pack *p, struct markdown_file *f, const char *stem)
{
	struct compose *c = &p->c;
	int i;

	c->doc = doc_new(c->arena);
	c->doc->meta.title = pack_title(p);
	c->doc->root->id = pack_part_id(PACK_README);
	provenance(p, c->doc->root);
	p->level = 1;
	pack_readme(p, c->doc->root);
	p->level = 2;
	for (i = PACK_README + 1; i < PACK_PARTS; i++) {
		doc_heading(c->doc, c->doc->root, 1, parts[i].id, "%s",
		    pack_part_title(p, (enum pack_part)i));
		parts[i].fill(p, c->doc->root);
	}
	doc_word(c->doc);
	f->doc = c->doc;
	f->name = arena_printf(c->arena, "%s-review.md", stem);
}

static void
file_of_part(struct pack *p, struct markdown_file *f, enum pack_part part)
{
	struct compose *c = &p->c;

	c->doc = doc_new(c->arena);
	c->doc->meta.title = part == PACK_README ? pack_title(p) :
	    pack_part_title(p, part);
	c->doc->root->id = parts[part].id;
	provenance(p, c->doc->root);
	p->level = 1;
	parts[part].fill(p, c->doc->root);
	doc_word(c->doc);
	f->doc = c->doc;
	f->name = parts[part].file;
}

bool
pack_render(const struct render_job *job, struct render_result *out)
{
	struct markdown_file *files = arena_array(job->arena, PACK_PARTS,
	    sizeof *files);
	size_t i, n = job->options.single ? 1 : PACK_PARTS;
	struct pack p = { .bank = job->style.bank };

	compose_init(&p.c, job);
	if (p.bank == NULL)
		p.bank = bank_built_in(job->arena);
	p.provoked = provoked_find(&p);
	if (job->options.single)
		one_file(&p, files, job->stem);
	else
		for (i = 0; i < n; i++)
			file_of_part(&p, &files[i], (enum pack_part)i);
	markdown_files(files, n, job->arena);
	if (p.fonts != NULL)
		fonts_close(p.fonts);
	out->files = arena_array(job->arena, n + p.n_charts,
	    sizeof *out->files);
	for (i = 0; i < n; i++)
		out->files[out->n++] = (struct render_file){
		    .name = job->options.single ? files[i].name :
		    arena_printf(job->arena, "%s-review/%s", job->stem,
		    files[i].name),
		    .bytes = files[i].text, .len = strlen(files[i].text) };
	for (i = 0; i < p.n_charts; i++) {
		p.charts[i].name = arena_printf(job->arena, "%s-review/%s",
		    job->stem, p.charts[i].name);
		out->files[out->n++] = p.charts[i];
	}
	return true;
}
