#!/bin/sh
# `planpress show`: tables that fit, pipes that are plain, JSON that parses.
. tests/lib.sh

plan=examples/healthy-weight/healthy-weight.yaml

run planpress show $plan
code_is 0 'all parts'
out_has 'Targets and gaps' 'targets are there'
out_has 'Critical path' 'so is the schedule'
out_has '█' 'with bars'
esc=$(printf '\033')
! grep -q "$esc" "$T/.out"
ok $? 'and no escape codes in a pipe'

run planpress show $plan options
code_is 0 'one part'
out_has 'Clear: Whole-school food' 'the verdict is said'
! grep -q 'Targets and gaps' "$T/.out"
ok $? 'and only that part'

run planpress show $plan targets
out_has 'Gaps between groups' 'a group against the rest'
out_has 'the rest    9.0' 'its first gap'
run planpress show $plan options
out_has 'What moves the lead' 'swings are there'
out_has '12.2  16.8' 'of a weight'

for width in 80 100 160; do
	run env COLUMNS=$width planpress show --ascii $plan
	code_is 0 "$width columns"
	long=$(LC_ALL=C awk -v w=$width 'length($0) > w' "$T/.out" | wc -l)
	[ "$long" -eq 0 ]
	ok $? "no line is over $width"
done

run planpress show --ascii $plan
! LC_ALL=C grep -q "$(printf '[\200-\377]')" "$T/.out"
ok $? '--ascii is plain'

run planpress show --format json $plan
code_is 0 'JSON'
perl -MJSON::PP -0777 -ne 'my $d = decode_json($_);
	my ($t) = grep { $_->{table} eq "targets" } @{$d->{tables}};
	exit !($t->{rows}[0]{latest} == 25.1 && $t->{rows}[0]{period} eq "2024/25")' "$T/.out"
ok $? 'the figures are numbers'

run planpress show $plan optoins
code_is 2 'an unknown part'
err_has 'did you mean options?' 'the nearest is named'
run planpress show "$T/nothing.yaml"
code_is 3 'a missing plan'
run planpress show examples/minimal.yaml
code_is 0 'a plan of little'
printf 'planpress: 1\nplan: {title: X}\nactons: []\n' >"$T/bad.yaml"
run planpress show "$T/bad.yaml"
code_is 1 'a plan with faults'
err_has 'planpress check' 'says where to look'

done_testing
