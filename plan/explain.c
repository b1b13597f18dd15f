#include "explain.h"

#include "buf.h"
#include "check_words.h"

/* The families of rules, by the first letter of their codes. */
static const struct {
	char		 letter;
	const char	*title;
	const char	*about;
} families[] = {
	{ 'E', "Structure", "The file cannot be understood, in whole or in "
	    "part. No document is made while an error of this family "
	    "stands." },
	{ 'S', "Actions and milestones", "Are actions specific, measurable, "
	    "achievable, realistic and time-related?" },
	{ 'T', "Targets and forecasts", "Do indicators say where things "
	    "stand and where they should go?" },
	{ 'V', "Evidence and needs", "What do the plan's claims rest on?" },
	{ 'O', "Options appraisal", "Was there a choice, and does the "
	    "decision follow from it?" },
	{ 'D', "Delivery chain", "Are the twelve questions answered, and the "
	    "answers acted on?" },
	{ 'R', "Risk", "Is anybody watching what may go wrong?" },
	{ 'P', "Policy proofing", "Has the plan looked at its effects on "
	    "groups, places and the environment?" },
	{ 'M', "Monitoring and the plan as a whole", "Will progress be "
	    "followed, and is the plan complete?" },
};

static void
put_due(struct buf *b, const struct rule_info *r)
{
	if (r->step == 0)
		buf_printf(b, "Level: %s. Always due.\n\n",
		    level_word(r->level));
	else
		buf_printf(b, "Level: %s. Due once the plan has reached "
		    "step %d.\n\n", level_word(r->level), r->step);
}

static void
put_rule(struct buf *b, const struct word_lists *words, enum rule rule,
    const char *heading)
{
	const struct rule_info *r = &rule_table[rule];

	buf_printf(b, "%s %s %s\n\n%s.\n\n", heading, r->code, r->name,
	    r->summary);
	put_due(b, r);
	explain_help(rule, b);
	words_explain(words, rule, b);
}

void
explain_help(enum rule rule, struct buf *b)
{
	const struct rule_info *r = &rule_table[rule];

	buf_printf(b, "%s\n\n%s\nBasis: %s\n", r->why, r->remedy, r->basis);
}

void
explain_rule(enum rule rule, const struct word_lists *words, struct buf *b)
{
	put_rule(b, words, rule, "#");
}

void
explain_all(const struct word_lists *words, struct buf *b)
{
	size_t f;
	int i;

	buf_puts(b, "# The checks\n");
	for (f = 0; f < sizeof(families) / sizeof(families[0]); f++) {
		buf_printf(b, "\n## %s\n\n%s\n", families[f].title,
		    families[f].about);
		for (i = RULE_NONE + 1; i < RULE_COUNT; i++) {
			if (rule_table[i].code[0] != families[f].letter)
				continue;
			buf_putc(b, '\n');
			put_rule(b, words, (enum rule)i, "###");
		}
	}
}

/* Text of ours on a line of its own, so that none of it is a request. */
static void
put_mdoc(struct buf *b, const char *text)
{
	bool starts = true;

	for (; *text != '\0'; starts = *text++ == '\n') {
		if (starts && (*text == '.' || *text == '\''))
			buf_puts(b, "\\&");
		if (*text == '\\')
			buf_puts(b, "\\e");
		else
			buf_putc(b, *text);
	}
}

void
explain_man(struct buf *b)
{
	size_t f;
	int i;

	buf_puts(b, ".Sh CHECKS\n");
	for (f = 0; f < sizeof(families) / sizeof(families[0]); f++) {
		buf_printf(b, ".Ss %s\n", families[f].title);
		put_mdoc(b, families[f].about);
		buf_puts(b, "\n.Bl -tag -width Ds\n");
		for (i = RULE_NONE + 1; i < RULE_COUNT; i++) {
			const struct rule_info *r = &rule_table[i];

			if (r->code[0] != families[f].letter)
				continue;
			buf_printf(b, ".It Cm %s Cm %s Pq %s\n", r->code,
			    r->name, level_word(r->level));
			put_mdoc(b, r->summary);
			buf_puts(b, ".\n");
		}
		buf_puts(b, ".El\n");
	}
}

void
explain_list(struct buf *b)
{
	int i;

	for (i = RULE_NONE + 1; i < RULE_COUNT; i++) {
		const struct rule_info *r = &rule_table[i];

		buf_printf(b, "%s  %-7s  %-25s  %s\n", r->code,
		    level_word(r->level), r->name, r->summary);
	}
}
