#include "pdf_int.h"

#include <string.h>

/* What the file says of itself.  Dates come from the plan, never from the
   machine's clock, so that the same plan gives the same bytes. */

static const char *
text_or(const char *s, const char *other)
{
	return s == NULL || *s == '\0' ? other : s;
}

static const char *
full_title(struct pdf *p)
{
	const struct doc_meta *m = p->meta;
	const char *title = text_or(m->title, "Delivery plan");

	if (m->subtitle == NULL || *m->subtitle == '\0')
		return title;
	return arena_printf(p->arena, "%s: %s", title, m->subtitle);
}

static bool
has_date(const struct doc_meta *m)
{
	return m->date_iso != NULL && strlen(m->date_iso) == 10;
}

static void
put_entry(struct buf *b, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	buf_puts(b, key);
	pdf_put_text(b, text);
	buf_putc(b, '\n');
}

static void
write_info(struct pdf *p)
{
	const struct doc_meta *m = p->meta;
	const char *d = m->date_iso;
	struct buf b;

	buf_init(&b, p->arena);
	put_entry(&b, "/Title", full_title(p));
	put_entry(&b, "/Author", text_or(m->author, m->partnership));
	put_entry(&b, "/Subject", m->provenance);
	buf_puts(&b, "/Creator(planpress " VERSION ")\n");
	if (has_date(m))
		buf_printf(&b, "/CreationDate(D:%.4s%.2s%.2s000000Z)\n"
		    "/ModDate(D:%.4s%.2s%.2s000000Z)\n", d, d + 5, d + 8, d,
		    d + 5, d + 8);
	pdf_extend(p->hpdf->info, buf_text(&b));
}

static void
put_xml(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		case '&':
			buf_puts(b, "&amp;");
			break;
		default:
			buf_putc(b, *s);
		}
}

static void
put_property(struct buf *b, const char *name, const char *container,
    const char *attr, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	buf_printf(b, "<%s><rdf:%s><rdf:li%s>", name, container, attr);
	put_xml(b, text);
	buf_printf(b, "</rdf:li></rdf:%s></%s>\n", container, name);
}

/*
 * What the file claims to be.  PDF/A knows the properties of PDF/UA only
 * when their schema is described.
 */
static const char conformance[] =
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
    "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

static unsigned
metadata(struct pdf *p)
{
	const struct doc_meta *m = p->meta;
	static const char plain[] = " xml:lang=\"x-default\"";
	struct buf b;

	buf_init(&b, p->arena);
	buf_puts(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
	    "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
	    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
	    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	    "<dc:format>application/pdf</dc:format>\n");
	put_property(&b, "dc:title", "Alt", plain, full_title(p));
	put_property(&b, "dc:creator", "Seq", "",
	    text_or(m->author, m->partnership));
	put_property(&b, "dc:description", "Alt", plain, m->provenance);
	put_property(&b, "dc:language", "Bag", "",
	    text_or(m->language, "en-GB"));
	if (has_date(m))
		buf_printf(&b, "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>"
		    "\n<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n",
		    m->date_iso, m->date_iso);
	buf_printf(&b, "<xmp:CreatorTool>planpress %s</xmp:CreatorTool>\n"
	    "<pdf:Producer>Haru Free PDF Library %s</pdf:Producer>\n",
	    VERSION, HPDF_GetVersion());
	buf_puts(&b, conformance);
	/* Readers look for it without unpacking the file. */
	return pdf_stream_as_is(p, b.s, b.len,
	    "/Type/Metadata/Subtype/XML")->number;
}

static void
write_id(struct pdf *p)
{
	HPDF_BYTE id[16];
	struct buf b;
	const char *title = full_title(p), *prov = p->meta->provenance;

	HPDF_MD5Update(&p->digest, (const HPDF_BYTE *)title,
	    (HPDF_UINT32)strlen(title));
	if (prov != NULL)
		HPDF_MD5Update(&p->digest, (const HPDF_BYTE *)prov,
		    (HPDF_UINT32)strlen(prov));
	HPDF_MD5Final(id, &p->digest);
	buf_init(&b, p->arena);
	buf_puts(&b, "/ID[<");
	for (size_t i = 0; i < 2 * sizeof id; i++) {
		if (i == sizeof id)
			buf_puts(&b, "><");
		buf_printf(&b, "%02X", id[i % sizeof id]);
	}
	buf_puts(&b, ">]");
	p->identity = buf_text(&b);
}

void
pdf_write_meta(struct pdf *p)
{
	/* One after the other: compilers differ in the order of arguments,
	   and the numbers of objects must not. */
	unsigned intent = pdf_intent(p);
	unsigned meta = metadata(p);
	struct buf b;

	write_info(p);
	buf_init(&b, p->arena);
	buf_puts(&b, "/Lang");
	pdf_put_text(&b, text_or(p->meta->language, "en-GB"));
	buf_printf(&b, "/ViewerPreferences<</DisplayDocTitle true>>\n"
	    "/PageLabels<</Nums[0<</S/D/St 1>>]>>/Metadata %u 0 R\n"
	    "/MarkInfo<</Marked true>>/StructTreeRoot %u 0 R\n"
	    "/OutputIntents[%u 0 R]/Outlines %u 0 R\n", meta,
	    pdf_tags_root(p), intent, p->bookmarks->number);
	pdf_extend(p->hpdf->catalog, buf_text(&b));
	write_id(p);
}
