#ifndef MARKDOWN_SHAPE_H
#define MARKDOWN_SHAPE_H

#include <cmark.h>

#include "arena.h"
#include "buf.h"

/* Words that would break Markdown, and what there is to be broken. */

static const char *const hostile[] = {
	"# heading", "####### seven", "#no", "- item", "-", "+ item", "* item",
	"1. item", "12) item", "123456789. x", "> quote", ">quote", "---",
	"***", "___", "- - -", "===", "=", "text\n===", "text\n---",
	"```\nfence", "~~~", "    code", "\tcode", "`code`", "``", "`",
	"a ` b `` c", "<div>", "</div>", "<!-- comment", "-->", "<b>x</b>",
	"<script>alert(1)</script>", "<?php", "<![CDATA[", "<http://x.org>",
	"&copy;", "&#35;", "&amp;lt;", "\\", "a\\", "\\\\", "a\\|b", "\\|",
	"|", "a|b", "|---|", "| a | b |\n| - | - |", ":--", "*a*", "**a**",
	"***", "_a_", "a_b_c", "__x__", "~~x~~", "[a](b)", "[a]: http://x",
	"[a][b]", "![a](b)", "wow!", "[^1]", "[^1]: note", "[ ] task",
	"[x](javascript:alert(1))", "www.example.org", "http://example.org",
	"a@example.org", "$x$", "$$x$$", "{{live}}", "a  \nb", "a\\\nb",
	"\xe2\x80\xae" "evil", "\xe2\x80\xab" "x|y", "\xd8\xa7\xd9\x84",
	"\xe2\x80\xa8# x", "\xc2\x85- x", "\x01# x", "\x0b# x", "\xc2\xa0# x",
	"1.\xe2\x80\xae x", "\"quoted\"", "(x)", "x)", "!", ":x", "%", "a\r\nb",
	"\r# x", "@mention", "#12", "trailing ", " leading", "a   b",
};

/* Bars that a table is made of. */
static int
bars(const char *line, size_t n)
{
	size_t i;
	int count = 0;

	for (i = 0; i < n; i++) {
		if (line[i] == '\\')
			i++;
		else if (line[i] == '|')
			count++;
	}
	return count;
}

/*
 * The shape of a file: its blocks and spans as a CommonMark reader sees
 * them, and the bars of each line that is a table's.
 */
static const char *
shape(struct arena *a, const char *md)
{
	cmark_node *root = cmark_parse_document(md, strlen(md), 0);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	struct buf out;
	size_t n;

	buf_init(&out, a);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_STRONG ||
		    type == CMARK_NODE_SOFTBREAK)
			continue;
		buf_printf(&out, "%s%s ", event == CMARK_EVENT_EXIT ? "/" :
		    "", cmark_node_get_type_string(node));
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	for (; *md != '\0'; md += n + 1) {
		n = strcspn(md, "\n");
		if (*md == '|')
			buf_printf(&out, "%d bars ", bars(md, n));
	}
	return buf_text(&out);
}

#endif
