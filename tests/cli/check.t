#!/bin/sh
# check: what fails when, and in which form findings are given.
. tests/lib.sh
cd "$T" || exit 1

cp "$ROOT/templates/starters/five-steps.yaml" good.yaml
run planpress check good.yaml
code_is 0 'a good plan'
run planpress check --strict good.yaml
code_is 0 'is good to the strict'

# An action without a milestone: an error, but not of structure.
sed '/^    milestones: {May/d' good.yaml >weak.yaml
run planpress check weak.yaml
code_is 0 'a weak draft passes'
err_has '[S106 no-milestone]' 'and is told why it is weak'
run planpress check --strict weak.yaml
code_is 1 'unless strict'
run planpress check --fail-on error weak.yaml
code_is 1 'or told to fail on errors'
run planpress check --fail-on structure weak.yaml
code_is 0 'not when told to fail on structure only'
sed 's/status: draft/status: approved/' weak.yaml >approved.yaml
run planpress check approved.yaml
code_is 1 'an approved plan fails on its errors'
run planpress check --fail-on structure approved.yaml
code_is 1 'whatever it is told'

run planpress check --only T201 weak.yaml
err_is 'no findings
' '--only leaves the other rules out'
run planpress check --only no-milestone,T201 weak.yaml
err_has 'S106' 'rules are chosen by name too'

run planpress check --format json weak.yaml
out_has '"code":"S106"' 'JSON goes to stdout'
err_is '' 'and nothing to stderr'
run planpress check --format json --output found.json weak.yaml
grep -q '"code":"S106"' found.json
ok $? '--output takes it to a file'
run sh -c 'planpress check --format json weak.yaml >/dev/full'
code_is 3 'a full disk at stdout'
run planpress check --format json --output /dev/full weak.yaml
code_is 3 'a full disk at --output'
for command in 'explain --all' schema 'schema --reference' --version --help; do
	run sh -c "planpress $command >/dev/full"
	code_is 3 "a full disk: $command"
done

# Without a date some checks are silent, which is said in one line.
silent='the plan has no date, so checks that need one are silent'
sed '/^  date:/d' good.yaml >undated.yaml
run planpress check undated.yaml
[ "$(grep -c "$silent" .err)" -eq 1 ]
ok $? 'a plan without a date'
run planpress check --as-of 2026-03-31 undated.yaml
! grep -q "$silent" .err
ok $? 'unless the command line gives one'
run planpress check good.yaml
! grep -q "$silent" .err
ok $? 'a plan with a date'
run planpress check --format json undated.yaml
out_has '"dated":false' 'JSON has it too'

# Colour is for terminals only.
run planpress check weak.yaml
! grep -q "$(printf '\033')" "$T/.err"
ok $? 'no colours in a pipe'
done_testing
