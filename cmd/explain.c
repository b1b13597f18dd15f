#include "explain.h"

#include "arena.h"
#include "buf.h"
#include "cmd.h"
#include "understand.h"

const struct option_info options_of_explain[] = {
	OPTION_FLAG("all", 0, all, "explain every rule"),
	{ 0 }
};

int
explain_run(struct arena *a, const struct options *o)
{
	enum rule rule;
	struct buf out;

	buf_init(&out, a);
	if (o->n_args == 0) {
		if (o->all)
			explain_all(&out);
		else
			explain_list(&out);
		say(&out);
		return EXIT_FINE;
	}
	if (o->all)
		return usage("explain takes a rule or --all, not both");
	rule = rule_wanted(a, o->args[0]);
	if (rule == RULE_NONE)
		return EXIT_USAGE;
	explain_rule(rule, &out);
	say(&out);
	return EXIT_FINE;
}
