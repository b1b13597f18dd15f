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
# What an earlier version said of targets, and the plan says no more.
moved=$ROOT/tests/rules/T220-target-moved-unexplained
cp "$moved/bad.yaml" moved.yaml
cp "$moved/since.yaml" since.yaml
run planpress check --all --only T220 --since since.yaml moved.yaml
err_has '“y6-obesity” for 2028/29 was 23.0% and is 24.0% now' 'a value moved'
err_has '23.0%, was set for 2028/29 and is set for 2030/31 now' 'a date moved'
err_has '“active” for 2026/27, 24.5%, has gone' 'a target dropped'
err_has '“active” was 25.1% in 2024/25 and is 24.1% in 2022/23 now' \
    'a baseline changed'
err_has 'The indicator “teeth” has gone with its targets' 'all of them'
run planpress check --all --only T220 --since moved.yaml moved.yaml
err_is 'no findings
' 'nothing has moved since today'
sed 's/^    targets: {2026.27: 24.5, 2028.29: 24.0}/&\n    targets-moved: As agreed/' \
    moved.yaml >told.yaml
run planpress check --all --only T220 --since since.yaml told.yaml
! grep -q 'y6-obesity' .err
ok $? 'a reason is enough'
sed 's/24\.0}/24.5}/' told.yaml >again.yaml
run planpress check --all --only T220 --since told.yaml again.yaml
err_has '“y6-obesity” for 2028/29 was 24.0% and is 24.5% now' \
    'but not that of an earlier move'
echo 'indicators: [' >torn.yaml
run planpress check --since torn.yaml good.yaml
code_is 3 'an earlier version that cannot be read'
err_has '"torn.yaml" cannot be read' 'is told'
run planpress check --since nothing.yaml good.yaml
code_is 3 'nor can one that is not there'
run planpress check --since since.yaml good.yaml moved.yaml
code_is 2 '--since goes with one plan'
sed '/^outcomes/i torn: yes' moved.yaml >lost.yaml
run planpress check --only T220 --since since.yaml lost.yaml
! grep -q T220 .err
ok $? 'what cannot be read has not gone'

done_testing
