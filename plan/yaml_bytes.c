#include "yaml_faults.h"

#include <string.h>

#include "arena.h"
#include "diag.h"
#include "utf8.h"

/* How the kinds of file begin that people give in place of a plan. */
static const struct {
	const char	*magic;
	size_t		 len;
	const char	*what;
} magics[] = {
	{ "%PDF", 4, "a PDF document" },
	{ "PK\003\004", 4, "a Word, Excel or ZIP file" },
	{ "\320\317\021\340", 4, "an old Word or Excel file" },
	{ "\211PNG", 4, "a picture" },
	{ "\377\330\377", 3, "a picture" },
	{ "GIF8", 4, "a picture" },
	{ "\037\213", 2, "a compressed file" },
	{ "\177ELF", 4, "a program" },
	{ "{\\rtf", 5, "a rich-text document" },
};

static const char *
kind_of_file(const struct source *s)
{
	size_t i;

	for (i = 0; i < sizeof magics / sizeof *magics; i++)
		if (s->len >= magics[i].len && memcmp(s->bytes,
		    magics[i].magic, magics[i].len) == 0)
			return magics[i].what;
	return NULL;
}

/* Two bytes a character, with or without a mark at the start. */
static bool
is_utf16(const struct source *s)
{
	size_t i, n = s->len < 64 ? s->len & ~(size_t)1 : 64;
	size_t odd = 0, even = 0;

	if (s->len >= 2 && (memcmp(s->bytes, "\377\376", 2) == 0 ||
	    memcmp(s->bytes, "\376\377", 2) == 0))
		return true;
	for (i = 0; i < n; i += 2) {
		even += s->bytes[i] == '\0';
		odd += s->bytes[i + 1] == '\0';
	}
	return n >= 4 && (odd > n / 4 || even > n / 4) && odd != even;
}

/* What a byte of the old Western encoding most often stands for. */
static const char *
windows_letter(unsigned char c)
{
	switch (c) {
	case 0x80:
		return "€";
	case 0x91:
	case 0x92:
		return "’";
	case 0x93:
		return "“";
	case 0x94:
		return "”";
	case 0x96:
		return "–";
	case 0x97:
		return "—";
	case 0xa3:
		return "£";
	case 0xe9:
		return "é";
	default:
		return NULL;
	}
}

static void
bad_control(const struct text_reader *r, struct span at, int32_t c)
{
	if (c == 0) {
		diag_add(r->diags, RULE_E002, at, NULL, "The file holds a "
		    "NUL byte, which no text has");
		diag_help(r->diags, "Delete it, or check that this is the "
		    "plan file and not a damaged copy.");
		return;
	}
	diag_add(r->diags, RULE_E002, at, NULL, "The file holds the control "
	    "character U+%04X, which cannot be seen or printed",
	    (unsigned)c);
	diag_help(r->diags, "Delete it; it often comes along when text is "
	    "pasted from another program.");
}

static void
bad_encoding(const struct text_reader *r, struct span at, unsigned char byte)
{
	const char *letter = windows_letter(byte);

	if (letter != NULL)
		diag_add(r->diags, RULE_E002, at, NULL, "The byte 0x%02X is "
		    "not UTF-8; in an older Windows encoding it is \"%s\"",
		    byte, letter);
	else
		diag_add(r->diags, RULE_E002, at, NULL, "The byte 0x%02X is "
		    "not UTF-8", byte);
	diag_help(r->diags, "Save the file again with the encoding UTF-8 "
	    "(in the editor's \"Save as\").");
}

void
bad_bytes(const struct text_reader *r, size_t offset)
{
	const struct source *s = r->src;
	const char *kind = kind_of_file(s);
	size_t step;
	struct span at;
	int32_t c;

	/* The library may have read past the first byte of a bad sequence. */
	if (utf8_check(s->bytes, s->len) < offset)
		offset = utf8_check(s->bytes, s->len);
	if (offset >= s->len)
		offset = s->len == 0 ? 0 : s->len - 1;
	if (kind != NULL) {
		diag_add(r->diags, RULE_E002, text_span(r, 0, 0), NULL,
		    "This is not a text file: it looks like %s", kind);
		diag_help(r->diags, "Name the plan's YAML file.");
		return;
	}
	if (is_utf16(s)) {
		diag_add(r->diags, RULE_E002, text_span(r, 0, 0), NULL,
		    "The file is UTF-16, not UTF-8");
		diag_help(r->diags, "Save it again with the encoding UTF-8 "
		    "(in the editor's \"Save as\").");
		return;
	}
	step = utf8_decode(s->bytes + offset, s->len - offset, &c);
	at = text_span(r, offset, offset + step);
	if (step == 1 && c == UTF8_REPLACEMENT)
		bad_encoding(r, at, (unsigned char)s->bytes[offset]);
	else
		bad_control(r, at, c);
}
