#!/bin/sh
# The JSON Schema, read by another program: it takes every plan there is,
# and refuses what the program would refuse for its shape.
. tests/lib.sh

PYTHON=/usr/bin/python3
if ! "$PYTHON" -c 'import jsonschema, yaml' 2>/dev/null; then
	skip "python3-jsonschema and python3-yaml are not there"
	done_testing
fi
planpress schema >"$T/schema.json"
hold() {
	run "$PYTHON" tests/peers/schema.py "$T/schema.json" "$@"
}

hold described
code_is 0 'the schema is sound, and every field has a description'
hold valid examples/*.yaml examples/*/*.yaml templates/starters/*.yaml \
    tests/plans/*/*.yaml
code_is 0 'every example and starter is a plan'
hold valid tests/rules/*/good.yaml
code_is 0 'so is every good plan of a rule'
hold misspelt examples/minimal.yaml examples/healthy-weight/*.yaml
code_is 0 'a misspelt field is refused in any record'
for rule in E003 E005 E006 E009 E010; do
	hold refused tests/rules/$rule-*/bad.yaml
	code_is 0 "what $rule is about is refused"
done

# That a fault is told at all.
hold refused examples/minimal.yaml
code_is 1 'a plan is no plan to refuse'
hold valid tests/rules/E003-*/bad.yaml
code_is 1 'and a wrong plan is no valid one'
done_testing
