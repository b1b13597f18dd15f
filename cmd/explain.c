#include "explain.h"

#include "arena.h"
#include "buf.h"
#include "check_words.h"
#include "cmd.h"
#include "template.h"
#include "templates.h"
#include "understand.h"

const struct option_info options_of_explain[] = {
	OPTION_FLAG("all", 0, all,
	    "explain every rule: a chapter of the manual"),
	OPTION_FLAG("man", 0, man,
	    "every rule in short: a section of the manual page"),
	OPTION_TEXT("templates", 0, "DIR", NULL, templates,
	    "with the lists of words that DIR has"),
	{ 0 }
};

/* The ways to be told of all rules at once. */
static void
explain_many(const struct options *o, const struct word_lists *words,
    struct buf *out)
{
	if (o->all)
		explain_all(words, out);
	else if (o->man)
		explain_man(out);
	else
		explain_list(out);
}

int
explain_run(struct arena *a, const struct options *o)
{
	const struct word_lists *words;
	struct how how = { .as_of = DAY_NONE };
	enum exit_code code;
	enum rule rule;
	struct buf out;

	if (o->n_args + o->all + o->man > 1)
		return usage("explain takes a rule, --all or --man: one of "
		    "them");
	code = templates_read(a, o, &how);
	if (code != EXIT_FINE)
		return (int)code;
	words = words_of_run(a, how.templates);
	buf_init(&out, a);
	if (o->n_args == 0) {
		explain_many(o, words, &out);
	} else {
		rule = rule_wanted(a, o->args[0]);
		if (rule == RULE_NONE)
			return EXIT_USAGE;
		explain_rule(rule, words, &out);
	}
	say(&out);
	return EXIT_FINE;
}
