#include "with_arena.h"

#include <string.h>

#include <libdeflate.h>

#include "buf.h"
#include "doc.h"
#include "render.h"

static struct doc *
sample(struct arena *a)
{
	struct doc *d = doc_new(a);
	struct block *t, *row;

	d->meta.title = "Healthier Gateshead";
	d->meta.subtitle = "Delivery plan";
	d->meta.language = "en-GB";
	d->meta.status_word = "DRAFT";
	d->meta.date_iso = "2026-03-31";
	d->meta.provenance = "Version 0.3";
	doc_add(d, d->root, BLOCK_COVER);
	doc_add(d, d->root, BLOCK_CONTENTS);
	doc_heading(d, d->root, 1, "step-1", "Step 1");
	doc_para(d, d->root, PARA_BODY, "%s",
	    "Action in five offices: fit, not fat. 中 ✓ a\u2011b");
	doc_link(d, doc_add(d, d->root, BLOCK_PARA),
	    "https://example.org/data", "The data");
	doc_xref(d, doc_add(d, d->root, BLOCK_PARA), "table", "the table");
	t = doc_table(d, d->root, "table", "Readings", "l2r1");
	doc_head(d, t, "Year|Value");
	row = doc_row(d, t);
	doc_cell(d, row, "%s", "2024/25");
	doc_mark(d, doc_cell(d, row, "%s ", "25.1%"), MARK_RED, "Red");
	return d;
}

static struct render_file
rendered(struct arena *a, const struct doc *d)
{
	struct render_job job = { .arena = a, .stem = "plan" };
	struct render_result out = { 0 };
	const struct doc_parts parts = doc_as_parts(d);

	assert_true(pdf_render(&parts, &job, &out));
	assert_int_equal(out.n, 1);
	assert_string_equal(out.files[0].name, "plan.pdf");
	return out.files[0];
}

static const char *
find(const char *s, size_t n, const char *what)
{
	size_t k = strlen(what);

	for (size_t i = 0; i + k <= n; i++)
		if (memcmp(s + i, what, k) == 0)
			return s + i;
	return NULL;
}

/* The file with its streams unpacked, as one text. */
static const char *
unpacked(struct arena *a, struct render_file f, size_t *len)
{
	const char *s = f.bytes, *end = f.bytes + f.len;
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
	struct buf b;

	assert_non_null(z);
	buf_init(&b, a);
	while (s < end) {
		const char *stream = find(s, (size_t)(end - s), "stream\r\n");
		size_t n = 4 << 20, used;
		unsigned char *out;

		if (stream == NULL)
			stream = end;
		buf_put(&b, s, (size_t)(stream - s));
		if (stream == end)
			break;
		s = stream + 8;
		out = arena_alloc(a, n);
		if (libdeflate_zlib_decompress_ex(z, s, (size_t)(end - s),
		    out, n, &used, &n) == LIBDEFLATE_SUCCESS)
			buf_put(&b, out, n);
	}
	libdeflate_free_decompressor(z);
	*len = b.len;
	return buf_text(&b);
}

static void
assert_has(const char *s, size_t n, const char *what)
{
	if (find(s, n, what) == NULL)
		fail_msg("\"%s\" is not in the file", what);
}

static void
test_file(void **state)
{
	struct render_file f = rendered(*state, sample(*state));
	size_t n;
	const char *s = unpacked(*state, f, &n);

	assert_memory_equal(f.bytes, "%PDF-1.7", 8);
	assert_non_null(find(f.bytes + f.len - 8, 8, "%%EOF"));
	assert_has(s, n, "/DisplayDocTitle true");
	assert_has(s, n, "/Lang(en-GB)");
	assert_has(s, n, "/Title(Healthier Gateshead: Delivery plan)");
	assert_has(s, n, "/CreationDate(D:20260331000000Z)");
	assert_has(s, n, "/PageLabels");
	assert_has(s, n, "/S/URI");
	assert_has(s, n, "example.org");
	assert_has(s, n, "/XYZ");
	/* The faces are embedded, and none of the library's is used. */
	assert_has(s, n, "/FontFile2");
	assert_has(s, n, "+Lato-Regular");
	assert_has(s, n, "+DejaVuSans");
	assert_null(find(s, n, "Helvetica"));
}

/* What is copied from the page is what the plan says. */
static void
test_copied_text(void **state)
{
	size_t n;
	const char *s = unpacked(*state, rendered(*state, sample(*state)),
	    &n);

	assert_has(s, n, "> <00740069>");	/* ti, joined */
	assert_has(s, n, "> <00660069>");	/* fi, joined */
	assert_has(s, n, "> <2713>");		/* from the fallback face */
	assert_has(s, n, "> <4E2D>");		/* no face has it */
	assert_has(s, n, "> <2011>");		/* drawn as a hyphen */
	/* What is plain stands in the page as it is written. */
	assert_has(s, n, " in ");
}

static void
test_same_bytes(void **state)
{
	struct render_file a = rendered(*state, sample(*state));
	struct render_file b = rendered(*state, sample(*state));

	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.bytes, b.bytes, a.len);
}

static const char *
file_id(struct render_file f)
{
	const char *id = find(f.bytes, f.len, "/ID[<");

	assert_non_null(id);
	return id;
}

static void
test_id_follows_content(void **state)
{
	struct doc *d = sample(*state);
	struct render_file a = rendered(*state, d), b;

	doc_para(d, d->root, PARA_BODY, "%s", "One more sentence.");
	b = rendered(*state, d);
	assert_memory_not_equal(file_id(a), file_id(b), 38);
}

static void
test_empty(void **state)
{
	struct render_file f = rendered(*state, doc_new(*state));

	assert_memory_equal(f.bytes, "%PDF-1.7", 8);
	assert_in_range(f.len, 500, 20000);
}

/* A logo that is no picture costs the logo, not the document. */
static void
test_broken_logo(void **state)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1";
	struct logo logos[2] = {
	    { .bytes = png, .len = sizeof png - 1, .alt = "One" },
	    { .bytes = "", .alt = "Two" } };
	struct doc *d = sample(*state);

	d->meta.logos = logos;
	d->meta.n_logos = 2;
	assert_true(rendered(*state, d).len > 0);
}

/* A JPEG goes into the file as it is: here no more than its frame. */
static void
test_jpeg_logo(void **state)
{
	static const char jpeg[] = "\xFF\xD8\xFF\xC0\0\x11\x08\0\x10\0\x20"
	    "\3\1\x11\0\2\x11\1\3\x11\1\xFF\xD9";
	struct logo logo = { .bytes = jpeg, .len = sizeof jpeg - 1,
	    .alt = "The council" };
	struct doc *d = sample(*state);
	struct render_file f;
	size_t n;
	const char *s;

	d->meta.logos = &logo;
	d->meta.n_logos = 1;
	f = rendered(*state, d);
	s = unpacked(*state, f, &n);
	assert_has(f.bytes, f.len, "/DCTDecode");
	assert_has(s, n, "/Width 32/Height 16");
	assert_has(s, n, "/Alt(The council)");
}

static size_t
count(const char *s, size_t n, const char *what)
{
	const char *at, *end = s + n;
	size_t k = 0;

	while ((at = find(s, (size_t)(end - s), what)) != NULL) {
		s = at + strlen(what);
		k++;
	}
	return k;
}

/* What is painted is content of an element, or an artifact. */
static void
test_tags(void **state)
{
	size_t n;
	const char *s = unpacked(*state, rendered(*state, sample(*state)),
	    &n);

	assert_has(s, n, "/MarkInfo<</Marked true>>");
	assert_has(s, n, "<pdfuaid:part>1</pdfuaid:part>");
	assert_has(s, n, "<pdfaid:part>2</pdfaid:part>");
	assert_has(s, n, "/S/H1/");
	assert_has(s, n, "/S/TOCI/");
	assert_int_equal(count(s, n, "/S/TH/"), 2);
	assert_int_equal(count(s, n, "/S/TD/"), 2);
	/* Both heads have the same attributes. */
	assert_int_equal(count(s, n, "/O/Table/Scope/Column"), 1);
	assert_int_equal(count(s, n, " 0 R/A "), 2);
	/* The web, the table, and the one entry of the contents. */
	assert_int_equal(count(s, n, "/Type/OBJR"), 3);
	assert_int_equal(count(s, n, "BDC\n") + count(s, n, "BMC\n"),
	    count(s, n, "EMC\n"));
	assert_true(count(s, n, "/Artifact/H BDC\n") > 0);
	assert_has(s, n, "/H<</Type/Pagination/Subtype/Header");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_copied_text),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_id_follows_content),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_broken_logo),
		cmocka_unit_test(test_jpeg_logo),
		cmocka_unit_test(test_tags),
	};

	return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
