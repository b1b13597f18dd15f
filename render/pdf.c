#include "pdf_int.h"

#include <string.h>

#include "made.h"
#include "render.h"
#include "theme.h"

/* The PDF back end's door: a document tree in, the bytes of a file out. */

/* Called when the library notices an error; the first one is the cause. */
static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *ctx)
{
	struct pdf *p = ctx;

	(void)detail;
	if (p->error == 0)
		p->error = error;
}

static HPDF_STATUS
sink(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_put(stream->attr, bytes, n);
	return HPDF_OK;
}

static bool
has_failed(const struct pdf *p)
{
	/* Not every failure is told to the handler. */
	return p->error != 0 || HPDF_GetError(p->hpdf) != HPDF_OK;
}

/* ---- pages, as they come from the layout ---- */

static void
take_page(void *ctx, const struct page *page, size_t number)
{
	pdf_write_page(ctx, page, number);
	pdf_links(ctx, page, number);
	pdf_tags_page(ctx, number);
}

static void
take_waiting(void *ctx, const struct page *page, size_t number)
{
	pdf_find_elems(ctx, page, number);
	pdf_tags_page(ctx, number);
}

static void
forget(void *ctx, const struct arena *arena, unsigned para)
{
	pdf_tags_forget(ctx, arena, para);
}

static const struct layout *
write_pages(struct pdf *p, const struct doc_parts *parts)
{
	const struct page_taker taker = { p, take_page, take_waiting, forget };

	p->resources = pdf_object(p, NULL);
	pdf_tags_open(p);
	return layout_parts(parts, p->arena, p->fonts, &taker);
}

/* What the library writes is only looked at: it is packed with the rest. */
static bool
write_frame(struct pdf *p, struct buf *raw)
{
	if (has_failed(p))
		return false;
	if (p->hpdf->stream != NULL)
		HPDF_Stream_Free(p->hpdf->stream);
	p->hpdf->stream = HPDF_CallbackWriter_New(p->hpdf->mmgr, sink, raw);
	HPDF_SaveToStream(p->hpdf);
	return !has_failed(p);
}

static bool
write_all(struct pdf *p, const struct doc_parts *parts,
    const struct render_job *job, struct buf *out)
{
	const struct layout *layout;
	struct buf raw;

	buf_init(&raw, p->arena);
	p->hpdf->pdf_version = HPDF_VER_17;
	HPDF_SetPageMode(p->hpdf, HPDF_PAGE_MODE_USE_OUTLINE);
	p->n_library = p->hpdf->xref->entries->count;
	if (!pdf_pack_open(p, out))
		return false;
	layout = write_pages(p, parts);
	pdf_fill_numbers(p, layout);
	if (job->diags != NULL)
		made_tell(layout, p->fonts, job);
	p->bookmarks = pdf_bookmarks(p, layout);
	pdf_write_resources(p);
	if (!pdf_finish_faces(p))
		return false;
	pdf_write_meta(p);
	if (!write_frame(p, &raw))
		return false;
	pdf_pack_close(p, layout, &raw);
	return true;
}

static const char *
file_name(const struct render_job *job)
{
	switch (job->options.variant) {
	case VARIANT_FULL:
		break;
	case VARIANT_SUMMARY:
		return arena_printf(job->arena, "%s-summary.pdf", job->stem);
	case VARIANT_LARGE_PRINT:
		return arena_printf(job->arena, "%s-large-print.pdf",
		    job->stem);
	}
	return arena_printf(job->arena, "%s.pdf", job->stem);
}

bool
pdf_render(const struct doc_parts *parts, const struct render_job *job,
    struct render_result *out)
{
	struct pdf p = { .arena = job->arena, .meta = parts->meta };
	struct buf file;
	bool ok;

	buf_init(&file, job->arena);
	buf_init(&p.content, job->arena);
	buf_init(&p.form, job->arena);
	p.hpdf = HPDF_New(on_error, &p);
	if (p.hpdf == NULL) {
		out->error = "the PDF library could not be started";
		return false;
	}
	HPDF_MD5Init(&p.digest);
	p.fonts = fonts_open_set(job->arena, job->style.theme == NULL ? NULL :
	    &job->style.theme->fonts);
	ok = write_all(&p, parts, job, &file);
	if (job->diags != NULL)
		pdf_images_tell(&p, job->diags);
	if (!ok)
		out->error = arena_printf(job->arena,
		    "the PDF library failed with code 0x%04lx",
		    (unsigned long)(p.error != 0 ? p.error :
		    HPDF_GetError(p.hpdf)));
	pdf_pack_free(&p);
	fonts_close(p.fonts);
	HPDF_Free(p.hpdf);
	if (!ok)
		return false;
	out->files = arena_array(job->arena, 1, sizeof *out->files);
	out->files[0] = (struct render_file){ file_name(job), file.s,
	    file.len };
	out->n = 1;
	return true;
}
