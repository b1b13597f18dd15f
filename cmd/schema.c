#include "schema.h"

#include "arena.h"
#include "buf.h"
#include "cmd.h"

const struct option_info options_of_schema[] = {
	OPTION_FLAG("reference", 0, reference,
	    "the reference page in Markdown in place of the schema"),
	{ 0 }
};

int
schema_run(struct arena *a, const struct options *o)
{
	struct buf out;

	buf_init(&out, a);
	if (o->reference)
		schema_reference(a, &out);
	else
		schema_print(a, &out);
	say(&out);
	return EXIT_FINE;
}
