#include "embed.h"

#include <assert.h>
#include <string.h>

/* The assembler puts the file's bytes between two symbols; it looks for it
   from the folder in which the compiler runs. */
#define EMBED(symbol, path) \
	__asm__(".section .rodata\n" \
	    ".global embed_" #symbol ", embed_" #symbol "_end\n" \
	    "embed_" #symbol ":\n" \
	    ".incbin \"templates/" path "\"\n" \
	    "embed_" #symbol "_end:\n" \
	    ".byte 0\n" \
	    ".previous\n"); \
	extern const char embed_##symbol[], embed_##symbol##_end[];

#define FILES(X) \
	X(criteria_five_steps, "criteria-five-steps.yaml") \
	X(discount_rates, "discount-rates.csv") \
	X(minimal, "starters/minimal.yaml") \
	X(five_steps, "starters/five-steps.yaml") \
	X(delivery_chain, "starters/delivery-chain.yaml") \
	X(delivery_plan, "delivery-plan.yaml") \
	X(duties, "duties.yaml") \
	X(peer_review, "peer-review.yaml") \
	X(theme, "theme.yaml") \
	X(wording_en, "wording-en.yaml") \
	X(words, "words.yaml")

FILES(EMBED)

static const struct {
	const char *name, *from, *to;
} files[] = {
#define ROW(symbol, path) { path, embed_##symbol, embed_##symbol##_end },
	FILES(ROW)
};

size_t
embedded_count(void)
{
	return sizeof files / sizeof *files;
}

struct embedded
embedded_at(size_t i)
{
	return (struct embedded){ files[i].name, files[i].from,
	    (size_t)(files[i].to - files[i].from) };
}

bool
embedded_is(const char *name, const char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < embedded_count(); i++)
		if (strcmp(files[i].name, name) == 0)
			return embedded_at(i).len == len &&
			    memcmp(files[i].from, bytes, len) == 0;
	return false;
}

struct embedded
embedded_find(const char *name)
{
	struct embedded found = { name, "", 0 };
	size_t i;

	for (i = 0; i < embedded_count(); i++)
		if (strcmp(files[i].name, name) == 0)
			found = embedded_at(i);
	assert(found.len > 0);
	return found;
}
