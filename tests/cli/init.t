#!/bin/sh
# init: each starter checks and builds at once, and replaces nothing.
. tests/lib.sh
cd "$T" || exit 1

for from in minimal five-steps delivery-chain; do
	run planpress init --from $from "new/$from"
	code_is 0 "init --from $from"
	out_has "new/$from/plan.yaml" 'the file is named'
	same "new/$from/plan.yaml" "$ROOT/templates/starters/$from.yaml" \
		'it is the one of the templates'
	run planpress build -o "new/$from/build" "new/$from/plan.yaml"
	code_is 0 'it builds at once'
done
for from in five-steps; do
	run planpress check "new/$from/plan.yaml"
	err_is 'no findings
' "$from has no findings"
done
echo mine >new/minimal/plan.yaml
run planpress init new/minimal
code_is 3 'a plan that is there already'
err_has 'stays as it is' 'is told to stay'
[ "$(cat new/minimal/plan.yaml)" = mine ]
ok $? 'and does'
run planpress init --from none there
code_is 2 'a starter that is none'
err_has 'five-steps' 'the starters are listed'
run planpress init /proc/none
code_is 3 'a folder that cannot be made'
done_testing
