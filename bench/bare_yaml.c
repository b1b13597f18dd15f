/* The floor: what reading a file with libyaml alone costs. */
#include <stdio.h>
#include <yaml.h>

int
main(int argc, char **argv)
{
	yaml_parser_t parser;
	yaml_document_t doc;
	FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
	int ok;

	if (f == NULL || !yaml_parser_initialize(&parser))
		return 2;
	yaml_parser_set_input_file(&parser, f);
	ok = yaml_parser_load(&parser, &doc);
	if (ok)
		yaml_document_delete(&doc);
	yaml_parser_delete(&parser);
	fclose(f);
	return !ok;
}
